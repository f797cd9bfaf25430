//! Doors for programs: scripts of our pages talk to them. They get the body as it comes, with its headers, and answer with
//! statuses and JSON; what goes wrong is told in a sentence, for the page to show.

use std::io;
use std::time::Duration;

use futures::stream::{self, Stream, StreamExt};
use poem::http::{HeaderMap, StatusCode, header};
use poem::{Request, Response};
use serde_json::json;

use super::failing::said_of;
use super::visit::Visit;
use super::{Answer, session};
use crate::foundation::error::{Error, Message, Result};

/// The header in which a script sends the token of its page.
pub const TOKEN: &str = "X-Safon-Token";
/// A sender that says nothing for so long is gone: a dropped line is often never told.
const SILENCE: Duration = Duration::from_secs(30);

/// What comes to a door for programs.
pub struct Coming {
    headers: HeaderMap,
    body: poem::Body,
}

impl Coming {
    /// Takes a request that changes something only from our own pages, and with their token.
    pub(super) fn of(visit: &Visit, request: Request) -> Result<Self> {
        if !request.method().is_safe() {
            session::same_origin(&visit.app, &request)?;
            if request.header(TOKEN) != Some(visit.token()) {
                return Err(Error::Refused(Message::new("error-form-stale")));
            }
        }
        let (parts, body) = request.into_parts();
        Ok(Self { headers: parts.headers, body })
    }

    /// A header as sent; empty if it was not, or is not plain text.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().trim()
    }

    /// A header that is a whole number of digits alone.
    pub fn number(&self, name: &str) -> Option<u64> {
        let value = self.header(name);
        value.bytes().all(|b| b.is_ascii_digit()).then(|| value.parse().ok()).flatten()
    }

    /// The body. One that breaks off, or falls silent, ends in an error.
    pub fn into_body(self) -> impl Stream<Item = io::Result<impl AsRef<[u8]> + Send>> + Send + Unpin {
        heard(self.body.into_bytes_stream(), SILENCE)
    }
}

/// A body that ends in an error when nothing comes for so long.
fn heard<B: Send>(
    body: impl Stream<Item = io::Result<B>> + Send,
    silence: Duration,
) -> impl Stream<Item = io::Result<B>> + Send + Unpin {
    Box::pin(stream::unfold(Box::pin(body), move |mut body| async move {
        let chunk = match tokio::time::timeout(silence, body.next()).await {
            Ok(chunk) => chunk?,
            Err(_) => Err(io::ErrorKind::TimedOut.into()),
        };
        Some((chunk, body))
    }))
}

/// An error as a script is told of it.
pub fn told(visit: &Visit, error: Error) -> Response {
    let (status, message) = said_of(error, &visit.path);
    refused(visit, status, &message)
}

/// A refusal with its sentence.
pub fn refused(visit: &Visit, status: StatusCode, message: &Message) -> Response {
    let body = json!({ "message": visit.say(message) });
    Response::builder().status(status).header(header::CONTENT_TYPE, "application/json").body(body.to_string())
}

/// An answer in JSON.
pub fn json_answer(value: &serde_json::Value) -> Answer {
    Ok(Response::builder().header(header::CONTENT_TYPE, "application/json").body(value.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_body_that_falls_silent_ends_in_an_error() {
        let body = stream::iter([Ok(b"some")]).chain(stream::pending());
        let mut body = heard(body, Duration::from_millis(1));
        assert!(body.next().await.is_some_and(|chunk| chunk.is_ok()));
        let silent = body.next().await.and_then(Result::err).map(|error| error.kind());
        assert_eq!(silent, Some(io::ErrorKind::TimedOut));
    }
}

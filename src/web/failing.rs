//! What an error is over HTTP: its status, and the sentence that is said of it.

use poem::http::StatusCode;

use crate::foundation::error::{Error, Message};

/// The status and the sentence. What should not happen goes to the log, with the path it happened at.
pub fn said_of(error: Error, path: &str) -> (StatusCode, Message) {
    match error {
        Error::SignInNeeded | Error::FreshSignInNeeded => {
            (StatusCode::UNAUTHORIZED, Message::new("error-session-ended"))
        }
        Error::NotFound => (StatusCode::NOT_FOUND, Message::new("error-not-found")),
        Error::Refused(message) => (StatusCode::UNPROCESSABLE_ENTITY, message),
        Error::Problems(problems) => {
            let first = problems.into_iter().next().map(|p| p.message);
            (StatusCode::UNPROCESSABLE_ENTITY, first.unwrap_or_else(|| Message::new("error-form")))
        }
        Error::Conflict => (StatusCode::CONFLICT, Message::new("error-conflict")),
        Error::TooLarge { limit } => (StatusCode::PAYLOAD_TOO_LARGE, too_large(limit)),
        Error::NoRoom => (StatusCode::INSUFFICIENT_STORAGE, Message::new("error-no-room")),
        Error::Busy => (StatusCode::SERVICE_UNAVAILABLE, Message::new("error-busy")),
        Error::Full => (StatusCode::SERVICE_UNAVAILABLE, Message::new("error-press-full")),
        Error::TooManyTries => (StatusCode::TOO_MANY_REQUESTS, Message::new("error-too-many-tries")),
        Error::Database(_) | Error::Io(_) | Error::Template(_) | Error::Internal(_) => {
            tracing::error!(%error, path, "a page failed");
            (StatusCode::INTERNAL_SERVER_ERROR, Message::new("error-internal"))
        }
    }
}

/// More came than is taken.
pub fn too_large(limit: u64) -> Message {
    Message::new("error-too-large").with("megabytes", (limit >> 20).max(1))
}

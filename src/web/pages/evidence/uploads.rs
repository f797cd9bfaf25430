//! Files in pieces, over tus 1.0.0 (https://tus.io/protocols/resumable-upload): the core, creation, checksum, termination and
//! expiration. A whole file is told as the signed field that the evidence form carries.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use entities::evidence::{UploadState, evidence_upload};
use entities::ids::EvidenceUploadId;
use poem::Response;
use poem::http::{HeaderValue, StatusCode, header};
use serde_json::json;

use super::coop;
use crate::access::Deed;
use crate::cooperatives::Cooperative;
use crate::evidence::uploads::{self, Declared, Piece, Stopped, rules};
use crate::foundation::error::{Error, Message, Result};
use crate::web::streams::{Coming, json_answer, refused, told};
use crate::web::typed::clean_name;
use crate::web::visit::Visit;
use crate::web::{Answer, carried};

const VERSION: &str = "1.0.0";
const EXTENSIONS: &str = "creation,checksum,termination,expiration";
const PIECE: &str = "application/offset+octet-stream";
/// The protocol's own status for a digest that differs.
const DIFFERS: u16 = 460;

/// What is offered here.
pub async fn offer(visit: Visit, _coming: Coming) -> Answer {
    coop(&visit, Deed::SubmitEvidence).await?;
    let mut response = status(StatusCode::NO_CONTENT);
    put(&mut response, "Tus-Version", VERSION);
    put(&mut response, "Tus-Extension", EXTENSIONS);
    put(&mut response, "Tus-Checksum-Algorithm", "sha256");
    put(&mut response, "Tus-Max-Size", &visit.app.config.limits.file.to_string());
    Ok(response)
}

/// Begins an upload of the size and name that are declared.
pub async fn begin(visit: Visit, coming: Coming) -> Answer {
    let coop = coop(&visit, Deed::SubmitEvidence).await?;
    if let Some(answer) = other_version(&visit, &coming) {
        return Ok(answer);
    }
    let declared = coming.number("Upload-Length").zip(metadata(coming.header("Upload-Metadata")));
    let Some((size, (name, sha256))) = declared else { return Ok(not_understood(&visit)) };
    let declared = Declared { name: clean_name(&name), size, sha256 };
    let actor = visit.actor()?;
    let upload = match uploads::begin(&visit.app, actor, coop.organisation.id, declared, visit.now).await {
        Ok(upload) => upload,
        Err(error) => return Ok(spoken(told(&visit, error))),
    };
    let mut response = progress(StatusCode::CREATED, &upload);
    put(&mut response, "Location", &place(&visit, &coop, upload.id));
    Ok(response)
}

/// How far an upload has come; to a script that asks for more than the headers, all that its page shows.
pub async fn look(visit: Visit, coming: Coming) -> Answer {
    let coop = coop(&visit, Deed::SubmitEvidence).await?;
    if let Some(answer) = other_version(&visit, &coming) {
        return Ok(answer);
    }
    let (actor, id) = (visit.actor()?, visit.id("id")?);
    let upload = match uploads::look(&visit.app, actor, coop.organisation.id, id, visit.now).await {
        Ok(upload) => upload,
        Err(stopped) => return Ok(said(&visit, stopped)),
    };
    let mut response = json_answer(&shown(&visit, &upload).await?)?;
    note_progress(&mut response, &upload);
    put(&mut response, "Upload-Length", &upload.size.to_string());
    put(&mut response, "Upload-Metadata", &format!("filename {}", BASE64.encode(&upload.file_name)));
    Ok(response)
}

async fn shown(visit: &Visit, upload: &evidence_upload::Model) -> Result<serde_json::Value> {
    let mut shown = json!({
        "name": upload.file_name, "size": upload.size, "received": upload.received, "state": upload.state,
    });
    if let (UploadState::Kept, Some(sha256)) = (upload.state, &upload.sha256) {
        let size = u64::try_from(upload.size).map_err(Error::internal)?;
        let given = carried::stored(visit, &upload.file_name, sha256, size).await?;
        shown["sha256"] = json!(sha256);
        shown["carried"] = carried::fields(visit, &[given]).await?.remove(0)["value"].take();
    }
    Ok(shown)
}

/// Takes the next piece. The work goes on when the line drops: what came is made safe and noted.
pub async fn append(visit: Visit, coming: Coming) -> Answer {
    let coop = coop(&visit, Deed::SubmitEvidence).await?;
    if let Some(answer) = other_version(&visit, &coming) {
        return Ok(answer);
    }
    if coming.header("Content-Type") != PIECE {
        let message = Message::new("uploads-not-understood");
        return Ok(spoken(refused(&visit, StatusCode::UNSUPPORTED_MEDIA_TYPE, &message)));
    }
    let (Some(offset), Some(sha256)) =
        (coming.number("Upload-Offset"), checksum(coming.header("Upload-Checksum")))
    else {
        return Ok(not_understood(&visit));
    };
    let piece = Piece { offset, length: coming.number("Content-Length"), sha256 };
    let (app, actor, place) = (visit.app.clone(), visit.actor()?.clone(), coop.organisation.id);
    let id: EvidenceUploadId = visit.id("id")?;
    let work = async move {
        let body = coming.into_body();
        uploads::append(&app, &actor, place, id, piece, body).await
    };
    match tokio::spawn(work).await.map_err(Error::internal)? {
        Ok(upload) => Ok(progress(StatusCode::NO_CONTENT, &upload)),
        Err(stopped) => Ok(said(&visit, stopped)),
    }
}

/// Lets an upload go.
pub async fn cancel(visit: Visit, coming: Coming) -> Answer {
    let coop = coop(&visit, Deed::SubmitEvidence).await?;
    if let Some(answer) = other_version(&visit, &coming) {
        return Ok(answer);
    }
    let (actor, id) = (visit.actor()?, visit.id("id")?);
    Ok(match uploads::cancel(&visit.app, actor, coop.organisation.id, id, visit.now).await {
        Ok(()) => status(StatusCode::NO_CONTENT),
        Err(stopped) => said(&visit, stopped),
    })
}

/// The file name, and the digest if one is declared, out of `filename bmFtZQ==,sha256 ...`. Nothing, if there is no name.
fn metadata(header: &str) -> Option<(String, Option<String>)> {
    let value = |wanted: &str| {
        let mut pairs =
            header.split(',').map(|pair| pair.trim().split_once(' ').unwrap_or((pair.trim(), "")));
        let (_, encoded) = pairs.find(|(key, _)| *key == wanted)?;
        Some(String::from_utf8_lossy(&BASE64.decode(encoded.trim()).ok()?).into_owned())
    };
    let sha256 = value("sha256");
    let sound = |digest: &String| {
        digest.len() == 64 && digest.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
    };
    sha256.as_ref().is_none_or(sound).then(|| value("filename")).flatten().map(|name| (name, sha256))
}

/// The digest of a piece out of `sha256 ...`: none declared, one declared, or (nothing) one that cannot be read.
fn checksum(header: &str) -> Option<Option<[u8; 32]>> {
    if header.is_empty() {
        return Some(None);
    }
    let digest = BASE64.decode(header.strip_prefix("sha256 ")?).ok()?;
    digest.try_into().ok().map(Some)
}

fn place(visit: &Visit, coop: &Cooperative, id: EvidenceUploadId) -> String {
    format!("/{}/coops/{}/uploads/{id}", visit.language, coop.organisation.reference)
}

/// The refusal of another version of the protocol.
fn other_version(visit: &Visit, coming: &Coming) -> Option<Response> {
    if coming.header("Tus-Resumable") == VERSION {
        return None;
    }
    let message = Message::new("uploads-not-understood");
    let mut response = spoken(refused(visit, StatusCode::PRECONDITION_FAILED, &message));
    put(&mut response, "Tus-Version", VERSION);
    Some(response)
}

fn not_understood(visit: &Visit) -> Response {
    spoken(refused(visit, StatusCode::BAD_REQUEST, &Message::new("uploads-not-understood")))
}

fn said(visit: &Visit, stopped: Stopped) -> Response {
    let differs = || StatusCode::from_u16(DIFFERS).unwrap_or(StatusCode::BAD_REQUEST);
    let (status, key) = match stopped {
        Stopped::Elsewhere => (StatusCode::CONFLICT, "uploads-elsewhere"),
        Stopped::TooMuch => (StatusCode::PAYLOAD_TOO_LARGE, "uploads-too-long"),
        Stopped::Held => (StatusCode::LOCKED, "uploads-held"),
        Stopped::Differs => (differs(), "uploads-differs"),
        Stopped::Broken => (StatusCode::REQUEST_TIMEOUT, "error-upload-broken"),
        Stopped::Failed(error) => return spoken(told(visit, error)),
    };
    spoken(refused(visit, status, &Message::new(key)))
}

fn progress(status_code: StatusCode, upload: &evidence_upload::Model) -> Response {
    let mut response = status(status_code);
    note_progress(&mut response, upload);
    response
}

fn note_progress(response: &mut Response, upload: &evidence_upload::Model) {
    put(response, "Tus-Resumable", VERSION);
    put(response, "Upload-Offset", &upload.received.to_string());
    put(response, "Upload-Expires", &rules::expires(upload).format("%a, %d %b %Y %H:%M:%S GMT").to_string());
}

fn status(status: StatusCode) -> Response {
    spoken(Response::builder().status(status).finish())
}

/// An answer in the words of the protocol.
fn spoken(mut response: Response) -> Response {
    put(&mut response, "Tus-Resumable", VERSION);
    response
}

fn put(response: &mut Response, name: &'static str, value: &str) {
    let name = header::HeaderName::from_bytes(name.as_bytes());
    if let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(value)) {
        response.headers_mut().insert(name, value);
    }
}

//! Reads what mail servers send back about a letter: reports of delivery (RFC 3464) and complaints (RFC 5965).
//!
//! The bytes come from strangers. A library takes the message apart; here only its parts are asked.

use std::borrow::Cow;

use entities::outbox::ReturnKind;
use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders};

use super::error;

/// Bytes of a message at most.
pub const LARGEST: usize = 1 << 20;
/// Parts, and groups of fields in a part, that are looked at.
const PARTS: usize = 50;
/// Characters that are kept of another server's words.
const WORDS: usize = 400;
/// A message in a message in a message is let go one within another, so it is read where the stack is deep enough for as
/// many as a message of [`LARGEST`] can hold. Only what is used of it is ever taken.
const STACK: usize = 256 << 20;

/// What a message is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    Report(Report),
    /// Sent by a machine, and no report: out of the office, a receipt for reading.
    AutoReply,
}

/// A report about one letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Of the letter that was sent, without its brackets.
    pub message_id: String,
    pub told: Vec<Told>,
}

/// What is told of one recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The address as it is called now and as it was called first.
    pub recipients: Vec<String>,
    pub kind: ReturnKind,
    pub status: String,
    pub diagnostic: String,
}

/// Why nothing can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    TooLarge,
    NoMail,
    NoReport,
    NoLetterNamed,
    NobodyNamed,
}

impl From<Refusal> for error::Message {
    fn from(refusal: Refusal) -> Self {
        Self::new(match refusal {
            Refusal::TooLarge => "returned-refused-large",
            Refusal::NoMail => "returned-refused-no-mail",
            Refusal::NoReport => "returned-refused-no-report",
            Refusal::NoLetterNamed => "returned-refused-no-letter",
            Refusal::NobodyNamed => "returned-refused-nobody",
        })
    }
}

/// Reads a message as it came. It takes a thread of its own for the time.
pub fn read(source: &[u8]) -> Result<Reading, Refusal> {
    if source.len() > LARGEST {
        return Err(Refusal::TooLarge);
    }
    std::thread::scope(|scope| {
        let deep = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || parse(source));
        deep.ok().and_then(|thread| thread.join().ok()).unwrap_or(Err(Refusal::NoMail))
    })
}

fn parse(source: &[u8]) -> Result<Reading, Refusal> {
    let message = MessageParser::default().parse(source).ok_or(Refusal::NoMail)?;
    if message.headers().is_empty() {
        return Err(Refusal::NoMail);
    }
    if !message.is_content_type("multipart", "report") {
        return if by_a_machine(&message) { Ok(Reading::AutoReply) } else { Err(Refusal::NoReport) };
    }
    let parts = &message.parts[..message.parts.len().min(PARTS)];
    let of = |sorts: &[&str]| parts.iter().find(|part| sorts.iter().any(|sort| is(part, sort)));
    let told = if let Some(part) = of(&["delivery-status", "global-delivery-status"]) {
        delivery(part)
    } else if let Some(part) = of(&["feedback-report"]) {
        complaint(part)
    } else if of(&["disposition-notification", "global-disposition-notification"]).is_some() {
        return Ok(Reading::AutoReply);
    } else {
        return Err(Refusal::NoReport);
    };
    let letter =
        of(&["rfc822", "global", "rfc822-headers", "global-headers"]).ok_or(Refusal::NoLetterNamed)?;
    let (message_id, to) = named(letter).ok_or(Refusal::NoLetterNamed)?;
    let told: Vec<Told> = told
        .into_iter()
        .map(|mut told| {
            // Many who pass complaints on leave out who complained; the letter itself says whom it was to.
            if told.kind == ReturnKind::Complaint {
                told.recipients.extend(to.iter().cloned());
            }
            told
        })
        .collect();
    if told.iter().all(|told| told.recipients.is_empty()) {
        return Err(Refusal::NobodyNamed);
    }
    Ok(Reading::Report(Report { message_id, told }))
}

fn is(part: &MessagePart<'_>, sort: &str) -> bool {
    part.content_type().is_some_and(|kind| {
        matches!(kind.ctype(), "message" | "text")
            && kind.subtype().is_some_and(|subtype| subtype.eq_ignore_ascii_case(sort))
    })
}

/// RFC 3834, and what programs said before it.
fn by_a_machine(message: &Message<'_>) -> bool {
    message.headers_raw().any(|(name, value)| {
        let value = value.trim().to_ascii_lowercase();
        match name.to_ascii_lowercase().as_str() {
            "auto-submitted" => value != "no",
            "x-autoreply" | "x-autorespond" | "x-auto-response-suppress" => true,
            "precedence" => matches!(value.as_str(), "auto_reply" | "bulk" | "junk"),
            _ => false,
        }
    })
}

/// The groups of fields of a report on delivery: of the message, then of each recipient.
fn delivery(part: &MessagePart<'_>) -> Vec<Told> {
    let text = String::from_utf8_lossy(part.contents()).replace("\r\n", "\n");
    let groups = text.split("\n\n").filter(|group| !group.trim().is_empty()).take(PARTS);
    groups.filter_map(|group| recipient(&fields(group))).collect()
}

fn recipient(fields: &[(String, String)]) -> Option<Told> {
    let recipients = addresses(fields, &["final-recipient", "original-recipient"]);
    let status = status_of(value(fields, "status").unwrap_or_default());
    let kind = match value(fields, "action")?.to_ascii_lowercase().as_str() {
        "failed" if status.starts_with('5') => ReturnKind::Bounce,
        "failed" | "delayed" => ReturnKind::Delay,
        "delivered" | "relayed" | "expanded" => ReturnKind::Delivered,
        _ => return None,
    };
    if recipients.is_empty() {
        return None;
    }
    let diagnostic = one_line(typed(value(fields, "diagnostic-code").unwrap_or_default()));
    Some(Told { recipients, kind, status, diagnostic })
}

/// A complaint. That something was not unwanted after all is none.
fn complaint(part: &MessagePart<'_>) -> Vec<Told> {
    let fields = fields(&String::from_utf8_lossy(part.contents()));
    let sort = value(&fields, "feedback-type").unwrap_or_default().to_ascii_lowercase();
    let plain = sort.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if !plain || sort.is_empty() || sort.len() > 40 || sort == "not-spam" {
        return Vec::new();
    }
    let recipients = addresses(&fields, &["original-rcpt-to", "removal-recipient"]);
    vec![Told { recipients, kind: ReturnKind::Complaint, status: sort, diagnostic: String::new() }]
}

/// The Message-ID of the letter that is sent back with the report, and whom it was to.
fn named(part: &MessagePart<'_>) -> Option<(String, Vec<String>)> {
    if let Some(letter) = part.message() {
        return of_letter(letter);
    }
    let mut source = part.contents().to_vec();
    source.extend_from_slice(b"\r\n\r\n");
    of_letter(&MessageParser::default().parse_headers(&source)?)
}

fn of_letter(letter: &Message<'_>) -> Option<(String, Vec<String>)> {
    let to = letter.to().into_iter().flat_map(|to| to.iter().take(PARTS));
    let to = to.filter_map(|one| Some(one.address.as_deref()?.to_owned())).collect();
    Some((letter.message_id()?.to_owned(), to))
}

/// The fields of one group, names in small letters, values on one line.
fn fields(group: &str) -> Vec<(String, String)> {
    let source = format!("{}\r\n\r\n", group.trim());
    let Some(read) = MessageParser::default().parse_headers(source.as_bytes()) else { return Vec::new() };
    read.headers_raw().take(PARTS).map(|(name, value)| (name.to_ascii_lowercase(), one_line(value))).collect()
}

fn value<'a>(fields: &'a [(String, String)], name: &str) -> Option<&'a str> {
    fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

fn addresses(fields: &[(String, String)], names: &[&str]) -> Vec<String> {
    let values = fields.iter().filter(|(known, _)| names.contains(&known.as_str()));
    let bare = values.map(|(_, value)| typed(value).trim_matches(['<', '>', ' ']).to_owned());
    bare.filter(|address| !address.is_empty()).collect()
}

/// A value behind the name of its type: `rfc822; a@b` is `a@b`.
fn typed(value: &str) -> &str {
    value.split_once(';').map_or(value, |(_, rest)| rest).trim()
}

/// `5.1.1 (no such user)` is `5.1.1`; what is no code of RFC 3463 is nothing.
fn status_of(value: &str) -> String {
    let code = value.split_whitespace().next().unwrap_or_default();
    let parts: Vec<&str> = code.split('.').collect();
    let digits = |part: &&str| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if parts.len() == 3 && parts[0].len() == 1 && parts.iter().all(digits) {
        code.to_owned()
    } else {
        String::new()
    }
}

fn one_line(text: &str) -> String {
    let plain: Cow<'_, str> = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(WORDS).collect()
}

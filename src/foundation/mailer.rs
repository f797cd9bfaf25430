//! The last step of an email: handing it to the relay over SMTP and saying honestly what came of it.

use std::time::Duration;

use lettre::address::Envelope;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::response::Response;
use lettre::{Address, Message};
use scheduler::clock::Timestamp;

use super::config::{MailConfig, percent_decoded};
use super::error::{Error, Result};

/// A letter ready to go.
#[derive(Clone, Debug)]
pub struct Letter {
    pub recipient: String,
    /// `en`, `cy` or `cy, en`.
    pub content_language: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    pub calendar: Option<String>,
    /// Address of the one-click page (RFC 8058).
    pub unsubscribe: Option<String>,
    /// Deterministic, so that a letter sent twice can be known as one.
    pub message_id: String,
    pub date: Timestamp,
}

/// What came of handing a letter over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// The relay took it; its own words.
    Sent(String),
    /// Not now; try again later.
    Deferred(String),
    /// Never.
    Failed(String),
    /// The whole letter went out but the relay's answer was lost: it may have arrived (RFC 5321 §6.1).
    Unknown(String),
}

/// The way to the relay, or to the demonstration's mailbox page.
pub enum Mailer {
    Relay(Relay),
    /// Nothing leaves this machine: a letter counts as delivered once it is in the outbox, where the mailbox page shows it.
    Mailbox(Identity),
}

/// Who letters are from.
#[derive(Clone, Debug)]
pub struct Identity {
    from: Mailbox,
    reply_to: Mailbox,
}

/// What is noted where there is no relay and so no reply of one.
const KEPT_HERE: &str = "250 kept in the mailbox of the demonstration";

/// What is noted of letters that the past of a demonstration posted.
pub const SENT_IN_THE_PAST: &str = "250 in the past of the demonstration";

/// The words for a reply that Safon noted itself, where no relay gave one. What a relay says is shown as it came.
pub fn own_reply(reply: &str) -> Option<&'static str> {
    match reply {
        KEPT_HERE => Some("email-reply-kept"),
        SENT_IN_THE_PAST => Some("email-reply-past"),
        _ => None,
    }
}

/// An SMTP relay.
pub struct Relay {
    identity: Identity,
    host: String,
    port: u16,
    security: Security,
    credentials: Option<Credentials>,
    timeout: Duration,
}

enum Security {
    /// Plain; only where the relay is on this machine or the network is trusted.
    None,
    /// TLS from the first byte.
    Implicit,
    /// STARTTLS, required.
    StartTls,
}

impl Mailer {
    /// Reads the mail settings.
    pub fn new(config: &MailConfig) -> Result<Self> {
        let setting = |what: &str| Error::internal(format!("mail setting is wrong: {what}"));
        let from: Address = config.from_address.parse().map_err(|_| setting("from_address"))?;
        let reply_to: Address = config.reply_to.parse().map_err(|_| setting("reply_to"))?;
        let identity = Identity {
            from: Mailbox::new(Some(config.from_name.clone()), from),
            reply_to: Mailbox::new(None, reply_to),
        };
        let Some(address) = &config.smtp else {
            return Ok(Self::Mailbox(identity));
        };
        // The address is not repeated in the refusal: it may bear a password.
        let wrong = || Error::refused("error-smtp");
        let uri = url::Url::parse(address).map_err(|_| wrong())?;
        if !matches!(uri.scheme(), "smtp" | "smtps") {
            return Err(wrong());
        }
        let host = uri.host_str().filter(|host| !host.is_empty()).ok_or_else(wrong)?.to_owned();
        let implicit = uri.scheme() == "smtps";
        let security = match (implicit, uri.query()) {
            (true, _) => Security::Implicit,
            (false, Some(query)) if query.contains("tls=required") => Security::StartTls,
            _ => Security::None,
        };
        let port = uri.port().unwrap_or(if implicit { 465 } else { 25 });
        let credentials = uri
            .password()
            .map(|password| Credentials::new(percent_decoded(uri.username()), percent_decoded(password)));
        let timeout = Duration::from_secs(config.timeout_seconds.max(1));
        Ok(Self::Relay(Relay { identity, host, port, security, credentials, timeout }))
    }

    /// Hands one letter over.
    pub async fn send(&self, letter: &Letter) -> Delivery {
        match self {
            Self::Mailbox(identity) => match compose(identity, letter) {
                Ok(_) => Delivery::Sent(KEPT_HERE.into()),
                Err(problem) => Delivery::Failed(problem),
            },
            Self::Relay(relay) => relay.send(letter).await,
        }
    }

    /// The letter as it would go over the wire.
    pub fn source(&self, letter: &Letter) -> std::result::Result<Vec<u8>, String> {
        let identity = match self {
            Self::Mailbox(identity) => identity,
            Self::Relay(relay) => &relay.identity,
        };
        compose(identity, letter).map(|message| message.formatted())
    }
}

impl Relay {
    async fn send(&self, letter: &Letter) -> Delivery {
        let message = match compose(&self.identity, letter) {
            Ok(message) => message,
            Err(problem) => return Delivery::Failed(problem),
        };
        let mut connection = match in_time(self.timeout, self.connect()).await {
            Ok(Ok(connection)) => connection,
            // Refused, unreachable, silent, a bad password: none of it is the letter's fault.
            Ok(Err(e)) => return Delivery::Deferred(e.to_string()),
            Err(late) => return Delivery::Deferred(late),
        };
        let letter = message.formatted();
        let delivery = hand_over(&mut connection, message.envelope(), &letter, self.timeout).await;
        // The letter is settled; how the relay takes the goodbye changes nothing.
        let goodbye = async {
            if matches!(delivery, Delivery::Sent(_)) {
                let _ = connection.quit().await;
            } else {
                connection.abort().await;
            }
        };
        let _ = in_time(self.timeout, goodbye).await;
        delivery
    }

    async fn connect(&self) -> std::result::Result<AsyncSmtpConnection, lettre::transport::smtp::Error> {
        let hello = ClientId::default();
        let tls = TlsParameters::new(self.host.clone())?;
        let implicit = matches!(self.security, Security::Implicit).then(|| tls.clone());
        let server = (self.host.as_str(), self.port);
        let mut connection =
            AsyncSmtpConnection::connect_tokio1(server, Some(self.timeout), &hello, implicit, None).await?;
        if matches!(self.security, Security::StartTls) {
            connection.starttls(tls, &hello).await?;
        }
        if let Some(credentials) = &self.credentials {
            connection.auth(DEFAULT_MECHANISMS, credentials).await?;
        }
        Ok(connection)
    }
}

/// Waits for a step of the conversation; the library waits for ever once it is connected.
async fn in_time<T>(timeout: Duration, step: impl Future<Output = T>) -> std::result::Result<T, String> {
    let late = |_| format!("the relay did not answer within {} seconds", timeout.as_secs());
    tokio::time::timeout(timeout, step).await.map_err(late)
}

/// The SMTP conversation step by step: only an answer lost after the last byte of the letter leaves us in doubt.
async fn hand_over(
    connection: &mut AsyncSmtpConnection,
    envelope: &Envelope,
    letter: &[u8],
    timeout: Duration,
) -> Delivery {
    let mut parameters = Vec::new();
    if connection.server_info().supports_feature(Extension::EightBitMime) {
        parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
    }
    if envelope.to().iter().any(|a| !AsRef::<str>::as_ref(a).is_ascii()) {
        if !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
            return Delivery::Failed("the relay takes no address outside ASCII".into());
        }
        parameters.push(MailParameter::SmtpUtfEight);
    }
    let mail = connection.command(Mail::new(envelope.from().cloned(), parameters));
    if let Err(delivery) = before_data(in_time(timeout, mail).await) {
        return delivery;
    }
    for recipient in envelope.to() {
        let recipient = connection.command(Rcpt::new(recipient.clone(), Vec::new()));
        if let Err(delivery) = before_data(in_time(timeout, recipient).await) {
            return delivery;
        }
    }
    if let Err(delivery) = before_data(in_time(timeout, connection.command(Data)).await) {
        return delivery;
    }
    match in_time(timeout, connection.message(letter)).await {
        Ok(Ok(response)) => Delivery::Sent(words_of(&response)),
        Ok(Err(e)) if e.is_permanent() => Delivery::Failed(e.to_string()),
        Ok(Err(e)) if e.is_transient() => Delivery::Deferred(e.to_string()),
        Ok(Err(e)) => Delivery::Unknown(e.to_string()),
        Err(late) => Delivery::Unknown(late),
    }
}

/// What an answer before the letter itself means, unless it is to go on.
fn before_data(
    answer: std::result::Result<std::result::Result<Response, lettre::transport::smtp::Error>, String>,
) -> std::result::Result<(), Delivery> {
    match answer {
        Ok(Ok(_)) => Ok(()),
        Ok(Err(e)) if e.is_permanent() => Err(Delivery::Failed(e.to_string())),
        Ok(Err(e)) => Err(Delivery::Deferred(e.to_string())),
        Err(late) => Err(Delivery::Deferred(late)),
    }
}

fn words_of(response: &Response) -> String {
    format!("{} {}", response.code(), response.message().collect::<Vec<_>>().join(" "))
}

fn compose(identity: &Identity, letter: &Letter) -> std::result::Result<Message, String> {
    let recipient: Address = letter.recipient.parse().map_err(|e| format!("address: {e}"))?;
    let text = SinglePart::builder().header(ContentType::TEXT_PLAIN).body(lines(&letter.text));
    let html = SinglePart::builder().header(ContentType::TEXT_HTML).body(lines(&letter.html));
    let mut parts = MultiPart::alternative().singlepart(text).singlepart(html);
    if let Some(calendar) = &letter.calendar {
        let kind =
            ContentType::parse("text/calendar; method=PUBLISH; charset=utf-8").map_err(|e| e.to_string())?;
        parts = parts.singlepart(SinglePart::builder().header(kind).body(lines(calendar)));
    }
    let mut message = Message::builder()
        .from(identity.from.clone())
        .reply_to(identity.reply_to.clone())
        .to(Mailbox::new(None, recipient))
        .subject(one_line(&letter.subject))
        .message_id(Some(letter.message_id.clone()))
        .date(letter.date.into())
        .raw_header(raw("Auto-Submitted", "auto-generated"))
        .raw_header(raw("Content-Language", &letter.content_language));
    if let Some(address) = &letter.unsubscribe {
        message = message
            .raw_header(raw("List-Unsubscribe", &format!("<{}>", one_line(address))))
            .raw_header(raw("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
    }
    message.multipart(parts).map_err(|e| e.to_string())
}

/// A text with the line ends of mail: a lone CR or LF could end a letter early for some relays (CVE-2023-51764).
fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").replace('\n', "\r\n")
}

/// Can a letter be addressed like this?
pub fn is_address(text: &str) -> bool {
    text.trim().parse::<Address>().is_ok()
}

fn raw(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), one_line(value))
}

/// A header is one line, whatever the text holds.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

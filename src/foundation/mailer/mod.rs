//! The last step of an email: handing it to the relay over SMTP and saying honestly what came of it.

mod noted;
mod relay;
mod settings;

use std::sync::{Arc, PoisonError, RwLock};

use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};
use scheduler::clock::Timestamp;

use super::error::Result;
pub use noted::{SENT_IN_THE_PAST, said};
use relay::Line;
pub use relay::{Handed, LAST_REPLY, STEPS};
pub use settings::{Place, Security, Settings, is_inside, is_this_machine};

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
pub struct Mailer {
    settings: Settings,
    from: Mailbox,
    reply_to: Mailbox,
}

/// A letter as it goes over the wire.
pub struct Composed(Message);

/// A way on which letters go, one after the other.
pub struct Way(Option<Line>);

impl Mailer {
    /// A mailer by its settings. Asks nobody: the relay is spoken to when a letter goes.
    pub fn new(settings: Settings) -> Result<Self> {
        let wrong = |what: &'static str, value: &str| settings::unusable(what, value);
        let from: Address =
            settings.from_address.parse().map_err(|_| wrong("mail.from_address", &settings.from_address))?;
        let reply_to: Address =
            settings.reply_to.parse().map_err(|_| wrong("mail.reply_to", &settings.reply_to))?;
        // The library gives up on a name with a line break.
        let from = Mailbox::new(Some(one_line(&settings.from_name)), from);
        Ok(Self { from, reply_to: Mailbox::new(None, reply_to), settings })
    }

    /// What it was told.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Makes a letter ready for the wire; what is wrong with it, if it can never go.
    pub fn compose(&self, letter: &Letter) -> std::result::Result<Composed, String> {
        compose(&self.from, &self.reply_to, letter).map(Composed)
    }

    /// The letter as it would go over the wire.
    pub fn source(&self, letter: &Letter) -> std::result::Result<Vec<u8>, String> {
        self.compose(letter).map(|composed| composed.0.formatted())
    }

    /// Opens a way to the relay; what was wrong with it, if there is none now. None of that is a letter's fault.
    pub async fn open(&self) -> std::result::Result<Way, String> {
        match &self.settings.relay {
            None => Ok(Way(None)),
            Some(place) => {
                let trust = self.settings.trust();
                Line::open(place, trust, self.settings.timeout).await.map(|line| Way(Some(line)))
            }
        }
    }
}

impl Way {
    /// Hands a letter over. `may_go` is asked again when the relay is ready for the letter itself: what is false then is not sent.
    pub async fn send(&mut self, letter: &Composed, may_go: impl Fn() -> bool) -> Handed {
        match &mut self.0 {
            None => Handed::Over(Delivery::Sent(noted::KEPT_HERE.into())),
            Some(line) => line.send(&letter.0, may_go).await,
        }
    }

    /// Can another letter go this way?
    pub fn is_open(&self) -> bool {
        self.0.as_ref().is_none_or(Line::is_open)
    }

    /// Says goodbye. The letters are settled: how the relay takes it changes nothing.
    pub async fn close(self) {
        if let Some(line) = self.0 {
            line.close().await;
        }
    }
}

/// The mailer in use. An administrator may put another in its place; what is under way ends with the one it began with.
pub struct InUse(RwLock<Arc<Mailer>>);

impl InUse {
    /// Begins with this one.
    pub fn new(mailer: Mailer) -> Self {
        Self(RwLock::new(Arc::new(mailer)))
    }

    /// The one in use now.
    pub fn get(&self) -> Arc<Mailer> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts another in its place.
    pub fn replace(&self, mailer: Mailer) -> Arc<Mailer> {
        let mailer = Arc::new(mailer);
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&mailer);
        mailer
    }
}

fn compose(from: &Mailbox, reply_to: &Mailbox, letter: &Letter) -> std::result::Result<Message, String> {
    let recipient: Address = letter.recipient.parse().map_err(|e| format!("{}{e}", noted::ADDRESS))?;
    let text = SinglePart::builder().header(ContentType::TEXT_PLAIN).body(lines(&letter.text));
    let html = SinglePart::builder().header(ContentType::TEXT_HTML).body(lines(&letter.html));
    let mut parts = MultiPart::alternative().singlepart(text).singlepart(html);
    if let Some(calendar) = &letter.calendar {
        let method = super::calendar::method(calendar);
        let kind = ContentType::parse(&format!("text/calendar; method={method}; charset=utf-8"))
            .map_err(|e| e.to_string())?;
        parts = parts.singlepart(SinglePart::builder().header(kind).body(lines(calendar)));
    }
    let mut message = Message::builder()
        .from(from.clone())
        .reply_to(reply_to.clone())
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

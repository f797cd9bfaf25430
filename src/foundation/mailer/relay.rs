//! One conversation with the relay, step by step, over a connection that many letters share: which step failed is what tells
//! a letter that may have arrived from one that surely has not, and the letter's fault from the relay's.

use std::net::SocketAddr;
use std::time::Duration;

use lettre::Message;
use lettre::address::Envelope;
use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::response::{Response, Severity};

use super::settings::{Place, Security, Trust, is_inside};
use super::{Delivery, noted};

/// How many times the wait for one step a letter may take, from a connection that must be made anew to the last reply.
pub const STEPS: u32 = 10;
/// After the letter itself a relay looks for viruses and writes to disk: it is given so many times the wait for one step
/// (RFC 5321 §4.5.3.2.6).
pub const LAST_REPLY: u32 = 2;

/// What came of a try to hand a letter over.
#[derive(Debug)]
pub enum Handed {
    Over(Delivery),
    /// The relay had let go of a connection that was used before; the letter had not begun. To be tried on a new one.
    Stale,
    /// It was asked whether it may go, and may not. The relay has nothing of it.
    Held,
}

/// A connection to the relay.
pub(super) struct Line {
    connection: AsyncSmtpConnection,
    timeout: Duration,
    /// Did a letter go over it already?
    used: bool,
    open: bool,
}

/// An answer of the relay, or how there was none.
type Answer = Result<Result<Response, SmtpError>, String>;

impl Line {
    /// Connects, greets, begins TLS and says who we are. Refused, unreachable, silent, without the TLS that it must have, a bad
    /// password: what the relay said. Its certificate must be for the name under which it is called, from an authority that this machine trusts or from ours.
    pub(super) async fn open(place: &Place, trust: Trust<'_>, timeout: Duration) -> Result<Self, String> {
        let told = |e: SmtpError| e.to_string();
        let hello = ClientId::default();
        let tls = match place.security {
            Security::None => None,
            Security::Starttls | Security::Implicit => {
                let mut tls = TlsParameters::builder(place.host.clone());
                if let Some(authority) = trust.authority {
                    tls = tls.add_root_certificate(authority.certificate.clone());
                }
                Some(tls.build().map_err(told)?)
            }
        };
        let implicit = tls.clone().filter(|_| place.security == Security::Implicit);
        let addresses = in_time(timeout, addresses(place, trust.outside_only)).await??;
        let connect =
            AsyncSmtpConnection::connect_tokio1(&addresses[..], Some(timeout), &hello, implicit, None);
        let mut connection = in_time(timeout, connect).await?.map_err(told)?;
        if let Some(tls) = tls.filter(|_| place.security == Security::Starttls) {
            in_time(timeout, connection.starttls(tls, &hello)).await?.map_err(told)?;
        }
        if let (Some(user), Some(password)) = (&place.user, &place.password) {
            let credentials = Credentials::new(user.clone(), password.clone());
            in_time(timeout, connection.auth(DEFAULT_MECHANISMS, &credentials)).await?.map_err(told)?;
        }
        Ok(Self { connection, timeout, used: false, open: true })
    }

    pub(super) fn is_open(&self) -> bool {
        self.open
    }

    pub(super) async fn close(mut self) {
        if self.open {
            let _ = in_time(self.timeout, self.connection.quit()).await;
        }
    }

    /// Hands one letter over. After a refusal the connection is made ready for the next; after anything that leaves in doubt
    /// where the conversation stands it is dropped.
    pub(super) async fn send(&mut self, message: &Message, may_go: impl Fn() -> bool) -> Handed {
        let Ok(letter) = String::from_utf8(message.formatted()) else {
            return Handed::Over(Delivery::Failed(noted::NOT_TEXT.into()));
        };
        let handed = self.converse(message.envelope(), &on_the_wire(&letter), may_go).await;
        self.used = true;
        if self.open && !matches!(handed, Handed::Over(Delivery::Sent(_))) {
            // Forget what was said of this letter, so that the next begins anew.
            let reset = in_time(self.timeout, self.connection.command(Rset)).await;
            self.open = matches!(reset, Ok(Ok(response)) if is_done(&response));
        }
        handed
    }

    async fn converse(&mut self, envelope: &Envelope, letter: &str, may_go: impl Fn() -> bool) -> Handed {
        let mut parameters = Vec::new();
        if self.connection.server_info().supports_feature(Extension::EightBitMime) {
            parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        if envelope.to().iter().any(|a| !AsRef::<str>::as_ref(a).is_ascii()) {
            if !self.connection.server_info().supports_feature(Extension::SmtpUtfEight) {
                return Handed::Over(Delivery::Failed(noted::OUTSIDE_ASCII.into()));
            }
            parameters.push(MailParameter::SmtpUtfEight);
        }
        // The sender is ours and the same for every letter: that the relay will not have it is never this letter's fault.
        match self.said(Mail::new(envelope.from().cloned(), parameters)).await {
            Ok(Ok(response)) if is_done(&response) => {}
            answer => {
                let lost = self.note(&answer);
                let stale = self.used && lost;
                return if stale { Handed::Stale } else { Handed::Over(Delivery::Deferred(words(answer))) };
            }
        }
        for recipient in envelope.to() {
            match self.said(Rcpt::new(recipient.clone(), Vec::new())).await {
                Ok(Ok(response)) if is_done(&response) => {}
                answer => return Handed::Over(self.refused(answer)),
            }
        }
        match self.said(Data).await {
            Ok(Ok(response)) if response.code().severity == Severity::PositiveIntermediate => {}
            answer => return Handed::Over(self.refused(answer)),
        }
        if !may_go() {
            // The relay waits for a letter now; the only way to take it back is to hang up.
            self.open = false;
            return Handed::Held;
        }
        // In one piece: the library's own way writes the last line by itself, which waits for the other side's delayed answer.
        let answer = in_time(self.timeout * LAST_REPLY, self.connection.command(letter)).await;
        match &answer {
            Ok(Ok(response)) if is_done(response) => Handed::Over(Delivery::Sent(words(answer))),
            Ok(Err(e)) if e.is_permanent() || e.is_transient() => Handed::Over(self.refused(answer)),
            // Cut off, silent, or not to be understood: it may have arrived.
            Ok(Ok(_) | Err(_)) | Err(_) => {
                self.open = false;
                Handed::Over(Delivery::Unknown(words(answer)))
            }
        }
    }

    async fn said(&mut self, command: impl std::fmt::Display) -> Answer {
        in_time(self.timeout, self.connection.command(command)).await
    }

    /// What a refusal after the sender means for the letter.
    fn refused(&mut self, answer: Answer) -> Delivery {
        self.note(&answer);
        match &answer {
            Ok(Err(e)) if e.is_permanent() && is_about_the_letter(e) => Delivery::Failed(words(answer)),
            Ok(_) | Err(_) => Delivery::Deferred(words(answer)),
        }
    }

    /// Notes whether the connection is good for more after this answer. Answers whether it was lost.
    fn note(&mut self, answer: &Answer) -> bool {
        let in_step =
            matches!(answer, Ok(Err(e)) if (e.is_permanent() || e.is_transient()) && !is_goodbye(e));
        self.open &= in_step;
        !in_step
    }
}

/// Where a relay is. It is looked up once and spoken to there: a name that is looked up again may stand for something else.
async fn addresses(place: &Place, outside_only: bool) -> Result<Vec<SocketAddr>, String> {
    let told = |e: std::io::Error| e.to_string();
    let found: Vec<SocketAddr> =
        tokio::net::lookup_host((place.host.as_str(), place.port)).await.map_err(told)?.collect();
    if outside_only && found.iter().any(|address| is_inside(address.ip())) {
        return Err(noted::INSIDE.into());
    }
    Ok(found)
}

/// 421: the relay is closing, whatever it was asked.
fn is_goodbye(e: &SmtpError) -> bool {
    e.status().is_some_and(|code| u16::from(code) == 421)
}

/// Some refusals for ever are about us, not about the letter: a command that is not known or comes at the wrong time, a sign-in
/// that is missing. The relay, or its settings, may be put right.
fn is_about_the_letter(e: &SmtpError) -> bool {
    !e.status().is_some_and(|code| matches!(u16::from(code), 500 | 502 | 503 | 530 | 534 | 535 | 538))
}

fn is_done(response: &Response) -> bool {
    response.code().severity == Severity::PositiveCompletion
}

/// What the relay said, for people.
fn words(answer: Answer) -> String {
    match answer {
        Ok(Ok(response)) => {
            format!("{} {}", response.code(), response.message().collect::<Vec<_>>().join(" "))
        }
        Ok(Err(e)) => e.to_string(),
        Err(late) => late,
    }
}

/// Waits for a step of the conversation; the library waits for ever once it is connected.
async fn in_time<T>(timeout: Duration, step: impl Future<Output = T>) -> Result<T, String> {
    let late = |_| noted::late(timeout.as_secs());
    tokio::time::timeout(timeout, step).await.map_err(late)
}

/// A letter with the dots of the protocol: one more before each line that begins with one (RFC 5321 §4.5.2), and the end.
fn on_the_wire(letter: &str) -> String {
    let mut wire = String::with_capacity(letter.len() + letter.len() / 50 + 8);
    for line in letter.split_inclusive("\r\n") {
        if line.starts_with('.') {
            wire.push('.');
        }
        wire.push_str(line);
    }
    if !wire.ends_with("\r\n") {
        wire.push_str("\r\n");
    }
    wire.push_str(".\r\n");
    wire
}

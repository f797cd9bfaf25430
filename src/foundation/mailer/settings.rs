//! What the mailer is told: where the relay is and how it is spoken to, who letters are from. From the settings of the
//! installation, or from what an administrator chose instead.

use std::fmt;
use std::net::IpAddr;
use std::path::Path;
use std::time::Duration;

use lettre::transport::smtp::client::Certificate;
use serde::{Deserialize, Serialize};

use crate::foundation::config::{MailConfig, percent_decoded};
use crate::foundation::error::{Error, Message, Result};

/// How the way to the relay is kept from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Security {
    /// STARTTLS, required: without it nothing goes.
    Starttls,
    /// TLS from the first byte.
    Implicit,
    /// In the open: for a relay on this machine, or a network that is trusted.
    None,
}

impl Security {
    /// Every one, in the order in which a person is asked.
    pub const ALL: [Self; 3] = [Self::Starttls, Self::Implicit, Self::None];

    /// How hard it is to read along or to stand in between; more is safer.
    pub fn strength(self) -> u8 {
        match self {
            Self::None => 0,
            Self::Starttls => 1,
            Self::Implicit => 2,
        }
    }

    /// Its stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Starttls => "starttls",
            Self::Implicit => "implicit",
            Self::None => "none",
        }
    }
}

/// Where the relay is and how it is spoken to.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub host: String,
    pub port: u16,
    pub security: Security,
    pub user: Option<String>,
    pub password: Option<String>,
}

/// A log never shows the password.
impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{} ({})", self.host, self.port, self.security.name())
    }
}

impl Place {
    /// Reads `smtp://user:password@host:587`. STARTTLS is required, unless the host is this machine or the address ends with
    /// `?tls=none`. `smtps://` is TLS from the first byte. The address is not repeated in a refusal: it may bear a password.
    pub fn read(address: &str) -> Result<Self> {
        let wrong = || Error::refused("error-smtp");
        let uri = url::Url::parse(address).map_err(|_| wrong())?;
        let host = uri.host_str().filter(|host| !host.is_empty()).ok_or_else(wrong)?;
        let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let tls = match uri.query() {
            None => None,
            Some(query) => Some(query.strip_prefix("tls=").ok_or_else(wrong)?),
        };
        let security = match (uri.scheme(), tls) {
            ("smtps", None | Some("required")) => Security::Implicit,
            ("smtp", Some("required")) => Security::Starttls,
            ("smtp", Some("none")) => Security::None,
            ("smtp", None) if is_this_machine(&host) => Security::None,
            ("smtp", None) => Security::Starttls,
            // Whoever writes something else meant something, and not this: better said at the start than found out by who reads along.
            ("smtp" | "smtps", Some(_)) => return Err(Error::refused("mail-tls-unknown")),
            _ => return Err(wrong()),
        };
        let port = uri.port().unwrap_or(if security == Security::Implicit { 465 } else { 25 });
        let password = uri.password().map(percent_decoded);
        let user = password.as_ref().map(|_| percent_decoded(uri.username()));
        Ok(Self { host, port, security, user, password })
    }
}

impl Place {
    /// Does the file of settings name this relay, as the one in use or as one that may be chosen?
    pub fn is_named(&self, config: &MailConfig) -> bool {
        let own = config.smtp.as_deref().and_then(|smtp| Self::read(smtp).ok());
        let place = format!("{}:{}", self.host, self.port);
        own.is_some_and(|own| (&own.host, own.port) == (&self.host, self.port))
            || config.relays.iter().any(|relay| relay.eq_ignore_ascii_case(&place))
    }
}

/// Is this the machine that the program runs on? By its name only: what a name stands for elsewhere may change.
pub fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// Is this an address of this machine or of a network behind it, or none that a relay on the internet can have?
pub fn is_inside(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(v4) => {
            let [a, b, c, _] = v4.octets();
            v4.is_loopback()
                || v4.is_private()
                || v4.is_link_local()
                || v4.is_multicast()
                || a == 0
                || a >= 240
                || (a == 100 && (64..128).contains(&b))
                || (a == 198 && (b == 18 || b == 19))
                || (a == 192 && b == 0 && c == 0)
        }
        IpAddr::V6(v6) => {
            let [first, second, ..] = v6.segments();
            // The last: an IPv4 address in the clothes of IPv6 (RFC 4291, 6052, 3056).
            let translated = (first == 0x64 && second == 0xff9b) || first == 0x2002 || first == 0;
            v6.is_multicast() || (first & 0xfe00) == 0xfc00 || (first & 0xff80) == 0xfe80 || translated
        }
    }
}

/// Whom a connection trusts.
#[derive(Clone, Copy)]
pub(super) struct Trust<'a> {
    /// Only addresses outside.
    pub outside_only: bool,
    /// Who vouches for the relay, beside those that this machine trusts.
    pub authority: Option<&'a Authority>,
}

/// Certificates of authorities, as they stand in a file.
#[derive(Clone)]
pub struct Authority {
    pem: Vec<u8>,
    pub(super) certificate: Certificate,
}

impl Authority {
    /// Reads them. A file that is not there, or has none, is refused: without it no letter would go.
    fn read(file: &Path) -> Result<Self> {
        let wrong = |why: &dyn fmt::Display| unusable("mail.ca", &format!("{}: {why}", file.display()));
        let pem = std::fs::read(file).map_err(|e| wrong(&e))?;
        if !pem.windows(BEGINS.len()).any(|some| some == BEGINS) {
            return Err(wrong(&"PEM?"));
        }
        let certificate = Certificate::from_pem(&pem).map_err(|e| wrong(&e))?;
        Ok(Self { pem, certificate })
    }
}

const BEGINS: &[u8] = b"-----BEGIN CERTIFICATE-----";

impl PartialEq for Authority {
    fn eq(&self, other: &Self) -> bool {
        self.pem == other.pem
    }
}

impl Eq for Authority {}

impl fmt::Debug for Authority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} octets", self.pem.len())
    }
}

/// Everything the mailer is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Nothing: letters are kept where the mailbox page shows them.
    pub relay: Option<Place>,
    /// It is spoken to only where its name stands for addresses outside: the file of settings does not name it.
    pub outside_only: bool,
    /// Who vouches for it, beside those that this machine trusts.
    pub authority: Option<Authority>,
    pub from_name: String,
    pub from_address: String,
    pub reply_to: String,
    /// For each step of the conversation.
    pub timeout: Duration,
    /// Connections to the relay at once, at most.
    pub connections: usize,
}

/// More connections than this help nobody.
const MOST_CONNECTIONS: usize = 32;
const LONGEST_WAIT: u64 = 600;

impl Settings {
    /// Whom a connection to the relay trusts.
    pub(super) fn trust(&self) -> Trust<'_> {
        Trust { outside_only: self.outside_only, authority: self.authority.as_ref() }
    }

    /// As the installation is set up.
    pub fn of(config: &MailConfig) -> Result<Self> {
        Ok(Self {
            relay: config.smtp.as_deref().map(Place::read).transpose()?,
            outside_only: false,
            authority: config.ca.as_deref().map(Authority::read).transpose()?,
            from_name: config.from_name.clone(),
            from_address: config.from_address.clone(),
            reply_to: config.reply_to.clone(),
            timeout: Duration::from_secs(config.timeout_seconds.clamp(1, LONGEST_WAIT)),
            connections: config.connections.clamp(1, MOST_CONNECTIONS),
        })
    }
}

/// A setting that no letter could bear.
pub(super) fn unusable(setting: &str, value: &str) -> Error {
    Message::new("error-setting").with("setting", setting.to_owned()).with("problem", value.to_owned()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_goes_in_the_open_to_another_machine_unless_the_setting_says_so() {
        let security = |address: &str| Place::read(address).map(|place| (place.security, place.port));
        for (address, wanted) in [
            ("smtp://relay.example", (Security::Starttls, 25)),
            ("smtp://relay.example:587", (Security::Starttls, 587)),
            ("smtp://relay.example:587?tls=required", (Security::Starttls, 587)),
            ("smtp://127.0.0.1:25?tls=required", (Security::Starttls, 25)),
            ("smtp://relay.example:25?tls=none", (Security::None, 25)),
            ("smtp://127.0.0.1:2525", (Security::None, 2525)),
            ("smtp://localhost", (Security::None, 25)),
            ("smtp://[::1]:2525", (Security::None, 2525)),
            ("smtp://10.0.0.1:25", (Security::Starttls, 25)),
            ("smtps://relay.example", (Security::Implicit, 465)),
        ] {
            assert_eq!(security(address).ok(), Some(wanted), "{address}");
        }
        for address in [
            "smtp://relay.example?tls=maybe",
            "smtp://relay.example?starttls",
            "smtps://relay.example?tls=none",
            "http://relay.example",
            "smtp://",
            "relay.example",
        ] {
            assert!(security(address).is_err(), "{address}");
        }
    }

    #[test]
    fn addresses_of_this_machine_and_of_networks_behind_it_are_inside() {
        let inside = |text: &str| is_inside(text.parse().expect("an address"));
        for address in [
            "127.0.0.1",
            "127.9.9.9",
            "10.1.2.3",
            "172.31.0.1",
            "192.168.0.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "255.255.255.255",
            "224.0.0.1",
            "::1",
            "::",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "fd00::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "64:ff9b::a00:1",
            "2002:a00:1::",
        ] {
            assert!(inside(address), "{address}");
        }
        for address in ["192.0.2.1", "8.8.8.8", "100.128.0.1", "172.32.0.1", "2001:db8::1", "2606:4700::1"] {
            assert!(!inside(address), "{address}");
        }
    }

    #[test]
    fn a_password_is_not_in_what_a_log_shows() {
        let place = Place::read("smtp://post:s3cret@relay.example:587").expect("an address");
        assert_eq!(place.password.as_deref(), Some("s3cret"));
        assert!(!format!("{place:?}").contains("s3cret"));
    }
}

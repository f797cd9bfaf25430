//! How this installation is set up: `safon.toml`, then environment variables `SAFON_*` over it.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::error::{Error, Message, Result};

/// The settings of one installation.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Folder of the embedded database, the files and the lock.
    pub data: PathBuf,
    /// Where pages are served.
    pub listen: SocketAddr,
    /// What links in emails start with, e.g. `https://safon.example`. Never taken from a request.
    pub base_url: String,
    /// `postgres://...`; empty: SQLite in the data folder.
    pub database: Option<String>,
    /// Address of a proxy whose `X-Forwarded-For` is believed; empty: none is.
    pub trusted_proxy: Option<std::net::IpAddr>,
    pub mail: MailConfig,
    pub limits: Limits,
    pub scanner: ScannerConfig,
    /// True only in a demonstration: mailbox and clock pages, no second factor.
    #[serde(skip)]
    pub demonstration: bool,
}

/// Where mail goes and who it is from.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MailConfig {
    /// `smtp://user:password@host:587` (STARTTLS is required), `smtps://user:password@host:465` (TLS from the first byte) or
    /// `smtp://host:25?tls=none` (in the open); on this machine `smtp://127.0.0.1:25` is in the open without saying so. Empty:
    /// mail is kept in the outbox's mailbox page.
    pub smtp: Option<String>,
    /// Relays on this machine or inside its network that an administrator may choose on a page, as `host:port`; that of `smtp` is
    /// one of them.
    pub relays: Vec<String>,
    /// A file (PEM) with the authorities that vouch for the relay, beside those that this machine trusts: ministries run their own.
    pub ca: Option<PathBuf>,
    pub from_name: String,
    pub from_address: String,
    pub reply_to: String,
    /// Seconds to wait for each answer of the relay.
    pub timeout_seconds: u64,
    /// Connections to the relay at once, at most.
    pub connections: usize,
    /// Minutes after which a letter in the hands of a process that died is taken up by another. (On SQLite it is taken up as
    /// soon as nobody delivers mail from the folder.)
    pub lease_minutes: u32,
    /// What a mail server says before it may hand in mail that came back; empty: nobody may.
    pub returned_token: Option<String>,
}

/// The virus scanner that uploaded files are shown to.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ScannerConfig {
    /// `127.0.0.1:3310`, or the path of a socket such as `/run/clamav/clamd.ctl`; empty: files are not scanned.
    pub clamd: Option<String>,
    /// Bytes of the largest file that is sent to it: its own `StreamMaxLength`.
    pub largest: u64,
    /// Seconds to wait for its answer.
    pub timeout_seconds: u64,
}

/// What is accepted from people. Sizes in bytes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    pub file: u64,
    pub request: u64,
    pub files_per_request: usize,
    pub spreadsheet: u64,
    pub pack: u64,
    /// A form without files.
    pub form: u64,
    /// Seconds in which the form of somebody who did not sign in must have come.
    pub patience: u64,
    /// Files in pieces that one account may have under way at once.
    pub uploads: usize,
    /// What an account's files in pieces of the last day may add up to.
    pub uploads_size: u64,
    /// An archive of many files.
    pub archive: u64,
    /// Files in one archive.
    pub archive_files: usize,
    /// What an archive's files may add up to.
    pub archive_unpacked: u64,
}

/// Characters of a token at least.
const TOKEN: usize = 24;

impl Default for Config {
    fn default() -> Self {
        Self {
            data: PathBuf::from("safon-data"),
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            base_url: "http://127.0.0.1:8080".into(),
            database: None,
            trusted_proxy: None,
            mail: MailConfig::default(),
            limits: Limits::default(),
            scanner: ScannerConfig::default(),
            demonstration: false,
        }
    }
}

impl Default for MailConfig {
    fn default() -> Self {
        Self {
            smtp: None,
            relays: Vec::new(),
            ca: None,
            from_name: "Safon".into(),
            from_address: "safon@safon.invalid".into(),
            reply_to: "help@safon.invalid".into(),
            timeout_seconds: 30,
            connections: 4,
            lease_minutes: 10,
            returned_token: None,
        }
    }
}

impl Default for ScannerConfig {
    fn default() -> Self {
        Self { clamd: None, largest: 25 << 20, timeout_seconds: 120 }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file: 2 << 30,
            request: 2200 << 20,
            files_per_request: 20,
            spreadsheet: 20 << 20,
            pack: 2 << 20,
            form: 1 << 20,
            patience: 180,
            uploads: 20,
            uploads_size: 20 << 30,
            archive: 500 << 20,
            archive_files: 50,
            archive_unpacked: 1 << 30,
        }
    }
}

impl Config {
    /// Reads `file` (or `safon.toml` here, if there is one), then `SAFON_DATA`, `SAFON_LISTEN`, `SAFON_BASE_URL`,
    /// `SAFON_DATABASE`, `SAFON_SMTP`, `SAFON_MAIL_FROM`, `SAFON_REPLY_TO`, `SAFON_TRUSTED_PROXY`,
    /// `SAFON_CLAMD`,
    /// `SAFON_RETURNED_TOKEN`.
    pub fn read(file: Option<&Path>) -> Result<Self> {
        let path = file.unwrap_or(Path::new("safon.toml"));
        let mut config: Config = match std::fs::read_to_string(path) {
            Ok(text) => toml::from_str(&text).map_err(|e| wrong(path.display().to_string(), e.message()))?,
            Err(e) if file.is_none() && e.kind() == std::io::ErrorKind::NotFound => Config::default(),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
                let missing = Message::new("error-config-missing");
                return Err(Error::Refused(missing.with("file", path.display().to_string())));
            }
            Err(e) => return Err(wrong(path.display().to_string(), &e.to_string())),
        };
        config.apply_environment()?;
        if config.mail.returned_token.as_ref().is_some_and(|token| token.len() < TOKEN) {
            return Err(wrong("mail.returned_token", &format!("fewer than {TOKEN} characters")));
        }
        config.base_url = config.base_url.trim_end_matches('/').to_owned();
        Ok(config)
    }

    fn apply_environment(&mut self) -> Result<()> {
        let get = |name: &str| std::env::var(name).ok().filter(|v| !v.is_empty());
        if let Some(v) = get("SAFON_DATA") {
            self.data = v.into();
        }
        if let Some(v) = get("SAFON_LISTEN") {
            self.listen = v.parse().map_err(|_| wrong("SAFON_LISTEN", &v))?;
        }
        if let Some(v) = get("SAFON_BASE_URL") {
            self.base_url = v;
        }
        if let Some(v) = get("SAFON_DATABASE") {
            self.database = Some(v);
        }
        if let Some(v) = get("SAFON_SMTP") {
            self.mail.smtp = Some(v);
        }
        if let Some(v) = get("SAFON_MAIL_FROM") {
            self.mail.from_address = v;
        }
        if let Some(v) = get("SAFON_REPLY_TO") {
            self.mail.reply_to = v;
        }
        if let Some(v) = get("SAFON_RETURNED_TOKEN") {
            self.mail.returned_token = Some(v);
        }
        if let Some(v) = get("SAFON_CLAMD") {
            self.scanner.clamd = Some(v);
        }
        if let Some(v) = get("SAFON_TRUSTED_PROXY") {
            self.trusted_proxy = Some(v.parse().map_err(|_| wrong("SAFON_TRUSTED_PROXY", &v))?);
        }
        Ok(())
    }

    /// The address of the database.
    pub fn database_url(&self) -> String {
        self.database
            .clone()
            .unwrap_or_else(|| format!("sqlite://{}?mode=rwc", self.data.join("safon.db").display()))
    }

    /// The folder of uploaded files and issued reports.
    pub fn files_dir(&self) -> PathBuf {
        self.data.join("files")
    }

    /// Can only programs of this machine reach the pages? Not if an address for others leads to them, or a proxy stands before.
    pub fn is_for_this_machine(&self) -> bool {
        let called = url::Url::parse(&self.base_url).ok();
        let local = called.as_ref().and_then(url::Url::host).is_some_and(|host| match host {
            url::Host::Domain(name) => name == "localhost",
            url::Host::Ipv4(address) => address.is_loopback(),
            url::Host::Ipv6(address) => address.is_loopback(),
        });
        local && self.listen.ip().is_loopback() && self.trusted_proxy.is_none()
    }

    /// Cookies are `Secure` unless pages are served over plain HTTP, which only loopback may do.
    pub fn secure_cookies(&self) -> bool {
        self.base_url.starts_with("https://")
    }
}

/// A part of an address as it was meant: `p%40ss` is `p@ss`.
pub fn percent_decoded(raw: &str) -> String {
    // The library reads pairs of a form, in which these two mean something else.
    let kept = raw.replace('+', "%2B").replace('&', "%26");
    url::form_urlencoded::parse(format!("x={kept}").as_bytes())
        .next()
        .map(|(_, value)| value.into_owned())
        .unwrap_or_default()
}

fn wrong(setting: impl Into<String>, problem: &str) -> Error {
    Error::Refused(Message::new("error-setting").with("setting", setting.into()).with("problem", problem))
}

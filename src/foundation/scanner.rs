//! The virus scanner, where one is configured: clamd, asked by its INSTREAM command. Files are sent to it as they lie; it
//! answers what it found, and keeps nothing.

use std::path::{Path, PathBuf};
use std::time::Duration;

use clamav_client::tokio as clamd;

use super::config::ScannerConfig;
use super::error::{Error, Result};

/// Where the scanner listens.
#[derive(Clone, Debug)]
enum Place {
    Tcp(String),
    Socket(PathBuf),
}

/// A configured scanner, or none.
#[derive(Clone, Debug)]
pub struct Scanner {
    place: Option<Place>,
    /// Bytes; what is larger is not sent.
    largest: u64,
    patience: Duration,
}

/// What the scanner said of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    Clean,
    /// By the scanner's own name for it.
    Infected(String),
    /// Larger than the scanner takes; it was not asked.
    TooLarge,
}

/// Bytes that go to the scanner at a time.
const CHUNK: usize = 64 * 1024;
/// The longest name of a virus that is kept, in characters.
const NAME: usize = 120;

impl Scanner {
    /// The scanner of these settings. An address that begins with `/` is a socket of this machine.
    pub fn new(config: &ScannerConfig) -> Self {
        let place = config.clamd.as_ref().map(|address| match address.strip_prefix("unix:") {
            Some(path) => Place::Socket(path.into()),
            None if address.starts_with('/') => Place::Socket(address.into()),
            None => Place::Tcp(address.clone()),
        });
        let patience = Duration::from_secs(config.timeout_seconds);
        Self { place, largest: config.largest, patience }
    }

    /// Is there one at all?
    pub fn is_on(&self) -> bool {
        self.place.is_some()
    }

    /// Asks about one file. An error: the scanner is down, or did not answer in time; nothing is known of the file.
    pub async fn scan(&self, file: &Path, size: u64) -> Result<Finding> {
        if size > self.largest {
            return Ok(Finding::TooLarge);
        }
        let answer = self.in_time(async {
            match self.place.as_ref().ok_or_else(|| Error::internal("no scanner is configured"))? {
                Place::Tcp(host_address) => {
                    Ok(clamd::scan_file(file, clamd::Tcp { host_address }, Some(CHUNK)).await?)
                }
                Place::Socket(socket_path) => {
                    Ok(clamd::scan_file(file, clamd::Socket { socket_path }, Some(CHUNK)).await?)
                }
            }
        });
        read(&answer.await?)
    }

    /// Does it answer?
    pub async fn answers(&self) -> Result<()> {
        let pong = self.in_time(async {
            match self.place.as_ref().ok_or_else(|| Error::internal("no scanner is configured"))? {
                Place::Tcp(host_address) => Ok(clamd::ping(clamd::Tcp { host_address }).await?),
                Place::Socket(socket_path) => Ok(clamd::ping(clamd::Socket { socket_path }).await?),
            }
        });
        if pong.await? == clamav_client::PONG {
            Ok(())
        } else {
            Err(Error::internal("the scanner gave no sense"))
        }
    }

    async fn in_time(&self, asked: impl Future<Output = Result<Vec<u8>>>) -> Result<Vec<u8>> {
        tokio::time::timeout(self.patience, asked)
            .await
            .map_err(|_| Error::internal("the scanner did not answer in time"))?
    }
}

/// Reads `stream: OK` or `stream: NAME FOUND`; anything else is no answer.
fn read(answer: &[u8]) -> Result<Finding> {
    let text = String::from_utf8_lossy(answer);
    let text = text.trim_end_matches(['\0', '\n']).trim();
    if text == "stream: OK" {
        return Ok(Finding::Clean);
    }
    let found = text.strip_prefix("stream: ").and_then(|rest| rest.strip_suffix(" FOUND"));
    let name = found.map(|name| name.chars().filter(|c| !c.is_control()).take(NAME).collect());
    name.map(Finding::Infected).ok_or_else(|| Error::internal(format!("the scanner said {text:?}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_clean_or_names_what_was_found_and_nothing_else_counts() {
        assert_eq!(read(b"stream: OK\0").expect("an answer"), Finding::Clean);
        let found = read(b"stream: Eicar-Test FOUND\0").expect("an answer");
        assert_eq!(found, Finding::Infected("Eicar-Test".into()));
        for nonsense in
            [&b""[..], b"stream: ", b"INSTREAM size limit exceeded. ERROR\0", b"OK", b"stream: OK stream: OK"]
        {
            assert!(read(nonsense).is_err(), "{nonsense:?}");
        }
    }
}

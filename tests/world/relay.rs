//! An SMTP relay inside the test, which keeps what it takes and misbehaves when told to.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

/// A step of the conversation (RFC 5321).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The connection is made: the greeting is due.
    Greeting,
    Hello,
    Mail,
    Recipient,
    Data,
    /// The whole letter is there: the last reply is due.
    End,
    Quit,
}

/// What the relay does at a step, in place of what it should.
#[derive(Clone, Debug)]
pub enum Misdeed {
    /// Says this line.
    Says(&'static str),
    /// Hangs up without a word.
    HangsUp,
    /// Says nothing more and keeps the line.
    Stalls,
    /// Takes the letter, then hangs up without saying so. (At the end only.)
    TakesAndHangsUp,
    /// Takes the letter, then keeps silent. (At the end only.)
    TakesAndStalls,
    /// Takes the letter, says so, and hangs up at once. (At the end only.)
    SaysAndHangsUp,
}

/// A letter the relay has.
#[derive(Clone, Debug)]
pub struct Taken {
    pub from: String,
    pub to: Vec<String>,
    /// As it came over the wire, with the dots of the protocol taken off.
    pub source: Vec<u8>,
}

impl Taken {
    /// The value of a header that stands on one line; empty if there is none.
    pub fn header(&self, name: &str) -> String {
        self.headers(name).into_iter().next().unwrap_or_default()
    }

    /// Every value of a header, folded lines joined.
    pub fn headers(&self, name: &str) -> Vec<String> {
        let text = String::from_utf8_lossy(&self.source).into_owned();
        let head = text.split("\r\n\r\n").next().unwrap_or_default().replace("\r\n ", " ");
        let wanted = format!("{}:", name.to_lowercase());
        head.split("\r\n")
            .filter(|line| line.to_lowercase().starts_with(&wanted))
            .map(|line| line[wanted.len()..].trim().to_owned())
            .collect()
    }
}

/// The relay. It ends with the test.
pub struct Relay {
    address: SocketAddr,
    shared: Arc<Shared>,
    task: JoinHandle<()>,
}

#[derive(Default)]
struct Shared {
    taken: Mutex<Vec<Taken>>,
    /// What goes wrong, one entry for a connection; without an entry nothing does.
    script: Mutex<VecDeque<(Step, Misdeed)>>,
    /// Lines with which somebody said who they are.
    credentials: Mutex<Vec<String>>,
    /// Told when a letter is taken.
    took: Notify,
}

impl Relay {
    /// A relay that behaves.
    pub async fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let address = listener.local_addr().expect("the relay has an address");
        let shared = Arc::new(Shared::default());
        let of_task = Arc::clone(&shared);
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let misdeed = of_task.script.lock().expect("the script").pop_front();
                tokio::spawn(talk(stream, misdeed, Arc::clone(&of_task)));
            }
        });
        Self { address, shared, task }
    }

    /// Where it listens, as a setting.
    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// The next connection meets this.
    pub fn next(&self, step: Step, misdeed: Misdeed) {
        self.shared.script.lock().expect("the script").push_back((step, misdeed));
    }

    /// What it has taken so far.
    pub fn taken(&self) -> Vec<Taken> {
        self.shared.taken.lock().expect("the letters").clone()
    }

    /// What it was told of who is sending, as it came over the wire.
    pub fn credentials(&self) -> Vec<String> {
        self.shared.credentials.lock().expect("the lines").clone()
    }

    /// Waits until it takes a letter.
    pub async fn took(&self) {
        self.shared.took.notified().await;
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// An address at which nothing listens.
pub fn nobody() -> String {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    format!("smtp://{}", listener.local_addr().expect("it has an address"))
}

struct Line {
    stream: BufReader<TcpStream>,
}

impl Line {
    async fn say(&mut self, words: &str) -> Option<()> {
        self.stream.get_mut().write_all(format!("{words}\r\n").as_bytes()).await.ok()
    }

    async fn hear(&mut self) -> Option<Vec<u8>> {
        let mut line = Vec::new();
        let count = self.stream.read_until(b'\n', &mut line).await.ok()?;
        (count > 0).then_some(line)
    }
}

async fn talk(stream: TcpStream, misdeed: Option<(Step, Misdeed)>, shared: Arc<Shared>) {
    let mut line = Line { stream: BufReader::new(stream) };
    // The end of the conversation, however it comes, is the end of it.
    let _ = converse(&mut line, misdeed, &shared).await;
}

/// Answers as the script says. Nothing: the conversation is over.
async fn answer(line: &mut Line, step: Step, script: &Option<(Step, Misdeed)>, usual: &str) -> Option<bool> {
    match script.as_ref().filter(|(at, _)| *at == step).map(|(_, misdeed)| misdeed) {
        None => line.say(usual).await.map(|()| true),
        Some(Misdeed::Says(words)) => line.say(words).await.map(|()| false),
        Some(Misdeed::SaysAndHangsUp) => {
            line.say(usual).await?;
            None
        }
        Some(Misdeed::HangsUp | Misdeed::TakesAndHangsUp) => None,
        Some(Misdeed::Stalls | Misdeed::TakesAndStalls) => {
            // Silent until the other side hangs up.
            while line.hear().await.is_some() {}
            None
        }
    }
}

async fn converse(line: &mut Line, script: Option<(Step, Misdeed)>, shared: &Shared) -> Option<()> {
    let (mut from, mut to) = (String::new(), Vec::new());
    answer(line, Step::Greeting, &script, "220 relay.invalid ESMTP").await?;
    loop {
        let heard = line.hear().await?;
        let command = String::from_utf8_lossy(&heard).trim_end().to_owned();
        let verb = command.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        match verb.as_str() {
            "EHLO" | "HELO" => {
                answer(line, Step::Hello, &script, "250-relay.invalid\r\n250-AUTH PLAIN\r\n250 8BITMIME")
                    .await?;
            }
            "AUTH" => {
                shared.credentials.lock().expect("the lines").push(command);
                line.say("235 welcome").await?;
            }
            "MAIL" => {
                (from, to) = (command, Vec::new());
                answer(line, Step::Mail, &script, "250 sender fine").await?;
            }
            "RCPT" => {
                if answer(line, Step::Recipient, &script, "250 recipient fine").await? {
                    to.push(command);
                }
            }
            "DATA" => {
                if !answer(line, Step::Data, &script, "354 go on").await? {
                    continue;
                }
                let source = read_letter(line).await?;
                let refused = matches!(
                    &script,
                    Some((Step::End, Misdeed::Says(_) | Misdeed::HangsUp | Misdeed::Stalls))
                );
                if !refused {
                    let letter = Taken { from: from.clone(), to: to.clone(), source };
                    shared.taken.lock().expect("the letters").push(letter);
                    shared.took.notify_one();
                }
                answer(line, Step::End, &script, "250 queued as 1").await?;
            }
            "QUIT" => {
                answer(line, Step::Quit, &script, "221 bye").await?;
                return None;
            }
            _ => line.say("250 fine").await?,
        }
    }
}

async fn read_letter(line: &mut Line) -> Option<Vec<u8>> {
    let mut source = Vec::new();
    loop {
        let heard = line.hear().await?;
        if heard == b".\r\n" {
            return Some(source);
        }
        source.extend_from_slice(heard.strip_prefix(b".").unwrap_or(&heard));
    }
}

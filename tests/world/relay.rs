//! An SMTP relay inside the test, which keeps what it takes and misbehaves when told to.

use std::collections::{HashMap, VecDeque};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

/// A step of the conversation (RFC 5321).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The connection is made: the greeting is due.
    Greeting,
    Hello,
    StartTls,
    Auth,
    Mail,
    Recipient,
    Data,
    /// The first line of the letter is there.
    Letter,
    /// The whole letter is there: the last reply is due.
    End,
    /// A letter was refused, and the next wants to begin anew.
    Reset,
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
    /// Says what is no answer of the protocol, and goes on.
    Babbles,
    /// Begins an answer of several lines and hangs up before the last.
    SaysHalf,
    /// Begins an answer of several lines and keeps silent before the last.
    SaysHalfAndStalls,
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

impl Shared {
    fn said_to(&self, recipient: &str) -> Option<&'static str> {
        let mut recipients = self.recipients.lock().expect("the recipients");
        recipients.get_mut(recipient).and_then(VecDeque::pop_front)
    }
}

/// What goes wrong on one connection.
#[derive(Clone, Debug)]
struct Misbehaviour {
    step: Step,
    misdeed: Misdeed,
    /// Letters that go well before.
    after: usize,
}

/// The relay. It ends with the test.
pub struct Relay {
    address: SocketAddr,
    shared: Arc<Shared>,
    task: JoinHandle<()>,
}

type Hook = Box<dyn Fn() + Send>;

#[derive(Default)]
struct Shared {
    taken: Mutex<Vec<Taken>>,
    /// What goes wrong, one entry for a connection; without an entry nothing does.
    script: Mutex<VecDeque<Misbehaviour>>,
    /// What is said to recipients, in turn; then they are taken.
    recipients: Mutex<HashMap<String, VecDeque<&'static str>>>,
    /// Lines of the answer to EHLO besides the usual ones.
    offers: Mutex<Vec<&'static str>>,
    /// How long it thinks before its last reply.
    thinks: Mutex<Duration>,
    /// Everything it was told, but for letters.
    heard: Mutex<Vec<String>>,
    connections: Mutex<usize>,
    /// With which certificate it speaks TLS, and whether from the first byte.
    tls: Mutex<Option<(TlsAcceptor, bool)>>,
    /// Conversations that went on behind TLS.
    behind_tls: Mutex<usize>,
    /// Lines with which somebody said who they are.
    credentials: Mutex<Vec<String>>,
    /// Done before it asks for a letter.
    before_letter: Mutex<Option<Hook>>,
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
                *of_task.connections.lock().expect("the count") += 1;
                tokio::spawn(talk(Box::new(stream), misdeed, Arc::clone(&of_task)));
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
        self.next_after(0, step, misdeed);
    }

    /// The next connection meets this once it has taken so many letters.
    pub fn next_after(&self, after: usize, step: Step, misdeed: Misdeed) {
        let entry = Misbehaviour { step, misdeed, after };
        self.shared.script.lock().expect("the script").push_back(entry);
    }

    /// What a recipient is answered, each time it is named; after that it is taken.
    pub fn answers(&self, recipient: &str, words: &[&'static str]) {
        let mut recipients = self.shared.recipients.lock().expect("the recipients");
        recipients.insert(recipient.to_owned(), words.iter().copied().collect());
    }

    /// Offers this too in its answer to EHLO.
    pub fn offers(&self, what: &'static str) {
        self.shared.offers.lock().expect("the offers").push(what);
    }

    /// Speaks STARTTLS from now on, with one of the certificates of `tests/certificates`.
    pub fn speaks_tls(&self, certificate: &str) {
        *self.shared.tls.lock().expect("the certificate") = Some((acceptor(certificate), false));
        self.offers("STARTTLS");
    }

    /// Speaks TLS from the first byte of each connection.
    pub fn speaks_tls_at_once(&self, certificate: &str) {
        *self.shared.tls.lock().expect("the certificate") = Some((acceptor(certificate), true));
    }

    /// How many conversations went on behind TLS.
    pub fn behind_tls(&self) -> usize {
        *self.shared.behind_tls.lock().expect("the count")
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Thinks so long before its last reply.
    pub fn thinks(&self, time: Duration) {
        *self.shared.thinks.lock().expect("the time") = time;
    }

    /// Does this before it asks for a letter.
    pub fn does_before_a_letter(&self, what: impl Fn() + Send + 'static) {
        *self.shared.before_letter.lock().expect("what it does") = Some(Box::new(what));
    }

    /// Every line it was told, but for letters.
    pub fn heard(&self) -> Vec<String> {
        self.shared.heard.lock().expect("the lines").clone()
    }

    /// How many connections were made to it.
    pub fn connections(&self) -> usize {
        *self.shared.connections.lock().expect("the count")
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

/// A file of `tests/certificates`.
pub fn certificate(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/certificates").join(name)
}

fn acceptor(name: &str) -> TlsAcceptor {
    let chain = CertificateDer::from_pem_file(certificate(&format!("{name}.pem"))).expect("a certificate");
    let key = PrivateKeyDer::from_pem_file(certificate(&format!("{name}.key"))).expect("a key");
    let provider = Arc::new(tokio_rustls::rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions of TLS")
        .with_no_client_auth()
        .with_single_cert(vec![chain], key);
    TlsAcceptor::from(Arc::new(config.expect("a certificate that can be used")))
}

trait Wire: AsyncRead + AsyncWrite + Unpin + Send {}

impl<T: AsyncRead + AsyncWrite + Unpin + Send> Wire for T {}

struct Line {
    stream: BufReader<Box<dyn Wire>>,
}

impl Line {
    async fn say(&mut self, words: &str) -> Option<()> {
        self.stream.get_mut().write_all(format!("{words}\r\n").as_bytes()).await.ok()?;
        // TLS keeps back what is not sent on.
        self.stream.get_mut().flush().await.ok()
    }

    /// Goes on behind TLS.
    async fn behind(&mut self, acceptor: &TlsAcceptor) -> Option<()> {
        let (nobody, _) = tokio::io::duplex(1);
        let stream = std::mem::replace(&mut self.stream, BufReader::new(Box::new(nobody)));
        let stream = acceptor.accept(stream.into_inner()).await.ok()?;
        self.stream = BufReader::new(Box::new(stream));
        Some(())
    }

    async fn hear(&mut self) -> Option<Vec<u8>> {
        let mut line = Vec::new();
        let count = self.stream.read_until(b'\n', &mut line).await.ok()?;
        (count > 0).then_some(line)
    }
}

async fn talk(stream: Box<dyn Wire>, misdeed: Option<Misbehaviour>, shared: Arc<Shared>) {
    let at_once = shared.tls.lock().expect("the certificate").clone().filter(|(_, at_once)| *at_once);
    let stream: Box<dyn Wire> = match at_once {
        None => stream,
        Some((acceptor, _)) => match acceptor.accept(stream).await {
            Ok(stream) => {
                *shared.behind_tls.lock().expect("the count") += 1;
                Box::new(stream)
            }
            // The other side would have nothing of it.
            Err(_) => return,
        },
    };
    let mut line = Line { stream: BufReader::new(stream) };
    // The end of the conversation, however it comes, is the end of it.
    let _ = Talk { line: &mut line, script: misdeed, taken: 0, shared: &shared }.converse().await;
}

/// One conversation.
struct Talk<'a> {
    line: &'a mut Line,
    script: Option<Misbehaviour>,
    taken: usize,
    shared: &'a Shared,
}

impl Talk<'_> {
    /// What goes wrong at this step, if anything does.
    fn wrong(&self, step: Step) -> Option<Misdeed> {
        let script = self.script.as_ref().filter(|script| script.step == step && self.taken >= script.after);
        script.map(|script| script.misdeed.clone())
    }

    /// Answers as the script says. True: as usual. Nothing: the conversation is over.
    async fn answer(&mut self, step: Step, usual: &str) -> Option<bool> {
        let Some(misdeed) = self.wrong(step) else { return self.line.say(usual).await.map(|()| true) };
        match misdeed {
            Misdeed::Says(words) => self.line.say(words).await.map(|()| false),
            Misdeed::Babbles => self.line.say("\u{1}what? ¿qué?").await.map(|()| false),
            Misdeed::SaysAndHangsUp => {
                self.line.say(usual).await?;
                None
            }
            Misdeed::SaysHalf => {
                self.line.say("250-and").await?;
                None
            }
            Misdeed::HangsUp | Misdeed::TakesAndHangsUp => None,
            Misdeed::SaysHalfAndStalls => {
                self.line.say("250-and").await?;
                self.stall().await
            }
            Misdeed::Stalls | Misdeed::TakesAndStalls => self.stall().await,
        }
    }

    /// Silent until the other side hangs up.
    async fn stall(&mut self) -> Option<bool> {
        while self.line.hear().await.is_some() {}
        None
    }

    async fn converse(&mut self) -> Option<()> {
        let (mut from, mut to) = (String::new(), Vec::new());
        self.answer(Step::Greeting, "220 relay.invalid ESMTP").await?;
        loop {
            let heard = self.line.hear().await?;
            let command = String::from_utf8_lossy(&heard).trim_end().to_owned();
            let verb = command.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
            self.shared.heard.lock().expect("the lines").push(command.clone());
            match verb.as_str() {
                "EHLO" | "HELO" => {
                    let mut offers = vec!["relay.invalid", "AUTH PLAIN"];
                    offers.extend(self.shared.offers.lock().expect("the offers").iter());
                    let usual: String = offers.iter().map(|offer| format!("250-{offer}\r\n")).collect();
                    self.answer(Step::Hello, &format!("{usual}250 8BITMIME")).await?;
                }
                "STARTTLS" => {
                    let usual = self.answer(Step::StartTls, "220 go ahead").await?;
                    let tls = self.shared.tls.lock().expect("the certificate").clone();
                    // Without a certificate it does not understand what comes now.
                    let (acceptor, _) = tls.filter(|_| usual)?;
                    self.line.behind(&acceptor).await?;
                    *self.shared.behind_tls.lock().expect("the count") += 1;
                }
                "AUTH" => {
                    self.shared.credentials.lock().expect("the lines").push(command);
                    self.answer(Step::Auth, "235 welcome").await?;
                }
                "MAIL" => {
                    (from, to) = (command, Vec::new());
                    self.answer(Step::Mail, "250 sender fine").await?;
                }
                "RCPT" => {
                    let name = command.trim_start_matches("RCPT TO:<").trim_end_matches('>').to_owned();
                    if let Some(words) = self.shared.said_to(&name) {
                        self.line.say(words).await?;
                    } else if self.answer(Step::Recipient, "250 recipient fine").await? {
                        to.push(command);
                    }
                }
                "DATA" => {
                    if let Some(hook) = &*self.shared.before_letter.lock().expect("what it does") {
                        hook();
                    }
                    if !self.answer(Step::Data, "354 go on").await? {
                        continue;
                    }
                    if self.wrong(Step::Letter).is_some() {
                        self.line.hear().await?;
                        self.answer(Step::Letter, "").await?;
                        // It said something in the middle, and goes when the letter is over.
                        self.read_letter().await?;
                        return None;
                    }
                    let source = self.read_letter().await?;
                    let time = *self.shared.thinks.lock().expect("the time");
                    if !time.is_zero() {
                        tokio::time::sleep(time).await;
                    }
                    self.finish(Taken { from: from.clone(), to: to.clone(), source }).await?;
                }
                "RSET" => {
                    (from, to) = (String::new(), Vec::new());
                    self.answer(Step::Reset, "250 forgotten").await?;
                }
                "QUIT" => {
                    self.answer(Step::Quit, "221 bye").await?;
                    return None;
                }
                _ => self.line.say("250 fine").await?,
            }
        }
    }

    /// The last reply, and whether the letter is kept.
    async fn finish(&mut self, letter: Taken) -> Option<()> {
        let keeps = match self.wrong(Step::End) {
            None | Some(Misdeed::TakesAndHangsUp | Misdeed::TakesAndStalls | Misdeed::SaysAndHangsUp) => true,
            Some(
                Misdeed::Says(_)
                | Misdeed::HangsUp
                | Misdeed::Stalls
                | Misdeed::Babbles
                | Misdeed::SaysHalf
                | Misdeed::SaysHalfAndStalls,
            ) => false,
        };
        let misbehaves = self.wrong(Step::End).is_some();
        if keeps {
            let mut taken = self.shared.taken.lock().expect("the letters");
            taken.push(letter);
            drop(taken);
            self.shared.took.notify_one();
        }
        self.answer(Step::End, "250 queued as 1").await?;
        if keeps && !misbehaves {
            self.taken += 1;
        }
        Some(())
    }

    async fn read_letter(&mut self) -> Option<Vec<u8>> {
        let mut source = Vec::new();
        loop {
            let heard = self.line.hear().await?;
            if heard == b".\r\n" {
                return Some(source);
            }
            source.extend_from_slice(heard.strip_prefix(b".").unwrap_or(&heard));
        }
    }
}

//! The world of a test: Safon on a fresh data folder and database, at a time that stands still, with people in it and
//! browsers that visit it. Nothing here waits for time to pass: the clock is moved by hand.

pub mod audited;
pub mod browser;
pub mod chrome;
pub mod databases;
pub mod hand;
pub mod html;
pub mod papers;
pub mod pdf;
pub mod people;
pub mod relay;
pub mod staff;
pub mod standard;

use std::sync::Mutex;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use entities::outbox::email;
use poem::listener::TcpAcceptor;
use safon::foundation::App;
use safon::foundation::config::Config;
use safon::outbox;
use scheduler::clock::{self, Clock, Timestamp};
use tempfile::TempDir;

use browser::Browser;
use databases::Postgres;
use people::Person;

/// One installation of Safon, made for one test and gone after it.
pub struct World {
    pub app: App,
    pub clock: Clock,
    /// The installation's settings, to open it a second time.
    pub config: Config,
    /// Taken when the service starts; bound from the beginning, so that links in emails lead to it.
    listener: Mutex<Option<std::net::TcpListener>>,
    server: Mutex<Option<tokio::task::JoinHandle<()>>>,
    _postgres: Option<Postgres>,
    _folder: TempDir,
}

impl World {
    /// Safon at ten in the morning of Monday 15 June 2026, in Wales.
    pub async fn new() -> Self {
        Self::on("2026-06-15").await
    }

    /// Safon at ten in the morning of a day, in Wales.
    pub async fn on(date: &str) -> Self {
        Self::at(&format!("{date}T10:00:00")).await
    }

    /// Safon at a time on the wall in Wales, e.g. `2026-10-25T01:30:00`.
    pub async fn at(local: &str) -> Self {
        Self::with(local, |_| {}).await
    }

    /// Safon at a time on the wall in Wales, with other settings.
    pub async fn with(local: &str, change: impl FnOnce(&mut Config)) -> Self {
        let local: NaiveDateTime = local.parse().expect("a date and a time");
        let folder = tempfile::tempdir().expect("a temporary folder");
        let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        listener.set_nonblocking(true).expect("the listener can be put to use");
        let listen = listener.local_addr().expect("the listener has an address");
        let mut config = Config {
            data: folder.path().to_owned(),
            listen,
            base_url: format!("http://{listen}"),
            ..Config::default()
        };
        let postgres = match databases::postgres() {
            Some(server) => Some(Postgres::fresh(&server).await),
            None => {
                databases::sqlite(&folder.path().join("safon.db")).await;
                None
            }
        };
        config.database = postgres.as_ref().map(Postgres::url);
        change(&mut config);
        let clock = Clock::fixed(clock::instant_of(local));
        let app = App::open(config.clone(), clock.clone()).await.expect("Safon opens");
        Self {
            app,
            clock,
            config,
            listener: Mutex::new(Some(listener)),
            server: Mutex::new(None),
            _postgres: postgres,
            _folder: folder,
        }
    }

    /// The present.
    pub fn now(&self) -> Timestamp {
        self.app.now()
    }

    /// Today's date in Wales.
    pub fn today(&self) -> NaiveDate {
        self.app.today()
    }

    /// Moves the clock on.
    pub fn pass(&self, time: TimeDelta) {
        self.clock.advance(time).expect("the clock of a test can be moved");
    }

    /// Safon opened a second time on the same folder and database, as after a restart.
    pub async fn reopened(&self) -> App {
        App::open(self.config.clone(), self.clock.clone()).await.expect("Safon opens again")
    }

    /// Starts the service on its port, if it does not run yet. Answers its address, without a slash at the end.
    pub async fn serve(&self) -> String {
        let listener = self.listener.lock().expect("the listener").take();
        if let Some(listener) = listener {
            let acceptor = TcpAcceptor::from_std(listener).expect("the listener can be used");
            let service = safon::web::service(&self.app, Vec::new());
            let task = tokio::spawn(async move {
                if let Err(error) = poem::Server::new_with_acceptor(acceptor).run(service).await {
                    eprintln!("the service ended: {error}");
                }
            });
            *self.server.lock().expect("the server") = Some(task);
        }
        format!("http://{}", self.config.listen)
    }

    /// A browser of somebody who is not signed in.
    pub async fn browser(&self) -> Browser {
        Browser::new(self.serve().await)
    }

    /// A browser in which this person is signed in. (How signing in looks is tested in `access.rs`.)
    pub async fn browser_of(&self, person: &Person) -> Browser {
        let browser = self.browser().await;
        let answer = safon::access::sign_in(
            &self.app,
            &person.email,
            person.password,
            "127.0.0.1",
            "a browser of the tests",
            self.now(),
        )
        .await
        .expect("signing in is tried");
        let safon::access::SignIn::Done(token) = answer else {
            panic!("{} could not sign in", person.email);
        };
        browser.keep_cookie(safon::web::session::cookie_name(&self.app), &token);
        browser
    }

    /// A message in English.
    pub fn say(&self, key: &str) -> String {
        let language = entities::access::Language::En;
        assert!(self.app.words.has(language, key), "there is no message {key}");
        self.app.words.word(language, key)
    }

    /// Delivers the letters that are due. Every condition for sending still holds.
    pub async fn deliver(&self) -> outbox::Round {
        let now = self.now();
        let asked = |letter| async move { safon::jobs::still_owed(&self.app, &letter, now).await };
        outbox::deliver(&self.app, now, asked).await.expect("letters are delivered")
    }

    /// Every letter of the outbox, the latest first, with those that are written behind an answer.
    pub async fn letters(&self) -> Vec<email::Model> {
        self.app.later.done().await;
        outbox::ledger(&*self.app.database, 10_000).await.expect("the outbox can be read")
    }

    /// The latest letter of a kind to an address.
    pub async fn letter(&self, kind: &str, recipient: &str) -> email::Model {
        let letters = self.letters().await;
        letters
            .iter()
            .find(|letter| letter.kind == kind && letter.recipient == recipient)
            .unwrap_or_else(|| {
                let there: Vec<_> = letters.iter().map(|l| (&l.kind, &l.recipient)).collect();
                panic!("no letter {kind} to {recipient}; there are {there:?}")
            })
            .clone()
    }

    /// The path of the first link into this installation in a letter's text.
    pub fn link_in(&self, letter: &email::Model) -> String {
        let start = letter.body_text.find(&self.config.base_url).unwrap_or_else(|| {
            panic!("no link to {} in:\n{}", self.config.base_url, letter.body_text);
        });
        let link = letter.body_text[start + self.config.base_url.len()..].split_whitespace().next();
        link.unwrap_or("/").trim_end_matches(['.', ',', ')', '>']).to_owned()
    }
}

/// A day by its date.
pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

impl Drop for World {
    fn drop(&mut self) {
        if let Some(server) = self.server.lock().expect("the server").take() {
            server.abort();
        }
    }
}

#[cfg(test)]
mod tests;

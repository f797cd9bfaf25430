//! Tools under every room: configuration, database, files, mail, templates, words, errors.

pub mod address;
pub mod archive;
pub mod calendar;
pub mod config;
pub mod database;
pub mod error;
pub mod files;
pub mod i18n;
pub mod later;
pub mod mailer;
pub mod pdf;
pub mod press;
pub mod reference;
pub mod returned;
pub mod scanner;
pub mod sheet;
pub mod spreadsheet;
pub mod templates;
pub mod tongue;
pub mod welsh;

use std::ops::Deref;
use std::sync::Arc;

use chrono::NaiveDate;
use scheduler::clock::{self, Clock, Timestamp};
use scheduler::working_days::Calendar;

use config::Config;
use database::Database;
use error::Result;
use files::Files;
use i18n::Words;
use later::Later;
use mailer::Mailer;
use press::Press;
use scanner::Scanner;
use templates::Templates;

/// Everything a verb needs, handed down from the doors. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Tools>);

/// The tools themselves.
pub struct Tools {
    pub config: Config,
    pub database: Database,
    pub files: Files,
    /// The way to the mail relay: see [`App::mailer`].
    pub mailing: mailer::InUse,
    pub scanner: Scanner,
    pub templates: Templates,
    pub words: Arc<Words>,
    pub clock: Clock,
    /// Working days of England and Wales.
    pub calendar: Calendar,
    /// Password hashing is heavy: only so many at once.
    pub hashing: tokio::sync::Semaphore,
    /// So are tables and plans of everybody at a co-op: a place is kept until the work is done, whoever still waits for it.
    pub working_out: Arc<tokio::sync::Semaphore>,
    /// And so are archives that are written while they are sent.
    pub archives: archive::Places,
    /// And so are documents that are drawn.
    pub press: Press,
    /// What goes on behind answers.
    pub later: Later,
}

impl Deref for App {
    type Target = Tools;

    fn deref(&self) -> &Tools {
        &self.0
    }
}

impl App {
    /// Opens the tools that `config` names. Does not migrate.
    pub async fn open(config: Config, clock: Clock) -> Result<Self> {
        let database = Database::connect(&config.database_url()).await?;
        let files = Files::open(&config.files_dir()).await?;
        let mailing = mailer::InUse::new(Mailer::new(mailer::Settings::of(&config.mail)?)?);
        let scanner = Scanner::new(&config.scanner);
        let words = Words::shared()?;
        let templates = Templates::load(Arc::clone(&words))?;
        Ok(Self(Arc::new(Tools {
            config,
            database,
            files,
            mailing,
            scanner,
            templates,
            words,
            clock,
            calendar: Calendar::new(reference::get().bank_holiday_exceptions()),
            hashing: tokio::sync::Semaphore::new(2),
            working_out: Arc::new(tokio::sync::Semaphore::new(2)),
            archives: archive::Places::default(),
            press: Press::default(),
            later: Later::default(),
        })))
    }

    /// The mailer in use. (The outbox looks first whether an administrator chose another.)
    pub fn mailer(&self) -> Arc<Mailer> {
        self.mailing.get()
    }

    /// The present, to the microsecond (what both databases keep).
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Today's date in Wales.
    pub fn today(&self) -> NaiveDate {
        clock::today(self.now())
    }
}

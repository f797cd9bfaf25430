//! The demonstration: an invented network with a past, so that a newcomer sees every page with something on it.
//!
//! It calls the same verbs as people do, with the times of the past as their argument; only bulk rows are written directly.

pub mod audits;
mod bulk;
pub mod chance;
pub mod clock;
mod consulting;
pub mod cooperatives;
pub mod founding;
mod keeping;
pub mod names;
mod packs;
pub mod papers;
pub mod people;
pub mod script;
pub mod words;
pub mod workforce;

use std::path::Path;

use chrono::NaiveDate;
use entities::outbox::{EmailState, email};

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use crate::foundation::mailer;
use crate::{network, reminders};
use script::Script;

/// The file of the accounts in the data folder; with it the demonstration is complete.
pub const ACCOUNTS: &str = "demo-accounts.json";

/// Does this folder hold a demonstration that was built to the end?
pub fn is_built(data: &Path) -> bool {
    data.join(ACCOUNTS).exists()
}

/// Does this folder hold a demonstration, or one that was restored from its backup, which has no list of accounts?
pub fn is_one(data: &Path) -> Result<bool> {
    Ok(data.join(ACCOUNTS).try_exists()? || data.join(clock::FILE).try_exists()?)
}

/// Keeps the list of accounts in the data folder, so that it can be printed and shown.
pub fn keep_accounts(data: &Path, people: &[people::Person]) -> Result<()> {
    let text = serde_json::to_string_pretty(people).map_err(Error::internal)?;
    Ok(std::fs::write(data.join(ACCOUNTS), text)?)
}

/// The accounts of the demonstration in a data folder.
pub fn accounts(data: &Path) -> Result<serde_json::Value> {
    match std::fs::read_to_string(data.join(ACCOUNTS)) {
        Ok(text) => serde_json::from_str(&text).map_err(Error::internal),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(serde_json::json!([])),
        Err(e) => Err(e.into()),
    }
}

/// The file that says at which address the demonstration was served last.
const ADDRESS: &str = "demo-address.txt";

/// Keeps the address of a demonstration in its data folder: its links lead there, whichever command writes them.
pub fn keep_address(data: &Path, address: &str) -> Result<()> {
    Ok(std::fs::write(data.join(ADDRESS), address)?)
}

/// The address that the demonstration in a data folder was served at last.
pub fn address(data: &Path) -> Result<Option<String>> {
    match std::fs::read_to_string(data.join(ADDRESS)) {
        Ok(text) => Ok(Some(text.trim().to_owned()).filter(|address| !address.is_empty())),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(e) => Err(e.into()),
    }
}

/// What the demonstration is made from.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The same seed makes the same network.
    pub seed: u64,
    /// How many co-ops; above twelve, lighter ones are added.
    pub cooperatives: usize,
    /// The day on which it begins.
    pub today: NaiveDate,
}

/// A step of building, for whoever waits: a message key, and how far it is.
pub type Progress<'a> = &'a mut (dyn FnMut(&str, usize, usize) + Send);

/// Builds the network in an empty, migrated database. Answers the people who may sign in.
pub async fn build(app: &App, options: &Options, progress: Progress<'_>) -> Result<Vec<people::Person>> {
    let network = founding::found(app, options.seed, options.today, |step| progress(step, 0, 0)).await?;
    let mut script = Script::default();
    founding::yearly(app, &network, &mut script);
    papers::hand_in(app, &network, &mut script);
    keeping::tell(app, &network, &mut script);
    audits::tell(app, &network, &mut script);
    packs::tell(app, &network, &mut script);
    consulting::tell(app, &network, &mut script);
    let now = app.now();
    script.play(now, |done, total| progress("demo-step-history", done, total)).await?;
    let lighter = options.cooperatives.saturating_sub(network.cooperatives.len());
    bulk::add(app, &network, lighter, progress).await?;
    if lighter > 0 {
        // Ten thousand managers heard in the past what they owe; the first morning brings only what is new.
        progress("demo-step-reminders", 0, 0);
        let day = app.calendar.previous_working_day(app.calendar.previous_working_day(options.today));
        reminders::post_due(app, script::at_minute(day, 0)).await?;
    }
    letters_of_the_past(app).await?;
    progress("demo-step-network", 0, 0);
    network::rebuild_all(app, now).await?;
    let of_coops = network.cooperatives.iter().flat_map(|coop| coop.people.iter());
    let people: Vec<people::Person> = network.offices.people.iter().chain(of_coops).cloned().collect();
    keep_accounts(&app.config.data, &people)?;
    Ok(people)
}

/// Letters that the past posted count as sent in the past: no relay gets them now.
async fn letters_of_the_past(app: &App) -> Result<()> {
    let today = app.today();
    let until = script::at_minute(today, 0) - chrono::Duration::days(1);
    email::Entity::update_many()
        .col_expr(email::Column::State, Expr::value(EmailState::Sent))
        .col_expr(email::Column::SentAt, Expr::col(email::Column::NotBefore))
        .col_expr(email::Column::LastReply, Expr::value(mailer::SENT_IN_THE_PAST))
        .filter(email::Column::State.eq(EmailState::Queued))
        .filter(email::Column::NotBefore.lt(until))
        .exec(&*app.database)
        .await?;
    Ok(())
}

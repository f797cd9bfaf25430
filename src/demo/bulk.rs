//! The lighter co-ops beyond the twelve: ten workers, six records each, one to three audits; written as rows, many at once.
//!
//! What is in them comes from the seed; scope, score, outcome and due dates come from the same rules that verbs ask. One
//! journal entry tells of each batch (`docs/decisions/0014-bulk-rows-in-the-journal.md`).

mod coops;
mod rounds;
mod rows;
mod shapes;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike, Months, NaiveDate};
use entities::access::Role;
use entities::ids::{AccountId, StandardId, VersionId};
use scheduler::clock::Timestamp;
use scheduler::working_days::Calendar;
use serde_json::json;

use super::founding::{FOUNDED_DAYS_AGO, Network};
use super::{Progress, people, script};
use crate::audits::store as audits;
use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use crate::journal::{self, Event};
use crate::standards::pack::Pack;
use crate::{access, cooperatives, licences, standards};
use rows::Rows;
use shapes::Shape;

/// Co-ops in one transaction: some twenty thousand rows.
const BATCH: usize = 100;

/// What every co-op is made from.
struct Ground<'a> {
    seed: u64,
    today: NaiveDate,
    /// When the rows are said to have been written.
    written_at: Timestamp,
    /// When the co-ops joined the network.
    joined_at: Timestamp,
    calendar: &'a Calendar,
    standard: StandardId,
    version: VersionId,
    pack: Arc<Pack>,
    password_hash: String,
    offices: Offices,
    shapes: Vec<Shape>,
    first_cooperative: u32,
    first_licence: u32,
}

/// Who acts for the franchise and the Government.
struct Offices {
    officer: AccountId,
    decider: AccountId,
    regulator: AccountId,
    auditors: Vec<AccountId>,
    moderators: Vec<AccountId>,
}

/// What goes on counting from one co-op to the next.
struct Counters {
    id_time: Timestamp,
    /// The next number of an audit, by year.
    audits: BTreeMap<i32, u32>,
}

impl Counters {
    /// A time for an id. Each is a millisecond later than the last, so that rows stand in their tables' indices in the
    /// order in which they are written; at random places a million of them would take many times as long.
    fn tick(&mut self) -> Timestamp {
        self.id_time += chrono::Duration::milliseconds(1);
        self.id_time
    }

    /// The reference of the next audit that is planned on a day.
    fn audit_reference(&mut self, planned_on: NaiveDate) -> String {
        let number = self.audits.entry(planned_on.year()).or_insert(1);
        *number += 1;
        audits::reference(planned_on, *number - 1)
    }
}

/// Adds so many lighter co-ops to a network that has its twelve.
pub async fn add(app: &App, network: &Network, more: usize, progress: Progress<'_>) -> Result<()> {
    if more == 0 {
        return Ok(());
    }
    progress("demo-step-bulk", 0, more);
    let ground = lay_ground(app, network).await?;
    let mut counters = Counters { id_time: ground.written_at, audits: next_audits(app, ground.today).await? };
    for start in (0..more).step_by(BATCH) {
        let end = more.min(start + BATCH);
        let mut rows = Rows::default();
        for number in start..end {
            coops::make(&ground, number, &mut counters, &mut rows)?;
        }
        let told = json!({
            "demonstration": true, "seed": ground.seed, "rows": rows.counts(),
            "first": reference(&ground, start)?, "last": reference(&ground, end - 1)?,
        });
        let tx = app.database.begin().await?;
        rows.insert(&tx).await?;
        let event = Event::of_service("cooperatives-invented").saying(told);
        journal::record(&tx, None, event, ground.written_at).await?;
        tx.commit().await?;
        progress("demo-step-bulk", end, more);
    }
    Ok(())
}

/// The reference of the nth lighter co-op.
fn reference(ground: &Ground<'_>, number: usize) -> Result<String> {
    let number = u32::try_from(number).map_err(Error::internal)?;
    Ok(cooperatives::registration::reference(ground.first_cooperative + number))
}

async fn lay_ground<'a>(app: &'a App, network: &Network) -> Result<Ground<'a>> {
    let database = &*app.database;
    let offices = Offices {
        officer: network.offices.of(Role::StandardsOfficer),
        decider: network.offices.of(Role::DecisionMaker),
        regulator: network.offices.of(Role::Regulator),
        auditors: (0..3).map(|n| network.offices.nth(Role::Auditor, n)).collect(),
        moderators: (0..2).map(|n| network.offices.nth(Role::Moderator, n)).collect(),
    };
    let criteria = standards::store::criteria(database, network.version).await?;
    Ok(Ground {
        seed: network.seed,
        today: network.today,
        written_at: script::at_minute(network.today, 0) - chrono::Duration::days(1),
        joined_at: script::working_time(&app.calendar, network.today, FOUNDED_DAYS_AGO - 4, 60),
        calendar: &app.calendar,
        standard: network.standard,
        version: network.version,
        pack: Arc::clone(&network.pack),
        password_hash: access::passwords::hash(app, people::PASSWORD).await?,
        offices,
        shapes: shapes::shapes(network.seed, &network.pack, &criteria)?,
        first_cooperative: number_of(&cooperatives::next_reference(database).await?),
        first_licence: number_of(&licences::next_reference(database).await?),
    })
}

/// The number at the end of a reference.
fn number_of(reference: &str) -> u32 {
    reference.rsplit('-').next().and_then(|number| number.parse().ok()).unwrap_or(1)
}

/// The next number of an audit in each year that may come up.
async fn next_audits(app: &App, today: NaiveDate) -> Result<BTreeMap<i32, u32>> {
    let mut next = BTreeMap::new();
    for years_ago in 0..=4 {
        let day = today.checked_sub_months(Months::new(12 * years_ago)).unwrap_or(today);
        next.insert(day.year(), number_of(&audits::next_reference(&*app.database, day).await?));
    }
    Ok(next)
}

//! What may be done with a report that is issued, and what a copy of it is worth.

use chrono::NaiveDate;
use entities::audits::{Publication, audit};
use entities::reports::{report, report_withdrawal};

use crate::foundation::error::Message;

/// Only a report that was issued and that the regulator accepted is published, and none that was withdrawn.
pub fn may_publish(
    audit: &audit::Model,
    issued: &[report::Model],
    withdrawn: &[report_withdrawal::Model],
) -> Result<(), Message> {
    if issued.is_empty() {
        Err(Message::new("reports-not-issued"))
    } else if is_withdrawn(issued, withdrawn) {
        Err(Message::new("reports-withdrawn-already"))
    } else if audit.accepted_on.is_none() {
        Err(Message::new("reports-not-accepted"))
    } else {
        Ok(())
    }
}

/// Only what was issued can be withdrawn, once: the next issue stands by itself.
pub fn may_withdraw(issued: &[report::Model], withdrawn: &[report_withdrawal::Model]) -> Result<(), Message> {
    if issued.is_empty() {
        Err(Message::new("reports-not-issued"))
    } else if is_withdrawn(issued, withdrawn) {
        Err(Message::new("reports-withdrawn-already"))
    } else {
        Ok(())
    }
}

fn is_withdrawn(issued: &[report::Model], withdrawn: &[report_withdrawal::Model]) -> bool {
    let latest = issued.iter().map(|report| report.issue).max();
    withdrawn.iter().any(|row| Some(row.issue) == latest)
}

/// The day from which the public may read it: the first on which anything of it was published; none where nothing is.
pub fn published_on(audit: &audit::Model, choice: Publication, today: NaiveDate) -> Option<NaiveDate> {
    match choice {
        Publication::Full | Publication::Summary => Some(audit.published_on.unwrap_or(today)),
        Publication::None => None,
    }
}

/// Only what was issued can be acknowledged.
pub fn may_acknowledge(issued: &[report::Model]) -> Result<(), Message> {
    if issued.is_empty() { Err(Message::new("reports-not-issued")) } else { Ok(()) }
}

/// What an issue is worth beside those that came after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The latest issue.
    Latest,
    /// A later issue stands in its place.
    Superseded { by: i32 },
}

/// The standing of an issue among all issues of its audit.
pub fn standing(issue: i32, all: &[report::Model]) -> Standing {
    match all.iter().map(|report| report.issue).max() {
        Some(latest) if latest > issue => Standing::Superseded { by: latest },
        _ => Standing::Latest,
    }
}

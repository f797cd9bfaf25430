//! The month's digest of boards.

use std::collections::{HashMap, HashSet};

use chrono::Days;
use entities::access::Role;
use entities::ids::{AccountId, OrganisationId};
use entities::reminders::ReminderState;
use scheduler::clock::{self, Timestamp};
use serde_json::json;

use super::digest::{self, Told};
use super::store::{self, Entry};
use super::{Posted, in_parts, rules, told, too_late_today};
use crate::deadlines::{self, Deadline};
use crate::foundation::App;
use crate::foundation::error::Result;
use crate::journal::{self, Event};
use crate::outbox;

/// The rule under which the monthly digest of boards is recorded.
pub const BOARD_DIGEST: &str = "board-digest";
/// Its only step.
pub(super) const MONTHLY: &str = "monthly";
/// How far ahead a board looks.
const BOARD_DAYS: u64 = 90;

/// Somebody on a board, with the role.
type Board = (OrganisationId, AccountId, Role);

/// Posts the month's digest to every board that is owed it: on the month's first working day, or up to two weeks late.
pub async fn post_board_digests(app: &App, now: Timestamp) -> Result<Posted> {
    let today = clock::today(now);
    let Some(first) = rules::board_digest_owed(today, &app.calendar).filter(|_| !too_late_today(now)) else {
        return Ok(Posted::default());
    };
    let recorded = store::recorded(&*app.database, &(first..=first), None).await?;
    let holders = store::holders(&*app.database, today, None).await?;
    let licensed: HashSet<OrganisationId> = deadlines::licensed(app, today).await?;
    let mut boards: Vec<Board> = holders
        .boards()
        .filter(|(organisation, account, _)| {
            let subject = deadlines::unit(*organisation, BOARD_DIGEST);
            licensed.contains(organisation)
                && !recorded.contains(&(
                    BOARD_DIGEST.to_owned(),
                    subject,
                    first,
                    MONTHLY.to_owned(),
                    *account,
                ))
        })
        .collect();
    boards.sort();
    boards.dedup_by_key(|(organisation, account, _)| (*organisation, *account));
    if boards.is_empty() {
        return Ok(Posted::default());
    }
    let from = today.checked_sub_days(Days::new(366)).unwrap_or(today);
    let until = today.checked_add_days(Days::new(BOARD_DAYS)).unwrap_or(today);
    let mut by_cooperative: HashMap<OrganisationId, Vec<Deadline>> = HashMap::new();
    for deadline in deadlines::gather(app, today, from..=until, None).await? {
        if deadline.rule.cadence().is_some() {
            by_cooperative.entry(deadline.organisation).or_default().push(deadline);
        }
    }
    let names = store::organisations(&*app.database).await?;
    let mut posted = Posted::default();
    let readers = holders.readers;
    let boards = boards.into_iter().filter(|(_, account, _)| readers.contains_key(account));
    let parts = in_parts(boards);
    let writer = app.clone();
    let mut written = digest::write_ahead(parts, move |&(organisation, account, role): &Board| {
        let owed = by_cooperative.get(&organisation).map_or(&[][..], Vec::as_slice);
        let lines: Vec<Told<'_>> = owed.iter().map(|deadline| told(deadline, role, false, &names)).collect();
        let called = names.get(&organisation).map_or(("", ""), |(_, en, cy)| (en.as_str(), cy.as_str()));
        let reader = &readers[&account];
        digest::write_board(&writer, (account, reader), (organisation, role), (first, called), &lines, now)
    });
    while let Some(part) = written.recv().await {
        let (people, letters) = part?;
        let tx = app.database.begin_large().await?;
        let letters = outbox::put(&tx, letters).await?;
        let mut entries = Vec::new();
        for (&(organisation, account, _), letter) in people.iter().zip(letters) {
            entries.push(Entry {
                rule: BOARD_DIGEST.to_owned(),
                subject_kind: "unit",
                subject_id: deadlines::unit(organisation, BOARD_DIGEST),
                due_on: first,
                step: MONTHLY.to_owned(),
                account,
                organisation,
                state: ReminderState::Posted,
                email: letter,
                owed_on: first,
            });
            posted.letters += usize::from(letter.is_some());
        }
        posted.told += entries.len();
        store::record(&tx, &entries, now).await?;
        let detail = json!({ "month": first, "letters": entries.len() });
        journal::record(&tx, None, Event::of_service("board-digests-posted").saying(detail), now).await?;
        app.database.commit_large(tx).await?;
    }
    Ok(posted)
}

//! The month's digest of boards.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{Days, NaiveDate};
use entities::access::Role;
use entities::ids::{AccountId, OrganisationId};
use entities::reminders::ReminderState;
use scheduler::clock::{self, Timestamp};
use scheduler::runner::still_ours;
use serde_json::json;

use super::digest::{self, Envelope};
use super::holders::{self, Destination, Holders, Through};
use super::store::{self, Entry};
use super::{Posted, ahead, in_parts, names_of, rules, too_late_today};
use crate::deadlines::{self, Deadline, table};
use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use crate::journal::{self, Event};
use crate::outbox;

/// The rule under which the monthly digest of boards is recorded, and its template.
pub const BOARD_DIGEST: &str = table::BOARD_DIGEST;
/// Its only step.
pub const MONTHLY: &str = "monthly";
/// How far ahead a board looks.
const BOARD_DAYS: u64 = 90;

/// Somebody on a board, with the role.
type Member = (OrganisationId, AccountId, Role);

/// One letter: to a member of the board, or to its mailbox for several.
pub(super) struct Letter {
    pub organisation: OrganisationId,
    pub to: Destination,
    through: Option<Through>,
    pub members: Vec<(AccountId, Role)>,
}

/// Letters to boards, one an address and co-op.
pub(super) fn letters(holders: &Holders, mut members: Vec<Member>) -> Vec<Letter> {
    members.sort();
    members.dedup_by_key(|(organisation, account, _)| (*organisation, *account));
    let mut letters: BTreeMap<(OrganisationId, Destination), Letter> = BTreeMap::new();
    for (organisation, account, role) in members {
        if !holders.readers.contains_key(&account) {
            continue;
        }
        let (to, through) = holders.destination(account, Some(role), organisation);
        let letter = letters.entry((organisation, to.clone())).or_insert_with(|| Letter {
            organisation,
            to,
            through,
            members: Vec::new(),
        });
        letter.members.push((account, role));
    }
    letters.into_values().collect()
}

/// What is before boards on a day: what is late, as far back as anybody looks, and what the next months bring.
pub(super) async fn before_them(
    app: &App,
    today: NaiveDate,
    only: Option<&[OrganisationId]>,
) -> Result<Vec<Deadline>> {
    let from = deadlines::look_back(today);
    let until = today.checked_add_days(Days::new(BOARD_DAYS)).unwrap_or(today);
    let mut found = deadlines::gather(app, today, from..=until, only).await?;
    found.retain(|deadline| deadline.rule.cadence().is_some());
    Ok(found)
}

/// Co-ops held to a version by which boards are told each month.
pub(super) async fn told_monthly(app: &App, today: NaiveDate) -> Result<HashSet<OrganisationId>> {
    let held = deadlines::licensed(app, today).await?;
    Ok(held.into_iter().filter(|(_, pack)| rules::tells_boards(pack)).map(|(coop, _)| coop).collect())
}

/// Posts the month's digest to every board that is owed it: on the month's first working day, or up to two weeks late.
pub async fn post_board_digests(app: &App, now: Timestamp) -> Result<Posted> {
    let today = clock::today(now);
    let Some(first) = rules::board_digest_owed(today, &app.calendar).filter(|_| !too_late_today(now)) else {
        return Ok(Posted::default());
    };
    let times = ahead::set_aside(app, now).await?;
    let recorded = store::recorded(&*app.database, &(first..=first), None).await?;
    let holders = holders::holders(&*app.database, today, None, &[]).await?;
    let licensed = told_monthly(app, today).await?;
    let boards: Vec<Member> = holders
        .boards(today)
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
    let boards = letters(&holders, boards);
    if boards.is_empty() {
        return Ok(Posted::default());
    }
    let mut by_cooperative: HashMap<OrganisationId, Vec<Deadline>> = HashMap::new();
    for deadline in before_them(app, today, None).await? {
        by_cooperative.entry(deadline.organisation).or_default().push(deadline);
    }
    let names = store::organisations(&*app.database, None).await?;
    let mut posted = Posted::default();
    let parts = in_parts(boards.into_iter());
    let writer = app.clone();
    let mut written = digest::write_ahead(parts, move |letter: &Letter| {
        let owed = by_cooperative.get(&letter.organisation).map_or(&[][..], Vec::as_slice);
        let (en, cy) = names_of(&names, letter.organisation);
        let reference = names.get(&letter.organisation).map_or("", |(reference, _, _)| reference.as_str());
        let whose = letter.through.map(|through| (through.held_by, en.to_owned(), cy.to_owned()));
        let envelope = Envelope {
            key: ahead::key(
                format!("board-digest:{}:{}:{first}", digest::mark(&letter.to), letter.organisation),
                times,
            ),
            account: match &letter.to {
                Destination::Person(account) => Some(*account),
                Destination::Shared(_) => None,
            },
            address: holders.address(&letter.to).unwrap_or_default().to_owned(),
            language: holders.language(letter.members.iter().map(|(account, _)| *account)),
            to: whose.into_iter().collect(),
        };
        let (month, members) =
            ((first, [reference, en, cy]), (letter.organisation, letter.members.as_slice()));
        digest::write_board(&writer, &envelope, members, month, owed, now)
    });
    while let Some(part) = written.recv().await {
        let (boards, letters) = part?;
        still_ours().await.map_err(Error::internal)?;
        let tx = app.database.begin_large().await?;
        let letters = outbox::put(&tx, letters).await?;
        let mut entries = Vec::new();
        for (board, letter) in boards.iter().zip(letters) {
            for (account, _) in &board.members {
                entries.push(Entry {
                    rule: BOARD_DIGEST.to_owned(),
                    subject_kind: "unit",
                    subject_id: deadlines::unit(board.organisation, BOARD_DIGEST),
                    due_on: first,
                    step: MONTHLY.to_owned(),
                    account: *account,
                    organisation: board.organisation,
                    state: ReminderState::Posted,
                    // Whoever reads a mailbox since then finds the month's letter there.
                    email: Some(letter.id),
                    owed_on: first,
                });
            }
            posted.letters += usize::from(letter.new);
        }
        posted.told += entries.len();
        store::record(&tx, &entries, now).await?;
        let detail = json!({ "month": first, "letters": entries.len() });
        journal::record(&tx, None, Event::of_service("board-digests-posted").saying(detail), now).await?;
        app.database.commit_large(tx).await?;
    }
    Ok(posted)
}

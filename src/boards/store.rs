//! What a pack rests on: a bounded number of queries, however much a co-op has on record.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use entities::access::{Language, Role};
use entities::documents::{DocumentKind, DocumentLanguage, document};
use entities::findings::FindingKind;
use entities::ids::{AccountId, OrganisationId};
use entities::outbox::{EmailState, email};
use scheduler::clock::{self, Timestamp};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::rules::{self, AHEAD_DAYS, Rows};
use crate::access::store as access;
use crate::cooperatives::{self, Cooperative};
use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use crate::foundation::sheet::Both;
use crate::reports::content::Content as Reported;
use crate::{audits, coverage, deadlines, findings, licences, outbox, reports, standards};

/// Who is on a board.
pub const BOARD: [Role; 2] = [Role::BoardChair, Role::BoardMember];

/// Letters that a board is told of: what went to them as a board. How somebody signs in is nobody's business.
pub const LETTERS: [&str; 12] = [
    "action-reviewed",
    "appeal-decided",
    "audit-cancelled",
    "audit-changed",
    "audit-notified",
    "board-digest",
    "comments-answered",
    "draft-ready",
    "finding-critical",
    "licence-decided",
    "report-final",
    "report-published",
];

/// Everything that the pack of a co-op rests on today. `since`: the day after which letters are new.
pub async fn rows(app: &App, coop: Cooperative, since: NaiveDate, now: Timestamp) -> Result<Rows> {
    let (database, today) = (&*app.database, clock::today(now));
    let id = coop.organisation.id;
    let text = standards::first_in_force(database, today).await?;
    let (mut publisher, mut covered) = (Both::default(), None);
    let mut figures = std::collections::BTreeMap::new();
    if let Some(text) = &text {
        let standard = standards::store::standard(database, text.standard).await?;
        let organisation = access::organisation(database, standard.organisation_id).await?;
        publisher = Both::new(organisation.name_en, organisation.name_cy);
        covered = Some(coverage::of(database, id, text.version, today).await?);
        figures = audits::measuring::figures_of(app, database, id, &text.pack, today).await?;
    }
    let audits = reports::store::of_cooperative(database, id).await?;
    let (mut reported, mut acknowledged) = (None, Vec::new());
    if let Some(latest) = rules::latest(&audits) {
        reported = both_reports(database, latest.id).await?;
        let rows = reports::store::acknowledgements(database, latest.id).await?;
        let of_issue = rows.into_iter().filter(|row| row.issue == latest.issue);
        acknowledged.extend(of_issue.map(|row| (row.account_id, clock::today(row.acknowledged_at))));
    }
    let mut found = findings::store::of_cooperative(database, id).await?;
    found.retain(|found| {
        found.finding.kind == FindingKind::Nonconformity
            && found.finding.withdrawn_at.is_none()
            && audits.iter().any(|audit| audit.id == found.finding.audit_id && audit.finalised_on.is_some())
    });
    let on_board = access::holders(database, id, &BOARD, today).await?;
    let members: std::collections::BTreeSet<AccountId> = on_board.iter().map(|(a, _)| a.id).collect();
    let from = deadlines::look_back(today);
    let until = today.checked_add_days(Days::new(AHEAD_DAYS)).unwrap_or(today);
    let licence = licences::store::current(database, id, today).await?;
    Ok(Rows {
        publisher,
        pack: text.map(|text| text.pack),
        next_visit: audits::windows::next_visit(&audits, today),
        reported,
        acknowledged,
        found,
        coverage: covered,
        figures,
        deadlines: deadlines::gather(app, today, from..=until, Some(&[id])).await?,
        governance: cooperatives::store::governance(database, id).await?,
        votes: cooperatives::latest_votes(database, id, today).await?,
        user_led: licence.is_some_and(|licence| licence.user_led),
        letters: letters(database, id, &members, since).await?,
        members: members.len(),
        demonstration: app.config.demonstration,
        audits,
        coop,
    })
}

/// What the latest report of an audit says, in English and in Welsh.
async fn both_reports(
    database: &impl ConnectionTrait,
    audit: entities::ids::AuditId,
) -> Result<Option<(Reported, Reported)>> {
    let mut said = Vec::new();
    for language in [Language::En, Language::Cy] {
        let latest = reports::store::latest_of(database, [audit], language).await?;
        let Some(report) = latest.get(&audit) else { return Ok(None) };
        said.push(serde_json::from_str(&report.content).map_err(Error::internal)?);
    }
    let welsh = said.pop();
    Ok(said.pop().zip(welsh))
}

/// Letters to the board after a day: the day, the kind, to whom, and whether the relay took it.
async fn letters(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    board: &BTreeSet<AccountId>,
    since: NaiveDate,
) -> Result<Vec<(NaiveDate, String, AccountId, bool)>> {
    // The midnight after the day: a day on which the clocks change has 23 hours, or 25.
    let next = since.checked_add_days(Days::new(1)).unwrap_or(since);
    let after = clock::instant_of(next.and_time(chrono::NaiveTime::MIN));
    type Row = (Timestamp, String, Option<AccountId>, EmailState, Option<String>);
    let rows: Vec<Row> = email::Entity::find()
        .select_only()
        .columns([
            email::Column::CreatedAt,
            email::Column::Kind,
            email::Column::AccountId,
            email::Column::State,
            email::Column::StillOwed,
        ])
        .filter(email::Column::OrganisationId.eq(cooperative))
        .filter(
            Condition::any()
                .add(email::Column::AccountId.is_in(board.iter().copied()))
                .add(email::Column::AccountId.is_null()),
        )
        .filter(email::Column::Kind.is_in(LETTERS))
        .filter(email::Column::CreatedAt.gte(after))
        .order_by_asc(email::Column::CreatedAt)
        .into_tuple()
        .all(database)
        .await?;
    let mut told = Vec::new();
    for (at, kind, who, state, condition) in rows {
        // A letter to a mailbox is for all who read it.
        let readers = match who {
            Some(who) => BTreeSet::from([who]),
            None => {
                let condition = outbox::Condition::read(condition.as_deref()).ok().flatten();
                condition.map(|one| one.accounts()).unwrap_or_default()
            }
        };
        for who in readers.intersection(board) {
            told.push((clock::today(at), kind.clone(), *who, state == EmailState::Sent));
        }
    }
    Ok(told)
}

/// A pack that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The first day of its month.
    pub month: NaiveDate,
    pub number: u32,
    pub on: NaiveDate,
}

/// The packs of a co-op that were made, the latest month first, in it the highest number; what they say is not read.
pub async fn made(database: &impl ConnectionTrait, cooperative: OrganisationId) -> Result<Vec<Made>> {
    let rows: Vec<(String, Timestamp)> = document::Entity::find()
        .select_only()
        .columns([document::Column::Period, document::Column::IssuedAt])
        .filter(document::Column::Kind.eq(DocumentKind::BoardPack))
        .filter(document::Column::SubjectId.eq(cooperative.0))
        .filter(document::Column::Language.eq(DocumentLanguage::Both))
        .into_tuple()
        .all(database)
        .await?;
    let read = |(period, at): (String, Timestamp)| {
        let (month, number) = period.split_once('/')?;
        Some(Made { month: super::read_month(month)?, number: number.parse().ok()?, on: clock::today(at) })
    };
    let mut made: Vec<Made> = rows.into_iter().filter_map(read).collect();
    made.sort_by_key(|one| std::cmp::Reverse((one.month, one.number)));
    Ok(made)
}

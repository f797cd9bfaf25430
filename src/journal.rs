//! The journal: every change, append-only, hash-chained.
//!
//! An entry commits to its detail by a salted digest, so that erasing personal data in the detail leaves the chain whole.

mod forgetting;
mod many;
mod told;

use entities::ids::{AccountId, OrganisationId};
use entities::journal::{journal_detail, journal_entry};
use scheduler::clock::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::foundation::error::Result;
pub use forgetting::{ERASURES, forget, forget_entries};
pub use many::record_all;
pub use told::{about, count_of, last_by, some_of, told_of, whole_of};

/// What happened, to what, in whose record.
#[derive(Clone, Debug)]
pub struct Event {
    name: &'static str,
    subject_kind: &'static str,
    subject_id: Option<Uuid>,
    organisation: Option<OrganisationId>,
    detail: Value,
}

impl Event {
    /// An event by its stable name, e.g. `evidence-reviewed`, about one row.
    pub fn new(name: &'static str, subject_kind: &'static str, subject_id: Uuid) -> Self {
        Self { name, subject_kind, subject_id: Some(subject_id), organisation: None, detail: Value::Null }
    }

    /// An event about the installation itself.
    pub fn of_service(name: &'static str) -> Self {
        Self { name, subject_kind: "service", subject_id: None, organisation: None, detail: Value::Null }
    }

    /// Whose record it concerns.
    pub fn at(mut self, organisation: OrganisationId) -> Self {
        self.organisation = Some(organisation);
        self
    }

    /// What else there is to say. It may be erased later; the entry may not.
    pub fn saying(mut self, detail: Value) -> Self {
        self.detail = detail;
        self
    }
}

/// Every kind of event, by its stable name; `journal-event-<name>` says it in words. What is not here cannot be recorded
/// in a test, so no page ever shows a bare name.
pub const KINDS: [&str; 130] = [
    "account-disabled",
    "account-enabled",
    "account-invented",
    "action-moved",
    "address-suppressed",
    "audit-moved",
    "audit-planned",
    "auditor-assigned",
    "backup-made",
    "board-digests-posted",
    "clock-went-back",
    "comment-answered",
    "comments-kept",
    "consultation-answered",
    "consultation-closed",
    "consultation-comment-taken-back",
    "consultation-commented",
    "consultation-opened",
    "consultation-published",
    "conversation-corrected",
    "conversation-recorded",
    "conversation-withdrawn",
    "cooperative-amended",
    "cooperative-registered",
    "cooperatives-invented",
    "correction-answered",
    "correction-asked",
    "criterion-assessed",
    "crosswalk-tied",
    "crosswalk-untied",
    "digests-stopped",
    "digests-wanted",
    "document-issued",
    "email-rewritten",
    "email-settled",
    "evidence-erased",
    "evidence-erasure-asked",
    "evidence-erasure-refused",
    "evidence-file-opened",
    "evidence-packed",
    "evidence-quarantined",
    "evidence-question-answered",
    "evidence-question-asked",
    "evidence-requested",
    "evidence-reviewed",
    "evidence-revised",
    "evidence-seen",
    "evidence-submitted",
    "evidence-tied",
    "figure-settled",
    "finding-edited",
    "finding-raised",
    "finding-withdrawn",
    "governance-recorded",
    "hold-confirmed",
    "hold-kept",
    "hold-lift-asked",
    "hold-lifted",
    "hold-placed",
    "hold-words-erased",
    "induction-step-recorded",
    "interest-declared",
    "job-ordered",
    "job-paused",
    "job-resumed",
    "language-chosen",
    "licence-applied-for",
    "licence-decided",
    "mail-held",
    "mail-released",
    "mail-returned",
    "moderation-sampled",
    "organisation-added",
    "outcome-settled",
    "paper-received",
    "password-reset-asked",
    "password-set",
    "proof-given",
    "recovery-code-used",
    "relay-asked",
    "relay-choice-ended",
    "relay-chosen",
    "relay-taken-back",
    "reminders-delegated",
    "reminders-delegation-ended",
    "reminders-posted",
    "report-acknowledged",
    "report-issued",
    "report-published",
    "report-withdrawn",
    "request-moved",
    "request-words-erased",
    "returned-mail-refused",
    "role-confirmed",
    "role-granted",
    "role-revoked",
    "sample-drawn",
    "second-factor-reset",
    "second-factor-set",
    "sessions-ended",
    "shared-mailbox-recorded",
    "shared-mailbox-removed",
    "shared-mailbox-stopped",
    "shared-mailbox-used",
    "signed-in",
    "signed-out",
    "suppression-lifted",
    "training-corrected",
    "training-import-abandoned",
    "training-import-read",
    "training-import-undone",
    "training-imported",
    "training-recorded",
    "training-removed",
    "training-requirement-ended",
    "training-requirement-set",
    "translation-corrected",
    "translation-reviewed",
    "version-agreed",
    "version-imported",
    "version-proposed",
    "version-signed",
    "version-taken-back",
    "version-withdrawn",
    "visit-moved",
    "votes-recorded",
    "worker-access-given",
    "worker-access-taken",
    "worker-added",
    "worker-changed",
];

/// The hash before the first entry.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Appends an event within the caller's transaction.
///
/// The last entry is read under the writer's lock (SQLite: the transaction is immediate; PostgreSQL: an advisory lock
/// that ends with the transaction), so two writers cannot take the same number.
pub async fn record(
    tx: &impl ConnectionTrait,
    account: impl Into<Option<AccountId>>,
    event: Event,
    now: Timestamp,
) -> Result<i64> {
    let (sequence, previous) = last(tx).await?;
    let sequence = sequence + 1;
    let (entry, detail) = entry_of(event, sequence, previous, account.into(), now);
    journal_entry::Entity::insert(journal_entry::ActiveModel::from(entry)).exec_without_returning(tx).await?;
    let detail = journal_detail::ActiveModel::from(detail);
    journal_detail::Entity::insert(detail).exec_without_returning(tx).await?;
    Ok(sequence)
}

/// The number and the hash of the last entry, which nobody else follows before this transaction ends.
async fn last(tx: &impl ConnectionTrait) -> Result<(i64, String)> {
    if tx.get_database_backend() == sea_orm::DbBackend::Postgres {
        tx.execute_unprepared("select pg_advisory_xact_lock(5308)").await?;
    }
    let last: Option<(i64, String)> = journal_entry::Entity::find()
        .select_only()
        .column(journal_entry::Column::Sequence)
        .column(journal_entry::Column::Hash)
        .order_by_desc(journal_entry::Column::Sequence)
        .into_tuple()
        .one(tx)
        .await?;
    Ok(last.unwrap_or_else(|| (0, GENESIS.to_owned())))
}

/// The entry of an event that follows another, and its detail.
fn entry_of(
    event: Event,
    sequence: i64,
    previous_hash: String,
    account_id: Option<AccountId>,
    now: Timestamp,
) -> (journal_entry::Model, journal_detail::Model) {
    debug_assert!(KINDS.contains(&event.name), "{} is not in journal::KINDS", event.name);
    let salt = hex::encode(rand::random::<[u8; 16]>());
    let detail = event.detail.to_string();
    let entry = journal_entry::Model {
        sequence,
        at: now,
        account_id,
        event: event.name.to_owned(),
        subject_kind: event.subject_kind.to_owned(),
        subject_id: event.subject_id,
        organisation_id: event.organisation,
        commitment: commitment(&salt, &detail),
        previous_hash,
        hash: String::new(),
    };
    let entry = journal_entry::Model { hash: hash_of(&entry), ..entry };
    (entry, journal_detail::Model { sequence, salt, detail })
}

/// Why the journal does not hold together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breach {
    /// The first number at which it does not.
    pub sequence: i64,
    pub what: &'static str,
}

/// Reads the journal from its first entry and names the first that was altered, or is missing. `progress` hears each thousandth.
pub async fn verify(
    database: &impl ConnectionTrait,
    mut progress: impl FnMut(i64),
) -> Result<Result<i64, Breach>> {
    let (mut expected, mut previous) = (1, GENESIS.to_owned());
    // Details that are gone, by what they were about; an erasure that follows accounts for them.
    let mut gone: std::collections::HashMap<(String, Option<Uuid>), i64> = std::collections::HashMap::new();
    loop {
        let entries = journal_entry::Entity::find()
            .filter(journal_entry::Column::Sequence.gte(expected))
            .order_by_asc(journal_entry::Column::Sequence)
            .limit(1000)
            .all(database)
            .await?;
        let Some(last) = entries.last().map(|e| e.sequence) else { break };
        let details: std::collections::HashMap<i64, journal_detail::Model> = journal_detail::Entity::find()
            .filter(journal_detail::Column::Sequence.between(expected, last))
            .all(database)
            .await?
            .into_iter()
            .map(|d| (d.sequence, d))
            .collect();
        for entry in entries {
            let breach = |what| Ok(Err(Breach { sequence: expected, what }));
            if entry.sequence != expected {
                return breach("entry-missing");
            }
            if entry.previous_hash != previous {
                return breach("chain-broken");
            }
            if entry.hash != hash_of(&entry) {
                return breach("entry-altered");
            }
            let about = (entry.subject_kind.clone(), entry.subject_id);
            match details.get(&entry.sequence) {
                Some(detail) if commitment(&detail.salt, &detail.detail) != entry.commitment => {
                    return breach("detail-altered");
                }
                Some(_) if ERASURES.contains(&entry.event.as_str()) => {
                    gone.remove(&about);
                }
                Some(_) => {}
                None => {
                    gone.entry(about).or_insert(entry.sequence);
                }
            }
            previous = entry.hash;
            expected += 1;
        }
        progress(expected - 1);
    }
    let highest = journal_detail::Entity::find()
        .select_only()
        .expr(Expr::col(journal_detail::Column::Sequence).max())
        .into_tuple::<Option<i64>>()
        .one(database)
        .await?
        .flatten()
        .unwrap_or(0);
    if highest >= expected {
        return Ok(Err(Breach { sequence: expected, what: "entry-missing" }));
    }
    if let Some(first) = gone.into_values().min() {
        return Ok(Err(Breach { sequence: first, what: "detail-missing" }));
    }
    Ok(Ok(expected - 1))
}

/// The latest entries, newest first, from `before` downwards.
pub async fn latest(
    database: &impl ConnectionTrait,
    before: Option<i64>,
    limit: u64,
) -> Result<Vec<(journal_entry::Model, Option<Value>)>> {
    let mut query = journal_entry::Entity::find().order_by_desc(journal_entry::Column::Sequence).limit(limit);
    if let Some(before) = before {
        query = query.filter(journal_entry::Column::Sequence.lt(before));
    }
    let entries = query.all(database).await?;
    with_details(database, entries).await
}

async fn with_details(
    database: &impl ConnectionTrait,
    entries: Vec<journal_entry::Model>,
) -> Result<Vec<(journal_entry::Model, Option<Value>)>> {
    let numbers: Vec<i64> = entries.iter().map(|e| e.sequence).collect();
    let mut details: std::collections::HashMap<i64, Value> = journal_detail::Entity::find()
        .filter(journal_detail::Column::Sequence.is_in(numbers))
        .all(database)
        .await?
        .into_iter()
        .filter_map(|d| Some((d.sequence, serde_json::from_str(&d.detail).ok()?)))
        .collect();
    Ok(entries.into_iter().map(|e| (details.remove(&e.sequence), e)).map(|(d, e)| (e, d)).collect())
}

fn commitment(salt: &str, detail: &str) -> String {
    hex::encode(Sha256::new().chain_update(salt).chain_update(b"\n").chain_update(detail).finalize())
}

/// SHA-256 over every field that may not change, each with its length before it.
fn hash_of(entry: &journal_entry::Model) -> String {
    let fields = [
        entry.previous_hash.clone(),
        entry.sequence.to_string(),
        entry.at.timestamp_micros().to_string(),
        entry.account_id.map(|id| id.to_string()).unwrap_or_default(),
        entry.event.clone(),
        entry.subject_kind.clone(),
        entry.subject_id.map(|id| id.to_string()).unwrap_or_default(),
        entry.organisation_id.map(|id| id.to_string()).unwrap_or_default(),
        entry.commitment.clone(),
    ];
    let mut hash = Sha256::new();
    for field in fields {
        hash.update((field.len() as u64).to_be_bytes());
        hash.update(field);
    }
    hex::encode(hash.finalize())
}

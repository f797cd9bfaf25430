//! Evidence: what a co-op shows. Handed in once, tied to any number of criteria, reviewed by somebody else, never overwritten.

pub mod archive;
pub mod custody;
pub mod letters;
pub mod rules;
pub mod scanning;
pub mod sorts;
pub mod store;
pub mod thread;
pub mod uploads;

use std::collections::{BTreeSet, HashMap};

use chrono::TimeDelta;
use entities::evidence::{EvidenceState, evidence_file, evidence_item, evidence_tie};
use entities::ids::{AccountId, EvidenceFileId, EvidenceItemId, OrganisationId, StandardId};
use scheduler::clock::{self, Timestamp};
use sea_orm::ConnectionTrait;
use serde_json::json;

use rules::Taken;
pub use rules::{Given, NewItem, Revision, Standing, Verdict};
pub use scanning::{Serving, serving};

use crate::access::{self, Actor, Deed, Place, policy};
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Result};
use crate::journal::{self, Event};
use crate::standards::pack::{Criterion, EvidenceType, Section};
use crate::standards::{self, InForce};

/// Hands in a new item. The files are in the store already. The same key again, however often, is the same item.
pub async fn submit(
    app: &App,
    actor: &Actor,
    cooperative: OrganisationId,
    new: NewItem,
    idempotency_key: &str,
    now: Timestamp,
) -> Result<EvidenceItemId> {
    rules::sound_key(idempotency_key)?;
    let tx = app.database.begin().await?;
    permit(&tx, actor, Deed::SubmitEvidence, cooperative).await?;
    if let Some(made) = store::by_key(&tx, idempotency_key).await? {
        return same(&made, actor, cooperative);
    }
    let texts = standards::all_in_force(&tx, clock::today(now)).await?;
    let (class, taken) = rules::accept(&new, evidence_type(&texts, &new.evidence_type), |key| {
        criterion(&texts, key).is_some()
    })
    .map_err(Error::Problems)?;
    scanning::still_stored(app, &tx, &taken).await?;
    let Some(id) = store::insert(&tx, cooperative, &new, class, actor.account, idempotency_key, now).await?
    else {
        // Another request with the same key was quicker by a hair (PostgreSQL): what it made is ours.
        drop(tx);
        let made = store::by_key(&*app.database, idempotency_key).await?.ok_or(Error::Conflict)?;
        return same(&made, actor, cooperative);
    };
    store::insert_files(&tx, id, 1, &taken, actor.account, now).await?;
    store::insert_ties(&tx, id, &ties_of(&texts, &new.ties), now).await?;
    let event = Event::new("evidence-submitted", SUBJECT, id.0).at(cooperative).saying(
        json!({ "type": new.evidence_type, "criteria": new.ties, "files": digests(&taken), "class": class }),
    );
    journal::record(&tx, actor.account, event, now).await?;
    tx.commit().await?;
    Ok(id)
}

const SUBJECT: &str = "evidence_item";

fn same(made: &evidence_item::Model, actor: &Actor, cooperative: OrganisationId) -> Result<EvidenceItemId> {
    let ours = made.submitted_by == actor.account && made.cooperative_id == cooperative;
    if ours { Ok(made.id) } else { Err(Error::NotFound) }
}

async fn permit(
    database: &impl ConnectionTrait,
    actor: &Actor,
    deed: Deed,
    cooperative: OrganisationId,
) -> Result<Place> {
    let place = access::store::place(database, actor.account, cooperative).await?;
    policy::permit(actor, deed, &place)?;
    Ok(place)
}

fn digests(taken: &[Taken]) -> Vec<&str> {
    taken.iter().map(|file| file.sha256.as_str()).collect()
}

/// The type of a code, as the first standard in force that has it says.
pub fn evidence_type<'a>(texts: &'a [InForce], code: &str) -> Option<&'a EvidenceType> {
    texts.iter().find_map(|text| text.pack.evidence_type(code))
}

/// The criterion of a key, as the first standard in force that has it says.
pub fn criterion<'a>(texts: &'a [InForce], key: &str) -> Option<(&'a Section, &'a Criterion)> {
    texts.iter().find_map(|text| text.pack.criteria().find(|(_, criterion)| criterion.key == key))
}

/// The criteria that ask for evidence of this type.
pub fn asking_for(texts: &[InForce], code: &str) -> Vec<String> {
    let all = texts.iter().flat_map(|text| text.pack.criteria());
    let asking = all.filter(|(_, criterion)| criterion.evidence.iter().any(|listed| listed == code));
    asking.map(|(_, criterion)| criterion.key.clone()).collect::<BTreeSet<_>>().into_iter().collect()
}

/// Each key, under every standard in force that has it.
fn ties_of(texts: &[InForce], keys: &[String]) -> Vec<(StandardId, String)> {
    let keys: BTreeSet<&String> = keys.iter().collect();
    texts
        .iter()
        .flat_map(|text| keys.iter().map(move |key| (text, *key)))
        .filter(|(text, key)| text.pack.criterion(key).is_some())
        .map(|(text, key)| (text.standard, key.clone()))
        .collect()
}

/// Adds files to an item; what was there stays. The item waits for review again.
///
/// `revision` is that of the page; the same files sent twice from one page are one revision.
pub async fn revise(
    app: &App,
    actor: &Actor,
    id: EvidenceItemId,
    new: Revision,
    revision: i32,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let item = store::find_to_change(&tx, id, &policy::scope(actor, Deed::SubmitEvidence)).await?;
    rules::stands(&item)?;
    permit(&tx, actor, Deed::SubmitEvidence, item.cooperative_id).await?;
    let taken = rules::accept_revision(&item, &new).map_err(Error::Problems)?;
    let files = store::files(&tx, id).await?;
    let latest = files.iter().map(|file| file.revision).max().unwrap_or(0);
    if item.revision != revision {
        return if item.revision == revision + 1 && repeats(&files, latest, &taken, actor.account) {
            Ok(())
        } else {
            Err(Error::Conflict)
        };
    }
    scanning::still_stored(app, &tx, &taken).await?;
    store::insert_files(&tx, id, latest + 1, &taken, actor.account, now).await?;
    let event = Event::new("evidence-revised", SUBJECT, id.0)
        .at(item.cooperative_id)
        .saying(json!({ "revision": latest + 1, "files": digests(&taken), "before": dates_of(&item) }));
    store::save_revision(&tx, item, &new, actor.account, now).await?;
    journal::record(&tx, actor.account, event, now).await?;
    Ok(tx.commit().await?)
}

fn dates_of(item: &evidence_item::Model) -> serde_json::Value {
    json!({ "from": item.period_from, "to": item.period_to, "valid_until": item.valid_until })
}

/// Are the files of the latest revision just these, from the same person?
fn repeats(files: &[evidence_file::Model], latest: i32, taken: &[Taken], by: AccountId) -> bool {
    let there: BTreeSet<(&str, &str)> = files
        .iter()
        .filter(|file| file.revision == latest && file.added_by == by)
        .map(|file| (file.sha256.as_str(), file.file_name.as_str()))
        .collect();
    there == taken.iter().map(|file| (file.sha256.as_str(), file.name.as_str())).collect()
}

/// The items of a co-op that somebody rests something on, as they stand when nobody else changes them: one that is not the
/// co-op's is not found, one that can prove nothing is refused with the reason. What is in `already` may stay as it is.
pub async fn to_rest_on(
    tx: &impl ConnectionTrait,
    cooperative: OrganisationId,
    wanted: impl IntoIterator<Item = EvidenceItemId>,
    already: &BTreeSet<EvidenceItemId>,
) -> Result<Vec<evidence_item::Model>> {
    let wanted: BTreeSet<EvidenceItemId> = wanted.into_iter().collect();
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let found = store::some_to_change(tx, cooperative, wanted.iter().copied()).await?;
    if found.len() != wanted.len() {
        return Err(Error::NotFound);
    }
    let apart = store::scans::quarantined(tx, cooperative).await?;
    for item in found.iter().filter(|item| !already.contains(&item.id)) {
        rules::usable(item, &apart)?;
    }
    Ok(found)
}

/// Ties an item to further criteria.
pub async fn tie(
    app: &App,
    actor: &Actor,
    id: EvidenceItemId,
    keys: Vec<String>,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let item = store::find_to_change(&tx, id, &policy::scope(actor, Deed::SubmitEvidence)).await?;
    rules::stands(&item)?;
    permit(&tx, actor, Deed::SubmitEvidence, item.cooperative_id).await?;
    let texts = standards::all_in_force(&tx, clock::today(now)).await?;
    if keys.is_empty() {
        return Err(Error::problem("ties", Message::new("evidence-ties-missing")));
    }
    if !keys.iter().all(|key| criterion(&texts, key).is_some()) {
        return Err(Error::problem("ties", Message::new("evidence-ties-unknown")));
    }
    store::insert_ties(&tx, id, &ties_of(&texts, &keys), now).await?;
    let event = Event::new("evidence-tied", SUBJECT, id.0)
        .at(item.cooperative_id)
        .saying(json!({ "criteria": keys }));
    journal::record(&tx, actor.account, event, now).await?;
    Ok(tx.commit().await?)
}

/// Accepts an item or returns it with a reason; never one's own. The co-op's uploader is told by letter.
pub async fn review(
    app: &App,
    actor: &Actor,
    id: EvidenceItemId,
    verdict: Verdict,
    revision: i32,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let item = store::find_to_change(&tx, id, &policy::scope(actor, Deed::ReviewEvidence)).await?;
    rules::stands(&item)?;
    let place = permit(&tx, actor, Deed::ReviewEvidence, item.cooperative_id).await?;
    if item.revision != revision {
        return Err(Error::Conflict);
    }
    let uploaders: Vec<AccountId> =
        store::files(&tx, id).await?.into_iter().map(|file| file.added_by).collect();
    if verdict == Verdict::Accepted && store::scans::is_quarantined(&tx, id).await? {
        return Err(Message::new("evidence-unusable-apart").with("title", item.title).into());
    }
    let standing = rules::standing(actor, item.cooperative_id, &place);
    let outcome = rules::review(&item, &uploaders, actor.account, standing, &verdict)
        .map_err(|problem| Error::Problems(vec![problem]))?;
    let event = Event::new("evidence-reviewed", SUBJECT, id.0)
        .at(item.cooperative_id)
        .saying(json!({ "state": outcome.state, "reason": outcome.reason }));
    letters::reviewed(app, &tx, &item, outcome.state, now).await?;
    store::save_review(&tx, item, &outcome, actor.account, now).await?;
    journal::record(&tx, actor.account, event, now).await?;
    Ok(tx.commit().await?)
}

/// An item with all that a page shows of it.
#[derive(Clone, Debug)]
pub struct Seen {
    pub item: evidence_item::Model,
    /// The latest revision first.
    pub files: Vec<evidence_file::Model>,
    pub ties: Vec<evidence_tie::Model>,
    /// Of each file, by digest.
    pub serving: HashMap<String, Serving>,
    pub standing: Standing,
    pub may_submit: bool,
    pub may_review: bool,
    /// May the person ask something about it?
    pub may_ask: bool,
    /// May the person open its files at all? (Its class may forbid it.)
    pub may_open: bool,
}

impl Seen {
    /// Is it a tombstone? What it said is gone; that it was there is not.
    pub fn is_erased(&self) -> bool {
        rules::is_erased(&self.item)
    }
}

/// Shows an item; the look is written in its custody.
pub async fn see(
    app: &App,
    actor: &Actor,
    cooperative: OrganisationId,
    id: EvidenceItemId,
    now: Timestamp,
) -> Result<Seen> {
    let (item, place) = look(app, actor, cooperative, id, now).await?;
    let files = store::files(&*app.database, id).await?;
    let ties = store::ties(&*app.database, id).await?;
    let scans = store::scans::of(&*app.database, files.iter().map(|file| file.sha256.as_str())).await?;
    let serving = files
        .iter()
        .map(|file| (file.sha256.clone(), serving(scans.get(&file.sha256), app.scanner.is_on())))
        .collect();
    let standing = rules::standing(actor, cooperative, &place);
    let may = |deed| policy::permit(actor, deed, &place).is_ok();
    let uploaders: Vec<AccountId> = files.iter().map(|file| file.added_by).collect();
    let may_open = may(Deed::OpenFile) && rules::may_open(standing, item.personal_data);
    let may_ask = may(Deed::ReviewEvidence)
        && !rules::is_erased(&item)
        && rules::may_ask(&item, &uploaders, actor.account, standing).is_ok();
    Ok(Seen {
        may_submit: may(Deed::SubmitEvidence) && !rules::is_erased(&item),
        may_review: may_ask && item.state == EvidenceState::Submitted,
        may_ask,
        may_open,
        standing,
        item,
        files,
        ties,
        serving,
    })
}

/// An item that somebody may see; the look is written in its custody.
async fn look(
    app: &App,
    actor: &Actor,
    cooperative: OrganisationId,
    id: EvidenceItemId,
    now: Timestamp,
) -> Result<(evidence_item::Model, Place)> {
    let item = store::find(&*app.database, id, &policy::scope(actor, Deed::SeeEvidence)).await?;
    if item.cooperative_id != cooperative {
        return Err(Error::NotFound);
    }
    let place = permit(&*app.database, actor, Deed::SeeEvidence, cooperative).await?;
    note_look(app, actor, &item, now).await?;
    Ok((item, place))
}

/// Pages that somebody loads within this time are one look. What they open or take away is noted each time.
const ONE_LOOK: TimeDelta = TimeDelta::hours(1);

async fn note_look(app: &App, actor: &Actor, item: &evidence_item::Model, now: Timestamp) -> Result<()> {
    let last = journal::last_by(&*app.database, SUBJECT, item.id.0, "evidence-seen", actor.account).await?;
    if last.is_some_and(|at| now - at < ONE_LOOK) {
        return Ok(());
    }
    let tx = app.database.begin().await?;
    let event = Event::new("evidence-seen", SUBJECT, item.id.0).at(item.cooperative_id);
    journal::record(&tx, actor.account, event, now).await?;
    Ok(tx.commit().await?)
}

/// What the person may do with a file before it is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opening {
    /// Opened, and written in the journal.
    Opened(evidence_file::Model),
    /// A reason must be typed first.
    ReasonWanted(evidence_file::Model),
}

/// Opens a file for somebody; each opening is in the journal, with the reason where one is asked for.
pub async fn open_file(
    app: &App,
    actor: &Actor,
    cooperative: OrganisationId,
    id: EvidenceItemId,
    file: EvidenceFileId,
    reason: Option<&str>,
    now: Timestamp,
) -> Result<Opening> {
    let tx = app.database.begin().await?;
    let item = store::find(&tx, id, &policy::scope(actor, Deed::OpenFile)).await?;
    if item.cooperative_id != cooperative {
        return Err(Error::NotFound);
    }
    let place = permit(&tx, actor, Deed::OpenFile, cooperative).await?;
    let standing = rules::standing(actor, cooperative, &place);
    if !rules::may_open(standing, item.personal_data) {
        return Err(Error::refused("evidence-open-class"));
    }
    let file = store::file(&tx, id, file).await?;
    let scans = store::scans::of(&tx, [file.sha256.as_str()]).await?;
    scanning::may_be_served(&serving(scans.get(&file.sha256), app.scanner.is_on()))?;
    let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
    if rules::needs_reason(standing) && reason.is_none() {
        return Ok(Opening::ReasonWanted(file));
    }
    let event = Event::new("evidence-file-opened", SUBJECT, id.0)
        .at(cooperative)
        .saying(json!({ "file": file.id, "sha256": file.sha256, "reason": reason }));
    journal::record(&tx, actor.account, event, now).await?;
    tx.commit().await?;
    Ok(Opening::Opened(file))
}

//! Consultation on a version: organisations are asked, comment until a day, and each comment gets an answer that is
//! published with the version.

pub mod comments;
pub mod letters;
pub mod report;
pub mod rules;
pub mod store;
pub mod whole;

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use entities::access::{Language, OrganisationKind, Role};
use entities::ids::{
    ConsultationCommentId, ConsultationId, ConsulteeId, DispositionId, OrganisationId, VersionId,
};
use entities::standards::{ConsulteeKind, DispositionKind, consultation, consultee, disposition};
use scheduler::clock::{self, Timestamp};
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel, Set};
use serde_json::json;

use super::{canonical, store as versions};
use crate::access::{self, Actor, Deed, Place, policy};
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Result};
use crate::foundation::tongue;
use crate::journal::{self, Event};
pub use comments::{Asked, Sending, Writing, all_asked, asked_of, comment, send_all, take_away};
pub use rules::{Refusal, Stage};
pub use whole::{Whole, whole};

/// Who speaks for an organisation in a consultation.
pub const SPEAKERS: [Role; 4] =
    [Role::Manager, Role::BoardChair, Role::ConsortiumCoordinator, Role::Regulator];

/// What an officer says when opening a consultation.
#[derive(Clone, Debug)]
pub struct Opening {
    /// The last day for comments.
    pub closes_on: NaiveDate,
    pub invited: Vec<OrganisationId>,
}

/// Opens a draft to the comments of some organisations, on its text as it is now, and writes to their people.
pub async fn open(
    app: &App,
    actor: &Actor,
    version: VersionId,
    opening: Opening,
    now: Timestamp,
) -> Result<ConsultationId> {
    let tx = app.database.begin().await?;
    let row = versions::version_to_change(&tx, version).await?;
    policy::permit(actor, Deed::RunConsultation, &Place::default())?;
    if store::of_version(&tx, version).await?.is_some() {
        return Err(Refusal::Once.into());
    }
    let status = super::rules::consult(row.status)?;
    let earliest = rules::earliest_close(clock::today(now), &app.calendar);
    if opening.closes_on < earliest {
        let message = Message::new("consultation-too-soon")
            .with("n", u32::from(rules::LEAST_WORKING_DAYS))
            .with("date", earliest);
        return Err(Error::problem("closes_on", message));
    }
    let id = ConsultationId::new(now);
    let asked = asked(&tx, id, &opening.invited, now).await?;
    let standard = versions::standard(&tx, row.standard_id).await?;
    let opened = consultation::Model {
        id,
        version_id: version,
        digest: canonical::digest_of(&row.text),
        text: row.text.clone(),
        closes_on: opening.closes_on,
        opened_by: actor.account,
        opened_at: now,
        closed_at: None,
        closed_by: None,
        published_at: None,
    };
    let event = Event::new("consultation-opened", "version", version.0).saying(json!({
        "standard": standard.code, "number": row.number, "digest": opened.digest,
        "closes_on": opening.closes_on, "invited": asked.len(),
    }));
    store::insert(&tx, opened.clone(), asked.clone()).await?;
    let mut row = row.into_active_model();
    row.status = Set(status);
    let row = row.update(&tx).await?;
    journal::record(&tx, actor.account, event, now).await?;
    letters::invite(app, &tx, (&standard, &row, &opened), &asked, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// The rows of those who are asked, each once. Who does not exist is not found; nobody is a fault.
async fn asked(
    tx: &impl ConnectionTrait,
    of: ConsultationId,
    invited: &[OrganisationId],
    now: Timestamp,
) -> Result<Vec<consultee::Model>> {
    let wanted: BTreeSet<OrganisationId> = invited.iter().copied().collect();
    if wanted.is_empty() {
        return Err(Error::problem("invited", Message::new("consultation-nobody")));
    }
    let wanted: Vec<OrganisationId> = wanted.into_iter().collect();
    let mut known = HashMap::new();
    for some in wanted.chunks(MANY) {
        known.extend(access::store::organisations(tx, some.iter().copied()).await?);
    }
    let mut consortia = HashSet::new();
    for some in wanted.chunks(MANY) {
        consortia.extend(store::consortia(tx, some).await?);
    }
    let mut rows = Vec::with_capacity(wanted.len());
    for organisation in wanted {
        let found = known.get(&organisation).ok_or(Error::NotFound)?;
        let kind = match found.kind {
            OrganisationKind::Government => ConsulteeKind::Government,
            OrganisationKind::Franchisor => ConsulteeKind::Franchisor,
            OrganisationKind::Cooperative if consortia.contains(&organisation) => ConsulteeKind::Consortium,
            OrganisationKind::Cooperative => ConsulteeKind::Cooperative,
        };
        let id = ConsulteeId::new(now);
        rows.push(consultee::Model { id, consultation_id: of, organisation_id: organisation, kind });
    }
    Ok(rows)
}

/// Ids in one statement at most.
const MANY: usize = 5000;

/// Closes a consultation before its day, when every organisation has answered.
pub async fn close(app: &App, actor: &Actor, version: VersionId, now: Timestamp) -> Result<()> {
    let tx = app.database.begin().await?;
    policy::permit(actor, Deed::RunConsultation, &Place::default())?;
    let row = store::of_version_to_change(&tx, version).await?.ok_or(Error::NotFound)?;
    let whole = whole(&tx, row.clone()).await?;
    rules::may_close(&row, whole.silent().count(), clock::today(now))?;
    let event = Event::new("consultation-closed", "version", version.0)
        .saying(json!({ "comments": whole.comments.len(), "closes_on": row.closes_on }));
    let mut row = row.into_active_model();
    row.closed_at = Set(Some(now));
    row.closed_by = Set(Some(actor.account));
    row.update(&tx).await?;
    journal::record(&tx, actor.account, event, now).await?;
    Ok(tx.commit().await?)
}

/// Words that are there and not too many, without blanks around them.
fn checked(field: &'static str, words: &str) -> Result<String> {
    let words = words.trim();
    let count = words.chars().count();
    if words.is_empty() {
        Err(Error::problem(field, Message::new("form-missing")))
    } else if count > rules::MOST_CHARACTERS {
        let message = Message::new("form-too-long").with("most", rules::MOST_CHARACTERS).with("count", count);
        Err(Error::problem(field, message))
    } else {
        Ok(words.to_owned())
    }
}

/// What an officer answers to a comment.
#[derive(Clone, Debug)]
pub struct Decision {
    pub kind: DispositionKind,
    pub reason: String,
    /// The language of the page; the words themselves tell more.
    pub language: Language,
}

/// Answers a comment when comments can change no more; an answer may be bettered until it is published.
pub async fn decide(
    app: &App,
    actor: &Actor,
    version: VersionId,
    comment: ConsultationCommentId,
    decision: Decision,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    policy::permit(actor, Deed::RunConsultation, &Place::default())?;
    let consultation = store::of_version_to_change(&tx, version).await?.ok_or(Error::NotFound)?;
    let row = store::comment(&tx, comment).await?;
    let consultee = store::consultee(&tx, row.consultee_id).await?;
    // A draft that was never sent is its organisation's own.
    if consultee.consultation_id != consultation.id || row.sent_at.is_none() {
        return Err(Error::NotFound);
    }
    rules::may_decide(&consultation, clock::today(now))?;
    let reason = checked("reason", &decision.reason)?;
    let language = tongue::of(&reason).unwrap_or(decision.language);
    match store::disposition_of(&tx, comment).await? {
        Some(there) => {
            let mut there = there.into_active_model();
            there.kind = Set(decision.kind);
            there.reason = Set(reason);
            there.language = Set(language);
            there.made_by = Set(actor.account);
            there.made_at = Set(now);
            there.update(&tx).await?;
        }
        None => {
            let row = disposition::Model {
                id: DispositionId::new(now),
                comment_id: comment,
                kind: decision.kind,
                reason,
                language,
                made_by: actor.account,
                made_at: now,
            };
            store::insert_disposition(&tx, row).await?;
        }
    }
    let event = Event::new("consultation-answered", "version", version.0).saying(json!({
        "comment": comment, "criterion": row.criterion_key, "disposition": decision.kind,
    }));
    journal::record(&tx, actor.account, event, now).await?;
    Ok(tx.commit().await?)
}

/// What a proposal asks of the consultation: refuses while it is open or a comment has no disposition. Answers it, to be
/// published.
pub(super) async fn settled(
    tx: &impl ConnectionTrait,
    version: VersionId,
    now: Timestamp,
) -> Result<Option<Whole>> {
    let Some(row) = store::of_version_to_change(tx, version).await? else { return Ok(None) };
    let whole = whole(tx, row).await?;
    rules::may_propose(&whole.consultation, whole.undecided(), clock::today(now))?;
    Ok(Some(whole))
}

/// Publishes a consultation with the first proposal of its version, and tells those who were asked.
pub(super) async fn publish(
    app: &App,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    whole: Whole,
    (standard, version): (&entities::standards::standard::Model, &entities::standards::version::Model),
    now: Timestamp,
) -> Result<()> {
    if whole.consultation.published_at.is_some() {
        return Ok(());
    }
    let event = Event::new("consultation-published", "version", version.id.0)
        .saying(json!({ "comments": whole.comments.len(), "invited": whole.consultees.len() }));
    let mut row = whole.consultation.into_active_model();
    row.published_at = Set(Some(now));
    let row = row.update(tx).await?;
    journal::record(tx, actor.account, event, now).await?;
    let asked: Vec<consultee::Model> = whole.consultees.into_iter().map(|(asked, _)| asked).collect();
    letters::tell_published(app, tx, (standard, version, &row), &asked, now).await
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(match refusal {
            Refusal::Once => Message::new("consultation-refused-once"),
            Refusal::Over(day) => Message::new("consultation-refused-over").with("date", day),
            Refusal::StillOpen(day) => Message::new("consultation-refused-open").with("date", day),
            Refusal::TooMany => Message::new("consultation-refused-many").with("most", rules::MOST_COMMENTS),
            Refusal::AlreadyClosed => Message::new("consultation-refused-closed"),
            Refusal::AnswersMissing(n, day) => {
                Message::new("consultation-refused-silent").with("n", n).with("date", day)
            }
            Refusal::Undecided(n) => Message::new("consultation-refused-undecided").with("n", n),
            Refusal::Published => Message::new("consultation-refused-published"),
        })
    }
}

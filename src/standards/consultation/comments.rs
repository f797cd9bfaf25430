//! What the people of an organisation that was asked do: read, comment, change, send.

use std::sync::Arc;

use entities::access::Language;
use entities::ids::{ConsultationCommentId, ConsulteeId};
use entities::standards::{consultation, consultation_comment, consultee};
use scheduler::clock::{self, Timestamp};
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel, Set};
use serde_json::json;

use super::{checked, rules, store};
use crate::access::{Actor, Deed, Place, policy};
use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use crate::foundation::tongue;
use crate::journal::{self, Event};
use crate::standards::pack::Pack;
use crate::standards::shelf;

/// What an organisation was asked, for one of its people.
#[derive(Clone, Debug)]
pub struct Asked {
    pub consultee: consultee::Model,
    pub consultation: consultation::Model,
    pub pack: Arc<Pack>,
}

/// What an organisation was asked, if this person speaks for it. Anybody else's is not there.
pub async fn asked_of(database: &impl ConnectionTrait, actor: &Actor, id: ConsulteeId) -> Result<Asked> {
    let consultee = store::consultee(database, id).await?;
    speaks(actor, &consultee)?;
    let consultation = store::find(database, consultee.consultation_id).await?;
    let pack = shelf::pack_in(&consultation.text)?;
    Ok(Asked { consultee, consultation, pack })
}

/// May this person speak for an organisation that is asked?
pub async fn may_see(database: &impl ConnectionTrait, actor: &Actor, id: ConsulteeId) -> Result<bool> {
    Ok(speaks(actor, &store::consultee(database, id).await?).is_ok())
}

fn speaks(actor: &Actor, consultee: &consultee::Model) -> Result<()> {
    let place = Place { organisation: Some(consultee.organisation_id), ..Place::default() };
    policy::permit(actor, Deed::CommentOnStandard, &place)
}

/// Everything that this person's organisations were ever asked, the latest first.
pub async fn all_asked(
    database: &impl ConnectionTrait,
    actor: &Actor,
) -> Result<Vec<(consultee::Model, consultation::Model)>> {
    let mut own = policy::scope(actor, Deed::CommentOnStandard).organisations;
    own.sort_unstable();
    own.dedup();
    store::asked_of(database, &own).await
}

/// Is a comment finished?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sending {
    /// Kept for the organisation alone, until it is sent.
    Keep,
    Send,
}

/// What somebody writes.
#[derive(Clone, Debug)]
pub struct Writing {
    /// The comment that is changed and the revision that was seen; none: a new one.
    pub changes: Option<(ConsultationCommentId, i32)>,
    /// The key of the criterion; none: the whole version.
    pub criterion: Option<String>,
    pub body: String,
    /// The language of the page; the words themselves tell more.
    pub language: Language,
    pub sending: Sending,
}

/// Writes a comment for an organisation, or changes one, until the closing day is over. One that was sent stays sent.
pub async fn comment(
    app: &App,
    actor: &Actor,
    id: ConsulteeId,
    writing: Writing,
    now: Timestamp,
) -> Result<ConsultationCommentId> {
    let tx = app.database.begin().await?;
    let (consultee, consultation) = to_comment(&tx, actor, id, now).await?;
    let body = checked("body", &writing.body)?;
    let language = tongue::of(&body).unwrap_or(writing.language);
    let sent_at = (writing.sending == Sending::Send).then_some(now);
    let (comment, first) = match writing.changes {
        Some((comment, seen)) => {
            let row = own_comment(&tx, &consultee, comment).await?;
            if row.revision != seen {
                return Err(Error::Conflict);
            }
            let sent_at = row.sent_at.or(sent_at);
            let mut row = row.into_active_model();
            row.body = Set(body);
            row.language = Set(language);
            row.written_by = Set(actor.account);
            row.written_at = Set(now);
            row.sent_at = Set(sent_at);
            row.revision = Set(seen + 1);
            (row.update(&tx).await?, false)
        }
        None => {
            let pack = shelf::pack_in(&consultation.text)?;
            if writing.criterion.as_deref().is_some_and(|key| pack.criterion(key).is_none()) {
                return Err(Error::NotFound);
            }
            rules::may_write_one_more(store::written_by(&tx, consultation.id, actor.account).await?)?;
            let row = consultation_comment::Model {
                id: ConsultationCommentId::new(now),
                consultee_id: id,
                criterion_key: writing.criterion,
                body,
                language,
                written_by: actor.account,
                written_at: now,
                sent_at,
                revision: 1,
            };
            store::insert_comment(&tx, row.clone()).await?;
            (row, true)
        }
    };
    let event = Event::new("consultation-commented", "consultation", consultation.id.0)
        .at(consultee.organisation_id)
        .saying(json!({
            "comment": comment.id, "criterion": comment.criterion_key, "sent": comment.sent_at.is_some(),
            "new": first,
        }));
    journal::record(&tx, actor.account, event, now).await?;
    tx.commit().await?;
    Ok(comment.id)
}

/// Those who may comment now, and on what.
async fn to_comment(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    id: ConsulteeId,
    now: Timestamp,
) -> Result<(consultee::Model, consultation::Model)> {
    let consultee = store::consultee(tx, id).await?;
    speaks(actor, &consultee)?;
    let consultation = store::to_change(tx, consultee.consultation_id).await?;
    rules::may_comment(&consultation, clock::today(now))?;
    Ok((consultee, consultation))
}

async fn own_comment(
    tx: &impl ConnectionTrait,
    consultee: &consultee::Model,
    id: ConsultationCommentId,
) -> Result<consultation_comment::Model> {
    let row = store::comment(tx, id).await?;
    if row.consultee_id == consultee.id { Ok(row) } else { Err(Error::NotFound) }
}

/// Sends all that an organisation still keeps as drafts. Answers how many there were.
pub async fn send_all(app: &App, actor: &Actor, id: ConsulteeId, now: Timestamp) -> Result<u64> {
    let tx = app.database.begin().await?;
    let (consultee, consultation) = to_comment(&tx, actor, id, now).await?;
    let sent = store::send_drafts(&tx, id, now).await?;
    if sent == 0 {
        return Err(Error::refused("consultation-no-drafts"));
    }
    let event = Event::new("consultation-commented", "consultation", consultation.id.0)
        .at(consultee.organisation_id)
        .saying(json!({ "sent": sent }));
    journal::record(&tx, actor.account, event, now).await?;
    tx.commit().await?;
    Ok(sent)
}

/// Takes a comment away, sent or not, until the closing day is over. Answers the criterion that it was about.
pub async fn take_away(
    app: &App,
    actor: &Actor,
    id: ConsulteeId,
    comment: ConsultationCommentId,
    now: Timestamp,
) -> Result<Option<String>> {
    let tx = app.database.begin().await?;
    let (consultee, consultation) = to_comment(&tx, actor, id, now).await?;
    let row = own_comment(&tx, &consultee, comment).await?;
    store::forget_comment(&tx, comment).await?;
    let event = Event::new("consultation-comment-taken-back", "consultation", consultation.id.0)
        .at(consultee.organisation_id)
        .saying(json!({ "comment": comment, "criterion": row.criterion_key }));
    journal::record(&tx, actor.account, event, now).await?;
    tx.commit().await?;
    Ok(row.criterion_key)
}

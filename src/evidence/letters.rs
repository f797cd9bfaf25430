//! Letters about one item of evidence.

use entities::evidence::{EvidenceState, evidence_item};
use entities::ids::EvidenceRemarkId;
use entities::outbox::Urgency;
use scheduler::clock::{self, Timestamp};
use sea_orm::ConnectionTrait;
use tera::Context;

use super::{evidence_type, store};
use crate::access;
use crate::access::letters::{self, Addressee};
use crate::foundation::App;
use crate::foundation::error::Result;
use crate::standards;

/// The letter to the uploader. It names the sort of evidence, not the title: titles may name people.
pub(super) async fn reviewed(
    app: &App,
    tx: &impl ConnectionTrait,
    item: &evidence_item::Model,
    state: EvidenceState,
    now: Timestamp,
) -> Result<()> {
    let mut context = spoken_of(tx, item, now).await?;
    context.insert("state", &state.to_string());
    let to = uploader(tx, item).await?;
    let event = letters::Event {
        kind: "evidence-reviewed",
        subject: format!("{}:{}", item.id, item.revision),
        organisation: Some(item.cooperative_id),
        urgency: Urgency::Event,
        context,
        matter: None,
        calendar: None,
    };
    letters::post(app, tx, &event, &[to], now).await
}

/// Who handed an item in: written to as long as they are anybody at the co-op.
pub(super) async fn uploader(tx: &impl ConnectionTrait, item: &evidence_item::Model) -> Result<Addressee> {
    let person = access::store::account(tx, item.submitted_by).await?;
    Ok(Addressee::holding(person, item.cooperative_id, &[]))
}

/// Does a question about an item still wait for its answer?
pub async fn waits(database: &impl ConnectionTrait, remark: EvidenceRemarkId) -> Result<bool> {
    store::remarks::is_open(database, remark).await
}

/// What letters about an item speak of: the sort of evidence and the co-op, never the title.
pub(super) async fn spoken_of(
    tx: &impl ConnectionTrait,
    item: &evidence_item::Model,
    now: Timestamp,
) -> Result<Context> {
    let cooperative = access::store::organisation(tx, item.cooperative_id).await?;
    let texts = standards::all_in_force(tx, clock::today(now)).await?;
    let kind = evidence_type(&texts, &item.evidence_type);
    let mut context = Context::new();
    context.insert("organisation_en", &cooperative.name_en);
    context.insert("organisation_cy", &cooperative.name_cy);
    context.insert("type_en", kind.map_or(item.evidence_type.as_str(), |kind| &kind.name.en));
    context.insert("type_cy", kind.map_or(item.evidence_type.as_str(), |kind| &kind.name.cy));
    context.insert("path", &format!("/coops/{}/evidence/{}", cooperative.reference, item.id));
    Ok(context)
}

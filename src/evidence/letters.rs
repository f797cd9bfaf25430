//! Letters about one item of evidence.

use entities::evidence::{EvidenceState, evidence_item};
use entities::outbox::Urgency;
use scheduler::clock::{self, Timestamp};
use sea_orm::ConnectionTrait;
use tera::Context;

use super::evidence_type;
use crate::access;
use crate::foundation::error::Result;
use crate::outbox;
use crate::standards;

/// The letter to the uploader. It names the sort of evidence, not the title: titles may name people.
pub(super) async fn reviewed(
    tx: &impl ConnectionTrait,
    item: &evidence_item::Model,
    state: EvidenceState,
    now: Timestamp,
) -> Result<outbox::Post> {
    let account = access::store::account(tx, item.submitted_by).await?;
    let mut context = spoken_of(tx, item, now).await?;
    context.insert("state", &state.to_string());
    Ok(outbox::Post {
        kind: "evidence-reviewed",
        unique_key: format!("evidence-reviewed:{}:{}", item.id, item.revision),
        account: Some(account.id),
        language: access::reads(&account),
        recipient: account.email,
        organisation: Some(item.cooperative_id),
        urgency: Urgency::Event,
        context,
        calendar: None,
        still_owed: None,
    })
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

//! The certificate behind a training record: an item of the co-op's evidence. Of checks none is kept.

use entities::ids::{EvidenceItemId, TrainingRecordId, WorkerId};
use scheduler::clock::{self, Timestamp};
use serde_json::json;

use super::{SUBJECT, permit, store, syllabus};
use crate::access::{Actor, Deed, policy};
use crate::evidence;
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Result};
use crate::journal::{self, Event};
use crate::standards::pack::{Category, Subject};

/// The type of evidence that a training certificate is.
pub const TYPE: &str = "certificate";

/// Can a record of a subject have a certificate? The law and the standard want the date of a check, never its certificate.
pub fn has_one(subject: &Subject) -> bool {
    subject.category != Category::Check
}

/// Says which item of evidence holds the certificate of a record, or that none does.
pub async fn tie(
    app: &App,
    actor: &Actor,
    worker: WorkerId,
    record: TrainingRecordId,
    item: Option<EvidenceItemId>,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let worker = store::worker_to_change(&tx, worker, &policy::scope(actor, Deed::EditTraining)).await?;
    permit(&tx, actor, worker.cooperative_id).await?;
    let row = store::record(&tx, worker.id, record).await?;
    let syllabus = syllabus(&tx, clock::today(now)).await?;
    if syllabus.subject(&row.subject).is_some_and(|subject| !has_one(subject)) {
        return Err(Error::refused("people-certificate-of-check"));
    }
    if let Some(item) = item {
        let usable = evidence::store::usable(&tx, worker.cooperative_id).await?;
        if !usable.iter().any(|one| one.id == item && one.evidence_type == TYPE) {
            return Err(Error::problem("certificate", Message::new("form-choose")));
        }
    }
    store::certificates::put(&tx, record, item).await?;
    let event = Event::new("training-corrected", SUBJECT, worker.id.0)
        .at(worker.cooperative_id)
        .saying(json!({ "subject": row.subject, "completed_on": row.completed_on, "certificate": item }));
    journal::record(&tx, actor.account, event, now).await?;
    Ok(tx.commit().await?)
}

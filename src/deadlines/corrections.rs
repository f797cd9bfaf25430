//! What workers say is wrong in their own records, and wait to be answered.

use std::sync::Arc;

use scheduler::clock;

use super::{Ask, Deadline, Rule};
use crate::foundation::error::Result;
use crate::training::own;
use crate::training::store::own_record::all_waiting;

pub(super) async fn due(ask: &Ask<'_>) -> Result<Vec<Deadline>> {
    let waiting = all_waiting(&*ask.app.database, ask.only).await?;
    let deadlines = waiting.into_iter().map(|(request, cooperative)| {
        let made_on = clock::today(request.made_at);
        Deadline {
            rule: Rule::Correction,
            subject_kind: "correction_request",
            subject_id: request.id.0,
            organisation: cooperative,
            due_on: own::answer_by(made_on),
            // A month is short: the steps of yearly things would all stand before it was made.
            interval_days: Some(30),
            opens_on: Some(made_on),
            accounts: Vec::new(),
            name_en: "".into(),
            name_cy: "".into(),
            people: 0,
            subject: request.worker_id.to_string().into(),
            pack: ask.texts.get(&cooperative).map(|text| Arc::clone(&text.pack)),
        }
    });
    Ok(deadlines.filter(|deadline| ask.due.contains(&deadline.due_on)).collect())
}

//! What people wrote beside an item that is erased: the answers to requests that it was given with, what was said to those
//! answers, and the reasons of holds on it. They speak of it, and may name whom it named.

use std::collections::BTreeMap;

use entities::audits::{RequestMove, request_item, request_turn};
use entities::evidence::legal_hold;
use entities::ids::{EvidenceItemId, EvidenceRequestId, LegalHoldId};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect, Set,
};

use crate::foundation::error::Result;
use crate::journal;

/// Where words were erased. Their entries in the journal need one that says so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    pub requests: Vec<EvidenceRequestId>,
    pub holds: Vec<LegalHoldId>,
}

/// Erases them, and what the journal tells of the same turns.
pub async fn erase(tx: &impl ConnectionTrait, item: EvidenceItemId) -> Result<Beside> {
    let mut beside = Beside::default();
    let given: Vec<(EvidenceRequestId, i32)> = request_item::Entity::find()
        .select_only()
        .columns([request_turn::Column::RequestId, request_turn::Column::Number])
        .inner_join(request_turn::Entity)
        .filter(request_item::Column::ItemId.eq(item))
        .into_tuple()
        .all(tx)
        .await?;
    let mut by_request: BTreeMap<EvidenceRequestId, Vec<i32>> = BTreeMap::new();
    for (request, number) in given {
        by_request.entry(request).or_default().push(number);
    }
    for (request, numbers) in by_request {
        if erase_turns(tx, request, &numbers).await? {
            beside.requests.push(request);
        }
    }
    for hold in legal_hold::Entity::find().filter(legal_hold::Column::ItemId.eq(item)).all(tx).await? {
        let (id, lift) = (hold.id, hold.lift_reason.is_some());
        let mut row = hold.into_active_model();
        row.reason = Set(String::new());
        row.lift_reason = Set(lift.then(String::new));
        row.update(tx).await?;
        beside.holds.push(id);
    }
    Ok(beside)
}

/// Erases the words of answers and of the verdicts on them. Answers whether there were any.
async fn erase_turns(tx: &impl ConnectionTrait, request: EvidenceRequestId, answers: &[i32]) -> Result<bool> {
    let turns = request_turn::Entity::find()
        .filter(request_turn::Column::RequestId.eq(request))
        .order_by_asc(request_turn::Column::Number)
        .all(tx)
        .await?;
    let (mut speaking, mut of_it) = (Vec::new(), false);
    for turn in turns {
        match turn.what {
            RequestMove::Answer => of_it = answers.contains(&turn.number),
            RequestMove::Accept | RequestMove::SendBack => {}
            // These speak of what is asked, or of nothing.
            RequestMove::Ask | RequestMove::Assign | RequestMove::Withdraw => continue,
        }
        if of_it && turn.words.as_ref().is_some_and(|words| !words.is_empty()) {
            speaking.push(turn);
        }
    }
    let told = journal::told_of(tx, "evidence_request", request.0, &["request-moved"]).await?;
    for turn in &speaking {
        let same = |detail: &serde_json::Value| {
            detail["move"] == serde_json::json!(turn.what)
                && detail["words"].as_str() == turn.words.as_deref()
        };
        let entries = told.iter().filter(|(_, detail)| detail.as_ref().is_some_and(same));
        let numbers: Vec<i64> = entries.map(|(entry, _)| entry.sequence).collect();
        journal::forget_entries(tx, &numbers).await?;
    }
    let found = !speaking.is_empty();
    for turn in speaking {
        let mut row = turn.into_active_model();
        row.words = Set(Some(String::new()));
        row.update(tx).await?;
    }
    Ok(found)
}

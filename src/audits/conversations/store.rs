//! Queries of conversations and of the criteria they are evidence for.

use std::collections::HashMap;

use entities::audits::{conversation, conversation_tie};
use entities::ids::{AuditId, ConversationId, ConversationTieId, CriterionId};
use entities::standards::criterion;
use scheduler::clock::Timestamp;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};

use super::Conversation;
use crate::foundation::error::{Error, Result, already_there};

/// The conversations of an audit, those that were withdrawn too, by number, with their criteria in the order of the version.
pub async fn of_audit(database: &impl ConnectionTrait, audit: AuditId) -> Result<Vec<Conversation>> {
    let rows = conversation::Entity::find()
        .filter(conversation::Column::AuditId.eq(audit))
        .order_by_asc(conversation::Column::Number)
        .all(database)
        .await?;
    let ties = conversation_tie::Entity::find()
        .find_also_related(criterion::Entity)
        .filter(conversation_tie::Column::ConversationId.is_in(rows.iter().map(|row| row.id)))
        .order_by_asc(criterion::Column::Position)
        .all(database)
        .await?;
    let mut criteria: HashMap<ConversationId, Vec<criterion::Model>> = HashMap::new();
    for (tie, criterion) in ties {
        criteria.entry(tie.conversation_id).or_default().extend(criterion);
    }
    Ok(rows
        .into_iter()
        .map(|row| Conversation { criteria: criteria.remove(&row.id).unwrap_or_default(), row })
        .collect())
}

/// The conversation of an audit with this number.
pub async fn find(database: &impl ConnectionTrait, audit: AuditId, number: i32) -> Result<Conversation> {
    let all = of_audit(database, audit).await?;
    all.into_iter().find(|one| one.row.number == number).ok_or(Error::NotFound)
}

/// The conversation that was recorded with this key, if one was.
pub async fn by_key(
    database: &impl ConnectionTrait,
    idempotency_key: &str,
) -> Result<Option<conversation::Model>> {
    Ok(conversation::Entity::find()
        .filter(conversation::Column::IdempotencyKey.eq(idempotency_key))
        .one(database)
        .await?)
}

/// The number of an audit's next conversation; the audit is locked, so nobody else takes it.
pub async fn next_number(tx: &impl ConnectionTrait, audit: AuditId) -> Result<i32> {
    let last: Option<i32> = conversation::Entity::find()
        .select_only()
        .column(conversation::Column::Number)
        .filter(conversation::Column::AuditId.eq(audit))
        .order_by_desc(conversation::Column::Number)
        .into_tuple()
        .one(tx)
        .await?;
    Ok(last.unwrap_or(0) + 1)
}

/// Adds a conversation. Answers no when one was recorded with its key already.
pub async fn insert(tx: &impl ConnectionTrait, row: conversation::Model) -> Result<bool> {
    let row = conversation::ActiveModel::from(row);
    match conversation::Entity::insert(row).exec_without_returning(tx).await {
        Ok(_) => Ok(true),
        Err(e) if already_there(&e) => Ok(false),
        Err(e) => Err(e.into()),
    }
}

/// Notes for which criteria a conversation is evidence, in place of those noted before.
pub async fn rewrite_ties(
    tx: &impl ConnectionTrait,
    conversation: ConversationId,
    criteria: &[CriterionId],
    now: Timestamp,
) -> Result<()> {
    let of_it = conversation_tie::Column::ConversationId.eq(conversation);
    conversation_tie::Entity::delete_many().filter(of_it).exec(tx).await?;
    for criterion in criteria {
        conversation_tie::ActiveModel {
            id: Set(ConversationTieId::new(now)),
            conversation_id: Set(conversation),
            criterion_id: Set(*criterion),
        }
        .insert(tx)
        .await?;
    }
    Ok(())
}

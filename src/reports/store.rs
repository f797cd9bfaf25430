//! Queries of reports and acknowledgements; what a report rests on is gathered in a file of its own.

mod gather;

use std::collections::HashMap;

use entities::access::Language;
use entities::audits::{AuditState, audit, audit_move};
use entities::evidence::blob;
use entities::ids::{AccountId, AcknowledgementId, AuditId, OrganisationId, ReportId};
use entities::reports::{acknowledgement, report};
use scheduler::clock::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use crate::foundation::error::{Error, Result};
use crate::foundation::files::Stored;
pub use gather::dossier;

/// States in which a report is final.
pub const FINAL: [AuditState; 4] =
    [AuditState::Final, AuditState::Accepted, AuditState::ActionsOpen, AuditState::Closed];

/// An audit by its reference.
pub async fn audit(database: &impl ConnectionTrait, reference: &str) -> Result<audit::Model> {
    audit::Entity::find()
        .filter(audit::Column::Reference.eq(reference))
        .one(database)
        .await?
        .ok_or(Error::NotFound)
}

/// Every audit of a co-op, the latest visit first.
pub async fn of_cooperative(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
) -> Result<Vec<audit::Model>> {
    Ok(audit::Entity::find()
        .filter(audit::Column::CooperativeId.eq(cooperative))
        .order_by_desc(audit::Column::VisitOn)
        .all(database)
        .await?)
}

/// An audit by its id, about to be changed; on PostgreSQL nobody else can change it until the transaction ends.
pub async fn audit_to_change(tx: &impl ConnectionTrait, id: AuditId) -> Result<audit::Model> {
    audit::Entity::find_by_id(id).lock_exclusive().one(tx).await?.ok_or(Error::NotFound)
}

/// How often an audit became final: the number of its latest issue.
pub async fn finalisations(database: &impl ConnectionTrait, id: AuditId) -> Result<i32> {
    let moves = audit_move::Entity::find()
        .select_only()
        .column(audit_move::Column::Id)
        .filter(audit_move::Column::AuditId.eq(id))
        .filter(audit_move::Column::ToState.eq(AuditState::Final))
        .into_tuple::<uuid::Uuid>()
        .all(database)
        .await?;
    Ok(i32::try_from(moves.len()).unwrap_or(i32::MAX))
}

/// Audits that are final, whatever has come of them since, and lack the report of their latest issue in a language: with their
/// references, the oldest first. An audit of before this service, which never became final here, has no report and gets none.
pub async fn due(database: &impl ConnectionTrait) -> Result<Vec<(AuditId, String)>> {
    let this = (audit::Entity, audit::Column::Id);
    let finalisations = Query::select()
        .expr(Expr::col((audit_move::Entity, audit_move::Column::Id)).count())
        .from(audit_move::Entity)
        .and_where(Expr::col((audit_move::Entity, audit_move::Column::AuditId)).equals(this))
        .and_where(audit_move::Column::ToState.eq(AuditState::Final))
        .to_owned();
    let issue = || Expr::col((report::Entity, report::Column::Issue));
    let languages = Query::select()
        .expr(Expr::col((report::Entity, report::Column::Id)).count())
        .from(report::Entity)
        .and_where(Expr::col((report::Entity, report::Column::AuditId)).equals(this))
        .and_where(issue().gte(Expr::col((audit::Entity, audit::Column::Issue))))
        .and_where(issue().gte(Expr::from(finalisations)))
        .to_owned();
    Ok(audit::Entity::find()
        .select_only()
        .columns([audit::Column::Id, audit::Column::Reference])
        .filter(audit::Column::State.is_in(FINAL))
        .filter(audit::Column::FinalisedOn.is_not_null())
        .filter(audit::Column::State.eq(AuditState::Final).or(audit::Column::Issue.gte(1)))
        .filter(Expr::from(languages).lt(2))
        .order_by_asc(audit::Column::FinalisedOn)
        .order_by_asc(audit::Column::Id)
        .into_tuple()
        .all(database)
        .await?)
}

/// The reports of one audit, the latest issue first, Welsh before English.
pub async fn reports(database: &impl ConnectionTrait, audit: AuditId) -> Result<Vec<report::Model>> {
    Ok(report::Entity::find()
        .filter(report::Column::AuditId.eq(audit))
        .order_by_desc(report::Column::Issue)
        .order_by_asc(report::Column::Language)
        .all(database)
        .await?)
}

/// The latest reports of several audits in one language.
pub async fn latest_of(
    database: &impl ConnectionTrait,
    audits: impl IntoIterator<Item = AuditId>,
    language: Language,
) -> Result<HashMap<AuditId, report::Model>> {
    let rows = report::Entity::find()
        .filter(report::Column::AuditId.is_in(audits))
        .filter(report::Column::Language.eq(language))
        .order_by_asc(report::Column::Issue)
        .all(database)
        .await?;
    Ok(rows.into_iter().map(|row| (row.audit_id, row)).collect())
}

/// The reports that bear a code.
pub async fn by_code(database: &impl ConnectionTrait, code: &str) -> Result<Vec<report::Model>> {
    Ok(report::Entity::find().filter(report::Column::Code.eq(code)).all(database).await?)
}

/// The report whose bytes have this digest.
pub async fn by_digest(database: &impl ConnectionTrait, sha256: &str) -> Result<Option<report::Model>> {
    Ok(report::Entity::find().filter(report::Column::Sha256.eq(sha256)).one(database).await?)
}

/// Adds a report whose bytes are in the store already.
pub async fn insert(tx: &impl ConnectionTrait, row: report::Model, stored: &Stored) -> Result<ReportId> {
    let bytes = blob::ActiveModel {
        sha256: Set(stored.sha256.clone()),
        size: Set(i64::try_from(stored.size).unwrap_or(i64::MAX)),
        media_type: Set("application/pdf".to_owned()),
        stored_at: Set(row.issued_at),
    };
    let once = OnConflict::column(blob::Column::Sha256).do_nothing().to_owned();
    blob::Entity::insert(bytes).on_conflict(once).exec_without_returning(tx).await?;
    let id = row.id;
    report::Entity::insert(report::ActiveModel::from(row)).exec_without_returning(tx).await?;
    Ok(id)
}

/// Who acknowledged an issue, oldest first.
pub async fn acknowledgements(
    database: &impl ConnectionTrait,
    audit: AuditId,
) -> Result<Vec<acknowledgement::Model>> {
    Ok(acknowledgement::Entity::find()
        .filter(acknowledgement::Column::AuditId.eq(audit))
        .order_by_asc(acknowledgement::Column::AcknowledgedAt)
        .order_by_asc(acknowledgement::Column::Id)
        .all(database)
        .await?)
}

/// Adds an acknowledgement; a question that follows an earlier one of the same person takes its place in the row, and the
/// journal keeps both.
pub async fn acknowledge(
    tx: &impl ConnectionTrait,
    audit: &audit::Model,
    account: AccountId,
    question: Option<String>,
    now: Timestamp,
) -> Result<AcknowledgementId> {
    let id = AcknowledgementId::new(now);
    let row = acknowledgement::ActiveModel {
        id: Set(id),
        audit_id: Set(audit.id),
        issue: Set(audit.issue),
        account_id: Set(account),
        organisation_id: Set(audit.cooperative_id),
        question: Set(question),
        acknowledged_at: Set(now),
    };
    let known = OnConflict::columns([
        acknowledgement::Column::AuditId,
        acknowledgement::Column::Issue,
        acknowledgement::Column::AccountId,
    ])
    .update_column(acknowledgement::Column::Question)
    .to_owned();
    acknowledgement::Entity::insert(row).on_conflict(known).exec_without_returning(tx).await?;
    Ok(id)
}

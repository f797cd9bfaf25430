//! Queries of audits: their rows, team, assessments, comments, appeals, sample, and the record of their moves.

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, NaiveDate};
use entities::audits::{
    AssessmentResult, AuditState, ScopeState, appeal, assessment, audit, audit_move, citation, comment,
    computed_fact, sample_worker, team_member,
};
use entities::ids::{
    AccountId, AssessmentId, AuditId, AuditMoveId, CitationId, CriterionId, EvidenceItemId, OrganisationId,
    SampleWorkerId, StandardId, TeamMemberId, WorkerId,
};
use entities::standards::{criterion, version};
use entities::training::worker;
use scheduler::clock::{Timestamp, today};
use sea_orm::sea_query::{Expr, Func};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Set,
};

use crate::foundation::error::{Error, Result};

/// An audit by its reference.
pub async fn by_reference(database: &impl ConnectionTrait, reference: &str) -> Result<audit::Model> {
    let found = audit::Entity::find().filter(audit::Column::Reference.eq(reference)).one(database).await?;
    found.ok_or(Error::NotFound)
}

/// An audit that is about to be changed; on PostgreSQL nobody else can change it until the transaction ends.
pub async fn to_change(tx: &impl ConnectionTrait, id: AuditId) -> Result<audit::Model> {
    audit::Entity::find_by_id(id).lock_exclusive().one(tx).await?.ok_or(Error::NotFound)
}

/// An audit.
pub async fn audit(database: &impl ConnectionTrait, id: AuditId) -> Result<audit::Model> {
    audit::Entity::find_by_id(id).one(database).await?.ok_or(Error::NotFound)
}

/// The audits of a co-op, the latest visit first.
pub async fn of_cooperative(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
) -> Result<Vec<audit::Model>> {
    Ok(audit::Entity::find()
        .filter(audit::Column::CooperativeId.eq(cooperative))
        .order_by_desc(audit::Column::VisitOn)
        .order_by_desc(audit::Column::Reference)
        .all(database)
        .await?)
}

/// Audits in one of these states: what the timetable looks through.
pub async fn in_states(database: &impl ConnectionTrait, states: &[AuditState]) -> Result<Vec<audit::Model>> {
    Ok(audit::Entity::find()
        .filter(audit::Column::State.is_in(states.iter().copied()))
        .order_by_asc(audit::Column::VisitOn)
        .all(database)
        .await?)
}

/// The visit of the latest audit of a co-op on whose team a person is.
pub async fn last_visit_of(
    database: &impl ConnectionTrait,
    account: AccountId,
    cooperative: OrganisationId,
) -> Result<Option<NaiveDate>> {
    Ok(team_member::Entity::find()
        .inner_join(audit::Entity)
        .filter(audit::Column::CooperativeId.eq(cooperative))
        .filter(team_member::Column::AccountId.eq(account))
        .filter(team_member::Column::DeclinedAt.is_null())
        .order_by_desc(audit::Column::VisitOn)
        .select_only()
        .column(audit::Column::VisitOn)
        .into_tuple()
        .one(database)
        .await?)
}

/// The part that a person has in each of these audits.
pub async fn parts_of(
    database: &impl ConnectionTrait,
    account: AccountId,
    audits: impl IntoIterator<Item = AuditId>,
) -> Result<HashMap<AuditId, team_member::Model>> {
    let rows = team_member::Entity::find()
        .filter(team_member::Column::AccountId.eq(account))
        .filter(team_member::Column::AuditId.is_in(audits))
        .filter(team_member::Column::DeclinedAt.is_null())
        .all(database)
        .await?;
    Ok(rows.into_iter().map(|row| (row.audit_id, row)).collect())
}

/// The next reference of a year: `AUD-2026-0007`.
pub async fn next_reference(tx: &impl ConnectionTrait, on: NaiveDate) -> Result<String> {
    let start = format!("AUD-{}-", on.year());
    // After 9999 comes 10000, which a comparison of letters alone would put before it.
    let last: Option<String> = audit::Entity::find()
        .select_only()
        .column(audit::Column::Reference)
        .filter(audit::Column::Reference.starts_with(&start))
        .order_by_desc(Expr::expr(Func::char_length(Expr::col(audit::Column::Reference))))
        .order_by_desc(audit::Column::Reference)
        .into_tuple()
        .one(tx)
        .await?;
    let number = last
        .and_then(|reference| reference.trim_start_matches(&start).parse::<u32>().ok())
        .map_or(1, |number| number + 1);
    Ok(reference(on, number))
}

/// The reference with a number, in the year of a day: four digits, or as many as it takes.
pub fn reference(on: NaiveDate, number: u32) -> String {
    format!("AUD-{}-{number:04}", on.year())
}

/// Adds a row.
pub async fn insert_audit(tx: &impl ConnectionTrait, row: audit::Model) -> Result<()> {
    audit::Entity::insert(audit::ActiveModel::from(row)).exec_without_returning(tx).await?;
    Ok(())
}

/// Adds the rows of the scope, one for each criterion of the version.
pub async fn insert_assessments(tx: &impl ConnectionTrait, rows: Vec<assessment::Model>) -> Result<()> {
    let rows = rows.into_iter().map(assessment::ActiveModel::from);
    assessment::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

/// Notes a move of an audit.
pub async fn insert_move(
    tx: &impl ConnectionTrait,
    audit: AuditId,
    (from, to): (AuditState, AuditState),
    by: Option<AccountId>,
    reason: Option<&str>,
    now: Timestamp,
) -> Result<()> {
    audit_move::ActiveModel {
        id: Set(AuditMoveId::new(now)),
        audit_id: Set(audit),
        from_state: Set(from),
        to_state: Set(to),
        moved_by: Set(by),
        moved_at: Set(now),
        reason: Set(reason.map(str::to_owned)),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// The moves of an audit, oldest first.
pub async fn moves(database: &impl ConnectionTrait, audit: AuditId) -> Result<Vec<audit_move::Model>> {
    let rows = audit_move::Entity::find()
        .filter(audit_move::Column::AuditId.eq(audit))
        .order_by_asc(audit_move::Column::MovedAt)
        .all(database)
        .await?;
    Ok(in_a_chain(rows))
}

/// Moves of one instant in the order in which one leads to the next.
fn in_a_chain(rows: Vec<audit_move::Model>) -> Vec<audit_move::Model> {
    let mut left = rows;
    let mut chain: Vec<audit_move::Model> = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let at = left[0].moved_at;
        let state = chain.last().map(|last| last.to_state);
        let next = left.iter().take_while(|row| row.moved_at == at).position(|row| {
            state.map_or(row.from_state == AuditState::Planned, |state| row.from_state == state)
        });
        chain.push(left.remove(next.unwrap_or(0)));
    }
    chain
}

/// Everybody who was ever named for an audit, those who declined too.
pub async fn named(database: &impl ConnectionTrait, audit: AuditId) -> Result<Vec<team_member::Model>> {
    Ok(team_member::Entity::find()
        .filter(team_member::Column::AuditId.eq(audit))
        .order_by_asc(team_member::Column::NamedOn)
        .order_by_asc(team_member::Column::Id)
        .all(database)
        .await?)
}

/// Names a person for an audit.
pub async fn insert_member(
    tx: &impl ConnectionTrait,
    audit: AuditId,
    account: AccountId,
    part: entities::audits::TeamPart,
    now: Timestamp,
) -> Result<()> {
    team_member::ActiveModel {
        id: Set(TeamMemberId::new(now)),
        audit_id: Set(audit),
        account_id: Set(account),
        part: Set(part),
        named_on: Set(today(now)),
        interest: Set(None),
        interest_until: Set(None),
        statement: Set(None),
        declared_at: Set(None),
        accepted_at: Set(None),
        declined_at: Set(None),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// What a person declared in audits of a co-op.
pub async fn declared(
    database: &impl ConnectionTrait,
    account: AccountId,
    cooperative: OrganisationId,
) -> Result<Vec<team_member::Model>> {
    Ok(team_member::Entity::find()
        .inner_join(audit::Entity)
        .filter(team_member::Column::AccountId.eq(account))
        .filter(team_member::Column::Interest.is_not_null())
        .filter(audit::Column::CooperativeId.eq(cooperative))
        .all(database)
        .await?)
}

/// Criteria of an audit with the results on them, in the order of the version.
pub async fn assessments(
    database: &impl ConnectionTrait,
    audit: AuditId,
) -> Result<Vec<(assessment::Model, criterion::Model)>> {
    let rows = assessment::Entity::find()
        .find_also_related(criterion::Entity)
        .filter(assessment::Column::AuditId.eq(audit))
        .order_by_asc(criterion::Column::Position)
        .all(database)
        .await?;
    Ok(rows.into_iter().filter_map(|(row, criterion)| Some((row, criterion?))).collect())
}

/// One criterion of an audit by its key.
pub async fn assessment(
    database: &impl ConnectionTrait,
    audit: AuditId,
    key: &str,
) -> Result<(assessment::Model, criterion::Model)> {
    let found = assessment::Entity::find()
        .find_also_related(criterion::Entity)
        .filter(assessment::Column::AuditId.eq(audit))
        .filter(criterion::Column::Key.eq(key))
        .one(database)
        .await?;
    match found {
        Some((row, Some(criterion))) => Ok((row, criterion)),
        _ => Err(Error::NotFound),
    }
}

/// What an earlier audit said about a criterion.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Earlier {
    pub audit: String,
    pub kind: entities::audits::AuditType,
    pub visit_on: NaiveDate,
    pub result: AssessmentResult,
    pub note: String,
}

/// For each criterion, what earlier final audits of the same standard said, the latest first; only audits in which it was in scope.
pub async fn earlier(
    database: &impl ConnectionTrait,
    audit: &audit::Model,
    standard: StandardId,
) -> Result<BTreeMap<String, Vec<Earlier>>> {
    let before: Vec<audit::Model> = audit::Entity::find()
        .inner_join(version::Entity)
        .filter(version::Column::StandardId.eq(standard))
        .filter(audit::Column::CooperativeId.eq(audit.cooperative_id))
        .filter(audit::Column::FinalisedOn.is_not_null())
        .filter(audit::Column::VisitOn.lt(audit.visit_on))
        .filter(audit::Column::Id.ne(audit.id))
        .order_by_desc(audit::Column::VisitOn)
        .limit(12)
        .all(database)
        .await?;
    let by_id: HashMap<AuditId, &audit::Model> = before.iter().map(|audit| (audit.id, audit)).collect();
    let rows = assessment::Entity::find()
        .find_also_related(criterion::Entity)
        .filter(assessment::Column::AuditId.is_in(before.iter().map(|audit| audit.id)))
        .filter(assessment::Column::Scope.eq(ScopeState::InScope))
        .all(database)
        .await?;
    let mut found: BTreeMap<String, Vec<Earlier>> = BTreeMap::new();
    for (row, criterion) in rows {
        let (Some(criterion), Some(audit)) = (criterion, by_id.get(&row.audit_id)) else { continue };
        found.entry(criterion.key).or_default().push(Earlier {
            audit: audit.reference.clone(),
            kind: audit.kind,
            visit_on: audit.visit_on,
            result: row.result,
            note: row.note,
        });
    }
    for list in found.values_mut() {
        list.sort_by_key(|one| std::cmp::Reverse(one.visit_on));
    }
    Ok(found)
}

/// Figures of an audit's criteria.
pub async fn figures(
    database: &impl ConnectionTrait,
    assessments: impl IntoIterator<Item = AssessmentId>,
) -> Result<Vec<computed_fact::Model>> {
    Ok(computed_fact::Entity::find()
        .filter(computed_fact::Column::AssessmentId.is_in(assessments))
        .order_by_asc(computed_fact::Column::Metric)
        .all(database)
        .await?)
}

/// What evidence results rest on.
pub async fn citations(
    database: &impl ConnectionTrait,
    assessments: impl IntoIterator<Item = AssessmentId>,
) -> Result<Vec<citation::Model>> {
    Ok(citation::Entity::find()
        .filter(citation::Column::AssessmentId.is_in(assessments))
        .all(database)
        .await?)
}

/// Writes anew what a result rests on.
pub async fn rewrite_citations(
    tx: &impl ConnectionTrait,
    assessment: AssessmentId,
    items: &[(EvidenceItemId, i32)],
    now: Timestamp,
) -> Result<()> {
    citation::Entity::delete_many().filter(citation::Column::AssessmentId.eq(assessment)).exec(tx).await?;
    for (item, revision) in items {
        citation::ActiveModel {
            id: Set(CitationId::new(now)),
            assessment_id: Set(assessment),
            item_id: Set(*item),
            item_revision: Set(*revision),
        }
        .insert(tx)
        .await?;
    }
    Ok(())
}

/// The points of a co-op's comments on one issue, in order.
pub async fn comments(
    database: &impl ConnectionTrait,
    audit: AuditId,
    issue: i32,
) -> Result<Vec<comment::Model>> {
    Ok(comment::Entity::find()
        .filter(comment::Column::AuditId.eq(audit))
        .filter(comment::Column::Issue.eq(issue))
        .order_by_asc(comment::Column::Number)
        .all(database)
        .await?)
}

/// Forgets the points of comments that were not given yet.
pub async fn forget_comments(tx: &impl ConnectionTrait, audit: AuditId, issue: i32) -> Result<()> {
    comment::Entity::delete_many()
        .filter(comment::Column::AuditId.eq(audit))
        .filter(comment::Column::Issue.eq(issue))
        .exec(tx)
        .await?;
    Ok(())
}

/// The appeal against the answers of one issue.
pub async fn appeal(
    database: &impl ConnectionTrait,
    audit: AuditId,
    issue: i32,
) -> Result<Option<appeal::Model>> {
    Ok(appeal::Entity::find()
        .filter(appeal::Column::AuditId.eq(audit))
        .filter(appeal::Column::Issue.eq(issue))
        .one(database)
        .await?)
}

/// The sample of an audit, in the order it was drawn.
pub async fn sample(
    database: &impl ConnectionTrait,
    audit: AuditId,
) -> Result<Vec<(sample_worker::Model, worker::Model)>> {
    let rows = sample_worker::Entity::find()
        .find_also_related(worker::Entity)
        .filter(sample_worker::Column::AuditId.eq(audit))
        .order_by_asc(sample_worker::Column::Position)
        .all(database)
        .await?;
    Ok(rows.into_iter().filter_map(|(row, worker)| Some((row, worker?))).collect())
}

/// Keeps a sample.
pub async fn insert_sample(
    tx: &impl ConnectionTrait,
    audit: AuditId,
    chosen: &[(WorkerId, &'static str)],
    now: Timestamp,
) -> Result<()> {
    for ((worker, why), position) in chosen.iter().zip(1..) {
        sample_worker::ActiveModel {
            id: Set(SampleWorkerId::new(now)),
            audit_id: Set(audit),
            worker_id: Set(*worker),
            position: Set(position),
            why: Set((*why).to_owned()),
        }
        .insert(tx)
        .await?;
    }
    Ok(())
}

/// How many criteria of each audit are in scope, and how many of them have a result.
pub async fn progress(database: &impl ConnectionTrait, audit: AuditId) -> Result<(u64, u64)> {
    let in_scope = assessment::Entity::find()
        .filter(assessment::Column::AuditId.eq(audit))
        .filter(assessment::Column::Scope.eq(ScopeState::InScope));
    let total = in_scope.clone().count(database).await?;
    let done =
        in_scope.filter(assessment::Column::Result.ne(AssessmentResult::NotAssessed)).count(database).await?;
    Ok((done, total))
}

/// The key of a criterion by its row.
pub async fn criterion_key(database: &impl ConnectionTrait, id: CriterionId) -> Result<String> {
    let found = criterion::Entity::find_by_id(id).one(database).await?.ok_or(Error::NotFound)?;
    Ok(found.key)
}

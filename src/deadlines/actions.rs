//! What a finding asks for: containment, a plan, proof; and of the auditors, verification.

use std::sync::Arc;

use chrono::NaiveDate;
use entities::audits::{TeamPart, audit};
use entities::findings::{ActionState, corrective_action, finding};
use entities::ids::{AccountId, AuditId, CorrectiveActionId, OrganisationId, VersionId};
use scheduler::clock::{self, Timestamp};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, JoinType, QueryFilter, QuerySelect, RelationTrait,
};

use super::{Ask, Deadline, Rule, audits};
use crate::foundation::error::Result;

/// What of an action, its finding and its audit decides who owes what.
#[derive(FromQueryResult)]
struct Row {
    id: CorrectiveActionId,
    cooperative_id: OrganisationId,
    owner_id: Option<AccountId>,
    contain_due_on: Option<NaiveDate>,
    contained_on: Option<NaiveDate>,
    plan_due_on: Option<NaiveDate>,
    plan_submitted_on: Option<NaiveDate>,
    due_on: Option<NaiveDate>,
    proof_submitted_on: Option<NaiveDate>,
    verify_due_on: Option<NaiveDate>,
    number: i32,
    raised_at: Timestamp,
    audit_id: AuditId,
    reference: String,
    version_id: VersionId,
    final_received_on: Option<NaiveDate>,
}

pub(super) async fn due(ask: &Ask<'_>) -> Result<Vec<Deadline>> {
    use corrective_action::Column;
    let owed = |due: Column, done: Column| {
        Condition::all().add(due.between(*ask.due.start(), *ask.due.end())).add(done.is_null())
    };
    let verify = Column::VerifyDueOn.between(*ask.due.start(), *ask.due.end());
    let any = Condition::any()
        .add(owed(Column::ContainDueOn, Column::ContainedOn))
        .add(owed(Column::PlanDueOn, Column::PlanSubmittedOn))
        .add(owed(Column::DueOn, Column::ProofSubmittedOn))
        .add(Condition::all().add(verify).add(Column::ProofSubmittedOn.is_not_null()));
    let mut query = corrective_action::Entity::find()
        .select_only()
        .columns([
            Column::Id,
            Column::CooperativeId,
            Column::OwnerId,
            Column::ContainDueOn,
            Column::ContainedOn,
            Column::PlanDueOn,
            Column::PlanSubmittedOn,
            Column::DueOn,
            Column::ProofSubmittedOn,
            Column::VerifyDueOn,
        ])
        .columns([finding::Column::Number, finding::Column::RaisedAt, finding::Column::AuditId])
        .columns([audit::Column::Reference, audit::Column::VersionId, audit::Column::FinalReceivedOn])
        .inner_join(finding::Entity)
        .join(JoinType::InnerJoin, finding::Relation::Audit.def())
        .filter(Column::State.ne(ActionState::Verified))
        .filter(finding::Column::WithdrawnAt.is_null())
        .filter(any);
    if let Some(only) = ask.only {
        query = query.filter(Column::CooperativeId.is_in(only.iter().copied()));
    }
    let rows: Vec<Row> = query.into_model().all(&*ask.app.database).await?;
    let mut ids: Vec<AuditId> = rows.iter().map(|row| row.audit_id).collect();
    ids.sort();
    ids.dedup();
    let teams = audits::teams(ask, &ids).await?;
    let packs = audits::packs(ask, rows.iter().map(|row| row.version_id)).await?;
    let mut found = Vec::new();
    for row in &rows {
        let reference: Arc<str> = format!("{}/{}", row.reference, row.number).into();
        let raised_on = clock::today(row.raised_at);
        let received_on = row.final_received_on.unwrap_or(raised_on);
        let verifiers = teams.get(&row.audit_id).map(|team| {
            team.iter()
                .filter(|(part, _)| *part != TeamPart::Moderator)
                .map(|(_, account)| *account)
                .collect()
        });
        let steps = [
            (Rule::ActionContain, row.contain_due_on, row.contained_on.is_none(), raised_on),
            (Rule::ActionPlan, row.plan_due_on, row.plan_submitted_on.is_none(), received_on),
            (Rule::ActionClose, row.due_on, row.proof_submitted_on.is_none(), received_on),
            (
                Rule::ActionVerify,
                row.verify_due_on,
                row.proof_submitted_on.is_some(),
                row.proof_submitted_on.unwrap_or(received_on),
            ),
        ];
        for (rule, due_on, open, opens_on) in steps {
            let Some(due_on) = due_on.filter(|due: &NaiveDate| open && ask.due.contains(due)) else {
                continue;
            };
            found.push(Deadline {
                rule,
                subject_kind: "corrective_action",
                subject_id: row.id.0,
                organisation: row.cooperative_id,
                due_on,
                interval_days: None,
                opens_on: Some(opens_on),
                accounts: match rule {
                    Rule::ActionVerify => verifiers.clone().unwrap_or_default(),
                    _ => row.owner_id.into_iter().collect(),
                },
                name_en: Arc::clone(&reference),
                name_cy: Arc::clone(&reference),
                people: 0,
                subject: Arc::clone(&reference),
                pack: packs.get(&row.version_id).cloned(),
            });
        }
    }
    Ok(found)
}

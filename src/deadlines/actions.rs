//! What a finding asks for: containment, a plan, proof; and of the auditors, verification.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;
use entities::audits::{TeamPart, audit};
use entities::findings::{ActionState, corrective_action, finding};
use entities::ids::AuditId;
use scheduler::clock;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};

use super::{Ask, Deadline, Rule, audits};
use crate::foundation::error::Result;

pub(super) async fn due(ask: &Ask<'_>) -> Result<Vec<Deadline>> {
    use corrective_action::Column;
    let within = |column: Column| column.between(*ask.due.start(), *ask.due.end());
    let any = Condition::any()
        .add(within(Column::ContainDueOn))
        .add(within(Column::PlanDueOn))
        .add(within(Column::DueOn))
        .add(within(Column::VerifyDueOn));
    let mut query = corrective_action::Entity::find()
        .find_also_related(finding::Entity)
        .filter(Column::State.ne(ActionState::Verified))
        .filter(finding::Column::WithdrawnAt.is_null())
        .filter(any);
    if let Some(only) = ask.only {
        query = query.filter(Column::CooperativeId.is_in(only.iter().copied()));
    }
    let rows: Vec<(corrective_action::Model, finding::Model)> = query
        .all(&*ask.app.database)
        .await?
        .into_iter()
        .filter_map(|(action, finding)| Some((action, finding?)))
        .collect();
    let ids: Vec<AuditId> = rows.iter().map(|(_, finding)| finding.audit_id).collect();
    let visits: HashMap<AuditId, audit::Model> = audits::by_ids(ask, &ids).await?;
    let teams = audits::teams(ask, &ids).await?;
    let packs = audits::packs(ask, visits.values()).await?;
    let mut found = Vec::new();
    for (action, finding) in &rows {
        let Some(visit) = visits.get(&finding.audit_id) else { continue };
        let reference: Arc<str> = format!("{}/{}", visit.reference, finding.number).into();
        let raised_on = clock::today(finding.raised_at);
        let received_on = visit.final_received_on.unwrap_or(raised_on);
        let verifiers = teams.get(&visit.id).map(|team| {
            team.iter()
                .filter(|(part, _)| *part != TeamPart::Moderator)
                .map(|(_, account)| *account)
                .collect()
        });
        let steps = [
            (Rule::ActionContain, action.contain_due_on, action.contained_on.is_none(), raised_on),
            (Rule::ActionPlan, action.plan_due_on, action.plan_submitted_on.is_none(), received_on),
            (Rule::ActionClose, action.due_on, action.proof_submitted_on.is_none(), received_on),
            (
                Rule::ActionVerify,
                action.verify_due_on,
                action.proof_submitted_on.is_some(),
                action.proof_submitted_on.unwrap_or(received_on),
            ),
        ];
        for (rule, due_on, open, opens_on) in steps {
            let Some(due_on) = due_on.filter(|due: &NaiveDate| open && ask.due.contains(due)) else {
                continue;
            };
            found.push(Deadline {
                rule,
                subject_kind: "corrective_action",
                subject_id: action.id.0,
                organisation: action.cooperative_id,
                due_on,
                interval_days: None,
                opens_on: Some(opens_on),
                accounts: match rule {
                    Rule::ActionVerify => verifiers.clone().unwrap_or_default(),
                    _ => action.owner_id.into_iter().collect(),
                },
                name_en: Arc::clone(&reference),
                name_cy: Arc::clone(&reference),
                people: 0,
                subject: Arc::clone(&reference),
                pack: packs.get(&visit.version_id).cloned(),
            });
        }
    }
    Ok(found)
}

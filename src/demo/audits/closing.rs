//! After the final report: acceptance, publication, and corrective actions until the last is verified.

use std::sync::Arc;

use entities::access::Role;
use entities::audits::Publication;
use entities::findings::ActionState;
use scheduler::clock::Timestamp;

use super::{Tale, Until};
use crate::audits::finish::{self, Verdict};
use crate::audits::{store, timetable};
use crate::demo::script::Script;
use crate::demo::words;
use crate::findings::{self, Step};
use crate::foundation::error::Result;
use crate::reports;

pub(super) fn acts<'a>(tale: &Arc<Tale<'a>>, script: &mut Script<'a>) {
    let t = Arc::clone(tale);
    script.at(tale.after(44, 200), "the regulator accepts", move |now| async move {
        let regulator = t.network.actor(t.app, Role::Regulator, now).await?;
        finish::review(t.app, &regulator, &t.name(), &Verdict::Accept, now).await
    });
    if tale.until == Until::Accepted {
        return;
    }
    let t = Arc::clone(tale);
    script.at(tale.after(44, 320), "the report is published", move |now| async move {
        let regulator = t.network.actor(t.app, Role::Regulator, now).await?;
        let choice = if t.lead % 5 == 4 { Publication::Summary } else { Publication::Full };
        reports::publish(t.app, &regulator, &t.name(), choice, now).await
    });
    let t = Arc::clone(tale);
    script.at(tale.after(48, 360), "the board has the report", move |now| async move {
        let chair = t.who(t.coop.of(Role::BoardChair), now).await?;
        reports::acknowledge(t.app, &chair, &t.name(), None, now).await
    });
    let t = Arc::clone(tale);
    script.at(tale.after(45, 0), "the timetable runs", move |now| async move {
        timetable::advance_due(t.app, now).await?;
        drop(t);
        Ok(())
    });
    for (step, days) in [(0, 40), (1, 46), (2, 70), (3, 78)] {
        let t = Arc::clone(tale);
        script.at(tale.after(days, 150 + step * 20), "corrective actions", move |now| async move {
            work_on_actions(&t, usize::try_from(step).unwrap_or(0), now).await
        });
    }
    let t = Arc::clone(tale);
    script.at(tale.after(79, 0), "the timetable runs again", move |now| async move {
        timetable::advance_due(t.app, now).await?;
        drop(t);
        Ok(())
    });
}

/// Takes every open action of an audit one step on. Where the audit is to stay open, every third is left to run late.
async fn work_on_actions(t: &Tale<'_>, step: usize, now: Timestamp) -> Result<()> {
    let audit = store::by_reference(&*t.app.database, &t.name()).await?;
    let found = findings::store::of_audit(&*t.app.database, audit.id).await?;
    let actions: Vec<_> = found.into_iter().filter_map(|one| one.action).collect();
    let language = t.coop.invented.language;
    for (n, action) in actions.into_iter().enumerate() {
        let leave = t.until == Until::ActionsOpen && n % 3 == 0 && step >= 2;
        let manager = t.who(t.coop.of(Role::Manager), now).await?;
        let auditor = t.who(t.auditor(), now).await?;
        let words = |key: &str| words::action(key, language).to_owned();
        match (step, action.state) {
            (0, ActionState::Open | ActionState::Contained) => {
                let mut revision = action.revision;
                if action.contain_due_on.is_some() && action.contained_on.is_none() {
                    let contain = Step::Contain { words: words("contain") };
                    findings::act(t.app, &manager, action.id, revision, &contain, now).await?;
                    revision += 1;
                }
                let plan = Step::SubmitPlan {
                    cause: words("cause"),
                    plan: words::plan(n, language).to_owned(),
                    owner_name: manager.name.clone(),
                    owner: Some(manager.account),
                };
                findings::act(t.app, &manager, action.id, revision, &plan, now).await?;
            }
            (1, ActionState::PlanSubmitted) => {
                let agree = Step::AgreePlan { words: words("agree") };
                findings::act(t.app, &auditor, action.id, action.revision, &agree, now).await?;
            }
            (2, ActionState::PlanAgreed) if !leave => {
                let proof = Step::SubmitProof { proof: words("proof"), item: None };
                findings::act(t.app, &manager, action.id, action.revision, &proof, now).await?;
            }
            (3, ActionState::ProofSubmitted) => {
                finish::verify(t.app, &auditor, action.id, action.revision, &words("verify"), now).await?;
            }
            _ => {}
        }
    }
    Ok(())
}

//! A report that the regulator sent back: what was wrong in the first issue is put right in the second, and the first stays
//! known as one that another has replaced.

use std::sync::Arc;

use entities::access::Role;
use entities::audits::{AssessmentResult, ScopeState};
use entities::findings::FindingKind;
use entities::standards::Severity;
use scheduler::clock::Timestamp;

use super::super::script::Script;
use super::super::words;
use super::Tale;
use crate::audits::fieldwork::{self, Assessing};
use crate::audits::finish::{self, Verdict};
use crate::audits::{moderation, raising, reply, store};
use crate::findings::Wording;
use crate::foundation::error::Result;
use crate::reports;

/// Between the first issue and the plans for what it found.
pub(super) fn acts<'a>(tale: &Arc<Tale<'a>>, script: &mut Script<'a>) {
    let t = Arc::clone(tale);
    script.at(tale.after(36, 140), "the regulator sends the report back", move |now| async move {
        let regulator = t.network.actor(t.app, Role::Regulator, now).await?;
        let questions = words::question(t.coop.invented.language).to_owned();
        finish::review(t.app, &regulator, &t.name(), &Verdict::Return { questions }, now).await
    });
    let t = Arc::clone(tale);
    script.at(tale.after(37, 30), "the moderator asks the auditors", move |now| async move {
        let moderator = t.who(t.moderator(), now).await?;
        let reason = words::question(t.coop.invented.language);
        moderation::send_back(t.app, &moderator, &t.name(), reason, now).await
    });
    let t = Arc::clone(tale);
    script.at(tale.after(37, 240), "a result is looked at again", move |now| async move {
        look_again(&t, now).await?;
        moderation::submit(t.app, &t.who(t.auditor(), now).await?, &t.name(), now).await
    });
    let t = Arc::clone(tale);
    script.at(tale.after(38, 100), "the second issue", move |now| async move {
        let moderator = t.who(t.moderator(), now).await?;
        let audit = finish::finalise(t.app, &moderator, &t.name(), now).await?;
        reports::issue(t.app, Some(&moderator), audit.id, now).await?;
        let manager = t.who(t.coop.of(Role::Manager), now).await?;
        reply::opened(t.app, &manager, &t.name(), reply::PAPERS, now + chrono::Duration::minutes(30)).await
    });
}

/// The first minor criterion that was met becomes one that was met in part, with a finding.
async fn look_again(t: &Tale<'_>, now: Timestamp) -> Result<()> {
    let (reference, language) = (t.name(), t.coop.invented.language);
    let lead = t.who(t.auditor(), now).await?;
    let audit = store::by_reference(&*t.app.database, &reference).await?;
    let rows = store::assessments(&*t.app.database, audit.id).await?;
    let met = rows.into_iter().find(|(row, criterion)| {
        (row.scope, row.result, criterion.severity)
            == (ScopeState::InScope, AssessmentResult::Met, Severity::Minor)
    });
    let Some((row, criterion)) = met else { return Ok(()) };
    let assessing = Assessing {
        result: AssessmentResult::PartlyMet,
        note: words::second_look(language).to_owned(),
        no_finding_reason: None,
        cited: super::visit::cited(t, &criterion.key, now).await?,
        revision: row.revision,
    };
    fieldwork::assess(t.app, &lead, &reference, &criterion.key, &assessing, now).await?;
    let wording = Wording {
        kind: FindingKind::Nonconformity,
        grade: None,
        grade_reason: None,
        statement: words::second_finding(language).to_owned(),
    };
    raising::raise(t.app, &lead, &reference, &criterion.key, &wording, now).await?;
    Ok(())
}

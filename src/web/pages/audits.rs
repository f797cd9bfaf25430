//! Pages of audits: the lists, one audit as a whole, and in files of their own its planning, the work on it, the replies.

mod conversations;
pub(super) mod figures;
mod findings;
pub(super) mod lists;
mod pack;
mod planning;
mod replies;
mod requests;
pub(super) mod show;
mod work;

use entities::audits::AuditState;
use serde_json::{Value, json};
use tera::Context;

use crate::access::{Deed, policy};
use crate::audits::reply::{self, Paper};
use crate::audits::{self, Seen, moderation, rules, waits};
use crate::foundation::error::{Error, Result};
use crate::reports;
use crate::web::visit::Visit;
use crate::web::{Answer, Door, get, post};

/// The doors of this room.
pub fn doors() -> Vec<Door> {
    vec![
        get("/audits", Deed::SeeAudit, lists::list),
        get("/coops/:reference/audits", Deed::SeeAudit, lists::coop_list),
        get("/audits/new", Deed::PlanAudit, planning::new_page),
        post("/audits/new", Deed::PlanAudit, planning::plan),
        get("/audits/:reference", Deed::SeeAudit, overview),
        get("/audits/:reference/team", Deed::PlanAudit, planning::team_page),
        post("/audits/:reference/team", Deed::PlanAudit, planning::assign),
        post("/audits/:reference/notice", Deed::PlanAudit, planning::give_notice),
        post("/audits/:reference/visit", Deed::PlanAudit, planning::set_visit),
        post("/audits/:reference/halt", Deed::PlanAudit, planning::halt),
        get("/audits/:reference/declare", Deed::DeclareInterest, planning::declare_page),
        post("/audits/:reference/declare", Deed::DeclareInterest, planning::declare),
        post("/audits/:reference/start", Deed::Assess, work::start),
        post("/audits/:reference/end", Deed::Assess, work::end),
        post("/audits/:reference/submit", Deed::Assess, work::submit),
        post("/audits/:reference/service", Deed::Assess, work::record_service),
        get("/audits/:reference/criteria", Deed::SeeAudit, work::criteria_page),
        get("/audits/:reference/criteria/:key", Deed::SeeAudit, work::criterion_page),
        post("/audits/:reference/criteria/:key", Deed::SeeAuditWork, work::assess),
        post("/audits/:reference/criteria/:key/figure", Deed::SeeAuditWork, work::settle_figure),
        post("/audits/:reference/criteria/:key/finding", Deed::SeeAuditWork, findings::raise),
        get("/audits/:reference/findings", Deed::SeeAudit, findings::findings_page),
        get("/audits/:reference/findings/:id", Deed::SeeAuditWork, findings::finding_page),
        post("/audits/:reference/findings/:id", Deed::SeeAuditWork, findings::edit_finding),
        post("/audits/:reference/findings/:id/withdraw", Deed::SeeAuditWork, findings::withdraw_finding),
        get("/audits/:reference/sample", Deed::SeeSampledWorkers, work::sample_page),
        post("/audits/:reference/sample", Deed::Assess, work::draw_sample),
        get("/audits/:reference/conversations", Deed::SeeAuditWork, conversations::list),
        get("/audits/:reference/conversations/new", Deed::Assess, conversations::new_page),
        post("/audits/:reference/conversations/new", Deed::Assess, conversations::record),
        get("/audits/:reference/conversations/:number", Deed::SeeAuditWork, conversations::page),
        post("/audits/:reference/conversations/:number", Deed::Assess, conversations::correct),
        post("/audits/:reference/conversations/:number/withdraw", Deed::Assess, conversations::withdraw),
        get("/audits/:reference/moderation", Deed::SeeAuditWork, replies::moderation_page),
        post("/audits/:reference/moderation", Deed::Moderate, replies::moderate),
        get("/audits/:reference/comments", Deed::SeeAudit, replies::comments_page),
        post("/audits/:reference/comments", Deed::CommentOnDraft, replies::comment),
        post("/audits/:reference/answers/:number", Deed::AnswerComments, replies::answer),
        post("/audits/:reference/answers", Deed::AnswerComments, replies::send_answers),
        get("/audits/:reference/appeal", Deed::SeeAudit, replies::appeal_page),
        post("/audits/:reference/appeal", Deed::Appeal, replies::make_appeal),
        post("/audits/:reference/appeal/decision", Deed::DecideAppeal, replies::decide_appeal),
        get("/audits/:reference/evidence", Deed::OpenFile, pack::page),
        post("/audits/:reference/evidence", Deed::OpenFile, pack::download),
        get("/audits/:reference/requests", Deed::SeeRequests, requests::list),
        get("/audits/:reference/requests/new", Deed::AskForEvidence, requests::new_page),
        post("/audits/:reference/requests/new", Deed::AskForEvidence, requests::ask),
        get("/audits/:reference/requests/:number", Deed::SeeRequests, requests::page),
        post("/audits/:reference/requests/:number/answer", Deed::SubmitEvidence, requests::answer),
        post("/audits/:reference/requests/:number/owner", Deed::AssignRequest, requests::assign),
        post("/audits/:reference/requests/:number/verdict", Deed::AskForEvidence, requests::verdict),
        post("/audits/:reference/requests/:number/withdraw", Deed::AskForEvidence, requests::withdraw),
        get("/coops/:reference/requests", Deed::SubmitEvidence, requests::coop_list),
        get("/audits/:reference/review", Deed::ReviewReport, replies::review_page),
        post("/audits/:reference/review", Deed::ReviewReport, replies::review),
    ]
}

async fn overview(visit: Visit) -> Answer {
    opened(&visit, &[Paper::Final]).await?;
    let context = overview_context(&visit).await?;
    visit.page("audits/overview.html", context)
}

/// Notes that the co-op has what this page shows of these papers, if it is the co-op's manager who opens it.
pub(super) async fn opened(visit: &Visit, papers: &[Paper]) -> Result<()> {
    if !policy::may_anywhere(visit.actor()?, Deed::CommentOnDraft) {
        return Ok(());
    }
    match reply::opened(&visit.app, visit.actor()?, visit.param("reference"), papers, visit.now).await {
        // Somebody who is a manager elsewhere still reads in another role.
        Ok(()) | Err(Error::NotFound) => Ok(()),
        Err(error) => Err(error),
    }
}

/// The overview, which also shows again whatever a form on it was refused for.
async fn overview_context(visit: &Visit) -> Result<Context> {
    let database = &*visit.app.database;
    let seen = audits::see(database, visit.actor()?, visit.param("reference"), Deed::SeeAudit).await?;
    let mut context = Context::new();
    show::head(visit, &seen, &mut context).await?;
    show::dates(visit, &seen, &mut context).await?;
    show::team(visit, &seen, &mut context).await?;
    show::history(visit, &seen, &mut context).await?;
    if seen.reads_results() {
        show::judgement(visit, &seen, &mut context).await?;
    }
    let state = seen.audit.state;
    let on_way = reply::on_its_way(database, &seen.audit).await?;
    let blocking = match state {
        AuditState::Drafting if seen.sees_work => moderation::blockers(database, &seen.audit).await?.len(),
        _ => 0,
    };
    context.insert("on_its_way", &on_way);
    context.insert("blocking", &blocking);
    let withdrawn = reports::withdrawing::of_audit(database, seen.audit.id).await?;
    let withdrawn = withdrawn.iter().any(|row| row.issue == seen.audit.issue);
    context.insert("may", &possible(visit, &seen, withdrawn)?);
    Ok(context)
}

/// What this person could do now: the verbs decide; this only saves a refused try.
fn possible(visit: &Visit, seen: &Seen, withdrawn: bool) -> Result<Value> {
    let actor = visit.actor()?;
    let may = |deed: Deed| policy::permit(actor, deed, &seen.place).is_ok();
    let state = seen.audit.state;
    let lead = seen.part == Some(entities::audits::TeamPart::LeadAuditor);
    let moderator = seen.part == Some(entities::audits::TeamPart::Moderator);
    let own = seen.team.iter().find(|member| member.account_id == actor.account);
    Ok(json!({
        "plan": may(Deed::PlanAudit) && !rules::over(state) && !rules::open_to_readers(state),
        "notify": may(Deed::PlanAudit) && state == AuditState::Planned && seen.audit.announced,
        "declare": own.is_some_and(|member| member.accepted_at.is_none()) && may(Deed::DeclareInterest),
        "start": lead && may(Deed::Assess)
            && (state == AuditState::EvidenceWindow || state == AuditState::Planned && !seen.audit.announced),
        "end": lead && state == AuditState::Fieldwork,
        "submit": lead && state == AuditState::Drafting,
        "serve": lead,
        "criteria": seen.reads_results() && (seen.audit.fieldwork_started_on.is_some() || rules::open_to_readers(state)),
        "work": audits::fieldwork::works_on(actor, seen),
        "sample": may(Deed::SeeSampledWorkers) && seen.on_visit() && rules::sample_in_use(state),
        "conversations": seen.sees_work && seen.audit.fieldwork_started_on.is_some(),
        "moderation": seen.sees_work && (state == AuditState::Moderation && moderator),
        "comment": may(Deed::CommentOnDraft) && matches!(state, AuditState::DraftIssued | AuditState::Comments),
        "answer": moderator && state == AuditState::Answers,
        "comments": seen.reads_results() && rules::open_to_readers(state),
        "appeal": may(Deed::Appeal) && state == AuditState::Answers
            || may(Deed::DecideAppeal) && state == AuditState::Appealed,
        "requests": may(Deed::SubmitEvidence) && seen.audit.notified_on.is_some() || seen.sees_work,
        "ask": requests::asks(visit, seen)?,
        "pack": may(Deed::OpenFile) && (seen.audit.announced || seen.audit.notified_on.is_some()),
        "review": may(Deed::ReviewReport) && state == AuditState::Final,
        "publish": may(Deed::Publish) && waits::publishing(&seen.audit) && !withdrawn,
        "evidence": may(Deed::SubmitEvidence) && matches!(state, AuditState::Notified | AuditState::EvidenceWindow),
        "report": seen.reads_draft() || seen.audit.finalised_on.is_some() && may(Deed::SeeReport),
        "acknowledge": seen.audit.finalised_on.is_some() && may(Deed::AcknowledgeReport),
    }))
}

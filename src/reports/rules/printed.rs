//! What is printed point by point: findings, actions, comments and answers, evidence, signatures.

use std::collections::BTreeMap;

use chrono::Datelike;
use entities::audits::{AnswerKind, AppealDecision, AppealGround, AuditState, TeamPart, comment};
use entities::evidence::{EvidenceLanguage, EvidenceState, evidence_item};
use entities::findings::{ActionState, FindingKind, Grade};
use entities::ids::{AccountId, EvidenceItemId};
use scheduler::clock::today;

use super::judged::title;
use super::teller::Teller;
use crate::findings::Found;
use crate::findings::rules::severity_of;
use crate::foundation::error::Message;
use crate::foundation::tongue;
use crate::reports::content::{
    Action, CommentPoint, Comments, CommentsEnded, Decision, Done, Evidence, Finding, FindingState,
    GoodPractice, Language, PreviousAction, Prose, Severity, SignOff,
};
use crate::standards::pack;

/// "F1".
pub(super) fn number(found: &Found) -> String {
    format!("F{}", found.finding.number)
}

/// The findings of this audit that are printed: one that was withdrawn before the co-op saw the draft is not.
pub(super) fn standing_findings<'a>(teller: &'a Teller<'_>) -> impl Iterator<Item = &'a Found> {
    let released = teller
        .dossier
        .moves
        .iter()
        .find(|step| step.to_state == AuditState::DraftIssued)
        .map(|step| step.moved_at);
    teller.dossier.own_findings().filter(move |found| match (found.finding.withdrawn_at, released) {
        (None, _) => found.finding.kind != FindingKind::GoodPractice,
        (Some(withdrawn), Some(released)) => withdrawn > released,
        (Some(_), None) => false,
    })
}

fn grade(grade: Option<Grade>) -> Severity {
    grade.map_or(Severity::Improvement, severity_of)
}

pub(super) fn findings(teller: &Teller<'_>) -> Vec<Finding> {
    standing_findings(teller)
        .map(|found| {
            let row = &found.finding;
            let by = Some(row.raised_by);
            let closed = found.action.as_ref().is_some_and(|action| action.state == ActionState::Verified);
            let (state, reason) = match (&row.withdrawn_reason, &row.grade_reason) {
                (why, _) if row.withdrawn_at.is_some() => (FindingState::Withdrawn, why.as_deref()),
                (_, why) if closed => (FindingState::Closed, why.as_deref()),
                (_, Some(why)) if !why.trim().is_empty() => (FindingState::Regraded, Some(why.as_str())),
                _ => (FindingState::Open, None),
            };
            let of_criterion = teller.dossier.assessments.iter().find(|a| a.criterion.id == row.criterion_id);
            let mut evidence: Vec<Prose> = Vec::new();
            for cited in teller.dossier.cited.iter() {
                let title = item_title(teller, &cited.item);
                if of_criterion.is_some_and(|a| a.row.id == cited.assessment) && !evidence.contains(&title) {
                    evidence.push(title);
                }
            }
            Finding {
                number: number(found),
                grade: grade(row.grade),
                criterion: format!("{} {}", found.criterion.code, title(teller, &found.criterion)),
                statement: teller.prose(&row.statement, by),
                evidence,
                repeated: row.repeated,
                state,
                reason: reason.map(|why| teller.prose(why, by)),
            }
        })
        .collect()
}

/// What became of the actions of earlier audits: all that were open at the last visit, or closed since.
pub(super) fn previous_actions(teller: &Teller<'_>) -> Vec<PreviousAction> {
    let visits: BTreeMap<_, _> =
        teller.dossier.earlier.iter().map(|earlier| (earlier.audit.id, earlier.audit.visit_on)).collect();
    let Some(last_visit) = visits.values().max().copied() else { return Vec::new() };
    let mut actions = Vec::new();
    for found in &teller.dossier.findings {
        let Some(visit) = visits.get(&found.finding.audit_id) else { continue };
        let Some(action) = &found.action else { continue };
        let long_closed = action.verified_on.is_some_and(|closed| closed < last_visit);
        if found.finding.withdrawn_at.is_some() || long_closed {
            continue;
        }
        let state = match action.state {
            ActionState::Verified => Done::Met,
            ActionState::PlanAgreed | ActionState::ProofSubmitted => Done::Partly,
            ActionState::Open | ActionState::Contained | ActionState::PlanSubmitted => Done::Not,
        };
        let (words, by) = match action.plan.as_deref() {
            Some(plan) => (plan, action.owner_id),
            None => (found.finding.statement.as_str(), Some(found.finding.raised_by)),
        };
        actions.push(PreviousAction {
            number: format!("{}-{}", number(found), visit.year()),
            criterion: Some(format!("{} {}", found.criterion.code, title(teller, &found.criterion))),
            action: teller.prose(words, by),
            due: action.due_on.map(|due| teller.date(due)).unwrap_or_default(),
            state,
            note: action
                .verified_on
                .map(|day| teller.say(Message::new("report-action-checked").with("day", day)).into()),
        });
    }
    actions
}

pub(super) fn good_practice(teller: &Teller<'_>) -> Vec<GoodPractice> {
    let own = teller.dossier.own_findings();
    own.filter(|f| f.finding.kind == FindingKind::GoodPractice && f.finding.withdrawn_at.is_none())
        .map(|found| GoodPractice {
            number: Some(number(found)),
            title: title(teller, &found.criterion).into(),
            text: teller.prose(&found.finding.statement, Some(found.finding.raised_by)),
            criterion: Some(found.criterion.code.clone()),
        })
        .collect()
}

/// What is done about each nonconformity. Who sees to it is said by office, never by name.
pub(super) fn action_plan(teller: &Teller<'_>) -> Vec<Action> {
    let own = teller.dossier.own_findings();
    own.filter(|f| f.finding.kind == FindingKind::Nonconformity && f.finding.withdrawn_at.is_none())
        .map(|found| {
            let action = found.action.as_ref();
            let plan = action.and_then(|action| Some((action.plan.as_deref()?, action.owner_id)));
            let clocks = clocks_of(teller, found.finding.grade);
            let words = match plan {
                Some((plan, by)) => teller.prose(plan, by),
                None => {
                    match (action.and_then(|a| a.plan_due_on), clocks.and_then(|c| c.plan_due_working_days)) {
                        (Some(due), _) => teller.say(Message::new("report-plan-due").with("due", due)).into(),
                        (None, Some(days)) => {
                            teller.say(Message::new("report-plan-within").with("days", days)).into()
                        }
                        (None, None) => teller.word("report-plan-to-come").into(),
                    }
                }
            };
            let due = match (action.and_then(|a| a.due_on), clocks.and_then(|c| c.close_due_days)) {
                (Some(due), _) => teller.date(due),
                (None, Some(days)) => teller.say(Message::new("report-due-within").with("days", days)),
                (None, None) => teller.word("report-due-by-grade"),
            };
            let owner = action.and_then(|action| action.owner_id);
            let office = owner.and_then(|owner| teller.dossier.writers.get(&owner)?.office);
            Action {
                number: number(found),
                grade: grade(found.finding.grade),
                criterion: Some(format!("{} {}", found.criterion.code, title(teller, &found.criterion))),
                action: words,
                owner: match office {
                    Some(role) => teller.word(&format!("role-{role}")),
                    None => teller.word("report-owner-coop"),
                },
                due,
            }
        })
        .collect()
}

/// How long the version gives for a plan and for closing, by the finding's grade.
fn clocks_of<'a>(teller: &'a Teller<'_>, grade: Option<Grade>) -> Option<&'a pack::SeverityEntry> {
    teller.dossier.pack.severity(severity_of(grade?))
}

/// Comments with their answers, and how the window for them ended; nothing before it did.
pub(super) fn comments(teller: &Teller<'_>) -> Option<Comments> {
    let dossier = teller.dossier;
    dossier.audit.comments_settled_on?;
    let points: Vec<CommentPoint> =
        dossier.comments.iter().filter_map(|comment| point(teller, comment)).collect();
    let by_somebody =
        dossier.moves.iter().any(|step| step.from_state == AuditState::Comments && step.moved_by.is_some());
    let ended = if !dossier.comments.is_empty() {
        CommentsEnded::Given
    } else if by_somebody {
        CommentsEnded::NothingToCorrect
    } else {
        CommentsEnded::Lapsed
    };
    Some(Comments { ended, points, appeals: appeals(teller) })
}

/// Each appeal: when, on what ground, and how it ended.
fn appeals(teller: &Teller<'_>) -> Vec<Prose> {
    let appeals = teller.dossier.appeals.iter();
    appeals
        .map(|appeal| {
            let ground = match appeal.ground {
                AppealGround::FactualInaccuracy => "report-appeal-inaccuracy",
                AppealGround::IncompleteEvidence => "report-appeal-evidence",
            };
            let made = teller.say(Message::new(ground).with("day", appeal.made_on));
            let ended = teller.word(match appeal.decision {
                Some(AppealDecision::Dismissed) => "report-appeal-dismissed",
                Some(AppealDecision::Upheld) => "report-appeal-upheld",
                None => "report-appeal-open",
            });
            format!("{made} {ended}").into()
        })
        .collect()
}

fn point(teller: &Teller<'_>, comment: &comment::Model) -> Option<CommentPoint> {
    let decision = match comment.answer_kind? {
        AnswerKind::Accepted => Decision::Accepted,
        AnswerKind::PartlyAccepted => Decision::Partly,
        AnswerKind::Rejected => Decision::NotAccepted,
    };
    let criterion = comment
        .criterion_id
        .and_then(|id| teller.dossier.assessments.iter().find(|a| a.criterion.id == id))
        .map(|a| a.criterion.code.clone());
    let about = match criterion {
        Some(code) => teller.say(Message::new("report-about-criterion").with("code", code)),
        None => teller.word("report-about-report"),
    };
    Some(CommentPoint {
        about,
        comment: teller.prose(&comment.body, Some(comment.made_by)),
        answer: teller.prose(comment.answer.as_deref().unwrap_or_default(), comment.answered_by),
        decision,
    })
}

/// The title of an item, marked where it is in the other language.
pub(super) fn item_title(teller: &Teller<'_>, item: &evidence_item::Model) -> Prose {
    let text = teller.without_names(item.title.trim());
    let written = tongue::of(&text).or(match item.language {
        EvidenceLanguage::En => Some(Language::En),
        EvidenceLanguage::Cy => Some(Language::Cy),
        EvidenceLanguage::Both | EvidenceLanguage::None => None,
    });
    Prose { text, language: written.filter(|language| *language != teller.tongue()) }
}

/// Each file that a result rests on, once, with its digest and the criteria it was cited for.
pub(super) fn evidence(teller: &Teller<'_>) -> Vec<Evidence> {
    let dossier = teller.dossier;
    let mut criteria: BTreeMap<EvidenceItemId, Vec<String>> = BTreeMap::new();
    let mut order: Vec<EvidenceItemId> = Vec::new();
    for assessed in &dossier.assessments {
        for cited in dossier.cited.iter().filter(|cited| cited.assessment == assessed.row.id) {
            let codes = criteria.entry(cited.item.id).or_insert_with(|| {
                order.push(cited.item.id);
                Vec::new()
            });
            if !codes.contains(&assessed.criterion.code) {
                codes.push(assessed.criterion.code.clone());
            }
        }
    }
    let mut rows = Vec::new();
    for id in order {
        let Some(cited) =
            dossier.cited.iter().filter(|cited| cited.item.id == id).max_by_key(|c| c.files.len())
        else {
            continue;
        };
        let item = &cited.item;
        let kind = dossier
            .pack
            .evidence_type(&item.evidence_type)
            .map_or_else(|| item.evidence_type.clone(), |known| known.name.text(teller.tongue()).to_owned());
        let accepted = item.reviewed_at.filter(|_| item.state == EvidenceState::Accepted);
        let row = |title: Prose, sha256: Option<String>| Evidence {
            title,
            kind: kind.clone(),
            sha256,
            accepted: accepted.map(|at| teller.date(today(at))),
            returned: item.state == EvidenceState::Returned,
            criteria: criteria.get(&id).cloned().unwrap_or_default(),
        };
        let title = item_title(teller, item);
        match cited.files.as_slice() {
            [] => rows.push(row(title, None)),
            [file] => rows.push(row(title, Some(file.sha256.clone()))),
            files => {
                for (place, file) in files.iter().enumerate() {
                    let of =
                        Message::new("report-file-of").with("part", place + 1).with("whole", files.len());
                    let text = format!("{} ({})", title.text, teller.say(of));
                    rows.push(row(Prose { text, language: title.language }, Some(file.sha256.clone())));
                }
            }
        }
    }
    rows
}

/// Who answers for the report: who finished the draft, who let it out, who decided an appeal.
pub(super) fn sign_off(teller: &Teller<'_>) -> Vec<SignOff> {
    let dossier = teller.dossier;
    let signed = |role: &str, who: AccountId, on: chrono::NaiveDate| {
        Some(SignOff {
            role: teller.word(role),
            name: teller.name(who)?,
            on: teller.date(on),
            statement: None,
        })
    };
    let step = |from: AuditState, to: &[AuditState]| {
        let found =
            dossier.moves.iter().rfind(|step| step.from_state == from && to.contains(&step.to_state))?;
        Some((found.moved_by?, today(found.moved_at)))
    };
    let part = |part: TeamPart| {
        let member = dossier.team.iter().find(|member| member.part == part)?;
        Some((member.account_id, dossier.audit.finalised_on?))
    };
    let drafted =
        step(AuditState::Drafting, &[AuditState::Moderation]).or_else(|| part(TeamPart::LeadAuditor));
    let released = step(AuditState::Moderation, &[AuditState::DraftIssued, AuditState::Final])
        .or_else(|| part(TeamPart::Moderator));
    let mut all = Vec::new();
    all.extend(drafted.and_then(|(who, on)| signed("report-part-of-lead_auditor", who, on)));
    all.extend(released.and_then(|(who, on)| signed("report-part-of-moderator", who, on)));
    for appeal in &dossier.appeals {
        if let (Some(decision), Some(who), Some(on)) = (appeal.decision, appeal.decided_by, appeal.decided_on)
        {
            let statement = match decision {
                AppealDecision::Dismissed => "report-appeal-dismissed",
                AppealDecision::Upheld => "report-appeal-upheld",
            };
            let signature = signed("report-part-of-appeal_decider", who, on);
            all.extend(signature.map(|s| SignOff { statement: Some(teller.word(statement).into()), ..s }));
        }
    }
    all
}

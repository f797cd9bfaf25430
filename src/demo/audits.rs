//! The audits of the demonstration: two rounds that are over, one that is under way in every stage, and what came of them.

mod corrected;

use std::sync::{Arc, Mutex};

use chrono::{Days, NaiveDate};
use entities::access::Role;
use entities::audits::Publication;
use entities::audits::{
    AnswerKind, AppealGround, AssessmentResult, AuditState, AuditType, InterestKind, ScopeState, TeamPart,
};
use entities::findings::{ActionState, FindingKind};
use entities::ids::AccountId;
use entities::standards::Severity;
use scheduler::clock::Timestamp;
use scheduler::working_days::Counting;

use super::chance::Chance;
use super::founding::{Founded, Network};
use super::script::{self, Script};
use super::words;
use crate::access::{Actor, actor_of};
use crate::audits::fieldwork::{self, Assessing, Settling};
use crate::audits::finish::{self, Verdict};
use crate::audits::planning::{self, Declaration, Halt, NewAudit};
use crate::audits::reply::{self, Point, Sending};
use crate::audits::{facts, measuring, moderation, store, timetable};
use crate::findings::{self, Step, Wording};
use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use crate::reports;
use crate::standards::pack::{Comparison, Mark};

/// How far an audit has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Until {
    Planned,
    Noticed,
    Fieldwork,
    Drafting,
    Moderation,
    DraftIssued,
    Comments,
    Answers,
    Appealed,
    Final,
    Accepted,
    ActionsOpen,
    Closed,
}

/// One audit to tell of.
struct Tale<'a> {
    app: &'a App,
    network: &'a Network,
    coop: &'a Founded,
    kind: AuditType,
    visit_on: NaiveDate,
    until: Until,
    /// Which auditor leads, counted round.
    lead: usize,
    /// How well the co-op does, 0 to 100.
    standing: i64,
    /// Does the regulator send the first issue back?
    returned: bool,
    /// Its reference, once it is planned.
    reference: Arc<Mutex<String>>,
    seed: u64,
}

/// Adds every audit of the demonstration to its history.
pub fn tell<'a>(app: &'a App, network: &'a Network, script: &mut Script<'a>) {
    const NOW: &[(&str, i64, Until)] = &[
        ("COOP-0001", -16, Until::Noticed),
        ("COOP-0002", 1, Until::Fieldwork),
        ("COOP-0003", 12, Until::Drafting),
        ("COOP-0004", 30, Until::Moderation),
        ("COOP-0005", 31, Until::DraftIssued),
        ("COOP-0006", 33, Until::Comments),
        ("COOP-0007", 49, Until::Answers),
        ("COOP-0008", 66, Until::Final),
        ("COOP-0009", 75, Until::Accepted),
        ("COOP-0010", 58, Until::Appealed),
        ("COOP-0011", 140, Until::ActionsOpen),
        ("COOP-0012", -60, Until::Planned),
    ];
    for (n, (reference, days_ago, until)) in NOW.iter().enumerate() {
        let Some(coop) = network.cooperatives.iter().find(|c| c.invented.reference == *reference) else {
            continue;
        };
        let readiness = *reference == "COOP-0012";
        if !readiness {
            for round in [2_i64, 1] {
                let rounds_ago = round * 365 + 20 + i64::try_from(n).unwrap_or(0) * 7;
                let kind = if round == 2 || n % 3 != 2 { AuditType::Full } else { AuditType::Surveillance };
                let until = if round == 1 && n % 4 == 3 { Until::ActionsOpen } else { Until::Closed };
                let standing = coop.invented.diligence - 10 * (round - 1) + if n % 2 == 0 { 4 } else { -2 };
                add(
                    app,
                    network,
                    script,
                    coop,
                    (kind, rounds_ago, until),
                    n + usize::try_from(round).unwrap_or(0),
                    standing,
                );
            }
        }
        let kind = if readiness { AuditType::Readiness } else { AuditType::Full };
        add(app, network, script, coop, (kind, *days_ago, *until), n, coop.invented.diligence);
    }
    halted(app, network, script);
}

fn add<'a>(
    app: &'a App,
    network: &'a Network,
    script: &mut Script<'a>,
    coop: &'a Founded,
    (kind, days_ago, until): (AuditType, i64, Until),
    lead: usize,
    standing: i64,
) {
    let visit = if days_ago >= 0 {
        network.today - Days::new(days_ago.unsigned_abs())
    } else {
        network.today + Days::new(days_ago.unsigned_abs())
    };
    let visit_on = if days_ago >= 0 {
        app.calendar.working_day_until(visit)
    } else {
        app.calendar.working_day_from(visit)
    };
    let reference = Arc::new(Mutex::new(String::new()));
    let tale = Arc::new(Tale {
        app,
        network,
        coop,
        kind,
        visit_on,
        until,
        lead,
        standing,
        // One of the last round: its first issue is known as one that the second replaced.
        returned: coop.invented.reference == "COOP-0007" && days_ago > 365 && days_ago < 730,
        reference,
        seed: network.seed,
    });
    prepare(&tale, script);
    if until >= Until::Fieldwork {
        visit_acts(&tale, script);
    }
    if until >= Until::Moderation {
        reply_acts(&tale, script);
    }
    if tale.returned {
        corrected::acts(&tale, script);
    }
    if until >= Until::Accepted {
        closing_acts(&tale, script);
    }
}

impl Tale<'_> {
    fn name(&self) -> String {
        self.reference.lock().map(|name| name.clone()).unwrap_or_default()
    }

    fn auditor(&self) -> AccountId {
        self.network.offices.nth(Role::Auditor, self.lead)
    }

    fn second(&self) -> AccountId {
        self.network.offices.nth(Role::Auditor, self.lead + 1)
    }

    fn moderator(&self) -> AccountId {
        self.network.offices.nth(Role::Moderator, self.lead)
    }

    async fn who(&self, account: AccountId, now: Timestamp) -> Result<Actor> {
        actor_of(self.app, account, now).await
    }

    /// So many working days after the visit, at minutes after nine.
    fn after(&self, working_days: u16, minutes: i64) -> Timestamp {
        let day = self.app.calendar.add_working_days(self.visit_on, working_days, Counting::Exclusive);
        script::at_minute(if working_days == 0 { self.visit_on } else { day }, minutes)
    }

    fn before(&self, days: i64, minutes: i64) -> Timestamp {
        script::working_time(&self.app.calendar, self.visit_on, days, minutes)
    }
}

fn prepare<'a>(tale: &Arc<Tale<'a>>, script: &mut Script<'a>) {
    let t = Arc::clone(tale);
    script.at(tale.before(70, 30), "an audit is planned", move |now| async move {
        let officer = t.network.actor(t.app, Role::StandardsOfficer, now).await?;
        let new = NewAudit {
            cooperative: t.coop.invented.reference.into(),
            standard: t.network.standard,
            kind: t.kind,
            announced: true,
            visit_on: t.visit_on,
            chosen: Default::default(),
        };
        let reference = planning::plan(t.app, &officer, &new, now).await?;
        for (account, part) in [
            (t.auditor(), TeamPart::LeadAuditor),
            (t.second(), TeamPart::Auditor),
            (t.moderator(), TeamPart::Moderator),
        ] {
            planning::assign(t.app, &officer, &reference, account, part, now).await?;
        }
        if let Ok(mut name) = t.reference.lock() {
            *name = reference;
        }
        Ok(())
    });
    if tale.until < Until::Noticed {
        return;
    }
    let t = Arc::clone(tale);
    script.at(tale.before(60, 60), "the auditors declare", move |now| async move {
        for account in [t.auditor(), t.second(), t.moderator()] {
            let old_tie = account == t.network.offices.nth(Role::Auditor, 2)
                && t.coop.invented.reference == "COOP-0003";
            let declaration = Declaration {
                interest: if old_tie { InterestKind::Supplier } else { InterestKind::None },
                until: old_tie.then(|| t.visit_on - Days::new(1100)),
                statement: if old_tie { "I sold this co-op training until three years ago." } else { "" }
                    .into(),
                accepts: true,
            };
            planning::declare(t.app, &t.who(account, now).await?, &t.name(), &declaration, now).await?;
        }
        Ok(())
    });
    let t = Arc::clone(tale);
    script.at(tale.before(32, 90), "notice is given", move |now| async move {
        let officer = t.network.actor(t.app, Role::StandardsOfficer, now).await?;
        planning::notify(t.app, &officer, &t.name(), now).await
    });
}

fn visit_acts<'a>(tale: &Arc<Tale<'a>>, script: &mut Script<'a>) {
    let t = Arc::clone(tale);
    script.at(tale.after(0, 15), "the visit begins", move |now| async move {
        let lead = t.who(t.auditor(), now).await?;
        if store::by_reference(&*t.app.database, &t.name()).await?.state != AuditState::Fieldwork {
            fieldwork::start(t.app, &lead, &t.name(), now).await?;
        }
        let seed = format!("{:016x}", t.seed ^ u64::from(t.visit_on.to_epoch_days().unsigned_abs()));
        fieldwork::draw_sample_with(t.app, &lead, &t.name(), &seed, now).await
    });
    let t = Arc::clone(tale);
    script.at(tale.after(0, 60), "the criteria are judged", move |now| async move { judge(&t, now).await });
    if tale.until < Until::Drafting {
        return;
    }
    let t = Arc::clone(tale);
    script.at(tale.after(1, 420), "the closing meeting", move |now| async move {
        fieldwork::end(t.app, &t.who(t.auditor(), now).await?, &t.name(), now).await
    });
}

/// Judges every criterion in scope, and raises a finding where one is due. A visit that still goes on has judged a half.
async fn judge(t: &Tale<'_>, start: Timestamp) -> Result<()> {
    let reference = t.name();
    let mut chance = Chance::new(t.seed, &format!("results {} {}", t.coop.invented.reference, t.visit_on));
    let audit = store::by_reference(&*t.app.database, &reference).await?;
    let rows = store::assessments(&*t.app.database, audit.id).await?;
    let in_scope: Vec<_> = rows.into_iter().filter(|(row, _)| row.scope == ScopeState::InScope).collect();
    let pack = &t.network.pack;
    let figures = measuring::figures(t.app, &*t.app.database, &audit, pack, audit.visit_on).await?;
    let half = if t.until == Until::Fieldwork { in_scope.len() / 2 } else { in_scope.len() };
    for (n, (row, criterion)) in in_scope.into_iter().take(half).enumerate() {
        let now = start + chrono::Duration::minutes(i64::try_from(n).unwrap_or(0) * 5);
        let lead = t.who(t.auditor(), now).await?;
        let metrics = pack.criterion(&criterion.key).map(|c| c.metrics.clone()).unwrap_or_default();
        let result = draw(&mut chance, t.standing, criterion.severity);
        let language = t.coop.invented.language;
        let assessing = Assessing {
            result,
            note: words::note(&mut chance, result, language).to_owned(),
            no_finding_reason: None,
            cited: cited(t, &criterion.key, now).await?,
            revision: row.revision,
        };
        fieldwork::assess(t.app, &lead, &reference, &criterion.key, &assessing, now).await?;
        for metric in metrics {
            // What is met although the records fall short was seen at the visit: the auditor says so.
            let short =
                figures.get(&metric.name).is_some_and(|f| facts::suggest(&metric, f.value) != Mark::Met);
            let settling = if short && result == AssessmentResult::Met {
                let seen =
                    metric.value.saturating_add(if metric.value < 97 { chance.between(0, 3) } else { 0 });
                let value = if metric.op == Comparison::AtLeast { seen } else { metric.value };
                Settling::Override { value: value.to_string(), reason: words::seen_at_visit(language).into() }
            } else {
                Settling::Confirm
            };
            let (key, name) = (&criterion.key, &metric.name);
            let settled = fieldwork::settle_figure(t.app, &lead, &reference, key, name, &settling, now);
            match settled.await {
                // A figure that is entered by hand, or that has nothing to count, is left to the auditor's note.
                Ok(()) | Err(Error::Refused(_) | Error::Problems(_) | Error::NotFound) => {}
                Err(error) => return Err(error),
            }
        }
        if let Some(kind) = finding_kind(&mut chance, result, criterion.severity) {
            let wording = Wording {
                kind,
                grade: None,
                grade_reason: None,
                statement: words::finding(&mut chance, kind, language).to_owned(),
            };
            fieldwork::raise(t.app, &lead, &reference, &criterion.key, &wording, now).await?;
        }
    }
    Ok(())
}

fn draw(chance: &mut Chance, standing: i64, severity: Severity) -> AssessmentResult {
    let share = match severity {
        Severity::Critical => standing + 24,
        Severity::Major => standing + 8,
        Severity::Minor => standing,
        Severity::Improvement => standing - 20,
    };
    if chance.percent(share) {
        AssessmentResult::Met
    } else if chance.percent(68) {
        AssessmentResult::PartlyMet
    } else {
        AssessmentResult::NotMet
    }
}

/// The finding that a result on a criterion of a severity calls for, and now and then good practice.
pub(super) fn finding_kind(
    chance: &mut Chance,
    result: AssessmentResult,
    severity: Severity,
) -> Option<FindingKind> {
    match (result, severity) {
        (AssessmentResult::PartlyMet | AssessmentResult::NotMet, Severity::Improvement) => {
            Some(FindingKind::Opportunity)
        }
        (AssessmentResult::PartlyMet | AssessmentResult::NotMet, _) => Some(FindingKind::Nonconformity),
        (AssessmentResult::Met, _) if chance.percent(6) => Some(FindingKind::GoodPractice),
        _ => None,
    }
}

/// Up to two items of evidence that are tied to the criterion.
async fn cited(t: &Tale<'_>, key: &str, now: Timestamp) -> Result<Vec<entities::ids::EvidenceItemId>> {
    let items = crate::evidence::store::tied_to(&*t.app.database, t.coop.id, t.network.standard, key).await?;
    Ok(items.into_iter().filter(|item| item.submitted_at <= now).map(|item| item.id).take(2).collect())
}

fn reply_acts<'a>(tale: &Arc<Tale<'a>>, script: &mut Script<'a>) {
    let t = Arc::clone(tale);
    script.at(tale.after(10, 120), "the draft goes to moderation", move |now| async move {
        moderation::submit(t.app, &t.who(t.auditor(), now).await?, &t.name(), now).await
    });
    if tale.until < Until::DraftIssued {
        return;
    }
    // A draft that has only just gone out went out on the last working day.
    let fresh = tale.until == Until::DraftIssued;
    let last_day = tale.app.calendar.previous_working_day(tale.network.today);
    let release_at = if fresh { script::at_minute(last_day, 470) } else { tale.after(14, 200) };
    let t = Arc::clone(tale);
    script.at(release_at, "the draft goes out", move |now| async move {
        moderation::release(t.app, &t.who(t.moderator(), now).await?, &t.name(), now).await
    });
    if tale.until < Until::Comments {
        return;
    }
    let t = Arc::clone(tale);
    script.at(tale.after(15, 30), "the co-op opens the draft", move |now| async move {
        reply::opened(t.app, &t.who(t.coop.of(Role::Manager), now).await?, &t.name(), now).await
    });
    if tale.until < Until::Answers {
        return;
    }
    let silent = tale.lead.is_multiple_of(3);
    let t = Arc::clone(tale);
    script.at(tale.after(21, 300), "the co-op comments", move |now| async move {
        let manager = t.who(t.coop.of(Role::Manager), now).await?;
        let points: Vec<Point> = if silent {
            Vec::new()
        } else {
            let language = t.coop.invented.language;
            vec![
                Point {
                    criterion: Some("core-training-in-date".into()),
                    body: words::comment(0, language).into(),
                },
                Point { criterion: None, body: words::comment(1, language).into() },
            ]
        };
        let known: Vec<Point> = points
            .into_iter()
            .map(|p| Point {
                criterion: p.criterion.filter(|key| t.network.pack.criterion(key).is_some()),
                ..p
            })
            .collect();
        reply::comment(t.app, &manager, &t.name(), &known, Sending::Send, now).await
    });
    if tale.until < Until::Appealed {
        return;
    }
    let t = Arc::clone(tale);
    script.at(tale.after(25, 100), "the comments are answered", move |now| async move {
        let moderator = t.who(t.moderator(), now).await?;
        if !silent {
            let language = t.coop.invented.language;
            // Where there is nothing to correct, the empty answers went out with the comments.
            for (number, kind) in [(1, AnswerKind::PartlyAccepted), (2, AnswerKind::Rejected)] {
                reply::answer(
                    t.app,
                    &moderator,
                    &t.name(),
                    number,
                    kind,
                    words::answer(number, language),
                    now,
                )
                .await?;
            }
            reply::send_answers(t.app, &moderator, &t.name(), now).await?;
        }
        let manager = t.who(t.coop.of(Role::Manager), now).await?;
        reply::opened(t.app, &manager, &t.name(), now + chrono::Duration::minutes(45)).await
    });
    if tale.until == Until::Appealed {
        let t = Arc::clone(tale);
        script.at(tale.after(28, 60), "the co-op appeals", move |now| async move {
            let manager = t.who(t.coop.of(Role::Manager), now).await?;
            let words = words::appeal(t.coop.invented.language);
            reply::make_appeal(t.app, &manager, &t.name(), AppealGround::IncompleteEvidence, words, now).await
        });
        return;
    }
    let t = Arc::clone(tale);
    script.at(tale.after(33, 60), "the report is final", move |now| async move {
        let moderator = t.who(t.moderator(), now).await?;
        let mut audit = store::by_reference(&*t.app.database, &t.name()).await?;
        // The timetable may have got there first.
        if audit.state == AuditState::Answers {
            audit = finish::finalise(t.app, &moderator, &t.name(), now).await?;
        }
        reports::issue(t.app, Some(&moderator), audit.id, now).await?;
        let manager = t.who(t.coop.of(Role::Manager), now).await?;
        reply::opened(t.app, &manager, &t.name(), now + chrono::Duration::minutes(90)).await
    });
}

fn closing_acts<'a>(tale: &Arc<Tale<'a>>, script: &mut Script<'a>) {
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

/// Audits that stand still or never took place.
fn halted<'a>(app: &'a App, network: &'a Network, script: &mut Script<'a>) {
    let cases = [
        ("COOP-0004", Halt::Postpone, "A norovirus outbreak at the co-op."),
        ("COOP-0005", Halt::Cancel, "Planned twice by mistake."),
        (
            "COOP-0009",
            Halt::SuspendForSafeguarding,
            "A safeguarding enquiry of the local authority comes first.",
        ),
    ];
    for (n, (reference, halt, reason)) in cases.into_iter().enumerate() {
        let Some(coop) = network.cooperatives.iter().find(|c| c.invented.reference == reference) else {
            continue;
        };
        let days_on = 40 + 10 * u64::try_from(n).unwrap_or(0);
        let visit_on = app.calendar.working_day_from(network.today + Days::new(days_on));
        let name = Arc::new(Mutex::new(String::new()));
        let tale = Arc::new(Tale {
            app,
            network,
            coop,
            kind: AuditType::Surveillance,
            visit_on,
            until: Until::Noticed,
            lead: n,
            standing: 70,
            returned: false,
            reference: name,
            seed: network.seed,
        });
        prepare(&tale, script);
        let at = script::working_time(&app.calendar, network.today, 1, 100 + i64::try_from(n).unwrap_or(0));
        script.at(at, "an audit stands still", move |now| async move {
            let officer = tale.network.actor(tale.app, Role::StandardsOfficer, now).await?;
            planning::halt(tale.app, &officer, &tale.name(), halt, reason, now).await
        });
    }
}

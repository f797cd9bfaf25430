//! Findings: grades, two people at one finding, criticals that are told at once, and the walk of an action.

use entities::audits::{AssessmentResult, Outcome};
use entities::findings::{ActionMove, ActionState, FindingKind, Grade, corrective_action};
use entities::outbox::Urgency;
use entities::standards::Severity;
use safon::audits::{finish, raising};
use safon::findings::rules::{Containment, Refusal, graded, moved, overdue, overdue_by_the_coop};
use safon::findings::{self, Step, Wording};
use safon::foundation::error::Error;
use sea_orm::Iterable;

use crate::audits::cast::{self, Cast, nonconformity};
use crate::world::{World, day};

#[test]
fn a_grade_is_the_severity_or_lower_with_a_reason_and_never_higher() {
    let grade = |severity, wanted, reason| graded(severity, FindingKind::Nonconformity, wanted, reason);
    assert_eq!(grade(Severity::Major, None, None), Ok(Some(Grade::Major)));
    assert_eq!(grade(Severity::Major, Some(Grade::Minor), None), Err(Refusal::ReasonForLower));
    assert_eq!(grade(Severity::Major, Some(Grade::Minor), Some("  ")), Err(Refusal::ReasonForLower));
    assert_eq!(grade(Severity::Major, Some(Grade::Minor), Some("one case")), Ok(Some(Grade::Minor)));
    let higher = grade(Severity::Major, Some(Grade::Critical), Some("it is bad"));
    assert_eq!(higher, Err(Refusal::GradeTooHigh(Severity::Major)));
    assert_eq!(grade(Severity::Improvement, None, None), Err(Refusal::ImprovementOnly));
    assert_eq!(graded(Severity::Improvement, FindingKind::Opportunity, None, None), Ok(None));
}

#[test]
fn an_action_moves_only_along_its_way() {
    use ActionMove::*;
    use ActionState::*;
    let way = [
        (Open, Contain, Contained),
        (Contained, SubmitPlan, PlanSubmitted),
        (PlanSubmitted, AgreePlan, PlanAgreed),
        (PlanSubmitted, SendBackPlan, Contained),
        (PlanAgreed, SubmitProof, ProofSubmitted),
        (ProofSubmitted, SendBackProof, PlanAgreed),
        (ProofSubmitted, Verify, Verified),
        (Open, SubmitPlan, PlanSubmitted),
    ];
    for from in ActionState::iter() {
        for step in ActionMove::iter() {
            let to = moved(from, step, Containment::Done);
            match way.iter().find(|(state, done, _)| (*state, *done) == (from, step)) {
                Some((_, _, wanted)) => assert_eq!(to, Ok(*wanted)),
                None if step == Extend && !matches!(from, ProofSubmitted | Verified) => {
                    assert_eq!(to, Ok(from))
                }
                None => assert_eq!(to, Err(Refusal::NotFrom(from)), "{from} {step}"),
            }
        }
    }
    assert_eq!(moved(Open, SubmitPlan, Containment::Owed), Err(Refusal::ContainFirst));
}

#[tokio::test]
async fn a_critical_finding_is_told_to_manager_chair_and_regulator_at_once() {
    // A Saturday evening: same-day letters do not wait for Monday, but nobody is woken at night.
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.in_fieldwork(&world).await;
    cast.raise(&world, &reference, cast::CRITICAL).await;
    for person in [&cast.manager, &cast.chair, &cast.regulator] {
        let letter = world.letter("finding-critical", &person.email).await;
        assert_eq!(letter.urgency, Urgency::SameDay);
        assert_eq!(letter.not_before, world.now());
    }
    let welsh = world.letter("finding-critical", &cast.chair.email).await;
    assert!(welsh.subject.contains("canfyddiad critigol"), "{}", welsh.subject);
    let audit = cast.audit(&world, &reference).await;
    let found = findings::store::of_audit(&*world.app.database, audit.id).await.unwrap();
    let action = found[0].action.as_ref().expect("an action");
    assert_eq!(action.contain_due_on, Some(day("2026-07-14")));
}

#[tokio::test]
async fn a_major_finding_is_not_told_before_the_draft() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.in_fieldwork(&world).await;
    cast.raise(&world, &reference, cast::MAJOR).await;
    assert!(world.letters().await.iter().all(|letter| letter.kind != "finding-critical"));
    let audit = cast.audit(&world, &reference).await;
    let found = findings::store::of_audit(&*world.app.database, audit.id).await.unwrap();
    assert!(found[0].action.is_none());
}

#[tokio::test]
async fn two_people_at_one_finding_lose_nothing() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.in_fieldwork(&world).await;
    let id = cast.raise(&world, &reference, cast::MAJOR).await;
    let lead = world.actor(&cast.lead).await;
    let edit = async |revision, words: &str| {
        let wording = nonconformity(words);
        raising::edit_finding(&world.app, &lead, &reference, id, revision, &wording, world.now()).await
    };
    edit(1, "First.").await.unwrap();
    assert!(matches!(edit(1, "Second.").await, Err(Error::Conflict)));
    let finding = findings::store::find(&*world.app.database, id).await.unwrap();
    assert_eq!((finding.statement.as_str(), finding.revision), ("First.", 2));
    edit(2, "Second, having read the first.").await.unwrap();
    let withdrawn =
        raising::withdraw_finding(&world.app, &lead, &reference, id, 2, "Wrong.", world.now()).await;
    assert!(matches!(withdrawn, Err(Error::Conflict)));
    raising::withdraw_finding(&world.app, &lead, &reference, id, 3, "Wrong.", world.now()).await.unwrap();
}

#[tokio::test]
async fn a_lower_grade_lifts_no_limiter() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.in_fieldwork(&world).await;
    cast.all_met(&world, &reference).await;
    cast.fail(&world, &reference, cast::CRITICAL, AssessmentResult::NotMet).await;
    let lead = world.actor(&cast.lead).await;
    let lower = Wording {
        grade: Some(Grade::Minor),
        grade_reason: Some("One paper was late.".into()),
        ..nonconformity("Late.")
    };
    raising::raise(&world.app, &lead, &reference, cast::CRITICAL, &lower, world.now()).await.unwrap();
    let audit = cast.audit(&world, &reference).await;
    let judgement = safon::audits::judgement(&*world.app.database, &audit).await.unwrap();
    assert_eq!(judgement.outcome, Some(Outcome::NotCompliant));
}

#[tokio::test]
async fn nobody_verifies_what_they_own_and_a_stranger_does_not_find_it() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.in_fieldwork(&world).await;
    cast.raise(&world, &reference, cast::CRITICAL).await;
    let audit = cast.audit(&world, &reference).await;
    let found = findings::store::of_audit(&*world.app.database, audit.id).await.unwrap();
    let id = found[0].action.as_ref().unwrap().id;
    let manager = world.actor(&cast.manager).await;
    let verified = finish::verify(&world.app, &manager, id, 1, "Fine.", world.now()).await;
    assert!(matches!(verified, Err(Error::NotFound)), "a manager verifies nothing");
    let other = world.person(entities::access::Role::Manager, "COOP-0002").await;
    let stranger = world.actor(&other).await;
    assert!(matches!(findings::action(&world.app, &stranger, id).await, Err(Error::NotFound)));
    let contain = Step::Contain { words: "Not mine.".into() };
    let done = findings::act(&world.app, &stranger, id, 1, &contain, world.now()).await;
    assert!(matches!(done, Err(Error::NotFound)));
}

#[tokio::test]
async fn the_co_op_is_not_late_with_what_waits_for_its_auditors() {
    use ActionState::*;
    let world = World::new().await;
    let made = world.audited("COOP-0001").await;
    let found = findings::store::of_cooperative(&*world.app.database, made.coop).await.expect("findings");
    let action = found.into_iter().find_map(|found| found.action).expect("an action");
    let today = world.today();
    let action = corrective_action::Model {
        contain_due_on: None,
        plan_due_on: today.pred_opt(),
        due_on: today.pred_opt(),
        verify_due_on: today.pred_opt(),
        ..action
    };
    for (state, coop, anybody) in [
        (Open, true, true),
        (PlanSubmitted, false, true),
        (PlanAgreed, true, true),
        (ProofSubmitted, false, true),
        (Verified, false, false),
    ] {
        let action = corrective_action::Model { state, ..action.clone() };
        assert_eq!(overdue_by_the_coop(&action, today), coop, "{state}");
        assert_eq!(overdue(&action, today), anybody, "{state}");
    }
}

#[tokio::test]
async fn anothers_evidence_proves_no_action_and_is_refused_in_words() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.in_fieldwork(&world).await;
    cast.raise(&world, &reference, cast::CRITICAL).await;
    let audit = cast.audit(&world, &reference).await;
    let database = &*world.app.database;
    let found = findings::store::of_audit(database, audit.id).await.unwrap();
    let id = found[0].action.as_ref().unwrap().id;
    let (manager, lead) = (world.actor(&cast.manager).await, world.actor(&cast.lead).await);
    let act = async |actor, step| {
        let (action, _) = findings::store::action(database, id).await.unwrap();
        findings::act(&world.app, actor, id, action.revision, &step, world.now()).await
    };
    act(&manager, Step::Contain { words: "Stopped.".into() }).await.unwrap();
    let plan = Step::SubmitPlan { cause: "x".into(), plan: "y".into(), owner_name: "z".into(), owner: None };
    act(&manager, plan).await.unwrap();
    act(&lead, Step::AgreePlan { words: "Good.".into() }).await.unwrap();
    let other = world.person(entities::access::Role::Manager, "COOP-0002").await;
    let item = async |person: &crate::world::people::Person| {
        let title = format!("Insurance of {}", person.name);
        world.insured(person, &title).await
    };
    let theirs = item(&other).await;
    let nowhere = entities::ids::EvidenceItemId::new(world.now());
    let proof = |item| Step::SubmitProof { proof: "Looked.".into(), item: Some(item) };
    for wrong in [theirs, nowhere] {
        let refused = act(&manager, proof(wrong)).await;
        let Err(Error::Problems(problems)) = refused else { panic!("{refused:?}") };
        assert_eq!(problems[0].message.key, "findings-proof-item-not-yours");
    }
    let (action, _) = findings::store::action(database, id).await.unwrap();
    assert_eq!((action.state, action.proof_item_id), (ActionState::PlanAgreed, None));
    let own = item(&cast.manager).await;
    act(&manager, proof(own)).await.unwrap();
}

#[tokio::test]
async fn titles_of_evidence_are_shown_to_those_who_work_on_the_action_and_to_nobody_else() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.in_fieldwork(&world).await;
    cast.raise(&world, &reference, cast::CRITICAL).await;
    let audit = cast.audit(&world, &reference).await;
    let found = findings::store::of_audit(&*world.app.database, audit.id).await.unwrap();
    let page = format!("/en/actions/{}", found[0].action.as_ref().unwrap().id);
    world.insured(&cast.manager, "Cover of the year").await;
    let manager = world.actor(&cast.manager).await;
    let titles = async |person| {
        let shown = world.browser_of(person).await.get(&page).await;
        shown.is(200).html().contains("Cover of the year")
    };
    // The step at which proof is given is the one at which it is chosen from.
    let act = async |actor, step| {
        let id = found[0].action.as_ref().unwrap().id;
        let (action, _) = findings::store::action(&*world.app.database, id).await.unwrap();
        findings::act(&world.app, actor, id, action.revision, &step, world.now()).await.unwrap();
    };
    act(&manager, Step::Contain { words: "Stopped.".into() }).await;
    let plan = Step::SubmitPlan { cause: "x".into(), plan: "y".into(), owner_name: "z".into(), owner: None };
    act(&manager, plan).await;
    act(&world.actor(&cast.lead).await, Step::AgreePlan { words: "Good.".into() }).await;
    assert!(titles(&cast.manager).await, "the manager chooses the proof");
    // The regulator sees the action, and works on those of another co-op.
    world.also(&cast.regulator, entities::access::Role::Manager, "COOP-0002").await;
    assert!(!titles(&cast.regulator).await, "who works on actions elsewhere does not choose proof here");
}

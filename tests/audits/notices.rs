//! The rules page tells people whom each notice goes to and at what hours. An audit is walked through all that can happen to it,
//! and what was posted is compared with what that page says.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Duration;
use entities::access::{Language, Role};
use entities::audits::{AnswerKind, AppealDecision, AppealGround, AssessmentResult, Publication};
use entities::evidence::evidence_item;
use entities::outbox::Urgency;
use safon::audits::finish::{self, Verdict};
use safon::audits::planning::{self, Halt};
use safon::audits::reply::{self, Point, Sending};
use safon::audits::requests::{self, Turn};
use safon::audits::{self, appeals, fieldwork, moderation};
use safon::deadlines::table::{self, Party};
use safon::evidence::{self, thread};
use safon::findings::{self, Step};
use safon::reports;
use sea_orm::EntityTrait;

use super::cast::{self, Cast};
use crate::requests::{asking, take};
use crate::world::people::Person;
use crate::world::{World, day};

/// What happens to audits of a co-op, each thing at least once.
async fn all_that_happens(world: &World, cast: &Cast) {
    let (app, officer) = (&world.app, world.actor(&cast.officer).await);
    let now = || world.now();
    // One that is put off, and one that is called off on the very day.
    let reference = cast.planned(world, "2026-07-13").await;
    cast.declared(world, &reference).await;
    planning::notify(app, &officer, &reference, now()).await.unwrap();
    planning::halt(app, &officer, &reference, Halt::Postpone, "Llifogydd", now()).await.unwrap();
    planning::set_visit(app, &officer, &reference, day("2026-07-20"), now()).await.unwrap();
    planning::halt(app, &officer, &reference, Halt::Cancel, "Llifogydd", now()).await.unwrap();

    let reference = cast.in_fieldwork(world).await;
    let (lead, moderator) = (world.actor(&cast.lead).await, world.actor(&cast.moderator).await);
    let (manager, regulator) = (world.actor(&cast.manager).await, world.actor(&cast.regulator).await);
    cast.all_met(world, &reference).await;
    for key in [cast::MAJOR, cast::CRITICAL] {
        cast.fail(world, &reference, key, AssessmentResult::NotMet).await;
        cast.raise(world, &reference, key).await;
    }
    fieldwork::end(app, &lead, &reference, now()).await.unwrap();
    moderation::submit(app, &lead, &reference, now()).await.unwrap();
    moderation::send_back(app, &moderator, &reference, "Why?", now()).await.unwrap();
    moderation::submit(app, &lead, &reference, now()).await.unwrap();
    moderation::release(app, &moderator, &reference, now()).await.unwrap();
    let point = Point { criterion: None, body: "It was 19 of 22.".into() };
    reply::comment(app, &manager, &reference, &[point], Sending::Send, now()).await.unwrap();
    reply::answer(app, &moderator, &reference, 1, AnswerKind::Rejected, "No.", now()).await.unwrap();
    reply::send_answers(app, &moderator, &reference, now()).await.unwrap();
    world.deliver().await;
    audits::advance_due(app, now()).await.unwrap();
    appeals::make(app, &manager, &reference, AppealGround::IncompleteEvidence, "It was there.", now())
        .await
        .unwrap();
    let decider = world.actor(&cast.decider).await;
    appeals::decide(app, &decider, &reference, AppealDecision::Upheld, "It was.", now()).await.unwrap();
    finish::finalise(app, &moderator, &reference, now()).await.unwrap();
    let questions = Verdict::Return { questions: "Why?".into() };
    finish::review(app, &regulator, &reference, &questions, now()).await.unwrap();
    finish::finalise(app, &moderator, &reference, now()).await.unwrap();
    reports::issue_due(app, now()).await.unwrap();
    finish::review(app, &regulator, &reference, &Verdict::Accept, now()).await.unwrap();
    reports::publish(app, &regulator, &reference, Publication::Full, now()).await.unwrap();
    let chair = world.actor(&cast.chair).await;
    reports::acknowledge(app, &chair, &reference, Some("Pam?".into()), now()).await.unwrap();
    world.deliver().await;
    world.pass(Duration::days(1));
    audits::advance_due(app, now()).await.unwrap();
    let manager = world.actor(&cast.manager).await;
    for found in
        findings::store::of_audit(&*app.database, cast.audit(world, &reference).await.id).await.unwrap()
    {
        let action = found.action.expect("it has an action");
        if action.contain_due_on.is_some() {
            let contain = Step::Contain { words: "Closed for now.".into() };
            findings::act(app, &manager, action.id, action.revision, &contain, now()).await.unwrap();
        }
    }
    cast.put_right(world, &reference).await;
    let regulator = world.actor(&cast.regulator).await;
    let why = ("The wrong co-op's papers.".to_owned(), Language::En);
    reports::withdraw(app, &regulator, &reference, why, now()).await.unwrap();
}

/// Everybody who is one of these, for an audit of this co-op.
fn those<'a>(cast: &'a Cast, member: &'a Person, party: Party) -> Vec<&'a Person> {
    match party {
        Party::Manager => vec![&cast.manager],
        Party::BoardChair => vec![&cast.chair],
        Party::BoardMember => vec![member],
        Party::Regulator => vec![&cast.regulator],
        Party::AppealDecider => vec![&cast.decider],
        Party::Team | Party::NamedAuditor => vec![&cast.lead, &cast.moderator],
        Party::Auditors => vec![&cast.lead],
        Party::Moderator => vec![&cast.moderator],
        other => panic!("no notice about an audit goes to {other:?}"),
    }
}

/// Of each kind of letter, but for those that open accounts: to whom it was posted, and with what urgency.
async fn posted(world: &World) -> BTreeMap<String, (BTreeSet<String>, BTreeSet<Urgency>)> {
    let mut told: BTreeMap<String, (BTreeSet<String>, BTreeSet<Urgency>)> = BTreeMap::new();
    for letter in world.letters().await {
        if letter.urgency != Urgency::Security {
            let (people, hours) = told.entry(letter.kind).or_default();
            people.insert(letter.recipient);
            hours.insert(letter.urgency);
        }
    }
    told
}

/// What was posted of a kind is what the page says of it.
fn agrees<'a>(
    kind: &str,
    (people, hours): &(BTreeSet<String>, BTreeSet<Urgency>),
    those: impl Fn(Party) -> Vec<&'a Person>,
) {
    let notice = table::get().notices.iter().find(|one| one.notice == kind).expect("it is listed");
    let listed = notice.to.iter().flat_map(|party| those(*party));
    let listed: BTreeSet<String> = listed.map(|person| person.email.clone()).collect();
    assert_eq!(*people, listed, "{kind}");
    let listed: BTreeSet<Urgency> = notice.urgency.iter().copied().collect();
    assert!(hours.is_subset(&listed), "{kind}: {hours:?}");
    assert!(notice.urgency.len() == 2 || *hours == listed, "{kind}: {hours:?}");
}

#[tokio::test]
async fn every_notice_about_an_audit_goes_to_those_and_at_the_hours_that_the_rules_page_says() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let member = world.person(Role::BoardMember, "COOP-0001").await;
    all_that_happens(&world, &cast).await;
    let told = posted(&world).await;
    let about_audits = [
        "action-reviewed",
        "action-submitted",
        "appeal-decided",
        "appeal-made",
        "audit-cancelled",
        "audit-changed",
        "audit-notified",
        "auditor-assigned",
        "comments-answered",
        "comments-given",
        "draft-ready",
        "draft-sent-back",
        "draft-to-check",
        "finding-critical",
        "report-accepted",
        "report-final",
        "report-published",
        "report-question",
        "report-returned",
        "report-withdrawn",
    ];
    assert_eq!(told.keys().map(String::as_str).collect::<Vec<_>>(), about_audits);
    for (kind, what) in &told {
        agrees(kind, what, |party| those(&cast, &member, party));
    }
}

#[tokio::test]
async fn every_notice_about_evidence_and_requests_goes_to_those_that_the_rules_page_says() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let uploader = world.person(Role::ConsortiumCoordinator, "COOP-0001").await;
    let other = world.person(Role::ConsortiumCoordinator, "COOP-0001").await;
    let reference = cast.in_fieldwork(&world).await;
    let (app, now) = (&world.app, || world.now());
    let (lead, manager) = (world.actor(&cast.lead).await, world.actor(&cast.manager).await);
    requests::ask(app, &lead, &reference, &asking("2026-07-20"), "a-key", now()).await.unwrap();
    let item = world.insured(&uploader, "Insurance 2026").await;
    take(&world, &uploader, &reference, &Turn::Answer { words: None, items: vec![item] }).await.unwrap();
    let back = Turn::SendBack { words: "Page 2?".into(), due_on: None };
    take(&world, &cast.lead, &reference, &back).await.unwrap();
    let officer = world.actor(&cast.officer).await;
    thread::ask(app, &officer, item, "Is it?", "k1", now()).await.unwrap();
    let row = evidence_item::Entity::find_by_id(item).one(&*app.database).await.unwrap().unwrap();
    let files = evidence::store::files(&*app.database, item).await.unwrap();
    let said = thread::read(&*app.database, &row, &files).await.unwrap();
    let question = said.iter().find_map(|one| match one.turn {
        thread::Turn::Asked { id, .. } => Some(id),
        _ => None,
    });
    thread::answer(app, &manager, item, question.unwrap(), "Yes.", "k2", now()).await.unwrap();
    evidence::review(app, &officer, item, evidence::Verdict::Accepted, 1, now()).await.unwrap();
    let told = posted(&world).await;
    for kind in [
        "evidence-requested",
        "request-answered",
        "request-sent-back",
        "evidence-question",
        "evidence-answer",
        "evidence-reviewed",
    ] {
        agrees(kind, &told[kind], |party| match party {
            Party::EvidenceKeepers => vec![&cast.manager, &uploader, &other],
            Party::Uploader => vec![&uploader],
            Party::Asker => vec![&cast.officer],
            party => those(&cast, &cast.manager, party),
        });
    }
}

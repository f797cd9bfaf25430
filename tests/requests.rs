//! Requests for evidence: the walk from asked to accepted, what is refused on it, who may know of it, what is owed by when;
//! and questions in the thread of an item.

use chrono::Duration;
use entities::access::Role;
use entities::audits::{AuditState, RequestMove, RequestState, evidence_request, request_turn};
use entities::ids::EvidenceItemId;
use safon::audits::fieldwork;
use safon::audits::requests::rules::{Refusal, goes_on, in_time, moved};
use safon::audits::requests::{self, Asking, Turn};
use safon::deadlines;
use safon::evidence::NewItem;
use safon::foundation::error::Error;
use sea_orm::{EntityTrait, Iterable, PaginatorTrait};

use crate::audits::cast::{Cast, refused};
use crate::world::papers::{INSURED, insurance};
use crate::world::people::Person;
use crate::world::{World, day};

const SORT: &str = "insurance_certificate";

#[test]
fn a_request_moves_only_along_its_way() {
    use RequestMove::*;
    use RequestState as State;
    let way = [
        (State::Open, Answer, State::Answered),
        (State::SentBack, Answer, State::Answered),
        (State::Answered, Accept, State::Accepted),
        (State::Answered, SendBack, State::SentBack),
        (State::Open, Withdraw, State::Withdrawn),
        (State::Answered, Withdraw, State::Withdrawn),
        (State::SentBack, Withdraw, State::Withdrawn),
        (State::Open, Assign, State::Open),
        (State::Answered, Assign, State::Answered),
        (State::SentBack, Assign, State::SentBack),
    ];
    for from in State::iter() {
        for step in RequestMove::iter() {
            let wanted = way.iter().find(|(state, done, _)| (*state, *done) == (from, step));
            let wanted = wanted.map(|(_, _, to)| *to).ok_or(Refusal::NotFrom(from));
            assert_eq!(moved(from, step), wanted, "{from} {step}");
        }
    }
}

#[test]
fn evidence_is_asked_for_from_notice_to_drafting_and_a_request_can_be_ended_at_any_time() {
    use AuditState::*;
    for state in AuditState::iter() {
        let wanted = matches!(state, Notified | EvidenceWindow | Fieldwork | Drafting);
        assert_eq!(goes_on(state), wanted, "{state}");
        for step in [RequestMove::Ask, RequestMove::Answer, RequestMove::SendBack, RequestMove::Assign] {
            assert_eq!(in_time(step, state).is_ok(), wanted, "{step} {state}");
        }
        for step in [RequestMove::Accept, RequestMove::Withdraw] {
            assert!(in_time(step, state).is_ok(), "{step} {state}");
        }
    }
}

pub fn asking(due: &str) -> Asking {
    Asking {
        criterion: Some(INSURED.into()),
        evidence_type: Some(SORT.into()),
        asked: "The insurance that runs now, please.".into(),
        due_on: day(due),
    }
}

/// An audit in fieldwork on Monday 13 July 2026, with one request due on the 20th.
pub async fn asked(world: &World) -> (Cast, String) {
    let cast = Cast::new(world).await;
    let reference = cast.in_fieldwork(world).await;
    let lead = world.actor(&cast.lead).await;
    let number =
        requests::ask(&world.app, &lead, &reference, &asking("2026-07-20"), "a-key", world.now()).await;
    assert_eq!(number.expect("it is asked"), 1);
    (cast, reference)
}

async fn request(world: &World) -> evidence_request::Model {
    let found = evidence_request::Entity::find().one(&*world.app.database).await;
    found.expect("requests can be read").expect("the request is there")
}

pub async fn take(world: &World, person: &Person, reference: &str, turn: &Turn) -> Result<(), Error> {
    let (actor, revision) = (world.actor(person).await, request(world).await.revision);
    requests::take(&world.app, &actor, reference, 1, revision, turn, world.now()).await
}

fn answer(items: &[EvidenceItemId]) -> Turn {
    Turn::Answer { words: Some("Here it is.".into()), items: items.to_vec() }
}

#[tokio::test]
async fn a_request_is_asked_answered_sent_back_answered_again_and_accepted_in_one_thread() {
    let world = World::on("2026-06-15").await;
    let (cast, reference) = asked(&world).await;
    let letter = world.letter("evidence-requested", &cast.manager.email).await;
    assert!(letter.body_text.contains(&format!("/en/audits/{reference}/requests/1")), "{}", letter.body_text);
    assert!(!letter.body_text.contains("that runs now"), "what was typed may name people");

    let first = world.insured(&cast.manager, "Insurance 2026").await;
    take(&world, &cast.manager, &reference, &answer(&[first])).await.expect("it is answered");
    world.letter("request-answered", &cast.lead.email).await;
    let back = Turn::SendBack { words: "It names another co-op.".into(), due_on: Some(day("2026-07-24")) };
    take(&world, &cast.lead, &reference, &back).await.expect("it is sent back");
    world.letter("request-sent-back", &cast.manager.email).await;
    assert_eq!(request(&world).await.due_on, day("2026-07-24"));
    let second = world.insured(&cast.manager, "Insurance, the right one").await;
    take(&world, &cast.manager, &reference, &answer(&[second])).await.expect("it is answered again");
    take(&world, &cast.lead, &reference, &Turn::Accept { words: None }).await.expect("it is accepted");
    let settled = request(&world).await;
    assert_eq!((settled.state, settled.revision), (RequestState::Accepted, 5));

    let page = world.browser_of(&cast.manager).await.get(&format!("/en/audits/{reference}/requests/1")).await;
    page.is(200).says("It names another co-op.").says("Insurance 2026").says("Insurance, the right one");
    page.says(&cast.lead.name).says(&cast.manager.name);
    let moves: Vec<RequestMove> = request_turn::Entity::find()
        .all(&*world.app.database)
        .await
        .expect("turns can be read")
        .into_iter()
        .map(|turn| turn.what)
        .collect();
    use RequestMove::*;
    assert_eq!(moves, [Ask, Answer, SendBack, Answer, Accept]);
    assert_eq!(
        refused(take(&world, &cast.lead, &reference, &Turn::Withdraw { words: "x".into() }).await),
        "requests-refused-not-from"
    );
}

#[tokio::test]
async fn an_auditor_asks_and_a_manager_answers_with_what_already_fits_by_one_click() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.in_fieldwork(&world).await;
    world.insured(&cast.manager, "Insurance 2026").await;
    let old = insurance("Insurance 2024", world.paper("Insurance 2024").await);
    let old = NewItem { valid_until: Some(day("2025-03-31")), ..old };
    world.hand_in(&cast.manager, old).await.expect("it is taken");
    let auditor = world.browser_of(&cast.lead).await;
    let audit = auditor.get(&format!("/en/audits/{reference}")).await;
    let form = auditor.follow(&audit, "Ask for evidence").await.form("/requests/new");
    let empty = auditor.submit_only(form.clone()).await;
    assert_eq!(empty.is(422).errors().len(), 2, "{:?}", empty.errors());
    let form = empty.form("/requests/new");
    let form = form.fill("asked", "The insurance, please.").choose("evidence_type", SORT);
    let page = auditor.submit(form.choose("criterion", INSURED).date("due_on", day("2026-07-20"))).await;
    page.is(200).says("Your request is sent").says("The insurance, please.");

    let manager = world.browser_of(&cast.manager).await;
    let home = manager.get("/en/home").await;
    home.says(&format!("Answer the request for evidence {reference}/1"));
    let list = manager.get("/en/coops/COOP-0001/requests").await;
    list.is(200).says("To answer (1)").says("Late (0)").says("20 July 2026");
    let page = manager.get(&list.links().into_iter().find(|l| l.ends_with("/requests/1")).unwrap()).await;
    page.is(200).says("Fits what is asked");
    // What ran out is offered among the rest, and not ticked.
    let form = page.form("/answer");
    assert_eq!(form.values("items").len(), 1);
    manager.submit(form).await.is(200).says("Your answer is sent").says("Insurance 2026");
    assert_eq!(request(&world).await.state, RequestState::Answered);
    let home = auditor.get("/en/home").await;
    home.says("One answer to your requests");
    let page = auditor.get(&format!("/en/audits/{reference}/requests/1")).await;
    let refused = auditor.submit_only(page.form("/verdict").choose("verdict", "send_back")).await;
    refused.is(422);
    auditor.submit(page.form("/verdict").choose("verdict", "accept")).await.says("Your decision is saved");
    manager.get("/en/home").await.does_not_say("Answer the request");
}

#[tokio::test]
async fn what_is_uploaded_for_a_request_comes_back_to_it_ticked() {
    let world = World::on("2026-06-15").await;
    let (cast, reference) = asked(&world).await;
    let manager = world.browser_of(&cast.manager).await;
    let page = manager.get(&format!("/en/audits/{reference}/requests/1")).await;
    let upload = manager.follow(&page, "Upload new evidence for this request").await;
    let form = upload.form("/evidence/new").fill("title", "Insurance 2026").choose("language", "en");
    let form = form.attach("files", "a.pdf", b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n".as_slice());
    let back = manager.submit(form).await;
    back.is(200).says("Your evidence is received");
    assert!(back.path.contains("/requests/1"), "{}", back.path);
    let digest = <sha2::Sha256 as sha2::Digest>::digest(b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n");
    back.says(&hex::encode(digest));
    let form = back.form("/answer");
    assert_eq!(form.values("items").len(), 1);
    manager.submit(form).await.is(200).says("Your answer is sent");
}

#[tokio::test]
async fn two_people_who_answer_one_page_lose_nothing_and_a_form_sent_twice_asks_once() {
    let world = World::on("2026-06-15").await;
    let (cast, reference) = asked(&world).await;
    let lead = world.actor(&cast.lead).await;
    let again =
        requests::ask(&world.app, &lead, &reference, &asking("2026-07-20"), "a-key", world.now()).await;
    assert_eq!(again.expect("it is the same"), 1);
    let count = evidence_request::Entity::find().count(&*world.app.database).await;
    assert_eq!(count.expect("requests can be counted"), 1);
    let manager = world.actor(&cast.manager).await;
    let first = answer(&[]);
    requests::take(&world.app, &manager, &reference, 1, 1, &first, world.now())
        .await
        .expect("it is answered");
    let second = requests::take(&world.app, &manager, &reference, 1, 1, &first, world.now()).await;
    assert!(matches!(second, Err(Error::Conflict)), "{second:?}");
}

#[tokio::test]
async fn a_request_wants_a_day_to_come_and_what_can_be_shown_and_an_answer_wants_something_in_it() {
    let world = World::on("2026-06-15").await;
    let (cast, reference) = asked(&world).await;
    let lead = world.actor(&cast.lead).await;
    let ask = async |change: &dyn Fn(&mut Asking)| {
        let mut asking = asking("2026-07-20");
        change(&mut asking);
        requests::ask(&world.app, &lead, &reference, &asking, "another", world.now()).await
    };
    assert_eq!(refused(ask(&|one| one.due_on = day("2026-07-13")).await), "requests-due-past");
    assert_eq!(refused(ask(&|one| one.due_on = day("2028-07-13")).await), "requests-due-far");
    assert_eq!(refused(ask(&|one| one.criterion = Some("nonsense".into())).await), "form-choose");
    // Personal plans are seen on site.
    let plans = |one: &mut Asking| one.evidence_type = Some("personal_plan_sample".into());
    assert_eq!(refused(ask(&plans).await), "evidence-type-at-visit");
    let nothing = Turn::Answer { words: Some("  ".into()), items: Vec::new() };
    assert_eq!(refused(take(&world, &cast.manager, &reference, &nothing).await), "requests-answer-empty");
    let other = world.person(Role::Manager, "COOP-0002").await;
    let theirs = world.insured(&other, "Theirs").await;
    let stolen = take(&world, &cast.manager, &reference, &answer(&[theirs])).await;
    assert!(matches!(stolen, Err(Error::NotFound)), "{stolen:?}");
    // Who does not work for the co-op sees to nothing there.
    let stranger = Turn::Assign { owner: Some(other.account) };
    assert_eq!(refused(take(&world, &cast.manager, &reference, &stranger).await), "form-choose");
}

#[tokio::test]
async fn a_request_is_found_by_the_team_and_by_those_who_answer_and_by_nobody_else() {
    let world = World::on("2026-06-15").await;
    let (cast, reference) = asked(&world).await;
    let coordinator = world.person(Role::ConsortiumCoordinator, "COOP-0001").await;
    let other_manager = world.person(Role::Manager, "COOP-0002").await;
    let other_auditor = world.person(Role::Auditor, "FRAN").await;
    let path = format!("/en/audits/{reference}/requests/1");
    for (person, status) in [
        (&cast.lead, 200),
        (&cast.moderator, 200),
        (&cast.manager, 200),
        (&coordinator, 200),
        (&cast.chair, 404),
        (&cast.regulator, 404),
        (&cast.officer, 404),
        (&other_manager, 404),
        (&other_auditor, 404),
    ] {
        let browser = world.browser_of(person).await;
        let page = browser.get(&path).await;
        assert_eq!(page.status, status, "{}", person.role);
        browser.get(&format!("/en/audits/{reference}/requests")).await.is(status);
    }
    // Who audits the co-op later knows of this audit, and not of what its own team asks.
    let later = cast.bare(&world, "2026-09-14", true).await;
    let officer = world.actor(&cast.officer).await;
    let (account, part) = (other_auditor.account, entities::audits::TeamPart::LeadAuditor);
    safon::audits::team::assign(&world.app, &officer, &later, account, part, world.now())
        .await
        .expect("they are named");
    let after = world.browser_of(&other_auditor).await;
    after.get(&format!("/en/audits/{reference}")).await.is(200);
    after.get(&path).await.is(404);
    // The moderator reads and does not ask; the coordinator answers and gives it to nobody.
    let moderator = world.browser_of(&cast.moderator).await;
    moderator.get(&format!("/en/audits/{reference}/requests/new")).await.is(404);
    let verdict = moderator.post_with_token(&format!("{path}/verdict"), &[("verdict", "accept")]).await;
    verdict.is(404);
    let there = world.browser_of(&coordinator).await;
    there.post_with_token(&format!("{path}/owner"), &[("owner", ""), ("revision", "1")]).await.is(404);
    let wrong = Turn::Accept { words: None };
    assert!(matches!(take(&world, &cast.manager, &reference, &wrong).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn an_unannounced_audit_asks_nothing_before_its_fieldwork() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.planned_unannounced(&world, "2026-06-16").await;
    cast.declared(&world, &reference).await;
    let lead = world.actor(&cast.lead).await;
    let early = requests::ask(&world.app, &lead, &reference, &asking("2026-07-20"), "k", world.now()).await;
    assert_eq!(refused(early), "requests-refused-audit");
    let manager = world.browser_of(&cast.manager).await;
    manager.get("/en/coops/COOP-0001/requests").await.is(200).does_not_say(&reference);
    world.pass(Duration::days(1));
    fieldwork::start(&world.app, &lead, &reference, world.now()).await.expect("it starts");
    requests::ask(&world.app, &lead, &reference, &asking("2026-07-20"), "k", world.now())
        .await
        .expect("asked");
    let manager = world.browser_of(&cast.manager).await;
    manager.get("/en/coops/COOP-0001/requests").await.is(200).says(&reference);
}

#[tokio::test]
async fn a_request_is_owed_by_its_owner_and_the_manager_until_it_is_answered_or_the_draft_leaves() {
    let world = World::on("2026-06-15").await;
    let (cast, reference) = asked(&world).await;
    let helper = world.person(Role::ConsortiumCoordinator, "COOP-0001").await;
    let owed = async |person: &Person| {
        let actor = world.actor(person).await;
        let owed = deadlines::for_actor(&world.app, &actor, world.today()).await.expect("what is owed");
        owed.into_iter().filter(|one| one.rule == deadlines::Rule::Request).count()
    };
    assert_eq!((owed(&cast.manager).await, owed(&helper).await), (1, 1), "nobody sees to it: all may");
    let given = Turn::Assign { owner: Some(helper.account) };
    take(&world, &cast.manager, &reference, &given).await.expect("it is given");
    world.letter("evidence-requested", &helper.email).await;
    assert_eq!((owed(&cast.manager).await, owed(&helper).await), (1, 1));
    world.pass(Duration::days(8));
    let list = world.browser_of(&helper).await.get("/en/coops/COOP-0001/requests?show=late").await;
    list.is(200).says("Late (1)").says(&helper.name);
    take(&world, &helper, &reference, &answer(&[])).await.expect("it is answered");
    assert_eq!((owed(&cast.manager).await, owed(&helper).await), (0, 0));
    let back = Turn::SendBack { words: "More.".into(), due_on: None };
    take(&world, &cast.lead, &reference, &back).await.expect("it is sent back");
    assert_eq!(owed(&helper).await, 1);
    // Once the draft is with the moderator nothing is owed any more, nor taken.
    let lead = world.actor(&cast.lead).await;
    cast.all_met(&world, &reference).await;
    fieldwork::end(&world.app, &lead, &reference, world.now()).await.expect("it ends");
    safon::audits::moderation::submit(&world.app, &lead, &reference, world.now()).await.expect("it is sent");
    assert_eq!(owed(&helper).await, 0);
    assert_eq!(refused(take(&world, &helper, &reference, &answer(&[])).await), "requests-refused-audit");
    take(&world, &cast.lead, &reference, &Turn::Withdraw { words: "Too late.".into() }).await.expect("ended");
}

#[tokio::test]
async fn a_reminder_of_a_request_goes_out_as_for_evidence_and_stops_when_it_is_answered() {
    let world = World::on("2026-06-15").await;
    let (cast, reference) = asked(&world).await;
    let posted = async || {
        safon::reminders::post_due(&world.app, world.now()).await.expect("reminders are posted");
        let letters = world.letters().await;
        let told = |letter: &&entities::outbox::email::Model| {
            letter.kind == "digest" && letter.body_text.contains(&format!("{reference}/1"))
        };
        letters.iter().filter(told).count()
    };
    // Due on Monday 20 July: seven days before it, and on the day.
    let first = posted().await;
    world.pass(Duration::days(7));
    let on_the_day = posted().await;
    assert!(on_the_day > first, "{first}, {on_the_day}");
    take(&world, &cast.manager, &reference, &answer(&[])).await.expect("it is answered");
    world.pass(Duration::days(7));
    assert_eq!(posted().await, on_the_day);
}

#[tokio::test]
async fn whoever_sees_to_a_request_is_reminded_of_it_by_name_whatever_their_role_as_long_as_they_have_one() {
    let world = World::on("2026-06-15").await;
    let (cast, reference) = asked(&world).await;
    let helper = world.person(Role::ConsortiumCoordinator, "COOP-0001").await;
    let given = Turn::Assign { owner: Some(helper.account) };
    take(&world, &cast.manager, &reference, &given).await.expect("it is given");
    let line = format!("{reference}/1");
    let to_helper = async || {
        let mut letters = world.letters().await;
        letters.retain(|one| {
            one.kind == "digest" && one.recipient == helper.email && one.body_text.contains(&line)
        });
        letters
    };
    // Due on Monday 20 July: seven days before it.
    world.clock.set(crate::reminders::at(day("2026-07-13"), 8, 30)).expect("the clock moves");
    safon::reminders::post_due(&world.app, world.now()).await.expect("a tick");
    assert_eq!(to_helper().await.len(), 1);
    world.pass(Duration::hours(1));
    world.deliver().await;
    assert_eq!(to_helper().await[0].state, entities::outbox::EmailState::Sent);
    // On the day it is written, and their role ends before it goes.
    world.clock.set(crate::reminders::at(day("2026-07-20"), 8, 30)).expect("the clock moves");
    safon::reminders::post_due(&world.app, world.now()).await.expect("a tick");
    assert_eq!(to_helper().await.len(), 2);
    use entities::access::role_grant;
    use sea_orm::{ColumnTrait, QueryFilter};
    role_grant::Entity::update_many()
        .col_expr(role_grant::Column::RevokedAt, sea_orm::sea_query::Expr::value(Some(world.now())))
        .filter(role_grant::Column::AccountId.eq(helper.account))
        .exec(&*world.app.database)
        .await
        .expect("the role ends");
    world.pass(Duration::hours(1));
    world.deliver().await;
    assert_eq!(to_helper().await[0].state, entities::outbox::EmailState::Withdrawn);
}

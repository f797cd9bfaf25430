//! Papers that prove nothing any more, and papers that something rests on: what was erased, sent back or set apart with a virus
//! answers no request and stands on no list to choose from; what an open audit rests on is not erased by a wish.

use entities::access::Role;
use entities::audits::{AssessmentResult, request_turn};
use entities::evidence::ScanResult;
use entities::ids::EvidenceItemId;
use safon::access;
use safon::audits::fieldwork;
use safon::audits::requests::Turn;
use safon::deadlines::{self, Rule};
use safon::evidence::{self, NewItem, Verdict};
use safon::foundation::error::Error;
use safon::journal;
use safon::operations::keeping::rules::{Kept, While};
use safon::operations::keeping::{self, Decision};
use sea_orm::EntityTrait;

use crate::audits::cast::{Cast, assessing, refused};
use crate::requests::{asked, take};
use crate::world::papers::{INSURED, insurance};
use crate::world::people::Person;
use crate::world::{World, day};

async fn erased(world: &World, manager: &Person, id: EvidenceItemId) -> Result<(), Error> {
    let officer = world.person(Role::StandardsOfficer, "FRANCHISOR").await;
    let (manager, officer) = (world.actor(manager).await, world.actor(&officer).await);
    match keeping::ask(&world.app, &manager, id, "wrong", world.now()).await {
        Err(Error::Refused(why)) if why.key == "keeping-asked-already" => {}
        other => other.expect("it is asked"),
    }
    keeping::decide(&world.app, &officer, id, Decision::Erase, world.now()).await
}

async fn infected(world: &World, id: EvidenceItemId) {
    let files = evidence::store::files(&*world.app.database, id).await.expect("files can be read");
    evidence::store::scans::save(
        &*world.app.database,
        &files[0].sha256,
        ScanResult::Infected,
        Some("Test-Virus"),
        world.now(),
    )
    .await
    .expect("it is noted");
}

async fn sent_back(world: &World, cast: &Cast, id: EvidenceItemId) {
    let lead = world.actor(&cast.lead).await;
    let verdict = Verdict::Returned("Blurred".into());
    evidence::review(&world.app, &lead, id, verdict, 1, world.now()).await.expect("it is sent back");
}

fn answer(words: &str, items: &[EvidenceItemId]) -> Turn {
    Turn::Answer { words: Some(words.into()), items: items.to_vec() }
}

#[tokio::test]
async fn what_was_erased_sent_back_or_set_apart_answers_no_request_and_proves_no_result() {
    let world = World::on("2026-06-15").await;
    let (cast, reference) = asked(&world).await;
    let good = world.insured(&cast.manager, "Good paper").await;
    let gone = world.insured(&cast.manager, "Gone paper").await;
    let back = world.insured(&cast.manager, "Returned paper").await;
    let apart = world.insured(&cast.manager, "Infected paper").await;
    erased(&world, &cast.manager, gone).await.expect("nothing rests on it");
    sent_back(&world, &cast, back).await;
    infected(&world, apart).await;
    let lead = world.actor(&cast.lead).await;
    for (id, why) in [
        (gone, "evidence-unusable-erased"),
        (back, "evidence-unusable-returned"),
        (apart, "evidence-unusable-apart"),
    ] {
        assert_eq!(refused(take(&world, &cast.manager, &reference, &answer("", &[good, id])).await), why);
        let mut result = assessing(AssessmentResult::Met, 1);
        result.cited = vec![id];
        let done = fieldwork::assess(&world.app, &lead, &reference, INSURED, &result, world.now()).await;
        assert_eq!(refused(done), why);
    }
    let accepted = evidence::review(&world.app, &lead, apart, Verdict::Accepted, 1, world.now()).await;
    assert_eq!(refused(accepted), "evidence-unusable-apart");
    let manager = world.browser_of(&cast.manager).await;
    let place = format!("/en/audits/{reference}/requests/1");
    let page = manager.get(&place).await;
    page.is(200).says("Good paper").does_not_say("Returned paper").does_not_say("Infected paper");
    // What was good when it was given, and is set apart later, is shown as that.
    take(&world, &cast.manager, &reference, &answer("Here", &[good])).await.expect("it is answered");
    infected(&world, good).await;
    world.browser_of(&cast.lead).await.get(&place).await.says("Good paper").says("Set apart");
}

#[tokio::test]
async fn a_tombstone_waits_for_nobody_and_is_called_what_it_is() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    cast.in_fieldwork(&world).await;
    let gone = world.insured(&cast.manager, "Gone paper").await;
    let apart = world.insured(&cast.manager, "Infected paper").await;
    infected(&world, apart).await;
    let lead = world.browser_of(&cast.lead).await;
    lead.get("/en/evidence").await.is(200).says("Gone paper");
    erased(&world, &cast.manager, gone).await.expect("nothing rests on it");
    lead.get("/en/evidence").await.does_not_say("Erased").says("Set apart");
    let manager = world.browser_of(&cast.manager).await;
    let library = manager.get("/en/coops/COOP-0001/evidence").await;
    library.is(200).says("Erased evidence: ").says("Waiting for review (1)").says("Set apart");
    for below in ["", "/custody", "/receipt"] {
        let page = manager.get(&format!("/en/coops/COOP-0001/evidence/{gone}{below}")).await;
        page.is(200).says("Erased evidence: ");
    }
}

#[tokio::test]
async fn what_an_open_audit_rests_on_is_kept_and_a_better_answer_sets_it_free_with_the_words_about_it() {
    let world = World::on("2026-06-15").await;
    let (cast, reference) = asked(&world).await;
    let (first, second) =
        (world.insured(&cast.manager, "First").await, world.insured(&cast.manager, "Second").await);
    let planted = "Gwenllian-Planted-7731";
    take(&world, &cast.manager, &reference, &answer(planted, &[first])).await.expect("it is answered");
    let officer = world.actor(&world.person(Role::StandardsOfficer, "FRANCHISOR").await).await;
    let kept = keeping::of_item(&world.app, &officer, first, world.now()).await.expect("it is looked up");
    assert_eq!(kept.kept, Kept::While(While::AuditOpen), "an answer is used by its audit");
    assert_eq!(refused(erased(&world, &cast.manager, first).await), "keeping-needed-by-audit");
    let back = Turn::SendBack { words: format!("Who is {planted}?"), due_on: None };
    take(&world, &cast.lead, &reference, &back).await.expect("it is sent back");
    assert_eq!(refused(erased(&world, &cast.manager, first).await), "keeping-needed-by-audit");
    take(&world, &cast.manager, &reference, &answer("A clean one", &[second])).await.expect("it is answered");
    erased(&world, &cast.manager, first).await.expect("another has taken its place");
    let turns = request_turn::Entity::find().all(&*world.app.database).await.expect("turns can be read");
    let words: Vec<String> = turns.into_iter().filter_map(|turn| turn.words).collect();
    assert!(words.iter().all(|words| !words.contains(planted)), "{words:?}");
    assert!(words.iter().any(|words| words == "A clean one"), "what was said of others stays");
    let details = entities::journal::journal_detail::Entity::find().all(&*world.app.database).await;
    let details = details.expect("the journal can be read");
    assert!(details.iter().all(|one| !one.detail.contains(planted)), "nor does the journal tell of it");
    assert!(details.iter().any(|one| one.detail.contains("A clean one")));
    let whole = journal::verify(&*world.app.database, |_| ()).await.expect("it can be read");
    assert!(whole.is_ok(), "{whole:?}");
    // A result that rests on it holds it too, and lets it go.
    let lead = world.actor(&cast.lead).await;
    let third = world.insured(&cast.manager, "Third").await;
    let mut result = assessing(AssessmentResult::Met, 1);
    result.cited = vec![third];
    fieldwork::assess(&world.app, &lead, &reference, INSURED, &result, world.now()).await.expect("judged");
    assert_eq!(refused(erased(&world, &cast.manager, third).await), "keeping-needed-by-audit");
    let result = assessing(AssessmentResult::Met, 2);
    fieldwork::assess(&world.app, &lead, &reference, INSURED, &result, world.now()).await.expect("judged");
    erased(&world, &cast.manager, third).await.expect("nothing rests on it");
}

#[tokio::test]
async fn nobody_is_reminded_that_a_paper_ends_in_which_a_virus_was_found() {
    let world = World::on("2026-07-13").await;
    let (standard, _) = world.standard_from(day("2020-01-01")).await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    world.licensed(manager.organisation, standard, "L-0001").await;
    let new = insurance("Insurance", world.paper("Insurance").await);
    let new = NewItem { valid_until: Some(day("2026-08-15")), ..new };
    let id = world.hand_in(&manager, new).await.expect("it is taken");
    let owed = async || {
        let owed = deadlines::for_actor(&world.app, &world.actor(&manager).await, world.today()).await;
        owed.expect("what is owed").into_iter().filter(|one| one.rule == Rule::Evidence).count()
    };
    assert_eq!(owed().await, 1);
    infected(&world, id).await;
    assert_eq!(owed().await, 0);
}

#[tokio::test]
async fn who_may_not_answer_any_more_hears_nothing_and_the_others_do() {
    let world = World::on("2026-06-15").await;
    let (cast, reference) = asked(&world).await;
    let owner = world.person(Role::ConsortiumCoordinator, "COOP-0001").await;
    let other = world.person(Role::ConsortiumCoordinator, "COOP-0001").await;
    let given = Turn::Assign { owner: Some(owner.account) };
    take(&world, &cast.manager, &reference, &given).await.expect("it is given");
    take(&world, &cast.manager, &reference, &answer("Here", &[])).await.expect("it is answered");
    let back = || Turn::SendBack { words: "More".into(), due_on: None };
    take(&world, &cast.lead, &reference, &back()).await.expect("it is sent back");
    let told = async |person: &Person| {
        let letters = world.letters().await;
        letters.iter().filter(|one| one.kind == "request-sent-back" && one.recipient == person.email).count()
    };
    assert_eq!((told(&owner).await, told(&cast.manager).await, told(&other).await), (1, 1, 0));
    take(&world, &cast.manager, &reference, &answer("Again", &[])).await.expect("it is answered");
    let administrator = world.actor(&world.person(Role::Administrator, "FRANCHISOR").await).await;
    let grants =
        access::store::grants(&*world.app.database, owner.account, world.today()).await.expect("grants");
    access::revoke_grant(&world.app, &administrator, grants[0].id, world.now())
        .await
        .expect("the role is taken");
    take(&world, &cast.lead, &reference, &back()).await.expect("it is sent back");
    assert_eq!((told(&owner).await, told(&cast.manager).await, told(&other).await), (1, 2, 1));
}

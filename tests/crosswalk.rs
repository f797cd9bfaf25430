//! The crosswalk of standards: what it lends, what it only suggests; and the version that a checklist is counted for.

use chrono::Days;
use entities::access::Role;
use entities::ids::StandardId;
use entities::standards::{CrosswalkRelation, VersionStatus, crosswalk};
use safon::coverage::{self, Fit, State};
use safon::evidence::NewItem;
use safon::foundation::error::Error;
use safon::standards::crosswalk::{Side, Tie, tie, untie};
use sea_orm::EntityTrait;

use crate::world::papers::{INSURED, insurance};
use crate::world::people::Person;
use crate::world::standard::shipped_pack;
use crate::world::{World, day};

const HERE: &str = INSURED;
/// What the other standard calls the same.
const THERE: &str = "insured-elsewhere";

/// Another standard, that has the same criterion under another key.
async fn other_standard(world: &World) -> StandardId {
    let mut pack = shipped_pack();
    pack.standard.code = "ZOTHER".into();
    (pack.standard.title_en, pack.standard.title_cy) = ("Another".into(), "Un arall".into());
    for section in &mut pack.sections {
        for criterion in section.criteria.iter_mut().filter(|criterion| criterion.key == HERE) {
            criterion.key = THERE.into();
        }
    }
    let from = world.today().checked_sub_days(Days::new(30)).expect("a day");
    world.standard_of(&pack, from).await.0
}

struct Stage {
    world: World,
    here: StandardId,
    there: StandardId,
    manager: Person,
    officer: Person,
}

/// A co-op that has shown the other standard all that its criterion asks for, and this one nothing.
async fn stage() -> Stage {
    let world = World::new().await;
    let (here, _) = world.standard_in_force().await;
    let there = other_standard(&world).await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let officer = world.person(Role::StandardsOfficer, "FRAN").await;
    for kind in ["insurance_certificate", "continuity_plan"] {
        let new = NewItem {
            evidence_type: kind.into(),
            valid_until: Some(day("2026-12-31")),
            redaction_confirmed: true,
            ties: vec![THERE.into()],
            ..insurance(kind, world.paper(kind).await)
        };
        world.hand_in(&manager, new).await.expect("it is taken");
    }
    Stage { world, here, there, manager, officer }
}

impl Stage {
    async fn tied(&self, relation: CrosswalkRelation, narrower_here: bool) -> Result<(), Error> {
        let here = Side { standard: self.here, key: HERE.into() };
        let there = Side { standard: self.there, key: THERE.into() };
        let (one, other) = if narrower_here { (here, there) } else { (there, here) };
        let actor = self.world.actor(&self.officer).await;
        let tied = Tie { one, other, relation, why: "The texts are the same.".into() };
        tie(&self.world.app, &actor, &tied, self.world.now()).await
    }

    async fn coverage(&self) -> coverage::Coverage {
        let place = self.manager.organisation;
        let found = coverage::current(&*self.world.app.database, place, self.world.today()).await;
        found.expect("coverage can be worked out").expect("a standard is in force")
    }

    async fn state(&self) -> State {
        self.coverage().await.line(HERE).expect("the criterion applies").state.clone()
    }
}

#[tokio::test]
async fn evidence_of_an_equal_criterion_counts_until_the_tie_is_taken_away() {
    let stage = stage().await;
    let before = stage.coverage().await;
    assert!(matches!(stage.state().await, State::Missing { .. }));
    stage.tied(CrosswalkRelation::Equal, false).await.expect("it is tied");
    assert_eq!(stage.state().await, State::Crosswalk { until: "2026-12-31".parse().ok() });
    let after = stage.coverage().await;
    assert_eq!((after.covered, after.coverable), (before.covered + 1, before.coverable));
    let browser = stage.world.browser_of(&stage.manager).await;
    let list = browser.get("/en/coops/COOP-0001/criteria").await;
    list.is(200).says("Shown for another standard, until 31 December 2026");
    let one = browser.get(&format!("/en/coops/COOP-0001/criteria/{HERE}")).await;
    one.is(200).says("Shown for another standard").says("Current until 31 December 2026");
    // The figure on the manager's first page is this one.
    let home = browser.get("/en/home").await;
    assert!(home.text().contains(&format!("{} of {}", after.covered, after.coverable)), "{}", home.text());
    let row = crosswalk::Entity::find().one(&*stage.world.app.database).await.unwrap().expect("the tie");
    let actor = stage.world.actor(&stage.officer).await;
    untie(&stage.world.app, &actor, row.id, stage.world.now()).await.expect("it is taken away");
    assert!(matches!(stage.state().await, State::Missing { .. }));
}

#[tokio::test]
async fn the_wider_criterion_proves_the_narrower_and_never_the_other_way_round() {
    let narrower = stage().await;
    narrower.tied(CrosswalkRelation::Subset, true).await.expect("it is tied");
    assert!(matches!(narrower.state().await, State::Crosswalk { .. }));
    let wider = stage().await;
    wider.tied(CrosswalkRelation::Subset, false).await.expect("it is tied");
    assert!(matches!(wider.state().await, State::Missing { .. }));
}

#[tokio::test]
async fn what_is_only_related_is_suggested_and_counts_for_nothing() {
    let stage = stage().await;
    stage.tied(CrosswalkRelation::Related, true).await.expect("it is tied");
    assert!(matches!(stage.state().await, State::Missing { .. }));
    let pack = shipped_pack();
    let criterion = pack.criterion(HERE);
    let (world, place) = (&stage.world, stage.manager.organisation);
    let found =
        coverage::fitting(&*world.app.database, place, stage.here, None, criterion, world.today()).await;
    let fits: Vec<Fit> = found.expect("it can be worked out").into_iter().map(|one| one.fit).collect();
    assert_eq!(fits, [Fit::Crosswalk, Fit::Crosswalk]);
}

#[tokio::test]
async fn an_officer_ties_two_criteria_once_on_a_page_and_nobody_else_does() {
    let stage = stage().await;
    let browser = stage.world.browser_of(&stage.officer).await;
    let page = browser.get("/en/standards/crosswalk").await;
    let form = page.is(200).form("/standards/crosswalk");
    let empty = browser.submit_only(form.clone()).await;
    assert_eq!(empty.is(422).errors().len(), 4, "{:?}", empty.errors());
    let (here, there) = (format!("{}:{HERE}", stage.here), format!("{}:{THERE}", stage.there));
    let form = form.fill("why", "The same words.").choose("relation", "equal").choose("one", &here);
    browser.submit_only(form.clone().choose("other", &here)).await.is(422).says("another standard");
    let done = browser.submit(form.clone().choose("other", &there)).await;
    done.is(200).says("The two criteria are tied").says("The same words.").says(&stage.officer.name);
    // The other way round it is the same pair.
    let again = form.choose("one", &there).choose("other", &here);
    browser.submit_only(again).await.is(422).says("tied already");
    browser.submit(done.form("/remove")).await.is(200).says("The tie is taken away");
    for person in [&stage.manager, &stage.world.person(Role::Auditor, "FRAN").await] {
        stage.world.browser_of(person).await.get("/en/standards/crosswalk").await.is(404);
    }
    let events: Vec<String> = safon::journal::latest(&*stage.world.app.database, None, 5)
        .await
        .expect("the journal")
        .into_iter()
        .map(|(entry, _)| entry.event)
        .collect();
    assert!(events.contains(&"crosswalk-tied".into()) && events.contains(&"crosswalk-untied".into()));
}

#[tokio::test]
async fn the_checklist_is_counted_for_the_version_in_force_or_the_next_one_that_is_agreed() {
    let world = World::new().await;
    let (standard, _) = world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let browser = world.browser_of(&manager).await;
    browser.get("/en/coops/COOP-0001/criteria").await.is(200).does_not_say("in force");
    let mut next = shipped_pack();
    next.standard.version = "2.0.0".into();
    for section in &mut next.sections {
        section.criteria.retain(|criterion| criterion.key != HERE);
    }
    let from = world.today() + Days::new(90);
    let agreed_one = world.version_of(standard, &next, from, VersionStatus::Agreed).await;
    next.standard.version = "3.0.0".into();
    let proposed = world.version_of(standard, &next, from, VersionStatus::Proposed).await;
    let now = browser.get("/en/coops/COOP-0001/criteria").await;
    now.says("7.6 ").says("2.0.0, from 13 September 2026").does_not_say("3.0.0");
    let later = browser.get(&format!("/en/coops/COOP-0001/criteria?version={agreed_one}")).await;
    later.is(200).says("2.0.0, from 13 September 2026");
    assert!(!later.html().contains(&format!("/criteria/{HERE}")), "the next version asks for it no more");
    let path = later.links().into_iter().find(|link| link.contains("/criteria/")).expect("a criterion");
    assert!(path.ends_with(&format!("?version={agreed_one}")), "{path}");
    browser.get(&path).await.is(200);
    browser.get(&format!("/en/coops/COOP-0001/criteria?version={proposed}")).await.is(404);
    browser.get("/en/coops/COOP-0001/criteria?version=nonsense").await.is(404);
}

//! The demonstration's network: its past, its reports, its reminders, and what its co-ops see of each other. It is built once:
//! everything that is asked of it is asked here.

mod lighter;
mod previews;
mod reports;
mod trespass;

use std::collections::BTreeSet;

use entities::audits::{AuditState, audit, conversation};
use safon::demo::{self, Options};
use sea_orm::EntityTrait;

use crate::world::World;

#[tokio::test]
async fn the_demonstration_has_a_past_sound_reports_right_reminders_and_closed_doors() {
    // Within four weeks the clocks go forward and Easter closes two working days.
    let world = World::at("2026-03-16T09:00:00").await;
    let options = Options { seed: 7, cooperatives: 12, today: world.app.today() };
    let people = demo::build(&world.app, &options, &mut |_, _, _| {}).await.unwrap();
    assert!(people.len() > 60);
    assert!(
        people.iter().all(|person| person.email.ends_with(".invalid")),
        "no address of the demonstration can exist"
    );

    // There is an audit to look at in every state. (None stays notified: with the notice the evidence window opens.)
    let database = &*world.app.database;
    let audits = audit::Entity::find().all(database).await.unwrap();
    let there: BTreeSet<String> = audits.iter().map(|audit| audit.state.to_string()).collect();
    let missing: Vec<String> = entities::words::<AuditState>()
        .map(|state| state.to_string())
        .filter(|state| !there.contains(state) && *state != AuditState::Notified.to_string())
        .collect();
    assert!(missing.is_empty(), "no audit is {missing:?}");
    let answering = audits.iter().find(|audit| audit.state == AuditState::Answers).expect("one is there");
    let points = safon::audits::store::comments(database, answering.id, answering.issue + 1).await.unwrap();
    assert!(!points.is_empty() && points.iter().all(|point| point.answer.is_none()), "it can be answered");

    // The teams of all visits spoke with people, in both languages.
    let spoken = conversation::Entity::find().all(database).await.unwrap();
    for audit in audits.iter().filter(|audit| audit.fieldwork_started_on.is_some()) {
        let held = spoken.iter().filter(|one| one.audit_id == audit.id).count();
        assert!((2..=3).contains(&held), "{}: {held} conversations", audit.reference);
    }
    let languages: BTreeSet<String> = spoken.iter().map(|one| one.language.to_string()).collect();
    assert_eq!(languages, BTreeSet::from(["cy".to_owned(), "en".to_owned()]));

    let easter = ["2026-04-03", "2026-04-06"].map(|day| day.parse().expect("a day"));
    previews::four_weeks(&world, &easter).await;

    let pairs = [
        ("manager", "COOP-0001", "COOP-0002"),
        ("board_chair", "COOP-0003", "COOP-0004"),
        ("member", "COOP-0001", "COOP-0003"),
    ];
    let trespasses = trespass::trespasses(&world, &people, &pairs).await;
    assert!(trespasses.is_empty(), "{} trespasses:\n{}", trespasses.len(), trespasses.join("\n"));

    let mut reports = reports::every_report(&world).await;
    assert!(reports.len() > 70, "both languages of every audit: {}", reports.len());
    reports.extend(reports::every_other_paper(&world, &people).await);
    let faults =
        tokio::task::spawn_blocking(move || reports::faults(&reports)).await.expect("they were checked");
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

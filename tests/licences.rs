//! Licences: applied for, granted on a readiness audit or a reason, conditions, suspension, who may decide, who is told.

use chrono::NaiveDate;
use entities::access::Role;
use entities::audits::{AuditState, AuditType, Outcome, TeamPart, audit, team_member};
use entities::ids::{AccountId, AuditId, LicenceId, OrganisationId, StandardId, TeamMemberId, VersionId};
use entities::licences::{DecisionKind, LicenceState};
use entities::network::standing;
use entities::standards::standard;
use safon::foundation::error::Error;
use safon::licences::{self, Application, Decision, Term, store};
use safon::network;
use safon::standards::condition::Stated;
use sea_orm::EntityTrait;

use crate::world::World;
use crate::world::people::Person;

async fn applied(world: &World, cooperative: OrganisationId, standard: StandardId) -> LicenceId {
    let officer = world.actor(&world.person(Role::StandardsOfficer, "FRAN").await).await;
    licences::apply(&world.app, &officer, cooperative, application(standard), world.now())
        .await
        .expect("applied")
}

fn application(standard: StandardId) -> Application {
    Application {
        standard,
        user_led: true,
        services_en: "Home care".into(),
        services_cy: "Gofal cartref".into(),
    }
}

async fn decide(
    world: &World,
    person: &Person,
    id: LicenceId,
    decision: Decision,
) -> Result<LicenceState, Error> {
    licences::decide(&world.app, &world.actor(person).await, id, decision, world.now()).await?;
    Ok(store::find(&*world.app.database, id).await.expect("the licence").state)
}

fn granted_anyway() -> Decision {
    Decision {
        instead_of_audit: Some("The service was audited under its former name.".into()),
        ..Decision::new(DecisionKind::Grant, "It is ready.")
    }
}

fn key(error: Error) -> String {
    match error {
        Error::Refused(message) => message.key.into_owned(),
        Error::Problems(problems) => problems[0].message.key.clone().into_owned(),
        other => panic!("not refused but {other:?}"),
    }
}

async fn readiness_audit(
    world: &World,
    cooperative: OrganisationId,
    version: VersionId,
    outcome: Outcome,
    auditor: AccountId,
) -> AuditId {
    let (now, today) = (world.now(), world.today());
    let id = AuditId::new(now);
    let row = audit::Model {
        id,
        reference: "AUD-0001".into(),
        cooperative_id: cooperative,
        version_id: version,
        kind: AuditType::Readiness,
        state: AuditState::Final,
        announced: true,
        planned_on: today,
        visit_on: today,
        notified_on: Some(today),
        fieldwork_started_on: Some(today),
        fieldwork_ended_on: Some(today),
        draft_received_on: Some(today),
        comments_settled_on: Some(today),
        answers_received_on: Some(today),
        finalised_on: Some(today),
        final_received_on: Some(today),
        accepted_on: None,
        closed_on: None,
        outcome: Some(outcome),
        score_text: Some("88.0".into()),
        issue: 1,
        publication: None,
        published_on: None,
        paused_in: None,
        sample_seed: None,
        sample_population_digest: None,
        sample_algorithm: None,
        revision: 0,
    };
    let database = &*world.app.database;
    audit::Entity::insert(audit::ActiveModel::from(row))
        .exec_without_returning(database)
        .await
        .expect("an audit");
    let member = team_member::ActiveModel {
        id: sea_orm::Set(TeamMemberId::new(now)),
        audit_id: sea_orm::Set(id),
        account_id: sea_orm::Set(auditor),
        part: sea_orm::Set(TeamPart::LeadAuditor),
        named_on: sea_orm::Set(today),
        ..Default::default()
    };
    team_member::Entity::insert(member).exec_without_returning(database).await.expect("a team");
    id
}

#[tokio::test]
async fn a_licence_is_applied_for_and_granted_on_a_good_readiness_audit_and_the_coop_is_told() {
    let world = World::new().await;
    let (standard, version) = world.standard_in_force().await;
    let cooperative = world.organisation("COOP-0001").await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let chair = world.welsh_person(Role::BoardChair, "COOP-0001").await;
    let auditor = world.person(Role::Auditor, "FRAN").await;
    let decider = world.person(Role::DecisionMaker, "FRAN").await;
    let id = applied(&world, cooperative, standard).await;
    let outcome = Outcome::CompliantWithActions;
    let audit = readiness_audit(&world, cooperative, version, outcome, auditor.account).await;
    let starts_on: NaiveDate = "2026-07-01".parse().expect("a date");
    let grant = Decision {
        audit: Some(audit),
        term: Some(Term::starting(starts_on).years(3)),
        ..Decision::new(DecisionKind::Grant, "It is ready.")
    };
    assert_eq!(decide(&world, &decider, id, grant).await.expect("granted"), LicenceState::Granted);
    let by = world.today();
    let live =
        store::current(&*world.app.database, cooperative, by).await.expect("asked").expect("a licence");
    assert_eq!((live.starts_on, live.ends_on), (Some(starts_on), "2029-06-30".parse().ok()));
    let letter = world.letter("licence-decided", &chair.email).await;
    assert_eq!(letter.subject, "Penderfyniad ar drwydded LIC-0001: Rhoi");
    world.letter("licence-decided", &manager.email).await;
    let facts =
        safon::cooperatives::facts(&*world.app.database, cooperative, world.today()).await.expect("facts");
    assert_eq!(facts["user_led"], Stated::Flag(true), "the licence designates it user-led");
    let page = world.browser_of(&manager).await.get("/en/coops/COOP-0001/licences").await;
    page.is(200).says("Granted").says("AUD-0001").says("It is ready.").says("30 June 2029");
}

#[tokio::test]
async fn a_grant_without_a_good_readiness_audit_needs_a_recorded_reason() {
    let world = World::new().await;
    let (standard, version) = world.standard_in_force().await;
    let cooperative = world.organisation("COOP-0001").await;
    let auditor = world.person(Role::Auditor, "FRAN").await;
    let decider = world.person(Role::DecisionMaker, "FRAN").await;
    let id = applied(&world, cooperative, standard).await;
    let bare = Decision::new(DecisionKind::Grant, "It is ready.");
    let refused = decide(&world, &decider, id, bare.clone()).await.expect_err("nothing to rest on");
    assert_eq!(key(refused), "licences-refused-nothing-to-rest-on");
    let audit = readiness_audit(&world, cooperative, version, Outcome::Conditional, auditor.account).await;
    let weak = Decision { audit: Some(audit), ..bare };
    let refused = decide(&world, &decider, id, weak).await.expect_err("a conditional outcome");
    assert_eq!(key(refused), "licences-refused-nothing-to-rest-on");
    decide(&world, &decider, id, granted_anyway()).await.expect("granted for a reason");
    let kept = store::decisions(&*world.app.database, id).await.expect("decisions");
    assert!(kept[0].reason.contains("former name"), "{}", kept[0].reason);
}

#[tokio::test]
async fn who_was_on_the_audit_team_does_not_decide() {
    let world = World::new().await;
    let (standard, version) = world.standard_in_force().await;
    let cooperative = world.organisation("COOP-0001").await;
    let decider = world.person(Role::DecisionMaker, "FRAN").await;
    let id = applied(&world, cooperative, standard).await;
    let audit = readiness_audit(&world, cooperative, version, Outcome::Compliant, decider.account).await;
    let grant = Decision { audit: Some(audit), ..Decision::new(DecisionKind::Grant, "It is ready.") };
    let refused = decide(&world, &decider, id, grant).await.expect_err("their own audit");
    assert_eq!(key(refused), "licences-refused-on-the-team");
}

#[tokio::test]
async fn an_audit_of_another_coop_is_not_found() {
    let world = World::new().await;
    let (standard, version) = world.standard_in_force().await;
    let (one, other) = (world.organisation("COOP-0001").await, world.organisation("COOP-0002").await);
    let auditor = world.person(Role::Auditor, "FRAN").await;
    let decider = world.person(Role::DecisionMaker, "FRAN").await;
    let id = applied(&world, one, standard).await;
    let audit = readiness_audit(&world, other, version, Outcome::Compliant, auditor.account).await;
    let grant = Decision { audit: Some(audit), ..Decision::new(DecisionKind::Grant, "It is ready.") };
    assert!(matches!(decide(&world, &decider, id, grant).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn conditions_survive_a_suspension_and_an_ended_licence_is_over() {
    let world = World::new().await;
    let (standard, _) = world.standard_in_force().await;
    let cooperative = world.organisation("COOP-0001").await;
    let decider = world.person(Role::DecisionMaker, "FRAN").await;
    let id = applied(&world, cooperative, standard).await;
    decide(&world, &decider, id, granted_anyway()).await.expect("granted");
    let say = |kind| Decision::new(kind, "Because of the last audit.");
    let refused = decide(&world, &decider, id, say(DecisionKind::ImposeConditions)).await;
    assert_eq!(key(refused.expect_err("no conditions")), "licences-refused-conditions-missing");
    let conditions = Some("Fill the manager's post by May.".to_owned());
    let imposed = Decision { conditions, ..say(DecisionKind::ImposeConditions) };
    for (decision, state) in [
        (imposed, LicenceState::Conditional),
        (say(DecisionKind::Warn), LicenceState::Conditional),
        (say(DecisionKind::Suspend), LicenceState::Suspended),
        (say(DecisionKind::Restore), LicenceState::Conditional),
        (say(DecisionKind::LiftConditions), LicenceState::Granted),
        (say(DecisionKind::End), LicenceState::Ended),
    ] {
        world.pass(chrono::TimeDelta::minutes(1));
        assert_eq!(decide(&world, &decider, id, decision).await.expect("decided"), state);
    }
    let refused = decide(&world, &decider, id, say(DecisionKind::Restore)).await.expect_err("it is over");
    assert_eq!(key(refused), "licences-refused-already-ended");
    let over = store::current(&*world.app.database, cooperative, world.today()).await.expect("asked");
    assert_eq!(over.map(|licence| licence.state), Some(LicenceState::Ended));
    applied(&world, cooperative, standard).await;
}

#[tokio::test]
async fn there_is_one_application_at_a_time_under_a_standard() {
    let world = World::new().await;
    let (standard, _) = world.standard_in_force().await;
    let cooperative = world.organisation("COOP-0001").await;
    applied(&world, cooperative, standard).await;
    let officer = world.actor(&world.person(Role::StandardsOfficer, "FRAN").await).await;
    let again = licences::apply(&world.app, &officer, cooperative, application(standard), world.now()).await;
    assert_eq!(key(again.expect_err("a second one")), "licences-refused-one-at-a-time");
}

#[tokio::test]
async fn officers_apply_and_decision_makers_decide_through_the_pages_and_not_the_other_way_round() {
    let world = World::new().await;
    world.standard_in_force().await;
    world.organisation("COOP-0001").await;
    let officer = world.browser_of(&world.person(Role::StandardsOfficer, "FRAN").await).await;
    let decider = world.browser_of(&world.person(Role::DecisionMaker, "FRAN").await).await;
    let form = officer.get("/en/coops/COOP-0001/licences/new").await.form("/licences/new");
    let standard = form.values("standard").into_iter().find(|v| !v.is_empty()).expect("a standard to choose");
    let form = form.choose("standard", &standard).choose("user_led", "yes");
    officer.submit(form.clone()).await.is(422).says("Fill this in.");
    let form = form.fill("services_en", "Home care").fill("services_cy", "Gofal cartref");
    let page = officer.submit(form).await;
    page.is(200).says("The application is recorded.").says("LIC-0001");
    assert!(page.links().iter().all(|link| !link.ends_with("/decide")), "an officer does not decide");

    decider.get("/en/coops/COOP-0001/licences/new").await.is(404);
    let list = decider.get("/en/coops/COOP-0001/licences").await;
    let decide = list.links().into_iter().find(|link| link.ends_with("/decide")).expect("a way to decide");
    officer.get(&decide).await.is(404);
    let form = decider.get(&decide).await.is(200).form("/decide");
    let form = form.choose("kind", "grant").fill("reason", "It is ready.");
    decider.submit(form.clone()).await.is(422).says("Choose a final readiness audit");
    let page = decider.submit(form.fill("instead_of_audit", "Audited under its former name.")).await;
    page.is(200).says("The decision is recorded.").says("Granted");
    decider.get("/cy/coops/COOP-0001/licences").await.is(200).says("Wedi’i rhoi").says("Gofal cartref");
    world.pass(chrono::TimeDelta::minutes(11));
    let asked = decider.asked(reqwest::Method::GET, &decide).await.redirect().expect("sent to confirm");
    assert!(asked.starts_with("/en/account/confirm"), "{asked}");
}

#[tokio::test]
async fn an_application_under_a_second_standard_takes_nothing_away_from_a_licence_that_is_held() {
    let world = World::new().await;
    let made = world.audited("COOP-0001").await;
    let database = &*world.app.database;
    let held = store::current(database, made.coop, world.today()).await.expect("asked").expect("a licence");
    let first = standard::Entity::find_by_id(held.standard_id).one(database).await.expect("asked");
    let second = StandardId::new(world.now());
    let row = standard::Model { id: second, code: "SECOND".into(), ..first.expect("a standard") };
    standard::Entity::insert(standard::ActiveModel::from(row)).exec(database).await.expect("a second");
    let applied_for = applied(&world, made.coop, second).await;
    assert_eq!(store::of(database, made.coop).await.expect("asked")[0].id, applied_for, "it is the latest");

    let current = store::current(database, made.coop, world.today()).await.expect("asked");
    assert_eq!(current.map(|licence| licence.id), Some(held.id));
    network::rebuild_all(&world.app, world.now()).await.expect("summed up");
    let standing = standing::Entity::find_by_id(made.coop).one(database).await.expect("asked");
    assert_eq!(standing.expect("a standing").licence_state, Some(LicenceState::Granted));
    let browser = world.browser().await;
    browser.get("/en/register").await.is(200).says("COOP-0001");
    browser.get("/en/register/COOP-0001").await.is(200).says("Granted").says("4 May 2024");
    let manager = world.browser_of(&made.manager).await;
    manager.get("/en/coops/COOP-0001").await.is(200).says(&held.reference);
}

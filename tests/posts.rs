//! Posts and leave are told as of a day as they were on it, and the certificate behind a record is one of the co-op's evidence.

use entities::access::Role;
use entities::ids::{EvidenceItemId, StandardId, WorkerId};
use entities::training::worker;
use safon::deadlines;
use safon::evidence::NewItem;
use safon::foundation::error::Error;
use safon::training::{self, Entered, certificates, rules, store, undoing};
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter};

use crate::undoing::{imported, last};
use crate::world::papers::insurance;
use crate::world::people::Person;
use crate::world::staff::{completed, somebody, somebody_since};
use crate::world::{World, day};

fn mair(roles: &[&str]) -> Entered {
    somebody("Mair Tŷ Gwyn", roles)
}

/// Mair, away on leave.
fn away(from: &str, until: &str) -> Entered {
    Entered {
        leave_from: Some(day(from)),
        leave_until: Some(day(until)),
        leave_reason: Some("parental".into()),
        ..mair(&["care_worker"])
    }
}

struct Cast {
    world: World,
    standard: StandardId,
    manager: Person,
    mair: WorkerId,
}

async fn cast() -> Cast {
    let world = World::new().await;
    let (standard, _) = world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let mair = world.employ(&manager, mair(&["care_worker"])).await;
    Cast { world, standard, manager, mair }
}

impl Cast {
    async fn change(&self, entered: Entered, from: Option<&str>) -> Result<(), Error> {
        let actor = self.world.actor(&self.manager).await;
        let from = from.map(day);
        training::edit_worker(&self.world.app, &actor, self.mair, entered, from, self.world.now()).await
    }

    async fn roles_on(&self, on: &str) -> Vec<String> {
        let database = &*self.world.app.database;
        let workforce = store::workforce(database, self.manager.organisation).await.expect("read");
        workforce.roles_on(self.mair, day(on)).into_iter().collect()
    }
}

#[tokio::test]
async fn a_change_of_posts_leaves_earlier_days_as_they_were_and_a_correction_does_not() {
    let cast = cast().await;
    cast.change(mair(&["senior_care_worker"]), Some("2026-05-04")).await.expect("she is senior now");
    assert_eq!(cast.roles_on("2026-05-03").await, ["care_worker"]);
    assert_eq!(cast.roles_on("2026-05-04").await, ["senior_care_worker"]);
    let theirs = cast.world.browser_of(&cast.manager).await;
    let page = theirs.get(&format!("/en/coops/COOP-0001/training/people/{}?on=2026-05-01", cast.mair)).await;
    page.is(200).says("Care worker").says("until 3 May 2026");
    let then = theirs.get("/en/coops/COOP-0001/training?role=care_worker&on=2026-05-01").await;
    then.is(200).says("Mair Tŷ Gwyn");
    let now = theirs.get("/en/coops/COOP-0001/training?role=care_worker").await;
    now.is(200).does_not_say("Mair Tŷ Gwyn");
    // Without a day the last entry was wrong: it is told of no day, and what was before it stays.
    cast.change(mair(&["support_staff"]), None).await.expect("it was wrong");
    assert_eq!(cast.roles_on("2026-05-04").await, ["support_staff"]);
    assert_eq!(cast.roles_on("2026-05-03").await, ["care_worker"]);
    let again = cast.change(mair(&["support_staff"]), Some("2026-05-11")).await;
    assert!(matches!(again, Err(Error::Problems(_))), "a day that changes nothing is told so: {again:?}");
    cast.change(mair(&["support_staff"]), Some("2026-04-13")).await.expect("it began earlier");
    assert_eq!(cast.roles_on("2026-04-13").await, ["support_staff"]);
    assert_eq!(cast.roles_on("2026-04-12").await, ["care_worker"]);
    let future = cast.change(mair(&["care_worker"]), Some("2027-01-01")).await;
    assert!(matches!(future, Err(Error::Problems(_))), "{future:?}");
    let before = cast.change(mair(&["care_worker"]), Some("2024-01-01")).await;
    assert!(matches!(before, Err(Error::Problems(_))), "{before:?}");
}

#[tokio::test]
async fn a_leave_that_is_over_still_counts_on_its_days() {
    let cast = cast().await;
    cast.change(away("2026-01-05", "2026-03-27"), None).await.expect("a leave");
    cast.change(away("2026-06-01", "2026-08-28"), None).await.expect("another");
    let database = &*cast.world.app.database;
    let workforce = store::workforce(database, cast.manager.organisation).await.expect("read");
    let person = workforce.person(&workforce.workers[0], day("2026-02-02"));
    let days: Vec<_> = person.long_leave.iter().map(|leave| (leave.from, leave.until)).collect();
    let expected = [("2026-01-05", "2026-03-27"), ("2026-06-01", "2026-08-28")];
    assert_eq!(days, expected.map(|(from, until)| (day(from), Some(day(until)))));
    // Put right instead of replaced: the same leave with another end is one leave.
    cast.change(away("2026-06-01", "2026-09-30"), None).await.expect("it ends later");
    let workforce = store::workforce(database, cast.manager.organisation).await.expect("read");
    assert_eq!(workforce.person(&workforce.workers[0], day("2026-02-02")).long_leave.len(), 2);
    // Back today: the days before stay days of leave.
    cast.change(mair(&["care_worker"]), None).await.expect("she is back");
    let workforce = store::workforce(database, cast.manager.organisation).await.expect("read");
    let worker = &workforce.workers[0];
    let days: Vec<_> = workforce.person(worker, cast.world.today()).long_leave;
    assert_eq!(days.last().and_then(|leave| leave.until), Some(day("2026-06-14")));
    let theirs = cast.world.browser_of(&cast.manager).await;
    let path = format!("/en/coops/COOP-0001/training/people/{}", cast.mair);
    theirs.get(&format!("{path}?on=2026-02-02")).await.says("5 January 2026 to 27 March 2026");
    let page = theirs.get(&path).await;
    let form = page.form("Remove Long leave from 5 January 2026 until 27 March 2026: parental");
    theirs.submit(form).await.is(200).does_not_say("27 March 2026");
}

#[tokio::test]
async fn an_earlier_post_that_was_wrong_is_taken_out_by_the_co_op_alone() {
    let cast = cast().await;
    cast.change(mair(&["senior_care_worker"]), Some("2026-05-04")).await.expect("she is senior now");
    let theirs = cast.world.browser_of(&cast.manager).await;
    let path = format!("/en/coops/COOP-0001/training/people/{}", cast.mair);
    let page = theirs.get(&path).await;
    page.says("Care worker until 3 May 2026");
    let form = page.form("Remove Care worker until 3 May 2026");
    let entry = form.action.clone();
    let stranger = cast.world.person(Role::Manager, "COOP-0002").await;
    let other = cast.world.browser_of(&stranger).await;
    let foreign = entry.replace("COOP-0001", "COOP-0002");
    for path in [&entry, &foreign] {
        assert_eq!(other.post_with_token(path, &[]).await.status, 404, "{path}");
    }
    assert_eq!(cast.roles_on("2026-05-03").await, ["care_worker"]);
    theirs.submit(form).await.is(200).does_not_say("Care worker until 3 May 2026");
    assert!(cast.roles_on("2026-05-03").await.is_empty(), "what was wrong is told of no day");
    let page = theirs.get(&path).await;
    let since = page.form("It was held since they began here Senior care worker since 4 May 2026");
    theirs.submit(since).await.is(200).does_not_say("since 4 May 2026");
    assert_eq!(cast.roles_on("2026-05-03").await, ["senior_care_worker"], "and was so all along");
    assert_eq!(theirs.post_with_token(&entry, &[]).await.status, 404, "and is gone");
}

async fn certificate(cast: &Cast, whose: &Person) -> EvidenceItemId {
    let file = cast.world.file("fire.pdf", "%PDF-1.7\n% a certificate\n").await;
    let new = NewItem {
        evidence_type: "certificate".into(),
        valid_until: None,
        redaction_confirmed: true,
        ties: vec!["core-training-in-date".into()],
        ..insurance("Fire, Coleg Gwŷr", file)
    };
    cast.world.hand_in(whose, new).await.expect("it is taken")
}

#[tokio::test]
async fn a_record_shows_its_certificate_a_check_has_none_and_another_co_ops_is_not_found() {
    let cast = cast().await;
    let (world, manager) = (&cast.world, &cast.manager);
    let actor = world.actor(manager).await;
    for subject in ["fire", "dbs"] {
        world.note(manager, cast.mair, completed(subject, "2026-03-02")).await;
    }
    let database = &*world.app.database;
    let workforce = store::workforce(database, manager.organisation).await.expect("read");
    let of =
        |subject: &str| workforce.records.iter().find(|row| row.subject == subject).expect("it is there").id;
    let item = certificate(&cast, manager).await;
    let theirs = world.browser_of(manager).await;
    let path = format!("/en/coops/COOP-0001/training/people/{}", cast.mair);
    let page = theirs.get(&path).await;
    let form = page.form("/certificates");
    let form = form.choose("record", &of("fire").to_string()).choose("certificate", &item.to_string());
    let form_of_nothing = page.form("/certificates").choose("certificate", &item.to_string());
    theirs.submit_only(form_of_nothing).await.is(422).says("Choose one");
    theirs.submit(form).await.is(200).says("Fire, Coleg Gwŷr");
    let check = certificates::tie(&world.app, &actor, cast.mair, of("dbs"), Some(item), world.now()).await;
    assert!(matches!(check, Err(Error::Refused(_))), "{check:?}");
    let stranger = world.person(Role::Manager, "COOP-0002").await;
    let foreign = certificate(&cast, &stranger).await;
    let tied = certificates::tie(&world.app, &actor, cast.mair, of("fire"), Some(foreign), world.now()).await;
    assert!(matches!(tied, Err(Error::Problems(_))), "{tied:?}");
    let other = world.actor(&stranger).await;
    let tied = certificates::tie(&world.app, &other, cast.mair, of("fire"), None, world.now()).await;
    assert!(matches!(tied, Err(Error::NotFound)), "{tied:?}");
    // The record goes, the evidence stays.
    training::remove_record(&world.app, &actor, cast.mair, of("fire"), world.now()).await.expect("removed");
    theirs.get(&format!("/en/coops/COOP-0001/evidence/{item}")).await.is(200);
}

#[tokio::test]
async fn what_a_later_post_asks_for_is_due_from_its_first_day() {
    let cast = cast().await;
    cast.world.licensed(cast.manager.organisation, cast.standard, "L-0001").await;
    cast.world.pass(chrono::Duration::days(2));
    cast.change(mair(&["care_worker", "prepares_food"]), Some("2026-06-01")).await.expect("she cooks too");
    let theirs = cast.world.browser_of(&cast.manager).await;
    let page = theirs.get("/en/coops/COOP-0001/training?subject=food_hygiene").await;
    page.is(200).says("Mair Tŷ Gwyn").says("1 Sept 2026").does_not_say("2025");
    let app = &cast.world.app;
    let span = day("2026-06-15")..=day("2026-12-31");
    let only = [cast.manager.organisation];
    let owed = deadlines::gather(app, cast.world.today(), span, Some(&only)).await.expect("what is owed");
    let food: Vec<_> = owed.iter().filter(|one| &*one.subject == "food_hygiene").collect();
    assert_eq!(food.iter().map(|one| one.due_on).collect::<Vec<_>>(), [day("2026-09-01")], "{owed:?}");
    assert_eq!(food[0].opens_on, Some(day("2026-06-17")), "not before it was entered");
    // One post after another that asks for the same: it has been needed all along.
    cast.change(mair(&["senior_care_worker", "prepares_food"]), Some("2026-06-08")).await.expect("senior");
    let database = &*app.database;
    let workforce = store::workforce(database, cast.manager.organisation).await.expect("read");
    let person = workforce.person(&workforce.workers[0], cast.world.today());
    let syllabus = training::syllabus(database, cast.world.today()).await.expect("a syllabus");
    let from = |code: &str| rules::needed_from(syllabus.subject(code).expect("a subject"), &person);
    assert_eq!((from("fire"), from("food_hygiene")), (day("2025-01-06"), day("2026-06-01")));
}

#[tokio::test]
async fn whoever_is_on_another_leave_is_not_counted_as_here() {
    let cast = cast().await;
    // The next leave is entered while the first still lasts.
    cast.change(away("2026-06-01", "2026-06-30"), None).await.expect("a leave");
    cast.change(away("2026-08-03", "2026-08-28"), None).await.expect("another");
    let here = async |on: &str| {
        let here = worker::Entity::find().filter(store::not_away(day(on)));
        here.count(&*cast.world.app.database).await.expect("read")
    };
    // A leave that lasts has no end to keep: an earlier one is not entered over it.
    let open = Entered { leave_until: None, ..away("2026-10-05", "2026-10-05") };
    cast.change(open, None).await.expect("away until further notice");
    let over = cast.change(away("2025-10-06", "2025-11-28"), None).await;
    assert!(matches!(over, Err(Error::Problems(_))), "{over:?}");
    assert_eq!((here("2026-06-15").await, here("2026-07-15").await, here("2026-08-10").await), (0, 1, 0));
}

#[tokio::test]
async fn undoing_an_import_keeps_what_was_entered_by_hand_since() {
    let cast = cast().await;
    let (world, manager) = (&cast.world, &cast.manager);
    let actor = world.actor(manager).await;
    let text = "Name,Staff No,Role,Start date,Fire Safety\nEfa Cwm,0199,Care worker,01/04/2026,20/05/2026\n\
        Non Cwm,0200,Care worker,01/04/2026,20/05/2026\n";
    imported(world, manager, text).await;
    let (database, coop) = (&*world.app.database, manager.organisation);
    let workforce = store::workforce(database, coop).await.expect("read");
    let called = |name: &str| workforce.workers.iter().find(|one| one.name == name).expect("imported").id;
    let (efa, non) = (called("Efa Cwm"), called("Non Cwm"));
    let item = certificate(&cast, manager).await;
    let record = workforce.records.iter().find(|row| row.worker_id == efa).expect("imported").id;
    certificates::tie(&world.app, &actor, efa, record, Some(item), world.now()).await.expect("tied");
    let change = async |roles: &[&str], from: &str| {
        let entered =
            Entered { staff_number: Some("0200".into()), ..somebody_since("2026-04-01", "Non Cwm", roles) };
        let from = Some(day(from));
        training::edit_worker(&world.app, &actor, non, entered, from, world.now()).await.expect("changed");
    };
    change(&["senior_care_worker"], "2026-05-04").await;
    change(&["care_worker"], "2026-06-01").await;
    let import = last(world, coop).await.expect("it can be undone");
    let done = undoing::undo(&world.app, &actor, import, world.now()).await.expect("undone");
    assert_eq!((done.records_removed, done.people_removed), (1, 0), "{:?}", done.stays);
    let workforce = store::workforce(database, coop).await.expect("read");
    assert!(workforce.records.iter().any(|row| row.id == record), "its certificate was tied by hand");
    let held = workforce.roles_on(non, day("2026-05-10"));
    assert_eq!(held.into_iter().collect::<Vec<_>>(), ["senior_care_worker"], "her days stay");
}

#[tokio::test]
async fn undoing_an_import_leaves_a_correction_that_was_given_a_certificate() {
    let cast = cast().await;
    let (world, manager) = (&cast.world, &cast.manager);
    imported(world, manager, "Name,Course,Date,Expiry\nEfa Cwm,Fire,13/03/2026,\n").await;
    world.pass(chrono::Duration::minutes(5));
    imported(world, manager, "Name,Course,Date,Expiry\nEfa Cwm,Fire,13/03/2026,01/12/2026\n").await;
    let (database, coop) = (&*world.app.database, manager.organisation);
    let held = async || {
        let workforce = store::workforce(database, coop).await.expect("read");
        workforce.records.iter().find(|row| row.subject == "fire").expect("imported").clone()
    };
    let corrected = held().await;
    assert_eq!(corrected.expires_on, Some(day("2026-12-01")));
    let item = certificate(&cast, manager).await;
    let actor = world.actor(manager).await;
    let (efa, record) = (corrected.worker_id, corrected.id);
    certificates::tie(&world.app, &actor, efa, record, Some(item), world.now()).await.expect("tied");
    let import = last(world, coop).await.expect("it can be undone");
    let done = undoing::undo(&world.app, &actor, import, world.now()).await.expect("undone");
    assert_eq!((done.records_restored, done.stays.len()), (0, 1), "{:?}", done.stays);
    assert_eq!(held().await.expires_on, Some(day("2026-12-01")), "as the certificate says");
}

//! Keeping: until when evidence is kept, legal holds by two people, and erasure that leaves a tombstone and nothing else.

use std::path::Path;

use chrono::TimeDelta;
use entities::access::Role;
use entities::evidence::{ScanResult, UploadState, blob, evidence_item, legal_hold};
use entities::ids::EvidenceItemId;
use entities::journal::{journal_detail, journal_entry};
use safon::access::Actor;
use safon::evidence::uploads::{self, Declared, Piece};
use safon::evidence::{self, Given};
use safon::foundation::error::Error;
use safon::foundation::files::Stored;
use safon::operations::keeping::rules::Move;
use safon::operations::keeping::{self, Decision};
use safon::operations::verify;
use safon::{boards, cooperatives, journal};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Statement};

use crate::world::papers::{INSURED, insurance};
use crate::world::people::Person;
use crate::world::{World, day};

/// Written nowhere else.
const PLANTED: &str = "Gwenllian-Planted-7731";

struct Scene {
    world: World,
    manager: Person,
    officer: Person,
    regulator: Person,
}

async fn scene() -> Scene {
    let world = World::new().await;
    world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let officer = world.person(Role::StandardsOfficer, "FRANCHISOR").await;
    let regulator = world.person(Role::Regulator, "GOVERNMENT").await;
    Scene { world, manager, officer, regulator }
}

/// A paper of a kind that the standard keeps for six years after the last day it speaks of.
async fn handed_in(scene: &Scene, title: &str, content: &str) -> EvidenceItemId {
    let file = scene.world.file(&format!("{title}.pdf"), format!("%PDF-1.7\n{content}")).await;
    scene.world.hand_in(&scene.manager, insurance(title, file)).await.expect("it is taken")
}

async fn item(world: &World, id: EvidenceItemId) -> evidence_item::Model {
    let found = evidence_item::Entity::find_by_id(id).one(&*world.app.database).await;
    found.expect("items can be read").expect("the row is there")
}

async fn files(world: &World) -> usize {
    world.app.files.list().await.expect("the store can be listed").len()
}

#[tokio::test]
async fn what_is_erased_is_in_no_table_and_no_file_and_the_journal_still_holds_together() {
    let scene = scene().await;
    let (world, app) = (&scene.world, &scene.world.app);
    let kept = handed_in(&scene, "Insurance of last year", "something else").await;
    let id = handed_in(&scene, &format!("Letter of {PLANTED}"), PLANTED).await;
    let manager = world.browser_of(&scene.manager).await;
    let page = manager.get(&format!("/en/coops/COOP-0001/evidence/{id}")).await;
    let file = page.links().into_iter().find(|link| link.contains("/files/")).expect("a link to the file");
    manager.get(&file).await.is(200);
    // A regulator's reason stands in the journal, and may name somebody too.
    let (regulator, place) = (world.actor(&scene.regulator).await, scene.manager.organisation);
    let one = evidence::store::files(&*app.database, id).await.expect("files can be read")[0].id;
    let reason = Some(PLANTED);
    evidence::open_file(app, &regulator, place, id, one, reason, world.now()).await.expect("it is opened");
    let officer = world.actor(&scene.officer).await;
    let asked =
        evidence::thread::ask(app, &officer, id, &format!("Who is {PLANTED}?"), "q", world.now()).await;
    asked.expect("a question is asked");
    assert!(found(world).await.len() > 4, "it is found while it is there: {:?}", found(world).await);
    // Through the pages: the manager asks, the officer decides.
    let keeping_page = manager.follow(&page, "How long this is kept").await;
    keeping_page.is(200).says("Up to and including 31 March 2033");
    let asked = manager.submit(keeping_page.form("/erase").fill("why", &format!("It names {PLANTED}"))).await;
    asked.is(200).says("The standards officer decides");
    let officer = world.browser_of(&scene.officer).await;
    let path = format!("/en/coops/COOP-0001/evidence/{id}/keeping");
    let wish = officer.get(&path).await;
    wish.is(200).says(PLANTED);
    officer.submit_only(wish.form("/decide")).await.is(422);
    let done = officer.submit(wish.form("/decide").choose("decision", "erase")).await;
    done.is(200).says("The evidence is erased").says("One file went with it");
    assert_eq!(found(world).await, Vec::<String>::new(), "nothing is left of it");
    assert!(verify::verify(app, world.now()).await.expect("it is verified").good());
    assert_eq!(files(world).await, 1, "the other file is there");
    assert!(!item(world, kept).await.title.is_empty());
    // The tombstone answers, and takes nothing more.
    manager.get(&format!("/en/coops/COOP-0001/evidence/{id}")).await.is(200).says("This evidence was erased");
    manager.get("/en/coops/COOP-0001/evidence").await.is(200);
    let actor = world.actor(&scene.manager).await;
    let tied = evidence::tie(app, &actor, id, vec![INSURED.into()], world.now()).await;
    assert!(matches!(tied, Err(Error::Refused(message)) if message.key == "keeping-erased-already"));
}

/// Where the planted words stand: in which column of which table, in the database's own files, in which stored file.
async fn found(world: &World) -> Vec<String> {
    let database = &*world.app.database;
    let mut places = Vec::new();
    let backend = database.get_database_backend();
    let columns = if world.app.database.is_sqlite() {
        "select m.name as t, p.name as c from sqlite_master m, pragma_table_info(m.name) p where m.type = 'table'"
    } else {
        "select table_name as t, column_name as c from information_schema.columns where table_schema = 'public'"
    };
    for row in
        database.query_all_raw(Statement::from_string(backend, columns)).await.expect("columns are listed")
    {
        let (table, column): (String, String) =
            (row.try_get("", "t").expect("a table"), row.try_get("", "c").expect("a column"));
        let like =
            format!("select 1 from \"{table}\" where cast(\"{column}\" as text) like '%{PLANTED}%' limit 1");
        let hit =
            database.query_one_raw(Statement::from_string(backend, like)).await.expect("it can be searched");
        if hit.is_some() {
            places.push(format!("{table}.{column}"));
        }
    }
    if world.app.database.is_sqlite() {
        database
            .execute_unprepared("pragma wal_checkpoint(truncate)")
            .await
            .expect("the log is written back");
        places.extend(raw(&world.config.data));
    } else {
        places.extend(raw(&world.config.files_dir()));
    }
    places
}

fn raw(folder: &Path) -> Vec<String> {
    let mut places = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            places.extend(raw(&path));
        } else if std::fs::read(&path)
            .expect("a file")
            .windows(PLANTED.len())
            .any(|at| at == PLANTED.as_bytes())
        {
            places.push(path.display().to_string());
        }
    }
    places
}

#[tokio::test]
async fn nobody_decides_their_own_wish_and_another_coop_sees_none_of_it() {
    let scene = scene().await;
    let (world, app) = (&scene.world, &scene.world.app);
    let id = handed_in(&scene, "Insurance", "a").await;
    let both = world.person(Role::Manager, "COOP-0001").await;
    world.also(&both, Role::StandardsOfficer, "FRANCHISOR").await;
    let actor = world.actor(&both).await;
    keeping::ask(app, &actor, id, "wrong file", world.now()).await.expect("it is asked");
    let own = keeping::decide(app, &actor, id, Decision::Erase, world.now()).await;
    assert!(matches!(own, Err(Error::Refused(message)) if message.key == "keeping-not-your-own"));
    let again = keeping::ask(app, &world.actor(&scene.manager).await, id, "again", world.now()).await;
    assert!(matches!(again, Err(Error::Refused(message)) if message.key == "keeping-asked-already"));
    let other = world.person(Role::Manager, "COOP-0002").await;
    let browser = world.browser_of(&other).await;
    for path in [
        format!("/en/coops/COOP-0001/evidence/{id}/keeping"),
        format!("/en/coops/COOP-0002/evidence/{id}/keeping"),
        "/en/coops/COOP-0001/keeping".to_owned(),
        "/en/keeping".to_owned(),
    ] {
        browser.get(&path).await.is(404);
    }
    let actor = world.actor(&other).await;
    assert!(matches!(keeping::ask(app, &actor, id, "x", world.now()).await, Err(Error::NotFound)));
    let officer = world.actor(&scene.officer).await;
    let refused = Decision::Refuse("An audit needs it".into());
    keeping::decide(app, &officer, id, refused, world.now()).await.expect("it is decided");
    assert_eq!(files(world).await, 1);
    let page = world
        .browser_of(&scene.manager)
        .await
        .get(&format!("/en/coops/COOP-0001/evidence/{id}/keeping"))
        .await;
    page.is(200).says("An audit needs it");
}

#[tokio::test]
async fn a_hold_takes_two_people_to_place_and_two_to_lift_and_stops_erasure_from_its_first_moment() {
    let scene = scene().await;
    let (world, app, now) = (&scene.world, &scene.world.app, scene.world.now());
    let id = handed_in(&scene, "Insurance", "a").await;
    let (officer, regulator) = (world.actor(&scene.officer).await, world.actor(&scene.regulator).await);
    let manager = world.actor(&scene.manager).await;
    let place = scene.manager.organisation;
    let own = keeping::place_hold(app, &manager, place, Some(id), "mine", now).await;
    assert!(matches!(own, Err(Error::NotFound)), "a co-op places none");
    let hold =
        keeping::place_hold(app, &regulator, place, Some(id), "An inquest", now).await.expect("it is placed");
    keeping::ask(app, &manager, id, "wrong file", now).await.expect("it is asked");
    let held = |done: Result<(), Error>| {
        assert!(matches!(done, Err(Error::Refused(message)) if message.key == "keeping-held"));
    };
    held(keeping::decide(app, &officer, id, Decision::Erase, now).await);
    let second = |done: Result<_, Error>| {
        assert!(matches!(done, Err(Error::Refused(message)) if message.key == "keeping-hold-second"));
    };
    second(keeping::move_hold(app, &regulator, hold, Move::Confirm, now).await.map(|_| ()));
    keeping::move_hold(app, &officer, hold, Move::Confirm, now).await.expect("a second person confirms");
    keeping::move_hold(app, &officer, hold, Move::AskLift("Over".into()), now).await.expect("it is asked");
    second(keeping::move_hold(app, &officer, hold, Move::Lift, now).await.map(|_| ()));
    held(keeping::decide(app, &officer, id, Decision::Erase, now).await);
    keeping::move_hold(app, &regulator, hold, Move::Lift, now).await.expect("a second person lifts it");
    let late = keeping::move_hold(app, &regulator, hold, Move::Keep, now).await;
    assert!(matches!(late, Err(Error::Refused(message)) if message.key == "keeping-hold-moved-on"));
    keeping::decide(app, &officer, id, Decision::Erase, now)
        .await
        .expect("nothing stands in the way any more");
    assert_eq!(files(world).await, 0);
    // What was said of the hold spoke of the item, and went with it, in the journal too.
    let left = legal_hold::Entity::find_by_id(hold).one(&*app.database).await.expect("holds can be read");
    let left = left.expect("that it was there stays on record");
    assert_eq!((left.reason.as_str(), left.lift_reason.as_deref()), ("", Some("")));
    let told = journal_detail::Entity::find().all(&*app.database).await.expect("the journal can be read");
    assert!(told.iter().all(|one| !one.detail.contains("An inquest")));
    assert!(verify::verify(app, now).await.expect("it is verified").good());
    // The database itself knows of the two people.
    let same = "update legal_hold set confirmed_by = placed_by";
    assert!(app.database.execute_unprepared(same).await.is_err());
}

#[tokio::test]
async fn evidence_goes_the_night_after_its_last_day_unless_it_is_held() {
    let scene = scene().await;
    let (world, app) = (&scene.world, &scene.world.app);
    let (id, other) =
        (handed_in(&scene, "Insurance", "a").await, handed_in(&scene, "Insurance too", "b").await);
    let regulator = world.actor(&scene.regulator).await;
    let place = scene.manager.organisation;
    // Kept for six years after 31 March 2027.
    world.pass(day("2033-03-31") - world.today());
    assert_eq!(
        keeping::erase_due(app, world.now()).await.expect("the job runs"),
        0,
        "on its last day it is there"
    );
    let officer = world.actor(&scene.officer).await;
    let soon = keeping::about_to_go(app, &officer, world.now()).await.expect("it is listed");
    assert_eq!(soon.iter().map(|(item, day)| (item.id, *day)).collect::<Vec<_>>().len(), 2);
    assert!(soon.iter().all(|(_, last)| *last == day("2033-03-31")));
    keeping::place_hold(app, &regulator, place, Some(other), "An inquest", world.now())
        .await
        .expect("it is placed");
    world.pass(TimeDelta::days(1));
    safon::jobs::run(app, "erase-evidence", world.now()).await.expect("the job runs");
    assert!(item(world, id).await.title.is_empty(), "it is a tombstone");
    assert_eq!(item(world, other).await.title, "Insurance too", "the hold stops it");
    assert_eq!(blob::Entity::find().count(&*app.database).await.expect("files are counted"), 1);
    assert!(verify::verify(app, world.now()).await.expect("it is verified").good());
    assert_eq!(
        keeping::erase_due(app, world.now()).await.expect("the job runs"),
        0,
        "a tombstone goes nowhere"
    );
}

#[tokio::test]
async fn a_file_that_two_items_share_goes_with_the_last_of_them() {
    let scene = scene().await;
    let (world, app) = (&scene.world, &scene.world.app);
    let (first, second) = (handed_in(&scene, "One", "same").await, handed_in(&scene, "Two", "same").await);
    assert_eq!(files(world).await, 1);
    let (manager, officer) = (world.actor(&scene.manager).await, world.actor(&scene.officer).await);
    for (id, left) in [(first, 1), (second, 0)] {
        keeping::ask(app, &manager, id, "wrong", world.now()).await.expect("it is asked");
        keeping::decide(app, &officer, id, Decision::Erase, world.now()).await.expect("it is erased");
        assert_eq!(files(world).await, left);
    }
}

#[tokio::test]
async fn a_board_pack_that_was_handed_in_as_evidence_outlasts_the_erasure_of_that_evidence() {
    let scene = scene().await;
    let (world, app) = (&scene.world, &scene.world.app);
    let coop = cooperatives::by_id(&*app.database, scene.manager.organisation).await.expect("the co-op");
    let pack = boards::make_for(app, coop, world.now()).await.expect("a pack").document;
    let bytes = app.files.read_all(&pack.sha256).await.expect("its bytes");
    let given = world.file("pack.pdf", bytes).await;
    let id = world.hand_in(&scene.manager, insurance("The pack", given)).await.expect("it is taken");
    let (manager, officer) = (world.actor(&scene.manager).await, world.actor(&scene.officer).await);
    keeping::ask(app, &manager, id, "wrong", world.now()).await.expect("it is asked");
    keeping::decide(app, &officer, id, Decision::Erase, world.now()).await.expect("it is erased");
    app.files.read_all(&pack.sha256).await.expect("the pack is there as before");
    assert!(verify::verify(app, world.now()).await.expect("it is verified").good());
    std::fs::remove_file(app.files.path_of(&pack.sha256).expect("its place")).expect("somebody removes it");
    assert!(!verify::verify(app, world.now()).await.expect("it is verified").good(), "and now it is missed");
}

#[tokio::test]
async fn what_another_co_op_sent_stays_when_the_same_bytes_are_erased_here() {
    let mut scene = scene().await;
    let (id, now) = (handed_in(&scene, "Here", "same").await, scene.world.now());
    let other = scene.world.person(Role::Manager, "COOP-0002").await;
    let here = scene.manager.organisation;
    let (world, app) = (&scene.world, &scene.world.app);
    let (manager, officer) = (world.actor(&scene.manager).await, world.actor(&scene.officer).await);
    let bytes = b"%PDF-1.7\nsame".to_vec();
    let sent = async |actor: &Actor, coop| {
        let declared = Declared { name: "a.pdf".into(), size: bytes.len() as u64, sha256: None };
        let id = uploads::begin(app, actor, coop, declared, now).await.expect("it begins").id;
        let whole = futures::stream::iter([Ok(bytes.clone())]);
        let piece = Piece { offset: 0, length: None, sha256: None };
        uploads::append(app, actor, coop, id, piece, whole).await.expect("it is acknowledged").id
    };
    let (own, kept) =
        (sent(&manager, here).await, sent(&world.actor(&other).await, other.organisation).await);
    keeping::ask(app, &manager, id, "wrong", now).await.expect("it is asked");
    keeping::decide(app, &officer, id, Decision::Erase, now).await.expect("it is erased");
    let gone = uploads::look(app, &manager, here, own, now).await;
    assert!(gone.is_err(), "what this co-op sent is forgotten with the item: {gone:?}");
    let look = uploads::look(app, &world.actor(&other).await, other.organisation, kept, now).await;
    assert_eq!(look.expect("it is still there").state, UploadState::Kept);
    assert_eq!(files(world).await, 1);
    assert!(verify::verify(app, now).await.expect("it is verified").good());
    scene.manager = other;
    handed_in_as_it_lies(&scene, "There", &bytes).await;
}

/// Hands in bytes that are in the store already.
async fn handed_in_as_it_lies(scene: &Scene, title: &str, bytes: &[u8]) {
    use sha2::{Digest, Sha256};
    let sha256 = hex::encode(Sha256::digest(bytes));
    let stored = Stored { sha256, size: bytes.len() as u64, head: bytes.to_vec() };
    let new = insurance(title, Given { name: "a.pdf".into(), stored });
    scene.world.hand_in(&scene.manager, new).await.expect("it is taken");
}

#[tokio::test]
async fn bytes_that_cannot_be_removed_are_left_to_the_sweep_and_the_erasure_stands() {
    let scene = scene().await;
    let (world, app, now) = (&scene.world, &scene.world.app, scene.world.now());
    let id = handed_in(&scene, "Here", "stuck").await;
    let (manager, officer) = (world.actor(&scene.manager).await, world.actor(&scene.officer).await);
    keeping::ask(app, &manager, id, "wrong", now).await.expect("it is asked");
    // No file, and no removing: a folder with something in it.
    let digest = app.files.list().await.expect("the store can be listed").remove(0);
    let path = app.files.path_of(&digest).expect("its place");
    std::fs::remove_file(&path).expect("it is removed");
    std::fs::create_dir_all(path.join("in the way")).expect("a folder");
    keeping::decide(app, &officer, id, Decision::Erase, now).await.expect("it is erased all the same");
    assert!(item(world, id).await.title.is_empty());
    assert_eq!(files(world).await, 1, "it waits for the sweep");
}

#[tokio::test]
async fn what_the_scanner_says_of_bytes_that_were_erased_meanwhile_is_not_noted_and_no_error() {
    let scene = scene().await;
    let (database, now) = (&*scene.world.app.database, scene.world.now());
    let gone = "0".repeat(64);
    evidence::store::scans::tried(database, &gone, now).await.expect("it is passed over");
    for result in [ScanResult::Clean, ScanResult::Infected] {
        let found = (result == ScanResult::Infected).then_some("Eicar");
        evidence::store::scans::save(database, &gone, result, found, now).await.expect("it is passed over");
    }
    assert!(evidence::store::scans::of(database, [&*gone]).await.expect("scans can be read").is_empty());
}

#[tokio::test]
async fn a_detail_that_is_gone_without_an_erasure_is_found() {
    let scene = scene().await;
    let app = &scene.world.app;
    let id = handed_in(&scene, "Insurance", "a").await;
    let entry = journal_entry::Entity::find()
        .filter(journal_entry::Column::SubjectId.eq(id.0))
        .one(&*app.database)
        .await
        .expect("the journal can be read")
        .expect("it was recorded");
    journal_detail::Entity::delete_by_id(entry.sequence)
        .exec(&*app.database)
        .await
        .expect("somebody deletes it");
    let breach =
        journal::verify(&*app.database, |_| {}).await.expect("it can be read").expect_err("it is found");
    assert_eq!((breach.sequence, breach.what), (entry.sequence, "detail-missing"));
}

#[tokio::test]
async fn a_tombstone_is_not_held_and_of_a_hold_and_an_erasure_at_once_one_wins() {
    let scene = scene().await;
    let (world, app, now) = (&scene.world, &scene.world.app, scene.world.now());
    let (officer, regulator) = (world.actor(&scene.officer).await, world.actor(&scene.regulator).await);
    let (manager, place) = (world.actor(&scene.manager).await, scene.manager.organisation);
    for round in 0..12 {
        let id = handed_in(&scene, &format!("Paper {round}"), &format!("content {round}")).await;
        let (one, two) = tokio::join!(
            keeping::ask(app, &manager, id, "wrong", now),
            keeping::ask(app, &manager, id, "wrong", now)
        );
        assert!(one.is_ok() != two.is_ok(), "it is asked once: {one:?}, {two:?}");
        let asked_twice = one.err().or(two.err()).expect("one is refused");
        assert!(matches!(asked_twice, Error::Refused(why) if why.key == "keeping-asked-already"));
        // Sometimes the one begins first, sometimes the other; a hold on all there is, too.
        let on = (round % 3 != 0).then_some(id);
        let erase = async {
            if round % 2 == 0 {
                tokio::task::yield_now().await;
            }
            keeping::decide(app, &officer, id, Decision::Erase, now).await
        };
        let (held, erased) =
            tokio::join!(keeping::place_hold(app, &regulator, place, on, "An inquest", now), erase);
        let gone = item(world, id).await.title.is_empty();
        assert_eq!(gone, erased.is_ok(), "{erased:?}");
        if on.is_some() {
            assert!(held.is_ok() != gone, "round {round}: {held:?}, {erased:?}");
        }
        let late = keeping::place_hold(app, &regulator, place, Some(id), "An inquest", now).await;
        let key = late
            .err()
            .map(|error| matches!(error, Error::Refused(why) if why.key == "keeping-erased-already"));
        assert_eq!(key, gone.then_some(true));
        for hold in keeping::store::holds(&*app.database, &everywhere()).await.expect("holds can be read") {
            let ask = Move::AskLift("Over".into());
            keeping::move_hold(app, &regulator, hold.id, ask, now).await.expect("it is asked");
            keeping::move_hold(app, &officer, hold.id, Move::Lift, now).await.expect("it is lifted");
        }
    }
    assert!(verify::verify(app, now).await.expect("it is verified").good());
}

fn everywhere() -> safon::access::Scope {
    safon::access::Scope { everywhere: true, ..safon::access::Scope::default() }
}

#[tokio::test]
async fn bytes_that_are_erased_and_handed_in_again_at_once_are_never_spoken_of_without_being_there() {
    let scene = scene().await;
    let (world, app, now) = (&scene.world, &scene.world.app, scene.world.now());
    let (manager, officer) = (world.actor(&scene.manager).await, world.actor(&scene.officer).await);
    for round in 0..15 {
        let id = handed_in(&scene, &format!("First {round}"), "the same").await;
        keeping::ask(app, &manager, id, "wrong", now).await.expect("it is asked");
        let again = world.file("a.pdf", "%PDF-1.7\nthe same").await;
        let again = insurance(&format!("Second {round}"), again);
        let key = format!("second {round}");
        let submitted = async {
            for _ in 0..round {
                tokio::task::yield_now().await;
            }
            evidence::submit(app, &manager, scene.manager.organisation, again, &key, now).await
        };
        let (erased, submitted) =
            tokio::join!(keeping::decide(app, &officer, id, Decision::Erase, now), submitted);
        erased.expect("it is erased");
        // Either it came in time, or it is told that its file is gone and sends it again.
        if let Err(error) = &submitted {
            assert!(
                matches!(error, Error::Problems(all) if all[0].message.key == "evidence-file-gone"),
                "{error:?}"
            );
        }
        assert!(verify::verify(app, now).await.expect("it is verified").good(), "round {round}");
        if let Ok(id) = submitted {
            keeping::ask(app, &manager, id, "wrong", now).await.expect("it is asked");
            keeping::decide(app, &officer, id, Decision::Erase, now).await.expect("it is erased");
        }
    }
    assert_eq!(files(world).await, 0);
}

#[tokio::test]
async fn one_co_op_whose_evidence_cannot_be_erased_keeps_none_of_the_others_from_it() {
    let mut scene = scene().await;
    if !scene.world.app.database.is_sqlite() {
        return;
    }
    let stuck = handed_in(&scene, "Stuck", "a").await;
    scene.manager = scene.world.person(Role::Manager, "COOP-0002").await;
    let other = handed_in(&scene, "Other", "b").await;
    let (world, app) = (&scene.world, &scene.world.app);
    let broken = "create trigger broken before update on evidence_item when old.title = 'Stuck'
        begin select raise(abort, 'no'); end";
    app.database.execute_unprepared(broken).await.expect("a fault is made");
    world.pass(TimeDelta::days(365 * 8));
    assert!(keeping::erase_due(app, world.now()).await.is_err(), "the job says that something failed");
    assert_eq!(item(world, stuck).await.title, "Stuck");
    assert!(item(world, other).await.title.is_empty(), "it is erased all the same");
}

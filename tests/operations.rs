//! P10, P11, P15, P16: one service on a folder, backups that are proven, upgrades that keep a way back, jobs that run once.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use chrono::TimeDelta;
use entities::access::Role;
use entities::evidence::blob;
use entities::ids::EmailId;
use entities::journal::journal_entry;
use entities::operations::job_run;
use entities::outbox::{EmailState, Urgency, email};
use safon::foundation::App;
use safon::foundation::config::Config;
use safon::foundation::error::Error;
use safon::foundation::files::Files;
use safon::operations::health::{self, State};
use safon::operations::{backup, verify};
use safon::{jobs, outbox};
use scheduler::clock::{Clock, Timestamp};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, Set,
};

use crate::world::World;
use crate::world::databases::{self, Postgres};

pub const SAFON: &str = env!("CARGO_BIN_EXE_safon");

/// A world with a person, a stored file and a letter that waits.
async fn lived() -> (World, String) {
    let world = World::new().await;
    world.person(Role::Manager, "COOP-0001").await;
    let stored =
        world.app.files.keep_bytes("Cofnodion y cyfarfod".as_bytes()).await.expect("the file is kept");
    let size = i64::try_from(stored.size).expect("a small file");
    blob::ActiveModel {
        sha256: Set(stored.sha256.clone()),
        size: Set(size),
        media_type: Set("text/plain".into()),
        stored_at: Set(world.now()),
    }
    .insert(&*world.app.database)
    .await
    .expect("the row is added");
    waiting_letter(&world.app, world.now()).await;
    (world, stored.sha256)
}

async fn waiting_letter(app: &App, now: Timestamp) {
    email::ActiveModel {
        id: Set(EmailId::new(now)),
        kind: Set("digest".into()),
        unique_key: Set(format!("drill:{}", now.timestamp_micros())),
        account_id: Set(None),
        organisation_id: Set(None),
        recipient: Set("somebody@example.invalid".into()),
        language: Set("en".into()),
        subject: Set("A drill".into()),
        body_text: Set("A drill".into()),
        body_html: Set("<p>A drill</p>".into()),
        calendar: Set(None),
        unsubscribe: Set(None),
        message_id: Set(format!("<drill-{}@example.invalid>", now.timestamp_micros())),
        urgency: Set(Urgency::Event),
        state: Set(EmailState::Queued),
        not_before: Set(now),
        still_owed: Set(None),
        attempts: Set(0),
        leased_until: Set(None),
        last_reply: Set(None),
        created_at: Set(now),
        sent_at: Set(None),
    }
    .insert(&*app.database)
    .await
    .expect("the letter waits");
}

/// Settings of an empty installation of the same kind beside a world's.
async fn elsewhere(folder: &Path) -> (Config, Option<Postgres>) {
    let database = match databases::postgres() {
        Some(server) => Some(Postgres::empty(&server).await),
        None => None,
    };
    let config = Config {
        data: folder.to_owned(),
        database: database.as_ref().map(Postgres::url),
        ..Config::default()
    };
    (config, database)
}

fn key(error: &Error) -> String {
    match error {
        Error::Refused(message) => message.key.to_string(),
        other => panic!("not a refusal: {other}"),
    }
}

#[tokio::test]
async fn a_restored_backup_is_verified_and_sends_no_mail_until_it_is_released() {
    let (world, sha256) = lived().await;
    let folder = tempfile::tempdir().expect("a folder");
    let (place, data) = (folder.path().join("backup"), folder.path().join("restored"));
    let made = backup::backup(&world.app, &place, world.now()).await.expect("a backup");
    assert!(made.files.iter().any(|entry| entry.path.ends_with(&sha256)));

    let manifest = backup::check(&place).await.expect("the backup is whole");
    let (config, _database) = elsewhere(&data).await;
    backup::restore(&config, &place, &manifest).await.expect("it is restored");
    let app = App::open(config.clone(), Clock::fixed(world.now())).await.expect("it opens");
    outbox::hold(&app, None, true, app.now()).await.expect("mail is held");
    let found = verify::verify(&app, app.now()).await.expect("it is verified");
    assert!(found.good(), "{:?}", found.faults);
    assert_eq!(found.files, 1);

    let sent = |app: &App| {
        let app = app.clone();
        async move { outbox::deliver(&app, app.now(), |_| async { Ok(true.into()) }).await.expect("a round").sent }
    };
    assert_eq!(sent(&app).await, 0, "nothing goes while mail is held");
    outbox::hold(&app, None, false, app.now()).await.expect("mail is released");
    assert_eq!(sent(&app).await, 1);

    let again = backup::restore(&config, &place, &manifest).await.expect_err("the folder is not empty");
    assert_eq!(key(&again), "operations-folder-not-empty");
}

#[tokio::test]
async fn a_backup_that_was_touched_is_not_restored() {
    let (world, sha256) = lived().await;
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("backup");
    backup::backup(&world.app, &place, world.now()).await.expect("a backup");
    let list = place.join("safon-backup.json");
    let good = std::fs::read_to_string(&list).expect("the list");
    let of_file = format!("files/{}/{sha256}", &sha256[..2]);

    for escape in ["../../outside", "/etc/outside", "files/../../outside", "database/other.db"] {
        std::fs::write(&list, good.replace(&of_file, escape)).expect("the list is changed");
        assert_eq!(
            key(&backup::check(&place).await.expect_err("refused")),
            "operations-backup-path",
            "{escape}"
        );
    }
    std::fs::write(&list, "{}").expect("the list is changed");
    assert_eq!(key(&backup::check(&place).await.expect_err("refused")), "operations-backup-list");
    std::fs::write(&list, &good).expect("the list is put back");
    std::fs::write(place.join(&of_file), "Cofnodion y cyfarfoD").expect("the file is changed");
    assert_eq!(key(&backup::check(&place).await.expect_err("refused")), "operations-backup-altered");
    std::fs::remove_file(place.join(&of_file)).expect("the file is removed");
    assert_eq!(key(&backup::check(&place).await.expect_err("refused")), "operations-backup-missing");
    assert_eq!(key(&backup::check(folder.path()).await.expect_err("refused")), "operations-no-backup");
}

#[tokio::test]
async fn verification_names_the_first_entry_and_every_file_that_is_not_as_it_was() {
    let (world, sha256) = lived().await;
    assert!(verify::verify(&world.app, world.now()).await.expect("verified").good());
    let path = world.app.files.path_of(&sha256).expect("a path");
    std::fs::write(&path, "Cofnodion y cyfarfoD").expect("the file is changed");
    let entry = journal_entry::Entity::find_by_id(1)
        .one(&*world.app.database)
        .await
        .expect("read")
        .expect("an entry");
    let mut entry = entry.into_active_model();
    entry.event = Set("role-taken".into());
    entry.update(&*world.app.database).await.expect("the journal is changed");
    let found = verify::verify(&world.app, world.now()).await.expect("verified");
    let subjects: Vec<_> = found.faults.iter().map(|fault| (fault.kind, fault.subject.as_str())).collect();
    assert_eq!(subjects, [("journal", "1"), ("file", sha256.as_str())]);
    std::fs::remove_file(&path).expect("the file is removed");
    let found = verify::verify(&world.app, world.now()).await.expect("verified");
    assert_eq!(found.faults[1].message.key, "operations-file-missing");
    let verdict = health::examine(&world.app, world.now()).await;
    let of_verify = verdict.iter().find(|check| check.name == "verify").expect("it is looked at");
    assert_eq!(of_verify.state, State::Fault);
}

#[tokio::test]
async fn an_older_program_refuses_a_newer_schema() {
    let world = World::new().await;
    world
        .app
        .database
        .execute_unprepared(
            "insert into seaql_migrations (version, applied_at) values ('m29991231_000001_later', 0)",
        )
        .await
        .expect("the future has been here");
    let refused = world.app.database.pending().await.expect_err("refused");
    assert_eq!(key(&refused), "error-schema-newer");
    let schema = health::examine(&world.app, world.now()).await;
    let schema = schema.iter().find(|check| check.name == "schema").expect("it is looked at");
    assert_eq!(schema.message.key, "error-schema-newer");
}

/// A running `safon serve`; ended with the test.
struct Service(Child);

impl Service {
    fn start(data: &Path) -> (Self, String) {
        let mut child = Command::new(SAFON)
            .args(["serve", "--lang", "en", "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .current_dir(data.parent().expect("a folder above"))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("safon starts");
        let mut line = String::new();
        let output = child.stdout.take().expect("it speaks");
        BufReader::new(output).read_line(&mut line).expect("it says a line");
        (Self(child), line)
    }

    fn stop(mut self) -> std::process::ExitStatus {
        let told =
            Command::new("kill").args(["-TERM", &self.0.id().to_string()]).status().expect("kill runs");
        assert!(told.success());
        self.0.wait().expect("it ends")
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.0.kill();
    }
}

#[test]
fn a_second_service_on_one_folder_refuses_to_start_and_the_first_stops_cleanly() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let (first, line) = Service::start(&data);
    assert!(line.starts_with("Safon is ready at http://127.0.0.1:"), "{line}");
    let second = Command::new(SAFON)
        .args(["serve", "--lang", "en", "--listen", "127.0.0.1:0", "--data"])
        .arg(&data)
        .current_dir(folder.path())
        .output()
        .expect("safon runs");
    assert_eq!(second.status.code(), Some(1));
    let said = String::from_utf8_lossy(&second.stderr);
    assert!(said.contains("Another Safon is running"), "{said}");
    assert!(first.stop().success());
    let (third, line) = Service::start(&data);
    assert!(line.contains("ready"), "the folder is free again: {line}");
    assert!(third.stop().success());
}

#[tokio::test]
async fn an_upgrade_makes_a_safety_backup_first() {
    use entities::migrations::Migrator;
    use sea_orm_migration::MigratorTrait;
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    std::fs::create_dir_all(&data).expect("the folder is made");
    let address = format!("sqlite://{}?mode=rwc", data.join("safon.db").display());
    let old = sea_orm::Database::connect(&address).await.expect("it opens");
    Migrator::up(&old, Some(1)).await.expect("the first schema");
    old.close().await.expect("it closes");
    let output = Command::new(SAFON)
        .args(["migrate", "--json", "--data"])
        .arg(&data)
        .current_dir(folder.path())
        .output()
        .expect("safon runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let backups: Vec<_> = std::fs::read_dir(data.join("backups")).expect("a backup").collect();
    assert_eq!(backups.len(), 1);
    let kept = backups[0].as_ref().expect("an entry").path().join("database/safon.db");
    let kept =
        sea_orm::Database::connect(format!("sqlite://{}?mode=ro", kept.display())).await.expect("it opens");
    assert_eq!(Migrator::get_applied_migrations_read_only(&kept).await.expect("its schema").len(), 1);
}

#[tokio::test]
async fn a_safety_backup_is_restored_as_any_other_with_its_files() {
    use entities::migrations::Migrator;
    use sea_orm_migration::MigratorTrait;
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let files = Files::open(&data.join("files")).await.expect("a store");
    let stored = files.keep_bytes("Cofnodion y cyfarfod".as_bytes()).await.expect("kept");
    let address = format!("sqlite://{}?mode=rwc", data.join("safon.db").display());
    let old = sea_orm::Database::connect(&address).await.expect("it opens");
    Migrator::up(&old, Some(2)).await.expect("an earlier schema");
    let row = blob::ActiveModel {
        sha256: Set(stored.sha256.clone()),
        size: Set(i64::try_from(stored.size).expect("a small file")),
        media_type: Set("text/plain".into()),
        stored_at: Set("2026-06-15T09:00:00Z".parse().expect("a time")),
    };
    row.insert(&old).await.expect("the row is added");
    old.close().await.expect("it closes");
    let run = |arguments: &[&str]| {
        let output =
            Command::new(SAFON).args(arguments).current_dir(folder.path()).output().expect("safon runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{arguments:?}: {said}");
        serde_json::from_slice::<serde_json::Value>(&output.stdout).expect("JSON")
    };
    run(&["migrate", "--json", "--data", "data"]);
    let backups: Vec<_> = std::fs::read_dir(data.join("backups")).expect("a backup").collect();
    let place = backups[0].as_ref().expect("an entry").path();
    let manifest = backup::check(&place).await.expect("it is whole");
    assert_eq!(manifest.schema, Migrator::migrations()[1].name(), "the schema it holds, not the program's");

    let place = place.to_str().expect("text");
    let restored = run(&["restore", place, "--json", "--data", "other"]);
    assert_eq!((&restored[0]["files"], &restored[0]["faults"]), (&2.into(), &0.into()), "{restored}");
    let found = run(&["verify", "--json", "--data", "other"]);
    assert_eq!(found, serde_json::json!([]));
    let other = Files::open(&folder.path().join("other/files")).await.expect("a store");
    assert_eq!(other.list().await.expect("listed"), std::slice::from_ref(&stored.sha256));
    // What is swept or erased later does not go from the copy.
    files.remove(&stored.sha256).await.expect("removed");
    backup::check(std::path::Path::new(place)).await.expect("it is still whole");
}

/// Runs the timetable every ten minutes through a night; how often the half past one job ran, by the record.
async fn nightly_runs(from: &str, until: &str) -> usize {
    let world = World::new().await;
    let (from, until): (Timestamp, Timestamp) =
        (from.parse().expect("a time"), until.parse().expect("a time"));
    world.clock.set(from).expect("the clock moves");
    // The night before is done.
    jobs::runner(&world.app).expect("a runner").tick(from).await;
    while world.now() < until {
        world.pass(TimeDelta::minutes(10));
        // A new runner each time: the record alone keeps a job from running twice.
        jobs::runner(&world.app).expect("a runner").tick(world.now()).await;
    }
    let after = from.to_rfc3339_opts(chrono::SecondsFormat::Micros, true);
    job_run::Entity::find()
        .filter(job_run::Column::Job.eq("verify"))
        .filter(job_run::Column::Occurrence.gt(after))
        .all(&*world.app.database)
        .await
        .expect("the record can be read")
        .len()
}

#[tokio::test]
async fn a_daily_job_at_half_past_one_runs_exactly_once_when_the_clocks_change() {
    // No half past one on the wall that night.
    assert_eq!(nightly_runs("2026-03-28T23:30:00Z", "2026-03-29T03:00:00Z").await, 1);
    // Two of them that night.
    assert_eq!(nightly_runs("2026-10-24T23:30:00Z", "2026-10-25T03:00:00Z").await, 1);
}

#[tokio::test]
async fn every_job_has_its_line_in_the_timetable() {
    let world = World::new().await;
    // A job that the timetable does not name would run by hand only, and nobody would be reminded of anything.
    let named: Vec<&str> = safon::operations::timetable::LINES.iter().map(|(job, _)| *job).collect();
    for job in safon::jobs::names(&world.app) {
        assert!(named.contains(&job.as_str()), "{job} is in no line");
    }
}

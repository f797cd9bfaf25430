//! P4: every change is in the journal, and an altered journal is found, by the number of the first entry that is not as it was.

use chrono::TimeDelta;
use entities::access::Role;
use entities::ids::AccountId;
use entities::journal::{journal_detail, journal_entry};
use safon::journal::{self, Breach, Event};
use sea_orm::{
    ActiveModelTrait, ConnectionTrait, DatabaseConnection, EntityTrait, IntoActiveModel, QueryOrder,
};
use serde_json::json;

use crate::world::World;

/// A world with some history. Who did it, and how many entries there are.
async fn lived() -> (World, i64) {
    let world = World::new().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    for step in 0..5 {
        world.pass(TimeDelta::minutes(1));
        let event = Event::new("language-chosen", "account", manager.account.0)
            .at(manager.organisation)
            .saying(json!({ "step": step, "who": "Siân Tŷ Isaf" }));
        write(&world, Some(manager.account), event).await;
    }
    write(&world, None, Event::of_service("mail-held")).await;
    let entries = checked(&world.app.database).await.expect("the journal holds together");
    assert_eq!(entries, 7, "one role, five steps, one of the service");
    (world, entries)
}

async fn write(world: &World, account: Option<AccountId>, event: Event) -> i64 {
    let tx = world.app.database.begin().await.expect("a transaction begins");
    let sequence = journal::record(&tx, account, event, world.now()).await.expect("the event is recorded");
    tx.commit().await.expect("the event is kept");
    sequence
}

async fn checked(database: &DatabaseConnection) -> Result<i64, Breach> {
    journal::verify(database, |_| {}).await.expect("the journal can be read")
}

/// Somebody at the database itself, to whom references between tables are no hindrance.
async fn intruder(world: &World) -> DatabaseConnection {
    let mut options = sea_orm::ConnectOptions::new(world.config.database_url());
    options.max_connections(1).sqlx_logging(false);
    let database = sea_orm::Database::connect(options).await.expect("the database opens");
    let off = match world.app.database.is_sqlite() {
        true => "pragma foreign_keys = off",
        false => "set session_replication_role = replica",
    };
    database.execute_unprepared(off).await.expect("the guard is off");
    database
}

/// The same text with one byte of it changed.
fn flipped(text: &str, at: usize) -> String {
    let at = at % text.len().max(1);
    let change = |c: char| if c == 'x' { 'y' } else { 'x' };
    if text.is_empty() {
        return "x".to_owned();
    }
    text.char_indices().map(|(place, c)| if place == at { change(c) } else { c }).collect()
}

#[tokio::test]
async fn each_field_of_each_entry_is_held_by_the_chain() {
    let (world, _) = lived().await;
    let database = intruder(&world).await;
    let entries = journal_entry::Entity::find().order_by_asc(journal_entry::Column::Sequence).all(&database);
    for entry in entries.await.expect("the journal can be read") {
        let at = usize::try_from(entry.sequence).expect("a small number") * 7;
        let altered = [
            journal_entry::Model { at: entry.at + TimeDelta::microseconds(1), ..entry.clone() },
            journal_entry::Model { account_id: other(entry.account_id), ..entry.clone() },
            journal_entry::Model { event: flipped(&entry.event, at), ..entry.clone() },
            journal_entry::Model { subject_kind: flipped(&entry.subject_kind, at), ..entry.clone() },
            journal_entry::Model { subject_id: Some(uuid::Uuid::from_u128(1)), ..entry.clone() },
            journal_entry::Model {
                organisation_id: Some(entities::ids::OrganisationId(uuid::Uuid::from_u128(2))),
                ..entry.clone()
            },
            journal_entry::Model { commitment: flipped(&entry.commitment, at), ..entry.clone() },
            journal_entry::Model { previous_hash: flipped(&entry.previous_hash, at), ..entry.clone() },
            journal_entry::Model { hash: flipped(&entry.hash, at), ..entry.clone() },
        ];
        for model in altered {
            let shown = format!("{model:?}");
            store(&database, model).await;
            let breach = checked(&database).await.expect_err(&shown);
            assert_eq!(breach.sequence, entry.sequence, "{breach:?} {shown}");
            store(&database, entry.clone()).await;
            checked(&database).await.expect("put back, the journal holds again");
        }
    }
}

fn other(account: Option<AccountId>) -> Option<AccountId> {
    match account {
        Some(_) => None,
        None => Some(AccountId(uuid::Uuid::from_u128(3))),
    }
}

async fn store(database: &DatabaseConnection, model: journal_entry::Model) {
    model.into_active_model().reset_all().update(database).await.expect("the intruder can write");
}

#[tokio::test]
async fn any_byte_of_a_detail_or_its_salt_is_held_by_the_entry() {
    let (world, _) = lived().await;
    let database = intruder(&world).await;
    for detail in journal_detail::Entity::find().all(&database).await.expect("details can be read") {
        let length = detail.detail.len();
        let by_text = (0..length)
            .filter(|at| detail.detail.is_char_boundary(*at))
            .map(|at| journal_detail::Model { detail: flipped(&detail.detail, at), ..detail.clone() });
        let by_salt = (0..detail.salt.len())
            .map(|at| journal_detail::Model { salt: flipped(&detail.salt, at), ..detail.clone() });
        for model in by_text.chain(by_salt) {
            let row = model.into_active_model().reset_all();
            row.update(&database).await.expect("the intruder can write");
            let breach = checked(&database).await.expect_err("an altered detail is found");
            assert_eq!(breach, Breach { sequence: detail.sequence, what: "detail-altered" });
        }
        let row = detail.clone().into_active_model().reset_all();
        row.update(&database).await.expect("the detail is put back");
    }
    checked(&database).await.expect("put back, the journal holds again");
}

#[tokio::test]
async fn a_missing_entry_is_named_wherever_it_stood() {
    let (world, entries) = lived().await;
    let database = intruder(&world).await;
    for sequence in 1..=entries {
        let entry = journal_entry::Entity::find_by_id(sequence).one(&database).await;
        let entry = entry.expect("the journal can be read").expect("the entry is there");
        journal_entry::Entity::delete_by_id(sequence).exec(&database).await.expect("the intruder can delete");
        let breach = checked(&database).await.expect_err("a missing entry is found");
        assert_eq!(breach, Breach { sequence, what: "entry-missing" });
        let row = journal_entry::ActiveModel::from(entry).reset_all();
        journal_entry::Entity::insert(row).exec_without_returning(&database).await.expect("it is put back");
    }
    assert_eq!(checked(&database).await, Ok(entries));
}

#[tokio::test]
async fn an_entry_moved_or_slipped_in_is_named() {
    let (world, entries) = lived().await;
    let database = intruder(&world).await;
    let moved = format!("update journal_entry set sequence = {} where sequence = 3", entries + 9);
    database.execute_unprepared(&moved).await.expect("the intruder can write");
    assert_eq!(checked(&database).await, Err(Breach { sequence: 3, what: "entry-missing" }));
    let back = format!("update journal_entry set sequence = 3 where sequence = {}", entries + 9);
    database.execute_unprepared(&back).await.expect("the intruder can write");
    let last = journal_entry::Entity::find_by_id(entries).one(&database).await;
    let last = last.expect("the journal can be read").expect("the entry is there");
    let forged = journal_entry::Model { sequence: entries + 1, hash: flipped(&last.hash, 0), ..last };
    let row = journal_entry::ActiveModel::from(forged).reset_all();
    journal_entry::Entity::insert(row).exec_without_returning(&database).await.expect("it is slipped in");
    assert_eq!(checked(&database).await, Err(Breach { sequence: entries + 1, what: "chain-broken" }));
}

#[tokio::test]
async fn a_detail_that_is_gone_is_found_unless_an_erasure_accounts_for_it() {
    let (world, entries) = lived().await;
    let database = &*world.app.database;
    journal_detail::Entity::delete_by_id(3).exec(database).await.expect("the detail is erased");
    assert_eq!(checked(database).await, Err(Breach { sequence: 3, what: "detail-missing" }));
    let about = journal_entry::Entity::find_by_id(3)
        .one(database)
        .await
        .expect("it can be read")
        .expect("it is there");
    let event = Event::new("evidence-erased", "account", about.subject_id.expect("it is about an account"));
    write(&world, None, event).await;
    assert_eq!(checked(database).await, Ok(entries + 1));
}

#[tokio::test]
async fn many_writers_at_once_leave_one_chain_without_gaps() {
    let (world, entries) = lived().await;
    let writers = (0..20).map(|_| write(&world, None, Event::of_service("mail-released")));
    let mut numbers = futures::future::join_all(writers).await;
    numbers.sort_unstable();
    assert_eq!(numbers, (entries + 1..=entries + 20).collect::<Vec<_>>());
    assert_eq!(checked(&world.app.database).await, Ok(entries + 20));
}

#[tokio::test]
async fn what_is_rolled_back_leaves_no_trace_and_takes_no_number() {
    let (world, entries) = lived().await;
    let tx = world.app.database.begin().await.expect("a transaction begins");
    let event = Event::of_service("mail-released");
    journal::record(&tx, None, event, world.now()).await.expect("the event is recorded");
    tx.rollback().await.expect("it is rolled back");
    assert_eq!(write(&world, None, Event::of_service("mail-released")).await, entries + 1);
    assert_eq!(checked(&world.app.database).await, Ok(entries + 1));
}

#[test]
fn every_kind_of_event_is_said_in_both_languages() {
    let words = safon::foundation::i18n::Words::load().expect("the words can be read");
    for kind in journal::KINDS {
        for language in [entities::access::Language::En, entities::access::Language::Cy] {
            assert!(
                words.has(language, &format!("journal-event-{kind}")),
                "{kind} is not said in {language}"
            );
        }
    }
}

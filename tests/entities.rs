//! The data dictionary and the migrations agree, on both databases: tables made from the entities and tables made by the
//! migrations are laid side by side. What the dictionary calls a choice of words, the database holds to those words.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use entities::{
    access, audits, cooperatives, documents, evidence, findings, journal, licences, network, operations,
    outbox, reminders, reports, standards, training,
};
use safon::foundation::database::Database;
use sea_orm::sea_query::TableCreateStatement;
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, Schema, Statement};

use crate::world::World;
use crate::world::databases::{self, Postgres};

/// A table as its entity describes it.
struct Described {
    name: String,
    make: fn(DbBackend) -> TableCreateStatement,
}

fn of<E: EntityTrait>() -> Described {
    Described {
        name: E::default().table_name().to_owned(),
        make: |backend| Schema::new(backend).create_table_from_entity(E::default()),
    }
}

/// Every entity.
fn all() -> Vec<Described> {
    vec![
        of::<access::account::Entity>(),
        of::<access::grant_area::Entity>(),
        of::<access::one_time_token::Entity>(),
        of::<access::organisation::Entity>(),
        of::<access::rate_counter::Entity>(),
        of::<access::recovery_code::Entity>(),
        of::<access::role_grant::Entity>(),
        of::<access::session::Entity>(),
        of::<audits::appeal::Entity>(),
        of::<audits::assessment::Entity>(),
        of::<audits::audit::Entity>(),
        of::<audits::audit_move::Entity>(),
        of::<audits::citation::Entity>(),
        of::<audits::comment::Entity>(),
        of::<audits::computed_fact::Entity>(),
        of::<audits::conversation::Entity>(),
        of::<audits::conversation_tie::Entity>(),
        of::<audits::evidence_request::Entity>(),
        of::<audits::request_item::Entity>(),
        of::<audits::request_turn::Entity>(),
        of::<audits::sample_worker::Entity>(),
        of::<audits::team_member::Entity>(),
        of::<cooperatives::consortium_membership::Entity>(),
        of::<cooperatives::cooperative::Entity>(),
        of::<cooperatives::cooperative_area::Entity>(),
        of::<cooperatives::governance_event::Entity>(),
        of::<cooperatives::vote_share::Entity>(),
        of::<cooperatives::vote_snapshot::Entity>(),
        of::<evidence::blob::Entity>(),
        of::<evidence::erasure::Entity>(),
        of::<evidence::evidence_file::Entity>(),
        of::<evidence::evidence_item::Entity>(),
        of::<evidence::evidence_remark::Entity>(),
        of::<evidence::evidence_tie::Entity>(),
        of::<evidence::file_scan::Entity>(),
        of::<evidence::legal_hold::Entity>(),
        of::<evidence::evidence_upload::Entity>(),
        of::<evidence::scan_try::Entity>(),
        of::<findings::action_event::Entity>(),
        of::<findings::corrective_action::Entity>(),
        of::<findings::finding::Entity>(),
        of::<journal::journal_detail::Entity>(),
        of::<journal::journal_entry::Entity>(),
        of::<licences::licence::Entity>(),
        of::<licences::licence_decision::Entity>(),
        of::<network::area_total::Entity>(),
        of::<network::standing::Entity>(),
        of::<operations::job_missed::Entity>(),
        of::<operations::job_order::Entity>(),
        of::<operations::job_pause::Entity>(),
        of::<operations::job_run::Entity>(),
        of::<operations::service_setting::Entity>(),
        of::<outbox::email::Entity>(),
        of::<outbox::returned_mail::Entity>(),
        of::<outbox::suppression::Entity>(),
        of::<reminders::delegation::Entity>(),
        of::<reminders::digest_choice::Entity>(),
        of::<reminders::group_stop::Entity>(),
        of::<reminders::mailbox_use::Entity>(),
        of::<reminders::reminder::Entity>(),
        of::<reminders::shared_mailbox::Entity>(),
        of::<reports::acknowledgement::Entity>(),
        of::<reports::report::Entity>(),
        of::<reports::report_withdrawal::Entity>(),
        of::<documents::document::Entity>(),
        of::<standards::consultation::Entity>(),
        of::<standards::consultation_comment::Entity>(),
        of::<standards::consultee::Entity>(),
        of::<standards::criterion::Entity>(),
        of::<standards::disposition::Entity>(),
        of::<standards::crosswalk::Entity>(),
        of::<standards::signature::Entity>(),
        of::<standards::standard::Entity>(),
        of::<standards::translation_review::Entity>(),
        of::<standards::version::Entity>(),
        of::<training::correction_request::Entity>(),
        of::<training::import_answer::Entity>(),
        of::<training::import_undo::Entity>(),
        of::<training::induction_step::Entity>(),
        of::<training::training_certificate::Entity>(),
        of::<training::training_import::Entity>(),
        of::<training::training_record::Entity>(),
        of::<training::training_requirement::Entity>(),
        of::<training::worker::Entity>(),
        of::<training::worker_past_leave::Entity>(),
        of::<training::worker_past_role::Entity>(),
        of::<training::worker_role::Entity>(),
    ]
}

/// What a database says of its tables: a line for each column, key and reference.
type Facts = BTreeMap<String, BTreeSet<String>>;

#[tokio::test]
async fn tables_made_by_the_migrations_are_those_the_entities_describe() {
    let world = World::new().await;
    let migrated = facts(&world.app.database).await;
    let described = described().await;
    let mut differences = Vec::new();
    for table in migrated.keys().chain(described.keys()).collect::<BTreeSet<_>>() {
        let none = BTreeSet::new();
        let (made, meant) = (migrated.get(table).unwrap_or(&none), described.get(table).unwrap_or(&none));
        for fact in made.difference(meant).filter(|fact| !beyond_entities(fact)) {
            differences.push(format!("{table}: only the migrations make: {fact}"));
        }
        for fact in meant.difference(made) {
            differences.push(format!("{table}: only the entity describes: {fact}"));
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    assert!(migrated.len() > 40, "the tables were read: {:?}", migrated.keys());
}

/// Uniqueness over several columns, or under a condition, is the database's alone: an entity has no words for it. And an
/// entity names a relation only where a query follows it; every other reference is a typed id.
fn beyond_entities(fact: &str) -> bool {
    let several = fact.starts_with("unique ") && (fact.contains(", ") || fact.contains(" where "));
    several || fact.starts_with("refers ")
}

#[tokio::test]
async fn every_entity_file_is_laid_beside_its_table() {
    let listed: BTreeSet<String> = all().into_iter().map(|described| described.name).collect();
    let mut written = BTreeSet::new();
    for (path, source) in sources() {
        for (_, rest) in source.match_indices("table_name = \"").map(|(at, m)| (at, &source[at + m.len()..]))
        {
            let name = rest.split('"').next().unwrap_or_default().to_owned();
            assert!(path.ends_with(format!("{name}.rs")), "{name} lives in {}", path.display());
            written.insert(name);
        }
    }
    assert_eq!(written, listed, "add the entity to the list of this test");
}

#[tokio::test]
async fn a_column_of_words_takes_each_word_of_the_dictionary_and_no_other() {
    let world = World::new().await;
    let database = &world.app.database;
    let (words, mut tried) = (words(), 0);
    for (table, column, choice) in choices(&words) {
        let check = check_of(database, &table, &column).await;
        let check = check.unwrap_or_else(|| panic!("no constraint holds {table}.{column} to its words"));
        for word in &words[&choice] {
            assert!(holds(database, &check, &column, word).await, "{table}.{column} refuses {word}: {check}");
        }
        for wrong in ["", "no_such_word", "Draft"] {
            assert!(
                !holds(database, &check, &column, wrong).await,
                "{table}.{column} takes {wrong:?}: {check}"
            );
        }
        let offered = check.matches('\'').count() / 2;
        assert_eq!(
            offered,
            words[&choice].len(),
            "{table}.{column} takes words that {choice} lacks: {check}"
        );
        tried += 1;
    }
    assert!(tried > 40, "the columns were found: {tried}");
}

#[tokio::test]
async fn a_wrong_word_and_a_reference_to_nothing_are_refused_when_written() {
    let world = World::new().await;
    world.organisation("COOP-0001").await;
    let database = &world.app.database;
    let refused = database.execute_unprepared("update organisation set kind = 'bank'").await;
    let refusal = refused.expect_err("a wrong word is refused").to_string().to_lowercase();
    assert!(refusal.contains("check"), "{refusal}");
    let orphan = database.execute_unprepared("delete from organisation").await;
    let refusal = orphan.expect_err("a co-op without its organisation is refused").to_string().to_lowercase();
    assert!(refusal.contains("foreign key"), "{refusal}");
}

#[tokio::test]
async fn a_migrated_database_has_nothing_pending_and_one_from_the_future_is_refused() {
    let world = World::new().await;
    assert_eq!(world.app.database.migrate().await.expect("nothing is to be done"), 0);
    let later = "insert into seaql_migrations (version, applied_at) values ('m29990101_000001_later', 0)";
    world.app.database.execute_unprepared(later).await.expect("a later migration is noted");
    let pending = world.app.database.pending().await;
    assert!(
        matches!(&pending, Err(safon::foundation::error::Error::Refused(m)) if m.key == "error-schema-newer"),
        "{pending:?}"
    );
}

/// The facts of tables that are made from the entities in an empty database.
async fn described() -> Facts {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let postgres = match databases::postgres() {
        Some(server) => Some(Postgres::empty(&server).await),
        None => None,
    };
    let sqlite = format!("sqlite://{}?mode=rwc", folder.path().join("described.db").display());
    let address = postgres.as_ref().map_or(sqlite, Postgres::url);
    let database = Database::connect(&address).await.expect("the database opens");
    let mut left = all();
    while !left.is_empty() {
        // A table that refers to another waits for it.
        let (before, mut waiting, mut problem) = (left.len(), Vec::new(), String::new());
        for described in left {
            let statement = (described.make)(database.get_database_backend());
            if let Err(error) = database.execute(&statement).await {
                problem = format!("{}: {error}", described.name);
                waiting.push(described);
            }
        }
        assert!(waiting.len() < before, "tables cannot be made: {problem}");
        left = waiting;
    }
    let facts = facts(&database).await;
    database.close_by_ref().await.expect("the database closes");
    facts
}

async fn facts(database: &Database) -> Facts {
    let mut facts = Facts::new();
    for (table, fact) in rows(database, if database.is_sqlite() { SQLITE } else { POSTGRES }).await {
        if table != "seaql_migrations" {
            facts.entry(table).or_default().insert(fact);
        }
    }
    facts
}

const SQLITE: &str = "
    select m.name, 'column ' || c.name || ' ' || lower(c.type) || case c.\"notnull\" when 1 then ' not null' else '' end
        || case when c.pk > 0 then ' key' else '' end || coalesce(' default ' || c.dflt_value, '')
    from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table'
    union all
    select m.name, 'refers ' || f.\"from\" || ' to ' || f.\"table\" || '.' || coalesce(f.\"to\", '')
    from sqlite_master m, pragma_foreign_key_list(m.name) f where m.type = 'table'
    union all
    select m.name, 'unique ' || (select group_concat(i.name, ', ') from pragma_index_info(l.name) i)
        || case l.partial when 1 then ' where ...' else '' end
    from sqlite_master m, pragma_index_list(m.name) l where m.type = 'table' and l.\"unique\" = 1 and l.origin <> 'pk'";

const POSTGRES: &str = "
    select table_name::text, 'column ' || column_name || ' ' || data_type
        || coalesce('(' || character_maximum_length || ')', '')
        || case is_nullable when 'NO' then ' not null' else '' end || coalesce(' default ' || column_default, '')
    from information_schema.columns where table_schema = 'public'
    union all
    select c.conrelid::regclass::text, 'key ' || pg_get_constraintdef(c.oid)
    from pg_constraint c where c.contype = 'p' and c.connamespace = 'public'::regnamespace
    union all
    select c.conrelid::regclass::text, 'refers ' || a.attname || ' to ' || c.confrelid::regclass || '.' || b.attname
    from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    join pg_attribute b on b.attrelid = c.confrelid and b.attnum = c.confkey[1]
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace
    union all
    select i.indrelid::regclass::text, 'unique '
        || (select string_agg(a.attname, ', ' order by a.attnum) from pg_attribute a where a.attrelid = i.indexrelid)
        || case when i.indpred is null then '' else ' where ...' end
    from pg_index i join pg_class t on t.oid = i.indrelid
    where i.indisunique and not i.indisprimary and t.relnamespace = 'public'::regnamespace";

async fn rows(database: &Database, query: &str) -> Vec<(String, String)> {
    let statement = Statement::from_string(database.get_database_backend(), query);
    let rows = database.query_all_raw(statement).await.expect("the catalogue can be read");
    let text = |row: &sea_orm::QueryResult, at| row.try_get_by_index::<String>(at).expect("a text");
    rows.iter().map(|row| (text(row, 0), text(row, 1))).collect()
}

/// The condition that holds one column to its words, as the database keeps it.
async fn check_of(database: &Database, table: &str, column: &str) -> Option<String> {
    if database.is_sqlite() {
        let query = format!("select name, sql from sqlite_master where type = 'table' and name = '{table}'");
        let (_, made) = rows(database, &query).await.pop()?;
        let start = made.find(&format!("\"{column}\" in ("))?;
        let end = made[start..].find(')')?;
        return Some(made[start..=start + end].to_owned());
    }
    let query = format!(
        "select a.attname::text, pg_get_expr(c.conbin, c.conrelid) from pg_constraint c
         join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
         where c.contype = 'c' and cardinality(c.conkey) = 1 and c.conrelid = '{table}'::regclass"
    );
    rows(database, &query).await.into_iter().find(|(name, _)| name == column).map(|(_, check)| check)
}

/// Asks the database itself whether a word passes.
async fn holds(database: &Database, check: &str, column: &str, word: &str) -> bool {
    let kind = if database.is_sqlite() { "text" } else { "varchar" };
    let query = format!(
        "select 'x', case when {check} then 'yes' else 'no' end from (select cast('{word}' as {kind}) as \"{column}\") as tried"
    );
    rows(database, &query).await == [("x".to_owned(), "yes".to_owned())]
}

/// The words of each column enum, by its name.
fn words() -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, source) in sources().into_iter().filter(|(path, _)| path.ends_with("words.rs")) {
        let mut name = String::new();
        for line in source.lines().map(str::trim) {
            if let Some(rest) = line.strip_prefix("pub enum ") {
                rest.trim_end_matches(" {").clone_into(&mut name);
                let known = found.insert(name.clone(), BTreeSet::new());
                assert!(known.is_none(), "two enums are called {name}; {}", path.display());
            }
            if let Some((_, rest)) = line.split_once("string_value = \"") {
                let word = rest.split('"').next().unwrap_or_default().to_owned();
                found.get_mut(&name).expect("a word stands in an enum").insert(word);
            }
        }
    }
    found
}

/// Every column that holds one of those words: table, column, enum.
fn choices(words: &BTreeMap<String, BTreeSet<String>>) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    for (_, source) in sources() {
        let Some((_, rest)) = source.split_once("table_name = \"") else { continue };
        let table = rest.split('"').next().unwrap_or_default();
        for line in source.lines() {
            let Some((column, kind)) = line.trim().strip_prefix("pub ").and_then(|l| l.split_once(": "))
            else {
                continue;
            };
            let kind = kind.trim_end_matches(',').trim_start_matches("Option<").trim_end_matches('>');
            if words.contains_key(kind) {
                found.push((table.to_owned(), column.to_owned(), kind.to_owned()));
            }
        }
    }
    found
}

/// The files of the dictionary.
fn sources() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("entities/src");
    for room in fs::read_dir(root).expect("the rooms can be listed") {
        let room = room.expect("the entry can be read").path();
        if !room.is_dir() || room.ends_with("migrations") {
            continue;
        }
        for file in fs::read_dir(room).expect("the room can be listed") {
            let path = file.expect("the entry can be read").path();
            let source = fs::read_to_string(&path).expect("the file can be read");
            found.push((path, source));
        }
    }
    found
}

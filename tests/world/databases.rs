//! A fresh, migrated database for each test: a copy of one that was migrated once.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use safon::foundation::database::Database;
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use sha2::{Digest, Sha256};
use tokio::sync::OnceCell;

/// Names the PostgreSQL server to use, e.g. `postgres://user@127.0.0.1:5432/postgres`; without it SQLite is used.
const VARIABLE: &str = "SAFON_TEST_POSTGRES";

/// The address of the PostgreSQL server of this run, if the suite runs on one.
pub fn postgres() -> Option<String> {
    std::env::var(VARIABLE).ok().filter(|address| !address.is_empty())
}

/// A PostgreSQL database made for one test; it is dropped with the test.
pub struct Postgres {
    server: String,
    name: String,
}

impl Postgres {
    /// A copy of the migrated template.
    pub async fn fresh(server: &str) -> Self {
        static TEMPLATE: OnceCell<String> = OnceCell::const_new();
        let template = TEMPLATE.get_or_init(|| template(server)).await;
        let name = unique("safon_test");
        let admin = connect(server).await;
        run(&admin, &format!("create database {name} template {template}")).await;
        admin.close().await.expect("the connection closes");
        Self { server: server.to_owned(), name }
    }

    /// An empty database without any table.
    pub async fn empty(server: &str) -> Self {
        let name = unique("safon_test");
        let admin = connect(server).await;
        run(&admin, &format!("create database {name}")).await;
        admin.close().await.expect("the connection closes");
        Self { server: server.to_owned(), name }
    }

    pub fn url(&self) -> String {
        address(&self.server, &self.name)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let (server, name) = (self.server.clone(), self.name.clone());
        // The test's own runtime is already ending: the last word is said from a thread of its own.
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.expect("a runtime starts").block_on(async {
                let admin = connect(&server).await;
                run(&admin, &format!("drop database {name} with (force)")).await;
            });
        });
        if dropped.join().is_err() {
            eprintln!("the test database {} was left behind", self.name);
        }
    }
}

/// Makes the migrated template unless it stands. Its name says which migrations it holds, so later runs find it again;
/// it gets that name only when it is whole.
async fn template(server: &str) -> String {
    let name = format!("safon_template_{}", fingerprint());
    let admin = connect(server).await;
    // Held by this connection: two runs at once do not both make it.
    run(&admin, "select pg_advisory_lock(5309)").await;
    let known = Statement::from_string(
        admin.get_database_backend(),
        format!("select 1 from pg_database where datname = '{name}'"),
    );
    if admin.query_one_raw(known).await.expect("the server answers").is_none() {
        let draft = unique("safon_draft");
        run(&admin, &format!("create database {draft}")).await;
        let database = Database::connect(&address(server, &draft)).await.expect("the draft opens");
        database.migrate().await.expect("the migrations run");
        database.close_by_ref().await.expect("the draft closes");
        run(&admin, &format!("alter database {draft} rename to {name}")).await;
    }
    admin.close().await.expect("the connection closes");
    name
}

fn fingerprint() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("entities/src/migrations");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the migrations can be listed")
        .map(|entry| entry.expect("the entry can be read").path())
        .collect();
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        hash.update(std::fs::read(file).expect("the migration can be read"));
    }
    hex::encode(&hash.finalize()[..8])
}

fn unique(what: &str) -> String {
    static SERIAL: AtomicU64 = AtomicU64::new(0);
    let serial = SERIAL.fetch_add(1, Ordering::Relaxed);
    format!("{what}_{}_{serial}_{:08x}", std::process::id(), rand::random::<u32>())
}

fn address(server: &str, name: &str) -> String {
    let mut address = url::Url::parse(server).expect("SAFON_TEST_POSTGRES is an address");
    address.set_path(name);
    address.to_string()
}

async fn connect(server: &str) -> DatabaseConnection {
    let mut options = sea_orm::ConnectOptions::new(server);
    options.max_connections(1).sqlx_logging(false);
    sea_orm::Database::connect(options).await.expect("the PostgreSQL server of the tests answers")
}

async fn run(admin: &DatabaseConnection, statement: &str) {
    admin.execute_unprepared(statement).await.unwrap_or_else(|e| panic!("{statement}: {e}"));
}

/// Puts a migrated SQLite database at `path`.
pub async fn sqlite(path: &Path) {
    static TEMPLATE: OnceCell<Vec<u8>> = OnceCell::const_new();
    let bytes = TEMPLATE
        .get_or_init(|| async {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let path = folder.path().join("template.db");
            let address = format!("sqlite://{}?mode=rwc", path.display());
            let database = Database::connect(&address).await.expect("the template opens");
            database.migrate().await.expect("the migrations run");
            database.close_by_ref().await.expect("the template closes");
            std::fs::read(&path).expect("the template can be read")
        })
        .await;
    std::fs::write(path, bytes).expect("the database can be written");
}

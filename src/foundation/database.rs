//! The database: SQLite in the data folder, or PostgreSQL.

use std::ops::Deref;
use std::time::Duration;

use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend,
    SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use sea_orm_migration::MigratorTrait;

use super::error::{Error, Message, Result};
use entities::migrations::Migrator;

/// A pool of connections. Reads go through it; writes through `begin`.
#[derive(Clone)]
pub struct Database(DatabaseConnection);

/// What a connection to SQLite keeps of the pages it read, in kilobytes.
const PAGES_KB: u32 = 8000;

impl Deref for Database {
    type Target = DatabaseConnection;

    fn deref(&self) -> &DatabaseConnection {
        &self.0
    }
}

impl Database {
    /// Opens the pool. On SQLite the journal is WAL, every commit is synced, foreign keys hold.
    pub async fn connect(url: &str) -> Result<Self> {
        let mut options = ConnectOptions::new(url);
        // A connection keeps eight megabytes of pages at most; one that nobody has used for a minute is let go.
        options
            .sqlx_logging(false)
            .max_connections(8)
            .idle_timeout(Duration::from_secs(60))
            .acquire_timeout(Duration::from_secs(20));
        options.map_sqlx_sqlite_opts(|o| {
            o.journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .busy_timeout(Duration::from_secs(10))
                .pragma("cache_size", format!("-{PAGES_KB}"))
                .pragma("wal_autocheckpoint", "4000")
                // What one statement could take back is kept in memory: in a file it would be larger than all it writes.
                .pragma("temp_store", "memory")
                // What is erased is overwritten, not only unlinked.
                .pragma("secure_delete", "on")
                // Rows that wait between SQLite's thread and ours: few, and the two would wake each other at every row.
                .row_buffer_size(1000)
                .foreign_keys(true)
                .create_if_missing(true)
        });
        // A process that stands still within a transaction would keep everybody else from the journal.
        options.map_sqlx_postgres_opts(|o| o.options([("idle_in_transaction_session_timeout", "60s")]));
        Ok(Self(sea_orm::Database::connect(options).await?))
    }

    /// Begins a transaction that writes: on SQLite it takes the writer's place at once.
    pub async fn begin(&self) -> Result<DatabaseTransaction> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..Default::default()
        };
        Ok(self.0.begin_with_options(options).await?)
    }

    /// Begins a transaction that writes tens of thousands of rows. On SQLite it may keep all the pages it touches until
    /// [`commit_large`](Self::commit_large): with the usual few it would write the same page of an index over and over.
    pub async fn begin_large(&self) -> Result<DatabaseTransaction> {
        let tx = self.begin().await?;
        if self.is_sqlite() {
            tx.execute_unprepared("pragma cache_size = -64000").await?;
        }
        Ok(tx)
    }

    /// Commits a large transaction, and gives its pages back.
    pub async fn commit_large(&self, tx: DatabaseTransaction) -> Result<()> {
        if self.is_sqlite() {
            tx.execute_unprepared(&format!("pragma cache_size = -{PAGES_KB}")).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Is this the embedded database?
    pub fn is_sqlite(&self) -> bool {
        self.0.get_database_backend() == DbBackend::Sqlite
    }

    /// Names of migrations that have not run yet, oldest first. A schema newer than this program is refused.
    pub async fn pending(&self) -> Result<Vec<String>> {
        let known = Migrator::migrations().len();
        let applied = Migrator::get_applied_migrations(&self.0).await;
        let applied = match applied {
            Ok(list) => list.len(),
            Err(e) if e.to_string().contains("missing") => {
                return Err(Error::Refused(Message::new("error-schema-newer")));
            }
            Err(e) => return Err(e.into()),
        };
        Ok(Migrator::migrations().iter().skip(applied.min(known)).map(|m| m.name().to_owned()).collect())
    }

    /// Brings the schema up to this program. Answers how many migrations ran.
    pub async fn migrate(&self) -> Result<usize> {
        let pending = self.pending().await?.len();
        if pending > 0 {
            Migrator::up(&self.0, None).await?;
        }
        Ok(pending)
    }
}

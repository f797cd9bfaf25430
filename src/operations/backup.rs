//! Backup and restore: a folder with a copy of the database, the files, and a list of digests that a restore checks first.

use std::fs::{self, File};
use std::path::{Component, Path, PathBuf};

use entities::migrations::Migrator;
use scheduler::clock::Timestamp;
use sea_orm::{ConnectionTrait, Statement};
use sea_orm_migration::MigratorTrait;
use serde::{Deserialize, Serialize};

use super::verify::{blocking, digest_of, files_wanted};
use super::{postgres, settings};
use crate::foundation::App;
use crate::foundation::config::Config;
use crate::foundation::error::{Error, Message, Result};
use crate::journal::{self, Event};

const FORMAT: &str = "safon-backup/1";
const LIST: &str = "safon-backup.json";
const SQLITE: &str = "database/safon.db";
const POSTGRES: &str = "database/safon.dump";
/// The clock of a demonstration, which is part of what its folder means.
pub const DEMO_CLOCK: &str = "demo-clock.json";

/// What a backup holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    format: String,
    pub made_at: Timestamp,
    /// The last migration of its database.
    pub schema: String,
    pub files: Vec<Entry>,
}

/// One file of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Inside the backup, with `/` between folders.
    pub path: String,
    pub sha256: String,
    pub size: u64,
}

/// Does the database hold anything yet? (Not before its first migration.)
pub async fn holds_something(app: &App) -> Result<bool> {
    Ok(!Migrator::get_applied_migrations_read_only(&*app.database).await?.is_empty())
}

/// Makes a backup in a folder that is not there yet, or is empty, while the service may go on.
///
/// The database is copied first: every file its rows speak of was on disk before the row, so none can be missing.
pub async fn backup(app: &App, place: &Path, now: Timestamp) -> Result<Manifest> {
    must_be_empty(place, &[])?;
    let mut files = vec![copy_database(app, place).await?];
    for sha256 in files_wanted(app).await?.into_keys() {
        let from = app.files.path_of(&sha256)?;
        let path = format!("files/{}/{sha256}", &sha256[..2]);
        let to = place.join(&path);
        let wanted = sha256.clone();
        files.push(blocking(move || copy_checked(&from, &to, path, Some(&wanted))).await?);
    }
    files.extend(copy_clock(app, place).await?);
    let manifest = listed(app, place, files, now).await?;
    let tx = app.database.begin().await?;
    settings::set(&tx, settings::LAST_BACKUP, &place.display().to_string(), now).await?;
    journal::record(&tx, None, Event::of_service("backup-made"), now).await?;
    tx.commit().await?;
    Ok(manifest)
}

/// Makes the safety backup of a database that is about to be migrated, which `restore` takes as any other.
///
/// Its schema is an earlier one: which files are wanted cannot be asked, so it has all that lie in the store. They never
/// change there, and are linked where the file system can: that takes no room and hardly any time.
pub async fn before_migration(app: &App, place: &Path, now: Timestamp) -> Result<Manifest> {
    must_be_empty(place, &[])?;
    let mut files = vec![copy_database(app, place).await?];
    let stored = app.files.list().await?;
    let stored: Vec<_> =
        stored.into_iter().filter_map(|sha256| Some((app.files.path_of(&sha256).ok()?, sha256))).collect();
    let to = place.to_owned();
    let linked: Vec<Entry> =
        blocking(move || stored.into_iter().map(|(from, sha256)| linked(&from, &to, sha256)).collect())
            .await?;
    files.extend(linked);
    files.extend(copy_clock(app, place).await?);
    listed(app, place, files, now).await
}

/// Has a stored file in a backup too. Its name is its digest, which a restore checks.
fn linked(from: &Path, place: &Path, sha256: String) -> Result<Entry> {
    let path = format!("files/{}/{sha256}", &sha256[..2]);
    let to = place.join(&path);
    fs::create_dir_all(to.parent().unwrap_or(place))?;
    if fs::hard_link(from, &to).is_err() {
        return copy_checked(from, &to, path, Some(&sha256));
    }
    Ok(Entry { path, size: fs::metadata(&to)?.len(), sha256 })
}

/// A demonstration's backup has its clock too.
async fn copy_clock(app: &App, place: &Path) -> Result<Option<Entry>> {
    let clock = app.config.data.join(DEMO_CLOCK);
    if !clock.try_exists()? {
        return Ok(None);
    }
    let to = place.join(DEMO_CLOCK);
    blocking(move || copy_checked(&clock, &to, DEMO_CLOCK.into(), None)).await.map(Some)
}

/// Writes the list of a backup, last of all: a backup without its list is none.
async fn listed(app: &App, place: &Path, files: Vec<Entry>, now: Timestamp) -> Result<Manifest> {
    let pending = app.database.pending().await?.len();
    let schema = Migrator::migrations().iter().rev().nth(pending).map(|m| m.name().to_owned());
    let manifest =
        Manifest { format: FORMAT.into(), made_at: now, schema: schema.unwrap_or_default(), files };
    write_durably(&place.join(LIST), &serde_json::to_vec_pretty(&manifest).map_err(Error::internal)?)?;
    Ok(manifest)
}

/// Copies the database alone into a folder.
async fn copy_database(app: &App, place: &Path) -> Result<Entry> {
    let path = if app.database.is_sqlite() { SQLITE } else { POSTGRES };
    let to = place.join(path);
    fs::create_dir_all(to.parent().unwrap_or(place))?;
    if app.database.is_sqlite() {
        copy_sqlite(app, &to).await?;
    } else {
        postgres::dump(&app.config.database_url(), &to).await?;
    }
    blocking(move || {
        File::open(&to)?.sync_all()?;
        let (sha256, size) = digest_of(&to)?;
        Ok(Entry { path: path.to_owned(), sha256, size })
    })
    .await
}

async fn copy_sqlite(app: &App, to: &Path) -> Result<()> {
    let backend = app.database.get_database_backend();
    let text = to.to_str().ok_or_else(|| Error::internal("the path is not text"))?;
    app.database.execute_raw(Statement::from_sql_and_values(backend, "VACUUM INTO ?", [text.into()])).await?;
    let copy = sea_orm::Database::connect(format!("sqlite://{text}?mode=ro")).await?;
    let answer = copy.query_one_raw(Statement::from_string(backend, "PRAGMA integrity_check")).await?;
    let verdict: String = answer.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or_default();
    copy.close().await?;
    if verdict != "ok" {
        return Err(Error::Refused(Message::new("operations-backup-damaged").with("problem", verdict)));
    }
    Ok(())
}

/// Reads the list of a backup and checks every file against it: safe paths, sizes, digests.
pub async fn check(place: &Path) -> Result<Manifest> {
    let place = place.to_owned();
    blocking(move || {
        let text = match fs::read(place.join(LIST)) {
            Ok(text) => text,
            Err(e)
                if matches!(e.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory) =>
            {
                let folder = place.display().to_string();
                return Err(Error::Refused(Message::new("operations-no-backup").with("folder", folder)));
            }
            Err(e) => return Err(e.into()),
        };
        let unreadable = || Error::refused("operations-backup-list");
        let manifest: Manifest = serde_json::from_slice(&text).map_err(|_| unreadable())?;
        if manifest.format != FORMAT {
            return Err(unreadable());
        }
        for entry in &manifest.files {
            if !may_be_restored(entry) {
                return Err(bad("operations-backup-path", entry));
            }
            let path = place.join(&entry.path);
            // A link could lead out of the backup.
            if !fs::symlink_metadata(&path).is_ok_and(|meta| meta.is_file()) {
                return Err(bad("operations-backup-missing", entry));
            }
            if digest_of(&path)? != (entry.sha256.clone(), entry.size) {
                return Err(bad("operations-backup-altered", entry));
            }
        }
        Ok(manifest)
    })
    .await
}

fn bad(key: &'static str, entry: &Entry) -> Error {
    Error::Refused(Message::new(key).with("path", entry.path.as_str()))
}

/// Only what a backup of ours can hold, and never a way out of the data folder.
fn may_be_restored(entry: &Entry) -> bool {
    let path = Path::new(&entry.path);
    let plain = path.components().all(|part| matches!(part, Component::Normal(_)));
    let hexadecimal = |text: &str, length: usize| {
        text.len() == length && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
    };
    let parts: Vec<&str> = entry.path.split('/').collect();
    let known = match parts[..] {
        ["database", _] => entry.path == SQLITE || entry.path == POSTGRES,
        ["files", folder, name] => {
            hexadecimal(name, 64)
                && hexadecimal(folder, 2)
                && name.starts_with(folder)
                && name == entry.sha256
        }
        [name] => name == DEMO_CLOCK,
        _ => false,
    };
    plain && known
}

/// Puts a checked backup into an empty data folder (and, for PostgreSQL, an empty database). Opening, holding the mail
/// and verifying is the caller's next step.
pub async fn restore(config: &Config, place: &Path, manifest: &Manifest) -> Result<()> {
    must_be_empty(&config.data, &[super::lock::FILE])?;
    for entry in &manifest.files {
        let from = place.join(&entry.path);
        if entry.path == POSTGRES {
            restore_postgres(config, &from).await?;
            continue;
        }
        if entry.path == SQLITE && config.database.is_some() {
            return Err(Error::refused("operations-restore-other-database"));
        }
        let to = match entry.path.as_str() {
            SQLITE => config.data.join("safon.db"),
            other => config.data.join(other),
        };
        let (path, wanted) = (entry.path.clone(), entry.sha256.clone());
        blocking(move || copy_checked(&from, &to, path, Some(&wanted))).await?;
    }
    Ok(())
}

async fn restore_postgres(config: &Config, from: &Path) -> Result<()> {
    let Some(url) = &config.database else { return Err(Error::refused("operations-restore-other-database")) };
    let database = crate::foundation::database::Database::connect(url).await?;
    if !Migrator::get_applied_migrations_read_only(&*database).await?.is_empty() {
        return Err(Error::refused("operations-restore-not-empty-database"));
    }
    postgres::restore(url, from).await
}

fn must_be_empty(folder: &Path, but: &[&str]) -> Result<()> {
    fs::create_dir_all(folder)?;
    for entry in fs::read_dir(folder)? {
        if !but.iter().any(|name| entry.as_ref().is_ok_and(|entry| entry.file_name() == *name)) {
            let folder = folder.display().to_string();
            return Err(Error::Refused(Message::new("operations-folder-not-empty").with("folder", folder)));
        }
    }
    Ok(())
}

/// Copies, then reads the copy back.
fn copy_checked(from: &Path, to: &PathBuf, path: String, wanted: Option<&str>) -> Result<Entry> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to)?;
    File::open(to)?.sync_all()?;
    let (sha256, size) = digest_of(to)?;
    let entry = Entry { path, sha256, size };
    if wanted.is_some_and(|wanted| wanted != entry.sha256) {
        return Err(bad("operations-backup-altered", &entry));
    }
    Ok(entry)
}

fn write_durably(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes)?;
    File::open(path)?.sync_all()?;
    if let Some(folder) = path.parent() {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

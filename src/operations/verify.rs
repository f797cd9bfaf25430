//! Does everything hold together? The journal's chain, and for every row that speaks of a file its bytes.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use entities::evidence::{ScanResult, blob, file_scan};
use entities::reports::report;
use scheduler::clock::Timestamp;
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use sha2::{Digest, Sha256};

use super::settings;
use crate::documents;
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Result};
use crate::journal;

/// What was looked at and what is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct Verification {
    /// Journal entries that hold together, up to the first fault.
    pub entries: i64,
    /// Files whose bytes were read.
    pub files: usize,
    /// Files that no row speaks of: what a crash may leave. No fault.
    pub orphans: usize,
    pub faults: Vec<Fault>,
}

/// One thing that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// `journal` or `file`.
    pub kind: &'static str,
    /// The journal's number, or the file's digest.
    pub subject: String,
    pub message: Message,
}

impl Verification {
    /// Is everything as it should be?
    pub fn good(&self) -> bool {
        self.faults.is_empty()
    }
}

/// Looks at everything and records when and with what result.
pub async fn verify(app: &App, now: Timestamp) -> Result<Verification> {
    let mut found = Verification::default();
    match journal::verify(&*app.database, |_| {}).await? {
        Ok(entries) => found.entries = entries,
        Err(breach) => {
            found.entries = breach.sequence - 1;
            let message =
                Message::new(format!("operations-journal-{}", breach.what)).with("sequence", breach.sequence);
            found.faults.push(Fault { kind: "journal", subject: breach.sequence.to_string(), message });
        }
    }
    let wanted = files_wanted(app).await?;
    for (sha256, size) in &wanted {
        let path = app.files.path_of(sha256).ok();
        if let Some(what) = file_fault(path, sha256.clone(), *size).await? {
            let message = Message::new(what).with("digest", sha256.as_str());
            found.faults.push(Fault { kind: "file", subject: sha256.clone(), message });
        }
        found.files += 1;
    }
    found.orphans = app.files.list().await?.iter().filter(|sha256| !wanted.contains_key(*sha256)).count();
    let word = if found.good() { "good" } else { "faults" };
    settings::set(&*app.database, settings::LAST_VERIFY, word, now).await?;
    Ok(found)
}

/// Digest and size of every file that a row speaks of, but those that were set apart because of what was found in them.
pub async fn files_wanted(app: &App) -> Result<BTreeMap<String, i64>> {
    let apart = Query::select()
        .column(file_scan::Column::Sha256)
        .from(file_scan::Entity)
        .and_where(file_scan::Column::Result.eq(ScanResult::Infected))
        .to_owned();
    let mut wanted: BTreeMap<String, i64> = blob::Entity::find()
        .filter(blob::Column::Sha256.not_in_subquery(apart))
        .select_only()
        .columns([blob::Column::Sha256, blob::Column::Size])
        .into_tuple()
        .all(&*app.database)
        .await?
        .into_iter()
        .collect();
    let reports: Vec<(String, i64)> = report::Entity::find()
        .select_only()
        .columns([report::Column::Sha256, report::Column::Size])
        .into_tuple()
        .all(&*app.database)
        .await?;
    wanted.extend(reports);
    wanted.extend(documents::all_kept(&*app.database).await?);
    Ok(wanted)
}

async fn file_fault(path: Option<PathBuf>, sha256: String, size: i64) -> Result<Option<&'static str>> {
    let Some(path) = path.filter(|path| path.is_file()) else { return Ok(Some("operations-file-missing")) };
    let (digest, found) = blocking(move || digest_of(&path)).await?;
    let same = digest == sha256 && i64::try_from(found) == Ok(size);
    Ok((!same).then_some("operations-file-altered"))
}

/// SHA-256, in lower-case hexadecimal, and size of a file.
pub fn digest_of(path: &Path) -> Result<(String, u64)> {
    let (mut file, mut hash, mut size) = (std::fs::File::open(path)?, Sha256::new(), 0);
    let mut buffer = vec![0; 128 * 1024];
    loop {
        let count = file.read(&mut buffer)?;
        if count == 0 {
            return Ok((hex::encode(hash.finalize()), size));
        }
        hash.update(&buffer[..count]);
        size += count as u64;
    }
}

/// Runs what reads or writes much on a thread that may wait.
pub async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
}

//! The custody of evidence: every look, download and move of an item, from the journal; and whether a file that somebody
//! holds in their hand is one of a co-op's.

use std::collections::HashMap;

use entities::evidence::{evidence_file, evidence_item};
use entities::ids::{AccountId, EvidenceItemId, OrganisationId};
use entities::journal::journal_entry;
use scheduler::clock::Timestamp;
use sea_orm::ConnectionTrait;
use serde::Serialize;
use serde_json::Value;

use super::{SUBJECT, look, permit, rules, store};
use crate::access::{self, Actor, Deed};
use crate::foundation::App;
use crate::foundation::error::Result;
use crate::journal;

/// An entry of the journal with its detail, where that was not erased.
pub type Told = (journal_entry::Model, Option<Value>);

/// Entries on one page of a custody.
pub const SHOWN: u64 = 100;

/// The latest of an item's custody, the newest first.
pub async fn latest(
    database: &impl ConnectionTrait,
    item: &evidence_item::Model,
    most: u64,
) -> Result<Vec<Told>> {
    journal::some_of(database, SUBJECT, item.id.0, 0, most).await
}

/// A part of the custody of an item, or the whole.
#[derive(Clone, Debug)]
pub struct Custody {
    pub item: evidence_item::Model,
    pub entries: Vec<Told>,
    /// How many entries there are in all.
    pub total: u64,
    /// Who stands in the entries, by name.
    pub names: HashMap<AccountId, String>,
    /// What the item's files are called, by their id.
    pub files: HashMap<String, evidence_file::Model>,
}

/// Which part of a custody is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A page, counted from 1, the newest entries first.
    Page(u64),
    /// Everything, the oldest first.
    Whole,
}

/// The custody of an item for somebody who may see it; their look is part of it.
pub async fn of(
    app: &App,
    actor: &Actor,
    cooperative: OrganisationId,
    id: EvidenceItemId,
    part: Part,
    now: Timestamp,
) -> Result<Custody> {
    let (item, _) = look(app, actor, cooperative, id, now).await?;
    let database = &*app.database;
    let total = journal::count_of(database, SUBJECT, id.0).await?;
    let entries = match part {
        Part::Page(page) => {
            let after = page.saturating_sub(1).saturating_mul(SHOWN);
            journal::some_of(database, SUBJECT, id.0, after, SHOWN).await?
        }
        Part::Whole => journal::whole_of(database, SUBJECT, id.0).await?,
    };
    let who: std::collections::BTreeSet<AccountId> =
        entries.iter().filter_map(|(entry, _)| entry.account_id).collect();
    let names = access::store::names(database, who).await?;
    let files = store::files(database, id).await?;
    let files = files.into_iter().map(|file| (file.id.to_string(), file)).collect();
    Ok(Custody { item, entries, total, names, files })
}

/// One entry of a custody, said plainly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The number of the entry in the journal.
    pub sequence: i64,
    pub at: Timestamp,
    pub who: Option<String>,
    /// The journal's own word for what was done.
    pub event: String,
    /// What a review came to.
    pub state: Option<String>,
    /// The files it was done with.
    pub files: Vec<String>,
    pub sha256: Vec<String>,
    /// What was typed as the reason.
    pub reason: Option<String>,
    /// The audit whose evidence was downloaded.
    pub audit: Option<String>,
    /// The hash of the entry, which the next one is chained to.
    pub hash: String,
}

impl Custody {
    /// The entries, said plainly.
    pub fn lines(&self) -> Vec<Line> {
        self.entries.iter().map(|(entry, detail)| self.line(entry, detail.as_ref())).collect()
    }

    fn line(&self, entry: &journal_entry::Model, detail: Option<&Value>) -> Line {
        let text = |name: &str| detail.and_then(|detail| detail[name].as_str()).map(str::to_owned);
        let opened = text("file").and_then(|id| self.files.get(&id));
        let digests: Vec<String> = match (opened, detail.and_then(|detail| detail["files"].as_array())) {
            (Some(file), _) => vec![file.sha256.clone()],
            (None, Some(list)) => list.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            (None, None) => text("sha256").into_iter().collect(),
        };
        let called = |digest: &String| self.files.values().find(|file| file.sha256 == *digest);
        let files = match opened {
            Some(file) => vec![rules::shown_name(&file.file_name)],
            None => {
                digests.iter().filter_map(called).map(|file| rules::shown_name(&file.file_name)).collect()
            }
        };
        Line {
            sequence: entry.sequence,
            at: entry.at,
            who: entry.account_id.and_then(|id| self.names.get(&id).cloned()),
            event: entry.event.clone(),
            state: text("state"),
            files,
            sha256: digests,
            reason: text("reason"),
            audit: text("audit"),
            hash: entry.hash.clone(),
        }
    }
}

/// A file of a co-op's evidence that is byte for byte what somebody holds.
#[derive(Clone, Debug)]
pub struct Known {
    pub item: evidence_item::Model,
    pub file: evidence_file::Model,
    /// Did a later revision of the item come since?
    pub superseded: bool,
}

/// Is a file with this digest among those of a co-op, for somebody who may see its evidence? Every item it stands in.
pub async fn known(
    database: &impl ConnectionTrait,
    actor: &Actor,
    cooperative: OrganisationId,
    sha256: &str,
) -> Result<Vec<Known>> {
    permit(database, actor, Deed::SeeEvidence, cooperative).await?;
    let found = store::with_digest(database, cooperative, sha256).await?;
    let last = store::last_revisions(database, found.iter().map(|(item, _)| item.id)).await?;
    Ok(found
        .into_iter()
        .map(|(item, file)| {
            let superseded = last.get(&item.id).is_some_and(|last| *last > file.revision);
            Known { item, file, superseded }
        })
        .collect())
}

//! The evidence of an audit in one file: which items, which of their files the reader may open, and a manifest of digests.
//!
//! While an audit is under way its evidence is what is tied to criteria in its scope, what its requests were answered with,
//! and what results rest on. Of one that is final it is the last two: what the judgement rests on.

use std::collections::{BTreeSet, HashMap};

use entities::audits::{ScopeState, audit};
use entities::evidence::{EvidenceState, evidence_file, evidence_item};
use entities::ids::EvidenceItemId;
use scheduler::clock::Timestamp;
use sea_orm::ConnectionTrait;
use serde::Serialize;
use serde_json::json;

use super::{Seen, requests, see, store};
use crate::access::{Actor, Deed, policy};
use crate::evidence::{self, rules};
use crate::foundation::App;
use crate::foundation::archive::{Entry, Names, Source};
use crate::foundation::error::{Error, Result};
use crate::foundation::spreadsheet;
use crate::journal::{self, Event};

/// A file of an audit's evidence, as the manifest tells of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// Its name in the archive; none: it is withheld.
    pub name: Option<String>,
    pub sha256: String,
    /// Bytes.
    pub size: i64,
    pub item: EvidenceItemId,
    pub title: String,
    pub evidence_type: String,
    pub state: EvidenceState,
    pub revision: i32,
    /// As the co-op named it.
    pub file_name: String,
    pub media_type: String,
    pub added_at: Timestamp,
    pub withheld: Option<Withheld>,
}

/// Why a file is not in the archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Withheld {
    /// The reader may not open files of its class.
    Class,
    /// The virus scanner has not answered for it, or found something in it.
    Virus,
    /// It is not in the store; `safon verify` tells of that.
    Missing,
}

impl Withheld {
    /// As the manifest and the words of the page name it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Class => "class",
            Self::Virus => "virus",
            Self::Missing => "missing",
        }
    }
}

/// The evidence of an audit for one reader.
#[derive(Clone, Debug)]
pub struct Evidence {
    pub seen: Seen,
    /// The items in the order in which they came, each with its files, the latest revision first.
    pub pieces: Vec<Piece>,
    /// Must a reason be typed first?
    pub needs_reason: bool,
}

impl Evidence {
    /// The files that go into the archive.
    pub fn given(&self) -> impl Iterator<Item = &Piece> {
        self.pieces.iter().filter(|piece| piece.name.is_some())
    }
}

/// The evidence of an audit, as far as the reader may open it.
pub async fn look(app: &App, actor: &Actor, reference: &str) -> Result<Evidence> {
    let database = &*app.database;
    let seen = see(database, actor, reference, Deed::OpenFile).await?;
    // Who takes an item away stands in its custody, with the audit: the co-op reads it.
    let known = reader_of_the_cooperative();
    if !super::rules::visible(&seen.audit, known) {
        return Err(Error::refused("audits-evidence-untold"));
    }
    let standing = rules::standing(actor, seen.audit.cooperative_id, &seen.place);
    let requests = policy::permit(actor, Deed::SeeRequests, &seen.place).is_ok();
    let wanted = wanted(database, &seen, requests).await?;
    let mut items = evidence::store::items(database, seen.audit.cooperative_id).await?;
    items.retain(|item| wanted.contains(&item.id));
    items.reverse();
    let files = evidence::store::files_of(database, items.iter().map(|item| item.id)).await?;
    let digests = files.values().flatten().map(|file| file.sha256.as_str());
    let scans = evidence::store::scans::of(database, digests).await?;
    let serving =
        |file: &evidence_file::Model| evidence::serving(scans.get(&file.sha256), app.scanner.is_on());
    let mut names = Names::default();
    let mut pieces = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let may_open = rules::may_open(standing, item.personal_data);
        for file in files.get(&item.id).into_iter().flatten() {
            let withheld = match may_open {
                false => Some(Withheld::Class),
                true if evidence::scanning::may_be_served(&serving(file)).is_err() => Some(Withheld::Virus),
                true if !there(app, &file.sha256).await? => Some(Withheld::Missing),
                true => None,
            };
            let name = withheld.is_none().then(|| names.take(&called(at + 1, item, file)));
            pieces.push(piece(item, file, name, withheld));
        }
    }
    Ok(Evidence { needs_reason: rules::needs_reason(standing), seen, pieces })
}

/// Somebody of the co-op.
fn reader_of_the_cooperative() -> super::rules::Reader {
    super::rules::Reader { inside: false, regulator: false, cooperative: true }
}

/// The items that are the audit's evidence. What a request was answered with is told while the audit goes on to those only
/// who see its requests.
async fn wanted(
    database: &impl ConnectionTrait,
    seen: &Seen,
    sees_requests: bool,
) -> Result<BTreeSet<EvidenceItemId>> {
    let audit = &seen.audit;
    let mut wanted = BTreeSet::new();
    if sees_requests || audit.finalised_on.is_some() {
        wanted.extend(requests::store::items_of_audit(database, audit.id).await?);
    }
    let rows = store::assessments(database, audit.id).await?;
    // What a result rests on is told to nobody before the result is.
    if seen.reads_results() {
        let cited = store::citations(database, rows.iter().map(|(row, _)| row.id)).await?;
        wanted.extend(cited.into_iter().map(|citation| citation.item_id));
    }
    if audit.finalised_on.is_none() {
        let in_scope: BTreeSet<&str> = rows
            .iter()
            .filter(|(row, _)| row.scope == ScopeState::InScope)
            .map(|(_, criterion)| criterion.key.as_str())
            .collect();
        let (_, standard) = super::text(database, audit).await?;
        let ties = evidence::store::ties_of_cooperative(database, audit.cooperative_id, standard).await?;
        let tied = ties.into_iter().filter(|tie| in_scope.contains(tie.criterion_key.as_str()));
        wanted.extend(tied.map(|tie| tie.item_id));
    }
    Ok(wanted)
}

async fn there(app: &App, sha256: &str) -> Result<bool> {
    match app.files.read(sha256).await {
        Ok(_) => Ok(true),
        Err(Error::NotFound) => Ok(false),
        Err(error) => Err(error),
    }
}

/// What a file is to be called: the number of its item, the item's title, the revision, and the file's own name.
fn called(number: usize, item: &evidence_item::Model, file: &evidence_file::Model) -> String {
    let title: String = item.title.chars().take(40).collect();
    let name = rules::shown_name(&file.file_name);
    format!("{number:03} {} r{} {name}", title.trim(), file.revision)
}

fn piece(
    item: &evidence_item::Model,
    file: &evidence_file::Model,
    name: Option<String>,
    withheld: Option<Withheld>,
) -> Piece {
    Piece {
        name,
        sha256: file.sha256.clone(),
        size: file.size,
        item: item.id,
        title: item.title.clone(),
        evidence_type: item.evidence_type.clone(),
        state: item.state,
        revision: file.revision,
        file_name: rules::shown_name(&file.file_name),
        media_type: file.media_type.clone(),
        added_at: file.added_at,
        withheld,
    }
}

/// The evidence of an audit, taken: each item in it has a line in its custody, with the reason where one is asked for.
pub async fn take(
    app: &App,
    actor: &Actor,
    reference: &str,
    reason: &str,
    now: Timestamp,
) -> Result<Vec<Entry>> {
    let evidence = look(app, actor, reference).await?;
    let reason = Some(reason.trim()).filter(|reason| !reason.is_empty());
    if evidence.needs_reason && reason.is_none() {
        let message = crate::foundation::error::Message::new("evidence-open-reason-missing");
        return Err(Error::problem("reason", message));
    }
    let mut taken: Vec<(EvidenceItemId, Vec<&str>)> = Vec::new();
    for piece in evidence.given() {
        match taken.last_mut() {
            Some((item, files)) if *item == piece.item => files.push(&piece.sha256),
            _ => taken.push((piece.item, vec![&piece.sha256])),
        }
    }
    let audit = &evidence.seen.audit;
    let events = taken.into_iter().map(|(item, files)| {
        Event::new("evidence-packed", "evidence_item", item.0)
            .at(audit.cooperative_id)
            .saying(json!({ "audit": audit.reference, "files": files, "reason": reason }))
    });
    let tx = app.database.begin().await?;
    journal::record_all(&tx, actor.account, events.collect(), now).await?;
    tx.commit().await?;
    entries(actor, &evidence, audit, now)
}

/// What goes into the archive: the manifests first, so that a download that breaks off still says what was in it.
fn entries(actor: &Actor, evidence: &Evidence, audit: &audit::Model, now: Timestamp) -> Result<Vec<Entry>> {
    let made = |name: &str, bytes| Entry { name: name.to_owned(), at: now, source: Source::Made(bytes) };
    let organisation = &evidence.seen.cooperative.organisation;
    let (given, withheld): (Vec<&Piece>, Vec<&Piece>) =
        evidence.pieces.iter().partition(|piece| piece.name.is_some());
    let manifest = json!({
        "audit": audit.reference, "visit_on": audit.visit_on,
        "cooperative": {
            "reference": organisation.reference, "name_en": organisation.name_en, "name_cy": organisation.name_cy,
        },
        "made_at": now, "made_by": actor.name, "digest": "SHA-256", "files": given, "withheld": withheld,
    });
    let manifest = serde_json::to_vec_pretty(&manifest).map_err(Error::internal)?;
    let mut entries = vec![made(MANIFESTS[0], manifest), made(MANIFESTS[1], csv(&evidence.pieces)?)];
    let stored = given.into_iter().map(|piece| {
        Ok(Entry {
            name: piece.name.clone().unwrap_or_default(),
            at: piece.added_at,
            source: Source::Stored {
                sha256: piece.sha256.clone(),
                size: u64::try_from(piece.size).map_err(Error::internal)?,
            },
        })
    });
    entries.extend(stored.collect::<Result<Vec<_>>>()?);
    Ok(entries)
}

/// No file of evidence has such a name: theirs begin with a number.
pub const MANIFESTS: [&str; 2] = ["manifest.json", "manifest.csv"];

/// The columns of the manifest as a table.
const COLUMNS: [&str; 11] = [
    "name",
    "sha256",
    "size",
    "item",
    "title",
    "evidence_type",
    "state",
    "revision",
    "file_name",
    "added_at",
    "withheld",
];

fn csv(pieces: &[Piece]) -> Result<Vec<u8>> {
    let rows = pieces.iter().map(|piece| {
        [
            piece.name.clone().unwrap_or_default(),
            piece.sha256.clone(),
            piece.size.to_string(),
            piece.item.to_string(),
            piece.title.clone(),
            piece.evidence_type.clone(),
            piece.state.to_string(),
            piece.revision.to_string(),
            piece.file_name.clone(),
            piece.added_at.to_rfc3339(),
            piece.withheld.map(Withheld::name).unwrap_or_default().to_owned(),
        ]
    });
    spreadsheet::csv(COLUMNS, rows)
}

/// How many files and bytes an archive would have, and how many files are withheld for each reason.
pub fn sums(evidence: &Evidence) -> (usize, i64, HashMap<&'static str, usize>) {
    let mut withheld = HashMap::new();
    for piece in &evidence.pieces {
        if let Some(why) = piece.withheld {
            *withheld.entry(why.name()).or_default() += 1;
        }
    }
    (evidence.given().count(), evidence.given().map(|piece| piece.size).sum(), withheld)
}

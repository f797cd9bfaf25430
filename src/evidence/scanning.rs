//! Uploaded files and the virus scanner. Where one is configured, a file that it has not answered for is *being checked*
//! and nobody opens it; one in which it found something is set apart for good, and those concerned are told.

use chrono::TimeDelta;
use entities::access::Role;
use entities::evidence::{ScanResult, blob, evidence_item, file_scan};
use entities::outbox::Urgency;
use scheduler::clock::{self, Timestamp};
use sea_orm::ConnectionTrait;
use serde_json::json;
use tera::Context;

use super::letters::uploader;
use super::rules::Taken;
use super::{SUBJECT, evidence_type, store};
use crate::access;
use crate::access::letters::{self, Addressee};
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Result};
use crate::foundation::scanner::Finding;
use crate::journal::{self, Event};
use crate::standards;

/// May a file be handed out?
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Serving {
    Served,
    /// It may, though the scanner could not look at it: it is too large for it.
    Unchecked,
    /// The scanner has not answered yet.
    BeingChecked,
    /// The scanner found this in it.
    Quarantined(String),
}

/// May a file be handed out, by what the scanner said of it?
pub fn serving(scan: Option<&file_scan::Model>, scanner_is_on: bool) -> Serving {
    match scan.map(|scan| (scan.result, scan.found.as_deref())) {
        None if scanner_is_on => Serving::BeingChecked,
        None | Some((ScanResult::Clean, _)) => Serving::Served,
        Some((ScanResult::TooLarge, _)) => Serving::Unchecked,
        Some((ScanResult::Infected, found)) => Serving::Quarantined(found.unwrap_or_default().to_owned()),
    }
}

/// Says why a file is not handed out, where it is not.
pub fn may_be_served(serving: &Serving) -> Result<()> {
    match serving {
        Serving::Served | Serving::Unchecked => Ok(()),
        Serving::BeingChecked => Err(Error::refused("evidence-being-checked")),
        Serving::Quarantined(found) => {
            Err(Error::Refused(Message::new("evidence-quarantined").with("found", found.clone())))
        }
    }
}

/// A carried file may have been swept since it came: a row is never written without its bytes. And bytes in which the virus
/// scanner once found something are not taken again.
pub(super) async fn still_stored(app: &App, tx: &impl ConnectionTrait, taken: &[Taken]) -> Result<()> {
    store::bytes_to_change(tx, taken.iter().map(|file| file.sha256.as_str())).await?;
    let scans = store::scans::of(tx, taken.iter().map(|file| file.sha256.as_str())).await?;
    for file in taken {
        if let Serving::Quarantined(found) = serving(scans.get(&file.sha256), app.scanner.is_on()) {
            let message = Message::new("evidence-file-infected").with("name", file.name.clone());
            return Err(Error::problem("files", message.with("found", found)));
        }
        match app.files.read(&file.sha256).await {
            Ok(_) => {}
            Err(Error::NotFound) => {
                let message = Message::new("evidence-file-gone").with("name", file.name.clone());
                return Err(Error::problem("files", message));
            }
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// How many files were looked at, by what came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scanned {
    pub clean: usize,
    pub infected: usize,
    pub too_large: usize,
    /// The scanner is there and gave no sense about these. They are tried again.
    pub failed: usize,
}

/// Files that are asked about in one run; the rest follows a minute later.
const ROUND: u64 = 1000;
/// After so many tries without an answer the page of health speaks of a file.
pub const MANY_TRIES: i32 = 3;
/// And it is tried no oftener than this: it may cost the scanner's whole patience each time.
const LATER: TimeDelta = TimeDelta::hours(1);

/// Shows the scanner every file it has not answered for, the oldest first; those on which it failed come last. Where it is
/// down, what is left waits for the next minute; that is an error, so that the page of health says so.
pub async fn scan_waiting(app: &App, now: Timestamp) -> Result<Scanned> {
    let (mut scanned, mut gone) = (Scanned::default(), 0);
    if !app.scanner.is_on() {
        return Ok(scanned);
    }
    let waiting = store::scans::to_scan(&*app.database, (MANY_TRIES, now - LATER), ROUND).await?;
    if !waiting.is_empty() {
        app.scanner.answers().await?;
    }
    for file in waiting {
        let path = app.files.path_of(&file.sha256)?;
        if !path.is_file() {
            store::scans::tried(&*app.database, &file.sha256, now).await?;
            gone += 1;
            continue;
        }
        let size = u64::try_from(file.size).map_err(Error::internal)?;
        match app.scanner.scan(&path, size).await {
            Ok(Finding::Clean) => {
                store::scans::save(&*app.database, &file.sha256, ScanResult::Clean, None, now).await?;
                scanned.clean += 1;
            }
            Ok(Finding::TooLarge) => {
                store::scans::save(&*app.database, &file.sha256, ScanResult::TooLarge, None, now).await?;
                scanned.too_large += 1;
            }
            Ok(Finding::Infected(found)) => {
                quarantine(app, &file, &found, now).await?;
                scanned.infected += 1;
            }
            Err(error) => {
                // Down, or only at a loss about this file?
                app.scanner.answers().await?;
                tracing::warn!(%error, sha256 = file.sha256, "the scanner failed on a file");
                store::scans::tried(&*app.database, &file.sha256, now).await?;
                scanned.failed += 1;
            }
        }
    }
    // The check of everything names them.
    if gone == 0 { Ok(scanned) } else { Err(Error::internal(format!("the bytes of {gone} files are gone"))) }
}

/// Sets a file apart. The row comes first: whatever happens then, nobody is handed the file.
async fn quarantine(app: &App, file: &blob::Model, found: &str, now: Timestamp) -> Result<()> {
    let tx = app.database.begin().await?;
    store::scans::save(&tx, &file.sha256, ScanResult::Infected, Some(found), now).await?;
    for item in store::scans::items_of_file(&tx, &file.sha256).await? {
        let event = Event::new("evidence-quarantined", SUBJECT, item.id.0)
            .at(item.cooperative_id)
            .saying(json!({ "sha256": file.sha256, "found": found }));
        journal::record(&tx, None, event, now).await?;
        tell(app, &tx, &item, &file.sha256, now).await?;
    }
    tx.commit().await?;
    app.files.set_apart(&file.sha256).await
}

/// Tells the uploader, the co-op's managers and the administrators.
async fn tell(
    app: &App,
    tx: &impl ConnectionTrait,
    item: &evidence_item::Model,
    sha256: &str,
    now: Timestamp,
) -> Result<()> {
    let today = clock::today(now);
    let cooperative = access::store::organisation(tx, item.cooperative_id).await?;
    let texts = standards::all_in_force(tx, today).await?;
    let kind = evidence_type(&texts, &item.evidence_type);
    let own = format!("/coops/{}/evidence/{}", cooperative.reference, item.id);
    // Those at the co-op come first: who is an administrator too is told as one of the co-op.
    let mut to = vec![uploader(tx, item).await?];
    to.extend(letters::at(tx, item.cooperative_id, &[Role::Manager], now).await?);
    let mut to: Vec<Addressee> =
        to.into_iter().map(|one| one.saying("own", &true).saying("path", &own)).collect();
    let administrators = letters::anywhere(tx, &[Role::Administrator], now).await?;
    to.extend(administrators.into_iter().map(|one| one.saying("own", &false).saying("path", &"/operations")));
    let mut context = Context::new();
    context.insert("organisation_en", &cooperative.name_en);
    context.insert("organisation_cy", &cooperative.name_cy);
    context.insert("type_en", kind.map_or(item.evidence_type.as_str(), |kind| &kind.name.en));
    context.insert("type_cy", kind.map_or(item.evidence_type.as_str(), |kind| &kind.name.cy));
    let event = letters::Event {
        kind: "evidence-quarantined",
        subject: format!("{}:{sha256}", item.id),
        organisation: Some(item.cooperative_id),
        urgency: Urgency::Event,
        context,
        matter: None,
        calendar: None,
    };
    letters::post(app, tx, &event, &to, now).await
}

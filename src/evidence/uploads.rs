//! Files that come in pieces: a broken upload goes on where it stopped. What is acknowledged was synced first; at the end the
//! whole is hashed from disk and becomes a file of the store, which a form then hands in like any other.

pub mod rules;

use std::io;

use entities::evidence::{UploadState, evidence_upload};
use entities::ids::{AccountId, EvidenceUploadId, OrganisationId};
use futures::{Stream, StreamExt};
use scheduler::clock::Timestamp;
use sha2::{Digest, Sha256};

use super::rules::{shown_name, wrong};
use super::store::uploads as store;
use super::{permit, sorts};
use crate::access::{Actor, Deed};
use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use crate::foundation::files::Part;

/// Bytes that may come without being made safe: what a crash may cost of a long piece.
const UNSAFE_AT_MOST: u64 = 32 << 20;

/// What a sender says of a file before the first byte.
#[derive(Clone, Debug)]
pub struct Declared {
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// The whole file's digest in lower-case hexadecimal, if the sender knows it.
    pub sha256: Option<String>,
}

/// What a sender says of a piece.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Where it begins.
    pub offset: u64,
    /// Its bytes, if the sender says so.
    pub length: Option<u64>,
    /// The piece's digest: with one it is taken whole or not at all.
    pub sha256: Option<[u8; 32]>,
}

/// Why a piece was not taken, or not wholly.
#[derive(Debug, thiserror::Error)]
pub enum Stopped {
    /// It does not begin where the last one ended.
    #[error("another offset is wanted")]
    Elsewhere,
    /// It is more than was declared.
    #[error("more than was declared")]
    TooMuch,
    /// Another request is adding to the same upload.
    #[error("another request holds the upload")]
    Held,
    /// Its digest, or that of the whole, is not what was declared.
    #[error("the digest differs")]
    Differs,
    /// The line broke. What is safe is noted.
    #[error("the line broke")]
    Broken,
    #[error(transparent)]
    Failed(#[from] Error),
}

/// Begins an upload.
pub async fn begin(
    app: &App,
    actor: &Actor,
    cooperative: OrganisationId,
    declared: Declared,
    now: Timestamp,
) -> Result<evidence_upload::Model> {
    let declared = Declared { name: shown_name(&declared.name), ..declared };
    let tx = app.database.begin().await?;
    permit(&tx, actor, Deed::SubmitEvidence, cooperative).await?;
    let others = store::of_account(&tx, actor.account, now - rules::KEPT_FOR).await?;
    let size = rules::accept(&declared, &others, &app.config.limits)?;
    let row = evidence_upload::Model {
        id: EvidenceUploadId::new(now),
        cooperative_id: cooperative,
        account_id: actor.account,
        file_name: declared.name,
        size,
        received: 0,
        declared_sha256: declared.sha256,
        sha256: None,
        state: UploadState::Receiving,
        begun_at: now,
        touched_at: now,
        let_go_at: None,
    };
    // File first, row second: a crash may leave a part without a row, which is swept.
    app.files.begin_part(row.id.0, declared.size).await?;
    store::insert(&tx, row.clone()).await?;
    tx.commit().await?;
    Ok(row)
}

/// How far an upload has come. One whose last byte came just before a crash is finished now.
pub async fn look(
    app: &App,
    actor: &Actor,
    cooperative: OrganisationId,
    id: EvidenceUploadId,
    now: Timestamp,
) -> Result<evidence_upload::Model, Stopped> {
    let row = own(app, actor, cooperative, id, now).await?;
    match row.state {
        UploadState::Receiving if row.received == row.size => match settle(app, row.clone()).await {
            Err(Stopped::Held) => Ok(row),
            other => other,
        },
        UploadState::Receiving => {
            let there = app.files.part_size(id.0).await;
            let whole =
                there.and_then(|there| i64::try_from(there).ok()).is_some_and(|there| there >= row.received);
            if whole { Ok(row) } else { Err(lost(app, id).await) }
        }
        UploadState::Kept => match app.files.read(row.sha256.as_deref().unwrap_or_default()).await {
            Ok(_) => Ok(row),
            Err(Error::NotFound) => Err(lost(app, id).await),
            Err(error) => Err(error.into()),
        },
    }
}

async fn own(
    app: &App,
    actor: &Actor,
    cooperative: OrganisationId,
    id: EvidenceUploadId,
    now: Timestamp,
) -> Result<evidence_upload::Model> {
    permit(&*app.database, actor, Deed::SubmitEvidence, cooperative).await?;
    store::own(&*app.database, id, actor.account, cooperative, now - rules::KEPT_FOR).await
}

/// The bytes of a row are gone: the sender begins anew.
async fn lost(app: &App, id: EvidenceUploadId) -> Stopped {
    match store::delete(&*app.database, id).await {
        Ok(()) => Error::NotFound.into(),
        Err(error) => error.into(),
    }
}

/// Takes the next piece, and finishes the upload if it was the last. What came before the line broke stays, unless the piece
/// bears a digest: that can only be held against all of it.
pub async fn append<S, B>(
    app: &App,
    actor: &Actor,
    cooperative: OrganisationId,
    id: EvidenceUploadId,
    piece: Piece,
    body: S,
) -> Result<evidence_upload::Model, Stopped>
where
    S: Stream<Item = io::Result<B>> + Send + Unpin,
    B: AsRef<[u8]> + Send,
{
    let row = own(app, actor, cooperative, id, app.now()).await?;
    rules::fits(&row, &piece)?;
    if row.received == row.size {
        return settle(app, row).await;
    }
    let mut part = app.files.take_part(id.0).await?.ok_or(Stopped::Held)?;
    // Asked again: until the part was ours, another request may have added to it.
    let mut row = own(app, actor, cooperative, id, app.now()).await?;
    rules::fits(&row, &piece)?;
    part.take_back(bytes(row.received)).await?;
    let result = receive(app, &mut part, &mut row, &piece, body).await;
    if result.is_err() {
        part.take_back(bytes(row.received)).await?;
    }
    result?;
    if row.received == row.size { finish(app, row, part).await } else { Ok(row) }
}

fn bytes(count: i64) -> u64 {
    u64::try_from(count).unwrap_or(0)
}

async fn receive<S, B>(
    app: &App,
    part: &mut Part,
    row: &mut evidence_upload::Model,
    piece: &Piece,
    mut body: S,
) -> Result<(), Stopped>
where
    S: Stream<Item = io::Result<B>> + Send + Unpin,
    B: AsRef<[u8]> + Send,
{
    let (most, mut hash) = (bytes(row.size), Sha256::new());
    while let Some(chunk) = body.next().await {
        let Ok(chunk) = chunk else {
            if piece.sha256.is_none() {
                make_safe(app, part, row).await?;
            }
            return Err(Stopped::Broken);
        };
        let chunk = chunk.as_ref();
        if part.size() + chunk.len() as u64 > most {
            return Err(Stopped::TooMuch);
        }
        part.write(chunk).await?;
        if piece.sha256.is_some() {
            hash.update(chunk);
        } else if part.size() - bytes(row.received) >= UNSAFE_AT_MOST {
            make_safe(app, part, row).await?;
        }
    }
    if piece.sha256.is_some_and(|declared| hash.finalize().as_slice() != declared) {
        return Err(Stopped::Differs);
    }
    Ok(make_safe(app, part, row).await?)
}

/// Only what is synced is noted, and only what is noted is acknowledged.
async fn make_safe(app: &App, part: &mut Part, row: &mut evidence_upload::Model) -> Result<()> {
    let (safe, now) = (i64::try_from(part.sync().await?).map_err(Error::internal)?, app.now());
    store::received(&*app.database, row.id, safe, now).await?;
    (row.received, row.touched_at) = (safe, now);
    Ok(())
}

/// Finishes an upload whose bytes have all come, wherever a crash may have left it.
async fn settle(app: &App, row: evidence_upload::Model) -> Result<evidence_upload::Model, Stopped> {
    if row.state == UploadState::Kept {
        return Ok(row);
    }
    match app.files.take_part(row.id.0).await {
        Ok(Some(mut part)) => {
            part.take_back(bytes(row.size)).await?;
            finish(app, row, part).await
        }
        Ok(None) => Err(Stopped::Held),
        // It was renamed, and only the row's last word is missing.
        Err(Error::NotFound) => match &row.sha256 {
            Some(sha256) if app.files.read(sha256).await.is_ok() => kept(app, row).await,
            _ => Err(lost(app, row.id).await),
        },
        Err(error) => Err(error.into()),
    }
}

/// The digest is noted before the part becomes a stored file: so, after a crash, the row knows which one.
async fn finish(
    app: &App,
    mut row: evidence_upload::Model,
    mut part: Part,
) -> Result<evidence_upload::Model, Stopped> {
    let sha256 = match row.sha256.take() {
        Some(known) => known,
        None => {
            let whole = part.digest().await?;
            let declared = row.declared_sha256.as_ref();
            let refused = if whole.size != bytes(row.size) || declared.is_some_and(|d| *d != whole.sha256) {
                Some(Stopped::Differs)
            } else {
                let taken = sorts::recognise(&row.file_name, &whole.head, whole.size);
                taken.err().map(|why| Error::Refused(wrong(&why, &row.file_name)).into())
            };
            if let Some(refused) = refused {
                forget(app, row.id).await?;
                return Err(refused);
            }
            store::digest(&*app.database, row.id, &whole.sha256).await?;
            whole.sha256
        }
    };
    part.keep(&sha256).await?;
    kept(app, evidence_upload::Model { sha256: Some(sha256), ..row }).await
}

async fn kept(app: &App, row: evidence_upload::Model) -> Result<evidence_upload::Model, Stopped> {
    let now = app.now();
    store::keep(&*app.database, row.id, now).await?;
    Ok(evidence_upload::Model { state: UploadState::Kept, touched_at: now, ..row })
}

/// Row first: should it be all that goes, the part is swept.
async fn forget(app: &App, id: EvidenceUploadId) -> Result<()> {
    store::delete(&*app.database, id).await?;
    app.files.remove_part(id.0).await
}

/// Lets an upload go because its sender wants it no more. A file that is whole stays in the store until it is swept: others may
/// hold the same bytes. So long it counts as sent: nobody fills the disk by sending and letting go.
pub async fn cancel(
    app: &App,
    actor: &Actor,
    cooperative: OrganisationId,
    id: EvidenceUploadId,
    now: Timestamp,
) -> Result<(), Stopped> {
    let row = own(app, actor, cooperative, id, now).await?;
    if row.state == UploadState::Kept {
        return Ok(store::let_go(&*app.database, row.id, now).await?);
    }
    let_go(app, &row).await
}

/// Counts a file of an archive among the uploads of an account, before it is in the store: one rule holds for both.
pub(super) async fn count(
    app: &App,
    account: AccountId,
    cooperative: OrganisationId,
    file: Counted<'_>,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let others = store::of_account(&tx, account, now - rules::KEPT_FOR).await?;
    if file.size > rules::room(&others, &app.config.limits) {
        return Err(Error::problem("file", rules::too_much(&app.config.limits)));
    }
    let size = i64::try_from(file.size).map_err(Error::internal)?;
    let row = evidence_upload::Model {
        id: EvidenceUploadId::new(now),
        cooperative_id: cooperative,
        account_id: account,
        file_name: file.name.to_owned(),
        size,
        received: size,
        declared_sha256: None,
        sha256: Some(file.sha256),
        state: UploadState::Kept,
        begun_at: now,
        touched_at: now,
        let_go_at: None,
    };
    store::insert(&tx, row).await?;
    Ok(tx.commit().await?)
}

/// A file that was received and is about to be kept.
pub(super) struct Counted<'a> {
    pub name: &'a str,
    pub size: u64,
    pub sha256: String,
}

async fn let_go(app: &App, row: &evidence_upload::Model) -> Result<(), Stopped> {
    if row.state == UploadState::Kept {
        return Ok(store::delete(&*app.database, row.id).await?);
    }
    match app.files.take_part(row.id.0).await {
        Ok(None) => Err(Stopped::Held),
        // Held while it is removed: nobody adds to what is going.
        Ok(Some(_part)) => Ok(forget(app, row.id).await?),
        Err(Error::NotFound) => Ok(store::delete(&*app.database, row.id).await?),
        Err(error) => Err(error.into()),
    }
}

/// Lets go of uploads that nobody touched for a day. Answers how many.
pub async fn sweep(app: &App, now: Timestamp) -> Result<usize> {
    let mut swept = 0;
    for row in store::old(&*app.database, now - rules::KEPT_FOR).await? {
        match let_go(app, &row).await {
            Ok(()) => swept += 1,
            // Something comes just now: it is not old any more.
            Err(Stopped::Held) => {}
            Err(Stopped::Failed(error)) => return Err(error),
            Err(other) => return Err(Error::internal(other)),
        }
    }
    Ok(swept)
}

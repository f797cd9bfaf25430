//! Versions as they were read lately, kept in memory by the digest of their text: a text never means anything else.

use std::sync::{Arc, Mutex, PoisonError};

use entities::ids::VersionId;
use entities::standards::version;
use sea_orm::ConnectionTrait;

use super::pack::Pack;
use super::{canonical, store};
use crate::foundation::error::{Error, Result};

/// How many versions are kept; the one not used for longest goes first.
const ROOM: usize = 16;

static SHELF: Mutex<Vec<(String, Arc<Pack>)>> = Mutex::new(Vec::new());

/// What the text of a version says.
pub fn pack_of(version: &version::Model) -> Result<Arc<Pack>> {
    pack_in(&version.text)
}

/// What a text says that was a version's once.
pub fn pack_in(text: &str) -> Result<Arc<Pack>> {
    let digest = canonical::digest_of(text);
    if let Some(pack) = take(&digest) {
        return Ok(pack);
    }
    let pack: Arc<Pack> = serde_json::from_str(text).map(Arc::new).map_err(Error::internal)?;
    put(digest, Arc::clone(&pack));
    Ok(pack)
}

/// What a version says, without fetching its long text where it is frozen and was read lately.
pub async fn pack(database: &impl ConnectionTrait, id: VersionId) -> Result<Arc<Pack>> {
    let outline = store::outline(database, id).await?;
    match outline.digest.as_deref().and_then(take) {
        Some(pack) => Ok(pack),
        None => pack_of(&store::version(database, id).await?),
    }
}

fn take(digest: &str) -> Option<Arc<Pack>> {
    let mut shelf = SHELF.lock().unwrap_or_else(PoisonError::into_inner);
    let found = shelf.iter().position(|(known, _)| known == digest)?;
    let entry = shelf.remove(found);
    let pack = Arc::clone(&entry.1);
    shelf.insert(0, entry);
    Some(pack)
}

fn put(digest: String, pack: Arc<Pack>) {
    let mut shelf = SHELF.lock().unwrap_or_else(PoisonError::into_inner);
    shelf.retain(|(known, _)| *known != digest);
    shelf.insert(0, (digest, pack));
    shelf.truncate(ROOM);
}

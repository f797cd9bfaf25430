//! An archive of many files, handed in at once: each file in it is looked at like one that came by itself. Nothing that an
//! archive says of itself is believed: files are counted, and bytes as they unpack. Names in it name no place.

use std::fs::File;
use std::io::{BufReader, Read};

use entities::ids::{AccountId, OrganisationId};
use tokio::runtime::Handle;
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use super::rules::{Given, shown_name, wrong};
use super::sorts::{self, Wrong};
use super::uploads::{self, Counted};
use crate::foundation::App;
use crate::foundation::archive::{MOST_ENDS, listed};
use crate::foundation::error::{Error, Message, Result};
use crate::foundation::files::{Incoming, Passing};

/// What an archive may hold.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    pub files: usize,
    /// Bytes of all files together.
    pub unpacked: u64,
    /// Bytes of one file.
    pub file: u64,
}

/// A file of an archive: in the store, or why it is not taken.
#[derive(Clone, Debug)]
pub enum Entry {
    Taken(Given),
    Left(Message),
}

/// What so many bytes of an archive unpack to at most, each. Papers, sheets and pictures stay far below.
const MOST_RATIO: u64 = 200;
/// Below this a file may be as regular as it likes.
const SMALL: u64 = 1 << 20;
/// Listed parts at most, with those of the archives that office files are.
const MOST_PARTS: usize = 20_000;
/// Bytes of their names, further fields and remarks at most: each listed part is in memory with all of them.
const MOST_SAID: u64 = 4 << 20;
/// Of a name, in characters.
const NAME: usize = 200;

/// Who hands in an archive, and where: its files count among their uploads.
#[derive(Clone, Copy, Debug)]
pub struct Sender {
    pub account: AccountId,
    pub cooperative: OrganisationId,
}

/// Unpacks an archive into the store, on a thread that may work long. Busy, if too many are unpacked just now.
pub async fn unpack(app: &App, sender: Sender, archive: &Passing, bounds: Bounds) -> Result<Vec<Entry>> {
    let (app, file, here) = (app.clone(), archive.open()?, Handle::current());
    let place = app.archives.unpack(sender.account)?;
    let work = move || {
        // Held as long as the thread: it goes on when nobody waits for it any more.
        let _place = place;
        read(&app, &here, sender, file, bounds)
    };
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
}

fn read(app: &App, here: &Handle, sender: Sender, mut file: File, bounds: Bounds) -> Result<Vec<Entry>> {
    let listed = listed(&mut file)?;
    // An office file that is stored as it is brings an end of its own.
    let ends = MOST_ENDS.saturating_add(bounds.files);
    if listed.parts > MOST_PARTS || listed.said > MOST_SAID || listed.ends > ends {
        return Err(too_many(bounds));
    }
    if listed.overstates() {
        return Err(refused("uploads-archive-damaged"));
    }
    let mut archive =
        ZipArchive::new(BufReader::new(file)).map_err(|_| refused("uploads-archive-damaged"))?;
    let names = (0..archive.len()).filter_map(|at| archive.name_for_index(at).map(|name| !is_litter(name)));
    if names.filter(|counts| *counts).count() > bounds.files {
        return Err(too_many(bounds));
    }
    let (mut entries, mut left) = (Vec::new(), bounds.unpacked);
    for at in 0..archive.len() {
        let Some(name) = archive.name_for_index(at).filter(|name| !is_litter(name)) else { continue };
        let name = name_of(name.as_bytes(), name);
        let entry = match archive.by_index(at) {
            Ok(part) => entry(app, here, sender, part, bounds, &mut left)?,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(refused("uploads-archive-password"));
            }
            Err(_) => Entry::Left(damaged(&name)),
        };
        entries.push(entry);
    }
    if entries.is_empty() { Err(refused("uploads-archive-empty")) } else { Ok(entries) }
}

/// Folders, and what systems put beside people's files.
fn is_litter(name: &str) -> bool {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.is_empty()
        || name.starts_with("__MACOSX/")
        || last.starts_with("._")
        || [".DS_Store", "Thumbs.db", "desktop.ini"].contains(&last)
}

/// The last part of a name. Programs that write UTF-8 without saying so are many.
fn name_of(raw: &[u8], name: &str) -> String {
    let name = std::str::from_utf8(raw).unwrap_or(name);
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    shown_name(last).trim().chars().take(NAME).collect()
}

fn entry(
    app: &App,
    here: &Handle,
    sender: Sender,
    mut part: ZipFile<'_, BufReader<File>>,
    bounds: Bounds,
    left: &mut u64,
) -> Result<Entry> {
    let name = name_of(part.name_raw(), part.name());
    // What is no sort of evidence by its name, such as an archive in the archive, is not unpacked at all.
    match sorts::recognise(&name, &[], part.size()) {
        Err(why @ (Wrong::NotTaken | Wrong::Empty)) => return Ok(Entry::Left(wrong(&why, &name))),
        Err(Wrong::ContentDiffers) | Ok(_) => {}
    }
    if part.is_symlink() {
        return Ok(Entry::Left(wrong(&Wrong::NotTaken, &name)));
    }
    let most = SMALL.max(part.compressed_size().saturating_mul(MOST_RATIO));
    let mut incoming = here.block_on(app.files.receive(bounds.file))?;
    let mut buffer = vec![0; 256 * 1024];
    loop {
        let count = match part.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => count,
            Err(_) => return Ok(Entry::Left(damaged(&name))),
        };
        *left = left.checked_sub(count as u64).ok_or_else(|| too_large(bounds))?;
        match here.block_on(incoming.write(&buffer[..count])) {
            Err(Error::TooLarge { limit }) => {
                let message = Message::new("uploads-archive-file-large").with("name", name);
                return Ok(Entry::Left(message.with("megabytes", (limit >> 20).max(1))));
            }
            other => other?,
        }
        if incoming.size() > most {
            return Err(refused("uploads-archive-ratio"));
        }
    }
    here.block_on(kept(app, sender, incoming, name))
}

/// Keeps a file that is taken; another is let go before it is in the store.
async fn kept(app: &App, sender: Sender, incoming: Incoming, name: String) -> Result<Entry> {
    if let Err(why) = sorts::recognise(&name, incoming.head(), incoming.size()) {
        return Ok(Entry::Left(wrong(&why, &name)));
    }
    let counted = Counted { name: &name, size: incoming.size(), sha256: incoming.digest() };
    uploads::count(app, sender.account, sender.cooperative, counted, app.now()).await?;
    Ok(Entry::Taken(Given { stored: incoming.keep().await?, name }))
}

fn refused(key: &'static str) -> Error {
    Error::problem("file", Message::new(key))
}

fn too_many(bounds: Bounds) -> Error {
    Error::problem("file", Message::new("uploads-archive-many").with("most", bounds.files))
}

fn too_large(bounds: Bounds) -> Error {
    let message = Message::new("uploads-archive-large");
    Error::problem("file", message.with("megabytes", (bounds.unpacked >> 20).max(1)))
}

fn damaged(name: &str) -> Message {
    Message::new("uploads-archive-file-damaged").with("name", name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_to_their_last_part() {
        let named = |name: &str| name_of(name.as_bytes(), name);
        assert_eq!(named("../../etc/passwd"), "passwd");
        assert_eq!(named("C:\\Cofnodion\\Ionawr ŵ.pdf"), "Ionawr ŵ.pdf");
        assert_eq!(named("a/\u{202E}fdp.exe\n"), "fdp.exe");
        assert_eq!(name_of(b"T\x93.pdf", "Tô.pdf"), "Tô.pdf");
        assert_eq!(named(&"x".repeat(300)).len(), NAME);
    }

    #[test]
    fn folders_and_what_systems_leave_are_no_files() {
        for name in ["a/", "__MACOSX/a/._b.pdf", "a/.DS_Store", "Thumbs.db", "", "a\\"] {
            assert!(is_litter(name), "{name}");
        }
        assert!(!is_litter("a/b.pdf") && !is_litter("Thumbs.db.pdf"));
    }
}

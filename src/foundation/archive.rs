//! A ZIP that is written while it is sent: no copy of it lies anywhere, and little of it is in memory at a time.

mod listed;
mod places;

use std::collections::BTreeSet;
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use chrono::{Datelike, Timelike};
use futures::Stream;
use scheduler::clock::{self, Timestamp};
use sha2::{Digest, Sha256};
use tokio::runtime::Handle;
use tokio::sync::{mpsc, watch};
use unicode_normalization::UnicodeNormalization;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

pub use listed::{Listed, MOST_ENDS, listed};
pub use places::{Place, Places};

use super::error::Result;
use super::files::Files;

/// What goes into an archive under one name.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Of [`Names`].
    pub name: String,
    pub at: Timestamp,
    pub source: Source,
}

/// Where the bytes of an entry come from.
#[derive(Clone, Debug)]
pub enum Source {
    /// A file of the store; it is read again as it goes out, and must still be what its digest says.
    Stored {
        sha256: String,
        size: u64,
    },
    Made(Vec<u8>),
}

impl Source {
    /// Bytes.
    fn size(&self) -> u64 {
        match self {
            Self::Stored { size, .. } => *size,
            Self::Made(bytes) => bytes.len() as u64,
        }
    }
}

/// Bytes that are handed on at once.
const CHUNK: usize = 64 * 1024;
/// Chunks that wait for a slow reader, at most.
const WAITING: usize = 4;
/// How slow a reader may be before it counts as gone.
#[derive(Clone, Copy, Debug)]
struct Pace {
    /// So long it may take nothing.
    patience: Duration,
    /// So often it is looked whether it comes on,
    look: Duration,
    /// and so many bytes it takes meanwhile. One that takes a little now and then would hold its place for days.
    least: u64,
    /// However it comes on, all is done in this time,
    grace: Duration,
    /// and a second more for so many bytes of the files.
    a_second: u64,
}

impl Pace {
    /// How long files of so many bytes may take.
    fn whole(&self, bytes: u64) -> Duration {
        self.grace + Duration::from_secs(bytes / self.a_second)
    }
}

/// About the slowest line of a telephone; and as a whole, that of a slow house.
const USUAL: Pace = Pace {
    patience: Duration::from_secs(120),
    look: Duration::from_secs(60),
    least: 60 * 4096,
    grace: Duration::from_secs(600),
    a_second: 64 * 1024,
};

/// From this size on an entry gets the long fields of ZIP64; deflated, a file may grow a little.
const LARGE: u64 = 0xFFFF_FFFF / 2;

/// The archive as a stream of its bytes. One that ends in an error is broken, and no reader takes it for whole: the
/// directory of a ZIP stands at its end.
pub fn stream(
    place: Place,
    files: &Files,
    entries: Vec<Entry>,
) -> Result<impl Stream<Item = io::Result<Vec<u8>>> + use<>> {
    at_pace(USUAL, place, files, entries)
}

fn at_pace(
    pace: Pace,
    place: Place,
    files: &Files,
    entries: Vec<Entry>,
) -> Result<impl Stream<Item = io::Result<Vec<u8>>> + use<>> {
    let whole = pace.whole(entries.iter().map(|entry| entry.source.size()).sum());
    let entries: Vec<(Entry, Option<PathBuf>)> = entries
        .into_iter()
        .map(|entry| {
            let path = match &entry.source {
                Source::Stored { sha256, .. } => Some(files.path_of(sha256)?),
                Source::Made(_) => None,
            };
            Ok((entry, path))
        })
        .collect::<Result<_>>()?;
    let (sender, receiver) = mpsc::channel(WAITING);
    let runtime = Handle::current();
    let (taken, too_slow) = (Arc::new(AtomicU64::new(0)), watch::Sender::new(false));
    let told = too_slow.subscribe();
    let watched = tokio::spawn(watch_reader(pace, whole, Arc::clone(&taken), too_slow));
    tokio::task::spawn_blocking(move || {
        // Held as long as the thread.
        let _place = place;
        let chunk = Vec::with_capacity(CHUNK);
        let patience = pace.patience;
        write(Pipe { sender, runtime, chunk, patience, taken, too_slow: told, gone: false }, entries);
        watched.abort();
    });
    Ok(futures::stream::unfold(receiver, |mut receiver| async move {
        receiver.recv().await.map(|chunk| (chunk, receiver))
    }))
}

/// Says so when a reader has taken too little since it was last looked, or the whole takes too long.
async fn watch_reader(pace: Pace, whole: Duration, taken: Arc<AtomicU64>, too_slow: watch::Sender<bool>) {
    let comes_on = async {
        let mut before = 0;
        loop {
            tokio::time::sleep(pace.look).await;
            let now = taken.load(Ordering::Relaxed);
            if now - before < pace.least {
                return;
            }
            before = now;
        }
    };
    let _ = tokio::time::timeout(whole, comes_on).await;
    too_slow.send_replace(true);
}

/// Writes the whole archive into the pipe. What goes wrong goes down the pipe too, as its end.
fn write(pipe: Pipe, entries: Vec<(Entry, Option<PathBuf>)>) {
    let failing = (pipe.sender.clone(), pipe.runtime.clone());
    let mut archive = ZipWriter::new_stream(pipe);
    let done = entries.into_iter().try_for_each(|(entry, path)| add(&mut archive, entry, path));
    let done = done.and_then(|()| Ok(archive.finish()?.into_inner())).and_then(|mut pipe| pipe.flush());
    if let Err(error) = done
        && error.kind() != io::ErrorKind::BrokenPipe
    {
        tracing::error!(%error, "an archive broke off");
        let (sender, runtime) = failing;
        let _ = runtime.block_on(sender.send(Err(error)));
    }
}

fn add(
    archive: &mut ZipWriter<zip::write::StreamWriter<Pipe>>,
    entry: Entry,
    path: Option<PathBuf>,
) -> io::Result<()> {
    let size = entry.source.size();
    // Stored without deflating, an entry whose size comes after it could not be told from what follows.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(1))
        .large_file(size >= LARGE)
        .unix_permissions(0o644)
        .last_modified_time(time(entry.at));
    archive.start_file(entry.name, options)?;
    match (entry.source, path) {
        (Source::Stored { sha256, .. }, Some(path)) => copy(archive, &path, &sha256),
        (Source::Stored { .. }, None) => Err(io::ErrorKind::NotFound.into()),
        (Source::Made(bytes), _) => archive.write_all(&bytes),
    }
}

fn copy(to: &mut impl Write, path: &std::path::Path, sha256: &str) -> io::Result<()> {
    let mut file = std::fs::File::open(path)?;
    let (mut hash, mut buffer) = (Sha256::new(), vec![0; CHUNK]);
    loop {
        let count = file.read(&mut buffer)?;
        if count == 0 {
            break;
        }
        hash.update(&buffer[..count]);
        to.write_all(&buffer[..count])?;
    }
    if hex::encode(hash.finalize()) == sha256 {
        Ok(())
    } else {
        Err(io::Error::new(io::ErrorKind::InvalidData, "a stored file is not what its digest says"))
    }
}

/// A time as ZIP keeps it: Welsh local time to two seconds, from 1980 on.
fn time(at: Timestamp) -> DateTime {
    let local = clock::local(at);
    let part = |number: u32| u8::try_from(number).unwrap_or_default();
    let year = u16::try_from(local.year()).unwrap_or_default();
    let (month, day) = (part(local.month()), part(local.day()));
    DateTime::from_date_and_time(
        year,
        month,
        day,
        part(local.hour()),
        part(local.minute()),
        part(local.second()),
    )
    .unwrap_or_default()
}

/// Takes what the writer writes and hands it on in chunks. Once the reader is gone it swallows the rest, and says so when
/// the next entry is to come.
struct Pipe {
    sender: mpsc::Sender<io::Result<Vec<u8>>>,
    runtime: Handle,
    chunk: Vec<u8>,
    patience: Duration,
    /// Bytes that the reader took.
    taken: Arc<AtomicU64>,
    too_slow: watch::Receiver<bool>,
    gone: bool,
}

impl Pipe {
    fn hand_on(&mut self) -> io::Result<()> {
        if self.chunk.is_empty() {
            return Ok(());
        }
        let chunk = std::mem::replace(&mut self.chunk, Vec::with_capacity(CHUNK));
        let bytes = chunk.len() as u64;
        let (sender, too_slow, patience) = (&self.sender, &mut self.too_slow, self.patience);
        let sent = self.runtime.block_on(async {
            tokio::select! {
                // One that takes a chunk at last is not cut off in the same moment.
                biased;
                sent = tokio::time::timeout(patience, sender.send(Ok(chunk))) => matches!(sent, Ok(Ok(()))),
                _ = too_slow.wait_for(|slow| *slow) => false,
            }
        });
        if sent {
            self.taken.fetch_add(bytes, Ordering::Relaxed);
            return Ok(());
        }
        self.gone = true;
        Err(io::ErrorKind::BrokenPipe.into())
    }
}

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // The writer closes the archive when it is dropped, whoever listens.
        if !self.gone {
            self.chunk.extend_from_slice(bytes);
            if self.chunk.len() >= CHUNK {
                self.hand_on()?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.gone { Ok(()) } else { self.hand_on() }
    }
}

/// Names in one archive: each stands once on every file system, leads to no folder, and can be read.
#[derive(Debug, Default)]
pub struct Names {
    taken: BTreeSet<String>,
}

/// The longest name, in bytes of UTF-8; with the folder it is unpacked in, well below what file systems take.
const LONGEST: usize = 120;

impl Names {
    /// A name as near to the wanted one as can be.
    pub fn take(&mut self, wanted: &str) -> String {
        let clean = clean(wanted);
        let (stem, end) = parted(&clean);
        let mut name = cut(stem, LONGEST - end.len()) + end;
        let mut count = 1;
        // Systems that do not tell "A" from "a" would write one file over the other.
        while !self.taken.insert(name.to_lowercase()) {
            count += 1;
            let mark = format!(" ({count})");
            name = cut(stem, LONGEST - end.len() - mark.len()) + mark.as_str() + end;
        }
        name
    }
}

/// A text without what some file system takes for something else, or a reader cannot see.
fn clean(text: &str) -> String {
    let safe: String = text
        .nfc()
        .map(|c| match c {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '-',
            c if c.is_whitespace() || c.is_control() => ' ',
            c => c,
        })
        .filter(|c| {
            !matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{061C}')
        })
        .collect();
    let words = safe.split_whitespace().collect::<Vec<_>>().join(" ");
    let bare = words.trim_matches(['.', ' ']);
    if bare.is_empty() {
        return "file".to_owned();
    }
    // Names of devices, whatever stands behind the first dot.
    let first = bare.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let port = |name: &str| first.strip_prefix(name).is_some_and(|n| n.len() == 1 && n != "0");
    let device = ["CON", "PRN", "AUX", "NUL"].contains(&first.as_str()) || port("COM") || port("LPT");
    if device { format!("_{bare}") } else { bare.to_owned() }
}

/// A name before its ending, and the ending with its dot.
fn parted(name: &str) -> (&str, &str) {
    match name.rfind('.') {
        Some(at) if at > 0 && name.len() - at <= 10 => name.split_at(at),
        _ => (name, ""),
    }
}

/// A text of at most so many bytes, cut between characters.
fn cut(text: &str, most: usize) -> String {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text[..end].trim_end_matches(['.', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use entities::ids::AccountId;

    use super::*;

    #[test]
    fn a_name_leads_to_no_folder_and_stands_once_on_every_system() {
        let mut names = Names::default();
        assert_eq!(names.take("../../etc/passwd"), "-..-etc-passwd");
        assert_eq!(names.take("C:\\x\\y.pdf"), "C--x-y.pdf");
        assert_eq!(names.take("Tŷ Ŵyn.pdf"), "Tŷ Ŵyn.pdf");
        // The same letters, put together otherwise, and in capitals.
        assert_eq!(names.take("Ty\u{302} W\u{302}yn.pdf"), "Tŷ Ŵyn (2).pdf");
        assert_eq!(names.take("TŶ ŴYN.PDF"), "TŶ ŴYN (3).PDF");
        assert_eq!(names.take("photo\u{202E}fdp.exe"), "photofdp.exe");
        assert_eq!(names.take("nul.pdf"), "_nul.pdf");
        assert_eq!(names.take("COM1"), "_COM1");
        assert_eq!(names.take(" . "), "file");
        assert_eq!(names.take(""), "file (2)");
        assert_eq!(names.take("a\r\nb\0c.pdf"), "a b c.pdf");
    }

    /// A file that is far larger than all that waits for a reader, however it is packed.
    async fn long(files: &Files) -> Vec<Entry> {
        let bytes: Vec<u8> =
            (0..2_000_000_u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
        let stored = files.keep_bytes(&bytes).await.expect("the file is kept");
        let source = Source::Stored { sha256: stored.sha256, size: stored.size };
        vec![Entry { name: "a".into(), at: Timestamp::UNIX_EPOCH, source }]
    }

    async fn all_free(places: &Places) {
        let free = async {
            while places.free() < places::AT_ONCE {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(Duration::from_secs(20), free).await.expect("the place is given back");
    }

    /// Somebody begins to take a long archive, and takes nothing of it.
    async fn holds_a_place_no_longer_than(pace: Pace) {
        let folder = tempfile::tempdir().expect("a folder");
        let files = Files::open(folder.path()).await.expect("the store opens");
        let places = Places::default();
        let entries = long(&files).await;
        let place = places.take(AccountId::new(Timestamp::UNIX_EPOCH)).expect("a place");
        let stream = at_pace(pace, place, &files, entries).expect("it begins");
        // It is there, and takes nothing.
        all_free(&places).await;
        drop(stream);
    }

    const HOURS: Duration = Duration::from_secs(36_000);

    #[tokio::test]
    async fn a_reader_who_comes_on_too_slowly_loses_the_place() {
        let look = Duration::from_millis(5);
        let pace = Pace { patience: HOURS, look, least: u64::MAX, grace: HOURS, a_second: 1 };
        holds_a_place_no_longer_than(pace).await;
    }

    #[tokio::test]
    async fn a_reader_who_takes_too_long_for_the_whole_loses_the_place_however_it_comes_on() {
        let grace = Duration::from_millis(5);
        let pace = Pace { patience: HOURS, look: HOURS, least: 0, grace, a_second: u64::MAX };
        holds_a_place_no_longer_than(pace).await;
        assert_eq!(USUAL.whole(64 << 20), Duration::from_secs(600 + 1024));
    }

    #[test]
    fn a_long_name_is_cut_between_characters_and_keeps_its_ending() {
        let mut names = Names::default();
        let long = format!("{}.pdf", "ŵ".repeat(300));
        for _ in 0..20 {
            let name = names.take(&long);
            assert!(name.len() <= LONGEST && name.ends_with(".pdf"), "{name}");
        }
        assert!(names.take(&".".repeat(500)).len() <= LONGEST);
        assert!(names.take(&format!("a.{}", "b".repeat(500))).len() <= LONGEST);
    }
}

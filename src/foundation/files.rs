//! The store of uploaded files and issued reports, by SHA-256.
//!
//! Bytes go to a temporary file in the store's own file system, are synced, then renamed to their digest, then the
//! folder is synced: only after that may a row speak of them. A crash may leave a file without a row, never the reverse.

mod resumable;

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use sha2::{Digest, Sha256};
use tokio::fs::{self, File, OpenOptions};
use tokio::io::AsyncWriteExt;

use super::error::{Error, Result};
pub use resumable::Part;

/// The store. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Files {
    root: PathBuf,
}

/// A file that is being received.
pub struct Incoming {
    store: Files,
    path: PathBuf,
    file: File,
    hash: Sha256,
    head: Vec<u8>,
    size: u64,
    limit: u64,
    kept: bool,
}

/// A received file that never enters the store: it lies under a name of its own, for one reader, and is removed when let
/// go. Nobody else's bytes can be lost with it, whatever they hold.
#[derive(Debug)]
pub struct Passing {
    path: PathBuf,
}

impl Passing {
    /// Its bytes.
    pub async fn read_all(&self) -> Result<Vec<u8>> {
        Ok(fs::read(&self.path).await?)
    }

    /// Opened, for a reader that takes it piece by piece.
    pub fn open(&self) -> Result<std::fs::File> {
        Ok(std::fs::File::open(&self.path)?)
    }
}

impl Drop for Passing {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.path);
    }
}

/// A file that is in the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Lower-case hexadecimal.
    pub sha256: String,
    /// Bytes.
    pub size: u64,
    /// The first bytes, enough to tell what sort of file it is.
    pub head: Vec<u8>,
}

const HEAD: usize = 8192;
/// The folder of files that nobody is handed.
const APART: &str = "quarantine";

impl Files {
    /// Opens the store, making its folders.
    pub async fn open(root: &Path) -> Result<Self> {
        fs::create_dir_all(root.join("incoming")).await?;
        Ok(Self { root: root.to_owned() })
    }

    /// Begins to receive a file of at most `limit` bytes.
    pub async fn receive(&self, limit: u64) -> Result<Incoming> {
        // Drawn at random: processes that share the folder, in containers too, know nothing of each other.
        let path = self.root.join("incoming").join(hex::encode(rand::random::<[u8; 16]>()));
        let file = OpenOptions::new().create_new(true).write(true).open(&path).await?;
        let (hash, head) = (Sha256::new(), Vec::new());
        Ok(Incoming { store: self.clone(), path, file, hash, head, size: 0, limit, kept: false })
    }

    /// Keeps bytes that are already in memory.
    pub async fn keep_bytes(&self, bytes: &[u8]) -> Result<Stored> {
        let mut incoming = self.receive(u64::MAX).await?;
        incoming.write(bytes).await?;
        incoming.keep().await
    }

    /// Opens a stored file to be read.
    pub async fn read(&self, sha256: &str) -> Result<File> {
        match File::open(self.path_of(sha256)?).await {
            Ok(file) => Ok(file),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Err(Error::NotFound),
            Err(e) => Err(e.into()),
        }
    }

    /// The whole of a stored file, for small ones such as reports.
    pub async fn read_all(&self, sha256: &str) -> Result<Vec<u8>> {
        use tokio::io::AsyncReadExt;
        let mut bytes = Vec::new();
        self.read(sha256).await?.read_to_end(&mut bytes).await?;
        Ok(bytes)
    }

    /// Puts a synced file of the store's own file system under its digest, for good.
    async fn put(&self, from: &Path, sha256: &str) -> Result<()> {
        let path = self.path_of(sha256)?;
        let folder = path.parent().ok_or(Error::NotFound)?;
        fs::create_dir_all(folder).await?;
        // The same bytes that lie there already are replaced: so they are young again, and no sweep takes them; and whoever
        // put them there may not have synced the folder yet.
        fs::rename(from, &path).await?;
        File::open(folder).await?.sync_all().await?;
        Ok(File::open(&self.root).await?.sync_all().await?)
    }

    /// Where a stored file lies.
    pub fn path_of(&self, sha256: &str) -> Result<PathBuf> {
        if sha256.len() != 64 || !sha256.bytes().all(|b| b.is_ascii_hexdigit() && !b.is_ascii_uppercase()) {
            return Err(Error::NotFound);
        }
        Ok(self.root.join(&sha256[..2]).join(sha256))
    }

    /// Digests of all stored files.
    pub async fn list(&self) -> Result<Vec<String>> {
        let mut found = Vec::new();
        let mut folders = fs::read_dir(&self.root).await?;
        while let Some(folder) = folders.next_entry().await? {
            if folder.file_name() == "incoming"
                || folder.file_name() == APART
                || !folder.file_type().await?.is_dir()
            {
                continue;
            }
            let mut files = fs::read_dir(folder.path()).await?;
            while let Some(file) = files.next_entry().await? {
                found.push(file.file_name().to_string_lossy().into_owned());
            }
        }
        found.sort();
        Ok(found)
    }

    /// Removes what was left half received longer ago than `age` (file times, not the service's clock).
    pub async fn sweep_incoming(&self, age: Duration) -> Result<usize> {
        let mut removed = 0;
        let mut files = fs::read_dir(self.root.join("incoming")).await?;
        while let Some(file) = files.next_entry().await? {
            let modified = file.metadata().await?.modified().unwrap_or(SystemTime::UNIX_EPOCH);
            if modified.elapsed().is_ok_and(|old| old > age) {
                fs::remove_file(file.path()).await?;
                removed += 1;
            }
        }
        Ok(removed)
    }

    /// Removes stored files that nobody wants and that were kept longer ago than `age` (file times, not the service's clock): a
    /// form that was never finished left them. Answers how many.
    pub async fn sweep_orphans(&self, wanted: impl Fn(&str) -> bool, age: Duration) -> Result<usize> {
        let old = |data: &std::fs::Metadata| {
            let kept = data.modified().ok().and_then(|kept| kept.elapsed().ok());
            kept.is_some_and(|since| since > age)
        };
        let mut removed = 0;
        for sha256 in self.list().await? {
            let path = self.path_of(&sha256)?;
            if wanted(&sha256) || !fs::metadata(&path).await.is_ok_and(|data| old(&data)) {
                continue;
            }
            // Set aside first: should the same bytes have come in this moment, they are young, and go back.
            let aside = self.root.join("incoming").join(format!("swept-{sha256}"));
            fs::rename(&path, &aside).await?;
            if old(&fs::metadata(&aside).await?) {
                fs::remove_file(&aside).await?;
                removed += 1;
            } else {
                fs::rename(&aside, &path).await?;
            }
        }
        Ok(removed)
    }

    /// Moves a stored file where no page finds it. One that is not there is apart already.
    pub async fn set_apart(&self, sha256: &str) -> Result<()> {
        let path = self.path_of(sha256)?;
        fs::create_dir_all(self.root.join(APART)).await?;
        match fs::rename(path, self.root.join(APART).join(sha256)).await {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(e.into()),
            _ => Ok(()),
        }
    }

    /// Removes a stored file (a file no row speaks of, or one whose retention has ended).
    pub async fn remove(&self, sha256: &str) -> Result<()> {
        for path in [self.path_of(sha256)?, self.root.join(APART).join(sha256)] {
            match fs::remove_file(path).await {
                Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(e.into()),
                _ => {}
            }
        }
        Ok(())
    }
}

impl Incoming {
    /// Takes the next bytes. Refuses as soon as there are too many.
    pub async fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.size += bytes.len() as u64;
        if self.size > self.limit {
            return Err(Error::TooLarge { limit: self.limit });
        }
        if self.head.len() < HEAD {
            let take = bytes.len().min(HEAD - self.head.len());
            self.head.extend_from_slice(&bytes[..take]);
        }
        self.hash.update(bytes);
        self.file.write_all(bytes).await?;
        Ok(())
    }

    /// How many bytes came so far.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The first bytes, enough to tell what sort of file it is.
    pub fn head(&self) -> &[u8] {
        &self.head
    }

    /// The digest of what came so far.
    pub fn digest(&self) -> String {
        hex::encode(self.hash.clone().finalize())
    }

    /// Makes the file durable under its digest.
    pub async fn keep(mut self) -> Result<Stored> {
        self.file.flush().await?;
        self.file.sync_all().await?;
        let sha256 = hex::encode(std::mem::take(&mut self.hash).finalize());
        self.store.put(&self.path, &sha256).await?;
        self.kept = true;
        Ok(Stored { sha256, size: self.size, head: std::mem::take(&mut self.head) })
    }
}

impl Incoming {
    /// The digest of what came, which is not kept.
    pub fn let_go(mut self) -> Stored {
        let sha256 = hex::encode(std::mem::take(&mut self.hash).finalize());
        Stored { sha256, size: self.size, head: std::mem::take(&mut self.head) }
    }

    /// Hands what came to one reader, outside the store.
    pub async fn pass(mut self) -> Result<(Stored, Passing)> {
        self.file.flush().await?;
        self.kept = true;
        let passing = Passing { path: std::mem::take(&mut self.path) };
        Ok((self.let_go(), passing))
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        if !self.kept {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

//! Files that come in pieces, over hours if need be. A part lies in the store's own file system under the id of its row; what
//! of it may be acknowledged is known to the row alone, and only after it was synced: what a crash left behind that is cut off
//! when the part is taken up again.

use std::fs::TryLockError;
use std::io::{Read, Seek, SeekFrom};
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;

use rustix::fs::{Timespec, Timestamps, UTIME_NOW, futimens};
use sha2::{Digest, Sha256};
use tokio::fs::{self, File, OpenOptions};
use tokio::io::{AsyncSeekExt, AsyncWriteExt};
use uuid::Uuid;

use super::{Files, HEAD, Stored};
use crate::foundation::error::{Error, Result};

/// A part that this request alone holds, for as long as it lives.
pub struct Part {
    store: Files,
    path: PathBuf,
    file: File,
    size: u64,
}

impl Files {
    fn part_path(&self, id: Uuid) -> PathBuf {
        self.root.join("incoming").join(format!("part-{id}"))
    }

    /// Makes an empty part for so many bytes, and makes sure that it stays. Refused at once where there is no room for them.
    pub async fn begin_part(&self, id: Uuid, size: u64) -> Result<()> {
        let room = rustix::fs::statvfs(&self.root).map_err(std::io::Error::from)?;
        if room.f_bavail.saturating_mul(room.f_frsize) < size {
            return Err(Error::NoRoom);
        }
        OpenOptions::new().create_new(true).write(true).open(self.part_path(id)).await?.sync_all().await?;
        Ok(File::open(self.root.join("incoming")).await?.sync_all().await?)
    }

    /// Takes a part up. Nothing, if another request holds it; not found, if it is gone. Whoever takes it up asks its row only
    /// then how much of it is acknowledged: before, another may have added to it.
    pub async fn take_part(&self, id: Uuid) -> Result<Option<Part>> {
        let path = self.part_path(id);
        let gone = |e: std::io::Error| match e.kind() {
            std::io::ErrorKind::NotFound => Error::NotFound,
            _ => e.into(),
        };
        let file = OpenOptions::new().read(true).write(true).open(&path).await.map_err(gone)?;
        let file = file.into_std().await;
        // The lock is the file's own: of processes that share the folder, too, one holds it. It ends with the process.
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(e)) => return Err(e.into()),
        }
        // Between opening and locking it may have become a stored file, which nobody writes to.
        let (ours, there) = (file.metadata()?, fs::metadata(&path).await.map_err(gone)?);
        if (ours.dev(), ours.ino()) != (there.dev(), there.ino()) {
            return Err(Error::NotFound);
        }
        Ok(Some(Part { store: self.clone(), path, size: ours.len(), file: File::from_std(file) }))
    }

    /// How much of a part lies there, acknowledged or not; nothing, if it is gone.
    pub async fn part_size(&self, id: Uuid) -> Option<u64> {
        fs::metadata(self.part_path(id)).await.ok().map(|data| data.len())
    }

    /// Removes a part.
    pub async fn remove_part(&self, id: Uuid) -> Result<()> {
        match fs::remove_file(self.part_path(id)).await {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(e.into()),
            _ => Ok(()),
        }
    }
}

impl Part {
    /// Takes the next bytes. They are not safe yet.
    pub async fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.file.write_all(bytes).await?;
        self.size += bytes.len() as u64;
        Ok(())
    }

    /// Bytes that lie there, safe or not.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Makes what came safe. Answers how much that is.
    pub async fn sync(&mut self) -> Result<u64> {
        self.file.flush().await?;
        self.file.sync_data().await?;
        Ok(self.size)
    }

    /// Lets go of all that came after the first `to` bytes; not found, if there are not as many.
    pub async fn take_back(&mut self, to: u64) -> Result<()> {
        if to > self.size {
            return Err(Error::NotFound);
        }
        // What failed to be written, for want of room, is written off.
        let _ = self.file.flush().await;
        self.file.set_len(to).await?;
        self.file.seek(SeekFrom::Start(to)).await?;
        self.size = to;
        Ok(())
    }

    /// The digest of the whole part, read back from where it lies.
    pub async fn digest(&mut self) -> Result<Stored> {
        self.file.flush().await?;
        let mut file = self.file.try_clone().await?.into_std().await;
        let work = move || -> std::io::Result<Stored> {
            file.seek(SeekFrom::Start(0))?;
            let (mut hash, mut head, mut size) = (Sha256::new(), Vec::new(), 0);
            let mut buffer = vec![0; 256 * 1024];
            loop {
                let count = file.read(&mut buffer)?;
                if count == 0 {
                    return Ok(Stored { sha256: hex::encode(hash.finalize()), size, head });
                }
                let wanted = count.min(HEAD.saturating_sub(head.len()));
                head.extend_from_slice(&buffer[..wanted]);
                hash.update(&buffer[..count]);
                size += count as u64;
            }
        };
        Ok(tokio::task::spawn_blocking(work).await.map_err(Error::internal)??)
    }

    /// Makes the part a stored file under its digest: synced, renamed, and the folders synced.
    pub async fn keep(mut self, sha256: &str) -> Result<()> {
        self.file.flush().await?;
        let file = self.file.try_clone().await?.into_std().await;
        let work = move || -> std::io::Result<()> {
            // Young again, however long ago the last piece came: no sweep takes it before a row can speak of it, nor does it
            // make the same bytes look old that another request has just stored.
            let now = Timespec { tv_sec: 0, tv_nsec: UTIME_NOW };
            futimens(&file, &Timestamps { last_access: now, last_modification: now })?;
            file.sync_all()
        };
        tokio::task::spawn_blocking(work).await.map_err(Error::internal)??;
        self.store.put(&self.path, sha256).await
    }
}

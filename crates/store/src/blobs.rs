//! The bytes of attached files, stored once under their SHA-256. They stream in and out and are never whole in memory.
//!
//! With SQLite they are files, `blobs/ab/cdef…`: written beside, flushed to the disk, then renamed into place, so that a
//! file under its hash is always complete. On PostgreSQL they are rows of at most a mebibyte each, written under a
//! provisional name and renamed in one transaction.

use crate::Store;
use crate::fault::{Fault, FaultKind};
use journal::to_hex;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWriteExt};

/// What was stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blob {
    /// SHA-256 of the bytes, hex.
    pub sha256: String,
    /// How many there are.
    pub size: u64,
}

/// Bytes on their way out.
pub type BlobReader = Pin<Box<dyn AsyncRead + Send>>;

const CHUNK: usize = 1 << 20;

/// The files of a store.
#[derive(Clone, Copy)]
pub struct Blobs<'a>(pub(crate) &'a Store);

impl Store {
    /// The bytes of attached files.
    #[must_use]
    pub const fn blobs(&self) -> Blobs<'_> {
        Blobs(self)
    }
}

impl Blobs<'_> {
    /// Stores what `source` yields.
    ///
    /// # Errors
    /// [`FaultKind::TooLarge`] beyond `max` bytes; [`FaultKind::Io`] when the source breaks off; nothing is kept then.
    pub async fn put(&self, source: impl AsyncRead + Send, max: u64) -> Result<Blob, Fault> {
        let mut source = std::pin::pin!(source);
        match self.0.dir() {
            Some(dir) => put_file(dir, &mut source, max).await,
            None => self.put_rows(&mut source, max).await,
        }
    }

    /// The bytes of a hash; `None` when they are not here.
    ///
    /// # Errors
    /// [`FaultKind::Io`] when they cannot be read.
    pub async fn get(&self, sha256: &str) -> Result<Option<BlobReader>, Fault> {
        if !is_hash(sha256) {
            return Ok(None);
        }
        if let Some(dir) = self.0.dir() {
            return match tokio::fs::File::open(path(dir, sha256)).await {
                Ok(file) => Ok(Some(Box::pin(file))),
                Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
                Err(e) => Err(Fault::io("opening a stored file", e)),
            };
        }
        let row = self.0.db().fetch_one("SELECT chunks FROM blob WHERE sha256 = $1", crate::args![sha256]).await?;
        let Some(chunks) = row.map(|r| r.int(0)).transpose()? else { return Ok(None) };
        let (mut into, out) = tokio::io::duplex(CHUNK);
        let (db, hash) = (self.0.db().clone(), sha256.to_owned());
        tokio::spawn(async move {
            for n in 0..chunks {
                let rows = db.fetch("SELECT bytes FROM blob_chunk WHERE sha256 = $1 AND n = $2", crate::args![hash.clone(), n]).await;
                let Some(bytes) = rows.ok().and_then(|r| r.first().and_then(|r| r.blob(0).ok())) else { return };
                if into.write_all(&bytes).await.is_err() {
                    return; // the reader went away
                }
            }
        });
        Ok(Some(Box::pin(out)))
    }

    /// Whether the bytes of a hash are here.
    ///
    /// # Errors
    /// What the database says.
    pub async fn has(&self, sha256: &str) -> Result<bool, Fault> {
        match self.0.dir() {
            Some(dir) => Ok(is_hash(sha256) && path(dir, sha256).is_file()),
            None => Ok(self.0.db().fetch_one("SELECT size FROM blob WHERE sha256 = $1", crate::args![sha256]).await?.is_some()),
        }
    }

    /// The hashes that attached files point to.
    ///
    /// # Errors
    /// What the database says.
    pub async fn referenced(&self) -> Result<Vec<String>, Fault> {
        self.0.db().fetch("SELECT DISTINCT sha256 FROM attachment ORDER BY sha256", vec![]).await?.iter().map(|r| r.text(0)).collect()
    }

    async fn put_rows(&self, source: &mut Pin<&mut (impl AsyncRead + Send)>, max: u64) -> Result<Blob, Fault> {
        let part = self.0.db().fetch_one("SELECT 'part:' || CAST(gen_random_uuid() AS text)", vec![]).await?;
        let part = part.ok_or_else(|| Fault::corrupt("no provisional name was given"))?.text(0)?;
        let mut n = 0_i64;
        let store = self.0;
        let done = pump(source, max, async |bytes: Vec<u8>| {
            let sql = "INSERT INTO blob_chunk (sha256, n, bytes) VALUES ($1, $2, $3)";
            store.write(vec![(sql.into(), crate::args![part.clone(), n, bytes])]).await?;
            n += 1;
            Ok(())
        })
        .await;
        let drop_part = ("DELETE FROM blob_chunk WHERE sha256 = $1".into(), crate::args![part.clone()]);
        let blob = match done {
            Ok(blob) => blob,
            Err(fault) => {
                self.0.write(vec![drop_part]).await?;
                return Err(fault);
            }
        };
        let size = i64::try_from(blob.size).unwrap_or(i64::MAX);
        let keep = "UPDATE blob_chunk SET sha256 = $1 WHERE sha256 = $2 AND NOT EXISTS (SELECT 1 FROM blob WHERE sha256 = $1)";
        let name = "INSERT INTO blob (sha256, size, chunks) VALUES ($1, $2, $3) ON CONFLICT (sha256) DO NOTHING";
        let hash = blob.sha256.clone();
        let named = self
            .0
            .write(vec![
                (keep.into(), crate::args![hash.clone(), part.clone()]),
                (name.into(), crate::args![hash, size, n]),
                (drop_part.0.clone(), drop_part.1.clone()),
            ])
            .await;
        match named {
            // Someone stored the same bytes at the same time; theirs stand.
            Err(fault) if matches!(fault.kind, FaultKind::Duplicate(_)) => self.0.write(vec![drop_part]).await.map(|_| blob),
            other => other.map(|_| blob),
        }
    }
}

async fn put_file(dir: &Path, source: &mut Pin<&mut (impl AsyncRead + Send)>, max: u64) -> Result<Blob, Fault> {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let parts = dir.join("blobs").join("part");
    tokio::fs::create_dir_all(&parts).await.map_err(|e| Fault::io("making room for a file", e))?;
    // The directory has one process (its lock), so a counter is name enough; a leftover of the last one is overwritten.
    let part = parts.join(COUNT.fetch_add(1, Ordering::Relaxed).to_string());
    let stored = write_part(&part, source, max).await;
    let placed = match stored {
        Ok(blob) => place(dir, &part, &blob).await.map(|()| blob),
        Err(fault) => Err(fault),
    };
    if placed.is_err() {
        let _ = tokio::fs::remove_file(&part).await;
    }
    placed
}

async fn write_part(part: &Path, source: &mut Pin<&mut (impl AsyncRead + Send)>, max: u64) -> Result<Blob, Fault> {
    let mut file = tokio::fs::File::create(part).await.map_err(|e| Fault::io("storing a file", e))?;
    let blob = pump(source, max, async |bytes: Vec<u8>| file.write_all(&bytes).await.map_err(|e| Fault::io("storing a file", e))).await?;
    file.flush().await.map_err(|e| Fault::io("storing a file", e))?;
    file.sync_all().await.map_err(|e| Fault::io("storing a file", e))?;
    Ok(blob)
}

async fn place(dir: &Path, part: &Path, blob: &Blob) -> Result<(), Fault> {
    let to = path(dir, &blob.sha256);
    let folder = to.parent().expect("a blob lies in a folder").to_owned();
    tokio::fs::create_dir_all(&folder).await.map_err(|e| Fault::io("making room for a file", e))?;
    tokio::fs::rename(part, &to).await.map_err(|e| Fault::io("storing a file", e))?;
    // The name itself must reach the disk before anyone is told.
    let folder = tokio::fs::File::open(&folder).await.map_err(|e| Fault::io("storing a file", e))?;
    folder.sync_all().await.map_err(|e| Fault::io("storing a file", e))
}

/// Reads to the end in pieces of a mebibyte, counting and hashing.
async fn pump(
    source: &mut Pin<&mut (impl AsyncRead + Send)>,
    max: u64,
    mut sink: impl AsyncFnMut(Vec<u8>) -> Result<(), Fault>,
) -> Result<Blob, Fault> {
    let mut hash = Sha256::new();
    let mut size = 0_u64;
    loop {
        let mut piece = Vec::with_capacity(CHUNK.min(usize::try_from(max - size + 1).unwrap_or(CHUNK)));
        while piece.len() < piece.capacity() {
            let read = source.read_buf(&mut piece).await.map_err(|e| Fault::io("the upload broke off", e))?;
            if read == 0 {
                break;
            }
        }
        if piece.is_empty() {
            return Ok(Blob { sha256: to_hex(&hash.finalize()), size });
        }
        size += piece.len() as u64;
        if size > max {
            return Err(Fault::new(FaultKind::TooLarge, format!("the file is longer than {max} bytes")));
        }
        hash.update(&piece);
        sink(piece).await?;
    }
}

fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

/// Where the bytes of a hash lie in a data directory.
#[must_use]
pub fn path(dir: &Path, sha256: &str) -> PathBuf {
    let (folder, rest) = sha256.split_at(2.min(sha256.len()));
    dir.join("blobs").join(folder).join(rest)
}

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

    /// Clears away what uploads left that broke off without a word: parts older than a day. On PostgreSQL anything may break off
    /// (a replica that is killed); on a disk only a crash leaves parts, and opening the store clears those.
    ///
    /// # Errors
    /// What the database says.
    pub async fn purge_parts(&self) -> Result<(), Fault> {
        if self.0.dir().is_some() {
            return Ok(());
        }
        let sql = "DELETE FROM blob_chunk WHERE sha256 LIKE 'part:%' \
                   AND substr(sha256, 6, 12) COLLATE \"C\" < lpad(CAST(floor(extract(epoch FROM now())) - 86400 AS text), 12, '0')";
        self.0.write(vec![(sql.into(), vec![])]).await.map(|_| ())
    }

    async fn put_rows(&self, source: &mut Pin<&mut (impl AsyncRead + Send)>, max: u64) -> Result<Blob, Fault> {
        // The provisional name says when it was given, so that what nobody finished is known by its age.
        let sql =
            "SELECT 'part:' || lpad(CAST(floor(extract(epoch FROM now())) AS text), 12, '0') || ':' || CAST(gen_random_uuid() AS text)";
        let part = self.0.db().fetch_one(sql, vec![]).await?;
        let part = part.ok_or_else(|| Fault::corrupt("no provisional name was given"))?.text(0)?;
        let drop_part = || ("DELETE FROM blob_chunk WHERE sha256 = $1".into(), crate::args![part.clone()]);
        let (blob, chunks) = match self.put_chunks(&part, source, max).await {
            Ok(done) => done,
            Err(fault) => {
                self.0.write(vec![drop_part()]).await?;
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
                (name.into(), crate::args![hash, size, chunks]),
                drop_part(),
            ])
            .await;
        match named {
            // Someone stored the same bytes at the same time; theirs stand.
            Err(fault) if matches!(fault.kind, FaultKind::Duplicate(_)) => self.0.write(vec![drop_part()]).await.map(|_| blob),
            other => other.map(|_| blob),
        }
    }

    /// Writes the pieces under a provisional name; the blob, and how many there are.
    async fn put_chunks(&self, part: &str, source: &mut Pin<&mut (impl AsyncRead + Send)>, max: u64) -> Result<(Blob, i64), Fault> {
        let mut pieces = Pieces::new(max);
        let mut n = 0_i64;
        while let Some(bytes) = pieces.next(source).await? {
            let sql = "INSERT INTO blob_chunk (sha256, n, bytes) VALUES ($1, $2, $3)";
            self.0.write(vec![(sql.into(), crate::args![part, n, bytes])]).await?;
            n += 1;
        }
        Ok((pieces.blob(), n))
    }
}

/// A file being written. Unless it was put in its place, it goes with this value: also when whoever waits goes away.
struct Part(PathBuf);

impl Drop for Part {
    fn drop(&mut self) {
        // Where it was renamed there is nothing to remove.
        let _ = std::fs::remove_file(&self.0);
    }
}

async fn put_file(dir: &Path, source: &mut Pin<&mut (impl AsyncRead + Send)>, max: u64) -> Result<Blob, Fault> {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let parts = dir.join("blobs").join("part");
    tokio::fs::create_dir_all(&parts).await.map_err(|e| Fault::io("making room for a file", e))?;
    // The directory has one process (its lock), so a counter is name enough; a leftover of the last one is overwritten.
    let part = Part(parts.join(COUNT.fetch_add(1, Ordering::Relaxed).to_string()));
    let blob = write_part(&part.0, source, max).await?;
    place(dir, &part.0, &blob).await?;
    Ok(blob)
}

async fn write_part(part: &Path, source: &mut Pin<&mut (impl AsyncRead + Send)>, max: u64) -> Result<Blob, Fault> {
    let stopped = |e| Fault::io("storing a file", e);
    let mut file = tokio::fs::File::create(part).await.map_err(stopped)?;
    let mut pieces = Pieces::new(max);
    while let Some(bytes) = pieces.next(source).await? {
        file.write_all(&bytes).await.map_err(stopped)?;
    }
    file.flush().await.map_err(stopped)?;
    file.sync_all().await.map_err(stopped)?;
    Ok(pieces.blob())
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

/// What was read so far of a file: counted, hashed and bounded.
struct Pieces {
    hash: Sha256,
    size: u64,
    max: u64,
}

impl Pieces {
    fn new(max: u64) -> Self {
        Self { hash: Sha256::new(), size: 0, max }
    }

    /// The next piece, a mebibyte long but for the last; `None` at the end.
    async fn next(&mut self, source: &mut Pin<&mut (impl AsyncRead + Send)>) -> Result<Option<Vec<u8>>, Fault> {
        let mut piece = Vec::with_capacity(CHUNK.min(usize::try_from(self.max - self.size + 1).unwrap_or(CHUNK)));
        while piece.len() < piece.capacity() {
            let read = source.read_buf(&mut piece).await.map_err(|e| Fault::io("the upload broke off", e))?;
            if read == 0 {
                break;
            }
        }
        if piece.is_empty() {
            return Ok(None);
        }
        self.size += piece.len() as u64;
        if self.size > self.max {
            return Err(Fault::new(FaultKind::TooLarge, format!("the file is longer than {} bytes", self.max)));
        }
        self.hash.update(&piece);
        Ok(Some(piece))
    }

    fn blob(self) -> Blob {
        Blob { sha256: to_hex(&self.hash.finalize()), size: self.size }
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

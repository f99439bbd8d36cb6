//! Backups: a folder that is a data directory (SQLite, whatever the store runs on) with a manifest of every file's
//! SHA-256. A copy that cannot be checked is not a backup, so restoring checks first and copies after.

use crate::blobs::path as blob_path;
use crate::fault::{Fault, FaultKind};
use crate::journal_store::signed;
use crate::sqlite::{Lite, Mode};
use crate::{DATABASE_FILE, Dialect, Store, Target};
use journal::to_hex;
use kernel::Timestamp;
use schema::Model;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

/// What a backup holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Form of the manifest.
    pub format: u32,
    /// When it was made.
    pub made_at: Timestamp,
    /// Entries in the journal.
    pub journal_size: u64,
    /// Root of the journal's tree (hex) at that size.
    pub journal_root: String,
    /// Every file: path from the folder, length, SHA-256.
    pub files: Vec<ManifestFile>,
}

/// One file of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestFile {
    /// Path from the backup's folder, with `/`.
    pub path: String,
    /// Length in bytes.
    pub bytes: u64,
    /// SHA-256, hex.
    pub sha256: String,
}

const MANIFEST: &str = "manifest.json";

impl Store {
    /// Makes a backup into a new folder while the store is in use. `extra` files (keys, configuration) are copied along
    /// under the names given. The database goes first and the files after: files are only ever added.
    ///
    /// # Errors
    /// [`FaultKind::Io`] when the folder exists and is not empty; otherwise what database and disk say.
    pub async fn backup(&self, folder: &Path, model: Arc<Model>, made_at: Timestamp, extra: &[(&Path, &str)]) -> Result<Manifest, Fault> {
        std::fs::create_dir_all(folder).map_err(|e| Fault::io("making the backup's folder", e))?;
        if std::fs::read_dir(folder).map_err(|e| Fault::io("reading the backup's folder", e))?.next().is_some() {
            return Err(Fault::new(FaultKind::Io, format!("{} is not empty; a backup never overwrites", folder.display())));
        }
        match (self.0.dialect, self.dir()) {
            (Dialect::Sqlite, Some(dir)) => copy_database(&dir.join(DATABASE_FILE), &folder.join(DATABASE_FILE)).await?,
            _ => {
                let copy = Self::open(&Target::Sqlite(folder.to_owned()), Arc::clone(&model)).await?;
                self.move_to(&copy, |_| {}).await?;
                copy.close().await;
            }
        }
        let copy = Self::open_read_only(folder, model).await?;
        let journal_size = copy.journal().size().await?;
        let journal_root = to_hex(&copy.journal().root(journal_size).await?);
        if let Some(dir) = self.dir() {
            for sha256 in copy.blobs().referenced().await? {
                copy_file(&blob_path(dir, &sha256), &blob_path(folder, &sha256))?;
            }
        }
        copy.db().close().await;
        for (from, name) in extra {
            copy_file(from, &folder.join(name))?;
        }
        for transient in ["lock", "evident.db-wal", "evident.db-shm"] {
            let _ = std::fs::remove_file(folder.join(transient));
        }
        let mut files = Vec::new();
        list(folder, folder, &mut files)?;
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let manifest = Manifest { format: 1, made_at, journal_size, journal_root, files };
        let text = serde_json::to_string_pretty(&manifest).expect("a manifest is plain data");
        std::fs::write(folder.join(MANIFEST), text).map_err(|e| Fault::io("writing the manifest", e))?;
        Ok(manifest)
    }
}

/// Checks a backup against its manifest.
///
/// # Errors
/// [`FaultKind::Corrupt`] naming the first file that is missing or differs.
pub fn check_backup(folder: &Path) -> Result<Manifest, Fault> {
    let text = std::fs::read_to_string(folder.join(MANIFEST)).map_err(|e| Fault::io("reading the manifest", e))?;
    let manifest: Manifest = serde_json::from_str(&text).map_err(|e| Fault::corrupt(format!("the manifest cannot be read: {e}")))?;
    for file in &manifest.files {
        let found = measure(&folder.join(&file.path)).map_err(|e| e.during(&file.path))?;
        if found != (file.bytes, file.sha256.clone()) {
            return Err(Fault::corrupt(format!("{} is not what was backed up", file.path)));
        }
    }
    Ok(manifest)
}

/// Restores a backup into a directory that does not exist yet or is empty, after checking it.
///
/// # Errors
/// As [`check_backup`]; [`FaultKind::InUse`] when the directory holds something.
pub fn restore(folder: &Path, dir: &Path) -> Result<Manifest, Fault> {
    let manifest = check_backup(folder)?;
    std::fs::create_dir_all(dir).map_err(|e| Fault::io("making the data directory", e))?;
    if std::fs::read_dir(dir).map_err(|e| Fault::io("reading the data directory", e))?.next().is_some() {
        return Err(Fault::new(FaultKind::InUse, format!("{} is not empty; restore into a new directory", dir.display())));
    }
    for file in &manifest.files {
        if Path::new(&file.path).components().any(|c| !matches!(c, std::path::Component::Normal(_))) {
            return Err(Fault::corrupt(format!("the manifest names a path outside the backup: {}", file.path)));
        }
        copy_file(&folder.join(&file.path), &dir.join(&file.path))?;
    }
    Ok(manifest)
}

/// `VACUUM INTO`: a consistent copy, made beside readers and the writer.
async fn copy_database(from: &Path, to: &Path) -> Result<(), Fault> {
    let (from, target) = (from.to_owned(), to.display().to_string());
    let copying =
        tokio::task::spawn_blocking(move || Lite::open(&from, Mode::Read, 1, 4_000)?.alone("VACUUM INTO $1", crate::args![target]));
    copying.await.map_err(|e| Fault::new(FaultKind::Database, e.to_string()))??;
    File::open(to).and_then(|f| f.sync_all()).map_err(|e| Fault::io("flushing the backup", e))
}

fn copy_file(from: &Path, to: &Path) -> Result<(), Fault> {
    if let Some(folder) = to.parent() {
        std::fs::create_dir_all(folder).map_err(|e| Fault::io("making a folder", e))?;
    }
    std::fs::copy(from, to).map_err(|e| Fault::io(format!("copying {}", from.display()), e))?;
    File::open(to).and_then(|f| f.sync_all()).map_err(|e| Fault::io(format!("flushing {}", to.display()), e))
}

fn list(root: &Path, folder: &Path, out: &mut Vec<ManifestFile>) -> Result<(), Fault> {
    for entry in std::fs::read_dir(folder).map_err(|e| Fault::io("listing the backup", e))? {
        let path = entry.map_err(|e| Fault::io("listing the backup", e))?.path();
        if path.is_dir() {
            list(root, &path, out)?;
        } else {
            let (bytes, sha256) = measure(&path)?;
            let name = path.strip_prefix(root).unwrap_or(&path).components().map(|c| c.as_os_str().to_string_lossy().into_owned());
            out.push(ManifestFile { path: name.collect::<Vec<_>>().join("/"), bytes, sha256 });
        }
    }
    Ok(())
}

fn measure(path: &Path) -> Result<(u64, String), Fault> {
    let mut file = File::open(path).map_err(|e| Fault::io(format!("reading {}", path.display()), e))?;
    let (mut hash, mut size, mut buffer) = (Sha256::new(), 0_u64, vec![0; 1 << 20]);
    loop {
        let read = file.read(&mut buffer).map_err(|e| Fault::io(format!("reading {}", path.display()), e))?;
        if read == 0 {
            return Ok((size, to_hex(&hash.finalize())));
        }
        size = size.saturating_add(signed(read as u64).unsigned_abs());
        hash.update(&buffer[..read]);
    }
}

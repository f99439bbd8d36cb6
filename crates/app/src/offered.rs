//! Checkpoints that were signed beside a running server. `evident journal checkpoint` holds the key and may read the
//! journal, but on SQLite only the server may write. So it leaves the signed note in the data folder, whole or not at all,
//! and the server keeps it: within seconds, or when the next one starts. A note counts only where its signature is this
//! journal's and its root is the one the journal has at that size; anything else is put aside under another name.

use crate::app::App;
use crate::error::{AppError, Result};
use journal::{Checkpoint, Signer};
use kernel::{Id, Timestamp};
use serde::{Deserialize, Serialize};
use std::io::Write;
use std::path::{Path, PathBuf};
use store::StoredCheckpoint;

/// Longest file that is read; a note is a few hundred bytes.
const MOST_BYTES: u64 = 16 * 1024;
/// Most notes kept in one round.
const MOST_NOTES: usize = 1_000;

#[derive(Serialize, Deserialize)]
struct Offered {
    note: String,
    made_at: i64,
    reason: String,
}

/// Why an offered note is not kept.
enum Refused {
    /// It will never be: what is said about it.
    Ever(String),
    /// The journal could not be asked.
    Now(AppError),
}

impl<F: Into<AppError>> From<F> for Refused {
    fn from(fault: F) -> Self {
        Self::Now(fault.into())
    }
}

fn folder(data: &Path) -> PathBuf {
    data.join("checkpoints")
}

/// Leaves a signed checkpoint for the server of this data folder; the path tells by its end when it was taken up: the file is
/// gone when the note is kept, and ends in `.refused` when it was not good.
///
/// # Errors
/// A fault when it cannot be written.
pub fn offer_checkpoint(data: &Path, id: Id, checkpoint: &StoredCheckpoint) -> Result<PathBuf> {
    let folder = folder(data);
    let path = folder.join(format!("{}-{}.json", checkpoint.size, id.text()));
    let offered = Offered { note: checkpoint.note.clone(), made_at: checkpoint.made_at.micros(), reason: checkpoint.reason.clone() };
    let text = serde_json::to_string(&offered).map_err(AppError::fault)?;
    let failed = |e: std::io::Error| AppError::fault(format!("the checkpoint {} cannot be written: {e}", path.display()));
    std::fs::create_dir_all(&folder).map_err(failed)?;
    let part = path.with_extension("part");
    let mut file = std::fs::File::create(&part).map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)?;
    file.sync_all().map_err(failed)?;
    std::fs::rename(&part, &path).map_err(failed)?;
    std::fs::File::open(&folder).and_then(|f| f.sync_all()).map_err(failed)?;
    Ok(path)
}

/// The notes that still wait in a data folder: for whoever verifies the journal meanwhile.
///
/// # Errors
/// A fault when the folder cannot be read.
pub fn offered_notes(data: &Path) -> Result<Vec<String>> {
    Ok(waiting(data)?.iter().filter_map(|path| read(path).ok()).map(|offered| offered.note).collect())
}

/// Files that wait, in the order of their names.
fn waiting(data: &Path) -> Result<Vec<PathBuf>> {
    let entries = match std::fs::read_dir(folder(data)) {
        Ok(entries) => entries,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(AppError::fault(e)),
    };
    let mut paths: Vec<PathBuf> =
        entries.filter_map(|e| e.ok().map(|e| e.path())).filter(|p| p.extension().is_some_and(|e| e == "json")).collect();
    paths.sort();
    paths.truncate(MOST_NOTES);
    Ok(paths)
}

fn read(path: &Path) -> std::io::Result<Offered> {
    if std::fs::metadata(path)?.len() > MOST_BYTES {
        return Err(std::io::Error::other("it is too long to be a checkpoint"));
    }
    serde_json::from_str(&std::fs::read_to_string(path)?).map_err(std::io::Error::other)
}

impl App {
    /// Keeps the checkpoints that were signed beside this server; how many.
    ///
    /// # Errors
    /// A fault of the store or the folder; what was not kept then still waits.
    pub async fn keep_offered(&self) -> Result<usize> {
        let (Some(data), Some(signer)) = (self.store.dir(), &self.signer) else { return Ok(0) };
        let mut kept = 0;
        for path in waiting(data)? {
            match self.keep(&path, signer).await {
                Ok(()) => {
                    std::fs::remove_file(&path).map_err(AppError::fault)?;
                    kept += 1;
                }
                Err(Refused::Ever(why)) => {
                    tracing::warn!(path = %path.display(), why, "a checkpoint that was offered is not this journal's and was put aside");
                    std::fs::rename(&path, path.with_extension("refused")).map_err(AppError::fault)?;
                }
                Err(Refused::Now(error)) => return Err(error),
            }
        }
        Ok(kept)
    }

    async fn keep(&self, path: &Path, signer: &Signer) -> Result<(), Refused> {
        let never = |why: &dyn std::fmt::Display| Refused::Ever(why.to_string());
        let offered = read(path).map_err(|e| never(&e))?;
        let checkpoint = Checkpoint::verify(&offered.note, &signer.verifier_key()).map_err(|e| never(&e))?;
        let journal = self.store.journal();
        if checkpoint.size > journal.size().await? {
            return Err(never(&"the journal is shorter than it says"));
        }
        if journal.root(checkpoint.size).await? != checkpoint.root {
            return Err(never(&"the journal has another root at its size"));
        }
        let made_at = Timestamp::from_micros(offered.made_at);
        let stored = StoredCheckpoint { size: checkpoint.size, note: offered.note, made_at, reason: offered.reason, anchored: None };
        Ok(journal.put_checkpoint(&stored).await?)
    }
}

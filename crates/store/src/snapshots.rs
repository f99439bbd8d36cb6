//! Snapshots of the past lie in folders of one place, each made once and found again by the next who asks for the same
//! instant. They follow from the journal, so any of them may go at any time; what nobody looks at does. At most [`MOST`]
//! stay, none longer than [`DAYS`] days after it was last opened, and never one that somebody is looking at: whoever looks holds
//! a shared lock on it, which goes with the process, however it goes.

use crate::fault::{Fault, FaultKind};
use crate::lock::Lock;
use crate::{Store, Target};
use schema::Model;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// Most snapshots that are kept, the one just opened among them.
pub const MOST: usize = 8;
/// Days for which a snapshot is kept after it was last opened.
pub const DAYS: u64 = 30;
/// Begins the names of folders beside the snapshots that hold the sessions of one view and go with it.
pub const SESSIONS: &str = "sessions-";

/// Stands in a folder whose snapshot is whole; its time of change says when it was last opened.
const COMPLETE: &str = "complete";
/// Sessions of a view that ended without clearing up are left alone for so long: it might just be starting.
const GRACE: Duration = Duration::from_secs(3600);

/// The past, for reading only. The snapshot stays where it is for as long as this is held.
pub struct Past {
    /// The store.
    pub store: Store,
    _held: Lock,
}

/// Whether the snapshot in a folder is whole.
pub(crate) fn is_complete(folder: &Path) -> bool {
    folder.join(COMPLETE).is_file()
}

/// Notes that a snapshot is whole, or was opened once more; answers the instant by the clock of the disk.
pub(crate) fn mark(folder: &Path) -> Result<SystemTime, Fault> {
    let file = folder.join(COMPLETE);
    let marked = std::fs::write(&file, b"").and_then(|()| File::options().write(true).open(&file)?.sync_all());
    marked.and_then(|()| std::fs::metadata(&file)?.modified()).map_err(|e| Fault::io("noting the use of the snapshot", e))
}

/// Opens the snapshot in a folder and keeps it from being cleared away; clears away others of `base` that have had their time.
pub(crate) async fn open(base: &Path, folder: &Path, model: Arc<Model>) -> Result<Past, Fault> {
    let held = Lock::shared(&lock_file(folder)).map_err(|error| match error {
        TryLockError::WouldBlock => being_changed(folder),
        TryLockError::Error(e) => Fault::io("locking the snapshot", e),
    })?;
    // Between a look at it and the lock it may have been cleared away.
    if !is_complete(folder) {
        return Err(being_changed(folder));
    }
    let now = mark(folder)?;
    prune(base, folder, now);
    Ok(Past { store: Store::open_read_only(folder, model).await?, _held: held })
}

/// Makes the snapshot of a folder writable, for whoever builds it.
pub(crate) async fn build(folder: &Path, model: Arc<Model>) -> Result<Store, Fault> {
    Store::open(&Target::Sqlite(folder.to_owned()), model).await
}

fn being_changed(folder: &Path) -> Fault {
    Fault::new(FaultKind::InUse, format!("the snapshot {} is being built or cleared away; try again in a moment", folder.display()))
}

fn lock_file(folder: &Path) -> PathBuf {
    folder.join("lock")
}

/// Clears away what has had its time, but for `own`. Trouble with one of them is no trouble for whoever looks at another.
fn prune(base: &Path, own: &Path, now: SystemTime) {
    let Ok(entries) = std::fs::read_dir(base) else { return };
    let mut kept = 1;
    let mut all: Vec<(SystemTime, PathBuf)> = entries
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(|path| path.is_dir() && path != own)
        .filter_map(|path| Some((used(&path).ok()?, path)))
        .collect();
    all.sort_by(|a, b| b.cmp(a));
    for (used, folder) in all {
        let age = now.duration_since(used).unwrap_or_default();
        let over = if folder.file_name().is_some_and(|n| n.to_string_lossy().starts_with(SESSIONS)) {
            age > GRACE
        } else {
            kept += 1;
            kept > MOST || age > Duration::from_secs(DAYS * 86_400)
        };
        if over && let Err(error) = remove(&folder) {
            tracing::warn!(%error, folder = %folder.display(), "a snapshot of the past could not be cleared away");
        }
    }
}

/// When a snapshot was last opened; one that is not whole, when it was last added to.
fn used(folder: &Path) -> std::io::Result<SystemTime> {
    std::fs::metadata(folder.join(COMPLETE)).or_else(|_| std::fs::metadata(folder))?.modified()
}

/// Removes a folder that nobody has open.
fn remove(folder: &Path) -> std::io::Result<()> {
    let _lock = match Lock::alone(&lock_file(folder)) {
        Ok(lock) => lock,
        Err(TryLockError::WouldBlock) => return Ok(()),
        Err(TryLockError::Error(error)) => return Err(error),
    };
    // Broken off half way, it must not be taken for whole.
    match std::fs::remove_file(folder.join(COMPLETE)) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(e),
        _ => std::fs::remove_dir_all(folder),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_looks_at_goes() {
        let base = testkit::temp_dir();
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(2_000_000_000);
        let days = |n: u64| now - Duration::from_secs(n * 86_400);
        let make = |name: String, used: SystemTime| {
            let folder = base.path().join(name);
            std::fs::create_dir(&folder).unwrap();
            mark(&folder).unwrap();
            File::options().write(true).open(folder.join(COMPLETE)).unwrap().set_modified(used).unwrap();
            folder
        };
        let own = make("own".into(), days(900));
        let aged = make("aged".into(), days(DAYS + 1));
        let watched = make("watched".into(), days(DAYS + 2));
        let fresh: Vec<PathBuf> = (0..MOST as u64).map(|n| make(format!("n{n}"), days(n))).collect();
        let sessions = [("sessions-1", days(1)), ("sessions-2", now)].map(|(name, used)| make(name.into(), used));
        let view = Lock::shared(&lock_file(&watched)).unwrap();

        prune(base.path(), &own, now);
        assert!(own.is_dir() && watched.is_dir(), "what is looked at stays");
        assert!(!aged.exists(), "too old");
        let stay: Vec<bool> = fresh.iter().map(|f| f.is_dir()).collect();
        assert_eq!(stay.iter().filter(|s| **s).count(), MOST - 1, "with the own one they are as many as may be");
        assert!(!stay[MOST - 1], "the one that was not opened for longest goes");
        assert_eq!(sessions.map(|s| s.is_dir()), [false, true], "sessions of a view that ended go, of one that starts stay");

        drop(view);
        prune(base.path(), &own, now);
        assert!(!watched.exists());
    }
}

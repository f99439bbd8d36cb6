//! Locks on files, which the operating system keeps: whatever becomes of a process, its locks go with it. They belong to the
//! open file, and a process that is being started holds every open file of its parent for a moment. So a lock that ends is
//! taken back in words, not only let go: else it would last as long as that moment.

use std::fs::{File, TryLockError};
use std::path::Path;

/// A file held locked. Dropped, it is free at once, whoever else still has the file open.
pub(crate) struct Lock(File);

impl Lock {
    /// Locked for its holder alone.
    ///
    /// # Errors
    /// When somebody else holds it, or the file system fails.
    pub(crate) fn alone(path: &Path) -> Result<Self, TryLockError> {
        let file = open(path)?;
        file.try_lock()?;
        Ok(Self(file))
    }

    /// Locked against whoever wants it alone.
    ///
    /// # Errors
    /// When somebody holds it alone, or the file system fails.
    pub(crate) fn shared(path: &Path) -> Result<Self, TryLockError> {
        let file = open(path)?;
        file.try_lock_shared()?;
        Ok(Self(file))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // What cannot be unlocked is unlocked by the end of the process.
        let _ = self.0.unlock();
    }
}

fn open(path: &Path) -> Result<File, TryLockError> {
    File::options().create(true).truncate(false).read(true).write(true).open(path).map_err(TryLockError::Error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dropped_lock_is_free_though_the_file_is_still_open_elsewhere() {
        let folder = testkit::temp_dir();
        let path = folder.join("lock");
        let lock = Lock::alone(&path).unwrap();
        assert!(matches!(Lock::alone(&path), Err(TryLockError::WouldBlock)));
        assert!(matches!(Lock::shared(&path), Err(TryLockError::WouldBlock)));
        // What a process that is being started holds: the same open file.
        let inherited = lock.0.try_clone().unwrap();
        drop(lock);
        let one = Lock::shared(&path).unwrap();
        let two = Lock::shared(&path).unwrap();
        assert!(Lock::alone(&path).is_err());
        drop((one, two));
        assert!(Lock::alone(&path).is_ok());
        drop(inherited);
    }
}

//! Temporary directories.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// A directory of its own under the system's temporary one, removed with everything in it when the value is dropped.
#[derive(Debug)]
pub struct TempDir(PathBuf);

impl TempDir {
    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }
    /// A path in it.
    #[must_use]
    pub fn join(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl AsRef<Path> for TempDir {
    fn as_ref(&self) -> &Path {
        &self.0
    }
}

impl Drop for TempDir {
    fn drop(&mut self) {
        // A database that is just being closed still adds and removes files, and a removal that meets it stops half-way.
        for _ in 0..100 {
            if std::fs::remove_dir_all(&self.0).is_ok() || !self.0.exists() {
                break;
            }
            std::thread::yield_now();
        }
    }
}

/// A new, empty directory.
///
/// # Panics
/// When the system's temporary directory cannot be written.
#[must_use]
pub fn temp_dir() -> TempDir {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    loop {
        let name = format!("evident-test-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        match std::fs::create_dir(&path) {
            Ok(()) => return TempDir(path),
            Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => {} // a process of the same number left it
            Err(e) => panic!("{}: {e}", path.display()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directories_are_new_and_go_away() {
        let (one, two) = (temp_dir(), temp_dir());
        assert_ne!(one.path(), two.path());
        std::fs::write(one.join("file"), "x").expect("writable");
        let path = one.path().to_owned();
        drop(one);
        assert!(!path.exists());
        assert!(two.path().exists());
    }
}

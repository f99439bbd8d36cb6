//! Checkpoints: the head of the journal, signed by a key that lives outside the database. Whoever keeps one of them
//! elsewhere can later be shown that nothing before it was altered.

use crate::app::App;
use crate::error::{AppError, Result};
use journal::Signer;
use kernel::IdSource;
use std::path::{Path, PathBuf};
use store::StoredCheckpoint;

/// Where the journal's key lies within the data folder.
#[must_use]
pub fn key_path(data: &Path) -> PathBuf {
    data.join("keys").join("journal.pem")
}

/// Reads the journal's key; `None` when there is none yet. Its name is the text of the file beside it.
///
/// # Errors
/// A fault when the file cannot be read, is no key, or may be read by others.
pub fn read_key(data: &Path) -> Result<Option<Signer>> {
    let path = key_path(data);
    let pem = match std::fs::read_to_string(&path) {
        Ok(pem) => pem,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(AppError::fault(format!("the journal's key {} cannot be read: {e}", path.display()))),
    };
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&path).map_err(AppError::fault)?.permissions().mode();
        if mode & 0o077 != 0 {
            return Err(AppError::fault(format!("the journal's key {} may be read by others; set its mode to 0600", path.display())));
        }
    }
    let name = std::fs::read_to_string(path.with_extension("name")).unwrap_or_default();
    let name = if name.trim().is_empty() { "evident" } else { name.trim() };
    Signer::from_pem(name, &pem).map(Some).map_err(|e| AppError::fault(format!("the journal's key {} is no key: {e}", path.display())))
}

/// Makes the journal's key, readable by its owner only; an existing one is kept.
///
/// # Errors
/// A fault when it cannot be written.
pub fn make_key(data: &Path, ids: &mut dyn IdSource) -> Result<Signer> {
    if let Some(signer) = read_key(data)? {
        return Ok(signer);
    }
    let mut seed = [0_u8; 32];
    ids.fill(&mut seed);
    let mut tag = [0_u8; 4];
    ids.fill(&mut tag);
    let name = format!("evident/{}", journal::to_hex(&tag));
    let signer = Signer::from_seed(&name, seed).map_err(AppError::fault)?;
    let path = key_path(data);
    let folder = path.parent().expect("the key lies in a folder");
    let failed = |e: std::io::Error| AppError::fault(format!("the journal's key {} cannot be written: {e}", path.display()));
    std::fs::create_dir_all(folder).map_err(failed)?;
    std::fs::write(path.with_extension("name"), format!("{name}\n")).map_err(failed)?;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
        options.mode(0o600);
        std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700)).map_err(failed)?;
    }
    let mut file = options.open(&path).map_err(failed)?;
    std::io::Write::write_all(&mut file, signer.to_pem().as_bytes()).map_err(failed)?;
    file.sync_all().map_err(failed)?;
    Ok(signer)
}

impl App {
    /// Signs the present head of the journal and keeps the note. When nothing was added since the last one, that one is
    /// the answer.
    ///
    /// # Errors
    /// A refusal when there is no key; a fault.
    pub async fn checkpoint(&self, reason: &str) -> Result<StoredCheckpoint> {
        let Some(signer) = &self.signer else {
            return Err(kernel::Refusal::guard("There is no journal key. `evident init` makes one.").into());
        };
        let journal = self.store.journal();
        let size = journal.size().await?;
        if let Some(last) = journal.last_checkpoint().await?.filter(|c| c.size == size && c.note.contains(signer.name())) {
            return Ok(last);
        }
        let root = journal.root(size).await?;
        let checkpoint =
            StoredCheckpoint { size, note: signer.sign(size, root), made_at: self.clock.now(), reason: reason.to_owned(), anchored: None };
        journal.put_checkpoint(&checkpoint).await?;
        Ok(checkpoint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::SeededIds;

    #[test]
    fn a_key_is_made_once_and_kept_to_its_owner() {
        let folder = testkit::temp_dir();
        assert!(read_key(folder.path()).unwrap().is_none());
        let made = make_key(folder.path(), &mut SeededIds::new(3)).unwrap();
        let again = make_key(folder.path(), &mut SeededIds::new(4)).unwrap();
        assert_eq!(made.verifier_key(), again.verifier_key());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let path = key_path(folder.path());
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
            assert!(read_key(folder.path()).unwrap_err().to_string().contains("0600"));
        }
    }
}

//! `evident backup` and `evident restore`.

use super::{Mode, fault, journal, open_store};
use crate::cli::{Backup, Restore};
use crate::config::Config;
use crate::exit::{Done, Failure};
use crate::output;
use std::path::Path;
use store::Store;

pub async fn backup(args: &Backup, config: &Config) -> Done {
    let store = open_store(config, Mode::Read).await?;
    let now = kernel::Clock::now(&kernel::SystemClock);
    let key = app::key_path(&config.data());
    let name = key.with_extension("name");
    // The key goes along: without it a restored system could not go on signing as the same one.
    let extra: Vec<(&Path, &str)> = [(key.as_path(), "keys/journal.pem"), (name.as_path(), "keys/journal.name")]
        .into_iter()
        .filter(|(path, _)| path.is_file())
        .collect();
    let manifest = store.backup(&args.to, practices::model(), now, &extra).await.map_err(fault)?;
    output::line(format!("{} files, {} journal entries, root {}", manifest.files.len(), manifest.journal_size, manifest.journal_root));
    output::line(format!("Written to {}. It holds the signing key: keep it as you keep the system.", args.to.display()));
    Ok(())
}

pub async fn restore(args: &Restore, config: &Config) -> Done {
    if config.database().is_some() {
        return Err(Failure::Usage(
            "a backup is restored into a folder; afterwards `evident replay --to URL` moves it to PostgreSQL".to_owned(),
        ));
    }
    let data = config.data();
    let manifest = store::restore(&args.from, &data).map_err(fault)?;
    protect(&data);
    let store = Store::open_read_only(&data, practices::model()).await.map_err(fault)?;
    let keys: Vec<_> = app::read_key(&data)?.map(|signer| signer.verifier_key()).into_iter().collect();
    let notes: Vec<String> = store.journal().checkpoints(u32::MAX >> 1).await.map_err(fault)?.into_iter().map(|c| c.note).collect();
    let report = journal::walk(&store, &notes, &keys, true).await?;
    if !report.is_sound() || ::journal::to_hex(&report.root) != manifest.journal_root {
        return Err(Failure::Found("the restored journal is not the one that was backed up".to_owned()));
    }
    output::line(format!("✓ Restored to {}: {} entries, verified.", data.display(), report.entries));
    Ok(())
}

/// Copies do not keep the mode of the key.
fn protect(data: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let key = app::key_path(data);
        for (path, mode) in [(data, 0o700), (key.parent().unwrap_or(data), 0o700), (&key, 0o600)] {
            if path.exists()
                && let Err(error) = std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode))
            {
                tracing::warn!(%error, path = %path.display(), "its mode could not be set");
            }
        }
    }
}

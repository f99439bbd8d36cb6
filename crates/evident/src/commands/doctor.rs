//! `evident doctor`: every setting with its source, and whether what the system stands on is sound.

use super::{Mode, fault, open_store, target};
use crate::cli::Output;
use crate::config::Config;
use crate::exit::{Done, Failure};
use crate::output::{self, Format};
use kernel::{Clock, SystemClock};
use serde_json::{Value as Json, json};
use std::path::Path;
use store::{Store, Target};

/// A checkpoint older than this, while entries were added since, is worth a word.
const STALE_HOURS: i64 = 2;

/// One check: its name, whether it is well, and what was seen.
struct Check {
    name: &'static str,
    well: bool,
    seen: String,
}

pub async fn run(args: &Output, config: &Config) -> Done {
    let mut checks = vec![clock(), model(), disk(&config.data()), key(config)];
    match open_store(config, Mode::Read).await {
        Ok(store) => {
            checks.push(lock(config).await);
            checks.extend(stored(&store).await?);
        }
        Err(failure) => checks.push(Check { name: "store", well: false, seen: failure.to_string() }),
    }
    let unwell = checks.iter().filter(|c| !c.well).count();
    match args.format {
        Format::Json => {
            let settings: Vec<Json> =
                config.explain().map(|(s, value, source)| json!({"key": s.key, "value": value, "source": source.to_string()})).collect();
            let listed: Vec<Json> = checks.iter().map(|c| json!({"check": c.name, "well": c.well, "seen": c.seen})).collect();
            output::json(&json!({"version": env!("CARGO_PKG_VERSION"), "settings": settings, "checks": listed}));
        }
        Format::Text => {
            let rows: Vec<Vec<String>> =
                config.explain().map(|(s, value, source)| vec![s.key.to_owned(), value, source.to_string(), s.help.to_owned()]).collect();
            output::table(&["setting", "value", "source", "what it is"], &rows);
            output::line("");
            for check in &checks {
                output::line(format!("{} {}: {}", if check.well { "✓" } else { "✗" }, check.name, check.seen));
            }
        }
    }
    if unwell == 0 { Ok(()) } else { Err(Failure::Found(format!("{unwell} checks are not well"))) }
}

fn clock() -> Check {
    let now = SystemClock.now();
    let built: kernel::Timestamp = "2026-01-01T00:00:00Z".parse().expect("a constant");
    let well = now > built && now < built.plus_seconds(50 * 366 * 86_400);
    Check { name: "clock", well, seen: format!("it is {now}") }
}

fn model() -> Check {
    let model = practices::model();
    let print: String = model.fingerprint.chars().take(12).collect();
    Check { name: "model", well: true, seen: format!("{} record types, fingerprint {print}", model.types.len()) }
}

/// Whether the data folder can be written.
fn disk(data: &Path) -> Check {
    let probe = data.join(format!(".doctor-{}", std::process::id()));
    let tried = std::fs::write(&probe, b"x").and_then(|()| std::fs::remove_file(&probe));
    match tried {
        Ok(()) => Check { name: "disk", well: true, seen: format!("{} can be written", data.display()) },
        Err(e) => Check { name: "disk", well: false, seen: format!("{}: {e}", data.display()) },
    }
}

fn key(config: &Config) -> Check {
    match app::read_key(&config.data()) {
        Ok(Some(signer)) => Check { name: "key", well: true, seen: signer.verifier_key().to_string() },
        Ok(None) => Check { name: "key", well: false, seen: "there is no journal key; `evident init` makes one".to_owned() },
        Err(error) => Check { name: "key", well: false, seen: error.to_string() },
    }
}

/// Whether a server has the folder.
async fn lock(config: &Config) -> Check {
    let Target::Sqlite(_) = target(config) else {
        return Check { name: "lock", well: true, seen: "PostgreSQL: several processes may work at once".to_owned() };
    };
    match open_store(config, Mode::Write).await {
        Ok(store) => {
            store.close().await;
            Check { name: "lock", well: true, seen: "no other process has the data folder".to_owned() }
        }
        Err(Failure::InUse(_)) => Check { name: "lock", well: true, seen: "a server has the data folder".to_owned() },
        Err(failure) => Check { name: "lock", well: false, seen: failure.to_string() },
    }
}

async fn stored(store: &Store) -> Done<Vec<Check>> {
    let now = SystemClock.now();
    let size = store.journal().size().await.map_err(fault)?;
    let root = store.journal().root(size).await.map_err(fault)?;
    let mut checks = vec![Check { name: "journal", well: true, seen: format!("{size} entries, root {}", journal::to_hex(&root)) }];
    checks.push(match store.journal().last_checkpoint().await.map_err(fault)? {
        Some(last) => {
            let hours = now.seconds_since(last.made_at) / 3600;
            let behind = size.saturating_sub(last.size);
            Check {
                name: "checkpoint",
                well: behind == 0 || hours < STALE_HOURS,
                seen: format!("{hours} hours old, {behind} entries since; made because: {}", last.reason),
            }
        }
        None => {
            Check { name: "checkpoint", well: size == 0, seen: "none was signed yet; `evident journal checkpoint` makes one".to_owned() }
        }
    });
    if size > 0 {
        let newest = store.journal().range(size - 1..size).await.map_err(fault)?;
        let ahead = newest.first().map_or(0, |e| e.entry.header.recorded_at.seconds_since(now));
        let seen = if ahead > 60 {
            format!("the newest entry lies {ahead} s in the future: the clock was set back")
        } else {
            "no entry lies in the future".to_owned()
        };
        checks.push(Check { name: "times", well: ahead <= 60, seen });
    }
    let outbox = store.outbox_state().await.map_err(fault)?;
    checks.push(Check {
        name: "outbox",
        well: outbox.dead == 0,
        seen: format!("{} deliveries wait, {} were given up", outbox.waiting, outbox.dead),
    });
    Ok(checks)
}

//! `evident replay`: the journal into another store, and the two compared row by row.

use super::{Mode, fault, open_store};
use crate::cli::Replay;
use crate::config::Config;
use crate::exit::{Done, Failure};
use crate::output::{self, Format};
use crate::stopwatch::Stopwatch;
use serde_json::json;
use std::path::PathBuf;
use store::{Cut, Progress, Store, Target};

pub async fn run(args: &Replay, config: &Config) -> Done {
    let source = open_store(config, Mode::Read).await?;
    let scratch = args.check.then(|| config.data().join(format!("replay-check-{}", std::process::id())));
    let target = match (&scratch, &args.to) {
        (Some(folder), _) => Target::Sqlite(folder.clone()),
        (None, Some(to)) => to.parse().unwrap_or_else(|never| match never {}),
        (None, None) => return Err(Failure::Usage("say where to: --to URL|DIR, or --check".to_owned())),
    };
    let done = replay(&source, &target, args).await;
    if let Some(folder) = scratch {
        remove(&folder);
    }
    done
}

async fn replay(source: &Store, target: &Target, args: &Replay) -> Done {
    let other = Store::open(target, practices::model()).await.map_err(fault)?;
    let text = args.output.format == Format::Text;
    let started = Stopwatch::start();
    let told = |p: Progress| {
        if text {
            output::progress(format!("replayed {} of {} entries", p.done, p.total));
        }
    };
    let entries = if args.check {
        source.replay_to(&other, Cut { before: u64::MAX, occurred: None }, told).await.map_err(fault)?
    } else {
        source.move_to(&other, told).await.map_err(fault)?
    };
    let seconds = started.seconds();
    if text {
        output::progress_end();
        output::note(format!("{entries} entries in {seconds:.1} s; comparing"));
    }
    let differences = source.compare(&other).await.map_err(fault)?;
    other.close().await;
    match args.output.format {
        Format::Json => {
            let listed: Vec<_> = differences
                .iter()
                .map(|d| json!({"table": d.table, "key": d.key, "column": d.column, "left": d.left, "right": d.right}))
                .collect();
            output::json(&json!({"entries": entries, "seconds": seconds, "equal": differences.is_empty(), "differences": listed}));
        }
        Format::Text => {
            for d in &differences {
                output::line(format!("✗ {} {} {}: {} ≠ {}", d.table, d.key, d.column, d.left, d.right));
            }
            if differences.is_empty() {
                output::line("✓ The two stores are equal.");
            }
        }
    }
    if differences.is_empty() { Ok(()) } else { Err(Failure::Found(format!("the stores differ in {} places", differences.len()))) }
}

fn remove(folder: &PathBuf) {
    if let Err(error) = std::fs::remove_dir_all(folder) {
        tracing::warn!(%error, folder = %folder.display(), "the temporary folder of the check could not be removed");
    }
}

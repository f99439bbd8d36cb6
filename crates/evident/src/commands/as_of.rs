//! `evident as-of`: the system as it stood, from its journal, read-only, in the same program.

use super::front::{self, Front};
use super::{Mode, fault, open_store, options};
use crate::cli::AsOf;
use crate::config::Config;
use crate::exit::{Done, Failure};
use crate::output;
use app::{App, Options, Parts};
use kernel::{PooledIds, SystemClock, Timestamp};
use std::sync::Arc;
use store::{Cut, Store, Target};

pub async fn run(args: &AsOf, config: &Config) -> Done {
    let instant = instant(&args.instant)?;
    let present = open_store(config, Mode::Read).await?;
    let cut = if args.recorded {
        Cut { before: present.journal().size_at(instant).await.map_err(fault)?, occurred: None }
    } else {
        Cut { before: u64::MAX, occurred: Some(instant) }
    };
    let base = config.data().join("as-of");
    super::make_folder(&base)?;
    let told = |p: store::Progress| output::progress(format!("building the state at {instant}: {} of {} entries", p.done, p.total));
    let past = present.as_of(cut, &base, practices::model(), told).await.map_err(fault)?;
    output::progress_end();
    if args.build_only {
        output::line(past.store.dir().map_or_else(String::new, |dir| dir.display().to_string()));
        return Ok(());
    }
    // People sign in with today's passwords; their sessions are kept apart and forgotten at the end. The past stays as it is.
    let scratch = base.join(format!("{}{}", store::snapshots::SESSIONS, std::process::id()));
    let accounts = Store::open(&Target::Sqlite(scratch.clone()), practices::model()).await.map_err(fault)?;
    let parts = Parts {
        store: past.store.clone(),
        model: practices::model(),
        rules: Arc::new(practices::rule_book()),
        clock: Arc::new(SystemClock),
        ids: Box::new(PooledIds::default()),
        signer: app::read_key(&config.data())?,
        accounts: Some((accounts.clone(), present)),
        options: Options { read_only: true, as_of: Some(instant), ..options(config) },
    };
    let app = App::open(parts).await?;
    output::line(format!("The system as it stood at {instant}; nothing can be changed in it."));
    // `past` is held until the end: a snapshot that is looked at is not cleared away.
    let served = front::run(&app, config, Front { worker: false, demo: Vec::new() }).await;
    accounts.close().await;
    drop(past);
    if let Err(error) = std::fs::remove_dir_all(&scratch) {
        tracing::warn!(%error, "the sessions of the view could not be removed");
    }
    served
}

/// An instant, or the end of a date.
fn instant(text: &str) -> Done<Timestamp> {
    let parsed = text.parse::<Timestamp>().ok().or_else(|| {
        let next = text.parse::<kernel::Date>().ok()?.tomorrow().ok()?;
        let start = next.to_zoned(jiff::tz::TimeZone::UTC).ok()?;
        Some(Timestamp::from(start.timestamp()).plus_seconds(-1))
    });
    parsed
        .ok_or_else(|| Failure::Usage(format!("“{text}” is neither an instant such as 2026-03-31T23:59:59Z nor a date such as 2026-03-31")))
}

#[cfg(test)]
mod tests {
    use super::instant;

    #[test]
    fn dates_mean_their_end() {
        assert_eq!(instant("2026-03-31").unwrap().to_string(), "2026-03-31T23:59:59Z");
        assert_eq!(instant("2026-03-31T12:00:00+02:00").unwrap().to_string(), "2026-03-31T10:00:00Z");
        assert!(instant("yesterday").is_err());
    }
}

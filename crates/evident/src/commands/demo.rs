//! `evident demo`: the demonstration organisation, built once, then served.

use super::front::{self, Front};
use super::{Mode, make_folder, open_app, open_store};
use crate::cli::Demo;
use crate::config::{Config, Source};
use crate::exit::{Done, Failure};
use crate::output;
use crate::stopwatch::Stopwatch;
use evident::demo::{self, Account, News};
use kernel::SystemIds;

/// Where the demonstration is built unless said otherwise: never where a real organisation is.
const FOLDER: &str = "evident-demo";
/// Setting in which the accounts are kept, so that a later start can show them again.
const ACCOUNTS: &str = "demonstration_accounts";

pub async fn run(args: &Demo, config: &Config) -> Done {
    let given = config.explain().any(|(s, _, source)| s.key == "data" && *source != Source::Default);
    let config = if given { config.clone() } else { config.with("data", FOLDER) };
    let folder = config.data();
    if args.fresh && folder.join(store::DATABASE_FILE).is_file() {
        // Only what this program made is deleted, and only when nobody has it open.
        open_store(&config, Mode::Write).await?.close().await;
        std::fs::remove_dir_all(&folder).map_err(|e| Failure::Fault(format!("{}: {e}", folder.display())))?;
    }
    make_folder(&folder)?;
    let store = open_store(&config, Mode::Make).await?;
    app::make_key(&folder, &mut SystemIds)?;
    let app = open_app(&config, store.clone()).await?;
    let accounts: Vec<(String, String, String)> = if demo::is_complete(&app).await? {
        let kept = store.settings().get(ACCOUNTS).await.map_err(super::fault)?;
        kept.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
    } else {
        let built = build(&app, args.small).await?;
        let kept: Vec<_> = built.into_iter().map(|a| (a.email, a.password, format!("{}, {}", a.name, a.work))).collect();
        let text = serde_json::to_string(&kept).map_err(Failure::fault)?;
        store.settings().put(ACCOUNTS, &text).await.map_err(super::fault)?;
        kept
    };
    output::line("Accounts to try (made for this demonstration only):");
    let rows: Vec<Vec<String>> =
        accounts.iter().map(|(email, password, work)| vec![email.clone(), password.clone(), work.clone()]).collect();
    output::table(&["e-mail", "password", "who"], &rows);
    if args.build_only {
        store.close().await;
        return Ok(());
    }
    let shown = accounts.into_iter().map(|(email, _, work)| (email, work)).collect();
    front::run(&app, &config, Front { worker: true, demo: shown }).await
}

async fn build(app: &std::sync::Arc<app::App>, small: bool) -> Done<Vec<Account>> {
    let started = Stopwatch::start();
    let mut since = Stopwatch::start();
    let accounts = demo::build(app, small, |news| match news {
        News::Step(step) => {
            output::progress_end();
            output::note(step);
            since = Stopwatch::start();
        }
        News::Import(progress, total) => {
            output::progress(match progress.lists {
                None => format!("  {} of {total} events, {}", progress.rows, since.rate(progress.rows, total)),
                Some(lists) => format!("  {total} events; {} of {} entries are in the lists", lists.done, lists.total),
            });
        }
    })
    .await?;
    output::progress_end();
    output::note(format!("Built in {:.0} s.", started.seconds()));
    Ok(accounts)
}

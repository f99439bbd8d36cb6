//! The subcommands, one file each, and what they share: opening the store and the application.

mod as_of;
mod backup;
mod demo;
mod doctor;
mod export;
mod front;
mod import;
mod init;
mod journal;
mod model;
mod openapi;
mod query;
mod records;
mod replay;
mod serve;
mod verify;

use crate::cli::{Command, ImportKind};
use crate::config::Config;
use crate::exit::{Done, Failure};
use app::{App, Options, Parts};
use kernel::{PooledIds, SystemClock};
use std::path::Path;
use std::sync::Arc;
use store::{Fault, FaultKind, Store, Target};

/// Runs a subcommand.
pub async fn run(command: Command, config: Config) -> Done {
    match command {
        Command::Demo(args) => demo::run(&args, &config).await,
        Command::Serve(_) => serve::run(&config).await,
        Command::Init(args) => init::run(&args, &config).await,
        Command::Import(what) => match what.records {
            Some(ImportKind::Records(args)) => records::run(&args, &config).await,
            None => import::run(&what.history, &config).await,
        },
        Command::Export(args) => export::run(&args, &config).await,
        Command::Query(args) => query::run(&args, &config).await,
        Command::Journal { action } => journal::run(&action, &config).await,
        Command::Verify(args) => verify::run(&args),
        Command::AsOf(args) => as_of::run(&args, &config).await,
        Command::Replay(args) => replay::run(&args, &config).await,
        Command::Backup(args) => backup::backup(&args, &config).await,
        Command::Restore(args) => backup::restore(&args, &config).await,
        Command::Model { action } => model::run(&action, &config),
        Command::Doctor(args) => doctor::run(&args, &config).await,
        Command::Openapi => openapi::run(),
    }
}

/// How a store is opened.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// To read and write; on SQLite no other process may have it open.
    Write,
    /// To read only, also beside a running server.
    Read,
    /// To read and write, made when it is not there.
    Make,
}

/// Where the store is, by configuration.
pub fn target(config: &Config) -> Target {
    config.database().map_or_else(|| Target::Sqlite(config.data()), |url| Target::Postgres(url.to_owned()))
}

/// Opens the store.
pub async fn open_store(config: &Config, mode: Mode) -> Done<Store> {
    let target = target(config);
    let model = practices::model();
    if let Target::Sqlite(folder) = &target {
        let there = folder.join(store::DATABASE_FILE).is_file();
        if !there && mode != Mode::Make {
            return Err(Failure::Refused(format!(
                "{} holds no data. `evident init --data {0}` makes it, `evident demo` shows a complete organisation.",
                folder.display()
            )));
        }
        if mode == Mode::Read {
            return Store::open_read_only(folder, model).await.map_err(fault);
        }
    }
    Store::open(&target, model).await.map_err(fault)
}

/// Opens the application on a store.
pub async fn open_app(config: &Config, store: Store) -> Done<Arc<App>> {
    let signer = app::read_key(&config.data())?;
    let parts = Parts {
        store,
        model: practices::model(),
        rules: Arc::new(practices::rule_book()),
        clock: Arc::new(SystemClock),
        ids: Box::new(PooledIds::default()),
        signer,
        accounts: None,
        options: options(config),
    };
    Ok(App::open(parts).await?)
}

/// Who does it: a person by e-mail address, else the administrator of the machine.
pub async fn viewer(app: &App, email: Option<&str>) -> Done<Arc<engine::Viewer>> {
    match email {
        Some(email) => app.viewer_by_email(email).await.map_err(|_| Failure::Refused(format!("Nobody active has the address {email}."))),
        None => Ok(Arc::new(app.system("cli"))),
    }
}

/// A record type by its name, or by what many of them are called: `incidents` → `incident`, `categories` → `category`.
pub fn type_named(app: &App, what: &str) -> Done<Arc<schema::TypeDef>> {
    let singular = match what {
        "people" => "person".to_owned(),
        _ => what.strip_suffix("ies").map_or_else(|| what.trim_end_matches('s').to_owned(), |stem| format!("{stem}y")),
    };
    Ok(app.def(what).or_else(|_| app.def(&singular)).or_else(|_| app.def(what))?)
}

/// What the configuration decides for the application.
pub fn options(config: &Config) -> Options {
    Options {
        session_idle_seconds: config.number("session.idle_minutes") * 60,
        session_absolute_seconds: config.number("session.absolute_hours") * 3600,
        max_attachment: config.number("attachments.max_mib").unsigned_abs() * 1024 * 1024,
        ..Options::default()
    }
}

/// A fault of the store as a failure of the command.
pub fn fault(fault: Fault) -> Failure {
    let in_use = fault.kind == FaultKind::InUse;
    let text = fault.to_string();
    if in_use {
        Failure::InUse(format!("{text}. Stop the other process, or let this one work beside it with a command that only reads."))
    } else {
        Failure::Fault(text)
    }
}

/// A failure of the machine: what was tried, and why it did not work.
pub fn fault_io(what: &str, error: &std::io::Error) -> Failure {
    Failure::Fault(format!("{what}: {error}"))
}

/// Makes a folder, readable by its owner only.
pub fn make_folder(folder: &Path) -> Done {
    std::fs::create_dir_all(folder).map_err(|e| Failure::Fault(format!("{}: {e}", folder.display())))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let owner_only = std::fs::Permissions::from_mode(0o700);
        std::fs::set_permissions(folder, owner_only).map_err(|e| Failure::Fault(format!("{}: {e}", folder.display())))?;
    }
    Ok(())
}

//! An organisation that has just been founded, on either database, at an instant that stands still.

use app::import::{Foreign, Importer, Maker, Options, SourceRow, Summary};
use app::{App, Parts};
use connect::profile::{Uci, made};
use connect::tabular::{Chronicle, Table};
use jiff::tz::TimeZone;
use kernel::{FixedClock, SystemIds, Timestamp};
use std::io::{Cursor, Read};
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;
use store::{Store, Target};
use testkit::TestDatabase;

pub const ZONE: &str = "Europe/Berlin";

/// A Monday, 09:30 in Berlin.
pub fn now() -> Timestamp {
    "2026-11-23T08:30:00Z".parse().unwrap()
}

pub async fn open(database: &TestDatabase) -> Arc<App> {
    let target: Target = database.location().parse().unwrap();
    let store = Store::open(&target, practices::model()).await.unwrap();
    over(store, Arc::new(FixedClock::at(now()))).await
}

pub async fn over(store: Store, clock: Arc<dyn kernel::Clock>) -> Arc<App> {
    let keys = testkit::temp_dir();
    let parts = Parts {
        store,
        model: practices::model(),
        rules: Arc::new(practices::rule_book()),
        clock,
        ids: Box::new(SystemIds),
        signer: Some(app::make_key(keys.path(), &mut SystemIds).unwrap()),
        accounts: None,
        options: app::Options::default(),
    };
    App::open(parts).await.unwrap()
}

pub async fn founded(database: &TestDatabase) -> Arc<App> {
    let app = open(database).await;
    let founding = app::auth::Founding {
        organisation: "Acme".into(),
        zone: ZONE.into(),
        name: "Ada Admin".into(),
        email: "ada@example.org".into(),
        password: "correct horse battery".into(),
        since: Some(jiff::civil::date(2015, 1, 1)),
    };
    app.found(&founding).await.unwrap();
    app
}

/// The first `rows` rows of the incident log, with its header.
pub fn log(rows: usize) -> Vec<u8> {
    let file = std::fs::File::open(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/uci-incident-event-log.csv.gz")).unwrap();
    let mut text = String::new();
    flate2::read::MultiGzDecoder::new(file).take(600 * (rows as u64 + 1)).read_to_string(&mut text).unwrap();
    let lines: Vec<&str> = text.lines().take(rows + 1).collect();
    format!("{}\n", lines.join("\n")).into_bytes()
}

/// The events of a log in the order of time, moved to now.
pub fn events(log: &[u8]) -> Vec<Result<SourceRow, app::import::RefusedRow>> {
    let table = Table::from_csv(Cursor::new(log.to_vec())).unwrap();
    let uci = Uci::new(table.header(), TimeZone::get(ZONE).unwrap(), 1).unwrap();
    let chronicle = Arc::new(Chronicle::collect(table, |row| uci.time_of(row)));
    let uci = uci.shifted(chronicle.weeks_to(now()));
    chronicle.rows(0).map(|row| uci.read(row)).collect()
}

pub fn options(dry_run: bool) -> Options {
    let maker: Maker = Arc::new(|foreign: &Foreign| made::record(foreign));
    Options { type_name: "incident".into(), dry_run, maker, known: Vec::new() }
}

pub async fn import(app: &App, rows: impl IntoIterator<Item = Result<SourceRow, app::import::RefusedRow>>) -> Summary {
    Importer::new(app, options(false)).await.unwrap().run(rows.into_iter(), |_| {}).await.unwrap()
}

/// Runs the program.
pub fn evident(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_evident"));
    command.args(args).current_dir(folder).env_clear().env("EVIDENT_LOG", "warn").env("TZ", "UTC");
    command.output().unwrap()
}

/// What it printed, both streams, for assertions that say what was seen.
pub fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// A data folder with an administrator, made by the program.
pub fn initialised() -> testkit::TempDir {
    let folder = testkit::temp_dir();
    let mut command = Command::new(env!("CARGO_BIN_EXE_evident"));
    command.args(["init", "--admin-email", "ada@example.org", "--zone", ZONE]).current_dir(folder.path());
    let done = command.env("EVIDENT_ADMIN_PASSWORD", "correct horse battery").env("EVIDENT_LOG", "warn").output().unwrap();
    assert!(done.status.success(), "{}", said(&done));
    folder
}

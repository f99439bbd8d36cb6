//! A million incidents: what a page costs when the desk has existed for decades. The store is filled with the log's
//! incidents told forty times, first and last event of each, three in a hundred left open.

use crate::desk::{get, load, sign_in};
use crate::table::{Bound, Figure};
use app::import::{Importer, Options, RefusedRow, SourceRow};
use connect::profile::{Uci, made};
use connect::tabular::{Table, TableRow};
use jiff::tz::TimeZone;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;
use testkit::Server;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

const LOG: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/uci-incident-event-log.csv.gz");

/// First and last event of an incident.
type Ends = (TableRow, TableRow);

/// The log's header, and the ends of every incident.
fn ends() -> Outcome<(Vec<String>, Vec<Ends>)> {
    let table = Table::open(Path::new(LOG))?;
    let header = table.header().to_vec();
    let mut all: Vec<Ends> = Vec::new();
    let key = |row: &TableRow| row.cells.as_ref().map(|c| c[0].clone()).unwrap_or_default();
    for row in table {
        let copy = TableRow { line: row.line, cells: row.cells.clone(), torn: row.torn };
        match all.last_mut() {
            Some((first, last)) if key(first) == key(&row) => *last = row,
            _ => all.push((copy, row)),
        }
    }
    Ok((header, all))
}

async fn fill(data: &Path, incidents: u64) -> Outcome<(String, String)> {
    let app = crate::open::open(data).await?;
    let accounts = evident::demo::build(&app, true, |_| {}).await?;
    let (header, ends) = ends()?;
    let last: kernel::Timestamp = "2017-02-18T15:00:00Z".parse()?;
    let shift = app.now().seconds_since(last).div_euclid(7 * 86_400) * 7 * 86_400;
    let mut left = incidents;
    let mut round = 0_u32;
    while left > 0 {
        // Each round lies a week further back, so that times differ.
        let uci = Uci::new(&header, TimeZone::UTC, 1)?.shifted(shift - i64::from(round) * 7 * 86_400).copied(&format!("/m{round}"));
        let take = usize::try_from(left.min(ends.len() as u64))?;
        let copy = |row: &TableRow| TableRow { line: row.line, cells: row.cells.clone(), torn: row.torn };
        let rows = ends[..take].iter().enumerate().flat_map(|(n, (first, last))| {
            let ended = n % 33 != 0;
            [Some(uci.read(copy(first))), ended.then(|| uci.read(copy(last)))].into_iter().flatten()
        });
        let rows: Vec<Result<SourceRow, RefusedRow>> = rows.collect();
        let options = Options { type_name: "incident".into(), dry_run: false, maker: Arc::new(made::record), known: Vec::new() };
        Importer::new(&app, options).await?.run(rows.into_iter(), |_| {}).await?;
        left -= take as u64;
        round += 1;
    }
    app.checkpoint("filled").await?;
    let agent = &accounts[1];
    let known = (agent.email.clone(), agent.password.clone());
    std::fs::write(data.join("bench-account"), format!("{}\n{}", known.0, known.1))?;
    app.store().clone().close().await;
    Ok(known)
}

/// The figures.
#[allow(clippy::disallowed_methods, clippy::cast_precision_loss)]
pub async fn measure(program: &Path, incidents: u64, keep: Option<&Path>) -> Outcome<Vec<Figure>> {
    let dir = testkit::temp_dir();
    let data = keep.map_or_else(|| dir.path().join("million"), Path::to_path_buf);
    let known = match std::fs::read_to_string(data.join("bench-account")) {
        Ok(text) => text.split_once('\n').map(|(a, b)| (a.to_owned(), b.to_owned())).ok_or("bench-account is damaged")?,
        Err(_) => fill(&data, incidents).await?,
    };
    let start = Instant::now();
    let server = Server::start(program, &data)?;
    let mut figures = vec![Figure::new("cold start", start.elapsed().as_secs_f64(), "s", Bound::AtMost(1.0))];
    let session = sign_in(&server, &known.0, &known.1).await?;
    let at =
        |name: &str, p95: f64, bound: f64| Figure::new(&format!("{name} at {incidents} incidents, p95"), p95, "ms", Bound::AtMost(bound));
    // One client: the time of the answer is the server's.
    let queue = load(&server, &session, 1, 300, Arc::new(|_| get("/t/incident?q=is%3Aopen&sort=priority,due"))).await?;
    figures.push(at("queue page of 50", queue.p95, 10.0));
    let span = incidents.max(1);
    let record = load(&server, &session, 1, 500, Arc::new(move |n| get(format!("/r/INC{:07}", 1 + n * 7_919 % span)))).await?;
    figures.push(at("record page", record.p95, 10.0));
    let rare =
        load(&server, &session, 1, 300, Arc::new(move |n| get(format!("/api/v1/search?q=INC{:07}", 1 + n * 104_729 % span)))).await?;
    figures.push(at("search of a rare word", rare.p95, 20.0));
    let common = load(&server, &session, 1, 200, Arc::new(|_| get("/api/v1/search?q=password"))).await?;
    figures.push(at("search of a common word", common.p95, 60.0));
    Ok(figures)
}

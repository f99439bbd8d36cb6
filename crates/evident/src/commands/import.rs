//! `evident import`: records of another system, with progress, a summary, and a file of what was refused.

use super::{Mode, open_app, open_store, type_named};
use crate::cli::Import;
use crate::config::Config;
use crate::exit::{Done, Failure};
use crate::output::{self, Format};
use crate::stopwatch::Stopwatch;
use app::import::{Importer, Options, Progress, RefusedRow, SourceRow, Summary};
use connect::profile::{Generic, Uci, made, newcomers};
use connect::tabular::{Chronicle, Table, ahead};
use jiff::tz::TimeZone;
use kernel::Refusal;
use serde_json::json;
use std::io::{Read as _, Write};
use std::path::Path;
use std::sync::Arc;

/// A profile as the command needs it: when a row happened, and what it says.
type Read = Box<dyn Fn(connect::tabular::TableRow) -> Result<SourceRow, RefusedRow> + Send>;
/// The longest mapping file, in bytes.
const MAX_MAPPING: u64 = 1 << 20;

pub async fn run(args: &Import, config: &Config) -> Done {
    let store = open_store(config, Mode::Write).await?;
    let app = open_app(config, store.clone()).await?;
    let (Some(what), Some(path)) = (&args.what, &args.file) else {
        return Err(Failure::Usage("say what is imported: `evident import records TYPE FILE`, or WHAT and FILE".to_owned()));
    };
    let def = type_named(&app, what)?;
    let table = Table::open(path).map_err(refused)?;
    let header = table.header().to_vec();
    let zone =
        app.shelf().all("organisation").next().and_then(|o| o.text("time_zone").map(str::to_owned)).unwrap_or_else(|| "UTC".to_owned());
    let zone = TimeZone::get(&zone).map_err(Failure::fault)?;
    let (chronicle, read): (Chronicle, Read) = match args.profile.as_str() {
        "uci" => {
            let profile = Uci::new(&header, zone, evident::demo::SEED).map_err(refused)?;
            let chronicle = Chronicle::collect(table, |row| profile.time_of(row));
            let profile = profile.shifted(if args.shift_to_now { chronicle.weeks_to(app.now()) } else { 0 });
            (chronicle, Box::new(move |row| profile.read(row)))
        }
        "generic" => {
            let path = args.mapping.as_ref().ok_or_else(|| Failure::Usage("the generic profile needs --mapping FILE".to_owned()))?;
            let profile = Generic::new(&read_mapping(path)?, &header, &def).map_err(refused)?;
            if args.shift_to_now && !profile.has_times() {
                return Err(Failure::Usage("--shift-to-now needs a mapping with `at`, the column with the time of the event".to_owned()));
            }
            let chronicle = Chronicle::collect(table, |row| profile.time_of(row));
            let profile = profile.shifted(if args.shift_to_now { chronicle.weeks_to(app.now()) } else { 0 });
            (chronicle, Box::new(move |row| profile.read(row)))
        }
        other => return Err(Failure::Usage(format!("there is no profile “{other}”; there are uci and generic"))),
    };
    // The log names people, groups and categories by codes only, so they are made up and marked; lists name them.
    let maker: app::import::Maker = if args.profile == "uci" { Arc::new(made::record) } else { newcomers(app.model().clone()) };
    let options = Options { type_name: def.name.clone(), dry_run: args.dry_run, maker, known: Vec::new() };
    let chronicle = Arc::new(chronicle);
    let total = chronicle.len() as u64;
    let torn = chronicle.torn().map(|(line, why)| format!("line {line}: {}", why.message()));
    if let (Some(where_and_why), true) = (&torn, args.shift_to_now) {
        // How far everything is moved follows from the last row, which is missing.
        return Err(Failure::Refused(format!("nothing was taken, because --shift-to-now needs the whole file: {where_and_why}")));
    }
    let importer = Importer::new(&app, options).await?;
    let importer = if torn.is_some() { importer.torn() } else { importer };
    let text = args.output.format == Format::Text;
    let rows = ahead(chronicle.rows(0).map(read)).map_err(Failure::fault)?;
    let summary = importer.run(rows, progress(total, text)).await?;
    output::progress_end();
    if let Some(path) = &args.refused {
        write_refused(path, &summary.refused)?;
    }
    tell(args, &summary, torn.as_deref());
    store.close().await;
    outcome(&summary.progress, torn)
}

/// A row that is refused is told and written down, and the rest is done; it failed when nothing could be taken, and when the
/// file breaks off, because nobody knows what else it held.
fn outcome(p: &Progress, torn: Option<String>) -> Done {
    if let Some(where_and_why) = torn {
        let taken = p.written + p.known;
        return Err(Failure::Refused(format!(
            "the file is not whole: {where_and_why} The {taken} rows before that were read; \
             run the import again with the whole file, and it goes on there"
        )));
    }
    if p.refused > 0 && p.written + p.known == 0 {
        return Err(Failure::Refused(format!("nothing could be taken: all {} rows were refused", p.refused)));
    }
    Ok(())
}

fn read_mapping(path: &Path) -> Done<String> {
    let unreadable = |e: std::io::Error| Failure::Usage(format!("{}: {e}", path.display()));
    let mut text = String::new();
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let read = file.take(MAX_MAPPING + 1).read_to_string(&mut text).map_err(unreadable)?;
    if read as u64 > MAX_MAPPING {
        return Err(Failure::Usage(format!("{}: a mapping is at most {} KiB long", path.display(), MAX_MAPPING >> 10)));
    }
    Ok(text)
}

fn progress(total: u64, tell: bool) -> impl FnMut(&Progress) {
    let started = Stopwatch::start();
    move |p| {
        if !tell {
            return;
        }
        output::progress(match p.lists {
            None => format!("{} of {total} rows, {}, {} refused", p.rows, started.rate(p.rows, total), p.refused),
            Some(lists) => format!("{} rows read; {} of {} entries are in the lists", p.rows, lists.done, lists.total),
        });
    }
}

fn write_refused(path: &Path, rows: &[RefusedRow]) -> Done {
    let failed = |e: std::io::Error| Failure::Fault(format!("{}: {e}", path.display()));
    let mut file = std::io::BufWriter::new(std::fs::File::create(path).map_err(failed)?);
    let cell = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    writeln!(file, "line,key,code,reason").map_err(failed)?;
    for row in rows {
        writeln!(file, "{},{},{},{}", row.line, cell(&row.key), row.refusal.code, cell(&row.refusal.message())).map_err(failed)?;
    }
    file.flush().map_err(failed)
}

fn tell(args: &Import, summary: &Summary, torn: Option<&str>) {
    let p = &summary.progress;
    match args.output.format {
        Format::Json => output::json(&json!({
            "rows": p.rows, "written": p.written, "known": p.known, "refused": p.refused, "records": summary.records,
            "made": summary.made, "dry_run": args.dry_run, "broken_off": torn,
        })),
        Format::Text => {
            let verb = if args.dry_run { "would be written" } else { "written" };
            output::line(format!(
                "{} rows: {} entries {verb} to {} records, {} there already, {} refused",
                p.rows, p.written, summary.records, p.known, p.refused
            ));
            for (type_name, n) in &summary.made {
                output::line(format!("{n} × {type_name} made on the way"));
            }
            for row in summary.refused.iter().take(10) {
                output::line(format!("  line {} {}: {}", row.line, row.key, row.refusal.message()));
            }
            if summary.refused.len() > 10 && args.refused.is_none() {
                output::line("  … and more; --refused FILE keeps them all");
            }
        }
    }
}

fn refused(refusal: Refusal) -> Failure {
    Failure::Refused(refusal.message())
}

//! `evident import records`: records of any type from a file, row by row under the rules of every day.

use super::{Mode, open_app, open_store, type_named, viewer};
use crate::cli::Records;
use crate::config::Config;
use crate::exit::{Done, Failure};
use crate::output::{self, Format};
use crate::stopwatch::Stopwatch;
use app::App;
use app::exchange::{self, Chosen, Column, Counts, MAX_FILE, Progress, Report, Source, Target, Wanted, matched};
use engine::Viewer;
use kernel::{Name, Refusal};
use schema::TypeDef;
use serde_json::json;
use std::io::{Read, Write};
use std::path::Path;
use std::time::Duration;

/// Refused rows that are told; the rest is in the file of refused rows.
const TOLD: usize = 10;

pub async fn run(args: &Records, config: &Config) -> Done {
    let Some(path) = &args.file else { return template(args, config).await };
    let source = Source::opened(read(path)?).await?;
    let store = open_store(config, Mode::Write).await?;
    let app = open_app(config, store.clone()).await?;
    let def = type_named(&app, &args.type_name)?;
    let viewer = viewer(&app, args.r#as.as_deref()).await?;
    let columns = matched(&def, source.headings(), &chosen(&args.map, &source)?).map_err(refused)?;
    let text = args.output.format == Format::Text;
    if text {
        left_out(&columns);
    }
    let wanted = |dry_run| Wanted {
        type_name: def.name.clone(),
        columns: columns.clone(),
        dry_run,
        confirmed: args.confirm,
        reason: args.reason.clone(),
    };
    // All rows are looked at before the first one is written, so that what must be confirmed is known.
    let mut report = carry(&app, &viewer, &source, &wanted(true), text, "checked").await?;
    if !args.dry_run {
        if report.needs_confirmation() && !args.confirm {
            return Err(Failure::Refused(format!(
                "nothing was written: {} of {} live {} would be changed, which is more than 5 %. Say --confirm if that is meant.",
                report.counts.updated,
                report.existing,
                def.plural.to_lowercase()
            )));
        }
        report = carry(&app, &viewer, &source, &wanted(false), text, "done").await?;
    }
    if let Some(to) = &args.refused {
        let why = report.reasons();
        let file = source.refused(why.iter().map(|(line, why)| (*line, &**why))).map_err(refused)?;
        write(to, &file)?;
    }
    tell(args, &def, &report);
    store.close().await;
    let Counts { rows, refused, .. } = report.counts;
    if rows > 0 && refused == rows {
        return Err(Failure::Refused(format!("nothing could be taken: all {rows} rows were refused")));
    }
    Ok(())
}

async fn template(args: &Records, config: &Config) -> Done {
    let format = match args.template.as_deref() {
        Some("xlsx") => exchange::Format::Xlsx,
        Some("csv") => exchange::Format::Csv,
        other => return Err(Failure::Usage(format!("there is no template as “{}”; there are csv and xlsx", other.unwrap_or_default()))),
    };
    let store = open_store(config, Mode::Read).await?;
    let app = open_app(config, store).await?;
    let def = type_named(&app, &args.type_name)?;
    let viewer = viewer(&app, args.r#as.as_deref()).await?;
    let file = app.template(&viewer, &def.name, format).await?;
    std::io::stdout().lock().write_all(&file).map_err(|e| Failure::Fault(e.to_string()))
}

fn read(path: &Path) -> Done<Vec<u8>> {
    let unreadable = |e: std::io::Error| Failure::Usage(format!("{}: {e}", path.display()));
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(unreadable)?;
    file.take(MAX_FILE as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

fn write(path: &Path, bytes: &[u8]) -> Done {
    std::fs::write(path, bytes).map_err(|e| Failure::Fault(format!("{}: {e}", path.display())))
}

/// `Heading=field` of every `--map`.
fn chosen(maps: &[String], source: &Source) -> Done<Chosen> {
    let mut chosen = Chosen::new();
    for map in maps {
        let (heading, field) = map.rsplit_once('=').ok_or_else(|| Failure::Usage(format!("--map {map}: write COLUMN=FIELD")))?;
        let place = source.headings().iter().position(|h| h == heading.trim());
        let place = place.ok_or_else(|| Failure::Refused(format!("the file has no column “{heading}”")))?;
        chosen.insert(place, Some(Name::from(field.trim())).filter(|f| !f.is_empty()));
    }
    Ok(chosen)
}

fn left_out(columns: &[Column]) {
    for column in columns {
        if let Target::LeftOut(why) = &column.target {
            output::note(format!("column “{}” is left out: {why}", column.heading));
        }
    }
}

async fn carry(app: &App, viewer: &Viewer, source: &Source, wanted: &Wanted, text: bool, verb: &str) -> Done<Report> {
    let (progress, started) = (Progress::default(), Stopwatch::start());
    let total = source.len() as u64;
    let mut running = std::pin::pin!(app.import_rows(viewer, source, wanted, &progress));
    let report = loop {
        tokio::select! {
            report = &mut running => break report?,
            () = tokio::time::sleep(Duration::from_millis(250)), if text => {
                output::progress(format!("{} of {total} rows {verb}, {}, {} refused", progress.rows(), started.rate(progress.rows(), total), progress.refused()));
            }
        }
    };
    if text {
        output::progress_end();
    }
    Ok(report)
}

fn tell(args: &Records, def: &TypeDef, report: &Report) {
    let Counts { rows, created, updated, unchanged, refused } = report.counts;
    match args.output.format {
        Format::Json => {
            let why: Vec<_> = report.reasons().into_iter().map(|(line, why)| json!({"line": line, "reason": why})).collect();
            output::json(&json!({
                "type": def.name, "rows": rows, "created": created, "updated": updated, "unchanged": unchanged, "refused": refused,
                "dry_run": report.dry_run, "needs_confirmation": report.needs_confirmation(), "reasons": why,
            }));
        }
        Format::Text => {
            let would = if report.dry_run { " would be" } else { "" };
            output::line(format!(
                "{rows} rows: {created}{would} made, {updated}{would} changed, {unchanged} as they are, {refused} refused"
            ));
            for (line, why) in report.reasons().into_iter().take(TOLD) {
                output::line(format!("  line {line}: {why}"));
            }
            if report.refused.len() > TOLD && args.refused.is_none() {
                output::line("  … and more; --refused FILE keeps them all");
            }
        }
    }
}

fn refused(refusal: Refusal) -> Failure {
    Failure::Refused(refusal.message())
}

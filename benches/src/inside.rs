//! Import, replay, verification and clocks: work without anybody waiting at a screen.

use crate::table::{Bound, Figure};
use evident::demo::News;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// Runs the program to its end; the wall time.
#[allow(clippy::disallowed_methods)] // a benchmark reads the clock
pub fn run(program: &Path, args: &[&str]) -> Outcome<Duration> {
    let start = Instant::now();
    let code = Command::new(program).args(args).stdout(Stdio::null()).stderr(Stdio::inherit()).status()?;
    let wall = start.elapsed();
    if code.success() { Ok(wall) } else { Err(format!("{args:?} ended with {code}").into()) }
}

/// The figures.
pub async fn measure(program: &Path) -> Outcome<Vec<Figure>> {
    let dir = testkit::temp_dir();
    let data = dir.path().join("data");
    let (mut figures, entries) = import(&data).await?;
    let data = data.to_str().ok_or("the temporary folder has a strange name")?;
    let copy = dir.path().join("copy");
    let copy = copy.to_str().ok_or("the temporary folder has a strange name")?;
    let told = Command::new(program).args(["replay", "--to", copy, "--format", "json", "--data", data]).output()?;
    let told: serde_json::Value = serde_json::from_slice(&told.stdout)?;
    if told["equal"] != true {
        return Err(format!("the replayed store is not equal: {told}").into());
    }
    let seconds = told["seconds"].as_f64().ok_or("a replay tells how long it took")?;
    figures.push(Figure::new("replay, found equal row by row", entries / seconds, "entries/s", Bound::AtLeast(50_000.0)));
    let verify = run(program, &["journal", "verify", "--data", data])?;
    figures.push(Figure::new(
        "journal verify, of 1,000,000 entries",
        verify.as_secs_f64() * 1_000_000.0 / entries,
        "s",
        Bound::AtMost(5.0),
    ));
    figures.push(clocks());
    let size = std::fs::metadata(program)?.len();
    #[allow(clippy::cast_precision_loss)]
    figures.push(Figure::new("program, stripped", size as f64 / f64::from(1 << 20), "MiB", Bound::AtMost(60.0)));
    Ok(figures)
}

/// The whole log into the demonstration organisation, whose agreements set clocks on every incident; how many entries there
/// are in the end.
#[allow(clippy::disallowed_methods, clippy::cast_precision_loss)]
async fn import(data: &Path) -> Outcome<(Vec<Figure>, f64)> {
    let app = crate::open::open(data).await?;
    // The log is the second step, whole: from opening the file to the last clock that was judged.
    let (mut steps, mut total) = (Vec::new(), 0);
    evident::demo::build(&app, false, |news| match news {
        News::Step(_) => steps.push(Instant::now()),
        News::Import(_, rows) if steps.len() == 2 => total = rows,
        News::Import(..) => {}
    })
    .await?;
    let took = steps[2].duration_since(steps[1]);
    let status = std::fs::read_to_string("/proc/self/status")?;
    let peak = status.lines().find_map(|l| l.strip_prefix("VmHWM:")).and_then(|l| l.split_whitespace().next()?.parse::<f64>().ok());
    let entries = app.store().journal().size().await? as f64;
    app.store().clone().close().await;
    let rate = total as f64 / took.as_secs_f64();
    let figures = vec![
        Figure::new("import of the whole log", rate, "events/s", Bound::AtLeast(20_000.0)),
        Figure::new("import, peak memory", peak.unwrap_or(0.0) / 1024.0, "MiB", Bound::AtMost(300.0)),
    ];
    Ok((figures, entries))
}

/// Recomputing 100,000 open clocks, each with a pause, on a business calendar.
#[allow(clippy::disallowed_methods)]
fn clocks() -> Figure {
    use engine::{SlaClock, SlaTarget};
    use journal::Actor;
    use kernel::calendar::Weekly;
    use kernel::{Calendar, CalendarDef, Id, Timestamp};
    let def = CalendarDef {
        name: "bench".into(),
        zone: "Europe/Berlin".into(),
        continuous: false,
        weekly: Weekly::monday_to_friday(&["09:00-17:00".parse().expect("an interval")]),
        holidays: std::collections::BTreeMap::new(),
        exceptions: std::collections::BTreeMap::new(),
        effective_from: jiff::civil::date(2020, 1, 1),
    };
    let calendar = Calendar::compile(&def).expect("a good calendar");
    let target = SlaTarget {
        sla: Id::from_u128(1),
        sla_version: 1,
        target: "p3".into(),
        calendar: Id::from_u128(2),
        calendar_version: 1,
        target_seconds: 16 * 3600,
    };
    let begin: Timestamp = "2026-01-05T08:00:00Z".parse().expect("an instant");
    let clocks: Vec<SlaClock> = (0..100_000_u32)
        .map(|n| {
            let at = begin.plus_seconds(i64::from(n) * 97);
            let mut clock = SlaClock::start(Id::from_u128(u128::from(n) + 10), "resolution".into(), &target, at, &calendar);
            let _ = clock.pause(&calendar, "awaiting_caller".into(), Actor::system("bench"), at.plus_seconds(3600));
            let _ = clock.resume(&calendar, at.plus_seconds(7200));
            clock
        })
        .collect();
    let now = begin.plus_seconds(140 * 86_400);
    let start = Instant::now();
    let open = clocks.iter().filter(|c| {
        let mut fresh = (*c).clone();
        fresh.evaluate(&calendar, now);
        fresh.due(&calendar).is_some() || fresh.missed_at.is_some()
    });
    let n = open.count();
    let seconds = start.elapsed().as_secs_f64();
    Figure::new(&format!("recompute of 100,000 open clocks ({n} decided or due)"), seconds, "s", Bound::AtMost(2.0))
}

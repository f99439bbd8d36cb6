//! The explanation of a clock as a person reads it.

use super::{office_def, paris, someone, start};
use engine::{ExplainedKind, Reopen};
use kernel::Calendar;
use kernel::calendar::DatedException;

fn label(kind: &ExplainedKind) -> String {
    match kind {
        ExplainedKind::Counted => "counted".to_owned(),
        ExplainedKind::Paused { reason, .. } => format!("paused: {reason}"),
        ExplainedKind::OutsideHours => "outside hours".to_owned(),
        ExplainedKind::Holiday { name } => format!("holiday: {name}"),
        ExplainedKind::Exception { reason } => format!("closed: {reason}"),
        ExplainedKind::Ended => "ended".to_owned(),
    }
}

#[test]
fn every_moment_is_said() {
    let mut def = office_def();
    def.holidays.insert("2026-06-02".parse().unwrap(), "Works holiday".to_owned());
    let stocktaking = DatedException { intervals: super::hours(&["09:00-12:00"]), reason: "stocktaking".to_owned() };
    def.exceptions.insert("2026-06-03".parse().unwrap(), stocktaking);
    let c = Calendar::compile(&def).unwrap();
    let mut clock = start(&c, 40, paris("2026-06-01 08:00"));
    clock.pause(&c, "awaiting_caller".into(), someone(), paris("2026-06-01 10:00")).unwrap();
    clock.resume(&c, paris("2026-06-01 16:00")).unwrap();
    clock.stop(&c, paris("2026-06-04 10:00")).unwrap();
    clock.reopen(&c, Reopen::Recurred, someone(), paris("2026-06-05 09:00")).unwrap();
    clock.stop(&c, paris("2026-06-05 11:00")).unwrap();
    let lines: Vec<_> =
        clock.explain(&c, paris("2026-06-05 12:00")).iter().map(|i| (i.to, label(&i.kind), i.seconds / 60, i.withheld / 60)).collect();
    let expected = [
        ("2026-06-01 09:00", "outside hours", 0, 0),
        ("2026-06-01 10:00", "counted", 60, 0),
        ("2026-06-01 16:00", "paused: awaiting_caller", 0, 360),
        ("2026-06-01 17:00", "counted", 60, 0),
        ("2026-06-02 00:00", "outside hours", 0, 0),
        ("2026-06-03 00:00", "holiday: Works holiday", 0, 0),
        ("2026-06-03 09:00", "closed: stocktaking", 0, 0),
        ("2026-06-03 12:00", "counted", 180, 0),
        ("2026-06-04 00:00", "closed: stocktaking", 0, 0),
        ("2026-06-04 09:00", "outside hours", 0, 0),
        ("2026-06-04 10:00", "counted", 60, 0),
        ("2026-06-05 09:00", "paused: reopened", 0, 420),
        ("2026-06-05 11:00", "counted", 120, 0),
        ("2026-06-05 12:00", "ended", 0, 60),
    ];
    assert_eq!(lines, expected.map(|(to, label, seconds, withheld)| (paris(to), label.to_owned(), seconds, withheld)));
    assert!(clock.explain(&c, paris("2026-06-01 07:00")).is_empty());
}

//! Holidays from iCalendar files: what is read, what is left out and named, what is refused and where.

use super::day;
use kernel::calendar::{Holidays, difference, holidays_from_ics, read_holidays};
use proptest::prelude::*;

fn file(events: &str) -> String {
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{}END:VCALENDAR\r\n", events.replace('\n', "\r\n"))
}

fn event(lines: &str) -> String {
    file(&format!("BEGIN:VEVENT\n{lines}\nEND:VEVENT\n"))
}

#[test]
fn events_become_holidays() {
    for (lines, expected) in [
        ("DTSTART;VALUE=DATE:20260101\nSUMMARY:New Year", &[("2026-01-01", "New Year")][..]),
        ("DTSTART:20260101\nDTEND:20260101\nSUMMARY:A", &[("2026-01-01", "A")]),
        (
            "DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261227\nSUMMARY:X\\, mas",
            &[("2026-12-24", "X, mas"), ("2026-12-25", "X, mas"), ("2026-12-26", "X, mas")],
        ),
        ("DTSTART;VALUE=DATE:20260214\nDURATION:P2D\nSUMMARY:Fair", &[("2026-02-14", "Fair"), ("2026-02-15", "Fair")]),
        (
            "DTSTART;TZID=\"Europe/Paris\":20260501T000000\nDTEND;TZID=Europe/Paris:20260502T000000\nSUMMARY:Labour\n  Day",
            &[("2026-05-01", "Labour Day")],
        ),
        (
            "SUMMARY;LANGUAGE=fr:Fête\nRRULE:FREQ=YEARLY;COUNT=2\nDTSTART;VALUE=DATE:20260714",
            &[("2026-07-14", "Fête"), ("2027-07-14", "Fête")],
        ),
        (
            "SUMMARY:Leap\nRRULE:FREQ=YEARLY;UNTIL=20330101T000000Z\nDTSTART:20240229",
            &[("2024-02-29", "Leap"), ("2028-02-29", "Leap"), ("2032-02-29", "Leap")],
        ),
        (
            "SUMMARY:Thanksgiving\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=3\nDTSTART;VALUE=DATE:20251127\nEXDATE;VALUE=DATE:20261126",
            &[("2025-11-27", "Thanksgiving"), ("2027-11-25", "Thanksgiving")],
        ),
        (
            "SUMMARY:B\nDTSTART:20260101\nRDATE;VALUE=DATE:20260301,20260401",
            &[("2026-01-01", "B"), ("2026-03-01", "B"), ("2026-04-01", "B")],
        ),
    ] {
        let expected: Vec<_> = expected.iter().map(|(d, n)| (day(d), (*n).to_owned())).collect();
        assert_eq!(holidays_from_ics(event(lines).as_bytes()).unwrap(), expected, "{lines}");
    }
    let forever = holidays_from_ics(event("SUMMARY:C\nRRULE:FREQ=YEARLY\nDTSTART:20201225").as_bytes()).unwrap();
    assert_eq!((forever.len(), forever.last().unwrap().0), (80, day("2099-12-25")));
}

#[test]
fn what_is_no_holiday_is_named() {
    let text = format!(
        "\u{feff}{}",
        file(
            "BEGIN:VTIMEZONE\nTZID:Europe/Berlin\nBEGIN:STANDARD\nDTSTART:19701025T030000\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\nEND:VTIMEZONE\n\
         BEGIN:VEVENT\nDTSTART;TZID=Europe/Berlin:20261125T220000\nSUMMARY:Update\nBEGIN:VALARM\nTRIGGER:-PT5M\nEND:VALARM\nEND:VEVENT\n\
         BEGIN:VEVENT\nDTSTART:20260106\nSTATUS:CANCELLED\nSUMMARY:Epiphany\nEND:VEVENT\n\
         BEGIN:VEVENT\nDTSTART:20260101\nSUMMARY:A\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART:20260101\nSUMMARY:B\nEND:VEVENT\n",
        )
    );
    let import = read_holidays(text.as_bytes()).unwrap();
    assert_eq!(import.holidays, Holidays::from([(day("2026-01-01"), "A / B".to_owned())]));
    let skipped: Vec<_> = import.skipped.iter().map(|s| (s.line, s.name.as_str(), s.reason)).collect();
    assert_eq!(skipped, [(11, "Update", "not an all-day event"), (18, "Epiphany", "cancelled")]);
}

#[test]
fn faults_are_refused_with_their_line() {
    let cut_off = event("DTSTART:20260101\nSUMMARY:A").replace("END:VEVENT\r\nEND:VCALENDAR\r\n", "");
    let deep = file(&"BEGIN:X\n".repeat(20));
    for (text, line, words) in [
        (String::new(), "1", "BEGIN:VCALENDAR"),
        ("<html>".to_owned(), "1", "iCalendar"),
        ("<a href=x:y>".to_owned(), "1", "property name"),
        (event("SUMMARY:A"), "4", "no DTSTART"),
        (event("DTSTART:20260101"), "4", "no SUMMARY"),
        (event("SUMMARY:A\nDTSTART:20260230"), "5", "not a date"),
        (event("SUMMARY:A\nDTSTART:2026-01-01"), "5", "not a date"),
        (event("SUMMARY:A\nDTSTART:20260105\nDTEND:20260101"), "6", "before it starts"),
        (event("SUMMARY:A\nDTSTART:20260105\nDTEND:20280101"), "5", "days"),
        (event("SUMMARY:A\nDTSTART:20260105\nDURATION:PT8H"), "6", "whole days"),
        (event("SUMMARY:A\nDTSTART:20260105\nRRULE:FREQ=WEEKLY"), "6", "FREQ=YEARLY"),
        (event("SUMMARY:A\nDTSTART:20260105\nRRULE:FREQ=YEARLY;BYEASTER=1"), "6", "BYEASTER=1"),
        (event("SUMMARY:A\nDTSTART:20260105\nRRULE:FREQ=YEARLY;BYDAY=MO"), "6", "BYDAY=MO"),
        (event("SUMMARY:A\nDTSTART:20260105\nRECURRENCE-ID:20260105"), "6", "of its own"),
        (cut_off, "3", "cut off"),
        (deep, "10", "nested"),
        (file("END:VEVENT\n"), "3", "closes nothing"),
        (file("") + "X:1\r\n", "4", "after END"),
        (event(&format!("SUMMARY:{}", "x".repeat(20_000))), "4", "longer than"),
    ] {
        let found = holidays_from_ics(text.as_bytes()).unwrap_err();
        let first = &found.0[0];
        assert!(
            first.params.get("line").map(String::as_str) == Some(line) && first.message().contains(words),
            "{first} (line {line}, {words})"
        );
    }
    let mut broken = event("DTSTART:20260101\nSUMMARY:Fete").into_bytes();
    let at = broken.windows(4).position(|w| w == b"Fete").unwrap();
    broken[at] = 0xe9;
    assert_eq!(holidays_from_ics(&broken).unwrap_err().0[0].params["line"], "5");
    assert!(holidays_from_ics(&vec![b'\n'; 3 * 1024 * 1024]).unwrap_err().to_string().contains("2 MiB"));
    assert!(holidays_from_ics(file("").as_bytes()).unwrap_err().to_string().contains("no events"));
    let many: String = (0..30).map(|_| "BEGIN:VEVENT\nSUMMARY:A\nEND:VEVENT\n").collect();
    assert_eq!(holidays_from_ics(file(&many).as_bytes()).unwrap_err().0.len(), 20, "bounded");
    let flood: String = (0..60)
        .map(|i| {
            format!(
                "BEGIN:VEVENT\nSUMMARY:A{i}\nDTSTART:1900{:02}{:02}\nDTEND:19010101\nRRULE:FREQ=YEARLY\nEND:VEVENT\n",
                1 + i % 12,
                1 + i % 28
            )
        })
        .collect();
    assert!(holidays_from_ics(file(&flood).as_bytes()).unwrap_err().to_string().contains("20000 holidays"));
}

#[test]
fn an_import_is_previewed_as_a_difference() {
    let set = |items: &[(&str, &str)]| -> Holidays { items.iter().map(|(d, n)| (day(d), (*n).to_owned())).collect() };
    let old = set(&[("2026-01-01", "New Year"), ("2026-05-01", "May"), ("2026-08-15", "Assumption")]);
    let new = set(&[("2026-01-01", "New Year"), ("2026-05-01", "Labour Day"), ("2026-12-25", "Christmas")]);
    let found = difference(&old, &new);
    assert_eq!(found.added, [(day("2026-12-25"), "Christmas".to_owned())]);
    assert_eq!(found.removed, [(day("2026-08-15"), "Assumption".to_owned())]);
    assert_eq!(found.renamed, [(day("2026-05-01"), "May".to_owned(), "Labour Day".to_owned())]);
    assert!(difference(&old, &old).is_empty() && !found.is_empty());
}

proptest! {
    #[test]
    fn any_bytes_get_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..400), lines in "(BEGIN|END|DTSTART|RRULE|EXDATE|SUMMARY)[:;=A-Z0-9\\-]{0,30}(\r\n ?[:;A-Z0-9]{0,20}){0,8}") {
        let _ = holidays_from_ics(&bytes);
        let _ = holidays_from_ics(event(&lines).as_bytes());
    }
}

//! Calendars as written: what is refused, with which words, and what is put in order.

use super::{def, hours};
use kernel::calendar::{CalendarDef, DatedException, Shift, Weekly};
use kernel::{Code, Refusals};

fn refusal(def: &CalendarDef) -> Refusals {
    def.checked().unwrap_err()
}

#[test]
fn zones_are_places() {
    for zone in ["+02:00", "-0500", "UTC+2", "GMT-3", "Etc/GMT-2", "Etc/GMT+12"] {
        let found = refusal(&def(zone, Weekly::default()));
        assert!(found.to_string().contains("fixed offset"), "{zone}: {found}");
        assert_eq!(found.0[0].field.as_deref(), Some("zone"));
    }
    for zone in ["Europe/Pariss", "", "Mars/Olympus", "CET-1CEST,M3.5.0,M10.5.0/3", "../etc/passwd", "Etc/Unknown"] {
        assert!(refusal(&def(zone, Weekly::default())).to_string().contains("not a time zone"), "{zone}");
    }
    assert!(refusal(&def("europe/paris", Weekly::default())).to_string().contains("written Europe/Paris"));
    for zone in ["Europe/Paris", "UTC", "Etc/UTC", "America/Argentina/Buenos_Aires", "Asia/Kolkata"] {
        assert!(def(zone, Weekly::default()).checked().is_ok(), "{zone}");
    }
}

#[test]
fn intervals_are_located_refused_and_joined() {
    for (texts, place, words) in [
        (&["17:00-09:00"][..], "tuesday, interval 1", "17:00-24:00 and, on the next day, 00:00-09:00"),
        (&["08:00-09:00", "10:00-10:00"], "tuesday, interval 2", "empty"),
        (&["09:00-12:00", "11:59-13:00"], "tuesday", "09:00-12:00 and 11:59-13:00 overlap"),
        (&["00:00-24:00", "23:00-24:00"], "tuesday", "overlap"),
    ] {
        let weekly = Weekly { tuesday: hours(texts), ..Weekly::default() };
        let found = refusal(&def("UTC", weekly));
        assert_eq!(found.0.len(), 1);
        assert_eq!((found.0[0].code, found.0[0].field.as_deref()), (Code::Calendar, Some("weekly")));
        assert!(found.0[0].params["at"] == place && found.to_string().contains(words), "{found}");
    }
    let joined = def("UTC", Weekly::daily(&hours(&["13:00-17:00", "08:00-12:00", "12:00-13:00"]))).checked().unwrap();
    assert_eq!(joined.weekly.monday, hours(&["08:00-17:00"]));
    let mut several = def("+01:00", Weekly::default());
    several.name = " ".to_owned();
    several.exceptions.insert("2026-01-01".parse().unwrap(), DatedException { intervals: hours(&["09:00-08:00"]), reason: String::new() });
    assert_eq!(refusal(&several).0.len(), 3, "everything that is wrong is said at once");
}

#[test]
fn a_24x7_calendar_has_no_hours() {
    let mut always = def("UTC", Weekly::default());
    always.continuous = true;
    assert!(always.checked().is_ok());
    always.weekly = Weekly::daily(&hours(&["09:00-17:00"]));
    assert_eq!(refusal(&always).0[0].field.as_deref(), Some("continuous"));
}

#[test]
fn times_are_read_strictly() {
    for wrong in ["24:01-24:00", "09:00", "9:00-17:00", "09:60-10:00", "09:00-25:00", "09.00-17.00", "-", "", "+9:00-10:00"] {
        assert!(wrong.parse::<kernel::calendar::DayInterval>().is_err(), "{wrong:?}");
    }
    assert_eq!(
        hours(&["00:00-24:00", " 09:00 – 17:30 "]).iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["00:00-24:00", "09:00-17:30"]
    );
}

#[test]
fn shifts_split_at_midnight() {
    for (start, end, first, next) in [
        ("22:00", "06:00", "22:00-24:00", Some("00:00-06:00")),
        ("22:00", "24:00", "22:00-24:00", None),
        ("22:00", "00:00", "22:00-24:00", None),
        ("08:00", "08:00", "08:00-24:00", Some("00:00-08:00")),
        ("09:00", "17:00", "09:00-17:00", None),
    ] {
        let shift = Shift::new(start.parse().unwrap(), end.parse().unwrap());
        assert_eq!((shift.first.to_string().as_str(), shift.next_day.map(|i| i.to_string()).as_deref()), (first, next));
    }
    let mut weekly = Weekly::default();
    weekly.add_shift(jiff::civil::Weekday::Sunday, "22:00".parse().unwrap(), "06:00".parse().unwrap());
    assert_eq!(weekly.monday, hours(&["00:00-06:00"]), "the week goes round");
}

#[test]
fn json_reads_back_and_refuses_unknown_days() {
    let text = r#"{"name":"Desk","zone":"Europe/Paris","weekly":{"monday":["09:00-12:00","13:00-24:00"]},"holidays":{"2026-12-25":"Christmas Day"},
        "exceptions":{"2026-12-24":{"intervals":["09:00-12:00"],"reason":"half day"}},"effective_from":"2026-01-01"}"#;
    let def: CalendarDef = serde_json::from_str(text).unwrap();
    assert_eq!(def.weekly.monday, hours(&["09:00-12:00", "13:00-24:00"]));
    let again: CalendarDef = serde_json::from_str(&serde_json::to_string(&def).unwrap()).unwrap();
    assert_eq!(again, def);
    assert!(serde_json::from_str::<CalendarDef>(&text.replace("monday", "mondey")).is_err());
    assert!(serde_json::from_str::<CalendarDef>(&text.replace("24:00", "24:30")).is_err());
}

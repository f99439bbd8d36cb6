//! Test vectors of the measurement: those of specification section 11, and the edges of every rule of section 1.6.

use super::measure::{Announcement, Loss, Maintenance, Measured, Outage, Ratio, Terms, WHOLE, design_estimate, measure, shown, weight};
use super::period::Period;
use super::spans::Span;
use jiff::civil::Weekday;
use kernel::calendar::DayInterval;
use kernel::{Calendar, CalendarDef, Timestamp};
use rust_decimal::Decimal;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn dec(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn span(from: &str, to: &str) -> Span {
    Span::new(at(from), at(to))
}

/// A calendar in Paris; without hours it never closes, and is counted on the local wall.
fn paris(hours: &str, days: &[Weekday]) -> Calendar {
    let mut def = CalendarDef::round_the_clock("service time", jiff::civil::date(2020, 1, 1));
    def.zone = "Europe/Paris".into();
    if !hours.is_empty() {
        def.continuous = false;
        let (start, end) = hours.split_once('-').unwrap();
        let interval = DayInterval { start: start.parse().unwrap(), end: end.parse().unwrap() };
        for day in days {
            def.weekly.day_mut(*day).push(interval);
        }
    }
    Calendar::compile(&def).unwrap()
}

const WEEKDAYS: [Weekday; 5] = [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday];

fn full(from: &str, to: &str) -> Outage {
    Outage { span: span(from, to), loss: Loss::Full, planned: None, excepted: false }
}

fn planned(from: &str, to: &str, announced_to: &str, noticed: &str) -> Outage {
    let announced =
        Announcement { approved: true, noticed_at: (!noticed.is_empty()).then(|| at(noticed)), within: span(from, announced_to) };
    Outage { planned: Some(announced), ..full(from, to) }
}

fn run(period: &str, service: &Calendar, rule: Option<Maintenance<'_>>, outages: &[Outage]) -> Measured {
    let period = Period::parse(period).unwrap().span(service);
    measure(period, outages, &Terms { service, maintenance: rule })
}

/// Minutes of the parts: GST, PM, AST, DT.
fn minutes(m: &Measured) -> [i64; 4] {
    [m.gross / 60, m.maintenance / 60, m.agreed / 60, m.downtime / WHOLE / 60]
}

fn percent(m: &Measured) -> String {
    m.availability().map_or_else(|| "not applicable".into(), |r| r.percent(4).to_string())
}

// --- section 11 ----------------------------------------------------------------------------------------------------------

#[test]
fn june_with_maintenance_and_overlapping_outages() {
    let (always, office) = (Calendar::round_the_clock(), paris("09:00-17:00", &WEEKDAYS));
    let rule = Maintenance { notice_days: 5, business: &office, windows: None, left: None };
    let outages = [
        planned("2026-06-14T00:00:00Z", "2026-06-14T04:00:00Z", "2026-06-14T04:00:00Z", "2026-06-01T08:00:00Z"),
        full("2026-06-10T10:00:00Z", "2026-06-10T11:00:00Z"),
        full("2026-06-10T10:40:00Z", "2026-06-10T11:26:00Z"),
    ];
    let m = run("2026-06", &always, Some(rule), &outages);
    assert_eq!(minutes(&m), [43_200, 240, 42_960, 86]);
    assert_eq!(percent(&m), "99.7998");
    let ratio = m.availability().unwrap();
    assert!(!ratio.meets(dec("99.80")), "missed at full precision");
    assert!(ratio.meets(dec("99.79")));
    assert_eq!(shown(ratio.percent(4), 2), "99.79");
    assert_eq!((m.failures, m.restored), (1, (1, 86 * 60)));
}

#[test]
fn march_in_paris_is_an_hour_short() {
    let m = run("2026-03", &paris("", &[]), None, &[]);
    assert_eq!(minutes(&m), [44_580, 0, 44_580, 0]);
    assert_eq!(minutes(&run("2026-10", &paris("", &[]), None, &[]))[0], 44_700, "October is an hour long");
    assert_eq!(minutes(&run("2026-03", &Calendar::round_the_clock(), None, &[]))[0], 44_640, "in UTC no hour is lost");
}

#[test]
fn march_on_weekdays() {
    let hours = paris("07:00-19:00", &WEEKDAYS);
    let office = paris("09:00-17:00", &WEEKDAYS);
    let rule = Maintenance { notice_days: 5, business: &office, windows: None, left: None };
    let outages = [
        planned("2026-03-18T06:00:00Z", "2026-03-18T06:30:00Z", "2026-03-18T06:30:00Z", "2026-03-02T09:00:00Z"),
        full("2026-03-10T09:00:00Z", "2026-03-10T10:15:00Z"),
        full("2026-03-11T20:00:00Z", "2026-03-11T23:20:00Z"),
    ];
    let m = run("2026-03", &hours, Some(rule), &outages);
    assert_eq!(minutes(&m), [15_840, 30, 15_810, 75]);
    assert_eq!(percent(&m), "99.5256");
    assert_eq!(m.failures, 1, "what fails outside the agreed hours is no failure of what was agreed");
}

#[test]
fn maintenance_beyond_its_announced_end() {
    let (hours, office) = (paris("07:00-19:00", &WEEKDAYS), paris("09:00-17:00", &WEEKDAYS));
    let rule = Maintenance { notice_days: 5, business: &office, windows: None, left: None };
    let ran = planned("2026-06-10T08:00:00Z", "2026-06-10T09:25:00Z", "2026-06-10T09:00:00Z", "2026-05-26T08:00:00Z");
    let m = run("2026-06", &hours, Some(rule), &[ran]);
    assert_eq!((m.maintenance / 60, m.downtime / WHOLE / 60), (60, 25));
}

// --- rule 1 --------------------------------------------------------------------------------------------------------------

#[test]
fn maintenance_counts_unless_everything_holds() {
    let (always, office) = (Calendar::round_the_clock(), paris("09:00-17:00", &WEEKDAYS));
    let nights = paris("22:00-24:00", &WEEKDAYS);
    // Wednesday 2026-06-10 22:00 to 23:00 in Paris; five business days before is Wednesday 2026-06-03 22:00.
    let good = planned("2026-06-10T20:00:00Z", "2026-06-10T21:00:00Z", "2026-06-10T21:00:00Z", "2026-06-03T20:00:00Z");
    let notice = |text: &str| planned("2026-06-10T20:00:00Z", "2026-06-10T21:00:00Z", "2026-06-10T21:00:00Z", text);
    let unapproved = Outage { planned: good.planned.map(|p| Announcement { approved: false, ..p }), ..good };
    let early = planned("2026-06-10T19:30:00Z", "2026-06-10T21:00:00Z", "2026-06-10T21:00:00Z", "2026-06-01T08:00:00Z");
    let late = planned("2026-06-10T21:30:00Z", "2026-06-10T22:30:00Z", "2026-06-10T22:30:00Z", "2026-06-01T08:00:00Z");
    let any = Maintenance { notice_days: 5, business: &office, windows: None, left: None };
    let windows = Maintenance { windows: Some(&nights), ..any };
    let left = |minutes: i64| Maintenance { left: Some(minutes * 60), ..any };
    for (title, rule, outage, spared, down) in [
        ("all holds", Some(any), good, 60, 0),
        ("the agreement excludes nothing", None, good, 0, 60),
        ("no approved change", Some(any), unapproved, 0, 60),
        ("no notice", Some(any), notice(""), 0, 60),
        ("notice exactly five business days before", Some(any), notice("2026-06-03T20:00:00Z"), 60, 0),
        ("notice a second too late", Some(any), notice("2026-06-03T20:00:01Z"), 0, 60),
        ("notice afterwards", Some(any), notice("2026-06-11T20:00:00Z"), 0, 60),
        ("a weekend is no business day", Some(any), notice("2026-06-05T20:00:00Z"), 0, 60),
        ("no notice is needed, none was given", Some(Maintenance { notice_days: 0, ..any }), notice(""), 0, 60),
        ("no days of notice", Some(Maintenance { notice_days: 0, ..any }), notice("2026-06-10T20:00:00Z"), 60, 0),
        ("in the agreed window", Some(windows), good, 60, 0),
        ("begun before the window", Some(windows), early, 60, 30),
        ("half of it after the window", Some(windows), late, 30, 30),
        ("the allowance just suffices", Some(left(60)), good, 60, 0),
        ("the allowance does not suffice", Some(left(45)), good, 45, 15),
        ("nothing is left of the allowance", Some(left(0)), good, 0, 60),
        ("the allowance is overdrawn", Some(left(-5)), good, 0, 60),
    ] {
        let m = run("2026-06", &always, rule, &[outage]);
        assert_eq!((m.maintenance / 60, m.downtime / WHOLE / 60), (spared, down), "{title}");
        assert_eq!(m.agreed, m.gross - m.maintenance, "{title}");
    }
}

#[test]
fn the_allowance_is_used_up_in_the_order_of_time() {
    let (always, office) = (Calendar::round_the_clock(), paris("09:00-17:00", &WEEKDAYS));
    let rule = Maintenance { notice_days: 0, business: &office, windows: None, left: Some(90 * 60) };
    let told = "2026-05-01T00:00:00Z";
    let outages = [
        planned("2026-06-20T00:00:00Z", "2026-06-20T01:00:00Z", "2026-06-20T01:00:00Z", told),
        planned("2026-06-10T00:00:00Z", "2026-06-10T01:00:00Z", "2026-06-10T01:00:00Z", told),
    ];
    let m = run("2026-06", &always, Some(rule), &outages);
    assert_eq!((m.maintenance / 60, m.downtime / WHOLE / 60), (90, 30));
    assert_eq!(m.failures, 1, "only what went beyond is a failure");
}

#[test]
fn maintenance_outside_service_time_costs_nothing() {
    let (hours, office) = (paris("07:00-19:00", &WEEKDAYS), paris("09:00-17:00", &WEEKDAYS));
    let rule = Maintenance { notice_days: 0, business: &office, windows: None, left: Some(10 * 60) };
    let night = planned("2026-06-10T20:00:00Z", "2026-06-11T02:00:00Z", "2026-06-11T02:00:00Z", "2026-06-01T00:00:00Z");
    let m = run("2026-06", &hours, Some(rule), &[night]);
    assert_eq!((m.maintenance, m.downtime, m.failures), (0, 0, 0));
}

// --- rules 3, 4, 5 -------------------------------------------------------------------------------------------------------

#[test]
fn losses_weigh_what_was_agreed() {
    let partial = |weight, core_lost| Loss::Partial { weight, core_lost };
    for (loss, seconds, expected) in [
        (Loss::Full, 1, WHOLE),
        (Loss::Degraded, 0, 0),
        (Loss::Degraded, 299, 0),
        (Loss::Degraded, 300, 0),
        (Loss::Degraded, 301, WHOLE),
        (partial(None, false), 3600, 0),
        (partial(None, true), 3600, WHOLE),
        (partial(Some(2500), false), 3600, 2500),
        (partial(Some(0), true), 3600, 0),
        (partial(Some(-1), true), 3600, 0),
        (partial(Some(20_000), false), 3600, WHOLE),
    ] {
        assert_eq!(weight(loss, seconds), expected, "{loss:?} for {seconds} s");
    }
}

#[test]
fn overlaps_are_merged_and_the_greatest_weight_counts() {
    let always = Calendar::round_the_clock();
    let quarter = |from: &str, to: &str| Outage { loss: Loss::Partial { weight: Some(2500), core_lost: false }, ..full(from, to) };
    let (a, b, c, d) = ("2026-06-10T10:00:00Z", "2026-06-10T11:00:00Z", "2026-06-10T12:00:00Z", "2026-06-10T13:00:00Z");
    let half = |from: &str, to: &str| Outage { loss: Loss::Partial { weight: Some(5000), core_lost: false }, ..full(from, to) };
    for (title, outages, minutes, failures) in [
        ("nothing", vec![], 0, 0),
        ("twice the same", vec![full(a, b), full(a, b)], 60, 1),
        ("touching", vec![full(a, b), full(b, c)], 120, 1),
        ("apart", vec![full(a, b), full(c, d)], 120, 2),
        ("one within the other", vec![full(a, d), full(b, c)], 180, 1),
        ("a quarter", vec![quarter(a, b)], 15, 1),
        ("a quarter over all", vec![quarter(a, d), full(b, c)], 90, 1),
        ("two quarters are a quarter", vec![quarter(a, b), quarter(a, b)], 15, 1),
        ("quarter and half", vec![quarter(a, c), half(b, d)], 75, 1),
        ("empty", vec![full(a, a)], 0, 0),
        ("backwards", vec![full(b, a)], 0, 0),
    ] {
        let m = run("2026-06", &always, None, &outages);
        assert_eq!((m.downtime / WHOLE / 60, m.failures), (minutes, failures), "{title}");
        assert!(m.downtime <= m.agreed * WHOLE, "{title}: never more than the period");
    }
}

#[test]
fn excepted_outages_are_shown_and_not_counted() {
    let always = Calendar::round_the_clock();
    let theirs = Outage { excepted: true, ..full("2026-06-10T10:00:00Z", "2026-06-10T11:00:00Z") };
    let m = run("2026-06", &always, None, &[theirs, full("2026-06-10T10:30:00Z", "2026-06-10T11:30:00Z")]);
    assert_eq!((m.excepted / 60, m.downtime / WHOLE / 60, m.failures), (60, 60, 1));
    assert_eq!(percent(&run("2026-06", &always, None, &[theirs])), "100.0000");
}

// --- rules 6, 7, 8 -------------------------------------------------------------------------------------------------------

#[test]
fn an_outage_over_the_end_of_the_month_is_split() {
    let paris = paris("", &[]);
    // Midnight in Paris is 22:00Z in summer.
    let over = full("2026-06-30T21:00:00Z", "2026-07-01T00:30:00Z");
    let (june, july) = (run("2026-06", &paris, None, &[over]), run("2026-07", &paris, None, &[over]));
    assert_eq!((june.downtime / WHOLE / 60, july.downtime / WHOLE / 60), (60, 150));
    assert_eq!((june.failures, july.failures), (1, 0), "it failed in June");
    assert_eq!((june.restored, july.restored), ((0, 0), (1, 210 * 60)), "it was restored in July, after its whole length");
    let quarter = run("2026-Q2", &paris, None, &[over]);
    assert_eq!(quarter.downtime / WHOLE / 60, 60);
    let year = run("2026", &paris, None, &[over]);
    assert_eq!((year.downtime / WHOLE / 60, year.failures, year.restored.0), (210, 1, 1));
    let all = full("2026-05-01T00:00:00Z", "2026-08-01T00:00:00Z");
    assert_eq!(percent(&run("2026-06", &paris, None, &[all])), "0.0000", "a whole month down is no more than the month");
    let exact = full("2026-06-30T21:00:00Z", "2026-06-30T22:00:00Z");
    assert_eq!(run("2026-06", &paris, None, &[exact]).restored.0, 1, "an end at midnight belongs to the month that ends");
    assert_eq!(run("2026-07", &paris, None, &[exact]).restored.0, 0);
}

#[test]
fn clocks_that_change_lengthen_and_shorten_an_outage() {
    let paris = paris("00:00-24:00", &[Weekday::Sunday]);
    let night = full("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z");
    assert_eq!(minutes(&run("2026-03", &paris, None, &[night])), [4 * 1440 + 1380, 0, 4 * 1440 + 1380, 1380]);
    let night = full("2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z");
    assert_eq!(minutes(&run("2026-10", &paris, None, &[night]))[3], 1500);
}

#[test]
fn no_agreed_time_is_not_applicable() {
    let sundays = paris("08:00-12:00", &[Weekday::Sunday]);
    let monday = span("2026-06-01T00:00:00Z", "2026-06-02T00:00:00Z");
    let m = measure(monday, &[full("2026-06-01T10:00:00Z", "2026-06-01T11:00:00Z")], &Terms { service: &sundays, maintenance: None });
    assert_eq!((m.agreed, m.downtime, m.availability()), (0, 0, None));
    assert_eq!((m.failures, m.mtrs(), m.mtbf(), m.mtbsi()), (0, None, None, None));
    let empty = Span { from: 5, to: 5 };
    assert_eq!(measure(empty, &[], &Terms { service: &Calendar::round_the_clock(), maintenance: None }).availability(), None);
    // All of the agreed time is maintenance.
    let (always, office) = (Calendar::round_the_clock(), paris("09:00-17:00", &WEEKDAYS));
    let rule = Maintenance { notice_days: 0, business: &office, windows: None, left: None };
    let all = planned("2026-06-01T00:00:00Z", "2026-07-01T00:00:00Z", "2026-07-01T00:00:00Z", "2026-05-01T00:00:00Z");
    assert_eq!(percent(&run("2026-06", &always, Some(rule), &[all])), "not applicable");
}

// --- rules 9, 10, and the means ------------------------------------------------------------------------------------------

#[test]
fn what_is_shown_is_rounded_down() {
    for (value, decimals, expected) in [
        ("99.949", 2, "99.94"),
        ("99.949", 1, "99.9"),
        ("99.949", 0, "99"),
        ("99.9999", 2, "99.99"),
        ("99.9999", 3, "99.999"),
        ("100", 2, "100.00"),
        ("0", 2, "0.00"),
        ("99.9", 4, "99.9000"),
        ("99.7998", 2, "99.79"),
    ] {
        assert_eq!(shown(dec(value), decimals), expected, "{value} with {decimals}");
    }
}

#[test]
fn targets_are_compared_at_full_precision() {
    // 99.99995 %: stored as 99.9999, and still below 99.99996.
    let ratio = Ratio { good: 1_999_999, of: 2_000_000 };
    assert_eq!(ratio.percent(4), dec("99.9999"));
    for (target, met) in [("99.9999", true), ("99.99995", true), ("99.999951", false), ("100", false), ("0", true)] {
        assert_eq!(ratio.meets(dec(target)), met, "{target}");
    }
    let third = Ratio { good: 2, of: 3 };
    assert_eq!(third.percent(4), dec("66.6666"));
    assert!(!third.meets(dec("66.67")) && third.meets(dec("66.6666")));
    let all = Ratio { good: 7, of: 7 };
    assert!(all.meets(dec("100")) && all.meets(dec("100.00")));
}

#[test]
fn means() {
    let always = Calendar::round_the_clock();
    let none = run("2026-06", &always, None, &[]);
    assert_eq!((none.mtrs(), none.mtbf(), none.mtbsi()), (None, None, None), "no failure");
    let two = [full("2026-06-10T10:00:00Z", "2026-06-10T11:00:00Z"), full("2026-06-20T10:00:00Z", "2026-06-20T10:30:00Z")];
    let m = run("2026-06", &always, None, &two);
    let mean = |seconds: Option<Decimal>| (seconds.unwrap() / Decimal::from(60)).normalize().to_string();
    // (60 + 30) / 2, (43200 − 90) / 2, and both together.
    assert_eq!((mean(m.mtrs()), mean(m.mtbf()), mean(m.mtbsi())), ("45".into(), "21555".into(), "21600".into()));
    // Restored in service time only: twelve hours of a night do not count.
    let hours = paris("07:00-19:00", &WEEKDAYS);
    let night = run("2026-06", &hours, None, &[full("2026-06-10T16:00:00Z", "2026-06-11T06:00:00Z")]);
    assert_eq!((night.failures, mean(night.mtrs())), (1, "120".into()));
    // Still open at the end: a failure, not restored.
    let open = run("2026-06", &always, None, &[full("2026-06-30T23:00:00Z", "2026-07-09T00:00:00Z")]);
    assert_eq!((open.failures, open.mtrs(), open.mtbsi()), (1, None, None));
}

#[test]
fn a_design_estimate_is_a_product() {
    for (parts, expected) in [
        (&["99.9", "99.9"][..], Some("99.8001")),
        (&["99.5"], Some("99.5")),
        (&["100", "100", "100"], Some("100")),
        (&["0", "99"], Some("0")),
        (&["99.99", "99.95", "99.9"], Some("99.84")),
        (&[], None),
        (&["100.1"], None),
        (&["-1", "50"], None),
    ] {
        let parts: Vec<Decimal> = parts.iter().map(|p| dec(p)).collect();
        assert_eq!(design_estimate(&parts).map(|e| e.0.normalize()), expected.map(|e| dec(e).normalize()), "{parts:?}");
    }
}

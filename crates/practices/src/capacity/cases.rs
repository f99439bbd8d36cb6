//! Cases of capacity management: samples and their breaches, plans and what they say must be ordered.

use crate::world::{Case, World, at};
use serde_json::json;

macro_rules! sample {
    ($used:literal, $more:expr) => {
        concat!("resource=mx-1 disk; service=%mail; sampled_at=~0; used=", $used, "; available=100; ", $more)
    };
}

#[rustfmt::skip]
const METRICS: &[Case] = &[
    ("a sample", "", "@capacity_manager", sample!("45.678", ""), "ok", "utilisation=45.68; level=normal; threshold_breached=false; breach=-; owner=@olga; title=mx-1 disk, 2026-06-01 07:00 UTC"),
    ("operations monitor", "", "@sam", sample!("45.678", ""), "ok", "level=normal"),
    ("so does monitoring", "", "system:monitoring", sample!("45.678", ""), "ok", "level=normal"),
    ("users do not", "", "@carla", sample!("45.678", ""), "forbidden", ""),
    ("exactly the threshold is not above it", "", "@capacity_manager", sample!("80", ""), "ok", "level=warn; threshold_breached=false"),
    ("a little more is", "", "@capacity_manager", sample!("80.01", ""), "ok", "level=act; threshold_breached=true; breach=-"),
    ("warned above seventy", "", "@capacity_manager", sample!("70.01", ""), "ok", "level=warn"),
    ("not at seventy", "", "@capacity_manager", sample!("70", ""), "ok", "level=normal"),
    ("critical for a moment is no breach", "", "@capacity_manager", sample!("95.5", ""), "ok", "level=critical; breach=-"),
    ("critical for a quarter of an hour is", "", "@capacity_manager", sample!("95.5", "lasted=900"), "ok", "level=critical; breach=critical; respond_by=2026-06-15"),
    ("not for a second less", "", "@capacity_manager", sample!("95.5", "lasted=899"), "ok", "breach=-"),
    ("its own thresholds", "", "@capacity_manager", sample!("55.5", "threshold=50; critical_threshold=60"), "ok", "level=act; threshold_breached=true"),
    ("more than there is", "", "@capacity_manager", sample!("100.01", ""), "guard:used", ""),
    ("exactly all there is", "", "@capacity_manager", sample!("100", ""), "ok", "level=critical"),
    ("overcommitted on purpose", "", "@capacity_manager", sample!("150.5", "overcommit=true"), "ok", "utilisation=150.5"),
    ("no threshold above what there is", "", "@capacity_manager", sample!("10", "threshold=101"), "out-of-range:threshold", ""),
    ("critical above acting", "", "@capacity_manager", sample!("10", "threshold=95"), "order:critical_threshold", ""),
    ("something must be there", "", "@capacity_manager", "resource=mx-1 disk; service=%mail; sampled_at=~0; used=0; available=0", "out-of-range:available", ""),
    ("nothing negative", "", "@capacity_manager", "resource=mx-1 disk; service=%mail; sampled_at=~0; used=-1; available=100", "out-of-range:used", ""),
    ("not a number", "", "@capacity_manager", "resource=mx-1 disk; service=%mail; sampled_at=~0; used=NaN; available=100", "not-a-number:used", ""),
    ("not sampled in the future", "", "@capacity_manager", "resource=mx-1 disk; service=%mail; sampled_at=~61; used=1; available=100", "in-future:sampled_at", ""),
    ("what must be said", "", "@capacity_manager", "used=1", "required:available required:resource required:sampled_at required:service", ""),
    ("the utilisation is computed", "", "@capacity_manager", sample!("10", "utilisation=5"), "computed:utilisation", ""),
];

#[test]
fn metrics() {
    World::try_cases("capacity_metric", METRICS, |_| {});
}

fn told(w: &World, event: &str) -> usize {
    w.outbox.iter().filter(|o| o.body["event"] == *event).map(|o| o.body["to"].as_array().unwrap().len()).sum()
}

/// Three samples within seven days are a breach; it is told once, answered by a link, and then the next one counts anew.
#[test]
fn a_breach_and_its_answer() {
    let mut w = World::new();
    w.given("*chg", "change", "", "");
    let mut breaches = Vec::new();
    for (now, used) in [
        ("2026-06-01T07:00:00Z", "85.5"),
        ("2026-06-02T07:00:00Z", "60.5"),
        ("2026-06-03T07:00:00Z", "85.5"),
        ("2026-06-08T07:00:00Z", "85.5"),
        ("2026-06-08T08:00:00Z", "85.5"),
    ] {
        w.now = at(now);
        w.must("@sam", None, &format!("new capacity_metric; resource=mx-1 disk; service=%mail; sampled_at=~0; used={used}; available=100"));
        breaches.push(w.record("*it").choice("breach").map(ToString::to_string));
        if breaches.last().unwrap().is_some() {
            let it = w.id("*it");
            w.names.insert("*breach".to_owned(), it);
        }
    }
    assert_eq!(breaches, [None, None, None, Some("repeated".to_owned()), None], "exactly seven days count; an open breach is not told again");
    assert_eq!(told(&w, "capacity_breach"), 2, "the owner of the service and the capacity manager");
    w.holds("*breach", "respond_by=2026-06-22; responded_at=-").unwrap();
    let timer = (w.id("*breach"), "respond".to_owned());
    assert_eq!(w.timers[&timer].to_string(), "2026-06-21T22:00:00Z");
    w.must("system:timer", Some("*breach"), "timer respond");
    assert_eq!(told(&w, "capacity_breach_due"), 2);
    w.must("@capacity_manager", Some("*breach"), "link answered_by_change *chg");
    w.holds("*breach", "responded_at=~0").unwrap();
    assert!(!w.timers.contains_key(&timer));
    w.must("@sam", None, "new capacity_metric; resource=mx-1 disk; service=%mail; sampled_at=~0; used=85.5; available=100");
    w.holds("*it", "breach=repeated").unwrap();
    // Another resource is another matter.
    w.must("@sam", None, "new capacity_metric; resource=mx-1 \"disk\"; service=%mail; sampled_at=~0; used=85.5; available=100");
    w.holds("*it", "breach=-").unwrap();
}

/// A plan with everything in it.
macro_rules! plan {
    ($state:literal, $more:expr) => {
        concat!(
            $state,
            "|title=Capacity of mail; services=[\"%mail\"]; owner=@capacity_manager; resource_kinds=[\"human\",\"technical\",\"information\",\"financial\"]; aligned_sms_plan_version=v3; demand_forecast=[\"*fc\"]; review_interval_months=12; ",
            "current_capacity=[{\"resource\":\"Staff\",\"resource_kind\":\"human\",\"unit\":\"h\",\"installed\":\"300\"},{\"resource\":\"Disk\",\"resource_kind\":\"technical\",\"unit\":\"GB\",\"installed\":\"100\"},{\"resource\":\"Licences\",\"resource_kind\":\"information\",\"unit\":\"seats\",\"installed\":\"100\"},{\"resource\":\"Money\",\"resource_kind\":\"financial\",\"unit\":\"EUR\",\"installed\":\"100\"}]; ",
            "forecast_capacity=[{\"resource\":\"Disk\",\"month\":\"2026-12\",\"needed\":\"90\",\"provided\":\"100\"}]; thresholds=[{\"resource\":\"Disk\"}]; ",
            "slt_impact=Answers within two seconds; availability_impact=One disk more than needed; continuity_impact=Half of it elsewhere; timescales=Ten weeks to get a disk; ",
            $more
        )
    };
}

fn furnish(w: &mut World) {
    w.given("*fc", "demand_forecast", "approved", "title=Demand of mail; service=%mail; unit=users; method=trend");
    w.given("*nobody", "service", "live", "name=Nobody's; criticality=low");
}

/// The plan given, who, what, and what becomes of it.
fn try_plan(given: &str, who: &str, wish: &str, expected: &str, afterwards: &str) {
    let mut w = World::new();
    furnish(&mut w);
    let (state, fields) = given.split_once('|').unwrap();
    w.given("*it", "capacity_plan", state, fields);
    assert_eq!(w.outcome(who, Some("*it"), wish), expected, "{who}: {wish}");
    w.holds("*it", afterwards).unwrap();
}

#[test]
#[rustfmt::skip]
fn plans() {
    for (given, who, wish, expected, afterwards) in [
        (plan!("draft", ""), "@capacity_manager", "move submit", "ok", "state=in_review"),
        (plan!("draft", ""), "@mona", "move submit", "ok", "state=in_review"),
        (plan!("draft", ""), "@olga", "move submit", "forbidden", ""),
        (plan!("draft", ""), "@olga", "move approve", "no-such-move", ""),
        // All four kinds of resources, or a reason.
        (plan!("draft", "resource_kinds=[\"human\",\"technical\"]"), "@capacity_manager", "move submit", "required-for-move:kinds_left_out", "state=draft"),
        (plan!("draft", "resource_kinds=[\"human\",\"technical\"]; kinds_left_out=Licences are unlimited and money is there"), "@capacity_manager", "move submit", "ok", ""),
        (plan!("draft", "current_capacity=[{\"resource\":\"Disk\",\"resource_kind\":\"technical\",\"unit\":\"GB\",\"installed\":\"100\"}]"), "@capacity_manager", "move submit", "guard:current_capacity", ""),
        (plan!("draft", "slt_impact=-; availability_impact=-; continuity_impact=-; timescales=-; thresholds=-; demand_forecast=-; forecast_capacity=-; current_capacity=-; aligned_sms_plan_version=-"), "@capacity_manager", "move submit", "required-for-move:aligned_sms_plan_version required-for-move:availability_impact required-for-move:continuity_impact required-for-move:current_capacity required-for-move:demand_forecast required-for-move:forecast_capacity required-for-move:slt_impact required-for-move:thresholds required-for-move:timescales", ""),
        // Approved by the owner of a service in it.
        (plan!("in_review", ""), "@olga", "move approve", "ok", "state=approved; approved_by=@olga; approved_at=~0; next_review_on=2027-06-01"),
        (plan!("in_review", ""), "@service_owner", "move approve", "guard", ""),
        (plan!("in_review", "owner=@olga"), "@olga", "move approve", "guard", ""),
        (plan!("in_review", ""), "@capacity_manager", "move approve", "forbidden", ""),
        (plan!("in_review", ""), "system:timer", "move approve", "guard", ""),
        (plan!("in_review", ""), "@olga", "move approve; next_review_on=2026-09-01", "ok", "next_review_on=2026-09-01"),
        (plan!("in_review", ""), "@olga", "move approve; next_review_on=2027-06-02", "guard:next_review_on", ""),
        (plan!("approved", ""), "@capacity_manager", "timescales=Two days are enough now", "read-only:timescales", ""),
        (plan!("approved", ""), "@capacity_manager", "move supersede", "guard", ""),
        (plan!("superseded", ""), "@olga", "move approve", "no-such-move terminal", ""),
        // Lines.
        (plan!("draft", ""), "@capacity_manager", "thresholds=[{\"resource\":\"Disk\",\"act\":\"101\"}]", "out-of-range:thresholds", ""),
        (plan!("draft", ""), "@capacity_manager", "thresholds=[{\"resource\":\"Disk\",\"warn\":\"85\"}]", "guard:thresholds", ""),
        (plan!("draft", ""), "@capacity_manager", "thresholds=[{\"resource\":\"Disk\",\"warn\":\"80\",\"act\":\"80\",\"critical\":\"80\"}]", "ok", ""),
        (plan!("draft", ""), "@capacity_manager", "forecast_capacity=[{\"resource\":\"Disk\",\"month\":\"2026\",\"needed\":\"1\",\"provided\":\"1\"}]", "wrong-shape:forecast_capacity", ""),
        (plan!("draft", ""), "@capacity_manager", "weekly_use=[{\"resource\":\"Disk\",\"week\":\"2026-09\",\"percentile\":\"50\"}]", "wrong-shape:weekly_use", ""),
        (plan!("draft", ""), "@capacity_manager", "weekly_use=[{\"resource\":\"Disk\",\"week\":\"2026-W09\",\"percentile\":\"50\"},{\"resource\":\"Disk\",\"week\":\"2026-W09\",\"percentile\":\"51\"}]", "guard:weekly_use", ""),
        (plan!("draft", ""), "@capacity_manager", "current_capacity=[{\"resource\":\"Hosts\",\"resource_kind\":\"technical\",\"unit\":\"hosts\",\"installed\":\"4\",\"reserve_percent\":\"25\",\"used\":\"2.4\"}]", "ok", "current_capacity=[{\"installed\":\"4\",\"reserve_percent\":\"25\",\"resource\":\"Hosts\",\"resource_kind\":\"technical\",\"unit\":\"hosts\",\"usable\":\"3\",\"used\":\"2.4\",\"utilisation\":\"80\"}]"),
        (plan!("draft", ""), "@capacity_manager", "people=[{\"skill\":\"Mail\",\"tickets\":120,\"mean_effort\":5400,\"planned_hours\":\"40\",\"heads\":\"3\",\"hours\":\"150\",\"absence_percent\":\"12\",\"overhead_percent\":\"20\"}]", "ok", "people=[{\"absence_percent\":\"12\",\"available_hours\":\"316.8\",\"heads\":\"3\",\"hours\":\"150\",\"mean_effort\":5400,\"needed_hours\":\"220\",\"overhead_percent\":\"20\",\"planned_hours\":\"40\",\"skill\":\"Mail\",\"tickets\":120}]"),
    ] {
        try_plan(given, who, wish, expected, afterwards);
    }
}

#[test]
fn a_plan_is_made() {
    let mut w = World::new();
    assert_eq!(w.outcome("@capacity_manager", None, "new capacity_plan; title=Capacity of mail; services=[\"%mail\"]; resource_kinds=[\"technical\"]"), "ok");
    assert_eq!(w.outcome("@capacity_manager", None, "new capacity_plan; title=Capacity of mail"), "required:resource_kinds required:services");
    assert_eq!(w.outcome("@ana", None, "new capacity_plan; title=Capacity of mail; services=[\"%mail\"]; resource_kinds=[\"technical\"]"), "forbidden");
}

/// The test vector of section 11 as a plan: act now, and by when.
#[test]
fn the_order_point_is_told() {
    let mut w = World::new();
    furnish(&mut w);
    let (state, fields) = plan!("draft", "").split_once('|').unwrap();
    w.given("*it", "capacity_plan", state, fields);
    let series = ["52", "53.5", "53", "55", "56.5", "57", "58", "60", "60.5", "61", "63", "64"];
    let weeks: Vec<_> = (10..).zip(series).map(|(week, p)| json!({"resource": "Disk", "week": format!("2026-W{week}"), "percentile": p})).collect();
    let mut sparse = weeks.clone();
    sparse.push(json!({"resource": "Disk", "week": "2026-W22", "percentile": "10", "samples_percent": "79.99"}));
    let wish = |weeks: &[serde_json::Value], lead: u32| format!("thresholds=[{{\"resource\":\"Disk\",\"lead_weeks\":{lead},\"review_weeks\":4}}]; weekly_use={}", json!(weeks));
    w.must("@mona", Some("*it"), &wish(&sparse, 8));
    let row = |w: &World| w.record("*it").get("trends").unwrap().to_json()[0].clone();
    assert_eq!(row(&w)["finding"], "watch");
    assert_eq!(told(&w, "order_point"), 0);
    w.must("@mona", Some("*it"), &wish(&sparse, 10));
    let expected = json!({"resource": "Disk", "weeks": 12, "slope": "1.0927", "fit": "0.9856", "expected_weeks": "14.8", "early_weeks": "12.9", "order_by": "2026-06-13", "finding": "act_now"});
    assert_eq!(row(&w), expected, "the week with too few samples does not count; week 21 ends on 2026-05-24, and 20 days are left");
    assert_eq!(told(&w, "order_point"), 1);
    w.must("@mona", Some("*it"), "timescales=Ten weeks and not one less");
    assert_eq!(told(&w, "order_point"), 1, "told once");
    w.must("@mona", Some("*it"), &wish(&weeks[..7], 10));
    assert_eq!(row(&w)["finding"], "not_enough_data");
}

/// The next plan takes the place of those it covers.
#[test]
fn one_plan_after_the_other() {
    let mut w = World::new();
    furnish(&mut w);
    let (_, fields) = plan!("approved", "").split_once('|').unwrap();
    w.given("*old", "capacity_plan", "approved", fields);
    w.given("*wide", "capacity_plan", "approved", &format!("{fields} services=[\"%mail\",\"%print\"]"));
    w.given("*it", "capacity_plan", "in_review", fields);
    w.must("@olga", Some("*it"), "move approve");
    w.holds("*old", "state=superseded").unwrap();
    w.holds("*wide", "state=approved").unwrap();
    w.must("@capacity_manager", Some("*it"), "move supersede");
    let due = w.timers.get(&(w.id("*it"), "review".to_owned()));
    assert!(due.is_none(), "what is superseded is not reviewed");
}

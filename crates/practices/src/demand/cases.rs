//! Cases of demand management: metrics, forecasts, and how a forecast answers for the one before it.

use crate::world::{Case, World, at};
use serde_json::json;

/// Six months with all three figures.
macro_rules! six {
    () => {
        "forecast_values=[{\"month\":\"2026-06\",\"low\":\"90\",\"expected\":\"100\",\"high\":\"110\"},{\"month\":\"2026-07\",\"low\":\"90\",\"expected\":\"100\",\"high\":\"110\"},{\"month\":\"2026-08\",\"low\":\"90\",\"expected\":\"100\",\"high\":\"110\"},{\"month\":\"2026-09\",\"low\":\"90\",\"expected\":\"100\",\"high\":\"110\"},{\"month\":\"2026-10\",\"low\":\"90\",\"expected\":\"100\",\"high\":\"110\"},{\"month\":\"2026-11\",\"low\":\"90\",\"expected\":\"100\",\"high\":\"110\"}]; "
    };
}
macro_rules! forecast {
    ($state:literal, $more:expr) => {
        concat!($state, "|title=Mail, second half; service=%mail; unit=users; method=judgement; method_reason=A new branch opens in autumn; made_on=2026-05-20; owner=@demand_manager; current_demand=120; ", six!(), $more)
    };
}
macro_rules! made {
    ($more:expr) => {
        concat!("title=Mail, second half; service=%mail; unit=users; ", $more)
    };
}

fn furnish(w: &mut World) {
    w.given("*jan", "demand_metric", "", "service=%mail; period=2026-01; unit=users; demand=100; consumption=90");
    w.given("*feb", "demand_metric", "", "service=%mail; period=2026-02; unit=users; demand=110; consumption=95");
    w.given("*mar", "demand_metric", "", "service=%mail; period=2026-03; unit=users; demand=120; consumption=95");
    w.given("*calls", "demand_metric", "", "service=%print; period=2026-03; unit=calls; demand=7; consumption=7");
    w.given("*quarter", "demand_metric", "", "service=%mail; period=2026-Q1; unit=users; demand=330; consumption=280");
}

#[rustfmt::skip]
const FORECASTS: &[Case] = &[
    // making one
    ("made today, good for six months", "", "@demand_manager", made!("method=trend"), "ok", "state=draft; made_on=2026-06-01; renew_by=2026-12-01; owner=@demand_manager"),
    ("the months measured are its history", "", "@demand_manager", made!("method=trend"), "ok", "history=[{\"demand\":\"100\",\"month\":\"2026-01\"},{\"demand\":\"110\",\"month\":\"2026-02\"},{\"demand\":\"120\",\"month\":\"2026-03\"}]"),
    ("and its trend", "", "@demand_manager", made!("method=trend; forecast_values=[{\"month\":\"2026-06\"},{\"month\":\"2026-07\"}]"), "ok", "horizon_months=2; forecast_values=[{\"expected\":\"150\",\"high\":\"150\",\"low\":\"150\",\"month\":\"2026-06\"},{\"expected\":\"160\",\"high\":\"160\",\"low\":\"160\",\"month\":\"2026-07\"}]"),
    ("what somebody expects stands", "", "@demand_manager", made!("method=trend; forecast_values=[{\"month\":\"2026-06\",\"expected\":\"170.5\",\"high\":\"180\"}]"), "ok", "forecast_values=[{\"expected\":\"170.5\",\"high\":\"180\",\"low\":\"170.5\",\"month\":\"2026-06\"}]"),
    ("by drivers", "", "@demand_manager", made!("method=driver_based; drivers=[{\"driver\":\"Employees\",\"units_per_driver\":\"1.25\",\"planned\":\"100\"},{\"driver\":\"Shops\",\"units_per_driver\":\"3\",\"planned\":\"5\"}]; forecast_values=[{\"month\":\"2026-06\"}]"), "ok", "forecast_values=[{\"expected\":\"140\",\"high\":\"140\",\"low\":\"140\",\"month\":\"2026-06\"}]"),
    ("no forecast without a unit or a method", "", "@demand_manager", "title=Mail, second half; service=%mail", "required:method required:unit", ""),
    ("a judgement says why", "", "@demand_manager", made!("method=judgement"), "required:method_reason", ""),
    ("not made tomorrow", "", "@demand_manager", made!("method=trend; made_on=2026-06-02"), "in-future:made_on", ""),
    ("a month is a month", "", "@demand_manager", made!("method=trend; forecast_values=[{\"month\":\"2026-Q3\"}]"), "guard:forecast_values", ""),
    ("months without a gap", "", "@demand_manager", made!("method=trend; forecast_values=[{\"month\":\"2026-06\"},{\"month\":\"2026-08\"}]"), "guard:forecast_values", ""),
    ("over the end of a year", "", "@demand_manager", made!("method=trend; forecast_values=[{\"month\":\"2026-12\"},{\"month\":\"2027-01\"}]"), "ok", "horizon_months=2"),
    ("low, expected and high rise", "", "@demand_manager", made!("method=trend; forecast_values=[{\"month\":\"2026-06\",\"low\":\"5\",\"expected\":\"4\",\"high\":\"6\"}]"), "guard:forecast_values", ""),
    ("each month once in the history", "", "@demand_manager", made!("method=trend; history=[{\"month\":\"2026-01\",\"demand\":\"1\"},{\"month\":\"2026-01\",\"demand\":\"2\"}]"), "guard:history", ""),
    ("nothing negative", "", "@demand_manager", made!("method=trend; current_demand=-5"), "out-of-range:current_demand", ""),
    ("the error is computed", "", "@demand_manager", made!("method=trend; previous_error=5"), "computed:previous_error", ""),
    ("capacity reads and does not make it", "", "@capacity_manager", made!("method=trend"), "forbidden", ""),
    // draft → reviewed
    ("reviewed", forecast!("draft", ""), "@demand_manager", "move review", "ok", "state=reviewed; reviewed_by=@demand_manager; horizon_months=6"),
    ("by the relationship manager", forecast!("draft", ""), "@relationship_manager", "move review", "ok", "reviewed_by=@relationship_manager"),
    ("with all that is needed", forecast!("draft", "current_demand=-; forecast_values=-"), "@demand_manager", "move review", "required-for-move:current_demand required-for-move:forecast_values", ""),
    ("six months at least", forecast!("draft", "forecast_values=[{\"month\":\"2026-06\",\"low\":\"1\",\"expected\":\"2\",\"high\":\"3\"}]"), "@demand_manager", "move review", "guard:forecast_values", ""),
    ("every figure of every month", forecast!("draft", "forecast_values=[{\"month\":\"2026-06\"},{\"month\":\"2026-07\"},{\"month\":\"2026-08\"},{\"month\":\"2026-09\"},{\"month\":\"2026-10\"},{\"month\":\"2026-11\"}]"), "@demand_manager", "move review", "guard:forecast_values", ""),
    ("a season needs two years", forecast!("draft", "method=seasonal; history=[{\"month\":\"2026-01\",\"demand\":\"1\"}]"), "@demand_manager", "move review", "guard:history", ""),
    ("a trend needs three months", forecast!("draft", "method=trend; history=[{\"month\":\"2026-01\",\"demand\":\"1\"},{\"month\":\"2026-02\",\"demand\":\"1\"}]"), "@demand_manager", "move review", "guard:history", ""),
    ("drivers need drivers", forecast!("draft", "method=driver_based"), "@demand_manager", "move review", "required-for-move:drivers", ""),
    ("the service owner does not review", forecast!("draft", ""), "@olga", "move review", "forbidden", ""),
    // reviewed → approved
    ("approved by the owner of the service", forecast!("reviewed", ""), "@olga", "move approve", "ok", "state=approved; approved_by=@olga; approved_at=~0"),
    ("not by who made it", forecast!("reviewed", ""), "@demand_manager", "move approve", "forbidden", ""),
    ("not by another service owner", forecast!("reviewed", ""), "@service_owner", "move approve", "forbidden", ""),
    ("not by an automation", forecast!("reviewed", ""), "system:timer", "move approve", "guard guard", ""),
    ("not from a draft", forecast!("draft", ""), "@olga", "move approve", "no-such-move", ""),
    ("what was reviewed stands", forecast!("reviewed", ""), "@demand_manager", "current_demand=5", "read-only:current_demand", ""),
    // approved → superseded
    ("superseded by a newer one only", forecast!("approved", ""), "@demand_manager", "move supersede", "guard", ""),
    ("superseded is the end", forecast!("superseded", ""), "@olga", "move approve", "no-such-move terminal", ""),
];

#[rustfmt::skip]
const METRICS: &[Case] = &[
    ("a month is measured", "", "@demand_manager", "service=%mail; period=2026-05; unit=users; demand=130.5; consumption=120", "ok", "title=Mail, 2026-05"),
    ("what must be said", "", "@demand_manager", "service=%mail", "required:consumption required:demand required:period required:unit", ""),
    ("once", "", "@demand_manager", "service=%mail; period=2026-03; unit=users; demand=130; consumption=120", "duplicate:period", ""),
    ("when it is over", "", "@demand_manager", "service=%mail; period=2026-06; unit=users; demand=130; consumption=120", "guard:period", ""),
    ("a sound period", "", "@demand_manager", "service=%mail; period=March; unit=users; demand=130; consumption=120", "wrong-shape:period", ""),
    ("in the unit of before", "", "@demand_manager", "service=%mail; period=2026-05; unit=calls; demand=130; consumption=120", "guard:unit", ""),
    ("or for a reason", "", "@demand_manager", "service=%mail; period=2026-05; unit=calls; demand=130; consumption=120; reason: users are no longer counted", "ok", "unit=calls"),
    ("a placeholder is none", "", "@demand_manager", "service=%mail; period=2026-05; unit=calls; demand=130; consumption=120; reason: ----------", "guard:unit", ""),
    ("nothing negative", "", "@demand_manager", "service=%mail; period=2026-05; unit=users; demand=-1; consumption=120", "out-of-range:demand", ""),
    ("not a number", "", "@demand_manager", "service=%mail; period=2026-05; unit=users; demand=NaN; consumption=120", "not-a-number:demand", ""),
    ("staff read it", "", "@ana", "service=%mail; period=2026-05; unit=users; demand=130; consumption=120", "forbidden", ""),
];

#[test]
fn forecasts() {
    World::try_cases("demand_forecast", FORECASTS, furnish);
}

#[test]
fn metrics() {
    World::try_cases("demand_metric", METRICS, furnish);
}

/// A forecast in force is replaced by the next, whose error is measured against what came.
#[test]
fn one_forecast_after_the_other() {
    let mut w = World::new();
    furnish(&mut w);
    let (_, fields) = forecast!("approved", "").split_once('|').unwrap();
    w.given("*old", "demand_forecast", "approved", fields);
    for (name, period, demand) in [("*jun", "2026-06", 125), ("*jul", "2026-07", 0), ("*aug", "2026-08", 80)] {
        w.given(name, "demand_metric", "", &format!("service=%mail; period={period}; unit=users; demand={demand}; consumption=1"));
    }
    w.now = at("2026-09-01T08:00:00Z");
    w.must("@demand_manager", None, concat!("new demand_forecast; ", made!("method=judgement; method_reason=A new branch opens in autumn; current_demand=80; "), six!()));
    // |125 − 100| / 125 = 20 %, |80 − 100| / 80 = 25 %; the month without demand is left out.
    w.holds("*it", "previous_forecast=*old; previous_error=22.5; previous_months=2; previous_left_out=1").unwrap();
    w.must("@demand_manager", Some("*it"), "move review");
    w.outbox.clear();
    w.must("@olga", Some("*it"), "move approve");
    w.holds("*old", "state=superseded").unwrap();
    let told = w.outbox.iter().find(|o| o.body["event"] == "forecast_approved").unwrap();
    assert_eq!(told.body["to"], {
        let mut to = vec![w.id("@capacity_manager"), w.id("@finance_manager")];
        to.sort();
        json!(to)
    });
    assert_eq!(w.timers[&(w.id("*it"), "renew".to_owned())].to_string(), "2027-01-29T23:00:00Z");
    w.outbox.clear();
    w.must("system:timer", Some("*it"), "timer renew");
    assert_eq!(w.outbox.len(), 1);
}

/// What is not said around an expectation is the error of the forecast before.
#[test]
fn limits_are_the_doubt() {
    let mut w = World::new();
    let (_, fields) = forecast!("approved", "").split_once('|').unwrap();
    w.given("*old", "demand_forecast", "approved", fields);
    w.given("*jun", "demand_metric", "", "service=%mail; period=2026-06; unit=users; demand=125; consumption=1");
    w.must("@demand_manager", None, concat!("new demand_forecast; ", made!("method=judgement; method_reason=A new branch opens in autumn; forecast_values=[{\"month\":\"2026-07\",\"expected\":\"200\"}]")));
    w.holds("*it", "forecast_values=[{\"expected\":\"200\",\"high\":\"240\",\"low\":\"160\",\"month\":\"2026-07\"}]").unwrap();
}

/// Two years of months, and the same months of last year with growth.
#[test]
fn seasons_come_back() {
    let mut w = World::new();
    for year in [2024, 2025] {
        for month in 1..=12 {
            w.given(&format!("*{year}-{month}"), "demand_metric", "", &format!("service=%mail; period={year}-{month:02}; unit=users; demand={}; consumption=1", 100 + month));
        }
    }
    w.must("@demand_manager", None, concat!("new demand_forecast; ", made!("method=seasonal; growth_percent=10; current_demand=100; forecast_values=[{\"month\":\"2026-01\"},{\"month\":\"2026-02\"},{\"month\":\"2026-03\"},{\"month\":\"2026-04\"},{\"month\":\"2026-05\"},{\"month\":\"2026-06\"}]")));
    let rows = w.record("*it").get("forecast_values").unwrap().to_json();
    assert_eq!((&rows[0]["expected"], &rows[5]["expected"]), (&json!("111.1"), &json!("116.6")));
    w.must("@demand_manager", Some("*it"), "move review");
}

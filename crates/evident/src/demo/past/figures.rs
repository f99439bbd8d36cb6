//! What is measured and counted: money by month, demand, capacity by week, availability by month.

use super::book::Book;
use super::dice::{Dice, ago};
use super::operations::Grave;
use crate::demo::cast::SERVICES;
use app::AppError;
use serde_json::{Value as Json, json};

/// Months on record.
const MONTHS: i64 = 24;
/// What a service costs in a month, in euros: people, technology and what is bought.
const COSTS: [(&str, i64, i64, i64); 9] = [
    ("E-mail and calendar", 6_200, 1_100, 17_600),
    ("Network and remote access", 21_400, 6_900, 15_400),
    ("Identity and access", 9_800, 2_100, 1_900),
    ("Managed workplace", 24_900, 8_300, 8_000),
    ("Business applications", 17_500, 3_400, 11_900),
    ("Print and scan", 3_100, 1_900, 2_200),
    ("Files and collaboration", 5_400, 4_200, 900),
    ("Telephony and meetings", 4_300, 1_200, 5_100),
    ("Hosting", 14_800, 12_700, 9_800),
];

pub fn write(book: &mut Book<'_>, grave: &[Grave]) -> Result<(), AppError> {
    money(book)?;
    demand(book);
    capacity(book);
    availability(book, grave)
}

/// The month `back` months ago as `2026-03`, and how many days ago its last day was.
fn month(book: &Book<'_>, back: i64) -> Result<(String, i64, i64), AppError> {
    let first = book.moment.month(-back)?;
    let next = book.moment.month(1 - back)?;
    let days = |date: jiff::civil::Date| -> Result<i64, AppError> { Ok(i64::from((book.moment.today() - date).get_days())) };
    Ok((first.strftime("%Y-%m").to_string(), days(first)?, days(next)? + 1))
}

fn money(book: &mut Book<'_>) -> Result<(), AppError> {
    let mut dice = Dice::of(3);
    let year = |book: &Book<'_>, back: i64| -> Result<String, AppError> { Ok(month(book, back)?.0[..4].to_owned()) };
    let mut used: std::collections::BTreeMap<(String, String), i64> = std::collections::BTreeMap::new();
    for (service, people, technology, bought) in COSTS {
        for back in (1..=MONTHS).rev() {
            let (period, _, ago_days) = month(book, back)?;
            let year = period[..4].to_owned();
            for (category, usual) in [("people", people), ("hardware", technology), ("external_services", bought)] {
                // Lines were paid twice in one month, and more people than planned work on the networks.
                let more = if service == "Network and remote access" && category == "people" { 9 } else { 0 };
                let amount = usual * (97 + more + dice.between(0, 6)) / 100;
                *used.entry((service.to_owned(), year.clone())).or_default() += amount;
                let set = json!({"title": format!("{}, {category} in {period}", service).replace('_', " "), "service": service, "period": period, "cost_category": category, "amount": amount,
                    "budget_amount": amount, "currency": "EUR", "budget": format!("{service}/{year}")});
                let entry =
                    book.tell("cost_entry", format!("{service}/{period}/{category}"), ago((ago_days - 4).max(0), "11:00"), "aisha", set);
                if back > 1 || category == "people" {
                    entry.then(
                        ago((ago_days - 6).max(0), "15:00"),
                        "aisha",
                        "post",
                        json!({"posted_on": ago((ago_days - 6).max(0), "15:00")}),
                    );
                }
            }
        }
    }
    let years: std::collections::BTreeSet<String> = (0..=MONTHS).map(|back| year(book, back)).collect::<Result<_, _>>()?;
    let now: i64 = i64::from(book.moment.today().year());
    for y in years {
        let back: i64 = now - y.parse::<i64>().unwrap_or(now);
        let begin = i64::from(book.moment.today().day_of_year()) - 1 + back * 365;
        for (service, people, technology, bought) in COSTS {
            let line = |category: &str, monthly: i64| json!({"category": category, "amount": monthly * 12});
            let spent = used.get(&(service.to_owned(), y.clone())).copied().unwrap_or(0);
            let set = json!({"title": format!("{service} {y}"), "owner": "camille", "service": service, "period": y, "cost_categories": [line("people", people), line("hardware", technology), line("external_services", bought)]});
            let entry = book.tell("budget", format!("{service}/{y}"), ago(begin + 60, "10:00"), "aisha", set);
            entry.then(ago(begin + 50, "10:00"), "aisha", "propose", json!({}));
            entry.then(ago(begin + 35, "10:00"), "camille", "approve", json!({}));
            entry.then(ago(begin, "08:00"), "aisha", "activate", json!({}));
            entry.edit(ago((begin - 365).max(1), "18:00"), "", json!({"used": spent}));
            if back > 0 && begin - 365 > 35 {
                entry.then(ago(begin - 395, "10:00"), "aisha", "close", json!({}));
            }
        }
    }
    for quarter in 0..8_i64 {
        let back = quarter * 3 + 1;
        let (period, _, days) = month(book, back)?;
        let services: Vec<&str> = COSTS.iter().map(|(service, ..)| *service).collect();
        let monthly: i64 = COSTS.iter().map(|(_, p, t, b)| p + t + b).sum();
        let (budgeted, actual) = (monthly * 3, monthly * 3 * (102 + quarter % 3) / 100);
        let budgets: Vec<String> = services.iter().map(|s| format!("{s}/{}", &period[..4])).collect();
        let (number, of) = (period[5..].parse::<i64>().unwrap_or(1), &period[..4]);
        let set = json!({"title": format!("Review of costs to {period}"), "owner": "aisha", "period": format!("{of}-Q{}", (number + 2) / 3), "due_on": ago((days - 20).max(0), "10:00"), "services": services, "budgets": budgets, "budgeted": budgeted});
        let entry = book.tell("financial_review", format!("review-{quarter}"), ago(days + 20, "09:00"), "aisha", set);
        if days > 16 {
            let held = json!({"held_on": ago(days - 16, "10:00"), "actual": actual, "variance": actual - budgeted, "variance_percent": format!("{}.0", 2 + quarter % 3), "budgeted": budgeted,
                "variance_explanation": "Overtime in network operations until the two posts are filled; the rest is within the plan.", "actual_to_date": actual, "expected_rest": monthly * 3, "forecast": actual + monthly * 3});
            entry.then(ago(days - 16, "11:00"), "aisha", "hold", held);
        }
    }
    Ok(())
}

fn demand(book: &mut Book<'_>) {
    let units = [
        ("Network and remote access", "users", 2_150),
        ("E-mail and calendar", "users", 3_400),
        ("Business applications", "transactions", 412_000),
        ("Files and collaboration", "storage", 118),
        ("Hosting", "storage", 205),
    ];
    let mut dice = Dice::of(4);
    for (service, unit, now) in units {
        let mut history = Vec::new();
        for back in (1..=MONTHS).rev() {
            let level = now * (1000 - back * 8) / 1000 * (98 + dice.between(0, 4)) / 100;
            history.push(json!({"month": format!("{{month:-{back}}}"), "demand": level}));
            let set = json!({"service": service, "period": format!("{{month:-{back}}}"), "unit": unit, "demand": level, "consumption": level, "source": "Monitoring and licence report"});
            book.tell("demand_metric", format!("{service}/{back}"), ago((back - 1) * 30 + 1, "08:00"), "grace", set);
        }
        for (n, age) in [(0, 545), (1, 362), (2, 178)] {
            let months: Vec<Json> = (1..=12).map(|m| {
                let level = now * (1000 + (m - age / 30) * 8) / 1000;
                json!({"month": format!("{{month:{}}}", m - age / 30), "low": level * 93 / 100, "expected": level, "high": level * 108 / 100})
            }).collect();
            let seen = usize::try_from(MONTHS - age / 30).unwrap_or(1).max(1);
            let set = json!({"title": format!("Demand for {service}"), "service": service, "owner": "grace", "made_on": ago(age, "10:00"), "occasion": "half_yearly", "unit": unit, "current_demand": now * (1000 - age / 30 * 8) / 1000,
                "method": "trend", "method_reason": "A steady rise for two years; no event is known that would break it.", "growth_percent": 10, "history": history[..seen.min(history.len())], "forecast_values": months});
            let entry = book.tell("demand_forecast", format!("{service}/forecast-{n}"), ago(age, "10:00"), "grace", set);
            entry.then(ago(age - 4, "11:00"), "camille", "review", json!({}));
            entry.then(ago(age - 6, "11:00"), "camille", "approve", json!({}));
            if n < 2 {
                entry.then(ago(age - 190, "11:00"), "", "supersede", json!({}));
            }
        }
    }
}

/// Used, available and growth in a thousandth a week: remote access approaches its threshold.
const RESOURCES: [(&str, &str, i64, i64, i64); 6] = [
    ("Sessions of remote access", "Network and remote access", 1_580, 2_000, 4),
    ("Line Berlin to Leipzig", "Network and remote access", 5_300, 10_000, 2),
    ("Storage of files", "Files and collaboration", 118, 180, 2),
    ("Memory of the hosts in room A", "Hosting", 2_900, 4_096, 1),
    ("Order database", "Business applications", 610, 1_000, 1),
    ("Hours of the service desk", "Managed workplace", 690, 960, 0),
];

fn capacity(book: &mut Book<'_>) {
    let mut dice = Dice::of(5);
    let mut weekly = Vec::new();
    for (resource, service, used, available, growth) in RESOURCES {
        for week in (0..104_i64).rev() {
            let level = used * (1000 - week * growth) / 1000 * (98 + dice.between(0, 4)) / 100;
            if week < 52 {
                weekly.push(json!({"resource": resource, "week": format!("{{week:-{}}}", week + 1), "percentile": format!("{:.1}", f64::from(i32::try_from(level * 1000 / available).unwrap_or(0)) / 10.0), "samples_percent": 99}));
            }
            let kind = if resource.starts_with("Hours") { "human" } else { "technical" };
            let set = json!({"owner": "grace", "resource": resource, "resource_kind": kind, "service": service, "sampled_at": ago(week * 7 + 1, "07:00"), "used": level, "available": available, "threshold": 80, "critical_threshold": 90});
            book.tell("capacity_metric", format!("{resource}/{week}"), ago(week * 7 + 1, "07:30"), "grace", set);
        }
    }
    for (n, age) in [(0_i64, 560_i64), (1, 195)] {
        let current: Vec<Json> = RESOURCES.iter().map(|(resource, _, used, available, growth)| {
            let level = used * (1000 - age / 7 * growth) / 1000;
            json!({"resource": resource, "resource_kind": if resource.starts_with("Hours") { "human" } else { "technical" }, "unit": "units", "installed": available, "reserve_percent": 0, "usable": available, "used": level, "utilisation": level * 100 / available})
        }).collect();
        let ahead: Vec<Json> = RESOURCES.iter().flat_map(|(resource, _, used, available, growth)| {
            [3_i64, 6, 9, 12].map(|m| json!({"resource": resource, "month": format!("{{month:{}}}", m - age / 30), "needed": used * (1000 + (m * 4 - age / 7) * growth) / 1000, "provided": available}))
        }).collect();
        let limits: Vec<Json> = RESOURCES
            .iter()
            .map(|(resource, ..)| json!({"resource": resource, "warn": 70, "act": 80, "critical": 90, "lead_weeks": 8, "review_weeks": 4}))
            .collect();
        let services: Vec<&str> = SERVICES.iter().map(|(name, ..)| *name).collect();
        let mut set = json!({
            "title": format!("Capacity plan {{year:{}}}", n - 1), "owner": "grace", "aligned_sms_plan_version": "1.0", "services": services, "resource_kinds": ["human", "technical", "information", "financial"],
            "demand_forecast": [format!("Network and remote access/forecast-{}", n + 1), format!("Hosting/forecast-{}", n + 1)], "current_capacity": current, "forecast_capacity": ahead, "thresholds": limits,
            "slt_impact": "No target is at risk before the thresholds are reached.", "availability_impact": "The second host of each pair carries the load alone up to 80 %.", "continuity_impact": "Room B takes the critical systems of room A.",
            "timescales": "Sessions of remote access within eight weeks of the decision; hosts within twelve.", "last_reviewed_on": ago(age - 12, "10:00"), "next_review_on": if n == 1 { "+170d" } else { "-195d" },
            "people": [{"skill": "Service desk", "tickets": 1900, "mean_effort": 1080, "planned_hours": 120, "heads": 8, "hours": 150, "absence_percent": 12, "overhead_percent": 15, "needed_hours": 690, "available_hours": 960}],
        });
        if n == 1 {
            set["weekly_use"] = json!(weekly);
        }
        let entry = book.tell("capacity_plan", format!("capacity-{n}"), ago(age, "10:00"), "grace", set);
        entry.then(ago(age - 8, "10:00"), "grace", "submit", json!({}));
        entry.then(ago(age - 12, "10:00"), "camille", "approve", json!({}));
        if n == 0 {
            entry.then(ago(183, "10:30"), "", "supersede", json!({}));
        }
    }
}

/// Target in hundredths of a percent.
const TARGETS: [(&str, i64); 4] =
    [("E-mail and calendar", 9_980), ("Network and remote access", 9_990), ("Identity and access", 9_990), ("Hosting", 9_970)];

fn availability(book: &mut Book<'_>, grave: &[Grave]) -> Result<(), AppError> {
    for (n, one) in grave.iter().enumerate() {
        let at = |minutes: i64| one.from.plus_seconds(minutes * 60).to_string();
        let end = |minutes: i64| one.to.plus_seconds(minutes * 60).to_string();
        let day = |days: i64| one.to.plus_seconds(days * 86_400).to_string();
        let set = json!({"title": format!("Outage of {}", one.service), "owner": "grace", "service": one.service, "outage_kind": "full", "planned": false, "detected_by": "report", "started_at": at(-6), "detected_at": at(0), "first_reported_at": at(0), "incident": one.key, "core_function_lost": true});
        let entry = book.tell("outage", format!("outage-{n}"), at(5), "grace", set);
        let downtime = one.to.seconds_since(one.from) + 360;
        entry.then(end(0), "grace", "restore", json!({"downtime": downtime, "maintenance": 0, "overrun": 0, "within_service_hours": true, "ended_at": end(0), "verified_at": end(0), "verified_by": "tomas", "verification": "Two users of each customer signed in and worked."}));
        entry.then(day(1), "grace", "investigate", json!({}));
        if n + 1 < grave.len() {
            let found = json!({"cause": "See the report of the major incident.", "investigation_result": "The redundancy that was planned did not exist at this point; the plan of all points is checked.", "no_action_reason": "Covered by the problem that follows from it."});
            entry.then(day(4), "grace", "conclude", found);
            entry.then(day(9), "grace", "close", json!({}));
        }
    }
    let upkeep = json!({"title": "Maintenance of the storage in room A", "owner": "erik", "service": "Hosting", "outage_kind": "full", "planned": true, "detected_by": "change", "started_at": "-47d! 22:00", "announced_start": "-47d! 22:00", "announced_end": "-46d! 02:00", "notice_given_at": "-58d 10:00", "excluded": true, "exclusion_reason": "Announced ten days ahead, within the agreed window."});
    book.tell("outage", "maintenance", "-47d! 22:05", "erik", upkeep).then("-46d! 01:40", "erik", "restore", json!({"ended_at": "-46d! 01:38", "verified_at": "-46d! 01:38", "downtime": 0, "maintenance": 12_900, "within_service_hours": false, "verified_by": "hannah", "verification": "Checks of all hosted systems passed."}));
    let mut dice = Dice::of(6);
    for (service, target) in TARGETS {
        let percent = |hundredths: i64| format!("{}.{:02}", hundredths / 100, hundredths % 100);
        let hours = if service == "Hosting" || service == "Network and remote access" { "Around the clock" } else { "Business hours" };
        let set = json!({"title": format!("Availability of {service}"), "owner": "grace", "service": service, "target_percent": percent(target), "measurement_period": "month", "planned_maintenance_rule": "Announced five working days ahead, Saturday ten to two at night.", "maintenance_excluded": true,
            "inputs_considered": ["business_requirements", "service_requirements", "slas", "risks"], "agreed_with": "stefan", "agreed_on": "-716d", "valid_from": "-712d", "next_review_on": if service == "Hosting" { "-33d" } else { "+120d" }, "last_reviewed_on": "-245d"});
        let _ = hours;
        let key = format!("target/{service}");
        let entry = book.tell("availability_target", &key, ago(722, "10:00"), "grace", set);
        entry.then(ago(716, "10:00"), "grace", "agree", json!({"agreed_service_hours": "Business hours"}));
        entry.then(ago(712, "10:00"), "grace", "activate", json!({}));
        for back in (1..=22).rev() {
            let (period, first, last) = month(book, back)?;
            let gross = (first - last + 1) * 5 / 7 * 480;
            let struck = grave.iter().any(|g| g.service == service && g.from.to_string().starts_with(&period));
            let down = if struck {
                60 + dice.between(20, 120)
            } else if dice.chance(35) {
                dice.between(2, 9)
            } else {
                0
            };
            let reached = 10_000 - (down * 10_000 + gross / 2) / gross.max(1);
            let met = reached >= target;
            let figures = json!({"title": format!("{service} {period}"), "owner": "grace", "service": service, "target": key, "period": period, "gross_service_minutes": gross, "planned_maintenance_minutes": 0, "agreed_service_minutes": gross, "downtime_minutes": down, "excepted_minutes": 0,
                "availability_percent": percent(reached), "shown": format!("{} %", percent(reached)), "target_percent": percent(target), "met": met, "outage_count": i64::from(down > 0), "not_applicable": false, "recorded_at": ago((last - 3).max(0), "09:00")});
            let mut released = figures.clone();
            if !met {
                released["missed_reason"] = json!("One outage in the month; its cause is followed as a problem.");
            }
            let entry = book.tell("availability_result", format!("{service}/{period}"), ago((last - 3).max(0), "09:00"), "grace", figures);
            if last > 9 {
                entry.then(ago(last - 7, "10:00"), "camille", "release", released);
            }
        }
    }
    Ok(())
}

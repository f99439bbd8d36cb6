//! Configuration audits: the sample, what was found, who corrected it and who verified that, and the next one.

use super::{AUTOMATION, sample};
use crate::handles::configuration_audit::{self as audit, columns::discrepancies as column, f, state};
use crate::handles::{ci_type, configuration_item};
use crate::service::means::{called, days_after, follow, holders, months_after, raise, several, tell};
use engine::{Action, Practice, Record, Work};
use kernel::{Code, Id, Refusal};
use schema::{Row, Value};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Days within which discrepancies are corrected.
const CORRECTION_DAYS: i64 = 30;
/// Months after which the next audit is due.
const INTERVAL_MONTHS: i64 = 6;
/// So many records one question answers at most.
const ONE_ANSWER: usize = 500;
/// Most items that are marked as verified with one audit.
const MOST_MARKED: usize = 400;

/// Rules of configuration audits.
#[derive(Clone, Copy, Debug, Default)]
pub struct AuditRules;

impl Practice for AuditRules {
    fn compute(&self, work: &mut Work<'_>) {
        if work.entering(state::IN_PROGRESS) {
            draw(work);
        }
        corrections(work);
        figures(work);
    }
    fn guards(&self) -> Vec<&'static str> {
        vec!["findings_said", "corrected", "verified_by_another"]
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        match name {
            "findings_said" => findings_said(work),
            "corrected" => corrected(work),
            "verified_by_another" => verified_by_another(work),
            _ => {}
        }
    }
    fn check(&self, work: &mut Work<'_>) {
        if work.entering(state::IN_PROGRESS) && !f::POPULATION.is_set(work.record()) {
            work.refuse_guard("services", "There are too many items for one audit: limit it to some services.");
        }
        let rows = f::DISCREPANCIES.get(work.record()).unwrap_or_default();
        let nameless = |r: &Row| {
            column::CONFIGURATION_ITEM.get(r).is_none() && column::CLASS.get(r).is_some_and(|c| c != audit::DiscrepanciesClass::MissingCi)
        };
        if work.changed("discrepancies") && rows.iter().any(nameless) {
            work.refuse_guard("discrepancies", "Name the item, unless it is one that is missing here.");
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        if work.entering(state::REPORTED) {
            mark_verified(work);
            plan_next(work);
            let found = f::DISCREPANCIES.get(work.record()).map_or(0, <[Row]>::len);
            let subject = format!("{}: {found} discrepancies found", called(work.record()));
            let text = f::TITLE.get(work.record()).unwrap_or_default().to_owned();
            let to = holders(work, "configuration_manager");
            tell(work, "reported", to, &subject, &text);
        }
    }
}

/// The live items within the scope, by their identity; `None` when there are more than can be looked at. One question
/// answers so many records only, so they are asked for by type, and by criticality where a type has many.
fn live_items(work: &Work<'_>) -> Option<Vec<Arc<Record>>> {
    let services: Vec<String> = several(work.record(), "services").iter().map(|id| id.text()).collect();
    let within = if services.is_empty() { String::new() } else { format!(" service:{}", services.join(",")) };
    let ask = |more: String| {
        let query = format!("state:live,in_maintenance{within} {more}");
        work.facts().find(configuration_item::TYPE, &query, ONE_ANSWER)
    };
    let mut items = Vec::new();
    for ci_type in work.facts().all(ci_type::TYPE) {
        let of_type = format!("ci_type:{}", ci_type.id.text());
        let found = ask(of_type.clone());
        if found.len() < ONE_ANSWER {
            items.extend(found);
            continue;
        }
        for part in ["criticality:critical", "criticality:high", "criticality:medium", "criticality:low", "no:criticality"] {
            let found = ask(format!("{of_type} {part}"));
            if found.len() == ONE_ANSWER {
                return None;
            }
            items.extend(found);
        }
    }
    items.sort_by_key(|r| r.id);
    Some(items)
}

/// Draws the sample: all items of critical services, and of the rest as many as the rule says.
fn draw(work: &mut Work<'_>) {
    let Some(items) = live_items(work) else { return };
    let critical = |r: &&Arc<Record>| r.choice("criticality").is_some_and(|c| *c == *"critical");
    let always: Vec<Id> = items.iter().filter(critical).map(|r| r.id).collect();
    let rest: Vec<Id> = items.iter().filter(|r| !critical(r)).map(|r| r.id).collect();
    let seed = f::SEED.get(work.record()).unwrap_or_else(|| work.now().seconds().rem_euclid(1_000_000_000));
    let drawn = sample::draw(&rest, sample::sample_size(rest.len()), seed.unsigned_abs());
    let all: Vec<Id> = always.into_iter().chain(drawn).collect();
    work.set("seed", Value::Integer(seed));
    work.set("population", count(items.len()));
    work.set("sample_size", count(all.len()));
    work.set("sample", Value::References(all));
}

fn count(n: usize) -> Value {
    Value::Integer(i64::try_from(n).unwrap_or(i64::MAX))
}

/// Whoever enters a correction is remembered, whatever name stands beside it.
fn corrections(work: &mut Work<'_>) {
    let Some(Value::Table(mut rows)) = work.record().get("discrepancies").cloned() else { return };
    let old: Vec<Row> = match work.was("discrepancies") {
        Some(Value::Table(rows)) => rows.clone(),
        _ => Vec::new(),
    };
    let mut people: BTreeSet<Id> = several(work.record(), "correctors").into_iter().collect();
    for row in rows.iter_mut().filter(|row| row.contains_key("corrected_on") && !old.contains(row)) {
        if let Some(person) = work.actor().person() {
            people.insert(person);
            row.entry("corrected_by".into()).or_insert(Value::Reference(person));
        }
        people.extend(column::CORRECTED_BY.get(row));
    }
    work.set("discrepancies", Value::Table(rows));
    if !people.is_empty() {
        work.set("correctors", Value::References(people.into_iter().collect()));
    }
}

fn figures(work: &mut Work<'_>) {
    let rows: Vec<Row> = f::DISCREPANCIES.get(work.record()).unwrap_or_default().to_vec();
    let sampled: BTreeSet<Id> = several(work.record(), "sample").into_iter().collect();
    let wrong = rows.iter().filter_map(|r| column::CONFIGURATION_ITEM.get(r)).filter(|id| sampled.contains(id)).collect::<BTreeSet<_>>();
    if let Some(held) = f::HELD_ON.get(work.record()) {
        work.set("correction_due_on", Value::Date(days_after(held, CORRECTION_DAYS)));
    }
    if rows.is_empty() && f::NONE_FOUND.get(work.record()) != Some(true) {
        return;
    }
    work.set("discrepancies_corrected", count(rows.iter().filter(|r| column::CORRECTED_ON.get(*r).is_some()).count()));
    work.set("items_without_discrepancy", count(sampled.len() - wrong.len()));
    if let Some(percent) = sample::accuracy(sampled.len(), wrong.len()) {
        work.set("accuracy_percent", Value::Decimal(percent));
    }
}

fn findings_said(work: &mut Work<'_>) {
    let found = !f::DISCREPANCIES.get(work.record()).unwrap_or_default().is_empty();
    match (found, f::NONE_FOUND.get(work.record()) == Some(true)) {
        (false, false) => work.refuse_guard("discrepancies", "Enter the discrepancies, or say that none was found."),
        (true, true) => work.refuse_guard("none_found", "Discrepancies are entered: then it is not so that none was found."),
        _ => {}
    }
}

fn corrected(work: &mut Work<'_>) {
    let open = f::DISCREPANCIES.get(work.record()).unwrap_or_default().iter().filter(|r| column::CORRECTED_ON.get(*r).is_none()).count();
    if open > 0 {
        work.refuse_guard("discrepancies", &format!("Not corrected yet: {open}."));
    }
}

/// Nobody verifies a correction they entered.
fn verified_by_another(work: &mut Work<'_>) {
    let Some(person) = work.actor().person() else {
        return work.refuse_guard("", "A person verifies the corrections, no automation.");
    };
    if several(work.record(), "correctors").contains(&person) {
        let words = "You entered corrections of this audit: somebody else verifies them.";
        work.refuse(Refusal::new(Code::SegregationOfDuties).with("reason", words));
    }
}

/// What was compared and found right is verified as of that day.
fn mark_verified(work: &mut Work<'_>) {
    let Some(held) = f::HELD_ON.get(work.record()) else { return };
    let rows = f::DISCREPANCIES.get(work.record()).unwrap_or_default();
    let wrong: BTreeSet<Id> = rows.iter().filter_map(|r| column::CONFIGURATION_ITEM.get(r)).collect();
    let right: Vec<Id> = several(work.record(), "sample").into_iter().filter(|id| !wrong.contains(id)).take(MOST_MARKED).collect();
    let items: Vec<Arc<Record>> = right.into_iter().filter_map(|id| work.facts().record(id)).collect();
    for item in items {
        let set = BTreeMap::from([("last_verified_on".into(), json!(held))]);
        follow(work, AUTOMATION, &item, Action { set, ..Action::default() }, None);
    }
}

/// The next audit is planned, half a year ahead, unless one is.
fn plan_next(work: &mut Work<'_>) {
    let Some(held) = f::HELD_ON.get(work.record()) else { return };
    let own = work.record().id;
    if work.facts().find(audit::TYPE, "state:planned", 5).iter().any(|r| r.id != own) {
        return;
    }
    let fields = vec![
        ("title", json!(f::TITLE.get(work.record()))),
        ("scope", json!(f::SCOPE.get(work.record()))),
        ("services", json!(several(work.record(), "services"))),
        ("planned_on", json!(months_after(held, INTERVAL_MONTHS))),
        ("owner", json!(f::OWNER.get(work.record()))),
    ];
    raise(work, AUTOMATION, audit::TYPE, fields);
}

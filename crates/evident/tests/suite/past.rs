//! The told past of the demonstration: every practice has records, each is whole by its definition, and all of it follows from the
//! journal.

use app::App;
use schema::{FieldKind, FieldRule, Value};
use std::collections::{BTreeMap, BTreeSet};
use store::{Cut, Store, Target};
use testkit::temp_dir;

/// Records of each type, for the seed of the demonstration and the moment of this suite.
const COUNTS: [(&str, usize); 57] = [
    ("acknowledgement", 94),
    ("action", 16),
    ("availability_result", 88),
    ("availability_target", 4),
    ("budget", 27),
    ("cab_meeting", 50),
    ("capacity_metric", 624),
    ("capacity_plan", 2),
    ("change", 270),
    ("change_freeze", 1),
    ("change_model", 5),
    ("communication", 54),
    ("communication_plan", 4),
    ("competence", 14),
    ("competence_requirement", 8),
    ("context_issue", 5),
    ("continuity_invocation", 1),
    ("continuity_plan", 2),
    ("continuity_requirement", 4),
    ("continuity_test", 5),
    ("contract", 7),
    ("cost_entry", 648),
    ("customer", 3),
    ("demand_forecast", 15),
    ("demand_metric", 120),
    ("dispute", 2),
    ("document", 6),
    ("financial_review", 8),
    ("interested_party", 5),
    ("knowledge_article", 13),
    ("known_error", 17),
    ("major_incident", 5),
    ("objective", 3),
    ("opportunity", 3),
    ("outage", 6),
    ("policy", 4),
    ("problem", 20),
    ("release", 13),
    ("request_model", 10),
    ("resource_plan", 3),
    ("risk", 9),
    ("role_assignment", 47),
    ("scope_statement", 1),
    ("security_control", 8),
    ("security_incident", 5),
    ("service", 9),
    ("service_acceptance", 1),
    ("service_design_package", 1),
    ("service_request", 480),
    ("sms_plan", 1),
    ("sms_process", 4),
    ("supplier", 8),
    ("supplier_evaluation", 8),
    ("supplier_review", 15),
    ("training_record", 7),
    ("transition_plan", 1),
    ("transition_report", 1),
];

/// Looks at every record that was told.
pub async fn check(app: &App) {
    let store = app.store();
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    let mut known: BTreeSet<kernel::Id> = BTreeSet::new();
    let mut all = Vec::new();
    for def in app.model().types.values().filter(|d| *d.name != *"incident") {
        let records = store.all_of(&def.name).await.unwrap();
        known.extend(records.iter().map(|r| r.id));
        all.extend(records);
    }
    known.extend(store.legacy_references("incident").await.unwrap().into_iter().map(|(_, id)| id));
    let mut wrong = Vec::new();
    for record in &all {
        let def = app.model().get(&record.type_name).unwrap();
        let called = format!("{} {}", record.type_name, record.text(&def.spine.title.0).unwrap_or_default());
        let state = record.state.as_deref().and_then(|s| def.state(s));
        let demanded = |name: &str| state.is_some_and(|s| s.fields.get(name) == Some(&FieldRule::Required));
        for field in def.fields.iter().filter(|f| f.required || demanded(&f.name)) {
            if record.get(&field.name).is_none() {
                wrong.push(format!("{called}: {} is empty in {:?}", field.name, record.state));
            }
        }
        for (name, value) in &record.fields {
            let kind = def.field(name).map(|f| &f.kind);
            let ids = match value {
                Value::Reference(id) => vec![*id],
                Value::References(ids) => ids.clone(),
                _ => Vec::new(),
            };
            let lost = ids.iter().any(|id| !known.contains(id));
            if lost && !matches!(kind, Some(FieldKind::Reference { to }) if *to == "incident") {
                wrong.push(format!("{called}: {name} leads nowhere"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), all.len(), wrong.join("\n"));
    for record in &all {
        if let Some(def) = app.model().get(&record.type_name) {
            *counted.entry(&def.name).or_default() += 1;
        }
    }
    for (type_name, count) in COUNTS {
        assert_eq!(counted.get(type_name).copied().unwrap_or(0), count, "{type_name}");
    }
}

/// What is told follows from the journal alone.
pub async fn replayed(store: &Store) {
    let folder = temp_dir();
    let copy = Store::open(&Target::Sqlite(folder.join("copy")), practices::model()).await.unwrap();
    store.replay_to(&copy, Cut { before: u64::MAX, occurred: None }, |_| {}).await.unwrap();
    assert_eq!(store.compare(&copy).await.unwrap(), [], "the told past follows from the journal");
    copy.close().await;
}

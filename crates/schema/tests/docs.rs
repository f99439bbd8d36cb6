//! The documentation is true: its examples load, and its table of codes is the one in the code.
#![allow(clippy::unwrap_used, missing_docs)]

fn page(name: &str) -> String {
    std::fs::read_to_string(format!("{}/../../docs/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn blocks(page: &str) -> Vec<(String, String)> {
    let parts = page.split("```toml file=").skip(1);
    parts.map(|part| part.split_once("```").unwrap().0.split_once('\n').map(|(f, t)| (f.to_owned(), t.to_owned())).unwrap()).collect()
}

#[test]
fn the_examples_of_record_types_load() {
    let page = page("record-types.md");
    let blocks = blocks(&page);
    let (overlays, sources): (Vec<_>, Vec<_>) =
        blocks.iter().map(|(f, t)| (f.as_str(), t.as_str())).partition(|(f, _)| f.starts_with("overlay"));
    let loaded = schema::load(&sources, &overlays).unwrap_or_else(|e| panic!("{e}"));
    // The examples leave out the types that everybody has.
    assert!(loaded.warnings.0.iter().all(|d| d.code == "SCH-039"), "{}", loaded.warnings);
    let loaded = schema::load(&sources, &[]).unwrap();
    let fault = loaded.model.get("fault").unwrap();
    assert_eq!(fault.traits, ["work_item"]);
    assert!(fault.conversation && fault.watchable && !fault.cached);
    assert_eq!(fault.form[0].fields, ["reported_at", "location", "parts", "priority_wished", "title"]);
    assert_eq!(fault.links[0].to, "fault");
    assert_eq!(fault.field("priority_wished").unwrap().kind, fault.field("priority").unwrap().kind);
    assert_eq!(fault.r#move("resolve").unwrap().roles, ["support_analyst", "service_desk_agent"]);
}

#[test]
fn every_code_is_documented() {
    let wanted = schema::diagnostics_page();
    let path = format!("{}/../../docs/model-diagnostics.md", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &wanted).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), wanted, "run the test with UPDATE=1");
}

/// The module printed for the type of the documentation, kept in the repository so that it is compiled with this test.
#[path = "printed/handles.rs"]
mod handles;

#[test]
fn handles_are_printed_compile_and_read() {
    use handles::fault::{self, f};
    use schema::{ChoiceEnum, Value};
    let page = page("record-types.md");
    let blocks = blocks(&page);
    let sources: Vec<_> = blocks.iter().filter(|(f, _)| !f.starts_with("overlay")).map(|(f, t)| (f.as_str(), t.as_str())).collect();
    let loaded = schema::load(&sources, &[]).unwrap();
    let def = loaded.model.get("fault").unwrap();
    let printed = schema::codegen::handles(&[def]);
    let path = format!("{}/tests/printed/handles.rs", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &printed).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), printed, "run the test with UPDATE=1");

    let mut values = std::collections::BTreeMap::new();
    assert_eq!(f::PRIORITY.get(&values), None);
    values.insert(f::PRIORITY.name(), fault::Priority::P2.value());
    values.insert(f::TITLE.name(), Value::Text("Printer on fire".into()));
    values.insert(f::REOPEN_COUNT.name(), Value::Text("wrong form".into()));
    assert_eq!(f::PRIORITY.get(&values), Some(fault::Priority::P2));
    assert_eq!(f::PRIORITY.based(def, &values), Some(fault::Priority::P2));
    assert_eq!(f::TITLE.get(&values), Some("Printer on fire"));
    assert_eq!(f::REOPEN_COUNT.get(&values), None);
    let parts = schema::read_field(def.field("parts").unwrap(), &serde_json::json!([{"part": "fan", "pieces": 2}])).unwrap().unwrap();
    values.insert(f::PARTS.name(), parts);
    let pieces: Vec<_> = f::PARTS.get(&values).unwrap().iter().filter_map(|row| fault::columns::parts::PIECES.get(row)).collect();
    assert_eq!(pieces, [2]);
    assert_eq!((fault::TYPE, fault::state::IN_PROGRESS, fault::step::RESOLVE), ("fault", "in_progress", "resolve"));
}

#[test]
fn a_definition_is_told_in_words() {
    let page = page("record-types.md");
    let blocks = blocks(&page);
    let (overlays, sources): (Vec<_>, Vec<_>) =
        blocks.iter().map(|(f, t)| (f.as_str(), t.as_str())).partition(|(f, _)| f.starts_with("overlay"));
    let loaded = schema::load(&sources, &overlays).unwrap();
    let told = schema::describe(loaded.model.get("fault").unwrap());
    let path = format!("{}/tests/printed/fault.txt", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &told).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), told, "run the test with UPDATE=1");
}

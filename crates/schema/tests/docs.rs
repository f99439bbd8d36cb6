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
    assert!(loaded.warnings.is_empty(), "{}", loaded.warnings);
    let fault = loaded.model.get("fault").unwrap();
    assert_eq!(fault.traits, ["work_item"]);
    assert!(fault.conversation && fault.watchable && !fault.cached);
    assert_eq!(fault.form[0].fields, ["reported_at", "parts", "title"]);
    assert_eq!(fault.links[0].to, "fault");
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

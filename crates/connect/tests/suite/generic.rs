use app::import::{SourceActor, SourceRow, SourceValue};
use connect::profile::Generic;
use connect::tabular::Table;
use schema::{FieldDef, FieldKind, Spine, TypeDef};
use serde_json::json;
use std::io::Cursor;

fn field(name: &str, kind: FieldKind) -> FieldDef {
    FieldDef {
        name: name.into(),
        label: name.into(),
        kind,
        help: String::new(),
        required: false,
        computed: false,
        immutable: false,
        default: None,
        default_by: std::collections::BTreeMap::new(),
        right: None,
        search: false,
        indexed: false,
        unique: false,
        personal: false,
        min_text: None,
        past: false,
        custom: false,
    }
}

fn def() -> TypeDef {
    TypeDef {
        name: "incident".into(),
        title: "Incident".into(),
        plural: "Incidents".into(),
        purpose: String::new(),
        prefix: Some("INC".into()),
        practice: "incident".into(),
        clause: String::new(),
        traits: vec![],
        cached: false,
        sealed: false,
        conversation: true,
        attachments: true,
        watchable: true,
        fields: vec![
            field("title", FieldKind::Text { max: 200 }),
            field("impact", FieldKind::Choice { choices: vec![] }),
            field("caller", FieldKind::Person),
            field("reported_at", FieldKind::Instant),
            field("reopen_count", FieldKind::Integer { min: 0, max: 99 }),
            field("security_related", FieldKind::Boolean),
        ],
        spine: Spine::default(),
        lifecycle: None,
        clocks: vec![],
        links: vec![],
        duties: Vec::new(),
        list: schema::ListLayout::default(),
        form: vec![],
    }
}

const MAPPING: &str = r#"
key = "Ticket"
at = "Updated"
actor = { column = "Agent" }
time_zone = "Europe/Berlin"
time_format = "%d.%m.%Y %H:%M"
state = { column = "Status", values = { Open = "new", Done = "closed" } }
[field.title]
column = "Summary"
[field.impact]
column = "Impact"
values = { High = "1_high", Low = "3_low" }
default = "3_low"
[field.caller]
column = "Requester"
[field.reported_at]
column = "Created"
[field.reopen_count]
column = "Reopened"
[field.security_related]
column = "Security"
"#;

const HEADER: &str = "Ticket,Updated,Agent,Status,Summary,Impact,Requester,Created,Reopened,Security";

fn read(row: &str) -> Result<SourceRow, String> {
    let table = Table::from_csv(Cursor::new(format!("{HEADER}\n{row}\n").into_bytes())).unwrap();
    let profile = Generic::new(MAPPING, table.header(), &def()).map_err(|r| r.message())?;
    profile.events(table).next().unwrap().map_err(|bad| bad.refusal.message())
}

#[test]
fn a_row_is_read_by_the_mapping() {
    let row = read("T-1,27.03.2026 16:00,Ada,Open,Printer is on fire,,Bo,27.03.2026 15:30,2,yes").unwrap();
    assert_eq!((row.key.as_str(), row.at.unwrap().to_string().as_str()), ("T-1", "2026-03-27T15:00:00Z"));
    assert_eq!(row.state.as_deref(), Some("new"));
    assert!(matches!(row.actor, SourceActor::Foreign(ref f) if f.key == "Ada" && f.type_name == "person"));
    let value = |name: &str| row.set.iter().find(|(n, _)| *n == *name).map(|(_, v)| v.clone()).unwrap();
    assert_eq!(value("impact"), SourceValue::Json(json!("3_low")));
    assert_eq!(value("reopen_count"), SourceValue::Json(json!(2)));
    assert_eq!(value("security_related"), SourceValue::Json(json!(true)));
    assert_eq!(value("reported_at"), SourceValue::Json(json!("2026-03-27T14:30:00Z")));
    assert!(matches!(value("caller"), SourceValue::Foreign(f) if f.key == "Bo"));
}

#[test]
fn what_the_mapping_does_not_know_is_refused_not_guessed() {
    for (row, reason) in [
        ("T-1,27.03.2026 16:00,Ada,Lost,x,,Bo,27.03.2026 15:30,2,yes", "the mapping has no value for “Lost”."),
        ("T-1,27.03.2026 16:00,Ada,Open,x,Huge,Bo,27.03.2026 15:30,2,yes", "the mapping has no value for “Huge”."),
        ("T-1,2026-03-27,Ada,Open,x,,Bo,27.03.2026 15:30,2,yes", "“2026-03-27” is not a time of the form %d.%m.%Y %H:%M."),
        ("T-1,27.03.2026 16:00,Ada,Open,x,,Bo,27.03.2026 15:30,two,yes", "“two” is not a whole number."),
        ("T-1,27.03.2026 16:00,Ada,Open,x,,Bo,27.03.2026 15:30,2,maybe", "“maybe” is neither yes nor no."),
        ("T-1,,Ada,Open,x,,Bo,27.03.2026 15:30,2,yes", "“” is not a time of the form %d.%m.%Y %H:%M."),
        (",27.03.2026 16:00,Ada,Open,x,,Bo,27.03.2026 15:30,2,yes", "the key in “Ticket” must have 1 to 200 characters."),
    ] {
        assert_eq!(read(row).unwrap_err(), reason);
    }
}

#[test]
fn a_mapping_that_does_not_fit_says_where() {
    let header: Vec<String> = HEADER.split(',').map(str::to_owned).collect();
    let refused = |mapping: &str| Generic::new(mapping, &header, &def()).unwrap_err().message();
    assert!(refused("key = ").contains("the mapping file"));
    assert!(refused("key = \"Ticket\"\nkeyy = 1").contains("unknown field `keyy`"));
    assert!(refused("key = \"Nr\"").starts_with("the table has no column Nr; it has Ticket"));
    assert_eq!(refused("key = \"Ticket\"\n[field.colour]\ncolumn = \"Impact\""), "Incident has no field “colour”.");
    assert_eq!(refused("key = \"Ticket\"\n[field.title]"), "field “title” names neither a column nor a constant.");
    assert_eq!(refused("key = \"Ticket\"\ntime_zone = \"Mars\""), "“Mars” is not a time zone.");
}

#[test]
fn a_shift_moves_the_event_and_every_instant_in_it() {
    let text = format!("{HEADER}\nT-1,27.03.2026 16:00,Ada,Open,x,,Bo,27.03.2026 15:30,2,yes\n");
    let table = Table::from_csv(Cursor::new(text.into_bytes())).unwrap();
    let profile = Generic::new(MAPPING, table.header(), &def()).unwrap().shifted(-7 * 86_400);
    assert!(profile.has_times());
    let row = profile.events(table).next().unwrap().unwrap();
    assert_eq!(row.at.unwrap().to_string(), "2026-03-20T15:00:00Z");
    assert!(row.set.contains(&("reported_at".into(), SourceValue::Json(json!("2026-03-20T14:30:00Z")))));
}

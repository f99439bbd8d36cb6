use app::import::{SourceRow, SourceValue};
use connect::profile::Uci;
use connect::tabular::Table;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::Path;

fn log() -> Table {
    Table::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/uci-incident-event-log.csv.gz")).unwrap()
}

fn profile(table: &Table) -> Uci {
    Uci::new(table.header(), TimeZone::UTC, 1).unwrap()
}

fn json<'a>(row: &'a SourceRow, field: &str) -> &'a serde_json::Value {
    row.set
        .iter()
        .find_map(|(n, v)| matches!(v, SourceValue::Json(_) if *n == *field).then_some(v))
        .map(|v| match v {
            SourceValue::Json(j) => j,
            _ => unreachable!(),
        })
        .unwrap()
}

#[test]
fn the_whole_log_is_read_and_what_is_refused_is_known() {
    let table = log();
    let uci = profile(&table);
    let (mut good, mut keys) = (0, std::collections::BTreeSet::new());
    let mut refused: BTreeMap<String, usize> = BTreeMap::new();
    for row in uci.events(table) {
        match row {
            Ok(event) => {
                good += 1;
                keys.insert(event.key);
            }
            Err(bad) => *refused.entry(bad.refusal.message()).or_default() += 1,
        }
    }
    assert_eq!(good, 141_702);
    assert_eq!(keys.len(), 24_918);
    assert_eq!(
        refused,
        BTreeMap::from([
            ("the event lies before the incident was opened.".to_owned(), 5),
            ("“-100” is not a state of an incident.".to_owned(), 5)
        ])
    );
}

#[test]
fn an_event_says_what_was_true_then() {
    let table = log();
    let uci = profile(&table);
    let rows: Vec<SourceRow> = uci.events(table).take(4).map(Result::unwrap).collect();
    assert_eq!(rows[0].key, "INC0000045");
    assert_eq!(rows[0].at.unwrap().to_string(), "2016-02-29T01:23:00Z");
    assert_eq!(rows[0].state.as_deref(), Some("new"));
    // The log knows the end of the story in its first row; the event does not.
    assert!(rows[0].set.iter().all(|(n, _)| *n != "resolved_at" && *n != "resolution"));
    assert_eq!(rows[1].state.as_deref(), Some("resolved"));
    assert_eq!(json(&rows[1], "resolved_at"), "2016-02-29T08:53:00Z");
    assert_eq!(rows[3].state.as_deref(), Some("closed"));
    assert_eq!(json(&rows[3], "resolved_at"), "2016-02-29T11:29:00Z");
    assert!(rows[0].made);
}

#[test]
fn bad_rows_are_refused_with_reasons() {
    let table = log();
    let header = table.header().join(",");
    let good = "INC0000045,New,true,0,0,0,true,Caller 2403,Opened by  8,29/2/2016 01:16,Created by 6,29/2/2016 01:23,Updated by 21,29/2/2016 01:23,Phone,\
                Location 143,Category 55,Subcategory 170,Symptom 72,?,2 - Medium,2 - Medium,3 - Moderate,Group 56,?,true,false,Do Not Notify,?,?,?,?,code 5,\
                Resolved by 149,29/2/2016 11:29,5/3/2016 12:00";
    let cases = [
        (good.replace("INC0000045", "45"), "“45” is not an incident number."),
        (good.replace(",New,", ",Lost,"), "“Lost” is not a state of an incident."),
        (
            good.replace("29/2/2016 01:23,Phone", "30/2/2016 01:23,Phone"),
            "sys_updated_at: “30/2/2016 01:23” is not a time such as 29/2/2016 01:16.",
        ),
        (good.replace("29/2/2016 01:23,Phone", "28/2/2016 01:23,Phone"), "the event lies before the incident was opened."),
        (good.replace("Phone", "Pigeon"), "“Pigeon” is not a contact type."),
        (good.replace("2 - Medium,2 - Medium", "9,2 - Medium"), "“9” is not a level of impact."),
        (good.replace("true,0,0,0,true", "true,-1,0,0,true"), "“-1” is not a count."),
    ];
    for (row, expected) in cases {
        let table = Table::from_csv(Cursor::new(format!("{header}\n{row}\n").into_bytes())).unwrap();
        let uci = profile(&table);
        let refused = uci.events(table).next().unwrap().unwrap_err();
        assert_eq!(refused.refusal.message(), expected);
        assert_eq!(refused.line, 2);
    }
}

#[test]
fn a_missing_column_names_itself() {
    let header: Vec<String> = log().header().iter().filter(|h| *h != "priority" && *h != "impact").cloned().collect();
    let refusal = Uci::new(&header, TimeZone::UTC, 1).unwrap_err();
    assert_eq!(refusal.message(), "these columns of the profile are missing: impact, priority.");
}

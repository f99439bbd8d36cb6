//! Any table with a mapping, through the command line: people and groups are made by being named, once; sheets work like
//! text; times move by whole weeks.

use crate::desk::{evident, initialised, said};
use serde_json::Value as Json;
use std::io::Write;
use std::path::Path;

const MAPPING: &str = r#"
key = "Ticket"
at = "Updated"
actor = { column = "Agent" }
time_zone = "Europe/Berlin"
time_format = "%d.%m.%Y %H:%M"
state = { column = "Status", values = { Open = "new", Working = "in_progress", Done = "resolved" } }
[field.title]
column = "Summary"
[field.caller]
column = "Requester"
[field.assigned_group]
column = "Team"
[field.assigned_to]
column = "Agent"
[field.category]
column = "Area"
[field.reported_at]
column = "Created"
[field.impact]
constant = "3_low"
[field.urgency]
constant = "2_medium"
"#;

const CSV: &str = "Ticket,Updated,Agent,Status,Summary,Requester,Team,Area,Created
T-1,02.03.2026 09:00,Bo Lind,Open,Printer prints upside down,eva.maria@example.org,Field,Printing,02.03.2026 08:50
T-2,02.03.2026 10:00,Bo Lind,Open,Mail arrives twice a day,eva.maria@example.org,Field,Mail,02.03.2026 09:55
T-1,02.03.2026 11:30,Bo Lind,Working,Printer prints upside down,eva.maria@example.org,Service desk,Printing,02.03.2026 08:50
T-3,02.03.2026 12:00,Bo Lind,Lost,Nobody knows,eva.maria@example.org,Field,Mail,02.03.2026 09:55
";

fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) {
    std::fs::write(folder.join(name), bytes).unwrap();
}

fn json(folder: &Path, args: &[&str]) -> Json {
    let done = evident(folder, args);
    assert!(done.status.success(), "{args:?}: {}", said(&done));
    serde_json::from_slice(&done.stdout).unwrap_or_else(|e| panic!("{e}: {}", said(&done)))
}

fn count(folder: &Path, query: &str) -> u64 {
    json(folder, &["query", "--count", "--format", "json", query])["count"].as_u64().unwrap()
}

#[test]
fn a_list_brings_its_people_groups_and_categories() {
    let folder = initialised();
    let at = folder.path();
    write(at, "map.toml", MAPPING);
    write(at, "list.csv", CSV);
    let call = ["import", "incidents", "list.csv", "--mapping", "map.toml", "--refused", "refused.csv", "--format", "json"];

    let dry = json(at, &[&call[..], &["--dry-run"]].concat());
    assert_eq!((dry["written"].as_u64(), dry["dry_run"].as_bool()), (Some(3), Some(true)));
    assert_eq!(count(at, "type:incident"), 0);

    // A refused row does not fail the call: it is counted, told, and kept in a file.
    let done = json(at, &call);
    assert_eq!((done["written"].as_u64(), done["refused"].as_u64(), done["records"].as_u64()), (Some(3), Some(1), Some(2)));
    assert_eq!(done["made"], serde_json::json!({"category": 2, "group": 1, "person": 2}), "the service desk was there already");
    let refused = std::fs::read_to_string(at.join("refused.csv")).unwrap();
    assert_eq!(refused, "line,key,code,reason\n5,\"T-3\",import,\"the mapping has no value for “Lost”.\"\n");

    assert_eq!(count(at, "type:person email:eva.maria@example.org name:\"Eva Maria\""), 1);
    assert_eq!(count(at, "type:person name:\"Bo Lind\""), 1);
    assert_eq!(count(at, "type:incident requester:\"Eva Maria\""), 2);
    assert_eq!(count(at, "type:incident state:in_progress group:\"Service desk\" category:Printing"), 1);
    assert_eq!(count(at, "type:incident legacy_reference:T-1 created<2026-03-03"), 1);

    let again = json(at, &call);
    assert_eq!((again["written"].as_u64(), again["known"].as_u64()), (Some(0), Some(3)));
    assert_eq!(again["made"], serde_json::json!({}));
}

#[test]
fn a_list_moves_to_now_when_it_has_times() {
    let folder = initialised();
    write(folder.path(), "map.toml", MAPPING);
    write(folder.path(), "list.csv", CSV);
    let call = ["import", "incidents", "list.csv", "--mapping", "map.toml", "--shift-to-now", "--format", "json"];
    assert_eq!(json(folder.path(), &call)["written"], 3);
    // The newest row lies within the last week; the others up to two hours before it.
    assert_eq!(count(folder.path(), "type:incident updated>-8d reported_at>-8d"), 2);

    write(folder.path(), "plain.toml", "key = \"Ticket\"\n[field.title]\ncolumn = \"Summary\"\n");
    let refused = evident(folder.path(), &["import", "incidents", "list.csv", "--mapping", "plain.toml", "--shift-to-now"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("needs a mapping with `at`"), "{}", said(&refused));
}

#[test]
fn a_sheet_is_read_like_text() {
    let folder = initialised();
    let rows: Vec<Vec<String>> = CSV.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect();
    write(folder.path(), "map.toml", MAPPING);
    write(folder.path(), "list.xlsx", sheet(&rows, None));
    let call = ["import", "incidents", "list.xlsx", "--mapping", "map.toml", "--format", "json"];
    let done = json(folder.path(), &call);
    assert_eq!((done["written"].as_u64(), done["refused"].as_u64()), (Some(3), Some(1)));
    assert_eq!(count(folder.path(), "type:incident category:Mail"), 1);

    // A cell in the far corner is a refused row, not a table of seventeen thousand million cells.
    write(folder.path(), "far.xlsx", sheet(&rows, Some("XFD1048576")));
    let far = json(folder.path(), &["import", "incidents", "far.xlsx", "--mapping", "map.toml", "--format", "json"]);
    assert_eq!((far["known"].as_u64(), far["refused"].as_u64()), (Some(3), Some(2)));
}

#[test]
fn people_are_a_list_like_any_other() {
    let folder = initialised();
    write(
        folder.path(),
        "people.csv",
        "Id,Name,Mail,Boss\n1,Ida Berg,ida@example.org,\n2,Jon Dahl,jon@example.org,Ida Berg\n3,Ida Again,IDA@example.org,\n",
    );
    let mapping =
        "key = \"Id\"\nfield.name = { column = \"Name\" }\nfield.email = { column = \"Mail\" }\nfield.manager = { column = \"Boss\" }\n";
    write(folder.path(), "map.toml", mapping);
    let done = json(folder.path(), &["import", "people", "people.csv", "--mapping", "map.toml", "--format", "json"]);
    // An address belongs to one person; who is named as manager is the person of the line above.
    assert_eq!((done["written"].as_u64(), done["refused"].as_u64()), (Some(2), Some(1)));
    assert_eq!(done["made"], serde_json::json!({}));
    assert_eq!(count(folder.path(), "type:person manager.name:\"Ida Berg\""), 1);
}

/// A workbook by hand: as little as a reader needs, with inline strings.
fn sheet(rows: &[Vec<String>], far: Option<&str>) -> Vec<u8> {
    let mut data = String::new();
    for (r, row) in rows.iter().enumerate() {
        data.push_str(&format!("<row r=\"{}\">", r + 1));
        for (c, cell) in row.iter().enumerate() {
            let column = char::from(b'A' + u8::try_from(c).unwrap());
            data.push_str(&format!("<c r=\"{column}{}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>", r + 1));
        }
        data.push_str("</row>");
    }
    if let Some(at) = far {
        let row = at.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        data.push_str(&format!("<row r=\"{row}\"><c r=\"{at}\" t=\"inlineStr\"><is><t>far</t></is></c></row>"));
    }
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let parts = [
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".to_owned()),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{relations}\"><Relationship Id=\"r1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"List\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{relations}\"><Relationship Id=\"r1\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        ("xl/worksheets/sheet1.xml", format!("<worksheet xmlns=\"{main}\"><sheetData>{data}</sheetData></worksheet>")),
    ];
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

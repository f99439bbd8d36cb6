//! Files that are wrong, torn or meant to do harm, through the command line: a clear word, never a crash, never half a
//! record.

use crate::desk::{evident, initialised, log, said};
use serde_json::Value as Json;
use std::io::Write;
use std::path::Path;

fn entries(folder: &Path) -> u64 {
    let done = evident(folder, &["journal", "verify", "--format", "json"]);
    assert!(done.status.success(), "{}", said(&done));
    let report: Json = serde_json::from_slice(&done.stdout).unwrap();
    report["entries"].as_u64().unwrap()
}

/// Whole files that mean nothing: exit code 3, a sentence, and nothing written.
#[test]
fn files_that_are_no_tables() {
    let folder = initialised();
    let at = folder.path();
    let before = entries(at);
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(&log(50)).unwrap();
    let packed = packed.finish().unwrap();
    std::fs::create_dir(at.join("folder.csv")).unwrap();
    std::fs::write(at.join("map.toml"), "key = \"number\"\n[field.title]\ncolumn = \"category\"\n").unwrap();
    let cases: [(&str, Option<&[u8]>, &str); 8] = [
        ("missing.csv", None, "cannot be read"),
        ("folder.csv", None, "cannot be read"),
        ("empty.csv", Some(b""), "the file is empty"),
        ("columns.csv", Some(b"number,colour\nINC0000045,red\n"), "columns of the profile are missing"),
        ("binary.csv", Some(b"\x00\xff\xfe\x01\n\x02\x03"), "not UTF-8"),
        ("twice.csv", Some(b"number,number\n1,2\n"), "names column “number” twice"),
        ("torn.csv.gz", Some(&packed[..20]), "breaks off"),
        ("broken.xlsx", Some(b"PK\x03\x04 and no more"), "the spreadsheet cannot be read"),
    ];
    for (name, bytes, reason) in cases {
        if let Some(bytes) = bytes {
            std::fs::write(at.join(name), bytes).unwrap();
        }
        let done = evident(at, &["import", "incidents", name, "--profile", "uci"]);
        assert_eq!(done.status.code(), Some(3), "{name}: {}", said(&done));
        assert!(said(&done).contains(reason), "{name}: {}", said(&done));
        assert!(!said(&done).contains("panic"), "{name}: {}", said(&done));
    }
    for (args, reason) in [
        (&["import", "dragons", "columns.csv", "--profile", "uci"][..], "dragon"),
        (&["import", "organisations", "columns.csv", "--mapping", "map.toml"][..], ""),
        (&["import", "incidents", "columns.csv", "--mapping", "map.toml"][..], "the table has no column category"),
    ] {
        let done = evident(at, args);
        assert_eq!(done.status.code(), Some(3), "{args:?}: {}", said(&done));
        assert!(said(&done).contains(reason), "{args:?}: {}", said(&done));
    }
    assert_eq!(entries(at), before, "nothing was written");
}

/// The same for files of records: nothing is read beyond its bound, and nothing is written.
#[test]
fn files_of_records_that_mean_harm() {
    let folder = initialised();
    let at = folder.path();
    let before = entries(at);
    // A spreadsheet of a few hundred kilobytes that unpacks to more than is read.
    let mut bomb = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    bomb.start_file("xl/worksheets/sheet1.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let zeros = vec![b'0'; 1 << 20];
    for _ in 0..260 {
        bomb.write_all(&zeros).unwrap();
    }
    let bomb = bomb.finish().unwrap().into_inner();
    assert!(bomb.len() < 1 << 20);
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(b"name\n").unwrap();
    for _ in 0..70 {
        packed.write_all(&zeros).unwrap();
        packed.write_all(b"\n").unwrap();
    }
    let packed = packed.finish().unwrap();
    let deep = format!("{{\"name\":{}", "[".repeat(500_000));
    let wide = format!("{}\n{}\n", vec!["a"; 600].join(","), vec!["1"; 600].join(","));
    let cases: [(&str, &[u8], &str); 9] = [
        ("bomb.xlsx", &bomb, "unpacks to more than 256 MiB"),
        ("bomb.csv.gz", &packed, "longer than 64 MiB"),
        ("broken.xlsx", b"PK\x03\x04 and no more", "the spreadsheet cannot be read"),
        ("deep.jsonl", deep.as_bytes(), "No line of the file is a JSON object"),
        ("wide.csv", wide.as_bytes(), "more than 512 cells"),
        ("empty.csv", b"", "the file is empty"),
        ("rows.csv", b"name\n", "headings and no rows"),
        ("columns.csv", b"colour,size\nred,1\n", "No column of the file is a field of categories"),
        ("nul.csv", b"name\nNet\x00work\n", "without control characters"),
    ];
    for (name, bytes, reason) in cases {
        std::fs::write(at.join(name), bytes).unwrap();
        let done = evident(at, &["import", "records", "category", name]);
        assert_eq!(done.status.code(), Some(3), "{name}: {}", said(&done));
        assert!(said(&done).contains(reason) && !said(&done).contains("panic"), "{name}: {}", said(&done));
    }
    for (args, code) in [
        (&["import", "records", "dragon", "empty.csv"][..], 3),
        (&["import", "records", "category", "missing.csv"][..], 2),
        (&["import", "records", "category", "nul.csv", "--as", "nobody@example.org"][..], 3),
        (&["import", "records", "category", "nul.csv", "--map", "other=name"][..], 3),
        (&["export", "category", "--format", "pdf"][..], 2),
        (&["export", "category", "--query", "nonsense:1"][..], 3),
    ] {
        let done = evident(at, args);
        assert_eq!(done.status.code(), Some(code), "{args:?}: {}", said(&done));
    }
    assert_eq!(entries(at), before, "nothing was written");
}

/// Bad rows among good ones: each is refused by itself with its line, the others are taken.
#[test]
fn rows_that_are_wrong_cost_themselves_only() {
    let folder = initialised();
    let at = folder.path();
    let text = String::from_utf8(log(60)).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let (header, first) = (lines[0], lines[1]);
    let event = |n: u32| first.replace("INC0000045", &format!("INC99{n:05}"));
    let mut file = std::io::BufWriter::new(std::fs::File::create(at.join("log.csv")).unwrap());
    let mut line = |bytes: &[u8]| {
        file.write_all(bytes).unwrap();
        file.write_all(b"\n").unwrap();
    };
    for good in &lines {
        line(good.as_bytes());
    }
    assert!(header.starts_with("number,"));
    line(b"INC9900001,New");
    line(format!("{},more", event(2)).as_bytes());
    line(&event(3).into_bytes().into_iter().map(|b| if b == b'P' { 0xff } else { b }).collect::<Vec<u8>>());
    line(event(4).replace(",New,", ",Lost,").as_bytes());
    line(event(5).replace("29/2/2016 01:23,Phone", "28/2/9998 01:23,Phone").as_bytes());
    line(event(6).replace("29/2/2016 01:23,Phone", "31/2/2016 01:23,Phone").as_bytes());
    line(event(7).replace("/2016", "/1812").as_bytes());
    line(event(8).replace("/2016", "/-200").as_bytes());
    // A cell of a hundred megabytes, and a good row after it.
    let (before, after) = first.split_once(",New,").unwrap();
    line(format!("{before},\"{}\",{after}", "x".repeat(100 << 20)).as_bytes());
    line(event(9).as_bytes());
    file.flush().unwrap();
    drop(file);

    let call = ["import", "incidents", "log.csv", "--profile", "uci", "--format", "json", "--refused", "refused.csv"];
    let done = evident(at, &call);
    assert!(done.status.success(), "{}", said(&done));
    let summary: Json = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!((summary["written"].as_u64(), summary["refused"].as_u64()), (Some(61), Some(9)), "{}", said(&done));
    let refused = std::fs::read_to_string(at.join("refused.csv")).unwrap();
    for reason in [
        "the row has 2 cells where the header names 36",
        "the row has 37 cells where the header names 36",
        "is not UTF-8 text",
        "“Lost” is not a state of an incident",
        "lies in the future",
        "“31/2/2016 01:23” is not a time",
        "lies before 1970",
        "the row is longer than 1024 KiB",
    ] {
        assert!(refused.contains(reason), "{reason}: {refused}");
    }
    assert!(refused.lines().skip(1).all(|l| l.split(',').next().unwrap().parse::<u64>().unwrap() > 61), "{refused}");

    // Whole or not at all: the journal verifies, the tables are its fold, and no record of a refused row exists.
    let check = evident(at, &["replay", "--check"]);
    assert!(check.status.success(), "{}", said(&check));
    entries(at);
    for n in 1..=8 {
        let count = evident(at, &["query", "--count", &format!("type:incident legacy_reference:INC99{n:05}")]);
        assert_eq!(said(&count).trim(), "0", "row {n}");
    }

    // Nothing at all could be taken: that is a failure.
    std::fs::write(at.join("bad.csv"), format!("{header}\n{}\n", event(4).replace(",New,", ",Lost,"))).unwrap();
    let done = evident(at, &["import", "incidents", "bad.csv", "--profile", "uci"]);
    assert_eq!(done.status.code(), Some(3), "{}", said(&done));
    assert!(said(&done).contains("all 1 rows were refused"), "{}", said(&done));
}

/// A download that was torn: what stands before the tear is taken and stays, the command says that it failed and where, and
/// the whole file goes on there.
#[test]
fn a_file_that_breaks_off_is_an_error_and_is_continued() {
    let folder = initialised();
    let at = folder.path();
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::none());
    packed.write_all(&log(400)).unwrap();
    let packed = packed.finish().unwrap();
    std::fs::write(at.join("whole.csv.gz"), &packed).unwrap();
    std::fs::write(at.join("torn.csv.gz"), &packed[..packed.len() / 2]).unwrap();
    let import = |file: &str, more: &[&str]| {
        let call = ["import", "incidents", file, "--profile", "uci", "--format", "json"];
        let done = evident(at, &[&call, more].concat());
        let summary: Json = serde_json::from_slice(&done.stdout).unwrap_or_default();
        (done.status.code(), said(&done), summary)
    };
    let before = entries(at);

    let (code, text, _) = import("torn.csv.gz", &["--shift-to-now"]);
    assert!(code == Some(3) && text.contains("--shift-to-now needs the whole file"), "{code:?} {text}");
    let (code, text, _) = import("torn.csv.gz", &["--dry-run"]);
    assert!(code == Some(3) && text.contains("breaks off"), "{code:?} {text}");
    assert_eq!(entries(at), before, "nothing was written");

    let (code, text, torn) = import("torn.csv.gz", &[]);
    assert!(code == Some(3) && text.contains("the file is not whole: line") && text.contains("breaks off"), "{code:?} {text}");
    let taken = torn["written"].as_u64().unwrap();
    assert!((100..300).contains(&taken) && torn["broken_off"].is_string(), "{text}");
    assert!(entries(at) > before + taken, "what stood before the tear stays");

    let (code, text, whole) = import("whole.csv.gz", &[]);
    assert_eq!(code, Some(0), "{text}");
    assert_eq!(whole["known"].as_u64().unwrap(), taken, "{text}");
    assert_eq!(taken + whole["written"].as_u64().unwrap() + whole["refused"].as_u64().unwrap(), 400, "{text}");
    assert!(whole["broken_off"].is_null());
    let check = evident(at, &["replay", "--check"]);
    assert!(check.status.success(), "{}", said(&check));
}

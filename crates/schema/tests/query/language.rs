//! Refusals with their place, canonical texts, sentences, completion, and every example of the documentation.

use crate::sample::model;
use schema::query::{Query, complete};

#[test]
fn refusals_say_where_and_what_instead() {
    let model = model();
    let def = model.get("incident").unwrap();
    for (text, position, length, reason, suggestion) in [
        ("a (b", 2, 1, "never closed", None),
        ("a) b", 1, 1, "closes nothing", None),
        ("a \"b", 2, 1, "never closed", Some("\"b\"")),
        ("()", 0, 2, "nothing between", None),
        ("a or", 4, 1, "ends where", None),
        ("or a", 0, 2, "both sides", None),
        ("- a", 0, 1, "directly before", None),
        ("!!!", 0, 3, "no letter or digit", None),
        ("priority=P1", 8, 1, "written with", Some("priority:…")),
        ("priority:", 9, 1, "A value is expected", None),
        ("priority<P1,P2", 11, 1, "one value only", None),
        ("title:\"a\"b", 9, 1, "A space is expected", None),
        ("no:a,b", 0, 6, "one field", Some("no:owner")),
        ("prioritie:P1", 0, 12, "no field", Some("priority:")),
        ("http://x", 0, 8, "in quotes", None),
        ("is:opne", 3, 4, "means nothing", Some("is:open")),
        ("priority:P9", 9, 2, "P1, P2, P3, P4", None),
        ("state:in_progres", 6, 10, "no state", Some("state:in_progress")),
        ("opened>lastweek", 7, 8, "no time", Some("last_week")),
        ("opened>7d", 7, 2, "before or after", Some("-7d")),
        ("owner>me", 0, 8, "cannot compare", None),
        ("group:me", 6, 2, "is no group", None),
        ("reopened:many", 9, 4, "whole number", None),
        ("cost>100", 5, 3, "currency", None),
        ("title<a", 0, 7, "cannot be compared", None),
        ("title.name:x", 0, 12, "does not refer", None),
        ("link.causedby:*", 0, 15, "no link", Some("link.caused_by")),
        ("service.owner.email.name:x", 0, 26, "does not refer", None),
        ("link.parent.link.parent.link.parent.link.parent.title:x", 0, 55, "at most 3", None),
        ("steps:x", 0, 7, "presence", Some("steps:*")),
        ("major:perhaps", 6, 7, "yes or no", Some("yes")),
        ("type:incidnt", 5, 7, "no record type", Some("type:incident")),
    ] {
        let refused = Query::parse(text).and_then(|q| q.check(&model, def)).expect_err(text);
        assert_eq!((refused.position, refused.length), (position, length), "{text}: {refused}");
        assert!(refused.reason.contains(reason), "{text}: {refused}");
        if suggestion.is_some() {
            assert_eq!(refused.suggestion.as_deref(), suggestion, "{text}: {refused}");
        }
        assert!(refused.refusal().message().contains("position"), "{text}");
    }
}

#[test]
fn bounds() {
    assert!(Query::parse(&"a".repeat(5_000)).is_err());
    assert!(Query::parse(&format!("{}a{}", "(".repeat(33), ")".repeat(33))).is_err());
    assert!(Query::parse(&format!("{}a{}", "(".repeat(32), ")".repeat(32))).is_ok());
    assert!(Query::parse(&"a ".repeat(201)).is_err());
    assert!(Query::parse(&"a ".repeat(200)).is_ok());
    assert!(Query::parse(&"-".repeat(4_000)).is_err());
}

#[test]
fn canonical_texts() {
    for (text, canonical) in [
        ("  a   b ", "a b"),
        ("(a (b)) and c", "a b c"),
        ("a or (b or c)", "a or b or c"),
        ("(a or b) c", "(a or b) c"),
        ("a b OR c", "a b or c"),
        ("NOT a", "-a"),
        ("--a", "a"),
        ("not (a b)", "-(a b)"),
        ("no:owner has:due", "owner:- due:*"),
        ("Priority:<=P2", "priority<=P2"),
        ("title:\"a b\",c", "title:\"a b\",c"),
        ("\"or\" \"plain\"", "\"or\" plain"),
    ] {
        assert_eq!(Query::parse(text).unwrap().to_string(), canonical, "{text}");
    }
}

#[test]
fn sentences() {
    let model = model();
    let def = model.get("incident").unwrap();
    for (text, sentence) in [
        ("", "all incidents"),
        (
            "is:open priority<=P2 service.owner:me opened>-7d \"mail server\"",
            "open incidents with priority P2 high or higher whose service is owned by you, opened in the last 7 days, mentioning “mail server”",
        ),
        ("is:overdue is:open", "overdue open incidents"),
        ("priority>=P3 -impact:high", "incidents with priority P3 medium or lower, without impact High"),
        ("owner:me", "incidents owned by you"),
        ("owner:\"Ann\"", "incidents owned by “ann”"),
        ("-owner:me", "incidents not owned by you"),
        ("no:owner", "incidents without an assignee"),
        ("service.owner:Bob", "incidents whose service is owned by “bob”"),
        ("link.caused_by:CHG0000001", "incidents whose “Caused by” record is CHG0000001"),
        ("link.caused_by:*", "incidents with a “Caused by” record"),
        ("due<+2h", "incidents due before 2 hours from now"),
        ("created:2026-03", "incidents opened in March 2026"),
        ("updated<-1w", "incidents changed more than 1 week ago"),
        ("title:~toner or is:major", "incidents either whose title contains “toner” or marked “major”"),
        ("effort>1h30m", "incidents whose effort is 1 hour 30 minutes 1 second or more"),
        ("x_site:Köln", "incidents whose site is “koln”"),
    ] {
        let checked = Query::parse(text).unwrap().check(&model, def).unwrap_or_else(|e| panic!("{text}: {e}"));
        assert_eq!(checked.sentence(), sentence, "{text}");
    }
}

#[test]
fn completion_looks_at_the_piece_before_the_cursor() {
    let model = model();
    let def = model.get("incident").unwrap();
    for (text, expected) in [
        ("prio", "0..4 priority:"),
        ("is:open pri", "8..11 priority:"),
        ("is:over", "3..7 overdue"),
        ("priority:", "9..9 P1"),
        ("priority:P1,P", "12..13 P1"),
        ("priority<=P2", "10..12 P2"),
        ("-state:in", "7..9 in_progress"),
        ("service.ow", "8..10 owner:"),
        ("service.owner:m", "14..15 me"),
        ("group:", "6..6 my_groups"),
        ("link.cau", "5..8 caused_by:"),
        ("opened>last", "7..11 last_week"),
        ("(x_s", "1..4 x_site:"),
        ("ass", "0..3 assignee:"),
        ("critic", ""),
        ("priority:crit", "9..13 P1"),
        ("\"in a phrase", ""),
        ("nothing.here:", ""),
    ] {
        let found = complete(text, text.chars().count(), &model, def);
        let first = found.first().map_or(String::new(), |s| format!("{}..{} {}", s.start, s.end, s.insert));
        assert_eq!(first, expected, "{text}: {found:?}");
    }
    for cursor in 0..40 {
        let _ = complete("(ü \"ä or -link.é.:~<>=", cursor, &model, def);
    }
}

/// Every line in a fenced block marked `query` of the documentation is a query that this model accepts.
#[test]
fn the_documented_examples_are_understood() {
    let model = model();
    let def = model.get("incident").unwrap();
    let page = std::fs::read_to_string(format!("{}/../../docs/query-language.md", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let mut count = 0;
    for block in page.split("```query\n").skip(1) {
        for line in block.split("```").next().unwrap().lines().filter(|l| !l.trim().is_empty()) {
            Query::parse(line).and_then(|q| q.check(&model, def)).unwrap_or_else(|e| panic!("{line}: {e}"));
            count += 1;
        }
    }
    assert!(count >= 40, "only {count} examples were found");
}

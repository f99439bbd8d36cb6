//! Whole lives of documents: a revision while the version in force stays in force, and what is told to whom.

use crate::world::{World, at};
use engine::{Attachment, Visibility};

/// The revision that was begun of `*it`, under a name of its own.
fn revision(w: &mut World, name: &str) {
    let it = w.id("*it");
    let link = w.links.iter().find(|l| l.name == *"revises" && l.to == it).expect("a revision was begun").clone();
    w.names.insert(name.to_owned(), link.from);
}

#[test]
fn a_revision_takes_the_place_of_the_version_in_force() {
    let mut w = World::new();
    w.must("@process_owner", None, "new document; title=Criteria for suppliers; doc_type=supplier_criteria; access_group=#desk");
    let text = r#"sections=[{"key":"criteria","text":"Price, quality and security."},{"key":"decision","text":"The supplier manager decides."},{"key":"re_evaluation","text":"Every year, after disputes."}]"#;
    w.must("@process_owner", Some("*it"), &format!(r#"move submit; approver=@sms_owner; audience=["management"]; {text}"#));
    w.must("@sms_owner", Some("*it"), "move approve");
    w.must("@document_controller", Some("*it"), "move publish; effective_on=2026-06-01");
    let first = w.record("*it");
    assert!(first.number.is_some() && first.text("document_number").is_none());
    w.must("@process_owner", Some("*it"), "move revise");
    revision(&mut w, "*next");
    w.holds("*it", "state=published; document_version=1.0").unwrap();
    w.holds("*next", r#"state=under_revision; document_version=2.0; previous_version=1.0; owner=@process_owner; authors=["@process_owner"]; approved_by=-; effective_on=-; change_summary=-; title=Criteria for suppliers; access_group=#desk"#).unwrap();
    let next = w.record("*next");
    assert_eq!(next.text("document_number"), first.number.as_deref());
    assert_eq!(next.get("sections"), first.get("sections"));
    assert_eq!(next.get("family"), first.get("family"));
    // A second revision is not begun while one is under way.
    assert_eq!(w.outcome("@process_owner", Some("*it"), "move revise"), "guard");
    w.must("@process_owner", Some("*next"), "move submit; change_summary=Security counts for more now.");
    assert_eq!(w.outcome("@process_owner", Some("*it"), "move revise"), "guard");
    w.must("@sms_owner", Some("*next"), "move approve");
    w.holds("*it", "state=published").unwrap();
    w.must("@document_controller", Some("*next"), "move publish; effective_on=2026-06-01");
    w.holds("*next", "state=published; document_version=2.0").unwrap();
    w.holds("*it", "state=superseded; document_version=1.0").unwrap();
    let in_force = w.records.values().filter(|r| r.get("family") == first.get("family") && r.state.as_deref() == Some("published")).count();
    assert_eq!(in_force, 1);
    assert_eq!(w.record("*it").get("sections"), first.get("sections"), "a version that was published never changes");
    // And a third time, now editorially; the document keeps the number of its first version.
    let second = w.id("*next");
    w.names.insert("*it".to_owned(), second);
    w.must("@process_owner", Some("*it"), "move revise");
    revision(&mut w, "*third");
    w.must("@process_owner", Some("*third"), "move submit; change_summary=Two typing errors mended.");
    w.must("@sms_owner", Some("*third"), "move approve; editorial=true");
    w.holds("*third", "document_version=2.1; previous_version=2.0").unwrap();
    assert_eq!(w.record("*third").text("document_number"), first.number.as_deref());
}

#[test]
fn a_file_is_not_replaced_in_a_version_that_was_approved() {
    for (state, expected) in [("draft", "ok"), ("in_review", "ok"), ("approved", "guard:file"), ("published", "guard:file"), ("withdrawn", "guard:file")] {
        let mut w = World::new();
        w.given("*it", "document", state, published!());
        let mut command = w.command(Some("*it"), "");
        let file = Attachment {
            id: kernel::Id::from_u128(99),
            name: "criteria.pdf".to_owned(),
            media_type: "application/pdf".to_owned(),
            size: 10,
            sha256: "0".repeat(64),
            visibility: Visibility::Public,
            message: None,
            removed: false,
        };
        command.action.attach.push(engine::NewAttachment { file });
        let got = match w.run("@document_controller", &command) {
            Ok(_) => "ok".to_owned(),
            Err(engine::Stop::Refused(r)) => format!("{}:{}", r.0[0].code, r.0[0].field.as_deref().unwrap_or_default()),
            Err(other) => panic!("{other:?}"),
        };
        assert_eq!(got, expected, "{state}");
    }
}

#[test]
fn the_day_that_was_set_publishes_by_itself() {
    let mut w = World::new();
    w.given("*it", "document", "approved", approved!());
    let key = (w.id("*it"), "publish".to_owned());
    w.must("@document_controller", Some("*it"), "effective_on=2026-07-01");
    assert_eq!(w.timers.get(&key), Some(&at("2026-06-30T22:00:00Z")), "midnight in Paris");
    w.must("@document_controller", Some("*it"), "effective_on=2026-06-15");
    assert_eq!(w.timers.get(&key), Some(&at("2026-06-14T22:00:00Z")));
    w.now = at("2026-06-14T22:00:00Z");
    w.must("system:timer", Some("*it"), "timer publish");
    w.holds("*it", "state=published; effective_on=2026-06-15").unwrap();
    assert_eq!(w.timers.get(&key), None);
}

#[test]
fn owners_hear_of_reviews_and_the_sms_owner_of_late_ones() {
    let mut w = World::new();
    w.given("*it", "document", "approved", concat!(approved!(), "; next_review_on=2026-09-01"));
    w.must("@document_controller", Some("*it"), "move publish; effective_on=2026-06-01");
    let key = (w.id("*it"), "review".to_owned());
    let (owner, sms_owner) = (w.id("@process_owner"), w.id("@sms_owner"));
    for (due, event, who) in [
        ("2026-07-02T22:00:00Z", "review_due", owner),
        ("2026-08-01T22:00:00Z", "review_due", owner),
        ("2026-08-24T22:00:00Z", "review_due", owner),
        ("2026-08-31T22:00:00Z", "review_due", owner),
        ("2026-09-30T22:00:00Z", "review_overdue", sms_owner),
    ] {
        assert_eq!(w.timers.get(&key), Some(&at(due)));
        w.now = at(due);
        w.outbox.clear();
        w.must("system:timer", Some("*it"), "timer review");
        assert_eq!(w.outbox.len(), 1, "{due}");
        assert_eq!(w.outbox[0].body["event"], event);
        assert_eq!(w.outbox[0].body["to"], serde_json::json!([who]));
    }
    assert_eq!(w.timers.get(&key), None);
    // A review that is held sets the next date, and its timer.
    w.must("@process_owner", Some("*it"), "last_reviewed_on=2026-10-01");
    w.holds("*it", "next_review_on=2028-10-01").unwrap();
    assert_eq!(w.timers.get(&key), Some(&at("2028-08-01T22:00:00Z")));
}

#[test]
fn approvers_audiences_and_authors_are_told() {
    let mut w = World::new();
    w.given("*it", "document", "draft", written!());
    let events = |w: &mut World| -> Vec<(String, usize)> {
        let out = w.outbox.iter().map(|o| (o.body["event"].as_str().unwrap().to_owned(), o.body["to"].as_array().unwrap().len())).collect();
        w.outbox.clear();
        out
    };
    w.must("@process_owner", Some("*it"), "move submit");
    assert_eq!(events(&mut w), [("to_approve".to_owned(), 1)]);
    w.must("@sms_owner", Some("*it"), "move approve");
    assert_eq!(events(&mut w), [("approved".to_owned(), 1), ("to_publish".to_owned(), 1)]);
    w.must("@document_controller", Some("*it"), "move publish; effective_on=2026-06-01");
    // Ana and Lena of the desk, and the owner; whoever has left is not told.
    assert_eq!(events(&mut w), [("published".to_owned(), 3)]);
    w.must("@document_controller", Some("*it"), "move withdraw; reason: we have no suppliers any more");
    assert_eq!(events(&mut w), [("withdrawn".to_owned(), 3)]);
    let key = (w.id("*it"), "dispose".to_owned());
    assert_eq!(w.timers.get(&key), Some(&at("2029-05-01T22:00:00Z")), "thirty days before 1 June 2029");
}

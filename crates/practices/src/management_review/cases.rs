//! Cases of management reviews: topics, presence, conclusions, decisions, minutes, and the review that follows.

use super::conclusions_missing;
use super::inputs::{TOPICS, Treated, missing, treated};
use crate::handles::management_review::InputsTopic as Topic;
use crate::world::{Case, World, at};
use schema::{ChoiceEnum, Row, Value};

fn pack(left_out: &str) -> String {
    let rows: Vec<String> = TOPICS
        .iter()
        .filter(|(topic, _)| *topic != left_out)
        .map(|(topic, _)| format!("{{\"topic\": \"{topic}\", \"summary\": \"As in the report of May, better than in April\"}}"))
        .collect();
    format!("[{}]", rows.join(", "))
}

fn conclusions(left_out: &str) -> String {
    let mut rows = Vec::new();
    for about in ["sms", "services"] {
        for aspect in ["suitability", "adequacy", "effectiveness"] {
            if format!("{about} {aspect}") != left_out {
                rows.push(format!("{{\"about\": \"{about}\", \"aspect\": \"{aspect}\", \"conclusion\": \"It is, for the year ahead\"}}"));
            }
        }
    }
    format!("[{}]", rows.join(", "))
}

fn furnish(w: &mut World) {
    w.given("*action", "action", "", "title=Hire two more people");
}

fn spelled(cases: &[Case]) -> Vec<Case> {
    let words = [
        ("PACK-", pack("risks")),
        ("PACK", pack("")),
        ("SIX-", conclusions("services adequacy")),
        ("SIX", conclusions("")),
        ("DECIDED", "improvement_decisions=Printing is watched; change_decisions=No change of the SMS is needed".to_owned()),
        ("BASE", "planned_on=2026-06-01; owner=@mona; occasion=planned; title=Management review 2026".to_owned()),
    ];
    let spell = |text: &str| -> &'static str {
        let text = words.iter().fold(text.to_owned(), |text, (word, meaning)| text.replace(word, meaning));
        Box::leak(text.into_boxed_str())
    };
    cases.iter().map(|c| (c.0, spell(c.1), c.2, spell(c.3), c.4, c.5)).collect()
}

#[rustfmt::skip]
const CASES: &[Case] = &[
    ("planned", "", "@sms_manager", "title=Management review 2026; planned_on=2026-09-01", "ok", "state=planned; occasion=planned"),
    ("without a day", "", "@sms_manager", "title=Management review 2026", "required:planned_on", ""),
    ("not by the desk", "", "@ana", "title=Management review 2026; planned_on=2026-09-01", "forbidden", ""),
    ("collected", "planned|BASE; inputs=PACK", "@sms_manager", "move collect", "ok", "state=inputs_collected"),
    ("a topic left out", "planned|BASE; inputs=PACK-", "@sms_manager", "move collect", "guard:inputs", ""),
    ("nothing collected", "planned|BASE", "@sms_manager", "move collect", "guard:inputs required-for-move:inputs", ""),
    ("not by others", "planned|BASE; inputs=PACK", "@process_owner", "move collect", "forbidden", ""),
    ("owners add to the inputs", "planned|BASE; inputs=PACK-", "@process_owner", "inputs=PACK", "ok", ""),
    ("and to nothing else", "planned|BASE", "@process_owner", "planned_on=2026-05-01", "forbidden-field:planned_on", ""),
    ("held", "inputs_collected|BASE; inputs=PACK", "@sms_manager", "move hold; held_on=2026-06-01; attendees=[\"@tom\", \"@mona\"]; conclusions=SIX; DECIDED", "ok", "state=held; top_management_present=true; minutes_due_on=2026-07-01"),
    ("without top management", "inputs_collected|BASE; inputs=PACK", "@sms_manager", "move hold; held_on=2026-06-01; attendees=[\"@mona\", \"@sms_owner\"]; conclusions=SIX; DECIDED", "guard:attendees", ""),
    ("presence is not claimed", "inputs_collected|BASE; inputs=PACK", "@sms_manager", "top_management_present=true", "computed:top_management_present", ""),
    ("five conclusions", "inputs_collected|BASE; inputs=PACK", "@sms_manager", "move hold; held_on=2026-06-01; attendees=[\"@tom\"]; conclusions=SIX-; DECIDED", "guard:conclusions", ""),
    ("nothing decided", "inputs_collected|BASE; inputs=PACK", "@sms_manager", "move hold; held_on=2026-06-01; attendees=[\"@tom\"]; conclusions=SIX", "required-for-move:no_decision_reason", ""),
    ("half decided", "inputs_collected|BASE; inputs=PACK", "@sms_manager", "move hold; held_on=2026-06-01; attendees=[\"@tom\"]; conclusions=SIX; change_decisions=No change of the SMS is needed", "required-for-move:no_decision_reason", ""),
    ("nothing decided, with a reason", "inputs_collected|BASE; inputs=PACK", "@sms_manager", "move hold; held_on=2026-06-01; attendees=[\"@tom\"]; conclusions=SIX; no_decision_reason=All was decided on in March and runs", "ok", "state=held"),
    ("in the future", "inputs_collected|BASE; inputs=PACK", "@sms_manager", "move hold; held_on=2026-06-02; attendees=[\"@tom\"]; conclusions=SIX; DECIDED", "in-future:held_on", ""),
    ("everything is told", "inputs_collected|BASE; inputs=PACK", "@sms_manager", "move hold", "required-for-move:attendees required-for-move:conclusions required-for-move:held_on required-for-move:no_decision_reason", ""),
    ("minutes approved", "held|BASE; held_on=2026-05-02; attendees=[\"@tom\"]", "@tom", "move approve_minutes; minutes_approved_on=2026-06-01", "ok", "state=minutes_approved; minutes_approved_by=@tom"),
    ("later with a reason only", "held|BASE; held_on=2026-05-01; attendees=[\"@tom\"]", "@tom", "move approve_minutes; minutes_approved_on=2026-06-01", "reason-needed", ""),
    ("not by the SMS manager", "held|BASE; held_on=2026-05-02", "@sms_manager", "move approve_minutes; minutes_approved_on=2026-06-01", "forbidden", ""),
    ("not by an automation", "held|BASE; held_on=2026-05-02", "system:x", "move approve_minutes; minutes_approved_on=2026-06-01", "guard", ""),
    ("before it was held", "held|BASE; held_on=2026-05-02", "@tom", "move approve_minutes; minutes_approved_on=2026-05-01", "order:minutes_approved_on", ""),
    ("minutes stand", "minutes_approved|BASE; held_on=2026-05-02; conclusions=SIX", "@sms_manager", "conclusions=SIX-", "read-only:conclusions", ""),
    ("closed", "minutes_approved|BASE; held_on=2026-05-02", "@sms_manager", "move close", "ok", "state=actions_closed"),
    ("planned is not held", "planned|BASE; inputs=PACK", "@sms_manager", "move hold", "no-such-move", ""),
    ("later only with a reason, too", "planned|BASE", "@sms_manager", "planned_on=2026-07-01", "reason-needed", ""),
    ("closed for good", "actions_closed|BASE", "@sms_owner", "inputs=PACK", "terminal", ""),
];

#[test]
fn cases() {
    World::try_cases("management_review", &spelled(CASES), furnish);
}

#[test]
fn fourteen_topics_are_the_choices_of_the_form() {
    let topics: Vec<&str> = TOPICS.iter().map(|(topic, _)| *topic).collect();
    let choices: Vec<&str> = Topic::ALL.iter().map(|t| t.as_str()).collect();
    assert_eq!((topics.len(), topics), (14, choices));
    let model = crate::model();
    for (topic, types) in TOPICS {
        for (name, _) in *types {
            assert!(model.get(name).is_some(), "{topic}: {name}");
        }
    }
}

#[test]
fn a_topic_is_presented_or_marked_by_somebody() {
    let row = |summary: &str, nothing: bool, by: bool| {
        let mut row = Row::new();
        row.insert("topic".into(), Value::Choice("risks".into()));
        if !summary.is_empty() {
            row.insert("summary".into(), Value::Text(summary.to_owned()));
        }
        if nothing {
            row.insert("nothing_to_report".into(), Value::Boolean(true));
        }
        if by {
            row.insert("by".into(), Value::Reference(kernel::Id::from_u128(1)));
        }
        row
    };
    assert_eq!(treated(&row("Two risks less than in April", false, false)), Treated::Presented);
    assert_eq!(treated(&row("tbd", false, true)), Treated::Open);
    assert_eq!(treated(&row("", false, true)), Treated::Open);
    assert_eq!(treated(&row("", true, false)), Treated::Open, "nobody said so");
    assert_eq!(treated(&row("", true, true)), Treated::NothingToReport);
    assert_eq!(missing(&[]).len(), 14);
    assert_eq!(missing(&[row("", true, true)]).len(), 13);
    assert_eq!(conclusions_missing(&[]).len(), 6);
}

/// An open action without a date holds up the end; one with a date does not.
#[test]
fn open_actions_have_a_date() {
    let mut w = World::new();
    furnish(&mut w);
    w.given("*it", "management_review", "minutes_approved", "title=Review; planned_on=2026-05-02; held_on=2026-05-02");
    w.linked("*it", "actions", "*action");
    assert_eq!(w.outcome("@sms_manager", Some("*it"), "move close"), "guard:actions");
}

/// The review that was held plans the next one twelve months later.
#[test]
fn a_review_plans_the_next() {
    let mut w = World::new();
    let case =
        spelled(&[("", "BASE; inputs=PACK", "", "move hold; held_on=2026-05-31; attendees=[\"@tom\"]; conclusions=SIX; DECIDED", "", "")])
            [0];
    w.given("*it", "management_review", "inputs_collected", case.1);
    w.must("@sms_manager", Some("*it"), case.3);
    let next: Vec<_> =
        w.records.values().filter(|r| *r.type_name == *"management_review" && r.state.as_deref() == Some("planned")).collect();
    assert_eq!(next.len(), 1);
    assert_eq!(next[0].get("planned_on").unwrap().to_json(), "2027-05-31");
    assert_eq!(w.outcome("@sms_manager", None, "new management_review; title=Too late; planned_on=2027-06-01"), "guard:planned_on");
    assert_eq!(
        w.outcome("@sms_manager", None, "new management_review; title=After a loss; planned_on=2027-06-01; occasion=supplier_loss"),
        "ok"
    );
}

/// Twenty business days before the review, its inputs are collected and the participants are told.
#[test]
fn inputs_are_collected_from_the_records() {
    let mut w = World::new();
    w.given("*one", "nonconformity", "raised", "title=Something");
    w.must(
        "@sms_manager",
        None,
        "new management_review; title=Management review 2026; planned_on=2026-09-01; owner=@mona; participants=[\"@tom\", \"@olga\"]",
    );
    let due = w.timers[&(w.id("*it"), "prepare".to_owned())];
    assert_eq!(due, at("2026-08-03T22:00:00Z"), "twenty business days before the first of September");
    w.now = due;
    w.must("system:timers", Some("*it"), "timer prepare");
    let record = w.record("*it");
    let Some(Value::Table(rows)) = record.get("inputs") else { panic!() };
    assert!(missing(rows).is_empty(), "all fourteen are there");
    let trend = rows.iter().find(|r| r.get("topic") == Some(&Value::Choice("nonconformity_trends".into()))).unwrap();
    let expected = "1 nonconformities in the last 12 months (1 of them open), 0 in the 12 before; 0 corrective actions in the last 12 months (0 of them open), 0 in the 12 before.";
    assert_eq!(trend.get("summary"), Some(&Value::Text(expected.to_owned())));
    assert!(w.outbox.iter().any(|o| o.body["event"] == "review_coming"));
    assert!(!w.timers.contains_key(&(w.id("*it"), "prepare".to_owned())));
}

/// The same conclusions as last time are allowed, and marked.
#[test]
fn copied_conclusions_are_marked() {
    let mut w = World::new();
    let case = spelled(&[("", "BASE; inputs=PACK", "", "conclusions=SIX", "", "")])[0];
    w.given(
        "*last",
        "management_review",
        "actions_closed",
        &format!("title=Last year; planned_on=2025-06-01; held_on=2025-06-01; {}", case.3),
    );
    w.given("*it", "management_review", "inputs_collected", case.1);
    w.must("@sms_manager", Some("*it"), case.3);
    assert!(w.record("*it").flag("conclusions_unchanged"));
    w.must("@sms_manager", Some("*it"), &case.3.replace("year ahead", "years ahead"));
    assert!(!w.record("*it").flag("conclusions_unchanged"));
}

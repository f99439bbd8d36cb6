//! Cases of improvements, and of the score by which they are compared.

use super::scoring::{NoScore, WEIGHTS, score};
use crate::world::{Case, World, at};

const PROPOSED: &str = "source=incident; proposal=Print servers could be watched so that queues do not fill; proposed_by=@carla; improves=service; service=%print; title=Watch the print servers; owner=@sam";
const SCORED: &str = "evaluation=[{\"criterion\": \"objectives_fit\", \"value\": 4}, {\"criterion\": \"customer_value\", \"value\": 5}, {\"criterion\": \"risk_reduction\", \"value\": 3}, {\"criterion\": \"effort_and_cost\", \"value\": 2}, {\"criterion\": \"urgency\", \"value\": 1}]";
const EVALUATED: &str = "PROPOSED; SCORED; criteria_version=v1; objective_alignment=Availability of printing";
const PLAN: &str = "target_kind=quality; targets=[{\"measure\": \"full queues a month\", \"baseline\": \"12\", \"value\": \"2\", \"date\": \"2026-12-31\"}]; priority=high; due_on=2026-09-30; resources=Three days of one person";

fn furnish(w: &mut World) {
    w.given("*change", "change", "", "title=Watch the print servers");
    w.given("*report", "service_report", "", "title=Report of May");
    w.given("*review", "management_review", "held", "title=Review of May");
    w.given("*task", "action", "", "title=Try again otherwise");
}

fn spelled(cases: &[Case]) -> Vec<Case> {
    let words = [
        ("PLANNED", "EVALUATED; PLAN; planned_on=2026-05-01"),
        ("EVALUATED", EVALUATED),
        ("PROPOSED", PROPOSED),
        ("SCORED", SCORED),
        ("PLAN", PLAN),
    ];
    let spell = |text: &str| -> &'static str {
        let text = words.iter().fold(text.to_owned(), |text, (word, meaning)| text.replace(word, meaning));
        Box::leak(text.into_boxed_str())
    };
    cases.iter().map(|c| (c.0, spell(c.1), c.2, spell(c.3), c.4, c.5)).collect()
}

#[rustfmt::skip]
const CASES: &[Case] = &[
    // proposed
    ("anybody proposes", "", "@carla", "proposal=Print servers could be watched so that queues do not fill", "ok", "state=proposed; proposed_by=@carla; source=staff; title=Print servers could be watched so that queues do not fill"),
    ("an agent, from an incident", "", "@ana", "proposal=Print servers could be watched so that queues do not fill; source=incident; improves=service; service=%print", "ok", "source=incident"),
    ("nothing proposed", "", "@ana", "title=An idea", "required:proposal", ""),
    ("a placeholder", "", "@ana", "proposal=tbd", "placeholder:proposal", ""),
    ("users propose for themselves", "", "@carla", "proposal=Print servers could be watched so that queues do not fill; proposed_by=@carl", "forbidden", ""),
    ("scores are computed", "", "@ana", "proposal=Print servers could be watched so that queues do not fill; score=500", "computed:score", ""),
    // proposed → evaluated
    ("evaluated", "proposed|PROPOSED", "@improvement_manager", "move evaluate; SCORED; objective_alignment=Availability of printing", "ok", "state=evaluated; score=340; criteria_version=v1"),
    ("not by its owner", "proposed|PROPOSED", "@sam", "move evaluate; SCORED", "forbidden", ""),
    ("all that lacks", "proposed|PROPOSED", "@improvement_manager", "move evaluate", "required-for-move:evaluation required-for-move:objective_alignment", ""),
    ("a criterion left out", "proposed|PROPOSED", "@improvement_manager", "move evaluate; evaluation=[{\"criterion\": \"urgency\", \"value\": 3}]; objective_alignment=Availability of printing", "guard:evaluation", ""),
    ("a criterion twice", "proposed|PROPOSED", "@improvement_manager", "move evaluate; evaluation=[{\"criterion\": \"urgency\", \"value\": 3}, {\"criterion\": \"urgency\", \"value\": 4}]; objective_alignment=Availability of printing", "guard:evaluation", ""),
    ("a value beyond five", "proposed|PROPOSED", "@improvement_manager", "evaluation=[{\"criterion\": \"urgency\", \"value\": 6}]", "out-of-range:evaluation", ""),
    ("not decided before it is evaluated", "proposed|PROPOSED", "@sms_owner", "move approve; reason: it is a good idea", "no-such-move", ""),
    // evaluated → approved, rejected, deferred
    ("approved by top management", "evaluated|EVALUATED", "@tom", "move approve; reason: it is worth the days", "ok", "state=approved; decision=approved; decided_by=@tom; decided_on=2026-06-01"),
    ("approved by the SMS owner", "evaluated|EVALUATED", "@sms_owner", "move approve; reason: it is worth the days; priority=high", "ok", "priority=high"),
    ("approved by the improvement manager", "evaluated|EVALUATED", "@improvement_manager", "move approve; reason: it is worth the days", "ok", "state=approved"),
    ("with a reason", "evaluated|EVALUATED", "@tom", "move approve", "reason-needed", ""),
    ("the owner does not decide", "evaluated|EVALUATED", "@sam", "move approve; reason: it is worth the days", "forbidden", ""),
    ("an automation does not decide", "evaluated|EVALUATED", "system:x", "move approve; reason: it is worth the days", "guard", ""),
    ("rejected", "evaluated|EVALUATED", "@tom", "move reject; reason: printing ends this year", "ok", "state=rejected; decision=rejected"),
    ("deferred", "evaluated|EVALUATED", "@tom", "move defer; reason: after the move of the office; deferred_until=2026-09-01", "ok", "state=deferred; decision=deferred"),
    ("deferred to a day", "evaluated|EVALUATED", "@tom", "move defer; reason: after the move of the office", "required-for-move:deferred_until", ""),
    ("that lies ahead", "evaluated|EVALUATED", "@tom", "move defer; reason: after the move of the office; deferred_until=2026-06-01", "guard:deferred_until", ""),
    ("taken up again", "deferred|EVALUATED; deferred_until=2026-09-01; decision=deferred", "@improvement_manager", "move take_up", "ok", "state=evaluated; decision=-; deferred_until=-"),
    ("rejected for good", "rejected|EVALUATED", "@tom", "move approve; reason: it is worth the days", "no-such-move terminal", ""),
    // approved → planned → in_progress
    ("planned", "approved|EVALUATED", "@sam", "move plan; PLAN", "ok", "state=planned; planned_on=2026-06-01"),
    ("all that a plan needs", "approved|EVALUATED", "@sam", "move plan", "required-for-move:due_on required-for-move:priority required-for-move:resources required-for-move:target_kind required-for-move:targets", ""),
    ("no target without a baseline", "approved|EVALUATED", "@sam", "move plan; PLAN; targets=[{\"measure\": \"full queues a month\", \"value\": \"2\", \"date\": \"2026-12-31\"}]", "required:targets", ""),
    ("not by another", "approved|EVALUATED", "@nils", "move plan", "forbidden", ""),
    ("what was scored stands", "approved|EVALUATED", "@improvement_manager", "SCORED; proposal=Something else that nobody has scored", "read-only:evaluation read-only:proposal", ""),
    ("started", "planned|PLANNED", "@sam", "move start", "ok", "state=in_progress"),
    ("later only with a reason", "planned|PLANNED", "@sam", "due_on=2026-10-31", "reason-needed", ""),
    ("later with a reason", "planned|PLANNED", "@sam", "due_on=2026-10-31; reason: the supplier delivers late", "ok", "due_on=2026-10-31"),
    // in_progress → implemented
    ("implemented", "in_progress|PLANNED", "@sam", "move implement; implemented_on=2026-06-01; change_needed=false", "ok", "state=implemented; measure_by=2026-08-30"),
    ("by a change", "in_progress|PLANNED", "@sam", "move implement; implemented_on=2026-06-01; change_needed=true", "guard:implemented_by", ""),
    ("an answer is needed", "in_progress|PLANNED", "@sam", "move implement", "required-for-move:change_needed required-for-move:implemented_on", ""),
    ("tomorrow", "in_progress|PLANNED", "@sam", "move implement; implemented_on=2026-06-02; change_needed=false", "in-future:implemented_on", ""),
    // implemented → measured
    ("measured", "implemented|PLANNED; implemented_on=2026-05-01; change_needed=false", "@sam", "move measure; measured_on=2026-06-01; target_met=true", "ok", "state=measured"),
    ("not on the day of implementation", "implemented|PLANNED; implemented_on=2026-06-01; change_needed=false", "@sam", "move measure; measured_on=2026-06-01; target_met=true", "guard:measured_on", ""),
    ("not before it", "implemented|PLANNED; implemented_on=2026-06-01; change_needed=false", "@sam", "move measure; measured_on=2026-05-31; target_met=true", "order:measured_on", ""),
    ("on the ninetieth day", "implemented|PLANNED; implemented_on=2026-03-03; change_needed=false", "@sam", "move measure; measured_on=2026-06-01; target_met=true", "ok", ""),
    ("on the ninety-first", "implemented|PLANNED; implemented_on=2026-03-02; change_needed=false", "@sam", "move measure; measured_on=2026-06-01; target_met=true", "reason-needed", ""),
    ("missed without a word", "implemented|PLANNED; implemented_on=2026-05-01; change_needed=false", "@sam", "move measure; measured_on=2026-06-01; target_met=false", "required-for-move:no_follow_up_reason", ""),
    ("missed, and why nothing follows", "implemented|PLANNED; implemented_on=2026-05-01; change_needed=false", "@sam", "move measure; measured_on=2026-06-01; target_met=false; no_follow_up_reason=Four a month are good enough", "ok", ""),
    ("missed, and something follows", "implemented|PLANNED; implemented_on=2026-05-01; change_needed=false; follow_up_actions=[\"*task\"]", "@sam", "move measure; measured_on=2026-06-01; target_met=false", "ok", ""),
    // measured → closed
    ("closed", "measured|PLANNED; implemented_on=2026-05-01; measured_on=2026-06-01; target_met=true", "@improvement_manager", "move close; reviewed_in=*review; sms_change_needed=false; lessons=Watch before it fills", "ok", "state=closed"),
    ("reported somewhere", "measured|PLANNED; implemented_on=2026-05-01; measured_on=2026-06-01; target_met=true", "@improvement_manager", "move close; sms_change_needed=false; lessons=Watch before it fills", "guard:reported_in", ""),
    ("with a change of the SMS", "measured|PLANNED; reported_in=*report; implemented_on=2026-05-01; measured_on=2026-06-01; target_met=true", "@improvement_manager", "move close; sms_change_needed=true; lessons=Watch before it fills", "required-for-move:sms_change", ""),
    ("that is closed", "measured|PLANNED; reported_in=*report; sms_change=*change; implemented_on=2026-05-01; measured_on=2026-06-01; target_met=true", "@improvement_manager", "move close; sms_change_needed=true; lessons=Watch before it fills", "guard:sms_change", ""),
    ("not by its owner himself", "measured|PLANNED; reported_in=*report", "@sam", "move close", "forbidden", ""),
    ("planned is not measured", "planned|PLANNED", "@sam", "move measure; measured_on=2026-06-01; target_met=true", "no-such-move", ""),
    ("closed takes nothing", "closed|PLANNED", "@sam", "lessons=Nothing was learned", "terminal", ""),
];

#[test]
fn cases() {
    World::try_cases("improvement", &spelled(CASES), furnish);
}

#[test]
fn scores_are_weighted() {
    let all = |values: [i64; 5]| score(WEIGHTS.iter().zip(values).map(|((criterion, _), value)| (*criterion, value)));
    for (values, expected) in
        [([1; 5], 100), ([5; 5], 500), ([3; 5], 300), ([4, 5, 3, 2, 1], 340), ([5, 1, 1, 1, 1], 220), ([1, 1, 1, 1, 5], 140)]
    {
        assert_eq!(all(values), Ok(expected), "{values:?}");
    }
    assert_eq!(WEIGHTS.iter().map(|(_, weight)| weight).sum::<u32>(), 100);
    assert_eq!(all([0, 1, 1, 1, 1]), Err(NoScore::OutOfRange("objectives_fit".into())));
    assert_eq!(all([1, 1, 1, 1, 6]), Err(NoScore::OutOfRange("urgency".into())));
    assert_eq!(all([1, 1, i64::MIN, 1, 1]), Err(NoScore::OutOfRange("risk_reduction".into())));
    assert_eq!(score([("beauty", 3)]), Err(NoScore::Unknown("beauty".into())));
    assert_eq!(score([("urgency", 3), ("urgency", 3)]), Err(NoScore::Twice("urgency".into())));
    assert_eq!(
        score([("urgency", 3)]),
        Err(NoScore::Missing(vec!["objectives_fit", "customer_value", "risk_reduction", "effort_and_cost"]))
    );
    assert_eq!(score([]).unwrap_err(), NoScore::Missing(WEIGHTS.iter().map(|(c, _)| *c).collect()));
}

/// A deferred proposal comes up again by itself, and its proposer hears of every decision.
#[test]
fn what_was_deferred_comes_up_again() {
    let mut w = World::new();
    furnish(&mut w);
    let given = spelled(&[("", "EVALUATED", "", "", "", "")])[0].1;
    w.given("*it", "improvement", "evaluated", given);
    w.must("@tom", Some("*it"), "move defer; reason: after the move of the office; deferred_until=2026-09-01");
    assert!(w.outbox.iter().any(|o| o.body["event"] == "improvement_decided" && o.body["to"] == serde_json::json!([w.id("@carla")])));
    let due = w.timers[&(w.id("*it"), "take_up".to_owned())];
    assert_eq!(due, at("2026-08-31T22:00:00Z"));
    w.must("system:timers", Some("*it"), "timer take_up");
    assert_eq!(w.record("*it").state.as_deref(), Some("deferred"), "too early");
    w.now = due;
    w.must("system:timers", Some("*it"), "timer take_up");
    assert_eq!(w.record("*it").state.as_deref(), Some("evaluated"));
}

/// A proposal that nobody decides on is reminded of.
#[test]
fn a_proposal_waits_thirty_days_at_the_most() {
    let mut w = World::new();
    w.must("@ana", None, "new improvement; proposal=Print servers could be watched so that queues do not fill");
    let it = w.id("*it");
    assert_eq!(w.timers[&(it, "overdue".to_owned())], at("2026-07-01T22:00:00Z"), "proposed on 1 June, due on 1 July");
    w.now = at("2026-07-01T22:00:00Z");
    w.must("system:timers", Some("*it"), "timer overdue");
    assert!(w.outbox.iter().any(|o| o.body["event"] == "overdue" && o.body["to"] == serde_json::json!([w.id("@improvement_manager")])));
}

//! Cases of what incidents have to do with major incidents, problems, known errors and outages. The guards of the incident
//! table itself stand in `tests/incident.rs`.

use crate::world::{Case, World, at, blank};
use schema::Value;
use serde_json::json;
use std::sync::Arc;

#[rustfmt::skip]
const CASES: &[Case] = &[
    ("becoming P1 is stamped", "in_progress|BASE", "@ana", "impact=1_high; urgency=1_high", "ok", "priority=p1; became_p1_at=~0; major_checked_at=-; major=-"),
    ("the criteria are not met", "in_progress|BASE; priority=p1", "@ana", "major_check=not_met", "ok", "major_checked_at=~0; major=false"),
    ("a declaration is proposed", "in_progress|BASE; priority=p1", "@sam", "major_check=proposed", "ok", "major_checked_at=~0; major=-"),
    ("the stamp is computed", "in_progress|BASE", "@ana", "major_checked_at=~0", "computed:major_checked_at", ""),
    ("major is computed", "in_progress|BASE", "@iris", "major=true", "computed:major", ""),
    ("users do not judge it", "in_progress|BASE", "@carla", "major_check=proposed", "forbidden-field:major_check", ""),
    ("declared", "in_progress|BASE", "system:major_incident", "timer major_declared", "ok", "major=true; major_checked_at=~0"),
    ("people do not set it off", "in_progress|BASE", "@iris", "timer major_declared", "forbidden", ""),
    ("a major incident is not cancelled", "in_progress|BASE; major=true", "@lena", "move cancel; cancel_reason=spam", "guard", ""),
    ("a known error matches what is said", "new|title=Nobody can send mail; description=Sending mail fails since this morning; caller=@carla; reported_at=~0", "@ana", "service=%mail", "ok", "known_error_matches=[\"*ke\"]"),
    ("another service, another known error", "new|title=Nobody can send mail; description=Sending mail fails; caller=@carla; reported_at=~0", "@ana", "service=%print", "ok", "known_error_matches=-"),
    ("the item is enough", "new|title=Printing hangs; description=Nothing comes out; caller=@carla; reported_at=~0", "@ana", "service=%mail; configuration_item=MX-1", "ok", "known_error_matches=[\"*ke\"]"),
    ("drafts and what is retired do not match", "new|title=Draft words retired words; description=Nothing comes out; caller=@carla; reported_at=~0", "@ana", "service=%mail", "ok", "known_error_matches=-"),
];

fn furnish(w: &mut World) {
    w.given("*prb", "problem", "known_error", "title=Mail server stops every Monday");
    w.given("*ke", "known_error", "published", "title=Mail stops; problem=*prb; service=%mail; symptoms=Users cannot send mail; configuration_item=mx-1; use_count=0");
    w.given("*draft", "known_error", "draft", "title=Draft words; problem=*prb; service=%mail; symptoms=Draft words");
    w.given("*gone", "known_error", "retired", "title=Retired words; problem=*prb; service=%mail; symptoms=Retired words");
}

#[test]
fn neighbours() {
    let base = "title=Mail is down; description=Nobody can send mail; caller=@carla; customer=$acme; reported_at=~0; service=%mail; category=&software; impact=2_medium; urgency=2_medium; priority=p3; assigned_group=#network; assigned_to=@sam; reopen_count=0; reassignment_count=0";
    let leak = |text: &str| -> &'static str { Box::leak(text.replace("BASE", base).into_boxed_str()) };
    let cases: Vec<Case> = CASES.iter().map(|(a, b, c, d, e, f)| (*a, leak(b), *c, *d, *e, *f)).collect();
    World::try_cases("incident", &cases, furnish);
}

/// A P1 nobody held against the criteria within fifteen minutes is brought to those who may declare.
#[test]
fn an_unchecked_p1_is_told() {
    let mut w = World::new();
    w.incident("*it", "in_progress", "");
    w.must("@ana", Some("*it"), "impact=1_high; urgency=1_high");
    let id = w.id("*it");
    let due = w.timers[&(id, "major_check".to_owned())];
    assert_eq!(due, at("2026-06-01T07:15:00Z"));
    w.outbox.clear();
    w.now = due;
    w.must("system:timer", Some("*it"), "timer major_check");
    let told = w.outbox.iter().find(|o| o.body["event"] == json!("major_check")).unwrap();
    assert_eq!(told.body["to"].as_array().unwrap().len(), 2, "duty manager and incident manager");
    w.must("@ana", Some("*it"), "major_check=not_met");
    assert!(!w.timers.contains_key(&(id, "major_check".to_owned())));
}

/// Using a known error counts; linking it twice does not.
#[test]
fn a_known_error_is_used() {
    let mut w = World::new();
    furnish(&mut w);
    w.incident("*it", "in_progress", "");
    w.must("@sam", Some("*it"), "link known_error *ke");
    w.must("@sam", Some("*it"), "link known_error *ke");
    w.holds("*ke", "use_count=1").unwrap();
}

/// An incident that shall end an outage is not resolved while the outage lasts.
#[test]
fn an_outage_ends_first() {
    let mut w = World::new();
    w.incident("*it", "in_progress", "");
    let id = kernel::IdSource::id(&mut w.ids, w.now);
    let mut outage = blank(id, "outage", None, w.now);
    w.records.insert(id, Arc::new(outage.clone()));
    w.names.insert("*out".into(), id);
    w.linked("*out", "restored_by", "*it");
    let resolve = "move resolve; resolution=Restarted the transport service of it; resolution_code=fixed; configuration_item=mx-1";
    assert_eq!(w.outcome("@sam", Some("*it"), resolve), "guard");
    outage.fields.insert("ended_at".into(), Value::Instant(w.now));
    w.records.insert(id, Arc::new(outage));
    w.must("@sam", Some("*it"), resolve);
}

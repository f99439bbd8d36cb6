use crate::service::trial::{of_type, told, try_short};
use crate::world::{Case, World, at};
use schema::Value;

const WORDS: &[(&str, &str)] = &[
    ("DEFINED", "title=Services for Acme; subject=services; customer=$acme; audience=[\"customer\"]; purpose=Acme decides on its services; frequency=monthly; source=The warehouse of figures; report_owner=@levi; recipients=@carla,@rob"),
    ("CONTENTS", "content=[\"performance_against_targets\",\"trends\",\"significant_events\",\"findings\"]"),
    ("REPORT", "title=Services for Acme 2026-05; definition=*def; period=2026-05; owner=@levi; due_on=2026-06-01"),
    ("FULL", "performance=All targets met but one; significant_events=none; includes_trends=true; trend_periods=1"),
];

fn furnish(w: &mut World) {
    w.given("*def", "report_definition", "active", &format!("{}; {}", WORDS[0].1, WORDS[1].1));
    w.given("*action", "action", "", "title=Train the desk");
}

#[rustfmt::skip]
const DEFINITIONS: &[Case] = &[
    ("a report is defined", "", "@levi", "DEFINED; CONTENTS", "ok", "state=draft"),
    ("the desk defines none", "", "@ana", "DEFINED", "forbidden", ""),
    ("it has a title", "", "@levi", "subject=sms", "required:title", ""),
    ("activation asks for all", "draft|title=Services for Acme", "@levi", "move activate", "required-for-move:audience required-for-move:content required-for-move:frequency required-for-move:purpose required-for-move:report_owner required-for-move:source", ""),
    ("active", "draft|DEFINED; CONTENTS", "@levi", "move activate", "ok", "state=active"),
    ("its frequency stands", "active|DEFINED; CONTENTS", "@levi", "frequency=yearly", "read-only:frequency", ""),
    ("retiring needs a reason", "active|DEFINED; CONTENTS", "@levi", "move retire", "reason-needed", ""),
    ("retired", "active|DEFINED; CONTENTS", "@levi", "move retire; reason: nobody reads it", "ok", "state=retired"),
    ("a draft is not retired", "draft|DEFINED", "@levi", "move retire; reason: nobody reads it", "no-such-move", ""),
    ("the owner of a service does not activate", "draft|DEFINED; CONTENTS", "@olga", "move activate", "forbidden", ""),
    ("retired is the end", "retired|DEFINED", "@adam", "move activate", "no-such-move terminal", ""),
];

#[test]
fn definitions() {
    try_short("report_definition", WORDS, DEFINITIONS, furnish);
}

#[rustfmt::skip]
const REPORTS: &[Case] = &[
    ("a report begins", "", "@levi", "definition=*def; period=2026-05", "ok", "state=preparing; title=Services for Acme 2026-05; due_on=2026-06-01; latest_on=2026-06-15; customer=$acme; owner=@levi; audience=[\"customer\"]"),
    ("what it asks for", "", "@levi", "title=Services for Acme", "required:definition required:period", ""),
    ("a period is one", "", "@levi", "definition=*def; period=May 2026", "wrong-shape:period", ""),
    ("the desk begins none", "", "@ana", "REPORT", "forbidden", ""),
    ("issuing asks for what was promised", "preparing|REPORT", "@levi", "move issue", "guard:trend_periods required-for-move:findings required-for-move:performance required-for-move:significant_events", ""),
    ("issued with findings", "preparing|REPORT; FULL", "@levi", "move issue; findings=One target was missed", "ok", "state=issued; issued_on=2026-06-01"),
    ("issued without", "preparing|REPORT; FULL", "@levi", "move issue; no_findings=true", "ok", "state=issued"),
    ("findings and none", "preparing|REPORT; FULL; findings=One target was missed", "@levi", "no_findings=true", "guard:no_findings", ""),
    ("issued on another day", "preparing|REPORT; FULL; findings=One target was missed", "@levi", "move issue; issued_on=2026-05-31", "ok", "issued_on=2026-05-31"),
    ("not issued tomorrow", "preparing|REPORT; FULL; findings=One target was missed", "@levi", "move issue; issued_on=2026-06-02", "in-future:issued_on", ""),
    ("the period is not over", "preparing|title=Services for Acme 2026-06; definition=*def; period=2026-06; FULL; no_findings=true", "@levi", "move issue", "guard:period", ""),
    ("an analyst does not issue", "preparing|REPORT; FULL", "@sam", "move issue", "forbidden", ""),
    ("what was issued stands", "issued|REPORT; FULL; findings=One target was missed; issued_on=2026-06-01", "@levi", "findings=Nothing at all", "read-only:findings", ""),
    ("closing asks what was decided", "issued|REPORT; FULL; findings=One target was missed; issued_on=2026-06-01", "@levi", "move close", "guard:no_action_reason required-for-move:decisions", ""),
    ("closed without actions", "issued|REPORT; FULL; findings=One target was missed; issued_on=2026-06-01", "@levi", "move close; decisions=We look at it next month; no_action_reason=It was one bad day", "ok", "state=closed"),
    ("actions are told", "issued|REPORT; FULL; findings=One target was missed; issued_on=2026-06-01", "@levi", "move close; decisions=We train the desk; link actions *action", "required-for-move:actions_communicated_on", ""),
    ("closed with actions", "issued|REPORT; FULL; findings=One target was missed; issued_on=2026-06-01", "@levi", "move close; decisions=We train the desk; link actions *action; actions_communicated_on=2026-06-01", "ok", "state=closed"),
    ("nothing found, nothing to do", "issued|REPORT; FULL; no_findings=true; issued_on=2026-06-01", "@levi", "move close", "ok", "state=closed"),
    ("not closed before it is issued", "preparing|REPORT; FULL", "@levi", "move close", "no-such-move", ""),
    ("closed is the end", "closed|REPORT; FULL", "@ana", "findings=Something", "forbidden-field:findings terminal", ""),
];

#[test]
fn reports() {
    try_short("service_report", WORDS, REPORTS, furnish);
}

#[test]
fn one_report_for_each_period() {
    let mut w = World::new();
    furnish(&mut w);
    w.must("@levi", None, "new service_report; definition=*def; period=2026-05");
    assert_eq!(w.outcome("@levi", None, "new service_report; definition=*def; period=2026-05"), "guard:period");
}

#[test]
fn trends_grow_to_three_periods() {
    for (earlier, shown, expected) in [(0, 1, "ok"), (1, 1, "guard:trend_periods"), (1, 2, "ok"), (2, 2, "guard:trend_periods"), (2, 3, "ok"), (9, 3, "ok")] {
        let mut w = World::new();
        furnish(&mut w);
        for n in 0..earlier {
            w.given(&format!("*r{n}"), "service_report", "closed", &format!("title=Report {n} of them; definition=*def; period=2025-{:02}", n + 1));
        }
        w.given("*it", "service_report", "preparing", &format!("{}; {}; no_findings=true; trend_periods={shown}", WORDS[2].1, WORDS[3].1));
        assert_eq!(w.outcome("@levi", Some("*it"), "move issue"), expected, "{shown} shown, {earlier} before");
    }
}

#[test]
fn every_period_brings_its_report() {
    let mut w = World::new();
    furnish(&mut w);
    w.given("*def", "report_definition", "draft", &format!("{}; {}", WORDS[0].1, WORDS[1].1));
    w.must("@levi", Some("*def"), "move activate");
    let period = (w.id("*def"), "period_over".to_owned());
    assert_eq!(w.timers[&period], at("2026-06-30T22:00:00Z"));
    w.now = at("2026-07-01T06:00:00Z");
    w.must("system:timer", Some("*def"), "timer period_over");
    let reports = of_type(&w, "service_report");
    assert_eq!(reports.len(), 1);
    assert_eq!((reports[0].text("period"), reports[0].text("title")), (Some("2026-06"), Some("Services for Acme 2026-06")));
    assert_eq!(reports[0].get("latest_on"), Some(&Value::Date(jiff::civil::date(2026, 7, 15))));
    let id = reports[0].id;
    w.names.insert("*it".to_owned(), id);
    w.now = at("2026-07-15T06:00:00Z");
    w.must("system:timer", Some("*it"), "timer report_late");
    assert_eq!(told(&w, "notify", "report"), 2, "when it began, and when it is late");
    w.must("@levi", Some("*it"), &format!("move issue; {}; no_findings=true", WORDS[3].1));
    assert_eq!(told(&w, "mail", "report"), 1);
    w.must("@levi", Some("*def"), "move retire; reason: nobody reads it");
    assert!(!w.timers.contains_key(&period));
}

#[test]
fn a_customer_sees_their_own_reports_once_they_are_issued() {
    let mut w = World::new();
    furnish(&mut w);
    for (name, state, customer) in [("*ours", "issued", "$acme"), ("*early", "preparing", "$acme"), ("*theirs", "issued", "$globex")] {
        w.given(name, "service_report", state, &format!("title=Services of May; definition=*def; period=2026-05; customer={customer}; audience=[\"customer\"]"));
    }
    let viewer = w.viewer("@rob");
    let facts = engine::Facts::new(&w.shelf);
    let eyes = engine::Eyes { viewer: &viewer, model: &w.model, rules: &w.rules, facts: &facts, now: w.now };
    assert_eq!(["*ours", "*early", "*theirs"].map(|r| eyes.sees(&w.record(r))), [true, false, false]);
}

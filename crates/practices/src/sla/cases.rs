use crate::service::trial::{of_type, told, try_short};
use crate::world::{Case, World, at};
use schema::Value;

const WORDS: &[(&str, &str)] = &[
    ("PARTIES", "title=Mail for Acme; service=%mail; customer=$acme; service_level_manager=@levi; calendar=!office; reporting_interval=monthly"),
    ("TARGETS", "targets=[{\"clock_kind\":\"resolution\",\"priority\":\"p1\",\"target\":14400,\"share\":\"90\"},{\"clock_kind\":\"response\",\"priority\":\"p1\",\"target\":900}]"),
    ("MORE", "other_targets=[{\"target\":\"Mail works\",\"kind\":\"availability\",\"measure\":\"Availability of mail\",\"formula\":\"A = (AST - DT) / AST\",\"value\":\"99.8\"}]"),
    ("LIMITS", "workload=[{\"workload\":\"Mailboxes\",\"limit\":\"500\"}]"),
    ("AGREED", "workload_limits=500 mailboxes; exceptions=none; service_requirements=Help in business hours; agreed_by_customer=@rob; agreed_on=2026-05-01; requirements=[\"*req\"]"),
    ("FORCE", "valid_from=2026-06-01; next_review_on=2027-05-01; measurement_proof=Clocks of the incidents, seen on the screen; carried=No supplier and no other group is involved"),
    ("RESULT", "sla=*sla; target=resolution p1; kind=time; period=2026-05; owner=@levi"),
];

fn furnish(w: &mut World) {
    w.given("*req", "service_requirement", "agreed", "title=Help in business hours; service=%mail; category=service_level");
    w.given("*contract", "contract", "active", "title=Transport of mail");
    w.given("*risk", "risk", "", "title=The carrier may be slow");
    w.given("*better", "improvement", "", "title=More people at the desk");
    w.given("*report", "service_report", "issued", "title=Report of May; period=2026-05");
    w.given("$acme", "customer", "active", "name=Acme; relationship_manager=@relationship_manager; contacts=@carla,@rob");
    let terms = format!("{}; {}; {}; {}", WORDS[0].1, WORDS[1].1, WORDS[2].1, WORDS[3].1);
    w.given("*sla", "sla", "active", &format!("{terms}; valid_from=2026-01-01; edition=2"));
}

#[rustfmt::skip]
const AGREEMENTS: &[Case] = &[
    ("an agreement is drafted", "", "@levi", "PARTIES; TARGETS", "ok", "state=draft; reporting_interval=monthly"),
    ("the desk drafts none", "", "@ana", "PARTIES", "forbidden", ""),
    ("a target twice", "", "@levi", "PARTIES; targets=[{\"clock_kind\":\"response\",\"priority\":\"p1\",\"target\":900},{\"clock_kind\":\"response\",\"priority\":\"p1\",\"target\":60}]", "guard:targets", ""),
    ("a name twice", "", "@levi", "PARTIES; workload=[{\"workload\":\"Mailboxes\",\"limit\":\"500\"},{\"workload\":\"mailboxes\",\"limit\":\"600\"}]", "guard:workload", ""),
    ("an availability beyond a hundred", "", "@levi", "PARTIES; other_targets=[{\"target\":\"Mail\",\"kind\":\"availability\",\"measure\":\"m\",\"formula\":\"f\",\"value\":\"100.1\"}]", "out-of-range:other_targets", ""),
    ("a share beyond a hundred", "", "@levi", "PARTIES; targets=[{\"clock_kind\":\"response\",\"priority\":\"p1\",\"target\":900,\"share\":\"101\"}]", "out-of-range:targets", ""),
    ("negotiating", "draft|PARTIES", "@levi", "move negotiate", "ok", "state=negotiating"),
    ("agreeing asks for all", "negotiating|title=Mail for Acme", "@levi", "move agree", "guard:requirements required-for-move:agreed_by_customer required-for-move:agreed_on required-for-move:calendar required-for-move:exceptions required-for-move:reporting_interval required-for-move:service_requirements required-for-move:targets required-for-move:workload_limits", "state=negotiating"),
    ("agreed", "negotiating|PARTIES; TARGETS; AGREED", "@levi", "move agree", "ok", "state=agreed"),
    ("agreed on availability alone", "negotiating|PARTIES; MORE; AGREED", "@levi", "move agree", "ok", "state=agreed"),
    ("an agreed version stands", "agreed|PARTIES; TARGETS; AGREED", "@levi", "MORE", "read-only:other_targets", ""),
    ("its limits too", "agreed|PARTIES; TARGETS; AGREED", "@levi", "workload_limits=unlimited", "read-only:workload_limits", ""),
    ("activation asks for all", "agreed|PARTIES; TARGETS; AGREED; service=%print", "@levi", "move activate", "required-for-move:carried required-for-move:measurement_proof required-for-move:next_review_on required-for-move:valid_from", ""),
    ("active, carried by itself", "agreed|PARTIES; TARGETS; AGREED; service=%print", "@levi", "move activate; FORCE", "ok", "state=active; edition=1"),
    ("active, carried by a contract", "agreed|PARTIES; TARGETS; AGREED; service=%print; FORCE; carried=-", "@levi", "move activate; link carried_by *contract", "ok", "state=active"),
    ("two for one service and customer", "agreed|PARTIES; TARGETS; AGREED", "@levi", "move activate; FORCE", "guard:valid_from", ""),
    ("the owner of the service does not activate", "agreed|PARTIES; TARGETS; AGREED", "@olga", "move activate; FORCE", "forbidden", ""),
    ("taken in as it is", "draft|PARTIES; TARGETS; service=%print", "@mona", "move take_in; valid_from=2026-01-01; reason: taken over from paper", "ok", "state=active; edition=1"),
    ("taking in without targets", "draft|PARTIES; MORE; service=%print", "@mona", "move take_in; valid_from=2026-01-01; reason: taken over from paper", "required-for-move:targets", ""),
    ("review", "active|PARTIES; TARGETS; valid_from=2026-01-01; edition=1", "@levi", "move review", "ok", "state=under_review"),
    ("a new edition", "under_review|PARTIES; TARGETS; service=%print; FORCE; edition=1", "@levi", "move activate", "ok", "state=active; edition=2"),
    ("superseded", "under_review|PARTIES; TARGETS; valid_from=2026-01-01", "@levi", "move supersede; valid_to=2026-06-30", "ok", "state=superseded"),
    ("superseding says until when", "active|PARTIES; TARGETS; valid_from=2026-01-01", "@levi", "move supersede", "required-for-move:valid_to", ""),
    ("expired", "active|PARTIES; TARGETS; valid_from=2026-01-01", "@levi", "move expire; valid_to=2026-05-31", "ok", "state=expired"),
    ("ending needs a reason", "agreed|PARTIES", "@levi", "move end", "reason-needed", ""),
    ("ended", "negotiating|PARTIES", "@levi", "move end; reason: they chose somebody else", "ok", "state=ended"),
    ("not from draft to agreed", "draft|PARTIES; TARGETS; AGREED", "@levi", "move agree", "no-such-move", ""),
    ("ended is the end", "ended|PARTIES", "@adam", "move negotiate", "no-such-move terminal", ""),
];

#[test]
fn agreements() {
    try_short("sla", WORDS, AGREEMENTS, furnish);
}

#[test]
fn what_is_promised_is_carried() {
    let mut w = World::new();
    furnish(&mut w);
    let fields = format!("{}; {}; {}; {}; service=%print", WORDS[0].1, WORDS[1].1, WORDS[4].1, WORDS[5].1);
    w.given("*it", "sla", "agreed", &fields);
    w.linked("*it", "carried_by", "*contract");
    if w.model.get("contract").unwrap().field("alignment_result").is_some() {
        w.given("*contract", "contract", "active", "title=Transport of mail; alignment_result=gap");
        assert_eq!(w.outcome("@levi", Some("*it"), "move activate"), "guard:carried");
        assert_eq!(w.outcome("@levi", Some("*it"), "move activate; link accepted_risk *risk"), "ok");
    } else {
        assert_eq!(w.outcome("@levi", Some("*it"), "move activate"), "ok");
    }
}

#[test]
fn requirements_may_also_be_linked_from_their_end() {
    let mut w = World::new();
    furnish(&mut w);
    w.given("*it", "sla", "negotiating", &format!("{}; {}; {}; requirements=-", WORDS[0].1, WORDS[1].1, WORDS[4].1));
    assert_eq!(w.outcome("@levi", Some("*it"), "move agree"), "guard:requirements");
    w.linked("*req", "carried_by", "*it");
    assert_eq!(w.outcome("@levi", Some("*it"), "move agree"), "ok");
}

#[test]
fn its_end_is_announced_and_comes_by_itself() {
    let mut w = World::new();
    furnish(&mut w);
    w.must("@levi", Some("*sla"), "valid_to=2026-09-15; next_review_on=2026-08-01");
    let due = |w: &World, timer: &str| w.timers.get(&(w.id("*sla"), timer.to_owned())).copied();
    assert_eq!(due(&w, "agreement_ends"), Some(at("2026-06-16T22:00:00Z")), "ninety days before");
    assert_eq!(due(&w, "review_due"), Some(at("2026-06-01T22:00:00Z")), "sixty days before");
    assert_eq!(due(&w, "expire"), Some(at("2026-09-15T22:00:00Z")));
    w.now = at("2026-06-17T07:00:00Z");
    w.must("system:timer", Some("*sla"), "timer agreement_ends");
    assert_eq!(due(&w, "agreement_ends"), Some(at("2026-07-16T22:00:00Z")), "sixty days before");
    let note = w.outbox.iter().find(|o| o.body["event"] == "agreement").unwrap();
    assert_eq!(note.body["to"].as_array().unwrap().len(), 3, "service level, service and customer");
    w.now = at("2026-09-15T21:00:00Z");
    w.must("system:timer", Some("*sla"), "timer expire");
    w.holds("*sla", "state=active").unwrap();
    w.now = at("2026-09-15T22:00:00Z");
    w.must("system:timer", Some("*sla"), "timer expire");
    w.holds("*sla", "state=expired").unwrap();
    assert_eq!(due(&w, "review_due"), None);
}

#[test]
fn everything_available_without_exception_is_looked_at_twice() {
    let mut w = World::new();
    furnish(&mut w);
    let whole = "other_targets=[{\"target\":\"Mail\",\"kind\":\"availability\",\"measure\":\"m\",\"formula\":\"f\",\"value\":\"100\"}]";
    w.must("@mona", None, &format!("new sla; title=All always; service_level_manager=@levi; exceptions=none; {whole}"));
    assert_eq!(told(&w, "notify", "warning"), 1);
}

#[test]
fn every_period_brings_its_results() {
    let mut w = World::new();
    furnish(&mut w);
    w.given("*sla", "sla", "draft", &format!("{}; {}; {}; {}; valid_from=2026-04-15", WORDS[0].1, WORDS[1].1, WORDS[2].1, WORDS[3].1));
    w.must("@mona", Some("*sla"), "move take_in; reason: taken over from paper");
    let period = (w.id("*sla"), "period_over".to_owned());
    assert_eq!(w.timers[&period], at("2026-06-30T22:00:00Z"));
    w.now = at("2026-07-01T06:00:00Z");
    w.must("system:timer", Some("*sla"), "timer period_over");
    w.holds("*sla", "last_period=2026-06").unwrap();
    assert_eq!(w.timers[&period], at("2026-07-31T22:00:00Z"));
    let results = of_type(&w, "sla_result");
    assert_eq!(results.len(), 4, "two times, an availability and a workload");
    let one = results.iter().find(|r| r.text("target") == Some("resolution p1")).unwrap();
    assert_eq!(one.get("due_on"), Some(&Value::Date(jiff::civil::date(2026, 7, 7))), "the fifth business day");
    assert_eq!(one.get("target_value").map(Value::to_json), Some(serde_json::json!("90")));
    assert_eq!((one.reference("owner"), one.reference("customer")), (Some(w.id("@levi")), Some(w.id("$acme"))));
    assert_eq!(one.text("title"), Some("Mail for Acme: resolution p1, 2026-06"));
    let other = results.iter().find(|r| r.text("target") == Some("response p1")).unwrap();
    assert_eq!(other.get("target_value").map(Value::to_json), Some(serde_json::json!("95")), "unless the agreement says otherwise");
    // Nobody ran the timer for two months: what is missing is made up for.
    w.now = at("2026-09-02T06:00:00Z");
    w.must("system:timer", Some("*sla"), "timer period_over");
    w.holds("*sla", "last_period=2026-08").unwrap();
    assert_eq!(of_type(&w, "sla_result").len(), 12);
}

#[rustfmt::skip]
const RESULTS: &[Case] = &[
    ("a result is opened by hand", "", "@levi", "sla=*sla; target=resolution p1; period=2026-05", "ok", "state=due; due_on=2026-06-05; service=%mail; customer=$acme; owner=@levi; edition=2; kind=time; direction=at_least"),
    ("what it asks for", "", "@levi", "kind=time", "required:period required:sla required:target", ""),
    ("an analyst opens none", "", "@sam", "RESULT", "forbidden", ""),
    ("a period is one", "", "@levi", "sla=*sla; target=resolution p1; period=May", "wrong-shape:period", ""),
    ("measuring asks for value and target", "due|sla=*sla; target=Quality of calls; kind=quality; period=2026-05", "@levi", "move measure", "required-for-move:target_value required-for-move:value", ""),
    ("measured and met", "due|RESULT; target_value=90.00", "@levi", "move measure; value=90.0", "ok", "state=measured; met=true; measured_at=~0; review_due_on=-; outside_limits=false"),
    ("measured and missed", "due|RESULT; target_value=90.00", "@levi", "move measure; value=89.9999", "ok", "state=measured; met=false; review_due_on=2026-07-01"),
    ("at most", "due|RESULT; kind=volume; direction=at_most; target_value=5.0", "@levi", "move measure; value=5.1", "ok", "met=false"),
    ("nothing to measure", "due|RESULT; target_value=90.00", "@levi", "move measure; not_applicable=true", "ok", "state=measured; met=-"),
    ("the period is not over", "due|sla=*sla; target=resolution p1; kind=time; period=2026-06; target_value=90.0", "@levi", "move measure; value=95.0", "guard:period", ""),
    ("per cent end at a hundred", "due|RESULT; target_value=90.0", "@levi", "value=100.5", "out-of-range:value", ""),
    ("no negative value", "due|RESULT; target_value=90.0", "@levi", "value=-0.5", "out-of-range:value", ""),
    ("another value than the computed one needs a reason", "due|RESULT; target_value=90.0; computed_value=88.0; value=88.0", "@levi", "value=91.0", "reason-needed:value_reason", ""),
    ("with its reason", "due|RESULT; target_value=90.0; computed_value=88.0; value=88.0", "@levi", "value=91.0; value_reason=Two incidents were wrongly dated, see their history", "ok", "met=true"),
    ("the computed value is computed", "due|RESULT", "@levi", "computed_value=99.0", "computed:computed_value", ""),
    ("above the limit", "due|RESULT; workload_limit=500.0", "@levi", "workload_actual=500.5", "ok", "outside_limits=true"),
    ("at the limit", "due|RESULT; workload_limit=500.0", "@levi", "workload_actual=500.0", "ok", "outside_limits=false"),
    ("a miss is explained", "measured|RESULT; value=80.0; target_value=90.0; measured_at=~-99", "@levi", "move review", "guard:improvement required-for-move:cause", ""),
    ("a miss with an improvement", "measured|RESULT; value=80.0; target_value=90.0; measured_at=~-99", "@levi", "move review; cause=The carrier was down for a day; improvement=*better", "ok", "state=reviewed; reviewed_on=2026-06-01"),
    ("a miss without", "measured|RESULT; value=80.0; target_value=90.0; measured_at=~-99", "@levi", "move review; cause=The carrier was down for a day; no_improvement_reason=The carrier has improved it", "ok", "state=reviewed"),
    ("what was met needs no words", "measured|RESULT; value=95.0; target_value=90.0; measured_at=~-99", "@levi", "move review", "ok", "state=reviewed"),
    ("reviewed stands", "reviewed|RESULT; value=95.0; target_value=90.0; reviewed_on=2026-06-01", "@levi", "value=96.0", "read-only:value", ""),
    ("reporting says where", "reviewed|RESULT; value=95.0; target_value=90.0; reviewed_on=2026-06-01", "@levi", "move report", "required-for-move:reported_in", ""),
    ("reported", "reviewed|RESULT; value=95.0; target_value=90.0; reviewed_on=2026-06-01", "@levi", "move report; reported_in=*report", "ok", "state=reported"),
    ("not from due to reviewed", "due|RESULT", "@levi", "move review", "no-such-move", ""),
    ("reported is the end", "reported|RESULT; reported_in=*report", "@ana", "value=1.0", "forbidden-field:value terminal", ""),
];

#[test]
fn results() {
    try_short("sla_result", WORDS, RESULTS, furnish);
    let mut w = World::new();
    furnish(&mut w);
    w.must("@levi", None, "new sla_result; sla=*sla; target=resolution p1; period=2026-05");
    assert_eq!(w.outcome("@levi", None, "new sla_result; sla=*sla; target=resolution p1; period=2026-05"), "guard:target", "one for each period");
    assert_eq!(w.outcome("@levi", None, "new sla_result; sla=*sla; target=resolution p1; period=2026-04"), "ok");
}

#[test]
fn a_miss_is_told_and_asked_about() {
    let mut w = World::new();
    furnish(&mut w);
    w.must("@mona", None, "new sla_result; sla=*sla; target=Mail works; period=2026-05");
    w.must("@mona", Some("*it"), "move measure; value=99.7998");
    w.holds("*it", "met=false; kind=availability").unwrap();
    assert_eq!(told(&w, "notify", "target_missed"), 1);
    w.now = at("2026-07-01T06:00:00Z");
    w.must("system:timer", Some("*it"), "timer explain_miss");
    assert_eq!(told(&w, "notify", "result"), 1);
}

#[test]
fn a_workload_beyond_its_limit_marks_the_period() {
    let mut w = World::new();
    furnish(&mut w);
    w.must("@levi", None, "new sla_result; sla=*sla; target=resolution p1; period=2026-05");
    w.names.insert("*time".to_owned(), w.id("*it"));
    w.must("@levi", None, "new sla_result; sla=*sla; target=Mailboxes; period=2026-05");
    w.holds("*it", "kind=volume; direction=at_most").unwrap();
    w.must("@levi", Some("*it"), "workload_actual=612.0");
    w.holds("*time", "outside_limits=true").unwrap();
    assert_eq!(told(&w, "mail", "outside_limits"), 1, "the customer is told");
    w.must("@levi", Some("*it"), "workload_actual=412.0");
    w.holds("*time", "outside_limits=false").unwrap();
}

#[test]
fn times_are_measured_from_the_clocks_decided_in_the_period() {
    let mut w = World::new();
    furnish(&mut w);
    w.given("*sla", "sla", "draft", &format!("{}; {}; valid_from=2026-06-01", WORDS[0].1, WORDS[1].1));
    w.must("@mona", Some("*sla"), "move take_in; reason: taken over from paper");
    // Two P1 of Acme: one resolved in time, one never.
    for (name, resolved) in [("*quick", true), ("*slow", false)] {
        w.must("@carla", None, "title=Mail is down; description=Nobody can send mail since this morning");
        w.names.insert(name.to_owned(), w.id("*it"));
        w.must("@ana", Some(name), "move assign; service=%mail; category=&software; impact=1_high; urgency=1_high; security_related=false; assigned_group=#network");
        w.must("@sam", Some(name), "move start");
        if resolved {
            w.must("@sam", Some(name), "move resolve; resolution=Restarted the transport of the server; resolution_code=fixed; configuration_item=mx-1");
        }
    }
    w.now = at("2026-06-02T07:00:00Z");
    w.must("system:timer", Some("*slow"), "timer warn:resolution");
    w.now = at("2026-07-01T06:00:00Z");
    w.must("system:timer", Some("*sla"), "timer period_over");
    let results: Vec<_> = of_type(&w, "sla_result").into_iter().map(|r| (r.id, r.text("target").unwrap().to_owned())).collect();
    w.now = at("2026-07-07T06:00:00Z");
    for (id, target) in results {
        w.names.insert(format!("*{target}"), id);
        w.must("system:timer", Some(&format!("*{target}")), "timer measure");
    }
    w.holds("*resolution p1", "state=measured; met=false; population=2").unwrap();
    assert_eq!(w.record("*resolution p1").get("value").map(Value::to_json), Some(serde_json::json!("50")));
    w.holds("*response p1", "state=measured; met=true; population=2").unwrap();
    // Nothing was decided in July.
    w.now = at("2026-08-01T06:00:00Z");
    w.must("system:timer", Some("*sla"), "timer period_over");
    let july = of_type(&w, "sla_result").into_iter().find(|r| r.text("period") == Some("2026-07") && r.text("target") == Some("resolution p1")).unwrap().id;
    w.names.insert("*july".to_owned(), july);
    w.now = at("2026-08-10T06:00:00Z");
    w.must("system:timer", Some("*july"), "timer measure");
    w.holds("*july", "state=measured; not_applicable=true; met=-; value=-").unwrap();
}

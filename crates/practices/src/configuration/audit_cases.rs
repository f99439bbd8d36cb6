use super::cases::{WORDS, furnish, item};
use crate::service::trial::{of_type, try_short};
use crate::world::{Case, World};
use schema::Value;

#[rustfmt::skip]
const AUDITS: &[Case] = &[
    ("an audit is planned", "", "@configuration_manager", "AUDIT", "ok", "state=planned"),
    ("an audit asks for scope and day", "", "@configuration_manager", "title=Half-yearly audit", "required:planned_on required:scope", ""),
    ("the desk plans none", "", "@ana", "AUDIT", "forbidden", ""),
    ("it begins with its sample", "planned|AUDIT", "@configuration_manager", "move start; seed=7", "ok", "state=in_progress; seed=7; population=2; sample_size=2"),
    ("somebody answers for it", "planned|title=Audit; scope=All live items; planned_on=2026-06-01", "@configuration_manager", "move start", "required-for-move:owner", ""),
    ("an auditor begins", "planned|AUDIT", "@internal_auditor", "move start", "ok", "state=in_progress"),
    ("a service owner does not", "planned|AUDIT", "@service_owner", "move start", "forbidden", ""),
    ("reporting asks what was found", "in_progress|AUDIT", "@configuration_manager", "move report", "guard:discrepancies required-for-move:held_on", ""),
    ("found and not found", "in_progress|AUDIT", "@configuration_manager", "move report; held_on=2026-06-01; none_found=true; FOUND", "guard:none_found", ""),
    ("it is not held tomorrow", "in_progress|AUDIT", "@configuration_manager", "move report; held_on=2026-06-02; none_found=true", "in-future:held_on", ""),
    ("a discrepancy names its item", "in_progress|AUDIT", "@configuration_manager", "discrepancies=[{\"class\":\"ghost_ci\",\"what\":\"Not there\"}]", "guard:discrepancies", ""),
    ("a missing item has none", "in_progress|AUDIT", "@configuration_manager", "discrepancies=[{\"class\":\"missing_ci\",\"what\":\"A switch in room 4\"}]", "ok", ""),
    ("reporting discrepancies", "in_progress|AUDIT; sample=*app,*mail_ci,*spare", "@configuration_manager", "move report; held_on=2026-06-01; FOUND", "ok", "state=reported; correction_due_on=2026-07-01; items_without_discrepancy=2; discrepancies_corrected=0; accuracy_percent=66.66; reported_at=~0"),
    ("reporting that all is well", "in_progress|AUDIT; sample=*app,*mail_ci", "@configuration_manager", "move report; held_on=2026-06-01; none_found=true", "ok", "state=reported; items_without_discrepancy=2"),
    ("not all corrected", "reported|AUDIT; held_on=2026-05-20; FOUND", "@configuration_manager", "move correct", "guard:discrepancies", ""),
    ("all corrected", "reported|AUDIT; held_on=2026-05-20; FOUND", "@configuration_manager", "move correct; FIXED", "ok", "state=corrected; correctors=[\"@configuration_manager\"]; discrepancies_corrected=1"),
    ("whoever corrected does not verify", "corrected|AUDIT; held_on=2026-05-20; FIXED; correctors=@configuration_manager,@mona", "@configuration_manager", "move close", "segregation-of-duties", "state=corrected"),
    ("another verifies", "corrected|AUDIT; held_on=2026-05-20; FIXED; correctors=@configuration_manager,@mona", "@internal_auditor", "move close", "ok", "state=closed; verified_by=@internal_auditor; closed_at=~0"),
    ("no automation verifies", "corrected|AUDIT; held_on=2026-05-20; FIXED", "system:configuration", "move close", "guard", ""),
    ("the date stands when reported", "reported|AUDIT; held_on=2026-05-20", "@configuration_manager", "held_on=2026-05-21", "read-only:held_on", ""),
    ("no short cut", "in_progress|AUDIT", "@configuration_manager", "move close", "no-such-move", ""),
    ("closed is the end", "closed|AUDIT", "@internal_auditor", "move start", "no-such-move terminal", ""),
];

#[test]
fn audits() {
    try_short("configuration_audit", WORDS, AUDITS, furnish);
}

#[test]
fn whoever_enters_a_correction_is_remembered_under_any_name() {
    let mut w = World::new();
    furnish(&mut w);
    w.given("*it", "configuration_audit", "reported", "title=Audit; scope=All live items; planned_on=2026-05-01; held_on=2026-05-02; owner=@mona");
    let row = "discrepancies=[{\"configuration_item\":\"*app\",\"class\":\"wrong_status\",\"what\":\"Off\",\"corrected_on\":\"2026-06-01\",\"corrected_by\":\"@sam\"}]";
    w.must("@configuration_manager", Some("*it"), &format!("move correct; {row}"));
    assert_eq!(w.outcome("@configuration_manager", Some("*it"), "move close"), "segregation-of-duties");
    assert_eq!(w.outcome("@internal_auditor", Some("*it"), "move close"), "ok");
}

#[test]
fn what_was_found_right_is_verified_and_the_next_audit_planned() {
    let mut w = World::new();
    furnish(&mut w);
    w.given("*it", "configuration_audit", "in_progress", &format!("{}; sample=*app,*mail_ci", WORDS[3].1));
    w.must("@configuration_manager", Some("*it"), &format!("move report; held_on=2026-06-01; {}", WORDS[4].1));
    assert_eq!(w.record("*mail_ci").get("last_verified_on"), Some(&Value::Date(jiff::civil::date(2026, 6, 1))));
    assert_eq!(w.record("*app").get("last_verified_on"), None, "it was found wrong");
    let planned: Vec<_> = of_type(&w, "configuration_audit").into_iter().filter(|r| r.state.as_deref() == Some("planned")).collect();
    assert_eq!(planned.len(), 1);
    assert_eq!(planned[0].get("planned_on"), Some(&Value::Date(jiff::civil::date(2026, 12, 1))));
}

#[test]
fn critical_items_are_all_in_the_sample() {
    let mut w = World::new();
    furnish(&mut w);
    for n in 0..200 {
        let criticality = if n < 20 { "criticality=critical" } else { "criticality=low" };
        item(&mut w, &format!("*n{n}"), criticality);
    }
    w.given("*it", "configuration_audit", "planned", WORDS[3].1);
    w.must("@configuration_manager", Some("*it"), "move start; seed=42");
    let it = w.record("*it");
    // 182 others: 50 and a twentieth, rounded up, of them.
    assert_eq!((it.integer("population"), it.integer("sample_size")), (Some(202), Some(20 + 60)));
    let Some(Value::References(sample)) = it.get("sample") else { panic!("no sample") };
    assert!((0..20).all(|n| sample.contains(&w.id(&format!("*n{n}")))));
}

#[test]
fn more_items_than_can_be_looked_at_are_not_sampled_silently() {
    let mut w = World::new();
    furnish(&mut w);
    for n in 0..600 {
        item(&mut w, &format!("*n{n}"), if n % 2 == 0 { "criticality=low" } else { "criticality=high" });
    }
    w.given("*it", "configuration_audit", "planned", WORDS[3].1);
    assert_eq!(w.outcome("@configuration_manager", Some("*it"), "move start"), "ok", "three hundred of each criticality");
    assert_eq!(w.record("*it").integer("population"), Some(602));
    for n in 0..600 {
        item(&mut w, &format!("*n{n}"), "criticality=low");
    }
    w.given("*it", "configuration_audit", "planned", WORDS[3].1);
    assert_eq!(w.outcome("@configuration_manager", Some("*it"), "move start"), "guard:services");
}

#[rustfmt::skip]
const BASELINES: &[Case] = &[
    ("a baseline is taken", "", "@configuration_manager", "title=Before release 4; items=*app,*mail_ci; change=*chg", "ok", "taken_at=~0; change=*chg"),
    ("a release manager takes one", "", "@release_manager", "title=Before release 4; items=*app,*mail_ci", "ok", ""),
    ("it holds something", "", "@configuration_manager", "title=Before release 4", "required:items", ""),
    ("it is not taken tomorrow", "", "@configuration_manager", "title=Before release 4; items=*app,*mail_ci; taken_at=~+86400", "in-future:taken_at", ""),
    ("the desk takes none", "", "@ana", "title=Before release 4; items=*app,*mail_ci", "forbidden", ""),
    ("nothing of it changes", "|title=Before release 4; items=*app,*mail_ci; taken_at=~0", "@configuration_manager", "title=After release 4", "read-only:title", ""),
    ("nothing is added to it", "|title=Before release 4; items=*app,*mail_ci; taken_at=~0", "@configuration_manager", "change=*chg", "read-only:change", ""),
    ("its items stay", "|title=Before release 4; items=*app,*mail_ci; taken_at=~0", "@configuration_manager", "items=*app,*spare", "read-only:items", ""),
];

#[test]
fn baselines() {
    try_short("configuration_baseline", WORDS, BASELINES, furnish);
}

#[test]
fn a_baseline_keeps_items_as_they_stood() {
    let mut w = World::new();
    furnish(&mut w);
    w.given("*web", "configuration_item", "live", WORDS[0].1);
    w.linked("*web", "runs_on", "*app");
    w.must("@configuration_manager", None, "new configuration_baseline; title=Before release 4; items=*app,*web");
    w.must("@configuration_manager", Some("*web"), "title=Another name");
    let Some(Value::Table(rows)) = w.record("*it").get("contents").cloned() else { panic!("no contents") };
    let cell = |row: &schema::Row, column: &str| row.get(column).cloned();
    let text = |text: &str| Some(Value::Text(text.to_owned()));
    let web = rows.iter().find(|r| cell(r, "ci_id") == text("srv-1")).unwrap();
    assert_eq!((rows.len(), cell(web, "status"), cell(web, "version")), (2, text("live"), Some(Value::Integer(1))));
    assert_eq!((cell(web, "attributes"), cell(web, "relationships")), (text("note: old\nos: Debian"), text("runs_on: app-1")));
}

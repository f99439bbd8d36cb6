//! Contracts and agreements.

use super::{due, supplier, told};
use crate::world::{Case, World, at};
use schema::Value;
use std::sync::Arc;

macro_rules! complete {
    ($state:literal) => {
        concat!(
            $state,
            "|title=Hosting contract; supplier=*sup; agreement_kind=external_contract; owner=@supplier_manager; review_interval_months=12; ",
            "scope_of_supply=Hosting of the mail servers; requirements=What the mail service needs; service_level_targets=[{\"target\":\"Restoring\",\"promised\":\"3 h\"}]; ",
            "authorities_responsibilities=They run it and we decide; dispute_procedure=First the managers speak; end_of_contract=Data comes back to us; security_clauses=As in our policy; ",
            "signed_on=2026-05-20; starts_on=2026-06-01; ends_on=2027-12-31; alignment=[{\"target\":\"Mail restored\",\"supplier_time\":10800,\"own_time\":3600,\"customer_time\":14400}]; ",
            "alignment_result=aligned; sla_alignment_assessed_on=2026-05-20; next_review_on=2027-05-20; "
        )
    };
    ($state:literal, $more:literal) => {
        concat!(complete!($state), $more)
    };
}

fn furnish(w: &mut World) {
    supplier(w, "*sup", "active", "");
    supplier(w, "*new", "candidate", "");
    w.given("*inside", "supplier", "approved", "title=Our other house; supplier_kind=internal; supplier_manager=@supplier_manager");
    w.given("*risk", "risk", "", "");
}

fn with_another(w: &mut World) {
    furnish(w);
    w.given("*second", "contract", "active", "title=The second contract; supplier=*sup");
}

#[rustfmt::skip]
const CASES: &[Case] = &[
    // making one
    ("a contract is made", "", "@supplier_manager", "title=Hosting contract; supplier=*sup", "ok", "state=draft; agreement_kind=external_contract; owner=@supplier_manager"),
    ("an agreement with our other house", "", "@supplier_manager", "title=Agreement of the house; supplier=*inside", "ok", "agreement_kind=internal_agreement"),
    ("the kind fits the supplier", "", "@supplier_manager", "title=Hosting contract; supplier=*sup; agreement_kind=internal_agreement", "guard:agreement_kind", ""),
    ("with somebody", "", "@supplier_manager", "title=Hosting contract", "required:agreement_kind required:supplier", ""),
    ("not ended before it starts", "", "@supplier_manager", "title=Hosting contract; supplier=*sup; starts_on=2026-06-01; ends_on=2026-05-31", "order:ends_on", ""),
    ("service owners do not make one", "", "@olga", "title=Hosting contract; supplier=*sup", "forbidden", ""),
    // alignment
    ("aligned", "negotiating|title=Hosting contract; supplier=*sup; agreement_kind=external_contract", "@supplier_manager", "alignment=[{\"target\":\"Mail restored\",\"supplier_time\":10800,\"own_time\":3600,\"customer_time\":14400}]", "ok", "alignment_result=aligned; alignment_gaps=-; sla_alignment_assessed_on=2026-06-01"),
    ("no time for our own work", "negotiating|title=Hosting contract; supplier=*sup; agreement_kind=external_contract", "@supplier_manager", "alignment=[{\"target\":\"Mail restored\",\"supplier_time\":14400,\"own_time\":3600,\"customer_time\":14400}]", "ok", "alignment_result=gap; alignment_gaps=Mail restored: 1h too long"),
    ("availability together", "negotiating|title=Hosting contract; supplier=*sup; agreement_kind=external_contract", "@supplier_manager", "alignment=[{\"target\":\"Mail there\",\"supplier_availability\":\"99.5\",\"own_availability\":\"99.9\",\"customer_availability\":\"99.5\"}]", "ok", "alignment_result=gap; alignment_gaps=Mail there: 0.0995 percentage points too low"),
    ("three of a kind", "negotiating|title=Hosting contract; supplier=*sup; agreement_kind=external_contract", "@supplier_manager", "alignment=[{\"target\":\"Mail there\",\"supplier_availability\":\"99.5\",\"own_time\":3600}]", "guard:alignment", ""),
    ("no target rests on it", "negotiating|title=Hosting contract; supplier=*sup; agreement_kind=external_contract", "@supplier_manager", "no_target_rests_on_it=true", "ok", "alignment_result=aligned"),
    ("none and some do not go together", "negotiating|title=Hosting contract; supplier=*sup; agreement_kind=external_contract; no_target_rests_on_it=true", "@supplier_manager", "alignment=[{\"target\":\"Mail restored\",\"supplier_time\":1,\"own_time\":1,\"customer_time\":2}]", "guard:no_target_rests_on_it", ""),
    ("not a hundred and one percent", "negotiating|title=Hosting contract; supplier=*sup; agreement_kind=external_contract", "@supplier_manager", "alignment=[{\"target\":\"Mail there\",\"supplier_availability\":\"100.0001\",\"own_availability\":\"100\",\"customer_availability\":\"99\"}]", "out-of-range:alignment", ""),
    ("the result is computed", "negotiating|title=Hosting contract; supplier=*sup; agreement_kind=external_contract", "@supplier_manager", "alignment_result=aligned", "computed:alignment_result", ""),
    // draft → negotiating → signed
    ("negotiating", "draft|title=Hosting contract; supplier=*sup; agreement_kind=external_contract", "@supplier_manager", "move negotiate", "ok", "state=negotiating"),
    ("the owner does not negotiate", "draft|title=Hosting contract; supplier=*sup; agreement_kind=external_contract", "@sms_owner", "move negotiate", "forbidden", ""),
    ("not signed from a draft", complete!("draft"), "@supplier_manager", "move sign", "no-such-move", ""),
    ("signing asks for all", "negotiating|title=Hosting contract; supplier=*sup; agreement_kind=external_contract", "@supplier_manager", "move sign", "guard:alignment guard:service_level_targets required-for-move:authorities_responsibilities required-for-move:dispute_procedure required-for-move:end_of_contract required-for-move:requirements required-for-move:scope_of_supply required-for-move:security_clauses required-for-move:signed_on required-for-move:starts_on", ""),
    ("an agreement asks for other things", "negotiating|title=Agreement of the house; supplier=*inside; agreement_kind=internal_agreement; no_target_rests_on_it=true; alignment_result=aligned; scope_of_supply=Payroll for all of us; requirements=Paid by the last day; obligations=Paid by the last day; authorities_responsibilities=They run it and we decide; signed_on=2026-05-20; starts_on=2026-06-01", "@supplier_manager", "move sign", "required-for-move:activities required-for-move:interfaces", ""),
    ("signed", complete!("negotiating"), "@supplier_manager", "move sign", "ok", "state=signed"),
    ("signed by the owner", complete!("negotiating"), "@sms_owner", "move sign", "ok", "state=signed"),
    ("obligations do instead of targets", complete!("negotiating", "service_level_targets=-; obligations=Best effort within a day"), "@supplier_manager", "move sign", "ok", "state=signed"),
    ("nothing owed is no contract", complete!("negotiating", "service_level_targets=-"), "@supplier_manager", "move sign", "guard:service_level_targets", ""),
    ("a gap needs a risk", complete!("negotiating", "alignment_result=gap"), "@supplier_manager", "move sign", "guard:alignment_risks", ""),
    ("a gap with its risk", complete!("negotiating", "alignment_result=gap; alignment_risks=[\"*risk\"]"), "@supplier_manager", "move sign", "ok", "state=signed"),
    ("not signed tomorrow", complete!("negotiating"), "@supplier_manager", "move sign; signed_on=2026-06-02", "in-future:signed_on", ""),
    ("automation signs nothing", complete!("negotiating"), "system:timer", "move sign", "guard", ""),
    ("security reads and does not sign", complete!("negotiating"), "@security_manager", "move sign", "forbidden", ""),
    // signed → active
    ("in force", complete!("signed"), "@supplier_manager", "move activate", "ok", "state=active; next_review_on=2027-05-20"),
    ("reviewed a year later unless said", complete!("signed", "next_review_on=-"), "@supplier_manager", "move activate", "ok", "next_review_on=2027-06-01"),
    ("not before its time", complete!("signed", "starts_on=2026-06-02"), "@supplier_manager", "move activate", "guard:starts_on", ""),
    ("not after its time", complete!("signed", "starts_on=2026-01-01; ends_on=2026-05-31"), "@supplier_manager", "move activate", "guard:ends_on", ""),
    ("on its last day", complete!("signed", "starts_on=2026-01-01; ends_on=2026-06-01"), "@supplier_manager", "move activate", "ok", "state=active"),
    ("not with a mere candidate", complete!("signed", "supplier=*new"), "@supplier_manager", "move activate", "guard:supplier", ""),
    ("signed terms stand", complete!("signed"), "@supplier_manager", "security_clauses=None whatsoever", "read-only:security_clauses", ""),
    ("and more so in force", complete!("active"), "@supplier_manager", "ends_on=2030-12-31; scope_of_supply=Everything there is; obligations=None whatsoever", "read-only:ends_on read-only:obligations read-only:scope_of_supply", ""),
    ("whether it is aligned is looked at again", complete!("active"), "@supplier_manager", "alignment=[{\"target\":\"Mail restored\",\"supplier_time\":10800,\"own_time\":3601,\"customer_time\":14400}]; alignment_risks=[\"*risk\"]", "ok", "alignment_result=gap; sla_alignment_assessed_on=2026-06-01"),
    ("a later review says why", complete!("active"), "@supplier_manager", "next_review_on=2028-01-01", "reason-needed", ""),
    // review
    ("under review", complete!("active"), "@supplier_manager", "move review", "ok", "state=under_review"),
    ("kept in force", complete!("under_review"), "@supplier_manager", "move confirm", "ok", "state=active; last_reviewed_on=2026-06-01; next_review_on=2027-06-01"),
    ("not kept when it is over", complete!("under_review", "starts_on=2026-01-01; ends_on=2026-05-31"), "@supplier_manager", "move confirm", "guard:ends_on", ""),
    ("not expired from active", complete!("active"), "@supplier_manager", "move expire", "no-such-move", ""),
    ("expired when over", complete!("under_review", "starts_on=2026-01-01; ends_on=2026-05-31"), "@supplier_manager", "move expire", "ok", "state=expired"),
    ("not on its last day", complete!("under_review", "starts_on=2026-01-01; ends_on=2026-06-01"), "@supplier_manager", "move expire", "guard:ends_on", ""),
    ("what has no end does not expire", complete!("under_review", "ends_on=-"), "@supplier_manager", "move expire", "required-for-move:ends_on", ""),
    ("an active supplier keeps a contract", complete!("under_review"), "@supplier_manager", "move terminate; terminated_on=2026-06-01; reason: they do not deliver", "guard:supplier", ""),
    ("terminating says when and why", complete!("under_review"), "@supplier_manager", "move terminate", "guard:supplier reason-needed required-for-move:terminated_on", ""),
    ("amending needs a change and a successor", complete!("under_review"), "@supplier_manager", "move amend", "guard guard:amended_by", ""),
    ("the end is the end", complete!("expired"), "@supplier_manager", "move confirm", "no-such-move terminal", ""),
    ("its price is not for all", complete!("active"), "@ana", "annual_value={\"minor\":100,\"currency\":\"EUR\"}", "forbidden-field:annual_value", ""),
];

#[rustfmt::skip]
const WITH_ANOTHER: &[Case] = &[
    ("terminated while another is in force", complete!("under_review"), "@supplier_manager", "move terminate; terminated_on=2026-06-30; reason: they do not deliver", "ok", "state=terminated"),
    ("terminated by the owner", complete!("under_review"), "@sms_owner", "move terminate; terminated_on=2026-06-30; reason: they do not deliver", "ok", "state=terminated"),
    ("not by an automation", complete!("under_review"), "system:timer", "move terminate; terminated_on=2026-06-30; reason: they do not deliver", "guard", ""),
    ("not before it began", complete!("under_review"), "@supplier_manager", "move terminate; terminated_on=2026-05-31; reason: they do not deliver", "order:terminated_on", ""),
];

#[test]
fn contracts() {
    World::try_cases("contract", CASES, furnish);
}

#[test]
fn contracts_beside_another() {
    World::try_cases("contract", WITH_ANOTHER, with_another);
}

fn given(w: &mut World, name: &str, text: &str) {
    let (state, fields) = text.split_once('|').unwrap();
    w.given(name, "contract", state, fields);
}

/// A change of another practice, with the fields that amending reads.
fn change(w: &mut World, contract: &str, decision: &str, assessed: bool) {
    w.given("*chg", "change", "", "");
    let mut change = (*w.record("*chg")).clone();
    change.fields.insert("contract".into(), Value::Reference(w.id(contract)));
    change.fields.insert("decision".into(), Value::Choice(decision.into()));
    if assessed {
        change.fields.insert("impact_assessment".into(), Value::Text("Costs rise by a tenth".into()));
    }
    w.records.insert(change.id, Arc::new(change));
}

/// The amended version comes into force with the end of the old one, in one decision, and only by an assessed, approved change.
#[test]
fn amending() {
    let mut w = World::new();
    furnish(&mut w);
    given(&mut w, "*old", complete!("under_review"));
    given(&mut w, "*next", complete!("negotiating"));
    change(&mut w, "*old", "rejected", true);
    w.must("@supplier_manager", Some("*next"), "link amends *old");
    assert_eq!(w.outcome("@supplier_manager", Some("*old"), "move amend; link amended_by *chg"), "guard guard:amended_by");
    w.must("@supplier_manager", Some("*next"), "move sign");
    assert_eq!(w.outcome("@supplier_manager", Some("*next"), "move activate"), "guard:amends", "both would be in force");
    w.must("@supplier_manager", Some("*old"), "link amended_by *chg");
    assert_eq!(w.outcome("@supplier_manager", Some("*old"), "move amend"), "guard:amended_by", "it was rejected");
    change(&mut w, "*old", "approved", false);
    assert_eq!(w.outcome("@supplier_manager", Some("*old"), "move amend"), "guard:amended_by", "it was not assessed");
    change(&mut w, "*next", "approved", true);
    assert_eq!(w.outcome("@supplier_manager", Some("*old"), "move amend"), "guard:amended_by", "about another contract");
    change(&mut w, "*old", "approved", true);
    w.must("@supplier_manager", Some("*old"), "move amend");
    w.holds("*old", "state=amended").unwrap();
    w.holds("*next", "state=active").unwrap();
}

/// What cannot come into force with it holds the old one back.
#[test]
fn amending_into_the_future() {
    let mut w = World::new();
    furnish(&mut w);
    given(&mut w, "*old", complete!("under_review"));
    given(&mut w, "*next", complete!("signed", "starts_on=2026-07-01"));
    w.linked("*next", "amends", "*old");
    change(&mut w, "*old", "approved", true);
    assert_eq!(w.outcome("@supplier_manager", Some("*old"), "move amend; link amended_by *chg"), "guard:starts_on");
    w.holds("*old", "state=under_review").unwrap();
}

/// The end is told in time; when it comes, the contract expires by itself, by the moves that lead there.
#[test]
fn the_end_of_a_contract() {
    let mut w = World::new();
    furnish(&mut w);
    given(&mut w, "*it", complete!("signed", "notice_by=2027-09-30"));
    w.must("@supplier_manager", Some("*it"), "move activate");
    for (timer, expected) in [
        ("end_180", "2027-07-03T22:00:00Z"),
        ("end_90", "2027-10-01T22:00:00Z"),
        ("end_30", "2027-11-30T23:00:00Z"),
        ("notice", "2027-09-29T22:00:00Z"),
        ("over", "2027-12-31T23:00:00Z"),
        ("review", "2027-04-19T22:00:00Z"),
    ] {
        assert_eq!(due(&w, "*it", timer).as_deref(), Some(expected), "{timer}");
    }
    for timer in ["end_180", "end_90", "end_30", "notice", "review"] {
        w.outbox.clear();
        w.must("system:timer", Some("*it"), &format!("timer {timer}"));
        assert_eq!(told(&w, "contract_reminder"), ["@supplier_manager"], "{timer}");
    }
    w.must("system:timer", Some("*it"), "timer over");
    w.holds("*it", "state=active").unwrap();
    w.now = at("2027-12-31T23:00:01Z");
    w.outbox.clear();
    w.must("system:timer", Some("*it"), "timer over");
    w.holds("*it", "state=expired").unwrap();
    let moves: Vec<_> = w.entries[&w.id("*it")].iter().filter_map(|(_, p)| p.move_name.as_deref()).collect();
    assert_eq!(moves, ["activate", "review", "expire"]);
    assert_eq!(told(&w, "without_contract"), ["@sms_owner", "@supplier_manager"], "the supplier is still active");
    assert!(["end_30", "over", "review"].iter().all(|t| due(&w, "*it", t).is_none()));
}

/// Neither an end nor a rule for giving notice is told, not refused.
#[test]
fn endless_contracts_are_told() {
    let mut w = World::new();
    furnish(&mut w);
    given(&mut w, "*it", complete!("negotiating", "ends_on=-"));
    w.must("@sms_owner", Some("*it"), "move sign");
    assert_eq!(told(&w, "contract_endless"), ["@supplier_manager"]);
    given(&mut w, "*it", complete!("negotiating", "ends_on=-; notice_rule=Three months to the end of a year"));
    w.outbox.clear();
    w.must("@sms_owner", Some("*it"), "move sign");
    assert!(told(&w, "contract_endless").is_empty());
}

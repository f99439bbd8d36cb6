//! Suppliers.

use super::{due, supplier, to_come, told};
use crate::world::{Case, World, at};

/// What an approved supplier needs before it is active.
macro_rules! ready {
    ($state:literal) => {
        concat!(
            $state,
            "|title=Hoster; supplier_kind=external; supplier_manager=@supplier_manager; criticality=high; review_interval_months=6; ",
            "services_provided=[\"%mail\"]; provides_none=[\"components\",\"processes\"]; selection_evaluation=*ev; ",
            "interfaces=The desks speak daily; controls=Targets are measured monthly; security_assessed_on=2026-05-01; "
        )
    };
    ($state:literal, $more:literal) => {
        concat!(ready!($state), $more)
    };
}

fn furnish(w: &mut World) {
    to_come(w, "*it");
    w.given("@sid", "person", "", "name=Sid Supplier; party=supplier; active=true");
    w.given("*ev", "supplier_evaluation", "decided", "title=Choice of a hoster; supplier=*it; score=80; decision=selected; pass_score=60");
    w.given("*draft", "supplier_evaluation", "draft", "title=Choice of a hoster; supplier=*it; pass_score=60");
    w.given("*scored", "supplier_evaluation", "draft", "title=Choice of a hoster; supplier=*it; score=55; pass_score=60");
    w.given("*lost", "supplier_evaluation", "decided", "title=Choice of a hoster; supplier=*it; score=55; decision=rejected");
    supplier(w, "*other", "active", "");
    w.given("*foreign", "supplier_evaluation", "decided", "title=Choice of another; supplier=*other; score=80; decision=selected");
}

fn under_contract(w: &mut World) {
    furnish(w);
    w.given("*con", "contract", "active", "title=Hosting contract; supplier=*it; agreement_kind=external_contract; ends_on=2027-12-31");
}

#[rustfmt::skip]
const CASES: &[Case] = &[
    // making one
    ("a supplier is made", "", "@supplier_manager", "title=Hoster; supplier_kind=external; supplier_manager=@supplier_manager; criticality=critical", "ok", "state=candidate; review_interval_months=3"),
    ("the interval follows the criticality", "", "@supplier_manager", "title=Hoster; supplier_kind=internal; supplier_manager=@supplier_manager; criticality=low", "ok", "review_interval_months=12"),
    ("others twice a year", "", "@mona", "title=Hoster; supplier_kind=customer_as_supplier; supplier_manager=@supplier_manager", "ok", "criticality=medium; review_interval_months=6"),
    ("what must be said", "", "@supplier_manager", "description=A company that we know", "required:supplier_kind required:supplier_manager required:title", ""),
    ("a shorter interval is nobody's question", "", "@supplier_manager", "title=Hoster; supplier_kind=external; supplier_manager=@supplier_manager; criticality=low; review_interval_months=6", "ok", "review_interval_months=6"),
    ("a longer one needs a reason", "", "@supplier_manager", "title=Hoster; supplier_kind=external; supplier_manager=@supplier_manager; criticality=critical; review_interval_months=6", "reason-needed", ""),
    ("with a reason", "", "@supplier_manager", "title=Hoster; supplier_kind=external; supplier_manager=@supplier_manager; criticality=critical; review_interval_months=6; reason: the group reviews them quarterly", "ok", "review_interval_months=6"),
    ("the manager is ours", "", "@supplier_manager", "title=Hoster; supplier_kind=external; supplier_manager=@sid", "guard:supplier_manager", ""),
    ("nobody inactive manages", "", "@supplier_manager", "title=Hoster; supplier_kind=external; supplier_manager=@gone", "inactive-person:supplier_manager", ""),
    ("not before it happened", "", "@supplier_manager", "title=Hoster; supplier_kind=external; supplier_manager=@supplier_manager; security_assessed_on=2026-06-02", "in-future:security_assessed_on", ""),
    ("today has happened", "", "@supplier_manager", "title=Hoster; supplier_kind=external; supplier_manager=@supplier_manager; security_assessed_on=2026-06-01", "ok", ""),
    ("staff do not make suppliers", "", "@ana", "title=Hoster; supplier_kind=external; supplier_manager=@supplier_manager", "forbidden", ""),
    ("users do not see them", "candidate|title=Hoster; supplier_kind=external; supplier_manager=@supplier_manager", "@carla", "move evaluate", "not-visible", ""),
    // candidate → evaluated
    ("evaluated needs an evaluation", "candidate|title=Hoster; supplier_kind=external; supplier_manager=@supplier_manager", "@supplier_manager", "move evaluate", "required-for-move:selection_evaluation", "state=candidate"),
    ("with points", "candidate|title=Hoster; supplier_kind=external; supplier_manager=@supplier_manager; selection_evaluation=*draft", "@supplier_manager", "move evaluate", "guard:selection_evaluation", ""),
    ("of this supplier", "candidate|title=Hoster; supplier_kind=external; supplier_manager=@supplier_manager; selection_evaluation=*foreign", "@supplier_manager", "move evaluate", "guard:selection_evaluation", ""),
    ("evaluated", "candidate|title=Hoster; supplier_kind=external; supplier_manager=@supplier_manager; selection_evaluation=*scored", "@supplier_manager", "move evaluate", "ok", "state=evaluated"),
    ("the owner does not evaluate", "candidate|title=Hoster; supplier_kind=external; supplier_manager=@supplier_manager; selection_evaluation=*scored", "@sms_owner", "move evaluate", "forbidden", ""),
    ("not at once active", "candidate|title=Hoster; supplier_kind=external; supplier_manager=@supplier_manager", "@supplier_manager", "move activate", "no-such-move", ""),
    // evaluated → approved, rejected
    ("approved by the owner of the system", ready!("evaluated"), "@sms_owner", "move approve", "ok", "state=approved; approved_by=@sms_owner; approved_at=~0"),
    ("the manager does not approve", ready!("evaluated"), "@supplier_manager", "move approve", "forbidden", ""),
    ("automation does not approve", ready!("evaluated"), "system:timer", "move approve", "guard", ""),
    ("only who was selected", ready!("evaluated", "selection_evaluation=*lost"), "@sms_owner", "move approve", "guard:selection_evaluation", ""),
    ("only when decided", ready!("evaluated", "selection_evaluation=*scored"), "@sms_owner", "move approve", "guard:selection_evaluation", ""),
    ("rejecting needs a reason", ready!("evaluated"), "@sms_owner", "move reject", "reason-needed", ""),
    ("rejecting", ready!("evaluated"), "@sms_owner", "move reject; reason: too dear for what it does", "ok", "state=rejected"),
    ("rejected is the end", ready!("rejected"), "@supplier_manager", "move evaluate", "no-such-move terminal", ""),
    // approved → active, without a contract
    ("no supplier without a contract", ready!("approved"), "@supplier_manager", "move activate", "guard", "state=approved"),
    ("everything that is missing at once", "approved|title=Hoster; supplier_kind=external; supplier_manager=@supplier_manager; criticality=high; review_interval_months=6", "@supplier_manager", "move activate", "guard guard:components_provided guard:processes_operated guard:services_provided guard:services_provided required-for-move:controls required-for-move:interfaces required-for-move:security_assessed_on", ""),
    // leaving
    ("notice needs dates and a reason", ready!("active"), "@supplier_manager", "move give_notice", "reason-needed required-for-move:leaves_on required-for-move:notice_given_on", ""),
    ("notice", ready!("active"), "@supplier_manager", "move give_notice; notice_given_on=2026-05-31; leaves_on=2026-12-31; reason: we build it ourselves", "ok", "state=under_notice"),
    ("supply does not end before notice", ready!("active"), "@supplier_manager", "move give_notice; notice_given_on=2026-05-31; leaves_on=2026-05-30; reason: we build it ourselves", "order:leaves_on", ""),
    ("notice is not taken back", ready!("under_notice"), "@supplier_manager", "move activate", "no-such-move", ""),
    ("the exit has steps", ready!("under_notice"), "@supplier_manager", "move end", "required-for-move:access_removed_on required-for-move:assets_returned_on required-for-move:data_returned_on required-for-move:knowledge_handed_over_on", ""),
    ("a step that does not apply needs a note", ready!("under_notice"), "@supplier_manager", "move end; data_returned_on=2026-05-30; access_removed_on=2026-05-30; knowledge_handed_over_on=2026-05-30; exit_not_applicable=[\"assets\"]", "required-for-move:exit_note", ""),
    ("the end", ready!("under_notice"), "@supplier_manager", "move end; data_returned_on=2026-05-30; access_removed_on=2026-05-30; knowledge_handed_over_on=2026-05-30; exit_not_applicable=[\"assets\"]; exit_note=They never had any of ours", "ok", "state=ended"),
    ("ended takes no fields", ready!("ended"), "@sms_owner", "title=Something else", "terminal", ""),
    ("but a correction", ready!("ended"), "@supplier_manager", "controls=Monthly reports; reason: the text was of another supplier", "ok", ""),
    // its contribution
    ("the last service stays ours", ready!("active"), "@supplier_manager", "services_provided=[\"%mail\",\"%print\"]", "guard:services_provided", ""),
    ("a candidate may be asked for everything", "candidate|title=Hoster; supplier_kind=external; supplier_manager=@supplier_manager", "@supplier_manager", "services_provided=[\"%mail\",\"%print\"]", "ok", ""),
    ("a list does not empty itself", ready!("active"), "@supplier_manager", "services_provided=-", "guard:services_provided guard:services_provided", ""),
    ("a later review needs a reason", ready!("active", "next_review_on=2026-07-01"), "@supplier_manager", "next_review_on=2026-08-01", "reason-needed", ""),
    ("an earlier one does not", ready!("active", "next_review_on=2026-07-01"), "@supplier_manager", "next_review_on=2026-06-15", "ok", "next_review_on=2026-06-15"),
    ("a review is not wished away", ready!("active", "next_review_on=2026-07-01"), "@supplier_manager", "next_review_on=-", "reason-needed", ""),
    ("a graver supplier is reviewed more often", ready!("active", "last_reviewed_on=2026-05-10; next_review_on=2026-11-10"), "@supplier_manager", "criticality=critical", "ok", "review_interval_months=3; next_review_on=2026-08-10"),
    ("security assesses", ready!("active"), "@security_manager", "security_assessed_on=2026-05-31", "ok", ""),
    ("and changes nothing else", ready!("active"), "@security_manager", "criticality=low", "forbidden-field:criticality", ""),
];

#[rustfmt::skip]
const CONTRACTED: &[Case] = &[
    ("active under a contract", ready!("approved"), "@supplier_manager", "move activate", "ok", "state=active; next_review_on=2026-12-01"),
    ("or by the owner", ready!("approved"), "@sms_owner", "move activate", "ok", "state=active"),
    ("a support analyst does not", ready!("approved"), "@sam", "move activate", "forbidden", ""),
    ("not without the security risk", ready!("approved", "security_assessed_on=-"), "@supplier_manager", "move activate", "required-for-move:security_assessed_on", ""),
    ("not the last of our services", ready!("approved", "services_provided=[\"%mail\",\"%print\"]"), "@supplier_manager", "move activate", "guard:services_provided", ""),
    ("what it does not provide is said", ready!("approved", "provides_none=[\"components\"]"), "@supplier_manager", "move activate", "guard:processes_operated", ""),
    ("no end with a contract in force", ready!("under_notice", "data_returned_on=2026-05-30; access_removed_on=2026-05-30; assets_returned_on=2026-05-30; knowledge_handed_over_on=2026-05-30"), "@supplier_manager", "move end", "guard", ""),
];

#[test]
fn suppliers() {
    World::try_cases("supplier", CASES, furnish);
}

#[test]
fn suppliers_under_contract() {
    World::try_cases("supplier", CONTRACTED, under_contract);
}

/// What one supplier runs and what another runs together leave something to us.
#[test]
fn the_share_of_others_counts_together() {
    let mut w = World::new();
    under_contract(&mut w);
    supplier(&mut w, "*other", "active", "services_provided=[\"%print\"]");
    let (state, fields) = ready!("approved").split_once('|').unwrap();
    w.given("*it", "supplier", state, fields);
    assert_eq!(w.outcome("@supplier_manager", Some("*it"), "move activate"), "guard:services_provided");
}

/// Thirty days before a review is due it is made, with its owner, and told.
#[test]
fn reviews_come_by_themselves() {
    let mut w = World::new();
    under_contract(&mut w);
    let (state, fields) = ready!("approved").split_once('|').unwrap();
    w.given("*it", "supplier", state, fields);
    w.must("@supplier_manager", Some("*it"), "move activate");
    assert_eq!(due(&w, "*it", "review").as_deref(), Some("2026-10-31T23:00:00Z"), "midnight in Paris, in winter");
    w.now = at("2026-10-31T23:00:05Z");
    w.must("system:timer", Some("*it"), "timer review");
    let made: Vec<_> = w.records.values().filter(|r| *r.type_name == *"supplier_review").cloned().collect();
    assert_eq!(made.len(), 1);
    w.names.insert("*made".to_owned(), made[0].id);
    w.holds("*made", "state=planned; supplier=*it; period=2026-Q4; due_on=2026-12-01; owner=@supplier_manager; contracts=[\"*con\"]").unwrap();
    assert_eq!(told(&w, "review_due"), ["@supplier_manager"]);
    assert_eq!(due(&w, "*made", "soon").as_deref(), Some("2026-11-23T23:00:00Z"));
    // The timer that comes again makes no second one.
    w.must("system:timer", Some("*it"), "timer review");
    assert_eq!(w.records.values().filter(|r| *r.type_name == *"supplier_review").count(), 1);
}

/// A supplier may run a process, and does not own it.
#[test]
fn processes_are_owned_by_us() {
    let mut w = World::new();
    furnish(&mut w);
    w.given("*proc", "sms_process", "", "");
    let mut process = (*w.record("*proc")).clone();
    process.fields.insert("process_owner".into(), schema::Value::Reference(w.id("@sid")));
    w.records.insert(process.id, std::sync::Arc::new(process));
    let (state, fields) = ready!("candidate").split_once('|').unwrap();
    w.given("*it", "supplier", state, fields);
    assert_eq!(w.outcome("@supplier_manager", Some("*it"), "processes_operated=[\"*proc\"]"), "guard:processes_operated");
}

use super::trial::{of_type, told, try_short};
use crate::world::{Case, World, at};
use schema::Value;

const WORDS: &[(&str, &str)] = &[
    ("SERVICE", "name=Fax; description=Faxes come and go; service_owner=@olga; criticality=medium"),
    ("WHOLE", "criticality_basis=Harm after a day only; customers=$acme,$globex; support_calendar=!office; configuration_item=*fax_ci; delivered_by=Testers; no_dependencies=true; transition_plan=*plan"),
    ("REQ", "title=Delivery of faxes; service=%mail; category=functional; statement=A fax arrives within ten minutes; source=Meeting of March"),
    ("ENTRY", "title=Mail for you; service=%mail; audience=user"),
    ("CONTENT", "customer_description=Write to everybody in the world; intended_outcome=People reach each other; dependencies=none; hours=Mon-Fri 9 to 17; contact=The service desk"),
];

fn furnish(w: &mut World) {
    w.given("*plan", "transition_plan", "executing", "title=Bring in the fax");
    w.given("*over", "transition_plan", "cancelled", "title=Never mind");
    w.given("*fax_ci", "configuration_item", "live", "title=Fax; ci_id=fax; ci_description=The fax service; owner=@mona");
    w.given("*built", "configuration_item", "in_build", "title=Fax; ci_id=fax-2; ci_description=The fax service; owner=@mona");
    w.given("%old", "service", "retired", "name=Telex; service_owner=@olga");
    w.given("%coming", "service", "in_transition", "name=Chat; service_owner=@olga");
    w.given("%mail", "service", "live", "name=Mail; criticality=critical; service_owner=@olga; customers=$acme,$globex");
    w.given("$acme", "customer", "active", "name=Acme; contacts=@carla,@rob");
    w.given("*sla", "sla", "active", "title=Mail for Acme; service=%mail; customer=$acme");
    w.given("*other_entry", "service_catalogue_entry", "published", "title=Printing; service=%print; audience=user");
}

#[rustfmt::skip]
const SERVICES: &[Case] = &[
    ("a service is proposed", "", "@olga", "SERVICE", "ok", "state=proposed"),
    ("a name is enough", "", "@mona", "name=Fax", "ok", "state=proposed; in_scope=true"),
    ("the desk proposes none", "", "@ana", "SERVICE", "forbidden", ""),
    ("planning asks for owner and description", "proposed|name=Fax", "@mona", "move plan", "required-for-move:description required-for-move:service_owner", ""),
    ("planning", "proposed|SERVICE", "@olga", "move plan", "ok", "state=planned; decided_at=~0"),
    ("another service owner does not plan it", "proposed|SERVICE", "@service_owner", "move plan", "forbidden", ""),
    ("rejecting needs a reason", "proposed|SERVICE", "@mona", "move reject", "reason-needed", ""),
    ("rejecting", "planned|SERVICE", "@mona", "move reject; reason: nobody sends faxes now", "ok", "state=rejected; decided_at=~0"),
    ("the owner does not reject", "proposed|SERVICE", "@olga", "move reject; reason: nobody sends faxes now", "forbidden", ""),
    ("design", "planned|SERVICE", "@olga", "move design", "ok", "state=in_design"),
    ("transition without plan", "in_design|SERVICE", "@olga", "move transition", "required-for-move:transition_plan", ""),
    ("transition under a plan that is over", "in_design|SERVICE", "@mona", "move transition; transition_plan=*over", "guard:transition_plan", ""),
    ("transition", "in_design|SERVICE", "@mona", "move transition; transition_plan=*plan", "ok", "state=in_transition"),
    ("going live asks for everything", "in_transition|name=Fax", "@mona", "move go_live", "guard guard guard guard guard:dependencies required-for-move:configuration_item required-for-move:criticality required-for-move:criticality_basis required-for-move:customers required-for-move:delivered_by required-for-move:service_owner required-for-move:support_calendar required-for-move:transition_plan required-for-move:went_live_on", "state=in_transition"),
    ("going live with an item that is not", "in_transition|SERVICE; WHOLE; configuration_item=*built", "@mona", "move go_live; went_live_on=2026-06-01", "guard guard guard guard guard:configuration_item", ""),
    ("dependencies and none", "in_transition|SERVICE; WHOLE; dependencies=%mail,%print", "@mona", "move go_live; went_live_on=2026-06-01", "guard guard guard guard guard:no_dependencies", ""),
    ("not from planned to live", "planned|SERVICE; WHOLE", "@mona", "move go_live; went_live_on=2026-06-01", "no-such-move", ""),
    ("taking in what is live already", "proposed|SERVICE", "@mona", "move take_in", "ok", "state=live"),
    ("taking in asks for the owner", "proposed|name=Fax; criticality=low", "@mona", "move take_in", "required-for-move:service_owner", ""),
    ("the owner does not take it in", "proposed|SERVICE", "@olga", "move take_in", "forbidden", ""),
    ("retiring is planned", "live|SERVICE", "@olga", "move begin_retiring", "reason-needed required-for-move:retirement_planned_on required-for-move:transition_plan", ""),
    ("beginning to retire", "live|SERVICE", "@mona", "move begin_retiring; reason: nobody sends faxes now; retirement_planned_on=2026-12-31; transition_plan=*plan", "ok", "state=retiring"),
    ("retired on a day", "retiring|SERVICE; transition_plan=*plan", "@olga", "move retire", "required-for-move:retired_on", ""),
    ("retired", "retiring|SERVICE; transition_plan=*plan; went_live_on=2010-01-01", "@olga", "move retire; retired_on=2026-06-01", "ok", "state=retired"),
    ("not retired before it was live", "retiring|SERVICE; transition_plan=*plan; went_live_on=2010-01-01", "@olga", "move retire; retired_on=2009-06-01", "order:retired_on", ""),
    ("handed over", "retiring|SERVICE; transition_plan=*plan", "@olga", "move transfer; retired_on=2026-06-01; reason: the customer runs it themselves", "ok", "state=transferred"),
    ("the automation of transitions needs no plan beside its own", "retiring|SERVICE", "system:transition", "move retire; retired_on=2026-06-01", "ok", "state=retired"),
    ("not from live to retired", "live|SERVICE", "@olga", "move retire; retired_on=2026-06-01", "no-such-move", ""),
    ("retired is the end", "retired|SERVICE", "@olga", "move plan", "no-such-move terminal", ""),
    ("nothing new depends on what has ended", "live|SERVICE", "@olga", "dependencies=%old,%mail", "guard:dependencies", ""),
    ("it depends on others", "live|SERVICE", "@olga", "dependencies=%mail,%print", "ok", ""),
    ("it does not depend on itself", "live|SERVICE", "@olga", "dependencies=*it,%print", "self-link:dependencies", ""),
    ("a new criticality is a review", "live|SERVICE; criticality_basis=Agreed", "@olga", "criticality=high", "ok", "criticality_reviewed_on=2026-06-01"),
    ("it was not reviewed tomorrow", "live|SERVICE", "@olga", "criticality_reviewed_on=2026-06-02", "in-future:criticality_reviewed_on", ""),
];

#[test]
fn services() {
    try_short("service", WORDS, SERVICES, furnish);
}

fn fax(w: &mut World, state: &str) {
    let fields = format!("{}; {}", WORDS[0].1, WORDS[1].1);
    w.given("*it", "service", state, &fields);
    w.given("*fax_sla", "sla", "active", "title=Fax lines; service=*it; customer=$acme");
    w.given("*fax_entry", "service_catalogue_entry", "published", "title=Fax; service=*it; audience=user");
    for category in ["availability", "continuity"] {
        w.given(&format!("*{category}"), "service_requirement", "agreed", &format!("title=Fax works; service=*it; category={category}"));
    }
}

#[test]
fn a_service_goes_live_with_all_that_carries_it() {
    let mut w = World::new();
    furnish(&mut w);
    fax(&mut w, "in_transition");
    assert_eq!(w.outcome("@olga", Some("*it"), "move go_live; went_live_on=2026-06-01"), "ok");
    for (name, type_name, state) in
        [("*fax_sla", "sla", "draft"), ("*fax_entry", "service_catalogue_entry", "draft"), ("*availability", "service_requirement", "draft")]
    {
        let mut w = World::new();
        furnish(&mut w);
        fax(&mut w, "in_transition");
        w.given(name, type_name, state, "title=Fax works; service=*it");
        assert_eq!(w.outcome("@olga", Some("*it"), "move go_live; went_live_on=2026-06-01"), "guard", "{name}");
    }
    // An agreement for everything a customer receives carries it, too.
    let mut w = World::new();
    furnish(&mut w);
    fax(&mut w, "in_transition");
    w.given("*fax_sla", "sla", "active", "title=All for Acme; customer=$acme");
    assert_eq!(w.outcome("@olga", Some("*it"), "move go_live; went_live_on=2026-06-01"), "ok");
}

#[test]
fn what_a_live_service_depends_on_does_not_end() {
    let mut w = World::new();
    furnish(&mut w);
    fax(&mut w, "retiring");
    w.given("%print", "service", "live", "name=Print; criticality=low; service_owner=@olga; dependencies=*it,%mail");
    assert_eq!(w.outcome("@olga", Some("*it"), "move retire; retired_on=2026-06-01"), "guard");
    w.must("@olga", Some("%print"), "dependencies=-");
    assert_eq!(w.outcome("@olga", Some("*it"), "move retire; retired_on=2026-06-01"), "ok");
    assert_eq!(w.record("*fax_entry").state.as_deref(), Some("retired"), "its entry ends the same day");
    assert_eq!(w.record("*fax_entry").get("retired_at"), Some(&Value::Instant(w.now)));
    assert_eq!(told(&w, "mail", "catalogue"), 1, "its readers are told");
}

#[test]
fn a_circle_of_dependencies_is_accepted_by_the_owner() {
    let mut w = World::new();
    furnish(&mut w);
    w.given("%print", "service", "live", "name=Print; service_owner=@service_owner; dependencies=%mail,%coming");
    assert_eq!(w.outcome("@olga", Some("%mail"), "dependencies=%print,%coming"), "cycle:dependencies");
    let reason = "cycle_accepted_reason=They start each other after a power cut";
    assert_eq!(w.outcome("@mona", Some("%mail"), &format!("dependencies=%print,%coming; {reason}")), "guard:cycle_accepted_reason");
    assert_eq!(w.outcome("@olga", Some("%mail"), &format!("dependencies=%print,%coming; {reason}")), "ok");
}

#[test]
fn customers_are_told_ninety_days_before_a_service_ends() {
    let mut w = World::new();
    furnish(&mut w);
    fax(&mut w, "live");
    w.must("@olga", Some("*it"), "move begin_retiring; reason: nobody sends faxes now; retirement_planned_on=2026-12-31");
    assert_eq!(w.timers[&(w.id("*it"), "retirement_notice".to_owned())], at("2026-10-01T22:00:00Z"));
    w.now = at("2026-10-02T08:00:00Z");
    w.must("system:timer", Some("*it"), "timer retirement_notice");
    let mail = w.outbox.iter().find(|o| o.body["event"] == "retiring").unwrap();
    assert_eq!(mail.body["to"].as_array().unwrap().len(), 2, "the contacts of Acme; Globex has none");
}

#[test]
fn the_criticality_is_reviewed_every_year() {
    let mut w = World::new();
    furnish(&mut w);
    fax(&mut w, "live");
    w.must("@olga", Some("*it"), "criticality_reviewed_on=2026-05-31");
    assert_eq!(w.timers[&(w.id("*it"), "criticality_review".to_owned())], at("2027-04-30T22:00:00Z"));
    w.now = at("2027-05-02T08:00:00Z");
    w.must("system:timer", Some("*it"), "timer criticality_review");
    assert_eq!(told(&w, "notify", "review_due"), 1);
    assert_eq!(w.timers[&(w.id("*it"), "criticality_review".to_owned())], at("2027-05-31T22:00:00Z"), "and again after a month");
}

#[rustfmt::skip]
const REQUIREMENTS: &[Case] = &[
    ("a requirement", "", "@levi", "REQ", "ok", "state=draft"),
    ("what it asks for", "", "@levi", "title=Delivery of faxes", "required:category required:service required:source required:statement", ""),
    ("a statement says something", "", "@levi", "title=Delivery of faxes; service=%mail; category=functional; statement=tbd; source=Meeting of March", "placeholder:statement", ""),
    ("analysts make none", "", "@sam", "REQ", "forbidden", ""),
    ("the owner of the service makes one", "", "@olga", "REQ", "ok", ""),
    ("agreement asks for all", "draft|REQ", "@levi", "move agree", "guard:sla_target required-for-move:agreed_with required-for-move:owner", ""),
    ("agreed, carried by a target", "draft|REQ; owner=@levi", "@levi", "move agree; agreed_with=@rob; sla_target=resolution p1", "ok", "state=agreed; agreed_at=~0; next_review_on=2027-06-01"),
    ("agreed, carried by an agreement", "draft|REQ; owner=@levi", "@levi", "move agree; agreed_with=@rob; link carried_by *sla", "ok", "state=agreed"),
    ("agreed, carried by none", "draft|REQ; owner=@levi", "@levi", "move agree; agreed_with=@rob; no_sla_target_reason=A function, no level", "ok", "state=agreed"),
    ("agreed by the owner of the service", "draft|REQ; owner=@levi", "@olga", "move agree; agreed_with=@rob; sla_target=resolution p1", "ok", "state=agreed"),
    ("not by the owner of another", "draft|REQ; owner=@levi", "@service_owner", "move agree; agreed_with=@rob; sla_target=resolution p1", "forbidden", ""),
    ("capacity says of what", "draft|REQ; owner=@levi; category=capacity; sla_target=x", "@levi", "move agree; agreed_with=@rob", "required-for-move:resource_kind", ""),
    ("what is agreed stands", "agreed|REQ; owner=@levi", "@levi", "statement=A fax arrives within an hour", "read-only:statement", ""),
    ("it is not agreed tomorrow", "draft|REQ", "@levi", "agreed_at=~+99999", "in-future:agreed_at", ""),
    ("superseding asks by what", "agreed|REQ; owner=@levi", "@levi", "move supersede", "guard", ""),
    ("superseding", "agreed|REQ; owner=@levi", "@levi", "move supersede; link superseded_by *new", "ok", "state=superseded"),
    ("withdrawing needs a reason", "agreed|REQ", "@levi", "move withdraw", "reason-needed", ""),
    ("withdrawing", "agreed|REQ", "@levi", "move withdraw; reason: the customer does not need it", "ok", "state=withdrawn"),
    ("withdrawing a draft", "draft|REQ", "@levi", "move withdraw; reason: the customer does not need it", "ok", "state=withdrawn"),
    ("drafts are not superseded", "draft|REQ", "@levi", "move supersede; link superseded_by *new", "no-such-move", ""),
    ("withdrawn is the end", "withdrawn|REQ", "@olga", "move agree", "no-such-move terminal", ""),
    ("a review moves the next one", "agreed|REQ; owner=@levi; review_interval_months=6", "@levi", "last_reviewed_on=2026-05-31", "ok", "next_review_on=2026-11-30"),
];

#[test]
fn requirements() {
    try_short("service_requirement", WORDS, REQUIREMENTS, |w| {
        furnish(w);
        w.given("*new", "service_requirement", "agreed", "title=Delivery of mail; service=%mail; category=functional");
    });
}

#[rustfmt::skip]
const ENTRIES: &[Case] = &[
    ("an entry", "", "@catalogue_manager", "ENTRY", "ok", "state=draft"),
    ("what it asks for", "", "@catalogue_manager", "hours=always", "required:service required:title", ""),
    ("the desk writes none", "", "@ana", "ENTRY", "forbidden", ""),
    ("nothing is offered of what has ended", "", "@catalogue_manager", "title=Telex for you; service=%old; audience=user", "guard:service", ""),
    ("approval asks for the content", "draft|ENTRY", "@catalogue_manager", "move submit", "required-for-move:contact required-for-move:customer_description required-for-move:dependencies required-for-move:hours required-for-move:intended_outcome", ""),
    ("given for approval", "draft|ENTRY; CONTENT", "@catalogue_manager", "move submit", "ok", "state=in_review"),
    ("the owner of the service publishes", "in_review|ENTRY; CONTENT; owner=@mona", "@olga", "move publish", "ok", "state=published; published_at=~0; approved_by=@olga; approved_at=~0; next_review_on=2027-06-01"),
    ("the catalogue manager does not", "in_review|ENTRY; CONTENT; owner=@mona", "@catalogue_manager", "move publish", "forbidden", ""),
    ("the owner of another service does not", "in_review|ENTRY; CONTENT; owner=@mona", "@service_owner", "move publish", "forbidden", ""),
    ("no automation approves", "in_review|ENTRY; CONTENT; owner=@mona", "system:service", "move publish", "guard", ""),
    ("somebody answers for it", "in_review|ENTRY; CONTENT", "@olga", "move publish", "required-for-move:owner", ""),
    ("not from draft", "draft|ENTRY; CONTENT; owner=@mona", "@olga", "move publish", "no-such-move", ""),
    ("a service in transition says from when", "in_review|title=Chat for you; service=%coming; audience=user; CONTENT; owner=@mona", "@olga", "move publish", "required-for-move:starts_on", ""),
    ("a service in transition", "in_review|title=Chat for you; service=%coming; audience=user; CONTENT; owner=@mona", "@olga", "move publish; starts_on=2026-07-01", "ok", "state=published"),
    ("two services under one name", "in_review|title=Printing; service=%mail; audience=user; CONTENT; owner=@mona", "@olga", "move publish", "guard:title", ""),
    ("for another audience", "in_review|title=Printing; service=%mail; audience=customer; CONTENT; owner=@mona", "@olga", "move publish", "ok", ""),
    ("suspending needs a reason", "published|ENTRY; CONTENT; owner=@mona", "@catalogue_manager", "move suspend", "reason-needed", ""),
    ("suspending", "published|ENTRY; CONTENT; owner=@mona", "@catalogue_manager", "move suspend; reason: the provider has trouble", "ok", "state=suspended; suspended_at=~0"),
    ("publishing again", "suspended|ENTRY; CONTENT; owner=@mona; suspended_at=~-99", "@olga", "move resume", "ok", "state=published; suspended_at=-"),
    ("the catalogue manager does not publish again", "suspended|ENTRY; CONTENT; owner=@mona", "@catalogue_manager", "move resume", "forbidden", ""),
    ("retiring", "published|ENTRY; CONTENT; owner=@mona", "@catalogue_manager", "move retire; reason: nobody asked for it", "ok", "state=retired; retired_at=~0"),
    ("retiring what is suspended", "suspended|ENTRY; CONTENT; owner=@mona", "@catalogue_manager", "move retire; reason: nobody asked for it", "ok", "state=retired"),
    ("a draft is not retired", "draft|ENTRY", "@catalogue_manager", "move retire; reason: nobody asked for it", "no-such-move", ""),
    ("retired is the end", "retired|ENTRY", "@olga", "move publish", "no-such-move terminal", ""),
    ("a published entry keeps its content", "published|ENTRY; CONTENT; owner=@mona", "@catalogue_manager", "hours=-", "required:hours", ""),
    ("a published entry keeps its service", "published|ENTRY; CONTENT; owner=@mona", "@catalogue_manager", "service=%print", "read-only:service", ""),
];

#[test]
fn entries() {
    try_short("service_catalogue_entry", WORDS, ENTRIES, furnish);
}

#[test]
fn a_reader_sees_the_entries_written_for_them() {
    let mut w = World::new();
    furnish(&mut w);
    let content = WORDS[4].1;
    w.given("*user", "service_catalogue_entry", "published", &format!("title=Mail; service=%mail; audience=user; {content}"));
    w.given("*customer", "service_catalogue_entry", "published", &format!("title=Mail; service=%mail; audience=customer; {content}"));
    w.given("*technical", "service_catalogue_entry", "published", &format!("title=Mail; service=%mail; audience=technical; {content}"));
    w.given("*draft", "service_catalogue_entry", "draft", &format!("title=Mail; service=%mail; audience=user; {content}"));
    w.given("$initech", "customer", "active", "name=Initech");
    w.given("@ivan", "person", "", "name=Ivan; party=customer; active=true; customer=$initech");
    let sees = |w: &World, who: &str, entry: &str| {
        let viewer = w.viewer(who);
        let mut facts = engine::Facts::new(&w.shelf);
        facts.tell_links(w.id(entry), Vec::new());
        let eyes = engine::Eyes { viewer: &viewer, model: &w.model, rules: &w.rules, facts: &facts, now: w.now };
        eyes.sees(&w.record(entry))
    };
    for (who, expected) in [
        ("@carla", [true, false, false, false]),
        ("@rob", [true, true, false, false]),
        ("@otto", [true, false, false, false]),
        ("@ivan", [false, false, false, false]),
        ("@ana", [true, true, true, true]),
    ] {
        let got = ["*user", "*customer", "*technical", "*draft"].map(|entry| sees(&w, who, entry));
        assert_eq!(got, expected, "{who}");
    }
    assert!(of_type(&w, "service_catalogue_entry").len() >= 4);
}

#[test]
fn an_owner_is_reminded_of_the_review() {
    let mut w = World::new();
    furnish(&mut w);
    w.given("*it", "service_catalogue_entry", "in_review", &format!("{}; {}; owner=@mona", WORDS[3].1, WORDS[4].1));
    w.must("@olga", Some("*it"), "move publish; next_review_on=2026-07-10");
    for (day, left) in [("2026-06-10", 1), ("2026-07-03", 2), ("2026-07-10", 3)] {
        w.now = at(&format!("{day}T08:00:00Z"));
        w.must("system:timer", Some("*it"), "timer review_due");
        assert_eq!(told(&w, "notify", "review_due"), left, "{day}");
    }
    assert!(!w.timers.contains_key(&(w.id("*it"), "review_due".to_owned())));
}

use crate::service::trial::{told, try_short};
use crate::world::{Case, World};

pub(super) const WORDS: &[(&str, &str)] = &[
    ("ITEM", "title=Web server; ci_id=srv-1; ci_type=*server; ci_description=Runs the web front end; owner=@mona; attributes=[{\"attribute\":\"os\",\"value\":\"Debian\"},{\"attribute\":\"note\",\"value\":\"old\"}]"),
    ("NEWOS", "attributes=[{\"attribute\":\"os\",\"value\":\"Ubuntu\"},{\"attribute\":\"note\",\"value\":\"old\"}]"),
    ("NEWNOTE", "attributes=[{\"attribute\":\"os\",\"value\":\"Debian\"},{\"attribute\":\"note\",\"value\":\"new\"}]"),
    ("AUDIT", "title=Half-yearly audit; scope=All live items; planned_on=2026-06-01; owner=@mona"),
    ("FOUND", "discrepancies=[{\"configuration_item\":\"*app\",\"class\":\"wrong_status\",\"what\":\"It is switched off\"}]"),
    ("FIXED", "discrepancies=[{\"configuration_item\":\"*app\",\"class\":\"wrong_status\",\"what\":\"It is switched off\",\"corrected_on\":\"2026-06-01\"}]"),
];

pub(super) fn furnish(w: &mut World) {
    let required = "attributes_required=[{\"attribute\":\"os\",\"controlled\":true},{\"attribute\":\"note\",\"controlled\":false}]";
    w.given("*server", "ci_type", "active", &format!("name=server; detail_level=[\"critical\"]; {required}"));
    w.given("*whole", "ci_type", "active", "name=Service; attributes_required=[{\"attribute\":\"owner\"}]");
    w.given("*old_type", "ci_type", "retired", "name=mainframe");
    w.given("*chg", "change", "implementing", "title=Replace the operating system");
    w.given("*undecided", "change", "draft", "title=Not decided");
    w.given("*req", "service_request", "in_fulfilment", "title=More memory");
    w.given("*aud", "configuration_audit", "reported", "title=Audit; scope=All live items; planned_on=2026-05-01; held_on=2026-05-02");
    let item = "ci_type=*server; ci_description=Something that runs; owner=@mona";
    w.given("*app", "configuration_item", "live", &format!("title=Application; ci_id=app-1; {item}"));
    w.given("*spare", "configuration_item", "retired", &format!("title=Spare; ci_id=spare-1; {item}"));
    w.given("*gone", "configuration_item", "disposed", &format!("title=Gone; ci_id=gone-1; {item}"));
    w.given("*mail_ci", "configuration_item", "live", "title=Mail; ci_id=mail; ci_type=*whole; ci_description=The mail service; owner=@mona; service=%mail");
}

#[rustfmt::skip]
const TYPES: &[Case] = &[
    ("a type is made", "", "@configuration_manager", "name=network_device", "ok", "state=draft; name=network_device"),
    ("staff do not make types", "", "@ana", "name=network_device", "forbidden", ""),
    ("a type needs a name", "", "@configuration_manager", "description=Something", "required:name", ""),
    ("an attribute stands once", "", "@configuration_manager", "name=x; attributes_required=[{\"attribute\":\"os\"},{\"attribute\":\"OS\"}]", "guard:attributes_required", ""),
    ("no secrets", "", "@configuration_manager", "name=x; attributes_required=[{\"attribute\":\"admin password\"}]", "guard:attributes_required", ""),
    ("activation asks for all", "draft|name=x", "@configuration_manager", "move activate", "required-for-move:attributes_required required-for-move:description required-for-move:detail_level required-for-move:owner", "state=draft"),
    ("activation", "draft|name=x; description=Routers and switches; owner=@mona; detail_level=[\"critical\"]; attributes_required=[{\"attribute\":\"os\"}]", "@configuration_manager", "move activate", "ok", "state=active; next_review_on=2027-06-01"),
    ("the service owner does not activate", "draft|name=x", "@service_owner", "move activate", "forbidden", ""),
    ("retiring an unused type", "active|name=x", "@configuration_manager", "move retire; reason: nothing of it is left", "ok", "state=retired"),
    ("retiring needs a reason", "active|name=x", "@configuration_manager", "move retire", "reason-needed", ""),
    ("a retired type does not come back", "retired|name=x", "@configuration_manager", "move activate", "no-such-move terminal", ""),
];

#[test]
fn types() {
    try_short("ci_type", WORDS, TYPES, furnish);
    let mut w = World::new();
    furnish(&mut w);
    assert_eq!(w.outcome("@configuration_manager", Some("*server"), "move retire; reason: we have none of these"), "guard", "items of it live");
}

#[rustfmt::skip]
const ITEMS: &[Case] = &[
    ("an item is made", "", "@configuration_manager", "ITEM", "ok", "state=planned; source=manual; last_changed_by=@configuration_manager; last_changed_at=~0"),
    ("an item asks for what every item has", "", "@configuration_manager", "", "required:ci_description required:ci_id required:ci_type required:title", ""),
    ("the desk does not make items", "", "@ana", "ITEM", "forbidden", ""),
    ("users see none", "planned|ITEM", "@carla", "move build", "not-visible", ""),
    ("not of a retired type", "", "@configuration_manager", "title=Big iron; ci_id=mf-1; ci_type=*old_type; ci_description=The old mainframe", "guard:ci_type", ""),
    ("an attribute stands once", "", "@configuration_manager", "title=Server; ci_id=s; ci_type=*server; ci_description=Runs the web front end; attributes=[{\"attribute\":\"os\",\"value\":\"a\"},{\"attribute\":\"Os\",\"value\":\"b\"}]", "guard:attributes", ""),
    ("secrets are not stored", "", "@configuration_manager", "title=Server; ci_id=s; ci_type=*server; ci_description=Runs the web front end; attributes=[{\"attribute\":\"api_key\",\"value\":\"abc\"}]", "guard:attributes", ""),
    ("a second item for one service", "", "@configuration_manager", "title=Mail again; ci_id=mail-2; ci_type=*whole; ci_description=The mail service once more; service=%mail", "guard:service", ""),
    ("a part of the same service", "", "@configuration_manager", "ITEM; service=%mail", "ok", "criticality=critical"),
    ("the first item for another service", "", "@configuration_manager", "title=Print; ci_id=print; ci_type=*whole; ci_description=The print service; service=%print", "ok", "criticality=low"),
    ("identifiers stay", "planned|ITEM", "@configuration_manager", "ci_id=srv-2", "read-only:ci_id", ""),
    ("building", "planned|ITEM", "@configuration_manager", "move build", "ok", "state=in_build"),
    ("testing", "in_build|ITEM", "@release_manager", "move test", "ok", "state=in_test"),
    ("not from planned to live", "planned|ITEM", "@configuration_manager", "move go_live", "no-such-move", ""),
    ("going live asks for attributes and a place", "in_test|title=Server; ci_id=s; ci_type=*server; ci_description=Runs the web front end; owner=@mona", "@configuration_manager", "move go_live", "guard:attributes guard:standing_alone_reason", "state=in_test"),
    ("going live asks for an owner", "in_test|title=Server; ci_id=s; ci_type=*server; ci_description=Runs the web front end; attributes=[{\"attribute\":\"OS\",\"value\":\"a\"},{\"attribute\":\"note\",\"value\":\"b\"}]; standing_alone_reason=Nothing else there", "@configuration_manager", "move go_live", "required-for-move:owner", ""),
    ("going live, standing alone", "in_test|ITEM; standing_alone_reason=Nothing else there", "@configuration_manager", "move go_live", "ok", "state=live"),
    ("going live, related", "in_test|ITEM", "@configuration_manager", "move go_live; link connects_to *app", "ok", "state=live"),
    ("an analyst outside the group", "planned|ITEM", "@sam", "move build", "forbidden", ""),
    ("an analyst of the group", "planned|ITEM; access_group=#network", "@sam", "move build", "ok", "state=in_build; last_changed_by=@sam"),
    ("maintenance of a live item needs its ground", "live|ITEM", "@configuration_manager", "move maintain", "guard:change", "state=live"),
    ("maintenance under a change", "live|ITEM", "@configuration_manager", "move maintain; change=*chg", "ok", "state=in_maintenance; change=*chg"),
    ("a change named long ago is no ground", "live|ITEM; change=*chg", "@configuration_manager", "move maintain", "guard:change", ""),
    ("a change that is not decided is no ground", "live|ITEM", "@configuration_manager", "move maintain; change=*undecided", "guard:change", ""),
    ("back to service under a request", "in_maintenance|ITEM", "@configuration_manager", "move return; service_request=*req", "ok", "state=live"),
    ("back to service without ground", "in_maintenance|ITEM", "@configuration_manager", "move return", "guard:change", ""),
    ("a controlled attribute", "live|ITEM", "@configuration_manager", "NEWOS", "guard:change", ""),
    ("a controlled attribute under a change", "live|ITEM", "@configuration_manager", "NEWOS; change=*chg", "ok", ""),
    ("a controlled attribute corrected after an audit", "live|ITEM", "@configuration_manager", "NEWOS; configuration_audit=*aud", "ok", ""),
    ("an attribute that is not controlled", "live|ITEM", "@configuration_manager", "NEWNOTE", "ok", "last_changed_by=@configuration_manager"),
    ("a controlled attribute before it is live", "in_test|ITEM", "@configuration_manager", "NEWOS", "ok", ""),
    ("another type", "live|ITEM", "@configuration_manager", "ci_type=*whole", "guard:change", ""),
    ("a relationship", "live|ITEM", "@configuration_manager", "link uses *app", "guard:change", ""),
    ("a relationship under a change", "live|ITEM", "@configuration_manager", "link uses *app; change=*chg", "ok", ""),
    ("a relationship to what is gone", "planned|ITEM", "@configuration_manager", "link uses *gone", "guard:uses", ""),
    ("automation is held to the same", "live|ITEM", "system:import", "NEWOS", "guard:change", ""),
    ("discovery proposes", "live|ITEM", "system:discovery", "NEWOS", "ok", "differences_found_at=~0; discovered_differences=[{\"attribute\":\"os\",\"recorded\":\"Debian\",\"found\":\"Ubuntu\"}]; last_changed_source=discovery; attributes=[{\"attribute\":\"os\",\"value\":\"Debian\"},{\"attribute\":\"note\",\"value\":\"old\"}]"),
    ("discovery updates what is not controlled", "live|ITEM", "system:discovery", "NEWNOTE", "ok", "differences_found_at=-; last_changed_source=discovery; last_changed_by=-"),
    ("an update settles the differences", "live|ITEM; discovered_differences=[{\"attribute\":\"os\"}]; differences_found_at=~-60", "@configuration_manager", "NEWOS; change=*chg", "ok", "discovered_differences=-; differences_found_at=-"),
    ("retiring asks for the change", "live|ITEM", "@configuration_manager", "move retire", "required-for-move:change", ""),
    ("a change named long ago is no ground for retiring", "live|ITEM; change=*chg", "@configuration_manager", "move retire", "guard:change", ""),
    ("retiring", "live|ITEM", "@configuration_manager", "move retire; change=*chg", "ok", "state=retired; retired_on=2026-06-01"),
    ("not from maintenance to retired", "in_maintenance|ITEM", "@configuration_manager", "move retire; change=*chg", "no-such-move", ""),
    ("disposing", "retired|ITEM", "@configuration_manager", "move dispose", "ok", "state=disposed; disposed_on=2026-06-01"),
    ("the release manager does not dispose", "retired|ITEM", "@release_manager", "move dispose", "forbidden", ""),
    ("a retired item keeps its attributes", "retired|ITEM", "@configuration_manager", "NEWNOTE", "read-only:attributes", ""),
    ("disposed is the end", "disposed|ITEM", "@release_manager", "title=Another", "terminal", ""),
    ("it was not verified tomorrow", "live|ITEM", "@configuration_manager", "last_verified_on=2026-06-02", "in-future:last_verified_on", ""),
    ("criticality is computed", "planned|ITEM", "@configuration_manager", "criticality=low", "computed:criticality", ""),
];

#[test]
fn items() {
    try_short("configuration_item", WORDS, ITEMS, furnish);
}

pub(super) fn item(w: &mut World, name: &str, fields: &str) {
    let called = name.trim_start_matches('*');
    let text = format!("title={called}; ci_id={called}; ci_type=*server; ci_description=Something that runs; owner=@mona; {fields}");
    w.given(name, "configuration_item", "live", &text);
}

#[test]
fn what_live_items_depend_on_stays() {
    let mut w = World::new();
    furnish(&mut w);
    item(&mut w, "*below", "");
    w.linked("*app", "runs_on", "*below");
    assert_eq!(w.outcome("@configuration_manager", Some("*below"), "move retire; change=*chg"), "guard");
    let mut w = World::new();
    furnish(&mut w);
    item(&mut w, "*part", "");
    w.linked("*part", "part_of", "*app");
    assert_eq!(w.outcome("@configuration_manager", Some("*part"), "move retire; change=*chg"), "guard");
    let mut w = World::new();
    furnish(&mut w);
    item(&mut w, "*part", "");
    w.linked("*part", "connects_to", "*app");
    w.linked("*spare", "runs_on", "*part");
    assert_eq!(w.outcome("@configuration_manager", Some("*part"), "move retire; change=*chg"), "ok", "neighbours and retired items do not hold it");
    let mut w = World::new();
    furnish(&mut w);
    w.given("%mail", "service", "live", "name=Mail; criticality=critical; service_owner=@olga; configuration_item=*mail_ci");
    assert_eq!(w.outcome("@configuration_manager", Some("*mail_ci"), "move retire; change=*chg"), "guard", "the item of a live service");
}

#[test]
fn runs_on_goes_in_no_circle() {
    let mut w = World::new();
    furnish(&mut w);
    item(&mut w, "*a", "");
    item(&mut w, "*b", "");
    w.linked("*a", "runs_on", "*b");
    assert_eq!(w.outcome("@configuration_manager", Some("*b"), "link runs_on *a; change=*chg"), "cycle:runs_on");
    assert_eq!(w.outcome("@configuration_manager", Some("*b"), "link uses *a; change=*chg"), "ok");
}

#[test]
fn disposal_is_proven_where_it_is_an_asset() {
    let mut w = World::new();
    furnish(&mut w);
    w.given("*asset", "asset", "retired", "title=Spare server; asset_type=hardware; configuration_item=*spare");
    assert_eq!(w.outcome("@configuration_manager", Some("*spare"), "move dispose"), "guard");
    w.given("*asset", "asset", "disposed", "title=Spare server; asset_type=hardware; configuration_item=*spare; disposal_evidence=Receipt 4711");
    assert_eq!(w.outcome("@configuration_manager", Some("*spare"), "move dispose"), "ok");
}

#[test]
fn criticality_comes_down_along_the_relationships() {
    let mut w = World::new();
    furnish(&mut w);
    for name in ["*web", "*vm", "*host", "*disk"] {
        item(&mut w, name, "");
    }
    w.linked("*mail_ci", "uses", "*web");
    w.linked("*web", "runs_on", "*vm");
    w.linked("*vm", "runs_on", "*host");
    w.linked("*disk", "part_of", "*host");
    w.must("system:configuration", Some("*mail_ci"), "discovery_key=mail");
    assert_eq!(w.record("*mail_ci").choice("criticality").map(|c| c.to_string()), Some("critical".to_owned()));
    for name in ["*mail_ci", "*web", "*vm", "*host"] {
        assert!(w.timers.contains_key(&(w.id(name), "spread_criticality".to_owned())), "{name}");
        w.must("system:timer", Some(name), "timer spread_criticality");
    }
    for name in ["*web", "*vm", "*host", "*disk"] {
        assert_eq!(w.record(name).choice("criticality").map(|c| c.to_string()), Some("critical".to_owned()), "{name}");
    }
    // The service is found to matter less.
    w.must("@mona", Some("%mail"), "criticality=medium");
    for name in ["*mail_ci", "*web", "*vm", "*host"] {
        w.must("system:timer", Some(name), "timer spread_criticality");
    }
    for name in ["*mail_ci", "*web", "*vm", "*host", "*disk"] {
        assert_eq!(w.record(name).choice("criticality").map(|c| c.to_string()), Some("medium".to_owned()), "{name}");
    }
    assert_eq!(w.record("*app").choice("criticality"), None, "it serves nothing");
}

#[test]
fn differences_are_told() {
    let mut w = World::new();
    furnish(&mut w);
    w.given("*it", "configuration_item", "live", WORDS[0].1);
    w.must("system:discovery", Some("*it"), WORDS[1].1);
    assert_eq!(told(&w, "notify", "differs"), 1);
}

#[test]
fn the_default_types_are_sound() {
    let types = super::default_types();
    assert_eq!(types.len(), 18);
    let names: std::collections::BTreeSet<&str> = types.iter().map(|t| t.name).collect();
    assert_eq!(names.len(), 18);
    let def = crate::model().get("ci_type").cloned().unwrap();
    let levels = serde_json::to_string(&def.field("detail_level").unwrap().kind).unwrap();
    for t in types {
        assert!(!t.attributes.is_empty() && !t.detail_level.is_empty(), "{}", t.name);
        assert!(t.detail_level.iter().all(|l| levels.contains(l)));
        assert!(t.detail_level.contains(&"critical"), "critical services are modelled with every type");
    }
}

use crate::service::trial::{of_type, told, try_short};
use crate::world::{Case, World};

const WORDS: &[(&str, &str)] = &[
    ("ASSET", "title=Notebook of the desk; asset_type=end_user_device; asset_tag=N-100; owner=@mona; acquired_on=2025-01-10"),
    ("LICENCE", "title=Drawing program; asset_type=software; licence_entitlement=10; licence_metric=user; entitlement_proof=Invoice 4711"),
    ("GONE", "disposal_method=recycled; disposed_on=2026-06-01; disposal_evidence=Certificate 12"),
];

fn furnish(w: &mut World) {
    let item = "ci_description=Something that runs; owner=@mona";
    w.given("*live_item", "configuration_item", "live", &format!("title=Server; ci_id=s-1; {item}"));
    w.given("*old_item", "configuration_item", "retired", &format!("title=Server; ci_id=s-2; {item}"));
    w.given("*lease", "contract", "active", "title=Lease of notebooks");
}

#[rustfmt::skip]
const CASES: &[Case] = &[
    ("an asset is wanted", "", "@asset_manager", "title=A new notebook; asset_type=end_user_device", "ok", "state=requested"),
    ("an analyst asks for one", "", "@sam", "title=A new notebook; asset_type=end_user_device", "ok", "state=requested"),
    ("a type is said", "", "@asset_manager", "title=A new notebook", "required:asset_type", ""),
    ("users make none", "", "@carla", "title=A new notebook; asset_type=end_user_device", "forbidden", ""),
    ("ordering", "requested|ASSET", "@asset_manager", "move order", "ok", "state=ordered"),
    ("an analyst does not order", "requested|ASSET", "@sam", "move order", "forbidden", ""),
    ("receiving asks for tag, owner, day and cost", "ordered|title=A new notebook; asset_type=end_user_device", "@asset_manager", "move receive", "required-for-move:acquired_on required-for-move:acquisition_cost required-for-move:asset_tag required-for-move:owner", "state=ordered"),
    ("receiving what was bought", "ordered|ASSET", "@asset_manager", "move receive; acquisition_cost={\"minor\":120000,\"currency\":\"EUR\"}", "ok", "state=received"),
    ("receiving what is leased", "ordered|ASSET", "@asset_manager", "move receive; acquisition_contract=*lease", "ok", "state=received"),
    ("it was not acquired tomorrow", "ordered|ASSET", "@asset_manager", "acquired_on=2026-06-02", "in-future:acquired_on", ""),
    ("no negative cost", "ordered|ASSET", "@asset_manager", "acquisition_cost={\"minor\":-1,\"currency\":\"EUR\"}", "negative:acquisition_cost", ""),
    ("stocking", "received|ASSET", "@asset_manager", "move stock; location=Room 4", "ok", "state=in_stock; in_stock_since=~0; location=Room 4"),
    ("not from received to use", "received|ASSET", "@asset_manager", "move issue; custodian=@ana", "no-such-move", ""),
    ("putting to use asks who has it", "in_stock|ASSET", "@asset_manager", "move issue; location=Room 4", "required-for-move:custodian", ""),
    ("putting to use", "in_stock|ASSET; in_stock_since=~-99", "@asset_manager", "move issue; custodian=@ana", "ok", "state=in_use; custodian=@ana; in_stock_since=-"),
    ("not to somebody who left", "in_stock|ASSET", "@asset_manager", "move issue; custodian=@gone", "inactive-person:custodian", ""),
    ("somebody always has what is in use", "in_use|ASSET; custodian=@ana", "@asset_manager", "custodian=-", "required:custodian", ""),
    ("to repair", "in_use|ASSET; custodian=@ana", "@asset_manager", "move repair", "ok", "state=in_repair"),
    ("back from repair", "in_repair|ASSET; custodian=@ana", "@asset_manager", "move repaired", "ok", "state=in_use"),
    ("back from repair to nobody", "in_repair|ASSET", "@asset_manager", "move repaired", "required-for-move:custodian", ""),
    ("taking back", "in_use|ASSET; custodian=@ana", "@asset_manager", "move take_back", "ok", "state=in_stock; custodian=-; in_stock_since=~0"),
    ("whoever has it reports it lost", "in_use|ASSET; custodian=@carla", "@carla", "move lose; reason: left it on the train", "ok", "state=lost; lost_at=~0"),
    ("staff, too", "in_use|ASSET; custodian=@ana", "@ana", "move lose; reason: left it on the train", "ok", "state=lost"),
    ("nobody reports what somebody else has", "in_use|ASSET; custodian=@ana", "@sam", "move lose; reason: have not seen it lately", "forbidden", ""),
    ("a loss is explained", "in_stock|ASSET", "@asset_manager", "move lose", "reason-needed", ""),
    ("lost from stock", "in_stock|ASSET", "@asset_manager", "move lose; reason: not found in the stock check", "ok", "state=lost"),
    ("found again", "lost|ASSET; lost_at=~-99; custodian=@ana", "@asset_manager", "move find", "ok", "state=in_stock; lost_at=-; custodian=-; in_stock_since=~0"),
    ("written off", "lost|ASSET", "@asset_manager", "move write_off; reason: not found after three months", "ok", "state=retired"),
    ("retiring from stock", "in_stock|ASSET", "@asset_manager", "move retire", "ok", "state=retired"),
    ("retiring from use", "in_use|ASSET; custodian=@ana", "@asset_manager", "move retire", "ok", "state=retired"),
    ("retiring from repair", "in_repair|ASSET", "@asset_manager", "move retire", "ok", "state=retired"),
    ("disposal asks for how, when and what proves it", "retired|ASSET", "@asset_manager", "move dispose", "required-for-move:disposal_evidence required-for-move:disposal_method required-for-move:disposed_on", ""),
    ("disposing", "retired|ASSET", "@asset_manager", "move dispose; GONE", "ok", "state=disposed; disposed_on=2026-06-01"),
    ("what holds information is erased first", "retired|ASSET; data_bearing=true", "@asset_manager", "move dispose; GONE", "required-for-move:data_erasure_proof", ""),
    ("erased and disposed of", "retired|ASSET; data_bearing=true", "@asset_manager", "move dispose; GONE; data_erasure_proof=Protocol of the shredder", "ok", "state=disposed"),
    ("not while its item is live", "retired|ASSET; configuration_item=*live_item", "@asset_manager", "move dispose; GONE", "guard:configuration_item", ""),
    ("when its item is retired", "retired|ASSET; configuration_item=*old_item", "@asset_manager", "move dispose; GONE", "ok", "state=disposed"),
    ("not disposed of tomorrow", "retired|ASSET", "@asset_manager", "move dispose; disposal_method=recycled; disposed_on=2026-06-02; disposal_evidence=Certificate 12", "in-future:disposed_on", ""),
    ("a placeholder is no evidence", "retired|ASSET", "@asset_manager", "move dispose; disposal_method=recycled; disposed_on=2026-06-01; disposal_evidence=n/a", "placeholder:disposal_evidence", ""),
    ("disposed is the end", "disposed|ASSET; GONE", "@asset_manager", "move retire", "no-such-move terminal", ""),
    ("licences", "", "@asset_manager", "LICENCE; licences_in_use=7", "ok", "licence_position=3"),
    ("an entitlement is proven", "", "@asset_manager", "title=Drawing program; asset_type=software; licence_entitlement=10", "required:entitlement_proof", ""),
    ("the last licence", "in_use|LICENCE; licences_in_use=9; asset_tag=L; custodian=@ana", "@asset_manager", "licences_in_use=10", "ok", "licence_position=0"),
    ("no licence is left", "in_use|LICENCE; licences_in_use=10; asset_tag=L; custodian=@ana", "@asset_manager", "licences_in_use=11", "guard:licences_in_use", ""),
    ("a purchase covers it", "in_use|LICENCE; licences_in_use=10; asset_tag=L; custodian=@ana", "@asset_manager", "licences_in_use=12; approved_purchase=Order 88", "ok", "licence_position=-2"),
    ("giving back is always possible", "in_use|LICENCE; licences_in_use=15; asset_tag=L; custodian=@ana", "@asset_manager", "licences_in_use=12", "ok", "licence_position=-2"),
    ("a negative number of licences", "", "@asset_manager", "LICENCE; licences_in_use=-1", "out-of-range:licences_in_use", ""),
    ("the position is computed", "", "@asset_manager", "LICENCE; licence_position=5", "computed:licence_position", ""),
];

#[test]
fn assets() {
    try_short("asset", WORDS, CASES, furnish);
}

#[test]
fn a_loss_opens_an_incident_and_a_security_incident_when_it_holds_information() {
    for (holds, security) in [("data_bearing=true", 1), ("data_bearing=false", 0)] {
        let mut w = World::new();
        w.given("*it", "asset", "in_use", &format!("{}; custodian=@ana; {holds}", WORDS[0].1));
        w.must("@asset_manager", Some("*it"), "move lose; reason: left on the train to Lyon");
        let incidents = of_type(&w, "incident");
        assert_eq!(incidents.len(), 1);
        assert_eq!(incidents[0].reference("caller"), Some(w.id("@ana")));
        assert!(incidents[0].text("description").unwrap().contains("left on the train"));
        assert_eq!(incidents[0].flag("security_related"), security == 1);
        assert!(of_type(&w, "security_incident").len() <= security);
        assert_eq!(told(&w, "notify", "lost"), 1 + security);
    }
}

#[test]
fn ends_are_told_at_180_90_and_30_days() {
    let mut w = World::new();
    w.given("*it", "asset", "in_use", &format!("{}; custodian=@ana", WORDS[0].1));
    w.must("@asset_manager", Some("*it"), "support_ends_on=2026-12-31; warranty_ends_on=2026-06-20");
    let due = |w: &World, timer: &str| w.timers.get(&(w.id("*it"), timer.to_owned())).map(|t| crate::service::means::date_of(&engine::Facts::new(&w.shelf), *t).to_string());
    assert_eq!(due(&w, "support_ends").as_deref(), Some("2026-07-04"));
    assert_eq!(due(&w, "warranty_ends"), None, "less than thirty days are left");
    for (day, next) in [("2026-07-04T07:00:00Z", Some("2026-10-02")), ("2026-10-02T07:00:00Z", Some("2026-12-01")), ("2026-12-01T07:00:00Z", None)] {
        w.now = crate::world::at(day);
        w.must("system:timer", Some("*it"), "timer support_ends");
        assert_eq!(due(&w, "support_ends").as_deref(), next);
    }
    assert_eq!(told(&w, "notify", "ends"), 3);
    w.must("@asset_manager", Some("*it"), "support_ends_on=2028-12-31");
    w.must("@asset_manager", Some("*it"), "move retire");
    assert_eq!(due(&w, "support_ends"), None, "nobody cares any more");
}

#[test]
fn what_a_leaver_has_is_asked_back() {
    let mut w = World::new();
    w.given("@ana", "person", "", "name=Ana; party=organisation; active=true; left_on=2026-06-10");
    w.given("*it", "asset", "in_stock", WORDS[0].1);
    w.must("@asset_manager", Some("*it"), "move issue; custodian=@ana");
    assert_eq!(w.timers[&(w.id("*it"), "custodian_leaves".to_owned())], crate::world::at("2026-06-09T22:00:00Z"));
    w.must("system:timer", Some("*it"), "timer custodian_leaves");
    assert_eq!(told(&w, "notify", "leaver"), 0, "not yet");
    w.must("@asset_manager", Some("*it"), "custodian=@sam");
    w.must("@asset_manager", Some("*it"), "custodian=@ana");
    w.now = crate::world::at("2026-06-10T07:00:00Z");
    w.must("system:timer", Some("*it"), "timer custodian_leaves");
    assert_eq!(told(&w, "notify", "leaver"), 1);
}

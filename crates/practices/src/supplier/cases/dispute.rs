//! Disputes.

use super::{due, supplier, told};
use crate::world::{Case, World, at};

macro_rules! open {
    ($state:literal) => {
        concat!($state, "|title=Credits for May; description=They refuse the credits for May; supplier=*sup; contract=*con; raised_on=2026-05-20; owner=@supplier_manager; ")
    };
}

fn furnish(w: &mut World) {
    supplier(w, "*sup", "active", "");
    w.given("*inside", "supplier", "active", "title=Our other house; supplier_kind=internal; supplier_manager=@supplier_manager");
    w.given("*con", "contract", "active", "title=Hosting contract; supplier=*sup");
    w.given("*agr", "contract", "active", "title=Agreement of the house; supplier=*inside");
}

#[rustfmt::skip]
const CASES: &[Case] = &[
    ("a dispute is raised", "", "@supplier_manager", "title=Credits for May; description=They refuse the credits for May; supplier=*sup; contract=*con", "ok", "state=open; raised_on=2026-06-01; owner=@supplier_manager"),
    ("what must be said", "", "@supplier_manager", "title=Credits for May", "required:contract required:description required:supplier", ""),
    ("words that say something", "", "@supplier_manager", "title=Credits for May; description=tbd; supplier=*sup; contract=*con", "placeholder:description", ""),
    ("not with our own house", "", "@supplier_manager", "title=Credits for May; description=They refuse the credits for May; supplier=*inside; contract=*agr", "guard:supplier", ""),
    ("under a contract of theirs", "", "@supplier_manager", "title=Credits for May; description=They refuse the credits for May; supplier=*sup; contract=*agr", "guard:contract", ""),
    ("not raised tomorrow", "", "@supplier_manager", "title=Credits for May; description=They refuse the credits for May; supplier=*sup; contract=*con; raised_on=2026-06-02", "in-future:raised_on", ""),
    ("staff do not see disputes", open!("open"), "@ana", "move negotiate", "not-visible", ""),
    ("service owners read them", open!("open"), "@olga", "move negotiate", "forbidden", ""),
    ("negotiating", open!("open"), "@supplier_manager", "move negotiate", "ok", "state=negotiating"),
    ("somebody owns it", open!("open"), "@supplier_manager", "move negotiate; owner=-", "required-for-move:owner", ""),
    ("not resolved before anybody spoke", open!("open"), "@supplier_manager", "move resolve; resolution=They paid what they owed", "no-such-move", ""),
    ("escalating says to whom and why", open!("negotiating"), "@supplier_manager", "move escalate", "reason-needed required-for-move:escalated_to", ""),
    ("escalated", open!("negotiating"), "@supplier_manager", "move escalate; escalated_to=@sms_owner; reason: they do not answer us", "ok", "state=escalated; escalated_at=~0"),
    ("to somebody else", open!("negotiating"), "@supplier_manager", "move escalate; escalated_to=@supplier_manager; reason: they do not answer us", "guard:escalated_to", ""),
    ("resolving says how", open!("escalated"), "@sms_owner", "move resolve", "required-for-move:resolution", ""),
    ("resolved", open!("escalated"), "@sms_owner", "move resolve; resolution=They paid what they owed", "ok", "state=resolved; resolved_on=2026-06-01"),
    ("resolved in negotiation", open!("negotiating"), "@supplier_manager", "move resolve; resolution=They paid what they owed; resolved_on=2026-05-30", "ok", "state=resolved; resolved_on=2026-05-30"),
    ("not before it was raised", open!("negotiating"), "@supplier_manager", "move resolve; resolution=They paid what they owed; resolved_on=2026-05-19", "order:resolved_on", ""),
    ("closed", concat!(open!("resolved"), "resolution=They paid what they owed; resolved_on=2026-05-30"), "@supplier_manager", "move close", "ok", "state=closed"),
    ("not reopened", concat!(open!("closed"), "resolution=They paid what they owed"), "@supplier_manager", "move negotiate", "no-such-move terminal", ""),
    ("closed takes comments", concat!(open!("closed"), "resolution=They paid what they owed"), "@supplier_manager", "note: the money is here", "ok", ""),
    ("when it was raised stays", open!("open"), "@supplier_manager", "raised_on=2026-05-01", "read-only:raised_on", ""),
];

#[test]
fn disputes() {
    World::try_cases("dispute", CASES, furnish);
}

/// Every thirty days while it is open; after ninety, unless it was escalated, also whoever is accountable.
#[test]
fn it_stays_in_mind() {
    let mut w = World::new();
    furnish(&mut w);
    w.must("@mona", None, "new dispute; title=Credits for May; description=They refuse the credits for May; supplier=*sup; contract=*con; raised_on=2026-05-20");
    assert_eq!(due(&w, "*it", "open").as_deref(), Some("2026-06-18T22:00:00Z"));
    for (now, next, to) in [
        ("2026-06-19T05:00:00Z", "2026-07-18T22:00:00Z", &["@supplier_manager"][..]),
        ("2026-07-19T05:00:00Z", "2026-08-17T22:00:00Z", &["@supplier_manager"]),
        ("2026-08-18T05:00:00Z", "2026-09-16T22:00:00Z", &["@sms_owner", "@supplier_manager"]),
    ] {
        w.now = at(now);
        w.outbox.clear();
        w.must("system:timer", Some("*it"), "timer open");
        assert_eq!((due(&w, "*it", "open").as_deref(), told(&w, "dispute_open")), (Some(next), to.iter().map(ToString::to_string).collect()), "{now}");
    }
    w.must("@mona", Some("*it"), "move negotiate");
    assert!(due(&w, "*it", "open").is_some());
    w.must("@mona", Some("*it"), "move resolve; resolution=They paid what they owed");
    assert!(due(&w, "*it", "open").is_none());
}

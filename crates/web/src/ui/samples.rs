//! Sample data: one small desk on one afternoon, from which every component and page can be drawn without a database.

mod desk;
mod kinds;
mod model;
mod more;

pub use desk::{clocks, history, incidents, list_page, messages, names, record_page, work_page};
pub use kinds::every_kind;
pub use model::{incident_type, person_type};
pub use more::{
    bulk_page, conflict_form, edit_form, me_page, move_page, new_form, portal_page, proof_page, refused_form, report_page, requester,
    requester_record, search_page,
};

use crate::ui::{NavItem, Screen, Theme, Who};
use jiff::tz::TimeZone;
use kernel::{Id, Name, Timestamp};

/// Friday 27 March 2026, 15:00 UTC: the present of all samples.
pub const NOW: Timestamp = Timestamp::from_seconds(1_774_623_600);

/// A sample id.
#[must_use]
pub const fn id(n: u128) -> Id {
    Id::from_u128(0x0195_d5c2_0000_7000_8000_0000_0000_0000 + n)
}

/// The areas of the rail, as an agent has them.
#[must_use]
pub fn nav() -> Vec<NavItem> {
    let item = |href: &str, label: &str, icon, foot| NavItem { href: href.into(), label: label.into(), icon, foot };
    vec![
        item("/", "My work", "work", false),
        item("/t/incident", "Incidents", "incident", false),
        item("/t/person", "People", "person", false),
        item("/t/group", "Groups", "group", false),
        item("/t/service", "Services", "service", false),
        item("/t/customer", "Customers", "customer", false),
        item("/t/sla", "Agreements", "agreement", false),
        item("/t/calendar", "Calendars", "calendar", false),
        item("/t/organisation", "Settings", "settings", true),
    ]
}

/// The circumstances of the samples.
#[must_use]
pub fn screen() -> Screen {
    Screen {
        now: NOW,
        zone: TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC),
        theme: Theme::System,
        csrf: "sample".into(),
        path: "/t/incident".into(),
        who: Some(Who { id: id(11), name: "Grace Hopper".into(), email: "grace@example.org".into(), requester: false }),
        nav: nav(),
        creatable: vec![(Name::from("incident"), "Incident".into()), (Name::from("person"), "Person".into())],
        as_of: None,
        flash: None,
        unread: 3,
        fragment: false,
        organisation: "Northwind".into(),
        area: String::new(),
    }
}

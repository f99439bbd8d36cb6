//! People, changes and an estate of items, to test and to look at what is gathered about them.

use super::{Desk, command, make, step};
use engine::{Action, Viewer};
use journal::Channel;
use kernel::Id;
use serde_json::{Value as Json, json};
use std::sync::Arc;

/// A person with roles.
pub async fn person(d: &Desk, name: &str, roles: &[&str]) -> Id {
    let by = d.app.system("test");
    let email = format!("{}@example.org", name.to_lowercase().replace(' ', "."));
    let id = make(&d.app, &by, "person", json!({"name": name, "email": email})).await.record;
    for role in roles {
        make(&d.app, &by, "role_assignment", json!({"role": role, "person": id, "valid_from": "2026-01-01"})).await;
    }
    id
}

/// An emergency that waits for its approval, and so holds its window.
pub async fn held(d: &Desk, manager: &Viewer, title: &str, owner: Id, window: (&str, &str)) -> Id {
    let fields = json!({
        "title": title, "change_type": "emergency", "requested_by": d.agent, "assigned_to": owner, "implementer": owner, "service": d.mail,
        "reason": "No mail leaves the house any more", "no_items_reason": "Only a configuration file is touched",
        "imminent_risk": "The queue overflows within the hour", "planned_start": window.0, "planned_end": window.1,
        "description": "Bypass the relay until it is mended", "emergency_risk": "Mail might arrive twice",
        "remediation_plan": "Put the old route back within 5 minutes",
    });
    let id = make(&d.app, manager, "change", fields).await.record;
    step(&d.app, manager, "change", id, "submit", json!({})).await.unwrap();
    step(&d.app, manager, "change", id, "request_emergency_approval", json!({})).await.unwrap();
    id
}

pub async fn link(d: &Desk, by: &Viewer, from: Id, name: &str, to: Id) {
    let change = command(&d.app, "configuration_item", Some(from), Action { link: vec![(name.into(), to)], ..Action::default() });
    d.app.execute(by, Channel::Screen, change).await.unwrap();
}

/// Items of the shop: it consists of a front end that runs on a server, and uses a database that runs on the same server.
pub struct Estate {
    pub keeper: Arc<Viewer>,
    pub shop: Id,
    pub front: Id,
    pub database: Id,
    pub server: Id,
}

pub async fn estate(d: &Desk) -> Estate {
    let keeper = d.viewer(person(d, "Kai Keeper", &["configuration_manager"]).await).await;
    let by = d.app.system("test");
    let kind = json!({"name": "server", "description": "Machines that run something", "detail_level": ["critical"], "attributes_required": [{"attribute": "os"}], "owner": d.admin});
    let kind = make(&d.app, &keeper, "ci_type", kind).await.record;
    step(&d.app, &keeper, "ci_type", kind, "activate", json!({})).await.unwrap();
    let shop = json!({"name": "Shop", "description": "The shop of the house", "service_owner": d.admin, "criticality": "high", "dependencies": [d.mail]});
    let shop = make(&d.app, &by, "service", shop).await.record;
    let mut items = Vec::new();
    for (title, service) in [("Front end", Some(shop)), ("Database", None), ("Server", None)] {
        let ci = title.to_lowercase().replace(' ', "-");
        let fields = json!({"title": title, "ci_id": ci, "ci_type": kind, "ci_description": "Part of the shop and what it runs on", "owner": d.admin, "service": service});
        items.push(make(&d.app, &keeper, "configuration_item", fields).await.record);
    }
    let [front, database, server] = items[..] else { panic!("three items") };
    link(d, &keeper, front, "uses", database).await;
    link(d, &keeper, front, "runs_on", server).await;
    link(d, &keeper, database, "runs_on", server).await;
    // A circle: the database uses the front end.
    link(d, &keeper, database, "uses", front).await;
    Estate { keeper, shop, front, database, server }
}

/// A low risk, or with `level` 3 a high one.
fn risk(level: u8) -> Json {
    let high = json!({"risk_criticality": "3_high", "risk_users": "2_some", "risk_data": "2_internal", "risk_timing": "3_service_time", "risk_complexity": "2_one_team", "risk_track_record": "3_never", "risk_testing": "3_desk", "risk_remediation": "4_none"});
    let low = json!({"risk_criticality": "1_low", "risk_users": "1_few", "risk_data": "1_none", "risk_timing": "1_outside", "risk_complexity": "1_one_item", "risk_track_record": "1_proven", "risk_testing": "1_full", "risk_remediation": "1_quick"});
    if level >= 3 { high } else { low }
}

/// A month with something of everything, around the shop and its items: for looking at.
pub async fn furnish(d: &Desk) -> Estate {
    let estate = estate(d).await;
    let mona = person(d, "Mona Manager", &["change_manager", "service_owner", "sms_manager", "finance_manager"]).await;
    let dora = person(d, "Dora Duty", &["duty_manager"]).await;
    let tea = person(d, "Tea Authority", &["change_authority"]).await;
    let nils = person(d, "Nils Doer", &["support_analyst"]).await;
    let (manager, duty, authority) = (d.viewer(mona).await, d.viewer(dora).await, d.viewer(tea).await);
    let by = d.app.system("test");
    for customer in ["Norrby Retail", "Halden Shipping"] {
        make(&d.app, &by, "customer", json!({"name": customer, "services": [estate.shop, d.mail]})).await;
    }
    let planned = [
        ("Patch the shop servers", estate.shop, 3, "2026-03-05T20:00:00Z", "2026-03-05T23:00:00Z"),
        ("Move the order database to new storage", estate.shop, 3, "2026-03-13T18:00:00Z", "2026-03-16T04:00:00Z"),
        ("Renew the certificate of the front end", estate.shop, 1, "2026-03-17T07:00:00Z", "2026-03-17T08:00:00Z"),
        ("New anti-spam rules", d.mail, 1, "2026-03-03T12:00:00Z", "2026-03-03T13:30:00Z"),
        ("Larger mailboxes for everybody", d.mail, 1, "2026-03-26T06:00:00Z", "2026-03-26T09:00:00Z"),
        ("Replace the backup agent", d.mail, 3, "2026-03-04T21:00:00Z", "2026-03-06T03:00:00Z"),
    ];
    for (title, service, level, from, to) in planned {
        let mut fields = json!({"title": title, "service": service, "reason": "It is time for it", "planned_start": from, "planned_end": to, "assigned_to": nils, "configuration_items": [estate.server]});
        if let (Json::Object(all), Json::Object(more)) = (&mut fields, risk(level)) {
            all.extend(more);
        }
        make(&d.app, &manager, "change", fields).await;
    }
    let first = held(d, &manager, "Take the relay out", nils, ("2026-03-04T19:00:00Z", "2026-03-04T21:00:00Z")).await;
    held(d, &manager, "Put the new relay in", d.agent, ("2026-03-04T21:20:00Z", "2026-03-05T02:00:00Z")).await;
    let answer = json!({"approval_decision": "approved"});
    step(&d.app, &authority, "change", first, "give_approval", answer).await.unwrap_or_else(|e| panic!("answering: {e}"));
    step(&d.app, &duty, "change", first, "approve", json!({})).await.unwrap_or_else(|e| panic!("approving: {e}"));
    let done = held(d, &manager, "Block the forged sender", nils, ("2026-03-02T11:00:00Z", "2026-03-02T12:00:00Z")).await;
    step(&d.app, &authority, "change", done, "give_approval", json!({"approval_decision": "approved"}))
        .await
        .unwrap_or_else(|e| panic!("answering: {e}"));
    step(&d.app, &duty, "change", done, "approve", json!({})).await.unwrap_or_else(|e| panic!("approving: {e}"));
    step(&d.app, &*d.viewer(nils).await, "change", done, "start_emergency", json!({})).await.unwrap_or_else(|e| panic!("starting: {e}"));
    let freezes = [
        ("Closing of the books", "2026-03-25T00:00:00Z", "2026-03-30T00:00:00Z", json!([d.mail])),
        ("Spring sale", "2026-03-06T05:00:00Z", "2026-03-08T22:00:00Z", json!([estate.shop])),
    ];
    for (title, from, to, services) in freezes {
        let freeze = json!({"title": title, "starts_at": from, "ends_at": to, "services": services, "owner": mona, "description": "Nothing may stand in the way of it."});
        let freeze = make(&d.app, &manager, "change_freeze", freeze).await.record;
        step(&d.app, &manager, "change_freeze", freeze, "announce", json!({})).await.unwrap_or_else(|e| panic!("announcing: {e}"));
    }
    let risk = json!({"title": "The only relay breaks", "statement": "There is one relay and it is old", "category": "availability", "service": d.mail, "owner": mona});
    make(&d.app, &by, "risk", risk).await;
    let budget = json!({"title": "Mail 2026", "service": d.mail, "period": "2026", "owner": mona, "cost_categories": [{"category": "cloud", "amount": {"minor": 4_800_000, "currency": "EUR"}}]});
    make(&d.app, &by, "budget", budget).await;
    let outage = json!({"title": "Mail stood still", "service": d.mail, "outage_kind": "full", "started_at": "2026-02-20T08:00:00Z"});
    make(&d.app, &by, "outage", outage).await;
    let requirement = json!({"title": "Mail within a minute", "service": d.mail, "category": "service_level", "statement": "Mail arrives within a minute of being sent", "source": "Meeting with the sales team"});
    make(&d.app, &by, "service_requirement", requirement).await;
    let need = json!({"title": "Mail comes back in a day", "service": d.mail, "rto_minutes": 1440, "rpo_minutes": 60});
    make(&d.app, &by, "continuity_requirement", need).await;
    estate
}

//! Who and what there is in the small organisation before a case begins.

use super::World;
use serde_json::{Value as Json, json};

const PEOPLE: &[(&str, &str, &str, &str)] = &[
    ("ana", "service_desk_agent", "organisation", ""),
    ("lena", "service_desk_lead", "organisation", ""),
    ("sam", "support_analyst", "organisation", ""),
    ("nils", "support_analyst", "organisation", ""),
    ("iris", "incident_manager", "organisation", ""),
    ("dora", "duty_manager", "organisation", ""),
    ("olga", "service_owner", "organisation", ""),
    ("levi", "service_level_manager", "organisation", ""),
    ("mona", "sms_manager", "organisation", ""),
    ("tom", "top_management", "organisation", ""),
    ("aude", "internal_auditor", "organisation", ""),
    ("adam", "administrator", "organisation", ""),
    ("carla", "", "customer", "acme"),
    ("carl", "", "customer", "acme"),
    ("otto", "", "customer", "globex"),
    ("rob", "customer_contact", "customer", "acme"),
    ("gone", "service_desk_agent", "organisation", ""),
];

impl World {
    pub(super) fn furnish(&mut self) {
        let names = PEOPLE.iter().map(|(n, ..)| format!("@{n}"));
        let others = [
            "#desk",
            "#network",
            "#second",
            "$acme",
            "$globex",
            "%mail",
            "%print",
            "&hardware",
            "&software",
            "!office",
            "!always",
            "?default",
            "?org",
        ];
        for name in names.chain(others.map(str::to_owned)) {
            let id = kernel::IdSource::id(&mut self.ids, self.now);
            self.names.insert(name, id);
        }
        for (n, role, party, customer) in PEOPLE {
            let mut set = vec![
                ("name", json!(format!("{}{} Test", n[..1].to_uppercase(), &n[1..]))),
                ("party", json!(party)),
                ("active", json!(*n != "gone")),
            ];
            if !customer.is_empty() {
                set.push(("customer", json!(self.id(&format!("${customer}")))));
            }
            self.put(&format!("@{n}"), "person", None, &set);
            if !role.is_empty() {
                let set = [("role", json!(role)), ("person", json!(self.id(&format!("@{n}")))), ("valid_from", json!("2026-01-01"))];
                self.put(&format!("={n}"), "role_assignment", None, &set);
            }
        }
        // One more person for every role, called like it.
        for role in practices::roles() {
            if !self.names.contains_key(&format!("@{}", role.name)) {
                let set = [("name", json!(role.title)), ("party", json!("organisation")), ("active", json!(true))];
                let id = self.put(&format!("@{}", role.name), "person", None, &set);
                let set = [("role", json!(role.name)), ("person", json!(id)), ("valid_from", json!("2026-01-01"))];
                self.put(&format!("={}", role.name), "role_assignment", None, &set);
            }
        }
        let members = |w: &Self, list: &[&str]| json!(list.iter().map(|n| w.id(n)).collect::<Vec<_>>());
        let (desk, network) = (members(self, &["@ana", "@lena", "@gone"]), members(self, &["@sam", "@iris"]));
        let second = members(self, &["@nils"]);
        let (lena, sam, nils) = (json!(self.id("@lena")), json!(self.id("@sam")), json!(self.id("@nils")));
        let (next_network, next_second) = (json!(self.id("#network")), json!(self.id("#second")));
        self.put(
            "#desk",
            "group",
            None,
            &[
                ("name", json!("Service desk")),
                ("kind", json!("service_desk")),
                ("members", desk),
                ("lead", lena),
                ("next_line", next_network),
            ],
        );
        self.put(
            "#network",
            "group",
            None,
            &[("name", json!("Network")), ("kind", json!("support")), ("members", network), ("lead", sam), ("next_line", next_second)],
        );
        self.put(
            "#second",
            "group",
            None,
            &[("name", json!("Core network")), ("kind", json!("support")), ("members", second), ("lead", nils)],
        );
        self.put("$acme", "customer", Some("active"), &[("name", json!("Acme"))]);
        self.put("$globex", "customer", Some("active"), &[("name", json!("Globex"))]);
        let olga = json!(self.id("@olga"));
        self.put(
            "%mail",
            "service",
            Some("live"),
            &[("name", json!("Mail")), ("criticality", json!("critical")), ("service_owner", olga.clone())],
        );
        self.put("%print", "service", Some("live"), &[("name", json!("Print")), ("criticality", json!("low")), ("service_owner", olga)]);
        self.put("&hardware", "category", None, &[("name", json!("Hardware")), ("active", json!(true))]);
        self.put("&software", "category", None, &[("name", json!("Software")), ("active", json!(true))]);
        let days = ["monday", "tuesday", "wednesday", "thursday", "friday"];
        let hours: Vec<Json> = days.iter().map(|d| json!({"day": d, "starts": "09:00", "ends": "17:00"})).collect();
        self.put(
            "!office",
            "business_calendar",
            None,
            &[("name", json!("Office")), ("time_zone", json!("Europe/Paris")), ("weekly_hours", json!(hours))],
        );
        self.put(
            "!always",
            "business_calendar",
            None,
            &[("name", json!("24x7")), ("time_zone", json!("UTC")), ("continuous", json!(true))],
        );
        let always = self.id("!always");
        let mut targets = Vec::new();
        for (priority, response, resolution, continuous) in [
            ("p1", 900, 4 * 3600, true),
            ("p2", 1800, 8 * 3600, true),
            ("p3", 2 * 3600, 16 * 3600, false),
            ("p4", 4 * 3600, 40 * 3600, false),
            ("p5", 8 * 3600, 80 * 3600, false),
        ] {
            for (kind, seconds) in [("response", response), ("resolution", resolution)] {
                let mut row = json!({"clock_kind": kind, "priority": priority, "target": seconds});
                if continuous {
                    row["calendar"] = json!(always);
                }
                targets.push(row);
            }
        }
        let office = json!(self.id("!office"));
        self.put(
            "?default",
            "sla",
            Some("active"),
            &[
                ("title", json!("Default agreement")),
                ("calendar", office.clone()),
                ("targets", json!(targets)),
                ("pausing_reasons", json!(["awaiting_caller", "awaiting_customer_appointment", "awaiting_customer_access"])),
                ("retarget", json!("retroactive_with_floor")),
                ("valid_from", json!("2020-01-01")),
            ],
        );
        let (desk, iris, dora) = (json!(self.id("#desk")), json!(self.id("@iris")), json!(self.id("@dora")));
        self.put(
            "?org",
            "organisation",
            None,
            &[
                ("name", json!("Testers")),
                ("time_zone", json!("Europe/Paris")),
                ("default_calendar", office),
                ("service_desk", desk),
                ("incident_manager", iris),
                ("duty_manager", dora),
            ],
        );
    }
}

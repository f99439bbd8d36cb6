//! Who holds which role since when, and who stands in for whom. One role is vacant, since its holder left.

use super::book::Book;
use crate::demo::cast::CAST;
use serde_json::json;

/// Deputies by role.
const DEPUTIES: [(&str, &str); 9] = [
    ("change_manager", "sofia"),
    ("sms_manager", "camille"),
    ("supplier_manager", "aisha"),
    ("problem_manager", "tomas"),
    ("security_manager", "sofia"),
    ("continuity_manager", "grace"),
    ("incident_manager", "nadia"),
    ("service_level_manager", "daniel"),
    ("request_manager", "tomas"),
];

/// Further roles: who, which, since how many days, until when.
const FURTHER: [(&str, &str, i64, Option<i64>); 15] = [
    ("sofia", "change_authority", 720, None),
    ("sofia", "support_analyst", 720, None),
    ("pieter", "support_analyst", 720, None),
    ("hannah", "support_analyst", 700, None),
    ("marco", "support_analyst", 690, None),
    ("leila", "support_analyst", 650, None),
    ("erik", "support_analyst", 720, None),
    ("anna", "service_desk_agent", 24, None),
    ("tomas", "major_incident_manager", 720, None),
    ("camille", "relationship_manager", 720, None),
    ("priya", "process_owner", 700, None),
    ("henrik", "process_owner", 690, None),
    ("sofia", "configuration_manager", 540, None),
    ("omar", "internal_audit_manager", 720, None),
    // The gap: whoever looked after the assets left in spring, and nobody took over.
    ("leila", "asset_manager", 640, Some(75)),
];

pub fn write(book: &mut Book<'_>) {
    let staff = CAST.iter().filter(|part| part.customer.is_none());
    let held = staff.flat_map(|part| {
        let name = part.name.split(' ').next().unwrap_or_default().to_lowercase();
        part.roles.iter().map(move |role| (name.clone(), *role, 728, None))
    });
    let held: Vec<_> = held.chain(FURTHER.iter().map(|(who, role, since, until)| ((*who).to_owned(), *role, *since, *until))).collect();
    for (who, role, since, until) in held {
        let words = role.replace('_', " ");
        let deputy = DEPUTIES.iter().find(|(r, _)| *r == role).map(|(_, deputy)| *deputy);
        let set = json!({
            "role": role, "person": who, "valid_from": format!("-{since}d"), "deputy": deputy, "scope_of_role": "All services and customers of the scope",
            "responsibilities": format!("Does what the procedures name as the work of the {words}, keeps its records complete and reports on it every month."),
            "authority": format!("Decides in the name of the organisation what falls to the {words}, within the approved budget; anything beyond goes to the management team."),
        });
        let entry = book.tell("role_assignment", format!("{who}/{role}"), format!("-{}d 09:00", since + 3), "omar", set);
        entry.then(format!("-{}d 11:30", since + 2), &who, "accept", json!({}));
        entry.then(format!("-{since}d 09:00"), "omar", "activate", json!({}));
        if let Some(until) = until {
            let end = json!({"valid_to": format!("-{until}d")});
            entry
                .then(format!("-{}d 16:00", until - 1), "omar", "end", end)
                .because("Took over the workplace team; a successor is being looked for.");
        }
    }
}

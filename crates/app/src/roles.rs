//! What each role may do: a table anyone can read. A line names types, verbs, fields and rows; a person may do what any
//! line of any of their roles allows, and nothing else. Moves of a lifecycle name their own roles besides.

use engine::{FieldSet, Grant, Verb};
use kernel::Name;

/// One line: types, verbs, fields, rows. `*` is every type. Verbs: `r` read, `i` internal notes, `c` create, `u` update,
/// `m` comment, `l` link, `v` moves, `o` override, `k` correct what ended, `e` erase, `a` administer. Fields: empty for
/// all, `only: …`, `except: …`. Rows: a query; empty for all.
type Line = (&'static str, &'static str, &'static str, &'static str);

/// What requesters may see of their own records: all but what is between the provider's people.
const REQUESTER_FIELDS: &str = "except: late_reason monitoring_source priority_override priority_override_reason \
    priority_override_confirmed_by priority_override_by access_confirmed_by caused_by_change security_related reassignment_count \
    no_response_proposed_at last_work_at legacy_reference watchers";
/// What requesters may fill in when they report something.
const REPORT_FIELDS: &str =
    "only: title description symptom caller channel reported_at late_reason service category impact urgency service_down";
const FACE: &str = "only: name";
const COLLEAGUE: &str = "only: name email telephone job_title party customer active";

const USER: &[Line] = &[
    ("incident", "rml", REQUESTER_FIELDS, "requester:me"),
    ("incident", "c", REPORT_FIELDS, "requester:me"),
    ("incident", "v", "", "requester:me"),
    ("person group", "r", FACE, ""),
    ("service", "r", "only: name description", "state:live"),
    ("category", "r", "only: name parent active", ""),
];
/// Contacts see what concerns their customer, too.
const CONTACT: &[Line] = &[
    ("incident", "rm", REQUESTER_FIELDS, "customer:my_customers"),
    ("incident", "c", REPORT_FIELDS, "customer:my_customers"),
    ("incident", "v", "", "customer:my_customers"),
    ("customer", "r", "only: name relationship_manager", "id:my_customers"),
];
/// What everybody on the provider's side may read.
const STAFF: &[Line] = &[
    ("person", "r", COLLEAGUE, ""),
    ("group service category customer business_calendar sla organisation escalation", "r", "", ""),
    ("role_assignment", "r", "only: role person valid_from valid_to", ""),
];
const AGENT: &[Line] = &[
    ("incident", "ricumlv", "", ""),
    ("escalation", "riuvc", "", ""),
    ("person", "cu", "only: name email telephone job_title party customer", "party:customer"),
];
const ANALYST: &[Line] = &[("incident", "ricumlv", "", ""), ("escalation", "ruv", "", "")];
const LEAD: &[Line] = &[("group", "u", "", "lead:me"), ("category", "cu", "", "")];
const INCIDENT_MANAGER: &[Line] = &[("incident", "ok", "", ""), ("category", "cu", "", "")];
const DUTY_MANAGER: &[Line] = &[("incident", "o", "", "")];
const SERVICE_OWNER: &[Line] = &[
    ("incident", "rim", "", "service.service_owner:me"),
    ("service", "ul", "", "service_owner:me"),
    ("service", "v", "", "service_owner:me"),
];
const LEVEL_MANAGER: &[Line] =
    &[("sla", "ricumlv", "", ""), ("business_calendar", "cu", "", ""), ("customer", "cuv", "", ""), ("incident escalation", "r", "", "")];
const SMS_MANAGER: &[Line] = &[
    ("*", "r", "", ""),
    ("incident", "im", "", ""),
    ("service sla customer business_calendar category group organisation", "cuvl", "", ""),
    ("role_assignment", "cu", "", ""),
];
const MANAGEMENT: &[Line] = &[("*", "r", "", "")];
const AUDITOR: &[Line] = &[("*", "r", "", ""), ("incident", "i", "", "")];
const ADMINISTRATOR: &[Line] = &[
    ("person group role_assignment organisation category customer service business_calendar sla", "rcuvla", "", ""),
    ("incident", "re", "", ""),
    ("*", "a", "", ""),
];

/// Every role and its lines.
const ROLES: &[(&str, &[&[Line]])] = &[
    ("user", &[USER]),
    ("customer_contact", &[CONTACT]),
    ("service_desk_agent", &[STAFF, AGENT]),
    ("service_desk_lead", &[STAFF, AGENT, LEAD]),
    ("support_analyst", &[STAFF, ANALYST]),
    ("duty_manager", &[STAFF, AGENT, DUTY_MANAGER]),
    ("incident_manager", &[STAFF, AGENT, INCIDENT_MANAGER]),
    ("service_owner", &[STAFF, SERVICE_OWNER]),
    ("service_level_manager", &[STAFF, LEVEL_MANAGER]),
    ("sms_manager", &[STAFF, SMS_MANAGER]),
    ("top_management", &[STAFF, MANAGEMENT]),
    ("internal_auditor", &[STAFF, AUDITOR]),
    ("administrator", &[STAFF, ADMINISTRATOR]),
];

/// What a role grants; nothing for a role nobody knows.
pub(crate) fn grants(role: &str) -> Vec<Grant> {
    let Some((name, tables)) = ROLES.iter().find(|(name, _)| *name == role) else { return Vec::new() };
    tables.iter().flat_map(|lines| lines.iter()).flat_map(|line| read(name, line)).collect()
}

/// Names of all roles.
#[must_use]
pub fn roles() -> Vec<&'static str> {
    ROLES.iter().map(|(name, _)| *name).collect()
}

fn read(role: &str, (types, verbs, fields, rows): &Line) -> Vec<Grant> {
    let verbs: Vec<Verb> = verbs.chars().filter_map(verb).collect();
    let names = |text: &str| text.split_ascii_whitespace().map(Name::from).collect();
    let fields = match (fields.strip_prefix("only:"), fields.strip_prefix("except:")) {
        (Some(only), _) => FieldSet::Only(names(only)),
        (_, Some(except)) => FieldSet::Except(names(except)),
        _ => FieldSet::All,
    };
    let grant = |type_name: Option<Name>| Grant {
        role: Name::from(role),
        type_name,
        verbs: verbs.clone(),
        fields: fields.clone(),
        scope: (*rows).to_owned(),
    };
    types.split_ascii_whitespace().map(|t| grant((t != "*").then(|| Name::from(t)))).collect()
}

fn verb(letter: char) -> Option<Verb> {
    Some(match letter {
        'r' => Verb::Read,
        'i' => Verb::Internal,
        'c' => Verb::Create,
        'u' => Verb::Update,
        'm' => Verb::Comment,
        'l' => Verb::Link,
        'v' => Verb::Move(Name::from("*")),
        'o' => Verb::Override,
        'k' => Verb::Correct,
        'e' => Verb::Erase,
        'a' => Verb::Administer,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use schema::query::Query;

    #[test]
    fn every_line_fits_the_record_types() {
        let model = practices::model();
        for (role, tables) in ROLES {
            for line in tables.iter().flat_map(|lines| lines.iter()) {
                assert!(line.1.chars().all(|c| verb(c).is_some()), "{role}: {}", line.1);
                for grant in read(role, line) {
                    let Some(type_name) = &grant.type_name else { continue };
                    let def = model.get(type_name).unwrap_or_else(|| panic!("{role}: no type {type_name}"));
                    Query::parse(&grant.scope)
                        .and_then(|q| q.check(&model, def))
                        .unwrap_or_else(|e| panic!("{role} {type_name}: {} {e}", grant.scope));
                    let (FieldSet::Only(names) | FieldSet::Except(names)) = &grant.fields else { continue };
                    for name in names {
                        let known = def.field(name).is_some() || matches!(&**name, "watchers" | "clocks");
                        assert!(known, "{role}: {type_name} has no field {name}");
                    }
                }
            }
        }
    }

    #[test]
    fn every_role_of_an_assignment_and_of_a_move_is_known() {
        let model = practices::model();
        let assignment = model.get("role_assignment").unwrap().field("role").unwrap().clone();
        let schema::FieldKind::Choice { choices } = assignment.kind else { panic!("the role is a choice") };
        for choice in &choices {
            assert!(!grants(&choice.name).is_empty(), "{} grants nothing", choice.name);
        }
        for def in model.types.values() {
            for m in def.lifecycle.iter().flat_map(|l| &l.moves) {
                for role in &m.roles {
                    assert!(choices.iter().any(|c| c.name == *role), "{}: move {} is for {role}, which nobody can hold", def.name, m.name);
                }
            }
        }
    }

    #[test]
    fn requesters_see_no_more_than_their_own() {
        for grant in grants("user") {
            if grant.type_name.as_deref() == Some("incident") {
                assert_eq!(grant.scope, "requester:me");
                assert!(!grant.verbs.contains(&Verb::Internal));
            }
        }
    }
}

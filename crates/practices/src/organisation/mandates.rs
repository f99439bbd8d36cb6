//! Who holds which role today, and what is wrong with that: roles nobody holds, people without a deputy, roles that end
//! soon, and one person in two roles of which one must be independent of the other.

use super::days::{days_after, days_between, months_after};
use super::roles::VITAL;
use crate::handles::role_assignment::{f, state};
use engine::Record;
use kernel::{Date, Id, Name};
use std::collections::BTreeSet;

/// Days ahead within which an end is shown.
pub const SOON_DAYS: i64 = 60;
/// Months after which somebody may audit what they owned or managed.
const INDEPENDENT_AFTER_MONTHS: i64 = 12;

/// The roles as they are shown, by what they are about. Those of people outside come by themselves with a customer or supplier.
pub const GROUPS: [(&str, &[&str]); 5] = [
    ("Direction", &["top_management", "sms_owner", "sms_manager", "process_owner", "process_manager", "service_owner", "risk_owner"]),
    (
        "Service operation",
        &[
            "service_desk_lead",
            "service_desk_agent",
            "support_analyst",
            "duty_manager",
            "incident_manager",
            "major_incident_manager",
            "request_manager",
            "problem_manager",
        ],
    ),
    (
        "Change and configuration",
        &["change_manager", "change_authority", "release_manager", "configuration_manager", "asset_manager", "knowledge_manager"],
    ),
    (
        "Relations, supply and assurance",
        &[
            "service_level_manager",
            "relationship_manager",
            "catalogue_manager",
            "supplier_manager",
            "finance_manager",
            "budget_holder",
            "demand_manager",
            "capacity_manager",
            "availability_manager",
            "continuity_manager",
            "security_manager",
        ],
    ),
    (
        "Support and evaluation",
        &[
            "document_controller",
            "competence_manager",
            "improvement_manager",
            "internal_audit_manager",
            "internal_auditor",
            "administrator",
        ],
    ),
];
/// Roles that are held by many or by people outside: not part of the matrix.
pub const APART: [&str; 3] = ["user", "customer_contact", "supplier_contact"];

/// How far an assignment was agreed upon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Agreed {
    /// Nobody accepted it yet.
    Proposed,
    /// Accepted by the person, not made known.
    Accepted,
    /// Accepted and made known.
    MadeKnown,
}

/// One role assignment, as far as the matrix looks at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mandate {
    /// The assignment.
    pub id: Id,
    /// The role.
    pub role: Name,
    /// Who holds it.
    pub person: Id,
    /// Whether that person is active.
    pub active: bool,
    /// For what, where it is not for everything.
    pub scope: Option<String>,
    /// First day.
    pub from: Date,
    /// Last day; nothing while it lasts.
    pub to: Option<Date>,
    /// How far it was agreed upon.
    pub agreed: Agreed,
    /// Who stands in.
    pub deputy: Option<Id>,
}

impl Mandate {
    /// What a record says; nothing when it lacks role, person or first day.
    #[must_use]
    pub fn read(record: &Record, is_active: impl Fn(Id) -> bool) -> Option<Self> {
        let person = f::PERSON.get(record)?;
        let agreed = match record.state.as_deref() {
            Some(state::ACTIVE) => Agreed::MadeKnown,
            Some(state::ACCEPTED) => Agreed::Accepted,
            _ if f::PUBLISHED_AT.is_set(record) && f::ACCEPTED_AT.is_set(record) => Agreed::MadeKnown,
            _ if f::ACCEPTED_AT.is_set(record) => Agreed::Accepted,
            _ => Agreed::Proposed,
        };
        Some(Self {
            id: record.id,
            role: record.choice("role")?.clone(),
            person,
            active: is_active(person),
            scope: f::SCOPE_OF_ROLE.get(record).map(str::to_owned),
            from: f::VALID_FROM.get(record)?,
            to: f::VALID_TO.get(record),
            agreed,
            deputy: f::DEPUTY.get(record),
        })
    }
    /// Whether it gives its role on a day to somebody who is active.
    #[must_use]
    pub fn gives(&self, on: Date) -> bool {
        self.active && self.from <= on && self.to.is_none_or(|to| on <= to)
    }
    /// Whether it gave its role on any day of a stretch.
    fn gave(&self, from: Date, until: Date) -> bool {
        self.from <= until && self.to.is_none_or(|to| from <= to)
    }
}

/// Who holds a role on a day.
pub fn holders<'a>(all: &'a [Mandate], role: &'a str, on: Date) -> impl Iterator<Item = &'a Mandate> {
    all.iter().filter(move |m| *m.role == *role && m.gives(on))
}

/// Roles without which the system is not run and that nobody holds.
#[must_use]
pub fn vacant(all: &[Mandate], on: Date) -> Vec<&'static str> {
    VITAL.into_iter().filter(|role| holders(all, role, on).next().is_none()).collect()
}

/// Whether the system is not run without a role.
#[must_use]
pub fn is_vital(role: &str) -> bool {
    VITAL.contains(&role)
}

/// Assignments for which nobody stands in: no deputy is named and nobody else holds the role.
#[must_use]
pub fn alone(all: &[Mandate], on: Date) -> Vec<&Mandate> {
    let others = |m: &Mandate| holders(all, &m.role, on).any(|o| o.person != m.person);
    all.iter().filter(|m| m.gives(on) && !APART.contains(&&*m.role) && m.deputy.is_none() && !others(m)).collect()
}

/// An assignment that ends soon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending<'a> {
    /// The assignment.
    pub mandate: &'a Mandate,
    /// Its last day.
    pub last: Date,
    /// Days until then.
    pub days_left: i64,
    /// Whether somebody holds the role the day after.
    pub succeeded: bool,
}

/// Assignments that end within so many days, the soonest first.
#[must_use]
pub fn ending(all: &[Mandate], on: Date, within: i64) -> Vec<Ending<'_>> {
    let mut found: Vec<Ending<'_>> = all
        .iter()
        .filter(|m| m.gives(on))
        .filter_map(|m| {
            let last = m.to?;
            let days_left = days_between(on, last);
            let after = days_after(last, 1);
            let succeeded = holders(all, &m.role, after).any(|other| other.id != m.id);
            (days_left <= within).then_some(Ending { mandate: m, last, days_left, succeeded })
        })
        .collect();
    found.sort_by_key(|e| (e.last, e.mandate.id));
    found
}

/// A duty that must be done by somebody independent, and the roles whose holders are not.
#[derive(Debug, PartialEq, Eq)]
pub struct Separation {
    /// Roles that do it.
    pub independent: &'static [&'static str],
    /// Roles that stand against it.
    pub beside: &'static [&'static str],
    /// Whether it counts for twelve months after the other role ended.
    pub lingers: bool,
    /// What the person may not do.
    pub refused: &'static str,
}

/// What nobody may do alone, as far as roles show it. The single act is refused where it happens; that a person holds both
/// roles is worth knowing before.
pub const SEPARATIONS: &[Separation] = &[
    Separation {
        independent: &["internal_audit_manager", "internal_auditor"],
        beside: &[
            "process_owner",
            "process_manager",
            "service_owner",
            "sms_owner",
            "sms_manager",
            "incident_manager",
            "request_manager",
            "problem_manager",
            "change_manager",
            "release_manager",
            "configuration_manager",
            "asset_manager",
            "service_level_manager",
            "supplier_manager",
            "finance_manager",
            "capacity_manager",
            "availability_manager",
            "continuity_manager",
            "security_manager",
        ],
        lingers: true,
        refused: "Nobody audits a process or service they owned or managed in the last twelve months.",
    },
    Separation {
        independent: &["change_authority"],
        beside: &["change_manager", "release_manager", "support_analyst"],
        lingers: false,
        refused: "Nobody approves a change alone that they requested or will carry out.",
    },
    Separation {
        independent: &["top_management"],
        beside: &["internal_audit_manager"],
        lingers: false,
        refused: "Nobody approves an audit programme that they wrote or own.",
    },
    Separation {
        independent: &["sms_owner", "top_management"],
        beside: &["document_controller"],
        lingers: false,
        refused: "Nobody approves a document or policy of which they are the only author.",
    },
    Separation {
        independent: &["configuration_manager"],
        beside: &["asset_manager", "support_analyst"],
        lingers: false,
        refused: "Nobody verifies a correction of configuration data that they entered.",
    },
];

/// One person in two roles that should be apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Who.
    pub person: Id,
    /// The role that must be independent.
    pub role: Name,
    /// The roles beside it, those that ended within the year included.
    pub beside: BTreeSet<Name>,
    /// What is refused.
    pub rule: &'static Separation,
    /// Nobody else holds the role: what this person may not do, nobody can do.
    pub blocks: bool,
}

/// Everybody in two roles that should be apart; what blocks comes first.
#[must_use]
pub fn conflicts(all: &[Mandate], on: Date) -> Vec<Conflict> {
    let since = months_after(on, -INDEPENDENT_AFTER_MONTHS);
    let mut found: Vec<Conflict> = Vec::new();
    for rule in SEPARATIONS {
        for m in all.iter().filter(|m| m.gives(on) && rule.independent.contains(&&*m.role)) {
            let stands = |o: &&Mandate| {
                let then = if rule.lingers { o.gave(since, on) } else { o.gives(on) };
                o.person == m.person && rule.beside.contains(&&*o.role) && then
            };
            let beside: BTreeSet<Name> = all.iter().filter(stands).map(|o| o.role.clone()).collect();
            let known = found.iter().any(|c| c.person == m.person && c.role == m.role && c.rule == rule);
            if beside.is_empty() || known {
                continue;
            }
            let blocks = !rule.independent.iter().any(|role| holders(all, role, on).any(|o| o.person != m.person));
            found.push(Conflict { person: m.person, role: m.role.clone(), beside, rule, blocks });
        }
    }
    found.sort_by_key(|c| !c.blocks);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn mandate(n: u128, role: &str, person: u128, from: Date, to: Option<Date>) -> Mandate {
        Mandate {
            id: Id::from_u128(n),
            role: role.into(),
            person: Id::from_u128(person),
            active: true,
            scope: None,
            from,
            to,
            agreed: Agreed::MadeKnown,
            deputy: None,
        }
    }
    const TODAY: Date = date(2026, 3, 2);
    const LONG_AGO: Date = date(2024, 1, 1);

    #[test]
    fn every_role_has_its_place() {
        let model = crate::model();
        let schema::FieldKind::Choice { choices } = &model.get("role_assignment").unwrap().field("role").unwrap().kind else { panic!() };
        let shown: Vec<&str> = GROUPS.iter().flat_map(|(_, roles)| roles.iter().copied()).chain(APART).collect();
        let known: Vec<&str> = choices.iter().map(|c| &*c.name).collect();
        assert_eq!(shown.iter().collect::<BTreeSet<_>>(), known.iter().collect::<BTreeSet<_>>());
        assert_eq!(shown.len(), known.len(), "no role stands twice");
        let named = SEPARATIONS.iter().flat_map(|s| s.independent.iter().chain(s.beside));
        assert!(named.clone().all(|r| known.contains(r)), "{:?}", named.filter(|r| !known.contains(r)).collect::<Vec<_>>());
    }

    #[test]
    fn a_role_is_vacant_when_nobody_active_holds_it_today() {
        let mut all = vec![mandate(1, "sms_owner", 1, LONG_AGO, None), mandate(2, "sms_manager", 2, LONG_AGO, Some(date(2026, 3, 1)))];
        assert!(!vacant(&all, TODAY).contains(&"sms_owner") && vacant(&all, TODAY).contains(&"sms_manager"));
        all[0].active = false;
        assert!(vacant(&all, TODAY).contains(&"sms_owner"));
        assert!(!vacant(&all, TODAY).contains(&"internal_auditor"), "not every role must be held");
    }

    #[test]
    fn alone_is_whoever_has_neither_deputy_nor_colleague() {
        let mut all = vec![mandate(1, "change_manager", 1, LONG_AGO, None), mandate(2, "user", 1, LONG_AGO, None)];
        assert_eq!(alone(&all, TODAY).len(), 1);
        all[0].deputy = Some(Id::from_u128(2));
        assert!(alone(&all, TODAY).is_empty());
        all[0].deputy = None;
        all.push(mandate(3, "change_manager", 2, LONG_AGO, None));
        assert!(alone(&all, TODAY).is_empty());
    }

    #[test]
    fn what_ends_says_whether_somebody_follows() {
        let all = vec![
            mandate(1, "problem_manager", 1, LONG_AGO, Some(date(2026, 5, 1))),
            mandate(2, "request_manager", 1, LONG_AGO, Some(date(2026, 5, 2))),
            mandate(3, "asset_manager", 1, LONG_AGO, Some(date(2026, 3, 2))),
            mandate(4, "asset_manager", 2, date(2026, 3, 3), None),
        ];
        let found: Vec<(&str, i64, bool)> =
            ending(&all, TODAY, SOON_DAYS).iter().map(|e| (&*e.mandate.role, e.days_left, e.succeeded)).collect();
        assert_eq!(found, [("asset_manager", 0, true), ("problem_manager", 60, false)]);
    }

    #[test]
    fn an_auditor_is_independent_of_what_they_managed_within_the_year() {
        let owner = |to| vec![mandate(1, "internal_auditor", 1, LONG_AGO, None), mandate(2, "process_owner", 1, LONG_AGO, to)];
        let found = conflicts(&owner(None), TODAY);
        assert_eq!(found.len(), 1);
        assert!(found[0].blocks && found[0].beside.contains("process_owner"));
        assert_eq!(conflicts(&owner(Some(date(2025, 3, 2))), TODAY).len(), 1, "the first day of the year still counts");
        assert!(conflicts(&owner(Some(date(2025, 3, 1))), TODAY).is_empty());
        let mut two = owner(None);
        two.push(mandate(3, "internal_auditor", 2, LONG_AGO, None));
        assert!(!conflicts(&two, TODAY)[0].blocks, "somebody else can audit it");
    }

    #[test]
    fn approving_and_doing_are_apart_only_while_both_are_held() {
        let all = vec![
            mandate(1, "change_authority", 1, LONG_AGO, None),
            mandate(2, "change_manager", 1, LONG_AGO, Some(date(2026, 3, 1))),
            mandate(3, "release_manager", 1, LONG_AGO, None),
        ];
        let found = conflicts(&all, TODAY);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].beside.iter().map(|r| &**r).collect::<Vec<_>>(), ["release_manager"]);
    }
}

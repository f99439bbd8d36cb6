//! Impartiality: nobody audits what they owned or managed in the twelve months before (section 1.3).

use crate::measurement::dates::add_months;
use crate::measurement::records::{date, references};
use engine::{Record, Work};
use kernel::{Code, Date, Id, Refusal};
use schema::{FieldKind, Value};
use std::collections::BTreeSet;

/// Months for which one's own work stays one's own.
pub const OWN_WORK_MONTHS: i32 = 12;

/// Somebody owned or managed something audited, from a day (always, when absent) to a day (still, when absent).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tenure {
    /// Who.
    pub person: Id,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
}

/// Auditors whose own work is audited on a day: their tenure touches the twelve months before it, that day included. A
/// tenure that ended on the same date a year ago is just within; one that ended the day before is not.
#[must_use]
pub fn partial(auditors: &[Id], tenures: &[Tenure], audited_on: Date) -> BTreeSet<Id> {
    let since = add_months(audited_on, -OWN_WORK_MONTHS);
    let touches = |t: &Tenure| t.from.is_none_or(|from| from <= audited_on) && t.to.is_none_or(|to| to >= since);
    auditors.iter().copied().filter(|a| tenures.iter().any(|t| t.person == *a && touches(t))).collect()
}

/// Refuses an audit by somebody whose own work it is.
pub(super) fn check(work: &mut Work<'_>) {
    let record = work.record();
    let mut auditors = references(record, "auditors").to_vec();
    auditors.extend(record.reference("owner"));
    let Some(on) = date(record, "held_on").or_else(|| date(record, "planned_on")) else { return };
    let found = partial(&auditors, &tenures(work), on);
    if found.is_empty() {
        return;
    }
    let names: Vec<String> =
        found.iter().filter_map(|id| work.facts().record(*id)).map(|p| p.text("name").unwrap_or_default().to_owned()).collect();
    let words = format!("Nobody audits what they owned or managed in the last twelve months: {}.", names.join(", "));
    work.refuse(Refusal::new(Code::SegregationOfDuties).on("auditors").with("reason", words));
}

/// Who owns or manages what is audited: whoever it names as a person, whoever was assigned a role over it, and the owners
/// the audit itself names.
fn tenures(work: &Work<'_>) -> Vec<Tenure> {
    let record = work.record();
    let mut covered = references(record, "processes_covered").to_vec();
    covered.extend(references(record, "services_covered"));
    let now = |person: Id| Tenure { person, from: None, to: None };
    let mut out: Vec<Tenure> = references(record, "audited_owners").iter().copied().map(now).collect();
    for subject in covered.iter().filter_map(|id| work.facts().record(*id)) {
        out.extend(named(work, &subject).into_iter().map(now));
    }
    let over = |a: &Record| {
        a.fields.values().any(|v| match v {
            Value::Reference(id) => covered.contains(id),
            Value::References(ids) => ids.iter().any(|id| covered.contains(id)),
            _ => false,
        })
    };
    let assigned = work.facts().all("role_assignment").filter(|a| over(a));
    let held =
        assigned.filter_map(|a| Some(Tenure { person: a.reference("person")?, from: date(a, "valid_from"), to: date(a, "valid_to") }));
    out.extend(held);
    out
}

/// The people a process or service names: its owner, its manager, whoever else answers for it.
fn named(work: &Work<'_>, subject: &Record) -> Vec<Id> {
    let Some(def) = work.model().get(&subject.type_name) else { return Vec::new() };
    def.fields.iter().filter(|f| matches!(f.kind, FieldKind::Person)).filter_map(|f| subject.reference(&f.name)).collect()
}

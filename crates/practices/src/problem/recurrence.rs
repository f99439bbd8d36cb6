//! Incidents that come again and again, and the problem that is proposed for them (section 2.4, "Open a problem when").

use crate::handles::incident::{self, ResolutionCode};
use engine::{Action, Record, Work};
use kernel::{Id, Name};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Under whose name problems are proposed.
pub(crate) const AUTOMATION: &str = "incident_trend";
/// Incidents of one kind within thirty days from which a problem is proposed.
const INCIDENTS: usize = 5;
/// Uses of a workaround from which a problem is proposed.
const WORKAROUNDS: usize = 3;
/// Most incidents that are looked at.
const LOOKED_AT: usize = 200;

/// Whether so many incidents with the same service, category and configuration item in thirty days, so many of them
/// resolved by a workaround, call for a problem: five incidents, or three workarounds (section 2.4).
#[must_use]
pub const fn calls_for_problem(incidents: usize, workarounds: usize) -> bool {
    incidents >= INCIDENTS || workarounds >= WORKAROUNDS
}

/// Whether an incident was resolved by a workaround.
pub(crate) fn by_workaround(record: &Record) -> bool {
    incident::f::RESOLUTION_CODE.get(record) == Some(ResolutionCode::Workaround)
}

/// The configuration item, unless none was identified.
fn item(record: &Record) -> Option<String> {
    let item = record.text("configuration_item")?.trim().to_lowercase();
    (!item.is_empty() && item != "none identified" && item != "none").then_some(item)
}

fn kind(record: &Record) -> Option<(Id, Id, String)> {
    Some((record.reference("service")?, record.reference("category")?, item(record)?))
}

/// The incidents of the last thirty days that are of one kind with this record, itself included when it is one; nothing
/// when it does not say enough of itself to be compared.
pub(crate) fn alike(work: &Work<'_>, record: &Record) -> Option<Vec<Arc<Record>>> {
    let (service, category, item_) = kind(record)?;
    let query = format!("service:{service} category:{category} reported_at>-30d -state:cancelled");
    let found = work.facts().find(incident::TYPE, &query, LOOKED_AT);
    let mut alike: Vec<Arc<Record>> =
        found.into_iter().filter(|r| r.id != record.id && item(r).as_deref() == Some(&*item_)).collect();
    if *record.type_name == *incident::TYPE {
        alike.push(Arc::new(record.clone()));
    }
    Some(alike)
}

/// Whether a problem of this kind is open, or was recorded (and perhaps dismissed) in the last thirty days.
pub(crate) fn is_known(work: &Work<'_>, record: &Record) -> bool {
    let Some((service, category, item_)) = kind(record) else { return true };
    let query = format!("service:{service} category:{category} (is:open or created>-30d)");
    let found = work.facts().find(crate::handles::problem::TYPE, &query, LOOKED_AT);
    found.iter().any(|p| item(p).as_deref() == Some(&*item_))
}

/// What creates the problem that is proposed.
pub(crate) fn proposal(record: &Record, count: usize) -> Action {
    let item = record.text("configuration_item").unwrap_or_default();
    let text = format!("{count} incidents with the same service, category and configuration item in 30 days. Proposed automatically.");
    let mut set: BTreeMap<Name, Json> = BTreeMap::new();
    let fixed = [
        ("title", json!(format!("Recurring incidents of {item}").chars().take(160).collect::<String>())),
        ("description", json!(text)),
        ("detected_by", json!("trend")),
        ("first_incident", json!(record.id)),
    ];
    set.extend(fixed.into_iter().map(|(field, value)| (Name::from(field), value)));
    for field in ["service", "category", "configuration_item", "customer"] {
        set.extend(record.get(field).map(|value| (Name::from(field), value.to_json())));
    }
    Action { set, ..Action::default() }
}

#[cfg(test)]
mod tests {
    use super::calls_for_problem;

    #[test]
    fn thresholds() {
        for (incidents, workarounds, called_for) in
            [(0, 0, false), (4, 0, false), (5, 0, true), (4, 2, false), (3, 3, true), (5, 5, true), (500, 0, true)]
        {
            assert_eq!(calls_for_problem(incidents, workarounds), called_for, "{incidents} {workarounds}");
        }
    }
}

//! Incidents related to a release: on its service, reported in observation, that name one of its changes; and those the release
//! manager confirmed.

use super::{called, changes};
use crate::handles::release::f;
use crate::handles::{change, incident};
use crate::organisation::Settings;
use engine::{Record, Work};
use kernel::Id;
use schema::Value;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Most incidents looked at.
const MOST: usize = 500;

/// Counts them, all and those of P1 and P2, and says when.
pub(super) fn count(work: &mut Work<'_>) {
    let found = related(work);
    let pressing = found.iter().filter(|r| incident::f::PRIORITY.get(&***r).is_some_and(|p| p <= incident::Priority::P2)).count();
    let number = |n: usize| Value::Integer(i64::try_from(n).unwrap_or(i64::MAX));
    let now = Value::Instant(work.now());
    work.set(f::POST_DEPLOY_INCIDENTS.as_str(), number(found.len()));
    work.set(f::POST_DEPLOY_PRESSING.as_str(), number(pressing));
    work.set(f::INCIDENTS_COUNTED_AT.as_str(), now);
}

fn related(work: &Work<'_>) -> Vec<Arc<Record>> {
    let record = work.record();
    let members = changes(work);
    let mut ids: Vec<Id> = f::RELATED_INCIDENTS.get(record).unwrap_or_default().to_vec();
    for member in &members {
        ids.extend(change::f::CAUSED_INCIDENTS.get(&**member).unwrap_or_default());
    }
    let mut found: BTreeMap<Id, Arc<Record>> = ids.iter().filter_map(|id| Some((*id, work.facts().record(*id)?))).collect();
    if let (Some(service), Some(from)) = (f::SERVICE.get(record), f::DEPLOYED_AT.get(record)) {
        let whole = kernel::Timestamp::from_seconds(from.seconds());
        let until = f::OBSERVATION_ENDS_ON.get(record).map_or_else(String::new, |day| format!(" reported_at<={day}"));
        let query = format!("service:{} caused_by_change:* reported_at>={whole}{until} -state:cancelled", service.text());
        let named = work.facts().find(incident::TYPE, &query, MOST);
        found.extend(named.into_iter().filter(|r| members.iter().any(|c| names(r, c))).map(|r| (r.id, r)));
    }
    found.into_values().collect()
}

/// Whether an incident names a change as its cause: as a record, or by its number in words.
fn names(incident: &Record, change: &Record) -> bool {
    match incident.get("caused_by_change") {
        Some(Value::Reference(id)) => *id == change.id,
        Some(Value::Text(text)) => {
            let number = called(change).to_lowercase();
            change.number.is_some() && text.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|word| word == number)
        }
        _ => false,
    }
}

/// Whether the observation is over, on the organisation's calendar.
pub(super) fn is_over(rules: &super::ReleaseRules, work: &Work<'_>) -> bool {
    let hours = Settings::of(work.facts()).hours(&rules.calendars);
    f::OBSERVATION_ENDS_ON.get(work.record()).is_some_and(|end| hours.local_date(work.now()) > end)
}

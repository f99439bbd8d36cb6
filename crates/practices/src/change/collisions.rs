//! Changes that would get into each other's way (processes, section 3.1.5): windows that overlap with a margin, and a service,
//! an item, or items one dependency apart in common.

use super::services_of;
use crate::handles::change::{columns, f, state};
use engine::{Record, Work};
use kernel::{Id, Timestamp};
use schema::{Row, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Margin on either side of a window, in seconds.
pub const MARGIN_SECONDS: i64 = 30 * 60;
/// States in which a change holds its window.
const HOLDING: &str = "state:awaiting_approval,approved,scheduled,implementing";
const HOLDING_STATES: [&str; 4] = [state::AWAITING_APPROVAL, state::APPROVED, state::SCHEDULED, state::IMPLEMENTING];
/// Most changes one search brings back.
const MOST: usize = 100;
/// Records named in one query, well below what a query may hold.
const NAMED: usize = 60;
/// Most items whose surroundings are looked at.
const MOST_ITEMS: usize = 200;

/// Whether two windows overlap with the margin. Windows exactly the margin apart do not.
#[must_use]
pub fn overlap(a: (Timestamp, Timestamp), b: (Timestamp, Timestamp)) -> bool {
    a.0 < b.1.plus_seconds(MARGIN_SECONDS) && b.0 < a.1.plus_seconds(MARGIN_SECONDS)
}

/// Whether a change holds its window: it is put to approval, and not done.
#[must_use]
pub fn holds(record: &Record) -> bool {
    record.state.as_deref().is_some_and(|s| HOLDING_STATES.contains(&s))
}

/// What two changes both touch: services, items, and items that stand beside one of the other's (`beside`: the items one
/// dependency apart from each). Without overlapping windows that is no collision yet.
#[must_use]
pub fn shared(a: &Record, b: &Record, beside: &BTreeMap<Id, BTreeSet<Id>>) -> Vec<Id> {
    let services = services_of(b);
    let mut common: Vec<Id> = services_of(a).into_iter().filter(|s| services.contains(s)).collect();
    let theirs: BTreeSet<Id> = f::CONFIGURATION_ITEMS.get(b).unwrap_or_default().iter().copied().collect();
    for item in f::CONFIGURATION_ITEMS.get(a).unwrap_or_default() {
        let near = beside.get(item).into_iter().flatten().chain([item]);
        common.extend(near.filter(|id| theirs.contains(id)).copied());
    }
    common.sort_unstable();
    common.dedup();
    common
}

/// Whether the owners of both changes acknowledged that they collide; one does, where both are theirs.
#[must_use]
pub fn settled(a: &Record, b: &Record) -> bool {
    let same_owner = f::ASSIGNED_TO.get(a).is_some() && f::ASSIGNED_TO.get(a) == f::ASSIGNED_TO.get(b);
    let (here, there) = (acknowledges(a, b.id), acknowledges(b, a.id));
    here && there || same_owner && (here || there)
}

/// The window a change is planned in.
#[must_use]
pub fn window(record: &Record) -> Option<(Timestamp, Timestamp)> {
    Some((f::PLANNED_START.get(record)?, f::PLANNED_END.get(record)?))
}

/// Items and those one dependency apart: linked to them, or named in their relationships.
fn surroundings(work: &Work<'_>) -> BTreeSet<Id> {
    let own = f::CONFIGURATION_ITEMS.get(work.record()).unwrap_or_default();
    let mut all: BTreeSet<Id> = own.iter().copied().collect();
    for item in own.iter().take(MOST_ITEMS) {
        let between = work.facts().links(*item).iter().filter(|l| *l.from_type == *"configuration_item" && l.to_type == l.from_type);
        all.extend(between.flat_map(|l| [l.from, l.to]));
        let record = work.facts().record(*item);
        if let Some(Value::Table(rows)) = record.as_deref().and_then(|r| r.get("relationships")) {
            all.extend(rows.iter().flat_map(Row::values).filter_map(|v| if let Value::Reference(id) = v { Some(*id) } else { None }));
        }
    }
    all
}

/// Changes this one collides with, oldest id first.
pub(super) fn find(work: &Work<'_>) -> Vec<Arc<Record>> {
    let Some(own) = window(work.record()) else { return Vec::new() };
    let whole = |t: Timestamp| Timestamp::from_seconds(t.seconds());
    let (from, to) = (whole(own.0.plus_seconds(-MARGIN_SECONDS)), whole(own.1.plus_seconds(MARGIN_SECONDS + 1)));
    let near = format!("{HOLDING} planned_start<{to} planned_end>{from}");
    let mut found: BTreeMap<Id, Arc<Record>> = BTreeMap::new();
    let mut search = |fields: [&str; 2], ids: &[Id]| {
        for some in ids.chunks(NAMED) {
            let names = some.iter().map(|id| id.text()).collect::<Vec<_>>().join(",");
            let touching: Vec<String> = fields.iter().filter(|f| !f.is_empty()).map(|f| format!("{f}:{names}")).collect();
            let query = format!("{near} ({})", touching.join(" or "));
            found.extend(work.facts().find("change", &query, MOST).into_iter().map(|r| (r.id, r)));
        }
    };
    search([f::SERVICE.as_str(), f::AFFECTED_SERVICES.as_str()], &services_of(work.record()));
    let items: Vec<Id> = surroundings(work).into_iter().collect();
    search([f::CONFIGURATION_ITEMS.as_str(), ""], &items);
    let me = work.record().id;
    found.into_values().filter(|other| other.id != me && window(other).is_some_and(|theirs| overlap(own, theirs))).collect()
}

/// Says on the record with what it collides, when something changed that could say otherwise.
pub(super) fn compute(work: &mut Work<'_>) {
    const WATCHED: [&str; 5] = ["planned_start", "planned_end", "service", "affected_services", "configuration_items"];
    let begun = work.record().state.as_deref().is_some_and(|s| s != state::DRAFT && s != state::SUBMITTED);
    let asked = work.taken().is_some() && work.before().is_some_and(|b| b.state != work.record().state);
    let due = work.phase().is_some_and(schema::Phase::is_active) && (asked || begun && WATCHED.iter().any(|field| work.changed(field)));
    if !due || window(work.record()).is_none() {
        return;
    }
    let ids: Vec<Id> = find(work).iter().map(|r| r.id).collect();
    if ids.is_empty() {
        work.clear(f::CONFLICTING_CHANGES.as_str());
    } else {
        work.set(f::CONFLICTING_CHANGES.as_str(), Value::References(ids));
    }
    let at = Value::Instant(work.now());
    work.set(f::CONFLICTS_CHECKED_AT.as_str(), at);
}

fn acknowledges(record: &Record, other: Id) -> bool {
    let rows = f::CONFLICT_ACKNOWLEDGEMENTS.get(record).unwrap_or_default();
    rows.iter().any(|row| columns::conflict_acknowledgements::CHANGE.get(row) == Some(other))
}

/// Collisions that one of the owners has not acknowledged.
pub(super) fn unacknowledged(work: &Work<'_>) -> Vec<Arc<Record>> {
    let own = work.record();
    let mut open = find(work);
    open.retain(|other| {
        let same_owner = f::ASSIGNED_TO.get(own).is_some() && f::ASSIGNED_TO.get(own) == f::ASSIGNED_TO.get(&**other);
        !(acknowledges(own, other.id) && (same_owner || acknowledges(other, own.id)))
    });
    open
}

/// Whoever acknowledges does so for themselves, as owner of this change, and now.
pub(super) fn check(work: &mut Work<'_>) {
    if !work.changed(f::CONFLICT_ACKNOWLEDGEMENTS.as_str()) || !work.by_person() {
        return;
    }
    let actor = work.actor().person();
    let fresh = fresh_rows(work, f::CONFLICT_ACKNOWLEDGEMENTS.as_str());
    let forged = fresh.iter().any(|row| columns::conflict_acknowledgements::BY.get(row) != actor);
    let owner = f::ASSIGNED_TO.get(work.record()) == actor;
    if forged || !(fresh.is_empty() || owner || work.has_role(&["change_manager"])) {
        work.refuse_guard("conflict_acknowledgements", "The owner of this change acknowledges a collision, for themselves.");
    }
}

/// Signs the acknowledgements that were added.
pub(super) fn sign(work: &mut Work<'_>) {
    super::sign_rows(work, f::CONFLICT_ACKNOWLEDGEMENTS.as_str(), "by", "at");
}

/// Rows of a table that were not there before.
pub(super) fn fresh_rows(work: &Work<'_>, field: &str) -> Vec<Row> {
    let rows = |value: Option<&Value>| if let Some(Value::Table(rows)) = value { rows.clone() } else { Vec::new() };
    let old = rows(work.was(field));
    rows(work.record().get(field)).into_iter().filter(|row| !old.contains(row)).collect()
}

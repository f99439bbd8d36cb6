//! The change calendar: what is changed when, when nothing may be changed, and what would get into each other's way. One
//! statement for changes, one for freezes, one for the surroundings of the items that changes touch, one for the faces of
//! items that two of them share.

use crate::app::App;
use crate::error::{AppError, Result};
use crate::pages::Wish;
use crate::sight;
use crate::view::{CalendarWish, ChangeCalendar, Collision, Freeze, Label, PlannedChange, Span, Standing};
use engine::{Record, Viewer};
use jiff::ToSpan;
use jiff::civil::Weekday;
use jiff::tz::TimeZone;
use kernel::{Date, Id, Timestamp};
use practices::change::collisions::{self, MARGIN_SECONDS};
use practices::change::freezes;
use schema::query::Sort;
use schema::{Phase, TypeDef, Value};
use std::collections::{BTreeMap, BTreeSet};
use store::Tie;

/// Changes shown at most.
const MOST: u32 = 400;
/// Freezes shown at most.
const MOST_FREEZES: u32 = 60;
/// Surroundings looked at, at most.
const MOST_TIES: usize = 5_000;
/// Services to choose from, at most.
const MOST_SERVICES: usize = 300;
/// A change without an end is drawn as long as this.
const UNTOLD_SECONDS: i64 = 3_600;
/// What is kept of a record for the calendar; other fields would be looked up for nothing.
const KEPT: [&str; 19] = [
    "title",
    "change_type",
    "risk_level",
    "service",
    "affected_services",
    "configuration_items",
    "planned_start",
    "planned_end",
    "actual_start",
    "actual_end",
    "outcome",
    "assigned_to",
    "conflict_acknowledgements",
    "starts_at",
    "ends_at",
    "services",
    "allowed_types",
    "exceptions",
    "ended_at",
];

/// Of these, what is named.
const FACED: [&str; 4] = ["service", "affected_services", "services", "assigned_to"];

impl App {
    /// Changes and freezes of a month or a week, within what the viewer may see.
    ///
    /// # Errors
    /// Not visible when they read no changes; a fault.
    pub async fn change_calendar(&self, viewer: &Viewer, wish: &CalendarWish) -> Result<ChangeCalendar> {
        let def = self.def("change")?;
        let rows = self.rows(viewer, &def).map_err(|_| AppError::NotVisible)?;
        let zone = TimeZone::get(&viewer.zone).unwrap_or(TimeZone::UTC);
        let today = zone.to_datetime(self.now().to_jiff()).date();
        let on = wish.on.unwrap_or(today);
        let (first, last) = days(wish.span, on);
        let midnight =
            |day: Date| zone.to_ambiguous_timestamp(day.at(0, 0, 0, 0)).compatible().map(|t| Timestamp::from_seconds(t.as_second()));
        let begin = midnight(first).map_err(AppError::fault)?;
        let end = midnight(last.saturating_add(1.day())).map_err(AppError::fault)?;

        let affected = self.may_ask(viewer, &def.name, "affected_services");
        let query = self.understood(viewer, &def, &of_changes(wish, affected, begin, end)).map_err(|p| AppError::from(p.refusal()))?;
        let order = Sort::parse("planned_start", &self.model, &def).map_err(AppError::fault)?;
        let asked = Wish { def: &def, query: &query, scope: &rows.0, sort: &order, cursor: None, limit: MOST };
        let page = self.page_of(&asked, &self.env(viewer)).await?;
        let more = page.next.is_some();
        let frozen = self.frozen(viewer, wish, begin, end).await?;
        let beside = self.surroundings(&page.records).await?;

        let both = page.records.into_iter().chain(frozen).collect();
        let (mut records, mut names) =
            self.rows_showing(viewer, both, |_, name| KEPT.contains(&name.as_str()), |name| FACED.contains(&name.as_str())).await?;
        let found = records.split_off(records.iter().take_while(|r| r.type_name == def.name).count());
        let freezes: Vec<Freeze> = found.into_iter().filter_map(|r| freeze(self.model.get(&r.type_name)?, r)).collect();
        let now = self.now();
        let mut changes: Vec<PlannedChange> = records.into_iter().filter_map(|r| planned(&def, r, now)).collect();
        changes.retain(|c| c.from < end && begin < c.to);
        changes.sort_by_key(|c| (c.from, c.to, c.record.id));
        for change in changes.iter_mut().filter(|c| matches!(c.standing, Standing::Proposed | Standing::Agreed)) {
            let stops = |f: &&Freeze| f.announced && freezes::stops(&f.record, &change.record, (change.from, change.to));
            change.stopped_by = freezes.iter().filter(stops).map(|f| f.record.id).collect();
        }
        // Whoever does not see what owners said about them would be told that nothing was said.
        let judged = self.may_ask(viewer, &def.name, "conflict_acknowledgements");
        let collisions = if judged { collide(&mut changes, &beside) } else { Vec::new() };
        let shared: BTreeSet<Id> = collisions.iter().flat_map(|c| &c.shared).filter(|id| !names.contains_key(id)).copied().collect();
        names.extend(self.labels(viewer, &shared).await?);
        let services = self.services_seen(viewer, &names).await?;
        let wish = CalendarWish { on: Some(on), ..wish.clone() };
        Ok(ChangeCalendar { wish, on, today, first, last, def, changes, freezes, collisions, names, services, more })
    }

    /// Freezes that reach into the view, as far as the viewer reads them.
    async fn frozen(&self, viewer: &Viewer, wish: &CalendarWish, begin: Timestamp, end: Timestamp) -> Result<Vec<Record>> {
        let def = self.def("change_freeze")?;
        let Ok(rows) = self.rows(viewer, &def) else { return Ok(Vec::new()) };
        let within = wish.service.map_or_else(String::new, |id| format!(" (services:{id} or no:services)"));
        let text = format!("-state:cancelled starts_at<{end} ends_at>{begin}{within}");
        let Ok(query) = self.understood(viewer, &def, &text) else { return Ok(Vec::new()) };
        let order = Sort::parse("starts_at", &self.model, &def).map_err(AppError::fault)?;
        let asked = Wish { def: &def, query: &query, scope: &rows.0, sort: &order, cursor: None, limit: MOST_FREEZES };
        Ok(self.page_of(&asked, &self.env(viewer)).await?.records)
    }

    /// Items one dependency apart from those that changes touch.
    async fn surroundings(&self, changes: &[Record]) -> Result<BTreeMap<Id, BTreeSet<Id>>> {
        let items = |r: &Record| if let Some(Value::References(ids)) = r.get("configuration_items") { ids.clone() } else { Vec::new() };
        let touched: Vec<Id> = changes.iter().flat_map(items).collect::<BTreeSet<_>>().into_iter().collect();
        let Some(def) = self.model.get("configuration_item").filter(|_| !touched.is_empty()) else { return Ok(BTreeMap::new()) };
        let among = def.links.iter().filter(|l| l.to == def.name);
        let ties: Vec<Tie<'_>> = among.map(|l| Tie::Link { from_type: &def.name, name: &l.name }).collect();
        let mut beside: BTreeMap<Id, BTreeSet<Id>> = BTreeMap::new();
        for tied in self.store.ties(&touched, &ties, MOST_TIES).await? {
            beside.entry(tied.from).or_default().insert(tied.to);
            beside.entry(tied.to).or_default().insert(tied.from);
        }
        Ok(beside)
    }

    /// Services to choose from: those that are offered, and those that are mentioned.
    async fn services_seen(&self, viewer: &Viewer, names: &BTreeMap<Id, Label>) -> Result<Vec<Label>> {
        let shelf = self.shelf();
        let ended = |r: &Record| {
            let state = r.state.as_deref().and_then(|s| self.model.get("service")?.state(s));
            state.is_some_and(|s| s.terminal)
        };
        let ids: BTreeSet<Id> = shelf.all("service").filter(|r| !ended(r) || names.contains_key(&r.id)).map(|r| r.id).collect();
        let mut all: Vec<Label> = self.labels(viewer, &ids).await?.into_values().collect();
        all.sort_by(|a, b| a.title.cmp(&b.title));
        all.truncate(MOST_SERVICES);
        Ok(all)
    }
}

/// The Monday and the Sunday between which everything lies.
fn days(span: Span, on: Date) -> (Date, Date) {
    let monday = |day: Date| day.saturating_sub(i64::from(day.weekday().since(Weekday::Monday)).days());
    match span {
        Span::Week => (monday(on), monday(on).saturating_add(6.days())),
        Span::Month => (monday(on.first_of_month()), monday(on.last_of_month()).saturating_add(6.days())),
    }
}

/// Changes whose window, planned or real, reaches into the view.
fn of_changes(wish: &CalendarWish, affected: bool, begin: Timestamp, end: Timestamp) -> String {
    // A collision across the edge of the view is one, too.
    let whole = |t: Timestamp| Timestamp::from_seconds(t.seconds());
    let (from, to) = (whole(begin.plus_seconds(-MARGIN_SECONDS)), whole(end.plus_seconds(MARGIN_SECONDS)));
    let mut text = format!(
        "-state:cancelled,rejected ((planned_start<{to} planned_end>{from}) or (planned_start<{to} planned_start>{from}) or \
         (actual_start<{to} actual_end>{from}) or (actual_start<{to} state:implementing))"
    );
    if let Some(service) = wish.service {
        let also = if affected { format!(" or affected_services:{service}") } else { String::new() };
        text.push_str(&format!(" (service:{service}{also})"));
    }
    if let Some(kind) = &wish.kind {
        text.push_str(&format!(" change_type:{kind}"));
    }
    text
}

fn planned(def: &TypeDef, record: Record, now: Timestamp) -> Option<PlannedChange> {
    let state = def.state(record.state.as_deref()?)?;
    let (begun, ended) = (record.instant("actual_start"), record.instant("actual_end"));
    let (start, end) = (record.instant("planned_start"), record.instant("planned_end"));
    let from = begun.or(start)?;
    let told = match begun {
        // What is being done lasts until now at least.
        Some(_) => ended.or_else(|| end.map(|end| end.max(now))),
        None => end,
    };
    let to = told.filter(|to| *to > from).unwrap_or_else(|| from.plus_seconds(UNTOLD_SECONDS));
    let failed = record.choice("outcome").is_some_and(|o| ["partial", "backed_out", "failed"].contains(&o.as_str()));
    let standing = match state.phase {
        Phase::Done | Phase::Closed if failed => Standing::Unsuccessful,
        Phase::Done | Phase::Closed => Standing::Done,
        _ if state.name == *"implementing" => Standing::Running,
        _ if state.name == *"approved" || state.name == *"scheduled" => Standing::Agreed,
        _ => Standing::Proposed,
    };
    let title = sight::title(def, &record);
    let (actual, open) = (begun.is_some(), told.is_none());
    Some(PlannedChange { record, title, from, to, actual, open, standing, stopped_by: Vec::new(), collides: Vec::new() })
}

fn freeze(def: &TypeDef, record: Record) -> Option<Freeze> {
    let from = record.instant("starts_at")?;
    let to = record.instant("ended_at").into_iter().chain(record.instant("ends_at")).min()?;
    let services = if let Some(Value::References(ids)) = record.get("services") { ids.clone() } else { Vec::new() };
    let announced = record.state.as_deref() == Some("announced");
    (from < to).then(|| Freeze { title: sight::title(def, &record), from, to, services, announced, record })
}

/// Pairs of changes that hold overlapping windows and touch the same; each is marked on both.
fn collide(changes: &mut [PlannedChange], beside: &BTreeMap<Id, BTreeSet<Id>>) -> Vec<Collision> {
    let held: Vec<usize> = (0..changes.len()).filter(|i| collisions::holds(&changes[*i].record)).collect();
    let mut found = Vec::new();
    for (n, a) in held.iter().copied().enumerate() {
        for b in held[n + 1..].iter().copied() {
            let (one, other) = (&changes[a], &changes[b]);
            // They are sorted by their beginning: nothing after this begins early enough.
            if other.from >= one.to.plus_seconds(MARGIN_SECONDS) {
                break;
            }
            if !collisions::overlap((one.from, one.to), (other.from, other.to)) {
                continue;
            }
            let shared = collisions::shared(&one.record, &other.record, beside);
            if !shared.is_empty() {
                found.push(Collision { of: (a, b), shared, settled: collisions::settled(&one.record, &other.record) });
            }
        }
    }
    for collision in &found {
        let (a, b) = collision.of;
        let (one, other) = (changes[a].record.id, changes[b].record.id);
        changes[a].collides.push(other);
        changes[b].collides.push(one);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_month_is_whole_weeks() {
        assert_eq!(days(Span::Month, date(2026, 3, 27)), (date(2026, 2, 23), date(2026, 4, 5)));
        assert_eq!(days(Span::Week, date(2026, 3, 29)), (date(2026, 3, 23), date(2026, 3, 29)));
        assert_eq!(days(Span::Month, date(2027, 2, 1)), (date(2027, 2, 1), date(2027, 2, 28)));
    }
}

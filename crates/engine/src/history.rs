//! History in words: each entry as a line a person reads. Old values come from folding the entries in order, because a
//! payload holds only the new ones.

use crate::{ClockState, Outcome, Payload, Record, Visibility, fold};
use journal::{Actor, Channel, Header, Kind};
use kernel::{Id, Name, Timestamp};
use schema::{FieldKind, TypeDef, Value};
use std::collections::BTreeMap;

/// One change of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The field.
    pub field: Name,
    /// Its label.
    pub label: String,
    /// The old value in words; absent when the field was empty.
    pub old: Option<String>,
    /// The new value in words; absent when it was emptied.
    pub new: Option<String>,
}

/// One entry in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryLine {
    /// The entry.
    pub entry: Id,
    /// The record's version after it.
    pub version: u32,
    /// When it happened.
    pub at: Timestamp,
    /// When it was recorded, where that differs.
    pub recorded_at: Option<Timestamp>,
    /// Who did it.
    pub actor: Actor,
    /// Through which door.
    pub channel: Channel,
    /// Whether it was taken over from another system.
    pub imported: bool,
    /// What kind of entry it is.
    pub kind: Kind,
    /// What was done, without the actor: `moved to Resolved (Fixed)`, `set Priority P3 → P1`.
    pub words: String,
    /// The fields that changed, as far as the reader may see them.
    pub changes: Vec<FieldChange>,
    /// Why.
    pub reason: Option<String>,
    /// Whether only those who see internal notes may read it.
    pub internal: bool,
    /// Whether its content was erased.
    pub erased: bool,
}

/// Names of records for readers: `INC0000123 Mail is down`, `Ana Silva`.
pub trait Resolver {
    /// What to call a record; `None` when it is unknown or may not be seen.
    fn name(&self, id: Id) -> Option<String>;
    /// Whether the reader may see a field.
    fn sees(&self, _field: &str) -> bool {
        true
    }
    /// An instant in words: in UTC, for readers without a zone of their own.
    fn instant(&self, at: Timestamp) -> String {
        at.to_jiff().strftime("%Y-%m-%d %H:%M UTC").to_string()
    }
}

/// A resolver that knows nothing.
pub struct Nameless;
impl Resolver for Nameless {
    fn name(&self, _: Id) -> Option<String> {
        None
    }
}

impl Resolver for BTreeMap<Id, String> {
    fn name(&self, id: Id) -> Option<String> {
        self.get(&id).cloned()
    }
}

/// The entries of a record, oldest first, in words. An erased entry has no payload.
#[must_use]
pub fn sentences(def: &TypeDef, entries: &[(Header, Option<Payload>)], names: &dyn Resolver) -> Vec<HistoryLine> {
    let mut before: Option<Record> = None;
    let mut lines = Vec::with_capacity(entries.len());
    let nothing = Payload::default();
    for (header, payload) in entries {
        let known = payload.as_ref().unwrap_or(&nothing);
        lines.push(line(def, before.as_ref(), header, known, payload.is_none(), names));
        before = Some(fold(def, before, header, known));
    }
    lines
}

fn line(def: &TypeDef, before: Option<&Record>, header: &Header, payload: &Payload, erased: bool, names: &dyn Resolver) -> HistoryLine {
    let changes = if header.kind == Kind::Erased { Vec::new() } else { changes(def, before, payload, names) };
    let internal =
        payload.message.as_ref().is_some_and(|m| m.visibility == Visibility::Internal) && payload.set.is_empty() && payload.state.is_none();
    HistoryLine {
        entry: header.id,
        version: header.version,
        at: header.occurred_at,
        recorded_at: (header.recorded_at != header.occurred_at).then_some(header.recorded_at),
        actor: header.actor.clone(),
        channel: header.cause.channel,
        imported: header.cause.imported,
        kind: header.kind,
        words: if erased {
            "did something whose content was erased".to_owned()
        } else {
            words(def, before, header, payload, &changes, names)
        },
        changes,
        reason: payload.reason.clone(),
        internal,
        erased,
    }
}

fn changes(def: &TypeDef, before: Option<&Record>, payload: &Payload, names: &dyn Resolver) -> Vec<FieldChange> {
    let mut out = Vec::new();
    for (name, json) in &payload.set {
        if !names.sees(name) {
            continue;
        }
        let Some(field) = def.field(name) else { continue };
        let new = Value::from_json(&field.kind, json).ok();
        let old = before.and_then(|b| b.get(name));
        if old == new.as_ref() {
            continue;
        }
        out.push(FieldChange {
            field: name.clone(),
            label: field.label.clone(),
            old: old.map(|v| shown(&field.kind, v, names)),
            new: new.map(|v| shown(&field.kind, &v, names)),
        });
    }
    out
}

fn words(
    def: &TypeDef,
    before: Option<&Record>,
    header: &Header,
    payload: &Payload,
    changes: &[FieldChange],
    names: &dyn Resolver,
) -> String {
    let mut parts: Vec<String> = Vec::new();
    match header.kind {
        Kind::Created => parts.push(format!("created the {}", def.title.to_lowercase())),
        Kind::Erased => parts.push("erased personal data".to_owned()),
        Kind::Read => parts.push("read it".to_owned()),
        Kind::Escalated => parts.push("escalated".to_owned()),
        _ => {}
    }
    if let Some(state) = payload.state.as_deref().filter(|_| before.is_some() && header.kind != Kind::Erased) {
        let label = def.state(state).map_or(state, |s| &s.label);
        parts.push(format!("moved to {label}{}", detail(changes)));
    }
    if header.kind != Kind::Created && header.kind != Kind::Erased {
        let told = |c: &&FieldChange| !(quiet(def, header, payload, c) || payload.state.is_some() && is_detail(&c.field));
        let said: Vec<String> = changes.iter().filter(told).map(said).collect();
        let shown = said.len().min(3);
        parts.extend_from_slice(&said[..shown]);
        match said.len() - shown {
            0 => {}
            1 => parts.push("changed one more field".to_owned()),
            n => parts.push(format!("changed {n} more fields")),
        }
        watch(payload, header, names, &mut parts);
    }
    if let Some(message) = &payload.message {
        parts.push(if message.visibility == Visibility::Internal { "added an internal note" } else { "wrote a reply" }.to_owned());
    }
    files_and_links(def, payload, names, &mut parts);
    clocks(before, payload, &mut parts);
    notes(payload, &mut parts);
    match parts.len() {
        0 => quietly(def, header, payload, changes, names),
        _ => join(&parts),
    }
}

/// What an entry says that did nothing louder: which computed fields it renewed, what it planned and for when, or which
/// step it was.
fn quietly(def: &TypeDef, header: &Header, payload: &Payload, changes: &[FieldChange], names: &dyn Resolver) -> String {
    if !changes.is_empty() {
        return format!("updated {}", join(&changes.iter().map(|c| c.label.clone()).collect::<Vec<_>>()));
    }
    let timer = |name: &str| match name.strip_prefix(crate::WARN) {
        Some(kind) => format!("the next warning of the {} clock", kind.replace('_', " ")),
        None => format!("“{}”", name.replace('_', " ")),
    };
    let planned = payload.timers.iter().filter_map(|t| Some(format!("{} for {}", timer(&t.name), names.instant(t.due?))));
    let planned: Vec<String> = planned.collect();
    let dropped: Vec<String> = payload.timers.iter().filter(|t| t.due.is_none()).map(|t| timer(&t.name)).collect();
    let clocks: Vec<String> = payload.clocks.iter().map(|c| format!("the {} clock", c.kind.replace('_', " "))).collect();
    let step = payload.move_name.as_deref().and_then(|m| def.r#move(m));
    if !planned.is_empty() {
        format!("planned {}", join(&planned))
    } else if !dropped.is_empty() {
        format!("called off {}", join(&dropped))
    } else if !clocks.is_empty() {
        format!("adjusted {}", join(&clocks))
    } else if let Some(step) = step {
        format!("took the step {}, which changed nothing else", step.label)
    } else if header.cause.imported {
        "did something of which only the time was kept".to_owned()
    } else {
        "made an entry that changes nothing shown here".to_owned()
    }
}

/// A field whose value says how a state was reached, shown in brackets behind it.
fn is_detail(field: &str) -> bool {
    field.ends_with("_code") || matches!(field, "pending_reason" | "reopen_reason" | "cancel_reason")
}

fn detail(changes: &[FieldChange]) -> String {
    let found = changes.iter().find(|c| is_detail(&c.field) && c.new.is_some());
    found.and_then(|c| c.new.as_deref()).map_or_else(String::new, |new| format!(" ({new})"))
}

/// Stamps of the moment say nothing a reader does not see from the entry's own time.
fn quiet(def: &TypeDef, header: &Header, payload: &Payload, change: &FieldChange) -> bool {
    let Some(field) = def.field(&change.field).filter(|f| f.kind == FieldKind::Instant) else { return false };
    let moment = header.occurred_at.to_string();
    field.computed || payload.set.get(&change.field).and_then(|v| v.as_str()) == Some(moment.as_str())
}

fn said(change: &FieldChange) -> String {
    match (&change.old, &change.new) {
        (_, None) => format!("cleared {}", change.label),
        (_, Some(new)) if new.chars().count() > 60 => format!("wrote {}", change.label),
        (None, Some(new)) => format!("set {} → {new}", change.label),
        (Some(old), Some(_)) if old.chars().count() > 60 => format!("rewrote {}", change.label),
        (Some(old), Some(new)) => format!("set {} {old} → {new}", change.label),
    }
}

fn watch(payload: &Payload, header: &Header, names: &dyn Resolver, parts: &mut Vec<String>) {
    for change in &payload.watch {
        let verb = if change.on { "began" } else { "ceased" };
        parts.push(if header.actor.person() == Some(change.person) {
            format!("{verb} to watch")
        } else if change.on {
            format!("added {} as a watcher", names.name(change.person).unwrap_or_else(|| "somebody".to_owned()))
        } else {
            format!("removed {} from the watchers", names.name(change.person).unwrap_or_else(|| "somebody".to_owned()))
        });
    }
}

fn files_and_links(def: &TypeDef, payload: &Payload, names: &dyn Resolver, parts: &mut Vec<String>) {
    let (removed, added): (Vec<_>, Vec<_>) = payload.attachments.iter().partition(|a| a.removed);
    match added.as_slice() {
        [] => {}
        [one] => parts.push(format!("attached “{}”", one.name)),
        many => parts.push(format!("attached {} files", many.len())),
    }
    match removed.len() {
        0 => {}
        1 => parts.push("took a file off".to_owned()),
        n => parts.push(format!("took {n} files off")),
    }
    for link in &payload.links {
        let label = def.links.iter().find(|l| l.name == link.name).map_or(&*link.name, |l| &*l.label).to_lowercase();
        let other = names.name(link.to).unwrap_or_else(|| "another record".to_owned());
        parts.push(if link.ended { format!("ended the link “{label}” {other}") } else { format!("linked it as {label} {other}") });
    }
}

fn clocks(before: Option<&Record>, payload: &Payload, parts: &mut Vec<String>) {
    for clock in &payload.clocks {
        let old = before.and_then(|b| b.clocks.iter().find(|c| c.id == clock.id));
        let was = old.map(|c| c.state);
        let kind = clock.kind.replace('_', " ");
        let newly_missed = clock.missed_at.is_some() && old.is_none_or(|o| o.missed_at.is_none());
        if was == Some(clock.state) {
            if newly_missed {
                parts.push(format!("missed the {kind} target"));
            } else if old.is_some_and(|o| o.warned_percent < clock.warned_percent) {
                parts.push(format!("warned at {} % of the {kind} target", clock.warned_percent));
            }
            continue;
        }
        match (clock.state, clock.outcome) {
            (ClockState::Running, _) if was == Some(ClockState::Paused) => parts.push(format!("resumed the {kind} clock")),
            (ClockState::Running, _) if was.is_some() => parts.push(format!("restarted the {kind} clock")),
            (ClockState::Paused, _) => parts.push(format!("paused the {kind} clock")),
            (ClockState::Stopped, Some(Outcome::Met)) => parts.push(format!("met the {kind} target")),
            (ClockState::Stopped, Some(Outcome::Missed)) => parts.push(format!("stopped the {kind} clock, target missed")),
            _ => {}
        }
    }
}

fn notes(payload: &Payload, parts: &mut Vec<String>) {
    for (key, value) in &payload.notes {
        let text = match value {
            serde_json::Value::String(s) => s.clone(),
            serde_json::Value::Bool(true) => String::new(),
            other => other.to_string(),
        };
        let key = key.replace('_', " ");
        parts.push(if text.is_empty() { key } else { format!("{key}: {text}") });
    }
}

fn join(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A value in words: labels of choices, names of records, instants as the reader reads them.
#[must_use]
pub fn shown(kind: &FieldKind, value: &Value, names: &dyn Resolver) -> String {
    let choice = |name: &Name| match kind {
        FieldKind::Choice { choices } | FieldKind::MultiChoice { choices } => {
            choices.iter().find(|c| c.name == *name).map_or_else(|| name.to_string(), |c| c.label.clone())
        }
        _ => name.to_string(),
    };
    let record = |id: &Id| names.name(*id).unwrap_or_else(|| "a record you may not see".to_owned());
    match value {
        Value::Text(text) => text.clone(),
        Value::Boolean(true) => "yes".to_owned(),
        Value::Boolean(false) => "no".to_owned(),
        Value::Integer(n) => n.to_string(),
        Value::Decimal(d) => d.to_string(),
        Value::Money(m) => format!("{}.{:02} {}", m.minor / 100, (m.minor % 100).abs(), m.currency.as_str()),
        Value::Date(d) => d.to_string(),
        Value::Instant(t) => names.instant(*t),
        Value::Duration(seconds) => duration(*seconds),
        Value::Choice(name) => choice(name),
        Value::Choices(several) => several.iter().map(choice).collect::<Vec<_>>().join(", "),
        Value::Reference(id) => record(id),
        Value::References(ids) => ids.iter().map(record).collect::<Vec<_>>().join(", "),
        Value::Table(rows) => match rows.len() {
            1 => "one line".to_owned(),
            n => format!("{n} lines"),
        },
    }
}

fn duration(seconds: i64) -> String {
    let (hours, minutes) = (seconds / 3600, seconds % 3600 / 60);
    match (hours, minutes) {
        (0, 0) => format!("{seconds} s"),
        (0, m) => format!("{m} min"),
        (h, 0) => format!("{h} h"),
        (h, m) => format!("{h} h {m} min"),
    }
}

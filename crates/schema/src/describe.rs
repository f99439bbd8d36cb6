//! A definition told in words, for `evident model show`: what traits and overlays left, in one page of text.

use crate::{ClockDef, DutyDef, Effect, FieldDef, FieldKind, FieldRule, LinkDef, MoveDef, Need, StateDef, TypeDef};
use kernel::Name;

/// The definition as readable text, columns aligned, at most some hundred characters wide where labels allow it.
#[must_use]
pub fn describe(def: &TypeDef) -> String {
    let mut page = Vec::new();
    let mut head = vec![format!("{} ({})", def.title, def.name)];
    head.extend(def.prefix.as_ref().map(|prefix| format!("numbers {prefix}…")));
    head.push(format!("practice {}", def.practice));
    if !def.clause.is_empty() {
        head.push(format!("clause {}", def.clause));
    }
    page.push(head.join(" · "));
    page.push(def.purpose.clone());
    if !def.traits.is_empty() {
        page.push(format!("Traits: {}.", list(&def.traits)));
    }
    let carried = [
        (def.conversation, "a conversation"),
        (def.attachments, "attachments"),
        (def.watchable, "watchers"),
        (def.cached, "a place in memory"),
    ];
    let carried: Vec<_> = carried.iter().filter(|(has, _)| *has).map(|(_, what)| *what).collect();
    if !carried.is_empty() {
        page.push(format!("Records have {}.", carried.join(", ")));
    }

    section(&mut page, "Fields", def.fields.iter().map(field).collect());
    for table in &def.fields {
        if let FieldKind::Table { columns } = &table.kind {
            section(&mut page, &format!("Columns of {}", table.name), columns.iter().map(field).collect());
        }
    }
    let choices = def.fields.iter().filter_map(choices).collect();
    section(&mut page, "Choices", choices);
    section(&mut page, "Common columns", spine(def));
    if let Some(cycle) = &def.lifecycle {
        section(&mut page, "States", cycle.states.iter().map(|s| state(s, &cycle.initial)).collect());
        section(&mut page, "Moves", cycle.moves.iter().map(step).collect());
    }
    section(&mut page, "Clocks", def.clocks.iter().map(clock).collect());
    section(&mut page, "Links", def.links.iter().map(link).collect());
    section(&mut page, "Duties", def.duties.iter().map(duty).collect());
    let form = def.form.iter().map(|g| {
        let mut notes = vec![list(&g.fields)];
        notes.extend(g.on_create.then(|| "(on creation)".to_owned()));
        notes.extend(g.rail.then(|| "(side rail)".to_owned()));
        vec![g.label.clone(), notes.join(" ")]
    });
    section(&mut page, "Form", form.collect());
    let mut lists = vec![vec!["columns".to_owned(), list(&def.list.columns)], vec!["sort".to_owned(), def.list.sort.clone()]];
    lists.retain(|row| !row[1].is_empty());
    lists.extend(def.list.views.iter().map(|v| {
        let sort = if v.sort.is_empty() { String::new() } else { format!(" by {}", v.sort) };
        vec![format!("view {}", v.name), format!("“{}”: {}{sort}", v.label, if v.query.is_empty() { "everything" } else { &v.query })]
    }));
    section(&mut page, "List", lists);
    page.push(String::new());
    page.join("\n")
}

/// A heading and rows whose columns line up; nothing when there are no rows.
fn section(page: &mut Vec<String>, heading: &str, rows: Vec<Vec<String>>) {
    if rows.is_empty() {
        return;
    }
    page.push(format!("\n{heading}"));
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |i: usize| rows.iter().filter_map(|r| r.get(i)).map(|cell| cell.chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(width).collect();
    for row in &rows {
        let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}", width = *width)).collect();
        page.push(format!("  {}", cells.join("  ")).trim_end().to_owned());
    }
}

fn list(names: &[Name]) -> String {
    names.iter().map(|n| &**n).collect::<Vec<_>>().join(", ")
}

fn field(f: &FieldDef) -> Vec<String> {
    let mut notes = Vec::new();
    let flags = [
        (f.required, "required"),
        (f.computed, "computed"),
        (f.immutable, "set once"),
        (f.unique, "unique"),
        (f.past, "not in the future"),
        (f.search, "searched"),
        (f.indexed, "indexed"),
        (f.personal, "personal data"),
        (f.custom, "custom"),
    ];
    notes.extend(flags.iter().filter(|(is, _)| *is).map(|(_, word)| (*word).to_owned()));
    notes.extend(f.min_text.map(|n| format!("at least {n} characters")));
    notes.extend(f.default.as_ref().map(|d| format!("default {}", d.as_str().map_or_else(|| d.to_string(), str::to_owned))));
    let text = |d: &serde_json::Value| d.as_str().map_or_else(|| d.to_string(), str::to_owned);
    notes.extend(f.default_by.iter().map(|(who, d)| format!("default {} for {who}", text(d))));
    notes.extend(f.right.as_ref().map(|r| format!("needs the right to {r}")));
    vec![f.name.to_string(), kind(&f.kind), f.label.clone(), notes.join(", ")]
}

fn kind(kind: &FieldKind) -> String {
    match kind {
        FieldKind::Text { max } => format!("text ≤ {max}"),
        FieldKind::LongText { max, markdown } => format!("long text ≤ {max}{}", if *markdown { ", Markdown" } else { "" }),
        FieldKind::Choice { choices } => format!("one of {}", choices.len()),
        FieldKind::MultiChoice { choices } => format!("any of {}", choices.len()),
        FieldKind::Boolean => "yes or no".into(),
        FieldKind::Integer { min, max } if *max == i64::from(i32::MAX) => format!("integer ≥ {min}"),
        FieldKind::Integer { min, max } => format!("integer {min} to {max}"),
        FieldKind::Decimal { scale, min, max } => {
            let bounds = match (min, max) {
                (Some(min), Some(max)) => format!(" {min} to {max}"),
                (None, Some(max)) => format!(" 0 to {max}"),
                (Some(min), None) => format!(" ≥ {min}"),
                (None, None) => String::new(),
            };
            format!("decimal .{scale}{bounds}")
        }
        FieldKind::Money => "money".into(),
        FieldKind::Date => "date".into(),
        FieldKind::Instant => "instant".into(),
        FieldKind::Duration => "duration".into(),
        FieldKind::Person => "person".into(),
        FieldKind::Group => "group".into(),
        FieldKind::Reference { to } => format!("→ {to}"),
        FieldKind::References { to } => format!("→ {to}, several"),
        FieldKind::Table { columns } => format!("table of {}", columns.len()),
    }
}

fn choices(f: &FieldDef) -> Option<Vec<String>> {
    let (FieldKind::Choice { choices } | FieldKind::MultiChoice { choices }) = &f.kind else { return None };
    let one = |c: &crate::Choice| {
        let base = if c.base == c.name { String::new() } else { format!(" (as {})", c.base) };
        format!("{}{base}{}", c.name, if c.retired { " (retired)" } else { "" })
    };
    Some(vec![f.name.to_string(), choices.iter().map(one).collect::<Vec<_>>().join(", ")])
}

fn spine(def: &TypeDef) -> Vec<Vec<String>> {
    let s = &def.spine;
    let columns = [
        ("title", Some(&s.title.0)),
        ("owner", s.owner.as_ref()),
        ("group", s.group.as_ref()),
        ("requester", s.requester.as_ref()),
        ("customer", s.customer.as_ref()),
        ("service", s.service.as_ref()),
        ("priority", s.rank.as_ref()),
    ];
    columns.iter().filter_map(|(column, field)| Some(vec![(*column).to_owned(), format!("← {}", field.as_ref()?)])).collect()
}

fn state(s: &StateDef, initial: &Name) -> Vec<String> {
    let says = |rule: FieldRule, verb: &str| {
        let fields: Vec<_> = s.fields.iter().filter(|(_, r)| **r == rule).map(|(f, _)| f.clone()).collect();
        (!fields.is_empty()).then(|| format!("{verb} {}", list(&fields)))
    };
    let mut notes = Vec::new();
    notes.extend((s.name == *initial).then(|| "first".to_owned()));
    notes.extend(s.terminal.then(|| "last".to_owned()));
    notes.extend(says(FieldRule::Required, "requires"));
    notes.extend(says(FieldRule::Prompted, "asks for"));
    notes.extend(says(FieldRule::ReadOnly, "fixes"));
    notes.extend(says(FieldRule::Hidden, "hides"));
    vec![s.name.to_string(), s.phase.as_str().to_owned(), s.label.clone(), notes.join("; ")]
}

fn step(m: &MoveDef) -> Vec<String> {
    let need = |need: &Need| match need {
        Need::Field(field) => field.to_string(),
        Need::Query { query, .. } => format!("“{query}”"),
        Need::PublicMessage => "a message to the requester".into(),
        Need::Rule(rule) => format!("rule {rule}"),
    };
    let effect = |effect: &Effect| match effect {
        Effect::Stamp(f) => format!("stamps {f} once"),
        Effect::Restamp(f) => format!("stamps {f}"),
        Effect::Clear(f) => format!("clears {f}"),
        Effect::Count(f) => format!("counts {f}"),
        Effect::Actor(f) => format!("sets {f} to who takes it"),
        Effect::Set(f, value) => format!("sets {f} to {value}"),
    };
    let mut notes = Vec::new();
    notes.extend(m.automatic.then(|| "automatic".to_owned()));
    notes.extend(m.locked.then(|| "locked".to_owned()));
    notes.extend((!m.roles.is_empty()).then(|| format!("by {}", list(&m.roles))));
    notes.extend((!m.needs.is_empty()).then(|| format!("needs {}", m.needs.iter().map(need).collect::<Vec<_>>().join(", "))));
    notes.extend((!m.prompts.is_empty()).then(|| format!("asks for {}", list(&m.prompts))));
    notes.extend(m.reason.then(|| "wants a reason".to_owned()));
    notes.extend(m.effects.iter().map(effect));
    vec![m.name.to_string(), format!("{} → {}", list(&m.from), m.to), m.label.clone(), notes.join("; ")]
}

fn clock(c: &ClockDef) -> Vec<String> {
    let pause = c.pause_reason.as_ref().map_or_else(String::new, |r| format!(", pauses by {r}"));
    vec![c.kind.to_string(), format!("{} → {}, target by {}{pause}", c.start, c.stop, c.by)]
}

fn duty(d: &DutyDef) -> Vec<String> {
    let when = if d.when.is_empty() { String::new() } else { format!(" while {}", d.when) };
    let days: Vec<String> = d.remind.iter().map(u16::to_string).collect();
    vec![d.name.to_string(), format!("“{}” by {}{when}; reminded {} days before", d.label, d.on, days.join(", "))]
}

fn link(l: &LinkDef) -> Vec<String> {
    let mut notes = vec![format!("“{}” ↔ “{}”", l.label, l.inverse)];
    notes.extend(l.single.then(|| "at most one".to_owned()));
    notes.extend(l.acyclic.then(|| "no circles".to_owned()));
    vec![l.name.to_string(), format!("→ {}", l.to), notes.join(", ")]
}

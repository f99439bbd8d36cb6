//! A record type in tables.

use super::{Places, code, codes, table};
use schema::{Choice, ClockDef, DutyDef, Effect, FieldDef, FieldKind, FieldRule, LinkDef, MoveDef, Need, StateDef, TypeDef};

/// Everything about a type, beneath a heading that is its title.
pub(super) fn write(out: &mut String, def: &TypeDef, places: &Places<'_>) {
    out.push_str(&format!("\n## {}\n\n{}\n\n", def.title, def.purpose));
    let mut facts = vec![format!("Record type {}", code(&def.name))];
    facts.push(def.prefix.as_ref().map_or_else(|| "without numbers".to_owned(), |p| format!("numbers {}", code(&format!("{p}0000001")))));
    if !def.clause.is_empty() {
        facts.push(format!("clause {}", def.clause));
    }
    let carried = [(def.conversation, "a conversation"), (def.attachments, "attachments"), (def.watchable, "watchers")];
    let carried: Vec<&str> = carried.into_iter().filter(|(has, _)| *has).map(|(_, what)| what).collect();
    if !carried.is_empty() {
        facts.push(format!("with {}", carried.join(", ")));
    }
    out.push_str(&format!("{}.\n", facts.join("; ")));
    section(out, def, "fields", &["field", "kind", "says"], ordered(def).into_iter().map(|f| field(f, places)).collect());
    for table in &def.fields {
        if let FieldKind::Table { columns } = &table.kind {
            let title = format!("lines of “{}”", table.label);
            section(out, def, &title, &["column", "kind", "says"], columns.iter().map(|f| field(f, places)).collect());
        }
    }
    if let Some(cycle) = &def.lifecycle {
        let states = cycle.states.iter().map(|s| state(s, *s.name == *cycle.initial)).collect();
        section(out, def, "states", &["state", "phase", "says"], states);
        section(out, def, "moves", &["move", "from → to", "who", "needs", "effects"], cycle.moves.iter().map(step).collect());
    }
    section(out, def, "links", &["link", "to", "read from there"], def.links.iter().map(|l| link(l, def, places)).collect());
    section(out, def, "duties", &["duty", "due by", "while", "done by", "reminded"], def.duties.iter().map(duty).collect());
    section(out, def, "clocks", &["clock", "runs", "target by", "paused by"], def.clocks.iter().map(clock).collect());
    let views = def.list.views.iter().map(|v| vec![v.label.clone(), code(&v.query)]).collect();
    section(out, def, "lists", &["list", "query"], views);
}

/// Fields as the form shows them, what stands on none at the end.
fn ordered(def: &TypeDef) -> Vec<&FieldDef> {
    let shown: Vec<_> = def.form.iter().flat_map(|g| &g.fields).collect();
    let place = |f: &&FieldDef| shown.iter().position(|name| **name == f.name).unwrap_or(usize::MAX);
    let mut fields: Vec<&FieldDef> = def.fields.iter().collect();
    fields.sort_by_key(place);
    fields
}

/// A value without quotation marks.
fn plain(value: &serde_json::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A table beneath a heading of its own; nothing without rows.
fn section(out: &mut String, def: &TypeDef, what: &str, head: &[&str], rows: Vec<Vec<String>>) {
    if !rows.is_empty() {
        out.push_str(&format!("\n### {}: {what}\n\n", def.title));
        table(out, head, &rows);
    }
}

fn field(f: &FieldDef, places: &Places<'_>) -> Vec<String> {
    let flags = [
        (f.required, "required"),
        (f.computed, "computed"),
        (f.immutable, "set once"),
        (f.unique, "unique"),
        (f.past, "not in the future"),
        (f.search, "searched"),
        (f.personal, "personal data"),
    ];
    let mut says: Vec<String> = flags.iter().filter(|(is, _)| *is).map(|(_, word)| (*word).to_owned()).collect();
    says.extend(f.min_text.filter(|n| *n > 1).map(|n| format!("at least {n} characters")));
    says.extend(f.default.as_ref().map(|d| format!("begins as {}", code(&plain(d)))));
    says.extend(f.default_by.iter().map(|(who, d)| format!("begins as {} for {who}", code(&plain(d)))));
    says.extend(f.right.as_ref().map(|r| format!("needs the right to {r}")));
    let says = says.join(", ");
    let says = [f.help.as_str(), says.as_str()].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" · ");
    vec![format!("{} {}", f.label, code(&f.name)), kind(&f.kind, places), says]
}

fn kind(kind: &FieldKind, places: &Places<'_>) -> String {
    match kind {
        FieldKind::Text { max } => format!("text, at most {max}"),
        FieldKind::LongText { .. } => "long text".into(),
        FieldKind::Choice { choices } => format!("one of {}", choices_of(choices)),
        FieldKind::MultiChoice { choices } => format!("any of {}", choices_of(choices)),
        FieldKind::Boolean => "yes or no".into(),
        FieldKind::Integer { min, max } if *max == i64::from(i32::MAX) => format!("whole number from {min}"),
        FieldKind::Integer { min, max } => format!("whole number {min} to {max}"),
        FieldKind::Decimal { scale, .. } => format!("decimal, {scale} places"),
        FieldKind::Money => "money".into(),
        FieldKind::Date => "date".into(),
        FieldKind::Instant => "instant".into(),
        FieldKind::Duration => "length of time".into(),
        FieldKind::Person => "person".into(),
        FieldKind::Group => "group".into(),
        FieldKind::Reference { to } => places.link(to),
        FieldKind::References { to } => format!("{}, several", places.link(to)),
        FieldKind::Table { .. } => "lines, below".into(),
    }
}

fn choices_of(choices: &[Choice]) -> String {
    codes(choices.iter().filter(|c| !c.retired).map(|c| &c.name))
}

fn state(s: &StateDef, first: bool) -> Vec<String> {
    let says = |rule: FieldRule, verb: &str| {
        let fields: Vec<_> = s.fields.iter().filter(|(_, r)| **r == rule).map(|(f, _)| f).collect();
        (!fields.is_empty()).then(|| format!("{verb} {}", codes(fields)))
    };
    let mut notes = Vec::new();
    notes.extend(first.then(|| "first".to_owned()));
    notes.extend(s.terminal.then(|| "last".to_owned()));
    notes.extend(says(FieldRule::Required, "requires"));
    notes.extend(says(FieldRule::Prompted, "asks for"));
    notes.extend(says(FieldRule::ReadOnly, "fixes"));
    notes.extend(says(FieldRule::Hidden, "hides"));
    vec![format!("{} {}", s.label, code(&s.name)), s.phase.as_str().to_owned(), notes.join("; ")]
}

fn step(m: &MoveDef) -> Vec<String> {
    let need = |need: &Need| match need {
        Need::Field(field) => code(field),
        Need::Query { query, .. } => code(query),
        Need::PublicMessage => "a message to the requester".into(),
        Need::Rule(rule) => format!("rule {}", code(rule)),
    };
    let effect = |effect: &Effect| match effect {
        Effect::Stamp(f) => format!("stamps {} once", code(f)),
        Effect::Restamp(f) => format!("stamps {}", code(f)),
        Effect::Clear(f) => format!("clears {}", code(f)),
        Effect::Count(f) => format!("counts {}", code(f)),
        Effect::Actor(f) => format!("{} is who takes it", code(f)),
        Effect::Set(f, value) => format!("{} becomes {}", code(f), code(&plain(value))),
    };
    let who = match (m.automatic, m.roles.is_empty()) {
        (true, _) => "by itself".to_owned(),
        (false, true) => "who may change it".to_owned(),
        (false, false) => codes(&m.roles),
    };
    let mut needs: Vec<String> = m.needs.iter().map(need).collect();
    needs.extend((!m.prompts.is_empty()).then(|| format!("asks for {}", codes(&m.prompts))));
    needs.extend(m.reason.then(|| "a reason".to_owned()));
    let effects: Vec<String> = m.effects.iter().map(effect).collect();
    vec![
        format!("{} {}", m.label, code(&m.name)),
        format!("{} → {}", codes(&m.from), code(&m.to)),
        who,
        needs.join("; "),
        effects.join("; "),
    ]
}

fn link(l: &LinkDef, def: &TypeDef, places: &Places<'_>) -> Vec<String> {
    let mut notes = vec![l.inverse.clone()];
    notes.extend(l.single.then(|| "at most one".to_owned()));
    notes.extend(l.acyclic.then(|| "no circles".to_owned()));
    let to = if *l.to == *"self" { places.link(&def.name) } else { places.link(&l.to) };
    vec![format!("{} {}", l.label, code(&l.name)), to, notes.join("; ")]
}

fn duty(d: &DutyDef) -> Vec<String> {
    let days: Vec<String> = d.remind.iter().map(u16::to_string).collect();
    let reminded = if days.is_empty() { String::new() } else { format!("{} days before", days.join(", ")) };
    let done = d.done.as_ref().map(|f| code(f)).unwrap_or_default();
    vec![format!("{} {}", d.label, code(&d.name)), code(&d.on), code(&d.when), done, reminded]
}

fn clock(c: &ClockDef) -> Vec<String> {
    let paused = c.pause_reason.as_ref().map(|f| code(f)).unwrap_or_default();
    vec![format!("{} {}", c.label, code(&c.kind)), format!("{} → {}", code(&c.start), code(&c.stop)), code(&c.by), paused]
}

//! Who refers to a field: named whenever a change would pull it from under them.

use crate::{Effect, FieldRule, Need, TypeDef};

/// Everything in the type that relies on `field`, in words.
pub(crate) fn referrers(def: &TypeDef, field: &str) -> Vec<String> {
    let mut found = Vec::new();
    let spine = &def.spine;
    let columns = [
        ("title", Some(&spine.title.0)),
        ("owner", spine.owner.as_ref()),
        ("group", spine.group.as_ref()),
        ("requester", spine.requester.as_ref()),
        ("customer", spine.customer.as_ref()),
        ("service", spine.service.as_ref()),
        ("rank", spine.rank.as_ref()),
    ];
    for (column, _) in columns.iter().filter(|(_, name)| name.is_some_and(|n| *n == *field)) {
        found.push(format!("the common column {column}"));
    }
    for clock in &def.clocks {
        let fields = [Some(&clock.start), Some(&clock.stop), Some(&clock.by), clock.pause_reason.as_ref()];
        if fields.into_iter().flatten().any(|name| *name == *field) {
            found.push(format!("clock {}", clock.kind));
        }
    }
    if let Some(cycle) = &def.lifecycle {
        for state in &cycle.states {
            if matches!(state.fields.get(field), Some(FieldRule::Required | FieldRule::Prompted)) {
                found.push(format!("state {}", state.name));
            }
        }
        for step in &cycle.moves {
            let needed = step.needs.iter().any(|need| match need {
                Need::Field(name) => *name == *field,
                Need::Query { query, .. } => mentions(query, field),
                Need::PublicMessage | Need::Rule(_) => false,
            });
            let changed = step.effects.iter().any(|effect| effect_field(effect) == field);
            if needed || changed || step.prompts.iter().any(|name| *name == *field) {
                found.push(format!("move {}", step.name));
            }
        }
    }
    for view in &def.list.views {
        if mentions(&view.query, field) || mentions(&view.sort, field) {
            found.push(format!("view {}", view.name));
        }
    }
    found
}

/// The field an effect changes.
pub(crate) fn effect_field(effect: &Effect) -> &str {
    match effect {
        Effect::Stamp(f) | Effect::Restamp(f) | Effect::Clear(f) | Effect::Count(f) | Effect::Actor(f) | Effect::Set(f, _) => f,
    }
}

/// Whether a query text names the field as a word of its own.
fn mentions(query: &str, field: &str) -> bool {
    query.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).any(|word| word == field)
}

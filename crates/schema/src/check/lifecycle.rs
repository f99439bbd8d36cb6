//! States, moves and what they ask for.

use super::Subject;
use super::fields::of_kind;
use crate::diagnostic::{code, suggestion};
use crate::{Effect, FieldKind, FieldRule, Lifecycle, MoveDef, Need, Phase, StateDef};
use kernel::Name;
use std::collections::BTreeSet;

pub(crate) fn check(s: &Subject<'_>) {
    let Some(cycle) = &s.def.lifecycle else { return };
    s.limit("states", cycle.states.len(), 40, "state");
    s.limit("moves", cycle.moves.len(), 80, "move");
    let known = |name: &Name, path: &str| {
        let found = cycle.states.iter().any(|state| state.name == *name);
        if !found {
            let hint = suggestion(name, cycle.states.iter().map(|state| &*state.name));
            s.sink.hinted(code::UNKNOWN_STATE, &s.at(path), format!("there is no state “{name}”"), hint);
        }
        found
    };
    known(&cycle.initial, "initial");
    for step in &cycle.moves {
        let path = format!("move.{}", step.name);
        for from in &step.from {
            if known(from, &format!("{path}.from.{from}")) && cycle.states.iter().any(|state| state.name == *from && state.terminal) {
                s.sink.error(
                    code::TERMINAL,
                    &s.at(&format!("{path}.from.{from}")),
                    format!("“{from}” is terminal: nothing leads out of it"),
                );
            }
        }
        known(&step.to, &format!("{path}.to"));
        one(s, step, &path);
    }
    cycle.states.iter().for_each(|state| rules(s, state));
    ways(s, cycle);
}

fn one(s: &Subject<'_>, step: &MoveDef, path: &str) {
    for field in &step.prompts {
        let path = format!("{path}.prompts.{field}");
        if s.knows(field, &path) && s.def.field(field).is_some_and(|f| f.computed) {
            s.sink.error(code::REQUIRED_COMPUTED, &s.at(&path), format!("“{field}” is computed: nobody can be asked for it"));
        }
    }
    for need in &step.needs {
        match need {
            Need::Field(field) => {
                s.knows(field, &format!("{path}.needs.{field}"));
            }
            Need::Query { query, .. } => super::layout::query(s, query, &format!("{path}.needs.{query}")),
            Need::PublicMessage if !s.def.conversation => {
                let hint = "extend a trait with `conversation = true`";
                s.sink.hinted(
                    code::BAD_NEED,
                    &s.at(&format!("{path}.needs")),
                    "a message is needed, but records of this type carry no conversation",
                    hint,
                );
            }
            Need::Rule(rule) => s.knows_rule(rule, &format!("{path}.needs.{rule}")),
            Need::PublicMessage => {}
        }
    }
    if step.automatic && !step.prompts.is_empty() {
        s.sink.error(code::BAD_NEED, &s.at(&format!("{path}.prompts")), "nobody is asked anything in an automatic move");
    }
    step.effects.iter().for_each(|effect| fitting(s, effect, path));
}

fn fitting(s: &Subject<'_>, effect: &Effect, path: &str) {
    let at = |field: &Name| format!("{path}.effects.{field}");
    match effect {
        Effect::Stamp(field) | Effect::Restamp(field) => {
            of_kind(s, field, &at(field), "an instant or a date", &|k| matches!(k, FieldKind::Instant | FieldKind::Date));
        }
        Effect::Count(field) => of_kind(s, field, &at(field), "an integer", &|k| matches!(k, FieldKind::Integer { .. })),
        Effect::Actor(field) => of_kind(s, field, &at(field), "a person", &|k| matches!(k, FieldKind::Person)),
        Effect::Clear(field) => {
            if s.knows(field, &at(field)) && s.def.field(field).is_some_and(|f| f.required) {
                s.sink.error(code::BAD_EFFECT, &s.at(&at(field)), format!("“{field}” is required and cannot be cleared"));
            }
        }
        Effect::Set(field, value) => {
            if !s.knows(field, &at(field)) {
                return;
            }
            if let Some(Err(refusal)) = s.def.field(field).map(|f| crate::read_field(f, value)) {
                s.sink.error(code::BAD_EFFECT, &s.at(&at(field)), format!("“{field}” cannot be set to this: {refusal}"));
            }
        }
    }
}

fn rules(s: &Subject<'_>, state: &StateDef) {
    for (field, rule) in &state.fields {
        let key = match rule {
            FieldRule::Hidden => "hidden",
            FieldRule::ReadOnly => "readonly",
            FieldRule::Required => "required",
            FieldRule::Prompted => "prompted",
        };
        let path = format!("state.{}.{key}.{field}", state.name);
        if !s.knows(field, &path) {
            continue;
        }
        let Some(def) = s.def.field(field) else { continue };
        if def.computed && *rule == FieldRule::Prompted {
            s.sink.error(code::STATE_RULE, &s.at(&path), format!("“{field}” is computed: nobody can be asked for it"));
        }
        if def.required && *rule == FieldRule::Hidden {
            s.sink.error(code::STATE_RULE, &s.at(&path), format!("“{field}” is required and cannot be hidden"));
        }
    }
}

/// Reachability, dead ends, and terminal states in phases that end.
fn ways(s: &Subject<'_>, cycle: &Lifecycle) {
    let mut reached: BTreeSet<&Name> = BTreeSet::from([&cycle.initial]);
    loop {
        let before = reached.len();
        for step in &cycle.moves {
            if step.from.iter().any(|from| reached.contains(from)) {
                reached.insert(&step.to);
            }
        }
        if reached.len() == before {
            break;
        }
    }
    for state in &cycle.states {
        let at = || s.at(&format!("state.{}", state.name));
        if !reached.contains(&state.name) {
            s.sink.error(code::UNREACHABLE, &at(), format!("no move leads to “{}”", state.name));
        }
        let ends = matches!(state.phase, Phase::Closed | Phase::Cancelled);
        if state.terminal && !ends {
            let message = format!("“{}” is terminal, but phase {} is not an end", state.name, state.phase.as_str());
            s.sink.hinted(code::TERMINAL, &at(), message, "closed or cancelled");
        }
        if !state.terminal && !cycle.moves.iter().any(|step| step.from.contains(&state.name)) {
            s.sink.hinted(
                code::DEAD_END,
                &at(),
                format!("nothing leads out of “{}”", state.name),
                "mark it `terminal = true`, or add a move",
            );
        }
    }
}

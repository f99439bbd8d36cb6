//! Reading states and moves.

use super::draft::{StateDraft, humanise};
use super::field::tone;
use super::keys::{Keys, Reading, wellformed};
use super::tree::{Node, Tree};
use crate::diagnostic::{code, nearest};
use crate::{Effect, FieldRule, MoveDef, Need, Phase};
use kernel::Name;
use std::collections::BTreeMap;

const BUTTONS: [&str; 3] = ["primary", "plain", "danger"];

/// Reads a state.
pub(crate) fn state(node: Node, reading: &Reading<'_>) -> Option<StateDraft> {
    let mut keys = Keys::open(node, "state", reading)?;
    let name = keys.needed_name("name");
    let path = format!("state.{}", name.as_ref().map_or("", |n| &*n.value));
    if name.is_some() {
        keys.locate(path.clone());
    }
    let phase = keys.text("phase").and_then(|text| {
        let phase = Phase::ALL.into_iter().find(|p| p.as_str() == text.value);
        if phase.is_none() {
            let hint = nearest(&text.value, Phase::ALL.map(Phase::as_str))
                .map_or_else(|| format!("one of {}", Phase::ALL.map(Phase::as_str).join(", ")), |near| format!("did you mean “{near}”?"));
            reading.sink.hinted(code::PHASE, &text.place, format!("there is no phase “{}”", text.value), hint);
        }
        phase
    });
    let (label, terminal) = (keys.words("label"), keys.flag("terminal"));
    let mut fields = BTreeMap::new();
    for (key, rule) in RULES {
        for field in keys.names(key).unwrap_or_default() {
            if fields.insert(field.clone(), rule).is_some() {
                let place = reading.places.borrow().at(&format!("{path}.{key}.{field}"));
                reading.sink.error(code::STATE_RULE, &place, format!("the state says two things of “{field}”"));
            }
        }
    }
    keys.close();
    Some(StateDraft { name: name?.value, label, phase, terminal, fields })
}

/// The keys of a state that name fields, and what they say of them.
pub(crate) const RULES: [(&str, FieldRule); 4] = [
    ("hidden", FieldRule::Hidden),
    ("readonly", FieldRule::ReadOnly),
    ("required", FieldRule::Required),
    ("prompted", FieldRule::Prompted),
];

/// Reads a move.
pub(crate) fn r#move(node: Node, reading: &Reading<'_>) -> Option<MoveDef> {
    let mut keys = Keys::open(node, "move", reading)?;
    let name = keys.needed_name("name");
    let path = format!("move.{}", name.as_ref().map_or("", |n| &*n.value));
    if name.is_some() {
        keys.locate(path.clone());
    }
    let from = keys.names("from").unwrap_or_default();
    if from.is_empty() {
        keys.missing("from", "the states it may start from");
    }
    let to = keys.needed_name("to");
    let label = keys.words("label");
    let roles = keys.names("roles").unwrap_or_default();
    let needs = keys.items("needs").unwrap_or_default().into_iter().filter_map(|node| need(node, &path, reading)).collect();
    let prompts = keys.names("prompts").unwrap_or_default();
    let flags = ["reason", "locked", "automatic"].map(|key| keys.flag(key).unwrap_or(false));
    let tone = tone(&mut keys, &BUTTONS, reading).unwrap_or_else(|| Name::from("plain"));
    let effects = keys.items("effects").unwrap_or_default().into_iter().filter_map(|node| effect(node, &path, reading)).collect();
    keys.close();
    let name = name?.value;
    let [reason, locked, automatic] = flags;
    let label = label.unwrap_or_else(|| humanise(&name));
    Some(MoveDef { name, label, from, to: to?.value, roles, needs, prompts, reason, locked, automatic, tone, effects })
}

fn need(node: Node, path: &str, reading: &Reading<'_>) -> Option<Need> {
    let place = node.place.clone();
    if let Tree::Text(text) = &node.tree {
        if text == "public_message" {
            return Some(Need::PublicMessage);
        }
        let field = wellformed(reading.sink, text, &place)?;
        reading.note(format!("{path}.needs.{field}"), &place);
        return Some(Need::Field(field));
    }
    let mut keys = Keys::open(node, "need", reading)?;
    let (query, refuse, rule) = (keys.text("query"), keys.words("refuse"), keys.name("rule"));
    keys.close();
    match (query, refuse, rule) {
        (Some(query), Some(refuse), None) => {
            reading.note(format!("{path}.needs.{}", query.value), &query.place);
            Some(Need::Query { query: query.value, refuse })
        }
        (None, None, Some(rule)) => {
            reading.note(format!("{path}.needs.{}", rule.value), &rule.place);
            Some(Need::Rule(rule.value))
        }
        _ => {
            let hint = "{ query = \"…\", refuse = \"what is said when it does not hold\" } or { rule = \"…\" }";
            reading.sink.hinted(code::BAD_NEED, &place, "this need is not understood", hint);
            None
        }
    }
}

fn effect(node: Node, path: &str, reading: &Reading<'_>) -> Option<Effect> {
    let place = node.place.clone();
    let hint = "stamp, restamp, clear, count or actor, then a field; or { set = \"field\", to = value }";
    if let Tree::Text(text) = &node.tree {
        let (verb, field) = text.split_once(' ').unwrap_or((text, ""));
        let make = match verb {
            "stamp" => Effect::Stamp,
            "restamp" => Effect::Restamp,
            "clear" => Effect::Clear,
            "count" => Effect::Count,
            "actor" => Effect::Actor,
            _ => {
                let shown: String = text.chars().take(60).collect();
                reading.sink.hinted(code::BAD_EFFECT, &place, format!("“{shown}” is not an effect"), hint);
                return None;
            }
        };
        let field = wellformed(reading.sink, field.trim(), &place)?;
        reading.note(format!("{path}.effects.{field}"), &place);
        return Some(make(field));
    }
    let mut keys = Keys::open(node, "effect", reading)?;
    let (field, value) = (keys.name("set"), keys.take("to"));
    keys.close();
    match (field, value) {
        (Some(field), Some(value)) => {
            reading.note(format!("{path}.effects.{}", field.value), &place);
            Some(Effect::Set(field.value, value.tree.to_json()))
        }
        _ => {
            reading.sink.hinted(code::BAD_EFFECT, &place, "this effect is not understood", hint);
            None
        }
    }
}

//! Deltas of states and moves.

use super::Delta;
use super::referrers::effect_field;
use crate::diagnostic::{Place, code, suggestion};
use crate::load::draft::humanise;
use crate::load::keys::At;
use crate::load::lifecycle::{r#move, state};
use crate::load::tree::{Node, Tree};
use crate::{FieldRule, MoveDef, Phase, StateDef};
use kernel::Name;

impl Delta<'_> {
    /// A state of the customer's own, in a phase the base already uses.
    pub(crate) fn add_state(&mut self, node: Node) {
        let Some(draft) = state(node, &self.reading) else { return };
        let place = self.at(&format!("state.{}", draft.name));
        let states = self.def.lifecycle.as_ref().map(|c| c.states.clone()).unwrap_or_default();
        if !self.custom(&draft.name, &place) || self.twice("state", &draft.name, &states, |s| &s.name) {
            return;
        }
        let Some(phase) = draft.phase else {
            self.sink().error(code::MISSING_KEY, &place, format!("state “{}” has no `phase`", draft.name));
            return;
        };
        if draft.terminal == Some(true) || !states.iter().any(|s| s.phase == phase && !s.terminal) {
            let message =
                format!("“{}” would stand alone: added states stand beside another in the same phase, and never end a record", draft.name);
            self.sink().error(code::OVERLAY_LOOSENS, &place, message);
            return;
        }
        let label = draft.label.unwrap_or_else(|| humanise(&draft.name));
        let added = StateDef { name: draft.name, label, phase, terminal: false, fields: draft.fields };
        if let Some(cycle) = &mut self.def.lifecycle {
            let after = cycle.states.iter().rposition(|s| s.phase == phase).map_or(cycle.states.len(), |i| i + 1);
            cycle.states.insert(after, added);
        }
    }

    /// `[[type.T.state]]`: more field rules for a state of the base.
    pub(crate) fn change_state(&mut self, node: Node) {
        let Some(draft) = state(node, &self.reading) else { return };
        let path = format!("state.{}", draft.name);
        let Some(base) = self.def.state(&draft.name).cloned() else { return self.unknown_state(&draft.name, &self.at(&path)) };
        if draft.phase.is_some_and(|p| p != base.phase) || draft.terminal.is_some_and(|t| t != base.terminal) {
            self.sink().error(code::OVERLAY_LOOSENS, &self.at(&path), format!("phase and end of “{}” are fixed", draft.name));
            return;
        }
        let mut fields = base.fields;
        for (field, rule) in draft.fields {
            // What is required may not become optional, what is read-only may not become writable.
            let stays = fields.get(&field).is_none_or(|old| *old == rule || *old == FieldRule::Prompted);
            if !stays {
                let message = format!("“{}” already has another rule for “{field}”", draft.name);
                self.sink().error(code::OVERLAY_LOOSENS, &self.at(&path), message);
                continue;
            }
            fields.insert(field, rule);
        }
        if let Some(slot) = self.states().iter_mut().find(|s| s.name == draft.name) {
            slot.fields = fields;
            slot.label = draft.label.unwrap_or(std::mem::take(&mut slot.label));
        }
    }

    /// A move of the customer's own: inside a phase, beside the moves of the base, never around them.
    pub(crate) fn add_move(&mut self, node: Node) {
        let Some(added) = r#move(node, &self.reading) else { return };
        let path = format!("move.{}", added.name);
        let place = self.at(&path);
        let moves = self.def.lifecycle.as_ref().map(|c| c.moves.clone()).unwrap_or_default();
        if !self.custom(&added.name, &place) || self.twice("move", &added.name, &moves, |m| &m.name) {
            return;
        }
        let Some(to) = self.phase(&added.to) else { return self.unknown_state(&added.to, &self.at(&format!("{path}.to"))) };
        let mut fits = true;
        for from in &added.from {
            let at = self.at(&format!("{path}.from.{from}"));
            let Some(phase) = self.phase(from) else {
                self.unknown_state(from, &at);
                fits = false;
                continue;
            };
            if phase != to {
                let message = format!(
                    "“{from}” is in phase {}, “{}” in phase {}: an added move stays inside a phase",
                    phase.as_str(),
                    added.to,
                    to.as_str()
                );
                self.sink().hinted(
                    code::OVERLAY_LOOSENS,
                    &at,
                    message,
                    "let a move of the base start here too: [[type.….move]] with also_from",
                );
                fits = false;
            }
            if let Some(around) = moves.iter().find(|m| m.to == added.to && (m.locked || m.from.contains(from))) {
                let code = if around.locked { code::OVERLAY_LOCKED } else { code::OVERLAY_LOOSENS };
                self.sink().error(code, &at, format!("the move would lead around “{}”", around.name));
                fits = false;
            }
        }
        for effect in &added.effects {
            let field = effect_field(effect);
            if !field.starts_with("x_") {
                let at = self.at(&format!("{path}.effects.{field}"));
                self.sink().error(
                    code::OVERLAY_LOOSENS,
                    &at,
                    format!("“{field}” belongs to the base: effects of an added move change fields of your own"),
                );
                fits = false;
            }
        }
        if fits && let Some(cycle) = &mut self.def.lifecycle {
            cycle.moves.push(added);
        }
    }

    /// `[[type.T.move]]`: more needs, prompts or a reason for a move of the base, fewer roles, more states of one's own
    /// to start from.
    pub(crate) fn change_move(&mut self, node: Node) {
        let Some((node, also)) = self.prepared(node) else { return };
        let Some(change) = r#move(node, &self.reading) else { return };
        let path = format!("move.{}", change.name);
        let Some(base) = self.def.r#move(&change.name).cloned() else { return };
        let mut fits = true;
        if !change.roles.is_empty() && !base.roles.is_empty() {
            for role in change.roles.iter().filter(|role| !base.roles.contains(role)) {
                let at = self.at(&format!("{path}.roles.{role}"));
                let hint = format!("any of {}", base.roles.iter().map(|r| &**r).collect::<Vec<_>>().join(", "));
                self.sink().hinted(code::OVERLAY_LOOSENS, &at, format!("“{role}” may not take “{}” in the base", base.name), hint);
                fits = false;
            }
        }
        for effect in change.effects.iter().map(effect_field).filter(|field| !field.starts_with("x_")) {
            let at = self.at(&format!("{path}.effects.{effect}"));
            self.sink().error(code::OVERLAY_LOOSENS, &at, format!("“{effect}” belongs to the base: overlays change fields of their own"));
            fits = false;
        }
        for state in &also {
            let phases: Vec<_> = base.from.iter().filter_map(|from| self.phase(from)).collect();
            let fitting = state.value.starts_with("x_") && self.phase(&state.value).is_some_and(|p| phases.contains(&p));
            if !fitting {
                let message = format!("“{}” is not a state of your own in a phase that “{}” starts from", state.value, base.name);
                self.sink().error(code::OVERLAY_LOOSENS, &state.place, message);
                fits = false;
            }
        }
        if !fits {
            return;
        }
        let Some(slot) = self.def.lifecycle.as_mut().and_then(|c| c.moves.iter_mut().find(|m| m.name == change.name)) else { return };
        slot.from.extend(also.into_iter().map(|s| s.value));
        slot.needs.extend(change.needs.into_iter().filter(|n| !base.needs.contains(n)));
        slot.prompts.extend(change.prompts.into_iter().filter(|p| !base.prompts.contains(p)));
        slot.effects.extend(change.effects.into_iter().filter(|e| !base.effects.contains(e)));
        slot.reason |= change.reason;
        if !change.roles.is_empty() {
            slot.roles = change.roles;
        }
    }

    /// A change of a move as if it were a whole move: `from` and `to` are the base's. Refuses locked and unknown moves.
    fn prepared(&self, mut node: Node) -> Option<(Node, Vec<At<Name>>)> {
        let place = node.place.clone();
        let Tree::Table(entries) = &mut node.tree else { return Some((node, Vec::new())) };
        let name = entries.iter().find_map(|(k, _, n)| match &n.tree {
            Tree::Text(text) if k == "name" => Some(text.clone()),
            _ => None,
        });
        let Some(name) = name else {
            self.sink().error(code::MISSING_KEY, &place, "this change of a move has no `name`");
            return None;
        };
        let Some(base) = self.def.r#move(&name) else {
            let hint = suggestion(&name, self.def.lifecycle.iter().flat_map(|c| &c.moves).map(|m| &*m.name));
            let shown: String = name.chars().take(60).collect();
            self.sink().hinted(code::OVERLAY_TARGET, &place, format!("there is no move “{shown}”"), hint);
            return None;
        };
        if base.locked {
            self.sink().error(code::OVERLAY_LOCKED, &place, format!("“{name}” is locked: {}", locked_says(base)));
            return None;
        }
        let fixed = ["from", "to", "automatic", "locked", "tone", "label"];
        for (key, at, _) in entries.iter().filter(|(key, ..)| fixed.contains(&key.as_str())) {
            let hint = if key == "label" { "use relabel.move" } else { "" };
            self.sink().hinted(code::OVERLAY_LOOSENS, at, format!("`{key}` of a move of the base is fixed"), hint);
        }
        let before = entries.len();
        entries.retain(|(key, ..)| !fixed.contains(&key.as_str()));
        if entries.len() != before {
            return None;
        }
        let also = entries.iter().position(|(k, ..)| k == "also_from").map(|i| entries.remove(i).2);
        let also = match also.map(|n| n.tree) {
            Some(Tree::Array(items)) => items,
            Some(_) => {
                self.sink().error(code::WRONG_VALUE, &place, "`also_from` is a list of states");
                return None;
            }
            None => Vec::new(),
        };
        let also = also.into_iter().filter_map(|n| match n.tree {
            Tree::Text(text) => Some(At { place: n.place, value: Name::from(text) }),
            _ => None,
        });
        let also = also.collect();
        let text = |s: &str| Node { place: place.clone(), tree: Tree::Text(s.to_owned()) };
        let from = base.from.iter().map(|f| text(f)).collect();
        entries.push(("from".into(), place.clone(), Node { place: place.clone(), tree: Tree::Array(from) }));
        entries.push(("to".into(), place.clone(), text(&base.to)));
        Some((node, also))
    }

    fn states(&mut self) -> &mut [StateDef] {
        self.def.lifecycle.as_mut().map_or(&mut [], |c| &mut c.states)
    }

    fn phase(&self, state: &str) -> Option<Phase> {
        self.def.state(state).map(|s| s.phase)
    }

    fn unknown_state(&self, state: &Name, place: &Place) {
        let hint = suggestion(state, self.def.lifecycle.iter().flat_map(|c| &c.states).map(|s| &*s.name));
        self.sink().hinted(code::OVERLAY_TARGET, place, format!("there is no state “{state}”"), hint);
    }
}

fn locked_says(step: &MoveDef) -> String {
    let who = if step.roles.is_empty() {
        "whoever may update".to_owned()
    } else {
        step.roles.iter().map(|r| &**r).collect::<Vec<_>>().join(", ")
    };
    format!("it leads to “{}” and is taken by {who}", step.to)
}

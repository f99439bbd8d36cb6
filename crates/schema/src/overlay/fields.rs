//! Deltas of fields and choices.

use super::Delta;
use super::referrers::{effect_field, referrers};
use crate::diagnostic::{code, suggestion};
use crate::load::draft::humanise;
use crate::load::field::{TONES, read, tone};
use crate::load::keys::{At, Keys, Reading};
use crate::load::tree::{Node, Tree};
use crate::{Choice, FieldKind, FieldRule};
use kernel::Name;
use std::cell::RefCell;

/// The choices of a kind that has them.
pub(crate) fn choices_mut(kind: &mut FieldKind) -> Option<&mut Vec<Choice>> {
    match kind {
        FieldKind::Choice { choices } | FieldKind::MultiChoice { choices } => Some(choices),
        _ => None,
    }
}

impl Delta<'_> {
    /// A field of the customer's own, with `group` beside the keys every field has.
    pub(crate) fn add_field(&mut self, node: Node) {
        let (node, group) = split(node, "group");
        let Some(mut draft) = read(node, "field", &self.reading) else { return };
        let place = draft.place.clone();
        if let Some(lender) = &draft.choices_of {
            let kind = self.def.field(&lender.value).map(|f| f.kind.clone());
            match kind.and_then(|mut kind| choices_mut(&mut kind).cloned()) {
                Some(value) => draft.choices = Some(At { place: lender.place.clone(), value }),
                None => return self.unknown_field(&lender.value, &lender.place),
            }
        }
        if !self.custom(&draft.name, &place) || self.twice("field", &draft.name, &self.def.fields, |f| &f.name) {
            return;
        }
        let Some(mut field) = draft.resolve(self.reading.sink) else { return };
        field.custom = true;
        if field.computed {
            self.sink().hinted(
                code::OVERLAY_LOOSENS,
                &place,
                format!("“{}” cannot be computed", field.name),
                "nothing would compute it: rules do not know it",
            );
            return;
        }
        let group = match group.map(|g| g.tree) {
            None => "More".to_owned(),
            Some(Tree::Text(label)) if !label.trim().is_empty() => label.trim().to_owned(),
            Some(_) => {
                self.sink().error(code::WRONG_VALUE, &place, "`group` is the heading of a group of the form");
                return;
            }
        };
        let (name, required) = (field.name.clone(), field.required);
        self.def.fields.push(field);
        self.place_on_form(name, &group, required);
    }

    /// `[[type.T.field]]`: changes to a field of the base that tighten or rephrase it.
    pub(crate) fn change_field(&mut self, node: Node) {
        let Some(draft) = read(node, "field", &self.reading) else { return };
        let path = format!("field.{}", draft.name);
        let Some(index) = self.def.fields.iter().position(|f| f.name == draft.name) else {
            self.unknown_field(&draft.name, &draft.place);
            return;
        };
        let refuse = |key: &str, why: String| self.sink().error(code::OVERLAY_LOOSENS, &self.at(&format!("{path}.{key}")), why);
        if let Some(kind) = &draft.kind {
            let by = referrers(&self.def, &draft.name);
            let by = if by.is_empty() { "rules of the practice".to_owned() } else { by.join(", ") };
            self.sink().hinted(
                code::KIND_CHANGED,
                &kind.place,
                format!("the kind of “{}” is fixed; referred to by {by}", draft.name),
                "add a field of your own",
            );
            return;
        }
        let base = &self.def.fields[index];
        let closed = [
            ("computed", draft.computed.is_some_and(|v| v != base.computed)),
            ("required", draft.required == Some(false) && base.required),
            ("immutable", draft.immutable == Some(false) && base.immutable),
            ("unique", draft.unique.is_some_and(|v| v != base.unique)),
            ("personal", draft.personal == Some(false) && base.personal),
            ("past", draft.past == Some(false) && base.past),
            ("min_text", draft.min_text.is_some_and(|n| base.min_text.is_some_and(|b| n < b))),
            ("right", draft.right.is_some() && base.right.is_some() && draft.right != base.right),
            ("choices", draft.choices.is_some() || draft.choices_of.is_some()),
            ("columns", draft.columns.is_some()),
            ("to", draft.to.is_some()),
            ("markdown", draft.markdown.is_some()),
            ("scale", draft.scale.is_some()),
            ("min", draft.min.is_some()),
        ];
        let mut open = true;
        for (key, _) in closed.iter().filter(|(_, given)| *given) {
            refuse(key, format!("`{key}` of “{}” cannot be loosened or changed by an overlay", draft.name));
            open = false;
        }
        let shorter = match (&draft.max, &base.kind) {
            (None, _) => None,
            (Some(at), FieldKind::Text { max } | FieldKind::LongText { max, .. }) => {
                let shorter = at.value.parse::<u32>().ok().filter(|n| *n > 0 && n <= max);
                if shorter.is_none() {
                    refuse("max", format!("`max` can only become smaller than {max}"));
                    open = false;
                }
                shorter
            }
            (Some(_), _) => {
                refuse("max", "`max` of this kind cannot be changed by an overlay".to_owned());
                open = false;
                None
            }
        };
        if draft.required == Some(true) && base.computed {
            refuse("required", format!("“{}” is computed: nobody can be required to fill it", draft.name));
            open = false;
        }
        if !open {
            return;
        }
        let field = &mut self.def.fields[index];
        if let (FieldKind::Text { max } | FieldKind::LongText { max, .. }, Some(n)) = (&mut field.kind, shorter) {
            *max = n;
        }
        field.label = draft.label.unwrap_or(std::mem::take(&mut field.label));
        field.help = draft.help.unwrap_or(std::mem::take(&mut field.help));
        field.default = draft.default.or(field.default.take());
        field.default_by = draft.default_by.unwrap_or(std::mem::take(&mut field.default_by));
        field.right = draft.right.or(field.right.take());
        field.required |= draft.required.unwrap_or(false);
        field.immutable |= draft.immutable.unwrap_or(false);
        field.personal |= draft.personal.unwrap_or(false);
        field.past |= draft.past.unwrap_or(false);
        field.search |= draft.search.unwrap_or(false);
        field.min_text = draft.min_text.or(field.min_text);
    }

    pub(crate) fn require(&mut self, name: &Name) {
        let place = self.at(&format!("list.require.{name}"));
        self.reading.note(format!("field.{name}"), &place);
        match self.def.fields.iter_mut().find(|f| f.name == *name) {
            None => self.unknown_field(name, &place),
            Some(field) if field.computed => {
                self.reading.sink.error(code::OVERLAY_LOOSENS, &place, format!("“{name}” is computed: nobody can be required to fill it"));
            }
            Some(field) => field.required = true,
        }
    }

    /// Hides a field everywhere: on the form, in every state, in the list.
    pub(crate) fn hide(&mut self, name: &Name) {
        let place = self.at(&format!("list.hide.{name}"));
        let Some(field) = self.def.field(name) else { return self.unknown_field(name, &place) };
        let mut by = referrers(&self.def, name);
        if field.required {
            by.insert(0, "creation, which requires it".to_owned());
        }
        if !by.is_empty() {
            let message = format!("“{name}” cannot be hidden; it is referred to by {}", by.join(", "));
            self.sink().error(code::OVERLAY_REFERRED, &place, message);
            return;
        }
        for group in &mut self.def.form {
            group.fields.retain(|f| f != name);
        }
        self.def.form.retain(|g| !g.fields.is_empty());
        self.def.list.columns.retain(|c| c != name);
        for state in self.def.lifecycle.iter_mut().flat_map(|c| &mut c.states) {
            state.fields.insert(name.clone(), FieldRule::Hidden);
        }
        self.hidden.push(name.clone());
    }

    /// Nothing of the base is ever removed: old records hold it. Says who refers to it, and what to do instead.
    pub(crate) fn remove(&mut self, name: &Name) {
        let place = self.at(&format!("list.remove.{name}"));
        if self.def.field(name).is_none() {
            return self.unknown_field(name, &place);
        }
        let by = referrers(&self.def, name);
        let by = if by.is_empty() { "records that were already written".to_owned() } else { by.join(", ") };
        self.sink().hinted(
            code::OVERLAY_REFERRED,
            &place,
            format!("“{name}” cannot be removed; it is referred to by {by}"),
            "hide it instead",
        );
    }

    pub(crate) fn add_choice(&mut self, node: Node) {
        let reading = Reading { sink: self.reading.sink, places: RefCell::default() };
        let Some(mut keys) = Keys::open(node, "added choice", &reading) else { return };
        let (field, name, base) = (keys.needed_name("field"), keys.needed_name("name"), keys.text("as"));
        let (label, help, rank) = (keys.words("label"), keys.words("help").unwrap_or_default(), keys.integer("rank"));
        let tone = tone(&mut keys, &TONES, &reading);
        let place = keys.place.clone();
        keys.close();
        let (Some(field), Some(name)) = (field, name) else { return };
        if !self.custom(&name.value, &name.place) {
            return;
        }
        let sink = self.reading.sink;
        let Some(target) = self.def.fields.iter_mut().find(|f| f.name == field.value) else {
            return self.unknown_field(&field.value, &field.place);
        };
        let own = target.custom;
        let Some(choices) = choices_mut(&mut target.kind) else {
            sink.error(code::OVERLAY_TARGET, &field.place, format!("“{}” has no choices", field.value));
            return;
        };
        if choices.iter().any(|c| c.name == name.value) {
            sink.error(code::CHOICES, &name.place, format!("“{}” already offers “{}”", field.value, name.value));
            return;
        }
        let known = base.as_ref().and_then(|b| choices.iter().find(|c| c.name == *b.value && c.base == c.name)).cloned();
        let Some(known) = known else {
            let (place, hint) = match &base {
                Some(b) => (b.place.clone(), suggestion(&b.value, choices.iter().map(|c| &*c.name))),
                None => (place, String::new()),
            };
            let offered = choices.iter().filter(|c| c.base == c.name).map(|c| &*c.name).collect::<Vec<_>>().join(", ");
            let hint = if hint.is_empty() { format!("as = one of {offered}") } else { hint };
            let message = format!("“{}” does not say which base choice it is read as", name.value);
            sink.hinted(code::OVERLAY_BASE, &place, message, hint);
            return;
        };
        let choice = Choice {
            label: label.unwrap_or_else(|| humanise(&name.value)),
            base: if own { name.value.clone() } else { known.name.clone() },
            name: name.value,
            rank: rank.unwrap_or(known.rank),
            tone: tone.unwrap_or_else(|| known.tone.clone()),
            retired: false,
            help,
        };
        let after = choices.iter().rposition(|c| c.base == known.name).map_or(choices.len(), |i| i + 1);
        choices.insert(after, choice);
    }

    /// `retire = ["pending_reason.awaiting_supplier"]`: no longer offered, unless rules need it.
    pub(crate) fn retire(&mut self, node: Node) {
        let place = node.place;
        let Tree::Text(text) = node.tree else {
            self.sink().error(code::WRONG_VALUE, &place, "`retire` is a list of texts such as \"field.choice\"");
            return;
        };
        let (field, choice) = text.split_once('.').unwrap_or((&text, ""));
        let def = self.def.field(field).cloned();
        let chosen = def.as_ref().and_then(|f| choices_mut(&mut f.kind.clone())?.iter().find(|c| c.name == *choice).cloned());
        let (Some(def), Some(chosen)) = (def, chosen) else {
            let shown: String = text.chars().take(80).collect();
            let hint = "write \"field.choice\"";
            self.sink().hinted(code::OVERLAY_TARGET, &place, format!("there is no choice “{shown}”"), hint);
            return;
        };
        let mut by = Vec::new();
        if def.computed {
            by.push("the rule that computes the field".to_owned());
        }
        let is_it = |json: &serde_json::Value| {
            json.as_str() == Some(choice) || json.as_array().is_some_and(|list| list.iter().any(|v| v.as_str() == Some(choice)))
        };
        if def.default.as_ref().is_some_and(is_it) {
            by.push("the default of the field".to_owned());
        }
        for step in self.def.lifecycle.iter().flat_map(|c| &c.moves) {
            if step.effects.iter().any(|e| effect_field(e) == field && matches!(e, crate::Effect::Set(_, json) if is_it(json))) {
                by.push(format!("move {}", step.name));
            }
        }
        if self.def.clocks.iter().any(|c| c.by == *field) {
            by.push("the targets of a clock".to_owned());
        }
        if !by.is_empty() {
            self.sink().error(
                code::OVERLAY_REFERRED,
                &place,
                format!("“{}” cannot be retired; it is used by {}", chosen.name, by.join(", ")),
            );
            return;
        }
        let found = self.def.fields.iter_mut().find(|f| f.name == *field).and_then(|f| choices_mut(&mut f.kind));
        if let Some(choice) = found.and_then(|choices| choices.iter_mut().find(|c| c.name == *choice)) {
            choice.retired = true;
        }
    }
}

/// Takes one key out of a table, when the node is one.
fn split(mut node: Node, key: &str) -> (Node, Option<Node>) {
    let taken = match &mut node.tree {
        Tree::Table(entries) => entries.iter().position(|(k, ..)| k == key).map(|i| entries.remove(i).2),
        _ => None,
    };
    (node, taken)
}

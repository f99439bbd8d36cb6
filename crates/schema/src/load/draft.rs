//! One source as it was read: everything optional, nothing resolved yet.

use super::keys::{At, Places};
use crate::diagnostic::{Place, Sink, code, suggestion};
use crate::{Choice, ClockDef, DutyDef, FieldDef, FieldKind, FieldRule, LinkDef, MoveDef, Phase, SavedView};
use kernel::Name;
use std::collections::BTreeMap;

/// A record type or trait, before composition.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) name: Name,
    pub(crate) place: Place,
    pub(crate) is_trait: bool,
    pub(crate) title: Option<String>,
    pub(crate) plural: Option<String>,
    pub(crate) purpose: Option<String>,
    pub(crate) prefix: Option<String>,
    pub(crate) practice: Option<Name>,
    pub(crate) clause: Option<String>,
    pub(crate) extends: Vec<Name>,
    pub(crate) cached: Option<bool>,
    pub(crate) sealed: Option<bool>,
    pub(crate) conversation: Option<bool>,
    pub(crate) attachments: Option<bool>,
    pub(crate) watchable: Option<bool>,
    pub(crate) initial: Option<Name>,
    /// Sets of roles by name, for use in moves.
    pub(crate) roles: BTreeMap<Name, Vec<Name>>,
    pub(crate) fields: Vec<FieldDraft>,
    pub(crate) spine: BTreeMap<&'static str, Name>,
    pub(crate) states: Vec<StateDraft>,
    pub(crate) moves: Vec<MoveDef>,
    pub(crate) clocks: Vec<ClockDef>,
    pub(crate) links: Vec<LinkDef>,
    pub(crate) duties: Vec<DutyDef>,
    pub(crate) columns: Option<Vec<Name>>,
    pub(crate) sort: Option<String>,
    pub(crate) views: Vec<SavedView>,
    pub(crate) form: Vec<GroupDraft>,
    pub(crate) places: Places,
}

/// A group of the form; what is not said is inherited from the group of the same label in a trait.
#[derive(Clone, Debug)]
pub(crate) struct GroupDraft {
    pub(crate) label: String,
    pub(crate) fields: Vec<Name>,
    pub(crate) on_create: Option<bool>,
    pub(crate) rail: Option<bool>,
}

/// A state; `phase` may come from a trait's state of the same name.
#[derive(Clone, Debug)]
pub(crate) struct StateDraft {
    pub(crate) name: Name,
    pub(crate) label: Option<String>,
    pub(crate) phase: Option<Phase>,
    pub(crate) terminal: Option<bool>,
    pub(crate) fields: BTreeMap<Name, FieldRule>,
}

impl StateDraft {
    /// Takes from `base` what this one does not say.
    pub(crate) fn over(mut self, base: Self) -> Self {
        self.label = self.label.or(base.label);
        self.phase = self.phase.or(base.phase);
        self.terminal = self.terminal.or(base.terminal);
        for (field, rule) in base.fields {
            self.fields.entry(field).or_insert(rule);
        }
        self
    }
}

/// A field, attribute by attribute.
#[derive(Clone, Debug)]
pub(crate) struct FieldDraft {
    pub(crate) name: Name,
    pub(crate) place: Place,
    pub(crate) label: Option<String>,
    pub(crate) kind: Option<At<String>>,
    pub(crate) help: Option<String>,
    pub(crate) required: Option<bool>,
    pub(crate) computed: Option<bool>,
    pub(crate) immutable: Option<bool>,
    pub(crate) default: Option<serde_json::Value>,
    pub(crate) default_by: Option<BTreeMap<Name, serde_json::Value>>,
    pub(crate) right: Option<Name>,
    pub(crate) search: Option<bool>,
    pub(crate) indexed: Option<bool>,
    pub(crate) unique: Option<bool>,
    pub(crate) personal: Option<bool>,
    pub(crate) min_text: Option<u32>,
    pub(crate) past: Option<bool>,
    pub(crate) custom: bool,
    pub(crate) max: Option<At<String>>,
    pub(crate) min: Option<At<String>>,
    pub(crate) scale: Option<At<i64>>,
    pub(crate) markdown: Option<At<bool>>,
    pub(crate) choices: Option<At<Vec<Choice>>>,
    /// Another field of the type that lends its choices.
    pub(crate) choices_of: Option<At<Name>>,
    pub(crate) to: Option<At<Name>>,
    pub(crate) columns: Option<At<Vec<FieldDraft>>>,
}

impl FieldDraft {
    /// Takes from `base` what this one does not say. A kind once given stays.
    pub(crate) fn over(mut self, mut base: Self, sink: &Sink) -> Self {
        if let (Some(mine), Some(theirs)) = (&self.kind, &base.kind)
            && mine.value != theirs.value
        {
            let message = format!("“{}” is {} where it comes from, and {} here", self.name, theirs.value, mine.value);
            sink.hinted(code::KIND_CHANGED, &mine.place, message, "leave the kind out, or choose another name");
        }
        if self.choices_of.is_some() {
            base.choices = None;
        }
        macro_rules! inherit { ($($attribute:ident)*) => { $(self.$attribute = self.$attribute.or(base.$attribute);)* } }
        inherit!(label kind help required computed immutable default default_by right search indexed unique personal min_text past max min scale markdown choices choices_of to columns);
        self
    }

    /// The field in full.
    pub(crate) fn resolve(self, sink: &Sink) -> Option<FieldDef> {
        let kind = self.kind(sink)?;
        Some(FieldDef {
            label: self.label.unwrap_or_else(|| humanise(&self.name)),
            kind,
            help: self.help.unwrap_or_default(),
            required: self.required.unwrap_or(false),
            computed: self.computed.unwrap_or(false),
            immutable: self.immutable.unwrap_or(false),
            default: self.default,
            default_by: self.default_by.unwrap_or_default(),
            right: self.right,
            search: self.search.unwrap_or(false),
            indexed: self.indexed.unwrap_or(false),
            unique: self.unique.unwrap_or(false),
            personal: self.personal.unwrap_or(false),
            min_text: self.min_text,
            past: self.past.unwrap_or(false),
            custom: self.custom,
            name: self.name,
        })
    }

    fn kind(&self, sink: &Sink) -> Option<FieldKind> {
        let Some(kind) = &self.kind else {
            sink.hinted(
                code::MISSING_KEY,
                &self.place,
                format!("field “{}” has no `kind`", self.name),
                format!("one of {}", KINDS.join(", ")),
            );
            return None;
        };
        let mut allowed: &[&str] = &[];
        let resolved = match kind.value.as_str() {
            "text" => {
                allowed = &["max"];
                FieldKind::Text { max: self.length(200, 4000, sink) }
            }
            "long_text" => {
                allowed = &["max", "markdown"];
                FieldKind::LongText { max: self.length(20_000, 200_000, sink), markdown: self.markdown.as_ref().is_none_or(|m| m.value) }
            }
            "choice" | "multi_choice" => {
                allowed = &["choices"];
                let choices = self.choices.as_ref().map(|c| c.value.clone()).unwrap_or_default();
                if choices.is_empty() {
                    sink.error(code::CHOICES, &kind.place, format!("field “{}” offers no choices", self.name));
                }
                if kind.value == "choice" { FieldKind::Choice { choices } } else { FieldKind::MultiChoice { choices } }
            }
            "boolean" => FieldKind::Boolean,
            "integer" => {
                allowed = &["min", "max"];
                let bound = |at: &Option<At<String>>, otherwise| match at {
                    None => otherwise,
                    Some(at) => at.value.parse().unwrap_or_else(|_| {
                        sink.error(code::BAD_BOUNDS, &at.place, "the bound of an integer is a whole number");
                        otherwise
                    }),
                };
                // Counts and amounts are never negative (refused input): a field that may be says so with `min`.
                let (min, max) = (bound(&self.min, 0), bound(&self.max, i64::from(i32::MAX)));
                if min > max {
                    sink.error(code::BAD_BOUNDS, &self.place, format!("{min} is above {max}"));
                }
                FieldKind::Integer { min, max }
            }
            "decimal" => {
                allowed = &["min", "max", "scale"];
                self.decimal(sink)
            }
            "money" => FieldKind::Money,
            "date" => FieldKind::Date,
            "instant" => FieldKind::Instant,
            "duration" => FieldKind::Duration,
            "person" => FieldKind::Person,
            "group" => FieldKind::Group,
            "reference" | "references" => {
                allowed = &["to"];
                let Some(to) = &self.to else {
                    sink.error(code::MISSING_KEY, &self.place, format!("field “{}” does not say which type it leads `to`", self.name));
                    return None;
                };
                let to = to.value.clone();
                if kind.value == "reference" { FieldKind::Reference { to } } else { FieldKind::References { to } }
            }
            "table" => {
                allowed = &["columns"];
                let columns = self.columns.as_ref().map(|c| c.value.clone()).unwrap_or_default();
                if columns.is_empty() {
                    sink.error(code::MISSING_KEY, &self.place, format!("table “{}” has no `columns`", self.name));
                }
                let columns: Vec<_> = columns.into_iter().filter_map(|c| c.resolve(sink)).collect();
                if let Some(inner) = columns.iter().find(|c| matches!(c.kind, FieldKind::Table { .. })) {
                    sink.error(code::KIND_ATTRIBUTE, &self.place, format!("“{}” is a table within a table", inner.name));
                }
                FieldKind::Table { columns }
            }
            other => {
                let shown: String = other.chars().take(60).collect();
                let hint =
                    Some(suggestion(other, KINDS)).filter(|s| !s.is_empty()).unwrap_or_else(|| format!("one of {}", KINDS.join(", ")));
                sink.hinted(code::UNKNOWN_KIND, &kind.place, format!("there is no kind “{shown}”"), hint);
                return None;
            }
        };
        self.refuse_attributes(&kind.value, allowed, sink);
        Some(resolved)
    }

    fn refuse_attributes(&self, kind: &str, allowed: &[&str], sink: &Sink) {
        let place = |given: Option<&Place>| given.cloned();
        let given = [
            ("max", place(self.max.as_ref().map(|a| &a.place))),
            ("min", place(self.min.as_ref().map(|a| &a.place))),
            ("scale", place(self.scale.as_ref().map(|a| &a.place))),
            ("markdown", place(self.markdown.as_ref().map(|a| &a.place))),
            ("choices", place(self.choices.as_ref().map(|a| &a.place))),
            ("to", place(self.to.as_ref().map(|a| &a.place))),
            ("columns", place(self.columns.as_ref().map(|a| &a.place))),
        ];
        for (attribute, place) in given {
            if let Some(place) = place
                && !allowed.contains(&attribute)
            {
                sink.error(code::KIND_ATTRIBUTE, &place, format!("`{attribute}` says nothing about a field of kind {kind}"));
            }
        }
    }

    fn length(&self, otherwise: u32, most: u32, sink: &Sink) -> u32 {
        let Some(max) = &self.max else { return otherwise };
        match max.value.parse::<u32>() {
            Ok(n) if n > 0 && n <= most => n,
            _ => {
                sink.error(code::BAD_BOUNDS, &max.place, format!("the length of this kind of text lies between 1 and {most}"));
                otherwise
            }
        }
    }

    fn decimal(&self, sink: &Sink) -> FieldKind {
        let scale = match &self.scale {
            None => 2,
            Some(at) => u32::try_from(at.value).ok().filter(|n| *n <= 12).unwrap_or_else(|| {
                sink.error(code::BAD_BOUNDS, &at.place, "a decimal has 0 to 12 fraction digits");
                2
            }),
        };
        let bound = |at: &Option<At<String>>| {
            let at = at.as_ref()?;
            let parsed = at.value.parse::<rust_decimal::Decimal>().ok();
            if parsed.is_none() {
                sink.error(code::BAD_BOUNDS, &at.place, format!("“{}” is not a decimal number", at.value));
            }
            parsed
        };
        let (min, max) = (bound(&self.min), bound(&self.max));
        if let (Some(min), Some(max)) = (min, max)
            && min > max
        {
            sink.error(code::BAD_BOUNDS, &self.place, format!("{min} is above {max}"));
        }
        FieldKind::Decimal { scale, min: min.map(|d| d.to_string()), max: max.map(|d| d.to_string()) }
    }
}

/// The words for the sixteen kinds.
pub(crate) const KINDS: [&str; 16] = [
    "text",
    "long_text",
    "choice",
    "multi_choice",
    "boolean",
    "integer",
    "decimal",
    "money",
    "date",
    "instant",
    "duration",
    "person",
    "group",
    "reference",
    "references",
    "table",
];

/// A label made from a name: `assigned_to` → `Assigned to`. A leading order digit (`1_high`) or `x_` is left out.
pub(crate) fn humanise(name: &str) -> String {
    let name = name.strip_prefix("x_").unwrap_or(name);
    let spaced = name.replace('_', " ");
    let mut chars = spaced.trim().chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

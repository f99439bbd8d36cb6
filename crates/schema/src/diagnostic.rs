//! What the loader and the check say about definitions: coded, located, many at once.
//!
//! Every diagnostic has a code that never changes its meaning, the place it concerns and, where one can be guessed,
//! a hint. The table below is the only list of codes; `docs/model-diagnostics.md` is printed from it.

use std::cell::RefCell;
use std::fmt;
use std::sync::Arc;

/// A place in a source: file, line and column, both from 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Path as it was given to the loader.
    pub file: Arc<str>,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// One finding about a definition.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// Where.
    pub place: Place,
    /// Stable code, `SCH-014`.
    pub code: &'static str,
    /// What is wrong, in words.
    pub message: String,
    /// What to do about it; empty when nothing better than the message is known.
    pub hint: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.code, self.place, self.message)?;
        if self.hint.is_empty() { Ok(()) } else { write!(f, " hint: {}", self.hint) }
    }
}

/// Findings, sorted by place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics(pub Vec<Diagnostic>);

impl Diagnostics {
    /// Whether there is nothing to say.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// Whether any finding has `code`.
    #[must_use]
    pub fn has(&self, code: &str) -> bool {
        self.0.iter().any(|d| d.code == code)
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|d| writeln!(f, "{d}"))
    }
}
impl std::error::Error for Diagnostics {}

/// Collects findings while sources are read. At most [`Sink::LIMIT`] are kept: a file of noise should not fill memory.
#[derive(Default)]
pub(crate) struct Sink {
    errors: RefCell<Vec<Diagnostic>>,
    warnings: RefCell<Vec<Diagnostic>>,
}

impl Sink {
    const LIMIT: usize = 500;

    pub(crate) fn error(&self, code: &'static str, place: &Place, message: impl Into<String>) {
        self.hinted(code, place, message, "");
    }

    pub(crate) fn hinted(&self, code: &'static str, place: &Place, message: impl Into<String>, hint: impl Into<String>) {
        push(&self.errors, Diagnostic { code, place: place.clone(), message: message.into(), hint: hint.into() });
    }

    pub(crate) fn warn(&self, code: &'static str, place: &Place, message: impl Into<String>, hint: impl Into<String>) {
        push(&self.warnings, Diagnostic { code, place: place.clone(), message: message.into(), hint: hint.into() });
    }

    /// The number of errors so far; comparing two counts tells whether a step was clean.
    pub(crate) fn count(&self) -> usize {
        self.errors.borrow().len()
    }

    /// Errors and warnings, sorted by place and without repetition.
    pub(crate) fn finish(self) -> (Diagnostics, Diagnostics) {
        let sorted = |cell: RefCell<Vec<Diagnostic>>| {
            let mut all = cell.into_inner();
            all.sort();
            all.dedup();
            Diagnostics(all)
        };
        (sorted(self.errors), sorted(self.warnings))
    }
}

fn push(cell: &RefCell<Vec<Diagnostic>>, d: Diagnostic) {
    let mut all = cell.borrow_mut();
    if all.len() < Sink::LIMIT {
        all.push(d);
    }
}

/// `did you mean “x”?` when one of `known` is close to `given`; empty otherwise.
pub(crate) fn suggestion<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    nearest(given, known).map_or_else(String::new, |best| format!("did you mean “{best}”?"))
}

/// The one of `known` that `given` was probably meant to be.
pub(crate) fn nearest<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if given.len() > 80 {
        return None;
    }
    let scored = known.into_iter().map(|k| (strsim::normalized_damerau_levenshtein(given, k), k));
    scored.filter(|(score, _)| *score >= 0.6).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, k)| k)
}

macro_rules! table {
    ($($constant:ident $code:literal $title:literal $explanation:literal)*) => {
        /// Codes by name, for the code that reports them.
        pub(crate) mod code { $(pub(crate) const $constant: &str = $code;)* }
        /// Every code with its title and explanation, in order.
        pub const DIAGNOSTICS: &[(&str, &str, &str)] = &[$(($code, $title, $explanation),)*];
    };
}

table! {
    SYNTAX "SCH-001" "Not readable as TOML" "The file breaks the grammar of TOML, is larger than 256 KiB, or nests deeper than a definition ever needs. Nothing of it is used."
    UNKNOWN_KEY "SCH-002" "Unknown key" "A key that the format does not know stands in a definition. Keys are never ignored: a misspelt `required` would silently loosen a rule."
    WRONG_VALUE "SCH-003" "Value of the wrong kind" "A key holds something else than it should, for example a text where true or false is expected."
    MISSING_KEY "SCH-004" "Missing key" "A definition, field, state, move, clock, link or view lacks a key it cannot do without."
    BAD_NAME "SCH-005" "Malformed name" "Names begin with a small letter and continue with small letters, digits and underscores, at most 64 characters."
    DUPLICATE "SCH-006" "Named twice" "Two things of one kind carry the same name within a definition, or two files define the same type."
    RESERVED "SCH-007" "Reserved name" "The name belongs to a column that every record has, or to a word of the query language."
    UNKNOWN_TRAIT "SCH-008" "Unknown trait" "`extends` names something that is not defined, or that is a record type and not a trait."
    TRAIT_CIRCLE "SCH-009" "Traits go round in a circle" "A trait extends itself, directly or through others."
    UNKNOWN_KIND "SCH-010" "Unknown kind of field" "The kinds of field are a closed list of sixteen."
    KIND_ATTRIBUTE "SCH-011" "Key does not fit the kind" "A key such as `choices`, `max` or `to` stands at a field whose kind does not know it."
    KIND_CHANGED "SCH-012" "Kind changed" "A field that comes from a trait or from the base is given another kind. Whatever relies on the trait would break."
    BAD_BOUNDS "SCH-013" "Impossible bounds" "A minimum lies above its maximum, a length is zero, or a bound is not a number."
    CHOICES "SCH-014" "Choices missing or repeated" "A choice field needs at least one choice, each with a name of its own."
    BAD_DEFAULT "SCH-015" "Default does not fit" "The default value would be refused if somebody typed it."
    UNKNOWN_FIELD "SCH-016" "Unknown field" "Something refers to a field that the type does not have."
    WRONG_FIELD_KIND "SCH-017" "Field of the wrong kind" "A clock, effect or common column needs a field of another kind, for example an instant."
    UNKNOWN_STATE "SCH-018" "Unknown state" "A move or the initial state names a state that is not defined."
    UNREACHABLE "SCH-019" "State cannot be reached" "No chain of moves leads from the initial state to this state."
    TERMINAL "SCH-020" "Terminal state with a way out" "A move starts from a terminal state, or a state that ends a record is not in a phase that ends."
    DEAD_END "SCH-021" "State without a way out" "A state that is not terminal has no move out: records would be stuck in it for ever."
    PHASE "SCH-022" "Unknown phase" "A state belongs to one of six phases: open, working, waiting, done, closed, cancelled."
    STATE_RULE "SCH-023" "Contradicting field rules" "A state says two things of one field, hides what it requires, or requires what nobody can fill."
    UNKNOWN_TYPE "SCH-024" "Unknown record type" "A reference or link leads to a record type that is not defined."
    BAD_EFFECT "SCH-025" "Effect not understood" "The effects of a move are: stamp, restamp, clear, count, actor followed by a field, or a table with `set` and `to`."
    BAD_NEED "SCH-026" "Need not understood" "A need is a field name, the word `public_message`, or a table with `query` and `refuse`, or with `rule`."
    UNKNOWN_COLUMN "SCH-027" "Unknown column" "A list shows or sorts by something that is neither a field nor a common column."
    FORM_TWICE "SCH-028" "Field twice on the form" "A field may stand in one group of the form only."
    FORM_MISSING "SCH-029" "Field not on the form" "Every field that people fill belongs to a group of the form; otherwise nobody can ever fill it."
    PREFIX "SCH-030" "Prefix malformed or taken" "Prefixes of readable numbers are two to five capital letters, and no two types share one."
    BAD_QUERY "SCH-031" "Query not understood" "The query of a view or a need does not parse, or compares a field with something it cannot hold."
    UNKNOWN_ROLE "SCH-032" "Malformed role or tone" "A role must be a well-formed name; a tone must be one of the known tokens."
    REQUIRED_COMPUTED "SCH-033" "Contradicting field" "A field is both computed and required from people, both computed and prompted for, or otherwise at odds with itself."
    NO_SPINE "SCH-034" "No title" "Every type needs a text field that serves as the title of its records."
    LIMIT "SCH-035" "Too much of something" "A definition has more fields, choices, states or moves than the system is built for."
    UNUSED_TRAIT "SCH-036" "Trait not used" "A warning: no record type extends the trait, so nothing of it is checked."
    FORM_CREATE "SCH-037" "Required field not on the creation form" "A field that must be filled on creation stands in a group that the creation form does not show, and has no default: nobody could create a record."
    UNKNOWN_RULE "SCH-038" "Unknown rule" "A need names a rule that the practice of the record type does not have. Nothing would ever be checked by it."
    NO_PEOPLE "SCH-039" "People or groups without their type" "A warning: a field holds a person or a group, and there is no record type `person` or `group` to choose from. Whatever is given would be refused."
    OVERLAY_TARGET "SCH-050" "Overlay of something unknown" "An overlay changes a type, field, state, move or choice that the base does not have."
    OVERLAY_LOOSENS "SCH-051" "Overlay loosens" "Overlays tighten. A required field stays required, a guard stays a guard, a choice that rules read cannot be retired."
    OVERLAY_LOCKED "SCH-052" "Move is locked" "The move is locked: who may take it and what it needs is part of what the product promises to an auditor."
    OVERLAY_PREFIX "SCH-053" "Custom names begin with x_" "Fields, states, choices and moves added by an overlay begin with `x_`, so that a later version of the product can never collide with them."
    OVERLAY_BASE "SCH-054" "Choice without a base" "An added choice says with `as` which base choice rules and reports shall read it as."
    OVERLAY_REFERRED "SCH-055" "Something refers to it" "The change would take away what something else refers to; the referrers are named."
    OVERLAY_CLASH "SCH-056" "Overlays disagree" "Two overlays change the same thing in different ways."
}

/// The page `docs/model-diagnostics.md`.
#[must_use]
pub fn diagnostics_page() -> String {
    let mut page = String::from(
        "# Diagnostics of record types and overlays\n\n<!-- Written by `cargo xtask gen` from crates/schema/src/diagnostic.rs; do not edit. -->\n\n\
         A diagnostic reads `CODE file:line:column what is wrong hint: what to do`.\n\n| Code | Title | Meaning |\n|---|---|---|\n",
    );
    for (code, title, explanation) in DIAGNOSTICS {
        page.push_str(&format!("| {code} | {title} | {explanation} |\n"));
    }
    page
}

//! Why a query is refused, precisely enough to underline it.

use kernel::{Code, Refusal};

/// A query that cannot be understood or does not fit the type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryError {
    /// Where: characters from the beginning of the text.
    pub position: usize,
    /// How many characters are concerned (at least 1, also at the end of the text).
    pub length: usize,
    /// Why, as a sentence.
    pub reason: String,
    /// What would be understood, as query text, when something near is known.
    pub suggestion: Option<String>,
}

impl QueryError {
    pub(super) fn new(position: usize, length: usize, reason: impl Into<String>) -> Self {
        Self { position, length: length.max(1), reason: reason.into(), suggestion: None }
    }
    pub(super) fn suggest(mut self, suggestion: impl Into<String>) -> Self {
        self.suggestion = Some(suggestion.into());
        self
    }
    /// The same, for refusing an input that contains a query.
    #[must_use]
    pub fn refusal(&self) -> Refusal {
        Refusal::new(Code::Query).with("position", self.position + 1).with("reason", self)
    }
}

impl std::fmt::Display for QueryError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.reason)?;
        match &self.suggestion {
            Some(suggestion) => write!(f, " Did you mean {suggestion}?"),
            None => Ok(()),
        }
    }
}
impl std::error::Error for QueryError {}

/// The nearest of some names, when one is near enough to be a slip of the fingers.
pub(super) fn nearest<'a>(wanted: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    names
        .into_iter()
        .map(|name| (strsim::jaro_winkler(wanted, name), name))
        .filter(|(likeness, _)| *likeness >= 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, name)| name)
}

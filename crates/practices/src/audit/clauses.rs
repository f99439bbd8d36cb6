//! The clauses of the standard by number: which hold requirements, and lists of them as people write them.

use std::collections::BTreeSet;

/// Every clause by number, in the order of the standard, and whether it holds requirements of its own.
#[rustfmt::skip]
const CLAUSES: &[(&str, bool)] = &[
    ("4", false), ("4.1", true), ("4.2", true), ("4.3", true), ("4.4", true), ("5", false), ("5.1", true), ("5.2", false),
    ("5.2.1", true), ("5.2.2", true), ("5.3", true), ("6", false), ("6.1", false), ("6.1.1", true), ("6.1.2", true), ("6.1.3", true),
    ("6.2", false), ("6.2.1", true), ("6.2.2", true), ("6.3", true), ("7", false), ("7.1", true), ("7.2", true), ("7.3", true),
    ("7.4", true), ("7.5", false), ("7.5.1", true), ("7.5.2", true), ("7.5.3", false), ("7.5.3.1", true), ("7.5.3.2", true), ("7.5.4", true),
    ("7.6", true), ("8", false), ("8.1", true), ("8.2", false), ("8.2.1", true), ("8.2.2", true), ("8.2.3", false), ("8.2.3.1", true),
    ("8.2.3.2", true), ("8.2.4", true), ("8.2.5", true), ("8.2.6", true), ("8.3", false), ("8.3.1", false), ("8.3.2", true), ("8.3.3", true),
    ("8.3.4", false), ("8.3.4.1", true), ("8.3.4.2", true), ("8.4", false), ("8.4.1", true), ("8.4.2", true), ("8.4.3", true), ("8.5", false),
    ("8.5.1", false), ("8.5.1.1", true), ("8.5.1.2", true), ("8.5.1.3", true), ("8.5.2", false), ("8.5.2.1", true), ("8.5.2.2", true), ("8.5.2.3", true),
    ("8.5.3", true), ("8.6", false), ("8.6.1", true), ("8.6.2", true), ("8.6.3", true), ("8.7", false), ("8.7.1", true), ("8.7.2", true),
    ("8.7.3", false), ("8.7.3.1", true), ("8.7.3.2", true), ("8.7.3.3", true), ("9", false), ("9.1", true), ("9.2", false), ("9.2.1", true),
    ("9.2.2", true), ("9.3", true), ("9.4", true), ("10", false), ("10.1", false), ("10.1.1", true), ("10.1.2", true), ("10.2", true),
];

/// The clauses that hold requirements, in the order of the standard.
pub fn with_requirements() -> impl Iterator<Item = &'static str> {
    CLAUSES.iter().filter(|(_, holds)| *holds).map(|(number, _)| *number)
}

/// The number as the standard has it; `None` for one it does not have.
#[must_use]
pub fn known(number: &str) -> Option<&'static str> {
    CLAUSES.iter().find(|(n, _)| *n == number).map(|(n, _)| *n)
}

/// Whether a clause is `above` itself, or lies below it: 8.6.1 within 8.6, 8.6 not within 8.60.
#[must_use]
pub fn is_within(number: &str, above: &str) -> bool {
    number.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// A list such as `4, 5.1, 8.6`: the clauses with requirements it names, each number taking along those below it.
///
/// # Errors
/// The entries that are no clause.
pub fn read(text: &str) -> Result<BTreeSet<&'static str>, Vec<String>> {
    let mut found = BTreeSet::new();
    let mut unknown = Vec::new();
    for entry in text.split([',', ';', '\n', ' ']).map(str::trim).filter(|e| !e.is_empty()) {
        match known(entry) {
            Some(above) => found.extend(with_requirements().filter(|n| is_within(n, above))),
            None => unknown.push(entry.to_owned()),
        }
    }
    if unknown.is_empty() { Ok(found) } else { Err(unknown) }
}

/// A set of clauses in the order of the standard: `4.1, 4.2, 10.2`.
#[must_use]
pub fn written(clauses: &BTreeSet<&'static str>) -> String {
    with_requirements().filter(|n| clauses.contains(n)).collect::<Vec<_>>().join(", ")
}

/// Clauses with requirements that a set lacks, in the order of the standard.
#[must_use]
pub fn missing(clauses: &BTreeSet<&'static str>) -> Vec<&'static str> {
    with_requirements().filter(|n| !clauses.contains(n)).collect()
}

/// Whether a text names a requirement: a clause of the standard, or a rule of one's own in words. What begins like a number
/// and is no clause is a mistake.
#[must_use]
pub fn names_requirement(text: &str) -> bool {
    let text = text.trim();
    if text.starts_with(|c: char| c.is_ascii_digit()) { known(text).is_some() } else { text.chars().count() >= 5 }
}

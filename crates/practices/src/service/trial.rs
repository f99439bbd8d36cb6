//! Short names for what many cases begin with.

use crate::world::{Case, World};

/// Tries cases in which words such as `ITEM` stand for longer texts.
pub(crate) fn try_short(type_name: &str, words: &[(&str, &str)], cases: &[Case], furnish: impl Fn(&mut World)) {
    let long = |text: &'static str| -> &'static str {
        let full = words.iter().fold(text.to_owned(), |text, (short, long)| text.replace(short, long));
        Box::leak(full.into_boxed_str())
    };
    let cases: Vec<Case> =
        cases.iter().map(|(title, given, who, wish, expected, after)| (*title, long(given), *who, long(wish), *expected, long(after))).collect();
    World::try_cases(type_name, &cases, furnish);
}

/// Whether somebody was told of an event: in the application (`notify`) or by mail.
pub(crate) fn told(w: &World, kind: &str, event: &str) -> usize {
    w.outbox.iter().filter(|o| *o.kind == *kind && o.body["event"] == event).count()
}

/// Records of a type, oldest first.
pub(crate) fn of_type<'w>(w: &'w World, type_name: &str) -> Vec<&'w engine::Record> {
    w.records.values().filter(|r| *r.type_name == *type_name).map(|r| &**r).collect()
}

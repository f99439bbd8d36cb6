//! One idea of what two texts have in common. Whoever types `muller` finds `Müller`; whoever types `e-mail` finds
//! `E-Mail`. Two steps do it: [`normalise`] folds case, accents and compatibility forms; [`tokens`] cuts the folded
//! text into words. The search index, text conditions in SQL and evaluation in memory all use these two functions,
//! which is why they agree.
//!
//! For ASCII, normalising is lower-casing and nothing else: a database can do that by itself. For any other text the
//! store keeps the folded form beside the record ([`folded_apart`]).

use crate::{FieldKind, TypeDef, Value};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longest token kept, in characters; the rest of a longer run (base64, hashes) is dropped.
pub const MAX_TOKEN: usize = 64;
/// Most tokens of one record's body that are searchable.
pub const MAX_TOKENS: usize = 4_096;

/// Folds case, accents and compatibility forms. For ASCII input it is exactly lower-casing; it is idempotent.
#[must_use]
pub fn normalise(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_accent(*c)).flat_map(char::to_lowercase) {
        match c {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' => folded.push('d'),
            'ı' => folded.push('i'),
            'ς' => folded.push('σ'),
            c if is_accent(c) => {}
            c => folded.push(c),
        }
    }
    folded.nfc().collect()
}

/// The folded form, only where a database's ASCII lower-casing would not give it.
#[must_use]
pub fn folded_apart(text: &str) -> Option<String> {
    (!text.is_ascii()).then(|| normalise(text))
}

/// The folded forms of a record's text fields that need one ([`folded_apart`]), by field name: what the store keeps in
/// the `folded` column. Empty for nearly every record.
pub fn folded_fields<'a>(fields: impl IntoIterator<Item = (&'a kernel::Name, &'a Value)>) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    for (name, value) in fields {
        if let Value::Text(text) = value
            && let Some(folded) = folded_apart(text)
        {
            out.insert(name.to_string(), folded);
        }
    }
    out
}

/// The accents that are stripped: the blocks of combining diacritical marks. Vowel signs of other scripts stay.
const fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// Scripts written without spaces: every character is a word, so that a phrase finds any run of them.
const fn stands_alone(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The words of a text, folded, in order: maximal runs of letters, digits and their marks.
#[must_use]
pub fn tokens(text: &str) -> Vec<String> {
    let folded = normalise(text);
    let mut out = Vec::new();
    let mut word = String::new();
    let mut length = 0;
    for c in folded.chars() {
        if stands_alone(c) {
            flush(&mut out, &mut word, &mut length);
            out.push(c.to_string());
        } else if c.is_alphanumeric() || (length > 0 && is_combining_mark(c)) {
            if length < MAX_TOKEN {
                word.push(c);
            }
            length += 1;
        } else {
            flush(&mut out, &mut word, &mut length);
        }
    }
    flush(&mut out, &mut word, &mut length);
    out
}

fn flush(out: &mut Vec<String>, word: &mut String, length: &mut usize) {
    if !word.is_empty() {
        out.push(std::mem::take(word));
    }
    *length = 0;
}

/// What full-text search reads of one record. A phrase never runs from one part into the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchText {
    /// Words of the number.
    pub number: Vec<String>,
    /// Words of the title.
    pub title: Vec<String>,
    /// Words of the other searchable fields, in form order.
    pub body: Vec<String>,
}

impl SearchText {
    /// Collects the words of a record. `value` gives its field values.
    #[must_use]
    pub fn of<'a>(def: &TypeDef, number: Option<&str>, value: impl Fn(&str) -> Option<&'a Value>) -> Self {
        let title_field = &def.spine.title.0;
        let mut found = Self::default();
        if let Some(Value::Text(title)) = value(title_field) {
            found.title = tokens(title);
            found.title.truncate(MAX_TOKENS);
        }
        found.number.extend(number.into_iter().flat_map(tokens));
        for field in &def.fields {
            let textual = matches!(field.kind, FieldKind::Text { .. } | FieldKind::LongText { .. });
            if !(field.search && textual) || field.name == *title_field {
                continue;
            }
            if let Some(Value::Text(text)) = value(&field.name) {
                found.body.extend(tokens(text));
                if found.body.len() >= MAX_TOKENS {
                    found.body.truncate(MAX_TOKENS);
                    break;
                }
            }
        }
        found
    }

    /// Whether the words stand in the number, the title or the body, one after the other; the last may be only begun when `prefix`.
    #[must_use]
    pub fn mentions(&self, words: &[String], prefix: bool) -> bool {
        runs(&self.number, words, prefix) || runs(&self.title, words, prefix) || runs(&self.body, words, prefix)
    }
}

fn runs(text: &[String], words: &[String], prefix: bool) -> bool {
    let Some((last, first)) = words.split_last() else { return true };
    text.windows(words.len()).any(|w| {
        let (end, begin) = (&w[words.len() - 1], &w[..words.len() - 1]);
        begin == first && if prefix { end.starts_with(last.as_str()) } else { end == last }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folding() {
        for (text, folded) in [
            ("Müller", "muller"),
            ("GROSSE Straße", "grosse strasse"),
            ("Ⅳ ﬁn ＡＢＣ", "iv fin abc"),
            ("İstanbul ılık", "istanbul ilik"),
            ("Ørsted Łódź Đà", "orsted lodz da"),
            ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
            ("한국어", "한국어"),
        ] {
            assert_eq!(normalise(text), folded, "{text}");
        }
    }

    #[test]
    fn words() {
        let cut = |s: &str| tokens(s).join("|");
        assert_eq!(cut("E-Mail: 10.0.0.1:8080 (don't)"), "e|mail|10|0|0|1|8080|don|t");
        assert_eq!(cut("障害 report2"), "障|害|report2");
        assert_eq!(cut("-- … !!"), "");
        assert_eq!(tokens(&"a".repeat(200)), ["a".repeat(MAX_TOKEN)]);
    }

    #[test]
    fn phrases() {
        let text = SearchText { number: Vec::new(), title: tokens("Mail server"), body: tokens("down since noon") };
        let says = |words: &str, prefix| text.mentions(&tokens(words), prefix);
        assert!(says("mail server", false) && says("server", false) && says("since no", true));
        assert!(!says("server mail", false) && !says("server down", false) && !says("since no", false));
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,40}") {
            let once = normalise(&text);
            prop_assert_eq!(normalise(&once), once.clone());
            for token in tokens(&text) {
                prop_assert_eq!(tokens(&token), vec![token.clone()]);
            }
        }
    }
}

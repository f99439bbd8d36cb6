//! Which characters a text may hold. Control characters (U+0000 first of all) are nothing a person writes: they break
//! terminals, exports and databases. Characters that reorder the text around them make it read as something else than it is.
//! A person's text holding them is refused, so that its sender can mend it ([`speaks_plainly`]); a history that is imported has nobody
//! to mend it, and loses them ([`scrubbed`]).

use crate::{FieldDef, FieldKind};
use serde_json::Value as Json;
use std::borrow::Cow;

/// Line ends as one character each, whatever system the text came from.
#[must_use]
pub fn unified(text: &str) -> Cow<'_, str> {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { text.into() }
}

/// Whether a text, its line ends [`unified`], holds control characters other than new lines and tabs. What people write to
/// each other may well hold marks of direction.
#[must_use]
pub fn holds_controls(text: &str) -> bool {
    text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t'))
}

/// Whether a text, its line ends [`unified`], holds none of these characters; with `lines`, new lines and tabs are welcome.
#[must_use]
pub fn speaks_plainly(text: &str, lines: bool) -> bool {
    !text.chars().any(|c| (c.is_control() && !(lines && matches!(c, '\n' | '\t'))) || is_bidi_control(c))
}

/// The text without these characters; where lines are not welcome, they are joined by blanks.
#[must_use]
pub fn scrubbed(text: &str, lines: bool) -> Cow<'_, str> {
    let text = unified(text);
    if speaks_plainly(&text, lines) {
        return text;
    }
    let kept = |c: char| match c {
        '\n' | '\t' if lines => Some(c),
        '\n' | '\t' => Some(' '),
        _ if c.is_control() || is_bidi_control(c) => None,
        _ => Some(c),
    };
    text.chars().filter_map(kept).collect::<String>().into()
}

/// The JSON form of a field's value with every text in it [`scrubbed`]; other kinds of value stay as they are.
#[must_use]
pub fn scrubbed_field<'a>(field: &FieldDef, json: &'a Json) -> Cow<'a, Json> {
    match (&field.kind, json) {
        (FieldKind::Text { .. } | FieldKind::LongText { .. }, Json::String(text)) => {
            match scrubbed(text, matches!(field.kind, FieldKind::LongText { .. })) {
                Cow::Borrowed(_) => Cow::Borrowed(json),
                Cow::Owned(text) => Cow::Owned(Json::String(text)),
            }
        }
        (FieldKind::Table { columns }, Json::Array(rows)) => {
            let mut rows = rows.clone();
            for cells in rows.iter_mut().filter_map(Json::as_object_mut) {
                for (name, cell) in cells.iter_mut() {
                    if let Some(column) = columns.iter().find(|c| *c.name == **name)
                        && let Cow::Owned(clean) = scrubbed_field(column, cell)
                    {
                        *cell = clean;
                    }
                }
            }
            Cow::Owned(Json::Array(rows))
        }
        _ => Cow::Borrowed(json),
    }
}

const fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_scrubbed_speaks_plainly_and_what_does_is_left_alone() {
        for (text, lines, want) in [
            ("plain", false, "plain"),
            ("a\r\nb\rc\td", true, "a\nb\nc\td"),
            ("a\r\nb\tc", false, "a b c"),
            ("a\u{0}b\u{7}\u{1b}[31mc\u{7f}\u{85}", true, "ab[31mc"),
            ("re\u{202e}gnp.exe\u{2066}", false, "regnp.exe"),
            ("Grüße \u{200d}\u{1f600}", false, "Grüße \u{200d}\u{1f600}"),
        ] {
            let clean = scrubbed(text, lines);
            assert_eq!(clean, want);
            assert!(speaks_plainly(&clean, lines));
            assert_eq!(scrubbed(&clean, lines), clean);
            assert_eq!(speaks_plainly(&unified(text), lines), clean == unified(text));
        }
    }
}

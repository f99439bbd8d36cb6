//! What begins like a formula is run by the spreadsheet that opens a CSV file. An apostrophe in front keeps it a text; the
//! same apostrophe is taken off again when the file comes back. A text that has one of its own there gets another, so that
//! the two are inverse for every text.

use std::borrow::Cow;

fn begins_a_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// The text as it may stand in a CSV file.
#[must_use]
pub fn guarded(text: &str) -> Cow<'_, str> {
    if begins_a_formula(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text that was guarded.
#[must_use]
pub fn freed(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| begins_a_formula(rest)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guarding_and_freeing_are_inverse() {
        for (text, out) in
            [("=1+1", "'=1+1"), ("-5", "'-5"), ("'=x", "''=x"), ("'tis", "'tis"), ("plain", "plain"), ("", ""), ("@me", "'@me"), ("'", "'")]
        {
            assert_eq!(guarded(text), out);
            assert_eq!(freed(out), text);
        }
    }
}

//! Parameters of an address, decoded strictly: what is not UTF-8 or holds control characters is refused, not repaired.

use super::call::malformed;
use super::problem::Problem;

/// Most parameters of one address.
const MAX: usize = 50;
/// Most characters of what is asked for, by parameter: what the description promises.
pub const LONGEST: &[(&str, usize)] = &[("q", 2_000), ("fields", 2_000), ("sort", 400), ("cursor", 4_000)];
/// Most characters of the words of a search.
pub const LONGEST_SEARCH: usize = 400;

/// Most characters a parameter may have.
#[must_use]
pub fn longest(name: &str) -> usize {
    LONGEST.iter().find(|(known, _)| *known == name).map_or(200, |(_, most)| *most)
}

/// Names and values, in order.
///
/// # Errors
/// 400.
pub fn pairs(query: &str) -> Result<Vec<(String, String)>, Problem> {
    let mut found = Vec::new();
    for pair in query.split('&').filter(|p| !p.is_empty()) {
        if found.len() == MAX {
            return Err(malformed("there are too many parameters"));
        }
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        found.push((decode(name)?, decode(value)?));
    }
    Ok(found)
}

fn decode(text: &str) -> Result<String, Problem> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        match (first, tail) {
            (b'+', _) => out.push(b' '),
            (b'%', [a, b, after @ ..]) if a.is_ascii_hexdigit() && b.is_ascii_hexdigit() => {
                let digit = |c: u8| char::from(c).to_digit(16).and_then(|d| u8::try_from(d).ok()).unwrap_or_default();
                out.push(digit(*a) << 4 | digit(*b));
                rest = after;
            }
            (other, _) => out.push(*other),
        }
    }
    let text = String::from_utf8(out).map_err(|_| malformed("a parameter is not UTF-8"))?;
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
        Err(malformed("a parameter holds control characters"))
    } else {
        Ok(text)
    }
}

/// A text made safe for a parameter's value.
#[must_use]
pub fn encode(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut out, b| {
        if b.is_ascii_alphanumeric() || b"-_.~".contains(&b) {
            out.push(char::from(b));
        } else {
            out.push_str(&format!("%{b:02X}"));
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_decoded_or_refused() {
        let good = pairs("q=is%3Aopen+%C3%A9&&count&sort=-due").unwrap();
        let want = [("q", "is:open é"), ("count", ""), ("sort", "-due")].map(|(a, b)| (a.to_owned(), b.to_owned()));
        assert_eq!(good, want);
        for bad in ["q=%00", "q=%ff", "%0d=1"] {
            assert_eq!(pairs(bad).unwrap_err().status.as_u16(), 400, "{bad}");
        }
        assert_eq!(pairs(&encode("é &=%+")).unwrap()[0].0, "é &=%+");
    }
}

//! Secrets in texts: found by their form and masked, so that they are never stored.

/// What stands in the place of a secret.
pub const MASK: &str = "[secret removed]";

/// Beginnings of tokens that services give out, and how long they are at least.
const TOKENS: &[(&str, usize)] = &[
    ("AKIA", 20),
    ("ASIA", 20),
    ("ghp_", 20),
    ("gho_", 20),
    ("ghs_", 20),
    ("ghu_", 20),
    ("github_pat_", 20),
    ("glpat-", 20),
    ("xoxb-", 20),
    ("xoxp-", 20),
    ("xoxa-", 20),
    ("sk_live_", 16),
    ("rk_live_", 16),
    ("sk-", 24),
    ("AIza", 30),
    ("eyJ", 40),
    ("npm_", 30),
    ("pypi-", 30),
];
/// Names before a `:` or `=` after which a secret stands.
const NAMES: &[&str] = &[
    "password",
    "passwd",
    "passphrase",
    "pwd",
    "passwort",
    "secret",
    "client_secret",
    "token",
    "access_token",
    "api_key",
    "apikey",
    "api-key",
    "access_key",
    "private_key",
    "kennwort",
];

/// The text with its secrets masked; `None` when it holds none that can be told by form.
#[must_use]
pub fn mask(text: &str) -> Option<String> {
    let keys = without_keys(text);
    let source = keys.as_deref().unwrap_or(text);
    let mut out = String::with_capacity(source.len());
    let mut masked = keys.is_some();
    let (mut expects, mut before) = (false, "");
    for piece in source.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end_matches(char::is_whitespace);
        let space = &piece[word.len()..];
        let found = if expects && looks_secret(word) { Some(MASK.to_owned()) } else { word_masked(word) };
        if !word.is_empty() {
            // `password: x` and `password = x` announce alike.
            expects = announces(word) || matches!(word, ":" | "=") && is_name(before);
            before = word;
        }
        masked |= found.is_some();
        out.push_str(found.as_deref().unwrap_or(word));
        out.push_str(space);
    }
    masked.then_some(out)
}

/// Blocks of private keys taken out.
fn without_keys(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = text;
    let mut found = false;
    while let Some(start) = rest.find("-----BEGIN ") {
        let head_end = rest[start + 11..].find("-----").map(|n| start + 11 + n);
        let Some(head_end) = head_end.filter(|end| rest[start..*end].contains("PRIVATE KEY")) else {
            let next = start + 11;
            out.push_str(&rest[..next]);
            rest = &rest[next..];
            continue;
        };
        found = true;
        out.push_str(&rest[..start]);
        out.push_str(MASK);
        // Without an end the key goes on to the end of the text.
        let end = rest[head_end..].find("-----END ").map(|n| head_end + n + 9);
        let end = end.and_then(|from| rest[from..].find("-----").map(|n| from + n + 5)).unwrap_or(rest.len());
        rest = &rest[end..];
    }
    out.push_str(rest);
    found.then_some(out)
}

/// A word with what is secret in it masked.
fn word_masked(word: &str) -> Option<String> {
    let quotes = ['"', '\'', '`', '(', ')', '<', '>', ',', ';', '[', ']', '{', '}'];
    let bare = word.trim_matches(quotes);
    let token = |w: &str| TOKENS.iter().any(|(start, least)| w.starts_with(start) && w.len() >= *least && w.chars().skip(3).all(is_token));
    if token(bare.trim_end_matches('.')) {
        return Some(word.replacen(bare.trim_end_matches('.'), MASK, 1));
    }
    if let Some(masked) = in_address(word) {
        return Some(masked);
    }
    let at = word.find([':', '='])?;
    let (name, value) = (word[..at].trim_matches(quotes), word[at + 1..].trim_matches(quotes));
    let secret = is_name(name) && looks_secret(value) || token(value);
    secret.then(|| word.replacen(value, MASK, 1))
}

/// The password in an address such as `https://name:password@host`.
fn in_address(word: &str) -> Option<String> {
    let begin = word.find("://")? + 3;
    let authority = &word[begin..word[begin..].find('/').map_or(word.len(), |n| begin + n)];
    let (user, _) = authority.rsplit_once('@')?;
    let (name, password) = user.split_once(':')?;
    if password.is_empty() {
        return None;
    }
    let from = begin + name.len() + 1;
    Some(format!("{}{MASK}{}", &word[..from], &word[from + password.len()..]))
}

/// Whether the next word is announced as a secret: `password:`, `token =`.
fn announces(word: &str) -> bool {
    word.strip_suffix([':', '=']).is_some_and(|name| is_name(name.trim_matches(['"', '\'', '(', '*'])))
}

fn is_name(text: &str) -> bool {
    let text = text.to_lowercase();
    NAMES.iter().any(|name| text == *name || text.ends_with(&format!("_{name}")) || text.ends_with(&format!("-{name}")))
}

/// Whether a word looks chosen to be hard to guess: at least six characters, not letters alone.
fn looks_secret(word: &str) -> bool {
    let word = word.trim_matches(['"', '\'', '`', ',', '.', ';']);
    let long = word.chars().count() >= 6;
    long && word != MASK && word.chars().any(|c| !c.is_alphabetic())
}

const fn is_token(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '=' | '+' | '/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_masked_and_nothing_else() {
        for (given, expected) in [
            ("The password: Winter2026! was on a note", "The password: [secret removed] was on a note"),
            ("password=Winter2026!", "password=[secret removed]"),
            ("PASSWORD = hunter22", "PASSWORD = [secret removed]"),
            ("db_password=\"s3cr3t-one\",", "db_password=\"[secret removed]\","),
            ("key AKIAIOSFODNN7EXAMPLE leaked", "key [secret removed] leaked"),
            ("(ghp_abcdefghijklmnopqrst)", "([secret removed])"),
            ("see https://joe:pa55@host.example/x?y=1.", "see https://joe:[secret removed]@host.example/x?y=1."),
            ("token: eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abcdefghijk", "token: [secret removed]"),
            ("a\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc\n-----END RSA PRIVATE KEY-----\nb", "a\n[secret removed]\nb"),
            ("-----BEGIN PRIVATE KEY-----\nMIIE", "[secret removed]"),
        ] {
            assert_eq!(mask(given).as_deref(), Some(expected), "{given}");
        }
        for plain in [
            "",
            "The user forgot the password again.",
            "password: unknown to us",
            "Password reset by telephone: done",
            "https://example.org/a:b@c",
            "-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----",
            "time: 10:45:12 token ring",
            "sk-ip this step",
            "mail bob@example.org about ticket=12345678",
        ] {
            assert_eq!(mask(plain), None, "{plain}");
        }
    }

    #[test]
    fn masking_again_changes_nothing() {
        for given in ["password=Winter2026!", "x ghp_abcdefghijklmnopqrst y", "https://a:b1@c"] {
            let once = mask(given).unwrap();
            assert_eq!(mask(&once).unwrap_or_else(|| once.clone()), once, "{given}");
        }
    }
}

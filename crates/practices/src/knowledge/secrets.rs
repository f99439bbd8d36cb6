//! Secrets and personal data do not belong into what many read. Only what is certain is found: a reader who may judge is
//! not replaced by it.

use engine::Work;

/// Words after which, with a colon or an equals sign, a secret follows.
const ANNOUNCED: [&str; 10] = ["password", "passwort", "passphrase", "passwd", "pwd", "secret", "api key", "apikey", "api_key", "token"];

/// What of secrets or personal data stands in a text, in words; `None` when nothing is found: an announced password or
/// token, a private key, an access key, a web token, a payment card number (Luhn), a bank account (IBAN, modulo 97), or an
/// e-mail address with somebody's first and last name.
#[must_use]
pub fn found(text: &str) -> Option<&'static str> {
    if text.contains("-----BEGIN") && text.contains("PRIVATE KEY") {
        return Some("a private key");
    }
    if announced(text) {
        return Some("a password or token");
    }
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>' | '(' | ')' | '"' | '\'' | '`')) {
        let word = word.trim_matches(['.', ':', '!', '?']);
        if is_access_key(word) {
            return Some("an access key");
        }
        if is_web_token(word) {
            return Some("an access token");
        }
        if names_somebody(word) {
            return Some("the e-mail address of a person");
        }
    }
    if joined(text, char::is_ascii_digit).iter().any(|run| is_card(run)) {
        return Some("a payment card number");
    }
    joined(text, char::is_ascii_alphanumeric).iter().any(|run| is_iban(run)).then_some("a bank account")
}

/// Refuses secrets and personal data in these fields, each once.
pub(crate) fn refuse(work: &mut Work<'_>, fields: &[&str]) {
    for field in fields {
        if let Some(what) = work.record().text(field).and_then(found) {
            let label = work.label(field);
            work.refuse_guard(field, &format!("{label} holds {what}; take it out."));
        }
    }
}

fn announced(text: &str) -> bool {
    let lower = text.to_lowercase();
    ANNOUNCED.iter().any(|word| {
        lower.match_indices(word).any(|(at, _)| {
            let rest = lower[at + word.len()..].trim_start();
            let Some(value) = rest.strip_prefix([':', '=']) else { return false };
            let value: String = value.trim_start().chars().take_while(|c| !c.is_whitespace()).collect();
            let place = value.starts_with(['<', '{', '[', '*', '…', '%', '$']);
            !place && value.chars().count() >= 6 && (value.chars().any(|c| c.is_ascii_digit()) || value.chars().any(|c| "!@#^&*+_".contains(c)))
        })
    })
}

fn is_access_key(word: &str) -> bool {
    word.len() == 20 && word.starts_with("AKIA") && word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
}

fn is_web_token(word: &str) -> bool {
    word.starts_with("eyJ") && word.len() > 40 && word.matches('.').count() == 2
}

/// `ann.example@example.org`, not `servicedesk@example.org`.
fn names_somebody(word: &str) -> bool {
    let Some((who, host)) = word.split_once('@') else { return false };
    let Some((first, last)) = who.split_once('.') else { return false };
    let name = |part: &str| part.chars().count() >= 2 && part.chars().all(|c| c.is_alphabetic() || c == '-');
    name(first) && name(last) && host.contains('.') && !host.starts_with('.')
}

/// Runs of wanted characters in which single spaces and hyphens may stand.
fn joined(text: &str, wanted: fn(&char) -> bool) -> Vec<String> {
    let mut runs = vec![String::new()];
    let mut gap = 0;
    for c in text.chars() {
        if wanted(&c) {
            if gap > 1 {
                runs.push(String::new());
            }
            gap = 0;
            if let Some(run) = runs.last_mut() {
                run.push(c.to_ascii_uppercase());
            }
        } else if matches!(c, ' ' | '-') {
            gap += 1;
        } else {
            gap = 2;
        }
    }
    runs
}

fn is_card(run: &str) -> bool {
    if !(13..=19).contains(&run.len()) || run.bytes().all(|b| Some(&b) == run.as_bytes().first()) {
        return false;
    }
    let sum: u32 = run
        .bytes()
        .rev()
        .enumerate()
        .map(|(i, b)| {
            let digit = u32::from(b - b'0');
            let doubled = if i % 2 == 1 { digit * 2 } else { digit };
            if doubled > 9 { doubled - 9 } else { doubled }
        })
        .sum();
    sum.is_multiple_of(10)
}

/// Anywhere in a run: words before it run into it when only a space stands between.
fn is_iban(run: &str) -> bool {
    let bytes = run.as_bytes();
    (0..bytes.len()).any(|start| {
        let head = bytes.get(start..start + 4);
        let begins = head.is_some_and(|h| h[..2].iter().all(u8::is_ascii_uppercase) && h[2..].iter().all(u8::is_ascii_digit));
        begins && (15..=34).any(|len| bytes.get(start..start + len).is_some_and(checks_out))
    })
}

fn checks_out(iban: &[u8]) -> bool {
    let digits = iban[4..].iter().filter(|b| b.is_ascii_digit()).count();
    let rest = iban[4..].iter().chain(&iban[..4]).fold(0_u32, |rest, b| {
        if b.is_ascii_digit() { (rest * 10 + u32::from(b - b'0')) % 97 } else { (rest * 100 + u32::from(b - b'A') + 10) % 97 }
    });
    rest == 1 && digits >= 8
}

#[cfg(test)]
mod tests {
    use super::found;

    #[test]
    fn what_is_found() {
        for (text, what) in [
            ("Restart the transport service, then look into the queue.", None),
            ("Ask the user for the new password: they get it by mail.", None),
            ("The password is in the vault under mail/admin.", None),
            ("Password: <from the vault>", None),
            ("Log in with password: Winter2026!", Some("a password or token")),
            ("PWD=hunter22", Some("a password or token")),
            ("set api_key = 8f3a9c1d77", Some("a password or token")),
            ("token: ****", None),
            ("-----BEGIN RSA PRIVATE KEY-----\nMIIE", Some("a private key")),
            ("Use AKIAIOSFODNN7EXAMPLE for the upload", Some("an access key")),
            ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N", Some("an access token")),
            ("Write to servicedesk@example.org", None),
            ("Write to ann.example@example.org.", Some("the e-mail address of a person")),
            ("Version 10.2@build.7", None),
            ("Card 4111 1111 1111 1111 was refused", Some("a payment card number")),
            ("Card 4111 1111 1111 1112 was refused", None),
            ("Serial 0000 0000 0000 0000", None),
            ("Pay to DE89 3704 0044 0532 0130 00", Some("a bank account")),
            ("Pay to DE89370400440532013001", None),
            ("", None),
        ] {
            assert_eq!(found(text), what, "{text}");
        }
    }
}

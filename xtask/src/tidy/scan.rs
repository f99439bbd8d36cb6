//! A coarse reading of Rust source: code without comments and without the insides of strings, and the strings.

/// A source file taken apart.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Scanned {
    /// The code, line by line; comments and the content of strings are blank.
    pub code: Vec<String>,
    /// Comments, with the number of the line they begin on.
    pub comments: Vec<(usize, String)>,
    /// Contents of string literals, with the number of the line they begin on.
    pub strings: Vec<(usize, String)>,
}

/// Takes `text` apart. Lines count from 1.
pub fn scan(text: &str) -> Scanned {
    let mut out = Scanned { code: vec![String::new()], ..Scanned::default() };
    let chars: Vec<char> = text.chars().collect();
    let mut i = 0;
    let begins = |i: usize, what: &str| what.chars().enumerate().all(|(k, c)| chars.get(i + k) == Some(&c));
    while i < chars.len() {
        let line = out.code.len();
        let word_before = i > 0 && (chars[i - 1].is_alphanumeric() || chars[i - 1] == '_');
        if begins(i, "//") {
            let end = (i..chars.len()).find(|&k| chars[k] == '\n').unwrap_or(chars.len());
            out.comments.push((line, chars[i..end].iter().collect()));
            i = end;
        } else if begins(i, "/*") {
            let (start, mut depth) = (i, 0);
            while i < chars.len() {
                if begins(i, "/*") {
                    (depth, i) = (depth + 1, i + 2);
                } else if begins(i, "*/") {
                    (depth, i) = (depth - 1, i + 2);
                    if depth == 0 {
                        break;
                    }
                } else {
                    if chars[i] == '\n' {
                        out.code.push(String::new());
                    }
                    i += 1;
                }
            }
            out.comments.push((line, chars[start..i.min(chars.len())].iter().collect()));
        } else if let Some((open, hashes)) = raw_string(&chars, i).filter(|_| !word_before) {
            let close: String = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
            let end = (open..chars.len()).find(|&k| begins(k, &close)).unwrap_or(chars.len());
            keep_string(&mut out, line, &chars[open..end]);
            i = end + close.len();
        } else if chars[i] == '"' {
            let mut end = i + 1;
            while end < chars.len() && chars[end] != '"' {
                end += if chars[end] == '\\' { 2 } else { 1 };
            }
            keep_string(&mut out, line, &chars[i + 1..end.min(chars.len())]);
            i = end + 1;
        } else if chars[i] == '\'' && chars.get(i + 1) == Some(&'\\') {
            i = (i + 3..chars.len()).find(|&k| chars[k] == '\'').unwrap_or(chars.len()) + 1;
        } else if chars[i] == '\'' && chars.get(i + 2) == Some(&'\'') {
            i += 3;
        } else {
            if chars[i] == '\n' {
                out.code.push(String::new());
            } else if let Some(last) = out.code.last_mut() {
                last.push(chars[i]);
            }
            i += 1;
        }
    }
    out
}

/// Where the content of a raw string that begins at `i` opens, and its number of hashes.
fn raw_string(chars: &[char], i: usize) -> Option<(usize, usize)> {
    let start = if chars[i] == 'b' { i + 1 } else { i };
    if chars.get(start) != Some(&'r') {
        return None;
    }
    let hashes = chars[start + 1..].iter().take_while(|c| **c == '#').count();
    (chars.get(start + 1 + hashes) == Some(&'"')).then_some((start + 2 + hashes, hashes))
}

fn keep_string(out: &mut Scanned, line: usize, content: &[char]) {
    out.strings.push((line, content.iter().collect()));
    if let Some(last) = out.code.last_mut() {
        last.push_str("\"\"");
    }
    for _ in content.iter().filter(|c| **c == '\n') {
        out.code.push(String::new());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_strings_and_characters_are_told_apart() {
        let text = "let a = \"x // \\\" y\"; // note \"q\"\nlet b = r#\"raw \" \n two\"#; let c = '\"'; /* one\n /* deep */ two */ done('\\'');\nfn f<'a>(x: &'a str) {}\n";
        let scanned = scan(text);
        assert_eq!(scanned.code[0], "let a = \"\"; ");
        assert_eq!(scanned.code[1], "let b = \"\"");
        assert_eq!(scanned.code[2], "; let c = ; ");
        assert_eq!(scanned.code[3], " done();");
        assert_eq!(scanned.code[4], "fn f<'a>(x: &'a str) {}");
        assert_eq!(scanned.strings, [(1, "x // \\\" y".to_owned()), (2, "raw \" \n two".to_owned())]);
        assert_eq!(scanned.comments[0], (1, "// note \"q\"".to_owned()));
        assert_eq!(scanned.comments[1].0, 3);
    }
}

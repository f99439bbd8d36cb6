//! From text to tree: a hand-written recursive descent over characters, so that every refusal knows its place.
//!
//! ```text
//! query   = [ any ]
//! any     = all { "or" all }
//! all     = item { [ "and" ] item }
//! item    = { "-" | "not" } ( "(" any ")" | term | words )
//! ```

use super::ast::{At, Node, Op, Operand, Term, Words};
use super::{MAX_DEPTH, MAX_LENGTH, MAX_TERMS, QueryError};

pub(super) fn parse(text: &str) -> Result<Node, QueryError> {
    let chars: Vec<char> = text.chars().collect();
    if chars.len() > MAX_LENGTH {
        return Err(QueryError::new(MAX_LENGTH, 1, format!("A query has at most {MAX_LENGTH} characters.")));
    }
    let mut parser = Parser { chars, at: 0, depth: 0, terms: 0 };
    parser.space();
    if parser.peek().is_none() {
        return Ok(Node::All(Vec::new()));
    }
    let root = parser.any()?;
    match parser.peek() {
        None => Ok(root),
        Some(_) => Err(parser.error(1, "This “)” closes nothing.")),
    }
}

struct Parser {
    chars: Vec<char>,
    at: usize,
    depth: usize,
    terms: usize,
}

impl Parser {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }
    fn peek_at(&self, offset: usize) -> Option<char> {
        self.chars.get(self.at + offset).copied()
    }
    fn space(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
    }
    fn error(&self, length: usize, reason: impl Into<String>) -> QueryError {
        QueryError::new(self.at, length, reason)
    }
    fn slice(&self, from: usize, to: usize) -> String {
        self.chars[from..to].iter().collect()
    }
    fn count(&mut self, at: usize) -> Result<(), QueryError> {
        self.terms += 1;
        if self.terms > MAX_TERMS {
            return Err(QueryError::new(at, 1, format!("A query has at most {MAX_TERMS} terms and values.")));
        }
        Ok(())
    }

    /// Whether the bare word `keyword` stands here. Advances over it when it does.
    fn keyword(&mut self, keyword: &str) -> bool {
        let end = self.at + keyword.len();
        let same = self.chars.get(self.at..end).is_some_and(|w| w.iter().zip(keyword.chars()).all(|(a, b)| a.eq_ignore_ascii_case(&b)));
        let ends = self.chars.get(end).is_none_or(|c| c.is_whitespace() || matches!(c, '(' | ')' | '"'));
        if same && ends {
            self.at = end;
            self.space();
        }
        same && ends
    }

    fn any(&mut self) -> Result<Node, QueryError> {
        let mut nodes = vec![self.all()?];
        while self.keyword("or") {
            nodes.push(self.all()?);
        }
        Ok(Node::any(nodes))
    }

    fn all(&mut self) -> Result<Node, QueryError> {
        let mut nodes = vec![self.item()?];
        loop {
            let start = self.at;
            match self.peek() {
                None | Some(')') => break,
                Some(_) if self.keyword("or") => {
                    self.at = start;
                    break;
                }
                Some(_) => {
                    self.keyword("and");
                    nodes.push(self.item()?);
                }
            }
        }
        Ok(Node::all(nodes))
    }

    fn item(&mut self) -> Result<Node, QueryError> {
        let mut negated = false;
        loop {
            let start = self.at;
            if self.keyword("or") || self.keyword("and") {
                self.at = start;
                return Err(self.error(
                    2,
                    "Something to search for must stand on both sides of “and” and “or”; put the word in quotes to search for it.",
                ));
            }
            if self.keyword("not") {
                negated = !negated;
            } else if self.peek() == Some('-') {
                self.at += 1;
                if self.peek().is_none_or(char::is_whitespace) {
                    self.at = start;
                    return Err(self.error(1, "A “-” stands directly before what it excludes."));
                }
                negated = !negated;
            } else {
                break;
            }
        }
        let node = match self.peek() {
            None => return Err(self.error(1, "The query ends where a term is expected.")),
            Some('(') => self.group()?,
            Some(')') => return Err(self.error(1, "A term is expected before “)”.")),
            Some('"') => self.phrase()?,
            Some(_) => self.term_or_word()?,
        };
        self.space();
        Ok(if negated { Node::not(node) } else { node })
    }

    fn group(&mut self) -> Result<Node, QueryError> {
        let open = self.at;
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.error(1, format!("Parentheses are nested at most {MAX_DEPTH} deep.")));
        }
        self.at += 1;
        self.space();
        if self.peek() == Some(')') {
            return Err(QueryError::new(open, self.at - open + 1, "There is nothing between these parentheses."));
        }
        let node = self.any()?;
        if self.peek() != Some(')') {
            return Err(QueryError::new(open, 1, "This “(” is never closed."));
        }
        self.at += 1;
        self.depth -= 1;
        Ok(node)
    }

    /// Reads `"…"` with `\"` and `\\`.
    fn quoted(&mut self) -> Result<String, QueryError> {
        let open = self.at;
        self.at += 1;
        let mut text = String::new();
        loop {
            match self.peek() {
                None => {
                    let rest = self.slice(open, self.chars.len());
                    return Err(QueryError::new(open, 1, "This quotation mark is never closed.").suggest(format!("{rest}\"")));
                }
                Some('"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some('\\') if matches!(self.peek_at(1), Some('"' | '\\')) => {
                    text.extend(self.peek_at(1));
                    self.at += 2;
                }
                Some(c) => {
                    text.push(c);
                    self.at += 1;
                }
            }
        }
    }

    fn phrase(&mut self) -> Result<Node, QueryError> {
        let start = self.at;
        let text = self.quoted()?;
        let prefix = self.peek() == Some('*');
        if prefix {
            self.at += 1;
        }
        self.boundary()?;
        self.words(start, text, prefix)
    }

    fn words(&mut self, start: usize, text: String, prefix: bool) -> Result<Node, QueryError> {
        self.count(start)?;
        let length = self.at - start;
        if crate::text::tokens(&text).is_empty() {
            return Err(QueryError::new(start, length, "There is no letter or digit to search for here."));
        }
        Ok(Node::Words(Words { text, prefix, at: At { start, length } }))
    }

    /// After a closing quotation mark something new must begin.
    fn boundary(&self) -> Result<(), QueryError> {
        match self.peek() {
            Some(c) if !c.is_whitespace() && !matches!(c, '(' | ')') => Err(self.error(1, "A space is expected after the quotation mark.")),
            _ => Ok(()),
        }
    }

    fn term_or_word(&mut self) -> Result<Node, QueryError> {
        let start = self.at;
        if let Some(path) = self.path() {
            if let Some(op) = self.op() {
                return self.term(start, path, op);
            }
            if self.peek() == Some('=') || (self.peek() == Some('!') && self.peek_at(1) == Some('=')) {
                let negation = if self.peek() == Some('!') { "-" } else { "" };
                let reason = "Conditions are written with “:”; put the text in quotes to search for it.";
                return Err(self.error(1, reason).suggest(format!("{negation}{}:…", path.join("."))));
            }
        }
        self.at = start;
        while self.peek().is_some_and(|c| !c.is_whitespace() && !matches!(c, '(' | ')' | '"')) {
            self.at += 1;
        }
        let word = self.slice(start, self.at);
        match word.strip_suffix('*') {
            Some(begun) => self.words(start, begun.to_owned(), true),
            None => self.words(start, word, false),
        }
    }

    /// Reads `name{.name}`; leaves the position after it.
    fn path(&mut self) -> Option<Vec<String>> {
        let mut path = Vec::new();
        loop {
            let start = self.at;
            self.peek().filter(|c| c.is_ascii_alphabetic())?;
            while self.peek().is_some_and(|c| c.is_ascii_alphanumeric() || c == '_') {
                self.at += 1;
            }
            path.push(self.slice(start, self.at).to_ascii_lowercase());
            if self.peek() != Some('.') {
                return Some(path);
            }
            self.at += 1;
        }
    }

    fn op(&mut self) -> Option<Op> {
        let colon = self.peek() == Some(':');
        let first = if colon { 1 } else { 0 };
        let (op, length) = match (self.peek_at(first), self.peek_at(first + 1)) {
            (Some('<'), Some('=')) => (Op::AtMost, 2),
            (Some('<'), _) => (Op::Less, 1),
            (Some('>'), Some('=')) => (Op::AtLeast, 2),
            (Some('>'), _) => (Op::More, 1),
            (Some('~'), _) if colon => (Op::Has, 1),
            _ if colon => (Op::Is, 0),
            _ => return None,
        };
        self.at += first + length;
        Some(op)
    }

    fn term(&mut self, start: usize, path: Vec<String>, op: Op) -> Result<Node, QueryError> {
        let mut values = Vec::new();
        loop {
            values.push(self.operand(&path, op)?);
            if self.peek() != Some(',') {
                break;
            }
            if !matches!(op, Op::Is | Op::Has) {
                return Err(self.error(1, format!("“{}” compares with one value only.", op.as_str())));
            }
            self.at += 1;
        }
        let at = At { start, length: self.at - start };
        if path.len() == 1 && matches!(&*path[0], "no" | "has") {
            return presence(&path[0], op, &values, at);
        }
        Ok(Node::Term(Term { path, op, values, at }))
    }

    fn operand(&mut self, path: &[String], op: Op) -> Result<Operand, QueryError> {
        let start = self.at;
        self.count(start)?;
        if self.peek() == Some('"') {
            let raw = self.quoted()?;
            if self.peek() != Some(',') {
                self.boundary()?;
            }
            return Ok(Operand { raw, quoted: true, at: At { start, length: self.at - start } });
        }
        while self.peek().is_some_and(|c| !c.is_whitespace() && !matches!(c, ',' | '(' | ')' | '"')) {
            self.at += 1;
        }
        if self.at == start {
            let field = path.join(".");
            return Err(self.error(1, format!("A value is expected after “{field}{}”.", op.as_str())));
        }
        if self.peek() == Some('"') {
            return Err(self.error(1, "A quotation mark stands at the beginning of a value."));
        }
        Ok(Operand { raw: self.slice(start, self.at), quoted: false, at: At { start, length: self.at - start } })
    }
}

/// `no:field` and `has:field` are other words for `field:-` and `field:*`.
fn presence(keyword: &str, op: Op, values: &[Operand], at: At) -> Result<Node, QueryError> {
    let error =
        || QueryError::new(at.start, at.length, format!("“{keyword}:” takes the name of one field.")).suggest(format!("{keyword}:owner"));
    let [value] = values else { return Err(error()) };
    let path: Vec<String> = value.raw.split('.').map(str::to_ascii_lowercase).collect();
    let wellformed =
        |name: &String| name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let keyword_again = path.len() == 1 && matches!(&*path[0], "no" | "has");
    if op != Op::Is || value.quoted || keyword_again || !path.iter().all(wellformed) {
        return Err(error());
    }
    let raw = if keyword == "no" { "-" } else { "*" }.to_owned();
    Ok(Node::Term(Term { path, op, values: vec![Operand { raw, quoted: false, at: value.at }], at }))
}

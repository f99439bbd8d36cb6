//! JSON Lines: one object a line. A line that is no object costs its row only; empty lines are nothing.

use crate::{MAX_COLUMNS, MAX_ROW_BYTES, refuse};
use kernel::Refusal;
use serde_json::{Map, Value};
use std::sync::Arc;

/// One object: its line and its members in the order of their names, or why it cannot be read.
pub struct Object {
    /// Line number, from 1.
    pub line: u64,
    /// The members.
    pub members: Result<Map<String, Value>, Refusal>,
}

/// The objects of a file in memory, one after the other.
pub struct Objects {
    bytes: Arc<[u8]>,
    at: usize,
    line: u64,
}

impl Objects {
    /// Reads from a file in memory.
    #[must_use]
    pub fn new(bytes: Arc<[u8]>) -> Self {
        let at = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        Self { bytes, at, line: 0 }
    }
}

impl Iterator for Objects {
    type Item = Object;

    fn next(&mut self) -> Option<Object> {
        loop {
            let rest = self.bytes.get(self.at..).filter(|rest| !rest.is_empty())?;
            let end = rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len());
            let (line, number) = (rest[..end].trim_ascii(), self.line + 1);
            (self.at, self.line) = (self.at + end + 1, number);
            if !line.is_empty() {
                return Some(Object { line: number, members: read(line) });
            }
        }
    }
}

fn read(line: &[u8]) -> Result<Map<String, Value>, Refusal> {
    if line.len() > MAX_ROW_BYTES {
        return Err(refuse(format!("the row is longer than {} KiB", MAX_ROW_BYTES >> 10)));
    }
    let text = std::str::from_utf8(line).map_err(|e| refuse(format!("the line is not UTF-8 text (byte {})", e.valid_up_to() + 1)))?;
    match serde_json::from_str(text) {
        Ok(Value::Object(members)) if members.len() <= MAX_COLUMNS => Ok(members),
        Ok(Value::Object(_)) => Err(refuse(format!("the row has more than {MAX_COLUMNS} cells"))),
        Ok(_) => Err(refuse("the line holds no JSON object")),
        Err(error) => Err(refuse(format!("the line is not JSON: {error}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_line_costs_its_row_only() {
        let text = "\u{feff}{\"a\":1}\n\n[1]\n{\"a\":\n{\"b\":\"x\"}\r\n".as_bytes();
        let seen: Vec<_> = Objects::new(text.into()).map(|o| (o.line, o.members.map(|m| m.len()).map_err(|r| r.message()))).collect();
        assert_eq!(seen[0], (1, Ok(1)));
        assert_eq!(seen[1], (3, Err("the line holds no JSON object.".to_owned())));
        assert!(seen[2].1.as_ref().is_err_and(|why| why.starts_with("the line is not JSON")), "{:?}", seen[2]);
        assert_eq!((seen[3].clone(), seen.len()), ((5, Ok(1)), 4));
    }

    #[test]
    fn nesting_without_end_is_refused() {
        let deep = format!("{{\"a\":{}", "[".repeat(100_000));
        let seen: Vec<_> = Objects::new(deep.as_bytes().into()).collect();
        assert!(seen[0].members.is_err() && seen.len() == 1);
    }
}

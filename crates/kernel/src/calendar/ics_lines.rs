//! The outer form of iCalendar: bytes to unfolded content lines `NAME;PARAM=VALUE:VALUE`, each with the number of the line
//! it began on, so that every later complaint can point at the file.

use super::refuse;
use crate::{Code, Refusal, Refusals};
use std::fmt::Display;

/// Largest file taken.
pub(super) const MAX_BYTES: usize = 2 * 1024 * 1024;
/// Longest unfolded line, in bytes.
const MAX_LINE: usize = 16 * 1024;

/// One unfolded content line.
#[derive(Debug)]
pub(super) struct Line {
    /// Number of its first physical line, from 1.
    pub(super) number: usize,
    /// Property name in upper case.
    pub(super) name: String,
    /// Parameters, names in upper case.
    pub(super) params: Vec<(String, String)>,
    /// The raw value.
    pub(super) value: String,
}

impl Line {
    pub(super) fn param(&self, name: &str) -> Option<&str> {
        self.params.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }
    /// A refusal pointing at this line.
    pub(super) fn refuse(&self, reason: impl Display) -> Refusal {
        refuse_line(self.number, reason)
    }
}

pub(super) fn refuse_line(number: usize, reason: impl Display) -> Refusal {
    refuse("holidays", format!("line {number}"), reason).with("line", number)
}

/// All content lines of a file.
pub(super) fn content_lines(bytes: &[u8]) -> Result<Vec<Line>, Refusals> {
    if bytes.len() > MAX_BYTES {
        return Err(Refusal::new(Code::AttachmentTooLarge).on("holidays").with("max", "2 MiB").into());
    }
    let text = std::str::from_utf8(bytes).map_err(|e| {
        let line = 1 + bytes[..e.valid_up_to()].iter().filter(|b| **b == b'\n').count();
        refuse_line(line, "this is not UTF-8 text")
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut unfolded: Vec<(usize, String)> = Vec::new();
    for (index, raw) in text.split('\n').enumerate() {
        let raw = raw.strip_suffix('\r').unwrap_or(raw);
        match (raw.strip_prefix([' ', '\t']), unfolded.last_mut()) {
            (Some(more), Some((_, line))) => line.push_str(more),
            (Some(more), None) if !more.trim().is_empty() => {
                return Err(refuse_line(index + 1, "a continuation without a line before it").into());
            }
            (Some(_), None) => {}
            (None, _) if raw.is_empty() => {}
            (None, _) => unfolded.push((index + 1, raw.to_owned())),
        }
        if unfolded.last().is_some_and(|(_, line)| line.len() > MAX_LINE) {
            return Err(refuse_line(unfolded.last().map_or(1, |(n, _)| *n), format!("longer than {MAX_LINE} bytes")).into());
        }
    }
    unfolded.into_iter().map(|(number, line)| parse(number, &line).map_err(Refusals::from)).collect()
}

fn parse(number: usize, line: &str) -> Result<Line, Refusal> {
    let mut quoted = false;
    let mut cuts = Vec::new();
    let mut colon = None;
    for (at, c) in line.char_indices() {
        match c {
            '"' => quoted = !quoted,
            ';' if !quoted => cuts.push(at),
            ':' if !quoted => {
                colon = Some(at);
                break;
            }
            _ => {}
        }
    }
    let Some(colon) = colon else {
        return Err(refuse_line(number, "neither a property (NAME:value) nor a continuation; is this an iCalendar file?"));
    };
    cuts.push(colon);
    let name = &line[..cuts[0]];
    if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
        return Err(refuse_line(number, "a property name has letters, digits and hyphens only; is this an iCalendar file?"));
    }
    let params = cuts
        .windows(2)
        .map(|w| {
            let (key, value) = line[w[0] + 1..w[1]].split_once('=').unwrap_or((&line[w[0] + 1..w[1]], ""));
            (key.to_ascii_uppercase(), value.trim_matches('"').to_owned())
        })
        .collect();
    Ok(Line { number, name: name.to_ascii_uppercase(), params, value: line[colon + 1..].to_owned() })
}

/// The text value with its escapes undone: `\,` `\;` `\\` and `\n`, which becomes a space.
pub(super) fn unescape(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => out.push(' '),
                Some(other) => out.push(other),
                None => {}
            },
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.trim().to_owned()
}

//! A file that was handed in: what kind it is, its headings, and its rows. All of it is bounded before it is believed.

use super::cell::Given;
use super::columns::{Column, Target, WHY};
use crate::error::{AppError, Result};
use kernel::{Code, Name, Refusal};
use std::sync::Arc;
use tabular::{Cell, Kind, Limits, Objects, Table, csv_line, freed, refuse};

/// The largest file that is taken, in bytes.
pub const MAX_FILE: usize = 32 << 20;
/// Most rows of one file.
pub const MAX_ROWS: usize = 50_000;
/// How far a compressed file or a spreadsheet may unpack.
const LIMITS: Limits = Limits { container: 256 << 20, text: 64 << 20 };

/// A row of a file.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub line: u64,
    /// By column; an absent one says nothing.
    pub cells: Result<Vec<Option<Given>>, Refusal>,
}

/// A file that was handed in.
#[derive(Clone, Debug)]
pub struct Source {
    bytes: Arc<[u8]>,
    kind: Kind,
    headings: Vec<String>,
    rows: usize,
}

impl Source {
    /// Judges a file by its content.
    ///
    /// # Errors
    /// A refusal when it is too large, is no table, has no rows or more than [`MAX_ROWS`], or breaks off.
    pub fn open(bytes: impl Into<Arc<[u8]>>) -> Result<Self, Refusal> {
        let bytes: Arc<[u8]> = bytes.into();
        if bytes.len() > MAX_FILE {
            return Err(refuse(format!("The file is larger than {} MiB", MAX_FILE >> 20)));
        }
        let kind = Kind::of(&bytes);
        let mut source = Self { bytes, kind, headings: Vec::new(), rows: 0 };
        source.headings = source.read_headings()?;
        source.rows = source.rows()?.len();
        if source.rows == 0 {
            return Err(refuse("The file has headings and no rows"));
        }
        Ok(source)
    }

    /// The same, on a thread that may be kept busy.
    ///
    /// # Errors
    /// As [`Source::open`]; a fault.
    pub async fn opened(bytes: impl Into<Arc<[u8]>>) -> Result<Self> {
        let bytes = bytes.into();
        Ok(tokio::task::spawn_blocking(move || Self::open(bytes)).await.map_err(AppError::fault)??)
    }

    /// The headings; of JSON Lines the names of all members, in the order in which they are met.
    #[must_use]
    pub fn headings(&self) -> &[String] {
        &self.headings
    }
    /// How many rows it has.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.rows
    }
    /// Never: a file without rows is refused.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows == 0
    }
    /// How many bytes it has.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.bytes.len()
    }
    /// Whether its rows are JSON objects.
    #[must_use]
    pub const fn is_json(&self) -> bool {
        matches!(self.kind, Kind::JsonLines)
    }

    fn read_headings(&self) -> Result<Vec<String>, Refusal> {
        if !self.is_json() {
            return Ok(Table::from_bytes(self.bytes.clone(), LIMITS)?.header().to_vec());
        }
        let mut headings: Vec<String> = Vec::new();
        let mut known = std::collections::BTreeSet::new();
        for members in Objects::new(self.bytes.clone()).filter_map(|o| o.members.ok()) {
            for key in members.into_iter().map(|(key, _)| key) {
                if known.insert(key.clone()) {
                    headings.push(key);
                }
            }
            if headings.len() > tabular::MAX_COLUMNS {
                return Err(refuse(format!("The objects have more than {} different members", tabular::MAX_COLUMNS)));
            }
        }
        if headings.is_empty() { Err(refuse("No line of the file is a JSON object with members")) } else { Ok(headings) }
    }

    /// All rows. The explaining row of a template is none.
    pub(super) fn rows(&self) -> Result<Vec<Row>, Refusal> {
        let mut rows = Vec::new();
        let too_many = || refuse(format!("The file has more than {MAX_ROWS} rows; bring it in parts"));
        if self.is_json() {
            for object in Objects::new(self.bytes.clone()) {
                let cells = object.members.map(|mut members| self.headings.iter().map(|h| members.remove(h).map(Given::Json)).collect());
                rows.push(Row { line: object.line, cells });
                if rows.len() > MAX_ROWS {
                    return Err(too_many());
                }
            }
            return Ok(rows);
        }
        let csv = self.kind != Kind::Xlsx;
        for (index, row) in Table::from_bytes(self.bytes.clone(), LIMITS)?.enumerate() {
            if row.torn {
                let why = row.cells.err().map_or_else(String::new, |r| r.message());
                return Err(refuse(format!(
                    "Nothing was taken, because the file is not whole. Line {}: {}",
                    row.line,
                    why.trim_end_matches('.')
                )));
            }
            let blank = row.cells.as_ref().is_ok_and(|cells| cells.iter().all(|c| c.trim().is_empty()));
            let explains = index == 0 && row.cells.as_ref().is_ok_and(|cells| cells.first().is_some_and(|c| c.starts_with("# ")));
            if blank || explains {
                continue;
            }
            let given = |cell: String| Some(Given::Text(if csv { freed(&cell).to_owned() } else { cell }));
            rows.push(Row { line: row.line, cells: row.cells.map(|cells| cells.into_iter().map(given).collect()) });
            if rows.len() > MAX_ROWS {
                return Err(too_many());
            }
        }
        Ok(rows)
    }

    /// The rows at some lines as a file of the same kind (a spreadsheet as CSV), with a last column that says why they were
    /// refused: mend it and bring it again.
    ///
    /// # Errors
    /// A refusal when the file cannot be read any more.
    pub fn refused<'a>(&self, why: impl Iterator<Item = (u64, &'a str)>) -> Result<Vec<u8>, Refusal> {
        let why: std::collections::BTreeMap<u64, &str> = why.collect();
        let mut out = Vec::new();
        if self.is_json() {
            for object in Objects::new(self.bytes.clone()).filter(|o| why.contains_key(&o.line)) {
                let mut members = object.members.unwrap_or_default();
                members.insert(WHY.to_lowercase().replace(' ', "_"), serde_json::Value::from(why[&object.line]));
                let text = serde_json::to_string(&members).map_err(refuse)?;
                out.extend_from_slice(text.as_bytes());
                out.push(b'\n');
            }
            return Ok(out);
        }
        let known = self.headings.iter().position(|h| h == WHY);
        let heading = |h: &[String]| h.iter().enumerate().filter(|(i, _)| Some(*i) != known).map(|(_, h)| h.clone()).collect::<Vec<_>>();
        csv_line(heading(&self.headings).into_iter().chain([WHY.to_owned()]), &mut out);
        for row in self.rows()?.into_iter().filter(|r| why.contains_key(&r.line)) {
            // A row that could not be read is told by its line only.
            let cells = row.cells.unwrap_or_else(|_| vec![None; self.headings.len()]);
            let text = |given: &Option<Given>| match given {
                Some(Given::Text(text)) => Cell::Text(text.clone()).text(),
                _ => String::new(),
            };
            let kept = cells.iter().enumerate().filter(|(i, _)| Some(*i) != known).map(|(_, c)| text(c));
            csv_line(kept.chain([why[&row.line].to_owned()]), &mut out);
        }
        Ok(out)
    }
}

/// The columns that mean a field, with their place.
pub(super) fn fields(columns: &[Column]) -> impl Iterator<Item = (usize, &Name)> {
    columns.iter().enumerate().filter_map(|(place, column)| match &column.target {
        Target::Field(name) => Some((place, name)),
        _ => None,
    })
}

/// A refusal of a whole file, in words.
pub(super) fn file_refusal(reason: impl std::fmt::Display) -> AppError {
    Refusal::new(Code::Import).with("reason", reason).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn why(bytes: &[u8]) -> String {
        Source::open(bytes).unwrap_err().message()
    }

    #[test]
    fn what_is_no_table_is_refused_as_a_whole() {
        assert_eq!(why(b""), "the file is empty.");
        assert_eq!(why(b"a,b\n"), "The file has headings and no rows.");
        assert_eq!(why(b"a,,b\n1,2,3\n"), "column 2 has no name in the header.");
        assert_eq!(why(b"a,a\n1,2\n"), "the header names column “a” twice.");
        assert_eq!(why(b"{}\n"), "No line of the file is a JSON object with members.");
        assert!(why(b"PK\x03\x04rubbish").starts_with("the spreadsheet cannot be read"));
        let many = format!("a\n{}", "x\n".repeat(MAX_ROWS + 1));
        assert_eq!(why(many.as_bytes()), "The file has more than 50000 rows; bring it in parts.");
        assert_eq!(why(&vec![b'x'; MAX_FILE + 1]), "The file is larger than 32 MiB.");
        let members: Vec<String> = (0..600).map(|n| format!("{{\"m{n}\":1}}")).collect();
        assert!(why(members.join("\n").as_bytes()).contains("more than 512 different members"));
    }

    #[test]
    fn rows_of_a_template_and_empty_ones_are_none() {
        let source = Source::open(&b"Title (title)\r\n# Required.\r\nOne\r\n\r\n'=two\r\n"[..]).unwrap();
        let rows = source.rows().unwrap();
        assert_eq!(rows.iter().map(|r| r.line).collect::<Vec<_>>(), [3, 5]);
        assert_eq!(rows[1].cells.as_ref().unwrap()[0], Some(Given::Text("=two".into())), "what was guarded is freed");
    }

    #[test]
    fn refused_rows_come_back_with_their_reason() {
        let source = Source::open(&b"a,b\n1,\"=x\"\n2,y\n3\n"[..]).unwrap();
        let out = source.refused([(2, "No."), (4, "Broken.")].into_iter()).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "a,b,Refused because\r\n1,\"'=x\",No.\r\n,,Broken.\r\n");
        let again = Source::open(&b"a,Refused because\n1,No.\n"[..]).unwrap();
        let out = again.refused([(2, "Still no.")].into_iter()).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "a,Refused because\r\n1,Still no.\r\n", "one column of reasons, not two");
        let json = Source::open(&b"{\"a\":1}\n"[..]).unwrap().refused([(1, "No.")].into_iter()).unwrap();
        assert_eq!(String::from_utf8(json).unwrap(), "{\"a\":1,\"refused_because\":\"No.\"}\n");
    }
}

//! Tables from outside and to outside: CSV (plain or gzip), XLSX and JSON Lines, read and written as a stream of rows with
//! hard bounds.
//!
//! A file is judged by its first bytes, not by its name. Whatever is wrong with one row (a broken character, a cell
//! beyond the bound, a missing column) is that row's refusal, with its line number; the stream goes on. Only what makes
//! the whole file meaningless (no header, an unreadable container) ends it. A file that breaks off says so in its last row,
//! which is no row of the table: whoever takes what stands before it knows that something is missing.
//!
//! What is written is what can be read: a cell that a spreadsheet would take for a formula is guarded on the way out and
//! freed on the way in ([`guarded`], [`freed`]).
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod ahead;
mod chronicle;
mod delimited;
mod guard;
mod jsonl;
mod sheet;
mod write;

pub use ahead::{Ahead, ahead};
pub use chronicle::Chronicle;
pub use guard::{freed, guarded};
pub use jsonl::{Object, Objects};
pub use write::{Book, Cell, MAX_SHEET_ROWS, csv_line, scratch};

use flate2::read::MultiGzDecoder;
use kernel::{Code, Refusal};
use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;

/// The longest row that is read, in bytes of text over all its cells.
pub const MAX_ROW_BYTES: usize = 1 << 20;
/// The most columns a row may have.
pub const MAX_COLUMNS: usize = 512;
/// The largest spreadsheet container that is opened, packed and unpacked.
pub const MAX_SHEET_BYTES: u64 = 512 << 20;
/// The most text that is read from one file, unpacked.
pub const MAX_TABLE_BYTES: u64 = 1 << 30;

/// How much of a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Most bytes a spreadsheet container may unpack to.
    pub container: u64,
    /// Most bytes of text.
    pub text: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { container: MAX_SHEET_BYTES, text: MAX_TABLE_BYTES }
    }
}

/// What a file is, by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Cells separated by commas.
    Csv,
    /// The same, compressed.
    Gzip,
    /// A spreadsheet.
    Xlsx,
    /// One JSON object a line.
    JsonLines,
}

impl Kind {
    /// Judges the beginning of a file. An object's brace begins no header of a CSV file anybody has seen.
    #[must_use]
    pub fn of(beginning: &[u8]) -> Self {
        match beginning {
            [0x1f, 0x8b, ..] => Self::Gzip,
            [b'P', b'K', 3, 4, ..] => Self::Xlsx,
            _ => {
                let text = beginning.strip_prefix(b"\xef\xbb\xbf").unwrap_or(beginning);
                if text.trim_ascii_start().starts_with(b"{") { Self::JsonLines } else { Self::Csv }
            }
        }
    }
}

/// One row: its line (the header is line 1) and its cells, or why it cannot be read.
pub struct TableRow {
    /// Line number in a CSV file (of the row's first line), row number in a sheet.
    pub line: u64,
    /// The cells, as text.
    pub cells: Result<Vec<String>, Refusal>,
    /// Whether the file breaks off here: a torn compressed stream, or more than is read. Nothing follows such a row.
    pub torn: bool,
}

/// A table: its header, then its rows.
pub struct Table {
    header: Vec<String>,
    rows: Box<dyn Iterator<Item = TableRow> + Send>,
}

impl Table {
    /// Opens a CSV, gzip-compressed CSV or XLSX file.
    ///
    /// # Errors
    /// A refusal in words when the file cannot be opened, is empty, or has no usable header.
    pub fn open(path: &Path) -> Result<Self, Refusal> {
        let mut file = File::open(path).map_err(|e| unreadable(path, &e))?;
        let mut magic = [0_u8; 4];
        let read = file.read(&mut magic).map_err(|e| unreadable(path, &e))?;
        file.seek(SeekFrom::Start(0)).map_err(|e| unreadable(path, &e))?;
        match &magic[..read] {
            [0x1f, 0x8b, ..] => Self::from_csv(MultiGzDecoder::new(BufReader::with_capacity(1 << 16, file))),
            [b'P', b'K', 3, 4] => Self::from_rows(sheet::rows(BufReader::new(file), Limits::default())?),
            _ => Self::from_csv(file),
        }
    }

    /// Opens a CSV, gzip-compressed CSV or XLSX file that is in memory.
    ///
    /// # Errors
    /// A refusal in words when it is empty, has no usable header, or holds more than the limits allow.
    pub fn from_bytes(bytes: Arc<[u8]>, limits: Limits) -> Result<Self, Refusal> {
        let kind = Kind::of(&bytes);
        let source = Cursor::new(bytes);
        match kind {
            Kind::Gzip => Self::from_csv_within(MultiGzDecoder::new(source), limits.text),
            Kind::Xlsx => Self::from_rows(sheet::rows(source, limits)?),
            Kind::Csv | Kind::JsonLines => Self::from_csv_within(source, limits.text),
        }
    }

    /// Reads CSV from any source of bytes.
    ///
    /// # Errors
    /// A refusal when there is no usable header.
    pub fn from_csv(source: impl Read + Send + 'static) -> Result<Self, Refusal> {
        Self::from_csv_within(source, MAX_TABLE_BYTES)
    }

    /// Reads CSV from a source of which no more than `most` bytes are taken: a few kilobytes of gzip may unpack to a disk full.
    ///
    /// # Errors
    /// A refusal when there is no usable header.
    pub fn from_csv_within(source: impl Read + Send + 'static, most: u64) -> Result<Self, Refusal> {
        Self::from_rows(Box::new(delimited::Rows::new(Bounded { source, left: most, most })))
    }

    fn from_rows(mut rows: Box<dyn Iterator<Item = TableRow> + Send>) -> Result<Self, Refusal> {
        let first = rows.next().ok_or_else(|| refuse("the file is empty"))?;
        let mut header = first.cells?;
        for (index, name) in header.iter_mut().enumerate() {
            *name = name.trim().to_owned();
            if name.is_empty() {
                return Err(refuse(format!("column {} has no name in the header", index + 1)));
            }
        }
        if let Some(twice) = header.iter().enumerate().find_map(|(i, n)| header[..i].contains(n).then_some(n)) {
            return Err(refuse(format!("the header names column “{twice}” twice")));
        }
        Ok(Self { header, rows })
    }

    /// The column names, trimmed, without repetition.
    #[must_use]
    pub fn header(&self) -> &[String] {
        &self.header
    }
}

impl Iterator for Table {
    type Item = TableRow;

    /// The next row; one whose number of cells differs from the header's is refused here.
    fn next(&mut self) -> Option<TableRow> {
        let mut row = self.rows.next()?;
        let wanted = self.header.len();
        if let Ok(cells) = &row.cells
            && cells.len() != wanted
        {
            row.cells = Err(refuse(format!("the row has {} cells where the header names {wanted}", cells.len())));
        }
        Some(row)
    }
}

/// A source that fails, instead of ending, where it goes on beyond its bound.
struct Bounded<R> {
    source: R,
    left: u64,
    most: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.source.read(buffer)?;
        self.left = self.left.checked_sub(read as u64).ok_or_else(|| {
            let most = if self.most >= 1 << 20 { format!("{} MiB", self.most >> 20) } else { format!("{} bytes", self.most) };
            std::io::Error::other(format!("it is longer than {most}; what follows is not read"))
        })?;
        Ok(read)
    }
}

/// A refusal of a file or row, in words.
#[must_use]
pub fn refuse(reason: impl std::fmt::Display) -> Refusal {
    Refusal::new(Code::Import).with("reason", format!("{reason}."))
}

fn unreadable(path: &Path, error: &std::io::Error) -> Refusal {
    refuse(format!("{} cannot be read: {error}", path.display()))
}

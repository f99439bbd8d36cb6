//! Rows on their way out: lines of CSV, and spreadsheets that are kept on disk, not in memory, until they are whole.

use crate::guarded;
use rust_xlsxwriter::{Color, Format, Workbook, Worksheet, XlsxError};
use std::io::{Seek, Write};

/// Most rows a sheet can have, the header included.
pub const MAX_SHEET_ROWS: u32 = 1_048_576;
/// Most characters of one cell of a spreadsheet.
const MAX_CELL: usize = 32_767;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text.
    Text(String),
    /// A number, as text and as a spreadsheet counts it.
    Number(String, f64),
    /// A date: year, month, day.
    Date(i16, i8, i8),
}

impl Cell {
    /// The text a CSV file holds.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Number(text, _) => text.clone(),
            Self::Date(year, month, day) => format!("{year:04}-{month:02}-{day:02}"),
        }
    }
}

/// Appends a row to a CSV file: quoted where needed, formulas disarmed.
pub fn csv_line<T: AsRef<str>>(cells: impl IntoIterator<Item = T>, out: &mut Vec<u8>) {
    for (index, cell) in cells.into_iter().enumerate() {
        if index > 0 {
            out.push(b',');
        }
        let cell = cell.as_ref();
        let text = guarded(cell);
        if text.len() != cell.len() || text.contains([',', '"', '\n', '\r']) || text.starts_with(' ') || text.ends_with(' ') {
            out.push(b'"');
            out.extend_from_slice(text.replace('"', "\"\"").as_bytes());
            out.push(b'"');
        } else {
            out.extend_from_slice(text.as_bytes());
        }
    }
    out.extend_from_slice(b"\r\n");
}

/// A spreadsheet that is being written, row after row. Rows go to a temporary file as they come.
pub struct Book {
    book: Workbook,
    sheet: usize,
    row: u32,
    date: Format,
}

impl Book {
    /// A book with one sheet and its heading, which stays in sight.
    ///
    /// # Errors
    /// A name or heading that a spreadsheet does not take; a disk that is full.
    pub fn new(sheet: &str, heading: &[String]) -> Result<Self, XlsxError> {
        let mut all = Self { book: Workbook::new(), sheet: 0, row: 0, date: Format::new().set_num_format("yyyy-mm-dd") };
        all.add_sheet(sheet, heading)?;
        Ok(all)
    }

    /// Begins another sheet; rows go there from now on.
    ///
    /// # Errors
    /// As [`Book::new`].
    pub fn add_sheet(&mut self, name: &str, heading: &[String]) -> Result<(), XlsxError> {
        self.sheet = self.book.worksheets().len();
        self.row = 1;
        let bold = Format::new().set_bold().set_background_color(Color::RGB(0x00E8_ECF1));
        let sheet = self.book.add_worksheet_with_constant_memory()?;
        sheet.set_name(sheet_name(name))?;
        sheet.set_freeze_panes(1, 0)?;
        for (column, text) in (0_u16..).zip(heading) {
            let width = u32::try_from(text.chars().count()).unwrap_or(60).clamp(12, 60);
            sheet.set_column_width(column, width)?;
        }
        for (column, text) in (0_u16..).zip(heading) {
            sheet.write_string_with_format(0, column, cut(text), &bold)?;
        }
        Ok(())
    }

    /// Whether no further row fits.
    #[must_use]
    pub const fn is_full(&self) -> bool {
        self.row >= MAX_SHEET_ROWS
    }

    /// Writes the next row.
    ///
    /// # Errors
    /// More rows than a sheet can have; a disk that is full.
    pub fn row(&mut self, cells: &[Cell]) -> Result<(), XlsxError> {
        let row = self.row;
        let date = self.date.clone();
        let sheet = self.book.worksheet_from_index(self.sheet)?;
        for (column, cell) in (0_u16..).zip(cells) {
            put(sheet, row, column, cell, &date)?;
        }
        self.row += 1;
        Ok(())
    }

    /// Writes the whole book.
    ///
    /// # Errors
    /// What the disk says.
    pub fn save(mut self, to: impl Write + Seek + Send) -> Result<(), XlsxError> {
        self.book.save_to_writer(to)
    }

    /// The whole book in memory: for small ones.
    ///
    /// # Errors
    /// What the disk says.
    pub fn bytes(mut self) -> Result<Vec<u8>, XlsxError> {
        self.book.save_to_buffer()
    }
}

/// A file without a name, gone when it is closed: where a spreadsheet is kept until it has been handed out.
///
/// # Errors
/// What the disk says.
pub fn scratch() -> std::io::Result<std::fs::File> {
    tempfile::tempfile()
}

fn put(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell, date: &Format) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) if text.is_empty() => {}
        Cell::Text(text) => drop(sheet.write_string(row, column, cut(text))?),
        // Beyond fifteen digits a spreadsheet rounds: such a number stays a text.
        Cell::Number(text, number) if text.bytes().filter(u8::is_ascii_digit).count() <= 15 => {
            sheet.write_number(row, column, *number)?;
        }
        Cell::Number(text, _) => drop(sheet.write_string(row, column, text)?),
        Cell::Date(year, month, day) => {
            let at = u16::try_from(*year).ok().zip(u8::try_from(*month).ok().zip(u8::try_from(*day).ok()));
            let at = at.and_then(|(y, (m, d))| rust_xlsxwriter::ExcelDateTime::from_ymd(y, m, d).ok());
            match at {
                Some(at) => drop(sheet.write_datetime_with_format(row, column, &at, date)?),
                None => drop(sheet.write_string(row, column, cell.text())?),
            }
        }
    }
    Ok(())
}

/// A spreadsheet holds 32,767 characters in a cell; the mark at the end says that there was more.
fn cut(text: &str) -> String {
    if text.encode_utf16().count() <= MAX_CELL {
        return text.to_owned();
    }
    let mut kept: String = text.chars().take(MAX_CELL / 2).collect();
    kept.push('…');
    kept
}

/// A name as sheets may have it: at most 31 characters, none of `[]:*?/\`.
fn sheet_name(name: &str) -> String {
    name.chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(31).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Limits, Table};

    #[test]
    fn cells_are_quoted_and_formulas_disarmed() {
        let mut out = Vec::new();
        csv_line(["a", "b,c", "say \"x\"", "=1+1", "-5", " x"], &mut out);
        assert_eq!(String::from_utf8(out).unwrap(), "a,\"b,c\",\"say \"\"x\"\"\",\"'=1+1\",\"'-5\",\" x\"\r\n");
    }

    #[test]
    fn a_book_is_read_back_as_it_was_written() {
        let mut book = Book::new("Faults: all/of [them]", &["Title".into(), "Cost".into(), "On".into()]).unwrap();
        book.row(&[Cell::Text("=SUM(A1)".into()), Cell::Number("12.5".into(), 12.5), Cell::Date(2026, 3, 27)]).unwrap();
        book.row(&[Cell::Text("two\nlines".into()), Cell::Number("12345678901234567".into(), 1.0), Cell::Empty]).unwrap();
        book.add_sheet("Fields", &["Name".into()]).unwrap();
        book.row(&[Cell::Text("title".into())]).unwrap();
        let bytes: std::sync::Arc<[u8]> = book.bytes().unwrap().into();
        let mut table = Table::from_bytes(bytes, Limits::default()).unwrap();
        assert_eq!(table.header(), ["Title", "Cost", "On"]);
        assert_eq!(table.next().unwrap().cells.unwrap(), ["=SUM(A1)", "12.5", "2026-03-27T00:00:00"]);
        assert_eq!(table.next().unwrap().cells.unwrap(), ["two\nlines", "12345678901234567", ""]);
        assert!(table.next().is_none());
    }
}

//! XLSX, first sheet, cell by cell. Before anything is read the container is unpacked once into nothing, because sizes it
//! declares may lie; and a cell is never given room before it is met, because one cell in the far corner of a sheet would
//! otherwise make a table of seventeen thousand million.

use super::{Limits, MAX_COLUMNS, MAX_ROW_BYTES, TableRow, refuse};
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use kernel::Refusal;
use std::io::{Read, Seek};

/// The rows of the first sheet, the header included, empty rows left out. The bounds of container and text keep them finite.
pub(super) fn rows(mut file: impl Read + Seek, limits: Limits) -> Result<Box<dyn Iterator<Item = TableRow> + Send>, Refusal> {
    let broken = |e: &dyn std::fmt::Display| refuse(format!("the spreadsheet cannot be read: {e}"));
    let too_large = || refuse(format!("the spreadsheet unpacks to more than {} MiB", limits.container >> 20));
    let mut archive = zip::ZipArchive::new(&mut file).map_err(|e| broken(&e))?;
    let mut left = limits.container;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|e| broken(&e))?.take(left + 1);
        let unpacked = std::io::copy(&mut part, &mut std::io::sink()).map_err(|e| broken(&e))?;
        left = left.checked_sub(unpacked).ok_or_else(too_large)?;
    }
    file.rewind().map_err(|e| broken(&e))?;
    let mut book: Xlsx<_> = open_workbook_from_rs(file).map_err(|e: calamine::XlsxError| broken(&e))?;
    let name = book.sheet_names().first().cloned().ok_or_else(|| refuse("the spreadsheet has no sheet"))?;
    let mut cells = book.worksheet_cells_reader(&name).map_err(|e| broken(&e))?;
    let mut out = Vec::new();
    let mut row = Row::default();
    let (mut shape, mut total) = (None, 0);
    while let Some(cell) = cells.next_cell().map_err(|e| broken(&e))? {
        let (line, column) = cell.get_position();
        let text = text(&Data::from(cell.get_value().clone()));
        if text.is_empty() {
            continue;
        }
        if row.line != u64::from(line) + 1 {
            out.extend(std::mem::take(&mut row).finish(&mut shape));
            row.line = u64::from(line) + 1;
        }
        total += text.len() as u64;
        if total > limits.text {
            return Err(refuse(format!("the sheet holds more than {} MiB of text", limits.text >> 20)));
        }
        row.put(column as usize, text);
    }
    out.extend(row.finish(&mut shape));
    Ok(Box::new(out.into_iter()))
}

/// A row as it is met.
#[derive(Default)]
struct Row {
    line: u64,
    cells: Vec<(usize, String)>,
    bytes: usize,
    wide: bool,
}

impl Row {
    fn put(&mut self, column: usize, text: String) {
        self.bytes += text.len();
        self.wide |= self.cells.len() >= MAX_COLUMNS;
        if self.bytes <= MAX_ROW_BYTES && !self.wide {
            self.cells.push((column, text));
        }
    }
    /// Its cells as the header (the first row) lays them out: `shape` is the header's first column and width.
    fn finish(self, shape: &mut Option<(usize, usize)>) -> Option<TableRow> {
        if self.cells.is_empty() && self.bytes == 0 {
            return None;
        }
        Some(TableRow { line: self.line, cells: self.laid_out(shape), torn: false })
    }
    fn laid_out(self, shape: &mut Option<(usize, usize)>) -> Result<Vec<String>, Refusal> {
        if self.bytes > MAX_ROW_BYTES {
            return Err(refuse(format!("the row is longer than {} KiB", MAX_ROW_BYTES >> 10)));
        }
        let last = self.cells.iter().map(|c| c.0).max().unwrap_or(0);
        let (first, width) = *shape.get_or_insert_with(|| {
            let first = self.cells.iter().map(|c| c.0).min().unwrap_or(0);
            (first, last - first + 1)
        });
        if self.wide || width > MAX_COLUMNS || last >= first + MAX_COLUMNS {
            return Err(refuse(format!("the row has more than {MAX_COLUMNS} cells")));
        }
        let mut laid = vec![String::new(); width.max((last + 1).saturating_sub(first))];
        for (column, text) in self.cells {
            let place = column.checked_sub(first).ok_or_else(|| refuse("the row has a cell to the left of the header"))?;
            laid[place] = text;
        }
        Ok(laid)
    }
}

fn text(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        // Dates in sheets are numbers with a format: say them the way a CSV would.
        Data::DateTime(at) => {
            let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
        }
        _ => cell.to_string(),
    }
}

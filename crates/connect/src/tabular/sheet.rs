//! XLSX, first sheet, cell by cell. The container's unpacked size is checked before anything is unpacked.

use super::{MAX_COLUMNS, MAX_ROW_BYTES, MAX_SHEET_BYTES, TableRow, refuse};
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use kernel::Refusal;
use std::fs::File;
use std::io::{BufReader, Seek};

/// The rows of the first sheet, the header included. Sheets are read whole: the container bound keeps that finite.
pub(super) fn rows(mut file: File) -> Result<Box<dyn Iterator<Item = TableRow> + Send>, Refusal> {
    let broken = |e: &dyn std::fmt::Display| refuse(format!("the spreadsheet cannot be read: {e}"));
    let mut archive = zip::ZipArchive::new(BufReader::new(&file)).map_err(|e| broken(&e))?;
    let mut unpacked = 0_u64;
    for index in 0..archive.len() {
        unpacked += archive.by_index_raw(index).map_err(|e| broken(&e))?.size();
    }
    if unpacked > MAX_SHEET_BYTES {
        return Err(refuse(format!("the spreadsheet unpacks to more than {} MiB", MAX_SHEET_BYTES >> 20)));
    }
    file.rewind().map_err(|e| broken(&e))?;
    let mut book: Xlsx<_> = open_workbook_from_rs(BufReader::new(file)).map_err(|e: calamine::XlsxError| broken(&e))?;
    let name = book.sheet_names().first().cloned().ok_or_else(|| refuse("the spreadsheet has no sheet"))?;
    let range = book.worksheet_range(&name).map_err(|e| broken(&e))?;
    if range.width() > MAX_COLUMNS {
        return Err(refuse(format!("the sheet has more than {MAX_COLUMNS} columns")));
    }
    let first = range.start().map_or(0, |(row, _)| row);
    let mut out = Vec::with_capacity(range.height());
    for (index, row) in range.rows().enumerate() {
        let line = u64::from(first) + index as u64 + 1;
        let cells: Vec<String> = row.iter().map(text).collect();
        if cells.iter().all(String::is_empty) {
            continue;
        }
        let bytes: usize = cells.iter().map(String::len).sum();
        let cells =
            if bytes > MAX_ROW_BYTES { Err(refuse(format!("the row is longer than {} KiB", MAX_ROW_BYTES >> 10))) } else { Ok(cells) };
        out.push(TableRow { line, cells });
    }
    Ok(Box::new(out.into_iter()))
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

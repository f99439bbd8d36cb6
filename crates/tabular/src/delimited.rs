//! CSV by `csv-core`, which parses into buffers of our size: a cell of 100 MB costs its row, not our memory.

use super::{MAX_COLUMNS, MAX_ROW_BYTES, TableRow, refuse};
use csv_core::{ReadRecordResult, Reader};
use kernel::Refusal;
use std::io::Read;

/// The rows of a CSV stream, the header included as the first.
pub(super) struct Rows<R> {
    source: R,
    parser: Reader,
    input: Vec<u8>,
    start: usize,
    end: usize,
    output: Vec<u8>,
    ends: Vec<usize>,
    at_eof: bool,
    done: bool,
    first: bool,
    /// Line ends that were passed over between rows, so that the parser did not count them.
    passed: u64,
}

impl<R: Read> Rows<R> {
    pub(super) fn new(source: R) -> Self {
        Self {
            source,
            parser: Reader::new(),
            input: vec![0; 1 << 16],
            start: 0,
            end: 0,
            output: vec![0; MAX_ROW_BYTES],
            ends: vec![0; MAX_COLUMNS],
            at_eof: false,
            done: false,
            first: true,
            passed: 0,
        }
    }

    /// Reads more bytes when the buffer is used up; an empty buffer afterwards means the end.
    fn refill(&mut self) -> std::io::Result<()> {
        if self.start < self.end || self.at_eof {
            return Ok(());
        }
        self.start = 0;
        self.end = self.source.read(&mut self.input)?;
        self.at_eof = self.end == 0;
        if self.first && self.end > 0 {
            self.first = false;
            if self.input[..self.end].starts_with(b"\xef\xbb\xbf") {
                self.start = 3;
            }
        }
        Ok(())
    }

    /// Passes over what stands between rows: the second half of a line end, and empty lines. A row is then told by the line it begins at.
    fn pass_over(&mut self) -> std::io::Result<()> {
        loop {
            self.refill()?;
            match self.input[self.start..self.end].first() {
                Some(b'\n') => self.passed += 1,
                Some(b'\r') => {}
                _ => return Ok(()),
            }
            self.start += 1;
        }
    }

    /// One record into `output`/`ends`: the numbers of bytes and cells, or why it was too much.
    fn record(&mut self) -> std::io::Result<Option<Result<(usize, usize), Refusal>>> {
        let (mut bytes, mut cells) = (0, 0);
        let mut too_much: Option<Refusal> = None;
        loop {
            self.refill()?;
            let input = &self.input[self.start..self.end];
            let (result, taken, written, ended) = self.parser.read_record(input, &mut self.output[bytes..], &mut self.ends[cells..]);
            self.start += taken;
            bytes += written;
            cells += ended;
            match result {
                ReadRecordResult::InputEmpty => {}
                // The bound is passed: keep parsing into the same buffers only to find the end of the row.
                ReadRecordResult::OutputFull => {
                    too_much.get_or_insert_with(|| refuse(format!("the row is longer than {} KiB", MAX_ROW_BYTES >> 10)));
                    bytes = 0;
                }
                ReadRecordResult::OutputEndsFull => {
                    too_much.get_or_insert_with(|| refuse(format!("the row has more than {MAX_COLUMNS} cells")));
                    cells = 0;
                }
                ReadRecordResult::Record => return Ok(Some(too_much.map_or(Ok((bytes, cells)), Err))),
                ReadRecordResult::End => return Ok(None),
            }
        }
    }

    fn cells(&self, bytes: usize, count: usize) -> Result<Vec<String>, Refusal> {
        let mut from = 0;
        self.ends[..count]
            .iter()
            .enumerate()
            .map(|(index, &to)| {
                let raw = &self.output[from..to.min(bytes)];
                from = to;
                std::str::from_utf8(raw)
                    .map(str::to_owned)
                    .map_err(|e| refuse(format!("cell {} is not UTF-8 text (byte {})", index + 1, e.valid_up_to() + 1)))
            })
            .collect()
    }
}

impl<R: Read> Iterator for Rows<R> {
    type Item = TableRow;

    fn next(&mut self) -> Option<TableRow> {
        if self.done {
            return None;
        }
        let passed = self.pass_over();
        let line = self.parser.line() + self.passed;
        match passed.and_then(|()| self.record()) {
            Ok(Some(Ok((bytes, count)))) => Some(TableRow { line, cells: self.cells(bytes, count), torn: false }),
            Ok(Some(Err(refusal))) => Some(TableRow { line, cells: Err(refusal), torn: false }),
            Ok(None) => None,
            Err(error) => {
                self.done = true;
                Some(TableRow { line, cells: Err(refuse(format!("the file breaks off here: {error}"))), torn: true })
            }
        }
    }
}

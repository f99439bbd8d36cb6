use connect::tabular::{MAX_ROW_BYTES, Table};
use std::io::{Cursor, Read, Write};
use std::sync::Arc;

fn read(bytes: &[u8]) -> Vec<(u64, Result<Vec<String>, String>)> {
    let table = Table::from_csv(Cursor::new(bytes.to_vec())).unwrap();
    table.map(|row| (row.line, row.cells.map_err(|r| r.message()))).collect()
}

fn ok(cells: &[&str]) -> Result<Vec<String>, String> {
    Ok(cells.iter().map(ToString::to_string).collect())
}

#[test]
fn plain_quoted_and_multi_line_cells() {
    let rows = read(b"a,b\n1,2\r\n\"x, y\",\"two\nlines\"\n\"say \"\"hi\"\"\",\n");
    assert_eq!(rows[0], (2, ok(&["1", "2"])));
    assert_eq!(rows[1].1, ok(&["x, y", "two\nlines"]));
    assert_eq!(rows[2].1, ok(&["say \"hi\"", ""]));
    assert_eq!(rows.len(), 3);
}

#[test]
fn a_byte_order_mark_is_not_part_of_the_first_name() {
    let table = Table::from_csv(Cursor::new(b"\xef\xbb\xbfa,b\n".to_vec())).unwrap();
    assert_eq!(table.header(), ["a", "b"]);
}

#[test]
fn column_drift_and_broken_text_cost_their_row_only() {
    let rows = read(b"a,b\n1\n1,2,3\n\xff\xfe,2\n1,2\n");
    assert_eq!(rows[0].1, Err("the row has 1 cells where the header names 2.".to_owned()));
    assert_eq!(rows[1].1, Err("the row has 3 cells where the header names 2.".to_owned()));
    assert_eq!(rows[2].1, Err("cell 1 is not UTF-8 text (byte 1).".to_owned()));
    assert_eq!(rows[3], (5, ok(&["1", "2"])));
}

/// `a,b`, a row with one cell of `size` bytes, a good row: made as it is read, so that the test needs no such memory either.
struct Huge {
    sent: usize,
    size: usize,
    tail: Cursor<&'static [u8]>,
}

impl Read for Huge {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.sent == 0 {
            self.sent = 4;
            return (&mut &b"a,b\n"[..]).read(buffer);
        }
        let left = self.size.saturating_sub(self.sent);
        if left == 0 {
            return self.tail.read(buffer);
        }
        let n = left.min(buffer.len());
        buffer[..n].fill(b'x');
        self.sent += n;
        Ok(n)
    }
}

#[test]
fn a_cell_of_a_hundred_megabytes_is_refused_and_the_next_row_is_read() {
    let huge = Huge { sent: 0, size: 100 << 20, tail: Cursor::new(b",z\n1,2\n") };
    let rows: Vec<_> = Table::from_csv(huge).unwrap().collect();
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0].cells.as_ref().unwrap_err().message(), format!("the row is longer than {} KiB.", MAX_ROW_BYTES >> 10));
    assert_eq!(rows[1].cells.as_ref().unwrap(), &["1", "2"]);
}

#[test]
fn an_unclosed_quote_ends_as_one_refused_row() {
    let mut text = b"a,b\n\"open,".to_vec();
    text.extend(std::iter::repeat_n(b'x', MAX_ROW_BYTES + 10));
    let rows: Vec<_> = Table::from_csv(Cursor::new(text)).unwrap().collect();
    assert_eq!(rows.len(), 1);
    assert!(rows[0].cells.is_err());
}

#[test]
fn headers_that_mean_nothing_are_refused() {
    let refused = |bytes: &[u8]| Table::from_csv(Cursor::new(bytes.to_vec())).err().unwrap().message();
    assert_eq!(refused(b""), "the file is empty.");
    assert_eq!(refused(b"a,,c\n"), "column 2 has no name in the header.");
    assert_eq!(refused(b"a,b,a\n"), "the header names column “a” twice.");
}

#[test]
fn gzip_is_seen_by_its_bytes_and_a_torn_stream_is_said() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(b"a,b\n1,2\n").unwrap();
    let packed = packed.finish().unwrap();
    let path = std::env::temp_dir().join(format!("evident-table-{}.txt", std::process::id()));
    std::fs::write(&path, &packed).unwrap();
    assert_eq!(Table::open(&path).unwrap().next().unwrap().cells.unwrap(), ["1", "2"]);
    std::fs::write(&path, &packed[..packed.len() - 12]).unwrap();
    let torn = Table::open(&path).map(|t| t.filter_map(|r| r.cells.err()).count());
    assert!(torn.is_err() || torn.is_ok_and(|n| n > 0));
    std::fs::remove_file(&path).unwrap();
}

#[test]
fn a_chronicle_is_in_order_of_time_and_keeps_every_row() {
    use connect::tabular::Chronicle;
    let table = Table::from_csv(Cursor::new(b"t,x\n3,c\n1,a\n\xff,bad\n2,\"b\x1fb\"\n1,aa\n".to_vec())).unwrap();
    let all = Arc::new(Chronicle::collect(table, |row| row.cells.as_ref().ok()?[0].parse().ok().map(kernel::Timestamp::from_seconds)));
    assert_eq!(all.len(), 5);
    assert_eq!(all.last(), Some(kernel::Timestamp::from_seconds(3)));
    let rows: Vec<_> = all.rows(0).map(|r| (r.line, r.cells.map(|c| c[1].clone()).ok())).collect();
    let text = |s: &str| Some(s.to_owned());
    assert_eq!(rows, [(4, None), (3, text("a")), (6, text("aa")), (5, text("b b")), (2, text("c"))]);
    assert_eq!(all.rows(all.position_of(kernel::Timestamp::from_seconds(2))).count(), 2);
}

#[test]
fn a_shift_keeps_weekday_and_time_of_day_and_ignores_rows_of_a_future() {
    use connect::tabular::Chronicle;
    use kernel::Timestamp;
    let text = "t\n2017-02-18T15:00:00Z\n2017-02-17T08:00:00Z\n9999-01-01T00:00:00Z\nnever\n";
    let table = Table::from_csv(Cursor::new(text.as_bytes())).unwrap();
    let all = Arc::new(Chronicle::collect(table, |row| row.cells.as_ref().ok()?[0].parse().ok()));
    let now: Timestamp = "2026-11-23T03:25:00Z".parse().unwrap();
    let shift = all.weeks_to(now);
    assert_eq!(shift % (7 * 86_400), 0);
    let last: Timestamp = "2017-02-18T15:00:00Z".parse().unwrap();
    assert_eq!(last.plus_seconds(shift).to_string(), "2026-11-21T15:00:00Z");
    assert_eq!(all.weeks_to(last), 0, "a log that ends now is not moved");
    let undated = Chronicle::collect(Table::from_csv(Cursor::new(&b"t\nnever\n"[..])).unwrap(), |_| None);
    assert_eq!(undated.weeks_to(now), 0, "rows without times are not moved");
}

#[test]
fn what_unpacks_beyond_the_bound_is_cut_off_and_said() {
    let endless = b"a,b\n1,2\n".iter().copied().chain(std::iter::repeat_n(b"3,4\n", 100_000).flatten().copied());
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(&endless.collect::<Vec<u8>>()).unwrap();
    let packed = packed.finish().unwrap();
    assert!(packed.len() < 4_000, "a small file");
    let source = flate2::read::GzDecoder::new(Cursor::new(packed));
    let rows: Vec<_> = Table::from_csv_within(source, 200_000).unwrap().map(|row| row.cells.map_err(|r| r.message())).collect();
    assert_eq!(rows[0].as_ref().unwrap(), &["1", "2"]);
    assert!(rows.len() < 50_000);
    let cut = rows.last().unwrap().as_ref().unwrap_err();
    assert_eq!(cut, "the file breaks off here: it is longer than 200000 bytes; what follows is not read.");
}

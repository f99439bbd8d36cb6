//! What a command prints. Results go to standard output (as text for people or JSON for programs), what is going on to
//! standard error; a reader that closed the pipe early is no error.

use serde::Serialize;
use std::io::Write;

/// Form of results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs: one JSON document.
    Json,
}

/// Prints a line of result.
pub fn line(text: impl AsRef<str>) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{}", text.as_ref());
}

/// Prints a line about what is going on.
pub fn note(text: impl AsRef<str>) {
    let mut err = std::io::stderr().lock();
    let _ = writeln!(err, "{}", text.as_ref());
}

/// Overwrites the line about what is going on, on a terminal; elsewhere prints nothing.
pub fn progress(text: impl AsRef<str>) {
    use std::io::IsTerminal;
    let mut err = std::io::stderr().lock();
    if err.is_terminal() {
        let _ = write!(err, "\r\x1b[2K{}", text.as_ref());
        let _ = err.flush();
    }
}

/// Ends a line begun by [`progress`].
pub fn progress_end() {
    use std::io::IsTerminal;
    let mut err = std::io::stderr().lock();
    if err.is_terminal() {
        let _ = writeln!(err);
    }
}

/// Prints a result as JSON.
pub fn json(value: &impl Serialize) {
    line(serde_json::to_string_pretty(value).expect("results are plain data"));
}

/// Prints rows as aligned columns.
pub fn table(head: &[&str], rows: &[Vec<String>]) {
    let mut widths: Vec<usize> = head.iter().map(|h| h.chars().count()).collect();
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count()).min(100);
        }
    }
    let print = |cells: &mut dyn Iterator<Item = &str>| {
        let text: Vec<String> = cells
            .zip(&widths)
            .map(|(cell, width)| {
                let cell: String =
                    if cell.chars().count() > *width { cell.chars().take(width - 1).chain(['…']).collect() } else { cell.to_owned() };
                format!("{cell:<width$}")
            })
            .collect();
        line(text.join("  ").trim_end());
    };
    print(&mut head.iter().copied());
    for row in rows {
        print(&mut row.iter().map(String::as_str));
    }
}

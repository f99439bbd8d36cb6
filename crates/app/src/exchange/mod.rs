//! Exchange: lists leave as files, and files become records, for every record type alike.
//!
//! **Out** goes what a list shows, or all fields of its records, page by page and within the viewer's sight ([`Export`]).
//! **In** comes a file whose columns are matched to fields ([`columns`]). Every row becomes an ordinary command of the person who
//! imports, on the one write path: rights, guards and segregation of duties hold as they do on a form. So an import cannot set
//! what nobody can set (numbers, identities, computed values, clocks, a state), and this is the difference to the import
//! of history ([`crate::import`]), which is a migration.
//!
//! A row is known again by its legacy reference, by identity or number, or, where it has neither, by what stands in it: the same file
//! a second time writes nothing.

mod cell;
mod columns;
mod export;
mod faces;
mod keys;
mod report;
mod resolve;
mod row;
mod run;
mod shown;
mod source;
mod staging;
mod template;

pub use columns::{Chosen, Column, Target, matched, targets};
pub use export::{Export, Extent};
pub use report::{Change, Counts, Fate, Report, RowReport};
pub use run::{Progress, Wanted};
pub use source::{MAX_FILE, MAX_ROWS, Source};
pub use staging::{Job, Stage, Staged};
pub use template::{EMPTIES, Explained, explained};

use kernel::{Code, Refusal};

/// A file on its way out or in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Cells separated by commas.
    Csv,
    /// A spreadsheet.
    Xlsx,
    /// One JSON object a line.
    JsonLines,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Csv, Self::Xlsx, Self::JsonLines];
    /// How files of it end, and how it is asked for.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::JsonLines => "jsonl",
        }
    }
    /// Its type on the web.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::JsonLines => "application/jsonl; charset=utf-8",
        }
    }
}

impl std::str::FromStr for Format {
    type Err = Refusal;
    fn from_str(text: &str) -> Result<Self, Refusal> {
        let unknown = || Refusal::new(Code::WrongShape).on("format").with("label", "The format").with("expected", "csv, xlsx or jsonl");
        Self::ALL.into_iter().find(|f| f.as_str() == text).ok_or_else(unknown)
    }
}

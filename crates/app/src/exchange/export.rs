//! A list on its way out: the rows a query selects, in its order, page by page, each reduced to what the viewer may see. What is
//! handed out is pieces of a file; how large the list is makes no difference to memory.

use super::Format;
use super::shown::{self, Faces, OWN};
use crate::app::App;
use crate::error::{AppError, Result};
use crate::sight;
use crate::view::{ListQuery, ListView};
use engine::{FieldSet, Verb, Viewer};
use kernel::{Code, Name, Refusal};
use schema::TypeDef;
use serde_json::Value as Json;
use std::collections::BTreeSet;
use std::io::{Read, Seek, SeekFrom, Write};
use std::sync::Arc;
use tabular::{Book, csv_line};

/// Bytes handed out at once.
const PIECE: usize = 1 << 16;

/// How much of each record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// The columns of the list, in words.
    Shown,
    /// All fields the viewer may read, so that an import reads them back.
    All,
}

/// A file that is being made.
pub struct Export {
    app: Arc<App>,
    viewer: Arc<Viewer>,
    def: Arc<TypeDef>,
    wish: ListQuery,
    columns: Vec<Name>,
    extent: Extent,
    format: Format,
    /// The page that was read already.
    page: Option<ListView>,
    book: Option<Book>,
    /// A spreadsheet that is whole and is being handed out.
    file: Option<std::fs::File>,
    begun: bool,
    rows: u64,
}

impl Export {
    /// Begins: reads the first page, so that what cannot be done is said before anything is handed out.
    ///
    /// # Errors
    /// A refusal when type, query, sort or columns are not understood or may not be read; a fault.
    pub async fn begin(app: Arc<App>, viewer: Arc<Viewer>, mut wish: ListQuery, extent: Extent, format: Format) -> Result<Self> {
        let def = app.def(&wish.type_name)?;
        if extent == Extent::All {
            wish.fields = Vec::new();
        }
        (wish.limit, wish.count, wish.cursor) = (ListQuery::MAX, false, None);
        let page = app.list(&viewer, &wish).await?;
        if let Some(error) = &page.error {
            return Err(error.refusal().into());
        }
        let columns = match extent {
            Extent::Shown => page.columns.clone(),
            Extent::All => all_columns(&viewer, &def),
        };
        Ok(Self { app, viewer, def, wish, columns, extent, format, page: Some(page), book: None, file: None, begun: false, rows: 0 })
    }

    /// What to call the file.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("{}.{}", self.def.plural.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-"), self.format.as_str())
    }

    /// How many rows were written so far.
    #[must_use]
    pub const fn rows(&self) -> u64 {
        self.rows
    }

    /// The next piece of the file; `None` when it is whole.
    ///
    /// # Errors
    /// A refusal when a sheet is full; a fault. The file is then not whole.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>> {
        loop {
            if let Some(file) = &mut self.file {
                let mut piece = vec![0; PIECE];
                let read = file.read(&mut piece).map_err(AppError::fault)?;
                piece.truncate(read);
                return Ok((read > 0).then_some(piece));
            }
            let mut piece = Vec::new();
            if !std::mem::replace(&mut self.begun, true) {
                self.head(&mut piece)?;
            }
            let Some(page) = self.page.take() else {
                if let Some(book) = self.book.take() {
                    self.file = Some(whole(book)?);
                    continue;
                }
                return Ok((!piece.is_empty()).then_some(piece));
            };
            self.write(&page, &mut piece).await?;
            if let Some(next) = page.next.filter(|_| !page.rows.is_empty()) {
                self.wish.cursor = Some(next);
                self.page = Some(self.app.list(&self.viewer, &self.wish).await?);
            }
            if !piece.is_empty() {
                return Ok(Some(piece));
            }
        }
    }

    fn head(&mut self, out: &mut Vec<u8>) -> Result<()> {
        let headings = shown::headings(&self.def, &self.columns);
        match self.format {
            Format::Csv => csv_line(&headings, out),
            Format::Xlsx => self.book = Some(Book::new(&self.def.plural, &headings).map_err(AppError::fault)?),
            Format::JsonLines => {}
        }
        Ok(())
    }

    async fn write(&mut self, page: &ListView, out: &mut Vec<u8>) -> Result<()> {
        let mut ids = BTreeSet::new();
        for record in &page.rows {
            for value in self.columns.iter().filter_map(|c| record.get(c)) {
                sight::mentioned_in(value, &mut ids);
            }
        }
        let faces: Faces = self.app.faces(&self.viewer, &ids).await?;
        let exact = self.extent == Extent::All;
        for record in &page.rows {
            self.rows += 1;
            if self.format == Format::JsonLines {
                object(self.columns.iter().filter_map(|c| Some((c, shown::json(&self.def, record, c, &faces)?))), out)?;
                continue;
            }
            let cells: Vec<_> = self.columns.iter().map(|c| shown::cell(&self.def, record, c, &faces, exact)).collect();
            match &mut self.book {
                None => csv_line(cells.iter().map(tabular::Cell::text), out),
                Some(book) if book.is_full() => {
                    let reason =
                        format!("A sheet holds {} rows and the list has more: take CSV or JSON Lines.", tabular::MAX_SHEET_ROWS - 1);
                    return Err(Refusal::new(Code::Import).with("reason", reason).into());
                }
                Some(book) => book.row(&cells).map_err(AppError::fault)?,
            }
        }
        Ok(())
    }
}

/// One line with an object, its members in the order of the columns.
fn object<'a>(members: impl Iterator<Item = (&'a Name, Json)>, out: &mut Vec<u8>) -> Result<()> {
    out.push(b'{');
    for (index, (name, value)) in members.enumerate() {
        if index > 0 {
            out.push(b',');
        }
        serde_json::to_writer(&mut *out, &**name).map_err(AppError::fault)?;
        out.push(b':');
        serde_json::to_writer(&mut *out, &value).map_err(AppError::fault)?;
    }
    out.extend_from_slice(b"}\n");
    Ok(())
}

fn whole(book: Book) -> Result<std::fs::File> {
    let mut file = tabular::scratch().map_err(AppError::fault)?;
    book.save(&mut file).map_err(AppError::fault)?;
    file.flush().map_err(AppError::fault)?;
    file.seek(SeekFrom::Start(0)).map_err(AppError::fault)?;
    Ok(file)
}

/// What every record has, then the fields some grant lets the viewer read, in the order of the form.
fn all_columns(viewer: &Viewer, def: &TypeDef) -> Vec<Name> {
    let grants: Vec<&FieldSet> = viewer.grants_for(&def.name, &Verb::Read).map(|g| &g.fields).collect();
    let has = |name: &str| match name {
        "number" => def.prefix.is_some(),
        "state" => def.lifecycle.is_some(),
        _ => true,
    };
    let own = OWN.into_iter().filter(|name| def.field(name).is_none() && has(name)).map(Name::from);
    let fields = def.fields.iter().filter(|f| grants.iter().any(|set| set.covers(&f.name))).map(|f| f.name.clone());
    own.chain(fields).collect()
}

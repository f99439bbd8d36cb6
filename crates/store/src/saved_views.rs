//! Saved views: a query and a sort that a person keeps under a name. They are nobody's evidence and stand outside the
//! journal, as passwords do.

use crate::Store;
use crate::db::Row;
use crate::fault::Fault;
use kernel::{Id, Name, Timestamp};

/// A saved view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedViewRow {
    /// Identity.
    pub id: Id,
    /// Whose it is.
    pub person: Id,
    /// Type it lists.
    pub type_name: Name,
    /// Name, as its maker wrote it.
    pub name: String,
    /// Query text.
    pub query: String,
    /// Sort text.
    pub sort: String,
    /// Shown to everybody who lists the type.
    pub shared: bool,
    /// When it was saved.
    pub made_at: Timestamp,
}

const COLUMNS: &str = "id, person, type, name, query, sort, shared, made_at";

/// Saved views.
#[derive(Clone, Copy)]
pub struct SavedViews<'a>(&'a Store);

impl Store {
    /// Saved views.
    #[must_use]
    pub const fn saved_views(&self) -> SavedViews<'_> {
        SavedViews(self)
    }
}

impl SavedViews<'_> {
    /// Keeps one.
    ///
    /// # Errors
    /// What the database says.
    pub async fn create(&self, v: &SavedViewRow) -> Result<(), Fault> {
        let sql = format!("INSERT INTO saved_view ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)");
        let (name, query, sort) = (v.name.clone(), v.query.clone(), v.sort.clone());
        let args = crate::args![v.id, v.person, v.type_name.to_string(), name, query, sort, v.shared, v.made_at];
        self.0.write(vec![(sql.into(), args)]).await.map(|_| ())
    }
    /// Those of a type that a person sees: their own and shared ones, in order of name.
    ///
    /// # Errors
    /// What the database says.
    pub async fn of_type(&self, type_name: &str, person: Id) -> Result<Vec<SavedViewRow>, Fault> {
        let sql = format!("SELECT {COLUMNS} FROM saved_view WHERE type = $1 AND (person = $2 OR shared = 1) ORDER BY name, id");
        self.rows(sql, crate::args![type_name, person]).await
    }
    /// One by its identity.
    ///
    /// # Errors
    /// What the database says.
    pub async fn get(&self, id: Id) -> Result<Option<SavedViewRow>, Fault> {
        Ok(self.rows(format!("SELECT {COLUMNS} FROM saved_view WHERE id = $1"), crate::args![id]).await?.pop())
    }
    /// How many a person keeps.
    ///
    /// # Errors
    /// What the database says.
    pub async fn count_of_person(&self, person: Id) -> Result<u64, Fault> {
        let row = self.0.db().fetch_one("SELECT count(*) FROM saved_view WHERE person = $1", crate::args![person]).await?;
        row.map_or(Ok(0), |r| Ok(u64::try_from(r.int(0)?).unwrap_or(0)))
    }
    /// Forgets one.
    ///
    /// # Errors
    /// What the database says.
    pub async fn delete(&self, id: Id) -> Result<(), Fault> {
        self.0.write(vec![("DELETE FROM saved_view WHERE id = $1".into(), crate::args![id])]).await.map(|_| ())
    }

    async fn rows(&self, sql: String, args: Vec<crate::Arg>) -> Result<Vec<SavedViewRow>, Fault> {
        self.0.db().fetch(sql, args).await?.iter().map(row).collect()
    }
}

fn row(r: &Row) -> Result<SavedViewRow, Fault> {
    Ok(SavedViewRow {
        id: r.id(0)?,
        person: r.id(1)?,
        type_name: r.name(2)?,
        name: r.text(3)?,
        query: r.text(4)?,
        sort: r.text(5)?,
        shared: r.flag(6)?,
        made_at: r.instant(7)?,
    })
}

//! The two databases behind one door: values go in as [`Arg`], come out of a [`Row`], and statements run through
//! [`Db`] (a reader from the pool) or [`Conn`] (one connection, for transactions). The `match` over the two drivers is
//! in this file and nowhere else, and so is the one place that vouches for generated SQL.

use crate::dialect::Dialect;
use crate::fault::Fault;
use crate::sqlite::{Cell, Lease, Lite};
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgArguments, PgPool, PgRow};
use sqlx::{Arguments, AssertSqlSafe, Postgres, Row as _, SqlSafeStr, SqlStr};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A value for a parameter. The absent forms are typed, because PostgreSQL asks.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Integer, or absent.
    Int(Option<i64>),
    /// Text, or absent.
    Text(Option<String>),
    /// Bytes, or absent.
    Blob(Option<Vec<u8>>),
}

impl From<i64> for Arg {
    fn from(n: i64) -> Self {
        Self::Int(Some(n))
    }
}
impl From<Option<i64>> for Arg {
    fn from(n: Option<i64>) -> Self {
        Self::Int(n)
    }
}
impl From<i32> for Arg {
    fn from(n: i32) -> Self {
        Self::Int(Some(i64::from(n)))
    }
}
impl From<u32> for Arg {
    fn from(n: u32) -> Self {
        Self::Int(Some(i64::from(n)))
    }
}
impl From<bool> for Arg {
    fn from(b: bool) -> Self {
        Self::Int(Some(i64::from(b)))
    }
}
impl From<&str> for Arg {
    fn from(s: &str) -> Self {
        Self::Text(Some(s.to_owned()))
    }
}
impl From<String> for Arg {
    fn from(s: String) -> Self {
        Self::Text(Some(s))
    }
}
impl From<Option<String>> for Arg {
    fn from(s: Option<String>) -> Self {
        Self::Text(s)
    }
}
impl From<&kernel::Name> for Arg {
    fn from(s: &kernel::Name) -> Self {
        Self::Text(Some(s.to_string()))
    }
}
impl From<kernel::Id> for Arg {
    fn from(id: kernel::Id) -> Self {
        Self::Text(Some(id.text()))
    }
}
impl From<Option<kernel::Id>> for Arg {
    fn from(id: Option<kernel::Id>) -> Self {
        Self::Text(id.map(kernel::Id::text))
    }
}
impl From<kernel::Timestamp> for Arg {
    fn from(t: kernel::Timestamp) -> Self {
        Self::Int(Some(t.micros()))
    }
}
impl From<Option<kernel::Timestamp>> for Arg {
    fn from(t: Option<kernel::Timestamp>) -> Self {
        Self::Int(t.map(kernel::Timestamp::micros))
    }
}
impl From<Vec<u8>> for Arg {
    fn from(b: Vec<u8>) -> Self {
        Self::Blob(Some(b))
    }
}
impl From<Option<Vec<u8>>> for Arg {
    fn from(b: Option<Vec<u8>>) -> Self {
        Self::Blob(b)
    }
}

/// A JSON array of ids, the parameter of [`Dialect::in_texts`].
#[must_use]
pub fn id_list(ids: &[kernel::Id]) -> Arg {
    let mut text = String::with_capacity(ids.len() * 39 + 2);
    text.push('[');
    for (i, id) in ids.iter().enumerate() {
        if i > 0 {
            text.push(',');
        }
        text.push('"');
        text.push_str(&id.text());
        text.push('"');
    }
    text.push(']');
    text.into()
}

/// Parameters in order: `args![id, 3, "x"]`.
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => { vec![$($crate::Arg::from($value)),*] };
}

/// The text of a statement: written in this crate, or generated here from checked names.
#[derive(Clone, Debug)]
pub struct Sql(SqlStr);

impl From<&'static str> for Sql {
    fn from(text: &'static str) -> Self {
        Self(SqlStr::from_static(text))
    }
}
impl From<Arc<str>> for Sql {
    /// The one place that vouches for generated statements: they are composed in this crate from type definitions whose
    /// names are checked machine names, and every value travels as a parameter.
    fn from(text: Arc<str>) -> Self {
        Self(AssertSqlSafe(text).into_sql_str())
    }
}
impl From<String> for Sql {
    fn from(text: String) -> Self {
        Self::from(Arc::<str>::from(text))
    }
}
impl From<&Self> for Sql {
    fn from(sql: &Self) -> Self {
        sql.clone()
    }
}
impl Sql {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

/// One row of an answer; columns by position.
pub enum Row {
    /// From SQLite.
    Sqlite(Box<[Cell]>),
    /// From PostgreSQL.
    Postgres(PgRow),
}

macro_rules! getters {
    ($($(#[$doc:meta])* $name:ident -> $ty:ty { $($cell:pat => $value:expr),+ };)*) => {
        $($(#[$doc])*
        /// # Errors
        /// When the column does not hold that.
        pub fn $name(&self, i: usize) -> Result<$ty, Fault> {
            match self {
                Self::Sqlite(row) => match row.get(i) {
                    $(Some($cell) => Ok($value),)+
                    other => Err(Fault::corrupt(format!("column {i} is {other:?}, not a {}", stringify!($name)))),
                },
                Self::Postgres(row) => Ok(row.try_get_unchecked(i)?),
            }
        })*
    };
}

impl Row {
    getters! {
        /// An integer.
        int -> i64 { Cell::Int(n) => *n };
        /// An integer or NULL.
        opt_int -> Option<i64> { Cell::Int(n) => Some(*n), Cell::Null => None };
        /// A text where it lies.
        str -> &str { Cell::Text(s) => s };
        /// A text where it lies, or NULL.
        opt_str -> Option<&str> { Cell::Text(s) => Some(&**s), Cell::Null => None };
        /// Bytes.
        blob -> Vec<u8> { Cell::Blob(b) => b.to_vec() };
        /// Bytes or NULL.
        opt_blob -> Option<Vec<u8>> { Cell::Blob(b) => Some(b.to_vec()), Cell::Null => None };
        /// A floating-point number (ranks of full-text search).
        real -> f64 { Cell::Real(n) => *n };
    }
    /// A text.
    ///
    /// # Errors
    /// When the column does not hold one.
    pub fn text(&self, i: usize) -> Result<String, Fault> {
        self.str(i).map(str::to_owned)
    }
    /// A text or NULL.
    ///
    /// # Errors
    /// When the column holds something else.
    pub fn opt_text(&self, i: usize) -> Result<Option<String>, Fault> {
        Ok(self.opt_str(i)?.map(str::to_owned))
    }
    /// An id.
    ///
    /// # Errors
    /// When the column does not hold one.
    pub fn id(&self, i: usize) -> Result<kernel::Id, Fault> {
        self.parse(i)
    }
    /// An id or NULL.
    ///
    /// # Errors
    /// When the column holds something else.
    pub fn opt_id(&self, i: usize) -> Result<Option<kernel::Id>, Fault> {
        self.opt_str(i)?.map(|s| s.parse().map_err(|_| Fault::corrupt(format!("{s:?} is not an id")))).transpose()
    }
    /// A machine name.
    ///
    /// # Errors
    /// When the column does not hold a text.
    pub fn name(&self, i: usize) -> Result<kernel::Name, Fault> {
        Ok(self.str(i)?.into())
    }
    /// An instant.
    ///
    /// # Errors
    /// When the column does not hold one.
    pub fn instant(&self, i: usize) -> Result<kernel::Timestamp, Fault> {
        Ok(kernel::Timestamp::from_micros(self.int(i)?))
    }
    /// An instant or NULL.
    ///
    /// # Errors
    /// When the column holds something else.
    pub fn opt_instant(&self, i: usize) -> Result<Option<kernel::Timestamp>, Fault> {
        Ok(self.opt_int(i)?.map(kernel::Timestamp::from_micros))
    }
    /// A boolean stored as 0 or 1.
    ///
    /// # Errors
    /// When the column does not hold a number.
    pub fn flag(&self, i: usize) -> Result<bool, Fault> {
        Ok(self.int(i)? != 0)
    }
    /// A text that parses as `T`.
    ///
    /// # Errors
    /// When it does not.
    pub fn parse<T: std::str::FromStr>(&self, i: usize) -> Result<T, Fault>
    where
        T::Err: std::fmt::Display,
    {
        let text = self.str(i)?;
        text.parse().map_err(|e: T::Err| Fault::corrupt(format!("{text:?} cannot be read: {e}")))
    }
    /// JSON text that reads as `T`.
    ///
    /// # Errors
    /// When it does not.
    pub fn json<T: serde::de::DeserializeOwned>(&self, i: usize) -> Result<T, Fault> {
        serde_json::from_str(self.str(i)?).map_err(|e| Fault::corrupt(format!("stored JSON cannot be read: {e}")))
    }
    /// Thirty-two bytes.
    ///
    /// # Errors
    /// When there are more or fewer.
    pub fn hash(&self, i: usize) -> Result<[u8; 32], Fault> {
        self.blob(i)?.try_into().map_err(|_| Fault::corrupt("a stored hash does not have 32 bytes"))
    }
    /// The value as it came, for comparisons of whole rows.
    ///
    /// # Errors
    /// When the column cannot be read as `ty`.
    pub fn arg(&self, i: usize, ty: crate::tables::Ty) -> Result<Arg, Fault> {
        use crate::tables::Ty;
        Ok(match ty {
            Ty::Int | Ty::Serial => Arg::Int(self.opt_int(i)?),
            Ty::Text => Arg::Text(self.opt_text(i)?),
            Ty::Blob => Arg::Blob(self.opt_blob(i)?),
        })
    }
}

fn postgres_args(args: Vec<Arg>) -> Result<PgArguments, Fault> {
    let mut out = PgArguments::default();
    out.reserve(args.len(), args.len() * 16);
    for arg in args {
        match arg {
            Arg::Int(v) => out.add(v),
            // PostgreSQL's text cannot hold U+0000; nothing a person writes needs it.
            Arg::Text(v) => out.add(v.map(|s| if s.contains('\0') { s.replace('\0', "\u{fffd}") } else { s })),
            Arg::Blob(v) => out.add(v),
        }
        .map_err(sqlx::Error::Encode)?;
    }
    Ok(out)
}

fn explain(fault: impl Into<Fault>, sql: &Sql) -> Fault {
    let text = sql.as_str();
    let mut cut = text.len().min(120);
    while !text.is_char_boundary(cut) {
        cut -= 1;
    }
    fault.into().during(&text[..cut])
}

/// A pool of readers. On PostgreSQL the same pool also writes.
#[derive(Clone, Debug)]
pub struct Db {
    pool: Pool,
    asked: Arc<AtomicU64>,
}

#[derive(Clone, Debug)]
enum Pool {
    Sqlite(Lite),
    Postgres(PgPool),
}

impl From<Lite> for Db {
    fn from(pool: Lite) -> Self {
        Self { pool: Pool::Sqlite(pool), asked: Arc::default() }
    }
}
impl From<PgPool> for Db {
    fn from(pool: PgPool) -> Self {
        Self { pool: Pool::Postgres(pool), asked: Arc::default() }
    }
}

impl Db {
    /// Which database it is.
    #[must_use]
    pub const fn dialect(&self) -> Dialect {
        match self.pool {
            Pool::Sqlite(_) => Dialect::Sqlite,
            Pool::Postgres(_) => Dialect::Postgres,
        }
    }
    /// How many questions were asked of the pool so far: what a page costs is counted in these, and tests hold it to that.
    #[must_use]
    pub fn statements(&self) -> u64 {
        self.asked.load(Ordering::Relaxed)
    }
    /// All rows of a question.
    ///
    /// # Errors
    /// What the database says.
    pub async fn fetch(&self, sql: impl Into<Sql>, args: Vec<Arg>) -> Result<Vec<Row>, Fault> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        self.acquire().await?.fetch(sql, args).await
    }
    /// The first row of a question, if any.
    ///
    /// # Errors
    /// What the database says.
    pub async fn fetch_one(&self, sql: impl Into<Sql>, args: Vec<Arg>) -> Result<Option<Row>, Fault> {
        Ok(self.fetch(sql, args).await?.into_iter().next())
    }
    /// One connection of the pool.
    ///
    /// # Errors
    /// When none can be had in time.
    pub async fn acquire(&self) -> Result<Conn, Fault> {
        Ok(match &self.pool {
            Pool::Sqlite(pool) => Conn::Sqlite(pool.acquire().await?),
            Pool::Postgres(pool) => Conn::Postgres(pool.acquire().await?),
        })
    }
    /// The pool of connections to a PostgreSQL server.
    pub(crate) fn postgres(&self) -> Option<&PgPool> {
        match &self.pool {
            Pool::Sqlite(_) => None,
            Pool::Postgres(pool) => Some(pool),
        }
    }
    /// Whether it was closed.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        match &self.pool {
            Pool::Sqlite(pool) => pool.is_closed(),
            Pool::Postgres(pool) => pool.is_closed(),
        }
    }
    /// Closes every connection.
    pub async fn close(&self) {
        match &self.pool {
            Pool::Sqlite(pool) => pool.close().await,
            Pool::Postgres(pool) => pool.close().await,
        }
    }
}

/// One connection. Transactions are begun and ended by statement, so that one code path serves both.
#[derive(Debug)]
pub enum Conn {
    /// SQLite.
    Sqlite(Lease),
    /// PostgreSQL.
    Postgres(PoolConnection<Postgres>),
}

impl Conn {
    /// Closes it; SQLite folds its log into the database with the last one.
    pub async fn close(self) {
        match self {
            Self::Sqlite(conn) => conn.close(),
            // It is gone either way; what was committed is safe.
            Self::Postgres(conn) => drop(conn.close().await),
        }
    }
    /// Which database it is.
    #[must_use]
    pub const fn dialect(&self) -> Dialect {
        match self {
            Self::Sqlite(_) => Dialect::Sqlite,
            Self::Postgres(_) => Dialect::Postgres,
        }
    }
    /// All rows of a question.
    ///
    /// # Errors
    /// What the database says.
    pub async fn fetch(&mut self, sql: impl Into<Sql>, args: Vec<Arg>) -> Result<Vec<Row>, Fault> {
        let sql = sql.into();
        match self {
            Self::Sqlite(conn) => {
                let rows = conn.fetch(sql.as_str(), &args).map_err(|e| explain(e, &sql))?;
                Ok(rows.into_iter().map(Row::Sqlite).collect())
            }
            Self::Postgres(conn) => {
                let query = sqlx::query_with::<Postgres, _>(sql.clone().0, postgres_args(args)?);
                let rows = query.fetch_all(&mut **conn).await.map_err(|e| explain(e, &sql))?;
                Ok(rows.into_iter().map(Row::Postgres).collect())
            }
        }
    }
    /// Runs a statement; the number of rows it touched.
    ///
    /// # Errors
    /// What the database says.
    pub async fn execute(&mut self, sql: impl Into<Sql>, args: Vec<Arg>) -> Result<u64, Fault> {
        let sql = sql.into();
        match self {
            Self::Sqlite(conn) => conn.execute(sql.as_str(), &args).map_err(|e| explain(e, &sql)),
            Self::Postgres(conn) => {
                let query = sqlx::query_with::<Postgres, _>(sql.clone().0, postgres_args(args)?);
                Ok(query.execute(&mut **conn).await.map_err(|e| explain(e, &sql))?.rows_affected())
            }
        }
    }
    /// Writes rows with a statement that writes as many as `texts` is asked for; `width` values each. SQLite takes them one
    /// by one; for PostgreSQL, where every statement is a journey, they travel together.
    ///
    /// # Errors
    /// What the database says.
    pub(crate) async fn write_rows(&mut self, texts: impl Fn(usize) -> Arc<str>, mut args: Vec<Arg>, width: usize) -> Result<(), Fault> {
        if let Self::Sqlite(conn) = self {
            let sql = Sql::from(texts(0));
            return conn.write_rows(sql.as_str(), &args, width).map_err(|e| explain(e, &sql));
        }
        // PostgreSQL allows 65,535 parameters in a statement.
        let most = (30_000 / width).clamp(1, 128);
        let mut rows = args.len() / width;
        while rows > 0 {
            let log2 = rows.min(most).ilog2() as usize;
            let now = (1usize << log2) * width;
            let rest = if now == args.len() { Vec::new() } else { args.split_off(now) };
            self.execute(texts(log2), args).await?;
            args = rest;
            rows -= 1 << log2;
        }
        Ok(())
    }
}

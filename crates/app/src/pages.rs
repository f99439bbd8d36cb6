//! Pages of lists, counts, facets and search hits: what the lists ask of the store.

use crate::app::App;
use crate::error::Result;
use engine::{Facts, Record, Seen};
use kernel::{Id, Name};
use schema::TypeDef;
use schema::query::{Checked, Env, Sort, column_of};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a list wants.
pub(crate) struct Wish<'a> {
    pub(crate) def: &'a Arc<TypeDef>,
    pub(crate) query: &'a Checked,
    /// Rows selected by any of these; all when empty.
    pub(crate) scope: &'a [Checked],
    pub(crate) sort: &'a Sort,
    pub(crate) cursor: Option<&'a str>,
    pub(crate) limit: u32,
}

/// A page.
pub(crate) struct Page {
    pub(crate) records: Vec<Record>,
    pub(crate) next: Option<String>,
    pub(crate) prev: Option<String>,
}

/// A type to search in, and the rows.
pub(crate) struct SearchIn {
    pub(crate) def: Arc<TypeDef>,
    pub(crate) rows: Vec<Checked>,
    pub(crate) internal: bool,
}

/// A search hit.
pub(crate) struct Hit {
    pub(crate) record: Id,
    pub(crate) snippet: String,
}

impl App {
    async fn matching(&self, def: &TypeDef, queries: &[&Checked], scope: &[Checked], env: &Env) -> Result<Vec<Record>> {
        let all = self.store.all_of(&def.name).await?;
        let shelf = self.shelf();
        let facts = Facts::new(&shelf);
        let fits = |record: &Record| {
            let seen = Seen { record, model: &self.model, facts: &facts };
            queries.iter().all(|q| q.matches(&seen, env)) && (scope.is_empty() || scope.iter().any(|s| s.matches(&seen, env)))
        };
        Ok(all.into_iter().filter(|r| fits(r)).collect())
    }

    pub(crate) async fn page_of(&self, wish: &Wish<'_>, env: &Env) -> Result<Page> {
        let mut rows = self.matching(wish.def, &[wish.query], wish.scope, env).await?;
        let shelf = self.shelf();
        let facts = Facts::new(&shelf);
        rows.sort_by(|a, b| {
            let (a, b) = (Seen { record: a, model: &self.model, facts: &facts }, Seen { record: b, model: &self.model, facts: &facts });
            wish.sort.compare(&a, &b)
        });
        let from: usize = wish.cursor.and_then(|c| c.parse().ok()).unwrap_or(0);
        let limit = wish.limit as usize;
        let total = rows.len();
        let records: Vec<Record> = rows.into_iter().skip(from).take(limit).collect();
        Ok(Page {
            next: (from + records.len() < total).then(|| (from + limit).to_string()),
            prev: (from > 0).then(|| from.saturating_sub(limit).to_string()),
            records,
        })
    }

    pub(crate) async fn count_of(&self, def: &Arc<TypeDef>, query: &Checked, scope: &[Checked], env: &Env) -> Result<(u64, bool)> {
        Ok((self.matching(def, &[query], scope, env).await?.len() as u64, false))
    }

    pub(crate) async fn facet_of(
        &self,
        def: &Arc<TypeDef>,
        query: &Checked,
        scope: &[Checked],
        column: &str,
        env: &Env,
    ) -> Result<Vec<(Option<String>, u64)>> {
        let Some(column) = column_of(def, column) else { return Ok(Vec::new()) };
        let mut counts: BTreeMap<Option<String>, u64> = BTreeMap::new();
        for record in self.matching(def, &[query], scope, env).await? {
            let value = match column.name() {
                "state" => record.state.as_ref().map(Name::to_string),
                name => record.get(name).map(|v| v.to_json().as_str().map_or_else(|| v.to_json().to_string(), str::to_owned)),
            };
            *counts.entry(value).or_default() += 1;
        }
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        Ok(counts)
    }

    pub(crate) async fn hits_of(&self, text: &str, within: &[SearchIn], env: &Env, limit: usize) -> Result<Vec<Hit>> {
        let words = schema::text::tokens(text);
        let mut hits = Vec::new();
        for one in within {
            for record in self.matching(&one.def, &[], &one.rows, env).await? {
                let mut all = schema::text::SearchText::of(&one.def, record.number.as_deref(), |f| record.get(f));
                if one.def.conversation {
                    for message in self.store.conversation(record.id, one.internal).await? {
                        all.body.extend(schema::text::tokens(&message.message.body));
                    }
                }
                if words.iter().all(|w| all.mentions(std::slice::from_ref(w), true)) {
                    hits.push(Hit { record: record.id, snippet: String::new() });
                }
            }
        }
        hits.truncate(limit);
        Ok(hits)
    }
}

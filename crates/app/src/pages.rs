//! Pages of lists, counts, facets and search hits: what the lists ask of the store, always within what a viewer may see.

use crate::app::App;
use crate::error::{AppError, Result};
use engine::Record;
use kernel::{Code, Name, Refusal};
use schema::TypeDef;
use schema::query::{Checked, Column, Env, Sort};
use std::sync::Arc;
use store::{Cursor, ListRequest, SearchRequest, Selection, Snippet};

/// Counts stop here: nobody needs to know whether it is forty thousand or fifty.
pub(crate) const COUNTED: u64 = 10_000;

/// What a list wants.
pub(crate) struct Wish<'a> {
    pub(crate) def: &'a Arc<TypeDef>,
    pub(crate) query: &'a Checked,
    /// Rows selected by any of these; none when empty.
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
    pub(crate) record: Record,
    pub(crate) score: f64,
    pub(crate) snippets: Vec<Snippet>,
}

impl App {
    pub(crate) async fn page_of(&self, wish: &Wish<'_>, env: &Env) -> Result<Page> {
        let cursor = match wish.cursor {
            Some(text) => {
                let unknown = || {
                    let expected = "what an earlier page gave as its next or previous one";
                    AppError::refused(Refusal::new(Code::WrongShape).on("cursor").with("label", "The cursor").with("expected", expected))
                };
                Some(Cursor::parse(text).ok_or_else(unknown)?)
            }
            None => None,
        };
        let request = ListRequest {
            type_name: wish.def.name.clone(),
            query: Some(wish.query),
            scope: wish.scope,
            sort: wish.sort,
            cursor: cursor.as_ref(),
            limit: wish.limit as usize,
        };
        let page = self.store.page(&request, env).await?;
        let text = |cursor: Cursor| cursor.to_string();
        Ok(Page { records: page.records, next: page.next.map(text), prev: page.prev.map(text) })
    }

    pub(crate) async fn count_of(&self, def: &TypeDef, query: &Checked, scope: &[Checked], env: &Env) -> Result<(u64, bool)> {
        let count = self.store.count(Selection { type_name: &def.name, query: Some(query), scope }, COUNTED, env).await?;
        Ok((count.n, count.capped))
    }

    pub(crate) async fn facet_of(
        &self,
        def: &TypeDef,
        query: &Checked,
        scope: &[Checked],
        column: &Column,
        env: &Env,
    ) -> Result<Vec<(Option<String>, u64)>> {
        Ok(self.store.facet(&def.name, column, Some(query), scope, env).await?)
    }

    /// Hits, best first. Types whose internal notes the viewer may read are searched apart from the others.
    pub(crate) async fn hits_of(&self, text: &str, within: Vec<SearchIn>, env: &Env, limit: usize) -> Result<Vec<Hit>> {
        let (open, closed): (Vec<_>, Vec<_>) = within.into_iter().partition(|one| one.internal || !one.def.conversation);
        // Without a conversation there are no notes: such types go with the others, so that mostly one search is made.
        let lone = open.iter().all(|one| !one.def.conversation);
        let groups =
            if lone { [(Vec::new(), true), (open.into_iter().chain(closed).collect(), false)] } else { [(open, true), (closed, false)] };
        let mut hits = Vec::new();
        for (group, internal) in groups {
            if group.is_empty() {
                continue;
            }
            let types: Vec<(Name, Vec<Checked>)> = group.into_iter().map(|one| (one.def.name.clone(), one.rows)).collect();
            let request = SearchRequest { text, types: &types, internal, limit };
            let found = self.store.search(&request, env).await?;
            hits.extend(found.into_iter().map(|h| Hit { record: h.record, score: h.score, snippets: h.snippets }));
        }
        hits.sort_by(|a, b| b.score.total_cmp(&a.score));
        hits.truncate(limit);
        Ok(hits)
    }
}

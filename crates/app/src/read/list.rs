//! Lists: a query, narrowed to the rows the viewer may see, one page of it, and the faces of what the rows refer to.

use crate::app::App;
use crate::error::{AppError, Result};
use crate::pages::{COUNTED, Wish};
use crate::sight;
use crate::view::{Counted, Facet, FacetValue, ListQuery, ListView, ViewCount};
use engine::{Facts, Record, Verb, Viewer};
use kernel::{Code, Id, Name, Refusal};
use schema::query::{Checked, Column, Cond, Env, Hop, Pred, Query, QueryError, Sort, Test, column_of};
use schema::{FieldKind, SavedView, TypeDef};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use store::Selection;

/// Rows a viewer may read of a type: what any of these queries selects.
pub(crate) struct Rows(pub(crate) Vec<Checked>);

impl App {
    /// A page of a list. A query that is not understood is told in [`ListView::error`], so that the page can show it
    /// beside what was typed.
    ///
    /// # Errors
    /// A refusal when the type is unknown, may not be listed, or the sort or cursor is not understood; a fault.
    pub async fn list(&self, viewer: &Viewer, wish: &ListQuery) -> Result<ListView> {
        let def = self.def(&wish.type_name)?;
        let rows = self.rows(viewer, &def)?;
        let columns = columns(&def, &wish.fields)?;
        let sort = if wish.sort.trim().is_empty() { self.usual_order(viewer, &def) } else { wish.sort.trim().to_owned() };
        let mut view = ListView {
            def: def.clone(),
            rows: Vec::new(),
            names: BTreeMap::new(),
            columns,
            sort,
            q: wish.q.clone(),
            sentence: String::new(),
            error: None,
            count: None,
            next: None,
            prev: None,
            now: self.now(),
        };
        let checked = match self.understood(viewer, &def, &wish.q) {
            Ok(checked) => checked,
            Err(problem) => {
                view.error = Some(problem);
                return Ok(view);
            }
        };
        if !checked.is_everything() {
            view.q = checked.query.to_string();
            checked.sentence().clone_into(&mut view.sentence);
        }
        let order = self.order(viewer, &def, &view.sort)?;
        let limit = if wish.limit == 0 { ListQuery::DEFAULT } else { wish.limit.min(ListQuery::MAX) };
        let env = self.env(viewer);
        let cursor = wish.cursor.as_deref();
        let page = Wish { def: &def, query: &checked, scope: &rows.0, sort: &order, cursor, limit };
        let page = self.page_of(&page, &env).await?;
        if wish.count {
            let (n, capped) = self.count_of(&def, &checked, &rows.0, &env).await?;
            view.count = Some(Counted { n, capped });
        }
        view.next = page.next;
        view.prev = page.prev;
        let (rows, names) = self.rows_for(viewer, page.records).await?;
        view.rows = rows;
        view.names = names;
        Ok(view)
    }

    /// The order of a type's lists, without the columns this viewer may not read.
    fn usual_order(&self, viewer: &Viewer, def: &TypeDef) -> String {
        let parts = def.list.sort.split(',').map(str::trim).filter(|part| self.order(viewer, def, part).is_ok());
        parts.collect::<Vec<_>>().join(",")
    }

    /// How many records a query selects for a viewer.
    ///
    /// # Errors
    /// A refusal when type or query is not understood; a fault.
    pub async fn count(&self, viewer: &Viewer, type_name: &str, q: &str) -> Result<Counted> {
        let def = self.def(type_name)?;
        let rows = self.rows(viewer, &def)?;
        let checked = self.understood(viewer, &def, q).map_err(|p| AppError::from(p.refusal()))?;
        let (n, capped) = self.count_of(&def, &checked, &rows.0, &self.env(viewer)).await?;
        Ok(Counted { n, capped })
    }

    /// The views that ship with a type, each with its count: one statement. The page loads them aside.
    ///
    /// # Errors
    /// A refusal when the type is unknown or may not be listed; a fault.
    pub async fn views_with_counts(&self, viewer: &Viewer, type_name: &str) -> Result<Vec<ViewCount>> {
        let def = self.def(type_name)?;
        let rows = self.rows(viewer, &def)?;
        let understood = |view: &SavedView| self.understood(viewer, &def, &view.query).map_err(|p| AppError::from(p.refusal()));
        let queries = def.list.views.iter().map(understood).collect::<Result<Vec<_>>>()?;
        let selection = |query| Selection { type_name: &def.name, query: Some(query), scope: &rows.0 };
        let counts = self.store.counts(&queries.iter().map(selection).collect::<Vec<_>>(), COUNTED, &self.env(viewer)).await?;
        let view = |(view, count): (&SavedView, store::Count)| ViewCount {
            view: view.clone(),
            count: Counted { n: count.n, capped: count.capped },
        };
        Ok(def.list.views.iter().zip(counts).map(view).collect())
    }

    /// Rows of a list by one column.
    ///
    /// # Errors
    /// A refusal when type, query or column is not understood; a fault.
    pub async fn facet(&self, viewer: &Viewer, type_name: &str, q: &str, column: &str) -> Result<Facet> {
        let def = self.def(type_name)?;
        let rows = self.rows(viewer, &def)?;
        let checked = self.understood(viewer, &def, q).map_err(|p| AppError::from(p.refusal()))?;
        self.order(viewer, &def, column)?;
        let unknown = || AppError::from(Refusal::new(Code::UnknownField).on("facet").with("value", column));
        let by = column_of(&def, column).ok_or_else(unknown)?;
        let values = self.facet_of(&def, &checked, &rows.0, &by, &self.env(viewer)).await?;
        let ids: BTreeSet<Id> = values.iter().filter_map(|(value, _)| value.as_ref()?.parse().ok()).collect();
        let names = self.labels(viewer, &ids).await?;
        let choices = def.field(column).map(|f| &f.kind);
        let word = |value: &str| match choices {
            Some(FieldKind::Choice { choices }) => choices.iter().find(|c| c.name == *value).map(|c| c.label.clone()),
            _ => def.state(value).filter(|_| column == "state").map(|s| s.label.clone()),
        };
        let values = values
            .into_iter()
            .map(|(value, count)| {
                let value = value.unwrap_or_else(|| "none".to_owned());
                let face = value.parse::<Id>().ok().and_then(|id| names.get(&id)).map(|l| l.title.clone());
                FacetValue { label: face.or_else(|| word(&value)).unwrap_or_else(|| value.replace('_', " ")), value, count }
            })
            .collect();
        let label = def.field(column).map_or_else(|| column.replace('_', " "), |f| f.label.clone());
        Ok(Facet { column: Name::from(column), label, values })
    }

    /// Reduces rows for a viewer and finds the faces of what they refer to.
    pub(crate) async fn rows_for(&self, viewer: &Viewer, records: Vec<Record>) -> Result<(Vec<Record>, BTreeMap<Id, crate::view::Label>)> {
        self.rows_showing(viewer, records, |_, _| true, |_| true).await
    }

    /// The same for a page that shows only some fields, and the faces of what only some of these refer to: what is not shown
    /// is not looked up.
    pub(crate) async fn rows_showing(
        &self,
        viewer: &Viewer,
        records: Vec<Record>,
        shown: impl Fn(&TypeDef, &Name) -> bool,
        faced: impl Fn(&Name) -> bool,
    ) -> Result<(Vec<Record>, BTreeMap<Id, crate::view::Label>)> {
        let records: Vec<Arc<Record>> = records.into_iter().map(Arc::new).collect();
        let shelf = self.shelf();
        let mut facts = Facts::new(&shelf);
        for record in &records {
            facts.tell_record(record.id, Some(record.clone()));
        }
        self.judge_with(viewer, &mut facts, |eyes| {
            let mut ids = BTreeSet::new();
            let rows: Vec<Record> = records
                .iter()
                .filter_map(|record| {
                    let def = eyes.model.get(&record.type_name)?;
                    let mut row = sight::reduce(eyes, def, record)?;
                    // Watchers are no column; their faces would be looked up for nothing.
                    row.watchers.clear();
                    row.fields.retain(|name, _| shown(def, name));
                    for (_, value) in row.fields.iter().filter(|(name, _)| faced(name)) {
                        sight::mentioned_in(value, &mut ids);
                    }
                    Some(row)
                })
                .collect();
            (rows, sight::labels(eyes, &ids))
        })
        .await
    }

    /// The rows of a type this viewer may read.
    ///
    /// # Errors
    /// A refusal when there are none.
    pub(crate) fn rows(&self, viewer: &Viewer, def: &TypeDef) -> Result<Rows> {
        let mut scopes: Vec<&str> = viewer.grants_for(&def.name, &Verb::Read).map(|g| g.scope.trim()).collect();
        if scopes.is_empty() {
            return Err(Refusal::new(Code::Forbidden).with("verb", format!("list {}", def.plural.to_lowercase())).into());
        }
        if scopes.contains(&"") {
            return Ok(Rows(vec![self.own_query(def, "")?]));
        }
        scopes.sort_unstable();
        scopes.dedup();
        let checked = scopes.into_iter().map(|scope| self.own_query(def, scope)).collect::<Result<_>>()?;
        Ok(Rows(checked))
    }

    /// Whether bare words may look into internal notes: only where every row this viewer may read is open to that extent.
    pub(crate) fn searches_internal(&self, viewer: &Viewer, def: &TypeDef) -> bool {
        let internal: Vec<&str> = viewer.grants_for(&def.name, &Verb::Internal).map(|g| g.scope.trim()).collect();
        internal.contains(&"")
            || viewer.grants_for(&def.name, &Verb::Read).all(|g| internal.contains(&g.scope.trim())) && !internal.is_empty()
    }

    /// What somebody typed, checked against the type and against what they may read: a query on a field one may not read
    /// would tell its value by the rows it selects.
    /// Bare words look only into fields they may read.
    pub(crate) fn understood(&self, viewer: &Viewer, def: &TypeDef, q: &str) -> Result<Checked, QueryError> {
        let mut checked = Query::parse(q)?.check(&self.model, def)?;
        for (type_name, column) in mentions(&checked) {
            if !self.may_ask(viewer, &type_name, &column) {
                return Err(QueryError {
                    position: 0, length: 1, reason: format!("There is no field “{column}” here."), suggestion: None
                });
            }
        }
        if self.hides_words(viewer, def) {
            let columns: Vec<Column> = std::iter::once(Column::Number)
                .chain(searched(def).filter(|f| self.may_ask(viewer, &def.name, f)).filter_map(|f| column_of(def, f)))
                .collect();
            narrow(&mut checked.root, &columns);
        }
        Ok(checked)
    }

    /// Whether a field that the index of words covers is hidden from this viewer on some row they see: an answer of the index
    /// would then tell what stands in it.
    pub(crate) fn hides_words(&self, viewer: &Viewer, def: &TypeDef) -> bool {
        searched(def).any(|field| !self.may_ask(viewer, &def.name, field))
    }

    /// A sort that was typed, checked against the type and against what the viewer may read: an order by a hidden field
    /// would tell its values.
    pub(crate) fn order(&self, viewer: &Viewer, def: &TypeDef, sort: &str) -> Result<Sort> {
        let order = Sort::parse(sort, &self.model, def).map_err(|e| e.refusal().on("sort"))?;
        for key in &order.keys {
            if !self.may_ask(viewer, &def.name, key.column.name()) {
                return Err(Refusal::new(Code::UnknownField).on("sort").with("value", key.column.name()).into());
            }
        }
        Ok(order)
    }

    /// Whether a field of a type may be asked about: wherever this viewer sees a row, some grant shows them the field of it.
    /// Common columns are always shown.
    pub(crate) fn may_ask(&self, viewer: &Viewer, type_name: &str, column: &str) -> bool {
        let Some(def) = self.model.get(type_name) else { return true };
        if def.field(column).is_none() {
            return true;
        }
        let grants: Vec<_> = viewer.grants_for(type_name, &Verb::Read).collect();
        // A scope is answered for when the field is shown on all rows, or on the rows of the very same scope.
        let answered =
            |scope: &str| grants.iter().any(|g| g.fields.covers(column) && (g.scope.trim().is_empty() || g.scope.trim() == scope));
        !grants.is_empty() && grants.iter().all(|g| answered(g.scope.trim()))
    }

    /// What `me`, `my_groups` and `now` mean in a query.
    pub(crate) fn env(&self, viewer: &Viewer) -> Env {
        let env = Env::new(self.now(), &viewer.zone);
        match viewer.actor.person() {
            Some(me) => env.asked_by(me, &viewer.groups, &viewer.customers),
            None => env,
        }
    }
}

/// The fields whose words are searched for: the title and the texts marked so.
fn searched(def: &TypeDef) -> impl Iterator<Item = &Name> {
    let textual = |kind: &FieldKind| matches!(kind, FieldKind::Text { .. } | FieldKind::LongText { .. });
    def.fields.iter().filter(move |f| f.name == def.spine.title.0 || f.search && textual(&f.kind)).map(|f| &f.name)
}

/// Bare words as conditions on these columns: all of them within one.
fn narrow(pred: &mut Pred, columns: &[Column]) {
    match pred {
        Pred::All(all) | Pred::Any(all) => all.iter_mut().for_each(|p| narrow(p, columns)),
        Pred::Not(one) => narrow(one, columns),
        Pred::Test(_) => {}
        Pred::Words { tokens, .. } => {
            let has = |column: &Column, word: &String| {
                Pred::Test(Test { hops: Vec::new(), column: column.clone(), any: vec![Cond::TextHas(word.clone())] })
            };
            let within = columns.iter().map(|column| Pred::All(tokens.iter().map(|word| has(column, word)).collect()));
            *pred = Pred::Any(within.collect());
        }
    }
}

/// Every field a query looks at, with the type it belongs to.
fn mentions(checked: &Checked) -> Vec<(Name, Name)> {
    fn walk(type_name: &Name, pred: &Pred, into: &mut Vec<(Name, Name)>) {
        match pred {
            Pred::All(all) | Pred::Any(all) => all.iter().for_each(|p| walk(type_name, p, into)),
            Pred::Not(one) => walk(type_name, one, into),
            Pred::Words { .. } => {}
            Pred::Test(test) => {
                let mut at = type_name.clone();
                for hop in &test.hops {
                    match hop {
                        Hop::Field { column, to } => {
                            into.push((at, Name::from(column.name())));
                            at = to.clone();
                        }
                        Hop::Link { to, .. } => at = to.clone(),
                    }
                }
                into.push((at, Name::from(test.column.name())));
            }
        }
    }
    let mut all = Vec::new();
    walk(&checked.type_name, &checked.root, &mut all);
    all
}

/// Columns of a list: wanted ones that exist, or the type's own.
fn columns(def: &TypeDef, wanted: &[Name]) -> Result<Vec<Name>> {
    if wanted.is_empty() {
        return Ok(def.list.columns.clone());
    }
    for name in wanted {
        if def.field(name).is_none() && column_of(def, name).is_none() {
            return Err(Refusal::new(Code::UnknownField).on("fields").with("value", name).into());
        }
    }
    Ok(wanted.to_vec())
}

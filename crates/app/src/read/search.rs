//! Search across types, and the command palette.

use crate::app::App;
use crate::error::{AppError, Result};
use crate::pages::SearchIn;
use crate::sight;
use crate::view::{Label, ListQuery, PaletteItem, PaletteKind, SearchHit, SearchView};
use engine::{Facts, Record, Verb, Viewer};
use kernel::{Code, Id, Name, Refusal};
use schema::TypeDef;
use schema::text::SearchText;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Longest search text, in characters.
const MAX_TEXT: usize = 400;

impl App {
    /// Full-text search over everything this viewer may read, best first.
    ///
    /// # Errors
    /// A refusal when the text is too long; a fault.
    pub async fn search(&self, viewer: &Viewer, text: &str, limit: usize) -> Result<SearchView> {
        let text = text.trim();
        if text.chars().count() > MAX_TEXT {
            return Err(Refusal::new(Code::TooLong).on("q").with("label", "The search").with("max", MAX_TEXT).into());
        }
        if text.is_empty() {
            return Ok(SearchView::default());
        }
        let limit = limit.clamp(1, 100);
        let mut scopes = Vec::new();
        // Types of which some searched field is hidden from this viewer, and whether they may read notes.
        let mut veiled: BTreeMap<Name, bool> = BTreeMap::new();
        for def in self.types(viewer) {
            let rows = self.rows(viewer, &def)?;
            let internal = self.searches_internal(viewer, &def);
            if self.hides_words(viewer, &def) {
                veiled.insert(def.name.clone(), internal);
            }
            scopes.push(SearchIn { def, rows: rows.0, internal });
        }
        // Some of the veiled ones may fall away.
        let wanted = if veiled.is_empty() { limit } else { limit.saturating_mul(3).min(200) };
        let found = self.hits_of(text, scopes, &self.env(viewer), wanted).await?;
        let judged: Vec<Id> = found.iter().filter(|h| veiled.contains_key(&h.record.type_name)).map(|h| h.record.id).collect();
        let said = self.store.said(&judged).await?;
        let words = schema::text::tokens(text);
        let found: Vec<_> = found.into_iter().map(|hit| (Arc::new(hit.record), hit.snippets)).collect();
        let shelf = self.shelf();
        let mut facts = Facts::new(&shelf);
        for (record, _) in &found {
            facts.tell_record(record.id, Some(record.clone()));
        }
        // The store narrowed the rows already; they pass the one reducing function all the same.
        let hits = self.judge_with(viewer, &mut facts, |eyes| {
            let shown = found.iter().filter_map(|(record, snippets)| {
                let def = eyes.model.get(&record.type_name)?;
                let seen = sight::reduce(eyes, def, record)?;
                if let Some(internal) = veiled.get(&def.name) {
                    let said = said.get(&record.id).map(|(public, notes)| [public.as_str(), if *internal { notes } else { "" }]);
                    if !mentions(def, &seen, &said.unwrap_or_default(), &words) {
                        return None;
                    }
                }
                let snippet = snippets.iter().find(|s| seen.fields.contains_key(&s.field)).map(|s| s.text.clone());
                Some(SearchHit {
                    type_title: def.title.clone(),
                    label: sight::label(eyes, def, record),
                    snippet: snippet.unwrap_or_default(),
                })
            });
            shown.take(limit).collect()
        });
        Ok(SearchView { text: text.to_owned(), hits: hits.await? })
    }

    /// What the palette offers for what was typed: a record by its number, actions, views, then search hits.
    ///
    /// # Errors
    /// A fault.
    pub async fn palette(&self, viewer: &Viewer, typed: &str, limit: usize) -> Result<Vec<PaletteItem>> {
        let typed = typed.trim();
        let limit = limit.clamp(1, 50);
        let mut items = Vec::new();
        if let Some(label) = self.by_number(viewer, typed).await? {
            items.push(record_item(&self.model, &label));
        }
        let folded = schema::text::normalise(typed);
        let fits = |text: &str| {
            let text = schema::text::normalise(text);
            folded.split_whitespace().all(|word| text.split_whitespace().any(|t| t.starts_with(word)))
        };
        for home in self.practices(viewer) {
            if fits(&home.title) {
                let item =
                    PaletteItem { kind: PaletteKind::Practice(home.name.clone()), label: home.title.clone(), hint: "Practice".to_owned() };
                items.push(item);
            }
        }
        for page in self.practice_pages(viewer).filter(|page| fits(&page.label)) {
            items.push(PaletteItem { kind: PaletteKind::Page(page), label: page.label.clone(), hint: "Page".to_owned() });
        }
        for def in self.creatable(viewer) {
            let label = format!("New {}", def.title.to_lowercase());
            if fits(&label) {
                items.push(PaletteItem { kind: PaletteKind::New(def.name.clone()), label, hint: "Create".to_owned() });
            }
        }
        for def in self.types(viewer) {
            if fits(&def.plural) {
                items.push(PaletteItem { kind: PaletteKind::List(def.name.clone()), label: def.plural.clone(), hint: "List".to_owned() });
            }
            for view in &def.list.views {
                let label = format!("{}: {}", def.plural, view.label);
                if !folded.is_empty() && fits(&label) {
                    items.push(PaletteItem {
                        kind: PaletteKind::View(def.name.clone(), view.name.clone()),
                        label,
                        hint: "View".to_owned(),
                    });
                }
            }
        }
        items.truncate(limit);
        if typed.chars().count() >= 2 && items.len() < limit {
            for hit in self.search(viewer, typed, limit - items.len()).await?.hits {
                let item = record_item(&self.model, &hit.label);
                if !items.contains(&item) {
                    items.push(item);
                }
            }
            let label = format!("Search for “{typed}”");
            items.push(PaletteItem { kind: PaletteKind::Search(typed.to_owned()), label, hint: "Search".to_owned() });
        }
        Ok(items)
    }

    async fn by_number(&self, viewer: &Viewer, typed: &str) -> Result<Option<Label>> {
        let prefixed = typed.len() <= 40 && typed.bytes().any(|b| b.is_ascii_digit()) && typed.bytes().all(|b| b.is_ascii_alphanumeric());
        if !prefixed {
            return Ok(None);
        }
        let Some(record) = self.store.by_number(&typed.to_ascii_uppercase()).await? else { return Ok(None) };
        let record = std::sync::Arc::new(record);
        let Some(def) = self.model.get(&record.type_name).cloned() else { return Ok(None) };
        let shelf = self.shelf();
        let mut facts = Facts::new(&shelf);
        facts.tell_record(record.id, Some(record.clone()));
        self.judge_with(viewer, &mut facts, |eyes| eyes.sees(&record).then(|| sight::label(eyes, &def, &record))).await
    }

    /// Records of a type whose words resemble a text being typed: what may already be known. Open ones only.
    ///
    /// # Errors
    /// A refusal when the type may not be read; a fault.
    pub async fn similar(&self, viewer: &Viewer, type_name: &str, text: &str, limit: usize) -> Result<Vec<Label>> {
        let def = self.def(type_name)?;
        if viewer.grants_for(&def.name, &Verb::Read).next().is_none() {
            return Err(AppError::NotVisible);
        }
        let mut words: Vec<String> = schema::text::normalise(text)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| w.chars().count() >= 4)
            .map(str::to_owned)
            .collect();
        words.sort_by_key(|w| std::cmp::Reverse(w.chars().count()));
        words.dedup();
        words.truncate(4);
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let any: Vec<String> = words.iter().map(|w| format!("\"{w}\"")).collect();
        let mut query = ListQuery::of(def.name.clone()).matching(format!("is:open ({})", any.join(" or ")));
        query.limit = u32::try_from(limit.clamp(1, 20)).unwrap_or(5);
        "-updated_at".clone_into(&mut query.sort);
        let list = self.list(viewer, &query).await?;
        let face = |row: &engine::Record| Label {
            id: row.id,
            type_name: row.type_name.clone(),
            number: row.number.clone(),
            title: sight::title(&def, row),
            state: row.state.clone(),
            active: true,
        };
        Ok(list.rows.iter().map(face).collect())
    }
}

/// Whether every word stands in what the viewer sees of a record or in what was said; the last may be only begun.
fn mentions(def: &TypeDef, seen: &Record, said: &[&str], words: &[String]) -> bool {
    let text = SearchText::of(def, seen.number.as_deref(), |field| seen.get(field));
    let stands = |fits: &dyn Fn(&str) -> bool| {
        let own = text.number.iter().chain(&text.title).chain(&text.body).any(|w| fits(w));
        own || said.iter().flat_map(|s| s.split(' ')).any(fits)
    };
    let Some((last, first)) = words.split_last() else { return false };
    first.iter().all(|word| stands(&|w| w == word)) && stands(&|w| w.starts_with(last.as_str()))
}

fn record_item(model: &schema::Model, label: &Label) -> PaletteItem {
    let hint = model.get(&label.type_name).map(|d| d.title.clone()).unwrap_or_default();
    PaletteItem { kind: PaletteKind::Record(label.id), label: label.text(), hint }
}

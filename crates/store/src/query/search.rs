//! Finding words in everything that is searchable, best first.
//!
//! Ranking by term statistics over every match costs as much as there are matches, and a common word has hundreds of
//! thousands. Evident ranks the **newest** candidates instead: the index gives matches from the newest down, the first
//! [`CANDIDATES`] within the viewer's scope are taken, and those are judged here: number, words in the title, words side
//! by side, then age. A rare word has fewer candidates than that, so nothing is missed; for a common one the old records
//! that are missed would hardly be what was looked for. The cost is the same at a thousand records and at a million.

use super::sql::Build;
use crate::Store;
use crate::dialect::Dialect;
use crate::fault::Fault;
use engine::Record;
use kernel::{Id, Name};
use schema::query::{Checked, Env};
use schema::text::tokens;
use schema::{FieldKind, TypeDef, Value};
use std::collections::BTreeMap;

/// How many of the newest matches are ranked.
pub const CANDIDATES: usize = 200;
/// Most words of one search.
const MAX_WORDS: usize = 16;
/// Characters of a snippet.
const SNIPPET: usize = 160;

/// What is searched for.
#[derive(Clone, Debug)]
pub struct SearchRequest<'a> {
    /// Text as typed. All words must be found; the last one may be only begun when too little is found otherwise.
    pub text: &'a str,
    /// Types, each with what the viewer may see of it: any of these; empty is nothing.
    pub types: &'a [(Name, Vec<Checked>)],
    /// Also within internal notes.
    pub internal: bool,
    /// How many hits, from 1 to 200.
    pub limit: usize,
}

/// A record that was found.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The record.
    pub record: Record,
    /// Greater is better; comparable within one search only.
    pub score: f64,
    /// Where the words stand, when not in the title: one for each field that has some.
    pub snippets: Vec<Snippet>,
}

/// A piece of a field's text around the words found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The field; show it only to who may see that.
    pub field: Name,
    /// The piece, on one line.
    pub text: String,
    /// Characters of the piece that were found: from, to.
    pub marks: Vec<(usize, usize)>,
}

/// A phrase for FTS5: `"mail server"`, with a star when the last word may be only begun. Tokens are letters and digits.
pub(super) fn fts5_phrase(tokens: &[String], prefix: bool) -> String {
    format!("\"{}\"{}", tokens.join(" "), if prefix { " *" } else { "" })
}

/// A phrase for PostgreSQL within parts of one weight: `'mail':B <-> 'serv':*B`.
pub(super) fn ts_phrase(tokens: &[String], prefix: bool, weights: &str) -> String {
    let last = tokens.len().saturating_sub(1);
    let word = |(i, t): (usize, &String)| format!("'{t}':{}{weights}", if prefix && i == last { "*" } else { "" });
    format!("({})", tokens.iter().enumerate().map(word).collect::<Vec<_>>().join(" <-> "))
}

struct Candidate {
    id: Id,
    score: f64,
}

impl Store {
    /// The best hits for a text.
    ///
    /// # Errors
    /// What the database says.
    pub async fn search(&self, request: &SearchRequest<'_>, env: &Env) -> Result<Vec<Hit>, Fault> {
        let mut words = tokens(request.text);
        words.truncate(MAX_WORDS);
        if words.is_empty() || request.types.is_empty() {
            return Ok(Vec::new());
        }
        let limit = request.limit.clamp(1, CANDIDATES);
        let mut found = self.candidates(&words, false, request, env).await?;
        let begun = words.last().is_some_and(|w| w.chars().count() >= 2);
        if found.len() < limit && begun {
            for more in self.candidates(&words, true, request, env).await? {
                if found.iter().all(|c| c.id != more.id) {
                    found.push(Candidate { score: more.score - 1.0, ..more });
                }
            }
        }
        found.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| b.id.cmp(&a.id)));
        found.truncate(limit);
        let ids: Vec<Id> = found.iter().map(|c| c.id).collect();
        let shapes = self.shapes();
        let mut hits = Vec::new();
        for record in self.load_many(&ids).await? {
            let score = found.iter().find(|c| c.id == record.id).map_or(0.0, |c| c.score);
            let snippets = shapes.get(&record.type_name).map_or_else(|_| Vec::new(), |s| snippets(&s.def, &record, &words));
            hits.push(Hit { record, score, snippets });
        }
        Ok(hits)
    }

    /// The words of what was said about records, as they are indexed: publicly, and in internal notes.
    ///
    /// # Errors
    /// What the database says.
    pub async fn said(&self, ids: &[Id]) -> Result<BTreeMap<Id, (String, String)>, Fault> {
        if ids.is_empty() {
            return Ok(BTreeMap::new());
        }
        let from = match self.dialect() {
            Dialect::Sqlite => "\"record\" r JOIN search s ON s.rowid = r.\"seq\"",
            Dialect::Postgres => "\"record\" r JOIN search s ON s.record = r.\"id\"",
        };
        let sql = format!("SELECT r.\"id\", s.public, s.internal FROM {from} WHERE r.\"id\" {}", self.dialect().in_texts(1));
        let rows = self.db().fetch(sql, vec![crate::id_list(ids)]).await?;
        rows.iter().map(|row| Ok((row.id(0)?, (row.text(1)?, row.text(2)?)))).collect()
    }

    async fn candidates(&self, words: &[String], prefix: bool, request: &SearchRequest<'_>, env: &Env) -> Result<Vec<Candidate>, Fault> {
        let shapes = self.shapes();
        let mut build = Build::new(self.dialect(), &shapes, env);
        let last = words.len() - 1;
        let single = |(i, w): (usize, &String)| (std::slice::from_ref(w).to_vec(), prefix && i == last);
        let parts = words.iter().enumerate().map(single);
        build.push("SELECT r.\"id\", s.number, s.title, s.body FROM search s JOIN \"record\" r ON ");
        match self.dialect() {
            Dialect::Sqlite => {
                let columns = if request.internal { "" } else { "{number title body public} : " };
                let all: Vec<String> = parts.map(|(w, p)| fts5_phrase(&w, p)).collect();
                build.push("r.\"seq\" = s.rowid WHERE s.search MATCH ").bind(format!("{columns}({})", all.join(" AND ")));
            }
            Dialect::Postgres => {
                let all: Vec<String> = parts.map(|(w, p)| ts_phrase(&w, p, "")).collect();
                let vector = if request.internal { "all_text" } else { "seen" };
                build.push(&format!("r.\"id\" = s.record WHERE s.{vector} @@ CAST(")).bind(all.join(" & ")).push(" AS tsquery)");
            }
        }
        build.push(" AND (");
        for (i, (type_name, scope)) in request.types.iter().enumerate() {
            let def = &shapes.get(type_name)?.def;
            build.push(if i > 0 { " OR (r.\"type\" = " } else { "(r.\"type\" = " }).bind(type_name).push(" AND ");
            build.search_scope(def, scope)?;
            build.push(")");
        }
        let newest = if self.dialect() == Dialect::Sqlite { "s.rowid" } else { "r.\"seq\"" };
        build.push(&format!(") ORDER BY {newest} DESC LIMIT ")).bind(i64::try_from(CANDIDATES).unwrap_or(i64::MAX));
        let rows = self.db().fetch(build.text, build.args).await?;
        let mut found = Vec::with_capacity(rows.len());
        for (age, row) in rows.iter().enumerate() {
            let (number, title, body) = (row.text(1)?, row.text(2)?, row.text(3)?);
            found.push(Candidate { id: row.id(0)?, score: score(words, &number, &title, &body, age) });
        }
        Ok(found)
    }
}

impl Build<'_> {
    /// A scope in a statement that has the spine only: what it asks of the type's table it looks up by itself.
    fn search_scope(&mut self, def: &std::sync::Arc<TypeDef>, scope: &[Checked]) -> Result<(), Fault> {
        let root = Build::root(def);
        let (text, args) = (std::mem::take(&mut self.text), self.args.len());
        self.uses_type_table = false;
        self.scope(&root, scope)?;
        if self.uses_type_table {
            // Compile again, now under the names of a record found by identity.
            self.args.truncate(args);
            self.text.clear();
            let inner = self.frame(def);
            self.text = format!("{text}EXISTS (SELECT 1 FROM {} WHERE {} = r.\"id\" AND ", Self::tables(&inner), Self::spine(&inner, "id"));
            self.scope(&inner, scope)?;
            self.push(")");
        } else {
            let scope = std::mem::replace(&mut self.text, text);
            self.push(&scope);
        }
        Ok(())
    }
}

/// How good a candidate is: its number before all, then words in the title, words side by side, then recency.
fn score(words: &[String], number: &str, title: &str, body: &str, age: usize) -> f64 {
    let in_title = title.split(' ').collect::<Vec<_>>();
    let exact = words.iter().filter(|w| in_title.contains(&w.as_str())).count();
    let begun = words.iter().filter(|w| in_title.iter().any(|t| t.starts_with(w.as_str()))).count();
    let phrase = words.join(" ");
    let beside = |text: &str| words.len() > 1 && format!(" {text} ").contains(&format!(" {phrase} "));
    let count = |n: usize| u32::try_from(n).map_or(0.0, f64::from);
    let mut score = 0.0;
    if number == phrase {
        score += 100.0;
    }
    score += 4.0 * count(exact) / count(words.len()) + 2.0 * count(begun) / count(words.len());
    if title == phrase {
        score += 3.0;
    }
    if beside(title) {
        score += 3.0;
    } else if beside(body) {
        score += 1.5;
    }
    score + 2.0 * (1.0 - count(age) / count(CANDIDATES))
}

/// Pieces of the fields in which words stand.
fn snippets(def: &TypeDef, record: &Record, words: &[String]) -> Vec<Snippet> {
    let mut out = Vec::new();
    for field in def.fields.iter().filter(|f| f.search && f.name != def.spine.title.0) {
        if let (FieldKind::Text { .. } | FieldKind::LongText { .. }, Some(Value::Text(text))) = (&field.kind, record.get(&field.name))
            && let Some((text, marks)) = piece(text, words)
        {
            out.push(Snippet { field: field.name.clone(), text, marks });
        }
    }
    out
}

/// The piece of a text around the first word found, and where the words stand in it.
fn piece(text: &str, words: &[String]) -> Option<(String, Vec<(usize, usize)>)> {
    let chars: Vec<char> = text.chars().take(50_000).map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let mut runs = Vec::new();
    let mut start = None;
    for (i, c) in chars.iter().copied().chain([' ']).enumerate() {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(i),
            (false, Some(from)) => {
                let run: String = chars[from..i].iter().collect();
                if tokens(&run).iter().any(|t| words.iter().any(|w| t.starts_with(w.as_str()))) {
                    runs.push((from, i));
                }
                start = None;
            }
            _ => {}
        }
    }
    let first = runs.first()?.0;
    let mut from = first.saturating_sub(SNIPPET / 3);
    if from > 0 {
        from = (from..first).find(|i| chars[*i] == ' ').map_or(from, |i| i + 1);
    }
    let to = (from + SNIPPET).min(chars.len());
    let lead = if from > 0 { "…" } else { "" };
    let shift = lead.chars().count();
    let marks = runs.into_iter().filter(|(_, b)| *b <= to).map(|(a, b)| (a - from + shift, b - from + shift)).collect();
    let tail = if to < chars.len() { "…" } else { "" };
    Some((format!("{lead}{}{tail}", chars[from..to].iter().collect::<String>()), marks))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn snippets_show_the_words_in_their_place() {
        let words = tokens("müller");
        let long = format!("{} Herr Müller\nrief an {}", "x ".repeat(100), "y ".repeat(200));
        let (text, marks) = piece(&long, &words).unwrap();
        let marked: String = text.chars().skip(marks[0].0).take(marks[0].1 - marks[0].0).collect();
        assert_eq!(marked, "Müller");
        assert!(text.starts_with('…') && text.ends_with('…') && text.chars().count() <= SNIPPET + 2 && !text.contains('\n'));
        assert_eq!(piece("nothing here", &words), None);
    }

    #[test]
    fn a_number_goes_before_a_title_and_a_title_before_a_body() {
        let words = tokens("INC0000007");
        assert!(score(&words, "inc0000007", "", "", 150) > score(&words, "inc0000008", "inc0000007", "", 0));
        let words = tokens("mail server");
        let at = |title: &str, body: &str| score(&words, "", title, body, 100);
        assert!(at("mail server", "") > at("the mail server", ""));
        assert!(at("the mail server", "") > at("server of mail", ""));
        assert!(at("server of mail", "") > at("", "mail server"));
        assert!(at("", "mail server") > at("", "mail and server"));
    }
}

//! Completion of a query being typed: the language's own suggestions, and names of records for reference values.

use crate::app::App;
use crate::error::Result;
use engine::{Verb, Viewer};
use schema::FieldKind;
use schema::query::{Suggestion, SuggestionKind, complete};

/// Most suggestions at once.
const MOST: usize = 12;

impl App {
    /// How a query could go on at the cursor (in characters), best first.
    ///
    /// # Errors
    /// A refusal when the type is unknown; a fault.
    pub async fn complete_query(&self, viewer: &Viewer, type_name: &str, text: &str, cursor: usize) -> Result<Vec<Suggestion>> {
        let def = self.def(type_name)?;
        if viewer.grants_for(&def.name, &Verb::Read).next().is_none() {
            return Ok(Vec::new());
        }
        let mut found = complete(text, cursor, &self.model, &def);
        let chars: Vec<char> = text.chars().collect();
        let cursor = cursor.min(chars.len());
        let start = chars[..cursor].iter().rposition(|c| c.is_whitespace() || matches!(c, '(' | ')')).map_or(0, |i| i + 1);
        let piece: String = chars[start..cursor].iter().collect();
        let Some((path, values)) = piece.split_once(':') else { return Ok(found) };
        let typed = values.rsplit(',').next().unwrap_or_default();
        let Some(to) = self.target(&def, path.trim_start_matches('-')) else { return Ok(found) };
        let from = cursor - typed.chars().count();
        for face in self.pick(viewer, &to, typed, MOST).await? {
            let insert = face.number.clone().unwrap_or_else(|| format!("\"{}\"", face.title.replace('"', "")));
            found.push(Suggestion { start: from, end: cursor, insert, label: face.text(), kind: SuggestionKind::Value });
        }
        found.truncate(MOST);
        Ok(found)
    }

    /// The type a path such as `owner` or `service.service_owner` refers to.
    fn target(&self, def: &schema::TypeDef, path: &str) -> Option<String> {
        let (head, rest) = path.split_once('.').map_or((path, None), |(head, rest)| (head, Some(rest)));
        let spine = match head {
            "owner" => def.spine.owner.as_deref(),
            "group" => def.spine.group.as_deref(),
            "requester" => def.spine.requester.as_deref(),
            "customer" => def.spine.customer.as_deref(),
            "service" => def.spine.service.as_deref(),
            "watching" => return rest.is_none().then(|| "person".to_owned()),
            other => Some(other),
        };
        let to = match &def.field(spine?)?.kind {
            FieldKind::Person => "person",
            FieldKind::Group => "group",
            FieldKind::Reference { to } | FieldKind::References { to } => to,
            _ => return None,
        };
        match rest {
            None => Some(to.to_owned()),
            Some(rest) => self.target(&self.model.get(to)?.clone(), rest),
        }
    }
}

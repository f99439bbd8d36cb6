//! What a list of another system mentions and nobody here knows yet: people, groups, customers and categories come into
//! being by being named. Everything with obligations of its own (a service, an agreement) is set up by a person first.

use app::import::{Foreign, Maker, SourceValue};
use kernel::Name;
use schema::Model;
use serde_json::Value as Json;
use std::sync::Arc;

/// Types whose records may begin as a name.
const NAMED: [&str; 4] = ["person", "group", "customer", "category"];

/// Makes unknown people, groups, customers and categories with their key as the title. A person named by an e-mail address
/// gets it, and a name read from it.
#[must_use]
pub fn newcomers(model: Arc<Model>) -> Maker {
    Arc::new(move |foreign| record(&model, foreign))
}

fn record(model: &Model, foreign: &Foreign) -> Option<Vec<(Name, SourceValue)>> {
    let def = model.get(&foreign.type_name).filter(|d| NAMED.contains(&&*d.name) && d.field("legacy_reference").is_some())?;
    let text = |field: &str, value: String| (Name::from(field), SourceValue::Json(Json::String(value)));
    let mut fields = Vec::with_capacity(3);
    match foreign.key.split_once('@').filter(|_| def.field("email").is_some()) {
        Some((local, _)) => {
            fields.push(text(&def.spine.title.0, spoken(local)));
            fields.push(text("email", foreign.key.clone()));
        }
        None => fields.push(text(&def.spine.title.0, foreign.key.clone())),
    }
    if let Some(parent) = &foreign.parent {
        let parent = Foreign { type_name: foreign.type_name.clone(), key: parent.clone(), parent: None };
        fields.push((Name::from("parent"), SourceValue::Foreign(parent)));
    }
    Some(fields)
}

/// `ada.lovelace` → `Ada Lovelace`.
fn spoken(local: &str) -> String {
    let words = local.split(['.', '_', '-', '+']).filter(|w| !w.is_empty()).map(|word| {
        let mut chars = word.chars();
        chars.next().map(|first| first.to_uppercase().chain(chars).collect::<String>()).unwrap_or_default()
    });
    let name = words.collect::<Vec<_>>().join(" ");
    if name.is_empty() { local.to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_are_read_from_addresses() {
        assert_eq!(super::spoken("ada.lovelace"), "Ada Lovelace");
        assert_eq!(super::spoken("élodie_b"), "Élodie B");
        assert_eq!(super::spoken("..."), "...");
    }
}

//! What records are called in a file: enough that they can be found again here, and in another system that has the same ones.

use crate::app::App;
use crate::error::Result;
use crate::sight;
use engine::Viewer;
use kernel::Id;
use serde_json::{Map, Value as Json};
use std::collections::{BTreeMap, BTreeSet};

/// A record as a file calls it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Face {
    pub id: Id,
    pub number: Option<String>,
    pub legacy: Option<String>,
    pub email: Option<String>,
    pub title: String,
}

impl Face {
    /// What finds it again: a person by e-mail, others by number with their title, or by title.
    pub fn key(&self) -> String {
        match (&self.email, &self.number) {
            (Some(email), _) => email.clone(),
            (None, Some(number)) if *number == self.title => number.clone(),
            (None, Some(number)) => format!("{number} {}", self.title),
            (None, None) => self.title.clone(),
        }
    }
    /// Everything that finds it again.
    pub fn object(&self) -> Json {
        let mut members = Map::new();
        members.insert("id".into(), Json::from(self.id.text()));
        let optional = [("number", &self.number), ("legacy_reference", &self.legacy), ("email", &self.email)];
        for (key, value) in optional {
            if let Some(value) = value {
                members.insert(key.into(), Json::from(value.as_str()));
            }
        }
        members.insert("title".into(), Json::from(self.title.as_str()));
        Json::Object(members)
    }
}

impl App {
    /// What records are called, as far as this viewer may see them.
    pub(super) async fn faces(&self, viewer: &Viewer, ids: &BTreeSet<Id>) -> Result<BTreeMap<Id, Face>> {
        self.judge(viewer, |eyes| {
            let mut faces = BTreeMap::new();
            for id in ids {
                let Some(record) = eyes.facts.record(*id) else { continue };
                let Some(def) = eyes.model.get(&record.type_name) else { continue };
                if !eyes.sees(&record) {
                    continue;
                }
                let own = eyes.viewer.actor.person() == Some(record.id);
                let text = |field: &str| record.text(field).filter(|_| own || eyes.sees_field(def, &record, field)).map(str::to_owned);
                let face = Face {
                    id: *id,
                    number: record.number.clone(),
                    legacy: text("legacy_reference"),
                    email: text("email").filter(|_| *def.name == *"person"),
                    title: sight::label(eyes, def, &record).title,
                };
                faces.insert(*id, face);
            }
            faces
        })
        .await
    }
}

//! Forms for new records, and look-ups for their reference fields.

use crate::app::App;
use crate::error::{AppError, Result};
use crate::sight;
use crate::view::{FormView, Label, ListQuery};
use engine::{Record, Verb, Viewer};
use journal::Channel;
use kernel::{Code, Id, Name, Refusal};
use schema::{FieldKind, TypeDef};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

impl App {
    /// A definition by name.
    ///
    /// # Errors
    /// A refusal with the nearest name.
    pub fn def(&self, type_name: &str) -> Result<Arc<TypeDef>> {
        self.model.get(type_name).cloned().ok_or_else(|| Refusal::new(Code::UnknownType).with("value", type_name).into())
    }

    /// Types this viewer may list, in order of name.
    #[must_use]
    pub fn types(&self, viewer: &Viewer) -> Vec<Arc<TypeDef>> {
        self.model.types.values().filter(|d| viewer.grants_for(&d.name, &Verb::Read).next().is_some()).cloned().collect()
    }

    /// Types this viewer may make records of; none in a view of the past.
    #[must_use]
    pub fn creatable(&self, viewer: &Viewer) -> Vec<Arc<TypeDef>> {
        if self.options.read_only {
            return Vec::new();
        }
        self.model.types.values().filter(|d| viewer.grants_for(&d.name, &Verb::Create).next().is_some()).cloned().collect()
    }

    /// A form for a new record that will come through `channel`.
    ///
    /// # Errors
    /// A refusal when there is no such type or this viewer may not make one.
    pub async fn form(&self, viewer: &Viewer, channel: Channel, type_name: &str) -> Result<FormView> {
        let def = self.def(type_name)?;
        self.writable()?;
        let grants: Vec<_> = viewer.grants_for(&def.name, &Verb::Create).collect();
        if grants.is_empty() {
            return Err(Refusal::new(Code::Forbidden).with("verb", format!("create {}", def.plural.to_lowercase())).into());
        }
        let hidden = def.lifecycle.as_ref().and_then(|l| l.states.iter().find(|s| s.name == l.initial)).map(|s| &s.fields);
        let shown = |name: &Name| hidden.and_then(|f| f.get(name)) != Some(&schema::FieldRule::Hidden);
        let editable: BTreeSet<Name> = def
            .fields
            .iter()
            .filter(|f| !f.computed && shown(&f.name) && grants.iter().any(|g| g.fields.covers(&f.name)))
            .filter(|f| {
                let right = f.right.as_deref().and_then(Verb::of_right);
                right.is_none_or(|right| viewer.grants_for(&def.name, &right).next().is_some())
            })
            .map(|f| f.name.clone())
            .collect();
        let mut defaults: BTreeMap<Name, serde_json::Value> = def
            .fields
            .iter()
            .filter(|f| editable.contains(&f.name))
            .filter_map(|f| Some((f.name.clone(), engine::default_of(&def, f, viewer, channel)?.clone())))
            .collect();
        let mut ids = BTreeSet::new();
        // Whoever may act for nobody else reports for themselves.
        if let (Some(me), Some(requester)) = (viewer.actor.person(), &def.spine.requester)
            && editable.contains(requester)
            && !viewer.works_on(&def.name)
        {
            defaults.insert(requester.clone(), serde_json::Value::from(me.text()));
            ids.insert(me);
        }
        let required = def.fields.iter().filter(|f| f.required && editable.contains(&f.name)).map(|f| f.name.clone()).collect();
        let names = self.labels(viewer, &ids).await?;
        Ok(FormView { def, editable, required, defaults, names })
    }

    /// The group that is offered for a record which no group has yet: the one that supports its service, else the
    /// organisation's service desk, which receives what is new. None when there is neither that this viewer may choose.
    ///
    /// # Errors
    /// A fault.
    pub async fn receiving_group(&self, viewer: &Viewer, record: &Record) -> Result<Option<Label>> {
        let shelf = self.shelf();
        let spine = |r: &Record| self.model.get(&r.type_name).map(|def| &def.spine);
        let service = spine(record).and_then(|s| s.service.as_ref()).and_then(|field| record.reference(field));
        let support = service.and_then(|id| shelf.get(id)).and_then(|service| service.reference(spine(service)?.group.as_ref()?));
        let desk = shelf.all("organisation").next().and_then(|o| o.reference("service_desk"));
        let either = [support, desk].into_iter().flatten();
        let faces = self.labels(viewer, &either.clone().collect()).await?;
        Ok(either.filter_map(|id| faces.get(&id)).find(|face| face.active).cloned())
    }

    /// Records that may be chosen for a reference: of the type, visible, active, matching what is typed.
    ///
    /// # Errors
    /// A refusal when there is no such type; a fault.
    pub async fn pick(&self, viewer: &Viewer, type_name: &str, typed: &str, limit: usize) -> Result<Vec<Label>> {
        let def = self.def(type_name)?;
        let limit = limit.clamp(1, 50);
        if def.cached {
            let shelf = self.shelf();
            let words: Vec<String> = schema::text::normalise(typed).split_whitespace().map(str::to_owned).collect();
            let matching: Vec<Arc<Record>> = shelf.all(&def.name).filter(|r| fits(&def, r, &words)).take(2_000).cloned().collect();
            let mut faces = self
                .judge(viewer, |eyes| {
                    let seen = matching.iter().filter(|r| eyes.sees(r)).map(|r| sight::label(eyes, &def, r));
                    seen.filter(|face| face.active).collect::<Vec<_>>()
                })
                .await?;
            let typed = schema::text::normalise(typed);
            faces.sort_by_cached_key(|face| {
                let title = schema::text::normalise(&face.title);
                (!title.starts_with(&typed), title)
            });
            faces.truncate(limit);
            return Ok(faces);
        }
        let mut query = ListQuery::of(def.name.clone()).matching(quoted(typed));
        query.limit = u32::try_from(limit).unwrap_or(20);
        let list = self.list(viewer, &query).await?;
        let rows = list.rows.iter().map(|row| Label {
            id: row.id,
            type_name: row.type_name.clone(),
            number: row.number.clone(),
            title: sight::title(&def, row),
            state: row.state.clone(),
            active: true,
        });
        Ok(rows.collect())
    }

    /// Records a reference field may point to, by field.
    ///
    /// # Errors
    /// A refusal when the field is no reference; a fault.
    pub async fn pick_for(&self, viewer: &Viewer, type_name: &str, field: &str, typed: &str, limit: usize) -> Result<Vec<Label>> {
        let def = self.def(type_name)?;
        let found = def.field(field).ok_or_else(|| AppError::from(Refusal::new(Code::UnknownField).with("value", field)))?;
        let to = match &found.kind {
            FieldKind::Person => "person",
            FieldKind::Group => "group",
            FieldKind::Reference { to } | FieldKind::References { to } => to,
            _ => return Err(Refusal::new(Code::WrongShape).on(found.name.clone()).with("expected", "a field with a reference").into()),
        };
        self.pick(viewer, to, typed, limit).await
    }

    /// A reference as people give it (id, number, e-mail address or exact name) as an id, when this viewer may see it.
    ///
    /// # Errors
    /// A fault.
    pub async fn resolve(&self, viewer: &Viewer, type_name: &str, given: &str) -> Result<Option<Id>> {
        let given = given.trim();
        if let Ok(id) = given.parse::<Id>() {
            return Ok(Some(id));
        }
        let Some(def) = self.model.get(type_name) else { return Ok(None) };
        if def.prefix.as_ref().is_some_and(|p| given.len() > p.len() && given[..].to_ascii_uppercase().starts_with(&**p)) {
            return match self.find_record(viewer, given).await {
                Ok(id) => Ok(Some(id)),
                Err(AppError::NotVisible) => Ok(None),
                Err(error) => Err(error),
            };
        }
        let wanted = schema::text::normalise(given);
        let matching = |face: &Label| schema::text::normalise(&face.title) == wanted;
        let mut found: Vec<Label> = self.pick(viewer, type_name, given, 50).await?.into_iter().filter(matching).collect();
        if found.is_empty() && given.contains('@') {
            found = self.pick(viewer, type_name, given, 2).await?;
        }
        // Two of one name: the person has to say which.
        Ok(if found.len() == 1 { found.pop().map(|f| f.id) } else { None })
    }
}

/// Whether every typed word begins a word of the record's title, number or e-mail address.
fn fits(def: &TypeDef, record: &Record, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let mut text = sight::title(def, record);
    for more in [record.number.as_deref(), record.text("email"), record.text("legacy_reference")].into_iter().flatten() {
        text.push(' ');
        text.push_str(more);
    }
    let text = schema::text::normalise(&text);
    words.iter().all(|word| text.split_whitespace().any(|t| t.starts_with(word.as_str())))
}

/// Typed words as full-text terms: quotes and operators lose their meaning.
fn quoted(typed: &str) -> String {
    let words = typed.split_whitespace().map(|w| w.chars().filter(|c| c.is_alphanumeric() || "-_.@".contains(*c)).collect::<String>());
    words.filter(|w| !w.is_empty()).map(|w| format!("\"{w}*\"")).collect::<Vec<_>>().join(" ")
}

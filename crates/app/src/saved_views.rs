//! Saved views: a person keeps the query and sort of a list under a name, for themselves, or for everybody where they
//! lead. What a shared view selects is still judged by who looks: it shares a question, not its answers.

use crate::app::App;
use crate::error::{AppError, Result};
use engine::Viewer;
use kernel::{Code, Id, Refusal};
use store::SavedViewRow;

/// Roles that may share a view with everybody.
const SHARING: [&str; 3] = ["sms_manager", "administrator", "service_desk_lead"];
/// Most views one person keeps.
const MOST: u64 = 50;
/// Longest name, in characters.
const LONGEST_NAME: usize = 60;
/// Longest query or sort, in characters.
const LONGEST_QUERY: usize = 2_000;

/// A saved view, as one viewer sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnView {
    /// Identity, used in addresses.
    pub id: Id,
    /// Name.
    pub name: String,
    /// Query text.
    pub query: String,
    /// Sort text; empty for the default of the type.
    pub sort: String,
    /// Everybody sees it.
    pub shared: bool,
    /// The viewer may delete it.
    pub may_delete: bool,
}

/// What is to be saved. Every text is from outside.
#[derive(Clone, Debug, Default)]
pub struct NewView {
    /// Name.
    pub name: String,
    /// Query text.
    pub query: String,
    /// Sort text.
    pub sort: String,
    /// For everybody.
    pub shared: bool,
}

impl App {
    /// Whether a viewer may share views with everybody.
    #[must_use]
    pub fn may_share_views(&self, viewer: &Viewer) -> bool {
        SHARING.iter().any(|role| viewer.has_role(role))
    }

    /// The saved views of a type that a viewer is offered: their own and shared ones, by name.
    ///
    /// # Errors
    /// A fault.
    pub async fn own_views(&self, viewer: &Viewer, type_name: &str) -> Result<Vec<OwnView>> {
        let Some(me) = viewer.actor.person() else { return Ok(Vec::new()) };
        let rows = self.accounts.saved_views().of_type(type_name, me).await?;
        Ok(rows.into_iter().map(|row| self.own_view(viewer, row)).collect())
    }

    fn own_view(&self, viewer: &Viewer, row: SavedViewRow) -> OwnView {
        let mine = viewer.actor.person() == Some(row.person);
        let may_delete = !self.options().read_only && (mine || row.shared && self.may_share_views(viewer));
        OwnView { id: row.id, name: row.name, query: row.query, sort: row.sort, shared: row.shared, may_delete }
    }

    /// Saves a view.
    ///
    /// # Errors
    /// A refusal about the name, the query, the sort or how many there are; a fault.
    pub async fn save_view(&self, viewer: &Viewer, type_name: &str, new: &NewView) -> Result<Id> {
        self.writable()?;
        let me = viewer.actor.person().ok_or(AppError::NotVisible)?;
        let def = self.def(type_name)?;
        let name = new.name.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            return Err(Refusal::new(Code::Required).on("name").with("label", "A name").into());
        }
        for (field, label, text, max) in [
            ("name", "The name", &name, LONGEST_NAME),
            ("q", "The query", &new.query, LONGEST_QUERY),
            ("sort", "The sort", &new.sort, LONGEST_QUERY),
        ] {
            if text.chars().count() > max {
                return Err(Refusal::new(Code::TooLong).on(field).with("label", label).with("max", max).into());
            }
            if !schema::characters::speaks_plainly(text, false) {
                let expected = "one line without control characters";
                return Err(Refusal::new(Code::WrongShape).on(field).with("label", label).with("expected", expected).into());
            }
        }
        if new.shared && !self.may_share_views(viewer) {
            return Err(Refusal::new(Code::Forbidden).on("shared").with("verb", "share").into());
        }
        self.rows(viewer, &def)?;
        let query = self.understood(viewer, &def, &new.query).map_err(|p| AppError::from(p.refusal()))?;
        let sort = new.sort.trim();
        if !sort.is_empty() {
            self.order(viewer, &def, sort)?;
        }
        let views = self.accounts.saved_views();
        if views.count_of_person(me).await? >= MOST {
            return Err(Refusal::new(Code::TooMany).with("max", MOST).with("what", "saved views").into());
        }
        let mut known = views.of_type(&def.name, me).await?;
        known.retain(|v| v.person == me || new.shared);
        if known.iter().any(|v| v.name.to_lowercase() == name.to_lowercase()) {
            return Err(Refusal::new(Code::Duplicate).on("name").with("label", "The name").with("value", name).into());
        }
        let row = SavedViewRow {
            id: self.new_id(),
            person: me,
            type_name: def.name.clone(),
            name,
            query: if query.is_everything() { String::new() } else { query.query.to_string() },
            sort: sort.to_owned(),
            shared: new.shared,
            made_at: self.now(),
        };
        views.create(&row).await?;
        Ok(row.id)
    }

    /// Deletes a view: one's own, or a shared one for those who may share.
    ///
    /// # Errors
    /// Not visible; forbidden; a fault.
    pub async fn delete_view(&self, viewer: &Viewer, type_name: &str, id: Id) -> Result<()> {
        self.writable()?;
        let row = self.accounts.saved_views().get(id).await?.filter(|row| *row.type_name == *type_name);
        let row = row.filter(|row| row.shared || viewer.actor.person() == Some(row.person)).ok_or(AppError::NotVisible)?;
        if !self.own_view(viewer, row).may_delete {
            return Err(Refusal::new(Code::Forbidden).with("verb", "delete").into());
        }
        Ok(self.accounts.saved_views().delete(id).await?)
    }
}

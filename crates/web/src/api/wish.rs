//! What a caller wants done, as a body: field values, and what goes with them (a message, a reason, links), so that what
//! belongs together becomes one entry of the journal. Creating, changing, moving and bulk speak this one form.

use super::problem::Problem;
use super::{fields, json};
use engine::{Action, Command, NewMessage, Visibility};
use kernel::{Code, Id, Name, Refusal, Refusals, Timestamp};
use schema::TypeDef;
use serde_json::{Map, Value as Json};

/// Keys of a wish.
pub const KEYS: &[&str] = &["fields", "message", "reason", "links", "occurred_at"];
/// Longest message, in characters.
pub const MAX_MESSAGE: usize = 100_000;
/// Longest reason, in characters.
pub const MAX_REASON: usize = 2_000;
/// Most links in one wish.
pub const MAX_LINKS: usize = 100;
/// Most people mentioned in one message.
pub const MAX_MENTIONS: usize = 50;

/// A wish, read.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// What is wanted.
    pub action: Action,
    /// Why.
    pub reason: Option<String>,
    /// When it happened, if not now.
    pub occurred_at: Option<Timestamp>,
}

impl Wish {
    /// Reads a wish whose keys have been checked.
    ///
    /// # Errors
    /// Everything that is wrong in it at once.
    pub fn read(def: &TypeDef, map: &Map<String, Json>) -> Result<Self, Refusals> {
        let mut wish = Self::default();
        let mut refusals = Refusals::default();
        let mut note = |result: Result<(), Refusals>| {
            if let Err(mut more) = result {
                refusals.0.append(&mut more.0);
            }
        };
        note(wish.fields(def, map));
        note(wish.message(def, map));
        note(wish.links(map));
        note(wish.rest(map));
        refusals.into_result().map(|()| wish)
    }

    fn fields(&mut self, def: &TypeDef, map: &Map<String, Json>) -> Result<(), Refusals> {
        let Some(given) = map.get("fields") else { return Ok(()) };
        let given = given.as_object().ok_or_else(|| json::shape("fields", "an object of field values"))?;
        self.action.set = fields::read(def, given)?;
        Ok(())
    }

    fn message(&mut self, def: &TypeDef, map: &Map<String, Json>) -> Result<(), Refusals> {
        let Some(given) = map.get("message").filter(|j| !j.is_null()) else { return Ok(()) };
        if !def.conversation {
            return Err(json::unknown("message", std::iter::empty()).into());
        }
        self.action.message = Some(message(given)?);
        Ok(())
    }

    fn links(&mut self, map: &Map<String, Json>) -> Result<(), Refusals> {
        let Some(given) = map.get("links").filter(|j| !j.is_null()) else { return Ok(()) };
        let list = given.as_array().ok_or_else(|| json::shape("links", "a list of links"))?;
        if list.len() > MAX_LINKS {
            return Err(Refusal::new(Code::TooMany).on("links").with("max", MAX_LINKS).with("what", "links").into());
        }
        for one in list {
            self.action.link.push(link(one)?);
        }
        Ok(())
    }

    fn rest(&mut self, map: &Map<String, Json>) -> Result<(), Refusals> {
        self.reason = json::text(map, "reason", MAX_REASON)?.map(str::to_owned);
        if let Some(given) = map.get("occurred_at").filter(|j| !j.is_null()) {
            let text = given.as_str().unwrap_or_default();
            let instant = if fields::is_instant(text) { text.parse().ok() } else { None };
            let refusal =
                || Refusal::new(Code::NotAnInstant).on("occurred_at").with("label", "occurred_at").with("value", json::short(text));
            self.occurred_at = Some(instant.ok_or_else(refusal)?);
        }
        Ok(())
    }

    /// The command.
    #[must_use]
    pub fn command(self, id: Id, def: &TypeDef, record: Option<Id>, expected_version: Option<u32>) -> Command {
        Command {
            id,
            type_name: def.name.clone(),
            record,
            expected_version,
            action: self.action,
            reason: self.reason,
            occurred_at: self.occurred_at,
        }
    }
}

/// A message: `{"body": "…", "visibility": "public", "mentions": ["…"]}`.
///
/// # Errors
/// What is wrong in it.
pub fn message(given: &Json) -> Result<NewMessage, Refusals> {
    let map = json::object(given, "message", &["body", "visibility", "mentions"])?;
    let body = json::text(map, "body", MAX_MESSAGE)?.ok_or_else(|| Refusal::new(Code::Required).on("body").with("label", "The message"))?;
    let mut mentions = Vec::new();
    if let Some(given) = map.get("mentions").filter(|j| !j.is_null()) {
        let list = given.as_array().ok_or_else(|| json::shape("mentions", "a list of ids of people"))?;
        if list.len() > MAX_MENTIONS {
            return Err(Refusal::new(Code::TooMany).on("mentions").with("max", MAX_MENTIONS).with("what", "mentions").into());
        }
        for one in list {
            mentions.push(json::id(one, "mentions")?);
        }
    }
    Ok(NewMessage { visibility: visibility(map.get("visibility"))?, body: body.to_owned(), mentions })
}

/// `public` (unless said otherwise) or `internal`.
///
/// # Errors
/// Anything else.
pub fn visibility(given: Option<&Json>) -> Result<Visibility, Refusal> {
    match given.map(|j| j.as_str().unwrap_or_default()) {
        None | Some("public") => Ok(Visibility::Public),
        Some("internal") => Ok(Visibility::Internal),
        Some(other) => {
            let near = json::nearest(other, ["public", "internal"].into_iter());
            let value = json::short(other);
            Err(Refusal::new(Code::UnknownChoice)
                .on("visibility")
                .with("label", "visibility")
                .with("value", value)
                .with("suggestion", json::meant(near)))
        }
    }
}

/// A link: `{"link": "related_to", "record": "…"}`.
///
/// # Errors
/// What is wrong in it.
pub fn link(given: &Json) -> Result<(Name, Id), Refusals> {
    let map = json::object(given, "link", &["link", "record"])?;
    let name = json::text(map, "link", 64)?.ok_or_else(|| Refusal::new(Code::Required).on("link").with("label", "link"))?;
    let record = map.get("record").ok_or_else(|| Refusal::new(Code::Required).on("record").with("label", "record"))?;
    Ok((Name::from(name), json::id(record, "record")?))
}

/// The body of a request as an object with only these keys.
///
/// # Errors
/// 422.
pub fn body<'a>(given: &'a Json, known: &[&str]) -> Result<&'a Map<String, Json>, Problem> {
    Ok(json::object(given, "body", known)?)
}

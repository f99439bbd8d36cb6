//! A cell becomes what it says: a value, nothing, or records by whatever they are called. What records are called is found out
//! later ([`super::resolve`]); here is what can be read without asking anybody.

use jiff::tz::TimeZone;
use kernel::{Code, Id, Name, Refusal};
use schema::{FieldDef, FieldKind, read_field, read_form_text};
use serde_json::{Map, Value as Json};

/// The word that empties a field; an empty cell leaves it as it is.
pub(super) const EMPTY: &str = "(empty)";

/// What stands in a file.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Given {
    /// A text of a CSV file or spreadsheet.
    Text(String),
    /// A member of a JSON object.
    Json(Json),
}

/// A record by what it is called.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Named {
    pub id: Option<Id>,
    pub number: Option<String>,
    pub legacy: Option<String>,
    pub email: Option<String>,
    pub title: Option<String>,
}

impl Named {
    /// A text may be any of them. `SVC0000012 Mail` is a number with its title.
    fn text(text: &str) -> Self {
        let own = || Some(text.to_owned());
        let (number, title) = match text.split_once(' ') {
            Some((first, rest)) if looks_like_number(first) => (Some(first.to_owned()), Some(rest.trim().to_owned())),
            _ => (own().filter(|t| looks_like_number(t)), own()),
        };
        Self { id: text.parse().ok(), number, legacy: own(), email: own().filter(|t| t.contains('@')), title }
    }
    fn object(members: &Map<String, Json>) -> Option<Self> {
        let text = |key: &str| members.get(key).and_then(Json::as_str).map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned);
        let id = text("id").and_then(|id| id.parse().ok());
        let named = Self {
            id,
            number: text("number"),
            legacy: text("legacy_reference"),
            email: text("email"),
            title: text("title").or_else(|| text("name")),
        };
        (named != Self::default()).then_some(named)
    }
    /// What to call it in a refusal.
    pub fn shown(&self) -> String {
        let best = [&self.email, &self.legacy, &self.number, &self.title].into_iter().flatten().next().cloned();
        best.or_else(|| self.id.map(|id| id.text())).unwrap_or_default().chars().take(80).collect()
    }
}

fn looks_like_number(text: &str) -> bool {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    (2..=5).contains(&letters) && text.len() > letters && text.len() <= 40 && text.bytes().skip(letters).all(|b| b.is_ascii_digit())
}

/// What a cell says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    /// The field is emptied.
    Empty,
    /// A value in JSON form.
    Value(Json),
    /// A record.
    One(Name, Named),
    /// Several records.
    Many(Name, Vec<Named>),
    /// Lines of a table.
    Lines(Vec<Vec<(FieldDef, Part)>>),
}

/// Reads a cell; `None` when it says nothing.
pub(super) fn read(field: &FieldDef, given: &Given, zone: &TimeZone) -> Result<Option<Part>, Refusal> {
    match given {
        Given::Text(text) => read_text(field, text, zone),
        Given::Json(Json::Null) => Ok(Some(Part::Empty)),
        Given::Json(Json::String(text)) => read_text(field, text, zone),
        Given::Json(json) => read_json(field, json, zone).map(Some),
    }
}

/// The type a field refers to.
fn refers_to(kind: &FieldKind) -> Option<Name> {
    match kind {
        FieldKind::Person => Some("person".into()),
        FieldKind::Group => Some("group".into()),
        FieldKind::Reference { to } | FieldKind::References { to } => Some(to.clone()),
        _ => None,
    }
}

fn read_text(field: &FieldDef, text: &str, zone: &TimeZone) -> Result<Option<Part>, Refusal> {
    let typed = text.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    if typed == EMPTY {
        return Ok(Some(Part::Empty));
    }
    if let Some(to) = refers_to(&field.kind) {
        return if matches!(field.kind, FieldKind::References { .. }) {
            let several: Vec<Named> = typed.split([';', '\n']).map(str::trim).filter(|t| !t.is_empty()).map(Named::text).collect();
            bounded(field, several.len(), schema::MAX_REFERENCES, "entries")?;
            Ok(Some(Part::Many(to, several)))
        } else {
            Ok(Some(Part::One(to, Named::text(typed))))
        };
    }
    match &field.kind {
        FieldKind::MultiChoice { choices } => {
            let one = FieldDef { kind: FieldKind::Choice { choices: choices.clone() }, ..field.clone() };
            let choice = |text: &str| read_form_text(&one, text, zone).map(|v| v.map_or(Json::Null, |v| v.to_json()));
            // A label may hold a comma: the whole text first, where nothing else separates.
            let names = if typed.contains([';', '\n']) {
                typed.split([';', '\n']).map(str::trim).filter(|t| !t.is_empty()).map(choice).collect::<Result<Vec<_>, _>>()?
            } else if let Ok(name) = choice(typed) {
                vec![name]
            } else {
                typed.split(',').map(str::trim).filter(|t| !t.is_empty()).map(choice).collect::<Result<Vec<_>, _>>()?
            };
            value(field, &Json::Array(names)).map(Some)
        }
        FieldKind::Table { columns } => table(field, columns, typed, zone).map(Some),
        // A spreadsheet keeps a date as the midnight it begins with.
        FieldKind::Date => said(field, typed.strip_suffix("T00:00:00").unwrap_or(typed), zone),
        _ => said(field, text, zone),
    }
}

fn said(field: &FieldDef, text: &str, zone: &TimeZone) -> Result<Option<Part>, Refusal> {
    Ok(read_form_text(field, text, zone)?.map(|v| Part::Value(v.to_json())))
}

fn value(field: &FieldDef, json: &Json) -> Result<Part, Refusal> {
    Ok(read_field(field, json)?.map_or(Part::Empty, |v| Part::Value(v.to_json())))
}

fn read_json(field: &FieldDef, json: &Json, zone: &TimeZone) -> Result<Part, Refusal> {
    let wrong =
        |expected: &str| Refusal::new(Code::WrongShape).on(field.name.clone()).with("label", &field.label).with("expected", expected);
    let named = |json: &Json| match json {
        Json::String(text) if !text.trim().is_empty() => Ok(Named::text(text.trim())),
        Json::Object(members) => Named::object(members).ok_or_else(|| wrong("a record by id, number, legacy_reference, email or title")),
        _ => Err(wrong("a record by id, number, legacy_reference, email or title")),
    };
    if let Some(to) = refers_to(&field.kind) {
        return match (json, &field.kind) {
            (Json::Array(several), FieldKind::References { .. }) => {
                bounded(field, several.len(), schema::MAX_REFERENCES, "entries")?;
                Ok(Part::Many(to, several.iter().map(named).collect::<Result<_, _>>()?))
            }
            (one, FieldKind::References { .. }) => Ok(Part::Many(to, vec![named(one)?])),
            (one, _) => Ok(Part::One(to, named(one)?)),
        };
    }
    match (&field.kind, json) {
        (FieldKind::Table { columns }, Json::Array(lines)) => {
            bounded(field, lines.len(), schema::MAX_ROWS, "lines")?;
            let lines = lines.iter().map(|line| match line {
                Json::Object(members) => members
                    .iter()
                    .map(|(key, json)| {
                        let column = columns.iter().find(|c| *c.name == **key).ok_or_else(|| {
                            Refusal::new(Code::UnknownField).on(field.name.clone()).with("value", key.chars().take(60).collect::<String>())
                        })?;
                        Ok(read(column, &Given::Json(json.clone()), zone).map_err(within(field))?.map(|part| (column.clone(), part)))
                    })
                    .filter_map(Result::transpose)
                    .collect(),
                _ => Err(wrong("lines with named columns")),
            });
            Ok(Part::Lines(lines.collect::<Result<_, Refusal>>()?))
        }
        (FieldKind::MultiChoice { .. }, Json::Array(items)) if items.iter().all(Json::is_string) => {
            let text: Vec<&str> = items.iter().filter_map(Json::as_str).collect();
            if text.is_empty() {
                Ok(Part::Empty)
            } else {
                Ok(read_text(field, &format!("{};", text.join(";")), zone)?.unwrap_or(Part::Empty))
            }
        }
        _ => value(field, json),
    }
}

/// A table as JSON, or one line of text for each of its lines, `|` between the cells.
fn table(field: &FieldDef, columns: &[FieldDef], text: &str, zone: &TimeZone) -> Result<Part, Refusal> {
    if text.starts_with('[')
        && let Ok(json @ Json::Array(_)) = serde_json::from_str::<Json>(text)
    {
        return read_json(field, &json, zone);
    }
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    bounded(field, lines.len(), schema::MAX_ROWS, "lines")?;
    let mut out = Vec::with_capacity(lines.len());
    for line in lines {
        let cells = schema::table_cells(line);
        if cells.len() > columns.len() {
            let expected = format!("lines of at most {} cells", columns.len());
            return Err(Refusal::new(Code::WrongShape).on(field.name.clone()).with("label", &field.label).with("expected", expected));
        }
        let mut parts = Vec::new();
        for (column, cell) in columns.iter().zip(cells) {
            if let Some(part) = read_text(column, &cell, zone).map_err(within(field))? {
                parts.push((column.clone(), part));
            }
        }
        out.push(parts);
    }
    Ok(Part::Lines(out))
}

fn within(field: &FieldDef) -> impl Fn(Refusal) -> Refusal {
    let name = field.name.clone();
    move |mut refusal| {
        refusal.field = Some(name.clone());
        refusal
    }
}

fn bounded(field: &FieldDef, n: usize, most: usize, what: &str) -> Result<(), Refusal> {
    if n <= most {
        return Ok(());
    }
    Err(Refusal::new(Code::TooMany).on(field.name.clone()).with("label", &field.label).with("max", most).with("what", what))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn field(type_name: &str, name: &str) -> FieldDef {
        practices::model().get(type_name).unwrap().field(name).unwrap().clone()
    }
    fn text(type_name: &str, name: &str, text: &str) -> Result<Option<Part>, String> {
        read(&field(type_name, name), &Given::Text(text.into()), &TimeZone::UTC).map_err(|r| r.message())
    }
    fn said(json: Json) -> Result<Option<Part>, String> {
        Ok(Some(Part::Value(json)))
    }

    #[test]
    fn choices_by_name_or_label_and_times_in_iso() {
        assert_eq!(text("incident", "impact", "3_low"), said(json!("3_low")));
        let label = match &field("incident", "impact").kind {
            FieldKind::Choice { choices } => choices[0].clone(),
            _ => unreachable!(),
        };
        assert_eq!(text("incident", "impact", &label.label.to_uppercase()), said(json!(&*label.name)));
        assert_eq!(text("incident", "impact", "sky high"), Err("Impact has no choice “sky high”.".to_owned()));
        assert_eq!(text("incident", "reported_at", "2026-03-02 10:00"), said(json!("2026-03-02T10:00:00Z")));
        assert_eq!(text("service", "went_live_on", "2026-03-02T00:00:00"), said(json!("2026-03-02")), "as a spreadsheet says it");
        assert!(text("service", "went_live_on", "02/03/2026").unwrap_err().contains("must be a date"));
    }

    #[test]
    fn nothing_leaves_alone_and_a_word_empties() {
        assert_eq!(text("incident", "title", "  "), Ok(None));
        assert_eq!(text("incident", "description", "(empty)"), Ok(Some(Part::Empty)));
        let null = read(&field("incident", "title"), &Given::Json(Json::Null), &TimeZone::UTC);
        assert_eq!(null, Ok(Some(Part::Empty)));
    }

    #[test]
    fn records_are_called_in_many_ways() {
        let one = |t: &str| match text("incident", "caller", t) {
            Ok(Some(Part::One(to, named))) if &*to == "person" => named,
            other => panic!("{other:?}"),
        };
        assert_eq!(one("eva@example.org").email.as_deref(), Some("eva@example.org"));
        assert_eq!((one("Eva").number, one("Eva").title.as_deref()), (None, Some("Eva")));
        let both = one("SVC0000012 Mail for all");
        assert_eq!((both.number.as_deref(), both.title.as_deref()), (Some("SVC0000012"), Some("Mail for all")));
        let object = read(&field("incident", "caller"), &Given::Json(json!({"email": "a@b.c", "title": "A"})), &TimeZone::UTC).unwrap();
        assert!(matches!(object, Some(Part::One(_, n)) if n.email.as_deref() == Some("a@b.c") && n.number.is_none()));
        assert!(read(&field("incident", "caller"), &Given::Json(json!({})), &TimeZone::UTC).is_err());
        match text("group", "members", "a@b.c; Bo Lind\nPER0000001") {
            Ok(Some(Part::Many(_, several))) => assert_eq!(several.len(), 3),
            other => panic!("{other:?}"),
        }
    }
}

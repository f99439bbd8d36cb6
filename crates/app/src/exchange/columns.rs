//! Headings become fields: by name, by label, or by both as a template writes them, `Label (name)`. What has no field is left out and
//! said; what Evident sets by itself is left out too, so that an exported file can come back as it is.

use kernel::{Code, Name, Refusal};
use schema::TypeDef;
use schema::text::normalise;
use std::collections::BTreeMap;

/// What a column of a file means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A field.
    Field(Name),
    /// The identity: tells which record is meant.
    Id,
    /// The number: tells which record is meant.
    Number,
    /// The state: is compared, never set.
    State,
    /// Nothing, and why.
    LeftOut(String),
}

/// A column of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// As the file heads it.
    pub heading: String,
    /// What it means.
    pub target: Target,
}

/// What somebody chose for columns, by place: a field or one of `id`, `number`, `state`; `None` leaves the column out.
pub type Chosen = BTreeMap<usize, Option<Name>>;

/// The heading under which refused rows tell why.
pub(super) const WHY: &str = "Refused because";
/// What every record has and Evident sets.
const OWN: [&str; 10] =
    ["version", "created", "created_at", "created_by", "updated", "updated_at", "updated_by", "due", "type", "refused_because"];

/// The fields a column may be matched to, in the order of the form: those that are not computed.
pub fn targets(def: &TypeDef) -> impl Iterator<Item = &schema::FieldDef> {
    def.fields.iter().filter(|f| !f.computed)
}

/// Matches headings to fields.
///
/// # Errors
/// A refusal when no column means a field, when two mean the same one, or when what was chosen is none.
pub fn matched(def: &TypeDef, headings: &[String], chosen: &Chosen) -> Result<Vec<Column>, Refusal> {
    let columns: Vec<Column> = headings
        .iter()
        .enumerate()
        .map(|(place, heading)| {
            let target = match chosen.get(&place) {
                None => target(def, heading),
                Some(None) => Target::LeftOut("You left it out.".to_owned()),
                Some(Some(name)) => named(def, name).unwrap_or_else(|| unknown(def, name)),
            };
            Column { heading: heading.clone(), target }
        })
        .collect();
    for (place, column) in columns.iter().enumerate() {
        let same = |other: &&Column| !matches!(column.target, Target::LeftOut(_)) && other.target == column.target;
        if let Some(first) = columns[..place].iter().find(same) {
            let reason = format!("The columns “{}” and “{}” both mean the same field; leave one out.", first.heading, column.heading);
            return Err(Refusal::new(Code::Import).with("reason", reason));
        }
    }
    if !columns.iter().any(|c| matches!(c.target, Target::Field(_))) {
        let shown: Vec<&str> = headings.iter().take(5).map(String::as_str).collect();
        let reason = format!(
            "No column of the file is a field of {}: it begins with {}. Take the template, or choose a field for each column.",
            def.plural.to_lowercase(),
            shown.iter().map(|h| format!("“{}”", h.chars().take(40).collect::<String>())).collect::<Vec<_>>().join(", ")
        );
        return Err(Refusal::new(Code::Import).with("reason", reason));
    }
    Ok(columns)
}

/// What a heading means by itself.
fn target(def: &TypeDef, heading: &str) -> Target {
    // `Label (name)`: the name decides.
    if let Some(name) = heading.strip_suffix(')').and_then(|h| h.rsplit_once('(')).map(|(_, name)| name.trim())
        && let Some(target) = named(def, name)
    {
        return target;
    }
    if let Some(target) = named(def, heading.trim()) {
        return target;
    }
    let folded = normalise(heading.trim());
    if let Some(target) = named(def, &folded.replace([' ', '-'], "_")) {
        return target;
    }
    let mut labelled = def.fields.iter().filter(|f| normalise(&f.label) == folded);
    match (labelled.next(), labelled.next()) {
        (Some(field), None) => named(def, &field.name).unwrap_or_else(|| unknown(def, heading)),
        (Some(_), Some(_)) => Target::LeftOut("Several fields have this label; use the name of one.".to_owned()),
        (None, _) => unknown(def, heading),
    }
}

fn named(def: &TypeDef, name: &str) -> Option<Target> {
    if let Some(field) = def.field(name) {
        return Some(if field.computed { Target::LeftOut("Evident computes it.".to_owned()) } else { Target::Field(field.name.clone()) });
    }
    match name {
        "id" => Some(Target::Id),
        "number" => Some(Target::Number),
        "state" => Some(Target::State),
        _ if OWN.contains(&name) => Some(Target::LeftOut("Evident sets it.".to_owned())),
        _ => None,
    }
}

fn unknown(def: &TypeDef, heading: &str) -> Target {
    let start: String = normalise(heading).chars().take(4).collect();
    let near = def.fields.iter().find(|f| !start.is_empty() && (f.name.starts_with(&start) || normalise(&f.label).starts_with(&start)));
    let hint = near.map_or_else(String::new, |f| format!(" Did you mean “{}”?", f.label));
    Target::LeftOut(format!("There is no such field.{hint}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn def() -> std::sync::Arc<TypeDef> {
        practices::model().get("incident").unwrap().clone()
    }
    fn read(headings: &[&str], chosen: &Chosen) -> Result<Vec<Target>, String> {
        let headings: Vec<String> = headings.iter().map(|h| (*h).to_owned()).collect();
        matched(&def(), &headings, chosen).map(|c| c.into_iter().map(|c| c.target).collect()).map_err(|r| r.message())
    }
    fn field(name: &str) -> Target {
        Target::Field(name.into())
    }

    #[test]
    fn names_labels_and_both() {
        let found =
            read(&["title", "Impact", "URGENCY", "Whatever (caller)", "Assigned group", "legacy-reference"], &Chosen::new()).unwrap();
        assert_eq!(found, ["title", "impact", "urgency", "caller", "assigned_group", "legacy_reference"].map(field));
    }

    #[test]
    fn what_evident_sets_is_left_out_and_said() {
        let found = read(&["title", "number", "id", "state", "priority", "Updated", "Refused because", "Colour", "Titel"], &Chosen::new());
        let left = |why: &str| Target::LeftOut(why.to_owned());
        assert_eq!(
            found.unwrap()[1..],
            [
                Target::Number,
                Target::Id,
                Target::State,
                left("Evident computes it."),
                left("Evident sets it."),
                left("Evident sets it."),
                left("There is no such field."),
                left("There is no such field."),
            ]
        );
    }

    #[test]
    fn one_may_choose_and_not_twice() {
        let chosen = |list: &[(usize, Option<&str>)]| list.iter().map(|(i, n)| (*i, n.map(Name::from))).collect::<Chosen>();
        assert_eq!(read(&["A", "B"], &chosen(&[(0, Some("title"))])).unwrap()[0], field("title"));
        assert!(matches!(read(&["title", "caller"], &chosen(&[(1, None)])).unwrap()[1], Target::LeftOut(_)));
        let twice = read(&["title", "B"], &chosen(&[(1, Some("title"))])).unwrap_err();
        assert_eq!(twice, "The columns “title” and “B” both mean the same field; leave one out.");
        let computed = read(&["title", "B"], &chosen(&[(1, Some("priority"))])).unwrap();
        assert_eq!(computed[1], Target::LeftOut("Evident computes it.".to_owned()));
        let none = read(&["A", "B"], &Chosen::new()).unwrap_err();
        assert!(none.starts_with("No column of the file is a field of incidents: it begins with “A”, “B”."), "{none}");
    }
}

//! A template: the columns a type can be given, and what may stand in them. As a spreadsheet its second sheet explains; as CSV its
//! second row does, which begins with `#` and is passed over when the file comes back.

use super::Format;
use super::cell::EMPTY;
use crate::app::App;
use crate::error::{AppError, Result};
use engine::Viewer;
use journal::Channel;
use kernel::Name;
use schema::{FieldDef, FieldKind, TypeDef};
use std::sync::Arc;
use tabular::{Book, Cell, csv_line};

/// A field as a template explains it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// Its machine name.
    pub name: Name,
    /// Its label.
    pub label: String,
    /// Whether a new record must have it.
    pub required: bool,
    /// What may stand in it, in words.
    pub kind: String,
    /// The choices it has: label and name.
    pub choices: Vec<(String, Name)>,
    /// What the form says of it.
    pub help: String,
}

impl Explained {
    /// How the template heads its column.
    #[must_use]
    pub fn heading(&self) -> String {
        format!("{} ({})", self.label, self.name)
    }
    fn sentence(&self) -> String {
        let mut text = if self.required { format!("Required. {}.", self.kind) } else { format!("{}.", self.kind) };
        if !self.choices.is_empty() {
            text.push_str(" One of: ");
            text.push_str(&self.choices.iter().map(|(label, _)| label.as_str()).collect::<Vec<_>>().join("; "));
            text.push('.');
        }
        text
    }
}

impl App {
    /// The fields this viewer may give a new record of a type in a file, in the order of the form.
    ///
    /// # Errors
    /// A refusal when there is no such type, or they may not make one.
    pub async fn template_fields(&self, viewer: &Viewer, type_name: &str) -> Result<(Arc<TypeDef>, Vec<Explained>)> {
        let form = self.form(viewer, Channel::Import, type_name).await?;
        let fields = form.def.fields.iter().filter(|f| form.editable.contains(&f.name));
        let has = |name: &Name| form.defaults.contains_key(name);
        let all = fields.map(|f| Explained { required: f.required && !has(&f.name), ..explained(self, f) }).collect();
        Ok((form.def, all))
    }

    /// A template for a type: its file.
    ///
    /// # Errors
    /// As [`App::template_fields`].
    pub async fn template(&self, viewer: &Viewer, type_name: &str, format: Format) -> Result<Vec<u8>> {
        let (def, mut fields) = self.template_fields(viewer, type_name).await?;
        // What tells a record again comes first, then what must be there.
        fields.sort_by_key(|f| (&*f.name != "legacy_reference", !f.required));
        let headings: Vec<String> = fields.iter().map(Explained::heading).collect();
        if format != Format::Xlsx {
            let mut out = Vec::new();
            csv_line(&headings, &mut out);
            csv_line(fields.iter().enumerate().map(|(i, f)| if i == 0 { format!("# {}", f.sentence()) } else { f.sentence() }), &mut out);
            return Ok(out);
        }
        let mut book = Book::new(&def.plural, &headings).map_err(AppError::fault)?;
        let head = ["Column", "Name", "Required", "What may stand in it", "Choices (label = name)", "Help"].map(str::to_owned);
        book.add_sheet("Fields", &head).map_err(AppError::fault)?;
        for field in &fields {
            let choices = field.choices.iter().map(|(label, name)| format!("{label} = {name}")).collect::<Vec<_>>().join("\n");
            let required = if field.required { "yes" } else { "" };
            let row = [&field.heading(), &*field.name, required, &field.kind, &choices, &field.help].map(|t| Cell::Text(t.to_owned()));
            book.row(&row).map_err(AppError::fault)?;
        }
        book.bytes().map_err(AppError::fault)
    }
}

/// What may stand in a field, without regard to who asks.
#[must_use]
pub fn explained(app: &App, field: &FieldDef) -> Explained {
    let choices = match &field.kind {
        FieldKind::Choice { choices } | FieldKind::MultiChoice { choices } => {
            choices.iter().filter(|c| !c.retired).map(|c| (c.label.clone(), c.name.clone())).collect()
        }
        _ => Vec::new(),
    };
    Explained {
        name: field.name.clone(),
        label: field.label.clone(),
        required: field.required,
        kind: kind(app, field),
        choices,
        help: field.help.clone(),
    }
}

fn kind(app: &App, field: &FieldDef) -> String {
    let title = |to: &str| app.model().get(to).map_or_else(|| to.to_owned(), |d| d.title.to_lowercase());
    let plural = |to: &str| app.model().get(to).map_or_else(|| to.to_owned(), |d| d.plural.to_lowercase());
    match &field.kind {
        FieldKind::Text { max } => format!("Text, at most {max} characters"),
        FieldKind::LongText { max, .. } => format!("Text of several lines, at most {max} characters"),
        FieldKind::Choice { .. } => "A choice, by label or name".to_owned(),
        FieldKind::MultiChoice { .. } => "Choices by label or name, separated by semicolons".to_owned(),
        FieldKind::Boolean => "yes or no".to_owned(),
        FieldKind::Integer { min, max } => format!("A whole number from {min} to {max}"),
        FieldKind::Decimal { scale, .. } => format!("A number with at most {scale} decimals"),
        FieldKind::Money => "An amount such as 12.50 EUR".to_owned(),
        FieldKind::Date => "A date such as 2026-03-27".to_owned(),
        FieldKind::Instant => "A date and time such as 2026-03-27T15:00:00Z".to_owned(),
        FieldKind::Duration => "A length of time such as 1h 30m".to_owned(),
        FieldKind::Person => "A person, by e-mail address, legacy reference or exact name".to_owned(),
        FieldKind::Group => "A group, by exact name or legacy reference".to_owned(),
        FieldKind::Reference { to } => format!("A {}, by number, legacy reference or exact title", title(to)),
        FieldKind::References { to } => {
            format!("Several {}, by number, legacy reference or exact title, separated by semicolons", plural(to))
        }
        FieldKind::Table { columns } => {
            let names: Vec<&str> = columns.iter().map(|c| c.label.as_str()).collect();
            format!("Lines of {}; or a JSON list", names.join(" | "))
        }
    }
}

/// How to empty a field of a record that is there.
pub const EMPTIES: &str = EMPTY;

//! List columns, sorts, views and the form.

use super::{COMMON_COLUMNS, Subject};
use crate::diagnostic::{Place, code, suggestion};
use crate::query::{Query, Sort, column_of};
use kernel::Name;
use std::collections::BTreeSet;

pub(crate) fn check(s: &Subject<'_>) {
    list(s);
    form(s);
}

fn list(s: &Subject<'_>) {
    let list = &s.def.list;
    for column in &list.columns {
        known_column(s, column, &format!("list.columns.{column}"));
    }
    sort(s, &list.sort, "list.sort");
    s.limit("views", list.views.len(), 40, "list.view");
    for view in &list.views {
        let path = format!("list.view.{}", view.name);
        sort(s, &view.sort, &format!("{path}.sort"));
        query(s, &view.query, &format!("{path}.query"));
    }
}

fn sort(s: &Subject<'_>, text: &str, path: &str) {
    let Some(model) = s.model else { return };
    if let Err(error) = Sort::parse(text, model, s.def) {
        s.sink.error(code::UNKNOWN_COLUMN, &inside(s, path, error.position), error.to_string());
    }
}

fn known_column(s: &Subject<'_>, column: &str, path: &str) {
    if column_of(s.def, column).is_some() {
        return;
    }
    let hint = suggestion(column, s.def.fields.iter().map(|f| &*f.name).chain(COMMON_COLUMNS));
    s.sink.hinted(code::UNKNOWN_COLUMN, &s.at(path), format!("there is no column “{column}”"), hint);
}

/// Checks a query text against the type.
pub(super) fn query(s: &Subject<'_>, text: &str, path: &str) {
    let Some(model) = s.model else { return };
    if let Err(error) = Query::parse(text).and_then(|query| query.check(model, s.def)) {
        s.sink.error(code::BAD_QUERY, &inside(s, path, error.position), error.to_string());
    }
}

/// The place `position` characters into the text at `path`, behind its quotation mark.
fn inside(s: &Subject<'_>, path: &str, position: usize) -> Place {
    let mut place = s.at(path);
    place.column = place.column.saturating_add(1).saturating_add(u32::try_from(position).unwrap_or(0));
    place
}

fn form(s: &Subject<'_>) {
    let mut placed: BTreeSet<&Name> = BTreeSet::new();
    for group in &s.def.form {
        for field in &group.fields {
            let path = format!("form.{}.fields.{field}", group.label);
            if s.knows(field, &path) && !placed.insert(field) {
                s.sink.error(code::FORM_TWICE, &s.at(&path), format!("“{field}” stands in more than one group of the form"));
            }
        }
    }
    for field in s.def.fields.iter().filter(|f| !f.computed && !placed.contains(&f.name) && !s.hidden.contains(&f.name)) {
        let hint = "name it in a [[form]] group, or mark it `computed = true`";
        s.sink.hinted(
            code::FORM_MISSING,
            &s.at(&format!("field.{}", field.name)),
            format!("“{}” stands in no group of the form", field.name),
            hint,
        );
    }
    // Forms without a group for creation show everything on creation.
    if !s.def.form.iter().any(|g| g.on_create) {
        return;
    }
    let offered: BTreeSet<&Name> = s.def.form.iter().filter(|g| g.on_create).flat_map(|g| &g.fields).collect();
    for field in s.def.fields.iter().filter(|f| f.required && f.default.is_none() && placed.contains(&f.name)) {
        if !offered.contains(&field.name) {
            let hint = "name it in a group with `on_create = true`, or give it a default";
            let message = format!("“{}” is required, but the creation form does not offer it", field.name);
            s.sink.hinted(code::FORM_CREATE, &s.at(&format!("field.{}", field.name)), message, hint);
        }
    }
}

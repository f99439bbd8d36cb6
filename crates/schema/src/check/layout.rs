//! List columns, sorts, views and the form.

use super::{COMMON_COLUMNS, Subject};
use crate::FieldKind;
use crate::diagnostic::{code, suggestion};
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
    for part in text.split(',').map(str::trim).filter(|p| !p.is_empty()) {
        let column = part.strip_prefix('-').unwrap_or(part);
        if known_column(s, column, path)
            && let Some(field) = s.def.field(column)
            && matches!(
                field.kind,
                FieldKind::Table { .. } | FieldKind::MultiChoice { .. } | FieldKind::References { .. } | FieldKind::LongText { .. }
            )
        {
            s.sink.error(code::UNKNOWN_COLUMN, &s.at(path), format!("“{column}” has no order to sort by"));
        }
    }
}

fn known_column(s: &Subject<'_>, column: &str, path: &str) -> bool {
    if COMMON_COLUMNS.contains(&column) || s.def.field(column).is_some() {
        return true;
    }
    let hint = suggestion(column, s.def.fields.iter().map(|f| &*f.name).chain(COMMON_COLUMNS));
    s.sink.hinted(code::UNKNOWN_COLUMN, &s.at(path), format!("there is no column “{column}”"), hint);
    false
}

/// Checks a query text against the type.
pub(super) fn query(_s: &Subject<'_>, _text: &str, _path: &str) {}

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
}

//! Where values stand: columns of the spine, of the type table, or within the JSON of custom fields.

use super::sql::{Build, Frame};
use crate::dialect::Dialect;
use kernel::Name;
use schema::query::Column;

impl Build<'_> {
    /// Whether a field is a custom one.
    pub(super) fn is_custom(frame: &Frame, field: &str) -> bool {
        frame.def.field(field).is_some_and(|f| f.custom)
    }

    /// A field's column as it stands; of a custom field the text of its JSON form.
    pub(super) fn field(&mut self, frame: &Frame, field: &str) -> String {
        if Self::is_custom(frame, field) { self.custom(frame, field, None) } else { self.own(frame, field) }
    }

    /// A custom field, or a part of it, as text.
    pub(super) fn custom(&self, frame: &Frame, field: &str, part: Option<&str>) -> String {
        let json = Self::spine(frame, "custom");
        match (self.dialect, part) {
            (Dialect::Sqlite, None) => format!("({json} ->> '{field}')"),
            (Dialect::Sqlite, Some(part)) => format!("({json} ->> '$.{field}.{part}')"),
            (Dialect::Postgres, None) => format!("((CAST({json} AS jsonb) ->> '{field}') COLLATE \"C\")"),
            (Dialect::Postgres, Some(part)) => format!("(CAST({json} AS jsonb) -> '{field}' ->> '{part}')"),
        }
    }

    /// A custom field, or a part of it, as an integer.
    pub(super) fn custom_int(&self, frame: &Frame, field: &str, part: Option<&str>) -> String {
        let text = self.custom(frame, field, part);
        match self.dialect {
            Dialect::Sqlite => text,
            Dialect::Postgres => format!("CAST({text} AS bigint)"),
        }
    }

    /// A number field as an integer: as it is, in seconds, or of a decimal its millionths.
    pub(super) fn integer(&mut self, frame: &Frame, field: &str, decimal: bool) -> String {
        match (Self::is_custom(frame, field), decimal) {
            (false, false) => self.own(frame, field),
            (false, true) => self.own(frame, &format!("{field}__sort")),
            (true, false) => self.custom_int(frame, field, None),
            (true, true) => {
                let text = self.custom(frame, field, None);
                match self.dialect {
                    Dialect::Sqlite => format!("CAST(round(CAST({text} AS REAL) * 1000000) AS INTEGER)"),
                    Dialect::Postgres => {
                        let millionths = format!("round(CAST({text} AS numeric) * 1000000)");
                        // greatest and least pass over NULL.
                        let bounded = format!("greatest(least({millionths}, 9223372036854775807), -9223372036854775808)");
                        format!("(CASE WHEN {text} IS NOT NULL THEN CAST({bounded} AS bigint) END)")
                    }
                }
            }
        }
    }

    /// A yes-or-no field as 1 or 0 or nothing.
    pub(super) fn boolean(&mut self, frame: &Frame, field: &str) -> String {
        let column = self.field(frame, field);
        match self.dialect {
            Dialect::Postgres if Self::is_custom(frame, field) => format!("(CASE {column} WHEN 'true' THEN 1 WHEN 'false' THEN 0 END)"),
            _ => column,
        }
    }

    /// The text of an instant within custom JSON, in a form that sorts as time does: `Z` would stand after `.`.
    pub(super) fn custom_instant(&self, frame: &Frame, field: &str) -> String {
        format!("rtrim({}, 'Z')", self.custom(frame, field, None))
    }

    /// The folded text of a text field ([`schema::text::normalise`]).
    pub(super) fn folded(&mut self, frame: &Frame, field: &str) -> String {
        let column = self.field(frame, field);
        let folded = Self::spine(frame, "folded");
        match self.dialect {
            Dialect::Sqlite => format!("coalesce({folded} ->> '{field}', lower({column}))"),
            Dialect::Postgres => format!("(coalesce(CAST({folded} AS jsonb) ->> '{field}', lower({column})) COLLATE \"C\")"),
        }
    }

    /// A single reference: from the spine where it feeds the spine, for the sake of the indexes there.
    pub(super) fn reference(&mut self, frame: &Frame, column: &Column) -> String {
        let Column::Field(field, _) = column else { return Self::spine(frame, "id") };
        let spine = &frame.def.spine;
        let feeds = |name: &Option<Name>| name.as_ref() == Some(field);
        let common = [
            (feeds(&spine.owner), "owner"),
            (feeds(&spine.group), "grp"),
            (feeds(&spine.requester), "requester"),
            (feeds(&spine.customer), "customer"),
            (feeds(&spine.service), "service"),
        ];
        match common.iter().find(|(feeds, _)| *feeds) {
            Some((_, name)) => Self::spine(frame, name),
            None => self.field(frame, field),
        }
    }

    /// The elements of a JSON array as a table with a column `value`.
    pub(super) fn elements(&self, array: &str, alias: &str) -> String {
        match self.dialect {
            Dialect::Sqlite => format!("json_each({array}) {alias}"),
            Dialect::Postgres => format!("jsonb_array_elements_text(CAST({array} AS jsonb)) AS {alias}(value)"),
        }
    }
}

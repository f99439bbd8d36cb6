//! Fields, common columns, clocks and links.

use super::Subject;
use super::layout::query;
use crate::diagnostic::{code, suggestion};
use crate::{FieldDef, FieldKind};
use kernel::Name;

/// Names a field may not have: columns every record has, and words of the query language.
const RESERVED: [&str; 22] = [
    "id",
    "number",
    "type",
    "state",
    "phase",
    "version",
    "created",
    "created_at",
    "created_by",
    "updated",
    "updated_at",
    "updated_by",
    "due",
    "due_at",
    "missed",
    "watching",
    "is",
    "has",
    "and",
    "or",
    "not",
    "custom",
];

pub(crate) fn check(s: &Subject<'_>) {
    s.limit("fields", s.def.fields.len(), 150, "field");
    for field in &s.def.fields {
        let path = format!("field.{}", field.name);
        if RESERVED.contains(&&*field.name) {
            s.sink.error(
                code::RESERVED,
                &s.at(&path),
                format!("“{}” is a name that every record or the query language already uses", field.name),
            );
        }
        one(s, field, &path);
        if let FieldKind::Table { columns } = &field.kind {
            s.limit("columns", columns.len(), 20, &path);
            for column in columns {
                let path = format!("{path}.columns.{}", column.name);
                one(s, column, &path);
                let oddities = [("unique", column.unique), ("indexed", column.indexed), ("search", column.search)];
                for (key, _) in oddities.iter().filter(|(_, given)| *given) {
                    s.sink.error(
                        code::KIND_ATTRIBUTE,
                        &s.at(&format!("{path}.{key}")),
                        format!("`{key}` says nothing about a column of a table"),
                    );
                }
            }
        }
    }
    spine(s);
    clocks(s);
    links(s);
    duties(s);
}

fn one(s: &Subject<'_>, field: &FieldDef, path: &str) {
    let is_text = matches!(field.kind, FieldKind::Text { .. } | FieldKind::LongText { .. });
    let searchable = is_text;
    let timely = matches!(field.kind, FieldKind::Date | FieldKind::Instant);
    for (key, given, fits) in
        [("min_text", field.min_text.is_some(), is_text), ("search", field.search, searchable), ("past", field.past, timely)]
    {
        if given && !fits {
            s.sink.error(
                code::KIND_ATTRIBUTE,
                &s.at(&format!("{path}.{key}")),
                format!("`{key}` does not fit the kind of “{}”", field.name),
            );
        }
    }
    let unsuited = matches!(
        field.kind,
        FieldKind::LongText { .. } | FieldKind::Table { .. } | FieldKind::MultiChoice { .. } | FieldKind::References { .. }
    );
    if unsuited && (field.unique || field.indexed) {
        let key = if field.unique { "unique" } else { "indexed" };
        s.sink.error(code::KIND_ATTRIBUTE, &s.at(&format!("{path}.{key}")), format!("`{key}` does not fit the kind of “{}”", field.name));
    }
    if field.computed && field.required {
        s.sink.error(code::REQUIRED_COMPUTED, &s.at(path), format!("“{}” is computed: nobody can be required to fill it", field.name));
    }
    if field.computed && (field.default.is_some() || !field.default_by.is_empty()) {
        let hint = "let the rule that computes it give the first value too";
        s.sink.hinted(code::REQUIRED_COMPUTED, &s.at(path), format!("“{}” is computed and has a default", field.name), hint);
    }
    if let FieldKind::Reference { to } | FieldKind::References { to } = &field.kind
        && !s.types.contains(to)
    {
        let hint = suggestion(to, s.types.iter().map(|t| &**t));
        s.sink.hinted(code::UNKNOWN_TYPE, &s.at(&format!("{path}.to")), format!("there is no record type “{to}”"), hint);
    }
    let people = match field.kind {
        FieldKind::Person => Some("person"),
        FieldKind::Group => Some("group"),
        _ => None,
    };
    if let Some(people) = people.filter(|to| !s.types.contains(*to)) {
        let message = format!("“{}” holds a {people}, and there is no record type “{people}”", field.name);
        s.sink.warn(code::NO_PEOPLE, &s.at(path), message, format!("define “{people}”, or make it a reference to the type it should be"));
    }
    if let FieldKind::Choice { choices } | FieldKind::MultiChoice { choices } = &field.kind {
        s.limit("choices", choices.len(), 300, &format!("{path}.choices"));
        if choices.iter().all(|c| c.retired) {
            s.sink.error(code::CHOICES, &s.at(&format!("{path}.choices")), format!("every choice of “{}” is retired", field.name));
        }
    }
    let by = field.default_by.iter().map(|(who, value)| (format!("{path}.default_by.{who}"), value));
    for (key, default) in field.default.iter().map(|value| (format!("{path}.default"), value)).chain(by) {
        if let Err(refusal) = crate::read_field(field, default) {
            let message = format!("the default of “{}” would be refused: {refusal}", field.name);
            s.sink.error(code::BAD_DEFAULT, &s.at(&key), message);
        }
    }
}

fn spine(s: &Subject<'_>) {
    let spine = &s.def.spine;
    match s.def.field(&spine.title.0) {
        None => {
            let hint = "add a text field `title`, or name another under [spine]";
            s.sink.hinted(
                code::NO_SPINE,
                &s.at("spine.title"),
                format!("{} has no field “{}” to serve as title", s.def.name, spine.title.0),
                hint,
            );
        }
        Some(field) if !matches!(field.kind, FieldKind::Text { .. }) => {
            s.sink.error(code::WRONG_FIELD_KIND, &s.at("spine.title"), format!("the title is a text; “{}” is not", field.name));
        }
        Some(_) => {}
    }
    let is = |kind: &FieldKind, to: &str| matches!(kind, FieldKind::Reference { to: t } if *t == *to);
    type Fits<'f> = &'f dyn Fn(&FieldKind) -> bool;
    let columns: [(&str, &Option<Name>, &str, Fits<'_>); 6] = [
        ("owner", &spine.owner, "a person", &|k| matches!(k, FieldKind::Person) || is(k, "person")),
        ("group", &spine.group, "a group", &|k| matches!(k, FieldKind::Group) || is(k, "group")),
        ("requester", &spine.requester, "a person", &|k| matches!(k, FieldKind::Person) || is(k, "person")),
        ("customer", &spine.customer, "a reference", &|k| matches!(k, FieldKind::Reference { .. })),
        ("service", &spine.service, "a reference", &|k| matches!(k, FieldKind::Reference { .. })),
        ("rank", &spine.rank, "a choice", &|k| matches!(k, FieldKind::Choice { .. })),
    ];
    for (column, field, expected, fits) in columns {
        let Some(name) = field else { continue };
        of_kind(s, name, &format!("spine.{column}"), expected, fits);
    }
}

/// Reports when a field is missing or of another kind than expected.
pub(super) fn of_kind(s: &Subject<'_>, name: &Name, path: &str, expected: &str, fits: &dyn Fn(&FieldKind) -> bool) {
    if !s.knows(name, path) {
        return;
    }
    if s.def.field(name).is_some_and(|f| !fits(&f.kind)) {
        s.sink.error(code::WRONG_FIELD_KIND, &s.at(path), format!("{expected} is needed here; “{name}” is not one"));
    }
}

fn clocks(s: &Subject<'_>) {
    let instant = |k: &FieldKind| matches!(k, FieldKind::Instant);
    let choice = |k: &FieldKind| matches!(k, FieldKind::Choice { .. });
    for clock in &s.def.clocks {
        let path = format!("clock.{}", clock.kind);
        of_kind(s, &clock.start, &format!("{path}.start"), "an instant", &instant);
        of_kind(s, &clock.stop, &format!("{path}.stop"), "an instant", &instant);
        of_kind(s, &clock.by, &format!("{path}.by"), "a choice", &choice);
        if let Some(reason) = &clock.pause_reason {
            of_kind(s, reason, &format!("{path}.pause_reason"), "a choice", &choice);
        }
    }
}

fn duties(s: &Subject<'_>) {
    for duty in &s.def.duties {
        let path = format!("duty.{}", duty.name);
        of_kind(s, &duty.on, &format!("{path}.on"), "a date", &|k| matches!(k, FieldKind::Date));
        if let Some(done) = &duty.done {
            of_kind(s, done, &format!("{path}.done"), "a date or an instant", &|k| matches!(k, FieldKind::Date | FieldKind::Instant));
        }
        if let Some(owner) = &duty.owner {
            of_kind(s, owner, &format!("{path}.owner"), "a person", &|k| matches!(k, FieldKind::Person));
        }
        if !duty.when.is_empty() {
            query(s, &duty.when, &format!("{path}.when"));
        }
    }
}

fn links(s: &Subject<'_>) {
    for link in &s.def.links {
        if !s.types.contains(&link.to) {
            let hint = suggestion(&link.to, s.types.iter().map(|t| &**t));
            let hint = if hint.is_empty() { "a record type, or `self`".to_owned() } else { hint };
            s.sink.hinted(
                code::UNKNOWN_TYPE,
                &s.at(&format!("link.{}.to", link.name)),
                format!("there is no record type “{}”", link.to),
                hint,
            );
        }
        if s.def.field(&link.name).is_some() {
            s.sink.error(code::DUPLICATE, &s.at(&format!("link.{}", link.name)), format!("“{}” is a field and a link", link.name));
        }
    }
}

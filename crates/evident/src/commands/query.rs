//! `evident query`: records by the query language, as a table or JSON.

use super::{Mode, open_app, open_store, viewer};
use crate::cli::Query;
use crate::config::Config;
use crate::exit::{Done, Failure};
use crate::output::{self, Format};
use app::view::{Label, ListQuery, ListView};
use engine::Record;
use kernel::{Id, Name};
use schema::{FieldKind, Value};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

pub async fn run(args: &Query, config: &Config) -> Done {
    let store = open_store(config, Mode::Read).await?;
    let app = open_app(config, store).await?;
    let parsed = schema::query::Query::parse(&args.query).map_err(|e| refused(&args.query, &e))?;
    let types = parsed.types().unwrap_or_default();
    let [type_name] = types.as_slice() else {
        let known: Vec<String> = app.model().types.keys().map(|n| format!("type:{n}")).collect();
        return Err(Failure::Refused(format!("Say which one type is meant: {}", known.join(", "))));
    };
    let viewer = viewer(&app, args.r#as.as_deref()).await?;
    if args.count {
        let counted = app.count(&viewer, type_name, &args.query).await?;
        match args.output.format {
            Format::Text => output::line(counted.to_string()),
            Format::Json => output::json(&json!({"count": counted.n, "capped": counted.capped})),
        }
        return Ok(());
    }
    let mut wish = ListQuery::of(type_name.as_str()).matching(args.query.clone());
    wish.sort.clone_from(&args.sort);
    wish.fields = args.fields.iter().map(|f| Name::from(f.trim())).collect();
    let mut rows: Vec<Json> = Vec::new();
    let mut cells: Vec<Vec<String>> = Vec::new();
    let mut head: Vec<String> = Vec::new();
    let mut left = args.limit;
    while left > 0 {
        wish.limit = left.min(ListQuery::MAX);
        let list = app.list(&viewer, &wish).await?;
        if let Some(error) = &list.error {
            return Err(refused(&args.query, error));
        }
        head = list.columns.iter().map(|c| label(&list, c)).collect();
        for record in &list.rows {
            rows.push(object(record, &list.columns));
            cells.push(list.columns.iter().map(|c| cell(&list, record, c)).collect());
        }
        left = left.saturating_sub(u32::try_from(list.rows.len()).unwrap_or(u32::MAX));
        match list.next {
            Some(next) if !list.rows.is_empty() => wish.cursor = Some(next),
            _ => break,
        }
    }
    match args.output.format {
        Format::Json => output::json(&rows),
        Format::Text if cells.is_empty() => output::note("Nothing matches."),
        Format::Text => output::table(&head.iter().map(String::as_str).collect::<Vec<_>>(), &cells),
    }
    Ok(())
}

fn refused(query: &str, error: &schema::query::QueryError) -> Failure {
    let marker = format!("{}{}", " ".repeat(error.position), "^".repeat(error.length));
    Failure::Refused(format!("the query cannot be understood.\n  {query}\n  {marker}\n{error}"))
}

fn label(list: &ListView, column: &str) -> String {
    list.def.field(column).map_or_else(|| column.replace('_', " "), |f| f.label.clone())
}

fn object(record: &Record, columns: &[Name]) -> Json {
    let mut object = serde_json::Map::new();
    object.insert("id".into(), json!(record.id));
    for column in columns {
        let value = match &**column {
            "number" => json!(record.number),
            "state" => json!(record.state),
            "created_at" | "created" => json!(record.created_at),
            "updated_at" | "updated" => json!(record.updated_at),
            "due" | "due_at" => json!(record.due_at()),
            "version" => json!(record.version),
            field => record.get(field).map_or(Json::Null, Value::to_json),
        };
        object.insert(column.to_string(), value);
    }
    Json::Object(object)
}

fn cell(list: &ListView, record: &Record, column: &str) -> String {
    let minute = |t: kernel::Timestamp| t.to_jiff().strftime("%Y-%m-%d %H:%M").to_string();
    match column {
        "number" => record.number.clone().unwrap_or_default(),
        "state" => record.state.as_ref().map(|s| list.def.state(s).map_or_else(|| s.to_string(), |d| d.label.clone())).unwrap_or_default(),
        "created_at" | "created" => minute(record.created_at),
        "updated_at" | "updated" => minute(record.updated_at),
        "due" | "due_at" => record.due_at().map(minute).unwrap_or_default(),
        field => record.get(field).map(|v| engine::history::shown(kind(list, field), v, &Names(&list.names))).unwrap_or_default(),
    }
}

fn kind<'a>(list: &'a ListView, field: &str) -> &'a FieldKind {
    list.def.field(field).map_or(&FieldKind::Boolean, |f| &f.kind)
}

struct Names<'a>(&'a BTreeMap<Id, Label>);
impl engine::history::Resolver for Names<'_> {
    fn name(&self, id: Id) -> Option<String> {
        self.0.get(&id).map(|face| face.title.clone())
    }
}

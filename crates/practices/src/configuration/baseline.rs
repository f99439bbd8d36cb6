//! Baselines: items held fast as they stood. Nothing of a baseline ever changes.

use super::{graph, trace};
use crate::handles::configuration_item;
use crate::service::means::several;
use engine::{Link, Practice, Record, Work};
use kernel::{Code, Id, Refusal};
use schema::{Row, Value};

/// Rules of baselines.
#[derive(Clone, Copy, Debug, Default)]
pub struct BaselineRules;

impl Practice for BaselineRules {
    fn defaults(&self, work: &mut Work<'_>) {
        let now = Value::Instant(work.at());
        work.set_if_empty("taken_at", now);
        let rows = several(work.record(), "items").into_iter().filter_map(|id| held(work, id)).collect();
        work.set("contents", Value::Table(rows));
    }
    fn check(&self, work: &mut Work<'_>) {
        let changed: Vec<kernel::Name> = match work.creating() {
            true => Vec::new(),
            false => work.def().fields.iter().map(|f| f.name.clone()).filter(|name| work.changed(name)).collect(),
        };
        for field in changed {
            let label = work.label(&field);
            work.refuse(Refusal::new(Code::ReadOnly).on(field).with("label", label).with("state", "taken"));
        }
    }
}

/// An item as it stands.
fn held(work: &Work<'_>, id: Id) -> Option<Row> {
    let item = work.facts().record(id).filter(|r| r.type_name == *configuration_item::TYPE)?;
    let lines = |all: Vec<String>| cut(&all.join("\n"));
    let attributes = trace::attributes(&item).into_iter().map(|(name, value)| format!("{name}: {value}")).collect();
    let related = work.facts().links(id).iter().filter(|l| l.from == id && graph::RELATIONSHIPS.contains(&&*l.name));
    let related = related.map(|l: &Link| format!("{}: {}", l.name, name_of(work.facts().record(l.to).as_deref()))).collect();
    let mut row = Row::new();
    let mut put = |column: &str, value: Value| {
        row.insert(column.into(), value);
    };
    put("item", Value::Reference(id));
    put("version", Value::Integer(i64::from(item.version)));
    put("attributes", Value::Text(lines(attributes)));
    put("relationships", Value::Text(lines(related)));
    for (column, text) in [("ci_id", item.text("ci_id")), ("status", item.state.as_deref())] {
        put(column, Value::Text(text.unwrap_or_default().to_owned()));
    }
    row.retain(|_, value| !matches!(value, Value::Text(text) if text.is_empty()));
    Some(row)
}

fn name_of(record: Option<&Record>) -> String {
    record.and_then(|r| r.text("ci_id").map(str::to_owned).or_else(|| r.number.clone())).unwrap_or_else(|| "an item".to_owned())
}

/// At most what a cell takes.
fn cut(text: &str) -> String {
    text.chars().take(4_000).collect()
}

//! A management review with its required inputs: what the records say on each topic, and what stands in the pack.

use crate::app::App;
use crate::error::{AppError, Result};
use crate::view::Counted;
use crate::view::governance::{ReviewView, TopicView};
use engine::{Record, Verb, Viewer};
use kernel::{Date, Id};
use practices::management_review::inputs::{Treated, treated};
use practices::management_review::{conclusions_missing, pack};
use schema::{Row, Value};

/// Reviews to choose from.
const OTHERS: u32 = 24;

impl App {
    /// A review by number or identity; the next one, or the newest, when none is named. Nothing when there is none.
    ///
    /// # Errors
    /// Not visible when there is no such review; a fault.
    pub async fn review_page(&self, viewer: &Viewer, key: Option<&str>) -> Result<Option<ReviewView>> {
        if viewer.grants_for("management_review", &Verb::Read).next().is_none() {
            return Err(AppError::NotVisible);
        }
        let found = self.gathered(viewer, "management_review", "", "-planned_on", OTHERS).await?;
        let coming = |r: &&Record| matches!(r.state.as_deref(), Some("planned" | "inputs_collected" | "held"));
        let record = match key {
            Some(key) => {
                let named = |r: &&Record| r.number.as_deref() == Some(key) || key.parse::<Id>().is_ok_and(|id| id == r.id);
                Some(found.records.iter().find(named).ok_or(AppError::NotVisible)?)
            }
            None => found.records.iter().rev().find(coming).or_else(|| found.records.first()),
        };
        let Some(record) = record.cloned() else { return Ok(None) };
        let held = day(&record, "held_on");
        let until = held.unwrap_or_else(|| self.today());
        let before = found.records.iter().filter(|r| r.id != record.id).filter_map(|r| day(r, "held_on")).filter(|d| *d < until).max();
        let span = (pack::since(before, until), until);
        let frozen = !matches!(record.state.as_deref(), Some("planned" | "inputs_collected"));
        let lines = pack::lines(span.0, span.1, !frozen);
        let asked: Vec<(&str, String)> = lines.iter().flat_map(|l| &l.asks).map(|a| (a.type_name, a.query.clone())).collect();
        // What was held is told by the pack; the records may have changed since.
        let counts = self.figures_of(viewer, &asked).await?;
        let mut counts = counts.into_iter();
        let mut topics = Vec::with_capacity(lines.len());
        for line in lines {
            let own: Vec<Option<Counted>> = counts.by_ref().take(line.asks.len()).collect();
            let figures = line.asks.into_iter().zip(own).filter_map(|(ask, count)| Some((ask, count?))).collect();
            let row = rows(&record, "inputs").iter().find(|row| matches!(row.get("topic"), Some(Value::Choice(t)) if **t == *line.topic));
            topics.push(TopicView {
                topic: line.topic,
                title: line.title,
                summary: row.and_then(|r| if let Some(Value::Text(t)) = r.get("summary") { Some(t.clone()) } else { None }),
                treated: row.map_or(Treated::Open, treated),
                by: row.and_then(|r| if let Some(Value::Reference(id)) = r.get("by") { Some(*id) } else { None }),
                figures,
            });
        }
        let links = self.store.links(record.id).await?;
        let ids: Vec<Id> =
            links.into_iter().filter(|l| l.until.is_none() && l.from == record.id && *l.name == *"actions").map(|l| l.to).collect();
        let (actions, action_names) = self.rows_for(viewer, self.store.load_many(&ids).await?).await?;
        let mut names = found.names;
        names.extend(action_names);
        Ok(Some(ReviewView {
            def: self.def("management_review")?,
            action: self.def("action")?,
            conclusions_missing: conclusions_missing(rows(&record, "conclusions")),
            span,
            frozen,
            topics,
            actions,
            others: found.records,
            names,
            record,
        }))
    }
}

fn rows<'r>(record: &'r Record, field: &str) -> &'r [Row] {
    if let Some(Value::Table(rows)) = record.get(field) { rows } else { &[] }
}

fn day(record: &Record, field: &str) -> Option<Date> {
    if let Some(Value::Date(day)) = record.get(field) { Some(*day) } else { None }
}

//! Escalations tell the person or the people they were made to.

use crate::handles::escalation::{f, state};
use engine::{Practice, Work};
use schema::Value;
use serde_json::json;

/// Rules of escalations.
#[derive(Clone, Copy, Debug, Default)]
pub struct EscalationRules;

impl Practice for EscalationRules {
    fn check(&self, work: &mut Work<'_>) {
        if work.entering(state::MADE) && !f::MADE_TO.is_set(work.record()) && !f::MADE_TO_GROUP.is_set(work.record()) {
            work.require("made_to");
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        if !work.entering(state::MADE) {
            return;
        }
        let record = work.record();
        let group = f::MADE_TO_GROUP.get(record).and_then(|g| work.facts().record(g));
        let members = group.map(|g| match g.get("members") {
            Some(Value::References(ids)) => ids.clone(),
            _ => g.reference("lead").into_iter().collect(),
        });
        let mut to = members.unwrap_or_default();
        if let Some(person) = f::MADE_TO.get(record).filter(|p| !to.contains(p)) {
            to.push(person);
        }
        let subject = format!("Escalation: {}", f::TITLE.get(record).unwrap_or_default());
        let text = f::REASON.get(record).unwrap_or_default().to_owned();
        let about = f::INCIDENT.get(record);
        let now = work.now();
        work.effect(
            "notify",
            now,
            json!({"event": "escalated", "to": to, "subject": subject, "text": text, "about": about, "internal": true}),
        );
    }
}

/// Hands the rules of its types to the book.
pub(crate) fn rules(book: engine::RuleBook, _shared: &crate::Shared) -> engine::RuleBook {
    book.with("escalation", EscalationRules)
}

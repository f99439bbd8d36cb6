//! Rules of evaluations: the score follows from the points, and the decision from the score.

use super::scoring::{Criterion, excluded, score};
use super::tell::{self, fields, tell};
use super::{manager_of, supplier_of};
use crate::handles::supplier;
use crate::handles::supplier_evaluation::{Decision, columns::criteria as column, f, state};
use engine::{Practice, Record, Work};
use schema::{ChoiceEnum, Value};
use serde_json::json;

/// Rules of evaluations.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct EvaluationRules;

fn criteria(record: &Record) -> Vec<Criterion> {
    let whole = |n: Option<i64>| n.and_then(|n| u32::try_from(n).ok());
    let read = |row: &schema::Row| Criterion {
        weight: whole(column::WEIGHT.get(row)).unwrap_or(1),
        points: whole(column::POINTS.get(row)),
        must: column::MUST.get(row) == Some(true),
    };
    f::CRITERIA.get(record).unwrap_or_default().iter().map(read).collect()
}

impl Practice for EvaluationRules {
    fn defaults(&self, work: &mut Work<'_>) {
        if let Some(manager) = manager_of(work) {
            work.set_if_empty("owner", Value::Reference(manager));
        }
    }

    fn compute(&self, work: &mut Work<'_>) {
        match score(&criteria(work.record())) {
            Some(score) => work.set("score", Value::Decimal(score.normalize())),
            None => work.clear("score"),
        }
    }

    fn guards(&self) -> Vec<&'static str> {
        vec!["scored", "decidable", "person_decides"]
    }

    fn guard(&self, name: &str, work: &mut Work<'_>) {
        match name {
            "scored" if !f::SCORE.is_set(work.record()) => {
                work.refuse_guard("criteria", "Give points for every criterion.");
            }
            "decidable" => decidable(work),
            "person_decides" => tell::person_decides(work),
            _ => {}
        }
    }

    fn consequences(&self, work: &mut Work<'_>) {
        if work.creating() {
            stands_for_selection(work);
        }
        if work.entering(state::DECIDED) {
            let name = supplier_of(work).and_then(|s| s.text("title").map(str::to_owned)).unwrap_or_default();
            let words = f::DECISION.get(work.record()).map_or("decided", Decision::as_str).replace('_', " ");
            let to = manager_of(work);
            tell(work, "evaluation_decided", to, format!("Evaluation of {name}: {words}"), "");
        }
    }
}

/// The evaluation of a party that is not chosen yet is the one on which it will be.
fn stands_for_selection(work: &mut Work<'_>) {
    let Some(party) = supplier_of(work) else { return };
    if matches!(party.state.as_deref(), Some(supplier::state::CANDIDATE | supplier::state::EVALUATED)) {
        let set = fields([("selection_evaluation", json!(work.record().id))]);
        tell::change(work, &party, None, set, false, "It is evaluated.".to_owned());
    }
}

/// Selected is who reaches the score, and fails nothing that excludes.
fn decidable(work: &mut Work<'_>) {
    if f::DECISION.get(work.record()) != Some(Decision::Selected) {
        return;
    }
    let (score, pass) = (f::SCORE.get(work.record()), f::PASS_SCORE.get(work.record()).unwrap_or_default());
    if score.is_some_and(|score| score < pass) {
        work.refuse_guard("decision", &format!("The score is below the {pass} % that are needed to be selected."));
    }
    if excluded(&criteria(work.record())) {
        work.refuse_guard("decision", "A criterion that excludes is not met.");
    }
}

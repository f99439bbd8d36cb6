//! Boards: the records of a type in columns, one for each state of their way, with what is due next. A board is for types whose
//! records go a long way in a known order.

use crate::measurement::records::date;
use engine::Record;
use kernel::Date;

/// A board.
#[derive(Debug, PartialEq, Eq)]
pub struct Board {
    /// The record type.
    pub type_name: &'static str,
    /// What is on it.
    pub purpose: &'static str,
    /// The states that are columns, in order. States that end a record are counted beneath it.
    pub columns: &'static [&'static str],
    /// What is due in a state: the field of the day.
    pub due: &'static [(&'static str, &'static str)],
    /// A choice that marks cards.
    pub mark: Option<&'static str>,
    /// Fields with a word that tells cards apart.
    pub notes: &'static [&'static str],
}

/// The boards.
pub const BOARDS: [Board; 3] = [
    Board {
        type_name: "improvement",
        purpose: "From a proposal to a result that was measured: what waits where, and for whom.",
        columns: &["proposed", "evaluated", "deferred", "approved", "planned", "in_progress", "implemented", "measured"],
        due: &[("deferred", "deferred_until"), ("planned", "due_on"), ("in_progress", "due_on"), ("implemented", "measure_by")],
        mark: Some("priority"),
        notes: &["source", "score"],
    },
    Board {
        type_name: "nonconformity",
        purpose: "From a requirement not met to a cause that is gone: contained, understood, acted on, checked.",
        columns: &["raised", "contained", "analysed", "action_planned", "action_done", "effectiveness_check"],
        due: &[("raised", "correction_due_on"), ("effectiveness_check", "effectiveness_due_on")],
        mark: Some("grade"),
        notes: &["clause", "source"],
    },
    Board {
        type_name: "corrective_action",
        purpose: "What removes the causes of nonconformities, by whom and by when.",
        columns: &["planned", "completed"],
        due: &[("planned", "due_on")],
        mark: None,
        notes: &["nonconformity"],
    },
];

/// The board of a type.
#[must_use]
pub fn board(type_name: &str) -> Option<&'static Board> {
    BOARDS.iter().find(|b| b.type_name == type_name)
}

impl Board {
    /// The day by which a record is due where it stands.
    #[must_use]
    pub fn due_on(&self, record: &Record) -> Option<Date> {
        let state = record.state.as_deref()?;
        let (_, field) = self.due.iter().find(|(known, _)| *known == state)?;
        date(record, field)
    }
    /// The query of a column.
    #[must_use]
    pub fn column(state: &str) -> String {
        format!("state:{state}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boards_name_states_and_fields_that_exist() {
        let model = crate::model();
        for board in &BOARDS {
            let def = model.get(board.type_name).unwrap();
            for state in board.columns.iter().chain(board.due.iter().map(|(state, _)| state)) {
                assert!(def.state(state).is_some(), "{} has no state {state}", board.type_name);
            }
            for (state, field) in board.due {
                assert!(board.columns.contains(state) && def.field(field).is_some(), "{}: {field}", board.type_name);
            }
            for field in board.mark.iter().chain(board.notes) {
                assert!(def.field(field).is_some(), "{} has no field {field}", board.type_name);
            }
            let states = &def.lifecycle.as_ref().unwrap().states;
            let left = states.iter().filter(|s| !s.terminal && !board.columns.contains(&&*s.name));
            assert_eq!(left.map(|s| s.name.clone()).collect::<Vec<_>>(), Vec::<kernel::Name>::new(), "every open state is a column");
        }
    }
}

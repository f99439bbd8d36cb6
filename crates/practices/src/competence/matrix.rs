//! The matrix of competences: people by what their roles ask for, the level held against the level required.
//!
//! Required is the highest level that any role of a person asks for; held is what an assessment found and what has not
//! expired. What nobody assessed is no gap yet and no competence either.

use crate::handles::competence::{f, state};
use crate::handles::{competence_requirement as requirement, training_record as training};
use engine::Record;
use kernel::{Date, Id, Name};
use std::collections::{BTreeMap, BTreeSet};

/// A competence that a role asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// The role.
    pub role: Name,
    /// The competence.
    pub competence: String,
    /// 1 knows, 2 does it with help, 3 does it alone, 4 guides others.
    pub level: i64,
}

impl Need {
    /// What a requirement in force says.
    #[must_use]
    pub fn read(record: &Record) -> Option<Self> {
        let active = requirement::f::ACTIVE.get(record) == Some(true);
        let need = Self {
            role: record.choice("role")?.clone(),
            competence: requirement::f::COMPETENCE_NAME.get(record)?.to_owned(),
            level: requirement::f::REQUIRED_LEVEL.get(record)?,
        };
        active.then_some(need)
    }
}

/// What a competence of a person is worth today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Held at the level required, or above.
    Met,
    /// Held, and no role asks for it.
    Beyond,
    /// Not assessed yet.
    Unassessed,
    /// Being learnt.
    InTraining,
    /// It was held and has expired.
    Expired,
    /// Below the level required.
    Gap,
}

/// One square of the matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Square {
    /// The level that the roles of the person ask for.
    pub required: Option<i64>,
    /// The level held, as it was found.
    pub held: Option<i64>,
    /// What that is worth.
    pub standing: Standing,
    /// Until when it is held.
    pub valid_to: Option<Date>,
    /// The assessment.
    pub record: Option<Id>,
    /// A training that is planned or booked, and when.
    pub training: Option<(Id, Option<Date>)>,
}

/// People by competences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// The competences, in order.
    pub competences: Vec<String>,
    /// Squares by person and place of the competence.
    pub rows: BTreeMap<Id, BTreeMap<usize, Square>>,
}

impl Matrix {
    /// Requirements that are met, and all of them.
    #[must_use]
    pub fn met(&self) -> (usize, usize) {
        let required = self.rows.values().flat_map(BTreeMap::values).filter(|s| s.required.is_some());
        required.fold((0, 0), |(met, all), s| (met + usize::from(s.standing == Standing::Met), all + 1))
    }
    /// Squares of a standing.
    #[must_use]
    pub fn count(&self, standing: Standing) -> usize {
        self.rows.values().flat_map(BTreeMap::values).filter(|s| s.standing == standing).count()
    }
}

fn fold(name: &str) -> String {
    name.trim().to_lowercase()
}

/// The matrix of some people with their roles. Assessments and trainings of others are passed over.
#[must_use]
pub fn matrix<'a>(
    people: &BTreeMap<Id, BTreeSet<Name>>,
    needs: &[Need],
    assessed: impl IntoIterator<Item = &'a Record>,
    trainings: impl IntoIterator<Item = &'a Record>,
    today: Date,
) -> Matrix {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let mut squares: BTreeMap<(Id, String), Square> = BTreeMap::new();
    for (person, roles) in people {
        for need in needs.iter().filter(|n| roles.contains(&n.role)) {
            let key = fold(&need.competence);
            names.entry(key.clone()).or_insert_with(|| need.competence.clone());
            let square = squares.entry((*person, key)).or_insert_with(empty);
            square.required = square.required.max(Some(need.level));
        }
    }
    for record in assessed {
        let (Some(person), Some(name)) = (f::PERSON.get(record), f::COMPETENCE_NAME.get(record)) else { continue };
        if !people.contains_key(&person) {
            continue;
        }
        let key = fold(name);
        // What nobody asks for and nobody holds says nothing.
        let held = record.state.as_deref() == Some(state::HELD);
        if !held && !squares.contains_key(&(person, key.clone())) {
            continue;
        }
        names.entry(key.clone()).or_insert_with(|| name.to_owned());
        let square = squares.entry((person, key)).or_insert_with(empty);
        let found = judged(record, square.required, today);
        if square.record.is_none() || found < square.standing {
            *square = Square {
                held: f::LEVEL_HELD.get(record),
                standing: found,
                valid_to: f::VALID_TO.get(record),
                record: Some(record.id),
                ..square.clone()
            };
        }
    }
    for record in trainings {
        let open = matches!(record.state.as_deref(), Some(training::state::PLANNED | training::state::BOOKED));
        let (Some(person), Some(name)) = (training::f::PERSON.get(record), training::f::COMPETENCE_NAME.get(record)) else { continue };
        if let Some(square) = squares.get_mut(&(person, fold(name))).filter(|_| open) {
            let on = training::f::PLANNED_ON.get(record);
            let sooner = square.training.is_none_or(|(_, known)| on.is_some() && known.is_none_or(|k| on.is_some_and(|o| o < k)));
            if sooner {
                square.training = Some((record.id, on));
            }
        }
    }
    let order: Vec<(&String, &String)> = names.iter().collect();
    let place = |key: &String| order.iter().position(|(known, _)| *known == key);
    let mut rows: BTreeMap<Id, BTreeMap<usize, Square>> = people.keys().map(|p| (*p, BTreeMap::new())).collect();
    for ((person, key), square) in squares {
        if let (Some(place), Some(row)) = (place(&key), rows.get_mut(&person)) {
            row.insert(place, square);
        }
    }
    Matrix { competences: order.into_iter().map(|(_, name)| name.clone()).collect(), rows }
}

const fn empty() -> Square {
    Square { required: None, held: None, standing: Standing::Unassessed, valid_to: None, record: None, training: None }
}

fn judged(record: &Record, required: Option<i64>, today: Date) -> Standing {
    let held = f::LEVEL_HELD.get(record);
    match record.state.as_deref() {
        Some(state::HELD) if f::VALID_TO.get(record).is_some_and(|last| last < today) => Standing::Expired,
        // A role may ask for more by now than when it was assessed.
        Some(state::HELD) => match required {
            Some(level) if held.is_none_or(|h| h < level) => Standing::Gap,
            Some(_) => Standing::Met,
            None => Standing::Beyond,
        },
        Some(state::EXPIRED) => Standing::Expired,
        Some(state::IN_TRAINING) => Standing::InTraining,
        Some(state::GAP) => Standing::Gap,
        _ => Standing::Unassessed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use journal::Actor;
    use kernel::Timestamp;
    use schema::Value;

    const TODAY: Date = date(2026, 3, 2);

    fn record(n: u128, type_name: &str, state: &str, fields: &[(&str, Value)]) -> Record {
        Record {
            id: Id::from_u128(n),
            type_name: type_name.into(),
            number: None,
            version: 1,
            state: Some(state.into()),
            created_at: Timestamp::from_seconds(0),
            created_by: Actor::system("test"),
            updated_at: Timestamp::from_seconds(0),
            updated_by: Actor::system("test"),
            fields: fields.iter().map(|(k, v)| (Name::from(*k), v.clone())).collect(),
            clocks: Vec::new(),
            watchers: BTreeSet::new(),
        }
    }
    fn competence(n: u128, state: &str, name: &str, level: i64, to: Option<Date>) -> Record {
        let mut fields = vec![
            ("person", Value::Reference(Id::from_u128(1))),
            ("competence_name", Value::Text(name.into())),
            ("level_held", Value::Integer(level)),
        ];
        fields.extend(to.map(|to| ("valid_to", Value::Date(to))));
        record(n, "competence", state, &fields)
    }
    fn one(records: &[Record], trainings: &[Record]) -> Square {
        let people = BTreeMap::from([(Id::from_u128(1), BTreeSet::from(["problem_manager".into(), "change_manager".into()]))]);
        let need = |role: &str, level| Need { role: role.into(), competence: "Root causes".into(), level };
        let needs = [need("problem_manager", 3), need("change_manager", 2), need("asset_manager", 4)];
        let made = matrix(&people, &needs, records, trainings, TODAY);
        assert_eq!(made.competences[made.competences.len() - 1], "Root causes");
        made.rows[&Id::from_u128(1)].values().next_back().unwrap().clone()
    }

    #[test]
    fn the_highest_role_decides_and_the_assessment_answers() {
        let none = one(&[], &[]);
        assert_eq!((none.required, none.standing), (Some(3), Standing::Unassessed));
        for (state, level, to, expected) in [
            ("held", 3, None, Standing::Met),
            ("held", 4, Some(TODAY), Standing::Met),
            ("held", 3, Some(date(2026, 3, 1)), Standing::Expired),
            ("held", 2, None, Standing::Gap),
            ("gap", 2, None, Standing::Gap),
            ("in_training", 2, None, Standing::InTraining),
            ("expired", 3, None, Standing::Expired),
            ("required", 0, None, Standing::Unassessed),
        ] {
            let square = one(&[competence(5, state, "root causes", level, to)], &[]);
            assert_eq!(square.standing, expected, "{state} {level} {to:?}");
        }
    }

    #[test]
    fn the_best_of_several_assessments_counts() {
        let both = [competence(5, "gap", "Root causes", 1, None), competence(6, "held", "ROOT CAUSES", 3, None)];
        assert_eq!(one(&both, &[]).record, Some(Id::from_u128(6)));
        let other = [both[1].clone(), both[0].clone()];
        assert_eq!(one(&other, &[]).record, Some(Id::from_u128(6)));
    }

    #[test]
    fn what_nobody_asks_for_is_shown_only_when_held() {
        let made = matrix(
            &BTreeMap::from([(Id::from_u128(1), BTreeSet::new())]),
            &[],
            &[competence(5, "held", "First aid", 2, None), competence(6, "gap", "Juggling", 1, None)],
            &[],
            TODAY,
        );
        assert_eq!(made.competences, ["First aid"]);
        assert_eq!((made.count(Standing::Beyond), made.met()), (1, (0, 0)));
    }

    #[test]
    fn the_next_training_stands_in_the_square() {
        let training = |n, state: &str, on: Option<Date>| {
            let mut fields = vec![("person", Value::Reference(Id::from_u128(1))), ("competence_name", Value::Text("Root causes".into()))];
            fields.extend(on.map(|on| ("planned_on", Value::Date(on))));
            record(n, "training_record", state, &fields)
        };
        let all = [
            training(7, "planned", None),
            training(8, "booked", Some(date(2026, 5, 1))),
            training(9, "booked", Some(date(2026, 4, 1))),
            training(10, "cancelled", Some(date(2026, 3, 3))),
        ];
        assert_eq!(one(&[], &all).training, Some((Id::from_u128(9), Some(date(2026, 4, 1)))));
    }
}

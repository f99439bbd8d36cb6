//! The priority matrix: impact and urgency give a priority. Raising either may never lower it, and no cell is empty.

use crate::handles::incident::{Impact, Priority, Urgency};
use kernel::{Code, Refusal};
use schema::{ChoiceEnum, Row, Value};

/// Priority by impact (row) and urgency (column).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Matrix([[Priority; 3]; 3]);

impl Default for Matrix {
    /// The matrix the product ships with.
    fn default() -> Self {
        use Priority::{P1, P2, P3, P4, P5};
        Self([[P1, P2, P3], [P2, P3, P4], [P3, P4, P5]])
    }
}

impl Matrix {
    /// Reads the lines of the settings' table.
    ///
    /// # Errors
    /// [`Code::Matrix`] when a cell is empty or given twice, or when raising impact or urgency would lower the priority.
    pub fn read(rows: &[Row]) -> Result<Self, Refusal> {
        let refuse = |reason: String| Refusal::new(Code::Matrix).on("priority_matrix").with("reason", reason);
        let mut cells: [[Option<Priority>; 3]; 3] = Default::default();
        for row in rows {
            let cell = (index::<Impact>(row, "impact"), index::<Urgency>(row, "urgency"), choice::<Priority>(row, "priority"));
            let (Some(impact), Some(urgency), Some(priority)) = cell else {
                return Err(refuse("a line lacks its impact, urgency or priority.".to_owned()));
            };
            if cells[impact][urgency].replace(priority).is_some() {
                return Err(refuse(format!("impact {} with urgency {} stands twice.", impact + 1, urgency + 1)));
            }
        }
        let mut matrix = Self::default();
        for (impact, line) in cells.iter().enumerate() {
            for (urgency, cell) in line.iter().enumerate() {
                let Some(priority) = *cell else {
                    return Err(refuse(format!("impact {} with urgency {} has no priority.", impact + 1, urgency + 1)));
                };
                matrix.0[impact][urgency] = priority;
                let above = (impact > 0).then(|| matrix.0[impact - 1][urgency]);
                let left = (urgency > 0).then(|| matrix.0[impact][urgency - 1]);
                if above.into_iter().chain(left).any(|more| more > priority) {
                    let text = format!("raising impact or urgency from {} and {} would lower the priority.", impact + 1, urgency + 1);
                    return Err(refuse(text));
                }
            }
        }
        Ok(matrix)
    }

    /// The priority of a cell.
    #[must_use]
    pub const fn priority(&self, impact: Impact, urgency: Urgency) -> Priority {
        self.0[impact as usize][urgency as usize]
    }
}

fn choice<E: ChoiceEnum>(row: &Row, column: &str) -> Option<E> {
    match row.get(column) {
        Some(Value::Choice(name)) => E::from_name(name),
        _ => None,
    }
}

fn index<E: ChoiceEnum>(row: &Row, column: &str) -> Option<usize> {
    let found = choice::<E>(row, column)?;
    E::ALL.iter().position(|e| *e == found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Name;

    fn rows(cells: &str) -> Vec<Row> {
        let mut out = Vec::new();
        for (i, line) in cells.split('/').enumerate() {
            for (u, p) in line.split_whitespace().enumerate() {
                let cell = [("impact", Impact::ALL[i].as_str()), ("urgency", Urgency::ALL[u].as_str()), ("priority", p)];
                out.push(cell.iter().filter(|(_, v)| *v != "-").map(|(k, v)| (Name::from(*k), Value::Choice(Name::from(*v)))).collect());
            }
        }
        out
    }

    #[test]
    fn matrices() {
        for (cells, expected) in [
            ("p1 p2 p3/p2 p3 p4/p3 p4 p5", ""),
            ("p1 p1 p1/p1 p1 p1/p1 p1 p1", ""),
            ("p1 p2 p3/p2 p3 p4/p3 p4", "impact 3 with urgency 3 has no priority."),
            ("p1 p2 p3/p2 p3 p4/p3 p4 -", "a line lacks"),
            ("p2 p1 p3/p2 p3 p4/p3 p4 p5", "would lower"),
            ("p1 p2 p3/p2 p3 p4/p3 p2 p5", "would lower"),
            ("p3 p3 p3/p2 p3 p4/p3 p4 p5", "would lower"),
            ("", "has no priority"),
        ] {
            let got = Matrix::read(&rows(cells));
            match expected {
                "" => assert!(got.is_ok(), "{cells}: {got:?}"),
                text => assert!(got.as_ref().unwrap_err().message().contains(text), "{cells}: {got:?}"),
            }
        }
        let mut twice = rows("p1 p2 p3/p2 p3 p4/p3 p4 p5");
        twice.push(twice[0].clone());
        assert!(Matrix::read(&twice).unwrap_err().message().contains("stands twice"));
    }

    #[test]
    fn the_shipped_matrix() {
        let m = Matrix::default();
        for (impact, urgency, priority) in [
            (Impact::High, Urgency::High, Priority::P1),
            (Impact::High, Urgency::Medium, Priority::P2),
            (Impact::High, Urgency::Low, Priority::P3),
            (Impact::Medium, Urgency::High, Priority::P2),
            (Impact::Medium, Urgency::Medium, Priority::P3),
            (Impact::Medium, Urgency::Low, Priority::P4),
            (Impact::Low, Urgency::High, Priority::P3),
            (Impact::Low, Urgency::Medium, Priority::P4),
            (Impact::Low, Urgency::Low, Priority::P5),
        ] {
            assert_eq!(m.priority(impact, urgency), priority);
        }
    }
}

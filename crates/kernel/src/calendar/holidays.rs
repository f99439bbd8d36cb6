//! Sets of holidays, and what an import would change in one.

use crate::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Local dates without working time, with their names.
pub type Holidays = BTreeMap<Date, String>;

/// What saving a new set of holidays would change; shown before it is saved.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HolidayDifference {
    /// Dates that become holidays.
    pub added: Vec<(Date, String)>,
    /// Dates that become ordinary days.
    pub removed: Vec<(Date, String)>,
    /// Dates that stay holidays under another name: date, old name, new name.
    pub renamed: Vec<(Date, String, String)>,
}

impl HolidayDifference {
    /// Whether nothing would change.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.renamed.is_empty()
    }
}

/// The difference between two sets, each part in order of date.
#[must_use]
pub fn difference(old: &Holidays, new: &Holidays) -> HolidayDifference {
    let mut out = HolidayDifference::default();
    for (date, name) in new {
        match old.get(date) {
            None => out.added.push((*date, name.clone())),
            Some(before) if before != name => out.renamed.push((*date, before.clone(), name.clone())),
            Some(_) => {}
        }
    }
    out.removed = old.iter().filter(|(date, _)| !new.contains_key(date)).map(|(date, name)| (*date, name.clone())).collect();
    out
}

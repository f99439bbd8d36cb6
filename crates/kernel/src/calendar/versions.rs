//! A calendar through time: its versions, each from a local date on.

use super::{CalendarDef, refuse, zone};
use crate::{Refusals, Timestamp};
use serde::{Deserialize, Serialize};

/// The versions of one calendar, oldest first. Time before a version's `effective_from` keeps the version before it, so
/// that changing the hours of next month never moves a due instant of this one. The first version holds for all time before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CalendarVersions(Vec<CalendarDef>);

impl CalendarVersions {
    /// A calendar with its first version.
    ///
    /// # Errors
    /// As [`CalendarDef::checked`].
    pub fn first(def: &CalendarDef) -> Result<Self, Refusals> {
        Ok(Self(vec![def.checked()?]))
    }

    /// All versions as stored, put in order.
    ///
    /// # Errors
    /// An empty list, two versions from the same date, or whatever [`CalendarDef::checked`] refuses.
    pub fn from_stored(defs: &[CalendarDef]) -> Result<Self, Refusals> {
        let mut checked = defs.iter().map(CalendarDef::checked).collect::<Result<Vec<_>, _>>()?;
        checked.sort_by_key(|d| d.effective_from);
        if let Some(pair) = checked.windows(2).find(|w| w[0].effective_from == w[1].effective_from) {
            return Err(refuse("effective_from", pair[0].effective_from, "two versions begin on the same date").into());
        }
        if checked.is_empty() {
            return Err(refuse("effective_from", "", "a calendar needs at least one version").into());
        }
        Ok(Self(checked))
    }

    /// The same with a new version, which takes effect from tomorrow at the earliest (local to the new version's zone).
    /// Planned versions from the same date on are replaced by it.
    ///
    /// # Errors
    /// A version that would change today or the past, or whatever [`CalendarDef::checked`] refuses.
    pub fn with_new_version(&self, def: &CalendarDef, now: Timestamp) -> Result<Self, Refusals> {
        let def = def.checked()?;
        let today = zone::find(&def.zone)?.to_datetime(now.to_jiff()).date();
        if def.effective_from <= today {
            let reason = "a version in use is never edited; a new one takes effect from tomorrow at the earliest";
            return Err(refuse("effective_from", def.effective_from, reason).into());
        }
        let mut versions: Vec<_> = self.0.iter().filter(|v| v.effective_from < def.effective_from).cloned().collect();
        versions.push(def);
        Ok(Self(versions))
    }

    /// The same with the past corrected: the version that begins on `def.effective_from` is replaced (a forgotten holiday).
    /// Whoever calls this recomputes the affected clocks and keeps the reason.
    ///
    /// # Errors
    /// No version begins on that date, or whatever [`CalendarDef::checked`] refuses.
    pub fn with_correction(&self, def: &CalendarDef) -> Result<Self, Refusals> {
        let def = def.checked()?;
        let mut versions = self.0.clone();
        match versions.iter_mut().find(|v| v.effective_from == def.effective_from) {
            Some(version) => *version = def,
            None => return Err(refuse("effective_from", def.effective_from, "no version of this calendar begins on this date").into()),
        }
        Ok(Self(versions))
    }

    /// The versions, oldest first; never empty.
    #[must_use]
    pub fn versions(&self) -> &[CalendarDef] {
        &self.0
    }
}

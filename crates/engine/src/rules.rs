//! The seam to the practices: what they may add to a decision, by hooks on one trait. The engine calls the hooks in a
//! fixed order and knows no practice by name.

use crate::{Facts, Record, RetargetMode, Scopes, SlaClock, SlaTarget, WARNING_LEVELS, Work};
use kernel::{Calendar, Name, Timestamp};
use schema::{ClockDef, RuleNames, TypeDef};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The behaviour of one record type. Hooks run in the order in which they stand here; every one has an empty default.
pub trait Practice: Send + Sync {
    /// A new record: values that depend on who asks and what is given. Runs after the definition's own defaults.
    fn defaults(&self, _work: &mut Work<'_>) {}
    /// Computed fields, on every write, after what was given and the move's effects are in place.
    fn compute(&self, _work: &mut Work<'_>) {}
    /// The names of its guards: a definition that needs another is not taken.
    fn guards(&self) -> Vec<&'static str> {
        Vec::new()
    }
    /// One named guard of a move. Refuse through [`Work::refuse`]; every unmet guard is told at once.
    fn guard(&self, _name: &str, _work: &mut Work<'_>) {}
    /// Rules that hold whatever was done.
    fn check(&self, _work: &mut Work<'_>) {}
    /// Merging into another record of the type, already known to exist, to be visible and not to have ended.
    fn merge(&self, work: &mut Work<'_>, _target: &Record) {
        work.refuse(kernel::Refusal::guard("Records of this type cannot be merged."));
    }
    /// What follows: timers, messages, further commands. Runs only when nothing was refused.
    fn consequences(&self, _work: &mut Work<'_>) {}
    /// An event of imported history, before it is read: completes what the other system left to be inferred (a stamp, an
    /// override where its value differs from the computed one). `before` is the record before the event.
    fn imported(&self, _facts: &Facts<'_>, _before: Option<&Record>, _event: &mut crate::ImportEvent) {}
    /// The timers a record should have as it stands: what an import sets, where no decision of ours led there. `since` is the
    /// instant at which the present takes over: whoever has waited for years in another system is not reminded today. Warnings
    /// of clocks are set by the engine.
    fn standing_timers(&self, _facts: &Facts<'_>, _record: &Record, _since: Timestamp) -> Vec<(String, Timestamp)> {
        Vec::new()
    }
    /// A timer of the record came due. Harmless when stale: look at the record, not at the timer.
    fn timer(&self, _name: &str, _work: &mut Work<'_>) {}
}

/// Behaviour of a type that has none beyond its definition.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoRules;
impl Practice for NoRules {}

/// What an agreement promises for one clock of one record.
#[derive(Clone, Debug)]
pub struct Promise {
    /// Agreement, target and calendar.
    pub target: SlaTarget,
    /// Reasons that pause this clock on this record.
    pub pausing: Vec<Name>,
    /// How it goes on when the target changes.
    pub retarget: RetargetMode,
    /// The working hours themselves.
    pub hours: Arc<Calendar>,
}

/// Where targets come from: the practice of service level management.
pub trait Agreements: Send + Sync {
    /// The promise for a clock of a record as it stands, at an instant; `None` when nothing was promised.
    fn promise(&self, facts: &Facts<'_>, def: &TypeDef, record: &Record, clock: &ClockDef, at: Timestamp) -> Option<Promise>;
    /// The promise a running clock was made under, so that it goes on as it began (SLA clock rule 12).
    fn kept(&self, facts: &Facts<'_>, record: &Record, clock: &SlaClock) -> Option<Promise>;
    /// Percent of target at which a warning is given, lowest first.
    fn warnings(&self) -> &[u8] {
        &WARNING_LEVELS
    }
}

/// No agreements: no clocks.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoAgreements;
impl Agreements for NoAgreements {
    fn promise(&self, _: &Facts<'_>, _: &TypeDef, _: &Record, _: &ClockDef, _: Timestamp) -> Option<Promise> {
        None
    }
    fn kept(&self, _: &Facts<'_>, _: &Record, _: &SlaClock) -> Option<Promise> {
        None
    }
}

/// All behaviour of a running system. Made anew when the model changes, because it remembers parsed queries.
pub struct RuleBook {
    practices: BTreeMap<Name, Box<dyn Practice>>,
    agreements: Box<dyn Agreements>,
    scopes: Scopes,
}

impl std::fmt::Debug for RuleBook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RuleBook").field("types", &self.practices.keys().collect::<Vec<_>>()).finish_non_exhaustive()
    }
}

impl Default for RuleBook {
    fn default() -> Self {
        Self { practices: BTreeMap::new(), agreements: Box::new(NoAgreements), scopes: Scopes::default() }
    }
}

impl RuleBook {
    /// Registers the behaviour of a type.
    #[must_use]
    pub fn with(mut self, type_name: &str, practice: impl Practice + 'static) -> Self {
        self.practices.insert(type_name.into(), Box::new(practice));
        self
    }
    /// Registers where targets come from.
    #[must_use]
    pub fn with_agreements(mut self, agreements: impl Agreements + 'static) -> Self {
        self.agreements = Box::new(agreements);
        self
    }
    /// The behaviour of a type.
    #[must_use]
    pub fn of(&self, type_name: &str) -> &dyn Practice {
        self.practices.get(type_name).map_or(&NoRules, |p| &**p)
    }
    /// The names of all guards, by type.
    #[must_use]
    pub fn guards(&self) -> RuleNames {
        let of = |p: &dyn Practice| p.guards().into_iter().map(Name::from).collect();
        self.practices.iter().map(|(name, practice)| (name.clone(), of(&**practice))).collect()
    }
    /// Where targets come from.
    #[must_use]
    pub fn agreements(&self) -> &dyn Agreements {
        &*self.agreements
    }
    /// Parsed row scopes and guard queries.
    #[must_use]
    pub const fn scopes(&self) -> &Scopes {
        &self.scopes
    }
}

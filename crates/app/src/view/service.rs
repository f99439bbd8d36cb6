//! Everything that belongs to a service, gathered for a viewer.

use super::{Counted, Label};
use engine::Record;
use kernel::{Id, Name, Timestamp};
use practices::kpi::{Kpi, Value};
use schema::TypeDef;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is gathered about a service. What the viewer may not read is not there.
#[derive(Clone, Debug)]
pub struct ServiceView {
    /// The service.
    pub service: Id,
    /// The instant of all figures.
    pub now: Timestamp,
    /// Lists, in the order in which they are shown.
    pub blocks: Vec<ServiceBlock>,
    /// Faces of what the rows refer to.
    pub names: BTreeMap<Id, Label>,
    /// Customers that receive it.
    pub customers: Vec<Label>,
    /// Indicators of this service: of the month before, and of the one that is running.
    pub kpis: Vec<ServiceKpi>,
    /// The months of the indicators, `2026-02` and `2026-03`.
    pub months: [String; 2],
    /// The year of the budgets.
    pub year: i16,
}

/// A part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// What is going on.
    Now,
    /// What is coming.
    Next,
    /// What was promised.
    Promise,
    /// How well it is kept safe and running.
    Assurance,
    /// What it costs.
    Money,
}

/// A list of records of one type about the service: how many there are, and the first of them.
#[derive(Clone, Debug)]
pub struct ServiceBlock {
    /// Name, for addresses within the page.
    pub name: &'static str,
    /// Heading.
    pub title: &'static str,
    /// Where it stands.
    pub part: Part,
    /// What to say when there is none.
    pub empty: &'static str,
    /// The type.
    pub def: Arc<TypeDef>,
    /// The query of the full list.
    pub query: String,
    /// How many there are.
    pub count: Counted,
    /// The first of them.
    pub rows: Vec<Record>,
    /// Fields worth showing beside number, title and state.
    pub facts: &'static [&'static str],
}

/// An indicator computed over the records of one service.
#[derive(Clone, Debug)]
pub struct ServiceKpi {
    /// Which.
    pub kpi: &'static Kpi,
    /// Of the month before and of the running month; one as things stand.
    pub values: Vec<Value>,
    /// Type and query of what the newest whole value counts.
    pub open: (Name, String),
}

impl ServiceView {
    /// A block by its name.
    #[must_use]
    pub fn block(&self, name: &str) -> Option<&ServiceBlock> {
        self.blocks.iter().find(|b| b.name == name)
    }
}

//! The home of a practice as a viewer sees it.

use super::Counted;
use kernel::Timestamp;
use practices::home::{Home, Page, Tile};
use practices::kpi::{Kpi, Value};
use schema::TypeDef;
use std::sync::Arc;

/// The home of a practice.
#[derive(Clone, Debug)]
pub struct HomeView {
    /// What it is.
    pub home: &'static Home,
    /// What needs attention, as far as the viewer may ask.
    pub tiles: Vec<TileView>,
    /// Its record types the viewer may read, and whether they may make one.
    pub lists: Vec<(Arc<TypeDef>, bool)>,
    /// What else there is to look at.
    pub pages: Vec<&'static Page>,
    /// Its indicators, where the viewer may read every record behind them.
    pub kpis: Vec<KpiView>,
    /// When the indicators were computed.
    pub computed_at: Timestamp,
}

/// A number that can be opened.
#[derive(Clone, Debug)]
pub struct TileView {
    /// What is counted.
    pub tile: &'static Tile,
    /// How many there are.
    pub count: Counted,
}

/// An indicator over the last months.
#[derive(Clone, Debug)]
pub struct KpiView {
    /// What it is.
    pub kpi: &'static Kpi,
    /// Month (`2026-03`) and value, oldest first; the last is the month that is not over. One without month for what is only
    /// known as things stand.
    pub months: Vec<(String, Value)>,
}

impl KpiView {
    /// The newest value that is final: of the last month that is over, or as things stand.
    #[must_use]
    pub fn newest(&self) -> Option<&(String, Value)> {
        match self.months.as_slice() {
            [only] => Some(only),
            [.., last, _] => Some(last),
            [] => None,
        }
    }
}

//! The map of risks: all its numbers in one statement.

use super::figure;
use crate::app::App;
use crate::error::Result;
use crate::view::governance::{Figure, RiskLevelView, RiskMapView};
use engine::Viewer;
use practices::risk::map::{self, Side};

impl App {
    /// The map of risks.
    ///
    /// # Errors
    /// Not visible to whoever does not read every risk; a fault.
    pub async fn risk_map(&self, viewer: &Viewer) -> Result<RiskMapView> {
        self.reads_whole(viewer, "risk")?;
        let (cells, demands): (Vec<_>, _) = (map::cells().collect(), map::demands());
        let mut asked: Vec<String> = cells.iter().flat_map(|c| Side::ALL.map(|s| s.cell(c.likelihood, c.impact))).collect();
        asked.extend(Side::ALL.map(Side::unplaced));
        for demand in &demands {
            asked.extend(Side::ALL.map(|s| s.of_level(demand.level)));
            asked.extend([map::accepted(demand.level), map::untreated(demand.level), map::overdue(demand.level)]);
        }
        let queries: Vec<(&str, String)> = asked.into_iter().map(|q| ("risk", q)).collect();
        let counts = self.figures_of(viewer, &queries).await?;
        let mut figures = queries.into_iter().zip(counts).map(|((_, query), count)| figure(query, count));
        let mut next = || figures.next().unwrap_or_else(|| figure(String::new(), None));
        let mut pair = || -> [Figure; 2] { [next(), next()] };
        let cells = cells.into_iter().map(|cell| (cell, pair())).collect();
        let unplaced = pair();
        let mut levels = Vec::with_capacity(demands.len());
        for demand in demands {
            let risks = [next(), next()];
            levels.push(RiskLevelView { demand, risks, accepted: next(), untreated: next(), overdue: next() });
        }
        Ok(RiskMapView { cells, unplaced, levels })
    }
}

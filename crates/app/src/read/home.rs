//! Homes of practices: what needs attention, as counts that can be opened, and indicators over the last months. All counts of
//! a page are asked together; indicators are remembered for a while, because a month that is over hardly changes.

use crate::app::App;
use crate::error::{AppError, Result};
use crate::pages::COUNTED;
use crate::view::{Counted, HomeView, KpiView, TileView};
use engine::{FieldSet, Verb, Viewer};
use kernel::{Date, Name, Timestamp};
use practices::home::{Area, Home, Page, Tile, home, homes};
use practices::kpi::{self, Kpi, Side, Value};
use schema::TypeDef;
use schema::query::Checked;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use store::{Measure, Selection};

/// Months that are over and shown beside the present one.
const MONTHS: i32 = 6;
/// Seconds for which a value is good.
const GOOD_FOR: i64 = 600;

/// By indicator and month: when it was computed, and what came out.
type Known = BTreeMap<(&'static str, String), (Timestamp, Value)>;

/// Values computed a moment ago.
#[derive(Debug, Default)]
pub(crate) struct Figures(Mutex<Known>);

impl Figures {
    fn get(&self, kpi: &'static Kpi, month: &str, now: Timestamp) -> Option<(Timestamp, Value)> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = known.get(&(kpi.id.as_str(), month.to_owned())).copied();
        found.filter(|(at, _)| (0..GOOD_FOR).contains(&now.seconds_since(*at)))
    }
    fn put(&self, kpi: &'static Kpi, month: &str, now: Timestamp, value: Value) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert((kpi.id.as_str(), month.to_owned()), (now, value));
    }
}

/// One side of one value of an indicator.
struct Wanted {
    def: Arc<TypeDef>,
    query: Checked,
    everything: Checked,
}

impl App {
    /// Practices with something to read for a viewer, in the order in which they are shown.
    #[must_use]
    pub fn practices(&self, viewer: &Viewer) -> Vec<&'static Home> {
        homes().iter().filter(|h| h.types.iter().any(|t| viewer.works_on(t) || reads_all(viewer, t))).collect()
    }

    /// The home of a practice.
    ///
    /// # Errors
    /// Not visible when there is no such practice or nothing of it may be read; a fault.
    pub async fn home(&self, viewer: &Viewer, name: &str) -> Result<HomeView> {
        let home = home(name).filter(|h| self.practices(viewer).iter().any(|p| p.name == h.name)).ok_or(AppError::NotVisible)?;
        let creatable = self.creatable(viewer);
        let lists =
            home.types.iter().filter_map(|t| self.model.get(t)).filter(|d| viewer.grants_for(&d.name, &Verb::Read).next().is_some());
        let lists = lists.map(|def| (def.clone(), creatable.iter().any(|c| c.name == def.name))).collect();
        let (kpis, computed_at) = self.kpis(viewer, name).await?;
        let pages = shown_pages(home, viewer).collect();
        Ok(HomeView { home, tiles: self.tiles(viewer, &home.tiles).await?, lists, pages, kpis, computed_at })
    }

    /// Pages of practices that are no lists, as far as a viewer reads what they show.
    pub(crate) fn practice_pages<'a>(&self, viewer: &'a Viewer) -> impl Iterator<Item = &'static Page> + use<'a> {
        self.practices(viewer).into_iter().flat_map(move |home| shown_pages(home, viewer))
    }

    /// The practices of an area, each with what needs attention: one statement.
    ///
    /// # Errors
    /// A fault.
    pub async fn area(&self, viewer: &Viewer, area: Area) -> Result<Vec<(&'static Home, Vec<TileView>)>> {
        let within: Vec<&'static Home> = self.practices(viewer).into_iter().filter(|h| h.area == area).collect();
        let mut counted = self.tiles(viewer, within.iter().flat_map(|h| &h.tiles)).await?.into_iter().peekable();
        let mut homes = Vec::with_capacity(within.len());
        for home in within {
            let mut own = Vec::new();
            while let Some(one) = counted.next_if(|one| home.tiles.iter().any(|t| std::ptr::eq(t, one.tile))) {
                own.push(one);
            }
            homes.push((home, own));
        }
        Ok(homes)
    }

    /// Counts of tiles: one statement. What a viewer may not ask is not there.
    async fn tiles(&self, viewer: &Viewer, tiles: impl IntoIterator<Item = &'static Tile>) -> Result<Vec<TileView>> {
        let mut asked = Vec::new();
        for tile in tiles {
            let Ok(def) = self.def(&tile.type_name) else { continue };
            if let (Ok(rows), Ok(query)) = (self.rows(viewer, &def), self.understood(viewer, &def, &tile.query)) {
                asked.push((tile, rows, query));
            }
        }
        let selections: Vec<_> =
            asked.iter().map(|(tile, rows, query)| Selection { type_name: &tile.type_name, query: Some(query), scope: &rows.0 }).collect();
        let counts = self.store.counts(&selections, COUNTED, &self.env(viewer)).await?;
        let view = |((tile, ..), count): (&(&'static Tile, _, _), store::Count)| TileView {
            tile,
            count: Counted { n: count.n, capped: count.capped },
        };
        Ok(asked.iter().zip(counts).map(view).collect())
    }

    /// Indicators of a practice whose records the viewer may all read: a figure over less would be another figure.
    async fn kpis(&self, viewer: &Viewer, practice: &str) -> Result<(Vec<KpiView>, Timestamp)> {
        let other = |k: &Kpi| k.count.as_ref().and_then(|c| c.type_name.clone()).is_none_or(|t| reads_all(viewer, &t));
        let behind = |k: &Kpi| reads_all(viewer, &k.of.type_name) && other(k);
        let shown: Vec<&'static Kpi> = kpi::of_practice(practice).filter(|k| behind(k)).collect();
        let months = months(self.today());
        let now = self.now();
        let mut missing = Vec::new();
        for kpi in &shown {
            let wanted = if kpi.has_periods() { months.as_slice() } else { &months[months.len() - 1..] };
            missing.extend(wanted.iter().filter(|m| self.figures.get(kpi, m, now).is_none()).map(|m| (*kpi, m.as_str())));
        }
        self.compute(&missing, now).await?;
        let mut oldest = now;
        let mut views = Vec::with_capacity(shown.len());
        for kpi in shown {
            let mut values = Vec::new();
            for month in &months {
                if let Some((at, value)) = self.figures.get(kpi, month, now) {
                    oldest = oldest.min(at);
                    values.push((month.clone(), value));
                }
            }
            views.push(KpiView { kpi, months: values });
        }
        Ok((views, oldest))
    }

    /// Computes values and remembers them: all counts together, then each measure.
    async fn compute(&self, missing: &[(&'static Kpi, &str)], now: Timestamp) -> Result<()> {
        let system = self.system("figures");
        let env = self.env(&self.of_organisation(&system));
        let mut sides = Vec::new();
        for (kpi, month) in missing {
            sides.push((
                self.wanted(&system, &kpi.denominator(month))?,
                kpi.numerator(month).map(|n| self.wanted(&system, &n)).transpose()?,
            ));
        }
        let flat = sides.iter().flat_map(|(of, count)| std::iter::once(of).chain(count));
        let selections: Vec<_> = flat.map(selection).collect();
        let mut counts = self.store.counts(&selections, u64::MAX / 4, &env).await?.into_iter();
        for ((kpi, month), (of, count)) in missing.iter().zip(&sides) {
            let population = counts.next().map_or(0, |c| c.n);
            let counted = count.as_ref().and_then(|_| counts.next()).map(|c| c.n);
            let value = match (counted, &kpi.between, &kpi.sum) {
                (Some(counted), ..) => kpi::value(kpi.unit, signed(counted), population),
                (None, Some([from, to]), _) => {
                    let spread = self.store.spread(selection(of), Measure::Between(from, to), &env).await?;
                    kpi::lasting(kpi.unit, kpi.figure.of(spread.n, spread.sum, spread.median), spread.n)
                }
                (None, None, Some(field)) => {
                    let spread = self.store.spread(selection(of), Measure::Field(field), &env).await?;
                    let by = match &kpi.per {
                        Some(per) => self.store.spread(selection(of), Measure::Field(per), &env).await?.sum.unsigned_abs(),
                        None => population,
                    };
                    kpi::value(kpi.unit, spread.sum, by)
                }
                (None, None, None) => kpi::value(kpi.unit, signed(population), population),
            };
            self.figures.put(kpi, month, now, value);
        }
        Ok(())
    }

    fn wanted(&self, system: &Viewer, side: &Side) -> Result<Wanted> {
        let def = self.def(&side.type_name)?;
        let query = self.understood(system, &def, &side.query).map_err(|p| AppError::from(p.refusal()))?;
        let everything = self.understood(system, &def, "").map_err(|p| AppError::from(p.refusal()))?;
        Ok(Wanted { def, query, everything })
    }

    /// Months are those of the organisation.
    fn of_organisation(&self, viewer: &Viewer) -> Viewer {
        let shelf = self.shelf();
        let zone = shelf.all("organisation").next().and_then(|o| o.text("time_zone").map(str::to_owned));
        Viewer { zone: zone.unwrap_or_else(|| "UTC".to_owned()), ..viewer.clone() }
    }
    /// Today, where the organisation is.
    pub(crate) fn today(&self) -> Date {
        let zone = self.of_organisation(&self.system("figures")).zone;
        let zone = jiff::tz::TimeZone::get(&zone).unwrap_or(jiff::tz::TimeZone::UTC);
        zone.to_datetime(self.now().to_jiff()).date()
    }
}

/// Whether a viewer reads every field of every record of a type.
pub(crate) fn reads_all(viewer: &Viewer, type_name: &Name) -> bool {
    viewer.grants_for(type_name, &Verb::Read).any(|g| g.scope.trim().is_empty() && g.fields == FieldSet::All)
}

/// The pages of a home whose records a viewer may read.
fn shown_pages<'a>(home: &'static Home, viewer: &'a Viewer) -> impl Iterator<Item = &'static Page> + use<'a> {
    let reads = |name: &Name| viewer.grants_for(name, &Verb::Read).next().is_some();
    home.pages.iter().filter(move |page| page.type_name.as_ref().is_none_or(reads))
}

fn selection(wanted: &Wanted) -> Selection<'_> {
    Selection { type_name: &wanted.def.name, query: Some(&wanted.query), scope: std::slice::from_ref(&wanted.everything) }
}

fn signed(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// The months that are over, oldest first, and the one that is not.
fn months(today: Date) -> Vec<String> {
    let this = i32::from(today.year()) * 12 + i32::from(today.month()) - 1;
    (this - MONTHS..=this).map(|m| format!("{:04}-{:02}", m.div_euclid(12), m.rem_euclid(12) + 1)).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn months_cross_the_year() {
        let months = super::months(jiff::civil::date(2026, 2, 28));
        assert_eq!(months, ["2025-08", "2025-09", "2025-10", "2025-11", "2025-12", "2026-01", "2026-02"]);
    }
}

//! The service page: everything that belongs to a service, as lists with their counts and first rows, and its indicators. All
//! counts are one statement, all first rows another, and the records one for each type that has any.

use crate::app::App;
use crate::error::{AppError, Result};
use crate::pages::COUNTED;
use crate::view::{Counted, Label, Part, ServiceBlock, ServiceKpi, ServiceView};
use engine::{FieldSet, Record, Verb, Viewer};
use jiff::tz::TimeZone;
use kernel::{Id, Name};
use practices::home::home;
use practices::kpi::{self, Kpi, Side};
use schema::query::Checked;
use schema::{TypeDef, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use store::{First, Leading, Selection};

/// Rows shown of a list.
const EACH: usize = 5;
/// Indicators shown at most.
const MOST_KPIS: usize = 12;

/// What stands on the page: `$` is the service, `@` the year.
struct Spec {
    name: &'static str,
    title: &'static str,
    part: Part,
    empty: &'static str,
    type_name: &'static str,
    query: &'static str,
    first: First<'static>,
    facts: &'static [&'static str],
}

const fn spec(part: Part, name: &'static str, title: &'static str, (type_name, query): (&'static str, &'static str)) -> Spec {
    Spec { name, title, part, empty: "None.", type_name, query, first: First::Pressing, facts: &[] }
}

impl Spec {
    const fn least(mut self, field: &'static str) -> Self {
        self.first = First::Least(field);
        self
    }
    const fn greatest(mut self, field: &'static str) -> Self {
        self.first = First::Greatest(field);
        self
    }
    const fn says(mut self, empty: &'static str, facts: &'static [&'static str]) -> Self {
        (self.empty, self.facts) = (empty, facts);
        self
    }
}

/// The lists of the page, in their order.
const SPECS: [Spec; 19] = [
    spec(Part::Now, "incidents", "Open incidents", ("incident", "is:open service:$")).says("Nothing is reported.", &["priority", "due"]),
    spec(Part::Now, "requests", "Open requests", ("service_request", "is:open service:$")).says("Nothing is asked for.", &["due"]),
    spec(Part::Now, "problems", "Open problems", ("problem", "is:open service:$")).says("No problem is known.", &["priority"]),
    spec(Part::Now, "changes", "Open changes", ("change", "is:open (service:$ or affected_services:$)"))
        .says("No change is under way.", &["change_type", "risk_level"]),
    spec(
        Part::Next,
        "next_changes",
        "Next changes",
        ("change", "state:approved,scheduled,implementing planned_end>now (service:$ or affected_services:$)"),
    )
    .least("planned_start")
    .says("Nothing is scheduled.", &["planned_start", "risk_level"]),
    spec(Part::Next, "releases", "Releases", ("release", "is:open service:$"))
        .least("planned_deploy_on")
        .says("No release is planned.", &["planned_deploy_on", "release_type"]),
    spec(Part::Promise, "agreements", "Agreements", ("sla", "service:$ state:negotiating,agreed,active,under_review"))
        .least("next_review_on")
        .says("No agreement is in force: the default targets apply.", &["customer", "valid_to", "next_review_on"]),
    spec(Part::Promise, "agreement_results", "Results of agreements", ("sla_result", "service:$ state:measured,reviewed,reported"))
        .greatest("period")
        .says("Nothing has been measured yet.", &["period", "value", "target_value", "met"]),
    spec(Part::Promise, "catalogue", "Catalogue entries", ("service_catalogue_entry", "service:$ -state:retired"))
        .least("title")
        .says("It is not in the catalogue.", &["audience", "next_review_on"]),
    spec(Part::Promise, "requirements", "Requirements", ("service_requirement", "service:$ is:open"))
        .least("title")
        .says("No requirement is recorded.", &["category", "next_review_on"]),
    spec(Part::Promise, "contracts", "Contracts that support it", ("contract", "link.supports:$ is:open"))
        .least("ends_on")
        .says("No contract is linked to it.", &["ends_on", "notice_by"]),
    spec(Part::Assurance, "outages", "Outages of the last year", ("outage", "service:$ started_at>-1y"))
        .greatest("started_at")
        .says("It was never down.", &["outage_kind", "started_at", "downtime"]),
    spec(Part::Assurance, "availability", "Availability", ("availability_result", "service:$"))
        .greatest("period")
        .says("No availability has been calculated yet.", &["period", "shown", "downtime_minutes"]),
    spec(Part::Assurance, "availability_targets", "Availability targets", ("availability_target", "service:$ state:agreed,active"))
        .least("next_review_on")
        .says("No availability is agreed.", &["target_percent", "customer"]),
    spec(Part::Assurance, "risks", "Open risks", ("risk", "is:open (service:$ or services:$)"))
        .says("No risk is open.", &["level", "category", "next_review_on"]),
    spec(Part::Assurance, "continuity", "Continuity requirement", ("continuity_requirement", "service:$ -state:superseded"))
        .least("next_review_on")
        .says("No requirement of continuity is recorded.", &["rto_minutes", "rpo_minutes", "next_review_on"]),
    spec(Part::Assurance, "continuity_plans", "Continuity plans", ("continuity_plan", "services:$ -state:superseded"))
        .least("next_review_on")
        .says("No plan covers it.", &["contacts_verified_on", "next_review_on"]),
    spec(Part::Money, "budgets", "Budget and cost of the year", ("budget", "(service:$ or service_group:$) period:@*"))
        .least("period")
        .says("No budget of this year names it.", &["period", "amount", "used", "used_percent"]),
    spec(Part::Money, "costs", "Last cost", ("cost_entry", "(service:$ or service_group:$) period:@* state:posted"))
        .greatest("posted_on")
        .says("No cost was posted this year.", &["period", "cost_category", "amount"]),
];

/// A list that is asked for.
struct Asked {
    spec: &'static Spec,
    def: Arc<TypeDef>,
    rows: Vec<Checked>,
    text: String,
    query: Checked,
}

/// One side of an indicator that is asked for.
struct Side1 {
    def: Arc<TypeDef>,
    rows: Vec<Checked>,
    query: Checked,
}

impl App {
    /// Everything that belongs to a service.
    ///
    /// # Errors
    /// Not visible, also for records of other types; a fault.
    pub async fn service(&self, viewer: &Viewer, id: Id) -> Result<ServiceView> {
        let place = self.locate(viewer, &id.text()).await?;
        if *place.def.name != *"service" {
            return Err(AppError::NotVisible);
        }
        let zone = TimeZone::get(&viewer.zone).unwrap_or(TimeZone::UTC);
        let today = zone.to_datetime(self.now().to_jiff()).date();
        let months = [month(today.first_of_month().saturating_sub(jiff::Span::new().days(1))), month(today)];
        let asked = self.asked(viewer, id, today.year());
        let indicators = self.indicators(viewer, id, &months);

        let lists = asked.iter().map(|a| Selection { type_name: &a.def.name, query: Some(&a.query), scope: &a.rows });
        let sides = indicators.iter().flat_map(|(_, sides)| sides);
        let sides = sides.map(|s| Selection { type_name: &s.def.name, query: Some(&s.query), scope: &s.rows });
        let selections: Vec<Selection<'_>> = lists.chain(sides).collect();
        let env = self.env(viewer);
        let mut counts = self.store.counts(&selections, COUNTED, &env).await?.into_iter();
        let leading: Vec<Leading<'_>> =
            selections.iter().zip(&asked).map(|(selection, a)| Leading { selection: *selection, first: a.spec.first }).collect();
        let found = self.store.foremost(&leading, EACH, &env).await?;
        let ids: Vec<Id> = found.iter().map(|(_, id)| *id).collect::<BTreeSet<_>>().into_iter().collect();
        let loaded = self.store.load_many(&ids).await?;
        let facts = |def: &TypeDef, name: &Name| {
            *name == def.spine.title.0 || SPECS.iter().any(|s| *s.type_name == *def.name && s.facts.contains(&name.as_str()))
        };
        let (records, names) = self.rows_showing(viewer, loaded, facts, |_| true).await?;
        let records: BTreeMap<Id, Record> = records.into_iter().map(|r| (r.id, r)).collect();

        let block = |(which, a): (usize, &Asked)| {
            let count = counts.next().unwrap_or(store::Count { n: 0, capped: false });
            let rows = found.iter().filter(|(w, _)| *w == which).filter_map(|(_, id)| records.get(id).cloned());
            ServiceBlock {
                name: a.spec.name,
                title: a.spec.title,
                part: a.spec.part,
                empty: a.spec.empty,
                def: a.def.clone(),
                query: a.text.clone(),
                count: Counted { n: count.n, capped: count.capped },
                rows: rows.collect(),
                facts: a.spec.facts,
            }
        };
        let blocks = asked.iter().enumerate().map(block).collect();
        let kpis = indicators.iter().map(|(kpi, sides)| computed(kpi, sides.len(), &mut counts, id, &months)).collect();
        let customers = self.customers_of(viewer, &BTreeSet::from([id])).await?;
        Ok(ServiceView { service: id, now: self.now(), blocks, names, customers, kpis, months, year: today.year() })
    }

    /// Lists the viewer may ask for.
    fn asked(&self, viewer: &Viewer, id: Id, year: i16) -> Vec<Asked> {
        let asked = |spec: &'static Spec| {
            let def = self.model.get(spec.type_name)?.clone();
            let rows = self.rows(viewer, &def).ok()?.0;
            let text = spec.query.replace('$', &id.text()).replace('@', &year.to_string());
            let query = self.understood(viewer, &def, &text).ok()?;
            Some(Asked { spec, def, rows, text, query })
        };
        SPECS.iter().filter_map(asked).collect()
    }

    /// Indicators that count records of types with a service, where the viewer reads them all: each with the sides to count,
    /// of the month before and the running one.
    fn indicators(&self, viewer: &Viewer, id: Id, months: &[String; 2]) -> Vec<(&'static Kpi, Vec<Side1>)> {
        let whole = |t: &Name| viewer.grants_for(t, &Verb::Read).any(|g| g.scope.trim().is_empty() && g.fields == FieldSet::All);
        let side = |side: Side| {
            let def = self.model.get(&side.type_name).filter(|d| d.spine.service.is_some() && whole(&d.name))?.clone();
            let query = self.understood(viewer, &def, &of_service(&side.query, id)).ok()?;
            let rows = self.rows(viewer, &def).ok()?.0;
            Some(Side1 { def, rows, query })
        };
        // Those of the practices that are met first come first: restoring service before governing it.
        let mut counted: Vec<&'static Kpi> = kpi::kpis().iter().filter(|k| k.between.is_none() && k.sum.is_none()).collect();
        counted.sort_by_key(|k| home(&k.practice).map(|h| (h.area, h.position)));
        let sides = |kpi: &'static Kpi| {
            let periods = if kpi.of.at.is_some() { &months[..] } else { &months[1..] };
            let mut sides = Vec::new();
            for month in periods {
                sides.push(side(kpi.denominator(month))?);
                if let Some(numerator) = kpi.numerator(month) {
                    sides.push(side(numerator)?);
                }
            }
            Some((kpi, sides))
        };
        counted.into_iter().filter_map(sides).take(MOST_KPIS).collect()
    }

    /// Customers that services name, and those that name them.
    pub(crate) async fn customers_of(&self, viewer: &Viewer, services: &BTreeSet<Id>) -> Result<Vec<Label>> {
        let shelf = self.shelf();
        let named = |r: &Record, field: &str| if let Some(Value::References(ids)) = r.get(field) { ids.clone() } else { Vec::new() };
        let naming = |r: &Record| named(r, "services").iter().any(|id| services.contains(id));
        let own = services.iter().filter_map(|id| shelf.get(*id));
        let both = shelf.all("customer").filter(|r| naming(r)).chain(own).map(|r| Record::clone(r)).collect();
        // What is read of them is what this viewer may read of them.
        let shown = |_: &TypeDef, name: &Name| *name == *"customers" || *name == *"services";
        let (records, _) = self.rows_showing(viewer, both, shown, |_| false).await?;
        let mut ids: BTreeSet<Id> = records.iter().filter(|r| services.contains(&r.id)).flat_map(|r| named(r, "customers")).collect();
        ids.extend(records.iter().filter(|r| naming(r)).map(|r| r.id));
        let mut all: Vec<Label> = self.labels(viewer, &ids).await?.into_values().collect();
        all.sort_by(|a, b| a.title.cmp(&b.title));
        Ok(all)
    }
}

/// The value of an indicator from its counts, in the order in which they were asked for.
fn computed(kpi: &'static Kpi, sides: usize, counts: &mut impl Iterator<Item = store::Count>, id: Id, months: &[String; 2]) -> ServiceKpi {
    let each = if kpi.count.is_some() { 2 } else { 1 };
    let mut values = Vec::new();
    for _ in 0..sides / each {
        let population = counts.next().map_or(0, |c| c.n);
        let counted = if each == 2 { counts.next().map_or(0, |c| c.n) } else { population };
        values.push(kpi::value(kpi.unit, i64::try_from(counted).unwrap_or(i64::MAX), population));
    }
    let month = &months[if values.len() > 1 { 0 } else { 1 }];
    let side = kpi.numerator(month).unwrap_or_else(|| kpi.denominator(month));
    ServiceKpi { kpi, values, open: (side.type_name, of_service(&side.query, id)) }
}

/// A query narrowed to one service; what it had of alternatives stays together.
fn of_service(query: &str, id: Id) -> String {
    let query = query.trim();
    if query.is_empty() { format!("service:{id}") } else { format!("({query}) service:{id}") }
}

fn month(day: kernel::Date) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

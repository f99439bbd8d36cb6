//! Impact of a configuration item or a service: what depends on it and what it depends on, across items and services. One
//! statement for each step, one or two for the records at the end; services are in memory. What a viewer may not see is not
//! passed through either: whatever could only be reached by it is not shown.

use crate::app::App;
use crate::error::{AppError, Result};
use crate::sight;
use crate::view::{ImpactView, Thing};
use engine::{Record, Shelf, Viewer};
use kernel::Id;
use practices::configuration::impact::{How, MOST, MOST_DEPTH, Need, Way, reach};
use schema::{FieldKind, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use store::Tie;

const ITEM: &str = "configuration_item";
const SERVICE: &str = "service";
/// Links between items that mean dependency; the other relationships carry no impact.
const LINKS: [(&str, How); 3] = [("runs_on", How::RunsOn), ("uses", How::Uses), ("part_of", How::ConsistsOf)];
/// What is shown of items and services.
const SHOWN: [&str; 7] = ["ci_type", "ci_id", "owner", "service_owner", "criticality", "name", "title"];
/// Records met while walking, at most: some of them the viewer may not see.
const MOST_MET: usize = 2 * MOST + 100;
/// Ties looked at in one step, at most.
const MOST_TIES: usize = 4_000;

impl App {
    /// The surroundings of a configuration item or a service, up to so many steps away.
    ///
    /// # Errors
    /// Not visible, also for records of other types; a fault.
    pub async fn impact(&self, viewer: &Viewer, given: &str, depth: u32) -> Result<ImpactView> {
        let place = self.locate(viewer, given).await?;
        if !matches!(place.def.name.as_str(), ITEM | SERVICE) {
            return Err(AppError::NotVisible);
        }
        let depth = depth.clamp(1, MOST_DEPTH);
        let shelf = self.shelf();
        let (needs, met, stopped) = self.walk(&shelf, place.id, depth).await?;
        let things = self.things(viewer, &shelf, met).await?;
        let needs: BTreeSet<Need> = needs.into_iter().filter(|n| things.contains_key(&n.from) && things.contains_key(&n.to)).collect();
        let (above, cut_above) = reach(place.id, &needs, Way::Up, depth, MOST / 2);
        let (below, cut_below) = reach(place.id, &needs, Way::Down, depth, MOST - 1 - above.len());
        let shown: BTreeSet<Id> = above.iter().chain(&below).map(|r| r.id).chain([place.id]).collect();
        let mut view = ImpactView {
            root: place.id,
            depth,
            needs: needs.into_iter().filter(|n| shown.contains(&n.from) && shown.contains(&n.to)).collect(),
            things: things.into_iter().filter(|(id, _)| shown.contains(id)).collect(),
            services: Vec::new(),
            customers: Vec::new(),
            agreements: Vec::new(),
            cut: cut_above || cut_below || stopped,
            above,
            below,
        };
        self.hit(viewer, &shelf, &mut view).await?;
        Ok(view)
    }

    /// Everything that hangs together within so many steps, whoever may see it; and whether the walk was stopped by its limits.
    async fn walk(&self, shelf: &Shelf, root: Id, depth: u32) -> Result<(BTreeSet<Need>, BTreeSet<Id>, bool)> {
        let mut ties = Vec::new();
        if let Some(def) = self.model.get(ITEM) {
            let known = LINKS.iter().filter(|(name, _)| def.links.iter().any(|l| l.name == **name));
            ties.extend(known.map(|(name, how)| (Tie::Link { from_type: ITEM, name }, *how)));
            if matches!(def.field("service").map(|f| &f.kind), Some(FieldKind::Reference { .. })) {
                ties.push((Tie::Field { of: ITEM, name: "service" }, How::DeliveredBy));
            }
        }
        let kinds: Vec<Tie<'_>> = ties.iter().map(|(tie, _)| *tie).collect();
        let services = between_services(shelf);
        let mut needs: BTreeSet<Need> = BTreeSet::new();
        let (mut up, mut down) = (BTreeSet::from([root]), BTreeSet::from([root]));
        let (mut edge_up, mut edge_down) = (up.clone(), down.clone());
        let (mut asked, mut stopped) = (BTreeSet::new(), false);
        for _ in 0..depth {
            let ask: Vec<Id> = edge_up.union(&edge_down).filter(|id| asked.insert(**id)).copied().collect();
            let found = self.store.ties(&ask, &kinds, MOST_TIES).await?;
            stopped |= found.len() == MOST_TIES;
            for tied in found {
                let Some((_, how)) = ties.get(tied.which) else { continue };
                // An item is part of a whole, and serves a service: there the other end is the one that needs.
                let (from, to) =
                    if matches!(how, How::ConsistsOf | How::DeliveredBy) { (tied.to, tied.from) } else { (tied.from, tied.to) };
                needs.insert(Need { from, to, how: *how });
            }
            needs.extend(ask.iter().filter_map(|id| services.get(id)).flatten());
            let next = |way: Way, edge: &BTreeSet<Id>, met: &mut BTreeSet<Id>| -> BTreeSet<Id> {
                let ends = needs.iter().map(|n| n.ends(way)).filter(|(near, _)| edge.contains(near)).map(|(_, far)| far);
                ends.filter(|far| met.insert(*far)).collect()
            };
            (edge_up, edge_down) = (next(Way::Up, &edge_up, &mut up), next(Way::Down, &edge_down, &mut down));
            if edge_up.is_empty() && edge_down.is_empty() {
                break;
            }
            if up.len() + down.len() > MOST_MET {
                stopped = true;
                break;
            }
        }
        up.append(&mut down);
        Ok((needs, up, stopped))
    }

    /// Records reduced for a viewer, with what is said of each.
    async fn things(&self, viewer: &Viewer, shelf: &Shelf, met: BTreeSet<Id>) -> Result<BTreeMap<Id, Thing>> {
        let (at_hand, others): (Vec<Id>, Vec<Id>) = met.into_iter().partition(|id| shelf.get(*id).is_some());
        let mut records: Vec<Record> = at_hand.into_iter().filter_map(|id| shelf.get(id).map(|r| Record::clone(r))).collect();
        records.extend(self.store.load_many(&others).await?);
        let (records, names) = self.rows_showing(viewer, records, |_, name| SHOWN.contains(&name.as_str()), |_| true).await?;
        let thing = |record: Record| {
            let def = self.model.get(&record.type_name)?.clone();
            let kind = record.reference("ci_type").and_then(|id| names.get(&id)).map_or_else(|| def.title.clone(), |l| l.title.clone());
            let owner = def.spine.owner.as_ref().and_then(|f| record.reference(f)).and_then(|id| names.get(&id)).cloned();
            Some((record.id, Thing { title: sight::title(&def, &record), def, kind, owner, record }))
        };
        Ok(records.into_iter().filter_map(thing).collect())
    }

    /// Services that would be hit, their customers, and the agreements in force for them.
    async fn hit(&self, viewer: &Viewer, shelf: &Shelf, view: &mut ImpactView) -> Result<()> {
        let of_services = |id: &Id| view.things.get(id).is_some_and(|t| *t.def.name == *SERVICE);
        let mut services: Vec<Id> = std::iter::once(view.root).chain(view.above.iter().map(|r| r.id)).filter(of_services).collect();
        services.sort_by_cached_key(|id| view.things.get(id).map(|t| (rank(t), t.title.clone())));
        let standing = |r: &&Arc<Record>| {
            matches!(r.state.as_deref(), Some("active" | "under_review")) && r.reference("service").is_some_and(|s| services.contains(&s))
        };
        let in_force = shelf.all("sla").filter(standing).map(|r| Record::clone(r)).collect();
        let (in_force, _) = self.rows_showing(viewer, in_force, |_, name| *name == *"service", |_| false).await?;
        let agreements: BTreeSet<Id> = in_force.iter().filter(|r| r.reference("service").is_some()).map(|r| r.id).collect();
        view.agreements = self.labels(viewer, &agreements).await?.into_values().collect();
        view.agreements.sort_by(|a, b| a.title.cmp(&b.title));
        view.customers = self.customers_of(viewer, &services.iter().copied().collect()).await?;
        view.services = services;
        Ok(())
    }
}

/// What services need of each other, and the items that stand for them, by either end.
fn between_services(shelf: &Shelf) -> BTreeMap<Id, Vec<Need>> {
    let mut needs: BTreeMap<Id, Vec<Need>> = BTreeMap::new();
    for service in shelf.all(SERVICE) {
        let others = if let Some(Value::References(ids)) = service.get("dependencies") { ids.clone() } else { Vec::new() };
        let others = others.into_iter().map(|to| (to, How::DependsOn));
        for (to, how) in others.chain(service.reference(ITEM).map(|to| (to, How::DeliveredBy))) {
            let need = Need { from: service.id, to, how };
            needs.entry(service.id).or_default().push(need);
            needs.entry(to).or_default().push(need);
        }
    }
    needs
}

/// How critical a thing is: 1 is the most critical.
fn rank(thing: &Thing) -> i64 {
    let choice = thing.record.choice("criticality");
    let def = thing.def.field("criticality");
    let choices = if let Some(FieldKind::Choice { choices }) = def.map(|f| &f.kind) { choices.as_slice() } else { &[] };
    choices.iter().find(|c| Some(&c.name) == choice).map_or(i64::MAX, |c| c.rank)
}

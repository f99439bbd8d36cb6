//! Cases of supplier management: what is made, every move with its guards, who may, and what follows by itself.

mod contract;
mod dispute;
mod evaluation;
mod review;
mod supplier;

use crate::world::World;
use kernel::IdSource;

/// Gives a name to a record that is still to come, so that others can refer to it.
pub(super) fn to_come(w: &mut World, name: &str) {
    let id = w.ids.id(w.now);
    w.names.insert(name.to_owned(), id);
}

/// A supplier in a state, as suppliers usually are.
pub(super) fn supplier(w: &mut World, name: &str, state: &str, extra: &str) {
    let base = format!(
        "title=The {} company; supplier_kind=external; supplier_manager=@supplier_manager; criticality=high; review_interval_months=6",
        name.trim_start_matches('*')
    );
    w.given(name, "supplier", state, &format!("{base}; {extra}"));
}

/// What the people of a record are told, by event.
pub(super) fn told(w: &World, event: &str) -> Vec<String> {
    let of_event = w.outbox.iter().filter(|o| o.body["event"] == *event);
    let name = |id: &serde_json::Value| {
        let known = w.names.iter().find(|(n, i)| n.starts_with('@') && Some(i.text().as_str()) == id.as_str());
        known.map_or_else(|| id.to_string(), |(n, _)| n.clone())
    };
    let mut all: Vec<String> = of_event.flat_map(|o| o.body["to"].as_array().unwrap().iter().map(name).collect::<Vec<_>>()).collect();
    all.sort();
    all
}

/// Whether a timer of a record is due on this day of the organisation, at its beginning.
pub(super) fn due(w: &World, record: &str, timer: &str) -> Option<String> {
    w.timers.get(&(w.id(record), timer.to_owned())).map(ToString::to_string)
}

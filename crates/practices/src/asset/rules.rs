//! Rules of assets.

use super::{lost, stock};
use crate::handles::asset::{f, state};
use crate::handles::{configuration_item, person};
use crate::service::means::{Reminder, called, holders, start_of, tell, today};
use engine::{Facts, Practice, Record, Work};
use kernel::{Id, Timestamp};
use schema::Value;

/// Days before an end at which the owner is reminded.
const BEFORE_END: &[i64] = &[180, 90, 30];
/// What ends, and is reminded of.
const ENDS: [Reminder; 3] = [
    Reminder { timer: "support_ends", field: "support_ends_on", days: BEFORE_END },
    Reminder { timer: "warranty_ends", field: "warranty_ends_on", days: BEFORE_END },
    Reminder { timer: "licence_ends", field: "licence_ends_on", days: BEFORE_END },
];
/// Timer of the last day of whoever has it.
const LEAVER: &str = "custodian_leaves";

/// Rules of assets.
#[derive(Clone, Copy, Debug, Default)]
pub struct AssetRules;

impl Practice for AssetRules {
    fn compute(&self, work: &mut Work<'_>) {
        match f::LICENCE_ENTITLEMENT.get(work.record()) {
            Some(owned) => {
                let used = f::LICENCES_IN_USE.get(work.record()).unwrap_or(0);
                work.set("licence_position", Value::Integer(stock::licence_position(owned, used)));
            }
            None => work.clear("licence_position"),
        }
    }
    fn guards(&self) -> Vec<&'static str> {
        vec!["paid_for", "item_retired", "erased"]
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        match name {
            "paid_for" if !f::ACQUISITION_COST.is_set(work.record()) && !f::ACQUISITION_CONTRACT.is_set(work.record()) => {
                work.require("acquisition_cost");
            }
            "item_retired" => item_retired(work),
            "erased" if f::DATA_BEARING.get(work.record()) == Some(true) => work.require("data_erasure_proof"),
            _ => {}
        }
    }
    fn check(&self, work: &mut Work<'_>) {
        licences(work);
    }
    fn consequences(&self, work: &mut Work<'_>) {
        lost::follow(work);
        let wanted = in_care(work.record());
        for end in &ENDS {
            end.arm(work, wanted);
        }
        leaver(work);
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        if !in_care(record) {
            return Vec::new();
        }
        let from = crate::service::means::date_of(facts, since);
        ENDS.iter().filter_map(|end| Some((end.timer.to_owned(), end.standing(facts, record, from)?))).collect()
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        if name == LEAVER {
            return left_behind(work);
        }
        let Some(end) = ENDS.iter().find(|end| end.timer == name) else { return };
        let Some(left) = end.due(work).filter(|_| in_care(work.record())) else { return };
        let what = work.label(end.field).trim_end_matches(" on").to_lowercase();
        let subject = format!("{}: {what} in {left} days", called(work.record()));
        let text = f::TITLE.get(work.record()).unwrap_or_default().to_owned();
        let to: Vec<Id> = f::OWNER.get(work.record()).into_iter().chain(holders(work, "asset_manager")).collect();
        tell(work, "ends", to, &subject, &text);
    }
}

/// Whether anybody still cares about what ends.
fn in_care(record: &Record) -> bool {
    !matches!(record.state.as_deref(), Some(state::RETIRED | state::DISPOSED | state::LOST))
}

/// Nothing is disposed of while the item it is linked with is in service.
fn item_retired(work: &mut Work<'_>) {
    use configuration_item::state as item;
    let linked = f::CONFIGURATION_ITEM.get(work.record()).and_then(|id| work.facts().record(id));
    if let Some(linked) = linked.filter(|r| !matches!(r.state.as_deref(), Some(item::RETIRED | item::DISPOSED))) {
        let words = format!("Its configuration item {} is not retired.", linked.number.clone().unwrap_or_default());
        work.refuse_guard("configuration_item", &words);
    }
}

/// An entitlement is proven, and nothing is given out that is not there, unless it is bought.
fn licences(work: &mut Work<'_>) {
    let record = work.record();
    if f::LICENCE_ENTITLEMENT.is_set(record) && (work.changed("licence_entitlement") || work.changed("entitlement_proof")) {
        work.require("entitlement_proof");
    }
    let record = work.record();
    let used = |r: &Record| f::LICENCES_IN_USE.get(r).unwrap_or(0);
    let more = used(record) > work.before().map_or(0, used);
    let short = f::LICENCE_POSITION.get(record).is_some_and(|left| left < 0);
    if more && short && !f::APPROVED_PURCHASE.is_set(record) {
        let words = "There are not enough licences: give one back, or name the approved purchase that covers it.";
        work.refuse_guard("licences_in_use", words);
    }
}

/// On the last day of whoever has it, it is asked back.
fn leaver(work: &mut Work<'_>) {
    if !work.changed("custodian") && work.before().is_some_and(|b| b.state == work.record().state) {
        return;
    }
    let last = f::CUSTODIAN.get(work.record()).and_then(|p| work.facts().record(p)).and_then(|p| person::f::LEFT_ON.get(&*p));
    match last.filter(|_| in_care(work.record())) {
        Some(on) => {
            let due = start_of(work.facts(), on);
            work.timer(LEAVER, due);
        }
        None if !work.creating() => work.clear_timer(LEAVER),
        None => {}
    }
}

fn left_behind(work: &mut Work<'_>) {
    work.clear_timer(LEAVER);
    let holder = f::CUSTODIAN.get(work.record()).and_then(|p| work.facts().record(p));
    let Some(holder) = holder.filter(|_| in_care(work.record())) else { return };
    let leaves = person::f::LEFT_ON.get(&*holder).is_some_and(|on| on <= today(work));
    if leaves {
        work.note("custodian_leaves", holder.text("name").unwrap_or_default());
        let subject = format!("{}: whoever has it leaves today", called(work.record()));
        let text = format!("{}: take it back from {}.", f::TITLE.get(work.record()).unwrap_or_default(), holder.text("name").unwrap_or_default());
        let to: Vec<Id> = f::OWNER.get(work.record()).into_iter().chain(holders(work, "asset_manager")).collect();
        tell(work, "leaver", to, &subject, &text);
    }
}

//! Rules of a controlled document that hold whatever was done.

use super::{compute, is_frozen, sections, skeleton};
use crate::handles::document::{f, state, step};
use crate::organisation::{days, people};
use engine::Work;
use kernel::{Code, Refusal};
use std::collections::BTreeSet;

/// Who decides on holds and retention.
const KEEPERS: [&str; 3] = ["document_controller", "sms_manager", "sms_owner"];

pub(super) fn check(work: &mut Work<'_>) {
    frozen(work);
    files(work);
    editorial(work);
    intervals(work);
    keeping(work);
    confidential(work);
    lines(work);
    acknowledged(work);
}

/// What was approved says for ever what it said; only a disposal takes the text away.
fn frozen(work: &mut Work<'_>) {
    let was = work.before().is_some_and(is_frozen);
    if !(was || work.entering(state::APPROVED)) || work.entering(state::DISPOSED) {
        return;
    }
    let label = work.record().state.as_deref().unwrap_or_default().replace('_', " ");
    for field in compute::changed_content(work) {
        if field == "editorial" && !was {
            continue;
        }
        let name = work.label(&field);
        work.refuse(Refusal::new(Code::ReadOnly).on(field).with("label", name).with("state", label.clone()));
    }
    // The day it takes effect is set until it is in force, and never again.
    if was && work.changed("effective_on") && work.before().is_some_and(|b| b.state.as_deref() != Some(state::APPROVED)) {
        work.refuse(Refusal::new(Code::ReadOnly).on("effective_on").with("label", work.label("effective_on")).with("state", label));
    }
}

/// A file is part of what a version says: another file is another version.
fn files(work: &mut Work<'_>) {
    let action = &work.command().action;
    let touched = !action.attach.is_empty() || !action.detach.is_empty();
    if touched && work.before().is_some_and(is_frozen) {
        work.refuse_guard("file", "A file is not replaced in a version that was approved; begin a revision.");
    }
}

/// Whoever approves decides whether a change is editorial, and a first version is not one.
fn editorial(work: &mut Work<'_>) {
    if f::EDITORIAL.get(work.record()) != Some(true) || !work.changed("editorial") {
        return;
    }
    if work.taken() != Some(step::APPROVE) {
        work.refuse_guard("editorial", "Whether a change is only editorial is decided by whoever approves it.");
    } else if !f::PREVIOUS_VERSION.is_set(work.record()) {
        work.refuse_guard("editorial", "A first version is no editorial change.");
    }
}

/// Reviews are as frequent as the type of document needs, and the next one is not farther away than that.
fn intervals(work: &mut Work<'_>) {
    let longest = longest_interval(work);
    let interval = f::REVIEW_INTERVAL_MONTHS.get(work.record()).unwrap_or(longest);
    if work.changed("review_interval_months") && interval > longest {
        let refusal = Refusal::new(Code::OutOfRange).on("review_interval_months").with("label", work.label("review_interval_months"));
        work.refuse(refusal.with("min", 1).with("max", longest));
    }
    let Some(next) = f::NEXT_REVIEW_ON.get(work.record()) else { return };
    if !work.changed("next_review_on") {
        return;
    }
    let from = f::LAST_REVIEWED_ON.get(work.record()).unwrap_or_else(|| days::today(work)).max(days::today(work));
    let latest = days::months_after(from, interval);
    if next > latest {
        work.refuse_guard("next_review_on", &format!("The next review is on {latest} at the latest."));
    }
}

/// Longest time between two reviews, in months: what the skeleton says, a year for documents issued elsewhere.
fn longest_interval(work: &Work<'_>) -> i64 {
    let by_type = skeleton::of(work.record()).map_or(24, |s| if s.review_months > 0 { s.review_months } else { 60 });
    if work.record().flag("external_origin") { by_type.min(12) } else { by_type }
}

/// Holds and shorter retention are decided by whoever keeps the documents, with a reason.
fn keeping(work: &mut Work<'_>) {
    let held = f::LEGAL_HOLD.get(work.record()) == Some(true);
    let was_held = work.before().is_some_and(|b| f::LEGAL_HOLD.get(b) == Some(true));
    let shorter = matches!((work.before().and_then(|b| f::RETENTION_MONTHS.get(b)), f::RETENTION_MONTHS.get(work.record())), (Some(old), new) if new.is_none_or(|n| n < old));
    if (held != was_held || (shorter && work.before().is_some_and(is_frozen))) && !work.has_role(&KEEPERS) {
        let field = if held == was_held { "retention_months" } else { "legal_hold" };
        work.refuse(Refusal::new(Code::ForbiddenField).on(field).with("label", work.label(field)));
    }
    if held && (!was_held || work.changed("hold_reason")) {
        work.require("hold_reason");
    }
    if was_held && !held {
        work.require_reason("ending a hold", 10);
    }
    if shorter && work.before().is_some_and(is_frozen) {
        work.require_reason("a shorter retention", 10);
    }
}

/// What is confidential is for people of the organisation.
fn confidential(work: &mut Work<'_>) {
    let secret = work.record().choice("classification").is_some_and(|c| matches!(&**c, "confidential" | "strictly_confidential"));
    if !secret || !(work.changed("classification") || work.changed("access_group") || work.changed("audience")) {
        return;
    }
    let members = f::ACCESS_GROUP.get(work.record()).map(|g| people::members(work.facts(), g)).unwrap_or_default();
    let foreign = |id: &kernel::Id| work.facts().shelved(*id).is_some_and(|p| p.choice("party").is_none_or(|party| *party != *"organisation"));
    if members.iter().any(foreign) {
        work.refuse_guard("access_group", "A confidential document is for people of the organisation; others belong to this group.");
    }
    let open = ["customers", "suppliers", "the_public"];
    if matches!(work.record().get("audience"), Some(schema::Value::Choices(names)) if names.iter().any(|n| open.contains(&&**n))) {
        work.refuse_guard("audience", "A confidential document has no audience outside the organisation.");
    }
}

/// Every section stands once.
fn lines(work: &mut Work<'_>) {
    if !work.changed("sections") {
        return;
    }
    let mut seen = BTreeSet::new();
    let twice = sections::rows(work.record(), "sections").iter().map(|r| sections::cell(r, "key").to_owned()).find(|key| !seen.insert(key.clone()));
    if let Some(key) = twice {
        work.refuse_guard("sections", &format!("The section {key} stands twice."));
    }
}

/// What is acknowledged is a policy or a document; of scope and plan, people are told by a briefing.
fn acknowledged(work: &mut Work<'_>) {
    let asked = f::ACKNOWLEDGE.get(work.record()) == Some(true) && work.changed("acknowledge");
    if asked && matches!(&*work.record().type_name, "scope_statement" | "sms_plan") {
        work.refuse_guard("acknowledge", "Policies and documents are acknowledged; let a briefing say what people must know of this.");
    }
}

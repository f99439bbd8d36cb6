//! What an incident does to other incidents: a parent resolves its children, a duplicate is merged into the one it repeats.

use super::{MANAGERS, around, called, children};
use crate::handles::incident::{CancelReason, f, link, state, step};
use crate::handles::{known_error, problem};
use crate::problem::recurrence;
use engine::{Action, Command, FollowUp, NewMessage, Record, Visibility, Work};
use journal::Actor;
use kernel::{Id, Name};
use schema::ChoiceEnum;
use std::collections::BTreeMap;

fn command(work: &mut Work<'_>, record: &Record, action: Action) -> Command {
    Command {
        id: work.new_id(),
        type_name: record.type_name.clone(),
        record: Some(record.id),
        expected_version: None,
        action,
        reason: None,
        occurred_at: Some(work.at()),
    }
}

/// Resolving the parent resolves the children with it, and stops their clocks then.
pub(super) fn resolve_children(work: &mut Work<'_>) {
    if !work.entering(state::RESOLVED) {
        return;
    }
    for child in children(work) {
        let mut set: BTreeMap<Name, serde_json::Value> = BTreeMap::new();
        for field in ["resolution", "resolution_code", "configuration_item", "caused_by_change"] {
            if let Some(value) = work.record().get(field) {
                set.insert(field.into(), value.to_json());
            }
        }
        let fresh = child.state.as_deref() == Some(state::NEW);
        if fresh {
            // Not yet classified: it takes over what its parent was classified as.
            for field in ["service", "category", "impact", "urgency", "security_related"] {
                if child.get(field).is_none()
                    && let Some(value) = work.record().get(field)
                {
                    set.insert(field.into(), value.to_json());
                }
            }
        }
        let verb = if fresh { step::RESOLVE_AT_ONCE } else { step::RESOLVE };
        let mut command = command(work, &child, Action { move_name: Some(verb.into()), set, ..Action::default() });
        command.reason = Some(format!("Resolved with {}, which it is part of.", called(work.record())));
        let actor = work.actor().clone();
        work.then(FollowUp { command, actor, required: false });
    }
}

/// Merging: cancelled as a duplicate, linked, and told to the one that stays.
pub(super) fn merge(work: &mut Work<'_>, target: &Record) {
    if !work.has_role(&["service_desk_lead", MANAGERS[0], MANAGERS[1]]) {
        work.refuse_guard("", "Only the service desk lead or a manager merges incidents.");
    }
    let customers: (Option<Id>, Option<Id>) = (f::CUSTOMER.get(work.record()), f::CUSTOMER.get(target));
    if matches!(customers, (Some(a), Some(b)) if a != b) {
        work.refuse_guard("", "Incidents of different customers are not merged.");
    }
    work.set("cancel_reason", CancelReason::Duplicate.value());
    work.link(link::DUPLICATE_OF, "incident", target.id);
    if !work.take_move(step::CANCEL) {
        work.refuse_guard("", "Only an incident that is new, assigned or in progress can be merged into another.");
        return;
    }
    work.because(format!("Merged into {}.", called(target)));
    work.note("merged_into", called(target));
    if work.refused() {
        return;
    }
    let source = work.record();
    let mut watch: BTreeMap<Id, bool> = source.watchers.iter().map(|w| (*w, true)).collect();
    watch.extend(f::CALLER.get(source).map(|caller| (caller, true)));
    let title = f::TITLE.get(source).unwrap_or_default();
    let body = format!("{} “{title}” was merged into this incident; its conversation stays readable there.", called(source));
    let message = Some(NewMessage { visibility: Visibility::Internal, body, mentions: Vec::new() });
    let command = command(work, target, Action { message, watch, ..Action::default() });
    let actor = work.actor().clone();
    work.then(FollowUp { command, actor, required: true });
}

/// A link tells the record at its other end: a known error counts its uses, a problem that was resolved has recurred.
pub(super) fn linked(work: &mut Work<'_>) {
    let made: Vec<(Name, Id)> = work.link_changes().iter().filter(|l| !l.ended).map(|l| (l.name.clone(), l.to)).collect();
    for (name, to) in made {
        match &*name {
            link::KNOWN_ERROR => around::signal(work, known_error::TYPE, to, crate::problem::USED),
            link::PROBLEM => {
                let resolved = work.facts().record(to).and_then(|p| p.instant("resolved_at"));
                let again = matches!((f::REPORTED_AT.get(work.record()), resolved), (Some(reported), Some(resolved)) if reported > resolved);
                if again {
                    around::signal(work, problem::TYPE, to, crate::problem::RECURRED);
                }
            }
            _ => {}
        }
    }
}

/// When the same service, category and item fail again and again, a problem is proposed: recorded as new, for the problem
/// manager to assess or to dismiss with a reason.
pub(super) fn recurring(work: &mut Work<'_>) {
    let told_anew = ["service", "category", "configuration_item"].iter().any(|field| work.changed(field)) || work.entering(state::RESOLVED);
    if !told_anew || work.entering(state::CANCELLED) || !around::linked(work, link::PROBLEM).is_empty() {
        return;
    }
    let (alike, known) = (recurrence::alike(work, work.record()), recurrence::is_known(work, work.record()));
    let Some(alike) = alike.filter(|_| !known) else { return };
    if recurrence::calls_for_problem(alike.len(), alike.iter().filter(|i| recurrence::by_workaround(i)).count()) {
        for incident in &alike {
            // They will all be linked: asked for together, they are answered in one round.
            let _ = (work.facts().record(incident.id), work.facts().links(incident.id));
        }
        let action = recurrence::proposal(work.record(), alike.len());
        let command = around::command(work, problem::TYPE, None, action);
        work.then(FollowUp { command, actor: Actor::system(recurrence::AUTOMATION), required: false });
    }
}

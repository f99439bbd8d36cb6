//! Corrective actions: each belongs to a nonconformity; when the last is done, the nonconformity's action is done.

use crate::handles::corrective_action::{f, state};
use crate::handles::nonconformity;
use crate::measurement::following::{enrol, follow};
use crate::measurement::records::{called, date, not_later_silently, references};
use crate::measurement::telling::{remind, reminded, standing, tell};
use engine::{Action, Facts, Practice, Record, Work};
use kernel::{Date, Timestamp};

/// Rules of corrective actions.
pub(super) struct ActionRules;

impl Practice for ActionRules {
    fn check(&self, work: &mut Work<'_>) {
        not_later_silently(work, "due_on");
        if !work.creating() {
            return;
        }
        let parent = f::NONCONFORMITY.get(work.record()).and_then(|id| work.facts().record(id));
        let open = ["contained", "analysed", "action_planned"];
        if parent.is_some_and(|n| !n.state.as_deref().is_some_and(|s| open.contains(&s))) {
            work.refuse_guard("nonconformity", "Actions are planned once it is contained and until its action is done.");
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        let (now, before) = (due_of(work.record()), work.before().and_then(due_of));
        remind(work, now, before);
        let parent = f::NONCONFORMITY.get(work.record());
        if work.creating()
            && let Some(parent) = parent
        {
            enrol(work, "nonconformity", parent, "corrective_actions");
        }
        if work.changed("assignee") {
            let (subject, text) = (format!("{}: a corrective action is yours", called(work.record())), title(work));
            let assignee = f::ASSIGNEE.get(work.record());
            tell(work, "action_assigned", assignee, &subject, &text);
        }
        if work.entering(state::COMPLETED) {
            completed(work);
        }
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        standing(facts, due_of(record), since)
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        let due = due_of(work.record());
        let owner = f::NONCONFORMITY.get(work.record()).and_then(|id| work.facts().record(id)).and_then(|n| n.reference("owner"));
        let people = f::ASSIGNEE.get(work.record()).into_iter().chain(owner.filter(|_| name == "overdue"));
        reminded(work, name, due, people, "the corrective action");
    }
}

fn title(work: &Work<'_>) -> String {
    work.record().text("title").unwrap_or_default().to_owned()
}

fn due_of(record: &Record) -> Option<Date> {
    date(record, "due_on").filter(|_| record.state.as_deref() == Some(state::PLANNED))
}

/// The last one done ends the action of the nonconformity.
fn completed(work: &mut Work<'_>) {
    let own = work.record().id;
    let Some(parent) = f::NONCONFORMITY.get(work.record()).and_then(|id| work.facts().record(id)) else { return };
    let others = references(&parent, "corrective_actions").iter().filter(|id| **id != own).filter_map(|id| work.facts().record(*id));
    let ended = |a: &Record| matches!(a.state.as_deref(), Some(state::COMPLETED | state::CANCELLED));
    let all = others.collect::<Vec<_>>().iter().all(|a| ended(a));
    if all && parent.state.as_deref() == Some(nonconformity::state::ACTION_PLANNED) {
        let action = Action { move_name: Some(nonconformity::step::FINISH_ACTION.into()), ..Action::default() };
        follow(work, "nonconformity", Some(parent.id), action, "All corrective actions are completed.".to_owned(), false);
    }
}

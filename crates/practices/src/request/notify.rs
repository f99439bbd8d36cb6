//! Who is told of what: the approver is asked, the group hears of work, the requester of all that matters to them.

use super::intake;
use crate::handles::service_request::{f, state, step};
use crate::incident::around;
use engine::{Visibility, Work};
use kernel::Id;

pub(super) fn notify(work: &mut Work<'_>) {
    let (number, title) = (around::called(work.record()), f::TITLE.get(work.record()).unwrap_or_default().to_owned());
    if work.changed("approver")
        && let Some(approver) = f::APPROVER.get(work.record())
    {
        around::mail(work, "approval_asked", [approver], &format!("{number} waits for your approval"), &title);
    }
    if work.entering(state::APPROVED) {
        let queue = intake::queue(work);
        around::tell(work, "new_in_queue", queue, &format!("{number} is new in your queue"), &title);
    }
    if work.changed("assigned_to") {
        let person = f::ASSIGNED_TO.get(work.record());
        around::tell(work, "assigned", person, &format!("{number} is assigned to you"), &title);
    }
    if work.taken() == Some(step::RETURN) {
        let missing = f::MISSING.get(work.record()).unwrap_or_default().to_owned();
        let person = f::ASSIGNED_TO.get(work.record());
        around::tell(work, "returned", person, &format!("{number} came back"), &missing);
    }
    warnings(work, &number, &title);
    conversation(work, &number);
    requester(work, &number, &title);
}

/// A target in danger reaches whoever works on it and leads the group, the request managers at nine tenths, and the owner
/// of the service when it is missed.
fn warnings(work: &mut Work<'_>, number: &str, title: &str) {
    let Some(level) = work.warned().iter().map(|(_, level)| *level).max() else { return };
    let group = f::ASSIGNED_GROUP.get(work.record()).and_then(|g| work.facts().record(g));
    let mut to: Vec<Id> = f::ASSIGNED_TO.get(work.record()).into_iter().chain(group.and_then(|g| g.reference("lead"))).collect();
    if level >= 90 {
        to.extend(around::holders(work, "request_manager"));
    }
    if level >= 100 {
        to.extend(around::service_owner(work));
    }
    let subject =
        if level >= 100 { format!("{number}: fulfilment target missed") } else { format!("{number}: {level} % of the fulfilment target used") };
    around::tell(work, "warned", to, &subject, title);
}

/// What the requester or an approver wrote reaches whoever works on it.
fn conversation(work: &mut Work<'_>, number: &str) {
    let Some(message) = work.message().filter(|m| m.human) else { return };
    let (body, mentions) = (message.body.clone(), message.mentions.clone());
    let own = [f::REQUESTER.get(work.record()), f::BENEFICIARY.get(work.record())];
    let watchers: Vec<Id> = work.record().watchers.iter().copied().filter(|w| !own.contains(&Some(*w))).collect();
    let to: Vec<Id> = f::ASSIGNED_TO.get(work.record()).into_iter().chain(mentions).chain(watchers).collect();
    around::tell(work, "replied", to, &format!("{number}: a new message"), &body);
}

fn requester(work: &mut Work<'_>, number: &str, title: &str) {
    let to: Vec<Id> = f::REQUESTER.get(work.record()).into_iter().chain(f::BENEFICIARY.get(work.record())).collect();
    let expected = f::EXPECTED_AT
        .get(work.record())
        .map_or_else(String::new, |t| format!(" We expect to have it done by {}.", t.to_jiff().strftime("%Y-%m-%d %H:%M UTC")));
    let text = if work.creating() {
        if f::CLOCK_STARTED_AT.is_set(work.record()) {
            format!("We received your request “{title}” as {number}.{expected}")
        } else {
            format!("We received your request “{title}” as {number}. Its time begins with the approval.")
        }
    } else if work.taken() == Some(step::APPROVE) {
        format!("{number} is approved.{expected}")
    } else if work.entering(state::REJECTED) {
        format!("{number} was rejected: {}", work.reason().unwrap_or_default())
    } else if work.entering(state::FULFILLED) {
        let what = f::FULFILMENT.get(work.record()).unwrap_or_default();
        format!("{number} is fulfilled: {what}\n\nIf something is missing, say so; otherwise it closes by itself.")
    } else if work.entering(state::CLOSED) {
        format!("{number} is closed. Thank you.")
    } else if work.entering(state::CANCELLED) {
        format!("{number} was cancelled.")
    } else if let Some(reply) = work.message().filter(|m| m.visibility == Visibility::Public).map(|m| m.body.clone()) {
        if super::is_inbound(work) {
            return;
        }
        reply
    } else {
        return;
    };
    around::mail(work, "requester", to, &format!("{number}: {title}"), &text);
}

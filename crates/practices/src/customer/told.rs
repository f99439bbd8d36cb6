//! Who is told of a complaint: the customer at each state, and our people when it is their turn.

use crate::handles::complaint::{f, state};
use crate::service::means::{called, tell, write_to};
use engine::{Visibility, Work};
use kernel::Id;

/// Tells our people.
pub(super) fn tell_staff(work: &mut Work<'_>, event: &str, to: Vec<Id>, what: &str) {
    let subject = format!("Complaint {} {what}", called(work.record()));
    let text = f::TITLE.get(work.record()).unwrap_or_default().to_owned();
    tell(work, event, to, &subject, &text);
}

/// Tells whoever it concerns what this decision did.
pub(super) fn tell_all(work: &mut Work<'_>) {
    if work.changed("owner") && !work.creating() {
        let owner: Vec<Id> = f::OWNER.get(work.record()).into_iter().collect();
        tell_staff(work, "assigned", owner, "is yours to answer");
    }
    let inbound = work.message().is_some_and(|m| m.visibility == Visibility::Public) && super::complaint::on_their_side(work);
    if inbound {
        let to: Vec<Id> = f::OWNER.get(work.record()).into_iter().chain(f::ESCALATED_TO.get(work.record())).collect();
        tell_staff(work, "answered", to, "the customer wrote");
    }
    let Some(text) = to_customer(work) else { return };
    let raised_by = f::RAISED_BY.get(work.record());
    let title = f::TITLE.get(work.record()).unwrap_or_default().to_owned();
    let subject = format!("{}: {title}", called(work.record()));
    let own = work.actor().person() == raised_by;
    if own && work.creating() {
        // Whoever complains receives a receipt of it, though it is their own doing.
        let now = work.now();
        let body = serde_json::json!({"event": "complaint", "to": raised_by.into_iter().collect::<Vec<_>>(), "subject": subject, "text": text, "internal": false});
        return work.effect("mail", now, body);
    }
    write_to(work, "complaint", raised_by, &subject, &text);
}

fn to_customer(work: &Work<'_>) -> Option<String> {
    let record = work.record();
    let theirs = super::complaint::on_their_side(work);
    let said = work.message().filter(|m| m.visibility == Visibility::Public && !theirs).map(|m| m.body.clone());
    let due = f::RESPONSE_DUE_AT.get(record).map(|t| t.to_jiff().strftime("%Y-%m-%d").to_string()).unwrap_or_default();
    let with = |text: String| said.as_ref().map_or_else(|| text.clone(), |said| format!("{said}\n\n{text}"));
    if work.creating() {
        return Some(format!("We received your complaint and will answer it by {due}."));
    }
    let entered = |state: &str| work.entering(state);
    if entered(state::ACKNOWLEDGED) {
        Some(with(format!("You will have our answer by {due}.")))
    } else if entered(state::INVESTIGATING) {
        Some(with("Your complaint is being looked into.".to_owned()))
    } else if entered(state::ANSWERED) {
        let (answer, remedy) = (f::ANSWER.get(record).unwrap_or_default(), f::REMEDY.get(record).unwrap_or_default());
        Some(with(format!("{answer}\n\n{remedy}\n\nIf this does not settle it, tell us within ten business days.")))
    } else if entered(state::ESCALATED) {
        Some(with("Your complaint was passed to the next level.".to_owned()))
    } else if entered(state::CLOSED) {
        Some(with("Your complaint is closed. Thank you for telling us.".to_owned()))
    } else {
        said
    }
}

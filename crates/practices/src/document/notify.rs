//! Who is told of what about a document: the approver of a review, the audience of a publication, the author of an approval.

use super::requests;
use crate::handles::document::{f, state, step};
use crate::organisation::people;
use engine::Work;
use kernel::Id;

pub(super) fn notify(work: &mut Work<'_>) {
    let record = work.record();
    let number = people::called(record);
    let (title, version) = (f::TITLE.get(record).unwrap_or_default().to_owned(), f::DOCUMENT_VERSION.get(record).unwrap_or_default().to_owned());
    let owner = f::OWNER.get(record);
    let authors = f::AUTHORS.get(record).map(<[Id]>::to_vec).unwrap_or_default();
    if work.entering(state::IN_REVIEW) || (work.record().state.as_deref() == Some(state::IN_REVIEW) && work.changed("approver")) {
        let asked = f::APPROVER.get(work.record());
        return people::tell(work, "to_approve", asked, format!("{number} version {version} is for you to approve"), title);
    }
    if work.entering(state::APPROVED) {
        people::tell(work, "approved", authors.into_iter().chain(owner), format!("{number} version {version} is approved"), title.clone());
        return people::tell_roles(work, "to_publish", &["document_controller"], format!("{number} version {version} can be published"), title);
    }
    if work.entering(state::PUBLISHED) {
        // Whoever is asked to acknowledge hears of it with the request.
        let asked = requests::is_asked(work.record()) && f::EDITORIAL.get(work.record()) != Some(true);
        let audience = if asked { Vec::new() } else { requests::readers(work.facts(), work.record()) };
        return people::tell(work, "published", audience.into_iter().chain(owner), format!("{number} version {version} is in force"), title);
    }
    if work.taken() == Some(step::WITHDRAW) {
        let readers = requests::readers(work.facts(), work.record());
        let reason = work.reason().unwrap_or_default().to_owned();
        people::tell(work, "withdrawn", readers.into_iter().chain(owner), format!("{number} is no longer in force: {title}"), reason);
    }
}

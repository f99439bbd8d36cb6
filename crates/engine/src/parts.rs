//! What a command carries besides field values: a message, files, watchers.

use crate::planner::unwritten;
use crate::{Attachment, Message, Verb, Visibility, WatchChange, Work, access};
use kernel::{Code, Id, Refusal};
use schema::characters;

/// Most attachments, links or watchers in one command.
const MAX_PARTS: usize = 100;
/// Longest message, in characters.
const MAX_MESSAGE: usize = 100_000;
/// Most people one message may mention.
const MAX_MENTIONS: usize = 50;

/// Reads message, files and watchers.
pub(crate) fn decode(work: &mut Work<'_>) {
    message(work);
    attachments(work);
    watchers(work);
}

fn message(work: &mut Work<'_>) {
    let Some(new) = &work.command.action.message else { return };
    if !work.def.conversation {
        return work.refuse(Refusal::new(Code::UnknownField).on("message").with("value", "message"));
    }
    // Whoever may create may say the first word with it.
    let verb = match new.visibility {
        Visibility::Internal => Verb::Internal,
        Visibility::Public if work.creating() => Verb::Create,
        Visibility::Public => Verb::Comment,
    };
    if !access::may(work, &verb) {
        return work.refuse(Refusal::new(Code::Forbidden).with("verb", "write here"));
    }
    let body = characters::unified(new.body.trim());
    if characters::holds_controls(&body) {
        return work.refuse(unwritten("The message").on("message"));
    }
    if body.is_empty() {
        return work.refuse(Refusal::new(Code::Required).on("message").with("label", "The message"));
    }
    if body.chars().count() > MAX_MESSAGE {
        return work.refuse(Refusal::new(Code::TooLong).on("message").with("label", "The message").with("max", MAX_MESSAGE));
    }
    let mut mentions: Vec<Id> = Vec::new();
    for person in &new.mentions {
        if !mentions.contains(person) {
            mentions.push(*person);
        }
    }
    if mentions.len() > MAX_MENTIONS {
        return work.refuse(Refusal::new(Code::TooMany).on("message").with("max", MAX_MENTIONS).with("what", "mentions"));
    }
    // A mention of someone unknown or inactive is text like any other.
    mentions.retain(|p| work.facts.record(*p).is_some_and(|r| r.type_name == *"person" && r.flag("active")));
    let id = work.new_id();
    let human = work.by_person();
    work.message = Some(Message { id, visibility: new.visibility, body: body.into_owned(), mentions, human, made: false });
}

fn attachments(work: &mut Work<'_>) {
    let action = &work.command.action;
    if action.attach.is_empty() && action.detach.is_empty() {
        return;
    }
    if !work.def.attachments {
        return work.refuse(Refusal::new(Code::Malformed).with("reason", "records of this type carry no files"));
    }
    if action.attach.len() + action.detach.len() > MAX_PARTS {
        return work.refuse(Refusal::new(Code::TooMany).with("max", MAX_PARTS).with("what", "files"));
    }
    for new in &action.attach {
        let verb = match new.file.visibility {
            Visibility::Internal => Verb::Internal,
            Visibility::Public if work.creating() => Verb::Create,
            Visibility::Public if work.def.conversation => Verb::Comment,
            Visibility::Public => Verb::Update,
        };
        if !access::may(work, &verb) {
            return work.refuse(Refusal::new(Code::Forbidden).with("verb", "attach files to"));
        }
        if !characters::speaks_plainly(&new.file.name, false) {
            return work.refuse(unwritten("The name of the file").on("file"));
        }
        let mut file = new.file.clone();
        file.removed = false;
        file.message = work.message.as_ref().map(|m| m.id).or(file.message);
        work.attachments.push(file);
    }
    if !action.detach.is_empty() && !access::may(work, &Verb::Update) {
        return work.refuse(Refusal::new(Code::Forbidden).with("verb", "take files off"));
    }
    for id in &action.detach {
        work.attachments.push(Attachment {
            id: *id,
            name: String::new(),
            media_type: String::new(),
            size: 0,
            sha256: String::new(),
            visibility: Visibility::Internal,
            message: None,
            removed: true,
        });
    }
}

fn watchers(work: &mut Work<'_>) {
    let action = &work.command.action;
    if action.watch.is_empty() {
        return;
    }
    if !work.def.watchable {
        return work.refuse(Refusal::new(Code::Malformed).with("reason", "records of this type cannot be watched"));
    }
    if action.watch.len() > MAX_PARTS {
        return work.refuse(Refusal::new(Code::TooMany).with("max", MAX_PARTS).with("what", "watchers"));
    }
    for (person, on) in &action.watch {
        let own = work.actor.person() == Some(*person);
        if !own && !access::may(work, &Verb::Internal) {
            return work.refuse(Refusal::new(Code::Forbidden).with("verb", "choose who watches"));
        }
        let known = !*on || work.facts.record(*person).is_some_and(|r| r.type_name == *"person" && r.flag("active"));
        if !known {
            return work.refuse(Refusal::new(Code::UnknownReference).on("watch").with("label", "The watcher"));
        }
        let changed = if *on { work.record.watchers.insert(*person) } else { work.record.watchers.remove(person) };
        if changed {
            work.watch.push(WatchChange { person: *person, on: *on });
        }
    }
}

//! From the application's views to page structs: renaming and arranging, no decisions.

use crate::ui::views as v;
use app::view as a;
use engine::{Attachment, Record, Visibility};
use journal::Actor;
use kernel::{Id, Name};
use schema::{FieldKind, TypeDef};
use std::collections::BTreeMap;

/// Labels.
pub fn names(faces: BTreeMap<Id, a::Label>) -> v::Names {
    faces.into_iter().map(|(id, face)| (id, label(face))).collect()
}

/// One label.
pub fn label(face: a::Label) -> v::Label {
    v::Label { title: face.title, number: face.number, type_name: Some(face.type_name), vip: false, inactive: !face.active }
}

/// A count.
pub const fn count(counted: a::Counted) -> v::Count {
    v::Count { n: counted.n, capped: counted.capped }
}

/// The address of a record.
pub fn key(record: &Record) -> String {
    record.number.clone().unwrap_or_else(|| record.id.text())
}

/// A list.
pub fn list(view: a::ListView, left: BTreeMap<Id, a::TimeLeft>, open: Option<Name>, may_create: bool, may_update: bool) -> v::ListPage {
    let says = match view.error {
        // The language counts characters, the page cuts at bytes.
        Some(e) => v::QuerySays::Error {
            position: view.q.char_indices().nth(e.position).map_or(view.q.len(), |(at, _)| at),
            reason: e.reason,
            suggestion: e.suggestion,
        },
        None if view.sentence.is_empty() => v::QuerySays::Sentence(format!("All {}", view.def.plural.to_lowercase())),
        None => v::QuerySays::Sentence(capital(&view.sentence)),
    };
    v::ListPage {
        views: view.def.list.views.iter().map(|view| v::CountedView { view: view.clone(), count: None }).collect(),
        rows: view.rows,
        names: names(view.names),
        query: view.q,
        says,
        sort: view.sort,
        columns: view.columns,
        view: open,
        count: view.count.map(count),
        next: view.next,
        prev: view.prev,
        own: Vec::new(),
        may_share: false,
        may_save: false,
        left: left.into_iter().map(|(id, l)| (id, l.seconds)).collect(),
        may_import: false,
        may_create,
        may_update,
        def: view.def,
    }
}

/// A sentence begins with a capital.
fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// A record page from what the application says of it.
pub fn record(page: a::RecordPage, command: Id, present: Vec<Id>) -> v::RecordPage {
    let a::RecordPage { view, conversation, links } = page;
    let mut labels = names(view.names);
    labels.extend(names(conversation.names));
    let requester = view.def.spine.requester.as_ref().and_then(|f| view.record.reference(f));
    let mut groups: Vec<v::LinkGroup> = Vec::new();
    for link in links {
        let end = v::LinkEnd { id: link.id, other: link.other.id, may_end: link.outgoing && view.can.link };
        labels.insert(link.other.id, label(link.other));
        match groups.iter_mut().find(|g| g.label == link.label) {
            Some(group) => group.ends.push(end),
            None => groups.push(v::LinkGroup { label: link.label, ends: vec![end] }),
        }
    }
    let messages = conversation.messages.into_iter().map(|m| v::MessageView {
        voice: match (m.visibility, m.author.person()) {
            (Visibility::Internal, _) => v::Voice::Internal,
            (Visibility::Public, Some(who)) if Some(who) == requester => v::Voice::Requester,
            (Visibility::Public, _) => v::Voice::Reply,
        },
        files: conversation.attachments.iter().filter(|f| f.message == Some(m.id)).map(file).collect(),
        id: m.id,
        at: m.at,
        actor: m.author,
        visibility: m.visibility,
        body: m.body,
        made: m.made,
    });
    v::RecordPage {
        moves: view.moves.into_iter().map(|m| v::MoveView { def: m.def, unmet: m.unmet }).collect(),
        clocks: view.clocks.into_iter().map(|c| clock(c, &view.def, &labels, view.now)).collect(),
        messages: messages.collect(),
        files: conversation.attachments.iter().filter(|f| f.message.is_none()).map(file).collect(),
        links: groups,
        related: Vec::new(),
        may: v::May {
            update: view.can.update,
            comment: view.can.comment,
            internal: view.can.internal,
            link: view.can.link,
            watch: view.can.watch,
        },
        watching: view.watching,
        proof: Some(v::ProofBadge { entries: view.record.version, sealed: None }),
        readable: view.readable,
        editable: view.editable,
        command,
        present,
        draft: None,
        names: labels,
        record: view.record,
        def: view.def,
    }
}

fn file(f: &a::AttachmentView) -> Attachment {
    Attachment {
        id: f.id,
        name: f.name.clone(),
        media_type: f.media_type.clone(),
        size: f.size,
        sha256: f.sha256.clone(),
        visibility: f.visibility,
        message: f.message,
        removed: false,
    }
}

fn clock(c: a::ClockView, def: &TypeDef, labels: &v::Names, now: kernel::Timestamp) -> v::ClockView {
    let by = def.clocks.iter().find(|d| d.kind == c.kind).and_then(|d| def.field(&d.by));
    let target =
        by.and_then(|f| if let FieldKind::Choice { choices } = &f.kind { choices.iter().find(|ch| ch.name == c.target) } else { None });
    let title = |id: &Id| labels.get(id).map_or_else(|| "not visible to you".to_owned(), |l| l.title.clone());
    v::ClockView {
        target: target.map_or_else(|| c.target.to_string(), |ch| ch.label.clone()),
        label: c.label,
        state: c.state,
        outcome: c.outcome,
        target_seconds: c.target_seconds,
        elapsed: c.elapsed_seconds,
        due_at: c.due_at,
        missed_at: c.missed_at,
        stopped_at: c.stopped_at,
        corrected: c.corrected,
        agreement: title(&c.sla.0),
        calendar: title(&c.calendar.0),
        stretches: c
            .stretches
            .into_iter()
            .map(|s| v::Stretch {
                from: s.from,
                to: s.to.unwrap_or(now),
                kind: match s.kind {
                    a::StretchKind::Counted => v::StretchKind::Counted,
                    a::StretchKind::OutsideHours => v::StretchKind::Outside,
                    a::StretchKind::Paused => v::StretchKind::Paused,
                },
                seconds: s.counted_seconds,
                why: s.why,
            })
            .collect(),
    }
}

/// History, newest first.
pub fn history(lines: Vec<engine::history::HistoryLine>) -> Vec<v::HistoryView> {
    let line = |l: engine::history::HistoryLine| v::HistoryView {
        at: l.at,
        recorded_at: l.recorded_at.unwrap_or(l.at),
        actor: l.actor,
        phrase: l.words,
        kind: l.kind,
        changes: l.changes.into_iter().map(|c| (c.label, c.old, c.new)).collect(),
        reason: l.reason,
        version: l.version,
        imported: l.imported,
        channel: l.channel,
    };
    lines.into_iter().rev().map(line).collect()
}

/// My work.
pub fn work(
    work: a::MyWork,
    left: &BTreeMap<Id, a::TimeLeft>,
    greeting: String,
    figures: Vec<(String, v::Count, &'static str, String)>,
) -> v::WorkPage {
    let lists = work.sections.into_iter().map(|s| {
        // There is a list behind it where all it shows is of one type.
        let mut href = String::new();
        let first = s.rows.first().map_or_else(|| s.defs.first(), |(def, _)| Some(def));
        if let Some(def) = first.filter(|def| s.rows.iter().all(|(other, _)| other.name == def.name)) {
            href = format!("/t/{}?q=", def.name);
            crate::ui::pages::list::encode(&s.query, &mut href);
        }
        v::WorkList {
            aside: *s.name != *"mine",
            name: s.name,
            title: s.title,
            empty: s.empty,
            href,
            rows: s
                .rows
                .into_iter()
                .map(|(def, record)| v::WorkRow {
                    left: left.get(&record.id).map(|l| (l.seconds, l.target_seconds)),
                    record,
                    def,
                    hint: None,
                    message: None,
                })
                .collect(),
            more: s.more,
        }
    });
    let mut lists: Vec<v::WorkList> = lists.collect();
    let names = names(work.names);
    if !work.mentions.is_empty() {
        lists.push(v::WorkList {
            name: Name::from("mentions"),
            title: "Mentions of me".to_owned(),
            empty: String::new(),
            href: String::new(),
            rows: work.mentions.into_iter().map(|m| mention(m, &names)).collect(),
            more: false,
            aside: true,
        });
    }
    v::WorkPage { greeting, figures, lists, names }
}

/// A mention as a row: who said what.
fn mention(m: a::MentionView, names: &v::Names) -> v::WorkRow {
    let who = m.message.author.person().and_then(|id| names.get(&id)).map_or("Somebody", |l| &*l.title);
    let mut words = String::new();
    for word in m.message.body.split_whitespace() {
        if words.chars().count() + word.chars().count() > 120 {
            words.push('…');
            break;
        }
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    let hint = Some(format!("{who}: {words}"));
    v::WorkRow { record: m.record, def: m.def, left: None, hint, message: Some((m.message.id, m.message.at)) }
}

/// The first word of a person's name.
pub fn first_name(name: &str) -> String {
    name.split_whitespace().next().unwrap_or_default().to_owned()
}

/// An actor's id, when a person.
pub fn person(actor: &Actor) -> Id {
    actor.person().unwrap_or(Id::from_u128(0))
}

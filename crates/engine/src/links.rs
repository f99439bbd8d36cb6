//! Typed, directed links. A link is declared by the type at its beginning, seen from both ends, and never leads to the
//! record itself; some kinds stand alone, some may not go round in a circle.

use crate::{LinkChange, Verb, Work, access};
use kernel::{Code, Id, Name, Refusal};
use schema::LinkDef;
use std::collections::BTreeSet;

/// How far a chain is followed before it is taken for a circle.
const LONGEST_CHAIN: usize = 50;

/// Reads the links the command makes and ends.
pub(crate) fn decode(work: &mut Work<'_>) {
    let command = work.command;
    if command.action.link.is_empty() && command.action.unlink.is_empty() {
        return;
    }
    let allowed = access::may(work, &Verb::Link) || work.creating() && access::may(work, &Verb::Create);
    if !allowed {
        work.refuse(Refusal::new(Code::Forbidden).with("verb", "link"));
        return;
    }
    for (name, to) in &command.action.link {
        make(work, name, *to);
    }
    for id in &command.action.unlink {
        end(work, *id);
    }
}

fn make(work: &mut Work<'_>, name: &Name, to: Id) {
    let def = work.def;
    let Some(link) = def.links.iter().find(|l| l.name == *name) else {
        return work.refuse(Refusal::new(Code::UnknownLink).with("value", name));
    };
    if to == work.record.id {
        return work.refuse(Refusal::new(Code::SelfLink).on(name.clone()));
    }
    let other = work.facts.record(to).filter(|r| access::sees(work, r)).filter(|r| r.type_name == link.to);
    if other.is_none() {
        return work.refuse(Refusal::new(Code::UnknownReference).on(name.clone()).with("label", &link.label));
    }
    let open = work.links();
    let own = work.record.id;
    let mut mine = open.iter().filter(|l| l.from == own && l.name == *name);
    if mine.any(|l| l.to == to) {
        return;
    }
    if link.single && open.iter().any(|l| l.from == own && l.name == *name) {
        return work.refuse(Refusal::guard(format!("There is already one “{}”; end that link first.", link.label)).on(name.clone()));
    }
    if link.acyclic && closes_a_circle(work, link, to) {
        return work.refuse(Refusal::new(Code::Cycle).on(name.clone()).with("label", format!("“{}”", link.label)));
    }
    work.link(name, &link.to, to);
}

/// Whether `to` leads back to this record along links of the same name.
fn closes_a_circle(work: &Work<'_>, link: &LinkDef, to: Id) -> bool {
    let own = work.record.id;
    let mut seen = BTreeSet::new();
    let mut front = vec![to];
    while let Some(at) = front.pop() {
        if at == own || seen.len() > LONGEST_CHAIN {
            return true;
        }
        if seen.insert(at) {
            front.extend(work.facts.links(at).iter().filter(|l| l.from == at && l.name == link.name).map(|l| l.to));
        }
    }
    false
}

fn end(work: &mut Work<'_>, id: Id) {
    let own = work.record.id;
    let found = if work.creating() { None } else { work.facts.links(own).iter().find(|l| l.id == id && l.from == own).cloned() };
    match found {
        Some(l) => work.links.push(LinkChange { id, name: l.name, to_type: l.to_type, to: l.to, ended: true }),
        None => work.refuse(Refusal::new(Code::UnknownLink).with("value", id)),
    }
}

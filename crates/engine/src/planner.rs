//! The one write path: `Draft<Raw> → Draft<Checked> → Plan`.
//!
//! A raw draft holds what was sent. Checking it runs, in this order: visibility, staleness, the move, the given fields,
//! defaults, the move's effects, computed fields, and then every check there is, so that a person learns all that is
//! wrong at once. Only a checked draft can become a plan, and only a plan can be committed.

use crate::{
    Command, Cx, Facts, FollowUp, Payload, Plan, Record, RuleBook, Verb, Viewer, Work, Write, access, check, decode, drive, duties, fold,
    lifecycle, links, parts,
};
use journal::{Actor, Cause, Header, Kind};
use kernel::{Code, Id, Name, Refusal, Refusals, Timestamp};
use schema::{Model, TypeDef, characters};
use std::collections::{BTreeMap, BTreeSet};
use std::marker::PhantomData;
use std::sync::Arc;

/// Most records one command may touch.
pub const MAX_RECORDS: usize = 500;
/// Longest reason, in characters.
const MAX_REASON: usize = 2_000;
/// How far back a person may date what they record, in seconds (72 hours).
const FURTHEST_BACK: i64 = 72 * 3600;
/// How many commands may follow from each other.
const MAX_DEPTH: usize = 4;

/// Why there is no plan.
#[derive(Debug)]
pub enum Stop {
    /// Something is the actor's to mend.
    Refused(Refusals),
    /// Something must be looked up first; answer and plan again.
    Ask(Vec<crate::Question>),
    /// Someone changed the record meanwhile.
    Stale {
        /// The record as it stands.
        current: Box<Record>,
        /// What was changed since the version the actor looked at.
        fields: Vec<Name>,
    },
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal.into())
    }
}

/// What was sent, not judged yet.
struct Raw;
/// Judged and found good.
struct Checked;

/// One record's part of a decision on its way to a plan.
struct Draft<'a, S> {
    work: Work<'a>,
    stage: PhantomData<S>,
}

/// What every decision of one command shares.
struct Frame<'a> {
    model: &'a Model,
    rules: &'a RuleBook,
    facts: &'a Facts<'a>,
    viewer: &'a Viewer,
}

/// Decides a command. `facts` must know, or be told when asked, the record it is about.
///
/// # Errors
/// See [`Stop`]; questions come before refusals, because a refusal for lack of knowledge would be wrong.
pub fn plan(cx: &mut Cx<'_>, model: &Model, rules: &RuleBook, viewer: &Viewer, facts: &Facts<'_>, command: &Command) -> Result<Plan, Stop> {
    facts.clear_staged();
    let frame = Frame { model, rules, facts, viewer };
    let mut plan = Plan { command: command.id, writes: Vec::new(), outbox: Vec::new(), wish: None };
    let policed = !matches!(cx.actor, Actor::System(_));
    let done = one(cx, &frame, command, policed, 0, &mut plan);
    facts.clear_staged();
    let questions = facts.take_questions();
    if !questions.is_empty() {
        return Err(Stop::Ask(questions));
    }
    done?;
    plan.wish = Some(command.digest(&viewer.actor));
    Ok(plan)
}

fn one(cx: &mut Cx<'_>, frame: &Frame<'_>, command: &Command, policed: bool, depth: usize, plan: &mut Plan) -> Result<(), Stop> {
    let follow = Draft::<Raw>::open(cx, frame, command, policed)?.check()?.write(plan);
    if plan.writes.len() > MAX_RECORDS {
        return Err(Refusal::new(Code::TooMany).with("max", MAX_RECORDS).with("what", "records").into());
    }
    if depth >= MAX_DEPTH {
        return Ok(());
    }
    for next in follow {
        // A consequence is decided by the rule that asked for it; the person it happens under need not hold the
        // permission, but every guard and check still applies.
        let actor = std::mem::replace(&mut cx.actor, next.actor.clone());
        let (writes, outbox, staged) = (plan.writes.len(), plan.outbox.len(), frame.facts.staged());
        let done = one(cx, frame, &next.command, false, depth + 1, plan);
        cx.actor = actor;
        match done {
            Err(Stop::Refused(_)) if !next.required => {
                plan.writes.truncate(writes);
                plan.outbox.truncate(outbox);
                frame.facts.restore_staged(staged);
            }
            other => other?,
        }
    }
    Ok(())
}

impl<'a> Draft<'a, Raw> {
    /// Finds the type and the record, and whether the actor may know of them.
    fn open(cx: &'a mut Cx<'_>, frame: &Frame<'a>, command: &'a Command, policed: bool) -> Result<Self, Stop> {
        let def = frame.model.get(&command.type_name);
        let def = def.ok_or_else(|| Refusal::new(Code::UnknownType).with("value", &command.type_name))?;
        let before = match command.record {
            None => None,
            Some(id) => {
                let known = frame.facts.record(id).filter(|r| r.type_name == def.name);
                Some(known.ok_or_else(|| Refusal::new(Code::NotVisible))?)
            }
        };
        let at = command.occurred_at.unwrap_or(cx.now);
        let record = before.as_deref().cloned().unwrap_or_else(|| blank(def, cx.ids.id(cx.now), &cx.actor, at));
        let work = Work {
            ids: &mut *cx.ids,
            now: cx.now,
            at,
            actor: cx.actor.clone(),
            channel: cx.channel,
            model: frame.model,
            def,
            rules: frame.rules,
            viewer: frame.viewer,
            facts: frame.facts,
            command,
            before,
            record,
            taken: None,
            reason: command.reason.as_deref().map(str::trim).filter(|r| !r.is_empty()).map(|r| characters::unified(r).into_owned()),
            message: None,
            attachments: Vec::new(),
            links: Vec::new(),
            watch: Vec::new(),
            timers: Vec::new(),
            notes: BTreeMap::new(),
            refusals: Refusals::default(),
            outbox: Vec::new(),
            follow: Vec::new(),
            kind: None,
            warned: Vec::new(),
            policed,
        };
        if policed {
            let visible = work.before().is_none_or(|b| access::eyes(&work).sees(b));
            if !visible {
                return Err(Refusal::new(Code::NotVisible).into());
            }
            if work.creating() && !access::may(&work, &Verb::Create) {
                return Err(Refusal::new(Code::Forbidden).with("verb", "create").into());
            }
        }
        Ok(Self { work, stage: PhantomData })
    }

    /// Judges everything, and refuses everything that is wrong at once.
    fn check(self) -> Result<Draft<'a, Checked>, Stop> {
        let mut work = self.work;
        stale(&work)?;
        let practice = work.rules.of(&work.def.name);
        let action = &work.command.action;
        moment(&mut work);
        ended(&mut work);
        lifecycle::choose(&mut work);
        if action.move_name.is_some() && work.taken.is_none() {
            return settled(work);
        }
        decode::decode(&mut work);
        if work.creating() {
            decode::defaults(&mut work);
            practice.defaults(&mut work);
        }
        parts::decode(&mut work);
        links::decode(&mut work);
        if let Some(taken) = work.taken {
            lifecycle::enter(&mut work, taken);
        }
        if let Some(name) = &action.timer {
            if work.policed {
                work.refuse(Refusal::new(Code::Forbidden).with("verb", "set off a timer of"));
            } else {
                if !duties::fire(name, &mut work) {
                    practice.timer(name, &mut work);
                }
            }
        }
        if let Some(target) = action.merge_into {
            merge(&mut work, target);
        }
        practice.compute(&mut work);
        check::check(&mut work);
        lifecycle::needs(&mut work);
        duties::check(&mut work);
        practice.check(&mut work);
        if action.erase {
            erase(&mut work);
        }
        if work.policed && work.creating() && !access::eyes(&work).can(work.def, &Verb::Create, &work.record) {
            work.refuse(Refusal::new(Code::Forbidden).with("verb", "create"));
        }
        let questions = work.facts.take_questions();
        if !questions.is_empty() {
            return Err(Stop::Ask(questions));
        }
        if !work.refused() && !action.erase {
            drive::drive(&mut work);
            duties::set(&mut work);
            practice.consequences(&mut work);
        }
        settled(work)
    }
}

/// A draft against which nothing is said.
fn settled(work: Work<'_>) -> Result<Draft<'_, Checked>, Stop> {
    if work.refused() { Err(Stop::Refused(work.refusals)) } else { Ok(Draft { work, stage: PhantomData }) }
}

impl Draft<'_, Checked> {
    /// Adds the draft to the plan, and hands out what follows from it. Nothing is written when nothing changed.
    fn write(self, plan: &mut Plan) -> Vec<FollowUp> {
        let mut work = self.work;
        let mut payload = if work.command.action.erase { restated(&work) } else { work.payload() };
        // A timer that did something is over unless its rule set it anew, or it would come due for ever.
        if let Some(name) = work.command.action.timer.as_deref()
            && payload != Payload::default()
            && !payload.timers.iter().any(|t| t.name == *name)
        {
            payload.timers.push(crate::TimerChange { name: name.to_owned(), due: None });
        }
        if payload != Payload::default() || work.creating() {
            let imported = false;
            let header = Header {
                id: work.ids.id(work.now),
                recorded_at: work.now,
                occurred_at: work.at,
                actor: work.actor.clone(),
                cause: Cause { command: plan.command, channel: work.channel, imported },
                record_type: work.def.name.clone(),
                record: work.record.id,
                version: work.before().map_or(0, |b| b.version) + 1,
                kind: work.kind.unwrap_or_else(|| kind(&work, &payload)),
            };
            let prefix = work.creating().then(|| work.def.prefix.as_deref().map(Name::from)).flatten();
            let after = Arc::new(fold(work.def, work.before.as_deref().cloned(), &header, &payload));
            debug_assert_eq!(after.fields, work.record.fields, "an entry folds to what was decided");
            work.facts.stage(after.clone());
            plan.writes.push(Write { header, payload, salt: work.ids.salt(), after, number_prefix: prefix });
        }
        plan.outbox.append(&mut work.outbox);
        work.follow
    }
}

/// A record before its first entry.
pub(crate) fn blank(def: &TypeDef, id: Id, actor: &Actor, at: Timestamp) -> Record {
    Record {
        id,
        type_name: def.name.clone(),
        number: None,
        version: 0,
        state: def.lifecycle.as_ref().map(|l| l.initial.clone()),
        created_at: at,
        created_by: actor.clone(),
        updated_at: at,
        updated_by: actor.clone(),
        fields: BTreeMap::new(),
        clocks: Vec::new(),
        watchers: BTreeSet::new(),
    }
}

/// A change based on an older version is refused with what changed since, never merged silently. What only added (a
/// message, a file, a warning) is in nobody's way.
fn stale(work: &Work<'_>) -> Result<(), Stop> {
    let action = &work.command.action;
    let changes = !action.set.is_empty() || action.move_name.is_some() || action.merge_into.is_some() || action.erase;
    let (Some(before), Some(expected)) = (work.before(), work.command.expected_version) else { return Ok(()) };
    if !changes || expected == before.version {
        return Ok(());
    }
    if expected > before.version {
        return Err(Stop::Stale { current: Box::new(before.clone()), fields: Vec::new() });
    }
    let Some(changed) = work.facts.changes(before.id, expected) else { return Err(Stop::Ask(work.facts.take_questions())) };
    let theirs = |n: &&Name| **n == *"state" || work.def.field(n).is_some_and(|f| !f.computed);
    let fields: Vec<Name> = changed.iter().filter(theirs).cloned().collect();
    if fields.is_empty() { Ok(()) } else { Err(Stop::Stale { current: Box::new(before.clone()), fields }) }
}

/// The instant and the reason of the command.
fn moment(work: &mut Work<'_>) {
    if work.at > work.now.plus_seconds(check::TOLERANCE_SECONDS) {
        work.refuse(Refusal::new(Code::InFuture).with("label", "When it happened"));
    }
    if work.policed && work.now.seconds_since(work.at) > FURTHEST_BACK {
        let mend = "record it with the time at which you record it";
        work.refuse(Refusal::new(Code::TooFarBack).with("label", "When it happened").with("limit", "72 hours").with("mend", mend));
    }
    if work.reason().is_some_and(|r| r.chars().count() > MAX_REASON) {
        work.refuse(Refusal::new(Code::TooLong).with("label", "The reason").with("max", MAX_REASON));
    }
    if work.reason().is_some_and(characters::holds_controls) {
        work.refuse(unwritten("The reason"));
    }
}

/// A text of a person holds what people do not write.
pub(crate) fn unwritten(label: &str) -> Refusal {
    Refusal::new(Code::WrongShape).with("label", label).with("expected", "a text without control characters")
}

/// An ended record takes comments and links. A correction needs the right to correct, and a reason.
fn ended(work: &mut Work<'_>) {
    let Some(before) = work.before() else { return };
    let Some(state) = before.state.as_deref().and_then(|s| work.def.state(s)).filter(|s| s.terminal) else { return };
    let action = &work.command.action;
    let touches = !action.set.is_empty() || action.move_name.is_some() || action.merge_into.is_some() || !action.detach.is_empty();
    if !touches {
        return;
    }
    if action.move_name.is_none() && action.merge_into.is_none() && access::may(work, &Verb::Correct) {
        work.require_reason("a correction", 10);
        return work.note("correction", true);
    }
    let number = before.number.clone().unwrap_or_else(|| work.def.title.clone());
    work.refuse(Refusal::new(Code::Terminal).with("number", number).with("state", state.label.to_lowercase()));
}

fn merge(work: &mut Work<'_>, target: Id) {
    if work.creating() || !access::may(work, &Verb::Update) {
        return work.refuse(Refusal::new(Code::Forbidden).with("verb", "merge"));
    }
    if target == work.record.id {
        return work.refuse(Refusal::new(Code::SelfLink));
    }
    let found = work.facts.record(target).filter(|r| r.type_name == work.def.name && access::sees(work, r));
    let Some(found) = found else { return work.refuse(Refusal::new(Code::NotVisible)) };
    let state = found.state.as_deref().and_then(|s| work.def.state(s));
    if let Some(state) = state.filter(|s| s.terminal) {
        let number = found.number.clone().unwrap_or_default();
        return work.refuse(Refusal::new(Code::Terminal).with("number", number).with("state", state.label.to_lowercase()));
    }
    work.rules.of(&work.def.name).merge(work, &found);
}

/// Empties every personal field, and asks for the ground.
fn erase(work: &mut Work<'_>) {
    if !access::may(work, &Verb::Erase) {
        return work.refuse(Refusal::new(Code::Forbidden).with("verb", "erase personal data of"));
    }
    work.require_reason("an erasure", 10);
    let personal: Vec<Name> = work.def.fields.iter().filter(|f| f.personal).map(|f| f.name.clone()).collect();
    for name in &personal {
        work.clear(name);
    }
    work.note("erased", personal.iter().map(|n| n.to_string()).collect::<Vec<_>>());
    work.entry_kind(Kind::Erased);
}

/// Everything that remains, said again: the payloads of earlier entries go, and the record folds from this one.
fn restated(work: &Work<'_>) -> Payload {
    let record = &work.record;
    Payload {
        number: record.number.clone(),
        set: record.fields.iter().map(|(n, v)| (n.clone(), v.to_json())).collect(),
        state: record.state.clone(),
        clocks: record.clocks.clone(),
        watch: record.watchers.iter().map(|p| crate::WatchChange { person: *p, on: true }).collect(),
        reason: work.reason.clone(),
        notes: work.notes.clone(),
        ..Payload::default()
    }
}

/// What an entry says, by the weightiest of its parts.
fn kind(work: &Work<'_>, payload: &Payload) -> Kind {
    kind_of(work.creating(), payload, !work.command.action.set.is_empty())
}

/// The same, knowing whether fields were given, or only computed along the way.
pub(crate) fn kind_of(creating: bool, payload: &Payload, given: bool) -> Kind {
    if creating {
        Kind::Created
    } else if payload.state.is_some() {
        Kind::Moved
    } else if payload.message.is_some() && (!given || payload.set.is_empty()) {
        Kind::Commented
    } else if !payload.set.is_empty() {
        Kind::Changed
    } else if !payload.attachments.is_empty() {
        Kind::Attached
    } else if !payload.links.is_empty() {
        Kind::Linked
    } else if !payload.watch.is_empty() {
        Kind::Watched
    } else {
        Kind::Clocked
    }
}

/// Which moves a record offers its viewer now, each with everything that is not met yet. Automatic moves are left out.
///
/// # Errors
/// What must be looked up first.
pub fn allowed_moves(
    cx: &mut Cx<'_>,
    model: &Model,
    rules: &RuleBook,
    viewer: &Viewer,
    facts: &Facts<'_>,
    record: &Arc<Record>,
) -> Result<Vec<crate::AllowedMove>, Vec<crate::Question>> {
    let Some(def) = model.get(&record.type_name) else { return Ok(Vec::new()) };
    let frame = Frame { model, rules, facts, viewer };
    facts.stage(record.clone());
    let mut command = Command {
        id: record.id,
        type_name: def.name.clone(),
        record: Some(record.id),
        expected_version: None,
        action: crate::Action::default(),
        reason: None,
        occurred_at: None,
    };
    let mut out = Vec::new();
    let moves = def.lifecycle.as_ref().map_or(&[][..], |l| &l.moves);
    for m in moves.iter().filter(|m| !m.automatic && record.state.as_ref().is_some_and(|s| m.from.contains(s))) {
        command.action.move_name = Some(m.name.clone());
        let policed = !matches!(cx.actor, Actor::System(_));
        let Ok(draft) = Draft::<Raw>::open(cx, &frame, &command, policed) else { continue };
        let mut work = draft.work;
        if !lifecycle::may_take(&work, m) {
            continue;
        }
        lifecycle::choose(&mut work);
        lifecycle::enter(&mut work, m);
        rules.of(&def.name).compute(&mut work);
        check::check(&mut work);
        lifecycle::needs(&mut work);
        let asks: Vec<Name> = def.fields.iter().filter(|f| decode::asks_for(&work, m, f)).map(|f| f.name.clone()).collect();
        // What the dialog asks for is not in the way; what it does not ask for is.
        let mut unmet = work.refusals;
        unmet.0.retain(|r| r.code != Code::ReasonNeeded && r.field.as_ref().is_none_or(|f| !asks.contains(f)));
        out.push(crate::AllowedMove { name: m.name.clone(), unmet, asks });
    }
    facts.clear_staged();
    let questions = facts.take_questions();
    if questions.is_empty() { Ok(out) } else { Err(questions) }
}

//! What a decision means for the clocks of a record. The type says which fields start and stop a clock and by which choice
//! its target is found; agreements say what was promised. From the difference between before and after follow start,
//! stop, pause, resume, change of target and reopening.

use crate::{ClockState, Facts, Promise, Record, Reopen, RuleBook, SlaClock, TimerChange, Work};
use journal::Actor;
use kernel::{IdSource, Name, Refusal, Timestamp};
use schema::{ClockDef, Phase, TypeDef};

/// Prefix of the timers that warn; what follows is the kind of clock.
pub const WARN: &str = "warn:";
/// The field whose choice says why a record is open again.
const REOPEN_REASON: &str = "reopen_reason";

/// Drives the clocks of a live decision, and sets the timers that warn.
pub(crate) fn drive(work: &mut Work<'_>) {
    if work.def.clocks.is_empty() {
        return;
    }
    let before = work.before.clone();
    let mut hands = Hands {
        ids: &mut *work.ids,
        def: work.def,
        rules: work.rules,
        facts: work.facts,
        before: before.as_deref(),
        actor: &work.actor,
        at: work.at,
        told_later: false,
        trouble: Vec::new(),
    };
    hands.follow(&mut work.record);
    let trouble = std::mem::take(&mut hands.trouble);
    for refusal in trouble {
        work.refuse(refusal);
    }
    let fired = work.command.action.timer.as_deref().and_then(|t| t.strip_prefix(WARN));
    if let Some(kind) = fired {
        warn(work, kind);
    }
    let known = work.before().map_or(&[][..], |b| &b.clocks);
    let changed: Vec<Name> = work.record.clocks.iter().filter(|c| !known.contains(c)).map(|c| c.kind.clone()).collect();
    for timer in timers(work.rules, work.facts, &work.record) {
        let kind = &timer.name[WARN.len()..];
        if fired == Some(kind) || changed.iter().any(|k| *k == *kind) {
            work.timers.retain(|t| t.name != timer.name);
            work.timers.push(timer);
        }
    }
}

/// Drives the clocks over one event of an imported history; gives the clocks that changed.
#[allow(clippy::too_many_arguments)]
pub(crate) fn follow(
    ids: &mut dyn IdSource,
    def: &TypeDef,
    rules: &RuleBook,
    facts: &Facts<'_>,
    before: Option<&Record>,
    after: &mut Record,
    actor: &Actor,
    at: Timestamp,
) -> Vec<SlaClock> {
    let mut hands = Hands { ids, def, rules, facts, before, actor, at, told_later: true, trouble: Vec::new() };
    hands.follow(after);
    let known = before.map_or(&[][..], |b| &b.clocks);
    after.clocks.iter().filter(|c| !known.contains(c)).cloned().collect()
}

/// Looks at every open clock at `now`: what was missed is missed, and what should have been warned of counts as warned.
pub(crate) fn settle(rules: &RuleBook, facts: &Facts<'_>, record: &mut Record, now: Timestamp) {
    let snapshot = record.clone();
    for clock in record.clocks.iter_mut().filter(|c| c.is_open()) {
        let Some(promise) = rules.agreements().kept(facts, &snapshot, clock) else { continue };
        clock.evaluate(&promise.hours, now);
        if let Some(level) = clock.warning_due(&promise.hours, rules.agreements().warnings(), now) {
            clock.announce(level);
        }
    }
}

/// The warning timers a record should have: set for running clocks, cleared for all others.
pub(crate) fn timers(rules: &RuleBook, facts: &Facts<'_>, record: &Record) -> Vec<TimerChange> {
    let mut out: Vec<TimerChange> = Vec::new();
    // Newest first: of several clocks of one kind only the newest can run.
    for clock in record.clocks.iter().rev() {
        let name = format!("{WARN}{}", clock.kind);
        if out.iter().any(|t| t.name == name) {
            continue;
        }
        let next = (clock.state == ClockState::Running)
            .then(|| rules.agreements().kept(facts, record, clock))
            .flatten()
            .and_then(|promise| clock.next_warning(&promise.hours, rules.agreements().warnings()));
        out.push(TimerChange { name, due: next.map(|(_, at)| at) });
    }
    out
}

/// A warning timer came due. Harmless when stale: what counts is the clock.
fn warn(work: &mut Work<'_>, kind: &str) {
    let Some(index) = work.record.clocks.iter().rposition(|c| c.kind == *kind && c.state == ClockState::Running) else { return };
    let Some(promise) = work.rules.agreements().kept(work.facts, &work.record, &work.record.clocks[index]) else { return };
    let clock = &mut work.record.clocks[index];
    // A calendar that changed since moves what is still to come.
    clock.reschedule(&promise.hours, promise.target.calendar_version);
    clock.evaluate(&promise.hours, work.now);
    if let Some(level) = clock.warning_due(&promise.hours, work.rules.agreements().warnings(), work.now) {
        clock.announce(level);
        work.warned.push((Name::from(kind), level));
    }
}

struct Hands<'a> {
    ids: &'a mut dyn IdSource,
    def: &'a TypeDef,
    rules: &'a RuleBook,
    facts: &'a Facts<'a>,
    before: Option<&'a Record>,
    actor: &'a Actor,
    at: Timestamp,
    /// History of another system: it may tell only later what was earlier.
    told_later: bool,
    trouble: Vec<Refusal>,
}

impl Hands<'_> {
    fn follow(&mut self, record: &mut Record) {
        let def = self.def;
        for clock in &def.clocks {
            if record.instant(&clock.start).is_none() {
                continue;
            }
            let newest = record.clocks.iter().rposition(|c| c.kind == clock.kind && c.state != ClockState::Superseded);
            match newest {
                None => self.start(clock, record),
                Some(index) if record.clocks[index].is_open() => self.go_on(clock, record, index),
                Some(index) if record.clocks[index].state == ClockState::Stopped => self.reopen(clock, record, index),
                Some(_) => {}
            }
        }
    }

    fn promise(&self, clock: &ClockDef, record: &Record, at: Timestamp) -> Option<Promise> {
        self.rules.agreements().promise(self.facts, self.def, record, clock, at)
    }
    fn phase(&self, record: &Record) -> Option<Phase> {
        record.state.as_deref().and_then(|s| self.def.state(s)).map(|s| s.phase)
    }
    fn note<T>(&mut self, result: Result<T, Refusal>) -> Option<T> {
        result.map_err(|refusal| self.trouble.push(refusal)).ok()
    }

    fn start(&mut self, clock: &ClockDef, record: &mut Record) {
        let Some(started_at) = record.instant(&clock.start) else { return };
        let over = self.phase(record).is_some_and(|p| p == Phase::Cancelled || !p.is_active() && record.get(&clock.stop).is_none());
        if over || record.get(&clock.by).is_none() {
            return;
        }
        let Some(promise) = self.promise(clock, record, started_at) else { return };
        let id = self.ids.id(self.at);
        record.clocks.push(SlaClock::start(id, clock.kind.clone(), &promise.target, started_at, &promise.hours));
        let index = record.clocks.len() - 1;
        self.steer(clock, record, index, &promise);
    }

    fn go_on(&mut self, clock: &ClockDef, record: &mut Record, index: usize) {
        let Some(kept) = self.rules.agreements().kept(self.facts, record, &record.clocks[index]) else { return };
        let told = record.instant(&clock.stop).unwrap_or(self.at);
        if self.told_later && record.clocks[index].missed_at.is_some() && !record.clocks[index].is_past(&kept.hours, told) {
            // It looked missed until the history said what had been done in time.
            record.clocks[index].missed_at = None;
            record.clocks[index].decided_at = None;
        }
        let restarted =
            self.changed(record, &clock.start) && record.instant(&clock.start).is_some_and(|s| s > record.clocks[index].started_at);
        if restarted {
            let at = record.instant(&clock.start).unwrap_or(self.at);
            let stopped = record.clocks[index].stop(&kept.hours, at);
            self.note(stopped);
            return self.start(clock, record);
        }
        if self.phase(record) != Some(Phase::Cancelled) && record.get(&clock.stop).is_none() && self.target_may_differ(clock, record) {
            return self.retarget(clock, record, index, &kept);
        }
        self.steer(clock, record, index, &kept);
    }

    /// Whether anything changed that selects the target.
    fn target_may_differ(&self, clock: &ClockDef, record: &Record) -> bool {
        let spine = &self.def.spine;
        let by = std::iter::once(&clock.by).chain(&spine.service).chain(&spine.customer);
        by.into_iter().any(|field| self.changed(record, field))
    }

    fn retarget(&mut self, clock: &ClockDef, record: &mut Record, index: usize, kept: &Promise) {
        let old = record.clocks[index].clone();
        let Some(promise) = self.promise(clock, record, self.at) else {
            // Nothing is promised any more: the clock ends without outcome.
            let ended = record.clocks[index].cancel(&kept.hours, self.at);
            self.note(ended);
            return;
        };
        let t = &promise.target;
        let same = (old.sla, &old.target, old.calendar, old.target_seconds) == (t.sla, &t.target, t.calendar, t.target_seconds);
        if same {
            return self.steer(clock, record, index, kept);
        }
        let id = self.ids.id(self.at);
        let both = old.retarget(id, promise.retarget, t, &kept.hours, &promise.hours, self.at);
        let Some(both) = self.note(both) else { return };
        record.clocks[index] = both.old;
        record.clocks.push(both.new);
        let index = record.clocks.len() - 1;
        self.steer(clock, record, index, &promise);
    }

    /// Stops, cancels, pauses or resumes an open clock, as the record stands.
    fn steer(&mut self, def: &ClockDef, record: &mut Record, index: usize, promise: &Promise) {
        let phase = self.phase(record);
        let stop = record.instant(&def.stop);
        let reason = def.pause_reason.as_ref().and_then(|f| record.choice(f)).cloned();
        let pausing = reason.filter(|r| phase == Some(Phase::Waiting) && promise.pausing.contains(r));
        let clock = &mut record.clocks[index];
        let started_at = clock.started_at;
        let hours = &*promise.hours;
        let done = if phase == Some(Phase::Cancelled) {
            clock.cancel(hours, self.at.max(started_at))
        } else if let Some(stop) = stop {
            clock.stop(hours, stop.max(started_at))
        } else if let (Some(reason), ClockState::Running) = (&pausing, clock.state) {
            clock.pause(hours, reason.clone(), self.actor.clone(), self.at)
        } else if pausing.is_none() && clock.state == ClockState::Paused {
            clock.resume(hours, self.at)
        } else {
            clock.evaluate(hours, self.at);
            Ok(())
        };
        self.note(done);
    }

    fn reopen(&mut self, clock: &ClockDef, record: &mut Record, index: usize) {
        let active = self.phase(record).is_some_and(Phase::is_active);
        if record.get(&clock.stop).is_some() || !active || record.clocks[index].superseded_by.is_some() {
            return;
        }
        let Some(kept) = self.rules.agreements().kept(self.facts, record, &record.clocks[index]) else { return };
        let recurred = record.choice(REOPEN_REASON).is_some_and(|r| *r == *"recurred");
        let how = if recurred { Reopen::Recurred } else { Reopen::NotResolved };
        let done = record.clocks[index].reopen(&kept.hours, how, self.actor.clone(), self.at);
        if self.note(done).is_some() && self.target_may_differ(clock, record) {
            self.retarget(clock, record, index, &kept);
        }
    }

    fn changed(&self, record: &Record, field: &str) -> bool {
        self.before.is_some_and(|b| b.get(field) != record.get(field))
    }
}

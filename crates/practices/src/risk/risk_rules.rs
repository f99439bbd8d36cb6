//! Risks: what follows from their scores, who may accept them, and when they are looked at again.

use super::ground;
use super::score::{self, Authority, LONGEST_ACCEPTANCE_MONTHS};
use crate::handles::risk::{Level, f, state, step};
use engine::{Action, Facts, Practice, Record, Work};
use kernel::{Date, Id, Timestamp};
use schema::{ChoiceEnum, Value};
use serde_json::json;

/// Rules of risks.
#[derive(Clone, Copy, Debug, Default)]
pub struct RiskRules;

const GUARDS: &ground::Guards = &[
    ("acceptable_by_authority", acceptable_by_authority),
    ("actions_planned", ground::actions_planned),
    ("actions_finished", ground::actions_finished),
    ("authority", authority),
    ("acceptance_period", acceptance_period),
];
const REVIEW: &str = "review";
const ACCEPTANCE_ENDS: &str = "acceptance_ends";

impl Practice for RiskRules {
    fn defaults(&self, work: &mut Work<'_>) {
        if let Some(person) = work.actor().person() {
            work.set_if_empty(f::OWNER.as_str(), Value::Reference(person));
        }
    }
    fn compute(&self, work: &mut Work<'_>) {
        scores(work);
        assessed(work);
        acceptable(work);
        next_review(work);
        if work.taken() == Some(step::CLOSE) {
            let today = ground::today(work);
            work.set_if_empty(f::EFFECTIVENESS_REVIEWED_ON.as_str(), Value::Date(today));
        }
    }
    fn guards(&self) -> Vec<&'static str> {
        ground::names(GUARDS)
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        ground::judge(GUARDS, name, work);
    }
    fn check(&self, work: &mut Work<'_>) {
        let record = work.record();
        if matches!((f::SCORE.get(record), f::RESIDUAL_SCORE.get(record)), (Some(now), Some(left)) if left > now)
            && !f::RESIDUAL_REASON.is_set(record)
        {
            let words = "The treatment would leave more risk than there is without it: say why, or correct the numbers.";
            work.refuse_guard(f::RESIDUAL_REASON.as_str(), words);
        }
        if work.given(f::ACCEPTABLE.as_str()) && work.changed(f::ACCEPTABLE.as_str()) && work.taken() != Some(step::ASSESS) {
            acceptable_by_authority(work);
        }
        if let (Some(level), Some(from)) = (level_now(work.record()), f::LAST_ASSESSED_ON.get(work.record())) {
            ground::review_at_most(work, score::review_months(level), from);
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        timers(work);
        tell(work);
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        due_times(facts, record).into_iter().filter(|(_, at)| *at > since).map(|(name, at)| (name.to_owned(), at)).collect()
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        let Some((_, at)) = due_times(work.facts(), work.record()).into_iter().find(|(known, _)| *known == name) else { return };
        if at > work.now() {
            return work.timer(name, at);
        }
        let called = ground::called(work);
        let owner = f::OWNER.get(work.record());
        if name == ACCEPTANCE_ENDS {
            work.take_move(step::REASSESS);
            work.because("The acceptance has ended.");
            ground::tell(work, name, owner, &format!("The acceptance of {called} has ended: assess it again"), "");
        } else {
            work.note("reminder", name);
            ground::tell(work, name, owner, &format!("{called} is due for review"), "");
        }
    }
}

/// The level that counts now: what the treatment leaves once it was done, else what there is without it.
fn level_now(record: &Record) -> Option<Level> {
    let treated = matches!(record.state.as_deref(), Some(state::MONITORED | state::CLOSED));
    let residual = f::RESIDUAL_SCORE.get(record).filter(|_| treated);
    residual.or_else(|| f::SCORE.get(record)).and_then(score::level)
}

/// Scores and levels follow from likelihood and impact.
fn scores(work: &mut Work<'_>) {
    let record = work.record();
    let pairs = [
        (f::LIKELIHOOD.get(record), f::IMPACT.get(record), f::SCORE.as_str(), f::LEVEL.as_str()),
        (f::RESIDUAL_LIKELIHOOD.get(record), f::RESIDUAL_IMPACT.get(record), f::RESIDUAL_SCORE.as_str(), f::RESIDUAL_LEVEL.as_str()),
    ];
    for (likelihood, impact, score_field, level_field) in pairs {
        let found = likelihood.zip(impact).and_then(|(l, i)| score::score(l, i));
        match found.and_then(|s| score::level(s).map(|level| (s, level))) {
            Some((score, level)) => {
                work.set(score_field, Value::Integer(score));
                work.set(level_field, level.value());
            }
            None => {
                work.clear(score_field);
                work.clear(level_field);
            }
        }
    }
}

/// Whoever assesses it, or scores it anew, assesses it today unless they say otherwise.
fn assessed(work: &mut Work<'_>) {
    let scored = work.changed(f::SCORE.as_str()) || work.changed(f::RESIDUAL_SCORE.as_str());
    let moved = matches!(work.taken(), Some(step::ASSESS | step::REASSESS));
    if work.by_person() && (moved || scored && !work.creating()) && !work.given(f::LAST_ASSESSED_ON.as_str()) {
        let today = ground::today(work);
        work.set(f::LAST_ASSESSED_ON.as_str(), Value::Date(today));
    }
    if work.changed(f::LAST_ASSESSED_ON.as_str()) {
        work.clear(f::REVIEW_CAUSE.as_str());
    }
}

/// Unless somebody says so with authority, only what is low is acceptable.
fn acceptable(work: &mut Work<'_>) {
    let touched = work.changed(f::SCORE.as_str())
        || work.changed(f::RESIDUAL_SCORE.as_str())
        || work.entering(state::MONITORED)
        || work.taken() == Some(step::ASSESS) && !f::ACCEPTABLE.is_set(work.record())
        || work.taken() == Some(step::REASSESS);
    if touched
        && !work.given(f::ACCEPTABLE.as_str())
        && let Some(level) = level_now(work.record())
    {
        work.set(f::ACCEPTABLE.as_str(), Value::Boolean(level == Level::Low));
    }
}

/// The next review is due by the level, and no later than the acceptance ends.
fn next_review(work: &mut Work<'_>) {
    let (Some(level), Some(from)) = (level_now(work.record()), f::LAST_ASSESSED_ON.get(work.record())) else { return };
    let touched = ["last_assessed_on", "score", "residual_score"].iter().any(|field| work.changed(field))
        || work.entering(state::MONITORED)
        || work.entering(state::ACCEPTED);
    if !touched || work.given(f::NEXT_REVIEW_ON.as_str()) {
        return;
    }
    let mut next = ground::months_after(from, score::review_months(level));
    if work.record().state.as_deref() == Some(state::ACCEPTED)
        && let Some(until) = f::ACCEPTED_UNTIL.get(work.record())
    {
        next = next.min(until);
    }
    work.set(f::NEXT_REVIEW_ON.as_str(), Value::Date(next));
}

/// The authority whoever acts has over this risk. An automation has none.
fn authority_of(work: &Work<'_>) -> Option<Authority> {
    let me = work.actor().person()?;
    let viewer = work.viewer();
    let record = work.record();
    let mut services = ground::several(record, f::SERVICES.as_str());
    services.extend(f::SERVICE.get(record));
    let owns_service = services.into_iter().any(|s| ground::service_owner(work, Some(s)) == Some(me));
    // Who becomes the owner with this very decision was given no authority before.
    let owns = work.before().is_none_or(|b| f::OWNER.get(b) == Some(me)) && f::OWNER.get(record) == Some(me);
    if viewer.has_role("top_management") {
        Some(Authority::TopManagement)
    } else if viewer.has_role("sms_owner") {
        Some(Authority::SmsOwner)
    } else if viewer.has_role("process_owner") || owns_service {
        Some(Authority::ProcessOrServiceOwner)
    } else {
        owns.then_some(Authority::Owner)
    }
}

fn suffices(work: &Work<'_>, level: Level) -> bool {
    authority_of(work).is_some_and(|a| a.suffices(level))
}

/// Accepting takes the authority that the level calls for.
fn authority(work: &mut Work<'_>) {
    // Lowering the numbers with the very decision lowers nobody's authority that it takes.
    let before = work.before().and_then(|b| f::SCORE.get(b));
    let Some(level) = f::SCORE.get(work.record()).max(before).and_then(score::level) else {
        return work.refuse_guard(f::LIKELIHOOD.as_str(), "A risk is accepted when it is assessed: likelihood and impact are needed.");
    };
    if !suffices(work, level) {
        let words = format!("A {} risk is accepted by {}.", level.as_str().replace('_', " "), Authority::for_level(level).words());
        ground::segregate(work, f::ACCEPTED_BY.as_str(), &words);
    }
}

/// Calling a risk acceptable takes the same authority as accepting it.
fn acceptable_by_authority(work: &mut Work<'_>) {
    let said = work.given(f::ACCEPTABLE.as_str()) && f::ACCEPTABLE.get(work.record()) == Some(true);
    let Some(level) = level_now(work.record()).filter(|_| said) else { return };
    if !suffices(work, level) {
        let words =
            format!("That a {} risk is acceptable is said by {}.", level.as_str().replace('_', " "), Authority::for_level(level).words());
        ground::segregate(work, f::ACCEPTABLE.as_str(), &words);
    }
}

/// An acceptance lies ahead, by twelve months at most.
fn acceptance_period(work: &mut Work<'_>) {
    let Some(until) = f::ACCEPTED_UNTIL.get(work.record()) else { return };
    let today = ground::today(work);
    if until <= today || until > ground::months_after(today, LONGEST_ACCEPTANCE_MONTHS) {
        work.refuse_guard(f::ACCEPTED_UNTIL.as_str(), "A risk is accepted for twelve months at most, until a day that lies ahead.");
    }
}

fn due_times(facts: &Facts<'_>, record: &Record) -> Vec<(&'static str, Timestamp)> {
    let ended = record.state.as_deref() == Some(state::CLOSED);
    let at = |name, date: Date| (name, ground::start_of(facts, date));
    let review = f::NEXT_REVIEW_ON.get(record).filter(|_| !ended).map(|date| at(REVIEW, date));
    let accepted = record.state.as_deref() == Some(state::ACCEPTED);
    let until = f::ACCEPTED_UNTIL.get(record).filter(|_| accepted).map(|date| at(ACCEPTANCE_ENDS, ground::days_after(date, 1)));
    review.into_iter().chain(until).collect()
}

fn timers(work: &mut Work<'_>) {
    if !(work.changed(f::NEXT_REVIEW_ON.as_str()) || work.before().is_none_or(|b| b.state != work.record().state)) {
        return;
    }
    let due = due_times(work.facts(), work.record());
    for name in [REVIEW, ACCEPTANCE_ENDS] {
        match due.iter().find(|(known, _)| *known == name) {
            Some((_, at)) if *at > work.now() => work.timer(name, *at),
            _ if !work.creating() => work.clear_timer(name),
            _ => {}
        }
    }
}

fn tell(work: &mut Work<'_>) {
    let called = ground::called(work);
    if work.changed(f::OWNER.as_str())
        && let Some(owner) = f::OWNER.get(work.record())
    {
        ground::tell(work, "assigned", [owner], &format!("{called} is yours"), "");
    }
    if work.entering(state::ASSESSED)
        && let Some(level @ (Level::High | Level::VeryHigh)) = f::SCORE.get(work.record()).and_then(score::level)
    {
        let role = if level == Level::High { "sms_owner" } else { "top_management" };
        let people = ground::holders(work, role);
        let subject = format!("{called} is assessed as {}", level.as_str().replace('_', " "));
        ground::tell(work, "risk_assessed", people, &subject, "It is treated, or accepted by you.");
    }
    if work.entering(state::ACCEPTED) {
        let text = f::ACCEPTANCE_DECISION.get(work.record()).unwrap_or_default().to_owned();
        let owner = f::OWNER.get(work.record());
        let above = ground::holders(work, "sms_owner");
        ground::tell(work, "risk_accepted", owner.into_iter().chain(above), &format!("{called} was accepted"), &text);
    }
}

/// Asks, as a consequence of what happened elsewhere, that a risk be looked at again today.
pub(crate) fn call_for_review(work: &mut Work<'_>, risk: Id, cause: &str) {
    let closed = |r: &Record| r.state.as_deref() == Some(state::CLOSED);
    if work.facts().record(risk).is_none_or(|r| closed(&r)) {
        return;
    }
    let today = ground::today(work);
    let set = ground::values([("next_review_on", json!(today.to_string())), ("review_cause", json!(cause))]);
    ground::follow(work, "risk", ("risk", Some(risk)), Action { set, ..Action::default() }, Some(cause.to_owned()));
}

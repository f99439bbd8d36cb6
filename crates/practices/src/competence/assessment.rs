//! Assessing a competence: a level with evidence, found by somebody else, for as long as its basis lasts.

use super::{is_assessor, manager_of};
use crate::handles::competence::{f, state, step};
use crate::handles::competence_requirement as requirement;
use crate::organisation::{days, people, reminders};
use engine::{Facts, Practice, Record, Work};
use kernel::{Code, Date, Name, Refusal, Timestamp};
use schema::Value;

const EXPIRE: &str = "expire";
const WARN: &str = "warn_expiry";
/// The person and their manager hear of it 60 days before a competence expires, and once more at 14.
const STEPS: reminders::Steps = &[60, 14];

/// Rules of what roles need.
#[derive(Clone, Copy, Debug, Default)]
pub struct CompetenceRequirementRules;

impl Practice for CompetenceRequirementRules {
    fn defaults(&self, work: &mut Work<'_>) {
        if let Some(person) = work.actor().person() {
            work.set_if_empty("owner", Value::Reference(person));
        }
        let today = days::today(work);
        work.set_if_empty("last_reviewed_on", Value::Date(today));
    }
    fn compute(&self, work: &mut Work<'_>) {
        let last = requirement::f::LAST_REVIEWED_ON.get(work.record());
        if let Some(last) = last.filter(|_| work.changed("last_reviewed_on") && !work.given("next_review_on")) {
            let interval = requirement::f::REVIEW_INTERVAL_MONTHS.get(work.record()).unwrap_or(24);
            work.set("next_review_on", Value::Date(days::months_after(last, interval)));
        }
    }
    fn check(&self, work: &mut Work<'_>) {
        if work.changed("last_reviewed_on") && requirement::f::LAST_REVIEWED_ON.get(work.record()).is_some_and(|on| on > days::today(work)) {
            work.refuse(Refusal::new(Code::InFuture).on("last_reviewed_on").with("label", work.label("last_reviewed_on")));
        }
        let active = requirement::f::ACTIVE.get(work.record()) == Some(true);
        if !(active && (work.creating() || work.changed("active"))) {
            return;
        }
        let (Some(role), Some(name)) = (work.record().choice("role"), requirement::f::COMPETENCE_NAME.get(work.record())) else { return };
        let (own, name) = (work.record().id, name.to_lowercase());
        let same = |r: &Record| r.id != own && requirement::f::COMPETENCE_NAME.get(r).is_some_and(|n| n.to_lowercase() == name);
        if work.facts().find(requirement::TYPE, &format!("is:active role:{role}"), 200).iter().any(|r| same(r)) {
            work.refuse_guard("competence_name", "This role needs this competence already.");
        }
    }
}

/// Rules of competences.
#[derive(Clone, Copy, Debug, Default)]
pub struct CompetenceRules;

impl Practice for CompetenceRules {
    fn defaults(&self, work: &mut Work<'_>) {
        let Some(needed) = f::REQUIREMENT.get(work.record()).and_then(|id| work.facts().record(id)) else { return };
        for field in ["competence_name", "required_level"] {
            if let Some(value) = needed.get(field) {
                work.set_if_empty(field, value.clone());
            }
        }
    }
    fn compute(&self, work: &mut Work<'_>) {
        let name = f::PERSON.get(work.record()).and_then(|p| work.facts().record(p)).and_then(|p| p.text("name").map(str::to_owned));
        if let (Some(name), Some(what)) = (name, f::COMPETENCE_NAME.get(work.record())) {
            let title = format!("{name}: {what}");
            work.set("title", Value::Text(title));
        }
    }
    fn guards(&self) -> Vec<&'static str> {
        vec!["below", "enough", "assessor", "lasting"]
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        let (held, needed) = (f::LEVEL_HELD.get(work.record()), f::REQUIRED_LEVEL.get(work.record()).unwrap_or(1));
        match name {
            "below" if held.is_some_and(|held| held >= needed) => {
                work.refuse_guard("level_held", "The level held is the one required: that is no gap.");
            }
            "enough" if held.is_some_and(|held| held < needed) => {
                work.refuse_guard("level_held", &format!("Level {needed} is required: this is a gap."));
            }
            "assessor" => assessor(work),
            "lasting" => lasting(work),
            _ => {}
        }
    }
    fn check(&self, work: &mut Work<'_>) {
        // A level is found by an assessment, with evidence; it is not written down in passing.
        let assessing = matches!(work.taken(), Some(step::HOLD | step::FIND_GAP));
        for field in ["level_held", "basis", "evidence"] {
            let stands = work.before().is_some_and(|b| b.state.as_deref() == Some(state::HELD));
            let level = field == "level_held" && work.by_person();
            if !assessing && work.changed(field) && (stands || level) {
                let label = work.label(field);
                work.refuse_guard(field, &format!("{label} is found by an assessment."));
            }
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        if work.entering(state::HELD) || work.leaving(state::HELD) || work.changed("valid_to") {
            match expires_at(work.facts(), work.record()) {
                Some(at) => work.timer(EXPIRE, at),
                None => work.clear_timer(EXPIRE),
            }
            reminders::set(work, WARN, last_day(work.record()), STEPS);
        }
        if work.entering(state::GAP) || work.entering(state::EXPIRED) {
            let (title, person) = (f::TITLE.get(work.record()).unwrap_or_default().to_owned(), f::PERSON.get(work.record()));
            let manager = manager_of(work, person);
            let subject = if work.entering(state::GAP) { "A competence is missing" } else { "A competence has expired" };
            people::tell(work, "competence_gap", person.into_iter().chain(manager), format!("{subject}: {title}"), String::new());
        }
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        [(EXPIRE, expires_at(facts, record)), (WARN, reminders::next(facts, since, last_day(record), STEPS))]
            .into_iter()
            .filter_map(|(name, at)| Some((name.to_owned(), at?)))
            .collect()
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        match name {
            EXPIRE => match expires_at(work.facts(), work.record()) {
                Some(at) if at > work.now() => work.timer(EXPIRE, at),
                Some(_) if work.take_move(step::EXPIRE) => work.because("What it rests on has expired."),
                _ => {}
            },
            WARN => {
                let last = last_day(work.record());
                let Some(left) = reminders::due(work, WARN, last, STEPS) else { return };
                let (title, person) = (f::TITLE.get(work.record()).unwrap_or_default().to_owned(), f::PERSON.get(work.record()));
                let manager = manager_of(work, person);
                let subject = format!("Expires in {left} days: {title}");
                people::tell(work, "competence_expires", person.into_iter().chain(manager), subject, String::new());
            }
            _ => {}
        }
    }
}

fn last_day(record: &Record) -> Option<Date> {
    (record.state.as_deref() == Some(state::HELD)).then(|| f::VALID_TO.get(record)).flatten()
}

fn expires_at(facts: &Facts<'_>, record: &Record) -> Option<Timestamp> {
    last_day(record).map(|last| days::start_of(facts, days::days_after(last, 1)))
}

/// Somebody else assesses, who may.
fn assessor(work: &mut Work<'_>) {
    let Some(person) = f::PERSON.get(work.record()) else { return };
    if work.actor().person() == Some(person) {
        let words = "Nobody assesses their own competence; their manager or the competence manager does.";
        work.refuse(Refusal::new(Code::SegregationOfDuties).with("reason", words));
    } else if !is_assessor(work, person) {
        work.refuse_guard("", "The person's manager or the competence manager assesses.");
    }
}

/// The basis is one that counts, and what expires says when.
fn lasting(work: &mut Work<'_>) {
    if f::BASIS_EXPIRES.get(work.record()) == Some(true) {
        work.require("valid_to");
    }
    if f::VALID_TO.get(work.record()).is_some_and(|last| last < days::today(work)) {
        work.refuse_guard("valid_to", "It has expired already.");
    }
    let Some(needed) = f::REQUIREMENT.get(work.record()).and_then(|id| work.facts().record(id)) else { return };
    let names = |record: &Record, field: &str| -> Vec<Name> {
        match record.get(field) {
            Some(Value::Choices(names)) => names.clone(),
            _ => Vec::new(),
        }
    };
    let accepted = names(&needed, "basis_accepted");
    let given = names(work.record(), "basis");
    if !given.is_empty() && !accepted.is_empty() && !given.iter().any(|basis| accepted.contains(basis)) {
        work.refuse_guard("basis", "The requirement does not accept this as a basis.");
    }
}

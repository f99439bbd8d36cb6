//! Rules of satisfaction surveys: who may be asked, what the figures are, and what follows from a weak result.

use super::survey::{self, Defect, Member};
use crate::calendar::Calendars;
use crate::handles::satisfaction_survey::{columns::answers as column, f, link, state};
use crate::handles::customer;
use crate::organisation::Settings;
use crate::service::means::{called, date_now, in_order, linked_to, several, tell, write_to};
use engine::{Practice, Work};
use kernel::{Code, Id, Refusal};
use schema::{Row, Value};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Timers of the reminders, and the business days after sending at which they go out.
const REMIND: [(&str, i32); 2] = [("first_reminder", 5), ("second_reminder", 10)];

/// Rules of satisfaction surveys.
#[derive(Debug, Default)]
pub struct SurveyRules {
    /// Compiled calendars.
    pub calendars: Arc<Calendars>,
}

impl Practice for SurveyRules {
    fn compute(&self, work: &mut Work<'_>) {
        for (state, field) in [(state::SENT, "sent_on"), (state::CLOSED, "closed_on"), (state::ANALYSED, "analysed_on")] {
            if work.entering(state) {
                date_now(work, field);
            }
        }
        figures(work);
    }
    fn guards(&self) -> Vec<&'static str> {
        vec!["representative", "opted_in", "answered", "followed_up", "improved"]
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        match name {
            "representative" => representative(work),
            "opted_in" => opted_in(work),
            "answered" if f::RESPONSES.get(work.record()).unwrap_or(0) == 0 => {
                work.refuse_guard("answers", "Enter the answers: there is no score with no responses.");
            }
            "followed_up" if f::WEAK.get(work.record()) == Some(true) => work.require("follow_up"),
            "improved" if linked_to(work, link::IMPROVEMENTS).is_empty() => work.require("no_improvement_reason"),
            _ => {}
        }
    }
    fn check(&self, work: &mut Work<'_>) {
        in_order(work, "sent_on", "closed_on");
        in_order(work, "closed_on", "analysed_on");
        answers(work);
    }
    fn consequences(&self, work: &mut Work<'_>) {
        if work.entering(state::SENT) {
            let now = work.at();
            for (name, days) in REMIND {
                let at = Settings::of(work.facts()).after(&self.calendars, now, days);
                work.timer(name, at);
            }
            ask(work, "survey", "we would like to hear how satisfied you are");
        }
        if work.leaving(state::SENT) {
            REMIND.iter().for_each(|(name, _)| work.clear_timer(name));
        }
        if work.entering(state::CLOSED) && f::WEAK.get(work.record()) == Some(true) {
            let subject = format!("{}: too few answered, plan calls", called(work.record()));
            let text = f::TITLE.get(work.record()).unwrap_or_default().to_owned();
            let owner = f::OWNER.get(work.record());
            tell(work, "weak", owner, &subject, &text);
        }
        if work.entering(state::REPORTED) {
            let result = f::FINDINGS.get(work.record()).unwrap_or_default().to_owned();
            let subject = format!("{}: what you told us", f::TITLE.get(work.record()).unwrap_or_default());
            let to = several(work.record(), "recipients");
            write_to(work, "result", to, &subject, &result);
        }
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        work.clear_timer(name);
        if work.record().state.as_deref() == Some(state::SENT) && REMIND.iter().any(|(known, _)| *known == name) {
            work.note("reminder", name);
            ask(work, "survey_reminder", "we would still like to hear from you");
        }
    }
}

fn ask(work: &mut Work<'_>, event: &str, what: &str) {
    let title = f::TITLE.get(work.record()).unwrap_or_default().to_owned();
    let questions = f::QUESTIONS.get(work.record()).unwrap_or_default().to_owned();
    let to = several(work.record(), "recipients");
    write_to(work, event, to, &format!("{title}: {what}"), &questions);
}

fn given(work: &Work<'_>) -> Vec<(i64, i64)> {
    let rows = f::ANSWERS.get(work.record()).unwrap_or_default();
    rows.iter().filter_map(|r: &Row| Some((column::POINT.get(r)?, column::COUNT.get(r)?))).collect()
}

fn figures(work: &mut Work<'_>) {
    let answers = given(work);
    if !f::ANSWERS.is_set(work.record()) && !work.entering(state::CLOSED) {
        ["responses", "response_percent", "weak", "score"].iter().for_each(|field| work.clear(field));
        return;
    }
    let count = survey::responses(&answers);
    work.set("responses", Value::Integer(count));
    let (asked, bounced) = (f::PEOPLE_ASKED.get(work.record()).unwrap_or(0), f::BOUNCED.get(work.record()).unwrap_or(0));
    match survey::response_share(count, asked, bounced) {
        Some(share) => {
            work.set("response_percent", Value::Decimal(share));
            work.set("weak", Value::Boolean(survey::is_weak(share)));
        }
        None => ["response_percent", "weak"].iter().for_each(|field| work.clear(field)),
    }
    match survey::score(&answers, f::SCALE_MAX.get(work.record()).unwrap_or(0)) {
        Some(score) => work.set("score", Value::Decimal(score)),
        None => work.clear("score"),
    }
}

/// No point beyond the scale, none twice, no more answers than people reached.
fn answers(work: &mut Work<'_>) {
    let answers = given(work);
    let max = f::SCALE_MAX.get(work.record()).unwrap_or(i64::MAX);
    if answers.iter().any(|(point, _)| *point > max) {
        work.refuse(Refusal::new(Code::OutOfRange).on("answers").with("label", "A point").with("min", 0).with("max", max));
    }
    let mut seen = BTreeSet::new();
    if !answers.iter().all(|(point, _)| seen.insert(*point)) {
        work.refuse_guard("answers", "A point of the scale stands twice.");
    }
    let asked = f::PEOPLE_ASKED.get(work.record());
    let reached = asked.map(|n| n - f::BOUNCED.get(work.record()).unwrap_or(0));
    if reached.is_some_and(|reached| reached < 0 || survey::responses(&answers) > reached) {
        work.refuse_guard("answers", "More answered, or came back, than were asked.");
    }
}

/// The customers asked represent the population.
fn representative(work: &mut Work<'_>) {
    let segment = |id: &Id| work.facts().shelved(*id).and_then(|c| customer::f::SEGMENT.get(&**c).map(|s| s.trim().to_lowercase()));
    let population: Vec<Member> =
        several(work.record(), "customers_population").into_iter().map(|customer| Member { customer, segment: segment(&customer) }).collect();
    let asked = several(work.record(), "customers_sampled");
    if asked.is_empty() {
        return;
    }
    for defect in survey::defects(&population, &asked) {
        let words = match defect {
            Defect::Stranger(id) => {
                let name = work.facts().shelved(id).and_then(|c| c.text("name").map(str::to_owned)).unwrap_or_default();
                format!("{name} is asked and does not belong to the customers to represent.")
            }
            Defect::TooFew { needed, asked } => format!("{needed} customers must be asked, {asked} are."),
            Defect::SegmentMissing(segment) => format!("Nobody of the segment “{segment}” is asked."),
        };
        work.refuse_guard("customers_sampled", &words);
    }
}

/// Nobody is asked who does not want to be.
fn opted_in(work: &mut Work<'_>) {
    let refused: BTreeSet<Id> = work.facts().all(customer::TYPE).flat_map(|c| several(c, "survey_opt_outs")).collect();
    let wrong = several(work.record(), "recipients").into_iter().filter(|p| refused.contains(p)).count();
    if wrong > 0 {
        work.refuse_guard("recipients", &format!("{wrong} of those asked opted out of surveys."));
    }
}

//! The way of a certification cycle as a line of days: what was done, what is planned, and every deadline that follows from it.
//! Deadlines are computed, never typed; each says by which rule and how many days are left.

use super::deadlines::{
    Countdown, EXPIRY_WARNINGS, SURVEILLANCE_WARNINGS, countdown, first_surveillance_due, later_surveillance_due, recertification_plan_by,
    restoration_until, stage_2_by, verify_by,
};
use crate::handles::certification_cycle::{f, state};
use crate::measurement::records::date;
use engine::Record;
use kernel::{Date, Id};

/// The stages in order; what comes after a suspension or an expiry leads back to one of them.
pub const STAGES: [&str; 10] = [
    state::GAP_ASSESSMENT,
    state::IMPLEMENTATION,
    state::INTERNAL_AUDIT,
    state::MANAGEMENT_REVIEW,
    state::STAGE_1,
    state::STAGE_2,
    state::DECISION,
    state::SURVEILLANCE_1,
    state::SURVEILLANCE_2,
    state::RECERTIFICATION,
];

/// What a milestone is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Something that happened.
    Event,
    /// Something that is planned.
    Plan,
    /// A day that must not pass without something.
    Deadline,
}

/// How a milestone stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It happened, or the deadline was kept.
    Done,
    /// It lies ahead.
    Ahead,
    /// It lies ahead, and a warning before it was reached.
    Near,
    /// Its day has passed.
    Missed,
}

/// A day on the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// What it is.
    pub kind: Kind,
    /// What it is called.
    pub label: String,
    /// By which rule the day follows; empty for what happened or is planned.
    pub rule: &'static str,
    /// The day.
    pub on: Date,
    /// Days until then; negative when it has passed.
    pub days_left: i32,
    /// How it stands.
    pub standing: Standing,
    /// The record that shows it.
    pub record: Option<Id>,
}

/// An audit of the certification body, as far as the line needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct External {
    /// The audit.
    pub id: Id,
    /// `stage_1`, `stage_2`, `surveillance`, `recertification`, `special`.
    pub kind: String,
    /// When it is planned.
    pub planned: Option<Date>,
    /// Its last day, once it was held.
    pub ended: Option<Date>,
    /// When answers to its findings are due, and were given.
    pub answers: (Option<Date>, Option<Date>),
}

impl External {
    /// What a record says.
    #[must_use]
    pub fn read(record: &Record) -> Self {
        Self {
            id: record.id,
            kind: record.choice("audit_kind").map(ToString::to_string).unwrap_or_default(),
            planned: date(record, "planned_on"),
            ended: date(record, "last_day_on"),
            answers: (date(record, "answers_due_on"), date(record, "answered_on")),
        }
    }
    fn called(&self) -> &str {
        match self.kind.as_str() {
            "stage_1" => "Stage 1",
            "stage_2" => "Stage 2",
            "surveillance" => "Surveillance audit",
            "recertification" => "Recertification audit",
            _ => "Special audit",
        }
    }
}

/// The line of a cycle, the earliest day first.
#[must_use]
pub fn line(cycle: &Record, audits: &[External], today: Date) -> Vec<Milestone> {
    let mut line = Line { today, out: Vec::new() };
    for (label, day) in [
        ("Plan approved", f::PLAN_APPROVED_ON.get(cycle)),
        ("Operating records begin", f::RECORDS_SINCE.get(cycle)),
        ("Certification decision", f::DECISION_ON.get(cycle)),
    ] {
        line.event(label, day, None);
    }
    for audit in audits {
        match audit.ended {
            Some(ended) => line.event(&format!("{} held", audit.called()), Some(ended), Some(audit.id)),
            None => line.plan(&format!("{} planned", audit.called()), audit.planned, audit.id),
        }
        let answered = audit.answers.1;
        line.deadline(&format!("Answers to {}", audit.called().to_lowercase()), "The body’s own deadline", audit.answers.0, &[1], answered);
    }
    staged(&mut line, cycle, audits);
    certified(&mut line, cycle, audits);
    line.out.sort_by_key(|m| (m.on, m.kind as u8));
    line.out
}

/// Deadlines between the stages.
fn staged(line: &mut Line, cycle: &Record, audits: &[External]) {
    let last = |kind: &str| audits.iter().filter(|a| a.kind == kind).filter_map(|a| a.ended).max();
    let decided = f::DECISION_ON.get(cycle);
    let (first, second) = (last("stage_1"), last("stage_2").or_else(|| f::STAGE_2_ENDED_ON.get(cycle)));
    if decided.is_none() || second.is_some_and(|s| decided.is_some_and(|d| d >= s)) {
        line.deadline("Stage 2 at the latest", "Six months after stage 1, or stage 1 may be repeated", first.map(stage_2_by), &[3, 1], second);
        line.deadline("Majors verified", "Six months after the last day of stage 2, or another stage 2 is due", second.map(verify_by), &[3, 2, 1], decided);
    }
}

/// Deadlines of a certificate.
fn certified(line: &mut Line, cycle: &Record, audits: &[External]) {
    let (Some(decided), Some(expires)) = (f::DECISION_ON.get(cycle), f::EXPIRES_ON.get(cycle)) else { return };
    let mut held: Vec<Date> = audits.iter().filter(|a| a.kind == "surveillance").filter_map(|a| a.ended).filter(|d| *d > decided).collect();
    held.sort_unstable();
    let first = held.first().copied();
    line.deadline("First surveillance", "Twelve months after the decision", Some(first_surveillance_due(decided)), &SURVEILLANCE_WARNINGS, first);
    let second_due = later_surveillance_due(first.unwrap_or_else(|| first_surveillance_due(decided)));
    if second_due < expires {
        line.deadline("Second surveillance", "Once in every calendar year but that of the recertification", Some(second_due), &SURVEILLANCE_WARNINGS, held.get(1).copied());
    }
    let again = audits.iter().find(|a| a.kind == "recertification" && a.planned.or(a.ended).is_some_and(|d| d > decided));
    let planned = again.and_then(|a| a.planned).map(|_| recertification_plan_by(expires));
    line.deadline("Recertification planned", "Six months before expiry", Some(recertification_plan_by(expires)), &[3, 1], planned);
    line.deadline("Certificate expires", "Three years after the decision at the most; the next decision comes before", Some(expires), &EXPIRY_WARNINGS, None);
    if cycle.state.as_deref() == Some(state::EXPIRED) {
        line.deadline("Restoration", "Six months after expiry; later at least a stage 2 is due", Some(restoration_until(expires)), &[3, 1], None);
    }
}

struct Line {
    today: Date,
    out: Vec<Milestone>,
}

impl Line {
    fn push(&mut self, kind: Kind, label: &str, rule: &'static str, on: Date, standing: Standing, record: Option<Id>) {
        let days_left = countdown(on, &[], self.today).days_left;
        self.out.push(Milestone { kind, label: label.to_owned(), rule, on, days_left, standing, record });
    }
    fn event(&mut self, label: &str, day: Option<Date>, record: Option<Id>) {
        if let Some(on) = day {
            self.push(Kind::Event, label, "", on, Standing::Done, record);
        }
    }
    fn plan(&mut self, label: &str, day: Option<Date>, record: Id) {
        if let Some(on) = day {
            let standing = if on < self.today { Standing::Missed } else { Standing::Ahead };
            self.push(Kind::Plan, label, "", on, standing, Some(record));
        }
    }
    /// `kept` is the day on which what was due happened.
    fn deadline(&mut self, label: &str, rule: &'static str, day: Option<Date>, warnings: &[i32], kept: Option<Date>) {
        let Some(on) = day else { return };
        let Countdown { days_left, warned } = countdown(on, warnings, self.today);
        let standing = match kept {
            Some(done) if done <= on => Standing::Done,
            Some(_) => Standing::Missed,
            None if days_left < 0 => Standing::Missed,
            None if warned.is_some() => Standing::Near,
            None => Standing::Ahead,
        };
        self.push(Kind::Deadline, label, rule, on, standing, None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day;
    use journal::Actor;
    use kernel::{Name, Timestamp};
    use schema::Value;

    fn cycle(state: &str, dates: &[(&str, Date)]) -> Record {
        Record {
            id: Id::from_u128(1),
            type_name: "certification_cycle".into(),
            number: None,
            version: 1,
            state: Some(state.into()),
            created_at: Timestamp::from_seconds(0),
            created_by: Actor::system("test"),
            updated_at: Timestamp::from_seconds(0),
            updated_by: Actor::system("test"),
            fields: dates.iter().map(|(k, v)| (Name::from(*k), Value::Date(*v))).collect(),
            clocks: Vec::new(),
            watchers: std::collections::BTreeSet::new(),
        }
    }
    fn external(n: u128, kind: &str, planned: Date, ended: Option<Date>) -> External {
        External { id: Id::from_u128(n), kind: kind.into(), planned: Some(planned), ended, answers: (None, None) }
    }
    fn find<'a>(line: &'a [Milestone], label: &str) -> &'a Milestone {
        line.iter().find(|m| m.label == label).unwrap_or_else(|| panic!("no {label} in {line:?}"))
    }

    #[test]
    fn stages_know_their_states() {
        let model = crate::model();
        let def = model.get("certification_cycle").unwrap();
        assert!(STAGES.iter().all(|s| def.state(s).is_some()));
    }

    #[test]
    fn stage_2_counts_from_stage_1_and_majors_from_stage_2() {
        let audits = [external(2, "stage_1", day(2026, 1, 15), Some(day(2026, 1, 31))), external(3, "stage_2", day(2026, 6, 1), None)];
        let made = line(&cycle("stage_1", &[]), &audits, day(2026, 5, 1));
        let due = find(&made, "Stage 2 at the latest");
        assert_eq!((due.on, due.standing, due.days_left), (day(2026, 7, 31), Standing::Near, 91));
        assert_eq!(find(&made, "Stage 2 planned").standing, Standing::Ahead);
        let audits = [audits[0].clone(), external(3, "stage_2", day(2026, 6, 1), Some(day(2026, 6, 3)))];
        let made = line(&cycle("stage_2", &[]), &audits, day(2026, 12, 4));
        assert_eq!(find(&made, "Stage 2 at the latest").standing, Standing::Done);
        let majors = find(&made, "Majors verified");
        assert_eq!((majors.on, majors.standing), (day(2026, 12, 3), Standing::Missed));
    }

    #[test]
    fn a_certificate_has_its_deadlines() {
        let decided = cycle("surveillance_1", &[("decision_on", day(2026, 6, 30)), ("expires_on", day(2029, 6, 29))]);
        let made = line(&decided, &[], day(2027, 1, 15));
        let first = find(&made, "First surveillance");
        assert_eq!((first.on, first.standing), (day(2027, 6, 30), Standing::Near));
        assert_eq!(find(&made, "Second surveillance").on, day(2028, 12, 31));
        assert_eq!((find(&made, "Recertification planned").on, find(&made, "Recertification planned").standing), (day(2028, 12, 29), Standing::Ahead));
        assert_eq!(find(&made, "Certificate expires").standing, Standing::Ahead);
        let audits = [external(4, "surveillance", day(2027, 7, 1), Some(day(2027, 7, 2)))];
        let late = line(&decided, &audits, day(2027, 8, 1));
        assert_eq!(find(&late, "First surveillance").standing, Standing::Missed, "it was held two days too late");
        assert_eq!(find(&late, "Second surveillance").on, day(2028, 12, 31));
        let days: Vec<Date> = late.iter().map(|m| m.on).collect();
        assert!(days.is_sorted());
    }

    #[test]
    fn an_expired_certificate_can_be_restored_for_six_months() {
        let expired = cycle("expired", &[("decision_on", day(2023, 6, 30)), ("expires_on", day(2026, 6, 29))]);
        let made = line(&expired, &[], day(2026, 7, 15));
        assert_eq!(find(&made, "Certificate expires").standing, Standing::Missed);
        assert_eq!((find(&made, "Restoration").on, find(&made, "Restoration").standing), (day(2026, 12, 29), Standing::Ahead));
    }
}

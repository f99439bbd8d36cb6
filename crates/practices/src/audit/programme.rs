//! Audit programmes: complete before they are approved, approved by somebody else than who wrote them.

use super::{clauses, clauses_known, spell_out};
use crate::calendar::Calendars;
use crate::handles::audit_programme::{f, state};
use crate::measurement::following::find;
use crate::measurement::period;
use crate::measurement::records::{Guards, called, judge, names, references};
use crate::measurement::telling::{holders, tell};
use engine::{Practice, Work};
use kernel::{Code, Refusal};

const GUARDS: Guards = &[
    ("everything_planned", |_, work| everything_planned(work)),
    ("approver_is_another", |_, work| approver_is_another(work)),
    ("audits_ended", |_, work| audits_ended(work)),
];

/// Rules of audit programmes.
pub(super) struct ProgrammeRules;

impl Practice for ProgrammeRules {
    fn compute(&self, work: &mut Work<'_>) {
        spell_out(work, "clauses_planned");
    }
    fn guards(&self) -> Vec<&'static str> {
        names(GUARDS)
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        judge(GUARDS, &Calendars::default(), name, work);
    }
    fn check(&self, work: &mut Work<'_>) {
        period(work);
        clauses_known(work, "clauses_planned");
    }
    fn consequences(&self, work: &mut Work<'_>) {
        let title = f::TITLE.get(work.record()).unwrap_or_default().to_owned();
        if work.entering(state::IN_REVIEW) {
            let people = holders(work.facts(), "top_management", crate::measurement::records::today(work));
            let subject = format!("{}: audit programme to be approved", called(work.record()));
            tell(work, "to_approve", people, &subject, &title);
        }
        if work.entering(state::APPROVED) {
            let owner = f::OWNER.get(work.record());
            let subject = format!("{}: audit programme approved", called(work.record()));
            tell(work, "approved", owner, &subject, &title);
        }
    }
}

/// Every clause with requirements, and every active process, has its turn.
fn everything_planned(work: &mut Work<'_>) {
    if let Some(Ok(planned)) = f::CLAUSES_PLANNED.get(work.record()).map(clauses::read) {
        let missing = clauses::missing(&planned);
        if !missing.is_empty() {
            work.refuse_guard("clauses_planned", &format!("Clauses with requirements that are not planned: {}.", missing.join(", ")));
        }
    }
    let planned = references(work.record(), "processes_planned");
    let left: Vec<String> = find(work, "sms_process", "state:active", 500)
        .iter()
        .filter(|p| !planned.contains(&p.id))
        .take(5)
        .map(|p| p.text("title").map_or_else(|| called(p), str::to_owned))
        .collect();
    if !left.is_empty() {
        work.refuse_guard("processes_planned", &format!("Processes that are not planned: {}.", left.join(", ")));
    }
}

/// Nobody approves what they wrote.
fn approver_is_another(work: &mut Work<'_>) {
    let author = work.record().created_by.person();
    let own = !work.by_person() || work.actor().person() == author || work.actor().person() == f::OWNER.get(work.record());
    if own {
        let words = "A programme is approved by a person of top management who neither wrote nor owns it.";
        work.refuse(Refusal::new(Code::SegregationOfDuties).with("reason", words));
    }
}

/// What was planned was held and reported.
fn audits_ended(work: &mut Work<'_>) {
    let query = format!("programme:{} state:planned,prepared,in_progress,reporting", work.record().id.text());
    let open: Vec<String> = find(work, "internal_audit", &query, 5).iter().map(|a| called(a)).collect();
    if !open.is_empty() {
        work.refuse_guard("", &format!("Audits of the programme are not reported yet: {}.", open.join(", ")));
    }
}

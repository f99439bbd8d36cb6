//! Approvals on the record: which are required, who gave which, what voids them.

use super::{ChangeRules, approvals, collisions, people, risk, services_of};
use crate::handles::change::{ApprovalArea, ApprovalDecision, Category, ChangeSubject, ChangeType, MajorCriteria, RiskLevel, f, state, step};
use engine::{Record, Work};
use kernel::{Code, Id, Name, Refusal};
use schema::{ChoiceEnum, Row, Value};

/// One approval that is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Needed {
    pub area: ApprovalArea,
    pub service: Option<Id>,
}

/// What decides who must approve, read from the record.
pub(super) fn case(work: &Work<'_>) -> approvals::Case {
    let (record, def) = (work.record(), work.def());
    let subject: Option<ChangeSubject> = f::CHANGE_SUBJECT.based(def, record);
    let category: Option<Category> = f::CATEGORY.based(def, record);
    let criteria = f::MAJOR_CRITERIA.get(record).unwrap_or_default();
    approvals::Case {
        change_type: f::CHANGE_TYPE.get(record).unwrap_or(ChangeType::Normal),
        level: f::RISK_LEVEL.get(record),
        major: f::MAJOR_IMPACT.get(record) == Some(true),
        agreement: criteria.contains(&MajorCriteria::AgreementChange),
        security: f::SECURITY_CONTROLS_TOUCHED.get(record) == Some(true) || category == Some(Category::Security),
        contract: f::CONTRACT.is_set(record) || subject == Some(ChangeSubject::Contract) || category == Some(Category::SupplierContract),
        sms: subject == Some(ChangeSubject::Sms) || category == Some(Category::Sms),
    }
}

/// The approvals a change needs: an area, and for service owners each service.
pub(super) fn needed(work: &Work<'_>) -> Vec<Needed> {
    let services = services_of(work.record());
    let each = |area| -> Vec<Needed> {
        if area == ApprovalArea::ServiceOwner {
            services.iter().map(|s| Needed { area, service: Some(*s) }).collect()
        } else {
            vec![Needed { area, service: None }]
        }
    };
    approvals::required(case(work)).into_iter().flat_map(each).collect()
}

/// Writes down who is asked.
pub(super) fn ask(rules: &ChangeRules, work: &mut Work<'_>) {
    let open = matches!(work.record().state.as_deref(), Some(state::ASSESSING | state::AWAITING_APPROVAL));
    if !open {
        return;
    }
    let mut rows: Vec<Row> = Vec::new();
    for needed in needed(work) {
        let mut row = Row::from([(Name::from("area"), needed.area.value())]);
        let person = people::candidates(rules, work, needed.area, needed.service).first().copied();
        row.extend(needed.service.map(|s| (Name::from("service"), Value::Reference(s))));
        row.extend(person.map(|p| (Name::from("person"), Value::Reference(p))));
        rows.push(row);
    }
    if rows.is_empty() {
        work.clear(f::REQUIRED_APPROVALS.as_str());
    } else {
        work.set(f::REQUIRED_APPROVALS.as_str(), Value::Table(rows));
    }
}

fn is_for(row: &Row, needed: Needed) -> bool {
    row.get("area") == Some(&needed.area.value()) && row.get("service") == needed.service.map(Value::Reference).as_ref()
}

pub(super) fn person_of(row: &Row) -> Option<Id> {
    if let Some(Value::Reference(id)) = row.get("person") { Some(*id) } else { None }
}

/// The answers given.
pub(super) fn answers(record: &Record) -> &[Row] {
    f::APPROVERS.get(record).unwrap_or_default()
}

fn answer_to(record: &Record, needed: Needed) -> Option<ApprovalDecision> {
    let row = answers(record).iter().find(|row| is_for(row, needed))?;
    match row.get("decision") {
        Some(Value::Choice(name)) => ApprovalDecision::from_name(name),
        _ => None,
    }
}

/// Whose answer it is: whoever acts, or who told them by word of mouth.
fn voter(work: &Work<'_>) -> Option<Id> {
    let spoken = (work.taken() == Some(step::GIVE_APPROVAL)).then(|| f::APPROVAL_BY_WORD_OF.get(work.record())).flatten();
    spoken.or_else(|| work.actor().person())
}

/// The approvals a person can give here, narrowed to the area and service they named.
fn theirs(rules: &ChangeRules, work: &Work<'_>, person: Id) -> Vec<Needed> {
    let (area, service) = (f::APPROVAL_AREA.get(work.record()), f::APPROVAL_SERVICE.get(work.record()));
    let mut all = needed(work);
    all.retain(|n| area.is_none_or(|a| a == n.area) && (service.is_none() || n.service == service));
    all.retain(|n| people::candidates(rules, work, n.area, n.service).contains(&person));
    if f::CHANGE_TYPE.get(work.record()) == Some(ChangeType::Emergency) {
        // Two people decide on an emergency, so that nobody answers for both of the areas.
        let answered = |n: &Needed| answers(work.record()).iter().any(|row| is_for(row, *n) && person_of(row) == Some(person));
        let two = |n: &Needed| matches!(n.area, ApprovalArea::DutyManager | ApprovalArea::TechnicalAuthority);
        let keep = all.iter().copied().find(|n| two(n) && answered(n)).or_else(|| {
            all.iter().copied().find(|n| two(n) && answer_to(work.record(), *n).is_none()).or_else(|| all.iter().copied().find(two))
        });
        all.retain(|n| !two(n) || Some(*n) == keep);
    }
    all
}

/// Takes down the answer that goes with this move: of an approver, or of whoever decides and answers with that.
pub(super) fn take_down(rules: &ChangeRules, work: &mut Work<'_>) {
    let decision = match work.taken() {
        Some(step::GIVE_APPROVAL) => f::APPROVAL_DECISION.get(work.record()),
        Some(step::APPROVE) => Some(ApprovalDecision::Approved),
        _ => return confirm(work),
    };
    let (Some(decision), Some(person), true) = (decision, voter(work), work.by_person()) else { return };
    let actor = work.actor().person();
    let mut rows = answers(work.record()).to_vec();
    let condition = f::APPROVAL_CONDITIONS.get(work.record()).filter(|_| work.taken() == Some(step::GIVE_APPROVAL)).map(str::to_owned);
    let mut taken = false;
    for needed in theirs(rules, work, person) {
        if work.taken() == Some(step::APPROVE) && answer_to(work.record(), needed).is_some() {
            continue;
        }
        rows.retain(|row| !is_for(row, needed));
        let mut row = Row::from([
            (Name::from("area"), needed.area.value()),
            (Name::from("person"), Value::Reference(person)),
            (Name::from("decision"), decision.value()),
            (Name::from("at"), Value::Instant(work.at())),
        ]);
        row.extend(needed.service.map(|s| (Name::from("service"), Value::Reference(s))));
        row.extend(condition.clone().map(|c| (Name::from("conditions"), Value::Text(c))));
        row.extend(actor.filter(|a| *a != person).map(|a| (Name::from("heard_by"), Value::Reference(a))));
        rows.push(row);
        taken = true;
    }
    if !taken {
        return;
    }
    work.set(f::APPROVERS.as_str(), Value::Table(rows));
    if let (Some(text), ApprovalDecision::Approved) = (condition, decision) {
        let mut all = f::CONDITIONS.get(work.record()).unwrap_or_default().to_vec();
        all.push(Row::from([
            (Name::from("condition"), Value::Text(text)),
            (Name::from("set_by"), Value::Reference(person)),
            (Name::from("due"), Value::Choice("before_scheduling".into())),
        ]));
        work.set(f::CONDITIONS.as_str(), Value::Table(all));
    }
}

/// Whoever approved by word of mouth says so here.
fn confirm(work: &mut Work<'_>) {
    if f::APPROVAL_CONFIRMED.get(work.record()) != Some(true) {
        return;
    }
    let (actor, at) = (work.actor().person(), Value::Instant(work.at()));
    let mut rows = answers(work.record()).to_vec();
    for row in rows.iter_mut().filter(|row| is_unconfirmed(row) && person_of(row) == actor) {
        row.insert("confirmed_at".into(), at.clone());
    }
    if !rows.is_empty() {
        work.set(f::APPROVERS.as_str(), Value::Table(rows));
    }
}

/// Whether an answer was only heard.
pub(super) fn is_unconfirmed(row: &Row) -> bool {
    row.contains_key("heard_by") && !row.contains_key("confirmed_at")
}

/// What was said to be taken down is not kept beside it.
pub(super) fn forget(work: &mut Work<'_>) {
    if f::APPROVAL_CONFIRMED.is_set(work.record()) && work.given("approval_confirmed") {
        let actor = work.actor().person();
        if !answers(work.record()).iter().any(|row| row.contains_key("heard_by") && person_of(row) == actor) {
            work.refuse_guard("approval_confirmed", "You are not said to have approved this by word of mouth.");
        }
    }
    for field in ["approval_area", "approval_service", "approval_decision", "approval_conditions", "approval_by_word_of", "approval_confirmed"] {
        work.clear(field);
    }
}

/// Guard: there is something to answer, and this person may.
pub(super) fn may_answer(rules: &ChangeRules, work: &mut Work<'_>) {
    let Some(person) = voter(work).filter(|_| work.by_person()) else {
        return work.refuse_guard("", "Automation approves nothing.");
    };
    if work.actor().person() != Some(person) {
        if f::CHANGE_TYPE.get(work.record()) != Some(ChangeType::Emergency) {
            work.refuse_guard("approval_by_word_of", "Only an emergency is approved by word of mouth.");
        }
        if work.actor().person().is_some_and(|actor| people::is_party(work.record(), actor)) {
            // A requester who reports the approvals of others would approve their own change.
            own(work);
        }
    }
    if people::is_party(work.record(), person) {
        return own(work);
    }
    if theirs(rules, work, person).is_empty() {
        work.refuse_guard("", "No approval is asked of this person here.");
    }
    if f::APPROVAL_DECISION.get(work.record()) == Some(ApprovalDecision::Rejected) {
        work.require(f::APPROVAL_CONDITIONS.as_str());
    }
}

fn own(work: &mut Work<'_>) {
    let words = "Nobody approves a change they requested or will implement.";
    work.refuse(Refusal::new(Code::SegregationOfDuties).with("reason", words));
}

/// Guard: whoever decides holds the authority for the risk of this change.
pub(super) fn authority(rules: &ChangeRules, work: &mut Work<'_>) {
    let Some(person) = work.actor().person() else { return work.refuse_guard("", "Automation decides on no change.") };
    if people::is_party(work.record(), person) {
        return own(work);
    }
    let case = case(work);
    let grave = case.level.is_none_or(|l| l >= RiskLevel::High) || case.major;
    if case.change_type == ChangeType::Emergency {
        if !is_asked(rules, work, person) {
            work.refuse_guard("", "An emergency change is decided by one of its approvers.");
        }
    } else if grave && !work.has_role(&["change_authority"]) {
        work.refuse_guard("", "A change of high risk or major impact is decided by the change authority.");
    } else if !work.has_role(&["change_manager", "change_authority"]) {
        work.refuse_guard("", "A normal change is decided by the change manager or the change authority.");
    }
}

/// Whether a person can answer in any of the areas asked.
pub(super) fn is_asked(rules: &ChangeRules, work: &Work<'_>, person: Id) -> bool {
    needed(work).into_iter().any(|n| people::candidates(rules, work, n.area, n.service).contains(&person))
}

/// Guard: every required approval is given, by people who may still give it.
pub(super) fn complete(rules: &ChangeRules, work: &mut Work<'_>) {
    let (mut missing, mut rejected): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    for needed in needed(work) {
        let list = if needed.area == ApprovalArea::Cab {
            use crate::handles::change::CabAdvice;
            match f::CAB_ADVICE.get(work.record()) {
                None | Some(CabAdvice::Defer) => &mut missing,
                Some(CabAdvice::Reject) => {
                    work.require_reason("approving against the advice of the CAB", 10);
                    continue;
                }
                Some(CabAdvice::Approve | CabAdvice::ApproveWithConditions) => continue,
            }
        } else {
            let candidates = people::candidates(rules, work, needed.area, needed.service);
            let row = answers(work.record()).iter().find(|row| is_for(row, needed));
            let stands = row.and_then(person_of).is_some_and(|p| candidates.contains(&p));
            match answer_to(work.record(), needed).filter(|_| stands) {
                None => &mut missing,
                Some(ApprovalDecision::Rejected) => &mut rejected,
                Some(ApprovalDecision::Approved) => continue,
            }
        };
        list.push(approvals::words(needed.area));
    }
    if !missing.is_empty() {
        work.refuse_guard("approvers", &format!("Still missing: {}.", missing.join(", ")));
    }
    if !rejected.is_empty() {
        work.refuse_guard("approvers", &format!("Rejected by: {}.", rejected.join(", ")));
    }
}

/// Guard: somebody can be asked for every approval.
pub(super) fn can_be_asked(rules: &ChangeRules, work: &mut Work<'_>) {
    let board = |n: &Needed| n.area == ApprovalArea::Cab;
    let alone = |n: &Needed| people::candidates(rules, work, n.area, n.service).is_empty();
    let nobody: Vec<&str> = needed(work).iter().filter(|n| !board(n) && alone(n)).map(|n| approvals::words(n.area)).collect();
    if !nobody.is_empty() {
        work.refuse_guard("required_approvals", &format!("Nobody who is not party to it can approve as: {}.", nobody.join(", ")));
    }
}

/// Seconds by which a window may move without being another one.
const SAME_WINDOW: i64 = 24 * 3600;

/// Whether the window left what was put to approval: by more than a day, or into service hours.
pub(super) fn window_left(rules: &ChangeRules, work: &Work<'_>) -> bool {
    let record = work.record();
    let (Some(now), Some(then)) = (collisions::window(record), f::APPROVED_START.get(record).zip(f::APPROVED_END.get(record))) else {
        return false;
    };
    let far = |a: kernel::Timestamp, b: kernel::Timestamp| a.seconds_since(b).abs() > SAME_WINDOW;
    if far(now.0, then.0) || far(now.1, then.1) {
        return true;
    }
    let calendars = services_of(record).into_iter().filter_map(|s| work.facts().shelved(s)?.reference("support_calendar"));
    let mut hours = calendars.filter_map(|c| rules.calendars.hours(work.facts(), c)).map(|(hours, _)| hours);
    hours.any(|h| !h.is_continuous() && h.working_seconds(then.0, then.1) == 0 && h.working_seconds(now.0, now.1) > 0)
}

/// Fields that say what the change is; altering one makes it another change.
pub(super) const SCOPE: [&str; 6] =
    ["description", "service", "affected_services", "configuration_items", "change_subject", "change_type"];

/// Voids the approvals when the change was altered materially, or taken back.
pub(super) fn void(rules: &ChangeRules, work: &mut Work<'_>) {
    if work.creating() || !(f::APPROVERS.is_set(work.record()) || f::DECISION.is_set(work.record()) || f::CAB_ADVICE.is_set(work.record())) {
        return;
    }
    let before = matches!(work.record().state.as_deref(), Some(state::ASSESSING | state::AWAITING_APPROVAL));
    let level = |r: &Record| risk::of(r).map(|found| found.level.max(risk::raised(r).unwrap_or(RiskLevel::Low)));
    let higher = work.before().and_then(level) < level(work.record()) && work.before().and_then(level).is_some();
    let altered = before && (SCOPE.iter().any(|field| work.changed(field)) || higher || window_left(rules, work));
    if !altered && work.taken() != Some(step::REASSESS) {
        return;
    }
    for field in [
        "approvers",
        "conditions",
        "decision",
        "decided_by",
        "decided_at",
        "approved_start",
        "approved_end",
        "cab_meeting",
        "cab_advice",
        "cab_advised_at",
    ] {
        work.clear(field);
    }
    work.note("approvals_void", true);
}

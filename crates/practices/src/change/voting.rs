//! Approvals on the record: which are required, and who gave which.

use super::{ChangeRules, approvals, people, services_of};
use crate::handles::change::{ApprovalArea, ApprovalDecision, Category, ChangeSubject, ChangeType, MajorCriteria, f, state, step};
use engine::{Record, Work};
use kernel::{Id, Name};
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

pub(super) fn is_for(row: &Row, needed: Needed) -> bool {
    row.get("area") == Some(&needed.area.value()) && row.get("service") == needed.service.map(Value::Reference).as_ref()
}

pub(super) fn person_of(row: &Row) -> Option<Id> {
    if let Some(Value::Reference(id)) = row.get("person") { Some(*id) } else { None }
}

/// The answers given.
pub(super) fn answers(record: &Record) -> &[Row] {
    f::APPROVERS.get(record).unwrap_or_default()
}

pub(super) fn answer_to(record: &Record, needed: Needed) -> Option<ApprovalDecision> {
    let row = answers(record).iter().find(|row| is_for(row, needed))?;
    match row.get("decision") {
        Some(Value::Choice(name)) => ApprovalDecision::from_name(name),
        _ => None,
    }
}

/// Whose answer it is: whoever acts, or who told them by word of mouth.
pub(super) fn voter(work: &Work<'_>) -> Option<Id> {
    let spoken = (work.taken() == Some(step::GIVE_APPROVAL)).then(|| f::APPROVAL_BY_WORD_OF.get(work.record())).flatten();
    spoken.or_else(|| work.actor().person())
}

/// The approvals a person can give here, narrowed to the area and service they named.
pub(super) fn theirs(rules: &ChangeRules, work: &Work<'_>, person: Id) -> Vec<Needed> {
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


//! Continuity tests: measured, honest about the result, and held again when they failed.

use super::{deficiencies_acted_on, link_actions, rows};
use crate::handles::continuity_test::{RequirementsTested, TestKind, Trigger, f, link, state, step};
use crate::handles::{continuity_plan as plan, continuity_requirement as requirement};
use crate::risk::ground;
use engine::{Action, Practice, Work};
use kernel::{Id, Name, Timestamp};
use schema::{ChoiceEnum, Value};
use serde_json::json;

/// Rules of continuity tests.
#[derive(Clone, Copy, Debug, Default)]
pub struct TestRules;

const GUARDS: &ground::Guards =
    &[("measured", measured), ("honest", honest), ("deficiencies_acted_on", acted_on), ("actions_finished", ground::actions_finished)];
/// Days within which a test after a failure or a major change is held.
const RETEST_DAYS: i64 = 90;
/// Days within which a test is reviewed.
const REVIEW_DAYS: i64 = 30;
const REVIEW_DUE: &str = "review_due";
const TEST_DUE: &str = "test_due";
const INVITE: &str = "invite";
/// Ten business days, counted on the wall: two weeks.
const INVITE_DAYS: i64 = 14;

/// One requirement that was tested: what was required and what was achieved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tested {
    /// Minutes, of recovery time or of recovery point: the less the better.
    Minutes {
        /// At most so many; `None` when nothing is required.
        required: Option<i64>,
        /// So many it took; `None` when it was not measured.
        achieved: Option<i64>,
    },
    /// Whether the minimum service level was held; `None` when nobody says.
    Level(Option<bool>),
}

/// How many of the requirements that were tested were not met, or not shown to be. Exactly the required minutes are met; where
/// nothing is required, any measured value is.
#[must_use]
pub fn unmet(tested: &[Tested]) -> usize {
    let met = |t: &&Tested| match t {
        Tested::Minutes { required, achieved: Some(achieved) } => required.is_none_or(|r| *achieved <= r),
        Tested::Minutes { achieved: None, .. } => false,
        Tested::Level(held) => *held == Some(true),
    };
    tested.len() - tested.iter().filter(met).count()
}

impl Practice for TestRules {
    fn defaults(&self, work: &mut Work<'_>) {
        let owner = f::PLAN.get(work.record()).and_then(|p| work.facts().record(p)).and_then(|p| plan::f::OWNER.get(&*p));
        if let Some(owner) = owner {
            work.set_if_empty(f::OWNER.as_str(), Value::Reference(owner));
        }
        if matches!(f::TRIGGER.get(work.record()), Some(Trigger::MajorChange | Trigger::AfterFailure)) {
            let due = ground::days_after(ground::today(work), RETEST_DAYS);
            work.set(f::DUE_ON.as_str(), Value::Date(due));
        }
    }
    fn compute(&self, work: &mut Work<'_>) {
        if work.creating() || work.taken() == Some(step::HOLD) {
            required(work);
        }
        link_actions(work);
    }
    fn guards(&self) -> Vec<&'static str> {
        ground::names(GUARDS)
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        ground::judge(GUARDS, name, work);
    }
    fn check(&self, work: &mut Work<'_>) {
        ground::in_order(work, f::HELD_ON.as_str(), f::REVIEWED_ON.as_str());
        if f::TRIGGER.get(work.record()) == Some(Trigger::MajorChange) && work.creating() {
            work.require(f::CHANGE.as_str());
        }
        let late = f::DUE_ON.get(work.record()).zip(f::PLANNED_ON.get(work.record())).is_some_and(|(due, planned)| planned > due);
        if late && work.changed(f::PLANNED_ON.as_str()) {
            work.refuse_guard(f::PLANNED_ON.as_str(), "After a major change or a failure it is tested within ninety days.");
        }
        let held = matches!(work.record().state.as_deref(), Some(state::HELD | state::REVIEWED)) && work.taken() != Some(step::HOLD);
        let results = ["passed", "rto_achieved_minutes", "rpo_achieved_minutes", "minimum_level_met", "requirements_tested"];
        if held && results.iter().any(|field| work.changed(field)) {
            honest(work);
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        if work.changed(f::PLANNED_ON.as_str()) && work.record().state.as_deref() == Some(state::PLANNED) {
            planned(work);
        }
        if work.entering(state::HELD) {
            work.clear_timer(TEST_DUE);
            work.clear_timer(INVITE);
            let held = f::HELD_ON.get(work.record()).unwrap_or_else(|| ground::today(work));
            let due = ground::start_of(work.facts(), ground::days_after(held, REVIEW_DAYS));
            work.timer(REVIEW_DUE, due);
        }
        let failed = f::PASSED.get(work.record()) == Some(false);
        if work.entering(state::HELD) && failed {
            let owner = f::PLAN.get(work.record()).and_then(|p| work.facts().record(p)).and_then(|p| plan::f::OWNER.get(&*p));
            let people: Vec<Id> = owner.into_iter().chain(f::OWNER.get(work.record())).collect();
            let subject = format!("{} has failed", ground::called(work));
            ground::tell(work, "test_failed", people, &subject, "");
        }
        if work.entering(state::REVIEWED) {
            work.clear_timer(REVIEW_DUE);
            if failed {
                test_again(work);
            }
        }
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        if name == INVITE && work.record().state.as_deref() == Some(state::PLANNED) {
            return invite(work);
        }
        let stands = match name {
            TEST_DUE => state::PLANNED,
            REVIEW_DUE => state::HELD,
            _ => return,
        };
        if work.record().state.as_deref() == Some(stands) {
            work.note("reminder", name);
            let owner = f::OWNER.get(work.record());
            let people: Vec<Id> = owner.into_iter().chain(ground::holders(work, "continuity_manager")).collect();
            let what = if name == TEST_DUE { "is due to be held" } else { "is due to be reviewed" };
            let subject = format!("{} {what}", ground::called(work));
            ground::tell(work, name, people, &subject, "");
        }
    }
}

/// The shortest recovery time and point that is agreed for a service of the plan.
fn required(work: &mut Work<'_>) {
    let plan = f::PLAN.get(work.record()).and_then(|p| work.facts().record(p));
    let services = plan.and_then(|p| plan::f::SERVICES.get(&*p).map(<[Id]>::to_vec)).unwrap_or_default();
    if services.is_empty() {
        return;
    }
    let ids: Vec<String> = services.iter().map(ToString::to_string).collect();
    let found = work.facts().find("continuity_requirement", &format!("state:agreed service:{}", ids.join(",")), 500);
    let shortest = |field: schema::Field<i64>| found.iter().filter_map(|r| field.get(&**r)).min();
    let minutes = [
        (f::RTO_REQUIRED_MINUTES.as_str(), shortest(requirement::f::RTO_MINUTES)),
        (f::RPO_REQUIRED_MINUTES.as_str(), shortest(requirement::f::RPO_MINUTES)),
    ];
    for (field, minutes) in minutes {
        match minutes {
            Some(minutes) => work.set(field, Value::Integer(minutes)),
            None => work.clear(field),
        }
    }
}

/// What was tested, as the record says.
fn tested(work: &Work<'_>) -> Vec<Tested> {
    let record = work.record();
    let one = |what: RequirementsTested| match what {
        RequirementsTested::RecoveryTime => {
            Tested::Minutes { required: f::RTO_REQUIRED_MINUTES.get(record), achieved: f::RTO_ACHIEVED_MINUTES.get(record) }
        }
        RequirementsTested::RecoveryPoint => {
            Tested::Minutes { required: f::RPO_REQUIRED_MINUTES.get(record), achieved: f::RPO_ACHIEVED_MINUTES.get(record) }
        }
        RequirementsTested::MinimumLevel => Tested::Level(f::MINIMUM_LEVEL_MET.get(record)),
    };
    f::REQUIREMENTS_TESTED.get(record).unwrap_or_default().into_iter().map(one).collect()
}

/// A test beyond reading says what it tested; what was tested was measured.
fn measured(work: &mut Work<'_>) {
    if f::TEST_KIND.get(work.record()) != Some(TestKind::DocumentCheck) {
        work.require(f::REQUIREMENTS_TESTED.as_str());
    }
    for what in f::REQUIREMENTS_TESTED.get(work.record()).unwrap_or_default() {
        work.require(match what {
            RequirementsTested::RecoveryTime => f::RTO_ACHIEVED_MINUTES.as_str(),
            RequirementsTested::RecoveryPoint => f::RPO_ACHIEVED_MINUTES.as_str(),
            RequirementsTested::MinimumLevel => f::MINIMUM_LEVEL_MET.as_str(),
        });
    }
}

/// Passed means that everything that was tested was met.
fn honest(work: &mut Work<'_>) {
    if f::PASSED.get(work.record()) == Some(true) && unmet(&tested(work)) > 0 {
        work.refuse_guard(f::PASSED.as_str(), "A test has passed only when every requirement that was tested was met.");
    }
}

/// A test that failed has deficiencies, and every deficiency an action.
fn acted_on(work: &mut Work<'_>) {
    if f::PASSED.get(work.record()) == Some(false) && rows(work, f::DEFICIENCIES.as_str()).is_empty() {
        work.refuse_guard(f::DEFICIENCIES.as_str(), "The test failed: name the deficiencies.");
    }
    deficiencies_acted_on(work);
}

/// The day itself, and the day on which participants hear of it.
fn planned(work: &mut Work<'_>) {
    let Some(on) = f::PLANNED_ON.get(work.record()) else { return };
    let due = ground::start_of(work.facts(), on);
    if due > work.now() {
        work.timer(TEST_DUE, due);
    }
    let heard = ground::start_of(work.facts(), ground::days_after(on, -INVITE_DAYS));
    let now = work.now();
    work.timer(INVITE, heard.max(now));
}

/// Participants hear of it ten business days before.
fn invite(work: &mut Work<'_>) {
    let Some(on) = f::PLANNED_ON.get(work.record()) else { return };
    work.note("invited", on.to_string());
    let people = ground::several(work.record(), f::PARTICIPANTS.as_str());
    let subject = format!("{} is planned for {on}", ground::called(work));
    ground::tell(work, "test_planned", people, &subject, "You take part.");
}

/// A test that failed is held again within ninety days.
fn test_again(work: &mut Work<'_>) {
    let record = work.record();
    let held = f::HELD_ON.get(record).unwrap_or_else(|| ground::today(work));
    let on = ground::days_after(held, RETEST_DAYS).max(ground::today(work));
    let title: String = format!("Again: {}", f::TITLE.get(record).unwrap_or("test")).chars().take(160).collect();
    let mut set = ground::values([
        ("title", json!(title)),
        ("plan", json!(f::PLAN.get(record))),
        ("trigger", json!(Trigger::AfterFailure.as_str())),
        ("planned_on", json!(on.to_string())),
    ]);
    if let Some(kind) = f::TEST_KIND.get(record) {
        set.insert(f::TEST_KIND.name(), json!(kind.as_str()));
    }
    let links = vec![(Name::from(link::RETEST_OF), record.id)];
    ground::follow(work, "continuity", ("continuity_test", None), Action { set, link: links, ..Action::default() }, None);
}

/// Opens the tests that a successful change with major impact calls for: one for every plan in force that covers a service, due
/// in ninety days. For the practice of changes to call when such a change has ended.
pub fn test_after_change(work: &mut Work<'_>, change: Id, services: &[Id], at: Timestamp) {
    if services.is_empty() {
        return;
    }
    let ids: Vec<String> = services.iter().map(ToString::to_string).collect();
    let plans = work.facts().find("continuity_plan", &format!("state:approved,under_revision services:{}", ids.join(",")), 50);
    let on = ground::days_after(ground::date_of(work.facts(), at), RETEST_DAYS);
    for plan in plans {
        let title: String = format!("After a major change: {}", plan.text("title").unwrap_or("plan")).chars().take(160).collect();
        let set = ground::values([
            ("title", json!(title)),
            ("plan", json!(plan.id)),
            ("trigger", json!(Trigger::MajorChange.as_str())),
            ("change", json!(change)),
            ("planned_on", json!(on.to_string())),
            ("test_kind", json!(TestKind::ComponentRecovery.as_str())),
        ]);
        ground::follow(work, "continuity", ("continuity_test", None), Action { set, ..Action::default() }, None);
    }
}

//! The risk level of a security incident: what priority goes with it, and who lowers it.

use crate::handles::security_incident::{Priority, SecurityRiskLevel, f};
use crate::risk::ground;
use engine::Work;
use kernel::Id;
use schema::{ChoiceEnum, Value};

/// Who may be the second person when a level is lowered.
const CONFIRM: [&str; 4] = ["security_manager", "sms_manager", "sms_owner", "duty_manager"];

/// The priorities that go with a risk level (specification section 7.3): critical P1, high P1 or P2, medium P2 or P3, low P4.
#[must_use]
pub const fn priorities(level: SecurityRiskLevel) -> &'static [Priority] {
    match level {
        SecurityRiskLevel::Critical => &[Priority::P1],
        SecurityRiskLevel::High => &[Priority::P1, Priority::P2],
        SecurityRiskLevel::Medium => &[Priority::P2, Priority::P3],
        SecurityRiskLevel::Low => &[Priority::P4],
    }
}

/// High or critical: told to top management.
pub(super) fn is_grave(work: &Work<'_>) -> bool {
    let level = f::SECURITY_RISK_LEVEL.get(work.record());
    matches!(level, Some(SecurityRiskLevel::Critical | SecurityRiskLevel::High))
}

/// Priority and risk level say the same.
pub(super) fn fits(work: &mut Work<'_>) {
    let record = work.record();
    let (Some(level), Some(priority)) = (f::SECURITY_RISK_LEVEL.get(record), f::PRIORITY.get(record)) else { return };
    let allowed = priorities(level);
    if !allowed.contains(&priority) {
        let names: Vec<String> = allowed.iter().map(|p| p.as_str().to_uppercase()).collect();
        work.refuse_guard(f::PRIORITY.as_str(), &format!("The level {} goes with {}.", level.as_str(), names.join(" or ")));
    }
}

fn lowered(work: &Work<'_>) -> bool {
    let old = work.before().and_then(|b| f::SECURITY_RISK_LEVEL.get(b));
    // Choices stand from the gravest to the least.
    matches!((old, f::SECURITY_RISK_LEVEL.get(work.record())), (Some(old), Some(new)) if new > old)
}

/// Who lowered the level, for the second person to be another.
pub(super) fn compute(work: &mut Work<'_>) {
    if lowered(work)
        && let Some(person) = work.actor().person()
    {
        work.set(f::LEVEL_LOWERED_BY.as_str(), Value::Reference(person));
    }
}

/// Lowering takes a reason and a second person of standing; taking the level off is no way around.
pub(super) fn check(work: &mut Work<'_>) {
    if work.was(f::SECURITY_RISK_LEVEL.as_str()).is_some() && !f::SECURITY_RISK_LEVEL.is_set(work.record()) {
        work.require(f::SECURITY_RISK_LEVEL.as_str());
    }
    let confirmer = f::LEVEL_CONFIRMED_BY.get(work.record());
    let own: Option<Id> = f::LEVEL_LOWERED_BY.get(work.record());
    if lowered(work) {
        work.require_reason("lowering the risk level", 10);
        if confirmer.is_none() || !work.given(f::LEVEL_CONFIRMED_BY.as_str()) {
            work.refuse_guard(f::LEVEL_CONFIRMED_BY.as_str(), "A second person must confirm the lower level, now.");
        } else if !CONFIRM.iter().any(|role| ground::holders(work, role).iter().any(|p| Some(*p) == confirmer)) {
            let words = "The second person is a security manager, the manager or owner of the management system, or a duty manager.";
            work.refuse_guard(f::LEVEL_CONFIRMED_BY.as_str(), words);
        }
    }
    if confirmer.is_some() && confirmer == own {
        ground::segregate(
            work,
            f::LEVEL_CONFIRMED_BY.as_str(),
            "A lower level is confirmed by a second person, not by the one who set it.",
        );
    }
}

//! Guards of carrying out, reviewing and closing a change.

use super::{caused, collisions, compute, guards, has_actions, review};
use crate::handles::change::{ChangeType, Outcome, RemediationTested, TestResult, f};
use crate::handles::release;
use engine::Work;

/// Seconds before and after the window in which a change may begin.
const AROUND_WINDOW: i64 = 15 * 60;

pub(super) fn in_window(work: &mut Work<'_>) {
    let Some((start, end)) = collisions::window(work.record()).filter(|_| !guards::is_unauthorised(work)) else { return };
    let begun = f::ACTUAL_START.get(work.record()).unwrap_or(work.at());
    if begun < start.plus_seconds(-AROUND_WINDOW) || begun > end.plus_seconds(AROUND_WINDOW) {
        work.refuse_guard("planned_start", "It is begun in its window, at most 15 minutes before or after.");
    }
}

/// Verified with a passed test, or waived by somebody who may.
pub(super) fn tested(work: &mut Work<'_>) {
    let record = work.record();
    if guards::is(work, ChangeType::Standard) || f::TEST_WAIVER.is_set(record) && f::TEST_WAIVER_BY.is_set(record) {
        return;
    }
    if f::TEST_WAIVER.is_set(record) {
        return work.refuse_guard("test_waiver_by", "The test waiver is not approved yet.");
    }
    work.require("verified_at");
    work.require("test_result");
    if f::TEST_RESULT.get(work.record()) == Some(TestResult::Failed) {
        work.refuse_guard("test_result", "Its test failed: mend it, or have a waiver approved.");
    }
}

/// Remediation answered, or waived by somebody who may.
pub(super) fn remediation_ready(work: &mut Work<'_>) {
    let record = work.record();
    if guards::is(work, ChangeType::Standard) {
        return;
    }
    if f::REMEDIATION_WAIVER.is_set(record) {
        if !f::REMEDIATION_WAIVER_BY.is_set(record) {
            work.refuse_guard("remediation_waiver_by", "The remediation waiver is not approved yet.");
        }
        return;
    }
    work.require("remediation_tested");
    if f::REMEDIATION_TESTED.get(work.record()) == Some(RemediationTested::NotTested) && tested_in_answers(work) {
        work.refuse_guard("remediation_tested", "The risk was judged with tested remediation: test it, or take the change back.");
    }
}

fn tested_in_answers(work: &Work<'_>) -> bool {
    use crate::handles::change::RiskRemediation::{Quick, Tested};
    matches!(f::RISK_REMEDIATION.get(work.record()), Some(Quick | Tested))
}

pub(super) fn communicated(work: &mut Work<'_>) {
    if !guards::is(work, ChangeType::Standard) && !guards::is_unauthorised(work) {
        work.require("communicated_at");
    }
}

/// Part of a release: its baseline is taken before.
pub(super) fn baseline(work: &mut Work<'_>) {
    let Some(release) = f::RELEASE.get(work.record()).and_then(|id| work.facts().record(id)) else { return };
    if !release::f::BASELINE.is_set(&*release) {
        work.refuse_guard("release", "The release it is part of has no baseline yet.");
    }
}

pub(super) fn items_updated(work: &mut Work<'_>) {
    let record = work.record();
    let left_as_was = f::OUTCOME.get(record) == Some(Outcome::BackedOut) || f::NO_CI_EFFECT.get(record) == Some(true);
    if f::CONFIGURATION_ITEMS.is_set(record) && !left_as_was {
        work.require("ci_updated_at");
    }
}

/// What did not succeed is investigated, and actions come of it.
pub(super) fn unsuccessful(work: &mut Work<'_>) {
    if !f::OUTCOME.get(work.record()).is_some_and(review::failed) {
        return;
    }
    work.require("investigation");
    if !has_actions(work) {
        work.refuse_guard("", "An unsuccessful change leads to actions: link at least one.");
    }
}

/// An unauthorised change is investigated before anything ends it.
pub(super) fn investigated(work: &mut Work<'_>) {
    if guards::is_unauthorised(work) {
        work.require("investigation");
    }
}

/// An emergency is closed with the assessment made up for.
pub(super) fn fully_assessed(work: &mut Work<'_>) {
    if guards::is(work, ChangeType::Emergency) && !f::FULLY_ASSESSED_AT.is_set(work.record()) {
        for field in compute::FULL {
            if field != "risk_level" {
                work.require(field);
            }
        }
        guards::risk_answered(work);
        guards::eight_areas(work);
    }
}

/// A successful standard change without incident closes by itself.
pub(super) fn standard_done(work: &mut Work<'_>) {
    let record = work.record();
    let plain = guards::is(work, ChangeType::Standard) && f::OUTCOME.get(record) == Some(Outcome::Successful);
    if !plain || !caused(work).is_empty() || f::REVIEW_BASIS.is_set(record) {
        work.refuse_guard("", "Only a successful standard change without incident closes without review.");
    }
}

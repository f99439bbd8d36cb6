//! Cases of change management: formulas against the vectors of the specification, and every move with its guards.

mod boards;
mod emergency;
mod follow;
mod formulas;
mod normal;
mod standard;

use crate::world::World;

/// What a normal change says when it is requested: asked for by Sam, done by Nils, answered for by Lena.
macro_rules! asked {
    () => {
        "title=Replace the mail relay; change_type=normal; requested_by=@sam; assigned_to=@lena; implementer=@nils; reason=The relay is out of support; service=%mail; no_items_reason=Only a configuration file; submitted_at=~0"
    };
}
/// A low risk.
macro_rules! low {
    () => {
        "risk_criticality=1_low; risk_users=1_few; risk_data=1_none; risk_timing=1_outside; risk_complexity=1_one_item; risk_track_record=1_proven; risk_testing=1_full; risk_remediation=1_quick; risk_level=low; risk_score=1"
    };
}
/// A high risk: 3 × 3.
macro_rules! high {
    () => {
        "risk_criticality=3_high; risk_users=2_some; risk_data=2_internal; risk_timing=3_service_time; risk_complexity=2_one_team; risk_track_record=3_never; risk_testing=3_desk; risk_remediation=4_none; risk_level=high; risk_score=9"
    };
}
/// All of the assessment but the risk.
macro_rules! assessed {
    () => {
        r#"category=infrastructure; change_subject=component; classified_at=~0; priority=p3; benefits=Mail keeps flowing; feasibility=Two people and one evening; financial_impact=none; major_criteria=["none_of_these"]; major_impact=false; route=direct; test_plan=Send and receive from each site; remediation_plan=Switch back to the old relay within 10 minutes; planned_start=~+259200; planned_end=~+266400; impact_assessment=[{"area":"services","effect":"mail is slower","measure":"at night"},{"area":"parties","effect":"none","measure":"none"},{"area":"policies_and_plans","effect":"none","measure":"none"},{"area":"capacity","effect":"none","measure":"none"},{"area":"availability","effect":"none","measure":"none"},{"area":"continuity","effect":"none","measure":"none"},{"area":"information_security","effect":"none","measure":"none"},{"area":"other_changes","effect":"none","measure":"none"}]"#
    };
}
/// What is known once it is approved.
macro_rules! approved {
    () => {
        r#"decision=approved; decided_by=@change_manager; decided_at=~0; approved_start=~+259200; approved_end=~+266400; approvers=[{"area":"change_manager","person":"@change_manager","decision":"approved"}]"#
    };
}
/// What is known once it is scheduled to begin now.
macro_rules! scheduled {
    () => {
        "planned_start=~0; planned_end=~+7200; approved_start=~0; approved_end=~+7200; deployment_details=Swap the relay and flush the queue; audience=All sites"
    };
}
/// How it went.
macro_rules! done {
    () => {
        "actual_start=~-7200; actual_end=~-3600; planned_start=~-7200; planned_end=~-3600; outcome=successful; service_check=Mail flows from every site"
    };
}
pub(super) use {approved, asked, assessed, done, high, low, scheduled};

/// Nothing beyond the small organisation.
fn plain(_: &mut World) {}

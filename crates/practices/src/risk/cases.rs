//! Cases of risks, opportunities and actions: who may do what, what stands in the way, and what follows.

use crate::world::{Case, World};

/// A risk that was assessed: everything its state needs, with these numbers.
fn furnish(w: &mut World) {
    let planned = "title=Buy a second line; priority=high; assignee=@sam; due_on=2026-07-01; process_changed=*process";
    w.given("*process", "sms_process", "", "");
    w.given("*planned", "action", "open", planned);
    w.given("*vague", "action", "open", "title=Do something; due_on=2026-07-01; priority=low");
    w.given("*done", "action", "done", planned);
    w.given("*dropped", "action", "cancelled", planned);
    w.given("*finding", "audit_finding", "", "");
}

const ASSESSED: &str = "title=The line fails; category=availability; statement=The only line to the site fails; owner=@risk_owner; cause=One cable only; consequence=Nobody works there; customer_impact=Orders are late; service=%mail; last_assessed_on=2026-06-01; ";

#[rustfmt::skip]
const RISKS: &[Case] = &[
    // made
    ("anybody on the staff names one", "", "@ana", "title=The line fails; category=availability; statement=The only line to the site fails", "ok", "state=identified; owner=@ana; score=-"),
    ("what is needed to make one", "", "@ana", "description=hm", "required:category required:statement required:title", ""),
    ("a statement says something", "", "@ana", "title=The line fails; category=availability; statement=tbd", "placeholder:statement", ""),
    ("users make none", "", "@carla", "title=The line fails; category=availability; statement=The only line to the site fails", "forbidden", ""),
    ("scores are computed", "", "@ana", "title=The line fails; category=availability; statement=The only line to the site fails; likelihood=5; impact=5", "ok", "score=25; level=very_high; acceptable=false"),
    ("scores are not given", "", "@ana", "title=The line fails; category=availability; statement=The only line to the site fails; score=1", "computed:score", ""),
    ("likelihood ends at five", "", "@ana", "title=The line fails; category=availability; statement=The only line to the site fails; likelihood=6", "out-of-range:likelihood", ""),
    ("likelihood begins at one", "", "@ana", "title=The line fails; category=availability; statement=The only line to the site fails; likelihood=0", "out-of-range:likelihood", ""),
    ("assessed in the future", "", "@ana", "title=The line fails; category=availability; statement=The only line to the site fails; last_assessed_on=2026-06-02", "in-future:last_assessed_on", ""),
    // assess
    ("assessing tells all it needs", "identified|title=The line fails; owner=@ana", "@risk_owner", "move assess", "required-for-move:cause required-for-move:consequence required-for-move:customer_impact required-for-move:impact required-for-move:likelihood", ""),
    ("assessing", "identified|title=The line fails; owner=@ana", "@risk_owner", "move assess; cause=One cable only; consequence=Nobody works there; customer_impact=Orders are late; likelihood=2; impact=5", "ok", "state=assessed; score=10; level=high; acceptable=false; last_assessed_on=2026-06-01; next_review_on=2026-09-01"),
    ("a low one is acceptable", "identified|title=The line fails; owner=@ana", "@risk_owner", "move assess; cause=One cable only; consequence=Nobody works there; customer_impact=Orders are late; likelihood=2; impact=2", "ok", "level=low; acceptable=true; next_review_on=2027-06-01"),
    ("agents do not assess what is not theirs", "identified|title=The line fails; owner=@risk_owner", "@ana", "move assess", "forbidden", ""),
    ("calling it acceptable takes authority", "identified|title=The line fails; owner=@risk_owner", "@risk_owner", "move assess; cause=One cable only; consequence=Nobody works there; customer_impact=Orders are late; likelihood=3; impact=3; acceptable=true", "segregation-of-duties:acceptable", ""),
    ("a process owner may call a medium one acceptable", "identified|title=The line fails; owner=@risk_owner", "@process_owner", "move assess; cause=One cable only; consequence=Nobody works there; customer_impact=Orders are late; likelihood=3; impact=3; acceptable=true", "ok", "acceptable=true; level=medium"),
    ("and may not by a later edit", "assessed|ASSESSED likelihood=4; impact=4; score=16; level=very_high", "@risk_owner", "acceptable=true", "segregation-of-duties:acceptable", ""),
    // review dates
    ("the next review may be earlier", "assessed|ASSESSED likelihood=2; impact=5; score=10; level=high", "@risk_owner", "next_review_on=2026-07-01", "ok", ""),
    ("the next review is not later than the level allows", "assessed|ASSESSED likelihood=2; impact=5; score=10; level=high", "@risk_owner", "next_review_on=2026-09-02", "guard:next_review_on", ""),
    ("raising the numbers brings the review nearer", "assessed|ASSESSED likelihood=2; impact=5; score=10; level=high; next_review_on=2026-09-01", "@risk_owner", "likelihood=3", "ok", "level=very_high; next_review_on=2026-07-01"),
    // plan treatment
    ("a treatment needs actions", "assessed|ASSESSED likelihood=2; impact=5; score=10; level=high", "@risk_owner", "move plan_treatment; treatment=reduce", "guard:actions", ""),
    ("actions say who, when and what changes", "assessed|ASSESSED likelihood=2; impact=5; score=10; level=high", "@risk_owner", "move plan_treatment; treatment=reduce; link actions *vague", "guard:actions", ""),
    ("cancelled actions do not count", "assessed|ASSESSED likelihood=2; impact=5; score=10; level=high", "@risk_owner", "move plan_treatment; treatment=reduce; link actions *dropped", "guard:actions", ""),
    ("planning a treatment", "assessed|ASSESSED likelihood=2; impact=5; score=10; level=high", "@risk_owner", "move plan_treatment; treatment=reduce; link actions *planned; residual_likelihood=1; residual_impact=5", "ok", "state=treatment_planned; residual_score=5; residual_level=medium"),
    ("accepting is no treatment", "assessed|ASSESSED likelihood=2; impact=5; score=10; level=high", "@risk_owner", "move plan_treatment; treatment=accept; link actions *planned", "guard", ""),
    ("which treatment is asked", "assessed|ASSESSED likelihood=2; impact=5; score=10; level=high", "@risk_owner", "move plan_treatment; link actions *planned", "required-for-move:treatment", ""),
    ("more residual risk needs a reason", "assessed|ASSESSED likelihood=2; impact=5; score=10; level=high", "@risk_owner", "residual_likelihood=3; residual_impact=5", "guard:residual_reason", ""),
    ("more residual risk with a reason", "in_treatment|ASSESSED likelihood=2; impact=5; score=10; level=high; treatment=share", "@risk_owner", "residual_likelihood=3; residual_impact=5; residual_reason=Sharing brings another party in", "ok", "residual_score=15"),
    ("more residual risk without one", "in_treatment|ASSESSED likelihood=2; impact=5; score=10; level=high; treatment=share", "@risk_owner", "residual_likelihood=3; residual_impact=5", "guard:residual_reason", ""),
    // treatment
    ("beginning the treatment", "treatment_planned|ASSESSED likelihood=2; impact=5; score=10; level=high; treatment=reduce", "@risk_owner", "move begin_treatment", "ok", "state=in_treatment"),
    ("users begin nothing", "treatment_planned|ASSESSED likelihood=2; impact=5; score=10; level=high; treatment=reduce", "@carla", "move begin_treatment", "not-visible", ""),
    ("no treatment before a plan", "assessed|ASSESSED likelihood=2; impact=5; score=10; level=high", "@risk_owner", "move begin_treatment", "no-such-move", ""),
    ("what is left is said", "in_treatment|ASSESSED likelihood=2; impact=5; score=10; level=high; treatment=reduce", "@risk_owner", "move monitor", "required-for-move:residual_impact required-for-move:residual_likelihood", ""),
    ("watching what is left", "in_treatment|ASSESSED likelihood=2; impact=5; score=10; level=high; treatment=reduce; next_review_on=2026-09-01", "@risk_owner", "move monitor; residual_likelihood=1; residual_impact=3", "ok", "state=monitored; residual_level=low; acceptable=true; next_review_on=2027-06-01"),
    // close
    ("closing tells all it needs", "monitored|ASSESSED likelihood=2; impact=5; score=10; level=high; treatment=reduce", "@risk_owner", "move close", "required-for-move:effectiveness_note required-for-move:effectiveness_result", ""),
    ("closing waits for actions", "monitored|ASSESSED likelihood=2; impact=5; score=10; level=high; treatment=reduce", "@risk_owner", "move close; link actions *planned; effectiveness_result=effective; effectiveness_note=The second line took over twice", "guard:actions", ""),
    ("closing", "monitored|ASSESSED likelihood=2; impact=5; score=10; level=high; treatment=reduce", "@risk_owner", "move close; link actions *done; effectiveness_result=effective; effectiveness_note=The second line took over twice", "ok", "state=closed; effectiveness_reviewed_on=2026-06-01; effectiveness_reviewed_by=@risk_owner; closed_at=~0"),
    ("closed takes nothing", "closed|ASSESSED", "@risk_owner", "likelihood=1", "terminal", ""),
    ("the manager corrects with a reason", "closed|ASSESSED", "@mona", "cause=Two cables in one duct; reason: the cause was written down wrongly", "ok", ""),
    // accept: who
    ("accepting asks for decision and period", "assessed|ASSESSED likelihood=1; impact=4; score=4; level=low", "@risk_owner", "move accept", "required-for-move:acceptance_decision required-for-move:accepted_until", ""),
    ("the owner accepts what is low", "assessed|ASSESSED likelihood=1; impact=4; score=4; level=low", "@risk_owner", "move accept; acceptance_decision=It costs less than a line; accepted_until=2027-06-01", "ok", "state=accepted; accepted_by=@risk_owner; treatment=accept; accepted_at=~0; next_review_on=2027-06-01"),
    ("an owner who is an agent accepts what is low", "assessed|ASSESSED likelihood=1; impact=4; score=4; level=low; owner=@ana", "@ana", "move accept; acceptance_decision=It costs less than a line; accepted_until=2027-06-01", "ok", "accepted_by=@ana"),
    ("the owner does not accept what is medium", "assessed|ASSESSED likelihood=1; impact=5; score=5; level=medium", "@risk_owner", "move accept; acceptance_decision=It costs less than a line; accepted_until=2026-10-01", "segregation-of-duties:accepted_by", ""),
    ("who becomes the owner with it accepts nothing", "assessed|ASSESSED likelihood=1; impact=4; score=4; level=low", "@sms_manager", "move accept; owner=@sms_manager; acceptance_decision=It costs less than a line; accepted_until=2026-10-01", "segregation-of-duties:accepted_by", ""),
    ("a process owner accepts what is medium", "assessed|ASSESSED likelihood=3; impact=3; score=9; level=medium", "@process_owner", "move accept; acceptance_decision=It costs less than a line; accepted_until=2026-10-01", "ok", "state=accepted; next_review_on=2026-10-01"),
    ("the owner of the service accepts what is medium", "assessed|ASSESSED likelihood=3; impact=3; score=9; level=medium", "@olga", "move accept; acceptance_decision=It costs less than a line; accepted_until=2026-10-01", "ok", "state=accepted"),
    ("the owner of another service does not", "assessed|ASSESSED likelihood=3; impact=3; score=9; level=medium", "@service_owner", "move accept; acceptance_decision=It costs less than a line; accepted_until=2026-10-01", "segregation-of-duties:accepted_by", ""),
    ("the owner of one of several services accepts", "assessed|ASSESSED likelihood=3; impact=3; score=9; level=medium; service=-; services=%mail,%print", "@olga", "move accept; acceptance_decision=It costs less than a line; accepted_until=2026-10-01", "ok", ""),
    ("a process owner does not accept what is high", "assessed|ASSESSED likelihood=2; impact=5; score=10; level=high", "@process_owner", "move accept; acceptance_decision=It costs less than a line; accepted_until=2026-10-01", "segregation-of-duties:accepted_by", ""),
    ("the SMS owner accepts what is high", "assessed|ASSESSED likelihood=2; impact=5; score=10; level=high", "@sms_owner", "move accept; acceptance_decision=It costs less than a line; accepted_until=2026-10-01", "ok", "next_review_on=2026-09-01"),
    ("the SMS owner does not accept what is very high", "assessed|ASSESSED likelihood=3; impact=5; score=15; level=very_high", "@sms_owner", "move accept; acceptance_decision=It costs less than a line; accepted_until=2026-10-01", "segregation-of-duties:accepted_by", ""),
    ("top management accepts what is very high", "assessed|ASSESSED likelihood=3; impact=5; score=15; level=very_high", "@tom", "move accept; acceptance_decision=It costs less than a line; accepted_until=2026-10-01", "ok", "accepted_by=@tom"),
    ("top management changes nothing else", "assessed|ASSESSED likelihood=3; impact=5; score=15; level=very_high", "@tom", "likelihood=1", "forbidden-field:likelihood", ""),
    ("lowering and accepting at once is judged by the score before", "assessed|ASSESSED likelihood=3; impact=5; score=15; level=very_high", "@risk_owner", "move accept; likelihood=1; impact=1; acceptance_decision=It costs less than a line; accepted_until=2026-10-01", "segregation-of-duties:accepted_by", ""),
    ("agents accept nothing of others", "assessed|ASSESSED likelihood=1; impact=1; score=1; level=low", "@ana", "move accept; acceptance_decision=It costs less than a line; accepted_until=2026-10-01", "forbidden", ""),
    ("no automation accepts", "assessed|ASSESSED likelihood=1; impact=1; score=1; level=low", "system:import", "move accept; acceptance_decision=It costs less than a line; accepted_until=2026-10-01", "segregation-of-duties:accepted_by", ""),
    ("auditors accept nothing", "assessed|ASSESSED likelihood=1; impact=1; score=1; level=low", "@aude", "move accept; acceptance_decision=It costs less than a line; accepted_until=2026-10-01", "forbidden", ""),
    // accept: how long
    ("twelve months are the most", "assessed|ASSESSED likelihood=1; impact=4; score=4; level=low", "@risk_owner", "move accept; acceptance_decision=It costs less than a line; accepted_until=2027-06-02", "guard:accepted_until", ""),
    ("an acceptance lies ahead", "assessed|ASSESSED likelihood=1; impact=4; score=4; level=low", "@risk_owner", "move accept; acceptance_decision=It costs less than a line; accepted_until=2026-06-01", "guard:accepted_until", ""),
    ("accepting needs an assessment", "identified|ASSESSED", "@risk_owner", "move accept; acceptance_decision=It costs less than a line; accepted_until=2026-10-01", "no-such-move", ""),
    ("an accepted one is not scored anew", "accepted|ASSESSED likelihood=1; impact=4; score=4; level=low; accepted_until=2026-10-01; acceptance_decision=It costs less than a line", "@risk_owner", "likelihood=5", "read-only:likelihood", ""),
    ("the period is not stretched", "accepted|ASSESSED likelihood=1; impact=4; score=4; level=low; accepted_until=2026-10-01; acceptance_decision=It costs less than a line", "@risk_owner", "accepted_until=2027-10-01", "read-only:accepted_until", ""),
    // reassess
    ("assessing again", "accepted|ASSESSED likelihood=1; impact=4; score=4; level=low; accepted_until=2026-10-01; acceptance_decision=It costs less than a line; accepted_by=@risk_owner; treatment=accept", "@risk_owner", "move reassess; likelihood=4", "ok", "state=assessed; accepted_by=-; accepted_until=-; treatment=-; level=very_high; acceptable=false; last_assessed_on=2026-06-01"),
    ("an acceptance that has ended", "accepted|ASSESSED likelihood=1; impact=4; score=4; level=low; accepted_until=2026-05-30; acceptance_decision=It costs less than a line; treatment=accept", "system:timer", "timer acceptance_ends", "ok", "state=assessed; accepted_until=-; last_assessed_on=2026-06-01"),
    ("an acceptance that lasts", "accepted|ASSESSED likelihood=1; impact=4; score=4; level=low; accepted_until=2026-06-01; acceptance_decision=It costs less than a line", "system:timer", "timer acceptance_ends", "ok", "state=accepted"),
    ("a review is due", "monitored|ASSESSED next_review_on=2026-06-01", "system:timer", "timer review", "ok", "state=monitored"),
    // links
    ("a finding it was found in", "identified|ASSESSED", "@adam", "link found_in *finding", "ok", ""),
];

/// `ASSESSED` stands for everything an assessed risk has.
fn spelled(cases: &'static [Case]) -> Vec<Case> {
    let spell = |text: &'static str| -> &'static str { Box::leak(text.replace("ASSESSED", ASSESSED).into_boxed_str()) };
    cases.iter().map(|(title, given, who, wish, expected, after)| (*title, spell(given), *who, *wish, *expected, *after)).collect()
}

#[test]
fn risks() {
    World::try_cases("risk", &spelled(RISKS), furnish);
}

#[rustfmt::skip]
const OPPORTUNITIES: &[Case] = &[
    ("anybody on the staff names one", "", "@ana", "title=Sell the archive; statement=The archive could be a service; likelihood=4; benefit=3", "ok", "state=identified; owner=@ana; score=12"),
    ("what is needed", "", "@ana", "title=Sell the archive", "required:statement", ""),
    ("users make none", "", "@carla", "title=Sell the archive; statement=The archive could be a service", "forbidden", ""),
    ("the decision is not typed in", "", "@ana", "title=Sell the archive; statement=The archive could be a service; decision=pursue", "computed:decision", ""),
    ("assessing tells all it needs", "identified|title=Sell the archive; owner=@ana", "@risk_owner", "move assess", "required-for-move:benefit required-for-move:customer_impact required-for-move:likelihood required-for-move:priority", ""),
    ("assessing", "identified|title=Sell the archive; owner=@ana", "@risk_owner", "move assess; customer_impact=They find old orders; likelihood=4; benefit=3; priority=high", "ok", "state=assessed; score=12; last_assessed_on=2026-06-01; next_review_on=2027-06-01"),
    ("agents do not assess", "identified|title=Sell the archive; owner=@risk_owner", "@ana", "move assess", "forbidden", ""),
    ("pursuing needs actions", "assessed|title=Sell the archive; owner=@risk_owner", "@risk_owner", "move pursue", "guard:actions", ""),
    ("pursuing", "assessed|title=Sell the archive; owner=@risk_owner", "@risk_owner", "move pursue; link actions *planned", "ok", "state=treatment_planned; decision=pursue; decided_by=@risk_owner; decided_at=~0"),
    ("watching needs a reason", "assessed|title=Sell the archive; owner=@risk_owner; next_review_on=2027-01-01", "@risk_owner", "move watch", "reason-needed", ""),
    ("watching", "assessed|title=Sell the archive; owner=@risk_owner; next_review_on=2027-01-01", "@risk_owner", "move watch; reason: the market is not there yet", "ok", "state=accepted; decision=watch"),
    ("watching needs a date", "assessed|title=Sell the archive; owner=@risk_owner", "@risk_owner", "move watch; reason: the market is not there yet", "required-for-move:next_review_on", ""),
    ("dropping needs a reason", "assessed|title=Sell the archive; owner=@risk_owner", "@risk_owner", "move drop", "reason-needed", ""),
    ("dropping", "assessed|title=Sell the archive; owner=@risk_owner", "@risk_owner", "move drop; reason: nobody asked for it in a year", "ok", "state=closed; decision=drop; effectiveness_result=not_pursued"),
    ("assessing again", "accepted|title=Sell the archive; owner=@risk_owner; decision=watch; customer_impact=They find old orders; likelihood=4; benefit=3; priority=high", "@risk_owner", "move reassess; benefit=5", "ok", "state=assessed; decision=-; score=20"),
    ("beginning", "treatment_planned|title=Sell the archive; owner=@risk_owner", "@risk_owner", "move begin", "ok", "state=in_treatment"),
    ("not before it is decided", "assessed|title=Sell the archive; owner=@risk_owner", "@risk_owner", "move begin", "no-such-move", ""),
    ("watching the effect", "in_treatment|title=Sell the archive; owner=@risk_owner", "@risk_owner", "move monitor", "ok", "state=monitored"),
    ("closing tells all it needs", "monitored|title=Sell the archive; owner=@risk_owner", "@risk_owner", "move close", "required-for-move:effectiveness_note required-for-move:effectiveness_result required-for-move:effectiveness_reviewed_on", ""),
    ("closing waits for actions", "monitored|title=Sell the archive; owner=@risk_owner", "@risk_owner", "move close; link actions *planned; effectiveness_result=effective; effectiveness_note=Twelve customers use it; effectiveness_reviewed_on=2026-06-01", "guard:actions", ""),
    ("closing", "monitored|title=Sell the archive; owner=@risk_owner", "@risk_owner", "move close; effectiveness_result=effective; effectiveness_note=Twelve customers use it; effectiveness_reviewed_on=2026-06-01", "ok", "state=closed; closed_at=~0"),
    ("the next review within a year", "assessed|title=Sell the archive; owner=@risk_owner; last_assessed_on=2026-06-01", "@risk_owner", "next_review_on=2027-06-02", "guard:next_review_on", ""),
];

#[test]
fn opportunities() {
    World::try_cases("opportunity", OPPORTUNITIES, furnish);
}

#[rustfmt::skip]
const ACTIONS: &[Case] = &[
    ("anybody on the staff gives a task", "", "@ana", "title=Buy a second line; due_on=2026-07-01; assignee=@sam; source_kind=risk", "ok", "state=open; priority=medium; first_due_on=2026-07-01; postponements=0"),
    ("a task has a day", "", "@ana", "title=Buy a second line", "required:due_on", ""),
    ("a new task is due ahead", "", "@ana", "title=Buy a second line; due_on=2026-05-31", "guard:due_on", ""),
    ("due today is ahead", "", "@ana", "title=Buy a second line; due_on=2026-06-01", "ok", ""),
    ("nobody inactive gets one", "", "@ana", "title=Buy a second line; due_on=2026-07-01; assignee=@gone", "inactive-person:assignee", ""),
    ("users give none", "", "@carla", "title=Buy a second line; due_on=2026-07-01", "forbidden", ""),
    ("an unknown source", "", "@ana", "title=Buy a second line; due_on=2026-07-01; source_kind=dream", "unknown-choice:source_kind", ""),
    // start
    ("the assignee starts", "open|title=Buy a second line; due_on=2026-07-01; assignee=@sam", "@sam", "move start", "ok", "state=in_progress; started_at=~0"),
    ("a manager starts for somebody", "open|title=Buy a second line; due_on=2026-07-01", "@risk_owner", "move start; assignee=@sam", "ok", "assignee=@sam"),
    ("a manager starts for themselves", "open|title=Buy a second line; due_on=2026-07-01", "@risk_owner", "move start", "ok", "assignee=@risk_owner"),
    ("others do not start it", "open|title=Buy a second line; due_on=2026-07-01; assignee=@sam", "@ana", "move start", "forbidden", ""),
    // complete
    ("done says what was done", "in_progress|title=Buy a second line; due_on=2026-07-01; assignee=@sam", "@sam", "move complete", "required-for-move:outcome", ""),
    ("done", "in_progress|title=Buy a second line; due_on=2026-07-01; assignee=@sam", "@sam", "move complete; outcome=The second line is in place", "ok", "state=done; completed_at=~0; completed_by=@sam"),
    ("done without having begun", "open|title=Buy a second line; due_on=2026-07-01; assignee=@sam", "@sam", "move complete; outcome=The second line is in place", "ok", "state=done; started_at=~0"),
    ("an action on a risk names the process", "in_progress|title=Buy a second line; due_on=2026-07-01; assignee=@sam; source_kind=risk", "@sam", "move complete; outcome=The second line is in place", "guard:process_changed", ""),
    ("an action on an opportunity too", "in_progress|title=Buy a second line; due_on=2026-07-01; assignee=@sam; source_kind=opportunity", "@sam", "move complete; outcome=The second line is in place", "guard:process_changed", ""),
    ("the process it changed", "in_progress|title=Buy a second line; due_on=2026-07-01; assignee=@sam; source_kind=risk", "@adam", "move complete; outcome=The second line is in place; process_changed=*process", "ok", "state=done"),
    ("or why none", "in_progress|title=Buy a second line; due_on=2026-07-01; assignee=@sam; source_kind=risk", "@sam", "move complete; outcome=The second line is in place; no_process_reason=Bought once and for all", "ok", "state=done"),
    ("when it was done is not typed in", "in_progress|title=Buy a second line; due_on=2026-07-01; assignee=@sam", "@sam", "completed_at=~-60", "computed:completed_at", ""),
    // postpone
    ("later needs a reason", "open|title=Buy a second line; due_on=2026-07-01; assignee=@sam; postponements=0", "@sam", "due_on=2026-08-01", "reason-needed", ""),
    ("later is counted", "open|title=Buy a second line; due_on=2026-07-01; first_due_on=2026-07-01; assignee=@sam; postponements=1", "@sam", "due_on=2026-08-01; reason: the supplier delivers in August", "ok", "postponements=2; first_due_on=2026-07-01"),
    ("earlier is free", "open|title=Buy a second line; due_on=2026-07-01; assignee=@sam; postponements=0", "@sam", "due_on=2026-06-15", "ok", "postponements=0"),
    ("done is not moved", "done|title=Buy a second line; due_on=2026-07-01; assignee=@sam; outcome=The second line is in place", "@sam", "due_on=2026-06-15", "read-only:due_on", ""),
    // close
    ("whoever did it does not judge it", "done|title=Buy a second line; due_on=2026-07-01; assignee=@sam; completed_by=@sam; completed_at=~0; outcome=The second line is in place", "@sam", "move close; effectiveness_result=effective; effectiveness_note=It took over twice", "segregation-of-duties:effectiveness_result", ""),
    ("nor the one who completed it for another", "done|title=Buy a second line; due_on=2026-07-01; assignee=@sam; completed_by=@risk_owner; completed_at=~0; outcome=The second line is in place", "@risk_owner", "move close; effectiveness_result=effective; effectiveness_note=It took over twice", "segregation-of-duties:effectiveness_result", ""),
    ("nor by an edit before", "done|title=Buy a second line; due_on=2026-07-01; assignee=@sam; completed_by=@sam; outcome=The second line is in place", "@sam", "effectiveness_result=effective", "segregation-of-duties:effectiveness_result", ""),
    ("nor when somebody else is made the assignee", "done|title=Buy a second line; due_on=2026-07-01; assignee=@sam; completed_by=@sam; outcome=The second line is in place", "@sam", "assignee=@ana; effectiveness_result=effective", "read-only:assignee segregation-of-duties:effectiveness_result", ""),
    ("closing tells all it needs", "done|title=Buy a second line; due_on=2026-07-01; assignee=@sam; completed_by=@sam; outcome=The second line is in place", "@risk_owner", "move close", "required-for-move:effectiveness_note required-for-move:effectiveness_result", ""),
    ("closing", "done|title=Buy a second line; due_on=2026-07-01; assignee=@sam; completed_by=@sam; completed_at=~0; outcome=The second line is in place", "@risk_owner", "move close; effectiveness_result=effective; effectiveness_note=It took over twice", "ok", "state=closed; effectiveness_reviewed_on=2026-06-01; effectiveness_reviewed_by=@risk_owner; closed_at=~0"),
    ("judged before it was done", "done|title=Buy a second line; due_on=2026-07-01; assignee=@sam; completed_by=@sam; completed_at=~0; outcome=The second line is in place", "@risk_owner", "move close; effectiveness_result=effective; effectiveness_note=It took over twice; effectiveness_reviewed_on=2026-05-31", "order:effectiveness_reviewed_on", ""),
    ("no effect is followed up", "done|title=Buy a second line; due_on=2026-07-01; assignee=@sam; completed_by=@sam; outcome=The second line is in place", "@risk_owner", "move close; effectiveness_result=not_effective; effectiveness_note=Both lines failed together", "guard:follow_up", ""),
    ("by another action", "done|title=Buy a second line; due_on=2026-07-01; assignee=@sam; completed_by=@sam; outcome=The second line is in place", "@risk_owner", "move close; effectiveness_result=not_effective; effectiveness_note=Both lines failed together; link follow_up *planned", "ok", "state=closed"),
    ("or by taking it up again", "done|title=Buy a second line; due_on=2026-07-01; assignee=@sam; completed_by=@sam; completed_at=~0; outcome=The second line is in place", "@risk_owner", "move take_up_again; reason: both lines failed together", "ok", "state=in_progress; completed_at=-; completed_by=-"),
    ("taking up again needs a reason", "done|title=Buy a second line; due_on=2026-07-01; assignee=@sam; outcome=The second line is in place", "@risk_owner", "move take_up_again", "reason-needed", ""),
    ("open is not closed", "open|title=Buy a second line; due_on=2026-07-01; assignee=@sam", "@risk_owner", "move close", "no-such-move", ""),
    // cancel
    ("cancelling needs a reason", "open|title=Buy a second line; due_on=2026-07-01; assignee=@sam", "@risk_owner", "move cancel", "reason-needed", ""),
    ("cancelling", "in_progress|title=Buy a second line; due_on=2026-07-01; assignee=@sam", "@risk_owner", "move cancel; reason: the site will be given up", "ok", "state=cancelled"),
    ("the assignee does not cancel", "open|title=Buy a second line; due_on=2026-07-01; assignee=@sam", "@sam", "move cancel; reason: the site will be given up", "forbidden", ""),
    ("done is not cancelled", "done|title=Buy a second line; due_on=2026-07-01; assignee=@sam; outcome=The second line is in place", "@risk_owner", "move cancel; reason: the site will be given up", "no-such-move", ""),
    ("closed takes nothing", "closed|title=Buy a second line; due_on=2026-07-01; assignee=@sam", "@risk_owner", "title=Something else", "terminal", ""),
    // reminders
    ("a reminder when it is overdue", "open|title=Buy a second line; due_on=2026-05-30; assignee=@sam", "system:timer", "timer overdue", "ok", "state=open"),
    ("a stale reminder is set anew", "open|title=Buy a second line; due_on=2026-07-30; assignee=@sam", "system:timer", "timer overdue", "ok", "state=open"),
];

#[test]
fn actions() {
    World::try_cases("action", ACTIONS, furnish);
}

/// An action knows what it came out of as soon as somebody touches it.
#[test]
fn an_action_learns_its_source() {
    let mut w = World::new();
    furnish(&mut w);
    w.given("*risk", "risk", "assessed", "title=The line fails; owner=@risk_owner");
    w.linked("*risk", "actions", "*planned");
    w.must("@sam", Some("*planned"), "move start");
    w.holds("*planned", "source_kind=risk; source=The line fails; state=in_progress").unwrap();
    assert_eq!(w.timers.len(), 0, "the due date did not change");
}

/// Whoever is assigned is told, and reminded by timers; whoever gave the task hears that it is done.
#[test]
fn people_are_told_of_actions() {
    let mut w = World::new();
    w.must("@ana", None, "new action; title=Buy a second line; due_on=2026-07-01; assignee=@sam");
    let told = |w: &World, event: &str| w.outbox.iter().filter(|o| o.body["event"] == event).count();
    assert_eq!(told(&w, "assigned"), 1);
    assert_eq!(w.timers.len(), 3, "a week before, the day after, a month after");
    w.must("@sam", Some("*it"), "move complete; outcome=The second line is in place");
    assert_eq!((told(&w, "action_done"), w.timers.len()), (1, 0));
    w.given("*late", "action", "open", "title=Buy a second line; due_on=2026-04-30; assignee=@sam");
    w.must("system:timer", Some("*late"), "timer long_overdue");
    assert_eq!(told(&w, "long_overdue"), 1);
}

/// A grave assessment is told to those who may accept it; an acceptance is told to the owner and ends by a timer.
#[test]
fn people_are_told_of_risks() {
    let mut w = World::new();
    w.given("*it", "risk", "identified", ASSESSED);
    let told = |w: &World, event: &str, who: &str| {
        let id = w.id(who).to_string();
        w.outbox.iter().any(|o| o.body["event"] == event && o.body["to"].to_string().contains(&id))
    };
    w.must("@security_manager", Some("*it"), "move assess; likelihood=2; impact=5");
    assert!(told(&w, "risk_assessed", "@sms_owner") && !told(&w, "risk_assessed", "@top_management"));
    w.must("@sms_owner", Some("*it"), "move accept; acceptance_decision=It costs less than a line; accepted_until=2026-08-01");
    assert!(told(&w, "risk_accepted", "@risk_owner"));
    let due: Vec<String> = w.timers.iter().map(|((_, name), at)| format!("{name} {at}")).collect();
    assert_eq!(due, ["acceptance_ends 2026-08-01T22:00:00Z", "review 2026-07-31T22:00:00Z"], "midnights in Paris");
    w.now = crate::world::at("2026-08-01T22:00:00Z");
    w.must("system:timer", Some("*it"), "timer acceptance_ends");
    w.holds("*it", "state=assessed; accepted_by=-").unwrap();
    assert!(told(&w, "acceptance_ends", "@risk_owner"));
    assert!(!w.timers.keys().any(|(_, name)| name == "acceptance_ends"));
}

/// The rows of every grant on the types of risk and service assurance can be understood; one that cannot would select nothing.
#[test]
fn the_rows_of_grants_are_understood() {
    let w = World::new();
    let ours = ["risk", "availability", "continuity", "security"];
    for grant in crate::roles().iter().flat_map(|role| &role.grants) {
        let Some(def) = grant.type_name.as_ref().and_then(|name| w.model.get(name)) else { continue };
        if ours.contains(&&*def.practice) && !grant.scope.is_empty() {
            assert!(w.rules.scopes().settled(&w.model, def, &grant.scope).is_some(), "{} {}: {}", grant.role, def.name, grant.scope);
        }
    }
}

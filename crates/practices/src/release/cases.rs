//! Cases of releases: every move with its guards, observation, counting, and what the changes learn.

use super::rhythm::{Period, limit, observation_days};
use crate::handles::release::ReleaseType;
use crate::world::{Case, World, at};

macro_rules! plan {
    () => {
        r#"title=Mail of summer; owner=@release_manager; service=%mail; release_type=minor; planned_deploy_on=2026-06-15; deliverables=Relay 4.2 and its rules; deployment_method=big_bang; changes=["*change"]; closes_nothing=true"#
    };
}
macro_rules! built {
    () => {
        r#"build_lead=@sam; acceptance_criteria=[{"criterion":"Mail in under a minute","result":"passed"}]; builds=[{"artefact":"relay","version":"4.2","checksum":"aa11","store":"dsl/relay-4.2"}]"#
    };
}
macro_rules! verified {
    () => {
        "verification_result=Sent 1 000 mails; criteria_failed=0; deployer=@nils; owner_approved_by=@olga; owner_approved_at=~0"
    };
}
macro_rules! ready {
    () => {
        "approved_by=@release_manager; approved_at=~0; baseline=*baseline; announced_at=~-86400; remediation_ready=true"
    };
}

fn changes(w: &mut World) {
    w.given("*change", "change", "approved", r#"title=Replace the relay; change_type=normal; service=%mail; configuration_items=["*ci"]"#);
    w.given("*ci", "configuration_item", "", "title=Relay");
    w.given("*running", "change", "implementing", r#"title=Replace the relay; change_type=normal; service=%mail; configuration_items=["*ci"]"#);
    w.given("*draft", "change", "draft", "title=Replace the store; change_type=normal; service=%mail");
    w.given("*standard", "change", "approved", "title=Deploy from the pipeline; change_type=standard; service=%mail");
    w.given("*taken", "change", "approved", "title=Replace the store; change_type=normal; service=%mail; release=*elsewhere");
    w.given("*over", "change", "closed", "title=Replace the store; change_type=normal; service=%mail");
    w.given("*baseline", "configuration_baseline", "", "title=Before the summer release");
    w.given("*error", "known_error", "published", "title=Mail loops");
    w.given("*retired", "known_error", "retired", "title=Mail loops");
    w.given("*better", "improvement", "", "title=Test on a copy");
    w.given("*inc", "incident", "resolved", "title=Mail was down; priority=p1; service=%mail; reported_at=~0");
}

/// Names that refer to each other need the first to be known.
fn furnish(w: &mut World) {
    let ids = ["*elsewhere", "*ci"].map(|name| (name.to_owned(), kernel::IdSource::id(&mut w.ids, w.now)));
    w.names.extend(ids);
    changes(w);
}

#[rustfmt::skip]
const CASES: &[Case] = &[
    ("the plan is complete", "", "@release_manager", "title=Mail of summer", "required:changes required:deliverables required:deployment_method required:planned_deploy_on required:release_type required:service", ""),
    ("planning", "", "@release_manager", r#"title=Mail of summer; service=%mail; release_type=minor; planned_deploy_on=2026-06-15; deliverables=Relay 4.2 and its rules; deployment_method=canary; changes=["*change"]"#, "ok", "state=planned; owner=@release_manager"),
    ("others do not plan", "", "@sam", "title=Mail of summer", "forbidden", ""),
    ("a change is part of one release", "", "@release_manager", r#"title=Mail of summer; service=%mail; release_type=minor; planned_deploy_on=2026-06-15; deliverables=Relay 4.2 and its rules; deployment_method=canary; changes=["*taken"]"#, "guard:changes", ""),
    ("and of one to come", "", "@release_manager", r#"title=Mail of summer; service=%mail; release_type=minor; planned_deploy_on=2026-06-15; deliverables=Relay 4.2 and its rules; deployment_method=canary; changes=["*over"]"#, "guard:changes", ""),
    ("a pipeline deploys standard changes", "", "@release_manager", r#"title=Mail of today; service=%mail; release_type=continuous; planned_deploy_on=2026-06-15; deliverables=Relay 4.2 and its rules; deployment_method=push; changes=["*change"]"#, "guard:changes", ""),
    ("and does", "", "@release_manager", r#"title=Mail of today; service=%mail; release_type=continuous; planned_deploy_on=2026-06-15; deliverables=Relay 4.2 and its rules; deployment_method=push; changes=["*standard"]"#, "ok", ""),
    ("one minor release a month", "", "@release_manager", r#"title=Mail of summer; service=%mail; release_type=minor; planned_deploy_on=2026-07-31; deliverables=Relay 4.2 and its rules; deployment_method=canary; changes=["*change"]"#, "guard:frequency_reason", ""),
    ("another with a reason", "", "@release_manager", r#"title=Mail of summer; service=%mail; release_type=minor; frequency_reason=The first was backed out; planned_deploy_on=2026-07-31; deliverables=Relay 4.2 and its rules; deployment_method=canary; changes=["*change"]"#, "ok", ""),
    ("a release without change", concat!("planned|", plan!()), "@release_manager", "changes=-", "required:changes", ""),
    // build, verify
    ("building asks for criteria and lead", concat!("planned|", plan!(), "; closes_nothing=-"), "@release_manager", "move build", "guard:known_errors required-for-move:acceptance_criteria required-for-move:build_lead", ""),
    ("building", concat!("planned|", plan!()), "@release_manager", r#"move build; build_lead=@sam; acceptance_criteria=[{"criterion":"Mail in under a minute"}]"#, "ok", "state=building; building_at=~0"),
    ("the build lead hands over", concat!("building|", plan!(), "; build_lead=@sam"), "@sam", r#"move verify; builds=[{"artefact":"relay","version":"4.2","checksum":"aa11","store":"dsl/relay-4.2"}]"#, "ok", "state=verifying"),
    ("with what was built", concat!("building|", plan!(), "; build_lead=@sam"), "@sam", "move verify", "required-for-move:builds", ""),
    ("a build says its checksum", concat!("building|", plan!(), "; build_lead=@sam"), "@sam", r#"move verify; builds=[{"artefact":"relay","version":"4.2","store":"dsl/relay-4.2"}]"#, "required:builds", ""),
    ("another does not hand over", concat!("building|", plan!(), "; build_lead=@sam"), "@nils", "move verify", "forbidden", ""),
    // approve
    ("the service owner approves first", concat!("verifying|", plan!(), "; ", built!(), "; verification_result=Sent 1 000 mails"), "@olga", "move owner_approve", "ok", "state=verifying; owner_approved_by=@olga; owner_approved_at=~0"),
    ("another owner does not", concat!("verifying|", plan!(), "; ", built!(), "; verification_result=Sent 1 000 mails"), "@service_owner", "move owner_approve", "forbidden", ""),
    ("not what is not verified", concat!("verifying|", plan!(), "; ", built!()), "@olga", "move owner_approve", "required-for-move:verification_result", ""),
    ("every criterion has a result", concat!("verifying|", plan!(), "; ", built!(), "; ", verified!(), r#"; acceptance_criteria=[{"criterion":"Mail in under a minute","result":"passed"},{"criterion":"No mail is lost"}]"#), "@release_manager", "move approve", "guard:acceptance_criteria", ""),
    ("approving", concat!("verifying|", plan!(), "; ", built!(), "; ", verified!()), "@release_manager", "move approve", "ok", "state=approved; approved_by=@release_manager; approved_at=~0; approved_deploy_on=2026-06-15"),
    ("not without the service owner", concat!("verifying|", plan!(), "; ", built!(), "; verification_result=Sent 1 000 mails; deployer=@nils"), "@release_manager", "move approve", "required-for-move:owner_approved_by", ""),
    ("by two people", concat!("verifying|", plan!(), "; ", built!(), "; ", verified!(), "; owner_approved_by=@release_manager"), "@release_manager", "move approve", "guard", ""),
    ("not by who deploys", concat!("verifying|", plan!(), "; ", built!(), "; ", verified!(), "; deployer=@release_manager"), "@release_manager", "move approve", "guard segregation-of-duties:deployer", ""),
    ("its changes are approved", concat!("verifying|", plan!(), "; ", built!(), "; ", verified!(), r#"; changes=["*change","*draft"]"#), "@release_manager", "move approve", "guard:changes", ""),
    ("a failed criterion is decided on", concat!("verifying|", plan!(), "; ", built!(), "; ", verified!(), r#"; acceptance_criteria=[{"criterion":"Mail in under a minute","result":"failed"}]"#), "@release_manager", "move approve", "required-for-move:exception_decided_by required-for-move:exception_decision required-for-move:exception_reason", ""),
    ("jointly", concat!("verifying|", plan!(), "; ", built!(), "; ", verified!(), r#"; exception_decision=deploy; exception_reason=Two minutes will do until autumn; exception_decided_by=["@release_manager"]; acceptance_criteria=[{"criterion":"Mail in under a minute","result":"failed"}]"#), "@release_manager", "move approve", "guard:exception_decided_by", ""),
    ("with the customer", concat!("verifying|", plan!(), "; ", built!(), "; ", verified!(), r#"; exception_decision=deploy; exception_reason=Two minutes will do until autumn; exception_decided_by=["@release_manager","@carla"]; acceptance_criteria=[{"criterion":"Mail in under a minute","result":"failed"}]"#), "@release_manager", "move approve", "ok", "state=approved; criteria_failed=1"),
    ("or not to deploy", concat!("verifying|", plan!(), "; ", built!(), "; ", verified!(), r#"; exception_decision=do_not_deploy; exception_reason=Two minutes will not do; exception_decided_by=["@release_manager","@olga"]; acceptance_criteria=[{"criterion":"Mail in under a minute","result":"failed"}]"#), "@release_manager", "move approve", "guard:exception_decision", ""),
    ("a criterion added takes the verification with it", concat!("verifying|", plan!(), "; ", built!(), "; ", verified!()), "@release_manager", r#"acceptance_criteria=[{"criterion":"Mail in under a minute","result":"passed"},{"criterion":"No mail is lost","result":"passed"}]"#, "ok", "verification_result=-; owner_approved_by=-"),
    ("and so does another build", concat!("verifying|", plan!(), "; ", built!(), "; ", verified!()), "@sam", r#"builds=[{"artefact":"relay","version":"4.3","checksum":"bb22","store":"dsl/relay-4.3"}]"#, "ok", "verification_result=-; owner_approved_by=-"),
    ("a result is no other criterion", concat!("verifying|", plan!(), "; ", built!(), "; verification_result=Sent 1 000 mails"), "@release_manager", r#"acceptance_criteria=[{"criterion":"Mail in under a minute","result":"failed"}]"#, "ok", "verification_result=Sent 1 000 mails; criteria_failed=1"),
    ("what is approved stays", concat!("approved|", plan!(), "; ", built!(), "; ", verified!(), "; ", ready!()), "@release_manager", r#"acceptance_criteria=[{"criterion":"Anything goes","result":"passed"}]"#, "read-only:acceptance_criteria", ""),
    ("who approved does not deploy afterwards", concat!("approved|", plan!(), "; ", built!(), "; ", verified!(), "; ", ready!()), "@release_manager", "deployer=@release_manager", "segregation-of-duties:deployer", ""),
    // deploy
    ("deploying asks for baseline, notice, remediation", concat!("approved|", plan!(), "; ", built!(), "; ", verified!(), r#"; changes=["*running"]"#), "@nils", "move deploy", "guard required-for-move:announced_at required-for-move:baseline", ""),
    ("deploying", concat!("approved|", plan!(), "; ", built!(), "; ", verified!(), "; ", ready!(), r#"; changes=["*running"]"#), "@nils", "move deploy", "ok", "state=deploying; deploying_at=~0"),
    ("its changes are under way", concat!("approved|", plan!(), "; ", built!(), "; ", verified!(), "; ", ready!()), "@nils", "move deploy", "guard:changes", ""),
    ("by the deployer", concat!("approved|", plan!(), "; ", built!(), "; ", verified!(), "; ", ready!(), r#"; changes=["*running"]"#), "@sam", "move deploy", "forbidden", ""),
    ("one release on an item at a time", concat!("approved|", plan!(), "; ", built!(), "; ", verified!(), "; ", ready!(), r#"; changes=["*busy"]"#), "@nils", "move deploy", "guard:changes", ""),
    ("no baseline during deployment", concat!("deploying|", plan!(), "; ", built!(), "; ", verified!(), "; ", ready!(), "; deploying_at=~-60; baseline=-"), "@nils", "baseline=*baseline", "read-only:baseline", ""),
    ("announcing comes before", concat!("deploying|", plan!(), "; ", built!(), "; ", verified!(), "; ", ready!(), "; deploying_at=~-60; announced_at=-"), "@nils", "announced_at=~0", "guard:announced_at", ""),
    ("finishing asks for integrity", concat!("deploying|", plan!(), "; ", built!(), "; ", verified!(), "; ", ready!(), "; deploying_at=~-60"), "@nils", "move finish", "guard guard:deployed_artefacts required-for-move:deployed_artefacts", ""),
    ("another checksum", concat!("deploying|", plan!(), "; ", built!(), "; ", verified!(), "; ", ready!(), "; deploying_at=~-60"), "@nils", r#"move finish; integrity_check=passed; deployed_artefacts=[{"artefact":"relay","checksum":"ff00"}]"#, "guard:deployed_artefacts", ""),
    ("something that was not verified", concat!("deploying|", plan!(), "; ", built!(), "; ", verified!(), "; ", ready!(), "; deploying_at=~-60"), "@nils", r#"move finish; integrity_check=passed; deployed_artefacts=[{"artefact":"relay","checksum":"AA11"},{"artefact":"tool","checksum":"01"}]"#, "guard:deployed_artefacts", ""),
    ("a failed integrity check", concat!("deploying|", plan!(), "; ", built!(), "; ", verified!(), "; ", ready!(), "; deploying_at=~-60"), "@nils", r#"move finish; integrity_check=failed; deployed_artefacts=[{"artefact":"relay","checksum":"aa11"}]"#, "guard", ""),
    ("finishing", concat!("deploying|", plan!(), "; ", built!(), "; ", verified!(), "; ", ready!(), "; deploying_at=~-60"), "@nils", r#"move finish; integrity_check=passed; deployed_artefacts=[{"artefact":"relay","checksum":"AA11"}]"#, "ok", "state=deployed; deployed_at=~0; observation_ends_on=2026-06-15"),
    ("backing out asks why, and whether the service was hit", concat!("deploying|", plan!(), "; ", built!(), "; ", verified!(), "; ", ready!()), "@nils", "move back_out", "guard reason-needed required-for-move:service_hit", ""),
    ("a hit leaves an incident", concat!("deploying|", plan!(), "; ", built!(), "; ", verified!(), "; ", ready!()), "@nils", "move back_out; reason: mail was lost at once; restored_verified=true; service_hit=yes", "guard:incident", ""),
    ("backing out", concat!("deploying|", plan!(), "; ", built!(), "; ", verified!(), "; ", ready!()), "@nils", "move back_out; reason: mail was lost at once; restored_verified=true; service_hit=yes; incident=*inc", "ok", "state=backed_out; outcome=backed_out; backed_out_at=~0"),
    // observe, review
    ("observation begins by itself", concat!("deployed|", plan!(), "; deployed_at=~0; observation_ends_on=2026-06-15"), "system:timer", "timer observe", "ok", "state=observing"),
    ("not by hand", concat!("deployed|", plan!(), "; deployed_at=~0"), "@release_manager", "move observe", "forbidden", ""),
    ("nor does it end before its time", concat!("observing|", plan!(), "; deployed_at=~0; observation_ends_on=2026-06-01"), "system:timer", "timer end_of_observation", "ok", "state=observing"),
    ("it ends on the day after", concat!("observing|", plan!(), "; deployed_at=~-1300000; observation_ends_on=2026-05-31"), "system:timer", "timer end_of_observation", "ok", "state=in_review; post_deploy_incidents=0; post_deploy_pressing=0; incidents_counted_at=~0; outcome=successful"),
    ("confirmed incidents count", concat!("observing|", plan!(), r#"; deployed_at=~-1300000; observation_ends_on=2026-05-31; related_incidents=["*inc"]"#), "system:timer", "timer end_of_observation", "ok", "post_deploy_incidents=1; post_deploy_pressing=1; outcome=failed"),
    ("an outcome that was said stands", concat!("observing|", plan!(), r#"; outcome=successful_with_issues; deployed_at=~-1300000; observation_ends_on=2026-05-31; related_incidents=["*inc"]"#), "system:timer", "timer end_of_observation", "ok", "outcome=successful_with_issues"),
    ("an incident confirmed in review is counted too", concat!("in_review|", plan!(), "; outcome=successful; deployed_at=~-1300000; observation_ends_on=2026-05-31"), "@release_manager", r#"related_incidents=["*inc"]"#, "ok", "post_deploy_incidents=1"),
    ("closing asks for conclusions and improvement", concat!("in_review|", plan!(), "; outcome=successful"), "@release_manager", "move close", "required-for-move:conclusions required-for-move:no_improvement_reason", ""),
    ("closing", concat!("in_review|", plan!(), "; outcome=successful"), "@release_manager", "move close; conclusions=It went as planned; link improvements *better", "ok", "state=closed; reviewed_on=2026-06-01"),
    ("closing with a reason for none", concat!("in_review|", plan!(), "; outcome=successful"), "@release_manager", "move close; conclusions=It went as planned; no_improvement_reason=There is nothing to gain", "ok", ""),
    ("known errors it closes are retired", concat!("in_review|", plan!(), r#"; outcome=successful; known_errors=["*error","*retired"]"#), "@release_manager", "move close; conclusions=It went as planned; no_improvement_reason=There is nothing to gain", "guard:known_errors", ""),
    ("an outcome is not said before", concat!("approved|", plan!()), "@release_manager", "outcome=successful", "guard:outcome", ""),
    ("cancelling", concat!("approved|", plan!()), "@release_manager", "move cancel; reason: the customer waits for autumn", "ok", "state=cancelled"),
    ("what is being deployed is not cancelled", concat!("deploying|", plan!()), "@release_manager", "move cancel; reason: the customer waits for autumn", "no-such-move", ""),
];

#[test]
fn releases() {
    World::try_cases("release", CASES, |w| {
        furnish(w);
        w.given("*july", "release", "planned", "title=Mail of July; service=%mail; release_type=minor; planned_deploy_on=2026-07-01");
        w.given("*item", "configuration_item", "", "title=Store");
        w.given("*busy", "change", "implementing", r#"title=Replace the store; change_type=normal; service=%mail; configuration_items=["*item"]"#);
        w.given("*busy_too", "change", "implementing", r#"title=Patch the store; change_type=normal; service=%mail; configuration_items=["*item"]"#);
        w.given("*elsewhere", "release", "deploying", r#"title=Store of June; service=%print; release_type=emergency; changes=["*busy_too"]"#);
    });
}

#[test]
fn changes_know_their_release_and_are_freed() {
    let mut w = World::new();
    furnish(&mut w);
    w.must("@release_manager", None, r#"new release; title=Mail of summer; service=%mail; release_type=minor; planned_deploy_on=2026-06-15; deliverables=Relay 4.2 and its rules; deployment_method=canary; changes=["*change","*draft"]"#);
    w.holds("*change", "release=*it").unwrap();
    w.must("@release_manager", Some("*it"), r#"changes=["*change"]"#);
    w.holds("*draft", "release=-").unwrap();
    w.must("@release_manager", Some("*it"), "move cancel; reason: the customer waits for autumn");
    w.holds("*change", "release=-").unwrap();
}

#[test]
fn incidents_that_name_a_change_of_the_release_count() {
    let mut w = World::new();
    furnish(&mut w);
    w.must("@sam", None, "new change; title=Replace the relay");
    let (change, number) = (w.id("*it"), w.record("*it").number.clone().unwrap());
    w.names.insert("*numbered".to_owned(), change);
    for (name, cause, reported, priority) in [
        ("*i1", number.as_str(), "~+3600", "p3"),
        ("*i2", "CHG9999999", "~+3600", "p1"),
        ("*i3", "no", "~+3600", "p1"),
        ("*i4", number.as_str(), "~-3600", "p1"),
        ("*i5", &format!("it was {number}, says Sam"), "~+7200", "p2"),
    ] {
        w.given(name, "incident", "resolved", &format!("title=Mail was down; service=%mail; caused_by_change={cause}; reported_at={reported}; priority={priority}"));
    }
    w.given("*rel", "release", "observing", r#"title=Mail of summer; service=%mail; release_type=continuous; deployed_at=~0; observation_ends_on=2026-06-04; changes=["*numbered"]"#);
    w.now = at("2026-06-04T22:00:00Z");
    w.must("system:timer", Some("*rel"), "timer end_of_observation");
    w.holds("*rel", "state=in_review; post_deploy_incidents=2; post_deploy_pressing=1; outcome=failed").unwrap();
}

#[test]
fn observation_has_its_timer() {
    let mut w = World::new();
    furnish(&mut w);
    w.given("*it", "release", "deploying", concat!(plan!(), "; ", built!(), "; ", verified!(), "; ", ready!(), "; deploying_at=~-60"));
    w.must("@nils", Some("*it"), r#"move finish; integrity_check=passed; deployed_artefacts=[{"artefact":"relay","checksum":"aa11"}]"#);
    w.must("system:timer", Some("*it"), "timer observe");
    assert_eq!(w.timers[&(w.id("*it"), "end_of_observation".to_owned())], at("2026-06-15T22:00:00Z"), "the day after, in Paris");
}

#[test]
fn rhythm() {
    for (kind, days, most) in [
        (ReleaseType::Major, 30, Some((4, Period::Year))),
        (ReleaseType::Minor, 14, Some((1, Period::Month))),
        (ReleaseType::Continuous, 3, None),
        (ReleaseType::Emergency, 7, None),
    ] {
        assert_eq!((observation_days(kind), limit(kind)), (days, most), "{kind:?}");
    }
}

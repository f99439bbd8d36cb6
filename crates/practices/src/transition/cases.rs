//! Cases of service design and transition: plans, packages, acceptances, reports.

use super::not_covered;
use super::plan::{EARLY_LIFE_DAYS, REPORT_DAYS, days_after};
use crate::world::{Case, World, at};

macro_rules! plan {
    () => {
        "title=A telephone service; owner=@sam; service=%mail; change=*change; kind_of_change=new; business_reason=Customers want to call; planned_live_on=2026-08-01"
    };
}
macro_rules! elements {
    () => {
        r#"authorities=The service owner decides; activities=[{"activity":"Buy the numbers","responsible":"Purchasing"}]; timescales=Three months from now; resources=Two people and a switch; dependencies=none; impact=Mail and chat are used less; service_requirements=["*agreed"]; testing=Call every site; acceptance_criteria=[{"criterion":"Calls last an hour"}]; criteria_agreed_by=@carla; criteria_agreed_on=2026-05-29; intended_outcomes=[{"outcome":"Fewer mails","measure":"mails per day","target":"-20 %","due_on":"2026-12-31"}]"#
    };
}
macro_rules! removal {
    () => {
        r#"title=Switch the fax off; owner=@sam; service=%print; change=*change; kind_of_change=removal; business_reason=Nobody sends faxes; approved_by=@change_authority; authorities=The service owner decides; activities=[{"activity":"Tell the users","responsible":"Sam","done_on":"2026-05-01"}]; removal_date=2026-06-30"#
    };
}
macro_rules! support {
    () => {
        r#"support_readiness=[{"area":"knowledge_articles","evidence":"KB 7"},{"area":"request_models","evidence":"New number"},{"area":"training","evidence":"Two courses"},{"area":"monitoring","evidence":"Probe 9"},{"area":"on_call","evidence":"Rota of the network"}]"#
    };
}

fn furnish(w: &mut World) {
    w.given("*change", "change", "approved", "title=A telephone service; change_type=normal; service=%mail");
    w.given("*agreed", "service_requirement", "agreed", "title=One can call");
    w.given("*open", "service_requirement", "draft", "title=One can call abroad");
    w.given("*item", "configuration_item", "in_build", "title=Switch");
    w.given("*live", "configuration_item", "live", "title=Router");
    w.given("*gone", "configuration_item", "retired", "title=Fax machine");
    w.given("*sla", "sla", "active", "title=Telephone; service=%mail");
    w.given("*draft_sla", "sla", "draft", "title=Telephone; service=%mail");
    w.given("*entry", "service_catalogue_entry", "published", "title=Telephone");
    w.given("*action", "action", "", "title=Buy more numbers");
    w.given("*package", "service_design_package", "approved", r#"title=Design of the telephone; service=%mail; change=*change; service_requirements=["*agreed"]; slas=["*sla"]; catalogue_entries=["*entry"]"#);
    w.given("*drafted", "service_design_package", "in_review", r#"title=Design of the telephone; service=%mail; change=*change; service_requirements=["*agreed"]; slas=["*sla"]; catalogue_entries=["*entry"]"#);
    w.given("*thin", "service_design_package", "approved", r#"title=Design of the telephone; service=%mail; change=*change; service_requirements=["*open"]"#);
    w.given("*early", "service_design_package", "approved", r#"title=Design of the telephone; service=%mail; change=*change; service_requirements=["*agreed"]; slas=["*draft_sla"]; catalogue_entries=["*entry"]"#);
    w.given("*owned", "transition_plan", "testing", concat!(plan!(), "; ", elements!()));
}

#[rustfmt::skip]
const PLANS: &[Case] = &[
    ("the service owner proposes", "", "@olga", "title=A telephone service; service=%mail; change=*change; kind_of_change=new; business_reason=Customers want to call", "ok", "state=proposed; owner=@olga; early_life_days=30"),
    ("with change, kind and reason", "", "@change_manager", "title=A telephone service", "required:business_reason required:change required:kind_of_change required:service", ""),
    ("not for another's service", "", "@service_owner", "title=A telephone service; service=%mail; change=*change; kind_of_change=new; business_reason=Customers want to call", "forbidden", ""),
    ("analysts do not propose", "", "@sam", "title=A telephone service", "forbidden", ""),
    // plan
    ("approving asks for every element", concat!("proposed|", plan!()), "@change_authority", "move plan", "required-for-move:acceptance_criteria required-for-move:activities required-for-move:authorities required-for-move:criteria_agreed_by required-for-move:criteria_agreed_on required-for-move:dependencies required-for-move:impact required-for-move:intended_outcomes required-for-move:resources required-for-move:service_requirements required-for-move:testing required-for-move:timescales", ""),
    ("approving", concat!("proposed|", plan!(), "; ", elements!()), "@change_authority", "move plan", "ok", "state=planned; approved_by=@change_authority; approved_at=~0; approved_live_on=2026-08-01"),
    ("the owner does not approve", concat!("proposed|", plan!(), "; ", elements!(), "; owner=@change_authority"), "@change_authority", "move plan", "guard segregation-of-duties:owner", ""),
    ("only the authority", concat!("proposed|", plan!(), "; ", elements!()), "@sam", "move plan", "forbidden", ""),
    ("requirements are agreed", concat!("proposed|", plan!(), "; ", elements!(), r#"; service_requirements=["*agreed","*open"]"#), "@change_authority", "move plan", "guard:service_requirements", ""),
    ("outcomes can be measured", concat!("proposed|", plan!(), "; ", elements!(), r#"; intended_outcomes=[{"outcome":"Everybody is happy"}]"#), "@change_authority", "move plan", "guard:intended_outcomes", ""),
    ("a customer agreed the criteria", concat!("proposed|", plan!(), "; ", elements!(), "; criteria_agreed_by=@ana"), "@change_authority", "move plan", "guard:criteria_agreed_by", ""),
    ("a removal has date and disposal", concat!("proposed|", plan!(), "; ", elements!(), "; kind_of_change=removal"), "@change_authority", "move plan", "required-for-move:disposal_activities required-for-move:removal_date", ""),
    ("a transfer hands over four things", concat!("proposed|", plan!(), "; ", elements!(), r#"; kind_of_change=transfer_out; transfer_date=2026-08-01; transfer_activities=[{"activity":"Copy the data","kind":"data"}]"#), "@change_authority", "move plan", "guard:transfer_activities", ""),
    ("all of them", concat!("proposed|", plan!(), "; ", elements!(), r#"; kind_of_change=transfer_out; transfer_date=2026-08-01; transfer_activities=[{"activity":"Copy the data","kind":"data"},{"activity":"Hand over papers","kind":"documents"},{"activity":"Two days of teaching","kind":"knowledge"},{"activity":"Ship the switch","kind":"components"}]"#), "@change_authority", "move plan", "ok", ""),
    ("what was approved stays", concat!("planned|", plan!(), "; ", elements!()), "@sam", "kind_of_change=change", "guard:kind_of_change", ""),
    // design
    ("designing has resources", concat!("planned|", plan!(), "; ", elements!()), "@sam", "move design", "guard", ""),
    ("designing", concat!("planned|", plan!(), "; ", elements!()), "@sam", "move design; resources_assigned=true", "ok", "state=designing"),
    ("others do not begin", concat!("planned|", plan!(), "; ", elements!()), "@nils", "move design; resources_assigned=true", "forbidden", ""),
    ("a removal is not designed", concat!("planned|", removal!(), "; resources_assigned=true"), "@sam", "move design", "guard", ""),
    ("the design is there", concat!("designing|", plan!(), "; ", elements!()), "@change_authority", "move complete_design", "required-for-move:design_package", ""),
    ("the design is approved", concat!("designing|", plan!(), "; ", elements!(), "; design_package=*drafted"), "@change_authority", "move complete_design", "guard:design_package", ""),
    ("it traces every requirement, agreement and entry", concat!("designing|", plan!(), "; ", elements!(), "; design_package=*thin"), "@change_authority", "move complete_design", "guard:design_package guard:design_package", ""),
    ("designed", concat!("designing|", plan!(), "; ", elements!(), "; design_package=*package"), "@change_authority", "move complete_design", "ok", "state=designed"),
    ("building", concat!("designed|", plan!(), "; ", elements!()), "@sam", "move build", "ok", "state=building"),
    ("testing has environment and items", concat!("building|", plan!(), "; ", elements!()), "@sam", "move test", "required-for-move:configuration_items required-for-move:test_environment", ""),
    ("testing", concat!("building|", plan!(), "; ", elements!()), "@sam", r#"move test; test_environment=Lab two; configuration_items=["*item"]"#, "ok", "state=testing"),
    ("back to design", concat!("testing|", plan!(), "; ", elements!()), "@sam", "move redesign; reason: two criteria failed in the test", "ok", "state=designing"),
    ("back to building", concat!("testing|", plan!(), "; ", elements!()), "@sam", "move rebuild; reason: two criteria failed in the test", "ok", "state=building"),
    ("with a reason", concat!("testing|", plan!(), "; ", elements!()), "@sam", "move rebuild", "reason-needed", ""),
    // accept
    ("accepting needs the acceptance", concat!("testing|", plan!(), "; ", elements!()), "@olga", "move accept", "guard", ""),
    ("the project does not accept", concat!("testing|", plan!(), "; ", elements!()), "@sam", "move accept", "forbidden", ""),
    // deploy
    ("deploying needs an approved release and support", concat!("accepted|", plan!(), "; ", elements!()), "@release_manager", "move deploy", "guard:change guard:support_readiness", ""),
    ("only the release manager deploys", concat!("accepted|", plan!(), "; ", elements!()), "@olga", "move deploy", "forbidden", ""),
    // live
    ("going live needs everything", concat!("deploying|", plan!(), "; ", elements!(), r#"; design_package=*early; configuration_items=["*item"]"#), "@olga", "move go_live; went_live_on=2026-06-01", "guard guard:change guard:configuration_items guard:design_package guard:support_readiness", ""),
    ("nobody says before that it is live", concat!("testing|", plan!(), "; ", elements!()), "@sam", "went_live_on=2026-06-01", "guard:went_live_on", ""),
    ("early life", concat!("live|", plan!(), "; went_live_on=2026-06-01"), "@olga", "move begin_early_life", "ok", "state=early_life; early_life_ends_on=2026-07-01; report_due_on=2026-07-31"),
    ("the report comes after early life", concat!("early_life|", plan!(), "; ", elements!(), "; went_live_on=2026-05-03"), "@olga", "move report", "guard guard", ""),
    ("closing assigns actions", concat!("reported|", plan!(), "; ", elements!()), "@change_authority", "move close", "required-for-move:actual_cost", ""),
    ("closing", concat!("reported|", plan!(), "; ", elements!()), "@change_authority", r#"move close; actual_cost={"minor":1000000,"currency":"EUR"}"#, "ok", "state=closed"),
    // removal and transfer
    ("executing", concat!("planned|", removal!()), "@sam", "move execute", "ok", "state=executing"),
    ("a new service is not executed", concat!("planned|", plan!()), "@sam", "move execute", "guard", ""),
    ("nothing live may depend on it", concat!("planned|", removal!(), "; service=%mail"), "@sam", "move execute", "guard:service", ""),
    ("completing asks for everything", concat!("executing|", removal!(), r#"; configuration_items=["*live","*gone"]; disposal_activities=[{"activity":"Wipe the disks","kind":"data"}]"#), "@sam", "move complete", "guard:configuration_items guard:disposal_activities guard:disposal_activities required-for-move:access_removed_on required-for-move:agreements_ended_on required-for-move:users_told_on", ""),
    ("data disposal is proven", concat!("executing|", removal!(), r#"; disposal_activities=[{"activity":"Wipe the disks","kind":"data","done_on":"2026-05-30"}]"#), "@sam", "move complete; users_told_on=2026-05-01; access_removed_on=2026-05-31; agreements_ended_on=2026-05-31", "guard:disposal_activities", ""),
    ("the data is spoken of", concat!("executing|", removal!(), r#"; disposal_activities=[{"activity":"Scrap the machine","kind":"components","done_on":"2026-05-30"}]"#), "@sam", "move complete; users_told_on=2026-05-01; access_removed_on=2026-05-31; agreements_ended_on=2026-05-31", "guard:disposal_activities", ""),
    ("completing", concat!("executing|", removal!(), r#"; configuration_items=["*gone"]; disposal_activities=[{"activity":"Wipe the disks","kind":"data","done_on":"2026-05-30","evidence":"Certificate 12"}]"#), "@sam", "move complete; users_told_on=2026-05-01; access_removed_on=2026-05-31; agreements_ended_on=2026-05-31", "ok", "state=completed; completed_on=2026-06-01; report_due_on=2026-07-31"),
    // cancel
    ("cancelling", concat!("planned|", plan!()), "@change_authority", "move cancel; reason: the customer changed their mind", "ok", "state=cancelled"),
    ("items are cleaned up", concat!("building|", plan!(), r#"; configuration_items=["*item"]"#), "@change_authority", "move cancel; reason: the customer changed their mind", "required-for-move:items_cleaned_up", ""),
    ("the owner does not cancel", concat!("planned|", plan!()), "@sam", "move cancel; reason: the customer changed their mind", "forbidden", ""),
    ("what is live is not cancelled", concat!("live|", plan!(), "; went_live_on=2026-05-03"), "@change_authority", "move cancel; reason: the customer changed their mind", "no-such-move", ""),
];

#[test]
fn plans() {
    World::try_cases("transition_plan", PLANS, |w| {
        furnish(w);
        w.given("%phone", "service", "live", r#"name=Voice mail; criticality=low; service_owner=@olga; dependencies=["%mail"]"#);
    });
}

#[rustfmt::skip]
const LATER: &[Case] = &[
    ("accepting", concat!("testing|", plan!(), "; ", elements!()), "@olga", "move accept", "ok", "state=accepted"),
    ("deploying", concat!("accepted|", plan!(), "; ", elements!(), "; ", support!()), "@release_manager", "move deploy", "ok", "state=deploying"),
    ("going live", concat!("deploying|", plan!(), "; ", elements!(), "; ", support!(), r#"; design_package=*package; configuration_items=["*live"]"#), "@olga", "move go_live; went_live_on=2026-06-01", "ok", "state=live; went_live_on=2026-06-01; early_life_ends_on=2026-07-01; report_due_on=2026-07-31"),
    ("not with an agreement in draft", concat!("deploying|", plan!(), "; ", elements!(), "; ", support!(), r#"; design_package=*early; configuration_items=["*live"]"#), "@olga", "move go_live; went_live_on=2026-06-01", "guard:design_package", ""),
    ("reporting on the day early life ends", concat!("early_life|", plan!(), "; ", elements!(), "; went_live_on=2026-05-02"), "@olga", "move report", "ok", "state=reported"),
    ("not a day before", concat!("early_life|", plan!(), "; ", elements!(), "; went_live_on=2026-05-03"), "@olga", "move report", "guard", ""),
    ("the report covers every outcome", concat!("early_life|", plan!(), "; ", elements!(), r#"; went_live_on=2026-05-02; intended_outcomes=[{"outcome":"Fewer mails","measure":"mails","target":"-20 %","due_on":"2026-12-31"},{"outcome":"Shorter calls","measure":"minutes","target":"3","due_on":"2026-12-31"}]"#), "@olga", "move report", "guard:intended_outcomes", ""),
];

#[test]
fn plans_with_what_belongs_to_them() {
    World::try_cases("transition_plan", LATER, |w| {
        furnish(w);
        let it = kernel::IdSource::id(&mut w.ids, w.now);
        w.names.insert("*it".to_owned(), it);
        w.given("*acceptance", "service_acceptance", "decided", r#"title=First run; plan=*it; decision=deploy; decided_at=~0; results=[{"criterion":"Calls last an hour","result":"passed"}]"#);
        w.given("*first", "service_acceptance", "decided", r#"title=Run before; plan=*it; decision=do_not_deploy; decided_at=~-86400; results=[{"criterion":"Calls last an hour","result":"failed"}]"#);
        w.given("*release", "release", "observing", r#"title=Telephone; service=%mail; release_type=major; changes=["*change"]; approved_at=~-3600; deployed_at=~-60"#);
        w.given("*report", "transition_report", "reported", r#"title=Report; plan=*it; outcomes_achieved=[{"outcome":"fewer  mails","achieved":"yes","value":"-25 %"}]"#);
    });
}

#[rustfmt::skip]
const PACKAGES: &[Case] = &[
    ("designing", "", "@olga", "title=Design of the telephone; service=%mail; change=*change", "ok", "state=draft; owner=@olga"),
    ("for a service and a change", "", "@change_manager", "title=Design of the telephone", "required:change required:service", ""),
    ("submitting asks for all of it", "draft|title=Design of the telephone; owner=@sam; service=%mail; change=*change", "@sam", "move submit", "required-for-move:agreement_changes required-for-move:authorities required-for-move:catalogue_updates required-for-move:competence_requirements required-for-move:resource_changes required-for-move:service_impacts required-for-move:service_requirements required-for-move:sms_changes", ""),
    ("none is an answer", "draft|title=Design of the telephone; owner=@sam; service=%mail; change=*change", "@sam", r#"move submit; service_requirements=["*agreed"]; authorities=The owner decides; agreement_changes=none; catalogue_updates=none; competence_requirements=no change; resource_changes=no change; service_impacts=none; sms_changes=none"#, "ok", "state=in_review"),
    ("the content stands in review", "in_review|title=Design of the telephone; owner=@sam; service=%mail; change=*change; sms_changes=none", "@sam", "sms_changes=A new policy", "read-only:sms_changes", ""),
    ("a manager signs for their area", "in_review|title=Design of the telephone; owner=@sam; service=%mail; change=*change", "@capacity_manager", "move sign; view_text=There is room for 500 calls", "ok", r#"state=in_review; view_text=-; views=[{"area":"capacity","person":"@capacity_manager","at":"2026-06-01T07:00:00Z","view":"There is room for 500 calls"}]"#),
    ("not for another", "in_review|title=Design of the telephone; owner=@sam; service=%mail; change=*change", "@capacity_manager", "move sign; view_area=security; view_text=There is room for 500 calls", "guard:view_area", ""),
    ("not on their own design", "in_review|title=Design of the telephone; owner=@security_manager; service=%mail; change=*change", "@security_manager", "move sign; view_text=Everything is encrypted", "segregation-of-duties", ""),
    ("others do not sign", "in_review|title=Design of the telephone; owner=@sam; service=%mail; change=*change", "@sam", "move sign; view_text=There is room for 500 calls", "forbidden", ""),
    ("four views are needed", r#"in_review|title=Design of the telephone; owner=@sam; service=%mail; change=*change; service_requirements=["*agreed"]; views=[{"area":"capacity","person":"@capacity_manager"}]"#, "@change_authority", "move approve", "guard:views", ""),
    ("every requirement of the plan is traced", r#"in_review|title=Design of the telephone; owner=@sam; service=%mail; change=*change; views=[{"area":"capacity"},{"area":"availability"},{"area":"continuity"},{"area":"security"}]"#, "@change_authority", "move approve", "guard:service_requirements", ""),
    ("approving", r#"in_review|title=Design of the telephone; owner=@sam; service=%mail; change=*change; service_requirements=["*agreed"]; views=[{"area":"capacity"},{"area":"availability"},{"area":"continuity"},{"area":"security"}]"#, "@change_authority", "move approve", "ok", "state=approved; approved_by=@change_authority; approved_at=~0"),
    ("nobody approves their own", r#"in_review|title=Design of the telephone; owner=@change_authority; service=%mail; change=*change; service_requirements=["*agreed"]; views=[{"area":"capacity"},{"area":"availability"},{"area":"continuity"},{"area":"security"}]"#, "@change_authority", "move approve", "guard segregation-of-duties:owner", ""),
    ("sent back, it is signed anew", r#"in_review|title=Design of the telephone; owner=@sam; service=%mail; change=*change; views=[{"area":"capacity"}]"#, "@security_manager", "move send_back; reason: nothing is said of eavesdropping", "ok", "state=draft; views=-"),
    ("revising", r#"approved|title=Design of the telephone; owner=@sam; service=%mail; change=*change; approved_by=@change_authority; views=[{"area":"capacity"}]"#, "@sam", "move revise; reason: the switch is another one", "ok", "state=draft; views=-; approved_by=-"),
    ("superseding", "approved|title=Design of the telephone; owner=@sam; service=%mail; change=*change", "@sam", "move supersede; reason: there is a newer one", "ok", "state=superseded"),
];

#[test]
fn packages() {
    World::try_cases("service_design_package", PACKAGES, furnish);
}

#[rustfmt::skip]
const ACCEPTANCES: &[Case] = &[
    ("it takes over what the plan says", "", "@olga", "title=First run; plan=*owned; service=%mail", "ok", "state=testing; service=%mail; change=*change; owner=@olga; run=1"),
    ("a plan is needed", "", "@change_manager", "title=First run", "required:plan", ""),
    ("and its service is the plan's", "", "@change_manager", "title=First run; plan=*owned; service=%print", "guard:service", ""),
    ("criteria are counted", "testing|title=First run; owner=@olga; plan=*owned; service=%mail", "@olga", r#"results=[{"criterion":"Calls last an hour","result":"passed"},{"criterion":"No echo","result":"failed"}]"#, "ok", "criteria_total=2; criteria_failed=1"),
    ("and not typed in", "testing|title=First run; owner=@olga; plan=*owned; service=%mail", "@olga", "criteria_failed=0", "computed:criteria_failed", ""),
    ("deciding asks for everything", "testing|title=First run; owner=@olga; plan=*owned; service=%mail", "@olga", "move decide", "guard:results required-for-move:accepted_by_customer required-for-move:decision required-for-move:design_conformity required-for-move:requirements_verified required-for-move:results required-for-move:test_results", ""),
    ("deciding", r#"testing|title=First run; owner=@olga; plan=*owned; service=%mail; results=[{"criterion":"calls last an hour","result":"passed"}]"#, "@olga", r#"move decide; test_results=Twenty calls of an hour; requirements_verified=["*agreed"]; design_conformity=Built as designed; decision=deploy; accepted_by_customer=@carla"#, "ok", "state=decided; decided_by=@olga; decided_at=~0; criteria_failed=0"),
    ("every criterion of the plan", r#"testing|title=First run; owner=@olga; plan=*owned; service=%mail; results=[{"criterion":"No echo","result":"passed"}]"#, "@olga", r#"move decide; test_results=Twenty calls of an hour; requirements_verified=["*agreed"]; design_conformity=Built as designed; decision=deploy; accepted_by_customer=@carla"#, "guard:results", ""),
    ("failed ones are settled jointly", r#"testing|title=First run; owner=@olga; plan=*owned; service=%mail; results=[{"criterion":"Calls last an hour","result":"failed"}]"#, "@olga", r#"move decide; test_results=Twenty calls of an hour; requirements_verified=["*agreed"]; design_conformity=Built as designed; decision=deploy; accepted_by_customer=@carla"#, "guard:results required-for-move:interested_parties", ""),
    ("and then may go", r#"testing|title=First run; owner=@olga; plan=*owned; service=%mail; results=[{"criterion":"Calls last an hour","result":"failed","joint_decision":"Half an hour will do until autumn"}]"#, "@olga", r#"move decide; interested_parties=["@carla"]; conditions=An hour by autumn; test_results=Twenty calls of half an hour; requirements_verified=["*agreed"]; design_conformity=Built as designed; decision=deploy_with_conditions; accepted_by_customer=@carla"#, "ok", "criteria_failed=1"),
    ("conditions are named", r#"testing|title=First run; owner=@olga; plan=*owned; service=%mail; results=[{"criterion":"Calls last an hour","result":"passed"}]"#, "@olga", r#"move decide; test_results=Twenty calls of an hour; requirements_verified=["*agreed"]; design_conformity=Built as designed; decision=deploy_with_conditions; accepted_by_customer=@carla"#, "required-for-move:conditions", ""),
    ("somebody of the customer accepts", r#"testing|title=First run; owner=@olga; plan=*owned; service=%mail; results=[{"criterion":"Calls last an hour","result":"passed"}]"#, "@olga", r#"move decide; test_results=Twenty calls of an hour; requirements_verified=["*agreed"]; design_conformity=Built as designed; decision=deploy; accepted_by_customer=@ana"#, "guard:accepted_by_customer", ""),
    ("the project does not decide", "testing|title=First run; owner=@sam; plan=*owned; service=%mail", "@sam", "move decide", "forbidden", ""),
];

#[test]
fn acceptances() {
    World::try_cases("service_acceptance", ACCEPTANCES, furnish);
}

#[rustfmt::skip]
const REPORTS: &[Case] = &[
    ("reporting on a plan", "", "@olga", "title=What the telephone brought; plan=*done; service=%mail", "ok", "state=draft; service=%mail; change=*change; transition_completed_on=2026-05-02"),
    ("every outcome is spoken of", "draft|title=What the telephone brought; owner=@olga; plan=*done; service=%mail", "@olga", r#"move report; audience=Customers and board; outcomes_achieved=[{"outcome":"Something else","achieved":"yes","value":"12"}]"#, "guard:outcomes_achieved", ""),
    ("reporting", "draft|title=What the telephone brought; owner=@olga; plan=*done; service=%mail", "@olga", r#"move report; audience=Customers and board; outcomes_achieved=[{"outcome":"Fewer mails","achieved":"yes","value":"-25 %"}]"#, "ok", "state=reported; reported_on=2026-06-01"),
    ("it asks for all", "draft|title=What the telephone brought; owner=@olga; plan=*done; service=%mail", "@olga", "move report", "guard:outcomes_achieved required-for-move:audience required-for-move:outcomes_achieved", ""),
    ("what was missed leads to actions", "draft|title=What the telephone brought; owner=@olga; plan=*done; service=%mail", "@olga", r#"move report; audience=Customers and board; outcomes_achieved=[{"outcome":"Fewer mails","achieved":"no","value":"+2 %"}]"#, "guard:no_actions_reason", ""),
    ("and does", "draft|title=What the telephone brought; owner=@olga; plan=*done; service=%mail", "@olga", r#"move report; link actions *action; audience=Customers and board; outcomes_achieved=[{"outcome":"Fewer mails","achieved":"partly","value":"-5 %"}]"#, "ok", ""),
    ("or says why not", "draft|title=What the telephone brought; owner=@olga; plan=*done; service=%mail", "@olga", r#"move report; no_actions_reason=Mails grow everywhere; audience=Customers and board; outcomes_achieved=[{"outcome":"Fewer mails","achieved":"no","value":"+2 %"}]"#, "ok", ""),
    ("the project does not report", "draft|title=What the telephone brought; owner=@sam; plan=*done; service=%mail", "@sam", "move report", "forbidden", ""),
];

#[test]
fn reports() {
    World::try_cases("transition_report", REPORTS, |w| {
        furnish(w);
        w.given("*done", "transition_plan", "early_life", concat!(plan!(), "; ", elements!(), "; went_live_on=2026-05-02"));
    });
}

#[test]
fn the_report_is_due_sixty_days_after() {
    let mut w = World::new();
    furnish(&mut w);
    w.given("*it", "transition_plan", "live", concat!(plan!(), "; went_live_on=2026-06-01"));
    w.must("@olga", Some("*it"), "move begin_early_life");
    assert_eq!(w.timers[&(w.id("*it"), "report_due".to_owned())], at("2026-07-30T22:00:00Z"));
    w.now = at("2026-07-30T22:00:00Z");
    w.must("system:timer", Some("*it"), "timer report_due");
    assert!(w.outbox.iter().any(|o| o.body["event"] == "transition_report_due"));
}

#[test]
fn dates_and_texts() {
    let date = jiff::civil::date;
    assert_eq!(days_after(date(2026, 6, 1), EARLY_LIFE_DAYS), date(2026, 7, 1));
    assert_eq!(days_after(date(2026, 12, 31), REPORT_DAYS), date(2027, 3, 1));
    assert_eq!(days_after(date(2028, 1, 30), EARLY_LIFE_DAYS), date(2028, 2, 29));
    assert_eq!(not_covered(&["Fewer  mails", "More calls"], &["fewer mails"]), ["More calls"]);
    assert!(not_covered(&[], &[]).is_empty());
    assert_eq!(not_covered(&["A"], &[]), ["A"]);
}

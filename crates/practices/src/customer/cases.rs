use crate::service::trial::{of_type, told, try_short};
use crate::world::{Case, World, at};
use schema::Value;

const WORDS: &[(&str, &str)] = &[
    ("ARRANGED", "relationship_manager=@relationship_manager; user_groups=Everybody in Lyon; services=[\"%mail\"]; contacts=[\"@carla\"]; communication_arrangement=We meet every second month"),
    ("REVIEW", "title=Review with Acme; customer=$acme; services=[\"%mail\"]; due_on=2026-06-10; owner=@relationship_manager"),
    ("HELD", "held_on=2026-06-01; attendees=@carla,@relationship_manager; performance_trends=Better than last time; outcomes=They reach their customers; business_changes=no business changes"),
    ("COMPLAINT", "title=Nobody answers; description=I called three times and nobody answered; customer=$acme; service=%mail; raised_by=@carla; received_at=~0"),
    ("OPEN", "escalation_level=1; response_due_at=~+1209600; owner=@sam; category=communication"),
    ("ANSWER", "answer=We were short of people that week and are sorry; remedy=Two more people answer calls"),
    ("END", "resolution=Explained and accepted by the customer; cause=people"),
    ("SURVEY", "title=Survey of spring; services=[\"%mail\"]; customers_population=$acme,$globex; sample_method=All of them, by mail"),
    ("ASKED", "customers_sampled=$acme,$globex; questions=How satisfied are you?; people_asked=10; scale_max=5; bounced=0"),
    ("GOOD", "answers=[{\"point\":5,\"count\":3},{\"point\":4,\"count\":1}]"),
];

fn furnish(w: &mut World) {
    w.given("$acme", "customer", "active", "name=Acme; relationship_manager=@relationship_manager; contacts=@carla,@rob; services=[\"%mail\"]; review_interval_months=6; segment=large");
    w.given("$globex", "customer", "active", "name=Globex; relationship_manager=@relationship_manager; segment=small; survey_opt_outs=[\"@otto\"]");
    w.given("*report", "service_report", "issued", "title=Report of May; period=2026-05");
    w.given("*action", "action", "", "title=Train the desk");
    w.given("*better", "improvement", "", "title=More people at the desk");
}

#[rustfmt::skip]
const CUSTOMERS: &[Case] = &[
    ("a customer is entered", "", "@relationship_manager", "name=Initech", "ok", "state=prospective; review_interval_months=6"),
    ("a customer has a name", "", "@relationship_manager", "user_groups=Everybody", "required:name", ""),
    ("the desk enters none", "", "@ana", "name=Initech", "forbidden", ""),
    ("activation asks what is arranged", "prospective|name=Initech", "@relationship_manager", "move activate", "required-for-move:communication_arrangement required-for-move:contacts required-for-move:relationship_manager required-for-move:review_interval_months required-for-move:services required-for-move:user_groups", "state=prospective"),
    ("activation", "prospective|name=Initech; ARRANGED; review_interval_months=6", "@relationship_manager", "move activate", "ok", "state=active"),
    ("reviews are not too rare", "prospective|name=Initech; ARRANGED; review_interval_months=12", "@levi", "move activate", "guard:review_interval_months", ""),
    ("what is taken over brings what it has", "prospective|name=Initech; relationship_manager=@levi", "system:import", "move activate", "ok", "state=active"),
    ("notice needs a reason", "active|name=Initech", "@relationship_manager", "move begin_ending", "reason-needed", ""),
    ("notice", "active|name=Initech", "@relationship_manager", "move begin_ending; reason: they build their own desk", "ok", "state=ending"),
    ("the end is settled", "ending|name=Initech", "@mona", "move end; reason: the contract has ended", "required-for-move:data_disposition required-for-move:services_ended_on", ""),
    ("the end", "ending|name=Initech", "@mona", "move end; reason: the contract has ended; services_ended_on=2026-05-31; data_disposition=Returned on tape, receipt 12", "ok", "state=ended"),
    ("the relationship manager does not end it", "ending|name=Initech", "@relationship_manager", "move end; reason: the contract has ended", "forbidden", ""),
    ("who never came may go", "prospective|name=Initech", "@mona", "move end; reason: they chose somebody else", "ok", "state=ended"),
    ("an active customer does not end at once", "active|name=Initech", "@mona", "move end; reason: they chose somebody else", "no-such-move", ""),
    ("ended is the end", "ended|name=Initech", "@adam", "move activate", "no-such-move terminal", ""),
];

#[test]
fn customers() {
    try_short("customer", WORDS, CUSTOMERS, furnish);
}

#[test]
fn nobody_ends_while_services_run_or_complaints_are_open() {
    let settle = "move end; reason: the contract has ended; services_ended_on=2026-05-31; data_disposition=Returned on tape, receipt 12";
    let mut w = World::new();
    furnish(&mut w);
    w.given("$acme", "customer", "ending", "name=Acme");
    w.given("%mail", "service", "live", "name=Mail; service_owner=@olga; customers=$acme,$globex");
    assert_eq!(w.outcome("@mona", Some("$acme"), settle), "guard:services_ended_on");
    w.given("%mail", "service", "live", "name=Mail; service_owner=@olga");
    w.given("*complaint", "complaint", "answered", "title=Nobody answers; customer=$acme; about=organisation");
    assert_eq!(w.outcome("@mona", Some("$acme"), settle), "guard");
    w.given("*complaint", "complaint", "closed", "title=Nobody answers; customer=$acme; about=organisation");
    assert_eq!(w.outcome("@mona", Some("$acme"), settle), "ok");
}

#[test]
fn the_first_review_is_planned_with_the_customer() {
    let mut w = World::new();
    furnish(&mut w);
    w.given("$new", "customer", "prospective", &format!("name=Initech; {}; review_interval_months=6", WORDS[0].1));
    w.must("@relationship_manager", Some("$new"), "move activate");
    let reviews = of_type(&w, "service_review");
    assert_eq!(reviews.len(), 1);
    assert_eq!(reviews[0].get("due_on"), Some(&Value::Date(jiff::civil::date(2026, 9, 1))), "mail is critical: every quarter");
    assert_eq!(reviews[0].reference("owner"), Some(w.id("@relationship_manager")));
}

#[test]
fn a_contact_that_lapses_is_told() {
    let mut w = World::new();
    furnish(&mut w);
    w.must("@relationship_manager", Some("$acme"), "last_contact_on=2026-05-20");
    assert_eq!(w.timers[&(w.id("$acme"), "contact_lapses".to_owned())], at("2026-11-19T23:00:00Z"));
    w.now = at("2026-11-20T08:00:00Z");
    w.must("system:timer", Some("$acme"), "timer contact_lapses");
    assert_eq!(told(&w, "notify", "contact_lapsed"), 1);
}

#[rustfmt::skip]
const REVIEWS: &[Case] = &[
    ("a review is planned", "", "@relationship_manager", "customer=$acme; services=[\"%mail\"]; due_on=2026-06-10", "ok", "state=planned; title=Service review with Acme; owner=@relationship_manager"),
    ("what it asks for", "", "@relationship_manager", "title=Review with them", "required:customer required:due_on required:services", ""),
    ("the desk plans none", "", "@ana", "REVIEW", "forbidden", ""),
    ("holding asks for all", "planned|REVIEW", "@relationship_manager", "move hold", "guard:no_actions_reason required-for-move:attendees required-for-move:business_changes required-for-move:held_on required-for-move:outcomes required-for-move:performance_trends", ""),
    ("held, with actions", "planned|REVIEW", "@relationship_manager", "move hold; HELD; link actions *action", "ok", "state=held; minutes_due_on=2026-06-08"),
    ("held, without actions", "planned|REVIEW", "@relationship_manager", "move hold; HELD; no_actions_reason=Everything is as it should be", "ok", "state=held"),
    ("held by one side", "planned|REVIEW", "@relationship_manager", "move hold; HELD; no_actions_reason=Everything is as it should be; attendees=@relationship_manager,@olga", "guard:attendees", ""),
    ("held with another customer", "planned|REVIEW", "@relationship_manager", "move hold; HELD; no_actions_reason=Everything is as it should be; attendees=@relationship_manager,@otto", "guard:attendees", ""),
    ("not held tomorrow", "planned|REVIEW", "@relationship_manager", "move hold; HELD; no_actions_reason=Everything is as it should be; held_on=2026-06-02", "in-future:held_on", ""),
    ("business changes are answered", "planned|REVIEW", "@relationship_manager", "move hold; HELD; no_actions_reason=Everything is as it should be; business_changes=-", "required-for-move:business_changes", ""),
    ("an analyst does not hold it", "planned|REVIEW", "@sam", "move hold", "forbidden", ""),
    ("the minutes are written", "held|REVIEW; HELD", "@relationship_manager", "move send_minutes", "required-for-move:minutes", ""),
    ("the minutes go out", "held|REVIEW; HELD", "@relationship_manager", "move send_minutes; minutes=We went through everything and were content", "ok", "state=minuted; minutes_sent_at=~0"),
    ("what was held stands", "held|REVIEW; HELD", "@relationship_manager", "held_on=2026-05-01", "read-only:held_on", ""),
    ("no minutes before it is held", "planned|REVIEW", "@relationship_manager", "move send_minutes; minutes=We went through everything and were content", "no-such-move", ""),
    ("the customer stays", "planned|REVIEW", "@relationship_manager", "customer=$globex", "read-only:customer", ""),
    ("minuted is the end", "minuted|REVIEW; HELD", "@mona", "move hold", "no-such-move terminal", ""),
];

#[test]
fn reviews() {
    try_short("service_review", WORDS, REVIEWS, furnish);
}

#[test]
fn reviews_follow_each_other() {
    let mut w = World::new();
    furnish(&mut w);
    w.must("@relationship_manager", None, "new service_review; customer=$acme; services=[\"%print\"]; due_on=2026-06-10");
    let agenda = (w.id("*it"), "agenda".to_owned());
    assert_eq!(w.timers[&agenda], at("2026-06-02T22:00:00Z"), "five business days before");
    w.now = at("2026-06-03T08:00:00Z");
    w.must("system:timer", Some("*it"), "timer agenda");
    assert_eq!((told(&w, "mail", "agenda"), w.record("*it").get("agenda_sent_at")), (1, Some(&Value::Instant(w.now))));
    let held = "held_on=2026-06-03; attendees=@carla,@relationship_manager; performance_trends=Better than last time; outcomes=They print a lot; business_changes=no business changes; no_actions_reason=Everything is as it should be";
    w.must("@relationship_manager", Some("*it"), &format!("move hold; {held}"));
    assert_eq!(w.record("$acme").get("last_contact_on"), Some(&Value::Date(jiff::civil::date(2026, 6, 3))));
    let next: Vec<_> = of_type(&w, "service_review").into_iter().filter(|r| r.state.as_deref() == Some("planned")).collect();
    assert_eq!(next.len(), 1);
    assert_eq!(next[0].get("due_on"), Some(&Value::Date(jiff::civil::date(2026, 12, 3))), "print is not critical: half a year");
    w.now = at("2026-06-11T08:00:00Z");
    w.must("system:timer", Some("*it"), "timer minutes");
    assert_eq!(told(&w, "notify", "minutes_due"), 1);
    w.must("@relationship_manager", Some("*it"), "move send_minutes; minutes=We went through everything and were content");
    assert_eq!(told(&w, "mail", "minutes"), 1);
}

#[rustfmt::skip]
const COMPLAINTS: &[Case] = &[
    ("a user complains", "", "@carla", "title=Nobody answers; description=I called three times and nobody answered; service=%mail", "ok", "state=received; customer=$acme; raised_by=@carla; received_at=~0; escalation_level=1; acknowledgement_due_at=~+172800; response_due_at=~+1209600"),
    ("whoever sees no customer names none", "", "@user", "title=Nobody answers; description=I called three times and nobody answered; customer=$acme; service=%mail", "unknown-reference:customer", ""),
    ("nobody complains in another's name", "", "@carla", "title=Nobody answers; description=I called three times and nobody answered; service=%mail; raised_by=@carl", "forbidden", ""),
    ("nor for another customer", "", "@carla", "title=Nobody answers; description=I called three times and nobody answered; service=%mail; customer=$globex", "unknown-reference:customer", ""),
    ("the desk writes one down", "", "@ana", "COMPLAINT", "ok", "state=received"),
    ("a complaint asks for its matter", "", "@ana", "title=Nobody answers", "required:customer required:description required:service", ""),
    ("about the organisation", "", "@ana", "title=Nobody answers; description=I called three times and nobody answered; customer=$acme; about=organisation", "ok", ""),
    ("a placeholder is no complaint", "", "@carla", "title=Nobody answers; description=n/a; service=%mail", "placeholder:description", ""),
    ("it was not received tomorrow", "", "@ana", "title=Nobody answers; description=I called three times and nobody answered; customer=$acme; service=%mail; received_at=~+86400", "in-future:received_at", ""),
    ("acknowledged with a message", "received|COMPLAINT; escalation_level=1; response_due_at=~+1209600", "@relationship_manager", "move acknowledge; owner=@sam; say: Ms Sam answers you by mid June", "ok", "state=acknowledged; acknowledged_at=~0; last_public_at=~0"),
    ("without a message", "received|COMPLAINT; escalation_level=1", "@relationship_manager", "move acknowledge", "guard required-for-move:owner", ""),
    ("not by an analyst", "received|COMPLAINT; OPEN", "@sam", "move acknowledge; say: I will look", "forbidden", ""),
    ("not owned by whom it is about", "received|COMPLAINT; about_people=[\"@sam\"]; escalation_level=1", "@relationship_manager", "move acknowledge; owner=@sam; say: Ms Sam answers you", "segregation-of-duties:owner", ""),
    ("not acknowledged by whom it is about", "received|COMPLAINT; about_people=[\"@relationship_manager\"]; escalation_level=1; owner=@sam", "@relationship_manager", "move acknowledge; say: I will look into it", "segregation-of-duties", ""),
    ("the owner investigates", "acknowledged|COMPLAINT; OPEN", "@sam", "move investigate", "ok", "state=investigating"),
    ("nobody else does", "acknowledged|COMPLAINT; OPEN", "@relationship_manager", "move investigate", "guard:owner", ""),
    ("investigating says of what kind it is", "acknowledged|COMPLAINT; escalation_level=1; owner=@sam", "@sam", "move investigate", "required-for-move:category", ""),
    ("the owner answers", "investigating|COMPLAINT; OPEN", "@sam", "move answer; ANSWER", "ok", "state=answered; answered_at=~0"),
    ("an answer and a remedy", "investigating|COMPLAINT; OPEN", "@sam", "move answer", "required-for-move:answer required-for-move:remedy", ""),
    ("whom it is about does not answer", "investigating|COMPLAINT; OPEN; about_people=[\"@sam\"]", "@sam", "move answer; ANSWER", "segregation-of-duties", ""),
    ("not answered before it is looked into", "acknowledged|COMPLAINT; OPEN", "@sam", "move answer; ANSWER", "no-such-move", ""),
    ("another date is agreed", "investigating|COMPLAINT; OPEN", "@sam", "response_due_at=~+1500000; reason: agreed with Ms Carla on the telephone", "ok", "response_due_at=~+1500000"),
    ("another date needs a reason", "investigating|COMPLAINT; OPEN", "@sam", "response_due_at=~+1500000", "reason-needed", ""),
    ("another date lies ahead", "investigating|COMPLAINT; OPEN", "@sam", "response_due_at=~-10; reason: agreed with Ms Carla on the telephone", "guard:response_due_at", ""),
    ("closing asks for all", "answered|COMPLAINT; OPEN; ANSWER; answered_at=~-99", "@sam", "move close", "guard:no_follow_up_reason required-for-move:cause required-for-move:customer_accepts required-for-move:resolution", ""),
    ("the customer accepts", "answered|COMPLAINT; OPEN; ANSWER; answered_at=~-99", "@sam", "move close; customer_accepts=yes; END; no_follow_up_reason=One week of illness, it is over", "ok", "state=closed; resolved_at=~0; closed_at=~0"),
    ("with an improvement", "answered|COMPLAINT; OPEN; ANSWER; answered_at=~-99", "@relationship_manager", "move close; customer_accepts=yes; END; link improvements *better", "ok", "state=closed"),
    ("the customer does not accept", "answered|COMPLAINT; OPEN; ANSWER; answered_at=~-99", "@sam", "move close; customer_accepts=no; END; no_follow_up_reason=One week of illness, it is over", "guard:customer_accepts", ""),
    ("no objection, too soon", "answered|COMPLAINT; OPEN; ANSWER; answered_at=~-864000", "@sam", "move close; customer_accepts=no_objection; END; no_follow_up_reason=One week of illness, it is over", "guard:customer_accepts", ""),
    ("no objection for ten business days", "answered|COMPLAINT; OPEN; ANSWER; answered_at=~-1209600", "@sam", "move close; customer_accepts=no_objection; END; no_follow_up_reason=One week of illness, it is over", "ok", "state=closed"),
    ("no automation closes", "answered|COMPLAINT; OPEN; ANSWER; answered_at=~-9999999", "system:timer", "move close; customer_accepts=no_objection; END; no_follow_up_reason=One week of illness, it is over", "guard", ""),
    ("nobody closes a complaint about themselves", "answered|COMPLAINT; OPEN; ANSWER; answered_at=~-99; about_people=[\"@relationship_manager\"]", "@relationship_manager", "move close; customer_accepts=yes; END; no_follow_up_reason=One week of illness, it is over", "segregation-of-duties", ""),
    ("the customer closes it", "answered|COMPLAINT; OPEN; ANSWER; answered_at=~-99; END; no_follow_up_reason=One week of illness, it is over", "@rob", "move close", "ok", "state=closed; customer_accepts=yes"),
    ("the customer rejects the answer", "answered|COMPLAINT; OPEN; ANSWER; answered_at=~-99", "@carla", "move escalate; reason: this happens every month", "ok", "state=escalated; escalation_level=2; escalated_to=@olga; escalated_at=~0; customer_accepts=no"),
    ("escalating needs a reason", "answered|COMPLAINT; OPEN; ANSWER; answered_at=~-99", "@carla", "move escalate", "reason-needed", ""),
    ("another customer sees nothing", "answered|COMPLAINT; OPEN; ANSWER", "@otto", "move escalate; reason: this happens every month", "not-visible", ""),
    ("a level whose holder it is about is passed over", "answered|COMPLAINT; OPEN; ANSWER; about_people=[\"@olga\"]", "@carla", "move escalate; reason: this happens every month", "ok", "escalation_level=3; escalated_to=@sms_owner"),
    ("about the organisation it goes to its owner", "answered|title=Nobody answers; description=I called three times; customer=$acme; about=organisation; raised_by=@carla; received_at=~0; OPEN", "@carla", "move escalate; reason: this happens every month", "ok", "escalation_level=3; escalated_to=@sms_owner"),
    ("the owner escalates to somebody they name", "answered|COMPLAINT; OPEN; ANSWER", "@sam", "move escalate; reason: I cannot settle this; escalated_to=@mona", "ok", "escalated_to=@mona"),
    ("not to whom it is about", "answered|COMPLAINT; OPEN; ANSWER; about_people=[\"@mona\"]", "@sam", "move escalate; reason: I cannot settle this; escalated_to=@mona", "segregation-of-duties:escalated_to", ""),
    ("nothing is above the top", "answered|COMPLAINT; OPEN; ANSWER; escalation_level=4; escalated_to=@tom", "@carla", "move escalate; reason: this happens every month", "guard", ""),
    ("whoever holds the level answers", "escalated|COMPLAINT; OPEN; escalation_level=2; escalated_to=@olga; customer_accepts=no", "@olga", "move answer_escalated; ANSWER", "ok", "state=answered; customer_accepts=-; answered_at=~0"),
    ("not the former owner", "escalated|COMPLAINT; OPEN; escalation_level=2; escalated_to=@olga", "@sam", "move answer_escalated; ANSWER", "guard:escalated_to", ""),
    ("people do not escalate as overdue", "investigating|COMPLAINT; OPEN", "@relationship_manager", "move escalate_overdue", "forbidden", ""),
    ("the owner names whom it is about", "received|COMPLAINT; OPEN", "@sam", "about_people=[\"@nils\"]", "ok", ""),
    ("levels are computed", "received|COMPLAINT; OPEN", "@relationship_manager", "escalation_level=4", "computed:escalation_level", ""),
    ("closed is the end", "closed|COMPLAINT; OPEN; ANSWER; END", "@sam", "move escalate; reason: this happens every month", "no-such-move terminal", ""),
];

#[test]
fn complaints() {
    try_short("complaint", WORDS, COMPLAINTS, furnish);
}

#[test]
fn an_answer_that_is_late_goes_up_level_by_level() {
    let mut w = World::new();
    furnish(&mut w);
    w.must("@ana", None, &format!("new complaint; {}", WORDS[3].1));
    let answer = (w.id("*it"), "answer_due".to_owned());
    assert_eq!(w.timers[&answer], at("2026-06-15T07:00:00Z"));
    assert_eq!((told(&w, "mail", "complaint"), told(&w, "notify", "complaint")), (1, 1), "the customer and the relationship manager");
    w.now = at("2026-06-03T07:00:00Z");
    w.must("system:timer", Some("*it"), "timer acknowledgement_due");
    assert_eq!(told(&w, "notify", "acknowledgement_due"), 1);
    w.now = at("2026-06-12T07:00:00Z");
    w.must("system:timer", Some("*it"), "timer answer_due");
    w.holds("*it", "state=received").unwrap();
    w.now = at("2026-06-15T07:00:00Z");
    w.must("system:timer", Some("*it"), "timer answer_due");
    w.holds("*it", "state=escalated; escalation_level=2; escalated_to=@olga").unwrap();
    assert_eq!(of_type(&w, "escalation").len(), 1);
    assert_eq!(of_type(&w, "escalation")[0].state.as_deref(), Some("made"));
    assert_eq!(told(&w, "notify", "escalated"), 2, "of the complaint, and of the escalation");
    // A new date is agreed, and passes.
    w.must("@olga", Some("*it"), "response_due_at=2026-06-19T07:00:00Z; reason: agreed with Ms Carla on the telephone");
    w.now = at("2026-06-19T07:00:00Z");
    w.must("system:timer", Some("*it"), "timer answer_due");
    w.holds("*it", "state=escalated; escalation_level=3; escalated_to=@sms_owner").unwrap();
    assert_eq!(of_type(&w, "escalation").len(), 2);
    w.must("@sms_owner", Some("*it"), &format!("move answer_escalated; {}", WORDS[5].1));
    assert!(!w.timers.contains_key(&answer));
    w.now = at("2026-07-03T07:00:00Z");
    w.must("system:timer", Some("*it"), "timer objection_over");
    w.holds("*it", "state=answered").unwrap();
    assert!(w.record("*it").get("closed_at").is_none(), "a person closes it");
}

#[rustfmt::skip]
const SURVEYS: &[Case] = &[
    ("a survey is planned", "", "@relationship_manager", "SURVEY", "ok", "state=planned; scale_max=5; anonymous=true"),
    ("what it asks for", "", "@relationship_manager", "title=Survey of spring", "required:customers_population required:sample_method required:services", ""),
    ("the desk plans none", "", "@ana", "SURVEY", "forbidden", ""),
    ("sending asks for questions and people", "planned|SURVEY", "@relationship_manager", "move send", "required-for-move:customers_sampled required-for-move:people_asked required-for-move:questions required-for-move:scale_max", ""),
    ("sending", "planned|SURVEY; ASKED", "@relationship_manager", "move send; recipients=@carla,@rob", "ok", "state=sent; sent_on=2026-06-01"),
    ("a sample that does not represent", "planned|SURVEY; ASKED; customers_sampled=[\"$acme\"]", "@relationship_manager", "move send", "guard:customers_sampled guard:customers_sampled", ""),
    ("who opted out is not asked", "planned|SURVEY; ASKED", "@relationship_manager", "move send; recipients=@carla,@otto", "guard:recipients", ""),
    ("closing", "sent|SURVEY; ASKED; sent_on=2026-05-01", "@relationship_manager", "move close; GOOD", "ok", "state=closed; closed_on=2026-06-01; responses=4; weak=false"),
    ("what was asked stands", "sent|SURVEY; ASKED", "@relationship_manager", "questions=Are you satisfied?", "read-only:questions", ""),
    ("a point beyond the scale", "closed|SURVEY; ASKED", "@relationship_manager", "answers=[{\"point\":6,\"count\":1}]", "out-of-range:answers", ""),
    ("a point twice", "closed|SURVEY; ASKED", "@relationship_manager", "answers=[{\"point\":5,\"count\":1},{\"point\":5,\"count\":1}]", "guard:answers", ""),
    ("more answers than people", "closed|SURVEY; ASKED", "@relationship_manager", "answers=[{\"point\":5,\"count\":11}]", "guard:answers", ""),
    ("the score is computed", "closed|SURVEY; ASKED", "@relationship_manager", "score=99.5", "computed:score", ""),
    ("no score with no responses", "closed|SURVEY; ASKED", "@relationship_manager", "move analyse; findings=Nobody told us anything", "guard:answers", ""),
    ("analysing asks for findings", "closed|SURVEY; ASKED; GOOD", "@relationship_manager", "move analyse", "required-for-move:findings", ""),
    ("a weak result is followed up", "closed|SURVEY; ASKED; answers=[{\"point\":5,\"count\":1}]", "@relationship_manager", "move analyse; findings=One of ten is content", "required-for-move:follow_up", ""),
    ("a weak result with calls", "closed|SURVEY; ASKED; answers=[{\"point\":5,\"count\":1}]", "@relationship_manager", "move analyse; findings=One of ten is content; follow_up=We call the other nine this week", "ok", "state=analysed; weak=true"),
    ("exactly a fifth is not weak", "closed|SURVEY; ASKED; answers=[{\"point\":4,\"count\":1},{\"point\":3,\"count\":1}]", "@relationship_manager", "move analyse; findings=Two of ten are content", "ok", "state=analysed; weak=false"),
    ("analysing", "closed|SURVEY; ASKED; GOOD; closed_on=2026-05-20", "@relationship_manager", "move analyse; findings=They are content with us", "ok", "state=analysed; analysed_on=2026-06-01; responses=4"),
    ("reporting asks where and what follows", "analysed|SURVEY; ASKED; GOOD", "@relationship_manager", "move report", "required-for-move:no_improvement_reason required-for-move:reported_in", ""),
    ("reported, with an improvement", "analysed|SURVEY; ASKED; GOOD; findings=They are content", "@relationship_manager", "move report; reported_in=*report; link improvements *better", "ok", "state=reported"),
    ("reported, without", "analysed|SURVEY; ASKED; GOOD; findings=They are content", "@relationship_manager", "move report; reported_in=*report; no_improvement_reason=Nothing was asked for", "ok", "state=reported"),
    ("no short cut", "sent|SURVEY; ASKED", "@relationship_manager", "move analyse", "no-such-move", ""),
    ("reported is the end", "reported|SURVEY; ASKED", "@mona", "move send", "no-such-move terminal", ""),
];

#[test]
fn surveys() {
    try_short("satisfaction_survey", WORDS, SURVEYS, furnish);
}

#[test]
fn respondents_are_reminded_twice_and_told_the_result() {
    let mut w = World::new();
    furnish(&mut w);
    w.given("*it", "satisfaction_survey", "planned", &format!("{}; {}", WORDS[7].1, WORDS[8].1));
    w.must("@relationship_manager", Some("*it"), "move send; recipients=@carla,@rob");
    assert_eq!(told(&w, "mail", "survey"), 1);
    for (timer, day) in [("first_reminder", "2026-06-08"), ("second_reminder", "2026-06-15")] {
        assert_eq!(w.timers[&(w.id("*it"), timer.to_owned())], at(&format!("{day}T07:00:00Z")));
        w.now = at(&format!("{day}T07:00:00Z"));
        w.must("system:timer", Some("*it"), &format!("timer {timer}"));
    }
    assert_eq!(told(&w, "mail", "survey_reminder"), 2);
    w.must("@relationship_manager", Some("*it"), &format!("move close; {}", WORDS[9].1));
    assert_eq!(w.record("*it").get("score").map(Value::to_json), Some(serde_json::json!("95")), "19 of 20");
    assert_eq!(w.record("*it").get("response_percent").map(Value::to_json), Some(serde_json::json!("40")));
    w.must("@relationship_manager", Some("*it"), "move analyse; findings=They are content with us");
    w.must("@relationship_manager", Some("*it"), "move report; reported_in=*report; no_improvement_reason=Nothing was asked for");
    assert_eq!(told(&w, "mail", "result"), 1);
}

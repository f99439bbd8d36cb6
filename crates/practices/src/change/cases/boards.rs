//! Meetings of the advisory board, and freezes.

use crate::world::{Case, World, at};

fn changes(w: &mut World) {
    w.given("*mail", "change", "awaiting_approval", "title=Replace the relay; change_type=normal; requested_by=@sam; implementer=@nils; assigned_to=@lena; service=%mail; risk_level=high");
    w.given("*print", "change", "assessing", "title=Replace a printer; change_type=normal; requested_by=@sam; assigned_to=@lena; service=%print");
    w.given("*olgas", "change", "awaiting_approval", "title=Replace the store; change_type=normal; requested_by=@olga; implementer=@nils; service=%mail");
    w.given("*done", "change", "closed", "title=Replace the cable; change_type=normal; service=%print");
    w.given("*wild", "change", "draft", "title=Somebody moved a cable; change_type=normal; unauthorised=true");
}

#[rustfmt::skip]
const MEETINGS: &[Case] = &[
    ("the change manager calls one", "", "@change_manager", "title=CAB of week 23; starts_at=~+345600", "ok", "state=planned; chair=@change_manager; kind=weekly"),
    ("others do not", "", "@sam", "title=CAB of week 23; starts_at=~+345600", "forbidden", ""),
    ("the chair is a change manager", "", "@change_manager", "title=CAB of week 23; starts_at=~+345600; chair=@sam", "guard:chair", ""),
    ("the duty manager calls one in an emergency", "", "@duty_manager", "title=Mail is down; kind=emergency; starts_at=~+600", "ok", "chair=@duty_manager"),
    ("and only then", "", "@duty_manager", "title=CAB of week 23; starts_at=~+345600; kind=weekly", "forbidden guard:chair", ""),
    ("an agenda is needed", "planned|title=CAB of week 23; kind=weekly; chair=@change_manager; starts_at=~+345600", "@change_manager", "move send_agenda", "required-for-move:agenda", ""),
    ("the agenda goes out two business days before", r#"planned|title=CAB of week 23; kind=weekly; chair=@change_manager; starts_at=~+172800; agenda=["*mail","*print"]"#, "@change_manager", "move send_agenda", "ok", r#"state=agenda_sent; agenda_sent_at=~0; unauthorised_reported=["*wild"]"#),
    ("a second later it says why", r#"planned|title=CAB of week 23; kind=weekly; chair=@change_manager; starts_at=~+172799; agenda=["*mail"]"#, "@change_manager", "move send_agenda", "guard:late_agenda_reason", ""),
    ("and may", r#"planned|title=CAB of week 23; kind=weekly; chair=@change_manager; starts_at=~+172799; agenda=["*mail"]"#, "@change_manager", "move send_agenda; late_agenda_reason=Whit Monday is a holiday", "ok", ""),
    ("no advice on what is over", r#"planned|title=CAB of week 23; kind=weekly; chair=@change_manager; starts_at=~+345600; agenda=["*mail","*done"]"#, "@change_manager", "move send_agenda", "guard:agenda", ""),
    ("a quorum has the owner of a critical service", r#"agenda_sent|title=CAB of week 23; kind=weekly; chair=@change_manager; starts_at=~0; agenda=["*mail"]"#, "@change_manager", r#"move hold; attendance=[{"person":"@change_manager","role":"chair"},{"person":"@ana","role":"service_desk"},{"person":"@security_manager","role":"security"}]"#, "guard:attendance", ""),
    ("holding", r#"agenda_sent|title=CAB of week 23; kind=weekly; chair=@change_manager; starts_at=~0; agenda=["*mail"]"#, "@change_manager", r#"move hold; attendance=[{"person":"@change_manager","role":"chair"},{"person":"@ana","role":"service_desk"},{"person":"@olga","role":"service_owner"}]"#, "ok", "state=held; held_at=~0"),
    ("a deputy will do", r#"agenda_sent|title=CAB of week 23; kind=weekly; chair=@change_manager; starts_at=~0; agenda=["*mail"]"#, "@change_manager", r#"move hold; attendance=[{"person":"@change_manager","role":"chair"},{"person":"@ana","role":"service_desk"},{"person":"@levi","role":"service_owner","deputy_for":"@olga"}]"#, "ok", ""),
    ("a service that is not critical needs no owner there", r#"agenda_sent|title=CAB of week 23; kind=weekly; chair=@change_manager; starts_at=~0; agenda=["*print"]"#, "@change_manager", r#"move hold; attendance=[{"person":"@change_manager","role":"chair"},{"person":"@ana","role":"service_desk"},{"person":"@security_manager","role":"security"}]"#, "ok", ""),
    ("nobody was there", r#"agenda_sent|title=CAB of week 23; kind=weekly; chair=@change_manager; starts_at=~0; agenda=["*print"]"#, "@change_manager", "move hold", "guard:attendance required-for-move:attendance", ""),
    ("any two approvers make an emergency board", r#"planned|title=Mail is down; kind=emergency; chair=@change_manager; starts_at=~0; agenda=["*mail"]"#, "@duty_manager", r#"move hold_emergency; attendance=[{"person":"@duty_manager","role":"chair"},{"person":"@change_authority","role":"technical_authority"}]"#, "ok", "state=held"),
    ("one is none", r#"planned|title=Mail is down; kind=emergency; chair=@change_manager; starts_at=~0; agenda=["*mail"]"#, "@duty_manager", r#"move hold_emergency; attendance=[{"person":"@duty_manager","role":"chair"},{"person":"@ana","role":"service_desk"}]"#, "guard:attendance", ""),
    ("a weekly one is not held at once", r#"planned|title=CAB of week 23; kind=weekly; chair=@change_manager; starts_at=~0; agenda=["*mail"]"#, "@change_manager", r#"move hold_emergency; attendance=[{"person":"@change_manager","role":"chair"},{"person":"@change_authority","role":"technical_authority"}]"#, "guard", ""),
    ("every change gets its advice", r#"held|title=CAB of week 23; kind=weekly; chair=@change_manager; agenda=["*mail","*print"]; attendance=[{"person":"@change_manager","role":"chair"},{"person":"@ana","role":"service_desk"},{"person":"@olga","role":"service_owner"}]"#, "@change_manager", r#"move close; advice=[{"change":"*mail","advice":"approve","reason":"Well prepared"}]"#, "guard:advice", ""),
    ("closing", r#"held|title=CAB of week 23; kind=weekly; chair=@change_manager; held_at=~0; agenda=["*mail","*print"]; attendance=[{"person":"@change_manager","role":"chair"},{"person":"@ana","role":"service_desk"},{"person":"@olga","role":"service_owner"}]"#, "@change_manager", r#"move close; advice=[{"change":"*mail","advice":"approve_with_conditions","reason":"Well prepared","conditions":"After the month end"},{"change":"*print","advice":"defer","reason":"The printer is not here","defer_to":"2026-06-15"}]"#, "ok", "state=closed; minutes_sent_at=~0"),
    ("conditions are named", r#"held|title=CAB of week 23; kind=weekly; chair=@change_manager; agenda=["*print"]; attendance=[{"person":"@change_manager","role":"chair"},{"person":"@ana","role":"service_desk"},{"person":"@olga","role":"service_owner"}]"#, "@change_manager", r#"move close; advice=[{"change":"*print","advice":"approve_with_conditions","reason":"Well prepared"}]"#, "guard:advice", ""),
    ("deferred to a date", r#"held|title=CAB of week 23; kind=weekly; chair=@change_manager; agenda=["*print"]; attendance=[{"person":"@change_manager","role":"chair"},{"person":"@ana","role":"service_desk"},{"person":"@olga","role":"service_owner"}]"#, "@change_manager", r#"move close; advice=[{"change":"*print","advice":"defer","reason":"The printer is not here"}]"#, "guard:advice", ""),
    ("a reason is recorded", r#"held|title=CAB of week 23; kind=weekly; chair=@change_manager; agenda=["*print"]; attendance=[{"person":"@change_manager","role":"chair"}]"#, "@change_manager", r#"move close; advice=[{"change":"*print","advice":"reject"}]"#, "guard:advice required:advice", ""),
    ("the requester does not count for their own", r#"held|title=CAB of week 23; kind=weekly; chair=@change_manager; agenda=["*olgas"]; attendance=[{"person":"@change_manager","role":"chair"},{"person":"@ana","role":"service_desk"},{"person":"@security_manager","role":"security"},{"person":"@olga","role":"service_owner"}]"#, "@change_manager", r#"move close; advice=[{"change":"*olgas","advice":"approve","reason":"Well prepared"}]"#, "guard:attendance", ""),
    ("a deputy of the requester does", r#"held|title=CAB of week 23; kind=weekly; chair=@change_manager; agenda=["*olgas"]; attendance=[{"person":"@change_manager","role":"chair"},{"person":"@ana","role":"service_desk"},{"person":"@security_manager","role":"security"},{"person":"@levi","role":"service_owner","deputy_for":"@olga"}]"#, "@change_manager", r#"move close; advice=[{"change":"*olgas","advice":"approve","reason":"Well prepared"}]"#, "ok", ""),
    ("cancelling", "planned|title=CAB of week 23; kind=weekly; chair=@change_manager; starts_at=~+345600", "@change_manager", "move cancel; reason: nothing on the agenda", "ok", "state=cancelled"),
    ("minutes are written by the meeting", "held|title=CAB of week 23; kind=weekly; chair=@change_manager", "@change_manager", "minutes=We all agreed", "computed:minutes", ""),
];

#[test]
fn meetings() {
    World::try_cases("cab_meeting", MEETINGS, changes);
}

#[test]
fn advice_reaches_the_changes_and_the_minutes() {
    let mut w = World::new();
    changes(&mut w);
    w.given("*cab", "cab_meeting", "held", r#"title=CAB of week 23; kind=weekly; chair=@change_manager; held_at=~0; agenda=["*mail","*print"]; unauthorised_reported=["*wild"]; attendance=[{"person":"@change_manager","role":"chair"},{"person":"@ana","role":"service_desk"},{"person":"@olga","role":"service_owner"}]"#);
    w.must("@change_manager", Some("*cab"), r#"move close; advice=[{"change":"*mail","advice":"approve_with_conditions","reason":"Well prepared","conditions":"After the month end"},{"change":"*print","advice":"defer","reason":"The printer is not here","defer_to":"2026-06-15"}]"#);
    w.holds("*mail", r#"cab_meeting=*cab; cab_advice=approve_with_conditions; cab_advised_at=~0; conditions=[{"condition":"After the month end","set_by":"@change_manager","due":"before_scheduling"}]"#).unwrap();
    w.holds("*print", "cab_meeting=*cab; cab_advice=defer; conditions=-").unwrap();
    let cab = w.record("*cab");
    let minutes = cab.text("minutes").unwrap();
    for part in ["Present: Change manager (chair), Ana Test (service desk), Olga Test (service owner).", "Replace the relay**: approve with conditions. Well prepared Conditions: After the month end", "Deferred to 2026-06-15.", "Unauthorised changes reported"] {
        assert!(minutes.contains(part), "{part} in {minutes}");
    }
}

#[rustfmt::skip]
const FREEZES: &[Case] = &[
    ("the change manager plans one", "", "@change_manager", "title=Year end; starts_at=~+86400; ends_at=~+172800", "ok", "state=planned; owner=@change_manager"),
    ("others do not", "", "@sam", "title=Year end; starts_at=~+86400; ends_at=~+172800", "forbidden", ""),
    ("it ends after it begins", "", "@change_manager", "title=Year end; starts_at=~+86400; ends_at=~+86400", "order:ends_at", ""),
    ("announcing says why", "planned|title=Year end; owner=@change_manager; starts_at=~+86400; ends_at=~+172800", "@change_manager", "move announce", "required-for-move:description", ""),
    ("announcing", "planned|title=Year end; owner=@change_manager; starts_at=~+86400; ends_at=~+172800", "@change_manager", "move announce; description=The books are closed", "ok", "state=announced; announced_at=~0"),
    ("not one that is over", "planned|title=Year end; owner=@change_manager; starts_at=~-86400; ends_at=~-1; description=The books are closed", "@change_manager", "move announce", "guard:ends_at", ""),
    ("the scope stands", r#"announced|title=Year end; owner=@change_manager; starts_at=~+86400; ends_at=~+172800; description=The books are closed; services=["%mail"]"#, "@change_manager", "services=-", "read-only:services", ""),
    ("the owner grants an exception", "announced|title=Year end; owner=@change_manager; starts_at=~+86400; ends_at=~+172800; description=The books are closed", "@change_manager", r#"exceptions=[{"change":"*mail","reason":"It mends the closing itself"}]"#, "ok", r#"exceptions=[{"change":"*mail","reason":"It mends the closing itself","granted_by":"@change_manager","granted_at":"2026-06-01T07:00:00Z"}]"#),
    ("nobody else does", "announced|title=Year end; owner=@mona; starts_at=~+86400; ends_at=~+172800; description=The books are closed", "@change_manager", r#"exceptions=[{"change":"*mail","reason":"It mends the closing itself"}]"#, "guard:exceptions", ""),
    ("nor to their own change", "announced|title=Year end; owner=@olga; starts_at=~+86400; ends_at=~+172800; description=The books are closed", "@olga", r#"exceptions=[{"change":"*olgas","reason":"It mends the closing itself"}]"#, "segregation-of-duties:exceptions", ""),
    ("the owner lifts it", "announced|title=Year end; owner=@change_manager; starts_at=~-86400; ends_at=~+172800", "@change_manager", "move lift; reason: the books are closed early", "ok", "state=ended; ended_at=~0"),
    ("another does not", "announced|title=Year end; owner=@mona; starts_at=~-86400; ends_at=~+172800", "@change_manager", "move lift; reason: the books are closed early", "guard", ""),
    ("it ends by itself", "announced|title=Year end; owner=@change_manager; starts_at=~-86400; ends_at=~0", "system:timer", "timer expire", "ok", "state=ended; ended_at=~0"),
    ("not before", "announced|title=Year end; owner=@change_manager; starts_at=~-86400; ends_at=~+1", "system:timer", "timer expire", "ok", "state=announced"),
    ("nobody ends it by hand", "announced|title=Year end; owner=@change_manager; starts_at=~-86400; ends_at=~0", "@change_manager", "move expire", "forbidden", ""),
    ("cancelling", "planned|title=Year end; owner=@change_manager; starts_at=~+86400; ends_at=~+172800", "@change_manager", "move cancel; reason: the closing was moved", "ok", "state=cancelled"),
];

#[test]
fn freezes() {
    World::try_cases("change_freeze", FREEZES, changes);
}

#[test]
fn an_announced_freeze_has_its_timer_and_tells_whom_it_stops() {
    let mut w = World::new();
    w.given("*planned", "change", "scheduled", "title=Patch the relay; change_type=normal; assigned_to=@lena; implementer=@nils; service=%mail; planned_start=~+90000; planned_end=~+93600");
    w.given("*it", "change_freeze", "planned", "title=Year end; owner=@change_manager; starts_at=~+86400; ends_at=~+172800; description=The books are closed");
    w.must("@change_manager", Some("*it"), "move announce");
    assert_eq!(w.timers[&(w.id("*it"), "expire".to_owned())], at("2026-06-03T07:00:00Z"));
    let told = w.outbox.iter().find(|o| o.body["event"] == "freeze_announced").unwrap();
    assert_eq!(told.body["to"].as_array().unwrap().len(), 2);
}

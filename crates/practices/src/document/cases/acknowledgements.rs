//! Acknowledgements: asked for, given by the person alone, reminded of, void when no longer asked for.

use crate::world::{Case, World, at};

macro_rules! asked {
    () => {
        "policy=*policy; person=@sam; subject_kind=policy; subject=Service management policy, version 1.0; document_version=1.0; family=p1; requested_at=~0; due_on=2026-07-01; reminders=0"
    };
}

fn furnish(w: &mut World) {
    w.given("*policy", "policy", "published", "title=Service management policy; topic=service_management; owner=@mona; family=p1; document_version=1.0; acknowledge=true");
    w.given("*draft", "policy", "draft", "title=Information security policy; topic=information_security; owner=@mona; family=p2; document_version=1.0");
    w.given("*note", "document", "published", "title=How we work; doc_type=awareness_briefing; owner=@mona; family=d1; document_version=3.2; acknowledge=true");
}

#[rustfmt::skip]
const CASES: &[Case] = &[
    ("asking says what, by when", "", "@document_controller", "policy=*policy; person=@sam; subject_kind=policy", "ok", "state=requested; subject=Service management policy, version 1.0; document_version=1.0; family=p1; due_on=2026-07-01; requested_at=~0; reminders=0"),
    ("the kind follows from what it is", "", "@document_controller", "document=*note; person=@sam; subject_kind=document", "ok", "subject_kind=awareness_briefing; document_version=3.2"),
    ("one subject", "", "@document_controller", "person=@sam; subject_kind=policy", "guard", ""),
    ("and only one", "", "@document_controller", "policy=*policy; document=*note; person=@sam; subject_kind=policy", "guard", ""),
    ("only what is in force", "", "@document_controller", "policy=*draft; person=@sam; subject_kind=policy", "guard", ""),
    ("a person", "", "@document_controller", "policy=*policy; subject_kind=policy", "required:person", ""),
    ("an active one", "", "@document_controller", "policy=*policy; person=@gone; subject_kind=policy", "inactive-person:person", ""),
    ("agents ask nobody", "", "@ana", "policy=*policy; person=@sam; subject_kind=policy", "forbidden", ""),
    ("acknowledging", concat!("requested|", asked!()), "@sam", "move acknowledge", "ok", "state=acknowledged; acknowledged_at=~0"),
    ("nobody does it for another", concat!("requested|", asked!()), "@document_controller", "move acknowledge", "forbidden", ""),
    ("nor automation", concat!("requested|", asked!()), "system:timer", "move acknowledge", "guard", ""),
    ("colleagues do not see it", concat!("requested|", asked!()), "@nils", "move acknowledge", "not-visible", ""),
    ("nobody writes down when it was given", concat!("requested|", asked!()), "@document_controller", "acknowledged_at=~0", "computed:acknowledged_at", ""),
    ("what was given stays given", concat!("acknowledged|", asked!()), "@sam", "move acknowledge", "no-such-move terminal", ""),
    ("people do not declare it void", concat!("requested|", asked!()), "@document_controller", "move void", "forbidden", ""),
    ("the first reminder", concat!("requested|", asked!(), "; requested_at=~-604800"), "system:timer", "timer remind", "ok", "state=requested; reminders=1"),
    ("between reminders nothing is said", concat!("requested|", asked!(), "; requested_at=~-691200"), "system:timer", "timer remind", "ok", "reminders=0"),
    ("the manager hears after the last one", concat!("requested|", asked!(), "; requested_at=~-2678400; reminders=3"), "system:timer", "timer remind", "ok", "reminders=3; suspended_at=-"),
    ("after sixty days approving is suspended", concat!("requested|", asked!(), "; requested_at=~-5184000"), "system:timer", "timer remind", "ok", "suspended_at=~0"),
    ("who has left is not reminded", concat!("requested|", asked!(), "; person=@gone; requested_at=~-604800"), "system:timer", "timer remind", "ok", "state=void"),
    ("what is no longer in force is not asked for", concat!("requested|", asked!(), "; policy=*draft; family=p2; requested_at=~-604800"), "system:timer", "timer remind", "ok", "state=void"),
    ("a year later it is asked for again", concat!("acknowledged|", asked!(), "; acknowledged_at=~-31536000"), "system:timer", "timer renew", "ok", "state=acknowledged"),
];

#[test]
fn acknowledgements_move_as_they_should() {
    World::try_cases("acknowledgement", CASES, furnish);
}

#[test]
fn nobody_is_asked_twice() {
    let cases: &[Case] = &[("again", "", "@document_controller", "policy=*policy; person=@sam; subject_kind=policy", "guard:person", "")];
    World::try_cases("acknowledgement", cases, |w| {
        furnish(w);
        w.given("*open", "acknowledgement", "requested", asked!());
    });
}

#[test]
fn whoever_is_suspended_does_not_approve() {
    let cases: &[Case] = &[
        ("suspended", concat!("in_review|", written!()), "@sms_owner", "move approve", "guard", "state=in_review"),
        ("another", concat!("in_review|", written!()), "@tom", "move approve", "ok", ""),
    ];
    World::try_cases("document", cases, |w| {
        furnish(w);
        w.given("*open", "acknowledgement", "requested", concat!(asked!(), "; person=@sms_owner; suspended_at=~-60"));
    });
}

/// Open requests of a family, by person.
fn requests(w: &World, family: &str) -> Vec<kernel::Id> {
    let open = w.records.values().filter(|r| *r.type_name == *"acknowledgement" && r.text("family") == Some(family));
    open.filter(|r| r.state.as_deref() == Some("requested")).map(|r| r.reference("person").unwrap()).collect()
}

#[test]
fn publication_asks_everybody_once_and_editorial_changes_ask_nobody() {
    let mut w = World::new();
    for n in 0..30 {
        w.given(&format!("@p{n}"), "person", "", &format!("name=Person {n}; party=organisation; active=true; in_scope=true"));
    }
    let policy = concat!(policy!(), r#"; approved_by=@tom; approved_at=~-86400; next_review_on=2027-06-01; published_to=["intranet"]"#);
    w.given("*it", "policy", "approved", policy);
    w.must("@document_controller", Some("*it"), "move publish; effective_on=2026-06-01");
    let id = w.id("*it");
    assert_eq!(w.timers.get(&(id, "request".to_owned())), Some(&w.now));
    // In batches until all are asked.
    let mut rounds = 0;
    while w.timers.contains_key(&(id, "request".to_owned())) {
        w.must("system:timer", Some("*it"), "timer request");
        rounds += 1;
        assert!(rounds < 5);
    }
    let asked = requests(&w, "p1");
    let facts_shelf = w.shelf.clone();
    let facts = engine::Facts::new(&facts_shelf);
    let expected = crate::organisation::people::workforce(&facts);
    assert!(expected.len() > 20 && asked.len() == expected.len(), "{} of {}", asked.len(), expected.len());
    assert!(!asked.contains(&w.id("@carla")) && !asked.contains(&w.id("@gone")));
    // Once more: nobody is asked twice.
    w.timers.insert((id, "request".to_owned()), w.now);
    w.must("system:timer", Some("*it"), "timer request");
    assert_eq!(requests(&w, "p1").len(), expected.len());
    // An editorial version asks nobody.
    w.given("*next", "policy", "approved", &format!("{policy}; document_version=1.1; previous_version=1.0; editorial=true; change_summary=Two typing errors"));
    w.must("@document_controller", Some("*next"), "move publish; effective_on=2026-06-01");
    assert!(!w.timers.contains_key(&(w.id("*next"), "request".to_owned())));
    assert_eq!(w.record("*it").state.as_deref(), Some("superseded"));
}

#[test]
fn more_people_than_one_decision_asks_are_asked_in_turns() {
    let mut w = World::new();
    for n in 0..230 {
        w.given(&format!("@p{n}"), "person", "", &format!("name=Person {n}; party=organisation; active=true; in_scope=true"));
    }
    w.given("*it", "document", "published", concat!(published!(), r#"; audience=["all_staff"]; acknowledge=true"#));
    let id = w.id("*it");
    let mut rounds = 0;
    w.timers.insert((id, "request".to_owned()), w.now);
    while w.timers.contains_key(&(id, "request".to_owned())) {
        w.must("system:timer", Some("*it"), "timer request");
        rounds += 1;
        assert!(rounds < 10);
    }
    let shelf = w.shelf.clone();
    let everybody = crate::organisation::people::workforce(&engine::Facts::new(&shelf));
    let mut asked = requests(&w, "f1");
    asked.sort_unstable();
    assert_eq!(asked, everybody, "everybody once");
    assert!(rounds >= 3, "{rounds}");
    assert!(w.record("*it").get("request_cursor").is_none());
}

#[test]
fn whoever_joins_is_asked_for_what_is_in_force() {
    let mut w = World::new();
    furnish(&mut w);
    w.given("*policy", "policy", "published", r#"title=Service management policy; topic=service_management; owner=@mona; family=p1; document_version=1.0; acknowledge=true; audience=["all_staff"]"#);
    w.must("@mona", None, "new person; name=Nora New; in_scope=true; active=true");
    let nora = w.id("*it");
    assert_eq!(requests(&w, "p1"), [nora]);
    assert!(requests(&w, "d1").is_empty(), "not for all staff");
    w.must("@mona", None, "new person; name=Carlo Customer; party=customer; customer=$acme");
    assert_eq!(requests(&w, "p1"), [nora], "customers are not");
}

#[test]
fn the_timer_of_a_request_goes_from_step_to_step() {
    let mut w = World::new();
    furnish(&mut w);
    w.must("@document_controller", None, "new acknowledgement; policy=*policy; person=@sam; subject_kind=policy");
    let id = w.id("*it");
    let key = (id, "remind".to_owned());
    let expected = ["2026-06-07T22:00:00Z", "2026-06-14T22:00:00Z", "2026-06-30T22:00:00Z", "2026-07-01T22:00:00Z", "2026-07-30T22:00:00Z"];
    for due in expected {
        assert_eq!(w.timers.get(&key), Some(&at(due)));
        w.now = at(due);
        w.must("system:timer", Some("*it"), "timer remind");
    }
    assert_eq!(w.timers.get(&key), None);
    assert!(w.record("*it").get("suspended_at").is_some());
    w.must("@sam", Some("*it"), "move acknowledge");
    assert_eq!(w.timers.get(&(id, "renew".to_owned())), Some(&at("2027-07-30T22:00:00Z")));
}

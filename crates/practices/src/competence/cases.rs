//! Competence, case by case: what roles need, what people hold, and what training did.

use super::{EVALUATION_DAYS, evaluation_due};
use crate::world::{Case, World, at};
use jiff::civil::date;

#[rustfmt::skip]
const REQUIREMENTS: &[Case] = &[
    ("what a role needs", "", "@competence_manager", "role=internal_auditor; competence_name=Auditing; required_level=3", "ok", "owner=@competence_manager; last_reviewed_on=2026-06-01; next_review_on=2028-06-01; active=true"),
    ("everything is asked for at once", "", "@competence_manager", "competence_name=Auditing", "required:required_level required:role", ""),
    ("four levels", "", "@competence_manager", "role=internal_auditor; competence_name=Auditing; required_level=5", "out-of-range:required_level", ""),
    ("from one", "", "@competence_manager", "role=internal_auditor; competence_name=Auditing; required_level=0", "out-of-range:required_level", ""),
    ("a role that exists", "", "@competence_manager", "role=astronaut; competence_name=Auditing; required_level=3", "unknown-choice:role", ""),
    ("process owners say it too", "", "@process_owner", "role=change_manager; competence_name=Judging risk; required_level=4", "ok", ""),
    ("agents do not", "", "@ana", "role=change_manager; competence_name=Judging risk; required_level=4", "forbidden", ""),
    ("once for each role", "", "@competence_manager", "role=change_manager; competence_name=judging CHANGES; required_level=4", "guard:competence_name", ""),
    ("another role needs it too", "", "@competence_manager", "role=change_authority; competence_name=Judging changes; required_level=4", "ok", ""),
    ("a review lies behind us", "", "@competence_manager", "role=internal_auditor; competence_name=Auditing; required_level=3; last_reviewed_on=2026-06-02", "in-future:last_reviewed_on", ""),
];

fn furnish(w: &mut World) {
    w.given("*needed", "competence_requirement", "", r#"role=change_manager; competence_name=Judging changes; required_level=3; active=true; basis_accepted=["training","experience"]"#);
    let lena = w.id("@lena");
    let mut sam = (*w.record("@sam")).clone();
    sam.fields.insert("manager".into(), schema::Value::Reference(lena));
    let sam = std::sync::Arc::new(sam);
    w.shelf.put(sam.clone());
    w.records.insert(sam.id, sam);
    w.given("*sams", "competence", "gap", "title=Sam: Judging changes; person=@sam; competence_name=Judging changes; required_level=3");
    w.given("*nilss", "competence", "gap", "title=Nils: Judging changes; person=@nils; competence_name=Judging changes; required_level=3");
}

#[test]
fn requirements_are_kept() {
    World::try_cases("competence_requirement", REQUIREMENTS, furnish);
}

#[test]
fn roles_of_requirements_are_those_that_can_be_assigned() {
    let model = crate::model();
    let names = |type_name: &str| {
        let def = model.get(type_name).unwrap().clone();
        let schema::FieldKind::Choice { choices } = &def.field("role").unwrap().kind else { panic!() };
        choices.iter().map(|c| c.name.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(names("competence_requirement"), names("role_assignment"));
}

macro_rules! competence {
    () => {
        "title=Sam: Judging changes; person=@sam; requirement=*needed; competence_name=Judging changes; required_level=3"
    };
}
macro_rules! evidence {
    () => {
        r#"basis=["training"]; evidence=[{"what":"Certificate of May 2026"}]"#
    };
}

#[rustfmt::skip]
const COMPETENCES: &[Case] = &[
    ("a person needs a competence", "", "@competence_manager", "person=@sam; requirement=*needed", "ok", "state=required; competence_name=Judging changes; required_level=3; title=Sam Test: Judging changes"),
    ("of a name", "", "@competence_manager", "person=@sam", "required:competence_name required:required_level", ""),
    ("a manager records it for their people", "", "@lena", "person=@sam; competence_name=Listening; required_level=2", "ok", ""),
    ("and for nobody else", "", "@lena", "person=@nils; competence_name=Listening; required_level=2", "forbidden", ""),
    ("nobody records their own", "", "@sam", "person=@sam; competence_name=Listening; required_level=2", "forbidden", ""),
    // required → gap
    ("finding a gap", concat!("required|", competence!()), "@lena", "move find_gap; level_held=2; plan=A course in the autumn", "ok", "state=gap; assessed_by=@lena; assessed_at=~0; gap_since=~0; level_held=2"),
    ("the level that is required is no gap", concat!("required|", competence!()), "@lena", "move find_gap; level_held=3", "guard:level_held", ""),
    ("nobody finds their own gap", concat!("required|", competence!(), "; person=@competence_manager"), "@competence_manager", "move find_gap; level_held=2", "segregation-of-duties", ""),
    ("the person does not assess", concat!("required|", competence!()), "@sam", "move find_gap; level_held=2", "forbidden", ""),
    ("colleagues do not see it", concat!("required|", competence!()), "@nils", "move find_gap; level_held=2", "not-visible", ""),
    ("a gap is a gap already", concat!("gap|", competence!()), "@lena", "move find_gap; level_held=2", "no-such-move", ""),
    // gap → in_training
    ("training begins", concat!("gap|", competence!()), "@lena", "move train", "ok", "state=in_training"),
    ("there must be a gap", concat!("required|", competence!()), "@lena", "move train", "no-such-move", ""),
    ("the person does not begin it", concat!("gap|", competence!()), "@sam", "move train", "forbidden", ""),
    // → held
    ("held after training", concat!("in_training|", competence!(), "; gap_since=~-60"), "@lena", concat!("move hold; level_held=3; ", evidence!()), "ok", "state=held; assessed_by=@lena; assessed_at=~0; gap_since=-"),
    ("more than required", concat!("in_training|", competence!()), "@competence_manager", concat!("move hold; level_held=4; ", evidence!()), "ok", "state=held"),
    ("held from the beginning", concat!("required|", competence!()), "@lena", concat!("move hold; level_held=3; ", evidence!()), "ok", "state=held"),
    ("a gap that was closed without training", concat!("gap|", competence!()), "@lena", concat!("move hold; level_held=3; ", evidence!()), "ok", "state=held"),
    ("too little is a gap", concat!("in_training|", competence!()), "@lena", concat!("move hold; level_held=2; ", evidence!()), "guard:level_held", ""),
    ("held asks for everything at once", concat!("in_training|", competence!()), "@lena", "move hold", "required-for-move:basis required-for-move:evidence required-for-move:level_held", ""),
    ("no level without evidence", concat!("in_training|", competence!()), "@lena", r#"move hold; level_held=3; basis=["training"]"#, "required-for-move:evidence", ""),
    ("nobody assesses themselves", concat!("in_training|", competence!(), "; person=@competence_manager"), "@competence_manager", concat!("move hold; level_held=3; ", evidence!()), "segregation-of-duties", ""),
    ("nor does automation", concat!("in_training|", competence!()), "system:timer", concat!("move hold; level_held=3; ", evidence!()), "guard", ""),
    ("the SMS manager does not assess", concat!("in_training|", competence!()), "@mona", concat!("move hold; level_held=3; ", evidence!()), "forbidden", ""),
    ("what expires says when", concat!("in_training|", competence!()), "@lena", concat!("move hold; level_held=3; basis_expires=true; ", evidence!()), "required-for-move:valid_to", ""),
    ("and has not expired", concat!("in_training|", competence!()), "@lena", concat!("move hold; level_held=3; basis_expires=true; valid_to=2026-05-31; ", evidence!()), "guard:valid_to", ""),
    ("today is still valid", concat!("in_training|", competence!()), "@lena", concat!("move hold; level_held=3; basis_expires=true; valid_to=2026-06-01; ", evidence!()), "ok", "state=held"),
    ("a basis that the role accepts", concat!("in_training|", competence!()), "@lena", r#"move hold; level_held=3; basis=["education"]; evidence=[{"what":"Diploma"}]"#, "guard:basis", ""),
    ("a level is not written down in passing", concat!("gap|", competence!()), "@lena", "level_held=3", "guard:level_held", ""),
    ("what is held stands", concat!("held|", competence!(), "; level_held=3"), "@lena", r#"evidence=[{"what":"Another certificate"}]"#, "guard:evidence", ""),
    // held → expired → …
    ("expired by itself", concat!("held|", competence!(), "; valid_to=2026-05-31"), "system:timer", "timer expire", "ok", "state=expired; gap_since=~0"),
    ("on its last day it is held", concat!("held|", competence!(), "; valid_to=2026-06-01"), "system:timer", "timer expire", "ok", "state=held"),
    ("nobody lets it expire", concat!("held|", competence!(), "; valid_to=2026-05-31"), "@lena", "move expire", "forbidden", ""),
    ("renewed", concat!("expired|", competence!(), "; gap_since=~-60; level_held=3"), "@lena", concat!("move hold; level_held=3; valid_to=2029-05-31; ", evidence!()), "ok", "state=held; gap_since=-"),
    ("or a gap", concat!("expired|", competence!()), "@lena", "move find_gap; level_held=1", "ok", "state=gap"),
];

#[test]
fn competences_move_as_they_should() {
    World::try_cases("competence", COMPETENCES, furnish);
}

#[test]
fn person_and_manager_hear_before_a_competence_expires() {
    let mut w = World::new();
    furnish(&mut w);
    w.given("*it", "competence", "in_training", competence!());
    w.must("@lena", Some("*it"), concat!("move hold; level_held=3; basis_expires=true; valid_to=2026-12-31; ", evidence!()));
    let it = w.id("*it");
    assert_eq!(w.timers.get(&(it, "expire".to_owned())), Some(&at("2026-12-31T23:00:00Z")));
    let mut people = vec![w.id("@sam"), w.id("@lena")];
    people.sort_unstable();
    for due in ["2026-10-31T23:00:00Z", "2026-12-16T23:00:00Z"] {
        assert_eq!(w.timers.get(&(it, "warn_expiry".to_owned())), Some(&at(due)));
        w.now = at(due);
        w.outbox.clear();
        w.must("system:timer", Some("*it"), "timer warn_expiry");
        assert_eq!(w.outbox[0].body["to"], serde_json::json!(people));
    }
    w.now = at("2026-12-31T23:00:00Z");
    w.must("system:timer", Some("*it"), "timer expire");
    w.holds("*it", "state=expired").unwrap();
}

macro_rules! training {
    () => {
        "title=Sam: Course; person=@sam; competence=*sams; competence_name=Judging changes; reason=The gap found in May; activity=Course on judging changes; planned_on=2026-06-10"
    };
}
macro_rules! effect {
    () => {
        "effectiveness_method=observation; effectiveness_result=effective; effectiveness_evidence=Two changes judged without help"
    };
}

#[rustfmt::skip]
const TRAININGS: &[Case] = &[
    ("planning takes over what it is for", "", "@competence_manager", "competence=*sams", "ok", "state=planned; person=@sam; competence_name=Judging changes; title=Sam Test: Judging changes"),
    ("a person asks for their own", "", "@sam", "person=@sam; competence_name=Listening", "ok", "state=planned"),
    ("and for nobody else", "", "@sam", "person=@nils; competence_name=Listening", "forbidden", ""),
    ("who and what", "", "@competence_manager", "reason=Because it is nice", "required:competence_name required:person", ""),
    ("the competence of the person", "", "@competence_manager", "person=@sam; competence=*nilss", "guard:competence", ""),
    ("booking", concat!("planned|", training!()), "@lena", "move book", "ok", "state=booked"),
    ("booking asks for everything at once", "planned|title=Sam: Course; person=@sam; competence_name=Judging changes", "@lena", "move book", "required-for-move:activity required-for-move:planned_on required-for-move:reason", ""),
    ("the person does not book", concat!("planned|", training!()), "@sam", "move book", "forbidden", ""),
    ("completing", concat!("booked|", training!()), "@lena", "move complete", "ok", "state=completed; completed_at=~0; effectiveness_due_on=2026-08-30"),
    ("completed last week", concat!("booked|", training!()), "@lena", "move complete; completed_at=~-604800", "ok", "effectiveness_due_on=2026-08-23"),
    ("not next week", concat!("booked|", training!()), "@lena", "move complete; completed_at=~+604800", "in-future:completed_at", ""),
    ("what was not booked is not completed", concat!("planned|", training!()), "@lena", "move complete", "no-such-move", ""),
    ("completion is a move", concat!("booked|", training!()), "@lena", "completed_at=~-60", "guard:completed_at", ""),
    ("evaluating", concat!("completed|", training!(), "; completed_at=~-86400"), "@lena", concat!("move evaluate; ", effect!()), "ok", "state=evaluated; effectiveness_evaluated_at=~0; effectiveness_evaluated_by=@lena"),
    ("evaluating asks for everything at once", concat!("completed|", training!(), "; completed_at=~-86400"), "@lena", "move evaluate", "required-for-move:effectiveness_evidence required-for-move:effectiveness_method required-for-move:effectiveness_result", ""),
    ("nobody evaluates their own", concat!("completed|", training!(), "; person=@competence_manager; competence=-; completed_at=~-86400"), "@competence_manager", concat!("move evaluate; ", effect!()), "segregation-of-duties", ""),
    ("automation evaluates nothing", concat!("completed|", training!(), "; completed_at=~-86400"), "system:timer", concat!("move evaluate; ", effect!()), "guard", ""),
    ("the person does not evaluate", concat!("completed|", training!(), "; completed_at=~-86400"), "@sam", concat!("move evaluate; ", effect!()), "forbidden", ""),
    ("what was not completed has no effect", concat!("booked|", training!()), "@lena", concat!("move evaluate; ", effect!()), "no-such-move", ""),
    ("cancelling a plan", concat!("planned|", training!()), "@lena", "move cancel; reason: the course does not take place", "ok", "state=cancelled"),
    ("cancelling a booking", concat!("booked|", training!()), "@lena", "move cancel; reason: the course does not take place", "ok", "state=cancelled"),
    ("with a reason", concat!("booked|", training!()), "@lena", "move cancel", "reason-needed", ""),
    ("not what was completed", concat!("completed|", training!(), "; completed_at=~-86400"), "@lena", "move cancel; reason: the course does not take place", "no-such-move", ""),
    ("an evaluation stands", concat!("evaluated|", training!()), "@lena", "effectiveness_result=not_effective", "terminal", ""),
    ("a cancelled one too", concat!("cancelled|", training!()), "@lena", "move book", "no-such-move terminal", ""),
];

#[test]
fn trainings_move_as_they_should() {
    World::try_cases("training_record", TRAININGS, furnish);
}

#[test]
fn a_booked_training_takes_the_gap_into_training_and_is_evaluated_in_ninety_days() {
    let mut w = World::new();
    furnish(&mut w);
    w.given("*it", "training_record", "planned", training!());
    w.must("@lena", Some("*it"), "move book");
    w.holds("*sams", "state=in_training").unwrap();
    w.must("@lena", Some("*it"), "move complete");
    let key = (w.id("*it"), "evaluate".to_owned());
    for due in ["2026-07-30T22:00:00Z", "2026-08-22T22:00:00Z", "2026-08-29T22:00:00Z", "2026-09-28T22:00:00Z"] {
        assert_eq!(w.timers.get(&key), Some(&at(due)));
        w.now = at(due);
        w.must("system:timer", Some("*it"), "timer evaluate");
    }
    assert_eq!(w.outbox.last().unwrap().body["event"], "evaluation_overdue");
    assert_eq!(w.timers.get(&key), None);
}

#[test]
fn evaluation_is_due_after_ninety_days() {
    assert_eq!(EVALUATION_DAYS, 90);
    for (completed, due) in [
        (date(2026, 6, 1), date(2026, 8, 30)),
        (date(2026, 1, 1), date(2026, 4, 1)),
        (date(2024, 1, 1), date(2024, 3, 31)),
        (date(2026, 12, 31), date(2027, 3, 31)),
    ] {
        assert_eq!(evaluation_due(completed), due);
    }
}

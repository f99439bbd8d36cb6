//! Context, case by case: issues and parties with their yearly confirmation, processes, and the scope.

use crate::world::{Case, World, at};

macro_rules! issue {
    () => {
        "title=New competitors; origin=external; statement=Two new competitors entered the market; effect_on_sms=Prices of services are under pressure; owner=@mona; review_interval_months=12"
    };
}

#[rustfmt::skip]
const ISSUES: &[Case] = &[
    ("recording an issue", "", "@ana", "title=New competitors; origin=external; statement=Two new competitors entered the market", "ok", "state=open; owner=@ana; review_interval_months=12"),
    ("an issue is stated", "", "@ana", "title=New competitors; origin=external", "required:statement", ""),
    ("in words", "", "@ana", "title=New competitors; origin=external; statement=n/a", "placeholder:statement", ""),
    ("inside or outside", "", "@ana", "title=New competitors; statement=Two new competitors entered the market; origin=elsewhere", "unknown-choice:origin", ""),
    ("users record none", "", "@carla", "title=New competitors; origin=external; statement=Two new competitors entered the market", "forbidden", ""),
    ("confirming", concat!("open|", issue!(), "; conclusion=No risk arises before 2027"), "@mona", "move review", "ok", "state=reviewed; last_reviewed_on=2026-06-01; next_review_on=2027-06-01"),
    ("confirming needs the effect and what follows", concat!("open|", issue!(), "; effect_on_sms=-"), "@mona", "move review", "guard required-for-move:effect_on_sms", ""),
    ("a risk is what follows", concat!("open|", issue!(), r#"; risks=["*risk"]"#), "@mona", "move review", "ok", "state=reviewed"),
    ("climate needs a conclusion besides", concat!("open|", issue!(), r#"; climate_related=true; risks=["*risk"]"#), "@mona", "move review", "guard", ""),
    ("climate with its conclusion", concat!("open|", issue!(), "; climate_related=true"), "@mona", "move review; conclusion=Heat may close the data centre", "ok", "state=reviewed"),
    ("without owner nothing is confirmed", concat!("open|", issue!(), "; owner=-; conclusion=No risk arises before 2027"), "@mona", "move review", "required-for-move:owner", ""),
    ("confirming again", concat!("reviewed|", issue!(), "; conclusion=No risk arises before 2027; last_reviewed_on=2026-01-01; next_review_on=2027-01-01"), "@mona", "move review", "ok", "state=reviewed; last_reviewed_on=2026-06-01; next_review_on=2027-06-01"),
    ("an interval of their own", concat!("open|", issue!(), "; conclusion=No risk arises before 2027; review_interval_months=6"), "@mona", "move review", "ok", "next_review_on=2026-12-01"),
    ("not later than the interval", concat!("open|", issue!(), "; conclusion=No risk arises before 2027"), "@mona", "move review; next_review_on=2027-06-02", "guard:next_review_on", ""),
    ("agents confirm nothing", concat!("open|", issue!()), "@ana", "move review", "forbidden", ""),
    ("the process owner confirms their own", concat!("open|", issue!(), "; owner=@process_owner; conclusion=No risk arises before 2027"), "@process_owner", "move review", "ok", "state=reviewed"),
    ("and no others", concat!("open|", issue!(), "; conclusion=No risk arises before 2027"), "@process_owner", "move review", "forbidden", ""),
    ("opening for confirmation", concat!("reviewed|", issue!()), "@mona", "move reopen", "ok", "state=open"),
    ("an open one is open", concat!("open|", issue!()), "@mona", "move reopen", "no-such-move", ""),
    ("closing needs a reason", concat!("reviewed|", issue!()), "@mona", "move close", "reason-needed", ""),
    ("closing", concat!("reviewed|", issue!()), "@mona", "move close; reason: they left the market again", "ok", "state=closed; closed_at=~0"),
    ("closing what was never confirmed", concat!("open|", issue!()), "@mona", "move close; reason: recorded by mistake", "ok", "state=closed"),
    ("owners do not close", concat!("open|", issue!(), "; owner=@ana"), "@ana", "move close; reason: recorded by mistake", "forbidden", ""),
    ("the last word on climate stays", concat!("reviewed|", issue!(), "; climate_related=true; conclusion=Heat may close the data centre"), "@mona", "move close; reason: it is not hot any more", "guard:climate_related", ""),
    ("closed is closed", concat!("closed|", issue!()), "@ana", "title=Something else", "forbidden-field:title terminal", ""),
    ("a review lies behind us", concat!("open|", issue!()), "@mona", "last_reviewed_on=2026-06-02", "in-future:last_reviewed_on", ""),
    ("the year opens it again", concat!("reviewed|", issue!(), "; last_reviewed_on=2025-06-01; next_review_on=2026-06-01"), "system:timer", "timer confirm", "ok", "state=open"),
    ("not before", concat!("reviewed|", issue!(), "; last_reviewed_on=2025-06-08; next_review_on=2026-06-08"), "system:timer", "timer confirm", "ok", "state=reviewed"),
];

fn furnish(w: &mut World) {
    w.given("*risk", "risk", "", "title=Customers may leave");
}

#[test]
fn issues_move_as_they_should() {
    World::try_cases("context_issue", ISSUES, furnish);
}

#[test]
fn another_word_on_climate_lets_one_go() {
    let cases: &[Case] = &[("with another", concat!("reviewed|", issue!(), "; climate_related=true"), "@mona", "move close; reason: it is said better elsewhere", "ok", "state=closed")];
    World::try_cases("context_issue", cases, |w| {
        w.given("*other", "context_issue", "reviewed", concat!(issue!(), "; climate_related=true"));
    });
}

macro_rules! party {
    () => {
        r#"title=Data protection authority; party_kind=regulator; owner=@mona; relevance=It can forbid processing; requirements=[{"requirement":"Breaches are reported within 72 hours"}]; climate_considered=false; how_met=Procedure for security incidents"#
    };
}

#[rustfmt::skip]
const PARTIES: &[Case] = &[
    ("recording a party", "", "@ana", "title=Data protection authority; party_kind=regulator", "ok", "state=open; owner=@ana"),
    ("a party is of a kind", "", "@ana", "title=Data protection authority", "required:party_kind", ""),
    ("confirming", concat!("open|", party!()), "@mona", "move review", "ok", "state=reviewed; last_reviewed_on=2026-06-01; next_review_on=2027-06-01"),
    ("confirming asks for everything at once", "open|title=Data protection authority; party_kind=regulator; owner=@mona", "@mona", "move review", "required-for-move:climate_considered required-for-move:how_met required-for-move:relevance required-for-move:requirements", ""),
    ("no is an answer about climate", concat!("open|", party!(), "; climate_considered=-"), "@mona", "move review; climate_considered=false", "ok", "state=reviewed"),
    ("the relationship manager confirms", concat!("open|", party!()), "@relationship_manager", "move review", "ok", ""),
    ("agents do not", concat!("open|", party!()), "@ana", "move review", "forbidden", ""),
    ("opening for confirmation", concat!("reviewed|", party!()), "@mona", "move reopen", "ok", "state=open"),
    ("closing", concat!("reviewed|", party!()), "@mona", "move close; reason: the authority was dissolved", "ok", "state=closed"),
    ("the relationship manager does not close", concat!("reviewed|", party!()), "@relationship_manager", "move close; reason: the authority was dissolved", "forbidden", ""),
    ("closed is not confirmed", concat!("closed|", party!()), "@mona", "move review", "no-such-move terminal", ""),
];

#[test]
fn parties_move_as_they_should() {
    World::try_cases("interested_party", PARTIES, |_| ());
}

macro_rules! process {
    () => {
        r#"title=Incident management; clause=8.6.1; process_owner=@process_owner; process_manager=@iris; inputs=Reports of users and events; outputs=Services that work again; interactions=["*problem"]; performance_criteria=Restored within agreed times; review_interval_months=12; operated_by=organisation"#
    };
}

#[rustfmt::skip]
const PROCESSES: &[Case] = &[
    ("describing a process", "", "@mona", "title=Incident management; clause=8.6.1; process_owner=@process_owner", "ok", "state=draft; operated_by=organisation"),
    ("of a clause", "", "@mona", "title=Incident management", "required:clause", ""),
    ("that has processes", "", "@mona", "title=Incident management; clause=8.6.4", "wrong-shape:clause", ""),
    ("not of a chapter", "", "@mona", "title=Incident management; clause=8.6.", "wrong-shape:clause", ""),
    ("the owner is one of us", "", "@mona", "title=Incident management; clause=8.6.1; process_owner=@carla", "guard:process_owner", ""),
    ("others describe none", "", "@ana", "title=Incident management; clause=8.6.1", "forbidden", ""),
    ("what others operate is said", "", "@mona", "title=Incident management; clause=8.6.1; operated_by=shared", "required:operating_parties required:party_share", ""),
    ("completely", "", "@adam", r#"title=Incident management; clause=8.6.1; operated_by=shared; operating_parties=["*supplier"]; party_share=The service desk at night"#, "ok", ""),
    ("activating", concat!("draft|", process!()), "@mona", "move activate", "ok", "state=active; next_review_on=2027-06-01"),
    ("activating asks for everything at once", "draft|title=Incident management; clause=8.6.1", "@mona", "move activate", "required-for-move:inputs required-for-move:interactions required-for-move:outputs required-for-move:performance_criteria required-for-move:process_owner", ""),
    ("the owner is in place", concat!("draft|", process!(), "; process_owner=@sam"), "@mona", "move activate", "guard:process_owner", ""),
    ("the owner activates their own", concat!("draft|", process!()), "@process_owner", "move activate", "ok", ""),
    ("and no other", concat!("draft|", process!(), "; process_owner=@mona"), "@process_owner", "move activate", "forbidden", ""),
    ("the owner keeps it", concat!("active|", process!()), "@process_owner", "last_reviewed_on=2026-06-01", "ok", "next_review_on=2027-06-01"),
    ("what an active process needs stays", concat!("active|", process!()), "@process_owner", "outputs=-", "required:outputs", ""),
    ("no process works with itself", concat!("active|", process!()), "@mona", r#"interactions=["*it"]"#, "self-link:interactions", ""),
    ("retiring", concat!("active|", process!()), "@mona", "move retire; reason: merged with another", "ok", "state=retired; retired_at=~0"),
    ("retiring needs a reason", concat!("active|", process!()), "@mona", "move retire", "reason-needed", ""),
    ("owners do not retire", concat!("active|", process!()), "@process_owner", "move retire; reason: merged with another", "forbidden", ""),
    ("a retired one stays so", concat!("retired|", process!()), "@mona", "move activate", "no-such-move terminal", ""),
    ("activated once", concat!("active|", process!()), "@mona", "move activate", "no-such-move", ""),
];

fn neighbours(w: &mut World) {
    w.given("*problem", "sms_process", "active", "title=Problem management; clause=8.6.3; process_owner=@process_owner");
    w.given("*supplier", "supplier", "", "title=Night desk company");
}

#[test]
fn processes_move_as_they_should() {
    World::try_cases("sms_process", PROCESSES, neighbours);
}

#[test]
fn interactions_point_both_ways() {
    let mut w = World::new();
    neighbours(&mut w);
    w.given("*change", "sms_process", "active", "title=Change management; clause=8.5.1; process_owner=@process_owner");
    w.given("*problem", "sms_process", "active", r#"title=Problem management; clause=8.6.3; process_owner=@process_owner; interactions=["*change"]"#);
    w.must("@mona", None, r#"new sms_process; title=Incident management; clause=8.6.1; interactions=["*problem"]"#);
    w.holds("*problem", r#"interactions=["*change","*it"]"#).unwrap();
    w.must("@mona", Some("*it"), r#"interactions=["*change"]"#);
    w.holds("*change", r#"interactions=["*it"]"#).unwrap();
    w.holds("*it", r#"interactions=["*change"]"#).unwrap();
    w.holds("*problem", r#"interactions=["*change"]"#).unwrap();
}

macro_rules! scope {
    () => {
        concat!(
            r#"title=Scope of the system; owner=@mona; authors=["@mona"]; approver=@tom; classification=internal; audience=["all_staff"]; access_group=#desk; document_version=1.0; family=s1; "#,
            r#"review_interval_months=12; retention_months=36; organisation_name=Testers Limited; services=["%mail","%print"]; locations=Customers in France, from Paris; "#,
            r#"boundaries=The data centre is outside; interfaces=Facility management of the group; issues_considered=["*issue"]; parties_considered=["*party"]; "#,
            r#"other_parties_involved=A supplier runs the network; certificate_wording=Mail and print services of Testers Limited"#
        )
    };
}

#[rustfmt::skip]
const SCOPES: &[Case] = &[
    ("drafting the scope", "", "@mona", "title=Scope of the system", "ok", "state=draft; document_version=1.0; review_interval_months=12; sections=-"),
    ("a scope is not acknowledged", "", "@mona", "title=Scope of the system; acknowledge=true", "guard:acknowledge", ""),
    ("agents draft none", "", "@ana", "title=Scope of the system", "forbidden", ""),
    ("submitting", concat!("draft|", scope!()), "@mona", "move submit", "ok", "state=in_review"),
    ("submitting asks for everything at once", concat!("draft|", scope!(), "; boundaries=-; issues_considered=-; services=-"), "@mona", "move submit", "required-for-move:boundaries required-for-move:issues_considered required-for-move:services", ""),
    ("top management approves", concat!("in_review|", scope!()), "@tom", "move approve", "ok", "state=approved; next_review_on=2027-06-01"),
    ("nobody else does", concat!("in_review|", scope!()), "@sms_owner", "move approve", "guard", ""),
    ("nothing pretends", concat!("in_review|", scope!(), "; interfaces=To be defined with facility management"), "@tom", "move approve", "placeholder:interfaces", ""),
    ("publishing", concat!("approved|", scope!(), "; approved_by=@tom; approved_at=~-60; next_review_on=2027-06-01"), "@document_controller", r#"move publish; effective_on=2026-06-01; published_to=["intranet"]"#, "ok", "state=published"),
    ("its text stands", concat!("published|", scope!()), "@mona", "boundaries=Everything is inside now", "read-only:boundaries", ""),
    ("changing the scope is a change", concat!("under_revision|", scope!(), "; previous_version=1.0; change_summary=The print service is left out"), "@mona", "move submit", "guard:changed_by", ""),
    ("that is linked", concat!("under_revision|", scope!(), "; previous_version=1.0; change_summary=The print service is left out"), "@tom", "move submit; link changed_by *change", "ok", "state=in_review; document_version=2.0"),
];

fn surroundings(w: &mut World) {
    w.given("*issue", "context_issue", "reviewed", issue!());
    w.given("*party", "interested_party", "reviewed", party!());
    w.given("*change", "change", "", "title=Leave out the print service");
}

#[test]
fn the_scope_moves_as_it_should() {
    World::try_cases("scope_statement", SCOPES, surroundings);
}

#[test]
fn one_scope_is_in_force() {
    let cases: &[Case] = &[(
        "another",
        concat!("approved|", scope!(), "; approved_by=@tom; approved_at=~-60; next_review_on=2027-06-01"),
        "@document_controller",
        r#"move publish; effective_on=2026-06-01; published_to=["intranet"]"#,
        "guard",
        "state=approved",
    )];
    World::try_cases("scope_statement", cases, |w| {
        surroundings(w);
        w.given("*old", "scope_statement", "published", "title=Another scope; owner=@mona; family=s0");
    });
}

#[test]
fn owners_are_reminded_and_the_year_opens_what_stands() {
    let mut w = World::new();
    w.given("*it", "context_issue", "open", concat!(issue!(), "; conclusion=No risk arises before 2027"));
    w.must("@sms_owner", Some("*it"), "move review");
    let key = (w.id("*it"), "confirm".to_owned());
    for (due, state) in [("2027-05-01T22:00:00Z", "reviewed"), ("2027-05-24T22:00:00Z", "reviewed"), ("2027-05-31T22:00:00Z", "open")] {
        assert_eq!(w.timers.get(&key), Some(&at(due)));
        w.now = at(due);
        w.outbox.clear();
        w.must("system:timer", Some("*it"), "timer confirm");
        assert_eq!((w.outbox.len(), w.record("*it").state.as_deref()), (1, Some(state)));
        assert_eq!(w.outbox[0].body["to"], serde_json::json!([w.id("@mona")]));
    }
    assert_eq!(w.timers.get(&key), None);
}

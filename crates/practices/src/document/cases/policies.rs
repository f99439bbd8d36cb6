//! Policies: approved by top management, one in force for each topic, with both commitments; and the scope, which is a
//! controlled document like them.

use crate::world::{Case, World};

macro_rules! policy {
    () => {
        concat!(
            r#"title=Service management policy; topic=service_management; owner=@mona; authors=["@mona"]; approver=@tom; classification=internal; audience=["all_staff"]; access_group=#desk; "#,
            r#"document_version=1.0; family=p1; review_interval_months=12; retention_months=36; acknowledge=true; commitments=["applicable_requirements","continual_improvement"]; "#,
            r#"objectives_framework=Themes are set by top management every January.; "#,
            r#"sections=[{"key":"purpose","text":"Services keep our customers working."},{"key":"applicability","text":"Everybody who works on services."},"#,
            r#"{"key":"direction","text":"It supports the strategy to grow."},{"key":"principles","text":"The customer first, then the rest."},"#,
            r#"{"key":"commitment_requirements","text":"We meet what applies to us."},{"key":"commitment_improvement","text":"We improve all the time."},"#,
            r#"{"key":"responsibilities","text":"Everybody, led by top management."},{"key":"publication","text":"On the intranet and the website."}]"#
        )
    };
}

macro_rules! approved_policy {
    () => {
        concat!(policy!(), "; approved_by=@tom; approved_at=~-86400; next_review_on=2027-06-01")
    };
}

#[rustfmt::skip]
const CASES: &[Case] = &[
    ("a policy has a topic", "", "@mona", "title=Service management policy", "required:topic", ""),
    ("a policy begins with its headings, for everybody", "", "@mona", "title=Change management policy; topic=change_management", "ok", r#"state=draft; acknowledge=true; audience=["all_staff"]; review_interval_months=12"#),
    ("agents write no policies", "", "@ana", "title=Change management policy; topic=change_management", "forbidden", ""),
    ("a policy is reviewed every year", "", "@mona", "title=Change management policy; topic=change_management; review_interval_months=13", "out-of-range:review_interval_months", ""),
    ("submitting", concat!("draft|", policy!()), "@mona", "move submit", "ok", "state=in_review"),
    ("how objectives are set is asked for", concat!("draft|", policy!(), "; objectives_framework=-"), "@mona", "move submit", "required-for-move:objectives_framework", ""),
    ("approving", concat!("in_review|", policy!()), "@tom", "move approve", "ok", "state=approved; approved_by=@tom; next_review_on=2027-06-01"),
    ("only top management approves it", concat!("in_review|", policy!()), "@sms_owner", "move approve", "guard", ""),
    ("process owners do not", concat!("in_review|", policy!()), "@process_owner", "move approve", "forbidden", ""),
    ("both commitments", concat!("in_review|", policy!(), r#"; commitments=["applicable_requirements"]"#), "@tom", "move approve", "guard:commitments", ""),
    ("the framework is written", concat!("in_review|", policy!(), "; objectives_framework=To be defined in the coming year"), "@tom", "move approve", "placeholder:objectives_framework", ""),
    ("a year at most", concat!("in_review|", policy!()), "@tom", "move approve; next_review_on=2027-06-02", "guard:next_review_on", ""),
    ("publishing asks where", concat!("approved|", approved_policy!()), "@document_controller", "move publish; effective_on=2026-06-01", "required-for-move:published_to", ""),
    ("publishing", concat!("approved|", approved_policy!()), "@document_controller", r#"move publish; effective_on=2026-06-01; published_to=["intranet","website"]"#, "ok", "state=published"),
    ("its text stands", concat!("published|", approved_policy!()), "@document_controller", "objectives_framework=Set whenever it suits somebody.", "read-only:objectives_framework", ""),
    ("people of the desk read it", concat!("published|", approved_policy!()), "@ana", "say: Read.", "ok", ""),
];

#[test]
fn policies_move_as_they_should() {
    World::try_cases("policy", CASES, |_| ());
}

#[test]
fn one_policy_is_in_force_for_each_topic() {
    #[rustfmt::skip]
    let cases: &[Case] = &[
        ("another family", concat!("approved|", approved_policy!()), "@document_controller", r#"move publish; effective_on=2026-06-01; published_to=["intranet"]"#, "guard", "state=approved"),
        ("the family's own earlier version", concat!("approved|", approved_policy!(), "; family=p0; previous_version=1.0"), "@document_controller", r#"move publish; effective_on=2026-06-01; published_to=["intranet"]"#, "ok", "state=published"),
        ("another topic", concat!("approved|", approved_policy!(), r#"; topic=information_security; sections=[{"key":"purpose","text":"Security keeps data safe."},{"key":"service_requirements_considered","text":"Those of all customers."},{"key":"obligations_considered","text":"The law on data protection."},{"key":"principles","text":"As little access as needed."},{"key":"responsibilities","text":"Everybody, led by its manager."},{"key":"incidents","text":"Are reported at once."},{"key":"consequences","text":"Breaches have consequences."},{"key":"communication","text":"To all, every year."}]"#), "@document_controller", r#"move publish; effective_on=2026-06-01; published_to=["intranet"]"#, "ok", "state=published"),
    ];
    World::try_cases("policy", cases, |w| {
        w.given("*old", "policy", "published", "title=The old policy; topic=service_management; owner=@mona; family=p0; document_version=1.0");
    });
}

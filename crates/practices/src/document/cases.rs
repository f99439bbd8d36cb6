//! Document control, case by case: every move with its guards met, refused, attempted by the wrong person and from the
//! wrong state; then whole lives of documents, and formulas at their edges.

use crate::world::{Case, World};

/// A document that says what it must, owned and written by the process owner, for the SMS owner to approve.
macro_rules! written {
    () => {
        concat!(
            r#"title=Criteria for suppliers; doc_type=supplier_criteria; owner=@process_owner; authors=["@process_owner"]; approver=@sms_owner; "#,
            r#"classification=internal; audience=["management"]; access_group=#desk; document_version=1.0; family=f1; review_interval_months=24; retention_months=36; "#,
            r#"sections=[{"key":"criteria","heading":"Criteria","text":"Price, quality and security of supply."},"#,
            r#"{"key":"decision","heading":"Decision","text":"The supplier manager decides, with reasons."},"#,
            r#"{"key":"re_evaluation","heading":"Re-evaluation","text":"Every year, and after a dispute."}]"#
        )
    };
}

macro_rules! approved {
    () => {
        concat!(written!(), "; approved_by=@sms_owner; approved_at=~-86400; next_review_on=2027-06-01")
    };
}
macro_rules! published {
    () => {
        concat!(approved!(), "; effective_on=2026-05-31; published_at=~-3600")
    };
}
macro_rules! archived {
    () => {
        concat!(published!(), "; withdrawn_at=~-95000000; disposal_due_on=2026-06-01")
    };
}

#[macro_use]
mod policies;
mod acknowledgements;
mod formulas;
mod lives;

#[rustfmt::skip]
const CASES: &[Case] = &[
    // creation
    ("a document begins with the headings of its type", "", "@process_owner", "title=Criteria for suppliers; doc_type=supplier_criteria", "ok",
        r#"state=draft; document_version=1.0; owner=@process_owner; authors=["@process_owner"]; review_interval_months=24; retention_months=36; sections=[{"key":"criteria","heading":"Criteria and weights"},{"key":"decision","heading":"Decision rule"},{"key":"re_evaluation","heading":"Re-evaluation"}]"#),
    ("a document of no set form begins empty", "", "@sam", "title=How to restart the mail server; doc_type=work_instruction", "ok", "sections=-; retention_months=36; review_interval_months=12"),
    ("every document has a type", "", "@sam", "title=How to restart the mail server", "required:doc_type", ""),
    ("every document has a title that says something", "", "@sam", "title=tbd; doc_type=procedure", "placeholder:title", ""),
    ("an unknown type", "", "@sam", "title=How to restart; doc_type=novel", "unknown-choice:doc_type", ""),
    ("the version is computed", "", "@sam", "title=How to restart; doc_type=procedure; document_version=7.0", "computed:document_version", ""),
    ("an inactive owner", "", "@sam", "title=How to restart; doc_type=procedure; owner=@gone", "inactive-person:owner", ""),
    ("users write no documents", "", "@carla", "title=How to restart; doc_type=procedure", "forbidden", ""),
    ("a section stands once", "", "@sam", r#"title=How to restart; doc_type=procedure; sections=[{"key":"a","text":"one"},{"key":"a","text":"two"}]"#, "guard:sections", ""),
    ("reviews are at least as frequent as the type needs", "", "@sam", "title=Criteria for suppliers; doc_type=supplier_criteria; review_interval_months=25", "out-of-range:review_interval_months", ""),
    ("exactly as frequent", "", "@sam", "title=Criteria for suppliers; doc_type=supplier_criteria; review_interval_months=24", "ok", ""),
    ("a confidential document has no public audience", "", "@sam", r#"title=How to restart; doc_type=procedure; classification=confidential; audience=["management","suppliers"]"#, "guard:audience", ""),
    ("editorial is decided on approval", "", "@sam", "title=How to restart; doc_type=procedure; editorial=true", "guard:editorial", ""),
    // draft → in_review
    ("submitting", concat!("draft|", written!()), "@process_owner", "move submit", "ok", "state=in_review"),
    ("submitting asks for everything at once", "draft|title=Criteria for suppliers; doc_type=supplier_criteria; owner=@process_owner", "@process_owner", "move submit", "guard:sections required-for-move:approver required-for-move:audience required-for-move:classification", "state=draft"),
    ("a section is missing", concat!("draft|", written!(), r#"; sections=[{"key":"criteria","text":"Price, quality and security."}]"#), "@process_owner", "move submit", "guard:sections", ""),
    ("a text that is still empty is reviewed", concat!("draft|", written!(), r#"; sections=[{"key":"criteria"},{"key":"decision"},{"key":"re_evaluation"}]"#), "@process_owner", "move submit", "ok", ""),
    ("nobody approves what they wrote alone", concat!("draft|", written!(), "; approver=@process_owner"), "@process_owner", "move submit", "segregation-of-duties:approver", ""),
    ("one of two authors may be asked", concat!("draft|", written!(), "; approver=@process_owner; authors=@process_owner,@sam"), "@process_owner", "move submit", "ok", ""),
    ("whoever writes becomes an author", concat!("draft|", written!(), "; authors=-; approver=@process_owner"), "@process_owner", "move submit; title=Criteria for all suppliers", "segregation-of-duties:approver", ""),
    ("a document of no set form says something", "draft|title=How to restart; doc_type=procedure; owner=@sam; approver=@sms_owner; classification=internal; audience=[\"management\"]", "@sam", "move submit", "guard:sections", ""),
    ("or where it is kept", "draft|title=How to restart; doc_type=procedure; owner=@sam; approver=@sms_owner; classification=internal; audience=[\"management\"]; storage_location=Binder 7", "@sam", "move submit", "ok", ""),
    ("a document from outside says from where", "draft|title=The standard itself; doc_type=external; owner=@sam; approver=@sms_owner; classification=internal; audience=[\"management\"]; external_origin=true; storage_location=Binder 7", "@sam", "move submit", "required-for-move:checked_on required-for-move:external_edition required-for-move:external_source", ""),
    ("and was checked within a year", "draft|title=The standard itself; doc_type=external; owner=@sam; approver=@sms_owner; classification=internal; audience=[\"management\"]; external_origin=true; storage_location=Binder 7; external_source=ISO; external_edition=Edition of 2018; checked_on=2025-05-31", "@sam", "move submit", "guard:checked_on", ""),
    ("a year ago to the day is in time", "draft|title=The standard itself; doc_type=external; owner=@sam; approver=@sms_owner; classification=internal; audience=[\"management\"]; external_origin=true; storage_location=Binder 7; external_source=ISO; external_edition=Edition of 2018; checked_on=2025-06-01", "@sam", "move submit", "ok", ""),
    ("others do not submit it", concat!("draft|", written!()), "@ana", "move submit", "forbidden", ""),
    ("a draft is not approved", concat!("draft|", written!()), "@sms_owner", "move approve", "no-such-move", ""),
    ("a draft is not published", concat!("draft|", written!()), "@document_controller", "move publish; effective_on=2026-06-01", "no-such-move", ""),
    ("nobody begins a revision in passing", concat!("draft|", written!()), "@document_controller", "move begin_revision", "forbidden", ""),
    // under_revision → in_review
    ("a revision says what changed", concat!("under_revision|", written!(), "; previous_version=1.0"), "@process_owner", "move submit", "required-for-move:change_summary", ""),
    ("in more than a word", concat!("under_revision|", written!(), "; previous_version=1.0"), "@process_owner", "move submit; change_summary=typos", "too-short:change_summary", ""),
    ("submitting a revision", concat!("under_revision|", written!(), "; previous_version=1.0"), "@process_owner", "move submit; change_summary=The price counts for less now.", "ok", "state=in_review; document_version=2.0"),
    // in_review
    ("a review may mend the text", concat!("in_review|", written!()), "@process_owner", "title=Criteria for all suppliers", "ok", "state=in_review"),
    ("whoever mends it is an author", concat!("in_review|", written!()), "@document_controller", "title=Criteria for all suppliers", "ok", r#"authors=["@process_owner","@document_controller"]"#),
    // in_review → approved
    ("approving", concat!("in_review|", written!()), "@sms_owner", "move approve", "ok", "state=approved; approved_by=@sms_owner; approved_at=~0; document_version=1.0; next_review_on=2028-06-01; editorial=-"),
    ("top management approves too", concat!("in_review|", written!()), "@tom", "move approve", "ok", "approved_by=@tom"),
    ("with an earlier review", concat!("in_review|", written!()), "@sms_owner", "move approve; next_review_on=2027-01-15", "ok", "next_review_on=2027-01-15"),
    ("not with a later one", concat!("in_review|", written!()), "@sms_owner", "move approve; next_review_on=2028-06-02", "guard:next_review_on", ""),
    ("nobody approves what they alone wrote", concat!("in_review|", written!(), "; authors=[\"@sms_owner\"]"), "@sms_owner", "move approve", "segregation-of-duties", "state=in_review"),
    ("nor by mending it on the way", concat!("in_review|", written!(), "; authors=-"), "@sms_owner", "move approve; title=Criteria for all suppliers", "read-only:title", ""),
    ("one of two authors approves", concat!("in_review|", written!(), "; authors=@sms_owner,@process_owner"), "@sms_owner", "move approve", "ok", "state=approved"),
    ("a process owner lacks the authority for this type", concat!("in_review|", written!(), "; authors=[\"@sam\"]"), "@process_owner", "move approve", "guard", ""),
    ("and has it for a procedure", "in_review|title=How to restart; doc_type=procedure; owner=@sam; authors=[\"@sam\"]; classification=internal; storage_location=Binder 7", "@process_owner", "move approve", "ok", "next_review_on=2027-06-01"),
    ("the document controller does not approve", concat!("in_review|", written!()), "@document_controller", "move approve", "forbidden", ""),
    ("automation does not approve", concat!("in_review|", written!()), "system:timer", "move approve", "guard", ""),
    ("an empty section is not approved", concat!("in_review|", written!(), r#"; sections=[{"key":"criteria","heading":"Criteria","text":"Price, quality and security."},{"key":"decision","heading":"Decision"},{"key":"re_evaluation","text":"Every year, and after a dispute."}]"#), "@sms_owner", "move approve", "guard:sections", ""),
    ("nor one that pretends", concat!("in_review|", written!(), r#"; sections=[{"key":"criteria","text":"Price, quality and security."},{"key":"decision","text":"To be defined by the supplier manager."},{"key":"re_evaluation","text":"Every year, and after a dispute."}]"#), "@sms_owner", "move approve", "guard:sections", ""),
    ("a first version is not editorial", concat!("in_review|", written!()), "@sms_owner", "move approve; editorial=true", "guard:editorial", ""),
    ("an editorial change raises minor", concat!("in_review|", written!(), "; previous_version=1.0; change_summary=Two typing errors"), "@sms_owner", "move approve; editorial=true", "ok", "document_version=1.1"),
    ("any other change raises major", concat!("in_review|", written!(), "; previous_version=1.3; change_summary=The price counts less"), "@sms_owner", "move approve", "ok", "document_version=2.0"),
    ("what is approved is what was reviewed", concat!("in_review|", written!()), "@sms_owner", "move approve; title=Something else entirely", "read-only:title", ""),
    // approved
    ("approved text stands", concat!("approved|", approved!()), "@process_owner", "title=Something else", "read-only:title", ""),
    ("for automation as well", concat!("approved|", approved!()), "system:tidy", "title=Something else", "read-only:title", ""),
    ("the day it takes effect is set beforehand", concat!("approved|", approved!()), "@document_controller", "effective_on=2026-07-01", "ok", "state=approved"),
    // approved → published
    ("publishing", concat!("approved|", approved!()), "@document_controller", "move publish; effective_on=2026-06-01", "ok", "state=published; published_at=~0"),
    ("publishing asks for the day and the readers", concat!("approved|", approved!(), "; access_group=-"), "@document_controller", "move publish", "required-for-move:access_group required-for-move:effective_on", ""),
    ("not before the day", concat!("approved|", approved!()), "@document_controller", "move publish; effective_on=2026-06-02", "guard:effective_on", ""),
    ("in force from the day of approval at the earliest", concat!("approved|", approved!()), "@document_controller", "move publish; effective_on=2026-05-31", "ok", ""),
    ("not before the approval", concat!("approved|", approved!()), "@document_controller", "move publish; effective_on=2026-05-30", "order:effective_on", ""),
    ("authors do not publish", concat!("approved|", approved!()), "@process_owner", "move publish; effective_on=2026-06-01", "forbidden", ""),
    ("a stand-in that slipped through an import is not published", concat!("approved|", approved!(), r#"; sections=[{"key":"criteria","text":"TODO: ask purchasing"},{"key":"decision","text":"The supplier manager decides."},{"key":"re_evaluation","text":"Every year, and after a dispute."}]"#), "@document_controller", "move publish; effective_on=2026-06-01", "guard:sections", ""),
    ("the day that was set publishes", concat!("approved|", approved!(), "; effective_on=2026-06-01"), "system:timer", "timer publish", "ok", "state=published"),
    ("a day to come does not yet", concat!("approved|", approved!(), "; effective_on=2026-06-02"), "system:timer", "timer publish", "ok", "state=approved"),
    // published
    ("what is published never changes", concat!("published|", published!()), "@document_controller", r#"sections=[{"key":"criteria","text":"Price alone."}]"#, "read-only:sections", ""),
    ("not even by automation", concat!("published|", published!()), "system:tidy", "change_summary=A change in passing", "read-only:change_summary", ""),
    ("nor does the day it took effect", concat!("published|", published!()), "@document_controller", "effective_on=2026-01-01", "read-only:effective_on", ""),
    ("who answers for it may change", concat!("published|", published!()), "@document_controller", "owner=@olga", "ok", "owner=@olga"),
    ("a review that was held sets the next", concat!("published|", published!()), "@process_owner", "last_reviewed_on=2026-06-01", "ok", "next_review_on=2028-06-01"),
    ("a review of tomorrow was not held", concat!("published|", published!()), "@process_owner", "last_reviewed_on=2026-06-02", "in-future:last_reviewed_on", ""),
    ("a review is not put off silently", concat!("published|", published!()), "@process_owner", "next_review_on=2027-09-01", "reason-needed", ""),
    ("with a reason it is", concat!("published|", published!()), "@process_owner", "next_review_on=2027-09-01; reason: waits for the new tool", "ok", ""),
    ("an earlier one needs none", concat!("published|", published!()), "@process_owner", "next_review_on=2027-01-01", "ok", ""),
    // published → under_revision (the next version)
    ("beginning a revision", concat!("published|", published!()), "@process_owner", "move revise", "ok", "state=published"),
    ("others do not begin one", concat!("published|", published!()), "@ana", "move revise", "forbidden", ""),
    ("a draft is not revised", concat!("draft|", written!()), "@process_owner", "move revise", "no-such-move", ""),
    ("people do not supersede", concat!("published|", published!()), "@document_controller", "move supersede", "forbidden", ""),
    // published → withdrawn
    ("withdrawing", concat!("published|", published!()), "@document_controller", "move withdraw; reason: we have no suppliers any more", "ok", "state=withdrawn; withdrawn_at=~0; disposal_due_on=2029-06-01"),
    ("withdrawing needs a reason", concat!("published|", published!()), "@document_controller", "move withdraw", "reason-needed", ""),
    ("owners do not withdraw", concat!("published|", published!()), "@process_owner", "move withdraw; reason: we have no suppliers any more", "forbidden", ""),
    ("what is withdrawn is not published again", concat!("withdrawn|", published!()), "@document_controller", "move publish; effective_on=2026-06-01", "no-such-move", ""),
    ("what is withdrawn keeps its text", concat!("withdrawn|", published!()), "@document_controller", "title=Something else", "read-only:title", ""),
    // withdrawn → archived → disposed
    ("archiving", concat!("withdrawn|", published!()), "@document_controller", "move archive", "ok", "state=archived"),
    ("owners do not archive", concat!("withdrawn|", published!()), "@process_owner", "move archive", "forbidden", ""),
    ("disposal takes the text and keeps the trace", concat!("archived|", archived!()), "@document_controller", "move dispose; disposal_method=deleted; reason: kept for three years as ruled", "ok", "state=disposed; disposed_at=~0; disposed_by=@document_controller; sections=-; title=Criteria for suppliers; document_version=1.0"),
    ("a day too early", concat!("archived|", archived!(), "; disposal_due_on=2026-06-02"), "@document_controller", "move dispose; disposal_method=deleted; reason: kept for three years as ruled", "guard:disposal_due_on", ""),
    ("a disposal is logged: how and why", concat!("archived|", archived!()), "@document_controller", "move dispose", "reason-needed required-for-move:disposal_method", ""),
    ("nothing is disposed of under a hold", concat!("archived|", archived!(), "; legal_hold=true; hold_reason=A claim is pending"), "@document_controller", "move dispose; disposal_method=deleted; reason: kept for three years as ruled", "guard:legal_hold", ""),
    ("nor where nobody said how long", concat!("archived|", archived!(), "; disposal_due_on=-"), "@document_controller", "move dispose; disposal_method=deleted; reason: kept for three years as ruled", "guard:disposal_due_on", ""),
    ("a withdrawn document is archived first", concat!("withdrawn|", archived!()), "@document_controller", "move dispose; disposal_method=deleted; reason: kept for three years as ruled", "no-such-move", ""),
    ("the SMS manager does not dispose", concat!("archived|", archived!()), "@mona", "move dispose; disposal_method=deleted; reason: kept for three years as ruled", "forbidden", ""),
    ("what is disposed of has ended", concat!("disposed|", archived!()), "@document_controller", "title=Again", "read-only:title terminal", ""),
    ("what is superseded has ended", concat!("superseded|", published!()), "@document_controller", "move revise", "no-such-move terminal", ""),
    // holds
    ("a hold has a reason", concat!("published|", published!()), "@document_controller", "legal_hold=true", "required:hold_reason", ""),
    ("a hold", concat!("published|", published!()), "@document_controller", "legal_hold=true; hold_reason=A claim of a customer", "ok", "legal_hold=true"),
    ("owners set no holds", concat!("published|", published!()), "@process_owner", "legal_hold=true; hold_reason=A claim of a customer", "forbidden-field:legal_hold", ""),
    ("a hold ends with a reason", concat!("archived|", archived!(), "; legal_hold=true; hold_reason=A claim is pending"), "@document_controller", "legal_hold=false", "reason-needed", ""),
    ("retention is not shortened silently", concat!("archived|", archived!()), "@document_controller", "retention_months=12", "reason-needed", ""),
    ("it is lengthened freely", concat!("archived|", archived!()), "@document_controller", "retention_months=60", "ok", "disposal_due_on=2028-05-28"),
];

#[test]
fn documents_move_as_they_should() {
    World::try_cases("document", CASES, |_| ());
}

#[test]
fn a_confidential_document_is_for_people_of_the_organisation() {
    #[rustfmt::skip]
    let cases: &[Case] = &[
        ("a group of our own", concat!("draft|", written!()), "@process_owner", "classification=confidential; access_group=#network", "ok", ""),
        ("a group with a customer in it", concat!("draft|", written!()), "@process_owner", "classification=confidential; access_group=#mixed", "guard:access_group", ""),
        ("where it is internal, that is fine", concat!("draft|", written!()), "@process_owner", "access_group=#mixed", "ok", ""),
    ];
    World::try_cases("document", cases, |w| {
        w.given("#mixed", "group", "", "name=Project; kind=support; members=@sam,@carla");
    });
}

#[test]
fn confidential_documents_are_seen_by_those_they_are_for() {
    #[rustfmt::skip]
    let cases: &[Case] = &[
        ("staff outside the group", concat!("published|", published!(), "; classification=confidential; access_group=#network"), "@ana", "say: May I see it?", "not-visible", ""),
        ("staff of the group", concat!("published|", published!(), "; classification=confidential; access_group=#network"), "@sam", "say: I have read it", "ok", ""),
        ("users see what is in force for them", concat!("published|", published!()), "@carla", "say: Hello", "not-visible", ""),
    ];
    World::try_cases("document", cases, |_| ());
}

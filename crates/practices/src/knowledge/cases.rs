//! Cases of knowledge articles: no self-review, no publication without audience, and what makes an update due.

use crate::world::{Case, World, at};
use serde_json::json;

const BASE: &str = "title=Mail does not leave the outbox; body=Restart the client, then look whether it works offline; audience=[\"service_desk\"]; services=[\"%mail\"]; owner=@sam; authors=[\"@sam\"]; next_review_on=2026-12-01; edition=0; helpful_votes=0; unhelpful_votes=0";

#[rustfmt::skip]
const CASES: &[Case] = &[
    ("an analyst writes", "", "@sam", "title=Mail does not leave the outbox; body=Restart the client, then look whether it works offline; audience=[\"service_desk\"]", "ok", "state=draft; owner=@sam; authors=[\"@sam\"]; helpful_votes=0"),
    ("without text and audience", "", "@sam", "title=Mail does not leave the outbox", "required:audience required:body", ""),
    ("a short text", "", "@sam", "title=Mail does not leave the outbox; body=Restart it; audience=[\"service_desk\"]", "too-short:body", ""),
    ("users do not write", "", "@carla", "title=Mail does not leave the outbox; body=Restart the client, then look whether it works offline; audience=[\"users\"]", "forbidden", ""),
    ("counters are not typed in", "", "@sam", "title=Mail does not leave the outbox; body=Restart the client, then look whether it works offline; audience=[\"service_desk\"]; helpful_votes=99", "computed:helpful_votes", ""),
    // draft → in_review
    ("a review needs a reviewer", "draft|BASE", "@sam", "move submit", "required-for-move:reviewer required-for-move:reviewer_competence", ""),
    ("not oneself", "draft|BASE", "@sam", "move submit; reviewer=@sam; reviewer_competence=Wrote the first version of it", "segregation-of-duties:reviewer", ""),
    ("submitted", "draft|BASE", "@sam", "move submit; reviewer=@nils; reviewer_competence=Runs the mail servers of this customer", "ok", "state=in_review; reviewer=@nils; review_result=-"),
    ("another analyst does not submit it", "draft|BASE", "@nils", "move submit; reviewer=@iris; reviewer_competence=Runs the mail servers", "forbidden", ""),
    ("an inactive reviewer", "draft|BASE", "@sam", "move submit; reviewer=@gone; reviewer_competence=Runs the mail servers", "inactive-person:reviewer", ""),
    // review
    ("the reviewer judges", "in_review|BASE; reviewer=@nils", "@nils", "review_result=ready", "ok", "reviewed_by=@nils; reviewed_at=~0; last_reviewed_on=2026-06-01"),
    ("the author does not", "in_review|BASE; reviewer=@nils", "@sam", "review_result=ready", "guard:review_result segregation-of-duties:review_result", ""),
    ("an author who is made the reviewer does not", "in_review|BASE; reviewer=@sam", "@sam", "review_result=ready", "segregation-of-duties:review_result", ""),
    ("the manager does not make an author the reviewer", "in_review|BASE; reviewer=@nils", "@knowledge_manager", "reviewer=@sam", "segregation-of-duties:reviewer", ""),
    ("the manager does not judge either", "in_review|BASE; reviewer=@nils", "@knowledge_manager", "review_result=ready", "guard:review_result", ""),
    ("whoever rewrites it becomes an author", "in_review|BASE; reviewer=@nils; review_result=ready; reviewed_by=@nils", "@nils", "body=Restart the client, then look whether the server works", "ok", "authors=[\"@sam\",\"@nils\"]; review_result=-; reviewed_by=-"),
    ("and does not judge it then", "in_review|BASE; reviewer=@nils", "@nils", "body=Restart the client, then look whether the server works; review_result=ready", "ok", "review_result=-"),
    ("a draft is not judged", "draft|BASE; reviewer=@nils", "@nils", "review_result=ready", "guard:review_result", ""),
    // in_review → published
    ("publishing needs the review", "in_review|BASE; reviewer=@nils; reviewer_competence=Runs the mail servers", "@sam", "move publish", "guard:review_result", ""),
    ("changes are needed", "in_review|BASE; reviewer=@nils; review_result=changes_needed; reviewed_by=@nils", "@sam", "move publish", "guard:review_result", ""),
    ("published", "in_review|BASE; reviewer=@nils; review_result=ready; reviewed_by=@nils", "@nils", "move publish", "ok", "state=published; approved_by=@nils; approved_at=~0; published_at=~0; edition=1; helpful_votes=0"),
    ("a reviewer who is an author after all", "in_review|BASE; reviewer=@nils; review_result=ready; reviewed_by=@sam", "@sam", "move publish", "segregation-of-duties:reviewed_by", ""),
    ("without service, owner and review date", "in_review|BASE; services=-; owner=-; next_review_on=-; reviewer=@nils; review_result=ready; reviewed_by=@nils", "@knowledge_manager", "move publish", "required-for-move:next_review_on required-for-move:owner required-for-move:services", ""),
    ("a review in more than a year", "in_review|BASE; next_review_on=2027-06-02; reviewer=@nils; review_result=ready; reviewed_by=@nils", "@nils", "move publish", "guard:next_review_on", ""),
    ("with a password", "in_review|BASE; body=Log in with password: Winter2026! and restart; reviewer=@nils; review_result=ready; reviewed_by=@nils", "@nils", "move publish", "guard:body", ""),
    ("customers may read what the owner publishes", "in_review|BASE; audience=[\"users\"]; reviewer=@nils; review_result=ready; reviewed_by=@nils", "@nils", "move publish", "guard:audience", ""),
    ("the owner of the service publishes it", "in_review|BASE; audience=[\"users\"]; reviewer=@nils; review_result=ready; reviewed_by=@nils", "@olga", "move publish", "ok", "state=published; approved_by=@olga"),
    ("another service owner does not", "in_review|BASE; audience=[\"users\"]; reviewer=@nils; review_result=ready; reviewed_by=@nils", "@service_owner", "move publish", "forbidden", ""),
    ("the manager does not stand in", "in_review|BASE; audience=[\"customer_contacts\"]; reviewer=@nils; review_result=ready; reviewed_by=@nils", "@knowledge_manager", "move publish", "guard:audience", ""),
    ("not straight from draft", "draft|BASE", "@sam", "move publish", "no-such-move", ""),
    ("the flag is resolved by publishing", "in_review|BASE; flagged_at=~-99; reviewer=@nils; review_result=ready; reviewed_by=@nils", "@nils", "move publish", "ok", "flag_resolved_at=~0"),
    // published
    ("the text stands", "published|BASE", "@sam", "body=Something quite different from before", "read-only:body", ""),
    ("a reader flags it", "published|BASE; audience=[\"users\"]; flag_resolved_at=~-99", "@carla", "move flag; reason: the button is not there any more", "ok", "state=needs_update; flagged_at=~0; flag_resolved_at=-; authors=[\"@sam\"]"),
    ("with a reason", "published|BASE; audience=[\"users\"]", "@carla", "move flag", "reason-needed", ""),
    ("users do not see what is not for them", "published|BASE", "@carla", "move flag; reason: the button is not there any more", "not-visible", ""),
    ("contacts see what is for them", "published|BASE; audience=[\"customer_contacts\"]", "@rob", "move vote_helpful", "ok", "helpful_votes=1"),
    ("a colleague flags it", "published|BASE", "@ana", "move flag; reason: the button is not there any more", "ok", "state=needs_update"),
    ("a vote", "published|BASE; audience=[\"users\"]", "@carla", "move vote_helpful", "ok", "helpful_votes=1; voters=[\"@carla\"]; state=published"),
    ("a bad vote", "published|BASE; audience=[\"users\"]", "@carla", "move vote_unhelpful", "ok", "unhelpful_votes=1"),
    ("one vote each", "published|BASE; audience=[\"users\"]; voters=@carla,@carl", "@carla", "move vote_unhelpful", "guard", ""),
    ("automation does not vote", "published|BASE", "system:robot", "move vote_helpful", "guard", ""),
    ("half is enough", "published|BASE; helpful_votes=5; unhelpful_votes=4", "@ana", "move vote_unhelpful", "ok", "state=published"),
    ("less than half is not", "published|BASE; helpful_votes=4; unhelpful_votes=5", "@ana", "move vote_unhelpful", "ok", "state=needs_update; unhelpful_votes=6"),
    ("the owner retires it", "published|BASE", "@sam", "move retire; reason: the client is gone since May", "ok", "state=retired; retired_at=~0"),
    ("the manager retires it", "published|BASE", "@knowledge_manager", "move retire; reason: the client is gone since May", "ok", ""),
    ("retiring needs a reason", "published|BASE", "@knowledge_manager", "move retire", "reason-needed", ""),
    ("a reviewer does not retire it", "published|BASE; reviewer=@nils", "@nils", "move retire; reason: the client is gone since May", "guard", ""),
    ("a draft is not retired", "draft|BASE", "@sam", "move retire; reason: the client is gone since May", "no-such-move", ""),
    ("retired takes nothing", "retired|BASE", "@knowledge_manager", "move flag; reason: the client is back", "no-such-move terminal", ""),
    // needs_update →
    ("revised by another", "needs_update|BASE", "@knowledge_manager", "body=Restart the client, then look at its status line", "ok", "authors=[\"@sam\",\"@knowledge_manager\"]"),
    ("the revision is reviewed too", "needs_update|BASE; reviewer=@sam; reviewer_competence=Runs the mail servers", "@sam", "move revise", "segregation-of-duties:reviewer", ""),
    ("submitted again", "needs_update|BASE; reviewer=@nils; reviewer_competence=Runs the mail servers; review_result=ready", "@sam", "move revise", "ok", "state=in_review; review_result=-"),
    // by itself
    ("the review is overdue", "published|BASE; next_review_on=2026-05-01", "system:timer", "timer review_overdue", "ok", "state=needs_update"),
    ("thirty days are allowed", "published|BASE; next_review_on=2026-05-02", "system:timer", "timer review_overdue", "ok", "state=published"),
    ("what it explains changed", "published|BASE", "system:problem", "timer outdated", "ok", "state=needs_update"),
    ("a draft is not outdated", "draft|BASE", "system:problem", "timer outdated", "ok", "state=draft"),
];

#[test]
fn articles() {
    let leak = |text: &str| -> &'static str { Box::leak(text.replace("BASE", BASE).into_boxed_str()) };
    let cases: Vec<Case> = CASES.iter().map(|(a, b, c, d, e, f)| (*a, leak(b), *c, *d, *e, *f)).collect();
    World::try_cases("knowledge_article", &cases, |_| {});
}

/// A whole life: written, reviewed by another, published, outdated by its service, revised.
#[test]
fn a_life() {
    let mut w = World::new();
    w.must("@sam", None, "new knowledge_article; title=Mail does not leave the outbox; body=Restart the client, then look whether it works offline; audience=[\"service_desk\"]; services=[\"%mail\"]; next_review_on=2026-12-01");
    w.must("@sam", Some("*it"), "move submit; reviewer=@nils; reviewer_competence=Runs the mail servers of this customer");
    assert_eq!(w.outbox.last().unwrap().body["to"], json!([w.id("@nils")]));
    w.must("@nils", Some("*it"), "review_result=ready");
    w.must("@nils", Some("*it"), "move publish");
    let id = w.id("*it");
    assert_eq!(w.timers[&(id, "review_overdue".to_owned())], at("2026-12-31T23:00:00Z"));
    w.now = w.timers[&(id, "freshness".to_owned())];
    w.must("system:timer", Some("*it"), "timer freshness");
    assert_eq!(w.record("*it").state.as_deref(), Some("published"), "nothing changed");
    let olga = json!(w.id("@olga"));
    w.put("%mail", "service", Some("live"), &[("name", json!("Mail")), ("criticality", json!("critical")), ("service_owner", olga)]);
    w.now = w.timers[&(id, "freshness".to_owned())];
    w.must("system:timer", Some("*it"), "timer freshness");
    assert_eq!(w.record("*it").state.as_deref(), Some("needs_update"));
    assert!(!w.timers.contains_key(&(id, "review_overdue".to_owned())), "timers of what is not published are gone");
    w.must("@nils", Some("*it"), "body=Restart the client, then look at the status of the server");
    assert_eq!(w.outcome("@nils", Some("*it"), "move revise"), "segregation-of-duties:reviewer");
}

/// Retiring says where it is linked.
#[test]
fn retiring_shows_where_it_is_linked() {
    let mut w = World::new();
    w.given("*it", "knowledge_article", "published", BASE);
    w.incident("*inc", "resolved", "");
    w.linked("*inc", "knowledge_article", "*it");
    w.must("@knowledge_manager", Some("*it"), "move retire; reason: the client is gone since May");
    let notes = &w.entries[&w.id("*it")].last().unwrap().1.notes;
    assert_eq!(notes["linked_from"], json!([w.record("*inc").number.clone().unwrap()]));
}

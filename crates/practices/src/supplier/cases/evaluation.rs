//! Evaluations.

use super::{supplier, told};
use crate::world::{Case, World};

macro_rules! judged {
    ($points:literal) => {
        concat!("draft|title=Choice of a hoster; supplier=*sup; evaluated_on=2026-05-20; pass_score=60; criteria=[{\"criterion\":\"Price\",\"weight\":1,\"points\":", $points, "},{\"criterion\":\"Security\",\"weight\":3,\"must\":true,\"points\":4}]")
    };
}

fn furnish(w: &mut World) {
    supplier(w, "*sup", "candidate", "");
}

#[rustfmt::skip]
const CASES: &[Case] = &[
    ("an evaluation is made and scored", "", "@supplier_manager", "title=Choice of a hoster; supplier=*sup; criteria=[{\"criterion\":\"Price\",\"weight\":1,\"points\":2},{\"criterion\":\"Place\",\"points\":1},{\"criterion\":\"Security\",\"weight\":4,\"points\":4}]", "ok", "state=draft; score=63.33; owner=@supplier_manager"),
    ("without points there is no score", "", "@supplier_manager", "title=Choice of a hoster; supplier=*sup; criteria=[{\"criterion\":\"Price\",\"weight\":1}]", "ok", "score=-"),
    ("criteria are needed", "", "@supplier_manager", "title=Choice of a hoster; supplier=*sup", "required:criteria", ""),
    ("six points are too many", "", "@supplier_manager", "title=Choice of a hoster; supplier=*sup; criteria=[{\"criterion\":\"Price\",\"points\":6}]", "out-of-range:criteria", ""),
    ("the score is computed", "", "@supplier_manager", "title=Choice of a hoster; supplier=*sup; criteria=[{\"criterion\":\"Price\",\"points\":5}]; score=12", "computed:score", ""),
    ("staff do not evaluate", "", "@ana", "title=Choice of a hoster; supplier=*sup; criteria=[{\"criterion\":\"Price\",\"points\":5}]", "forbidden", ""),
    ("a decision needs all", "draft|title=Choice of a hoster; supplier=*sup; criteria=[{\"criterion\":\"Price\"}]", "@sms_owner", "move decide", "guard:criteria required-for-move:decision required-for-move:evaluated_on", ""),
    ("selected", judged!("3"), "@sms_owner", "move decide; decision=selected", "ok", "state=decided; decided_by=@sms_owner; decided_at=~0"),
    ("exactly the score passes", "draft|title=Choice of a hoster; supplier=*sup; evaluated_on=2026-05-20; pass_score=60; criteria=[{\"criterion\":\"Price\",\"points\":3}]", "@sms_owner", "move decide; decision=selected", "ok", "decision=selected"),
    ("below it does not", "draft|title=Choice of a hoster; supplier=*sup; evaluated_on=2026-05-20; pass_score=61; criteria=[{\"criterion\":\"Price\",\"points\":3}]", "@sms_owner", "move decide; decision=selected", "guard:decision", ""),
    ("nor what excludes", "draft|title=Choice of a hoster; supplier=*sup; evaluated_on=2026-05-20; pass_score=60; criteria=[{\"criterion\":\"Price\",\"weight\":9,\"points\":5},{\"criterion\":\"Law\",\"must\":true,\"points\":2}]", "@sms_owner", "move decide; decision=selected", "guard:decision", ""),
    ("which may be rejected", "draft|title=Choice of a hoster; supplier=*sup; evaluated_on=2026-05-20; pass_score=60; criteria=[{\"criterion\":\"Law\",\"must\":true,\"points\":2}]", "@sms_owner", "move decide; decision=rejected", "ok", "decision=rejected"),
    ("or looked at again", judged!("0"), "@sms_owner", "move decide; decision=re_evaluate", "ok", "decision=re_evaluate"),
    ("whoever scores does not decide", judged!("3"), "@supplier_manager", "move decide; decision=selected", "forbidden", ""),
    ("nor does an automation", judged!("3"), "system:timer", "move decide; decision=selected", "guard", ""),
    ("not evaluated tomorrow", judged!("3"), "@sms_owner", "move decide; decision=selected; evaluated_on=2026-06-02", "in-future:evaluated_on", ""),
    ("decided is decided", "decided|title=Choice of a hoster; supplier=*sup; decision=selected", "@sms_owner", "move decide; decision=rejected", "no-such-move terminal", ""),
];

#[test]
fn evaluations() {
    World::try_cases("supplier_evaluation", CASES, furnish);
}

/// The supplier stands by the evaluation on which it will be chosen; an active one keeps that.
#[test]
fn an_evaluation_stands_for_the_selection() {
    let mut w = World::new();
    furnish(&mut w);
    supplier(&mut w, "*active", "active", "");
    w.must("@supplier_manager", None, "new supplier_evaluation; title=Choice of a hoster; supplier=*sup; criteria=[{\"criterion\":\"Price\",\"points\":5}]");
    w.holds("*sup", "selection_evaluation=*it").unwrap();
    w.must("@supplier_manager", None, "new supplier_evaluation; title=Looked at again; supplier=*active; criteria=[{\"criterion\":\"Price\",\"points\":5}]");
    w.holds("*active", "selection_evaluation=-").unwrap();
    w.must("@sms_owner", Some("*it"), "move decide; decision=re_evaluate; evaluated_on=2026-06-01");
    assert_eq!(told(&w, "evaluation_decided"), ["@supplier_manager"]);
}

//! Cases of requests and request models: who may ask, who approves, what stands in the way, and what happens by itself.

use crate::world::{Case, World, at};
use schema::Value;
use serde_json::json;
use std::sync::Arc;

const MODEL: &str = "title=A new laptop; service=%mail; category=&hardware; request_kind=item; audience=[\"organisation\",\"customer_users\",\"service_desk\"]; approval_rule=named; approver=@tom; deputy_approver=@olga; budget_holder=@budget_holder; fulfilment_group=#network; fulfilment_instructions=Take one from the shelf and note its tag; priority=p3; target=57600; clock_starts=request; change_rule=none; next_review_on=2026-12-01; owner=@request_manager";

fn furnish(w: &mut World) {
    w.given("*laptop", "request_model", "published", MODEL);
    let plain = MODEL.replace("approval_rule=named", "approval_rule=none").replace("priority=p3", "priority=p4");
    w.given("*plain", "request_model", "published", &plain);
    w.given("*draft", "request_model", "draft", MODEL);
    w.given("*change", "request_model", "published", &plain.replace("change_rule=none", "change_rule=change_needed"));
    w.given("*globex", "request_model", "published", &format!("{plain}; customers=[\"$globex\"]"));
    w.given("*ours", "request_model", "published", &plain.replace("\"customer_users\",", ""));
    w.given("*self", "request_model", "published", &plain.replace(",\"service_desk\"", ""));
    let tasks = r#"tasks=[{"task":"Take it from the shelf","automated":false},{"task":"Register it","automated":true}]"#;
    w.given("*tasks", "request_model", "published", &format!("{MODEL}; {tasks}; records_updated=[\"asset\",\"access\"]"));
    w.given("*auto", "request_model", "published", &format!("{plain}; tasks=[{{\"task\":\"Reset it\",\"automated\":true}}]"));
    w.given("*standard", "request_model", "published", &plain.replace("change_rule=none", "change_rule=standard_change"));
    w.given("*access", "request_model", "published", &plain.replace("request_kind=item", "request_kind=access"));
    let questions = r#"questions=[{"question":"Which size","answer_kind":"choice","options":"13 inch | 15 inch","needed":true},{"question":"Remarks","answer_kind":"text","needed":false}]"#;
    w.given("*asked", "request_model", "published", &format!("{plain}; {questions}"));
    w.given("*later", "request_model", "published", &MODEL.replace("clock_starts=request", "clock_starts=approval"));
    w.given("*byowner", "request_model", "published", &MODEL.replace("approval_rule=named", "approval_rule=service_owner"));
    w.given("*alone", "request_model", "published", &MODEL.replace("approver=@tom; deputy_approver=@olga; budget_holder=@budget_holder", "approver=@carla; deputy_approver=@gone; budget_holder=@carla"));
    w.given("*tag", "asset", "", "title=Laptop 0042");
    w.given("*chg", "change", "", "title=Replace a laptop");
    w.given("*inc", "incident", "new", "title=Laptop broken; reported_at=~0; caller=@carla");
}

const BASE: &str = "title=A new laptop please; requester=@carla; customer=$acme; service=%mail; category=&hardware; assigned_group=#network; priority=p3; requested_at=~-3600; clock_started_at=~-3600; channel=portal; returned_count=0; reassignment_count=0";

/// A case with `BASE`, `WORKED` and `FIX` written out.
fn spelled(text: &str) -> String {
    let worked = "assigned_to=@sam; approved_at=~-1800; approved_by=@tom";
    let fix = "fulfilment=Handed over at the desk";
    text.replace("BASE", BASE).replace("WORKED", worked).replace("FIX", fix)
}

fn leaked(cases: &[Case]) -> Vec<Case> {
    let leak = |text: &str| -> &'static str { Box::leak(spelled(text).into_boxed_str()) };
    cases.iter().map(|(a, b, c, d, e, f)| (*a, leak(b), *c, leak(d), *e, leak(f))).collect()
}

#[rustfmt::skip]
const CREATIONS: &[Case] = &[
    ("a user asks, and approval is asked by itself", "", "@carla", "request_model=*laptop", "ok", "state=awaiting_approval; title=A new laptop; requester=@carla; customer=$acme; service=%mail; category=&hardware; assigned_group=#network; priority=p3; approver=@tom; approval_step=1; pending_reason=awaiting_approval; clock_started_at=~0"),
    ("nothing to approve goes on by itself", "", "@carla", "request_model=*plain", "ok", "state=approved; approver=-; priority=p4; approved_by=-"),
    ("an agent records it for a user", "", "@ana", "request_model=*laptop; requester=@carla; requested_at=~-600", "ok", "state=awaiting_approval; channel=telephone; requested_at=~-600; clock_started_at=~-600"),
    ("a user does not ask for another", "", "@carla", "request_model=*laptop; requester=@carl", "forbidden", ""),
    ("for somebody else of the same customer", "", "@carla", "request_model=*laptop; beneficiary=@carl", "ok", "beneficiary=@carl"),
    ("a stranger is no beneficiary", "", "@carla", "request_model=*laptop; beneficiary=@otto", "unknown-reference:beneficiary", ""),
    ("an inactive person is no beneficiary", "", "@ana", "request_model=*access; requester=@carla; beneficiary=@gone", "inactive-person:beneficiary", ""),
    ("a draft is not offered", "", "@ana", "request_model=*draft; requester=@carla", "guard:request_model", ""),
    ("a draft is not even seen by users", "", "@carla", "request_model=*draft; title=A new laptop", "unknown-reference:request_model guard:request_model", ""),
    ("a change is no request", "", "@carla", "request_model=*change", "guard:request_model", ""),
    ("another customer's model is not seen", "", "@carla", "request_model=*globex", "unknown-reference:request_model guard:request_model", ""),
    ("nor recorded for them by the desk", "", "@ana", "request_model=*globex; requester=@carla", "guard:request_model", ""),
    ("their own customer's is", "", "@ana", "request_model=*globex; requester=@otto", "ok", "state=approved"),
    ("what only our own people may ask for", "", "@ana", "request_model=*ours; requester=@carla", "guard:request_model", ""),
    ("our own people ask", "", "@ana", "request_model=*ours", "ok", "requester=@ana; state=approved"),
    ("what the desk does not record for others", "", "@ana", "request_model=*self; requester=@carla", "guard:request_model", ""),
    ("nobody is left to approve", "", "@carla", "request_model=*alone", "guard:request_model", ""),
    ("the approver who asks is passed over", "", "@olga", "request_model=*byowner", "ok", "state=awaiting_approval; approver=@budget_holder"),
    ("the approver it is for is passed over", "", "@ana", "request_model=*byowner; beneficiary=@olga", "ok", "approver=@budget_holder"),
    ("the rule finds the service owner", "", "@carla", "request_model=*byowner", "ok", "approver=@olga"),
    ("questions must be answered", "", "@carla", "request_model=*asked", "guard:answers", ""),
    ("answers must be among the options", "", "@carla", "request_model=*asked; answers=[{\"question\":\"Which size\",\"answer\":\"17 inch\"}]", "guard:answers", ""),
    ("nothing else is answered", "", "@carla", "request_model=*asked; answers=[{\"question\":\"Which size\",\"answer\":\"13 inch\"},{\"question\":\"Colour\",\"answer\":\"red\"}]", "guard:answers", ""),
    ("answered", "", "@carla", "request_model=*asked; answers=[{\"question\":\"which size\",\"answer\":\"13 Inch\"}]", "ok", "state=approved"),
    ("without model a reason", "", "@carla", "title=A screen for my desk; description=A second screen would help", "required:no_model_reason", ""),
    ("without model and title", "", "@carla", "description=A second screen would help; no_model_reason=There is no model for screens", "required:title", ""),
    ("without model", "", "@carla", "title=A screen for my desk; description=A second screen would help; no_model_reason=There is no model for screens", "ok", "state=approved; priority=p4"),
    ("priority is computed", "", "@ana", "request_model=*plain; requester=@carla; priority=p1", "computed:priority", ""),
    ("approval is not typed in", "", "@ana", "request_model=*laptop; requester=@carla; approved_by=@ana", "computed:approved_by", ""),
    ("users do not say when they asked", "", "@carla", "request_model=*plain; requested_at=~-60", "forbidden-field:requested_at", ""),
    ("the future", "", "@ana", "request_model=*plain; requester=@carla; requested_at=~+120", "in-future:requested_at", ""),
    ("too far back", "", "@ana", "request_model=*plain; requester=@carla; requested_at=~-259201", "too-far-back:requested_at", ""),
    ("the request manager may", "", "@request_manager", "request_model=*plain; requester=@carla; requested_at=~-259201", "ok", "state=approved"),
    ("the clock starts with the approval", "", "@carla", "request_model=*later", "ok", "state=awaiting_approval; clock_started_at=-; expected_at=-"),
    ("auditors do not ask for others", "", "@aude", "request_model=*plain; requester=@carla", "forbidden", ""),
];

#[rustfmt::skip]
const MOVES: &[Case] = &[
    // awaiting_approval
    ("the approver approves", "awaiting_approval|BASE; request_model=*laptop; approver=@tom; approval_step=1; pending_reason=awaiting_approval", "@tom", "move approve", "ok", "state=approved; approved_by=@tom; approved_at=~0; approver=-; pending_reason=-"),
    ("with the approval the tasks are there", "awaiting_approval|BASE; request_model=*tasks; approver=@tom; approval_step=1", "@tom", "move approve", "ok", "state=approved; tasks=[{\"task\":\"Take it from the shelf\",\"automated\":false,\"done\":false},{\"task\":\"Register it\",\"automated\":true,\"done\":false}]"),
    ("the clock starts now", "awaiting_approval|BASE; clock_started_at=-; request_model=*later; approver=@tom; approval_step=1", "@tom", "move approve", "ok", "clock_started_at=~0"),
    ("another does not approve", "awaiting_approval|BASE; request_model=*laptop; approver=@tom", "@olga", "move approve", "forbidden", ""),
    ("the requester does not approve", "awaiting_approval|BASE; request_model=*laptop; approver=@tom", "@carla", "move approve", "forbidden", ""),
    ("the requester who is the approver does not either", "awaiting_approval|BASE; request_model=*laptop; approver=@carla", "@carla", "move approve", "segregation-of-duties", "state=awaiting_approval"),
    ("nor the one it is for", "awaiting_approval|BASE; request_model=*laptop; approver=@carl; beneficiary=@carl", "@carl", "move approve", "segregation-of-duties", ""),
    ("nor rejects", "awaiting_approval|BASE; request_model=*laptop; approver=@carla", "@carla", "move reject; reason: I do not want it any more", "segregation-of-duties", ""),
    ("automation does not approve", "awaiting_approval|BASE; request_model=*laptop; approver=@tom", "system:timer", "move approve", "guard", ""),
    ("the desk does not approve", "awaiting_approval|BASE; request_model=*laptop; approver=@tom", "@ana", "move approve", "forbidden", ""),
    ("rejecting needs a reason", "awaiting_approval|BASE; request_model=*laptop; approver=@tom", "@tom", "move reject", "reason-needed", ""),
    ("a placeholder is none", "awaiting_approval|BASE; request_model=*laptop; approver=@tom", "@tom", "move reject; reason: n/a", "reason-needed", ""),
    ("rejected", "awaiting_approval|BASE; request_model=*laptop; approver=@tom", "@tom", "move reject; reason: the old one is only a year old", "ok", "state=rejected; cancel_reason=rejected; rejected_at=~0"),
    ("nobody passes by hand", "submitted|BASE; request_model=*plain", "@ana", "move pass", "forbidden", ""),
    ("nothing passes that needs approval", "submitted|BASE; request_model=*laptop", "system:service_request", "move pass", "guard", ""),
    ("nobody starts before the approval", "awaiting_approval|BASE; request_model=*laptop; approver=@tom", "@sam", "move start", "no-such-move", ""),
    // approved → in_fulfilment
    ("a member starts", "approved|BASE; request_model=*plain", "@sam", "move start", "ok", "state=in_fulfilment; assigned_to=@sam"),
    ("another group's analyst does not", "approved|BASE; request_model=*plain", "@nils", "move start", "forbidden", ""),
    ("an agent outside the group does not", "approved|BASE; request_model=*plain", "@ana", "move start", "guard required-for-move:assigned_to", ""),
    ("a lead starts for a member", "approved|BASE; request_model=*plain", "@lena", "move start; assigned_to=@sam", "ok", "state=in_fulfilment; assigned_to=@sam"),
    ("the assignee is a member", "approved|BASE; request_model=*plain", "@lena", "move start; assigned_to=@nils", "guard:assigned_to", ""),
    ("nobody inactive is assigned", "approved|BASE; request_model=*plain; assigned_group=#desk", "@lena", "move start; assigned_to=@gone", "inactive-person:assigned_to", ""),
    ("priority and group are there", "approved|BASE; priority=-; assigned_group=-", "@lena", "move start", "required-for-move:assigned_group required-for-move:assigned_to required-for-move:priority", ""),
    ("no access for who has left", "approved|BASE; request_model=*access; beneficiary=@gone", "@sam", "move start", "inactive-person:beneficiary", ""),
    ("a user does not start", "approved|BASE; request_model=*plain", "@carla", "move start", "forbidden", ""),
    // in_fulfilment ↔ pending
    ("waiting asks for reason and date", "in_fulfilment|BASE; WORKED", "@sam", "move wait", "required-for-move:pending_reason required-for-move:pending_until", ""),
    ("a pausing reason needs a message", "in_fulfilment|BASE; WORKED", "@sam", "move wait; pending_reason=awaiting_caller; pending_until=~+86400", "guard:message", ""),
    ("waiting", "in_fulfilment|BASE; WORKED", "@sam", "move wait; pending_reason=awaiting_caller; pending_until=~+86400; say: Which size?", "ok", "state=pending; last_public_at=~0"),
    ("a supplier needs no message", "in_fulfilment|BASE; WORKED", "@sam", "move wait; pending_reason=awaiting_supplier; pending_until=~+86400", "ok", "state=pending"),
    ("the date lies ahead", "in_fulfilment|BASE; WORKED", "@sam", "move wait; pending_reason=awaiting_supplier; pending_until=~-5", "guard:pending_until", ""),
    ("approval is not awaited any more", "in_fulfilment|BASE; WORKED", "@sam", "move wait; pending_reason=awaiting_approval; pending_until=~+86400", "guard:pending_reason", ""),
    ("the requester's answer resumes", "pending|BASE; WORKED; pending_reason=awaiting_caller; pending_until=~+86400", "@carla", "say: 13 inch", "ok", "state=in_fulfilment; pending_reason=-; last_inbound_at=~0"),
    ("an agent's message does not", "pending|BASE; WORKED; pending_reason=awaiting_caller; pending_until=~+86400", "@ana", "say: Any news?", "ok", "state=pending"),
    ("resuming", "pending|BASE; WORKED; pending_reason=awaiting_supplier; pending_until=~+86400", "@sam", "move resume", "ok", "state=in_fulfilment; pending_reason=-; pending_until=-"),
    ("a user does not resume", "pending|BASE; WORKED; pending_reason=awaiting_supplier", "@carla", "move resume", "forbidden", ""),
    ("the reason does not change silently", "pending|BASE; WORKED; pending_reason=awaiting_supplier", "@ana", "pending_reason=awaiting_caller", "guard:pending_reason", ""),
    // in_fulfilment → fulfilled
    ("fulfilling asks what was done", "in_fulfilment|BASE; WORKED", "@sam", "move fulfil", "required-for-move:fulfilment", ""),
    ("a placeholder says nothing", "in_fulfilment|BASE; WORKED", "@sam", "move fulfil; fulfilment=tbd", "placeholder:fulfilment", ""),
    ("fulfilled", "in_fulfilment|BASE; WORKED; request_model=*laptop", "@sam", "move fulfil; FIX", "ok", "state=fulfilled; fulfilled_at=~0; first_fulfilled_at=~0; fully_automated=false"),
    ("not before it is approved", "in_fulfilment|BASE; assigned_to=@sam; request_model=*laptop", "@sam", "move fulfil; FIX", "guard:approved_at", ""),
    ("not from pending", "pending|BASE; WORKED; pending_reason=awaiting_supplier", "@sam", "move fulfil; FIX", "no-such-move", ""),
    ("all tasks and records", "in_fulfilment|BASE; WORKED; request_model=*tasks; tasks=[{\"task\":\"Take it from the shelf\",\"automated\":false,\"done\":false},{\"task\":\"Register it\",\"automated\":true,\"done\":true}]", "@sam", "move fulfil; FIX", "guard:tasks required-for-move:access_record required-for-move:assets", ""),
    ("tasks are marked with it", "in_fulfilment|BASE; WORKED; request_model=*tasks; assets=[\"*tag\"]; tasks=[{\"task\":\"Take it from the shelf\",\"automated\":false,\"done\":false}]", "@sam", "move fulfil; FIX; access_record=Directory group 12; tasks=[{\"task\":\"Take it from the shelf\",\"automated\":false,\"done\":true,\"done_by\":\"@nils\"}]", "ok", "tasks=[{\"task\":\"Take it from the shelf\",\"automated\":false,\"done\":true,\"done_by\":\"@sam\",\"done_at\":\"2026-06-01T07:00:00Z\"}]"),
    ("tasks are not rewritten", "in_fulfilment|BASE; WORKED; request_model=*tasks; tasks=[{\"task\":\"Take it from the shelf\",\"automated\":false,\"done\":false}]", "@sam", "tasks=[{\"task\":\"Nothing\",\"automated\":true,\"done\":true}]", "guard:tasks", ""),
    ("tasks are not taken away", "in_fulfilment|BASE; WORKED; request_model=*tasks; tasks=[{\"task\":\"Take it from the shelf\",\"automated\":false,\"done\":false}]", "@sam", "tasks=-", "guard:tasks", ""),
    ("the automation did it all", "in_fulfilment|BASE; WORKED; request_model=*auto; tasks=[{\"task\":\"Reset it\",\"automated\":true,\"done\":true}]", "system:robot", "move fulfil; FIX", "ok", "fully_automated=true"),
    ("a standard change is linked", "in_fulfilment|BASE; WORKED; request_model=*standard", "@sam", "move fulfil; FIX", "guard:carried_out_by", ""),
    ("when it was fulfilled is not typed in", "in_fulfilment|BASE; WORKED", "@sam", "fulfilled_at=~-60", "computed:fulfilled_at", ""),
    ("fulfilled before it was asked for", "in_fulfilment|BASE; WORKED", "@sam", "move fulfil; FIX; fulfilled_at=~-7200", "order:fulfilled_at", ""),
    ("what was asked for stands", "in_fulfilment|BASE; WORKED", "@ana", "beneficiary=@carl", "read-only:beneficiary", ""),
    // fulfilled →
    ("the requester closes", "fulfilled|BASE; WORKED; fulfilled_at=~-60; FIX", "@carla", "move close", "ok", "state=closed; closed_at=~0"),
    ("the desk does not close", "fulfilled|BASE; WORKED; fulfilled_at=~-60; FIX", "@ana", "move close", "forbidden", ""),
    ("a contact does not close for them", "fulfilled|BASE; WORKED; fulfilled_at=~-60; FIX", "@rob", "move close", "forbidden", ""),
    ("another customer does not see it", "fulfilled|BASE; WORKED; fulfilled_at=~-60; FIX", "@otto", "move close", "not-visible", ""),
    ("coming back needs what is missing", "fulfilled|BASE; WORKED; fulfilled_at=~-60; FIX", "@carla", "move return", "required-for-move:missing", ""),
    ("coming back", "fulfilled|BASE; WORKED; fulfilled_at=~-60; first_fulfilled_at=~-60; FIX", "@carla", "move return; missing=The charger was not in the box", "ok", "state=in_fulfilment; returned_count=1; fulfilled_at=-; fulfilment=-; first_fulfilled_at=~-60"),
    ("too late", "fulfilled|BASE; WORKED; fulfilled_at=~-777600; FIX", "@carla", "move return; missing=The charger was not in the box", "guard", ""),
    ("the desk does not send it back", "fulfilled|BASE; WORKED; fulfilled_at=~-60; FIX", "@ana", "move return; missing=The charger was not in the box", "forbidden", ""),
    // cancel
    ("cancelling asks why", "approved|BASE", "@carla", "move cancel", "required-for-move:cancel_reason", ""),
    ("the requester cancels", "awaiting_approval|BASE; request_model=*laptop; approver=@tom", "@carla", "move cancel; cancel_reason=no_longer_needed", "ok", "state=cancelled"),
    ("an agent cancels", "approved|BASE", "@ana", "move cancel; cancel_reason=duplicate", "ok", "state=cancelled"),
    ("rejecting is the approver's", "awaiting_approval|BASE; request_model=*laptop; approver=@tom", "@carla", "move cancel; cancel_reason=rejected", "guard:cancel_reason", ""),
    ("not while it is fulfilled", "in_fulfilment|BASE; WORKED", "@carla", "move cancel; cancel_reason=no_longer_needed", "no-such-move", ""),
    ("another user does not cancel", "approved|BASE", "@carl", "move cancel; cancel_reason=duplicate", "not-visible", ""),
    // ended
    ("closed takes no fields", "closed|BASE", "@ana", "title=Another laptop", "terminal", ""),
    ("closed takes comments", "closed|BASE", "@carla", "say: Thank you", "ok", "state=closed"),
    ("closed takes links", "closed|BASE", "@ana", "link comes_from *inc", "ok", ""),
    ("a correction", "closed|BASE", "@request_manager", "category=&software; reason: it was filed wrongly", "ok", "category=&software"),
    ("a correction needs a reason", "closed|BASE", "@request_manager", "category=&software", "reason-needed", ""),
    ("rejected is rejected", "rejected|BASE", "@tom", "move approve", "no-such-move terminal", ""),
    // timers
    ("nobody answers: the deputy", "awaiting_approval|BASE; request_model=*laptop; approver=@tom; approval_step=1", "system:timer", "timer approval", "ok", "approver=@olga; approval_step=2"),
    ("then the budget holder", "awaiting_approval|BASE; request_model=*laptop; approver=@olga; approval_step=2", "system:timer", "timer approval", "ok", "approver=@budget_holder; approval_step=3"),
    ("then nobody else", "awaiting_approval|BASE; request_model=*laptop; approver=@budget_holder; approval_step=3", "system:timer", "timer approval", "ok", "approver=@budget_holder; approval_step=3"),
    ("a stale timer", "approved|BASE; request_model=*laptop", "system:timer", "timer approval", "ok", "state=approved; approver=-"),
    ("it closes by itself", "fulfilled|BASE; WORKED; fulfilled_at=~-777600; FIX", "system:timer", "timer close", "ok", "state=closed; closed_at=~0"),
    ("not too early", "fulfilled|BASE; WORKED; fulfilled_at=~-86400; FIX", "system:timer", "timer close", "ok", "state=fulfilled"),
    ("the agreed date", "pending|BASE; WORKED; pending_reason=awaiting_customer_appointment; pending_until=~-1", "system:timer", "timer resume", "ok", "state=in_fulfilment"),
    ("not before the agreed date", "pending|BASE; WORKED; pending_reason=scheduled; pending_until=~+60", "system:timer", "timer resume", "ok", "state=pending"),
    ("the requester is reminded", "pending|BASE; WORKED; pending_reason=awaiting_caller; pending_until=~+60", "system:timer", "timer first_reminder", "ok", "last_public_at=~0"),
    ("nobody answered", "pending|BASE; WORKED; pending_reason=awaiting_caller; pending_until=~+60", "system:timer", "timer no_response", "ok", "no_response_proposed_at=~0"),
];

#[rustfmt::skip]
const MODELS: &[Case] = &[
    ("created", "", "@request_manager", "title=A new phone; service=%mail", "ok", "state=draft; owner=@request_manager; approval_rule=none; priority=p4; review_interval_months=12"),
    ("needs a service", "", "@request_manager", "title=A new phone", "required:service", ""),
    ("analysts make none", "", "@sam", "title=A new phone; service=%mail", "forbidden", ""),
    ("users make none", "", "@carla", "title=A new phone; service=%mail", "forbidden", ""),
    ("submitting needs instructions", "draft|title=A new phone; service=%mail; owner=@mona", "@request_manager", "move submit", "required-for-move:fulfilment_group required-for-move:fulfilment_instructions", ""),
    ("submitted", "draft|title=A new phone; service=%mail; owner=@mona", "@request_manager", "move submit; fulfilment_group=#network; fulfilment_instructions=Take one from the shelf and note its tag", "ok", "state=in_review"),
    ("short instructions are none", "draft|title=A new phone; service=%mail; owner=@mona", "@request_manager", "move submit; fulfilment_group=#network; fulfilment_instructions=Ask Sam", "too-short:fulfilment_instructions", ""),
    ("the owner of the service publishes", "in_review|MODEL", "@olga", "move publish", "ok", "state=published; approved_by=@olga; approved_at=~0; published_at=~0"),
    ("another service owner does not see to it", "in_review|MODEL", "@service_owner", "move publish", "forbidden", ""),
    ("the request manager does not publish", "in_review|MODEL", "@request_manager", "move publish", "forbidden", ""),
    ("publishing needs what is promised", "in_review|title=A new phone; service=%mail; approval_rule=named", "@olga", "move publish", "required-for-move:approver required-for-move:audience required-for-move:budget_holder required-for-move:deputy_approver required-for-move:fulfilment_group required-for-move:fulfilment_instructions required-for-move:next_review_on required-for-move:owner required-for-move:target", ""),
    ("a review in more than a year", "in_review|MODEL; next_review_on=2027-06-02", "@olga", "move publish", "guard:next_review_on", ""),
    ("a review in exactly a year", "in_review|MODEL; next_review_on=2027-06-01", "@olga", "move publish", "ok", ""),
    ("a review that has passed", "in_review|MODEL; next_review_on=2026-06-01", "@olga", "move publish", "guard:next_review_on", ""),
    ("a standard change needs its model", "in_review|MODEL; change_rule=standard_change", "@olga", "move publish", "required-for-move:change_model", ""),
    ("a question twice", "in_review|MODEL; questions=[{\"question\":\"Size\",\"answer_kind\":\"text\"},{\"question\":\"size \",\"answer_kind\":\"text\"}]", "@olga", "move publish", "guard:questions", ""),
    ("nothing to choose from", "in_review|MODEL; questions=[{\"question\":\"Size\",\"answer_kind\":\"choice\",\"options\":\"large\"}]", "@olga", "move publish", "guard:questions", ""),
    ("published, its promise stands", "published|MODEL", "@request_manager", "fulfilment_instructions=Something else entirely now", "read-only:fulfilment_instructions", ""),
    ("published, its review is moved", "published|MODEL", "@request_manager", "next_review_on=2028-01-01", "guard:next_review_on reason-needed", ""),
    ("flagging needs a reason", "published|MODEL", "@lena", "move flag", "reason-needed", ""),
    ("flagged", "published|MODEL", "@lena", "move flag; reason: the shelf has moved to another room", "ok", "state=needs_update"),
    ("revised", "needs_update|MODEL", "@request_manager", "move revise", "ok", "state=in_review"),
    ("retired with a reason", "published|MODEL", "@request_manager", "move retire; reason: nobody asks for it any more", "ok", "state=retired; retired_at=~0"),
    ("analysts do not retire", "published|MODEL", "@sam", "move retire; reason: nobody asks for it any more", "forbidden", ""),
    ("no way back into draft", "published|MODEL", "@request_manager", "move submit", "no-such-move", ""),
    ("retired takes nothing", "retired|MODEL", "@olga", "move publish", "no-such-move terminal", ""),
];

#[test]
fn creations() {
    World::try_cases("service_request", &leaked(CREATIONS), furnish);
}

#[test]
fn moves() {
    World::try_cases("service_request", &leaked(MOVES), furnish);
}

#[test]
fn models() {
    let leak = |text: &str| -> &'static str { Box::leak(text.replace("MODEL", MODEL).into_boxed_str()) };
    let cases: Vec<Case> = MODELS.iter().map(|(a, b, c, d, e, f)| (*a, leak(b), *c, *d, *e, *f)).collect();
    World::try_cases("request_model", &cases, furnish);
}

/// The default agreement promises fulfilment too: two days for P3, five for P4.
fn promise(w: &mut World) {
    let sla = w.record("?default");
    let mut sla = (*sla).clone();
    let line = |priority: &str, hours: i64| {
        let row = [("clock_kind", Value::Choice("fulfilment".into())), ("priority", Value::Choice(priority.into())), ("target", Value::Duration(hours * 3600))];
        row.into_iter().map(|(k, v)| (kernel::Name::from(k), v)).collect()
    };
    if let Some(Value::Table(rows)) = sla.fields.get_mut("targets") {
        rows.extend([line("p3", 16), line("p4", 40)]);
    }
    let sla = Arc::new(sla);
    w.shelf.put(sla.clone());
    w.records.insert(sla.id, sla);
}

/// A target in danger reaches more people the nearer it comes.
#[test]
fn the_fulfilment_clock_warns() {
    let mut w = World::new();
    furnish(&mut w);
    promise(&mut w);
    w.must("@carla", None, "new service_request; request_model=*laptop");
    w.must("@tom", Some("*it"), "move approve");
    w.must("@lena", Some("*it"), "move start; assigned_to=@iris");
    let id = w.id("*it");
    for (level, people) in [(50, ["@iris", "@sam"].as_slice()), (75, &["@iris", "@sam"]), (90, &["@iris", "@sam", "@request_manager"]), (100, &["@iris", "@sam", "@request_manager", "@olga"])] {
        w.outbox.clear();
        w.now = w.timers[&(id, "warn:fulfilment".to_owned())];
        w.must("system:timer", Some("*it"), "timer warn:fulfilment");
        let told = w.outbox.iter().find(|o| o.body["event"] == json!("warned")).unwrap();
        let to = told.body["to"].as_array().unwrap();
        assert!(to.len() == people.len() && people.iter().all(|p| to.contains(&json!(w.id(p)))), "{level}: {:?}", told.body);
    }
}

/// The fulfilment clock runs by the agreement, for the priority of the model, and the usual time is told.
#[test]
fn the_fulfilment_clock() {
    let mut w = World::new();
    furnish(&mut w);
    promise(&mut w);
    w.must("@carla", None, "new service_request; request_model=*laptop");
    let it = w.record("*it");
    assert_eq!((it.clocks.len(), it.clocks[0].target_seconds), (1, 57_600));
    assert_eq!(it.clocks[0].due_at, Some(at("2026-06-02T15:00:00Z")), "two days of eight hours");
    assert_eq!(it.instant("expected_at"), Some(at("2026-06-02T15:00:00Z")));
    // Waiting for the approver does not pause: the agreement does not list it.
    assert_eq!(it.clocks[0].state, engine::ClockState::Running);
    w.must("@tom", Some("*it"), "move approve");
    w.must("@sam", Some("*it"), "move start");
    w.now = at("2026-06-01T09:00:00Z");
    w.must("@sam", Some("*it"), "move wait; pending_reason=awaiting_caller; pending_until=~+86400; say: Which size do you want?");
    assert_eq!(w.record("*it").clocks[0].state, engine::ClockState::Paused);
    w.now = at("2026-06-02T08:00:00Z");
    w.must("@carla", Some("*it"), "say: 13 inch, please");
    w.now = at("2026-06-02T09:00:00Z");
    w.must("@sam", Some("*it"), "move fulfil; fulfilment=Handed over at the desk");
    let it = w.record("*it");
    assert_eq!((it.clocks[0].elapsed_seconds, it.clocks[0].missed_at), (3 * 3600, None));
    // Something is missing: the clock goes on as if it had never stopped.
    w.now = at("2026-06-02T10:00:00Z");
    w.must("@carla", Some("*it"), "move return; missing=The charger was not in the box");
    assert_eq!(w.record("*it").clocks[0].state, engine::ClockState::Running);
}

/// A request that changes something under change control is fulfilled under its standard change.
#[test]
fn under_a_standard_change() {
    let mut w = World::new();
    furnish(&mut w);
    w.given("*it", "service_request", "in_fulfilment", &spelled("BASE; WORKED; request_model=*standard"));
    assert_eq!(w.outcome("@sam", Some("*it"), &spelled("move fulfil; FIX")), "guard:carried_out_by");
    w.linked("*it", "carried_out_by", "*chg");
    w.must("@sam", Some("*it"), &spelled("move fulfil; FIX"));
}

/// Where the model says so the clock begins with the approval, and nothing counts before.
#[test]
fn the_clock_may_begin_with_the_approval() {
    let mut w = World::new();
    furnish(&mut w);
    w.must("@carla", None, "new service_request; request_model=*later");
    assert!(w.record("*it").clocks.is_empty());
    let told = w.outbox.iter().find(|o| o.body["event"] == json!("requester")).unwrap();
    assert!(told.body["text"].as_str().unwrap().contains("begins with the approval"), "{:?}", told.body);
    w.now = at("2026-06-01T11:00:00Z");
    w.must("@tom", Some("*it"), "move approve");
    assert_eq!(w.record("*it").instant("clock_started_at"), Some(w.now));
}

/// Every state change stands in the history, the automatic ones under the name of the automation.
#[test]
fn the_history_shows_every_state() {
    let mut w = World::new();
    furnish(&mut w);
    w.must("@carla", None, "new service_request; request_model=*plain");
    let id = w.id("*it");
    let states: Vec<_> = w.entries[&id].iter().map(|(h, p)| (h.actor.to_string(), p.state.clone().unwrap().to_string())).collect();
    assert_eq!(states.iter().map(|(_, s)| s.as_str()).collect::<Vec<_>>(), ["submitted", "approved"]);
    assert!(states[1].0.contains("service_request"), "{states:?}");
}

/// Who is told: the approver by mail, the group when it may begin, the requester of receipt and end.
#[test]
fn who_is_told() {
    let mut w = World::new();
    furnish(&mut w);
    let events = |w: &World| w.outbox.iter().map(|o| o.body["event"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    w.must("@carla", None, "new service_request; request_model=*laptop");
    assert_eq!(events(&w), ["requester", "approval_asked"]);
    assert_eq!(w.outbox[1].body["to"], json!([w.id("@tom")]));
    w.outbox.clear();
    w.must("@tom", Some("*it"), "move approve");
    assert_eq!(events(&w), ["new_in_queue", "requester"]);
    w.outbox.clear();
    w.must("@sam", Some("*it"), "move start");
    assert!(events(&w).is_empty(), "nobody is told of their own doing");
    w.must("@sam", Some("*it"), "move fulfil; fulfilment=Handed over at the desk");
    assert_eq!(events(&w), ["requester"]);
}

/// Nobody inside or outside sees what is not theirs.
#[test]
fn who_sees_what() {
    let mut w = World::new();
    furnish(&mut w);
    w.must("@carla", None, "new service_request; request_model=*laptop");
    for (who, sees) in [("@carla", true), ("@tom", true), ("@rob", true), ("@ana", true), ("@carl", false), ("@otto", false)] {
        let got = w.outcome(who, Some("*it"), "watch @ana");
        assert_eq!(got != "not-visible", sees, "{who}: {got}");
    }
}

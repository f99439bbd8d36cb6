//! Every guard of the incident table, as cases: given an incident in a state, when somebody wishes something, then it is
//! refused with these refusals, all at once, or done with this result.
#![allow(clippy::unwrap_used)]

mod world;
use world::World;

/// Title of the case, state and fields given, who, what, and the refusals (or `ok`) and what holds afterwards.
type Case = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

const FIX: &str = "resolution=Replaced the broken cable in the rack; resolution_code=fixed; configuration_item=none identified";

#[rustfmt::skip]
const CASES: &[Case] = &[
    // new → assigned
    ("assign asks for everything at once", "new", "@ana", "move assign", "required-for-move:assigned_group required-for-move:category required-for-move:impact required-for-move:security_related required-for-move:service required-for-move:urgency", "state=new"),
    ("assign asks for what is missing", "new|service=%mail; category=&software", "@ana", "move assign; impact=2_medium; urgency=1_high; security_related=false", "required-for-move:assigned_group", "state=new"),
    ("assign works and computes the priority", "new", "@ana", "move assign; service=%mail; category=&software; impact=2_medium; urgency=1_high; security_related=false; assigned_group=#network", "ok", "state=assigned; priority=p2; reassignment_count=0"),
    ("the security question must be answered", "new|service=%mail; category=&software; impact=2_medium; urgency=1_high; assigned_group=#network", "@ana", "move assign", "required-for-move:security_related", ""),
    ("users do not assign", "new", "@carla", "move assign; service=%mail", "forbidden", ""),
    ("analysts do not assign what is not theirs", "new", "@sam", "move assign; service=%mail; category=&software; impact=2_medium; urgency=1_high; security_related=false; assigned_group=#network", "forbidden", ""),
    ("assign to a member at once", "new", "@ana", "move assign; service=%mail; category=&software; impact=3_low; urgency=3_low; security_related=false; assigned_group=#network; assigned_to=@sam", "ok", "state=assigned; assigned_to=@sam; priority=p5"),
    ("the assignee is a member of the group", "new", "@ana", "move assign; service=%mail; category=&software; impact=3_low; urgency=3_low; security_related=false; assigned_group=#network; assigned_to=@ana", "guard:assigned_to", ""),
    ("nobody inactive is assigned", "new", "@ana", "move assign; service=%mail; category=&software; impact=3_low; urgency=3_low; security_related=false; assigned_group=#desk; assigned_to=@gone", "inactive-person:assigned_to", ""),
    ("an unknown move", "new", "@ana", "move fly", "no-such-move", ""),
    ("a move from the wrong state", "new", "@ana", "move close; closure_code=confirmed_by_caller", "no-such-move", ""),
    ("closing from assigned", "assigned", "@ana", "move close; closure_code=confirmed_by_caller", "no-such-move", ""),
    ("closing from in progress", "in_progress", "@ana", "move close; closure_code=confirmed_by_caller", "no-such-move", ""),
    ("closing from pending", "pending", "@ana", "move close; closure_code=confirmed_by_caller", "no-such-move", ""),
    // new → resolved
    ("first contact asks for all", "new", "@ana", "move resolve_at_once", "required-for-move:category required-for-move:configuration_item required-for-move:impact required-for-move:resolution required-for-move:resolution_code required-for-move:security_related required-for-move:service required-for-move:urgency", ""),
    ("first contact resolution", "new", "@ana", "move resolve_at_once; service=%mail; category=&software; impact=3_low; urgency=2_medium; security_related=false; resolution=Explained how to reset the password; resolution_code=user_guidance; configuration_item=none identified", "ok", "state=resolved; resolved_at=~0; acknowledged_at=~0; priority=p4"),
    // assigned → in_progress
    ("a member starts", "assigned", "@sam", "move start", "ok", "state=in_progress; assigned_to=@sam; acknowledged_at=~0"),
    ("another group's analyst does not see it as theirs", "assigned", "@nils", "move start", "forbidden", ""),
    ("an agent outside the group does not start", "assigned", "@ana", "move start", "guard required-for-move:assigned_to", ""),
    ("a lead starts for a member", "assigned", "@lena", "move start; assigned_to=@sam", "ok", "state=in_progress; assigned_to=@sam"),
    ("a lead must say who", "assigned", "@lena", "move start", "required-for-move:assigned_to", ""),
    // in_progress → assigned
    ("handing over needs a reason", "in_progress", "@sam", "move reassign; assigned_group=#second", "reason-needed", ""),
    ("a short reason is none", "in_progress", "@sam", "move reassign; reason: no idea; assigned_group=#second", "reason-needed", ""),
    ("a placeholder is none", "in_progress", "@sam", "move reassign; reason: tbd; assigned_group=#second", "reason-needed", ""),
    ("handing over to another group", "in_progress", "@sam", "move reassign; reason: needs the core network team; assigned_group=#second", "ok", "state=assigned; assigned_group=#second; assigned_to=-; reassignment_count=1"),
    ("handing over by clearing the person", "in_progress", "@sam", "move reassign; reason: I am off from today on; assigned_to=-", "ok", "state=assigned; assigned_to=-; assigned_group=#network; reassignment_count=1"),
    ("handing over to oneself", "in_progress", "@sam", "move reassign; reason: because I can do that", "guard:assigned_group", ""),
    ("handing over with a stale work log", "in_progress|last_work_at=~-1900", "@sam", "move reassign; reason: needs the core network team; assigned_group=#second", "guard", ""),
    ("a note with it makes the log fresh", "in_progress|last_work_at=~-1900", "@sam", "move reassign; reason: needs the core network team; assigned_group=#second; note: checked the switch, it is the core", "ok", "state=assigned; last_work_at=~0"),
    ("exactly thirty minutes is fresh", "in_progress|last_work_at=~-1800", "@sam", "move reassign; reason: needs the core network team; assigned_group=#second", "ok", ""),
    // in_progress → pending
    ("waiting asks for reason and date", "in_progress", "@sam", "move wait", "required-for-move:pending_reason required-for-move:pending_until", ""),
    ("a pausing reason needs a message", "in_progress", "@sam", "move wait; pending_reason=awaiting_caller; pending_until=~+86400", "guard:message", ""),
    ("an internal note is no message to the caller", "in_progress", "@sam", "move wait; pending_reason=awaiting_caller; pending_until=~+86400; note: asked on the phone", "guard:message", ""),
    ("waiting for the caller", "in_progress", "@sam", "move wait; pending_reason=awaiting_caller; pending_until=~+86400; say: Which client do you use?", "ok", "state=pending; pending_reason=awaiting_caller"),
    ("a supplier needs no message", "in_progress", "@sam", "move wait; pending_reason=awaiting_supplier; pending_until=~+86400", "ok", "state=pending"),
    ("the date lies ahead", "in_progress", "@sam", "move wait; pending_reason=awaiting_supplier; pending_until=~-5", "guard:pending_until", ""),
    ("an unknown reason", "in_progress", "@sam", "move wait; pending_reason=lunch; pending_until=~+86400", "unknown-choice:pending_reason", ""),
    ("P1 may wait without pausing and without message", "in_progress|priority=p1; impact=1_high; urgency=1_high", "@sam", "move wait; pending_reason=awaiting_caller; pending_until=~+86400", "ok", "state=pending"),
    ("access is confirmed by the duty manager", "in_progress|priority=p1; impact=1_high; urgency=1_high", "@sam", "move wait; pending_reason=awaiting_customer_access; pending_until=~+86400; access_confirmed_by=@dora; say: Please let us into the server room", "guard:access_confirmed_by", ""),
    // pending → in_progress
    ("resuming", "pending", "@sam", "move resume", "ok", "state=in_progress; pending_reason=-; pending_until=-"),
    ("a user does not resume", "pending", "@carla", "move resume", "forbidden", ""),
    ("the caller's answer resumes", "pending", "@carla", "say: It is Thunderbird", "ok", "state=in_progress; pending_reason=-; last_inbound_at=~0"),
    ("an agent's message does not resume", "pending", "@ana", "say: Any news?", "ok", "state=pending; last_public_at=~0"),
    ("the reason does not change silently", "pending", "@ana", "pending_reason=awaiting_supplier", "guard:pending_reason", ""),
    // → resolved
    ("resolving asks for all", "in_progress", "@sam", "move resolve", "required-for-move:configuration_item required-for-move:resolution required-for-move:resolution_code", ""),
    ("a short resolution", "in_progress", "@sam", "move resolve; resolution=Fixed it; resolution_code=fixed; configuration_item=mx", "too-short:resolution", ""),
    ("a placeholder resolution", "in_progress", "@sam", "move resolve; resolution=n/a; resolution_code=fixed; configuration_item=mx", "placeholder:resolution", ""),
    ("the title again", "in_progress|title=The mail server is down again", "@sam", "move resolve; resolution=the MAIL server is down again; resolution_code=fixed; configuration_item=mx", "guard:resolution", ""),
    ("resolving from in progress", "in_progress", "@sam", "move resolve; FIX", "ok", "state=resolved; resolved_at=~0"),
    ("resolving from assigned", "assigned", "@sam", "move resolve; FIX", "ok", "state=resolved; acknowledged_at=~0"),
    ("resolving from pending", "pending", "@sam", "move resolve; FIX", "ok", "state=resolved; pending_reason=-"),
    ("resolving from new is another move", "new", "@ana", "move resolve; FIX", "no-such-move", ""),
    ("a user does not resolve", "in_progress", "@carla", "move resolve; FIX", "forbidden", ""),
    ("an unknown code", "in_progress", "@sam", "move resolve; resolution=Replaced the broken cable in the rack; resolution_code=magic; configuration_item=mx", "unknown-choice:resolution_code", ""),
    ("the resolution instant is not typed in", "in_progress", "@sam", "resolved_at=~-60", "computed:resolved_at order:resolved_at", ""),
    // resolved → closed
    ("closing asks for the code", "resolved", "@ana", "move close", "required-for-move:closure_code", ""),
    ("the caller closes", "resolved", "@carla", "move close", "ok", "state=closed; closure_code=confirmed_by_caller; closed_at=~0"),
    ("another user does not even see it", "resolved", "@otto", "move close; closure_code=confirmed_by_caller", "not-visible", ""),
    ("a customer contact closes", "resolved", "@rob", "move close; closure_code=confirmed_by_caller", "ok", "state=closed"),
    ("an agent closes", "resolved", "@ana", "move close; closure_code=confirmed_by_caller", "ok", "state=closed"),
    ("an analyst does not close", "resolved", "@sam", "move close; closure_code=confirmed_by_caller", "forbidden", ""),
    ("closing needs the category", "resolved|category=-", "@ana", "move close; closure_code=confirmed_by_caller", "required-for-move:category", ""),
    // resolved → in_progress
    ("reopening asks why", "resolved", "@carla", "move reopen", "required-for-move:reopen_reason", ""),
    ("the caller reopens", "resolved", "@carla", "move reopen; reopen_reason=not_resolved", "ok", "state=in_progress; reopen_count=1; resolved_at=-; resolution=-; resolution_code=-"),
    ("an agent reopens", "resolved", "@ana", "move reopen; reopen_reason=recurred", "ok", "state=in_progress; reopen_count=1"),
    ("impact stands while resolved", "resolved", "@ana", "impact=1_high", "read-only:impact", ""),
    // cancel
    ("cancelling asks why", "new", "@lena", "move cancel", "required-for-move:cancel_reason", ""),
    ("spam", "new", "@lena", "move cancel; cancel_reason=spam", "ok", "state=cancelled"),
    ("agents do not cancel", "new", "@ana", "move cancel; cancel_reason=spam", "forbidden", ""),
    ("a duplicate is linked", "new", "@lena", "move cancel; cancel_reason=duplicate", "guard:duplicate_of", ""),
    ("a linked duplicate", "new", "@lena", "move cancel; cancel_reason=duplicate; link duplicate_of *other", "ok", "state=cancelled"),
    ("a conversion needs a reason", "new", "@lena", "move cancel; cancel_reason=converted_to_request", "reason-needed", ""),
    ("a conversion", "new", "@lena", "move cancel; cancel_reason=converted_to_request; reason: they ask for a new mailbox", "ok", "state=cancelled"),
    ("a major incident is not cancelled", "in_progress|major=true", "@lena", "move cancel; cancel_reason=raised_in_error", "guard", ""),
    ("pending is not cancelled", "pending", "@lena", "move cancel; cancel_reason=spam", "no-such-move", ""),
    ("resolved is not cancelled", "resolved", "@lena", "move cancel; cancel_reason=spam", "no-such-move", ""),
    // ended
    ("closed takes no fields", "closed", "@ana", "impact=1_high", "terminal", ""),
    ("closed takes no moves", "closed", "@ana", "move reopen; reopen_reason=recurred", "no-such-move terminal", ""),
    ("closed takes comments", "closed", "@carla", "say: Thank you, it works", "ok", "state=closed"),
    ("closed takes links", "closed", "@ana", "link related_to *other", "ok", ""),
    ("a correction by the process manager", "closed", "@iris", "impact=1_high; reason: the impact was entered wrongly", "ok", "state=closed; impact=1_high"),
    ("a correction needs a reason", "closed", "@iris", "impact=1_high", "reason-needed", ""),
    ("cancelled takes no fields", "cancelled", "@ana", "title=Something else", "terminal", ""),
    // priority
    ("priority is computed", "in_progress", "@ana", "priority=p1", "computed:priority", ""),
    ("raising the impact recomputes", "in_progress", "@ana", "impact=1_high", "ok", "priority=p2"),
    ("raising the urgency recomputes", "in_progress", "@ana", "urgency=1_high", "ok", "priority=p2"),
    ("an agent does not override", "in_progress", "@ana", "priority_override=p2; priority_override_reason=The managing director is concerned", "forbidden-field:priority_override forbidden-field:priority_override_reason", ""),
    ("an override needs a reason", "in_progress", "@iris", "priority_override=p2", "reason-needed:priority_override_reason", ""),
    ("an override needs a long reason", "in_progress", "@iris", "priority_override=p2; priority_override_reason=because", "reason-needed:priority_override_reason too-short:priority_override_reason", ""),
    ("the incident manager overrides by one", "in_progress", "@iris", "priority_override=p2; priority_override_reason=The month end closing depends on it", "ok", "priority=p2; priority_override_by=@iris"),
    ("the duty manager overrides by one", "in_progress", "@dora", "priority_override=p4; priority_override_reason=The users have a second mail system", "ok", "priority=p4"),
    ("two levels need a second person", "in_progress", "@iris", "priority_override=p1; priority_override_reason=The month end closing depends on it", "required:priority_override_confirmed_by", ""),
    ("the second person is another", "in_progress", "@iris", "priority_override=p1; priority_override_reason=The month end closing depends on it; priority_override_confirmed_by=@iris", "segregation-of-duties:priority_override_confirmed_by", ""),
    ("two levels with a second person", "in_progress", "@iris", "priority_override=p1; priority_override_reason=The month end closing depends on it; priority_override_confirmed_by=@dora", "ok", "priority=p1"),
    ("taking the override off", "in_progress|priority_override=p2; priority=p2; priority_override_reason=The month end closing depends on it", "@iris", "priority_override=-; reason: the closing is through now", "ok", "priority=p3; priority_override_reason=-"),
    ("an agent does not take it off", "in_progress|priority_override=p4; priority=p4; priority_override_reason=The month end closing depends on it", "@ana", "priority_override=-", "forbidden-field:priority_override", ""),
    ("lowering P1 needs the incident manager", "in_progress|impact=1_high; urgency=1_high; priority=p1", "@ana", "impact=2_medium; reason: only one site is concerned", "guard:priority", ""),
    ("lowering P1 needs a reason", "in_progress|impact=1_high; urgency=1_high; priority=p1", "@iris", "impact=2_medium", "reason-needed", ""),
    ("lowering P1", "in_progress|impact=1_high; urgency=1_high; priority=p1", "@iris", "impact=2_medium; reason: only one site is concerned", "ok", "priority=p2"),
    ("lowering P3 is anyone's", "in_progress", "@ana", "urgency=3_low", "ok", "priority=p4"),
    ("the floor of a critical service", "in_progress|service_down=true", "@ana", "impact=3_low", "guard:impact", ""),
    ("no floor for another service", "in_progress|service=%print; service_down=true", "@ana", "impact=3_low", "ok", "priority=p4"),
    ("no floor while it works", "in_progress", "@ana", "impact=3_low", "ok", "priority=p4"),
    ("unknown choice", "in_progress", "@ana", "impact=huge", "unknown-choice:impact", ""),
    ("unknown field", "in_progress", "@ana", "colour=blue", "unknown-field:colour", ""),
    ("an unknown reference", "in_progress", "@ana", "service=$acme", "unknown-reference:service", ""),
    ("reported at is immutable", "in_progress", "@ana", "reported_at=~-60", "read-only:reported_at", ""),
    ("counters are computed", "in_progress", "@ana", "reassignment_count=0", "computed:reassignment_count", ""),
    ("moving to another group counts", "assigned", "@ana", "assigned_group=#second", "ok", "assigned_group=#second; reassignment_count=1"),
    ("a title that says nothing", "in_progress", "@ana", "title=test", "placeholder:title", ""),
    // messages
    ("a reply acknowledges", "new", "@ana", "say: We are looking into it", "ok", "state=new; acknowledged_at=~0"),
    ("an internal note does not", "new", "@ana", "note: looks like last week", "ok", "acknowledged_at=-; last_work_at=~0"),
    ("the caller's own message does not", "new", "@carla", "say: It is urgent", "ok", "acknowledged_at=-; last_inbound_at=~0"),
    ("users write no internal notes", "new", "@carla", "note: hm", "forbidden", ""),
    ("auditors write nothing", "new", "@aude", "say: hm", "forbidden", ""),
    ("nothing is not a message", "new", "@ana", "say:  ", "required:message", ""),
    // links
    ("no link to itself", "new", "@ana", "link related_to *it", "self-link:related_to", ""),
    ("no unknown link", "new", "@ana", "link loves *other", "unknown-link", ""),
    ("users do not link", "new", "@carla", "link related_to *other", "forbidden", ""),
    ("a link needs the right type", "new", "@ana", "link parent %mail", "unknown-reference:parent", ""),
    ("a link", "new", "@ana", "link parent *other", "ok", ""),
    // merge
    ("merging", "new", "@lena", "merge *other", "ok", "state=cancelled; cancel_reason=duplicate"),
    ("merging with itself", "new", "@lena", "merge *it", "self-link", ""),
    ("agents do not merge", "new", "@ana", "merge *other", "guard", ""),
    ("customers are not mixed", "new|customer=$globex", "@lena", "merge *other", "guard", ""),
    ("pending is not merged", "pending", "@lena", "merge *other", "guard", ""),
    // watching and erasing
    ("watching", "new", "@ana", "watch @ana", "ok", ""),
    ("users do not make others watch", "new", "@carla", "watch @carl", "forbidden", ""),
    ("erasing is the administrator's", "closed", "@ana", "erase; reason: request of the person of today", "forbidden", ""),
    ("erasing needs a ground", "closed", "@adam", "erase", "reason-needed", ""),
    ("erasing", "closed", "@adam", "erase; reason: request of the person of today", "ok", "state=closed; caller=-; description=-; impact=2_medium"),
    // timers of people
    ("people set off no timers", "resolved", "@ana", "timer close", "forbidden", ""),
];

#[test]
fn guards() {
    let mut failures = Vec::new();
    for (title, given, who, wish, expected, afterwards) in CASES {
        let mut w = World::new();
        let (state, extra) = given.split_once('|').unwrap_or((given, ""));
        w.incident("*other", "new", "title=The other incident");
        w.incident("*it", state, extra);
        let wish = wish.replace("FIX", FIX);
        let got = w.outcome(who, Some("*it"), &wish);
        let mut wanted: Vec<&str> = expected.split(' ').collect();
        wanted.sort_unstable();
        let wanted = wanted.join(" ");
        if got != wanted {
            failures.push(format!("{title}: {got}, expected {wanted}"));
        } else if let Err(why) = w.holds("*it", afterwards) {
            failures.push(format!("{title}: {why}"));
        }
    }
    assert!(failures.is_empty(), "{} of {}:\n{}", failures.len(), CASES.len(), failures.join("\n"));
}

/// Creating: who, what, and what becomes of it.
#[rustfmt::skip]
const CREATIONS: &[(&str, &str, &str, &str)] = &[
    ("@carla", "title=Mail is down; description=Nobody can send mail", "ok", "state=new; caller=@carla; customer=$acme; channel=portal; reported_at=~0; reopen_count=0"),
    ("@carla", "title=Mail is down", "required:description", ""),
    ("@carla", "description=Nobody can send mail", "required:title", ""),
    ("@carla", "title=-; description=Nobody can send mail", "required:title", ""),
    ("@carla", "title=Mail is down; description=Nobody can send mail; caller=@carl", "forbidden", ""),
    ("@carla", "title=Mail is down; description=Nobody can send mail; assigned_group=#desk", "forbidden-field:assigned_group", ""),
    ("@carla", "title=Mail is down; description=Nobody can send mail; impact=1_high; urgency=2_medium", "ok", "priority=p2"),
    ("@ana", "title=Mail is down; description=Nobody can send mail; caller=@carla; channel=telephone", "required:service", ""),
    ("@ana", "title=Mail is down; description=Nobody can send mail; caller=@carla; service=%mail", "ok", "caller=@carla; customer=$acme; channel=telephone"),
    ("@ana", "title=Mail is down; description=Nobody can send mail; caller=@gone; service=%mail", "inactive-person:caller", ""),
    ("@ana", "title=Mail is down; description=Nobody can send mail; monitoring_source=probe 7; channel=monitoring; service=%mail", "ok", "caller=-"),
    ("@ana", "title=Mail is down; description=Nobody can send mail; caller=@carla; service=%mail; reported_at=~-901", "too-far-back:reported_at", ""),
    ("@ana", "title=Mail is down; description=Nobody can send mail; caller=@carla; service=%mail; reported_at=~-900", "ok", ""),
    ("@ana", "title=Mail is down; description=Nobody can send mail; caller=@carla; service=%mail; reported_at=~-901; late_reason=The line was busy all morning", "ok", ""),
    ("@ana", "title=Mail is down; description=Nobody can send mail; caller=@carla; service=%mail; reported_at=~-901; late_reason=tbd", "placeholder:late_reason too-far-back:reported_at", ""),
    ("@ana", "title=Mail is down; description=Nobody can send mail; caller=@carla; service=%mail; reported_at=~-260000; late_reason=The line was busy all morning", "too-far-back:reported_at", ""),
    ("@ana", "title=Mail is down; description=Nobody can send mail; caller=@carla; service=%mail; channel=walk_in", "ok", "channel=walk_in"),
    ("@iris", "title=Mail is down; description=Nobody can send mail; caller=@carla; service=%mail; reported_at=~-260000; late_reason=The line was busy all morning", "ok", ""),
    ("@ana", "title=Mail is down; description=Nobody can send mail; caller=@carla; service=%mail; reported_at=~61", "in-future:reported_at", ""),
    ("@ana", "title=Mail is down; description=Nobody can send mail; caller=@carla; service=%mail; reported_at=~59", "ok", ""),
    ("@ana", "title=Mail is down; description=Nobody can send mail; caller=@carla; service=%mail; priority=p1", "computed:priority", ""),
    ("@ana", "title=Mail is down; description=Nobody can send mail; caller=@carla; service=%mail; move resolve_at_once; category=&software; impact=3_low; urgency=3_low; security_related=false; resolution=Told them where the button is; resolution_code=user_guidance; configuration_item=none identified", "ok", "state=resolved; priority=p5"),
    ("@aude", "title=Mail is down; description=Nobody can send mail", "ok", "caller=@aude"),
    ("@gone", "title=Mail is down; description=Nobody can send mail", "forbidden", ""),
    ("@tom", "title=Mail is down; description=Nobody can send mail; caller=@carla", "forbidden", ""),
];

#[test]
fn creations() {
    let mut failures = Vec::new();
    for (who, wish, expected, afterwards) in CREATIONS {
        let mut w = World::new();
        let got = w.outcome(who, None, wish);
        if got != *expected {
            failures.push(format!("{who} {wish}: {got}, expected {expected}"));
        } else if got == "ok"
            && let Err(why) = w.holds("*it", afterwards)
        {
            failures.push(format!("{who} {wish}: {why}"));
        }
    }
    assert!(failures.is_empty(), "{} of {}:\n{}", failures.len(), CREATIONS.len(), failures.join("\n"));
}

/// Who records through which door, and the channel it begins with.
#[test]
fn the_channel_follows_who_asks() {
    use journal::Channel::{Api, Cli, Mail, Screen};
    let w = World::new();
    let def = w.model.get("incident").unwrap();
    let field = def.field("channel").unwrap();
    for (who, door, expected) in [
        ("@carla", Screen, "portal"),
        ("@ana", Screen, "telephone"),
        ("@sam", Screen, "telephone"),
        ("@carla", Api, "api"),
        ("@ana", Api, "api"),
        ("@ana", Mail, "email"),
        ("@carla", Cli, "portal"),
    ] {
        let begins = engine::default_of(def, field, &w.viewer(who), door);
        assert_eq!(begins.and_then(|v| v.as_str()), Some(expected), "{who} through {door:?}");
    }
}

/// What an edit leaves to moves: field, state, whether it is left out while it is empty.
#[test]
fn an_edit_leaves_to_moves_what_only_they_ask() {
    let w = World::new();
    let def = w.model.get("incident").unwrap();
    for (field, state, left) in [
        ("closure_code", "in_progress", true),
        ("closure_code", "resolved", true),
        ("closure_code", "closed", false),
        ("cancel_reason", "new", true),
        ("resolution", "in_progress", true),
        ("resolution", "resolved", false),
        ("pending_until", "in_progress", true),
        ("pending_until", "pending", false),
        ("title", "new", false),
        ("category", "new", false),
        ("configuration_item", "in_progress", false),
        ("assigned_group", "new", false),
        ("assigned_to", "new", false),
        ("no_such_field", "new", false),
    ] {
        assert_eq!(def.left_to_moves(field, Some(state)), left, "{field} while {state}");
    }
}

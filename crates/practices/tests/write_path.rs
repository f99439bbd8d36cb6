//! The write path as a whole: stale edits, what is told to whom, history in words, imports, moves on offer, erasure.
#![allow(clippy::unwrap_used)]

mod world;
use engine::history::{Resolver, sentences};
use engine::{Action, Command, Cx, Facts, ImportEvent, Stop};
use journal::{Actor, Channel};
use kernel::{Id, IdSource};
use std::collections::BTreeMap;
use world::{World, at};

#[test]
fn a_stale_edit_is_refused_with_what_changed() {
    for (meanwhile, wish, expected) in [
        ("impact=1_high", "impact=3_low", "stale:impact"),
        ("impact=1_high", "urgency=1_high", "stale:impact"),
        (
            "impact=1_high",
            "move resolve; resolution=Replaced the broken cable; resolution_code=fixed; configuration_item=x",
            "stale:impact",
        ),
        (
            "move wait; pending_reason=awaiting_supplier; pending_until=~+86400",
            "urgency=1_high",
            "stale:pending_reason,pending_until,state",
        ),
        ("say: hello there", "urgency=1_high", "ok"),
        ("note: hello there", "urgency=1_high", "ok"),
        ("watch @ana", "urgency=1_high", "ok"),
        ("impact=1_high", "say: hello there", "ok"),
        ("impact=1_high", "link related_to *other", "ok"),
    ] {
        let mut w = World::new();
        w.incident("*other", "new", "");
        w.incident("*it", "in_progress", "");
        w.must("@lena", Some("*it"), meanwhile);
        let who = if wish.starts_with("move") { "@sam" } else { "@ana" };
        assert_eq!(w.outcome(who, Some("*it"), &format!("version 1; {wish}")), expected, "{meanwhile} / {wish}");
        assert_eq!(
            w.outcome(who, Some("*it"), &format!("version 99; {wish}")),
            if expected == "ok" && !wish.contains('=') { "ok" } else { "stale:" },
            "a version that does not exist"
        );
    }
}

#[test]
fn the_current_version_is_not_stale() {
    let mut w = World::new();
    w.incident("*it", "in_progress", "");
    let version = w.record("*it").version;
    assert_eq!(w.outcome("@ana", Some("*it"), &format!("version {version}; urgency=1_high")), "ok");
}

#[test]
fn nothing_changed_writes_nothing() {
    let mut w = World::new();
    w.incident("*it", "in_progress", "");
    let before = w.record("*it").version;
    w.must("@ana", Some("*it"), "urgency=2_medium; title=Mail is down");
    assert_eq!(w.record("*it").version, before);
}

/// What happened → who is told of which event; people once each.
#[test]
fn notifications() {
    for (given, who, wish, expected) in [
        ("assigned", "@lena", "assigned_to=@sam", "assigned:sam"),
        ("assigned", "@sam", "assigned_to=@sam", ""),
        ("assigned", "@lena", "assigned_group=#second", "new_in_queue:nils"),
        ("in_progress", "@carla", "say: It got worse", "answered:sam"),
        ("in_progress", "@ana", "say: We are on it", "caller:carla replied:sam"),
        ("in_progress", "@ana", "note: @iris please have a look", "mentioned:iris replied:sam"),
        ("in_progress", "@sam", "note: @sam", ""),
        ("in_progress", "@ana", "note: @sam your turn", "mentioned:sam"),
        ("in_progress", "@sam", "impact=1_high", "service_owner:olga"),
        (
            "in_progress",
            "@sam",
            "move resolve; resolution=Replaced the broken cable; resolution_code=fixed; configuration_item=x",
            "caller:carla",
        ),
        ("resolved", "@ana", "move close; closure_code=confirmed_by_caller", "caller:carla"),
        ("assigned", "@sam", "move start", "caller:carla"),
    ] {
        let mut w = World::new();
        w.incident("*it", given, "");
        w.must(who, Some("*it"), wish);
        let name = |id: &str| w.names.iter().find(|(_, v)| v.text() == id).unwrap().0[1..].to_owned();
        let mut got: Vec<String> = Vec::new();
        for row in &w.outbox {
            for to in row.body["to"].as_array().unwrap() {
                got.push(format!("{}:{}", row.body["event"].as_str().unwrap(), name(to.as_str().unwrap())));
            }
        }
        got.sort();
        assert_eq!(got.join(" "), expected, "{given} {who} {wish}");
    }
}

#[test]
fn the_receipt_names_number_and_time() {
    let mut w = World::new();
    w.must("@carla", None, "title=Mail is down; description=Nobody can send mail; service=%mail; impact=2_medium; urgency=2_medium");
    let receipt = w.outbox.iter().find(|o| o.kind == *"mail").unwrap();
    let text = receipt.body["text"].as_str().unwrap();
    assert_eq!(text, "We received your report “Mail is down” as {number}. We expect to have it resolved by 2026-06-02 15:00 UTC.");
}

#[test]
fn merging_tells_the_one_that_stays() {
    let mut w = World::new();
    w.incident("*stays", "new", "title=The mail server is down");
    w.incident("*it", "new", "caller=@carl");
    w.must("@ana", Some("*it"), "watch @nils");
    w.must("@lena", Some("*it"), "merge *stays");
    let stays = w.record("*stays");
    assert!(stays.watchers.contains(&w.id("@nils")) && stays.watchers.contains(&w.id("@carl")));
    let message = w.entries[&stays.id].last().unwrap().1.message.clone().unwrap();
    assert!(message.body.contains("was merged into this incident"), "{}", message.body);
    assert!(w.links.iter().any(|l| l.name == *"duplicate_of" && l.to == stays.id));
}

struct Names<'a>(&'a World);
impl Resolver for Names<'_> {
    fn name(&self, id: Id) -> Option<String> {
        let record = self.0.records.get(&id)?;
        record.text("name").map(str::to_owned).or_else(|| record.number.clone())
    }
}

#[test]
fn history_in_words() {
    let mut w = World::new();
    w.must("@carla", None, "title=Mail is down; description=Nobody can send mail");
    w.must("@ana", Some("*it"), "move assign; service=%mail; category=&software; impact=2_medium; urgency=2_medium; security_related=false; assigned_group=#network");
    w.must("@sam", Some("*it"), "move start");
    w.must("@sam", Some("*it"), "note: the switch looks fine");
    w.must("@iris", Some("*it"), "impact=1_high; urgency=1_high; reason: the whole site is down");
    w.must(
        "@sam",
        Some("*it"),
        "move resolve; resolution=Replaced the broken cable; resolution_code=fixed; configuration_item=none identified",
    );
    w.must("@carla", Some("*it"), "move close; say: Thank you");
    w.must("@carla", Some("*it"), "watch @carla");
    let def = w.model.get("incident").unwrap().clone();
    let entries: Vec<_> = w.entries[&w.id("*it")].iter().map(|(h, p)| (h.clone(), Some(p.clone()))).collect();
    let lines: Vec<String> = sentences(&def, &entries, &Names(&w))
        .into_iter()
        .map(|l| l.words + &l.reason.map_or_else(String::new, |r| format!(" because {r}")))
        .collect();
    assert_eq!(
        lines,
        [
            "created the incident",
            "moved to Assigned, set Assigned group → Network, set Category → Software, set Impact → 2 Medium and changed 4 more fields",
            "moved to In progress, set Assigned to → Sam Test and met the response target",
            "added an internal note",
            "set Impact 2 Medium → 1 High, set Priority P3 → P1 and set Urgency 2 Medium → 1 High because the whole site is down",
            "moved to Resolved (Fixed), set Configuration item → none identified, set Resolution → Replaced the broken cable and met the resolution target",
            "moved to Closed (Confirmed by caller) and wrote a reply",
            "began to watch",
        ]
    );
}

#[test]
fn moves_on_offer() {
    for (state, who, expected) in [
        ("new", "@ana", "assign:security_related? resolve_at_once"),
        ("new", "@lena", "assign resolve_at_once cancel"),
        ("new", "@carla", ""),
        ("assigned", "@sam", "start resolve"),
        ("assigned", "@ana", "start! resolve"),
        ("in_progress", "@sam", "reassign wait resolve"),
        ("pending", "@ana", "resume resolve"),
        ("resolved", "@carla", "close reopen"),
        ("resolved", "@ana", "close reopen"),
        ("closed", "@iris", ""),
        ("resolved", "@aude", ""),
    ] {
        let mut w = World::new();
        w.incident("*it", state, "");
        let viewer = w.viewer(who);
        let shelf = w.shelf.clone();
        let mut facts = Facts::new(&shelf);
        let record = w.record("*it");
        let offered = loop {
            let mut ids = w.ids.clone();
            let mut cx = Cx { actor: viewer.actor.clone(), now: w.now, ids: &mut ids, channel: Channel::Screen, locale: "en" };
            match engine::allowed_moves(&mut cx, &w.model, &w.rules, &viewer, &facts, &record) {
                Ok(moves) => break moves,
                Err(questions) => w.answer(&mut facts, questions),
            }
        };
        let got: Vec<String> = offered.iter().map(|m| format!("{}{}", m.name, if m.unmet.is_empty() { "" } else { "!" })).collect();
        assert_eq!(got.join(" "), expected.replace(":security_related?", ""), "{state} {who}: {offered:?}");
    }
}

fn import(w: &mut World, events: &[ImportEvent]) -> Result<Id, String> {
    let shelf = w.shelf.clone();
    let facts = Facts::new(&shelf);
    let mut ids = w.ids.clone();
    let mut cx = Cx { actor: Actor::system("import"), now: w.now, ids: &mut ids, channel: Channel::Import, locale: "en" };
    let plan = engine::plan_import(&mut cx, &w.model, &w.rules, &facts, "incident", None, events).map_err(|r| r.to_string())?;
    w.ids = ids;
    Ok(w.commit(plan)[0])
}

fn event(w: &World, when: &str, who: &str, state: Option<&str>, fields: &str) -> ImportEvent {
    let actor = if who.is_empty() { Actor::system("import") } else { Actor::Person(w.id(who)) };
    let mut event = ImportEvent::at(at(when), actor);
    event.set = w.fields(fields);
    event.state = state.map(Into::into);
    event
}

#[test]
fn imported_history_runs_its_clocks() {
    let mut w = World::new();
    w.now = at("2026-06-10T07:00:00Z");
    let events = [
        event(
            &w,
            "2026-06-01T07:00:00Z",
            "@carla",
            None,
            "title=Mail is down; caller=@carla; channel=telephone; reported_at=2026-06-01T07:00:00Z; impact=2_medium; urgency=2_medium; priority=p3; legacy_reference=INC42",
        ),
        event(
            &w,
            "2026-06-01T08:00:00Z",
            "@sam",
            Some("in_progress"),
            "assigned_group=#network; assigned_to=@sam; acknowledged_at=2026-06-01T08:00:00Z",
        ),
        event(&w, "2026-06-01T09:00:00Z", "@sam", Some("pending"), "pending_reason=awaiting_caller"),
        event(&w, "2026-06-02T08:00:00Z", "@carla", Some("in_progress"), "pending_reason=-"),
        event(&w, "2026-06-03T14:00:00Z", "@sam", Some("resolved"), "resolved_at=2026-06-03T14:00:00Z; resolution_code=fixed"),
        event(&w, "2026-06-08T14:00:00Z", "", Some("closed"), "closure_code=closed_automatically"),
    ];
    let id = import(&mut w, &events).unwrap();
    let record = w.records[&id].clone();
    assert_eq!((record.version, record.state.as_deref(), record.created_at), (6, Some("closed"), at("2026-06-01T07:00:00Z")));
    let outcome = |kind: &str| record.clocks.iter().find(|c| c.kind == *kind).unwrap().outcome;
    assert_eq!(outcome("response"), Some(engine::Outcome::Met));
    assert_eq!(outcome("resolution"), Some(engine::Outcome::Met), "exactly sixteen business hours, the pause left out");
    let entries = &w.entries[&id];
    assert!(entries.iter().all(|(h, _)| h.cause.imported && h.recorded_at == w.now && h.cause.channel == Channel::Import));
    assert!(entries.windows(2).all(|e| e[0].0.occurred_at <= e[1].0.occurred_at));
    assert!(w.timers.is_empty(), "nothing is due for what is over");
    assert!(record.number.as_deref().unwrap().starts_with("INC"));
}

#[test]
fn imported_open_incidents_are_watched_by_timers_without_old_warnings() {
    let mut w = World::new();
    w.now = at("2026-06-02T13:00:00Z");
    let fields = "title=Mail is down; caller=@carla; reported_at=2026-06-01T07:00:00Z; impact=2_medium; urgency=2_medium; priority=p3";
    let event = event(&w, "2026-06-01T07:00:00Z", "@carla", None, fields);
    let id = import(&mut w, &[event]).unwrap();
    let record = w.records[&id].clone();
    let resolution = record.clocks.iter().find(|c| c.kind == *"resolution").unwrap();
    assert_eq!(resolution.warned_percent, 75);
    assert_eq!(w.timers[&(id, "warn:resolution".to_owned())], at("2026-06-02T13:24:00Z"), "at 90 %");
    let response = record.clocks.iter().find(|c| c.kind == *"response").unwrap();
    assert_eq!(response.missed_at, Some(at("2026-06-01T09:00:00Z")));
}

#[test]
fn imports_are_typed_and_bounded() {
    for (fields, when, state, expected) in [
        ("title=Mail; impact=huge", "2026-06-01T06:00:00Z", None, "has no choice"),
        ("colour=blue", "2026-06-01T06:00:00Z", None, "There is no field “colour”"),
        ("title=Mail is down", "2026-06-01T06:00:00Z", Some("limbo"), "There is no state “limbo”."),
        ("title=Mail is down", "2027-06-01T06:00:00Z", None, "lies in the future"),
        ("caller=$acme", "2026-06-01T06:00:00Z", None, "does not exist"),
        ("reopen_count=-5", "2026-06-01T06:00:00Z", None, "must be between"),
    ] {
        let mut w = World::new();
        let event = event(&w, when, "", state, fields);
        let got = import(&mut w, &[event]).unwrap_err();
        assert!(got.contains(expected), "{fields}: {got}");
    }
    let mut w = World::new();
    let backwards =
        [event(&w, "2026-06-01T06:00:00Z", "", None, "title=Mail is down"), event(&w, "2026-06-01T05:00:00Z", "", Some("assigned"), "")];
    assert!(import(&mut w, &backwards).unwrap_err().contains("may not be before"));
    assert!(import(&mut w, &[]).is_err());
}

#[test]
fn erasing_leaves_a_record_that_folds_from_its_restatement() {
    let mut w = World::new();
    w.incident("*it", "closed", "");
    let before = w.record("*it");
    w.must("@adam", Some("*it"), "erase; reason: request of the person of today");
    let after = w.record("*it");
    assert!(after.get("caller").is_none() && after.get("description").is_none() && after.get("resolution").is_none());
    assert_eq!(after.get("priority"), before.get("priority"));
    assert_eq!((after.number.clone(), after.clocks.len()), (before.number.clone(), before.clocks.len()));
    let (header, payload) = w.entries[&after.id].last().unwrap();
    let def = w.model.get("incident").unwrap();
    let created = &w.entries[&after.id][0].0;
    let emptied = engine::fold(def, None, created, &engine::Payload::default());
    assert_eq!(engine::fold(def, Some(emptied), header, payload), *after, "earlier payloads may go");
}

#[test]
fn every_command_of_other_types_is_judged_too() {
    let json = |w: &World, text: &str| w.fields(text);
    for (type_name, who, fields, expected) in [
        ("organisation", "@mona", "name=Another; time_zone=Europe/Paris", "guard"),
        ("person", "@mona", "name=Eve; email=eve@example.org", "ok"),
        ("person", "@mona", "name=Eve; email=eve at example", "wrong-shape"),
        ("person", "@mona", "name=Eve; time_zone=+02:00", "wrong-shape"),
        ("person", "@ana", "name=Eve", "forbidden"),
        ("category", "@iris", "name=Printers; parent=&hardware", "ok"),
        ("category", "@ana", "name=Printers", "forbidden"),
        ("sla", "@levi", "title=Mail for Acme; valid_from=2026-06-01; valid_to=2026-05-01", "order"),
        ("sla", "@levi", "title=Mail for Acme", "ok"),
        ("business_calendar", "@levi", "name=Broken; time_zone=Mars/Olympus", "calendar"),
        ("business_calendar", "@levi", "name=Good; time_zone=Europe/Paris; continuous=true", "ok"),
        ("role_assignment", "@mona", "role=user; person=@carla; valid_from=2026-06-02; valid_to=2026-06-01", "order"),
        ("nonsense", "@mona", "", "unknown-type"),
    ] {
        let mut w = World::new();
        let set: BTreeMap<_, _> = json(&w, fields);
        let command = Command {
            id: w.ids.id(w.now),
            type_name: type_name.into(),
            record: None,
            expected_version: None,
            action: Action { set, ..Action::default() },
            reason: None,
            occurred_at: None,
        };
        let got = match w.run(who, &command) {
            Ok(_) => "ok".to_owned(),
            Err(Stop::Refused(r)) => r.0[0].code.to_string(),
            Err(other) => panic!("{other:?}"),
        };
        assert_eq!(got, expected, "{type_name} {fields}");
    }
}

#[test]
fn two_agreements_for_the_same_are_refused() {
    let mut w = World::new();
    let draft = (*w.record("?default")).clone();
    for (from, to, service, expected) in
        [("2026-01-01", None, None, false), ("2019-01-01", Some("2019-12-31"), None, true), ("2026-01-01", None, Some("%mail"), true)]
    {
        let mut second = draft.clone();
        second.id = Id::from_u128(77);
        second.version = 0;
        second.state = Some("draft".into());
        second.fields.insert("valid_from".into(), schema::Value::Date(from.parse().unwrap()));
        if let Some(to) = to {
            second.fields.insert("valid_to".into(), schema::Value::Date(to.parse().unwrap()));
        }
        if let Some(service) = service {
            second.fields.insert("service".into(), schema::Value::Reference(w.id(service)));
        }
        second.version = 1;
        w.records.insert(second.id, std::sync::Arc::new(second.clone()));
        w.shelf.put(std::sync::Arc::new(second));
        w.names.insert("*sla".into(), Id::from_u128(77));
        let mut command = w.command(Some("*sla"), "move take_in; reason: taken over from paper");
        command.type_name = "sla".into();
        let got = w.run("@mona", &command);
        assert_eq!(got.is_ok(), expected, "{from} {to:?} {service:?}: {got:?}");
    }
}

#[test]
fn what_an_import_lacks_holds_up_nothing_else() {
    let mut w = World::new();
    let fields = "title=Mail; caller=@carla; customer=$acme; reported_at=2026-06-01T07:00:00Z; priority=p2; priority_override=p2; priority_override_reason=imported; assigned_group=#network";
    let event = event(&w, "2026-06-01T07:00:00Z", "", Some("assigned"), fields);
    let id = import(&mut w, &[event]).unwrap();
    w.names.insert("*it".into(), id);
    w.must("@ana", Some("*it"), "say: We are looking into it");
    w.must("@ana", Some("*it"), "category=&software");
    w.holds("*it", "priority=p2; priority_override_reason=imported").unwrap();
    assert_eq!(w.outcome("@ana", Some("*it"), "assigned_group=-"), "required:assigned_group");
    let missing = w.outcome("@sam", Some("*it"), "move start");
    assert_eq!(missing, "required-for-move:impact required-for-move:service required-for-move:urgency");
}

#[test]
fn files_come_with_words_or_alone_and_may_be_taken_off() {
    let mut w = World::new();
    w.incident("*it", "in_progress", "");
    let file = |visibility| engine::NewAttachment {
        file: engine::Attachment {
            id: Id::from_u128(5),
            name: "log.txt".into(),
            media_type: "text/plain".into(),
            size: 3,
            sha256: "00".into(),
            visibility,
            message: None,
            removed: false,
        },
    };
    for (who, visibility, words, expected) in [
        ("@carla", engine::Visibility::Public, "say: see the log", true),
        ("@carla", engine::Visibility::Internal, "", false),
        ("@ana", engine::Visibility::Internal, "note: the log", true),
        ("@aude", engine::Visibility::Public, "", false),
    ] {
        let mut command = w.command(Some("*it"), words);
        command.action.attach = vec![file(visibility)];
        let got = w.run(who, &command);
        assert_eq!(got.is_ok(), expected, "{who} {visibility:?} {got:?}");
        if expected {
            let (_, payload) = w.entries[&w.id("*it")].last().unwrap();
            assert_eq!(payload.attachments[0].message, payload.message.as_ref().map(|m| m.id));
        }
    }
    let mut command = w.command(Some("*it"), "");
    command.action.detach = vec![Id::from_u128(5)];
    assert!(w.run("@carla", &command).is_err());
    assert!(w.run("@ana", &command).is_ok());
    assert!(w.entries[&w.id("*it")].last().unwrap().1.attachments[0].removed);
}

/// Whatever door a text comes in by: a person mends it, an import cannot.
#[test]
fn characters_nobody_writes_are_refused_from_people_and_taken_out_of_history() {
    for nasty in ["a\u{0}b", "a\u{7}b", "a\u{1b}[2Jb", "a\u{7f}b", "a\u{85}b"] {
        let mut w = World::new();
        w.incident("*it", "in_progress", "");
        for wish in [format!("say: Look at {nasty}"), format!("title=Look at {nasty}"), format!("description=Look at {nasty}")] {
            let said = w.outcome("@ana", Some("*it"), &wish);
            assert!(said.contains("wrong-shape"), "{wish:?}: {said}");
        }
        let mut command = w.command(Some("*it"), "impact=1_high");
        command.reason = Some(format!("Because of {nasty}"));
        let Err(Stop::Refused(refusals)) = w.run("@ana", &command) else { panic!("a reason with {nasty:?} was taken") };
        assert!(refusals.has(kernel::Code::WrongShape), "{refusals}");

        w.now = at("2026-06-10T07:00:00Z");
        let facts = "caller=@carla; channel=telephone; reported_at=2026-06-01T07:00:00Z; impact=2_medium; urgency=2_medium; priority=p3";
        let mut event = event(&w, "2026-06-01T07:00:00Z", "@carla", None, facts);
        event.set.insert("title".into(), format!("Look at {nasty}\nand more").into());
        event.set.insert("description".into(), format!("Look at {nasty}\r\nand more").into());
        event.reason = Some(format!("Because of {nasty}"));
        event.message = Some((engine::Visibility::Public, format!("See {nasty}\r\n\tthere"), false));
        let id = import(&mut w, &[event]).unwrap();
        let clean: String = nasty.chars().filter(|c| !c.is_control()).collect();
        let record = &w.records[&id];
        assert_eq!(record.text("title"), Some(format!("Look at {clean} and more").as_str()));
        assert_eq!(record.text("description"), Some(format!("Look at {clean}\nand more").as_str()));
        let (_, payload) = &w.entries[&id][0];
        assert_eq!(payload.reason.as_deref(), Some(format!("Because of {clean}").as_str()));
        assert_eq!(payload.message.as_ref().unwrap().body, format!("See {clean}\n\tthere"));
    }
    // Line ends are everybody's own.
    let mut w = World::new();
    w.incident("*it", "in_progress", "");
    let mut command = w.command(Some("*it"), "say: x");
    command.action.message.as_mut().unwrap().body = "One\r\ntwo\rthree\tfour".into();
    let id = w.run("@ana", &command).unwrap()[0];
    let body = &w.entries[&id].last().unwrap().1.message.as_ref().unwrap().body;
    assert_eq!(body, "One\ntwo\nthree\tfour");
}

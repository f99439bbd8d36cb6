//! What queries select, record by record.

use crate::sample::{Sample, World, date, instant, model, money};
use kernel::{Id, Name, Timestamp};
use schema::Value;
use schema::query::{Env, Query, Sort};

const ANN: u128 = 1;
const BOB: u128 = 2;

pub fn world() -> World {
    let mut printer = Sample::new(101, "incident")
        .number("INC0000101")
        .state("in_progress")
        .text("title", "Printer on fire, Müllerstraße 5")
        .text("description", "The mail server room smells.\nPaper everywhere")
        .choose("priority", "P1")
        .choose("impact", "high")
        .refer("assignee", ANN)
        .refer("assigned_group", 10)
        .refer("service", 30)
        .set("major", Value::Boolean(true))
        .set("reopened", Value::Integer(3))
        .set("effort", Value::Duration(5_400))
        .set("score", Value::Decimal("2.5".parse().unwrap()))
        .set("cost", money(12_550, "EUR"))
        .set("wanted_on", date("2026-03-28"))
        .set("tags", Value::Choices(vec![Name::from("printer"), Name::from("network")]))
        .set("related", Value::References(vec![Id::from_u128(31)]))
        .text("x_site", "Köln")
        .set("x_seen_at", Value::Instant(instant("2026-03-27T10:00:00.5Z")));
    printer.created = instant("2026-03-26T09:00:00Z");
    printer.due = Some(instant("2026-03-27T16:00:00Z"));
    printer.watchers = vec![Id::from_u128(BOB)];
    printer.links = vec![(Name::from("caused_by"), Id::from_u128(200))];
    let mut mail = Sample::new(102, "incident")
        .number("INC0000102")
        .state("pending")
        .text("title", "Mail server down")
        .choose("priority", "P2")
        .refer("assignee", BOB)
        .refer("service", 31)
        .set("x_floor", Value::Integer(-2));
    mail.created = instant("2026-03-01T09:00:00Z");
    mail.due = Some(instant("2026-03-27T14:00:00Z"));
    mail.missed = true;
    let mut old = Sample::new(103, "incident").number("INC0000103").state("closed").text("title", "Old thing").choose("priority", "P4");
    old.created = instant("2025-12-24T09:00:00Z");
    World::new([
        Sample::new(ANN, "person").text("name", "Ann Änderung").text("email", "ann@example.org"),
        Sample::new(BOB, "person").text("name", "Bob"),
        Sample::new(10, "group").text("name", "Service desk"),
        Sample::new(20, "customer").text("name", "ACME"),
        Sample::new(30, "service").number("SVC0000030").text("name", "Printing").refer("owner", BOB).refer("customer", 20),
        Sample::new(31, "service").number("SVC0000031").text("name", "Mail").refer("owner", ANN),
        Sample::new(200, "change").number("CHG0000200").state("done").text("title", "New toner").refer("service", 30),
        printer,
        mail,
        old,
    ])
}

pub fn env() -> Env {
    Env::new(instant("2026-03-27T15:00:00Z"), "Europe/Berlin").asked_by(Id::from_u128(ANN), &[Id::from_u128(10)], &[Id::from_u128(20)])
}

#[test]
fn selections() {
    let world = world();
    let def = world.model.get("incident").unwrap().clone();
    for (text, expected) in [
        ("", "101 102 103"),
        ("is:open", "101 102"),
        ("is:closed", "103"),
        ("state:open", "101 102"),
        ("state:closed", "103"),
        ("state:\"In progress\"", "101"),
        ("phase:waiting,closed", "102 103"),
        ("is:overdue", "102"),
        ("is:missed", "102"),
        ("is:major", "101"),
        ("major:no", "102 103"),
        ("is:unassigned", "103"),
        ("priority<=P2", "101 102"),
        ("priority<=2", "101 102"),
        ("priority>P2", "103"),
        ("priority:P2..P4", "102 103"),
        ("priority:\"P1 critical\",p4", "101 103"),
        ("-priority:P1", "102 103"),
        ("-impact:high", "102 103"),
        ("impact:-", "102 103"),
        ("has:impact", "101"),
        ("tags:network", "101"),
        ("reopened>=3", "101"),
        ("reopened<3", ""),
        ("-reopened<3", "101 102 103"),
        ("effort>1h", "101"),
        ("effort:1h..2h", "101"),
        ("score>2.4 score<=2.50", "101"),
        ("cost>100EUR", "101"),
        ("cost:125.50EUR", "101"),
        ("cost>100USD", ""),
        ("wanted_on:tomorrow", "101"),
        ("wanted_on>today", "101"),
        ("opened>-7d", "101"),
        ("created:2026-03", "101 102"),
        ("opened<2026", "103"),
        ("due<2h", "101 102"),
        ("due:+2h", "101"),
        ("owner:me", "101"),
        ("owner:me,-", "101 103"),
        ("owner:\"bob\"", "102"),
        ("owner:\"ann anderung\"", "101"),
        ("owner:~ander", "101"),
        ("owner.email:ann@example.org", "101"),
        ("group:my_groups", "101"),
        ("service.customer:my_customers", "101"),
        ("service:SVC0000031", "102"),
        ("service:svc0000031,Printing", "101 102"),
        ("service.owner:me", "102"),
        ("service.owner:-", "103"),
        ("service.owner.name:bob", "101"),
        ("related.owner:me", "101"),
        ("related:Mail", "101"),
        ("watching:\"Bob\"", "101"),
        ("link.caused_by:CHG0000200", "101"),
        ("link.caused_by:*", "101"),
        ("link.caused_by:-", "102 103"),
        ("link.caused_by.is:closed", "101"),
        ("link.caused_by.service.owner:Bob", "101"),
        ("number:inc0000103", "103"),
        ("number:INC*", "101 102 103"),
        ("title:~MULLERSTRASSE", "101"),
        ("title:mail*", "102"),
        ("title:\"mail server down\"", "102"),
        ("x_site:koln", "101"),
        ("x_floor<0", "102"),
        ("x_seen_at:today", "101"),
        ("mail", "101 102"),
        ("\"mail server\"", "101 102"),
        ("\"server mail\"", ""),
        ("muller*", "101"),
        ("\"on fire\" paper", "101"),
        ("INC0000102", "102"),
        ("thing or fire", "101 103"),
        ("-(thing or fire)", "102"),
        ("is:open (priority:P1 or mail) not owner:me", "102"),
        ("type:incident", "101 102 103"),
        ("type:change", ""),
        ("version:1", "101 102 103"),
        ("id:00000000-0000-0000-0000-000000000065", "101"),
    ] {
        let checked = Query::parse(text).unwrap().check(&world.model, &def).unwrap_or_else(|e| panic!("{text}: {e}"));
        let env = env();
        let found: Vec<String> =
            world.all("incident").iter().filter(|s| checked.matches(*s, &env)).map(|s| s.record.id.as_u128().to_string()).collect();
        assert_eq!(found.join(" "), expected, "{text}");
        assert!(!checked.sentence().is_empty(), "{text}");
    }
}

#[test]
fn orders() {
    let world = world();
    let def = world.model.get("incident").unwrap().clone();
    for (text, expected) in [
        ("", "101 102 103"),
        ("priority,due", "101 102 103"),
        ("-priority", "103 102 101"),
        ("due", "102 101 103"),
        ("-due", "101 102 103"),
        ("owner", "101 102 103"),
        ("-service", "101 102 103"),
        ("state,-id", "101 102 103"),
        ("x_floor,title", "102 103 101"),
    ] {
        let sort = Sort::parse(text, &world.model, &def).unwrap_or_else(|e| panic!("{text}: {e}"));
        let mut all = world.all("incident");
        all.sort_by(|a, b| sort.compare(a, b));
        let found: Vec<String> = all.iter().map(|s| s.record.id.as_u128().to_string()).collect();
        assert_eq!(found.join(" "), expected, "{text}");
    }
    for text in ["cost", "nothing", "priority,tags"] {
        assert!(Sort::parse(text, &world.model, &def).is_err(), "{text}");
    }
}

#[test]
fn a_query_is_for_its_type_only() {
    let world = world();
    let model = model();
    let everything = Query::parse("").unwrap().check(&model, model.get("change").unwrap()).unwrap();
    assert!(world.all("incident").iter().all(|s| !everything.matches(s, &Env::new(Timestamp::default(), "UTC"))));
}

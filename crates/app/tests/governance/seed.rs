//! A year of governing an organisation, as history taken over from elsewhere: risks, roles, competences, scope, objectives,
//! audits, reviews, improvements, nonconformities and two certification cycles. Days are counted from the day it is made.

use app::App;
use app::import::{Importer, Options, SourceActor, SourceRow, SourceValue};
use jiff::ToSpan;
use journal::Actor;
use kernel::{Date, Id, Name, Timestamp};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A record: its key, its state, how many days ago it came to be, its fields.
type Told = (String, &'static str, i64, Json);

/// The day so many days from another.
pub fn on(day: Date, days: i64) -> Date {
    day.checked_add(days.days()).unwrap()
}

async fn take(app: &App, type_name: &str, told: Vec<Told>) -> BTreeMap<String, Id> {
    let now = app.now();
    let row = |(key, state, ago, fields): Told| {
        let Json::Object(fields) = fields else { panic!("fields are an object") };
        Ok(SourceRow {
            line: 1,
            key,
            at: Some(Timestamp::from_seconds(now.seconds() - ago * 86_400)),
            actor: SourceActor::Ours(Actor::system("import")),
            state: (!state.is_empty()).then(|| Name::from(state)),
            set: fields.into_iter().filter(|(_, v)| !v.is_null()).map(|(k, v)| (Name::from(k), SourceValue::Json(v))).collect(),
            made: false,
        })
    };
    let options = Options { type_name: type_name.into(), dry_run: false, maker: Arc::new(|_| None), known: Vec::new() };
    let done = Importer::new(app, options).await.unwrap().run(told.into_iter().map(row), |_| {}).await.unwrap();
    assert!(done.refused.is_empty(), "{type_name}: {:?}", done.refused);
    let def = app.model().get(type_name).unwrap();
    if def.cached {
        return app.shelf().all(type_name).filter_map(|r| Some((r.text("legacy_reference")?.to_owned(), r.id))).collect();
    }
    app.store().legacy_references(type_name).await.unwrap().into_iter().collect()
}

/// Tells it. `people` work for the organisation (at least four), `services` are live (at least two).
pub async fn seed(app: &App, people: &[Id], services: &[Id], today: Date) {
    let who = |n: usize| json!(people[n % people.len()].text());
    let at = |days: i64| json!(on(today, days).to_string());
    let moment = |days: i64| json!(format!("{}T09:00:00Z", on(today, days)));
    risks(app, &who, services, &at).await;
    roles(app, &who, &at).await;
    competences(app, &who, &at).await;
    let processes = processes(app, &who, &at).await;
    scope(app, &who, services, &at, &moment).await;
    objectives(app, &who, &at, &moment).await;
    audits(app, &who, &at, &processes, today).await;
    reviews(app, &who, &at).await;
    improving(app, &who, &at).await;
    certification(app, &who, &at).await;
}

type Person<'a> = &'a (dyn Fn(usize) -> Json + Sync);
type Day<'a> = &'a (dyn Fn(i64) -> Json + Sync);

async fn risks(app: &App, who: Person<'_>, services: &[Id], at: Day<'_>) {
    let level = |s: i64| {
        if s > 14 {
            "very_high"
        } else if s > 9 {
            "high"
        } else if s > 4 {
            "medium"
        } else {
            "low"
        }
    };
    #[rustfmt::skip]
    let all = [
        ("The only storage engineer leaves", "availability", 4, 5, 2, 5, "in_treatment"), ("Ransomware reaches the backups", "information_security", 3, 5, 1, 5, "in_treatment"),
        ("A supplier of hosting ends its service", "other_party", 2, 4, 2, 2, "monitored"), ("The data centre loses power for hours", "continuity", 2, 5, 1, 4, "monitored"),
        ("Phished credentials of an administrator", "information_security", 4, 4, 2, 4, "treatment_planned"), ("Requirements of customers are understood too late", "service_requirement", 3, 3, 2, 2, "monitored"),
        ("The service desk cannot be staffed in summer", "organisation", 3, 2, 0, 0, "accepted"), ("A change freeze is ignored", "availability", 2, 3, 1, 3, "monitored"),
        ("Licences are counted wrongly", "organisation", 2, 2, 0, 0, "accepted"), ("The wide-area network of a customer is saturated", "availability", 4, 3, 3, 2, "in_treatment"),
        ("Restore was never tried for one database", "continuity", 3, 4, 0, 0, "assessed"), ("Certificates run out unnoticed", "availability", 5, 3, 1, 3, "in_treatment"),
        ("A merger changes who decides", "organisation", 1, 4, 0, 0, "assessed"), ("Patches arrive late on branch servers", "information_security", 3, 3, 0, 0, "identified"),
    ];
    let told = all.iter().enumerate().map(|(n, (title, category, l, i, rl, ri, state))| {
        let residual = (*rl > 0).then_some((rl, ri));
        let assessed = *state != "identified";
        let fields = json!({
            "title": title, "statement": format!("{title}; customers would notice within the day."), "category": category, "owner": who(n), "service": services[n % services.len()].text(),
            "cause": "It was seen in the workshop of the yearly assessment.", "consequence": "Services would be slow, or not there at all.", "customer_impact": "Work at the customer stands still.",
            "likelihood": assessed.then_some(l), "impact": assessed.then_some(i), "score": assessed.then_some(l * i), "level": assessed.then(|| level(l * i)),
            "residual_likelihood": residual.map(|r| r.0), "residual_impact": residual.map(|r| r.1), "residual_score": residual.map(|r| r.0 * r.1), "residual_level": residual.map(|r| level(r.0 * r.1)),
            "next_review_on": at(i64::try_from(n).unwrap() * 11 - 30),
        });
        (format!("R{n}"), *state, 200, fields)
    });
    take(app, "risk", told.collect()).await;
}

async fn roles(app: &App, who: Person<'_>, at: Day<'_>) {
    #[rustfmt::skip]
    let all = [
        ("sms_owner", 0, Some(1), None, "active"), ("change_manager", 1, Some(2), None, "active"), ("change_authority", 1, None, None, "active"), ("release_manager", 1, Some(3), None, "active"),
        ("problem_manager", 2, Some(1), Some(40), "active"), ("internal_audit_manager", 3, None, None, "active"), ("process_owner", 3, None, Some(-90), "ended"), ("document_controller", 2, Some(0), None, "active"),
        ("competence_manager", 0, None, None, "accepted"), ("supplier_manager", 3, Some(2), Some(12), "active"), ("security_manager", 2, None, None, "proposed"), ("configuration_manager", 1, Some(0), None, "active"),
        ("improvement_manager", 0, Some(3), None, "active"), ("risk_owner", 2, None, None, "active"),
    ];
    let told = all.iter().enumerate().map(|(n, (role, person, deputy, to, state))| {
        let fields = json!({
            "title": format!("Assignment {n}: {}", role.replace('_', " ")), "role": role, "person": who(*person), "deputy": deputy.map(who), "valid_from": at(-300 - 10 * i64::try_from(n).unwrap()),
            "valid_to": to.map(at), "responsibilities": "Runs the process and answers for its results.", "authority": "Decides within the process.",
            "accepted_at": (*state != "proposed").then(|| format!("{}T09:00:00Z", at(-290).as_str().unwrap())), "published_at": (*state == "active").then(|| format!("{}T09:00:00Z", at(-290).as_str().unwrap())),
        });
        (format!("A{n}"), *state, 280, fields)
    });
    take(app, "role_assignment", told.collect()).await;
}

async fn competences(app: &App, who: Person<'_>, at: Day<'_>) {
    #[rustfmt::skip]
    let needs = [
        ("change_manager", "Assessing changes", 3), ("change_manager", "Service management", 3), ("change_authority", "Assessing changes", 2), ("problem_manager", "Root-cause analysis", 3), ("problem_manager", "Service management", 2),
        ("internal_audit_manager", "Auditing by ISO 19011", 4), ("internal_audit_manager", "Service management", 3), ("supplier_manager", "Contract law", 2), ("supplier_manager", "Negotiation", 3),
        ("security_manager", "Information security", 3), ("sms_owner", "Service management", 4), ("release_manager", "Deployment automation", 2),
    ];
    let told = needs.iter().enumerate().map(|(n, (role, name, level))| (format!("Q{n}"), "", 250, json!({"role": role, "competence_name": name, "required_level": level, "basis_accepted": ["training", "experience"], "active": true, "owner": who(0), "last_reviewed_on": at(-100)})));
    take(app, "competence_requirement", told.collect()).await;
    #[rustfmt::skip]
    let held = [
        (1, "Assessing changes", 3, Some(3), "held", None), (1, "Service management", 3, Some(2), "in_training", None), (2, "Root-cause analysis", 3, Some(4), "held", Some(200)), (2, "Service management", 2, Some(2), "held", None),
        (3, "Auditing by ISO 19011", 4, Some(4), "held", Some(30)), (3, "Service management", 3, Some(1), "gap", None), (3, "Contract law", 2, Some(2), "expired", Some(-20)), (3, "Negotiation", 3, None, "required", None),
        (0, "Service management", 4, Some(4), "held", None), (0, "Facilitation", 2, Some(3), "held", None), (2, "Information security", 3, None, "required", None),
    ];
    let told = held.iter().enumerate().map(|(n, (person, name, required, level, state, to))| {
        let fields = json!({
            "title": format!("{name} {n}"), "person": who(*person), "competence_name": name, "required_level": required, "level_held": level, "basis": ["training"],
            "evidence": [{"what": "Certificate and work seen"}], "valid_to": to.map(at),
        });
        (format!("C{n}"), *state, 180, fields)
    });
    take(app, "competence", told.collect()).await;
    let trainings = [(1, "Service management", "booked", 21), (3, "Service management", "planned", 70)];
    let told = trainings.iter().enumerate().map(|(n, (person, name, state, on))| (format!("T{n}"), *state, 20, json!({"title": format!("{name} {n}"), "person": who(*person), "competence_name": name, "activity": "Course of three days", "reason": "It closes the gap found in spring.", "planned_on": at(*on)})));
    take(app, "training_record", told.collect()).await;
}

async fn processes(app: &App, who: Person<'_>, at: Day<'_>) -> BTreeMap<String, Id> {
    let all = [
        ("Incident management", "8.6.1"),
        ("Request management", "8.6.2"),
        ("Problem management", "8.6.3"),
        ("Change management", "8.5.1"),
        ("Supplier management", "8.3.4"),
        ("Configuration management", "8.2.6"),
        ("Service continuity", "8.7.2"),
    ];
    let told = all.iter().enumerate().map(|(n, (title, clause))| {
        let fields = json!({
            "title": title, "clause": clause, "process_owner": who(n), "inputs": "What comes from outside and from other processes.", "outputs": "What others rely on, in time.",
            "performance_criteria": "Its indicators reach their targets.", "next_review_on": at(150),
        });
        (format!("P{n}"), "active", 400, fields)
    });
    take(app, "sms_process", told.collect()).await
}

async fn scope(app: &App, who: Person<'_>, services: &[Id], at: Day<'_>, moment: Day<'_>) {
    let stated: Vec<String> = services[1..].iter().map(|s| s.text()).collect();
    let fields = json!({
        "title": "Scope of the service management system", "description": "What the system covers.", "owner": who(0), "classification": "public", "audience": ["all_staff"], "document_version": "2.0",
        "organisation_name": "Marlow & Finch IT Services, Berlin", "services": stated, "locations": "Customers in **Germany, Norway and Sweden**, served from Berlin and Oslo.",
        "boundaries": "Design, transition and operation of the services in the catalogue. Hardware sales and consulting are outside, because they follow other rules.",
        "interfaces": "Procurement orders hardware; the facility team runs the building and its power.",
        "certificate_wording": "The service management system that supports the provision of managed workplace, network, identity and hosting services to external customers from Berlin.",
        "effective_on": at(-120), "published_at": moment(-120), "approved_by": who(1), "approved_at": moment(-125), "next_review_on": at(245),
    });
    take(app, "scope_statement", vec![("S1".into(), "published", 200, fields)]).await;
}

async fn objectives(app: &App, who: Person<'_>, at: Day<'_>, moment: Day<'_>) {
    let kpi = json!({"catalogue_id": "I-2", "title": "Incidents resolved in time", "subject": "sms", "measure": "Incidents resolved within their target", "formula": "resolved in time / resolved", "method": "Counted on the first business day of the month from the clocks.", "target": "95", "direction": "higher_is_better", "owner": who(1), "analysis_frequency": "quarterly", "definition_version": 1});
    let kpis = take(app, "kpi", vec![("K1".into(), "active", 300, kpi)]).await;
    let kpi = kpis["K1"].text();
    let results =
        [("2026-01", "89.2", 150, false), ("2026-02", "91.0", 120, false), ("2026-03", "94.8", 90, false), ("2026-04", "95.6", 20, true)];
    let told = results.iter().enumerate().map(|(n, (period, value, ago, met))| {
        let fields = json!({"title": format!("I-2 {period}"), "kpi": kpi, "period": period, "value": value, "target": "95", "direction": "higher_is_better", "met": met, "measured_at": moment(-ago), "evaluated_at": moment(-ago), "conclusion": "The backlog shrinks since the second line is staffed.", "owner": who(1)});
        (format!("KR{n}"), "evaluated", *ago, fields)
    });
    take(app, "kpi_result", told.collect()).await;
    #[rustfmt::skip]
    let all = [
        ("Incidents are resolved in time", "Share of incidents resolved within their target", "%", "at_least", "84", "95", Some("94.8"), 90_i64, 120_i64, Some(&kpi)), ("Fewer repeated incidents", "Incidents per month that repeat a known one", "a month", "at_most", "42", "20", Some("38"), 30, 60, None),
        ("Customers are content", "Mean of the yearly survey", "of 5", "at_least", "3.6", "4.2", Some("4.3"), 40, 90, None), ("Changes succeed", "Share of changes without incident", "%", "at_least", "91", "97", None, 0, 200, None),
        ("Requests are fulfilled sooner", "Median time of fulfilment", "h", "at_most", "30", "12", Some("16.5"), 130, -6, None),
    ];
    let told = all.iter().enumerate().map(|(n, (title, measure, unit, direction, base, target, value, ago, due, kpi))| {
        let rows: Vec<Json> = value.iter().map(|v| json!({"measured_on": at(-ago), "value": v})).collect();
        let fields = json!({
            "title": title, "statement": format!("{title}, because customers notice it first."), "measure": measure, "unit": unit, "direction": direction, "baseline": base, "target": target, "kpi": kpi,
            "measurements": (!rows.is_empty()).then_some(rows), "measured_value": value, "last_measured_at": value.map(|_| moment(-ago)), "due_on": at(*due), "responsible": who(n), "approved_at": moment(-240), "approved_by": who(0), "next_review_on": at(100),
        });
        (format!("O{n}"), "active", 245, fields)
    });
    take(app, "objective", told.collect()).await;
}

async fn audits(app: &App, who: Person<'_>, at: Day<'_>, processes: &BTreeMap<String, Id>, today: Date) {
    let all: Vec<String> = processes.values().map(|p| p.text()).collect();
    let every = "4.1, 4.2, 4.3, 4.4, 5, 6, 7, 8, 9, 10";
    let programmes = [today.year() - 1, today.year()].map(|year| {
        let fields = json!({"title": format!("Internal audits {year}"), "period": year.to_string(), "owner": who(3), "clauses_planned": if year == today.year() { every } else { "4, 5, 6, 7, 8.5, 8.6, 9, 10" }, "processes_planned": all});
        (format!("AP{year}"), if year == today.year() { "running" } else { "closed" }, 30, fields)
    });
    let programmes = take(app, "audit_programme", programmes.to_vec()).await;
    let (last, this) = (programmes[&format!("AP{}", today.year() - 1)].text(), programmes[&format!("AP{}", today.year())].text());
    let day = |year: i16, month: i8, d: i8| json!(jiff::civil::date(year, month, d).to_string());
    let own = |names: &[&str]| -> Vec<String> { names.iter().map(|n| processes[*n].text()).collect() };
    let audit = |title: &str, programme: &str, planned: Json, held: Json, clauses: &str, names: &[&str]| json!({"title": title, "owner": who(3), "programme": programme, "planned_on": planned, "held_on": held, "criteria": "The clauses named and our own rules.", "audit_scope": "All of it, at both places.", "clauses_covered": clauses, "processes_covered": own(names), "auditors": [who(3)], "conclusion": "It conforms, with the findings named.", "effectiveness_conclusion": "It is implemented and kept up."});
    let (y0, y1) = (today.year() - 1, today.year());
    let late = on(today, -12);
    take(
        app,
        "internal_audit",
        vec![
            ("IA1".into(), "closed", 29, audit("Leadership and planning", &last, day(y0, 4, 10), day(y0, 4, 11), "4, 5, 6", &[])),
            ("IA2".into(), "closed", 28, audit("Resolution", &last, day(y0, 9, 1), day(y0, 9, 3), "8.6, 9.1", &["P0", "P1", "P2"])),
            ("IA3".into(), "closed", 27, audit("Change and release", &last, day(y0, 10, 1), day(y0, 10, 2), "8.5, 7.5", &["P3"])),
            (
                "IA4".into(),
                "reported",
                26,
                audit("Context, leadership, support", &this, day(y1, 1, 20), day(y1, 1, 21), "4, 5, 7, 10", &[]),
            ),
            ("IA5".into(), "planned", 25, audit("Suppliers", &this, json!(late.to_string()), Json::Null, "8.3.4", &["P4"])),
            ("IA6".into(), "planned", 24, audit("Resolution", &this, day(y1, 12, 20), Json::Null, "8.6, 9.1", &["P0", "P2"])),
        ],
    )
    .await;
    let _ = at;
}

async fn reviews(app: &App, who: Person<'_>, at: Day<'_>) {
    let topics = [
        "earlier_actions",
        "context_changes",
        "nonconformity_trends",
        "measurement_trends",
        "audit_trends",
        "improvement_opportunities",
        "feedback",
        "policies",
        "objectives",
        "service_performance",
        "other_parties",
        "resources",
        "risks",
        "coming_changes",
    ];
    let input = |n: usize, topic: &&str| json!({"topic": topic, "summary": format!("What the records of the year say about {}, with the trend beside it.", topic.replace('_', " ")), "by": who(n)});
    let inputs: Vec<Json> = topics.iter().enumerate().map(|(n, t)| input(n, t)).collect();
    let conclusions: Vec<Json> = ["sms", "services"].iter().flat_map(|about| ["suitability", "adequacy", "effectiveness"].map(|aspect| json!({"about": about, "aspect": aspect, "conclusion": format!("The {aspect} of the {about} is given; staffing of the second line is to be watched.")}))).collect();
    let some: Vec<Json> =
        inputs[..9].iter().cloned().chain([json!({"topic": "other_parties", "nothing_to_report": true, "by": who(3)})]).collect();
    let held = json!({"title": "Management review of last year", "occasion": "planned", "planned_on": at(-330), "held_on": at(-328), "owner": who(1), "attendees": [who(0), who(1)], "top_management_present": true, "inputs": inputs, "conclusions": conclusions, "improvement_decisions": "The second line gets two people more.", "change_decisions": "The change calendar covers customers’ freezes.", "minutes_due_on": at(-298), "minutes_approved_on": at(-310), "minutes_approved_by": who(0)});
    let next = json!({"title": "Management review of this year", "occasion": "planned", "planned_on": at(14), "owner": who(1), "participants": [who(0), who(1), who(2)], "inputs": some});
    take(app, "management_review", vec![("M1".into(), "minutes_approved", 340, held), ("M2".into(), "planned", 30, next)]).await;
}

async fn improving(app: &App, who: Person<'_>, at: Day<'_>) {
    #[rustfmt::skip]
    let all = [
        ("Known errors are offered while typing", "proposed", "staff", None, None), ("One phone number for all customers", "proposed", "survey", None, None), ("Templates for changes that repeat", "evaluated", "change_review", Some(410), None), ("Second screen for the duty manager", "deferred", "staff", Some(180), None),
        ("Restore tests by schedule", "approved", "audit", Some(440), Some("high")), ("Fewer approvals for small requests", "planned", "measurement", Some(390), Some("medium")), ("Catalogue in the words of customers", "in_progress", "complaint", Some(420), Some("high")), ("Chat at the service desk", "implemented", "customer", Some(350), Some("low")),
        ("Shorter hand-over at shift change", "measured", "incident", Some(300), Some("medium")),
    ];
    let told = all.iter().enumerate().map(|(n, (title, state, source, score, priority))| {
        let days = i64::try_from(n).unwrap();
        let fields = json!({"title": title, "source": source, "proposal": format!("{title}: it saves time on both sides of the desk."), "improves": "process", "proposed_by": who(n), "owner": (n > 3).then(|| who(n)), "score": score, "priority": priority, "due_on": (n > 4).then(|| at(days * 9 - 60)), "deferred_until": (*state == "deferred").then(|| at(60)), "measure_by": (*state == "implemented").then(|| at(20)), "implemented_on": (n > 6).then(|| at(-70))});
        (format!("I{n}"), *state, 80 + days, fields)
    });
    take(app, "improvement", told.collect()).await;
    #[rustfmt::skip]
    let all = [
        ("No record of two restore tests", "raised", "8.7.2", Some("minor"), "internal_audit"), ("Suppliers evaluated without criteria", "raised", "8.3.4.1", Some("major"), "internal_audit"), ("A change went live without approval", "contained", "8.5.1.2", Some("minor"), "staff"), ("Acknowledgements of the policy are missing", "analysed", "7.3", Some("minor"), "automatic_check"),
        ("Target of priority 2 missed three times", "action_planned", "8.3.3", Some("minor"), "sla_miss"), ("Catalogue shows a retired service", "effectiveness_check", "8.2.4", Some("minor"), "complaint"),
    ];
    let told = all.iter().enumerate().map(|(n, (title, state, clause, grade, source))| {
        let days = i64::try_from(n).unwrap();
        let fields = json!({"title": title, "source": source, "clause": clause, "statement": format!("The clause asks for it; instead: {}.", title.to_lowercase()), "evidence": "Seen in the records of the quarter.", "detected_on": at(-60 - days), "grade": grade, "owner": (n != 1).then(|| who(n)), "raised_by": who(n + 1), "correction_due_on": at(12 * days - 8), "effectiveness_due_on": (*state == "effectiveness_check").then(|| at(25))});
        (format!("N{n}"), *state, 60 + days, fields)
    });
    let found = take(app, "nonconformity", told.collect()).await;
    let of = found["N4"].text();
    let action = |n: usize, title: &str, due: i64| json!({"title": title, "nonconformity": of, "assignee": who(n), "due_on": at(due), "proportionality": "It costs a week and ends the misses."});
    take(
        app,
        "corrective_action",
        vec![
            ("CA1".into(), "planned", 20, action(1, "Alert the lead when half of the target is gone", -4)),
            ("CA2".into(), "planned", 20, action(2, "Plan the second line by the hour", 30)),
            ("CA3".into(), "completed", 20, action(0, "Show the clock in the queue", -10)),
        ],
    )
    .await;
}

async fn certification(app: &App, who: Person<'_>, at: Day<'_>) {
    let count = |fact: &str, n: i64| json!({"fact": fact, "count": n});
    let readiness = [count("requirements", 70), count("minor", 5), count("minor_unmanaged", 1), count("documents_missing", 2)];
    let wording = "The service management system that supports managed workplace and hosting services from Berlin.";
    let first = json!({"title": "Certification of the first scope", "owner": who(1), "sponsor": who(0), "certificate_scope": wording, "certification_body": "Nordic Assurance", "accredited_by": "DAkkS", "plan_approved_on": at(-800), "records_since": at(-700), "decision_on": at(-250), "expires_on": at(-250 + 1095), "certificate_number": "NA-20000-117", "stage_2_ended_on": at(-290), "first_surveillance_due_on": at(115)});
    let second = json!({"title": "Certification with hosting", "owner": who(1), "sponsor": who(0), "certificate_scope": wording, "certification_body": "Nordic Assurance", "accredited_by": "DAkkS", "gap_plan": "Each gap is an action of this cycle.", "plan_approved_on": at(-160), "records_since": at(-140), "readiness": readiness, "scope_agrees": true});
    let cycles = take(
        app,
        "certification_cycle",
        vec![("Y1".into(), "surveillance_1", 810, first), ("Y2".into(), "management_review", 170, second)],
    )
    .await;
    let (one, two) = (cycles["Y1"].text(), cycles["Y2"].text());
    let audit = |title: &str, cycle: &str, kind: &str, planned: i64, ended: Option<i64>, result: Option<&str>| json!({"title": title, "owner": who(1), "cycle": cycle, "audit_kind": kind, "planned_on": at(planned), "held_on": ended.map(|d| at(d - 1)), "last_day_on": ended.map(at), "result": result, "answers_due_on": ended.map(|d| at(d + 60)), "answered_on": ended.map(|d| at(d + 40))});
    take(
        app,
        "external_audit",
        vec![
            ("E1".into(), "closed", 400, audit("Stage 1 in Berlin", &one, "stage_1", -380, Some(-378), Some("ready"))),
            (
                "E2".into(),
                "closed",
                399,
                audit("Stage 2 in Berlin and Oslo", &one, "stage_2", -295, Some(-290), Some("recommended_after_correction")),
            ),
            ("E3".into(), "planned", 60, audit("Surveillance in Berlin", &one, "surveillance", 90, None, None)),
            ("E4".into(), "planned", 30, audit("Stage 1 of hosting", &two, "stage_1", 45, None, None)),
            ("E5".into(), "planned", 29, audit("Stage 2 of hosting", &two, "stage_2", 120, None, None)),
        ],
    )
    .await;
}

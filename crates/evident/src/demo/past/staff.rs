//! What people know and were told: requirements of competence, who meets them, training, acknowledgements of policies, and what was
//! sent by the plan of communication.

use super::book::Book;
use super::dice::{Dice, ago};
use serde_json::json;

/// Role, competence, level, and who holds it at which level.
type Needed = (&'static str, &'static str, i64, &'static [(&'static str, i64)]);
const NEEDED: [Needed; 8] = [
    ("service_desk_agent", "Handling of incidents at the desk", 2, &[("nadia", 3), ("anna", 1)]),
    ("incident_manager", "Leading major incidents", 3, &[("tomas", 4), ("sofia", 3)]),
    ("change_manager", "Assessment of risks of changes", 3, &[("henrik", 4), ("sofia", 3)]),
    ("support_analyst", "Networks with several sites", 3, &[("pieter", 4), ("sofia", 3), ("erik", 1)]),
    ("support_analyst", "Databases with several nodes", 3, &[("hannah", 4), ("marco", 2)]),
    ("security_manager", "Treatment of security incidents", 3, &[("yuki", 4)]),
    ("supplier_manager", "Contracts of services", 2, &[("lukas", 3)]),
    ("internal_auditor", "Auditing of management systems", 3, &[("ruth", 4)]),
];

/// Everybody who is asked to acknowledge.
const READERS: [&str; 19] = [
    "omar", "camille", "priya", "aisha", "henrik", "lukas", "mateo", "yuki", "grace", "daniel", "nadia", "tomas", "sofia", "pieter",
    "hannah", "marco", "leila", "erik", "anna",
];

pub fn write(book: &mut Book<'_>) {
    competences(book);
    acknowledgements(book);
    communications(book);
}

fn competences(book: &mut Book<'_>) {
    for (n, (role, name, level, people)) in NEEDED.iter().enumerate() {
        let (key, age) = (format!("needed-{n}"), 690 - i64::try_from(n).unwrap_or(0) * 4);
        let set = json!({"role": role, "competence_name": name, "required_level": level, "owner": "priya", "description": "Judged by the lead of the team, with proof.", "last_reviewed_on": "-200d", "next_review_on": "+500d"});
        book.tell("competence_requirement", &key, ago(age, "10:00"), "priya", set);
        for (person, held) in *people {
            let own = format!("{person}/{n}");
            let since = if *person == "anna" { 22 } else { age - 8 };
            let set = json!({"person": person, "requirement": key, "competence_name": name, "required_level": level});
            let entry = book.tell("competence", &own, ago(since, "11:00"), "priya", set);
            if held >= level {
                let proof = json!({"level_held": held, "basis": ["training", "experience"], "evidence": [{"what": "Certificate and three years of work", "where": "Personnel file"}]});
                entry.then(ago(since - 3, "10:00"), "priya", "hold", proof);
                continue;
            }
            let plan = json!({"level_held": held, "plan": "A course this half year, then four weeks beside an experienced colleague."});
            entry.then(ago(since - 3, "10:00"), "priya", "find_gap", plan);
            // One gap has a plan and nobody has begun.
            if *person != "erik" {
                entry.then(ago(since - 6, "10:00"), "priya", "train", json!({}));
            }
            let set = json!({"person": person, "competence": own, "competence_name": name, "reason": "To close a gap against what the role needs.", "activity": format!("Course: {}", name.to_lowercase()), "provider": "Academy Spreebogen"});
            let entry = book.tell("training_record", format!("{own}/course"), ago(since - 6, "11:00"), "priya", set);
            if *person == "marco" {
                entry.then(ago(since - 20, "09:00"), "priya", "book", json!({"planned_on": ago(since - 70, "09:00")}));
                entry.then(ago(since - 72, "17:00"), "priya", "complete", json!({"completed_at": ago(since - 72, "16:30")}));
                let judged = json!({"effectiveness_method": "observation", "effectiveness_result": "partly_effective", "effectiveness_evidence": "Leads a restore with help; alone not yet."});
                entry.then(ago(since - 150, "10:00"), "hannah", "evaluate", judged);
            } else if *person == "anna" {
                entry.then(ago(12, "09:00"), "priya", "book", json!({"planned_on": "+9d"}));
            }
        }
    }
    for (n, (person, topic, age, done)) in [
        ("nadia", "Speaking with customers under pressure", 410, true),
        ("pieter", "New generation of core switches", 330, true),
        ("tomas", "Leading major incidents, refresher", 190, true),
        ("grace", "Forecasts of demand", 95, false),
    ]
    .into_iter()
    .enumerate()
    {
        let set = json!({"person": person, "competence_name": topic, "reason": "Planned with the yearly talk.", "activity": format!("Course: {}", topic.to_lowercase()), "provider": "Academy Spreebogen"});
        let entry = book.tell("training_record", format!("course-{n}"), ago(age + 40, "10:00"), "priya", set);
        entry.then(ago(age + 30, "10:00"), "priya", "book", json!({"planned_on": ago(age, "09:00")}));
        entry.then(ago(age, "17:00"), "priya", "complete", json!({"completed_at": ago(age, "16:30")}));
        if done {
            let judged = json!({"effectiveness_method": "observation", "effectiveness_result": "effective", "effectiveness_evidence": "Seen at work by the lead of the team in the weeks after."});
            entry.then(ago(age - 60, "10:00"), "priya", "evaluate", judged);
        }
    }
}

fn acknowledgements(book: &mut Book<'_>) {
    let mut dice = Dice::of(7);
    let subjects = [
        ("policy", "service-policy", "Service management policy", 687),
        ("policy", "change-policy", "Change management policy", 675),
        ("policy", "security-policy-1", "Information security policy", 670),
        ("policy", "security-policy-2", "Information security policy", 62),
        ("document", "major-procedure", "What we do in a major incident", 660),
    ];
    for (kind, key, title, since) in subjects {
        for who in READERS {
            let new = who == "anna";
            if new && key == "security-policy-1" {
                continue;
            }
            let asked = if new { since.min(24) } else { since };
            let mut set = json!({"subject_kind": kind, "subject": title, "document_version": if key == "security-policy-2" { "2.0" } else { "1.0" }, "person": who, "requested_at": ago(asked, "09:00"), "due_on": ago(asked, "09:00")});
            set[kind] = json!(key);
            set["due_on"] = if asked > 30 { json!(ago(asked - 30, "09:00")) } else { json!(format!("+{}d", 30 - asked)) };
            let entry = book.tell("acknowledgement", format!("{key}/{who}"), ago(asked, "09:00"), "", set);
            // The new edition of the security policy waits for three people, one of them for a month past its day.
            let waits = key == "security-policy-2" && ["erik", "aisha", "marco"].contains(&who) || new && key != "service-policy";
            if !waits {
                let days = dice.between(1, 24).min(asked - 1).max(0);
                entry.then(ago(asked - days, &dice.hour()), who, "acknowledge", json!({}));
            }
        }
    }
}

fn communications(book: &mut Book<'_>) {
    let plans = [
        (
            "customer-report",
            "Report on the services of {month:MM}",
            "Contacts of all customers",
            "camille",
            30,
            "Mail with the report to all contacts",
        ),
        ("staff-briefing", "Briefing of all staff, {month:MM}", "All staff", "priya", 91, "List of participants in the intranet"),
        (
            "change-calendar",
            "Schedule of changes for {month:MM}",
            "Contacts and the service desk",
            "henrik",
            30,
            "Page of the portal, with its date",
        ),
    ];
    for (plan, subject, audience, sender, every, evidence) in plans {
        let mut day = 670 - 670 % every + 6;
        while day > 1 {
            let subject = subject.replace("MM", &format!("-{}", (day + 15) / 30));
            let set = json!({"plan_item": plan, "subject": subject, "audience": audience, "sender": sender, "sent_at": ago(day, "11:00"), "evidence": evidence});
            book.tell("communication", format!("{plan}/{day}"), ago(day, "11:05"), sender, set);
            day -= every;
        }
    }
}

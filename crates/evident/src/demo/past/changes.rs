//! Changes of two years: standard ones by their models, normal ones through assessment, board and review, emergencies, those that
//! failed, and one that nobody had asked for.

use super::book::Book;
use super::dice::{Dice, ago};
use app::AppError;
use serde::Deserialize;
use serde_json::{Value as Json, json};

#[derive(Deserialize)]
struct Subjects {
    standard: Vec<Standard>,
    normal: Vec<Normal>,
    emergency: Vec<Emergency>,
}

#[derive(Deserialize)]
struct Standard {
    model: String,
    service: String,
    by: String,
    every: i64,
    what: String,
    groups: Vec<String>,
}

#[derive(Deserialize)]
struct Normal {
    title: String,
    service: String,
    category: String,
    by: String,
    weight: usize,
    reason: String,
}

#[derive(Deserialize)]
struct Emergency {
    title: String,
    service: String,
    by: String,
    risk: String,
}

/// Days between two normal changes.
const RHYTHM: i64 = 7;
/// Where normal changes went, of which the one before the last is the usual one.
const STAGES: [&str; 9] =
    ["drafted", "submitted", "assessing", "awaiting_approval", "approved", "scheduled", "implementing", "implemented", "in_review"];

pub fn write(book: &mut Book<'_>) -> Result<(), AppError> {
    let subjects: Subjects = toml::from_str(include_str!("../../../data/demo/changes.toml")).map_err(AppError::fault)?;
    let mut dice = Dice::of(1);
    for subject in &subjects.standard {
        standard(book, subject, &mut dice);
    }
    let mut boards: Vec<(i64, Vec<String>)> = Vec::new();
    let phases = ["", ", first part", ", second part", ", remaining sites"];
    let count = 700 / RHYTHM;
    for n in 0..count {
        let at = usize::try_from(n).unwrap_or(0);
        let subject = &subjects.normal[at % subjects.normal.len()];
        let title = format!("{}{}", subject.title, phases[(at / subjects.normal.len()) % phases.len()]);
        normal(book, subject, (&format!("normal-{n}"), &title), 706 - n * RHYTHM, &mut dice, &mut boards);
    }
    for (n, stage) in STAGES.iter().enumerate() {
        let subject = &subjects.normal[(n * 5 + 2) % subjects.normal.len()];
        open(book, subject, &format!("open-{n}"), n, stage);
    }
    for n in 0..18 {
        let subject = &subjects.emergency[n % subjects.emergency.len()];
        emergency(book, subject, &format!("emergency-{n}"), 690 - i64::try_from(n).unwrap_or(0) * 38, n);
    }
    unauthorised(book);
    for (day, agenda) in boards {
        board(book, day, &agenda);
    }
    Ok(())
}

fn standard(book: &mut Book<'_>, subject: &Standard, dice: &mut Dice) {
    let mut day = 712 - dice.between(0, 6);
    let mut n = 0;
    while day > 1 {
        let group = &subject.groups[n % subject.groups.len()];
        let title = subject.what.replace("{group}", group);
        // The model of the clients was suspended for a month.
        let suspended = subject.model == "client-rollout" && (264..=300).contains(&day);
        if !suspended {
            let failed = subject.model == "client-rollout" && (302..=372).contains(&day);
            let set = json!({
                "title": title, "change_type": "standard", "model": subject.model, "service": subject.service, "affected_services": [subject.service],
                "requested_by": subject.by, "assigned_to": subject.by, "implementer": subject.by, "reason": "Repeats, by its model, as agreed with the board.",
                "no_items_reason": "The items follow from the model.", "category": "infrastructure", "change_subject": "component",
                "planned_start": ago(day, "18:00"), "planned_end": ago(day, "21:00"), "deployment_details": "As the model says, step by step.",
            });
            let entry = book.tell("change", format!("{}-{n}", subject.model), ago(day + 3, &dice.hour()), &subject.by, set);
            entry.then(ago(day + 3, "16:00"), &subject.by, "schedule_standard", json!({}));
            entry.then(ago(day, "18:05"), &subject.by, "start", json!({}));
            let outcome = if failed {
                "backed_out"
            } else if dice.chance(6) {
                "successful_with_issues"
            } else {
                "successful"
            };
            let check = if failed {
                "Printing failed on a third of the devices; the update was withdrawn."
            } else {
                "The checks of the model passed."
            };
            entry.then(ago(day, "20:10"), &subject.by, "finish", json!({"outcome": outcome, "service_check": check, "no_ci_effect": true}));
            if failed {
                entry.then(ago(day - 1, "09:00"), "henrik", "begin_review", json!({}));
                entry.then(ago(day - 6, "11:00"), "henrik", "close", json!({"reviewed_on": ago(day - 6, "11:00"), "review_result": "The workshop had no printer of this make. The model is checked before it is used again."}));
            } else {
                entry.then(ago(day - 1, "09:15"), &subject.by, "close_standard", json!({}));
            }
        }
        n += 1;
        day -= subject.every;
    }
}

/// Everything that is known when a normal change asks for approval.
fn assessed(subject: &Normal, day: i64) -> Json {
    const LEVELS: [[&str; 8]; 4] = [
        ["1_low", "1_few", "1_none", "1_outside", "1_one_item", "1_proven", "1_full", "1_quick"],
        ["2_medium", "2_some", "2_internal", "1_outside", "2_one_team", "2_some", "1_full", "2_tested"],
        ["3_high", "3_many", "2_internal", "2_low_use", "3_several_teams", "2_some", "2_partial", "2_tested"],
        ["4_critical", "4_more", "3_confidential", "2_low_use", "3_several_teams", "3_never", "2_partial", "2_tested"],
    ];
    let [criticality, users, data, timing, complexity, record, testing, remediation] = LEVELS[subject.weight.clamp(1, 4) - 1];
    let effect = |area: &str, effect: &str, measure: &str| json!({"area": area, "effect": effect, "measure": measure});
    json!({
        "category": subject.category, "change_subject": "component", "priority": if subject.weight > 2 { "p2" } else { "p3" },
        "benefits": format!("Removes the cause: {}", subject.reason), "feasibility": "The team has done the like before; the window suffices twice.",
        "financial_impact": format!("{} euros of the service's budget, no running costs.", 400 * subject.weight * subject.weight),
        "effort_days": subject.weight * 2, "major_criteria": ["none_of_these"], "route": "direct", "security_controls_touched": subject.category == "security",
        "risk_criticality": criticality, "risk_users": users, "risk_data": data, "risk_timing": timing, "risk_complexity": complexity,
        "risk_track_record": record, "risk_testing": testing, "risk_remediation": remediation,
        "remediation_plan": "Back to the state before by the saved configuration, within 45 minutes; decided at 21:00 at the latest.",
        "test_plan": "Rehearsed in the test environment with the same steps; afterwards the checks of the service.",
        "planned_start": ago(day, "19:00"), "planned_end": ago(day, "22:00"), "implementer": subject.by,
        "impact_assessment": [
            effect("services", "Interrupted for up to ten minutes in the window.", "Announced to the contacts."),
            effect("parties", "Users outside business hours.", "Notice in the portal."),
            effect("policies_and_plans", "None.", "None needed."),
            effect("capacity", "No effect on load.", "None needed."),
            effect("availability", "Planned maintenance.", "Counted as such."),
            effect("continuity", "The plan stays valid.", "Contact list checked."),
            effect("information_security", "Access is not widened.", "Checked by the security manager."),
            effect("other_changes", "No other change in the window.", "Schedule checked."),
        ],
    })
}

fn begun<'b>(book: &'b mut Book<'_>, subject: &Normal, (key, title): (&str, &str), day: i64) -> &'b mut super::book::Entry {
    let requester = if subject.by == "marco" { "camille" } else { "sofia" };
    let set = json!({
        "title": title, "change_type": "normal", "service": subject.service, "affected_services": [subject.service],
        "requested_by": requester, "assigned_to": subject.by, "reason": subject.reason, "no_items_reason": "Named in the steps of the plan.",
        "description": "What is done, in which order and by whom, stands in the plan of the team; this record says why, when and with which risk.",
    });
    book.tell("change", key, ago(day, "09:20"), requester, set)
}

fn votes(day: i64, subject: &Normal) -> Json {
    let service = &subject.service;
    json!({"approvers": [
        {"area": "change_manager", "person": "henrik", "decision": "approved", "at": ago(day, "14:10")},
        {"area": "service_owner", "service": service, "person": "camille", "decision": "approved", "at": ago(day, "15:30")},
    ]})
}

fn normal(
    book: &mut Book<'_>,
    subject: &Normal,
    (key, title): (&str, &str),
    day: i64,
    dice: &mut Dice,
    boards: &mut Vec<(i64, Vec<String>)>,
) {
    let by = subject.by.as_str();
    let entry = begun(book, subject, (key, title), day + 21);
    entry.then(ago(day + 20, "10:00"), by, "submit", json!({}));
    let fate = dice.below(100);
    if fate < 3 {
        entry
            .then(ago(day + 19, "11:00"), "henrik", "reject_submission", json!({}))
            .because("The same was decided three weeks ago; please join that change.");
        return;
    }
    entry.then(ago(day + 18, "11:00"), "henrik", "assess", json!({"category": subject.category, "change_subject": "component"}));
    entry.then(ago(day + 14, "13:00"), by, "request_approval", assessed(subject, day));
    if fate < 6 {
        entry
            .then(ago(day + 9, "14:00"), "henrik", "reject", json!({}))
            .because("The board saw no way back for the case that the night ends before the work does.");
        return;
    }
    let met = (day + 10).div_euclid(14) * 14 + 1;
    if subject.weight > 1 && met > 1 {
        match boards.iter_mut().find(|(d, _)| *d == met) {
            Some((_, agenda)) => agenda.push(key.to_owned()),
            None => boards.push((met, vec![key.to_owned()])),
        }
    }
    entry.edit(ago(day + 9, "15:40"), "camille", votes(day + 9, subject));
    entry.then(ago(day + 8, "09:30"), "henrik", "approve", json!({"approved_start": ago(day, "19:00"), "approved_end": ago(day, "22:00")}));
    if fate < 9 {
        entry
            .then(ago(day + 6, "09:30"), by, "cancel", json!({}))
            .because("The supplier ships two months later; a new change will be raised then.");
        return;
    }
    let told = json!({"audience": "Contacts of the customers and the service desk", "deployment_details": "Steps one to nine of the team's plan; two people, one works and one reads.", "communicated_at": ago(day + 6, "10:30")});
    entry.then(ago(day + 6, "10:00"), "henrik", "schedule", told);
    entry.edit(
        ago(day + 2, "15:00"),
        by,
        json!({"verified_at": ago(day + 2, "14:30"), "test_result": "passed", "remediation_tested": "tested"}),
    );
    entry.then(ago(day, "19:02"), by, "start", json!({}));
    let (outcome, check, end) = match fate {
        9..=11 => ("failed", "The service did not start after the change and was brought back from the saved state at midnight.", "23:55"),
        12..=15 => ("backed_out", "A check failed; the change was taken back within the window and the service runs as before.", "21:40"),
        16..=22 => ("successful_with_issues", "The service runs; one interface had to be restarted in the morning.", "21:55"),
        23..=24 => ("partial", "Two of three sites are done; the third waits for access.", "22:00"),
        _ => ("successful", "All checks of the service passed, and two users confirmed it.", "20:50"),
    };
    entry.then(ago(day, end), by, "finish", json!({"outcome": outcome, "service_check": check, "ci_updated_at": ago(day, end)}));
    entry.then(ago(day - 1, "09:00"), "henrik", "begin_review", json!({}));
    // One in twenty is closed long after its review was due.
    let closed = day - if dice.chance(5) { 38 } else { 5 };
    let answers = [
        ("aim_met", if fate < 16 && fate > 8 { "No. It is planned again." } else { "Yes." }),
        ("side_effects", if fate < 23 { "Yes, see the result." } else { "None reported." }),
        ("records_updated", "Yes, the morning after."),
    ];
    let answers: Vec<Json> = answers.iter().map(|(question, answer)| json!({"question": question, "answer": answer})).collect();
    let result = match outcome {
        "failed" => "The rehearsal lacked the load of a working day. The test plan of the team was extended before the second attempt.",
        "backed_out" => "The way back worked as planned; the cause was found the next day in a setting of the test system.",
        _ => "Reached what it was for, within the window and the budget.",
    };
    let review =
        json!({"review_answers": answers, "reviewed_on": ago(closed, "11:00"), "review_result": result, "review_agreed_with": "camille"});
    entry.then(ago(closed.max(0), "11:30"), "henrik", "close", review);
}

/// One change in each state before the end.
fn open(book: &mut Book<'_>, subject: &Normal, key: &str, n: usize, stage: &str) {
    let by = subject.by.as_str();
    let day = match n {
        8 => 3,
        7 => 1,
        6 => 0,
        _ => -6 - 2 * i64::try_from(5 - n.min(5)).unwrap_or(0),
    };
    let back = |days: i64| (day + days).max(1);
    let window = |time: &str| {
        if day > 0 {
            ago(day, time)
        } else if day == 0 {
            if time == "19:00" { "-2h".to_owned() } else { "+3h".to_owned() }
        } else {
            format!("+{}d {time}", -day)
        }
    };
    let title = format!("{}, next step", subject.title);
    let entry = begun(book, subject, (key, &title), back(21) + 2);
    if n >= 1 {
        entry.then(ago(back(20) + 1, "10:00"), by, "submit", json!({}));
    }
    if n >= 2 {
        entry.then(ago(back(18), "11:00"), "henrik", "assess", json!({"category": subject.category, "change_subject": "component"}));
    }
    if n >= 3 {
        let mut set = assessed(subject, day);
        set["planned_start"] = json!(window("19:00"));
        set["planned_end"] = json!(window("22:00"));
        entry.then(ago(back(14), "13:00"), by, "request_approval", set);
    }
    if n >= 4 {
        entry.edit(ago(back(9), "15:40"), "camille", votes(back(9), subject));
        entry.then(ago(back(8), "09:30"), "henrik", "approve", json!({"approved_start": window("19:00"), "approved_end": window("22:00")}));
    }
    if n >= 5 {
        let told = json!({"audience": "Contacts of the customers and the service desk", "deployment_details": "Steps one to nine of the team's plan.", "communicated_at": ago(back(7), "10:30"), "test_result": "passed", "verified_at": ago(back(7), "10:00"), "remediation_tested": "tested"});
        entry.then(ago(back(6), "10:00"), "henrik", "schedule", told);
    }
    if n >= 6 {
        entry.then(if day == 0 { "-2h".to_owned() } else { ago(day, "19:02") }, by, "start", json!({}));
    }
    if n >= 7 {
        entry.then(
            ago(day, "20:45"),
            by,
            "finish",
            json!({"outcome": "successful", "service_check": "All checks of the service passed.", "ci_updated_at": ago(day, "20:40")}),
        );
    }
    if stage == "in_review" {
        entry.then(ago(day - 1, "09:00"), "henrik", "begin_review", json!({}));
    }
}

fn emergency(book: &mut Book<'_>, subject: &Emergency, key: &str, day: i64, n: usize) {
    let by = subject.by.as_str();
    let set = json!({
        "title": subject.title, "change_type": "emergency", "service": subject.service, "affected_services": [subject.service], "requested_by": by,
        "assigned_to": by, "reason": "It cannot wait for the next window.", "description": "Done at once by two people on duty, with the duty manager on the line.",
        "imminent_risk": subject.risk, "no_items_reason": "Recorded with the work, right after it.", "category": "infrastructure", "change_subject": "component",
    });
    let entry = book.tell("change", key, ago(day, "10:40"), by, set);
    entry.then(ago(day, "10:42"), by, "submit", json!({}));
    let ask = json!({"emergency_risk": "Small against what happens otherwise; the way back is the state of this morning.", "remediation_plan": "Restore the saved state of this morning, within 30 minutes.", "implementer": by});
    entry.then(ago(day, "10:50"), by, "request_emergency_approval", ask);
    let heard = json!({"approvers": [{"area": "duty_manager", "person": "tomas", "decision": "approved", "at": ago(day, "10:58"), "heard_by": by, "confirmed_at": ago(day, "12:30")}]});
    entry.edit(ago(day, "11:00"), by, heard);
    entry.then(ago(day, "11:05"), "tomas", "approve", json!({}));
    entry.then(ago(day, "11:10"), by, "start_emergency", json!({}));
    let outcome = if n % 7 == 3 { "successful_with_issues" } else { "successful" };
    entry.then(ago(day, "12:15"), by, "finish", json!({"outcome": outcome, "service_check": "The service was watched for an hour and holds.", "ci_updated_at": ago(day - 1, "09:00")}));
    entry.then(ago(day - 1, "10:00"), "henrik", "begin_review", json!({}));
    let review = json!({"fully_assessed_at": ago(day - 3, "15:00"), "reviewed_on": ago(day - 5, "10:00"), "review_result": "Rightly an emergency. What could have been seen earlier is recorded as a problem.", "review_agreed_with": "camille",
        "review_answers": [{"question": "aim_met", "answer": "Yes, before anybody noticed."}, {"question": "what_to_change", "answer": "Watch the last day of certificates and the fill of disks."}]});
    entry.then(ago(day - 5, "11:00"), "henrik", "close", review);
}

/// Found by the comparison of logs with the schedule: somebody had helped, at night, without telling anybody.
fn unauthorised(book: &mut Book<'_>) {
    let set = json!({
        "title": "Memory of a virtual server doubled without a change", "change_type": "normal", "service": "Hosting", "affected_services": ["Hosting"],
        "requested_by": "hannah", "assigned_to": "hannah", "unauthorised": true, "unauthorised_basis": "deployment_log", "reason": "Found when the log of the hosts was laid beside the schedule.",
        "description": "The server of the cost report had twice its memory on Monday; the log names an account of a team, not a person.",
        "no_items_reason": "The virtual server of the cost report.",
    });
    let entry = book.tell("change", "unauthorised", ago(172, "09:10"), "henrik", set);
    entry.then(ago(172, "09:30"), "henrik", "submit", json!({}));
    let found = json!({"investigation": "An engineer helped a user late on Friday and did not record it. The account of the team was replaced by personal ones; the team was reminded of the model that would have covered it."});
    entry.edit(ago(165, "14:00"), "sofia", found);
    entry
        .then(ago(164, "10:00"), "henrik", "reject_submission", json!({}))
        .because("Not approved afterwards: the memory was taken back, and the report was tuned instead.");
}

fn board(book: &mut Book<'_>, day: i64, agenda: &[String]) {
    let advice: Vec<Json> = agenda
        .iter()
        .map(|key| json!({"change": key, "advice": "approve", "reason": "Test and way back are sound, and the window suffices."}))
        .collect();
    let seat = |person: &str, role: &str| json!({"person": person, "role": role});
    let set =
        json!({"title": "Change advisory board", "kind": "weekly", "starts_at": ago(day, "13:00"), "chair": "henrik", "agenda": agenda});
    let entry = book.tell("cab_meeting", format!("board-{day}"), ago(day + 4, "09:00"), "henrik", set);
    entry.then(ago(day + 2, "09:30"), "henrik", "send_agenda", json!({}));
    let seats = [
        seat("henrik", "chair"),
        seat("sofia", "technical_authority"),
        seat("camille", "service_owner"),
        seat("tomas", "service_desk"),
        seat("yuki", "security"),
    ];
    entry.then(ago(day, "13:00"), "henrik", "hold", json!({"attendance": seats}));
    entry.then(ago(day, "16:30"), "henrik", "close", json!({"advice": advice}));
}

//! What followed from incidents: major incidents, problems with their known errors, articles, requests.

use super::book::Book;
use super::dice::{Dice, ago};
use app::view::ListQuery;
use app::{App, AppError};
use engine::Record;
use kernel::Timestamp;
use serde::Deserialize;
use serde_json::json;

#[derive(Deserialize)]
struct Subjects {
    problem: Vec<Problem>,
    article: Vec<Article>,
    request: Vec<Request>,
}

#[derive(Deserialize)]
struct Problem {
    title: String,
    service: String,
    by: String,
    cause: String,
    workaround: String,
    fix: String,
}

#[derive(Deserialize)]
struct Article {
    title: String,
    service: String,
    by: String,
    body: String,
}

#[derive(Deserialize)]
struct Request {
    title: String,
    service: String,
    kind: String,
    approval: String,
    days: i64,
    weight: u64,
    instructions: String,
}

/// An incident of the log that was a major one.
pub struct Grave {
    /// Its key in the book.
    pub key: String,
    /// When it was reported.
    pub from: Timestamp,
    /// When service was back.
    pub to: Timestamp,
    /// Its service, by name.
    pub service: String,
}

/// Closed critical incidents of the log, spread over its time.
pub async fn grave(app: &App, book: &mut Book<'_>) -> Result<Vec<Grave>, AppError> {
    let list = app.list(&app.system("demo"), &ListQuery::of("incident").matching("priority:p1 state:closed service:*")).await?;
    let mut rows: Vec<Record> = list.rows;
    rows.sort_by_key(|r| (r.created_at, r.id));
    let step = (rows.len() / 5).max(1);
    let mut all = Vec::new();
    for (n, row) in rows.iter().step_by(step).take(5).enumerate() {
        let Some(schema::Value::Instant(from)) = row.get("reported_at") else { continue };
        let service = row.reference("service").and_then(|id| app.shelf().get(id).and_then(|s| s.text("name").map(str::to_owned)));
        let Some(service) = service else { continue };
        let key = format!("grave-{n}");
        book.know("incident", &key, row.id);
        let hours = 1 + i64::try_from(n).unwrap_or(0);
        all.push(Grave { key, from: *from, to: from.plus_seconds(hours * 3600 + 1500).min(book.moment.now), service });
    }
    Ok(all)
}

/// Major incidents, one for each grave one.
pub fn major(book: &mut Book<'_>, grave: &[Grave]) {
    const CAUSES: [&str; 5] = [
        "A failed power supply took both switches of a rack, which hung on one feed.",
        "The disk of the database filled because a job that had been stopped for a test was never started again.",
        "The certificate of the sign-in service had ended at midnight.",
        "A line was cut by roadworks, and the second one ran in the same duct.",
        "An update of the load balancer dropped half of the sessions.",
    ];
    for (n, one) in grave.iter().enumerate() {
        let at = |minutes: i64| one.from.plus_seconds(minutes * 60).to_string();
        let end = |minutes: i64| one.to.plus_seconds(minutes * 60).to_string();
        let day = |days: i64| one.to.plus_seconds(days * 86_400 + 3600).to_string();
        let told = |when: String, what: &str| json!({"at": when, "told": what, "by": "nadia"});
        let title = format!("{} unavailable", one.service);
        let set = json!({
            "title": title, "incident": one.key, "service": one.service, "criteria_met": ["critical_service_unavailable", "many_users"],
            "declared_at": at(12), "manager": "tomas", "manager_assigned_at": at(14), "description": "Reported by several people within minutes; monitoring confirms it.",
        });
        let entry = book.tell("major_incident", format!("major-{n}"), at(12), "tomas", set);
        let first = json!({
            "technical_lead": "sofia", "communication_lead": "nadia", "bridge": "Conference room 1, dial-in known to all on duty", "rto_minutes": 240,
            "management_updates": [told(at(16), "A critical service is down; we lead from the bridge.")], "customer_updates": [told(at(18), "We know of the fault and work on it; next word in half an hour.")],
            "management_informed_at": at(16), "customers_informed_at": at(18),
        });
        entry.then(at(19), "tomas", "manage", first);
        entry.edit(at(50), "nadia", json!({"customer_updates": [told(at(18), "We know of the fault and work on it; next word in half an hour."), told(at(48), "The cause is narrowed down; we expect the service within the hour.")]}));
        let back = json!({"restored_at": end(0), "verified_by": "tomas", "temporary_measures": "Runs on the second system until the cause is removed.", "continuity_decision": "do_not_invoke", "continuity_reason": "Restored within the recovery time."});
        entry.then(end(2), "tomas", "restore", back);
        let report = json!({
            "timeline": [{"at": at(0), "what": "First call at the desk"}, {"at": at(12), "what": "Declared"}, {"at": end(0), "what": "Service restored and verified"}],
            "impact_summary": "Users of all three customers could not work with the service, or only slowly.", "cause_summary": CAUSES[n % CAUSES.len()],
            "response_summary": "Declared within a quarter of an hour; two updates to customers, the second later than promised.", "customers_told": "Contacts of all customers by mail and telephone", "report_issued_on": day(2),
        });
        entry.then(day(2), "tomas", "review", report);
        if n + 1 < grave.len() {
            let review = json!({"review_held_on": day(6), "review_attendees": ["tomas", "sofia", "nadia", "camille"], "review_conclusions": "The cause is followed as a problem. The call-out was too slow in the evening and goes by telephone from now on.", "no_improvement_reason": "An action was agreed; the process stays."});
            entry.then(day(6), "tomas", "close", review);
            if n == 2 {
                entry.link("actions", "mi-callout");
            }
        }
    }
}

/// Problems, known errors, articles, models of requests and requests.
pub fn write(book: &mut Book<'_>, grave: &[Grave]) -> Result<(), AppError> {
    let subjects: Subjects = toml::from_str(include_str!("../../../data/demo/operations.toml")).map_err(AppError::fault)?;
    for (n, subject) in subjects.problem.iter().enumerate() {
        problem(book, subject, n, grave.get(n));
    }
    for (n, subject) in subjects.article.iter().enumerate() {
        article(book, subject, n);
    }
    for (n, subject) in subjects.request.iter().enumerate() {
        model(book, subject, n);
    }
    requests(book, &subjects.request);
    Ok(())
}

fn problem(book: &mut Book<'_>, subject: &Problem, n: usize, grave: Option<&Grave>) {
    let by = subject.by.as_str();
    let (key, error) = (format!("problem-{n}"), format!("error-{n}"));
    let today = book.moment.now;
    // The last ones are of these weeks.
    let usual = match n {
        16 => 60,
        17 => 23,
        18 => 17,
        19 => 8,
        _ => 680 - i64::try_from(n).unwrap_or(0) * 28,
    };
    let day = grave.map_or(usual, |g| (today.seconds_since(g.from) / 86_400 - 1).max(30));
    // How far each has come: the youngest are being looked into, most are closed.
    let end = match (day, n % 6) {
        (..=25, _) => 1,
        (..=50, _) => 2,
        (..=90, _) | (_, 4) => 3,
        _ => 4,
    };
    let mut set = json!({
        "title": subject.title, "service": subject.service, "detected_by": if grave.is_some() { "major_incident" } else { "trend" }, "assigned_to": by,
        "description": format!("Seen in several incidents of the weeks before: {}.", subject.title.to_lowercase()), "impact": if grave.is_some() { "1_high" } else { "2_medium" }, "urgency": "2_medium",
    });
    if let Some(grave) = grave {
        set["first_incident"] = json!(grave.key);
    }
    let entry = book.tell("problem", &key, ago(day, "10:10"), "mateo", set);
    entry.then(ago(day - 1, "09:30"), "mateo", "assess", json!({"duplicates_checked": true}));
    let next = if end == 1 { "-2d".to_owned() } else { "+9d".to_owned() };
    entry.then(ago(day - 2, "11:00"), by, "investigate", json!({"proposed_method": "five_whys", "next_review_on": next, "hypothesis": subject.cause, "hypothesis_at": ago(day - 4, "15:00")}));
    if end == 1 {
        return;
    }
    let cause = json!({"root_cause": subject.cause, "root_cause_method": "five_whys", "root_cause_identified_at": ago(day - 14, "14:00"), "preventive_actions": subject.fix});
    entry.then(ago(day - 14, "14:30"), by, "know_error", cause).link("known_error", &error);
    if end >= 4 {
        let change = format!("normal-{}", ((706 - day + 40).max(0) / 7).min(95));
        entry.then(ago(day - 20, "10:00"), by, "fix", json!({})).link("fixed_by", &change);
        entry.then(
            ago(day - 45, "16:00"),
            by,
            "resolve",
            json!({"resolution": format!("{} No incident of the kind since.", subject.fix), "resolved_at": ago(day - 45, "15:30")}),
        );
        let check = json!({"effectiveness_check_on": ago(day - 78, "10:00"), "review_held_on": ago(day - 76, "10:00"), "review_result": "Thirty days without a recurrence; the article for the desk was retired."});
        entry.then(ago(day - 76, "11:00"), "mateo", "close", check);
    }
    let told = json!({
        "title": format!("Known: {}", subject.title.to_lowercase()), "problem": key, "service": subject.service, "owner": by, "symptoms": format!("Users report: {}.", subject.title.to_lowercase()),
        "workaround": subject.workaround, "root_cause": subject.cause, "next_review_on": if end == 3 && n % 6 == 4 { "-12d" } else { "+60d" },
    });
    let entry = book.tell("known_error", &error, ago(day - 13, "15:00"), by, told);
    entry.then(ago(day - 12, "09:00"), by, "publish", json!({}));
    if end >= 4 {
        entry.then(ago(day - 20, "11:00"), by, "schedule_fix", json!({}));
        entry.then(ago(day - 76, "11:30"), by, "retire", json!({"permanent_fix": subject.fix}));
    }
}

fn article(book: &mut Book<'_>, subject: &Article, n: usize) {
    let by = subject.by.as_str();
    let age = 640 - i64::try_from(n).unwrap_or(0) * 45;
    let reviewed = age % 300;
    let set = json!({"title": subject.title, "body": subject.body, "audience": ["service_desk", "users"], "services": [subject.service], "owner": by});
    let entry = book.tell("knowledge_article", format!("article-{n}"), ago(age, "11:00"), by, set);
    if n == 12 {
        return;
    }
    entry.then(
        ago(age - 2, "10:00"),
        by,
        "submit",
        json!({"reviewer": "mateo", "reviewer_competence": "Has led the team of this service for years"}),
    );
    let due = if n == 3 { "-18d".to_owned() } else { format!("+{}d", 360 - reviewed) };
    entry.edit(
        ago(age - 5, "09:40"),
        "mateo",
        json!({"review_result": "ready", "reviewed_by": "mateo", "reviewed_at": ago(age - 5, "09:40")}),
    );
    entry.then(ago(age - 5, "10:00"), by, "publish", json!({"last_reviewed_on": ago(reviewed, "10:00"), "next_review_on": due}));
    let count = i64::try_from(n).unwrap_or(0);
    entry.edit(
        ago(4, "06:00"),
        "",
        json!({"views": 40 + (count * 37) % 260, "helpful_votes": 6 + (count * 7) % 30, "unhelpful_votes": count % 4}),
    );
    if n == 7 {
        entry.then(ago(3, "14:20"), "nadia", "flag", json!({})).because("The menu looks different since the last version.");
    }
}

fn model(book: &mut Book<'_>, subject: &Request, n: usize) {
    let mut set = json!({
        "title": subject.title, "description": subject.instructions, "service": subject.service, "request_kind": subject.kind, "owner": "daniel", "approval_rule": subject.approval,
        "fulfilment_group": "Service desk", "fulfilment_instructions": subject.instructions, "target": subject.days * 8 * 3600, "next_review_on": if n == 4 { "-25d" } else { "+90d" }, "last_reviewed_on": "-250d",
        "questions": [{"question": "For whom is it?", "answer_kind": "text", "needed": true}, {"question": "By which day is it needed?", "answer_kind": "date", "needed": false}],
        "tasks": [{"task": "Check the request and tell the requester when", "automated": false}, {"task": "Do it and have it confirmed", "automated": false}],
    });
    if subject.approval == "named" {
        set["approver"] = json!("camille");
        set["deputy_approver"] = json!("omar");
    }
    let entry = book.tell("request_model", format!("model-{n}"), ago(715, "09:00"), "daniel", set);
    entry.then(ago(714, "10:00"), "daniel", "submit", json!({}));
    entry.then(ago(712, "10:00"), "daniel", "publish", json!({}));
}

/// Requests of the last twelve months; the youngest are in every state.
fn requests(book: &mut Book<'_>, models: &[Request]) {
    const ASKERS: [(&str, &str); 4] =
        [("elif", "Norrby Retail"), ("jonas", "Halden Logistics"), ("marta", "Norrby Retail"), ("stefan", "Brightwater Utilities")];
    let mut dice = Dice::of(2);
    let all: u64 = models.iter().map(|m| m.weight).sum();
    for n in 0..480_i64 {
        let mut left = dice.below(all);
        let which = models.iter().position(|m| {
            let here = left < m.weight;
            left = left.saturating_sub(m.weight);
            here
        });
        let at = which.unwrap_or(0);
        let subject = &models[at];
        let (asker, customer) = dice.pick(&ASKERS);
        let day = 360 * (480 - n) / 480;
        let needs = subject.approval != "none";
        let hand = dice.pick(&["nadia", "leila", "daniel"]);
        let who =
            dice.pick(&["a new colleague in the store", "me", "the warehouse team", "a colleague who moves to accounting", "two trainees"]);
        let set = json!({
            "title": subject.title, "service": subject.service, "customer": customer, "requested_at": ago(day, "09:10"), "requester": asker, "beneficiary": asker, "request_model": format!("model-{at}"),
            "priority": "p4", "answers": [{"question": "For whom is it?", "answer": who}], "channel": dice.pick(&["portal", "portal", "portal", "email", "telephone"]), "clock_started_at": ago(day, "09:10"),
            "description": format!("Please arrange “{}” for {who}.", subject.title.to_lowercase()), "assigned_group": "Service desk",
        });
        let entry = book.tell("service_request", format!("request-{n}"), ago(day, "09:10"), asker, set);
        if day == 0 {
            continue;
        }
        if needs {
            entry.then(ago(day, "09:11"), "", "ask_approval", json!({"approver": "camille"}));
            if day <= 2 {
                continue;
            }
            if dice.chance(8) {
                entry
                    .then(ago(day - 1, "10:20"), "camille", "reject", json!({}))
                    .because("There is a free licence in the department; please use that one.");
                continue;
            }
            entry.then(ago(day - 1, "10:20"), "camille", "approve", json!({}));
        } else {
            entry.then(ago(day, "09:11"), "", "pass", json!({}));
        }
        if dice.chance(4) {
            entry.then(ago(day - 1, "13:00"), asker, "cancel", json!({"cancel_reason": "no_longer_needed"}));
            continue;
        }
        let late = dice.chance(9);
        let done = day - subject.days.min(day) - if late { 6 } else { 0 };
        entry.then(ago(day - 1, "14:00"), hand, "start", json!({"assigned_group": "Service desk", "assigned_to": hand}));
        if done < 1 {
            if dice.chance(40) {
                let waiting = json!({"pending_reason": "awaiting_caller", "pending_until": "+2d"});
                entry
                    .then(ago((day - 2).max(0), "15:00"), hand, "wait", waiting)
                    .saying(true, "Which of the two devices is it for? We go on as soon as we know.");
            }
            continue;
        }
        if dice.chance(25) {
            let mid = (day - 1).max(done);
            entry
                .then(ago(mid, "15:00"), hand, "wait", json!({"pending_reason": "awaiting_caller", "pending_until": ago(mid - 1, "12:00")}))
                .saying(true, "By which day do you need it? We go on as soon as we know.");
            entry.then(ago(mid - 1, "09:30"), hand, "resume", json!({}));
        }
        let tasks = json!([{"task": "Check the request and tell the requester when", "done": true, "done_by": hand, "done_at": ago(done, "13:00")}, {"task": "Do it and have it confirmed", "done": true, "done_by": hand, "done_at": ago(done, "13:40")}]);
        let fulfilled = json!({"fulfilment": "Done as described in the model and confirmed by the requester.", "tasks": tasks});
        entry.then(ago(done, "14:00"), hand, "fulfil", fulfilled).saying(true, "It is done. Tell us if anything is missing.");
        if done > 6 {
            entry.then(ago(done - 5, "06:00"), "", "close", json!({}));
        }
    }
}

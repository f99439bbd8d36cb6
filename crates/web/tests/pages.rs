//! The pages over plain HTTP, without script: what a browser would send, answered by the real router over a real store.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

#[path = "../../app/tests/desk/mod.rs"]
mod desk;
#[path = "exchange/mod.rs"]
mod exchange;
#[path = "governing/mod.rs"]
mod governing;
#[path = "parts/planning.rs"]
mod planning;
#[path = "../../app/tests/governance/seed.rs"]
mod seed;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use desk::{Desk, PASSWORD};
use serde_json::json;
use tower::ServiceExt;
use web::{Web, WebOptions, router};

struct Browser {
    router: Router,
    cookies: Vec<(String, String)>,
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    text: String,
}

impl Answer {
    fn to(&self) -> &str {
        self.headers.get(header::LOCATION).map_or("", |v| v.to_str().unwrap())
    }
    /// The value of a hidden box.
    fn hidden(&self, name: &str) -> String {
        let mark = format!("name=\"{name}\" value=\"");
        let at = self.text.find(&mark).unwrap_or_else(|| panic!("no {name} in the page")) + mark.len();
        self.text[at..].split('"').next().unwrap().replace("&quot;", "\"").replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
    }
}

fn form(boxes: &[(&str, &str)]) -> String {
    boxes.iter().map(|(k, v)| format!("{}={}", testkit::encode(k), testkit::encode(v))).collect::<Vec<_>>().join("&")
}

impl Browser {
    fn new(desk: &Desk) -> Self {
        Self { router: router(&Web::new(desk.app.clone(), WebOptions::default())), cookies: Vec::new() }
    }
    async fn signed_in(desk: &Desk, person: kernel::Id, email: &str) -> Self {
        desk.app.set_password(person, PASSWORD).await.unwrap();
        Self::signs_in(desk, email).await
    }
    async fn signs_in(desk: &Desk, email: &str) -> Self {
        let mut browser = Self::new(desk);
        let page = browser.get("/sign-in").await;
        let answer =
            browser.post("/sign-in", &[("_csrf", &page.hidden("_csrf")), ("email", email), ("password", PASSWORD), ("back", "/")]).await;
        assert_eq!((answer.status, answer.to()), (StatusCode::SEE_OTHER, "/"), "{}", answer.text);
        browser
    }
    async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(path), Body::empty()).await
    }
    async fn post(&mut self, path: &str, boxes: &[(&str, &str)]) -> Answer {
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request, Body::from(form(boxes))).await
    }
    async fn send(&mut self, request: axum::http::request::Builder, body: Body) -> Answer {
        let cookies = self.cookies.iter().map(|(k, v)| format!("{k}={v}")).collect::<Vec<_>>().join("; ");
        let request = request.header(header::COOKIE, cookies).header(header::HOST, "desk.example").body(body).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let (name, value) = cookie.to_str().unwrap().split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.retain(|(n, _)| n != name);
            self.cookies.push((name.to_owned(), value.to_owned()));
        }
        let text = String::from_utf8_lossy(&to_bytes(body, 10_000_000).await.unwrap()).into_owned();
        Answer { status: parts.status, headers: parts.headers, text }
    }
}

/// What every page must be.
fn whole(path: &str, answer: &Answer) {
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
    assert_eq!(answer.text.matches("<h1").count(), 1, "{path} has not one h1");
    for forbidden in [" style=", " onclick", "<script>", "javascript:"] {
        assert!(!answer.text.contains(forbidden), "{path} has {forbidden}");
    }
    let policy = answer.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.contains("default-src 'self'") && !policy.contains("unsafe-inline"));
    assert_eq!(answer.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    let mut ids: Vec<&str> = answer.text.split(" id=\"").skip(1).filter_map(|r| r.split('"').next()).collect();
    let before = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), before, "{path} repeats an id");
}

#[tokio::test]
async fn strangers_are_sent_to_sign_in_and_forms_without_token_are_refused() {
    let desk = Desk::sqlite().await;
    let mut browser = Browser::new(&desk);
    for path in ["/", "/t/incident", "/me", "/r/INC0000001", "/search?q=x"] {
        let answer = browser.get(path).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
        assert!(answer.to().starts_with("/sign-in"), "{path} leads to {}", answer.to());
    }
    for path in ["/sign-in", "/theme"] {
        assert_eq!(browser.post(path, &[("email", "ina@example.org")]).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    let page = browser.get("/sign-in").await;
    whole("/sign-in", &page);
    let token = page.hidden("_csrf");
    let wrong = browser.post("/sign-in", &[("_csrf", &token), ("email", "ina@example.org"), ("password", "no")]).await;
    assert_eq!(wrong.status, StatusCode::UNAUTHORIZED);
    assert!(wrong.text.contains("value=\"ina@example.org\"") && wrong.text.contains("do not belong together"));
    let foreign =
        Request::post("/sign-in").header("sec-fetch-site", "cross-site").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    assert_eq!(browser.send(foreign, Body::from(form(&[("_csrf", &token)]))).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn an_agent_works_an_incident_from_report_to_reply() {
    let desk = Desk::sqlite().await;
    let mut ina = Browser::signed_in(&desk, desk.agent, "ina@example.org").await;
    let new = ina.get("/t/incident/new").await;
    whole("/t/incident/new", &new);
    let csrf = new.hidden("_csrf");

    // Too little: every refusal stands in the page, and what was typed too.
    let refused = ina.post("/t/incident/new", &[("_csrf", &csrf), ("title", "No mail <b>at all</b>")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("No mail &lt;b&gt;at all&lt;/b&gt;") && refused.text.contains("id=\"errors\""));

    // References by name, as somebody without script types them.
    let (mail, category) = (desk.mail.text(), desk.category.text());
    let boxes = [
        ("_csrf", csrf.as_str()),
        ("_command", &new.hidden("_command")),
        ("title", "No mail at all"),
        ("description", "Since ten o'clock nothing arrives and nothing leaves."),
        ("caller~", "ben@example.org"),
        ("caller~was", ""),
        ("caller", ""),
        ("channel", "telephone"),
        ("reported_at", "2026-03-02T11:00"),
        ("service", &mail),
        ("category", &category),
        ("impact", "3_low"),
        ("urgency", "2_medium"),
        ("security_related~shown", "1"),
    ];
    let made = ina.post("/t/incident/new", &boxes).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text);
    let path = made.to().to_owned();
    // The same form sent twice makes one record.
    assert_eq!(ina.post("/t/incident/new", &boxes).await.to(), path);
    let page = ina.get(&path).await;
    whole(&path, &page);
    assert!(page.text.contains("No mail at all") && page.text.contains("Ben Caller") && page.text.contains("data-toast"));
    for rest in ["/history", "/proof", "/edit", "/moves", "/why", "/link", "/edit?field=impact", "/move/assign", "?preview=1"] {
        let path = format!("{path}{rest}");
        whole(&path, &ina.get(&path).await);
    }
    for path in [
        "/",
        "/t/incident",
        "/t/incident?view=unassigned",
        "/t/incident?q=is:open+priority%3C%3D5&sort=-number",
        "/t/person",
        "/t/group",
        "/t/service",
        "/t/sla",
        "/search?q=mail",
        "/help/query",
        "/me",
        "/me/notices",
        "/palette",
        "/gallery",
    ] {
        whole(path, &ina.get(path).await);
    }
    let wrong = ina.get("/t/incident?q=prioritty:p1").await;
    whole("/t/incident?q=…", &wrong);
    assert!(wrong.text.contains("aria-invalid"));

    let mut ada = Browser::signed_in(&desk, desk.admin, "ada@example.org").await;
    for (query, _) in web::ui::pages::help::EXAMPLES {
        let page = ada.get(&format!("/t/incident?q={}", testkit::encode(query))).await;
        whole(query, &page);
        assert!(!page.text.contains("aria-invalid"), "the help teaches {query}, which is not understood");
    }
    for (path, key) in [("/select/person?q=ben", "items"), ("/complete/incident?q=prio&at=4", "items"), ("/t/incident/counts", "views")] {
        let answer = ina.get(path).await;
        let json: serde_json::Value = serde_json::from_str(&answer.text).unwrap();
        assert!(
            json[key].as_array().map_or_else(|| json[key].as_object().is_some_and(|o| !o.is_empty()), |a| !a.is_empty()),
            "{path}: {json}"
        );
    }
    let csv = ina.get("/t/incident/export?fields=shown&format=csv").await;
    assert!(csv.text.lines().count() >= 2 && csv.headers[header::CONTENT_TYPE].to_str().unwrap().starts_with("text/csv"));

    // A reply and a note, as a form with parts.
    for (visibility, body) in [("public", "We are looking at it."), ("internal", "The relay is down.")] {
        let parts = [("_csrf", csrf.as_str()), ("visibility", visibility), ("body", body)];
        let text: String =
            parts.iter().map(|(k, v)| format!("--x\r\nContent-Disposition: form-data; name=\"{k}\"\r\n\r\n{v}\r\n")).collect();
        let file = if visibility == "public" {
            "--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"note.txt\"\r\nContent-Type: text/plain\r\n\r\nhello\r\n"
        } else {
            ""
        };
        let request = Request::post(format!("{path}/comment")).header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
        let answer = ina.send(request, Body::from(format!("{text}{file}--x--\r\n"))).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    }
    let page = ina.get(&path).await;
    assert!(page.text.contains("We are looking at it.") && page.text.contains("class=\"msg internal\""));
    let file = page.text.split("href=\"").filter_map(|r| r.split('"').next()).find(|h| h.contains("/files/")).unwrap().to_owned();
    let file = ina.get(&file).await;
    assert_eq!((file.status, file.text.as_str()), (StatusCode::OK, "hello"));

    // The caller sees the reply and not the note, in plain language; another requester sees nothing at all.
    let mut ben = Browser::signed_in(&desk, desk.ben, "ben@example.org").await;
    let theirs = ben.get(&path).await;
    whole(&path, &theirs);
    assert!(theirs.text.contains("We are looking at it.") && !theirs.text.contains("The relay is down."));
    whole("/", &ben.get("/").await);
    whole("/report", &ben.get("/report").await);
    let mut eva = Browser::signed_in(&desk, desk.eva, "eva@example.org").await;
    let nothing = eva.get(&path).await;
    assert_eq!(nothing.status, StatusCode::NOT_FOUND);
    assert_eq!(
        nothing.text.replace(path.trim_start_matches("/r/"), "X").len(),
        eva.get("/r/INC9999999").await.text.replace("INC9999999", "X").len(),
        "a hidden record answers like a missing one"
    );
}

#[tokio::test]
async fn the_second_to_save_sees_both_values_and_loses_neither() {
    let desk = Desk::sqlite().await;
    let made = desk.incident(desk.ben, "Printer on fire").await;
    let path = format!("/r/{}/edit", made.number.clone().unwrap());
    let mut ina = Browser::signed_in(&desk, desk.agent, "ina@example.org").await;
    let page = ina.get(&path).await;
    whole(&path, &page);
    let agent = desk.viewer(desk.agent).await;
    desk::set(&desk.app, &agent, made.record, None, serde_json::json!({"title": "Printer smokes"})).await.unwrap();
    let mut boxes = vec![
        ("_csrf", page.hidden("_csrf")),
        ("_version", page.hidden("_version")),
        ("_was", page.hidden("_was")),
        ("_command", page.hidden("_command")),
        ("title", "Printer burns".to_owned()),
    ];
    let sent: Vec<(&str, &str)> = boxes.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let conflict = ina.post(&path, &sent).await;
    assert_eq!(conflict.status, StatusCode::CONFLICT, "{}", conflict.text);
    assert!(conflict.text.contains("Printer smokes") && conflict.text.contains("Printer burns"));
    // They decide for their own.
    boxes.retain(|(k, _)| *k != "_version" && *k != "_command");
    boxes.extend([
        ("_version", conflict.hidden("_version")),
        ("_command", conflict.hidden("_command")),
        ("_take.title", "yours".to_owned()),
    ]);
    let sent: Vec<(&str, &str)> = boxes.iter().map(|(k, v)| (*k, v.as_str())).collect();
    assert_eq!(ina.post(&path, &sent).await.status, StatusCode::SEE_OTHER);
    assert!(ina.get(&format!("/r/{}", made.number.unwrap())).await.text.contains("Printer burns"));
}

#[tokio::test]
async fn many_at_once_are_previewed_then_done() {
    let desk = Desk::sqlite().await;
    let mut ina = Browser::signed_in(&desk, desk.agent, "ina@example.org").await;
    let (a, b) = (desk.incident(desk.ben, "First of two things").await, desk.incident(desk.eva, "Second of two things").await);
    let csrf = ina.get("/t/incident").await.hidden("_csrf");
    let (a, b) = (a.record.text(), b.record.text());
    let boxes = [("_csrf", csrf.as_str()), ("id", &a), ("id", &b), ("move", "set:assigned_to")];
    let preview = ina.post("/t/incident/bulk", &boxes).await;
    whole("bulk preview", &preview);
    assert!(preview.text.contains("Nothing has happened yet"));
    let done = ina.post("/t/incident/bulk", &[boxes.as_slice(), &[("step", "do")]].concat()).await;
    whole("bulk result", &done);
    assert!(done.text.contains("2 done"), "{}", done.text);
}

#[tokio::test]
async fn a_record_is_shown_as_it_was_and_links_are_ended() {
    let desk = Desk::sqlite().await;
    let made = desk.incident(desk.ben, "Printer on fire").await;
    let key = made.number.clone().unwrap();
    let agent = desk.viewer(desk.agent).await;
    desk.clock.advance(7_200);
    desk::set(&desk.app, &agent, made.record, None, serde_json::json!({"title": "Printer smokes"})).await.unwrap();
    let mut ina = Browser::signed_in(&desk, desk.agent, "ina@example.org").await;
    let history = ina.get(&format!("/r/{key}/history")).await;
    whole("history", &history);
    for version in 1..=2 {
        assert!(history.text.contains(&format!("/r/{key}/history?at={version}\"")), "no way to version {version}");
    }
    // Version 1; eleven o'clock and half past in Paris, an hour before and after noon there when it was changed (10 and 12 UTC).
    for (at, was, differs) in [
        ("1", "Printer on fire", true),
        ("2", "Printer smokes", false),
        ("2026-03-02T11:30", "Printer on fire", true),
        ("2026-03-02T13:00", "Printer smokes", false),
    ] {
        let page = ina.get(&format!("/r/{key}/history?at={at}")).await;
        whole(at, &page);
        let past = page.text.split("h-past").nth(2).unwrap().split("h-history").next().unwrap();
        assert!(past.contains(was), "at {at}: {past}");
        assert_eq!(past.contains("differs from now"), differs, "at {at}");
    }
    let before = ina.get(&format!("/r/{key}/history?at=2026-03-01T00:00")).await;
    assert!(before.text.contains("did not exist then"));
    for (at, status) in [("99", StatusCode::NOT_FOUND), ("0", StatusCode::NOT_FOUND), ("yesterday", StatusCode::UNPROCESSABLE_ENTITY)] {
        assert_eq!(ina.get(&format!("/r/{key}/history?at={at}")).await.status, status, "{at}");
    }
    let mut ben = Browser::signed_in(&desk, desk.ben, "ben@example.org").await;
    let (theirs, ours) = (ben.get(&format!("/r/{key}/history?at=1")).await, ina.get(&format!("/r/{key}/history?at=1")).await);
    assert_eq!(
        (theirs.status, theirs.text.contains("Security related"), ours.text.contains("Security related")),
        (StatusCode::OK, false, true)
    );
    let mut eva = Browser::signed_in(&desk, desk.eva, "eva@example.org").await;
    assert_eq!(eva.get(&format!("/r/{key}/history?at=1")).await.status, StatusCode::NOT_FOUND);

    // A link is ended where it was made, and nowhere else.
    let other = desk.incident(desk.eva, "Another printer").await;
    let link = desk.app.def("incident").unwrap().links.iter().find(|l| *l.to == *"incident").unwrap().name.to_string();
    let csrf = history.hidden("_csrf");
    let number = other.number.clone().unwrap();
    let boxes = [("_csrf", csrf.as_str()), ("link", &link), ("other~", &number), ("other~was", ""), ("other", "")];
    let answer = ina.post(&format!("/r/{key}/link"), &boxes).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let there = ina.get(&format!("/r/{number}")).await;
    assert!(there.text.contains("Printer smokes") && !there.text.contains("/unlink"));
    let here = ina.get(&format!("/r/{key}")).await;
    assert!(here.text.contains(&format!("/r/{key}/unlink")));
    let ended = ina.post(&format!("/r/{key}/unlink"), &[("_csrf", &csrf), ("link", &here.hidden("link"))]).await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER, "{}", ended.text);
    assert!(!ina.get(&format!("/r/{key}")).await.text.contains("Another printer"));
}

#[tokio::test]
async fn my_work_tells_who_mentions_me_where_i_may_read_it() {
    let desk = Desk::sqlite().await;
    let made = desk.incident(desk.ben, "Printer on fire").await;
    let agent = desk.viewer(desk.agent).await;
    let admin = desk.viewer(desk.admin).await;
    for (by, body, visibility, who) in [
        (&admin, "Ina should look at the fuse.", engine::Visibility::Internal, desk.agent),
        (&agent, "Ben, it is being looked at.", engine::Visibility::Public, desk.ben),
        (&agent, "Eva must not learn of this.", engine::Visibility::Public, desk.eva),
        (&agent, "Ben must not learn of that.", engine::Visibility::Internal, desk.ben),
        (&agent, "A word to myself.", engine::Visibility::Internal, desk.agent),
    ] {
        let message = engine::NewMessage { visibility, body: body.into(), mentions: vec![who] };
        let action = engine::Action { message: Some(message), ..engine::Action::default() };
        let command = desk::command(&desk.app, "incident", Some(made.record), action);
        desk.app.execute(by, journal::Channel::Screen, command).await.unwrap();
    }
    let bodies = |work: &app::view::MyWork| work.mentions.iter().map(|m| m.message.body.clone()).collect::<Vec<_>>();
    assert_eq!(bodies(&desk.app.my_work(&agent).await.unwrap()), ["Ina should look at the fuse."]);
    let ben = desk.viewer(desk.ben).await;
    assert_eq!(bodies(&desk.app.my_work(&ben).await.unwrap()), ["Ben, it is being looked at."]);
    let eva = desk.viewer(desk.eva).await;
    assert!(desk.app.my_work(&eva).await.unwrap().mentions.is_empty());
    let mut ina = Browser::signed_in(&desk, desk.agent, "ina@example.org").await;
    let home = ina.get("/").await;
    whole("/", &home);
    assert!(home.text.contains("Mentions of me") && home.text.contains("look at the fuse") && home.text.contains("#m-"));
}

#[tokio::test]
async fn people_keep_views_of_their_own_and_leads_share_them() {
    let desk = Desk::sqlite().await;
    desk.incident(desk.ben, "Printer on fire").await;
    let mut ina = Browser::signed_in(&desk, desk.agent, "ina@example.org").await;
    let list = ina.get("/t/incident?q=is:open+printer&sort=-number").await;
    whole("list", &list);
    assert!(list.text.contains("Save this view") && !list.text.contains("For everybody"));
    let csrf = list.hidden("_csrf");
    let query = list.hidden("q");
    let save = |csrf: &str, name: &str, q: &str| {
        [("_csrf", csrf.to_owned()), ("name", name.to_owned()), ("q", q.to_owned()), ("sort", "-number".to_owned())]
    };
    fn texts<'a>(boxes: &'a [(&'a str, String)]) -> Vec<(&'a str, &'a str)> {
        boxes.iter().map(|(k, v)| (*k, v.as_str())).collect()
    }
    let saved = ina.post("/t/incident/views", &texts(&save(&csrf, "  Burning <printers> ", &query))).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    let mine = saved.to().to_owned();
    let page = ina.get(&mine).await;
    whole(&mine, &page);
    assert!(page.text.contains("Burning &lt;printers&gt;") && page.text.contains("Printer on fire") && page.text.contains("Delete view"));
    assert!(page.text.contains(&format!("value=\"{query}\"")));
    let counts = ina.get("/t/incident/counts").await;
    let counts: serde_json::Value = serde_json::from_str(&counts.text).unwrap();
    let id = mine.split('=').next_back().unwrap().to_owned();
    assert_eq!(counts["views"][&id], "1");

    // What is refused: no token, no name, too long a name, the same name again, a query that means nothing, sharing.
    assert_eq!(ina.post("/t/incident/views", &[("name", "x"), ("q", "")]).await.status, StatusCode::FORBIDDEN);
    let long = "n".repeat(61);
    for (name, q) in [("", "is:open"), (long.as_str(), "is:open"), ("burning <printers>", "is:open"), ("Fine", "prioritty:1")] {
        let answer = ina.post("/t/incident/views", &texts(&save(&csrf, name, q))).await;
        assert!(matches!(answer.status.as_u16(), 400 | 409 | 422), "{name} {q}: {}", answer.status);
    }
    let mut shared = texts(&save(&csrf, "All", "is:open")).iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect::<Vec<_>>();
    shared.push(("shared".to_owned(), "true".to_owned()));
    let shared: Vec<(&str, &str)> = shared.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    assert!(ina.post("/t/incident/views", &shared).await.status.is_client_error());

    // Nobody else sees or deletes it; a lead's shared one is seen by all and deleted by them alone.
    let mut ada = Browser::signed_in(&desk, desk.admin, "ada@example.org").await;
    let theirs = ada.get("/t/incident").await;
    assert!(!theirs.text.contains("Burning") && theirs.text.contains("For everybody"));
    let token = theirs.hidden("_csrf");
    assert_eq!(ada.post(&format!("/t/incident/views/{id}/delete"), &[("_csrf", &token)]).await.status, StatusCode::NOT_FOUND);
    let mut boxes = shared.clone();
    boxes[0] = ("_csrf", &token);
    let made = ada.post("/t/incident/views", &boxes).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text);
    let all = made.to().to_owned();
    let seen = ina.get(&all).await;
    whole(&all, &seen);
    assert!(seen.text.contains(">shared</span>") && !seen.text.contains("Delete view"));
    let all = all.split('=').next_back().unwrap();
    assert_eq!(ina.post(&format!("/t/incident/views/{all}/delete"), &[("_csrf", &csrf)]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(ina.post(&format!("/t/incident/views/{id}/delete"), &[("_csrf", &csrf)]).await.status, StatusCode::SEE_OTHER);
    assert!(!ina.get("/t/incident").await.text.contains("Burning"));

    // Fifty are enough for one person: forty-nine more beside the shared one of the lead.
    for n in 1..50 {
        let name = format!("View {n}");
        assert_eq!(ada.post("/t/incident/views", &texts(&save(&token, &name, "is:open"))).await.status, StatusCode::SEE_OTHER, "{n}");
    }
    let full = ada.post("/t/incident/views", &texts(&save(&token, "One more", "is:open"))).await;
    assert!(full.status.is_client_error() && full.text.contains("50 saved views"), "{}", full.text);
}

#[tokio::test]
async fn a_proof_is_shown_whole_and_its_file_holds_without_the_server() {
    let desk = Desk::sqlite().await;
    let made = desk.incident(desk.ben, "Printer on fire").await;
    let key = made.number.clone().unwrap();
    let agent = desk.viewer(desk.agent).await;
    desk::set(&desk.app, &agent, made.record, None, serde_json::json!({"title": "Printer smokes"})).await.unwrap();
    let mut ada = Browser::signed_in(&desk, desk.admin, "ada@example.org").await;
    let path = format!("/r/{key}/proof");
    assert!(ada.get(&path).await.text.contains("Not under a checkpoint yet"));
    let checkpoint = desk.app.checkpoint("test").await.unwrap();

    let file = ada.get(&format!("/r/{key}/proof.json")).await;
    assert_eq!(file.status, StatusCode::OK);
    let verdict = journal::verify_bundle(&file.text, None);
    assert!(verdict.is_good());
    let signed = verdict.checkpoint.clone().unwrap();
    assert_eq!(signed.size, checkpoint.size);
    // The shown leaf, hashed with the shown path, gives the shown root.
    for version in 1..=2 {
        let page = ada.get(&format!("{path}?version={version}")).await;
        whole(&path, &page);
        assert!(page.text.contains("stands in the journal unchanged"), "{}", page.text);
        let steps: Vec<(String, [u8; 32])> = page
            .text
            .split("<ol class=\"path\">")
            .nth(1)
            .unwrap()
            .split("</ol>")
            .next()
            .unwrap()
            .split("<li>")
            .skip(1)
            .map(|li| {
                let texts: Vec<&str> = li.split(['<', '>']).skip(2).step_by(2).filter(|t| !t.is_empty()).collect();
                (texts[0].to_owned(), journal::from_hex::<32>(texts[1]).unwrap())
            })
            .collect();
        let mut hash = steps[0].1;
        for (side, sibling) in &steps[1..steps.len() - 1] {
            hash = if side.contains("left") { journal::node_hash(sibling, &hash) } else { journal::node_hash(&hash, sibling) };
        }
        let root = &steps[steps.len() - 1];
        assert_eq!((&*root.0, hash, root.1), ("root", signed.root, signed.root), "version {version}");
    }

    // What came after the checkpoint waits for the next; nothing is wrong with it.
    desk::set(&desk.app, &agent, made.record, None, serde_json::json!({"title": "Printer is ash"})).await.unwrap();
    let page = ada.get(&path).await;
    assert!(page.text.contains("Sealed but for the newest entries") && !page.text.contains("does not hold"));
}

#[tokio::test]
async fn in_the_past_nothing_is_offered_that_would_change_it() {
    let desk = Desk::sqlite().await;
    let key = desk.incident(desk.ben, "Printer on fire").await.number.unwrap();
    for person in [desk.agent, desk.ben] {
        desk.app.set_password(person, PASSWORD).await.unwrap();
    }
    let present = desk.app.store().clone();
    let entries = present.journal().size().await.unwrap();
    let base = testkit::temp_dir();
    let model = desk.app.model().clone();
    let cut = store::Cut { before: u64::MAX, occurred: Some(desk::start()) };
    let past = present.as_of(cut, base.path(), model.clone(), |_| {}).await.unwrap();
    let sessions: store::Target = base.path().join("sessions").to_str().unwrap().parse().unwrap();
    let sessions = store::Store::open(&sessions, model.clone()).await.unwrap();
    let parts = app::Parts {
        store: past.store.clone(),
        model,
        rules: std::sync::Arc::new(practices::rule_book()),
        clock: desk.clock.clone(),
        ids: Box::new(kernel::SeededIds::new(77)),
        signer: None,
        accounts: Some((sessions, present)),
        options: app::Options { read_only: true, as_of: Some(desk::start()), ..app::Options::default() },
    };
    let desk = Desk { app: app::App::open(parts).await.unwrap(), ..desk };
    for (email, pages) in [
        ("ina@example.org", &["/", "/t/incident", "/t/person", &format!("/r/{key}"), "/palette?q=new"][..]),
        ("ben@example.org", &["/", "/t/incident", &format!("/r/{key}")]),
    ] {
        let mut browser = Browser::signs_in(&desk, email).await;
        for path in pages {
            let page = browser.get(path).await;
            whole(path, &page);
            assert!(page.text.contains(&format!("journal size {entries}.")), "{path}: {}", page.text);
            for offer in ["/new\"", "/report\"", "/edit\"", "/move/", "/comment\"", "/views\""] {
                assert!(!page.text.contains(offer), "{path} offers {offer} to {email}: {}", page.text);
            }
        }
        for path in ["/t/incident/new", "/report"] {
            let page = browser.get(path).await;
            assert!(
                page.status.is_client_error() && page.text.contains("This is a view of the past"),
                "{path}: {} {}",
                page.status,
                page.text
            );
        }
        let token = browser.get("/me").await.hidden("_csrf");
        let made = browser.post("/t/incident/new", &[("_csrf", &token), ("title", "A new one")]).await;
        assert!(made.status.is_client_error() && made.text.contains("This is a view of the past"), "{} {}", made.status, made.text);
    }
}

#[tokio::test]
async fn the_dialog_of_a_move_shows_what_stands_or_what_is_likely() {
    let desk = Desk::sqlite().await;
    let mut ina = Browser::signed_in(&desk, desk.agent, "ina@example.org").await;
    let agent = desk.viewer(desk.agent).await;
    let incident = desk.incident(desk.ben, "Mail arrives late today").await.record;
    let chosen =
        |page: &Answer, id: kernel::Id, name: &str| page.text.contains(&format!("<option value=\"{id}\" selected>{name}</option>"));
    let path = format!("/r/{incident}/move/assign");

    // Nobody has it yet: offered is who supports its service, and the service desk where it has none.
    let page = ina.get(&path).await;
    assert!(
        chosen(&page, desk.mail, "Mail") && chosen(&page, desk.category, "Mail") && chosen(&page, desk.desk, "First line"),
        "{}",
        page.text
    );
    let of_no_service = desk::set(&desk.app, &agent, incident, None, json!({"service": null})).await;
    assert!(of_no_service.is_ok(), "{:?}", of_no_service.err());
    let front = desk.app.resolve(&agent, "group", "Service desk").await.unwrap().unwrap();
    assert!(chosen(&ina.get(&path).await, front, "Service desk"));
    // It is an offer: nothing is written until somebody takes it.
    assert!(desk.app.view(&agent, incident).await.unwrap().record.reference("assigned_group").is_none());

    // What stands is shown, also when nobody could choose it any more.
    let system = desk.app.system("test");
    desk::set(&desk.app, &agent, incident, None, json!({"service": desk.mail, "assigned_group": desk.desk})).await.unwrap();
    let away = desk::command(
        &desk.app,
        "group",
        Some(desk.desk),
        engine::Action { set: desk::fields(json!({"active": false})), ..Default::default() },
    );
    desk.app.execute(&system, journal::Channel::System, away).await.unwrap();
    let page = ina.get(&path).await;
    assert!(chosen(&page, desk.desk, "First line"), "{}", page.text);
}

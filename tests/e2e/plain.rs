//! Without script: every form is a form, and every POST leads on with 303.

use crate::{AGENT, Stage};
use testkit::{Answer, Client, encode};

fn hidden(page: &str, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    let at = page.find(&mark).unwrap_or_else(|| panic!("no {name} in {page}")) + mark.len();
    page[at..].split('"').next().unwrap().to_owned()
}

fn cookies(answer: &Answer) -> String {
    let set = answer.head.lines().filter_map(|l| l.split_once(": ").filter(|(n, _)| n.eq_ignore_ascii_case("set-cookie")));
    set.filter_map(|(_, v)| v.split(';').next()).map(|c| format!("{c}; ")).collect()
}

async fn post(client: &mut Client, path: &str, boxes: &[(&str, &str)]) -> Answer {
    let body: Vec<String> = boxes.iter().map(|(k, v)| format!("{}={}", encode(k), encode(v))).collect();
    client.post(path, "application/x-www-form-urlencoded", body.join("&").as_bytes()).await.unwrap()
}

pub async fn works_without_script(stage: &Stage) {
    let mut client = Client::connect(stage.server.address).await.unwrap();
    let page = client.get("/sign-in").await.unwrap();
    client.headers = format!("cookie: {}\r\n", cookies(&page));
    let csrf = hidden(&page.text(), "_csrf");
    let signed = post(&mut client, "/sign-in", &[("_csrf", &csrf), ("email", AGENT), ("password", &stage.accounts[AGENT])]).await;
    assert_eq!(signed.status, 303, "{}", signed.text());
    client.headers = format!("cookie: {}\r\n", cookies(&signed));
    let list = client.get("/t/incident?q=state:in_progress").await.unwrap().text();
    let href = list.split("data-href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let page = client.get(&href).await.unwrap().text();
    let csrf = hidden(&page, "_csrf");
    let watched = post(&mut client, &format!("{href}/watch"), &[("_csrf", &csrf), ("on", "true")]).await;
    assert_eq!(watched.status, 303, "{}", watched.text());
    assert!(client.get(&href).await.unwrap().text().contains("You are watching"));
    let without = post(&mut client, &format!("{href}/watch"), &[("on", "false")]).await;
    assert_eq!(without.status, 403, "a form without its token was taken");
}

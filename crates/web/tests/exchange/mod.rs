//! Files out and in over plain HTTP: the menu, the template, the way of a file from being handed in to being taken.

use crate::desk::Desk;
use crate::{Answer, Browser, whole};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use std::time::Duration;

impl Browser {
    /// Hands in a file.
    async fn hand_in(&mut self, path: &str, token: &str, name: &str, bytes: &[u8]) -> Answer {
        let mut body = format!("--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n{token}\r\n").into_bytes();
        let head = format!("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: text/csv\r\n\r\n");
        body.extend(head.into_bytes());
        body.extend(bytes);
        body.extend(b"\r\n--b--\r\n");
        self.send(Request::post(path).header(header::CONTENT_TYPE, "multipart/form-data; boundary=b"), Body::from(body)).await
    }
    /// Looks again until the work on a file is over.
    async fn over(&mut self, path: &str) -> Answer {
        for _ in 0..200 {
            let page = self.get(path).await;
            if !page.text.contains("data-progress") {
                return page;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        panic!("{path} does not come to an end");
    }
}

#[tokio::test]
async fn a_list_leaves_as_a_file() {
    let desk = Desk::sqlite().await;
    desk.incident(desk.ben, "Mail arrives, but =late").await;
    desk.incident(desk.eva, "=cmd|' /c calc'!A0").await;
    let mut ina = Browser::signed_in(&desk, desk.agent, "ina@example.org").await;
    let list = ina.get("/t/incident?q=mail&sort=-updated").await;
    whole("/t/incident", &list);
    let link = "/t/incident/export?q=mail&sort=-updated&fields=all&format=jsonl";
    assert!(list.text.contains(&link.replace('&', "&amp;")), "{}", list.text);
    assert!(list.text.contains("href=\"/t/incident/import\""));
    let csv = ina.get("/t/incident/export?q=&format=csv").await;
    assert_eq!(csv.status, StatusCode::OK);
    assert_eq!(csv.headers[header::CONTENT_DISPOSITION], "attachment; filename=\"incidents.csv\"");
    assert!(csv.text.contains("\"'=cmd|' /c calc'!A0\"") && csv.text.contains("\"Mail arrives, but =late\""), "{}", csv.text);
    let jsonl = ina.get("/t/incident/export?q=late&fields=all&format=jsonl").await;
    assert_eq!(jsonl.text.lines().count(), 1);
    assert!(jsonl.text.contains("\"caller\":{\"email\":\"ben@example.org\""), "{}", jsonl.text);
    let xlsx = ina.get("/t/incident/export?format=xlsx&q=").await;
    assert!(xlsx.text.starts_with("PK"));
    for (path, status) in [
        ("/t/incident/export?format=pdf", StatusCode::UNPROCESSABLE_ENTITY),
        ("/t/incident/export?format=csv&q=nonsense:1", StatusCode::UNPROCESSABLE_ENTITY),
        ("/t/nothing/export?format=csv", StatusCode::NOT_FOUND),
    ] {
        assert_eq!(ina.get(path).await.status, status, "{path}");
    }
    let mut ben = Browser::signed_in(&desk, desk.ben, "ben@example.org").await;
    let own = ben.get("/t/incident/export?format=csv&q=").await;
    assert!(own.text.contains("late") && !own.text.contains("calc"), "{}", own.text);
    assert!(!ben.get("/t/incident").await.text.contains("/import\""), "who only asks imports nothing");
    assert_eq!(ben.get("/t/incident/import").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_file_is_checked_then_taken() {
    let desk = Desk::sqlite().await;
    let mut ada = Browser::signs_in(&desk, "ada@example.org").await;
    let start = ada.get("/t/category/import").await;
    whole("/t/category/import", &start);
    assert!(start.text.contains("Legacy reference") && start.text.contains("required"));
    let token = start.hidden("_csrf");
    let template = ada.get("/t/category/template?format=csv").await;
    assert!(template.text.starts_with("Legacy reference (legacy_reference),Name (name)"), "{}", template.text);
    assert!(ada.get("/t/category/template?format=xlsx").await.text.starts_with("PK"));

    // Nothing chosen, no table, no token.
    let none = ada.hand_in("/t/category/import", &token, "", b"").await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.text.contains("Choose a file first.") && none.text.contains("href=\"#f-file\""));
    let bad = ada.hand_in("/t/category/import", &token, "x.xlsx", b"PK\x03\x04nothing").await;
    assert!(bad.status == StatusCode::UNPROCESSABLE_ENTITY && bad.text.contains("the spreadsheet cannot be read"), "{}", bad.text);
    assert_eq!(ada.hand_in("/t/category/import", "wrong", "x.csv", b"name\nx\n").await.status, StatusCode::FORBIDDEN);

    let file = b"Name,Legacy reference,Colour,active\nNetwork <b>,K-1,red,yes\nPhones,K-2,blue,perhaps\nMail,K-3,,no\n";
    let sent = ada.hand_in("/t/category/import", &token, "cats.csv", file).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    let path = sent.to().to_owned();
    let page = ada.over(&path).await;
    whole(&path, &page);
    for words in [
        "Nothing has been written.",
        "Network &lt;b&gt;",
        "would be made",
        "There is no such field.",
        "Active has the wrong form: yes or no was expected.",
        "Import 2 rows",
    ] {
        assert!(page.text.contains(words), "{words}: {}", page.text);
    }
    let refused = ada.get(&format!("{path}/refused")).await;
    assert_eq!(
        refused.text,
        "Name,Legacy reference,Colour,active,Refused because\r\nPhones,K-2,blue,perhaps,Active has the wrong form: yes or no was expected.\r\n"
    );
    // A column may be left out.
    let again = ada
        .post(&path, &[("_csrf", &token), ("step", "check"), ("c.0", "name"), ("c.1", "legacy_reference"), ("c.2", ""), ("c.3", "")])
        .await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.text);
    let page = ada.over(&path).await;
    assert!(page.text.contains("Import 3 rows") && page.text.contains("You left it out."), "{}", page.text);
    let twice = ada.post(&path, &[("_csrf", &token), ("step", "check"), ("c.0", "name"), ("c.1", "name")]).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(twice.text.contains("both mean the same field"), "{}", twice.text);
    let early = ada.post(&path, &[("_csrf", &token), ("step", "do")]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing is taken that was not checked");
    ada.post(&path, &[("_csrf", &token), ("step", "check"), ("c.0", "name"), ("c.1", "legacy_reference"), ("c.2", ""), ("c.3", "active")])
        .await;
    ada.over(&path).await;
    assert_eq!(ada.post(&path, &[("_csrf", &token), ("step", "do"), ("_reason", "We move in.")]).await.status, StatusCode::SEE_OTHER);
    let page = ada.over(&path).await;
    whole(&path, &page);
    assert!(page.text.contains("Import done") && page.text.contains("Download with reasons"), "{}", page.text);

    // The same again is known; a change of one in few must be confirmed.
    let sent = ada.hand_in("/t/category/import", &token, "cats.csv", b"name,legacy_reference\nNetwork <b>,K-1\n").await;
    let page = ada.over(sent.to()).await;
    assert!(page.text.contains("There is nothing to write"), "{}", page.text);
    let sent = ada.hand_in("/t/category/import", &token, "cats.csv", b"name,legacy_reference\nNetworks,K-1\n").await;
    let path = sent.to().to_owned();
    let page = ada.over(&path).await;
    assert!(page.text.contains("1 category would be changed") && page.text.contains("34 %"), "{}", page.text);
    let without = ada.post(&path, &[("_csrf", &token), ("step", "do")]).await;
    assert!(without.status == StatusCode::UNPROCESSABLE_ENTITY && without.text.contains("Confirm first"), "{}", without.text);
    ada.post(&path, &[("_csrf", &token), ("step", "do"), ("confirmed", "true")]).await;
    assert!(ada.over(&path).await.text.contains("Import done"));
    assert!(ada.get("/t/category?q=").await.text.contains("Networks"));

    // Nobody else finds the file, and one that is gone says what to do.
    let mut ina = Browser::signed_in(&desk, desk.agent, "ina@example.org").await;
    assert_ne!(ina.get(&path).await.status, StatusCode::OK);
    let gone = ada.get(&format!("/t/category/import/{}", desk.app.new_id())).await;
    assert!(gone.status == StatusCode::NOT_FOUND && gone.text.contains("Hand it in again"), "{}", gone.text);
}

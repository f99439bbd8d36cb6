//! What programs do with records, from making one to proving it.

use crate::http::{Api, keep};
use axum::body::Body;
use axum::http::Request;
use serde_json::{Value as Json, json};

#[tokio::test(flavor = "multi_thread")]
async fn a_record_is_made_found_changed_and_moved() {
    for api in Api::everywhere().await {
        let made = api.post("agent", "/api/v1/incident", api.report("Mail is slow since nine")).await.expect(201);
        assert_eq!(made.header("location"), "/api/v1/incident/INC0000001");
        keep("incident", "post", &made);
        keep("incident", "get", &api.get("agent", "/api/v1/incident?q=is:open&count=true").await.expect(200));
        keep("incident", "get_fields", &api.get("agent", "/api/v1/incident?fields=title,impact&sort=-updated_at").await.expect(200));
        let one = api.get("agent", "/api/v1/incident/INC0000001").await.expect(200);
        let by_id = api.get("agent", &format!("/api/v1/incident/{}", one.json()["id"].as_str().unwrap())).await.expect(200);
        assert_eq!(one.json(), by_id.json(), "a record answers under its number and its id");
        keep("incident/record", "get", &one);
        let tag = one.header("etag").to_owned();
        let path = "/api/v1/incident/inc0000001";
        let change = json!({"fields": {"impact": "2_medium", "symptom": "slow"}, "reason": "More people call."});
        keep("incident/record", "patch_without_version", &api.send("agent", "PATCH", path, &[], Some(change.clone())).await.expect(428));
        let changed = api.send("agent", "PATCH", path, &[("if-match", &tag)], Some(change)).await.expect(200);
        assert_eq!(changed.json()["fields"]["impact"], "2_medium");
        assert_ne!(changed.header("etag"), tag);
        let late = json!({"fields": {"impact": "1_high", "symptom": "dead"}});
        keep(
            "incident/record",
            "patch_stale",
            &api.send("agent", "PATCH", path, &[("if-match", &tag)], Some(late.clone())).await.expect(412),
        );
        api.send("agent", "PATCH", path, &[("if-match", "*")], Some(late)).await.expect(200);
        let emptied = json!({"fields": {"symptom": null}});
        let emptied = api.send("agent", "PATCH", path, &[("if-match", "*")], Some(emptied)).await.expect(200).json();
        assert_eq!(emptied["fields"].get("symptom"), None, "null empties a field");
        keep("incident/record/moves", "get", &api.get("agent", "/api/v1/incident/INC0000001/moves").await.expect(200));
        keep(
            "incident/record/moves",
            "post_refused",
            &api.post("agent", "/api/v1/incident/INC0000001/moves/close", json!({})).await.expect(409),
        );
        let taken = json!({"fields": {"assigned_group": api.desk.desk, "assigned_to": api.desk.agent}});
        let moved = api.post("agent", "/api/v1/incident/INC0000001/moves/assign", taken).await.expect(200).json();
        assert_eq!((moved["state"].as_str(), moved["phase"].as_str()), (Some("assigned"), Some("open")));
        let history = api.get("agent", "/api/v1/incident/INC0000001/history").await.expect(200);
        assert!(history.json()["items"].as_array().unwrap().len() >= 5);
        keep("incident/record/history", "get", &history);
        let proof = api.get("agent", "/api/v1/incident/INC0000001/proof").await.expect(200);
        assert_eq!(proof.json()["bundle"], false, "no checkpoint was made yet");
        api.get("agent", "/api/v1/incident/INC0000001/proof?bundle=true").await.expect(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sent_twice_is_done_once() {
    for api in Api::everywhere().await {
        let key = [("idempotency-key", "order-66")];
        let body = api.report("Sent twice by a nervous program");
        let first = api.send("agent", "POST", "/api/v1/incident", &key, Some(body.clone())).await.expect(201);
        let second = api.send("agent", "POST", "/api/v1/incident", &key, Some(body.clone())).await.expect(201);
        assert_eq!(first.json()["id"], second.json()["id"]);
        assert_eq!((first.header("idempotent-replayed"), second.header("idempotent-replayed")), ("", "true"));
        assert_eq!(first.header("location"), second.header("location"));
        let other = api.report("Another request under the same key");
        keep("incident", "post_idempotency_mismatch", &api.send("agent", "POST", "/api/v1/incident", &key, Some(other)).await.expect(422));
        api.send("admin", "POST", "/api/v1/category", &key, Some(json!({"fields": {"name": "Somebody else's key"}}))).await.expect(201);
        let list = api.get("agent", "/api/v1/incident?count=true").await.json();
        assert_eq!(list["count"]["n"], 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn internal_words_stay_internal() {
    for api in Api::everywhere().await {
        api.incident("Mail is slow for Ben").await;
        let path = "/api/v1/incident/INC0000001";
        let comments = format!("{path}/comments");
        keep("incident/record/comments", "post", &api.post("agent", &comments, json!({"body": "We look into it."})).await.expect(201));
        let secret = json!({"body": "Probably the XYZZY switch again.", "visibility": "internal"});
        api.post("agent", &comments, secret.clone()).await.expect(201);
        api.post("ben", &comments, secret).await.expect(403);
        api.post("ben", &comments, json!({"body": "Thank you."})).await.expect(201);
        keep("incident/record/comments", "get_as_agent", &api.get("agent", &comments).await.expect(200));
        let seen = api.get("ben", &comments).await.expect(200);
        assert_eq!(seen.json()["items"].as_array().unwrap().len(), 2);
        for address in [
            comments.clone(),
            path.to_owned(),
            format!("{path}/history"),
            format!("{path}/proof"),
            "/api/v1/incident".to_owned(),
            "/api/v1/search?q=xyzzy".to_owned(),
        ] {
            let told = api.get("ben", &address).await.expect(200);
            let text = String::from_utf8(told.body).unwrap();
            assert!(!text.to_lowercase().contains("xyzzy") || address.contains("search"), "{address}: {text}");
        }
        assert_eq!(api.get("ben", "/api/v1/search?q=xyzzy").await.json()["hits"], json!([]));
        let own = api.get("ben", path).await.expect(200).json();
        for hidden in ["security_related", "last_work_at", "reassignment_count"] {
            assert_eq!(own["fields"].get(hidden), None, "{hidden} is not for requesters");
        }
        for address in [path, "/api/v1/incident/INC0009999", "/api/v1/incident/nonsense", "/api/v1/service/INC0000001"] {
            let who = if address == path { "eva" } else { "ben" };
            let told = api.get(who, address).await.expect(404).told();
            assert_eq!(told["body"]["type"], "/help/api#problem-not-visible", "{address}: not visible and not existing are one");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn links_files_and_watchers() {
    for api in Api::everywhere().await {
        let (one, two) = (api.incident("Mail is slow again").await, api.incident("Mail is slow upstairs").await);
        let path = "/api/v1/incident/INC0000001";
        let to = json!({"link": "related_to", "record": two["id"]});
        let link = api.post("agent", &format!("{path}/links"), to).await.expect(201);
        keep("incident/record/links", "post", &link);
        keep(
            "incident/record/links",
            "post_unknown",
            &api.post("agent", &format!("{path}/links"), json!({"link": "related", "record": two["id"]})).await.expect(422),
        );
        let seen = api.get("agent", "/api/v1/incident/INC0000002/links").await.expect(200).json();
        assert_eq!((&seen["items"][0]["record"]["id"], &seen["items"][0]["outgoing"]), (&one["id"], &json!(false)));
        let id = link.json()["id"].as_str().unwrap().to_owned();
        api.send("agent", "DELETE", &format!("/api/v1/incident/INC0000002/links/{id}"), &[], None).await.expect(204);
        assert_eq!(api.get("agent", &format!("{path}/links")).await.json()["items"], json!([]));
        api.send("agent", "DELETE", &format!("{path}/links/{id}"), &[], None).await.expect(404);

        let file = send_file(&api, "agent", path, "log.txt", b"all is well").await.expect(201);
        keep("incident/record/attachments", "post", &file);
        let place = file.header("location").to_owned();
        let bytes = api.get("ben", &place).await;
        assert_eq!((bytes.status, bytes.body.as_slice()), (200, b"all is well".as_slice()));
        assert_eq!(bytes.header("content-security-policy"), "default-src 'none'; sandbox");
        assert_eq!(bytes.header("content-disposition"), "attachment; filename=\"log.txt\"; filename*=UTF-8''log.txt");
        keep(
            "incident/record/attachments",
            "post_page",
            &send_file(&api, "agent", path, "page.html", b"<script>alert(1)</script>").await.expect(415),
        );
        api.get("eva", &place).await.expect(404);
        api.send("agent", "DELETE", &place, &[], None).await.expect(204);
        api.get("ben", &place).await.expect(404);

        let watchers = format!("{path}/watchers");
        let watching = api.post("agent", &watchers, json!({})).await.expect(200).json();
        assert_eq!(watching["watching"], true);
        api.post("ben", &watchers, json!({"person": api.desk.eva})).await.expect(403);
        api.send("agent", "DELETE", &format!("{watchers}/me"), &[], None).await.expect(204);
        assert_eq!(api.get("agent", &watchers).await.json()["watching"], false);
    }
}

async fn send_file(api: &Api, who: &str, path: &str, name: &str, bytes: &[u8]) -> crate::http::Answer {
    let mut body = format!("--x\r\nContent-Disposition: form-data; name=\"visibility\"\r\n\r\npublic\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n").into_bytes();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--x--\r\n");
    let request = Request::builder()
        .method("POST")
        .uri(format!("{path}/attachments"))
        .header("authorization", format!("Bearer {}", api.token(who)))
        .header("content-type", "multipart/form-data; boundary=x");
    api.raw(request.body(Body::from(body)).unwrap()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bulk_tells_of_every_item() {
    for api in Api::everywhere().await {
        api.incident("Mail is slow in bulk").await;
        let items = json!({"items": [
            {"record": "INC0000001", "version": 1, "fields": {"symptom": "slow"}},
            {"record": "INC0000404", "fields": {"symptom": "slow"}},
            {"fields": {"title": "x"}},
            {"record": "INC0000001", "move": "close"},
            api.report("Made in a bulk"),
        ]});
        let key = [("idempotency-key", "bulk-1")];
        let done = api.send("agent", "POST", "/api/v1/incident/bulk", &key, Some(items.clone())).await.expect(207);
        let statuses = |json: &Json| json["items"].as_array().unwrap().iter().map(|i| i["status"].as_u64().unwrap()).collect::<Vec<_>>();
        assert_eq!(statuses(&done.json()), [200, 404, 422, 409, 201]);
        keep("incident/bulk", "post", &done);
        let again = api.send("agent", "POST", "/api/v1/incident/bulk", &key, Some(items)).await.expect(207).json();
        assert_eq!(again["items"][4]["id"], done.json()["items"][4]["id"], "nothing is made twice");
        // Items of one request stand side by side under its key; another request under it is found out.
        let many = json!({"items": (0..5).map(|n| api.report(&format!("Number {n} of a bulk"))).collect::<Vec<_>>()});
        let key = [("idempotency-key", "bulk-2")];
        let made = |json: Json| json["items"].as_array().unwrap().iter().map(|i| i["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
        let done = made(api.send("agent", "POST", "/api/v1/incident/bulk", &key, Some(many.clone())).await.expect(207).json());
        let again = made(api.send("agent", "POST", "/api/v1/incident/bulk", &key, Some(many)).await.expect(207).json());
        assert_eq!(done, again);
        let other = json!({"items": [api.report("Another wish")]});
        api.send("agent", "POST", "/api/v1/incident/bulk", &key, Some(other)).await.expect(422);
        keep("incident/bulk", "post_empty", &api.post("agent", "/api/v1/incident/bulk", json!({"items": []})).await.expect(422));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_follow_each_other() {
    for api in Api::everywhere().await {
        for n in 1..=5 {
            api.incident(&format!("Mail is slow, number {n}")).await;
        }
        let mut address = "/api/v1/incident?sort=number&limit=2".to_owned();
        let mut seen = Vec::new();
        loop {
            let page = api.get("agent", &address).await.expect(200);
            for item in page.json()["items"].as_array().unwrap() {
                seen.push(item["number"].as_str().unwrap().to_owned());
            }
            let links = page.header("link").to_owned();
            let Some(next) = links.split(", ").find(|l| l.ends_with("rel=\"next\"")) else { break };
            address = next.split(['<', '>']).nth(1).unwrap().to_owned();
        }
        assert_eq!(seen, (1..=5).map(|n| format!("INC000000{n}")).collect::<Vec<_>>());
        assert_eq!(api.get("agent", "/api/v1/search?q=slow&limit=3").await.expect(200).json()["hits"].as_array().unwrap().len(), 3);
    }
}

//! The access matrix: every route of the interface, asked by everybody there is. A route that is added without a line here
//! fails the test; so does one that the description forgets.

use crate::http::Api;
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use std::fmt::Write as _;

const WHO: [&str; 6] = ["", "admin", "agent", "ben", "eva", "reader"];

#[tokio::test(flavor = "multi_thread")]
async fn every_route_for_everybody() {
    let mut table = String::from("stranger admin agent requester other-requester reading-token\n");
    for (method, route) in web::api::ROUTES {
        write!(table, "{method:6} {route}:").unwrap();
        for who in WHO {
            // A desk of its own for each cell: what one did must not change what the next may do.
            let api = Api::sqlite().await;
            let answer = ask(&api, who, method, route).await;
            write!(table, " {answer}").unwrap();
        }
        table.push('\n');
    }
    insta::with_settings!({snapshot_path => "snapshots", prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_snapshot!("access_matrix", table);
    });
}

async fn ask(api: &Api, who: &str, method: &str, route: &str) -> u16 {
    let one = api.incident("Mail is slow for the matrix").await;
    let two = api.incident("Mail is slow for the matrix, too").await;
    let path = "/api/v1/incident/INC0000001";
    let link = api.post("agent", &format!("{path}/links"), json!({"link": "related_to", "record": two["id"]})).await.json();
    api.post("agent", &format!("{path}/watchers"), json!({})).await.expect(200);
    let path = route
        .replace("{type}", "incident")
        .replace("{record}", one["number"].as_str().unwrap())
        .replace("{move}", "assign")
        .replace("{link}", link["id"].as_str().unwrap())
        .replace("{file}", "019cf2b0-7a11-7c3e-9d55-1b0f6c2e8a41")
        .replace("{token}", "019cf2b0-7a11-7c3e-9d55-1b0f6c2e8a41")
        .replace("{person}", "me");
    let path = if route.ends_with("/search") { format!("{path}?q=mail") } else { path };
    let body = match (method, route.rsplit('/').next().unwrap_or_default()) {
        ("GET" | "DELETE", _) => None,
        (_, "tokens") => Some(json!({"name": "x"})),
        (_, "bulk") => Some(json!({"items": [{"record": "INC0000001", "fields": {"symptom": "slow"}}]})),
        (_, "comments") => Some(json!({"body": "Hello."})),
        (_, "links") => Some(json!({"link": "parent", "record": two["id"]})),
        (_, "{move}") => Some(json!({"fields": {"assigned_group": api.desk.desk}})),
        (_, "{type}") => {
            let mut wish = json!({"fields": {"title": "Reported by themselves", "description": "It does not work at all."}});
            if who == "ben" || who == "eva" {
                wish["fields"]["caller"] = json!(if who == "ben" { api.desk.ben } else { api.desk.eva });
            }
            Some(wish)
        }
        _ => Some(json!({"fields": {}})),
    };
    let body = if route.ends_with("/watchers") && method == "POST" { Some(json!({})) } else { body };
    let body = if method == "PATCH" { Some(json!({"fields": {"symptom": "slow"}})) } else { body };
    let answer = api.send(who, method, &path, &[("if-match", "*")], body).await;
    assert!(answer.status < 500, "{who} {method} {path}: {}", String::from_utf8_lossy(&answer.body));
    answer.status
}

#[test]
fn the_description_and_the_routes_are_one() {
    let document = web::api::openapi(&practices::model());
    let paths = document["paths"].as_object().unwrap();
    let mut described = BTreeSet::new();
    let mut operations = BTreeSet::new();
    for (path, item) in paths {
        for (method, operation) in item.as_object().unwrap() {
            let mut parts: Vec<&str> = path.split('/').collect();
            if parts.len() > 3 && practices::model().get(parts[3]).is_some() {
                parts[3] = "{type}";
            }
            if parts.len() == 7 && parts[5] == "moves" {
                parts[6] = "{move}";
            }
            described.insert((method.to_ascii_uppercase(), parts.join("/")));
            assert!(operations.insert(operation["operationId"].as_str().unwrap().to_owned()), "{path}: operation ids are unique");
        }
    }
    let routes: BTreeSet<_> = web::api::ROUTES.iter().map(|(m, p)| ((*m).to_owned(), (*p).to_owned())).collect();
    assert_eq!(described, routes);
    let mut wanted = Vec::new();
    pointers(&document, &mut wanted);
    for pointer in wanted {
        assert!(document.pointer(pointer.trim_start_matches('#')).is_some(), "{pointer} leads nowhere");
    }
}

fn pointers(json: &Json, into: &mut Vec<String>) {
    match json {
        Json::Object(map) => {
            if let Some(Json::String(pointer)) = map.get("$ref") {
                into.push(pointer.clone());
            }
            map.values().for_each(|v| pointers(v, into));
        }
        Json::Array(list) => list.iter().for_each(|v| pointers(v, into)),
        _ => {}
    }
}

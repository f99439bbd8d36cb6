//! Every way a request can be out of order, and how it is told.

use crate::http::{Api, keep};
use axum::body::Body;
use axum::http::Request;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn every_request_out_of_order_is_told_as_a_problem() {
    let api = Api::sqlite().await;
    api.incident("Mail is slow for refusals").await;
    let gets: &[(&str, &str, u16)] = &[
        ("unknown_path", "/api/nowhere", 404),
        ("unknown_version", "/api/v2/incident", 404),
        ("unknown_type", "/api/v1/incidnet", 404),
        ("unknown_parameter", "/api/v1/incident?querry=x", 400),
        ("parameter_twice", "/api/v1/incident?q=a&q=b", 400),
        ("parameter_nul", "/api/v1/incident?q=%00", 400),
        ("query_not_understood", "/api/v1/incident?q=stat:open", 422),
        ("query_unbalanced", "/api/v1/incident?q=(is:open", 422),
        ("sort_unknown", "/api/v1/incident?sort=colour", 422),
        ("fields_unknown", "/api/v1/incident?fields=titel", 422),
        ("limit_too_high", "/api/v1/incident?limit=201", 400),
        ("count_odd", "/api/v1/incident?count=yes", 400),
        ("search_empty", "/api/v1/search", 400),
        ("comments_of_a_type_without", "/api/v1/category/x/comments", 404),
    ];
    for (name, path, status) in gets {
        keep("refusals/get", name, &api.get("agent", path).await.expect(*status));
    }
    let posts = [
        ("unknown_key", json!({"feilds": {}}), 422),
        ("unknown_field", json!({"fields": {"titel": "x"}}), 422),
        ("computed_field", json!({"fields": {"title": "Mail is slow", "priority": "p1"}}), 422),
        (
            "wrong_shapes",
            json!({"fields": {"title": 7, "impact": "", "caller": "Ben", "reported_at": "yesterday", "service_down": "yes"}}),
            422,
        ),
        ("unknown_choice", json!({"fields": {"title": "Mail is slow", "impact": "hihg"}}), 422),
        ("no_object", json!([1, 2]), 422),
        ("fields_no_object", json!({"fields": []}), 422),
        ("required", json!({"fields": {}}), 422),
        ("control_characters", json!({"fields": {"title": "Mail is slow"}, "message": {"body": "a\u{0}b"}}), 422),
        ("unknown_link", json!({"links": [{"link": "related_to"}]}), 422),
        ("occurred_at_odd", json!({"occurred_at": "now"}), 422),
    ];
    for (name, body, status) in posts {
        keep("refusals/post", name, &api.post("agent", "/api/v1/incident", body).await.expect(status));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn bodies_headers_and_methods_are_held_to_the_protocol() {
    let api = Api::sqlite().await;
    let raw = |kind: &str, body: &str, more: &[(&str, &str)]| {
        let mut request =
            Request::builder().method("POST").uri("/api/v1/incident").header("authorization", format!("Bearer {}", api.token("agent")));
        if !kind.is_empty() {
            request = request.header("content-type", kind);
        }
        for (name, value) in more {
            request = request.header(*name, *value);
        }
        request.body(Body::from(body.to_owned())).unwrap()
    };
    let json = "application/json";
    let long = format!("{{\"fields\":{{\"title\":\"{}\"}}}}", "x".repeat(1024 * 1024));
    let deep = "[".repeat(300);
    for (name, request, status) in [
        ("no_media_type", raw("", "{}", &[]), 415),
        ("other_media_type", raw("text/plain", "{}", &[]), 415),
        ("too_large", raw(json, &long, &[]), 413),
        ("declared_too_large", raw(json, "{}", &[("content-length", "99999999")]), 413),
        ("broken_json", raw(json, "{\"fields\":", &[]), 400),
        ("key_twice", raw(json, "{\"fields\":{},\"fields\":{}}", &[]), 400),
        ("too_deep", raw(json, &deep, &[]), 400),
        ("not_acceptable", raw(json, "{}", &[("accept", "text/html")]), 406),
        ("idempotency_key_odd", raw(json, "{\"fields\":{}}", &[("idempotency-key", "two words")]), 400),
    ] {
        keep("refusals/protocol", name, &api.raw(request).await.expect(status));
    }
    for (method, path, allow) in [
        ("PUT", "/api/v1/incident", "GET,HEAD,POST"),
        ("POST", "/api/v1/me", "GET,HEAD"),
        ("DELETE", "/api/v1/incident/INC0000001", "GET,HEAD,PATCH"),
        ("TRACE", "/api/v1/search", "GET,HEAD"),
    ] {
        let told = api.send("agent", method, path, &[], None).await.expect(405);
        assert_eq!(told.header("allow"), allow, "{method} {path}");
    }
    let odd = api.send("agent", "PATCH", "/api/v1/incident/x", &[("if-match", "3")], Some(json!({}))).await;
    assert_eq!(odd.status, 404, "what may not be seen comes before what is odd about the request");
}

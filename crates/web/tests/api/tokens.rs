//! Who may come in: tokens, passwords, sessions.

use crate::desk::PASSWORD;
use crate::http::{Api, keep};
use app::auth::csrf_token;
use base64::Engine as _;
use serde_json::json;

fn basic(email: &str, password: &str) -> String {
    format!("Basic {}", base64::engine::general_purpose::STANDARD.encode(format!("{email}:{password}")))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_is_made_with_a_password_used_and_revoked() {
    for api in Api::everywhere().await {
        let wish = json!({"name": "Monitoring", "scope": "write", "days": 7});
        let good = basic("ina@example.org", PASSWORD);
        let made = api.send("", "POST", "/api/v1/tokens", &[("authorization", &good)], Some(wish.clone())).await.expect(201).json();
        let secret = made["secret"].as_str().unwrap().to_owned();
        assert!(secret.starts_with("evt_"));
        let me = api.get(&secret, "/api/v1/me").await.expect(200).json();
        assert_eq!((&me["person"]["title"], &me["token"]["name"]), (&json!("Ina Agent"), &json!("Monitoring")));
        let list = api.get(&secret, "/api/v1/tokens").await.expect(200).json();
        assert!(!list.to_string().contains(&secret[4..]), "a secret is shown once");
        keep("tokens", "post_with_token", &api.post("agent", "/api/v1/tokens", wish.clone()).await.expect(403));
        api.get("ben", "/api/v1/tokens").await.expect(200);
        let path = format!("/api/v1/tokens/{}", made["id"].as_str().unwrap());
        api.send("ben", "DELETE", &path, &[], None).await.expect(404);
        api.send(&secret, "DELETE", &path, &[], None).await.expect(204);
        keep("me", "get_revoked", &api.get(&secret, "/api/v1/me").await.expect(401));
        for (name, days) in [("", 7), ("x", 0), ("x", 4000)] {
            api.send("", "POST", "/api/v1/tokens", &[("authorization", &good)], Some(json!({"name": name, "days": days})))
                .await
                .expect(422);
        }
        let bad = basic("ina@example.org", "guess");
        keep(
            "tokens",
            "post_wrong_password",
            &api.send("", "POST", "/api/v1/tokens", &[("authorization", &bad)], Some(wish.clone())).await.expect(401),
        );
        for _ in 0..5 {
            api.send("", "POST", "/api/v1/tokens", &[("authorization", &bad)], Some(wish.clone())).await;
        }
        let told = api.send("", "POST", "/api/v1/tokens", &[("authorization", &good)], Some(wish)).await.expect(429);
        assert!(told.header("retry-after").parse::<u32>().unwrap() > 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn strangers_readers_and_sessions() {
    let api = Api::sqlite().await;
    keep("me", "get_without_token", &api.get("", "/api/v1/me").await.expect(401));
    for odd in ["evt_short", "Basic x", &format!("evt_{}", "A".repeat(43))] {
        let told = api.send("", "GET", "/api/v1/me", &[("authorization", &format!("Bearer {odd}"))], None).await.expect(401);
        assert!(told.header("www-authenticate").starts_with("Bearer"));
    }
    keep(
        "incident",
        "post_with_reading_token",
        &api.post("reader", "/api/v1/incident", api.report("May not be written")).await.expect(403),
    );
    api.get("reader", "/api/v1/incident").await.expect(200);

    let session = api.desk.sign_in("ina@example.org", PASSWORD, "127.0.0.1").await.unwrap();
    let cookie = format!("evident_session={}", session.secret.reveal());
    let body = api.report("From a browser");
    api.send("", "GET", "/api/v1/me", &[("cookie", &cookie)], None).await.expect(200);
    keep(
        "incident",
        "post_without_form_token",
        &api.send("", "POST", "/api/v1/incident", &[("cookie", &cookie)], Some(body.clone())).await.expect(403),
    );
    let csrf = csrf_token(&session.secret);
    api.send("", "POST", "/api/v1/incident", &[("cookie", &cookie), ("x-csrf-token", &csrf)], Some(body)).await.expect(201);
}

//! Serves a small made-up desk in a temporary directory, for looking at screens while changing them:
//! `cargo run -p web --example desk`, then sign in as ina@example.org (agent), mona.manager@example.org (change manager, service owner) or ben@example.org
//! (requester).
//! The gallery of components and sample pages is at `/gallery`.
#![allow(clippy::print_stdout, clippy::unwrap_used)]

#[path = "../../app/tests/desk/mod.rs"]
mod desk;

use desk::{Desk, PASSWORD, step};
use engine::Visibility;
use serde_json::json;
use std::net::SocketAddr;
use web::{Web, WebOptions, router};

const TITLES: [&str; 14] = [
    "Nobody in Lyon can send e-mail",
    "Guest Wi-Fi drops every ten minutes on floor 3",
    "Calendar invitations arrive twice",
    "Cannot print from the finance share, access denied on every second job",
    "VPN asks for the second factor three times",
    "Shared mailbox orders is slow since the move",
    "Meeting room 4.12: projector shows no signal",
    "Password reset mail lands in spam",
    "Badge printer out of ribbon",
    "Old conference phone will not ring",
    "Search index misses attachments",
    "Outlook asks for credentials again and again",
    "Scanner cannot send to mail",
    "Telephone directory shows the wrong office",
];

#[tokio::main]
async fn main() {
    let desk = Desk::sqlite().await;
    for person in [desk.agent, desk.ben, desk.admin] {
        desk.app.set_password(person, PASSWORD).await.unwrap();
    }
    let agent = desk.viewer(desk.agent).await;
    desk::estate::furnish(&desk).await;
    for (i, title) in TITLES.iter().enumerate() {
        let made = desk.incident(if i % 3 == 0 { desk.ben } else { desk.eva }, title).await;
        desk.clock.advance(2700);
        if i % 2 == 0 {
            desk.comment(
                &agent,
                made.record,
                "Thank you for the report. We are looking into it and will write again before noon.",
                Visibility::Public,
            )
            .await
            .unwrap();
            desk.comment(
                &agent,
                made.record,
                "Looks like the relay `lyo-mx2`:\n\n1. roll back the certificate\n2. flush the queue",
                Visibility::Internal,
            )
            .await
            .unwrap();
        }
        if i % 4 == 0 {
            let assigned = json!({"assigned_group": desk.desk, "assigned_to": desk.agent, "security_related": false});
            if let Err(error) = step(&desk.app, &agent, "incident", made.record, "assign", assigned).await {
                println!("assign: {error}");
            }
            if let Err(error) = step(&desk.app, &agent, "incident", made.record, "start", json!({})).await {
                println!("start: {error}");
            }
        }
    }
    let mona = desk.app.resolve(&desk.app.system("example"), "person", "mona.manager@example.org").await.unwrap().unwrap();
    desk.app.set_password(mona, PASSWORD).await.unwrap();
    let options = WebOptions {
        secure_cookies: false,
        demo: vec![
            ("ina@example.org".into(), format!("agent, password {PASSWORD}")),
            ("mona.manager@example.org".into(), "change manager and service owner, same password".into()),
            ("ben@example.org".into(), "requester, same password".into()),
        ],
    };
    let web = Web::new(desk.app.clone(), options);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:7878").await.unwrap();
    println!("http://127.0.0.1:7878/");
    axum::serve(listener, router(&web).into_make_service_with_connect_info::<SocketAddr>()).await.unwrap();
}

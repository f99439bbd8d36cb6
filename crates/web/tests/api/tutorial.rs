//! `docs/api.md` teaches by commands; here they are typed in, in order, into a shell that knows nothing else.

use crate::desk::{Desk, PASSWORD};
use std::process::Command;

#[tokio::test(flavor = "multi_thread")]
async fn the_commands_of_the_tutorial_work() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/api.md")).unwrap();
    let mut script = String::from("set -eu -o pipefail\n");
    let mut inside = false;
    for line in page.lines() {
        match line {
            "```sh" => inside = true,
            "```" => inside = false,
            _ if inside => {
                script.push_str(&line.replace("curl ", "curl --silent --show-error --fail-with-body "));
                script.push('\n');
            }
            _ => {}
        }
    }
    assert!(script.matches("curl").count() >= 10, "the page teaches by commands");
    let desk = Desk::sqlite().await;
    desk.app.set_password(desk.agent, PASSWORD).await.unwrap();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = web::api::router(desk.app.clone());
    let server = tokio::spawn(async move { axum::serve(listener, router).await });
    let folder = testkit::temp_dir();
    let mut shell = Command::new("bash");
    shell.arg("-c").arg(&script).current_dir(folder.path());
    for (name, value) in [
        ("EVIDENT", format!("http://{address}")),
        ("EMAIL", "ina@example.org".to_owned()),
        ("PASSWORD", PASSWORD.to_owned()),
        ("CALLER", desk.ben.text()),
        ("SERVICE", desk.mail.text()),
        ("CATEGORY", desk.category.text()),
        ("GROUP", desk.desk.text()),
        ("ME", desk.agent.text()),
    ] {
        shell.env(name, value);
    }
    let done = tokio::task::spawn_blocking(move || shell.output()).await.unwrap().unwrap();
    server.abort();
    let told = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success(), "{told}\n{}", String::from_utf8_lossy(&done.stderr));
    let agent = desk.viewer(desk.agent).await;
    let view = desk.app.view_by(&agent, "INC0000001").await.unwrap();
    assert_eq!(view.record.state.as_deref(), Some("assigned"));
    assert_eq!(desk.app.conversation(&agent, view.record.id).await.unwrap().messages.len(), 2);
}

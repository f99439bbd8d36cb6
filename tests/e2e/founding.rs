//! A fresh organisation is founded on the set-up page, with the token that only the terminal shows.

use testkit::{Chromium, Server, program, temp_dir};

#[tokio::test(flavor = "multi_thread")]
async fn a_fresh_organisation_is_founded_with_a_token() {
    let place = temp_dir();
    let mut command = std::process::Command::new(program());
    command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(place.path());
    let mut token = None;
    let told = |line: &str| token = token.take().or_else(|| line.split_whitespace().find(|w| w.starts_with("evsetup_")).map(str::to_owned));
    let server = Server::launch_told(command, told).unwrap();
    let token = token.expect("the terminal shows a token");
    let base = format!("http://{}", server.address);
    let browser = Chromium::start().await;
    let tab = browser.tab(1440, 900, false).await;
    tab.open(&base).await;
    tab.until("location.pathname === '/setup'").await;
    assert_eq!(tab.violations().await, Vec::<String>::new(), "the set-up page");
    for (field, value) in [
        ("token", "evsetup_wrong"),
        ("organisation", "Larch & Sons"),
        ("zone", "Europe/Vienna"),
        ("name", "Lena Larch"),
        ("email", "lena@larch.example"),
        ("password", "a sentence is easy to keep"),
    ] {
        tab.fill(&format!("#f-{field}"), value).await;
    }
    tab.leave("form button[type=submit]").await;
    tab.until("document.querySelector('#f-token[aria-invalid]')").await;
    tab.sees("This is not the one-time set-up token").await;
    assert_eq!(tab.violations().await, Vec::<String>::new(), "the set-up page with a refusal");
    tab.fill("#f-token", &token).await;
    tab.fill("#f-password", "a sentence is easy to keep").await;
    tab.leave("form button[type=submit]").await;
    tab.sees(", Lena").await;
    // The token worked once.
    tab.open(&format!("{base}/setup?token={token}")).await;
    tab.until("location.pathname !== '/setup'").await;
    browser.stop().await;
    assert!(server.stop());
}

//! Stories told in a real browser, on the demonstration as everybody gets it.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

mod access;
mod founding;
mod inplace;
mod plain;
mod walkthrough;

use std::collections::BTreeMap;
use testkit::{Chromium, Server, Tab, TempDir, demonstration, program, temp_dir};

pub const AGENT: &str = "agent@marlowfinch.example";
pub const USER: &str = "user@norrby.example";

/// The demonstration, served, and browsers to look at it.
pub struct Stage {
    pub base: String,
    pub accounts: BTreeMap<String, String>,
    pub server: Server,
    pub place: TempDir,
}

impl Stage {
    pub fn set() -> Self {
        let place = temp_dir();
        let accounts = demonstration(place.path());
        let server = Server::start(&program(), place.path()).unwrap();
        Self { base: format!("http://{}", server.address), accounts, server, place }
    }
    pub async fn arrive(&self, tab: &Tab, email: &str) {
        tab.sign_in(&self.base, email, &self.accounts[email]).await;
    }
    pub async fn go(&self, tab: &Tab, path: &str) {
        tab.open(&format!("{}{path}", self.base)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demonstration_is_walked_through() {
    let stage = Stage::set();
    let (desk, phone) = (Chromium::start().await, Chromium::start().await);
    plain::works_without_script(&stage).await;
    let key = walkthrough::a_user_reports(&stage, &phone).await;
    walkthrough::an_agent_works_it(&stage, &desk, &phone, &key).await;
    inplace::a_queue_is_worked_in_place(&stage, &desk).await;
    inplace::a_link_is_made_and_ended(&stage, &desk, &key).await;
    inplace::a_phone_does_it_too(&stage, &desk).await;
    access::every_page(&stage, &desk, &phone, &key).await;
    desk.stop().await;
    phone.stop().await;
    assert!(stage.server.stop());
}

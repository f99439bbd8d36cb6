//! Pictures of the screens, for the documentation and for looking at a change: `cargo xtask shot [--all] [--only WORD] [FOLDER]`.
//!
//! The small demonstration is built in a temporary folder, served, and photographed in Chromium. Without `--all` only the
//! pictures that `docs/` shows are taken; with it, every screen of every person, on a phone, a laptop and a wide screen; with
//! `--only` those of them whose name holds a word.
#![allow(clippy::print_stdout, clippy::unwrap_used)]

mod governing;
mod palette;
mod scenes;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use testkit::{Chromium, Server, Tab, demonstration, program, temp_dir};

const PHONE: (&str, u32, u32) = ("phone", 390, 844);
const LAPTOP: (&str, u32, u32) = ("laptop", 1366, 768);
const WIDE: (&str, u32, u32) = ("wide", 1920, 1080);

const AGENT: &str = "agent@marlowfinch.example";
const USER: &str = "user@norrby.example";

/// A queue with something to see, and an incident with a story: the one whose clock is nearest, of those that are paused.
const QUEUE: &str = "/t/incident?view=open";
const STORY: &str = "/t/incident?q=state:pending+owner:me";

/// Name, person, address, and size.
type Shown = (&'static str, &'static str, &'static str, (&'static str, u32, u32));

/// What `docs/` shows.
const SHOWN: &[Shown] = &[("queue", AGENT, QUEUE, LAPTOP), ("incident", AGENT, STORY, LAPTOP), ("portal", USER, "/", PHONE)];

/// A person, their address, and the pages they look at.
type Walk = (&'static str, &'static str, &'static [&'static str]);

/// Everything else that is looked at.
const ALL: &[Walk] = &[
    (
        "agent",
        AGENT,
        &[
            "/",
            QUEUE,
            "/t/incident?view=my_work",
            STORY,
            "STORY/history",
            "STORY/proof",
            "STORY/edit",
            "STORY/move/resolve",
            "/t/incident/new",
            "/search?q=mail",
            "/t/person",
            "/t/service",
            "FIRST/t/service",
            "/t/group",
            "FIRST/t/group",
            "FIRST/t/group?q=service+desk",
            "FIRST/t/person",
            "FIRST/t/person?q=nadia+rahman",
            "LONG",
            "LONG?files",
            "LONG/link",
            "/t/category",
            "/me",
            "/me/notices",
            "/help/query",
            "/help/api",
            "/practices",
            "/practices/resolution",
            "MENU/t/incident",
            "/p/incident",
        ],
    ),
    ("lead", "lead@marlowfinch.example", &["/", "/t/incident?view=missed", "/t/incident?view=unassigned"]),
    ("owner", "owner@marlowfinch.example", &["/", "/t/service", "/t/sla", "FIRST/t/sla"]),
    (
        "auditor",
        "auditor@marlowfinch.example",
        &["/", QUEUE, STORY, "FIRST/t/incident", "FIRST/t/incident/history", "FIRST/t/incident/proof", "/practices", "/p/incident"],
    ),
    (
        "governing",
        "management@marlowfinch.example",
        &[
            "/p/organisation",
            "/risks/map",
            "/roles/matrix",
            "/competence/matrix",
            "/competence/matrix?role=problem_manager",
            "/scope",
            "/objectives/board",
            "/audits/coverage",
            "/reviews",
            "/reviews/MR0000001",
            "/boards/improvement",
            "/boards/nonconformity",
            "/boards/corrective_action",
            "/certification",
            "/certification?cycle=CYC0000001",
        ],
    ),
    (
        "planner",
        "owner@marlowfinch.example",
        &[
            "/changes/calendar",
            "/changes/calendar?view=week",
            "FIRST/t/service/details",
            "FIRST/t/service/impact",
            "FIRST/t/configuration_item/impact",
        ],
    ),
    ("user", USER, &["/", "/report", "/t/incident", "FIRST/t/incident", "/search?q=mail"]),
    (
        "admin",
        "admin@marlowfinch.example",
        &[
            "/",
            "/t/organisation",
            "FIRST/t/organisation",
            "/t/role_assignment",
            "/t/business_calendar",
            "FIRST/t/business_calendar",
            "/t/category/import",
            "FILE/t/category",
        ],
    ),
];

#[tokio::main]
async fn main() {
    let (mut all, mut only) = (false, String::new());
    let mut to = PathBuf::from("docs/screenshots");
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--all" => all = true,
            "--only" => (all, only) = (true, arguments.next().unwrap_or_default()),
            _ => to = PathBuf::from(argument),
        }
    }
    std::fs::create_dir_all(&to).expect("the folder can be made");
    let place = temp_dir();
    println!("building the demonstration");
    let accounts = demonstration(place.path());
    if all {
        governing::tell(place.path()).await;
    }
    let server = Server::start(&program(), place.path()).expect("the server starts");
    let browser = Chromium::start().await;
    let desk = Desk { base: format!("http://{}", server.address), accounts, browser };
    // Everybody signs in once; the window then changes its size, and the page its scheme, where they stand.
    for (name, who, address, size) in SHOWN.iter().filter(|shown| shown.0.contains(&only)) {
        let tab = desk.tab(who).await;
        desk.take(&tab, address, &to, name, &[*size], false).await;
        leave(&tab).await;
    }
    if all {
        for (who, email, addresses) in ALL {
            let named = |address: &str| -> String {
                let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
                format!("{who}{}", address.chars().map(plain).collect::<String>())
            };
            let wanted: Vec<&str> = addresses.iter().copied().filter(|a| named(a).contains(&only)).collect();
            if wanted.is_empty() {
                continue;
            }
            let tab = desk.tab(email).await;
            for address in wanted {
                desk.take(&tab, address, &to, &named(address), &[PHONE, LAPTOP, WIDE], true).await;
            }
            leave(&tab).await;
        }
        if "setup".contains(&only) {
            scenes::setup(&desk.browser, &to).await;
        }
    }
    desk.browser.stop().await;
}

/// Leaves the last page: every open page of the desk holds a connection for its news, and a browser allows six.
async fn leave(tab: &Tab) {
    tab.open("about:blank").await;
}

struct Desk {
    base: String,
    accounts: BTreeMap<String, String>,
    browser: Chromium,
}

impl Desk {
    /// A window of somebody who signed in.
    async fn tab(&self, email: &str) -> Tab {
        let tab = self.browser.tab(LAPTOP.1, LAPTOP.2, false).await;
        tab.forget().await;
        tab.sign_in(&self.base, email, &self.accounts[email]).await;
        tab
    }

    /// The address behind a name: `STORY…` and `FIRST/t/type…` are the first row of a list, `LONG…` is a record with much in it.
    async fn resolve(&self, tab: &Tab, address: &str) -> Option<String> {
        if let Some(rest) = address.strip_prefix("LONG") {
            tab.open(&format!("{}{STORY}", self.base)).await;
            let last = tab.eval("[...document.querySelectorAll('[data-rows] tr')].at(-1)?.dataset.href").await;
            let record = format!("{}{}", self.base, last.as_str()?);
            tab.open(&record).await;
            scenes::long_story(tab).await;
            return Some(format!("{record}{rest}"));
        }
        if let Some(list) = address.strip_prefix("FILE") {
            tab.open(&format!("{}{list}/import", self.base)).await;
            return scenes::hand_in(tab).await.map(|path| format!("{}{path}", self.base));
        }
        if let Some(list) = address.strip_prefix("MENU") {
            return Some(format!("{}{list}#menu", self.base));
        }
        let (list, rest) = match (address.strip_prefix("STORY"), address.strip_prefix("FIRST")) {
            (Some(rest), _) => (STORY, rest.to_owned()),
            (_, Some(rest)) => {
                let mut parts = rest.splitn(4, '/');
                let kind = parts.nth(2).unwrap_or_default();
                let after = parts.next().map(|p| format!("/{p}")).unwrap_or_default();
                tab.open(&format!("{}/t/{kind}", self.base)).await;
                let first = tab.eval("document.querySelector('[data-rows] tr')?.dataset.href").await;
                return first.as_str().map(|href| format!("{}{href}{after}", self.base));
            }
            _ if address == STORY => (STORY, String::new()),
            _ => return Some(format!("{}{address}", self.base)),
        };
        for list in [list, "/t/incident?q=state:pending", "/t/incident?q=is:open"] {
            tab.open(&format!("{}{list}", self.base)).await;
            let rows = "[...document.querySelectorAll('[data-rows] tr')]";
            let first = tab.eval(&format!("{rows}[0]?.dataset.href")).await;
            if let Some(href) = first.as_str() {
                return Some(format!("{}{href}{rest}", self.base));
            }
        }
        None
    }

    /// Photographs one page at each size, in light and dark; whole pages in dark only on a laptop.
    async fn take(&self, tab: &Tab, address: &str, to: &Path, name: &str, sizes: &[(&str, u32, u32)], full: bool) {
        let Some(address) = self.resolve(tab, address).await else {
            println!("{name}: nothing there");
            return;
        };
        for (size, width, height) in sizes {
            tab.size(*width, *height).await;
            // What a page may show depends on its width when it opens (the preview beside a queue).
            tab.open(&address).await;
            tab.settled().await;
            if address.ends_with("?files") {
                scenes::choose_files(tab).await;
            }
            if address.ends_with("#menu") {
                tab.eval("document.querySelector('details.drop').open = true").await;
            }
            // To look at, dark on one size is enough; what is published is there in both, and small.
            let dark_too = !full || *width == LAPTOP.1;
            for dark in [false, true].into_iter().filter(|dark| dark_too || !dark) {
                tab.scheme(dark).await;
                let file = to.join(format!("{name}-{size}-{}.png", if dark { "dark" } else { "light" }));
                tab.picture(&file, full).await;
                if !full {
                    smaller(&file);
                }
                println!("{}", file.display());
            }
        }
    }
}

/// Draws the picture with a palette, when that is smaller.
fn smaller(file: &Path) {
    let Ok(png) = std::fs::read(file) else { return };
    if let Some(less) = palette::reduced(&png).filter(|less| less.len() < png.len()) {
        std::fs::write(file, less).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    }
}

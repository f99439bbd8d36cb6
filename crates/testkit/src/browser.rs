//! A real Chromium for stories and screenshots. There is no automatic waiting: every step polls a question in the page
//! until its answer is yes, because a live page may swap what was found a moment ago. No question is put to a page that is
//! still arriving: half of it may be missing, and its scripts have not run. How long a machine takes for all that says
//! nothing about the program, so whatever is waited for may take minutes before it counts as never.

use crate::{TempDir, temp_dir};
use chromiumoxide::browser::{Browser, BrowserConfig};
use chromiumoxide::cdp::browser_protocol::emulation::{MediaFeature, SetDeviceMetricsOverrideParams};
use chromiumoxide::cdp::browser_protocol::page::{CaptureScreenshotFormat, Viewport};
use chromiumoxide::layout::Point;
use chromiumoxide::page::{Page, ScreenshotParams};
use futures_util::StreamExt;
use serde_json::Value as Json;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long the browser may take to start, and for one thing it is told to do: axe-core on a long page is the longest.
const SLOWEST: Duration = Duration::from_secs(180);
/// How often a question is put before its answer counts as never yes, and the pause between: a minute and a half at least.
const TRIES: u32 = 1800;
const PAUSE: Duration = Duration::from_millis(50);

/// A running browser with its own empty profile.
pub struct Chromium {
    browser: Browser,
    events: tokio::task::JoinHandle<()>,
    _profile: TempDir,
}

/// Where Debian puts it.
fn program() -> PathBuf {
    ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
        .iter()
        .map(PathBuf::from)
        .find(|p| p.exists())
        .expect("Chromium is not installed: `cargo xtask test` installs Debian's package `chromium`")
}

impl Chromium {
    /// Starts one.
    ///
    /// # Panics
    /// When Chromium is not installed or does not start.
    pub async fn start() -> Self {
        let profile = temp_dir();
        let quiet =
            ["disable-gpu", "disable-quic", "no-first-run", "disable-background-networking", "disable-component-update", "disable-sync"];
        let config = BrowserConfig::builder()
            .chrome_executable(program())
            .no_sandbox()
            .new_headless_mode()
            .user_data_dir(profile.path())
            .args(quiet)
            .launch_timeout(SLOWEST)
            .request_timeout(SLOWEST)
            .viewport(None)
            .build()
            .expect("the configuration is complete");
        let (browser, mut handler) = Browser::launch(config).await.expect("Chromium starts");
        let events = tokio::spawn(async move { while handler.next().await.is_some() {} });
        Self { browser, events, _profile: profile }
    }

    /// A page of the given size, in light or dark.
    ///
    /// # Panics
    /// When the browser is gone.
    pub async fn tab(&self, width: u32, height: u32, dark: bool) -> Tab {
        let tab = Tab { page: self.browser.new_page("about:blank").await.expect("a page") };
        tab.size(width, height).await;
        tab.scheme(dark).await;
        tab
    }

    /// Ends it.
    pub async fn stop(mut self) {
        let _ = self.browser.close().await;
        let _ = self.browser.wait().await;
        self.events.abort();
    }
}

/// One page.
pub struct Tab {
    page: Page,
}

impl Tab {
    /// Makes the window this large; a narrow one is a phone.
    ///
    /// # Panics
    /// When the page is gone.
    pub async fn size(&self, width: u32, height: u32) {
        let size = SetDeviceMetricsOverrideParams::new(i64::from(width), i64::from(height), 1.0, width < 600);
        self.page.execute(size).await.expect("the size is accepted");
    }

    /// Shows light or dark, without motion.
    ///
    /// # Panics
    /// When the page is gone.
    pub async fn scheme(&self, dark: bool) {
        let feature = |name: &str, value: &str| MediaFeature { name: name.to_owned(), value: value.to_owned() };
        let features =
            vec![feature("prefers-color-scheme", if dark { "dark" } else { "light" }), feature("prefers-reduced-motion", "reduce")];
        self.page.emulate_media_features(features).await.expect("the page is open");
    }

    /// Opens an address and waits until it has loaded.
    ///
    /// # Panics
    /// When it does not load.
    pub async fn open(&self, address: &str) {
        self.page.goto(address).await.unwrap_or_else(|e| panic!("{address}: {e}"));
        self.until("true").await;
    }

    /// The value of an expression in the page.
    ///
    /// # Panics
    /// When the script throws.
    pub async fn eval(&self, script: &str) -> Json {
        let result = self.page.evaluate_expression(script).await.unwrap_or_else(|e| panic!("{script}: {e}"));
        result.value().cloned().unwrap_or(Json::Null)
    }

    /// Waits until an expression is true of a page that has arrived.
    ///
    /// # Panics
    /// With the address and text of the page, when it does not become true.
    pub async fn until(&self, question: &str) {
        self.answer(&format!("Boolean({question}) || null")).await;
    }

    /// Waits until an expression has a value of a page that has arrived; null is none, and neither is what throws.
    #[allow(clippy::disallowed_methods)] // polling a browser is waiting for another program
    async fn answer(&self, question: &str) -> Json {
        let whole = format!("document.readyState === 'complete' ? {question} : null");
        for _ in 0..TRIES {
            // While it goes from one page to the next there is nobody to answer.
            let asked = self.page.evaluate_expression(whole.as_str()).await.ok();
            if let Some(value) = asked.and_then(|r| r.value().cloned()).filter(|v| !v.is_null()) {
                return value;
            }
            tokio::time::sleep(PAUSE).await;
        }
        let seen = self.page.evaluate_expression("location.href + '\\n' + document.body?.innerText.slice(0, 3000)").await;
        let seen = seen.ok().and_then(|r| r.value().and_then(Json::as_str).map(str::to_owned)).unwrap_or_default();
        panic!("never true: {question}\n{seen}");
    }

    /// Waits for an element and clicks it as a person would: in the middle, after scrolling to it, and when it has come to
    /// rest with nothing lying over it. The place is clicked, not the element that was found: a live page may have put an
    /// equal one there meanwhile.
    ///
    /// # Panics
    /// When it does not appear.
    pub async fn click(&self, selector: &str) {
        self.until(&visible(selector)).await;
        // A page behind another is not drawn, and what is not drawn cannot be scrolled to.
        self.page.activate().await.expect("the page is open");
        let place = format!(
            "(e => {{
                const inside = r => r.top >= 0 && r.left >= 0 && r.bottom <= innerHeight && r.right <= innerWidth;
                const drawn = () => [...e.getClientRects()].find(r => r.width * r.height > 1);
                if (!e || e.disabled || !drawn()) return null;
                if (!inside(drawn())) e.scrollIntoView({{block: 'center', inline: 'center', behavior: 'instant'}});
                const r = drawn(), x = r.x + r.width / 2, y = r.y + r.height / 2;
                if (e.contains(document.elementFromPoint(x, y))) return [x, y];
                e.scrollIntoView({{block: 'center', inline: 'center', behavior: 'instant'}});
                return null;
            }})(document.querySelector({}))",
            quote(selector)
        );
        let mut at = self.answer(&place).await;
        loop {
            let now = self.answer(&place).await;
            if now == at {
                break;
            }
            at = now;
        }
        let side = |i: usize| at[i].as_f64().unwrap_or_default();
        self.page.click(Point::new(side(0), side(1))).await.unwrap_or_else(|e| panic!("{selector}: {e}"));
    }

    /// Clicks what leads to another page, and waits until that page has arrived. A page that is being left still answers
    /// questions, and forgets what is typed into it.
    ///
    /// # Panics
    /// When it does not appear, or the page stays.
    pub async fn leave(&self, selector: &str) {
        self.until(&visible(selector)).await;
        self.eval("window.beingLeft = true").await;
        self.click(selector).await;
        self.until("!window.beingLeft").await;
    }

    /// Replaces the text of a field by typing, when the page has arrived.
    ///
    /// # Panics
    /// When it does not appear, or the text does not arrive in it.
    pub async fn fill(&self, selector: &str, text: &str) {
        self.until(&visible(selector)).await;
        self.page.activate().await.expect("the page is open");
        let field = format!("document.querySelector({})", quote(selector));
        self.eval(&format!("(e => {{ e.focus(); e.value = ''; }})({field})")).await;
        let element = self.page.find_element(selector).await.unwrap_or_else(|e| panic!("{selector}: {e}"));
        element.type_str(text).await.unwrap_or_else(|e| panic!("{selector}: {e}"));
        self.until(&format!("{field}.value === {}", quote(text))).await;
    }

    /// Chooses an option of a select by value.
    ///
    /// # Panics
    /// When there is no such field or option.
    pub async fn choose(&self, selector: &str, value: &str) {
        let there = format!("[...(document.querySelector({})?.options ?? [])].some(o => o.value === {})", quote(selector), quote(value));
        self.until(&there).await;
        self.eval(&format!(
            "(e => {{ e.value = {}; e.dispatchEvent(new Event('input', {{bubbles: true}})); e.dispatchEvent(new Event('change', {{bubbles: true}})); }})(document.querySelector({}))",
            quote(value),
            quote(selector)
        ))
        .await;
    }

    /// Presses a key (`Enter`, `Escape`, `j`, …) where the focus is.
    ///
    /// # Panics
    /// When the page is gone.
    pub async fn press(&self, key: &str) {
        self.until("document.body").await;
        let element = self.page.find_element("body").await.expect("a page has a body");
        element.press_key(key).await.unwrap_or_else(|e| panic!("{key}: {e}"));
    }

    /// Waits until the page shows a text.
    ///
    /// # Panics
    /// When it does not.
    pub async fn sees(&self, text: &str) {
        self.until(&format!("document.body.innerText.includes({})", quote(text))).await;
    }

    /// Signs in at a desk of this address.
    ///
    /// # Panics
    /// When it does not let this person in.
    pub async fn sign_in(&self, base: &str, email: &str, password: &str) {
        self.open(&format!("{base}/sign-in")).await;
        self.fill("#f-email", email).await;
        self.fill("#f-password", password).await;
        self.leave("form button[type=submit]").await;
        self.until("location.pathname === '/' && document.querySelector('main h1')").await;
    }

    /// Forgets everybody who signed in: a browser has one set of cookies for all its tabs.
    ///
    /// # Panics
    /// When the page is gone.
    pub async fn forget(&self) {
        self.page
            .execute(chromiumoxide::cdp::browser_protocol::network::ClearBrowserCookiesParams::default())
            .await
            .expect("the page is open");
    }

    /// Waits a while for what arrives after the page (counts of views), for pictures.
    #[allow(clippy::disallowed_methods)] // polling a browser is waiting for another program
    pub async fn settled(&self) {
        for _ in 0..40 {
            if self.eval("[...document.querySelectorAll('[data-view-count]')].every(n => n.textContent !== '')").await == Json::Bool(true) {
                return;
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Whether the page shows a text now.
    pub async fn shows(&self, text: &str) -> bool {
        self.eval(&format!("document.body.innerText.includes({})", quote(text))).await == Json::Bool(true)
    }

    /// The address now.
    ///
    /// # Panics
    /// When the page is gone.
    pub async fn address(&self) -> String {
        self.page.url().await.expect("the page is open").unwrap_or_default()
    }

    /// Closes it. Every open page of the desk holds a connection for its news, and a browser allows six.
    ///
    /// # Panics
    /// When the page is gone.
    pub async fn close(self) {
        self.page.close().await.expect("the page is open");
    }

    /// Writes a picture of the window, or of the whole page at the width of the window.
    ///
    /// # Panics
    /// When it cannot be written.
    pub async fn picture(&self, to: &Path, full: bool) {
        let mut params = ScreenshotParams::builder().format(CaptureScreenshotFormat::Png);
        if full {
            // The library's own way to a whole page would forget the size of the window.
            let size = self.eval("[document.documentElement.clientWidth, document.documentElement.scrollHeight]").await;
            let side = |i: usize| size[i].as_f64().unwrap_or(800.0);
            params = params.clip(Viewport { x: 0.0, y: 0.0, width: side(0), height: side(1), scale: 1.0 }).capture_beyond_viewport(true);
        }
        let png = self.page.screenshot(params.build()).await.expect("a picture");
        std::fs::write(to, png).unwrap_or_else(|e| panic!("{}: {e}", to.display()));
    }

    /// Runs axe-core and lists its violations, one line each. The script is injected by the browser's own protocol, which
    /// the page's content security policy does not bind.
    ///
    /// # Panics
    /// When axe cannot be found or does not run.
    pub async fn violations(&self) -> Vec<String> {
        let axe = std::fs::read_to_string(axe_file()).expect("axe-core is where `cargo xtask test` puts it");
        self.page.evaluate_expression(axe).await.expect("axe loads");
        let run = "axe.run(document, {resultTypes: ['violations']}).then(r => JSON.stringify(r.violations.flatMap(v => v.nodes.map(n => \
                   v.id + ' (' + v.impact + '): ' + n.target.join(' ') + ' — ' + n.failureSummary.replace(/\\s+/g, ' ')))))";
        let found = self.page.evaluate_expression(run).await.expect("axe runs");
        let text = found.value().and_then(Json::as_str).unwrap_or("[]").to_owned();
        serde_json::from_str(&text).expect("axe answers JSON")
    }
}

fn axe_file() -> PathBuf {
    std::env::var_os("EVIDENT_TEST_AXE")
        .map(PathBuf::from)
        .filter(|p| p.exists())
        .expect("EVIDENT_TEST_AXE names axe.min.js: run the browser stories with `cargo xtask test`")
}

fn quote(text: &str) -> String {
    Json::String(text.to_owned()).to_string()
}

/// Shown and usable.
fn visible(selector: &str) -> String {
    format!("(e => e && e.getClientRects().length > 0 && !e.disabled)(document.querySelector({}))", quote(selector))
}

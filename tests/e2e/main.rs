//! Stories told in a real browser.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

mod access;

#[tokio::test(flavor = "multi_thread")]
async fn scratch() {
    let base = std::env::var("SCRATCH").unwrap();
    let browser = testkit::Chromium::start().await;
    let tab = browser.tab(390, 844, false).await;
    tab.open(&format!("{base}/gallery")).await;
    let names = tab.eval("[...document.querySelectorAll('a.chip[href^=\"/gallery/\"]')].map(a => a.getAttribute('href'))").await;
    let mut pages: Vec<String> = names.as_array().unwrap().iter().map(|n| format!("{base}{}", n.as_str().unwrap())).collect();
    pages.push(format!("{base}/gallery"));
    if let Some(dir) = std::env::var_os("SHOTS") {
        for (w, h) in [(390, 844), (1440, 900), (1920, 1080)] {
            for dark in [false, true] {
                let tab = browser.tab(w, h, dark).await;
                for page in &pages {
                    tab.open(page).await;
                    let name = page.rsplit('/').next().unwrap();
                    let to = std::path::Path::new(&dir).join(format!("{name}-{w}-{}.png", if dark { "dark" } else { "light" }));
                    tab.picture(&to, true).await;
                }
            }
        }
    }
    access::assert_none(&browser, async |_| {}, &pages).await;
    browser.stop().await;
}

//! Every page can be used by everybody: axe-core finds nothing, in light and in dark, on a phone and on a laptop.

use testkit::{Chromium, Tab};

/// Phone and laptop.
pub const SIZES: [(u32, u32); 2] = [(390, 844), (1440, 900)];

/// What axe finds on these pages, as one line each.
pub async fn violations(tab: &Tab, size: (u32, u32), addresses: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for address in addresses {
        tab.open(address).await;
        for dark in [false, true] {
            tab.scheme(dark).await;
            let scheme = if dark { "dark" } else { "light" };
            found.extend(tab.violations().await.into_iter().map(|v| format!("{address} {}×{} {scheme}: {v}", size.0, size.1)));
        }
    }
    found
}

/// Nothing on any of these pages, in all sizes and schemes. `arrive` signs the tab in, where somebody must be.
pub async fn assert_none(browser: &Chromium, arrive: impl AsyncFn(&Tab), addresses: &[String]) {
    let mut found = Vec::new();
    for (width, height) in SIZES {
        let tab = browser.tab(width, height, false).await;
        arrive(&tab).await;
        found.extend(violations(&tab, (width, height), addresses).await);
        found.extend(overflowing(&tab, width, addresses).await);
    }
    assert!(found.is_empty(), "{} violations:\n{}", found.len(), found.join("\n"));
}

/// Pages that are wider than the window they are shown in.
async fn overflowing(tab: &Tab, width: u32, addresses: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for address in addresses {
        tab.open(address).await;
        let wide = tab.eval("document.documentElement.scrollWidth").await.as_u64().unwrap_or(0);
        if wide > u64::from(width) {
            found.push(format!("{address} at {width}: the page is {wide} wide"));
        }
    }
    found
}

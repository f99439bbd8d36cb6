//! Every page can be used by everybody: axe-core finds nothing, in light and in dark, on a phone and on a laptop.

use crate::Stage;
use testkit::{Chromium, Tab};

/// Phone and laptop.
pub const SIZES: [(u32, u32); 2] = [(390, 844), (1440, 900)];

/// Every kind of page there is, as the people who see it; and every sample page of the gallery.
pub async fn every_page(stage: &Stage, desk: &Chromium, phone: &Chromium, key: &str) {
    let mut found = Vec::new();
    for (width, height) in SIZES {
        let tab = desk.tab(width, height, false).await;
        stage.go(&tab, "/gallery").await;
        let samples = tab.eval("[...document.querySelectorAll('a.chip[href^=\"/gallery/\"]')].map(a => a.getAttribute('href'))").await;
        let mut paths: Vec<String> = samples.as_array().unwrap().iter().map(|p| p.as_str().unwrap().to_owned()).collect();
        assert!(paths.len() > 20, "{} sample pages", paths.len());
        for kind in ["person", "group", "service", "customer", "sla", "business_calendar"] {
            stage.go(&tab, &format!("/t/{kind}")).await;
            paths.push(format!("/t/{kind}"));
            paths.extend(tab.eval("document.querySelector('[data-rows] tr')?.dataset.href").await.as_str().map(str::to_owned));
        }
        for path in [
            "/",
            "/gallery",
            "/t/incident?view=open",
            "/t/incident?q=is:nonsense",
            "/t/incident/new",
            "/search?q=mail",
            "/me",
            "/me/notices",
            "/agenda?whose=all",
            "/agenda?whose=all&view=year",
            "/practices",
            "/p/incident",
        ] {
            paths.push(path.to_owned());
        }
        // The homes are one page with other words: every one of them once.
        if width == SIZES[1].0 {
            stage.go(&tab, "/practices").await;
            let homes = tab.eval("[...document.querySelectorAll('main a')].map(a => a.getAttribute('href'))").await;
            let homes: Vec<String> = homes.as_array().unwrap().iter().map(|p| p.as_str().unwrap().to_owned()).collect();
            assert!(homes.iter().filter(|h| h.starts_with("/p/")).count() > 5, "{homes:?}");
            paths.extend(homes);
        }
        paths.extend(["/help/query", "/help/api", "/no/such/page"].map(str::to_owned));
        paths.extend(
            ["", "/history", "/history?at=2", "/proof", "/edit", "/moves", "/move/close", "/link", "/why"].map(|p| format!("/r/{key}{p}")),
        );
        found.extend(look(stage, &tab, (width, height), &paths).await);
        let hers = phone.tab(width, height, false).await;
        let paths = ["/", "/report", "/t/incident", "/search?q=label"].map(str::to_owned).into_iter().chain([format!("/r/{key}")]);
        found.extend(look(stage, &hers, (width, height), &paths.collect::<Vec<_>>()).await);
        tab.close().await;
        hers.close().await;
    }
    assert!(found.is_empty(), "{} violations:\n{}", found.len(), found.join("\n"));
}

/// What axe finds, and pages wider than their window.
async fn look(stage: &Stage, tab: &Tab, size: (u32, u32), paths: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for path in paths {
        stage.go(tab, path).await;
        for dark in [false, true] {
            tab.scheme(dark).await;
            let scheme = if dark { "dark" } else { "light" };
            found.extend(tab.violations().await.into_iter().map(|v| format!("{path} {}×{} {scheme}: {v}", size.0, size.1)));
        }
        let wide = tab.eval("document.documentElement.scrollWidth").await.as_u64().unwrap_or(0);
        if wide > u64::from(size.0) {
            found.push(format!("{path} at {}: the page is {wide} wide", size.0));
        }
    }
    found
}

//! The change calendar, the impact of an item, the page of a service.

use super::{Browser, whole};
use crate::desk::estate::furnish;
use crate::desk::{Desk, PASSWORD};
use axum::http::StatusCode;

#[tokio::test]
async fn what_is_planned_and_what_hangs_together() {
    let desk = Desk::sqlite().await;
    let estate = furnish(&desk).await;
    let mona = desk.app.resolve(&desk.app.system("test"), "person", "mona.manager@example.org").await.unwrap().unwrap();
    desk.app.set_password(mona, PASSWORD).await.unwrap();
    let mut mona = Browser::signs_in(&desk, "mona.manager@example.org").await;

    for path in ["/changes/calendar", "/changes/calendar?view=week&on=2026-03-04", "/changes/calendar?on=nonsense&service=x&type=y"] {
        let page = mona.get(path).await;
        whole(path, &page);
        for shown in ["Take the relay out", "Spring sale", "not acknowledged", "As a table", "Freeze"] {
            assert!(page.text.contains(shown), "{path} does not show {shown}");
        }
    }
    // Times are the reader's: 19:00 in Greenwich is 20:00 in Paris.
    let month = mona.get("/changes/calendar?on=2026-03-15").await;
    assert!(month.text.contains("20:00 Take the relay out") && month.text.contains("emergency") && month.text.contains("high risk"));
    assert!(month.text.contains("on=2026-02-01") && month.text.contains("on=2026-04-01"), "one month back, one month on");
    let mail = mona.get(&format!("/changes/calendar?on=2026-03-15&service={}", desk.mail)).await;
    assert!(!mail.text.contains("Spring sale") && mail.text.contains("Closing of the books"));
    let quiet = mona.get("/changes/calendar?on=2031-01-01").await;
    whole("an empty month", &quiet);
    assert!(quiet.text.contains("Nothing is planned in these days"));

    let shop = mona.get(&format!("/r/{}", estate.shop)).await;
    whole("the shop", &shop);
    for shown in ["About this service", "Open incidents", "Norrby Retail", "/details", "/impact", "Going on", "Money"] {
        assert!(shop.text.contains(shown), "the page of a service does not show {shown}");
    }
    whole("its details", &mona.get(&format!("/r/{}/details", estate.shop)).await);
    assert_eq!(mona.get(&format!("/r/{}/details", estate.server)).await.status, StatusCode::NOT_FOUND);

    let path = format!("/r/{}/impact", estate.server);
    let impact = mona.get(&path).await;
    whole(&path, &impact);
    for shown in ["If this item fails", "Norrby Retail", "2 steps away", "Server runs", "<svg class=\"impact\""] {
        assert!(impact.text.contains(shown), "the impact does not show {shown}");
    }
    let item = mona.get(&format!("/r/{}", estate.server)).await;
    assert!(item.text.contains("/impact\""), "an item leads to its impact");

    // Whoever only asks for things plans none.
    let mut ben = Browser::signed_in(&desk, desk.ben, "ben@example.org").await;
    assert_eq!(ben.get("/changes/calendar").await.status, StatusCode::NOT_FOUND);
    assert_eq!(ben.get(&path).await.status, StatusCode::NOT_FOUND);
    // The palette leads there.
    let palette = mona.get("/palette?q=change+cal").await;
    assert!(palette.text.contains("/changes/calendar"));
}

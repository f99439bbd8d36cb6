//! What the demonstration does not tell by itself: a year of governing, taken over before the program is started.

#[path = "../../../app/tests/governance/seed.rs"]
mod seed;

use app::{App, Options, Parts};
use kernel::{Id, SystemClock, SystemIds};
use std::path::Path;
use std::sync::Arc;
use store::{Store, Target};

/// Puts it into the demonstration of a folder that no program has open.
pub async fn tell(folder: &Path) {
    let model = practices::model();
    let store = Store::open(&Target::Sqlite(folder.to_owned()), model.clone()).await.expect("the demonstration opens");
    let (rules, clock, ids) = (Arc::new(practices::rule_book()), Arc::new(SystemClock), Box::new(SystemIds));
    let parts = Parts { store: store.clone(), model, rules, clock, ids, signer: None, accounts: None, options: Options::default() };
    let app = App::open(parts).await.expect("the demonstration opens");
    let shelf = app.shelf();
    let works = |p: &&Arc<engine::Record>| p.text("email").is_some_and(|e| e.ends_with("@marlowfinch.example"));
    let people: Vec<Id> = shelf.all("person").filter(works).map(|p| p.id).collect();
    let services: Vec<Id> = shelf.all("service").filter(|s| s.state.as_deref() == Some("live")).map(|s| s.id).collect();
    let today = app.now().to_jiff().to_zoned(jiff::tz::TimeZone::UTC).date();
    seed::seed(&app, &people, &services, today).await;
    drop(app);
    store.close().await;
}

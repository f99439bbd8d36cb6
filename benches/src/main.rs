//! scratch
mod floor;
mod table;
use std::sync::Arc;
use std::time::Instant;
#[tokio::main]
#[allow(clippy::print_stdout, clippy::disallowed_methods)]
async fn main() {
    let dir = testkit::temp_dir();
    let model = practices::model();
    let store = store::Store::open(&store::Target::Sqlite(dir.path().to_path_buf()), model.clone()).await.expect("open");
    let parts = app::Parts {
        store,
        model,
        rules: Arc::new(practices::rule_book()),
        clock: Arc::new(kernel::SystemClock),
        ids: Box::new(kernel::SystemIds),
        signer: None,
        options: app::Options::default(),
    };
    let app = app::App::open(parts).await.expect("app");
    let start = Instant::now();
    let small = std::env::args().any(|a| a == "small");
    let done = evident::demo::build(&app, small, |n| match n {
        evident::demo::News::Step(s) => println!("{:.1} {s}", start.elapsed().as_secs_f64()),
        evident::demo::News::Import(p, n) => {
            if p.rows % 10000 == 0 || p.rows == n {
                println!("{:.1} {p:?} of {n}", start.elapsed().as_secs_f64())
            }
        }
    })
    .await;
    match done {
        Ok(_) => println!("ok {:.1}", start.elapsed().as_secs_f64()),
        Err(e) => println!("{e:?} {e}"),
    }
}

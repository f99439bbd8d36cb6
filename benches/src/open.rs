//! The application as the program opens it, for what is measured without a server around it.

use app::App;
use std::path::Path;
use std::sync::Arc;

/// Opens (or makes) a data folder.
pub async fn open(data: &Path) -> Result<Arc<App>, Box<dyn std::error::Error>> {
    let model = practices::model();
    let store = store::Store::open(&store::Target::Sqlite(data.to_path_buf()), model.clone()).await?;
    let signer = app::make_key(data, &mut kernel::SystemIds)?;
    let parts = app::Parts {
        store,
        model,
        rules: Arc::new(practices::rule_book()),
        clock: Arc::new(kernel::SystemClock),
        ids: Box::new(kernel::PooledIds::default()),
        signer: Some(signer),
        accounts: None,
        options: app::Options::default(),
    };
    Ok(App::open(parts).await?)
}

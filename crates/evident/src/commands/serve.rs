//! `evident serve`.

use super::front::{self, Front};
use super::{Mode, make_folder, open_app, open_store};
use crate::config::Config;
use crate::exit::Done;
use crate::output;
use kernel::SystemIds;

pub async fn run(config: &Config) -> Done {
    make_folder(&config.data())?;
    let store = open_store(config, Mode::Make).await?;
    app::make_key(&config.data(), &mut SystemIds)?;
    let app = open_app(config, store).await?;
    if app.setup_needed().await? {
        let token = app.setup_token().await?;
        output::line("Nobody can sign in yet. Open /setup with this token; it is good once, for a day:");
        output::line(format!("  {}", token.reveal()));
    }
    front::run(&app, config, Front { worker: true, demo: Vec::new() }).await
}

//! `evident export`: a list as a file, written while it is read.

use super::{Mode, open_app, open_store, type_named, viewer};
use crate::cli::Export as Args;
use crate::config::Config;
use crate::exit::{Done, Failure};
use crate::output;
use app::exchange::{Export, Extent, Format};
use app::view::ListQuery;
use std::io::Write;

pub async fn run(args: &Args, config: &Config) -> Done {
    let format: Format =
        args.format.parse().map_err(|_| Failure::Usage(format!("there is no format “{}”; there are csv, xlsx and jsonl", args.format)))?;
    let store = open_store(config, Mode::Read).await?;
    let app = open_app(config, store).await?;
    let def = type_named(&app, &args.type_name)?;
    let viewer = viewer(&app, args.r#as.as_deref()).await?;
    let mut wish = ListQuery::of(def.name.clone()).matching(args.query.clone());
    wish.sort.clone_from(&args.sort);
    let extent = if args.shown { Extent::Shown } else { Extent::All };
    let mut export = Export::begin(app, viewer, wish, extent, format).await?;
    match &args.out {
        None => {
            let mut out = std::io::stdout().lock();
            while let Some(piece) = export.next().await? {
                // Whoever reads may have enough (`| head`).
                if out.write_all(&piece).is_err() {
                    return Ok(());
                }
            }
            out.flush().map_err(|e| Failure::Fault(e.to_string()))
        }
        Some(path) => {
            let failed = |e: std::io::Error| Failure::Fault(format!("{}: {e}", path.display()));
            let mut file = std::io::BufWriter::new(std::fs::File::create(path).map_err(failed)?);
            while let Some(piece) = export.next().await? {
                file.write_all(&piece).map_err(failed)?;
            }
            file.flush().map_err(failed)?;
            let what = if export.rows() == 1 { &def.title } else { &def.plural };
            output::note(format!("{} {} written to {}", export.rows(), what.to_lowercase(), path.display()));
            Ok(())
        }
    }
}

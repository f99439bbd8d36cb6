//! Two years of service management on record: what the people of the provider decided, did, missed and learned.
//!
//! It is told, not played: every record is written into a book ([`book`]) with its events, relative to one moment ([`when`]), and the
//! book goes through the door of the import as history. What people wrote stands in files ([`pages`], `data/demo` of this crate);
//! what repeats (changes, requests, costs, weekly measurements) is made by a small generator for each practice, always the same
//! for the same seed. Most of it is as it should be. Some is not, as in any real system: a review is overdue, a policy was not
//! acknowledged, a change was closed late, a supplier nobody has looked at for more than a year.

mod book;
mod changes;
mod dice;
mod figures;
mod operations;
mod pages;
mod people;
mod releases;
mod staff;
mod when;

use super::Stage;
use super::cast::{ADMINISTRATOR, CAST, STAFF, ZONE};
use app::AppError;
use book::Book;
use jiff::tz::TimeZone;
use kernel::Timestamp;
use std::collections::BTreeMap;
use when::Moment;

/// Setting that keeps the moment, so that an interrupted build goes on with the same.
const MOMENT: &str = "demonstration_moment";

/// The pages that are written by hand.
const PAGES: [(&str, &str); 7] = [
    ("governance", include_str!("../../../data/demo/governance.toml")),
    ("risks", include_str!("../../../data/demo/risks.toml")),
    ("suppliers", include_str!("../../../data/demo/suppliers.toml")),
    ("change_models", include_str!("../../../data/demo/change_models.toml")),
    ("continuity", include_str!("../../../data/demo/continuity.toml")),
    ("security", include_str!("../../../data/demo/security.toml")),
    ("transition", include_str!("../../../data/demo/transition.toml")),
];

/// Tells it all. `small`: beside a tenth of the log the past is the same, for it is small.
pub async fn tell(stage: &Stage<'_>) -> Result<(), AppError> {
    let app = stage.app;
    let settings = app.store().settings();
    let now: Timestamp = match settings.get(MOMENT).await? {
        Some(kept) => kept.parse().map_err(AppError::fault)?,
        None => {
            settings.put(MOMENT, &app.now().to_string()).await?;
            app.now()
        }
    };
    let moment = Moment::new(now, TimeZone::get(ZONE).map_err(AppError::fault)?);
    let mut book = Book::new(app, moment, super::SEED, cast(stage));
    for (name, text) in PAGES {
        pages::write(&mut book, name, text)?;
    }
    people::write(&mut book);
    changes::write(&mut book)?;
    let grave = operations::grave(app, &mut book).await?;
    operations::major(&mut book, &grave);
    operations::write(&mut book, &grave)?;
    figures::write(&mut book, &grave)?;
    staff::write(&mut book);
    releases::write(&mut book);
    app.record_tales(&book.tales()?).await.map(drop)
}

/// Everybody by first name.
fn cast(stage: &Stage<'_>) -> BTreeMap<String, kernel::Id> {
    let parts = CAST.iter().map(|p| (p.name, p.email)).chain(STAFF.iter().map(|(name, email, ..)| (*name, *email)));
    let all = parts.chain([ADMINISTRATOR]);
    let first = |name: &str| name.split(' ').next().unwrap_or(name).to_lowercase();
    all.filter_map(|(name, email)| Some((first(name), stage.find("person", "email", email)?))).collect()
}

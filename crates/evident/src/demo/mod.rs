//! The demonstration organisation, built from a real incident log through the same doors as everything else.
//!
//! Five acts. The organisation is founded and its customers, services and people are recorded. The log is imported as
//! history, moved in time by whole weeks so that working hours stay working hours. Then *the desk as it is now*: three busy
//! weeks of the log are told once more as the last three weeks, up to this minute, so that the queue holds incidents in
//! every state with a real story behind each; they are copies, and say so. In the last minute people of the cast act for
//! themselves ([`minute`]), and a checkpoint is signed.

mod agreements;
mod cast;
mod minute;
mod past;

use app::import::{Foreign, Importer, Options, Progress, RefusedRow, SourceRow, SourceValue, Summary};
use app::{App, AppError};
use cast::{ADMINISTRATOR, CAST, ORGANISATION, SERVICES, STAFF, TEAMS, ZONE};
use connect::profile::{Uci, made};
use connect::tabular::{Chronicle, Table, ahead};
use engine::{Action, Command, Viewer};
use jiff::tz::TimeZone;
use journal::Channel;
use kernel::{Id, Name, Timestamp};
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::sync::Arc;

/// The incident log, carried in the program.
const LOG: &[u8] = include_bytes!("../../../../data/uci-incident-event-log.csv.gz");
/// Seed of made texts.
pub const SEED: u64 = 20_001;
/// Setting that says the demonstration is complete.
const DONE: &str = "demonstration";
/// A busy Monday of the log: three weeks from here are told again as the last three.
const BUSY_MONDAY: &str = "2016-04-04T00:00:00Z";
const WEEK: i64 = 7 * 86_400;

/// An account to try.
pub struct Account {
    /// Name.
    pub name: String,
    /// Address to sign in with.
    pub email: String,
    /// Password, made for this demonstration.
    pub password: String,
    /// What they do.
    pub work: String,
}

/// What is told while the demonstration is built.
pub enum News<'a> {
    /// Something begins.
    Step(&'a str),
    /// How far an import is, of how many rows.
    Import(&'a Progress, u64),
}

/// Whether the demonstration was built to its end.
///
/// # Errors
/// A fault of the store.
pub async fn is_complete(app: &App) -> Result<bool, AppError> {
    Ok(app.store().settings().get(DONE).await?.is_some())
}

/// Builds it; what an interrupted build left is continued, and what is complete only gets new passwords. `small` takes a
/// tenth of the log.
///
/// # Errors
/// A refusal or fault; nothing half-written stays behind.
pub async fn build(app: &App, small: bool, mut tell: impl FnMut(News<'_>)) -> Result<Vec<Account>, AppError> {
    tell(News::Step("The organisation, its customers, services and people"));
    let accounts = accounts(app);
    let stage = Stage::set(app, &accounts).await?;
    if is_complete(app).await? {
        return Ok(accounts);
    }

    tell(News::Step("The incident log, as history"));
    let table = Table::from_csv(flate2::read::MultiGzDecoder::new(Cursor::new(LOG)))?;
    let zone = TimeZone::get(ZONE).map_err(AppError::fault)?;
    let header = table.header().to_vec();
    let uci = Uci::new(&header, zone.clone(), SEED)?;
    let chronicle = Arc::new(Chronicle::collect(table.filter(|row| !small || tenth(row)), |row| uci.time_of(row)));
    let now = app.now();
    let shift = chronicle.weeks_to(now);
    let uci = uci.shifted(shift);
    let mut crews = Crews::default();
    let total = chronicle.len() as u64;
    let rows = ahead(chronicle.rows(0).map(move |row| uci.read(row))).map_err(AppError::fault)?.inspect(|row| crews.see(row));
    stage.import(rows, |p| tell(News::Import(p, total))).await?;

    tell(News::Step("The desk as it is now"));
    let monday: Timestamp = BUSY_MONDAY.parse().map_err(AppError::fault)?;
    // The copy's Monday lies three weeks before the Monday of this week, in whole weeks from the log's.
    let shift = now.seconds_since(monday).div_euclid(WEEK) * WEEK - 2 * WEEK;
    let copy = Uci::new(&header, zone, SEED)?.shifted(shift).copied("/2");
    let from = chronicle.position_of(monday);
    let total = (chronicle.len() - from) as u64;
    let rows =
        chronicle.rows(from).map(|row| copy.read(row)).take_while(|row| row.as_ref().map_or(true, |r| r.at.is_none_or(|at| at <= now)));
    let mut begun = BTreeSet::new();
    // Incidents of the log that were open before that Monday would come in without their beginning.
    let rows = rows.filter(move |row| {
        row.as_ref().is_ok_and(|r| r.state.as_deref() == Some("new") && begun.insert(r.key.clone()) || begun.contains(&r.key))
    });
    stage.import(rows, |p| tell(News::Import(p, total))).await?;

    tell(News::Step("The groups and their members"));
    stage.staff(&crews).await?;
    tell(News::Step("Two years of service management"));
    past::tell(&stage).await?;
    tell(News::Step("The last minute"));
    minute::play(app).await?;
    app.checkpoint("the demonstration was built").await?;
    app.store().settings().put(DONE, &now.to_string()).await?;
    Ok(accounts)
}

/// A tenth of the incidents, by the last digit of their number.
fn tenth(row: &connect::tabular::TableRow) -> bool {
    row.cells.as_ref().is_ok_and(|cells| cells.first().is_some_and(|number| number.ends_with('5')))
}

fn accounts(app: &App) -> Vec<Account> {
    let account = |name: &str, email: &str, work: &str| Account {
        name: name.to_owned(),
        email: email.to_owned(),
        password: password(app),
        work: work.to_owned(),
    };
    let mut all = vec![account(ADMINISTRATOR.0, ADMINISTRATOR.1, "administrator")];
    all.extend(CAST.iter().map(|part| account(part.name, part.email, part.work)));
    all
}

/// Four words' worth of randomness that can be typed: three groups of five letters.
fn password(app: &App) -> String {
    const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz";
    let bits = app.new_id().as_u128() ^ app.new_id().as_u128().rotate_left(64);
    let mut rest = bits;
    let mut out = String::new();
    for place in 0..15 {
        if place > 0 && place % 5 == 0 {
            out.push('-');
        }
        let letters = LETTERS.len() as u128;
        out.push(char::from(LETTERS[usize::try_from(rest % letters).unwrap_or(0)]));
        rest /= letters;
    }
    out
}

/// Which people of the log worked in which of its groups.
#[derive(Default)]
struct Crews(BTreeMap<String, BTreeMap<String, u32>>);

impl Crews {
    fn see(&mut self, row: &Result<SourceRow, RefusedRow>) {
        let Ok(row) = row else { return };
        let key = |field: &str| {
            row.set.iter().find_map(|(name, value)| match value {
                SourceValue::Foreign(f) if *name == *field => Some(f.key.clone()),
                _ => None,
            })
        };
        if let (Some(group), Some(person)) = (key("assigned_group"), key("assigned_to")) {
            *self.0.entry(group).or_default().entry(person).or_default() += 1;
        }
    }
}

/// The organisation as far as it is set up, and whom of the log its people play.
struct Stage<'a> {
    app: &'a App,
    by: Viewer,
    played: Vec<(Foreign, Id)>,
}

impl<'a> Stage<'a> {
    async fn set(app: &'a App, accounts: &[Account]) -> Result<Self, AppError> {
        let mut stage = Self { app, by: app.system("demo"), played: Vec::new() };
        if app.setup_needed().await? {
            let founding = app::auth::Founding {
                organisation: ORGANISATION.to_owned(),
                zone: ZONE.to_owned(),
                name: accounts[0].name.clone(),
                email: accounts[0].email.clone(),
                password: accounts[0].password.clone(),
                since: Some(jiff::civil::date(2015, 1, 1)),
            };
            app.found(&founding).await?;
        } else if let Some(admin) = stage.find("person", "email", ADMINISTRATOR.1) {
            app.set_password(admin, &accounts[0].password).await?;
        }
        let admin = stage.find("person", "email", ADMINISTRATOR.1).ok_or_else(|| AppError::fault("the founding made no administrator"))?;
        let today = app.now().to_jiff().to_zoned(TimeZone::UTC).date();
        if let Some(calendar) = stage.find("business_calendar", "name", "Business hours") {
            stage.change("business_calendar", calendar, json!({"holidays": cast::holidays(today.year())})).await?;
        }
        for name in made::CUSTOMERS {
            let id = stage.make("customer", "name", json!({"name": name, "relationship_manager": admin.text()})).await?;
            stage.take("customer", id, "activate", json!({})).await?;
        }
        for (part, account) in CAST.iter().zip(&accounts[1..]) {
            let customer = part.customer.and_then(|c| stage.find("customer", "name", c)).map(Id::text);
            let party = if customer.is_some() { "customer" } else { "organisation" };
            let fields = json!({"name": part.name, "email": part.email, "party": party, "customer": customer, "job_title": part.work.split(':').next()});
            let person = stage.make("person", "email", fields).await?;
            // Where the organisation's roles are told with their history, they begin two years ago.
            for role in part.roles.iter().filter(|_| part.customer.is_some()) {
                let held = app
                    .shelf()
                    .all("role_assignment")
                    .any(|r| r.reference("person") == Some(person) && r.choice("role").is_some_and(|n| *n == **role));
                if !held {
                    stage
                        .create("role_assignment", json!({"role": role, "person": person.text(), "valid_from": today.to_string()}))
                        .await?;
                }
            }
            app.set_password(person, &account.password).await?;
            stage.played.extend(part.plays.iter().map(|key| (foreign("person", key), person)));
        }
        for (name, email, job, customer) in STAFF {
            let customer = customer.and_then(|c| stage.find("customer", "name", c)).map(Id::text);
            let party = if customer.is_some() { "customer" } else { "organisation" };
            let fields = json!({"name": name, "email": email, "party": party, "customer": customer, "job_title": job});
            stage.make("person", "email", fields).await?;
        }
        for (name, kind, people) in TEAMS {
            let members: Vec<String> = people.iter().filter_map(|email| stage.find("person", "email", email)).map(Id::text).collect();
            stage.make("group", "name", json!({"name": name, "kind": kind, "lead": members.first(), "members": members})).await?;
        }
        let owner = stage.find("person", "email", CAST[2].email).unwrap_or(admin);
        let parties: Vec<(&str, Id)> = made::CUSTOMERS.iter().filter_map(|c| Some((*c, stage.find("customer", "name", c)?))).collect();
        let customers: Vec<String> = parties.iter().map(|(_, id)| id.text()).collect();
        let hours = stage.find("business_calendar", "name", "Business hours");
        if let Some(hours) = hours {
            agreements::make(&stage, &parties, hours).await?;
        }
        let hours = hours.map(Id::text);
        for (name, description, criticality, group) in SERVICES {
            let team = stage.make("group", "name", json!({"name": made::group(group), "calendar": hours})).await?;
            stage.played.push((foreign("group", group), team));
            let fields = json!({"name": name, "description": description, "criticality": criticality, "service_owner": owner.text(),
                "criticality_basis": "Agreed with the customers in the yearly review.", "customers": customers, "support_group": team.text(),
                "support_calendar": hours, "delivered_by": ORGANISATION, "went_live_on": "2019-04-01"});
            let service = stage.make("service", "name", fields).await?;
            stage.take("service", service, "take_in", json!({})).await?;
        }
        if let Some(desk) = stage.find("group", "name", "Service desk") {
            stage.played.push((foreign("group", made::SERVICE_DESK), desk));
        }
        Ok(stage)
    }

    async fn import(
        &self,
        rows: impl Iterator<Item = Result<SourceRow, RefusedRow>>,
        tell: impl FnMut(&Progress),
    ) -> Result<Summary, AppError> {
        let options =
            Options { type_name: Name::from("incident"), dry_run: false, maker: Arc::new(made::record), known: self.played.clone() };
        Importer::new(self.app, options).await?.run(rows, tell).await
    }

    /// Puts into each group the people who did most of its work in the log, and the agents of the cast into the desk.
    async fn staff(&self, crews: &Crews) -> Result<(), AppError> {
        let shelf = self.app.shelf();
        let person = |key: &String| {
            let played = self.played.iter().find(|(f, _)| f.key == *key && *f.type_name == *"person").map(|(_, id)| *id);
            played.or_else(|| shelf.all("person").find(|p| p.text("legacy_reference") == Some(key)).map(|p| p.id))
        };
        let hands: Vec<Id> = CAST[..2].iter().filter_map(|p| self.find("person", "email", p.email)).collect();
        for (group, people) in &crews.0 {
            let played = self.played.iter().find(|(f, _)| f.key == *group && *f.type_name == *"group").map(|(_, id)| *id);
            let id = played.or_else(|| shelf.all("group").find(|g| g.text("legacy_reference") == Some(group)).map(|g| g.id));
            let Some(id) = id else { continue };
            let mut by_work: Vec<(&String, &u32)> = people.iter().collect();
            by_work.sort_by_key(|(_, n)| std::cmp::Reverse(**n));
            let mut members: Vec<Id> = by_work.into_iter().take(12).filter_map(|(key, _)| person(key)).collect();
            if group == made::SERVICE_DESK {
                members.extend(&hands);
            }
            let mut seen = BTreeSet::new();
            members.retain(|m| seen.insert(*m));
            let Some(lead) = members.first().copied() else { continue };
            let lead = if group == made::SERVICE_DESK { hands.get(1).copied().unwrap_or(lead) } else { lead };
            let members: Vec<String> = members.into_iter().map(Id::text).collect();
            self.change("group", id, json!({"members": members, "lead": lead.text()})).await?;
        }
        Ok(())
    }

    fn find(&self, type_name: &str, field: &str, value: &str) -> Option<Id> {
        self.app.shelf().all(type_name).find(|r| r.text(field) == Some(value)).map(|r| r.id)
    }

    /// The record whose `unique` field has the value given, made when it is not there.
    async fn make(&self, type_name: &str, unique: &str, fields: Json) -> Result<Id, AppError> {
        match self.find(type_name, unique, fields[unique].as_str().unwrap_or_default()) {
            Some(id) => Ok(id),
            None => self.create(type_name, fields).await,
        }
    }

    async fn create(&self, type_name: &str, fields: Json) -> Result<Id, AppError> {
        self.act(type_name, None, None, fields).await
    }

    async fn change(&self, type_name: &str, id: Id, fields: Json) -> Result<(), AppError> {
        self.act(type_name, Some(id), None, fields).await.map(|_| ())
    }

    /// Takes a move, unless the record has left the state it starts from.
    async fn take(&self, type_name: &str, id: Id, name: &str, fields: Json) -> Result<(), AppError> {
        let state = self.app.shelf().get(id).and_then(|r| r.state.clone());
        let starts =
            self.app.model().get(type_name).and_then(|d| d.r#move(name)).is_some_and(|m| state.is_some_and(|s| m.from.contains(&s)));
        if starts { self.act(type_name, Some(id), Some(name), fields).await.map(|_| ()) } else { Ok(()) }
    }

    async fn act(&self, type_name: &str, record: Option<Id>, move_name: Option<&str>, fields: Json) -> Result<Id, AppError> {
        let set = match fields {
            Json::Object(map) => map.into_iter().filter(|(_, v)| !v.is_null()).map(|(k, v)| (Name::from(k), v)).collect(),
            _ => BTreeMap::new(),
        };
        let action = Action { set, move_name: move_name.map(Name::from), ..Action::default() };
        let command = Command {
            id: self.app.new_id(),
            type_name: type_name.into(),
            record,
            expected_version: None,
            action,
            reason: move_name.map(|_| "So the demonstration organisation is set up.".to_owned()),
            occurred_at: None,
        };
        Ok(self.app.execute(&self.by, Channel::System, command).await?.record)
    }
}

fn foreign(type_name: &str, key: &str) -> Foreign {
    Foreign { type_name: type_name.into(), key: key.to_owned(), parent: None }
}

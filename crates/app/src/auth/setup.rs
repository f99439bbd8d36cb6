//! The first administrator. There is no default password: either the command line makes them, or a one-time token
//! printed in the terminal opens the set-up page, once, while nobody can sign in yet.

use super::secret::Secret;
use crate::app::App;
use crate::error::{AppError, Result};
use engine::{Action, Command, Viewer};
use journal::Channel;
use kernel::{Code, Id, Name, Refusal};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use subtle::ConstantTimeEq;

const SETTING: &str = "setup_token";
/// A set-up token is good for a day.
const LIFE_SECONDS: i64 = 86_400;

/// What a new organisation begins with.
#[derive(Clone, Debug)]
pub struct Founding {
    /// Name of the organisation.
    pub organisation: String,
    /// Its IANA time zone.
    pub zone: String,
    /// Name of the first administrator.
    pub name: String,
    /// Their e-mail address.
    pub email: String,
    /// Their password.
    pub password: String,
    /// Since when the default agreement holds, for an organisation that brings its history with it; today otherwise.
    pub since: Option<kernel::Date>,
}

impl App {
    /// Whether nobody can sign in yet.
    ///
    /// # Errors
    /// A fault.
    pub async fn setup_needed(&self) -> Result<bool> {
        Ok(!self.options.read_only && !self.passwords.credentials().any().await?)
    }

    /// Makes a one-time token for the set-up page; an earlier one is void.
    ///
    /// # Errors
    /// A refusal when somebody can sign in already; a fault.
    pub async fn setup_token(&self) -> Result<Secret> {
        self.writable()?;
        if !self.setup_needed().await? {
            return Err(already());
        }
        let secret = Secret::generate("evsetup_", &mut **self.ids());
        let until = self.clock.now().plus_seconds(LIFE_SECONDS);
        self.accounts.settings().put(SETTING, &format!("{} {until}", secret.hash())).await?;
        Ok(secret)
    }

    /// Whether this is the set-up token, and still good.
    ///
    /// # Errors
    /// A fault.
    pub async fn setup_token_valid(&self, secret: &Secret) -> Result<bool> {
        let Some(stored) = self.accounts.settings().get(SETTING).await? else { return Ok(false) };
        let Some((hash, until)) = stored.split_once(' ') else { return Ok(false) };
        let good = until.parse::<kernel::Timestamp>().is_ok_and(|until| self.clock.now() < until);
        Ok(good && bool::from(hash.as_bytes().ct_eq(secret.hash().as_bytes())) && self.setup_needed().await?)
    }

    /// Founds the organisation with the set-up token.
    ///
    /// # Errors
    /// A refusal about the token or what was filled in; a fault.
    pub async fn setup(&self, secret: &Secret, founding: &Founding) -> Result<Id> {
        if !self.setup_token_valid(secret).await? {
            return Err(Refusal::new(Code::SetupTokenInvalid).on("token").into());
        }
        let person = self.found(founding).await?;
        self.accounts.settings().delete(SETTING).await?;
        Ok(person)
    }

    /// Founds the organisation: settings, two calendars, a service desk, a default agreement with the usual targets, and
    /// the first administrator. For the set-up page and the command line; whoever calls this has authorised it. What is
    /// there already stays as it is, so that a founding that was interrupted can be done again.
    ///
    /// # Errors
    /// A refusal when somebody can sign in already, or about what was filled in; a fault.
    pub async fn found(&self, founding: &Founding) -> Result<Id> {
        self.writable()?;
        if !self.setup_needed().await? {
            return Err(already());
        }
        check(founding)?;
        let by = self.system("setup");
        let shelf = self.shelf();
        let known = |type_name: &str, field: &str, value: &str| shelf.all(type_name).find(|r| r.text(field) == Some(value)).map(|r| r.id);
        let person = match known("person", "email", founding.email.trim()) {
            Some(id) => id,
            None => self.make(&by, "person", json!({"name": founding.name.trim(), "email": founding.email.trim()})).await?,
        };
        let today = crate::people::local_date(self.now(), &founding.zone).to_string();
        for role in ["administrator", "sms_manager"] {
            let held = shelf
                .all("role_assignment")
                .any(|a| a.reference("person") == Some(person) && a.choice("role").is_some_and(|r| *r == *role));
            if !held {
                self.make(&by, "role_assignment", json!({"role": role, "person": person.text(), "valid_from": today})).await?;
            }
        }
        if shelf.all("organisation").next().is_none() {
            self.found_organisation(&by, founding, person, &today).await?;
        }
        self.set_password(person, &founding.password).await?;
        Ok(person)
    }

    async fn found_organisation(&self, by: &Viewer, founding: &Founding, person: Id, today: &str) -> Result<()> {
        let days = ["monday", "tuesday", "wednesday", "thursday", "friday"];
        let hours: Vec<Json> = days.iter().map(|day| json!({"day": day, "starts": "09:00", "ends": "17:00"})).collect();
        let zone = if founding.zone == "UTC" { "Etc/UTC" } else { &founding.zone };
        let business =
            self.make(by, "business_calendar", json!({"name": "Business hours", "time_zone": zone, "weekly_hours": hours})).await?;
        let always = self.make(by, "business_calendar", json!({"name": "Around the clock", "time_zone": zone, "continuous": true})).await?;
        let desk = json!({"name": "Service desk", "kind": "service_desk", "lead": person.text(), "members": [person.text()], "calendar": business.text()});
        let desk = self.make(by, "group", desk).await?;
        let settings = json!({
            "name": founding.organisation.trim(), "time_zone": zone, "default_calendar": business.text(), "service_desk": desk.text(),
            "incident_manager": person.text(), "duty_manager": person.text(), "service_level_manager": person.text(),
            "sms_owner": person.text(), "priority_matrix": matrix(),
        });
        self.make(by, "organisation", settings).await?;
        let agreement = json!({
            "title": "Default agreement", "calendar": business.text(), "service_level_manager": person.text(), "valid_from": founding.since.map_or_else(|| today.to_owned(), |d| d.to_string()),
            "targets": targets(business, always), "workload_limits": "unlimited", "exceptions": "none",
        });
        let agreement = self.make(by, "sla", agreement).await?;
        let action = Action { move_name: Some(Name::from("take_in")), ..Action::default() };
        let command = Command {
            id: self.new_id(),
            type_name: Name::from("sla"),
            record: Some(agreement),
            expected_version: None,
            action,
            reason: Some("Default targets, in force until agreements with customers replace them.".to_owned()),
            occurred_at: None,
        };
        self.execute(by, Channel::System, command).await.map(drop)
    }

    /// Makes a record from JSON fields.
    async fn make(&self, by: &Viewer, type_name: &str, fields: Json) -> Result<Id> {
        let set: BTreeMap<Name, Json> = match fields {
            Json::Object(map) => map.into_iter().map(|(k, v)| (Name::from(k), v)).collect(),
            _ => BTreeMap::new(),
        };
        let command = Command {
            id: self.new_id(),
            type_name: Name::from(type_name),
            record: None,
            expected_version: None,
            action: Action { set, ..Action::default() },
            reason: None,
            occurred_at: None,
        };
        Ok(self.execute(by, Channel::System, command).await?.record)
    }
}

fn already() -> AppError {
    Refusal::guard("Somebody can sign in already; further people are made by an administrator.").into()
}

fn check(founding: &Founding) -> Result<()> {
    let mut refusals = kernel::Refusals::default();
    let fields = [
        ("organisation", "The organisation's name", &founding.organisation),
        ("name", "Your name", &founding.name),
        ("email", "An e-mail address", &founding.email),
    ];
    for (field, label, value) in fields {
        if value.trim().is_empty() {
            refusals.push(Refusal::new(Code::Required).on(field).with("label", label));
        }
    }
    if !founding.email.trim().is_empty() && !founding.email.contains('@') {
        refusals.push(
            Refusal::new(Code::WrongShape).on("email").with("label", "E-mail").with("expected", "an address such as ada@example.org"),
        );
    }
    if jiff::tz::TimeZone::get(&founding.zone).is_err() {
        refusals.push(Refusal::new(Code::UnknownChoice).on("zone").with("label", "The time zone").with("value", &founding.zone));
    }
    if let Err(refusal) = super::password::acceptable(&founding.password, founding.email.trim(), founding.name.trim()) {
        refusals.push(refusal);
    }
    Ok(refusals.into_result()?)
}

/// The default priority matrix (impact by urgency).
fn matrix() -> Vec<Json> {
    let levels = ["1_high", "2_medium", "3_low"];
    let priorities = [["p1", "p2", "p3"], ["p2", "p3", "p4"], ["p3", "p4", "p5"]];
    let mut lines = Vec::new();
    for (i, impact) in levels.iter().enumerate() {
        for (u, urgency) in levels.iter().enumerate() {
            lines.push(json!({"impact": impact, "urgency": urgency, "priority": priorities[i][u]}));
        }
    }
    lines
}

/// The default targets: P1 and P2 around the clock, the rest in business hours.
fn targets(business: Id, always: Id) -> Vec<Json> {
    const HOUR: i64 = 3600;
    let lines = [
        ("p1", 15 * 60, 4 * HOUR, always),
        ("p2", 30 * 60, 8 * HOUR, always),
        ("p3", 2 * HOUR, 16 * HOUR, business),
        ("p4", 4 * HOUR, 40 * HOUR, business),
        ("p5", 8 * HOUR, 80 * HOUR, business),
    ];
    let line = |kind: &str, priority: &str, seconds: i64, calendar: Id| json!({"clock_kind": kind, "priority": priority, "target": seconds, "calendar": calendar.text()});
    lines
        .iter()
        .flat_map(|(p, response, resolution, c)| [line("response", p, *response, *c), line("resolution", p, *resolution, *c)])
        .collect()
}

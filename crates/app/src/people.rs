//! From a person to a viewer: their role assignments valid today, their groups, their customers, and everything those
//! roles grant. Resolved from the reference records in memory, kept until one of them changes or a minute has passed
//! (an assignment begins and ends on a date).

use crate::app::App;
use crate::error::{AppError, Result};
use engine::{FieldSet, Grant, Record, Shelf, Verb, Viewer};
use journal::Actor;
use kernel::{Date, Id, Name, Timestamp};
use schema::{Model, TypeDef, Value};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

const KEEP_SECONDS: i64 = 60;

/// Viewers resolved lately.
#[derive(Debug, Default)]
pub(crate) struct Viewers(Mutex<BTreeMap<Id, (Timestamp, Arc<Viewer>)>>);

impl Viewers {
    /// Forgets everybody: a person, a group, a role or a customer changed.
    pub(crate) fn forget(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
    fn get(&self, person: Id, now: Timestamp) -> Option<Arc<Viewer>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(&person).filter(|(at, _)| (0..KEEP_SECONDS).contains(&now.seconds_since(*at))).map(|(_, v)| v.clone())
    }
    fn put(&self, person: Id, now: Timestamp, viewer: Arc<Viewer>) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() > 10_000 {
            known.clear();
        }
        known.insert(person, (now, viewer));
    }
}

impl App {
    /// The viewer a person is.
    ///
    /// # Errors
    /// Not visible, when there is no such person or they are no longer active.
    pub async fn viewer_of(&self, person: Id) -> Result<Arc<Viewer>> {
        let now = self.now();
        if let Some(viewer) = self.viewers.get(person, now) {
            return Ok(viewer);
        }
        let shelf = self.shelf();
        let record = shelf.get(person).filter(|r| r.type_name == *"person" && r.flag("active")).ok_or(AppError::NotVisible)?;
        let viewer = Arc::new(resolve(&self.model, &shelf, record, now));
        self.viewers.put(person, now, viewer.clone());
        Ok(viewer)
    }

    /// The viewer with this e-mail address.
    ///
    /// # Errors
    /// Not visible, when nobody active has it.
    pub async fn viewer_by_email(&self, email: &str) -> Result<Arc<Viewer>> {
        let shelf = self.shelf();
        let found = shelf.all("person").find(|p| p.text("email").is_some_and(|e| e.eq_ignore_ascii_case(email.trim()))).map(|p| p.id);
        self.viewer_of(found.ok_or(AppError::NotVisible)?).await
    }

    /// An automation, or the administrator of the machine on the command line: sees and may do everything, under its own name.
    #[must_use]
    pub fn system(&self, name: &str) -> Viewer {
        let all = Grant {
            role: Name::from("system"),
            type_name: None,
            verbs: vec![
                Verb::Read,
                Verb::Internal,
                Verb::Create,
                Verb::Update,
                Verb::Comment,
                Verb::Link,
                Verb::Move(Name::from("*")),
                Verb::Override,
                Verb::Administer,
            ],
            fields: FieldSet::All,
            scope: String::new(),
        };
        let zone = self.organisation_zone(&self.shelf());
        Viewer {
            actor: Actor::system(name),
            roles: Vec::new(),
            groups: Vec::new(),
            customers: Vec::new(),
            grants: vec![all],
            zone,
            locale: "en".to_owned(),
        }
    }

    pub(crate) fn organisation_zone(&self, shelf: &Shelf) -> String {
        shelf.all("organisation").next().and_then(|o| o.text("time_zone")).unwrap_or("UTC").to_owned()
    }

    /// The name of an actor for sentences.
    #[must_use]
    pub fn actor_name(&self, actor: &Actor) -> String {
        match actor {
            Actor::Person(id) => self.shelf().get(*id).and_then(|p| p.text("name")).unwrap_or("someone").to_owned(),
            Actor::System(name) => name.replace('_', " "),
        }
    }
}

fn resolve(model: &Model, shelf: &Shelf, person: &Record, now: Timestamp) -> Viewer {
    let zone = [person.text("time_zone"), shelf.all("organisation").next().and_then(|o| o.text("time_zone"))];
    let zone = zone.into_iter().flatten().find(|z| !z.is_empty()).unwrap_or("UTC").to_owned();
    let today = local_date(now, &zone);
    let mut roles = Vec::new();
    let mut grants = Vec::new();
    let mut customers: Vec<Id> = person.reference("customer").into_iter().collect();
    // Everybody in the directory is at least a user of the services.
    for grant in crate::roles::grants("user") {
        grants.push(grant);
    }
    roles.push(Name::from("user"));
    for assignment in shelf.all("role_assignment").filter(|a| a.reference("person") == Some(person.id) && valid(a, today)) {
        let Some(role) = assignment.choice("role") else { continue };
        let only = references(assignment, "customers");
        for grant in crate::roles::grants(role) {
            if only.is_empty() {
                grants.push(grant);
            } else {
                grants.extend(narrow(model, &grant, &only));
            }
        }
        customers.extend(only);
        if !roles.contains(role) {
            roles.push(role.clone());
        }
    }
    let member = |g: &&Arc<Record>| references(g, "members").contains(&person.id) || g.reference("lead") == Some(person.id);
    let groups = shelf.all("group").filter(member).map(|g| g.id).collect();
    customers.sort_unstable();
    customers.dedup();
    let locale = person.text("locale").filter(|l| !l.is_empty()).unwrap_or("en").to_owned();
    Viewer { actor: Actor::Person(person.id), roles, groups, customers, grants, zone, locale }
}

/// Limits a grant on work to the customers an assignment names. Reference data belongs to no customer and stays as it is.
fn narrow(model: &Model, grant: &Grant, customers: &[Id]) -> Vec<Grant> {
    let ids: Vec<String> = customers.iter().map(ToString::to_string).collect();
    let only = format!("customer:{}", ids.join(","));
    let work = |def: &TypeDef| def.has_trait("work_item") && def.spine.customer.is_some();
    let scoped = |mut grant: Grant| {
        grant.scope = if grant.scope.trim().is_empty() { only.clone() } else { format!("({}) {only}", grant.scope) };
        grant
    };
    match grant.type_name.clone() {
        Some(name) => {
            let limited = model.get(&name).is_some_and(|def| work(def));
            vec![if limited { scoped(grant.clone()) } else { grant.clone() }]
        }
        // A grant on every type falls apart: work is limited, the rest is not.
        None => model
            .types
            .values()
            .map(|def| {
                let one = Grant { type_name: Some(def.name.clone()), ..grant.clone() };
                if work(def) { scoped(one) } else { one }
            })
            .collect(),
    }
}

fn valid(assignment: &Record, today: Date) -> bool {
    let date = |field| match assignment.get(field) {
        Some(Value::Date(d)) => Some(*d),
        _ => None,
    };
    date("valid_from").is_none_or(|from| from <= today) && date("valid_to").is_none_or(|to| today <= to)
}

fn references(record: &Record, field: &str) -> Vec<Id> {
    match record.get(field) {
        Some(Value::References(ids)) => ids.clone(),
        _ => Vec::new(),
    }
}

/// The date on the wall of a zone; UTC when the zone is unknown.
pub(crate) fn local_date(at: Timestamp, zone: &str) -> Date {
    let zone = jiff::tz::TimeZone::get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
    zone.to_datetime(at.to_jiff()).date()
}

//! A small desk to test use cases with: one organisation, an agent, an analyst, two requesters, two services, on a clock
//! that stands still until a test moves it.
#![allow(dead_code, clippy::unwrap_used, clippy::missing_panics_doc)]

pub mod estate;

use app::auth::{Founding, SignIn, SignedIn};
use app::{App, AppError, Options, Outcome, Parts};
use engine::{Action, Command, NewMessage, Viewer, Visibility};
use journal::Channel;
use kernel::{FixedClock, Id, Name, SeededIds, Timestamp};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{Store, Target};
use testkit::TestDatabase;

pub const PASSWORD: &str = "correct horse battery";

pub struct Desk {
    pub app: Arc<App>,
    pub clock: Arc<FixedClock>,
    pub admin: Id,
    pub agent: Id,
    pub ben: Id,
    pub eva: Id,
    pub desk: Id,
    pub mail: Id,
    pub category: Id,
    // Dropped last: the store must be closed before its directory goes.
    pub database: TestDatabase,
}

/// Monday 2026-03-02, 10:00 UTC.
pub fn start() -> Timestamp {
    "2026-03-02T10:00:00Z".parse().unwrap()
}

pub async fn open(database: &TestDatabase, clock: &Arc<FixedClock>, seed: u64) -> Arc<App> {
    let model = practices::model();
    let target: Target = database.location().parse().unwrap();
    let store = Store::open(&target, model.clone()).await.unwrap();
    let keys = testkit::temp_dir();
    let signer = app::make_key(keys.path(), &mut SeededIds::new(99)).unwrap();
    let parts = Parts {
        store,
        model,
        rules: Arc::new(practices::rule_book()),
        clock: clock.clone(),
        ids: Box::new(SeededIds::new(seed)),
        signer: Some(signer),
        accounts: None,
        options: Options::default(),
    };
    App::open(parts).await.unwrap()
}

impl Desk {
    pub async fn sqlite() -> Self {
        Self::on(TestDatabase::Sqlite(testkit::temp_dir())).await
    }
    /// The same desk on each database.
    pub async fn everywhere() -> Vec<Self> {
        let mut all = Vec::new();
        for database in testkit::databases() {
            all.push(Self::on(database).await);
        }
        all
    }
    pub async fn on(database: TestDatabase) -> Self {
        let clock = Arc::new(FixedClock::at(start()));
        let app = open(&database, &clock, 7).await;
        let founding = Founding {
            organisation: "Acme".into(),
            zone: "Europe/Paris".into(),
            name: "Ada Admin".into(),
            email: "ada@example.org".into(),
            password: PASSWORD.into(),
            since: None,
        };
        let admin = app.found(&founding).await.unwrap();
        let by = app.system("test");
        let agent = make(&app, &by, "person", json!({"name": "Ina Agent", "email": "ina@example.org"})).await.record;
        let ben = make(&app, &by, "person", json!({"name": "Ben Caller", "email": "ben@example.org"})).await.record;
        let eva = make(&app, &by, "person", json!({"name": "Eva Caller", "email": "eva@example.org"})).await.record;
        for role in ["service_desk_agent", "incident_manager"] {
            make(&app, &by, "role_assignment", json!({"role": role, "person": agent, "valid_from": "2026-01-01"})).await;
        }
        let desk =
            make(&app, &by, "group", json!({"name": "First line", "kind": "service_desk", "members": [agent], "lead": agent})).await.record;
        let mail = json!({"name": "Mail", "description": "Mail for everybody", "service_owner": admin, "criticality": "medium", "support_group": desk});
        let mail = make(&app, &by, "service", mail).await.record;
        step(&app, &by, "service", mail, "take_in", json!({"service_owner": admin, "criticality": "medium", "went_live_on": "2026-01-01"}))
            .await
            .unwrap();
        let category = make(&app, &by, "category", json!({"name": "Mail"})).await.record;
        Self { app, clock, admin, agent, ben, eva, desk, mail, category, database }
    }
    pub async fn viewer(&self, person: Id) -> Arc<Viewer> {
        self.app.viewer_of(person).await.unwrap()
    }
    /// An incident reported by `caller`, recorded by the agent and assigned to their group.
    pub async fn incident(&self, caller: Id, title: &str) -> Outcome {
        let agent = self.viewer(self.agent).await;
        let fields = json!({
            "title": title, "description": "It happened this morning and has not gone away since.", "caller": caller, "channel": "telephone",
            "service": self.mail, "category": self.category, "impact": "3_low", "urgency": "2_medium", "security_related": false,
        });
        make(&self.app, &agent, "incident", fields).await
    }
    pub async fn comment(&self, by: &Viewer, record: Id, body: &str, visibility: Visibility) -> Result<Outcome, AppError> {
        let message = NewMessage { visibility, body: body.into(), mentions: Vec::new() };
        let command = command(&self.app, "incident", Some(record), Action { message: Some(message), ..Action::default() });
        self.app.execute(by, Channel::Screen, command).await
    }
    pub async fn sign_in(&self, email: &str, password: &str, address: &str) -> Result<SignedIn, AppError> {
        let attempt = SignIn { email: email.into(), password: password.into(), address: address.into(), agent: "test".into() };
        self.app.sign_in(&attempt).await
    }
}

pub fn fields(json: Json) -> BTreeMap<Name, Json> {
    let Json::Object(map) = json else { panic!("fields are an object") };
    map.into_iter().map(|(k, v)| (Name::from(k), v)).collect()
}

pub fn command(app: &App, type_name: &str, record: Option<Id>, action: Action) -> Command {
    Command { id: app.new_id(), type_name: type_name.into(), record, expected_version: None, action, reason: None, occurred_at: None }
}

pub async fn make(app: &App, by: &Viewer, type_name: &str, set: Json) -> Outcome {
    let command = command(app, type_name, None, Action { set: fields(set), ..Action::default() });
    app.execute(by, Channel::Screen, command).await.unwrap_or_else(|e| panic!("making a {type_name}: {e}"))
}

pub async fn set(app: &App, by: &Viewer, record: Id, version: Option<u32>, values: Json) -> Result<Outcome, AppError> {
    let mut command = command(app, "incident", Some(record), Action { set: fields(values), ..Action::default() });
    command.expected_version = version;
    app.execute(by, Channel::Screen, command).await
}

pub async fn step(app: &App, by: &Viewer, type_name: &str, record: Id, name: &str, values: Json) -> Result<Outcome, AppError> {
    let action = Action { move_name: Some(name.into()), set: fields(values), ..Action::default() };
    let mut command = command(app, type_name, Some(record), action);
    command.reason = Some("Because the test needs it to be so.".into());
    app.execute(by, Channel::Screen, command).await
}

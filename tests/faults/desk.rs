//! A small organisation on a data directory, an agent with an API token, and the questions every fault test asks after.

use app::auth::Scope;
use app::{App, Options, Parts};
use engine::{Action, Command, Viewer};
use journal::Channel;
use kernel::{Clock, Id, IdSource, Name, SystemClock, SystemIds};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use store::{Store, Target};
use testkit::{Answer, Client, run};

pub const ADMIN: &str = "ada@example.org";

/// What a client needs to know to work at the desk.
#[derive(Clone)]
pub struct Desk {
    pub token: String,
    pub agent: Id,
    pub caller: Id,
    pub service: Id,
    pub category: Id,
}

/// Founds the organisation by the command line, then gives it an agent and what incidents need.
pub async fn found(data: &Path) -> Desk {
    let founded = run(&["init", "--admin-email", ADMIN, "--password-stdin"], data, "a long enough password\n");
    assert_eq!(founded.code, 0, "{founded:?}");
    let app = open(data, Arc::new(SystemClock), Box::new(SystemIds)).await;
    let desk = furnish(&app).await;
    close(app).await;
    desk
}

/// The application on a data directory, in this process.
pub async fn open(data: &Path, clock: Arc<dyn Clock>, ids: Box<dyn IdSource>) -> Arc<App> {
    let model = practices::model();
    let store = Store::open(&Target::Sqlite(data.to_owned()), model.clone()).await.unwrap();
    let signer = app::read_key(data).unwrap();
    let rules = Arc::new(practices::rule_book());
    App::open(Parts { store, model, rules, clock, ids, signer, accounts: None, options: Options::default() }).await.unwrap()
}

/// Closes it, so that another process may have the directory.
pub async fn close(app: Arc<App>) {
    let store = app.store().clone();
    drop(app);
    store.close().await;
}

/// People, a group, a service and a category.
pub async fn furnish(app: &App) -> Desk {
    let by = app.system("test");
    let agent = make(app, &by, "person", json!({"name": "Ina Agent", "email": "ina@example.org"})).await;
    let caller = make(app, &by, "person", json!({"name": "Ben Caller", "email": "ben@example.org"})).await;
    let role = json!({"role": "service_desk_agent", "person": agent, "valid_from": "2026-01-01"});
    make(app, &by, "role_assignment", role).await;
    let group = make(app, &by, "group", json!({"name": "First line", "kind": "service_desk", "members": [agent], "lead": agent})).await;
    let fields = json!({"name": "Mail", "description": "Mail for everybody", "service_owner": agent, "criticality": "medium", "support_group": group});
    let service = make(app, &by, "service", fields).await;
    let live = json!({"service_owner": agent, "criticality": "medium", "went_live_on": "2026-01-01"});
    let action = Action { move_name: Some("take_in".into()), set: fields_of(live), ..Action::default() };
    app.execute(&by, Channel::System, command(app, "service", Some(service), action)).await.unwrap();
    let category = make(app, &by, "category", json!({"name": "Mail"})).await;
    let viewer = app.viewer_of(agent).await.unwrap();
    let token = app.create_token(&viewer, "load", Scope::Write, 7).await.unwrap().secret.reveal().to_owned();
    Desk { token, agent, caller, service, category }
}

pub fn fields_of(json: Json) -> BTreeMap<Name, Json> {
    let Json::Object(map) = json else { panic!("fields are an object") };
    map.into_iter().map(|(k, v)| (Name::from(k), v)).collect()
}

pub fn command(app: &App, type_name: &str, record: Option<Id>, action: Action) -> Command {
    Command { id: app.new_id(), type_name: type_name.into(), record, expected_version: None, action, reason: None, occurred_at: None }
}

pub async fn make(app: &App, by: &Viewer, type_name: &str, set: Json) -> Id {
    let command = command(app, type_name, None, Action { set: fields_of(set), ..Action::default() });
    app.execute(by, Channel::System, command).await.unwrap_or_else(|e| panic!("making a {type_name}: {e}")).record
}

impl Desk {
    /// The fields of an incident with this title.
    pub fn incident(&self, title: &str) -> Json {
        json!({
            "title": title, "description": description(title), "caller": self.caller, "channel": "telephone", "service": self.service,
            "category": self.category, "impact": "3_low", "urgency": "2_medium", "security_related": false,
        })
    }
    /// A connection that speaks for the agent.
    pub async fn client(&self, to: SocketAddr) -> std::io::Result<Client> {
        let mut client = Client::connect(to).await?;
        client.headers = format!("authorization: Bearer {}\r\n", self.token);
        Ok(client)
    }
}

/// The text that belongs to a title, so that content can be checked by it.
pub fn description(title: &str) -> String {
    format!("What is wrong with {title} is described here at some length. ").repeat(4)
}

/// A POST with an idempotency key.
pub async fn send(client: &mut Client, key: &str, path: &str, body: &Json) -> std::io::Result<Answer> {
    let plain = client.headers.clone();
    client.headers = format!("{plain}idempotency-key: {key}\r\n");
    let answer = client.post(path, "application/json", body.to_string().as_bytes()).await;
    client.headers = plain;
    answer
}

/// The journal verifies, and replaying it gives what is live.
pub fn assert_sound(data: &Path) {
    let verified = run(&["journal", "verify"], data, "");
    assert_eq!(verified.code, 0, "{verified:?}");
    let replayed = run(&["replay", "--check"], data, "");
    assert_eq!(replayed.code, 0, "{replayed:?}");
}

/// No record is half there: each loads, has a number, and as many entries as its version says, from 1 up.
pub async fn assert_whole(data: &Path) -> usize {
    let store = Store::open_read_only(data, practices::model()).await.unwrap();
    let incidents = store.all_of("incident").await.unwrap();
    for record in &incidents {
        assert!(record.number.is_some(), "{} has no number", record.id);
        let versions: Vec<u32> = store.entries(record.id).await.unwrap().iter().map(|e| e.entry.header.version).collect();
        assert_eq!(versions, (1..=record.version).collect::<Vec<_>>(), "entries of {:?}", record.number);
        assert_eq!(record.text("description"), Some(description(record.text("title").unwrap()).trim_end()), "{:?}", record.number);
        assert_eq!(record.clocks.len(), 2, "clocks of {:?}", record.number);
    }
    store.close().await;
    incidents.len()
}

/// A copy of a directory in which nothing runs.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), &target).unwrap();
        }
    }
}

//! A small model with every kind of field, a desk that makes plans, and the two databases.

use engine::{
    Action, Command, Cx, Facts, ImportEvent, NewMessage, Plan, Practice, Question, Record, RuleBook, Shelf, Stop, Viewer, Work, plan,
};
use journal::{Actor, Channel};
use kernel::{Id, IdSource, SeededIds, Timestamp};
use schema::Model;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use store::{Store, Target};
use testkit::TestDatabase;

const GADGET: &str = r#"
name = "gadget"
title = "Gadget"
plural = "Gadgets"
purpose = "Something with a field of every kind."
prefix = "GAD"
practice = "gadget"
attachments = true
conversation = true
watchable = true
spine = { title = "title", owner = "owner", group = "crew", rank = "urgency" }
initial = "new"
field = [
  { name = "title", kind = "text", max = 200, required = true, search = true },
  { name = "story", kind = "long_text", markdown = true, search = true, personal = true },
  { name = "urgency", kind = "choice", choices = ["high", "low"] },
  { name = "tags", kind = "multi_choice", choices = ["red", "green", "blue"] },
  { name = "loud", kind = "boolean" },
  { name = "pieces", kind = "integer", min = 0, max = 1000 },
  { name = "weight", kind = "decimal", scale = 3, min = "-1000" },
  { name = "price", kind = "money" },
  { name = "built_on", kind = "date" },
  { name = "seen_at", kind = "instant" },
  { name = "effort", kind = "duration" },
  { name = "owner", kind = "person" },
  { name = "crew", kind = "group" },
  { name = "part_of", kind = "reference", to = "gadget" },
  { name = "parts", kind = "references", to = "gadget" },
  { name = "lines", kind = "table", columns = [{ name = "what", kind = "text", max = 20 }, { name = "many", kind = "integer", min = 0, max = 9 }] },
  { name = "tag_number", kind = "text", max = 40, unique = true },
]
state = [
  { name = "new", phase = "open" },
  { name = "running", phase = "working" },
  { name = "gone", phase = "closed", terminal = true },
]
move = [
  { name = "run", from = ["new"], to = "running" },
  { name = "go", from = ["running"], to = "gone" },
]
link = [{ name = "relates_to", to = "gadget", label = "Relates to", inverse = "Related to" }]

[[form]]
label = "All"
fields = ["title", "story", "urgency", "tags", "loud", "pieces", "weight", "price", "built_on", "seen_at", "effort", "owner", "crew", "part_of", "parts", "lines", "tag_number"]
on_create = true

[list]
columns = ["number", "title"]
sort = "title"
"#;

const PERSON: &str = r#"
name = "person"
title = "Person"
plural = "People"
purpose = "Somebody."
practice = "gadget"
spine = { title = "name" }
field = [{ name = "name", kind = "text", max = 100, required = true, search = true }, { name = "active", kind = "boolean", default = true }]
[[form]]
label = "All"
fields = ["name", "active"]
on_create = true
[list]
columns = ["name"]
sort = "name"
"#;

pub fn model() -> Arc<Model> {
    model_with("")
}

/// The model with more fields at the end of the gadget's.
pub fn model_with(more: &str) -> Arc<Model> {
    let group = PERSON.replace("person", "group").replace("Person", "Group").replace("People", "Groups");
    let gadget = GADGET
        .replace("  { name = \"tag_number\"", &format!("{more}\n  {{ name = \"tag_number\""))
        .replace("\"tag_number\"]", &format!("\"tag_number\"{}]", if more.is_empty() { "" } else { ", \"colour\", \"depth\"" }));
    let sources = [("t/gadget.toml", &*gadget), ("t/person.toml", PERSON), ("t/group.toml", &*group)];
    let loaded = schema::load(&sources, &[]).unwrap_or_else(|d| panic!("{d}"));
    Arc::new(loaded.model)
}

pub async fn open(database: &TestDatabase) -> Store {
    let target: Target = database.location().parse().unwrap();
    Store::open(&target, model()).await.unwrap_or_else(|f| panic!("{}: {f}", database.name()))
}

/// Runs a story on every database.
pub fn on_each<F: Future<Output = ()>>(story: impl Fn(TestDatabase) -> F) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    for database in testkit::databases() {
        println!("on {}", database.name());
        runtime.block_on(story(database));
    }
}

/// Gadgets tick while they have an even number of pieces, and a loud one sends mail.
struct Gadgets;

impl Practice for Gadgets {
    fn consequences(&self, work: &mut Work<'_>) {
        if work.changed("pieces") {
            match work.record().integer("pieces") {
                Some(n) if n % 2 == 0 => work.timer("tick", work.at().plus_seconds(100)),
                _ => work.clear_timer("tick"),
            }
        }
        if work.changed("loud") && work.record().flag("loud") {
            work.effect("mail", work.now(), serde_json::json!({"to": "x"}));
        }
    }
}

/// Makes plans the way the application does, with seeded ids and a clock that ticks a second a plan.
pub struct Desk {
    pub ids: SeededIds,
    pub now: Timestamp,
    pub model: Arc<Model>,
    rules: RuleBook,
    known: BTreeMap<Id, Arc<Record>>,
}

impl Desk {
    pub fn new(seed: u64) -> Self {
        let rules = RuleBook::default().with("gadget", Gadgets);
        Self { ids: SeededIds::new(seed), now: Timestamp::from_seconds(1_774_600_000), model: model(), rules, known: BTreeMap::new() }
    }
    pub fn id(&mut self) -> Id {
        self.ids.id(self.now)
    }
    /// A plan about one gadget, and the gadget after it.
    pub fn plan(&mut self, before: Option<&Record>, action: Action) -> (Plan, Record) {
        let command = self.id();
        self.plan_as(command, before, action)
    }
    /// The same under a given command id.
    pub fn plan_as(&mut self, command: Id, before: Option<&Record>, action: Action) -> (Plan, Record) {
        self.plan_of("gadget", command, before, action)
    }
    pub fn plan_of(&mut self, type_name: &str, id: Id, before: Option<&Record>, action: Action) -> (Plan, Record) {
        let reason = action.erase.then(|| "asked for by the person concerned".to_owned());
        let command = Command {
            id,
            type_name: type_name.into(),
            record: before.map(|r| r.id),
            expected_version: None,
            action,
            reason,
            occurred_at: None,
        };
        self.now = self.now.plus_seconds(1);
        let shelf = Shelf::default();
        let mut facts = Facts::new(&shelf);
        if let Some(before) = before {
            self.known.insert(before.id, Arc::new(before.clone()));
        }
        let viewer = Viewer {
            actor: Actor::system("desk"),
            roles: vec![],
            groups: vec![],
            customers: vec![],
            grants: engine::Grants::default(),
            zone: "UTC".into(),
            locale: "en".into(),
        };
        loop {
            let mut cx = Cx { actor: Actor::system("desk"), now: self.now, ids: &mut self.ids, channel: Channel::Screen, locale: "en" };
            match plan(&mut cx, &self.model, &self.rules, &viewer, &facts, &command) {
                Ok(plan) => {
                    let after = plan.writes()[0].after().clone();
                    self.known.insert(after.id, after.clone());
                    return (plan, Arc::unwrap_or_clone(after));
                }
                Err(Stop::Ask(questions)) => {
                    for question in questions {
                        match question {
                            Question::Record(id) => facts.tell_record(id, self.known.get(&id).cloned()),
                            Question::Find { type_name, query, .. } => facts.tell_found(type_name, query, vec![]),
                            Question::Links(id) => facts.tell_links(id, vec![]),
                            Question::Changes { record, since } => facts.tell_changes(record, since, BTreeSet::new()),
                        }
                    }
                }
                Err(other) => panic!("{other:?}"),
            }
        }
    }
    /// A plan that makes a gadget with a title.
    pub fn gadget(&mut self, title: &str) -> (Plan, Record) {
        self.plan(None, set(&[("title", title.into())]))
    }
    /// A plan that imports a gadget with two entries.
    pub fn imported(&mut self, title: &str) -> (Plan, Record) {
        self.now = self.now.plus_seconds(60);
        let at = |seconds| ImportEvent::at(self.now.plus_seconds(seconds), Actor::system("import"));
        let mut events = [at(-50), at(-20)];
        events[0].set.insert("title".into(), title.into());
        events[1].set.insert("pieces".into(), 8.into());
        events[1].message = Some((engine::Visibility::Public, format!("imported {title}"), true));
        let shelf = Shelf::default();
        let mut cx = Cx { actor: Actor::system("import"), now: self.now, ids: &mut self.ids, channel: Channel::Import, locale: "en" };
        let plan = engine::plan_import(&mut cx, &self.model, &self.rules, &Facts::new(&shelf), "gadget", None, &events).unwrap();
        let after = plan.writes()[1].after().clone();
        (plan, Arc::unwrap_or_clone(after))
    }
}

pub fn set(fields: &[(&str, serde_json::Value)]) -> Action {
    Action { set: fields.iter().map(|(k, v)| ((*k).into(), v.clone())).collect(), ..Action::default() }
}

pub fn take(name: &str) -> Action {
    Action { move_name: Some(name.into()), ..Action::default() }
}

pub fn say(visibility: engine::Visibility, body: &str) -> Action {
    Action { message: Some(NewMessage { visibility, body: body.into(), mentions: vec![] }), ..Action::default() }
}

/// A gadget with a value in every field, after the person, the group and the gadget it refers to.
pub async fn full(desk: &mut Desk, store: &Store) -> Action {
    let mut made = Vec::new();
    for (type_name, field) in [("person", "name"), ("group", "name"), ("gadget", "title")] {
        let id = desk.id();
        let (plan, record) = desk.plan_of(type_name, id, None, set(&[(field, "Ann".into())]));
        store.commit(plan).await.unwrap();
        made.push(record.id.text());
    }
    let [person, group, gadget] = &made[..] else { panic!("three were made") };
    set(&[
        ("title", serde_json::json!("Überlauf im Tank")),
        ("story", "Two lines\nand “quotes”, 日本".into()),
        ("urgency", "high".into()),
        ("tags", serde_json::json!(["red", "blue"])),
        ("loud", true.into()),
        ("pieces", 12.into()),
        ("weight", "-12.345".into()),
        ("price", serde_json::json!({"minor": 1250, "currency": "EUR"})),
        ("built_on", "2026-03-27".into()),
        ("seen_at", "2026-03-27T15:00:00.000001Z".into()),
        ("effort", 5400.into()),
        ("owner", person.as_str().into()),
        ("crew", group.as_str().into()),
        ("part_of", gadget.as_str().into()),
        ("parts", serde_json::json!([gadget])),
        ("lines", serde_json::json!([{"what": "bolt", "many": 4}, {"what": "nut"}])),
        ("tag_number", "T-1".into()),
    ])
}

//! A small model with every kind of field, and records of it: shared with the store's tests.
#![allow(dead_code)]

use kernel::{Date, Id, Money, Name, Timestamp};
use schema::query::Subject;
use schema::text::SearchText;
use schema::{
    Choice, ClockDef, FieldDef, FieldKind, FieldName, Lifecycle, LinkDef, ListLayout, Model, Phase, Spine, StateDef, TypeDef, Value,
};
use std::collections::BTreeMap;
use std::sync::Arc;

pub fn choices(names: &[(&str, &str)]) -> Vec<Choice> {
    let choice = |(i, (name, label)): (usize, &(&str, &str))| Choice {
        name: Name::from(*name),
        label: (*label).to_owned(),
        base: Name::from(*name),
        rank: i64::try_from(i).unwrap() + 1,
        tone: Name::from("neutral"),
        retired: false,
        help: String::new(),
    };
    names.iter().enumerate().map(choice).collect()
}

pub fn field(name: &str, label: &str, kind: FieldKind) -> FieldDef {
    FieldDef {
        name: Name::from(name),
        label: label.to_owned(),
        kind,
        help: String::new(),
        required: false,
        computed: false,
        immutable: false,
        default: None,
        default_by: std::collections::BTreeMap::new(),
        right: None,
        search: matches!(name, "name" | "title" | "description"),
        indexed: false,
        unique: false,
        personal: false,
        min_text: None,
        past: name == "reported_at",
        custom: name.starts_with("x_"),
    }
}

fn text() -> FieldKind {
    FieldKind::Text { max: 200 }
}

fn to(name: &str) -> FieldKind {
    FieldKind::Reference { to: Name::from(name) }
}

fn plain(name: &str, plural: &str, prefix: Option<&str>, fields: Vec<FieldDef>) -> TypeDef {
    let has = |wanted: &str| fields.iter().any(|f| f.name == *wanted).then(|| Name::from(wanted));
    let title = has("title").unwrap_or_else(|| Name::from("name"));
    TypeDef {
        name: Name::from(name),
        title: format!("{}{}", name[..1].to_uppercase(), &name[1..]),
        plural: plural.to_owned(),
        purpose: String::new(),
        prefix: prefix.map(str::to_owned),
        practice: Name::from("sample"),
        clause: String::new(),
        traits: Vec::new(),
        cached: prefix.is_none(),
        sealed: false,
        conversation: false,
        attachments: false,
        watchable: name == "incident",
        spine: Spine {
            title: FieldName(title),
            owner: has("assignee").or_else(|| has("owner")),
            group: has("assigned_group"),
            requester: has("caller"),
            customer: has("customer"),
            service: has("service"),
            rank: has("priority"),
        },
        fields,
        lifecycle: None,
        clocks: Vec::new(),
        links: Vec::new(),
        duties: Vec::new(),
        list: ListLayout::default(),
        form: Vec::new(),
    }
}

fn lifecycle(states: &[(&str, &str, Phase)]) -> Lifecycle {
    let state = |(name, label, phase): &(&str, &str, Phase)| StateDef {
        name: Name::from(*name),
        label: (*label).to_owned(),
        phase: *phase,
        terminal: matches!(phase, Phase::Closed | Phase::Cancelled),
        fields: BTreeMap::new(),
    };
    Lifecycle { initial: Name::from(states[0].0), states: states.iter().map(state).collect(), moves: Vec::new() }
}

pub fn model() -> Model {
    let person = plain("person", "People", None, vec![field("name", "Name", text()), field("email", "E-mail", text())]);
    let group = plain("group", "Groups", None, vec![field("name", "Name", text())]);
    let customer = plain("customer", "Customers", None, vec![field("name", "Name", text())]);
    let service = plain(
        "service",
        "Services",
        Some("SVC"),
        vec![field("name", "Name", text()), field("owner", "Owner", FieldKind::Person), field("customer", "Customer", to("customer"))],
    );
    let mut change =
        plain("change", "Changes", Some("CHG"), vec![field("title", "Title", text()), field("service", "Service", to("service"))]);
    change.lifecycle = Some(lifecycle(&[("planned", "Planned", Phase::Open), ("done", "Done", Phase::Closed)]));
    let scale = || choices(&[("high", "High"), ("medium", "Medium"), ("low", "Low")]);
    let mut incident = plain(
        "incident",
        "Incidents",
        Some("INC"),
        vec![
            field("title", "Title", text()),
            field("description", "Description", FieldKind::LongText { max: 4_000, markdown: true }),
            field("caller", "Caller", FieldKind::Person),
            field("assignee", "Assignee", FieldKind::Person),
            field("assigned_group", "Assigned group", FieldKind::Group),
            field("service", "Service", to("service")),
            field("customer", "Customer", to("customer")),
            field("related", "Related services", FieldKind::References { to: Name::from("service") }),
            field(
                "priority",
                "Priority",
                FieldKind::Choice { choices: choices(&[("P1", "P1 critical"), ("P2", "P2 high"), ("P3", "P3 medium"), ("P4", "P4 low")]) },
            ),
            field("impact", "Impact", FieldKind::Choice { choices: scale() }),
            field(
                "tags",
                "Tags",
                FieldKind::MultiChoice { choices: choices(&[("network", "Network"), ("printer", "Printer"), ("mail", "Mail")]) },
            ),
            field("major", "Major", FieldKind::Boolean),
            field("reopened", "Times reopened", FieldKind::Integer { min: 0, max: 1_000 }),
            field("effort", "Effort", FieldKind::Duration),
            field("score", "Score", FieldKind::Decimal { scale: 3, min: None, max: None }),
            field("cost", "Cost", FieldKind::Money),
            field("wanted_on", "Wanted on", FieldKind::Date),
            field("reported_at", "Reported", FieldKind::Instant),
            field("resolved_at", "Resolved", FieldKind::Instant),
            field("steps", "Steps", FieldKind::Table { columns: vec![field("what", "What", text())] }),
            field("x_site", "Site", text()),
            field("x_floor", "Floor", FieldKind::Integer { min: -5, max: 100 }),
            field("x_wing", "Wing", FieldKind::Choice { choices: scale() }),
            field("x_seen_at", "Seen", FieldKind::Instant),
            field("x_vip", "VIP", FieldKind::Boolean),
            field("x_keeper", "Keeper", FieldKind::Person),
            field("x_ratio", "Ratio", FieldKind::Decimal { scale: 3, min: None, max: None }),
            field("x_fee", "Fee", FieldKind::Money),
            field("x_labels", "Labels", FieldKind::MultiChoice { choices: scale() }),
            field("x_day", "Day", FieldKind::Date),
        ],
    );
    incident.clocks = vec![ClockDef {
        kind: Name::from("resolution"),
        label: "Resolution".into(),
        start: Name::from("reported_at"),
        stop: Name::from("resolved_at"),
        pause_reason: None,
        by: Name::from("priority"),
    }];
    incident.lifecycle = Some(lifecycle(&[
        ("new", "New", Phase::Open),
        ("in_progress", "In progress", Phase::Working),
        ("pending", "Pending", Phase::Waiting),
        ("resolved", "Resolved", Phase::Done),
        ("closed", "Closed", Phase::Closed),
        ("cancelled", "Cancelled", Phase::Cancelled),
    ]));
    let link = |name: &str, to: &str, label: &str| LinkDef {
        name: Name::from(name),
        to: Name::from(to),
        label: label.to_owned(),
        inverse: "Other end".to_owned(),
        single: false,
        acyclic: false,
    };
    incident.links = vec![link("caused_by", "change", "Caused by"), link("parent", "incident", "Parent")];
    let types = [person, group, customer, service, change, incident];
    Model { types: types.into_iter().map(|t| (t.name.clone(), Arc::new(t))).collect(), fingerprint: String::new() }
}

/// One record of the sample.
#[derive(Clone, Debug)]
pub struct Sample {
    pub id: Id,
    pub type_name: Name,
    pub number: Option<String>,
    pub state: Option<Name>,
    pub created: Timestamp,
    pub updated: Timestamp,
    pub due: Option<Timestamp>,
    pub missed: bool,
    /// Decided clocks that count: kind, outcome, when.
    pub decided: Vec<(Name, &'static str, Timestamp)>,
    pub version: u32,
    pub watchers: Vec<Id>,
    pub fields: BTreeMap<Name, Value>,
    pub links: Vec<(Name, Id)>,
}

impl Sample {
    pub fn new(n: u128, type_name: &str) -> Self {
        Self {
            id: Id::from_u128(n),
            type_name: Name::from(type_name),
            number: None,
            state: None,
            created: Timestamp::from_seconds(1_774_000_000),
            updated: Timestamp::from_seconds(1_774_000_000),
            due: None,
            missed: false,
            decided: Vec::new(),
            version: 1,
            watchers: Vec::new(),
            fields: BTreeMap::new(),
            links: Vec::new(),
        }
    }
    pub fn number(mut self, number: &str) -> Self {
        self.number = Some(number.to_owned());
        self
    }
    pub fn state(mut self, state: &str) -> Self {
        self.state = Some(Name::from(state));
        self
    }
    pub fn set(mut self, field: &str, value: Value) -> Self {
        self.fields.insert(Name::from(field), value);
        self
    }
    pub fn text(self, field: &str, text: &str) -> Self {
        self.set(field, Value::Text(text.to_owned()))
    }
    pub fn refer(self, field: &str, n: u128) -> Self {
        self.set(field, Value::Reference(Id::from_u128(n)))
    }
    pub fn choose(self, field: &str, choice: &str) -> Self {
        self.set(field, Value::Choice(Name::from(choice)))
    }
}

pub fn money(minor: i64, currency: &str) -> Value {
    Value::Money(Money { minor, currency: kernel::Currency::parse(currency).unwrap() })
}

pub fn date(text: &str) -> Value {
    Value::Date(text.parse::<Date>().unwrap())
}

pub fn instant(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// All records, and the model they follow.
#[derive(Clone, Debug)]
pub struct World {
    pub model: Model,
    pub records: BTreeMap<Id, Sample>,
}

impl World {
    pub fn new(records: impl IntoIterator<Item = Sample>) -> Self {
        Self { model: model(), records: records.into_iter().map(|r| (r.id, r)).collect() }
    }
    pub fn see(&self, id: Id) -> Option<Seen<'_>> {
        self.records.get(&id).map(|record| Seen { world: self, record })
    }
    pub fn all(&self, type_name: &str) -> Vec<Seen<'_>> {
        self.records.values().filter(|r| r.type_name == *type_name).map(|record| Seen { world: self, record }).collect()
    }
}

#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    pub world: &'a World,
    pub record: &'a Sample,
}

impl Seen<'_> {
    fn def(&self) -> &TypeDef {
        self.world.model.get(&self.record.type_name).unwrap()
    }
}

impl Subject for Seen<'_> {
    fn id(&self) -> Id {
        self.record.id
    }
    fn type_name(&self) -> &str {
        &self.record.type_name
    }
    fn number(&self) -> Option<&str> {
        self.record.number.as_deref()
    }
    fn state(&self) -> Option<&str> {
        self.record.state.as_deref()
    }
    fn phase(&self) -> Option<Phase> {
        self.def().state(self.record.state.as_deref()?).map(|s| s.phase)
    }
    fn version(&self) -> u32 {
        self.record.version
    }
    fn created_at(&self) -> Timestamp {
        self.record.created
    }
    fn updated_at(&self) -> Timestamp {
        self.record.updated
    }
    fn due_at(&self) -> Option<Timestamp> {
        self.record.due
    }
    fn missed(&self) -> bool {
        self.record.missed
    }
    fn decided(&self, kind: &str) -> Option<(&'static str, Timestamp)> {
        self.record.decided.iter().find(|d| *d.0 == *kind).map(|d| (d.1, d.2))
    }
    fn watchers(&self) -> Vec<Id> {
        self.record.watchers.clone()
    }
    fn value(&self, field: &str) -> Option<&Value> {
        self.record.fields.get(field)
    }
    fn follow(&self, id: Id) -> Option<Box<dyn Subject + '_>> {
        self.world.see(id).map(|s| Box::new(s) as Box<dyn Subject + '_>)
    }
    fn linked(&self, link: &str) -> Vec<Id> {
        self.record.links.iter().filter(|(name, _)| *name == *link).map(|(_, id)| *id).collect()
    }
    fn search_text(&self) -> SearchText {
        SearchText::of(self.def(), self.number(), |f| self.record.fields.get(f))
    }
}

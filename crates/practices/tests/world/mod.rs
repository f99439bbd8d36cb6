//! A small organisation in memory, to try rules on: people of every role, two customers, services, a calendar, an
//! agreement, and a store that answers the questions of a plan and folds its entries.
#![allow(dead_code, clippy::unwrap_used)]

mod furnish;

use engine::{Action, Command, Cx, Facts, Link, NewMessage, Outbox, Payload, Question, Record, RuleBook, Shelf, Stop, Viewer, Visibility};
use journal::{Actor, Channel, Header};
use kernel::{Id, Name, SeededIds, Timestamp};
use schema::Model;
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub struct World {
    pub model: Arc<Model>,
    pub rules: RuleBook,
    pub shelf: Shelf,
    pub records: BTreeMap<Id, Arc<Record>>,
    pub links: Vec<Link>,
    pub entries: BTreeMap<Id, Vec<(Header, Payload)>>,
    pub outbox: Vec<Outbox>,
    pub names: BTreeMap<String, Id>,
    pub ids: SeededIds,
    pub now: Timestamp,
    pub timers: BTreeMap<(Id, String), Timestamp>,
    counter: u32,
}

/// Monday 2026-06-01, 09:00 in Paris.
pub const MONDAY: &str = "2026-06-01T07:00:00Z";

pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// Title, state and fields given (`state|field=value; …`; empty: the record is made), who, what, the refusals or `ok`, and what
/// holds afterwards.
pub type Case = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

impl World {
    pub fn new() -> Self {
        let mut w = Self {
            model: practices::model(),
            rules: practices::rule_book(),
            shelf: Shelf::default(),
            records: BTreeMap::new(),
            links: Vec::new(),
            entries: BTreeMap::new(),
            outbox: Vec::new(),
            names: BTreeMap::new(),
            ids: SeededIds::new(7),
            now: at(MONDAY),
            timers: BTreeMap::new(),
            counter: 0,
        };
        w.furnish();
        w
    }

    pub fn id(&self, name: &str) -> Id {
        *self.names.get(name).unwrap_or_else(|| panic!("nobody is called {name}"))
    }

    /// Puts a record on the shelf as it is, past every rule.
    pub fn put(&mut self, name: &str, type_name: &str, state: Option<&str>, set: &[(&str, Json)]) -> Id {
        let known = self.names.get(name).copied();
        let id = known.unwrap_or_else(|| kernel::IdSource::id(&mut self.ids, self.now));
        self.names.insert(name.to_owned(), id);
        let def = self.model.get(type_name).unwrap();
        let mut record = blank(id, type_name, state, self.now);
        for (field, json) in set {
            let f = def.field(field).unwrap_or_else(|| panic!("{type_name} has no {field}"));
            record.fields.insert((*field).into(), schema::read_field(f, json).unwrap().unwrap());
        }
        if let Some(old) = self.shelf.get(id) {
            record.version = old.version + 1;
        }
        let record = Arc::new(record);
        if def.cached {
            self.shelf.put(record.clone());
        }
        self.records.insert(id, record);
        id
    }

    pub fn viewer(&self, who: &str) -> Viewer {
        if let Some(name) = who.strip_prefix("system:") {
            return practices::access::automation(name);
        }
        let all = |t: &str| self.shelf.all(t).map(|r| &**r).collect::<Vec<_>>();
        let around = practices::access::Circumstances {
            assignments: all("role_assignment"),
            groups: all("group"),
            customers: all("customer"),
            zone: "Europe/Paris",
            today: jiff::civil::date(2026, 6, 1),
        };
        practices::access::viewer(self.shelf.get(self.id(who)).unwrap(), &around)
    }

    fn actor(&self, who: &str) -> Actor {
        who.strip_prefix("system:").map_or_else(|| Actor::Person(self.id(who)), Actor::system)
    }

    /// Plans, answering questions, and applies.
    pub fn run(&mut self, who: &str, command: &Command) -> Result<Vec<Id>, Stop> {
        let viewer = self.viewer(who);
        self.run_as(&viewer, self.actor(who), command)
    }

    pub fn run_as(&mut self, viewer: &Viewer, actor: Actor, command: &Command) -> Result<Vec<Id>, Stop> {
        let shelf = self.shelf.clone();
        let mut facts = Facts::new(&shelf);
        for _ in 0..8 {
            let mut ids = self.ids.clone();
            let mut cx = Cx { actor: actor.clone(), now: self.now, ids: &mut ids, channel: Channel::Screen, locale: "en" };
            match engine::plan(&mut cx, &self.model, &self.rules, viewer, &facts, command) {
                Err(Stop::Ask(questions)) => self.answer(&mut facts, questions),
                Err(other) => return Err(other),
                Ok(plan) => {
                    self.ids = ids;
                    return Ok(self.commit(plan));
                }
            }
        }
        panic!("too many rounds of questions");
    }

    pub fn answer(&self, facts: &mut Facts<'_>, questions: Vec<Question>) {
        for question in questions {
            match question {
                Question::Record(id) => facts.tell_record(id, self.records.get(&id).cloned()),
                Question::Find { type_name, query, limit } => {
                    let found = self.find(facts, &type_name, &query);
                    facts.tell_found(type_name, query, found.into_iter().take(limit).collect());
                }
                Question::Links(id) => facts.tell_links(id, self.links.iter().filter(|l| l.from == id || l.to == id).cloned().collect()),
                Question::Changes { record, since } => {
                    let entries = self.entries.get(&record).cloned().unwrap_or_default();
                    let mut fields = BTreeSet::new();
                    for (_, payload) in entries.iter().filter(|(h, _)| h.version > since) {
                        fields.extend(payload.set.keys().cloned());
                        if payload.state.is_some() {
                            fields.insert(Name::from("state"));
                        }
                    }
                    facts.tell_changes(record, since, fields);
                }
            }
        }
    }

    /// Records of a type that match a query, oldest first, as a store would find them.
    fn find(&self, facts: &Facts<'_>, type_name: &str, query: &str) -> Vec<Arc<Record>> {
        let viewer = practices::access::automation("find");
        let eyes = engine::Eyes { viewer: &viewer, model: &self.model, rules: &self.rules, facts, now: self.now };
        let def = self.model.get(type_name).unwrap_or_else(|| panic!("there is no type {type_name}"));
        assert!(self.rules.scopes().settled(&self.model, def, query).is_some(), "{type_name}: {query} cannot be understood");
        let of_type = self.records.values().filter(|r| *r.type_name == *type_name);
        of_type.filter(|r| self.rules.scopes().holds(&eyes, def, query, r)).cloned().collect()
    }

    pub fn commit(&mut self, plan: engine::Plan) -> Vec<Id> {
        let (_, writes, outbox) = plan.into_parts();
        let mut touched = Vec::new();
        for write in writes {
            let number = write.number_prefix().map(|p| {
                self.counter += 1;
                format!("{p}{:07}", self.counter)
            });
            let header = write.header().clone();
            let (entry, payload, mut record) = write.seal(number);
            if record.number.is_none() {
                // Later entries of one plan were decided before the number was drawn.
                Arc::make_mut(&mut record).number = self.records.get(&record.id).and_then(|r| r.number.clone());
            }
            assert_eq!(entry.header.version, header.version);
            let def = self.model.get(&record.type_name).unwrap();
            let before = self.records.get(&record.id).map(|r| (**r).clone());
            assert_eq!(before.as_ref().map_or(0, |b| b.version) + 1, header.version, "versions have no gaps");
            let parsed: Payload = serde_json::from_str(&payload.to_canonical_json()).unwrap();
            assert_eq!(engine::fold(def, before, &header, &parsed), *record, "replayed == live");
            for link in &payload.links {
                if link.ended {
                    self.links.retain(|l| l.id != link.id);
                } else {
                    self.links.push(Link {
                        id: link.id,
                        name: link.name.clone(),
                        from_type: record.type_name.clone(),
                        from: record.id,
                        to_type: link.to_type.clone(),
                        to: link.to,
                    });
                }
            }
            for timer in &payload.timers {
                let key = (record.id, timer.name.clone());
                match timer.due {
                    Some(due) => self.timers.insert(key, due),
                    None => self.timers.remove(&key),
                };
            }
            if def.cached {
                self.shelf.put(record.clone());
            }
            self.records.insert(record.id, record.clone());
            self.entries.entry(record.id).or_default().push((header, payload));
            if !touched.contains(&record.id) {
                touched.push(record.id);
            }
        }
        self.outbox.extend(outbox);
        touched
    }

    pub fn record(&self, name: &str) -> Arc<Record> {
        self.records.get(&self.id(name)).unwrap().clone()
    }

    /// An incident in a state, with everything that state usually has, `extra` on top, written through the import door.
    pub fn incident(&mut self, name: &str, state: &str, extra: &str) -> Id {
        let base = "title=Mail is down; description=Nobody can send mail since this morning; caller=@carla; customer=$acme; channel=portal; reported_at=~0";
        let classified = "; service=%mail; category=&software; impact=2_medium; urgency=2_medium; priority=p3; security_related=false; assigned_group=#network";
        let worked = "; assigned_to=@sam; acknowledged_at=~0; last_work_at=~0";
        let resolved = "; resolution=Restarted the transport service of the mail server; resolution_code=fixed; configuration_item=mx-1; resolved_at=~0";
        let text = match state {
            "new" => base.to_owned(),
            "assigned" => format!("{base}{classified}"),
            "in_progress" => format!("{base}{classified}{worked}"),
            "pending" => format!("{base}{classified}{worked}; pending_reason=awaiting_caller; pending_until=~+86400"),
            "resolved" | "closed" => format!("{base}{classified}{worked}{resolved}"),
            "cancelled" => format!("{base}; cancel_reason=spam"),
            other => panic!("{other}"),
        };
        let mut event = engine::ImportEvent::at(self.now, Actor::system("import"));
        event.set = self.fields(&format!("{text}; reopen_count=0; reassignment_count=0; {extra}"));
        event.state = Some(state.into());
        let shelf = self.shelf.clone();
        let facts = Facts::new(&shelf);
        let mut ids = self.ids.clone();
        let mut cx = Cx { actor: Actor::system("import"), now: self.now, ids: &mut ids, channel: Channel::Import, locale: "en" };
        let plan =
            engine::plan_import(&mut cx, &self.model, &self.rules, &facts, "incident", None, &[event]).unwrap_or_else(|r| panic!("{r}"));
        self.ids = ids;
        let id = self.commit(plan)[0];
        self.names.insert(name.to_owned(), id);
        id
    }

    /// A record of any type in a state with these fields, past every rule: what a case begins with. References to it are
    /// written with its name; several records in one field are separated by commas, tables are JSON.
    pub fn given(&mut self, name: &str, type_name: &str, state: &str, fields: &str) -> Id {
        let fields = self.fields(fields);
        let set: Vec<(&str, Json)> = fields.iter().filter(|(_, v)| !v.is_null()).map(|(k, v)| (k.as_str(), v.clone())).collect();
        self.put(name, type_name, Some(state).filter(|s| !s.is_empty()), &set)
    }

    /// A link that stands already.
    pub fn linked(&mut self, from: &str, name: &str, to: &str) {
        let (from, to) = (self.record(from), self.record(to));
        let id = kernel::IdSource::id(&mut self.ids, self.now);
        let (from_type, to_type) = (from.type_name.clone(), to.type_name.clone());
        self.links.push(Link { id, name: name.into(), from_type, from: from.id, to_type, to: to.id });
    }

    /// Whether these cases come out as they say, each in a world of its own that `furnish` prepares. `*it` is the record.
    ///
    /// # Panics
    /// When one does not, with all that do not.
    pub fn try_cases(type_name: &str, cases: &[Case], furnish: impl Fn(&mut Self)) {
        let mut failures = Vec::new();
        for (title, given, who, wish, expected, afterwards) in cases {
            let mut w = Self::new();
            furnish(&mut w);
            let record = (!given.is_empty()).then_some("*it");
            if record.is_some() {
                let (state, fields) = given.split_once('|').unwrap_or((given, ""));
                w.given("*it", type_name, state.trim(), fields);
            }
            let wish = if record.is_some() { (*wish).to_owned() } else { format!("new {type_name}; {wish}") };
            let got = w.outcome(who, record, &wish);
            let mut wanted: Vec<&str> = expected.split(' ').collect();
            wanted.sort_unstable();
            let wanted = wanted.join(" ");
            if got != wanted {
                failures.push(format!("{title}: {got}, expected {wanted}"));
            } else if !afterwards.is_empty()
                && let Err(why) = w.holds("*it", afterwards)
            {
                failures.push(format!("{title}: {why}"));
            }
        }
        assert!(failures.is_empty(), "{} of {}:\n{}", failures.len(), cases.len(), failures.join("\n"));
    }

    /// `field=value; field=value`: names of records by their sign, instants as `~±seconds` from now, `-` for empty.
    pub fn fields(&self, text: &str) -> BTreeMap<Name, Json> {
        let parts = text.split(';').map(str::trim).filter(|p| !p.is_empty());
        parts
            .map(|p| {
                let (k, v) = p.split_once('=').unwrap_or_else(|| panic!("{p:?} is no field=value"));
                (Name::from(k.trim()), self.value(v.trim()))
            })
            .collect()
    }

    fn value(&self, text: &str) -> Json {
        match text.chars().next() {
            Some('@' | '#' | '$' | '%' | '&' | '!' | '?' | '*') if text.contains(',') => {
                text.split(',').map(|one| json!(self.id(one.trim()))).collect()
            }
            Some('@' | '#' | '$' | '%' | '&' | '!' | '?' | '*') => json!(self.id(text)),
            Some('[' | '{') => self.json(text),
            Some('~') => json!(self.now.plus_seconds(text[1..].trim_start_matches('+').parse().unwrap())),
            _ if text == "-" => Json::Null,
            _ if text == "true" || text == "false" => json!(text == "true"),
            _ => text.parse::<i64>().map_or_else(|_| json!(text), |n| json!(n)),
        }
    }

    /// JSON in which `"@ana"` stands for an identity.
    fn json(&self, text: &str) -> Json {
        fn named(w: &World, json: &mut Json) {
            match json {
                Json::String(text) if w.names.contains_key(text.as_str()) => *json = json!(w.id(text)),
                Json::Array(items) => items.iter_mut().for_each(|item| named(w, item)),
                Json::Object(map) => map.values_mut().for_each(|item| named(w, item)),
                _ => {}
            }
        }
        let mut json = serde_json::from_str(text).unwrap_or_else(|e| panic!("{text}: {e}"));
        named(self, &mut json);
        json
    }

    /// `new change; move assign; reason: because; say: text; note: text; link duplicate_of *a; merge *b; timer close; watch @ana; field=value; …`
    pub fn command(&mut self, record: Option<&str>, text: &str) -> Command {
        let mut action = Action::default();
        let mut reason = None;
        let mut fields = String::new();
        let mut expected_version = None;
        let mut type_name = record.map_or_else(|| "incident".into(), |r| self.record(r).type_name.clone());
        for part in text.split(';').map(str::trim).filter(|p| !p.is_empty()) {
            let (verb, rest) = part.split_once(' ').unwrap_or((part, ""));
            match verb {
                "new" => type_name = rest.into(),
                "move" => action.move_name = Some(rest.into()),
                "reason:" => reason = Some(rest.to_owned()),
                "say:" | "note:" => {
                    let visibility = if verb == "say:" { Visibility::Public } else { Visibility::Internal };
                    let mentions = rest.split_whitespace().filter(|w| w.starts_with('@')).map(|w| self.id(w)).collect();
                    action.message = Some(NewMessage { visibility, body: rest.to_owned(), mentions });
                }
                "link" => {
                    let (name, to) = rest.split_once(' ').unwrap();
                    action.link.push((name.into(), self.id(to)));
                }
                "merge" => action.merge_into = Some(self.id(rest)),
                "timer" => action.timer = Some(rest.to_owned()),
                "watch" => {
                    action.watch.insert(self.id(rest), true);
                }
                "erase" => action.erase = true,
                "version" => expected_version = Some(rest.parse().unwrap()),
                _ => fields = format!("{fields};{part}"),
            }
        }
        action.set = self.fields(&fields);
        Command {
            id: kernel::IdSource::id(&mut self.ids, self.now),
            type_name,
            record: record.map(|r| self.id(r)),
            expected_version,
            action,
            reason,
            occurred_at: None,
        }
    }

    /// What became of a wish, in words that cases compare: refusals as `code:field`, or `ok`.
    pub fn outcome(&mut self, who: &str, record: Option<&str>, text: &str) -> String {
        let command = self.command(record, text);
        match self.run(who, &command) {
            Ok(touched) => {
                if record.is_none()
                    && let Some(id) = touched.first()
                {
                    self.names.insert("*it".to_owned(), *id);
                }
                "ok".to_owned()
            }
            Err(Stop::Refused(refusals)) => {
                let mut all: Vec<String> = refusals
                    .0
                    .iter()
                    .map(|r| format!("{}{}", r.code, r.field.as_ref().map_or_else(String::new, |f| format!(":{f}"))))
                    .collect();
                all.sort();
                all.join(" ")
            }
            Err(Stop::Stale { fields, .. }) => format!("stale:{}", fields.iter().map(|f| f.to_string()).collect::<Vec<_>>().join(",")),
            Err(Stop::Ask(q)) => panic!("{q:?}"),
        }
    }

    /// Does it, or says why not.
    pub fn must(&mut self, who: &str, record: Option<&str>, text: &str) {
        let command = self.command(record, text);
        match self.run(who, &command) {
            Ok(touched) => {
                if record.is_none() {
                    self.names.insert("*it".to_owned(), touched[0]);
                }
            }
            Err(stop) => panic!("{who}: {text}: {stop:?}"),
        }
    }

    /// Whether the record is as a case expects: `state=…; field=value`.
    pub fn holds(&self, name: &str, expected: &str) -> Result<(), String> {
        let record = self.record(name);
        for (field, json) in self.fields(expected) {
            let got = match &*field {
                "state" => record.state.as_ref().map_or(Json::Null, |s| json!(s)),
                _ => record.get(&field).map_or(Json::Null, schema::Value::to_json),
            };
            if got != json {
                return Err(format!("{field} is {got}, not {json}"));
            }
        }
        Ok(())
    }
}

pub fn blank(id: Id, type_name: &str, state: Option<&str>, now: Timestamp) -> Record {
    Record {
        id,
        type_name: type_name.into(),
        number: None,
        version: 1,
        state: state.map(Name::from),
        created_at: now,
        created_by: Actor::system("test"),
        updated_at: now,
        updated_by: Actor::system("test"),
        fields: BTreeMap::new(),
        clocks: Vec::new(),
        watchers: BTreeSet::new(),
    }
}

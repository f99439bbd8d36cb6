//! What SQL selects, and in which order, is what evaluation in memory selects: on both databases, for a world of random
//! records and random queries, scopes and orders; and pages taken one after the other, forth and back, give the same.

#[path = "../../../schema/tests/query/sample.rs"]
mod sample;

use super::{Cursor, ListRequest, SearchRequest};
use crate::bulk::{Bulk, Conflict};
use crate::search_index::Doc;
use crate::tables::{Ty, fixed_table};
use crate::{Db, Dialect, Store, Target};
use engine::{ClockState, Outcome, Record, SlaClock};
use journal::Actor;
use kernel::{Id, Name, Timestamp};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use sample::{Sample, World, date, instant, money};
use schema::Value;
use schema::query::{Checked, Env, Query, Sort};
use std::sync::Arc;

const NOW: &str = "2026-03-27T15:00:00Z";

/// A small generator of its own: the world is the same on every run, so that a failure can be looked at.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
    fn pick<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[usize::try_from(self.roll(all.len() as u64)).unwrap()]
    }
    /// Present two times in three.
    fn some(&mut self) -> bool {
        self.roll(3) > 0
    }
    fn time(&mut self) -> Timestamp {
        let days = i64::try_from(self.roll(60)).unwrap() - 50;
        let extra = i64::try_from(self.roll(5)).unwrap() * 250_000;
        Timestamp::from_micros(instant(NOW).plus_seconds(days * 43_200).micros() + extra)
    }
}

const WORDS: [&str; 14] =
    ["Printer", "mail", "server", "Müller", "down", "Straße", "e-mail", "100%", "a_b", "10.0.0.1", "障害", "O'Neill", "ŁÓDŹ", "fire"];

fn phrase(dice: &mut Dice) -> String {
    (0..=dice.roll(4)).map(|_| dice.pick(&WORDS)).collect::<Vec<_>>().join(" ")
}

fn world() -> World {
    let dice = &mut Dice(7);
    let mut all = Vec::new();
    for (n, name) in [(1, "Ann Änderung"), (2, "Bob"), (3, "bob"), (4, "Čeněk")] {
        let person = Sample::new(n, "person").text("name", name);
        all.push(if n == 2 { person } else { person.text("email", &format!("p{n}@example.org")) });
    }
    all.extend((10..13).map(|n| Sample::new(n, "group").text("name", &format!("Group {n}"))));
    all.extend((20..22).map(|n| Sample::new(n, "customer").text("name", &format!("Customer {n}"))));
    for n in 30..36 {
        let mut service = Sample::new(n, "service").number(&format!("SVC{n:07}")).text("name", &phrase(dice));
        if dice.some() {
            service = service.refer("owner", 1 + u128::from(dice.roll(4)));
        }
        if dice.some() {
            service = service.refer("customer", 20 + u128::from(dice.roll(2)));
        }
        all.push(service);
    }
    for n in 50..56 {
        let state = dice.pick(&["planned", "done"]);
        let change = Sample::new(n, "change").number(&format!("CHG{n:07}")).state(state).text("title", &phrase(dice));
        all.push(if dice.some() { change.refer("service", 30 + u128::from(dice.roll(6))) } else { change });
    }
    all.extend((1_000..1_160).map(|n| incident(n, dice)));
    World::new(all)
}

fn incident(n: u128, dice: &mut Dice) -> Sample {
    let states = ["new", "in_progress", "pending", "resolved", "closed", "cancelled"];
    let mut s = Sample::new(n, "incident").number(&format!("INC{n:07}")).state(dice.pick(&states));
    s.created = dice.time();
    s.updated = dice.time();
    s.due = dice.some().then(|| dice.time());
    s.missed = dice.roll(3) == 0;
    if dice.some() {
        s.decided.push((Name::from("resolution"), ["met", "missed"][usize::try_from(dice.roll(2)).unwrap()], dice.time()));
    }
    s.version = u32::try_from(dice.roll(4)).unwrap() + 1;
    s.watchers = (1..4).filter(|_| dice.roll(3) == 0).map(Id::from_u128).collect();
    let levels = ["high", "medium", "low"];
    let list = |dice: &mut Dice, all: &[&str]| Value::Choices(all.iter().filter(|_| dice.some()).map(|c| Name::from(*c)).collect());
    for field in ["title", "description", "x_site"] {
        if dice.some() {
            s = s.text(field, &phrase(dice));
        }
    }
    for (field, first, count) in [
        ("caller", 1, 4),
        ("assignee", 1, 4),
        ("assigned_group", 10, 3),
        ("service", 30, 6),
        ("customer", 20, 2),
        ("x_keeper", 1, 5), // one of them does not exist
    ] {
        if dice.some() {
            s = s.refer(field, first + u128::from(dice.roll(count)));
        }
    }
    for (field, choices) in [("priority", &["P1", "P2", "P3", "P4"][..]), ("impact", &levels), ("x_wing", &levels)] {
        if dice.some() {
            s = s.choose(field, dice.pick(choices));
        }
    }
    for field in ["major", "x_vip"] {
        if dice.some() {
            s = s.set(field, Value::Boolean(dice.roll(2) == 0));
        }
    }
    if dice.some() {
        s = s.set("related", Value::References((30..36).filter(|_| dice.roll(3) == 0).map(Id::from_u128).collect()));
    }
    for (field, all) in [("tags", &["network", "printer", "mail"][..]), ("x_labels", &levels)] {
        if dice.some() {
            s = s.set(field, list(dice, all));
        }
    }
    for field in ["reopened", "x_floor"] {
        if dice.some() {
            s = s.set(field, Value::Integer(i64::try_from(dice.roll(7)).unwrap() - 3));
        }
    }
    if dice.some() {
        s = s.set("effort", Value::Duration(i64::try_from(dice.roll(5)).unwrap() * 1_800));
    }
    for field in ["score", "x_ratio"] {
        if dice.some() {
            s = s.set(field, Value::Decimal(dice.pick(&["-1.5", "0", "0.001", "2.5", "2.50", "3"]).parse().unwrap()));
        }
    }
    for field in ["cost", "x_fee"] {
        if dice.some() {
            s = s.set(field, money(i64::try_from(dice.roll(5)).unwrap() * 5_000, dice.pick(&["EUR", "USD"])));
        }
    }
    for field in ["wanted_on", "x_day"] {
        if dice.some() {
            s = s.set(field, date(dice.pick(&["2026-03-26", "2026-03-27", "2026-03-28", "2026-02-01"])));
        }
    }
    for field in ["reported_at", "resolved_at", "x_seen_at"] {
        if dice.some() {
            s = s.set(field, Value::Instant(dice.time()));
        }
    }
    if dice.roll(3) == 0 {
        s.links.push((Name::from("caused_by"), Id::from_u128(50 + u128::from(dice.roll(6)))));
    }
    if dice.roll(3) == 0 {
        s.links.push((Name::from("parent"), Id::from_u128(1_000 + u128::from(dice.roll(160)))));
    }
    s
}

fn clock(n: u128, state: ClockState, due: Option<Timestamp>, missed: Option<Timestamp>) -> SlaClock {
    SlaClock {
        id: Id::from_u128(n),
        kind: Name::from("response"),
        sla: Id::from_u128(9),
        sla_version: 1,
        target: Name::from("P1"),
        calendar: Id::from_u128(9),
        calendar_version: 1,
        target_seconds: 3_600,
        started_at: Timestamp::default(),
        state,
        intervals: Vec::new(),
        pauses: Vec::new(),
        elapsed_seconds: 0,
        due_at: due,
        floor: None,
        missed_at: missed,
        stopped_at: None,
        outcome: missed.map(|_| Outcome::Missed),
        decided_at: None,
        counted: true,
        recalculated: false,
        corrected: false,
        superseded_by: None,
        warned_percent: 0,
    }
}

fn record(s: &Sample) -> Record {
    let mut clocks = Vec::new();
    if s.due.is_some() {
        clocks.push(clock(1, ClockState::Running, s.due, None));
    }
    if s.missed {
        clocks.push(clock(2, ClockState::Stopped, None, Some(s.created)));
    }
    for (kind, outcome, at) in &s.decided {
        let outcome = if *outcome == "met" { Outcome::Met } else { Outcome::Missed };
        let decided =
            SlaClock { kind: kind.clone(), outcome: Some(outcome), decided_at: Some(*at), ..clock(3, ClockState::Stopped, None, None) };
        // One that was superseded is no answer, whatever it says.
        let superseded = SlaClock { counted: false, outcome: Some(Outcome::Missed), ..clock(4, ClockState::Stopped, None, None) };
        clocks.extend([SlaClock { kind: kind.clone(), ..superseded }, decided]);
    }
    Record {
        id: s.id,
        type_name: s.type_name.clone(),
        number: s.number.clone(),
        version: s.version,
        state: s.state.clone(),
        created_at: s.created,
        created_by: Actor::system("test"),
        updated_at: s.updated,
        updated_by: Actor::system("test"),
        fields: s.fields.clone(),
        clocks,
        watchers: s.watchers.iter().copied().collect(),
    }
}

/// Writes the world as the store's own writers lay records out.
async fn fill(store: &Store, world: &World) {
    let db = match store.dir() {
        Some(dir) => Db::from(crate::sqlite::Lite::open(&dir.join(crate::DATABASE_FILE), crate::sqlite::Mode::Write, 1, 4_000).unwrap()),
        None => store.db().clone(),
    };
    let dialect = store.dialect();
    let mut conn = db.acquire().await.unwrap();
    let table = fixed_table("record");
    let columns: Vec<&str> = table.columns.iter().filter(|c| dialect == Dialect::Sqlite || c.ty != Ty::Serial).map(|c| &*c.name).collect();
    let spine_writer = Bulk::new(dialect, "record", &columns, &["id"], Conflict::Replace);
    let (mut spine, mut links, mut docs, mut clocks) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let shapes = store.shapes();
    for (seq, sample) in (1_i64..).zip(world.records.values()) {
        let shape = shapes.get(&sample.type_name).unwrap();
        let record = record(sample);
        if dialect == Dialect::Sqlite {
            spine.push(seq.into());
        }
        shape.spine_row(&record, &mut spine);
        let mut row = Vec::new();
        shape.type_row(&record, &mut row);
        shape.upsert.run(&mut conn, row).await.unwrap();
        for (ord, clock) in record.clocks.iter().enumerate() {
            crate::batch::clock_row(record.id, ord, clock, &mut clocks);
        }
        docs.push(Doc { seq, ..Doc::of(record.id, true, &shape.words(&record), &Default::default()) });
        for (i, (name, to)) in sample.links.iter().enumerate() {
            let id = Id::from_u128(record.id.as_u128() * 1_000 + i as u128);
            let to_type = &world.records[to].type_name;
            let from_type = &sample.type_name;
            links.extend(crate::args![id, name, record.id, from_type, *to, to_type, 0, "system:test", None::<i64>, None::<String>]);
        }
    }
    spine_writer.run(&mut conn, spine).await.unwrap();
    Bulk::of(dialect, &fixed_table("clock"), Conflict::Replace).run(&mut conn, clocks).await.unwrap();
    Bulk::of(dialect, &fixed_table("link"), Conflict::Replace).run(&mut conn, links).await.unwrap();
    crate::search_index::write(&mut conn, &crate::search_index::bulk(dialect), docs).await.unwrap();
}

fn env() -> Env {
    Env::new(instant(NOW), "Europe/Berlin").asked_by(Id::from_u128(1), &[Id::from_u128(10), Id::from_u128(11)], &[Id::from_u128(20)])
}

/// Terms of every kind of field and operator.
const TERMS: &str = "is:open is:closed is:working is:overdue is:missed is:unassigned is:major is:x_vip major:no x_vip:no state:new,pending \
    phase:open,closed priority<=P2 priority>P2 priority:P1,P3 priority:P2..P3 priority:- priority:* impact<medium impact:high,- impact:low \
    x_wing>high x_wing:- tags:network,mail tags:* x_labels:high reopened>0 reopened:-1..2 reopened:- x_floor<=0 x_floor:3 x_floor:* \
    effort>=30m effort:- score>0 score:2.5 score<=0.001 score:* x_ratio>=2.5 x_ratio:-1.5 x_ratio:- cost>50EUR cost:0USD..100USD cost:- \
    x_fee<=100EUR x_fee:* wanted_on:today wanted_on>today wanted_on:2026-03 wanted_on:- x_day<2026-03-27 x_day:* created>-7d created<2026-03-20 \
    updated:this_week updated:2026-03-20..2026-03-25 due<2h due:* due:- due>now due:today reported_at:last_week resolved_at:* resolved>-3d \
    x_seen_at>-7d x_seen_at:2026-03 x_seen_at:- owner:me owner:- owner:me,- owner:Bob owner:~en owner:\"ann änderung\" caller:me \
    group:my_groups group:- customer:my_customers service:SVC0000031 service:- service.owner:me service.owner:- service.customer:my_customers \
    service.owner.email:* service.owner.name:bob service:~mail related:SVC0000032 related.owner:me related:- watching:me watching:Bob watching:- \
    x_keeper:me x_keeper:Bob x_keeper.name:* link.caused_by:* link.caused_by:- link.caused_by:CHG0000052 link.caused_by.is:open \
    link.caused_by.service.owner:me link.parent.priority<=P2 link.parent:INC0001003 link.parent.is:overdue number:INC0001010 number:INC000101* \
    number:~99 title:~printer title:mail* title:~% title:~_b title:~strasse title:- title:muller description:~müller description:* x_site:~łódź \
    x_site:printer x_site:- version>2 version:1 type:incident type:change id:00000000-0000-0000-0000-0000000003f0 mail print* muller \
    \"mail server\" \"e mail\" \"mail serv\"* 障 strasse inc0001005 lodz \"o'neill\" missed:yes missed:no resolution_outcome:met \
    resolution_outcome:missed resolution_outcome:* resolution_decided>-7d resolution_decided:2026-03 resolution_decided:-";

const SORTS: [&str; 22] = [
    "",
    "priority,due",
    "-priority,due",
    "due",
    "-due",
    "-updated",
    "title",
    "-title,priority",
    "state,-created",
    "owner",
    "-service,title",
    "x_site",
    "x_floor,-x_wing",
    "-x_seen_at",
    "score,x_ratio",
    "wanted_on,-x_day",
    "major,x_vip,number",
    "-effort,reopened",
    "missed,-id",
    "impact",
    "x_keeper,-version",
    "phase,resolved_at",
];

fn terms() -> Vec<&'static str> {
    let mut out = Vec::new();
    let mut rest = TERMS.trim();
    while !rest.is_empty() {
        let mut quoted = false;
        let end = rest
            .char_indices()
            .find(|(_, c)| {
                quoted ^= *c == '"';
                *c == ' ' && !quoted
            })
            .map_or(rest.len(), |(i, _)| i);
        out.push(&rest[..end]);
        rest = rest[end..].trim_start();
    }
    out
}

fn query_text() -> impl Strategy<Value = String> {
    prop::sample::select(terms()).prop_map(str::to_owned).prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            2 => prop::collection::vec(inner.clone(), 2..4).prop_map(|all| format!("({})", all.join(" "))),
            2 => prop::collection::vec(inner.clone(), 2..4).prop_map(|all| format!("({})", all.join(" or "))),
            1 => inner.prop_map(|one| format!("-({one})")),
        ]
    })
}

struct Fixture {
    store: Store,
    world: World,
    runtime: tokio::runtime::Runtime,
}

impl Fixture {
    fn new(target: &Target) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let world = world();
        let store = runtime.block_on(async {
            let store = Store::open(target, Arc::new(world.model.clone())).await.unwrap();
            fill(&store, &world).await;
            store
        });
        Self { store, world, runtime }
    }
    fn check(&self, text: &str) -> Checked {
        let def = self.world.model.get("incident").unwrap();
        Query::parse(text).unwrap().check(&self.world.model, def).unwrap_or_else(|e| panic!("{text}: {e}"))
    }
    fn sort(&self, text: &str) -> Sort {
        Sort::parse(text, &self.world.model, self.world.model.get("incident").unwrap()).unwrap_or_else(|e| panic!("{text}: {e}"))
    }
    fn expected(&self, query: &Checked, scope: &[Checked], sort: &Sort) -> Vec<Id> {
        let env = env();
        let mut found = self.world.all("incident");
        found.retain(|s| query.matches(s, &env) && scope.iter().any(|p| p.matches(s, &env)));
        found.sort_by(|a, b| sort.compare(a, b));
        found.iter().map(|s| s.record.id).collect()
    }
    /// Everything, page by page to the end, then back to the beginning.
    fn paged(&self, query: &Checked, scope: &[Checked], sort: &Sort, limit: usize) -> (Vec<Id>, Vec<Id>) {
        let env = env();
        let take = |cursor: Option<&Cursor>| {
            let request = ListRequest { type_name: Name::from("incident"), query: Some(query), scope, sort, cursor, limit };
            self.runtime.block_on(self.store.page(&request, &env)).unwrap_or_else(|e| panic!("{} by {sort}: {e}", query.query))
        };
        let (mut forth, mut back) = (Vec::new(), Vec::new());
        let mut page = take(None);
        assert!(page.prev.is_none(), "nothing is before the first page");
        loop {
            forth.extend(page.records.iter().map(|r| r.id));
            match page.next.clone() {
                Some(next) => page = take(Some(&Cursor::parse(&next.to_string()).unwrap())),
                None => break,
            }
        }
        loop {
            back.splice(0..0, page.records.iter().map(|r| r.id));
            match page.prev.clone() {
                Some(prev) => page = take(Some(&prev)),
                None => break,
            }
        }
        (forth, back)
    }

    fn agrees(&self, text: &str, scope: &[&str], sort: &str, limit: usize) -> Result<(), TestCaseError> {
        let query = self.check(text);
        let scope: Vec<Checked> = scope.iter().map(|s| self.check(s)).collect();
        let sort = self.sort(sort);
        let expected = self.expected(&query, &scope, &sort);
        let (forth, back) = self.paged(&query, &scope, &sort, limit);
        let names = |ids: &[Id]| ids.iter().map(|id| id.as_u128().to_string()).collect::<Vec<_>>().join(" ");
        prop_assert_eq!(names(&forth), names(&expected), "{} in {:?} by {}", text, scope.len(), sort);
        prop_assert_eq!(names(&back), names(&expected), "back: {} by {}", text, sort);
        let count = self
            .runtime
            .block_on(self.store.count(
                crate::Selection { type_name: &Name::from("incident"), query: Some(&query), scope: &scope },
                50,
                &env(),
            ))
            .unwrap();
        prop_assert_eq!((count.n, count.capped), (expected.len().min(50) as u64, expected.len() > 50), "{}", text);
        Ok(())
    }

    fn run(&self, cases: u32) {
        // Every term and every order by itself first: what is not drawn is not tested.
        for term in terms() {
            self.agrees(term, &[""], "", 1_000).unwrap_or_else(|e| panic!("{e}"));
            self.agrees(&format!("-{term}"), &[""], "", 1_000).unwrap_or_else(|e| panic!("{e}"));
        }
        for sort in SORTS {
            self.agrees("is:open", &[""], sort, 7).unwrap_or_else(|e| panic!("{e}"));
        }
        let strategy =
            (query_text(), prop::collection::vec(prop::sample::select(terms()), 0..3), prop::sample::select(SORTS.to_vec()), 5_usize..60);
        let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
        runner.run(&strategy, |(text, scope, sort, limit)| self.agrees(&text, &scope, sort, limit)).unwrap_or_else(|e| panic!("{e}"));
    }

    fn found(&self, text: &str, scope: &str) -> Vec<u128> {
        let types = [(Name::from("incident"), vec![self.check(scope)])];
        let request = SearchRequest { text, types: &types, internal: false, limit: 200 };
        let hits = self.runtime.block_on(self.store.search(&request, &env())).unwrap();
        assert!(hits.windows(2).all(|w| w[0].score >= w[1].score), "best first");
        hits.iter().map(|h| h.record.id.as_u128()).collect()
    }

    fn searches(&self) {
        assert_eq!(self.found("INC0001005", "")[0], 1_005);
        for word in ["muller", "MÜLLER", "Straße"] {
            let mut expected: Vec<u128> = self
                .expected(&self.check(&format!("\"{word}\"")), &[self.check("")], &self.sort("id"))
                .iter()
                .map(|i| i.as_u128())
                .collect();
            let mut found = self.found(word, "");
            found.sort_unstable();
            expected.sort_unstable();
            assert_eq!(found, expected, "{word}");
        }
        let within = self.found("mail", "x_site:~mail service.owner:me");
        let expected = self.expected(&self.check("mail"), &[self.check("x_site:~mail service.owner:me")], &self.sort("id"));
        assert_eq!(within.len(), expected.len());
        assert!(self.found("prin", "").len() >= self.found("printer", "").len() && !self.found("prin", "").is_empty());
        assert!(self.found("\" ' * ) OR -", "").is_empty());
        let facet = self.runtime.block_on(self.store.facet(
            &Name::from("incident"),
            &schema::query::column_of(self.world.model.get("incident").unwrap(), "priority").unwrap(),
            None,
            &[self.check("")],
            &env(),
        ));
        assert_eq!(facet.unwrap().iter().map(|(_, n)| n).sum::<u64>(), 160);
    }
}

#[test]
fn sqlite_selects_what_memory_selects() {
    let dir = testkit::temp_dir();
    let fixture = Fixture::new(&Target::Sqlite(dir.path().to_owned()));
    fixture.run(200);
    fixture.searches();
}

#[test]
fn postgresql_selects_what_memory_selects() {
    let database = testkit::postgres();
    let fixture = Fixture::new(&Target::Postgres(database.url().to_owned()));
    fixture.run(100);
    fixture.searches();
}

/// The queue everybody works from comes out of its index in order, at any size.
#[test]
fn the_queue_is_read_from_an_index_in_order() {
    let dir = testkit::temp_dir();
    let fixture = Fixture::new(&Target::Sqlite(dir.path().to_owned()));
    for (text, sort, index) in [
        ("is:open", "priority,due", "record__type_active_rank_due_at_id"),
        ("is:open priority<=P2", "priority,due", "record__type_active_rank_due_at_id"),
        ("is:open owner:me", "priority,due", "record__type_active_owner_rank_due_at_id"),
        ("is:open group:\"00000000-0000-0000-0000-00000000000a\"", "-created", "record__type_created_at_id"),
        ("", "-updated", "record__type_updated_at_id"),
    ] {
        let text = text.replace('"', "");
        let query = fixture.check(&text);
        let (scope, sort) = ([fixture.check("")], fixture.sort(sort));
        let request =
            ListRequest { type_name: Name::from("incident"), query: Some(&query), scope: &scope, sort: &sort, cursor: None, limit: 50 };
        let plan = fixture.runtime.block_on(fixture.store.explain(&request, &env())).unwrap().join("\n");
        assert!(plan.contains(index) && !plan.contains("TEMP B-TREE"), "{text} by {sort}:\n{plan}");
    }
}

//! Sample people, incidents, clocks, messages and history.

use super::{NOW, id, model};
use crate::ui::views::*;
use engine::{Attachment, ClockState, Outcome, Pause, Record, SlaClock, Span, Visibility};
use journal::{Actor, Channel, Kind};
use kernel::{Code, Name, Refusal, Refusals, Timestamp};
use schema::Value;
use std::collections::BTreeSet;

/// Labels of everybody and everything in the samples.
#[must_use]
pub fn names() -> Names {
    let label = |n, title: &str, kind: &str, number: Option<&str>| {
        (
            id(n),
            Label { title: title.into(), number: number.map(Into::into), type_name: Some(Name::from(kind)), vip: n == 12, inactive: false },
        )
    };
    [
        label(11, "Grace Hopper", "person", None),
        label(12, "Ada Lovelace", "person", None),
        label(13, "Katherine Johnson", "person", None),
        label(14, "Radia Perlman", "person", None),
        label(21, "Mail and Messaging", "group", None),
        label(22, "Network", "group", None),
        label(23, "Service Desk", "group", None),
        label(31, "E-mail", "service", Some("SVC0000004")),
        label(32, "Wi-Fi", "service", Some("SVC0000007")),
        label(101, "Nobody in Lyon can send e-mail", "incident", Some("INC0000123")),
        label(102, "Guest Wi-Fi drops every ten minutes on floor 3", "incident", Some("INC0000119")),
    ]
    .into()
}

fn clock(n: u128, kind: &str, target: &str, target_seconds: i64, started: i64, state: ClockState) -> SlaClock {
    let started_at = NOW.plus_seconds(-started);
    SlaClock {
        id: id(n),
        kind: kind.into(),
        sla: id(41),
        sla_version: 3,
        target: target.into(),
        calendar: id(51),
        calendar_version: 2,
        target_seconds,
        started_at,
        state,
        intervals: vec![Span { from: started_at, to: None }],
        pauses: vec![],
        elapsed_seconds: started.min(target_seconds / 2),
        due_at: (state == ClockState::Running).then(|| started_at.plus_seconds(target_seconds)),
        floor: None,
        superseded_by: None,
        missed_at: (state == ClockState::Running && started > target_seconds).then(|| started_at.plus_seconds(target_seconds)),
        stopped_at: None,
        outcome: None,
        decided_at: None,
        counted: true,
        recalculated: false,
        corrected: false,
        warned_percent: 0,
    }
}

/// Title, state, priority, owner, group, target in seconds, age in seconds.
type SampleRow = (&'static str, &'static str, &'static str, Option<u128>, u128, i64, i64);

/// A queue of incidents in all states.
#[must_use]
pub fn incidents() -> Vec<Record> {
    let rows: [SampleRow; 12] = [
        ("Nobody in Lyon can send e-mail", "in_progress", "p1", Some(11), 21, 14_400, 11_800),
        ("Guest Wi-Fi drops every ten minutes on floor 3", "in_progress", "p2", Some(14), 22, 28_800, 30_500),
        ("Calendar invitations arrive twice", "assigned", "p3", None, 21, 57_600, 20_000),
        ("Cannot print from the finance share, “access denied” on every second job", "pending", "p3", Some(13), 23, 57_600, 30_000),
        ("VPN asks for the second factor three times", "new", "p3", None, 22, 57_600, 1_500),
        ("Shared mailbox “orders” is slow since the move", "in_progress", "p4", Some(11), 21, 144_000, 90_000),
        ("Meeting room 4.12: projector shows no signal", "new", "p4", None, 23, 144_000, 700),
        ("Password reset mail lands in spam", "assigned", "p4", Some(11), 21, 144_000, 60_000),
        ("Badge printer out of ribbon", "resolved", "p5", Some(13), 23, 288_000, 40_000),
        ("Old conference phone will not ring", "closed", "p5", Some(14), 22, 288_000, 200_000),
        ("Duplicate report of the mail outage", "cancelled", "p2", None, 21, 28_800, 9_000),
        ("Search index misses attachments", "in_progress", "p3", Some(12), 21, 57_600, 50_000),
    ];
    (0_u32..)
        .zip(rows)
        .map(|(i, (title, state, priority, owner, group, target, age))| {
            let clock_state = match state {
                "pending" => ClockState::Paused,
                "resolved" | "closed" => ClockState::Stopped,
                "cancelled" => ClockState::Cancelled,
                _ => ClockState::Running,
            };
            let mut resolution = clock(200 + u128::from(i), "resolution", priority, target, age, clock_state);
            if clock_state == ClockState::Stopped {
                resolution.outcome = Some(if i == 9 { Outcome::Missed } else { Outcome::Met });
            }
            let mut record = Record {
                id: id(101 + u128::from(i)),
                type_name: "incident".into(),
                number: Some(format!("INC{:07}", if i == 0 { 123 } else { 120 - i })),
                version: 7,
                state: Some(state.into()),
                created_at: NOW.plus_seconds(-age),
                created_by: Actor::Person(id(12)),
                updated_at: NOW.plus_seconds(-(age / 9)),
                updated_by: Actor::Person(id(11)),
                fields: [
                    (Name::from("title"), Value::Text(title.into())),
                    ("description".into(), Value::Text("Since **14:10** messages stay in the outbox. Web mail works.\n\nThe error in Outlook is `0x800CCC0E`. About forty people are affected; the order desk closes at 18:00 and must send confirmations before.".into())),
                    ("caller".into(), Value::Reference(id(12))),
                    ("service".into(), Value::Reference(id(if group == 22 { 32 } else { 31 }))),
                    ("priority".into(), Value::Choice(priority.into())),
                    ("impact".into(), Value::Choice("high".into())),
                    ("urgency".into(), Value::Choice("high".into())),
                    ("assigned_group".into(), Value::Reference(id(group))),
                    ("category".into(), Value::Choice("mail".into())),
                    ("reported_at".into(), Value::Instant(NOW.plus_seconds(-age))),
                ]
                .into(),
                clocks: vec![resolution],
                watchers: BTreeSet::new(),
            };
            if let Some(owner) = owner {
                record.fields.insert("assigned_to".into(), Value::Reference(id(owner)));
            }
            record
        })
        .collect()
}

/// The queue page.
#[must_use]
pub fn list_page() -> ListPage {
    let def = model::incident_type();
    let counts = [1204, 18, 33, 412, 7, 12, 96, 240];
    ListPage {
        left: Default::default(),
        own: Vec::new(),
        may_share: false,
        may_save: false,
        rows: incidents(),
        names: names(),
        query: "is:open priority<=3".into(),
        says: QuerySays::Sentence("Incidents that are open, with priority P1, P2 or P3".into()),
        sort: def.list.sort.clone(),
        columns: def.list.columns.clone(),
        views: def
            .list
            .views
            .iter()
            .cloned()
            .zip(counts)
            .map(|(view, n)| CountedView { view, count: Some(Count { n, capped: n > 1000 }) })
            .collect(),
        view: Some("open".into()),
        count: Some(Count { n: 1204, capped: false }),
        next: Some("abc".into()),
        prev: None,
        may_create: true,
        may_import: true,
        may_update: true,
        def,
    }
}

/// Clocks in each of their conditions.
#[must_use]
pub fn clocks() -> Vec<(&'static str, ClockView)> {
    let at = |s: i64| NOW.plus_seconds(s);
    let stretch = |from: Timestamp, to: Timestamp, kind, why: &str| Stretch {
        from,
        to,
        kind,
        seconds: if kind == StretchKind::Counted { to.seconds_since(from) } else { 0 },
        why: why.into(),
    };
    let make = |clock: SlaClock, label: &str, elapsed, stretches| ClockView {
        target: clock.target.to_uppercase(),
        label: label.into(),
        state: clock.state,
        outcome: clock.outcome,
        target_seconds: clock.target_seconds,
        due_at: clock.due_at,
        missed_at: clock.missed_at,
        stopped_at: clock.stopped_at,
        corrected: false,
        agreement: "Gold support".into(),
        calendar: "Office hours, Paris".into(),
        elapsed,
        stretches,
    };
    let mut met = clock(301, "response", "p2", 1800, 30_500, ClockState::Stopped);
    (met.outcome, met.stopped_at) = (Some(Outcome::Met), Some(at(-29_780)));
    let mut paused = clock(303, "resolution", "p3", 57_600, 90_000, ClockState::Paused);
    paused.pauses.push(Pause { span: Span { from: at(-3600), to: None }, reason: "awaiting_caller".into(), by: Actor::Person(id(11)) });
    let mut missed = clock(304, "resolution", "p2", 28_800, 40_000, ClockState::Running);
    missed.missed_at = Some(at(-1700));
    vec![
        ("Met", make(met, "Response", 720, vec![stretch(at(-30_500), at(-29_780), StretchKind::Counted, "Working time")])),
        (
            "Running",
            make(
                clock(302, "resolution", "p2", 28_800, 80_000, ClockState::Running),
                "Resolution",
                19_260,
                vec![
                    stretch(at(-80_000), at(-70_000), StretchKind::Counted, "Working time"),
                    stretch(at(-70_000), at(-25_200), StretchKind::Outside, "Outside office hours"),
                    stretch(at(-25_200), at(-20_000), StretchKind::Counted, "Working time"),
                    stretch(at(-20_000), at(-4060), StretchKind::Paused, "Waiting for the caller, paused by Grace Hopper"),
                    stretch(at(-4060), NOW, StretchKind::Counted, "Working time"),
                ],
            ),
        ),
        (
            "Paused",
            make(
                paused,
                "Resolution",
                30_000,
                vec![
                    stretch(at(-33_600), at(-3600), StretchKind::Counted, "Working time"),
                    stretch(at(-3600), NOW, StretchKind::Paused, "Waiting for the caller, paused by Grace Hopper"),
                ],
            ),
        ),
        ("Missed", make(missed, "Resolution", 30_500, vec![stretch(at(-30_500), NOW, StretchKind::Counted, "Working time")])),
    ]
}

/// A conversation.
#[must_use]
pub fn messages() -> Vec<MessageView> {
    let say = |n: u128, ago: i64, who: u128, voice, body: &str| MessageView {
        id: id(400 + n),
        at: NOW.plus_seconds(-ago),
        actor: Actor::Person(id(who)),
        visibility: if voice == Voice::Internal { Visibility::Internal } else { Visibility::Public },
        voice,
        body: body.into(),
        made: false,
        files: vec![],
    };
    let mut first = say(
        1,
        11_700,
        12,
        Voice::Requester,
        "Nobody here can send since about ten past two. The order desk must send its confirmations **before 18:00**.",
    );
    first.files.push(Attachment {
        id: id(450),
        name: "outlook-error.png".into(),
        media_type: "image/png".into(),
        size: 84_200,
        sha256: "0".repeat(64),
        visibility: Visibility::Public,
        message: Some(first.id),
        removed: false,
    });
    vec![
        first,
        say(
            2,
            11_100,
            11,
            Voice::Reply,
            "Thank you, Ada. We see the same on our side and are looking at the relay in Lyon. Web mail works meanwhile; I will write again before 16:30.",
        ),
        say(
            3,
            9_000,
            14,
            Voice::Internal,
            "Relay `lyo-mx2` refuses since the certificate change at 14:05.\n\n1. Roll back the certificate\n2. Flush the queue\n\n@Grace can you tell the order desk to use web mail?",
        ),
        say(4, 8_000, 13, Voice::Event, "raised the priority from P2 to P1"),
        say(5, 2_400, 12, Voice::Requester, "Web mail is fine for now, thank you!"),
    ]
}

/// A history.
#[must_use]
pub fn history() -> Vec<HistoryView> {
    let line = |version, ago: i64, actor: Actor, kind, phrase: &str| HistoryView {
        at: NOW.plus_seconds(-ago),
        recorded_at: NOW.plus_seconds(-ago),
        actor,
        phrase: phrase.into(),
        kind,
        changes: vec![],
        reason: None,
        version,
        imported: false,
        channel: Channel::Screen,
    };
    let changed = |mut l: HistoryView, changes: &[(&str, Option<&str>, Option<&str>)], reason: Option<&str>| {
        l.changes = changes.iter().map(|(a, b, c)| ((*a).into(), b.map(Into::into), c.map(Into::into))).collect();
        l.reason = reason.map(Into::into);
        l
    };
    vec![
        line(7, 2_400, Actor::Person(id(12)), Kind::Commented, "wrote to the service desk"),
        changed(
            line(6, 8_000, Actor::Person(id(13)), Kind::Changed, "raised the priority"),
            &[("Impact", Some("Medium"), Some("High")), ("Priority", Some("P2"), Some("P1"))],
            Some("The order desk cannot confirm orders; revenue is at stake before 18:00"),
        ),
        line(5, 9_000, Actor::Person(id(14)), Kind::Commented, "added an internal note"),
        HistoryView {
            channel: Channel::Timer,
            ..line(4, 9_600, Actor::system("timer"), Kind::Escalated, "warned Mail and Messaging: half of the resolution target is used")
        },
        changed(
            line(3, 11_100, Actor::Person(id(11)), Kind::Moved, "accepted the incident"),
            &[("State", Some("Assigned"), Some("In progress")), ("Assigned to", None, Some("Grace Hopper"))],
            None,
        ),
        changed(
            line(2, 11_500, Actor::Person(id(13)), Kind::Moved, "assigned it to a group"),
            &[("Group", None, Some("Mail and Messaging"))],
            None,
        ),
        HistoryView { channel: Channel::Mail, ..line(1, 11_700, Actor::Person(id(12)), Kind::Created, "reported the incident") },
    ]
}

/// The record page.
#[must_use]
pub fn record_page() -> RecordPage {
    let def = model::incident_type();
    let record = incidents().swap_remove(0);
    let lifecycle = def.lifecycle.as_ref().expect("the sample type has a lifecycle");
    RecordPage {
        moves: lifecycle
            .moves
            .iter()
            .map(|m| MoveView {
                unmet: if *m.name == *"close" {
                    Refusals(vec![
                        Refusal::guard("Only a resolved incident can be closed."),
                        Refusal::new(Code::RequiredForMove).on("resolution").with("label", "Resolution").with("move", "close"),
                    ])
                } else {
                    Refusals::default()
                },
                def: m.clone(),
            })
            .collect(),
        editable: def.fields.iter().filter(|f| !f.computed).map(|f| f.name.clone()).collect(),
        clocks: clocks().into_iter().take(2).map(|(_, c)| c).collect(),
        messages: messages(),
        files: vec![],
        links: vec![LinkGroup { label: "Related to".into(), ends: vec![LinkEnd { id: id(501), other: id(102), may_end: true }] }],
        related: vec![],
        may: May { update: true, comment: true, internal: true, link: true, watch: true },
        watching: true,
        proof: Some(ProofBadge { entries: 7, sealed: Some(true) }),
        readable: def.fields.iter().map(|f| f.name.clone()).collect(),
        command: id(904),
        present: vec![id(14)],
        draft: None,
        names: names(),
        record,
        def,
    }
}

/// My work.
#[must_use]
pub fn work_page() -> WorkPage {
    let def = model::incident_type();
    let rows = incidents();
    let row = |i: usize, left: Option<(i64, i64)>, hint: Option<&str>| WorkRow {
        message: None,
        record: rows[i].clone(),
        def: def.clone(),
        left,
        hint: hint.map(Into::into),
    };
    let count = |n| Count { n, capped: false };
    let list = |name: &str, title: &str, aside, rows| WorkList {
        name: name.into(),
        title: title.into(),
        empty: "Nothing here.".into(),
        href: "/t/incident".into(),
        rows,
        more: false,
        aside,
    };
    WorkPage {
        greeting: "Grace".into(),
        figures: vec![
            ("target missed".into(), count(1), "bad", "/t/incident?view=missed".into()),
            ("due in two hours".into(), count(3), "warn", "/t/incident?view=due".into()),
            ("assigned to you".into(), count(18), "neutral", "/t/incident?view=mine".into()),
            ("unassigned in your groups".into(), count(33), "neutral", "/t/incident?view=unassigned".into()),
        ],
        lists: vec![
            list(
                "mine",
                "Assigned to you",
                false,
                vec![
                    row(1, Some((-1700, 28_800)), None),
                    row(0, Some((2600, 14_400)), None),
                    row(11, Some((7600, 57_600)), None),
                    row(5, Some((54_000, 144_000)), None),
                    row(7, Some((84_000, 144_000)), None),
                ],
            ),
            list("recent", "Lately touched", false, vec![row(8, None, None), row(9, None, None)]),
            list("unassigned", "Unassigned in your groups", true, vec![row(2, None, None), row(4, None, None), row(6, None, None)]),
            list(
                "mentions",
                "Mentions",
                true,
                vec![row(0, None, Some("Radia Perlman: @Grace can you tell the order desk to use web mail?"))],
            ),
            list("waiting", "Waiting", true, vec![row(3, None, Some("Waiting for the caller since yesterday"))]),
        ],
        names: names(),
    }
}

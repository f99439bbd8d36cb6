//! Sample record types, close to the shipped ones.

use kernel::Name;
use schema::{
    Choice, ClockDef, FieldDef, FieldKind, FieldName, FormGroup, Lifecycle, ListLayout, MoveDef, Need, Phase, SavedView, Spine, StateDef,
    TypeDef,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A field with everything off.
#[must_use]
pub fn field(name: &str, label: &str, kind: FieldKind) -> FieldDef {
    FieldDef {
        name: Name::from(name),
        label: label.into(),
        kind,
        help: String::new(),
        required: false,
        computed: false,
        immutable: false,
        default: None,
        default_by: std::collections::BTreeMap::new(),
        right: None,
        search: false,
        indexed: false,
        unique: false,
        personal: false,
        min_text: None,
        past: false,
        custom: false,
    }
}

/// Choices with name, label and tone, ranked in order.
#[must_use]
pub fn choices(list: &[(&str, &str, &str)]) -> Vec<Choice> {
    (1..)
        .zip(list)
        .map(|(rank, (name, label, tone))| Choice {
            name: Name::from(*name),
            label: (*label).into(),
            base: Name::from(*name),
            rank,
            tone: Name::from(*tone),
            retired: false,
            help: String::new(),
        })
        .collect()
}

fn state(name: &str, label: &str, phase: Phase) -> StateDef {
    StateDef {
        name: Name::from(name),
        label: label.into(),
        phase,
        terminal: matches!(phase, Phase::Closed | Phase::Cancelled),
        fields: BTreeMap::new(),
    }
}

fn step(name: &str, label: &str, from: &[&str], to: &str, tone: &str, prompts: &[&str]) -> MoveDef {
    MoveDef {
        name: Name::from(name),
        label: label.into(),
        from: from.iter().map(|n| Name::from(*n)).collect(),
        to: Name::from(to),
        roles: vec![],
        needs: prompts.iter().take(2).map(|p| Need::Field(Name::from(*p))).collect(),
        prompts: prompts.iter().map(|n| Name::from(*n)).collect(),
        reason: name == "cancel",
        locked: false,
        automatic: false,
        tone: Name::from(tone),
        effects: vec![],
    }
}

fn names(list: &[&str]) -> Vec<Name> {
    list.iter().map(|n| Name::from(*n)).collect()
}

fn view(name: &str, label: &str, query: &str) -> SavedView {
    SavedView { name: Name::from(name), label: label.into(), query: query.into(), sort: String::new() }
}

fn group(label: &str, fields: &[&str], on_create: bool, rail: bool) -> FormGroup {
    FormGroup { label: label.into(), fields: names(fields), on_create, rail }
}

/// An incident type.
#[must_use]
pub fn incident_type() -> Arc<TypeDef> {
    let level = |a: &str, b: &str, c: &str| FieldKind::Choice {
        choices: choices(&[("high", a, "bad"), ("medium", b, "warn"), ("low", c, "neutral")]),
    };
    let required = |mut f: FieldDef| {
        f.required = true;
        f
    };
    let mut description = field("description", "Description", FieldKind::LongText { max: 20_000, markdown: true });
    description.help = "What happens, since when, and for whom. Paste the exact message.".into();
    Arc::new(TypeDef {
        name: "incident".into(),
        title: "Incident".into(),
        plural: "Incidents".into(),
        purpose: "An unplanned interruption of a service, or a loss of its quality.".into(),
        prefix: Some("INC".into()),
        practice: "incident".into(),
        clause: "8.6.1".into(),
        traits: names(&["ticket", "work_item", "record"]),
        cached: false,
        sealed: false,
        conversation: true,
        attachments: true,
        watchable: true,
        fields: vec![
            required(field("title", "Title", FieldKind::Text { max: 200 })),
            required(description),
            required(field("caller", "Caller", FieldKind::Person)),
            required(field("service", "Service", FieldKind::Reference { to: "service".into() })),
            field("impact", "Impact", level("High", "Medium", "Low")),
            field("urgency", "Urgency", level("High", "Medium", "Low")),
            FieldDef {
                computed: true,
                ..field(
                    "priority",
                    "Priority",
                    FieldKind::Choice {
                        choices: choices(&[
                            ("p1", "P1", "critical"),
                            ("p2", "P2", "bad"),
                            ("p3", "P3", "warn"),
                            ("p4", "P4", "info"),
                            ("p5", "P5", "neutral"),
                        ]),
                    },
                )
            },
            field("assigned_group", "Group", FieldKind::Group),
            field("assigned_to", "Assigned to", FieldKind::Person),
            field(
                "category",
                "Category",
                FieldKind::Choice {
                    choices: choices(&[
                        ("mail", "Mail", "neutral"),
                        ("network", "Network", "neutral"),
                        ("workplace", "Workplace", "neutral"),
                        ("access", "Access", "neutral"),
                        ("print", "Printing", "neutral"),
                        ("other", "Other", "neutral"),
                    ]),
                },
            ),
            field("reported_at", "Reported", FieldKind::Instant),
            field("resolution", "Resolution", FieldKind::LongText { max: 20_000, markdown: true }),
            field(
                "resolution_code",
                "Resolution code",
                FieldKind::Choice {
                    choices: choices(&[
                        ("fixed", "Fixed", "good"),
                        ("workaround", "Workaround", "warn"),
                        ("guidance", "User guidance", "neutral"),
                        ("no_fault", "No fault found", "neutral"),
                        ("supplier", "By the supplier", "neutral"),
                        ("duplicate", "Duplicate", "neutral"),
                    ]),
                },
            ),
        ],
        spine: Spine {
            title: FieldName("title".into()),
            owner: Some("assigned_to".into()),
            group: Some("assigned_group".into()),
            requester: Some("caller".into()),
            customer: None,
            service: Some("service".into()),
            rank: Some("priority".into()),
        },
        lifecycle: Some(Lifecycle {
            initial: "new".into(),
            states: vec![
                state("new", "New", Phase::Open),
                state("assigned", "Assigned", Phase::Open),
                state("in_progress", "In progress", Phase::Working),
                state("pending", "Pending", Phase::Waiting),
                state("resolved", "Resolved", Phase::Done),
                state("closed", "Closed", Phase::Closed),
                state("cancelled", "Cancelled", Phase::Cancelled),
            ],
            moves: vec![
                step("resolve", "Resolve", &["in_progress"], "resolved", "primary", &["resolution_code", "resolution"]),
                step("wait", "Wait", &["in_progress"], "pending", "plain", &[]),
                step("reassign", "Reassign", &["in_progress"], "assigned", "plain", &["assigned_group"]),
                step("close", "Close", &["in_progress"], "closed", "plain", &["category"]),
                step("cancel", "Cancel", &["in_progress"], "cancelled", "danger", &[]),
            ],
        }),
        clocks: vec![
            ClockDef {
                kind: "response".into(),
                label: "Response".into(),
                start: "reported_at".into(),
                stop: "acknowledged_at".into(),
                pause_reason: None,
                by: "priority".into(),
            },
            ClockDef {
                kind: "resolution".into(),
                label: "Resolution".into(),
                start: "reported_at".into(),
                stop: "resolved_at".into(),
                pause_reason: None,
                by: "priority".into(),
            },
        ],
        links: vec![],
        duties: Vec::new(),
        list: ListLayout {
            columns: names(&["priority", "number", "title", "state", "assigned_group", "assigned_to", "due", "updated_at"]),
            sort: "priority,due".into(),
            views: vec![
                view("open", "All open", "is:open"),
                view("mine", "Mine", "is:open owner:me"),
                view("unassigned", "Unassigned", "is:open owner:none"),
                view("groups", "My groups", "is:open group:my_groups"),
                view("missed", "Target missed", "is:open missed:yes"),
                view("due", "Due in 2 hours", "is:open due<2h"),
                view("waiting", "Waiting", "phase:waiting"),
                view("done", "Resolved this week", "phase:done updated>-7d"),
            ],
        },
        form: vec![
            group("What happened", &["title", "description"], true, false),
            group("Who and what", &["caller", "service", "category", "reported_at"], true, true),
            group("Priority", &["impact", "urgency", "priority"], true, true),
            group("Assignment", &["assigned_group", "assigned_to"], true, true),
            group("Resolution", &["resolution_code", "resolution"], false, false),
        ],
    })
}

/// A person type.
#[must_use]
pub fn person_type() -> Arc<TypeDef> {
    Arc::new(TypeDef {
        name: "person".into(),
        title: "Person".into(),
        plural: "People".into(),
        purpose: "Someone who works here or uses the services.".into(),
        prefix: None,
        practice: "directory".into(),
        clause: String::new(),
        traits: names(&["record"]),
        cached: true,
        sealed: false,
        conversation: false,
        attachments: false,
        watchable: false,
        fields: vec![
            field("name", "Name", FieldKind::Text { max: 120 }),
            field("email", "E-mail", FieldKind::Text { max: 200 }),
            field("active", "Active", FieldKind::Boolean),
        ],
        spine: Spine { title: FieldName("name".into()), ..Spine::default() },
        lifecycle: None,
        clocks: vec![],
        links: vec![],
        duties: Vec::new(),
        list: ListLayout { columns: names(&["name", "email", "active"]), sort: "name".into(), views: vec![] },
        form: vec![group("Person", &["name", "email", "active"], true, false)],
    })
}

//! Samples of forms, moves, proof, portal, search and account.

use super::{NOW, desk, id, model};
use crate::ui::form_data::{Raw, encode};
use crate::ui::pages::form::{Beside, Conflict, FormPage};
use crate::ui::pages::me::{MePage, SessionView, TokenView};
use crate::ui::pages::moves::{BulkPage, BulkRow, MovePage};
use crate::ui::pages::portal::{PortalPage, ReportPage};
use crate::ui::pages::proof::{ProofEntry, ProofPage};
use crate::ui::pages::search::{HitView, SearchPage};
use crate::ui::views::{May, RecordPage, Voice};
use crate::ui::{Screen, Who};
use jiff::tz::TimeZone;
use kernel::{Code, Refusal, Refusals};
use maud::html;
use std::collections::BTreeMap;

/// A new record, with a caller chosen.
#[must_use]
pub fn new_form() -> FormPage {
    let def = model::incident_type();
    let mut raw = Raw::default();
    raw.put("title", "No mail in Lyon");
    raw.put("caller", id(12).text());
    FormPage {
        writable: def.fields.iter().filter(|f| !f.computed).map(|f| f.name.clone()).collect(),
        record: None,
        only: None,
        raw,
        was: String::new(),
        refusals: Refusals::default(),
        names: desk::names(),
        candidates: [(
            "assigned_group".into(),
            vec![(id(21), "Mail and Messaging".into()), (id(22), "Network".into()), (id(23), "Service Desk".into())],
        )]
        .into(),
        conflicts: vec![],
        command: id(900),
        back: String::new(),
        beside: Some(Beside {
            caller: Some((id(12), desk::incidents().into_iter().take(2).collect())),
            similar: desk::incidents().into_iter().take(1).collect(),
        }),
        def,
    }
}

/// An edit.
#[must_use]
pub fn edit_form() -> FormPage {
    let record = desk::incidents().swap_remove(0);
    let form = new_form();
    let mut raw = Raw::default();
    for def in &form.def.fields {
        encode(def, record.get(&def.name), "", &form.names, &TimeZone::UTC, &mut raw);
    }
    FormPage { record: Some(record), raw, beside: None, back: "/r/INC0000123".into(), ..form }
}

/// An edit that was refused.
#[must_use]
pub fn refused_form() -> FormPage {
    let refusals = Refusals(vec![
        Refusal::new(Code::Placeholder).on("description").with("label", "Description").with("min", 10),
        Refusal::new(Code::UnknownReference).on("service").with("label", "Service"),
        Refusal::new(Code::InFuture).on("reported_at").with("label", "Reported"),
    ]);
    FormPage { refusals, ..edit_form() }
}

/// An edit in conflict with another.
#[must_use]
pub fn conflict_form() -> FormPage {
    let conflicts = vec![Conflict {
        field: "title".into(),
        label: "Title".into(),
        by: "Radia Perlman, 2 min ago".into(),
        theirs: html! { "Mail relay in Lyon refuses since 14:05" },
        yours: html! { "Nobody in Lyon can send e-mail" },
    }];
    FormPage { conflicts, ..edit_form() }
}

/// The dialog of Resolve.
#[must_use]
pub fn move_page() -> MovePage {
    let def = model::incident_type();
    MovePage {
        record: desk::incidents().swap_remove(0),
        step: def.r#move("resolve").expect("the sample type can be resolved").clone(),
        raw: Raw::default(),
        refusals: Refusals(vec![Refusal::new(Code::RequiredForMove).on("resolution").with("label", "Resolution").with("move", "resolve")]),
        names: desk::names(),
        candidates: BTreeMap::new(),
        command: id(901),
        back: String::new(),
        def,
    }
}

/// A bulk action.
#[must_use]
pub fn bulk_page(done: bool) -> BulkPage {
    let def = model::incident_type();
    let rows = desk::incidents().into_iter().take(4).enumerate();
    BulkPage {
        label: "Resolve".into(),
        what: "resolve".into(),
        step: def.r#move("resolve").cloned(),
        rows: rows
            .map(|(i, record)| BulkRow {
                record,
                unmet: if i == 3 { Refusal::guard("It is pending; take it back into work first.").into() } else { Refusals::default() },
            })
            .collect(),
        raw: Raw::default(),
        names: desk::names(),
        candidates: BTreeMap::new(),
        done,
        command: id(902),
        def,
    }
}

/// A proof.
#[must_use]
pub fn proof_page() -> ProofPage {
    let hash = |n: u64| {
        format!(
            "{:016x}{:016x}{:016x}{:016x}",
            n.wrapping_mul(0x9E37_79B9_7F4A_7C15),
            n.wrapping_mul(0xBF58_476D_1CE4_E5B9),
            n.wrapping_mul(0x94D0_49BB_1331_11EB),
            n.wrapping_mul(0xD6E8_FEB8_6659_FD93)
        )
    };
    let kinds = ["created", "moved", "moved", "escalated", "commented", "changed", "commented"];
    ProofPage {
        entries: (1_u32..).zip(kinds).map(|(v, kind)| ProofEntry { position: Some(141_600 + u64::from(v) * 17), version: v, at: NOW.plus_seconds(i64::from(v) * 1500 - 12_000), kind: kind.into(), leaf: hash(u64::from(v) + 9) }).collect(),
        size: 141_712,
        root: hash(77),
        checkpoint: Some("evident/northwind\n141712\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— evident/northwind Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n".into()),
        signed_at: Some(NOW.plus_seconds(-600)),
        shown: Some(6),
        path: (0..6).map(|n| (hash(n + 30), n % 2 == 0)).collect(),
        verified: true,
        broken: false,
    }
}

/// The sample screen as a requester has it.
#[must_use]
pub fn requester(screen: &Screen) -> Screen {
    let nav = super::nav();
    Screen {
        who: Some(Who { id: id(12), name: "Ada Lovelace".into(), email: "ada@example.org".into(), requester: true }),
        nav: nav.into_iter().filter(|n| n.href == "/" || n.href == "/t/incident").collect(),
        creatable: vec![],
        path: "/".into(),
        unread: 0,
        ..screen.clone()
    }
}

/// The requester's home.
#[must_use]
pub fn portal_page() -> PortalPage {
    let mut rows = desk::incidents();
    let done = rows.split_off(8).into_iter().take(2).collect();
    rows.truncate(4);
    PortalPage { greeting: "Ada".into(), def: model::incident_type(), open: rows, done }
}

/// Reporting a problem.
#[must_use]
pub fn report_page() -> ReportPage {
    ReportPage {
        def: model::incident_type(),
        fields: vec!["title".into(), "description".into(), "service".into()],
        raw: Raw::default(),
        refusals: Refusals::default(),
        candidates: [("service".into(), vec![(id(31), "E-mail".into()), (id(32), "Wi-Fi".into())])].into(),
        names: desk::names(),
        command: id(903),
        known: desk::incidents().into_iter().take(1).collect(),
    }
}

/// A record as its requester sees it.
#[must_use]
pub fn requester_record() -> RecordPage {
    let mut view = desk::record_page();
    view.messages.retain(|m| matches!(m.voice, Voice::Requester | Voice::Reply));
    view.may = May { comment: true, ..May::default() };
    view.moves.retain(|m| *m.def.name == *"cancel");
    view
}

/// Search results.
#[must_use]
pub fn search_page() -> SearchPage {
    let hit = |number: &str, title: &str, snippet: &str| HitView {
        type_name: "incident".into(),
        type_title: "Incident".into(),
        href: format!("/r/{number}"),
        number: Some(number.into()),
        title: title.into(),
        snippet: snippet.into(),
    };
    SearchPage {
        text: "mail relay".into(),
        hits: vec![
            hit(
                "INC0000123",
                "Nobody in Lyon can send e-\u{2}mail\u{3}",
                "… \u{2}Relay\u{3} lyo-mx2 refuses since the certificate change; web \u{2}mail\u{3} works …",
            ),
            hit("INC0000087", "Scanner cannot send to \u{2}mail\u{3}", "… the \u{2}relay\u{3} rejects its address …"),
        ],
        types: vec![("incident".into(), "Incidents".into()), ("service".into(), "Services".into())],
        only: None,
    }
}

/// The account page.
#[must_use]
pub fn me_page() -> MePage {
    let ago = |s: i64| NOW.plus_seconds(-s);
    MePage {
        sessions: vec![
            SessionView { id: "a".into(), since: ago(20_000), seen: ago(10), agent: "Firefox on Linux".into(), current: true },
            SessionView { id: "b".into(), since: ago(600_000), seen: ago(90_000), agent: "Safari on iPhone".into(), current: false },
        ],
        tokens: vec![TokenView { id: id(920), name: "monitoring".into(), created: ago(9_000_000), expires: None, used: Some(ago(120)) }],
        fresh: Some("evt_3q9Zk1VbS0m7nYwT".into()),
        refusals: Refusals::default(),
        roles: vec!["Service desk agent".into(), "Incident manager".into()],
    }
}

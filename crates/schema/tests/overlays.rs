//! What overlays may do, and what they may not, as data.
#![allow(clippy::unwrap_used, missing_docs)]

use schema::{FieldKind, FieldRule, Loaded};

fn blocks() -> Vec<(String, String)> {
    let page = std::fs::read_to_string(format!("{}/../../docs/record-types.md", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let parts = page.split("```toml file=").skip(1);
    parts.map(|part| part.split_once("```").unwrap().0.split_once('\n').map(|(f, t)| (f.to_owned(), t.to_owned())).unwrap()).collect()
}

fn load(overlays: &[(&str, &str)]) -> Result<Loaded, String> {
    let blocks = blocks();
    let sources: Vec<_> = blocks.iter().filter(|(f, _)| !f.starts_with("overlay")).map(|(f, t)| (f.as_str(), t.as_str())).collect();
    schema::load(&sources, overlays).map_err(|e| e.to_string())
}

#[test]
fn the_documented_overlay_does_what_it_says() {
    let blocks = blocks();
    let overlay = &blocks.iter().find(|(f, _)| f == "overlay.toml").unwrap().1;
    let loaded = load(&[("overlay.toml", overlay)]).unwrap_or_else(|e| panic!("{e}"));
    let def = loaded.model.get("fault").unwrap();
    assert_eq!(def.title, "Trouble report");
    assert!(def.field("assigned_group").unwrap().required);
    assert_eq!(def.field("title").unwrap().label, "Subject");
    assert!(def.field("x_site").unwrap().custom && def.form[0].fields.contains(&"x_site".into()));
    assert_eq!(def.form[0].fields[0], "title");
    assert!(!def.form.iter().any(|g| g.fields.contains(&"location".into())));
    assert_eq!(def.state("new").unwrap().fields["location"], FieldRule::Hidden);
    assert_eq!(def.state("resolved").unwrap().fields["x_site"], FieldRule::Required);
    assert_eq!(def.field("resolution").unwrap().kind, FieldKind::LongText { max: 5000, markdown: true });
    let FieldKind::Choice { choices } = &def.field("pending_reason").unwrap().kind else { panic!("a choice") };
    let shown: Vec<_> = choices.iter().map(|c| (&*c.name, &*c.base, c.label.as_str(), c.retired)).collect();
    assert_eq!(
        shown,
        [
            ("awaiting_caller", "awaiting_caller", "Caller must answer", false),
            ("x_awaiting_landlord", "awaiting_caller", "Awaiting landlord", false),
            ("awaiting_supplier", "awaiting_supplier", "Awaiting supplier", true),
        ]
    );
    assert_eq!(schema::handle::base_choice(def, "pending_reason", "x_awaiting_landlord"), "awaiting_caller");
    assert_eq!(def.r#move("resume").unwrap().from, ["pending", "x_waiting_for_parts"]);
    assert!(def.r#move("resume").unwrap().reason && def.r#move("start").unwrap().label == "I take it");
    let base = load(&[]).unwrap();
    assert_ne!(base.model.fingerprint, loaded.model.fingerprint);
}

#[test]
fn overlays_tighten_and_never_loosen() {
    let cases: &[(&str, &str)] = &[
        ("[type.falt]", "SCH-050 o.toml:1:7 there is no record type “falt” hint: did you mean “fault”?"),
        ("[type.fault]\nrelable = {}", "SCH-002 o.toml:2:1 an overlay of a record type has no key `relable` hint: did you mean “relabel”?"),
        (
            "[type.fault.relabel]\nresolutoin = 'x'",
            "SCH-050 o.toml:2:14 there is nothing called “resolutoin” to relabel hint: did you mean “resolution”?",
        ),
        (
            "[type.fault]\nhide = ['pending_reason']",
            "SCH-055 o.toml:2:9 “pending_reason” cannot be hidden; it is referred to by clock resolution, state pending, move resume",
        ),
        (
            "[type.fault]\nhide = ['title']",
            "SCH-055 o.toml:2:9 “title” cannot be hidden; it is referred to by creation, which requires it, the common column title",
        ),
        (
            "[type.fault]\nremove = ['resolution']",
            "SCH-055 o.toml:2:11 “resolution” cannot be removed; it is referred to by state resolved hint: hide it instead",
        ),
        (
            "[type.fault]\nremove = ['reported_at']",
            "SCH-055 o.toml:2:11 “reported_at” cannot be removed; it is referred to by clock resolution",
        ),
        ("[type.fault]\nrequire = ['resolution']", "SCH-037 o.toml:2:12 “resolution” is required, but the creation form does not offer it"),
        ("[type.fault]\nrequire = ['priority']", "SCH-051 o.toml:2:12 “priority” is computed"),
        (
            "[type.fault]\nretire = ['priority.p3']",
            "SCH-055 o.toml:2:11 “p3” cannot be retired; it is used by the rule that computes the field, move resolve, the targets of a clock",
        ),
        ("[type.fault]\nretire = ['priority.p9']", "SCH-050 o.toml:2:11 there is no choice “priority.p9”"),
        (
            "[[type.fault.add_field]]\nname = 'site'\nkind = 'text'",
            "SCH-053 o.toml:1:1 “site” is added by an overlay hint: call it “x_site”",
        ),
        ("[[type.fault.add_field]]\nname = 'x_site'\nkind = 'txt'", "SCH-010 o.toml:3:8 there is no kind “txt”"),
        ("[[type.fault.add_field]]\nname = 'x_site'\nkind = 'text'\ncomputed = true", "SCH-051 o.toml:1:1 “x_site” cannot be computed"),
        ("[[type.fault.field]]\nname = 'title'\nrequired = false", "SCH-051 o.toml:3:1 `required` of “title” cannot be loosened"),
        ("[[type.fault.field]]\nname = 'title'\nmin_text = 5", "SCH-051 o.toml:3:1 `min_text` of “title” cannot be loosened"),
        ("[[type.fault.field]]\nname = 'title'\nmax = 4000", "SCH-051 o.toml:3:1 `max` can only become smaller than 200"),
        (
            "[[type.fault.field]]\nname = 'priority'\nkind = 'text'",
            "SCH-012 o.toml:3:8 the kind of “priority” is fixed; referred to by the common column rank, clock resolution, move resolve hint:",
        ),
        ("[[type.fault.field]]\nname = 'priority'\ncomputed = false", "SCH-051 o.toml:3:1 `computed` of “priority” cannot be loosened"),
        (
            "[[type.fault.field]]\nname = 'priorty'\nhelp = 'x'",
            "SCH-050 o.toml:1:1 fault has no field “priorty” hint: did you mean “priority”?",
        ),
        (
            "[[type.fault.add_choice]]\nfield = 'priority'\nname = 'x_p0'",
            "SCH-054 o.toml:1:1 “x_p0” does not say which base choice it is read as hint: as = one of p1, p2, p3",
        ),
        ("[[type.fault.add_choice]]\nfield = 'priority'\nname = 'p0'\nas = 'p1'", "SCH-053 o.toml:3:8 “p0” is added by an overlay"),
        ("[[type.fault.add_choice]]\nfield = 'title'\nname = 'x_p0'\nas = 'p1'", "SCH-050 o.toml:2:9 “title” has no choices"),
        ("[[type.fault.add_state]]\nname = 'x_gone'\nphase = 'cancelled'", "SCH-051 o.toml:1:1 “x_gone” would stand alone"),
        ("[[type.fault.add_state]]\nname = 'x_lost'\nphase = 'working'", "SCH-019 o.toml:1:1 no move leads to “x_lost”"),
        (
            "[[type.fault.add_move]]\nname = 'x_skip'\nfrom = 'new'\nto = 'resolved'",
            "SCH-051 o.toml:3:8 “new” is in phase open, “resolved” in phase done: an added move stays inside a phase",
        ),
        (
            "[[type.fault.add_move]]\nname = 'x_shut'\nfrom = 'resolved'\nto = 'closed'",
            "SCH-052 o.toml:3:8 the move would lead around “close”",
        ),
        (
            "[[type.fault.add_move]]\nname = 'x_again'\nfrom = 'pending'\nto = 'pending'\neffects = ['clear resolved_at']",
            "SCH-051 o.toml:5:12 “resolved_at” belongs to the base",
        ),
        (
            "[[type.fault.move]]\nname = 'close'\nreason = true",
            "SCH-052 o.toml:1:1 “close” is locked: it leads to “closed” and is taken by whoever may update",
        ),
        (
            "[[type.fault.move]]\nname = 'resolve'\nroles = ['user']",
            "SCH-051 o.toml:3:10 “user” may not take “resolve” in the base hint: any of support_analyst, service_desk_agent",
        ),
        ("[[type.fault.move]]\nname = 'resolve'\nto = 'closed'", "SCH-051 o.toml:3:1 `to` of a move of the base is fixed"),
        ("[[type.fault.move]]\nname = 'resolve'\nalso_from = ['new']", "SCH-051 o.toml:3:14 “new” is not a state of your own"),
        ("[[type.fault.move]]\nname = 'resolv'", "SCH-050 o.toml:1:1 there is no move “resolv” hint: did you mean “resolve”?"),
        ("[[type.fault.move]]\nname = 'resolve'\nneeds = ['x_no']", "SCH-016 o.toml:3:10 fault has no field “x_no”"),
        (
            "[[type.fault.state]]\nname = 'resolved'\nhidden = ['resolution']",
            "SCH-051 o.toml:1:1 “resolved” already has another rule for “resolution”",
        ),
        ("[[type.fault.state]]\nname = 'resolved'\nphase = 'closed'", "SCH-051 o.toml:1:1 phase and end of “resolved” are fixed"),
        ("[[type.fault.add_view]]\nname = 'mine'\nquery = ''", "SCH-053 o.toml:1:1 “mine” is added by an overlay"),
        ("[type.fault]\ncolumns = ['x_nope']", "SCH-027 o.toml:2:12 there is no column “x_nope”"),
        (
            "[type.fault]\nreorder = [{ group = 'Wrok', fields = ['title'] }]",
            "SCH-050 o.toml:2:12 there is no group “Wrok” on the form hint: did you mean “Work”?",
        ),
    ];
    for (overlay, expect) in cases {
        let found = load(&[("o.toml", overlay)]).err().unwrap_or_default();
        assert!(found.lines().any(|line| line.starts_with(expect)), "{overlay}\nexpected {expect}\nfound {found}");
    }
    let clash = load(&[("a.toml", "[type.fault]\nrelabel.title = 'One'"), ("b.toml", "[type.fault]\nrelabel.title = 'Two'")]).unwrap_err();
    assert_eq!(clash, "SCH-056 b.toml:2:17 “title” is “Two” here and “One” at a.toml:2:17\n");
}

//! No input makes the loader panic, and whatever loads is a model the rest of the system can rely on.
#![allow(clippy::unwrap_used, missing_docs)]

use proptest::prelude::*;
use schema::{FieldKind, FieldRule};

fn blocks() -> Vec<(String, String)> {
    let page = std::fs::read_to_string(format!("{}/../../docs/record-types.md", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let parts = page.split("```toml file=").skip(1);
    parts.map(|part| part.split_once("```").unwrap().0.split_once('\n').map(|(f, t)| (f.to_owned(), t.to_owned())).unwrap()).collect()
}

/// Loads, prints, and looks at every promise the check makes.
fn load(sources: &[(&str, &str)], overlays: &[(&str, &str)]) {
    match schema::load(sources, overlays) {
        Err(errors) => {
            assert!(!errors.is_empty());
            for error in &errors.0 {
                assert!(schema::DIAGNOSTICS.iter().any(|(code, ..)| *code == error.code), "{error}");
                assert!(error.place.line > 0 && error.place.column > 0, "{error}");
                assert!(!error.place.file.is_empty(), "{error}");
            }
        }
        Ok(loaded) => {
            for def in loaded.model.types.values() {
                assert!(def.field(&def.spine.title.0).is_some());
                if let Some(cycle) = &def.lifecycle {
                    assert!(def.state(&cycle.initial).is_some());
                    assert!(cycle.moves.iter().all(|m| def.state(&m.to).is_some() && m.from.iter().all(|f| def.state(f).is_some())));
                }
                for name in def.form.iter().flat_map(|g| &g.fields) {
                    assert!(def.field(name).is_some());
                }
            }
        }
    }
}

#[test]
fn awkward_sources() {
    let deep = format!("a{} = 1", ".a".repeat(5000));
    let header = format!("[a{}]", ".a".repeat(5000));
    let nested = format!("x = {}1{}", "[".repeat(5000), "]".repeat(5000));
    let tables = format!("x = {}1{}", "{a=".repeat(5000), "}".repeat(5000));
    let large = format!("# {}", "x".repeat(300_000));
    let wide = format!("field = [{}]", "1,".repeat(50_000));
    let sources = [
        "",
        "\u{FEFF}",
        "\0",
        "=",
        "name",
        "name = 'x'\nname = 'y'",
        "[[field]]\n[field]",
        "[field]\nname = 'x'",
        "field = 5",
        "state = [[[]]]",
        "name = 'a'\ntitle = 'A'\npurpose = 'P'\n[[field]]\nname = 'title'\nkind = 'text'\nmax = 99999999999999999999",
        "type = 5",
        "[type]\nfault = 5",
        "[type.fault]\nretire = [5]",
        "[type.fault]\nrelabel = 5",
        "[[type.fault.move]]",
        "[[type.fault.move]]\nname = 'start'\nalso_from = 5",
        "[[type.fault.add_state]]",
        "[[type.fault.add_choice]]\nfield = 'x_'\nname = 'x_'\nas = 'x_'",
        "name = 'a'\r\ntitle = 'A\u{202E}'",
        &deep,
        &header,
        &nested,
        &tables,
        &large,
        &wide,
    ];
    let blocks = blocks();
    let base: Vec<_> = blocks.iter().filter(|(f, _)| !f.starts_with("overlay")).map(|(f, t)| (f.as_str(), t.as_str())).collect();
    for source in sources {
        load(&[("noise.toml", source)], &[]);
        load(&base, &[("noise.toml", source)]);
    }
}

/// What every overlay must leave standing, whatever it says.
fn never_loosened(base: &schema::TypeDef, now: &schema::TypeDef) {
    for field in &base.fields {
        let changed = now.field(&field.name).expect("fields of the base stay");
        assert!(changed.required >= field.required && changed.computed == field.computed && changed.immutable >= field.immutable);
        assert!(changed.min_text >= field.min_text && changed.past >= field.past && changed.personal >= field.personal);
        match (&field.kind, &changed.kind) {
            (FieldKind::Text { max: old }, FieldKind::Text { max: new })
            | (FieldKind::LongText { max: old, .. }, FieldKind::LongText { max: new, .. }) => assert!(new <= old),
            (FieldKind::Choice { choices: old }, FieldKind::Choice { choices: new }) => {
                assert!(old.iter().all(|c| new.iter().any(|n| n.name == c.name && n.base == c.base && n.rank == c.rank)));
                assert!(new.iter().all(|n| old.iter().any(|c| c.name == n.base)), "every added choice is read as one of the base");
            }
            (old, new) => assert_eq!(old, new),
        }
    }
    let (Some(old), Some(new)) = (&base.lifecycle, &now.lifecycle) else { return };
    assert_eq!(old.initial, new.initial);
    for state in &old.states {
        let changed = now.state(&state.name).expect("states of the base stay");
        assert_eq!((state.phase, state.terminal), (changed.phase, changed.terminal));
        let kept = |rule| state.fields.iter().filter(move |(_, r)| **r == rule).all(|(f, r)| changed.fields.get(f) == Some(r));
        assert!(kept(FieldRule::Required) && kept(FieldRule::ReadOnly) && kept(FieldRule::Hidden));
    }
    for step in &old.moves {
        let changed = now.r#move(&step.name).expect("moves of the base stay");
        assert_eq!((&step.to, step.locked, step.automatic), (&changed.to, changed.locked, changed.automatic));
        assert!(step.needs.iter().all(|n| changed.needs.contains(n)) && changed.reason >= step.reason);
        assert!(step.effects.iter().all(|e| changed.effects.contains(e)));
        assert!(step.roles.is_empty() || changed.roles.iter().all(|r| step.roles.contains(r)));
        assert!(changed.from.iter().all(|f| step.from.contains(f) || f.starts_with("x_")));
        if step.locked {
            assert_eq!((&step.roles, &step.needs, &step.from), (&changed.roles, &changed.needs, &changed.from));
        }
    }
    for step in new.moves.iter().filter(|m| old.moves.iter().all(|o| o.name != m.name)) {
        let phase = |state: &str| now.state(state).map(|s| s.phase);
        assert!(step.from.iter().all(|from| phase(from) == phase(&step.to)), "added moves stay inside a phase");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn any_text(text in "\\PC{0,200}") {
        load(&[("noise.toml", &text)], &[("noise-overlay.toml", &text)]);
    }

    /// Lines of the documented definitions cut, doubled, swapped and overwritten.
    #[test]
    fn mutated_definitions(edits in prop::collection::vec((0_usize..3, 0_usize..220, 0_usize..220, 0_u8..6, "[a-z_ =\\[\\]{}\"',.0-9]{0,12}"), 1..6)) {
        let mut blocks = blocks();
        for (block, line, other, how, noise) in edits {
            let text = &mut blocks[block].1;
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            let (line, other) = (line % lines.len(), other % lines.len());
            match how {
                0 => { lines.remove(line); }
                1 => { let copy = lines[other].clone(); lines.insert(line, copy); }
                2 => lines.swap(line, other),
                3 => { let cut = lines[line].chars().count() / 2; lines[line] = lines[line].chars().take(cut).collect(); }
                4 => { let cut = lines[line].find('=').map_or(0, |i| i + 1); lines[line].truncate(cut); lines[line].push_str(&noise); }
                _ => lines[line] = noise,
            }
            *text = lines.join("\n");
        }
        let (overlays, sources): (Vec<_>, Vec<_>) = blocks.iter().map(|(f, t)| (f.as_str(), t.as_str())).partition(|(f, _)| f.starts_with("overlay"));
        load(&sources, &overlays);
    }

    /// Lines of overlays put together at random: what loads has not loosened anything.
    #[test]
    fn overlays_never_loosen(picks in prop::collection::vec((0_usize..PIECES.len(), 0_usize..TARGETS.len(), 0_usize..TARGETS.len()), 1..8)) {
        let blocks = blocks();
        let sources: Vec<_> = blocks.iter().filter(|(f, _)| !f.starts_with("overlay")).map(|(f, t)| (f.as_str(), t.as_str())).collect();
        let base = schema::load(&sources, &[]).unwrap();
        for (piece, one, other) in picks {
            let text = PIECES[piece].replace("{a}", TARGETS[one]).replace("{b}", TARGETS[other]);
            let both = format!("{}\n{text}", blocks.iter().find(|(f, _)| f == "overlay.toml").unwrap().1);
            for overlay in [&text, &both] {
                if let Ok(loaded) = schema::load(&sources, &[("o.toml", overlay)]) {
                    never_loosened(base.model.get("fault").unwrap(), loaded.model.get("fault").unwrap());
                }
            }
        }
    }
}

const TARGETS: &[&str] = &[
    "title",
    "priority",
    "parts",
    "resolution",
    "pending_reason",
    "reported_at",
    "location",
    "assigned_to",
    "new",
    "in_progress",
    "pending",
    "resolved",
    "closed",
    "start",
    "pause",
    "resume",
    "resolve",
    "close",
    "x_waiting_for_parts",
    "x_site",
    "p1",
    "awaiting_caller",
    "x_new",
];
const PIECES: &[&str] = &[
    "[[type.fault.field]]\nname = '{a}'\nrequired = false",
    "[[type.fault.field]]\nname = '{a}'\nmax = 150",
    "[[type.fault.field]]\nname = '{a}'\nmax = 90000",
    "[[type.fault.field]]\nname = '{a}'\nmin_text = 15",
    "[[type.fault.field]]\nname = '{a}'\ncomputed = false\nimmutable = false\npast = false",
    "[[type.fault.field]]\nname = '{a}'\nchoices = '{b}'",
    "[[type.fault.state]]\nname = '{a}'\nrequired = ['{b}']",
    "[[type.fault.state]]\nname = '{a}'\nhidden = ['{b}']",
    "[[type.fault.state]]\nname = '{a}'\nprompted = ['{b}']",
    "[[type.fault.state]]\nname = '{a}'\nreadonly = ['{b}']",
    "[[type.fault.move]]\nname = '{a}'\nneeds = ['{b}']",
    "[[type.fault.move]]\nname = '{a}'\nroles = ['support_analyst']",
    "[[type.fault.move]]\nname = '{a}'\nroles = ['{b}']",
    "[[type.fault.move]]\nname = '{a}'\nalso_from = ['{b}']",
    "[[type.fault.move]]\nname = '{a}'\neffects = ['clear {b}']",
    "[[type.fault.add_move]]\nname = 'x_go'\nfrom = ['{a}']\nto = '{b}'",
    "[[type.fault.add_move]]\nname = 'x_go'\nfrom = ['{a}']\nto = '{a}'\neffects = ['clear {b}']",
    "[[type.fault.add_choice]]\nfield = '{a}'\nname = 'x_c'\nas = '{b}'",
    "[[type.fault.add_state]]\nname = 'x_new'\nphase = 'working'\n[[type.fault.add_move]]\nname = 'x_in'\nfrom = '{a}'\nto = 'x_new'\n[[type.fault.move]]\nname = '{b}'\nalso_from = ['x_new']",
    "[[type.fault.add_field]]\nname = '{a}'\nkind = 'text'",
    "[[type.fault.reorder]]\ngroup = 'Work'\nfields = ['{a}', '{b}']",
];

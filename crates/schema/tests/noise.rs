//! No input makes the loader panic, and whatever loads is a model the rest of the system can rely on.
#![allow(clippy::unwrap_used, missing_docs)]

use proptest::prelude::*;

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
}

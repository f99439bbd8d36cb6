//! The guide is run: every command in a `console` block of its pages is carried out in a temporary folder, page after page,
//! and what it prints is compared with what the page shows. `…` stands for anything, a line of it for any lines;
//! `# exit code 4` behind a command says that it is meant to end so.

use std::path::{Path, PathBuf};
use std::process::Command;

struct Step {
    line: usize,
    command: String,
    code: i32,
    shown: Vec<String>,
}

/// The commands of a page, with what it shows of their output.
fn steps(page: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut inside = false;
    for (number, line) in page.lines().enumerate() {
        match line {
            "```console" => inside = true,
            "```" => inside = false,
            _ if !inside => {}
            _ => match line.strip_prefix("$ ") {
                Some(command) => {
                    let (command, code) = command.split_once(" # exit code ").map_or((command, 0), |(c, n)| (c, n.trim().parse().unwrap()));
                    steps.push(Step { line: number + 1, command: command.trim().to_owned(), code, shown: Vec::new() });
                }
                None => steps.last_mut().unwrap().shown.push(line.to_owned()),
            },
        }
    }
    steps
}

/// Whether `text` is `pattern`, where `…` stands for anything.
fn like(pattern: &str, text: &str) -> bool {
    let parts: Vec<&str> = pattern.split('…').map(str::trim).collect();
    let text = text.trim();
    let [first, middle @ .., last] = parts.as_slice() else { return text == pattern.trim() };
    let Some(mut rest) = text.strip_prefix(first) else { return false };
    for part in middle {
        match rest.split_once(part) {
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
    rest.ends_with(last)
}

fn agrees(shown: &[String], seen: &[&str]) -> bool {
    match shown.split_first() {
        None => seen.is_empty(),
        Some((line, rest)) if line.trim() == "…" => (0..=seen.len()).any(|skip| agrees(rest, &seen[skip..])),
        Some((line, rest)) => seen.split_first().is_some_and(|(first, others)| like(line, first) && agrees(rest, others)),
    }
}

fn run(page: &Path, folder: &Path) {
    let program = PathBuf::from(env!("CARGO_BIN_EXE_evident"));
    let search = format!("{}:/usr/bin:/bin", program.parent().unwrap().display());
    let text = std::fs::read_to_string(page).unwrap();
    for step in steps(&text) {
        let place = format!("{}:{}: {}", page.file_name().unwrap().to_string_lossy(), step.line, step.command);
        let mut shell = Command::new("/bin/sh");
        shell.args(["-c", &step.command]).current_dir(folder).env_clear();
        let done = shell.env("PATH", &search).env("EVIDENT_LOG", "warn").output().unwrap();
        let (out, err) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
        assert_eq!(done.status.code(), Some(step.code), "{place}\n{out}{err}");
        if !step.shown.is_empty() {
            let seen: Vec<&str> = out.lines().chain(err.lines()).collect();
            assert!(agrees(&step.shown, &seen), "{place}\nthe page shows:\n{}\nit said:\n{}", step.shown.join("\n"), seen.join("\n"));
        }
    }
}

#[test]
fn what_the_guide_shows_happens() {
    let folder = testkit::temp_dir();
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/guide");
    let pages = [
        "01-first-ten-minutes.md",
        "02-set-up-your-organisation.md",
        "05-import.md",
        "08-lists-in-and-out.md",
        "06-prove-it.md",
        "07-operate.md",
    ];
    let mut commands = 0;
    for page in pages {
        let page = docs.join(page);
        commands += steps(&std::fs::read_to_string(&page).unwrap()).len();
        run(&page, folder.path());
    }
    assert!(commands >= 20, "only {commands} commands are run");
}

#[test]
fn the_comparison_can_fail() {
    let shown = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    assert!(agrees(&shown("a … c\n…\nend"), &["a b c", "x", "y", "end"]));
    assert!(!agrees(&shown("a … c"), &["a b d"]));
    assert!(!agrees(&shown("a"), &["a", "b"]));
    assert!(!agrees(&shown("…\nend"), &["x"]));
    assert!(like("… entries, root …", "12 entries, root ab"));
    assert_eq!(steps("```console\n$ evident x # exit code 3\nno\n```\n").first().map(|s| (s.code, s.shown.len())), Some((3, 1)));
}

//! Rules about source text: who writes SQL, who knows HTTP, who reads the clock, and what stands in no file at all.

use super::Finding;
use super::direction::PURE;
use super::ratchet::Ratchet;
use super::scan::{Scanned, scan};
use crate::workspace::Workspace;

/// Longer files are two subjects.
const MAX_LINES: usize = 600;

pub fn check(workspace: &Workspace) -> Result<Vec<Finding>, String> {
    let mut findings = Vec::new();
    let mut ratchet = Ratchet::load(&workspace.read("xtask/exemptions.toml")?)?;
    for path in workspace.files(&[".rs"])? {
        for (rule, finding) in check_file(&path, &workspace.read(&path)?) {
            if !ratchet.exempts(rule, &path) {
                findings.push(finding);
            }
        }
    }
    findings.extend(ratchet.unused());
    Ok(findings)
}

/// All findings in one file, with the name of the rule.
fn check_file(path: &str, text: &str) -> Vec<(&'static str, Finding)> {
    let mut findings = Vec::new();
    let lines = text.lines().count();
    let printed = text.lines().take(3).any(|line| line.contains("by `cargo xtask gen`"));
    if lines > MAX_LINES && !printed {
        findings.push(("length", Finding::new(path, format!("{lines} lines; a file has one subject and at most {MAX_LINES}"))));
    }
    let room = path.strip_prefix("crates/").and_then(|rest| rest.split('/').next()).unwrap_or("");
    let is_test = path.contains("/tests/") || path.contains("/benches/") || path.ends_with("/tests.rs");
    let scanned = scan(text);
    let file = File { path, room, is_test, tests_from: tests_from(&scanned), pure: PURE.contains(&room) };
    for (number, line) in (1..).zip(&scanned.code) {
        file.check_code(number, line, &mut findings);
    }
    for (number, comment) in &scanned.comments {
        for word in ["TODO", "FIXME", "XXX"] {
            if words(comment).any(|w| w == word) {
                findings.push(("unfinished", Finding::new(format!("{path}:{number}"), format!("{word}: finish it, or open an issue"))));
            }
        }
    }
    for (number, string) in &scanned.strings {
        if !room.is_empty() && !matches!(room, "store" | "testkit" | "testpg") && !file.in_tests(*number) && looks_like_sql(string) {
            findings.push(("sql", Finding::new(format!("{path}:{number}"), "only `store` writes SQL")));
        }
    }
    findings
}

struct File<'a> {
    path: &'a str,
    room: &'a str,
    is_test: bool,
    tests_from: usize,
    pure: bool,
}

impl File<'_> {
    fn in_tests(&self, line: usize) -> bool {
        self.is_test || line >= self.tests_from
    }

    fn check_code(&self, number: usize, line: &str, findings: &mut Vec<(&'static str, Finding)>) {
        let mut find = |rule, words: &str| findings.push((rule, Finding::new(format!("{}:{number}", self.path), words)));
        let has = |word: &str| words(line).any(|w| w == word);
        if line.contains("todo!(") || line.contains("unimplemented!(") {
            find("unfinished", "nothing is left undone in a landed file");
        }
        if line.contains("#[ignore") {
            find("ignore", "a test that does not run proves nothing: mend it or take it out");
        }
        if self.room.is_empty() {
            return;
        }
        let database = has("sqlx") || has("sea_query") || has("sea_query_sqlx") || has("AssertSqlSafe") || has("rusqlite");
        if database && !matches!(self.room, "store" | "testkit") {
            find("sql", "only `store` talks to databases");
        }
        if (has("axum") || has("StatusCode") || has("tower_http")) && !matches!(self.room, "web" | "testkit") {
            find("http", "only `web` knows HTTP");
        }
        if self.pure && (has("async") || line.contains(".await")) {
            find("async", "pure rooms never wait");
        }
        let clocks = ["Timestamp::now(", "Zoned::now(", "SystemTime::now(", "Utc::now(", "Instant::now("];
        if clocks.iter().any(|c| line.contains(c)) && self.path != "crates/kernel/src/source.rs" && self.room != "testkit" {
            find("clock", "nothing reads the clock but kernel::SystemClock; take `now` as an argument");
        }
        if self.pure && !self.in_tests(number) && (has("HashMap") || has("HashSet")) {
            find("hashmap", "pure rooms use BTreeMap and BTreeSet: the order of a HashMap leaks into what is shown and stored");
        }
    }
}

/// The line of the first `#[cfg(test)]` before a module; everything after it is test code by custom.
fn tests_from(scanned: &Scanned) -> usize {
    let starts = |line: &String| line.trim_start().starts_with("#[cfg(test)]");
    let found = scanned.code.windows(2).position(|pair| starts(&pair[0]) && pair[1].trim_end().ends_with('{'));
    found.map_or(usize::MAX, |index| index + 1)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
}

fn looks_like_sql(text: &str) -> bool {
    let words: Vec<String> = text.split_whitespace().take(12).map(str::to_ascii_uppercase).collect();
    let word = |i: usize| words.get(i).map_or("", String::as_str);
    let upper = |i: usize| text.split_whitespace().nth(i).is_some_and(|w| w.chars().all(|c| c.is_ascii_uppercase()));
    match (word(0), word(1)) {
        ("SELECT", _) => words.iter().any(|w| w == "FROM") && (upper(0) || text.contains(" from ") && text.contains([',', '*', '('])),
        ("INSERT", "INTO") | ("DELETE", "FROM") => true,
        ("CREATE" | "ALTER" | "DROP", "TABLE" | "INDEX") => true,
        ("UPDATE", _) => word(2) == "SET",
        ("PRAGMA", _) => upper(0),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(path: &str, text: &str) -> Vec<&'static str> {
        check_file(path, text).into_iter().map(|(rule, _)| rule).collect()
    }

    #[test]
    fn each_rule_finds_its_breach() {
        let cases: &[(&str, &str, &[&str])] = &[
            ("crates/app/src/a.rs", "let q = \"SELECT id FROM record\";", &["sql"]),
            ("crates/app/src/a.rs", "let q = \"select id, name from record\";", &["sql"]),
            ("crates/app/src/a.rs", "let q = \"UPDATE t SET a = 1\"; let r = \"delete from t\";", &["sql", "sql"]),
            ("crates/app/src/a.rs", "let q = \"Select a record from the list\"; // SELECT x FROM y", &[]),
            ("crates/store/src/a.rs", "use sqlx::Row; let q = \"SELECT id FROM record\";", &[]),
            ("crates/app/src/a.rs", "use sqlx::Row;", &["sql"]),
            ("crates/app/src/a.rs", "use axum::Router;", &["http"]),
            ("crates/web/src/a.rs", "use axum::Router;", &[]),
            ("crates/engine/src/a.rs", "pub async fn f() { g().await }", &["async"]),
            ("crates/engine/src/a.rs", "// async is for others\nlet s = \"async .await\";", &[]),
            ("crates/app/src/a.rs", "pub async fn f() { g().await }", &[]),
            ("crates/app/src/a.rs", "let t = jiff::Timestamp::now();", &["clock"]),
            ("crates/kernel/src/source.rs", "jiff::Timestamp::now().into()", &[]),
            ("crates/schema/src/a.rs", "use std::collections::HashMap;", &["hashmap"]),
            ("crates/schema/src/a.rs", "#[cfg(test)]\nmod tests {\n use std::collections::HashMap;\n}", &[]),
            ("crates/schema/src/a.rs", "#[cfg(test)]\nmod samples;\nuse std::collections::HashMap;", &["hashmap"]),
            ("crates/schema/tests/a.rs", "use std::collections::HashMap;", &[]),
            ("crates/web/src/a.rs", "use std::collections::HashMap;", &[]),
            ("crates/web/src/a.rs", "// TODO: later\nlet s = \"TODO\";", &["unfinished"]),
            ("crates/web/src/a.rs", "// a MASTODON is no mark\ntodo!()", &["unfinished"]),
            ("crates/web/tests/a.rs", "#[test]\n#[ignore]\nfn f() {}", &["ignore"]),
            ("xtask/src/a.rs", "use sqlx::Row; fn main() { Instant::now(); }", &[]),
        ];
        for (path, text, expected) in cases {
            assert_eq!(rules(path, text), *expected, "{path}: {text}");
        }
        assert_eq!(rules("crates/web/src/a.rs", &"\n".repeat(600)), Vec::<&str>::new());
        assert_eq!(rules("crates/web/src/a.rs", &"\n".repeat(601)), ["length"]);
        assert!(rules("crates/web/src/a.rs", &format!("//! Printed by `cargo xtask gen`.{}", "\n".repeat(601))).is_empty());
    }
}

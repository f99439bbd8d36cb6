//! Direction: which room may depend on which, and what pure rooms never depend on, however far away.

use super::Finding;
use crate::workspace::Workspace;

/// Each room with the rooms it may depend on. Tests aside (dev-dependencies are free).
const ROOMS: &[(&str, &[&str])] = &[
    ("kernel", &[]),
    ("schema", &["kernel"]),
    ("journal", &["kernel"]),
    ("engine", &["kernel", "schema", "journal"]),
    ("practices", &["kernel", "schema", "journal", "engine"]),
    ("store", &["kernel", "schema", "journal", "engine"]),
    ("tabular", &["kernel"]),
    ("app", &["kernel", "schema", "journal", "engine", "practices", "store", "tabular"]),
    ("web", &["kernel", "schema", "journal", "engine", "practices", "store", "tabular", "app"]),
    ("worker", &["kernel", "schema", "journal", "engine", "practices", "store", "app"]),
    ("connect", &["kernel", "schema", "journal", "engine", "practices", "store", "tabular", "app"]),
    ("evident", &["kernel", "schema", "journal", "engine", "practices", "store", "tabular", "app", "web", "worker", "connect"]),
    ("testpg", &[]),
    ("xtask", &["kernel", "schema", "testpg"]),
];

/// Packages for tests and measurements: they may depend on every room, and no room on them.
const TOOLS: &[&str] = &["testkit", "benches", "e2e", "faults", "fuzz"];

/// Rooms without input and output.
pub const PURE: &[&str] = &["kernel", "schema", "journal", "engine", "practices"];

/// What a pure room never depends on.
const IMPURE: &[&str] = &["tokio", "sqlx", "sqlx-core", "rusqlite", "axum", "hyper", "reqwest", "mio", "lettre"];

pub fn check(workspace: &Workspace) -> Vec<Finding> {
    let mut findings = Vec::new();
    for member in workspace.members.iter().filter(|m| !TOOLS.contains(&m.as_str())) {
        findings.extend(check_room(member, &workspace.own_dependencies(member).into_iter().collect::<Vec<_>>()));
    }
    for room in PURE {
        let all = workspace.all_dependencies(room);
        findings.extend(IMPURE.iter().filter_map(|name| {
            let path = all.get(name)?;
            Some(Finding::new(*room, format!("is a pure room and may not depend on {name}, not even from afar: {path}")))
        }));
    }
    findings
}

fn check_room(room: &str, dependencies: &[&str]) -> Vec<Finding> {
    let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == room) else {
        return vec![Finding::new(room, "is a new room: say in xtask/src/tidy/direction.rs what it may depend on")];
    };
    let wrong = dependencies.iter().filter(|d| !allowed.contains(d));
    wrong.map(|d| Finding::new(room, format!("may not depend on {d}: dependencies go one way (ARCHITECTURE.md, the rooms)"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn up_and_sideways_are_refused() {
        assert!(check_room("engine", &["kernel", "schema"]).is_empty());
        assert_eq!(check_room("engine", &["store"]).len(), 1);
        assert_eq!(check_room("store", &["practices", "kernel"]).len(), 1);
        assert_eq!(check_room("web", &["connect", "testkit"]).len(), 2);
        assert_eq!(check_room("attic", &[]).len(), 1);
    }

    #[test]
    fn the_real_graph_is_seen() {
        let workspace = Workspace::load().expect("cargo metadata");
        assert!(workspace.own_dependencies("store").contains("engine"));
        assert!(workspace.all_dependencies("store").contains_key("sqlx"), "far dependencies are found");
        assert!(workspace.all_dependencies("engine").contains_key("serde"));
    }
}

//! What cargo and git know about the project.

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

/// One package of the dependency graph.
#[derive(Clone, Debug, Deserialize)]
pub struct Package {
    /// Unique id in the graph.
    pub id: String,
    /// Name.
    pub name: String,
    /// SPDX expression.
    pub license: Option<String>,
    /// Where it comes from; `None` for our own.
    pub source: Option<String>,
    /// Version, for messages.
    pub version: String,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    workspace_members: Vec<String>,
    target_directory: PathBuf,
    resolve: Resolve,
}
#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}
#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dep>,
}
#[derive(Deserialize)]
struct Dep {
    pkg: String,
    dep_kinds: Vec<DepKind>,
}
#[derive(Deserialize)]
struct DepKind {
    kind: Option<String>,
}

/// The project: its root, its packages, its tracked files.
pub struct Workspace {
    /// Directory of the root `Cargo.toml`.
    pub root: PathBuf,
    /// Where cargo puts what it builds.
    pub target: PathBuf,
    /// All packages of the graph.
    pub packages: Vec<Package>,
    /// Names of our own packages.
    pub members: BTreeSet<String>,
    /// Normal and build dependencies: package id to package ids.
    edges: BTreeMap<String, Vec<String>>,
}

impl Workspace {
    /// Asks cargo.
    pub fn load() -> Result<Self, String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("xtask has no parent directory")?.to_owned();
        let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
        let output = Command::new(cargo).args(["metadata", "--format-version=1"]).current_dir(&root).output().map_err(|e| e.to_string())?;
        if !output.status.success() {
            return Err(format!("cargo metadata: {}", String::from_utf8_lossy(&output.stderr)));
        }
        let metadata: Metadata = serde_json::from_slice(&output.stdout).map_err(|e| format!("cargo metadata: {e}"))?;
        let members = metadata.packages.iter().filter(|p| metadata.workspace_members.contains(&p.id)).map(|p| p.name.clone()).collect();
        let used = |dep: &Dep| dep.dep_kinds.iter().any(|k| k.kind.as_deref() != Some("dev"));
        let edges = metadata.resolve.nodes.into_iter();
        let edges = edges.map(|n| (n.id, n.deps.into_iter().filter(used).map(|d| d.pkg).collect())).collect();
        Ok(Self { root, target: metadata.target_directory, packages: metadata.packages, members, edges })
    }

    fn package(&self, id: &str) -> Option<&Package> {
        self.packages.iter().find(|p| p.id == id)
    }

    /// Our own packages that the member `name` depends on directly (tests aside).
    pub fn own_dependencies(&self, name: &str) -> BTreeSet<&str> {
        let own = self.packages.iter().find(|p| p.name == name && p.source.is_none());
        let ids = own.and_then(|p| self.edges.get(&p.id)).into_iter().flatten();
        ids.filter_map(|id| self.package(id)).filter(|p| p.source.is_none()).map(|p| p.name.as_str()).collect()
    }

    /// Names of all packages that the member `name` depends on, near and far (tests aside), with the path that leads there.
    pub fn all_dependencies(&self, name: &str) -> BTreeMap<&str, String> {
        let mut found = BTreeMap::new();
        let start = self.packages.iter().find(|p| p.name == name && p.source.is_none());
        let mut queue: Vec<(&str, String)> = start.map(|p| (p.id.as_str(), p.name.clone())).into_iter().collect();
        while let Some((id, path)) = queue.pop() {
            for next in self.edges.get(id).into_iter().flatten() {
                if let Some(package) = self.package(next)
                    && !found.contains_key(package.name.as_str())
                {
                    let path = format!("{path} -> {}", package.name);
                    found.insert(package.name.as_str(), path.clone());
                    queue.push((next, path));
                }
            }
        }
        found
    }

    /// Paths, relative to the root, of all files that git tracks or would track, with one of these endings.
    pub fn files(&self, endings: &[&str]) -> Result<Vec<String>, String> {
        let output = Command::new("git")
            .args(["ls-files", "--cached", "--others", "--exclude-standard"])
            .current_dir(&self.root)
            .output()
            .map_err(|e| format!("git: {e}"))?;
        if !output.status.success() {
            return Err(format!("git ls-files: {}", String::from_utf8_lossy(&output.stderr)));
        }
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let mut files: Vec<String> = text
            .lines()
            .filter(|path| endings.iter().any(|e| path.ends_with(e)) && self.root.join(path).is_file())
            .map(str::to_owned)
            .collect();
        files.sort();
        files.dedup();
        Ok(files)
    }

    /// The text of a file.
    pub fn read(&self, path: &str) -> Result<String, String> {
        std::fs::read_to_string(self.root.join(path)).map_err(|e| format!("{path}: {e}"))
    }
}

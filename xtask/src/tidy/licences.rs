//! Licences and sources of what we build on, as `deny.toml` says: the file is in cargo-deny's form, so that whoever has
//! cargo-deny may use it; this check needs nothing but cargo.

use super::Finding;
use crate::workspace::Workspace;
use serde::Deserialize;

#[derive(Deserialize)]
struct Policy {
    licenses: Licenses,
    bans: Bans,
    sources: Sources,
}
#[derive(Deserialize)]
struct Licenses {
    allow: Vec<String>,
    #[serde(default)]
    exceptions: Vec<Exception>,
}
#[derive(Deserialize)]
struct Exception {
    #[serde(rename = "crate")]
    name: String,
    allow: Vec<String>,
}
#[derive(Deserialize)]
struct Bans {
    deny: Vec<Ban>,
}
#[derive(Deserialize)]
struct Ban {
    #[serde(rename = "crate")]
    name: String,
    reason: String,
}
#[derive(Deserialize)]
struct Sources {
    #[serde(rename = "allow-registry")]
    allow_registry: Vec<String>,
}

pub fn check(workspace: &Workspace) -> Result<Vec<Finding>, String> {
    let policy: Policy = toml::from_str(&workspace.read("deny.toml")?).map_err(|e| format!("deny.toml: {e}"))?;
    let mut findings = Vec::new();
    for package in &workspace.packages {
        let place = format!("{} {}", package.name, package.version);
        let exception = policy.licenses.exceptions.iter().find(|e| e.name == package.name);
        let allowed =
            |licence: &str| policy.licenses.allow.iter().chain(exception.iter().flat_map(|e| &e.allow)).any(|allowed| allowed == licence);
        match package.license.as_deref() {
            None => findings.push(Finding::new(&place, "names no licence")),
            Some(expression) if !satisfied(expression, &allowed) => {
                findings.push(Finding::new(&place, format!("its licence {expression} is not among those of deny.toml")));
            }
            Some(_) => {}
        }
        if let Some(ban) = policy.bans.deny.iter().find(|ban| ban.name == package.name) {
            findings.push(Finding::new(&place, format!("is banned: {}", ban.reason)));
        }
        let ours = |source: &str| policy.sources.allow_registry.iter().any(|r| source == format!("registry+{r}"));
        if let Some(source) = package.source.as_deref().filter(|source| !ours(source)) {
            findings.push(Finding::new(&place, format!("comes from {source}, which deny.toml does not allow")));
        }
    }
    Ok(findings)
}

/// Whether an SPDX expression can be satisfied with allowed licences. `/` is the old way to write OR.
fn satisfied(expression: &str, allowed: &dyn Fn(&str) -> bool) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ").replace(" WITH ", "+WITH+");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    let value = any(&words, &mut at, allowed);
    value && at == words.len()
}

fn any(words: &[&str], at: &mut usize, allowed: &dyn Fn(&str) -> bool) -> bool {
    let mut value = all(words, at, allowed);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        value |= all(words, at, allowed);
    }
    value
}

fn all(words: &[&str], at: &mut usize, allowed: &dyn Fn(&str) -> bool) -> bool {
    let mut value = one(words, at, allowed);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        value &= one(words, at, allowed);
    }
    value
}

fn one(words: &[&str], at: &mut usize, allowed: &dyn Fn(&str) -> bool) -> bool {
    let word = words.get(*at).copied().unwrap_or("");
    *at += 1;
    if word == "(" {
        let value = any(words, at, allowed);
        *at += 1;
        return value;
    }
    allowed(&word.replace("+WITH+", " WITH "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions() {
        let allowed = |licence: &str| matches!(licence, "MIT" | "Apache-2.0" | "Unicode-3.0");
        for good in
            ["MIT", "MIT/Apache-2.0", "GPL-3.0 OR MIT", "(MIT OR Apache-2.0) AND Unicode-3.0", "Apache-2.0 WITH LLVM-exception OR MIT"]
        {
            assert!(satisfied(good, &allowed), "{good}");
        }
        for bad in ["", "GPL-3.0", "MIT AND GPL-3.0", "(GPL-3.0 OR MIT) AND BSD-9", "Apache-2.0 WITH LLVM-exception", "MIT OR"] {
            assert!(!satisfied(bad, &allowed), "{bad}");
        }
    }
}

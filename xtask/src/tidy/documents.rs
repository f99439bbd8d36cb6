//! Documents: every relative link leads somewhere.

use super::Finding;
use crate::workspace::Workspace;
use std::path::Path;

pub fn check(workspace: &Workspace) -> Result<Vec<Finding>, String> {
    let mut findings = Vec::new();
    for path in workspace.files(&[".md"])? {
        let folder = Path::new(&path).parent().unwrap_or(Path::new(""));
        for (line, target) in links(&workspace.read(&path)?) {
            let file = target.split('#').next().unwrap_or("");
            let outside = target.contains("://") || target.starts_with("mailto:") || file.is_empty();
            if !outside && !workspace.root.join(folder).join(file).exists() {
                findings.push(Finding::new(format!("{path}:{line}"), format!("the link to {target} leads nowhere")));
            }
        }
    }
    Ok(findings)
}

/// Targets of inline links and images, with their lines; code blocks and code spans are left out.
fn links(text: &str) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    let mut fenced = false;
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        }
        if fenced || line.starts_with("    ") {
            continue;
        }
        let plain: String = line.split('`').step_by(2).collect::<Vec<_>>().join("``");
        for part in plain.split("](").skip(1) {
            if let Some((target, _)) = part.split_once(')') {
                out.push((number, target.split(' ').next().unwrap_or(target).to_owned()));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_where_they_are_links() {
        let text = "See [a](docs/a.md#part) and ![b](b.png \"title\").\n```\n[x](y)\n```\n`[c](d)` [e](https://example.org)\n    [f](g)\n";
        let found: Vec<(usize, String)> = links(text);
        let expected = [(1, "docs/a.md#part"), (1, "b.png"), (5, "https://example.org")];
        assert_eq!(found, expected.map(|(n, t)| (n, t.to_owned())));
    }
}

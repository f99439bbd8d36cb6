//! Exemptions that only shrink: `xtask/exemptions.toml` says how many findings of a rule a file may have. One more is
//! refused; one fewer, too, until the number is lowered, so that what was won is kept.

use super::Finding;
use std::collections::BTreeMap;

type Counts = BTreeMap<String, BTreeMap<String, usize>>;

/// The exemptions, counted down as they are used.
pub struct Ratchet {
    left: Counts,
}

impl Ratchet {
    /// From the text of the file.
    pub fn load(text: &str) -> Result<Self, String> {
        toml::from_str(text).map(|left| Self { left }).map_err(|e| format!("xtask/exemptions.toml: {e}"))
    }

    /// Whether a finding of `rule` in `path` is exempted; uses one exemption up.
    pub fn exempts(&mut self, rule: &str, path: &str) -> bool {
        let Some(left) = self.left.get_mut(rule).and_then(|files| files.get_mut(path)).filter(|left| **left > 0) else { return false };
        *left -= 1;
        true
    }

    /// Exemptions that are no longer needed.
    pub fn unused(&self) -> Vec<Finding> {
        let all = self.left.iter().flat_map(|(rule, files)| files.iter().map(move |(path, left)| (rule, path, left)));
        all.filter(|(_, _, left)| **left > 0)
            .map(|(rule, path, left)| {
                let words = format!("[{rule}] {path}: {left} fewer are needed; lower the number, exemptions only shrink");
                Finding::new("xtask/exemptions.toml", words)
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exemptions_are_used_up_and_left_ones_are_told() {
        let mut ratchet = Ratchet::load("[clock]\n\"a.rs\" = 1\n\"b.rs\" = 2\n").expect("good");
        assert!(ratchet.exempts("clock", "a.rs"));
        assert!(!ratchet.exempts("clock", "a.rs"));
        assert!(!ratchet.exempts("sql", "b.rs"));
        assert!(ratchet.exempts("clock", "b.rs"));
        assert_eq!(ratchet.unused().len(), 1);
        assert!(Ratchet::load("[clock]\n\"a.rs\" = \"many\"").is_err());
    }
}

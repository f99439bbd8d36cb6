//! The record types that ship with the program, as written, and the model they make.

use schema::{Diagnostics, Loaded, Model};
use std::sync::{Arc, LazyLock};

/// What the folders of the practices hold as data, gathered by `build.rs`.
mod gathered {
    include!(concat!(env!("OUT_DIR"), "/gathered.rs"));
}
use gathered::DEFINITIONS as SOURCES;
pub(crate) use gathered::{GRANTS, HOMES, KPIS, ROLES};

/// Path and text of every base definition, for `model check` and for documentation.
#[must_use]
pub const fn sources() -> &'static [(&'static str, &'static str)] {
    SOURCES
}

/// The model of the base definitions.
#[must_use]
pub fn model() -> Arc<Model> {
    static BASE: LazyLock<Arc<Model>> =
        LazyLock::new(|| Arc::new(with_overlays(&[]).expect("the shipped definitions are sound (a test says so)")));
    BASE.clone()
}

/// The model of the base definitions with a customer's changes.
///
/// # Errors
/// What is wrong with the changes, and where.
pub fn with_overlays(overlays: &[(&str, &str)]) -> Result<Model, Diagnostics> {
    checked(overlays).map(|loaded| loaded.model)
}

/// The same with what is worth saying nevertheless. Rules that definitions name are those of [`crate::rule_book`].
///
/// # Errors
/// As [`with_overlays`].
pub fn checked(overlays: &[(&str, &str)]) -> Result<Loaded, Diagnostics> {
    schema::load_with_rules(SOURCES, overlays, &crate::rule_book().guards())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_shipped_definitions_are_sound() {
        let loaded = super::checked(&[]).unwrap_or_else(|d| panic!("{d}"));
        assert!(loaded.warnings.is_empty(), "{}", loaded.warnings);
    }

    /// Every guard stands in a definition, and an overlay that names another is told which was meant.
    #[test]
    fn rules_and_definitions_know_each_other() {
        let model = super::model();
        for (type_name, guards) in crate::rule_book().guards() {
            let moves = model.get(&type_name).unwrap().lifecycle.iter().flat_map(|l| &l.moves);
            let needed: std::collections::BTreeSet<_> = moves
                .flat_map(|m| &m.needs)
                .filter_map(|n| if let schema::Need::Rule(rule) = n { Some(rule.clone()) } else { None })
                .collect();
            assert_eq!(guards, needed, "{type_name}");
        }
        let misspelt =
            super::SOURCES.iter().map(|(path, text)| (*path, text.replace("rule = \"reopen_period\"", "rule = \"reopen_perod\"")));
        let misspelt: Vec<(&str, String)> = misspelt.collect();
        let sources: Vec<(&str, &str)> = misspelt.iter().map(|(path, text)| (*path, text.as_str())).collect();
        let found = schema::load_with_rules(&sources, &[], &crate::rule_book().guards()).unwrap_err();
        assert!(found.has("SCH-038") && found.0.len() == 1, "{found}");
        let told = found.to_string();
        assert!(told.contains("practices/incident/incident.toml:") && told.contains("did you mean “reopen_period”?"), "{told}");
        assert!(schema::load(&sources, &[]).is_ok(), "where rules are not known they are not asked for");
    }
}

//! `docs/model-diagnostics.md`: every finding of the check of record types and overlays.

use super::Generator;

pub const GENERATOR: Generator = Generator {
    name: "diagnostics of record types",
    make: |_| Ok(vec![("docs/model-diagnostics.md".to_owned(), schema::diagnostics_page())]),
};

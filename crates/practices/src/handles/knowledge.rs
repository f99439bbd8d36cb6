//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Knowledge article: Knowledge needed to run the SMS or the services, written for an audience
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod knowledge_article {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "knowledge_article";

    /// Fields.
    pub mod f {
        use super::*;
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }
}

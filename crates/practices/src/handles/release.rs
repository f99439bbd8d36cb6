//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Release: One or more new or changed components deployed together into the live environment
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod release {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "release";

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

//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Major incident: The management record of an incident that met the major incident criteria
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod major_incident {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "major_incident";

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

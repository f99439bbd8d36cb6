//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Category: What an incident is about, in two levels, owned by the process manager
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod category {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "category";

    /// Fields.
    pub mod f {
        use super::*;
        /// Name.
        pub const NAME: Field<Text> = Field::new("name");
        /// Within.
        pub const PARENT: Field<Link> = Field::new("parent");
        /// Active.
        pub const ACTIVE: Field<bool> = Field::new("active");
        /// Default group.
        pub const DEFAULT_GROUP: Field<Link> = Field::new("default_group");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }
}

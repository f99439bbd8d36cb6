//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Service: A service managed across its life; the service portfolio is the set of these records
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod service {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "service";

    /// Choices of Criticality.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Criticality {
        /// Critical.
        Critical,
        /// High.
        High,
        /// Medium.
        Medium,
        /// Low.
        Low,
    }
    impl ChoiceEnum for Criticality {
        const ALL: &'static [Self] = &[
            Self::Critical,
            Self::High,
            Self::Medium,
            Self::Low,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Critical => "critical",
                Self::High => "high",
                Self::Medium => "medium",
                Self::Low => "low",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Name.
        pub const NAME: Field<Text> = Field::new("name");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Service owner.
        pub const SERVICE_OWNER: Field<Link> = Field::new("service_owner");
        /// Criticality.
        pub const CRITICALITY: Field<One<Criticality>> = Field::new("criticality");
        /// Criticality basis.
        pub const CRITICALITY_BASIS: Field<Text> = Field::new("criticality_basis");
        /// Customers.
        pub const CUSTOMERS: Field<Links> = Field::new("customers");
        /// Support group.
        pub const SUPPORT_GROUP: Field<Link> = Field::new("support_group");
        /// Support calendar.
        pub const SUPPORT_CALENDAR: Field<Link> = Field::new("support_calendar");
        /// Dependencies.
        pub const DEPENDENCIES: Field<Links> = Field::new("dependencies");
        /// Delivered by.
        pub const DELIVERED_BY: Field<Text> = Field::new("delivered_by");
        /// In scope.
        pub const IN_SCOPE: Field<bool> = Field::new("in_scope");
        /// Went live on.
        pub const WENT_LIVE_ON: Field<kernel::Date> = Field::new("went_live_on");
        /// Retired on.
        pub const RETIRED_ON: Field<kernel::Date> = Field::new("retired_on");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// States.
    pub mod state {
        /// Proposed.
        pub const PROPOSED: &str = "proposed";
        /// Planned.
        pub const PLANNED: &str = "planned";
        /// In design.
        pub const IN_DESIGN: &str = "in_design";
        /// In transition.
        pub const IN_TRANSITION: &str = "in_transition";
        /// Live.
        pub const LIVE: &str = "live";
        /// Retiring.
        pub const RETIRING: &str = "retiring";
        /// Retired.
        pub const RETIRED: &str = "retired";
        /// Transferred.
        pub const TRANSFERRED: &str = "transferred";
        /// Rejected.
        pub const REJECTED: &str = "rejected";
    }

    /// Moves.
    pub mod step {
        /// Plan.
        pub const PLAN: &str = "plan";
        /// Reject.
        pub const REJECT: &str = "reject";
        /// Begin design.
        pub const DESIGN: &str = "design";
        /// Begin transition.
        pub const TRANSITION: &str = "transition";
        /// Go live.
        pub const GO_LIVE: &str = "go_live";
        /// Take in as live.
        pub const TAKE_IN: &str = "take_in";
        /// Begin retiring.
        pub const BEGIN_RETIRING: &str = "begin_retiring";
        /// Retire.
        pub const RETIRE: &str = "retire";
        /// Transfer.
        pub const TRANSFER: &str = "transfer";
    }
}

/// Service catalogue entry: The published description of a live service for a given audience
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod service_catalogue_entry {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "service_catalogue_entry";

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

/// Service requirement: A need of a customer, user or the organisation related to a service or to the SMS
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod service_requirement {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "service_requirement";

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

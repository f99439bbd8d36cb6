//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Complaint: An expression of dissatisfaction with a service for which a response is expected
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod complaint {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "complaint";

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

/// Customer: An organisation, or part of one, that receives services
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod customer {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "customer";

    /// Fields.
    pub mod f {
        use super::*;
        /// Name.
        pub const NAME: Field<Text> = Field::new("name");
        /// Relationship manager.
        pub const RELATIONSHIP_MANAGER: Field<Link> = Field::new("relationship_manager");
        /// User groups.
        pub const USER_GROUPS: Field<Text> = Field::new("user_groups");
        /// Contacts.
        pub const CONTACTS: Field<Links> = Field::new("contacts");
        /// Communication arrangement.
        pub const COMMUNICATION_ARRANGEMENT: Field<Text> = Field::new("communication_arrangement");
        /// Review interval months.
        pub const REVIEW_INTERVAL_MONTHS: Field<i64> = Field::new("review_interval_months");
        /// Last contact on.
        pub const LAST_CONTACT_ON: Field<kernel::Date> = Field::new("last_contact_on");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// States.
    pub mod state {
        /// Prospective.
        pub const PROSPECTIVE: &str = "prospective";
        /// Active.
        pub const ACTIVE: &str = "active";
        /// Ending.
        pub const ENDING: &str = "ending";
        /// Ended.
        pub const ENDED: &str = "ended";
    }

    /// Moves.
    pub mod step {
        /// Activate.
        pub const ACTIVATE: &str = "activate";
        /// Give notice.
        pub const BEGIN_ENDING: &str = "begin_ending";
        /// End.
        pub const END: &str = "end";
    }
}

/// Satisfaction survey: A measurement of customer satisfaction with the services
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod satisfaction_survey {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "satisfaction_survey";

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

/// Service review: A held review of service performance and outcomes with a customer
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod service_review {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "service_review";

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

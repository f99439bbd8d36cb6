//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Communication: A communication that was made
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod communication {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "communication";

    /// Fields.
    pub mod f {
        use super::*;
        /// Planned as.
        pub const PLAN_ITEM: Field<Link> = Field::new("plan_item");
        /// Subject.
        pub const SUBJECT: Field<Text> = Field::new("subject");
        /// Audience.
        pub const AUDIENCE: Field<Text> = Field::new("audience");
        /// Sender.
        pub const SENDER: Field<Link> = Field::new("sender");
        /// Sent at.
        pub const SENT_AT: Field<kernel::Timestamp> = Field::new("sent_at");
        /// What was said.
        pub const MESSAGE: Field<Text> = Field::new("message");
        /// Evidence.
        pub const EVIDENCE: Field<Text> = Field::new("evidence");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }
}

/// Communication plan: One planned communication: subject, timing, audience, channel, responsible person
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod communication_plan {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "communication_plan";

    /// Choices of Direction.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Direction {
        /// Internal.
        Internal,
        /// External.
        External,
    }
    impl ChoiceEnum for Direction {
        const ALL: &'static [Self] = &[
            Self::Internal,
            Self::External,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Internal => "internal",
                Self::External => "external",
            }
        }
    }

    /// Choices of How.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Channel {
        /// Meeting.
        Meeting,
        /// E-mail.
        Email,
        /// Intranet.
        Intranet,
        /// Portal.
        Portal,
        /// Report.
        Report,
        /// Training.
        Training,
        /// Newsletter.
        Newsletter,
        /// Telephone.
        Telephone,
        /// Other.
        Other,
    }
    impl ChoiceEnum for Channel {
        const ALL: &'static [Self] = &[
            Self::Meeting,
            Self::Email,
            Self::Intranet,
            Self::Portal,
            Self::Report,
            Self::Training,
            Self::Newsletter,
            Self::Telephone,
            Self::Other,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Meeting => "meeting",
                Self::Email => "email",
                Self::Intranet => "intranet",
                Self::Portal => "portal",
                Self::Report => "report",
                Self::Training => "training",
                Self::Newsletter => "newsletter",
                Self::Telephone => "telephone",
                Self::Other => "other",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// What is communicated.
        pub const SUBJECT: Field<Text> = Field::new("subject");
        /// Direction.
        pub const DIRECTION: Field<One<Direction>> = Field::new("direction");
        /// With whom.
        pub const AUDIENCE: Field<Text> = Field::new("audience");
        /// How.
        pub const CHANNEL: Field<One<Channel>> = Field::new("channel");
        /// Who.
        pub const RESPONSIBLE: Field<Link> = Field::new("responsible");
        /// When.
        pub const TIMING: Field<Text> = Field::new("timing");
        /// Every (months).
        pub const INTERVAL_MONTHS: Field<i64> = Field::new("interval_months");
        /// Next due on.
        pub const NEXT_DUE_ON: Field<kernel::Date> = Field::new("next_due_on");
        /// Last made at.
        pub const LAST_MADE_AT: Field<kernel::Timestamp> = Field::new("last_made_at");
        /// Active.
        pub const ACTIVE: Field<bool> = Field::new("active");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }
}

//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Escalation: A functional or hierarchic escalation, recorded when it became due, so that a missing one is visible
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod escalation {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "escalation";

    /// Choices of Record kind.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum RecordKind {
        /// Incident.
        Incident,
        /// Major incident.
        MajorIncident,
        /// Problem.
        Problem,
        /// Service request.
        ServiceRequest,
        /// Security incident.
        SecurityIncident,
        /// Complaint.
        Complaint,
        /// Change.
        Change,
    }
    impl ChoiceEnum for RecordKind {
        const ALL: &'static [Self] = &[
            Self::Incident,
            Self::MajorIncident,
            Self::Problem,
            Self::ServiceRequest,
            Self::SecurityIncident,
            Self::Complaint,
            Self::Change,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Incident => "incident",
                Self::MajorIncident => "major_incident",
                Self::Problem => "problem",
                Self::ServiceRequest => "service_request",
                Self::SecurityIncident => "security_incident",
                Self::Complaint => "complaint",
                Self::Change => "change",
            }
        }
    }

    /// Choices of Escalation kind.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum EscalationKind {
        /// Functional.
        Functional,
        /// Hierarchic.
        Hierarchic,
    }
    impl ChoiceEnum for EscalationKind {
        const ALL: &'static [Self] = &[
            Self::Functional,
            Self::Hierarchic,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Functional => "functional",
                Self::Hierarchic => "hierarchic",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Incident.
        pub const INCIDENT: Field<Link> = Field::new("incident");
        /// Record kind.
        pub const RECORD_KIND: Field<One<RecordKind>> = Field::new("record_kind");
        /// Customer.
        pub const CUSTOMER: Field<Link> = Field::new("customer");
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Escalation kind.
        pub const ESCALATION_KIND: Field<One<EscalationKind>> = Field::new("escalation_kind");
        /// At percent of target.
        pub const PERCENT: Field<i64> = Field::new("percent");
        /// Reason.
        pub const REASON: Field<Text> = Field::new("reason");
        /// Became due at.
        pub const BECAME_DUE_AT: Field<kernel::Timestamp> = Field::new("became_due_at");
        /// Made at.
        pub const MADE_AT: Field<kernel::Timestamp> = Field::new("made_at");
        /// Made to.
        pub const MADE_TO: Field<Link> = Field::new("made_to");
        /// Made to group.
        pub const MADE_TO_GROUP: Field<Link> = Field::new("made_to_group");
        /// Acknowledged at.
        pub const ACKNOWLEDGED_AT: Field<kernel::Timestamp> = Field::new("acknowledged_at");
        /// Acknowledged by.
        pub const ACKNOWLEDGED_BY: Field<Link> = Field::new("acknowledged_by");
    }

    /// States.
    pub mod state {
        /// Due.
        pub const DUE: &str = "due";
        /// Made.
        pub const MADE: &str = "made";
        /// Acknowledged.
        pub const ACKNOWLEDGED: &str = "acknowledged";
    }

    /// Moves.
    pub mod step {
        /// Escalate.
        pub const MAKE: &str = "make";
        /// Acknowledge.
        pub const ACKNOWLEDGE: &str = "acknowledge";
    }
}

//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Service level agreement: What was agreed with a customer about a service and how fast it is helped. Without service and customer: the default
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod sla {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "sla";

    /// Choices of Pausing reasons.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum PausingReasons {
        /// Awaiting caller.
        AwaitingCaller,
        /// Awaiting customer appointment.
        AwaitingCustomerAppointment,
        /// Awaiting customer access.
        AwaitingCustomerAccess,
        /// Awaiting supplier.
        AwaitingSupplier,
        /// Awaiting change.
        AwaitingChange,
        /// Awaiting internal.
        AwaitingInternal,
        /// Scheduled.
        Scheduled,
    }
    impl ChoiceEnum for PausingReasons {
        const ALL: &'static [Self] = &[
            Self::AwaitingCaller,
            Self::AwaitingCustomerAppointment,
            Self::AwaitingCustomerAccess,
            Self::AwaitingSupplier,
            Self::AwaitingChange,
            Self::AwaitingInternal,
            Self::Scheduled,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::AwaitingCaller => "awaiting_caller",
                Self::AwaitingCustomerAppointment => "awaiting_customer_appointment",
                Self::AwaitingCustomerAccess => "awaiting_customer_access",
                Self::AwaitingSupplier => "awaiting_supplier",
                Self::AwaitingChange => "awaiting_change",
                Self::AwaitingInternal => "awaiting_internal",
                Self::Scheduled => "scheduled",
            }
        }
    }

    /// Choices of When the target changes.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Retarget {
        /// Retroactive with floor.
        RetroactiveWithFloor,
        /// Retroactive.
        Retroactive,
        /// From change.
        FromChange,
    }
    impl ChoiceEnum for Retarget {
        const ALL: &'static [Self] = &[
            Self::RetroactiveWithFloor,
            Self::Retroactive,
            Self::FromChange,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::RetroactiveWithFloor => "retroactive_with_floor",
                Self::Retroactive => "retroactive",
                Self::FromChange => "from_change",
            }
        }
    }

    /// Choices of Reporting interval.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ReportingInterval {
        /// Monthly.
        Monthly,
        /// Quarterly.
        Quarterly,
        /// Yearly.
        Yearly,
    }
    impl ChoiceEnum for ReportingInterval {
        const ALL: &'static [Self] = &[
            Self::Monthly,
            Self::Quarterly,
            Self::Yearly,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Monthly => "monthly",
                Self::Quarterly => "quarterly",
                Self::Yearly => "yearly",
            }
        }
    }

    /// Choices of Clock kind.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum TargetsClockKind {
        /// Response.
        Response,
        /// Resolution.
        Resolution,
        /// Update.
        Update,
        /// Fulfilment.
        Fulfilment,
    }
    impl ChoiceEnum for TargetsClockKind {
        const ALL: &'static [Self] = &[
            Self::Response,
            Self::Resolution,
            Self::Update,
            Self::Fulfilment,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Response => "response",
                Self::Resolution => "resolution",
                Self::Update => "update",
                Self::Fulfilment => "fulfilment",
            }
        }
    }

    /// Choices of Priority.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum TargetsPriority {
        /// P1.
        P1,
        /// P2.
        P2,
        /// P3.
        P3,
        /// P4.
        P4,
        /// P5.
        P5,
    }
    impl ChoiceEnum for TargetsPriority {
        const ALL: &'static [Self] = &[
            Self::P1,
            Self::P2,
            Self::P3,
            Self::P4,
            Self::P5,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::P1 => "p1",
                Self::P2 => "p2",
                Self::P3 => "p3",
                Self::P4 => "p4",
                Self::P5 => "p5",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Customer.
        pub const CUSTOMER: Field<Link> = Field::new("customer");
        /// Service level manager.
        pub const SERVICE_LEVEL_MANAGER: Field<Link> = Field::new("service_level_manager");
        /// Agreed by customer.
        pub const AGREED_BY_CUSTOMER: Field<Link> = Field::new("agreed_by_customer");
        /// Agreed on.
        pub const AGREED_ON: Field<kernel::Date> = Field::new("agreed_on");
        /// Targets.
        pub const TARGETS: Field<Table> = Field::new("targets");
        /// Support calendar.
        pub const CALENDAR: Field<Link> = Field::new("calendar");
        /// Pausing reasons.
        pub const PAUSING_REASONS: Field<Several<PausingReasons>> = Field::new("pausing_reasons");
        /// When the target changes.
        pub const RETARGET: Field<One<Retarget>> = Field::new("retarget");
        /// Service requirements.
        pub const SERVICE_REQUIREMENTS: Field<Text> = Field::new("service_requirements");
        /// Workload limits.
        pub const WORKLOAD_LIMITS: Field<Text> = Field::new("workload_limits");
        /// Exceptions.
        pub const EXCEPTIONS: Field<Text> = Field::new("exceptions");
        /// Valid from.
        pub const VALID_FROM: Field<kernel::Date> = Field::new("valid_from");
        /// Valid to.
        pub const VALID_TO: Field<kernel::Date> = Field::new("valid_to");
        /// Reporting interval.
        pub const REPORTING_INTERVAL: Field<One<ReportingInterval>> = Field::new("reporting_interval");
        /// Next review on.
        pub const NEXT_REVIEW_ON: Field<kernel::Date> = Field::new("next_review_on");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
    }

    /// Columns of tables, by field; read them from a [`schema::Row`].
    pub mod columns {
        /// Targets.
        pub mod targets {
            use super::super::*;
            /// Clock kind.
            pub const CLOCK_KIND: Field<One<TargetsClockKind>> = Field::new("clock_kind");
            /// Priority.
            pub const PRIORITY: Field<One<TargetsPriority>> = Field::new("priority");
            /// Target.
            pub const TARGET: Field<Seconds> = Field::new("target");
            /// Calendar (else the support calendar).
            pub const CALENDAR: Field<Link> = Field::new("calendar");
        }
    }

    /// States.
    pub mod state {
        /// Draft.
        pub const DRAFT: &str = "draft";
        /// Negotiating.
        pub const NEGOTIATING: &str = "negotiating";
        /// Agreed.
        pub const AGREED: &str = "agreed";
        /// Active.
        pub const ACTIVE: &str = "active";
        /// Under review.
        pub const UNDER_REVIEW: &str = "under_review";
        /// Superseded.
        pub const SUPERSEDED: &str = "superseded";
        /// Expired.
        pub const EXPIRED: &str = "expired";
        /// Ended.
        pub const ENDED: &str = "ended";
    }

    /// Moves.
    pub mod step {
        /// Negotiate.
        pub const NEGOTIATE: &str = "negotiate";
        /// Agree.
        pub const AGREE: &str = "agree";
        /// Activate.
        pub const ACTIVATE: &str = "activate";
        /// Take in as active.
        pub const TAKE_IN: &str = "take_in";
        /// Begin review.
        pub const REVIEW: &str = "review";
        /// Supersede.
        pub const SUPERSEDE: &str = "supersede";
        /// Expire.
        pub const EXPIRE: &str = "expire";
        /// End.
        pub const END: &str = "end";
    }
}

/// SLA result: The measured result of one SLA target, or of one workload limit, for one period
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod sla_result {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "sla_result";

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

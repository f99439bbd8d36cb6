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

    /// Choices of Kind.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum OtherTargetsKind {
        /// Availability.
        Availability,
        /// Quality.
        Quality,
        /// Volume.
        Volume,
    }
    impl ChoiceEnum for OtherTargetsKind {
        const ALL: &'static [Self] = &[
            Self::Availability,
            Self::Quality,
            Self::Volume,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Availability => "availability",
                Self::Quality => "quality",
                Self::Volume => "volume",
            }
        }
    }

    /// Choices of Direction.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum OtherTargetsDirection {
        /// At least.
        AtLeast,
        /// At most.
        AtMost,
    }
    impl ChoiceEnum for OtherTargetsDirection {
        const ALL: &'static [Self] = &[
            Self::AtLeast,
            Self::AtMost,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::AtLeast => "at_least",
                Self::AtMost => "at_most",
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
        /// Availability, quality and volume.
        pub const OTHER_TARGETS: Field<Table> = Field::new("other_targets");
        /// Support calendar.
        pub const CALENDAR: Field<Link> = Field::new("calendar");
        /// Pausing reasons.
        pub const PAUSING_REASONS: Field<Several<PausingReasons>> = Field::new("pausing_reasons");
        /// When the target changes.
        pub const RETARGET: Field<One<Retarget>> = Field::new("retarget");
        /// Service requirements.
        pub const SERVICE_REQUIREMENTS: Field<Text> = Field::new("service_requirements");
        /// Requirements it rests on.
        pub const REQUIREMENTS: Field<Links> = Field::new("requirements");
        /// Workload limits.
        pub const WORKLOAD_LIMITS: Field<Text> = Field::new("workload_limits");
        /// Limits in figures.
        pub const WORKLOAD: Field<Table> = Field::new("workload");
        /// Exceptions.
        pub const EXCEPTIONS: Field<Text> = Field::new("exceptions");
        /// What carries it.
        pub const CARRIED: Field<Text> = Field::new("carried");
        /// Proof of measurement.
        pub const MEASUREMENT_PROOF: Field<Text> = Field::new("measurement_proof");
        /// Valid from.
        pub const VALID_FROM: Field<kernel::Date> = Field::new("valid_from");
        /// Valid to.
        pub const VALID_TO: Field<kernel::Date> = Field::new("valid_to");
        /// Reporting interval.
        pub const REPORTING_INTERVAL: Field<One<ReportingInterval>> = Field::new("reporting_interval");
        /// Next review on.
        pub const NEXT_REVIEW_ON: Field<kernel::Date> = Field::new("next_review_on");
        /// Edition.
        pub const EDITION: Field<i64> = Field::new("edition");
        /// Last period measured.
        pub const LAST_PERIOD: Field<Text> = Field::new("last_period");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
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
            /// To be met in %.
            pub const SHARE: Field<rust_decimal::Decimal> = Field::new("share");
        }
        /// Availability, quality and volume.
        pub mod other_targets {
            use super::super::*;
            /// Target.
            pub const TARGET: Field<Text> = Field::new("target");
            /// Kind.
            pub const KIND: Field<One<OtherTargetsKind>> = Field::new("kind");
            /// Measure.
            pub const MEASURE: Field<Text> = Field::new("measure");
            /// Formula.
            pub const FORMULA: Field<Text> = Field::new("formula");
            /// Direction.
            pub const DIRECTION: Field<One<OtherTargetsDirection>> = Field::new("direction");
            /// Target.
            pub const VALUE: Field<rust_decimal::Decimal> = Field::new("value");
            /// Unit.
            pub const UNIT: Field<Text> = Field::new("unit");
        }
        /// Limits in figures.
        pub mod workload {
            use super::super::*;
            /// Workload.
            pub const WORKLOAD: Field<Text> = Field::new("workload");
            /// Limit.
            pub const LIMIT: Field<rust_decimal::Decimal> = Field::new("limit");
            /// Unit.
            pub const UNIT: Field<Text> = Field::new("unit");
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

    /// Links.
    pub mod link {
        /// Carried by.
        pub const CARRIED_BY: &str = "carried_by";
        /// Accepted risk.
        pub const ACCEPTED_RISK: &str = "accepted_risk";
    }
}

/// SLA result: What one target, or one workload limit, of an agreement came to in one period
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod sla_result {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "sla_result";

    /// Choices of Kind.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Kind {
        /// Time.
        Time,
        /// Availability.
        Availability,
        /// Quality.
        Quality,
        /// Volume.
        Volume,
    }
    impl ChoiceEnum for Kind {
        const ALL: &'static [Self] = &[
            Self::Time,
            Self::Availability,
            Self::Quality,
            Self::Volume,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Time => "time",
                Self::Availability => "availability",
                Self::Quality => "quality",
                Self::Volume => "volume",
            }
        }
    }

    /// Choices of Direction.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Direction {
        /// At least.
        AtLeast,
        /// At most.
        AtMost,
    }
    impl ChoiceEnum for Direction {
        const ALL: &'static [Self] = &[
            Self::AtLeast,
            Self::AtMost,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::AtLeast => "at_least",
                Self::AtMost => "at_most",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Agreement.
        pub const SLA: Field<Link> = Field::new("sla");
        /// Target.
        pub const TARGET: Field<Text> = Field::new("target");
        /// Kind.
        pub const KIND: Field<One<Kind>> = Field::new("kind");
        /// Period.
        pub const PERIOD: Field<Text> = Field::new("period");
        /// Direction.
        pub const DIRECTION: Field<One<Direction>> = Field::new("direction");
        /// Target value.
        pub const TARGET_VALUE: Field<rust_decimal::Decimal> = Field::new("target_value");
        /// Value.
        pub const VALUE: Field<rust_decimal::Decimal> = Field::new("value");
        /// Computed value.
        pub const COMPUTED_VALUE: Field<rust_decimal::Decimal> = Field::new("computed_value");
        /// Counted.
        pub const POPULATION: Field<i64> = Field::new("population");
        /// Why not the computed value.
        pub const VALUE_REASON: Field<Text> = Field::new("value_reason");
        /// Nothing to measure in the period.
        pub const NOT_APPLICABLE: Field<bool> = Field::new("not_applicable");
        /// Workload actual.
        pub const WORKLOAD_ACTUAL: Field<rust_decimal::Decimal> = Field::new("workload_actual");
        /// Workload limit.
        pub const WORKLOAD_LIMIT: Field<rust_decimal::Decimal> = Field::new("workload_limit");
        /// Cause.
        pub const CAUSE: Field<Text> = Field::new("cause");
        /// Improvement.
        pub const IMPROVEMENT: Field<Link> = Field::new("improvement");
        /// Why no improvement.
        pub const NO_IMPROVEMENT_REASON: Field<Text> = Field::new("no_improvement_reason");
        /// Reported in.
        pub const REPORTED_IN: Field<Link> = Field::new("reported_in");
        /// Met.
        pub const MET: Field<bool> = Field::new("met");
        /// Outside limits.
        pub const OUTSIDE_LIMITS: Field<bool> = Field::new("outside_limits");
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Customer.
        pub const CUSTOMER: Field<Link> = Field::new("customer");
        /// Edition of the agreement.
        pub const EDITION: Field<i64> = Field::new("edition");
        /// Due on.
        pub const DUE_ON: Field<kernel::Date> = Field::new("due_on");
        /// Measured at.
        pub const MEASURED_AT: Field<kernel::Timestamp> = Field::new("measured_at");
        /// Review due on.
        pub const REVIEW_DUE_ON: Field<kernel::Date> = Field::new("review_due_on");
        /// Reviewed on.
        pub const REVIEWED_ON: Field<kernel::Date> = Field::new("reviewed_on");
        /// Owner.
        pub const OWNER: Field<Link> = Field::new("owner");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
    }

    /// States.
    pub mod state {
        /// Due.
        pub const DUE: &str = "due";
        /// Measured.
        pub const MEASURED: &str = "measured";
        /// Reviewed.
        pub const REVIEWED: &str = "reviewed";
        /// Reported.
        pub const REPORTED: &str = "reported";
    }

    /// Moves.
    pub mod step {
        /// Record the result.
        pub const MEASURE: &str = "measure";
        /// Review.
        pub const REVIEW: &str = "review";
        /// Report.
        pub const REPORT: &str = "report";
    }
}

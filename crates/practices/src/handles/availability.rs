//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Availability result: Measured availability of a service for a period
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod availability_result {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "availability_result";

    /// Fields.
    pub mod f {
        use super::*;
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Period.
        pub const PERIOD: Field<Text> = Field::new("period");
        /// Availability target.
        pub const TARGET: Field<Link> = Field::new("target");
        /// Corrects.
        pub const REPLACES: Field<Link> = Field::new("replaces");
        /// Correction reason.
        pub const CORRECTION_REASON: Field<Text> = Field::new("correction_reason");
        /// Availability shown.
        pub const SHOWN: Field<Text> = Field::new("shown");
        /// Availability (%).
        pub const AVAILABILITY_PERCENT: Field<rust_decimal::Decimal> = Field::new("availability_percent");
        /// Target (%).
        pub const TARGET_PERCENT: Field<rust_decimal::Decimal> = Field::new("target_percent");
        /// Target met.
        pub const MET: Field<bool> = Field::new("met");
        /// Not applicable.
        pub const NOT_APPLICABLE: Field<bool> = Field::new("not_applicable");
        /// What a miss came from.
        pub const MISSED_REASON: Field<Text> = Field::new("missed_reason");
        /// Gross service minutes.
        pub const GROSS_SERVICE_MINUTES: Field<rust_decimal::Decimal> = Field::new("gross_service_minutes");
        /// Excluded maintenance (minutes).
        pub const PLANNED_MAINTENANCE_MINUTES: Field<rust_decimal::Decimal> = Field::new("planned_maintenance_minutes");
        /// Agreed service minutes.
        pub const AGREED_SERVICE_MINUTES: Field<rust_decimal::Decimal> = Field::new("agreed_service_minutes");
        /// Downtime minutes.
        pub const DOWNTIME_MINUTES: Field<rust_decimal::Decimal> = Field::new("downtime_minutes");
        /// Excepted downtime (minutes).
        pub const EXCEPTED_MINUTES: Field<rust_decimal::Decimal> = Field::new("excepted_minutes");
        /// Outages.
        pub const OUTAGE_COUNT: Field<i64> = Field::new("outage_count");
        /// Mean time to restore (minutes).
        pub const MTRS_MINUTES: Field<rust_decimal::Decimal> = Field::new("mtrs_minutes");
        /// Mean time between failures (minutes).
        pub const MTBF_MINUTES: Field<rust_decimal::Decimal> = Field::new("mtbf_minutes");
        /// Mean time between incidents (minutes).
        pub const MTBSI_MINUTES: Field<rust_decimal::Decimal> = Field::new("mtbsi_minutes");
        /// Due on.
        pub const DUE_ON: Field<kernel::Date> = Field::new("due_on");
        /// Recorded at.
        pub const RECORDED_AT: Field<kernel::Timestamp> = Field::new("recorded_at");
        /// Released at.
        pub const RELEASED_AT: Field<kernel::Timestamp> = Field::new("released_at");
        /// Released by.
        pub const RELEASED_BY: Field<Link> = Field::new("released_by");
        /// Customer.
        pub const CUSTOMER: Field<Link> = Field::new("customer");
        /// Owner.
        pub const OWNER: Field<Link> = Field::new("owner");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// States.
    pub mod state {
        /// Calculated.
        pub const CALCULATED: &str = "calculated";
        /// Released.
        pub const RELEASED: &str = "released";
        /// Superseded.
        pub const SUPERSEDED: &str = "superseded";
    }

    /// Moves.
    pub mod step {
        /// Release.
        pub const RELEASE: &str = "release";
        /// Replace by a correction.
        pub const SUPERSEDE: &str = "supersede";
    }

    /// Links.
    pub mod link {
        /// Actions.
        pub const ACTIONS: &str = "actions";
    }
}

/// Availability target: The agreed availability requirement and target of a service
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod availability_target {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "availability_target";

    /// Choices of Measurement period.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum MeasurementPeriod {
        /// Month.
        Month,
        /// Quarter.
        Quarter,
        /// Year.
        Year,
    }
    impl ChoiceEnum for MeasurementPeriod {
        const ALL: &'static [Self] = &[
            Self::Month,
            Self::Quarter,
            Self::Year,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Month => "month",
                Self::Quarter => "quarter",
                Self::Year => "year",
            }
        }
    }

    /// Choices of Inputs considered.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum InputsConsidered {
        /// Business requirements.
        BusinessRequirements,
        /// Service requirements.
        ServiceRequirements,
        /// Service level agreements.
        Slas,
        /// Risks.
        Risks,
    }
    impl ChoiceEnum for InputsConsidered {
        const ALL: &'static [Self] = &[
            Self::BusinessRequirements,
            Self::ServiceRequirements,
            Self::Slas,
            Self::Risks,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::BusinessRequirements => "business_requirements",
                Self::ServiceRequirements => "service_requirements",
                Self::Slas => "slas",
                Self::Risks => "risks",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Target (%).
        pub const TARGET_PERCENT: Field<rust_decimal::Decimal> = Field::new("target_percent");
        /// Decimals shown.
        pub const SHOWN_DECIMALS: Field<i64> = Field::new("shown_decimals");
        /// Measurement period.
        pub const MEASUREMENT_PERIOD: Field<One<MeasurementPeriod>> = Field::new("measurement_period");
        /// Agreed service hours.
        pub const AGREED_SERVICE_HOURS: Field<Link> = Field::new("agreed_service_hours");
        /// Planned maintenance rule.
        pub const PLANNED_MAINTENANCE_RULE: Field<Text> = Field::new("planned_maintenance_rule");
        /// Planned maintenance does not count.
        pub const MAINTENANCE_EXCLUDED: Field<bool> = Field::new("maintenance_excluded");
        /// Notice (business days).
        pub const MAINTENANCE_NOTICE_DAYS: Field<i64> = Field::new("maintenance_notice_days");
        /// Maintenance windows.
        pub const MAINTENANCE_WINDOWS: Field<Link> = Field::new("maintenance_windows");
        /// Allowance per year (minutes).
        pub const MAINTENANCE_ALLOWANCE_MINUTES: Field<i64> = Field::new("maintenance_allowance_minutes");
        /// Partial outages are weighted.
        pub const WEIGHTS_AGREED: Field<bool> = Field::new("weights_agreed");
        /// Minimum performance.
        pub const MINIMUM_PERFORMANCE: Field<Text> = Field::new("minimum_performance");
        /// Customer.
        pub const CUSTOMER: Field<Link> = Field::new("customer");
        /// Requirement.
        pub const REQUIREMENT: Field<Link> = Field::new("requirement");
        /// Agreement that promises it.
        pub const SLA: Field<Link> = Field::new("sla");
        /// Promised in the agreement (%).
        pub const SLA_TARGET_PERCENT: Field<rust_decimal::Decimal> = Field::new("sla_target_percent");
        /// Inputs considered.
        pub const INPUTS_CONSIDERED: Field<Several<InputsConsidered>> = Field::new("inputs_considered");
        /// Agreed with.
        pub const AGREED_WITH: Field<Link> = Field::new("agreed_with");
        /// Agreed on.
        pub const AGREED_ON: Field<kernel::Date> = Field::new("agreed_on");
        /// Valid from.
        pub const VALID_FROM: Field<kernel::Date> = Field::new("valid_from");
        /// Valid to.
        pub const VALID_TO: Field<kernel::Date> = Field::new("valid_to");
        /// Activated at.
        pub const ACTIVATED_AT: Field<kernel::Timestamp> = Field::new("activated_at");
        /// Design estimate (%).
        pub const DESIGN_ESTIMATE_PERCENT: Field<rust_decimal::Decimal> = Field::new("design_estimate_percent");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Owner.
        pub const OWNER: Field<Link> = Field::new("owner");
        /// Review every (months).
        pub const REVIEW_INTERVAL_MONTHS: Field<i64> = Field::new("review_interval_months");
        /// Last reviewed on.
        pub const LAST_REVIEWED_ON: Field<kernel::Date> = Field::new("last_reviewed_on");
        /// Next review on.
        pub const NEXT_REVIEW_ON: Field<kernel::Date> = Field::new("next_review_on");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// States.
    pub mod state {
        /// Proposed.
        pub const PROPOSED: &str = "proposed";
        /// Agreed.
        pub const AGREED: &str = "agreed";
        /// Active.
        pub const ACTIVE: &str = "active";
        /// Superseded.
        pub const SUPERSEDED: &str = "superseded";
    }

    /// Moves.
    pub mod step {
        /// Agree.
        pub const AGREE: &str = "agree";
        /// Activate.
        pub const ACTIVATE: &str = "activate";
        /// Supersede.
        pub const SUPERSEDE: &str = "supersede";
    }

    /// Links.
    pub mod link {
        /// Actions.
        pub const ACTIONS: &str = "actions";
    }
}

/// Outage: A continuous period in which a service was not available, or an agreed part of it
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod outage {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "outage";

    /// Choices of What is lost.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum OutageKind {
        /// All of it.
        Full,
        /// A part.
        Partial,
        /// Too slow.
        Degraded,
    }
    impl ChoiceEnum for OutageKind {
        const ALL: &'static [Self] = &[
            Self::Full,
            Self::Partial,
            Self::Degraded,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Full => "full",
                Self::Partial => "partial",
                Self::Degraded => "degraded",
            }
        }
    }

    /// Choices of Detected by.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum DetectedBy {
        /// Monitoring.
        Monitoring,
        /// Report.
        Report,
        /// Change.
        Change,
        /// Review.
        Review,
    }
    impl ChoiceEnum for DetectedBy {
        const ALL: &'static [Self] = &[
            Self::Monitoring,
            Self::Report,
            Self::Change,
            Self::Review,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Monitoring => "monitoring",
                Self::Report => "report",
                Self::Change => "change",
                Self::Review => "review",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// What is lost.
        pub const OUTAGE_KIND: Field<One<OutageKind>> = Field::new("outage_kind");
        /// Planned.
        pub const PLANNED: Field<bool> = Field::new("planned");
        /// Started at.
        pub const STARTED_AT: Field<kernel::Timestamp> = Field::new("started_at");
        /// Detected by.
        pub const DETECTED_BY: Field<One<DetectedBy>> = Field::new("detected_by");
        /// Detected at.
        pub const DETECTED_AT: Field<kernel::Timestamp> = Field::new("detected_at");
        /// First reported at.
        pub const FIRST_REPORTED_AT: Field<kernel::Timestamp> = Field::new("first_reported_at");
        /// Incident.
        pub const INCIDENT: Field<Link> = Field::new("incident");
        /// Change.
        pub const CHANGE: Field<Link> = Field::new("change");
        /// Announced start.
        pub const ANNOUNCED_START: Field<kernel::Timestamp> = Field::new("announced_start");
        /// Announced end.
        pub const ANNOUNCED_END: Field<kernel::Timestamp> = Field::new("announced_end");
        /// Notice given at.
        pub const NOTICE_GIVEN_AT: Field<kernel::Timestamp> = Field::new("notice_given_at");
        /// Ended at.
        pub const ENDED_AT: Field<kernel::Timestamp> = Field::new("ended_at");
        /// Verified at.
        pub const VERIFIED_AT: Field<kernel::Timestamp> = Field::new("verified_at");
        /// Verified by.
        pub const VERIFIED_BY: Field<Link> = Field::new("verified_by");
        /// How it was verified.
        pub const VERIFICATION: Field<Text> = Field::new("verification");
        /// Core function lost.
        pub const CORE_FUNCTION_LOST: Field<bool> = Field::new("core_function_lost");
        /// Weight.
        pub const WEIGHT: Field<rust_decimal::Decimal> = Field::new("weight");
        /// Weight basis.
        pub const WEIGHT_BASIS: Field<Text> = Field::new("weight_basis");
        /// Excepted by the agreement.
        pub const EXCLUDED: Field<bool> = Field::new("excluded");
        /// Exclusion reason.
        pub const EXCLUSION_REASON: Field<Text> = Field::new("exclusion_reason");
        /// Cause.
        pub const CAUSE: Field<Text> = Field::new("cause");
        /// Investigation result.
        pub const INVESTIGATION_RESULT: Field<Text> = Field::new("investigation_result");
        /// Why no action is needed.
        pub const NO_ACTION_REASON: Field<Text> = Field::new("no_action_reason");
        /// Why it was investigated late.
        pub const LATE_REASON: Field<Text> = Field::new("late_reason");
        /// Problem.
        pub const PROBLEM: Field<Link> = Field::new("problem");
        /// Within service hours.
        pub const WITHIN_SERVICE_HOURS: Field<bool> = Field::new("within_service_hours");
        /// Downtime in service time.
        pub const DOWNTIME: Field<Seconds> = Field::new("downtime");
        /// Maintenance in service time.
        pub const MAINTENANCE: Field<Seconds> = Field::new("maintenance");
        /// Overrun.
        pub const OVERRUN: Field<Seconds> = Field::new("overrun");
        /// Investigation due on.
        pub const INVESTIGATION_DUE_ON: Field<kernel::Date> = Field::new("investigation_due_on");
        /// Investigated at.
        pub const INVESTIGATED_AT: Field<kernel::Timestamp> = Field::new("investigated_at");
        /// Investigated in time.
        pub const INVESTIGATED_IN_TIME: Field<bool> = Field::new("investigated_in_time");
        /// Closed at.
        pub const CLOSED_AT: Field<kernel::Timestamp> = Field::new("closed_at");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Owner.
        pub const OWNER: Field<Link> = Field::new("owner");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// States.
    pub mod state {
        /// Open.
        pub const OPEN: &str = "open";
        /// Restored.
        pub const RESTORED: &str = "restored";
        /// Investigating.
        pub const INVESTIGATING: &str = "investigating";
        /// Investigated.
        pub const INVESTIGATED: &str = "investigated";
        /// Closed.
        pub const CLOSED: &str = "closed";
    }

    /// Moves.
    pub mod step {
        /// Restore.
        pub const RESTORE: &str = "restore";
        /// Begin to investigate.
        pub const INVESTIGATE: &str = "investigate";
        /// Conclude the investigation.
        pub const CONCLUDE: &str = "conclude";
        /// Close.
        pub const CLOSE: &str = "close";
    }

    /// Links.
    pub mod link {
        /// Actions.
        pub const ACTIONS: &str = "actions";
        /// Risk that became real.
        pub const REALISES: &str = "realises";
    }
}

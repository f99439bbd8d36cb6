//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Capacity metric: A measured value of capacity use or performance of a resource
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod capacity_metric {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "capacity_metric";

    /// Choices of Resource kind.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ResourceKind {
        /// Human.
        Human,
        /// Technical.
        Technical,
        /// Information.
        Information,
        /// Financial.
        Financial,
    }
    impl ChoiceEnum for ResourceKind {
        const ALL: &'static [Self] = &[
            Self::Human,
            Self::Technical,
            Self::Information,
            Self::Financial,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Human => "human",
                Self::Technical => "technical",
                Self::Information => "information",
                Self::Financial => "financial",
            }
        }
    }

    /// Choices of Level.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Level {
        /// Critical.
        Critical,
        /// Act.
        Act,
        /// Warn.
        Warn,
        /// Normal.
        Normal,
    }
    impl ChoiceEnum for Level {
        const ALL: &'static [Self] = &[
            Self::Critical,
            Self::Act,
            Self::Warn,
            Self::Normal,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Critical => "critical",
                Self::Act => "act",
                Self::Warn => "warn",
                Self::Normal => "normal",
            }
        }
    }

    /// Choices of Breach.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Breach {
        /// Three samples in seven days.
        Repeated,
        /// Critical for 15 minutes.
        Critical,
    }
    impl ChoiceEnum for Breach {
        const ALL: &'static [Self] = &[
            Self::Repeated,
            Self::Critical,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Repeated => "repeated",
                Self::Critical => "critical",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Resource.
        pub const RESOURCE: Field<Text> = Field::new("resource");
        /// Resource kind.
        pub const RESOURCE_KIND: Field<One<ResourceKind>> = Field::new("resource_kind");
        /// Configuration item.
        pub const CONFIGURATION_ITEM: Field<Link> = Field::new("configuration_item");
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Sampled at.
        pub const SAMPLED_AT: Field<kernel::Timestamp> = Field::new("sampled_at");
        /// Time covered.
        pub const LASTED: Field<Seconds> = Field::new("lasted");
        /// Used.
        pub const USED: Field<rust_decimal::Decimal> = Field::new("used");
        /// Available.
        pub const AVAILABLE: Field<rust_decimal::Decimal> = Field::new("available");
        /// Overcommit.
        pub const OVERCOMMIT: Field<bool> = Field::new("overcommit");
        /// Act above (%).
        pub const THRESHOLD: Field<rust_decimal::Decimal> = Field::new("threshold");
        /// Critical above (%).
        pub const CRITICAL_THRESHOLD: Field<rust_decimal::Decimal> = Field::new("critical_threshold");
        /// Performance value.
        pub const PERFORMANCE_VALUE: Field<rust_decimal::Decimal> = Field::new("performance_value");
        /// Performance unit.
        pub const PERFORMANCE_UNIT: Field<Text> = Field::new("performance_unit");
        /// Utilisation (%).
        pub const UTILISATION: Field<rust_decimal::Decimal> = Field::new("utilisation");
        /// Level.
        pub const LEVEL: Field<One<Level>> = Field::new("level");
        /// Threshold breached.
        pub const THRESHOLD_BREACHED: Field<bool> = Field::new("threshold_breached");
        /// Breach.
        pub const BREACH: Field<One<Breach>> = Field::new("breach");
        /// Respond by.
        pub const RESPOND_BY: Field<kernel::Date> = Field::new("respond_by");
        /// Responded at.
        pub const RESPONDED_AT: Field<kernel::Timestamp> = Field::new("responded_at");
        /// Answered in time.
        pub const ANSWERED_IN_TIME: Field<bool> = Field::new("answered_in_time");
        /// Response.
        pub const RESPONSE: Field<Text> = Field::new("response");
        /// Owner.
        pub const OWNER: Field<Link> = Field::new("owner");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// Links.
    pub mod link {
        /// Actions.
        pub const ACTIONS: &str = "actions";
        /// Answered by change.
        pub const ANSWERED_BY_CHANGE: &str = "answered_by_change";
        /// Answered by risk.
        pub const ANSWERED_BY_RISK: &str = "answered_by_risk";
    }
}

/// Capacity plan: The plan that matches capacity to demand for services and resources
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod capacity_plan {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "capacity_plan";

    /// Choices of Resource kinds.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ResourceKinds {
        /// Human.
        Human,
        /// Technical.
        Technical,
        /// Information.
        Information,
        /// Financial.
        Financial,
    }
    impl ChoiceEnum for ResourceKinds {
        const ALL: &'static [Self] = &[
            Self::Human,
            Self::Technical,
            Self::Information,
            Self::Financial,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Human => "human",
                Self::Technical => "technical",
                Self::Information => "information",
                Self::Financial => "financial",
            }
        }
    }

    /// Choices of Resource kind.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum CurrentCapacityResourceKind {
        /// Human.
        Human,
        /// Technical.
        Technical,
        /// Information.
        Information,
        /// Financial.
        Financial,
    }
    impl ChoiceEnum for CurrentCapacityResourceKind {
        const ALL: &'static [Self] = &[
            Self::Human,
            Self::Technical,
            Self::Information,
            Self::Financial,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Human => "human",
                Self::Technical => "technical",
                Self::Information => "information",
                Self::Financial => "financial",
            }
        }
    }

    /// Choices of Finding.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum TrendsFinding {
        /// Not enough data.
        NotEnoughData,
        /// No crossing.
        NoCrossing,
        /// Weak trend.
        WeakTrend,
        /// Watch.
        Watch,
        /// Act now.
        ActNow,
    }
    impl ChoiceEnum for TrendsFinding {
        const ALL: &'static [Self] = &[
            Self::NotEnoughData,
            Self::NoCrossing,
            Self::WeakTrend,
            Self::Watch,
            Self::ActNow,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::NotEnoughData => "not_enough_data",
                Self::NoCrossing => "no_crossing",
                Self::WeakTrend => "weak_trend",
                Self::Watch => "watch",
                Self::ActNow => "act_now",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Services.
        pub const SERVICES: Field<Links> = Field::new("services");
        /// Resource kinds.
        pub const RESOURCE_KINDS: Field<Several<ResourceKinds>> = Field::new("resource_kinds");
        /// Why a kind of resource is left out.
        pub const KINDS_LEFT_OUT: Field<Text> = Field::new("kinds_left_out");
        /// Aligned with plan version.
        pub const ALIGNED_SMS_PLAN_VERSION: Field<Text> = Field::new("aligned_sms_plan_version");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Current capacity.
        pub const CURRENT_CAPACITY: Field<Table> = Field::new("current_capacity");
        /// People's hours.
        pub const PEOPLE: Field<Table> = Field::new("people");
        /// Demand forecasts.
        pub const DEMAND_FORECAST: Field<Links> = Field::new("demand_forecast");
        /// Forecast capacity.
        pub const FORECAST_CAPACITY: Field<Table> = Field::new("forecast_capacity");
        /// Thresholds.
        pub const THRESHOLDS: Field<Table> = Field::new("thresholds");
        /// Weekly use.
        pub const WEEKLY_USE: Field<Table> = Field::new("weekly_use");
        /// Trends.
        pub const TRENDS: Field<Table> = Field::new("trends");
        /// Effect of service level targets.
        pub const SLT_IMPACT: Field<Text> = Field::new("slt_impact");
        /// Effect of availability requirements.
        pub const AVAILABILITY_IMPACT: Field<Text> = Field::new("availability_impact");
        /// Effect of continuity requirements.
        pub const CONTINUITY_IMPACT: Field<Text> = Field::new("continuity_impact");
        /// Timescales.
        pub const TIMESCALES: Field<Text> = Field::new("timescales");
        /// Owner.
        pub const OWNER: Field<Link> = Field::new("owner");
        /// Review every (months).
        pub const REVIEW_INTERVAL_MONTHS: Field<i64> = Field::new("review_interval_months");
        /// Last reviewed on.
        pub const LAST_REVIEWED_ON: Field<kernel::Date> = Field::new("last_reviewed_on");
        /// Next review on.
        pub const NEXT_REVIEW_ON: Field<kernel::Date> = Field::new("next_review_on");
        /// Approved by.
        pub const APPROVED_BY: Field<Link> = Field::new("approved_by");
        /// Approved at.
        pub const APPROVED_AT: Field<kernel::Timestamp> = Field::new("approved_at");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// Columns of tables, by field; read them from a [`schema::Row`].
    pub mod columns {
        /// Current capacity.
        pub mod current_capacity {
            use super::super::*;
            /// Resource.
            pub const RESOURCE: Field<Text> = Field::new("resource");
            /// Resource kind.
            pub const RESOURCE_KIND: Field<One<CurrentCapacityResourceKind>> = Field::new("resource_kind");
            /// Unit.
            pub const UNIT: Field<Text> = Field::new("unit");
            /// Installed.
            pub const INSTALLED: Field<rust_decimal::Decimal> = Field::new("installed");
            /// Reserve percent.
            pub const RESERVE_PERCENT: Field<rust_decimal::Decimal> = Field::new("reserve_percent");
            /// Usable.
            pub const USABLE: Field<rust_decimal::Decimal> = Field::new("usable");
            /// Used.
            pub const USED: Field<rust_decimal::Decimal> = Field::new("used");
            /// Utilisation (%).
            pub const UTILISATION: Field<rust_decimal::Decimal> = Field::new("utilisation");
        }
        /// People's hours.
        pub mod people {
            use super::super::*;
            /// Skill.
            pub const SKILL: Field<Text> = Field::new("skill");
            /// Tickets.
            pub const TICKETS: Field<i64> = Field::new("tickets");
            /// Mean effort.
            pub const MEAN_EFFORT: Field<Seconds> = Field::new("mean_effort");
            /// Planned hours.
            pub const PLANNED_HOURS: Field<rust_decimal::Decimal> = Field::new("planned_hours");
            /// Heads.
            pub const HEADS: Field<rust_decimal::Decimal> = Field::new("heads");
            /// Hours a head.
            pub const HOURS: Field<rust_decimal::Decimal> = Field::new("hours");
            /// Absence percent.
            pub const ABSENCE_PERCENT: Field<rust_decimal::Decimal> = Field::new("absence_percent");
            /// Overhead percent.
            pub const OVERHEAD_PERCENT: Field<rust_decimal::Decimal> = Field::new("overhead_percent");
            /// Needed hours.
            pub const NEEDED_HOURS: Field<rust_decimal::Decimal> = Field::new("needed_hours");
            /// Available hours.
            pub const AVAILABLE_HOURS: Field<rust_decimal::Decimal> = Field::new("available_hours");
        }
        /// Forecast capacity.
        pub mod forecast_capacity {
            use super::super::*;
            /// Resource.
            pub const RESOURCE: Field<Text> = Field::new("resource");
            /// Month.
            pub const MONTH: Field<Text> = Field::new("month");
            /// Needed.
            pub const NEEDED: Field<rust_decimal::Decimal> = Field::new("needed");
            /// Provided.
            pub const PROVIDED: Field<rust_decimal::Decimal> = Field::new("provided");
            /// Known step and its source.
            pub const STEP: Field<Text> = Field::new("step");
        }
        /// Thresholds.
        pub mod thresholds {
            use super::super::*;
            /// Resource.
            pub const RESOURCE: Field<Text> = Field::new("resource");
            /// Warn.
            pub const WARN: Field<rust_decimal::Decimal> = Field::new("warn");
            /// Act.
            pub const ACT: Field<rust_decimal::Decimal> = Field::new("act");
            /// Critical.
            pub const CRITICAL: Field<rust_decimal::Decimal> = Field::new("critical");
            /// Weeks to add capacity.
            pub const LEAD_WEEKS: Field<i64> = Field::new("lead_weeks");
            /// Weeks between looks.
            pub const REVIEW_WEEKS: Field<i64> = Field::new("review_weeks");
        }
        /// Weekly use.
        pub mod weekly_use {
            use super::super::*;
            /// Resource.
            pub const RESOURCE: Field<Text> = Field::new("resource");
            /// Week.
            pub const WEEK: Field<Text> = Field::new("week");
            /// 95th percentile (%).
            pub const PERCENTILE: Field<rust_decimal::Decimal> = Field::new("percentile");
            /// Samples there (%).
            pub const SAMPLES_PERCENT: Field<rust_decimal::Decimal> = Field::new("samples_percent");
        }
        /// Trends.
        pub mod trends {
            use super::super::*;
            /// Resource.
            pub const RESOURCE: Field<Text> = Field::new("resource");
            /// Weeks.
            pub const WEEKS: Field<i64> = Field::new("weeks");
            /// Slope.
            pub const SLOPE: Field<rust_decimal::Decimal> = Field::new("slope");
            /// R².
            pub const FIT: Field<rust_decimal::Decimal> = Field::new("fit");
            /// Weeks left, expected.
            pub const EXPECTED_WEEKS: Field<rust_decimal::Decimal> = Field::new("expected_weeks");
            /// Weeks left, early.
            pub const EARLY_WEEKS: Field<rust_decimal::Decimal> = Field::new("early_weeks");
            /// Order by.
            pub const ORDER_BY: Field<kernel::Date> = Field::new("order_by");
            /// Finding.
            pub const FINDING: Field<One<TrendsFinding>> = Field::new("finding");
        }
    }

    /// States.
    pub mod state {
        /// Draft.
        pub const DRAFT: &str = "draft";
        /// In review.
        pub const IN_REVIEW: &str = "in_review";
        /// Approved.
        pub const APPROVED: &str = "approved";
        /// Superseded.
        pub const SUPERSEDED: &str = "superseded";
    }

    /// Moves.
    pub mod step {
        /// Submit for review.
        pub const SUBMIT: &str = "submit";
        /// Approve.
        pub const APPROVE: &str = "approve";
        /// Supersede.
        pub const SUPERSEDE: &str = "supersede";
    }

    /// Links.
    pub mod link {
        /// Changes.
        pub const CHANGES: &str = "changes";
        /// Risks.
        pub const RISKS: &str = "risks";
    }
}

//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Demand forecast: Current and forecast demand for a service
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod demand_forecast {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "demand_forecast";

    /// Choices of Unit.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Unit {
        /// Users.
        Users,
        /// Transactions.
        Transactions,
        /// Calls.
        Calls,
        /// Storage.
        Storage,
        /// Requests.
        Requests,
    }
    impl ChoiceEnum for Unit {
        const ALL: &'static [Self] = &[
            Self::Users,
            Self::Transactions,
            Self::Calls,
            Self::Storage,
            Self::Requests,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Users => "users",
                Self::Transactions => "transactions",
                Self::Calls => "calls",
                Self::Storage => "storage",
                Self::Requests => "requests",
            }
        }
    }

    /// Choices of Method.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Method {
        /// Trend.
        Trend,
        /// Seasonal.
        Seasonal,
        /// Driver based.
        DriverBased,
        /// Judgement.
        Judgement,
    }
    impl ChoiceEnum for Method {
        const ALL: &'static [Self] = &[
            Self::Trend,
            Self::Seasonal,
            Self::DriverBased,
            Self::Judgement,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Trend => "trend",
                Self::Seasonal => "seasonal",
                Self::DriverBased => "driver_based",
                Self::Judgement => "judgement",
            }
        }
    }

    /// Choices of Occasion.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Occasion {
        /// Half yearly.
        HalfYearly,
        /// Business change.
        BusinessChange,
    }
    impl ChoiceEnum for Occasion {
        const ALL: &'static [Self] = &[
            Self::HalfYearly,
            Self::BusinessChange,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::HalfYearly => "half_yearly",
                Self::BusinessChange => "business_change",
            }
        }
    }

    /// Choices of Rhythm.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum PatternRhythm {
        /// Hour.
        Hour,
        /// Weekday.
        Weekday,
        /// Month.
        Month,
        /// Season.
        Season,
    }
    impl ChoiceEnum for PatternRhythm {
        const ALL: &'static [Self] = &[
            Self::Hour,
            Self::Weekday,
            Self::Month,
            Self::Season,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Hour => "hour",
                Self::Weekday => "weekday",
                Self::Month => "month",
                Self::Season => "season",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Unit.
        pub const UNIT: Field<One<Unit>> = Field::new("unit");
        /// Method.
        pub const METHOD: Field<One<Method>> = Field::new("method");
        /// Occasion.
        pub const OCCASION: Field<One<Occasion>> = Field::new("occasion");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Made on.
        pub const MADE_ON: Field<kernel::Date> = Field::new("made_on");
        /// Current demand.
        pub const CURRENT_DEMAND: Field<rust_decimal::Decimal> = Field::new("current_demand");
        /// Pattern of business activity.
        pub const PATTERN: Field<Table> = Field::new("pattern");
        /// History.
        pub const HISTORY: Field<Table> = Field::new("history");
        /// Forecast values.
        pub const FORECAST_VALUES: Field<Table> = Field::new("forecast_values");
        /// Horizon months.
        pub const HORIZON_MONTHS: Field<i64> = Field::new("horizon_months");
        /// Growth on last year (%).
        pub const GROWTH_PERCENT: Field<rust_decimal::Decimal> = Field::new("growth_percent");
        /// Drivers.
        pub const DRIVERS: Field<Table> = Field::new("drivers");
        /// Method reason.
        pub const METHOD_REASON: Field<Text> = Field::new("method_reason");
        /// Previous forecast.
        pub const PREVIOUS_FORECAST: Field<Link> = Field::new("previous_forecast");
        /// Error of the previous forecast (%).
        pub const PREVIOUS_ERROR: Field<rust_decimal::Decimal> = Field::new("previous_error");
        /// Months compared.
        pub const PREVIOUS_MONTHS: Field<i64> = Field::new("previous_months");
        /// Months without demand, left out.
        pub const PREVIOUS_LEFT_OUT: Field<i64> = Field::new("previous_left_out");
        /// Owner.
        pub const OWNER: Field<Link> = Field::new("owner");
        /// Reviewed by.
        pub const REVIEWED_BY: Field<Link> = Field::new("reviewed_by");
        /// Renew by.
        pub const RENEW_BY: Field<kernel::Date> = Field::new("renew_by");
        /// Approved by.
        pub const APPROVED_BY: Field<Link> = Field::new("approved_by");
        /// Approved at.
        pub const APPROVED_AT: Field<kernel::Timestamp> = Field::new("approved_at");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// Columns of tables, by field; read them from a [`schema::Row`].
    pub mod columns {
        /// Pattern of business activity.
        pub mod pattern {
            use super::super::*;
            /// Rhythm.
            pub const RHYTHM: Field<One<PatternRhythm>> = Field::new("rhythm");
            /// Time.
            pub const TIME: Field<Text> = Field::new("time");
            /// Percent of usual.
            pub const PERCENT_OF_USUAL: Field<rust_decimal::Decimal> = Field::new("percent_of_usual");
            /// Cause.
            pub const CAUSE: Field<Text> = Field::new("cause");
        }
        /// History.
        pub mod history {
            use super::super::*;
            /// Month.
            pub const MONTH: Field<Text> = Field::new("month");
            /// Demand.
            pub const DEMAND: Field<rust_decimal::Decimal> = Field::new("demand");
        }
        /// Forecast values.
        pub mod forecast_values {
            use super::super::*;
            /// Month.
            pub const MONTH: Field<Text> = Field::new("month");
            /// Low.
            pub const LOW: Field<rust_decimal::Decimal> = Field::new("low");
            /// Expected.
            pub const EXPECTED: Field<rust_decimal::Decimal> = Field::new("expected");
            /// High.
            pub const HIGH: Field<rust_decimal::Decimal> = Field::new("high");
        }
        /// Drivers.
        pub mod drivers {
            use super::super::*;
            /// Driver.
            pub const DRIVER: Field<Text> = Field::new("driver");
            /// Units per driver.
            pub const UNITS_PER_DRIVER: Field<rust_decimal::Decimal> = Field::new("units_per_driver");
            /// Planned.
            pub const PLANNED: Field<rust_decimal::Decimal> = Field::new("planned");
            /// Source.
            pub const SOURCE: Field<Text> = Field::new("source");
        }
    }

    /// States.
    pub mod state {
        /// Draft.
        pub const DRAFT: &str = "draft";
        /// Reviewed.
        pub const REVIEWED: &str = "reviewed";
        /// Approved.
        pub const APPROVED: &str = "approved";
        /// Superseded.
        pub const SUPERSEDED: &str = "superseded";
    }

    /// Moves.
    pub mod step {
        /// Record as reviewed.
        pub const REVIEW: &str = "review";
        /// Approve.
        pub const APPROVE: &str = "approve";
        /// Supersede.
        pub const SUPERSEDE: &str = "supersede";
    }

    /// Links.
    pub mod link {
        /// Discussed in.
        pub const AGREED_IN: &str = "agreed_in";
    }
}

/// Demand metric: Measured demand for, and consumption of, a service in a period
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod demand_metric {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "demand_metric";

    /// Choices of Unit.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Unit {
        /// Users.
        Users,
        /// Transactions.
        Transactions,
        /// Calls.
        Calls,
        /// Storage.
        Storage,
        /// Requests.
        Requests,
    }
    impl ChoiceEnum for Unit {
        const ALL: &'static [Self] = &[
            Self::Users,
            Self::Transactions,
            Self::Calls,
            Self::Storage,
            Self::Requests,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Users => "users",
                Self::Transactions => "transactions",
                Self::Calls => "calls",
                Self::Storage => "storage",
                Self::Requests => "requests",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Period.
        pub const PERIOD: Field<Text> = Field::new("period");
        /// Unit.
        pub const UNIT: Field<One<Unit>> = Field::new("unit");
        /// Demand.
        pub const DEMAND: Field<rust_decimal::Decimal> = Field::new("demand");
        /// Consumption.
        pub const CONSUMPTION: Field<rust_decimal::Decimal> = Field::new("consumption");
        /// Source.
        pub const SOURCE: Field<Text> = Field::new("source");
        /// Reported in.
        pub const REPORTED_IN: Field<Link> = Field::new("reported_in");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }
}

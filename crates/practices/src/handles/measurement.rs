//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// KPI: A defined measure of the SMS, a process or a service
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod kpi {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "kpi";

    /// Choices of Subject.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Subject {
        /// SMS.
        Sms,
        /// Process.
        Process,
        /// Service.
        Service,
    }
    impl ChoiceEnum for Subject {
        const ALL: &'static [Self] = &[
            Self::Sms,
            Self::Process,
            Self::Service,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Sms => "sms",
                Self::Process => "process",
                Self::Service => "service",
            }
        }
    }

    /// Choices of Kind of value.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ValueKind {
        /// Percent.
        Percent,
        /// Count.
        Count,
        /// Mean.
        Mean,
        /// Sum.
        Sum,
    }
    impl ChoiceEnum for ValueKind {
        const ALL: &'static [Self] = &[
            Self::Percent,
            Self::Count,
            Self::Mean,
            Self::Sum,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Percent => "percent",
                Self::Count => "count",
                Self::Mean => "mean",
                Self::Sum => "sum",
            }
        }
    }

    /// Choices of Direction.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Direction {
        /// Higher is better.
        HigherIsBetter,
        /// Lower is better.
        LowerIsBetter,
        /// Watched.
        Watched,
    }
    impl ChoiceEnum for Direction {
        const ALL: &'static [Self] = &[
            Self::HigherIsBetter,
            Self::LowerIsBetter,
            Self::Watched,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::HigherIsBetter => "higher_is_better",
                Self::LowerIsBetter => "lower_is_better",
                Self::Watched => "watched",
            }
        }
    }

    /// Choices of Measured every.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Frequency {
        /// Week.
        Weekly,
        /// Month.
        Monthly,
        /// Quarter.
        Quarterly,
        /// Half-year.
        HalfYearly,
        /// Year.
        Yearly,
    }
    impl ChoiceEnum for Frequency {
        const ALL: &'static [Self] = &[
            Self::Weekly,
            Self::Monthly,
            Self::Quarterly,
            Self::HalfYearly,
            Self::Yearly,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Weekly => "weekly",
                Self::Monthly => "monthly",
                Self::Quarterly => "quarterly",
                Self::HalfYearly => "half_yearly",
                Self::Yearly => "yearly",
            }
        }
    }

    /// Choices of Analysed every.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum AnalysisFrequency {
        /// Week.
        Weekly,
        /// Month.
        Monthly,
        /// Quarter.
        Quarterly,
        /// Half-year.
        HalfYearly,
        /// Year.
        Yearly,
    }
    impl ChoiceEnum for AnalysisFrequency {
        const ALL: &'static [Self] = &[
            Self::Weekly,
            Self::Monthly,
            Self::Quarterly,
            Self::HalfYearly,
            Self::Yearly,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Weekly => "weekly",
                Self::Monthly => "monthly",
                Self::Quarterly => "quarterly",
                Self::HalfYearly => "half_yearly",
                Self::Yearly => "yearly",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Id in the catalogue.
        pub const CATALOGUE_ID: Field<Text> = Field::new("catalogue_id");
        /// Subject.
        pub const SUBJECT: Field<One<Subject>> = Field::new("subject");
        /// Process.
        pub const PROCESS: Field<Link> = Field::new("process");
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Measure.
        pub const MEASURE: Field<Text> = Field::new("measure");
        /// Formula.
        pub const FORMULA: Field<Text> = Field::new("formula");
        /// Method.
        pub const METHOD: Field<Text> = Field::new("method");
        /// Source.
        pub const SOURCE: Field<Text> = Field::new("source");
        /// Kind of value.
        pub const VALUE_KIND: Field<One<ValueKind>> = Field::new("value_kind");
        /// Unit.
        pub const UNIT: Field<Text> = Field::new("unit");
        /// Target.
        pub const TARGET: Field<Text> = Field::new("target");
        /// Direction.
        pub const DIRECTION: Field<One<Direction>> = Field::new("direction");
        /// Measured every.
        pub const FREQUENCY: Field<One<Frequency>> = Field::new("frequency");
        /// Analysed every.
        pub const ANALYSIS_FREQUENCY: Field<One<AnalysisFrequency>> = Field::new("analysis_frequency");
        /// Version of the definition.
        pub const DEFINITION_VERSION: Field<i64> = Field::new("definition_version");
        /// Activated at.
        pub const ACTIVATED_AT: Field<kernel::Timestamp> = Field::new("activated_at");
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
        /// Draft.
        pub const DRAFT: &str = "draft";
        /// Active.
        pub const ACTIVE: &str = "active";
        /// Retired.
        pub const RETIRED: &str = "retired";
    }

    /// Moves.
    pub mod step {
        /// Activate.
        pub const ACTIVATE: &str = "activate";
        /// Change the definition.
        pub const REVISE: &str = "revise";
        /// Retire.
        pub const RETIRE: &str = "retire";
    }

    /// Links.
    pub mod link {
        /// Measures.
        pub const MEASURES: &str = "measures";
    }
}

/// KPI result: A value of a KPI for one period and its evaluation
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod kpi_result {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "kpi_result";

    /// Choices of Direction.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Direction {
        /// Higher is better.
        HigherIsBetter,
        /// Lower is better.
        LowerIsBetter,
        /// Watched.
        Watched,
    }
    impl ChoiceEnum for Direction {
        const ALL: &'static [Self] = &[
            Self::HigherIsBetter,
            Self::LowerIsBetter,
            Self::Watched,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::HigherIsBetter => "higher_is_better",
                Self::LowerIsBetter => "lower_is_better",
                Self::Watched => "watched",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// KPI.
        pub const KPI: Field<Link> = Field::new("kpi");
        /// Period.
        pub const PERIOD: Field<Text> = Field::new("period");
        /// Due on.
        pub const DUE_ON: Field<kernel::Date> = Field::new("due_on");
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Numerator.
        pub const NUMERATOR: Field<i64> = Field::new("numerator");
        /// Denominator.
        pub const DENOMINATOR: Field<i64> = Field::new("denominator");
        /// Value.
        pub const VALUE: Field<Text> = Field::new("value");
        /// Median.
        pub const MEDIAN: Field<Text> = Field::new("median");
        /// 90th percentile.
        pub const P90: Field<Text> = Field::new("p90");
        /// Why there is no value.
        pub const NO_VALUE_REASON: Field<Text> = Field::new("no_value_reason");
        /// Target.
        pub const TARGET: Field<Text> = Field::new("target");
        /// Direction.
        pub const DIRECTION: Field<One<Direction>> = Field::new("direction");
        /// Target met.
        pub const MET: Field<bool> = Field::new("met");
        /// Few records.
        pub const FEW_RECORDS: Field<bool> = Field::new("few_records");
        /// Break in the trend.
        pub const BREAKS_TREND: Field<bool> = Field::new("breaks_trend");
        /// Conclusion.
        pub const CONCLUSION: Field<Text> = Field::new("conclusion");
        /// Action.
        pub const ACTION: Field<Link> = Field::new("action");
        /// Version of the definition.
        pub const KPI_VERSION: Field<i64> = Field::new("kpi_version");
        /// Measured at.
        pub const MEASURED_AT: Field<kernel::Timestamp> = Field::new("measured_at");
        /// Evaluated at.
        pub const EVALUATED_AT: Field<kernel::Timestamp> = Field::new("evaluated_at");
        /// Evaluated by.
        pub const EVALUATED_BY: Field<Link> = Field::new("evaluated_by");
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
        /// Due.
        pub const DUE: &str = "due";
        /// Measured.
        pub const MEASURED: &str = "measured";
        /// Evaluated.
        pub const EVALUATED: &str = "evaluated";
    }

    /// Moves.
    pub mod step {
        /// Measure.
        pub const MEASURE: &str = "measure";
        /// Measure again.
        pub const MEASURE_AGAIN: &str = "measure_again";
        /// Evaluate.
        pub const EVALUATE: &str = "evaluate";
    }
}

/// Performance evaluation: A held evaluation of the SMS against objectives, or of a service against its requirements
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod performance_evaluation {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "performance_evaluation";

    /// Choices of Evaluation kind.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum EvaluationKind {
        /// SMS.
        Sms,
        /// Service.
        Service,
    }
    impl ChoiceEnum for EvaluationKind {
        const ALL: &'static [Self] = &[
            Self::Sms,
            Self::Service,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Sms => "sms",
                Self::Service => "service",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Evaluation kind.
        pub const EVALUATION_KIND: Field<One<EvaluationKind>> = Field::new("evaluation_kind");
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Objectives considered.
        pub const OBJECTIVES_CONSIDERED: Field<Links> = Field::new("objectives_considered");
        /// Requirements considered.
        pub const REQUIREMENTS_CONSIDERED: Field<Links> = Field::new("requirements_considered");
        /// Conclusion.
        pub const CONCLUSION: Field<Text> = Field::new("conclusion");
        /// Evaluated by.
        pub const EVALUATED_BY: Field<Link> = Field::new("evaluated_by");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Period.
        pub const PERIOD: Field<Text> = Field::new("period");
        /// Due on.
        pub const DUE_ON: Field<kernel::Date> = Field::new("due_on");
        /// Held on.
        pub const HELD_ON: Field<kernel::Date> = Field::new("held_on");
        /// Owner.
        pub const OWNER: Field<Link> = Field::new("owner");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// States.
    pub mod state {
        /// Planned.
        pub const PLANNED: &str = "planned";
        /// Held.
        pub const HELD: &str = "held";
        /// Cancelled.
        pub const CANCELLED: &str = "cancelled";
    }

    /// Moves.
    pub mod step {
        /// Conclude.
        pub const HOLD: &str = "hold";
        /// Cancel.
        pub const CANCEL: &str = "cancel";
    }

    /// Links.
    pub mod link {
        /// Actions.
        pub const ACTIONS: &str = "actions";
    }
}

/// Trend review: A held analysis of the records of one process over a period, with conclusions and improvements
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod trend_review {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "trend_review";

    /// Choices of Process.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Process {
        /// Incident.
        Incident,
        /// Service request.
        ServiceRequest,
        /// Problem.
        Problem,
        /// Change.
        Change,
        /// Release.
        Release,
        /// Capacity.
        Capacity,
        /// Availability.
        Availability,
        /// Security incident.
        SecurityIncident,
        /// Service portfolio.
        ServicePortfolio,
        /// Supplier.
        Supplier,
    }
    impl ChoiceEnum for Process {
        const ALL: &'static [Self] = &[
            Self::Incident,
            Self::ServiceRequest,
            Self::Problem,
            Self::Change,
            Self::Release,
            Self::Capacity,
            Self::Availability,
            Self::SecurityIncident,
            Self::ServicePortfolio,
            Self::Supplier,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Incident => "incident",
                Self::ServiceRequest => "service_request",
                Self::Problem => "problem",
                Self::Change => "change",
                Self::Release => "release",
                Self::Capacity => "capacity",
                Self::Availability => "availability",
                Self::SecurityIncident => "security_incident",
                Self::ServicePortfolio => "service_portfolio",
                Self::Supplier => "supplier",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Process.
        pub const PROCESS: Field<One<Process>> = Field::new("process");
        /// Data sources.
        pub const DATA_SOURCES: Field<Text> = Field::new("data_sources");
        /// Breakdown.
        pub const BREAKDOWN: Field<Text> = Field::new("breakdown");
        /// Findings.
        pub const FINDINGS: Field<Text> = Field::new("findings");
        /// Conclusions.
        pub const CONCLUSIONS: Field<Text> = Field::new("conclusions");
        /// Problems raised.
        pub const PROBLEMS_RAISED: Field<Links> = Field::new("problems_raised");
        /// Why no problem was raised.
        pub const NO_PROBLEM_REASON: Field<Text> = Field::new("no_problem_reason");
        /// Reported in.
        pub const REPORTED_IN: Field<Link> = Field::new("reported_in");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Period.
        pub const PERIOD: Field<Text> = Field::new("period");
        /// Due on.
        pub const DUE_ON: Field<kernel::Date> = Field::new("due_on");
        /// Held on.
        pub const HELD_ON: Field<kernel::Date> = Field::new("held_on");
        /// Owner.
        pub const OWNER: Field<Link> = Field::new("owner");
        /// Why no improvement.
        pub const NO_IMPROVEMENT_REASON: Field<Text> = Field::new("no_improvement_reason");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// States.
    pub mod state {
        /// Planned.
        pub const PLANNED: &str = "planned";
        /// Held.
        pub const HELD: &str = "held";
        /// Closed.
        pub const CLOSED: &str = "closed";
    }

    /// Moves.
    pub mod step {
        /// Conclude.
        pub const HOLD: &str = "hold";
        /// Close.
        pub const CLOSE: &str = "close";
    }

    /// Links.
    pub mod link {
        /// Actions.
        pub const ACTIONS: &str = "actions";
        /// Improvements.
        pub const IMPROVEMENTS: &str = "improvements";
    }
}

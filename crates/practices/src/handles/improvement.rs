//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Improvement: An opportunity for improvement from proposal to measured result
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod improvement {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "improvement";

    /// Choices of Source.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Source {
        /// Staff.
        Staff,
        /// Audit.
        Audit,
        /// Management review.
        ManagementReview,
        /// Nonconformity.
        Nonconformity,
        /// Incident.
        Incident,
        /// Problem.
        Problem,
        /// Change review.
        ChangeReview,
        /// Trend review.
        TrendReview,
        /// Complaint.
        Complaint,
        /// Survey.
        Survey,
        /// Service review.
        ServiceReview,
        /// Supplier.
        Supplier,
        /// Risk.
        Risk,
        /// Measurement.
        Measurement,
        /// Customer.
        Customer,
    }
    impl ChoiceEnum for Source {
        const ALL: &'static [Self] = &[
            Self::Staff,
            Self::Audit,
            Self::ManagementReview,
            Self::Nonconformity,
            Self::Incident,
            Self::Problem,
            Self::ChangeReview,
            Self::TrendReview,
            Self::Complaint,
            Self::Survey,
            Self::ServiceReview,
            Self::Supplier,
            Self::Risk,
            Self::Measurement,
            Self::Customer,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Staff => "staff",
                Self::Audit => "audit",
                Self::ManagementReview => "management_review",
                Self::Nonconformity => "nonconformity",
                Self::Incident => "incident",
                Self::Problem => "problem",
                Self::ChangeReview => "change_review",
                Self::TrendReview => "trend_review",
                Self::Complaint => "complaint",
                Self::Survey => "survey",
                Self::ServiceReview => "service_review",
                Self::Supplier => "supplier",
                Self::Risk => "risk",
                Self::Measurement => "measurement",
                Self::Customer => "customer",
            }
        }
    }

    /// Choices of Improves.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Improves {
        /// SMS.
        Sms,
        /// Process.
        Process,
        /// Policy.
        Policy,
        /// Document.
        Document,
        /// Service.
        Service,
    }
    impl ChoiceEnum for Improves {
        const ALL: &'static [Self] = &[
            Self::Sms,
            Self::Process,
            Self::Policy,
            Self::Document,
            Self::Service,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Sms => "sms",
                Self::Process => "process",
                Self::Policy => "policy",
                Self::Document => "document",
                Self::Service => "service",
            }
        }
    }

    /// Choices of Decision.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Decision {
        /// Approved.
        Approved,
        /// Rejected.
        Rejected,
        /// Deferred.
        Deferred,
    }
    impl ChoiceEnum for Decision {
        const ALL: &'static [Self] = &[
            Self::Approved,
            Self::Rejected,
            Self::Deferred,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Approved => "approved",
                Self::Rejected => "rejected",
                Self::Deferred => "deferred",
            }
        }
    }

    /// Choices of Priority.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Priority {
        /// High.
        High,
        /// Medium.
        Medium,
        /// Low.
        Low,
    }
    impl ChoiceEnum for Priority {
        const ALL: &'static [Self] = &[
            Self::High,
            Self::Medium,
            Self::Low,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::High => "high",
                Self::Medium => "medium",
                Self::Low => "low",
            }
        }
    }

    /// Choices of Target kind.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum TargetKind {
        /// Quality.
        Quality,
        /// Value.
        Value,
        /// Capability.
        Capability,
        /// Cost.
        Cost,
        /// Productivity.
        Productivity,
        /// Resource use.
        ResourceUse,
        /// Risk reduction.
        RiskReduction,
    }
    impl ChoiceEnum for TargetKind {
        const ALL: &'static [Self] = &[
            Self::Quality,
            Self::Value,
            Self::Capability,
            Self::Cost,
            Self::Productivity,
            Self::ResourceUse,
            Self::RiskReduction,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Quality => "quality",
                Self::Value => "value",
                Self::Capability => "capability",
                Self::Cost => "cost",
                Self::Productivity => "productivity",
                Self::ResourceUse => "resource_use",
                Self::RiskReduction => "risk_reduction",
            }
        }
    }

    /// Choices of Criterion.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum EvaluationCriterion {
        /// Fit with objectives.
        ObjectivesFit,
        /// Value for customers.
        CustomerValue,
        /// Risk reduction.
        RiskReduction,
        /// Effort and cost (5 = least).
        EffortAndCost,
        /// Urgency.
        Urgency,
    }
    impl ChoiceEnum for EvaluationCriterion {
        const ALL: &'static [Self] = &[
            Self::ObjectivesFit,
            Self::CustomerValue,
            Self::RiskReduction,
            Self::EffortAndCost,
            Self::Urgency,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::ObjectivesFit => "objectives_fit",
                Self::CustomerValue => "customer_value",
                Self::RiskReduction => "risk_reduction",
                Self::EffortAndCost => "effort_and_cost",
                Self::Urgency => "urgency",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Source.
        pub const SOURCE: Field<One<Source>> = Field::new("source");
        /// Proposal.
        pub const PROPOSAL: Field<Text> = Field::new("proposal");
        /// Improves.
        pub const IMPROVES: Field<One<Improves>> = Field::new("improves");
        /// Process.
        pub const PROCESS: Field<Link> = Field::new("process");
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Proposed by.
        pub const PROPOSED_BY: Field<Link> = Field::new("proposed_by");
        /// Evaluation.
        pub const EVALUATION: Field<Table> = Field::new("evaluation");
        /// Score.
        pub const SCORE: Field<i64> = Field::new("score");
        /// Criteria version.
        pub const CRITERIA_VERSION: Field<Text> = Field::new("criteria_version");
        /// Objective alignment.
        pub const OBJECTIVE_ALIGNMENT: Field<Text> = Field::new("objective_alignment");
        /// Decision.
        pub const DECISION: Field<One<Decision>> = Field::new("decision");
        /// Decided by.
        pub const DECIDED_BY: Field<Link> = Field::new("decided_by");
        /// Decided on.
        pub const DECIDED_ON: Field<kernel::Date> = Field::new("decided_on");
        /// Deferred until.
        pub const DEFERRED_UNTIL: Field<kernel::Date> = Field::new("deferred_until");
        /// Priority.
        pub const PRIORITY: Field<One<Priority>> = Field::new("priority");
        /// Target kind.
        pub const TARGET_KIND: Field<One<TargetKind>> = Field::new("target_kind");
        /// Targets.
        pub const TARGETS: Field<Table> = Field::new("targets");
        /// Resources.
        pub const RESOURCES: Field<Text> = Field::new("resources");
        /// Due on.
        pub const DUE_ON: Field<kernel::Date> = Field::new("due_on");
        /// Planned on.
        pub const PLANNED_ON: Field<kernel::Date> = Field::new("planned_on");
        /// Alters services or the SMS.
        pub const CHANGE_NEEDED: Field<bool> = Field::new("change_needed");
        /// Implemented on.
        pub const IMPLEMENTED_ON: Field<kernel::Date> = Field::new("implemented_on");
        /// To be measured by.
        pub const MEASURE_BY: Field<kernel::Date> = Field::new("measure_by");
        /// Measured on.
        pub const MEASURED_ON: Field<kernel::Date> = Field::new("measured_on");
        /// Target met.
        pub const TARGET_MET: Field<bool> = Field::new("target_met");
        /// Follow up actions.
        pub const FOLLOW_UP_ACTIONS: Field<Links> = Field::new("follow_up_actions");
        /// Why nothing follows.
        pub const NO_FOLLOW_UP_REASON: Field<Text> = Field::new("no_follow_up_reason");
        /// Change of the SMS needed.
        pub const SMS_CHANGE_NEEDED: Field<bool> = Field::new("sms_change_needed");
        /// Change of the SMS.
        pub const SMS_CHANGE: Field<Link> = Field::new("sms_change");
        /// Reported in.
        pub const REPORTED_IN: Field<Link> = Field::new("reported_in");
        /// Reported in management review.
        pub const REVIEWED_IN: Field<Link> = Field::new("reviewed_in");
        /// Lessons.
        pub const LESSONS: Field<Text> = Field::new("lessons");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Owner.
        pub const OWNER: Field<Link> = Field::new("owner");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
        /// Last message to the caller.
        pub const LAST_PUBLIC_AT: Field<kernel::Timestamp> = Field::new("last_public_at");
        /// Last message from the caller.
        pub const LAST_INBOUND_AT: Field<kernel::Timestamp> = Field::new("last_inbound_at");
        /// Last work log entry.
        pub const LAST_WORK_AT: Field<kernel::Timestamp> = Field::new("last_work_at");
    }

    /// Columns of tables, by field; read them from a [`schema::Row`].
    pub mod columns {
        /// Evaluation.
        pub mod evaluation {
            use super::super::*;
            /// Criterion.
            pub const CRITERION: Field<One<EvaluationCriterion>> = Field::new("criterion");
            /// Value.
            pub const VALUE: Field<i64> = Field::new("value");
            /// Remark.
            pub const REMARK: Field<Text> = Field::new("remark");
        }
        /// Targets.
        pub mod targets {
            use super::super::*;
            /// Measure.
            pub const MEASURE: Field<Text> = Field::new("measure");
            /// Baseline.
            pub const BASELINE: Field<Text> = Field::new("baseline");
            /// Target.
            pub const VALUE: Field<Text> = Field::new("value");
            /// By.
            pub const DATE: Field<kernel::Date> = Field::new("date");
            /// Measured.
            pub const MEASURED: Field<Text> = Field::new("measured");
        }
    }

    /// States.
    pub mod state {
        /// Proposed.
        pub const PROPOSED: &str = "proposed";
        /// Evaluated.
        pub const EVALUATED: &str = "evaluated";
        /// Approved.
        pub const APPROVED: &str = "approved";
        /// Planned.
        pub const PLANNED: &str = "planned";
        /// In progress.
        pub const IN_PROGRESS: &str = "in_progress";
        /// Implemented.
        pub const IMPLEMENTED: &str = "implemented";
        /// Measured.
        pub const MEASURED: &str = "measured";
        /// Closed.
        pub const CLOSED: &str = "closed";
        /// Deferred.
        pub const DEFERRED: &str = "deferred";
        /// Rejected.
        pub const REJECTED: &str = "rejected";
    }

    /// Moves.
    pub mod step {
        /// Evaluate.
        pub const EVALUATE: &str = "evaluate";
        /// Approve.
        pub const APPROVE: &str = "approve";
        /// Reject.
        pub const REJECT: &str = "reject";
        /// Defer.
        pub const DEFER: &str = "defer";
        /// Take up again.
        pub const TAKE_UP: &str = "take_up";
        /// Plan.
        pub const PLAN: &str = "plan";
        /// Start.
        pub const START: &str = "start";
        /// Implemented.
        pub const IMPLEMENT: &str = "implement";
        /// Measured.
        pub const MEASURE: &str = "measure";
        /// Close.
        pub const CLOSE: &str = "close";
    }

    /// Links.
    pub mod link {
        /// Serves.
        pub const SERVES: &str = "serves";
        /// Implemented by.
        pub const IMPLEMENTED_BY: &str = "implemented_by";
    }
}

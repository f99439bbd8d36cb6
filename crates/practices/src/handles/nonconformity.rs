//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Corrective action: An action to remove the cause of a nonconformity
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod corrective_action {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "corrective_action";

    /// Fields.
    pub mod f {
        use super::*;
        /// Nonconformity.
        pub const NONCONFORMITY: Field<Link> = Field::new("nonconformity");
        /// Assignee.
        pub const ASSIGNEE: Field<Link> = Field::new("assignee");
        /// Due on.
        pub const DUE_ON: Field<kernel::Date> = Field::new("due_on");
        /// Proportionality.
        pub const PROPORTIONALITY: Field<Text> = Field::new("proportionality");
        /// Completed on.
        pub const COMPLETED_ON: Field<kernel::Date> = Field::new("completed_on");
        /// Result.
        pub const RESULT: Field<Text> = Field::new("result");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// States.
    pub mod state {
        /// Planned.
        pub const PLANNED: &str = "planned";
        /// Completed.
        pub const COMPLETED: &str = "completed";
        /// Cancelled.
        pub const CANCELLED: &str = "cancelled";
    }

    /// Moves.
    pub mod step {
        /// Complete.
        pub const COMPLETE: &str = "complete";
        /// Cancel.
        pub const CANCEL: &str = "cancel";
    }
}

/// Nonconformity: A requirement not met, from any source, with what was done about it
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod nonconformity {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "nonconformity";

    /// Choices of Source.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Source {
        /// Internal audit.
        InternalAudit,
        /// External audit.
        ExternalAudit,
        /// Complaint.
        Complaint,
        /// Incident review.
        IncidentReview,
        /// SLA miss.
        SlaMiss,
        /// Automatic check.
        AutomaticCheck,
        /// Management review.
        ManagementReview,
        /// Staff.
        Staff,
    }
    impl ChoiceEnum for Source {
        const ALL: &'static [Self] = &[
            Self::InternalAudit,
            Self::ExternalAudit,
            Self::Complaint,
            Self::IncidentReview,
            Self::SlaMiss,
            Self::AutomaticCheck,
            Self::ManagementReview,
            Self::Staff,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::InternalAudit => "internal_audit",
                Self::ExternalAudit => "external_audit",
                Self::Complaint => "complaint",
                Self::IncidentReview => "incident_review",
                Self::SlaMiss => "sla_miss",
                Self::AutomaticCheck => "automatic_check",
                Self::ManagementReview => "management_review",
                Self::Staff => "staff",
            }
        }
    }

    /// Choices of Grade.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Grade {
        /// Major.
        Major,
        /// Minor.
        Minor,
    }
    impl ChoiceEnum for Grade {
        const ALL: &'static [Self] = &[
            Self::Major,
            Self::Minor,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Major => "major",
                Self::Minor => "minor",
            }
        }
    }

    /// Choices of Cause method.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum CauseMethod {
        /// Five whys.
        FiveWhys,
        /// Cause and effect.
        CauseAndEffect,
        /// Fault tree.
        FaultTree,
        /// Timeline.
        Timeline,
        /// Comparison.
        Comparison,
        /// Expert judgement.
        ExpertJudgement,
    }
    impl ChoiceEnum for CauseMethod {
        const ALL: &'static [Self] = &[
            Self::FiveWhys,
            Self::CauseAndEffect,
            Self::FaultTree,
            Self::Timeline,
            Self::Comparison,
            Self::ExpertJudgement,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::FiveWhys => "five_whys",
                Self::CauseAndEffect => "cause_and_effect",
                Self::FaultTree => "fault_tree",
                Self::Timeline => "timeline",
                Self::Comparison => "comparison",
                Self::ExpertJudgement => "expert_judgement",
            }
        }
    }

    /// Choices of Cause class.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum CauseClass {
        /// Process.
        Process,
        /// Documentation.
        Documentation,
        /// Competence.
        Competence,
        /// Resources.
        Resources,
        /// Tool.
        Tool,
        /// Supplier.
        Supplier,
        /// Communication.
        Communication,
        /// Human error.
        HumanError,
        /// Other.
        Other,
    }
    impl ChoiceEnum for CauseClass {
        const ALL: &'static [Self] = &[
            Self::Process,
            Self::Documentation,
            Self::Competence,
            Self::Resources,
            Self::Tool,
            Self::Supplier,
            Self::Communication,
            Self::HumanError,
            Self::Other,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Process => "process",
                Self::Documentation => "documentation",
                Self::Competence => "competence",
                Self::Resources => "resources",
                Self::Tool => "tool",
                Self::Supplier => "supplier",
                Self::Communication => "communication",
                Self::HumanError => "human_error",
                Self::Other => "other",
            }
        }
    }

    /// Choices of Effectiveness result.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum EffectivenessResult {
        /// Effective.
        Effective,
        /// Not effective.
        NotEffective,
    }
    impl ChoiceEnum for EffectivenessResult {
        const ALL: &'static [Self] = &[
            Self::Effective,
            Self::NotEffective,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Effective => "effective",
                Self::NotEffective => "not_effective",
            }
        }
    }

    /// Choices of Result of the first check.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum FirstCheckResult {
        /// Effective.
        Effective,
        /// Not effective.
        NotEffective,
    }
    impl ChoiceEnum for FirstCheckResult {
        const ALL: &'static [Self] = &[
            Self::Effective,
            Self::NotEffective,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Effective => "effective",
                Self::NotEffective => "not_effective",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Source.
        pub const SOURCE: Field<One<Source>> = Field::new("source");
        /// Clause.
        pub const CLAUSE: Field<Text> = Field::new("clause");
        /// Statement.
        pub const STATEMENT: Field<Text> = Field::new("statement");
        /// Evidence.
        pub const EVIDENCE: Field<Text> = Field::new("evidence");
        /// Detected on.
        pub const DETECTED_ON: Field<kernel::Date> = Field::new("detected_on");
        /// Finding.
        pub const FINDING: Field<Link> = Field::new("finding");
        /// Process.
        pub const PROCESS: Field<Link> = Field::new("process");
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Grade.
        pub const GRADE: Field<One<Grade>> = Field::new("grade");
        /// Certification body's date for the correction.
        pub const BODY_CORRECTION_DUE_ON: Field<kernel::Date> = Field::new("body_correction_due_on");
        /// Correction due on.
        pub const CORRECTION_DUE_ON: Field<kernel::Date> = Field::new("correction_due_on");
        /// Graded by.
        pub const GRADED_BY: Field<Link> = Field::new("graded_by");
        /// Raised by.
        pub const RAISED_BY: Field<Link> = Field::new("raised_by");
        /// Correction.
        pub const CORRECTION: Field<Text> = Field::new("correction");
        /// Correction done on.
        pub const CORRECTION_DONE_ON: Field<kernel::Date> = Field::new("correction_done_on");
        /// Consequences.
        pub const CONSEQUENCES: Field<Text> = Field::new("consequences");
        /// Consequences dealt on.
        pub const CONSEQUENCES_DEALT_ON: Field<kernel::Date> = Field::new("consequences_dealt_on");
        /// Reviewed on.
        pub const REVIEWED_ON: Field<kernel::Date> = Field::new("reviewed_on");
        /// Cause.
        pub const CAUSE: Field<Text> = Field::new("cause");
        /// Cause method.
        pub const CAUSE_METHOD: Field<One<CauseMethod>> = Field::new("cause_method");
        /// Cause class.
        pub const CAUSE_CLASS: Field<One<CauseClass>> = Field::new("cause_class");
        /// Similar checked on.
        pub const SIMILAR_CHECKED_ON: Field<kernel::Date> = Field::new("similar_checked_on");
        /// Similar found.
        pub const SIMILAR_FOUND: Field<Text> = Field::new("similar_found");
        /// Action needed.
        pub const ACTION_NEEDED: Field<bool> = Field::new("action_needed");
        /// Why no action is needed.
        pub const NO_ACTION_REASON: Field<Text> = Field::new("no_action_reason");
        /// Corrective actions.
        pub const CORRECTIVE_ACTIONS: Field<Links> = Field::new("corrective_actions");
        /// Actions done on.
        pub const ACTIONS_DONE_ON: Field<kernel::Date> = Field::new("actions_done_on");
        /// Effectiveness due on.
        pub const EFFECTIVENESS_DUE_ON: Field<kernel::Date> = Field::new("effectiveness_due_on");
        /// Effectiveness reviewed on.
        pub const EFFECTIVENESS_REVIEWED_ON: Field<kernel::Date> = Field::new("effectiveness_reviewed_on");
        /// Effectiveness reviewed by.
        pub const EFFECTIVENESS_REVIEWED_BY: Field<Link> = Field::new("effectiveness_reviewed_by");
        /// Effectiveness evidence.
        pub const EFFECTIVENESS_EVIDENCE: Field<Text> = Field::new("effectiveness_evidence");
        /// Effectiveness result.
        pub const EFFECTIVENESS_RESULT: Field<One<EffectivenessResult>> = Field::new("effectiveness_result");
        /// Change of the SMS needed.
        pub const SMS_CHANGE_NEEDED: Field<bool> = Field::new("sms_change_needed");
        /// Change of the SMS.
        pub const SMS_CHANGE: Field<Link> = Field::new("sms_change");
        /// Withdrawal evidence.
        pub const WITHDRAWAL_EVIDENCE: Field<Text> = Field::new("withdrawal_evidence");
        /// Repeat.
        pub const REPEATED: Field<bool> = Field::new("repeated");
        /// Graded by auditor.
        pub const GRADED_BY_AUDITOR: Field<bool> = Field::new("graded_by_auditor");
        /// Result of the first check.
        pub const FIRST_CHECK_RESULT: Field<One<FirstCheckResult>> = Field::new("first_check_result");
        /// Effectiveness checks.
        pub const CHECK_COUNT: Field<i64> = Field::new("check_count");
        /// Closed at.
        pub const CLOSED_AT: Field<kernel::Timestamp> = Field::new("closed_at");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Owner.
        pub const OWNER: Field<Link> = Field::new("owner");
        /// Why no improvement.
        pub const NO_IMPROVEMENT_REASON: Field<Text> = Field::new("no_improvement_reason");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
        /// Last message to the caller.
        pub const LAST_PUBLIC_AT: Field<kernel::Timestamp> = Field::new("last_public_at");
        /// Last message from the caller.
        pub const LAST_INBOUND_AT: Field<kernel::Timestamp> = Field::new("last_inbound_at");
        /// Last work log entry.
        pub const LAST_WORK_AT: Field<kernel::Timestamp> = Field::new("last_work_at");
    }

    /// States.
    pub mod state {
        /// Raised.
        pub const RAISED: &str = "raised";
        /// Contained.
        pub const CONTAINED: &str = "contained";
        /// Analysed.
        pub const ANALYSED: &str = "analysed";
        /// Action planned.
        pub const ACTION_PLANNED: &str = "action_planned";
        /// Action done.
        pub const ACTION_DONE: &str = "action_done";
        /// Effectiveness check.
        pub const EFFECTIVENESS_CHECK: &str = "effectiveness_check";
        /// Closed.
        pub const CLOSED: &str = "closed";
        /// Withdrawn.
        pub const WITHDRAWN: &str = "withdrawn";
    }

    /// Moves.
    pub mod step {
        /// Contained.
        pub const CONTAIN: &str = "contain";
        /// Analysed.
        pub const ANALYSE: &str = "analyse";
        /// Plan the action.
        pub const PLAN_ACTION: &str = "plan_action";
        /// Action done.
        pub const FINISH_ACTION: &str = "finish_action";
        /// Begin the effectiveness check.
        pub const AWAIT_EFFECT: &str = "await_effect";
        /// Close.
        pub const CLOSE: &str = "close";
        /// Not effective: analyse again.
        pub const REANALYSE: &str = "reanalyse";
        /// Withdraw.
        pub const WITHDRAW: &str = "withdraw";
    }

    /// Links.
    pub mod link {
        /// Improvements.
        pub const IMPROVEMENTS: &str = "improvements";
        /// Found in.
        pub const FOUND_IN_AUDIT: &str = "found_in_audit";
        /// Found in.
        pub const FOUND_IN_COMPLAINT: &str = "found_in_complaint";
        /// Found in.
        pub const FOUND_IN_INCIDENT: &str = "found_in_incident";
        /// Found in.
        pub const FOUND_IN_REVIEW: &str = "found_in_review";
        /// Found in.
        pub const FOUND_IN_RESULT: &str = "found_in_result";
        /// Repeats.
        pub const REPEATS: &str = "repeats";
    }
}

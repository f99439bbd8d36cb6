//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Audit finding: A result of evaluating audit evidence against audit criteria
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod audit_finding {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "audit_finding";

    /// Choices of Grade.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Grade {
        /// Major.
        Major,
        /// Minor.
        Minor,
        /// Observation.
        Observation,
        /// Opportunity.
        Opportunity,
        /// Good practice.
        GoodPractice,
    }
    impl ChoiceEnum for Grade {
        const ALL: &'static [Self] = &[
            Self::Major,
            Self::Minor,
            Self::Observation,
            Self::Opportunity,
            Self::GoodPractice,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Major => "major",
                Self::Minor => "minor",
                Self::Observation => "observation",
                Self::Opportunity => "opportunity",
                Self::GoodPractice => "good_practice",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Internal audit.
        pub const AUDIT: Field<Link> = Field::new("audit");
        /// External audit.
        pub const EXTERNAL_AUDIT: Field<Link> = Field::new("external_audit");
        /// Grade.
        pub const GRADE: Field<One<Grade>> = Field::new("grade");
        /// Clause.
        pub const CLAUSE: Field<Text> = Field::new("clause");
        /// Process.
        pub const PROCESS: Field<Link> = Field::new("process");
        /// Statement.
        pub const STATEMENT: Field<Text> = Field::new("statement");
        /// Evidence.
        pub const EVIDENCE: Field<Text> = Field::new("evidence");
        /// Answer due on.
        pub const ANSWER_DUE_ON: Field<kernel::Date> = Field::new("answer_due_on");
        /// Correction due on.
        pub const CORRECTION_DUE_ON: Field<kernel::Date> = Field::new("correction_due_on");
        /// Answered on.
        pub const ANSWERED_ON: Field<kernel::Date> = Field::new("answered_on");
        /// Nonconformity.
        pub const NONCONFORMITY: Field<Link> = Field::new("nonconformity");
        /// Repeat finding.
        pub const REPEATED: Field<bool> = Field::new("repeated");
        /// Audit held on.
        pub const HELD_ON: Field<kernel::Date> = Field::new("held_on");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Why no improvement.
        pub const NO_IMPROVEMENT_REASON: Field<Text> = Field::new("no_improvement_reason");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// States.
    pub mod state {
        /// Recorded.
        pub const RECORDED: &str = "recorded";
        /// Closed.
        pub const CLOSED: &str = "closed";
        /// Withdrawn.
        pub const WITHDRAWN: &str = "withdrawn";
    }

    /// Moves.
    pub mod step {
        /// Close.
        pub const CLOSE: &str = "close";
        /// Withdraw.
        pub const WITHDRAW: &str = "withdraw";
    }

    /// Links.
    pub mod link {
        /// Actions.
        pub const ACTIONS: &str = "actions";
        /// Improvements.
        pub const IMPROVEMENTS: &str = "improvements";
    }
}

/// Audit programme: The planned set of internal audits for a period
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod audit_programme {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "audit_programme";

    /// Fields.
    pub mod f {
        use super::*;
        /// Period.
        pub const PERIOD: Field<Text> = Field::new("period");
        /// Aligned with version of the SMS plan.
        pub const ALIGNED_SMS_PLAN_VERSION: Field<Text> = Field::new("aligned_sms_plan_version");
        /// Frequency.
        pub const FREQUENCY: Field<Text> = Field::new("frequency");
        /// Methods.
        pub const METHODS: Field<Text> = Field::new("methods");
        /// Responsibilities.
        pub const RESPONSIBILITIES: Field<Text> = Field::new("responsibilities");
        /// Planning requirements.
        pub const PLANNING_REQUIREMENTS: Field<Text> = Field::new("planning_requirements");
        /// Reporting.
        pub const REPORTING: Field<Text> = Field::new("reporting");
        /// Importance of the processes considered.
        pub const IMPORTANCE_CONSIDERED: Field<Text> = Field::new("importance_considered");
        /// Changes considered.
        pub const CHANGES_CONSIDERED: Field<Text> = Field::new("changes_considered");
        /// Previous results considered.
        pub const PREVIOUS_RESULTS_CONSIDERED: Field<Text> = Field::new("previous_results_considered");
        /// Clauses planned.
        pub const CLAUSES_PLANNED: Field<Text> = Field::new("clauses_planned");
        /// Processes planned.
        pub const PROCESSES_PLANNED: Field<Links> = Field::new("processes_planned");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Approved by.
        pub const APPROVED_BY: Field<Link> = Field::new("approved_by");
        /// Approved at.
        pub const APPROVED_AT: Field<kernel::Timestamp> = Field::new("approved_at");
        /// Owner.
        pub const OWNER: Field<Link> = Field::new("owner");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// States.
    pub mod state {
        /// Draft.
        pub const DRAFT: &str = "draft";
        /// In review.
        pub const IN_REVIEW: &str = "in_review";
        /// Approved.
        pub const APPROVED: &str = "approved";
        /// Running.
        pub const RUNNING: &str = "running";
        /// Closed.
        pub const CLOSED: &str = "closed";
        /// Superseded.
        pub const SUPERSEDED: &str = "superseded";
    }

    /// Moves.
    pub mod step {
        /// Submit for approval.
        pub const SUBMIT: &str = "submit";
        /// Return to draft.
        pub const RETURN: &str = "return";
        /// Approve.
        pub const APPROVE: &str = "approve";
        /// Start.
        pub const START: &str = "start";
        /// Close.
        pub const CLOSE: &str = "close";
        /// Supersede.
        pub const SUPERSEDE: &str = "supersede";
    }
}

/// Internal audit: One internal audit
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod internal_audit {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "internal_audit";

    /// Fields.
    pub mod f {
        use super::*;
        /// Programme.
        pub const PROGRAMME: Field<Link> = Field::new("programme");
        /// Planned on.
        pub const PLANNED_ON: Field<kernel::Date> = Field::new("planned_on");
        /// Criteria.
        pub const CRITERIA: Field<Text> = Field::new("criteria");
        /// Audit scope.
        pub const AUDIT_SCOPE: Field<Text> = Field::new("audit_scope");
        /// Clauses covered.
        pub const CLAUSES_COVERED: Field<Text> = Field::new("clauses_covered");
        /// Processes covered.
        pub const PROCESSES_COVERED: Field<Links> = Field::new("processes_covered");
        /// Services covered.
        pub const SERVICES_COVERED: Field<Links> = Field::new("services_covered");
        /// Own requirements covered.
        pub const OWN_REQUIREMENTS_COVERED: Field<Text> = Field::new("own_requirements_covered");
        /// Auditors.
        pub const AUDITORS: Field<Links> = Field::new("auditors");
        /// Competence of the auditors.
        pub const AUDITOR_COMPETENCE: Field<Text> = Field::new("auditor_competence");
        /// Audited owners.
        pub const AUDITED_OWNERS: Field<Links> = Field::new("audited_owners");
        /// Plan sent on.
        pub const PLAN_SENT_ON: Field<kernel::Date> = Field::new("plan_sent_on");
        /// Opening meeting held on.
        pub const OPENING_MEETING_ON: Field<kernel::Date> = Field::new("opening_meeting_on");
        /// Samples.
        pub const SAMPLES: Field<Table> = Field::new("samples");
        /// Held on.
        pub const HELD_ON: Field<kernel::Date> = Field::new("held_on");
        /// Conclusion on conformity.
        pub const CONCLUSION: Field<Text> = Field::new("conclusion");
        /// Conclusion on implementation and maintenance.
        pub const EFFECTIVENESS_CONCLUSION: Field<Text> = Field::new("effectiveness_conclusion");
        /// Report due on.
        pub const REPORT_DUE_ON: Field<kernel::Date> = Field::new("report_due_on");
        /// Report issued on.
        pub const REPORT_ISSUED_ON: Field<kernel::Date> = Field::new("report_issued_on");
        /// Reported to.
        pub const REPORTED_TO: Field<Links> = Field::new("reported_to");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Lead auditor.
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
        /// Samples.
        pub mod samples {
            use super::super::*;
            /// Population (query or list).
            pub const POPULATION: Field<Text> = Field::new("population");
            /// Population size.
            pub const POPULATION_SIZE: Field<i64> = Field::new("population_size");
            /// Sample size.
            pub const SAMPLE_SIZE: Field<i64> = Field::new("sample_size");
            /// Seed.
            pub const SEED: Field<Text> = Field::new("seed");
            /// Drawn.
            pub const DRAWN: Field<Text> = Field::new("drawn");
        }
    }

    /// States.
    pub mod state {
        /// Planned.
        pub const PLANNED: &str = "planned";
        /// Prepared.
        pub const PREPARED: &str = "prepared";
        /// In progress.
        pub const IN_PROGRESS: &str = "in_progress";
        /// Reporting.
        pub const REPORTING: &str = "reporting";
        /// Reported.
        pub const REPORTED: &str = "reported";
        /// Followed up.
        pub const FOLLOWED_UP: &str = "followed_up";
        /// Closed.
        pub const CLOSED: &str = "closed";
    }

    /// Moves.
    pub mod step {
        /// Prepare.
        pub const PREPARE: &str = "prepare";
        /// Begin the audit.
        pub const BEGIN: &str = "begin";
        /// Begin reporting.
        pub const WRITE_REPORT: &str = "write_report";
        /// Issue the report.
        pub const REPORT: &str = "report";
        /// Followed up.
        pub const FOLLOW_UP: &str = "follow_up";
        /// Close.
        pub const CLOSE: &str = "close";
    }

    /// Links.
    pub mod link {
        /// Actions.
        pub const ACTIONS: &str = "actions";
    }
}

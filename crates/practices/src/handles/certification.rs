//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Attestation: A signed human statement about a requirement that records cannot prove
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod attestation {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "attestation";

    /// Choices of Attested as.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Role {
        /// Top management.
        TopManagement,
        /// Sms owner.
        SmsOwner,
        /// Sms manager.
        SmsManager,
        /// Process owner.
        ProcessOwner,
        /// Service owner.
        ServiceOwner,
        /// Supplier manager.
        SupplierManager,
        /// Finance manager.
        FinanceManager,
        /// Competence manager.
        CompetenceManager,
        /// Document controller.
        DocumentController,
        /// Security manager.
        SecurityManager,
        /// Internal audit manager.
        InternalAuditManager,
        /// Improvement manager.
        ImprovementManager,
    }
    impl ChoiceEnum for Role {
        const ALL: &'static [Self] = &[
            Self::TopManagement,
            Self::SmsOwner,
            Self::SmsManager,
            Self::ProcessOwner,
            Self::ServiceOwner,
            Self::SupplierManager,
            Self::FinanceManager,
            Self::CompetenceManager,
            Self::DocumentController,
            Self::SecurityManager,
            Self::InternalAuditManager,
            Self::ImprovementManager,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::TopManagement => "top_management",
                Self::SmsOwner => "sms_owner",
                Self::SmsManager => "sms_manager",
                Self::ProcessOwner => "process_owner",
                Self::ServiceOwner => "service_owner",
                Self::SupplierManager => "supplier_manager",
                Self::FinanceManager => "finance_manager",
                Self::CompetenceManager => "competence_manager",
                Self::DocumentController => "document_controller",
                Self::SecurityManager => "security_manager",
                Self::InternalAuditManager => "internal_audit_manager",
                Self::ImprovementManager => "improvement_manager",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Requirement.
        pub const REQUIREMENT: Field<Text> = Field::new("requirement");
        /// Statement.
        pub const STATEMENT: Field<Text> = Field::new("statement");
        /// Attested as.
        pub const ROLE: Field<One<Role>> = Field::new("role");
        /// Evidence.
        pub const EVIDENCE: Field<Text> = Field::new("evidence");
        /// Valid until.
        pub const VALID_UNTIL: Field<kernel::Date> = Field::new("valid_until");
        /// Attested by.
        pub const ATTESTED_BY: Field<Link> = Field::new("attested_by");
        /// Attested on.
        pub const ATTESTED_ON: Field<kernel::Date> = Field::new("attested_on");
        /// Renew by.
        pub const RENEW_BY: Field<kernel::Date> = Field::new("renew_by");
        /// Withdrawn on.
        pub const WITHDRAWN_ON: Field<kernel::Date> = Field::new("withdrawn_on");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// States.
    pub mod state {
        /// Draft.
        pub const DRAFT: &str = "draft";
        /// In force.
        pub const IN_FORCE: &str = "in_force";
        /// Expired.
        pub const EXPIRED: &str = "expired";
        /// Withdrawn.
        pub const WITHDRAWN: &str = "withdrawn";
    }

    /// Moves.
    pub mod step {
        /// Sign.
        pub const SIGN: &str = "sign";
        /// Expire.
        pub const EXPIRE: &str = "expire";
        /// Withdraw.
        pub const WITHDRAW: &str = "withdraw";
    }

    /// Links.
    pub mod link {
        /// Proven by.
        pub const PROVEN_BY: &str = "proven_by";
    }
}

/// Certification cycle: One three-year certification cycle of the SMS
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod certification_cycle {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "certification_cycle";

    /// Choices of Readiness decision.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ReadinessDecision {
        /// Ready.
        Ready,
        /// Not ready.
        NotReady,
    }
    impl ChoiceEnum for ReadinessDecision {
        const ALL: &'static [Self] = &[
            Self::Ready,
            Self::NotReady,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Ready => "ready",
                Self::NotReady => "not_ready",
            }
        }
    }

    /// Choices of Suspended from.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum SuspendedFrom {
        /// Surveillance 1.
        Surveillance1,
        /// Surveillance 2.
        Surveillance2,
        /// Recertification.
        Recertification,
    }
    impl ChoiceEnum for SuspendedFrom {
        const ALL: &'static [Self] = &[
            Self::Surveillance1,
            Self::Surveillance2,
            Self::Recertification,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Surveillance1 => "surveillance_1",
                Self::Surveillance2 => "surveillance_2",
                Self::Recertification => "recertification",
            }
        }
    }

    /// Choices of Fact.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ReadinessFact {
        /// Requirements.
        Requirements,
        /// Major.
        Major,
        /// Minor.
        Minor,
        /// Minor unmanaged.
        MinorUnmanaged,
        /// Unknown unexplained.
        UnknownUnexplained,
        /// Documents missing.
        DocumentsMissing,
    }
    impl ChoiceEnum for ReadinessFact {
        const ALL: &'static [Self] = &[
            Self::Requirements,
            Self::Major,
            Self::Minor,
            Self::MinorUnmanaged,
            Self::UnknownUnexplained,
            Self::DocumentsMissing,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Requirements => "requirements",
                Self::Major => "major",
                Self::Minor => "minor",
                Self::MinorUnmanaged => "minor_unmanaged",
                Self::UnknownUnexplained => "unknown_unexplained",
                Self::DocumentsMissing => "documents_missing",
            }
        }
    }

    /// Choices of Kind.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum BodyToldKind {
        /// Legal status.
        LegalStatus,
        /// Organisation.
        Organisation,
        /// Key management.
        KeyManagement,
        /// Contact and sites.
        ContactAndSites,
        /// Scope.
        Scope,
        /// SMS.
        Sms,
    }
    impl ChoiceEnum for BodyToldKind {
        const ALL: &'static [Self] = &[
            Self::LegalStatus,
            Self::Organisation,
            Self::KeyManagement,
            Self::ContactAndSites,
            Self::Scope,
            Self::Sms,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::LegalStatus => "legal_status",
                Self::Organisation => "organisation",
                Self::KeyManagement => "key_management",
                Self::ContactAndSites => "contact_and_sites",
                Self::Scope => "scope",
                Self::Sms => "sms",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Sponsor.
        pub const SPONSOR: Field<Link> = Field::new("sponsor");
        /// Certificate scope.
        pub const CERTIFICATE_SCOPE: Field<Text> = Field::new("certificate_scope");
        /// Agrees with the scope of the SMS.
        pub const SCOPE_AGREES: Field<bool> = Field::new("scope_agrees");
        /// Certification body.
        pub const CERTIFICATION_BODY: Field<Text> = Field::new("certification_body");
        /// Accredited by.
        pub const ACCREDITED_BY: Field<Text> = Field::new("accredited_by");
        /// Gaps and plan.
        pub const GAP_PLAN: Field<Text> = Field::new("gap_plan");
        /// Plan approved on.
        pub const PLAN_APPROVED_ON: Field<kernel::Date> = Field::new("plan_approved_on");
        /// Operating records since.
        pub const RECORDS_SINCE: Field<kernel::Date> = Field::new("records_since");
        /// Readiness.
        pub const READINESS: Field<Table> = Field::new("readiness");
        /// Readiness decision.
        pub const READINESS_DECISION: Field<One<ReadinessDecision>> = Field::new("readiness_decision");
        /// Readiness exception.
        pub const READINESS_EXCEPTION: Field<Text> = Field::new("readiness_exception");
        /// Stage 2 planned on.
        pub const STAGE_2_PLANNED_ON: Field<kernel::Date> = Field::new("stage_2_planned_on");
        /// Last day of stage 2.
        pub const STAGE_2_ENDED_ON: Field<kernel::Date> = Field::new("stage_2_ended_on");
        /// Verify majors by.
        pub const VERIFY_MAJORS_BY: Field<kernel::Date> = Field::new("verify_majors_by");
        /// Certificate number.
        pub const CERTIFICATE_NUMBER: Field<Text> = Field::new("certificate_number");
        /// Decision on.
        pub const DECISION_ON: Field<kernel::Date> = Field::new("decision_on");
        /// Expires on.
        pub const EXPIRES_ON: Field<kernel::Date> = Field::new("expires_on");
        /// First surveillance due on.
        pub const FIRST_SURVEILLANCE_DUE_ON: Field<kernel::Date> = Field::new("first_surveillance_due_on");
        /// Recertification plan by.
        pub const RECERTIFICATION_PLAN_BY: Field<kernel::Date> = Field::new("recertification_plan_by");
        /// Renewals.
        pub const CYCLE_COUNT: Field<i64> = Field::new("cycle_count");
        /// Restoration until.
        pub const RESTORATION_UNTIL: Field<kernel::Date> = Field::new("restoration_until");
        /// Outstanding work completed on.
        pub const OUTSTANDING_DONE_ON: Field<kernel::Date> = Field::new("outstanding_done_on");
        /// Suspended on.
        pub const SUSPENDED_ON: Field<kernel::Date> = Field::new("suspended_on");
        /// Suspended from.
        pub const SUSPENDED_FROM: Field<One<SuspendedFrom>> = Field::new("suspended_from");
        /// Use of marks stopped on.
        pub const USE_OF_MARKS_STOPPED_ON: Field<kernel::Date> = Field::new("use_of_marks_stopped_on");
        /// Changes told to the certification body.
        pub const BODY_TOLD: Field<Table> = Field::new("body_told");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Owner.
        pub const OWNER: Field<Link> = Field::new("owner");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// Columns of tables, by field; read them from a [`schema::Row`].
    pub mod columns {
        /// Readiness.
        pub mod readiness {
            use super::super::*;
            /// Fact.
            pub const FACT: Field<One<ReadinessFact>> = Field::new("fact");
            /// Count.
            pub const COUNT: Field<i64> = Field::new("count");
        }
        /// Changes told to the certification body.
        pub mod body_told {
            use super::super::*;
            /// Kind.
            pub const KIND: Field<One<BodyToldKind>> = Field::new("kind");
            /// What.
            pub const WHAT: Field<Text> = Field::new("what");
            /// Occurred on.
            pub const OCCURRED_ON: Field<kernel::Date> = Field::new("occurred_on");
            /// Told on.
            pub const TOLD_ON: Field<kernel::Date> = Field::new("told_on");
        }
    }

    /// States.
    pub mod state {
        /// Gap assessment.
        pub const GAP_ASSESSMENT: &str = "gap_assessment";
        /// Implementation.
        pub const IMPLEMENTATION: &str = "implementation";
        /// Internal audit.
        pub const INTERNAL_AUDIT: &str = "internal_audit";
        /// Management review.
        pub const MANAGEMENT_REVIEW: &str = "management_review";
        /// Stage 1.
        pub const STAGE_1: &str = "stage_1";
        /// Stage 2.
        pub const STAGE_2: &str = "stage_2";
        /// Decision.
        pub const DECISION: &str = "decision";
        /// Surveillance 1.
        pub const SURVEILLANCE_1: &str = "surveillance_1";
        /// Surveillance 2.
        pub const SURVEILLANCE_2: &str = "surveillance_2";
        /// Recertification.
        pub const RECERTIFICATION: &str = "recertification";
        /// Expired.
        pub const EXPIRED: &str = "expired";
        /// Suspended.
        pub const SUSPENDED: &str = "suspended";
        /// Withdrawn.
        pub const WITHDRAWN: &str = "withdrawn";
    }

    /// Moves.
    pub mod step {
        /// Approve plan.
        pub const APPROVE_PLAN: &str = "approve_plan";
        /// Begin internal audits.
        pub const AUDIT_INTERNALLY: &str = "audit_internally";
        /// To the management review.
        pub const REVIEW: &str = "review";
        /// Begin stage 1.
        pub const APPLY: &str = "apply";
        /// To stage 2.
        pub const PASS_STAGE_1: &str = "pass_stage_1";
        /// Await decision.
        pub const AWAIT_DECISION: &str = "await_decision";
        /// Repeat stage 1.
        pub const REPEAT_STAGE_1: &str = "repeat_stage_1";
        /// Repeat stage 2.
        pub const REPEAT_STAGE_2: &str = "repeat_stage_2";
        /// Certificate issued.
        pub const ISSUE: &str = "issue";
        /// Surveillance 1 concluded.
        pub const CONCLUDE_SURVEILLANCE_1: &str = "conclude_surveillance_1";
        /// Surveillance 2 concluded.
        pub const CONCLUDE_SURVEILLANCE_2: &str = "conclude_surveillance_2";
        /// Certificate renewed.
        pub const RENEW: &str = "renew";
        /// Expire.
        pub const EXPIRE: &str = "expire";
        /// Restore.
        pub const RESTORE: &str = "restore";
        /// Apply again.
        pub const APPLY_AGAIN: &str = "apply_again";
        /// Suspended by the body.
        pub const SUSPEND: &str = "suspend";
        /// Suspension lifted.
        pub const LIFT_TO_SURVEILLANCE_1: &str = "lift_to_surveillance_1";
        /// Suspension lifted.
        pub const LIFT_TO_SURVEILLANCE_2: &str = "lift_to_surveillance_2";
        /// Suspension lifted.
        pub const LIFT_TO_RECERTIFICATION: &str = "lift_to_recertification";
        /// Withdrawn by the body.
        pub const WITHDRAW: &str = "withdraw";
    }

    /// Links.
    pub mod link {
        /// Actions.
        pub const ACTIONS: &str = "actions";
        /// Management review.
        pub const SHOWN_BY: &str = "shown_by";
    }
}

/// External audit: An audit by the certification body: stage 1, stage 2, surveillance, recertification or special
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod external_audit {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "external_audit";

    /// Choices of Audit kind.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum AuditKind {
        /// Stage 1.
        Stage1,
        /// Stage 2.
        Stage2,
        /// Surveillance.
        Surveillance,
        /// Recertification.
        Recertification,
        /// Special.
        Special,
    }
    impl ChoiceEnum for AuditKind {
        const ALL: &'static [Self] = &[
            Self::Stage1,
            Self::Stage2,
            Self::Surveillance,
            Self::Recertification,
            Self::Special,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Stage1 => "stage_1",
                Self::Stage2 => "stage_2",
                Self::Surveillance => "surveillance",
                Self::Recertification => "recertification",
                Self::Special => "special",
            }
        }
    }

    /// Choices of Result.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Result {
        /// Ready.
        Ready,
        /// Not ready.
        NotReady,
        /// Recommended.
        Recommended,
        /// Recommended after correction.
        RecommendedAfterCorrection,
        /// Not recommended.
        NotRecommended,
    }
    impl ChoiceEnum for Result {
        const ALL: &'static [Self] = &[
            Self::Ready,
            Self::NotReady,
            Self::Recommended,
            Self::RecommendedAfterCorrection,
            Self::NotRecommended,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Ready => "ready",
                Self::NotReady => "not_ready",
                Self::Recommended => "recommended",
                Self::RecommendedAfterCorrection => "recommended_after_correction",
                Self::NotRecommended => "not_recommended",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Cycle.
        pub const CYCLE: Field<Link> = Field::new("cycle");
        /// Audit kind.
        pub const AUDIT_KIND: Field<One<AuditKind>> = Field::new("audit_kind");
        /// Planned on.
        pub const PLANNED_ON: Field<kernel::Date> = Field::new("planned_on");
        /// Auditors of the body.
        pub const BODY_AUDITORS: Field<Text> = Field::new("body_auditors");
        /// First day.
        pub const HELD_ON: Field<kernel::Date> = Field::new("held_on");
        /// Last day on.
        pub const LAST_DAY_ON: Field<kernel::Date> = Field::new("last_day_on");
        /// Report received on.
        pub const REPORT_RECEIVED_ON: Field<kernel::Date> = Field::new("report_received_on");
        /// Result.
        pub const RESULT: Field<One<Result>> = Field::new("result");
        /// Findings.
        pub const FINDINGS: Field<Links> = Field::new("findings");
        /// Answers due on.
        pub const ANSWERS_DUE_ON: Field<kernel::Date> = Field::new("answers_due_on");
        /// Answered on.
        pub const ANSWERED_ON: Field<kernel::Date> = Field::new("answered_on");
        /// Areas of concern.
        pub const CONCERNS: Field<Table> = Field::new("concerns");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Owner.
        pub const OWNER: Field<Link> = Field::new("owner");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// Columns of tables, by field; read them from a [`schema::Row`].
    pub mod columns {
        /// Areas of concern.
        pub mod concerns {
            use super::super::*;
            /// Concern.
            pub const CONCERN: Field<Text> = Field::new("concern");
            /// Could become a nonconformity.
            pub const COULD_BE_NONCONFORMITY: Field<bool> = Field::new("could_be_nonconformity");
            /// Owner.
            pub const OWNER: Field<Link> = Field::new("owner");
            /// Resolved on.
            pub const RESOLVED_ON: Field<kernel::Date> = Field::new("resolved_on");
        }
    }

    /// States.
    pub mod state {
        /// Planned.
        pub const PLANNED: &str = "planned";
        /// Held.
        pub const HELD: &str = "held";
        /// Reported.
        pub const REPORTED: &str = "reported";
        /// Closed.
        pub const CLOSED: &str = "closed";
        /// Cancelled.
        pub const CANCELLED: &str = "cancelled";
    }

    /// Moves.
    pub mod step {
        /// Held.
        pub const HOLD: &str = "hold";
        /// Receive report.
        pub const RECEIVE_REPORT: &str = "receive_report";
        /// Close.
        pub const CLOSE: &str = "close";
        /// Cancel.
        pub const CANCEL: &str = "cancel";
    }
}

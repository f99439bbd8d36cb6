//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Continuity invocation: The actual use of a service continuity plan
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod continuity_invocation {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "continuity_invocation";

    /// Fields.
    pub mod f {
        use super::*;
        /// Plan.
        pub const PLAN: Field<Link> = Field::new("plan");
        /// Incident.
        pub const INCIDENT: Field<Link> = Field::new("incident");
        /// Services.
        pub const SERVICES: Field<Links> = Field::new("services");
        /// Why.
        pub const INVOCATION_REASON: Field<Text> = Field::new("invocation_reason");
        /// Cause.
        pub const CAUSE: Field<Text> = Field::new("cause");
        /// Impact.
        pub const IMPACT: Field<Text> = Field::new("impact");
        /// How it was recovered.
        pub const RECOVERY: Field<Text> = Field::new("recovery");
        /// What to improve.
        pub const LESSONS: Field<Text> = Field::new("lessons");
        /// Deficiencies.
        pub const DEFICIENCIES: Field<Table> = Field::new("deficiencies");
        /// Reported on.
        pub const REPORTED_ON: Field<kernel::Date> = Field::new("reported_on");
        /// Considered at.
        pub const CONSIDERED_AT: Field<kernel::Timestamp> = Field::new("considered_at");
        /// Invoked at.
        pub const INVOKED_AT: Field<kernel::Timestamp> = Field::new("invoked_at");
        /// Invoked by.
        pub const INVOKED_BY: Field<Link> = Field::new("invoked_by");
        /// Recovered at.
        pub const RECOVERED_AT: Field<kernel::Timestamp> = Field::new("recovered_at");
        /// Stood down at.
        pub const STOOD_DOWN_AT: Field<kernel::Timestamp> = Field::new("stood_down_at");
        /// Report due on.
        pub const REPORT_DUE_ON: Field<kernel::Date> = Field::new("report_due_on");
        /// Reviewed on.
        pub const REVIEWED_ON: Field<kernel::Date> = Field::new("reviewed_on");
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
        /// Why no improvement.
        pub const NO_IMPROVEMENT_REASON: Field<Text> = Field::new("no_improvement_reason");
    }

    /// Columns of tables, by field; read them from a [`schema::Row`].
    pub mod columns {
        /// Deficiencies.
        pub mod deficiencies {
            use super::super::*;
            /// Deficiency.
            pub const DEFICIENCY: Field<Text> = Field::new("deficiency");
            /// Action.
            pub const ACTION: Field<Link> = Field::new("action");
        }
    }

    /// States.
    pub mod state {
        /// Considered.
        pub const CONSIDERED: &str = "considered";
        /// Not invoked.
        pub const NOT_INVOKED: &str = "not_invoked";
        /// Invoked.
        pub const INVOKED: &str = "invoked";
        /// Recovered.
        pub const RECOVERED: &str = "recovered";
        /// Returned.
        pub const RETURNED: &str = "returned";
        /// Reviewed.
        pub const REVIEWED: &str = "reviewed";
        /// Closed.
        pub const CLOSED: &str = "closed";
    }

    /// Moves.
    pub mod step {
        /// Invoke the plan.
        pub const INVOKE: &str = "invoke";
        /// Do not invoke.
        pub const DO_NOT_INVOKE: &str = "do_not_invoke";
        /// Recovered.
        pub const RECOVER: &str = "recover";
        /// Back to normal.
        pub const RETURN: &str = "return";
        /// Review.
        pub const REVIEW: &str = "review";
        /// Close.
        pub const CLOSE: &str = "close";
    }

    /// Links.
    pub mod link {
        /// Improvements.
        pub const IMPROVEMENTS: &str = "improvements";
        /// Actions.
        pub const ACTIONS: &str = "actions";
    }
}

/// Continuity plan: A service continuity plan
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod continuity_plan {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "continuity_plan";

    /// Fields.
    pub mod f {
        use super::*;
        /// Services.
        pub const SERVICES: Field<Links> = Field::new("services");
        /// Aligned with service management plan.
        pub const ALIGNED_SMS_PLAN_VERSION: Field<Text> = Field::new("aligned_sms_plan_version");
        /// Test every (months).
        pub const TEST_INTERVAL_MONTHS: Field<i64> = Field::new("test_interval_months");
        /// Invocation criteria.
        pub const INVOCATION_CRITERIA: Field<Text> = Field::new("invocation_criteria");
        /// Invocation responsibilities.
        pub const INVOCATION_RESPONSIBILITIES: Field<Table> = Field::new("invocation_responsibilities");
        /// Procedures for the loss of service.
        pub const LOSS_PROCEDURES: Field<Text> = Field::new("loss_procedures");
        /// Availability targets while invoked.
        pub const INVOKED_AVAILABILITY_TARGETS: Field<Text> = Field::new("invoked_availability_targets");
        /// Recovery requirements.
        pub const RECOVERY_REQUIREMENTS: Field<Text> = Field::new("recovery_requirements");
        /// Procedures for the return to normal.
        pub const RETURN_PROCEDURES: Field<Text> = Field::new("return_procedures");
        /// Contacts.
        pub const CONTACTS: Field<Table> = Field::new("contacts");
        /// Contacts verified on.
        pub const CONTACTS_VERIFIED_ON: Field<kernel::Date> = Field::new("contacts_verified_on");
        /// Off-site copies.
        pub const OFFSITE_PLACES: Field<Table> = Field::new("offsite_places");
        /// Offsite access verified on.
        pub const OFFSITE_ACCESS_VERIFIED_ON: Field<kernel::Date> = Field::new("offsite_access_verified_on");
        /// Arrival of copies confirmed.
        pub const OFFSITE_ARRIVED_AT: Field<kernel::Timestamp> = Field::new("offsite_arrived_at");
        /// Version.
        pub const PLAN_VERSION: Field<i64> = Field::new("plan_version");
        /// Submitted at.
        pub const SUBMITTED_AT: Field<kernel::Timestamp> = Field::new("submitted_at");
        /// Submitted by.
        pub const SUBMITTED_BY: Field<Link> = Field::new("submitted_by");
        /// Offsite sent at.
        pub const OFFSITE_SENT_AT: Field<kernel::Timestamp> = Field::new("offsite_sent_at");
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
        /// Approved by.
        pub const APPROVED_BY: Field<Link> = Field::new("approved_by");
        /// Approved at.
        pub const APPROVED_AT: Field<kernel::Timestamp> = Field::new("approved_at");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// Columns of tables, by field; read them from a [`schema::Row`].
    pub mod columns {
        /// Invocation responsibilities.
        pub mod invocation_responsibilities {
            use super::super::*;
            /// Task.
            pub const TASK: Field<Text> = Field::new("task");
            /// Person.
            pub const PERSON: Field<Link> = Field::new("person");
            /// Deputy.
            pub const DEPUTY: Field<Link> = Field::new("deputy");
            /// May invoke.
            pub const MAY_INVOKE: Field<bool> = Field::new("may_invoke");
        }
        /// Contacts.
        pub mod contacts {
            use super::super::*;
            /// Name.
            pub const NAME: Field<Text> = Field::new("name");
            /// Organisation.
            pub const ORGANISATION: Field<Text> = Field::new("organisation");
            /// Task.
            pub const TASK: Field<Text> = Field::new("task");
            /// Telephone.
            pub const TELEPHONE: Field<Text> = Field::new("telephone");
            /// E-mail.
            pub const EMAIL: Field<Text> = Field::new("email");
        }
        /// Off-site copies.
        pub mod offsite_places {
            use super::super::*;
            /// Place.
            pub const PLACE: Field<Text> = Field::new("place");
            /// Keeper.
            pub const KEEPER: Field<Link> = Field::new("keeper");
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
        /// Under revision.
        pub const UNDER_REVISION: &str = "under_revision";
        /// Superseded.
        pub const SUPERSEDED: &str = "superseded";
    }

    /// Moves.
    pub mod step {
        /// Send to review.
        pub const SUBMIT: &str = "submit";
        /// Approve.
        pub const APPROVE: &str = "approve";
        /// Revise.
        pub const REVISE: &str = "revise";
        /// Supersede.
        pub const SUPERSEDE: &str = "supersede";
    }

    /// Links.
    pub mod link {
        /// Actions.
        pub const ACTIONS: &str = "actions";
        /// Depends on supplier.
        pub const DEPENDS_ON_SUPPLIER: &str = "depends_on_supplier";
        /// Replaces.
        pub const REPLACES: &str = "replaces";
    }
}

/// Continuity requirement: The agreed requirement for keeping or recovering a service in a major disruption
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod continuity_requirement {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "continuity_requirement";

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
        /// Recovery time (minutes).
        pub const RTO_MINUTES: Field<i64> = Field::new("rto_minutes");
        /// Recovery point (minutes).
        pub const RPO_MINUTES: Field<i64> = Field::new("rpo_minutes");
        /// Minimum service level.
        pub const MINIMUM_SERVICE_LEVEL: Field<Text> = Field::new("minimum_service_level");
        /// Availability while invoked (%).
        pub const INVOKED_AVAILABILITY_PERCENT: Field<rust_decimal::Decimal> = Field::new("invoked_availability_percent");
        /// Backup or replication every (minutes).
        pub const BACKUP_INTERVAL_MINUTES: Field<i64> = Field::new("backup_interval_minutes");
        /// Supplier's contractual recovery (minutes).
        pub const SUPPLIER_RECOVERY_MINUTES: Field<i64> = Field::new("supplier_recovery_minutes");
        /// No continuity required.
        pub const NO_CONTINUITY: Field<bool> = Field::new("no_continuity");
        /// No continuity reason.
        pub const NO_CONTINUITY_REASON: Field<Text> = Field::new("no_continuity_reason");
        /// Inputs considered.
        pub const INPUTS_CONSIDERED: Field<Several<InputsConsidered>> = Field::new("inputs_considered");
        /// Agreed with.
        pub const AGREED_WITH: Field<Link> = Field::new("agreed_with");
        /// Agreed on.
        pub const AGREED_ON: Field<kernel::Date> = Field::new("agreed_on");
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
        /// Draft.
        pub const DRAFT: &str = "draft";
        /// Agreed.
        pub const AGREED: &str = "agreed";
        /// Superseded.
        pub const SUPERSEDED: &str = "superseded";
    }

    /// Moves.
    pub mod step {
        /// Agree.
        pub const AGREE: &str = "agree";
        /// Supersede.
        pub const SUPERSEDE: &str = "supersede";
    }

    /// Links.
    pub mod link {
        /// Actions.
        pub const ACTIONS: &str = "actions";
        /// Accepted gap.
        pub const RISKS: &str = "risks";
    }
}

/// Continuity test: A test of a service continuity plan
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod continuity_test {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "continuity_test";

    /// Choices of Trigger.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Trigger {
        /// Planned.
        Planned,
        /// Major change.
        MajorChange,
        /// After failure.
        AfterFailure,
        /// After invocation.
        AfterInvocation,
    }
    impl ChoiceEnum for Trigger {
        const ALL: &'static [Self] = &[
            Self::Planned,
            Self::MajorChange,
            Self::AfterFailure,
            Self::AfterInvocation,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Planned => "planned",
                Self::MajorChange => "major_change",
                Self::AfterFailure => "after_failure",
                Self::AfterInvocation => "after_invocation",
            }
        }
    }

    /// Choices of Test kind.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum TestKind {
        /// Document check.
        DocumentCheck,
        /// Walkthrough.
        Walkthrough,
        /// Component recovery.
        ComponentRecovery,
        /// Simulation.
        Simulation,
        /// Full.
        Full,
    }
    impl ChoiceEnum for TestKind {
        const ALL: &'static [Self] = &[
            Self::DocumentCheck,
            Self::Walkthrough,
            Self::ComponentRecovery,
            Self::Simulation,
            Self::Full,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::DocumentCheck => "document_check",
                Self::Walkthrough => "walkthrough",
                Self::ComponentRecovery => "component_recovery",
                Self::Simulation => "simulation",
                Self::Full => "full",
            }
        }
    }

    /// Choices of Requirements tested.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum RequirementsTested {
        /// Recovery time.
        RecoveryTime,
        /// Recovery point.
        RecoveryPoint,
        /// Minimum level.
        MinimumLevel,
    }
    impl ChoiceEnum for RequirementsTested {
        const ALL: &'static [Self] = &[
            Self::RecoveryTime,
            Self::RecoveryPoint,
            Self::MinimumLevel,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::RecoveryTime => "recovery_time",
                Self::RecoveryPoint => "recovery_point",
                Self::MinimumLevel => "minimum_level",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Plan.
        pub const PLAN: Field<Link> = Field::new("plan");
        /// Trigger.
        pub const TRIGGER: Field<One<Trigger>> = Field::new("trigger");
        /// Change.
        pub const CHANGE: Field<Link> = Field::new("change");
        /// Test kind.
        pub const TEST_KIND: Field<One<TestKind>> = Field::new("test_kind");
        /// Planned on.
        pub const PLANNED_ON: Field<kernel::Date> = Field::new("planned_on");
        /// Participants.
        pub const PARTICIPANTS: Field<Links> = Field::new("participants");
        /// Held on.
        pub const HELD_ON: Field<kernel::Date> = Field::new("held_on");
        /// Requirements tested.
        pub const REQUIREMENTS_TESTED: Field<Several<RequirementsTested>> = Field::new("requirements_tested");
        /// Recovery time required (minutes).
        pub const RTO_REQUIRED_MINUTES: Field<i64> = Field::new("rto_required_minutes");
        /// Recovery time achieved (minutes).
        pub const RTO_ACHIEVED_MINUTES: Field<i64> = Field::new("rto_achieved_minutes");
        /// Recovery point required (minutes).
        pub const RPO_REQUIRED_MINUTES: Field<i64> = Field::new("rpo_required_minutes");
        /// Recovery point achieved (minutes).
        pub const RPO_ACHIEVED_MINUTES: Field<i64> = Field::new("rpo_achieved_minutes");
        /// Minimum service level held.
        pub const MINIMUM_LEVEL_MET: Field<bool> = Field::new("minimum_level_met");
        /// Results.
        pub const RESULTS: Field<Text> = Field::new("results");
        /// Passed.
        pub const PASSED: Field<bool> = Field::new("passed");
        /// Deficiencies.
        pub const DEFICIENCIES: Field<Table> = Field::new("deficiencies");
        /// Reviewed on.
        pub const REVIEWED_ON: Field<kernel::Date> = Field::new("reviewed_on");
        /// Reviewed by.
        pub const REVIEWED_BY: Field<Link> = Field::new("reviewed_by");
        /// Due on.
        pub const DUE_ON: Field<kernel::Date> = Field::new("due_on");
        /// Recorded as held at.
        pub const HELD_AT: Field<kernel::Timestamp> = Field::new("held_at");
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
        /// Why no improvement.
        pub const NO_IMPROVEMENT_REASON: Field<Text> = Field::new("no_improvement_reason");
    }

    /// Columns of tables, by field; read them from a [`schema::Row`].
    pub mod columns {
        /// Deficiencies.
        pub mod deficiencies {
            use super::super::*;
            /// Deficiency.
            pub const DEFICIENCY: Field<Text> = Field::new("deficiency");
            /// Action.
            pub const ACTION: Field<Link> = Field::new("action");
        }
    }

    /// States.
    pub mod state {
        /// Planned.
        pub const PLANNED: &str = "planned";
        /// Held.
        pub const HELD: &str = "held";
        /// Reviewed.
        pub const REVIEWED: &str = "reviewed";
        /// Closed.
        pub const CLOSED: &str = "closed";
    }

    /// Moves.
    pub mod step {
        /// Record as held.
        pub const HOLD: &str = "hold";
        /// Review.
        pub const REVIEW: &str = "review";
        /// Close.
        pub const CLOSE: &str = "close";
        /// Record why none is needed.
        pub const WAIVE: &str = "waive";
    }

    /// Links.
    pub mod link {
        /// Improvements.
        pub const IMPROVEMENTS: &str = "improvements";
        /// Actions.
        pub const ACTIONS: &str = "actions";
        /// Test again after.
        pub const RETEST_OF: &str = "retest_of";
    }
}

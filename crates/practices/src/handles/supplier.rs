//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Contract: A documented contract or agreement with a supplier of any kind
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod contract {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "contract";

    /// Choices of Agreement kind.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum AgreementKind {
        /// External contract.
        ExternalContract,
        /// Internal agreement.
        InternalAgreement,
        /// Customer agreement.
        CustomerAgreement,
    }
    impl ChoiceEnum for AgreementKind {
        const ALL: &'static [Self] = &[
            Self::ExternalContract,
            Self::InternalAgreement,
            Self::CustomerAgreement,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::ExternalContract => "external_contract",
                Self::InternalAgreement => "internal_agreement",
                Self::CustomerAgreement => "customer_agreement",
            }
        }
    }

    /// Choices of Alignment result.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum AlignmentResult {
        /// Aligned.
        Aligned,
        /// Gap.
        Gap,
    }
    impl ChoiceEnum for AlignmentResult {
        const ALL: &'static [Self] = &[
            Self::Aligned,
            Self::Gap,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Aligned => "aligned",
                Self::Gap => "gap",
            }
        }
    }

    /// Choices of Decision about the end.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum EndDecision {
        /// Renew.
        Renew,
        /// Replace.
        Replace,
        /// End.
        End,
    }
    impl ChoiceEnum for EndDecision {
        const ALL: &'static [Self] = &[
            Self::Renew,
            Self::Replace,
            Self::End,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Renew => "renew",
                Self::Replace => "replace",
                Self::End => "end",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Supplier.
        pub const SUPPLIER: Field<Link> = Field::new("supplier");
        /// Agreement kind.
        pub const AGREEMENT_KIND: Field<One<AgreementKind>> = Field::new("agreement_kind");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Scope of supply.
        pub const SCOPE_OF_SUPPLY: Field<Text> = Field::new("scope_of_supply");
        /// Requirements.
        pub const REQUIREMENTS: Field<Text> = Field::new("requirements");
        /// Service level targets.
        pub const SERVICE_LEVEL_TARGETS: Field<Table> = Field::new("service_level_targets");
        /// Obligations.
        pub const OBLIGATIONS: Field<Text> = Field::new("obligations");
        /// Authorities and responsibilities.
        pub const AUTHORITIES_RESPONSIBILITIES: Field<Text> = Field::new("authorities_responsibilities");
        /// Activities.
        pub const ACTIVITIES: Field<Text> = Field::new("activities");
        /// Interfaces.
        pub const INTERFACES: Field<Text> = Field::new("interfaces");
        /// Dispute procedure.
        pub const DISPUTE_PROCEDURE: Field<Text> = Field::new("dispute_procedure");
        /// What happens at the end.
        pub const END_OF_CONTRACT: Field<Text> = Field::new("end_of_contract");
        /// Security clauses.
        pub const SECURITY_CLAUSES: Field<Text> = Field::new("security_clauses");
        /// Annual value.
        pub const ANNUAL_VALUE: Field<kernel::Money> = Field::new("annual_value");
        /// Alignment with service level agreements.
        pub const ALIGNMENT: Field<Table> = Field::new("alignment");
        /// No SLA target rests on it.
        pub const NO_TARGET_RESTS_ON_IT: Field<bool> = Field::new("no_target_rests_on_it");
        /// Alignment result.
        pub const ALIGNMENT_RESULT: Field<One<AlignmentResult>> = Field::new("alignment_result");
        /// Alignment gaps.
        pub const ALIGNMENT_GAPS: Field<Text> = Field::new("alignment_gaps");
        /// Alignment assessed on.
        pub const SLA_ALIGNMENT_ASSESSED_ON: Field<kernel::Date> = Field::new("sla_alignment_assessed_on");
        /// Alignment risks.
        pub const ALIGNMENT_RISKS: Field<Links> = Field::new("alignment_risks");
        /// Signed on.
        pub const SIGNED_ON: Field<kernel::Date> = Field::new("signed_on");
        /// Starts on.
        pub const STARTS_ON: Field<kernel::Date> = Field::new("starts_on");
        /// Ends on.
        pub const ENDS_ON: Field<kernel::Date> = Field::new("ends_on");
        /// Notice rule.
        pub const NOTICE_RULE: Field<Text> = Field::new("notice_rule");
        /// Notice at the latest on.
        pub const NOTICE_BY: Field<kernel::Date> = Field::new("notice_by");
        /// Decision about the end.
        pub const END_DECISION: Field<One<EndDecision>> = Field::new("end_decision");
        /// Terminated on.
        pub const TERMINATED_ON: Field<kernel::Date> = Field::new("terminated_on");
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

    /// Columns of tables, by field; read them from a [`schema::Row`].
    pub mod columns {
        /// Service level targets.
        pub mod service_level_targets {
            use super::super::*;
            /// Target.
            pub const TARGET: Field<Text> = Field::new("target");
            /// Promised.
            pub const PROMISED: Field<Text> = Field::new("promised");
            /// Measured by.
            pub const MEASURED_BY: Field<Text> = Field::new("measured_by");
        }
        /// Alignment with service level agreements.
        pub mod alignment {
            use super::super::*;
            /// Target.
            pub const TARGET: Field<Text> = Field::new("target");
            /// SLA.
            pub const SLA: Field<Link> = Field::new("sla");
            /// Supplier time.
            pub const SUPPLIER_TIME: Field<Seconds> = Field::new("supplier_time");
            /// Own time.
            pub const OWN_TIME: Field<Seconds> = Field::new("own_time");
            /// Customer time.
            pub const CUSTOMER_TIME: Field<Seconds> = Field::new("customer_time");
            /// Supplier availability.
            pub const SUPPLIER_AVAILABILITY: Field<rust_decimal::Decimal> = Field::new("supplier_availability");
            /// Own availability.
            pub const OWN_AVAILABILITY: Field<rust_decimal::Decimal> = Field::new("own_availability");
            /// Customer availability.
            pub const CUSTOMER_AVAILABILITY: Field<rust_decimal::Decimal> = Field::new("customer_availability");
        }
    }

    /// States.
    pub mod state {
        /// Draft.
        pub const DRAFT: &str = "draft";
        /// Negotiating.
        pub const NEGOTIATING: &str = "negotiating";
        /// Signed.
        pub const SIGNED: &str = "signed";
        /// Active.
        pub const ACTIVE: &str = "active";
        /// Under review.
        pub const UNDER_REVIEW: &str = "under_review";
        /// Amended.
        pub const AMENDED: &str = "amended";
        /// Expired.
        pub const EXPIRED: &str = "expired";
        /// Terminated.
        pub const TERMINATED: &str = "terminated";
    }

    /// Moves.
    pub mod step {
        /// Negotiate.
        pub const NEGOTIATE: &str = "negotiate";
        /// Record as signed.
        pub const SIGN: &str = "sign";
        /// Put in force.
        pub const ACTIVATE: &str = "activate";
        /// Begin review.
        pub const REVIEW: &str = "review";
        /// Keep in force.
        pub const CONFIRM: &str = "confirm";
        /// Replace by the amended version.
        pub const AMEND: &str = "amend";
        /// Expire.
        pub const EXPIRE: &str = "expire";
        /// Terminate.
        pub const TERMINATE: &str = "terminate";
    }

    /// Links.
    pub mod link {
        /// Supports.
        pub const SUPPORTS: &str = "supports";
        /// Carries.
        pub const CARRIES: &str = "carries";
        /// Amends.
        pub const AMENDS: &str = "amends";
        /// Amended by change.
        pub const AMENDED_BY: &str = "amended_by";
    }
}

/// Dispute: A disagreement with an external supplier under a contract
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod dispute {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "dispute";

    /// Choices of Raised by.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum RaisedBy {
        /// Us.
        Us,
        /// The supplier.
        Supplier,
    }
    impl ChoiceEnum for RaisedBy {
        const ALL: &'static [Self] = &[
            Self::Us,
            Self::Supplier,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Us => "us",
                Self::Supplier => "supplier",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Supplier.
        pub const SUPPLIER: Field<Link> = Field::new("supplier");
        /// Contract.
        pub const CONTRACT: Field<Link> = Field::new("contract");
        /// Raised on.
        pub const RAISED_ON: Field<kernel::Date> = Field::new("raised_on");
        /// Raised by.
        pub const RAISED_BY: Field<One<RaisedBy>> = Field::new("raised_by");
        /// Amount at stake.
        pub const AMOUNT_AT_STAKE: Field<kernel::Money> = Field::new("amount_at_stake");
        /// Escalated to.
        pub const ESCALATED_TO: Field<Link> = Field::new("escalated_to");
        /// Escalated at.
        pub const ESCALATED_AT: Field<kernel::Timestamp> = Field::new("escalated_at");
        /// Resolution.
        pub const RESOLUTION: Field<Text> = Field::new("resolution");
        /// Resolved on.
        pub const RESOLVED_ON: Field<kernel::Date> = Field::new("resolved_on");
        /// Owner.
        pub const OWNER: Field<Link> = Field::new("owner");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// States.
    pub mod state {
        /// Open.
        pub const OPEN: &str = "open";
        /// Negotiating.
        pub const NEGOTIATING: &str = "negotiating";
        /// Escalated.
        pub const ESCALATED: &str = "escalated";
        /// Resolved.
        pub const RESOLVED: &str = "resolved";
        /// Closed.
        pub const CLOSED: &str = "closed";
    }

    /// Moves.
    pub mod step {
        /// Begin to negotiate.
        pub const NEGOTIATE: &str = "negotiate";
        /// Escalate.
        pub const ESCALATE: &str = "escalate";
        /// Resolve.
        pub const RESOLVE: &str = "resolve";
        /// Close.
        pub const CLOSE: &str = "close";
    }
}

/// Supplier: A party that supplies services, components or process activities: external supplier, internal supplier, or customer acting as a supplier
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod supplier {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "supplier";

    /// Choices of Kind.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum SupplierKind {
        /// External.
        External,
        /// Internal.
        Internal,
        /// Customer acting as a supplier.
        CustomerAsSupplier,
    }
    impl ChoiceEnum for SupplierKind {
        const ALL: &'static [Self] = &[
            Self::External,
            Self::Internal,
            Self::CustomerAsSupplier,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::External => "external",
                Self::Internal => "internal",
                Self::CustomerAsSupplier => "customer_as_supplier",
            }
        }
    }

    /// Choices of Criticality.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Criticality {
        /// Critical.
        Critical,
        /// High.
        High,
        /// Medium.
        Medium,
        /// Low.
        Low,
    }
    impl ChoiceEnum for Criticality {
        const ALL: &'static [Self] = &[
            Self::Critical,
            Self::High,
            Self::Medium,
            Self::Low,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Critical => "critical",
                Self::High => "high",
                Self::Medium => "medium",
                Self::Low => "low",
            }
        }
    }

    /// Choices of Provides no.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ProvidesNone {
        /// Services.
        Services,
        /// Components.
        Components,
        /// Processes.
        Processes,
    }
    impl ChoiceEnum for ProvidesNone {
        const ALL: &'static [Self] = &[
            Self::Services,
            Self::Components,
            Self::Processes,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Services => "services",
                Self::Components => "components",
                Self::Processes => "processes",
            }
        }
    }

    /// Choices of Lifecycle activities.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum LifecycleActivities {
        /// Planning.
        Planning,
        /// Design.
        Design,
        /// Transition.
        Transition,
        /// Delivery.
        Delivery,
        /// Improvement.
        Improvement,
    }
    impl ChoiceEnum for LifecycleActivities {
        const ALL: &'static [Self] = &[
            Self::Planning,
            Self::Design,
            Self::Transition,
            Self::Delivery,
            Self::Improvement,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Planning => "planning",
                Self::Design => "design",
                Self::Transition => "transition",
                Self::Delivery => "delivery",
                Self::Improvement => "improvement",
            }
        }
    }

    /// Choices of Not applicable at the exit.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ExitNotApplicable {
        /// Data.
        Data,
        /// Access.
        Access,
        /// Assets.
        Assets,
        /// Knowledge.
        Knowledge,
    }
    impl ChoiceEnum for ExitNotApplicable {
        const ALL: &'static [Self] = &[
            Self::Data,
            Self::Access,
            Self::Assets,
            Self::Knowledge,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Data => "data",
                Self::Access => "access",
                Self::Assets => "assets",
                Self::Knowledge => "knowledge",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Name.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Kind.
        pub const SUPPLIER_KIND: Field<One<SupplierKind>> = Field::new("supplier_kind");
        /// Supplier manager.
        pub const SUPPLIER_MANAGER: Field<Link> = Field::new("supplier_manager");
        /// Criticality.
        pub const CRITICALITY: Field<One<Criticality>> = Field::new("criticality");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Services provided.
        pub const SERVICES_PROVIDED: Field<Links> = Field::new("services_provided");
        /// Components provided.
        pub const COMPONENTS_PROVIDED: Field<Links> = Field::new("components_provided");
        /// Processes operated.
        pub const PROCESSES_OPERATED: Field<Links> = Field::new("processes_operated");
        /// Provides no.
        pub const PROVIDES_NONE: Field<Several<ProvidesNone>> = Field::new("provides_none");
        /// Lifecycle activities.
        pub const LIFECYCLE_ACTIVITIES: Field<Several<LifecycleActivities>> = Field::new("lifecycle_activities");
        /// Contacts.
        pub const CONTACTS: Field<Links> = Field::new("contacts");
        /// Interfaces.
        pub const INTERFACES: Field<Text> = Field::new("interfaces");
        /// Interfaces reviewed on.
        pub const INTERFACES_REVIEWED_ON: Field<kernel::Date> = Field::new("interfaces_reviewed_on");
        /// Controls.
        pub const CONTROLS: Field<Text> = Field::new("controls");
        /// Selection evaluation.
        pub const SELECTION_EVALUATION: Field<Link> = Field::new("selection_evaluation");
        /// Security risk assessed on.
        pub const SECURITY_ASSESSED_ON: Field<kernel::Date> = Field::new("security_assessed_on");
        /// Notice given on.
        pub const NOTICE_GIVEN_ON: Field<kernel::Date> = Field::new("notice_given_on");
        /// Supply ends on.
        pub const LEAVES_ON: Field<kernel::Date> = Field::new("leaves_on");
        /// Data returned on.
        pub const DATA_RETURNED_ON: Field<kernel::Date> = Field::new("data_returned_on");
        /// Access removed on.
        pub const ACCESS_REMOVED_ON: Field<kernel::Date> = Field::new("access_removed_on");
        /// Assets returned on.
        pub const ASSETS_RETURNED_ON: Field<kernel::Date> = Field::new("assets_returned_on");
        /// Knowledge handed over on.
        pub const KNOWLEDGE_HANDED_OVER_ON: Field<kernel::Date> = Field::new("knowledge_handed_over_on");
        /// Not applicable at the exit.
        pub const EXIT_NOT_APPLICABLE: Field<Several<ExitNotApplicable>> = Field::new("exit_not_applicable");
        /// Exit note.
        pub const EXIT_NOTE: Field<Text> = Field::new("exit_note");
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

    /// States.
    pub mod state {
        /// Candidate.
        pub const CANDIDATE: &str = "candidate";
        /// Evaluated.
        pub const EVALUATED: &str = "evaluated";
        /// Approved.
        pub const APPROVED: &str = "approved";
        /// Active.
        pub const ACTIVE: &str = "active";
        /// Under notice.
        pub const UNDER_NOTICE: &str = "under_notice";
        /// Ended.
        pub const ENDED: &str = "ended";
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
        /// Activate.
        pub const ACTIVATE: &str = "activate";
        /// Give notice.
        pub const GIVE_NOTICE: &str = "give_notice";
        /// End.
        pub const END: &str = "end";
    }

    /// Links.
    pub mod link {
        /// Risks.
        pub const RISKS: &str = "risks";
        /// Represented by.
        pub const PARTY: &str = "party";
    }
}

/// Supplier evaluation: The evaluation of a party against selection criteria and the decision taken
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod supplier_evaluation {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "supplier_evaluation";

    /// Choices of Decision.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Decision {
        /// Selected.
        Selected,
        /// Rejected.
        Rejected,
        /// Evaluate again.
        ReEvaluate,
    }
    impl ChoiceEnum for Decision {
        const ALL: &'static [Self] = &[
            Self::Selected,
            Self::Rejected,
            Self::ReEvaluate,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Selected => "selected",
                Self::Rejected => "rejected",
                Self::ReEvaluate => "re_evaluate",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Supplier.
        pub const SUPPLIER: Field<Link> = Field::new("supplier");
        /// Criteria.
        pub const CRITERIA: Field<Table> = Field::new("criteria");
        /// Score to pass (%).
        pub const PASS_SCORE: Field<rust_decimal::Decimal> = Field::new("pass_score");
        /// Evaluated on.
        pub const EVALUATED_ON: Field<kernel::Date> = Field::new("evaluated_on");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Score (%).
        pub const SCORE: Field<rust_decimal::Decimal> = Field::new("score");
        /// Decision.
        pub const DECISION: Field<One<Decision>> = Field::new("decision");
        /// Decided by.
        pub const DECIDED_BY: Field<Link> = Field::new("decided_by");
        /// Decided at.
        pub const DECIDED_AT: Field<kernel::Timestamp> = Field::new("decided_at");
        /// Owner.
        pub const OWNER: Field<Link> = Field::new("owner");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// Columns of tables, by field; read them from a [`schema::Row`].
    pub mod columns {
        /// Criteria.
        pub mod criteria {
            use super::super::*;
            /// Criterion.
            pub const CRITERION: Field<Text> = Field::new("criterion");
            /// Weight.
            pub const WEIGHT: Field<i64> = Field::new("weight");
            /// Excludes below 3 points.
            pub const MUST: Field<bool> = Field::new("must");
            /// Points.
            pub const POINTS: Field<i64> = Field::new("points");
            /// Finding.
            pub const FINDING: Field<Text> = Field::new("finding");
        }
    }

    /// States.
    pub mod state {
        /// Draft.
        pub const DRAFT: &str = "draft";
        /// Decided.
        pub const DECIDED: &str = "decided";
    }

    /// Moves.
    pub mod step {
        /// Decide.
        pub const DECIDE: &str = "decide";
    }
}

/// Supplier review: A periodic review of a party's performance
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod supplier_review {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "supplier_review";

    /// Fields.
    pub mod f {
        use super::*;
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Supplier.
        pub const SUPPLIER: Field<Link> = Field::new("supplier");
        /// Contracts.
        pub const CONTRACTS: Field<Links> = Field::new("contracts");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Targets measured.
        pub const TARGETS_MEASURED: Field<i64> = Field::new("targets_measured");
        /// Targets missed.
        pub const TARGETS_MISSED: Field<Table> = Field::new("targets_missed");
        /// Targets met.
        pub const TARGETS_MET: Field<i64> = Field::new("targets_met");
        /// Process performance.
        pub const PROCESS_PERFORMANCE: Field<Text> = Field::new("process_performance");
        /// Service effectiveness.
        pub const SERVICE_EFFECTIVENESS: Field<Text> = Field::new("service_effectiveness");
        /// Incidents and changes.
        pub const INCIDENTS_AND_CHANGES: Field<Text> = Field::new("incidents_and_changes");
        /// Security and risks.
        pub const SECURITY_AND_RISKS: Field<Text> = Field::new("security_and_risks");
        /// Contract fit.
        pub const CONTRACT_FIT: Field<Text> = Field::new("contract_fit");
        /// Findings.
        pub const FINDINGS: Field<Text> = Field::new("findings");
        /// Attendees.
        pub const ATTENDEES: Field<Links> = Field::new("attendees");
        /// Held within 30 days of its day.
        pub const HELD_IN_TIME: Field<bool> = Field::new("held_in_time");
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

    /// Columns of tables, by field; read them from a [`schema::Row`].
    pub mod columns {
        /// Targets missed.
        pub mod targets_missed {
            use super::super::*;
            /// Target.
            pub const TARGET: Field<Text> = Field::new("target");
            /// Promised.
            pub const PROMISED: Field<Text> = Field::new("promised");
            /// Measured.
            pub const MEASURED: Field<Text> = Field::new("measured");
            /// Cause.
            pub const CAUSE: Field<Text> = Field::new("cause");
        }
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
        /// Record as held.
        pub const HOLD: &str = "hold";
        /// Cancel.
        pub const CANCEL: &str = "cancel";
    }

    /// Links.
    pub mod link {
        /// Improvements.
        pub const IMPROVEMENTS: &str = "improvements";
        /// Actions.
        pub const ACTIONS: &str = "actions";
    }
}

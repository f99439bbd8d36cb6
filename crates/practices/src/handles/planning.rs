//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Objective: A service management objective with its measure, target and plan
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod objective {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "objective";

    /// Choices of Direction.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Direction {
        /// At least.
        AtLeast,
        /// At most.
        AtMost,
    }
    impl ChoiceEnum for Direction {
        const ALL: &'static [Self] = &[
            Self::AtLeast,
            Self::AtMost,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::AtLeast => "at_least",
                Self::AtMost => "at_most",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Statement.
        pub const STATEMENT: Field<Text> = Field::new("statement");
        /// Level or function.
        pub const LEVEL_OR_FUNCTION: Field<Text> = Field::new("level_or_function");
        /// Policy.
        pub const POLICY_LINK: Field<Link> = Field::new("policy_link");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// KPI.
        pub const KPI: Field<Link> = Field::new("kpi");
        /// Measure.
        pub const MEASURE: Field<Text> = Field::new("measure");
        /// Unit.
        pub const UNIT: Field<Text> = Field::new("unit");
        /// Direction.
        pub const DIRECTION: Field<One<Direction>> = Field::new("direction");
        /// Baseline.
        pub const BASELINE: Field<rust_decimal::Decimal> = Field::new("baseline");
        /// Target.
        pub const TARGET: Field<rust_decimal::Decimal> = Field::new("target");
        /// Due on.
        pub const DUE_ON: Field<kernel::Date> = Field::new("due_on");
        /// Evaluation method.
        pub const EVALUATION_METHOD: Field<Text> = Field::new("evaluation_method");
        /// Applicable requirements.
        pub const APPLICABLE_REQUIREMENTS: Field<Table> = Field::new("applicable_requirements");
        /// Resources.
        pub const RESOURCES: Field<Text> = Field::new("resources");
        /// Responsible.
        pub const RESPONSIBLE: Field<Link> = Field::new("responsible");
        /// Concerned.
        pub const CONCERNED: Field<Links> = Field::new("concerned");
        /// Measurements.
        pub const MEASUREMENTS: Field<Table> = Field::new("measurements");
        /// Last measured at.
        pub const LAST_MEASURED_AT: Field<kernel::Timestamp> = Field::new("last_measured_at");
        /// Measured value.
        pub const MEASURED_VALUE: Field<rust_decimal::Decimal> = Field::new("measured_value");
        /// Achieved.
        pub const ACHIEVED: Field<bool> = Field::new("achieved");
        /// Conclusion.
        pub const CONCLUSION: Field<Text> = Field::new("conclusion");
        /// Communicated at.
        pub const COMMUNICATED_AT: Field<kernel::Timestamp> = Field::new("communicated_at");
        /// Concluded at.
        pub const CONCLUDED_AT: Field<kernel::Timestamp> = Field::new("concluded_at");
        /// Approved by.
        pub const APPROVED_BY: Field<Link> = Field::new("approved_by");
        /// Approved at.
        pub const APPROVED_AT: Field<kernel::Timestamp> = Field::new("approved_at");
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
        /// Applicable requirements.
        pub mod applicable_requirements {
            use super::super::*;
            /// Requirement.
            pub const REQUIREMENT: Field<Text> = Field::new("requirement");
        }
        /// Measurements.
        pub mod measurements {
            use super::super::*;
            /// Measured on.
            pub const MEASURED_ON: Field<kernel::Date> = Field::new("measured_on");
            /// Value.
            pub const VALUE: Field<rust_decimal::Decimal> = Field::new("value");
            /// Note.
            pub const NOTE: Field<Text> = Field::new("note");
        }
    }

    /// States.
    pub mod state {
        /// Draft.
        pub const DRAFT: &str = "draft";
        /// Active.
        pub const ACTIVE: &str = "active";
        /// Achieved.
        pub const ACHIEVED: &str = "achieved";
        /// Missed.
        pub const MISSED: &str = "missed";
        /// Withdrawn.
        pub const WITHDRAWN: &str = "withdrawn";
    }

    /// Moves.
    pub mod step {
        /// Approve.
        pub const ACTIVATE: &str = "activate";
        /// Achieve.
        pub const ACHIEVE: &str = "achieve";
        /// Conclude as missed.
        pub const MISS: &str = "miss";
        /// Withdraw.
        pub const WITHDRAW: &str = "withdraw";
    }

    /// Links.
    pub mod link {
        /// Actions.
        pub const ACTIONS: &str = "actions";
    }
}

/// Resource plan: The human, technical, information and financial resources needed and provided for a period
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod resource_plan {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "resource_plan";

    /// Choices of Kind of resource.
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

    /// Fields.
    pub mod f {
        use super::*;
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Kind of resource.
        pub const RESOURCE_KIND: Field<One<ResourceKind>> = Field::new("resource_kind");
        /// Purpose.
        pub const PURPOSE: Field<Text> = Field::new("purpose");
        /// Period.
        pub const PERIOD: Field<Text> = Field::new("period");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Need.
        pub const NEED: Field<rust_decimal::Decimal> = Field::new("need");
        /// Provided.
        pub const PROVIDED: Field<rust_decimal::Decimal> = Field::new("provided");
        /// Unit.
        pub const UNIT: Field<Text> = Field::new("unit");
        /// Gap.
        pub const GAP: Field<rust_decimal::Decimal> = Field::new("gap");
        /// Gap decision.
        pub const GAP_DECISION: Field<Text> = Field::new("gap_decision");
        /// Forecast need.
        pub const FORECAST_NEED: Field<rust_decimal::Decimal> = Field::new("forecast_need");
        /// Capability assessment.
        pub const CAPABILITY_ASSESSMENT: Field<Text> = Field::new("capability_assessment");
        /// Owner.
        pub const OWNER: Field<Link> = Field::new("owner");
        /// Approved by.
        pub const APPROVED_BY: Field<Link> = Field::new("approved_by");
        /// Approved at.
        pub const APPROVED_AT: Field<kernel::Timestamp> = Field::new("approved_at");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// States.
    pub mod state {
        /// Draft.
        pub const DRAFT: &str = "draft";
        /// Approved.
        pub const APPROVED: &str = "approved";
    }

    /// Moves.
    pub mod step {
        /// Approve.
        pub const APPROVE: &str = "approve";
        /// Revise.
        pub const REVISE: &str = "revise";
    }
}

/// Service management plan: The plan of the SMS: what is needed, who decides, what is done, how it is measured
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod sms_plan {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "sms_plan";

    /// Choices of Classification.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Classification {
        /// Public.
        Public,
        /// Internal.
        Internal,
        /// Confidential.
        Confidential,
        /// Strictly confidential.
        StrictlyConfidential,
    }
    impl ChoiceEnum for Classification {
        const ALL: &'static [Self] = &[
            Self::Public,
            Self::Internal,
            Self::Confidential,
            Self::StrictlyConfidential,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Public => "public",
                Self::Internal => "internal",
                Self::Confidential => "confidential",
                Self::StrictlyConfidential => "strictly_confidential",
            }
        }
    }

    /// Choices of Audience.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Audience {
        /// All staff.
        AllStaff,
        /// Management.
        Management,
        /// Process roles.
        ProcessRoles,
        /// Support staff.
        SupportStaff,
        /// Access group.
        AccessGroup,
        /// Customers.
        Customers,
        /// Suppliers.
        Suppliers,
        /// The public.
        ThePublic,
    }
    impl ChoiceEnum for Audience {
        const ALL: &'static [Self] = &[
            Self::AllStaff,
            Self::Management,
            Self::ProcessRoles,
            Self::SupportStaff,
            Self::AccessGroup,
            Self::Customers,
            Self::Suppliers,
            Self::ThePublic,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::AllStaff => "all_staff",
                Self::Management => "management",
                Self::ProcessRoles => "process_roles",
                Self::SupportStaff => "support_staff",
                Self::AccessGroup => "access_group",
                Self::Customers => "customers",
                Self::Suppliers => "suppliers",
                Self::ThePublic => "the_public",
            }
        }
    }

    /// Choices of Published to.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum PublishedTo {
        /// Intranet.
        Intranet,
        /// Staff mail.
        StaffMail,
        /// Website.
        Website,
        /// Customer portal.
        CustomerPortal,
        /// Supplier portal.
        SupplierPortal,
        /// Outside on request, as decided.
        OnRequest,
    }
    impl ChoiceEnum for PublishedTo {
        const ALL: &'static [Self] = &[
            Self::Intranet,
            Self::StaffMail,
            Self::Website,
            Self::CustomerPortal,
            Self::SupplierPortal,
            Self::OnRequest,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Intranet => "intranet",
                Self::StaffMail => "staff_mail",
                Self::Website => "website",
                Self::CustomerPortal => "customer_portal",
                Self::SupplierPortal => "supplier_portal",
                Self::OnRequest => "on_request",
            }
        }
    }

    /// Choices of Disposal method.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum DisposalMethod {
        /// Deleted.
        Deleted,
        /// Shredded.
        Shredded,
        /// Handed over.
        HandedOver,
    }
    impl ChoiceEnum for DisposalMethod {
        const ALL: &'static [Self] = &[
            Self::Deleted,
            Self::Shredded,
            Self::HandedOver,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Deleted => "deleted",
                Self::Shredded => "shredded",
                Self::HandedOver => "handed_over",
            }
        }
    }

    /// Choices of Input.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum PlanningInputsInput {
        /// Policy.
        Policy,
        /// Objectives.
        Objectives,
        /// Risks and opportunities.
        RisksAndOpportunities,
        /// Service requirements.
        ServiceRequirements,
        /// Standard.
        Standard,
    }
    impl ChoiceEnum for PlanningInputsInput {
        const ALL: &'static [Self] = &[
            Self::Policy,
            Self::Objectives,
            Self::RisksAndOpportunities,
            Self::ServiceRequirements,
            Self::Standard,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Policy => "policy",
                Self::Objectives => "objectives",
                Self::RisksAndOpportunities => "risks_and_opportunities",
                Self::ServiceRequirements => "service_requirements",
                Self::Standard => "standard",
            }
        }
    }

    /// Choices of Source.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ObligationsSource {
        /// Internal policies.
        InternalPolicies,
        /// Standards.
        Standards,
        /// Legal and regulatory.
        LegalAndRegulatory,
        /// Contractual.
        Contractual,
    }
    impl ChoiceEnum for ObligationsSource {
        const ALL: &'static [Self] = &[
            Self::InternalPolicies,
            Self::Standards,
            Self::LegalAndRegulatory,
            Self::Contractual,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::InternalPolicies => "internal_policies",
                Self::Standards => "standards",
                Self::LegalAndRegulatory => "legal_and_regulatory",
                Self::Contractual => "contractual",
            }
        }
    }

    /// Choices of Kind.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ResourcesKind {
        /// Human.
        Human,
        /// Technical.
        Technical,
        /// Information.
        Information,
        /// Financial.
        Financial,
    }
    impl ChoiceEnum for ResourcesKind {
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

    /// Choices of Aspect.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum MeasurementApproachAspect {
        /// Measuring.
        Measuring,
        /// Auditing.
        Auditing,
        /// Reporting.
        Reporting,
        /// Improving.
        Improving,
    }
    impl ChoiceEnum for MeasurementApproachAspect {
        const ALL: &'static [Self] = &[
            Self::Measuring,
            Self::Auditing,
            Self::Reporting,
            Self::Improving,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Measuring => "measuring",
                Self::Auditing => "auditing",
                Self::Reporting => "reporting",
                Self::Improving => "improving",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Inputs used.
        pub const PLANNING_INPUTS: Field<Table> = Field::new("planning_inputs");
        /// Services.
        pub const SERVICE_LIST: Field<Links> = Field::new("service_list");
        /// Known limitations.
        pub const KNOWN_LIMITATIONS: Field<Text> = Field::new("known_limitations");
        /// Obligations.
        pub const OBLIGATIONS: Field<Table> = Field::new("obligations");
        /// Authorities and responsibilities.
        pub const AUTHORITIES: Field<Text> = Field::new("authorities");
        /// Resources.
        pub const RESOURCES: Field<Table> = Field::new("resources");
        /// Working with other parties.
        pub const OTHER_PARTY_APPROACH: Field<Text> = Field::new("other_party_approach");
        /// Supporting technology.
        pub const TECHNOLOGY: Field<Text> = Field::new("technology");
        /// Measurement approach.
        pub const MEASUREMENT_APPROACH: Field<Table> = Field::new("measurement_approach");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Sections.
        pub const SECTIONS: Field<Table> = Field::new("sections");
        /// What changed.
        pub const CHANGE_SUMMARY: Field<Text> = Field::new("change_summary");
        /// Editorial change only.
        pub const EDITORIAL: Field<bool> = Field::new("editorial");
        /// Classification.
        pub const CLASSIFICATION: Field<One<Classification>> = Field::new("classification");
        /// Audience.
        pub const AUDIENCE: Field<Several<Audience>> = Field::new("audience");
        /// Access group.
        pub const ACCESS_GROUP: Field<Link> = Field::new("access_group");
        /// Published to.
        pub const PUBLISHED_TO: Field<Several<PublishedTo>> = Field::new("published_to");
        /// Acknowledgement asked for.
        pub const ACKNOWLEDGE: Field<bool> = Field::new("acknowledge");
        /// Request cursor.
        pub const REQUEST_CURSOR: Field<Text> = Field::new("request_cursor");
        /// Version.
        pub const DOCUMENT_VERSION: Field<Text> = Field::new("document_version");
        /// Takes the place of version.
        pub const PREVIOUS_VERSION: Field<Text> = Field::new("previous_version");
        /// Document number.
        pub const DOCUMENT_NUMBER: Field<Text> = Field::new("document_number");
        /// Family.
        pub const FAMILY: Field<Text> = Field::new("family");
        /// Effective on.
        pub const EFFECTIVE_ON: Field<kernel::Date> = Field::new("effective_on");
        /// Published at.
        pub const PUBLISHED_AT: Field<kernel::Timestamp> = Field::new("published_at");
        /// Owner.
        pub const OWNER: Field<Link> = Field::new("owner");
        /// Authors.
        pub const AUTHORS: Field<Links> = Field::new("authors");
        /// Asked to approve.
        pub const APPROVER: Field<Link> = Field::new("approver");
        /// Kept for (months).
        pub const RETENTION_MONTHS: Field<i64> = Field::new("retention_months");
        /// Retention rule.
        pub const RETENTION_RULE: Field<Text> = Field::new("retention_rule");
        /// Legal hold.
        pub const LEGAL_HOLD: Field<bool> = Field::new("legal_hold");
        /// Hold reason.
        pub const HOLD_REASON: Field<Text> = Field::new("hold_reason");
        /// Withdrawn at.
        pub const WITHDRAWN_AT: Field<kernel::Timestamp> = Field::new("withdrawn_at");
        /// Disposal due on.
        pub const DISPOSAL_DUE_ON: Field<kernel::Date> = Field::new("disposal_due_on");
        /// Disposal method.
        pub const DISPOSAL_METHOD: Field<One<DisposalMethod>> = Field::new("disposal_method");
        /// Disposed at.
        pub const DISPOSED_AT: Field<kernel::Timestamp> = Field::new("disposed_at");
        /// Disposed of within 90 days.
        pub const DISPOSED_IN_TIME: Field<bool> = Field::new("disposed_in_time");
        /// Disposed by.
        pub const DISPOSED_BY: Field<Link> = Field::new("disposed_by");
        /// Approved by.
        pub const APPROVED_BY: Field<Link> = Field::new("approved_by");
        /// Approved at.
        pub const APPROVED_AT: Field<kernel::Timestamp> = Field::new("approved_at");
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
        /// Inputs used.
        pub mod planning_inputs {
            use super::super::*;
            /// Input.
            pub const INPUT: Field<One<PlanningInputsInput>> = Field::new("input");
            /// Reference.
            pub const REFERENCE: Field<Text> = Field::new("reference");
            /// As of.
            pub const AS_OF: Field<kernel::Date> = Field::new("as_of");
        }
        /// Obligations.
        pub mod obligations {
            use super::super::*;
            /// Source.
            pub const SOURCE: Field<One<ObligationsSource>> = Field::new("source");
            /// Obligation.
            pub const OBLIGATION: Field<Text> = Field::new("obligation");
            /// How it applies.
            pub const HOW_IT_APPLIES: Field<Text> = Field::new("how_it_applies");
        }
        /// Resources.
        pub mod resources {
            use super::super::*;
            /// Kind.
            pub const KIND: Field<One<ResourcesKind>> = Field::new("kind");
            /// What.
            pub const WHAT: Field<Text> = Field::new("what");
        }
        /// Measurement approach.
        pub mod measurement_approach {
            use super::super::*;
            /// Aspect.
            pub const ASPECT: Field<One<MeasurementApproachAspect>> = Field::new("aspect");
            /// Approach.
            pub const APPROACH: Field<Text> = Field::new("approach");
        }
        /// Sections.
        pub mod sections {
            use super::super::*;
            /// Key.
            pub const KEY: Field<Text> = Field::new("key");
            /// Heading.
            pub const HEADING: Field<Text> = Field::new("heading");
            /// Text.
            pub const TEXT: Field<Text> = Field::new("text");
        }
    }

    /// States.
    pub mod state {
        /// Draft.
        pub const DRAFT: &str = "draft";
        /// Under revision.
        pub const UNDER_REVISION: &str = "under_revision";
        /// In review.
        pub const IN_REVIEW: &str = "in_review";
        /// Approved.
        pub const APPROVED: &str = "approved";
        /// Published.
        pub const PUBLISHED: &str = "published";
        /// Superseded.
        pub const SUPERSEDED: &str = "superseded";
        /// Withdrawn.
        pub const WITHDRAWN: &str = "withdrawn";
        /// Archived.
        pub const ARCHIVED: &str = "archived";
        /// Disposed.
        pub const DISPOSED: &str = "disposed";
    }

    /// Moves.
    pub mod step {
        /// Begin revision.
        pub const BEGIN_REVISION: &str = "begin_revision";
        /// Submit for review.
        pub const SUBMIT: &str = "submit";
        /// Approve.
        pub const APPROVE: &str = "approve";
        /// Publish.
        pub const PUBLISH: &str = "publish";
        /// Begin a revision.
        pub const REVISE: &str = "revise";
        /// Supersede.
        pub const SUPERSEDE: &str = "supersede";
        /// Withdraw.
        pub const WITHDRAW: &str = "withdraw";
        /// Archive.
        pub const ARCHIVE: &str = "archive";
        /// Dispose.
        pub const DISPOSE: &str = "dispose";
    }

    /// Links.
    pub mod link {
        /// Actions.
        pub const ACTIONS: &str = "actions";
        /// Revision of.
        pub const REVISES: &str = "revises";
        /// Changed by.
        pub const CHANGED_BY: &str = "changed_by";
    }
}

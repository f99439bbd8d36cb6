//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Acknowledgement: A person's confirmation of having read and understood a policy, objective, document or briefing
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod acknowledgement {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "acknowledgement";

    /// Choices of Subject kind.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum SubjectKind {
        /// Policy.
        Policy,
        /// Objective.
        Objective,
        /// Document.
        Document,
        /// Services briefing.
        ServicesBriefing,
        /// Awareness briefing.
        AwarenessBriefing,
    }
    impl ChoiceEnum for SubjectKind {
        const ALL: &'static [Self] = &[
            Self::Policy,
            Self::Objective,
            Self::Document,
            Self::ServicesBriefing,
            Self::AwarenessBriefing,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Policy => "policy",
                Self::Objective => "objective",
                Self::Document => "document",
                Self::ServicesBriefing => "services_briefing",
                Self::AwarenessBriefing => "awareness_briefing",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Subject.
        pub const SUBJECT: Field<Text> = Field::new("subject");
        /// Subject kind.
        pub const SUBJECT_KIND: Field<One<SubjectKind>> = Field::new("subject_kind");
        /// Policy.
        pub const POLICY: Field<Link> = Field::new("policy");
        /// Document.
        pub const DOCUMENT: Field<Link> = Field::new("document");
        /// Objective.
        pub const OBJECTIVE: Field<Link> = Field::new("objective");
        /// Version.
        pub const DOCUMENT_VERSION: Field<Text> = Field::new("document_version");
        /// Family of versions.
        pub const FAMILY: Field<Text> = Field::new("family");
        /// Person.
        pub const PERSON: Field<Link> = Field::new("person");
        /// Requested at.
        pub const REQUESTED_AT: Field<kernel::Timestamp> = Field::new("requested_at");
        /// Due on.
        pub const DUE_ON: Field<kernel::Date> = Field::new("due_on");
        /// Acknowledged at.
        pub const ACKNOWLEDGED_AT: Field<kernel::Timestamp> = Field::new("acknowledged_at");
        /// Acknowledged within 30 days.
        pub const ACKNOWLEDGED_IN_TIME: Field<bool> = Field::new("acknowledged_in_time");
        /// Reminded (times).
        pub const REMINDERS: Field<i64> = Field::new("reminders");
        /// Approving suspended at.
        pub const SUSPENDED_AT: Field<kernel::Timestamp> = Field::new("suspended_at");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// States.
    pub mod state {
        /// Requested.
        pub const REQUESTED: &str = "requested";
        /// Acknowledged.
        pub const ACKNOWLEDGED: &str = "acknowledged";
        /// Void.
        pub const VOID: &str = "void";
    }

    /// Moves.
    pub mod step {
        /// I have read and understood it.
        pub const ACKNOWLEDGE: &str = "acknowledge";
        /// No longer asked for.
        pub const VOID: &str = "void";
    }
}

/// Document: Any other controlled document: procedure, plan, register, template, externally issued document
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod document {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "document";

    /// Choices of Type of document.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum DocType {
        /// Service management plan.
        ServiceManagementPlan,
        /// Risk management approach.
        RiskManagementApproach,
        /// Document control procedure.
        DocumentControlProcedure,
        /// Retention schedule.
        RetentionSchedule,
        /// Complaint procedure.
        ComplaintProcedure,
        /// Supplier criteria.
        SupplierCriteria,
        /// Financial management policy.
        FinancialManagementPolicy,
        /// Capacity plan.
        CapacityPlan,
        /// Transition plan.
        TransitionPlan,
        /// Release policy.
        ReleasePolicy,
        /// Major incident procedure.
        MajorIncidentProcedure,
        /// Continuity plan.
        ContinuityPlan,
        /// Audit programme.
        AuditProgramme,
        /// Improvement criteria.
        ImprovementCriteria,
        /// Procedure.
        Procedure,
        /// Work instruction.
        WorkInstruction,
        /// Register.
        Register,
        /// Template.
        Template,
        /// Services briefing.
        ServicesBriefing,
        /// Awareness briefing.
        AwarenessBriefing,
        /// Externally issued document.
        External,
    }
    impl ChoiceEnum for DocType {
        const ALL: &'static [Self] = &[
            Self::ServiceManagementPlan,
            Self::RiskManagementApproach,
            Self::DocumentControlProcedure,
            Self::RetentionSchedule,
            Self::ComplaintProcedure,
            Self::SupplierCriteria,
            Self::FinancialManagementPolicy,
            Self::CapacityPlan,
            Self::TransitionPlan,
            Self::ReleasePolicy,
            Self::MajorIncidentProcedure,
            Self::ContinuityPlan,
            Self::AuditProgramme,
            Self::ImprovementCriteria,
            Self::Procedure,
            Self::WorkInstruction,
            Self::Register,
            Self::Template,
            Self::ServicesBriefing,
            Self::AwarenessBriefing,
            Self::External,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::ServiceManagementPlan => "service_management_plan",
                Self::RiskManagementApproach => "risk_management_approach",
                Self::DocumentControlProcedure => "document_control_procedure",
                Self::RetentionSchedule => "retention_schedule",
                Self::ComplaintProcedure => "complaint_procedure",
                Self::SupplierCriteria => "supplier_criteria",
                Self::FinancialManagementPolicy => "financial_management_policy",
                Self::CapacityPlan => "capacity_plan",
                Self::TransitionPlan => "transition_plan",
                Self::ReleasePolicy => "release_policy",
                Self::MajorIncidentProcedure => "major_incident_procedure",
                Self::ContinuityPlan => "continuity_plan",
                Self::AuditProgramme => "audit_programme",
                Self::ImprovementCriteria => "improvement_criteria",
                Self::Procedure => "procedure",
                Self::WorkInstruction => "work_instruction",
                Self::Register => "register",
                Self::Template => "template",
                Self::ServicesBriefing => "services_briefing",
                Self::AwarenessBriefing => "awareness_briefing",
                Self::External => "external",
            }
        }
    }

    /// Choices of Format.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Format {
        /// Written here.
        Record,
        /// File.
        File,
        /// Kept elsewhere.
        Elsewhere,
        /// Paper.
        Paper,
    }
    impl ChoiceEnum for Format {
        const ALL: &'static [Self] = &[
            Self::Record,
            Self::File,
            Self::Elsewhere,
            Self::Paper,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Record => "record",
                Self::File => "file",
                Self::Elsewhere => "elsewhere",
                Self::Paper => "paper",
            }
        }
    }

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

    /// Fields.
    pub mod f {
        use super::*;
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Type of document.
        pub const DOC_TYPE: Field<One<DocType>> = Field::new("doc_type");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Format.
        pub const FORMAT: Field<One<Format>> = Field::new("format");
        /// Storage location.
        pub const STORAGE_LOCATION: Field<Text> = Field::new("storage_location");
        /// External origin.
        pub const EXTERNAL_ORIGIN: Field<bool> = Field::new("external_origin");
        /// External source.
        pub const EXTERNAL_SOURCE: Field<Text> = Field::new("external_source");
        /// External edition.
        pub const EXTERNAL_EDITION: Field<Text> = Field::new("external_edition");
        /// Edition checked on.
        pub const CHECKED_ON: Field<kernel::Date> = Field::new("checked_on");
        /// Aligned with service management plan.
        pub const ALIGNED_SMS_PLAN_VERSION: Field<Text> = Field::new("aligned_sms_plan_version");
        /// Restore last tried on.
        pub const LAST_RESTORE_CHECK_ON: Field<kernel::Date> = Field::new("last_restore_check_on");
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
        /// Revision of.
        pub const REVISES: &str = "revises";
        /// Changed by.
        pub const CHANGED_BY: &str = "changed_by";
        /// Describes.
        pub const DESCRIBES: &str = "describes";
    }
}

/// Policy: Intentions and direction formally expressed by management on one topic
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod policy {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "policy";

    /// Choices of Topic.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Topic {
        /// Service management.
        ServiceManagement,
        /// Change management.
        ChangeManagement,
        /// Information security.
        InformationSecurity,
    }
    impl ChoiceEnum for Topic {
        const ALL: &'static [Self] = &[
            Self::ServiceManagement,
            Self::ChangeManagement,
            Self::InformationSecurity,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::ServiceManagement => "service_management",
                Self::ChangeManagement => "change_management",
                Self::InformationSecurity => "information_security",
            }
        }
    }

    /// Choices of Commitments.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Commitments {
        /// Meeting applicable requirements.
        ApplicableRequirements,
        /// Continual improvement of the SMS and the services.
        ContinualImprovement,
    }
    impl ChoiceEnum for Commitments {
        const ALL: &'static [Self] = &[
            Self::ApplicableRequirements,
            Self::ContinualImprovement,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::ApplicableRequirements => "applicable_requirements",
                Self::ContinualImprovement => "continual_improvement",
            }
        }
    }

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

    /// Fields.
    pub mod f {
        use super::*;
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Topic.
        pub const TOPIC: Field<One<Topic>> = Field::new("topic");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Sections.
        pub const SECTIONS: Field<Table> = Field::new("sections");
        /// Commitments.
        pub const COMMITMENTS: Field<Several<Commitments>> = Field::new("commitments");
        /// How objectives are set.
        pub const OBJECTIVES_FRAMEWORK: Field<Text> = Field::new("objectives_framework");
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
        /// Revision of.
        pub const REVISES: &str = "revises";
        /// Changed by.
        pub const CHANGED_BY: &str = "changed_by";
    }
}

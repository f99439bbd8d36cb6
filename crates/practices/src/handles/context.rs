//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Context issue: An internal or external matter that can affect the SMS reaching its intended results
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod context_issue {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "context_issue";

    /// Choices of Origin.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Origin {
        /// Internal.
        Internal,
        /// External.
        External,
    }
    impl ChoiceEnum for Origin {
        const ALL: &'static [Self] = &[
            Self::Internal,
            Self::External,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Internal => "internal",
                Self::External => "external",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Origin.
        pub const ORIGIN: Field<One<Origin>> = Field::new("origin");
        /// Statement.
        pub const STATEMENT: Field<Text> = Field::new("statement");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Effect on the SMS.
        pub const EFFECT_ON_SMS: Field<Text> = Field::new("effect_on_sms");
        /// Climate related.
        pub const CLIMATE_RELATED: Field<bool> = Field::new("climate_related");
        /// Conclusion.
        pub const CONCLUSION: Field<Text> = Field::new("conclusion");
        /// Risks.
        pub const RISKS: Field<Links> = Field::new("risks");
        /// Closed at.
        pub const CLOSED_AT: Field<kernel::Timestamp> = Field::new("closed_at");
        /// Review every (months).
        pub const REVIEW_INTERVAL_MONTHS: Field<i64> = Field::new("review_interval_months");
        /// Last reviewed on.
        pub const LAST_REVIEWED_ON: Field<kernel::Date> = Field::new("last_reviewed_on");
        /// Next review on.
        pub const NEXT_REVIEW_ON: Field<kernel::Date> = Field::new("next_review_on");
        /// Owner.
        pub const OWNER: Field<Link> = Field::new("owner");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// States.
    pub mod state {
        /// Open.
        pub const OPEN: &str = "open";
        /// Reviewed.
        pub const REVIEWED: &str = "reviewed";
        /// Closed.
        pub const CLOSED: &str = "closed";
    }

    /// Moves.
    pub mod step {
        /// Open for confirmation.
        pub const REOPEN: &str = "reopen";
        /// Confirm.
        pub const REVIEW: &str = "review";
        /// Close.
        pub const CLOSE: &str = "close";
    }
}

/// Interested party: A person or organisation that can affect, or be affected by, the SMS or the services, with what it requires
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod interested_party {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "interested_party";

    /// Choices of Kind of party.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum PartyKind {
        /// Customer.
        Customer,
        /// User.
        User,
        /// Owner.
        Owner,
        /// Regulator.
        Regulator,
        /// Supplier.
        Supplier,
        /// Internal supplier.
        InternalSupplier,
        /// Employee.
        Employee,
        /// Partner.
        Partner,
        /// Public.
        Public,
    }
    impl ChoiceEnum for PartyKind {
        const ALL: &'static [Self] = &[
            Self::Customer,
            Self::User,
            Self::Owner,
            Self::Regulator,
            Self::Supplier,
            Self::InternalSupplier,
            Self::Employee,
            Self::Partner,
            Self::Public,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Customer => "customer",
                Self::User => "user",
                Self::Owner => "owner",
                Self::Regulator => "regulator",
                Self::Supplier => "supplier",
                Self::InternalSupplier => "internal_supplier",
                Self::Employee => "employee",
                Self::Partner => "partner",
                Self::Public => "public",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Kind of party.
        pub const PARTY_KIND: Field<One<PartyKind>> = Field::new("party_kind");
        /// Why it matters.
        pub const RELEVANCE: Field<Text> = Field::new("relevance");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Requirements.
        pub const REQUIREMENTS: Field<Table> = Field::new("requirements");
        /// Climate considered.
        pub const CLIMATE_CONSIDERED: Field<bool> = Field::new("climate_considered");
        /// How they are met.
        pub const HOW_MET: Field<Text> = Field::new("how_met");
        /// Customers.
        pub const CUSTOMERS: Field<Links> = Field::new("customers");
        /// Suppliers.
        pub const SUPPLIERS: Field<Links> = Field::new("suppliers");
        /// Closed at.
        pub const CLOSED_AT: Field<kernel::Timestamp> = Field::new("closed_at");
        /// Review every (months).
        pub const REVIEW_INTERVAL_MONTHS: Field<i64> = Field::new("review_interval_months");
        /// Last reviewed on.
        pub const LAST_REVIEWED_ON: Field<kernel::Date> = Field::new("last_reviewed_on");
        /// Next review on.
        pub const NEXT_REVIEW_ON: Field<kernel::Date> = Field::new("next_review_on");
        /// Owner.
        pub const OWNER: Field<Link> = Field::new("owner");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// Columns of tables, by field; read them from a [`schema::Row`].
    pub mod columns {
        /// Requirements.
        pub mod requirements {
            use super::super::*;
            /// Requirement.
            pub const REQUIREMENT: Field<Text> = Field::new("requirement");
            /// Source.
            pub const SOURCE: Field<Text> = Field::new("source");
        }
    }

    /// States.
    pub mod state {
        /// Open.
        pub const OPEN: &str = "open";
        /// Reviewed.
        pub const REVIEWED: &str = "reviewed";
        /// Closed.
        pub const CLOSED: &str = "closed";
    }

    /// Moves.
    pub mod step {
        /// Open for confirmation.
        pub const REOPEN: &str = "reopen";
        /// Confirm.
        pub const REVIEW: &str = "review";
        /// Close.
        pub const CLOSE: &str = "close";
    }
}

/// Scope statement: The controlled definition of what the SMS covers
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod scope_statement {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "scope_statement";

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
        /// Organisation in scope.
        pub const ORGANISATION_NAME: Field<Text> = Field::new("organisation_name");
        /// Services covered.
        pub const SERVICES: Field<Links> = Field::new("services");
        /// Customers and locations.
        pub const LOCATIONS: Field<Text> = Field::new("locations");
        /// Boundaries.
        pub const BOUNDARIES: Field<Text> = Field::new("boundaries");
        /// Interfaces.
        pub const INTERFACES: Field<Text> = Field::new("interfaces");
        /// Other parties and what they operate.
        pub const OTHER_PARTIES_INVOLVED: Field<Text> = Field::new("other_parties_involved");
        /// Certificate wording.
        pub const CERTIFICATE_WORDING: Field<Text> = Field::new("certificate_wording");
        /// Issues considered.
        pub const ISSUES_CONSIDERED: Field<Links> = Field::new("issues_considered");
        /// Parties considered.
        pub const PARTIES_CONSIDERED: Field<Links> = Field::new("parties_considered");
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

/// SMS process: A process of the SMS with its owner, inputs, outputs, interactions and performance criteria
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod sms_process {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "sms_process";

    /// Choices of Operated by.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum OperatedBy {
        /// Organisation.
        Organisation,
        /// Shared with another party.
        Shared,
        /// Wholly another party.
        OtherParty,
    }
    impl ChoiceEnum for OperatedBy {
        const ALL: &'static [Self] = &[
            Self::Organisation,
            Self::Shared,
            Self::OtherParty,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Organisation => "organisation",
                Self::Shared => "shared",
                Self::OtherParty => "other_party",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Clause.
        pub const CLAUSE: Field<Text> = Field::new("clause");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Inputs.
        pub const INPUTS: Field<Text> = Field::new("inputs");
        /// Outputs.
        pub const OUTPUTS: Field<Text> = Field::new("outputs");
        /// Interactions.
        pub const INTERACTIONS: Field<Links> = Field::new("interactions");
        /// Performance criteria.
        pub const PERFORMANCE_CRITERIA: Field<Text> = Field::new("performance_criteria");
        /// Procedure.
        pub const PROCEDURE: Field<Link> = Field::new("procedure");
        /// KPIs.
        pub const KPIS: Field<Links> = Field::new("kpis");
        /// Operated by.
        pub const OPERATED_BY: Field<One<OperatedBy>> = Field::new("operated_by");
        /// Other parties.
        pub const OPERATING_PARTIES: Field<Links> = Field::new("operating_parties");
        /// What the other party does.
        pub const PARTY_SHARE: Field<Text> = Field::new("party_share");
        /// Process owner.
        pub const PROCESS_OWNER: Field<Link> = Field::new("process_owner");
        /// Process manager.
        pub const PROCESS_MANAGER: Field<Link> = Field::new("process_manager");
        /// Retired at.
        pub const RETIRED_AT: Field<kernel::Timestamp> = Field::new("retired_at");
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
        /// Active.
        pub const ACTIVE: &str = "active";
        /// Retired.
        pub const RETIRED: &str = "retired";
    }

    /// Moves.
    pub mod step {
        /// Activate.
        pub const ACTIVATE: &str = "activate";
        /// Retire.
        pub const RETIRE: &str = "retire";
    }
}

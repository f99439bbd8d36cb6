//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Group: People who share a queue of work
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod group {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "group";

    /// Choices of Kind.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Kind {
        /// Service desk.
        ServiceDesk,
        /// Support.
        Support,
        /// Management.
        Management,
        /// Supplier.
        Supplier,
    }
    impl ChoiceEnum for Kind {
        const ALL: &'static [Self] = &[
            Self::ServiceDesk,
            Self::Support,
            Self::Management,
            Self::Supplier,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::ServiceDesk => "service_desk",
                Self::Support => "support",
                Self::Management => "management",
                Self::Supplier => "supplier",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Name.
        pub const NAME: Field<Text> = Field::new("name");
        /// Kind.
        pub const KIND: Field<One<Kind>> = Field::new("kind");
        /// Line.
        pub const LINE: Field<i64> = Field::new("line");
        /// Next line.
        pub const NEXT_LINE: Field<Link> = Field::new("next_line");
        /// Lead.
        pub const LEAD: Field<Link> = Field::new("lead");
        /// Members.
        pub const MEMBERS: Field<Links> = Field::new("members");
        /// Calendar.
        pub const CALENDAR: Field<Link> = Field::new("calendar");
        /// E-mail.
        pub const EMAIL: Field<Text> = Field::new("email");
        /// Active.
        pub const ACTIVE: Field<bool> = Field::new("active");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }
}

/// Organisation settings: The settings of the organisation that provides the services: there is exactly one record of them
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod organisation {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "organisation";

    /// Choices of Impact.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum PriorityMatrixImpact {
        /// 1 high.
        High,
        /// 2 medium.
        Medium,
        /// 3 low.
        Low,
    }
    impl ChoiceEnum for PriorityMatrixImpact {
        const ALL: &'static [Self] = &[
            Self::High,
            Self::Medium,
            Self::Low,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::High => "1_high",
                Self::Medium => "2_medium",
                Self::Low => "3_low",
            }
        }
    }

    /// Choices of Urgency.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum PriorityMatrixUrgency {
        /// 1 high.
        High,
        /// 2 medium.
        Medium,
        /// 3 low.
        Low,
    }
    impl ChoiceEnum for PriorityMatrixUrgency {
        const ALL: &'static [Self] = &[
            Self::High,
            Self::Medium,
            Self::Low,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::High => "1_high",
                Self::Medium => "2_medium",
                Self::Low => "3_low",
            }
        }
    }

    /// Choices of Priority.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum PriorityMatrixPriority {
        /// P1.
        P1,
        /// P2.
        P2,
        /// P3.
        P3,
        /// P4.
        P4,
        /// P5.
        P5,
    }
    impl ChoiceEnum for PriorityMatrixPriority {
        const ALL: &'static [Self] = &[
            Self::P1,
            Self::P2,
            Self::P3,
            Self::P4,
            Self::P5,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::P1 => "p1",
                Self::P2 => "p2",
                Self::P3 => "p3",
                Self::P4 => "p4",
                Self::P5 => "p5",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Name.
        pub const NAME: Field<Text> = Field::new("name");
        /// Time zone.
        pub const TIME_ZONE: Field<Text> = Field::new("time_zone");
        /// Default calendar.
        pub const DEFAULT_CALENDAR: Field<Link> = Field::new("default_calendar");
        /// Service desk.
        pub const SERVICE_DESK: Field<Link> = Field::new("service_desk");
        /// Incident manager.
        pub const INCIDENT_MANAGER: Field<Link> = Field::new("incident_manager");
        /// Duty manager.
        pub const DUTY_MANAGER: Field<Link> = Field::new("duty_manager");
        /// Service level manager.
        pub const SERVICE_LEVEL_MANAGER: Field<Link> = Field::new("service_level_manager");
        /// SMS owner.
        pub const SMS_OWNER: Field<Link> = Field::new("sms_owner");
        /// Priority matrix.
        pub const PRIORITY_MATRIX: Field<Table> = Field::new("priority_matrix");
        /// Auto close days.
        pub const AUTO_CLOSE_DAYS: Field<i64> = Field::new("auto_close_days");
        /// Reopen days.
        pub const REOPEN_DAYS: Field<i64> = Field::new("reopen_days");
        /// First reminder days.
        pub const FIRST_REMINDER_DAYS: Field<i64> = Field::new("first_reminder_days");
        /// Second reminder days.
        pub const SECOND_REMINDER_DAYS: Field<i64> = Field::new("second_reminder_days");
        /// No response days.
        pub const NO_RESPONSE_DAYS: Field<i64> = Field::new("no_response_days");
        /// Author watches.
        pub const AUTHOR_WATCHES: Field<bool> = Field::new("author_watches");
        /// Acknowledgement days.
        pub const ACKNOWLEDGEMENT_DAYS: Field<i64> = Field::new("acknowledgement_days");
        /// Suspend after days.
        pub const SUSPEND_AFTER_DAYS: Field<i64> = Field::new("suspend_after_days");
    }

    /// Columns of tables, by field; read them from a [`schema::Row`].
    pub mod columns {
        /// Priority matrix.
        pub mod priority_matrix {
            use super::super::*;
            /// Impact.
            pub const IMPACT: Field<One<PriorityMatrixImpact>> = Field::new("impact");
            /// Urgency.
            pub const URGENCY: Field<One<PriorityMatrixUrgency>> = Field::new("urgency");
            /// Priority.
            pub const PRIORITY: Field<One<PriorityMatrixPriority>> = Field::new("priority");
        }
    }
}

/// Person: Someone who works for the organisation, or a contact of a customer or supplier
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod person {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "person";

    /// Choices of Party.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Party {
        /// Organisation.
        Organisation,
        /// Customer.
        Customer,
        /// Supplier.
        Supplier,
    }
    impl ChoiceEnum for Party {
        const ALL: &'static [Self] = &[
            Self::Organisation,
            Self::Customer,
            Self::Supplier,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Organisation => "organisation",
                Self::Customer => "customer",
                Self::Supplier => "supplier",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Name.
        pub const NAME: Field<Text> = Field::new("name");
        /// E-mail.
        pub const EMAIL: Field<Text> = Field::new("email");
        /// Telephone.
        pub const TELEPHONE: Field<Text> = Field::new("telephone");
        /// Job title.
        pub const JOB_TITLE: Field<Text> = Field::new("job_title");
        /// Party.
        pub const PARTY: Field<One<Party>> = Field::new("party");
        /// Customer.
        pub const CUSTOMER: Field<Link> = Field::new("customer");
        /// Active.
        pub const ACTIVE: Field<bool> = Field::new("active");
        /// Manager.
        pub const MANAGER: Field<Link> = Field::new("manager");
        /// In scope.
        pub const IN_SCOPE: Field<bool> = Field::new("in_scope");
        /// Services.
        pub const SERVICES: Field<Links> = Field::new("services");
        /// VIP.
        pub const VIP: Field<bool> = Field::new("vip");
        /// Time zone.
        pub const TIME_ZONE: Field<Text> = Field::new("time_zone");
        /// Language.
        pub const LOCALE: Field<Text> = Field::new("locale");
        /// Joined on.
        pub const JOINED_ON: Field<kernel::Date> = Field::new("joined_on");
        /// Left on.
        pub const LEFT_ON: Field<kernel::Date> = Field::new("left_on");
        /// Roles ended on leaving.
        pub const HANDED_OVER: Field<kernel::Timestamp> = Field::new("handed_over");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }
}

/// Role assignment: A role, with its responsibilities and authority, given to a person for a period
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod role_assignment {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "role_assignment";

    /// Choices of Role.
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
        /// Process manager.
        ProcessManager,
        /// Service owner.
        ServiceOwner,
        /// Service desk agent.
        ServiceDeskAgent,
        /// Service desk lead.
        ServiceDeskLead,
        /// Support analyst.
        SupportAnalyst,
        /// Duty manager.
        DutyManager,
        /// Incident manager.
        IncidentManager,
        /// Major incident manager.
        MajorIncidentManager,
        /// Request manager.
        RequestManager,
        /// Problem manager.
        ProblemManager,
        /// Change manager.
        ChangeManager,
        /// Change authority.
        ChangeAuthority,
        /// Release manager.
        ReleaseManager,
        /// Configuration manager.
        ConfigurationManager,
        /// Asset manager.
        AssetManager,
        /// Service level manager.
        ServiceLevelManager,
        /// Relationship manager.
        RelationshipManager,
        /// Catalogue manager.
        CatalogueManager,
        /// Supplier manager.
        SupplierManager,
        /// Finance manager.
        FinanceManager,
        /// Budget holder.
        BudgetHolder,
        /// Demand manager.
        DemandManager,
        /// Capacity manager.
        CapacityManager,
        /// Availability manager.
        AvailabilityManager,
        /// Continuity manager.
        ContinuityManager,
        /// Security manager.
        SecurityManager,
        /// Knowledge manager.
        KnowledgeManager,
        /// Internal audit manager.
        InternalAuditManager,
        /// Internal auditor.
        InternalAuditor,
        /// Document controller.
        DocumentController,
        /// Competence manager.
        CompetenceManager,
        /// Improvement manager.
        ImprovementManager,
        /// Risk owner.
        RiskOwner,
        /// Customer contact.
        CustomerContact,
        /// Supplier contact.
        SupplierContact,
        /// User.
        User,
        /// Administrator.
        Administrator,
    }
    impl ChoiceEnum for Role {
        const ALL: &'static [Self] = &[
            Self::TopManagement,
            Self::SmsOwner,
            Self::SmsManager,
            Self::ProcessOwner,
            Self::ProcessManager,
            Self::ServiceOwner,
            Self::ServiceDeskAgent,
            Self::ServiceDeskLead,
            Self::SupportAnalyst,
            Self::DutyManager,
            Self::IncidentManager,
            Self::MajorIncidentManager,
            Self::RequestManager,
            Self::ProblemManager,
            Self::ChangeManager,
            Self::ChangeAuthority,
            Self::ReleaseManager,
            Self::ConfigurationManager,
            Self::AssetManager,
            Self::ServiceLevelManager,
            Self::RelationshipManager,
            Self::CatalogueManager,
            Self::SupplierManager,
            Self::FinanceManager,
            Self::BudgetHolder,
            Self::DemandManager,
            Self::CapacityManager,
            Self::AvailabilityManager,
            Self::ContinuityManager,
            Self::SecurityManager,
            Self::KnowledgeManager,
            Self::InternalAuditManager,
            Self::InternalAuditor,
            Self::DocumentController,
            Self::CompetenceManager,
            Self::ImprovementManager,
            Self::RiskOwner,
            Self::CustomerContact,
            Self::SupplierContact,
            Self::User,
            Self::Administrator,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::TopManagement => "top_management",
                Self::SmsOwner => "sms_owner",
                Self::SmsManager => "sms_manager",
                Self::ProcessOwner => "process_owner",
                Self::ProcessManager => "process_manager",
                Self::ServiceOwner => "service_owner",
                Self::ServiceDeskAgent => "service_desk_agent",
                Self::ServiceDeskLead => "service_desk_lead",
                Self::SupportAnalyst => "support_analyst",
                Self::DutyManager => "duty_manager",
                Self::IncidentManager => "incident_manager",
                Self::MajorIncidentManager => "major_incident_manager",
                Self::RequestManager => "request_manager",
                Self::ProblemManager => "problem_manager",
                Self::ChangeManager => "change_manager",
                Self::ChangeAuthority => "change_authority",
                Self::ReleaseManager => "release_manager",
                Self::ConfigurationManager => "configuration_manager",
                Self::AssetManager => "asset_manager",
                Self::ServiceLevelManager => "service_level_manager",
                Self::RelationshipManager => "relationship_manager",
                Self::CatalogueManager => "catalogue_manager",
                Self::SupplierManager => "supplier_manager",
                Self::FinanceManager => "finance_manager",
                Self::BudgetHolder => "budget_holder",
                Self::DemandManager => "demand_manager",
                Self::CapacityManager => "capacity_manager",
                Self::AvailabilityManager => "availability_manager",
                Self::ContinuityManager => "continuity_manager",
                Self::SecurityManager => "security_manager",
                Self::KnowledgeManager => "knowledge_manager",
                Self::InternalAuditManager => "internal_audit_manager",
                Self::InternalAuditor => "internal_auditor",
                Self::DocumentController => "document_controller",
                Self::CompetenceManager => "competence_manager",
                Self::ImprovementManager => "improvement_manager",
                Self::RiskOwner => "risk_owner",
                Self::CustomerContact => "customer_contact",
                Self::SupplierContact => "supplier_contact",
                Self::User => "user",
                Self::Administrator => "administrator",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Role.
        pub const ROLE: Field<One<Role>> = Field::new("role");
        /// Person.
        pub const PERSON: Field<Link> = Field::new("person");
        /// For what.
        pub const SCOPE_OF_ROLE: Field<Text> = Field::new("scope_of_role");
        /// Customers.
        pub const CUSTOMERS: Field<Links> = Field::new("customers");
        /// Valid from.
        pub const VALID_FROM: Field<kernel::Date> = Field::new("valid_from");
        /// Valid to.
        pub const VALID_TO: Field<kernel::Date> = Field::new("valid_to");
        /// Deputy.
        pub const DEPUTY: Field<Link> = Field::new("deputy");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Responsibilities.
        pub const RESPONSIBILITIES: Field<Text> = Field::new("responsibilities");
        /// Authority.
        pub const AUTHORITY: Field<Text> = Field::new("authority");
        /// Accepted at.
        pub const ACCEPTED_AT: Field<kernel::Timestamp> = Field::new("accepted_at");
        /// Published at.
        pub const PUBLISHED_AT: Field<kernel::Timestamp> = Field::new("published_at");
        /// Ended at.
        pub const ENDED_AT: Field<kernel::Timestamp> = Field::new("ended_at");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// States.
    pub mod state {
        /// Proposed.
        pub const PROPOSED: &str = "proposed";
        /// Accepted.
        pub const ACCEPTED: &str = "accepted";
        /// Active.
        pub const ACTIVE: &str = "active";
        /// Ended.
        pub const ENDED: &str = "ended";
    }

    /// Moves.
    pub mod step {
        /// Accept.
        pub const ACCEPT: &str = "accept";
        /// Make known.
        pub const ACTIVATE: &str = "activate";
        /// End.
        pub const END: &str = "end";
    }
}

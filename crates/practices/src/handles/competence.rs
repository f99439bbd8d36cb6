//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Competence: The assessed competence of one person against one requirement
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod competence {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "competence";

    /// Choices of Basis.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Basis {
        /// Education.
        Education,
        /// Training.
        Training,
        /// Experience.
        Experience,
    }
    impl ChoiceEnum for Basis {
        const ALL: &'static [Self] = &[
            Self::Education,
            Self::Training,
            Self::Experience,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Education => "education",
                Self::Training => "training",
                Self::Experience => "experience",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Person.
        pub const PERSON: Field<Link> = Field::new("person");
        /// Requirement.
        pub const REQUIREMENT: Field<Link> = Field::new("requirement");
        /// Competence.
        pub const COMPETENCE_NAME: Field<Text> = Field::new("competence_name");
        /// Required level.
        pub const REQUIRED_LEVEL: Field<i64> = Field::new("required_level");
        /// Level held.
        pub const LEVEL_HELD: Field<i64> = Field::new("level_held");
        /// Basis.
        pub const BASIS: Field<Several<Basis>> = Field::new("basis");
        /// Evidence.
        pub const EVIDENCE: Field<Table> = Field::new("evidence");
        /// Basis expires.
        pub const BASIS_EXPIRES: Field<bool> = Field::new("basis_expires");
        /// Valid to.
        pub const VALID_TO: Field<kernel::Date> = Field::new("valid_to");
        /// How the gap is closed.
        pub const PLAN: Field<Text> = Field::new("plan");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Assessed at.
        pub const ASSESSED_AT: Field<kernel::Timestamp> = Field::new("assessed_at");
        /// Assessed by.
        pub const ASSESSED_BY: Field<Link> = Field::new("assessed_by");
        /// Gap since.
        pub const GAP_SINCE: Field<kernel::Timestamp> = Field::new("gap_since");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// Columns of tables, by field; read them from a [`schema::Row`].
    pub mod columns {
        /// Evidence.
        pub mod evidence {
            use super::super::*;
            /// What.
            pub const WHAT: Field<Text> = Field::new("what");
            /// Where it can be seen.
            pub const WHERE: Field<Text> = Field::new("where");
        }
    }

    /// States.
    pub mod state {
        /// Required.
        pub const REQUIRED: &str = "required";
        /// Gap.
        pub const GAP: &str = "gap";
        /// In training.
        pub const IN_TRAINING: &str = "in_training";
        /// Held.
        pub const HELD: &str = "held";
        /// Expired.
        pub const EXPIRED: &str = "expired";
    }

    /// Moves.
    pub mod step {
        /// Assess: a gap.
        pub const FIND_GAP: &str = "find_gap";
        /// Begin training.
        pub const TRAIN: &str = "train";
        /// Assess: held.
        pub const HOLD: &str = "hold";
        /// Expire.
        pub const EXPIRE: &str = "expire";
    }
}

/// Competence requirement: A competence that a role needs, with the level
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod competence_requirement {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "competence_requirement";

    /// Choices of Role.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Role {
        /// Top management.
        TopManagement,
        /// SMS owner.
        SmsOwner,
        /// SMS manager.
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

    /// Choices of Shown by.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum BasisAccepted {
        /// Education.
        Education,
        /// Training.
        Training,
        /// Experience.
        Experience,
    }
    impl ChoiceEnum for BasisAccepted {
        const ALL: &'static [Self] = &[
            Self::Education,
            Self::Training,
            Self::Experience,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Education => "education",
                Self::Training => "training",
                Self::Experience => "experience",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Role.
        pub const ROLE: Field<One<Role>> = Field::new("role");
        /// Competence.
        pub const COMPETENCE_NAME: Field<Text> = Field::new("competence_name");
        /// Required level.
        pub const REQUIRED_LEVEL: Field<i64> = Field::new("required_level");
        /// Shown by.
        pub const BASIS_ACCEPTED: Field<Several<BasisAccepted>> = Field::new("basis_accepted");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Active.
        pub const ACTIVE: Field<bool> = Field::new("active");
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
}

/// Training record: An action taken to acquire a competence, with the evaluation of its effect
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod training_record {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "training_record";

    /// Choices of Evaluated by means of.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum EffectivenessMethod {
        /// Test.
        Test,
        /// Observation.
        Observation,
        /// Result figure.
        ResultFigure,
        /// Manager judgement.
        ManagerJudgement,
    }
    impl ChoiceEnum for EffectivenessMethod {
        const ALL: &'static [Self] = &[
            Self::Test,
            Self::Observation,
            Self::ResultFigure,
            Self::ManagerJudgement,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Test => "test",
                Self::Observation => "observation",
                Self::ResultFigure => "result_figure",
                Self::ManagerJudgement => "manager_judgement",
            }
        }
    }

    /// Choices of Effectiveness result.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum EffectivenessResult {
        /// Effective.
        Effective,
        /// Partly effective.
        PartlyEffective,
        /// Not effective.
        NotEffective,
    }
    impl ChoiceEnum for EffectivenessResult {
        const ALL: &'static [Self] = &[
            Self::Effective,
            Self::PartlyEffective,
            Self::NotEffective,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Effective => "effective",
                Self::PartlyEffective => "partly_effective",
                Self::NotEffective => "not_effective",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Person.
        pub const PERSON: Field<Link> = Field::new("person");
        /// For the competence.
        pub const COMPETENCE: Field<Link> = Field::new("competence");
        /// Competence.
        pub const COMPETENCE_NAME: Field<Text> = Field::new("competence_name");
        /// Reason.
        pub const REASON: Field<Text> = Field::new("reason");
        /// Course or activity.
        pub const ACTIVITY: Field<Text> = Field::new("activity");
        /// Provider.
        pub const PROVIDER: Field<Text> = Field::new("provider");
        /// Planned on.
        pub const PLANNED_ON: Field<kernel::Date> = Field::new("planned_on");
        /// Completed at.
        pub const COMPLETED_AT: Field<kernel::Timestamp> = Field::new("completed_at");
        /// Effect to be evaluated by.
        pub const EFFECTIVENESS_DUE_ON: Field<kernel::Date> = Field::new("effectiveness_due_on");
        /// Evaluated by means of.
        pub const EFFECTIVENESS_METHOD: Field<One<EffectivenessMethod>> = Field::new("effectiveness_method");
        /// Effectiveness result.
        pub const EFFECTIVENESS_RESULT: Field<One<EffectivenessResult>> = Field::new("effectiveness_result");
        /// What the result rests on.
        pub const EFFECTIVENESS_EVIDENCE: Field<Text> = Field::new("effectiveness_evidence");
        /// Effectiveness evaluated at.
        pub const EFFECTIVENESS_EVALUATED_AT: Field<kernel::Timestamp> = Field::new("effectiveness_evaluated_at");
        /// Effect judged in time.
        pub const EVALUATED_IN_TIME: Field<bool> = Field::new("evaluated_in_time");
        /// Effectiveness evaluated by.
        pub const EFFECTIVENESS_EVALUATED_BY: Field<Link> = Field::new("effectiveness_evaluated_by");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// States.
    pub mod state {
        /// Planned.
        pub const PLANNED: &str = "planned";
        /// Booked.
        pub const BOOKED: &str = "booked";
        /// Completed.
        pub const COMPLETED: &str = "completed";
        /// Evaluated.
        pub const EVALUATED: &str = "evaluated";
        /// Cancelled.
        pub const CANCELLED: &str = "cancelled";
    }

    /// Moves.
    pub mod step {
        /// Book.
        pub const BOOK: &str = "book";
        /// Complete.
        pub const COMPLETE: &str = "complete";
        /// Evaluate the effect.
        pub const EVALUATE: &str = "evaluate";
        /// Cancel.
        pub const CANCEL: &str = "cancel";
    }
}

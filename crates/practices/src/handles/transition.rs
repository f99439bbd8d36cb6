//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Service acceptance: The acceptance decision on a built and tested new or changed service
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod service_acceptance {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "service_acceptance";

    /// Choices of Decision.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Decision {
        /// Deploy.
        Deploy,
        /// Deploy with conditions.
        DeployWithConditions,
        /// Do not deploy.
        DoNotDeploy,
    }
    impl ChoiceEnum for Decision {
        const ALL: &'static [Self] = &[
            Self::Deploy,
            Self::DeployWithConditions,
            Self::DoNotDeploy,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Deploy => "deploy",
                Self::DeployWithConditions => "deploy_with_conditions",
                Self::DoNotDeploy => "do_not_deploy",
            }
        }
    }

    /// Choices of Result.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ResultsResult {
        /// Passed.
        Passed,
        /// Failed.
        Failed,
    }
    impl ChoiceEnum for ResultsResult {
        const ALL: &'static [Self] = &[
            Self::Passed,
            Self::Failed,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Passed => "passed",
                Self::Failed => "failed",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Plan.
        pub const PLAN: Field<Link> = Field::new("plan");
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Change.
        pub const CHANGE: Field<Link> = Field::new("change");
        /// Run.
        pub const RUN: Field<i64> = Field::new("run");
        /// Results per criterion.
        pub const RESULTS: Field<Table> = Field::new("results");
        /// Criteria total.
        pub const CRITERIA_TOTAL: Field<i64> = Field::new("criteria_total");
        /// Criteria failed.
        pub const CRITERIA_FAILED: Field<i64> = Field::new("criteria_failed");
        /// Test results.
        pub const TEST_RESULTS: Field<Text> = Field::new("test_results");
        /// Requirements verified.
        pub const REQUIREMENTS_VERIFIED: Field<Links> = Field::new("requirements_verified");
        /// Design conformity.
        pub const DESIGN_CONFORMITY: Field<Text> = Field::new("design_conformity");
        /// Decision.
        pub const DECISION: Field<One<Decision>> = Field::new("decision");
        /// Conditions.
        pub const CONDITIONS: Field<Text> = Field::new("conditions");
        /// Interested parties.
        pub const INTERESTED_PARTIES: Field<Links> = Field::new("interested_parties");
        /// Accepted for the customer by.
        pub const ACCEPTED_BY_CUSTOMER: Field<Link> = Field::new("accepted_by_customer");
        /// Decided by.
        pub const DECIDED_BY: Field<Link> = Field::new("decided_by");
        /// Decided at.
        pub const DECIDED_AT: Field<kernel::Timestamp> = Field::new("decided_at");
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
        /// Results per criterion.
        pub mod results {
            use super::super::*;
            /// Criterion.
            pub const CRITERION: Field<Text> = Field::new("criterion");
            /// Result.
            pub const RESULT: Field<One<ResultsResult>> = Field::new("result");
            /// Joint decision.
            pub const JOINT_DECISION: Field<Text> = Field::new("joint_decision");
        }
    }

    /// States.
    pub mod state {
        /// Testing.
        pub const TESTING: &str = "testing";
        /// Decided.
        pub const DECIDED: &str = "decided";
    }

    /// Moves.
    pub mod step {
        /// Decide.
        pub const DECIDE: &str = "decide";
    }

    /// Links.
    pub mod link {
        /// Actions.
        pub const ACTIONS: &str = "actions";
    }
}

/// Service design package: The documented design of a new or changed service
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod service_design_package {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "service_design_package";

    /// Choices of Your area.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ViewArea {
        /// Capacity.
        Capacity,
        /// Availability.
        Availability,
        /// Continuity.
        Continuity,
        /// Security.
        Security,
    }
    impl ChoiceEnum for ViewArea {
        const ALL: &'static [Self] = &[
            Self::Capacity,
            Self::Availability,
            Self::Continuity,
            Self::Security,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Capacity => "capacity",
                Self::Availability => "availability",
                Self::Continuity => "continuity",
                Self::Security => "security",
            }
        }
    }

    /// Choices of Area.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ViewsArea {
        /// Capacity.
        Capacity,
        /// Availability.
        Availability,
        /// Continuity.
        Continuity,
        /// Security.
        Security,
    }
    impl ChoiceEnum for ViewsArea {
        const ALL: &'static [Self] = &[
            Self::Capacity,
            Self::Availability,
            Self::Continuity,
            Self::Security,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Capacity => "capacity",
                Self::Availability => "availability",
                Self::Continuity => "continuity",
                Self::Security => "security",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Change.
        pub const CHANGE: Field<Link> = Field::new("change");
        /// Service requirements.
        pub const SERVICE_REQUIREMENTS: Field<Links> = Field::new("service_requirements");
        /// Authorities and responsibilities.
        pub const AUTHORITIES: Field<Text> = Field::new("authorities");
        /// Resource changes.
        pub const RESOURCE_CHANGES: Field<Text> = Field::new("resource_changes");
        /// Competence requirements.
        pub const COMPETENCE_REQUIREMENTS: Field<Text> = Field::new("competence_requirements");
        /// Changes to the SMS.
        pub const SMS_CHANGES: Field<Text> = Field::new("sms_changes");
        /// Effect on other services.
        pub const SERVICE_IMPACTS: Field<Text> = Field::new("service_impacts");
        /// Agreement changes.
        pub const AGREEMENT_CHANGES: Field<Text> = Field::new("agreement_changes");
        /// Agreements.
        pub const SLAS: Field<Links> = Field::new("slas");
        /// Contracts.
        pub const CONTRACTS: Field<Links> = Field::new("contracts");
        /// Catalogue updates.
        pub const CATALOGUE_UPDATES: Field<Text> = Field::new("catalogue_updates");
        /// Catalogue entries.
        pub const CATALOGUE_ENTRIES: Field<Links> = Field::new("catalogue_entries");
        /// Signed views.
        pub const VIEWS: Field<Table> = Field::new("views");
        /// Your area.
        pub const VIEW_AREA: Field<One<ViewArea>> = Field::new("view_area");
        /// Your view.
        pub const VIEW_TEXT: Field<Text> = Field::new("view_text");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Owner.
        pub const OWNER: Field<Link> = Field::new("owner");
        /// Approved by.
        pub const APPROVED_BY: Field<Link> = Field::new("approved_by");
        /// Approved at.
        pub const APPROVED_AT: Field<kernel::Timestamp> = Field::new("approved_at");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// Columns of tables, by field; read them from a [`schema::Row`].
    pub mod columns {
        /// Signed views.
        pub mod views {
            use super::super::*;
            /// Area.
            pub const AREA: Field<One<ViewsArea>> = Field::new("area");
            /// Person.
            pub const PERSON: Field<Link> = Field::new("person");
            /// At.
            pub const AT: Field<kernel::Timestamp> = Field::new("at");
            /// View.
            pub const VIEW: Field<Text> = Field::new("view");
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
        /// Superseded.
        pub const SUPERSEDED: &str = "superseded";
    }

    /// Moves.
    pub mod step {
        /// Submit for review.
        pub const SUBMIT: &str = "submit";
        /// Sign your view.
        pub const SIGN: &str = "sign";
        /// Approve.
        pub const APPROVE: &str = "approve";
        /// Send back.
        pub const SEND_BACK: &str = "send_back";
        /// Revise.
        pub const REVISE: &str = "revise";
        /// Supersede.
        pub const SUPERSEDE: &str = "supersede";
    }
}

/// Transition plan: The plan for a new service, a changed service, a removal or a transfer
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod transition_plan {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "transition_plan";

    /// Choices of Kind of change.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum KindOfChange {
        /// New service.
        New,
        /// Changed service.
        Change,
        /// Removal.
        Removal,
        /// Transfer in.
        TransferIn,
        /// Transfer out.
        TransferOut,
    }
    impl ChoiceEnum for KindOfChange {
        const ALL: &'static [Self] = &[
            Self::New,
            Self::Change,
            Self::Removal,
            Self::TransferIn,
            Self::TransferOut,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::New => "new",
                Self::Change => "change",
                Self::Removal => "removal",
                Self::TransferIn => "transfer_in",
                Self::TransferOut => "transfer_out",
            }
        }
    }

    /// Choices of Kind.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum AcceptanceCriteriaKind {
        /// Functional.
        Functional,
        /// Performance.
        Performance,
        /// Availability.
        Availability,
        /// Continuity.
        Continuity,
        /// Security.
        Security,
        /// Operation.
        Operation,
    }
    impl ChoiceEnum for AcceptanceCriteriaKind {
        const ALL: &'static [Self] = &[
            Self::Functional,
            Self::Performance,
            Self::Availability,
            Self::Continuity,
            Self::Security,
            Self::Operation,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Functional => "functional",
                Self::Performance => "performance",
                Self::Availability => "availability",
                Self::Continuity => "continuity",
                Self::Security => "security",
                Self::Operation => "operation",
            }
        }
    }

    /// Choices of Area.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum SupportReadinessArea {
        /// Knowledge articles.
        KnowledgeArticles,
        /// Request models.
        RequestModels,
        /// Training.
        Training,
        /// Monitoring.
        Monitoring,
        /// On call.
        OnCall,
    }
    impl ChoiceEnum for SupportReadinessArea {
        const ALL: &'static [Self] = &[
            Self::KnowledgeArticles,
            Self::RequestModels,
            Self::Training,
            Self::Monitoring,
            Self::OnCall,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::KnowledgeArticles => "knowledge_articles",
                Self::RequestModels => "request_models",
                Self::Training => "training",
                Self::Monitoring => "monitoring",
                Self::OnCall => "on_call",
            }
        }
    }

    /// Choices of Kind.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum DisposalActivitiesKind {
        /// Data.
        Data,
        /// Documents.
        Documents,
        /// Knowledge.
        Knowledge,
        /// Components.
        Components,
        /// Other.
        Other,
    }
    impl ChoiceEnum for DisposalActivitiesKind {
        const ALL: &'static [Self] = &[
            Self::Data,
            Self::Documents,
            Self::Knowledge,
            Self::Components,
            Self::Other,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Data => "data",
                Self::Documents => "documents",
                Self::Knowledge => "knowledge",
                Self::Components => "components",
                Self::Other => "other",
            }
        }
    }

    /// Choices of Kind.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum TransferActivitiesKind {
        /// Data.
        Data,
        /// Documents.
        Documents,
        /// Knowledge.
        Knowledge,
        /// Components.
        Components,
        /// Other.
        Other,
    }
    impl ChoiceEnum for TransferActivitiesKind {
        const ALL: &'static [Self] = &[
            Self::Data,
            Self::Documents,
            Self::Knowledge,
            Self::Components,
            Self::Other,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Data => "data",
                Self::Documents => "documents",
                Self::Knowledge => "knowledge",
                Self::Components => "components",
                Self::Other => "other",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Change.
        pub const CHANGE: Field<Link> = Field::new("change");
        /// Kind of change.
        pub const KIND_OF_CHANGE: Field<One<KindOfChange>> = Field::new("kind_of_change");
        /// Business reason.
        pub const BUSINESS_REASON: Field<Text> = Field::new("business_reason");
        /// Planned to be live on.
        pub const PLANNED_LIVE_ON: Field<kernel::Date> = Field::new("planned_live_on");
        /// Service requirements.
        pub const SERVICE_REQUIREMENTS: Field<Links> = Field::new("service_requirements");
        /// Authorities and responsibilities.
        pub const AUTHORITIES: Field<Text> = Field::new("authorities");
        /// Activities.
        pub const ACTIVITIES: Field<Table> = Field::new("activities");
        /// Timescales.
        pub const TIMESCALES: Field<Text> = Field::new("timescales");
        /// Resources.
        pub const RESOURCES: Field<Text> = Field::new("resources");
        /// Resources assigned.
        pub const RESOURCES_ASSIGNED: Field<bool> = Field::new("resources_assigned");
        /// Approved cost.
        pub const APPROVED_COST: Field<kernel::Money> = Field::new("approved_cost");
        /// Actual cost.
        pub const ACTUAL_COST: Field<kernel::Money> = Field::new("actual_cost");
        /// Dependencies.
        pub const DEPENDENCIES: Field<Text> = Field::new("dependencies");
        /// Impact on the SMS, other services, customers and users.
        pub const IMPACT: Field<Text> = Field::new("impact");
        /// Configuration items.
        pub const CONFIGURATION_ITEMS: Field<Links> = Field::new("configuration_items");
        /// Intended outcomes.
        pub const INTENDED_OUTCOMES: Field<Table> = Field::new("intended_outcomes");
        /// Acceptance criteria.
        pub const ACCEPTANCE_CRITERIA: Field<Table> = Field::new("acceptance_criteria");
        /// Criteria agreed by the customer's.
        pub const CRITERIA_AGREED_BY: Field<Link> = Field::new("criteria_agreed_by");
        /// Criteria agreed on.
        pub const CRITERIA_AGREED_ON: Field<kernel::Date> = Field::new("criteria_agreed_on");
        /// Testing.
        pub const TESTING: Field<Text> = Field::new("testing");
        /// Test environment.
        pub const TEST_ENVIRONMENT: Field<Text> = Field::new("test_environment");
        /// Design package.
        pub const DESIGN_PACKAGE: Field<Link> = Field::new("design_package");
        /// Support readiness.
        pub const SUPPORT_READINESS: Field<Table> = Field::new("support_readiness");
        /// Removal date.
        pub const REMOVAL_DATE: Field<kernel::Date> = Field::new("removal_date");
        /// Disposal activities.
        pub const DISPOSAL_ACTIVITIES: Field<Table> = Field::new("disposal_activities");
        /// Transfer date.
        pub const TRANSFER_DATE: Field<kernel::Date> = Field::new("transfer_date");
        /// Transfer activities.
        pub const TRANSFER_ACTIVITIES: Field<Table> = Field::new("transfer_activities");
        /// Users told on.
        pub const USERS_TOLD_ON: Field<kernel::Date> = Field::new("users_told_on");
        /// Access removed on.
        pub const ACCESS_REMOVED_ON: Field<kernel::Date> = Field::new("access_removed_on");
        /// Agreements ended on.
        pub const AGREEMENTS_ENDED_ON: Field<kernel::Date> = Field::new("agreements_ended_on");
        /// How the configuration items were cleaned up.
        pub const ITEMS_CLEANED_UP: Field<Text> = Field::new("items_cleaned_up");
        /// Date in the approved plan.
        pub const APPROVED_LIVE_ON: Field<kernel::Date> = Field::new("approved_live_on");
        /// Went live on.
        pub const WENT_LIVE_ON: Field<kernel::Date> = Field::new("went_live_on");
        /// Live on the planned day.
        pub const LIVE_IN_TIME: Field<bool> = Field::new("live_in_time");
        /// Early life days.
        pub const EARLY_LIFE_DAYS: Field<i64> = Field::new("early_life_days");
        /// Early life ends on.
        pub const EARLY_LIFE_ENDS_ON: Field<kernel::Date> = Field::new("early_life_ends_on");
        /// Report due on.
        pub const REPORT_DUE_ON: Field<kernel::Date> = Field::new("report_due_on");
        /// Reported in time.
        pub const REPORTED_IN_TIME: Field<bool> = Field::new("reported_in_time");
        /// Completed on.
        pub const COMPLETED_ON: Field<kernel::Date> = Field::new("completed_on");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Owner.
        pub const OWNER: Field<Link> = Field::new("owner");
        /// Approved by.
        pub const APPROVED_BY: Field<Link> = Field::new("approved_by");
        /// Approved at.
        pub const APPROVED_AT: Field<kernel::Timestamp> = Field::new("approved_at");
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
        /// Activities.
        pub mod activities {
            use super::super::*;
            /// Activity.
            pub const ACTIVITY: Field<Text> = Field::new("activity");
            /// Responsible.
            pub const RESPONSIBLE: Field<Text> = Field::new("responsible");
            /// Due on.
            pub const DUE_ON: Field<kernel::Date> = Field::new("due_on");
            /// Done on.
            pub const DONE_ON: Field<kernel::Date> = Field::new("done_on");
        }
        /// Intended outcomes.
        pub mod intended_outcomes {
            use super::super::*;
            /// Outcome.
            pub const OUTCOME: Field<Text> = Field::new("outcome");
            /// Measure.
            pub const MEASURE: Field<Text> = Field::new("measure");
            /// Target.
            pub const TARGET: Field<Text> = Field::new("target");
            /// Due on.
            pub const DUE_ON: Field<kernel::Date> = Field::new("due_on");
        }
        /// Acceptance criteria.
        pub mod acceptance_criteria {
            use super::super::*;
            /// Criterion.
            pub const CRITERION: Field<Text> = Field::new("criterion");
            /// Kind.
            pub const KIND: Field<One<AcceptanceCriteriaKind>> = Field::new("kind");
        }
        /// Support readiness.
        pub mod support_readiness {
            use super::super::*;
            /// Area.
            pub const AREA: Field<One<SupportReadinessArea>> = Field::new("area");
            /// Evidence.
            pub const EVIDENCE: Field<Text> = Field::new("evidence");
        }
        /// Disposal activities.
        pub mod disposal_activities {
            use super::super::*;
            /// Activity.
            pub const ACTIVITY: Field<Text> = Field::new("activity");
            /// Kind.
            pub const KIND: Field<One<DisposalActivitiesKind>> = Field::new("kind");
            /// Done on.
            pub const DONE_ON: Field<kernel::Date> = Field::new("done_on");
            /// Evidence.
            pub const EVIDENCE: Field<Text> = Field::new("evidence");
        }
        /// Transfer activities.
        pub mod transfer_activities {
            use super::super::*;
            /// Activity.
            pub const ACTIVITY: Field<Text> = Field::new("activity");
            /// Kind.
            pub const KIND: Field<One<TransferActivitiesKind>> = Field::new("kind");
            /// Done on.
            pub const DONE_ON: Field<kernel::Date> = Field::new("done_on");
            /// Evidence.
            pub const EVIDENCE: Field<Text> = Field::new("evidence");
        }
    }

    /// States.
    pub mod state {
        /// Proposed.
        pub const PROPOSED: &str = "proposed";
        /// Planned.
        pub const PLANNED: &str = "planned";
        /// Designing.
        pub const DESIGNING: &str = "designing";
        /// Designed.
        pub const DESIGNED: &str = "designed";
        /// Building.
        pub const BUILDING: &str = "building";
        /// Testing.
        pub const TESTING: &str = "testing";
        /// Accepted.
        pub const ACCEPTED: &str = "accepted";
        /// Deploying.
        pub const DEPLOYING: &str = "deploying";
        /// Live.
        pub const LIVE: &str = "live";
        /// Early life.
        pub const EARLY_LIFE: &str = "early_life";
        /// Reported.
        pub const REPORTED: &str = "reported";
        /// Executing.
        pub const EXECUTING: &str = "executing";
        /// Completed.
        pub const COMPLETED: &str = "completed";
        /// Closed.
        pub const CLOSED: &str = "closed";
        /// Cancelled.
        pub const CANCELLED: &str = "cancelled";
    }

    /// Moves.
    pub mod step {
        /// Approve the plan.
        pub const PLAN: &str = "plan";
        /// Begin design.
        pub const DESIGN: &str = "design";
        /// Complete design.
        pub const COMPLETE_DESIGN: &str = "complete_design";
        /// Begin building.
        pub const BUILD: &str = "build";
        /// Begin testing.
        pub const TEST: &str = "test";
        /// Accept.
        pub const ACCEPT: &str = "accept";
        /// Back to design.
        pub const REDESIGN: &str = "redesign";
        /// Back to building.
        pub const REBUILD: &str = "rebuild";
        /// Begin deployment.
        pub const DEPLOY: &str = "deploy";
        /// Go live.
        pub const GO_LIVE: &str = "go_live";
        /// Begin early life.
        pub const BEGIN_EARLY_LIFE: &str = "begin_early_life";
        /// Report.
        pub const REPORT: &str = "report";
        /// Close.
        pub const CLOSE: &str = "close";
        /// Execute.
        pub const EXECUTE: &str = "execute";
        /// Complete.
        pub const COMPLETE: &str = "complete";
        /// Cancel.
        pub const CANCEL: &str = "cancel";
    }

    /// Links.
    pub mod link {
        /// Actions.
        pub const ACTIONS: &str = "actions";
    }
}

/// Transition report: The report on what was achieved against intended outcomes after transition
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod transition_report {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "transition_report";

    /// Choices of Achieved.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum OutcomesAchievedAchieved {
        /// Yes.
        Yes,
        /// Partly.
        Partly,
        /// No.
        No,
    }
    impl ChoiceEnum for OutcomesAchievedAchieved {
        const ALL: &'static [Self] = &[
            Self::Yes,
            Self::Partly,
            Self::No,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Yes => "yes",
                Self::Partly => "partly",
                Self::No => "no",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Plan.
        pub const PLAN: Field<Link> = Field::new("plan");
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Change.
        pub const CHANGE: Field<Link> = Field::new("change");
        /// Transition completed on.
        pub const TRANSITION_COMPLETED_ON: Field<kernel::Date> = Field::new("transition_completed_on");
        /// Outcomes achieved.
        pub const OUTCOMES_ACHIEVED: Field<Table> = Field::new("outcomes_achieved");
        /// Intended outcomes.
        pub const OUTCOMES_REPORTED: Field<i64> = Field::new("outcomes_reported");
        /// Of these reached.
        pub const OUTCOMES_REACHED: Field<i64> = Field::new("outcomes_reached");
        /// Audience.
        pub const AUDIENCE: Field<Text> = Field::new("audience");
        /// Why no actions.
        pub const NO_ACTIONS_REASON: Field<Text> = Field::new("no_actions_reason");
        /// Reported on.
        pub const REPORTED_ON: Field<kernel::Date> = Field::new("reported_on");
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
        /// Outcomes achieved.
        pub mod outcomes_achieved {
            use super::super::*;
            /// Outcome.
            pub const OUTCOME: Field<Text> = Field::new("outcome");
            /// Achieved.
            pub const ACHIEVED: Field<One<OutcomesAchievedAchieved>> = Field::new("achieved");
            /// Value.
            pub const VALUE: Field<Text> = Field::new("value");
            /// Comment.
            pub const COMMENT: Field<Text> = Field::new("comment");
        }
    }

    /// States.
    pub mod state {
        /// Draft.
        pub const DRAFT: &str = "draft";
        /// Reported.
        pub const REPORTED: &str = "reported";
    }

    /// Moves.
    pub mod step {
        /// Report.
        pub const REPORT: &str = "report";
    }

    /// Links.
    pub mod link {
        /// Actions.
        pub const ACTIONS: &str = "actions";
    }
}

//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Service: A service managed across its life; the service portfolio is the set of these records
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod service {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "service";

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

    /// Choices of After.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ImpactAnalysisAfter {
        /// 1 hour.
        Hour,
        /// 4 hours.
        FourHours,
        /// 1 day.
        Day,
        /// 3 days.
        ThreeDays,
        /// 1 week.
        Week,
    }
    impl ChoiceEnum for ImpactAnalysisAfter {
        const ALL: &'static [Self] = &[
            Self::Hour,
            Self::FourHours,
            Self::Day,
            Self::ThreeDays,
            Self::Week,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Hour => "hour",
                Self::FourHours => "four_hours",
                Self::Day => "day",
                Self::ThreeDays => "three_days",
                Self::Week => "week",
            }
        }
    }

    /// Choices of Money.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ImpactAnalysisMoney {
        /// None.
        None,
        /// Low.
        Low,
        /// Medium.
        Medium,
        /// High.
        High,
    }
    impl ChoiceEnum for ImpactAnalysisMoney {
        const ALL: &'static [Self] = &[
            Self::None,
            Self::Low,
            Self::Medium,
            Self::High,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::None => "none",
                Self::Low => "low",
                Self::Medium => "medium",
                Self::High => "high",
            }
        }
    }

    /// Choices of Legal.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ImpactAnalysisLegal {
        /// None.
        None,
        /// Low.
        Low,
        /// Medium.
        Medium,
        /// High.
        High,
    }
    impl ChoiceEnum for ImpactAnalysisLegal {
        const ALL: &'static [Self] = &[
            Self::None,
            Self::Low,
            Self::Medium,
            Self::High,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::None => "none",
                Self::Low => "low",
                Self::Medium => "medium",
                Self::High => "high",
            }
        }
    }

    /// Choices of Safety.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ImpactAnalysisSafety {
        /// None.
        None,
        /// Low.
        Low,
        /// Medium.
        Medium,
        /// High.
        High,
    }
    impl ChoiceEnum for ImpactAnalysisSafety {
        const ALL: &'static [Self] = &[
            Self::None,
            Self::Low,
            Self::Medium,
            Self::High,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::None => "none",
                Self::Low => "low",
                Self::Medium => "medium",
                Self::High => "high",
            }
        }
    }

    /// Choices of Reputation.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ImpactAnalysisReputation {
        /// None.
        None,
        /// Low.
        Low,
        /// Medium.
        Medium,
        /// High.
        High,
    }
    impl ChoiceEnum for ImpactAnalysisReputation {
        const ALL: &'static [Self] = &[
            Self::None,
            Self::Low,
            Self::Medium,
            Self::High,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::None => "none",
                Self::Low => "low",
                Self::Medium => "medium",
                Self::High => "high",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Name.
        pub const NAME: Field<Text> = Field::new("name");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Service owner.
        pub const SERVICE_OWNER: Field<Link> = Field::new("service_owner");
        /// Criticality.
        pub const CRITICALITY: Field<One<Criticality>> = Field::new("criticality");
        /// Basis of the criticality.
        pub const CRITICALITY_BASIS: Field<Text> = Field::new("criticality_basis");
        /// Customers.
        pub const CUSTOMERS: Field<Links> = Field::new("customers");
        /// Business impact analysis.
        pub const IMPACT_ANALYSIS: Field<Table> = Field::new("impact_analysis");
        /// Criticality reviewed on.
        pub const CRITICALITY_REVIEWED_ON: Field<kernel::Date> = Field::new("criticality_reviewed_on");
        /// Depends on.
        pub const DEPENDENCIES: Field<Links> = Field::new("dependencies");
        /// Depends on no other service.
        pub const NO_DEPENDENCIES: Field<bool> = Field::new("no_dependencies");
        /// Why a circle of dependencies is accepted.
        pub const CYCLE_ACCEPTED_REASON: Field<Text> = Field::new("cycle_accepted_reason");
        /// Dependencies reviewed on.
        pub const DEPENDENCIES_REVIEWED_ON: Field<kernel::Date> = Field::new("dependencies_reviewed_on");
        /// Overlap reviewed on.
        pub const DUPLICATES_REVIEWED_ON: Field<kernel::Date> = Field::new("duplicates_reviewed_on");
        /// Configuration item.
        pub const CONFIGURATION_ITEM: Field<Link> = Field::new("configuration_item");
        /// Known limitations.
        pub const KNOWN_LIMITATIONS: Field<Text> = Field::new("known_limitations");
        /// Support group.
        pub const SUPPORT_GROUP: Field<Link> = Field::new("support_group");
        /// Support calendar.
        pub const SUPPORT_CALENDAR: Field<Link> = Field::new("support_calendar");
        /// Delivered by.
        pub const DELIVERED_BY: Field<Text> = Field::new("delivered_by");
        /// In scope.
        pub const IN_SCOPE: Field<bool> = Field::new("in_scope");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
        /// Transition plan.
        pub const TRANSITION_PLAN: Field<Link> = Field::new("transition_plan");
        /// Proposal decided at.
        pub const DECIDED_AT: Field<kernel::Timestamp> = Field::new("decided_at");
        /// Went live on.
        pub const WENT_LIVE_ON: Field<kernel::Date> = Field::new("went_live_on");
        /// To be retired on.
        pub const RETIREMENT_PLANNED_ON: Field<kernel::Date> = Field::new("retirement_planned_on");
        /// Retired on.
        pub const RETIRED_ON: Field<kernel::Date> = Field::new("retired_on");
    }

    /// Columns of tables, by field; read them from a [`schema::Row`].
    pub mod columns {
        /// Business impact analysis.
        pub mod impact_analysis {
            use super::super::*;
            /// After.
            pub const AFTER: Field<One<ImpactAnalysisAfter>> = Field::new("after");
            /// Money.
            pub const MONEY: Field<One<ImpactAnalysisMoney>> = Field::new("money");
            /// Legal.
            pub const LEGAL: Field<One<ImpactAnalysisLegal>> = Field::new("legal");
            /// Safety.
            pub const SAFETY: Field<One<ImpactAnalysisSafety>> = Field::new("safety");
            /// Reputation.
            pub const REPUTATION: Field<One<ImpactAnalysisReputation>> = Field::new("reputation");
        }
    }

    /// States.
    pub mod state {
        /// Proposed.
        pub const PROPOSED: &str = "proposed";
        /// Planned.
        pub const PLANNED: &str = "planned";
        /// In design.
        pub const IN_DESIGN: &str = "in_design";
        /// In transition.
        pub const IN_TRANSITION: &str = "in_transition";
        /// Live.
        pub const LIVE: &str = "live";
        /// Retiring.
        pub const RETIRING: &str = "retiring";
        /// Retired.
        pub const RETIRED: &str = "retired";
        /// Transferred.
        pub const TRANSFERRED: &str = "transferred";
        /// Rejected.
        pub const REJECTED: &str = "rejected";
    }

    /// Moves.
    pub mod step {
        /// Plan.
        pub const PLAN: &str = "plan";
        /// Reject.
        pub const REJECT: &str = "reject";
        /// Begin design.
        pub const DESIGN: &str = "design";
        /// Begin transition.
        pub const TRANSITION: &str = "transition";
        /// Go live.
        pub const GO_LIVE: &str = "go_live";
        /// Take in as live.
        pub const TAKE_IN: &str = "take_in";
        /// Begin retiring.
        pub const BEGIN_RETIRING: &str = "begin_retiring";
        /// Retire.
        pub const RETIRE: &str = "retire";
        /// Transfer.
        pub const TRANSFER: &str = "transfer";
    }
}

/// Service catalogue entry: The published description of a live service for a given audience
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod service_catalogue_entry {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "service_catalogue_entry";

    /// Choices of Audience.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Audience {
        /// Customer.
        Customer,
        /// User.
        User,
        /// Technical.
        Technical,
    }
    impl ChoiceEnum for Audience {
        const ALL: &'static [Self] = &[
            Self::Customer,
            Self::User,
            Self::Technical,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Customer => "customer",
                Self::User => "user",
                Self::Technical => "technical",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Audience.
        pub const AUDIENCE: Field<One<Audience>> = Field::new("audience");
        /// Only for.
        pub const CUSTOMERS: Field<Links> = Field::new("customers");
        /// Description.
        pub const CUSTOMER_DESCRIPTION: Field<Text> = Field::new("customer_description");
        /// Intended outcome.
        pub const INTENDED_OUTCOME: Field<Text> = Field::new("intended_outcome");
        /// Dependencies.
        pub const DEPENDENCIES: Field<Text> = Field::new("dependencies");
        /// Service and support hours.
        pub const HOURS: Field<Text> = Field::new("hours");
        /// Contact.
        pub const CONTACT: Field<Text> = Field::new("contact");
        /// What can be requested.
        pub const REQUEST_MODELS: Field<Links> = Field::new("request_models");
        /// Starts on.
        pub const STARTS_ON: Field<kernel::Date> = Field::new("starts_on");
        /// Published at.
        pub const PUBLISHED_AT: Field<kernel::Timestamp> = Field::new("published_at");
        /// Suspended at.
        pub const SUSPENDED_AT: Field<kernel::Timestamp> = Field::new("suspended_at");
        /// Retired at.
        pub const RETIRED_AT: Field<kernel::Timestamp> = Field::new("retired_at");
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

    /// States.
    pub mod state {
        /// Draft.
        pub const DRAFT: &str = "draft";
        /// In review.
        pub const IN_REVIEW: &str = "in_review";
        /// Published.
        pub const PUBLISHED: &str = "published";
        /// Suspended.
        pub const SUSPENDED: &str = "suspended";
        /// Retired.
        pub const RETIRED: &str = "retired";
    }

    /// Moves.
    pub mod step {
        /// Give for approval.
        pub const SUBMIT: &str = "submit";
        /// Approve and publish.
        pub const PUBLISH: &str = "publish";
        /// Suspend.
        pub const SUSPEND: &str = "suspend";
        /// Publish again.
        pub const RESUME: &str = "resume";
        /// Retire.
        pub const RETIRE: &str = "retire";
    }
}

/// Service requirement: What a customer, a user or the organisation needs of a service or of the management system
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod service_requirement {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "service_requirement";

    /// Choices of Category.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Category {
        /// Functional.
        Functional,
        /// Service level.
        ServiceLevel,
        /// Availability.
        Availability,
        /// Continuity.
        Continuity,
        /// Capacity.
        Capacity,
        /// Information security.
        InformationSecurity,
        /// Obligation.
        Obligation,
        /// Usability.
        Usability,
    }
    impl ChoiceEnum for Category {
        const ALL: &'static [Self] = &[
            Self::Functional,
            Self::ServiceLevel,
            Self::Availability,
            Self::Continuity,
            Self::Capacity,
            Self::InformationSecurity,
            Self::Obligation,
            Self::Usability,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Functional => "functional",
                Self::ServiceLevel => "service_level",
                Self::Availability => "availability",
                Self::Continuity => "continuity",
                Self::Capacity => "capacity",
                Self::InformationSecurity => "information_security",
                Self::Obligation => "obligation",
                Self::Usability => "usability",
            }
        }
    }

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
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Customer.
        pub const CUSTOMER: Field<Link> = Field::new("customer");
        /// Category.
        pub const CATEGORY: Field<One<Category>> = Field::new("category");
        /// Kind of resource.
        pub const RESOURCE_KIND: Field<One<ResourceKind>> = Field::new("resource_kind");
        /// Statement.
        pub const STATEMENT: Field<Text> = Field::new("statement");
        /// Source.
        pub const SOURCE: Field<Text> = Field::new("source");
        /// Inputs considered.
        pub const INPUTS_CONSIDERED: Field<Text> = Field::new("inputs_considered");
        /// Agreed with.
        pub const AGREED_WITH: Field<Link> = Field::new("agreed_with");
        /// Agreed at.
        pub const AGREED_AT: Field<kernel::Timestamp> = Field::new("agreed_at");
        /// Target of the agreement.
        pub const SLA_TARGET: Field<Text> = Field::new("sla_target");
        /// Why no target.
        pub const NO_SLA_TARGET_REASON: Field<Text> = Field::new("no_sla_target_reason");
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
        /// Withdrawn.
        pub const WITHDRAWN: &str = "withdrawn";
    }

    /// Moves.
    pub mod step {
        /// Agree.
        pub const AGREE: &str = "agree";
        /// Supersede.
        pub const SUPERSEDE: &str = "supersede";
        /// Withdraw.
        pub const WITHDRAW: &str = "withdraw";
    }

    /// Links.
    pub mod link {
        /// Carried by.
        pub const CARRIED_BY: &str = "carried_by";
        /// Superseded by.
        pub const SUPERSEDED_BY: &str = "superseded_by";
    }
}

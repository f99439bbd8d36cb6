//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Action: A task that came out of another record (risk, review, audit, complaint) and is tracked to completion
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod action {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "action";

    /// Choices of Came out of.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum SourceKind {
        /// Risk.
        Risk,
        /// Opportunity.
        Opportunity,
        /// SMS plan.
        SmsPlan,
        /// Management review.
        ManagementReview,
        /// Internal audit.
        InternalAudit,
        /// Nonconformity.
        Nonconformity,
        /// Major incident.
        MajorIncident,
        /// Change review.
        ChangeReview,
        /// Outage.
        Outage,
        /// Continuity.
        Continuity,
        /// Supplier review.
        SupplierReview,
        /// Service review.
        ServiceReview,
        /// Service report.
        ServiceReport,
        /// Complaint.
        Complaint,
        /// Configuration audit.
        ConfigurationAudit,
        /// Objective.
        Objective,
        /// Improvement.
        Improvement,
        /// Security control.
        SecurityControl,
        /// Security incident.
        SecurityIncident,
        /// Kpi result.
        KpiResult,
        /// Problem.
        Problem,
        /// Capacity.
        Capacity,
        /// Other.
        Other,
    }
    impl ChoiceEnum for SourceKind {
        const ALL: &'static [Self] = &[
            Self::Risk,
            Self::Opportunity,
            Self::SmsPlan,
            Self::ManagementReview,
            Self::InternalAudit,
            Self::Nonconformity,
            Self::MajorIncident,
            Self::ChangeReview,
            Self::Outage,
            Self::Continuity,
            Self::SupplierReview,
            Self::ServiceReview,
            Self::ServiceReport,
            Self::Complaint,
            Self::ConfigurationAudit,
            Self::Objective,
            Self::Improvement,
            Self::SecurityControl,
            Self::SecurityIncident,
            Self::KpiResult,
            Self::Problem,
            Self::Capacity,
            Self::Other,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Risk => "risk",
                Self::Opportunity => "opportunity",
                Self::SmsPlan => "sms_plan",
                Self::ManagementReview => "management_review",
                Self::InternalAudit => "internal_audit",
                Self::Nonconformity => "nonconformity",
                Self::MajorIncident => "major_incident",
                Self::ChangeReview => "change_review",
                Self::Outage => "outage",
                Self::Continuity => "continuity",
                Self::SupplierReview => "supplier_review",
                Self::ServiceReview => "service_review",
                Self::ServiceReport => "service_report",
                Self::Complaint => "complaint",
                Self::ConfigurationAudit => "configuration_audit",
                Self::Objective => "objective",
                Self::Improvement => "improvement",
                Self::SecurityControl => "security_control",
                Self::SecurityIncident => "security_incident",
                Self::KpiResult => "kpi_result",
                Self::Problem => "problem",
                Self::Capacity => "capacity",
                Self::Other => "other",
            }
        }
    }

    /// Choices of Priority.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Priority {
        /// High.
        High,
        /// Medium.
        Medium,
        /// Low.
        Low,
    }
    impl ChoiceEnum for Priority {
        const ALL: &'static [Self] = &[
            Self::High,
            Self::Medium,
            Self::Low,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::High => "high",
                Self::Medium => "medium",
                Self::Low => "low",
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
        /// Came out of.
        pub const SOURCE_KIND: Field<One<SourceKind>> = Field::new("source_kind");
        /// Assignee.
        pub const ASSIGNEE: Field<Link> = Field::new("assignee");
        /// Due on.
        pub const DUE_ON: Field<kernel::Date> = Field::new("due_on");
        /// Priority.
        pub const PRIORITY: Field<One<Priority>> = Field::new("priority");
        /// Process changed.
        pub const PROCESS_CHANGED: Field<Link> = Field::new("process_changed");
        /// Why no process changes.
        pub const NO_PROCESS_REASON: Field<Text> = Field::new("no_process_reason");
        /// What was done.
        pub const OUTCOME: Field<Text> = Field::new("outcome");
        /// Communicated on.
        pub const COMMUNICATED_ON: Field<kernel::Date> = Field::new("communicated_on");
        /// Effectiveness result.
        pub const EFFECTIVENESS_RESULT: Field<One<EffectivenessResult>> = Field::new("effectiveness_result");
        /// How the effect shows.
        pub const EFFECTIVENESS_NOTE: Field<Text> = Field::new("effectiveness_note");
        /// Effectiveness reviewed on.
        pub const EFFECTIVENESS_REVIEWED_ON: Field<kernel::Date> = Field::new("effectiveness_reviewed_on");
        /// Effectiveness reviewed by.
        pub const EFFECTIVENESS_REVIEWED_BY: Field<Link> = Field::new("effectiveness_reviewed_by");
        /// Source.
        pub const SOURCE: Field<Text> = Field::new("source");
        /// First due on.
        pub const FIRST_DUE_ON: Field<kernel::Date> = Field::new("first_due_on");
        /// Times postponed.
        pub const POSTPONEMENTS: Field<i64> = Field::new("postponements");
        /// Started at.
        pub const STARTED_AT: Field<kernel::Timestamp> = Field::new("started_at");
        /// Completed at.
        pub const COMPLETED_AT: Field<kernel::Timestamp> = Field::new("completed_at");
        /// Days late.
        pub const DAYS_LATE: Field<i64> = Field::new("days_late");
        /// Completed by.
        pub const COMPLETED_BY: Field<Link> = Field::new("completed_by");
        /// Closed at.
        pub const CLOSED_AT: Field<kernel::Timestamp> = Field::new("closed_at");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// States.
    pub mod state {
        /// Open.
        pub const OPEN: &str = "open";
        /// In progress.
        pub const IN_PROGRESS: &str = "in_progress";
        /// Done.
        pub const DONE: &str = "done";
        /// Closed.
        pub const CLOSED: &str = "closed";
        /// Cancelled.
        pub const CANCELLED: &str = "cancelled";
    }

    /// Moves.
    pub mod step {
        /// Start work.
        pub const START: &str = "start";
        /// Complete.
        pub const COMPLETE: &str = "complete";
        /// Take up again.
        pub const TAKE_UP_AGAIN: &str = "take_up_again";
        /// Review the effect and close.
        pub const CLOSE: &str = "close";
        /// Cancel.
        pub const CANCEL: &str = "cancel";
    }

    /// Links.
    pub mod link {
        /// Followed up by.
        pub const FOLLOW_UP: &str = "follow_up";
    }
}

/// Opportunity: A favourable uncertainty for the SMS or the services
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod opportunity {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "opportunity";

    /// Choices of Priority.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Priority {
        /// High.
        High,
        /// Medium.
        Medium,
        /// Low.
        Low,
    }
    impl ChoiceEnum for Priority {
        const ALL: &'static [Self] = &[
            Self::High,
            Self::Medium,
            Self::Low,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::High => "high",
                Self::Medium => "medium",
                Self::Low => "low",
            }
        }
    }

    /// Choices of Decision.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Decision {
        /// Pursue.
        Pursue,
        /// Watch.
        Watch,
        /// Drop.
        Drop,
    }
    impl ChoiceEnum for Decision {
        const ALL: &'static [Self] = &[
            Self::Pursue,
            Self::Watch,
            Self::Drop,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Pursue => "pursue",
                Self::Watch => "watch",
                Self::Drop => "drop",
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
        /// Not pursued.
        NotPursued,
    }
    impl ChoiceEnum for EffectivenessResult {
        const ALL: &'static [Self] = &[
            Self::Effective,
            Self::PartlyEffective,
            Self::NotEffective,
            Self::NotPursued,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Effective => "effective",
                Self::PartlyEffective => "partly_effective",
                Self::NotEffective => "not_effective",
                Self::NotPursued => "not_pursued",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// What might be gained.
        pub const STATEMENT: Field<Text> = Field::new("statement");
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Supplier.
        pub const SUPPLIER: Field<Link> = Field::new("supplier");
        /// Customer impact.
        pub const CUSTOMER_IMPACT: Field<Text> = Field::new("customer_impact");
        /// Likelihood.
        pub const LIKELIHOOD: Field<i64> = Field::new("likelihood");
        /// Benefit.
        pub const BENEFIT: Field<i64> = Field::new("benefit");
        /// Score.
        pub const SCORE: Field<i64> = Field::new("score");
        /// Priority.
        pub const PRIORITY: Field<One<Priority>> = Field::new("priority");
        /// Decision.
        pub const DECISION: Field<One<Decision>> = Field::new("decision");
        /// Decided by.
        pub const DECIDED_BY: Field<Link> = Field::new("decided_by");
        /// Decided at.
        pub const DECIDED_AT: Field<kernel::Timestamp> = Field::new("decided_at");
        /// Effectiveness result.
        pub const EFFECTIVENESS_RESULT: Field<One<EffectivenessResult>> = Field::new("effectiveness_result");
        /// How the effect shows.
        pub const EFFECTIVENESS_NOTE: Field<Text> = Field::new("effectiveness_note");
        /// Effectiveness reviewed on.
        pub const EFFECTIVENESS_REVIEWED_ON: Field<kernel::Date> = Field::new("effectiveness_reviewed_on");
        /// Closed at.
        pub const CLOSED_AT: Field<kernel::Timestamp> = Field::new("closed_at");
        /// Last assessed on.
        pub const LAST_ASSESSED_ON: Field<kernel::Date> = Field::new("last_assessed_on");
        /// Next review on.
        pub const NEXT_REVIEW_ON: Field<kernel::Date> = Field::new("next_review_on");
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

    /// States.
    pub mod state {
        /// Identified.
        pub const IDENTIFIED: &str = "identified";
        /// Assessed.
        pub const ASSESSED: &str = "assessed";
        /// Pursuit planned.
        pub const TREATMENT_PLANNED: &str = "treatment_planned";
        /// In pursuit.
        pub const IN_TREATMENT: &str = "in_treatment";
        /// Monitored.
        pub const MONITORED: &str = "monitored";
        /// Watched.
        pub const ACCEPTED: &str = "accepted";
        /// Closed.
        pub const CLOSED: &str = "closed";
    }

    /// Moves.
    pub mod step {
        /// Assess.
        pub const ASSESS: &str = "assess";
        /// Decide to pursue.
        pub const PURSUE: &str = "pursue";
        /// Decide to watch.
        pub const WATCH: &str = "watch";
        /// Decide to drop.
        pub const DROP: &str = "drop";
        /// Assess again.
        pub const REASSESS: &str = "reassess";
        /// Begin the pursuit.
        pub const BEGIN: &str = "begin";
        /// Done, watch the effect.
        pub const MONITOR: &str = "monitor";
        /// Close.
        pub const CLOSE: &str = "close";
    }

    /// Links.
    pub mod link {
        /// Improvements.
        pub const IMPROVEMENTS: &str = "improvements";
        /// Actions.
        pub const ACTIONS: &str = "actions";
        /// Arises from.
        pub const FROM_ISSUE: &str = "from_issue";
        /// Arises from party.
        pub const ABOUT_PARTY: &str = "about_party";
        /// Found in.
        pub const FOUND_IN: &str = "found_in";
    }
}

/// Risk: Uncertainty that can affect the SMS or the services, assessed and treated
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod risk {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "risk";

    /// Choices of Category.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Category {
        /// Organisation.
        Organisation,
        /// Service requirement.
        ServiceRequirement,
        /// Other party.
        OtherParty,
        /// Availability.
        Availability,
        /// Continuity.
        Continuity,
        /// Information security.
        InformationSecurity,
    }
    impl ChoiceEnum for Category {
        const ALL: &'static [Self] = &[
            Self::Organisation,
            Self::ServiceRequirement,
            Self::OtherParty,
            Self::Availability,
            Self::Continuity,
            Self::InformationSecurity,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Organisation => "organisation",
                Self::ServiceRequirement => "service_requirement",
                Self::OtherParty => "other_party",
                Self::Availability => "availability",
                Self::Continuity => "continuity",
                Self::InformationSecurity => "information_security",
            }
        }
    }

    /// Choices of Level.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Level {
        /// Very high.
        VeryHigh,
        /// High.
        High,
        /// Medium.
        Medium,
        /// Low.
        Low,
    }
    impl ChoiceEnum for Level {
        const ALL: &'static [Self] = &[
            Self::VeryHigh,
            Self::High,
            Self::Medium,
            Self::Low,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::VeryHigh => "very_high",
                Self::High => "high",
                Self::Medium => "medium",
                Self::Low => "low",
            }
        }
    }

    /// Choices of Harms.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum SecurityEffects {
        /// Confidentiality.
        Confidentiality,
        /// Integrity.
        Integrity,
        /// Accessibility.
        Accessibility,
    }
    impl ChoiceEnum for SecurityEffects {
        const ALL: &'static [Self] = &[
            Self::Confidentiality,
            Self::Integrity,
            Self::Accessibility,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Confidentiality => "confidentiality",
                Self::Integrity => "integrity",
                Self::Accessibility => "accessibility",
            }
        }
    }

    /// Choices of Treatment.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Treatment {
        /// Reduce.
        Reduce,
        /// Avoid.
        Avoid,
        /// Share.
        Share,
        /// Accept.
        Accept,
    }
    impl ChoiceEnum for Treatment {
        const ALL: &'static [Self] = &[
            Self::Reduce,
            Self::Avoid,
            Self::Share,
            Self::Accept,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Reduce => "reduce",
                Self::Avoid => "avoid",
                Self::Share => "share",
                Self::Accept => "accept",
            }
        }
    }

    /// Choices of Residual level.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ResidualLevel {
        /// Very high.
        VeryHigh,
        /// High.
        High,
        /// Medium.
        Medium,
        /// Low.
        Low,
    }
    impl ChoiceEnum for ResidualLevel {
        const ALL: &'static [Self] = &[
            Self::VeryHigh,
            Self::High,
            Self::Medium,
            Self::Low,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::VeryHigh => "very_high",
                Self::High => "high",
                Self::Medium => "medium",
                Self::Low => "low",
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
        /// What might happen.
        pub const STATEMENT: Field<Text> = Field::new("statement");
        /// Category.
        pub const CATEGORY: Field<One<Category>> = Field::new("category");
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Also covers.
        pub const SERVICES: Field<Links> = Field::new("services");
        /// Supplier.
        pub const SUPPLIER: Field<Link> = Field::new("supplier");
        /// Covers the SMS itself.
        pub const COVERS_SMS: Field<bool> = Field::new("covers_sms");
        /// Cause.
        pub const CAUSE: Field<Text> = Field::new("cause");
        /// Consequence.
        pub const CONSEQUENCE: Field<Text> = Field::new("consequence");
        /// Customer impact.
        pub const CUSTOMER_IMPACT: Field<Text> = Field::new("customer_impact");
        /// Likelihood.
        pub const LIKELIHOOD: Field<i64> = Field::new("likelihood");
        /// Impact.
        pub const IMPACT: Field<i64> = Field::new("impact");
        /// Score.
        pub const SCORE: Field<i64> = Field::new("score");
        /// Level.
        pub const LEVEL: Field<One<Level>> = Field::new("level");
        /// Acceptable.
        pub const ACCEPTABLE: Field<bool> = Field::new("acceptable");
        /// What is at stake.
        pub const ASSET: Field<Text> = Field::new("asset");
        /// Threat.
        pub const THREAT: Field<Text> = Field::new("threat");
        /// Weakness.
        pub const WEAKNESS: Field<Text> = Field::new("weakness");
        /// Harms.
        pub const SECURITY_EFFECTS: Field<Several<SecurityEffects>> = Field::new("security_effects");
        /// Treatment.
        pub const TREATMENT: Field<One<Treatment>> = Field::new("treatment");
        /// Residual likelihood.
        pub const RESIDUAL_LIKELIHOOD: Field<i64> = Field::new("residual_likelihood");
        /// Residual impact.
        pub const RESIDUAL_IMPACT: Field<i64> = Field::new("residual_impact");
        /// Residual score.
        pub const RESIDUAL_SCORE: Field<i64> = Field::new("residual_score");
        /// Residual level.
        pub const RESIDUAL_LEVEL: Field<One<ResidualLevel>> = Field::new("residual_level");
        /// Why the treatment leaves more.
        pub const RESIDUAL_REASON: Field<Text> = Field::new("residual_reason");
        /// Acceptance decision.
        pub const ACCEPTANCE_DECISION: Field<Text> = Field::new("acceptance_decision");
        /// Accepted until.
        pub const ACCEPTED_UNTIL: Field<kernel::Date> = Field::new("accepted_until");
        /// Accepted by.
        pub const ACCEPTED_BY: Field<Link> = Field::new("accepted_by");
        /// Accepted at.
        pub const ACCEPTED_AT: Field<kernel::Timestamp> = Field::new("accepted_at");
        /// Effectiveness result.
        pub const EFFECTIVENESS_RESULT: Field<One<EffectivenessResult>> = Field::new("effectiveness_result");
        /// How the effect shows.
        pub const EFFECTIVENESS_NOTE: Field<Text> = Field::new("effectiveness_note");
        /// Effectiveness reviewed on.
        pub const EFFECTIVENESS_REVIEWED_ON: Field<kernel::Date> = Field::new("effectiveness_reviewed_on");
        /// Effectiveness reviewed by.
        pub const EFFECTIVENESS_REVIEWED_BY: Field<Link> = Field::new("effectiveness_reviewed_by");
        /// Closed at.
        pub const CLOSED_AT: Field<kernel::Timestamp> = Field::new("closed_at");
        /// Last assessed on.
        pub const LAST_ASSESSED_ON: Field<kernel::Date> = Field::new("last_assessed_on");
        /// Next review on.
        pub const NEXT_REVIEW_ON: Field<kernel::Date> = Field::new("next_review_on");
        /// Why a review is due.
        pub const REVIEW_CAUSE: Field<Text> = Field::new("review_cause");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Owner.
        pub const OWNER: Field<Link> = Field::new("owner");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// States.
    pub mod state {
        /// Identified.
        pub const IDENTIFIED: &str = "identified";
        /// Assessed.
        pub const ASSESSED: &str = "assessed";
        /// Treatment planned.
        pub const TREATMENT_PLANNED: &str = "treatment_planned";
        /// In treatment.
        pub const IN_TREATMENT: &str = "in_treatment";
        /// Monitored.
        pub const MONITORED: &str = "monitored";
        /// Accepted.
        pub const ACCEPTED: &str = "accepted";
        /// Closed.
        pub const CLOSED: &str = "closed";
    }

    /// Moves.
    pub mod step {
        /// Assess.
        pub const ASSESS: &str = "assess";
        /// Plan treatment.
        pub const PLAN_TREATMENT: &str = "plan_treatment";
        /// Begin treatment.
        pub const BEGIN_TREATMENT: &str = "begin_treatment";
        /// Treatment done, watch it.
        pub const MONITOR: &str = "monitor";
        /// Accept.
        pub const ACCEPT: &str = "accept";
        /// Assess again.
        pub const REASSESS: &str = "reassess";
        /// Close.
        pub const CLOSE: &str = "close";
    }

    /// Links.
    pub mod link {
        /// Actions.
        pub const ACTIONS: &str = "actions";
        /// Arises from party.
        pub const ABOUT_PARTY: &str = "about_party";
        /// Found in.
        pub const FOUND_IN: &str = "found_in";
        /// Became real in.
        pub const REALISED_IN_MAJOR_INCIDENT: &str = "realised_in_major_incident";
        /// Became real in.
        pub const REALISED_IN_NONCONFORMITY: &str = "realised_in_nonconformity";
    }
}

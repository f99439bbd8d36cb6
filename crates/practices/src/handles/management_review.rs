//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Management review: A review of the SMS and the services by top management
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod management_review {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "management_review";

    /// Choices of Occasion.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Occasion {
        /// Planned.
        Planned,
        /// Major nonconformity of an external audit.
        ExternalMajor,
        /// Loss of a critical supplier.
        SupplierLoss,
        /// Change of scope.
        ScopeChange,
    }
    impl ChoiceEnum for Occasion {
        const ALL: &'static [Self] = &[
            Self::Planned,
            Self::ExternalMajor,
            Self::SupplierLoss,
            Self::ScopeChange,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Planned => "planned",
                Self::ExternalMajor => "external_major",
                Self::SupplierLoss => "supplier_loss",
                Self::ScopeChange => "scope_change",
            }
        }
    }

    /// Choices of Topic.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum InputsTopic {
        /// Earlier actions.
        EarlierActions,
        /// Context changes.
        ContextChanges,
        /// Nonconformity trends.
        NonconformityTrends,
        /// Measurement trends.
        MeasurementTrends,
        /// Audit trends.
        AuditTrends,
        /// Improvement opportunities.
        ImprovementOpportunities,
        /// Feedback.
        Feedback,
        /// Policies.
        Policies,
        /// Objectives.
        Objectives,
        /// Service performance.
        ServicePerformance,
        /// Other parties.
        OtherParties,
        /// Resources.
        Resources,
        /// Risks.
        Risks,
        /// Coming changes.
        ComingChanges,
    }
    impl ChoiceEnum for InputsTopic {
        const ALL: &'static [Self] = &[
            Self::EarlierActions,
            Self::ContextChanges,
            Self::NonconformityTrends,
            Self::MeasurementTrends,
            Self::AuditTrends,
            Self::ImprovementOpportunities,
            Self::Feedback,
            Self::Policies,
            Self::Objectives,
            Self::ServicePerformance,
            Self::OtherParties,
            Self::Resources,
            Self::Risks,
            Self::ComingChanges,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::EarlierActions => "earlier_actions",
                Self::ContextChanges => "context_changes",
                Self::NonconformityTrends => "nonconformity_trends",
                Self::MeasurementTrends => "measurement_trends",
                Self::AuditTrends => "audit_trends",
                Self::ImprovementOpportunities => "improvement_opportunities",
                Self::Feedback => "feedback",
                Self::Policies => "policies",
                Self::Objectives => "objectives",
                Self::ServicePerformance => "service_performance",
                Self::OtherParties => "other_parties",
                Self::Resources => "resources",
                Self::Risks => "risks",
                Self::ComingChanges => "coming_changes",
            }
        }
    }

    /// Choices of About.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ConclusionsAbout {
        /// SMS.
        Sms,
        /// Services.
        Services,
    }
    impl ChoiceEnum for ConclusionsAbout {
        const ALL: &'static [Self] = &[
            Self::Sms,
            Self::Services,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Sms => "sms",
                Self::Services => "services",
            }
        }
    }

    /// Choices of Aspect.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ConclusionsAspect {
        /// Suitability.
        Suitability,
        /// Adequacy.
        Adequacy,
        /// Effectiveness.
        Effectiveness,
    }
    impl ChoiceEnum for ConclusionsAspect {
        const ALL: &'static [Self] = &[
            Self::Suitability,
            Self::Adequacy,
            Self::Effectiveness,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Suitability => "suitability",
                Self::Adequacy => "adequacy",
                Self::Effectiveness => "effectiveness",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Occasion.
        pub const OCCASION: Field<One<Occasion>> = Field::new("occasion");
        /// Planned on.
        pub const PLANNED_ON: Field<kernel::Date> = Field::new("planned_on");
        /// Participants.
        pub const PARTICIPANTS: Field<Links> = Field::new("participants");
        /// Inputs.
        pub const INPUTS: Field<Table> = Field::new("inputs");
        /// Held on.
        pub const HELD_ON: Field<kernel::Date> = Field::new("held_on");
        /// Attendees.
        pub const ATTENDEES: Field<Links> = Field::new("attendees");
        /// Top management present.
        pub const TOP_MANAGEMENT_PRESENT: Field<bool> = Field::new("top_management_present");
        /// Conclusions.
        pub const CONCLUSIONS: Field<Table> = Field::new("conclusions");
        /// Same conclusions as last time.
        pub const CONCLUSIONS_UNCHANGED: Field<bool> = Field::new("conclusions_unchanged");
        /// Improvement decisions.
        pub const IMPROVEMENT_DECISIONS: Field<Text> = Field::new("improvement_decisions");
        /// Decisions on changes.
        pub const CHANGE_DECISIONS: Field<Text> = Field::new("change_decisions");
        /// Why there is no decision.
        pub const NO_DECISION_REASON: Field<Text> = Field::new("no_decision_reason");
        /// Minutes approved on.
        pub const MINUTES_APPROVED_ON: Field<kernel::Date> = Field::new("minutes_approved_on");
        /// Minutes due on.
        pub const MINUTES_DUE_ON: Field<kernel::Date> = Field::new("minutes_due_on");
        /// Minutes approved by.
        pub const MINUTES_APPROVED_BY: Field<Link> = Field::new("minutes_approved_by");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Owner.
        pub const OWNER: Field<Link> = Field::new("owner");
        /// Why no improvement.
        pub const NO_IMPROVEMENT_REASON: Field<Text> = Field::new("no_improvement_reason");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// Columns of tables, by field; read them from a [`schema::Row`].
    pub mod columns {
        /// Inputs.
        pub mod inputs {
            use super::super::*;
            /// Topic.
            pub const TOPIC: Field<One<InputsTopic>> = Field::new("topic");
            /// What is presented.
            pub const SUMMARY: Field<Text> = Field::new("summary");
            /// Nothing to report.
            pub const NOTHING_TO_REPORT: Field<bool> = Field::new("nothing_to_report");
            /// Presented or marked by.
            pub const BY: Field<Link> = Field::new("by");
        }
        /// Conclusions.
        pub mod conclusions {
            use super::super::*;
            /// About.
            pub const ABOUT: Field<One<ConclusionsAbout>> = Field::new("about");
            /// Aspect.
            pub const ASPECT: Field<One<ConclusionsAspect>> = Field::new("aspect");
            /// Conclusion.
            pub const CONCLUSION: Field<Text> = Field::new("conclusion");
        }
    }

    /// States.
    pub mod state {
        /// Planned.
        pub const PLANNED: &str = "planned";
        /// Inputs collected.
        pub const INPUTS_COLLECTED: &str = "inputs_collected";
        /// Held.
        pub const HELD: &str = "held";
        /// Minutes approved.
        pub const MINUTES_APPROVED: &str = "minutes_approved";
        /// Actions closed.
        pub const ACTIONS_CLOSED: &str = "actions_closed";
    }

    /// Moves.
    pub mod step {
        /// Inputs are complete.
        pub const COLLECT: &str = "collect";
        /// Held.
        pub const HOLD: &str = "hold";
        /// Approve minutes.
        pub const APPROVE_MINUTES: &str = "approve_minutes";
        /// Actions are closed.
        pub const CLOSE: &str = "close";
    }

    /// Links.
    pub mod link {
        /// Improvements.
        pub const IMPROVEMENTS: &str = "improvements";
        /// Actions.
        pub const ACTIONS: &str = "actions";
        /// Changes decided.
        pub const CHANGES_DECIDED: &str = "changes_decided";
    }
}

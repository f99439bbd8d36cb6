//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Known error: A problem whose root cause is known, or for which a way of reducing the effect is known, and that is not yet removed
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod known_error {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "known_error";

    /// Choices of Audience.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Audience {
        /// Service desk.
        ServiceDesk,
        /// Support.
        Support,
        /// Contacts of customers.
        CustomerContacts,
        /// All users.
        Users,
    }
    impl ChoiceEnum for Audience {
        const ALL: &'static [Self] = &[
            Self::ServiceDesk,
            Self::Support,
            Self::CustomerContacts,
            Self::Users,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::ServiceDesk => "service_desk",
                Self::Support => "support",
                Self::CustomerContacts => "customer_contacts",
                Self::Users => "users",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Problem.
        pub const PROBLEM: Field<Link> = Field::new("problem");
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Configuration item.
        pub const CONFIGURATION_ITEM: Field<Text> = Field::new("configuration_item");
        /// Symptoms.
        pub const SYMPTOMS: Field<Text> = Field::new("symptoms");
        /// Workaround.
        pub const WORKAROUND: Field<Text> = Field::new("workaround");
        /// Why no workaround is possible.
        pub const NO_WORKAROUND_REASON: Field<Text> = Field::new("no_workaround_reason");
        /// Root cause.
        pub const ROOT_CAUSE: Field<Text> = Field::new("root_cause");
        /// Audience.
        pub const AUDIENCE: Field<Several<Audience>> = Field::new("audience");
        /// Permanent fix.
        pub const PERMANENT_FIX: Field<Text> = Field::new("permanent_fix");
        /// Publish due on.
        pub const PUBLISH_DUE_ON: Field<kernel::Date> = Field::new("publish_due_on");
        /// Published at.
        pub const PUBLISHED_AT: Field<kernel::Timestamp> = Field::new("published_at");
        /// Published in time.
        pub const PUBLISHED_IN_TIME: Field<bool> = Field::new("published_in_time");
        /// Used in incidents.
        pub const USE_COUNT: Field<i64> = Field::new("use_count");
        /// Retired at.
        pub const RETIRED_AT: Field<kernel::Timestamp> = Field::new("retired_at");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
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
        /// Published.
        pub const PUBLISHED: &str = "published";
        /// Fix scheduled.
        pub const FIX_SCHEDULED: &str = "fix_scheduled";
        /// Accepted.
        pub const ACCEPTED: &str = "accepted";
        /// Retired.
        pub const RETIRED: &str = "retired";
    }

    /// Moves.
    pub mod step {
        /// Publish.
        pub const PUBLISH: &str = "publish";
        /// Fix scheduled.
        pub const SCHEDULE_FIX: &str = "schedule_fix";
        /// Accept.
        pub const ACCEPT: &str = "accept";
        /// Retire.
        pub const RETIRE: &str = "retire";
        /// Retire.
        pub const RETIRE_ACCEPTED: &str = "retire_accepted";
    }
}

/// Problem: A cause, or potential cause, of one or more incidents
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod problem {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "problem";

    /// Choices of Detected by.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum DetectedBy {
        /// Trend.
        Trend,
        /// Incident.
        Incident,
        /// Major incident.
        MajorIncident,
        /// Proactive.
        Proactive,
        /// Supplier.
        Supplier,
        /// Test.
        Test,
    }
    impl ChoiceEnum for DetectedBy {
        const ALL: &'static [Self] = &[
            Self::Trend,
            Self::Incident,
            Self::MajorIncident,
            Self::Proactive,
            Self::Supplier,
            Self::Test,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Trend => "trend",
                Self::Incident => "incident",
                Self::MajorIncident => "major_incident",
                Self::Proactive => "proactive",
                Self::Supplier => "supplier",
                Self::Test => "test",
            }
        }
    }

    /// Choices of Impact.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Impact {
        /// 1 High.
        High,
        /// 2 Medium.
        Medium,
        /// 3 Low.
        Low,
    }
    impl ChoiceEnum for Impact {
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
    pub enum Urgency {
        /// 1 High.
        High,
        /// 2 Medium.
        Medium,
        /// 3 Low.
        Low,
    }
    impl ChoiceEnum for Urgency {
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
    pub enum Priority {
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
    impl ChoiceEnum for Priority {
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

    /// Choices of Proposed method.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ProposedMethod {
        /// Five whys.
        FiveWhys,
        /// Cause and effect diagram.
        CauseEffectDiagram,
        /// Fault tree.
        FaultTree,
        /// Timeline.
        Timeline,
        /// Kepner-Tregoe.
        KepnerTregoe,
        /// Change analysis.
        ChangeAnalysis,
        /// Supplier statement.
        SupplierStatement,
        /// Other.
        Other,
    }
    impl ChoiceEnum for ProposedMethod {
        const ALL: &'static [Self] = &[
            Self::FiveWhys,
            Self::CauseEffectDiagram,
            Self::FaultTree,
            Self::Timeline,
            Self::KepnerTregoe,
            Self::ChangeAnalysis,
            Self::SupplierStatement,
            Self::Other,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::FiveWhys => "five_whys",
                Self::CauseEffectDiagram => "cause_effect_diagram",
                Self::FaultTree => "fault_tree",
                Self::Timeline => "timeline",
                Self::KepnerTregoe => "kepner_tregoe",
                Self::ChangeAnalysis => "change_analysis",
                Self::SupplierStatement => "supplier_statement",
                Self::Other => "other",
            }
        }
    }

    /// Choices of Root cause method.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum RootCauseMethod {
        /// Five whys.
        FiveWhys,
        /// Cause and effect diagram.
        CauseEffectDiagram,
        /// Fault tree.
        FaultTree,
        /// Timeline.
        Timeline,
        /// Kepner-Tregoe.
        KepnerTregoe,
        /// Change analysis.
        ChangeAnalysis,
        /// Supplier statement.
        SupplierStatement,
        /// Other.
        Other,
    }
    impl ChoiceEnum for RootCauseMethod {
        const ALL: &'static [Self] = &[
            Self::FiveWhys,
            Self::CauseEffectDiagram,
            Self::FaultTree,
            Self::Timeline,
            Self::KepnerTregoe,
            Self::ChangeAnalysis,
            Self::SupplierStatement,
            Self::Other,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::FiveWhys => "five_whys",
                Self::CauseEffectDiagram => "cause_effect_diagram",
                Self::FaultTree => "fault_tree",
                Self::Timeline => "timeline",
                Self::KepnerTregoe => "kepner_tregoe",
                Self::ChangeAnalysis => "change_analysis",
                Self::SupplierStatement => "supplier_statement",
                Self::Other => "other",
            }
        }
    }

    /// Choices of Closure code.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ClosureCode {
        /// Resolved.
        Resolved,
        /// Accepted.
        Accepted,
        /// Duplicate.
        Duplicate,
        /// Not a problem.
        NotAProblem,
        /// Not reproducible.
        NotReproducible,
    }
    impl ChoiceEnum for ClosureCode {
        const ALL: &'static [Self] = &[
            Self::Resolved,
            Self::Accepted,
            Self::Duplicate,
            Self::NotAProblem,
            Self::NotReproducible,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Resolved => "resolved",
                Self::Accepted => "accepted",
                Self::Duplicate => "duplicate",
                Self::NotAProblem => "not_a_problem",
                Self::NotReproducible => "not_reproducible",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Detected by.
        pub const DETECTED_BY: Field<One<DetectedBy>> = Field::new("detected_by");
        /// First incident.
        pub const FIRST_INCIDENT: Field<Link> = Field::new("first_incident");
        /// Category.
        pub const CATEGORY: Field<Link> = Field::new("category");
        /// Configuration item.
        pub const CONFIGURATION_ITEM: Field<Text> = Field::new("configuration_item");
        /// Impact.
        pub const IMPACT: Field<One<Impact>> = Field::new("impact");
        /// Urgency.
        pub const URGENCY: Field<One<Urgency>> = Field::new("urgency");
        /// Priority.
        pub const PRIORITY: Field<One<Priority>> = Field::new("priority");
        /// Duplicates checked.
        pub const DUPLICATES_CHECKED: Field<bool> = Field::new("duplicates_checked");
        /// Proposed method.
        pub const PROPOSED_METHOD: Field<One<ProposedMethod>> = Field::new("proposed_method");
        /// First cause hypothesis.
        pub const HYPOTHESIS: Field<Text> = Field::new("hypothesis");
        /// Hypothesis at.
        pub const HYPOTHESIS_AT: Field<kernel::Timestamp> = Field::new("hypothesis_at");
        /// Root cause.
        pub const ROOT_CAUSE: Field<Text> = Field::new("root_cause");
        /// Root cause method.
        pub const ROOT_CAUSE_METHOD: Field<One<RootCauseMethod>> = Field::new("root_cause_method");
        /// Which other method.
        pub const OTHER_METHOD: Field<Text> = Field::new("other_method");
        /// Root cause identified at.
        pub const ROOT_CAUSE_IDENTIFIED_AT: Field<kernel::Timestamp> = Field::new("root_cause_identified_at");
        /// Cause found in time.
        pub const CAUSE_IN_TIME: Field<bool> = Field::new("cause_in_time");
        /// Preventive actions.
        pub const PREVENTIVE_ACTIONS: Field<Text> = Field::new("preventive_actions");
        /// Mitigation actions.
        pub const MITIGATION_ACTIONS: Field<Text> = Field::new("mitigation_actions");
        /// Why no change is needed.
        pub const NO_CHANGE_REASON: Field<Text> = Field::new("no_change_reason");
        /// Cost and risk of not fixing.
        pub const COST_AND_RISK: Field<Text> = Field::new("cost_and_risk");
        /// Acceptance is reviewed on.
        pub const ACCEPTANCE_REVIEW_ON: Field<kernel::Date> = Field::new("acceptance_review_on");
        /// Accepted by.
        pub const ACCEPTED_BY: Field<Link> = Field::new("accepted_by");
        /// Accepted at.
        pub const ACCEPTED_AT: Field<kernel::Timestamp> = Field::new("accepted_at");
        /// Resolution.
        pub const RESOLUTION: Field<Text> = Field::new("resolution");
        /// Resolved at.
        pub const RESOLVED_AT: Field<kernel::Timestamp> = Field::new("resolved_at");
        /// Observation ends on.
        pub const OBSERVATION_ENDS_ON: Field<kernel::Date> = Field::new("observation_ends_on");
        /// Recurrences.
        pub const RECURRENCES: Field<i64> = Field::new("recurrences");
        /// Recurred.
        pub const RECURRENCE_PROPOSED_AT: Field<kernel::Timestamp> = Field::new("recurrence_proposed_at");
        /// Review held on.
        pub const REVIEW_HELD_ON: Field<kernel::Date> = Field::new("review_held_on");
        /// Review result.
        pub const REVIEW_RESULT: Field<Text> = Field::new("review_result");
        /// Effect checked on.
        pub const EFFECTIVENESS_CHECK_ON: Field<kernel::Date> = Field::new("effectiveness_check_on");
        /// Closure code.
        pub const CLOSURE_CODE: Field<One<ClosureCode>> = Field::new("closure_code");
        /// Closed at.
        pub const CLOSED_AT: Field<kernel::Timestamp> = Field::new("closed_at");
        /// Next review on.
        pub const NEXT_REVIEW_ON: Field<kernel::Date> = Field::new("next_review_on");
        /// Assess due on.
        pub const ASSESS_DUE_ON: Field<kernel::Date> = Field::new("assess_due_on");
        /// Hypothesis due on.
        pub const HYPOTHESIS_DUE_ON: Field<kernel::Date> = Field::new("hypothesis_due_on");
        /// Root cause due on.
        pub const ROOT_CAUSE_DUE_ON: Field<kernel::Date> = Field::new("root_cause_due_on");
        /// Mitigation due on.
        pub const MITIGATION_DUE_ON: Field<kernel::Date> = Field::new("mitigation_due_on");
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Customer.
        pub const CUSTOMER: Field<Link> = Field::new("customer");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Assigned group.
        pub const ASSIGNED_GROUP: Field<Link> = Field::new("assigned_group");
        /// Assigned to.
        pub const ASSIGNED_TO: Field<Link> = Field::new("assigned_to");
        /// Reassignments.
        pub const REASSIGNMENT_COUNT: Field<i64> = Field::new("reassignment_count");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
        /// Last message to the caller.
        pub const LAST_PUBLIC_AT: Field<kernel::Timestamp> = Field::new("last_public_at");
        /// Last message from the caller.
        pub const LAST_INBOUND_AT: Field<kernel::Timestamp> = Field::new("last_inbound_at");
        /// Last work log entry.
        pub const LAST_WORK_AT: Field<kernel::Timestamp> = Field::new("last_work_at");
        /// Texts made for demonstration.
        pub const TEXTS_MADE: Field<bool> = Field::new("texts_made");
    }

    /// States.
    pub mod state {
        /// New.
        pub const NEW: &str = "new";
        /// Assessed.
        pub const ASSESSED: &str = "assessed";
        /// Investigating.
        pub const INVESTIGATING: &str = "investigating";
        /// Known error.
        pub const KNOWN_ERROR: &str = "known_error";
        /// Fix in progress.
        pub const FIX_IN_PROGRESS: &str = "fix_in_progress";
        /// Resolved.
        pub const RESOLVED: &str = "resolved";
        /// Closed.
        pub const CLOSED: &str = "closed";
    }

    /// Moves.
    pub mod step {
        /// Assess.
        pub const ASSESS: &str = "assess";
        /// Start investigation.
        pub const INVESTIGATE: &str = "investigate";
        /// Known error.
        pub const KNOW_ERROR: &str = "know_error";
        /// Start the fix.
        pub const FIX_CAUSE: &str = "fix_cause";
        /// Start the fix.
        pub const FIX: &str = "fix";
        /// Accept.
        pub const ACCEPT: &str = "accept";
        /// Fix failed.
        pub const FIX_FAILED: &str = "fix_failed";
        /// Resolve.
        pub const RESOLVE: &str = "resolve";
        /// Close.
        pub const CLOSE: &str = "close";
        /// It recurred.
        pub const RECUR: &str = "recur";
        /// Close without fix.
        pub const DISMISS: &str = "dismiss";
    }

    /// Links.
    pub mod link {
        /// Actions.
        pub const ACTIONS: &str = "actions";
        /// Has known error.
        pub const KNOWN_ERROR: &str = "known_error";
        /// Fixed by.
        pub const FIXED_BY: &str = "fixed_by";
        /// Duplicate of.
        pub const DUPLICATE_OF: &str = "duplicate_of";
    }
}

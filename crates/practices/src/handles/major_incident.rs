//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Major incident: The management record of an incident that met the major incident criteria
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod major_incident {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "major_incident";

    /// Choices of Criteria met.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum CriteriaMet {
        /// Critical service unavailable.
        CriticalServiceUnavailable,
        /// Many users.
        ManyUsers,
        /// Whole site or customer.
        SiteOrCustomer,
        /// Security.
        Security,
        /// Safety, legal duty or public attention.
        SafetyOrLegal,
        /// P1 not restored at half of its target.
        NotRestoredAtHalf,
        /// Criterion of an agreement.
        AgreedCriterion,
        /// Outage longer than half of the RTO.
        LongOutage,
    }
    impl ChoiceEnum for CriteriaMet {
        const ALL: &'static [Self] = &[
            Self::CriticalServiceUnavailable,
            Self::ManyUsers,
            Self::SiteOrCustomer,
            Self::Security,
            Self::SafetyOrLegal,
            Self::NotRestoredAtHalf,
            Self::AgreedCriterion,
            Self::LongOutage,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::CriticalServiceUnavailable => "critical_service_unavailable",
                Self::ManyUsers => "many_users",
                Self::SiteOrCustomer => "site_or_customer",
                Self::Security => "security",
                Self::SafetyOrLegal => "safety_or_legal",
                Self::NotRestoredAtHalf => "not_restored_at_half",
                Self::AgreedCriterion => "agreed_criterion",
                Self::LongOutage => "long_outage",
            }
        }
    }

    /// Choices of Continuity decision.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ContinuityDecision {
        /// Invoke.
        Invoke,
        /// Do not invoke.
        DoNotInvoke,
    }
    impl ChoiceEnum for ContinuityDecision {
        const ALL: &'static [Self] = &[
            Self::Invoke,
            Self::DoNotInvoke,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Invoke => "invoke",
                Self::DoNotInvoke => "do_not_invoke",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Incident.
        pub const INCIDENT: Field<Link> = Field::new("incident");
        /// Criteria met.
        pub const CRITERIA_MET: Field<Several<CriteriaMet>> = Field::new("criteria_met");
        /// Declared at.
        pub const DECLARED_AT: Field<kernel::Timestamp> = Field::new("declared_at");
        /// Incident reported at.
        pub const REPORTED_AT: Field<kernel::Timestamp> = Field::new("reported_at");
        /// Declared late.
        pub const DECLARED_LATE: Field<bool> = Field::new("declared_late");
        /// Declared by.
        pub const DECLARED_BY: Field<Link> = Field::new("declared_by");
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Customer.
        pub const CUSTOMER: Field<Link> = Field::new("customer");
        /// Major incident manager.
        pub const MANAGER: Field<Link> = Field::new("manager");
        /// Manager assigned at.
        pub const MANAGER_ASSIGNED_AT: Field<kernel::Timestamp> = Field::new("manager_assigned_at");
        /// Technical lead.
        pub const TECHNICAL_LEAD: Field<Link> = Field::new("technical_lead");
        /// Communication lead.
        pub const COMMUNICATION_LEAD: Field<Link> = Field::new("communication_lead");
        /// Bridge or channel.
        pub const BRIDGE: Field<Text> = Field::new("bridge");
        /// Told to top management.
        pub const MANAGEMENT_UPDATES: Field<Table> = Field::new("management_updates");
        /// Told to customers and users.
        pub const CUSTOMER_UPDATES: Field<Table> = Field::new("customer_updates");
        /// Update every (minutes).
        pub const UPDATE_MINUTES: Field<i64> = Field::new("update_minutes");
        /// Management informed at.
        pub const MANAGEMENT_INFORMED_AT: Field<kernel::Timestamp> = Field::new("management_informed_at");
        /// Customers informed at.
        pub const CUSTOMERS_INFORMED_AT: Field<kernel::Timestamp> = Field::new("customers_informed_at");
        /// Updates due.
        pub const UPDATES_DUE: Field<i64> = Field::new("updates_due");
        /// Updates sent on time.
        pub const UPDATES_SENT: Field<i64> = Field::new("updates_sent");
        /// RTO of the service (minutes).
        pub const RTO_MINUTES: Field<i64> = Field::new("rto_minutes");
        /// Continuity decision.
        pub const CONTINUITY_DECISION: Field<One<ContinuityDecision>> = Field::new("continuity_decision");
        /// Why so.
        pub const CONTINUITY_REASON: Field<Text> = Field::new("continuity_reason");
        /// Continuity decided at.
        pub const CONTINUITY_DECIDED_AT: Field<kernel::Timestamp> = Field::new("continuity_decided_at");
        /// Restored at.
        pub const RESTORED_AT: Field<kernel::Timestamp> = Field::new("restored_at");
        /// Service verified by.
        pub const VERIFIED_BY: Field<Link> = Field::new("verified_by");
        /// Temporary measures.
        pub const TEMPORARY_MEASURES: Field<Text> = Field::new("temporary_measures");
        /// Failed again.
        pub const FAILED_AGAIN_COUNT: Field<i64> = Field::new("failed_again_count");
        /// Downgrade reason.
        pub const DOWNGRADE_REASON: Field<Text> = Field::new("downgrade_reason");
        /// Downgrade proposed by.
        pub const DOWNGRADE_PROPOSED_BY: Field<Link> = Field::new("downgrade_proposed_by");
        /// Downgraded at.
        pub const DOWNGRADED_AT: Field<kernel::Timestamp> = Field::new("downgraded_at");
        /// Timeline.
        pub const TIMELINE: Field<Table> = Field::new("timeline");
        /// Impact.
        pub const IMPACT_SUMMARY: Field<Text> = Field::new("impact_summary");
        /// Cause, as known.
        pub const CAUSE_SUMMARY: Field<Text> = Field::new("cause_summary");
        /// Response.
        pub const RESPONSE_SUMMARY: Field<Text> = Field::new("response_summary");
        /// Customers told of the report.
        pub const CUSTOMERS_TOLD: Field<Text> = Field::new("customers_told");
        /// Report issued on.
        pub const REPORT_ISSUED_ON: Field<kernel::Date> = Field::new("report_issued_on");
        /// Review held on.
        pub const REVIEW_HELD_ON: Field<kernel::Date> = Field::new("review_held_on");
        /// Reviewed in time.
        pub const REVIEWED_IN_TIME: Field<bool> = Field::new("reviewed_in_time");
        /// Review attendees.
        pub const REVIEW_ATTENDEES: Field<Links> = Field::new("review_attendees");
        /// Review conclusions.
        pub const REVIEW_CONCLUSIONS: Field<Text> = Field::new("review_conclusions");
        /// Why no problem.
        pub const NO_PROBLEM_REASON: Field<Text> = Field::new("no_problem_reason");
        /// Report due on.
        pub const REPORT_DUE_ON: Field<kernel::Date> = Field::new("report_due_on");
        /// Review due on.
        pub const REVIEW_DUE_ON: Field<kernel::Date> = Field::new("review_due_on");
        /// Closed at.
        pub const CLOSED_AT: Field<kernel::Timestamp> = Field::new("closed_at");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
        /// Why no improvement.
        pub const NO_IMPROVEMENT_REASON: Field<Text> = Field::new("no_improvement_reason");
        /// Last message to the caller.
        pub const LAST_PUBLIC_AT: Field<kernel::Timestamp> = Field::new("last_public_at");
        /// Last message from the caller.
        pub const LAST_INBOUND_AT: Field<kernel::Timestamp> = Field::new("last_inbound_at");
        /// Last work log entry.
        pub const LAST_WORK_AT: Field<kernel::Timestamp> = Field::new("last_work_at");
    }

    /// Columns of tables, by field; read them from a [`schema::Row`].
    pub mod columns {
        /// Told to top management.
        pub mod management_updates {
            use super::super::*;
            /// At.
            pub const AT: Field<kernel::Timestamp> = Field::new("at");
            /// Told.
            pub const TOLD: Field<Text> = Field::new("told");
            /// By.
            pub const BY: Field<Link> = Field::new("by");
        }
        /// Told to customers and users.
        pub mod customer_updates {
            use super::super::*;
            /// At.
            pub const AT: Field<kernel::Timestamp> = Field::new("at");
            /// Told.
            pub const TOLD: Field<Text> = Field::new("told");
            /// By.
            pub const BY: Field<Link> = Field::new("by");
        }
        /// Timeline.
        pub mod timeline {
            use super::super::*;
            /// At.
            pub const AT: Field<kernel::Timestamp> = Field::new("at");
            /// What.
            pub const WHAT: Field<Text> = Field::new("what");
        }
    }

    /// States.
    pub mod state {
        /// Declared.
        pub const DECLARED: &str = "declared";
        /// Managing.
        pub const MANAGING: &str = "managing";
        /// Restored.
        pub const RESTORED: &str = "restored";
        /// Downgraded.
        pub const DOWNGRADED: &str = "downgraded";
        /// In review.
        pub const IN_REVIEW: &str = "in_review";
        /// Closed.
        pub const CLOSED: &str = "closed";
    }

    /// Moves.
    pub mod step {
        /// Take the lead.
        pub const MANAGE: &str = "manage";
        /// Service restored.
        pub const RESTORE: &str = "restore";
        /// Downgrade.
        pub const DOWNGRADE: &str = "downgrade";
        /// Begin review.
        pub const REVIEW: &str = "review";
        /// Begin short review.
        pub const REVIEW_BRIEFLY: &str = "review_briefly";
        /// Failed again.
        pub const FAIL_AGAIN: &str = "fail_again";
        /// Close.
        pub const CLOSE: &str = "close";
    }

    /// Links.
    pub mod link {
        /// Improvements.
        pub const IMPROVEMENTS: &str = "improvements";
        /// Actions.
        pub const ACTIONS: &str = "actions";
        /// Changes made for it.
        pub const CHANGES: &str = "changes";
    }
}

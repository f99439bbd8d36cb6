//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Security control: An information security control decided on, implemented and operated
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod security_control {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "security_control";

    /// Choices of Applicability.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Applicability {
        /// Applicable.
        Applicable,
        /// Not applicable.
        NotApplicable,
    }
    impl ChoiceEnum for Applicability {
        const ALL: &'static [Self] = &[
            Self::Applicable,
            Self::NotApplicable,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Applicable => "applicable",
                Self::NotApplicable => "not_applicable",
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
        /// Ineffective.
        Ineffective,
    }
    impl ChoiceEnum for EffectivenessResult {
        const ALL: &'static [Self] = &[
            Self::Effective,
            Self::PartlyEffective,
            Self::Ineffective,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Effective => "effective",
                Self::PartlyEffective => "partly_effective",
                Self::Ineffective => "ineffective",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Reference.
        pub const REFERENCE: Field<Text> = Field::new("reference");
        /// What it demands.
        pub const STATEMENT: Field<Text> = Field::new("statement");
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Applicability.
        pub const APPLICABILITY: Field<One<Applicability>> = Field::new("applicability");
        /// Why it applies or not.
        pub const DECISION_REASON: Field<Text> = Field::new("decision_reason");
        /// Decided by.
        pub const DECIDED_BY: Field<Link> = Field::new("decided_by");
        /// Decided at.
        pub const DECIDED_AT: Field<kernel::Timestamp> = Field::new("decided_at");
        /// Planned for.
        pub const PLANNED_FOR: Field<kernel::Date> = Field::new("planned_for");
        /// How it is done.
        pub const IMPLEMENTATION: Field<Text> = Field::new("implementation");
        /// Implemented on.
        pub const IMPLEMENTED_ON: Field<kernel::Date> = Field::new("implemented_on");
        /// External party.
        pub const EXTERNAL_PARTY: Field<Link> = Field::new("external_party");
        /// Agreed with party on.
        pub const AGREED_WITH_PARTY_ON: Field<kernel::Date> = Field::new("agreed_with_party_on");
        /// Effectiveness result.
        pub const EFFECTIVENESS_RESULT: Field<One<EffectivenessResult>> = Field::new("effectiveness_result");
        /// What the review found.
        pub const EFFECTIVENESS_NOTE: Field<Text> = Field::new("effectiveness_note");
        /// Effectiveness reviewed on.
        pub const EFFECTIVENESS_REVIEWED_ON: Field<kernel::Date> = Field::new("effectiveness_reviewed_on");
        /// Effectiveness reviewed by.
        pub const EFFECTIVENESS_REVIEWED_BY: Field<Link> = Field::new("effectiveness_reviewed_by");
        /// Operating since.
        pub const OPERATING_SINCE: Field<kernel::Date> = Field::new("operating_since");
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
        /// Proposed.
        pub const PROPOSED: &str = "proposed";
        /// Planned.
        pub const PLANNED: &str = "planned";
        /// Implemented.
        pub const IMPLEMENTED: &str = "implemented";
        /// Operating.
        pub const OPERATING: &str = "operating";
        /// Under review.
        pub const UNDER_REVIEW: &str = "under_review";
        /// Retired.
        pub const RETIRED: &str = "retired";
    }

    /// Moves.
    pub mod step {
        /// Plan.
        pub const PLAN: &str = "plan";
        /// Record as implemented.
        pub const IMPLEMENT: &str = "implement";
        /// Put into operation.
        pub const OPERATE: &str = "operate";
        /// Begin review.
        pub const REVIEW: &str = "review";
        /// Conclude the review.
        pub const CONCLUDE: &str = "conclude";
        /// Retire.
        pub const RETIRE: &str = "retire";
    }

    /// Links.
    pub mod link {
        /// Actions.
        pub const ACTIONS: &str = "actions";
        /// Treats.
        pub const RISKS: &str = "risks";
    }
}

/// Security incident: One or more unwanted security events with a significant chance of harming operations or information security
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod security_incident {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "security_incident";

    /// Choices of Category.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Category {
        /// Malware.
        Malware,
        /// Phishing.
        Phishing,
        /// Unauthorised access.
        UnauthorisedAccess,
        /// Data disclosure.
        DataDisclosure,
        /// Data loss.
        DataLoss,
        /// Denial of service.
        DenialOfService,
        /// Loss or theft.
        LossOrTheft,
        /// Misuse.
        Misuse,
        /// Weakness exploited.
        WeaknessExploited,
        /// Policy breach.
        PolicyBreach,
        /// Physical.
        Physical,
        /// Other.
        Other,
    }
    impl ChoiceEnum for Category {
        const ALL: &'static [Self] = &[
            Self::Malware,
            Self::Phishing,
            Self::UnauthorisedAccess,
            Self::DataDisclosure,
            Self::DataLoss,
            Self::DenialOfService,
            Self::LossOrTheft,
            Self::Misuse,
            Self::WeaknessExploited,
            Self::PolicyBreach,
            Self::Physical,
            Self::Other,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Malware => "malware",
                Self::Phishing => "phishing",
                Self::UnauthorisedAccess => "unauthorised_access",
                Self::DataDisclosure => "data_disclosure",
                Self::DataLoss => "data_loss",
                Self::DenialOfService => "denial_of_service",
                Self::LossOrTheft => "loss_or_theft",
                Self::Misuse => "misuse",
                Self::WeaknessExploited => "weakness_exploited",
                Self::PolicyBreach => "policy_breach",
                Self::Physical => "physical",
                Self::Other => "other",
            }
        }
    }

    /// Choices of Security risk level.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum SecurityRiskLevel {
        /// Critical.
        Critical,
        /// High.
        High,
        /// Medium.
        Medium,
        /// Low.
        Low,
    }
    impl ChoiceEnum for SecurityRiskLevel {
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

    /// Fields.
    pub mod f {
        use super::*;
        /// When it happened.
        pub const OCCURRED_AT: Field<kernel::Timestamp> = Field::new("occurred_at");
        /// Without my name.
        pub const ANONYMOUS: Field<bool> = Field::new("anonymous");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// What happened.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Reported at.
        pub const REPORTED_AT: Field<kernel::Timestamp> = Field::new("reported_at");
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Reporter.
        pub const REPORTER: Field<Link> = Field::new("reporter");
        /// Category.
        pub const CATEGORY: Field<One<Category>> = Field::new("category");
        /// Concerns the SMS itself.
        pub const CONCERNS_SMS: Field<bool> = Field::new("concerns_sms");
        /// Security risk level.
        pub const SECURITY_RISK_LEVEL: Field<One<SecurityRiskLevel>> = Field::new("security_risk_level");
        /// Lower level confirmed by.
        pub const LEVEL_CONFIRMED_BY: Field<Link> = Field::new("level_confirmed_by");
        /// Priority.
        pub const PRIORITY: Field<One<Priority>> = Field::new("priority");
        /// Late triage reason.
        pub const LATE_TRIAGE_REASON: Field<Text> = Field::new("late_triage_reason");
        /// Personal data concerned.
        pub const PERSONAL_DATA: Field<bool> = Field::new("personal_data");
        /// Must be notified.
        pub const NOTIFICATION_DUTY: Field<bool> = Field::new("notification_duty");
        /// Aware since.
        pub const AWARE_AT: Field<kernel::Timestamp> = Field::new("aware_at");
        /// To be notified within (hours).
        pub const NOTIFICATION_HOURS: Field<i64> = Field::new("notification_hours");
        /// Notification due at.
        pub const NOTIFICATION_DUE_AT: Field<kernel::Timestamp> = Field::new("notification_due_at");
        /// Notified at.
        pub const NOTIFIED_AT: Field<kernel::Timestamp> = Field::new("notified_at");
        /// Notified in time.
        pub const NOTIFIED_IN_TIME: Field<bool> = Field::new("notified_in_time");
        /// Notified to.
        pub const NOTIFIED_TO: Field<Text> = Field::new("notified_to");
        /// Containment steps.
        pub const CONTAINMENT: Field<Text> = Field::new("containment");
        /// Contained at.
        pub const CONTAINED_AT: Field<kernel::Timestamp> = Field::new("contained_at");
        /// Cause, and how it was removed.
        pub const CAUSE_REMOVED: Field<Text> = Field::new("cause_removed");
        /// Services verified with.
        pub const VERIFIED_WITH: Field<Link> = Field::new("verified_with");
        /// Evidence.
        pub const EVIDENCE: Field<Table> = Field::new("evidence");
        /// Evidence preserved.
        pub const EVIDENCE_PRESERVED: Field<bool> = Field::new("evidence_preserved");
        /// Resolution.
        pub const RESOLUTION: Field<Text> = Field::new("resolution");
        /// Resolved at.
        pub const RESOLVED_AT: Field<kernel::Timestamp> = Field::new("resolved_at");
        /// Impact on the SMS.
        pub const IMPACT_SMS: Field<Text> = Field::new("impact_sms");
        /// Impact on services.
        pub const IMPACT_SERVICES: Field<Text> = Field::new("impact_services");
        /// Impact on parties.
        pub const IMPACT_PARTIES: Field<Text> = Field::new("impact_parties");
        /// Reported in.
        pub const REPORTED_IN: Field<Link> = Field::new("reported_in");
        /// Reviewed on.
        pub const REVIEWED_ON: Field<kernel::Date> = Field::new("reviewed_on");
        /// Reviewed in time.
        pub const REVIEWED_IN_TIME: Field<bool> = Field::new("reviewed_in_time");
        /// Triage due at.
        pub const TRIAGE_DUE_AT: Field<kernel::Timestamp> = Field::new("triage_due_at");
        /// Triaged at.
        pub const TRIAGED_AT: Field<kernel::Timestamp> = Field::new("triaged_at");
        /// Triaged in time.
        pub const TRIAGED_IN_TIME: Field<bool> = Field::new("triaged_in_time");
        /// Eradicated at.
        pub const ERADICATED_AT: Field<kernel::Timestamp> = Field::new("eradicated_at");
        /// Recovered at.
        pub const RECOVERED_AT: Field<kernel::Timestamp> = Field::new("recovered_at");
        /// Review due on.
        pub const REVIEW_DUE_ON: Field<kernel::Date> = Field::new("review_due_on");
        /// Escalated to the security manager.
        pub const ESCALATED_AT: Field<kernel::Timestamp> = Field::new("escalated_at");
        /// Level lowered by.
        pub const LEVEL_LOWERED_BY: Field<Link> = Field::new("level_lowered_by");
        /// Why it is none.
        pub const FALSE_POSITIVE_REASON: Field<Text> = Field::new("false_positive_reason");
        /// Closed at.
        pub const CLOSED_AT: Field<kernel::Timestamp> = Field::new("closed_at");
        /// Assigned group.
        pub const ASSIGNED_GROUP: Field<Link> = Field::new("assigned_group");
        /// Assigned to.
        pub const ASSIGNED_TO: Field<Link> = Field::new("assigned_to");
        /// Reassignments.
        pub const REASSIGNMENT_COUNT: Field<i64> = Field::new("reassignment_count");
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
        /// Evidence.
        pub mod evidence {
            use super::super::*;
            /// Item.
            pub const ITEM: Field<Text> = Field::new("item");
            /// Collected by.
            pub const COLLECTED_BY: Field<Link> = Field::new("collected_by");
            /// Collected at.
            pub const COLLECTED_AT: Field<kernel::Timestamp> = Field::new("collected_at");
            /// SHA-256.
            pub const SHA256: Field<Text> = Field::new("sha256");
            /// Kept at.
            pub const KEPT_AT: Field<Text> = Field::new("kept_at");
        }
    }

    /// States.
    pub mod state {
        /// Reported.
        pub const REPORTED: &str = "reported";
        /// False positive.
        pub const FALSE_POSITIVE: &str = "false_positive";
        /// Triaged.
        pub const TRIAGED: &str = "triaged";
        /// Contained.
        pub const CONTAINED: &str = "contained";
        /// Eradicated.
        pub const ERADICATED: &str = "eradicated";
        /// Recovered.
        pub const RECOVERED: &str = "recovered";
        /// In review.
        pub const IN_REVIEW: &str = "in_review";
        /// Closed.
        pub const CLOSED: &str = "closed";
    }

    /// Moves.
    pub mod step {
        /// Triage.
        pub const TRIAGE: &str = "triage";
        /// False positive.
        pub const DISMISS: &str = "dismiss";
        /// Contained.
        pub const CONTAIN: &str = "contain";
        /// Eradicated.
        pub const ERADICATE: &str = "eradicate";
        /// Recovered.
        pub const RECOVER: &str = "recover";
        /// Begin the review.
        pub const REVIEW: &str = "review";
        /// Close.
        pub const CLOSE: &str = "close";
    }

    /// Links.
    pub mod link {
        /// Improvements.
        pub const IMPROVEMENTS: &str = "improvements";
        /// Actions.
        pub const ACTIONS: &str = "actions";
        /// From incident.
        pub const FROM_INCIDENT: &str = "from_incident";
        /// Managed as.
        pub const MANAGED_AS: &str = "managed_as";
        /// Risk that became real.
        pub const REALISES: &str = "realises";
        /// Control that failed.
        pub const BROKE_CONTROL: &str = "broke_control";
        /// Escalations.
        pub const ESCALATIONS: &str = "escalations";
    }
}

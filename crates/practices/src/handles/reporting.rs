//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Report definition: What a report is for, who reads it, what it contains, how often it comes and where its figures are from
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod report_definition {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "report_definition";

    /// Choices of Subject.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Subject {
        /// Services.
        Services,
        /// The management system.
        Sms,
    }
    impl ChoiceEnum for Subject {
        const ALL: &'static [Self] = &[
            Self::Services,
            Self::Sms,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Services => "services",
                Self::Sms => "sms",
            }
        }
    }

    /// Choices of Audience.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Audience {
        /// Customer.
        Customer,
        /// Top management.
        TopManagement,
        /// Service owners.
        ServiceOwners,
        /// Process owners.
        ProcessOwners,
        /// Suppliers.
        Suppliers,
        /// All staff.
        AllStaff,
    }
    impl ChoiceEnum for Audience {
        const ALL: &'static [Self] = &[
            Self::Customer,
            Self::TopManagement,
            Self::ServiceOwners,
            Self::ProcessOwners,
            Self::Suppliers,
            Self::AllStaff,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Customer => "customer",
                Self::TopManagement => "top_management",
                Self::ServiceOwners => "service_owners",
                Self::ProcessOwners => "process_owners",
                Self::Suppliers => "suppliers",
                Self::AllStaff => "all_staff",
            }
        }
    }

    /// Choices of Content.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Content {
        /// Performance against targets.
        PerformanceAgainstTargets,
        /// Trends.
        Trends,
        /// Significant events.
        SignificantEvents,
        /// Workload and demand.
        WorkloadAndDemand,
        /// Nonconformities.
        Nonconformities,
        /// Security incidents.
        SecurityIncidents,
        /// Satisfaction and complaints.
        SatisfactionAndComplaints,
        /// Findings.
        Findings,
        /// Decisions.
        Decisions,
        /// Actions.
        Actions,
    }
    impl ChoiceEnum for Content {
        const ALL: &'static [Self] = &[
            Self::PerformanceAgainstTargets,
            Self::Trends,
            Self::SignificantEvents,
            Self::WorkloadAndDemand,
            Self::Nonconformities,
            Self::SecurityIncidents,
            Self::SatisfactionAndComplaints,
            Self::Findings,
            Self::Decisions,
            Self::Actions,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::PerformanceAgainstTargets => "performance_against_targets",
                Self::Trends => "trends",
                Self::SignificantEvents => "significant_events",
                Self::WorkloadAndDemand => "workload_and_demand",
                Self::Nonconformities => "nonconformities",
                Self::SecurityIncidents => "security_incidents",
                Self::SatisfactionAndComplaints => "satisfaction_and_complaints",
                Self::Findings => "findings",
                Self::Decisions => "decisions",
                Self::Actions => "actions",
            }
        }
    }

    /// Choices of Frequency.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Frequency {
        /// Monthly.
        Monthly,
        /// Quarterly.
        Quarterly,
        /// Yearly.
        Yearly,
    }
    impl ChoiceEnum for Frequency {
        const ALL: &'static [Self] = &[
            Self::Monthly,
            Self::Quarterly,
            Self::Yearly,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Monthly => "monthly",
                Self::Quarterly => "quarterly",
                Self::Yearly => "yearly",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Subject.
        pub const SUBJECT: Field<One<Subject>> = Field::new("subject");
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Customer.
        pub const CUSTOMER: Field<Link> = Field::new("customer");
        /// Audience.
        pub const AUDIENCE: Field<Several<Audience>> = Field::new("audience");
        /// Recipients.
        pub const RECIPIENTS: Field<Links> = Field::new("recipients");
        /// Purpose.
        pub const PURPOSE: Field<Text> = Field::new("purpose");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Content.
        pub const CONTENT: Field<Several<Content>> = Field::new("content");
        /// Frequency.
        pub const FREQUENCY: Field<One<Frequency>> = Field::new("frequency");
        /// Source of the figures.
        pub const SOURCE: Field<Text> = Field::new("source");
        /// Report owner.
        pub const REPORT_OWNER: Field<Link> = Field::new("report_owner");
        /// Agreed with.
        pub const AGREED_WITH: Field<Link> = Field::new("agreed_with");
        /// Last period begun.
        pub const LAST_PERIOD: Field<Text> = Field::new("last_period");
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

/// Service report: A report on the services or the management system for a period, and what was decided on it
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod service_report {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "service_report";

    /// Choices of Audience.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Audience {
        /// Customer.
        Customer,
        /// Top management.
        TopManagement,
        /// Service owners.
        ServiceOwners,
        /// Process owners.
        ProcessOwners,
        /// Suppliers.
        Suppliers,
        /// All staff.
        AllStaff,
    }
    impl ChoiceEnum for Audience {
        const ALL: &'static [Self] = &[
            Self::Customer,
            Self::TopManagement,
            Self::ServiceOwners,
            Self::ProcessOwners,
            Self::Suppliers,
            Self::AllStaff,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Customer => "customer",
                Self::TopManagement => "top_management",
                Self::ServiceOwners => "service_owners",
                Self::ProcessOwners => "process_owners",
                Self::Suppliers => "suppliers",
                Self::AllStaff => "all_staff",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Definition.
        pub const DEFINITION: Field<Link> = Field::new("definition");
        /// Period.
        pub const PERIOD: Field<Text> = Field::new("period");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Includes trends.
        pub const INCLUDES_TRENDS: Field<bool> = Field::new("includes_trends");
        /// Periods shown.
        pub const TREND_PERIODS: Field<i64> = Field::new("trend_periods");
        /// Performance against targets.
        pub const PERFORMANCE: Field<Text> = Field::new("performance");
        /// Significant events.
        pub const SIGNIFICANT_EVENTS: Field<Text> = Field::new("significant_events");
        /// Workload and demand.
        pub const WORKLOAD_AND_DEMAND: Field<Text> = Field::new("workload_and_demand");
        /// Nonconformities.
        pub const NONCONFORMITIES: Field<Text> = Field::new("nonconformities");
        /// Security incidents.
        pub const SECURITY_INCIDENTS: Field<Text> = Field::new("security_incidents");
        /// Satisfaction and complaints.
        pub const SATISFACTION_AND_COMPLAINTS: Field<Text> = Field::new("satisfaction_and_complaints");
        /// Findings.
        pub const FINDINGS: Field<Text> = Field::new("findings");
        /// Nothing was found.
        pub const NO_FINDINGS: Field<bool> = Field::new("no_findings");
        /// Decisions.
        pub const DECISIONS: Field<Text> = Field::new("decisions");
        /// Why no action.
        pub const NO_ACTION_REASON: Field<Text> = Field::new("no_action_reason");
        /// Due on.
        pub const DUE_ON: Field<kernel::Date> = Field::new("due_on");
        /// To be issued by.
        pub const LATEST_ON: Field<kernel::Date> = Field::new("latest_on");
        /// Issued on.
        pub const ISSUED_ON: Field<kernel::Date> = Field::new("issued_on");
        /// Actions communicated on.
        pub const ACTIONS_COMMUNICATED_ON: Field<kernel::Date> = Field::new("actions_communicated_on");
        /// Audience.
        pub const AUDIENCE: Field<Several<Audience>> = Field::new("audience");
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Customer.
        pub const CUSTOMER: Field<Link> = Field::new("customer");
        /// Owner.
        pub const OWNER: Field<Link> = Field::new("owner");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// States.
    pub mod state {
        /// Preparing.
        pub const PREPARING: &str = "preparing";
        /// Issued.
        pub const ISSUED: &str = "issued";
        /// Closed.
        pub const CLOSED: &str = "closed";
    }

    /// Moves.
    pub mod step {
        /// Issue.
        pub const ISSUE: &str = "issue";
        /// Close.
        pub const CLOSE: &str = "close";
    }

    /// Links.
    pub mod link {
        /// Actions.
        pub const ACTIONS: &str = "actions";
    }
}

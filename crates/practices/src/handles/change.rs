//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// CAB meeting: A meeting of the change advisory board, with its agenda, attendance and advice per change
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod cab_meeting {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "cab_meeting";

    /// Choices of Kind.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Kind {
        /// Weekly.
        Weekly,
        /// Extraordinary.
        Extraordinary,
        /// Emergency.
        Emergency,
        /// Asynchronous.
        Asynchronous,
    }
    impl ChoiceEnum for Kind {
        const ALL: &'static [Self] = &[
            Self::Weekly,
            Self::Extraordinary,
            Self::Emergency,
            Self::Asynchronous,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Weekly => "weekly",
                Self::Extraordinary => "extraordinary",
                Self::Emergency => "emergency",
                Self::Asynchronous => "asynchronous",
            }
        }
    }

    /// Choices of Role.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum AttendanceRole {
        /// Chair.
        Chair,
        /// Technical authority.
        TechnicalAuthority,
        /// Service owner.
        ServiceOwner,
        /// Service desk.
        ServiceDesk,
        /// Security.
        Security,
        /// Operations.
        Operations,
        /// Customer.
        Customer,
        /// Supplier.
        Supplier,
    }
    impl ChoiceEnum for AttendanceRole {
        const ALL: &'static [Self] = &[
            Self::Chair,
            Self::TechnicalAuthority,
            Self::ServiceOwner,
            Self::ServiceDesk,
            Self::Security,
            Self::Operations,
            Self::Customer,
            Self::Supplier,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Chair => "chair",
                Self::TechnicalAuthority => "technical_authority",
                Self::ServiceOwner => "service_owner",
                Self::ServiceDesk => "service_desk",
                Self::Security => "security",
                Self::Operations => "operations",
                Self::Customer => "customer",
                Self::Supplier => "supplier",
            }
        }
    }

    /// Choices of Advice.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum AdviceAdvice {
        /// Approve.
        Approve,
        /// Approve with conditions.
        ApproveWithConditions,
        /// Defer.
        Defer,
        /// Reject.
        Reject,
    }
    impl ChoiceEnum for AdviceAdvice {
        const ALL: &'static [Self] = &[
            Self::Approve,
            Self::ApproveWithConditions,
            Self::Defer,
            Self::Reject,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Approve => "approve",
                Self::ApproveWithConditions => "approve_with_conditions",
                Self::Defer => "defer",
                Self::Reject => "reject",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Kind.
        pub const KIND: Field<One<Kind>> = Field::new("kind");
        /// Starts at.
        pub const STARTS_AT: Field<kernel::Timestamp> = Field::new("starts_at");
        /// Chair.
        pub const CHAIR: Field<Link> = Field::new("chair");
        /// Agenda.
        pub const AGENDA: Field<Links> = Field::new("agenda");
        /// Attendance.
        pub const ATTENDANCE: Field<Table> = Field::new("attendance");
        /// Advice.
        pub const ADVICE: Field<Table> = Field::new("advice");
        /// Unauthorised reported.
        pub const UNAUTHORISED_REPORTED: Field<Links> = Field::new("unauthorised_reported");
        /// Minutes.
        pub const MINUTES: Field<Text> = Field::new("minutes");
        /// Agenda sent at.
        pub const AGENDA_SENT_AT: Field<kernel::Timestamp> = Field::new("agenda_sent_at");
        /// Why the agenda comes late.
        pub const LATE_AGENDA_REASON: Field<Text> = Field::new("late_agenda_reason");
        /// Held at.
        pub const HELD_AT: Field<kernel::Timestamp> = Field::new("held_at");
        /// Minutes sent at.
        pub const MINUTES_SENT_AT: Field<kernel::Timestamp> = Field::new("minutes_sent_at");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// Columns of tables, by field; read them from a [`schema::Row`].
    pub mod columns {
        /// Attendance.
        pub mod attendance {
            use super::super::*;
            /// Person.
            pub const PERSON: Field<Link> = Field::new("person");
            /// Role.
            pub const ROLE: Field<One<AttendanceRole>> = Field::new("role");
            /// Deputy for.
            pub const DEPUTY_FOR: Field<Link> = Field::new("deputy_for");
        }
        /// Advice.
        pub mod advice {
            use super::super::*;
            /// Change.
            pub const CHANGE: Field<Link> = Field::new("change");
            /// Advice.
            pub const ADVICE: Field<One<AdviceAdvice>> = Field::new("advice");
            /// Reason.
            pub const REASON: Field<Text> = Field::new("reason");
            /// Conditions.
            pub const CONDITIONS: Field<Text> = Field::new("conditions");
            /// Defer to.
            pub const DEFER_TO: Field<kernel::Date> = Field::new("defer_to");
        }
    }

    /// States.
    pub mod state {
        /// Planned.
        pub const PLANNED: &str = "planned";
        /// Agenda sent.
        pub const AGENDA_SENT: &str = "agenda_sent";
        /// Held.
        pub const HELD: &str = "held";
        /// Closed.
        pub const CLOSED: &str = "closed";
        /// Cancelled.
        pub const CANCELLED: &str = "cancelled";
    }

    /// Moves.
    pub mod step {
        /// Send agenda.
        pub const SEND_AGENDA: &str = "send_agenda";
        /// Hold.
        pub const HOLD: &str = "hold";
        /// Hold at once.
        pub const HOLD_EMERGENCY: &str = "hold_emergency";
        /// Close and send minutes.
        pub const CLOSE: &str = "close";
        /// Cancel.
        pub const CANCEL: &str = "cancel";
    }

    /// Links.
    pub mod link {
        /// Actions.
        pub const ACTIONS: &str = "actions";
    }
}

/// Change: A request for change and everything done about it until review and closure
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod change {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "change";

    /// Choices of Change type.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ChangeType {
        /// Standard.
        Standard,
        /// Normal.
        Normal,
        /// Emergency.
        Emergency,
    }
    impl ChoiceEnum for ChangeType {
        const ALL: &'static [Self] = &[
            Self::Standard,
            Self::Normal,
            Self::Emergency,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Standard => "standard",
                Self::Normal => "normal",
                Self::Emergency => "emergency",
            }
        }
    }

    /// Choices of Category.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Category {
        /// Infrastructure.
        Infrastructure,
        /// Application.
        Application,
        /// Data.
        Data,
        /// Security.
        Security,
        /// Facility.
        Facility,
        /// Supplier contract.
        SupplierContract,
        /// Service.
        Service,
        /// SMS.
        Sms,
    }
    impl ChoiceEnum for Category {
        const ALL: &'static [Self] = &[
            Self::Infrastructure,
            Self::Application,
            Self::Data,
            Self::Security,
            Self::Facility,
            Self::SupplierContract,
            Self::Service,
            Self::Sms,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Infrastructure => "infrastructure",
                Self::Application => "application",
                Self::Data => "data",
                Self::Security => "security",
                Self::Facility => "facility",
                Self::SupplierContract => "supplier_contract",
                Self::Service => "service",
                Self::Sms => "sms",
            }
        }
    }

    /// Choices of Change subject.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ChangeSubject {
        /// Component.
        Component,
        /// Service.
        Service,
        /// New service.
        NewService,
        /// Service removal.
        ServiceRemoval,
        /// Service transfer out.
        ServiceTransferOut,
        /// Service transfer in.
        ServiceTransferIn,
        /// Contract.
        Contract,
        /// SMS.
        Sms,
    }
    impl ChoiceEnum for ChangeSubject {
        const ALL: &'static [Self] = &[
            Self::Component,
            Self::Service,
            Self::NewService,
            Self::ServiceRemoval,
            Self::ServiceTransferOut,
            Self::ServiceTransferIn,
            Self::Contract,
            Self::Sms,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Component => "component",
                Self::Service => "service",
                Self::NewService => "new_service",
                Self::ServiceRemoval => "service_removal",
                Self::ServiceTransferOut => "service_transfer_out",
                Self::ServiceTransferIn => "service_transfer_in",
                Self::Contract => "contract",
                Self::Sms => "sms",
            }
        }
    }

    /// Choices of How that was found.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum UnauthorisedBasis {
        /// Discovery.
        Discovery,
        /// Deployment log.
        DeploymentLog,
        /// Incident.
        Incident,
        /// Verbal not confirmed.
        VerbalNotConfirmed,
    }
    impl ChoiceEnum for UnauthorisedBasis {
        const ALL: &'static [Self] = &[
            Self::Discovery,
            Self::DeploymentLog,
            Self::Incident,
            Self::VerbalNotConfirmed,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Discovery => "discovery",
                Self::DeploymentLog => "deployment_log",
                Self::Incident => "incident",
                Self::VerbalNotConfirmed => "verbal_not_confirmed",
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

    /// Choices of Does any of these hold?.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum MajorCriteria {
        /// Targets, hours or price of an agreement change.
        AgreementChange,
        /// More than 100 users must change how they work.
        UsersChangeWork,
        /// New supplier for a critical service.
        NewCriticalSupplier,
        /// Personal data processed in a new way.
        NewPersonalData,
        /// None of these.
        NoneOfThese,
    }
    impl ChoiceEnum for MajorCriteria {
        const ALL: &'static [Self] = &[
            Self::AgreementChange,
            Self::UsersChangeWork,
            Self::NewCriticalSupplier,
            Self::NewPersonalData,
            Self::NoneOfThese,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::AgreementChange => "agreement_change",
                Self::UsersChangeWork => "users_change_work",
                Self::NewCriticalSupplier => "new_critical_supplier",
                Self::NewPersonalData => "new_personal_data",
                Self::NoneOfThese => "none_of_these",
            }
        }
    }

    /// Choices of Route.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Route {
        /// Direct.
        Direct,
        /// Design and transition.
        DesignAndTransition,
    }
    impl ChoiceEnum for Route {
        const ALL: &'static [Self] = &[
            Self::Direct,
            Self::DesignAndTransition,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Direct => "direct",
                Self::DesignAndTransition => "design_and_transition",
            }
        }
    }

    /// Choices of I1 Most critical service touched.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum RiskCriticality {
        /// 1 low.
        Low,
        /// 2 medium.
        Medium,
        /// 3 high.
        High,
        /// 4 critical.
        Critical,
    }
    impl ChoiceEnum for RiskCriticality {
        const ALL: &'static [Self] = &[
            Self::Low,
            Self::Medium,
            Self::High,
            Self::Critical,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Low => "1_low",
                Self::Medium => "2_medium",
                Self::High => "3_high",
                Self::Critical => "4_critical",
            }
        }
    }

    /// Choices of I2 Users hit if it fails.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum RiskUsers {
        /// 1 Up to 10.
        Few,
        /// 2 Up to 100.
        Some,
        /// 3 Up to 1 000, or a site.
        Many,
        /// 4 More.
        More,
    }
    impl ChoiceEnum for RiskUsers {
        const ALL: &'static [Self] = &[
            Self::Few,
            Self::Some,
            Self::Many,
            Self::More,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Few => "1_few",
                Self::Some => "2_some",
                Self::Many => "3_many",
                Self::More => "4_more",
            }
        }
    }

    /// Choices of I3 Data and security.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum RiskData {
        /// 1 none.
        None,
        /// 2 Internal data.
        Internal,
        /// 3 Confidential or personal data.
        Confidential,
        /// 4 Irreversible loss possible.
        Irreversible,
    }
    impl ChoiceEnum for RiskData {
        const ALL: &'static [Self] = &[
            Self::None,
            Self::Internal,
            Self::Confidential,
            Self::Irreversible,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::None => "1_none",
                Self::Internal => "2_internal",
                Self::Confidential => "3_confidential",
                Self::Irreversible => "4_irreversible",
            }
        }
    }

    /// Choices of I4 Time of change.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum RiskTiming {
        /// 1 Outside service time.
        Outside,
        /// 2 Low use.
        LowUse,
        /// 3 Service time.
        ServiceTime,
        /// 4 Peak or business-critical period.
        Peak,
    }
    impl ChoiceEnum for RiskTiming {
        const ALL: &'static [Self] = &[
            Self::Outside,
            Self::LowUse,
            Self::ServiceTime,
            Self::Peak,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Outside => "1_outside",
                Self::LowUse => "2_low_use",
                Self::ServiceTime => "3_service_time",
                Self::Peak => "4_peak",
            }
        }
    }

    /// Choices of L1 Complexity.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum RiskComplexity {
        /// 1 one item.
        OneItem,
        /// 2 Two to five items, one team.
        OneTeam,
        /// 3 Several teams.
        SeveralTeams,
        /// 4 Several parties or new technology.
        SeveralParties,
    }
    impl ChoiceEnum for RiskComplexity {
        const ALL: &'static [Self] = &[
            Self::OneItem,
            Self::OneTeam,
            Self::SeveralTeams,
            Self::SeveralParties,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::OneItem => "1_one_item",
                Self::OneTeam => "2_one_team",
                Self::SeveralTeams => "3_several_teams",
                Self::SeveralParties => "4_several_parties",
            }
        }
    }

    /// Choices of L2 Track record (12 months).
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum RiskTrackRecord {
        /// 1 Five successes or more, no failure.
        Proven,
        /// 2 One to four successes, no failure.
        Some,
        /// 3 Never done.
        Never,
        /// 4 Last attempt failed.
        Failed,
    }
    impl ChoiceEnum for RiskTrackRecord {
        const ALL: &'static [Self] = &[
            Self::Proven,
            Self::Some,
            Self::Never,
            Self::Failed,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Proven => "1_proven",
                Self::Some => "2_some",
                Self::Never => "3_never",
                Self::Failed => "4_failed",
            }
        }
    }

    /// Choices of L3 Testing.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum RiskTesting {
        /// 1 Full, in a like-live environment.
        Full,
        /// 2 partial.
        Partial,
        /// 3 Desk check or unit only.
        Desk,
        /// 4 None.
        None,
    }
    impl ChoiceEnum for RiskTesting {
        const ALL: &'static [Self] = &[
            Self::Full,
            Self::Partial,
            Self::Desk,
            Self::None,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Full => "1_full",
                Self::Partial => "2_partial",
                Self::Desk => "3_desk",
                Self::None => "4_none",
            }
        }
    }

    /// Choices of L4 Remediation.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum RiskRemediation {
        /// 1 Tested, less than half the window.
        Quick,
        /// 2 Tested.
        Tested,
        /// 3 Planned, not tested.
        Planned,
        /// 4 None or irreversible.
        None,
    }
    impl ChoiceEnum for RiskRemediation {
        const ALL: &'static [Self] = &[
            Self::Quick,
            Self::Tested,
            Self::Planned,
            Self::None,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Quick => "1_quick",
                Self::Tested => "2_tested",
                Self::Planned => "3_planned",
                Self::None => "4_none",
            }
        }
    }

    /// Choices of Risk level.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum RiskLevel {
        /// Low.
        Low,
        /// Medium.
        Medium,
        /// High.
        High,
        /// Very high.
        VeryHigh,
    }
    impl ChoiceEnum for RiskLevel {
        const ALL: &'static [Self] = &[
            Self::Low,
            Self::Medium,
            Self::High,
            Self::VeryHigh,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Low => "low",
                Self::Medium => "medium",
                Self::High => "high",
                Self::VeryHigh => "very_high",
            }
        }
    }

    /// Choices of Risk level raised to.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum RiskLevelRaised {
        /// Low.
        Low,
        /// Medium.
        Medium,
        /// High.
        High,
        /// Very high.
        VeryHigh,
    }
    impl ChoiceEnum for RiskLevelRaised {
        const ALL: &'static [Self] = &[
            Self::Low,
            Self::Medium,
            Self::High,
            Self::VeryHigh,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Low => "low",
                Self::Medium => "medium",
                Self::High => "high",
                Self::VeryHigh => "very_high",
            }
        }
    }

    /// Choices of Test result.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum TestResult {
        /// Passed.
        Passed,
        /// Failed.
        Failed,
    }
    impl ChoiceEnum for TestResult {
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

    /// Choices of Remediation tested.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum RemediationTested {
        /// Tested.
        Tested,
        /// Partly tested.
        PartlyTested,
        /// Not tested.
        NotTested,
    }
    impl ChoiceEnum for RemediationTested {
        const ALL: &'static [Self] = &[
            Self::Tested,
            Self::PartlyTested,
            Self::NotTested,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Tested => "tested",
                Self::PartlyTested => "partly_tested",
                Self::NotTested => "not_tested",
            }
        }
    }

    /// Choices of In which area.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ApprovalArea {
        /// Change manager.
        ChangeManager,
        /// Service owner.
        ServiceOwner,
        /// CAB advice.
        Cab,
        /// Change authority.
        ChangeAuthority,
        /// SMS owner.
        SmsOwner,
        /// Customer contact.
        CustomerContact,
        /// Security manager.
        SecurityManager,
        /// Supplier manager.
        SupplierManager,
        /// Duty or change manager.
        DutyManager,
        /// Technical authority.
        TechnicalAuthority,
    }
    impl ChoiceEnum for ApprovalArea {
        const ALL: &'static [Self] = &[
            Self::ChangeManager,
            Self::ServiceOwner,
            Self::Cab,
            Self::ChangeAuthority,
            Self::SmsOwner,
            Self::CustomerContact,
            Self::SecurityManager,
            Self::SupplierManager,
            Self::DutyManager,
            Self::TechnicalAuthority,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::ChangeManager => "change_manager",
                Self::ServiceOwner => "service_owner",
                Self::Cab => "cab",
                Self::ChangeAuthority => "change_authority",
                Self::SmsOwner => "sms_owner",
                Self::CustomerContact => "customer_contact",
                Self::SecurityManager => "security_manager",
                Self::SupplierManager => "supplier_manager",
                Self::DutyManager => "duty_manager",
                Self::TechnicalAuthority => "technical_authority",
            }
        }
    }

    /// Choices of Your decision.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ApprovalDecision {
        /// Approved.
        Approved,
        /// Rejected.
        Rejected,
    }
    impl ChoiceEnum for ApprovalDecision {
        const ALL: &'static [Self] = &[
            Self::Approved,
            Self::Rejected,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Approved => "approved",
                Self::Rejected => "rejected",
            }
        }
    }

    /// Choices of CAB advice.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum CabAdvice {
        /// Approve.
        Approve,
        /// Approve with conditions.
        ApproveWithConditions,
        /// Defer.
        Defer,
        /// Reject.
        Reject,
    }
    impl ChoiceEnum for CabAdvice {
        const ALL: &'static [Self] = &[
            Self::Approve,
            Self::ApproveWithConditions,
            Self::Defer,
            Self::Reject,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Approve => "approve",
                Self::ApproveWithConditions => "approve_with_conditions",
                Self::Defer => "defer",
                Self::Reject => "reject",
            }
        }
    }

    /// Choices of Decision.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Decision {
        /// Approved.
        Approved,
        /// Rejected.
        Rejected,
    }
    impl ChoiceEnum for Decision {
        const ALL: &'static [Self] = &[
            Self::Approved,
            Self::Rejected,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Approved => "approved",
                Self::Rejected => "rejected",
            }
        }
    }

    /// Choices of Outcome.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Outcome {
        /// Successful.
        Successful,
        /// Successful with issues.
        SuccessfulWithIssues,
        /// Partial.
        Partial,
        /// Backed out.
        BackedOut,
        /// Failed.
        Failed,
    }
    impl ChoiceEnum for Outcome {
        const ALL: &'static [Self] = &[
            Self::Successful,
            Self::SuccessfulWithIssues,
            Self::Partial,
            Self::BackedOut,
            Self::Failed,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Successful => "successful",
                Self::SuccessfulWithIssues => "successful_with_issues",
                Self::Partial => "partial",
                Self::BackedOut => "backed_out",
                Self::Failed => "failed",
            }
        }
    }

    /// Choices of Review kind.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ReviewKind {
        /// Light.
        Light,
        /// Full.
        Full,
        /// Model.
        Model,
    }
    impl ChoiceEnum for ReviewKind {
        const ALL: &'static [Self] = &[
            Self::Light,
            Self::Full,
            Self::Model,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Light => "light",
                Self::Full => "full",
                Self::Model => "model",
            }
        }
    }

    /// Choices of Why a full review.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ReviewBasis {
        /// Outcome.
        Outcome,
        /// Emergency.
        Emergency,
        /// Risk.
        Risk,
        /// Major impact.
        MajorImpact,
        /// Incident.
        Incident,
        /// Window exceeded.
        Overrun,
        /// Condition not met.
        Condition,
        /// Unauthorised.
        Unauthorised,
        /// First use of the model.
        FirstUse,
        /// Random sample.
        Sample,
    }
    impl ChoiceEnum for ReviewBasis {
        const ALL: &'static [Self] = &[
            Self::Outcome,
            Self::Emergency,
            Self::Risk,
            Self::MajorImpact,
            Self::Incident,
            Self::Overrun,
            Self::Condition,
            Self::Unauthorised,
            Self::FirstUse,
            Self::Sample,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Outcome => "outcome",
                Self::Emergency => "emergency",
                Self::Risk => "risk",
                Self::MajorImpact => "major_impact",
                Self::Incident => "incident",
                Self::Overrun => "overrun",
                Self::Condition => "condition",
                Self::Unauthorised => "unauthorised",
                Self::FirstUse => "first_use",
                Self::Sample => "sample",
            }
        }
    }

    /// Choices of Area.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ImpactAssessmentArea {
        /// Services.
        Services,
        /// Customers, users and other parties.
        Parties,
        /// Policies and plans of the SMS.
        PoliciesAndPlans,
        /// Capacity.
        Capacity,
        /// Availability.
        Availability,
        /// Continuity.
        Continuity,
        /// Information security.
        InformationSecurity,
        /// Other changes, releases and deployment plans.
        OtherChanges,
    }
    impl ChoiceEnum for ImpactAssessmentArea {
        const ALL: &'static [Self] = &[
            Self::Services,
            Self::Parties,
            Self::PoliciesAndPlans,
            Self::Capacity,
            Self::Availability,
            Self::Continuity,
            Self::InformationSecurity,
            Self::OtherChanges,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Services => "services",
                Self::Parties => "parties",
                Self::PoliciesAndPlans => "policies_and_plans",
                Self::Capacity => "capacity",
                Self::Availability => "availability",
                Self::Continuity => "continuity",
                Self::InformationSecurity => "information_security",
                Self::OtherChanges => "other_changes",
            }
        }
    }

    /// Choices of Area.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum RequiredApprovalsArea {
        /// Change manager.
        ChangeManager,
        /// Service owner.
        ServiceOwner,
        /// CAB advice.
        Cab,
        /// Change authority.
        ChangeAuthority,
        /// SMS owner.
        SmsOwner,
        /// Customer contact.
        CustomerContact,
        /// Security manager.
        SecurityManager,
        /// Supplier manager.
        SupplierManager,
        /// Duty or change manager.
        DutyManager,
        /// Technical authority.
        TechnicalAuthority,
    }
    impl ChoiceEnum for RequiredApprovalsArea {
        const ALL: &'static [Self] = &[
            Self::ChangeManager,
            Self::ServiceOwner,
            Self::Cab,
            Self::ChangeAuthority,
            Self::SmsOwner,
            Self::CustomerContact,
            Self::SecurityManager,
            Self::SupplierManager,
            Self::DutyManager,
            Self::TechnicalAuthority,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::ChangeManager => "change_manager",
                Self::ServiceOwner => "service_owner",
                Self::Cab => "cab",
                Self::ChangeAuthority => "change_authority",
                Self::SmsOwner => "sms_owner",
                Self::CustomerContact => "customer_contact",
                Self::SecurityManager => "security_manager",
                Self::SupplierManager => "supplier_manager",
                Self::DutyManager => "duty_manager",
                Self::TechnicalAuthority => "technical_authority",
            }
        }
    }

    /// Choices of Area.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ApproversArea {
        /// Change manager.
        ChangeManager,
        /// Service owner.
        ServiceOwner,
        /// CAB advice.
        Cab,
        /// Change authority.
        ChangeAuthority,
        /// SMS owner.
        SmsOwner,
        /// Customer contact.
        CustomerContact,
        /// Security manager.
        SecurityManager,
        /// Supplier manager.
        SupplierManager,
        /// Duty or change manager.
        DutyManager,
        /// Technical authority.
        TechnicalAuthority,
    }
    impl ChoiceEnum for ApproversArea {
        const ALL: &'static [Self] = &[
            Self::ChangeManager,
            Self::ServiceOwner,
            Self::Cab,
            Self::ChangeAuthority,
            Self::SmsOwner,
            Self::CustomerContact,
            Self::SecurityManager,
            Self::SupplierManager,
            Self::DutyManager,
            Self::TechnicalAuthority,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::ChangeManager => "change_manager",
                Self::ServiceOwner => "service_owner",
                Self::Cab => "cab",
                Self::ChangeAuthority => "change_authority",
                Self::SmsOwner => "sms_owner",
                Self::CustomerContact => "customer_contact",
                Self::SecurityManager => "security_manager",
                Self::SupplierManager => "supplier_manager",
                Self::DutyManager => "duty_manager",
                Self::TechnicalAuthority => "technical_authority",
            }
        }
    }

    /// Choices of Decision.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ApproversDecision {
        /// Approved.
        Approved,
        /// Rejected.
        Rejected,
    }
    impl ChoiceEnum for ApproversDecision {
        const ALL: &'static [Self] = &[
            Self::Approved,
            Self::Rejected,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Approved => "approved",
                Self::Rejected => "rejected",
            }
        }
    }

    /// Choices of Due.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ConditionsDue {
        /// Before scheduling.
        BeforeScheduling,
        /// Before implementation.
        BeforeImplementation,
        /// At review.
        AtReview,
    }
    impl ChoiceEnum for ConditionsDue {
        const ALL: &'static [Self] = &[
            Self::BeforeScheduling,
            Self::BeforeImplementation,
            Self::AtReview,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::BeforeScheduling => "before_scheduling",
                Self::BeforeImplementation => "before_implementation",
                Self::AtReview => "at_review",
            }
        }
    }

    /// Choices of Question.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ReviewAnswersQuestion {
        /// Light: was the aim met?.
        AimMet,
        /// Light: were there side effects?.
        SideEffects,
        /// Light: are record and items up to date?.
        RecordsUpdated,
        /// Aim and benefit reached?.
        AimAndBenefit,
        /// Effect on users?.
        EffectOnUsers,
        /// Was the risk estimated right?.
        RiskEstimate,
        /// Were test and remediation adequate?.
        TestAndRemediation,
        /// Was communication adequate?.
        Communication,
        /// Cost and time?.
        CostAndTime,
        /// What is to be done otherwise?.
        WhatToChange,
        /// Who agreed?.
        WhoAgreed,
    }
    impl ChoiceEnum for ReviewAnswersQuestion {
        const ALL: &'static [Self] = &[
            Self::AimMet,
            Self::SideEffects,
            Self::RecordsUpdated,
            Self::AimAndBenefit,
            Self::EffectOnUsers,
            Self::RiskEstimate,
            Self::TestAndRemediation,
            Self::Communication,
            Self::CostAndTime,
            Self::WhatToChange,
            Self::WhoAgreed,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::AimMet => "aim_met",
                Self::SideEffects => "side_effects",
                Self::RecordsUpdated => "records_updated",
                Self::AimAndBenefit => "aim_and_benefit",
                Self::EffectOnUsers => "effect_on_users",
                Self::RiskEstimate => "risk_estimate",
                Self::TestAndRemediation => "test_and_remediation",
                Self::Communication => "communication",
                Self::CostAndTime => "cost_and_time",
                Self::WhatToChange => "what_to_change",
                Self::WhoAgreed => "who_agreed",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Change type.
        pub const CHANGE_TYPE: Field<One<ChangeType>> = Field::new("change_type");
        /// Requested by.
        pub const REQUESTED_BY: Field<Link> = Field::new("requested_by");
        /// Reason.
        pub const REASON: Field<Text> = Field::new("reason");
        /// Model.
        pub const MODEL: Field<Link> = Field::new("model");
        /// Model parameters.
        pub const MODEL_PARAMETERS: Field<Table> = Field::new("model_parameters");
        /// Imminent risk.
        pub const IMMINENT_RISK: Field<Text> = Field::new("imminent_risk");
        /// What might go wrong.
        pub const EMERGENCY_RISK: Field<Text> = Field::new("emergency_risk");
        /// Other services affected.
        pub const AFFECTED_SERVICES: Field<Links> = Field::new("affected_services");
        /// Configuration items.
        pub const CONFIGURATION_ITEMS: Field<Links> = Field::new("configuration_items");
        /// Why no configuration item.
        pub const NO_ITEMS_REASON: Field<Text> = Field::new("no_items_reason");
        /// Category.
        pub const CATEGORY: Field<One<Category>> = Field::new("category");
        /// Change subject.
        pub const CHANGE_SUBJECT: Field<One<ChangeSubject>> = Field::new("change_subject");
        /// Contract.
        pub const CONTRACT: Field<Link> = Field::new("contract");
        /// Problem.
        pub const PROBLEM: Field<Link> = Field::new("problem");
        /// Security incident.
        pub const SECURITY_INCIDENT: Field<Link> = Field::new("security_incident");
        /// Release.
        pub const RELEASE: Field<Link> = Field::new("release");
        /// Submitted at.
        pub const SUBMITTED_AT: Field<kernel::Timestamp> = Field::new("submitted_at");
        /// Classified at.
        pub const CLASSIFIED_AT: Field<kernel::Timestamp> = Field::new("classified_at");
        /// Unauthorised.
        pub const UNAUTHORISED: Field<bool> = Field::new("unauthorised");
        /// How that was found.
        pub const UNAUTHORISED_BASIS: Field<One<UnauthorisedBasis>> = Field::new("unauthorised_basis");
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
        /// Priority.
        pub const PRIORITY: Field<One<Priority>> = Field::new("priority");
        /// Priority set by.
        pub const PRIORITY_SET_BY: Field<Link> = Field::new("priority_set_by");
        /// Impact assessment.
        pub const IMPACT_ASSESSMENT: Field<Table> = Field::new("impact_assessment");
        /// Benefits.
        pub const BENEFITS: Field<Text> = Field::new("benefits");
        /// Feasibility.
        pub const FEASIBILITY: Field<Text> = Field::new("feasibility");
        /// Financial impact.
        pub const FINANCIAL_IMPACT: Field<Text> = Field::new("financial_impact");
        /// Effort (person-days).
        pub const EFFORT_DAYS: Field<i64> = Field::new("effort_days");
        /// Security controls touched.
        pub const SECURITY_CONTROLS_TOUCHED: Field<bool> = Field::new("security_controls_touched");
        /// Does any of these hold?.
        pub const MAJOR_CRITERIA: Field<Several<MajorCriteria>> = Field::new("major_criteria");
        /// Major impact.
        pub const MAJOR_IMPACT: Field<bool> = Field::new("major_impact");
        /// Route.
        pub const ROUTE: Field<One<Route>> = Field::new("route");
        /// Design package.
        pub const DESIGN_PACKAGE: Field<Link> = Field::new("design_package");
        /// Full assessment due on.
        pub const FULL_ASSESSMENT_DUE_ON: Field<kernel::Date> = Field::new("full_assessment_due_on");
        /// Fully assessed at.
        pub const FULLY_ASSESSED_AT: Field<kernel::Timestamp> = Field::new("fully_assessed_at");
        /// I1 Most critical service touched.
        pub const RISK_CRITICALITY: Field<One<RiskCriticality>> = Field::new("risk_criticality");
        /// I2 Users hit if it fails.
        pub const RISK_USERS: Field<One<RiskUsers>> = Field::new("risk_users");
        /// I3 Data and security.
        pub const RISK_DATA: Field<One<RiskData>> = Field::new("risk_data");
        /// I4 Time of change.
        pub const RISK_TIMING: Field<One<RiskTiming>> = Field::new("risk_timing");
        /// L1 Complexity.
        pub const RISK_COMPLEXITY: Field<One<RiskComplexity>> = Field::new("risk_complexity");
        /// L2 Track record (12 months).
        pub const RISK_TRACK_RECORD: Field<One<RiskTrackRecord>> = Field::new("risk_track_record");
        /// L3 Testing.
        pub const RISK_TESTING: Field<One<RiskTesting>> = Field::new("risk_testing");
        /// L4 Remediation.
        pub const RISK_REMEDIATION: Field<One<RiskRemediation>> = Field::new("risk_remediation");
        /// Risk score.
        pub const RISK_SCORE: Field<i64> = Field::new("risk_score");
        /// Risk level.
        pub const RISK_LEVEL: Field<One<RiskLevel>> = Field::new("risk_level");
        /// Risk level raised to.
        pub const RISK_LEVEL_RAISED: Field<One<RiskLevelRaised>> = Field::new("risk_level_raised");
        /// Why the risk level is raised.
        pub const RISK_RAISED_REASON: Field<Text> = Field::new("risk_raised_reason");
        /// Test plan.
        pub const TEST_PLAN: Field<Text> = Field::new("test_plan");
        /// Remediation plan.
        pub const REMEDIATION_PLAN: Field<Text> = Field::new("remediation_plan");
        /// Remediation waiver.
        pub const REMEDIATION_WAIVER: Field<Text> = Field::new("remediation_waiver");
        /// Remediation waiver approved by.
        pub const REMEDIATION_WAIVER_BY: Field<Link> = Field::new("remediation_waiver_by");
        /// Verified at.
        pub const VERIFIED_AT: Field<kernel::Timestamp> = Field::new("verified_at");
        /// Test result.
        pub const TEST_RESULT: Field<One<TestResult>> = Field::new("test_result");
        /// Test waiver.
        pub const TEST_WAIVER: Field<Text> = Field::new("test_waiver");
        /// Test waiver approved by.
        pub const TEST_WAIVER_BY: Field<Link> = Field::new("test_waiver_by");
        /// Remediation tested.
        pub const REMEDIATION_TESTED: Field<One<RemediationTested>> = Field::new("remediation_tested");
        /// Planned start.
        pub const PLANNED_START: Field<kernel::Timestamp> = Field::new("planned_start");
        /// Planned end.
        pub const PLANNED_END: Field<kernel::Timestamp> = Field::new("planned_end");
        /// Expedited.
        pub const EXPEDITED: Field<bool> = Field::new("expedited");
        /// Why it cannot wait for the lead time.
        pub const EXPEDITED_REASON: Field<Text> = Field::new("expedited_reason");
        /// Approved start.
        pub const APPROVED_START: Field<kernel::Timestamp> = Field::new("approved_start");
        /// Approved end.
        pub const APPROVED_END: Field<kernel::Timestamp> = Field::new("approved_end");
        /// Conflicting changes.
        pub const CONFLICTING_CHANGES: Field<Links> = Field::new("conflicting_changes");
        /// Conflicts checked at.
        pub const CONFLICTS_CHECKED_AT: Field<kernel::Timestamp> = Field::new("conflicts_checked_at");
        /// Conflict acknowledgements.
        pub const CONFLICT_ACKNOWLEDGEMENTS: Field<Table> = Field::new("conflict_acknowledgements");
        /// Required approvals.
        pub const REQUIRED_APPROVALS: Field<Table> = Field::new("required_approvals");
        /// Approvals.
        pub const APPROVERS: Field<Table> = Field::new("approvers");
        /// Conditions.
        pub const CONDITIONS: Field<Table> = Field::new("conditions");
        /// In which area.
        pub const APPROVAL_AREA: Field<One<ApprovalArea>> = Field::new("approval_area");
        /// For which service.
        pub const APPROVAL_SERVICE: Field<Link> = Field::new("approval_service");
        /// Your decision.
        pub const APPROVAL_DECISION: Field<One<ApprovalDecision>> = Field::new("approval_decision");
        /// Your conditions.
        pub const APPROVAL_CONDITIONS: Field<Text> = Field::new("approval_conditions");
        /// Approved by word of mouth by.
        pub const APPROVAL_BY_WORD_OF: Field<Link> = Field::new("approval_by_word_of");
        /// I confirm what I approved by word of mouth.
        pub const APPROVAL_CONFIRMED: Field<bool> = Field::new("approval_confirmed");
        /// CAB meeting.
        pub const CAB_MEETING: Field<Link> = Field::new("cab_meeting");
        /// CAB advice.
        pub const CAB_ADVICE: Field<One<CabAdvice>> = Field::new("cab_advice");
        /// CAB advised at.
        pub const CAB_ADVISED_AT: Field<kernel::Timestamp> = Field::new("cab_advised_at");
        /// Approval requested at.
        pub const APPROVAL_REQUESTED_AT: Field<kernel::Timestamp> = Field::new("approval_requested_at");
        /// Decision.
        pub const DECISION: Field<One<Decision>> = Field::new("decision");
        /// Decided by.
        pub const DECIDED_BY: Field<Link> = Field::new("decided_by");
        /// Decided at.
        pub const DECIDED_AT: Field<kernel::Timestamp> = Field::new("decided_at");
        /// Implementer.
        pub const IMPLEMENTER: Field<Link> = Field::new("implementer");
        /// Deployment details.
        pub const DEPLOYMENT_DETAILS: Field<Text> = Field::new("deployment_details");
        /// Audience.
        pub const AUDIENCE: Field<Text> = Field::new("audience");
        /// Communicated at.
        pub const COMMUNICATED_AT: Field<kernel::Timestamp> = Field::new("communicated_at");
        /// Actual start.
        pub const ACTUAL_START: Field<kernel::Timestamp> = Field::new("actual_start");
        /// Actual end.
        pub const ACTUAL_END: Field<kernel::Timestamp> = Field::new("actual_end");
        /// In the approved window.
        pub const IN_WINDOW: Field<bool> = Field::new("in_window");
        /// Outcome.
        pub const OUTCOME: Field<One<Outcome>> = Field::new("outcome");
        /// Service check.
        pub const SERVICE_CHECK: Field<Text> = Field::new("service_check");
        /// Incidents.
        pub const INCIDENTS: Field<Links> = Field::new("incidents");
        /// Caused incidents.
        pub const CAUSED_INCIDENTS: Field<Links> = Field::new("caused_incidents");
        /// Items updated at.
        pub const CI_UPDATED_AT: Field<kernel::Timestamp> = Field::new("ci_updated_at");
        /// Items updated in time.
        pub const ITEMS_IN_TIME: Field<bool> = Field::new("items_in_time");
        /// No configuration effect.
        pub const NO_CI_EFFECT: Field<bool> = Field::new("no_ci_effect");
        /// Continuity not affected, because.
        pub const CONTINUITY_DECISION: Field<Text> = Field::new("continuity_decision");
        /// Review kind.
        pub const REVIEW_KIND: Field<One<ReviewKind>> = Field::new("review_kind");
        /// Why a full review.
        pub const REVIEW_BASIS: Field<Several<ReviewBasis>> = Field::new("review_basis");
        /// Review due on.
        pub const REVIEW_DUE_ON: Field<kernel::Date> = Field::new("review_due_on");
        /// Review answers.
        pub const REVIEW_ANSWERS: Field<Table> = Field::new("review_answers");
        /// Reviewed on.
        pub const REVIEWED_ON: Field<kernel::Date> = Field::new("reviewed_on");
        /// Reviewed in time.
        pub const REVIEWED_IN_TIME: Field<bool> = Field::new("reviewed_in_time");
        /// Review result.
        pub const REVIEW_RESULT: Field<Text> = Field::new("review_result");
        /// Review agreed with.
        pub const REVIEW_AGREED_WITH: Field<Link> = Field::new("review_agreed_with");
        /// Investigation.
        pub const INVESTIGATION: Field<Text> = Field::new("investigation");
        /// Investigation due on.
        pub const INVESTIGATION_DUE_ON: Field<kernel::Date> = Field::new("investigation_due_on");
        /// Closed at.
        pub const CLOSED_AT: Field<kernel::Timestamp> = Field::new("closed_at");
        /// Last message to the caller.
        pub const LAST_PUBLIC_AT: Field<kernel::Timestamp> = Field::new("last_public_at");
        /// Last message from the caller.
        pub const LAST_INBOUND_AT: Field<kernel::Timestamp> = Field::new("last_inbound_at");
        /// Last work log entry.
        pub const LAST_WORK_AT: Field<kernel::Timestamp> = Field::new("last_work_at");
        /// Texts made for demonstration.
        pub const TEXTS_MADE: Field<bool> = Field::new("texts_made");
    }

    /// Columns of tables, by field; read them from a [`schema::Row`].
    pub mod columns {
        /// Model parameters.
        pub mod model_parameters {
            use super::super::*;
            /// Name.
            pub const NAME: Field<Text> = Field::new("name");
            /// Value.
            pub const VALUE: Field<Text> = Field::new("value");
        }
        /// Impact assessment.
        pub mod impact_assessment {
            use super::super::*;
            /// Area.
            pub const AREA: Field<One<ImpactAssessmentArea>> = Field::new("area");
            /// Effect.
            pub const EFFECT: Field<Text> = Field::new("effect");
            /// Measure.
            pub const MEASURE: Field<Text> = Field::new("measure");
        }
        /// Conflict acknowledgements.
        pub mod conflict_acknowledgements {
            use super::super::*;
            /// Change.
            pub const CHANGE: Field<Link> = Field::new("change");
            /// Note.
            pub const NOTE: Field<Text> = Field::new("note");
            /// By.
            pub const BY: Field<Link> = Field::new("by");
            /// At.
            pub const AT: Field<kernel::Timestamp> = Field::new("at");
        }
        /// Required approvals.
        pub mod required_approvals {
            use super::super::*;
            /// Area.
            pub const AREA: Field<One<RequiredApprovalsArea>> = Field::new("area");
            /// Service.
            pub const SERVICE: Field<Link> = Field::new("service");
            /// Person.
            pub const PERSON: Field<Link> = Field::new("person");
        }
        /// Approvals.
        pub mod approvers {
            use super::super::*;
            /// Area.
            pub const AREA: Field<One<ApproversArea>> = Field::new("area");
            /// Service.
            pub const SERVICE: Field<Link> = Field::new("service");
            /// Person.
            pub const PERSON: Field<Link> = Field::new("person");
            /// Decision.
            pub const DECISION: Field<One<ApproversDecision>> = Field::new("decision");
            /// At.
            pub const AT: Field<kernel::Timestamp> = Field::new("at");
            /// Conditions.
            pub const CONDITIONS: Field<Text> = Field::new("conditions");
            /// Heard by.
            pub const HEARD_BY: Field<Link> = Field::new("heard_by");
            /// Confirmed at.
            pub const CONFIRMED_AT: Field<kernel::Timestamp> = Field::new("confirmed_at");
        }
        /// Conditions.
        pub mod conditions {
            use super::super::*;
            /// Condition.
            pub const CONDITION: Field<Text> = Field::new("condition");
            /// Set by.
            pub const SET_BY: Field<Link> = Field::new("set_by");
            /// Due.
            pub const DUE: Field<One<ConditionsDue>> = Field::new("due");
            /// Met.
            pub const MET: Field<bool> = Field::new("met");
        }
        /// Review answers.
        pub mod review_answers {
            use super::super::*;
            /// Question.
            pub const QUESTION: Field<One<ReviewAnswersQuestion>> = Field::new("question");
            /// Answer.
            pub const ANSWER: Field<Text> = Field::new("answer");
        }
    }

    /// States.
    pub mod state {
        /// Draft.
        pub const DRAFT: &str = "draft";
        /// Submitted.
        pub const SUBMITTED: &str = "submitted";
        /// Assessing.
        pub const ASSESSING: &str = "assessing";
        /// Awaiting approval.
        pub const AWAITING_APPROVAL: &str = "awaiting_approval";
        /// Approved.
        pub const APPROVED: &str = "approved";
        /// Scheduled.
        pub const SCHEDULED: &str = "scheduled";
        /// Implementing.
        pub const IMPLEMENTING: &str = "implementing";
        /// Implemented.
        pub const IMPLEMENTED: &str = "implemented";
        /// In review.
        pub const IN_REVIEW: &str = "in_review";
        /// Closed.
        pub const CLOSED: &str = "closed";
        /// Rejected.
        pub const REJECTED: &str = "rejected";
        /// Cancelled.
        pub const CANCELLED: &str = "cancelled";
    }

    /// Moves.
    pub mod step {
        /// Submit.
        pub const SUBMIT: &str = "submit";
        /// Schedule under the model.
        pub const SCHEDULE_STANDARD: &str = "schedule_standard";
        /// Accept for assessment.
        pub const ASSESS: &str = "assess";
        /// Reject.
        pub const REJECT_SUBMISSION: &str = "reject_submission";
        /// Request approval.
        pub const REQUEST_APPROVAL: &str = "request_approval";
        /// Request emergency approval.
        pub const REQUEST_EMERGENCY_APPROVAL: &str = "request_emergency_approval";
        /// Answer as approver.
        pub const GIVE_APPROVAL: &str = "give_approval";
        /// Send back with a question.
        pub const SEND_BACK: &str = "send_back";
        /// Approve.
        pub const APPROVE: &str = "approve";
        /// Reject.
        pub const REJECT: &str = "reject";
        /// Schedule.
        pub const SCHEDULE: &str = "schedule";
        /// Start implementation.
        pub const START: &str = "start";
        /// Start at once.
        pub const START_EMERGENCY: &str = "start_emergency";
        /// Back to assessment.
        pub const REASSESS: &str = "reassess";
        /// Record the result.
        pub const FINISH: &str = "finish";
        /// Begin review.
        pub const BEGIN_REVIEW: &str = "begin_review";
        /// Close.
        pub const CLOSE: &str = "close";
        /// Close standard.
        pub const CLOSE_STANDARD: &str = "close_standard";
        /// Cancel.
        pub const CANCEL: &str = "cancel";
    }

    /// Links.
    pub mod link {
        /// Actions.
        pub const ACTIONS: &str = "actions";
    }
}

/// Change freeze: A named period in which only emergency changes, and exceptions, touch the services in its scope
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod change_freeze {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "change_freeze";

    /// Choices of Allowed types.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum AllowedTypes {
        /// Standard.
        Standard,
        /// Normal.
        Normal,
    }
    impl ChoiceEnum for AllowedTypes {
        const ALL: &'static [Self] = &[
            Self::Standard,
            Self::Normal,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Standard => "standard",
                Self::Normal => "normal",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Starts at.
        pub const STARTS_AT: Field<kernel::Timestamp> = Field::new("starts_at");
        /// Ends at.
        pub const ENDS_AT: Field<kernel::Timestamp> = Field::new("ends_at");
        /// Services.
        pub const SERVICES: Field<Links> = Field::new("services");
        /// Allowed types.
        pub const ALLOWED_TYPES: Field<Several<AllowedTypes>> = Field::new("allowed_types");
        /// Owner.
        pub const OWNER: Field<Link> = Field::new("owner");
        /// Exceptions.
        pub const EXCEPTIONS: Field<Table> = Field::new("exceptions");
        /// Announced at.
        pub const ANNOUNCED_AT: Field<kernel::Timestamp> = Field::new("announced_at");
        /// Ended at.
        pub const ENDED_AT: Field<kernel::Timestamp> = Field::new("ended_at");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// Columns of tables, by field; read them from a [`schema::Row`].
    pub mod columns {
        /// Exceptions.
        pub mod exceptions {
            use super::super::*;
            /// Change.
            pub const CHANGE: Field<Link> = Field::new("change");
            /// Reason.
            pub const REASON: Field<Text> = Field::new("reason");
            /// Granted by.
            pub const GRANTED_BY: Field<Link> = Field::new("granted_by");
            /// Granted at.
            pub const GRANTED_AT: Field<kernel::Timestamp> = Field::new("granted_at");
        }
    }

    /// States.
    pub mod state {
        /// Planned.
        pub const PLANNED: &str = "planned";
        /// Announced.
        pub const ANNOUNCED: &str = "announced";
        /// Ended.
        pub const ENDED: &str = "ended";
        /// Cancelled.
        pub const CANCELLED: &str = "cancelled";
    }

    /// Moves.
    pub mod step {
        /// Announce.
        pub const ANNOUNCE: &str = "announce";
        /// Expire.
        pub const EXPIRE: &str = "expire";
        /// Lift before its end.
        pub const LIFT: &str = "lift";
        /// Cancel.
        pub const CANCEL: &str = "cancel";
    }
}

/// Change model: A pre-authorised, low-risk, repeatable change with fixed steps (the basis of standard changes)
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod change_model {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "change_model";

    /// Choices of Category.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Category {
        /// Infrastructure.
        Infrastructure,
        /// Application.
        Application,
        /// Data.
        Data,
        /// Security.
        Security,
        /// Facility.
        Facility,
        /// Supplier contract.
        SupplierContract,
        /// Service.
        Service,
        /// SMS.
        Sms,
    }
    impl ChoiceEnum for Category {
        const ALL: &'static [Self] = &[
            Self::Infrastructure,
            Self::Application,
            Self::Data,
            Self::Security,
            Self::Facility,
            Self::SupplierContract,
            Self::Service,
            Self::Sms,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Infrastructure => "infrastructure",
                Self::Application => "application",
                Self::Data => "data",
                Self::Security => "security",
                Self::Facility => "facility",
                Self::SupplierContract => "supplier_contract",
                Self::Service => "service",
                Self::Sms => "sms",
            }
        }
    }

    /// Choices of Risk level.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum RiskLevel {
        /// Low.
        Low,
        /// Medium.
        Medium,
        /// High.
        High,
        /// Very high.
        VeryHigh,
    }
    impl ChoiceEnum for RiskLevel {
        const ALL: &'static [Self] = &[
            Self::Low,
            Self::Medium,
            Self::High,
            Self::VeryHigh,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Low => "low",
                Self::Medium => "medium",
                Self::High => "high",
                Self::VeryHigh => "very_high",
            }
        }
    }

    /// Choices of Kind.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum FailureLogKind {
        /// Failed.
        Failed,
        /// P1 or P2 incident.
        Incident,
    }
    impl ChoiceEnum for FailureLogKind {
        const ALL: &'static [Self] = &[
            Self::Failed,
            Self::Incident,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Failed => "failed",
                Self::Incident => "incident",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Category.
        pub const CATEGORY: Field<One<Category>> = Field::new("category");
        /// Services.
        pub const SERVICES: Field<Links> = Field::new("services");
        /// Risk level.
        pub const RISK_LEVEL: Field<One<RiskLevel>> = Field::new("risk_level");
        /// Steps.
        pub const STEPS: Field<Table> = Field::new("steps");
        /// Parameters.
        pub const PARAMETERS: Field<Table> = Field::new("parameters");
        /// Test method.
        pub const TEST_METHOD: Field<Text> = Field::new("test_method");
        /// Remediation plan.
        pub const REMEDIATION_PLAN: Field<Text> = Field::new("remediation_plan");
        /// Remediation tested on.
        pub const REMEDIATION_TESTED_ON: Field<kernel::Date> = Field::new("remediation_tested_on");
        /// Based on.
        pub const BASED_ON: Field<Links> = Field::new("based_on");
        /// Valid to.
        pub const VALID_TO: Field<kernel::Date> = Field::new("valid_to");
        /// Submitted by.
        pub const SUBMITTED_BY: Field<Link> = Field::new("submitted_by");
        /// Uses.
        pub const USES: Field<i64> = Field::new("uses");
        /// Failures.
        pub const FAILURES: Field<i64> = Field::new("failures");
        /// Failure log.
        pub const FAILURE_LOG: Field<Table> = Field::new("failure_log");
        /// Suspended at.
        pub const SUSPENDED_AT: Field<kernel::Timestamp> = Field::new("suspended_at");
        /// Suspension lifted at.
        pub const SUSPENSION_LIFTED_AT: Field<kernel::Timestamp> = Field::new("suspension_lifted_at");
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
        /// Steps.
        pub mod steps {
            use super::super::*;
            /// Step.
            pub const STEP: Field<Text> = Field::new("step");
            /// Group.
            pub const GROUP: Field<Link> = Field::new("group");
            /// Minutes.
            pub const MINUTES: Field<i64> = Field::new("minutes");
        }
        /// Parameters.
        pub mod parameters {
            use super::super::*;
            /// Name.
            pub const NAME: Field<Text> = Field::new("name");
            /// Help.
            pub const HELP: Field<Text> = Field::new("help");
        }
        /// Failure log.
        pub mod failure_log {
            use super::super::*;
            /// Change.
            pub const CHANGE: Field<Link> = Field::new("change");
            /// At.
            pub const AT: Field<kernel::Timestamp> = Field::new("at");
            /// Kind.
            pub const KIND: Field<One<FailureLogKind>> = Field::new("kind");
        }
    }

    /// States.
    pub mod state {
        /// Draft.
        pub const DRAFT: &str = "draft";
        /// In review.
        pub const IN_REVIEW: &str = "in_review";
        /// Active.
        pub const ACTIVE: &str = "active";
        /// Suspended.
        pub const SUSPENDED: &str = "suspended";
        /// Retired.
        pub const RETIRED: &str = "retired";
    }

    /// Moves.
    pub mod step {
        /// Submit.
        pub const SUBMIT: &str = "submit";
        /// Approve.
        pub const APPROVE: &str = "approve";
        /// Send back.
        pub const SEND_BACK: &str = "send_back";
        /// Suspend.
        pub const SUSPEND: &str = "suspend";
        /// Lift the suspension.
        pub const LIFT: &str = "lift";
        /// Revise.
        pub const REVISE: &str = "revise";
        /// Retire.
        pub const RETIRE: &str = "retire";
    }
}

//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Incident: An unplanned interruption, a loss of quality, or an event that has not yet affected a service
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod incident {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "incident";

    /// Choices of Channel.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Channel {
        /// Portal.
        Portal,
        /// Telephone.
        Telephone,
        /// E-mail.
        Email,
        /// Chat.
        Chat,
        /// Walk-in.
        WalkIn,
        /// Monitoring.
        Monitoring,
        /// Supplier.
        Supplier,
        /// API.
        Api,
    }
    impl ChoiceEnum for Channel {
        const ALL: &'static [Self] = &[
            Self::Portal,
            Self::Telephone,
            Self::Email,
            Self::Chat,
            Self::WalkIn,
            Self::Monitoring,
            Self::Supplier,
            Self::Api,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Portal => "portal",
                Self::Telephone => "telephone",
                Self::Email => "email",
                Self::Chat => "chat",
                Self::WalkIn => "walk_in",
                Self::Monitoring => "monitoring",
                Self::Supplier => "supplier",
                Self::Api => "api",
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

    /// Choices of Major incident criteria.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum MajorCheck {
        /// Not met.
        NotMet,
        /// Met: declaration proposed.
        Proposed,
    }
    impl ChoiceEnum for MajorCheck {
        const ALL: &'static [Self] = &[
            Self::NotMet,
            Self::Proposed,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::NotMet => "not_met",
                Self::Proposed => "proposed",
            }
        }
    }

    /// Choices of Priority instead of the matrix.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum PriorityOverride {
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
    impl ChoiceEnum for PriorityOverride {
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

    /// Choices of Pending reason.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum PendingReason {
        /// Awaiting caller.
        AwaitingCaller,
        /// Awaiting customer appointment.
        AwaitingCustomerAppointment,
        /// Awaiting customer access.
        AwaitingCustomerAccess,
        /// Awaiting supplier.
        AwaitingSupplier,
        /// Awaiting change.
        AwaitingChange,
        /// Awaiting internal.
        AwaitingInternal,
        /// Scheduled.
        Scheduled,
    }
    impl ChoiceEnum for PendingReason {
        const ALL: &'static [Self] = &[
            Self::AwaitingCaller,
            Self::AwaitingCustomerAppointment,
            Self::AwaitingCustomerAccess,
            Self::AwaitingSupplier,
            Self::AwaitingChange,
            Self::AwaitingInternal,
            Self::Scheduled,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::AwaitingCaller => "awaiting_caller",
                Self::AwaitingCustomerAppointment => "awaiting_customer_appointment",
                Self::AwaitingCustomerAccess => "awaiting_customer_access",
                Self::AwaitingSupplier => "awaiting_supplier",
                Self::AwaitingChange => "awaiting_change",
                Self::AwaitingInternal => "awaiting_internal",
                Self::Scheduled => "scheduled",
            }
        }
    }

    /// Choices of Reopen reason.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ReopenReason {
        /// Not resolved.
        NotResolved,
        /// Recurred.
        Recurred,
    }
    impl ChoiceEnum for ReopenReason {
        const ALL: &'static [Self] = &[
            Self::NotResolved,
            Self::Recurred,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::NotResolved => "not_resolved",
                Self::Recurred => "recurred",
            }
        }
    }

    /// Choices of Resolution code.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ResolutionCode {
        /// Fixed.
        Fixed,
        /// Workaround.
        Workaround,
        /// User guidance.
        UserGuidance,
        /// No fault found.
        NoFaultFound,
        /// Capacity.
        Capacity,
        /// Configuration.
        Configuration,
        /// Supplier.
        Supplier,
        /// Third party.
        ThirdParty,
        /// Security.
        Security,
        /// Change related.
        ChangeRelated,
        /// No response.
        NoResponse,
        /// Duplicate.
        Duplicate,
    }
    impl ChoiceEnum for ResolutionCode {
        const ALL: &'static [Self] = &[
            Self::Fixed,
            Self::Workaround,
            Self::UserGuidance,
            Self::NoFaultFound,
            Self::Capacity,
            Self::Configuration,
            Self::Supplier,
            Self::ThirdParty,
            Self::Security,
            Self::ChangeRelated,
            Self::NoResponse,
            Self::Duplicate,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Fixed => "fixed",
                Self::Workaround => "workaround",
                Self::UserGuidance => "user_guidance",
                Self::NoFaultFound => "no_fault_found",
                Self::Capacity => "capacity",
                Self::Configuration => "configuration",
                Self::Supplier => "supplier",
                Self::ThirdParty => "third_party",
                Self::Security => "security",
                Self::ChangeRelated => "change_related",
                Self::NoResponse => "no_response",
                Self::Duplicate => "duplicate",
            }
        }
    }

    /// Choices of Closure code.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ClosureCode {
        /// Confirmed by caller.
        ConfirmedByCaller,
        /// Closed automatically.
        ClosedAutomatically,
        /// No response.
        NoResponse,
        /// Duplicate.
        Duplicate,
    }
    impl ChoiceEnum for ClosureCode {
        const ALL: &'static [Self] = &[
            Self::ConfirmedByCaller,
            Self::ClosedAutomatically,
            Self::NoResponse,
            Self::Duplicate,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::ConfirmedByCaller => "confirmed_by_caller",
                Self::ClosedAutomatically => "closed_automatically",
                Self::NoResponse => "no_response",
                Self::Duplicate => "duplicate",
            }
        }
    }

    /// Choices of Cancel reason.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum CancelReason {
        /// Duplicate.
        Duplicate,
        /// Raised in error.
        RaisedInError,
        /// Converted to request.
        ConvertedToRequest,
        /// Spam.
        Spam,
    }
    impl ChoiceEnum for CancelReason {
        const ALL: &'static [Self] = &[
            Self::Duplicate,
            Self::RaisedInError,
            Self::ConvertedToRequest,
            Self::Spam,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Duplicate => "duplicate",
                Self::RaisedInError => "raised_in_error",
                Self::ConvertedToRequest => "converted_to_request",
                Self::Spam => "spam",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Caller.
        pub const CALLER: Field<Link> = Field::new("caller");
        /// Channel.
        pub const CHANNEL: Field<One<Channel>> = Field::new("channel");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Symptom.
        pub const SYMPTOM: Field<Text> = Field::new("symptom");
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Customer.
        pub const CUSTOMER: Field<Link> = Field::new("customer");
        /// Configuration item.
        pub const CONFIGURATION_ITEM: Field<Text> = Field::new("configuration_item");
        /// Category.
        pub const CATEGORY: Field<Link> = Field::new("category");
        /// Impact.
        pub const IMPACT: Field<One<Impact>> = Field::new("impact");
        /// Urgency.
        pub const URGENCY: Field<One<Urgency>> = Field::new("urgency");
        /// Priority.
        pub const PRIORITY: Field<One<Priority>> = Field::new("priority");
        /// Service wholly unavailable.
        pub const SERVICE_DOWN: Field<bool> = Field::new("service_down");
        /// Security related.
        pub const SECURITY_RELATED: Field<bool> = Field::new("security_related");
        /// Major incident.
        pub const MAJOR: Field<bool> = Field::new("major");
        /// Major incident criteria.
        pub const MAJOR_CHECK: Field<One<MajorCheck>> = Field::new("major_check");
        /// Major checked at.
        pub const MAJOR_CHECKED_AT: Field<kernel::Timestamp> = Field::new("major_checked_at");
        /// P1 since.
        pub const BECAME_P1_AT: Field<kernel::Timestamp> = Field::new("became_p1_at");
        /// Known errors that may match.
        pub const KNOWN_ERROR_MATCHES: Field<Links> = Field::new("known_error_matches");
        /// Reported at.
        pub const REPORTED_AT: Field<kernel::Timestamp> = Field::new("reported_at");
        /// Reason for late recording.
        pub const LATE_REASON: Field<Text> = Field::new("late_reason");
        /// Monitoring source.
        pub const MONITORING_SOURCE: Field<Text> = Field::new("monitoring_source");
        /// Priority instead of the matrix.
        pub const PRIORITY_OVERRIDE: Field<One<PriorityOverride>> = Field::new("priority_override");
        /// Priority override reason.
        pub const PRIORITY_OVERRIDE_REASON: Field<Text> = Field::new("priority_override_reason");
        /// Priority override confirmed by.
        pub const PRIORITY_OVERRIDE_CONFIRMED_BY: Field<Link> = Field::new("priority_override_confirmed_by");
        /// Priority override by.
        pub const PRIORITY_OVERRIDE_BY: Field<Link> = Field::new("priority_override_by");
        /// Acknowledged at.
        pub const ACKNOWLEDGED_AT: Field<kernel::Timestamp> = Field::new("acknowledged_at");
        /// Pending reason.
        pub const PENDING_REASON: Field<One<PendingReason>> = Field::new("pending_reason");
        /// Expected.
        pub const PENDING_UNTIL: Field<kernel::Timestamp> = Field::new("pending_until");
        /// Pause confirmed by.
        pub const ACCESS_CONFIRMED_BY: Field<Link> = Field::new("access_confirmed_by");
        /// Reopen reason.
        pub const REOPEN_REASON: Field<One<ReopenReason>> = Field::new("reopen_reason");
        /// Reopened.
        pub const REOPEN_COUNT: Field<i64> = Field::new("reopen_count");
        /// Resolution.
        pub const RESOLUTION: Field<Text> = Field::new("resolution");
        /// Resolution code.
        pub const RESOLUTION_CODE: Field<One<ResolutionCode>> = Field::new("resolution_code");
        /// Caused by change.
        pub const CAUSED_BY_CHANGE: Field<Text> = Field::new("caused_by_change");
        /// Resolved at.
        pub const RESOLVED_AT: Field<kernel::Timestamp> = Field::new("resolved_at");
        /// Closure code.
        pub const CLOSURE_CODE: Field<One<ClosureCode>> = Field::new("closure_code");
        /// Closed at.
        pub const CLOSED_AT: Field<kernel::Timestamp> = Field::new("closed_at");
        /// Cancel reason.
        pub const CANCEL_REASON: Field<One<CancelReason>> = Field::new("cancel_reason");
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
        /// No response proposed at.
        pub const NO_RESPONSE_PROPOSED_AT: Field<kernel::Timestamp> = Field::new("no_response_proposed_at");
    }

    /// States.
    pub mod state {
        /// New.
        pub const NEW: &str = "new";
        /// Assigned.
        pub const ASSIGNED: &str = "assigned";
        /// In progress.
        pub const IN_PROGRESS: &str = "in_progress";
        /// Pending.
        pub const PENDING: &str = "pending";
        /// Resolved.
        pub const RESOLVED: &str = "resolved";
        /// Closed.
        pub const CLOSED: &str = "closed";
        /// Cancelled.
        pub const CANCELLED: &str = "cancelled";
    }

    /// Moves.
    pub mod step {
        /// Assign.
        pub const ASSIGN: &str = "assign";
        /// Resolve at first contact.
        pub const RESOLVE_AT_ONCE: &str = "resolve_at_once";
        /// Start work.
        pub const START: &str = "start";
        /// Reassign.
        pub const REASSIGN: &str = "reassign";
        /// Wait.
        pub const WAIT: &str = "wait";
        /// Resume.
        pub const RESUME: &str = "resume";
        /// Resolve.
        pub const RESOLVE: &str = "resolve";
        /// Close.
        pub const CLOSE: &str = "close";
        /// Reopen.
        pub const REOPEN: &str = "reopen";
        /// Cancel.
        pub const CANCEL: &str = "cancel";
    }

    /// Kinds of clock.
    pub mod clock {
        /// Response.
        pub const RESPONSE: &str = "response";
        /// Resolution.
        pub const RESOLUTION: &str = "resolution";
    }

    /// Links.
    pub mod link {
        /// Part of.
        pub const PARENT: &str = "parent";
        /// Duplicate of.
        pub const DUPLICATE_OF: &str = "duplicate_of";
        /// Recurrence of.
        pub const RECURRENCE_OF: &str = "recurrence_of";
        /// Related to.
        pub const RELATED_TO: &str = "related_to";
        /// Problem.
        pub const PROBLEM: &str = "problem";
        /// Caused by.
        pub const CAUSED_BY: &str = "caused_by";
        /// Known error used.
        pub const KNOWN_ERROR: &str = "known_error";
        /// Article used.
        pub const KNOWLEDGE_ARTICLE: &str = "knowledge_article";
    }
}

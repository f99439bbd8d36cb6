//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Business calendar: Working hours, time zone and holidays on which SLA clocks and business days are counted
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod business_calendar {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "business_calendar";

    /// Choices of Day.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum WeeklyHoursDay {
        /// Monday.
        Monday,
        /// Tuesday.
        Tuesday,
        /// Wednesday.
        Wednesday,
        /// Thursday.
        Thursday,
        /// Friday.
        Friday,
        /// Saturday.
        Saturday,
        /// Sunday.
        Sunday,
    }
    impl ChoiceEnum for WeeklyHoursDay {
        const ALL: &'static [Self] = &[
            Self::Monday,
            Self::Tuesday,
            Self::Wednesday,
            Self::Thursday,
            Self::Friday,
            Self::Saturday,
            Self::Sunday,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Monday => "monday",
                Self::Tuesday => "tuesday",
                Self::Wednesday => "wednesday",
                Self::Thursday => "thursday",
                Self::Friday => "friday",
                Self::Saturday => "saturday",
                Self::Sunday => "sunday",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Name.
        pub const NAME: Field<Text> = Field::new("name");
        /// Time zone.
        pub const TIME_ZONE: Field<Text> = Field::new("time_zone");
        /// 24x7.
        pub const CONTINUOUS: Field<bool> = Field::new("continuous");
        /// Effective from.
        pub const EFFECTIVE_FROM: Field<kernel::Date> = Field::new("effective_from");
        /// Weekly hours.
        pub const WEEKLY_HOURS: Field<Table> = Field::new("weekly_hours");
        /// Holidays.
        pub const HOLIDAYS: Field<Table> = Field::new("holidays");
        /// Exceptions.
        pub const EXCEPTIONS: Field<Table> = Field::new("exceptions");
    }

    /// Columns of tables, by field; read them from a [`schema::Row`].
    pub mod columns {
        /// Weekly hours.
        pub mod weekly_hours {
            use super::super::*;
            /// Day.
            pub const DAY: Field<One<WeeklyHoursDay>> = Field::new("day");
            /// Starts.
            pub const STARTS: Field<Text> = Field::new("starts");
            /// Ends.
            pub const ENDS: Field<Text> = Field::new("ends");
        }
        /// Holidays.
        pub mod holidays {
            use super::super::*;
            /// Date.
            pub const DATE: Field<kernel::Date> = Field::new("date");
            /// Name.
            pub const NAME: Field<Text> = Field::new("name");
        }
        /// Exceptions.
        pub mod exceptions {
            use super::super::*;
            /// Date.
            pub const DATE: Field<kernel::Date> = Field::new("date");
            /// Starts.
            pub const STARTS: Field<Text> = Field::new("starts");
            /// Ends.
            pub const ENDS: Field<Text> = Field::new("ends");
            /// Note.
            pub const NOTE: Field<Text> = Field::new("note");
        }
    }
}

/// Category: What an incident is about, in two levels, owned by the process manager
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod category {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "category";

    /// Fields.
    pub mod f {
        use super::*;
        /// Name.
        pub const NAME: Field<Text> = Field::new("name");
        /// Within.
        pub const PARENT: Field<Link> = Field::new("parent");
        /// Active.
        pub const ACTIVE: Field<bool> = Field::new("active");
        /// Default group.
        pub const DEFAULT_GROUP: Field<Link> = Field::new("default_group");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }
}

/// Customer: An organisation, or part of one, that receives services
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod customer {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "customer";

    /// Fields.
    pub mod f {
        use super::*;
        /// Name.
        pub const NAME: Field<Text> = Field::new("name");
        /// Relationship manager.
        pub const RELATIONSHIP_MANAGER: Field<Link> = Field::new("relationship_manager");
        /// User groups.
        pub const USER_GROUPS: Field<Text> = Field::new("user_groups");
        /// Contacts.
        pub const CONTACTS: Field<Links> = Field::new("contacts");
        /// Communication arrangement.
        pub const COMMUNICATION_ARRANGEMENT: Field<Text> = Field::new("communication_arrangement");
        /// Review interval months.
        pub const REVIEW_INTERVAL_MONTHS: Field<i64> = Field::new("review_interval_months");
        /// Last contact on.
        pub const LAST_CONTACT_ON: Field<kernel::Date> = Field::new("last_contact_on");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// States.
    pub mod state {
        /// Prospective.
        pub const PROSPECTIVE: &str = "prospective";
        /// Active.
        pub const ACTIVE: &str = "active";
        /// Ending.
        pub const ENDING: &str = "ending";
        /// Ended.
        pub const ENDED: &str = "ended";
    }

    /// Moves.
    pub mod step {
        /// Activate.
        pub const ACTIVATE: &str = "activate";
        /// Give notice.
        pub const BEGIN_ENDING: &str = "begin_ending";
        /// End.
        pub const END: &str = "end";
    }
}

/// Escalation: A functional or hierarchic escalation, recorded when it became due, so that a missing one is visible
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod escalation {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "escalation";

    /// Choices of Record kind.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum RecordKind {
        /// Incident.
        Incident,
        /// Major incident.
        MajorIncident,
        /// Problem.
        Problem,
        /// Service request.
        ServiceRequest,
        /// Security incident.
        SecurityIncident,
        /// Complaint.
        Complaint,
        /// Change.
        Change,
    }
    impl ChoiceEnum for RecordKind {
        const ALL: &'static [Self] = &[
            Self::Incident,
            Self::MajorIncident,
            Self::Problem,
            Self::ServiceRequest,
            Self::SecurityIncident,
            Self::Complaint,
            Self::Change,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Incident => "incident",
                Self::MajorIncident => "major_incident",
                Self::Problem => "problem",
                Self::ServiceRequest => "service_request",
                Self::SecurityIncident => "security_incident",
                Self::Complaint => "complaint",
                Self::Change => "change",
            }
        }
    }

    /// Choices of Escalation kind.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum EscalationKind {
        /// Functional.
        Functional,
        /// Hierarchic.
        Hierarchic,
    }
    impl ChoiceEnum for EscalationKind {
        const ALL: &'static [Self] = &[
            Self::Functional,
            Self::Hierarchic,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Functional => "functional",
                Self::Hierarchic => "hierarchic",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Incident.
        pub const INCIDENT: Field<Link> = Field::new("incident");
        /// Record kind.
        pub const RECORD_KIND: Field<One<RecordKind>> = Field::new("record_kind");
        /// Customer.
        pub const CUSTOMER: Field<Link> = Field::new("customer");
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Escalation kind.
        pub const ESCALATION_KIND: Field<One<EscalationKind>> = Field::new("escalation_kind");
        /// At percent of target.
        pub const PERCENT: Field<i64> = Field::new("percent");
        /// Reason.
        pub const REASON: Field<Text> = Field::new("reason");
        /// Became due at.
        pub const BECAME_DUE_AT: Field<kernel::Timestamp> = Field::new("became_due_at");
        /// Made at.
        pub const MADE_AT: Field<kernel::Timestamp> = Field::new("made_at");
        /// Made to.
        pub const MADE_TO: Field<Link> = Field::new("made_to");
        /// Made to group.
        pub const MADE_TO_GROUP: Field<Link> = Field::new("made_to_group");
        /// Acknowledged at.
        pub const ACKNOWLEDGED_AT: Field<kernel::Timestamp> = Field::new("acknowledged_at");
        /// Acknowledged by.
        pub const ACKNOWLEDGED_BY: Field<Link> = Field::new("acknowledged_by");
    }

    /// States.
    pub mod state {
        /// Due.
        pub const DUE: &str = "due";
        /// Made.
        pub const MADE: &str = "made";
        /// Acknowledged.
        pub const ACKNOWLEDGED: &str = "acknowledged";
    }

    /// Moves.
    pub mod step {
        /// Escalate.
        pub const MAKE: &str = "make";
        /// Acknowledge.
        pub const ACKNOWLEDGE: &str = "acknowledge";
    }
}

/// Group: People who share a queue of work
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod group {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "group";

    /// Choices of Kind.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Kind {
        /// Service desk.
        ServiceDesk,
        /// Support.
        Support,
        /// Management.
        Management,
        /// Supplier.
        Supplier,
    }
    impl ChoiceEnum for Kind {
        const ALL: &'static [Self] = &[
            Self::ServiceDesk,
            Self::Support,
            Self::Management,
            Self::Supplier,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::ServiceDesk => "service_desk",
                Self::Support => "support",
                Self::Management => "management",
                Self::Supplier => "supplier",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Name.
        pub const NAME: Field<Text> = Field::new("name");
        /// Kind.
        pub const KIND: Field<One<Kind>> = Field::new("kind");
        /// Line.
        pub const LINE: Field<i64> = Field::new("line");
        /// Next line.
        pub const NEXT_LINE: Field<Link> = Field::new("next_line");
        /// Lead.
        pub const LEAD: Field<Link> = Field::new("lead");
        /// Members.
        pub const MEMBERS: Field<Links> = Field::new("members");
        /// Calendar.
        pub const CALENDAR: Field<Link> = Field::new("calendar");
        /// E-mail.
        pub const EMAIL: Field<Text> = Field::new("email");
        /// Active.
        pub const ACTIVE: Field<bool> = Field::new("active");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }
}

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
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
        /// Assigned group.
        pub const ASSIGNED_GROUP: Field<Link> = Field::new("assigned_group");
        /// Assigned to.
        pub const ASSIGNED_TO: Field<Link> = Field::new("assigned_to");
        /// Reassignments.
        pub const REASSIGNMENT_COUNT: Field<i64> = Field::new("reassignment_count");
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
    }
}

/// Organisation settings: The settings of the organisation that provides the services: there is exactly one record of them
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod organisation {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "organisation";

    /// Choices of Impact.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum PriorityMatrixImpact {
        /// 1 high.
        High,
        /// 2 medium.
        Medium,
        /// 3 low.
        Low,
    }
    impl ChoiceEnum for PriorityMatrixImpact {
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
    pub enum PriorityMatrixUrgency {
        /// 1 high.
        High,
        /// 2 medium.
        Medium,
        /// 3 low.
        Low,
    }
    impl ChoiceEnum for PriorityMatrixUrgency {
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
    pub enum PriorityMatrixPriority {
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
    impl ChoiceEnum for PriorityMatrixPriority {
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
        /// Name.
        pub const NAME: Field<Text> = Field::new("name");
        /// Time zone.
        pub const TIME_ZONE: Field<Text> = Field::new("time_zone");
        /// Default calendar.
        pub const DEFAULT_CALENDAR: Field<Link> = Field::new("default_calendar");
        /// Service desk.
        pub const SERVICE_DESK: Field<Link> = Field::new("service_desk");
        /// Incident manager.
        pub const INCIDENT_MANAGER: Field<Link> = Field::new("incident_manager");
        /// Duty manager.
        pub const DUTY_MANAGER: Field<Link> = Field::new("duty_manager");
        /// Service level manager.
        pub const SERVICE_LEVEL_MANAGER: Field<Link> = Field::new("service_level_manager");
        /// SMS owner.
        pub const SMS_OWNER: Field<Link> = Field::new("sms_owner");
        /// Priority matrix.
        pub const PRIORITY_MATRIX: Field<Table> = Field::new("priority_matrix");
        /// Auto close days.
        pub const AUTO_CLOSE_DAYS: Field<i64> = Field::new("auto_close_days");
        /// Reopen days.
        pub const REOPEN_DAYS: Field<i64> = Field::new("reopen_days");
        /// First reminder days.
        pub const FIRST_REMINDER_DAYS: Field<i64> = Field::new("first_reminder_days");
        /// Second reminder days.
        pub const SECOND_REMINDER_DAYS: Field<i64> = Field::new("second_reminder_days");
        /// No response days.
        pub const NO_RESPONSE_DAYS: Field<i64> = Field::new("no_response_days");
        /// Author watches.
        pub const AUTHOR_WATCHES: Field<bool> = Field::new("author_watches");
    }

    /// Columns of tables, by field; read them from a [`schema::Row`].
    pub mod columns {
        /// Priority matrix.
        pub mod priority_matrix {
            use super::super::*;
            /// Impact.
            pub const IMPACT: Field<One<PriorityMatrixImpact>> = Field::new("impact");
            /// Urgency.
            pub const URGENCY: Field<One<PriorityMatrixUrgency>> = Field::new("urgency");
            /// Priority.
            pub const PRIORITY: Field<One<PriorityMatrixPriority>> = Field::new("priority");
        }
    }
}

/// Person: Someone who works for the organisation, or a contact of a customer or supplier
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod person {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "person";

    /// Choices of Party.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Party {
        /// Organisation.
        Organisation,
        /// Customer.
        Customer,
        /// Supplier.
        Supplier,
    }
    impl ChoiceEnum for Party {
        const ALL: &'static [Self] = &[
            Self::Organisation,
            Self::Customer,
            Self::Supplier,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Organisation => "organisation",
                Self::Customer => "customer",
                Self::Supplier => "supplier",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Name.
        pub const NAME: Field<Text> = Field::new("name");
        /// E-mail.
        pub const EMAIL: Field<Text> = Field::new("email");
        /// Telephone.
        pub const TELEPHONE: Field<Text> = Field::new("telephone");
        /// Job title.
        pub const JOB_TITLE: Field<Text> = Field::new("job_title");
        /// Party.
        pub const PARTY: Field<One<Party>> = Field::new("party");
        /// Customer.
        pub const CUSTOMER: Field<Link> = Field::new("customer");
        /// Active.
        pub const ACTIVE: Field<bool> = Field::new("active");
        /// Manager.
        pub const MANAGER: Field<Link> = Field::new("manager");
        /// In scope.
        pub const IN_SCOPE: Field<bool> = Field::new("in_scope");
        /// VIP.
        pub const VIP: Field<bool> = Field::new("vip");
        /// Time zone.
        pub const TIME_ZONE: Field<Text> = Field::new("time_zone");
        /// Language.
        pub const LOCALE: Field<Text> = Field::new("locale");
        /// Joined on.
        pub const JOINED_ON: Field<kernel::Date> = Field::new("joined_on");
        /// Left on.
        pub const LEFT_ON: Field<kernel::Date> = Field::new("left_on");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }
}

/// Role assignment: A role, with its responsibilities and authority, given to a person for a period
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod role_assignment {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "role_assignment";

    /// Choices of Role.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Role {
        /// Service desk agent.
        ServiceDeskAgent,
        /// Service desk lead.
        ServiceDeskLead,
        /// Support analyst.
        SupportAnalyst,
        /// Duty manager.
        DutyManager,
        /// Incident manager.
        IncidentManager,
        /// Service owner.
        ServiceOwner,
        /// Service level manager.
        ServiceLevelManager,
        /// Sms manager.
        SmsManager,
        /// Top management.
        TopManagement,
        /// Internal auditor.
        InternalAuditor,
        /// Administrator.
        Administrator,
        /// User.
        User,
        /// Customer contact.
        CustomerContact,
    }
    impl ChoiceEnum for Role {
        const ALL: &'static [Self] = &[
            Self::ServiceDeskAgent,
            Self::ServiceDeskLead,
            Self::SupportAnalyst,
            Self::DutyManager,
            Self::IncidentManager,
            Self::ServiceOwner,
            Self::ServiceLevelManager,
            Self::SmsManager,
            Self::TopManagement,
            Self::InternalAuditor,
            Self::Administrator,
            Self::User,
            Self::CustomerContact,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::ServiceDeskAgent => "service_desk_agent",
                Self::ServiceDeskLead => "service_desk_lead",
                Self::SupportAnalyst => "support_analyst",
                Self::DutyManager => "duty_manager",
                Self::IncidentManager => "incident_manager",
                Self::ServiceOwner => "service_owner",
                Self::ServiceLevelManager => "service_level_manager",
                Self::SmsManager => "sms_manager",
                Self::TopManagement => "top_management",
                Self::InternalAuditor => "internal_auditor",
                Self::Administrator => "administrator",
                Self::User => "user",
                Self::CustomerContact => "customer_contact",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Role.
        pub const ROLE: Field<One<Role>> = Field::new("role");
        /// Person.
        pub const PERSON: Field<Link> = Field::new("person");
        /// Customers.
        pub const CUSTOMERS: Field<Links> = Field::new("customers");
        /// Valid from.
        pub const VALID_FROM: Field<kernel::Date> = Field::new("valid_from");
        /// Valid to.
        pub const VALID_TO: Field<kernel::Date> = Field::new("valid_to");
        /// Deputy.
        pub const DEPUTY: Field<Link> = Field::new("deputy");
        /// Responsibilities.
        pub const RESPONSIBILITIES: Field<Text> = Field::new("responsibilities");
        /// Authority.
        pub const AUTHORITY: Field<Text> = Field::new("authority");
        /// Accepted at.
        pub const ACCEPTED_AT: Field<kernel::Timestamp> = Field::new("accepted_at");
        /// Published at.
        pub const PUBLISHED_AT: Field<kernel::Timestamp> = Field::new("published_at");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
    }
}

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
        /// Criticality basis.
        pub const CRITICALITY_BASIS: Field<Text> = Field::new("criticality_basis");
        /// Customers.
        pub const CUSTOMERS: Field<Links> = Field::new("customers");
        /// Support group.
        pub const SUPPORT_GROUP: Field<Link> = Field::new("support_group");
        /// Support calendar.
        pub const SUPPORT_CALENDAR: Field<Link> = Field::new("support_calendar");
        /// Dependencies.
        pub const DEPENDENCIES: Field<Links> = Field::new("dependencies");
        /// Delivered by.
        pub const DELIVERED_BY: Field<Text> = Field::new("delivered_by");
        /// In scope.
        pub const IN_SCOPE: Field<bool> = Field::new("in_scope");
        /// Went live on.
        pub const WENT_LIVE_ON: Field<kernel::Date> = Field::new("went_live_on");
        /// Retired on.
        pub const RETIRED_ON: Field<kernel::Date> = Field::new("retired_on");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
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

/// Service level agreement: What was agreed with a customer about a service and how fast it is helped. Without service and customer: the default
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod sla {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "sla";

    /// Choices of Pausing reasons.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum PausingReasons {
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
    impl ChoiceEnum for PausingReasons {
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

    /// Choices of When the target changes.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Retarget {
        /// Retroactive with floor.
        RetroactiveWithFloor,
        /// Retroactive.
        Retroactive,
        /// From change.
        FromChange,
    }
    impl ChoiceEnum for Retarget {
        const ALL: &'static [Self] = &[
            Self::RetroactiveWithFloor,
            Self::Retroactive,
            Self::FromChange,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::RetroactiveWithFloor => "retroactive_with_floor",
                Self::Retroactive => "retroactive",
                Self::FromChange => "from_change",
            }
        }
    }

    /// Choices of Reporting interval.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ReportingInterval {
        /// Monthly.
        Monthly,
        /// Quarterly.
        Quarterly,
        /// Yearly.
        Yearly,
    }
    impl ChoiceEnum for ReportingInterval {
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

    /// Choices of Clock kind.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum TargetsClockKind {
        /// Response.
        Response,
        /// Resolution.
        Resolution,
        /// Update.
        Update,
        /// Fulfilment.
        Fulfilment,
    }
    impl ChoiceEnum for TargetsClockKind {
        const ALL: &'static [Self] = &[
            Self::Response,
            Self::Resolution,
            Self::Update,
            Self::Fulfilment,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Response => "response",
                Self::Resolution => "resolution",
                Self::Update => "update",
                Self::Fulfilment => "fulfilment",
            }
        }
    }

    /// Choices of Priority.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum TargetsPriority {
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
    impl ChoiceEnum for TargetsPriority {
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
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Customer.
        pub const CUSTOMER: Field<Link> = Field::new("customer");
        /// Service level manager.
        pub const SERVICE_LEVEL_MANAGER: Field<Link> = Field::new("service_level_manager");
        /// Agreed by customer.
        pub const AGREED_BY_CUSTOMER: Field<Link> = Field::new("agreed_by_customer");
        /// Agreed on.
        pub const AGREED_ON: Field<kernel::Date> = Field::new("agreed_on");
        /// Targets.
        pub const TARGETS: Field<Table> = Field::new("targets");
        /// Support calendar.
        pub const CALENDAR: Field<Link> = Field::new("calendar");
        /// Pausing reasons.
        pub const PAUSING_REASONS: Field<Several<PausingReasons>> = Field::new("pausing_reasons");
        /// When the target changes.
        pub const RETARGET: Field<One<Retarget>> = Field::new("retarget");
        /// Service requirements.
        pub const SERVICE_REQUIREMENTS: Field<Text> = Field::new("service_requirements");
        /// Workload limits.
        pub const WORKLOAD_LIMITS: Field<Text> = Field::new("workload_limits");
        /// Exceptions.
        pub const EXCEPTIONS: Field<Text> = Field::new("exceptions");
        /// Valid from.
        pub const VALID_FROM: Field<kernel::Date> = Field::new("valid_from");
        /// Valid to.
        pub const VALID_TO: Field<kernel::Date> = Field::new("valid_to");
        /// Reporting interval.
        pub const REPORTING_INTERVAL: Field<One<ReportingInterval>> = Field::new("reporting_interval");
        /// Next review on.
        pub const NEXT_REVIEW_ON: Field<kernel::Date> = Field::new("next_review_on");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
    }

    /// Columns of tables, by field; read them from a [`schema::Row`].
    pub mod columns {
        /// Targets.
        pub mod targets {
            use super::super::*;
            /// Clock kind.
            pub const CLOCK_KIND: Field<One<TargetsClockKind>> = Field::new("clock_kind");
            /// Priority.
            pub const PRIORITY: Field<One<TargetsPriority>> = Field::new("priority");
            /// Target.
            pub const TARGET: Field<Seconds> = Field::new("target");
            /// Calendar (else the support calendar).
            pub const CALENDAR: Field<Link> = Field::new("calendar");
        }
    }

    /// States.
    pub mod state {
        /// Draft.
        pub const DRAFT: &str = "draft";
        /// Negotiating.
        pub const NEGOTIATING: &str = "negotiating";
        /// Agreed.
        pub const AGREED: &str = "agreed";
        /// Active.
        pub const ACTIVE: &str = "active";
        /// Under review.
        pub const UNDER_REVIEW: &str = "under_review";
        /// Superseded.
        pub const SUPERSEDED: &str = "superseded";
        /// Expired.
        pub const EXPIRED: &str = "expired";
        /// Ended.
        pub const ENDED: &str = "ended";
    }

    /// Moves.
    pub mod step {
        /// Negotiate.
        pub const NEGOTIATE: &str = "negotiate";
        /// Agree.
        pub const AGREE: &str = "agree";
        /// Activate.
        pub const ACTIVATE: &str = "activate";
        /// Take in as active.
        pub const TAKE_IN: &str = "take_in";
        /// Begin review.
        pub const REVIEW: &str = "review";
        /// Supersede.
        pub const SUPERSEDE: &str = "supersede";
        /// Expire.
        pub const EXPIRE: &str = "expire";
        /// End.
        pub const END: &str = "end";
    }
}

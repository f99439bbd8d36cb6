//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Request model: The defined way of fulfilling one kind of service request, with instructions
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod request_model {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "request_model";

    /// Choices of What is asked for.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum RequestKind {
        /// Information.
        Information,
        /// Access.
        Access,
        /// Item.
        Item,
        /// Standard action.
        StandardAction,
    }
    impl ChoiceEnum for RequestKind {
        const ALL: &'static [Self] = &[
            Self::Information,
            Self::Access,
            Self::Item,
            Self::StandardAction,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Information => "information",
                Self::Access => "access",
                Self::Item => "item",
                Self::StandardAction => "standard_action",
            }
        }
    }

    /// Choices of Who may ask.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Audience {
        /// Our own people.
        Organisation,
        /// People of customers.
        CustomerUsers,
        /// Contacts of customers.
        CustomerContacts,
        /// Service desk.
        ServiceDesk,
        /// Fulfilment groups.
        FulfilmentGroups,
    }
    impl ChoiceEnum for Audience {
        const ALL: &'static [Self] = &[
            Self::Organisation,
            Self::CustomerUsers,
            Self::CustomerContacts,
            Self::ServiceDesk,
            Self::FulfilmentGroups,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Organisation => "organisation",
                Self::CustomerUsers => "customer_users",
                Self::CustomerContacts => "customer_contacts",
                Self::ServiceDesk => "service_desk",
                Self::FulfilmentGroups => "fulfilment_groups",
            }
        }
    }

    /// Choices of Approval rule.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ApprovalRule {
        /// No approval.
        None,
        /// A named person.
        Named,
        /// The manager of whoever it is for.
        Manager,
        /// Service owner.
        ServiceOwner,
        /// Budget holder.
        BudgetHolder,
    }
    impl ChoiceEnum for ApprovalRule {
        const ALL: &'static [Self] = &[
            Self::None,
            Self::Named,
            Self::Manager,
            Self::ServiceOwner,
            Self::BudgetHolder,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::None => "none",
                Self::Named => "named",
                Self::Manager => "manager",
                Self::ServiceOwner => "service_owner",
                Self::BudgetHolder => "budget_holder",
            }
        }
    }

    /// Choices of Records it updates.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum RecordsUpdated {
        /// Asset.
        Asset,
        /// Configuration item.
        ConfigurationItem,
        /// Access.
        Access,
    }
    impl ChoiceEnum for RecordsUpdated {
        const ALL: &'static [Self] = &[
            Self::Asset,
            Self::ConfigurationItem,
            Self::Access,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Asset => "asset",
                Self::ConfigurationItem => "configuration_item",
                Self::Access => "access",
            }
        }
    }

    /// Choices of Change rule.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ChangeRule {
        /// Changes nothing under change control.
        None,
        /// Under a standard change.
        StandardChange,
        /// Is a change.
        ChangeNeeded,
    }
    impl ChoiceEnum for ChangeRule {
        const ALL: &'static [Self] = &[
            Self::None,
            Self::StandardChange,
            Self::ChangeNeeded,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::None => "none",
                Self::StandardChange => "standard_change",
                Self::ChangeNeeded => "change_needed",
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

    /// Choices of Clock starts.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ClockStarts {
        /// With the request.
        Request,
        /// With the approval.
        Approval,
    }
    impl ChoiceEnum for ClockStarts {
        const ALL: &'static [Self] = &[
            Self::Request,
            Self::Approval,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Request => "request",
                Self::Approval => "approval",
            }
        }
    }

    /// Choices of Answer kind.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum QuestionsAnswerKind {
        /// Text.
        Text,
        /// Yes no.
        YesNo,
        /// Number.
        Number,
        /// Date.
        Date,
        /// Choice.
        Choice,
    }
    impl ChoiceEnum for QuestionsAnswerKind {
        const ALL: &'static [Self] = &[
            Self::Text,
            Self::YesNo,
            Self::Number,
            Self::Date,
            Self::Choice,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Text => "text",
                Self::YesNo => "yes_no",
                Self::Number => "number",
                Self::Date => "date",
                Self::Choice => "choice",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Category.
        pub const CATEGORY: Field<Link> = Field::new("category");
        /// What is asked for.
        pub const REQUEST_KIND: Field<One<RequestKind>> = Field::new("request_kind");
        /// Who may ask.
        pub const AUDIENCE: Field<Several<Audience>> = Field::new("audience");
        /// Only for customers.
        pub const CUSTOMERS: Field<Links> = Field::new("customers");
        /// Approval rule.
        pub const APPROVAL_RULE: Field<One<ApprovalRule>> = Field::new("approval_rule");
        /// Approver.
        pub const APPROVER: Field<Link> = Field::new("approver");
        /// Deputy approver.
        pub const DEPUTY_APPROVER: Field<Link> = Field::new("deputy_approver");
        /// Budget holder.
        pub const BUDGET_HOLDER: Field<Link> = Field::new("budget_holder");
        /// Fulfilment instructions.
        pub const FULFILMENT_INSTRUCTIONS: Field<Text> = Field::new("fulfilment_instructions");
        /// Fulfilment group.
        pub const FULFILMENT_GROUP: Field<Link> = Field::new("fulfilment_group");
        /// Tasks.
        pub const TASKS: Field<Table> = Field::new("tasks");
        /// Questions.
        pub const QUESTIONS: Field<Table> = Field::new("questions");
        /// Records it updates.
        pub const RECORDS_UPDATED: Field<Several<RecordsUpdated>> = Field::new("records_updated");
        /// Change rule.
        pub const CHANGE_RULE: Field<One<ChangeRule>> = Field::new("change_rule");
        /// Change model.
        pub const CHANGE_MODEL: Field<Link> = Field::new("change_model");
        /// Priority.
        pub const PRIORITY: Field<One<Priority>> = Field::new("priority");
        /// Usual time.
        pub const TARGET: Field<Seconds> = Field::new("target");
        /// Clock starts.
        pub const CLOCK_STARTS: Field<One<ClockStarts>> = Field::new("clock_starts");
        /// Cost.
        pub const COST: Field<kernel::Money> = Field::new("cost");
        /// Published at.
        pub const PUBLISHED_AT: Field<kernel::Timestamp> = Field::new("published_at");
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
        /// Approved by.
        pub const APPROVED_BY: Field<Link> = Field::new("approved_by");
        /// Approved at.
        pub const APPROVED_AT: Field<kernel::Timestamp> = Field::new("approved_at");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// Columns of tables, by field; read them from a [`schema::Row`].
    pub mod columns {
        /// Tasks.
        pub mod tasks {
            use super::super::*;
            /// Task.
            pub const TASK: Field<Text> = Field::new("task");
            /// Group.
            pub const GROUP: Field<Link> = Field::new("group");
            /// Automated.
            pub const AUTOMATED: Field<bool> = Field::new("automated");
        }
        /// Questions.
        pub mod questions {
            use super::super::*;
            /// Question.
            pub const QUESTION: Field<Text> = Field::new("question");
            /// Answer kind.
            pub const ANSWER_KIND: Field<One<QuestionsAnswerKind>> = Field::new("answer_kind");
            /// Options, separated by | or ;.
            pub const OPTIONS: Field<Text> = Field::new("options");
            /// Needed.
            pub const NEEDED: Field<bool> = Field::new("needed");
        }
    }

    /// States.
    pub mod state {
        /// Draft.
        pub const DRAFT: &str = "draft";
        /// In review.
        pub const IN_REVIEW: &str = "in_review";
        /// Published.
        pub const PUBLISHED: &str = "published";
        /// Needs update.
        pub const NEEDS_UPDATE: &str = "needs_update";
        /// Retired.
        pub const RETIRED: &str = "retired";
    }

    /// Moves.
    pub mod step {
        /// Submit for review.
        pub const SUBMIT: &str = "submit";
        /// Publish.
        pub const PUBLISH: &str = "publish";
        /// Needs update.
        pub const FLAG: &str = "flag";
        /// Submit the revision.
        pub const REVISE: &str = "revise";
        /// Retire.
        pub const RETIRE: &str = "retire";
    }
}

/// Service request: A request from a user for something normal and pre-agreed: information, access, an item, a standard service action
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod service_request {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "service_request";

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
            Self::Api,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Portal => "portal",
                Self::Telephone => "telephone",
                Self::Email => "email",
                Self::Chat => "chat",
                Self::WalkIn => "walk_in",
                Self::Api => "api",
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

    /// Choices of Pending reason.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum PendingReason {
        /// Awaiting requester.
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
        /// Awaiting approval.
        AwaitingApproval,
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
            Self::AwaitingApproval,
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
                Self::AwaitingApproval => "awaiting_approval",
            }
        }
    }

    /// Choices of Cancel reason.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum CancelReason {
        /// No longer needed.
        NoLongerNeeded,
        /// Duplicate.
        Duplicate,
        /// Raised in error.
        RaisedInError,
        /// Converted to incident.
        ConvertedToIncident,
        /// Converted to change.
        ConvertedToChange,
        /// Rejected.
        Rejected,
    }
    impl ChoiceEnum for CancelReason {
        const ALL: &'static [Self] = &[
            Self::NoLongerNeeded,
            Self::Duplicate,
            Self::RaisedInError,
            Self::ConvertedToIncident,
            Self::ConvertedToChange,
            Self::Rejected,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::NoLongerNeeded => "no_longer_needed",
                Self::Duplicate => "duplicate",
                Self::RaisedInError => "raised_in_error",
                Self::ConvertedToIncident => "converted_to_incident",
                Self::ConvertedToChange => "converted_to_change",
                Self::Rejected => "rejected",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Requester.
        pub const REQUESTER: Field<Link> = Field::new("requester");
        /// For whom, if another.
        pub const BENEFICIARY: Field<Link> = Field::new("beneficiary");
        /// Request model.
        pub const REQUEST_MODEL: Field<Link> = Field::new("request_model");
        /// Answers.
        pub const ANSWERS: Field<Table> = Field::new("answers");
        /// Why no model fits.
        pub const NO_MODEL_REASON: Field<Text> = Field::new("no_model_reason");
        /// Channel.
        pub const CHANNEL: Field<One<Channel>> = Field::new("channel");
        /// Requested at.
        pub const REQUESTED_AT: Field<kernel::Timestamp> = Field::new("requested_at");
        /// Category.
        pub const CATEGORY: Field<Link> = Field::new("category");
        /// Priority.
        pub const PRIORITY: Field<One<Priority>> = Field::new("priority");
        /// Expected.
        pub const EXPECTED_AT: Field<kernel::Timestamp> = Field::new("expected_at");
        /// Clock started at.
        pub const CLOCK_STARTED_AT: Field<kernel::Timestamp> = Field::new("clock_started_at");
        /// Approver.
        pub const APPROVER: Field<Link> = Field::new("approver");
        /// Approval step.
        pub const APPROVAL_STEP: Field<i64> = Field::new("approval_step");
        /// Approved by.
        pub const APPROVED_BY: Field<Link> = Field::new("approved_by");
        /// Approved at.
        pub const APPROVED_AT: Field<kernel::Timestamp> = Field::new("approved_at");
        /// Rejected at.
        pub const REJECTED_AT: Field<kernel::Timestamp> = Field::new("rejected_at");
        /// Tasks.
        pub const TASKS: Field<Table> = Field::new("tasks");
        /// Assets.
        pub const ASSETS: Field<Links> = Field::new("assets");
        /// Configuration items.
        pub const CONFIGURATION_ITEMS: Field<Links> = Field::new("configuration_items");
        /// Access recorded in.
        pub const ACCESS_RECORD: Field<Text> = Field::new("access_record");
        /// What was done.
        pub const FULFILMENT: Field<Text> = Field::new("fulfilment");
        /// Fulfilled at.
        pub const FULFILLED_AT: Field<kernel::Timestamp> = Field::new("fulfilled_at");
        /// First fulfilled at.
        pub const FIRST_FULFILLED_AT: Field<kernel::Timestamp> = Field::new("first_fulfilled_at");
        /// Fully automated.
        pub const FULLY_AUTOMATED: Field<bool> = Field::new("fully_automated");
        /// What is missing.
        pub const MISSING: Field<Text> = Field::new("missing");
        /// Returned.
        pub const RETURNED_COUNT: Field<i64> = Field::new("returned_count");
        /// Pending reason.
        pub const PENDING_REASON: Field<One<PendingReason>> = Field::new("pending_reason");
        /// Expected answer.
        pub const PENDING_UNTIL: Field<kernel::Timestamp> = Field::new("pending_until");
        /// Cancel reason.
        pub const CANCEL_REASON: Field<One<CancelReason>> = Field::new("cancel_reason");
        /// Closed at.
        pub const CLOSED_AT: Field<kernel::Timestamp> = Field::new("closed_at");
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
        /// No answer for long.
        pub const NO_RESPONSE_PROPOSED_AT: Field<kernel::Timestamp> = Field::new("no_response_proposed_at");
    }

    /// Columns of tables, by field; read them from a [`schema::Row`].
    pub mod columns {
        /// Answers.
        pub mod answers {
            use super::super::*;
            /// Question.
            pub const QUESTION: Field<Text> = Field::new("question");
            /// Answer.
            pub const ANSWER: Field<Text> = Field::new("answer");
        }
        /// Tasks.
        pub mod tasks {
            use super::super::*;
            /// Task.
            pub const TASK: Field<Text> = Field::new("task");
            /// Group.
            pub const GROUP: Field<Link> = Field::new("group");
            /// Automated.
            pub const AUTOMATED: Field<bool> = Field::new("automated");
            /// Done.
            pub const DONE: Field<bool> = Field::new("done");
            /// Done by.
            pub const DONE_BY: Field<Link> = Field::new("done_by");
            /// Done at.
            pub const DONE_AT: Field<kernel::Timestamp> = Field::new("done_at");
        }
    }

    /// States.
    pub mod state {
        /// Submitted.
        pub const SUBMITTED: &str = "submitted";
        /// Awaiting approval.
        pub const AWAITING_APPROVAL: &str = "awaiting_approval";
        /// Approved.
        pub const APPROVED: &str = "approved";
        /// In fulfilment.
        pub const IN_FULFILMENT: &str = "in_fulfilment";
        /// Pending.
        pub const PENDING: &str = "pending";
        /// Fulfilled.
        pub const FULFILLED: &str = "fulfilled";
        /// Closed.
        pub const CLOSED: &str = "closed";
        /// Rejected.
        pub const REJECTED: &str = "rejected";
        /// Cancelled.
        pub const CANCELLED: &str = "cancelled";
    }

    /// Moves.
    pub mod step {
        /// Ask for approval.
        pub const ASK_APPROVAL: &str = "ask_approval";
        /// No approval needed.
        pub const PASS: &str = "pass";
        /// Approve.
        pub const APPROVE: &str = "approve";
        /// Reject.
        pub const REJECT: &str = "reject";
        /// Start fulfilment.
        pub const START: &str = "start";
        /// Wait.
        pub const WAIT: &str = "wait";
        /// Resume.
        pub const RESUME: &str = "resume";
        /// Fulfil.
        pub const FULFIL: &str = "fulfil";
        /// Close.
        pub const CLOSE: &str = "close";
        /// Something is missing.
        pub const RETURN: &str = "return";
        /// Cancel.
        pub const CANCEL: &str = "cancel";
    }

    /// Kinds of clock.
    pub mod clock {
        /// Fulfilment.
        pub const FULFILMENT: &str = "fulfilment";
    }

    /// Links.
    pub mod link {
        /// Carried out by change.
        pub const CARRIED_OUT_BY: &str = "carried_out_by";
        /// Article used.
        pub const KNOWLEDGE_ARTICLE: &str = "knowledge_article";
        /// Converted from incident.
        pub const COMES_FROM: &str = "comes_from";
    }
}

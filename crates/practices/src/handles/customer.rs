//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Complaint: Dissatisfaction with a service, or with the organisation, for which an answer is expected
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod complaint {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "complaint";

    /// Choices of About.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum About {
        /// Service.
        Service,
        /// Organisation.
        Organisation,
    }
    impl ChoiceEnum for About {
        const ALL: &'static [Self] = &[
            Self::Service,
            Self::Organisation,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Service => "service",
                Self::Organisation => "organisation",
            }
        }
    }

    /// Choices of Category.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Category {
        /// Quality.
        Quality,
        /// Availability.
        Availability,
        /// Response time.
        ResponseTime,
        /// Communication.
        Communication,
        /// Conduct.
        Conduct,
        /// Billing.
        Billing,
        /// Security.
        Security,
        /// Other.
        Other,
    }
    impl ChoiceEnum for Category {
        const ALL: &'static [Self] = &[
            Self::Quality,
            Self::Availability,
            Self::ResponseTime,
            Self::Communication,
            Self::Conduct,
            Self::Billing,
            Self::Security,
            Self::Other,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Quality => "quality",
                Self::Availability => "availability",
                Self::ResponseTime => "response_time",
                Self::Communication => "communication",
                Self::Conduct => "conduct",
                Self::Billing => "billing",
                Self::Security => "security",
                Self::Other => "other",
            }
        }
    }

    /// Choices of Customer accepts.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum CustomerAccepts {
        /// Yes.
        Yes,
        /// No.
        No,
        /// No objection.
        NoObjection,
    }
    impl ChoiceEnum for CustomerAccepts {
        const ALL: &'static [Self] = &[
            Self::Yes,
            Self::No,
            Self::NoObjection,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Yes => "yes",
                Self::No => "no",
                Self::NoObjection => "no_objection",
            }
        }
    }

    /// Choices of Cause.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Cause {
        /// Process.
        Process,
        /// People.
        People,
        /// Technology.
        Technology,
        /// Supplier.
        Supplier,
        /// Information.
        Information,
        /// Expectation.
        Expectation,
        /// Unjustified.
        Unjustified,
    }
    impl ChoiceEnum for Cause {
        const ALL: &'static [Self] = &[
            Self::Process,
            Self::People,
            Self::Technology,
            Self::Supplier,
            Self::Information,
            Self::Expectation,
            Self::Unjustified,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Process => "process",
                Self::People => "people",
                Self::Technology => "technology",
                Self::Supplier => "supplier",
                Self::Information => "information",
                Self::Expectation => "expectation",
                Self::Unjustified => "unjustified",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// What is complained about.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Customer.
        pub const CUSTOMER: Field<Link> = Field::new("customer");
        /// About.
        pub const ABOUT: Field<One<About>> = Field::new("about");
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Raised by.
        pub const RAISED_BY: Field<Link> = Field::new("raised_by");
        /// Received at.
        pub const RECEIVED_AT: Field<kernel::Timestamp> = Field::new("received_at");
        /// Category.
        pub const CATEGORY: Field<One<Category>> = Field::new("category");
        /// People complained about.
        pub const ABOUT_PEOPLE: Field<Links> = Field::new("about_people");
        /// Answer.
        pub const ANSWER: Field<Text> = Field::new("answer");
        /// Remedy.
        pub const REMEDY: Field<Text> = Field::new("remedy");
        /// Customer accepts.
        pub const CUSTOMER_ACCEPTS: Field<One<CustomerAccepts>> = Field::new("customer_accepts");
        /// Cause.
        pub const CAUSE: Field<One<Cause>> = Field::new("cause");
        /// Resolution.
        pub const RESOLUTION: Field<Text> = Field::new("resolution");
        /// Resolved at.
        pub const RESOLVED_AT: Field<kernel::Timestamp> = Field::new("resolved_at");
        /// Why nothing follows.
        pub const NO_FOLLOW_UP_REASON: Field<Text> = Field::new("no_follow_up_reason");
        /// Reported in.
        pub const REPORTED_IN: Field<Link> = Field::new("reported_in");
        /// Acknowledgement due at.
        pub const ACKNOWLEDGEMENT_DUE_AT: Field<kernel::Timestamp> = Field::new("acknowledgement_due_at");
        /// Acknowledged at.
        pub const ACKNOWLEDGED_AT: Field<kernel::Timestamp> = Field::new("acknowledged_at");
        /// Answer due.
        pub const RESPONSE_DUE_AT: Field<kernel::Timestamp> = Field::new("response_due_at");
        /// Answered at.
        pub const ANSWERED_AT: Field<kernel::Timestamp> = Field::new("answered_at");
        /// Escalation level.
        pub const ESCALATION_LEVEL: Field<i64> = Field::new("escalation_level");
        /// Escalated to.
        pub const ESCALATED_TO: Field<Link> = Field::new("escalated_to");
        /// Escalated at.
        pub const ESCALATED_AT: Field<kernel::Timestamp> = Field::new("escalated_at");
        /// Closed at.
        pub const CLOSED_AT: Field<kernel::Timestamp> = Field::new("closed_at");
        /// Owner.
        pub const OWNER: Field<Link> = Field::new("owner");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
        /// Last message to the caller.
        pub const LAST_PUBLIC_AT: Field<kernel::Timestamp> = Field::new("last_public_at");
        /// Last message from the caller.
        pub const LAST_INBOUND_AT: Field<kernel::Timestamp> = Field::new("last_inbound_at");
        /// Last work log entry.
        pub const LAST_WORK_AT: Field<kernel::Timestamp> = Field::new("last_work_at");
    }

    /// States.
    pub mod state {
        /// Received.
        pub const RECEIVED: &str = "received";
        /// Acknowledged.
        pub const ACKNOWLEDGED: &str = "acknowledged";
        /// Investigating.
        pub const INVESTIGATING: &str = "investigating";
        /// Answered.
        pub const ANSWERED: &str = "answered";
        /// Escalated.
        pub const ESCALATED: &str = "escalated";
        /// Closed.
        pub const CLOSED: &str = "closed";
    }

    /// Moves.
    pub mod step {
        /// Acknowledge.
        pub const ACKNOWLEDGE: &str = "acknowledge";
        /// Investigate.
        pub const INVESTIGATE: &str = "investigate";
        /// Answer.
        pub const ANSWER: &str = "answer";
        /// Close.
        pub const CLOSE: &str = "close";
        /// Escalate.
        pub const ESCALATE: &str = "escalate";
        /// Escalate: answer overdue.
        pub const ESCALATE_OVERDUE: &str = "escalate_overdue";
        /// Answer.
        pub const ANSWER_ESCALATED: &str = "answer_escalated";
    }

    /// Links.
    pub mod link {
        /// Improvements.
        pub const IMPROVEMENTS: &str = "improvements";
        /// Nonconformities.
        pub const NONCONFORMITIES: &str = "nonconformities";
        /// Considered in.
        pub const CONSIDERED_IN: &str = "considered_in";
        /// About incident.
        pub const ABOUT_INCIDENT: &str = "about_incident";
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
        /// Segment.
        pub const SEGMENT: Field<Text> = Field::new("segment");
        /// Contacts.
        pub const CONTACTS: Field<Links> = Field::new("contacts");
        /// Services.
        pub const SERVICES: Field<Links> = Field::new("services");
        /// Communication arrangement.
        pub const COMMUNICATION_ARRANGEMENT: Field<Text> = Field::new("communication_arrangement");
        /// In contact every (months).
        pub const CONTACT_INTERVAL_MONTHS: Field<i64> = Field::new("contact_interval_months");
        /// Review interval months.
        pub const REVIEW_INTERVAL_MONTHS: Field<i64> = Field::new("review_interval_months");
        /// Last contact on.
        pub const LAST_CONTACT_ON: Field<kernel::Date> = Field::new("last_contact_on");
        /// Other interested parties.
        pub const OTHER_PARTIES: Field<Text> = Field::new("other_parties");
        /// Not to be surveyed.
        pub const SURVEY_OPT_OUTS: Field<Links> = Field::new("survey_opt_outs");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
        /// Services ended on.
        pub const SERVICES_ENDED_ON: Field<kernel::Date> = Field::new("services_ended_on");
        /// What became of their data.
        pub const DATA_DISPOSITION: Field<Text> = Field::new("data_disposition");
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

    /// Links.
    pub mod link {
        /// As interested party.
        pub const INTERESTED_PARTY: &str = "interested_party";
    }
}

/// Satisfaction survey: A measurement of how satisfied customers are with the services, on a sample that represents them
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod satisfaction_survey {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "satisfaction_survey";

    /// Fields.
    pub mod f {
        use super::*;
        /// Services.
        pub const SERVICES: Field<Links> = Field::new("services");
        /// Customers to represent.
        pub const CUSTOMERS_POPULATION: Field<Links> = Field::new("customers_population");
        /// Sample method.
        pub const SAMPLE_METHOD: Field<Text> = Field::new("sample_method");
        /// Questions.
        pub const QUESTIONS: Field<Text> = Field::new("questions");
        /// Highest point of the scale.
        pub const SCALE_MAX: Field<i64> = Field::new("scale_max");
        /// Anonymous.
        pub const ANONYMOUS: Field<bool> = Field::new("anonymous");
        /// Customers asked.
        pub const CUSTOMERS_SAMPLED: Field<Links> = Field::new("customers_sampled");
        /// Recipients.
        pub const RECIPIENTS: Field<Links> = Field::new("recipients");
        /// People asked.
        pub const PEOPLE_ASKED: Field<i64> = Field::new("people_asked");
        /// Messages that came back.
        pub const BOUNCED: Field<i64> = Field::new("bounced");
        /// Answers.
        pub const ANSWERS: Field<Table> = Field::new("answers");
        /// Responses.
        pub const RESPONSES: Field<i64> = Field::new("responses");
        /// Response share %.
        pub const RESPONSE_PERCENT: Field<rust_decimal::Decimal> = Field::new("response_percent");
        /// Weak: less than 20 % answered.
        pub const WEAK: Field<bool> = Field::new("weak");
        /// Follow up.
        pub const FOLLOW_UP: Field<Text> = Field::new("follow_up");
        /// Score %.
        pub const SCORE: Field<rust_decimal::Decimal> = Field::new("score");
        /// Ratings of tickets %.
        pub const TICKET_RATING: Field<rust_decimal::Decimal> = Field::new("ticket_rating");
        /// Findings.
        pub const FINDINGS: Field<Text> = Field::new("findings");
        /// Reported in.
        pub const REPORTED_IN: Field<Link> = Field::new("reported_in");
        /// Sent on.
        pub const SENT_ON: Field<kernel::Date> = Field::new("sent_on");
        /// Closed on.
        pub const CLOSED_ON: Field<kernel::Date> = Field::new("closed_on");
        /// Analysed on.
        pub const ANALYSED_ON: Field<kernel::Date> = Field::new("analysed_on");
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
        /// Answers.
        pub mod answers {
            use super::super::*;
            /// Point.
            pub const POINT: Field<i64> = Field::new("point");
            /// People.
            pub const COUNT: Field<i64> = Field::new("count");
        }
    }

    /// States.
    pub mod state {
        /// Planned.
        pub const PLANNED: &str = "planned";
        /// Sent.
        pub const SENT: &str = "sent";
        /// Closed.
        pub const CLOSED: &str = "closed";
        /// Analysed.
        pub const ANALYSED: &str = "analysed";
        /// Reported.
        pub const REPORTED: &str = "reported";
    }

    /// Moves.
    pub mod step {
        /// Send.
        pub const SEND: &str = "send";
        /// Close.
        pub const CLOSE: &str = "close";
        /// Analyse.
        pub const ANALYSE: &str = "analyse";
        /// Report.
        pub const REPORT: &str = "report";
    }

    /// Links.
    pub mod link {
        /// Improvements.
        pub const IMPROVEMENTS: &str = "improvements";
    }
}

/// Service review: A meeting with a customer on how the services performed, what they achieved and what changes
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod service_review {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "service_review";

    /// Fields.
    pub mod f {
        use super::*;
        /// Customer.
        pub const CUSTOMER: Field<Link> = Field::new("customer");
        /// Services.
        pub const SERVICES: Field<Links> = Field::new("services");
        /// Due on.
        pub const DUE_ON: Field<kernel::Date> = Field::new("due_on");
        /// Attendees.
        pub const ATTENDEES: Field<Links> = Field::new("attendees");
        /// Earlier actions.
        pub const EARLIER_ACTIONS: Field<Text> = Field::new("earlier_actions");
        /// Performance and trends.
        pub const PERFORMANCE_TRENDS: Field<Text> = Field::new("performance_trends");
        /// Outcomes.
        pub const OUTCOMES: Field<Text> = Field::new("outcomes");
        /// Workload and demand.
        pub const WORKLOAD_AND_DEMAND: Field<Text> = Field::new("workload_and_demand");
        /// Incidents, changes and releases.
        pub const INCIDENTS_AND_CHANGES: Field<Text> = Field::new("incidents_and_changes");
        /// Satisfaction and complaints.
        pub const SATISFACTION_AND_COMPLAINTS: Field<Text> = Field::new("satisfaction_and_complaints");
        /// Business changes.
        pub const BUSINESS_CHANGES: Field<Text> = Field::new("business_changes");
        /// Why no actions.
        pub const NO_ACTIONS_REASON: Field<Text> = Field::new("no_actions_reason");
        /// Minutes.
        pub const MINUTES: Field<Text> = Field::new("minutes");
        /// Held on.
        pub const HELD_ON: Field<kernel::Date> = Field::new("held_on");
        /// Agenda sent at.
        pub const AGENDA_SENT_AT: Field<kernel::Timestamp> = Field::new("agenda_sent_at");
        /// Minutes due on.
        pub const MINUTES_DUE_ON: Field<kernel::Date> = Field::new("minutes_due_on");
        /// Minutes sent at.
        pub const MINUTES_SENT_AT: Field<kernel::Timestamp> = Field::new("minutes_sent_at");
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
        /// Planned.
        pub const PLANNED: &str = "planned";
        /// Held.
        pub const HELD: &str = "held";
        /// Minutes sent.
        pub const MINUTED: &str = "minuted";
    }

    /// Moves.
    pub mod step {
        /// Was held.
        pub const HOLD: &str = "hold";
        /// Send minutes.
        pub const SEND_MINUTES: &str = "send_minutes";
    }

    /// Links.
    pub mod link {
        /// Actions.
        pub const ACTIONS: &str = "actions";
        /// Report discussed.
        pub const DISCUSSED_REPORT: &str = "discussed_report";
        /// Brought requirement.
        pub const BROUGHT_REQUIREMENT: &str = "brought_requirement";
        /// Brought change.
        pub const BROUGHT_CHANGE: &str = "brought_change";
    }
}

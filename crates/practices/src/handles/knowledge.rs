//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Knowledge article: Knowledge needed to run the SMS or the services, written for an audience
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod knowledge_article {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "knowledge_article";

    /// Choices of Audience.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Audience {
        /// Service desk.
        ServiceDesk,
        /// Support.
        Support,
        /// Management.
        Management,
        /// Contacts of customers.
        CustomerContacts,
        /// All users.
        Users,
    }
    impl ChoiceEnum for Audience {
        const ALL: &'static [Self] = &[
            Self::ServiceDesk,
            Self::Support,
            Self::Management,
            Self::CustomerContacts,
            Self::Users,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::ServiceDesk => "service_desk",
                Self::Support => "support",
                Self::Management => "management",
                Self::CustomerContacts => "customer_contacts",
                Self::Users => "users",
            }
        }
    }

    /// Choices of Review result.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ReviewResult {
        /// Ready.
        Ready,
        /// Changes needed.
        ChangesNeeded,
    }
    impl ChoiceEnum for ReviewResult {
        const ALL: &'static [Self] = &[
            Self::Ready,
            Self::ChangesNeeded,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Ready => "ready",
                Self::ChangesNeeded => "changes_needed",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Text.
        pub const BODY: Field<Text> = Field::new("body");
        /// Audience.
        pub const AUDIENCE: Field<Several<Audience>> = Field::new("audience");
        /// Services.
        pub const SERVICES: Field<Links> = Field::new("services");
        /// Category.
        pub const CATEGORY: Field<Link> = Field::new("category");
        /// Known error.
        pub const KNOWN_ERROR: Field<Link> = Field::new("known_error");
        /// Reviewer.
        pub const REVIEWER: Field<Link> = Field::new("reviewer");
        /// Why the reviewer can judge it.
        pub const REVIEWER_COMPETENCE: Field<Text> = Field::new("reviewer_competence");
        /// Review result.
        pub const REVIEW_RESULT: Field<One<ReviewResult>> = Field::new("review_result");
        /// Reviewed by.
        pub const REVIEWED_BY: Field<Link> = Field::new("reviewed_by");
        /// Reviewed at.
        pub const REVIEWED_AT: Field<kernel::Timestamp> = Field::new("reviewed_at");
        /// Authors.
        pub const AUTHORS: Field<Links> = Field::new("authors");
        /// Edition.
        pub const EDITION: Field<i64> = Field::new("edition");
        /// Published at.
        pub const PUBLISHED_AT: Field<kernel::Timestamp> = Field::new("published_at");
        /// Views.
        pub const VIEWS: Field<i64> = Field::new("views");
        /// Helpful.
        pub const HELPFUL_VOTES: Field<i64> = Field::new("helpful_votes");
        /// Not helpful.
        pub const UNHELPFUL_VOTES: Field<i64> = Field::new("unhelpful_votes");
        /// Flagged at.
        pub const FLAGGED_AT: Field<kernel::Timestamp> = Field::new("flagged_at");
        /// Flag resolved at.
        pub const FLAG_RESOLVED_AT: Field<kernel::Timestamp> = Field::new("flag_resolved_at");
        /// Repaired within 30 days.
        pub const REPAIRED_IN_TIME: Field<bool> = Field::new("repaired_in_time");
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
        /// Voters.
        pub const VOTERS: Field<Links> = Field::new("voters");
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
        /// Helpful.
        pub const VOTE_HELPFUL: &str = "vote_helpful";
        /// Not helpful.
        pub const VOTE_UNHELPFUL: &str = "vote_unhelpful";
        /// Retire.
        pub const RETIRE: &str = "retire";
    }
}

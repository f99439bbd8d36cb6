//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// CI type: A kind of configuration item: which attributes it must carry and for which services it is recorded
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod ci_type {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "ci_type";

    /// Choices of Recorded for services that are.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum DetailLevel {
        /// Critical.
        Critical,
        /// High.
        High,
        /// Medium.
        Medium,
        /// Low.
        Low,
    }
    impl ChoiceEnum for DetailLevel {
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
        /// Attributes required.
        pub const ATTRIBUTES_REQUIRED: Field<Table> = Field::new("attributes_required");
        /// Recorded for services that are.
        pub const DETAIL_LEVEL: Field<Several<DetailLevel>> = Field::new("detail_level");
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

    /// Columns of tables, by field; read them from a [`schema::Row`].
    pub mod columns {
        /// Attributes required.
        pub mod attributes_required {
            use super::super::*;
            /// Attribute.
            pub const ATTRIBUTE: Field<Text> = Field::new("attribute");
            /// Controlled.
            pub const CONTROLLED: Field<bool> = Field::new("controlled");
            /// Meaning.
            pub const MEANING: Field<Text> = Field::new("meaning");
        }
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

/// Configuration audit: A planned comparison of the configuration information with reality, on a sample that can be drawn again
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod configuration_audit {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "configuration_audit";

    /// Choices of Class.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum DiscrepanciesClass {
        /// Missing item.
        MissingCi,
        /// Ghost: it does not exist.
        GhostCi,
        /// Wrong attribute.
        WrongAttribute,
        /// Wrong relationship.
        WrongRelationship,
        /// Wrong status.
        WrongStatus,
    }
    impl ChoiceEnum for DiscrepanciesClass {
        const ALL: &'static [Self] = &[
            Self::MissingCi,
            Self::GhostCi,
            Self::WrongAttribute,
            Self::WrongRelationship,
            Self::WrongStatus,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::MissingCi => "missing_ci",
                Self::GhostCi => "ghost_ci",
                Self::WrongAttribute => "wrong_attribute",
                Self::WrongRelationship => "wrong_relationship",
                Self::WrongStatus => "wrong_status",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Scope.
        pub const SCOPE: Field<Text> = Field::new("scope");
        /// Only of services.
        pub const SERVICES: Field<Links> = Field::new("services");
        /// Planned on.
        pub const PLANNED_ON: Field<kernel::Date> = Field::new("planned_on");
        /// Held on.
        pub const HELD_ON: Field<kernel::Date> = Field::new("held_on");
        /// Seed of the sample.
        pub const SEED: Field<i64> = Field::new("seed");
        /// Live items.
        pub const POPULATION: Field<i64> = Field::new("population");
        /// Sample size.
        pub const SAMPLE_SIZE: Field<i64> = Field::new("sample_size");
        /// Sample.
        pub const SAMPLE: Field<Links> = Field::new("sample");
        /// Discrepancies.
        pub const DISCREPANCIES: Field<Table> = Field::new("discrepancies");
        /// No discrepancy found.
        pub const NONE_FOUND: Field<bool> = Field::new("none_found");
        /// Items without discrepancy.
        pub const ITEMS_WITHOUT_DISCREPANCY: Field<i64> = Field::new("items_without_discrepancy");
        /// Accuracy %.
        pub const ACCURACY_PERCENT: Field<rust_decimal::Decimal> = Field::new("accuracy_percent");
        /// Discrepancies corrected.
        pub const DISCREPANCIES_CORRECTED: Field<i64> = Field::new("discrepancies_corrected");
        /// Entered corrections.
        pub const CORRECTORS: Field<Links> = Field::new("correctors");
        /// Reported at.
        pub const REPORTED_AT: Field<kernel::Timestamp> = Field::new("reported_at");
        /// Correction due on.
        pub const CORRECTION_DUE_ON: Field<kernel::Date> = Field::new("correction_due_on");
        /// Corrections verified by.
        pub const VERIFIED_BY: Field<Link> = Field::new("verified_by");
        /// Closed at.
        pub const CLOSED_AT: Field<kernel::Timestamp> = Field::new("closed_at");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Owner.
        pub const OWNER: Field<Link> = Field::new("owner");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// Columns of tables, by field; read them from a [`schema::Row`].
    pub mod columns {
        /// Discrepancies.
        pub mod discrepancies {
            use super::super::*;
            /// Item (none: missing).
            pub const CONFIGURATION_ITEM: Field<Link> = Field::new("configuration_item");
            /// Class.
            pub const CLASS: Field<One<DiscrepanciesClass>> = Field::new("class");
            /// What was found.
            pub const WHAT: Field<Text> = Field::new("what");
            /// Corrected on.
            pub const CORRECTED_ON: Field<kernel::Date> = Field::new("corrected_on");
            /// Corrected by.
            pub const CORRECTED_BY: Field<Link> = Field::new("corrected_by");
        }
    }

    /// States.
    pub mod state {
        /// Planned.
        pub const PLANNED: &str = "planned";
        /// In progress.
        pub const IN_PROGRESS: &str = "in_progress";
        /// Reported.
        pub const REPORTED: &str = "reported";
        /// Corrected.
        pub const CORRECTED: &str = "corrected";
        /// Closed.
        pub const CLOSED: &str = "closed";
    }

    /// Moves.
    pub mod step {
        /// Draw the sample and begin.
        pub const START: &str = "start";
        /// Report.
        pub const REPORT: &str = "report";
        /// All corrected.
        pub const CORRECT: &str = "correct";
        /// Verify and close.
        pub const CLOSE: &str = "close";
    }

    /// Links.
    pub mod link {
        /// Actions.
        pub const ACTIONS: &str = "actions";
    }
}

/// Configuration baseline: A snapshot of configuration items at a moment, to restore to or compare with. Nothing of it ever changes
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod configuration_baseline {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "configuration_baseline";

    /// Fields.
    pub mod f {
        use super::*;
        /// Items.
        pub const ITEMS: Field<Links> = Field::new("items");
        /// Release.
        pub const RELEASE: Field<Link> = Field::new("release");
        /// Change.
        pub const CHANGE: Field<Link> = Field::new("change");
        /// Taken at.
        pub const TAKEN_AT: Field<kernel::Timestamp> = Field::new("taken_at");
        /// Contents.
        pub const CONTENTS: Field<Table> = Field::new("contents");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// Columns of tables, by field; read them from a [`schema::Row`].
    pub mod columns {
        /// Contents.
        pub mod contents {
            use super::super::*;
            /// Item.
            pub const ITEM: Field<Link> = Field::new("item");
            /// Identifier.
            pub const CI_ID: Field<Text> = Field::new("ci_id");
            /// Version.
            pub const VERSION: Field<i64> = Field::new("version");
            /// Status.
            pub const STATUS: Field<Text> = Field::new("status");
            /// Attributes.
            pub const ATTRIBUTES: Field<Text> = Field::new("attributes");
            /// Relationships.
            pub const RELATIONSHIPS: Field<Text> = Field::new("relationships");
        }
    }
}

/// Configuration item: An element that must be controlled in order to deliver services
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod configuration_item {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "configuration_item";

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

    /// Choices of Source.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Source {
        /// Manual.
        Manual,
        /// Discovery.
        Discovery,
        /// Import.
        Import,
        /// Supplier.
        Supplier,
    }
    impl ChoiceEnum for Source {
        const ALL: &'static [Self] = &[
            Self::Manual,
            Self::Discovery,
            Self::Import,
            Self::Supplier,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Manual => "manual",
                Self::Discovery => "discovery",
                Self::Import => "import",
                Self::Supplier => "supplier",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Name.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Identifier.
        pub const CI_ID: Field<Text> = Field::new("ci_id");
        /// Type.
        pub const CI_TYPE: Field<Link> = Field::new("ci_type");
        /// Description.
        pub const CI_DESCRIPTION: Field<Text> = Field::new("ci_description");
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Attributes.
        pub const ATTRIBUTES: Field<Table> = Field::new("attributes");
        /// Why it stands alone.
        pub const STANDING_ALONE_REASON: Field<Text> = Field::new("standing_alone_reason");
        /// Change.
        pub const CHANGE: Field<Link> = Field::new("change");
        /// Or service request.
        pub const SERVICE_REQUEST: Field<Link> = Field::new("service_request");
        /// Or configuration audit.
        pub const CONFIGURATION_AUDIT: Field<Link> = Field::new("configuration_audit");
        /// Owner.
        pub const OWNER: Field<Link> = Field::new("owner");
        /// May be updated by.
        pub const ACCESS_GROUP: Field<Link> = Field::new("access_group");
        /// Criticality.
        pub const CRITICALITY: Field<One<Criticality>> = Field::new("criticality");
        /// Source.
        pub const SOURCE: Field<One<Source>> = Field::new("source");
        /// Discovery key.
        pub const DISCOVERY_KEY: Field<Text> = Field::new("discovery_key");
        /// Last verified on.
        pub const LAST_VERIFIED_ON: Field<kernel::Date> = Field::new("last_verified_on");
        /// Last changed at.
        pub const LAST_CHANGED_AT: Field<kernel::Timestamp> = Field::new("last_changed_at");
        /// Last changed by.
        pub const LAST_CHANGED_BY: Field<Link> = Field::new("last_changed_by");
        /// Or by automation.
        pub const LAST_CHANGED_SOURCE: Field<Text> = Field::new("last_changed_source");
        /// Discovered differences.
        pub const DISCOVERED_DIFFERENCES: Field<Table> = Field::new("discovered_differences");
        /// Differences found at.
        pub const DIFFERENCES_FOUND_AT: Field<kernel::Timestamp> = Field::new("differences_found_at");
        /// Retired on.
        pub const RETIRED_ON: Field<kernel::Date> = Field::new("retired_on");
        /// Disposed on.
        pub const DISPOSED_ON: Field<kernel::Date> = Field::new("disposed_on");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// Columns of tables, by field; read them from a [`schema::Row`].
    pub mod columns {
        /// Attributes.
        pub mod attributes {
            use super::super::*;
            /// Attribute.
            pub const ATTRIBUTE: Field<Text> = Field::new("attribute");
            /// Value.
            pub const VALUE: Field<Text> = Field::new("value");
        }
        /// Discovered differences.
        pub mod discovered_differences {
            use super::super::*;
            /// Attribute.
            pub const ATTRIBUTE: Field<Text> = Field::new("attribute");
            /// Recorded.
            pub const RECORDED: Field<Text> = Field::new("recorded");
            /// Found.
            pub const FOUND: Field<Text> = Field::new("found");
        }
    }

    /// States.
    pub mod state {
        /// Planned.
        pub const PLANNED: &str = "planned";
        /// In build.
        pub const IN_BUILD: &str = "in_build";
        /// In test.
        pub const IN_TEST: &str = "in_test";
        /// Live.
        pub const LIVE: &str = "live";
        /// In maintenance.
        pub const IN_MAINTENANCE: &str = "in_maintenance";
        /// Retired.
        pub const RETIRED: &str = "retired";
        /// Disposed.
        pub const DISPOSED: &str = "disposed";
    }

    /// Moves.
    pub mod step {
        /// Begin building.
        pub const BUILD: &str = "build";
        /// Begin testing.
        pub const TEST: &str = "test";
        /// Go live.
        pub const GO_LIVE: &str = "go_live";
        /// Begin maintenance.
        pub const MAINTAIN: &str = "maintain";
        /// Return to service.
        pub const RETURN: &str = "return";
        /// Retire.
        pub const RETIRE: &str = "retire";
        /// Dispose of.
        pub const DISPOSE: &str = "dispose";
    }

    /// Links.
    pub mod link {
        /// Runs on.
        pub const RUNS_ON: &str = "runs_on";
        /// Uses.
        pub const USES: &str = "uses";
        /// Part of.
        pub const PART_OF: &str = "part_of";
        /// Connects to.
        pub const CONNECTS_TO: &str = "connects_to";
        /// Documented by.
        pub const DOCUMENTED_BY: &str = "documented_by";
    }
}

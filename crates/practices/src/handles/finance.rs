//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Budget: Planned cost of a service or group of services for a period
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod budget {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "budget";

    /// Choices of Category.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum CostCategoriesCategory {
        /// People.
        People,
        /// Hardware.
        Hardware,
        /// Software.
        Software,
        /// Cloud.
        Cloud,
        /// Facilities.
        Facilities,
        /// External services.
        ExternalServices,
        /// Projects.
        Projects,
        /// Overhead.
        Overhead,
    }
    impl ChoiceEnum for CostCategoriesCategory {
        const ALL: &'static [Self] = &[
            Self::People,
            Self::Hardware,
            Self::Software,
            Self::Cloud,
            Self::Facilities,
            Self::ExternalServices,
            Self::Projects,
            Self::Overhead,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::People => "people",
                Self::Hardware => "hardware",
                Self::Software => "software",
                Self::Cloud => "cloud",
                Self::Facilities => "facilities",
                Self::ExternalServices => "external_services",
                Self::Projects => "projects",
                Self::Overhead => "overhead",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Group of services.
        pub const SERVICE_GROUP: Field<Links> = Field::new("service_group");
        /// Period.
        pub const PERIOD: Field<Text> = Field::new("period");
        /// Currency.
        pub const CURRENCY: Field<Text> = Field::new("currency");
        /// Cost categories.
        pub const COST_CATEGORIES: Field<Table> = Field::new("cost_categories");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Budget holder.
        pub const OWNER: Field<Link> = Field::new("owner");
        /// Proposed by.
        pub const PROPOSED_BY: Field<Link> = Field::new("proposed_by");
        /// Approved by.
        pub const APPROVED_BY: Field<Link> = Field::new("approved_by");
        /// Approved on.
        pub const APPROVED_ON: Field<kernel::Date> = Field::new("approved_on");
        /// Amount.
        pub const AMOUNT: Field<kernel::Money> = Field::new("amount");
        /// Used.
        pub const USED: Field<kernel::Money> = Field::new("used");
        /// Used (%).
        pub const USED_PERCENT: Field<rust_decimal::Decimal> = Field::new("used_percent");
        /// Explain variances above.
        pub const VARIANCE_LIMIT: Field<kernel::Money> = Field::new("variance_limit");
        /// Revision requested by.
        pub const REVISION_REQUESTED_BY: Field<Link> = Field::new("revision_requested_by");
        /// Revisions.
        pub const REVISIONS: Field<Table> = Field::new("revisions");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// Columns of tables, by field; read them from a [`schema::Row`].
    pub mod columns {
        /// Cost categories.
        pub mod cost_categories {
            use super::super::*;
            /// Category.
            pub const CATEGORY: Field<One<CostCategoriesCategory>> = Field::new("category");
            /// Amount.
            pub const AMOUNT: Field<kernel::Money> = Field::new("amount");
            /// Rate.
            pub const RATE: Field<rust_decimal::Decimal> = Field::new("rate");
            /// Rate on.
            pub const RATE_ON: Field<kernel::Date> = Field::new("rate_on");
            /// Note.
            pub const NOTE: Field<Text> = Field::new("note");
        }
        /// Revisions.
        pub mod revisions {
            use super::super::*;
            /// On.
            pub const ON: Field<kernel::Date> = Field::new("on");
            /// Before.
            pub const BEFORE: Field<kernel::Money> = Field::new("before");
            /// After.
            pub const AFTER: Field<kernel::Money> = Field::new("after");
            /// Requested by.
            pub const REQUESTED_BY: Field<Link> = Field::new("requested_by");
            /// Approved by.
            pub const APPROVED_BY: Field<Link> = Field::new("approved_by");
            /// Reason.
            pub const REASON: Field<Text> = Field::new("reason");
        }
    }

    /// States.
    pub mod state {
        /// Draft.
        pub const DRAFT: &str = "draft";
        /// Proposed.
        pub const PROPOSED: &str = "proposed";
        /// Approved.
        pub const APPROVED: &str = "approved";
        /// Active.
        pub const ACTIVE: &str = "active";
        /// Closed.
        pub const CLOSED: &str = "closed";
    }

    /// Moves.
    pub mod step {
        /// Propose.
        pub const PROPOSE: &str = "propose";
        /// Approve.
        pub const APPROVE: &str = "approve";
        /// Activate.
        pub const ACTIVATE: &str = "activate";
        /// Close.
        pub const CLOSE: &str = "close";
    }
}

/// Cost entry: Actual cost attributed to a service or group of services
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod cost_entry {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "cost_entry";

    /// Choices of Cost kind.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum CostKind {
        /// Direct.
        Direct,
        /// Indirect.
        Indirect,
    }
    impl ChoiceEnum for CostKind {
        const ALL: &'static [Self] = &[
            Self::Direct,
            Self::Indirect,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Direct => "direct",
                Self::Indirect => "indirect",
            }
        }
    }

    /// Choices of Cost category.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum CostCategory {
        /// People.
        People,
        /// Hardware.
        Hardware,
        /// Software.
        Software,
        /// Cloud.
        Cloud,
        /// Facilities.
        Facilities,
        /// External services.
        ExternalServices,
        /// Projects.
        Projects,
        /// Overhead.
        Overhead,
    }
    impl ChoiceEnum for CostCategory {
        const ALL: &'static [Self] = &[
            Self::People,
            Self::Hardware,
            Self::Software,
            Self::Cloud,
            Self::Facilities,
            Self::ExternalServices,
            Self::Projects,
            Self::Overhead,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::People => "people",
                Self::Hardware => "hardware",
                Self::Software => "software",
                Self::Cloud => "cloud",
                Self::Facilities => "facilities",
                Self::ExternalServices => "external_services",
                Self::Projects => "projects",
                Self::Overhead => "overhead",
            }
        }
    }

    /// Choices of Effect.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum EntryKind {
        /// Cost.
        Cost,
        /// Credit.
        Credit,
    }
    impl ChoiceEnum for EntryKind {
        const ALL: &'static [Self] = &[
            Self::Cost,
            Self::Credit,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Cost => "cost",
                Self::Credit => "credit",
            }
        }
    }

    /// Choices of Allocation rule.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum AllocationRule {
        /// Users.
        Users,
        /// Devices.
        Devices,
        /// Tickets.
        Tickets,
        /// Capacity used.
        CapacityUsed,
        /// Equal share.
        EqualShare,
    }
    impl ChoiceEnum for AllocationRule {
        const ALL: &'static [Self] = &[
            Self::Users,
            Self::Devices,
            Self::Tickets,
            Self::CapacityUsed,
            Self::EqualShare,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Users => "users",
                Self::Devices => "devices",
                Self::Tickets => "tickets",
                Self::CapacityUsed => "capacity_used",
                Self::EqualShare => "equal_share",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Cost kind.
        pub const COST_KIND: Field<One<CostKind>> = Field::new("cost_kind");
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Group of services.
        pub const SERVICE_GROUP: Field<Links> = Field::new("service_group");
        /// Period.
        pub const PERIOD: Field<Text> = Field::new("period");
        /// Cost category.
        pub const COST_CATEGORY: Field<One<CostCategory>> = Field::new("cost_category");
        /// Effect.
        pub const ENTRY_KIND: Field<One<EntryKind>> = Field::new("entry_kind");
        /// Amount.
        pub const AMOUNT: Field<kernel::Money> = Field::new("amount");
        /// Currency.
        pub const CURRENCY: Field<Text> = Field::new("currency");
        /// Allocation rule.
        pub const ALLOCATION_RULE: Field<One<AllocationRule>> = Field::new("allocation_rule");
        /// Allocation version.
        pub const ALLOCATION_VERSION: Field<Text> = Field::new("allocation_version");
        /// Allocation.
        pub const ALLOCATION: Field<Table> = Field::new("allocation");
        /// Budget.
        pub const BUDGET: Field<Link> = Field::new("budget");
        /// Rate to the currency of the budget.
        pub const RATE: Field<rust_decimal::Decimal> = Field::new("rate");
        /// Rate on.
        pub const RATE_ON: Field<kernel::Date> = Field::new("rate_on");
        /// Amount in the currency of the budget.
        pub const BUDGET_AMOUNT: Field<kernel::Money> = Field::new("budget_amount");
        /// Corrects.
        pub const CORRECTS: Field<Link> = Field::new("corrects");
        /// Correction reason.
        pub const CORRECTION_REASON: Field<Text> = Field::new("correction_reason");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Posted on.
        pub const POSTED_ON: Field<kernel::Date> = Field::new("posted_on");
        /// Posted by.
        pub const POSTED_BY: Field<Link> = Field::new("posted_by");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// Columns of tables, by field; read them from a [`schema::Row`].
    pub mod columns {
        /// Allocation.
        pub mod allocation {
            use super::super::*;
            /// Service.
            pub const SERVICE: Field<Link> = Field::new("service");
            /// Units.
            pub const UNITS: Field<rust_decimal::Decimal> = Field::new("units");
            /// Share (%).
            pub const SHARE: Field<rust_decimal::Decimal> = Field::new("share");
            /// Amount.
            pub const AMOUNT: Field<kernel::Money> = Field::new("amount");
        }
    }

    /// States.
    pub mod state {
        /// Draft.
        pub const DRAFT: &str = "draft";
        /// Posted.
        pub const POSTED: &str = "posted";
        /// Cancelled.
        pub const CANCELLED: &str = "cancelled";
    }

    /// Moves.
    pub mod step {
        /// Post.
        pub const POST: &str = "post";
        /// Cancel.
        pub const CANCEL: &str = "cancel";
    }
}

/// Financial review: A held review of actual cost against budget and of the forecast
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod financial_review {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "financial_review";

    /// Fields.
    pub mod f {
        use super::*;
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Services.
        pub const SERVICES: Field<Links> = Field::new("services");
        /// Budgets.
        pub const BUDGETS: Field<Links> = Field::new("budgets");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Budget of the period.
        pub const BUDGETED: Field<kernel::Money> = Field::new("budgeted");
        /// Actual of the period.
        pub const ACTUAL: Field<kernel::Money> = Field::new("actual");
        /// Variance.
        pub const VARIANCE: Field<rust_decimal::Decimal> = Field::new("variance");
        /// Variance (%).
        pub const VARIANCE_PERCENT: Field<rust_decimal::Decimal> = Field::new("variance_percent");
        /// Variance explanation.
        pub const VARIANCE_EXPLANATION: Field<Text> = Field::new("variance_explanation");
        /// Actual to date.
        pub const ACTUAL_TO_DATE: Field<kernel::Money> = Field::new("actual_to_date");
        /// Expected rest.
        pub const EXPECTED_REST: Field<kernel::Money> = Field::new("expected_rest");
        /// Forecast.
        pub const FORECAST: Field<kernel::Money> = Field::new("forecast");
        /// Reported in.
        pub const REPORTED_IN: Field<Link> = Field::new("reported_in");
        /// Period.
        pub const PERIOD: Field<Text> = Field::new("period");
        /// Due on.
        pub const DUE_ON: Field<kernel::Date> = Field::new("due_on");
        /// Held on.
        pub const HELD_ON: Field<kernel::Date> = Field::new("held_on");
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
        /// Closed.
        pub const CLOSED: &str = "closed";
    }

    /// Moves.
    pub mod step {
        /// Record as held.
        pub const HOLD: &str = "hold";
        /// Close.
        pub const CLOSE: &str = "close";
    }

    /// Links.
    pub mod link {
        /// Actions.
        pub const ACTIONS: &str = "actions";
    }
}

//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Fault: Something that does not work as agreed
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod fault {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "fault";

    /// Choices of Priority wished.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum PriorityWished {
        /// P1.
        P1,
        /// P2.
        P2,
        /// P3.
        P3,
    }
    impl ChoiceEnum for PriorityWished {
        const ALL: &'static [Self] = &[
            Self::P1,
            Self::P2,
            Self::P3,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::P1 => "p1",
                Self::P2 => "p2",
                Self::P3 => "p3",
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
    }
    impl ChoiceEnum for Priority {
        const ALL: &'static [Self] = &[
            Self::P1,
            Self::P2,
            Self::P3,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::P1 => "p1",
                Self::P2 => "p2",
                Self::P3 => "p3",
            }
        }
    }

    /// Choices of Pending reason.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum PendingReason {
        /// Awaiting caller.
        AwaitingCaller,
        /// Awaiting supplier.
        AwaitingSupplier,
    }
    impl ChoiceEnum for PendingReason {
        const ALL: &'static [Self] = &[
            Self::AwaitingCaller,
            Self::AwaitingSupplier,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::AwaitingCaller => "awaiting_caller",
                Self::AwaitingSupplier => "awaiting_supplier",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Reported at.
        pub const REPORTED_AT: Field<kernel::Timestamp> = Field::new("reported_at");
        /// Location.
        pub const LOCATION: Field<Text> = Field::new("location");
        /// Parts.
        pub const PARTS: Field<Table> = Field::new("parts");
        /// Priority wished.
        pub const PRIORITY_WISHED: Field<One<PriorityWished>> = Field::new("priority_wished");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Priority.
        pub const PRIORITY: Field<One<Priority>> = Field::new("priority");
        /// Pending reason.
        pub const PENDING_REASON: Field<One<PendingReason>> = Field::new("pending_reason");
        /// Resolution.
        pub const RESOLUTION: Field<Text> = Field::new("resolution");
        /// Inspect on.
        pub const INSPECT_ON: Field<kernel::Date> = Field::new("inspect_on");
        /// Inspected on.
        pub const INSPECTED_ON: Field<kernel::Date> = Field::new("inspected_on");
        /// Assigned group.
        pub const ASSIGNED_GROUP: Field<Link> = Field::new("assigned_group");
        /// Assigned to.
        pub const ASSIGNED_TO: Field<Link> = Field::new("assigned_to");
        /// Acknowledged at.
        pub const ACKNOWLEDGED_AT: Field<kernel::Timestamp> = Field::new("acknowledged_at");
        /// Resolved at.
        pub const RESOLVED_AT: Field<kernel::Timestamp> = Field::new("resolved_at");
        /// Reopen count.
        pub const REOPEN_COUNT: Field<i64> = Field::new("reopen_count");
    }

    /// Columns of tables, by field; read them from a [`schema::Row`].
    pub mod columns {
        /// Parts.
        pub mod parts {
            use super::super::*;
            /// Part.
            pub const PART: Field<Text> = Field::new("part");
            /// Pieces.
            pub const PIECES: Field<i64> = Field::new("pieces");
        }
    }

    /// States.
    pub mod state {
        /// New.
        pub const NEW: &str = "new";
        /// In progress.
        pub const IN_PROGRESS: &str = "in_progress";
        /// Pending.
        pub const PENDING: &str = "pending";
        /// Resolved.
        pub const RESOLVED: &str = "resolved";
        /// Closed.
        pub const CLOSED: &str = "closed";
    }

    /// Moves.
    pub mod step {
        /// Start work.
        pub const START: &str = "start";
        /// Pause.
        pub const PAUSE: &str = "pause";
        /// Resume.
        pub const RESUME: &str = "resume";
        /// Resolve.
        pub const RESOLVE: &str = "resolve";
        /// Reopen.
        pub const REOPEN: &str = "reopen";
        /// Close.
        pub const CLOSE: &str = "close";
    }

    /// Kinds of clock.
    pub mod clock {
        /// Resolution.
        pub const RESOLUTION: &str = "resolution";
    }

    /// Links.
    pub mod link {
        /// Parent.
        pub const PARENT: &str = "parent";
    }
}

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

//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Asset: Something of value used to deliver services, managed through its life within its obligations
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod asset {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "asset";

    /// Choices of Type.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum AssetType {
        /// Hardware.
        Hardware,
        /// Software.
        Software,
        /// End user device.
        EndUserDevice,
        /// Network device.
        NetworkDevice,
        /// Storage.
        Storage,
        /// Cloud subscription.
        CloudSubscription,
        /// Facility.
        Facility,
        /// Document.
        Document,
        /// Other.
        Other,
    }
    impl ChoiceEnum for AssetType {
        const ALL: &'static [Self] = &[
            Self::Hardware,
            Self::Software,
            Self::EndUserDevice,
            Self::NetworkDevice,
            Self::Storage,
            Self::CloudSubscription,
            Self::Facility,
            Self::Document,
            Self::Other,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Hardware => "hardware",
                Self::Software => "software",
                Self::EndUserDevice => "end_user_device",
                Self::NetworkDevice => "network_device",
                Self::Storage => "storage",
                Self::CloudSubscription => "cloud_subscription",
                Self::Facility => "facility",
                Self::Document => "document",
                Self::Other => "other",
            }
        }
    }

    /// Choices of Licensed per.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum LicenceMetric {
        /// User.
        User,
        /// Device.
        Device,
        /// Core.
        Core,
        /// Subscription.
        Subscription,
    }
    impl ChoiceEnum for LicenceMetric {
        const ALL: &'static [Self] = &[
            Self::User,
            Self::Device,
            Self::Core,
            Self::Subscription,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::User => "user",
                Self::Device => "device",
                Self::Core => "core",
                Self::Subscription => "subscription",
            }
        }
    }

    /// Choices of Disposal method.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum DisposalMethod {
        /// Sold.
        Sold,
        /// Returned.
        Returned,
        /// Recycled.
        Recycled,
        /// Destroyed.
        Destroyed,
        /// Given away.
        GivenAway,
    }
    impl ChoiceEnum for DisposalMethod {
        const ALL: &'static [Self] = &[
            Self::Sold,
            Self::Returned,
            Self::Recycled,
            Self::Destroyed,
            Self::GivenAway,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Sold => "sold",
                Self::Returned => "returned",
                Self::Recycled => "recycled",
                Self::Destroyed => "destroyed",
                Self::GivenAway => "given_away",
            }
        }
    }

    /// Choices of Last stock check.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum LastVerification {
        /// Found.
        Found,
        /// Found elsewhere.
        FoundElsewhere,
        /// Not found.
        NotFound,
    }
    impl ChoiceEnum for LastVerification {
        const ALL: &'static [Self] = &[
            Self::Found,
            Self::FoundElsewhere,
            Self::NotFound,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Found => "found",
                Self::FoundElsewhere => "found_elsewhere",
                Self::NotFound => "not_found",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Type.
        pub const ASSET_TYPE: Field<One<AssetType>> = Field::new("asset_type");
        /// Tag.
        pub const ASSET_TAG: Field<Text> = Field::new("asset_tag");
        /// Serial number.
        pub const SERIAL_NUMBER: Field<Text> = Field::new("serial_number");
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Configuration item.
        pub const CONFIGURATION_ITEM: Field<Link> = Field::new("configuration_item");
        /// Data bearing.
        pub const DATA_BEARING: Field<bool> = Field::new("data_bearing");
        /// Critical.
        pub const CRITICAL: Field<bool> = Field::new("critical");
        /// Obligations.
        pub const OBLIGATIONS: Field<Text> = Field::new("obligations");
        /// Acquired on.
        pub const ACQUIRED_ON: Field<kernel::Date> = Field::new("acquired_on");
        /// Acquisition cost.
        pub const ACQUISITION_COST: Field<kernel::Money> = Field::new("acquisition_cost");
        /// Or contract.
        pub const ACQUISITION_CONTRACT: Field<Link> = Field::new("acquisition_contract");
        /// Licences owned.
        pub const LICENCE_ENTITLEMENT: Field<i64> = Field::new("licence_entitlement");
        /// Licensed per.
        pub const LICENCE_METRIC: Field<One<LicenceMetric>> = Field::new("licence_metric");
        /// Licences in use.
        pub const LICENCES_IN_USE: Field<i64> = Field::new("licences_in_use");
        /// Licences left.
        pub const LICENCE_POSITION: Field<i64> = Field::new("licence_position");
        /// Proof of entitlement.
        pub const ENTITLEMENT_PROOF: Field<Text> = Field::new("entitlement_proof");
        /// Approved purchase.
        pub const APPROVED_PURCHASE: Field<Text> = Field::new("approved_purchase");
        /// Licence ends on.
        pub const LICENCE_ENDS_ON: Field<kernel::Date> = Field::new("licence_ends_on");
        /// Disposal method.
        pub const DISPOSAL_METHOD: Field<One<DisposalMethod>> = Field::new("disposal_method");
        /// Disposed on.
        pub const DISPOSED_ON: Field<kernel::Date> = Field::new("disposed_on");
        /// Disposal evidence.
        pub const DISPOSAL_EVIDENCE: Field<Text> = Field::new("disposal_evidence");
        /// Data erasure proof.
        pub const DATA_ERASURE_PROOF: Field<Text> = Field::new("data_erasure_proof");
        /// Owner.
        pub const OWNER: Field<Link> = Field::new("owner");
        /// Custodian.
        pub const CUSTODIAN: Field<Link> = Field::new("custodian");
        /// Location.
        pub const LOCATION: Field<Text> = Field::new("location");
        /// Support ends on.
        pub const SUPPORT_ENDS_ON: Field<kernel::Date> = Field::new("support_ends_on");
        /// Support risk.
        pub const SUPPORT_RISK: Field<Link> = Field::new("support_risk");
        /// Warranty ends on.
        pub const WARRANTY_ENDS_ON: Field<kernel::Date> = Field::new("warranty_ends_on");
        /// Last verified on.
        pub const LAST_VERIFIED_ON: Field<kernel::Date> = Field::new("last_verified_on");
        /// Last stock check.
        pub const LAST_VERIFICATION: Field<One<LastVerification>> = Field::new("last_verification");
        /// In stock since.
        pub const IN_STOCK_SINCE: Field<kernel::Timestamp> = Field::new("in_stock_since");
        /// Lost at.
        pub const LOST_AT: Field<kernel::Timestamp> = Field::new("lost_at");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
    }

    /// States.
    pub mod state {
        /// Requested.
        pub const REQUESTED: &str = "requested";
        /// Ordered.
        pub const ORDERED: &str = "ordered";
        /// Received.
        pub const RECEIVED: &str = "received";
        /// In stock.
        pub const IN_STOCK: &str = "in_stock";
        /// In use.
        pub const IN_USE: &str = "in_use";
        /// In repair.
        pub const IN_REPAIR: &str = "in_repair";
        /// Lost.
        pub const LOST: &str = "lost";
        /// Retired.
        pub const RETIRED: &str = "retired";
        /// Disposed.
        pub const DISPOSED: &str = "disposed";
    }

    /// Moves.
    pub mod step {
        /// Order.
        pub const ORDER: &str = "order";
        /// Receive.
        pub const RECEIVE: &str = "receive";
        /// Put in stock.
        pub const STOCK: &str = "stock";
        /// Put to use.
        pub const ISSUE: &str = "issue";
        /// Send to repair.
        pub const REPAIR: &str = "repair";
        /// Back from repair.
        pub const REPAIRED: &str = "repaired";
        /// Take back.
        pub const TAKE_BACK: &str = "take_back";
        /// Report lost.
        pub const LOSE: &str = "lose";
        /// Found again.
        pub const FIND: &str = "find";
        /// Write off.
        pub const WRITE_OFF: &str = "write_off";
        /// Retire.
        pub const RETIRE: &str = "retire";
        /// Dispose of.
        pub const DISPOSE: &str = "dispose";
    }
}

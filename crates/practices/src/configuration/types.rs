//! Types of configuration items: the ones the product proposes, and what an organisation may do with its own.

use super::trace::holds_secret;
use crate::handles::ci_type::columns::attributes_required as column;
use crate::handles::{ci_type, configuration_item};
use crate::service::means::{REVIEW, review_due, reviewed};
use engine::{Practice, Record, Work};
use kernel::Id;
use schema::{Row, Value};
use std::collections::BTreeSet;

/// The type whose items stand for whole services.
const SERVICE: &str = "service";

/// A type as the product proposes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DefaultType {
    /// Its name.
    pub name: &'static str,
    /// Attributes every item of it carries.
    pub attributes: &'static [&'static str],
    /// At which criticality of a service its items are recorded.
    pub detail_level: &'static [&'static str],
}

const ALL: &[&str] = &["critical", "high", "medium", "low"];
const TO_PLATFORM: &[&str] = &["critical", "high"];
const CRITICAL: &[&str] = &["critical"];

/// The types the product ships with, and the depth to which services are modelled with them: services and applications
/// always, data and platforms for high criticality, network, facilities and supplier services for critical ones.
#[must_use]
pub const fn default_types() -> &'static [DefaultType] {
    const fn of(name: &'static str, attributes: &'static [&'static str], detail_level: &'static [&'static str]) -> DefaultType {
        DefaultType { name, attributes, detail_level }
    }
    const TYPES: &[DefaultType] = &[
        of("service", &["service owner"], ALL),
        of("application", &["version", "vendor"], ALL),
        of("interface", &["protocol", "direction"], ALL),
        of("software_instance", &["product", "version"], TO_PLATFORM),
        of("database", &["product", "version"], TO_PLATFORM),
        of("data_set", &["classification"], TO_PLATFORM),
        of("server", &["operating system", "location"], TO_PLATFORM),
        of("virtual_machine", &["operating system"], TO_PLATFORM),
        of("container_platform", &["product", "version"], TO_PLATFORM),
        of("storage", &["capacity", "location"], TO_PLATFORM),
        of("cloud_account", &["provider", "account"], TO_PLATFORM),
        of("certificate", &["subject", "expires on"], TO_PLATFORM),
        of("network_device", &["model", "location"], CRITICAL),
        of("network_link", &["bandwidth", "provider"], CRITICAL),
        of("facility", &["address"], CRITICAL),
        of("supplier_service", &["supplier"], CRITICAL),
        of("end_user_device", &["model"], CRITICAL),
        of("document", &["location"], CRITICAL),
    ];
    TYPES
}

/// The required attributes of a type by their name, and whether they are controlled.
pub(super) fn required_attributes(type_record: &Record) -> Vec<(&str, bool)> {
    let rows = ci_type::f::ATTRIBUTES_REQUIRED.get(type_record).unwrap_or_default();
    rows.iter().filter_map(|row| Some((column::ATTRIBUTE.get(row)?, column::CONTROLLED.get(row).unwrap_or(true)))).collect()
}

/// The type of an item.
pub(super) fn of_item<'a>(work: &'a Work<'_>, item: &Record) -> Option<&'a Record> {
    let id: Id = configuration_item::f::CI_TYPE.get(item)?;
    work.facts().shelved(id).map(|r| &**r)
}

/// Whether items of a type stand for whole services.
pub(super) fn stands_for_services(type_record: &Record) -> bool {
    ci_type::f::NAME.get(type_record).is_some_and(|name| name.trim().eq_ignore_ascii_case(SERVICE))
}

/// Rules of types.
#[derive(Clone, Copy, Debug, Default)]
pub struct TypeRules;

impl Practice for TypeRules {
    fn compute(&self, work: &mut Work<'_>) {
        reviewed(work, ci_type::state::ACTIVE);
    }
    fn guards(&self) -> Vec<&'static str> {
        vec!["without_items"]
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        if name == "without_items" {
            without_items(work);
        }
    }
    fn check(&self, work: &mut Work<'_>) {
        attributes(work);
    }
    fn consequences(&self, work: &mut Work<'_>) {
        let in_use = work.record().state.as_deref() == Some(ci_type::state::ACTIVE);
        REVIEW.arm(work, in_use);
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        if name == REVIEW.timer {
            let owner = ci_type::f::OWNER.get(work.record());
            review_due(work, owner);
        }
    }
}

/// A type with items that are not ended stays in use.
fn without_items(work: &mut Work<'_>) {
    let query = format!("ci_type:{} -state:retired,disposed", work.record().id.text());
    if let Some(item) = work.facts().find(configuration_item::TYPE, &query, 1).first() {
        let words = format!("Items of this type are still in use, {} among them.", item.number.as_deref().unwrap_or("one"));
        work.refuse_guard("", &words);
    }
}

/// Attributes have names of their own, and none asks for a secret.
fn attributes(work: &mut Work<'_>) {
    if !work.changed("attributes_required") {
        return;
    }
    let rows: Vec<Row> = match work.record().get("attributes_required") {
        Some(Value::Table(rows)) => rows.clone(),
        _ => return,
    };
    let names: Vec<String> = rows.iter().filter_map(|r| column::ATTRIBUTE.get(r)).map(|n| n.trim().to_lowercase()).collect();
    let mut seen = BTreeSet::new();
    if let Some(twice) = names.iter().find(|n| !seen.insert(n.as_str())) {
        work.refuse_guard("attributes_required", &format!("The attribute “{twice}” stands twice."));
    }
    if let Some(secret) = names.iter().find(|n| holds_secret(n)) {
        work.refuse_guard("attributes_required", &format!("Secrets are never stored here: leave out “{secret}”."));
    }
}

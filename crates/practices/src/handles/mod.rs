//! Handles of fields, states and moves, by record type. Printed by `cargo xtask gen` from the definitions; do not edit.

#[path = "asset.rs"]
mod of_asset;
pub use of_asset::*;
#[path = "audit.rs"]
mod of_audit;
pub use of_audit::*;
#[path = "availability.rs"]
mod of_availability;
pub use of_availability::*;
#[path = "calendar.rs"]
mod of_calendar;
pub use of_calendar::*;
#[path = "capacity.rs"]
mod of_capacity;
pub use of_capacity::*;
#[path = "category.rs"]
mod of_category;
pub use of_category::*;
#[path = "certification.rs"]
mod of_certification;
pub use of_certification::*;
#[path = "change.rs"]
mod of_change;
pub use of_change::*;
#[path = "communication.rs"]
mod of_communication;
pub use of_communication::*;
#[path = "competence.rs"]
mod of_competence;
pub use of_competence::*;
#[path = "configuration.rs"]
mod of_configuration;
pub use of_configuration::*;
#[path = "context.rs"]
mod of_context;
pub use of_context::*;
#[path = "continuity.rs"]
mod of_continuity;
pub use of_continuity::*;
#[path = "customer.rs"]
mod of_customer;
pub use of_customer::*;
#[path = "demand.rs"]
mod of_demand;
pub use of_demand::*;
#[path = "document.rs"]
mod of_document;
pub use of_document::*;
#[path = "escalation.rs"]
mod of_escalation;
pub use of_escalation::*;
#[path = "finance.rs"]
mod of_finance;
pub use of_finance::*;
#[path = "improvement.rs"]
mod of_improvement;
pub use of_improvement::*;
#[path = "incident.rs"]
mod of_incident;
pub use of_incident::*;
#[path = "knowledge.rs"]
mod of_knowledge;
pub use of_knowledge::*;
#[path = "major_incident.rs"]
mod of_major_incident;
pub use of_major_incident::*;
#[path = "management_review.rs"]
mod of_management_review;
pub use of_management_review::*;
#[path = "measurement.rs"]
mod of_measurement;
pub use of_measurement::*;
#[path = "nonconformity.rs"]
mod of_nonconformity;
pub use of_nonconformity::*;
#[path = "organisation.rs"]
mod of_organisation;
pub use of_organisation::*;
#[path = "planning.rs"]
mod of_planning;
pub use of_planning::*;
#[path = "problem.rs"]
mod of_problem;
pub use of_problem::*;
#[path = "release.rs"]
mod of_release;
pub use of_release::*;
#[path = "reporting.rs"]
mod of_reporting;
pub use of_reporting::*;
#[path = "request.rs"]
mod of_request;
pub use of_request::*;
#[path = "risk.rs"]
mod of_risk;
pub use of_risk::*;
#[path = "security.rs"]
mod of_security;
pub use of_security::*;
#[path = "service.rs"]
mod of_service;
pub use of_service::*;
#[path = "sla.rs"]
mod of_sla;
pub use of_sla::*;
#[path = "supplier.rs"]
mod of_supplier;
pub use of_supplier::*;
#[path = "transition.rs"]
mod of_transition;
pub use of_transition::*;

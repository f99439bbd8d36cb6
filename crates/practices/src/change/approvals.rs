//! Who must approve a change, and how long before (processes, section 3.1.4). Pure.

use crate::handles::change::{ApprovalArea, ChangeType, RiskLevel};

/// What decides who must approve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Case {
    /// Standard, normal or emergency.
    pub change_type: ChangeType,
    /// Its risk; an emergency may not know it yet.
    pub level: Option<RiskLevel>,
    /// Whether its impact is major.
    pub major: bool,
    /// Whether an agreement with a customer is touched.
    pub agreement: bool,
    /// Whether a security control is touched.
    pub security: bool,
    /// Whether a contract is changed.
    pub contract: bool,
    /// Whether the service management system itself is changed.
    pub sms: bool,
}

impl Case {
    fn gravest(self) -> bool {
        self.major || self.level == Some(RiskLevel::VeryHigh)
    }
}

/// The areas whose approval a change needs; `ServiceOwner` stands for the owner of each affected service. A change of unknown
/// risk is treated as of high risk.
#[must_use]
pub fn required(case: Case) -> Vec<ApprovalArea> {
    use ApprovalArea::{
        Cab, ChangeAuthority, ChangeManager, CustomerContact, DutyManager, SecurityManager, ServiceOwner, SmsOwner, SupplierManager,
        TechnicalAuthority,
    };
    let mut areas = match (case.change_type, case.level) {
        // The model was approved instead.
        (ChangeType::Standard, _) => return Vec::new(),
        (ChangeType::Emergency, _) => vec![DutyManager, TechnicalAuthority],
        _ if case.gravest() => vec![Cab, ServiceOwner, ChangeAuthority, SmsOwner],
        (ChangeType::Normal, Some(RiskLevel::Low)) => vec![ChangeManager],
        (ChangeType::Normal, Some(RiskLevel::Medium)) => vec![ChangeManager, ServiceOwner],
        (ChangeType::Normal, _) => vec![Cab, ServiceOwner, ChangeAuthority],
    };
    let customer = case.change_type == ChangeType::Normal && case.gravest() && case.agreement;
    let more = [(customer, CustomerContact), (case.security, SecurityManager), (case.contract, SupplierManager), (case.sms, SmsOwner)];
    for (_, area) in more.into_iter().filter(|(needed, _)| *needed) {
        if !areas.contains(&area) {
            areas.push(area);
        }
    }
    areas
}

/// Business days between submission and the planned start.
#[must_use]
pub fn lead_days(case: Case) -> i32 {
    match (case.change_type, case.level) {
        (ChangeType::Standard | ChangeType::Emergency, _) => 0,
        _ if case.gravest() => 10,
        (_, Some(RiskLevel::Low)) => 2,
        (_, Some(RiskLevel::Medium)) => 3,
        _ => 5,
    }
}

/// What an area is called in a sentence.
#[must_use]
pub const fn words(area: ApprovalArea) -> &'static str {
    match area {
        ApprovalArea::ChangeManager => "change manager",
        ApprovalArea::ServiceOwner => "service owner",
        ApprovalArea::Cab => "CAB advice",
        ApprovalArea::ChangeAuthority => "change authority",
        ApprovalArea::SmsOwner => "SMS owner",
        ApprovalArea::CustomerContact => "customer contact",
        ApprovalArea::SecurityManager => "security manager",
        ApprovalArea::SupplierManager => "supplier manager",
        ApprovalArea::DutyManager => "duty or change manager",
        ApprovalArea::TechnicalAuthority => "technical authority",
    }
}

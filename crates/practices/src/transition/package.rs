//! Service design packages: signed by those who answer for capacity, availability, continuity and security before they are
//! approved.

use super::{own, tell};
use crate::calendar::Calendars;
use crate::change::people;
use crate::handles::service_design_package::{ViewArea, f, state, step};
use crate::handles::transition_plan;
use engine::{Practice, Work};
use kernel::{Code, Id, Name, Refusal};
use schema::{ChoiceEnum, Row, Value};
use std::sync::Arc;

/// Rules of design packages.
#[derive(Debug, Default)]
pub struct PackageRules {
    /// Compiled calendars.
    pub calendars: Arc<Calendars>,
}

/// The role that signs for an area.
#[must_use]
pub const fn signer(area: ViewArea) -> &'static str {
    match area {
        ViewArea::Capacity => "capacity_manager",
        ViewArea::Availability => "availability_manager",
        ViewArea::Continuity => "continuity_manager",
        ViewArea::Security => "security_manager",
    }
}

impl Practice for PackageRules {
    fn defaults(&self, work: &mut Work<'_>) {
        own(work);
    }
    fn compute(&self, work: &mut Work<'_>) {
        if work.taken() == Some(step::SIGN) {
            sign(work);
        }
    }
    fn guards(&self) -> Vec<&'static str> {
        vec!["view", "views_signed", "requirements_traced"]
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        match name {
            "view" => may_sign(work),
            "views_signed" => views_signed(work),
            "requirements_traced" => requirements_traced(work),
            _ => {}
        }
    }
    fn check(&self, work: &mut Work<'_>) {
        work.clear(f::VIEW_AREA.as_str());
        work.clear(f::VIEW_TEXT.as_str());
        let approver = f::APPROVED_BY.get(work.record());
        if (work.changed("owner") || work.changed("approved_by")) && approver.is_some() && approver == f::OWNER.get(work.record()) {
            let words = "Whoever approved a design does not own it.";
            work.refuse(Refusal::new(Code::SegregationOfDuties).on("owner").with("reason", words));
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        if work.entering(state::IN_REVIEW) {
            let day = people::today(&self.calendars, work);
            let to: Vec<Id> = ViewArea::ALL.iter().flat_map(|area| people::holders(work.facts(), signer(*area), day)).collect();
            tell(work, "design_review", "awaits your view", to);
        } else if work.entering(state::APPROVED) || work.leaving(state::IN_REVIEW) {
            let to = f::OWNER.get(work.record());
            tell(work, "design_decided", "was decided on", to);
        }
    }
}

/// The areas the actor signs for: the ones they manage, narrowed to the one they named.
fn areas(work: &Work<'_>) -> Vec<ViewArea> {
    let named = f::VIEW_AREA.get(work.record());
    let mine = |area: &ViewArea| work.viewer().has_role(signer(*area)) && named.is_none_or(|n| n == *area);
    ViewArea::ALL.iter().copied().filter(mine).collect()
}

fn is_for(row: &Row, area: ViewArea) -> bool {
    row.get("area") == Some(&area.value())
}

fn sign(work: &mut Work<'_>) {
    let (Some(person), Some(text)) = (work.actor().person(), f::VIEW_TEXT.get(work.record()).map(str::to_owned)) else { return };
    let mut rows = f::VIEWS.get(work.record()).unwrap_or_default().to_vec();
    let at = work.at();
    for area in areas(work) {
        rows.retain(|row| !is_for(row, area));
        rows.push(Row::from([
            (Name::from("area"), area.value()),
            (Name::from("person"), Value::Reference(person)),
            (Name::from("at"), Value::Instant(at)),
            (Name::from("view"), Value::Text(text.clone())),
        ]));
    }
    if !rows.is_empty() {
        work.set(f::VIEWS.as_str(), Value::Table(rows));
    }
}

/// Guard: people sign for what they manage, and not what they designed.
fn may_sign(work: &mut Work<'_>) {
    if areas(work).is_empty() || !work.by_person() {
        work.refuse_guard("view_area", "You sign for the area that you manage.");
    }
    if work.actor().person().is_some() && work.actor().person() == f::OWNER.get(work.record()) {
        let words = "Whoever owns a design does not sign a view on it.";
        work.refuse(Refusal::new(Code::SegregationOfDuties).with("reason", words));
    }
}

fn views_signed(work: &mut Work<'_>) {
    let rows = f::VIEWS.get(work.record()).unwrap_or_default();
    let open = |area: &&ViewArea| !rows.iter().any(|row| is_for(row, **area));
    let missing: Vec<&str> = ViewArea::ALL.iter().filter(open).map(|a| a.as_str()).collect();
    if !missing.is_empty() {
        work.refuse_guard("views", &format!("Views are missing on: {}.", missing.join(", ")));
    }
}

/// Every requirement of the plans of its change is answered.
fn requirements_traced(work: &mut Work<'_>) {
    let Some(change) = f::CHANGE.get(work.record()) else { return };
    let query = format!("change:{} -state:cancelled", change.text());
    let traced = f::SERVICE_REQUIREMENTS.get(work.record()).unwrap_or_default();
    let plans = work.facts().find(transition_plan::TYPE, &query, 10);
    let wanted = plans.iter().flat_map(|p| transition_plan::f::SERVICE_REQUIREMENTS.get(&**p).unwrap_or_default());
    let missing = wanted.filter(|id| !traced.contains(id)).count();
    if missing > 0 {
        work.refuse_guard("service_requirements", &format!("{missing} requirement(s) of the transition plan are not answered."));
    }
}

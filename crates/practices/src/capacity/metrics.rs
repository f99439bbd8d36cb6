//! Rules of samples: utilisation and level follow from what was used; a breach is told, and answered in time.

use super::measures::{self, Sample, THRESHOLDS, WINDOW_SECONDS, breach, utilisation};
use crate::calendar::Calendars;
use crate::handles::capacity_metric::{Breach, Level, f, link};
use crate::handles::service;
use crate::supplier::days::Days;
use crate::supplier::tell::{holders, tell};
use engine::{Facts, Practice, Record, Work};
use kernel::{Code, Refusal, Timestamp};
use rust_decimal::Decimal;
use schema::{ChoiceEnum, Value};
use std::sync::Arc;

/// Business days within which a breach is answered.
const RESPOND_WITHIN: i32 = 10;
/// Most samples of a week that are looked at: one a minute.
const MOST: usize = 7 * 24 * 60;
const RESPOND: &str = "respond";

/// Rules of samples.
#[derive(Debug, Default)]
pub(super) struct MetricRules {
    pub(super) calendars: Arc<Calendars>,
}

fn percent(record: &Record, field: schema::Field<Decimal>, otherwise: usize) -> Decimal {
    field.get(record).unwrap_or_else(|| Decimal::from(THRESHOLDS[otherwise]))
}

fn sample(record: &Record) -> Option<Sample> {
    Some(Sample { at: f::SAMPLED_AT.get(record)?, lasted: f::LASTED.get(record).unwrap_or(0), utilisation: f::UTILISATION.get(record)? })
}

impl Practice for MetricRules {
    fn defaults(&self, work: &mut Work<'_>) {
        let owner = f::SERVICE.get(work.record()).and_then(|id| work.facts().record(id)).and_then(|s| service::f::SERVICE_OWNER.get(&*s));
        if let Some(owner) = owner {
            work.set_if_empty("owner", Value::Reference(owner));
        }
    }

    fn compute(&self, work: &mut Work<'_>) {
        let record = work.record();
        let at = f::SAMPLED_AT.get(record).map(|t| t.to_jiff().strftime("%Y-%m-%d %H:%M UTC").to_string()).unwrap_or_default();
        let title = format!("{}, {at}", f::RESOURCE.get(record).unwrap_or_default());
        let used = f::USED.get(record).zip(f::AVAILABLE.get(record)).and_then(|(used, there)| utilisation(used, there));
        let (act, critical) = (percent(record, f::THRESHOLD, 1), percent(record, f::CRITICAL_THRESHOLD, 2));
        let warn = Decimal::from(THRESHOLDS[0]).min(act);
        work.set("title", Value::Text(title));
        let Some(used) = used else { return };
        let level = match used {
            used if used > critical => Level::Critical,
            used if used > act => Level::Act,
            used if used > warn => Level::Warn,
            _ => Level::Normal,
        };
        work.set("utilisation", Value::Decimal(used));
        work.set("level", level.value());
        work.set("threshold_breached", Value::Boolean(used > act));
        if work.creating() && used > act {
            self.judge(work, act, critical);
        }
        answered(work);
        crate::timely::mark(work, "answered_in_time", "responded_at", "respond_by");
    }

    fn check(&self, work: &mut Work<'_>) {
        let record = work.record();
        let over = f::UTILISATION.get(record).is_some_and(|u| u > Decimal::ONE_HUNDRED);
        if over && f::OVERCOMMIT.get(record) != Some(true) {
            work.refuse_guard("used", "More is used than there is. Say so with “overcommit”, or correct the figures.");
        }
        if percent(work.record(), f::THRESHOLD, 1) > percent(work.record(), f::CRITICAL_THRESHOLD, 2) {
            let refusal = Refusal::new(Code::Order).on("critical_threshold").with("label", "Critical above").with("other", "Act above");
            work.refuse(refusal);
        }
    }

    fn consequences(&self, work: &mut Work<'_>) {
        if work.creating() && f::BREACH.is_set(work.record()) {
            let days = Days::of(work, &self.calendars);
            let by = f::RESPOND_BY.get(work.record());
            if let Some(by) = by {
                work.timer(RESPOND, days.start_of(by));
            }
            let mut to: Vec<_> = f::OWNER.get(work.record()).into_iter().collect();
            to.extend(holders(work.facts(), "capacity_manager", days.today()));
            let record = work.record();
            let used = f::UTILISATION.get(record).unwrap_or_default().normalize();
            let subject = format!("{}: {used} % of capacity used", f::RESOURCE.get(record).unwrap_or_default());
            let text = by.map_or_else(String::new, |by| format!("Answer by {by}: with a change, an action or a risk."));
            tell(work, "capacity_breach", to, subject, text);
        }
        if work.changed("responded_at") && !work.creating() {
            work.clear_timer(RESPOND);
        }
    }

    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        let open = f::BREACH.is_set(record) && !f::RESPONDED_AT.is_set(record);
        let days = Days::around(facts, &self.calendars, since);
        days.standing(f::RESPOND_BY.get(record).filter(|_| open).map(|by| (RESPOND, by)).into_iter().collect())
    }

    fn timer(&self, name: &str, work: &mut Work<'_>) {
        if name != RESPOND || f::RESPONDED_AT.is_set(work.record()) {
            return;
        }
        let today = Days::of(work, &self.calendars).today();
        let mut to: Vec<_> = f::OWNER.get(work.record()).into_iter().collect();
        to.extend(holders(work.facts(), "capacity_manager", today));
        let subject = format!("{}: the breach must be answered today", f::RESOURCE.get(work.record()).unwrap_or_default());
        work.note("reminder", name);
        tell(work, "capacity_breach_due", to, subject, "");
    }
}

impl MetricRules {
    /// Whether this sample puts its resource in breach, unless it is in one that nobody has answered yet.
    fn judge(&self, work: &mut Work<'_>, act: Decimal, critical: Decimal) {
        let (Some(newest), Some(resource)) = (sample(work.record()), f::RESOURCE.get(work.record())) else { return };
        let quoted = resource.replace('"', "\\\"");
        let from = newest.at.plus_seconds(-WINDOW_SECONDS);
        // Whole seconds around the window; what lies within it is told exactly below.
        let (first, last) = (Timestamp::from_seconds(from.seconds()), Timestamp::from_seconds(newest.at.seconds() + 1));
        let query = format!("resource:\"{quoted}\" sampled_at>={first} sampled_at<={last}");
        let others = work.facts().find("capacity_metric", &query, MOST);
        let others: Vec<_> = others.iter().filter(|r| f::SAMPLED_AT.get(&***r).is_some_and(|t| t <= newest.at && t >= from)).collect();
        if others.iter().any(|r| f::BREACH.is_set(&***r) && !f::RESPONDED_AT.is_set(&***r)) {
            return;
        }
        let mut samples: Vec<Sample> = others.iter().filter_map(|r| sample(r)).collect();
        samples.push(newest);
        samples.sort_by_key(|s| s.at);
        let Some(found) = breach(&samples, act, critical) else { return };
        let kind = match found {
            measures::Breach::Repeated => Breach::Repeated,
            measures::Breach::Critical => Breach::Critical,
        };
        let days = Days::of(work, &self.calendars);
        let by = days.business_days_after(days.date(newest.at), RESPOND_WITHIN);
        work.set("breach", kind.value());
        work.set("respond_by", Value::Date(by));
    }
}

/// A breach is answered by a link to the change, the action or the risk that comes of it.
fn answered(work: &mut Work<'_>) {
    let names = [link::ACTIONS, link::ANSWERED_BY_CHANGE, link::ANSWERED_BY_RISK];
    let own = work.record().id;
    let linked = work.link_changes().iter().any(|l| !l.ended && names.iter().any(|n| l.name == **n));
    let known = !work.creating() && work.links().iter().any(|l| l.from == own && names.iter().any(|n| l.name == **n));
    if f::BREACH.is_set(work.record()) && (linked || known) {
        let at = Value::Instant(work.at());
        work.set_if_empty("responded_at", at);
    }
}

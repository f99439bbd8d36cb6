//! The input pack of a management review: the fourteen topics, each with the records that speak about it. As long as the review
//! lies ahead the records are asked as they are; what a review that was held looked at is the stretch of time up to it.

use super::INTERVAL_MONTHS;
use crate::measurement::dates::add_months;
use kernel::Date;

/// A number of records that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// What is counted.
    pub label: &'static str,
    /// Records of this type.
    pub type_name: &'static str,
    /// Which of them.
    pub query: String,
}

/// One topic with what is asked of the records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The topic, as the choice is named.
    pub topic: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// What is asked.
    pub asks: Vec<Ask>,
}

/// Since when a review looks back: the one before it, or a year.
#[must_use]
pub fn since(previous: Option<Date>, until: Date) -> Date {
    previous.unwrap_or_else(|| add_months(until, -INTERVAL_MONTHS))
}

/// The pack. `span` is the stretch of time that is looked at, both days included; `ahead` asks for what stands open now, too.
#[must_use]
pub fn lines(from: Date, until: Date, ahead: bool) -> Vec<Line> {
    let span = format!("{from}..{until}");
    let came = |label, type_name| Some(Ask { label, type_name, query: format!("created:{span}") });
    let at = |label, type_name, field: &str, more: &str| {
        let query = format!("{field}:{span} {more}");
        Some(Ask { label, type_name, query: query.trim().to_owned() })
    };
    let now = |label, type_name, query: &str| ahead.then(|| Ask { label, type_name, query: query.to_owned() });
    let line = |topic, title, asks: Vec<Option<Ask>>| Line { topic, title, asks: asks.into_iter().flatten().collect() };
    vec![
        line("earlier_actions", "Actions of earlier reviews", vec![
            at("completed", "action", "completed_at", "source_kind:management_review"),
            now("still open", "action", "source_kind:management_review is:open"),
            now("overdue", "action", "source_kind:management_review state:open,in_progress due_on<today"),
        ]),
        line("context_changes", "Changes of context", vec![
            came("new issues", "context_issue"),
            came("new parties", "interested_party"),
            now("issues open", "context_issue", "is:open"),
        ]),
        line("nonconformity_trends", "Nonconformities and corrective actions", vec![
            at("nonconformities", "nonconformity", "detected_on", ""),
            at("major", "nonconformity", "detected_on", "grade:major"),
            at("actions completed", "corrective_action", "completed_on", ""),
            now("actions overdue", "corrective_action", "state:planned due_on<today"),
        ]),
        line("measurement_trends", "Monitoring and measurement", vec![
            at("results evaluated", "kpi_result", "evaluated_at", ""),
            at("targets missed", "kpi_result", "evaluated_at", "has:met -is:met"),
            came("trend reviews", "trend_review"),
        ]),
        line("audit_trends", "Audits", vec![
            at("internal audits", "internal_audit", "held_on", ""),
            came("findings", "audit_finding"),
            at("external audits", "external_audit", "held_on", ""),
        ]),
        line("improvement_opportunities", "Opportunities for improvement", vec![
            came("proposed", "improvement"),
            at("implemented", "improvement", "implemented_on", ""),
            now("to be decided", "improvement", "state:evaluated"),
        ]),
        line("feedback", "Feedback of customers and other parties", vec![
            came("surveys", "satisfaction_survey"),
            came("complaints", "complaint"),
            came("service reviews", "service_review"),
        ]),
        line("policies", "Policies", vec![
            at("published", "policy", "published_at", ""),
            now("review overdue", "policy", "state:published next_review_on<today"),
        ]),
        line("objectives", "Objectives", vec![
            at("achieved", "objective", "concluded_at", "state:achieved"),
            at("missed", "objective", "concluded_at", "state:missed"),
            now("active", "objective", "state:active"),
        ]),
        line("service_performance", "Performance of the services", vec![
            came("incidents", "incident"),
            came("major incidents", "major_incident"),
            came("SLA results", "sla_result"),
            came("outages", "outage"),
        ]),
        line("other_parties", "Performance of other parties", vec![
            came("supplier reviews", "supplier_review"),
            came("disputes", "dispute"),
            now("reviews open", "supplier_review", "is:open"),
        ]),
        line("resources", "People, budget and other resources", vec![
            came("resource plans", "resource_plan"),
            came("capacity plans", "capacity_plan"),
            now("competence gaps", "competence", "state:gap,expired"),
        ]),
        line("risks", "Risks, and the effect of actions on them", vec![
            came("risks identified", "risk"),
            at("risks closed", "risk", "closed_at", ""),
            now("high and very high", "risk", "is:open score>=10"),
            now("opportunities", "opportunity", "is:open"),
        ]),
        line("coming_changes", "Changes that affect the SMS and the services", vec![came("changes raised", "change"), now("changes open", "change", "is:open")]),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::management_review::inputs::TOPICS;
    use jiff::civil::date;

    #[test]
    fn every_topic_is_there_and_every_number_can_be_asked() {
        let model = crate::model();
        for ahead in [true, false] {
            let lines = lines(date(2025, 3, 2), date(2026, 3, 2), ahead);
            assert_eq!(lines.iter().map(|l| l.topic).collect::<Vec<_>>(), TOPICS.iter().map(|t| t.0).collect::<Vec<_>>());
            for ask in lines.iter().flat_map(|l| &l.asks) {
                let def = model.get(ask.type_name).unwrap_or_else(|| panic!("there is no {}", ask.type_name));
                let checked = schema::query::Query::parse(&ask.query).and_then(|q| q.check(&model, def));
                assert!(checked.is_ok(), "{} {}: {}", ask.type_name, ask.query, checked.unwrap_err());
            }
            assert!(lines.iter().all(|l| !l.asks.is_empty()));
        }
    }

    #[test]
    fn a_first_review_looks_back_a_year() {
        assert_eq!(since(None, date(2026, 3, 2)), date(2025, 3, 2));
        assert_eq!(since(Some(date(2025, 6, 1)), date(2026, 3, 2)), date(2025, 6, 1));
    }
}

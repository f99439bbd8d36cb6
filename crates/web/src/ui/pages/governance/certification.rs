//! A certification cycle: where it stands, the line of its days with computed deadlines, and the gate before stage 1.

use super::{counted, day, distance, href, shell, state, title};
use crate::ui::Screen;
use crate::ui::components::{self as c, Empty};
use crate::ui::icons::Icon;
use app::view::certification::timeline::{Kind, Milestone, STAGES, Standing};
use app::view::governance::CertificationView;
use engine::Record;
use kernel::Date;
use maud::{Markup, html};
use schema::Value;

/// The page.
#[must_use]
pub fn page(view: &CertificationView, screen: &Screen) -> Markup {
    let lead = html! { "The way to the certificate and round again. Whether there is one is the certification body’s word; what follows from its dates is computed here." };
    let Some(cycle) = &view.cycle else {
        let content = html! { div.panel { (c::empty(&Empty { icon: "seal", title: "No certification cycle is under way", hint: "Begin one with the gap assessment. Its stages, deadlines and the gate before stage 1 then stand here.", action: Some(("/t/certification_cycle/new".into(), "Begin a cycle")), small: false })) } };
        return shell(screen, "certification_cycle", "Certification", &lead, &content);
    };
    let content = html! {
        div.cluster.spread {
            div.cluster { (state(&view.def, cycle)) a.btn href=(href(cycle)) { (title(&view.def, cycle)) (Icon("chevron")) } }
            @if view.cycles.len() > 1 { nav.cluster aria-label="Cycles" { @for other in &view.cycles { @let key = other.number.clone().unwrap_or_else(|| other.id.text()); a.chip href={ "/certification?cycle=" (key) } aria-current=[(other.id == cycle.id).then_some("true")] { (key) } } } }
        }
        (next(view))
        (stages(view, cycle))
        @if before_stage_1(cycle) || view.cycle.as_ref().is_some_and(|c| c.state.as_deref() == Some("stage_1")) { (gate(view, cycle)) }
        (timeline(view))
        (audits(view))
    };
    shell(screen, "certification_cycle", "Certification", &lead, &content)
}

fn at(cycle: &Record) -> Option<usize> {
    STAGES.iter().position(|s| cycle.state.as_deref() == Some(*s))
}

fn before_stage_1(cycle: &Record) -> bool {
    at(cycle).is_some_and(|at| at < 4)
}

/// The deadline that comes next, or has passed.
fn next(view: &CertificationView) -> Markup {
    let due = |m: &&Milestone| m.kind == Kind::Deadline && m.standing != Standing::Done;
    let pressing = view.line.iter().filter(due).min_by_key(|m| (m.standing != Standing::Missed, m.on));
    html! {
        @if let Some(m) = pressing {
            @let (tone, icon) = match m.standing { Standing::Missed => ("bad", "missed"), Standing::Near => ("warn", "clock"), _ => ("info", "calendar") };
            (c::notice(tone, icon, &format!("{}: {}", m.label, distance(i64::from(m.days_left))), &html! { p { (day(m.on)) ". " (m.rule) "." } }))
        }
    }
}

fn stages(view: &CertificationView, cycle: &Record) -> Markup {
    let here = at(cycle);
    html! {
        section aria-label="Stages" {
            ol.stages {
                @for (i, stage) in STAGES.iter().enumerate() {
                    @let (class, icon, says) = match here { Some(h) if i < h => ("past", "ph-closed", "done"), Some(h) if i == h => ("here", "ph-working", "now"), _ => ("", "ph-open", "to come") };
                    li class=(class) aria-current=[(here == Some(i)).then_some("step")] { (Icon(icon)) span { (view.def.state(stage).map_or(*stage, |s| s.label.as_str())) } span.vh { ", " (says) } }
                }
            }
            @if here.is_none() { p.due.bad { (Icon("missed")) "Certificate and marks must not be used." } }
        }
    }
}

fn gate(view: &CertificationView, cycle: &Record) -> Markup {
    let closed = view.gate.iter().filter(|c| c.obstacle.is_some()).count();
    html! {
        section.panel aria-labelledby="h-gate" {
            header {
                h2 id="h-gate" { "Gate before stage 1" }
                @if closed == 0 { span.state.pill.good { (Icon("check")) "Open" } } @else { span.state.pill.bad { (Icon("lock")) "Closed: " (counted(closed, "condition", "conditions")) } }
            }
            ul.conditions {
                @for one in &view.gate {
                    li { @match one.obstacle {
                        None => { span.state.good { (Icon("check")) span.vh { "holds: " } } span { (one.asks) } },
                        Some(obstacle) => { span.state.bad { (Icon("missed")) span.vh { "does not hold: " } } div { span { (one.asks) } p.soft { (first_up(&obstacle.words())) ". " (mend(one.asks, cycle)) } } },
                    } }
                }
            }
            @if let Some(reason) = cycle.text("readiness_exception") { p.body { strong { "Top management goes on nevertheless: " } (reason) } }
        }
    }
}

fn first_up(words: &str) -> String {
    let mut out = words.to_owned();
    if let Some(first) = out.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    out
}

/// Where a condition is mended.
fn mend(asks: &str, cycle: &Record) -> Markup {
    let own = format!("{}/edit", href(cycle));
    let (to, label) = match asks {
        a if a.contains("audited") => ("/audits/coverage", "Open the audit coverage"),
        a if a.contains("management review") => ("/reviews", "Open the management review"),
        a if a.contains("nonconformity") => ("/boards/nonconformity", "Open the nonconformities"),
        a if a.contains("documents") => ("/t/document", "Open the documents"),
        _ => (own.as_str(), "Open the cycle"),
    };
    html! { a href=(to) { (label) } }
}

/// Tone, symbol and word of a milestone.
const fn mark(m: &Milestone) -> (&'static str, &'static str, &'static str) {
    match (m.kind, m.standing) {
        (Kind::Event, _) => ("neutral", "ph-closed", "happened"),
        (_, Standing::Done) => ("good", "check", "kept"),
        (_, Standing::Missed) => ("bad", "missed", "missed"),
        (_, Standing::Near) => ("warn", "clock", "near"),
        (Kind::Plan, _) => ("info", "calendar", "planned"),
        (Kind::Deadline, _) => ("neutral", "ph-open", "ahead"),
    }
}

fn timeline(view: &CertificationView) -> Markup {
    html! {
        section.panel aria-labelledby="h-line" {
            header { h2 id="h-line" { "The line of days" } }
            @if view.line.is_empty() { p.body.muted { "No day is known yet. The plan, the audits and the decision bring them." } }
            @else {
                @if view.line.len() > 1 { (picture(view)) }
                div.table-wrap tabindex="0" role="group" aria-labelledby="h-line" {
                    table.table.few.line-table {
                        thead { tr { th.end scope="col" { "No." } th scope="col" { "What" } th scope="col" { "Day" } th scope="col" { "Left" } th scope="col" { "Stands" } th scope="col" { "By which rule" } } }
                        tbody {
                            @for (i, m) in view.line.iter().enumerate() {
                                @let (tone, icon, word) = mark(m);
                                tr {
                                    td.end.num { (i + 1) }
                                    th scope="row" { @match m.record { Some(id) => a href={ "/r/" (id) } { (m.label) }, None => (m.label) } }
                                    td { (day(m.on)) }
                                    td.num { @if m.kind == Kind::Event || m.standing == Standing::Done { span.muted { (distance(i64::from(m.days_left))) } } @else { (distance(i64::from(m.days_left))) } }
                                    td { span class={ "state " (tone) } { (Icon(icon)) (word) } }
                                    td.rule { (m.rule) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Days on a line, numbered as in the table beneath it; those that lie close stand above each other.
fn picture(view: &CertificationView) -> Markup {
    const LEFT: i64 = 24;
    const WIDTH: i64 = 952;
    let days = |from: Date, to: Date| i64::from(from.until(to).map_or(0, |s| s.get_days()));
    let all = || view.line.iter().map(|m| m.on).chain([view.today]);
    let (Some(from), Some(to)) = (all().min(), all().max()) else { return html! {} };
    let whole = days(from, to).max(1);
    let x = |on: Date| LEFT + days(from, on) * WIDTH / whole;
    let mut lanes: Vec<i64> = Vec::new();
    let placed: Vec<(i64, usize)> = view
        .line
        .iter()
        .map(|m| {
            let here = x(m.on);
            let lane = lanes.iter().position(|last| here - last >= 24).unwrap_or(lanes.len());
            if lane == lanes.len() {
                lanes.push(here)
            } else {
                lanes[lane] = here
            }
            (here, lane)
        })
        .collect();
    let lane_y = |lane: usize| i64::try_from(lane).unwrap_or(0) * 26;
    let height = lane_y(lanes.len()) + 40;
    let ground = height - 28;
    let years = (from.year() + 1..=to.year()).filter_map(|y| Date::new(y, 1, 1).ok());
    html! {
        div.line-wrap tabindex="0" role="region" aria-label="Days as a picture" {
            svg.line viewBox={ "0 0 1000 " (height) } role="img" aria-label={ "The " (view.line.len()) " days of the table beneath, from " (from) " to " (to) } {
                line.axis x1=(LEFT) x2=(LEFT + WIDTH) y1=(ground) y2=(ground) {}
                @for year in years { line.tick x1=(x(year)) x2=(x(year)) y1=(ground - 5) y2=(ground + 5) {} text.year x=(x(year)) y=(ground + 20) text-anchor="middle" { (year.year()) } }
                line.today x1=(x(view.today)) x2=(x(view.today)) y1="0" y2=(ground + 6) {}
                @for (i, (m, (here, lane))) in view.line.iter().zip(&placed).enumerate() {
                    @let y = ground - 18 - lane_y(*lane);
                    g class={ (mark(m).0) " " (if m.kind == Kind::Deadline { "deadline" } else { "event" }) } {
                        line.stem x1=(here) x2=(here) y1=(y) y2=(ground) {}
                        @if m.kind == Kind::Deadline { rect x=(here - 10) y=(y - 10) width="20" height="20" rx="4" {} } @else { circle cx=(here) cy=(y) r="10" {} }
                        text x=(here) y=(y + 4) text-anchor="middle" { (i + 1) }
                        title { (m.label) ", " (m.on) }
                    }
                }
            }
            ul.legend aria-label="Shapes" { li { "○ happened or planned" } li { "□ deadline" } li { "│ today" } }
        }
    }
}

fn audits(view: &CertificationView) -> Markup {
    let date = |record: &Record, field: &str| if let Some(Value::Date(day)) = record.get(field) { Some(*day) } else { None };
    html! {
        section.panel aria-labelledby="h-audits" {
            header { h2 id="h-audits" { "Audits of the certification body" } }
            @if view.audits.is_empty() { (c::empty(&Empty { icon: "calendar", title: "No audit is planned", hint: "Enter the days agreed with the certification body.", action: Some(("/t/external_audit/new".into(), "Plan an audit")), small: true })) }
            @else {
                ul.names {
                    @for audit in &view.audits {
                        li {
                            div.grow { a href=(href(audit)) { (title(&view.audit, audit)) } p.meta { @if let Some((label, _)) = super::choice(&view.audit, "audit_kind", audit) { span { (label) } } @if let Some(on) = date(audit, "last_day_on").or_else(|| date(audit, "planned_on")) { (day(on)) } } }
                            @if let Some((label, tone)) = super::choice(&view.audit, "result", audit) { span class={ "tag " (tone) } { (label) } }
                            (state(&view.audit, audit))
                        }
                    }
                }
            }
        }
    }
}

//! The coverage of audits: clauses and processes over three years, what was held, what is planned, what was left out.

use super::{counted, figure, href, named, shell, state};
use crate::ui::Screen;
use crate::ui::components::{self as c, Empty};
use crate::ui::icons::Icon;
use app::view::audit::years::{Square, Standing};
use app::view::governance::AuditYearsView;
use maud::{Markup, html};

/// The page.
#[must_use]
pub fn page(view: &AuditYearsView, screen: &Screen) -> Markup {
    let first = view.last - 2;
    let lead = html! { "Every clause with requirements and every active process is audited within twelve months. Over the three years of a certification cycle nothing may have been left out." };
    let this = view.today.year();
    let covered = |rows: &mut dyn Iterator<Item = &Vec<Square>>| {
        let (mut held, mut all) = (0_usize, 0_usize);
        for squares in rows {
            all += 1;
            held += usize::from(squares.iter().any(|s| s.year == this && s.standing == Standing::Held));
        }
        (held, all)
    };
    let clauses = covered(&mut view.clauses.iter().map(|(_, s)| s));
    let processes = covered(&mut view.processes.iter().map(|(_, s)| s));
    let squares = || view.clauses.iter().map(|(_, s)| s).chain(view.processes.iter().map(|(_, s)| s)).flatten();
    let of = |standing| u64::try_from(squares().filter(|s| s.standing == standing).count()).unwrap_or(u64::MAX);
    let content = html! {
        div.figures role="group" aria-label="At a glance" {
            a href="#clauses" { b.num { (clauses.0) " / " (clauses.1) } small { "Clauses audited in " (this) } }
            a href="#processes" { b.num { (processes.0) " / " (processes.1) } small { "Processes audited in " (this) } }
            (figure(of(Standing::Late), "Planned and not held", "bad", "/t/internal_audit?view=late"))
            (figure(of(Standing::Missed), "Left out in a past year", "bad", "#clauses"))
            (figure(of(Standing::Open), "Not planned yet", "warn", "#clauses"))
        }
        div.cluster.spread {
            nav.cluster aria-label="Years" {
                a.chip href={ "/audits/coverage?until=" (view.last - 1) } { (Icon("back")) "Earlier" }
                span.num { (first) "–" (view.last) }
                a.chip href={ "/audits/coverage?until=" (view.last + 1) } { "Later" (Icon("chevron")) }
            }
            (legend())
        }
        (programmes(view))
        div.beside.even {
            section.panel id="clauses" aria-labelledby="h-clauses" tabindex="-1" {
                header { h2 id="h-clauses" { "Clauses with requirements" } }
                (clause_table(view))
            }
            section.panel id="processes" aria-labelledby="h-processes" tabindex="-1" {
                header { h2 id="h-processes" { "Processes" } }
                @if view.processes.is_empty() { (c::empty(&Empty { icon: "records", title: "No process is active", hint: "Processes stand here as soon as they are active.", action: Some(("/t/sms_process".into(), "Open processes")), small: true })) }
                @else { (process_table(view)) }
            }
        }
    };
    shell(screen, "internal_audit", "Audit coverage", &lead, &content)
}

fn programmes(view: &AuditYearsView) -> Markup {
    html! {
        ul.programmes aria-label="Programmes" {
            @for (year, programme) in &view.programmes {
                li.panel {
                    strong.num { (year) }
                    @match programme {
                        Some(record) => { a href=(href(record)) { (record.text("title").unwrap_or("Programme")) } (state(&view.programme, record)) },
                        None if *year < view.today.year() => span.muted { "no programme" },
                        None => a href="/t/audit_programme/new" { "Plan the programme" },
                    }
                }
            }
        }
    }
}

fn head(view: &AuditYearsView, of: &str) -> Markup {
    html! { thead { tr { th scope="col" { (of) } @for (year, _) in &view.programmes { th.num scope="col" aria-current=[(*year == view.today.year()).then_some("date")] { (year) } } } } }
}

fn clause_table(view: &AuditYearsView) -> Markup {
    let mut top = "";
    html! {
        table.coverage {
            caption.vh { "Clauses by year" }
            (head(view, "Clause"))
            @for (clause, squares) in &view.clauses {
                @let above = clause.split('.').next().unwrap_or_default();
                @if above != top { tbody.part { tr { th colspan="4" scope="rowgroup" { (part(above)) } } } }
                @let () = top = above;
                tbody { tr { th.num scope="row" { (clause) } @for square in squares { (cell(square, view)) } } }
            }
        }
    }
}

/// What a part of the standard is about, in a word of our own.
fn part(above: &str) -> String {
    let about = match above {
        "4" => "Context",
        "5" => "Leadership",
        "6" => "Planning",
        "7" => "Support",
        "8" => "Operation",
        "9" => "Evaluation",
        "10" => "Improvement",
        _ => "",
    };
    format!("{above} {about}")
}

fn process_table(view: &AuditYearsView) -> Markup {
    html! {
        table.coverage {
            caption.vh { "Processes by year" }
            (head(view, "Process"))
            tbody { @for (id, squares) in &view.processes { tr { th scope="row" { (named(*id, &view.names)) } @for square in squares { (cell(square, view)) } } } }
        }
    }
}

/// Tone, symbol and word of a standing.
const fn mark(standing: Standing) -> (&'static str, &'static str, &'static str) {
    match standing {
        Standing::Held => ("good", "check", "audited"),
        Standing::Planned => ("info", "calendar", "planned"),
        Standing::Late => ("bad", "missed", "planned, not held"),
        Standing::Programmed => ("neutral", "ph-open", "in the programme"),
        Standing::Open => ("warn", "p0", "not planned"),
        Standing::Missed => ("bad", "close", "left out"),
        Standing::Unknown => ("neutral", "p4", "no records"),
    }
}

fn cell(square: &Square, view: &AuditYearsView) -> Markup {
    let (tone, icon, word) = mark(square.standing);
    let audit = square.audits.last().and_then(|(id, on)| Some((view.audits.get(id)?, on)));
    html! {
        td class=(tone) {
            @match audit {
                Some((record, on)) => a href=(href(record)) title={ (word) ": " (record.text("title").unwrap_or_default()) } { (Icon(icon)) span.num { (on.strftime("%b")) } @if square.audits.len() > 1 { small.muted { "+" (square.audits.len() - 1) } } span.vh { " " (word) ", " (counted(square.audits.len(), "audit", "audits")) } },
                None => span title=(word) { (Icon(icon)) span.vh { (word) } },
            }
        }
    }
}

fn legend() -> Markup {
    let all =
        [Standing::Held, Standing::Planned, Standing::Programmed, Standing::Open, Standing::Late, Standing::Missed, Standing::Unknown];
    html! { ul.legend aria-label="Marks" { @for (tone, icon, word) in all.map(mark) { li { span class={ "state " (tone) } { (Icon(icon)) (word) } } } } }
}

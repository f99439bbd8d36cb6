//! Clocks: a gauge of what is used, a strip of every stretch of time, and a table that explains each of them.

use super::{Sample, sample};
use crate::ui::Screen;
use crate::ui::icons::Icon;
use crate::ui::time::{Ago, Brief, Exact, length};
use crate::ui::views::{ClockView, StretchKind};
use engine::{ClockState, Outcome};
use maud::{Markup, html};

/// Tone, symbol and words for what is left of a clock.
#[must_use]
pub fn left_words(view: &ClockView) -> (&'static str, &'static str, String) {
    let left = view.remaining();
    match (view.state, view.outcome) {
        (ClockState::Stopped, Some(Outcome::Missed)) => ("bad", "missed", format!("target missed by {}", length(-left))),
        (ClockState::Stopped, _) => ("good", "check", format!("target met in {}", length(view.elapsed))),
        (ClockState::Cancelled, _) => ("neutral", "ph-cancelled", "cancelled".to_owned()),
        (ClockState::Superseded, _) => ("neutral", "swap", "replaced by another target".to_owned()),
        (ClockState::Paused, _) => ("neutral", "pause", format!("paused, {} left", length(left))),
        (ClockState::Running, _) if left < 0 => ("bad", "missed", format!("missed by {}", length(-left))),
        (ClockState::Running, _) if left * 4 < view.target_seconds => ("warn", "clock", format!("{} left", length(left))),
        (ClockState::Running, _) => ("info", "clock", format!("{} left", length(left))),
    }
}

/// One clock, whole.
#[must_use]
pub fn clock_panel(view: &ClockView, screen: &Screen) -> Markup {
    let (tone, icon, words) = left_words(view);
    let c = view;
    let used = if c.target_seconds > 0 { (view.elapsed * 1000 / c.target_seconds).clamp(0, 1000) } else { 1000 };
    html! {
        div class={ "clock " (tone) } role="group" aria-label=(view.label) {
            p.what { strong { (view.label) } span.left { (Icon(icon)) (words) } }
            svg.gauge viewBox="0 0 1000 8" preserveAspectRatio="none" role="img" aria-label={ (view.label) ": " (length(view.elapsed)) " of " (length(c.target_seconds)) " used" } {
                rect.ground width="1000" height="8" rx="0" {}
                rect.done width=(used) height="8" {}
                @for mark in [500, 750, 900] { line.mark x1=(mark) x2=(mark) y1="0" y2="8" {} }
            }
            p.fine {
                span { (length(view.elapsed)) " of " (length(c.target_seconds)) " used" }
                @if let (ClockState::Running, Some(due)) = (c.state, c.due_at) { span { "due " (Exact { at: due, zone: &screen.zone }) } }
                @else if let Some(at) = c.stopped_at { span { "stopped " (Exact { at, zone: &screen.zone }) } }
            }
            details {
                summary { "Every interval" }
                (strip(view))
                (explained(view, screen))
            }
        }
    }
}

/// The stretches side by side, as long as they lasted on the wall clock.
fn strip(view: &ClockView) -> Markup {
    let (Some(first), Some(last)) = (view.stretches.first(), view.stretches.last()) else { return html! {} };
    let whole = last.to.seconds_since(first.from).max(1);
    let x = |at: kernel::Timestamp| at.seconds_since(first.from) * 1000 / whole;
    html! {
        svg.strip viewBox="0 0 1000 14" preserveAspectRatio="none" aria-hidden="true" {
            @for s in &view.stretches {
                @let width = (x(s.to) - x(s.from)).max(2);
                @match s.kind {
                    StretchKind::Counted => rect.counted x=(x(s.from)) y="1" width=(width) height="12" {},
                    StretchKind::Paused => rect.paused x=(x(s.from)) y="4" width=(width) height="6" {},
                    StretchKind::Outside => rect.outside x=(x(s.from)) y="6" width=(width) height="2" {},
                }
            }
            @if let Some(due) = view.missed_at.filter(|d| *d <= last.to) { line.due x1=(x(due)) x2=(x(due)) y1="0" y2="14" {} }
        }
    }
}

fn explained(view: &ClockView, screen: &Screen) -> Markup {
    html! {
        table.subtable {
            caption.vh { "Intervals of " (view.label) }
            thead { tr { th scope="col" { "From" } th scope="col" { "Why" } th.end scope="col" { "Counted" } } }
            tbody {
                @for s in &view.stretches {
                    tr {
                        td { (Brief { at: s.from, now: screen.now, zone: &screen.zone }) }
                        td { span class={ "key " (match s.kind { StretchKind::Counted => "counted", StretchKind::Paused => "paused", StretchKind::Outside => "outside" }) } {} (s.why) }
                        td.end.num { @if s.kind == StretchKind::Counted { (length(s.seconds)) } @else { "–" } }
                    }
                }
            }
        }
        p.fine {
            span { (view.target) " in “" (view.agreement) "”, counted on “" (view.calendar) "”" }
            @if view.corrected { span { "corrected, see history" } }
            @if let Some(at) = view.missed_at { span { "missed " (Ago { at, now: screen.now, zone: &screen.zone }) } }
        }
    }
}

pub(super) fn samples() -> Vec<Sample> {
    let screen = crate::ui::samples::screen();
    crate::ui::samples::clocks().into_iter().map(|(name, view)| sample(name, clock_panel(&view, &screen))).collect()
}

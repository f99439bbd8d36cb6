//! State, priority and due: always a word, a shape and a colour, so that none of the three is needed to understand.

use super::{Sample, sample};
use crate::ui::icons::Icon;
use crate::ui::time;
use engine::{ClockState, Outcome, Record};
use kernel::Timestamp;
use maud::{Render, html};
use schema::{Choice, Phase, StateDef};

/// The symbol of a phase.
#[must_use]
pub const fn phase_icon(phase: Phase) -> &'static str {
    match phase {
        Phase::Open => "ph-open",
        Phase::Working => "ph-working",
        Phase::Waiting => "ph-waiting",
        Phase::Done => "ph-done",
        Phase::Closed => "ph-closed",
        Phase::Cancelled => "ph-cancelled",
    }
}

/// The tone of a phase.
#[must_use]
pub const fn phase_tone(phase: Phase) -> &'static str {
    match phase {
        Phase::Open | Phase::Closed | Phase::Cancelled => "neutral",
        Phase::Working => "info",
        Phase::Waiting => "warn",
        Phase::Done => "good",
    }
}

/// The symbol of a ranked choice: 1 is the most pressing.
#[must_use]
pub const fn rank_icon(rank: i64) -> &'static str {
    match rank {
        1 => "p1",
        2 => "p2",
        3 => "p3",
        4 => "p4",
        5 => "p5",
        _ => "p0",
    }
}

/// A state.
pub struct StateMark<'a> {
    /// The state.
    pub state: &'a StateDef,
    /// On a ground of its tone (record header) rather than bare (lists).
    pub pill: bool,
}

impl Render for StateMark<'_> {
    fn render_to(&self, out: &mut String) {
        out.push_str("<span class=\"state ");
        out.push_str(phase_tone(self.state.phase));
        out.push_str(if self.pill { " pill\">" } else { "\">" });
        Icon(phase_icon(self.state.phase)).render_to(out);
        super::escape(&self.state.label, out);
        out.push_str("</span>");
    }
}

/// A choice: with a rank symbol when it is the type's ranking field, as a tag otherwise when it has a tone.
pub struct ChoiceMark<'a> {
    /// The choice.
    pub choice: &'a Choice,
    /// Whether the field ranks lists.
    pub ranked: bool,
}

impl Render for ChoiceMark<'_> {
    fn render_to(&self, out: &mut String) {
        if self.ranked {
            out.push_str("<span class=\"prio ");
            super::escape(&self.choice.tone, out);
            out.push_str("\">");
            Icon(rank_icon(self.choice.rank)).render_to(out);
        } else if self.choice.tone == "neutral" || self.choice.tone.is_empty() {
            super::escape(&self.choice.label, out);
            return;
        } else {
            out.push_str("<span class=\"tag ");
            super::escape(&self.choice.tone, out);
            out.push_str("\">");
        }
        super::escape(&self.choice.label, out);
        out.push_str("</span>");
    }
}

/// The soonest target of a record: time left, missed, paused, met, or nothing.
pub struct DueMark<'a> {
    /// The record.
    pub record: &'a Record,
    /// Now.
    pub now: Timestamp,
    /// The reader's zone.
    pub zone: &'a jiff::tz::TimeZone,
    /// Working seconds left, where known: said when pointed at.
    pub left: Option<i64>,
}

impl Render for DueMark<'_> {
    fn render_to(&self, out: &mut String) {
        let live = |c: &&engine::SlaClock| c.state == ClockState::Running || c.state == ClockState::Paused;
        let running = self.record.clocks.iter().filter(live).min_by_key(|c| (c.state != ClockState::Running, c.missed_at.or(c.due_at)));
        let Some(clock) = running else {
            let missed = self.record.clocks.iter().any(|c| c.outcome == Some(Outcome::Missed));
            let met = self.record.clocks.iter().any(|c| c.outcome == Some(Outcome::Met));
            if missed {
                out.push_str("<span class=\"due neutral\">");
                Icon("missed").render_to(out);
                out.push_str("missed</span>");
            } else if met {
                out.push_str("<span class=\"due neutral\">");
                Icon("check").render_to(out);
                out.push_str("met</span>");
            }
            return;
        };
        if clock.state == ClockState::Paused {
            out.push_str("<span class=\"due neutral\">");
            Icon("pause").render_to(out);
            out.push_str("paused, ");
            out.push_str(&time::length(clock.target_seconds - clock.elapsed_seconds));
            out.push_str(" left</span>");
            return;
        }
        let Some(due) = clock.missed_at.or(clock.due_at) else { return };
        let left = due.seconds_since(self.now);
        // Due at the end of a Friday, it may still be done in time before Monday begins: no working time has passed since.
        let last_moment = left < 0 && clock.missed_at.is_none() && self.left.is_some_and(|working| working >= 0);
        let (tone, icon) = match left {
            _ if last_moment => ("warn", "clock"),
            ..0 => ("bad", "missed"),
            _ if left * 4 < clock.target_seconds => ("warn", "clock"),
            _ => ("neutral", "clock"),
        };
        out.push_str("<span class=\"due ");
        out.push_str(tone);
        if let Some(working) = self.left {
            let text = time::length(working.abs());
            let end = if working < 0 { " of working time over" } else { " of working time left" };
            out.push_str("\" title=\"");
            out.push_str(&text);
            out.push_str(end);
        }
        out.push_str("\">");
        Icon(icon).render_to(out);
        if last_moment {
            out.push_str("due now</span>");
            return;
        }
        if left < 0 {
            out.push_str("missed ");
        }
        time::Ago { at: due, now: self.now, zone: self.zone }.render_to(out);
        out.push_str("</span>");
    }
}

pub(super) fn samples() -> Vec<Sample> {
    use crate::ui::samples as s;
    let def = s::incident_type();
    let screen = s::screen();
    let states = &def.lifecycle.as_ref().expect("the sample type has a lifecycle").states;
    let schema::FieldKind::Choice { choices } = &def.field("priority").expect("the sample type has a priority").kind else {
        return Vec::new();
    };
    vec![
        sample("States, bare", html! { div.cluster { @for state in states { (StateMark { state, pill: false }) } } }),
        sample("States, pill", html! { div.cluster { @for state in states { (StateMark { state, pill: true }) } } }),
        sample("Priorities", html! { div.cluster { @for choice in choices { (ChoiceMark { choice, ranked: true }) } } }),
        sample("Choices with a tone", html! { div.cluster { @for choice in choices { (ChoiceMark { choice, ranked: false }) } } }),
        sample(
            "Due",
            html! { div.cluster { @for record in &s::incidents() { (DueMark { record, now: screen.now, zone: &screen.zone, left: None }) } } },
        ),
    ]
}

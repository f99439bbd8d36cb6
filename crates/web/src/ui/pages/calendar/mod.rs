//! The change calendar: a month as weeks of bars, a week as lanes of services. Type, risk and standing of a change are each a
//! word and a shape besides a colour; freezes are hatched and name what they protect; collisions are marked on both changes
//! and listed beneath. On a phone the days stand one after the other, and everywhere the same is there as a table.

mod agenda;
mod month;
mod week;

use crate::ui::components::{self as c, Empty};
use crate::ui::icons::Icon;
use crate::ui::{Screen, layout};
use app::view::{ChangeCalendar, Freeze, Label, PlannedChange, Span, Standing};
use jiff::ToSpan;
use jiff::tz::TimeZone;
use kernel::{Date, Id, Timestamp};
use maud::{Markup, html};
use schema::{Choice, FieldKind};

/// The page.
#[must_use]
pub fn page(view: &ChangeCalendar, screen: &Screen) -> Markup {
    let screen = &Screen { area: "/practices/change".to_owned(), ..screen.clone() };
    let nothing = view.changes.is_empty() && view.freezes.is_empty();
    let title = heading(view);
    let content = html! {
        div.page {
            @if screen.who.as_ref().is_some_and(|w| !w.requester) { nav.crumbs aria-label="Path" { a href="/practices/change" { "Design, build and transition" } span aria-hidden="true" { "/" } a href="/p/change" { "Change management" } } }
            div.page-head { h1 { "Change calendar" } (shapes(view)) }
            div.cal-bar {
                h2 aria-live="polite" { (title) }
                (steps(view))
                (filter(view))
            }
            (summary(view, screen))
            div.cal-picture {
                @match view.wish.span { Span::Month => (month::grid(view, screen)), Span::Week => (week::lanes(view, screen)) }
            }
            div.cal-days.panel { @if nothing { (empty()) } @else { (agenda::days(view, screen)) } }
            @if nothing { div.panel.cal-none { (empty()) } }
            (legend(view))
            @if view.more { p.muted { "There are more changes in these days than are shown. Choose a service or a type." } }
            div.cal-beside { (collisions(view, screen)) (freezes(view, screen)) }
            @if !nothing { (agenda::table(view, screen)) }
        }
    };
    layout::page(screen, &format!("Change calendar, {title}"), &content)
}

fn empty() -> Markup {
    c::empty(&Empty {
        icon: "calendar",
        title: "Nothing is planned in these days",
        hint: "Changes stand here as soon as they have a planned start, freezes as soon as they have a beginning and an end.",
        action: Some(("/t/change?view=open".to_owned(), "Open changes")),
        small: true,
    })
}

fn heading(view: &ChangeCalendar) -> String {
    match view.wish.span {
        Span::Month => view.on.strftime("%B %Y").to_string(),
        Span::Week if view.first.month() == view.last.month() => {
            format!("{} to {}", view.first.strftime("%-d"), view.last.strftime("%-d %B %Y"))
        }
        Span::Week => format!("{} to {}", view.first.strftime("%-d %b"), view.last.strftime("%-d %b %Y")),
    }
}

/// An address of the calendar with the same filter.
fn address(view: &ChangeCalendar, span: Span, on: Option<Date>) -> String {
    let mut href = format!("/changes/calendar?view={}", if span == Span::Week { "week" } else { "month" });
    if let Some(on) = on {
        href.push_str(&format!("&on={on}"));
    }
    if let Some(service) = view.wish.service {
        href.push_str(&format!("&service={service}"));
    }
    if let Some(kind) = &view.wish.kind {
        href.push_str("&type=");
        super::list::encode(kind, &mut href);
    }
    href
}

fn shapes(view: &ChangeCalendar) -> Markup {
    html! {
        nav.cluster aria-label="Shape" {
            @for (span, label) in [(Span::Month, "Month"), (Span::Week, "Week")] {
                a.chip href=(address(view, span, Some(view.on))) aria-current=[(view.wish.span == span).then_some("true")] { (label) }
            }
        }
    }
}

fn steps(view: &ChangeCalendar) -> Markup {
    let (word, back, on) = match view.wish.span {
        Span::Month => {
            let first = view.on.first_of_month();
            ("month", first.saturating_sub(1.month()), first.saturating_add(1.month()))
        }
        Span::Week => ("week", view.first.saturating_sub(7.days()), view.first.saturating_add(7.days())),
    };
    let span = view.wish.span;
    html! {
        nav.cluster aria-label={ "Other " (word) "s" } {
            a.btn.icon href=(address(view, span, Some(back))) aria-label={ "Previous " (word) } title={ "Previous " (word) } { (Icon("back")) }
            a.btn href=(address(view, span, None)) aria-current=[(view.first <= view.today && view.today <= view.last && view.on.month() == view.today.month()).then_some("date")] { "Today" }
            a.btn.icon href=(address(view, span, Some(on))) aria-label={ "Next " (word) } title={ "Next " (word) } { (Icon("chevron")) }
        }
    }
}

fn filter(view: &ChangeCalendar) -> Markup {
    html! {
        form.cal-filter method="get" action="/changes/calendar" role="search" aria-label="Which changes" {
            input type="hidden" name="view" value=(if view.wish.span == Span::Week { "week" } else { "month" });
            input type="hidden" name="on" value=(view.on);
            label { span.vh { "Service" } select.input name="service" {
                option value="" { "All services" }
                @for service in &view.services { option value=(service.id) selected[view.wish.service == Some(service.id)] { (service.title) } }
            } }
            label { span.vh { "Type of change" } select.input name="type" {
                option value="" { "All types" }
                @for kind in choices(view, "change_type") { option value=(kind.name) selected[view.wish.kind.as_ref() == Some(&kind.name)] { (kind.label) } }
            } }
            button.btn type="submit" { "Show" }
            @if view.wish.service.is_some() || view.wish.kind.is_some() {
                a.btn.ghost href={ "/changes/calendar?view=" (if view.wish.span == Span::Week { "week" } else { "month" }) "&on=" (view.on) } { "Show all" }
            }
        }
    }
}

/// The picture in a sentence.
fn summary(view: &ChangeCalendar, screen: &Screen) -> Markup {
    let count = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    let open = view.collisions.iter().filter(|x| !x.settled).count();
    let stopped = view.changes.iter().filter(|x| !x.stopped_by.is_empty()).count();
    html! {
        p.cal-says.soft {
            (count(view.changes.len(), "change", "changes")) ", " (count(view.freezes.len(), "freeze", "freezes"))
            @if !view.collisions.is_empty() { ", " a.bad href="#h-collisions" { (count(view.collisions.len(), "collision", "collisions")) } @if open > 0 { ", " (open) " not acknowledged" } @else { ", all acknowledged" } }
            @if stopped > 0 { ", " span.bad { (count(stopped, "change stands", "changes stand")) " in a freeze that stops it" } }
            ". Times are those of " (screen.zone.iana_name().unwrap_or("your zone")) "."
        }
    }
}

fn choices<'a>(view: &'a ChangeCalendar, field: &str) -> &'a [Choice] {
    match view.def.field(field).map(|f| &f.kind) {
        Some(FieldKind::Choice { choices }) => choices,
        _ => &[],
    }
}

/// What a change is, as word, shape and tone.
struct Face<'a> {
    kind: &'a str,
    kind_name: &'a str,
    kind_icon: &'static str,
    risk: Option<(&'a str, i64)>,
}

fn face<'a>(view: &'a ChangeCalendar, change: &'a PlannedChange) -> Face<'a> {
    let chosen = |field: &str| {
        let name = change.record.choice(field)?;
        choices(view, field).iter().find(|c| c.name == *name)
    };
    let kind = chosen("change_type");
    let kind_name = kind.map_or("normal", |k| k.name.as_str());
    // The scale of risk begins with low: the shapes of priorities begin with the most pressing.
    let risk = chosen("risk_level").map(|r| (r.label.as_str(), 5 - r.rank));
    Face { kind: kind.map_or("Change", |k| k.label.as_str()), kind_name, kind_icon: kind_icon(kind_name), risk }
}

fn kind_icon(name: &str) -> &'static str {
    match name {
        "standard" => "check",
        "emergency" => "incident",
        _ => "change",
    }
}

fn risk_icon(level: i64) -> &'static str {
    c::rank_icon(level)
}

const fn standing_class(standing: Standing) -> &'static str {
    match standing {
        Standing::Proposed => "proposed",
        Standing::Agreed => "agreed",
        Standing::Running => "running",
        Standing::Done => "done",
        Standing::Unsuccessful => "unsuccessful",
    }
}

/// `22:00`, where the reader is.
fn clock(at: Timestamp, zone: &TimeZone) -> String {
    zone.to_datetime(at.to_jiff()).strftime("%H:%M").to_string()
}

/// `Tue 3 Mar, 22:00`.
fn moment(at: Timestamp, zone: &TimeZone) -> String {
    zone.to_datetime(at.to_jiff()).strftime("%a %-d %b, %H:%M").to_string()
}

/// From when to when: the second day only where it is another.
fn stretch(from: Timestamp, to: Timestamp, zone: &TimeZone) -> String {
    let same = zone.to_datetime(from.to_jiff()).date() == zone.to_datetime(to.to_jiff()).date();
    format!("{} to {}", moment(from, zone), if same { clock(to, zone) } else { moment(to, zone) })
}

/// First and last day of a window; what ends at midnight ends the day before.
fn days_of(from: Timestamp, to: Timestamp, zone: &TimeZone) -> (Date, Date) {
    let day = |at: Timestamp| zone.to_datetime(at.to_jiff()).date();
    let first = day(from);
    (first, day(Timestamp::from_micros(to.micros() - 1)).max(first))
}

fn number(change: &PlannedChange) -> &str {
    change.record.number.as_deref().unwrap_or("change")
}

fn href(record: &engine::Record) -> String {
    format!("/r/{}", record.number.clone().unwrap_or_else(|| record.id.text()))
}

/// Names of changes by identity, those that are shown.
fn called(view: &ChangeCalendar, ids: &[Id]) -> String {
    let found = ids.iter().filter_map(|id| view.changes.iter().find(|x| x.record.id == *id));
    found.map(number).collect::<Vec<_>>().join(", ")
}

fn frozen_by(view: &ChangeCalendar, ids: &[Id]) -> String {
    let found = ids.iter().filter_map(|id| view.freezes.iter().find(|x| x.record.id == *id));
    found.map(|f| f.title.as_str()).collect::<Vec<_>>().join(", ")
}

/// What a freeze protects.
fn scope(view: &ChangeCalendar, freeze: &Freeze) -> String {
    if freeze.services.is_empty() {
        return "all services".to_owned();
    }
    let titles: Vec<&str> = freeze.services.iter().filter_map(|id| view.names.get(id)).map(|l| l.title.as_str()).collect();
    let unseen = freeze.services.len() - titles.len();
    match (titles.is_empty(), unseen) {
        (true, _) => "services you do not see".to_owned(),
        (false, 0) => titles.join(", "),
        (false, _) => format!("{} and others", titles.join(", ")),
    }
}

/// Everything about a change in a sentence, for those who hear it and those who point at it.
fn sentence(view: &ChangeCalendar, change: &PlannedChange, screen: &Screen) -> String {
    let face = face(view, change);
    let mut text = format!("{}, {}", number(change), face.kind.to_lowercase());
    if let Some((risk, _)) = face.risk {
        text.push_str(&format!(", {} risk", risk.to_lowercase()));
    }
    text.push_str(&format!(", {}, {}", change.standing.word(), stretch(change.from, change.to, &screen.zone)));
    if change.open {
        text.push_str(", end not said");
    }
    if !change.collides.is_empty() {
        text.push_str(&format!(". Collides with {}", called(view, &change.collides)));
    }
    if !change.stopped_by.is_empty() {
        text.push_str(&format!(". Stopped by freeze: {}", frozen_by(view, &change.stopped_by)));
    }
    text
}

fn freeze_sentence(view: &ChangeCalendar, freeze: &Freeze, screen: &Screen) -> String {
    let firm = if freeze.announced { "" } else { ", not in force" };
    format!("Freeze for {}{firm}, {}", scope(view, freeze), stretch(freeze.from, freeze.to, &screen.zone))
}

/// Marks behind the title of a change: risk, collision, freeze, how it ended.
fn marks(view: &ChangeCalendar, change: &PlannedChange) -> Markup {
    let face = face(view, change);
    html! {
        @if let Some((_, level)) = face.risk.filter(|(_, level)| *level <= 2) { span.mark.bad { (Icon(risk_icon(level))) } }
        @if !change.collides.is_empty() { span.mark.warn { (Icon("swap")) } }
        @if !change.stopped_by.is_empty() { span.mark.bad { (Icon("lock")) } }
        @match change.standing { Standing::Done => span.mark.good { (Icon("ph-done")) }, Standing::Unsuccessful => span.mark.bad { (Icon("ph-cancelled")) }, Standing::Running => span.mark.info { (Icon("ph-working")) }, _ => {} }
    }
}

/// What shapes and patterns mean.
fn legend(view: &ChangeCalendar) -> Markup {
    html! {
        section.cal-legend aria-label="Legend" {
            ul.cluster {
                @for kind in choices(view, "change_type") { li { span class={ "cal-key kind-" (kind.name) } { (Icon(kind_icon(&kind.name))) } (kind.label) } }
                li { span.cal-key.proposed {} "Proposed" }
                li { span.mark.info { (Icon("ph-working")) } "Being done" }
                li { span.mark.good { (Icon("ph-done")) } "Done" }
                li { span.mark.bad { (Icon("ph-cancelled")) } "Not successful" }
                @for risk in choices(view, "risk_level").iter().filter(|r| 5 - r.rank <= 2) { li { span.mark.bad { (Icon(risk_icon(5 - risk.rank))) } (risk.label) " risk" } }
                li { span.mark.warn { (Icon("swap")) } "Collides" }
                li { span.mark.bad { (Icon("lock")) } "Stopped by a freeze" }
                li { span.cal-key.hatched {} "Freeze" }
            }
        }
    }
}

fn collisions(view: &ChangeCalendar, screen: &Screen) -> Markup {
    if view.collisions.is_empty() {
        return html! {};
    }
    html! {
        section.panel aria-labelledby="h-collisions" {
            header { h2 id="h-collisions" { "Collisions " span.muted.num { (view.collisions.len()) } } small.muted { "within 30 minutes of each other" } }
            ul.list {
                @for one in &view.collisions {
                    @if let (Some(a), Some(b)) = (view.changes.get(one.of.0), view.changes.get(one.of.1)) {
                        li {
                            span class={ "prio " (if one.settled { "neutral" } else { "warn" }) } { (Icon("swap")) }
                            div.what {
                                p { a href=(href(&a.record)) { (number(a)) " " (a.title) } " and " a href=(href(&b.record)) { (number(b)) " " (b.title) } }
                                p.meta.wrap {
                                    span { (overlap_words(a, b, &screen.zone)) }
                                    span { (shared_words(view, &one.shared)) }
                                }
                            }
                            span class={ "tag " (if one.settled { "neutral" } else { "warn" }) } { @if one.settled { "acknowledged" } @else { "not acknowledged" } }
                        }
                    }
                }
            }
        }
    }
}

fn overlap_words(a: &PlannedChange, b: &PlannedChange, zone: &TimeZone) -> String {
    let (from, to) = (a.from.max(b.from), a.to.min(b.to));
    if from < to { format!("together {}", stretch(from, to, zone)) } else { format!("close to each other around {}", moment(to, zone)) }
}

fn shared_words(view: &ChangeCalendar, ids: &[Id]) -> String {
    let names: Vec<&str> = ids.iter().filter_map(|id| view.names.get(id)).map(|l: &Label| l.title.as_str()).collect();
    if names.is_empty() { "they touch the same, which you do not see".to_owned() } else { format!("both touch {}", names.join(", ")) }
}

fn freezes(view: &ChangeCalendar, screen: &Screen) -> Markup {
    if view.freezes.is_empty() {
        return html! {};
    }
    html! {
        section.panel aria-labelledby="h-freezes" {
            header { h2 id="h-freezes" { "Freezes " span.muted.num { (view.freezes.len()) } } a.more href="/t/change_freeze" { "Open list" } }
            ul.list {
                @for freeze in &view.freezes {
                    li {
                        span.cal-key.hatched aria-hidden="true" {}
                        div.what {
                            a href=(href(&freeze.record)) { (freeze.title) }
                            p.meta.wrap { span { (stretch(freeze.from, freeze.to, &screen.zone)) } span { "for " (scope(view, freeze)) } }
                        }
                        span class={ "tag " (if freeze.announced { "info" } else { "neutral" }) } { @if freeze.announced { "announced" } @else if freeze.record.state.as_deref() == Some("planned") { "planned" } @else { "over" } }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_at_midnight_ends_the_day_before() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let paris = TimeZone::get("Europe/Paris").unwrap();
        let days = days_of(at("2026-03-02T21:00:00Z"), at("2026-03-02T23:00:00Z"), &paris);
        assert_eq!((days.0.day(), days.1.day()), (2, 2));
        assert_eq!(stretch(at("2026-03-02T21:00:00Z"), at("2026-03-03T01:00:00Z"), &paris), "Mon 2 Mar, 22:00 to Tue 3 Mar, 02:00");
        assert_eq!(stretch(at("2026-03-02T09:00:00Z"), at("2026-03-02T10:00:00Z"), &paris), "Mon 2 Mar, 10:00 to 11:00");
    }
}

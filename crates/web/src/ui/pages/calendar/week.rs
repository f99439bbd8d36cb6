//! A week: a lane for each service, time from left to right. The lanes are SVG in which across is per cent and down is
//! pixels, so that they are as wide as the page while letters stay letters.

use super::{days_of, face, freeze_sentence, href, scope, sentence, standing_class};
use crate::ui::Screen;
use crate::ui::icons::Icon;
use app::view::{ChangeCalendar, Freeze, PlannedChange, Span, Standing};
use jiff::ToSpan;
use kernel::{Id, Timestamp};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// Height of a bar with the room above it, in pixels.
const STEP: u32 = 30;
/// Height of a bar.
const BAR: u32 = 24;
/// Room for the words of a bar that is too short for them, in per mille of the week.
const WORDS: i64 = 230;
/// Letters that fit into it on a usual screen.
const LETTERS: usize = 30;

/// Where something lies in the week, in per mille.
#[derive(Clone, Copy)]
struct Place {
    from: i64,
    to: i64,
    /// Its words stand before it, because the week ends soon.
    left: bool,
    /// Its words stand beside it, because it is short.
    beside: bool,
}

impl Place {
    /// What it takes of the row, its words included.
    const fn takes(self) -> (i64, i64) {
        match (self.beside, self.left) {
            (false, _) => (self.from, self.to),
            (true, false) => (self.from, self.to + WORDS),
            (true, true) => (self.from - WORDS, self.to),
        }
    }
}

/// `14.3%`.
fn per_cent(mille: i64) -> String {
    format!("{}.{}%", mille / 10, mille % 10)
}

/// The lanes.
pub(super) fn lanes(view: &ChangeCalendar, screen: &Screen) -> Markup {
    let zone = &screen.zone;
    let begin = |day: kernel::Date| zone.to_ambiguous_timestamp(day.at(0, 0, 0, 0)).compatible().map_or(0, |t| t.as_second());
    let (start, end) = (begin(view.first), begin(view.last.saturating_add(1.day())));
    let mille = |at: Timestamp| ((at.seconds() - start) * 1000 / (end - start).max(1)).clamp(0, 1000);
    let mut by_service: BTreeMap<(bool, &str, Option<Id>), Vec<&PlannedChange>> = BTreeMap::new();
    for change in &view.changes {
        let service = change.record.reference("service");
        let title = service.and_then(|id| view.names.get(&id)).map_or("No service you see", |l| l.title.as_str());
        by_service.entry((service.is_none(), title, service)).or_default().push(change);
    }
    let now = (start..end).contains(&screen.now.seconds()).then(|| mille(screen.now));
    html! {
        div.cal-lanes.panel tabindex="0" role="region" aria-label="Lanes of the week" {
            svg.vh aria-hidden="true" focusable="false" { defs { pattern id="cal-hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" { rect width="8" height="8" class="ground" {} rect width="3" height="8" class="stripe" {} } } }
            div.cal-lane.head {
                span { "Service" }
                div.cal-heads { @for n in 0..7_i64 { @let day = view.first.saturating_add(n.days()); span.today[day == view.today] { (day.strftime("%a %-d %b")) } } }
            }
            @if !view.freezes.is_empty() { (freezes(view, &mille, now, screen)) }
            @for ((_, title, service), changes) in &by_service {
                (lane(view, title, *service, changes, &mille, now, screen))
            }
            @if view.changes.is_empty() { p.body.muted { "No change is planned in this week." } }
        }
    }
}

fn scale(now: Option<i64>, height: u32) -> Markup {
    html! {
        @for n in 1..7 { line.day x1=(per_cent(n * 1000 / 7)) x2=(per_cent(n * 1000 / 7)) y1="0" y2=(height) {} }
        @if let Some(now) = now { line.now x1=(per_cent(now)) x2=(per_cent(now)) y1="0" y2=(height) {} }
    }
}

/// Rows, from the top, so that nothing lies on another; and how many there are.
fn rows(places: &[Place]) -> (Vec<u32>, u32) {
    let mut taken: Vec<Vec<(i64, i64)>> = Vec::new();
    let mut found = Vec::with_capacity(places.len());
    for place in places {
        let (from, to) = place.takes();
        let free = taken.iter().position(|row| row.iter().all(|(a, b)| to <= *a || from >= *b));
        let row = free.unwrap_or_else(|| {
            taken.push(Vec::new());
            taken.len() - 1
        });
        taken[row].push((from, to));
        found.push(u32::try_from(row).unwrap_or(0));
    }
    (found, u32::try_from(taken.len()).unwrap_or(1).max(1))
}

fn freezes(view: &ChangeCalendar, mille: &dyn Fn(Timestamp) -> i64, now: Option<i64>, screen: &Screen) -> Markup {
    let places: Vec<Place> = view.freezes.iter().map(|f| place(mille(f.from), mille(f.to))).collect();
    let (rows, many) = rows(&places);
    let height = many * STEP + 8;
    html! {
        div.cal-lane {
            strong { (Icon("lock")) "Freezes" }
            svg width="100%" height=(height) role="group" aria-label="Freezes" {
                (scale(now, height))
                @for ((freeze, at), row) in view.freezes.iter().zip(&places).zip(&rows) { (freeze_bar(view, freeze, *at, row * STEP + 6, screen)) }
            }
        }
    }
}

fn freeze_bar(view: &ChangeCalendar, freeze: &Freeze, at: Place, y: u32, screen: &Screen) -> Markup {
    let says = freeze_sentence(view, freeze, screen);
    let words = format!("{}, {}", freeze.title, scope(view, freeze));
    html! {
        a.freeze.unsure[!freeze.announced] href=(href(&freeze.record)) aria-label={ (words) ". " (says) } {
            title { (says) }
            rect x=(per_cent(at.from)) y=(y) width=(per_cent((at.to - at.from).max(4))) height=(BAR) rx="4" fill="url(#cal-hatch)" {}
            (text(at, y, &words, &[], true))
        }
    }
}

const fn place(from: i64, to: i64) -> Place {
    let beside = to - from < WORDS;
    Place { from, to, beside, left: beside && to + WORDS > 1000 }
}

/// A shape before the words of a bar: its symbol, and its tone.
type Shape = (&'static str, &'static str);

/// Shapes and words within a bar, or beside it; cut off where their room ends.
fn text(at: Place, y: u32, words: &str, shapes: &[Shape], plate: bool) -> Markup {
    let (x, width) = match (at.beside, at.left) {
        (false, _) => (at.from, at.to - at.from),
        (true, false) => (at.to.max(at.from + 4), WORDS),
        (true, true) => (at.from - WORDS, WORDS),
    };
    let cut: String = if at.beside && words.chars().count() > LETTERS {
        words.chars().take(LETTERS - 1).chain(['…']).collect()
    } else {
        words.to_owned()
    };
    let taken = 8 + 18 * shapes.len();
    html! {
        svg x=(per_cent(x)) y=(y) width=(per_cent(width)) height=(BAR) {
            @for (i, (icon, tone)) in shapes.iter().enumerate() {
                // From the right end where the words lie before their bar.
                @if at.left { g transform={ "translate(-" (24 + 18 * i) " 0)" } { svg class={ "i " (tone) } x="100%" y="5" width="14" height="14" { use href={ "#i-" (icon) } {} } } }
                @else { svg class={ "i " (tone) } x=(8 + 18 * i) y="5" width="14" height="14" { use href={ "#i-" (icon) } {} } }
            }
            @if at.left { text x="100%" dx={ "-" (taken) } y="16" text-anchor="end" { (cut) } }
            @else { text.plate[plate && !at.beside] x=(taken) y="16" { (cut) } }
        }
    }
}

fn lane(
    view: &ChangeCalendar,
    title: &str,
    service: Option<Id>,
    changes: &[&PlannedChange],
    mille: &dyn Fn(Timestamp) -> i64,
    now: Option<i64>,
    screen: &Screen,
) -> Markup {
    let places: Vec<Place> = changes.iter().map(|x| place(mille(x.from), mille(x.to))).collect();
    let (rows, many) = rows(&places);
    let height = many * STEP + 8;
    let covers = |f: &&Freeze| f.announced && (f.services.is_empty() || service.is_some_and(|s| f.services.contains(&s)));
    html! {
        div.cal-lane {
            @match service.filter(|id| view.names.contains_key(id)) {
                Some(id) => a href={ (super::address(view, Span::Week, Some(view.on))) "&service=" (id) } title={ "Only " (title) } { (title) },
                None => span { (title) },
            }
            svg width="100%" height=(height) role="group" aria-label={ "Changes of " (title) } {
                @for freeze in view.freezes.iter().filter(covers) {
                    @let (from, to) = (mille(freeze.from), mille(freeze.to));
                    rect.veil x=(per_cent(from)) y="0" width=(per_cent(to - from)) height=(height) fill="url(#cal-hatch)" {}
                }
                (scale(now, height))
                @for ((change, at), row) in changes.iter().zip(&places).zip(&rows) { (change_bar(view, change, *at, row * STEP + 6, screen)) }
            }
        }
    }
}

fn change_bar(view: &ChangeCalendar, change: &PlannedChange, at: Place, y: u32, screen: &Screen) -> Markup {
    let face = face(view, change);
    let says = sentence(view, change, screen);
    let (first, last) = days_of(change.from, change.to, &screen.zone);
    let begins = super::clock(change.from, &screen.zone);
    let words = format!("{begins} {}", change.title);
    let wide = if first == last { (at.to - at.from).max(6) } else { at.to - at.from };
    html! {
        a class={ "slot kind-" (face.kind_name) " " (standing_class(change.standing)) } href=(href(&change.record)) aria-label={ (words) ". " (says) } {
            title { (says) }
            rect x=(per_cent(at.from)) y=(y) width=(per_cent(wide)) height=(BAR) rx="4" {}
            (text(at, y, &words, &shapes(&face, change), false))
        }
    }
}

/// The shapes of a change: type, high risk, collision, freeze, standing.
fn shapes(face: &super::Face<'_>, change: &PlannedChange) -> Vec<Shape> {
    let mut shapes = vec![(face.kind_icon, "own")];
    if let Some((_, level)) = face.risk
        && level <= 2
    {
        shapes.push((super::risk_icon(level), "bad"));
    }
    if !change.collides.is_empty() {
        shapes.push(("swap", "warn"));
    }
    if !change.stopped_by.is_empty() {
        shapes.push(("lock", "bad"));
    }
    shapes.extend(match change.standing {
        Standing::Running => Some(("ph-working", "info")),
        Standing::Done => Some(("ph-done", "good")),
        Standing::Unsuccessful => Some(("ph-cancelled", "bad")),
        Standing::Proposed | Standing::Agreed => None,
    });
    shapes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_never_lie_on_another_bar() {
        // A short one, one that begins where its words stand, and one at the end of the week.
        let places = [place(0, 10), place(100, 110), place(300, 600), place(990, 1000)];
        let (rows, many) = rows(&places);
        assert_eq!((rows, many), (vec![0, 1, 0, 0], 2));
        assert!(places[3].left && !places[2].beside);
        assert_eq!(per_cent(143), "14.3%");
    }
}

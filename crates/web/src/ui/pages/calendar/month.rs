//! A month: one row of seven days for each week, freezes and changes as bars across their days.

use super::{address, clock, days_of, face, freeze_sentence, href, marks, scope, sentence, standing_class};
use crate::ui::Screen;
use crate::ui::icons::Icon;
use app::view::{ChangeCalendar, Freeze, PlannedChange, Span};
use jiff::ToSpan;
use kernel::Date;
use maud::{Markup, html};

/// Rows of bars in a week; what does not fit is counted.
const ROWS: usize = 6;
const DAYS: [(&str, &str); 7] = [
    ("Mon", "Monday"),
    ("Tue", "Tuesday"),
    ("Wed", "Wednesday"),
    ("Thu", "Thursday"),
    ("Fri", "Friday"),
    ("Sat", "Saturday"),
    ("Sun", "Sunday"),
];

/// Something with days.
#[derive(Clone, Copy)]
enum What<'a> {
    Change(&'a PlannedChange),
    Freeze(&'a Freeze),
}

/// A bar of a week: first and last day (0 to 6), and whether it comes from before or goes on after.
struct Bar<'a> {
    what: What<'a>,
    from: usize,
    to: usize,
    before: bool,
    after: bool,
}

/// The month.
pub(super) fn grid(view: &ChangeCalendar, screen: &Screen) -> Markup {
    let weeks = std::iter::successors(Some(view.first), |day| Some(day.saturating_add(7.days())).filter(|next| *next <= view.last));
    html! {
        div.cal-month.panel {
            div.cal-names aria-hidden="true" { @for (short, _) in DAYS { span { (short) } } }
            @for monday in weeks { (week(view, monday, screen)) }
        }
    }
}

fn week(view: &ChangeCalendar, monday: Date, screen: &Screen) -> Markup {
    let bars = bars(view, monday, screen);
    let (rows, hidden) = rows(&bars.iter().map(|b| (b.from, b.to)).collect::<Vec<_>>());
    html! {
        section.cal-week aria-label={ "Week of " (monday.strftime("%-d %B")) } {
            div.cal-cells {
                @for n in 0..7_i64 {
                    @let day = monday.saturating_add(n.days());
                    div.out[day.month() != view.on.month()].today[day == view.today] {
                        a href=(address(view, Span::Week, Some(day))) aria-label={ "Week of " (DAYS[usize::try_from(n).unwrap_or(0)].1) ", " (day.strftime("%-d %B")) @if day == view.today { ", today" } } { (day.day()) @if day.day() == 1 { " " (day.strftime("%b")) } }
                    }
                }
            }
            ul.cal-bars {
                @for (bar, row) in bars.iter().zip(&rows) {
                    @if let Some(row) = row { li class={ "c" (bar.from + 1) " n" (bar.to - bar.from + 1) " r" (row + 1) } { (draw(view, bar, screen)) } }
                }
                @for (day, n) in hidden.iter().enumerate().filter(|(_, n)| **n > 0) {
                    @let on = monday.saturating_add(i64::try_from(day).unwrap_or(0).days());
                    li class={ "c" (day + 1) " n1 r" (ROWS + 1) } { a.cal-more href=(address(view, Span::Week, Some(on))) aria-label={ (n) " more on " (on.strftime("%-d %B")) } { (n) " more" } }
                }
            }
        }
    }
}

/// What reaches into a week: freezes first, then changes by their beginning.
fn bars<'a>(view: &'a ChangeCalendar, monday: Date, screen: &Screen) -> Vec<Bar<'a>> {
    let sunday = monday.saturating_add(6.days());
    let place = |day: Date| usize::try_from((day - monday).get_days()).unwrap_or(0);
    let bar = |what: What<'a>, (first, last): (Date, Date)| {
        (first <= sunday && last >= monday).then(|| Bar {
            what,
            from: place(first.max(monday)),
            to: place(last.min(sunday)),
            before: first < monday,
            after: last > sunday,
        })
    };
    let freezes = view.freezes.iter().filter_map(|f| bar(What::Freeze(f), days_of(f.from, f.to, &screen.zone)));
    let changes = view.changes.iter().filter_map(|x| bar(What::Change(x), days_of(x.from, x.to, &screen.zone)));
    freezes.chain(changes).collect()
}

/// The row of each bar, from the top, and how many of each day found no row.
fn rows(bars: &[(usize, usize)]) -> (Vec<Option<usize>>, [usize; 7]) {
    let (mut taken, mut hidden) = ([[false; 7]; ROWS], [0; 7]);
    let mut place = |(from, to): (usize, usize)| {
        let free = taken.iter().position(|row| row[from..=to].iter().all(|t| !t));
        match free {
            Some(row) => taken[row][from..=to].fill(true),
            None => hidden[from..=to].iter_mut().for_each(|n| *n += 1),
        }
        free
    };
    let rows = bars.iter().map(|bar| place(*bar)).collect();
    (rows, hidden)
}

fn draw(view: &ChangeCalendar, bar: &Bar<'_>, screen: &Screen) -> Markup {
    let edges = format!("{}{}", if bar.before { " before" } else { "" }, if bar.after { " after" } else { "" });
    match bar.what {
        What::Freeze(freeze) => {
            let says = freeze_sentence(view, freeze, screen);
            html! {
                a.slot.hatched.unsure[!freeze.announced] .before[bar.before] .after[bar.after] href=(href(&freeze.record)) title=(says) aria-label={ "Freeze: " (freeze.title) ", " (scope(view, freeze)) ". " (says) } {
                    (Icon("lock")) span.t { "Freeze: " (freeze.title) ", " (scope(view, freeze)) }
                }
            }
        }
        What::Change(change) => {
            let face = face(view, change);
            let says = sentence(view, change, screen);
            let begins = (!bar.before).then(|| clock(change.from, &screen.zone));
            let visible = format!("{}{}", begins.as_deref().map(|b| format!("{b} ")).unwrap_or_default(), change.title);
            html! {
                a class={ "slot kind-" (face.kind_name) " " (standing_class(change.standing)) (edges) } href=(href(&change.record)) title=(says) aria-label={ (visible) ". " (says) } {
                    (Icon(face.kind_icon))
                    @if let Some(begins) = &begins { span.num { (begins) } }
                    span.t { (change.title) }
                    @if bar.to > bar.from && let Some((risk, _)) = face.risk { span.cal-risk { (risk) " risk" } }
                    (marks(view, change))
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_take_the_first_row_that_is_free_and_the_rest_is_counted() {
        let (placed, hidden) = rows(&[(0, 3), (2, 2), (4, 6), (0, 1)]);
        assert_eq!((placed, hidden), (vec![Some(0), Some(1), Some(0), Some(1)], [0; 7]));
        assert_eq!(rows(&[(1, 2); 8]).1, [0, 2, 2, 0, 0, 0, 0]);
    }
}

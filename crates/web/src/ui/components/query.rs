//! The query line: what was typed, and beneath it what it means as a sentence, or where and why it cannot be understood.

use super::{Sample, sample};
use crate::ui::icons::Icon;
use crate::ui::views::QuerySays;
use maud::{Markup, html};

/// The query line of a list of `type_name`.
#[must_use]
pub fn query_bar(type_name: &str, query: &str, says: &QuerySays, sort: &str) -> Markup {
    let wrong = matches!(says, QuerySays::Error { .. });
    html! {
        form.query role="search" aria-label={ "Filter this list: " (type_name) } method="get" action={ "/t/" (type_name) } {
            div.line {
                div.grow {
                    svg.i.lead aria-hidden="true" { use href="#i-search" {} }
                    input type="search" name="q" value=(query) aria-label="Query" aria-describedby={ "says-" (type_name) } aria-invalid=[wrong.then_some("true")] placeholder="Filter, for example  is:open priority<=P2 owner:me" autocomplete="off" spellcheck="false" autocapitalize="off" maxlength="2000" data-query=(type_name);
                }
                input type="hidden" name="sort" value=(sort);
                button.btn type="submit" { "Apply" }
                a.btn.ghost.icon href="/help/query" aria-label="How to write a query" title="How to write a query" { (Icon("question")) }
            }
            p.says.bad[wrong] id={ "says-" (type_name) } role="status" {
                @match says {
                    QuerySays::Sentence(text) => (text),
                    QuerySays::Error { position, reason, suggestion } => {
                        @let (before, after) = split(query, *position);
                        "At " mark { @if after.is_empty() { "the end" } @else { (after.split_whitespace().next().unwrap_or(after)) } }
                        span.vh { " (position " (before.chars().count() + 1) ")" }
                        ": " (reason)
                        @if let Some(suggestion) = suggestion { " Did you mean " strong { (suggestion) } "?" }
                    }
                }
            }
        }
    }
}

fn split(text: &str, position: usize) -> (&str, &str) {
    let mut at = position.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    text.split_at(at)
}

/// A column heading that sorts; a second click reverses.
#[must_use]
pub fn sort_link(column: &str, label: &str, sort: &str, base: &str) -> Markup {
    let first = sort.split(',').next().unwrap_or_default();
    let (down, here) = (first.starts_with('-'), first.trim_start_matches('-') == column);
    let next = if here && !down { format!("-{column}") } else { column.to_owned() };
    html! {
        a href={ (base) "sort=" (next) } rel="nofollow" {
            (label)
            @if here { " " (Icon(if down { "down" } else { "up" })) }
        }
    }
}

pub(super) fn samples() -> Vec<Sample> {
    let wrong =
        QuerySays::Error { position: 8, reason: "There is no field “prioritty” here.".into(), suggestion: Some("priority".into()) };
    vec![
        sample(
            "Understood",
            query_bar(
                "incident",
                "is:open priority<=2 owner:me",
                &QuerySays::Sentence("Incidents that are open, with priority P1 or P2, assigned to you".into()),
                "due",
            ),
        ),
        sample("Not understood", query_bar("service", "is:open prioritty<=2", &wrong, "due")),
    ]
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_position_inside_a_character_does_not_split_it() {
        assert_eq!(super::split("é:x", 1), ("", "é:x"));
        assert_eq!(super::split("ab", 9), ("ab", ""));
    }
}

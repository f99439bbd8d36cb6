//! Components: functions from values to markup, each with samples. The gallery page, the snapshot test and the browser's
//! accessibility test all read [`all_samples`]; a component without a sample does not exist.

mod avatar;
mod badge;
mod bits;
mod clock;
mod field;
mod input;
mod query;
mod talk;
mod timeline;

pub use avatar::{Avatar, Person, initials};
pub use badge::{ChoiceMark, DueMark, StateMark, phase_icon, phase_tone, rank_icon};
pub use bits::{Empty, Tab, csrf, empty, error_summary, notice, pager, tabs, toast};
pub use clock::{clock_panel, left_words};
pub use field::{ValueView, cell_value, reference_href};
pub use input::{FormContext, field_input};
pub use query::{query_bar, sort_link};
pub use talk::{composer, conversation, file_size, files};
pub use timeline::{changes, timeline};

use maud::Markup;

/// One way a component can look.
pub struct Sample {
    /// What it shows.
    pub name: &'static str,
    /// The markup.
    pub markup: Markup,
}

/// Shorthand for a sample.
#[must_use]
pub const fn sample(name: &'static str, markup: Markup) -> Sample {
    Sample { name, markup }
}

/// All components with their samples, in gallery order.
#[must_use]
pub fn all_samples() -> Vec<(&'static str, Vec<Sample>)> {
    vec![
        ("Buttons, notices, tabs", bits::samples()),
        ("State, priority, due", badge::samples()),
        ("People", avatar::samples()),
        ("Values", field::samples()),
        ("Inputs", input::samples()),
        ("Clocks", clock::samples()),
        ("Conversation", talk::samples()),
        ("History", timeline::samples()),
        ("Query line", query::samples()),
    ]
}

/// Escapes text for element content and double-quoted attributes, appending to `out`.
pub fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"']) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    #[test]
    fn samples_look_as_they_did() {
        for (component, samples) in super::all_samples() {
            assert!(!samples.is_empty(), "{component} has no sample");
            let mut text = String::new();
            for sample in samples {
                text.push_str("## ");
                text.push_str(sample.name);
                text.push('\n');
                text.push_str(&sample.markup.into_string().replace("><", ">\n<"));
                text.push_str("\n\n");
            }
            let name = component.to_lowercase().replace([',', ' '], "_");
            insta::assert_snapshot!(name, text);
        }
    }

    #[test]
    fn markup_obeys_the_content_policy() {
        for (component, samples) in super::all_samples() {
            for sample in samples {
                let text = sample.markup.into_string();
                for forbidden in [" style=", "<script", " onclick", " onsubmit", "javascript:", "<style"] {
                    assert!(!text.contains(forbidden), "{component}: {} has {forbidden}", sample.name);
                }
            }
        }
    }
}

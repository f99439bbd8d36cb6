//! The gallery: every component and every page with sample data, for those who build and those who test.

use crate::ui::components::all_samples;
use crate::ui::samples;
use crate::ui::{Screen, layout};
use maud::{Markup, html};

/// All components.
#[must_use]
pub fn page(screen: &Screen) -> Markup {
    let content = html! {
        div.page.gallery {
            div.page-head { h1 { "Gallery" } p.lead { "Every component and page with made-up data. What is not shown here does not exist." } }
            section {
                h2 { "Pages" }
                ul.cluster { @for (name, _) in PAGES { li { a.chip href={ "/gallery/" (name) } { (name) } } } }
            }
            @for (component, list) in all_samples() {
                section aria-label=(component) {
                    h2 { (component) }
                    @for s in list { div.sample { h3 { (s.name) } (s.markup) } }
                }
            }
        }
    };
    layout::page(screen, "Gallery", &content)
}

/// Draws a sample page.
type Draw = fn(&Screen) -> Markup;

/// Sample pages by name.
pub const PAGES: &[(&str, Draw)] = &[
    ("sign-in", |s| super::sign_in::page(&super::sign_in::SignIn { email: "grace@example.org", ..Default::default() }, s)),
    ("sign-in-refused", |s| {
        super::sign_in::page(
            &super::sign_in::SignIn {
                email: "grace@example.org",
                refusals: kernel::Refusal::new(kernel::Code::SignInFailed).into(),
                back: "",
                demo: &[],
            },
            s,
        )
    }),
    ("setup", |s| super::sign_in::setup(&Default::default(), &kernel::Refusals::default(), s)),
    ("work", |s| super::work::page(&samples::work_page(), s)),
    ("work-empty", |s| super::work::page(&crate::ui::views::WorkPage { greeting: "Grace".into(), ..Default::default() }, s)),
    ("queue", |s| super::list::page(&samples::list_page(), s)),
    ("queue-empty", |s| {
        let mut view = samples::list_page();
        view.rows.clear();
        super::list::page(&view, s)
    }),
    ("record", |s| super::record::page(&samples::record_page(), s)),
    ("history", |s| super::history::page(&samples::record_page(), &samples::history(), &super::history::Past::Unasked, s)),
    ("history-version", |s| {
        let past = super::history::Past::Was(Box::new(samples::incidents().swap_remove(1)));
        super::history::page(&samples::record_page(), &samples::history(), &past, s)
    }),
    ("proof", |s| super::proof::page(&samples::record_page(), &samples::proof_page(), s)),
    ("proof-pending", |s| super::proof::page(&samples::record_page(), &super::proof::ProofPage::default(), s)),
    ("new", |s| super::form::page(&samples::new_form(), s)),
    ("edit-refused", |s| super::form::page(&samples::refused_form(), s)),
    ("edit-field", |s| super::form::page(&super::form::FormPage { only: Some("assigned_group".into()), ..samples::edit_form() }, s)),
    ("conflict", |s| super::form::page(&samples::conflict_form(), s)),
    ("move", |s| super::moves::page(&samples::move_page(), s)),
    ("moves", |s| {
        let view = samples::record_page();
        super::moves::choice(&view.def, &view.record, &view.moves, s)
    }),
    ("bulk-preview", |s| super::moves::bulk(&samples::bulk_page(false), s)),
    ("bulk-result", |s| super::moves::bulk(&samples::bulk_page(true), s)),
    ("portal", |s| super::portal::home(&samples::portal_page(), &samples::requester(s))),
    ("portal-report", |s| super::portal::report(&samples::report_page(), &samples::requester(s))),
    ("portal-record", |s| super::portal::record(&samples::requester_record(), &samples::requester(s))),
    ("search", |s| super::search::page(&samples::search_page(), s)),
    ("help", super::help::query),
    ("me", |s| super::me::page(&samples::me_page(), s)),
    ("notices", |s| super::me::notices(&samples::work_page().lists.swap_remove(3).rows, &samples::names(), s)),
    ("not-found", |s| super::errors::not_found("0195d5c2-7a31", s)),
    ("fault", |s| super::errors::fault("0195d5c2-7a31", s)),
    ("as-of", |s| {
        super::list::page(
            &samples::list_page(),
            &Screen { as_of: Some(crate::ui::AsOf { at: samples::NOW.plus_seconds(-9_000_000), size: 120_417 }), ..s.clone() },
        )
    }),
];

/// The sample page called `name`.
#[must_use]
pub fn sample_page(name: &str, screen: &Screen) -> Option<Markup> {
    PAGES.iter().find(|(n, _)| *n == name).map(|(_, draw)| draw(screen))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_page_is_a_whole_document_with_one_heading() {
        for (name, draw) in PAGES {
            let text = draw(&samples::screen()).into_string();
            assert!(text.starts_with("<!DOCTYPE html>"), "{name}");
            assert_eq!(text.matches("<h1").count(), 1, "{name} must have one h1");
            assert_eq!(text.matches("<main").count(), 1, "{name} must have one main");
            for tag in text.split('<').skip(1).filter_map(|t| t.split('>').next()) {
                assert!(tag.matches(" class=\"").count() <= 1, "{name}: two classes in <{tag}>");
            }
            for forbidden in [" style=", " onclick", "<script>", "javascript:"] {
                assert!(!text.contains(forbidden), "{name} has {forbidden}");
            }
            let mut ids: Vec<&str> = text.split(" id=\"").skip(1).filter_map(|r| r.split('"').next()).collect();
            let before = ids.len();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), before, "{name} repeats an id");
        }
    }
}

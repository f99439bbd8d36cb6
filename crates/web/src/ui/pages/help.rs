//! Help for the query language: by example, then the words.

use crate::ui::{Screen, layout};
use maud::{Markup, html};

/// Queries and what they find; a test asks each of them.
pub const EXAMPLES: &[(&str, &str)] = &[
    ("is:open owner:me", "open, assigned to you"),
    ("is:open priority<=P2", "open, priority P1 or P2"),
    ("is:unassigned group:my_groups", "in your groups, taken by nobody"),
    ("is:waiting updated<-7d", "waiting, untouched for a week"),
    ("due<2h", "a target falls due within two hours"),
    ("is:missed created>-30d", "created in the last 30 days, a target missed"),
    ("service.owner:me", "about services that you own"),
    ("\"mail server\" -printer", "the words mail server together, without printer"),
    ("(state:new or state:assigned) created:today", "new or assigned, created today"),
    ("created:2026-03", "created in March 2026"),
    ("no:category watching:me", "without category, watched by you"),
];

const WORDS: &[(&str, &str)] = &[
    ("field:value", "The field has the value; several with commas mean any of them. has:field is filled, no:field is empty."),
    ("field:~part", "Part of a text or name; begin* matches its beginning."),
    ("< <= > >=", "For numbers, times, lengths and ranked choices: priority<=P2 is P1 and P2. P2..P4 is a range."),
    ("-term, not, or, ( )", "Terms beside each other must all hold; or means at least one; a minus leaves out."),
    (
        "is:open, is:closed",
        "By phase, whatever the states of the type are called; also is:working, is:waiting, is:overdue, is:missed, is:unassigned.",
    ),
    ("me, my_groups, my_customers", "You, and what belongs to you."),
    ("-7d, 2h, today, 2026-03", "Times: relative (m, h, d, w), named, or exact down to a day, month or year."),
    ("a.b:value", "Follows a reference: service.owner, caller.customer."),
    ("plain words", "Full text: accents and case do not matter."),
];

const KEYS: &[(&str, &str)] = &[
    ("Ctrl K", "Command palette: everything you can do, every record"),
    ("/", "Search"),
    ("j k", "Next, previous row"),
    ("o", "Open the row"),
    ("x", "Select the row"),
    ("a", "Assign"),
    ("e", "Edit, or change the state of a row"),
    ("r", "Reply"),
    ("c", "New record"),
    ("?", "These keys"),
];

/// The pages of the help, each leading to the other.
#[must_use]
pub fn tabs(api: bool) -> Markup {
    use crate::ui::components::{Tab, tabs};
    let tab = |href: &str, label, here| Tab { href: href.to_owned(), label, count: None, here };
    tabs("Help", &[tab("/help/query", "Queries and keys", !api), tab("/help/api", "Programming interface", api)])
}

/// The help page.
#[must_use]
pub fn query(screen: &Screen) -> Markup {
    let content = html! {
        div.page.narrow.stack {
            div.page-head { h1 { "Queries and keys" } p.lead { "One small language filters lists, saves views, routes work and states who may see what. As you type, the line beneath the query says in a sentence how it was understood." } }
            (tabs(false))
            section.panel aria-labelledby="h-ex" { header { h2 id="h-ex" { "By example" } } div.body { table.subtable { thead { tr { th scope="col" { "Query" } th scope="col" { "Finds" } } } tbody { @for (query, finds) in EXAMPLES { @let href = { let mut h = String::from("/t/incident?q="); super::list::encode(query, &mut h); h }; tr { td { a href=(href) { code { (query) } } } td { (finds) } } } } } } }
            section.panel aria-labelledby="h-words" { header { h2 id="h-words" { "The words" } } div.body { dl.facts { @for (word, means) in WORDS { div { dt { code { (word) } } dd { (means) } } } } } }
            section.panel id="keys" aria-labelledby="h-keys" { header { h2 id="h-keys" { "Keys" } } div.body { dl.facts data-keys { @for (key, does) in KEYS { div { dt { @for k in key.split(' ') { kbd { (k) } " " } } dd { (does) } } } } } }
        }
    };
    layout::page(screen, "Queries and keys", &content)
}

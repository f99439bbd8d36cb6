//! Help for the query language: by example, then the words.

use crate::ui::{Screen, layout};
use maud::{Markup, html};

const EXAMPLES: &[(&str, &str)] = &[
    ("is:open owner:me", "open records assigned to you"),
    ("is:open priority<=2", "open, priority P1 or P2"),
    ("group:my_groups owner:none", "in your groups, taken by nobody"),
    ("state:pending updated<-7d", "pending, untouched for a week"),
    ("due<2h", "a target falls due within two hours"),
    ("missed:yes created>-30d", "created in the last 30 days, a target missed"),
    ("service.owner:me", "about services that you own"),
    ("\"mail server\" -printer", "the words mail server together, without printer"),
    ("(state:new or state:assigned) created:today", "new or assigned, created today"),
    ("created:2026-03", "created in March 2026"),
    ("customer:\"Northwind\" watching:me", "of one customer, watched by you"),
];

const WORDS: &[(&str, &str)] = &[
    ("field:value", "The field has the value. Several values: field:a,b. None: field:none. Any: field:any."),
    ("< <= > >=", "For numbers, dates, times, durations and ranked choices such as priority."),
    ("-word, not …", "Leaves out. Brackets and or combine; words beside each other must all hold."),
    ("is:open, is:closed", "By phase, whatever the states of the type are called. phase:waiting names one."),
    ("me, my_groups, my_customers", "You, and what belongs to you."),
    ("-7d, 2h, today, 2026-03-27", "Times: relative (m, h, d, w), named, or exact down to a month or year."),
    ("a.b:value", "Follows a reference: service.owner, caller.customer."),
    ("plain words", "Full text: from the beginning of words; accents and case do not matter."),
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

/// The help page.
#[must_use]
pub fn query(screen: &Screen) -> Markup {
    let content = html! {
        div.page.narrow.stack {
            div.page-head { h1 { "How to ask" } p.lead { "One small language filters lists, saves views, routes work and states who may see what. As you type, the line beneath the query says in a sentence how it was understood." } }
            section.panel aria-labelledby="h-ex" { header { h2 id="h-ex" { "By example" } } div.body { table.subtable { thead { tr { th scope="col" { "Query" } th scope="col" { "Finds" } } } tbody { @for (query, finds) in EXAMPLES { @let href = { let mut h = String::from("/t/incident?q="); super::list::encode(query, &mut h); h }; tr { td { a href=(href) { code { (query) } } } td { (finds) } } } } } } }
            section.panel aria-labelledby="h-words" { header { h2 id="h-words" { "The words" } } div.body { dl.facts { @for (word, means) in WORDS { div { dt { code { (word) } } dd { (means) } } } } } }
            section.panel id="keys" aria-labelledby="h-keys" { header { h2 id="h-keys" { "Keys" } } div.body { dl.facts data-keys { @for (key, does) in KEYS { div { dt { @for k in key.split(' ') { kbd { (k) } " " } } dd { (does) } } } } } }
        }
    };
    layout::page(screen, "Help", &content)
}

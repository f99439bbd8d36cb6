//! Icons: a small family drawn on a 16-unit grid with one stroke, as symbols that stand once in every page.

use maud::{PreEscaped, Render};

/// One icon by its symbol name. Decorative: the word beside it carries the meaning.
pub struct Icon(pub &'static str);

impl Render for Icon {
    fn render_to(&self, out: &mut String) {
        out.push_str("<svg class=\"i\" aria-hidden=\"true\"><use href=\"#i-");
        out.push_str(self.0);
        out.push_str("\"/></svg>");
    }
}

macro_rules! symbols {
    ($($name:literal $body:literal)*) => {
        /// The sprite: all symbols, hidden, at the top of the body.
        pub const SPRITE: PreEscaped<&str> = PreEscaped(concat!(
            "<svg class=\"vh\" aria-hidden=\"true\" focusable=\"false\">",
            $("<symbol id=\"i-", $name, "\" viewBox=\"0 0 16 16\">", $body, "</symbol>",)*
            "</svg>"
        ));
        /// Names of all symbols.
        pub const NAMES: &[&str] = &[$($name),*];
    };
}

symbols! {
    "mark" "<path d='M3.2 8.4 6.6 12 13 4.4' stroke-width='2.2'/><path d='M12.9 9.2a5.3 5.3 0 1 1-3.2-6' opacity='.45'/>"
    "work" "<path d='M2.5 4.5h7M2.5 8h7M2.5 11.5h4.5'/><path d='m11 10.6 1.5 1.5 2.3-3'/>"
    "incident" "<path d='M8 2.2 14.2 13H1.8Z'/><path d='M8 6.6v3M8 11.4v.01'/>"
    "person" "<circle cx='8' cy='5.4' r='2.7'/><path d='M2.8 13.6c.5-2.7 2.5-4.1 5.2-4.1s4.700 1.400 5.200 4.100'/>"
    "group" "<circle cx='5.800' cy='5.800' r='2.300'/><path d='M1.500 13c.4-2.300 2-3.500 4.300-3.500s3.900 1.200 4.300 3.500M10.300 3.700a2.300 2.300 0 0 1 .3 4.300M12 9.900c1.400.4 2.300 1.500 2.600 3.100'/>"
    "service" "<rect x='2.2' y='2.5' width='11.6' height='4.600' rx='1.200'/><rect x='2.200' y='8.900' width='11.600' height='4.600' rx='1.200'/><path d='M4.700 4.800v.01M4.700 11.200v.01'/>"
    "customer" "<path d='M2.500 13.500v-8l5.500-3 5.500 3v8M2 13.500h12M6.500 13.500v-3h3v3M5.700 7.200h.01M8 7.200h.01M10.300 7.200h.01'/>"
    "agreement" "<path d='M4 1.800h5.500L12.500 5v9.200H4Z'/><path d='M9.300 2v3.200h3.100M6.200 8h4M6.200 10.800h2.500'/>"
    "calendar" "<rect x='2.200' y='3.200' width='11.600' height='10.600' rx='1.600'/><path d='M2.400 6.600h11.200M5.400 1.800v2.600M10.600 1.800v2.600'/>"
    "settings" "<circle cx='8' cy='8' r='2.100'/><path d='M8 1.800v1.800M8 12.400v1.800M1.800 8h1.800M12.400 8h1.800M3.600 3.600l1.300 1.300M11.100 11.100l1.300 1.300M12.400 3.600l-1.300 1.300M4.900 11.100l-1.300 1.300'/>"
    "records" "<rect x='2.200' y='2.700' width='11.600' height='10.600' rx='1.600'/><path d='M2.400 6.300h11.200M6.200 6.300v6.800'/>"
    "search" "<circle cx='7' cy='7' r='4.300'/><path d='m10.300 10.300 3.400 3.400'/>"
    "plus" "<path d='M8 3v10M3 8h10'/>"
    "bell" "<path d='M3.300 11.400c1-1 1.200-2 1.200-4.200C4.500 5 5.900 3.300 8 3.300s3.500 1.700 3.500 3.900c0 2.200.2 3.200 1.200 4.200Z'/><path d='M6.600 13.500c.8.700 2 .7 2.800 0'/>"
    "menu" "<path d='M2.500 4.500h11M2.500 8h11M2.500 11.500h11'/>"
    "close" "<path d='m4 4 8 8M12 4l-8 8'/>"
    "check" "<path d='m3 8.500 3.300 3.300L13 4.800'/>"
    "chevron" "<path d='m6 3.500 4.500 4.500L6 12.500'/>"
    "back" "<path d='M10 3.500 5.500 8l4.500 4.500'/>"
    "down" "<path d='m3.500 6 4.500 4.500L12.500 6'/>"
    "up" "<path d='M3.500 10 8 5.500l4.500 4.500'/>"
    "arrow" "<path d='M2.800 8h10M9.300 4.500 12.800 8l-3.500 3.500'/>"
    "edit" "<path d='m3 13 .6-3L10.800 2.800l2.400 2.400L6 12.400Z'/>"
    "reply" "<path d='M6.500 3.500 2.500 7.500l4 4M2.800 7.500h6.400c2.600 0 4.300 1.500 4.300 4.700'/>"
    "lock" "<rect x='3.200' y='7' width='9.600' height='6.800' rx='1.500'/><path d='M5.200 7V5a2.800 2.800 0 0 1 5.600 0v2'/>"
    "file" "<path d='M12.800 7.700 7.600 12.900a3.200 3.200 0 0 1-4.500-4.500l5.600-5.600a2.100 2.100 0 0 1 3 3l-5.500 5.500a1 1 0 0 1-1.500-1.500l5-5'/>"
    "eye" "<path d='M1.600 8S4 3.700 8 3.700 14.400 8 14.400 8 12 12.300 8 12.300 1.600 8 1.600 8Z'/><circle cx='8' cy='8' r='1.900'/>"
    "link" "<path d='M6.700 9.300a2.700 2.700 0 0 0 3.900 0l2.300-2.300a2.700 2.700 0 0 0-3.900-3.900l-.8.800M9.300 6.700a2.700 2.700 0 0 0-3.900 0L3.100 9a2.700 2.700 0 0 0 3.900 3.900l.8-.8'/>"
    "history" "<path d='M2.500 8A5.500 5.500 0 1 0 4.400 3.800L2.600 5.500M2.500 2.500v3.100h3.100M8 5.200V8l2 1.500'/>"
    "seal" "<path d='M8 1.800 13 3.600v4.200c0 3.200-2.100 5.300-5 6.400-2.900-1.100-5-3.200-5-6.400V3.600Z'/><path d='m5.700 8 1.700 1.700 3-3.400'/>"
    "clock" "<circle cx='8' cy='8' r='5.900'/><path d='M8 4.700V8l2.200 1.500'/>"
    "pause" "<circle cx='8' cy='8' r='5.900'/><path d='M6.500 5.900v4.200M9.500 5.900v4.200'/>"
    "missed" "<path d='M8 1.900 14.100 8 8 14.100 1.900 8Z' fill='currentColor'/><path d='M8 5.200v3.300M8 10.600v.01' stroke='var(--paper)' stroke-width='1.700'/>"
    "inbox" "<path d='M2.300 9.200 4 3.500h8l1.700 5.700v3.600H2.300Z'/><path d='M2.500 9.200h3.200c.3 1.200 1 1.800 2.300 1.800s2-.6 2.300-1.800h3.200'/>"
    "at" "<circle cx='8' cy='8' r='2.500'/><path d='M10.500 5.500v3.200c0 2.100 3.300 2 3.300-.9A5.800 5.800 0 1 0 11.300 12.700'/>"
    "question" "<circle cx='8' cy='8' r='5.900'/><path d='M6.300 6.400c.2-2 3.500-1.900 3.500 0 0 1.300-1.800 1.300-1.800 2.700M8 11.300v.01'/>"
    "warn" "<circle cx='8' cy='8' r='5.900'/><path d='M8 4.900v3.700M8 10.900v.01'/>"
    "download" "<path d='M8 2.500v7.700M4.800 7.200 8 10.300l3.200-3.100M2.800 13.300h10.400'/>"
    "out" "<path d='M6.500 2.800H3v10.400h3.500M6.500 8h7M10.700 5.200 13.500 8l-2.800 2.800'/>"
    "key" "<circle cx='5.300' cy='10.700' r='2.800'/><path d='m7.400 8.600 5.800-5.800M11 5l2 2'/>"
    "sort" "<path d='M5 12.500v-9M2.500 6 5 3.500 7.500 6M11 3.500v9M8.500 10l2.500 2.500 2.500-2.500'/>"
    "swap" "<path d='M3 5.500h9.500M10 3l2.500 2.500L10 8M13 10.500H3.500M6 8l-2.500 2.500L6 13'/>"
    "bot" "<rect x='3' y='5' width='10' height='7.500' rx='2'/><path d='M8 2.500V5M6 8.200v.8M10 8.200v.8'/>"
    "columns" "<rect x='2.200' y='2.700' width='11.600' height='10.600' rx='1.600'/><path d='M6.100 2.900v10.200M9.900 2.900v10.200'/>"
    "ph-open" "<circle cx='8' cy='8' r='5.700' stroke-dasharray='2.300 1.280'/>"
    "ph-working" "<circle cx='8' cy='8' r='5.700'/><path d='M8 4.800a3.200 3.200 0 0 1 0 6.400Z' fill='currentColor' stroke='none'/>"
    "ph-waiting" "<circle cx='8' cy='8' r='5.700'/><path d='M6.600 6.100v3.800M9.400 6.100v3.800'/>"
    "ph-done" "<circle cx='8' cy='8' r='5.700'/><path d='m5.500 8.200 1.800 1.700 3.200-3.600'/>"
    "ph-closed" "<circle cx='8' cy='8' r='6.400' fill='currentColor' stroke='none'/><path d='m5.400 8.200 1.800 1.800 3.400-3.800' stroke='var(--paper)' stroke-width='1.700'/>"
    "ph-cancelled" "<circle cx='8' cy='8' r='5.700'/><path d='m4.200 11.800 7.600-7.600'/>"
    "change" "<path d='M13.2 6.300A5.400 5.400 0 0 0 3.600 5M2.800 2.600v2.700h2.700M2.800 9.700A5.400 5.400 0 0 0 12.400 11M13.200 13.400v-2.700h-2.700'/>"
    "supply" "<path d='M2.500 13.500h11M4 11V8.500M7 11V5.500M10 11V7M13 11V3'/>"
    "compass" "<circle cx='8' cy='8' r='5.900'/><path d='m10.300 5.700-1.200 3.400-3.400 1.200 1.200-3.400Z'/>"
    "gauge" "<path d='M3.300 12.300a6 6 0 1 1 9.400 0M8 9.500l2.700-3.300'/><path d='M8 9.500v.01'/>"
    "grow" "<path d='M2.500 12.500 6.300 8l2.700 2.200 4.500-5.700M10.500 4.300h3.200v3.200'/>"
    "book" "<path d='M3 3.200c2-.7 3.600-.5 5 .6 1.400-1.100 3-1.300 5-.6v9.400c-2-.7-3.600-.5-5 .6-1.400-1.100-3-1.300-5-.6ZM8 3.900v9.200'/>"
    "p1" "<path d='M5.200 1.700h5.600l3.500 3.500v5.600l-3.500 3.500H5.200l-3.500-3.500V5.200Z' fill='currentColor' stroke='none'/><path d='M8 4.700v4M8 11.200v.01' stroke='var(--paper)' stroke-width='1.900'/>"
    "p2" "<path d='M3.500 8 8 3.500 12.500 8M3.500 12.700 8 8.200l4.500 4.500' stroke-width='1.800'/>"
    "p3" "<path d='M3.500 10.300 8 5.800l4.500 4.500' stroke-width='1.800'/>"
    "p4" "<path d='M3.500 8h9' stroke-width='1.800'/>"
    "p5" "<path d='M3.500 5.800 8 10.300l4.500-4.500' stroke-width='1.800'/>"
    "p0" "<path d='M3.500 8h1.500M7.250 8h1.500M11 8h1.500'/>"
}

//! Markdown to safe markup: rendered, then cleaned against a list of harmless elements. Markup typed by people never
//! reaches the page as markup.

use ammonia::Builder;
use maud::{Markup, PreEscaped};
use pulldown_cmark::{Event, Options, Parser, html};
use std::sync::OnceLock;

/// Renders Markdown; raw HTML in it is shown as text, links open nothing but http, https and mailto.
#[must_use]
pub fn markdown(text: &str) -> Markup {
    if is_plain(text) {
        return plain(text);
    }
    let events = Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES).map(|event| match event {
        Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
        Event::SoftBreak => Event::HardBreak,
        other => other,
    });
    let mut rough = String::with_capacity(text.len() * 2);
    html::push_html(&mut rough, events);
    PreEscaped(cleaner().clean(&rough).to_string())
}

/// Text in which no character can mean anything to Markdown: most messages. Skips parser and cleaner.
fn is_plain(text: &str) -> bool {
    !text.bytes().any(|b| matches!(b, b'*' | b'_' | b'`' | b'#' | b'[' | b'<' | b'>' | b'&' | b'|' | b'\\' | b'!' | b'~' | b'+'))
        && !text.contains("http")
        && !text.lines().any(|l| l.trim_start().starts_with(|c: char| c == '-' || c == '=' || c.is_ascii_digit()) || l.starts_with("    "))
}

fn plain(text: &str) -> Markup {
    let mut out = String::with_capacity(text.len() + 16);
    for paragraph in text.split("\n\n").map(str::trim).filter(|p| !p.is_empty()) {
        out.push_str("<p>");
        for (i, line) in paragraph.lines().enumerate() {
            if i > 0 {
                out.push_str("<br>");
            }
            crate::ui::components::escape(line, &mut out);
        }
        out.push_str("</p>");
    }
    PreEscaped(out)
}

fn cleaner() -> &'static Builder<'static> {
    static CLEANER: OnceLock<Builder<'static>> = OnceLock::new();
    CLEANER.get_or_init(|| {
        let mut builder = Builder::default();
        builder
            .tags(
                [
                    "p",
                    "br",
                    "em",
                    "strong",
                    "del",
                    "code",
                    "pre",
                    "ul",
                    "ol",
                    "li",
                    "blockquote",
                    "a",
                    "h1",
                    "h2",
                    "h3",
                    "table",
                    "thead",
                    "tbody",
                    "tr",
                    "th",
                    "td",
                    "hr",
                ]
                .into(),
            )
            .url_schemes(["http", "https", "mailto"].into())
            .link_rel(Some("noopener noreferrer nofollow"));
        builder
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_markup_stays_text() {
        let cases = [
            ("<script>alert(1)</script>", "<script"),
            ("hi <img src=x onerror=alert(1)>", "<img"),
            ("[x](javascript:alert(1))", "javascript:"),
            ("<a href='#' onclick='x()'>y</a>", "<a href"),
            ("**b** <svg/onload=alert(1)>", "<svg"),
        ];
        for (input, forbidden) in cases {
            let out = markdown(input).into_string();
            assert!(!out.contains(forbidden), "{input} became {out}");
        }
    }

    #[test]
    fn plain_text_and_markdown_agree_on_paragraphs() {
        assert_eq!(markdown("One\ntwo\n\nthree").into_string(), "<p>One<br>two</p><p>three</p>");
        assert!(markdown("**bold** move").into_string().contains("<strong>bold</strong>"));
    }
}

//! The conversation. A reply to the requester is a letter, an internal note a slip of yellow paper: nobody should have to
//! read the fine print to know who will see what they write.

use super::{Person, Sample, csrf, sample};
use crate::ui::Screen;
use crate::ui::icons::Icon;
use crate::ui::markdown::markdown;
use crate::ui::time::Ago;
use crate::ui::views::{May, MessageView, Names, Voice};
use engine::{Attachment, Visibility};
use kernel::{Id, Refusals};
use maud::{Markup, PreEscaped, html};

/// A length in bytes, in words.
#[must_use]
pub fn file_size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

/// Files, each a link.
#[must_use]
pub fn files(record: &str, list: &[Attachment]) -> Markup {
    html! {
        @if !list.is_empty() {
            ul.files {
                @for f in list.iter().filter(|f| !f.removed) {
                    li { a.file href={ "/r/" (record) "/files/" (f.id) } { (Icon("file")) span.clip { (f.name) } small { (file_size(f.size)) } @if f.visibility == Visibility::Internal { small { "internal" } } } }
                }
            }
        }
    }
}

/// More messages than this are folded, all but the newest [`STAYING`].
const MANY: usize = 20;
/// How many stay unfolded.
const STAYING: usize = 12;

/// All messages, oldest first. Of a long conversation the newest are open and the others one click away, so that the reader
/// meets what is going on now, and the composer beneath it.
#[must_use]
pub fn conversation(record: &str, messages: &[MessageView], names: &Names, screen: &Screen) -> Markup {
    let folded = if messages.len() > MANY { messages.len() - STAYING } else { 0 };
    let (earlier, newest) = messages.split_at(folded);
    html! {
        @if let [first, ..] = earlier {
            details.folded {
                summary { (Icon("history")) span { (earlier.len()) " earlier messages" } span.muted { "since " (Ago { at: first.at, now: screen.now, zone: &screen.zone }) } }
                div.stack { (said(record, earlier, names, screen)) }
            }
        }
        (said(record, newest, names, screen))
    }
}

fn said(record: &str, messages: &[MessageView], names: &Names, screen: &Screen) -> Markup {
    html! {
        @for m in messages {
            @let who = Person { actor: &m.actor, names };
            @if m.voice == Voice::Event {
                div.msg.event id={ "m-" (m.id) } { (Icon("arrow")) p { (who.name()) " " (m.body) " " (Ago { at: m.at, now: screen.now, zone: &screen.zone }) } }
            } @else {
                article class={ "msg " (match m.voice { Voice::Requester => "requester", Voice::Reply => "reply", _ => "internal" }) } id={ "m-" (m.id) } {
                    (avatar(&who))
                    div.sheet {
                        p.by {
                            strong { (who.name()) }
                            a.muted href={ "#m-" (m.id) } { (Ago { at: m.at, now: screen.now, zone: &screen.zone }) }
                            @if m.made { span.tag title="Made from the fields of an imported log; written by nobody" { "made text" } }
                            @match m.voice {
                                Voice::Reply => span.to { (Icon("reply")) "to the requester" },
                                Voice::Internal => span.to { (Icon("lock")) "internal note" },
                                _ => span.to { "from the requester" },
                            }
                        }
                        div.prose { (markdown(&m.body)) }
                        (files(record, &m.files))
                    }
                }
            }
        }
    }
}

fn avatar(who: &Person<'_>) -> Markup {
    let mut out = String::new();
    who.avatar(true, &mut out);
    PreEscaped(out)
}

/// Where a reply or note is written. `draft` is what was typed before it was refused.
#[must_use]
pub fn composer(
    record: &str,
    title: &str,
    may: May,
    draft: Option<&(Visibility, String, Refusals)>,
    command: Id,
    screen: &Screen,
) -> Markup {
    let public = draft.map_or(may.comment, |d| d.0 == Visibility::Public);
    html! {
        form.composer method="post" action={ "/r/" (record) "/comment" } enctype="multipart/form-data" data-draft={ "comment:" (record) } id="composer" {
            (csrf(screen))
            input type="hidden" name="_command" value=(command);
            fieldset.modes {
                legend.vh { "Who will read this" }
                @if may.comment { label { input type="radio" name="visibility" value="public" checked[public]; (Icon("reply")) @if may.internal { "Reply to requester" } @else { "Write a reply" } } }
                @if may.internal { label { input type="radio" name="visibility" value="internal" checked[!public]; (Icon("lock")) "Internal note" } }
            }
            label.vh for="composer-text" { "Message about " (title) }
            textarea id="composer-text" name="body" maxlength="100000" placeholder="Write here. Markdown and @names work; drop or paste files." aria-describedby=[draft.map(|_| "composer-error")] { (PreEscaped("\n")) (draft.map_or("", |d| d.1.as_str())) }
            @if let Some((_, _, refusals)) = draft { p.error.field id="composer-error" role="alert" { @for r in &refusals.0 { (r.message()) " " } } }
            ul.files.chosen data-chosen aria-label="Files to send" hidden {}
            div.actions {
                label.attach.btn.ghost { (Icon("file")) span { "Attach files" } input type="file" name="files" multiple; }
                span.status data-draft-status role="status" {}
                button.btn.primary type="submit" { "Send" }
            }
        }
    }
}

pub(super) fn samples() -> Vec<Sample> {
    let screen = crate::ui::samples::screen();
    let names = crate::ui::samples::names();
    let talk = html! { div.talk { (conversation("INC0000123", &crate::ui::samples::messages(), &names, &screen)) } };
    vec![
        sample("Public and internal", talk),
        sample(
            "Composer of an agent",
            composer("INC0000123", "INC0000123", May { comment: true, internal: true, ..May::default() }, None, Id::from_u128(1), &screen),
        ),
    ]
}

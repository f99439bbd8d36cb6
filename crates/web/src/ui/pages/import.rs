//! A file on its way in: hand it in, see what its columns mean and what each row would become, take it, see what was done.

use crate::ui::Screen;
use crate::ui::components::{self as c, csrf};
use crate::ui::icons::Icon;
use crate::ui::layout;
use crate::ui::time::length;
use app::exchange::{Column, Counts, Explained, Fate, Job, MAX_FILE, MAX_ROWS, Progress, Report, RowReport, Staged, Target};
use kernel::{Refusal, Refusals, Timestamp};
use maud::{Markup, html};
use schema::TypeDef;
use std::sync::Arc;

/// Most refused rows that are shown; all of them are in the file.
const SHOWN: usize = 50;

/// Where a file is handed in.
pub struct StartPage {
    /// The type.
    pub def: Arc<TypeDef>,
    /// What may stand in a file.
    pub fields: Vec<Explained>,
    /// What was wrong with the last one.
    pub refusals: Refusals,
}

/// A file that was handed in.
pub struct FilePage {
    /// The type.
    pub def: Arc<TypeDef>,
    /// The file.
    pub staged: Arc<Staged>,
    /// What its columns mean.
    pub columns: Result<Vec<Column>, Refusal>,
    /// The fields a column can be matched to.
    pub fields: Vec<Explained>,
    /// How the work stands.
    pub job: Job,
    /// Whether this person may confirm that many records are changed.
    pub may_confirm: bool,
    /// What was refused of the last step.
    pub refusals: Refusals,
}

fn crumbs(def: &TypeDef, file: Option<&str>) -> Markup {
    html! {
        nav.crumbs aria-label="Where you are" {
            a href={ "/t/" (def.name) } { (def.plural) } span aria-hidden="true" { "/" }
            @match file {
                Some(name) => { a href={ "/t/" (def.name) "/import" } { "Import" } span aria-hidden="true" { "/" } span { (name) } }
                None => span { "Import" }
            }
        }
    }
}

/// `1,204 records`, `1 record`.
fn many(n: u64, def: &TypeDef) -> String {
    let what = if n == 1 { &def.title } else { &def.plural };
    format!("{} {}", grouped(n), what.to_lowercase())
}

fn grouped(n: u64) -> String {
    super::list::count_text(crate::ui::views::Count { n, capped: false })
}

/// The page where a file is handed in.
#[must_use]
pub fn start(view: &StartPage, screen: &Screen) -> Markup {
    let def = &view.def;
    let content = html! {
        div.page.narrow.stack {
            (crumbs(def, None))
            div.page-head {
                h1 { "Import " (def.plural.to_lowercase()) }
                p.lead { "From CSV, a spreadsheet or JSON Lines. You see what each row would become before anything is written." }
            }
            (c::error_summary(&view.refusals))
            form.panel method="post" action={ "/t/" (def.name) "/import" } enctype="multipart/form-data" {
                div.body.form {
                    (csrf(screen))
                    div.field {
                        label for="f-file" { "File" }
                        input id="f-file" type="file" name="file" required accept=".csv,.gz,.xlsx,.jsonl,.ndjson,text/csv,application/jsonl" aria-describedby="h-file";
                        p.help id="h-file" { "At most " (MAX_FILE >> 20) " MiB and " (grouped(MAX_ROWS as u64)) " rows. Of a spreadsheet the first sheet is read." }
                        ul.files.chosen data-chosen hidden {}
                    }
                    div.actions { button.btn.primary type="submit" { "Check the file" } a.btn.ghost href={ "/t/" (def.name) } { "Cancel" } }
                }
            }
            section.panel aria-labelledby="h-template" {
                header { h2 id="h-template" { "Begin with a template" } }
                div.body.stack {
                    p { "It has a column for every field you may fill, and says what may stand in each." }
                    div.actions {
                        a.btn href={ "/t/" (def.name) "/template?format=xlsx" } { (Icon("download")) "Spreadsheet" }
                        a.btn href={ "/t/" (def.name) "/template?format=csv" } { (Icon("download")) "CSV" }
                    }
                    ul.plain {
                        @if def.field("legacy_reference").is_some() { li { "A row whose legacy reference is here already changes that record; the same file a second time writes nothing." } }
                        li { "An empty cell leaves a field as it is; " code { (app::exchange::EMPTIES) } " empties it." }
                        @if def.lifecycle.is_some() { li { "New records begin in their first state. Numbers, computed values, clocks and history are never imported." } }
                    }
                }
            }
            section.panel aria-labelledby="h-fields" {
                header { h2 id="h-fields" { "The columns" } small.muted { (view.fields.len()) " fields" } }
                div.table-wrap tabindex="0" role="group" aria-labelledby="h-fields" {
                    table.table.loose {
                        thead { tr { th scope="col" { "Column" } th scope="col" { "What may stand in it" } } }
                        tbody {
                            @for field in &view.fields {
                                tr {
                                    th scope="row" { (field.label) @if field.required { " " span.tag { "required" } } div.muted.mono { (field.name) } }
                                    td { (field.kind) @if !field.choices.is_empty() { div.muted { (field.choices.iter().map(|(l, _)| l.as_str()).collect::<Vec<_>>().join(", ")) } } }
                                }
                            }
                        }
                    }
                }
            }
        }
    };
    layout::page(screen, &format!("Import {}", def.plural.to_lowercase()), &content)
}

/// The page of a file.
#[must_use]
pub fn file(view: &FilePage, screen: &Screen) -> Markup {
    let def = &view.def;
    let rows = view.staged.source.len() as u64;
    let (title, lead) = heading(view, rows);
    let content = html! {
        div.page.stack.import {
            (crumbs(def, Some(&view.staged.file_name)))
            div.page-head { h1 { (title) } p.lead { (lead) } }
            (c::error_summary(&view.refusals))
            @match &view.job {
                Job::Running { dry_run, progress, since } => (running(view, *dry_run, progress, *since, rows, screen)),
                Job::Failed(why) => (c::notice("bad", "warn", "It could not be finished", &html! { p { (why) } })),
                Job::Done(report) if report.dry_run => { (figures(report)) (carry_out(view, report, screen)) (refused(view, report)) (first(view, report)) }
                Job::Done(report) => { (figures(report)) (done(view, report)) (refused(view, report)) (first(view, report)) }
                Job::Idle => {}
            }
            @if let Err(why) = &view.columns { (c::notice("bad", "warn", "The columns are not clear yet", &html! { p { (why.message()) } })) }
            @if !matches!(&view.job, Job::Running { .. }) && !matches!(&view.job, Job::Done(r) if !r.dry_run) { (columns(view, screen)) }
        }
    };
    layout::page(screen, &title, &content)
}

fn heading(view: &FilePage, rows: u64) -> (String, String) {
    let what = if rows == 1 { "row" } else { "rows" };
    let file = format!("{} has {} {what}.", view.staged.file_name, grouped(rows));
    match &view.job {
        Job::Running { dry_run: true, .. } => ("Checking the rows".to_owned(), format!("{file} Nothing is written yet.")),
        Job::Running { .. } => {
            (format!("Importing {}", view.def.plural.to_lowercase()), format!("{file} You can leave this page; it goes on."))
        }
        Job::Done(report) if report.dry_run => {
            (format!("What the file would do to {}", view.def.plural.to_lowercase()), format!("{file} Nothing has been written."))
        }
        Job::Done(report) if report.stopped => {
            ("Import stopped".to_owned(), "What was done stays. The same file again goes on where this one ended.".to_owned())
        }
        Job::Done(_) => ("Import done".to_owned(), file),
        Job::Idle | Job::Failed(_) => (format!("Import {}", view.def.plural.to_lowercase()), file),
    }
}

fn running(view: &FilePage, dry_run: bool, progress: &Progress, since: Timestamp, rows: u64, screen: &Screen) -> Markup {
    let done = progress.rows().min(rows);
    let seconds = screen.now.seconds_since(since).max(0);
    html! {
        section.panel data-progress aria-labelledby="h-progress" {
            header { h2 id="h-progress" { @if dry_run { "Checking" } @else { "Writing" } } }
            div.body.stack {
                div.stack data-figures {
                    progress max=(rows) value=(done) aria-label="Rows done" { (done) " of " (rows) }
                    p.num { (grouped(done)) " of " (grouped(rows)) " rows" @if progress.refused() > 0 { ", " (grouped(progress.refused())) " refused" } (pace(done, rows, seconds)) }
                }
                form.actions method="post" action={ "/t/" (view.def.name) "/import/" (view.staged.id) } {
                    (csrf(screen))
                    a.btn.ghost data-again href={ "/t/" (view.def.name) "/import/" (view.staged.id) } { (Icon("change")) "Look again" }
                    button.btn.ghost type="submit" name="step" value="stop" { (Icon("close")) "Stop" }
                }
            }
        }
    }
}

/// How fast it goes and how long it still takes, once there is something to tell it by.
fn pace(done: u64, rows: u64, seconds: i64) -> String {
    let Ok(spent) = u64::try_from(seconds) else { return String::new() };
    if done == 0 || spent < 2 {
        return String::new();
    }
    let left = i64::try_from((rows - done) * spent / done).unwrap_or(i64::MAX);
    format!(", {} a second, about {} left", (done / spent).max(1), length(left.max(1)))
}

fn figures(report: &Report) -> Markup {
    let Counts { created, updated, unchanged, refused, .. } = report.counts;
    let all = if report.dry_run {
        [
            ("New", created, "good", "plus"),
            ("Changed", updated, "info", "edit"),
            ("As they are", unchanged, "neutral", "check"),
            ("Refused", refused, "warn", "warn"),
        ]
    } else {
        [
            ("Made", created, "good", "plus"),
            ("Changed", updated, "info", "edit"),
            ("As they were", unchanged, "neutral", "check"),
            ("Refused", refused, "warn", "warn"),
        ]
    };
    html! {
        dl.outcome {
            @for (label, n, tone, icon) in all { div class=(if n == 0 { "neutral" } else { tone }) { dt { (Icon(icon)) (label) } dd.num { (grouped(n)) } } }
        }
    }
}

fn carry_out(view: &FilePage, report: &Report, screen: &Screen) -> Markup {
    let Counts { created, updated, .. } = report.counts;
    let would = created + updated;
    if report.stopped {
        return c::notice(
            "warn",
            "warn",
            "Not all rows were checked",
            &html! { p { "The check was stopped. Check again below before anything is taken." } },
        );
    }
    if would == 0 {
        return c::notice(
            "info",
            "check",
            "There is nothing to write",
            &html! { p { "Every row says what is there already, or was refused." } },
        );
    }
    let needs = report.needs_confirmation();
    html! {
        form.panel method="post" action={ "/t/" (view.def.name) "/import/" (view.staged.id) } {
            div.body.form {
                (csrf(screen))
                @if needs {
                    div.notice.warn {
                        (Icon("warn"))
                        div {
                            strong { (many(updated, &view.def)) " would be changed" }
                            p { "That is " (percent(updated, report.existing)) " of the " (grouped(report.existing)) " that are live." }
                            @if view.may_confirm { label.check { input id="f-confirmed" type="checkbox" name="confirmed" value="true" required; span { "Yes, change them" } } }
                            @else { p { "Only the configuration manager may confirm that. Bring fewer rows at once, or ask them to import the file." } }
                        }
                    }
                }
                div.field { label for="f-reason" { "Reason " span.muted { "(optional, kept in the history of every record)" } } input id="f-reason" name="_reason" type="text" maxlength="400" autocomplete="off"; }
                @if !needs || view.may_confirm {
                    div.actions {
                        button.btn.primary type="submit" name="step" value="do" { "Import " (grouped(would)) @if would == 1 { " row" } @else { " rows" } }
                        a.btn.ghost href={ "/t/" (view.def.name) } { "Cancel" }
                        @if report.counts.refused > 0 { span.muted { "Refused rows are left out." } }
                    }
                }
            }
        }
    }
}

fn percent(part: u64, whole: u64) -> String {
    if whole == 0 { "all".to_owned() } else { format!("{} %", (part * 100).div_ceil(whole).min(100)) }
}

fn done(view: &FilePage, report: &Report) -> Markup {
    html! {
        div.actions {
            a.btn.primary href={ "/t/" (view.def.name) "?q=&sort=-updated" } { "Look at the " (view.def.plural.to_lowercase()) }
            a.btn href={ "/t/" (view.def.name) "/import" } { "Import another file" }
        }
        @if report.counts.refused == 0 && !report.stopped { (c::notice("good", "check", "Every row was taken", &html! {})) }
    }
}

fn refused(view: &FilePage, report: &Report) -> Markup {
    if report.refused.is_empty() {
        return html! {};
    }
    html! {
        section.panel aria-labelledby="h-refused" {
            header {
                h2 id="h-refused" { "Refused" } small.muted { (grouped(report.counts.refused)) }
                a.btn.ghost.end href={ "/t/" (view.def.name) "/import/" (view.staged.id) "/refused" } { (Icon("download")) "Download with reasons" }
            }
            ul.list {
                @for (line, why) in report.refused.iter().take(SHOWN) {
                    li { span.warn { (Icon("warn")) } div.what { strong { "Line " (line) } ul.reasons { @for r in &why.0 { li { (r.message()) } } } } span {} }
                }
                @if report.refused.len() > SHOWN { li { span {} div.what { p.muted { "… and " (grouped((report.refused.len() - SHOWN) as u64)) " more; all of them are in the file." } } span {} } }
            }
        }
    }
}

fn first(view: &FilePage, report: &Report) -> Markup {
    let shown: Vec<&RowReport> = report.first.iter().filter(|row| !matches!(row.fate, Fate::Refused(_))).collect();
    if shown.is_empty() {
        return html! {};
    }
    html! {
        section.panel aria-labelledby="h-first" {
            header { h2 id="h-first" { "The first rows" } small.muted { "in full" } }
            ul.list {
                @for row in shown {
                    li {
                        (fate(&row.fate))
                        div.what {
                            span {
                                @match (&row.number, row.record) {
                                    (Some(number), _) => { a.num href={ "/r/" (number) } { (number) } " " (row.title) }
                                    (None, Some(id)) => a href={ "/r/" (id) } { (title(row, &view.def)) },
                                    (None, None) => (title(row, &view.def)),
                                }
                            }
                            p.meta.wrap { span { "Line " (row.line) } span { (says(&row.fate, report.dry_run)) } }
                            @if !row.changes.is_empty() {
                                details {
                                    summary.soft { (row.changes.len()) @if row.changes.len() == 1 { " field" } @else { " fields" } }
                                    dl.facts { @for change in &row.changes { dt { (change.label) } dd { @if !change.before.is_empty() { del { (short(&change.before)) } " " span.vh { "becomes " } } @if change.after.is_empty() { span.muted { "empty" } } @else { ins { (short(&change.after)) } } } } }
                                }
                            }
                        }
                        span {}
                    }
                }
            }
        }
    }
}

fn title<'a>(row: &'a RowReport, def: &'a TypeDef) -> &'a str {
    if row.title.is_empty() { &def.title } else { &row.title }
}

fn short(text: &str) -> String {
    if text.chars().count() <= 240 { text.to_owned() } else { format!("{} …", text.chars().take(240).collect::<String>()) }
}

fn fate(fate: &Fate) -> Markup {
    let (tone, icon) = match fate {
        Fate::Created => ("good", "plus"),
        Fate::Updated => ("info", "edit"),
        Fate::Unchanged => ("muted", "check"),
        Fate::Refused(_) => ("warn", "warn"),
    };
    html! { span class=(tone) { (Icon(icon)) } }
}

const fn says(fate: &Fate, dry_run: bool) -> &'static str {
    match (fate, dry_run) {
        (Fate::Created, true) => "would be made",
        (Fate::Created, false) => "made",
        (Fate::Updated, true) => "would be changed",
        (Fate::Updated, false) => "changed",
        (Fate::Unchanged, _) => "is there already, as it is",
        (Fate::Refused(_), _) => "refused",
    }
}

fn columns(view: &FilePage, screen: &Screen) -> Markup {
    let left = view.columns.as_ref().map_or(1, |all| all.iter().filter(|c| matches!(c.target, Target::LeftOut(_))).count());
    let headings = view.staged.source.headings();
    html! {
        section.panel aria-labelledby="h-columns" {
            header { h2 id="h-columns" { "What the columns mean" } @if left > 0 && view.columns.is_ok() { small.muted { (left) " left out" } } }
            form method="post" action={ "/t/" (view.def.name) "/import/" (view.staged.id) } {
                (csrf(screen))
                div.table-wrap {
                    table.table.loose.cards {
                        thead { tr { th scope="col" { "In the file" } th scope="col" { "Field" } th scope="col" { "Note" } } }
                        tbody {
                            @for (place, heading) in headings.iter().enumerate() {
                                @let target = view.columns.as_ref().ok().and_then(|all| all.get(place)).map(|c| &c.target);
                                tr {
                                    th scope="row" { label for={ "f-c" (place) } { (heading) } }
                                    td { (choice(view, place, target)) }
                                    td { (note(target)) }
                                }
                            }
                        }
                    }
                }
                div.body { div.actions { button.btn type="submit" name="step" value="check" { "Check again" } } }
            }
        }
    }
}

fn choice(view: &FilePage, place: usize, target: Option<&Target>) -> Markup {
    let chosen = match target {
        Some(Target::Field(name)) => &**name,
        Some(Target::Id) => "id",
        Some(Target::Number) => "number",
        Some(Target::State) => "state",
        Some(Target::LeftOut(_)) | None => "",
    };
    let own = [("id", "ID", true), ("number", "Number", view.def.prefix.is_some()), ("state", "State", view.def.lifecycle.is_some())];
    html! {
        select.input id={ "f-c" (place) } name={ "c." (place) } {
            option value="" selected[chosen.is_empty()] { "– leave out –" }
            @for (name, label, _) in own.iter().filter(|o| o.2) { option value=(name) selected[chosen == *name] { (label) } }
            @for field in &view.fields { option value=(field.name) selected[chosen == &*field.name] { (field.label) @if field.required { " *" } } }
        }
    }
}

fn note(target: Option<&Target>) -> Markup {
    match target {
        Some(Target::LeftOut(why)) => html! { span.muted { (why) } },
        Some(Target::Id | Target::Number) => html! { span.muted { "says which record is meant" } },
        Some(Target::State) => html! { span.muted { "compared, never set" } },
        Some(Target::Field(_)) | None => html! {},
    }
}

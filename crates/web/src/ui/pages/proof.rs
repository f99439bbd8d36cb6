//! Proof: the entries of a record in the journal, the path from one of them to the signed root, and how a stranger checks it.

use super::record::{Section, frame, key};
use crate::ui::Screen;
use crate::ui::icons::Icon;
use crate::ui::time::Exact;
use crate::ui::views::RecordPage;
use kernel::Timestamp;
use maud::{Markup, html};

/// One entry of the record.
#[derive(Clone, Debug)]
pub struct ProofEntry {
    /// Position in the journal, when it has one already.
    pub position: Option<u64>,
    /// Version of the record.
    pub version: u32,
    /// When it was recorded.
    pub at: Timestamp,
    /// Kind, in words.
    pub kind: String,
    /// Leaf hash, hex.
    pub leaf: String,
}

/// Everything the proof page shows.
#[derive(Clone, Debug, Default)]
pub struct ProofPage {
    /// Entries, oldest first.
    pub entries: Vec<ProofEntry>,
    /// Tree size of the checkpoint.
    pub size: u64,
    /// Root hash, hex.
    pub root: String,
    /// The signed note, as text.
    pub checkpoint: Option<String>,
    /// When it was signed.
    pub signed_at: Option<Timestamp>,
    /// Entry that is proved: its index in `entries`.
    pub shown: Option<usize>,
    /// Sibling hashes, leaf to root: hash, whether it stands on the left.
    pub path: Vec<(String, bool)>,
    /// What a checkpoint covers does not give the root that was signed.
    pub broken: bool,
    /// Whether the server recomputed the root from leaf and path and it is the same.
    pub verified: bool,
}

/// The proof section.
#[must_use]
pub fn page(view: &RecordPage, proof: &ProofPage, screen: &Screen) -> Markup {
    let key = key(view);
    frame(
        view,
        Section::Proof,
        screen,
        &html! {
            (verdict(proof, screen))
            section.panel aria-labelledby="h-entries" {
                header { h2 id="h-entries" { "Entries of this record" } @if proof.checkpoint.is_some() { a.btn href={ "/r/" (key) "/proof.json" } download { (Icon("download")) "Download bundle" } } }
                div.table-wrap {
                    table.table {
                        thead { tr { th scope="col" { "Version" } th scope="col" { "Position" } th scope="col" { "Recorded" } th scope="col" { "Entry" } th.title scope="col" { "Leaf hash" } } }
                        tbody {
                            @for (i, entry) in proof.entries.iter().enumerate() {
                                tr data-at[proof.shown == Some(i)] {
                                    td.num { a href={ "/r/" (key) "/proof?version=" (entry.version) } { (entry.version) } }
                                    td.num { @match entry.position { Some(n) => (n), None => span.muted { "pending" } } }
                                    td { (Exact { at: entry.at, zone: &screen.zone }) }
                                    td { (entry.kind) }
                                    td.title { span.hash { (entry.leaf) } }
                                }
                            }
                        }
                    }
                }
            }
            @if let Some(entry) = proof.shown.and_then(|i| proof.entries.get(i)) {
                section.panel aria-labelledby="h-path" {
                    header { h2 id="h-path" { "From version " (entry.version) " to the root" } }
                    div.body.stack {
                        p.soft { "Hash the leaf with each neighbour below, in order; the last hash must be the root that was signed." }
                        ol.path {
                            li { span.muted { "leaf" } span.hash { (entry.leaf) } }
                            @for (hash, left) in &proof.path { li { span.muted { @if *left { "← left" } @else { "right →" } } span.hash { (hash) } } }
                            li { strong { "root" } span.hash { strong { (proof.root) } } }
                        }
                    }
                }
            }
            (how(proof))
        },
    )
}

fn verdict(proof: &ProofPage, screen: &Screen) -> Markup {
    html! {
        @if proof.verified {
            div.notice.good { (Icon("seal")) div {
                strong { "This record stands in the journal unchanged" }
                p { "Checkpoint of " span.num { (proof.size) } " entries" @if let Some(at) = proof.signed_at { ", signed " (Exact { at, zone: &screen.zone }) } ". The server recomputed it just now; you need not believe the server: take the bundle and check it yourself." }
            } }
        } @else if !proof.broken {
            div.notice.info { (Icon("clock")) div {
                strong { @if proof.checkpoint.is_some() { "Sealed but for the newest entries" } @else { "Not under a checkpoint yet" } }
                p { "The newest entries are written and chained; the next checkpoint, at most an hour away, will seal them." @if proof.checkpoint.is_some() { " Those before stand under the checkpoint of " span.num { (proof.size) } " entries; the server recomputed it just now." } }
            } }
        } @else {
            div.notice.critical role="alert" { (Icon("missed")) div { strong { "The proof does not hold" } p { "What is stored does not give the root that was signed. Keep this page, and have the journal verified: evident journal verify." } } }
        }
    }
}

fn how(proof: &ProofPage) -> Markup {
    html! {
        section.panel aria-labelledby="h-how" {
            header { h2 id="h-how" { "Check it yourself" } }
            div.body {
                ol.steps {
                    li { div { strong { "Download the bundle" } p.soft { "It holds the entries, the path and the signed checkpoint, as one JSON file." } } }
                    li { div { strong { "Run " code { "evident verify bundle.json" } } p.soft { "On any machine, without network or account. The documentation has the form of the file (journal-format.md) and a script that checks it without this program (verify_proof.py)." } } }
                    li { div { strong { "Compare the checkpoint" } p.soft { "with one that left this system earlier: in an evidence pack, in an e-mail to the auditor, on paper." } } }
                }
                @if let Some(note) = &proof.checkpoint { details { summary.soft { "The signed checkpoint" } pre.hash { (note) } } }
            }
        }
    }
}

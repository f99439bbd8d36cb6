//! `evident journal …`: verify, checkpoint, prove.

use super::{Mode, fault, open_app, open_store};
use crate::cli::Journal;
use crate::config::Config;
use crate::exit::{Done, Failure};
use crate::output::{self, Format};
use journal::{Report, Verifier, VerifierKey};
use serde_json::json;
use std::path::Path;
use store::Store;

/// Entries read at once.
const CHUNK: u64 = 20_000;

pub async fn run(action: &Journal, config: &Config) -> Done {
    match action {
        Journal::Verify { checkpoint, key, output } => verify(checkpoint.as_deref(), key.as_deref(), output.format, config).await,
        Journal::Checkpoint { reason, output } => sign(reason, output.format, config).await,
        Journal::Prove { record, out } => prove(record, out.as_deref(), config).await,
    }
}

async fn verify(kept: Option<&Path>, key: Option<&str>, format: Format, config: &Config) -> Done {
    let store = open_store(config, Mode::Read).await?;
    let mut keys: Vec<VerifierKey> = Vec::new();
    match key {
        Some(text) => keys.push(text.parse().map_err(|e| Failure::Usage(format!("--key: {e}")))?),
        None => keys.extend(app::read_key(&config.data())?.map(|signer| signer.verifier_key())),
    }
    let mut notes: Vec<String> = store.journal().checkpoints(u32::MAX >> 1).await.map_err(fault)?.into_iter().map(|c| c.note).collect();
    notes.extend(app::offered_notes(&config.data())?);
    if let Some(path) = kept {
        notes.push(std::fs::read_to_string(path).map_err(|e| Failure::Usage(format!("{}: {e}", path.display())))?);
    }
    let report = walk(&store, &notes, &keys, format == Format::Text).await?;
    let problems: Vec<_> = report.problems.iter().map(|p| json!({"position": p.position, "words": p.words})).collect();
    match format {
        Format::Json => output::json(&json!({
            "sound": report.is_sound(), "entries": report.entries, "erased": report.erased, "root": journal::to_hex(&report.root),
            "checkpoints": report.checkpoints, "signatures_checked": report.signatures_checked, "problems": problems,
            "problem_count": report.problem_count,
        })),
        Format::Text => told(&report),
    }
    if report.is_sound() {
        Ok(())
    } else {
        Err(Failure::Found(format!("the journal does not agree with itself: {} problems", report.problem_count)))
    }
}

/// Reads the journal from the first entry to the last through the verifier.
pub async fn walk(store: &Store, notes: &[String], keys: &[VerifierKey], tell: bool) -> Done<Report> {
    store.sequence().await.map_err(fault)?;
    let size = store.journal().size().await.map_err(|f| unreadable(&f).map_or_else(|| fault(f), Failure::Found))?;
    let mut verifier = Verifier::new(notes.iter().map(String::as_str), keys);
    let mut at = 0;
    while at < size {
        let to = size.min(at + CHUNK);
        feed(store, at..to, &mut verifier).await?;
        at = to;
        if tell {
            output::progress(format!("verified {at} of {size} entries"));
        }
    }
    if tell {
        output::progress_end();
    }
    Ok(verifier.finish())
}

/// Feeds the entries at these positions. Where some cannot be read, the range is halved until each of them stands alone.
async fn feed(store: &Store, positions: std::ops::Range<u64>, verifier: &mut Verifier) -> Done {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let mut waiting = vec![positions];
    while let Some(range) = waiting.pop() {
        match store.journal().range(range.clone()).await {
            Ok(stored) => {
                for run in stored.chunk_by(|a, b| a.position.map(|p| p + 1) == b.position) {
                    let Some(first) = run.first().and_then(|s| s.position) else { continue };
                    let rows: Vec<_> = run.iter().map(|s| journal::Stored { leaf: s.leaf, entry: s.entry.clone() }).collect();
                    for chunk in journal::verify_chunks(first, &rows, threads) {
                        verifier.feed(chunk);
                    }
                }
            }
            Err(error) => match unreadable(&error) {
                None => return Err(fault(error)),
                Some(why) if range.end - range.start == 1 => verifier.feed_unreadable(&why),
                Some(_) => {
                    let middle = range.start + (range.end - range.start) / 2;
                    waiting.push(middle..range.end);
                    waiting.push(range.start..middle);
                }
            },
        }
    }
    Ok(())
}

/// What is wrong with stored data, when that is the trouble: for a verifier it is a finding, not a fault.
fn unreadable(fault: &store::Fault) -> Option<String> {
    (fault.kind == store::FaultKind::Corrupt).then(|| fault.to_string())
}

fn told(report: &Report) {
    for problem in &report.problems {
        output::line(format!("✗ {}", problem.words));
    }
    let signed = if report.signatures_checked {
        "signed checkpoints agree"
    } else {
        "checkpoints agree (their signatures were not checked: no key)"
    };
    output::line(format!("{} entries, {} erased, root {}", report.entries, report.erased, journal::to_hex(&report.root)));
    output::line(format!("{} {signed}", report.checkpoints));
    if report.is_sound() {
        output::line("✓ The journal is what it was when it was written.");
    }
}

async fn sign(reason: &str, format: Format, config: &Config) -> Done {
    // Beside a running server the journal is only read: the note is signed here and handed to the server to keep.
    let (store, beside) = match open_store(config, Mode::Write).await {
        Err(Failure::InUse(_)) => (open_store(config, Mode::Read).await?, true),
        other => (other?, false),
    };
    let signer =
        app::read_key(&config.data())?.ok_or_else(|| Failure::Refused("There is no journal key; `evident init` makes one.".to_owned()))?;
    store.sequence().await.map_err(fault)?;
    let size = store.journal().size().await.map_err(fault)?;
    let root = store.journal().root(size).await.map_err(fault)?;
    let note = signer.sign(size, root);
    let signed = store::StoredCheckpoint { size, note: note.clone(), made_at: now(), reason: reason.to_owned(), anchored: None };
    let waits = if beside {
        let id = kernel::IdSource::id(&mut kernel::SystemIds, signed.made_at);
        let path = app::offer_checkpoint(&config.data(), id, &signed)?;
        (!taken_up(&path).await?).then_some(path)
    } else {
        store.journal().put_checkpoint(&signed).await.map_err(fault)?;
        None
    };
    match format {
        Format::Json => output::json(&json!({
            "size": size, "root": journal::to_hex(&root), "note": note, "key": signer.verifier_key().to_string(), "kept": waits.is_none(),
        })),
        Format::Text => output::line(note.trim_end()),
    }
    if let Some(path) = waits {
        output::note(format!(
            "The process that has the data folder did not take the note up. It waits in {}; the next `evident serve` keeps it.",
            path.display()
        ));
    }
    store.close().await;
    Ok(())
}

/// Waits a moment for the server to keep an offered checkpoint; whether it did.
async fn taken_up(path: &Path) -> Done<bool> {
    for _ in 0..100 {
        if !path.exists() {
            let refused = path.with_extension("refused");
            if refused.exists() {
                let why = "the server did not keep the checkpoint: it is not one of its journal (see its log)";
                return Err(Failure::Found(format!("{why}; {}", refused.display())));
            }
            return Ok(true);
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    Ok(false)
}

fn now() -> kernel::Timestamp {
    kernel::Clock::now(&kernel::SystemClock)
}

async fn prove(record: &str, out: Option<&Path>, config: &Config) -> Done {
    let store = open_store(config, Mode::Read).await?;
    let app = open_app(config, store).await?;
    let viewer = app.system("cli");
    let missing = |_| Failure::Refused(format!("There is no record {record}."));
    let id = app.find_record(&viewer, record).await.map_err(missing)?;
    let proof = app.proof(&viewer, id).await?;
    let Some(bundle) = proof.bundle else {
        return Err(Failure::Refused("No signed checkpoint covers this record yet; `evident journal checkpoint` makes one.".to_owned()));
    };
    if proof.covered < proof.entries.len() {
        output::note(format!("{} of {} entries are beneath the newest checkpoint.", proof.covered, proof.entries.len()));
    }
    match out {
        Some(path) => std::fs::write(path, bundle).map_err(|e| Failure::Fault(format!("{}: {e}", path.display()))),
        None => {
            output::line(bundle.trim_end());
            Ok(())
        }
    }
}

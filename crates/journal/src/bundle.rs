//! Proof files: everything needed to check the history of one record, in one file, without server, database or trust.
//!
//! The format, `evident-proof/1`, is JSON and documented in `docs/journal-format.md`, with a Python script that checks it
//! ([`VERIFY_SCRIPT`]). A file holds the record's entries with their positions, for each the path from its leaf to the root,
//! and the signed checkpoint that fixes the root. An entry whose payload is not in the file says why: erased from the
//! system, or withheld from whoever asked for the file. Its header is proved all the same.

use crate::leaf::{from_hex, to_hex};
use crate::tree::{Hash, leaf_hash};
use crate::{Checkpoint, Entry, Header, Sealed, VerifierKey, canonical, commitment, leaf_text, verify_inclusion};
use kernel::Id;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

/// The name of the format.
pub const FORMAT: &str = "evident-proof/1";
/// A stranger's verifier: Python, standard library and openssl only. Goes into every pack beside the proof files.
pub const VERIFY_SCRIPT: &str = include_str!("../../../docs/verify_proof.py");
/// Longer texts are not read.
const MAX_TEXT: usize = 256 << 20;

/// Why an entry's payload is not in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Absent {
    /// It was erased from the system.
    Erased,
    /// Whoever asked for the file may not read it.
    Withheld,
}

/// A proof file. Build it with [`Bundle::new`] and [`Bundle::push`]; check one with [`verify_bundle`].
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bundle {
    format: String,
    #[serde(deserialize_with = "as_written")]
    record: Id,
    key: String,
    checkpoint: String,
    entries: Vec<Proved>,
}

/// An id in the one way it is written: another spelling would be a changed byte that nobody notices.
fn as_written<'de, D: Deserializer<'de>>(from: D) -> Result<Id, D::Error> {
    let text = String::deserialize(from)?;
    let id = text.parse::<Id>().ok().filter(|id| id.text() == text);
    id.ok_or_else(|| D::Error::custom("the record is not named as it is written"))
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Proved {
    position: u64,
    header: Value,
    commitment: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    salt: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    payload: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    absent: Option<Absent>,
    inclusion: Vec<String>,
}

impl Bundle {
    /// An empty proof file about `record`, under a signed checkpoint of `key`.
    #[must_use]
    pub fn new(record: Id, key: &VerifierKey, checkpoint: String) -> Self {
        Self { format: FORMAT.to_owned(), record, key: key.to_string(), checkpoint, entries: Vec::new() }
    }

    /// Adds an entry with its inclusion proof under the checkpoint. `withhold` leaves its payload out.
    pub fn push(&mut self, position: u64, entry: &Entry, inclusion: &[Hash], withhold: bool) {
        let shown = entry.payload.as_ref().filter(|_| !withhold);
        self.entries.push(Proved {
            position,
            header: serde_json::to_value(&entry.header).expect("a header is plain data"),
            commitment: to_hex(&entry.commitment),
            salt: shown.map(|sealed| to_hex(&sealed.salt)),
            payload: shown.map(|sealed| sealed.text.clone()),
            absent: match (&entry.payload, shown) {
                (None, _) => Some(Absent::Erased),
                (Some(_), None) => Some(Absent::Withheld),
                (Some(_), Some(_)) => None,
            },
            inclusion: inclusion.iter().map(|hash| to_hex(hash)).collect(),
        });
    }

    /// The file.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("a proof file is plain data") + "\n"
    }
}

/// What the check of a proof file came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What holds, one sentence each.
    pub holds: Vec<String>,
    /// What does not. Empty means the proof is good.
    pub fails: Vec<String>,
    /// The checkpoint, when it could be read and its signature was good.
    pub checkpoint: Option<Checkpoint>,
    /// The proved entries: position, header, and payload text where the file has it.
    pub entries: Vec<(u64, Header, Option<String>)>,
}

impl Verdict {
    /// Whether everything in the file is proved.
    #[must_use]
    pub const fn is_good(&self) -> bool {
        self.fails.is_empty()
    }
}

/// Checks a proof file. Give the key you expect (from an earlier checkpoint, a print-out, the organisation's site): without
/// it the file only proves itself against the key it carries, and the verdict says so.
#[must_use]
pub fn verify_bundle(text: &str, expected: Option<&VerifierKey>) -> Verdict {
    let mut verdict = Verdict { holds: Vec::new(), fails: Vec::new(), checkpoint: None, entries: Vec::new() };
    if let Err(why) = check(text, expected, &mut verdict) {
        verdict.fails.push(why);
    }
    verdict
}

fn check(text: &str, expected: Option<&VerifierKey>, verdict: &mut Verdict) -> Result<(), String> {
    if text.len() > MAX_TEXT {
        return Err("The file is too long to be a proof.".to_owned());
    }
    let bundle: Bundle = serde_json::from_str(text).map_err(|e| format!("The file is not a proof of the form {FORMAT}: {e}."))?;
    if bundle.format != FORMAT {
        return Err(format!("The file has the form {:?}; this program reads {FORMAT}.", bundle.format));
    }
    let key: VerifierKey = bundle.key.parse().map_err(|e| format!("In the file, {e}."))?;
    match expected {
        Some(expected) if *expected != key => {
            return Err(format!("The file was made with the key {key}, not with the expected {expected}."));
        }
        Some(_) => verdict.holds.push(format!("The key is the expected one, {}.", key.name())),
        None => verdict.holds.push(format!("The key is the one the file itself carries: compare it with one you trust: {key}")),
    }
    let checkpoint = Checkpoint::verify(&bundle.checkpoint, &key).map_err(|e| format!("In the file, {e}."))?;
    verdict.holds.push(format!("The checkpoint over {} entries is signed by {}.", checkpoint.size, key.name()));

    let (mut erased, mut withheld) = (0, 0);
    let mut last: Option<(u64, u32)> = None;
    for entry in &bundle.entries {
        let position = entry.position;
        match check_entry(entry, bundle.record, &checkpoint) {
            Ok(header) => {
                if last.is_some_and(|(before, _)| before >= position) {
                    verdict.fails.push(format!("Entry {position}: the entries are not in the order of their positions."));
                }
                let before = last.map_or(0, |(_, version)| version);
                if before.checked_add(1) != Some(header.version) {
                    verdict
                        .fails
                        .push(format!("Entry {position}: version {} follows version {before}: an entry was left out.", header.version));
                }
                last = Some((position, header.version));
                erased += u64::from(entry.absent == Some(Absent::Erased));
                withheld += u64::from(entry.absent == Some(Absent::Withheld));
                verdict.entries.push((position, header, entry.payload.clone()));
            }
            Err(why) => verdict.fails.push(format!("Entry {position}: {why}")),
        }
    }
    let count = bundle.entries.len();
    if count == 0 {
        return Err("The file proves no entry.".to_owned());
    }
    if verdict.fails.is_empty() {
        verdict.holds.push(format!(
            "All {count} entries of record {} stand in the journal at their positions, unchanged, versions 1 to {count} without a gap.",
            bundle.record
        ));
        if erased > 0 {
            verdict.holds.push(format!("The content of {erased} of them was erased; their headers are proved."));
        }
        if withheld > 0 {
            verdict.holds.push(format!("The content of {withheld} of them is not in this file; their headers are proved."));
        }
        verdict.checkpoint = Some(checkpoint);
    }
    Ok(())
}

fn check_entry(entry: &Proved, record: Id, checkpoint: &Checkpoint) -> Result<Header, String> {
    let header: Header = serde_json::from_value(entry.header.clone()).map_err(|e| format!("its header cannot be read: {e}."))?;
    let committed: Hash = from_hex(&entry.commitment).ok_or("its commitment is not 64 hex digits.")?;
    // The leaf is built from the JSON as it stands, so that nothing can hide in members this program does not know.
    let mut leaf = entry.header.clone();
    leaf.as_object_mut().ok_or("its header is not an object.")?.insert("commitment".to_owned(), entry.commitment.clone().into());
    let leaf = canonical(&leaf);
    if leaf != leaf_text(&header, &committed) {
        return Err("its header is not in its one form.".to_owned());
    }
    if header.record != record {
        return Err(format!("it is about another record, {}.", header.record));
    }
    match (&entry.salt, &entry.payload, entry.absent) {
        (Some(salt), Some(payload), None) => {
            let sealed = Sealed { salt: from_hex(salt).ok_or("its salt is not 32 hex digits.")?, text: payload.clone() };
            if commitment(&sealed.salt, &sealed.text) != committed {
                return Err("its content is not what was committed to.".to_owned());
            }
        }
        (None, None, Some(_)) => {}
        _ => return Err("it must have either salt and payload, or say why they are absent.".to_owned()),
    }
    let path: Option<Vec<Hash>> = entry.inclusion.iter().map(|hash| from_hex(hash)).collect();
    let path = path.ok_or("its path holds something that is no hash.")?;
    if !verify_inclusion(&leaf_hash(leaf.as_bytes()), entry.position, checkpoint.size, &path, &checkpoint.root) {
        return Err("it does not lead to the signed root: it was changed, or does not stand at this position.".to_owned());
    }
    Ok(header)
}

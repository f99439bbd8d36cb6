//! The verifier: walks a whole journal and says, with positions, what does not fit.
//!
//! Each entry is checked by itself (does the payload keep its commitment? does the stored leaf hash belong to the header?);
//! that needs no order, so chunks of entries are checked in parallel by [`verify_chunk`]. The chunks are then fed in order to
//! a [`Verifier`], which checks what only order shows: that versions of a record have no gaps, and that the tree grown from
//! the *recomputed* leaves has, at the size of every checkpoint, the root that was signed.
//!
//! An erased payload is no fault, provided that a later entry of the record says so: every erasure is an entry with its
//! ground. A payload that is gone without a word was taken out behind the system's back.

use crate::tree::{Hash, Node, TileBuilder};
use crate::{Checkpoint, Entry, Kind, VerifierKey};
use std::collections::{BTreeMap, HashMap};

/// At most so many problems are listed; all are counted.
const MAX_LISTED: usize = 1000;

/// An entry as the store holds it, with the leaf hash kept beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// The leaf hash the store keeps and serves proofs from.
    pub leaf: Hash,
    /// The entry.
    pub entry: Entry,
}

/// In what way something does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProblemKind {
    /// Payload or salt is not what the entry committed to.
    Payload,
    /// The payload is gone, and no later entry of the record says that it was erased.
    Vanished,
    /// Header or commitment is not what was hashed into the tree, or the stored leaf hash was changed.
    Leaf,
    /// A version of a record is missing, doubled or out of order.
    Version,
    /// Entries are missing: positions leap.
    Gap,
    /// An entry is there and cannot be read.
    Unreadable,
    /// A checkpoint cannot be read or its signature is not good.
    Signature,
    /// The journal's root is not the one that was signed: entries were changed, taken out or put in.
    Root,
    /// The journal is shorter than a checkpoint says it was.
    Truncated,
}

/// Something that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Position of the entry; for a checkpoint, its size.
    pub position: u64,
    /// In what way.
    pub kind: ProblemKind,
    /// The same for people.
    pub words: String,
}

/// What a verification found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Entries seen.
    pub entries: u64,
    /// Entries whose payload was erased.
    pub erased: u64,
    /// Root over the entries as they are.
    pub root: Hash,
    /// Checkpoints whose root was met (and signature, when keys were given).
    pub checkpoints: u64,
    /// Whether signatures were checked: keys were given.
    pub signatures_checked: bool,
    /// All problems found, of which at most a thousand are listed.
    pub problem_count: u64,
    /// The problems, in the order of their positions.
    pub problems: Vec<Problem>,
}

impl Report {
    /// Whether everything fits.
    #[must_use]
    pub const fn is_sound(&self) -> bool {
        self.problem_count == 0
    }
}

/// What [`verify_chunk`] made of consecutive entries.
#[derive(Clone, Debug)]
pub struct Chunk {
    first: u64,
    rows: Vec<Row>,
    erased: u64,
    problems: Vec<Problem>,
}

#[derive(Clone, Copy, Debug)]
struct Row {
    leaf: Hash,
    record: u128,
    version: u32,
    /// Its payload is gone.
    gone: bool,
    /// It says that earlier payloads were erased.
    erases: bool,
}

/// Checks each of the consecutive entries from position `first` by itself.
#[must_use]
pub fn verify_chunk(first: u64, rows: &[Stored]) -> Chunk {
    let mut chunk = Chunk { first, rows: Vec::with_capacity(rows.len()), erased: 0, problems: Vec::new() };
    for (position, Stored { leaf, entry }) in (first..).zip(rows) {
        let header = &entry.header;
        let what = || format!("entry {position} ({} {}, version {})", header.record_type, header.record, header.version);
        chunk.erased += u64::from(entry.is_erased());
        if !entry.keeps_its_commitment() {
            let words = format!("The content of {} was changed: it is not what was committed to when it was written.", what());
            chunk.problems.push(Problem { position, kind: ProblemKind::Payload, words });
        }
        let computed = entry.leaf_hash();
        if computed != *leaf {
            let words = format!("The header of {} (or the hash kept with it) was changed after it was written.", what());
            chunk.problems.push(Problem { position, kind: ProblemKind::Leaf, words });
        }
        let (gone, erases) = (entry.is_erased(), header.kind == Kind::Erased);
        chunk.rows.push(Row { leaf: computed, record: header.record.as_u128(), version: header.version, gone, erases });
    }
    chunk
}

/// [`verify_chunk`] on `threads` threads, in order.
#[must_use]
pub fn verify_chunks(first: u64, rows: &[Stored], threads: usize) -> Vec<Chunk> {
    let share = rows.len().div_ceil(threads.max(1)).max(1);
    std::thread::scope(|scope| {
        let parts = rows.chunks(share).zip((first..).step_by(share));
        let running: Vec<_> = parts.map(|(part, first)| scope.spawn(move || verify_chunk(first, part))).collect();
        running.into_iter().map(|thread| thread.join().expect("checking an entry does not panic")).collect()
    })
}

/// Checks what only order shows. Its memory is one version number per record.
#[derive(Debug)]
pub struct Verifier {
    tree: TileBuilder,
    versions: HashMap<u128, u32>, // looked up only, never listed
    /// Positions, by record, of payloads that are gone and not yet said to be erased.
    gone: BTreeMap<u128, Vec<u64>>,
    due: std::iter::Peekable<std::vec::IntoIter<Checkpoint>>,
    sound_up_to: u64,
    report: Report,
}

impl Verifier {
    /// A verifier that will compare with these signed checkpoints. Each must be signed by one of `keys`; without keys the
    /// signatures are not looked at, and the report says so.
    #[must_use]
    pub fn new<'a>(checkpoints: impl IntoIterator<Item = &'a str>, keys: &[VerifierKey]) -> Self {
        let report = Report {
            entries: 0,
            erased: 0,
            root: crate::empty_root(),
            checkpoints: 0,
            signatures_checked: !keys.is_empty(),
            problem_count: 0,
            problems: Vec::new(),
        };
        let mut verifier = Self {
            tree: TileBuilder::default(),
            versions: HashMap::new(),
            gone: BTreeMap::new(),
            due: Vec::new().into_iter().peekable(),
            sound_up_to: 0,
            report,
        };
        let mut due = Vec::new();
        for note in checkpoints {
            match Checkpoint::parse(note) {
                Ok(checkpoint) => {
                    let mut error = None;
                    let signed = keys.is_empty()
                        || keys.iter().any(|key| Checkpoint::verify(note, key).map_err(|e| error = Some(e.to_string())).is_ok());
                    if !signed {
                        let words = format!("Checkpoint {}: {}.", checkpoint.size, error.unwrap_or_default());
                        verifier.note(Problem { position: checkpoint.size, kind: ProblemKind::Signature, words });
                    }
                    due.push(checkpoint);
                }
                Err(error) => {
                    verifier.note(Problem { position: 0, kind: ProblemKind::Signature, words: format!("A checkpoint: {error}.") })
                }
            }
        }
        due.sort_by_key(|checkpoint| checkpoint.size);
        verifier.due = due.into_iter().peekable();
        verifier
    }

    /// Takes in the next chunk.
    pub fn feed(&mut self, chunk: Chunk) {
        let mut found = chunk.problems.into_iter().peekable();
        let expected = self.tree.frontier.size();
        if chunk.first != expected && !chunk.rows.is_empty() {
            let words = format!("After position {expected} the journal goes on at {}: entries are missing or doubled.", chunk.first);
            self.note(Problem { position: expected, kind: ProblemKind::Gap, words });
        }
        self.report.erased += chunk.erased;
        for (position, row) in (chunk.first..).zip(chunk.rows) {
            self.meet_checkpoints();
            while let Some(problem) = found.next_if(|p| p.position <= position) {
                self.note(problem);
            }
            let before = self.versions.insert(row.record, row.version).unwrap_or(0);
            if before.checked_add(1) != Some(row.version) {
                let record = kernel::Id::from_u128(row.record);
                let words = format!("Entry {position} makes version {} of record {record}, which was at version {before}.", row.version);
                self.note(Problem { position, kind: ProblemKind::Version, words });
            }
            if row.erases {
                self.gone.remove(&row.record);
            }
            if row.gone {
                self.gone.entry(row.record).or_default().push(position);
            }
            self.tree.append(row.leaf);
        }
        self.meet_checkpoints();
    }

    /// Notes that the entry at the next position is there and cannot be read; `why` says what the store made of it.
    pub fn feed_unreadable(&mut self, why: &str) {
        self.meet_checkpoints();
        let position = self.tree.frontier.size();
        let words = format!("Entry {position} cannot be read: {why}.");
        self.note(Problem { position, kind: ProblemKind::Unreadable, words });
        // No leaf can be computed; a place is kept so that the entries after it keep theirs.
        self.tree.append([0; 32]);
        self.meet_checkpoints();
    }

    /// One entry at a time: for small journals and tests.
    pub fn feed_one(&mut self, position: u64, stored: &Stored) {
        self.feed(verify_chunk(position, std::slice::from_ref(stored)));
    }

    /// The nodes of levels 8, 16 … completed since the last call, for comparison with those the store keeps.
    pub fn completed_nodes(&mut self) -> Vec<(Node, Hash)> {
        self.tree.take()
    }

    /// The result.
    #[must_use]
    pub fn finish(mut self) -> Report {
        self.meet_checkpoints();
        let size = self.tree.frontier.size();
        while let Some(checkpoint) = self.due.next() {
            let words = format!("A checkpoint says the journal had {} entries; it has {size}: the end was cut off.", checkpoint.size);
            self.note(Problem { position: size, kind: ProblemKind::Truncated, words });
        }
        for (record, positions) in std::mem::take(&mut self.gone) {
            for position in positions {
                let record = kernel::Id::from_u128(record);
                let words =
                    format!("The content of entry {position} is gone, and no later entry of record {record} says that it was erased.");
                self.note(Problem { position, kind: ProblemKind::Vanished, words });
            }
        }
        self.report.problems.sort_by_key(|problem| problem.position);
        self.report.entries = size;
        self.report.root = self.tree.frontier.root();
        self.report
    }

    fn meet_checkpoints(&mut self) {
        let size = self.tree.frontier.size();
        while let Some(checkpoint) = self.due.next_if(|c| c.size == size) {
            if checkpoint.root == self.tree.frontier.root() {
                self.report.checkpoints += 1;
                self.sound_up_to = size;
            } else {
                let words = format!(
                    "The {size} entries do not have the root that checkpoint {size} signed: something from position {} on was changed, taken out or put in.",
                    self.sound_up_to
                );
                self.note(Problem { position: size, kind: ProblemKind::Root, words });
            }
        }
    }

    fn note(&mut self, problem: Problem) {
        self.report.problem_count += 1;
        if self.report.problems.len() < MAX_LISTED {
            self.report.problems.push(problem);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{entry, journal};
    use crate::{Frontier, Signer, root_of};
    use proptest::prelude::*;

    fn stored(n: u64) -> Vec<Stored> {
        journal(n).into_iter().map(|entry| Stored { leaf: entry.leaf_hash(), entry }).collect()
    }

    fn signer() -> Signer {
        Signer::from_seed("evident.example.org/journal", [3; 32]).unwrap()
    }

    fn checkpoints(rows: &[Stored], sizes: &[u64]) -> Vec<String> {
        let leaves: Vec<Hash> = rows.iter().map(|row| row.leaf).collect();
        sizes.iter().map(|&size| signer().sign(size, root_of(&leaves[..usize::try_from(size).unwrap()]))).collect()
    }

    fn run(rows: &[Stored], notes: &[String]) -> Report {
        let mut verifier = Verifier::new(notes.iter().map(String::as_str), &[signer().verifier_key()]);
        for chunk in rows.chunks(13).zip((0..).step_by(13)).flat_map(|(part, first)| verify_chunks(first, part, 2)) {
            verifier.feed(chunk);
        }
        verifier.finish()
    }

    fn kinds(report: &Report) -> Vec<(u64, ProblemKind)> {
        report.problems.iter().map(|p| (p.position, p.kind)).collect()
    }

    #[test]
    fn a_sound_journal() {
        let mut rows = stored(100);
        let notes = checkpoints(&rows, &[0, 1, 64, 100]);
        rows[5].entry.erase();
        rows[50].entry.erase();
        let report = run(&rows, &notes);
        assert_eq!(kinds(&report), [(5, ProblemKind::Vanished), (50, ProblemKind::Vanished)], "gone without a word");
        for at in [5, 50] {
            let header = &rows[at].entry.header;
            let mut said = entry(200, u64::try_from(header.record.as_u128() & 0xffff).unwrap(), 0);
            said.header.version = u32::try_from(rows.iter().filter(|r| r.entry.header.record == header.record).count()).unwrap() + 1;
            said.header.kind = Kind::Erased;
            rows.push(Stored { leaf: said.leaf_hash(), entry: said });
        }
        let report = run(&rows, &notes);
        assert_eq!(kinds(&report), []);
        assert!(report.is_sound() && report.signatures_checked);
        assert_eq!((report.entries, report.erased, report.checkpoints), (102, 2, 4));
        let mut frontier = Frontier::default();
        rows.iter().for_each(|row| frontier.append(row.leaf));
        assert_eq!(report.root, frontier.root());
        assert_eq!(run(&[], &[]).root, crate::empty_root());
    }

    #[test]
    fn what_order_shows() {
        let rows = stored(40);
        let notes = checkpoints(&rows, &[10, 20, 40]);
        let report = run(&rows[..35], &notes);
        assert_eq!(kinds(&report), [(35, ProblemKind::Truncated)]);

        let mut swapped = rows.clone();
        swapped.swap(12, 13); // other records: only the tree can tell
        assert_eq!(kinds(&run(&swapped, &notes)), [(20, ProblemKind::Root), (40, ProblemKind::Root)]);
        assert!(run(&swapped, &notes).problems[0].words.contains("from position 10 on"));

        let mut replaced = rows.clone();
        let other = entry(999, 1002, 2); // entry 13 rewritten whole, with its leaf hash: only the checkpoint can tell
        assert_eq!((rows[13].entry.header.record, rows[13].entry.header.version), (other.header.record, 2));
        replaced[13] = Stored { leaf: other.leaf_hash(), entry: other };
        assert_eq!(kinds(&run(&replaced, &notes)), [(20, ProblemKind::Root), (40, ProblemKind::Root)]);

        let mut removed = rows.clone();
        removed.remove(13);
        assert!(kinds(&run(&removed, &[])).contains(&(23, ProblemKind::Version)), "{:?}", run(&removed, &[]).problems);

        let mut verifier = Verifier::new([], &[]);
        verifier.feed(verify_chunk(0, &rows[..5]));
        verifier.feed(verify_chunk(6, &rows[6..]));
        assert_eq!(kinds(&verifier.finish())[0], (5, ProblemKind::Gap));
    }

    #[test]
    fn checkpoints_of_others_are_told() {
        let rows = stored(10);
        let other = Signer::from_seed("evident.example.org/journal", [4; 32]).unwrap();
        let note = other.sign(10, root_of(&rows.iter().map(|row| row.leaf).collect::<Vec<_>>()));
        assert_eq!(kinds(&run(&rows, &[note])), [(10, ProblemKind::Signature)]);
        assert_eq!(kinds(&run(&rows, &["nonsense".to_owned()])), [(0, ProblemKind::Signature)]);
    }

    #[test]
    fn endless_problems_are_counted_not_kept() {
        let mut rows = stored(1200);
        for row in &mut rows {
            row.leaf[0] ^= 1;
        }
        let report = run(&rows, &[]);
        assert_eq!((report.problem_count, report.problems.len()), (1200, 1000));
    }

    proptest! {
        /// One bit flipped anywhere, in payload, salt, commitment, leaf hash or any part of the header, is found, and its
        /// position is named.
        #[test]
        fn one_flipped_bit_is_found_and_located(at in 0usize..60, part in 0usize..11, bit in 0usize..1000) {
            let mut rows = stored(60);
            let notes = checkpoints(&rows, &[30, 60]);
            let row = &mut rows[at];
            let header = &mut row.entry.header;
            let sealed = row.entry.payload.as_mut().unwrap();
            let flip = |id: kernel::Id| kernel::Id::from_u128(id.as_u128() ^ (1 << (bit % 128)));
            let flip_time = |t: kernel::Timestamp| kernel::Timestamp::from_micros(t.micros() ^ (1 << (bit % 50)));
            match part {
                0 => { let mut text = std::mem::take(&mut sealed.text).into_bytes(); let n = text.len(); text[bit % n] ^= 1; sealed.text = String::from_utf8(text).unwrap() }
                1 => sealed.salt[bit % 16] ^= 1 << (bit % 8),
                2 => row.entry.commitment[bit % 32] ^= 1 << (bit % 8),
                3 => row.leaf[bit % 32] ^= 1 << (bit % 8),
                4 => header.id = flip(header.id),
                5 => header.record = flip(header.record),
                6 => header.cause.command = flip(header.cause.command),
                7 => header.recorded_at = flip_time(header.recorded_at),
                8 => header.occurred_at = flip_time(header.occurred_at),
                9 => header.version ^= 1 << (bit % 32),
                _ => header.cause.imported ^= true,
            }
            let report = run(&rows, &notes);
            let at = u64::try_from(at).unwrap();
            prop_assert!(report.problems.iter().any(|p| p.position == at && matches!(p.kind, ProblemKind::Payload | ProblemKind::Leaf)), "{:?}", report.problems);
            // Only the same record's next version may be blamed besides.
            prop_assert!(report.problems.iter().all(|p| p.position == at || matches!(p.kind, ProblemKind::Version | ProblemKind::Root)));
        }
    }
}

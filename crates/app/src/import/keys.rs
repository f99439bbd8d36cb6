//! Identities of imported events. A command's id follows from what the event is in the other system, so that a second run
//! names the same commands, and the store answers them with "done already". Salts stay unpredictable.

use kernel::{Id, IdSource, Name, Timestamp};
use sha2::{Digest, Sha256};

/// The command of the `ordinal`-th event of the record `key` of a type.
pub(super) fn command_id(type_name: &Name, key: &str, ordinal: u32) -> Id {
    let mut hash = Sha256::new();
    hash.update(type_name.as_bytes());
    hash.update([0]);
    hash.update(key.as_bytes());
    hash.update([0]);
    hash.update(ordinal.to_le_bytes());
    let digest: [u8; 32] = hash.finalize().into();
    let mut bits = [0; 16];
    bits.copy_from_slice(&digest[..16]);
    // The number within the key leads: what happens at one time mostly concerns records of neighbouring numbers, and their
    // commands then stand side by side in the store instead of all over it.
    let bits = (u128::from_be_bytes(bits) & (u128::MAX >> 48)) | (u128::from(number(key)) << 80);
    // Version 8: bits of our own making.
    Id::from_u128((bits & !(0xf << 76) & !(0x3 << 62)) | (0x8 << 76) | (0x2 << 62))
}

/// The longest run of digits in a key (the first of them), up to 14 digits: less than 2⁴⁸.
fn number(key: &str) -> u64 {
    let runs = key.as_bytes().split(|b| !b.is_ascii_digit());
    let longest = runs.fold(&[][..], |longest, run| if run.len() > longest.len() { run } else { longest });
    longest.iter().take(14).fold(0, |n, b| n * 10 + u64::from(b - b'0'))
}

/// The command by which the present takes over after `events` events of the record `key`. A longer history of the same
/// record, imported later, gives another command; the same history gives the same.
pub(super) fn settle_id(type_name: &Name, key: &str, events: u32) -> Id {
    command_id(type_name, key, u32::MAX - events)
}

/// An id source whose first id is given; everything after it, salts included, comes from the source beneath.
pub(super) struct FirstId<'a> {
    pub first: Option<Id>,
    pub beneath: &'a mut dyn IdSource,
}

impl IdSource for FirstId<'_> {
    fn fill(&mut self, buffer: &mut [u8]) {
        self.beneath.fill(buffer);
    }
    fn id(&mut self, now: Timestamp) -> Id {
        self.first.take().unwrap_or_else(|| self.beneath.id(now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_of_neighbours_are_neighbours_and_never_the_same() {
        let id = |key: &str, ordinal| command_id(&"incident".into(), key, ordinal);
        assert_eq!(id("INC0000045", 1), id("INC0000045", 1));
        let mut all = Vec::new();
        for key in ["INC0000045", "INC0000046", "INC45", "T-45-a", "no digits", "", "99999999999999999999", "ä7ö"] {
            all.extend([id(key, 1), id(key, 2)]);
        }
        let distinct: std::collections::BTreeSet<_> = all.iter().collect();
        assert_eq!(distinct.len(), all.len());
        assert!(id("INC0000045", 1) < id("INC0000046", 1) && id("INC0000046", 9) < id("INC0001000", 1));
        let numbers = ["INC0000045/m3", "T-45-a", "", "99999999999999999999"].map(number);
        assert_eq!(numbers, [45, 45, 0, 99_999_999_999_999]);
    }
}

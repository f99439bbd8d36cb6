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
    // Version 8: bits of our own making.
    let bits = u128::from_be_bytes(bits);
    Id::from_u128((bits & !(0xf << 76) & !(0x3 << 62)) | (0x8 << 76) | (0x2 << 62))
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

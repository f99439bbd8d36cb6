//! Entries for the tests of this crate.

use crate::{Actor, Cause, Channel, Entry, Header, Kind};
use kernel::{Id, Name, Timestamp};
use proptest::prelude::*;

fn id(n: u64) -> Id {
    Id::from_u128(0x0000_0000_0000_7000_8000_0000_0000_0000 | u128::from(n))
}

/// Entry `n`, about `record`, making it version `version`.
pub fn entry(n: u64, record: u64, version: u32) -> Entry {
    let at = 1_774_623_600_000_000 + i64::try_from(n - 1).unwrap() * 60_000_000;
    let header = Header {
        id: id(n),
        recorded_at: Timestamp::from_micros(at + 1_000_001),
        occurred_at: Timestamp::from_micros(at),
        actor: Actor::system("import"),
        cause: Cause { command: id(n + 1), channel: Channel::Import, imported: true },
        record_type: "incident".into(),
        record: id(record),
        version,
        kind: if version == 1 { Kind::Created } else { Kind::Changed },
    };
    let salt = u128::from(n).to_be_bytes();
    Entry::seal(header, salt, format!("{{\"set\":{{\"title\":\"Mail server does not answer ({n})\"}}}}"))
}

/// A journal of `n` entries about `n / 4 + 1` records, versions without gaps.
pub fn journal(n: u64) -> Vec<Entry> {
    let records = n / 4 + 1;
    (0..n).map(|i| entry(i + 1, 1000 + i % records, u32::try_from(i / records).unwrap() + 1)).collect()
}

/// Any entry at all.
pub fn any_entry() -> impl Strategy<Value = Entry> {
    let actor = prop_oneof![
        any::<u128>().prop_map(|n| Actor::Person(Id::from_u128(n))),
        "[a-z][a-z0-9_]{0,20}".prop_map(|s| Actor::System(Name::from(s))),
    ];
    let times = (-62_135_596_800_000_000i64..253_402_300_799_000_000, -62_135_596_800_000_000i64..253_402_300_799_000_000);
    let kinds = (prop::sample::select(Kind::ALL), prop::sample::select(Channel::ALL), any::<bool>());
    let rest = ("[a-z][a-z0-9_]{0,20}", any::<[u128; 3]>(), any::<u32>(), any::<[u8; 16]>(), any::<String>());
    (actor, times, kinds, rest).prop_map(|(actor, (recorded, occurred), (kind, channel, imported), (name, ids, version, salt, text))| {
        let header = Header {
            id: Id::from_u128(ids[0]),
            recorded_at: Timestamp::from_micros(recorded),
            occurred_at: Timestamp::from_micros(occurred),
            actor,
            cause: Cause { command: Id::from_u128(ids[1]), channel, imported },
            record_type: name.into(),
            record: Id::from_u128(ids[2]),
            version,
            kind,
        };
        Entry::seal(header, salt, text)
    })
}

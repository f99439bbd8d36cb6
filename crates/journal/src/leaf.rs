//! The leaf of an entry: the bytes the tree commits to.
//!
//! A leaf is the canonical JSON of the header with one more member, `commitment`: the hex of SHA-256 over salt and payload.
//! It holds no payload (so the payload can be erased) and no position (the index in the tree *is* the position, so entries
//! may be written before they are numbered).

use crate::canonical::write_string;
use crate::tree::{self, Hash};
use crate::{Entry, Header};
use std::fmt::Write;

/// The leaf text of a header with its commitment. The members are written in canonical order by hand, for this stands on
/// the write path and in every replay; a test holds it equal to the general canonical writer.
#[must_use]
pub fn leaf_text(header: &Header, commitment: &Hash) -> String {
    let mut out = String::with_capacity(640);
    write_leaf(&mut out, header, commitment);
    out
}

fn write_leaf(out: &mut String, header: &Header, commitment: &Hash) {
    let Header { id, recorded_at, occurred_at, actor, cause, record_type, record, version, kind } = header;
    out.push_str("{\"actor\":");
    match actor {
        crate::Actor::Person(person) => write!(out, "\"person:{person}\"").expect(INFALLIBLE),
        crate::Actor::System(_) => write_string(out, &actor.to_string()),
    }
    write!(out, ",\"cause\":{{\"channel\":\"{}\",\"command\":\"{}\"", cause.channel.as_str(), cause.command).expect(INFALLIBLE);
    if cause.imported {
        out.push_str(",\"imported\":true");
    }
    out.push_str("},\"commitment\":\"");
    push_hex(out, commitment);
    write!(
        out,
        "\",\"id\":\"{id}\",\"kind\":\"{}\",\"occurred_at\":\"{occurred_at}\",\"record\":\"{record}\",\"record_type\":",
        kind.as_str()
    )
    .expect(INFALLIBLE);
    write_string(out, record_type);
    write!(out, ",\"recorded_at\":\"{recorded_at}\",\"version\":{version}}}").expect(INFALLIBLE);
}

const INFALLIBLE: &str = "writing to a string cannot fail";

impl Entry {
    /// The leaf: canonical JSON of header and commitment.
    #[must_use]
    pub fn leaf(&self) -> String {
        leaf_text(&self.header, &self.commitment)
    }

    /// The RFC 6962 leaf hash: SHA-256 over `0x00` and the leaf.
    #[must_use]
    pub fn leaf_hash(&self) -> Hash {
        tree::leaf_hash(self.leaf().as_bytes())
    }
}

pub(crate) fn push_hex(out: &mut String, bytes: &[u8]) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    for byte in bytes {
        out.push(char::from(DIGITS[usize::from(byte >> 4)]));
        out.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
}

/// Lower-case hex.
#[must_use]
pub fn to_hex(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 2);
    push_hex(&mut out, bytes);
    out
}

/// Exactly `N` bytes from their lower-case hex; `None` for anything else, so that one value has one spelling.
#[must_use]
pub fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digit = |b: u8| match b {
        b'0'..=b'9' => Some(b - b'0'),
        b'a'..=b'f' => Some(b - b'a' + 10),
        _ => None,
    };
    let text = text.as_bytes();
    if text.len() != N * 2 {
        return None;
    }
    let mut out = [0; N];
    for (byte, pair) in out.iter_mut().zip(text.chunks_exact(2)) {
        *byte = digit(pair[0])? << 4 | digit(pair[1])?;
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{any_entry, entry};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_fast_leaf_is_the_canonical_leaf(entry in any_entry()) {
            let mut value = serde_json::to_value(&entry.header).unwrap();
            value["commitment"] = to_hex(&entry.commitment).into();
            prop_assert_eq!(entry.leaf(), crate::canonical(&value));
            prop_assert_eq!(serde_json::from_value::<Header>({ value.as_object_mut().unwrap().remove("commitment"); value }).unwrap(), entry.header);
        }

        #[test]
        fn hex_goes_round(bytes in any::<[u8; 32]>()) {
            prop_assert_eq!(from_hex::<32>(&to_hex(&bytes)), Some(bytes));
        }
    }

    /// The form is fixed for ever: this text may never change.
    #[test]
    fn a_leaf_to_the_letter() {
        let entry = entry(1, 7, 1);
        assert_eq!(
            entry.leaf(),
            "{\"actor\":\"system:import\",\"cause\":{\"channel\":\"import\",\"command\":\"00000000-0000-7000-8000-000000000002\",\"imported\":true},\
             \"commitment\":\"d4df692ee7ddd50cb83c8ef50862612f23eb60a07d3647f32ddf99282a3d9548\",\"id\":\"00000000-0000-7000-8000-000000000001\",\
             \"kind\":\"created\",\"occurred_at\":\"2026-03-27T15:00:00Z\",\"record\":\"00000000-0000-7000-8000-000000000007\",\
             \"record_type\":\"incident\",\"recorded_at\":\"2026-03-27T15:00:01.000001Z\",\"version\":1}"
        );
    }
}

//! How a row is known again. The command that makes its record follows from its key, or, where it has none, from what stands in it:
//! whoever sends the same file again names the same commands, and what was done is done.

use super::cell::Given;
use kernel::{Id, Name};
use sha2::{Digest, Sha256};

/// The command that makes the record of a key.
pub(super) fn of_key(type_name: &Name, key: &str) -> Id {
    id(&[b"evident list import, key", type_name.as_bytes(), key.as_bytes()])
}

/// The command that makes the record of the `ordinal`-th row with these cells.
pub(super) fn of_cells<'a>(type_name: &Name, cells: impl Iterator<Item = (&'a Name, &'a Given)>, ordinal: u32) -> Id {
    let mut said = Vec::new();
    for (field, given) in cells {
        let text = match given {
            Given::Text(text) => text.trim().to_owned(),
            Given::Json(json) => json.to_string(),
        };
        if text.is_empty() {
            continue;
        }
        for part in [field.as_bytes(), text.as_bytes()] {
            said.extend((part.len() as u64).to_be_bytes());
            said.extend(part);
        }
    }
    id(&[b"evident list import, cells", type_name.as_bytes(), &said, &ordinal.to_be_bytes()])
}

fn id(parts: &[&[u8]]) -> Id {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    let digest: [u8; 32] = hash.finalize().into();
    let mut bits = [0; 16];
    bits.copy_from_slice(&digest[..16]);
    // Version 8: bits of our own making.
    Id::from_u128((u128::from_be_bytes(bits) & !(0xf << 76) & !(0x3 << 62)) | (0x8 << 76) | (0x2 << 62))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_row_is_the_same_command_and_another_is_not() {
        let (title, owner, kind) = (Name::from("title"), Name::from("owner"), Name::from("risk"));
        let text = |t: &str| Given::Text(t.to_owned());
        let (a, b) = (text("a"), text("b"));
        let of = |cells: &[(&Name, &Given)], n| of_cells(&kind, cells.iter().copied(), n);
        let one = of(&[(&title, &a), (&owner, &b)], 0);
        assert_eq!(one, of(&[(&title, &text(" a ")), (&owner, &b)], 0));
        let others =
            [of(&[(&title, &b), (&owner, &a)], 0), of(&[(&title, &a), (&owner, &b)], 1), of(&[(&title, &a)], 0), of_key(&kind, "a")];
        assert!(others.iter().all(|other| *other != one));
        assert_eq!(one.text().as_bytes()[14], b'8');
    }
}

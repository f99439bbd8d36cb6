//! Identities made of an idempotency key. The upper half is made of who sends and the key, the lower half of what is asked: so all
//! that was ever asked under one key lies side by side, and another request under the same key is found by one look. The last
//! bits are left for the items of a request that asks for several things. The bits are a UUID of version 8.

use crate::Id;

const VERSION: u64 = 0x8000;
const VARIANT: u64 = 0x8000_0000_0000_0000;
const LOWER: u64 = 0x3fff_ffff_ffff_ffff;
/// Bits that number the items of one request.
const ITEM_BITS: u32 = 10;

/// Most items that one keyed request can have.
pub const MOST_ITEMS: usize = 1 << ITEM_BITS;

impl Id {
    /// The identity of a request under a key, from digests of the two.
    #[must_use]
    pub const fn keyed(key: u64, request: u64) -> Self {
        let key = key & !0xf000 | VERSION;
        let request = request & LOWER & !((1 << ITEM_BITS) - 1) | VARIANT;
        Self::from_u128((key as u128) << 64 | request as u128)
    }
    /// The identity of the `n`-th item of a keyed request, below [`MOST_ITEMS`].
    #[must_use]
    pub const fn item(self, n: usize) -> Self {
        Self::from_u128(self.as_u128() | (n % MOST_ITEMS) as u128)
    }
    /// The first and the last identity under the same key; `None` for one that cannot have been made of a key.
    #[must_use]
    pub const fn of_key(self) -> Option<(Self, Self)> {
        let bits = self.as_u128();
        if (bits >> 76) & 0xf != 8 || (bits >> 62) & 3 != 2 {
            return None;
        }
        let first = bits >> 64 << 64 | VARIANT as u128;
        Some((Self::from_u128(first), Self::from_u128(first | LOWER as u128)))
    }
    /// Whether two identities under the same key are of one request.
    #[must_use]
    pub const fn same_request(self, other: Self) -> bool {
        self.as_u128() >> ITEM_BITS == other.as_u128() >> ITEM_BITS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_a_range_and_a_request_a_place_in_it() {
        for (key, request) in [(0, 0), (u64::MAX, u64::MAX), (0x0123_4567_89ab_cdef, 0xfedc_ba98_7654_3210)] {
            let one = Id::keyed(key, request);
            let (from, to) = one.of_key().unwrap();
            assert!(from <= one && one <= to);
            let other = Id::keyed(key, request ^ 1 << 40);
            assert!(other != one && !one.same_request(other) && other.of_key() == one.of_key());
            let items: std::collections::BTreeSet<Id> = (0..MOST_ITEMS).map(|n| one.item(n)).collect();
            assert_eq!((items.len(), items.first()), (MOST_ITEMS, Some(&one)));
            assert!(items.iter().all(|item| item.same_request(one) && !item.same_request(other) && item.of_key() == one.of_key()));
            let (next, _) = Id::keyed(key ^ 1, request).of_key().unwrap();
            assert!(next < from || to < next);
            assert_eq!(one.text().as_bytes()[14], b'8');
        }
        assert_eq!(Id::v7(1, [7; 10]).of_key(), None);
    }
}

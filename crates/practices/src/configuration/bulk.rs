//! Bulk imports into the live estate (specification, section 4.1: refused above five per cent without confirmation).

/// Whether a bulk import that changes so many of so many live items needs a preview and the confirmation of the configuration
/// manager: when it would change more than five per cent of them.
#[must_use]
pub const fn needs_confirmation(changing: usize, live: usize) -> bool {
    changing.saturating_mul(20) > live
}

#[cfg(test)]
mod tests {
    use super::needs_confirmation;

    #[test]
    fn above_five_per_cent() {
        for (changing, live, expected) in
            [(0, 0, false), (1, 0, true), (0, 100, false), (5, 100, false), (6, 100, true), (1, 20, false), (1, 19, true), (usize::MAX, 1, true)]
        {
            assert_eq!(needs_confirmation(changing, live), expected, "{changing} of {live}");
        }
    }
}

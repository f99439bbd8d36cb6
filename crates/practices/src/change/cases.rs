//! Cases of changes.

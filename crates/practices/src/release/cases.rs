//! Cases of releases.

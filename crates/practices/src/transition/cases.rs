//! Cases of transitions.

//! Cases of risks, opportunities and actions.

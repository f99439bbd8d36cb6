//! Whether what a supplier promises carries what customers were promised (section 5.4): the supplier's target must be at
//! least as strong as the customer's, and leave time, or failures, for our own work.

use rust_decimal::Decimal;

/// One target of an agreement with a customer that rests on a supplier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resting {
    /// Times in seconds of the same hours: the supplier's and our own work together are no longer than promised.
    Time {
        /// What the supplier promises.
        supplier: i64,
        /// What we need ourselves.
        own: i64,
        /// What the customer was promised.
        customer: i64,
    },
    /// Availabilities in percent: the supplier's times that by our own design are no less than promised.
    Availability {
        /// What the supplier promises.
        supplier: Decimal,
        /// What the rest is designed for.
        own: Decimal,
        /// What the customer was promised.
        customer: Decimal,
    },
}

/// What is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Seconds too many.
    Seconds(i64),
    /// Percentage points too few.
    Points(Decimal),
}

impl Resting {
    /// What is missing; `None` when the target is carried. Exactly equal is carried. Nothing is rounded.
    #[must_use]
    pub fn gap(self) -> Option<Gap> {
        match self {
            Self::Time { supplier, own, customer } => {
                let over = supplier.saturating_add(own.max(0)).saturating_sub(customer);
                (over > 0).then_some(Gap::Seconds(over))
            }
            Self::Availability { supplier, own, customer } => {
                let together = supplier.saturating_mul(own) / Decimal::ONE_HUNDRED;
                (together < customer).then(|| Gap::Points(customer - together))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times() {
        for (supplier, own, customer, over) in [
            (3 * 3600, 3600, 4 * 3600, None),
            (3 * 3600, 3601, 4 * 3600, Some(1)),
            (4 * 3600, 0, 4 * 3600, None),
            (5 * 3600, 0, 4 * 3600, Some(3600)),
            (0, 0, 0, None),
            (1, 0, 0, Some(1)),
            (i64::MAX, 1, 4 * 3600, Some(i64::MAX - 4 * 3600)),
        ] {
            assert_eq!(Resting::Time { supplier, own, customer }.gap(), over.map(Gap::Seconds), "{supplier} {own} {customer}");
        }
    }

    #[test]
    fn availabilities() {
        for (supplier, own, customer, missing) in [
            ("99.9", "99.9", "99.8", None),
            ("99.9", "99.9", "99.8001", None),
            ("99.9", "99.9", "99.8002", Some("0.0001")),
            ("99.5", "100", "99.5", None),
            ("99.5", "99.9", "99.5", Some("0.0995")),
            ("100", "100", "100", None),
            ("99.9999", "99.9999", "99.9998", None),
            ("0", "100", "0.01", Some("0.01")),
        ] {
            let of = |text: &str| text.parse::<Decimal>().unwrap();
            let found = Resting::Availability { supplier: of(supplier), own: of(own), customer: of(customer) }.gap();
            assert_eq!(found, missing.map(|m| Gap::Points(of(m))), "{supplier} {own} {customer}");
        }
    }
}

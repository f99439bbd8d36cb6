//! Money: minor units and a currency. Amounts of different currencies never meet without a dated rate.

use crate::{Code, Refusal};
use serde::{Deserialize, Serialize};

/// An ISO 4217 currency code, three capital letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

impl Currency {
    /// Reads three capital letters.
    #[must_use]
    pub fn parse(s: &str) -> Option<Self> {
        let bytes: [u8; 3] = s.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_uppercase).then_some(Self(bytes))
    }
    /// The three letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }
}

impl TryFrom<String> for Currency {
    type Error = String;
    fn try_from(s: String) -> Result<Self, String> {
        Self::parse(&s).ok_or_else(|| format!("{s:?} is not a currency code"))
    }
}
impl From<Currency> for String {
    fn from(c: Currency) -> Self {
        c.as_str().to_owned()
    }
}

/// An amount in minor units (cents) of a currency.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Money {
    /// Minor units.
    pub minor: i64,
    /// Currency.
    pub currency: Currency,
}

impl Money {
    /// The sum.
    ///
    /// # Errors
    /// [`Code::Currency`] when the currencies differ; [`Code::OutOfRange`] on overflow.
    pub fn plus(self, other: Self) -> Result<Self, Refusal> {
        if self.currency != other.currency {
            return Err(Refusal::new(Code::Currency).with("value", format!("{} and {}", self.currency.as_str(), other.currency.as_str())));
        }
        let minor = self
            .minor
            .checked_add(other.minor)
            .ok_or_else(|| Refusal::new(Code::OutOfRange).with("min", i64::MIN).with("max", i64::MAX))?;
        Ok(Self { minor, currency: self.currency })
    }
}

//! Versions of documents: major.minor. What readers must take notice of raises major; what is editorial raises minor
//! and needs no new acknowledgement.

use kernel::Date;
use std::fmt;
use std::str::FromStr;

/// A version of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    /// Raised by every change that readers must take notice of.
    pub major: u32,
    /// Raised by editorial changes; begins at zero with every major one.
    pub minor: u32,
}

impl Version {
    /// The first version of a document.
    pub const FIRST: Self = Self { major: 1, minor: 0 };

    /// The version after this one (section 8.6): editorial changes raise minor, all others major.
    #[must_use]
    pub const fn next(self, editorial: bool) -> Self {
        if editorial {
            Self { major: self.major, minor: self.minor.saturating_add(1) }
        } else {
            Self { major: self.major.saturating_add(1), minor: 0 }
        }
    }
    /// The version of a document that takes the place of `previous`, or the first one. A first version is never editorial.
    #[must_use]
    pub fn after(previous: Option<Self>, editorial: bool) -> Self {
        previous.map_or(Self::FIRST, |p| p.next(editorial))
    }
    /// Whether whoever acknowledged this version has acknowledged `other` with it: only editorial changes lie between.
    #[must_use]
    pub const fn covers(self, other: Self) -> bool {
        self.major == other.major
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

/// The text is not of the form `major.minor`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoVersion;

impl FromStr for Version {
    type Err = NoVersion;
    fn from_str(text: &str) -> Result<Self, NoVersion> {
        let (major, minor) = text.split_once('.').ok_or(NoVersion)?;
        let number = |digits: &str| {
            let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
            if plain { digits.parse().map_err(|_| NoVersion) } else { Err(NoVersion) }
        };
        Ok(Self { major: number(major)?, minor: number(minor)? })
    }
}

/// What stands on every printed copy.
#[must_use]
pub fn print_notice(version: Version, printed_on: Date) -> String {
    format!("Uncontrolled when printed. Version {version}, printed on {printed_on}.")
}

//! Refusals: what the user can mend. A refusal names its code, the field it concerns and the values its message
//! needs; the text is looked up by code, so that it can be translated and documented in one place.
//!
//! Several refusals travel together ([`Refusals`]): whoever tries a move learns every unmet guard at once.

use crate::Name;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

macro_rules! codes {
    ($($variant:ident $code:literal $template:literal;)*) => {
        /// Every reason for which the system declines an input. The documentation of each code is its message template.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $template] $variant,)* }

        impl Code {
            /// All codes, in the order of their documentation.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];
            /// The stable machine text, for example `stale`.
            #[must_use]
            pub const fn as_str(self) -> &'static str { match self { $(Code::$variant => $code,)* } }
            /// The English message with `{param}` places.
            #[must_use]
            pub const fn template(self) -> &'static str { match self { $(Code::$variant => $template,)* } }
        }
    };
}

codes! {
    Required "required" "{label} is required.";
    RequiredForMove "required-for-move" "{label} must be filled in before you can {move}.";
    Placeholder "placeholder" "{label} needs a real text of at least {min} characters, not a placeholder.";
    TooLong "too-long" "{label} is longer than {max} characters.";
    TooShort "too-short" "{label} needs at least {min} characters.";
    NotANumber "not-a-number" "{label} must be a number; “{value}” is not.";
    OutOfRange "out-of-range" "{label} must be between {min} and {max}.";
    NotADate "not-a-date" "{label} must be a date such as 2026-03-27; “{value}” is not.";
    NotAnInstant "not-an-instant" "{label} must be a date and time such as 2026-03-27T15:00:00Z; “{value}” is not.";
    NotADuration "not-a-duration" "{label} must be a duration such as 1h 30m; “{value}” is not.";
    UnknownChoice "unknown-choice" "{label} has no choice “{value}”.{suggestion}";
    UnknownField "unknown-field" "There is no field “{value}” here.{suggestion}";
    UnknownType "unknown-type" "There is no record type “{value}”.{suggestion}";
    UnknownReference "unknown-reference" "{label} names a record that does not exist or that you may not see.";
    InactivePerson "inactive-person" "{label} names a person who is no longer active.";
    WrongShape "wrong-shape" "{label} has the wrong form: {expected} was expected.";
    InFuture "in-future" "{label} lies in the future; it can only say what has happened.";
    TooFarBack "too-far-back" "{label} lies more than {limit} in the past: {mend}.";
    Order "order" "{label} may not be before {other}.";
    Negative "negative" "{label} may not be negative.";
    Currency "currency" "{label} mixes currencies ({value}).";
    ReadOnly "read-only" "{label} cannot be changed in state “{state}”.";
    Computed "computed" "{label} is computed and cannot be set.";
    Terminal "terminal" "{number} is {state}; only comments and links can be added.";
    NoSuchMove "no-such-move" "{number} is {state} and cannot {move} from there.";
    Guard "guard" "{reason}";
    Forbidden "forbidden" "You may not {verb} this.";
    ForbiddenField "forbidden-field" "You may not change {label}.";
    NotVisible "not-visible" "There is no such record, or you may not see it.";
    Stale "stale" "Someone changed this meanwhile: {fields}. Look at their values and decide.";
    Duplicate "duplicate" "{label} “{value}” is already taken.";
    SelfLink "self-link" "A record cannot be linked to itself.";
    Cycle "cycle" "This would make {label} go round in a circle.";
    UnknownLink "unknown-link" "Records of these types cannot be linked as “{value}”.";
    ReasonNeeded "reason-needed" "Say why: {label} needs a reason of at least {min} characters.";
    SegregationOfDuties "segregation-of-duties" "{reason}";
    Matrix "matrix" "The priority matrix is refused: {reason}";
    Calendar "calendar" "The calendar is refused: {reason}";
    Query "query" "The query cannot be understood at position {position}: {reason}";
    AttachmentTooLarge "attachment-too-large" "The file is larger than {max}.";
    AttachmentType "attachment-type" "Files of type {value} are not accepted.";
    AttachmentIncomplete "attachment-incomplete" "The upload ended before the file was complete; please send it again.";
    TooMany "too-many" "At most {max} {what} are accepted at once.";
    Throttled "throttled" "Too many attempts. Try again in {seconds} seconds.";
    SignInFailed "sign-in-failed" "E-mail and password do not belong together.";
    SignInNeeded "sign-in-needed" "Sign in, or send an access token.";
    SessionExpired "session-expired" "You were signed out. Sign in again; what you typed is kept on this page.";
    CsrfFailed "csrf-failed" "This form is out of date. Reload the page and send it again.";
    TokenInvalid "token-invalid" "The access token is unknown, expired or revoked.";
    SetupTokenInvalid "setup-token-invalid" "This is not the one-time set-up token, or it is no longer good. It is printed in the terminal when Evident starts, and each start makes a new one that is good for a day: copy the newest, or start Evident again.";
    Precondition "precondition" "Send the version you are changing in an If-Match header.";
    IdempotencyMismatch "idempotency-mismatch" "This idempotency key was already used for a different request.";
    Malformed "malformed" "The request cannot be read: {reason}";
    Model "model" "{reason}";
    Import "import" "{reason}";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.as_str())
    }
}
impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        Self::ALL
            .iter()
            .copied()
            .find(|c| c.as_str() == text)
            .ok_or_else(|| serde::de::Error::custom(format!("unknown refusal code {text}")))
    }
}

/// One declined input: what is wrong, where, and the values that explain it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// Why.
    pub code: Code,
    /// The field concerned, when there is one; forms show the message beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<Name>,
    /// Values for the places of the message template.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub params: BTreeMap<String, String>,
}

impl Refusal {
    /// A refusal without field or values.
    #[must_use]
    pub const fn new(code: Code) -> Self {
        Self { code, field: None, params: BTreeMap::new() }
    }
    /// The same, about a field.
    #[must_use]
    pub fn on(mut self, field: impl Into<Name>) -> Self {
        self.field = Some(field.into());
        self
    }
    /// The same, with a value for `{key}`.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl fmt::Display) -> Self {
        self.params.insert(key.to_owned(), value.to_string());
        self
    }
    /// A guard that is not met, in words.
    #[must_use]
    pub fn guard(reason: impl fmt::Display) -> Self {
        Self::new(Code::Guard).with("reason", reason)
    }
    /// The English message. Places without a value vanish.
    #[must_use]
    pub fn message(&self) -> String {
        let mut out = String::new();
        let mut rest = self.code.template();
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let (key, tail) = after.split_once('}').unwrap_or((after, ""));
            match self.params.get(key) {
                Some(value) => out.push_str(value),
                None if key == "label" => out.push_str(self.field.as_deref().unwrap_or("This")),
                None => {}
            }
            rest = tail;
        }
        out.push_str(rest);
        out
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl std::error::Error for Refusal {}

/// One or more refusals. Never empty where it stands for a failure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Refusals(pub Vec<Refusal>);

impl Refusals {
    /// Adds one.
    pub fn push(&mut self, refusal: Refusal) {
        self.0.push(refusal);
    }
    /// Whether nothing was refused.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// `Ok` when nothing was refused.
    ///
    /// # Errors
    /// The refusals themselves, when there are any.
    pub fn into_result(self) -> Result<(), Self> {
        if self.is_empty() { Ok(()) } else { Err(self) }
    }
    /// Whether any refusal has `code`.
    #[must_use]
    pub fn has(&self, code: Code) -> bool {
        self.0.iter().any(|r| r.code == code)
    }
}

impl From<Refusal> for Refusals {
    fn from(r: Refusal) -> Self {
        Self(vec![r])
    }
}
impl fmt::Display for Refusals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, r) in self.0.iter().enumerate() {
            if i > 0 {
                f.write_str(" ")?;
            }
            r.fmt(f)?;
        }
        Ok(())
    }
}
impl std::error::Error for Refusals {}

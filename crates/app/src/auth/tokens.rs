//! API tokens: a person's rights for a program, under a name, for a limited time, to read or also to write.

use super::secret::Secret;
use super::types::{ApiToken, NewToken, Scope};
use crate::app::App;
use crate::error::{AppError, Result};
use engine::{Verb, Viewer};
use kernel::{Code, Id, Refusal};
use std::sync::Arc;
use store::TokenRow;

/// Longest life of a token, in days.
pub const MAX_DAYS: i64 = 366;
/// Most tokens of one person that are still good.
const MAX_TOKENS: usize = 50;
/// "Last used" is kept to the minute.
const TOUCH_SECONDS: i64 = 60;

impl App {
    /// Makes a token for the viewer. Its secret is in the answer and nowhere else.
    ///
    /// # Errors
    /// A refusal about name, days or number of tokens; a fault.
    pub async fn create_token(&self, viewer: &Viewer, name: &str, scope: Scope, days: i64) -> Result<NewToken> {
        self.writable()?;
        let me = viewer.actor.person().ok_or(AppError::NotVisible)?;
        let name = name.trim();
        if name.is_empty() {
            return Err(Refusal::new(Code::Required).on("name").with("label", "A name").into());
        }
        if name.chars().count() > 80 {
            return Err(Refusal::new(Code::TooLong).on("name").with("label", "The name").with("max", 80).into());
        }
        if !(1..=MAX_DAYS).contains(&days) {
            return Err(Refusal::new(Code::OutOfRange)
                .on("days")
                .with("label", "The number of days")
                .with("min", 1)
                .with("max", MAX_DAYS)
                .into());
        }
        let now = self.clock.now();
        if self.my_tokens(viewer).await?.len() >= MAX_TOKENS {
            return Err(Refusal::new(Code::TooMany).with("max", MAX_TOKENS).with("what", "tokens").into());
        }
        let secret = Secret::generate("evt_", &mut **self.ids());
        let row = TokenRow {
            id: self.new_id(),
            hash: secret.hash(),
            person: me,
            name: name.to_owned(),
            scopes: scope.as_str().to_owned(),
            created_at: now,
            expires_at: Some(now.plus_seconds(days * 86_400)),
            used_at: None,
            revoked_at: None,
        };
        self.accounts.tokens().create(&row).await?;
        Ok(NewToken { secret, token: token(row) })
    }

    /// The viewer's tokens that are still good, newest first.
    ///
    /// # Errors
    /// A fault.
    pub async fn my_tokens(&self, viewer: &Viewer) -> Result<Vec<ApiToken>> {
        let Some(me) = viewer.actor.person() else { return Ok(Vec::new()) };
        let now = self.clock.now();
        let rows = self.accounts.tokens().of_person(me).await?;
        Ok(rows.into_iter().filter(|t| t.revoked_at.is_none()).map(token).filter(|t| now < t.expires_at).collect())
    }

    /// Revokes one of the viewer's tokens.
    ///
    /// # Errors
    /// Not visible, when it is not theirs; a fault.
    pub async fn revoke_token(&self, viewer: &Viewer, id: Id) -> Result<()> {
        if !self.my_tokens(viewer).await?.iter().any(|t| t.id == id) {
            return Err(AppError::NotVisible);
        }
        Ok(self.accounts.tokens().revoke(id, self.clock.now()).await?)
    }

    /// Who a token speaks for; a token that may only read comes with a viewer who may only read.
    ///
    /// # Errors
    /// A refusal when it is unknown, expired or revoked, or its person left; a fault.
    pub async fn viewer_for_token(&self, secret: &Secret) -> Result<(ApiToken, Arc<Viewer>)> {
        let invalid = || AppError::refused(Refusal::new(Code::TokenInvalid));
        let now = self.clock.now();
        let row = self.accounts.tokens().by_hash(&secret.hash()).await?.filter(|t| t.revoked_at.is_none()).ok_or_else(invalid)?;
        let token = token(row);
        if now >= token.expires_at {
            return Err(invalid());
        }
        let viewer = match self.viewer_of(token.person).await {
            Err(AppError::NotVisible) => return Err(invalid()),
            other => other?,
        };
        if token.seen_at.is_none_or(|at| now.seconds_since(at) >= TOUCH_SECONDS) {
            self.accounts.tokens().used(token.id, now).await?;
        }
        let viewer = if token.scope == Scope::Read { Arc::new(reader(&viewer)) } else { viewer };
        Ok((token, viewer))
    }
}

/// The same viewer without any right to write.
fn reader(viewer: &Viewer) -> Viewer {
    let mut viewer = viewer.clone();
    // Seeing internal notes and writing them is one verb; a reader keeps it because reading is all that is left.
    viewer.grants.retain_verbs(|v| matches!(v, Verb::Read | Verb::Internal));
    viewer.roles.clear();
    viewer
}

fn token(row: TokenRow) -> ApiToken {
    ApiToken {
        id: row.id,
        person: row.person,
        name: row.name,
        scope: if row.scopes == Scope::Write.as_str() { Scope::Write } else { Scope::Read },
        created_at: row.created_at,
        // Tokens without an end are not made; one that has none anyhow is not good any more.
        expires_at: row.expires_at.unwrap_or(row.created_at),
        seen_at: row.used_at,
    }
}

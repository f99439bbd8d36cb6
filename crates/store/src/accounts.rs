//! What lets people in: sessions, passwords, access tokens, throttling; and the store's own settings. None of it is a
//! record and none of it is journalled. Secrets are never stored: sessions and tokens by their SHA-256, passwords by the
//! hash their owner made.

use crate::Store;
use crate::db::Row;
use crate::fault::Fault;
use kernel::{Id, Timestamp};

/// A signed-in browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRow {
    /// SHA-256 (hex) of the secret in the cookie.
    pub token_hash: String,
    /// Who is signed in.
    pub person: Id,
    /// Secret that forms must bring back.
    pub csrf: String,
    /// When they signed in.
    pub created_at: Timestamp,
    /// When they were last seen (updated now and then).
    pub seen_at: Timestamp,
    /// When it ends at the latest.
    pub expires_at: Timestamp,
    /// Network address at sign-in.
    pub address: String,
    /// Browser at sign-in.
    pub agent: String,
}

/// A person's password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CredentialRow {
    /// The person.
    pub person: Id,
    /// E-mail address they sign in with, lower case.
    pub email: String,
    /// The password's hash, in the PHC form.
    pub hash: String,
    /// When it was set.
    pub changed_at: Timestamp,
    /// Whether the next sign-in asks for a new one.
    pub must_change: bool,
}

/// An access token for the API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenRow {
    /// Identity.
    pub id: Id,
    /// SHA-256 (hex) of the secret.
    pub hash: String,
    /// For whom it acts.
    pub person: Id,
    /// What its owner calls it.
    pub name: String,
    /// What it may do, as the application writes it.
    pub scopes: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it ends.
    pub expires_at: Option<Timestamp>,
    /// When it was last used (updated now and then).
    pub used_at: Option<Timestamp>,
    /// When it was revoked.
    pub revoked_at: Option<Timestamp>,
}

/// How often something failed lately.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ThrottleRow {
    /// Failures since `first_at`.
    pub failures: u32,
    /// The first of them.
    pub first_at: Timestamp,
    /// No attempt is heard before this instant.
    pub blocked_until: Timestamp,
}

const SESSION: &str = "token_hash, person, csrf, created_at, seen_at, expires_at, address, agent";
const CREDENTIAL: &str = "person, email, hash, changed_at, must_change";
const TOKEN: &str = "id, hash, person, name, scopes, created_at, expires_at, used_at, revoked_at";

/// Sessions.
#[derive(Clone, Copy)]
pub struct Sessions<'a>(&'a Store);
/// Passwords.
#[derive(Clone, Copy)]
pub struct Credentials<'a>(&'a Store);
/// Access tokens.
#[derive(Clone, Copy)]
pub struct Tokens<'a>(&'a Store);
/// Throttling by key (an address, an e-mail).
#[derive(Clone, Copy)]
pub struct Throttle<'a>(&'a Store);
/// Settings of the store itself: small texts by key.
#[derive(Clone, Copy)]
pub struct Settings<'a>(&'a Store);

impl Store {
    /// Sessions.
    #[must_use]
    pub const fn sessions(&self) -> Sessions<'_> {
        Sessions(self)
    }
    /// Passwords.
    #[must_use]
    pub const fn credentials(&self) -> Credentials<'_> {
        Credentials(self)
    }
    /// Access tokens.
    #[must_use]
    pub const fn tokens(&self) -> Tokens<'_> {
        Tokens(self)
    }
    /// Throttling.
    #[must_use]
    pub const fn throttle(&self) -> Throttle<'_> {
        Throttle(self)
    }
    /// Settings.
    #[must_use]
    pub const fn settings(&self) -> Settings<'_> {
        Settings(self)
    }
    async fn put(&self, sql: impl Into<crate::Sql>, args: Vec<crate::Arg>) -> Result<(), Fault> {
        self.write(vec![(sql.into(), args)]).await.map(|_| ())
    }
}

impl Sessions<'_> {
    /// Keeps a new session.
    ///
    /// # Errors
    /// What the database says.
    pub async fn create(&self, s: &SessionRow) -> Result<(), Fault> {
        let sql = format!("INSERT INTO session ({SESSION}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)");
        let args = crate::args![
            s.token_hash.clone(),
            s.person,
            s.csrf.clone(),
            s.created_at,
            s.seen_at,
            s.expires_at,
            s.address.clone(),
            s.agent.clone()
        ];
        self.0.put(sql, args).await
    }
    /// The session of a secret's hash. Whether it expired is the caller's to judge.
    ///
    /// # Errors
    /// What the database says.
    pub async fn get(&self, token_hash: &str) -> Result<Option<SessionRow>, Fault> {
        let row = self.0.db().fetch_one(format!("SELECT {SESSION} FROM session WHERE token_hash = $1"), crate::args![token_hash]).await?;
        row.as_ref().map(session).transpose()
    }
    /// The sessions of a person, newest first.
    ///
    /// # Errors
    /// What the database says.
    pub async fn of_person(&self, person: Id) -> Result<Vec<SessionRow>, Fault> {
        let sql = format!("SELECT {SESSION} FROM session WHERE person = $1 ORDER BY created_at DESC");
        self.0.db().fetch(sql, crate::args![person]).await?.iter().map(session).collect()
    }
    /// Notes that the session was used.
    ///
    /// # Errors
    /// What the database says.
    pub async fn touch(&self, token_hash: &str, at: Timestamp) -> Result<(), Fault> {
        self.0.put("UPDATE session SET seen_at = $2 WHERE token_hash = $1", crate::args![token_hash, at]).await
    }
    /// Ends one session.
    ///
    /// # Errors
    /// What the database says.
    pub async fn delete(&self, token_hash: &str) -> Result<(), Fault> {
        self.0.put("DELETE FROM session WHERE token_hash = $1", crate::args![token_hash]).await
    }
    /// Ends every session of a person but one (after a change of password; `""` keeps none).
    ///
    /// # Errors
    /// What the database says.
    pub async fn delete_of_person(&self, person: Id, but: &str) -> Result<(), Fault> {
        self.0.put("DELETE FROM session WHERE person = $1 AND token_hash <> $2", crate::args![person, but]).await
    }
    /// Forgets sessions that expired, or were idle since an instant.
    ///
    /// # Errors
    /// What the database says.
    pub async fn purge(&self, now: Timestamp, idle_since: Timestamp) -> Result<(), Fault> {
        self.0.put("DELETE FROM session WHERE expires_at <= $1 OR seen_at < $2", crate::args![now, idle_since]).await
    }
}

fn session(r: &Row) -> Result<SessionRow, Fault> {
    Ok(SessionRow {
        token_hash: r.text(0)?,
        person: r.id(1)?,
        csrf: r.text(2)?,
        created_at: r.instant(3)?,
        seen_at: r.instant(4)?,
        expires_at: r.instant(5)?,
        address: r.text(6)?,
        agent: r.text(7)?,
    })
}

impl Credentials<'_> {
    /// Sets a person's password.
    ///
    /// # Errors
    /// [`crate::FaultKind::Duplicate`] when another person signs in with the address.
    pub async fn put(&self, c: &CredentialRow) -> Result<(), Fault> {
        let sql = format!(
            "INSERT INTO credential ({CREDENTIAL}) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (person) DO UPDATE SET \
             email = excluded.email, hash = excluded.hash, changed_at = excluded.changed_at, must_change = excluded.must_change"
        );
        self.0.put(sql, crate::args![c.person, c.email.to_lowercase(), c.hash.clone(), c.changed_at, c.must_change]).await
    }
    /// Who signs in with an address.
    ///
    /// # Errors
    /// What the database says.
    pub async fn by_email(&self, email: &str) -> Result<Option<CredentialRow>, Fault> {
        self.one("email", email.to_lowercase()).await
    }
    /// The password of a person.
    ///
    /// # Errors
    /// What the database says.
    pub async fn of_person(&self, person: Id) -> Result<Option<CredentialRow>, Fault> {
        self.one("person", person.text()).await
    }
    /// Whether anybody can sign in at all.
    ///
    /// # Errors
    /// What the database says.
    pub async fn any(&self) -> Result<bool, Fault> {
        Ok(self.0.db().fetch_one("SELECT person FROM credential LIMIT 1", vec![]).await?.is_some())
    }
    /// Takes a person's password away.
    ///
    /// # Errors
    /// What the database says.
    pub async fn delete(&self, person: Id) -> Result<(), Fault> {
        self.0.put("DELETE FROM credential WHERE person = $1", crate::args![person]).await
    }
    async fn one(&self, column: &str, value: String) -> Result<Option<CredentialRow>, Fault> {
        let row = self.0.db().fetch_one(format!("SELECT {CREDENTIAL} FROM credential WHERE {column} = $1"), crate::args![value]).await?;
        row.map(|r| {
            Ok(CredentialRow { person: r.id(0)?, email: r.text(1)?, hash: r.text(2)?, changed_at: r.instant(3)?, must_change: r.flag(4)? })
        })
        .transpose()
    }
}

impl Tokens<'_> {
    /// Keeps a new token.
    ///
    /// # Errors
    /// What the database says.
    pub async fn create(&self, t: &TokenRow) -> Result<(), Fault> {
        let sql = format!("INSERT INTO token ({TOKEN}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)");
        let args = crate::args![
            t.id,
            t.hash.clone(),
            t.person,
            t.name.clone(),
            t.scopes.clone(),
            t.created_at,
            t.expires_at,
            t.used_at,
            t.revoked_at
        ];
        self.0.put(sql, args).await
    }
    /// The token of a secret's hash. Whether it ended is the caller's to judge.
    ///
    /// # Errors
    /// What the database says.
    pub async fn by_hash(&self, hash: &str) -> Result<Option<TokenRow>, Fault> {
        let row = self.0.db().fetch_one(format!("SELECT {TOKEN} FROM token WHERE hash = $1"), crate::args![hash]).await?;
        row.as_ref().map(token).transpose()
    }
    /// The tokens of a person, newest first.
    ///
    /// # Errors
    /// What the database says.
    pub async fn of_person(&self, person: Id) -> Result<Vec<TokenRow>, Fault> {
        let sql = format!("SELECT {TOKEN} FROM token WHERE person = $1 ORDER BY created_at DESC");
        self.0.db().fetch(sql, crate::args![person]).await?.iter().map(token).collect()
    }
    /// Notes that a token was used.
    ///
    /// # Errors
    /// What the database says.
    pub async fn used(&self, id: Id, at: Timestamp) -> Result<(), Fault> {
        self.0.put("UPDATE token SET used_at = $2 WHERE id = $1", crate::args![id, at]).await
    }
    /// Revokes a token; the first revocation stands.
    ///
    /// # Errors
    /// What the database says.
    pub async fn revoke(&self, id: Id, at: Timestamp) -> Result<(), Fault> {
        self.0.put("UPDATE token SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL", crate::args![id, at]).await
    }
}

fn token(r: &Row) -> Result<TokenRow, Fault> {
    Ok(TokenRow {
        id: r.id(0)?,
        hash: r.text(1)?,
        person: r.id(2)?,
        name: r.text(3)?,
        scopes: r.text(4)?,
        created_at: r.instant(5)?,
        expires_at: r.opt_instant(6)?,
        used_at: r.opt_instant(7)?,
        revoked_at: r.opt_instant(8)?,
    })
}

impl Throttle<'_> {
    /// How a key stands.
    ///
    /// # Errors
    /// What the database says.
    pub async fn get(&self, key: &str) -> Result<ThrottleRow, Fault> {
        let row = self.0.db().fetch_one("SELECT failures, first_at, blocked_until FROM throttle WHERE key = $1", crate::args![key]).await?;
        row.map_or(Ok(ThrottleRow::default()), |r| {
            Ok(ThrottleRow {
                failures: u32::try_from(r.int(0)?).unwrap_or(u32::MAX),
                first_at: r.instant(1)?,
                blocked_until: r.instant(2)?,
            })
        })
    }
    /// Counts a failure; failures older than `window_seconds` no longer count. Counted in the database, so that attempts
    /// made at the same time are all counted.
    ///
    /// # Errors
    /// What the database says.
    pub async fn fail(&self, key: &str, now: Timestamp, window_seconds: i64) -> Result<ThrottleRow, Fault> {
        let sql = "INSERT INTO throttle (key, failures, first_at, blocked_until) VALUES ($1, 1, $2, 0) ON CONFLICT (key) DO UPDATE SET \
                   failures = CASE WHEN throttle.first_at < $3 THEN 1 ELSE throttle.failures + 1 END, \
                   first_at = CASE WHEN throttle.first_at < $3 THEN $2 ELSE throttle.first_at END \
                   RETURNING failures, first_at, blocked_until";
        let rows = self.0.write(vec![(sql.into(), crate::args![key, now, now.plus_seconds(-window_seconds)])]).await?;
        let r = rows.first().ok_or_else(|| Fault::corrupt("counting a failure returned no row"))?;
        Ok(ThrottleRow { failures: u32::try_from(r.int(0)?).unwrap_or(u32::MAX), first_at: r.instant(1)?, blocked_until: r.instant(2)? })
    }
    /// Hears no attempt before `until`.
    ///
    /// # Errors
    /// What the database says.
    pub async fn block(&self, key: &str, until: Timestamp) -> Result<(), Fault> {
        self.0.put("UPDATE throttle SET blocked_until = $2 WHERE key = $1", crate::args![key, until]).await
    }
    /// Forgets a key's failures (a success).
    ///
    /// # Errors
    /// What the database says.
    pub async fn clear(&self, key: &str) -> Result<(), Fault> {
        self.0.put("DELETE FROM throttle WHERE key = $1", crate::args![key]).await
    }
    /// Forgets keys whose failures and blocks lie before an instant.
    ///
    /// # Errors
    /// What the database says.
    pub async fn purge(&self, before: Timestamp) -> Result<(), Fault> {
        self.0.put("DELETE FROM throttle WHERE first_at < $1 AND blocked_until < $1", crate::args![before]).await
    }
}

impl Settings<'_> {
    /// A setting.
    ///
    /// # Errors
    /// What the database says.
    pub async fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        self.0.db().fetch_one("SELECT value FROM setting WHERE key = $1", crate::args![key]).await?.map(|r| r.text(0)).transpose()
    }
    /// Sets it.
    ///
    /// # Errors
    /// What the database says.
    pub async fn put(&self, key: &str, value: &str) -> Result<(), Fault> {
        self.0.put(crate::migrate::PUT_SETTING, crate::args![key, value]).await
    }
    /// Removes it.
    ///
    /// # Errors
    /// What the database says.
    pub async fn delete(&self, key: &str) -> Result<(), Fault> {
        self.0.put("DELETE FROM setting WHERE key = $1", crate::args![key]).await
    }
}

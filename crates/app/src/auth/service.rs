//! Signing in and out, sessions, passwords.

use super::password;
use super::secret::Secret;
use super::types::{Session, SignIn, SignedIn};
use crate::app::App;
use crate::error::{AppError, Result};
use engine::Viewer;
use kernel::{Code, Id, Refusal, Timestamp};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use store::{CredentialRow, SessionRow};

/// Failures of one account within [`WINDOW_SECONDS`] that cost nothing but the attempt.
const FREE_ACCOUNT: u32 = 5;
/// The same for one address: offices share one.
const FREE_ADDRESS: u32 = 30;
/// Failures are forgotten after this time.
const WINDOW_SECONDS: i64 = 3600;
/// Longest wait between attempts: long enough to make guessing hopeless, short enough that nobody can lock someone else out.
const LONGEST_WAIT: i64 = 900;
/// A session is looked up again after so many seconds, so that a sign-out on another replica is noticed.
const CACHE_SECONDS: i64 = 20;
/// "Last seen" is kept to the minute.
const TOUCH_SECONDS: i64 = 60;

/// Sessions seen lately, and the order of attempts per account.
#[derive(Debug)]
pub(crate) struct Sessions {
    known: Mutex<BTreeMap<String, (Timestamp, Session)>>,
    /// Attempts on one account wait for each other: a burst in parallel is counted like one after the other.
    lanes: [tokio::sync::Mutex<()>; 32],
}

impl Default for Sessions {
    fn default() -> Self {
        Self { known: Mutex::default(), lanes: std::array::from_fn(|_| tokio::sync::Mutex::default()) }
    }
}

impl Sessions {
    fn get(&self, hash: &str, now: Timestamp) -> Option<Session> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(hash).filter(|(at, _)| (0..CACHE_SECONDS).contains(&now.seconds_since(*at))).map(|(_, s)| s.clone())
    }
    fn put(&self, hash: &str, now: Timestamp, session: Session) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= 10_000 {
            known.retain(|_, (at, _)| now.seconds_since(*at) < CACHE_SECONDS);
        }
        known.insert(hash.to_owned(), (now, session));
    }
    fn forget(&self, hash: &str) {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).remove(hash);
    }
    fn forget_person(&self, person: Id) {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).retain(|_, (_, s)| s.person != person);
    }
    fn lane(&self, key: &str) -> &tokio::sync::Mutex<()> {
        let sum = key.bytes().fold(0_usize, |sum, b| sum.wrapping_mul(31).wrapping_add(usize::from(b)));
        &self.lanes[sum % self.lanes.len()]
    }
}

impl App {
    /// Signs in. A wrong password and an unknown account cost the same time and give the same answer.
    ///
    /// # Errors
    /// A refusal: the two do not belong together, or too many attempts; a fault.
    pub async fn sign_in(&self, attempt: &SignIn) -> Result<SignedIn> {
        let email = normal_email(&attempt.email);
        let account = format!("account:{email}");
        let address = format!("address:{}", attempt.address.chars().take(64).collect::<String>());
        let _lane = self.sessions.lane(&account).lock().await;
        let now = self.clock.now();
        for key in [&account, &address] {
            let wait = self.accounts.throttle().get(key).await?.blocked_until.seconds_since(now);
            if wait > 0 {
                return Err(Refusal::new(Code::Throttled).with("seconds", wait).into());
            }
        }
        let credential = if email.len() <= 254 { self.passwords.credentials().by_email(&email).await? } else { None };
        let fits = password::verify(&attempt.password, credential.as_ref().map(|c| c.hash.as_str())).await?;
        let person = credential.filter(|_| fits).map(|c| c.person);
        // Somebody who left is told nothing else than somebody who never was.
        let viewer = match person {
            Some(person) => self.viewer_of(person).await.ok(),
            None => None,
        };
        let (Some(person), Some(_)) = (person, viewer) else {
            self.failed(&account, FREE_ACCOUNT, now).await?;
            self.failed(&address, FREE_ADDRESS, now).await?;
            return Err(Refusal::new(Code::SignInFailed).into());
        };
        self.accounts.throttle().clear(&account).await?;
        self.open_session(person, &attempt.address, &attempt.agent).await
    }

    async fn failed(&self, key: &str, free: u32, now: Timestamp) -> Result<()> {
        let row = self.accounts.throttle().fail(key, now, WINDOW_SECONDS).await?;
        if row.failures >= free {
            let wait = 5_i64.saturating_mul(1 << (row.failures - free).min(16)).min(LONGEST_WAIT);
            self.accounts.throttle().block(key, now.plus_seconds(wait)).await?;
        }
        Ok(())
    }

    /// Opens a session for a person who has proved who they are.
    pub(crate) async fn open_session(&self, person: Id, address: &str, agent: &str) -> Result<SignedIn> {
        let now = self.clock.now();
        let secret = Secret::generate("evs_", &mut **self.ids());
        let row = SessionRow {
            token_hash: secret.hash(),
            person,
            // The CSRF token is derived from the secret and needs no storage.
            csrf: String::new(),
            created_at: now,
            seen_at: now,
            expires_at: now.plus_seconds(self.options.session_absolute_seconds),
            address: bounded(address, 64),
            agent: bounded(agent, 200),
        };
        self.accounts.sessions().create(&row).await?;
        Ok(SignedIn { secret, session: session(row) })
    }

    /// The session behind a secret and who it is; `None` when it is unknown, ended, idle for too long, or its person left.
    ///
    /// # Errors
    /// A fault.
    pub async fn viewer_for_session(&self, secret: &Secret) -> Result<Option<(Session, Arc<Viewer>)>> {
        let hash = secret.hash();
        let now = self.clock.now();
        let mut session = match self.sessions.get(&hash, now) {
            Some(session) => session,
            None => match self.accounts.sessions().get(&hash).await? {
                Some(row) => {
                    let session = session(row);
                    self.sessions.put(&hash, now, session.clone());
                    session
                }
                None => return Ok(None),
            },
        };
        if now >= session.expires_at || now.seconds_since(session.seen_at) > self.options.session_idle_seconds {
            self.end(&hash).await?;
            return Ok(None);
        }
        let viewer = match self.viewer_of(session.person).await {
            Ok(viewer) => viewer,
            Err(AppError::NotVisible) => return Ok(None),
            Err(error) => return Err(error),
        };
        if now.seconds_since(session.seen_at) >= TOUCH_SECONDS {
            self.accounts.sessions().touch(&hash, now).await?;
            session.seen_at = now;
            self.sessions.put(&hash, now, session.clone());
        }
        Ok(Some((session, viewer)))
    }

    /// Signs out.
    ///
    /// # Errors
    /// A fault.
    pub async fn sign_out(&self, secret: &Secret) -> Result<()> {
        self.end(&secret.hash()).await
    }

    async fn end(&self, hash: &str) -> Result<()> {
        self.sessions.forget(hash);
        Ok(self.accounts.sessions().delete(hash).await?)
    }

    /// The sessions of a person, newest first.
    ///
    /// # Errors
    /// A fault.
    pub async fn my_sessions(&self, viewer: &Viewer) -> Result<Vec<Session>> {
        let Some(me) = viewer.actor.person() else { return Ok(Vec::new()) };
        let now = self.clock.now();
        let rows = self.accounts.sessions().of_person(me).await?;
        let idle = |s: &Session| now.seconds_since(s.seen_at) > self.options.session_idle_seconds;
        Ok(rows.into_iter().map(session).filter(|s| now < s.expires_at && !idle(s)).collect())
    }

    /// Ends one session of the viewer, by its handle.
    ///
    /// # Errors
    /// Not visible, when it is not theirs; a fault.
    pub async fn revoke_session(&self, viewer: &Viewer, handle: &str) -> Result<()> {
        let own = self.my_sessions(viewer).await?.into_iter().any(|s| s.handle == handle);
        if own { self.end(handle).await } else { Err(AppError::NotVisible) }
    }

    /// Changes the viewer's own password: the present one must be given again, every other session ends.
    ///
    /// # Errors
    /// A refusal: the present password is wrong, or the new one not acceptable; a fault.
    pub async fn change_password(&self, viewer: &Viewer, current: &Secret, present: &str, new: &str) -> Result<()> {
        self.writable()?;
        let me = viewer.actor.person().ok_or(AppError::NotVisible)?;
        let account = format!("reauthentication:{me}");
        let _lane = self.sessions.lane(&account).lock().await;
        let now = self.clock.now();
        let wait = self.accounts.throttle().get(&account).await?.blocked_until.seconds_since(now);
        if wait > 0 {
            return Err(Refusal::new(Code::Throttled).with("seconds", wait).into());
        }
        let credential = self.passwords.credentials().of_person(me).await?.ok_or(AppError::NotVisible)?;
        if !password::verify(present, Some(&credential.hash)).await? {
            self.failed(&account, FREE_ACCOUNT, now).await?;
            return Err(Refusal::new(Code::SignInFailed).on("present").into());
        }
        self.set_password(me, new).await?;
        self.accounts.throttle().clear(&account).await?;
        self.accounts.sessions().delete_of_person(me, &current.hash()).await?;
        self.sessions.forget_person(me);
        Ok(())
    }

    /// Sets a person's password: for set-up, the command line and administrators; whoever calls this has authorised it.
    ///
    /// # Errors
    /// A refusal when the password is not acceptable, or the person has no e-mail address; a fault.
    pub async fn set_password(&self, person: Id, new: &str) -> Result<()> {
        self.writable()?;
        let shelf = self.shelf();
        let record = shelf.get(person).filter(|r| r.type_name == *"person").ok_or(AppError::NotVisible)?;
        let email = normal_email(record.text("email").unwrap_or_default());
        if email.is_empty() {
            return Err(Refusal::new(Code::Required).on("email").with("label", "An e-mail address").into());
        }
        password::acceptable(new, &email, record.text("name").unwrap_or_default())?;
        let mut salt = [0; 16];
        self.ids().fill(&mut salt);
        let hash = password::hash(new, salt).await?;
        let row = CredentialRow { person, email: email.clone(), hash, changed_at: self.clock.now(), must_change: false };
        self.passwords.credentials().put(&row).await.map_err(|fault| match fault.kind {
            store::FaultKind::Duplicate(_) => {
                AppError::refused(Refusal::new(Code::Duplicate).on("email").with("label", "E-mail").with("value", email))
            }
            _ => fault.into(),
        })
    }

    /// Forgets what no longer counts: ended sessions, old throttling.
    ///
    /// # Errors
    /// A fault.
    pub async fn purge_sessions(&self) -> Result<()> {
        let now = self.clock.now();
        self.accounts.sessions().purge(now, now.plus_seconds(-self.options.session_idle_seconds)).await?;
        self.accounts.throttle().purge(now.plus_seconds(-WINDOW_SECONDS)).await?;
        Ok(())
    }
}

/// An e-mail address as accounts are looked up by.
pub(crate) fn normal_email(email: &str) -> String {
    email.trim().to_lowercase()
}

fn bounded(text: &str, chars: usize) -> String {
    text.chars().filter(|c| !c.is_control()).take(chars).collect()
}

fn session(row: SessionRow) -> Session {
    Session {
        handle: row.token_hash,
        person: row.person,
        created_at: row.created_at,
        seen_at: row.seen_at,
        expires_at: row.expires_at,
        address: row.address,
        agent: row.agent,
    }
}

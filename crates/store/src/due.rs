//! What is due: timers, which re-enter the write path, and effects (the outbox), which leave the system.
//!
//! Both are claimed with a lease: whoever claims has until its end; if they vanish, someone else claims again. So every
//! timer and every effect is carried out at least once, and receivers notice repetition by the id.

use crate::Store;
use crate::dialect::Dialect;
use crate::fault::Fault;
use engine::Outbox;
use kernel::{Id, Name, Timestamp};

/// A timer that came due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueTimer {
    /// The record.
    pub record: Id,
    /// Its type.
    pub type_name: Name,
    /// Name of the timer.
    pub name: String,
    /// When it was due.
    pub due_at: Timestamp,
}

/// An effect to carry out.
#[derive(Clone, Debug, PartialEq)]
pub struct Claimed {
    /// The effect.
    pub effect: Outbox,
    /// How often it was tried, this time included.
    pub attempts: u32,
}

/// Counts of the outbox, for the status page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OutboxState {
    /// Not carried out yet.
    pub waiting: u64,
    /// Given up after too many attempts.
    pub dead: u64,
}

/// After so many attempts an effect is given up (and shown).
pub const MOST_ATTEMPTS: u32 = 12;

/// Seconds until the next attempt: half a minute, doubling, at most six hours.
#[must_use]
pub fn backoff_seconds(attempts: u32) -> i64 {
    (30_i64 << attempts.saturating_sub(1).min(10)).min(6 * 3600)
}

impl Store {
    /// Claims up to `limit` timers due at `now`, for `lease_seconds`. A timer goes away when its entry clears or moves it.
    ///
    /// # Errors
    /// What the database says.
    pub async fn timers_due(&self, now: Timestamp, limit: u32, lease_seconds: i64) -> Result<Vec<DueTimer>, Fault> {
        let sql = match self.0.dialect {
            Dialect::Sqlite => {
                "UPDATE timer SET leased_until = $2 WHERE (record, name) IN (SELECT record, name FROM timer WHERE due_at <= $1 \
                 AND leased_until <= $1 ORDER BY due_at LIMIT $3) RETURNING record, type, name, due_at"
            }
            Dialect::Postgres => {
                "UPDATE timer SET leased_until = $2 WHERE (record, name) IN (SELECT record, name FROM timer WHERE due_at <= $1 \
                 AND leased_until <= $1 ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED) RETURNING record, type, name, due_at"
            }
        };
        if self.next_timer().await?.is_none_or(|due| due > now) {
            return Ok(Vec::new()); // the usual case costs a read, not a write
        }
        let rows = self.write(vec![(sql.into(), crate::args![now, now.plus_seconds(lease_seconds), limit])]).await?;
        let mut due = rows
            .iter()
            .map(|r| Ok(DueTimer { record: r.id(0)?, type_name: r.name(1)?, name: r.text(2)?, due_at: r.instant(3)? }))
            .collect::<Result<Vec<_>, Fault>>()?;
        due.sort_by(|a, b| (a.due_at, a.record, &a.name).cmp(&(b.due_at, b.record, &b.name)));
        Ok(due)
    }

    /// When the next timer is due, leased ones included.
    ///
    /// # Errors
    /// What the database says.
    pub async fn next_timer(&self) -> Result<Option<Timestamp>, Fault> {
        let row = self.db().fetch_one("SELECT due_at FROM timer ORDER BY due_at LIMIT 1", vec![]).await?;
        row.map(|r| r.instant(0)).transpose()
    }

    /// Puts a claimed timer off: its rule declined for now.
    ///
    /// # Errors
    /// What the database says.
    pub async fn timer_put_off(&self, timer: &DueTimer, until: Timestamp) -> Result<(), Fault> {
        let sql = "UPDATE timer SET leased_until = $3 WHERE record = $1 AND name = $2";
        self.write(vec![(sql.into(), crate::args![timer.record, timer.name.clone(), until])]).await.map(|_| ())
    }

    /// Claims up to `limit` effects that may go out at `now`, for `lease_seconds`.
    ///
    /// # Errors
    /// What the database says.
    pub async fn outbox_claim(&self, now: Timestamp, limit: u32, lease_seconds: i64) -> Result<Vec<Claimed>, Fault> {
        let lock = if self.0.dialect == Dialect::Sqlite { "" } else { " FOR UPDATE SKIP LOCKED" };
        // That it is not done is said twice: the index holds what is not.
        let waiting =
            "FROM outbox WHERE state = 'waiting' AND state <> 'done' AND not_before <= $1 AND leased_until <= $1 ORDER BY not_before, id";
        if self.db().fetch(format!("SELECT id {waiting} LIMIT 1"), crate::args![now]).await?.is_empty() {
            return Ok(Vec::new());
        }
        let sql = format!(
            "UPDATE outbox SET leased_until = $2, attempts = attempts + 1 WHERE id IN (SELECT id {waiting} LIMIT $3{lock}) \
             RETURNING id, kind, record, not_before, body, attempts"
        );
        let rows = self.write(vec![(sql.into(), crate::args![now, now.plus_seconds(lease_seconds), limit])]).await?;
        let mut claimed = rows
            .iter()
            .map(|r| {
                let effect = Outbox { id: r.id(0)?, kind: r.name(1)?, record: r.id(2)?, not_before: r.instant(3)?, body: r.json(4)? };
                Ok(Claimed { effect, attempts: u32::try_from(r.int(5)?).unwrap_or(u32::MAX) })
            })
            .collect::<Result<Vec<_>, Fault>>()?;
        claimed.sort_by_key(|c| (c.effect.not_before, c.effect.id));
        Ok(claimed)
    }

    /// Effects were carried out.
    ///
    /// # Errors
    /// What the database says.
    pub async fn outbox_done(&self, ids: &[Id], at: Timestamp) -> Result<(), Fault> {
        if ids.is_empty() {
            return Ok(());
        }
        let sql = format!("UPDATE outbox SET state = 'done', done_at = $2, last_error = NULL WHERE id {}", self.0.dialect.in_texts(1));
        self.write(vec![(sql.into(), vec![crate::id_list(ids), at.into()])]).await.map(|_| ())
    }

    /// An effect could not be carried out: tried again after [`backoff_seconds`], given up after [`MOST_ATTEMPTS`].
    ///
    /// # Errors
    /// What the database says.
    pub async fn outbox_failed(&self, claimed: &Claimed, now: Timestamp, error: &str) -> Result<(), Fault> {
        let state = if claimed.attempts >= MOST_ATTEMPTS { "dead" } else { "waiting" };
        let next = now.plus_seconds(backoff_seconds(claimed.attempts));
        let sql = "UPDATE outbox SET state = $2, not_before = $3, leased_until = 0, last_error = $4 WHERE id = $1";
        let error: String = error.chars().take(1000).collect();
        self.write(vec![(sql.into(), crate::args![claimed.effect.id, state, next, error])]).await.map(|_| ())
    }

    /// How the outbox stands.
    ///
    /// # Errors
    /// What the database says.
    pub async fn outbox_state(&self) -> Result<OutboxState, Fault> {
        let mut out = OutboxState::default();
        for row in self.db().fetch("SELECT state, count(*) FROM outbox WHERE state <> 'done' GROUP BY state", vec![]).await? {
            let n = row.int(1)?.unsigned_abs();
            if row.text(0)? == "dead" { out.dead = n } else { out.waiting = n }
        }
        Ok(out)
    }

    /// Forgets effects carried out before an instant.
    ///
    /// # Errors
    /// What the database says.
    pub async fn outbox_purge(&self, before: Timestamp) -> Result<(), Fault> {
        let sql = "DELETE FROM outbox WHERE state = 'done' AND done_at < $1";
        self.write(vec![(sql.into(), crate::args![before])]).await.map(|_| ())
    }
}

//! What time brings: timers that re-enter the write path, effects that leave the system, and the reconciler that checks
//! what time should have brought. The worker calls these in a loop; tests call them once, at an instant of their own.

use crate::app::App;
use crate::error::{AppError, Result};
use crate::pages::Wish;
use crate::ports::{Mail, Mailbox, Mailer, SendError};
use engine::{Action, Command, Facts, Record};
use journal::Channel;
use kernel::{Id, Timestamp};
use schema::query::{Env, Sort};
use serde::Deserialize;
use std::sync::Arc;
use store::{Claimed, DueTimer};

/// How long a claim holds: whoever vanishes is replaced after it.
const LEASE_SECONDS: i64 = 120;
/// A timer whose command was refused is tried again after this time.
const REFUSED_SECONDS: i64 = 900;
/// A timer that found nothing to do is looked at again after this time.
const STALE_SECONDS: i64 = 86_400;
/// How many timers or effects are claimed at once.
pub const BATCH: u32 = 100;
/// How many records the reconciler reads at once.
const RECONCILED: u32 = 200;

/// Stands for the record's number in the words of a notice.
const NUMBER: &str = "{number}";

/// What an effect of kind `mail` or `notify` carries.
#[derive(Debug, Deserialize)]
struct Notice {
    to: Vec<Option<Id>>,
    subject: String,
    text: String,
    #[serde(default)]
    internal: bool,
}

/// One difference the reconciler found, and repaired where it could.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The record.
    pub record: Id,
    /// Its number.
    pub number: Option<String>,
    /// What differed, in words.
    pub difference: String,
    /// Whether the write path mended it.
    pub repaired: bool,
}

impl App {
    /// Sets off the timers that are due, each as a command of `system:timer`; a stale one does nothing. Answers how many
    /// were handled, so that the caller comes back at once while there are more.
    ///
    /// # Errors
    /// A fault of the store. A timer that is refused or fails does not stop the others.
    pub async fn fire_timers(&self) -> Result<usize> {
        let now = self.clock.now();
        let due = self.store.timers_due(now, BATCH, LEASE_SECONDS).await?;
        for timer in &due {
            match self.fire(timer).await {
                // Nothing was to be done: were it left as it is, it would come due again with every lease.
                Ok(false) => self.store.timer_put_off(timer, now.plus_seconds(STALE_SECONDS)).await?,
                Ok(true) => {}
                Err(error) => {
                    tracing::warn!(%error, record = %timer.record, timer = timer.name, "a timer was not carried out; it is tried again later");
                    self.store.timer_put_off(timer, now.plus_seconds(REFUSED_SECONDS)).await?;
                }
            }
        }
        Ok(due.len())
    }

    /// Sets off one timer; whether anything was written.
    async fn fire(&self, timer: &DueTimer) -> Result<bool> {
        let command = Command {
            id: self.new_id(),
            type_name: timer.type_name.clone(),
            record: Some(timer.record),
            expected_version: None,
            action: Action { timer: Some(timer.name.clone()), ..Action::default() },
            reason: None,
            occurred_at: None,
        };
        Ok(!self.execute(&self.system("timer"), Channel::Timer, command).await?.records.is_empty())
    }

    /// Carries out effects that may go out, at least once each. Answers how many were handled.
    ///
    /// # Errors
    /// A fault of the store. An effect that fails is tried again, later and later, and given up at last.
    pub async fn deliver(&self, mailer: &dyn Mailer, from: &Mailbox) -> Result<usize> {
        let now = self.clock.now();
        let claimed = self.store.outbox_claim(now, BATCH, LEASE_SECONDS).await?;
        // Noted together: whoever is interrupted in between repeats some effects, which receivers notice by their ids.
        let mut done = Vec::new();
        let records: Vec<Id> = claimed.iter().map(|one| one.effect.record).collect();
        let numbers = self.store.numbers_of(&records).await?;
        for one in &claimed {
            match self.carry_out(mailer, from, one, numbers.get(&one.effect.record)).await {
                Ok(()) => done.push(one.effect.id),
                Err(error) => {
                    tracing::warn!(%error, effect = %one.effect.id, kind = %one.effect.kind, attempts = one.attempts, "an effect failed");
                    // What cannot help is not tried again.
                    let attempts = if error.permanent { store::MOST_ATTEMPTS } else { one.attempts };
                    let failed = Claimed { effect: one.effect.clone(), attempts };
                    self.store.outbox_failed(&failed, self.clock.now(), &error.reason).await?;
                }
            }
        }
        self.store.outbox_done(&done, self.clock.now()).await?;
        Ok(claimed.len())
    }

    async fn carry_out(&self, mailer: &dyn Mailer, from: &Mailbox, claimed: &Claimed, number: Option<&String>) -> Result<(), SendError> {
        let permanent = |reason: String| SendError { reason, permanent: true };
        fn unknown(error: impl std::fmt::Display) -> SendError {
            SendError { reason: error.to_string(), permanent: false }
        }
        if !matches!(&*claimed.effect.kind, "mail" | "notify") {
            return Err(permanent(format!("nobody carries out effects of kind {}", claimed.effect.kind)));
        }
        let notice: Notice =
            serde_json::from_value(claimed.effect.body.clone()).map_err(|e| permanent(format!("the effect cannot be read: {e}")))?;
        // A new record gets its number at commit, after its notices were worded.
        let number = number.map_or("", String::as_str);
        let (subject, text) = (notice.subject.replace(NUMBER, number), notice.text.replace(NUMBER, number));
        let shelf = self.shelf();
        let about = if notice.internal { self.store.load(claimed.effect.record).await.map_err(unknown)?.map(Arc::new) } else { None };
        let mut mails = Vec::new();
        for person in notice.to.iter().flatten() {
            let Some(record) = shelf.get(*person).filter(|p| p.flag("active")) else { continue };
            let Some(address) = record.text("email").filter(|e| !e.is_empty()) else { continue };
            if notice.internal && !self.may_read_internal(*person, about.as_ref()).await.map_err(unknown)? {
                continue;
            }
            mails.push(Mail {
                id: format!("{}-{person}", claimed.effect.id),
                from: from.clone(),
                to: Mailbox { name: record.text("name").unwrap_or_default().to_owned(), address: address.to_owned() },
                subject: subject.clone(),
                text: text.clone(),
                record: claimed.effect.record,
                at: claimed.effect.not_before,
            });
        }
        if mails.is_empty() { Ok(()) } else { mailer.send(&mails).await }
    }

    /// Whether a person may read internal notes of a record now: what was meant for them may no longer be.
    async fn may_read_internal(&self, person: Id, record: Option<&Arc<Record>>) -> Result<bool> {
        let Some(record) = record else { return Ok(false) };
        let viewer = match self.viewer_of(person).await {
            Ok(viewer) => viewer,
            Err(AppError::NotVisible) => return Ok(false),
            Err(error) => return Err(error),
        };
        let Some(def) = self.model.get(&record.type_name).cloned() else { return Ok(false) };
        let shelf = self.shelf();
        let mut facts = Facts::new(&shelf);
        facts.tell_record(record.id, Some(record.clone()));
        self.judge_with(&viewer, &mut facts, |eyes| eyes.sees(record) && eyes.sees_internal(&def, record)).await
    }

    /// Forgets what no longer counts: ended sessions, old throttling, parts of uploads that broke off, effects carried out a
    /// month ago.
    ///
    /// # Errors
    /// A fault of the store.
    pub async fn purge(&self) -> Result<()> {
        self.purge_sessions().await?;
        self.store.blobs().purge_parts().await?;
        Ok(self.store.outbox_purge(self.clock.now().plus_seconds(-30 * 86_400)).await?)
    }

    /// Recomputes every clock of every open record and compares it with what is stored. A target that was missed unnoticed and
    /// a due instant that is another now are mended through the write path, by setting the clock's warning timer off again.
    /// Answers the differences. Records come two hundred at a time, with their clocks in one statement more.
    ///
    /// # Errors
    /// A fault of the store.
    pub async fn reconcile(&self) -> Result<Vec<Finding>> {
        let mut findings = Vec::new();
        for def in self.model.types.values().filter(|d| !d.clocks.is_empty()) {
            let (open, everything) = (self.own_query(def, "is:open")?, [self.own_query(def, "")?]);
            let sort = Sort::parse("created", &self.model, def).map_err(AppError::fault)?;
            let env = Env::new(self.now(), &self.organisation_zone(&self.shelf()));
            let mut cursor: Option<String> = None;
            loop {
                let wish = Wish { def, query: &open, scope: &everything, sort: &sort, cursor: cursor.as_deref(), limit: RECONCILED };
                let page = self.page_of(&wish, &env).await?;
                for record in &page.records {
                    self.reconcile_one(record, &mut findings).await?;
                }
                match page.next {
                    Some(next) => cursor = Some(next),
                    None => break,
                }
            }
        }
        Ok(findings)
    }

    /// The hour on the wall of the organisation, 0 to 23: what is heavy is done at night.
    #[must_use]
    pub fn local_hour(&self) -> i8 {
        let zone = self.organisation_zone(&self.shelf());
        let zone = jiff::tz::TimeZone::get(&zone).unwrap_or(jiff::tz::TimeZone::UTC);
        zone.to_datetime(self.clock.now().to_jiff()).hour()
    }

    async fn reconcile_one(&self, record: &Record, findings: &mut Vec<Finding>) -> Result<()> {
        let now = self.clock.now();
        for (kind, difference) in self.differences(record, now) {
            let timer =
                DueTimer { record: record.id, type_name: record.type_name.clone(), name: format!("{}{kind}", engine::WARN), due_at: now };
            let fired = self.fire(&timer).await;
            let repaired = match (fired, self.store.load(record.id).await?) {
                (Ok(_), Some(after)) => !self.differences(&after, now).iter().any(|(k, _)| *k == kind),
                _ => false,
            };
            findings.push(Finding { record: record.id, number: record.number.clone(), difference, repaired });
        }
        Ok(())
    }

    /// Clocks of a record whose stored figures are not what the same clock computes to now: kind, and what differs.
    fn differences(&self, record: &Record, now: Timestamp) -> Vec<(kernel::Name, String)> {
        let shelf = self.shelf();
        let facts = Facts::new(&shelf);
        let mut found = Vec::new();
        for clock in record.clocks.iter().filter(|c| c.is_open()) {
            let Some(promise) = self.rules.agreements().kept(&facts, record, clock) else {
                found.push((clock.kind.clone(), format!("the {} clock names a calendar or agreement that is not there", clock.kind)));
                continue;
            };
            let mut fresh = clock.clone();
            let changed = fresh.evaluate(&promise.hours, now);
            let due = clock.due(&promise.hours);
            if changed && fresh.missed_at != clock.missed_at {
                found.push((clock.kind.clone(), format!("the {} target was missed unnoticed", clock.kind)));
            } else if clock.state == engine::ClockState::Running && clock.missed_at.is_none() && due != clock.due_at {
                found.push((clock.kind.clone(), format!("the {} clock is due at another instant than stored", clock.kind)));
            }
        }
        found
    }
}

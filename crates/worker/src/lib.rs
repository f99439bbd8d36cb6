//! The worker: what happens without anybody asking. One loop per duty, each a thin shell around a use case of the `app`
//! room: timers re-enter the write path, effects are delivered, the journal's head is signed, what ended is forgotten, and
//! once a night every open clock is recomputed. Each duty survives its own failures: it says so, waits, and goes on.
//!
//! Everything here is safe to run on several replicas at once: timers and effects are claimed with leases, checkpoints of
//! one size are one checkpoint, and the reconciler only repairs through the write path.
#![cfg_attr(test, allow(clippy::unwrap_used))]

use app::App;
use app::ports::{Mailbox, Mailer};
use futures_util::FutureExt;
use kernel::Timestamp;
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinSet;

/// Timers are looked for this often.
const TIMERS: Duration = Duration::from_secs(1);
/// Effects are looked for this often.
const EFFECTS: Duration = Duration::from_secs(2);
/// The journal's head is signed this often, when anything was added.
const CHECKPOINT: Duration = Duration::from_secs(3600);
/// Checkpoints that were signed beside the server are looked for this often.
const OFFERED: Duration = Duration::from_secs(2);
/// Ended sessions are forgotten this often.
const PURGE: Duration = Duration::from_secs(900);
/// Whether it is time to recompute every open clock is asked this often.
const RECONCILE: Duration = Duration::from_secs(900);
/// Hours of the organisation in which it is night.
const NIGHT: std::ops::Range<i8> = 1..5;
/// As many as one step handles at most: there may be more. Fewer were all there were, and what comes in meanwhile is handled
/// together after the pause.
const FULL: usize = app::BATCH as usize;
/// After a failure a duty rests this long.
const REST: Duration = Duration::from_secs(10);
/// Within this time every duty has ended after it was told to: by itself, or it is broken off.
const FAREWELL: Duration = Duration::from_secs(10);

/// What the worker needs besides the application.
pub struct Outside {
    /// Carries mail away.
    pub mailer: Arc<dyn Mailer>,
    /// Sender of mail.
    pub from: Mailbox,
}

/// The duties, running. Dropping it aborts them; [`Worker::stop`] lets each finish what it is doing.
pub struct Worker {
    duties: JoinSet<()>,
    stop: watch::Sender<bool>,
}

impl Worker {
    /// Starts every duty.
    #[must_use]
    pub fn start(app: &Arc<App>, outside: Outside) -> Self {
        let (stop, stopped) = watch::channel(false);
        let mut duties = JoinSet::new();
        let outside = Arc::new(outside);

        let app1 = app.clone();
        duties.spawn(duty("timers", TIMERS, Duration::ZERO, stopped.clone(), move || {
            let app = app1.clone();
            async move { app.fire_timers().await.map(|n| n >= FULL) }
        }));
        let app1 = app.clone();
        duties.spawn(duty("effects", EFFECTS, Duration::ZERO, stopped.clone(), move || {
            let (app, outside) = (app1.clone(), outside.clone());
            async move { app.deliver(&*outside.mailer, &outside.from).await.map(|n| n >= FULL) }
        }));
        if app.verifier_key().is_some() {
            let app1 = app.clone();
            duties.spawn(duty("checkpoint", CHECKPOINT, Duration::ZERO, stopped.clone(), move || {
                let app = app1.clone();
                async move { app.checkpoint("hourly").await.map(|_| false) }
            }));
            let app1 = app.clone();
            duties.spawn(duty("offered checkpoints", OFFERED, Duration::ZERO, stopped.clone(), move || {
                let app = app1.clone();
                async move { app.keep_offered().await.map(|_| false) }
            }));
        }
        let app1 = app.clone();
        duties.spawn(duty("purge", PURGE, PURGE, stopped.clone(), move || {
            let app = app1.clone();
            async move { app.purge().await.map(|()| false) }
        }));
        let app1 = app.clone();
        let last: Arc<Mutex<Option<Timestamp>>> = Arc::default();
        duties.spawn(duty("reconciler", RECONCILE, Duration::from_secs(600), stopped, move || {
            let (app, last) = (app1.clone(), last.clone());
            async move {
                let now = app.now();
                let before = last.lock().unwrap_or_else(PoisonError::into_inner).to_owned();
                if !reconciles(before, now, app.local_hour()) {
                    return Ok(false);
                }
                last.lock().unwrap_or_else(PoisonError::into_inner).replace(now);
                for finding in app.reconcile().await? {
                    tracing::warn!(record = %finding.record, number = finding.number, repaired = finding.repaired, "reconciler: {}", finding.difference);
                }
                Ok(false)
            }
        }));
        duties.spawn(app.clone().follow_store());
        Self { duties, stop }
    }

    /// Lets every duty finish the step it is at, for a few seconds at most.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        let all = async {
            // The follower ends with the store; the others end by themselves.
            while self.duties.len() > 1 {
                if self.duties.join_next().await.is_none() {
                    break;
                }
            }
        };
        if tokio::time::timeout(FAREWELL, all).await.is_err() {
            tracing::warn!("a duty of the worker did not end in time");
        }
        self.duties.abort_all();
    }
}

/// Whether every open clock is to be recomputed now: soon after the start, then once a night. Where no night passes with the
/// worker awake (a machine that is switched off), a day and a half is long enough.
const fn reconciles(last: Option<Timestamp>, now: Timestamp, hour: i8) -> bool {
    let Some(last) = last else { return true };
    let hours = now.seconds_since(last) / 3600;
    let night = NIGHT.start <= hour && hour < NIGHT.end;
    night && hours >= 6 || hours >= 36
}

/// Runs a step again and again: at once while there is more to do, else every `pause`, until told to stop.
async fn duty<F, S>(name: &'static str, pause: Duration, first: Duration, mut stopped: watch::Receiver<bool>, step: F)
where
    F: Fn() -> S,
    S: Future<Output = app::Result<bool>>,
{
    let mut wait = first;
    loop {
        tokio::select! {
            () = tokio::time::sleep(wait) => {}
            _ = stopped.wait_for(|stop| *stop) => return,
        }
        // A panic is a failure like any other: nobody else would notice that a duty is no longer done.
        wait = match AssertUnwindSafe(async { step().await }).catch_unwind().await {
            Ok(Ok(true)) => Duration::ZERO,
            Ok(Ok(false)) => pause,
            Ok(Err(error)) => {
                tracing::error!(duty = name, %error, "a duty of the worker failed and will try again");
                REST
            }
            Err(_) => {
                tracing::error!(duty = name, "a duty of the worker panicked and will try again");
                REST
            }
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_are_recomputed_after_the_start_and_once_a_night() {
        let at = |hours: i64| Timestamp::from_seconds(hours * 3600);
        assert!(reconciles(None, at(0), 12), "soon after the start");
        for (last, now, told) in [
            (12, 23, false),
            (12, 24 + 2, true),
            (24 + 1, 24 + 4, false),
            (24 + 2, 48 + 1, true),
            (24 + 2, 48 + 13, false),
            (12, 24 + 23, false),
            (12, 48, true),
        ] {
            let hour = i8::try_from(now % 24).unwrap();
            assert_eq!(reconciles(Some(at(last)), at(now), hour), told, "{last} to {now}");
        }
    }

    use std::sync::atomic::{AtomicUsize, Ordering};

    /// A duty that counts its steps, told by their number what each yields.
    fn counting(
        duties: &mut JoinSet<()>,
        stopped: &watch::Receiver<bool>,
        pause: Duration,
        yields: impl Fn(usize) -> app::Result<bool> + Send + Sync + 'static,
    ) -> Arc<AtomicUsize> {
        let steps = Arc::new(AtomicUsize::new(0));
        let (counted, yields) = (steps.clone(), Arc::new(yields));
        duties.spawn(duty("test", pause, Duration::ZERO, stopped.clone(), move || {
            let (n, yields) = (counted.fetch_add(1, Ordering::SeqCst) + 1, yields.clone());
            async move { yields(n) }
        }));
        steps
    }

    #[tokio::test(start_paused = true)]
    async fn a_failing_duty_rests_goes_on_and_holds_up_no_other() {
        let (stop, stopped) = watch::channel(false);
        let mut duties = JoinSet::new();
        let second = Duration::from_secs(1);
        let failing = counting(&mut duties, &stopped, second, |_| Err(app::AppError::fault("no")));
        let panicking = counting(&mut duties, &stopped, second, |n| if n == 1 { panic!("for once") } else { Ok(false) });
        let sound = counting(&mut duties, &stopped, second, |_| Ok(false));
        let busy = counting(&mut duties, &stopped, second, |n| Ok(n % 100 != 0));
        tokio::time::sleep(Duration::from_millis(60_500)).await;
        let counts = [&failing, &panicking, &sound, &busy].map(|c| c.load(Ordering::SeqCst));
        assert_eq!(counts[0], 7, "at once, and every ten seconds");
        assert_eq!(counts[1], 1 + 51, "ten seconds after its panic it goes on");
        assert_eq!(counts[2], 61);
        assert_eq!(counts[3], 61 * 100, "while there is more to do, at once");
        stop.send_replace(true);
        while let Some(ended) = duties.join_next().await {
            ended.unwrap();
        }
    }

    #[tokio::test(start_paused = true)]
    async fn the_end_waits_for_steps_but_not_for_ever() {
        let (stop, stopped) = watch::channel(false);
        let mut duties = JoinSet::new();
        let finished = Arc::new(AtomicUsize::new(0));
        for (step_takes, times) in [(Duration::from_secs(4), 1), (Duration::from_secs(3600), 1), (Duration::ZERO, 5)] {
            for _ in 0..times {
                let finished = finished.clone();
                duties.spawn(duty("test", Duration::from_secs(60), Duration::ZERO, stopped.clone(), move || {
                    let finished = finished.clone();
                    async move {
                        tokio::time::sleep(step_takes).await;
                        finished.fetch_add(1, Ordering::SeqCst);
                        Ok(false)
                    }
                }));
            }
        }
        duties.spawn(std::future::pending()); // the follower
        tokio::time::sleep(Duration::from_secs(1)).await;
        assert_eq!(finished.load(Ordering::SeqCst), 5);
        let within = tokio::time::timeout(FAREWELL + Duration::from_secs(1), Worker { duties, stop }.stop()).await;
        assert!(within.is_ok(), "the end comes");
        assert_eq!(finished.load(Ordering::SeqCst), 6, "the step of four seconds was finished, that of an hour broken off");
    }

    #[tokio::test(start_paused = true)]
    async fn nothing_under_way_ends_at_once() {
        let (stop, stopped) = watch::channel(false);
        let mut duties = JoinSet::new();
        let steps = counting(&mut duties, &stopped, Duration::from_secs(3600), |_| Ok(false));
        duties.spawn(std::future::pending());
        tokio::time::sleep(Duration::from_secs(1)).await;
        let within = tokio::time::timeout(Duration::from_millis(1), Worker { duties, stop }.stop()).await;
        assert!(within.is_ok(), "nothing is waited for");
        assert_eq!(steps.load(Ordering::SeqCst), 1);
    }
}

//! A clock that jumps back an hour: order is kept by versions and positions, no interval becomes negative, and what was
//! promised is not promised anew.

use crate::desk::{close, fields_of, found, open};
use engine::{Action, NewMessage, Viewer, Visibility};
use journal::Channel;
use kernel::{FixedClock, Id, SeededIds, Timestamp};
use std::sync::Arc;
use testkit::temp_dir;

const HOUR: i64 = 3600;

async fn act(app: &app::App, by: &Viewer, record: Id, action: Action) -> app::Outcome {
    app.execute(by, Channel::Screen, crate::desk::command(app, "incident", Some(record), action)).await.unwrap()
}

#[tokio::test]
async fn a_clock_that_jumps_back_loses_nothing() {
    let place = temp_dir();
    let desk = found(place.path()).await;
    // Later than anything the founding wrote.
    let monday: Timestamp = "2031-03-03T10:00:00Z".parse().unwrap();
    let clock = Arc::new(FixedClock::at(monday));
    let app = open(place.path(), clock.clone(), Box::new(SeededIds::new(5))).await;
    let agent = app.viewer_of(desk.agent).await.unwrap();
    let make = async |title: &str| {
        let action = Action { set: fields_of(desk.incident(title)), ..Action::default() };
        app.execute(&agent, Channel::Screen, crate::desk::command(&app, "incident", None, action)).await.unwrap().record
    };
    let note = |body: &str| Action {
        message: Some(NewMessage { visibility: Visibility::Internal, body: body.into(), mentions: Vec::new() }),
        ..Action::default()
    };

    let incident = make("Reported before the jump").await;
    let due = |view: &app::view::RecordView| view.clocks.iter().filter_map(|c| c.due_at).collect::<Vec<_>>();
    let before = app.view(&agent, incident).await.unwrap();
    act(&app, &agent, incident, note("Written at ten o'clock.")).await;

    clock.advance(-HOUR);
    act(&app, &agent, incident, note("Written when the clock says nine.")).await;
    let another = make("Reported after the jump").await;
    let after = app.view(&agent, incident).await.unwrap();
    assert_eq!(due(&before), due(&after), "a deadline moved with the clock");
    for shown in [&after, &app.view(&agent, another).await.unwrap()] {
        for clock in &shown.clocks {
            assert!(clock.elapsed_seconds >= 0, "{}: {} s elapsed", clock.label, clock.elapsed_seconds);
            assert!(clock.stretches.iter().all(|s| s.counted_seconds >= 0 && s.to.is_none_or(|to| to >= s.from)), "{:?}", clock.stretches);
        }
    }
    let said: Vec<String> = app.conversation(&agent, incident).await.unwrap().messages.into_iter().map(|m| m.body).collect();
    assert_eq!(said, ["Written at ten o'clock.", "Written when the clock says nine."]);
    let (lines, _) = app.history(&agent, incident).await.unwrap();
    let mut versions: Vec<u32> = lines.iter().map(|l| l.version).collect();
    versions.sort_unstable();
    assert_eq!(versions, [1, 2, 3]);
    app.checkpoint("after the jump").await.unwrap();

    clock.advance(2 * HOUR);
    act(&app, &agent, incident, note("Written when the clock is right again.")).await;
    assert!(app.view(&agent, incident).await.unwrap().clocks.iter().all(|c| c.elapsed_seconds > 0));
    close(app).await;
    crate::desk::assert_sound(place.path());
}

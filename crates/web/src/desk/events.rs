//! Live news over server-sent events: what changed, as far as the listener may see it, and who else looks.

use crate::error::Result;
use crate::extract::Reader;
use crate::present;
use crate::router::Web;
use axum::extract::{Query, State};
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream::{Stream, unfold};
use journal::Actor;
use kernel::{Id, Name};
use serde::Deserialize;
use serde_json::json;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::broadcast::error::RecvError;

/// What is listened to.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    record: Option<Id>,
    /// Version of the record that the listener's page shows.
    version: Option<u32>,
}

/// The stream. It ends when the session does: the next request of the browser then says so.
pub async fn events(
    State(web): State<Arc<Web>>,
    reader: Reader,
    Query(asked): Query<Asked>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>> {
    let me = present::person(&reader.viewer.actor);
    let (news, presence) = (web.app.listen(), web.presence.listen());
    let mut greet = Vec::new();
    let here = match asked.record {
        Some(record) => {
            // Whoever may not see a record does not learn who looks at it.
            let view = web.app.view(&reader.viewer, record).await?;
            let here = web.presence.enter(record, me);
            // What happened between the page and its listening, or while a connection was lost, is told first.
            if asked.version.is_some_and(|shown| shown < view.record.version) {
                greet.push(changed_event(record, &view.def.name, view.record.number.as_deref(), view.record.version));
            }
            greet.push(present_event(&web, record, me));
            Some(here)
        }
        None => None,
    };
    let state = (news, presence, web.clone(), reader, here, greet);
    let stream = unfold(state, move |(mut news, mut presence, web, reader, here, mut greet)| async move {
        loop {
            if let Some(event) = greet.pop() {
                return Some((Ok(event), (news, presence, web, reader, here, greet)));
            }
            tokio::select! {
                change = news.recv() => match change {
                    Ok(live) => {
                        // The session may have ended while the stream was open.
                        if !matches!(web.app.viewer_for_session(&reader.secret).await, Ok(Some(_))) {
                            return None;
                        }
                        let Ok(Some(seen)) = web.app.live_event(&reader.viewer, &live).await else { continue };
                        let event = changed_event(seen.record, &seen.type_name, seen.number.as_deref(), seen.version);
                        return Some((Ok(event), (news, presence, web, reader, here, greet)));
                    }
                    Err(RecvError::Lagged(_)) => {}
                    Err(RecvError::Closed) => return None,
                },
                moved = presence.recv() => match moved {
                    Ok(record) if asked.record == Some(record) => {
                        let event = present_event(&web, record, me);
                        return Some((Ok(event), (news, presence, web, reader, here, greet)));
                    }
                    Ok(_) | Err(RecvError::Lagged(_)) => {}
                    Err(RecvError::Closed) => return None,
                },
            }
        }
    });
    Ok(Sse::new(stream).keep_alive(KeepAlive::new().interval(Duration::from_secs(20))))
}

fn changed_event(record: Id, type_name: &Name, number: Option<&str>, version: u32) -> Event {
    let data = json!({"record": record, "type": type_name, "number": number, "version": version});
    Event::default().event("changed").data(data.to_string())
}

fn present_event(web: &Web, record: Id, me: Id) -> Event {
    let names: Vec<String> = web.presence.others(record, me).into_iter().map(|id| web.app.actor_name(&Actor::Person(id))).collect();
    Event::default().event("present").data(json!({ "names": names }).to_string())
}

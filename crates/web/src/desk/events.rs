//! Live news over server-sent events: what changed, as far as the listener may see it, and who else looks.

use crate::error::Result;
use crate::extract::Reader;
use crate::present;
use crate::router::Web;
use axum::extract::{Query, State};
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream::{Stream, unfold};
use journal::Actor;
use kernel::Id;
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
}

/// The stream. It ends when the session does: the next request of the browser then says so.
pub async fn events(
    State(web): State<Arc<Web>>,
    reader: Reader,
    Query(asked): Query<Asked>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>> {
    let me = present::person(&reader.viewer.actor);
    let here = match asked.record {
        Some(record) => {
            // Whoever may not see a record does not learn who looks at it.
            web.app.view(&reader.viewer, record).await?;
            Some(web.presence.enter(record, me))
        }
        None => None,
    };
    let state = (web.app.listen(), web.presence.listen(), web.clone(), reader, here, asked.record.is_some());
    let stream = unfold(state, move |(mut news, mut presence, web, reader, here, mut greet)| async move {
        loop {
            if greet {
                greet = false;
                if let Some(event) = asked.record.map(|record| present_event(&web, record, me)) {
                    return Some((Ok(event), (news, presence, web, reader, here, greet)));
                }
            }
            tokio::select! {
                change = news.recv() => match change {
                    Ok(live) => {
                        // The session may have ended while the stream was open.
                        if !matches!(web.app.viewer_for_session(&reader.secret).await, Ok(Some(_))) {
                            return None;
                        }
                        let Ok(Some(seen)) = web.app.live_event(&reader.viewer, &live).await else { continue };
                        let data = json!({"record": seen.record, "type": seen.type_name, "number": seen.number, "version": seen.version});
                        return Some((Ok(Event::default().event("changed").data(data.to_string())), (news, presence, web, reader, here, greet)));
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

fn present_event(web: &Web, record: Id, me: Id) -> Event {
    let names: Vec<String> = web.presence.others(record, me).into_iter().map(|id| web.app.actor_name(&Actor::Person(id))).collect();
    Event::default().event("present").data(json!({ "names": names }).to_string())
}

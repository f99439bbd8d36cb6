//! The last minute of the demonstration: nobody's history, but people of the cast at their work, through the same door as
//! everyone. A user reports, the desk takes it in and answers, a customer's contact reports the next.

use super::cast::CAST;
use app::{App, AppError, Outcome};
use engine::{Action, Command, NewMessage, Viewer, Visibility};
use journal::Channel;
use kernel::{Id, Name};
use serde_json::{Value as Json, json};

pub(super) async fn play(app: &App) -> Result<(), AppError> {
    let user = app.viewer_by_email(CAST[5].email).await?;
    let contact = app.viewer_by_email(CAST[6].email).await?;
    let agent = app.viewer_by_email(CAST[0].email).await?;
    let named = |type_name: &str, name: &str| {
        let found = app.shelf().all(type_name).find(|r| r.text("name") == Some(name)).map(|r| r.id.text());
        found.ok_or_else(|| AppError::fault(format!("the demonstration has no {type_name} “{name}”")))
    };
    let report = json!({
        "title": "The screen in meeting room Oslo stays black",
        "description": "Since the meeting at nine the screen in room Oslo shows no picture, whatever is plugged in. The next meeting with guests is this afternoon.",
        "caller": by(&user)?, "service": named("service", "Telephony and meetings")?, "impact": "3_low", "urgency": "2_medium", "channel": "portal",
    });
    let incident = act(app, &user, None, None, report).await?.record;
    let desk = named("group", "Service desk")?;
    let taken = json!({"category": named("category", "Telephony and meetings")?, "assigned_group": desk, "security_related": false});
    act(app, &agent, Some(incident), Some("assign"), taken).await?;
    act(app, &agent, Some(incident), Some("start"), json!({"assigned_to": by(&agent)?})).await?;
    let body = "Thank you for telling us. A colleague on site is on the way to room Oslo with a new cable; I will write again before your meeting.";
    let message = NewMessage { visibility: Visibility::Public, body: body.to_owned(), mentions: Vec::new() };
    run(app, &agent, Some(incident), Action { message: Some(message), ..Action::default() }).await?;
    let report = json!({
        "title": "Invoice run shows yesterday’s exchange rates",
        "description": "Three colleagues in accounting see the rates of yesterday in the invoice run. We have stopped the run until this is clear.",
        "caller": by(&contact)?, "service": named("service", "Business applications")?, "impact": "2_medium", "urgency": "2_medium", "channel": "portal",
    });
    act(app, &contact, None, None, report).await.map(drop)
}

fn by(viewer: &Viewer) -> Result<String, AppError> {
    viewer.actor.person().map(Id::text).ok_or_else(|| AppError::fault("the cast are people"))
}

async fn act(app: &App, viewer: &Viewer, record: Option<Id>, move_name: Option<&str>, fields: Json) -> Result<Outcome, AppError> {
    let Json::Object(fields) = fields else { return Err(AppError::fault("fields are an object")) };
    let set = fields.into_iter().map(|(k, v)| (Name::from(k), v)).collect();
    run(app, viewer, record, Action { set, move_name: move_name.map(Name::from), ..Action::default() }).await
}

async fn run(app: &App, viewer: &Viewer, record: Option<Id>, action: Action) -> Result<Outcome, AppError> {
    let type_name = Name::from("incident");
    let command = Command { id: app.new_id(), type_name, record, expected_version: None, action, reason: None, occurred_at: None };
    app.execute(viewer, Channel::Screen, command).await
}

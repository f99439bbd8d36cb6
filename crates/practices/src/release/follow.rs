//! The changes know which release they are part of, and are free again when it is cancelled.

use crate::handles::change;
use crate::handles::release::{f, state};
use engine::{Action, Command, FollowUp, Work};
use journal::Actor;
use kernel::Id;
use schema::Value;
use serde_json::{Value as Json, json};

pub(super) fn follow(work: &mut Work<'_>) {
    let own = work.record().id;
    let now: Vec<Id> = f::CHANGES.get(work.record()).unwrap_or_default().to_vec();
    let old: Vec<Id> = if let Some(Value::References(ids)) = work.was(f::CHANGES.as_str()) { ids.clone() } else { Vec::new() };
    if work.entering(state::CANCELLED) {
        now.iter().for_each(|id| say(work, *id, Json::Null));
        return;
    }
    for id in now.iter().filter(|id| !old.contains(id)) {
        say(work, *id, json!(own));
    }
    for id in old.iter().filter(|id| !now.contains(id)) {
        say(work, *id, Json::Null);
    }
}

fn say(work: &mut Work<'_>, id: Id, release: Json) {
    let action = Action { set: [(change::f::RELEASE.name(), release)].into(), ..Action::default() };
    let command = Command {
        id: work.new_id(),
        type_name: change::TYPE.into(),
        record: Some(id),
        expected_version: None,
        action,
        reason: None,
        occurred_at: Some(work.at()),
    };
    work.then(FollowUp { command, actor: Actor::system("release"), required: false });
}

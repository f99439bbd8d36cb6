//! Many wishes in one request, each carried out on its own: what is refused is told per item, the rest is done. The answer
//! is 207, and its items stand in the order of the request.

use super::answer;
use super::call::Call;
use super::json;
use super::problem::Problem;
use super::records::run;
use super::wish::{KEYS, Wish, body};
use app::MAX_BULK;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{Code, Id, Name, Refusal};
use schema::TypeDef;
use serde_json::{Value as Json, json};

/// Keys of an item besides those of a wish.
const MORE: [&str; 3] = ["record", "version", "move"];

/// `POST /api/v1/{type}/bulk`
pub async fn bulk(mut call: Call) -> Result<Response, Problem> {
    call.wants_json()?;
    call.parameters(&[])?;
    let def = call.def()?;
    let (json, bytes) = call.visit.json().await?;
    let map = body(&json, &["items"])?;
    let items = map.get("items").and_then(Json::as_array).ok_or_else(|| Problem::from(json::shape("items", "a list")))?;
    if items.is_empty() || items.len() > MAX_BULK {
        return Err(Refusal::new(Code::TooMany).on("items").with("max", MAX_BULK).with("what", "items, and at least one,").into());
    }
    let id = if call.headers.contains_key("idempotency-key") { Some(call.command(&bytes).await?) } else { None };
    let mut results = Vec::with_capacity(items.len());
    for (i, item) in items.iter().enumerate() {
        // Every item has an identity of its own, and the same each time.
        let id = id.map_or_else(|| call.app.new_id(), |id| id.item(i));
        results.push(match one(&call, &def, item, id).await {
            Ok(done) => done,
            Err(problem) => {
                if let Some(chain) = &problem.fault {
                    tracing::error!(item = i, fault = %chain, "an item of a bulk failed");
                }
                json!({"status": problem.status.as_u16(), "problem": problem.document(None)})
            }
        });
    }
    Ok(answer(StatusCode::MULTI_STATUS, &json!({"items": results})))
}

async fn one(call: &Call, def: &TypeDef, item: &Json, id: Id) -> Result<Json, Problem> {
    let known: Vec<&str> = KEYS.iter().copied().chain(MORE).collect();
    let map = body(item, &known)?;
    let record = match map.get("record") {
        None => None,
        Some(given) => Some(find(call, def, given).await?),
    };
    let version = match map.get("version") {
        None => None,
        Some(given) => {
            Some(given.as_u64().and_then(|n| u32::try_from(n).ok()).ok_or_else(|| json::shape("version", "the version of the record"))?)
        }
    };
    let mut wish = Wish::read(def, map)?;
    if let Some(name) = json::text(map, "move", 64)? {
        if record.is_none() {
            return Err(Refusal::new(Code::Required).on("record").with("label", "record").into());
        }
        wish.action.move_name = Some(Name::from(name));
    }
    let creating = record.is_none();
    let outcome = run(call, wish.command(id, def, record, version)).await?;
    let status = if creating { StatusCode::CREATED } else { StatusCode::OK };
    let mut done = json!({"status": status.as_u16(), "id": outcome.record.text()});
    if outcome.version > 0 {
        done["version"] = json!(outcome.version);
    }
    if let Some(number) = outcome.number {
        done["number"] = Json::from(number);
    }
    Ok(done)
}

async fn find(call: &Call, def: &TypeDef, given: &Json) -> Result<Id, Problem> {
    let text = given.as_str().ok_or_else(|| json::shape("record", "the id or number of a record"))?;
    let id = call.app.find_record(&call.viewer, text).await?;
    // The engine refuses a record of another type as not visible, and tells nothing else of it.
    let _ = def;
    Ok(id)
}

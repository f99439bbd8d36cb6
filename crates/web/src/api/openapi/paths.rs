//! Operations: what can be asked of every type, and what can be asked of the whole.

use super::responses::problems;
use super::{schema_name, schema_ref};
use crate::api::parameters::{LONGEST_SEARCH, longest};
use schema::{MoveDef, TypeDef};
use serde_json::{Map, Value as Json, json};

/// Statuses any request with a token may be answered with.
const READ: &[u16] = &[400, 401, 403, 404, 406, 429, 500, 503];
/// The same for a request with a JSON body.
const WRITE: &[u16] = &[400, 401, 403, 404, 406, 409, 412, 413, 415, 422, 429, 500, 503, 507];

/// A parameter's text: no control characters but line ends and tabs.
const PRINTABLE: &str = r"^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f]*$";
/// The same, with something to look for in it.
const WORDS: &str =
    r"^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f]*[^\s\u0000-\u001f\u007f-\u009f][^\u0000-\u0008\u000b-\u001f\u007f-\u009f]*$";

/// Parameters that operations share.
pub fn parameters() -> Json {
    let line = |name: &str| json!({"type": "string", "maxLength": longest(name), "pattern": PRINTABLE});
    let text = |name: &str, place: &str, required: bool, schema: Json, told: &str| json!({"name": name, "in": place, "required": required, "schema": schema, "description": told});
    json!({
        "Record": text("record", "path", true, json!({"type": "string", "minLength": 1, "maxLength": 40, "pattern": "^[A-Za-z0-9-]+$"}), "The id of the record, or its number."),
        "IfMatch": text("If-Match", "header", true, json!({"type": "string", "pattern": "^(\\*|\"[0-9]{1,9}\")$"}), "The ETag the change is based on; `*` overwrites whatever stands."),
        "MoveIfMatch": text("If-Match", "header", false, json!({"type": "string", "pattern": "^(\\*|\"[0-9]{1,9}\")$"}), "The ETag the move is based on, if it matters."),
        "IdempotencyKey": text("Idempotency-Key", "header", false, json!({"type": "string", "minLength": 1, "maxLength": 128, "pattern": "^[!-~]+$"}), "Send the same key with the same request to have it done once."),
        "Q": text("q", "query", false, line("q"), "A query, for example `is:open priority<=2 service.owner:me \"mail server\"`."),
        "Fields": text("fields", "query", false, line("fields"), "Fields wanted, separated by commas; all when absent."),
        "Sort": text("sort", "query", false, line("sort"), "Columns to sort by, separated by commas; `-` reverses: `priority,-updated_at`."),
        "Cursor": text("cursor", "query", false, line("cursor"), "Where to go on: `next` or `prev` of an earlier page."),
        "Limit": text("limit", "query", false, json!({"type": "integer", "minimum": 1, "maximum": 200, "default": 50}), "Rows per page."),
        "Count": text("count", "query", false, json!({"type": "boolean", "default": false}), "Count all that match, too."),
    })
}

fn parameter(name: &str) -> Json {
    json!({"$ref": format!("#/components/parameters/{name}")})
}

fn uuid(name: &str, told: &str) -> Json {
    json!({"name": name, "in": "path", "required": true, "schema": {"type": "string", "format": "uuid"}, "description": told})
}

/// An operation being described.
struct Operation(Json);

impl Operation {
    fn new(id: &str, tag: &str, summary: &str) -> Self {
        Self(json!({"operationId": id, "tags": [tag], "summary": summary, "parameters": [], "responses": {}}))
    }
    fn describe(mut self, text: &str) -> Self {
        self.0["description"] = Json::from(text);
        self
    }
    fn takes(mut self, more: Vec<Json>) -> Self {
        if let Some(list) = self.0["parameters"].as_array_mut() {
            list.extend(more);
        }
        self
    }
    fn body(mut self, kind: &str, schema: &Json) -> Self {
        self.0["requestBody"] = json!({"required": true, "content": {kind: {"schema": schema}}});
        self
    }
    fn gives(mut self, status: u16, told: &str, schema: Option<&Json>, headers: &[(&str, &str)]) -> Self {
        let mut response = json!({"description": told});
        if let Some(schema) = schema {
            response["content"] = json!({"application/json": {"schema": schema}});
        }
        let mut all = Map::new();
        all.insert("X-Request-Id".to_owned(), json!({"$ref": "#/components/headers/RequestId"}));
        for (name, shared) in headers {
            all.insert((*name).to_owned(), json!({"$ref": format!("#/components/headers/{shared}")}));
        }
        response["headers"] = Json::Object(all);
        self.0["responses"][status.to_string()] = response;
        self
    }
    fn or(mut self, statuses: &[u16]) -> Self {
        if let Some(map) = self.0["responses"].as_object_mut() {
            problems(map, statuses);
        }
        self
    }
    fn put(self, paths: &mut Map<String, Json>, path: &str, method: &str) {
        let item = paths.entry(path.to_owned()).or_insert_with(|| json!({}));
        item[method] = self.0;
    }
}

/// Operations that belong to no type.
pub fn common(paths: &mut Map<String, Json>) {
    let mut this = Operation::new("openapi", "Discovery", "This description")
        .gives(200, "OpenAPI 3.1.", Some(&json!({"type": "object"})), &[])
        .or(&[500]);
    this.0["security"] = json!([]);
    this.put(paths, "/api/v1/openapi.json", "get");
    Operation::new("me", "Account", "Who you are").gives(200, "You.", Some(&schema_ref("Me")), &[]).or(READ).put(
        paths,
        "/api/v1/me",
        "get",
    );
    let q = json!({"name": "q", "in": "query", "required": true, "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST_SEARCH, "pattern": WORDS}, "description": "Words to look for."});
    let limit = json!({"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 100, "default": 25}, "description": "Most hits."});
    Operation::new("search", "Discovery", "Search all records you may read")
        .describe("Words are found from their beginning; accents and case do not matter. Best hits first.")
        .takes(vec![q, limit])
        .gives(200, "Hits.", Some(&schema_ref("SearchResult")), &[])
        .or(READ)
        .or(&[422])
        .put(paths, "/api/v1/search", "get");
    Operation::new("types", "Discovery", "Record types you may read")
        .gives(200, "Record types.", Some(&schema_ref("Types")), &[])
        .or(READ)
        .put(paths, "/api/v1/types", "get");
    let name = json!({"name": "type", "in": "path", "required": true, "schema": {"type": "string", "pattern": "^[a-z][a-z0-9_]*$", "minLength": 1, "maxLength": 64}, "description": "Name of a record type."});
    Operation::new("type", "Discovery", "The definition of a record type")
        .takes(vec![name])
        .gives(200, "Fields, states, moves, clocks, links, layout.", Some(&schema_ref("TypeDefinition")), &[])
        .or(READ)
        .put(paths, "/api/v1/types/{type}", "get");
    Operation::new("tokens", "Account", "Your access tokens")
        .gives(200, "Tokens that are still good.", Some(&schema_ref("Tokens")), &[])
        .or(READ)
        .put(paths, "/api/v1/tokens", "get");
    let mut make = Operation::new("make_token", "Account", "Make an access token")
        .describe("With e-mail and password (HTTP Basic), or from a session. A token cannot make tokens.")
        .body("application/json", &schema_ref("NewToken"))
        .gives(201, "The token; its secret is shown now and never again.", Some(&schema_ref("TokenMade")), &[])
        .or(WRITE);
    make.0["security"] = json!([{"password": []}, {"session": [], "form_token": []}]);
    make.put(paths, "/api/v1/tokens", "post");
    Operation::new("revoke_token", "Account", "Revoke an access token")
        .takes(vec![uuid("token", "The id of the token.")])
        .gives(204, "It opens nothing any more.", None, &[])
        .or(READ)
        .or(&[422])
        .put(paths, "/api/v1/tokens/{token}", "delete");
}

/// Operations of one type.
pub fn of_type(paths: &mut Map<String, Json>, def: &TypeDef) {
    let (name, tag, title) = (&*def.name, def.plural.as_str(), def.title.to_lowercase());
    let base = format!("/api/v1/{name}");
    let one = format!("{base}/{{record}}");
    let schema = |what: &str| schema_ref(&schema_name(name, what));
    let op = |what: &str, summary: String| Operation::new(&format!("{name}_{what}"), tag, &summary);
    let record = || vec![parameter("Record")];
    let keyed = || vec![parameter("Record"), parameter("IdempotencyKey")];
    let shown = [("ETag", "ETag"), ("Idempotent-Replayed", "Replayed")];
    op("list", format!("List {}", def.plural.to_lowercase()))
        .takes(["Q", "Fields", "Sort", "Cursor", "Limit", "Count"].map(parameter).to_vec())
        .gives(200, "A page.", Some(&schema("Page")), &[("Link", "Link")])
        .or(READ)
        .or(&[422])
        .put(paths, &base, "get");
    let mut create = op("create", format!("Make a new {title}"))
        .takes(vec![parameter("IdempotencyKey")])
        .body("application/json", &schema("New"))
        .gives(201, "Made.", Some(&schema("")), &[("ETag", "ETag"), ("Location", "Location"), ("Idempotent-Replayed", "Replayed")])
        .gives(204, "Made; you may not see it.", None, &[("Location", "Location"), ("Idempotent-Replayed", "Replayed")])
        .or(WRITE);
    create.0["responses"]["201"]["links"] = json!({
        "read": {"operationId": format!("{name}_read"), "parameters": {"record": "$response.body#/id"}},
        "history": {"operationId": format!("{name}_history"), "parameters": {"record": "$response.body#/id"}},
    });
    create.put(paths, &base, "post");
    op("bulk", format!("Make and change many {}", def.plural.to_lowercase()))
        .describe("Each item is carried out on its own; what is refused is told per item, in the order of the request.")
        .takes(vec![parameter("IdempotencyKey")])
        .body("application/json", &schema("Bulk"))
        .gives(207, "One result per item.", Some(&schema_ref("BulkResult")), &[])
        .or(WRITE)
        .put(paths, &format!("{base}/bulk"), "post");
    op("read", format!("Read one {title}"))
        .takes(record())
        .gives(200, "The record, as far as you may see it.", Some(&schema("")), &[("ETag", "ETag")])
        .or(READ)
        .put(paths, &one, "get");
    op("change", format!("Change one {title}"))
        .describe("Fields that are not sent stay as they are; `null` empties a field. A message, links and a reason may go with it and become one entry of history.")
        .takes(vec![parameter("Record"), parameter("IfMatch"), parameter("IdempotencyKey")])
        .body("application/json", &schema("Change"))
        .gives(200, "As it stands now.", Some(&schema("")), &shown)
        .gives(204, "Changed; you may not see it any more.", None, &[("Idempotent-Replayed", "Replayed")])
        .or(WRITE)
        .or(&[428])
        .put(paths, &one, "patch");
    if let Some(lifecycle) = &def.lifecycle {
        op("moves", format!("Moves open to you from the state of the {title}"))
            .takes(record())
            .gives(200, "Ready ones, and ones with something unmet.", Some(&schema_ref("Moves")), &[("ETag", "ETag")])
            .or(READ)
            .put(paths, &format!("{one}/moves"), "get");
        for m in lifecycle.moves.iter().filter(|m| !m.automatic) {
            op(&format!("move_{}", m.name), format!("{}: {}", def.title, m.label))
                .describe(&told(def, m))
                .takes(vec![parameter("Record"), parameter("MoveIfMatch"), parameter("IdempotencyKey")])
                .body("application/json", &schema("Change"))
                .gives(200, "As it stands now.", Some(&schema("")), &shown)
                .gives(204, "Moved; you may not see it any more.", None, &[("Idempotent-Replayed", "Replayed")])
                .or(WRITE)
                .put(paths, &format!("{one}/moves/{}", m.name), "post");
        }
    }
    if def.conversation {
        let path = format!("{one}/comments");
        op("comments", "The conversation".to_owned())
            .takes(record())
            .gives(200, "Messages you may read, oldest first.", Some(&schema_ref("Conversation")), &[])
            .or(READ)
            .put(paths, &path, "get");
        op("comment", "Say something".to_owned())
            .describe("Public messages reach the requester; internal ones stay among those who work on it.")
            .takes(keyed())
            .body("application/json", &schema_ref("NewMessage"))
            .gives(201, "Said.", Some(&schema_ref("Message")), &[("Idempotent-Replayed", "Replayed")])
            .gives(204, "Said; you may not read it.", None, &[("Idempotent-Replayed", "Replayed")])
            .or(WRITE)
            .put(paths, &path, "post");
    }
    let path = format!("{one}/links");
    op("links", "Links, seen from this record".to_owned())
        .takes(record())
        .gives(200, "Links to records you may see.", Some(&schema_ref("Links")), &[])
        .or(READ)
        .put(paths, &path, "get");
    if !def.links.is_empty() {
        let names: Vec<&str> = def.links.iter().map(|l| &*l.name).collect();
        let body = json!({"type": "object", "required": ["link", "record"], "additionalProperties": false, "properties": {
            "link": {"type": "string", "enum": names}, "record": {"type": "string", "format": "uuid"},
        }});
        op("link", "Link to another record".to_owned())
            .takes(keyed())
            .body("application/json", &body)
            .gives(201, "Linked.", Some(&schema_ref("RecordLink")), &[("Idempotent-Replayed", "Replayed")])
            .gives(204, "Linked; you may not see it.", None, &[("Idempotent-Replayed", "Replayed")])
            .or(WRITE)
            .put(paths, &path, "post");
    }
    op("unlink", "End a link".to_owned())
        .takes(vec![parameter("Record"), uuid("link", "The id of the link.")])
        .gives(204, "Ended.", None, &[])
        .or(READ)
        .or(&[409, 412, 422])
        .put(paths, &format!("{path}/{{link}}"), "delete");
    if def.attachments {
        files(paths, def, &one);
    }
    if def.watchable {
        let path = format!("{one}/watchers");
        op("watchers", "Who watches".to_owned())
            .takes(record())
            .gives(200, "Watchers.", Some(&schema_ref("Watchers")), &[])
            .or(READ)
            .put(paths, &path, "get");
        op("watch", "Begin to watch".to_owned())
            .takes(keyed())
            .body("application/json", &schema_ref("NewWatcher"))
            .gives(200, "Watchers.", Some(&schema_ref("Watchers")), &[])
            .or(WRITE)
            .put(paths, &path, "post");
        let who = json!({"name": "person", "in": "path", "required": true, "schema": {"type": "string", "pattern": "^(me|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$"}, "description": "The id of a person, or `me`."});
        op("unwatch", "Cease to watch".to_owned())
            .takes(vec![parameter("Record"), who])
            .gives(204, "No longer watching.", None, &[])
            .or(READ)
            .or(&[409, 412, 422])
            .put(paths, &format!("{path}/{{person}}"), "delete");
    }
    op("history", "History in words".to_owned())
        .takes(record())
        .gives(200, "Entries, oldest first.", Some(&schema_ref("History")), &[])
        .or(READ)
        .put(paths, &format!("{one}/history"), "get");
    let bundle = json!({"name": "bundle", "in": "query", "schema": {"type": "boolean", "default": false}, "description": "The proof file itself, to be checked without this server."});
    let either = json!({"anyOf": [schema_ref("Proof"), {"type": "object", "description": "The proof file."}]});
    op("proof", "How the record is proved".to_owned())
        .takes(vec![parameter("Record"), bundle])
        .gives(200, "Entries and the checkpoint over them; or the proof file.", Some(&either), &[])
        .or(READ)
        .put(paths, &format!("{one}/proof"), "get");
}

fn files(paths: &mut Map<String, Json>, def: &TypeDef, one: &str) {
    let op = |what: &str, summary: &str| Operation::new(&format!("{}_{what}", def.name), &def.plural, summary);
    let path = format!("{one}/attachments");
    op("files", "Files")
        .takes(vec![parameter("Record")])
        .gives(200, "Files you may open.", Some(&schema_ref("Attachments")), &[])
        .or(READ)
        .put(paths, &path, "get");
    let form = json!({"type": "object", "required": ["file"], "additionalProperties": false, "properties": {
        "visibility": {"type": "string", "enum": ["public", "internal"], "description": "Send it before the file."},
        "file": {"type": "string", "format": "binary", "contentMediaType": "application/octet-stream"},
    }});
    op("attach", "Attach a file")
        .describe("The kind is judged from the bytes; what runs when opened is refused.")
        .takes(vec![parameter("Record"), parameter("IdempotencyKey")])
        .body("multipart/form-data", &form)
        .gives(201, "Attached.", Some(&schema_ref("Attachment")), &[("Location", "Location"), ("Idempotent-Replayed", "Replayed")])
        .gives(204, "Attached; you may not open it.", None, &[("Idempotent-Replayed", "Replayed")])
        .or(WRITE)
        .put(paths, &path, "post");
    let file = format!("{path}/{{file}}");
    let parts = || vec![parameter("Record"), uuid("file", "The id of the file.")];
    let mut download = op("file", "Open a file")
        .takes(parts())
        .gives(200, "The bytes.", None, &[("ETag", "FileTag"), ("Content-Disposition", "Disposition")])
        .or(READ);
    download.0["responses"]["200"]["content"] = json!({"*/*": {"schema": {"type": "string", "format": "binary"}}});
    download.put(paths, &file, "get");
    op("detach", "Take a file off")
        .takes(parts())
        .gives(204, "Taken off; history keeps that it was there.", None, &[])
        .or(READ)
        .or(&[409, 412, 422])
        .put(paths, &file, "delete");
}

/// What a move is, in words.
fn told(def: &TypeDef, m: &MoveDef) -> String {
    let state = |name: &str| def.state(name).map_or(name, |s| &s.label).to_owned();
    let from: Vec<String> = m.from.iter().map(|s| state(s)).collect();
    let mut text = format!("From {} to {}.", from.join(", "), state(&m.to));
    if !m.prompts.is_empty() {
        let prompts: Vec<&str> = m.prompts.iter().map(|p| &**p).collect();
        text.push_str(&format!(" Usually sent with {}.", prompts.join(", ")));
    }
    if m.reason {
        text.push_str(" A reason is needed.");
    }
    if !m.roles.is_empty() {
        let roles: Vec<String> = m.roles.iter().map(|r| r.replace('_', " ")).collect();
        text.push_str(&format!(" For the roles {}.", roles.join(", ")));
    }
    text
}

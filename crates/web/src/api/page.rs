//! The human page of the interface: what can be asked, by record type, read from the same description that programs read.

use crate::extract::Reader;
use crate::router::Web;
use crate::ui::{Screen, layout};
use axum::extract::State;
use kernel::Code;
use maud::{Markup, html};
use schema::Model;
use serde_json::Value as Json;
use std::sync::Arc;

/// `GET /help/api`
pub(crate) async fn serve(State(web): State<Arc<Web>>, reader: Reader) -> Markup {
    page(web.app.model(), &reader.screen)
}

/// One line of the page.
struct Line<'a> {
    method: String,
    path: &'a str,
    summary: &'a str,
    description: &'a str,
}

/// The page at `/help/api`.
#[must_use]
pub fn page(model: &Model, screen: &Screen) -> Markup {
    let document = super::openapi(model);
    let text = |json: &Json| json.as_str().unwrap_or_default().to_owned();
    let content = html! {
        div.page.reading.stack {
            div.page-head {
                h1 { "The programming interface" }
                p.lead { "Everything you can do on screen, a program can do under your permissions and into the same journal. The whole description, for tools: " a href="/api/v1/openapi.json" { code { "/api/v1/openapi.json" } } " (OpenAPI 3.1)." }
            }
            (crate::ui::pages::help::tabs(true))
            nav.cluster aria-label="On this page" {
                @for tag in document["tags"].as_array().into_iter().flatten() { @let name = text(&tag["name"]); a.chip href={ "#" (anchor(&name)) } { (name) } }
                a.chip href="#refusals" { "What can be refused" }
            }
            (first_steps())
            @for tag in document["tags"].as_array().into_iter().flatten() {
                @let name = text(&tag["name"]);
                @let anchor = anchor(&name);
                section.panel aria-labelledby=(anchor) {
                    header { h2 id=(anchor) { (name) } }
                    div.body {
                        p { (text(&tag["description"])) }
                        table.subtable.requests {
                            thead { tr { th scope="col" { "Request" } th scope="col" { "What it does" } } }
                            tbody {
                                @for line in lines(&document, &name) {
                                    tr {
                                        td { code { strong { (line.method) } " " (line.path.trim_start_matches("/api/v1")) } }
                                        td { (line.summary) @if !line.description.is_empty() { br; small.muted { (line.description) } } }
                                    }
                                }
                            }
                        }
                    }
                }
            }
            (problems())
        }
    };
    layout::page(screen, "Programming interface", &content)
}

fn first_steps() -> Markup {
    html! {
        section.panel aria-labelledby="h-first" {
            header { h2 id="h-first" { "First steps" } }
            div.body.prose {
                p { "Make an access token with your e-mail address and password, and keep the secret it shows once:" }
                pre { code { "curl -u ada@example.org https://…/api/v1/tokens \\\n  -H 'Content-Type: application/json' \\\n  -d '{\"name\": \"My script\", \"scope\": \"read\"}'" } }
                p { "Send it with every request:" }
                pre { code { "curl -G https://…/api/v1/incident -H 'Authorization: Bearer evt_…' \\\n  --data-urlencode 'q=is:open owner:me'" } }
                p { "Queries are written as everywhere else: " a href="/help/query" { "queries and keys" } ". A change names the version it is based on (" code { "If-Match" } ", the " code { "ETag" } " of the record); what may be sent twice takes an " code { "Idempotency-Key" } "." }
            }
        }
    }
}

fn problems() -> Markup {
    html! {
        section.panel aria-labelledby="refusals" {
            header { h2 id="refusals" { "What can be refused" } }
            div.body {
                p { "Whatever is not carried out is told as problem details (RFC 9457). The code is stable; the field and the values stand beside it." }
                table.subtable {
                    thead { tr { th scope="col" { "Code" } th scope="col" { "Status" } th scope="col" { "Meaning" } } }
                    tbody {
                        @for code in Code::ALL {
                            tr id={ "problem-" (code.as_str()) } { td { code { (code.as_str()) } } td { (super::problem::status_of(*code).as_u16()) } td { (code.template()) } }
                        }
                        @for (code, status, meaning) in PROTOCOL {
                            tr id={ "problem-" (code) } { td { code { (code) } } td { (status) } td { (meaning) } }
                        }
                    }
                }
            }
        }
    }
}

/// What goes wrong before anything is refused.
const PROTOCOL: &[(&str, u16, &str)] = &[
    ("refused", 422, "Several things are wrong at once; each is listed."),
    ("method-not-allowed", 405, "This address does not know the method; the Allow header says which it knows."),
    ("not-acceptable", 406, "The Accept header leaves no form in which this is served."),
    ("too-large", 413, "The body is larger than is read."),
    ("unsupported-media-type", 415, "The body has another media type than is read here."),
    ("not-proved-yet", 404, "No signed checkpoint covers the record yet."),
    ("fault", 500, "Something broke on our side; nothing was half saved."),
    ("storage-full", 507, "No space is left where the data is kept; nothing was half saved, and what was acknowledged is safe."),
    ("storage-read-only", 503, "The data can be read and not written at present."),
    ("storage-unavailable", 503, "The database does not answer; try again when Retry-After says."),
];

fn lines<'a>(document: &'a Json, tag: &str) -> Vec<Line<'a>> {
    let mut found = Vec::new();
    for (path, item) in document["paths"].as_object().into_iter().flatten() {
        for (method, operation) in item.as_object().into_iter().flatten() {
            if operation["tags"][0] == tag {
                found.push(Line {
                    method: method.to_ascii_uppercase(),
                    path,
                    summary: operation["summary"].as_str().unwrap_or_default(),
                    description: operation["description"].as_str().unwrap_or_default(),
                });
            }
        }
    }
    found
}

fn anchor(name: &str) -> String {
    format!("h-{}", name.to_lowercase().replace(' ', "-"))
}

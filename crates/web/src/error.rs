//! What goes wrong, in HTTP: the only file that knows status codes. A use case fails in four ways ([`AppError`]); here
//! each becomes a [`Problem`] with a status, words for a person and codes for a program (RFC 9457 on the API, a page on
//! screens). What a viewer may not see answers exactly like what does not exist. A fault of ours keeps its chain of causes
//! for the log; the person gets the request id under which it was logged, and nothing else.

use app::{AppError, Conflict, Trouble};
use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::{Code, Refusal, Refusals};
use serde_json::{Value as Json, json};

/// Media type of problem details.
pub const PROBLEM_JSON: &str = "application/problem+json";

/// A request that was not carried out, ready to be told. As a response it is a problem document; its extension lets the
/// edge of the pages tell it as a page instead.
#[derive(Clone, Debug)]
pub struct Problem {
    /// Status.
    pub status: StatusCode,
    /// Stable code: a refusal code, or the name of a protocol error such as `not-found`.
    pub code: &'static str,
    /// What happened, for people.
    pub detail: String,
    /// Everything that was refused, each with the field it concerns.
    pub refusals: Refusals,
    /// What someone else changed meanwhile.
    pub conflict: Option<Box<Conflict>>,
    /// The chain of causes of a fault: for the log, never for the answer.
    pub fault: Option<String>,
    /// Headers that belong to the status: `WWW-Authenticate`, `Retry-After`, `Allow`, …
    pub headers: HeaderMap,
}

/// What handlers of pages yield.
pub type Result<T, E = Problem> = std::result::Result<T, E>;

/// The status a refusal is told with.
#[must_use]
pub const fn status_of(code: Code) -> StatusCode {
    match code {
        Code::Malformed | Code::AttachmentIncomplete => StatusCode::BAD_REQUEST,
        Code::TokenInvalid | Code::SignInNeeded | Code::SignInFailed | Code::SessionExpired => StatusCode::UNAUTHORIZED,
        Code::Forbidden | Code::ForbiddenField | Code::SegregationOfDuties | Code::CsrfFailed => StatusCode::FORBIDDEN,
        Code::NotVisible | Code::UnknownType => StatusCode::NOT_FOUND,
        Code::NoSuchMove | Code::Terminal | Code::Duplicate => StatusCode::CONFLICT,
        Code::Stale => StatusCode::PRECONDITION_FAILED,
        Code::Precondition => StatusCode::PRECONDITION_REQUIRED,
        Code::AttachmentTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Code::AttachmentType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Code::Throttled => StatusCode::TOO_MANY_REQUESTS,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// A short heading for a status, the same every time.
#[must_use]
pub const fn title_of(status: StatusCode) -> &'static str {
    match status.as_u16() {
        400 => "The request cannot be read",
        401 => "Who are you?",
        403 => "You may not do this",
        404 => "There is nothing here for you",
        405 => "This cannot be done here",
        406 => "This form cannot be served",
        409 => "It does not fit what is there",
        412 => "Someone changed this meanwhile",
        413 => "That is too large",
        415 => "This form cannot be read",
        422 => "Something needs mending",
        428 => "Say which version you are changing",
        429 => "Too many attempts",
        503 => "It cannot be saved just now",
        507 => "No space is left",
        _ => "Something broke on our side",
    }
}

impl Problem {
    /// A protocol error: nothing a refusal code speaks of.
    #[must_use]
    pub fn protocol(status: StatusCode, code: &'static str, detail: impl Into<String>) -> Self {
        Self { status, code, detail: detail.into(), refusals: Refusals::default(), conflict: None, fault: None, headers: HeaderMap::new() }
    }
    /// No such path.
    #[must_use]
    pub fn not_found() -> Self {
        Self::refused(Refusal::new(Code::NotVisible).into())
    }
    /// Nobody is signed in, or the session ended.
    #[must_use]
    pub fn signed_out() -> Self {
        Self::refused(Refusal::new(Code::SessionExpired).into())
    }
    /// A form without its session's token, or from another site.
    #[must_use]
    pub fn csrf() -> Self {
        Self::refused(Refusal::new(Code::CsrfFailed).into())
    }
    /// The request cannot be read.
    #[must_use]
    pub fn malformed(reason: impl std::fmt::Display) -> Self {
        Self::refused(Refusal::new(Code::Malformed).with("reason", reason).into())
    }
    /// More than is taken at once.
    #[must_use]
    pub fn too_large() -> Self {
        Self::protocol(StatusCode::PAYLOAD_TOO_LARGE, "too-large", "Send less at once, or attach it as files one by one.")
    }
    /// Refusals. Their common status; 422 when they differ.
    #[must_use]
    pub fn refused(refusals: Refusals) -> Self {
        let mut kinds = refusals.0.iter().map(|r| status_of(r.code));
        let first = kinds.next().unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
        let status = if kinds.all(|s| s == first) { first } else { StatusCode::UNPROCESSABLE_ENTITY };
        let code = match refusals.0.as_slice() {
            [one] => one.code.as_str(),
            [one, rest @ ..] if rest.iter().all(|r| r.code == one.code) => one.code.as_str(),
            _ => "refused",
        };
        let mut headers = HeaderMap::new();
        let wait = refusals.0.iter().filter(|r| r.code == Code::Throttled).filter_map(|r| r.params.get("seconds"));
        if let Some(Ok(value)) = wait.max().map(|s| HeaderValue::from_str(s)) {
            headers.insert(header::RETRY_AFTER, value);
        }
        Self { status, code, detail: refusals.to_string(), refusals, conflict: None, fault: None, headers }
    }
    /// A fault of ours.
    #[must_use]
    pub fn fault(chain: String) -> Self {
        let detail = "Nothing was half saved. Try again; if it happens again, tell your administrator the request id.";
        Self { fault: Some(chain), ..Self::protocol(StatusCode::INTERNAL_SERVER_ERROR, "fault", detail) }
    }
    /// A fault of the application: what kind of trouble it is decides what the person is told.
    #[must_use]
    pub fn trouble(fault: &app::Fault) -> Self {
        let (status, code, detail) = match fault.trouble() {
            Trouble::Other => return Self::fault(fault.chain()),
            Trouble::Full => (
                StatusCode::INSUFFICIENT_STORAGE,
                "storage-full",
                "No space is left where the data is kept. This was not saved; what was saved before is safe. Tell your administrator, then try again.",
            ),
            Trouble::ReadOnly => (
                StatusCode::SERVICE_UNAVAILABLE,
                "storage-read-only",
                "The data can be read and not written at present. This was not saved. Tell your administrator, then try again.",
            ),
            Trouble::Unavailable => (
                StatusCode::SERVICE_UNAVAILABLE,
                "storage-unavailable",
                "The database does not answer. This was not saved. Try again in a minute.",
            ),
        };
        Self { fault: Some(fault.chain()), ..Self::protocol(status, code, detail) }
            .with_header(header::RETRY_AFTER, HeaderValue::from_static("60"))
    }
    /// The same with a header.
    #[must_use]
    pub fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.insert(name, value);
        self
    }
    /// The heading.
    #[must_use]
    pub const fn title(&self) -> &'static str {
        title_of(self.status)
    }

    /// The problem document. `request` is the id under which the request was logged.
    #[must_use]
    pub fn document(&self, request: Option<&str>) -> Json {
        let mut document = json!({
            "type": type_uri(self.code), "title": self.title(), "status": self.status.as_u16(), "detail": self.detail,
        });
        if let Some(request) = request {
            document["request_id"] = Json::from(request);
        }
        if !self.refusals.is_empty() {
            document["refusals"] = self.refusals.0.iter().map(refusal_json).collect();
        }
        if let Some(conflict) = &self.conflict {
            document["conflict"] = conflict_json(conflict);
        }
        document
    }
}

/// The address where a code is explained, and its identity.
#[must_use]
pub fn type_uri(code: &str) -> String {
    format!("/help/api#problem-{code}")
}

/// One refusal for programs: code, field, message and the values in the message.
#[must_use]
pub fn refusal_json(refusal: &Refusal) -> Json {
    let mut json = json!({"code": refusal.code.as_str(), "message": refusal.message(), "params": refusal.params});
    if let Some(field) = &refusal.field {
        json["field"] = Json::from(field.as_str());
    }
    json
}

fn conflict_json(conflict: &Conflict) -> Json {
    let field = |f: &app::ConflictField| json!({"field": f.name, "label": f.label, "yours": f.yours, "theirs": f.theirs});
    json!({
        "current_version": conflict.current_version,
        "changed_at": conflict.changed_at.to_string(),
        "changed_by": conflict.changed_by,
        "fields": conflict.fields.iter().map(field).collect::<Vec<_>>(),
    })
}

impl From<AppError> for Problem {
    fn from(error: AppError) -> Self {
        match error {
            AppError::Refused(refusals) => Self::refused(refusals),
            AppError::NotVisible => Self::not_found(),
            AppError::Fault(fault) => Self::trouble(&fault),
            AppError::Stale(conflict) => {
                let labels: Vec<&str> = conflict.fields.iter().map(|f| f.label.as_str()).collect();
                let fields = if labels.is_empty() { "it is at another version".to_owned() } else { labels.join(", ") };
                let mut problem = Self::refused(Refusal::new(Code::Stale).with("fields", fields).into());
                problem.conflict = Some(conflict);
                problem
            }
        }
    }
}
impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Self::refused(refusal.into())
    }
}
impl From<Refusals> for Problem {
    fn from(refusals: Refusals) -> Self {
        Self::refused(refusals)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::from(self.document(None).to_string()));
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.extend(self.headers.clone());
        response.extensions_mut().insert(self);
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_of_one_kind_keep_their_status_and_mixed_ones_are_to_be_mended() {
        let forbidden = || Refusal::new(Code::Forbidden).with("verb", "create");
        let required = || Refusal::new(Code::Required).on("title").with("label", "Title");
        let both = Problem::refused(Refusals(vec![forbidden(), required()]));
        assert_eq!((both.status.as_u16(), both.code), (422, "refused"));
        let one = Problem::refused(Refusals(vec![forbidden(), forbidden()]));
        assert_eq!((one.status.as_u16(), one.code), (403, "forbidden"));
    }

    #[test]
    fn a_fault_tells_its_cause_to_the_log_only() {
        let problem = Problem::from(AppError::fault("table t_incident is gone"));
        assert_eq!(problem.fault.as_deref(), Some("table t_incident is gone"));
        assert!(!problem.document(Some("r1")).to_string().contains("t_incident"));
        assert_eq!(problem.document(Some("r1"))["request_id"], "r1");
    }

    #[test]
    fn waiting_time_stands_in_its_header() {
        let problem = Problem::refused(Refusal::new(Code::Throttled).with("seconds", 30).into());
        assert_eq!(problem.headers[header::RETRY_AFTER], "30");
        assert_eq!(problem.status.as_u16(), 429);
    }
}

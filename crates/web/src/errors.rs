//! From what went wrong to what is sent: the one place that knows status codes.
//!
//! A handler fails with a [`Failure`]; the page of it is drawn later, by the middleware that knows who looks, so that an
//! error stands in the same frame as everything else.

use app::AppError;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::{Code, Refusal, Refusals};

/// Why a request was not answered as wished.
#[derive(Debug)]
pub enum Failure {
    /// From a use case.
    App(AppError),
    /// Nobody is signed in, or the session ended.
    SignedOut,
    /// The form does not carry the session's token, or came from another site.
    Csrf,
    /// The request cannot be read.
    Malformed(String),
    /// Too large.
    TooLarge,
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        Self::App(error)
    }
}
impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::App(refusal.into())
    }
}

/// What handlers yield.
pub type Result<T, E = Failure> = std::result::Result<T, E>;

/// What the error page says; travels in the response's extensions.
#[derive(Clone, Debug)]
pub struct Failed {
    /// Heading.
    pub title: String,
    /// What to do.
    pub hint: String,
}

/// The status of a use case's error; also used by the API.
#[must_use]
pub fn status_of(error: &AppError) -> StatusCode {
    match error {
        AppError::NotVisible => StatusCode::NOT_FOUND,
        AppError::Stale(_) => StatusCode::CONFLICT,
        AppError::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        AppError::Refused(refusals) => status_of_refusals(refusals),
    }
}

fn status_of_refusals(refusals: &Refusals) -> StatusCode {
    match refusals.0.first().map(|r| r.code) {
        Some(Code::NotVisible | Code::UnknownType) => StatusCode::NOT_FOUND,
        Some(Code::Forbidden) => StatusCode::FORBIDDEN,
        Some(Code::Throttled) => StatusCode::TOO_MANY_REQUESTS,
        Some(Code::SessionExpired | Code::SignInFailed | Code::TokenInvalid) => StatusCode::UNAUTHORIZED,
        Some(Code::CsrfFailed) => StatusCode::FORBIDDEN,
        Some(Code::AttachmentTooLarge) => StatusCode::PAYLOAD_TOO_LARGE,
        Some(Code::Malformed) => StatusCode::BAD_REQUEST,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let (status, title, hint) = match &self {
            Self::App(AppError::Fault(fault)) => {
                tracing::error!(fault = %fault.chain(), "a request failed");
                (
                    StatusCode::INTERNAL_SERVER_ERROR,
                    "Something broke on our side".to_owned(),
                    "Nothing you entered was half saved. Go back and try again; if it happens again, tell your administrator the reference below.".to_owned(),
                )
            }
            Self::App(AppError::NotVisible) => not_found(),
            Self::App(error) => {
                let status = status_of(error);
                if status == StatusCode::NOT_FOUND { not_found() } else { (status, "That is not possible".to_owned(), error.to_string()) }
            }
            Self::SignedOut => (StatusCode::UNAUTHORIZED, "You are signed out".to_owned(), Refusal::new(Code::SessionExpired).message()),
            Self::Csrf => (StatusCode::FORBIDDEN, "This form is out of date".to_owned(), Refusal::new(Code::CsrfFailed).message()),
            Self::Malformed(reason) => (StatusCode::BAD_REQUEST, "The request cannot be read".to_owned(), Refusal::new(Code::Malformed).with("reason", reason).message()),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "That is too large".to_owned(), "Send less at once, or attach it as files one by one.".to_owned()),
        };
        let mut response = (status, hint.clone()).into_response();
        if let Self::App(AppError::Refused(refusals)) = &self
            && let Some(seconds) = refusals.0.iter().find(|r| r.code == Code::Throttled).and_then(|r| r.params.get("seconds"))
            && let Ok(value) = HeaderValue::from_str(seconds)
        {
            response.headers_mut().insert(header::RETRY_AFTER, value);
        }
        response.extensions_mut().insert(Failed { title, hint });
        response
    }
}

fn not_found() -> (StatusCode, String, String) {
    (
        StatusCode::NOT_FOUND,
        "There is nothing here for you".to_owned(),
        "No such page or record exists, or your roles do not show it to you. Check the number, or search for it.".to_owned(),
    )
}

//! Evidence: who kept what, when, with its hash; added to, never changed.

use crate::handles::security_incident::f;
use engine::Work;
use kernel::{Code, Refusal};
use schema::{Row, Value};

/// Whether a text is a SHA-256 in hexadecimal.
#[must_use]
pub(super) fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit())
}

/// What was kept stays kept, and says what it must.
pub(super) fn check(work: &mut Work<'_>) {
    if !work.command().action.detach.is_empty() {
        work.refuse_guard("", "Files of a security incident are evidence and are not taken off.");
    }
    if !work.changed(f::EVIDENCE.as_str()) {
        return;
    }
    let now = f::EVIDENCE.get(work.record()).unwrap_or_default().to_vec();
    let before: Vec<Row> = work.before().and_then(|b| f::EVIDENCE.get(b)).unwrap_or_default().to_vec();
    if !now.starts_with(&before) {
        work.refuse_guard(f::EVIDENCE.as_str(), "Evidence is added to; lines are neither changed nor taken away.");
    }
    for row in now.iter().skip(before.len()) {
        let hash = matches!(row.get("sha256"), Some(Value::Text(text)) if is_hash(text));
        if !hash {
            work.refuse(
                Refusal::new(Code::WrongShape).on(f::EVIDENCE.as_str()).with("label", "SHA-256").with("expected", "64 hexadecimal digits"),
            );
        }
        if matches!(row.get("collected_at"), Some(Value::Instant(at)) if *at > work.now().plus_seconds(60)) {
            work.refuse(Refusal::new(Code::InFuture).on(f::EVIDENCE.as_str()).with("label", "Collected at"));
        }
    }
}

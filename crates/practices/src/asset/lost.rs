//! What a loss sets off: an incident, and a security incident when the asset holds information.

use crate::handles::asset::{f, state};
use crate::service::means::{called, holders, raise, tell};
use engine::Work;
use serde_json::json;

/// Under whose name consequences are decided.
const AUTOMATION: &str = "asset";

/// Opens what a loss calls for.
pub(super) fn follow(work: &mut Work<'_>) {
    if !work.entering(state::LOST) {
        return;
    }
    let record = work.record();
    let number = called(record);
    let what = f::TITLE.get(record).unwrap_or("An asset").to_owned();
    let tag = f::ASSET_TAG.get(record).unwrap_or("none").to_owned();
    let held = f::DATA_BEARING.get(record) == Some(true);
    let (custodian, service) = (f::CUSTODIAN.get(record), f::SERVICE.get(record));
    let why = work.reason().unwrap_or_default().to_owned();
    let told = format!("{number} (tag {tag}) is lost. {why}");
    let title = format!("Lost: {what}");
    let now = work.now();
    let base = || {
        vec![
            ("title", json!(title)),
            ("description", json!(told)),
            ("reported_at", json!(now)),
            ("caller", json!(custodian)),
            ("service", json!(service)),
            ("monitoring_source", json!("asset management")),
            ("security_related", json!(held)),
        ]
    };
    raise(work, AUTOMATION, "incident", base());
    if held {
        let mut fields = base();
        fields.push(("statement", json!(told)));
        fields.push(("reported_by", json!(custodian)));
        raise(work, AUTOMATION, "security_incident", fields);
        let to = holders(work, "security_manager");
        tell(work, "lost", to, &format!("{number} is lost and holds information"), &told);
    }
    let to = holders(work, "asset_manager").into_iter().chain(f::OWNER.get(work.record())).collect::<Vec<_>>();
    tell(work, "lost", to, &format!("{number} is lost"), &told);
}

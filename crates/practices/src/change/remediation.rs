//! Whether a remediation plan can be carried out: “restore the backup” without a time is a hope, not a plan. Pure.

/// Whether a plan restores a backup and does not say how long that takes (section 3.1, Refuse). A time is a number followed by
/// a unit of time, in digits: `40 min`, `2h`, `1.5 hours`.
#[must_use]
pub fn lacks_restore_time(plan: &str) -> bool {
    let text = plan.to_lowercase();
    let restores = text.contains("restor") && (text.contains("backup") || text.contains("back-up") || text.contains("snapshot"));
    restores && !says_a_time(&text)
}

fn says_a_time(text: &str) -> bool {
    const UNITS: [&str; 8] = ["h", "hr", "hrs", "hour", "hours", "min", "minute", "minutes"];
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let number = &rest[at..];
        let after = number.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
        let unit: String = after.trim_start_matches([' ', '\u{a0}', '-']).chars().take_while(|c| c.is_alphabetic()).collect();
        if UNITS.contains(&unit.as_str()) || unit == "mins" {
            return true;
        }
        rest = after;
    }
    false
}

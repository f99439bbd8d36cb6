//! What counts as a root cause.

/// Words with which a cause says no more than that somebody erred.
const ERRING: [&str; 12] = [
    "human", "error", "mistake", "user", "operator", "failure", "people", "person", "staff", "fault", "wrong", "carelessness",
];
/// Words that add nothing.
const EMPTY: [&str; 13] = ["a", "an", "the", "by", "of", "was", "is", "it", "due", "to", "made", "simple", "caused"];

/// Whether a root cause blames people and says nothing of what made the error possible ("Human error", "It was a mistake
/// by the operator"): refused as the only cause (section 2.4).
#[must_use]
pub fn blames_only_people(cause: &str) -> bool {
    let words: Vec<String> = cause.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
    let telling: Vec<&String> = words.iter().filter(|w| !EMPTY.contains(&w.as_str())).collect();
    !telling.is_empty() && telling.iter().all(|w| ERRING.contains(&w.as_str()))
}

#[cfg(test)]
mod tests {
    use super::blames_only_people;

    #[test]
    fn blame_is_no_cause() {
        for (cause, only) in [
            ("Human error", true),
            ("HUMAN ERROR.", true),
            ("It was a simple human mistake", true),
            ("Operator error", true),
            ("User error due to carelessness", true),
            ("Human error: the runbook lacked the check of the disk", false),
            ("The certificate expired because nobody watched it", false),
            ("Memory leak in the mail filter", false),
            ("", false),
        ] {
            assert_eq!(blames_only_people(cause), only, "{cause}");
        }
    }
}

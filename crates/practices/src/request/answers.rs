//! The questions of a model and whether they are answered.

use crate::handles::request_model::{QuestionsAnswerKind as Kind, f as m};
use crate::handles::service_request::f;
use engine::{Record, Work};
use schema::{ChoiceEnum, Row, Value};

/// One question of a request model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// As it is asked.
    pub question: String,
    /// What kind of answer it takes.
    pub kind: Kind,
    /// What may be chosen, for a choice.
    pub options: Vec<String>,
    /// Whether it must be answered.
    pub needed: bool,
}

impl Question {
    /// Reads the questions of a model.
    #[must_use]
    pub fn of(model: &Record) -> Vec<Self> {
        m::QUESTIONS.get(model).unwrap_or_default().iter().filter_map(Self::read).collect()
    }
    fn read(row: &Row) -> Option<Self> {
        let kind = match row.get("answer_kind") {
            Some(Value::Choice(name)) => Kind::from_name(name)?,
            _ => Kind::Text,
        };
        let options = cell(row, "options").unwrap_or_default();
        let options = options.split(['|', ';']).map(str::trim).filter(|o| !o.is_empty()).map(str::to_owned).collect();
        let needed = !matches!(row.get("needed"), Some(Value::Boolean(false)));
        Some(Self { question: cell(row, "question")?.to_owned(), kind, options, needed })
    }
}

fn cell<'r>(row: &'r Row, column: &str) -> Option<&'r str> {
    match row.get(column) {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    }
}

/// Why an answer does not do; `None` when it does. An empty answer does where none is needed.
#[must_use]
pub fn wrong_answer(question: &Question, answer: Option<&str>) -> Option<String> {
    let asked = &question.question;
    let Some(answer) = answer.map(str::trim).filter(|a| !a.is_empty()) else {
        return question.needed.then(|| format!("“{asked}” is not answered."));
    };
    let fits = match question.kind {
        Kind::Text => !question.needed || !schema::is_placeholder(answer),
        Kind::YesNo => matches!(answer.to_lowercase().as_str(), "yes" | "no"),
        Kind::Number => answer.parse::<f64>().is_ok_and(f64::is_finite),
        Kind::Date => answer.parse::<jiff::civil::Date>().is_ok(),
        Kind::Choice => question.options.iter().any(|o| o.eq_ignore_ascii_case(answer)),
    };
    let wanted = match question.kind {
        Kind::Text => "a text, not a placeholder".to_owned(),
        Kind::YesNo => "yes or no".to_owned(),
        Kind::Number => "a number".to_owned(),
        Kind::Date => "a date such as 2026-03-27".to_owned(),
        Kind::Choice => format!("one of {}", question.options.join(", ")),
    };
    (!fits).then(|| format!("“{asked}” takes {wanted}."))
}

/// Every question of the model is answered, and nothing else is.
pub(super) fn check(work: &mut Work<'_>, model: &Record) {
    let rows = f::ANSWERS.get(work.record()).unwrap_or_default().to_vec();
    let questions = Question::of(model);
    let answer = |q: &Question| rows.iter().find(|r| cell(r, "question").is_some_and(|t| t.trim().eq_ignore_ascii_case(q.question.trim())));
    for question in &questions {
        if let Some(words) = wrong_answer(question, answer(question).and_then(|r| cell(r, "answer"))) {
            work.refuse_guard("answers", &words);
        }
    }
    let unasked = rows.iter().filter_map(|r| cell(r, "question")).find(|t| !questions.iter().any(|q| q.question.trim().eq_ignore_ascii_case(t.trim())));
    if let Some(unasked) = unasked {
        work.refuse_guard("answers", &format!("The model does not ask “{unasked}”."));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers() {
        let ask = |kind, needed| Question { question: "Q".into(), kind, options: vec!["Small".into(), "Large".into()], needed };
        for (kind, needed, answer, right) in [
            (Kind::Text, true, None, false),
            (Kind::Text, true, Some("  "), false),
            (Kind::Text, true, Some("n/a"), false),
            (Kind::Text, true, Some("Room 12"), true),
            (Kind::Text, false, None, true),
            (Kind::Text, false, Some("-"), true),
            (Kind::YesNo, true, Some("Yes"), true),
            (Kind::YesNo, true, Some("maybe"), false),
            (Kind::Number, true, Some("12.5"), true),
            (Kind::Number, true, Some("NaN"), false),
            (Kind::Number, true, Some("inf"), false),
            (Kind::Number, true, Some("many"), false),
            (Kind::Date, true, Some("2026-02-28"), true),
            (Kind::Date, true, Some("2026-02-29"), false),
            (Kind::Date, false, Some(""), true),
            (Kind::Choice, true, Some("large"), true),
            (Kind::Choice, true, Some("Huge"), false),
        ] {
            assert_eq!(wrong_answer(&ask(kind, needed), answer).is_none(), right, "{kind:?} {answer:?}");
        }
    }
}

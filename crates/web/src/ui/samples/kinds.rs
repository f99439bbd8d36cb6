//! One field with a value for each of the sixteen kinds.

use super::{id, model};
use kernel::{Money, Name, Timestamp};
use schema::{FieldDef, FieldKind, Value};

/// Fields and values of every kind, in the order of the vocabulary.
#[must_use]
pub fn every_kind() -> Vec<(FieldDef, Value)> {
    let choices =
        || model::choices(&[("fixed", "Fixed", "good"), ("workaround", "Workaround", "warn"), ("guidance", "User guidance", "neutral")]);
    let many = || {
        model::choices(&[
            ("mon", "Monday", "neutral"),
            ("tue", "Tuesday", "neutral"),
            ("wed", "Wednesday", "neutral"),
            ("thu", "Thursday", "neutral"),
        ])
    };
    let columns = || vec![model::field("step", "Step", FieldKind::Text { max: 80 }), model::field("length", "Length", FieldKind::Duration)];
    let euro = kernel::Currency::parse("EUR").expect("three capital letters");
    let kinds = [
        ("text", "Text", FieldKind::Text { max: 200 }, Value::Text("Mail server does not answer".into())),
        (
            "long_text",
            "Long text",
            FieldKind::LongText { max: 9000, markdown: true },
            Value::Text("Since **14:10** nobody in *Lyon* can send.\n\n- Outlook: `0x800CCC0E`\n- Web mail works".into()),
        ),
        ("choice", "Choice", FieldKind::Choice { choices: choices() }, Value::Choice("workaround".into())),
        ("multi_choice", "Several choices", FieldKind::MultiChoice { choices: many() }, Value::Choices(vec!["mon".into(), "wed".into()])),
        ("boolean", "Security related", FieldKind::Boolean, Value::Boolean(true)),
        ("integer", "Users affected", FieldKind::Integer { min: 0, max: 1_000_000 }, Value::Integer(12_400)),
        (
            "decimal",
            "Availability, %",
            FieldKind::Decimal { scale: 3, min: None, max: None },
            Value::Decimal("99.95".parse().expect("a decimal")),
        ),
        ("money", "Cost", FieldKind::Money, Value::Money(Money { minor: 1_234_550, currency: euro })),
        ("date", "Review on", FieldKind::Date, Value::Date(kernel::Date::constant(2026, 4, 30))),
        ("instant", "Reported", FieldKind::Instant, Value::Instant(Timestamp::from_seconds(1_774_616_400))),
        ("duration", "Effort", FieldKind::Duration, Value::Duration(5400)),
        ("person", "Caller", FieldKind::Person, Value::Reference(id(12))),
        ("group", "Group", FieldKind::Group, Value::Reference(id(21))),
        ("reference", "Service", FieldKind::Reference { to: Name::from("service") }, Value::Reference(id(31))),
        ("references", "Affects", FieldKind::References { to: Name::from("service") }, Value::References(vec![id(31), id(32)])),
        (
            "table",
            "Steps",
            FieldKind::Table { columns: columns() },
            Value::Table(vec![
                [(Name::from("step"), Value::Text("Restart the relay".into())), (Name::from("length"), Value::Duration(600))].into(),
                [(Name::from("step"), Value::Text("Flush the queue".into())), (Name::from("length"), Value::Duration(1800))].into(),
            ]),
        ),
    ];
    kinds.into_iter().map(|(name, label, kind, value)| (model::field(name, label, kind), value)).collect()
}

//! What fields accept and refuse, as data.
#![allow(clippy::unwrap_used, missing_docs)]

use jiff::tz::TimeZone;
use proptest::prelude::*;
use schema::{FieldDef, Value, form_text, read_field, read_form_text};
use serde_json::json;

/// A field written as in a definition, without its name.
fn field(definition: &str) -> FieldDef {
    let text = format!(
        "name='t'\ntitle='T'\npurpose='P'\n[[field]]\nname='title'\nkind='text'\n[[field]]\nname='subject'\nlabel='Subject'\n{definition}\n[[form]]\nlabel='F'\nfields=['title','subject']"
    );
    let loaded = schema::load(&[("t.toml", &text)], &[]).unwrap_or_else(|e| panic!("{e}"));
    loaded.model.get("t").unwrap().field("subject").unwrap().clone()
}

fn outcome(result: Result<Option<Value>, kernel::Refusal>) -> String {
    match result {
        Ok(None) => "empty".into(),
        Ok(Some(value)) => format!("{}", value.to_json()),
        Err(refusal) => {
            assert_eq!(refusal.field.as_deref(), Some("subject"));
            format!("! {}", refusal.message())
        }
    }
}

const CHOICES: &str = "choices=['red', {name='blue', label='Deep blue'}, {name='grey', retired=true}]";

#[test]
fn json_values() {
    let choice = format!("kind='choice'\n{CHOICES}");
    let several = format!("kind='multi_choice'\n{CHOICES}");
    let table = "kind='table'\ncolumns=[{name='part',kind='text',required=true},{name='n',kind='integer',max=9}]";
    let cases: &[(&str, serde_json::Value, &str)] = &[
        ("kind='text'", json!(null), "empty"),
        ("kind='text'", json!("   "), "empty"),
        ("kind='text'", json!("  two words "), "\"two words\""),
        ("kind='text'", json!(5), "! Subject has the wrong form: a text was expected."),
        ("kind='text'", json!("a\nb"), "! Subject has the wrong form: one line without control characters was expected."),
        ("kind='text'", json!("a\u{0}b"), "! Subject has the wrong form: one line without control characters was expected."),
        ("kind='text'", json!("a\u{202E}b"), "! Subject has the wrong form: one line without control characters was expected."),
        ("kind='text'\nmax=3", json!("abcd"), "! Subject is longer than 3 characters."),
        ("kind='text'\nmax=3", json!("äöü"), "\"äöü\""),
        ("kind='text'", json!("u\u{308}"), "\"ü\""),
        ("kind='long_text'", json!("a\r\nb\tc"), "\"a\\nb\\tc\""),
        ("kind='long_text'\nmin_text=10", json!("tbd"), "! Subject needs a real text of at least 10 characters, not a placeholder."),
        ("kind='long_text'\nmin_text=10", json!("N/A."), "! Subject needs a real text of at least 10 characters, not a placeholder."),
        ("kind='long_text'\nmin_text=3", json!("- "), "! Subject needs a real text of at least 3 characters, not a placeholder."),
        (
            "kind='long_text'\nmin_text=10",
            json!("aaaaaaaaaaaaaa"),
            "! Subject needs a real text of at least 10 characters, not a placeholder.",
        ),
        ("kind='long_text'\nmin_text=10", json!("too short"), "! Subject needs at least 10 characters."),
        ("kind='long_text'\nmin_text=10", json!("0123456789"), "\"0123456789\""),
        ("kind='boolean'", json!(false), "false"),
        ("kind='boolean'", json!("yes"), "! Subject has the wrong form: true or false was expected."),
        ("kind='integer'", json!(7), "7"),
        ("kind='integer'", json!(-1), "! Subject must be between 0 and 2147483647."),
        ("kind='integer'\nmin=-5\nmax=5", json!(-5), "-5"),
        ("kind='integer'", json!(1.5), "! Subject must be a number; “1.5” is not."),
        ("kind='integer'", json!("7"), "! Subject must be a number; “7” is not."),
        ("kind='integer'", json!(18446744073709551615_u64), "! Subject must be a number; “18446744073709551615” is not."),
        ("kind='decimal'", json!("12.50"), "\"12.5\""),
        ("kind='decimal'", json!("-1"), "! Subject must be between 0 and 1000000000000."),
        ("kind='decimal'\nmax=100", json!("100.01"), "! Subject must be between 0 and 100."),
        ("kind='decimal'", json!("1.234"), "! Subject has the wrong form: a number with at most 2 decimals was expected."),
        ("kind='decimal'", json!("NaN"), "! Subject must be a number; “NaN” is not."),
        ("kind='money'", json!({"minor": 1250, "currency": "EUR"}), "{\"currency\":\"EUR\",\"minor\":1250}"),
        ("kind='money'", json!({"minor": -1, "currency": "EUR"}), "! Subject may not be negative."),
        (
            "kind='money'",
            json!({"minor": 1, "currency": "euro"}),
            "! Subject has the wrong form: an amount such as {\"minor\": 1250, \"currency\": \"EUR\"} was expected.",
        ),
        ("kind='date'", json!("2026-02-29"), "! Subject must be a date such as 2026-03-27; “2026-02-29” is not."),
        ("kind='date'", json!("2028-02-29"), "\"2028-02-29\""),
        ("kind='date'", json!("0026-02-01"), "! Subject must be between 1900-01-01 and 2200-12-31."),
        ("kind='instant'", json!("2026-03-27T15:00:00+02:00"), "\"2026-03-27T13:00:00Z\""),
        ("kind='instant'", json!("2026-03-27"), "! Subject must be a date and time such as 2026-03-27T15:00:00Z; “2026-03-27” is not."),
        ("kind='duration'", json!(90), "90"),
        ("kind='duration'", json!(-90), "! Subject may not be negative."),
        (&choice, json!("blue"), "\"blue\""),
        (&choice, json!("mauve"), "! Subject has no choice “mauve”."),
        (&choice, json!("bleu"), "! Subject has no choice “bleu”. Did you mean “blue”?"),
        (&choice, json!("grey"), "! Subject has no choice “grey”."),
        (&several, json!(["red", "red", "blue"]), "[\"red\",\"blue\"]"),
        (&several, json!([]), "empty"),
        (&several, json!("red"), "! Subject has the wrong form: a list of choice names was expected."),
        ("kind='references'\nto='t'", json!(["x"]), "! Subject has the wrong form: a list of record ids was expected."),
        (
            "kind='person'",
            json!("{00000000-0000-7000-8000-000000000000}"),
            "! Subject has the wrong form: the id of a record was expected.",
        ),
        (table, json!([{"part": " fan ", "n": 2}, {}]), "[{\"n\":2,\"part\":\"fan\"}]"),
        (table, json!([{"n": 2}]), "! Part is required."),
        (table, json!([{"part": "fan", "n": 12}]), "! N must be between 0 and 9."),
        (table, json!([{"prat": "fan"}]), "! There is no field “prat” here. Did you mean “part”?"),
        (table, json!([3]), "! Subject has the wrong form: a line with named columns was expected."),
        (table, json!({}), "! Subject has the wrong form: a list of lines was expected."),
    ];
    for (definition, json, expect) in cases {
        assert_eq!(outcome(read_field(&field(definition), json)), *expect, "{definition} {json}");
    }
    let many: Vec<_> = (0..501).map(|_| json!({"part": "x"})).collect();
    assert_eq!(outcome(read_field(&field(table), &json!(many))), "! At most 500 lines are accepted at once.");
}

#[test]
fn typed_values() {
    let choice = format!("kind='choice'\n{CHOICES}");
    let several = format!("kind='multi_choice'\n{CHOICES}");
    let table = "kind='table'\ncolumns=[{name='part',kind='text'},{name='price',kind='money'}]";
    let money = "an amount such as 12.50 EUR was expected.";
    let cases: &[(&str, &str, &str)] = &[
        ("kind='text'", "", "empty"),
        ("kind='boolean'", "on", "true"),
        ("kind='boolean'", "No", "false"),
        ("kind='boolean'", "perhaps", "! Subject has the wrong form: yes or no was expected."),
        ("kind='integer'", "1 234", "1234"),
        ("kind='integer'", "twelve", "! Subject must be a number; “twelve” is not."),
        ("kind='decimal'", "12,5", "\"12.5\""),
        ("kind='decimal'", "1,234", "! Subject must be a number; “1,234” is not."),
        ("kind='decimal'", "1,234.56", "\"1234.56\""),
        ("kind='decimal'", "1.234,56", "\"1234.56\""),
        ("kind='decimal'", "12,34.56", "! Subject must be a number; “12,34.56” is not."),
        ("kind='money'", "12.50 EUR", "{\"currency\":\"EUR\",\"minor\":1250}"),
        ("kind='money'", "eur 12,5", "{\"currency\":\"EUR\",\"minor\":1250}"),
        ("kind='money'", "€12", "{\"currency\":\"EUR\",\"minor\":1200}"),
        ("kind='money'", "500 JPY", "{\"currency\":\"JPY\",\"minor\":500}"),
        ("kind='money'", "500.5 JPY", money),
        ("kind='money'", "12.505 EUR", money),
        ("kind='money'", "12.50", money),
        ("kind='money'", "ü€", money),
        ("kind='money'", "99999999999999999999 EUR", money),
        ("kind='date'", "27.3.2026", "\"2026-03-27\""),
        ("kind='date'", "27/03/2026", "! Subject must be a date such as 2026-03-27; “27/03/2026” is not."),
        ("kind='instant'", "2026-03-27T15:00", "\"2026-03-27T14:00:00Z\""),
        ("kind='instant'", "2026-07-27 15:00:30", "\"2026-07-27T13:00:30Z\""),
        ("kind='instant'", "2026-03-29T02:30", "\"2026-03-29T01:30:00Z\""),
        ("kind='instant'", "2026-10-25T02:30", "\"2026-10-25T00:30:00Z\""),
        ("kind='instant'", "2026-03-27T15:00:00Z", "\"2026-03-27T15:00:00Z\""),
        ("kind='instant'", "2026-03-27", "! Subject must be a date and time such as 2026-03-27T15:00:00Z; “2026-03-27” is not."),
        ("kind='duration'", "1h 30m", "5400"),
        ("kind='duration'", "1.5 hours", "5400"),
        ("kind='duration'", "1:30", "5400"),
        ("kind='duration'", "90min, 5 s", "5405"),
        ("kind='duration'", "90", "! Subject must be a duration such as 1h 30m; “90” is not."),
        ("kind='duration'", "2d", "! Subject must be a duration such as 1h 30m; “2d” is not."),
        ("kind='duration'", "0.0001s", "! Subject must be a duration such as 1h 30m; “0.0001s” is not."),
        (&choice, "deep BLUE", "\"blue\""),
        (&choice, "red", "\"red\""),
        (&several, "red, Deep blue", "[\"red\",\"blue\"]"),
        (table, "fan | 3 EUR\n\nbolt", "[{\"part\":\"fan\",\"price\":{\"currency\":\"EUR\",\"minor\":300}},{\"part\":\"bolt\"}]"),
        (table, "a\\|b", "[{\"part\":\"a|b\"}]"),
        (table, "[{\"part\": \"fan\"}]", "[{\"part\":\"fan\"}]"),
        (table, "a | 1 EUR | c", "! Subject has the wrong form: lines of at most 2 cells was expected."),
    ];
    let zone = TimeZone::get("Europe/Paris").unwrap();
    for (definition, text, expect) in cases {
        let got = outcome(read_form_text(&field(definition), text, &zone));
        assert!(got == *expect || (got.starts_with('!') && got.ends_with(expect)), "{definition} {text:?}: {got}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// What a form shows, sent back, is the same value.
    #[test]
    fn forms_give_back_what_they_show(seconds in -2_000_000_000_i64..7_000_000_000, n in 0_i64..1_000_000_000, cell in "[a-z|\\\\\\n ]{1,12}") {
        let zone = TimeZone::get("Europe/Paris").unwrap();
        let table = field("kind='table'\ncolumns=[{name='part',kind='long_text'},{name='n',kind='integer'}]");
        let cases = [
            (field("kind='instant'"), json!(kernel::Timestamp::from_seconds(seconds).to_string())),
            (field("kind='duration'"), json!(n % 300_000_000)),
            (field("kind='money'"), json!({"minor": n, "currency": "EUR"})),
            (field("kind='money'"), json!({"minor": n, "currency": "JPY"})),
            (field("kind='decimal'\nscale=3"), json!(format!("{}.{:03}", n / 1000, n % 1000))),
            (table, json!([{"part": cell, "n": n}, {"n": 1}])),
        ];
        for (field, json) in cases {
            let value = read_field(&field, &json).unwrap();
            let shown = value.as_ref().map(|v| form_text(&field, v, &zone)).unwrap_or_default();
            prop_assert_eq!(read_form_text(&field, &shown, &zone).unwrap(), value, "{}", shown);
        }
    }

    /// No text whatsoever makes the readers panic.
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,40}|[0-9.,:hms €EUR-]{0,20}") {
        let zone = TimeZone::UTC;
        for definition in ["kind='money'", "kind='decimal'", "kind='duration'", "kind='instant'", "kind='date'", "kind='integer'", "kind='text'",
            "kind='table'\ncolumns=[{name='part',kind='text'},{name='n',kind='integer'}]"] {
            let _ = read_form_text(&field(definition), &text, &zone);
        }
    }
}

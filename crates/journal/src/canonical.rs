//! Canonical JSON (RFC 8785): one value, one text. Only so can two parties who hold the same record hold the same hash.
//!
//! The rules are few: no white space; the members of an object in the order of their names' UTF-16 code units; in strings
//! only what must be escaped is escaped; numbers as ECMAScript prints them.
//!
//! One deliberate addition: RFC 8785 speaks only of numbers that an IEEE 754 double can hold. An integer beyond ±2^53 (a
//! large sum in minor units, say) is written with all its digits, for a journal that rounds would not be one.

use serde_json::{Number, Value};
use std::fmt::Write;

/// The canonical text of `value`.
#[must_use]
pub fn canonical(value: &Value) -> String {
    let mut out = String::with_capacity(256);
    write_value(&mut out, value);
    out
}

fn write_value(out: &mut String, value: &Value) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(number) => write_number(out, number),
        Value::String(text) => write_string(out, text),
        Value::Array(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                write_value(out, item);
            }
            out.push(']');
        }
        Value::Object(members) => {
            let sorted = members.keys().zip(members.keys().skip(1)).all(|(a, b)| utf16_order(a, b).is_lt());
            out.push('{');
            if sorted {
                write_members(out, members.iter());
            } else {
                let mut list: Vec<_> = members.iter().collect();
                list.sort_by(|a, b| utf16_order(a.0, b.0));
                write_members(out, list.into_iter());
            }
            out.push('}');
        }
    }
}

fn write_members<'a>(out: &mut String, members: impl Iterator<Item = (&'a String, &'a Value)>) {
    for (i, (name, value)) in members.enumerate() {
        if i > 0 {
            out.push(',');
        }
        write_string(out, name);
        out.push(':');
        write_value(out, value);
    }
}

/// UTF-8 byte order equals code point order; UTF-16 order differs from it only where surrogates meet U+E000..U+FFFF.
fn utf16_order(a: &str, b: &str) -> std::cmp::Ordering {
    if a.is_ascii() && b.is_ascii() { a.cmp(b) } else { a.encode_utf16().cmp(b.encode_utf16()) }
}

/// Writes `text` quoted; runs that need no escape are copied whole.
pub(crate) fn write_string(out: &mut String, text: &str) {
    out.push('"');
    let mut plain = 0;
    for (i, byte) in text.bytes().enumerate() {
        if byte >= 0x20 && byte != b'"' && byte != b'\\' {
            continue;
        }
        out.push_str(&text[plain..i]);
        plain = i + 1;
        match byte {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            0x08 => out.push_str("\\b"),
            b'\t' => out.push_str("\\t"),
            b'\n' => out.push_str("\\n"),
            0x0C => out.push_str("\\f"),
            b'\r' => out.push_str("\\r"),
            _ => write!(out, "\\u{byte:04x}").expect("writing to a string cannot fail"),
        }
    }
    out.push_str(&text[plain..]);
    out.push('"');
}

fn write_number(out: &mut String, number: &Number) {
    if let Some(n) = number.as_i64() {
        write!(out, "{n}").expect("writing to a string cannot fail");
    } else if let Some(n) = number.as_u64() {
        write!(out, "{n}").expect("writing to a string cannot fail");
    } else {
        write_double(out, number.as_f64().unwrap_or(0.0));
    }
}

/// ECMAScript's `Number::toString`. The shortest digits that read back as the same double come from `serde_json`, which, as
/// ECMAScript asks and the standard library does not, takes the even one of two equally near candidates.
fn write_double(out: &mut String, x: f64) {
    if x == 0.0 {
        out.push('0'); // also for minus zero
        return;
    }
    if x < 0.0 {
        out.push('-');
    }
    let text = Number::from_f64(x.abs()).expect("JSON has finite numbers only").to_string();
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{whole}{fraction}");
    let leading = all.len() - all.trim_start_matches('0').len();
    let digits = all.trim_matches('0');
    let shift: i32 = exponent.parse().expect("an exponent is a small integer");
    let point = shift + i32::try_from(whole.len()).unwrap_or(0) - i32::try_from(leading).unwrap_or(0); // digits before the decimal point
    let exponent = point - 1;
    let len = i32::try_from(digits.len()).expect("a double has at most 17 digits");
    let zeros = |n: i32| "0".repeat(usize::try_from(n).unwrap_or(0));
    if (len..=21).contains(&point) {
        out.push_str(digits);
        out.push_str(&zeros(point - len));
    } else if (1..=21).contains(&point) {
        let (whole, fraction) = digits.split_at(usize::try_from(point).unwrap_or(0));
        out.push_str(whole);
        out.push('.');
        out.push_str(fraction);
    } else if (-5..=0).contains(&point) {
        out.push_str("0.");
        out.push_str(&zeros(-point));
        out.push_str(digits);
    } else {
        out.push_str(&digits[..1]);
        if len > 1 {
            out.push('.');
            out.push_str(&digits[1..]);
        }
        write!(out, "e{}{}", if exponent < 0 { '-' } else { '+' }, exponent.abs()).expect("writing to a string cannot fail");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn double(x: f64) -> String {
        let mut out = String::new();
        write_double(&mut out, x);
        out
    }

    /// RFC 8785, appendix B: IEEE 754 bits and the text they must give.
    #[test]
    fn numbers_of_the_rfc() {
        let cases = [
            (0x0000_0000_0000_0000, "0"),
            (0x8000_0000_0000_0000, "0"),
            (0x0000_0000_0000_0001, "5e-324"),
            (0x8000_0000_0000_0001, "-5e-324"),
            (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
            (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"),
            (0x4340_0000_0000_0000, "9007199254740992"),
            (0xc340_0000_0000_0000, "-9007199254740992"),
            (0x4430_0000_0000_0000, "295147905179352830000"),
            (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
            (0x44b5_2d02_c7e1_4af6, "1e+23"),
            (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
            (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
            (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"),
            (0x444b_1ae4_d6e2_ef50, "1e+21"),
            (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
            (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
            (0x41b3_de43_5555_5553, "333333333.3333332"),
            (0x41b3_de43_5555_5554, "333333333.33333325"),
            (0x41b3_de43_5555_5555, "333333333.3333333"),
            (0x41b3_de43_5555_5556, "333333333.3333334"),
            (0x41b3_de43_5555_5557, "333333333.33333343"),
            (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
            (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
        ];
        for (bits, text) in cases {
            assert_eq!(double(f64::from_bits(bits)), text, "{bits:016x}");
        }
    }

    /// RFC 8785, sections 3.2.2 to 3.2.4: the worked example and the sorting example.
    #[test]
    fn examples_of_the_rfc() {
        // The numbers are made by Rust's parser: that of serde_json may be off by one in the last place.
        let numbers = ["333333333.33333329", "1E30", "4.50", "2e-3", "0.000000000000000000000000001"];
        let input = r#"{"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}"#;
        let mut value: Value = serde_json::from_str(input).unwrap();
        value["numbers"] = numbers.iter().map(|n| Value::from(n.parse::<f64>().unwrap())).collect();
        assert_eq!(
            canonical(&value),
            "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}"
        );
        let input = r#"{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",
            "\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}"#;
        let value: Value = serde_json::from_str(input).unwrap();
        let text = canonical(&value);
        let order = [
            "Carriage Return",
            "One",
            "Control",
            "Latin Small Letter O With Diaeresis",
            "Euro Sign",
            "Emoji: Grinning Face",
            "Hebrew Letter",
        ];
        let places: Vec<_> = order.iter().map(|w| text.find(w).unwrap()).collect();
        assert!(places.is_sorted(), "{text}");
    }

    #[test]
    fn integers_keep_every_digit() {
        assert_eq!(canonical(&serde_json::json!([u64::MAX, i64::MIN, -1, 0])), "[18446744073709551615,-9223372036854775808,-1,0]");
    }

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 32, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::btree_map(any::<String>(), inner, 0..6).prop_map(|m| Value::Object(m.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn reads_back_as_the_same_value_and_is_stable(value in any_json()) {
            let text = canonical(&value);
            let back: Value = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(canonical(&back), text);
            prop_assert_eq!(back, value);
        }

        #[test]
        fn doubles_read_back(bits in any::<u64>()) {
            let x = f64::from_bits(bits);
            prop_assume!(x.is_finite());
            prop_assert_eq!(double(x).parse::<f64>().unwrap(), x);
        }
    }
}

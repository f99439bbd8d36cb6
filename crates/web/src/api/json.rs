//! JSON from outside, read strictly. A key given twice is refused: two readers of one text could otherwise see two
//! different requests. Depth is bounded by the parser, length by the caller. Unknown keys are refused with the known key
//! that was probably meant, because a misspelt key that is ignored loses what somebody wanted.

use super::call::malformed;
use super::problem::Problem;
use kernel::{Code, Refusal, Refusals};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value as Json};
use std::fmt;

/// Reads a JSON text.
///
/// # Errors
/// 400 with line and column.
pub fn parse(bytes: &[u8]) -> Result<Json, Problem> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let read = Strict.deserialize(&mut reader).and_then(|json| reader.end().map(|()| json));
    read.map_err(|error| malformed(&error.to_string()))
}

struct Strict;

impl<'de> DeserializeSeed<'de> for Strict {
    type Value = Json;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict {
    type Value = Json;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }
    fn visit_bool<E>(self, v: bool) -> Result<Json, E> {
        Ok(Json::Bool(v))
    }
    fn visit_i64<E>(self, v: i64) -> Result<Json, E> {
        Ok(Json::from(v))
    }
    fn visit_u64<E>(self, v: u64) -> Result<Json, E> {
        Ok(Json::from(v))
    }
    fn visit_f64<E>(self, v: f64) -> Result<Json, E> {
        Ok(Json::from(v))
    }
    fn visit_str<E>(self, v: &str) -> Result<Json, E> {
        Ok(Json::from(v))
    }
    fn visit_string<E>(self, v: String) -> Result<Json, E> {
        Ok(Json::from(v))
    }
    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(Self)? {
            list.push(item);
        }
        Ok(Json::Array(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Json, A::Error> {
        let mut map = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            if map.contains_key(&key) {
                return Err(A::Error::custom(format!("the key “{}” is given twice", short(&key))));
            }
            map.insert(key, entries.next_value_seed(Self)?);
        }
        Ok(Json::Object(map))
    }
}

/// The object, when only `known` keys are in it.
///
/// # Errors
/// 422: it is no object, or has other keys, all of them named.
pub fn object<'a>(json: &'a Json, what: &str, known: &[&str]) -> Result<&'a Map<String, Json>, Refusals> {
    let Some(map) = json.as_object() else { return Err(shape(what, "an object").into()) };
    let mut refusals = Refusals::default();
    for key in map.keys().filter(|k| !known.contains(&k.as_str())) {
        refusals.push(unknown(key, known.iter().copied()));
    }
    refusals.into_result().map(|()| map)
}

/// The refusal of an unknown key.
pub fn unknown<'a>(key: &str, known: impl Iterator<Item = &'a str>) -> Refusal {
    Refusal::new(Code::UnknownField).on(short(key).as_str()).with("value", short(key)).with("suggestion", meant(nearest(key, known)))
}

/// The refusal of a value of another form.
pub fn shape(what: &str, expected: &str) -> Refusal {
    Refusal::new(Code::WrongShape).on(what).with("label", what).with("expected", expected)
}

/// A text of bounded length that says something; `None` when the key is absent or null.
///
/// # Errors
/// 422.
pub fn text<'a>(map: &'a Map<String, Json>, key: &str, max: usize) -> Result<Option<&'a str>, Refusal> {
    let Some(json) = map.get(key).filter(|j| !j.is_null()) else { return Ok(None) };
    let text = json.as_str().ok_or_else(|| shape(key, "a text"))?;
    if text.trim().is_empty() {
        return Err(Refusal::new(Code::Required).on(key).with("label", key));
    }
    if text.chars().count() > max {
        return Err(Refusal::new(Code::TooLong).on(key).with("label", key).with("max", max));
    }
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err(shape(key, "a text without control characters"));
    }
    Ok(Some(text))
}

/// The id under a key.
///
/// # Errors
/// 422.
pub fn id(json: &Json, what: &str) -> Result<kernel::Id, Refusal> {
    json.as_str().and_then(|t| t.parse().ok()).ok_or_else(|| shape(what, "the id of a record"))
}

/// The known name nearest to a given one, when a slip is likely.
pub fn nearest<'a>(given: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if given.len() > 80 {
        return None;
    }
    let scored = known.map(|k| (strsim::normalized_damerau_levenshtein(given, k), k));
    scored.filter(|(score, _)| *score >= 0.6).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, k)| k)
}

/// `" Did you mean “impact”?"`
pub fn meant(near: Option<&str>) -> String {
    near.map_or_else(String::new, |near| format!(" Did you mean “{near}”?"))
}

/// What somebody sent, short enough to repeat.
pub fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_read_whole_and_once() {
        assert_eq!(parse(br#" {"a": [1, 2.5, null, true, "x"]} "#).unwrap(), serde_json::json!({"a": [1, 2.5, null, true, "x"]}));
        let deep = "[".repeat(200);
        for (bad, why) in
            [(r#"{"a":1,"a":2}"#, "twice"), (r#"{"a":1} x"#, "trailing"), ("", "EOF"), ("{'a':1}", "key"), (deep.as_str(), "recursion")]
        {
            let problem = parse(bad.as_bytes()).unwrap_err();
            assert_eq!(problem.status.as_u16(), 400);
            assert!(problem.detail.contains(why), "{bad}: {}", problem.detail);
        }
        assert_eq!(parse(b"\"\xff\"").unwrap_err().status.as_u16(), 400);
    }

    #[test]
    fn unknown_keys_are_named_with_what_was_meant() {
        let json = serde_json::json!({"feilds": {}, "zzz": 1});
        let refusals = object(&json, "body", &["fields", "reason"]).unwrap_err();
        assert_eq!(refusals.0.len(), 2);
        assert!(refusals.0[0].message().contains("Did you mean “fields”?"));
    }
}

//! The one byte form of a JSON value that is hashed and signed: JCS, RFC 8785.
//!
//! Within the profile of the files that travel (ASCII names in ascending order, whole numbers up
//! to 2^53 − 1) compact `serde_json` output *is* JCS and several times faster, so it is used there. Every
//! value is looked at first: whatever leaves the profile goes through `serde_json_canonicalizer`.
//! The look also guards against Cargo features of `serde_json` that another crate may switch on
//! (`preserve_order`, `arbitrary_precision`).

use crate::json::MAX_INTEGER;
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value};

/// The canonical bytes of `value`.
pub fn canonical(value: &Value) -> Vec<u8> {
    if in_profile(value) { compact(value) } else { by_rfc8785(value) }
}

/// The canonical bytes of the object `members` as if `left_out` were not in it.
///
/// A proof signs the document without `proof`, and the proof without `proofValue`; this spares a
/// copy of the whole document.
pub fn canonical_without(members: &Map<String, Value>, left_out: &str) -> Vec<u8> {
    let rest = Without { members, left_out };
    if map_in_profile(members) { compact(&rest) } else { by_rfc8785(&rest) }
}

struct Without<'a> {
    members: &'a Map<String, Value>,
    left_out: &'a str,
}

impl Serialize for Without<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let mut map = out.serialize_map(None)?;
        for (name, value) in self.members.iter().filter(|(name, _)| *name != self.left_out) {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

/// True if compact `serde_json` output of the value is its canonical form.
fn in_profile(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(_) | Value::String(_) => true,
        Value::Number(number) => number.as_i64().is_some_and(|n| n.abs_diff(0) <= MAX_INTEGER.unsigned_abs()),
        Value::Array(items) => items.iter().all(in_profile),
        Value::Object(members) => map_in_profile(members),
    }
}

fn map_in_profile(members: &Map<String, Value>) -> bool {
    // JCS sorts by UTF-16 code units; for ASCII that is the order of bytes.
    let mut before: Option<&str> = None;
    members.iter().all(|(name, value)| {
        let ascends = before.is_none_or(|before| before < name.as_str());
        before = Some(name);
        ascends && name.is_ascii() && in_profile(value)
    })
}

fn compact<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).expect("a JSON value always writes to memory")
}

fn by_rfc8785<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json_canonicalizer::to_vec(value).expect("a JSON value has text names and finite numbers")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn value(names: &'static str) -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            (-MAX_INTEGER..=MAX_INTEGER).prop_map(Value::from),
            any::<String>().prop_map(Value::from),
            "[\u{0}-\u{7f}]{0,8}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 48, 6, move |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::btree_map(names, inner, 0..6)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn the_fast_way_equals_the_crate(value in value("[\u{0}-\u{7f}]{0,6}")) {
            prop_assert!(in_profile(&value));
            prop_assert_eq!(compact(&value), by_rfc8785(&value));
        }

        #[test]
        fn any_names_at_all_equal_the_crate(value in value("\\PC{0,4}")) {
            prop_assert_eq!(canonical(&value), by_rfc8785(&value));
        }

        #[test]
        fn leaving_out_equals_removing(value in value("[abp]{1,2}")) {
            if let Value::Object(members) = value {
                let mut without = members.clone();
                without.remove("p");
                prop_assert_eq!(canonical_without(&members, "p"), canonical(&Value::Object(without)));
            }
        }
    }

    #[test]
    fn names_sort_by_utf16_and_floats_are_shortest() {
        // U+E000 comes after U+1F600 in UTF-16 (D83D DE00), before it in UTF-8.
        let value = json!({"\u{e000}": 1.0, "😀": 1e21, "a": 2});
        assert!(!in_profile(&value));
        assert_eq!(String::from_utf8(canonical(&value)).unwrap(), "{\"a\":2,\"😀\":1e+21,\"\u{e000}\":1}");
    }

    #[test]
    fn the_profile_ends_at_two_to_the_53() {
        assert!(in_profile(&json!(MAX_INTEGER)) && in_profile(&json!(-MAX_INTEGER)));
        assert!(!in_profile(&json!(MAX_INTEGER + 1)) && !in_profile(&json!(i64::MIN)));
        assert!(!in_profile(&json!(u64::MAX)) && !in_profile(&json!(0.5)) && !in_profile(&json!({"é": 1})));
    }
}

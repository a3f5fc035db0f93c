//! Keys are read as they are written, and values have one spelling.

use super::*;

#[test]
fn keys_are_read_as_they_are_written() {
    let id = "0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e6f";
    for key in [
        "profile/name",
        "identifier/urn",
        "fact/sub-contracts",
        &format!("site/{id}/scope"),
        "standard/s11-k7qd/rating",
        &format!("standard/s11-k7qd/evidence/{id}"),
        &format!("evidence/{id}/title"),
        &format!("action/{id}/due"),
        "question/s11q-worry/answer",
        &format!("challenge/{id}/asked-by"),
        "declaration/senior/agreed-on",
        &format!("earlier/{id}/text"),
        &format!("earlier/{id}/evidence/{id}"),
        &format!("earlier/{id}/offer/s11-k7qd"),
    ] {
        assert_eq!(Field::parse(key).expect(key).to_string(), key);
    }
    for bad in ["", "profile", "profile/x", "fact/A", "site/x/name", "standard/a/rating/b"] {
        assert_eq!(Field::parse(bad), None, "{bad}");
    }
    assert_eq!(Field::parse(&format!("site/{}/scope", id.to_uppercase())), None);
}

fn accept(key: &str, value: &str) -> Result<Option<String>, BadValue> {
    Field::parse(key).unwrap().accept(value)
}

#[test]
fn values_have_one_spelling() {
    let action = "action/0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e6f";
    assert_eq!(accept("profile/name", "A\nB"), Ok(Some("A B".to_owned())));
    assert_eq!(accept("profile/name", "  \n "), Ok(None));
    assert_eq!(accept("standard/a/narrative", "a\r\nb "), Ok(Some("a\nb ".to_owned())));
    assert_eq!(accept("standard/a/narrative", "a\u{0}"), Err(BadValue::ControlCharacter));
    assert_eq!(accept("standard/a/narrative", "\u{f0b7} a\u{b}\u{f0fc} b").unwrap().unwrap(), "• a\n✓ b");
    assert_eq!(
        accept("evidence/0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e70/title", "\u{feff}a\u{2028}b").unwrap().unwrap(),
        "a b"
    );
    for turned in ["Ann \u{202e}hsA", "\u{2066}Ann\u{2069}", "Ann\u{202a}"] {
        assert_eq!(accept("declaration/senior/name", turned), Err(BadValue::TurnsWords), "{turned:?}");
        assert_eq!(accept("standard/a/narrative", turned), Ok(Some(turned.to_owned())));
    }
    assert!(accept("profile/name", "مدرسة الزيتون\u{200f}").is_ok(), "marks that belong to a script stay");
    assert_eq!(accept("standard/a/rating", "Met"), Err(BadValue::NotACode));
    assert_eq!(accept(&format!("{action}/due"), "2026-02-30"), Err(BadValue::NotADate));
    assert_eq!(accept(&format!("{action}/due"), " 2026-02-28 "), Ok(Some("2026-02-28".to_owned())));
    assert_eq!(accept(&format!("{action}/due"), "0026-02-28"), Err(BadValue::NotADate));
    assert_eq!(accept("profile/covers-all", "no"), Err(BadValue::NotATick));
    assert_eq!(accept("profile/name", &"x".repeat(301)), Err(BadValue::TooLong { most: 300 }));
    assert!(accept("standard/a/narrative", &"é".repeat(32_767)).is_ok());
}

#[test]
fn only_the_progress_of_actions_lives_on() {
    let life = |member| Field::Action(Uuid::nil(), member).life();
    assert_eq!(life(ActionField::Progress), Life::Living);
    assert_eq!(life(ActionField::Due), Life::Locked);
    assert_eq!(Field::parse("profile/name").unwrap().life(), Life::Locked);
}

//! Members of every kind: what is noted, where, and that all of it is.

use super::*;
use crate::code::Code;
use crate::file_type::FileType;
use crate::json::MAX_PROBLEMS;
use crate::problem::Problem;
use audit_core::ids::StandardId;
use serde_json::{Value, json};

fn problems(value: &Value, asked: Asked, read: impl Fn(&Object<'_>)) -> Vec<Problem> {
    let notes = Notes::new(asked);
    let object = Object::root(value.as_object().unwrap(), &notes);
    read(&object);
    object.finish();
    notes.outcome().err().unwrap_or_default()
}

fn found(value: Value, read: impl Fn(&Object<'_>)) -> Vec<(&'static str, String)> {
    problems(&value, Asked::Sender, read).into_iter().map(|p| (p.code.code(), p.place)).collect()
}

#[test]
fn everything_is_said_at_once_with_its_place() {
    let value = json!({"a": "", "b": 1, "c": [1, {}], "d": "x\ny", "e": 7, "f/g": 1, "h": null});
    let problems = found(value, |object| {
        object.text_or_empty("a", Words::Line);
        object.text("b", Words::Line);
        object.objects("c", 2, |inner| inner.truth("yes"));
        object.text("d", Words::Line);
        object.number("e", 1, 6);
        object.text("gone", Words::Many);
        object.truth("h");
    });
    let expected = [
        ("empty-text", "/a"),
        ("wrong-kind", "/b"),
        ("wrong-kind", "/c/0"),
        ("missing-member", "/c/1/yes"),
        ("not-one-line", "/d"),
        ("number-out-of-range", "/e"),
        ("missing-member", "/gone"),
        ("wrong-kind", "/h"),
        ("unknown-member", "/f~1g"),
    ];
    assert_eq!(problems, expected.map(|(code, place)| (code, place.to_owned())));
}

#[test]
fn spellings_and_languages_are_told_where_they_are() {
    let value = json!({
        "ids": ["a-b", "A", 1], "on": "1 May", "by": {"en": "x", "EN": "y", "cy": 2}, "kind": {"low": 1}, "more": {"z": 1},
    });
    let problems = found(value, |object| {
        assert_eq!(object.all_spelt("ids", 9, an_id(StandardId::new)).len(), 1);
        object.spelt_if_any("on", DATE);
        object.by_language("by");
        object.object("kind", |inner| {
            assert_eq!(inner.of_kind("high", Some(false), |o| o.string("high")), Some(None));
            inner.of_kind("wanted", Some(true), |o| o.string("wanted"));
            assert_eq!(inner.of_kind("low", None, |o| o.string("low")), None);
            inner.of_kind("low", Some(false), |o| o.string("low"))
        });
        object.foreign("more");
    });
    let expected = [
        ("bad-id", "/ids/1"),
        ("bad-id", "/ids/2"),
        ("bad-date", "/on"),
        ("bad-language", "/by/EN"),
        ("wrong-kind", "/by/cy"),
        ("misplaced-member", "/kind/wanted"),
        ("misplaced-member", "/kind/low"),
    ];
    assert_eq!(problems, expected.map(|(code, place)| (code, place.to_owned())));
}

/// What a stranger wrote is repeated at most in part, and never where it would turn the words around it.
#[test]
fn a_wrong_spelling_is_quoted_with_care() {
    for (text, says) in [
        ("Not An Id", "“id”: “Not An Id” is not an id"),
        (&"é".repeat(90), &format!("“id”: “{}…” is not an id", "é".repeat(80))),
        ("a\u{202e}b", "“id”: this text is not an id"),
        ("a\u{1b}[2J", "“id”: this text is not an id"),
        ("", "“id” is empty."),
    ] {
        let found = problems(&json!({"id": text}), Asked::Sender, |object| {
            object.spelt("id", an_id(StandardId::new));
        });
        assert!(found[0].sentence.starts_with(says), "{}", found[0]);
    }
}

#[test]
fn what_may_be_a_secret_is_never_quoted() {
    let found = problems(&json!({"recipient": "AGE-SECRET-KEY-1"}), Asked::Sender, |object| {
        object.spelt("recipient", Spelling::of_a_key(Code::BadRecipient, "an age recipient", |_: &str| None::<()>));
    });
    assert_eq!(found[0].sentence, "“recipient” is not an age recipient.");
}

#[test]
fn lengths_are_counted_in_characters() {
    let value = json!({"a": "é".repeat(300), "b": "é".repeat(301), "c": [1, 2]});
    let problems = found(value, |object| {
        object.text("a", Words::Line);
        object.text("b", Words::Line);
        object.strings("c", 1);
    });
    let codes: Vec<_> = problems.iter().map(|(code, _)| *code).collect();
    assert_eq!(codes, ["text-too-long", "list-too-long"]);
}

#[test]
fn a_hostile_number_is_cut_off() {
    let value = json!({"a": vec![0; 1000]});
    let problems = found(value, |object| {
        object.texts("a", 1000, Words::Line);
    });
    assert_eq!(problems.len(), MAX_PROBLEMS + 1);
    assert_eq!(problems.last().unwrap().0, "too-many-problems");
}

/// Nobody exports an audit tool again: it is asked for from whoever made it.
#[test]
fn the_hint_is_that_of_the_kind_of_file() {
    let hint = |file_type| {
        let found = problems(&json!({}), Asked::about(file_type), |object| {
            object.truth("gone");
        });
        found[0].hint.clone()
    };
    assert!(hint(FileType::Return).contains("export the file again"), "{}", hint(FileType::Return));
    assert!(hint(FileType::Tool).contains("whoever made the file"), "{}", hint(FileType::Tool));
}

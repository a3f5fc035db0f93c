//! Opening files: what is accepted, what is refused and with which code.

use super::*;
use crate::keys::SigningKey;
use crate::proof::sign;
use proptest::prelude::*;
use serde_json::Value;
use serde_json::json;

const CREATED: &str = "2026-03-31T16:05:00Z";
const ID: &str = "urn:uuid:6f1c7c1e-6f0a-4b8e-9d35-0a4c7f2b9e11";

fn key() -> SigningKey {
    SigningKey::from_seed(&[1; 32])
}

fn document() -> Value {
    json!({
        "@context": CONTEXT,
        "type": FileType::Return.as_str(),
        "format": 1,
        "id": ID,
        "organisation": {"name": "Ivy Lane Surgery", "list-size": 8400},
        "answers": [{"standard": "training-3", "rating": "met", "how": "Seen on 3 March.\n\tTwelve of 12 “staff”."}],
    })
}

fn signed(change: impl FnOnce(&mut Value)) -> Value {
    let mut document = document();
    change(&mut document);
    sign(document, &key(), CREATED).unwrap()
}

fn codes(bytes: &[u8]) -> Vec<&'static str> {
    match open(bytes) {
        Ok(_) => Vec::new(),
        Err(refused) => refused.problems.iter().map(|problem| problem.code.code()).collect(),
    }
}

/// Codes for a document that was changed *before* it was signed.
fn codes_of(change: impl FnOnce(&mut Value)) -> Vec<&'static str> {
    codes(&to_file(&signed(change)))
}

#[test]
fn a_good_file_opens_with_all_its_facts() {
    let document = signed(|_| {});
    let opened = open(&to_file(&document)).unwrap();
    assert_eq!(opened.document(), &document);
    assert_eq!(opened.file_type(), FileType::Return);
    assert_eq!(opened.format(), 1);
    assert_eq!(opened.id().urn().to_string(), ID);
    assert_eq!(opened.signer().key, key().public());
    assert_eq!(opened.signer().created, CREATED);
    assert_eq!(opened.digest(), crate::Digest::of_document(&document));
    assert!(opened.clone().expect(FileType::Return).is_ok());
    assert_eq!(opened.expect(FileType::Tool).unwrap_err().problems[0].code.code(), "wrong-type");
}

#[test]
fn layout_does_not_count_but_content_does() {
    let document = signed(|_| {});
    let pretty = to_file(&document);
    let compact = crate::canonical::canonical(&document);
    assert_ne!(pretty, compact);
    assert_eq!(open(&pretty), open(&compact));
    let windows = String::from_utf8(pretty.clone()).unwrap().replace('\n', "\r\n");
    assert_eq!(open(windows.as_bytes()), open(&pretty));
    let changed = String::from_utf8(pretty).unwrap().replace("Ivy Lane", "Ivy Lame");
    assert_eq!(codes(changed.as_bytes()), ["changed-after-signing"]);
}

#[test]
fn another_kind_of_file_is_not_ours() {
    for value in
        [json!(null), json!("letter"), json!(["safeguarding-audit-return"]), json!("Safeguarding-Audit-Return")]
    {
        assert_eq!(codes_of(|d| d["type"] = value), ["unknown-type"]);
    }
    assert_eq!(codes(b"{}"), ["unknown-type"]);
    assert_eq!(codes(b"[]"), ["not-an-object"]);
    assert_eq!(codes(b"%PDF-1.7"), ["not-json"]);
}

#[test]
fn the_future_is_refused_politely() {
    assert_eq!(codes_of(|d| d["format"] = json!(2)), ["newer-format"]);
    assert_eq!(codes_of(|d| d["type"] = json!("safeguarding-audit-receipt")), ["newer-format"]);
    // Whatever else a newer file does differently is not held against it.
    let newer = br#"{"type": "safeguarding-audit-return", "format": 9, "proofs": []}"#;
    let refused = open(newer).unwrap_err();
    assert_eq!(refused.problems.len(), 1);
    assert!(refused.problems[0].hint.contains("newest version"), "{refused}");
}

#[test]
fn the_format_is_a_whole_number_from_1() {
    for format in [json!(0), json!(-1), json!("1"), json!(null), json!([1])] {
        assert_eq!(codes_of(|d| d["format"] = format), ["format-missing"]);
    }
}

#[test]
fn the_id_has_one_way_to_be_written() {
    for id in [
        json!(ID.to_uppercase()),
        json!(&ID[9..]),
        json!("urn:uuid:00000000-0000-0000-0000-000000000000"),
        json!(ID.replace('-', "")),
        json!(format!("{{{}}}", &ID[9..])),
        json!(1),
        json!(null),
    ] {
        assert_eq!(codes_of(|d| d["id"] = id.clone()), ["id-missing"], "{id}");
    }
}

#[test]
fn the_context_is_ours() {
    assert_eq!(codes_of(|d| d["@context"] = json!(["https://example.org/v1"])), ["context-wrong"]);
    assert_eq!(codes_of(|d| d["@context"] = json!([CONTEXT[0], CONTEXT[0]])), ["context-wrong"]);
    assert_eq!(codes(&to_file(&document())), ["not-signed"]);
}

#[test]
fn all_problems_come_together() {
    let mut document = signed(|d| d["id"] = json!("7"));
    document["proof"]["nonce"] = json!("x");
    assert_eq!(codes(&to_file(&document)), ["id-missing", "proof-member-unknown"]);
    document["id"] = json!("8");
    document["proof"].as_object_mut().unwrap().remove("nonce");
    assert_eq!(codes(&to_file(&document)), ["id-missing", "changed-after-signing"]);
}

#[test]
fn a_second_member_of_one_name_is_never_overlooked() {
    let text = String::from_utf8(to_file(&signed(|_| {}))).unwrap();
    let twice = text.replace(r#""rating": "met""#, r#""rating": "not-met", "rating": "met""#);
    let refused = open(twice.as_bytes()).unwrap_err();
    assert_eq!(refused.problems[0].code.code(), "duplicate-key");
    assert_eq!(refused.problems[0].place, "/answers/0/rating");
}

#[test]
fn every_flipped_bit_is_refused() {
    let good = crate::canonical::canonical(&signed(|_| {}));
    assert!(open(&good).is_ok());
    let mut bytes = good.clone();
    for at in 0..bytes.len() {
        for bit in 0..8 {
            bytes[at] ^= 1 << bit;
            assert!(open(&bytes).is_err(), "byte {at}, bit {bit}");
            bytes[at] ^= 1 << bit;
        }
    }
    assert_eq!(bytes, good);
}

#[test]
fn every_cut_is_refused() {
    let good = crate::canonical::canonical(&signed(|_| {}));
    for length in 0..good.len() {
        let expected = if length == 0 { "empty-file" } else { "cut-short" };
        assert!(codes(&good[..length]).contains(&expected), "{length}");
    }
}

#[test]
fn types_are_told_apart_by_their_text() {
    for file_type in FileType::ALL {
        assert_eq!(FileType::from_text(file_type.as_str()), Some(file_type));
    }
    assert_eq!(FileType::from_text("return"), None);
}

proptest! {
    #[test]
    fn any_one_byte_changed_is_refused(pretty: bool, at: prop::sample::Index, byte: u8) {
        let document = signed(|_| {});
        let mut bytes = if pretty { to_file(&document) } else { crate::canonical::canonical(&document) };
        let at = at.index(bytes.len());
        let before = std::mem::replace(&mut bytes[at], byte);
        match open(&bytes) {
            Err(_) => prop_assert_ne!(before, byte),
            // One white space for another between two members is the same document.
            Ok(opened) => {
                prop_assert_eq!(opened.document(), &document);
                prop_assert!(before == byte || (before.is_ascii_whitespace() && byte.is_ascii_whitespace()));
            }
        }
    }

    #[test]
    fn any_text_and_number_survive_the_journey(
        seed: [u8; 32],
        texts in prop::collection::btree_map("[a-z]{1,8}|\\PC{1,4}", "(\\PC|\n|\t){0,40}", 0..6),
        number in -crate::json::MAX_INTEGER..=crate::json::MAX_INTEGER,
    ) {
        let key = SigningKey::from_seed(&seed);
        let mut document = document();
        document["texts"] = json!(texts);
        document["number"] = json!(number);
        let signed = sign(document, &key, CREATED).unwrap();
        let opened = open(&to_file(&signed)).unwrap();
        prop_assert_eq!(opened.document(), &signed);
        prop_assert_eq!(opened.signer().key, key.public());
        prop_assert_eq!(open(&crate::canonical::canonical(&signed)).unwrap(), opened);
    }
}

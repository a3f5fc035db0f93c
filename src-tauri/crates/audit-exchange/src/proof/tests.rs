//! Each way in which a proof can be wrong, and its code.

use super::*;
use serde_json::json;

const CREATED: &str = "2026-03-31T16:05:00Z";

fn key() -> SigningKey {
    SigningKey::from_seed(&[1; 32])
}

fn document() -> Value {
    json!({"@context": ["https://example.org/v1"], "type": "letter", "text": "Dear all", "pages": 2})
}

fn signed() -> Value {
    sign(document(), &key(), CREATED).unwrap()
}

/// Signs, changes, and lists the codes that the check gives, in order.
fn codes(change: impl FnOnce(&mut Value)) -> Vec<&'static str> {
    let mut document = signed();
    change(&mut document);
    match verify(&document) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.iter().map(|problem| problem.code.code()).collect(),
    }
}

/// Sets one member of the proof.
fn with(name: &str, value: Value) -> Vec<&'static str> {
    codes(|document| document["proof"][name] = value)
}

#[test]
fn what_was_signed_verifies() {
    let signer = verify(&signed()).unwrap();
    assert_eq!(signer, Signer { key: key().public(), created: CREATED.to_owned() });
    assert_eq!(signed()["proof"]["@context"], signed()["@context"]);
}

#[test]
fn a_change_of_content_is_a_change() {
    let changed = ["changed-after-signing"];
    assert_eq!(codes(|d| d["text"] = json!("Dear ail")), changed);
    assert_eq!(codes(|d| d["more"] = json!(null)), changed);
    assert_eq!(codes(|d| d["pages"] = json!("2")), changed);
    assert_eq!(codes(|d| drop(d.as_object_mut().unwrap().remove("type"))), changed);
    assert_eq!(with("created", json!("2026-03-31T16:05:01Z")), changed);
}

#[test]
fn another_key_or_signature_is_a_change() {
    let other = SigningKey::from_seed(&[2; 32]);
    let changed = ["changed-after-signing"];
    assert_eq!(with("verificationMethod", json!(other.public().verification_method())), changed);
    let theirs = sign(document(), &other, CREATED).unwrap()["proof"]["proofValue"].clone();
    assert_eq!(with("proofValue", theirs), changed);
}

#[test]
fn both_contexts_changed_alike_is_a_change() {
    let context = json!(["https://example.org/v2"]);
    let found = codes(|d| {
        d["@context"] = context.clone();
        d["proof"]["@context"] = context;
    });
    assert_eq!(found, ["changed-after-signing"]);
}

#[test]
fn no_signature_is_told_apart_from_a_broken_one() {
    assert_eq!(codes(|d| drop(d.as_object_mut().unwrap().remove("proof"))), ["not-signed"]);
    assert_eq!(codes(|d| d["proof"] = json!(null)), ["not-signed"]);
    assert_eq!(codes(|d| d["proof"] = json!("signed, honestly")), ["proof-not-single"]);
    assert_eq!(codes(|d| d["proof"] = json!([d["proof"].clone()])), ["proof-not-single"]);
    assert_eq!(codes(|d| *d = json!([])), ["not-an-object"]);
}

#[test]
fn the_profile_is_exact() {
    let wrong = ["proof-member-wrong"];
    assert_eq!(with("type", json!("Ed25519Signature2020")), wrong);
    assert_eq!(with("type", json!(["DataIntegrityProof"])), wrong);
    assert_eq!(with("cryptosuite", json!("eddsa-rdfc-2022")), wrong);
    assert_eq!(with("proofPurpose", json!("authentication")), wrong);
    assert_eq!(with("@context", json!(["https://example.org/v2"])), wrong);
    assert_eq!(with("@context", json!("https://example.org/v1")), wrong);
    for created in [
        "2026-03-31",
        "2026-03-31T16:05:00+00:00",
        "2026-03-31t16:05:00Z",
        "2026-02-30T16:05:00Z",
        "2026-03-31T16:05:60Z",
        "2026-03-31T16:05:00.5Z",
        "2026-03-31 16:05:00Z",
        "+002026-03-31T16:05:00Z",
        "",
    ] {
        assert_eq!(with("created", json!(created)), wrong, "{created}");
    }
    assert_eq!(with("created", json!(20_260_331)), wrong);
}

#[test]
fn members_are_exactly_seven() {
    for name in ["nonce", "domain", "expires", "previousProof", "id", ""] {
        assert_eq!(with(name, json!("x")), ["proof-member-unknown"], "{name}");
    }
    let names: Vec<String> = signed()["proof"].as_object().unwrap().keys().cloned().collect();
    assert_eq!(names.len(), 7);
    for name in names {
        let found = codes(|d| drop(d["proof"].as_object_mut().unwrap().remove(&name)));
        assert_eq!(found, ["proof-member-missing"], "{name}");
    }
}

#[test]
fn a_context_list_is_needed() {
    assert_eq!(codes(|d| drop(d.as_object_mut().unwrap().remove("@context"))), ["context-missing"]);
    for context in [json!([]), json!("https://example.org/v1"), json!([{"a": 1}]), json!(null)] {
        assert_eq!(codes(|d| d["@context"] = context), ["context-missing"]);
    }
}

#[test]
fn the_signer_is_a_did_key_twice() {
    let unreadable = ["signer-unreadable"];
    let (key, other) = (key().public(), SigningKey::from_seed(&[2; 32]).public());
    let half = |key: &PublicKey| key.did().replace("did:key:", "");
    for method in [
        key.did(),
        format!("{}#{}", key.did(), half(&other)),
        format!("{}#", key.did()),
        format!("{}#{}#{}", key.did(), half(&key), half(&key)),
        format!("did:web:example.org#{}", half(&key)),
        String::new(),
    ] {
        assert_eq!(with("verificationMethod", json!(method)), unreadable, "{method}");
    }
    assert_eq!(with("verificationMethod", json!({"id": key.verification_method()})), unreadable);
}

#[test]
fn a_weak_key_cannot_sign_everything() {
    // The identity point with an empty signature verifies any message without the strict rules.
    let mut point = vec![0xed, 0x01, 1];
    point.resize(34, 0);
    let half = format!("z{}", bs58::encode(point).into_string());
    let found = codes(|d| {
        d["proof"]["verificationMethod"] = json!(format!("did:key:{half}#{half}"));
        let mut signature = [0; 64];
        signature[0] = 1;
        d["proof"]["proofValue"] = json!(format!("z{}", bs58::encode(signature).into_string()));
    });
    assert_eq!(found, ["signer-unreadable"]);
}

#[test]
fn the_signature_has_one_way_to_be_written() {
    let good = signed()["proof"]["proofValue"].as_str().unwrap().to_owned();
    for value in [
        good[1..].to_owned(),
        format!("u{}", &good[1..]),
        format!("z1{}", &good[1..]),
        format!("{good} "),
        good.replace('z', "z0"),
        good[..good.len() - 2].to_owned(),
        "z".to_owned(),
        "z".repeat(1_000_000),
    ] {
        assert_eq!(with("proofValue", json!(value)), ["signature-unreadable"], "{value:.100}");
    }
    assert_eq!(with("proofValue", json!(7)), ["signature-unreadable"]);
}

#[test]
fn all_that_is_wrong_is_said_at_once_with_its_place() {
    let mut document = signed();
    let proof = document["proof"].as_object_mut().unwrap();
    proof.remove("type");
    proof.insert("a/b".into(), json!(1));
    proof.insert("created".into(), json!("today"));
    proof.insert("proofValue".into(), json!("z"));
    let problems = verify(&document).unwrap_err();
    let found: Vec<_> = problems.iter().map(|p| (p.code.code(), p.place.as_str())).collect();
    assert_eq!(
        found,
        [
            ("proof-member-missing", "/proof/type"),
            ("proof-member-unknown", "/proof/a~1b"),
            ("proof-member-wrong", "/proof/created"),
            ("signature-unreadable", "/proof/proofValue"),
        ]
    );
}

#[test]
fn what_cannot_be_signed_is_not() {
    let place = |document, created| sign(document, &key(), created).unwrap_err().place;
    assert_eq!(place(json!([]), CREATED), "");
    assert_eq!(place(json!({"a": 1}), CREATED), "/@context");
    assert_eq!(place(signed(), CREATED), "/proof");
    assert_eq!(place(document(), "2026-03-31"), "/proof/created");
}

//! The register: what is read, what is refused, and what it says of a key.

use super::*;
use crate::keys::SigningKey;
use serde_json::{Value, json};

const ELM: Uuid = Uuid::from_u128(0x6f1c7c1e_6f0a_4b8e_9d35_0a4c7f2b9e11);

fn key(seed: u8) -> PublicKey {
    SigningKey::from_seed(&[seed; 32]).public()
}

fn entry(seed: u8, status: &str) -> Value {
    json!({"did": key(seed).did(), "firstSeen": "2026-10-12", "how": "by telephone", "status": status})
}

fn register() -> Value {
    json!({
        "type": REGISTER_TYPE,
        "format": 1,
        "submitters": [
            {"submitter": ELM.urn().to_string(), "name": "Elm Tree Surgery", "keys": [
                entry(1, "active"), entry(2, "suspended"), entry(3, "revoked"), entry(4, "succeeded"),
            ]},
            {"submitter": Uuid::from_u128(9).urn().to_string(), "keys": []},
        ],
    })
}

fn read(value: &Value) -> Result<Register, Refused> {
    Register::read(&serde_json::to_vec(value).unwrap())
}

#[test]
fn every_standing_is_told_apart() {
    let register = read(&register()).unwrap();
    assert!(matches!(register.standing(ELM, &key(1)), Standing::Known(one) if one.how == "by telephone"));
    assert!(matches!(register.standing(ELM, &key(2)), Standing::Suspended(_)));
    assert!(matches!(register.standing(ELM, &key(3)), Standing::Revoked(_)));
    assert!(matches!(register.standing(ELM, &key(4)), Standing::Succeeded(_)));
    assert_eq!(register.standing(ELM, &key(5)), Standing::OtherKey);
    assert_eq!(register.standing(Uuid::from_u128(9), &key(5)), Standing::OtherKey);
    assert_eq!(register.standing(Uuid::from_u128(8), &key(5)), Standing::Unknown);
    // Whoever the return names, and whether the register knows them or not.
    for submitter in [8, 9] {
        for owned in 1..=4 {
            let standing = register.standing(Uuid::from_u128(submitter), &key(owned));
            assert!(matches!(standing, Standing::Anothers(owner) if owner.name == "Elm Tree Surgery"), "{standing:?}");
        }
    }
    assert_eq!(register.submitter(ELM).unwrap().name, "Elm Tree Surgery");
}

/// Codes and places after a change.
fn check(change: impl FnOnce(&mut Value), expected: &[(&str, &str)]) {
    let mut value = register();
    change(&mut value);
    let refused = read(&value).expect_err("refused");
    let found: Vec<_> = refused.problems.iter().map(|p| (p.code.code(), p.place.as_str())).collect();
    assert_eq!(found, expected);
}

#[test]
fn reading_is_strict() {
    check(|v| *v = json!([]), &[("not-a-register", "")]);
    check(|v| v["type"] = json!("safeguarding-audit-return"), &[("not-a-register", "")]);
    check(|v| v["format"] = json!(2), &[("newer-format", "/format")]);
    check(|v| v["format"] = json!(0), &[("number-out-of-range", "/format")]);
    check(
        |v| {
            v["note"] = json!("x");
            v["submitters"][0]["keys"][0]["status"] = json!("trusted");
            v["submitters"][0]["keys"][1]["did"] = json!("did:key:z6Mk");
            v["submitters"][0]["keys"][2]["firstSeen"] = json!("12/10/2026");
            v["submitters"][1]["submitter"] = json!("ELM");
        },
        &[
            ("bad-code", "/submitters/0/keys/0/status"),
            ("signer-unreadable", "/submitters/0/keys/1/did"),
            ("bad-date", "/submitters/0/keys/2/firstSeen"),
            ("bad-id", "/submitters/1/submitter"),
            ("unknown-member", "/note"),
        ],
    );
}

#[test]
fn nobody_is_there_twice() {
    check(
        |v| {
            v["submitters"][1]["submitter"] = json!(ELM.urn().to_string());
            v["submitters"][1]["keys"] = json!([entry(1, "active")]);
        },
        &[("duplicate-id", "/submitters/1/submitter"), ("duplicate-id", "/submitters/1/keys/0/did")],
    );
    let twice = br#"{"type": "safeguarding-audit-register", "format": 1, "format": 1, "submitters": []}"#;
    assert_eq!(Register::read(twice).unwrap_err().problems[0].code.code(), "duplicate-key");
}

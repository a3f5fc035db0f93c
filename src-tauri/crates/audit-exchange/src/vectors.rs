//! The vectors that others published, from the folder in `AUDIT_VECTORS`: W3C's for
//! `eddsa-jcs-2022`, RFC 8785's for canonical JSON, Wycheproof's for Ed25519.

use crate::canonical::canonical;
use crate::keys::{PublicKey, SigningKey};
use crate::{hex, json, proof};
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::PathBuf;

/// The folder of vectors; says loudly that the test was skipped where there is none.
fn folder(test: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("AUDIT_VECTORS").map(PathBuf::from);
    if folder.is_none() {
        // Straight to the handle, because the test harness hides what eprintln writes; in one
        // write, because tests run side by side.
        let line = format!("\nSKIPPED {test}: AUDIT_VECTORS is not set\n");
        let _ = std::io::stderr().write_all(line.as_bytes());
    }
    folder
}

fn text(path: PathBuf) -> String {
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// As lenient as `serde_json` is: the vectors hold floats and control characters.
fn lenient(path: PathBuf) -> Value {
    serde_json::from_str(&text(path)).unwrap()
}

#[test]
fn w3c_every_intermediate_step() {
    let Some(folder) = folder("W3C eddsa-jcs-2022").map(|f| f.join("w3c-eddsa-jcs-2022")) else {
        return;
    };
    let line = |name: &str| text(folder.join(name)).trim().to_owned();
    let signed = lenient(folder.join("signedJCS.json"));
    let proof = signed["proof"].as_object().unwrap();
    let document = signed.as_object().unwrap();

    let without = |map, name| String::from_utf8(crate::canonical::canonical_without(map, name)).unwrap();
    assert_eq!(without(document, "proof"), line("canonDocJCS.txt"));
    assert_eq!(without(proof, "proofValue"), line("proofCanonJCS.txt"));
    assert_eq!(canonical(&lenient(folder.join("proofConfigJCS.json"))), line("proofCanonJCS.txt").as_bytes());

    let hashed = hex::encode(&proof::hash_data(document, proof));
    assert_eq!(hashed[..64], line("proofHashJCS.txt"));
    assert_eq!(hashed[64..], line("docHashJCS.txt"));
    assert_eq!(hashed, line("combinedHashJCS.txt"));

    let key = w3c_key(&lenient(folder.join("keyPair.json")));
    let signature = key.sign(&proof::hash_data(document, proof));
    assert_eq!(hex::encode(&signature), line("sigHexJCS.txt"));
    assert_eq!(format!("z{}", bs58::encode(signature).into_string()), line("sigBTC58JCS.txt"));
}

#[test]
fn w3c_document_is_signed_and_verified_whole() {
    let Some(folder) = folder("W3C signed document").map(|f| f.join("w3c-eddsa-jcs-2022")) else {
        return;
    };
    let signed = json::parse(text(folder.join("signedJCS.json")).as_bytes()).unwrap();
    let key = w3c_key(&lenient(folder.join("keyPair.json")));
    let signer = proof::verify(&signed).unwrap();
    assert_eq!(signer.key, key.public());

    let mut document = signed.clone();
    document.as_object_mut().unwrap().remove("proof");
    assert_eq!(proof::sign(document, &key, &signer.created).unwrap(), signed);
}

/// The pair is written as multikeys: two bytes of multicodec before the 32 of the key.
fn w3c_key(pair: &Value) -> SigningKey {
    let secret = pair["privateKeyMultibase"].as_str().unwrap().strip_prefix('z').unwrap();
    let secret = bs58::decode(secret).into_vec().unwrap();
    assert_eq!(secret[..2], [0x80, 0x26]);
    let key = SigningKey::from_seed(secret[2..].try_into().unwrap());
    let public = pair["publicKeyMultibase"].as_str().unwrap();
    assert_eq!(key.public().did(), format!("did:key:{public}"));
    key
}

#[test]
fn rfc8785_outputs_are_equal_byte_for_byte() {
    let Some(folder) = folder("RFC 8785").map(|f| f.join("rfc8785")) else {
        return;
    };
    let mut count = 0;
    for entry in fs::read_dir(folder.join("input")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap();
        let written = canonical(&lenient(path.clone()));
        let expected = fs::read(folder.join("output").join(name)).unwrap();
        assert_eq!(String::from_utf8(written.clone()), String::from_utf8(expected), "{name:?}");
        let digits = text(folder.join("outhex").join(name).with_extension("txt"));
        assert_eq!(hex::encode(&written), digits.split_whitespace().collect::<String>(), "{name:?}");
        if let Ok(value) = json::parse(text(path.clone()).as_bytes()) {
            assert_eq!(canonical(&value), written, "{name:?}");
        }
        count += 1;
    }
    assert_eq!(count, 6);
}

#[test]
fn wycheproof_signatures_are_judged_as_published() {
    let Some(folder) = folder("Wycheproof Ed25519") else {
        return;
    };
    let suite = lenient(folder.join("ed25519_wycheproof.json"));
    let mut count = 0;
    for group in suite["testGroups"].as_array().unwrap() {
        let key = hex::decode(group["publicKey"]["pk"].as_str().unwrap()).unwrap();
        for test in group["tests"].as_array().unwrap() {
            let message = bytes(&test["msg"]);
            let accepted = <[u8; 64]>::try_from(bytes(&test["sig"]))
                .is_ok_and(|signature| PublicKey::from_bytes(&key).is_some_and(|key| key.verify(&message, &signature)));
            assert_eq!(accepted, test["result"] == "valid", "{test}");
            count += 1;
        }
    }
    assert_eq!(Some(count), suite["numberOfTests"].as_u64());
}

fn bytes(digits: &Value) -> Vec<u8> {
    let digits = digits.as_str().unwrap().as_bytes();
    let pair = |pair: &[u8]| hex::decode::<1>(std::str::from_utf8(pair).unwrap()).unwrap()[0];
    digits.chunks(2).map(pair).collect()
}

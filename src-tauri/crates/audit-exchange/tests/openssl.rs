//! The key file opens in OpenSSL, where OpenSSL is installed, and holds the same key there.

use audit_exchange::SigningKey;
use std::io::Write;
use std::process::Command;

#[test]
fn the_key_file_opens_in_openssl() {
    if Command::new("openssl").arg("version").output().is_err() {
        let _ = std::io::stderr().write_all(b"\nSKIPPED openssl: it is not installed\n");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("key.pem");
    let key = SigningKey::from_seed(&[42; 32]);
    std::fs::write(&file, key.to_pem().as_bytes()).unwrap();

    let openssl = |arguments: &[&str]| {
        let output = Command::new("openssl").arg("pkey").arg("-in").arg(&file).args(arguments).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    openssl(&["-noout"]);
    let public = openssl(&["-pubout", "-outform", "DER"]);
    assert!(public.ends_with(key.public().as_bytes()));
    let again = String::from_utf8(openssl(&[])).unwrap();
    assert_eq!(again, *key.to_pem());
}

//! Why a file is no signing key of this program, told by how it begins. Nothing of the file is ever quoted.

use crate::code::Code;
use crate::problem::Problem;

/// What a key of ours is called where another one was given.
const OURS: &str = "Choose the key file that this program made: it begins with “-----BEGIN PRIVATE KEY-----”. If it is lost, ask the \
                    partnership for a new invitation.";

/// The problem with a text that is no Ed25519 private key in PKCS#8.
pub(super) fn why(text: &str) -> Problem {
    let has = |words: &str| text.contains(words);
    let (sentence, hint) = match () {
        () if text.trim().is_empty() => (
            "The key file is empty.",
            "Take the key from where you keep a copy of it. Only that very key signs for you.",
        ),
        () if has("ENCRYPTED PRIVATE KEY") || has("Proc-Type: 4,ENCRYPTED") => (
            "This key is locked with a passphrase, which this program does not ask for.",
            "Take the passphrase off in a copy that only you can read (openssl pkey -in LOCKED -out OPEN), and give the copy.",
        ),
        () if has("BEGIN OPENSSH PRIVATE KEY") => ("This is a key for SSH, not a signing key of this program.", OURS),
        () if has("BEGIN PGP ") => ("This is a key for PGP, not a signing key of this program.", OURS),
        () if has("BEGIN RSA PRIVATE KEY") || has("BEGIN EC PRIVATE KEY") || has("BEGIN DSA PRIVATE KEY") => {
            ("This is a key of another kind. This program signs with Ed25519 keys.", OURS)
        }
        () if has("PUBLIC KEY")
            || has("BEGIN CERTIFICATE")
            || text.starts_with("ssh-")
            || text.starts_with("did:key:") =>
        {
            (
                "This is the public half of a key. Only the private half signs.",
                "Choose the file that this program made as the key: it begins with “-----BEGIN PRIVATE KEY-----”.",
            )
        }
        () if has("BEGIN PRIVATE KEY") => (
            "This is a private key, but not a whole Ed25519 key: it is of another kind, or damaged.",
            "Take the key from where you keep a copy of it. If it is lost, ask the partnership for a new invitation.",
        ),
        () => (
            "This is not a signing key of this program (an Ed25519 key in PKCS#8, “BEGIN PRIVATE KEY”, without a password).",
            OURS,
        ),
    };
    Problem::new(Code::KeyUnreadable, "", sentence, hint)
}

#[cfg(test)]
mod tests {
    use crate::SigningKey;

    #[test]
    fn each_kind_of_wrong_key_is_named_and_none_is_quoted() {
        for (text, says) in [
            ("", "empty"),
            (" \n", "empty"),
            ("-----BEGIN ENCRYPTED PRIVATE KEY-----\nc2VjcmV0\n", "passphrase"),
            ("-----BEGIN OPENSSH PRIVATE KEY-----\nc2VjcmV0\n", "SSH"),
            ("-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nc2VjcmV0\n", "passphrase"),
            ("-----BEGIN EC PRIVATE KEY-----\nc2VjcmV0\n", "another kind"),
            ("-----BEGIN PUBLIC KEY-----\nc2VjcmV0\n", "public half"),
            ("did:key:z6Mkc2VjcmV0", "public half"),
            ("-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n", "damaged"),
            ("c2VjcmV0", "not a signing key"),
        ] {
            let problem = SigningKey::from_pem(text).unwrap_err();
            assert_eq!(problem.code.code(), "key-unreadable");
            assert!(problem.sentence.contains(says), "{text}: {}", problem.sentence);
            assert!(!problem.to_string().contains("c2VjcmV0"), "{problem}");
        }
    }

    /// A text editor may have put something around a key, and saved it with other line ends.
    #[test]
    fn a_key_survives_a_text_editor() {
        let key = SigningKey::from_seed(&[7; 32]);
        let pem = key.to_pem();
        for text in [format!("\u{feff}{}", *pem), format!("\n  {}\n\n", *pem), pem.replace('\n', "\r\n")] {
            let read = SigningKey::from_pem(&text).unwrap_or_else(|problem| panic!("{problem}"));
            assert_eq!(read.public(), key.public());
        }
    }
}

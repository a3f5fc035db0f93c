//! A return holds what it is meant to hold and nothing else that the audit's fields know.

use crate::sample::{self, set};
use audit_exchange::returns::sign;

/// Marks in fields that stay at home, each with why.
const AT_HOME: [(&str, &str); 17] = [
    ("standard/fx-rooms/rating", "mark-hidden-rating"),
    ("standard/fx-rooms/narrative", "MARK-hidden-narrative"),
    ("standard/fx-rooms/no-action-because", "MARK-hidden-reason"),
    ("standard/fx-rooms/answered-by", "MARK-hidden-person"),
    ("standard/fx-gone/narrative", "MARK-another-edition"),
    ("standard/fx-lead/not-applicable-because", "MARK-reason-of-another-rating"),
    ("standard/fx-lead/no-action-because", "MARK-no-action-of-a-met-one"),
    ("standard/fx-phone/no-action-because", "MARK-no-action-of-a-not-applicable-one"),
    ("evidence/0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e90/title", "MARK-evidence-of-nothing"),
    ("evidence/0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e91/title", "MARK-evidence-taken-off"),
    ("evidence/0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e92/title", "MARK-evidence-of-a-hidden-one"),
    ("action/0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e93/what", "MARK-action-taken-off"),
    ("action/0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e94/what", "MARK-action-of-a-hidden-one"),
    ("action/0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e95/progress", "MARK-action-without-words"),
    ("site/0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e96/name", "MARK-site-taken-off"),
    ("question/fx-other/answer", "MARK-question-of-another-audit"),
    ("declaration/governor/name", "MARK-role-that-is-not-asked"),
];

#[test]
fn what_stays_at_home_is_in_no_return() {
    let mut fields = sample::answers();
    for (key, mark) in AT_HOME {
        set(&mut fields, key, mark);
    }
    for (key, value) in [
        ("fact/another-fact", "mark-fact"),
        ("standard/fx-lead/evidence/0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e91", "yes"),
        ("evidence/0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e91/removed", "yes"),
        ("standard/fx-rooms/evidence/0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e92", "yes"),
        ("action/0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e93/standard", "fx-training"),
        ("action/0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e93/removed", "yes"),
        ("action/0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e94/standard", "fx-rooms"),
        ("action/0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e95/standard", "fx-training"),
        ("site/0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e96/removed", "yes"),
    ] {
        set(&mut fields, key, value);
    }
    sample::declare(&mut fields);
    let content = sample::content_of(&fields);
    let signed = sign(&content, &sample::key(), sample::moment()).unwrap();
    let text = String::from_utf8(signed.bytes).unwrap().to_lowercase();
    let found: Vec<_> = text.lines().filter(|line| line.contains("mark-")).collect();
    assert!(found.is_empty(), "{found:#?}");
    for id in ["3c4d5e90", "3c4d5e91", "3c4d5e92", "3c4d5e93", "3c4d5e94", "3c4d5e95", "3c4d5e96"] {
        assert!(!text.contains(id), "{id}");
    }
    for id in ["fx-rooms", "fx-gone", "fx-other", "governor", "another-fact"] {
        assert!(!text.contains(id), "{id}");
    }
    let basis = audit_core::agreement::basis_digest(&sample::tool(), &fields);
    assert!(!text.contains(&basis), "the basis of a declaration stays at home");
}

/// Without this, the test above would pass if marks were never written at all.
#[test]
fn what_is_meant_to_be_sent_is_sent() {
    let text = String::from_utf8(sample::signed().bytes).unwrap();
    for (field, value) in sample::answers() {
        let code = value.len() < 4 || value == "out";
        let key = field.to_string();
        let sent = if key.starts_with("identifier/") { value.to_uppercase() } else { value };
        let written = serde_json::to_string(&sent).unwrap();
        assert!(code || text.contains(written.trim_matches('"')), "{key}: {sent}");
    }
}

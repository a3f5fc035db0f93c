//! What is signed is read again as it was, and nothing else is signed.

use crate::{golden, root, sample};
use audit_core::audit::ActionStatus;
use audit_core::content::{IssueName, ReturnContent};
use audit_exchange::returns::{read_signer, sign, verify};
use audit_exchange::{Digest, json};
use uuid::Uuid;

#[test]
fn the_same_content_gives_the_same_bytes() {
    let signed = sample::signed();
    assert_eq!(signed, sample::signed());
    golden(&root("tests/data/returns/valid-small.return.json"), &signed.bytes);
}

#[test]
fn what_is_read_is_what_was_signed() {
    let content = sample::content();
    let signed = sample::signed();
    let read = verify(&signed.bytes).unwrap();
    assert_eq!(read.value().content(), &content);
    assert_eq!(read.digest(), signed.digest);
    assert_eq!(Digest::of_document(read.document()), signed.digest);
    assert_eq!(read.id(), content.id);
    let submission = read.submission();
    assert_eq!(submission.content(), &content);
    assert_eq!(submission.signer(), sample::key().public().did());
    assert_eq!(submission.digest(), signed.digest.to_string());
    assert_eq!(read_signer(&signed.bytes).unwrap(), *read.signer());
}

#[test]
fn a_person_reads_what_it_is_at_the_top() {
    let text = String::from_utf8(sample::signed().bytes).unwrap();
    let at = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part}"));
    let order = [
        "safeguarding-audit-return",
        "Sample safeguarding self-audit",
        "Ivy Lane Surgery",
        "scorePerMille",
        "Dr Miriam Okafor",
        "There is a named lead",
        "\"code\": \"met\",\n        \"label\": \"Met\"",
        "Book level 2",
        "proofValue",
    ];
    for pair in order.windows(2) {
        assert!(at(pair[0]) < at(pair[1]), "{pair:?}");
    }
    assert!(text.ends_with("}\n") && !text.contains('\r'));
    assert!(json::parse(text.as_bytes()).is_ok());
}

#[test]
fn a_further_revision_keeps_its_chain_issue_and_recipient() {
    let content = ReturnContent {
        revision: 2,
        replaces: Some(sample::signed().digest.to_string()),
        revision_reason: "A rating was wrong.\nWe looked again.".to_owned(),
        issue: Some(IssueName { id: Uuid::from_u128(5), digest: "ab".repeat(32) }),
        recipient: Some(format!("age1{}", "q".repeat(58))),
        ..sample::content()
    };
    let signed = sign(&content, &sample::key(), sample::moment()).unwrap();
    assert_eq!(verify(&signed.bytes).unwrap().value().content(), &content);
}

#[test]
fn moments_are_rounded_down_to_the_second() {
    let late = "2026-10-12T09:30:00.999999999Z".parse().unwrap();
    let content = ReturnContent { created: late, ..sample::content() };
    assert_eq!(sign(&content, &sample::key(), late).unwrap(), sample::signed());
}

/// Codes with which signing is refused after a change.
fn refused(change: impl FnOnce(&mut ReturnContent)) -> Vec<&'static str> {
    let mut content = sample::content();
    change(&mut content);
    let problems = sign(&content, &sample::key(), sample::moment()).unwrap_err();
    problems.iter().map(|problem| problem.code.code()).collect()
}

#[test]
fn what_would_be_refused_is_not_signed() {
    assert_eq!(refused(|c| c.standards[0].narrative = "a\rb".to_owned()), ["control-character"]);
    assert_eq!(refused(|c| c.organisation.name = " ".to_owned()), ["empty-text"]);
    assert_eq!(refused(|c| c.evidence.clear()), ["evidence-not-listed"]);
    assert_eq!(refused(|c| c.actions.clear()), ["no-action"]);
    assert_eq!(refused(|c| c.actions[0].status = ActionStatus::Dropped), ["no-action"]);
    assert_eq!(refused(|c| c.actions[0].standard = None), ["bad-id"]);
    assert_eq!(refused(|c| c.tool.digest = "1F".repeat(32)), ["bad-digest"]);
    assert_eq!(refused(|c| c.recipient = Some("age1short".to_owned())), ["bad-recipient"]);
    assert_eq!(refused(|c| c.revision = 0), ["number-out-of-range"]);
    assert_eq!(refused(|c| c.count.unrated = 1), ["cannot-sign"]);
    assert_eq!(refused(|c| c.count.met += 1), ["counts-differ", "counts-differ"], "met and the score");
    assert_eq!(
        refused(|c| {
            c.standards.clear();
            c.program = "a\nb".to_owned();
            c.organisation.email = "x".repeat(301);
        }),
        ["not-one-line", "text-too-long"],
        "members come before what they say of each other"
    );
}

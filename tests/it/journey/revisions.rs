//! Lock and revision 2: returns chain, and what was sent stays as it was.

use super::{bytes, file};
use audit_api::views::AuditState;
use audit_exchange::returns::verify;
use audit_tests::{declare, open, ready};

#[test]
fn returns_chain_from_revision_to_revision() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = out.path().display().to_string();
    let mut program = open(data.path()).unwrap();
    let audit = ready(&mut program, "Northgate Surgery", "Z99901", |id| format!("We looked at {id}.")).unwrap();
    let standard = program.audit(&audit).unwrap().areas[0].standards[0].id.clone();
    let first = program.make_return(&audit, &folder).unwrap();
    let sent = bytes(&first, "return");
    let key = format!("standard/{standard}/rating");
    assert_eq!(program.set_field(&audit, &key, "partly", "").unwrap_err().code, "audit-locked");
    assert_eq!(program.make_return(&audit, &folder).unwrap_err().code, "audit-locked");
    program.mark_sent(&audit, 1, true).unwrap();

    drop(program);
    let mut program = open(data.path()).unwrap();
    let view = program.start_revision(&audit, "One rating was too good").unwrap();
    assert!(matches!(view.state, AuditState::Open));
    assert_eq!(program.start_revision(&audit, "Again").unwrap_err().code, "audit-not-locked");
    program.set_field(&audit, &key, "partly", "").unwrap();
    program.set_field(&audit, &format!("standard/{standard}/no-action-because"), "We meet in March.", "").unwrap();
    let not_ready = program.make_return(&audit, &folder).unwrap_err();
    assert_eq!(not_ready.code, "not-ready", "those who declared have to look again");
    declare(&mut program, &audit).unwrap();
    let second = program.make_return(&audit, &folder).unwrap();
    assert_eq!(file(&second, "return").name, "Z99901-section-11-2026-r2.return.json");

    let old = verify(&sent).unwrap().submission();
    let new = verify(&bytes(&second, "return")).unwrap().submission();
    let content = new.content();
    assert_eq!((content.revision, content.replaces.as_deref()), (2, Some(old.digest())));
    assert_eq!(content.revision_reason, "One rating was too good");
    assert_eq!(new.signer(), old.signer(), "one key for all");
    assert_ne!(content.id, old.content().id);

    let again = tempfile::tempdir().unwrap();
    let saved = program.save_return_again(&audit, 1, &again.path().display().to_string()).unwrap();
    assert!(bytes(&saved, "return") == sent, "revision 1 is still there, byte for byte");
    let returns = program.returns(&audit).unwrap();
    let headings: Vec<_> = returns.iter().map(|one| (one.revision, one.newest, one.sent_on.is_some())).collect();
    assert_eq!(headings, [(2, true, false), (1, false, true)]);
}

#[test]
fn a_return_without_its_key_is_refused_and_a_new_key_is_made_only_when_asked() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = out.path().display().to_string();
    let mut program = open(data.path()).unwrap();
    let audit = ready(&mut program, "Northgate Surgery", "Z99901", |id| format!("We looked at {id}.")).unwrap();
    let first = program.make_return(&audit, &folder).unwrap();
    program.start_revision(&audit, "The computer was replaced").unwrap();
    std::fs::remove_dir_all(data.path().join("keys")).unwrap();
    let refused = program.make_return(&audit, &folder).unwrap_err();
    assert_eq!(refused.code, "signing-key-missing");
    assert!(matches!(program.audit(&audit).unwrap().state, AuditState::Open), "nothing is locked");
    assert_eq!(program.returns(&audit).unwrap().len(), 1);
    program.give_up_signing_key(&audit).unwrap();
    let second = program.make_return(&audit, &folder).unwrap();
    assert_ne!(second.digits, first.digits);
    verify(&bytes(&second, "return")).unwrap();
}

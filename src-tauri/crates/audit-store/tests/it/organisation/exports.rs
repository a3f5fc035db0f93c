//! Audits, exports, keys, times and settings.
use audit_store::{AuditState, KeptIn, NewExport, SigningKeyRow, SubmitterRow, TimeRow};

use crate::common::{NOW, code, fixture, id, submitter, tool};

pub fn export(number: u128) -> NewExport {
    NewExport {
        id: id(number),
        return_id: id(number + 1),
        digest: "sha-256".to_owned(),
        return_bytes: b"{\"signed\":true}".to_vec(),
        plan_bytes: vec![0, 255, 7],
        return_name: "X99001-r1.return.json".to_owned(),
        plan_name: "X99001-r1.plan.pdf".to_owned(),
        created_at: NOW.to_owned(),
    }
}

#[test]
fn locking_stores_the_exact_bytes_and_revision_two_follows() {
    let mut fixture = fixture();
    let audit = fixture.audit;
    assert_eq!(code(fixture.store.write(|writer| writer.start_revision(audit))), "audit-not-locked");
    fixture.store.write(|writer| writer.lock(audit, &export(0xE1))).unwrap();
    assert_eq!(code(fixture.store.write(|writer| writer.lock(audit, &export(0xE3)))), "audit-locked");
    fixture
        .store
        .write(|writer| {
            writer.add_saved_place(id(0xE1), "out/X99001-r1.return.json", NOW)?;
            writer.set_sent(id(0xE1), Some(NOW))
        })
        .unwrap();
    assert_eq!(fixture.store.write(|writer| writer.start_revision(audit)), Ok(2));
    assert_eq!(code(fixture.store.write(|writer| writer.lock(audit, &export(0xE1)))), "already-there");
    let fixture = fixture.again();
    let reader = fixture.store.read().unwrap();
    assert_eq!(reader.export_bytes(id(0xE1)).unwrap(), (export(0).return_bytes, export(0).plan_bytes));
    let rows = reader.exports(audit).unwrap();
    assert_eq!((rows.len(), rows[0].revision, rows[0].sent_at.as_deref()), (1, 1, Some(NOW)));
    assert_eq!(rows[0].saved[0].path, "out/X99001-r1.return.json");
    let row = reader.audit(audit).unwrap();
    assert_eq!((row.state, row.revision), (AuditState::Open, 2));
}

#[test]
fn a_failed_transaction_leaves_neither_lock_nor_bytes() {
    let mut fixture = fixture();
    let audit = fixture.audit;
    let outcome = fixture.store.write(|writer| {
        writer.lock(audit, &export(0xE1))?;
        writer.set_place(id(0xBAD), "check")
    });
    assert_eq!(code(outcome), "not-found");
    let reader = fixture.store.read().unwrap();
    assert_eq!(reader.audit(audit).unwrap().state, AuditState::Open);
    assert_eq!(code(reader.export_bytes(id(0xE1))), "not-found");
}

#[test]
fn audits_remember_their_place_and_can_be_put_away() {
    let mut fixture = fixture();
    let audit = fixture.audit;
    fixture
        .store
        .write(|writer| {
            writer.set_place(audit, "standard/stay-suitable")?;
            writer.set_language(audit, "cy")?;
            writer.set_archived(audit, true)
        })
        .unwrap();
    let row = fixture.again().store.read().unwrap().audit(audit).unwrap();
    assert_eq!((row.last_place.as_str(), row.language.as_str(), row.archived), ("standard/stay-suitable", "cy", true));
    assert_eq!((row.tool_id.as_str(), row.edition.as_str()), ("invented-tool", "2026"));
}

#[test]
fn submitters_change_but_keep_their_id() {
    let mut fixture = fixture();
    let changed = SubmitterRow { name: "Northgate and Hill Surgery".to_owned(), ..submitter(0x51) };
    fixture.store.write(|writer| writer.update_submitter(&changed)).unwrap();
    assert_eq!(fixture.store.read().unwrap().submitters().unwrap(), [changed]);
    assert_eq!(code(fixture.store.write(|writer| writer.add_submitter(&submitter(0x51)))), "already-there");
    assert_eq!(code(fixture.store.write(|writer| writer.update_submitter(&submitter(0x52)))), "not-found");
}

#[test]
fn a_tool_is_taken_in_once_and_never_replaced() {
    let mut fixture = fixture();
    let (mut row, texts) = tool();
    assert_eq!(fixture.store.write(|writer| writer.take_in_tool(&row, &texts)), Ok(false));
    row.document = b"{}".to_vec();
    assert_eq!(code(fixture.store.write(|writer| writer.take_in_tool(&row, &texts))), "already-there");
    row.digest = "another".to_owned();
    assert_eq!(fixture.store.write(|writer| writer.take_in_tool(&row, &texts)), Ok(true));
    assert_eq!(fixture.store.read().unwrap().tools().unwrap().len(), 2);
}

#[test]
fn keys_times_and_settings() {
    let mut fixture = fixture();
    let audit = fixture.audit;
    let key = SigningKeyRow {
        did: "did:key:invented".to_owned(),
        submitter: id(0x51),
        copy: fixture.store.copy_id(),
        public: "public half".to_owned(),
        kept_in: KeptIn::Keyring,
        reference: "entry".to_owned(),
        created_at: NOW.to_owned(),
        retired_at: None,
    };
    fixture
        .store
        .write(|writer| {
            writer.add_signing_key(&key)?;
            writer.retire_signing_key(&key.did, NOW)?;
            writer.add_time(audit, "references", 40)?;
            writer.add_time(audit, "references", 20)?;
            writer.set_setting("theme", Some("dark"))?;
            writer.set_setting("second-folder", Some("S:\\Copies"))?;
            writer.set_setting("theme", None)
        })
        .unwrap();
    assert_eq!(code(fixture.store.write(|writer| writer.add_signing_key(&key))), "already-there");
    let fixture = fixture.again();
    let reader = fixture.store.read().unwrap();
    assert_eq!(reader.signing_keys(id(0x51)).unwrap(), [SigningKeyRow { retired_at: Some(NOW.to_owned()), ..key }]);
    assert_eq!(reader.times(audit).unwrap(), [TimeRow { standard: "references".to_owned(), seconds: 60 }]);
    assert_eq!(reader.setting("theme").unwrap(), None);
    assert_eq!(reader.setting("second-folder").unwrap().as_deref(), Some("S:\\Copies"));
}

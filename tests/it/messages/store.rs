//! What the store and the rules of the fields say.

use super::Message;
use audit_api::ApiError;
use audit_core::audit::Refusal;
use audit_core::field::BadValue;
use audit_store::{Astray, Damage, StoreError};
use uuid::Uuid;

/// Every failure of the store, in each of its shapes.
pub fn failures() -> Vec<Message> {
    let named = |text: &str| Some(text.to_owned());
    let damage = Damage { table: "field".to_owned(), audit: None, name: None };
    let all = [
        StoreError::InUse { computer: None, user: None, since: None },
        StoreError::InUse { computer: named("DESK-4"), user: None, since: None },
        StoreError::InUse { computer: named("DESK-4"), user: named("ann"), since: named("2026-10-12T09:00:00Z") },
        StoreError::Newer { found: 3, known: 1 },
        StoreError::NotAStore { application_id: None },
        StoreError::NotAStore { application_id: Some(audit_store::PARTNERSHIP.application_id) },
        StoreError::Damaged { places: vec![damage.clone()], details: Vec::new() },
        StoreError::Damaged { places: vec![damage.clone(), damage], details: vec!["page 7".to_owned()] },
        StoreError::Missing { snapshots: 1 },
        StoreError::Missing { snapshots: 4 },
        StoreError::ReadOnly,
        StoreError::DiskFull { saved: None },
        StoreError::DiskFull { saved: Some(false) },
        StoreError::DiskFull { saved: Some(true) },
        StoreError::Disk { saved: None, detail: "disk I/O error".into() },
        StoreError::Disk { saved: Some(false), detail: "disk I/O error".into() },
        StoreError::Disk { saved: Some(true), detail: "disk I/O error".into() },
        StoreError::Malformed { detail: "database disk image is malformed".into() },
        StoreError::StaleField { key: "standard/a/rating".to_owned(), expected: None, stored: named("met") },
        StoreError::Unknown { what: "audit", id: Uuid::nil().to_string() },
        StoreError::Unknown { what: "submitter", id: Uuid::nil().to_string() },
        StoreError::Unknown { what: "tool", id: Uuid::nil().to_string() },
        StoreError::Unknown { what: "export", id: Uuid::nil().to_string() },
        StoreError::Unknown { what: "operation", id: Uuid::nil().to_string() },
        StoreError::Unknown { what: "signing key", id: Uuid::nil().to_string() },
        StoreError::Exists { what: "audit", id: Uuid::nil().to_string() },
        StoreError::Locked { audit: Uuid::nil() },
        StoreError::NotLocked { audit: Uuid::nil() },
        StoreError::CannotUndo,
        StoreError::File { path: "E:/Snapshots".into(), detail: "Permission denied (os error 13)".into() },
        StoreError::BadTime { text: "yesterday".to_owned() },
        StoreError::Astray { how: Astray::Gone, rescued: Some("D:/Audits/snapshots/organisation-rescued.db".into()) },
        StoreError::Astray {
            how: Astray::Replaced,
            rescued: Some("D:/Audits/snapshots/organisation-rescued.db".into()),
        },
        StoreError::Astray {
            how: Astray::Changed,
            rescued: Some("D:/Audits/snapshots/organisation-rescued.db".into()),
        },
        StoreError::Astray { how: Astray::Changed, rescued: None },
        StoreError::Closed,
        StoreError::Internal { detail: "out of memory".into() },
    ];
    all.into_iter().map(|error| Message::of(ApiError::from(error))).collect()
}

/// Every reason for which a value is not taken.
pub fn refusals() -> Vec<Message> {
    let all = [
        Refusal::Value(BadValue::TooLong { most: 300 }),
        Refusal::Value(BadValue::ControlCharacter),
        Refusal::Value(BadValue::NotACode),
        Refusal::Value(BadValue::NotADate),
        Refusal::Value(BadValue::NotATick),
        Refusal::Value(BadValue::NotANumber { most: 100_000 }),
        Refusal::Unknown,
        Refusal::NotAChoice,
        Refusal::NotApplicableNotOffered,
        Refusal::Locked,
    ];
    all.into_iter().map(|refusal| Message::of(ApiError::from(refusal))).collect()
}

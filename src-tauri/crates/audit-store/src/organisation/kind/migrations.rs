//! Every migration of an organisation's store, oldest first; the nth leads to version n. A published one is never edited.
use super::tables::{CHANGE, OPERATION};
use crate::store::migrate::Migration;

pub(super) const ALL: &[Migration] = &[
    Migration { sql: include_str!("../../../migrations/0001_store.sql"), sealed_anew: &[] },
    Migration {
        sql: include_str!("../../../migrations/0002_less_with_every_answer.sql"),
        sealed_anew: &[(&CHANGE, &["operation", "key"])],
    },
    Migration {
        sql: include_str!("../../../migrations/0003_changes_under_seal.sql"),
        sealed_anew: &[(&OPERATION, &["position"])],
    },
    Migration { sql: include_str!("../../../migrations/0004_an_index_less.sql"), sealed_anew: &[] },
];

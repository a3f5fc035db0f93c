//! The tables of an organisation's store.
use crate::seals::{Covers, SETTING, STORE, Table};

/// All of them.
pub(crate) const ALL: &[&Table] = &[
    &STORE,
    &SETTING,
    &TOOL,
    &STANDARD_TEXT,
    &SUBMITTER,
    &AUDIT,
    &OPERATION,
    &CHANGE,
    &FIELD,
    &EXPORT,
    &SAVED_PLACE,
    &SIGNING_KEY,
    &TIME_SPENT,
];

pub(crate) const TOOL: Table = Table::new(
    "tool",
    &["digest", "id", "edition", "languages", "title", "status", "document", "source", "taken_in_at"],
)
.told_by("sqlite_autoindex_tool_1")
.by_content();

pub(crate) const STANDARD_TEXT: Table =
    Table::new("standard_text", &["id", "tool", "standard", "area", "language", "number", "statement", "guidance"])
        .named("standard");

pub(crate) const SUBMITTER: Table =
    Table::new("submitter", &["uuid", "name", "code_scheme", "code", "service_type", "created_at"])
        .told_by("sqlite_autoindex_submitter_1")
        .changing();

pub(crate) const AUDIT: Table = Table::new(
    "audit",
    &[
        "uuid",
        "submitter",
        "tool_digest",
        "tool_id",
        "edition",
        "language",
        "created_at",
        "revision",
        "state",
        "last_place",
        "archived",
    ],
)
.of_audit("uuid")
.told_by("sqlite_autoindex_audit_1")
.changing();

/// The seal of an operation covers those of its changes.
pub(crate) const OPERATION: Table = Table {
    covers: Some(Covers { since: 3, table: "change", by: "operation", order: "key" }),
    ..Table::new(
        "operation",
        &[
            "position",
            "uuid",
            "copy",
            "sequence",
            "audit",
            "revision",
            "kind",
            "person_name",
            "person_role",
            "typed_by",
            "at",
            "reason",
            "undoes",
            "turn",
            "entry_open",
            "barrier",
            "format",
        ],
    )
    .named("uuid")
    .of_audit("audit")
    .told_by("sqlite_autoindex_operation_1")
    .showing("kind")
    .numbered()
};

pub(crate) const CHANGE: Table = Table {
    before: &[(2, &["id", "operation", "key", "old", "new"])],
    keyed: Some((2, ["operation", "key"])),
    ..Table::new("change", &["operation", "key", "old", "new"]).named("key")
};

pub(crate) const FIELD: Table =
    Table::new("field", &["id", "audit", "key", "value", "value_format", "searchable", "operation"])
        .named("key")
        .of_audit("audit")
        .showing("value");

pub(crate) const EXPORT: Table = Table::new(
    "export",
    &[
        "uuid",
        "audit",
        "revision",
        "return_id",
        "digest",
        "return_bytes",
        "plan_bytes",
        "return_name",
        "plan_name",
        "created_at",
        "sent_at",
        "received_at",
    ],
)
.of_audit("audit")
.told_by("sqlite_autoindex_export_1")
.showing("revision")
.changing();

pub(crate) const SAVED_PLACE: Table = Table::new("saved_place", &["id", "export", "path", "saved_at"])
    .told_by("saved_place_by_export")
    .numbered()
    .showing("path");

pub(crate) const SIGNING_KEY: Table = Table::new(
    "signing_key",
    &["did", "submitter", "copy", "public", "kept_in", "reference", "created_at", "retired_at"],
)
.told_by("sqlite_autoindex_signing_key_1")
.showing("copy")
.changing();

pub(crate) const TIME_SPENT: Table = Table::new("time_spent", &["audit", "standard", "seconds"])
    .named("standard")
    .of_audit("audit")
    .told_by("sqlite_autoindex_time_spent_1")
    .changing();

//! What the screen sees. These shapes are the screen's own: ids are text, dates are 2026-10-12, times are RFC 3339 UTC.
//! TypeScript is generated from them (`ui/src/lib/api/generated/api.ts`).

/// A shape that the screen sees: made here, and for input read here.
macro_rules! view {
    ($($(#[$meta:meta])* pub struct $name:ident $body:tt)*) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        #[serde(rename_all = "camelCase")]
        pub struct $name $body
    )*};
}

#[macro_use]
mod codes;

mod answers;
mod audits;
mod carried;
mod check;
mod damage;
mod declaration;
mod fields;
mod history;
mod old_form;
mod papers;
mod profile;
mod program;
mod returns;
mod search;
mod sisters;
mod snapshots;
mod typescript;
mod workbooks;

pub use answers::*;
pub use audits::*;
pub use carried::*;
pub use check::*;
pub use codes::*;
pub use damage::*;
pub use declaration::*;
pub use fields::FieldKey;
pub use history::*;
pub use old_form::*;
pub use papers::*;
pub use profile::*;
pub use program::*;
pub use returns::*;
pub use search::*;
pub use sisters::*;
pub use snapshots::*;
pub use typescript::typescript;
pub use workbooks::*;

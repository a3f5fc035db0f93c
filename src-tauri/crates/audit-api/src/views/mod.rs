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
mod contract;

mod answers;
mod audits;
mod carried;
mod check;
mod declaration;
mod history;
mod papers;
mod profile;
mod program;
mod returns;
mod search;
mod sisters;
mod snapshots;
mod workbooks;

pub use answers::*;
pub use audits::*;
pub use carried::*;
pub use check::*;
pub use contract::*;
pub use declaration::*;
pub use history::*;
pub use papers::*;
pub use profile::*;
pub use program::*;
pub use returns::*;
pub use search::*;
pub use sisters::*;
pub use snapshots::*;
pub use workbooks::*;

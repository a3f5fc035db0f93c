//! What the screen sees. These shapes are the screen's own: ids are text, dates are 2026-10-12, times are RFC 3339 UTC.
//! TypeScript is generated from them (`ui/src/lib/api/generated/api.ts`).

/// A shape that the screen sees: made here, and for input read here.
macro_rules! view {
    ($($(#[$meta:meta])* pub $kind:ident $name:ident $body:tt)*) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        #[serde(rename_all = "camelCase")]
        pub $kind $name $body
    )*};
}

/// A closed set of codes, spelt `like-this` for the screen.
macro_rules! codes {
    ($($(#[$meta:meta])* pub enum $name:ident { $($(#[$inner:meta])* $member:ident,)* })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$inner])* $member,)* }
    )*};
}

mod answers;
mod audits;
mod carried;
mod check;
mod damage;
mod declaration;
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
pub use damage::*;
pub use declaration::*;
pub use history::*;
pub use old_form::{ColumnAsked, ColumnView, OldFormAsked, OldFormView, OldRowView, RowAsked, ValueAsked, ValueView};
pub use papers::*;
pub use profile::*;
pub use program::*;
pub use returns::*;
pub use search::*;
pub use sisters::*;
pub use snapshots::*;
pub use typescript::typescript;
pub use workbooks::*;

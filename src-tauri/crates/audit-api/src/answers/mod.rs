//! An audit as it is filled in: its contents and progress, its standards and lists, what is written into them, and finding it again.

pub(crate) mod audit;
pub(crate) mod changes;
pub(crate) mod drafts;
pub(crate) mod left_out;
pub(crate) mod places;
pub(crate) mod profile;
pub(crate) mod row_ids;
pub(crate) mod search;
pub(crate) mod standards;

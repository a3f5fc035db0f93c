//! Reading the files of others, without an open program: judging returns, their text and plan, checking audit tools.
//!
//! Nothing here looks at a store, a key or a clock: the same files always give the same words.

mod claims;
mod differences;
pub(crate) mod dropped;
mod files;
mod given;
mod most_seen;
mod pointer;
mod returns;
mod saving;
mod text;
mod tools;
mod verdict;
mod ways;

pub use audit_core::problem::Told as Problem;
pub use audit_core::tool::Tool;
pub use differences::{ChangeFacts, Differences, Named, between, diff_tools};
pub(crate) use files::{is_in_the_cloud, own_store, read_any, unreadable};
pub use files::{read_file, read_stream};
pub use given::{Wanted, explained, fitting, is_pattern};
pub use returns::{ReturnFacts, SignedReturn};
pub use saving::{Made, Staged, save_as, stage};
pub use tools::{SeenBy, ToolFacts, ToolFault, check_tool, tool_from, tool_named, tools};
pub(crate) use tools::{ToolFile, read_file_of_tool};
pub use verdict::{Outcome, Trust, Verdict, judge};
pub use ways::key_of;
pub(crate) use ways::return_of;

//! Reading the files of others, without an open program: judging returns, their text and plan, checking audit tools.
//!
//! Nothing here looks at a store, a key or a clock: the same files always give the same words.

mod differences;
mod files;
mod most_seen;
mod pointer;
mod returns;
mod text;
mod tools;
mod verdict;

pub use audit_core::tool::Tool;
pub use audit_exchange::Problem;
pub use differences::{ChangeFacts, Differences, Named, diff_tools};
pub use files::{Made, read_file, read_stream, save_as, save_plan};
pub use returns::{ReturnFacts, SignedReturn};
pub(crate) use tools::read_file_of_tool;
pub use tools::{SeenBy, ToolFacts, ToolFault, check_tool, tool_named, tools};
pub use verdict::{Outcome, Trust, Verdict, judge};

//! How much there may be in a file.

/// The longest file that is read, in bytes: 8 MiB.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;
/// What is said of a file that is longer.
pub const TOO_LARGE: &str = "This file is larger than 8 MB, the most that this program reads.";
/// How deep objects and arrays may lie in each other; the outermost one is at depth 1.
pub const MAX_DEPTH: usize = 32;
/// The largest whole number, 2^53 − 1: beyond it, some programs round. The smallest is its negative.
pub const MAX_INTEGER: i64 = (1 << 53) - 1;
/// How many problems are listed before the rest is cut off.
pub const MAX_PROBLEMS: usize = 100;

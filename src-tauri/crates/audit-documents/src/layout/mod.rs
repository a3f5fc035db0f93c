//! Layout: text to lines, lines to pages, and beside them the tag tree. Knows nothing of PDF.

pub mod display;
pub mod flow;
pub mod fonts;
pub mod table;
pub mod tags;
pub mod text;
pub mod undrawn;

//! What sheets, headers and hidden values of the workbook of an audit are called: the same when it is made and when it is read. People may
//! rename sheets; nothing depends on it.

/// What the workbook is and how it is filled in.
pub const INSTRUCTIONS: &str = "Instructions";
/// The profile.
pub const ORGANISATION: &str = "Your organisation";
/// The standards.
pub const STANDARDS: &str = "Standards";
/// Evidence.
pub const EVIDENCE: &str = "Evidence";
/// Actions.
pub const ACTIONS: &str = "Actions";
/// Partnership questions.
pub const QUESTIONS: &str = "Questions";
/// Declarations.
pub const DECLARATION: &str = "Declaration";
/// Challenge notes that were chosen for the return.
pub const CHALLENGES: &str = "What was asked";
/// Texts that are too long for one cell.
pub const CONTINUED: &str = "Continued";

/// The caption above keys of rows; rows that bear it are headers.
pub(crate) const KEY: &str = "Row key, leave as it is";
/// Stands before the header of every column that is filled in: what the colour says, in a mark.
pub(crate) const PEN: &str = "✎ ";

/// The name under which a workbook says what the levels of its scale meant.
pub(crate) const LEVELS: &str = "levels";
/// The name under which it says what its organisation was known by when it was made.
pub(crate) const KNOWN_BY: &str = "known-by";
/// The key of the column in which people confirm what is from last time.
pub(crate) const STILL_SO: &str = "still-so";
/// The key of the hidden column beside it, and the name under which a workbook says which of its tables have both.
pub(crate) const LAST_TIME: &str = "last-time";

//! The plainest search: every place of the typed letters in all the text, one after the other.

use audit_core::tool::Tool;
use audit_exchange::tools::v1;

/// All that is searched, as one text: the audit tool, and what was answered.
pub struct Scan(String);

impl Scan {
    pub fn of(tool: &Tool, answers: impl IntoIterator<Item = String>) -> Self {
        let mut text = String::from_utf8_lossy(&v1::document(tool)).into_owned();
        text.extend(answers);
        Self(text)
    }

    /// How often these letters stand there, capitals and all.
    pub fn count(&self, typed: &str) -> usize {
        self.0.matches(typed).count()
    }
}

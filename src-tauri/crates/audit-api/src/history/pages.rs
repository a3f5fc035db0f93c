//! The history page by page, newest first, so that all of it can be reached; and finding in it by words.

use crate::error::ApiError;
use crate::history::entry;
use crate::program::open_audit::Loaded;
use crate::program::{Program, id};
use crate::views::{HistoryAsk, HistoryEntry, HistoryPage};
use audit_core::field::{ActionField, Field};
use audit_core::ids::StandardId;
use audit_core::text;
use audit_store::HistoryFilter;

/// Entries on a page.
const PAGE: usize = 100;

impl Program {
    /// A page of what was changed, newest first: of one standard or of the whole audit, and only what has every word that is
    /// looked for.
    ///
    /// # Errors
    /// `not-found`; the store's.
    pub fn history(&self, audit: &str, asked: &HistoryAsk) -> Result<HistoryPage, ApiError> {
        let loaded = self.load(id(audit, "audit")?)?;
        let reader = self.store.read()?;
        let undone = reader.undone(loaded.row.id)?;
        let prefixes = prefixes(&loaded, asked.standard.as_deref().unwrap_or_default());
        let words: Vec<String> = text::plain(&asked.find).split_whitespace().map(str::to_owned).collect();
        let position = |text: &String| text.parse::<i64>().map_err(|_| ApiError::unknown("part of the history"));
        let mut before = asked.before.as_ref().map(position).transpose()?;
        let mut found: Vec<(i64, HistoryEntry)> = Vec::new();
        // One more than is shown, to know whether there is more.
        while found.len() <= PAGE {
            let filter = HistoryFilter { prefixes: prefixes.clone(), before, limit: PAGE + 1 };
            let operations = reader.history(loaded.row.id, &filter)?;
            let Some(last) = operations.last() else { break };
            before = Some(last.position);
            let entries = operations.iter().map(|one| (one.position, entry(&loaded, one, undone.contains(&one.id))));
            found.extend(entries.filter(|(_, entry)| has_every(entry, &words)));
        }
        let more = found.len() > PAGE;
        found.truncate(PAGE);
        let earlier = found.last().filter(|_| more).map(|(position, _)| position.to_string());
        Ok(HistoryPage { entries: found.into_iter().map(|(_, entry)| entry).collect(), earlier })
    }
}

/// Beginnings of the keys of a standard: its own, and those of its evidence and actions. None, which is everything, for no standard.
fn prefixes(loaded: &Loaded, standard: &str) -> Vec<String> {
    if standard.is_empty() {
        return Vec::new();
    }
    let mut prefixes = vec![format!("standard/{standard}/")];
    let Ok(standard) = StandardId::new(standard) else { return prefixes };
    prefixes.extend(loaded.fields.iter().filter_map(|(field, value)| match field {
        Field::Action(action, ActionField::Standard) if value == standard.as_str() => Some(format!("action/{action}/")),
        _ => None,
    }));
    prefixes.extend(loaded.content.answer(&standard).evidence.iter().map(|e| format!("evidence/{e}/")));
    prefixes
}

fn has_every(entry: &HistoryEntry, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let said = [Some(&entry.who), Some(&entry.what), entry.old.as_ref(), entry.new.as_ref()];
    let all = text::plain(&said.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" "));
    words.iter().all(|word| all.contains(word))
}

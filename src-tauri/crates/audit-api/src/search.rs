//! Search over standards, guidance and answers.

use crate::error::ApiError;
use crate::loaded::Loaded;
use crate::places;
use crate::program::{Program, id};
use crate::views::{SearchHit, SnippetPart};
use audit_core::field::Field;
use audit_core::ids::StandardId;
use audit_store::SearchScope;

/// At most so many of each kind.
const MOST: usize = 20;

impl Program {
    /// Standards that are shown, and answers, that hold every word typed; a number such as `6.4` finds its standard.
    ///
    /// # Errors
    /// `not-found`; the store's.
    pub fn search(&self, audit: &str, query: &str) -> Result<Vec<SearchHit>, ApiError> {
        let loaded = self.load(id(audit, "audit")?)?;
        let scope = SearchScope {
            tool: Some(loaded.row.tool_digest.clone()),
            language: Some(loaded.language.to_string()),
            audit: Some(loaded.row.id),
            limit: MOST * 2,
        };
        let found = self.store.read()?.search(query, &scope)?;
        let mut hits = by_number(&loaded, query);
        for hit in found.standards {
            let Ok(standard) = StandardId::new(&hit.standard) else { continue };
            let place = format!("standard/{standard}");
            let shown = loaded.shown().iter().any(|placed| placed.standard.id == standard);
            if shown && !hits.iter().any(|known| known.place == place) {
                hits.push(SearchHit {
                    kind: "standard".to_owned(),
                    title: title(&loaded, &standard),
                    snippet: parts(hit.snippet),
                    place,
                });
            }
        }
        hits.truncate(MOST);
        for hit in found.answers.into_iter().take(MOST) {
            let Some(field) = Field::parse(&hit.key).filter(|field| loaded.fields.contains_key(field)) else {
                continue;
            };
            let title = crate::history::name_of(&loaded, &field);
            let place = places::of_field(&loaded, &field);
            if !place.is_empty() {
                hits.push(SearchHit { kind: "answer".to_owned(), title, snippet: parts(hit.snippet), place });
            }
        }
        Ok(hits)
    }
}

fn by_number(loaded: &Loaded, query: &str) -> Vec<SearchHit> {
    let query = query.trim();
    let shown = loaded.shown();
    let same = shown.iter().filter(|placed| placed.number == query);
    same.map(|placed| SearchHit {
        kind: "standard".to_owned(),
        title: title(loaded, &placed.standard.id),
        snippet: Vec::new(),
        place: format!("standard/{}", placed.standard.id),
    })
    .collect()
}

fn title(loaded: &Loaded, standard: &StandardId) -> String {
    loaded.tool.standard(standard).map_or_else(String::new, |placed| {
        format!("{} {}", placed.number, placed.standard.statement.get(&loaded.language))
    })
}

fn parts(snippet: Vec<audit_store::SnippetPart>) -> Vec<SnippetPart> {
    snippet.into_iter().map(|part| SnippetPart { text: part.text, found: part.found }).collect()
}

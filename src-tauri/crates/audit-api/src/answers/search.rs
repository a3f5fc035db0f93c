//! Search over standards, guidance and answers, as one organisation sees them.

use crate::answers::left_out;
use crate::answers::places;
use crate::error::ApiError;
use crate::program::open_audit::Loaded;
use crate::program::{Program, id};
use crate::views::{HitKind, SearchHit, SnippetPart};
use audit_core::field::Field;
use audit_core::ids::{ServiceTypeId, StandardId};
use audit_core::markdown;
use audit_core::search::{End, Part, Piece, Query, Rank, Words};
use audit_core::text::Language;
use audit_core::tool::{Placed, Tool};
use audit_store::{Phrase, SearchScope, Wanted};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

/// At most so many of each kind.
const MOST: usize = 20;
/// At most so many standards that are not asked of an organisation: enough to find the one that is missing.
const MOST_LEFT_OUT: usize = 5;

/// A standard as one type of service reads it.
struct Readable {
    /// Its number and what it asks.
    head: Words,
    /// Its guidance for this type, and the words that help to find it.
    body: Words,
}

/// The standards of a tool as one type of service reads them, of the audit that was searched last: they are read once and not at every
/// letter that is typed.
#[derive(Default)]
pub(crate) struct ReadableOnes(Mutex<Option<(Key, Standards)>>);

type Key = (String, Language, Option<ServiceTypeId>);
type Standards = Arc<BTreeMap<StandardId, Readable>>;

impl ReadableOnes {
    fn of(&self, loaded: &Loaded) -> Standards {
        let service_type = loaded.content.profile.service_type.clone();
        let key = (loaded.row.tool_digest.clone(), loaded.language.clone(), service_type);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, read)) = kept.as_ref().filter(|(known, _)| *known == key) {
            return read.clone();
        }
        let all = loaded.tool.standards();
        let read =
            all.map(|placed| (placed.standard.id.clone(), readable(&loaded.tool, &placed, &key.1, key.2.as_ref())));
        let read = Arc::new(read.collect());
        *kept = Some((key, Arc::clone(&read)));
        read
    }
}

fn readable(tool: &Tool, placed: &Placed<'_>, language: &Language, service_type: Option<&ServiceTypeId>) -> Readable {
    let guidance = placed.standard.guidance.resolve(tool, language, service_type);
    let levels = guidance.levels.iter().map(|(_, looks_like)| *looks_like);
    let parts = [guidance.meaning].into_iter().chain(levels).chain([guidance.evidence]);
    let mut body: Vec<String> = parts.map(markdown::plain).filter(|part| !part.is_empty()).collect();
    body.extend(placed.standard.tags.iter().cloned());
    Readable { head: head(placed, language), body: Words::of(&body.join("\n")) }
}

fn head(placed: &Placed<'_>, language: &Language) -> Words {
    Words::of(&format!("{} {}", placed.number, placed.standard.statement.get(language)))
}

impl Program {
    /// Standards and answers that hold every word typed, an abbreviation also where it is written out; a number such as `6.4` finds its
    /// standard. Guidance counts as the organisation's type of service reads it. A standard that is not asked of it says so.
    ///
    /// # Errors
    /// `not-found`; the store's.
    pub fn search(&self, audit: &str, query: &str) -> Result<Vec<SearchHit>, ApiError> {
        let loaded = self.load(id(audit, "audit")?)?;
        let scope = SearchScope {
            tool: Some(loaded.row.tool_digest.clone()),
            language: Some(loaded.language.to_string()),
            audit: Some(loaded.row.id),
            limit: MOST * 4,
        };
        let number = query.trim();
        let query = Query::typed(query);
        let found = self.store.read()?.search(&wanted(&query), &scope)?;
        let mut candidates: BTreeSet<StandardId> = BTreeSet::new();
        let ids = found.standards.iter().filter_map(|hit| StandardId::new(&hit.standard).ok());
        let ids: Vec<StandardId> = ids.filter(|id| candidates.insert(id.clone())).collect();
        let mut hits = self.standards_found(&loaded, &query, number, &ids);
        hits.extend(left_out_found(&loaded, &query, number, &ids));
        let keys = found.answers.iter().filter_map(|hit| Field::parse(&hit.key));
        hits.extend(keys.filter_map(|field| answer_found(&loaded, &query, &field)).take(MOST));
        Ok(hits)
    }

    /// Standards that are shown, the one of that number first, then by how well they fit.
    fn standards_found(&self, loaded: &Loaded, query: &Query, number: &str, ids: &[StandardId]) -> Vec<SearchHit> {
        let read = self.readable.of(loaded);
        let shown = loaded.shown();
        let mut ranked: Vec<(Rank, &Placed<'_>)> = Vec::new();
        let numbered = shown.iter().find(|placed| placed.number == number);
        ranked.extend(numbered.map(|placed| (0, placed)));
        let candidates = ids.iter().filter_map(|id| shown.iter().find(|placed| placed.standard.id == *id));
        let others = candidates.filter(|placed| numbered.is_none_or(|one| one.standard.id != placed.standard.id));
        ranked.extend(others.filter_map(|placed| {
            let words = read.get(&placed.standard.id)?;
            // After the one whose number it is.
            Some((query.rank(&words.head, &words.body)? + 1, placed))
        }));
        ranked.sort_by_key(|(rank, _)| *rank);
        let hit = |(rank, placed): (Rank, &Placed<'_>)| {
            let words = read.get(&placed.standard.id).filter(|_| rank > 0);
            let around = words.map_or_else(Vec::new, |words| query.around(&words.head, &words.body));
            SearchHit { snippet: parts(around), ..standard_hit(HitKind::Standard, loaded, placed) }
        };
        ranked.into_iter().take(MOST).map(hit).collect()
    }
}

/// Standards that are not asked of this organisation and have the number, or in what they ask every word: with the reason.
fn left_out_found(loaded: &Loaded, query: &Query, number: &str, ids: &[StandardId]) -> Vec<SearchHit> {
    let not_shown = loaded.tool.not_shown(&loaded.facts);
    let fits = |placed: &&Placed<'_>| {
        let words = || query.rank(&head(placed, &loaded.language), &Words::default()).is_some();
        placed.number == number || (ids.contains(&placed.standard.id) && words())
    };
    let hit = |placed: &Placed<'_>| {
        let because = left_out::reason(loaded, placed);
        let text = if because.is_empty() {
            "Not asked of you.".to_owned()
        } else {
            format!("Not asked of you, because {because}.")
        };
        let snippet = vec![SnippetPart { text, found: false }];
        SearchHit { snippet, ..standard_hit(HitKind::LeftOut, loaded, placed) }
    };
    not_shown.iter().filter(fits).take(MOST_LEFT_OUT).map(hit).collect()
}

fn answer_found(loaded: &Loaded, query: &Query, field: &Field) -> Option<SearchHit> {
    let words = Words::of(loaded.fields.get(field)?);
    query.rank(&words, &Words::default())?;
    let place = places::of_field(loaded, field);
    let title = crate::history::name_of(loaded, field);
    let snippet = parts(query.around(&words, &Words::default()));
    (!place.is_empty()).then_some(SearchHit { kind: HitKind::Answer, title, snippet, place })
}

/// What is looked for, as the store takes it: everything that fits is among what it finds.
fn wanted(query: &Query) -> Vec<Wanted> {
    let phrase = |words: String, unfinished| Phrase { words, unfinished };
    let ways = |way: &Vec<Piece>| {
        let piece = |piece: &Piece, ending: &str| {
            let words = format!("{}{}", piece.words.join(" "), if piece.end == End::Plural { ending } else { "" });
            phrase(words, piece.end == End::Unfinished)
        };
        let all = |ending| way.iter().map(|one| piece(one, ending)).collect::<Vec<_>>();
        if way.iter().any(|one| one.end == End::Plural) { vec![all(""), all("s")] } else { vec![all("")] }
    };
    query.terms.iter().map(|term| Wanted(term.ways.iter().flat_map(ways).collect())).collect()
}

fn standard_hit(kind: HitKind, loaded: &Loaded, placed: &Placed<'_>) -> SearchHit {
    SearchHit {
        kind,
        title: format!("{} {}", placed.number, placed.standard.statement.get(&loaded.language)),
        snippet: Vec::new(),
        place: format!("standard/{}", placed.standard.id),
    }
}

fn parts(around: Vec<Part>) -> Vec<SnippetPart> {
    around.into_iter().map(|part| SnippetPart { text: part.text, found: part.found }).collect()
}

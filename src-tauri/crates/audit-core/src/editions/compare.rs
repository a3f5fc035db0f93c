//! Two editions of an audit tool, side by side.

use super::matching::{self, Link};
use super::words::{self, Piece};
use crate::ids::StandardId;
use crate::text::{Language, fold};
use crate::tool::{Placed, Standard, Tool};
use std::collections::{BTreeMap, BTreeSet};

/// What became of a standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The same in every respect.
    Unchanged,
    /// The same words are asked; spacing, capitals, punctuation, guidance, sources or who sees it changed.
    Editorial,
    /// Other words, about the same thing: under one id and related, or by `replaces`.
    Reworded,
    /// The same words under another id, or in another place of the form.
    Moved,
    /// One standard became several, by `replaces`.
    Split,
    /// Several standards became one or several, by `replaces`.
    Merged,
    /// Not there before.
    New,
    /// Not there any more.
    Removed,
}

impl Kind {
    /// All, in the order in which they are listed.
    pub const ALL: [Self; 8] = [
        Self::Unchanged,
        Self::Editorial,
        Self::Reworded,
        Self::Moved,
        Self::Split,
        Self::Merged,
        Self::New,
        Self::Removed,
    ];

    /// Its code in reports.
    pub fn code(self) -> &'static str {
        match self {
            Self::Unchanged => "unchanged",
            Self::Editorial => "editorial",
            Self::Reworded => "reworded",
            Self::Moved => "moved",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::New => "new",
            Self::Removed => "removed",
        }
    }
}

/// One thing that became of one or more standards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it is.
    pub kind: Kind,
    /// The standards of the old edition: none for a new one.
    pub old: Vec<StandardId>,
    /// The standards of the new edition: none for a removed one.
    pub new: Vec<StandardId>,
    /// The words, where one standard became one: with the differences, if there are any.
    pub words: Vec<Piece>,
    /// What else changed, as people read it: `guidance`, `sources`, `who sees it` and the like.
    pub besides: Vec<&'static str>,
}

/// All changes between two editions. Every active standard of the old edition stands in exactly one change, and so does
/// every one of the new edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The changes, in the order of the new edition; what was removed comes last, in the order of the old one.
    pub changes: Vec<Change>,
    /// Ids that both editions have for unrelated words: no answer passes from one to the other.
    pub reused: Vec<StandardId>,
    /// Whether the rating scale differs.
    pub scale: bool,
}

impl Comparison {
    /// How many changes there are of each kind, zeros too.
    pub fn counts(&self) -> BTreeMap<Kind, usize> {
        let count = |kind: Kind| self.changes.iter().filter(|change| change.kind == kind).count();
        Kind::ALL.into_iter().map(|kind| (kind, count(kind))).collect()
    }

    /// The changes of one kind.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(move |change| change.kind == kind)
    }

    /// The standards that an old one became; none when it was removed.
    pub fn became(&self, old: &StandardId) -> &[StandardId] {
        self.changes.iter().find(|change| change.old.contains(old)).map_or(&[], |change| &change.new)
    }
}

/// Compares two editions of a tool, or two tools that share standards.
pub fn compare(old: &Tool, new: &Tool) -> Comparison {
    let languages = matching::shared_languages(old, new);
    let (before, after): (Vec<Placed<'_>>, Vec<Placed<'_>>) = (old.standards().collect(), new.standards().collect());
    let links = matching::links(new, &before, &after, &languages);
    let stayed = matching::stayed(&links, &before, &after);
    let mut changes = Vec::new();
    for group in matching::groups(&links, &after) {
        changes.push(change(&group, &before, &after, &stayed, &languages));
    }
    let gone = (0..before.len()).filter(|place| !links.iter().any(|link| link.old == *place));
    let removed = |place: usize| Change {
        kind: Kind::Removed,
        old: vec![before[place].standard.id.clone()],
        new: Vec::new(),
        words: Vec::new(),
        besides: Vec::new(),
    };
    let removed: Vec<Change> = gone.map(removed).collect();
    changes.extend(removed);
    let ids: BTreeSet<&StandardId> = before.iter().map(|placed| &placed.standard.id).collect();
    let both = after.iter().map(|placed| &placed.standard.id).filter(|id| ids.contains(id));
    let linked: BTreeSet<&StandardId> = (links.iter())
        .filter(|link| before[link.old].standard.id == after[link.new].standard.id)
        .map(|link| &after[link.new].standard.id)
        .collect();
    let reused = both.filter(|id| !linked.contains(id)).cloned().collect();
    Comparison { changes, reused, scale: scale(old, new, &languages) }
}

fn change(
    group: &matching::Group,
    before: &[Placed<'_>],
    after: &[Placed<'_>],
    stayed: &BTreeSet<Link>,
    languages: &[Language],
) -> Change {
    let ids = |places: &[usize], of: &[Placed<'_>]| places.iter().map(|p| of[*p].standard.id.clone()).collect();
    let mut change = Change {
        kind: Kind::New,
        old: ids(&group.old, before),
        new: ids(&group.new, after),
        words: Vec::new(),
        besides: Vec::new(),
    };
    change.kind = match (&group.old[..], &group.new[..]) {
        ([], _) => Kind::New,
        ([old], [new]) => {
            let (a, b) = (before[*old].standard, after[*new].standard);
            change.words = differing(a, b, languages);
            change.besides = besides(a, b);
            let link = group.links[0];
            match (link.same_words, stayed.contains(&link)) {
                (false, _) => Kind::Reworded,
                (true, false) => Kind::Moved,
                (true, true) if change.besides.is_empty() && same_spelling(a, b, languages) => Kind::Unchanged,
                (true, true) => Kind::Editorial,
            }
        }
        ([_], _) => Kind::Split,
        _ => Kind::Merged,
    };
    change
}

/// The words in the first language in which they differ, else in the first.
fn differing(a: &Standard, b: &Standard, languages: &[Language]) -> Vec<Piece> {
    let differs = |language: &&Language| fold(a.statement.get(language)) != fold(b.statement.get(language));
    let Some(language) = languages.iter().find(differs).or(languages.first()) else {
        return words::differences(a.statement.get(&Language::english()), b.statement.get(&Language::english()));
    };
    words::differences(a.statement.get(language), b.statement.get(language))
}

fn same_spelling(a: &Standard, b: &Standard, languages: &[Language]) -> bool {
    languages.iter().all(|language| fold(a.statement.get(language)) == fold(b.statement.get(language)))
}

/// What changed besides the words that are asked.
fn besides(a: &Standard, b: &Standard) -> Vec<&'static str> {
    let guidance = |standard: &Standard| -> BTreeSet<_> {
        let one = |part: &crate::tool::GuidancePart| {
            (part.language.clone(), part.part.clone(), part.types.clone(), fold(&part.markdown))
        };
        standard.guidance.parts.iter().map(one).collect()
    };
    let pairs = [
        ("guidance", a.guidance != b.guidance && guidance(a) != guidance(b)),
        ("sources", a.sources != b.sources),
        ("who sees it", a.applies != b.applies),
        ("when “not applicable” is offered", a.not_applicable != b.not_applicable),
        ("whether it is named whatever the score", a.critical != b.critical),
        ("the label under which it is reported", a.reporting != b.reporting),
        ("the words that help to find it", a.tags != b.tags),
    ];
    pairs.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
}

fn scale(old: &Tool, new: &Tool, languages: &[Language]) -> bool {
    let same = |language: &Language| {
        old.levels.len() == new.levels.len()
            && old.levels.iter().zip(&new.levels).all(|(a, b)| same_level(a, b, language))
    };
    !languages.iter().all(same)
}

/// Whether two levels mean the same: code, name, description and how they count.
pub(super) fn same_level(a: &crate::tool::Level, b: &crate::tool::Level, language: &Language) -> bool {
    a.code == b.code
        && a.counts == b.counts
        && words::same_words(a.label.get(language), b.label.get(language))
        && words::same_words(a.description.get(language), b.description.get(language))
}

//! Which standards of two editions belong together.
//!
//! Text comes first: the same text under one id, then under another, then the same words under one id and under another. Then what
//! the tool says with `replaces`. Only then related words under one id. An id alone never joins two standards.

use super::words::{plain_words, related};
use crate::ids::StandardId;
use crate::text::{Language, fold};
use crate::tool::{Placed, Standard, Tool};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// One old standard and one new one that belong together, by their places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Link {
    pub old: usize,
    pub new: usize,
    /// Whether both ask the same words.
    pub same_words: bool,
}

/// Standards that hang together by links; a new one without any stands alone.
pub(super) struct Group {
    pub old: Vec<usize>,
    pub new: Vec<usize>,
    pub links: Vec<Link>,
}

/// The languages that both editions have, the old one's usual language first.
pub(super) fn shared_languages(old: &Tool, new: &Tool) -> Vec<Language> {
    old.languages.iter().filter(|language| new.languages.contains(language)).cloned().collect()
}

/// Joins the standards of two editions.
pub(super) fn links(new: &Tool, before: &[Placed<'_>], after: &[Placed<'_>], languages: &[Language]) -> Vec<Link> {
    let mut matching =
        Matching { before, after, links: Vec::new(), old: vec![false; before.len()], new: vec![false; after.len()] };
    let text = |standard: &Standard| texts(standard, languages, |words| vec![fold(words)]);
    let words = |standard: &Standard| texts(standard, languages, plain_words);
    matching.by_text(&text, true);
    matching.by_text(&text, false);
    matching.by_text(&words, true);
    matching.by_text(&words, false);
    matching.by_replaces(new);
    if let Some(language) = languages.first() {
        matching.by_id(language);
    }
    matching.links.sort();
    matching.links
}

/// The statement in each language, in a form in which it is compared; none when it is empty in one.
fn texts(standard: &Standard, languages: &[Language], form: impl Fn(&str) -> Vec<String>) -> Option<Vec<Vec<String>>> {
    if languages.is_empty() {
        return None;
    }
    let one = |language: &Language| {
        let words = form(standard.statement.exactly(language)?);
        words.iter().any(|word| !word.is_empty()).then_some(words)
    };
    languages.iter().map(one).collect()
}

/// The words of a standard, and its id where the id counts too.
type TextAndId<'a> = (Vec<Vec<String>>, Option<&'a StandardId>);

struct Matching<'a, 't> {
    before: &'a [Placed<'t>],
    after: &'a [Placed<'t>],
    links: Vec<Link>,
    old: Vec<bool>,
    new: Vec<bool>,
}

impl Matching<'_, '_> {
    fn join(&mut self, old: usize, new: usize, same_words: bool) {
        (self.old[old], self.new[new]) = (true, true);
        self.links.push(Link { old, new, same_words });
    }

    /// Joins what has the same text: under one id only, or the first free one of each.
    fn by_text(&mut self, form: &dyn Fn(&Standard) -> Option<Vec<Vec<String>>>, same_id: bool) {
        let mut free: BTreeMap<TextAndId<'_>, VecDeque<usize>> = BTreeMap::new();
        for (place, placed) in self.before.iter().enumerate().filter(|(place, _)| !self.old[*place]) {
            if let Some(text) = form(placed.standard) {
                free.entry((text, same_id.then_some(&placed.standard.id))).or_default().push_back(place);
            }
        }
        for (new, placed) in self.after.iter().enumerate() {
            if self.new[new] {
                continue;
            }
            let Some(text) = form(placed.standard) else { continue };
            let found = free.get_mut(&(text, same_id.then_some(&placed.standard.id)));
            if let Some(old) = found.and_then(VecDeque::pop_front) {
                self.old[old] = true;
                self.new[new] = true;
                self.links.push(Link { old, new, same_words: true });
            }
        }
    }

    /// Joins each free new standard with the free old ones that it replaces, also by way of standards that the new edition
    /// keeps switched off.
    fn by_replaces(&mut self, new: &Tool) {
        let places: BTreeMap<&StandardId, usize> =
            self.before.iter().enumerate().map(|(place, placed)| (&placed.standard.id, place)).collect();
        let off: BTreeMap<&StandardId, &Standard> = (new.areas.iter().flat_map(|area| &area.standards))
            .filter(|standard| !standard.active)
            .map(|standard| (&standard.id, standard))
            .collect();
        let mut joined = Vec::new();
        for (place, placed) in self.after.iter().enumerate().filter(|(place, _)| !self.new[*place]) {
            let mut next: Vec<&StandardId> = placed.standard.replaces.iter().collect();
            let mut seen = BTreeSet::new();
            while let Some(id) = next.pop() {
                if !seen.insert(id) {
                    continue;
                }
                match places.get(id) {
                    Some(old) if !self.old[*old] => joined.push((*old, place)),
                    Some(_) => {}
                    None => next.extend(off.get(id).into_iter().flat_map(|standard| &standard.replaces)),
                }
            }
        }
        for (old, new) in joined {
            self.join(old, new, false);
        }
    }

    /// Joins what has one id and related words.
    fn by_id(&mut self, language: &Language) {
        let places: BTreeMap<&StandardId, usize> = (self.before.iter().enumerate())
            .filter(|(place, _)| !self.old[*place])
            .map(|(place, placed)| (&placed.standard.id, place))
            .collect();
        for new in 0..self.after.len() {
            let standard = self.after[new].standard;
            let Some(old) = places.get(&standard.id).copied().filter(|old| !self.old[*old] && !self.new[new]) else {
                continue;
            };
            let was = self.before[old].standard.statement.get(language);
            if related(was, standard.statement.get(language)) {
                self.join(old, new, false);
            }
        }
    }
}

/// The links whose standard kept its id and its place: its area, and its order among those that stayed there.
pub(super) fn stayed(links: &[Link], before: &[Placed<'_>], after: &[Placed<'_>]) -> BTreeSet<Link> {
    let mut by_area: BTreeMap<&str, Vec<Link>> = BTreeMap::new();
    for link in links {
        let (old, new) = (&before[link.old], &after[link.new]);
        if old.standard.id == new.standard.id && old.area.id == new.area.id {
            by_area.entry(new.area.id.as_str()).or_default().push(*link);
        }
    }
    by_area.into_values().flat_map(longest_rise).collect()
}

/// The longest run of links whose new places rise; they come in the order of the old places.
fn longest_rise(links: Vec<Link>) -> Vec<Link> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; links.len()];
    for place in 0..links.len() {
        let at = ends.partition_point(|end| links[*end].new < links[place].new);
        before[place] = at.checked_sub(1).map(|shorter| ends[shorter]);
        match ends.get_mut(at) {
            Some(end) => *end = place,
            None => ends.push(place),
        }
    }
    let mut run = Vec::new();
    let mut next = ends.last().copied();
    while let Some(place) = next {
        run.push(links[place]);
        next = before[place];
    }
    run
}

/// What hangs together, in the order of the first new standard of each; new standards that nothing leads to stand alone.
pub(super) fn groups(links: &[Link], after: &[Placed<'_>]) -> Vec<Group> {
    let mut of_old: BTreeMap<usize, Vec<Link>> = BTreeMap::new();
    let mut of_new: BTreeMap<usize, Vec<Link>> = BTreeMap::new();
    for link in links {
        of_old.entry(link.old).or_default().push(*link);
        of_new.entry(link.new).or_default().push(*link);
    }
    let mut seen = BTreeSet::new();
    let mut groups = Vec::new();
    for new in 0..after.len() {
        if !seen.insert(new) {
            continue;
        }
        let (mut olds, mut news, mut inner) = (BTreeSet::new(), BTreeSet::from([new]), BTreeSet::new());
        let mut next = vec![new];
        while let Some(place) = next.pop() {
            for link in of_new.get(&place).into_iter().flatten() {
                inner.insert(*link);
                if olds.insert(link.old) {
                    for other in &of_old[&link.old] {
                        inner.insert(*other);
                        if news.insert(other.new) {
                            seen.insert(other.new);
                            next.push(other.new);
                        }
                    }
                }
            }
        }
        groups.push(Group {
            old: olds.into_iter().collect(),
            new: news.into_iter().collect(),
            links: inner.into_iter().collect(),
        });
    }
    groups
}

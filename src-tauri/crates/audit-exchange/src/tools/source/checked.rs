//! Applies the rules for a whole tool and leads each problem back to the line that broke it.

use super::findings::Findings;
use super::guidance;
use super::place::Place;
use crate::tools::ended;
use audit_core::ids::StandardId;
use audit_core::text;
use audit_core::tool::{self, Part, Tool, ToolProblem};
use std::collections::{BTreeMap, BTreeSet};

/// Keeps only the first standard of each id: the second has the same guidance file, and each of its words would be said
/// to repeat the first one's.
pub(super) fn drop_repeated_standards(tool: &mut Tool, findings: &mut Findings) {
    let mut seen = BTreeSet::new();
    for area in &mut tool.areas {
        area.standards.retain(|standard| seen.insert(standard.id.clone()));
    }
    for id in seen {
        let places = findings.places(&format!("standard {id}"), "id").to_vec();
        for place in places.iter().skip(1) {
            let sentence = format!("The id “{id}” is used more than once. Ids are for one thing only.");
            findings.note(place, "duplicate-id", sentence);
        }
    }
}

/// Notes what the rules find.
pub(super) fn check(tool: &Tool, findings: &mut Findings) {
    note_all(tool, tool::check(tool), findings);
}

/// Notes lists that are longer than they may be; whether there are any.
pub(super) fn beyond_limits(tool: &Tool, findings: &mut Findings) -> bool {
    let found = tool::beyond_limits(tool);
    let any = !found.is_empty();
    if any {
        // Nothing else is said of such a tool.
        findings.problems.clear();
        note_all(tool, found, findings);
    }
    any
}

fn note_all(tool: &Tool, found: Vec<ToolProblem>, findings: &mut Findings) {
    let places = Places::new(tool);
    let mut count: BTreeMap<(&str, String, String), usize> = BTreeMap::new();
    for problem in found {
        let key = (problem.code, problem.thing.clone(), problem.member.clone());
        let nth = count.entry(key).or_default();
        let place = places.place(&problem, *nth, findings);
        *nth += 1;
        if let Some(place) = place {
            findings.note(&place, problem.code, ended(problem.sentence));
        }
    }
}

struct Places<'t> {
    tool: &'t Tool,
    /// The parts whose words stand in an earlier part too: by standard and level, how many such parts come before.
    repeats: BTreeMap<(String, String), Vec<usize>>,
}

impl<'t> Places<'t> {
    fn new(tool: &'t Tool) -> Self {
        Self { tool, repeats: repeats(tool) }
    }

    /// The place of the nth problem of one code and member. None: it was said already while reading.
    fn place(&self, problem: &ToolProblem, nth: usize, findings: &Findings) -> Option<Place> {
        let (thing, member) = (problem.thing.as_str(), problem.member.as_str());
        if findings.is_spoiled(thing, member) {
            return None;
        }
        let places = findings.places(thing, member);
        match problem.code {
            // Said while reading, with the line inside the part.
            "markdown" => None,
            "blank" if thing.starts_with("guidance ") => None,
            "missing-guidance" => self.missing(thing, member, nth, findings),
            "repeated-level" => {
                let which = self.repeats.get(&(thing.to_owned(), member.to_owned()));
                let which = which.and_then(|which| which.get(nth));
                which.and_then(|at| places.get(*at)).or(places.first()).cloned()
            }
            "duplicate-id" => {
                let later = places.get(nth + 1).or(places.last());
                Some(later.cloned().unwrap_or_else(|| findings.place(thing, member)))
            }
            _ => Some(findings.place(thing, member)),
        }
    }

    /// The empty heading, or the file without the heading; none for a file that is not there.
    fn missing(&self, thing: &str, member: &str, nth: usize, findings: &Findings) -> Option<Place> {
        let id = StandardId::new(thing.strip_prefix("guidance ")?).ok()?;
        let places = findings.places(thing, member);
        let standard = (self.tool.areas.iter()).flat_map(|area| &area.standards).find(|standard| standard.id == id)?;
        let mut lacking = self.tool.languages.iter().filter(|language| {
            let parts = standard.guidance.parts.iter();
            !parts
                .filter(|part| part.language == **language && part.types.is_empty())
                .any(|part| name(self.tool, &part.part) == member && !part.markdown.is_empty())
        });
        let path = guidance::path(lacking.nth(nth)?, &id);
        let mut here = places.iter().filter(|place| place.file == path);
        let empty = here.find(|place| self.is_empty(standard, member, place, places));
        let file = findings.knows_file(&path).then(|| Place::file(&path));
        empty.cloned().or(file)
    }

    /// Whether the part at this place is for everybody and holds nothing.
    fn is_empty(&self, standard: &tool::Standard, member: &str, place: &Place, places: &[Place]) -> bool {
        let named = (standard.guidance.parts.iter()).filter(|part| name(self.tool, &part.part) == member);
        let part = places.iter().zip(named).find(|(known, _)| *known == place);
        part.is_some_and(|(_, part)| part.types.is_empty() && part.markdown.is_empty())
    }
}

/// A part's heading in the usual language, as the checks call it.
fn name<'t>(tool: &'t Tool, part: &'t Part) -> &'t str {
    let language = tool.language();
    match part {
        Part::Meaning => tool.headings.meaning.get(&language),
        Part::Evidence => tool.headings.evidence.get(&language),
        Part::Level(code) => {
            let level = tool.level(code);
            level.map_or(code.as_str(), |level| level.label.get(&language))
        }
    }
}

fn repeats(tool: &Tool) -> BTreeMap<(String, String), Vec<usize>> {
    let mut repeats: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    let mut words = BTreeSet::new();
    for standard in tool.areas.iter().flat_map(|area| &area.standards) {
        let mut before: BTreeMap<&str, usize> = BTreeMap::new();
        let levels = standard.guidance.parts.iter().filter(|part| matches!(part.part, Part::Level(_)));
        for part in levels {
            let member = name(tool, &part.part);
            let nth = before.entry(member).or_default();
            if !words.insert(text::fold(&part.markdown).to_lowercase()) {
                let key = (format!("guidance {}", standard.id), member.to_owned());
                repeats.entry(key).or_default().push(*nth);
            }
            *nth += 1;
        }
    }
    repeats
}

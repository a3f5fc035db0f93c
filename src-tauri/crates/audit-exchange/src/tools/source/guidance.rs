//! `guidance/<language>/<standard>.md`: what a standard means and what each level looks like.

use super::findings::Findings;
use super::place::{File, Place};
use audit_core::ids::{ServiceTypeId, StandardId};
use audit_core::markdown;
use audit_core::text::{Language, unseen};
use audit_core::tool::{GuidancePart, Part, Standard, Tool};
use std::collections::{BTreeMap, BTreeSet};

/// The language and the standard in the path of a guidance file.
pub(super) fn name(path: &str) -> Option<(&str, &str)> {
    let inner = path.strip_prefix("guidance/")?.strip_suffix(".md")?;
    inner.split_once('/').filter(|(_, id)| !id.contains('/'))
}

/// The path of a guidance file.
pub(super) fn path(language: &Language, id: &StandardId) -> String {
    format!("guidance/{language}/{id}.md")
}

/// Reads all guidance into the tool's standards. `other`: standards that stand in files of no area.
pub(super) fn read(files: &[File<'_>], tool: &mut Tool, other: &BTreeSet<StandardId>, findings: &mut Findings) {
    let by_name: BTreeMap<&str, &File<'_>> = files.iter().map(|file| (file.name, file)).collect();
    let mut wanted = BTreeSet::new();
    let mut areas = std::mem::take(&mut tool.areas);
    for standard in areas.iter_mut().flat_map(|area| &mut area.standards) {
        for language in &tool.languages {
            let path = path(language, &standard.id);
            match by_name.get(path.as_str()) {
                Some(file) => one(file, tool, language, standard, findings),
                None => missing(&path, standard, findings),
            }
            wanted.insert(path);
        }
    }
    tool.areas = areas;
    for file in files.iter().filter(|file| !wanted.contains(file.name)) {
        stray(file, tool, other, findings);
    }
}

fn missing(path: &str, standard: &Standard, findings: &mut Findings) {
    let place = findings.place(&format!("standard {}", standard.id), "id");
    let sentence = format!("The standard “{}” has no file {path}.", standard.id);
    findings.note(&place, "missing-guidance", sentence);
}

fn stray(file: &File<'_>, tool: &Tool, other: &BTreeSet<StandardId>, findings: &mut Findings) {
    let Some((tag, id)) = name(file.name) else {
        return;
    };
    let place = Place::file(file.name);
    if !tool.languages.iter().any(|language| language.as_str() == tag) {
        let sentence = format!("The tool does not list the language “{tag}”.");
        findings.note(&place, "unknown-language", sentence);
    } else if !other.iter().any(|known| known.as_str() == id) {
        let sentence = format!("There is no standard “{id}”.");
        findings.note(&place, "stray-file", sentence);
    }
}

/// A heading with the lines below it.
struct Section<'t> {
    heading: &'t str,
    /// The heading's line, from 1.
    line: usize,
    body: Vec<&'t str>,
}

fn one(file: &File<'_>, tool: &Tool, language: &Language, standard: &mut Standard, findings: &mut Findings) {
    let mut reader =
        Reader { file, tool, language, thing: format!("guidance {}", standard.id), seen: BTreeSet::new(), findings };
    for section in reader.sections() {
        standard.guidance.parts.extend(reader.part(&section));
    }
}

struct Reader<'r, 't> {
    file: &'r File<'t>,
    tool: &'r Tool,
    language: &'r Language,
    thing: String,
    seen: BTreeSet<(Part, Option<ServiceTypeId>)>,
    findings: &'r mut Findings,
}

impl<'t> Reader<'_, 't> {
    fn sections(&mut self) -> Vec<Section<'t>> {
        let mut sections: Vec<Section<'t>> = Vec::new();
        for (index, words) in self.file.text.lines().enumerate() {
            if let Some(heading) = words.strip_prefix("## ") {
                sections.push(Section { heading: heading.trim(), line: index + 1, body: Vec::new() });
            } else if let Some(section) = sections.last_mut() {
                section.body.push(words);
            } else if !words.trim().is_empty() {
                let sentence = "There is text before the first heading.".to_owned();
                self.note(index + 1, "text-before-heading", sentence);
            }
        }
        sections
    }

    fn note(&mut self, line: usize, code: &'static str, sentence: String) {
        let place = Place::line(self.file.name, line);
        self.findings.note(&place, code, sentence);
    }

    fn part(&mut self, section: &Section<'t>) -> Option<GuidancePart> {
        let Some((part, types)) = self.heading(section.heading) else {
            self.unknown_heading(section);
            return None;
        };
        let types = self.types(section.line, &part, types)?;
        let markdown = self.markdown(section);
        let member = self.member(&part);
        let place = Place::line(self.file.name, section.line);
        if !types.is_empty() && markdown.is_empty() {
            let sentence = format!("“{member}” for some types of service is empty.");
            self.note(section.line, "blank", sentence);
        }
        self.findings.remember(&self.thing, &member, &place);
        Some(GuidancePart { language: self.language.clone(), part, types, markdown })
    }

    /// The part that a heading names, and the service types in its brackets.
    fn heading<'h>(&self, heading: &'h str) -> Option<(Part, Option<&'h str>)> {
        let whole = self.labelled(heading).map(|part| (part, None));
        whole.or_else(|| {
            let (label, types) = heading.strip_suffix(')')?.rsplit_once('(')?;
            Some((self.labelled(label.trim_end())?, Some(types)))
        })
    }

    fn labels(&self) -> Vec<(&str, Part)> {
        let headings = &self.tool.headings;
        let mut labels = vec![(headings.meaning.exactly(self.language), Part::Meaning)];
        labels.extend((self.tool.levels.iter()).map(|level| {
            let part = Part::Level(level.code.clone());
            (level.label.exactly(self.language), part)
        }));
        labels.push((headings.evidence.exactly(self.language), Part::Evidence));
        labels.into_iter().filter_map(|(label, part)| Some((label?, part))).collect()
    }

    fn labelled(&self, label: &str) -> Option<Part> {
        let labels = self.labels();
        let found = labels.into_iter().find(|(known, _)| *known == label);
        found.map(|(_, part)| part)
    }

    fn unknown_heading(&mut self, section: &Section<'_>) {
        let labels: Vec<_> = self.labels().iter().map(|(label, _)| *label).collect();
        let hint = format!(
            "Use one of these, with types of service in brackets if it is for them only: {}.",
            labels.join(", ")
        );
        let sentence = format!("“{}” is not one of the headings.", section.heading);
        let place = Place::line(self.file.name, section.line);
        (self.findings).note_with_hint(&place, "unknown-heading", sentence, hint);
    }

    /// The types of service in a heading's brackets; none when nobody is left to read the part.
    fn types(&mut self, line: usize, part: &Part, brackets: Option<&str>) -> Option<BTreeSet<ServiceTypeId>> {
        let Some(brackets) = brackets else {
            return self.first(line, part, None).then(BTreeSet::new);
        };
        let mut types = BTreeSet::new();
        for word in brackets.split(',').map(str::trim) {
            let id = ServiceTypeId::new(word).ok();
            let known = id.filter(|id| self.tool.service_type(id).is_some());
            let Some(id) = known else {
                let sentence = format!("There is no type of service “{word}”.");
                self.note(line, "unknown-type", sentence);
                continue;
            };
            if self.first(line, part, Some(&id)) {
                types.insert(id);
            }
        }
        (!types.is_empty()).then_some(types)
    }

    /// Whether these readers have no such part yet.
    fn first(&mut self, line: usize, part: &Part, reader: Option<&ServiceTypeId>) -> bool {
        let first = self.seen.insert((part.clone(), reader.cloned()));
        if !first {
            let who = reader.map_or("everybody".to_owned(), |id| format!("“{id}”"));
            let sentence = format!("“{}” appears twice for {who}.", self.member(part));
            self.note(line, "duplicate-guidance", sentence);
        }
        first
    }

    fn markdown(&mut self, section: &Section<'_>) -> String {
        let body = section.body.join("\n");
        for refused in markdown::read(&body).1 {
            let sentence = format!("Guidance cannot hold {}.", refused.what);
            self.note(section.line + refused.line, "markdown", sentence);
        }
        for (index, words) in section.body.iter().enumerate() {
            if words.chars().any(|c| c.is_control() && c != '\t') {
                let sentence = "This line contains a hidden control character.".to_owned();
                self.note(section.line + 1 + index, "control-character", sentence);
            }
            if let Some(unseen) = unseen(words) {
                self.note(section.line + 1 + index, unseen.code(), format!("This line {unseen}."));
            }
        }
        body.trim().to_owned()
    }

    /// The part's heading in the usual language, as the checks call it.
    fn member(&self, part: &Part) -> String {
        let language = self.tool.language();
        let headings = &self.tool.headings;
        match part {
            Part::Meaning => headings.meaning.get(&language).to_owned(),
            Part::Evidence => headings.evidence.get(&language).to_owned(),
            Part::Level(code) => {
                (self.tool.level(code)).map_or_else(|| code.to_string(), |level| level.label.get(&language).to_owned())
            }
        }
    }
}

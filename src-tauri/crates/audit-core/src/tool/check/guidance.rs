//! Guidance: all parts are there for everybody, hold only what is allowed, and say something of their own.

use super::Checker;
use crate::tool::{Part, Standard};
use crate::{markdown, text};
use std::collections::{BTreeMap, BTreeSet};

impl Checker<'_> {
    pub(super) fn guidance(&mut self) {
        let tool = self.tool;
        let mut level_texts: BTreeMap<String, String> = BTreeMap::new();
        for standard in tool.areas.iter().flat_map(|area| &area.standards) {
            let thing = format!("guidance {}", standard.id);
            let mut wanted = vec![Part::Meaning, Part::Evidence];
            wanted.extend(tool.levels.iter().map(|level| Part::Level(level.code.clone())));
            for (language, part) in tool.languages.iter().flat_map(|l| wanted.iter().map(move |p| (l, p))) {
                if standard.guidance.part(language, None, part).trim().is_empty() {
                    let member = self.part_name(part);
                    let sentence = format!("There is no “{member}” for everybody in “{language}”.");
                    self.problem("missing-guidance", &thing, &member, sentence);
                }
            }
            self.guidance_parts(&thing, standard, &mut level_texts);
        }
    }

    fn guidance_parts(&mut self, thing: &str, standard: &Standard, level_texts: &mut BTreeMap<String, String>) {
        let mut seen = BTreeSet::new();
        for (place, part) in standard.guidance.parts.iter().enumerate() {
            self.entry = Some(place);
            let member = self.part_name(&part.part);
            for refused in markdown::read(&part.markdown).1 {
                let sentence = format!("Guidance cannot hold {}.", refused.what);
                self.problem("markdown", thing, &member, sentence);
            }
            if !part.types.is_empty() && part.markdown.trim().is_empty() {
                let sentence = format!("“{member}” for some types of service is empty.");
                self.problem("blank", thing, &member, sentence);
            }
            if !self.tool.languages.contains(&part.language) {
                let sentence = format!("The tool does not list the language “{}”.", part.language);
                self.problem("unknown-language", thing, &member, sentence);
            }
            let audience: Vec<_> = match part.types.is_empty() {
                true => vec![None],
                false => part.types.iter().map(Some).collect(),
            };
            for one in audience {
                if let Some(id) = one.filter(|id| self.tool.service_type(id).is_none()) {
                    let sentence = format!("There is no type of service “{id}”.");
                    self.problem("unknown-type", thing, &member, sentence);
                }
                if !seen.insert((&part.language, &part.part, one)) {
                    let sentence = format!("“{member}” appears twice for the same readers.");
                    self.problem("duplicate-guidance", thing, &member, sentence);
                }
            }
            if let Part::Level(_) = part.part {
                let words = text::fold(&part.markdown).to_lowercase();
                if let Some(other) = level_texts.insert(words, standard.id.to_string()) {
                    let sentence = format!("The standard “{other}” has the same text for this level.");
                    self.problem("repeated-level", thing, &member, sentence);
                }
            }
        }
        self.entry = None;
    }

    fn part_name(&self, part: &Part) -> String {
        let tool = self.tool;
        let language = tool.language();
        match part {
            Part::Meaning => tool.headings.meaning.get(&language).to_owned(),
            Part::Evidence => tool.headings.evidence.get(&language).to_owned(),
            Part::Level(code) => {
                tool.level(code).map_or_else(|| code.to_string(), |level| level.label.get(&language).to_owned())
            }
        }
    }
}

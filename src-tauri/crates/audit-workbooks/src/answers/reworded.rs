//! Answers of a workbook to words that are others now in the same edition: they are not attached to words that nobody saw.

use crate::audit::asked;
use crate::audit::read::{Entry, Reading};
use crate::problem::{Place, Problem};
use audit_core::field::{ActionField, Field, QuestionField, StandardField};
use audit_core::ids::StandardId;
use audit_core::tool::Tool;
use std::collections::{BTreeMap, BTreeSet};

const READ_AGAIN: &str = "Read it again and answer it on the screen, or in a new workbook.";

/// The fields that are set aside, each thing that was reworded told once.
pub(super) fn reworded(reading: &mut Reading, tool: &Tool, digest: &str, entries: &[Entry]) -> BTreeSet<Field> {
    if reading.about.get("digest") == digest {
        return BTreeSet::new();
    }
    let mut aside = Aside { fields: BTreeSet::new(), problems: Vec::new() };
    let standards = aside.standards(reading, tool, entries);
    aside.what_hangs_on(&standards, entries);
    aside.questions_and_facts(reading, tool, entries);
    aside.scale(reading, tool, entries);
    reading.problems.extend(aside.problems);
    aside.fields
}

struct Aside {
    fields: BTreeSet<Field>,
    problems: Vec<Problem>,
}

impl Aside {
    fn say(&mut self, code: &'static str, place: &Place, sentence: String) {
        self.problems.push(Problem::at(code, place.clone(), sentence, READ_AGAIN));
    }

    /// Answers to standards that are worded otherwise; which these are.
    fn standards(&mut self, reading: &Reading, tool: &Tool, entries: &[Entry]) -> BTreeSet<StandardId> {
        let mut own: BTreeMap<&StandardId, Vec<&Entry>> = BTreeMap::new();
        for entry in entries {
            if let Some(id) = entry.field.standard() {
                own.entry(id).or_default().push(entry);
            }
        }
        let asked: BTreeMap<_, _> = reading.standards.iter().map(|asked| (&asked.id, asked)).collect();
        let mut reworded = BTreeSet::new();
        for (id, asked) in asked {
            let Some(placed) = tool.standard(id) else { continue };
            if tool.languages.iter().any(|language| placed.standard.text_digest(language) == asked.digest) {
                continue;
            }
            reworded.insert(id.clone());
            if let Some(own) = own.get(id) {
                let sentence = format!("The wording of {} has changed since this workbook was made.", placed.number);
                self.say("standard-reworded", &own[0].place, sentence);
                self.fields.extend(own.iter().map(|entry| entry.field.clone()));
            }
        }
        reworded
    }

    /// Actions and evidence that belong to nothing but those standards.
    fn what_hangs_on(&mut self, standards: &BTreeSet<StandardId>, entries: &[Entry]) {
        let (mut actions, mut evidence, mut used) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for entry in entries {
            match &entry.field {
                Field::Action(id, ActionField::Standard)
                    if standards.iter().any(|standard| standard.as_str() == entry.value) =>
                {
                    actions.insert(*id);
                }
                Field::EvidenceUse(standard, id) if standards.contains(standard) => _ = evidence.insert(*id),
                Field::EvidenceUse(_, id) => _ = used.insert(*id),
                _ => {}
            }
        }
        let hangs = |field: &Field| match field {
            Field::Action(id, _) => actions.contains(id),
            Field::Evidence(id, _) => evidence.contains(id) && !used.contains(id),
            _ => false,
        };
        self.fields.extend(entries.iter().map(|entry| &entry.field).filter(|field| hangs(field)).cloned());
    }

    fn questions_and_facts(&mut self, reading: &Reading, tool: &Tool, entries: &[Entry]) {
        let language = reading.about.language(tool);
        for (field, said) in &reading.asked {
            let (now, words) = match field {
                Field::Question(id, _) => {
                    let Some(question) = tool.question(id) else { continue };
                    (asked::of_question(question, &language), question.text.get(&language))
                }
                Field::Fact(id) => {
                    let Some(fact) = tool.facts.iter().find(|fact| fact.id == *id) else { continue };
                    (asked::of_fact(fact, &language), fact.question.get(&language))
                }
                _ => continue,
            };
            let about = |other: &Field| match (field, other) {
                (Field::Question(id, QuestionField::Answer), Field::Question(other, _)) => id == other,
                (field, other) => field == other,
            };
            let own: Vec<&Entry> = entries.iter().filter(|entry| about(&entry.field)).collect();
            if now != *said && !own.is_empty() {
                let sentence = format!("“{words}” does not ask the same as when this workbook was made.");
                self.say("question-reworded", &own[0].place, sentence);
                self.fields.extend(own.into_iter().map(|entry| entry.field.clone()));
            }
        }
    }

    /// Ratings of a scale that meant something else. Not applicable means the same on every scale.
    fn scale(&mut self, reading: &Reading, tool: &Tool, entries: &[Entry]) {
        let language = reading.about.language(tool);
        if reading.levels.is_empty() || reading.levels == asked::of_levels(tool, &language) {
            return;
        }
        let rated = |entry: &&Entry| {
            matches!(entry.field, Field::Standard(_, StandardField::Rating)) && entry.value != "not-applicable"
        };
        let rated: Vec<&Entry> = entries.iter().filter(rated).collect();
        if let Some(first) = rated.first() {
            let place = Place { sheet: first.place.sheet.clone(), cell: String::new() };
            let sentence =
                "The ratings no longer mean what they meant when this workbook was made, so they are not brought in.";
            self.say("scale-reworded", &place, sentence.to_owned());
            self.fields.extend(rated.into_iter().map(|entry| entry.field.clone()));
        }
    }
}

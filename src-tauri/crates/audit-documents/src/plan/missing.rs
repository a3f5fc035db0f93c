//! Which words of a plan no bundled font can draw, and where they stand.

use crate::layout::text::Shaper;
use crate::layout::undrawn::summed;
use audit_core::plan::{Due, ImprovementPlan};
use std::fmt;

/// The most words that are listed of one place.
const MOST_WORDS: usize = 8;

/// What cannot be drawn in one place of a plan. It is drawn as boxes, and stays extractable in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undrawn {
    /// A plain name of the place, such as “Standard 1.1”.
    pub place: String,
    /// The words that have such characters, each once, in order.
    pub words: Vec<String>,
    /// The characters, each once, in order.
    pub characters: Vec<char>,
}

impl fmt::Display for Undrawn {
    /// “Standard 1.1: “李小龙”, “學校”: Chinese or Japanese (5)”, as people read it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut words: Vec<String> = self.words.iter().take(MOST_WORDS).map(|word| format!("“{word}”")).collect();
        if self.words.len() > MOST_WORDS {
            words.push(format!("and {} more", self.words.len() - MOST_WORDS));
        }
        write!(f, "{}: {}: {}", self.place, words.join(", "), summed(&self.characters))
    }
}

/// All that will be drawn as boxes, place by place in the order of the document.
pub fn undrawn(plan: &ImprovementPlan) -> Vec<Undrawn> {
    // A damaged bundled font is a fault that `plan_pdf` reports; here there is nothing to add to it.
    let Ok(mut shaper) = Shaper::new() else { return Vec::new() };
    let mut found: Vec<Undrawn> = Vec::new();
    each_text(plan, &mut |place, text| {
        let missing = shaper.missing(text);
        if missing.is_empty() {
            return;
        }
        let at = found.iter().position(|known| known.place == place).unwrap_or_else(|| {
            found.push(Undrawn { place: place.to_owned(), words: Vec::new(), characters: Vec::new() });
            found.len() - 1
        });
        let known = &mut found[at];
        let words = text.split_whitespace().filter(|word| word.contains(missing.as_slice()));
        for word in words.map(|word| word.trim_matches(|c: char| c.is_ascii_punctuation())) {
            if !known.words.iter().any(|one| one == word) {
                known.words.push(word.to_owned());
            }
        }
        for c in missing {
            if !known.characters.contains(&c) {
                known.characters.push(c);
            }
        }
    });
    found
}

/// Every text of the plan with the name of its place.
fn each_text(plan: &ImprovementPlan, see: &mut dyn FnMut(&str, &str)) {
    let organisation = &plan.organisation;
    see("The name of the organisation", &organisation.name);
    for (label, value) in &organisation.identifiers {
        see("What the organisation is known by", label);
        see("What the organisation is known by", value);
    }
    see("The type of service", &organisation.service_type);
    organisation
        .in_scope
        .iter()
        .chain(&organisation.out_of_scope)
        .for_each(|site| see("Sites in and out of scope", site));
    let people = &plan.people;
    [&people.completed_by, &people.substitute, &people.contact]
        .into_iter()
        .for_each(|text| see("Who completed the audit", text));
    for text in [
        &plan.revision_reason,
        &plan.replaces,
        &plan.audit_title,
        &plan.edition,
        &plan.notice,
        &plan.created,
        &plan.program,
        &plan.score.band,
        &plan.score.band_given,
        &plan.score.rule,
    ] {
        see("The title and summary", text);
    }
    plan.area_scores.iter().for_each(|area| see("The title and summary", &area.title));
    for standard in &plan.critical_not_met {
        let place = format!("Standard {}", standard.number);
        [&standard.statement, &standard.rating.label].into_iter().for_each(|text| see(&place, text));
    }
    actions(plan, see);
    plan.declaration_statements.iter().for_each(|text| see("The declaration", text));
    for row in &plan.declarations {
        [&row.role, &row.name, &row.date, &row.how].into_iter().for_each(|text| see("The declaration", text));
    }
    annex(plan, see);
    for answer in &plan.earlier {
        let place = "The earlier answers";
        let own = [&answer.from, &answer.area, &answer.text, &answer.rating].into_iter();
        let texts = answer.texts.iter().map(|(_, text)| text);
        own.chain(texts).chain(&answer.evidence).chain(&answer.actions).for_each(|text| see(place, text));
    }
}

fn actions(plan: &ImprovementPlan, see: &mut dyn FnMut(&str, &str)) {
    for action in &plan.actions {
        let place = format!("An action for standard {}", action.standard_number);
        for text in
            [&action.standard_statement, &action.area, &action.what, &action.who, due(&action.due), &action.status]
                .into_iter()
                .chain(action.account.iter().map(|(_, words)| words))
        {
            see(&place, text);
        }
    }
    for row in &plan.no_action_yet {
        let place = format!("Standard {}", row.number);
        [&row.statement, &row.area, &row.rating.label, &row.because].into_iter().for_each(|text| see(&place, text));
    }
    for note in &plan.asked {
        let place = "What was asked about the audit";
        [&plan.asked_heading, &note.about, &note.question, &note.answer, &note.by]
            .into_iter()
            .for_each(|text| see(place, text));
    }
    for question in &plan.questions {
        let place = format!("Question {}", question.number);
        [&question.question, &question.answer].into_iter().for_each(|text| see(place.trim(), text));
    }
}

fn annex(plan: &ImprovementPlan, see: &mut dyn FnMut(&str, &str)) {
    for area in &plan.areas {
        see("The titles of the areas", &area.title);
        for standard in &area.standards {
            let place = format!("Standard {}", standard.number);
            for text in [
                &standard.statement,
                &standard.rating.label,
                &standard.narrative,
                &standard.not_applicable_reason,
                &standard.no_action_because,
            ] {
                see(&place, text);
            }
            let place = format!("Evidence for standard {}", standard.number);
            for e in &standard.evidence {
                [&e.title, &e.kept, &e.date, &e.owner, &e.review].into_iter().for_each(|text| see(&place, text));
            }
            let place = format!("An action for standard {}", standard.number);
            for action in &standard.actions {
                [&action.what, &action.who, due(&action.due)].into_iter().for_each(|text| see(&place, text));
            }
        }
    }
}

fn due(due: &Due) -> &String {
    match due {
        Due::On(text) | Due::NoDate(text) => text,
    }
}

//! Every text in every language, and the choices with their words.

use super::Checker;
use crate::ids::OptionCode;
use crate::text::Text;
use crate::tool::{CountBand, Question, QuestionKind};
use std::collections::BTreeSet;

impl Checker<'_> {
    pub(super) fn text(&mut self, thing: &str, member: &str, text: &Text) {
        for language in &self.tool.languages {
            if text.exactly(language).is_none_or(|words| words.trim().is_empty()) {
                let sentence = format!("There is no text for {member} in the language “{language}”.");
                self.language = Some(language.clone());
                self.problem("missing-text", thing, member, sentence);
            }
        }
        for (language, _) in text.iter() {
            if !self.tool.languages.contains(language) {
                let sentence = format!("The tool does not list the language “{language}”.");
                self.language = Some(language.clone());
                self.problem("unknown-language", thing, member, sentence);
            }
        }
        self.language = None;
        self.lengths(thing, member, text);
    }

    /// A text that is left out, or there in every language. Blank words would be neither.
    pub(super) fn optional_text(&mut self, thing: &str, member: &str, text: &Text) {
        if text.iter().next().is_some() {
            self.text(thing, member, text);
        }
    }

    pub(super) fn languages(&mut self) {
        let languages = &self.tool.languages;
        for (place, language) in languages.iter().enumerate() {
            if languages[..place].contains(language) {
                let sentence = format!("The language “{language}” is listed twice.");
                self.problem("duplicate-id", "tool", "languages", sentence);
            }
        }
    }

    /// Words in no language of their own, such as a name.
    pub(super) fn words(&mut self, thing: &str, member: &str, sentence: &str, words: &str) {
        if words.trim().is_empty() {
            self.problem("blank", thing, member, sentence.to_owned());
        }
        self.no_longer(thing, member, words, crate::limits::LINE);
    }

    pub(super) fn texts(&mut self) {
        let tool = self.tool;
        let own = [
            ("title", &tool.title),
            ("short_title", &tool.short_title),
            ("summary", &tool.summary),
            ("legal_basis", &tool.legal_basis),
            ("unchecked_notice", &tool.unchecked_notice),
            ("before_text", &tool.before_text),
            ("headings.meaning", &tool.headings.meaning),
            ("headings.evidence", &tool.headings.evidence),
        ];
        for (member, text) in own {
            self.text("tool", member, text);
        }
        self.optional_text("tool", "notice", &tool.notice);
        for level in &tool.levels {
            let thing = format!("level {}", level.code);
            self.text(&thing, "label", &level.label);
            self.optional_text(&thing, "description", &level.description);
        }
        for band in &tool.bands {
            self.text(&format!("band {}", band.id), "label", &band.label);
        }
        for service_type in &tool.service_types {
            let thing = format!("service_type {}", service_type.id);
            self.text(&thing, "label", &service_type.label);
            self.text(&thing, "you", &service_type.you);
            self.optional_text(&thing, "readers", &service_type.readers);
        }
        for reporting in &tool.reporting {
            self.text(&format!("reporting {}", reporting.id), "title", &reporting.title);
        }
        for area in &tool.areas {
            self.text(&format!("area {}", area.id), "title", &area.title);
        }
        for question in &tool.questions {
            self.question_texts(question);
        }
    }

    fn question_texts(&mut self, question: &Question) {
        let thing = format!("question {}", question.id);
        self.text(&thing, "text", &question.text);
        self.optional_text(&thing, "help", &question.help);
        self.optional_text(&thing, "consent", &question.consent);
        match &question.kind {
            QuestionKind::Scale { low, high } => {
                self.text(&thing, "low", low);
                self.text(&thing, "high", high);
            }
            QuestionKind::Choice(options) | QuestionKind::Several(options) => {
                self.options(&thing, "A question", options);
            }
            QuestionKind::Count { bands, .. } => self.count_bands(&thing, bands),
            QuestionKind::Text | QuestionKind::Minutes | QuestionKind::Number | QuestionKind::Date => {}
        }
    }

    fn count_bands(&mut self, thing: &str, bands: &[CountBand]) {
        let rises = bands.windows(2).all(|pair| pair[0].at_least < pair[1].at_least);
        if !rises || bands.first().is_none_or(|band| band.at_least != 0) {
            let sentence = "Bands of a count go from the smallest to the largest, and the first begins at 0.";
            self.problem("bands", thing, "bands", sentence.to_owned());
        }
        self.each(bands, |checker, band| {
            checker.text(thing, "bands", &band.label);
            if band.code.as_str().bytes().all(|b| b.is_ascii_digit()) {
                let sentence = format!("The code “{}” of a band is a number. Give it a letter.", band.code);
                checker.problem("bands", thing, "bands", sentence);
            }
        });
        let codes: BTreeSet<_> = bands.iter().map(|band| &band.code).collect();
        if codes.len() < bands.len() {
            self.problem("duplicate-id", thing, "bands", "Two bands have the same code.".to_owned());
        }
    }

    pub(super) fn options(&mut self, thing: &str, asker: &str, options: &[(OptionCode, Text)]) {
        if options.len() < 2 {
            let sentence = format!("{asker} with choices needs at least two options.");
            self.problem("options", thing, "options", sentence);
        }
        self.each(options, |checker, (_, label)| checker.text(thing, "options", label));
        let codes: BTreeSet<_> = options.iter().map(|(code, _)| code).collect();
        if codes.len() < options.len() {
            let sentence = "Two options have the same code.".to_owned();
            self.problem("duplicate-id", thing, "options", sentence);
        }
    }
}

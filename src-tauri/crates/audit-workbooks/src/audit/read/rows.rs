//! Tables whose rows are known: the profile, standards, questions, declarations, continued texts.

use super::reader::Reader;
use super::reading::Asked;
use super::taking::As;
use crate::audit::choices;
use crate::audit::columns::{self, OfQuestion, OfStandard};
use crate::audit::names::{KEY, PEN};
use crate::blocks::Block;
use crate::grid::Value;
use crate::sheet::cut;
use crate::values;
use audit_core::field::{DeclarationField, Field, Kind, ProfileField, QuestionField, StandardField};
use audit_core::ids::{QuestionId, RoleId, ServiceTypeId, StandardId};
use audit_core::limits::STANDARDS;
use audit_core::tool::QuestionKind;
use audit_core::wording::thousands;

impl Reader<'_> {
    /// The rows of a table with their keys; rows without one that hold an answer are said.
    fn keyed(&mut self, block: &Block<'_>, answers: &[&str]) -> Vec<(u32, String)> {
        let mut rows = Vec::new();
        for row in self.rows_of(block) {
            let key = block.key(row);
            if !key.is_empty() && key != KEY {
                rows.push((row, key));
            } else if key.is_empty() && row > block.mark {
                let filled = answers.iter().filter(|column| block.value(row, column).is_some());
                let filled: Vec<&&str> = filled.collect();
                if filled.is_empty() || is_header(block, row) {
                    continue;
                }
                for column in filled {
                    self.problem(
                        "row-unknown",
                        block.place(row, column),
                        "We can’t tell what this row belongs to: its hidden key is gone, or the row was added.",
                        "Move the answer into the row of its own question or standard.",
                    );
                }
            }
        }
        rows
    }

    pub(super) fn profile(&mut self, block: &Block<'_>) {
        for (row, key) in self.keyed(block, &["value"]) {
            let Some(field) = Field::parse(&key).filter(stands_in_profile) else {
                if block.value(row, "value").is_some() {
                    self.problem(
                        "row-unknown",
                        block.place(row, ""),
                        format!("“{}” is not the key of anything that is asked on this sheet.", cut(&key, 80)),
                        "Undo the change to the hidden column, or delete this row.",
                    );
                }
                continue;
            };
            let language = self.language.clone();
            match &field {
                Field::Profile(ProfileField::ServiceType) => self.service_type(block, row, field),
                Field::Profile(ProfileField::FromLastTime) => self.confirmed(block, row, "value", field),
                Field::Fact(id) => {
                    self.remember(block, row, &field);
                    let options = self.tool.facts.iter().find(|fact| fact.id == *id);
                    match options.map(|fact| choices::of_fact(fact, &language)) {
                        Some(options) => self.take(block, row, "value", field, &As::Choice(&options)),
                        None => self.take(block, row, "value", field, &As::Words),
                    }
                }
                _ if field.kind() == Kind::Tick => {
                    self.take(block, row, "value", field, &As::Tick(&choices::tick()));
                }
                _ => self.take(block, row, "value", field, &As::Words),
            }
        }
    }

    /// The type is the workbook's own: which standards stand in it goes by it.
    fn service_type(&mut self, block: &Block<'_>, row: u32, field: Field) {
        let place = block.place(row, "value");
        let own = self.reading.about.get("type").to_owned();
        let known = ServiceTypeId::new(&own).ok().and_then(|id| self.tool.service_type(&id));
        let label = known.map_or("", |t| t.label.get(&self.language)).to_owned();
        let typed = block.text(row, "value");
        self.reading.places.insert(field.clone(), place.clone());
        if !typed.is_empty() && values::folded(&typed) != values::folded(&label) {
            let sentence = format!("This workbook is for “{label}”, but this cell says “{typed}”.");
            self.problem(
                "other-type",
                place.clone(),
                sentence,
                "Make a workbook for the other type, and fill in that one.",
            );
        }
        self.enter(field, own, place);
    }

    pub(super) fn standards(&mut self, block: &Block<'_>) {
        let own = columns::standards();
        let ratings = choices::ratings(self.tool, &self.language, true);
        let mut rows = self.keyed(block, &own.iter().map(|column| column.key).collect::<Vec<_>>());
        if rows.len() > STANDARDS.most {
            let [many, most] = [rows.len(), STANDARDS.most].map(thousands);
            let sentence =
                format!("There are {many} standards on this sheet. The limit is {most}: only the first were read.");
            self.problem(
                "workbook-too-large",
                block.sheet(),
                sentence,
                "Delete the rows that are not part of the audit.",
            );
            rows.truncate(STANDARDS.most);
        }
        for (row, key) in rows {
            let Ok(id) = StandardId::new(&key) else {
                let hint =
                    "Undo the change to the hidden column, or copy the answers into another copy of the workbook.";
                self.problem(
                    "row-unknown",
                    block.place(row, ""),
                    format!("“{key}” is not the key of a standard."),
                    hint,
                );
                continue;
            };
            let number = block.text(row, "number").trim().to_owned();
            let text = block.text(row, "text");
            let (digest, language) = text.trim().split_once(' ').unwrap_or((text.trim(), self.language.as_str()));
            let asked =
                Asked { id: id.clone(), number: number.clone(), digest: digest.into(), language: language.into() };
            if !number.is_empty() {
                self.numbers.insert(number, id.clone());
            }
            let field = |member| Field::Standard(id.clone(), member);
            for column in &own {
                let member = field(column.member);
                match column.holds {
                    OfStandard::Words => self.take(block, row, column.key, member, &As::Words),
                    OfStandard::Rating => {
                        let before = self.reading.entries.len();
                        self.take(block, row, column.key, member, &As::Choice(&ratings));
                        // What another row said already stays as it was said there.
                        if self.reading.entries.len() > before {
                            self.rated(block, row, &asked, column.key);
                        }
                    }
                }
            }
            self.reading.standards.push(asked);
        }
    }

    /// What goes along with a rating: the words that it answers, and whether it is from last time.
    fn rated(&mut self, block: &Block<'_>, row: u32, asked: &Asked, column: &str) {
        let field = |member| Field::Standard(asked.id.clone(), member);
        if asked.digest.len() == 64 {
            let place = block.place(row, column);
            self.enter(field(StandardField::AnsweredDigest), asked.digest.clone(), place.clone());
            self.enter(field(StandardField::AnsweredLanguage), asked.language.clone(), place);
        }
        self.last_time(block, row, field(StandardField::FromLastTime), &field(StandardField::Rating));
    }

    pub(super) fn questions(&mut self, block: &Block<'_>) {
        let own = columns::questions();
        for (row, key) in self.keyed(block, &own.iter().map(|column| column.key).collect::<Vec<_>>()) {
            let Ok(id) = QuestionId::new(&key) else { continue };
            let question = self.tool.question(&id);
            let options = question.map(|question| choices::of_question(question, &self.language)).unwrap_or_default();
            let how = match question.map(|question| &question.kind) {
                Some(QuestionKind::Scale { .. } | QuestionKind::Choice(_)) => As::Choice(&options),
                Some(QuestionKind::Count { .. }) => As::Count(&options),
                Some(QuestionKind::Several(_)) => As::Several(&options),
                Some(QuestionKind::Minutes) => As::Minutes,
                Some(QuestionKind::Number) => As::Number,
                Some(QuestionKind::Date) => As::Date,
                Some(QuestionKind::Text) | None => As::Words,
            };
            let field = |member| Field::Question(id.clone(), member);
            for column in &own {
                let member = field(column.member);
                match column.holds {
                    OfQuestion::Answer => self.take(block, row, column.key, member, &how),
                    OfQuestion::Comment => self.take(block, row, column.key, member, &As::Words),
                    OfQuestion::Consent => self.take(block, row, column.key, member, &As::Tick(&choices::tick())),
                }
            }
            self.remember(block, row, &field(QuestionField::Answer));
            self.last_time(block, row, field(QuestionField::FromLastTime), &field(QuestionField::Answer));
        }
    }

    pub(super) fn declarations(&mut self, block: &Block<'_>) {
        let own = columns::declarations();
        for (row, key) in self.keyed(block, &own.iter().map(|column| column.key).collect::<Vec<_>>()) {
            let Ok(id) = RoleId::new(&key) else { continue };
            let field = |member| Field::Declaration(id.clone(), member);
            self.take_row(block, row, &own, field);
            let now = |member| {
                let found = self.entry(&field(member));
                found.map_or("", |entry| entry.value.as_str())
            };
            let said = [DeclarationField::AgreedOn, DeclarationField::How, DeclarationField::Name].map(now).join(" ");
            if let Some((basis, then)) = block.text(row, "agreed").split_once(' ')
                && then == said
            {
                self.reading.agreed.insert(key, basis.to_owned());
            }
        }
    }

    /// Remembers what was asked, where the workbook says it.
    fn remember(&mut self, block: &Block<'_>, row: u32, field: &Field) {
        if block.columns.contains_key("text") {
            self.reading.asked.insert(field.clone(), block.text(row, "text"));
        }
    }

    /// Rests of long texts follow what stands in the cell of their field.
    pub(super) fn continued(&mut self, block: &Block<'_>) {
        for (row, key) in self.keyed(block, &["text"]) {
            let rest = block.text(row, "text");
            let Some(field) = Field::parse(&key).filter(|_| !rest.is_empty()) else { continue };
            match self.entered.get(&field) {
                Some(place) => self.reading.entries[*place].value.push_str(&rest),
                None => {
                    let sentence = "The start of this text is missing.";
                    self.problem(
                        "continued-alone",
                        block.place(row, "text"),
                        sentence,
                        "Move it to the sheet of its answer.",
                    );
                }
            }
        }
    }
}

/// Whether the sheet about the organisation asks it. Its hidden column is nobody's way to other parts of an audit.
fn stands_in_profile(field: &Field) -> bool {
    matches!(field, Field::Profile(_) | Field::Identifier(_) | Field::Fact(_))
}

/// A header that was moved or copied.
fn is_header(block: &Block<'_>, row: u32) -> bool {
    let pen = PEN.trim();
    let begins = |value: &Value| matches!(value, Value::Text(text) if text.starts_with(pen));
    block.grid.cells.range((row, 0)..=(row, u32::MAX)).any(|(_, value)| begins(value))
}

//! How many there may be of everything, and how long a text may be.

use super::Checker;
use crate::limits::{self, Limit};
use crate::text::Text;
use crate::tool::{FactKind, QuestionKind, Standard};
use crate::wording;

/// Members that are a title or a label: a line, also in a return and in a cell.
const LINES: [&str; 11] = [
    "title",
    "short_title",
    "label",
    "you",
    "readers",
    "headings.meaning",
    "headings.evidence",
    "options",
    "bands",
    "low",
    "high",
];

impl Checker<'_> {
    /// Every list that is too long. Nothing else is said of such a tool: looking at it would take its time.
    pub(super) fn too_large(&mut self) -> bool {
        let tool = self.tool;
        let standards: usize = tool.areas.iter().map(|area| area.standards.len()).sum();
        if standards > limits::STANDARDS.most {
            let [many, most] = [standards, limits::STANDARDS.most].map(wording::thousands);
            let sentence = format!("There are {many} standards. An audit tool has at most {most}.");
            self.problem("too-many-standards", "tool", "area", sentence);
        }
        self.at_most("tool", "area", tool.areas.len(), limits::AREAS);
        self.at_most("tool", "languages", tool.languages.len(), limits::LANGUAGES);
        self.at_most("tool", "takes_from", tool.takes_from.len(), limits::TAKES_FROM);
        self.at_most("tool", "retired", tool.retired.len(), limits::RETIRED);
        self.at_most("tool", "level", tool.levels.len(), limits::LEVELS);
        self.at_most("tool", "band", tool.bands.len(), limits::BANDS);
        self.at_most("tool", "service_type", tool.service_types.len(), limits::SERVICE_TYPES);
        self.at_most("tool", "identifier", tool.identifiers.len(), limits::IDENTIFIERS);
        self.at_most("tool", "fact", tool.facts.len(), limits::FACTS);
        self.at_most("tool", "reporting", tool.reporting.len(), limits::REPORTING);
        self.at_most("tool", "person_role", tool.person_roles.len(), limits::PERSON_ROLES);
        self.at_most("tool", "declaration_role", tool.declaration_roles.len(), limits::DECLARATION_ROLES);
        self.at_most("tool", "declaration.statements", tool.declaration.statements.len(), limits::SENTENCES);
        self.at_most("tool", "declaration.reading", tool.declaration.reading.len(), limits::SENTENCES);
        self.at_most("tool", "question", tool.questions.len(), limits::QUESTIONS);
        for fact in &tool.facts {
            if let FactKind::Choice(options) = &fact.kind {
                self.at_most(&format!("fact {}", fact.id), "options", options.len(), limits::OPTIONS);
            }
        }
        for question in &tool.questions {
            let thing = format!("question {}", question.id);
            match &question.kind {
                QuestionKind::Choice(options) | QuestionKind::Several(options) => {
                    self.at_most(&thing, "options", options.len(), limits::OPTIONS);
                }
                QuestionKind::Count { bands, .. } => self.at_most(&thing, "bands", bands.len(), limits::COUNT_BANDS),
                _ => {}
            }
        }
        for role in &tool.declaration_roles {
            let thing = format!("declaration_role {}", role.id);
            self.at_most(&thing, "may_be_same_as", role.may_be_same_as.len(), limits::SAME_AS);
        }
        tool.areas.iter().flat_map(|area| &area.standards).for_each(|standard| self.lists_of(standard));
        !self.problems.is_empty()
    }

    fn lists_of(&mut self, standard: &Standard) {
        let lists = [
            ("tags", standard.tags.len(), limits::TAGS),
            ("sources", standard.sources.len(), limits::SOURCES),
            ("replaces", standard.replaces.len(), limits::REPLACES),
            ("guidance", standard.guidance.parts.len(), limits::PARTS),
        ];
        for (member, many, limit) in lists.into_iter().filter(|(_, many, limit)| *many > limit.most) {
            self.at_most(&format!("standard {}", standard.id), member, many, limit);
        }
    }

    fn at_most(&mut self, thing: &str, member: &str, many: usize, limit: Limit) {
        if many > limit.most {
            let [many, most] = [many, limit.most].map(wording::thousands);
            self.problem("too-many", thing, member, format!("There are {many} {}. The limit is {most}.", limit.name));
        }
    }

    /// How long the words of a member may be.
    pub(super) fn lengths(&mut self, thing: &str, member: &str, text: &Text) {
        let limit = match member {
            "statement" => limits::STATEMENT,
            _ if LINES.contains(&member) => limits::LINE,
            _ => limits::PARAGRAPH,
        };
        for (language, words) in text.iter() {
            // A statement is one test, in whichever language.
            self.language = (member != "statement").then(|| language.clone());
            self.no_longer(thing, member, words, limit);
        }
        self.language = None;
    }

    pub(super) fn no_longer(&mut self, thing: &str, member: &str, words: &str, limit: Limit) {
        // A text has no more characters than bytes.
        if words.len() > limit.most && words.chars().count() > limit.most {
            let most = wording::thousands(limit.most);
            let sentence = match member {
                "statement" => format!("The statement is longer than {most} characters."),
                _ => format!("This text is longer than {most} characters."),
            };
            self.problem("too-long", thing, member, sentence);
        }
    }
}

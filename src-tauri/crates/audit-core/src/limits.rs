//! The most there may be of anything in a file from outside. Reading is linear in the size of a file only while lists are short,
//! texts are short and nothing is nested deeply; a file that goes beyond a limit is told so at its place.
//!
//! `largest` is what the largest audit tool that comes with the program has (a test measures it), so that a limit is seen to leave
//! room for ten times that, or to say why it leaves less.

/// One limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// What is counted, as it is said in a sentence: “areas”.
    pub name: &'static str,
    /// The most there may be.
    pub most: usize,
    /// The most that a tool has that comes with the program.
    pub largest: usize,
    /// Why there is this limit, where it is not plain that nobody reads or answers more.
    pub why: &'static str,
}

const fn limit(name: &'static str, most: usize, largest: usize, why: &'static str) -> Limit {
    Limit { name, most, largest, why }
}

/// Standards of a tool, switched off ones too; of a return; and rows of the table of standards in a workbook.
pub const STANDARDS: Limit =
    limit("standards", 2_500, 83, "editions, old forms and workbooks compare standards with each other");
/// Areas of a tool.
pub const AREAS: Limit = limit("areas", 200, 16, "a return takes no more titles");
/// Languages of a tool.
pub const LANGUAGES: Limit = limit("languages", 20, 1, "every text is checked in each");
/// Types of service of a tool.
pub const SERVICE_TYPES: Limit = limit("types of service", 100, 10, "guidance and workbooks are made for each");
/// Facts that a tool asks.
pub const FACTS: Limit = limit("facts", 150, 15, "a return takes no more");
/// Choices of one fact or question.
pub const OPTIONS: Limit = limit("options", 100, 10, "");
/// Bands of one count.
pub const COUNT_BANDS: Limit = limit("bands of a count", 100, 6, "");
/// Identifiers that a tool asks.
pub const IDENTIFIERS: Limit = limit("identifiers", 80, 8, "a return takes no more than 200");
/// Levels of a scale.
pub const LEVELS: Limit = limit("levels", 30, 3, "each standard has guidance for each");
/// Bands of the score.
pub const BANDS: Limit = limit("bands", 30, 3, "");
/// Labels of the report.
pub const REPORTING: Limit = limit("reporting labels", 150, 13, "a return takes no more titles");
/// Roles that people have.
pub const PERSON_ROLES: Limit = limit("roles", 200, 17, "");
/// Roles that must declare.
pub const DECLARATION_ROLES: Limit = limit("declaration roles", 50, 4, "a return takes no more than 200");
/// Roles whose holder may fill another one too.
pub const SAME_AS: Limit = limit("roles that may be the same", 50, 1, "");
/// Sentences of a declaration, and sentences about who reads it.
pub const SENTENCES: Limit = limit("sentences", 50, 5, "a return takes no more than 200");
/// Partnership questions.
pub const QUESTIONS: Limit = limit("questions", 200, 18, "a return takes no more than 500");
/// Editions that a tool takes answers from.
pub const TAKES_FROM: Limit = limit("editions", 50, 1, "");
/// Standards of earlier editions.
pub const RETIRED: Limit = limit("retired standards", 5_000, 0, "they are never taken off the list");
/// Words that help to find a standard.
pub const TAGS: Limit = limit("tags", 60, 6, "");
/// Sources of a standard.
pub const SOURCES: Limit = limit("sources", 50, 4, "");
/// Standards that one takes over from.
pub const REPLACES: Limit = limit("replaced standards", 50, 0, "");
/// Parts of the guidance of one standard, in all languages.
pub const PARTS: Limit = limit("parts of guidance", 1_000, 29, "");

/// Characters of a title or a label, which is one line; of a word to find something by, and of the pattern of a code.
pub const LINE: Limit = limit("characters", 1_000, 73, "it stands in lists, headings and cells");
/// Characters of a hint, a question, a notice, a source and the like.
pub const PARAGRAPH: Limit = limit("characters", 3_000, 261, "");
/// Characters of a statement: it is one test in plain words.
pub const STATEMENT: Limit = limit("characters", 2_000, 170, "");
/// Characters of one part of guidance.
pub const GUIDANCE: Limit = limit("characters", 32_767, 516, "a cell of a workbook takes no more");
/// Characters of a condition.
pub const CONDITION: Limit = limit("characters", 2_000, 110, "");

/// Signs of Markdown (`*`, `_`, `[`, `<`, `&` and the like) in one part of guidance.
pub const MARKS: Limit =
    limit("signs of Markdown", 500, 0, "looking for the other half of each takes longer than it should");
/// Lists and quotations in each other, before any of it is refused for what it is.
pub const NESTING: Limit = limit("lists in each other", 8, 1, "the time for nested lists grows with the third power");
/// How far a line of guidance may be indented, in characters.
pub const INDENT: Limit = limit("spaces", 40, 2, "an indented list is a list in a list");
/// Marks that stand on one letter.
pub const ACCENTS: Limit = limit("marks", 8, 0, "no script needs more, and a heap of them hides the lines around it");

/// Every limit on how many there may be of something in an audit tool.
pub const OF_A_TOOL: [Limit; 22] = [
    STANDARDS,
    AREAS,
    LANGUAGES,
    SERVICE_TYPES,
    FACTS,
    OPTIONS,
    COUNT_BANDS,
    IDENTIFIERS,
    LEVELS,
    BANDS,
    REPORTING,
    PERSON_ROLES,
    DECLARATION_ROLES,
    SAME_AS,
    SENTENCES,
    QUESTIONS,
    TAKES_FROM,
    RETIRED,
    TAGS,
    SOURCES,
    REPLACES,
    PARTS,
];

/// Every limit on how long a text of an audit tool may be.
pub const OF_TEXTS: [Limit; 5] = [LINE, PARAGRAPH, STATEMENT, GUIDANCE, CONDITION];

//! An invented organisation's complete answers, read from TOML: every member is known by name, and nothing is skipped.

use audit_core::Uuid;
use audit_core::field::{ActionField, Field};
use std::path::Path;
use toml_edit::{DocumentMut, Item, TableLike, Value};

/// Everything that a practice would type, in the order of the form.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    /// The audit tool's id.
    pub tool: String,
    /// Its edition.
    pub edition: String,
    /// The day on which the answers stand.
    pub today: String,
    /// Who sits at the computer.
    pub person: Person,
    /// Members of the profile by their code, such as `name`.
    pub profile: Vec<(String, String)>,
    /// What the organisation is known by, by register.
    pub identifiers: Vec<(String, String)>,
    /// Sites and departments.
    pub sites: Vec<Site>,
    /// Answers to the facts by id.
    pub facts: Vec<(String, String)>,
    /// Answers to the standards.
    pub answers: Vec<Answer>,
    /// Answers to the partnership questions.
    pub questions: Vec<Question>,
    /// Declarations.
    pub declarations: Vec<Declaration>,
}

/// A person.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: String,
}

macro_rules! members {
    ($(#[$doc:meta] $name:ident { $(#[$field_doc:meta] $field:ident,)* })*) => {$(
        #[$doc]
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct $name {
            /// Members by their code, without those that are not said.
            pub members: Vec<(&'static str, String)>,
            $(#[$field_doc] pub $field: String,)*
        }
    )*};
}

members! {
    /// A site: `name`, `scope` (`in` or `out`), `assured-by`.
    Site {}
    /// A piece of evidence: `title`, `kept-at`, `date`, `owner`, `review`.
    Evidence {
        /// How other answers call it.
        id,
    }
    /// An action: what people fill in of one (`audit_core::field::ActionField`).
    Action {}
    /// An answer to a partnership question: `answer`, `comment`, `consent`.
    Question {
        /// Which question.
        id,
    }
    /// A declaration: `name`, `title`, `agreed-on`, `how`.
    Declaration {
        /// Which role.
        role,
    }
}

/// The answer to one standard: `rating`, `narrative`, `not-applicable-because`, `no-action-because`, `answered-by`.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// Which standard.
    pub standard: String,
    /// Members by their code, without those that are not said.
    pub members: Vec<(&'static str, String)>,
    /// New evidence.
    pub evidence: Vec<Evidence>,
    /// Evidence of other answers that it refers to as well.
    pub uses: Vec<String>,
    /// Actions.
    pub actions: Vec<Action>,
}

impl Answer {
    /// A member's text; empty where it is not said.
    pub fn member(&self, code: &str) -> &str {
        member(&self.members, code)
    }
}

/// A member's text; empty where it is not said.
pub(crate) fn member<'a>(members: &'a [(&'static str, String)], code: &str) -> &'a str {
    members.iter().find(|(known, _)| *known == code).map_or("", |(_, value)| value)
}

impl Answers {
    /// The answers of Northgate Surgery, the example that comes with the program.
    ///
    /// # Panics
    /// When the file is not there or says something that is not known.
    pub fn northgate() -> Self {
        Self::read(&crate::root("assets/examples/northgate-surgery/answers.toml"))
    }

    /// The answers of Tansy Lane Primary School, the example of a school.
    ///
    /// # Panics
    /// When the file is not there or says something that is not known.
    pub fn tansy_lane() -> Self {
        Self::read(&crate::root("assets/examples/tansy-lane-primary/answers.toml"))
    }

    /// A GP practice with a name and a code, and nothing answered yet.
    pub fn of_practice(name: &str, code: &str) -> Self {
        let said = |code: &str, value: &str| (code.to_owned(), value.to_owned());
        Self {
            tool: "section-11".to_owned(),
            edition: "2026".to_owned(),
            today: crate::TODAY.to_owned(),
            person: Person { name: "Ann Example".to_owned(), role: "Practice manager".to_owned() },
            profile: vec![said("name", name), said("service-type", "gp-practice")],
            identifiers: vec![said("ods", code)],
            ..Self::default()
        }
    }

    /// Reads a file of answers.
    ///
    /// # Panics
    /// With the place of the first thing that is not known.
    pub fn read(path: &Path) -> Self {
        let written = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let document: DocumentMut = written.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut answers = Self::default();
        for (name, item) in document.iter() {
            match name {
                "tool" => answers.tool = text(item, name),
                "today" => answers.today = text(item, name),
                "edition" => answers.edition = text(item, name),
                "person" => {
                    let pairs = texts(table(item, name), name);
                    let one = |code: &str| pairs.iter().find(|(key, _)| key == code).map(|(_, value)| value.clone());
                    answers.person =
                        Person { name: one("name").expect("person.name"), role: one("role").expect("person.role") };
                }
                "profile" => answers.profile = texts(table(item, name), name),
                "identifiers" => answers.identifiers = texts(table(item, name), name),
                "facts" => answers.facts = texts(table(item, name), name),
                "site" => answers.sites = each(item, name).into_iter().map(site).collect(),
                "answer" => answers.answers = each(item, name).into_iter().map(answer).collect(),
                "question" => answers.questions = each(item, name).into_iter().map(question).collect(),
                "declaration" => answers.declarations = each(item, name).into_iter().map(declaration).collect(),
                other => panic!("{}: “{other}” is not known", path.display()),
            }
        }
        answers
    }
}

fn table<'a>(item: &'a Item, name: &str) -> &'a dyn TableLike {
    item.as_table_like().unwrap_or_else(|| panic!("[{name}] is not a table"))
}

fn each<'a>(item: &'a Item, name: &str) -> Vec<&'a dyn TableLike> {
    let tables = item.as_array_of_tables().unwrap_or_else(|| panic!("[[{name}]] is not a list of tables"));
    tables.iter().map(|table| table as &dyn TableLike).collect()
}

/// A text, a date or a number as it is written; a tick is `yes` or nothing.
fn text(item: &Item, place: &str) -> String {
    match item.as_value() {
        Some(Value::String(text)) => text.value().clone(),
        Some(Value::Datetime(date)) => date.value().to_string(),
        Some(Value::Integer(number)) => number.value().to_string(),
        Some(Value::Boolean(ticked)) => if *ticked.value() { "yes" } else { "" }.to_owned(),
        _ => panic!("{place} is neither text, date, number nor true or false"),
    }
}

fn texts(table: &dyn TableLike, name: &str) -> Vec<(String, String)> {
    table.iter().map(|(key, item)| (key.to_owned(), text(item, &format!("{name}.{key}")))).collect()
}

/// The members of a table by these codes, in this order; anything else in it is a mistake.
fn members(table: &dyn TableLike, place: &str, codes: &[&'static str], others: &[&str]) -> Vec<(&'static str, String)> {
    for (key, _) in table.iter() {
        assert!(codes.contains(&key) || others.contains(&key), "{place}: “{key}” is not known");
    }
    let said = |code: &&'static str| Some((*code, text(table.get(code)?, &format!("{place}.{code}"))));
    codes.iter().filter_map(said).filter(|(_, value)| !value.is_empty()).collect()
}

fn named(table: &dyn TableLike, key: &str, place: &str) -> String {
    table.get(key).map(|item| text(item, place)).unwrap_or_else(|| panic!("{place} has no “{key}”"))
}

fn site(table: &dyn TableLike) -> Site {
    Site { members: members(table, "site", &["name", "scope", "assured-by"], &[]) }
}

fn evidence(table: &dyn TableLike) -> Evidence {
    let codes = ["title", "kept-at", "date", "owner", "review"];
    let id = table.get("id").map_or_else(String::new, |item| text(item, "evidence.id"));
    Evidence { members: members(table, "answer.evidence", &codes, &["id"]), id }
}

fn action(table: &dyn TableLike) -> Action {
    let members_of_one =
        ActionField::ALL.iter().filter(|member| !Field::Action(Uuid::nil(), **member).is_kept_by_program());
    let codes: Vec<&str> = members_of_one.map(|member| member.code()).collect();
    Action { members: members(table, "answer.action", &codes, &[]) }
}

fn answer(table: &dyn TableLike) -> Answer {
    let codes = ["rating", "narrative", "not-applicable-because", "no-action-because", "answered-by"];
    let standard = named(table, "standard", "answer");
    let within = |name: &str| table.get(name).map(|item| each(item, name)).unwrap_or_default();
    let uses = table.get("uses").and_then(Item::as_array).into_iter().flatten();
    Answer {
        members: members(table, &standard, &codes, &["standard", "uses", "evidence", "action"]),
        evidence: within("evidence").into_iter().map(evidence).collect(),
        uses: uses.map(|id| id.as_str().expect("uses holds ids").to_owned()).collect(),
        actions: within("action").into_iter().map(action).collect(),
        standard,
    }
}

fn question(table: &dyn TableLike) -> Question {
    let id = named(table, "id", "question");
    Question { members: members(table, &id, &["answer", "comment", "consent"], &["id"]), id }
}

fn declaration(table: &dyn TableLike) -> Declaration {
    let role = named(table, "role", "declaration");
    Declaration { members: members(table, &role, &["name", "title", "agreed-on", "how"], &["role"]), role }
}

//! A small audit tool for the tests of this crate.

use super::*;
use crate::field::{Field, Fields};
use crate::ids::{FactId, OptionCode};

fn condition(source: &str) -> Condition {
    Condition::parse(source).unwrap()
}

fn standard(id: &str, applies: &str, not_applicable: &str) -> Standard {
    let part = |part: Part, words: &str| GuidancePart {
        language: Language::english(),
        part,
        types: Default::default(),
        markdown: format!("{words} {id}"),
    };
    let level = |code: &str| Part::Level(LevelCode::new(code).unwrap());
    Standard {
        id: StandardId::new(id).unwrap(),
        reporting: ReportingId::new("leadership").unwrap(),
        statement: Text::english(&format!("Statement of {id}.")),
        applies: condition(applies),
        not_applicable: condition(not_applicable),
        critical: id == "s-one",
        active: true,
        inactive_because: Text::default(),
        tags: Vec::new(),
        sources: vec![Source { kind: SourceKind::Practice, text: Text::english("Practice"), checked: None }],
        replaces: Vec::new(),
        guidance: Guidance {
            parts: vec![
                part(Part::Meaning, "Meaning of"),
                part(level("met"), "Met is"),
                part(level("partly"), "Partly is"),
                part(level("not-met"), "Not met is"),
                part(Part::Evidence, "Evidence of"),
            ],
        },
    }
}

/// Two areas; `s-one` and `s-two` for everybody, `s-three` for those who let rooms, `s-na` may be not applicable.
pub fn tool() -> Tool {
    let text = Text::english;
    let level = |code: &str, counts| Level {
        code: LevelCode::new(code).unwrap(),
        label: text(code),
        description: Text::default(),
        counts,
    };
    let role = |id: &str, same: &[&str]| DeclarationRole {
        id: RoleId::new(id).unwrap(),
        title: text(id),
        hint: Text::default(),
        required: condition("always"),
        may_be_same_as: same.iter().map(|id| RoleId::new(id).unwrap()).collect(),
    };
    let area = |id: &str, standards| Area { id: AreaId::new(id).unwrap(), title: text(id), standards };
    Tool {
        id: ToolId::new("sample").unwrap(),
        edition: "1".to_owned(),
        takes_from: Vec::new(),
        retired: Vec::new(),
        languages: vec![Language::english()],
        status: Status::Draft,
        title: text("Sample audit"),
        short_title: text("Sample"),
        summary: text("For tests."),
        notice: text("Draft."),
        legal_basis: text("None."),
        unchecked_notice: text("Not checked."),
        before_text: text("No names."),
        headings: Headings { meaning: text("What this means"), evidence: text("Typical evidence") },
        levels: vec![level("met", Counts::Met), level("partly", Counts::Partly), level("not-met", Counts::NotMet)],
        bands: vec![
            Band { id: BandId::new("good").unwrap(), at_least: 80, label: text("Good") },
            Band { id: BandId::new("low").unwrap(), at_least: 0, label: text("Low") },
        ],
        service_types: vec![ServiceType {
            id: ServiceTypeId::new("clinic").unwrap(),
            label: text("Clinic"),
            you: text("your clinic"),
            readers: text("partners"),
        }],
        identifiers: vec![
            identifier("local", Some("[A-Z][0-9]{5}"), "type is clinic"),
            Identifier { optional: true, shared: true, names_files: false, ..identifier("group", None, "always") },
        ],
        facts: vec![Fact {
            id: FactId::new("lets-rooms").unwrap(),
            question: text("Do you let rooms?"),
            hint: Text::default(),
            kind: FactKind::YesNo,
            asked: condition("always"),
            otherwise: None,
        }],
        areas: vec![
            area("first", vec![standard("s-one", "always", "never"), standard("s-two", "always", "never")]),
            area("second", vec![standard("s-three", "lets-rooms", "never"), standard("s-na", "always", "always")]),
        ],
        reporting: vec![Reporting { id: ReportingId::new("leadership").unwrap(), title: text("Leadership") }],
        person_roles: vec![],
        declaration_roles: vec![role("senior", &[]), role("lead", &["senior"]), role("governor", &[])],
        declaration: DeclarationText::default(),
        questions: vec![Question {
            id: QuestionId::new("q-worry").unwrap(),
            text: text("What worries you?"),
            help: Text::default(),
            kind: QuestionKind::Text,
            comment: false,
            consent: Text::default(),
            optional: false,
            applies: condition("always"),
        }],
    }
}

/// The tool in Welsh first, then in English: each text that a finding or a question may quote differs.
pub fn in_two_languages() -> Tool {
    let mut tool = tool();
    let welsh = Language::new("cy").unwrap();
    tool.languages.insert(0, welsh.clone());
    let say = |text: &mut Text| {
        let words = format!("Cymraeg: {}", text.get(&Language::english()));
        text.insert(welsh.clone(), words);
    };
    tool.levels.iter_mut().for_each(|level| say(&mut level.label));
    tool.identifiers.iter_mut().for_each(|one| say(&mut one.label));
    tool.facts.iter_mut().for_each(|fact| say(&mut fact.question));
    tool.questions.iter_mut().for_each(|question| say(&mut question.text));
    tool.declaration_roles.iter_mut().for_each(|role| say(&mut role.title));
    tool.areas.iter_mut().flat_map(|area| &mut area.standards).for_each(|one| say(&mut one.statement));
    tool
}

fn identifier(scheme: &str, pattern: Option<&str>, asked: &str) -> Identifier {
    Identifier {
        id: OptionCode::new(scheme).unwrap(),
        scheme: OptionCode::new(scheme).unwrap(),
        label: Text::english("Code"),
        hint: Text::default(),
        pattern: pattern.map(str::to_owned),
        asked: condition(asked),
        optional: false,
        names_files: true,
        shared: false,
    }
}

/// Fields written `key=value`, parted by white space; the type of service is given.
pub fn fields(pairs: &str) -> Fields {
    let all = format!("profile/service-type=clinic fact/lets-rooms=no {pairs}");
    let pair = |word: &str| {
        let (key, value) = word.split_once('=').expect(word);
        (Field::parse(key).expect(key), value.replace('_', " "))
    };
    all.split_whitespace().map(pair).collect()
}

mod tests {
    use super::*;

    fn codes(tool: &Tool) -> Vec<&'static str> {
        let mut codes: Vec<_> = check(tool).into_iter().map(|problem| problem.code).collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    }

    #[test]
    fn the_sample_is_whole() {
        assert_eq!(check(&tool()), []);
    }

    #[test]
    fn numbers_go_by_place_and_hidden_standards_keep_theirs() {
        let shown = tool().shown(&tool().facts_from(None, &Default::default())).len();
        assert_eq!(shown, 3);
        let tool = tool();
        let numbers: Vec<_> = tool.standards().map(|placed| placed.number).collect();
        assert_eq!(numbers, ["1.1", "1.2", "2.1", "2.2"]);
        assert_eq!(tool.standard(&StandardId::new("s-na").unwrap()).unwrap().number, "2.2");
    }

    #[test]
    fn every_problem_is_found_at_once() {
        let mut broken = tool();
        broken.bands.reverse();
        broken.levels.truncate(1);
        broken.areas[0].standards[1].id = StandardId::new("s-one").unwrap();
        broken.areas[1].standards[0].applies = condition("type is moon and lets-rooms is often and flies");
        broken.areas[1].standards[1].guidance.parts.remove(0);
        broken.areas[1].standards[1].sources.clear();
        broken.areas[1].standards[1].guidance.parts[0].markdown = "Met is s-three <b>x</b>".to_owned();
        broken.areas[1].standards[1].statement = Text::default();
        broken.declaration.statements.push(text_of("{many} met"));
        broken.declaration_roles[1].may_be_same_as = vec![RoleId::new("nobody").unwrap()];
        broken.facts[0].asked = condition("lets-rooms");
        broken.identifiers[0].pattern = Some("(".to_owned());
        assert_eq!(
            codes(&broken),
            [
                "bands",
                "duplicate-id",
                "later-fact",
                "markdown",
                "missing-guidance",
                "missing-text",
                "no-source",
                "otherwise",
                "pattern",
                "placeholder",
                "scale",
                "unknown-fact",
                "unknown-option",
                "unknown-role",
                "unknown-type",
            ]
        );
    }

    #[test]
    fn level_texts_are_not_repeated() {
        let mut broken = tool();
        let words = broken.areas[0].standards[0].guidance.parts[1].markdown.clone();
        broken.areas[0].standards[1].guidance.parts[1].markdown = format!("{words}\n");
        assert_eq!(codes(&broken), ["repeated-level"]);
    }

    fn text_of(words: &str) -> Text {
        Text::english(words)
    }
}

//! Everything that an audit holds survives: out into a workbook and back, with awkward texts.

use super::{blank, fields_of, read_bytes, tool};
use audit_core::Uuid;
use audit_core::field::{
    ActionField, ChallengeField, DeclarationField, EvidenceField, Field, Fields, ProfileField, QuestionField,
    SiteField, StandardField,
};
use audit_core::tool::{QuestionKind, Tool};
use audit_tests::Dice;
use audit_workbooks::write;

/// Texts that spreadsheets are known to spoil.
const AWKWARD: [&str; 28] = [
    "=1+1",
    "=HYPERLINK(\"http://example.org\")",
    "+44 20 7946 0321",
    "-5",
    "@SUM(A1)",
    "'quoted",
    "00123",
    "1e5",
    "12/10/2026",
    "TRUE",
    "#REF!",
    "_x000D_ and _x0041_",
    "__x005F__",
    "line one\nline two\n\nline four",
    "tab\there",
    " spaces at both ends ",
    "<b>&amp;</b> \"quotes\" 'and' ]]>",
    "Łącka, 👩‍⚕️, ਪੰਜਾਬੀ, العربية, e\u{301}",
    "non-breaking\u{a0}space and\u{2028}separator",
    "\u{fffe}\u{ffff}",
    "a;b,c\td",
    "Row key, leave as it is",
    "✎ Rating",
    "safeguarding-audit-workbook",
    "Standards!A1",
    "=cmd|' /C calc'!A0",
    "n/a",
    "x",
];

fn word<'a>(dice: &mut Dice, of: &[&'a str]) -> &'a str {
    of[dice.below(of.len() as u64) as usize]
}

fn words(dice: &mut Dice) -> String {
    let mut text = String::new();
    for _ in 0..=dice.below(3) {
        text.push_str(word(dice, &AWKWARD));
        text.push_str(word(dice, &["", " ", "\n", "\u{200b}"]));
    }
    text
}

fn set(fields: &mut Fields, field: Field, value: &str) {
    if let Ok(Some(value)) = field.accept(value) {
        fields.insert(field, value);
    }
}

fn date(dice: &mut Dice) -> String {
    let day = |year: u64, month: u64, day: u64| format!("{year:04}-{month:02}-{day:02}");
    day(1900 + dice.below(300), 1 + dice.below(12), 1 + dice.below(28))
}

/// An audit with something in every field that a workbook shows for a GP practice.
fn full(tool: &Tool, dice: &mut Dice) -> Fields {
    let mut fields = Fields::new();
    for member in ProfileField::ALL {
        match member {
            ProfileField::ServiceType => set(&mut fields, Field::Profile(*member), "gp-practice"),
            // Own use is never part of a return.
            ProfileField::OwnUse | ProfileField::FromOrganisation => {}
            ProfileField::CoversAll => set(&mut fields, Field::Profile(*member), "yes"),
            _ => set(&mut fields, Field::Profile(*member), &words(dice)),
        }
    }
    let gp = audit_core::ids::ServiceTypeId::new("gp-practice").unwrap();
    for (fact, _) in tool.may_be_asked(&gp) {
        set(&mut fields, Field::Fact(fact.id.clone()), word(dice, &["yes", "no"]));
    }
    let never = audit_core::condition::Condition::Never;
    let standards: Vec<_> =
        tool.standards().filter(|placed| tool.narrowed(&placed.standard.applies, &gp) != never).collect();
    for identifier in tool.identifiers.iter().filter(|one| tool.narrowed(&one.asked, &gp) != never) {
        set(&mut fields, Field::Identifier(identifier.scheme.clone()), &words(dice));
    }
    let mut next = 0u128;
    let mut id = || {
        next += 1;
        Uuid::from_u128(0x018F_0000_0000_7000_8000_0000_0000_0000 + next)
    };
    for place in 0..3 {
        let site = id();
        set(&mut fields, Field::Site(site, SiteField::Name), &words(dice));
        set(&mut fields, Field::Site(site, SiteField::Scope), if place == 0 { "in" } else { "out" });
        set(&mut fields, Field::Site(site, SiteField::AssuredBy), &words(dice));
    }
    for placed in &standards {
        let standard = &placed.standard.id;
        let of = |member| Field::Standard(standard.clone(), member);
        set(&mut fields, of(StandardField::Rating), word(dice, &["met", "partly", "not-met"]));
        set(&mut fields, of(StandardField::AnsweredDigest), &"ab".repeat(32));
        set(&mut fields, of(StandardField::AnsweredLanguage), "en");
        for member in [
            StandardField::Narrative,
            StandardField::NotApplicableBecause,
            StandardField::NoActionBecause,
            StandardField::AnsweredBy,
        ] {
            set(&mut fields, of(member), &words(dice));
        }
        let evidence = id();
        set(&mut fields, Field::EvidenceUse(standard.clone(), evidence), "yes");
        let also = dice.one(&standards).standard.id.clone();
        set(&mut fields, Field::EvidenceUse(also, evidence), "yes");
        for member in [EvidenceField::Title, EvidenceField::KeptAt, EvidenceField::Owner] {
            set(&mut fields, Field::Evidence(evidence, member), &words(dice));
        }
        for member in [EvidenceField::Date, EvidenceField::Review] {
            set(&mut fields, Field::Evidence(evidence, member), &date(dice));
        }
        let action = id();
        set(&mut fields, Field::Action(action, ActionField::Standard), standard.as_str());
        set(
            &mut fields,
            Field::Action(action, ActionField::Status),
            word(dice, &["planned", "under-way", "done", "dropped"]),
        );
        for member in [ActionField::What, ActionField::Owner, ActionField::NoDateBecause, ActionField::Progress] {
            set(&mut fields, Field::Action(action, member), &words(dice));
        }
        for member in [ActionField::Due, ActionField::DoneOn] {
            set(&mut fields, Field::Action(action, member), &date(dice));
        }
    }
    for question in &tool.questions {
        let of = |member| Field::Question(question.id.clone(), member);
        let answer = match &question.kind {
            QuestionKind::Scale { .. } => word(dice, &["1", "2", "3", "4", "5"]).to_owned(),
            QuestionKind::Choice(all) => dice.one(all).0.to_string(),
            QuestionKind::Several(all) => {
                let chosen: Vec<&str> =
                    all.iter().filter(|_| dice.below(2) == 0).map(|(code, _)| code.as_str()).collect();
                chosen.join(" ")
            }
            QuestionKind::Count { bands, .. } => dice.one(bands).code.to_string(),
            QuestionKind::Minutes | QuestionKind::Number => dice.below(100_000).to_string(),
            QuestionKind::Date => date(dice),
            QuestionKind::Text => words(dice),
        };
        if tool.narrowed(&question.applies, &gp) != never {
            set(&mut fields, of(QuestionField::Answer), &answer);
            set(&mut fields, of(QuestionField::Comment), &words(dice));
            if !question.consent.is_empty() {
                set(&mut fields, of(QuestionField::Consent), "yes");
            }
        }
    }
    let note = id();
    for member in [ChallengeField::Question, ChallengeField::AskedBy, ChallengeField::Answer] {
        set(&mut fields, Field::Challenge(note, member), &words(dice));
    }
    set(&mut fields, Field::Challenge(note, ChallengeField::Standard), standards[0].standard.id.as_str());
    set(&mut fields, Field::Challenge(note, ChallengeField::AskedOn), &date(dice));
    set(&mut fields, Field::Challenge(note, ChallengeField::Send), "yes");
    for role in &tool.declaration_roles {
        let of = |member| Field::Declaration(role.id.clone(), member);
        set(&mut fields, of(DeclarationField::Name), &words(dice));
        set(&mut fields, of(DeclarationField::Title), &words(dice));
        set(&mut fields, of(DeclarationField::AgreedOn), &date(dice));
        set(&mut fields, of(DeclarationField::How), word(dice, &["here", "meeting", "email", "paper"]));
        set(&mut fields, of(DeclarationField::Basis), &"cd".repeat(32));
    }
    fields
}

fn comes_back(tool: &Tool, mut fields: Fields, what: &str) {
    let reading = read_bytes(&write(&blank(tool, &fields)).unwrap(), tool);
    assert_eq!(reading.problems, [], "{what}");
    for role in &tool.declaration_roles {
        // What was agreed to travels beside the answers.
        if let Some(basis) = fields.remove(&Field::Declaration(role.id.clone(), DeclarationField::Basis)) {
            assert_eq!(reading.agreed.get(role.id.as_str()), Some(&basis), "{what}");
        }
    }
    let read = fields_of(&reading);
    for (field, value) in &fields {
        assert_eq!(read.get(field), Some(value), "{what}: {field}");
    }
    assert_eq!(read.len(), fields.len(), "{what}: nothing more came back");
}

#[test]
fn everything_that_an_audit_holds_comes_back() {
    let tool = tool();
    for seed in 0..6 {
        comes_back(&tool, full(&tool, &mut Dice::new(seed)), &format!("seed {seed}"));
    }
}

#[test]
fn the_longest_texts_come_back_also_where_a_cell_is_too_small() {
    let tool = tool();
    let mut fields = Fields::new();
    set(&mut fields, super::field("profile/service-type"), "gp-practice");
    let standards: Vec<_> = tool.standards().map(|placed| placed.standard.id.clone()).collect();
    let longest =
        ["x".repeat(32_767), "é\n".repeat(16_383), "👩‍⚕️".repeat(8_000), "=".repeat(32_767), "_x000D_".repeat(4_681)];
    for (standard, text) in standards.iter().zip(&longest) {
        let field = Field::Standard(standard.clone(), StandardField::Narrative);
        assert_eq!(field.accept(text), Ok(Some(text.clone())));
        fields.insert(field, text.clone());
    }
    comes_back(&tool, fields, "long");
}

#[test]
fn what_belongs_to_earlier_answers_stays_in_the_program() {
    let tool = super::tool();
    let mut fields = super::fields_of(&super::read_bytes(&write(&super::northgate().book).unwrap(), &tool));
    let id = |n: u32| format!("0190a8f0-3c55-7f3e-9a37-{n:012}");
    let earlier = [
        (format!("earlier/{}/about", id(1)), "standard/s11-gone"),
        (format!("earlier/{}/why", id(1)), "removed"),
        (format!("earlier/{}/evidence/{}", id(1), id(2)), "yes"),
        (format!("evidence/{}/title", id(2)), "Minutes of 2024"),
        (format!("action/{}/what", id(3)), "Ask the old question again"),
        (format!("action/{}/earlier", id(3)), &id(1)),
    ];
    let own = fields.clone();
    fields.extend(earlier.iter().map(|(key, value)| (super::field(key), value.to_string())));
    let bytes = write(&super::blank(&tool, &fields)).unwrap();
    let reading = super::read_bytes(&bytes, &tool);
    assert_eq!((reading.problems.as_slice(), reading.notes.as_slice()), (&[][..], &[][..]));
    assert_eq!(super::fields_of(&reading), own);
    super::complete(&bytes).unwrap_or_else(|problems| panic!("{problems:#?}"));
}

//! The hand that fills answers in, through the same actions as the screen.

use crate::TODAY;
use crate::answers::{Answer, Answers, member};
use audit_api::views::{Agreement, IdentifierValue, StartAudit};
use audit_api::{ApiError, Program};
use std::collections::BTreeMap;

/// Plays the whole example: person, profile, sites, facts, standards, questions, declarations. Answers the audit's id.
///
/// # Errors
/// What the program refuses first.
pub fn play(program: &mut Program, answers: &Answers) -> Result<String, ApiError> {
    let audit = begin(program, answers)?;
    let mut evidence = BTreeMap::new();
    for answer in &answers.answers {
        fill_in(program, &audit, answer, &mut evidence)?;
    }
    for answer in &answers.answers {
        for name in &answer.uses {
            let id = evidence.get(name).unwrap_or_else(|| panic!("nothing is called {name}"));
            program.use_evidence(&audit, &answer.standard, id, true)?;
        }
    }
    for question in &answers.questions {
        for (code, value) in &question.members {
            program.set_field(&audit, &format!("question/{}/{code}", question.id), value, "")?;
        }
    }
    agree(program, &audit, answers)?;
    Ok(audit)
}

/// Everybody agrees whose declaration the answers have; again, where what they agreed to has changed.
///
/// # Errors
/// What the program refuses first.
pub fn agree(program: &mut Program, audit: &str, answers: &Answers) -> Result<(), ApiError> {
    for declaration in &answers.declarations {
        let said = |code: &str| member(&declaration.members, code).to_owned();
        let agreement = Agreement {
            role: declaration.role.clone(),
            name: said("name"),
            person_title: said("title"),
            agreed_on: said("agreed-on"),
            how: audit_api::views::HowAgreed::from_code(&said("how")),
        };
        program.agree(audit, &agreement)?;
    }
    Ok(())
}

/// Starts the audit and fills in what decides which standards apply. Answers the audit's id.
///
/// # Errors
/// What the program refuses first.
pub fn begin(program: &mut Program, answers: &Answers) -> Result<String, ApiError> {
    let start = program.set_person(&answers.person.name, &answers.person.role)?;
    assert_eq!(answers.today, TODAY, "the answers stand on the day of the fixed world");
    let tool = start.tools.iter().find(|tool| (&tool.id, &tool.edition) == (&answers.tool, &answers.edition));
    let tool = tool.expect("the tool comes with the program");
    let profile = |code: &str| {
        let found = answers.profile.iter().find(|(known, _)| known == code);
        found.map_or_else(String::new, |(_, value)| value.clone())
    };
    let new = StartAudit {
        tool: tool.digest.clone(),
        name: profile("name"),
        identifiers: (answers.identifiers.iter())
            .map(|(scheme, value)| IdentifierValue { scheme: scheme.clone(), value: Some(value.clone()) })
            .collect(),
        service_type: Some(profile("service-type")),
        ..StartAudit::default()
    };
    let audit = program.start_audit(&new)?.id;
    for (code, value) in &answers.profile {
        program.set_field(&audit, &format!("profile/{code}"), value, "")?;
    }
    for (fact, value) in &answers.facts {
        program.set_field(&audit, &format!("fact/{fact}"), value, "")?;
    }
    for site in &answers.sites {
        let id = program.add_site(&audit)?.id.unwrap();
        for (code, value) in &site.members {
            program.set_field(&audit, &format!("site/{id}/{code}"), value, "")?;
        }
    }
    Ok(audit)
}

fn fill_in(
    program: &mut Program,
    audit: &str,
    answer: &Answer,
    known: &mut BTreeMap<String, String>,
) -> Result<(), ApiError> {
    let standard = &answer.standard;
    for (code, value) in &answer.members {
        program.set_field(audit, &format!("standard/{standard}/{code}"), value, "")?;
    }
    for evidence in &answer.evidence {
        let id = program.add_evidence(audit, standard)?.id.unwrap();
        for (code, value) in &evidence.members {
            program.set_field(audit, &format!("evidence/{id}/{code}"), value, "")?;
        }
        let before = known.insert(evidence.id.clone(), id);
        assert!(evidence.id.is_empty() || before.is_none(), "two pieces of evidence are called {}", evidence.id);
    }
    for action in &answer.actions {
        let id = program.add_action(audit, standard)?.id.unwrap();
        for (code, value) in &action.members {
            program.set_field(audit, &format!("action/{id}/{code}"), value, "")?;
        }
    }
    Ok(())
}

/// Answers whatever is asked, in few words: every fact yes, every standard met with a narrative that `words` makes of its
/// id, every fifth partly met with an action.
///
/// # Errors
/// What the program refuses first.
pub fn answer_everything(
    program: &mut Program,
    audit: &str,
    words: impl Fn(&str) -> String,
) -> Result<Vec<String>, ApiError> {
    for fact in program.profile(audit)?.facts {
        let value = fact.options.first().expect("a fact has choices").code.clone();
        program.set_field(audit, &format!("fact/{}", fact.id), &value, "")?;
    }
    let areas = program.audit(audit)?.areas;
    let standards: Vec<String> = areas.into_iter().flat_map(|area| area.standards).map(|row| row.id).collect();
    for (place, standard) in standards.iter().enumerate() {
        let rating = if place % 5 == 4 { "partly" } else { "met" };
        program.set_field(audit, &format!("standard/{standard}/rating"), rating, "")?;
        program.set_field(audit, &format!("standard/{standard}/narrative"), &words(standard), "")?;
        if rating == "partly" {
            let action = program.add_action(audit, standard)?.id.unwrap();
            for (code, value) in [("what", "Write it down"), ("owner", "Practice manager"), ("due", "2026-12-01")] {
                program.set_field(audit, &format!("action/{action}/{code}"), value, "")?;
            }
        }
    }
    Ok(standards)
}

/// Everybody who must declare agrees, each under a name of their own.
///
/// # Errors
/// What the program refuses first.
pub fn declare(program: &mut Program, audit: &str) -> Result<(), ApiError> {
    for (place, role) in program.declaration(audit)?.roles.into_iter().enumerate() {
        let agreement = Agreement {
            role: role.role,
            name: format!("Dr Person {}", place + 1),
            person_title: "GP partner".to_owned(),
            agreed_on: TODAY.to_owned(),
            how: audit_api::views::HowAgreed::from_code("meeting"),
        };
        program.agree(audit, &agreement)?;
    }
    Ok(())
}

/// An invented practice that is ready to send: everything answered in few words, everybody has declared.
///
/// # Errors
/// What the program refuses first.
pub fn ready(
    program: &mut Program,
    name: &str,
    code: &str,
    words: impl Fn(&str) -> String,
) -> Result<String, ApiError> {
    let audit = begin(program, &Answers::of_practice(name, code))?;
    program.set_field(&audit, "profile/covers-all", "yes", "")?;
    answer_everything(program, &audit, words)?;
    declare(program, &audit)?;
    Ok(audit)
}

//! A trust with two schools: the second starts like the first, uses what that wrote where it fits, and makes a return of its own in which
//! nothing of the first stands unseen.

use super::bytes;
use audit_api::Program;
use audit_api::views::{IdentifierValue, LikeCode, StartAudit};
use audit_exchange::returns;
use audit_tests::{answer_everything, declare, open};

fn school(program: &Program, name: &str, urn: &str) -> StartAudit {
    let given =
        |scheme: &str, value: &str| IdentifierValue { scheme: scheme.to_owned(), value: Some(value.to_owned()) };
    StartAudit {
        tool: program.start().unwrap().tools.into_iter().find(|tool| tool.id == "section-175").unwrap().digest,
        name: name.to_owned(),
        identifiers: vec![given("urn", urn)],
        service_type: Some("academy".to_owned()),
        ..StartAudit::default()
    }
}

/// Every fact and standard that is asked has an answer, also those that an answer before brought.
fn complete(program: &mut Program, audit: &str, words: &str) {
    answer_everything(program, audit, |id| words.replace("{id}", id)).unwrap();
    while let Some(fact) = program.profile(audit).unwrap().facts.into_iter().find(|fact| fact.value.is_none()) {
        program.set_field(audit, &format!("fact/{}", fact.id), &fact.options.last().unwrap().code, "").unwrap();
    }
    let areas = program.audit(audit).unwrap().areas;
    for row in areas.iter().flat_map(|area| &area.standards).filter(|row| row.rating.is_none()) {
        program.set_field(audit, &format!("standard/{}/rating", row.id), "met", "").unwrap();
    }
}

#[test]
fn the_second_school_of_a_trust_starts_like_the_first_and_answers_for_itself() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = out.path().display().to_string();
    let mut program = open(data.path()).unwrap();
    program.set_person("Iris Office", "Trust safeguarding lead").unwrap();
    let mut first = school(&program, "Ash School", "999901");
    first
        .identifiers
        .push(IdentifierValue { scheme: "trust".to_owned(), value: Some("Elm Tree Learning Trust".to_owned()) });
    let ash = program.start_audit(&first).unwrap().id;
    program.set_field(&ash, "profile/email", "safeguarding@elmtree.example.org", "").unwrap();
    program.set_field(&ash, "profile/substitute", "Bo Second", "").unwrap();
    program.set_field(&ash, "profile/covers-all", "yes", "").unwrap();
    complete(&mut program, &ash, "Ash School looked at {id} in June.");
    declare(&mut program, &ash).unwrap();
    let of_ash = program.make_return(&ash, &folder).unwrap();

    // Everything is seen before, and only the ticked parts come.
    let like = program.start().unwrap().submitters[0].id.clone();
    let second = StartAudit { like: Some(like), ..school(&program, "Beech School", "999902") };
    let offered = program.beginning(&second).unwrap().like.unwrap();
    let codes: Vec<&str> = offered.parts.iter().map(|part| part.code.code()).collect();
    assert_eq!(codes, ["group", "contact", "completes", "substitute", "facts", "roles", "words", "actions"]);
    let words = offered.parts.iter().find(|part| part.code.code() == "words").unwrap();
    assert!(words.rows.len() > 50 && words.rows.iter().all(|row| row.names == ["Ash School"]));
    let ticked = vec![LikeCode::Group, LikeCode::Contact, LikeCode::Facts, LikeCode::Words];
    let beech = program.start_audit(&StartAudit { like_parts: ticked, ..second }).unwrap().id;
    let profile = program.profile(&beech).unwrap();
    assert_eq!((profile.email.as_str(), profile.substitute.as_str()), ("safeguarding@elmtree.example.org", ""));
    assert_eq!(
        program
            .start()
            .unwrap()
            .audits
            .iter()
            .filter(|card| card.group == Some("Elm Tree Learning Trust".to_owned()))
            .count(),
        2
    );
    let view = program.audit(&beech).unwrap();
    assert_eq!(
        (view.progress.rated, view.declarations_agreed, view.begun.as_deref().unwrap_or_default()),
        (0, 0, "2026-10-12")
    );

    // The words wait at each standard; Beech School uses one of them, and answers all for itself.
    let standards: Vec<String> = view.areas.iter().flat_map(|area| &area.standards).map(|row| row.id.clone()).collect();
    let mut offered_here = 0;
    for id in &standards {
        let standard = program.standard(&beech, id).unwrap();
        assert_eq!(standard.answer.narrative, "");
        offered_here += usize::from(
            standard.beside.iter().any(|one| one.words == Some(format!("Ash School looked at {id} in June."))),
        );
    }
    assert!(offered_here > 50, "only {offered_here} of {}", standards.len());
    complete(&mut program, &beech, "Beech School looked at {id} in May.");
    program.take_from(&beech, &standards[0], &ash, "words").unwrap();
    program.set_field(&beech, "profile/substitute", "Cy Third", "").unwrap();
    program.set_field(&beech, "profile/covers-all", "yes", "").unwrap();
    declare(&mut program, &beech).unwrap();
    // What came from Ash School has to be confirmed before anything is sent.
    let stops: Vec<_> = program.check(&beech).unwrap().stops.into_iter().map(|stop| stop.code.code()).collect();
    assert_eq!(stops, ["not-confirmed"]);
    program.confirm(&beech, "profile").unwrap();
    declare(&mut program, &beech).unwrap();
    let made = program.make_return(&beech, &folder).unwrap();
    let signed = String::from_utf8(bytes(&made, "return")).unwrap();
    assert_eq!(signed.matches("Ash School").count(), 1, "the one that was taken, and no other");
    returns::verify(signed.as_bytes()).unwrap();
    assert!(!signed.contains("from-organisation") && of_ash.fingerprint != made.fingerprint);
}

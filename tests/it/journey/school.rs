//! A school on its own audit: what it is known by, what its facts show and keep aside, the paper for its governors, a head and a
//! chair who agree on different days, and a return that others verify. And twelve schools of one trust side by side.

use super::outside::{packages_verify, verapdf_passes};
use super::{bytes, file};
use audit_api::Program;
use audit_api::views::{Agreement, IdentifierValue, LikeCode, StartAudit};
use audit_exchange::returns;
use audit_tests::{Fixed, answer_everything, open};

/// Eighty characters, as long as the names of schools get.
const NAME: &str = "St Bartholomew and All Angels Church of England Voluntary Aided Primary School 2";

fn start(program: &mut Program, name: &str, urn: &str, like: Option<String>) -> String {
    let start = program.set_person("Iris Office", "Trust safeguarding lead").unwrap();
    let tool = start.tools.iter().find(|tool| tool.id == "section-175").unwrap().digest.clone();
    let given =
        |scheme: &str, value: &str| IdentifierValue { scheme: scheme.to_owned(), value: Some(value.to_owned()) };
    let mut identifiers = vec![given("urn", urn), given("laestab", "999/2001"), given("ukprn", "10099999")];
    if like.is_none() {
        identifiers.push(given("trust", "Elm Tree Learning Trust"));
    }
    let new = StartAudit {
        tool,
        name: name.to_owned(),
        identifiers,
        service_type: Some("academy".to_owned()),
        like_parts: like.iter().flat_map(|_| [LikeCode::Group, LikeCode::Contact, LikeCode::Substitute]).collect(),
        like,
        ..StartAudit::default()
    };
    program.start_audit(&new).unwrap().id
}

fn agree(program: &mut Program, audit: &str, role: &str, name: &str, on: &str, how: &str) {
    let agreement = Agreement {
        role: role.to_owned(),
        name: name.to_owned(),
        person_title: String::new(),
        agreed_on: on.to_owned(),
        how: audit_api::views::HowAgreed::from_code(how),
    };
    program.agree(audit, &agreement).unwrap();
}

fn set(program: &mut Program, audit: &str, key: &str, value: &str) {
    program.set_field(audit, key, value, "").unwrap_or_else(|error| panic!("{key}: {error}"));
}

fn shown(program: &Program, audit: &str) -> Vec<String> {
    let areas = program.audit(audit).unwrap().areas;
    areas.into_iter().flat_map(|area| area.standards).map(|row| row.id).collect()
}

#[test]
fn from_the_profile_to_a_return_that_two_people_agreed_to_in_different_weeks() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = out.path().display().to_string();
    let mut program = open(data.path()).unwrap();
    let audit = start(&mut program, NAME, "12345", None);
    assert_eq!(NAME.chars().count(), 80);
    let profile = program.profile(&audit).unwrap();
    let warned: Vec<_> =
        profile.identifiers.iter().filter(|one| one.warning.is_some()).map(|one| &one.scheme).collect();
    assert_eq!(warned, ["urn"], "five digits are warned of and kept");
    set(&mut program, &audit, "identifier/urn", "123456");
    set(&mut program, &audit, "fact/phase", "primary");
    for fact in program.profile(&audit).unwrap().facts.iter().filter(|fact| fact.id != "phase") {
        set(&mut program, &audit, &format!("fact/{}", fact.id), "no");
    }
    let without = shown(&program, &audit);
    set(&mut program, &audit, "fact/lets-premises", "yes");
    let with = shown(&program, &audit);
    let appeared: Vec<_> = with.iter().filter(|id| !without.contains(id)).cloned().collect();
    assert!(!appeared.is_empty() && without.iter().all(|id| with.contains(id)), "letting premises only adds");
    set(&mut program, &audit, &format!("standard/{}/rating", appeared[0]), "met");
    set(&mut program, &audit, "fact/lets-premises", "no");
    assert_eq!(program.profile(&audit).unwrap().kept_aside.len(), 1, "its answer is set aside");
    set(&mut program, &audit, "fact/lets-premises", "yes");
    assert_eq!(program.standard(&audit, &appeared[0]).unwrap().answer.rating, Some("met".to_owned()), "and comes back");

    // A paper goes to the governors before all is rated.
    let first = &with[0];
    set(&mut program, &audit, &format!("standard/{first}/rating"), "met");
    set(&mut program, &audit, "profile/covers-all", "yes");
    let paper = program.make_paper(&audit, &folder).unwrap();
    assert!(paper.file.saved && paper.file.name.starts_with("123456-section-175-2026-paper-"), "{:?}", paper.file);
    verapdf_passes(paper.file.path.as_ref().unwrap());
    let view = program.readers(&audit).unwrap();
    assert_eq!((view.readers.as_str(), view.questions.len()), ("governors", 5));
    assert_eq!(view.since, ["There is no earlier audit here to compare with."]);
    let facts: Vec<(String, String)> = program
        .profile(&audit)
        .unwrap()
        .facts
        .into_iter()
        .map(|fact| (fact.id, fact.value.unwrap_or_default()))
        .collect();
    answer_everything(&mut program, &audit, |id| format!("We looked at {id} in June.")).unwrap();
    for (fact, value) in facts {
        set(&mut program, &audit, &format!("fact/{fact}"), &value);
    }
    let all = shown(&program, &audit);
    for id in &all {
        if program.standard(&audit, id).unwrap().answer.rating.is_none() {
            set(&mut program, &audit, &format!("standard/{id}/rating"), "met");
        }
    }
    set(&mut program, &audit, &format!("standard/{first}/rating"), "partly");
    set(&mut program, &audit, &format!("standard/{first}/no-action-because"), "The new policy comes in May.");
    let since = program.declaration(&audit).unwrap().since_paper.expect("almost everything changed");
    let changed = since
        .changes
        .iter()
        .find(|change| change.what.starts_with("Rating of") && change.old == Some("Met".to_owned()))
        .unwrap();
    assert_eq!(
        (changed.new.as_deref().unwrap_or_default(), changed.place.as_str()),
        ("Partly met", format!("standard/{first}").as_str())
    );

    // The head agrees today; the chair by e-mail a week later.
    agree(&mut program, &audit, "head", "Ada Head", "2026-10-12", "here");
    assert_eq!(program.start().unwrap().audits[0].status, "All standards rated, agreed by 1 of 2, not sent yet");
    assert_eq!(program.make_return(&audit, &folder).unwrap_err().code, "not-ready", "the return waits");
    drop(program);
    let world = Fixed::new(data.path()).on("2026-10-19");
    let mut program = Program::open(data.path(), Box::new(world)).unwrap();
    agree(&mut program, &audit, "governor", "Bola Chair", "2026-10-19", "email");
    let stops = program.check(&audit).unwrap().stops;
    assert_eq!(stops, []);
    let made = program.make_return(&audit, &folder).unwrap();
    let signed = bytes(&made, "return");
    let content = returns::verify(&signed).unwrap().submission().content().clone();
    let known: Vec<_> =
        content.organisation.identifiers.iter().map(|one| (one.scheme.as_str(), one.value.as_str())).collect();
    assert_eq!(
        known,
        [("urn", "123456"), ("ukprn", "10099999"), ("laestab", "999/2001"), ("trust", "Elm Tree Learning Trust")]
    );
    let agreed: Vec<_> = content.declarations.iter().map(|one| (one.agreed_on.to_string(), one.how.code())).collect();
    assert_eq!(agreed, [("2026-10-12".to_owned(), "here"), ("2026-10-19".to_owned(), "email")]);
    assert_eq!(file(&made, "return").name, "123456-section-175-2026-r1.return.json");
    packages_verify(&signed, "Bola Chair", "Bolo Chair");
    verapdf_passes(file(&made, "plan").path.as_ref().unwrap());
}

#[test]
fn twelve_schools_of_one_trust_have_twelve_returns_and_one_trust() {
    let data = tempfile::tempdir().unwrap();
    let mut program = open(data.path()).unwrap();
    let first = start(&mut program, "School 1", "100001", None);
    set(&mut program, &first, "profile/email", "office@elmtree.example.org");
    let like = program.start().unwrap().submitters[0].id.clone();
    for number in 2..=12 {
        let audit = start(&mut program, &format!("School {number}"), &format!("1000{number:02}"), Some(like.clone()));
        let profile = program.profile(&audit).unwrap();
        assert_eq!(profile.email, "office@elmtree.example.org");
    }
    let start = program.start().unwrap();
    assert_eq!(start.audits.len(), 12);
    assert!(start.audits.iter().all(|card| card.group == Some("Elm Tree Learning Trust".to_owned())));
    let mut submitters: Vec<_> = start.audits.iter().map(|card| card.submitter.clone()).collect();
    submitters.sort();
    submitters.dedup();
    assert_eq!(submitters.len(), 12, "one return for each school");
    let codes: Vec<_> = start.submitters.iter().map(|one| one.code.as_deref().unwrap_or_default()).collect();
    assert!(codes.contains(&"100007") && !codes.contains(&"Elm Tree Learning Trust"), "{codes:?}");
}

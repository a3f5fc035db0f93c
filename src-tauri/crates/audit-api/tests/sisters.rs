//! The schools of a trust: what one school offers the next when an audit is started and at each standard, and that nothing comes unseen.

mod common;

use audit_api::Program;
use audit_api::views::{IdentifierValue, LikePart, StandardView, StartAudit};
use common::program;
use tempfile::TempDir;

struct Trust {
    _data: TempDir,
    program: Program,
    ash: String,
    /// A standard where Ash School wrote something and has evidence.
    standard: String,
}

fn school(program: &Program, name: &str, urn: &str, trust: &str) -> StartAudit {
    let tools = program.start().unwrap().tools;
    let given =
        |scheme: &str, value: &str| IdentifierValue { scheme: scheme.to_owned(), value: Some(value.to_owned()) };
    let mut identifiers = vec![given("urn", urn)];
    if !trust.is_empty() {
        identifiers.push(given("trust", trust));
    }
    StartAudit {
        tool: tools.into_iter().find(|tool| tool.id == "section-175").unwrap().digest,
        name: name.to_owned(),
        identifiers,
        service_type: Some("academy".to_owned()),
        ..StartAudit::default()
    }
}

fn set(program: &mut Program, audit: &str, values: &[(&str, &str)]) {
    for (key, value) in values {
        program.set_field(audit, key, value, "").unwrap_or_else(|error| panic!("{key}: {error}"));
    }
}

const WORDS: &str = "Ash School checks its register each term, and Jo Lead tells the governors.";

fn trust() -> Trust {
    let data = tempfile::tempdir().unwrap();
    let mut program = program(data.path());
    program.set_person("Iris Office", "Trust safeguarding lead").unwrap();
    let start = school(&program, "Ash School", "999901", "Elm Tree Learning Trust");
    let ash = program.start_audit(&start).unwrap().id;
    set(
        &mut program,
        &ash,
        &[
            ("profile/completed-by", "Jo Lead"),
            ("profile/completed-by-role", "Designated safeguarding lead"),
            ("profile/substitute", "Bo Second"),
            ("profile/email", "safeguarding@elmtree.example.org"),
            ("fact/sent-before", "yes"),
        ],
    );
    let standard = program.audit(&ash).unwrap().areas[0].standards[0].id.clone();
    let key = |member: &str| format!("standard/{standard}/{member}");
    set(&mut program, &ash, &[(&key("rating"), "partly"), (&key("narrative"), WORDS)]);
    let evidence = program.add_evidence(&ash, &standard).unwrap().id.unwrap();
    set(
        &mut program,
        &ash,
        &[
            (&format!("evidence/{evidence}/title"), "Safeguarding policy of Ash School"),
            (&format!("evidence/{evidence}/kept-at"), "Trust drive, Policies"),
            (&format!("evidence/{evidence}/owner"), "Trust governance officer"),
        ],
    );
    let action = program.add_action(&ash, &standard).unwrap().id.unwrap();
    set(
        &mut program,
        &ash,
        &[(&format!("action/{action}/what"), "Write the check down"), (&format!("action/{action}/due"), "2026-12-01")],
    );
    Trust { _data: data, program, ash, standard }
}

impl Trust {
    fn like(&self, parts: &[&str]) -> StartAudit {
        let ash = self.program.start().unwrap().submitters.into_iter().find(|one| one.name == "Ash School").unwrap();
        StartAudit {
            like: Some(ash.id),
            like_parts: parts.iter().map(|part| audit_api::views::LikeCode::from_code(part).unwrap()).collect(),
            ..school(&self.program, "Beech School", "999902", "")
        }
    }

    fn begin(&mut self, parts: &[&str]) -> String {
        let start = self.like(parts);
        self.program.start_audit(&start).unwrap().id
    }

    fn at_standard(&self, audit: &str) -> StandardView {
        self.program.standard(audit, &self.standard).unwrap()
    }
}

fn all<'p>(parts: &'p [LikePart], code: &str) -> Vec<&'p str> {
    let part = parts.iter().find(|part| part.code.code() == code);
    part.into_iter().flat_map(|part| &part.rows).map(|row| row.value.as_str()).collect()
}

#[test]
fn everything_that_would_come_is_shown_first_and_actions_are_not_proposed() {
    let trust = trust();
    let before = trust.program.start().unwrap().audits.len();
    let view = trust.program.beginning(&trust.like(&[])).unwrap().like.unwrap();
    assert_eq!(view.organisation, "Ash School");
    assert_eq!(all(&view.parts, "group"), ["Elm Tree Learning Trust"]);
    assert_eq!(all(&view.parts, "contact"), ["safeguarding@elmtree.example.org"]);
    assert_eq!(all(&view.parts, "completes"), ["Jo Lead", "Designated safeguarding lead"]);
    assert_eq!(all(&view.parts, "substitute"), ["Bo Second"]);
    assert_eq!(all(&view.parts, "facts"), ["Yes"]);
    assert_eq!(all(&view.parts, "words"), [WORDS]);
    assert_eq!(all(&view.parts, "evidence"), ["Safeguarding policy of Ash School, kept at Trust drive, Policies"]);
    assert_eq!(all(&view.parts, "roles"), ["Trust governance officer"]);
    assert_eq!(all(&view.parts, "actions"), ["Write the check down"]);
    let words = &view.parts.iter().find(|part| part.code.code() == "words").unwrap().rows[0];
    assert_eq!(words.names, ["Ash School", "Jo Lead"], "whom the words name is said before they are taken");
    let proposed: Vec<_> = view.parts.iter().filter(|part| !part.proposed).map(|part| part.code.code()).collect();
    assert_eq!(proposed, ["actions"]);
    assert_eq!(trust.program.start().unwrap().audits.len(), before, "looking changes nothing");
}

#[test]
fn only_what_was_ticked_comes_and_it_waits_to_be_confirmed() {
    let mut trust = trust();
    let beech = trust.begin(&["contact", "facts"]);
    let profile = trust.program.profile(&beech).unwrap();
    assert_eq!((profile.email.as_str(), profile.substitute.as_str()), ("safeguarding@elmtree.example.org", ""));
    assert_eq!(profile.completed_by, "Iris Office", "who is at the computer, because the other was not ticked");
    assert_eq!(
        (profile.from_last_time, profile.from_organisation.as_deref().unwrap_or_default()),
        (true, "Ash School")
    );
    let check = trust.program.check(&beech).unwrap();
    let said = check.stops.iter().chain(check.warns.iter()).find(|one| one.code.code() == "not-confirmed").unwrap();
    assert!(said.sentence.starts_with("Some details of your organisation come from Ash School."), "{}", said.sentence);
    let view = trust.program.audit(&beech).unwrap();
    assert_eq!((view.progress.rated, view.carried, view.declarations_agreed), (0, false, 0));
    trust.program.confirm(&beech, "profile").unwrap();
    let confirmed = trust.program.profile(&beech).unwrap();
    assert_eq!((confirmed.from_last_time, confirmed.from_organisation.as_deref().unwrap_or_default()), (false, ""));
}

#[test]
fn one_undo_takes_all_of_it_back_and_one_redo_brings_it_again() {
    let mut trust = trust();
    let beech = trust.begin(&["group", "contact", "completes", "substitute", "facts", "actions"]);
    assert_eq!(trust.program.profile(&beech).unwrap().completed_by, "Jo Lead");
    let plan = trust.program.plan(&beech).unwrap();
    assert_eq!(
        (plan.actions[0].what.as_str(), plan.actions[0].due.as_deref().unwrap_or_default()),
        ("Write the check down", "")
    );
    assert_eq!(plan.actions[0].status.code(), "planned");
    trust.program.undo(&beech).unwrap();
    let profile = trust.program.profile(&beech).unwrap();
    assert_eq!((profile.completed_by.as_str(), profile.email.as_str()), ("Iris Office", ""));
    assert!(!profile.from_last_time && trust.program.plan(&beech).unwrap().actions.is_empty());
    assert_eq!(trust.program.undo(&beech).unwrap_err().code, "cannot-undo", "it was one step");
    trust.program.redo(&beech).unwrap();
    assert_eq!(trust.program.profile(&beech).unwrap().email, "safeguarding@elmtree.example.org");
}

#[test]
fn words_and_evidence_are_offered_at_their_standard_and_taken_one_by_one() {
    let mut trust = trust();
    let beech = trust.begin(&["words", "evidence"]);
    let standard = trust.standard.clone();
    let view = trust.at_standard(&beech);
    assert_eq!(
        (view.answer.narrative.as_str(), view.answer.rating.as_deref().unwrap_or_default()),
        ("", ""),
        "nothing is written for anybody"
    );
    assert!(view.evidence.is_empty() && view.other_evidence.is_empty());
    let beside = &view.beside[0];
    assert_eq!(
        (beside.organisation.as_str(), beside.words.as_deref().unwrap_or_default(), beside.chosen),
        ("Ash School", WORDS, true)
    );
    assert_eq!(beside.names, ["Ash School", "Jo Lead"]);
    assert_eq!(beside.evidence[0].names, ["Ash School"]);
    let (from, evidence) = (beside.audit.clone(), beside.evidence[0].id.clone());
    set(&mut trust.program, &beech, &[(&format!("standard/{standard}/narrative"), "We look at it monthly.")]);
    trust.program.take_from(&beech, &standard, &from, "words").unwrap();
    let view = trust.at_standard(&beech);
    assert_eq!(view.answer.narrative, format!("We look at it monthly.\n\n{WORDS}"));
    assert_eq!(view.beside[0].words, None, "what is here already is not offered");
    trust.program.take_from(&beech, &standard, &from, &evidence).unwrap();
    let view = trust.at_standard(&beech);
    assert_eq!(
        (view.evidence[0].title.as_str(), view.evidence[0].kept_at.as_str()),
        ("Safeguarding policy of Ash School", "Trust drive, Policies")
    );
    assert!(view.beside.is_empty());
    let history = trust.program.history(&beech, &audit_api::views::HistoryAsk::default()).unwrap().entries;
    assert!(
        history.iter().any(|entry| entry.new == Some("From Ash School, Section 175/157, 2026".to_owned())),
        "{history:?}"
    );
    trust.program.undo(&beech).unwrap();
    trust.program.undo(&beech).unwrap();
    let view = trust.at_standard(&beech);
    assert_eq!(
        (view.answer.narrative.as_str(), view.evidence.len(), view.beside.len()),
        ("We look at it monthly.", 0, 1)
    );
    // Ash School's own audit is as it was.
    assert_eq!(trust.at_standard(&trust.ash).evidence.len(), 1);
}

#[test]
fn schools_of_one_trust_see_each_others_words_and_strangers_do_not() {
    let mut trust = trust();
    let cedar = school(&trust.program, "Cedar School", "999903", "elm tree  learning trust");
    let cedar = trust.program.start_audit(&cedar).unwrap().id;
    let beside = trust.at_standard(&cedar).beside;
    assert_eq!((beside.len(), beside[0].chosen), (1, false), "of one trust, however it is spelt");
    for (name, group) in [("Dogwood School", ""), ("Elder School", "Another Trust")] {
        let other = school(&trust.program, name, "999904", group);
        let other = trust.program.start_audit(&other).unwrap().id;
        assert!(trust.at_standard(&other).beside.is_empty(), "{name}");
    }
    // What was unticked is not offered either.
    let beech = trust.begin(&["group", "evidence"]);
    let offered = trust.at_standard(&beech).beside;
    assert_eq!((offered[0].words.as_deref().unwrap_or_default(), offered[0].evidence.len()), ("", 1));
    assert_eq!(trust.program.take_from(&beech, &trust.standard, &trust.ash, "words").unwrap_err().code, "not-found");
}

#[test]
fn roles_of_the_other_school_are_offered_and_the_own_kind_comes_first() {
    let mut trust = trust();
    let beech = trust.begin(&["roles"]);
    let roles = trust.program.audit(&beech).unwrap().roles;
    assert!(roles.contains(&"Trust governance officer".to_owned()), "{roles:?}");
    let plain = school(&trust.program, "Cedar School", "999903", "");
    let plain = trust.program.start_audit(&plain).unwrap().id;
    assert!(!trust.program.audit(&plain).unwrap().roles.contains(&"Trust governance officer".to_owned()));
    let start = trust.program.start().unwrap();
    let place = |role: &str| start.roles.iter().position(|one| one == role).unwrap_or_else(|| panic!("{role}"));
    assert!(place("Practice manager") >= start.own_roles as usize, "a practice's role stands behind for a school");
    assert!(place("Designated safeguarding lead") < start.own_roles as usize, "{:?}", start.roles);
    assert_eq!(start.tools[0].id, "section-175", "the audit in use first");
    assert_eq!(start.tools[0].service_types[0].id, "academy", "the kind that is here first");
}

#[test]
fn who_was_here_is_known_and_every_audit_says_when_it_was_begun() {
    let mut trust = trust();
    trust.program.set_person("Cy Cedar", "Headteacher").unwrap();
    let beech = trust.begin(&[]);
    let people: Vec<_> = trust.program.people().unwrap().into_iter().map(|one| (one.name, one.role)).collect();
    let named = |name: &str, role: &str| (name.to_owned(), role.to_owned());
    assert_eq!(people, [named("Cy Cedar", "Headteacher"), named("Iris Office", "Trust safeguarding lead")]);
    assert_eq!(trust.program.audit(&beech).unwrap().begun, Some("2026-10-12".to_owned()));
    assert!(trust.program.start().unwrap().audits.iter().all(|card| card.begun == Some("2026-10-12".to_owned())));
}

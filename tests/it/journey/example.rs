//! Northgate Surgery's whole audit: what was typed is what is sent, printed and packed.

use super::{bytes, file, names, outside, unzipped};
use audit_core::content::{ReturnContent, StatedRating};
use audit_exchange::returns;
use audit_tests::{Answers, open, play};

const NAMES: [&str; 3] = [
    "Z99901-section-11-2026-r1.return.json",
    "Z99901-section-11-2026-r1.plan.pdf",
    "Z99901-section-11-2026-r1.to-send.zip",
];

#[test]
fn northgate_goes_from_an_empty_folder_to_its_files() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let answers = Answers::northgate();
    let mut program = open(data.path()).unwrap();
    let audit = play(&mut program, &answers).unwrap_or_else(|error| panic!("{}: {error}", error.code));
    let check = program.check(&audit).unwrap();
    assert_eq!(check.stops, [], "nothing stops it");
    assert_eq!(check.undrawable, Vec::<String>::new());
    let shown = program.audit(&audit).unwrap().progress;
    assert_eq!((shown.shown as usize, shown.unrated, shown.shown <= 55), (answers.answers.len(), 0, true));
    let sending = program.sending(&audit).unwrap();
    assert!(sending.ready);
    assert_eq!(sending.file_names, NAMES);

    let made = program.make_return(&audit, &out.path().display().to_string()).unwrap();
    assert_eq!(made.heading, "Ready, not sent yet");
    let kinds = ["return", "plan", "zip"];
    for (kind, name) in kinds.into_iter().zip(NAMES) {
        assert_eq!(file(&made, kind).name, name);
        assert_eq!(file(&made, kind).size as usize, bytes(&made, kind).len());
    }
    let mut expected = NAMES.map(str::to_owned);
    expected.sort();
    assert_eq!(names(out.path()), expected, "and nothing else is left in the folder");

    let audit_return = bytes(&made, "return");
    let verified = returns::verify(&audit_return).unwrap_or_else(|refused| panic!("{refused}"));
    assert_eq!(made.fingerprint, verified.submission().digest().parse::<audit_exchange::Digest>().unwrap().grouped());
    let submission = verified.submission();
    let content = submission.content();
    let organisation = &content.organisation;
    assert_eq!(
        (organisation.name.as_str(), organisation.identifiers[0].value.as_str()),
        ("Northgate Surgery", "Z99901")
    );
    says_what_was_typed(content, &answers);
    let shown_before: Vec<_> = sending.parts.iter().flat_map(|part| &part.rows).map(|row| row.value.clone()).collect();
    for answer in &answers.answers {
        assert!(shown_before.iter().any(|row| row.contains(answer.member("narrative"))), "{}", answer.standard);
    }

    let plan = bytes(&made, "plan");
    assert_eq!(
        unzipped(&bytes(&made, "zip")),
        [(NAMES[0].to_owned(), audit_return.clone()), (NAMES[1].to_owned(), plan)],
        "the zip holds both, byte for byte"
    );
    let sent = audit_api::reading::SignedReturn::read(&bytes(&made, "zip")).expect("the zip can be checked as it came");
    assert_eq!(sent.facts(), audit_api::reading::SignedReturn::read(&audit_return).unwrap().facts());
    outside::packages_verify(&audit_return, "Northgate", "Northgale");
    outside::plan_says(file(&made, "plan").path.as_ref().unwrap(), &texts(&answers));
    outside::verapdf_passes(file(&made, "plan").path.as_ref().unwrap());
}

/// Everything that was typed into a field with many words, and every title.
pub(super) fn texts(answers: &Answers) -> Vec<String> {
    let mut texts = Vec::new();
    for answer in &answers.answers {
        texts.push(answer.member("narrative").to_owned());
        texts.push(answer.member("no-action-because").to_owned());
        let evidence = answer.evidence.iter().flat_map(|evidence| &evidence.members);
        let actions = answer.actions.iter().flat_map(|action| &action.members);
        let words = evidence.chain(actions).filter(|(code, _)| ["title", "kept-at", "what", "owner"].contains(code));
        texts.extend(words.map(|(_, value)| value.clone()));
    }
    texts.extend(
        answers.questions.iter().flat_map(|q| &q.members).filter(|(c, _)| *c == "comment").map(|m| m.1.clone()),
    );
    texts.extend(answers.identifiers.iter().map(|(_, value)| value.clone()));
    texts.extend(answers.profile.iter().filter(|(code, _)| code != "service-type").map(|(_, value)| value.clone()));
    texts
}

/// The return says what the answers say: ratings, words, evidence, actions, declarations.
pub(super) fn says_what_was_typed(content: &ReturnContent, answers: &Answers) {
    assert_eq!(content.organisation.sites.len(), answers.sites.len());
    assert_eq!(content.standards.len(), answers.answers.len());
    for (stated, answer) in content.standards.iter().zip(&answers.answers) {
        let id = &answer.standard;
        assert_eq!(stated.id.as_str(), id, "in the order of the form");
        let rating = match &stated.rating {
            StatedRating::Level { code, .. } => code.as_str(),
            StatedRating::NotApplicable { because } => {
                assert_eq!(because, answer.member("not-applicable-because"), "{id}");
                "not-applicable"
            }
        };
        assert_eq!(rating, answer.member("rating"), "{id}");
        assert_eq!(stated.narrative, answer.member("narrative"), "{id}");
        assert_eq!(stated.evidence.len(), answer.evidence.len() + answer.uses.len(), "{id}");
    }
    let evidence: usize = answers.answers.iter().map(|answer| answer.evidence.len()).sum();
    assert_eq!(content.evidence.len(), evidence);
    let whats: Vec<&str> = content.actions.iter().map(|action| action.what.as_str()).collect();
    for action in answers.answers.iter().flat_map(|answer| &answer.actions) {
        let what = action.members.iter().find(|(code, _)| *code == "what").expect("it says what").1.as_str();
        assert!(whats.contains(&what), "{what}");
    }
    assert_eq!(content.declarations.len(), answers.declarations.len());
    assert_eq!(content.program, audit_api::PROGRAM);
}

#[test]
fn it_resumes_where_it_was_left() {
    let data = tempfile::tempdir().unwrap();
    let answers = Answers::northgate();
    let (first, second) = {
        let mut program = open(data.path()).unwrap();
        let first = audit_tests::begin(&mut program, &answers).unwrap();
        let second = audit_tests::begin(&mut program, &Answers::of_practice("Ivy Lane Surgery", "Z99902")).unwrap();
        program.set_place(&first, "standard/s11-t6wp").unwrap();
        program.set_field(&first, "standard/s11-t6wp/rating", "met", "").unwrap();
        program.set_place(&second, "questions").unwrap();
        program.set_place(&second, "no/such/place").unwrap();
        (first, second)
    };
    let program = open(data.path()).unwrap();
    let start = program.start().unwrap();
    let cards: Vec<_> =
        start.audits.iter().map(|card| (card.id.as_str(), card.place.as_str(), card.place_label.as_str())).collect();
    let number = program.standard(&first, "s11-t6wp").unwrap().number;
    assert_eq!(
        cards,
        [
            (first.as_str(), "standard/s11-t6wp", number.as_str()),
            (second.as_str(), "questions", "Partnership questions")
        ],
        "the one last worked on first"
    );
    assert_eq!(start.person.unwrap().name, "Ann Example", "whoever was at the computer last");
}

#[test]
fn undo_and_redo_say_what_and_where() {
    let data = tempfile::tempdir().unwrap();
    let mut program = open(data.path()).unwrap();
    let audit = audit_tests::begin(&mut program, &Answers::northgate()).unwrap();
    let row = &program.audit(&audit).unwrap().areas[0].standards[0];
    let (standard, number) = (row.id.clone(), row.number.clone());
    let place = format!("standard/{standard}");
    let action = program.add_action(&audit, &standard).unwrap().id.unwrap();
    let says = |saved: audit_api::views::SavedView| (saved.what.unwrap(), saved.place.unwrap());
    let added = format!("New action for {number}");
    assert_eq!(says(program.undo(&audit).unwrap()), (added.clone(), place.clone()));
    assert_eq!(says(program.redo(&audit).unwrap()), (added, format!("{place}#action-{action}")));
    program.remove_action(&audit, &action).unwrap();
    let removed = format!("Removal of an action for {number}");
    assert_eq!(says(program.undo(&audit).unwrap()), (removed.clone(), format!("{place}#action-{action}")));
    assert_eq!(says(program.redo(&audit).unwrap()), (removed, place.clone()));
    let evidence = program.add_evidence(&audit, &standard).unwrap().id.unwrap();
    program.set_field(&audit, &format!("evidence/{evidence}/title"), "Register", "").unwrap();
    let typed = "Title of evidence “Register”".to_owned();
    let there = format!("{place}#evidence-{evidence}");
    assert_eq!(says(program.undo(&audit).unwrap()), (typed, there.clone()));
    let shown = program.standard(&audit, &standard).unwrap().evidence;
    assert_eq!((shown.len(), shown[0].title.as_str()), (1, ""), "a piece that says nothing yet is still shown");
    assert_eq!(says(program.undo(&audit).unwrap()), (format!("New evidence for {number}"), there));
    assert_eq!(program.standard(&audit, &standard).unwrap().evidence, []);
}

//! One line for each thing that stops export or warns.

use super::*;
use crate::field::Field;
use crate::tool::sample;

const ACTION: &str = "action/0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e6f";
const EVIDENCE: &str = "0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e70";

/// An audit that has nothing to mend.
fn whole() -> Fields {
    let mut fields = sample::fields(
        "profile/name=Elm identifier/local=E86001 profile/covers-all=yes profile/email=a@example.org
         profile/completed-by=Ann profile/substitute=Bo question/q-worry/answer=None
         standard/s-one/rating=met standard/s-one/narrative=Seen
         standard/s-two/rating=met standard/s-two/narrative=Seen
         standard/s-na/rating=not-applicable standard/s-na/not-applicable-because=None",
    );
    agree(&mut fields);
    fields
}

fn agree(fields: &mut Fields) {
    let digest = agreement::basis_digest(&sample::tool(), fields);
    for (role, name) in [("senior", "Ann"), ("lead", "Ann"), ("governor", "Cy")] {
        for (member, value) in [("name", name), ("agreed-on", "2026-10-01"), ("how", "email"), ("basis", &digest)] {
            let key = format!("declaration/{role}/{member}");
            fields.insert(Field::parse(&key).unwrap(), value.to_owned());
        }
    }
}

/// Codes found after `changes` (`key=value`, or `key=` to empty a field) to a whole audit; `!` marks what stops.
fn check_after(changes: &str, expected: &str) {
    let mut fields = whole();
    for change in changes.split_whitespace() {
        let (key, value) = change.split_once('=').unwrap();
        let field = Field::parse(key).expect(key);
        match value {
            "" => fields.remove(&field),
            value => fields.insert(field, value.replace('_', " ")),
        };
    }
    if !changes.contains("declaration/") {
        agree(&mut fields);
    }
    let found: Vec<String> = check(&sample::tool(), &fields, &Language::english(), "2026-10-12".parse().unwrap())
        .into_iter()
        .map(|f| format!("{}{}", if f.weight == Weight::Stops { "!" } else { "" }, f.code))
        .collect();
    assert_eq!(found.join(" "), expected, "{changes}");
}

#[test]
fn a_whole_audit_is_ready() {
    check_after("", "");
}

#[test]
fn what_stops_export() {
    check_after("standard/s-one/rating=", "!unrated");
    check_after("standard/s-one/rating=of-another-tool", "!unrated");
    check_after("standard/s-na/not-applicable-because=", "!not-applicable-without-reason");
    check_after("standard/s-one/rating=not-applicable", "!not-applicable-not-offered");
    check_after("standard/s-one/rating=partly", "!no-action");
    check_after("standard/s-one/rating=not-met", "!no-action");
    check_after("standard/s-one/rating=not-met standard/s-one/no-action-because=Money", "");
    check_after("fact/lets-rooms=", "!fact-unanswered");
    check_after("fact/lets-rooms=yes", "!unrated");
    check_after("profile/service-type=", "!no-service-type");
    check_after("profile/name=", "!no-name");
    check_after("profile/from-last-time=yes", "!not-confirmed");
    check_after("standard/s-one/from-last-time=yes", "!not-confirmed");
    check_after("standard/s-three/from-last-time=yes", "");
    check_after("question/q-worry/from-last-time=yes", "!not-confirmed");
    check_after("declaration/lead/how=", "!no-declaration");
    check_after("declaration/lead/how= profile/own-use=yes", "");
    check_after("declaration/lead/agreed-on=2026-10-13", "!declaration-in-future");
    check_after("declaration/governor/name=ann", "!declaration-same-person");
    check_after(
        "declaration/lead/name=Dee standard/s-two/rating=not-met",
        "!no-action !declaration-withdrawn !declaration-withdrawn !declaration-withdrawn",
    );
}

#[test]
fn what_warns() {
    check_after("standard/s-one/narrative=", "met-without-evidence");
    check_after("identifier/local=", "no-code");
    check_after("identifier/local=12", "unusual-code");
    check_after("profile/email=denise_at_oakfield", "unusual-email");
    check_after("profile/telephone=01234_five", "unusual-telephone");
    check_after("profile/covers-all=", "no-scope");
    check_after("profile/substitute=", "no-substitute");
    check_after("profile/completed-by=", "no-completer");
    check_after("profile/email=", "no-contact");
    check_after("question/q-worry/answer=", "question-unanswered");
}

#[test]
fn actions_and_evidence_warn_of_what_is_missing() {
    let action = format!("standard/s-one/rating=partly {ACTION}/standard=s-one {ACTION}");
    check_after(&format!("{action}/owner=GP"), "!no-action action-without-words");
    check_after(&format!("{action}/what=Train"), "action-without-owner action-without-date");
    let whole = format!("{action}/what=Train {ACTION}/owner=GP {ACTION}");
    check_after(&format!("{whole}/due=2026-12-01"), "");
    check_after(&format!("{whole}/due=2026-12-01 {ACTION}/status=dropped"), "!no-action");
    check_after(&format!("{whole}/no-date-because=Money"), "");
    check_after(&format!("{whole}/due=2026-10-11"), "action-overdue");
    let done = format!("{whole}/due=2026-10-11 {ACTION}/status=done standard/s-one/no-action-because=It_is_enough");
    check_after(&done, "");
    check_after(&format!("{done} {ACTION}/done-on=2026-10-12"), "");
    check_after(&format!("{done} {ACTION}/done-on=2026-10-13"), "action-done-in-future");
    let linked = format!("standard/s-one/narrative= standard/s-one/evidence/{EVIDENCE}=yes evidence/{EVIDENCE}");
    check_after(&format!("{linked}/title=Policy"), "evidence-without-place");
    check_after(&format!("{linked}/kept-at=Shelf"), "evidence-without-title");
    let titled = format!("{linked}/title=Policy evidence/{EVIDENCE}");
    check_after(&format!("{titled}/kept-at=C:\\audit"), "evidence-names-a-folder");
    check_after(&format!("{titled}/kept-at=Shelf evidence/{EVIDENCE}/date=2027-03-03"), "evidence-in-future");
    check_after(
        &format!("{linked}/title=Policy evidence/{EVIDENCE}/kept-at=Shelf evidence/{EVIDENCE}/review=2026-01-01"),
        "evidence-out-of-date",
    );
    check_after(&format!("{linked}/title=Policy evidence/{EVIDENCE}/removed=yes"), "met-without-evidence");
}

#[test]
fn what_was_done_or_dropped_is_nothing_that_is_still_to_be_done() {
    let planned = |number: u8, status: &str| {
        let action = format!("action/0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e{number:02}");
        format!(
            "{action}/standard=s-one {action}/what=Train {action}/owner=GP {action}/no-date-because=Soon {action}/status={status} "
        )
    };
    let of = |rating: &str, statuses: &str| {
        let actions = statuses.split_whitespace().zip(10..).map(|(status, number)| planned(number, status));
        format!("standard/s-one/rating={rating} {}", actions.collect::<String>())
    };
    for statuses in ["done", "dropped", "done done", "done dropped", "dropped dropped dropped"] {
        check_after(&of("partly", statuses), "!no-action");
        check_after(&of("not-met", statuses), "!no-action");
        check_after(&of("met", statuses), "");
        check_after(&format!("{} standard/s-one/no-action-because=It_is_enough", of("partly", statuses)), "");
        check_after(&of("partly", &format!("{statuses} planned")), "");
        check_after(&of("partly", &format!("under-way {statuses}")), "");
    }
    let mut fields = whole();
    fields.extend(sample::fields(&of("partly", "done")));
    let found = check(&sample::tool(), &fields, &Language::english(), "2026-10-12".parse().unwrap());
    assert_eq!(
        found[0].sentence,
        "1.1 is partly. Its only action is done: rate it again, add what is still to do, or say why nothing more is needed."
    );
}

/// The fields that mend what is found after `changes`, each after its code.
fn mended_after(changes: &str) -> Vec<String> {
    let mut fields = whole();
    for change in changes.split_whitespace() {
        let (key, value) = change.split_once('=').unwrap();
        fields.insert(Field::parse(key).expect(key), value.replace('_', " "));
    }
    let found = check(&sample::tool(), &fields, &Language::english(), "2026-10-12".parse().unwrap());
    let found = found.iter().filter(|finding| !matches!(finding.place, Place::Declaration(..)));
    found.map(|finding| format!("{} {}", finding.code, finding.place.field())).collect()
}

#[test]
fn each_finding_names_the_very_field_that_mends_it() {
    let site = "site/0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e71";
    assert_eq!(mended_after(&format!("{site}/scope=in")), [format!("site-without-name {site}/name")]);
    assert_eq!(
        mended_after(&format!("{site}/scope=out {site}/name=Annex")),
        [format!("site-not-assured {site}/assured-by")]
    );
    assert_eq!(
        mended_after("standard/s-one/rating=not-met"),
        ["no-action standard/s-one/no-action-because"],
        "the workbook's cell; the screen shows a new action"
    );
    let action = format!("standard/s-one/rating=partly {ACTION}/standard=s-one {ACTION}/what=Train");
    assert_eq!(
        mended_after(&action),
        [format!("action-without-owner {ACTION}/owner"), format!("action-without-date {ACTION}/due")]
    );
    assert_eq!(
        mended_after(&format!("{action} {ACTION}/owner=GP {ACTION}/due=2026-10-01")),
        [format!("action-overdue {ACTION}/status")]
    );
    let linked = format!("standard/s-one/evidence/{EVIDENCE}=yes evidence/{EVIDENCE}");
    assert_eq!(
        mended_after(&format!("{linked}/title=Policy")),
        [format!("evidence-without-place evidence/{EVIDENCE}/kept-at")]
    );
    assert_eq!(
        mended_after("standard/s-one/from-last-time=yes"),
        ["not-confirmed standard/s-one/from-last-time".to_owned()]
    );
}

/// Sentences found in an audit of a tool whose first language is another than the audit's.
fn said_in(language: &Language) -> Vec<String> {
    let tool = sample::in_two_languages();
    let mut fields = sample::fields(
        "standard/s-one/rating=partly question/q-worry/from-last-time=yes declaration/senior/agreed-on=2027-01-01",
    );
    let quarrel = sample::fields("profile/service-type=clinic");
    fields.extend(quarrel);
    let digest = agreement::basis_digest(&tool, &fields);
    for role in ["senior", "governor"] {
        for (member, value) in [("name", "Ann"), ("agreed-on", "2027-01-01"), ("how", "email"), ("basis", &digest)] {
            fields.insert(Field::parse(&format!("declaration/{role}/{member}")).unwrap(), value.to_owned());
        }
    }
    check(&tool, &fields, language, "2026-10-12".parse().unwrap()).into_iter().map(|found| found.sentence).collect()
}

#[test]
fn what_is_found_quotes_the_tool_in_the_language_of_the_audit() {
    let english = said_in(&Language::english());
    assert!(english.iter().all(|sentence| !sentence.contains("ymraeg")), "{english:?}");
    let welsh = said_in(&Language::new("cy").unwrap());
    let quoting = welsh.iter().filter(|sentence| sentence.contains("ymraeg")).count();
    // A fact, an identifier, a level, a question twice, a role that has not agreed, one in the future, and two of one person.
    assert!(quoting >= 6, "{welsh:?}");
}

//! Search: as one types, in tools and answers, with any text.
use audit_store::{Phrase, SearchScope, Wanted};

use crate::common::{add_audit, fixture, operation, wanted};

fn scope() -> SearchScope {
    SearchScope { limit: 10, ..SearchScope::default() }
}

#[test]
fn finds_while_typing_and_ranks_the_statement_first() {
    let fixture = fixture();
    let reader = fixture.store.read().unwrap();
    let found = |typed: &str| {
        let english = SearchScope { language: Some("en".to_owned()), ..scope() };
        reader
            .search(&wanted(typed), &english)
            .unwrap()
            .standards
            .into_iter()
            .map(|hit| hit.standard)
            .collect::<Vec<_>>()
    };
    assert_eq!(found("suita"), ["stay-suitable", "references"]);
    assert_eq!(found("6.4"), ["stay-suitable"]);
    assert_eq!(found("REFERENCES both"), ["references"]);
    assert_eq!(found("references register"), [""; 0]);
    assert_eq!(reader.search(&wanted("ol penodi"), &scope()).unwrap().standards[0].language, "cy");
}

#[test]
fn one_way_of_several_is_enough_and_of_a_way_every_phrase_is_needed() {
    let fixture = fixture();
    let reader = fixture.store.read().unwrap();
    let found = |ways: &[&[&str]]| {
        let phrase = |words: &&str| Phrase { words: (*words).to_owned(), unfinished: false };
        let wanted = Wanted(ways.iter().map(|way| way.iter().map(phrase).collect()).collect());
        reader.search(&[wanted], &scope()).unwrap().standards.into_iter().map(|hit| hit.standard).collect::<Vec<_>>()
    };
    assert_eq!(found(&[&["dated register"]]), ["stay-suitable"]);
    assert_eq!(found(&[&["register dated"]]), [""; 0], "the words of a phrase stand next to each other");
    assert_eq!(found(&[&["register", "dated"]]), ["stay-suitable"]);
    assert_eq!(found(&[&["nowhere"], &["register"]]), ["stay-suitable"]);
    assert_eq!(found(&[&["nowhere", "register"]]), [""; 0]);
    assert_eq!(found(&[]), [""; 0]);
}

#[test]
fn answers_follow_every_change_and_values_are_left_out() {
    let mut fixture = fixture();
    let key = "standard/references/narrative";
    fixture.set(1, key, Some("Zażółć gęślą jaźń"));
    let rating = audit_store::Change::value("standard/references/rating", None, Some("met"));
    fixture.commit(&operation(2, vec![rating])).unwrap();
    let other = add_audit(&mut fixture.store, 0xA2);
    let found = |fixture: &crate::common::Fixture, word: &str, audit| {
        fixture.store.read().unwrap().search(&wanted(word), &SearchScope { audit, ..scope() }).unwrap().answers.len()
    };
    assert_eq!(found(&fixture, "gesla", None), 1);
    assert_eq!(found(&fixture, "gesla", Some(other)), 0);
    assert_eq!(found(&fixture, "met", None), 0);
    fixture.set(3, key, Some("References are kept."));
    assert_eq!((found(&fixture, "gesla", None), found(&fixture, "kept", None)), (0, 1));
    let as_value = audit_store::Change::value(key, Some("References are kept."), Some("kept"));
    fixture.commit(&operation(4, vec![as_value])).unwrap();
    assert_eq!(found(&fixture, "kept", None), 0, "what is no words any more is not found");
    fixture.set(5, key, Some("They are kept again."));
    assert_eq!((found(&fixture, "again", None), found(&fixture, "references", None)), (1, 0));
    fixture.set(6, key, None);
    assert_eq!(found(&fixture.again(), "kept", None), 0);
}

#[test]
fn any_text_is_safe() {
    let fixture = fixture();
    let reader = fixture.store.read().unwrap();
    for typed in ["\"", "suit\" OR \"x", "NEAR(", "a AND", "-", "*", "statement:suit", "^", "\0suita", "", "  ", "€ ✓"]
    {
        reader.search(&wanted(typed), &scope()).unwrap_or_else(|error| panic!("{typed:?}: {error}"));
    }
    let long = "word ".repeat(5_000);
    assert_eq!(reader.search(&wanted(&long), &scope()).unwrap().standards.len(), 0);
    assert_eq!(reader.search(&wanted("\"suita"), &scope()).unwrap().standards.len(), 2);
}

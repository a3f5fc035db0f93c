//! Headers, ratings and rows as partnerships write them.

use super::*;
use crate::audit::Rating;
use crate::text::Language;
use crate::tool::sample::tool as sample;
use proptest::prelude::*;

fn table(lines: &[&str]) -> Vec<Vec<String>> {
    lines.iter().map(|line| line.split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

#[test]
fn a_header_is_found_below_titles_and_notes() {
    let rows = table(&[
        "Safeguarding self-assessment 2025",
        "Please complete every row | | Return by 30 November",
        "",
        "Ref | Standard | RAG | Evidence | Action needed | Lead | By when",
        "1.1 | You have a named lead | G | Policy | | |",
    ]);
    assert_eq!(header_row(&rows), Some(3));
    assert_eq!(header_row(&table(&["Dear colleagues", "a | b", "1 | 2"])), None);
}

#[test]
fn columns_are_told_by_their_headers_and_by_what_they_hold() {
    let tool = sample();
    let standards: Vec<_> = tool.standards().collect();
    let english = Language::english();
    let told = |headers: &str, rows: &[&str]| {
        let headers: Vec<String> = headers.split('|').map(|cell| cell.trim().to_owned()).collect();
        let proposed = propose(&headers, &table(rows), &standards, &english);
        proposed.iter().map(|holds| holds.map_or("-", Holds::code)).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        told(
            "Ref | Standard | RAG rating | How do you know? | Evidence | Action needed | Lead | By when | Office use",
            &[]
        ),
        "number statement rating narrative evidence action owner due -"
    );
    // Headers that say nothing: the cells do.
    let statement = standards[0].standard.statement.get(&english).to_uppercase();
    let row = format!("6.4 | {statement} | Fully met | something that was written");
    assert_eq!(told("A | B | C | D", &[&row, "6.5 | Something else | n/a | words"]), "number statement rating -");
    // Of two columns that could be the same thing the first.
    assert_eq!(told("Comments | Further comments | Score", &["a | b | 3"]), "narrative statement rating");
}

#[test]
fn values_are_mapped_to_levels_and_guesses_are_marked() {
    let tool = sample();
    let met = tool.levels[0].label.get(&Language::english()).to_owned();
    let values = ["G", "g ", "Red", "n/a", "mostly", &met, "", "G"];
    let told = meanings(values.into_iter(), &tool);
    let of = |value: &str| told.iter().find(|meaning| meaning.value == value).unwrap();
    assert_eq!((of("G").count, of("G").guessed), (3, true));
    assert_eq!(told[0].value, "G", "the most frequent first");
    assert_eq!(of("G").rating, Some(Rating::Level(tool.levels[0].code.clone())));
    assert_eq!(of("n/a").rating, Some(Rating::NotApplicable));
    assert_eq!((of("mostly").rating.clone(), of("mostly").guessed), (None, false));
    assert!(!of(&met).guessed, "the level's own name is no guess");
    let numbers = meanings(["0", "3", "2", "3"].into_iter(), &tool);
    let of = |value: &str| numbers.iter().find(|meaning| meaning.value == value).unwrap().clone();
    assert_eq!(of("3").rating, Some(Rating::Level(tool.levels[0].code.clone())));
    assert_ne!(of("0").rating, of("3").rating);
    assert!(numbers.iter().all(|meaning| meaning.guessed));
    assert_eq!(meanings(["3"].into_iter(), &tool)[0].rating, None, "one number alone says nothing");
}

#[test]
fn nothing_is_guessed_between_two_levels_that_count_alike() {
    let mut tool = sample();
    let mut yellow = tool.levels[1].clone();
    yellow.code = crate::ids::LevelCode::new("yellow").unwrap();
    yellow.label = crate::text::Text::english("Yellow");
    tool.levels.insert(2, yellow);
    let found = meanings(["in part", "3", "2", "0", "yellow"].into_iter(), &tool);
    let of = |value: &str| found.iter().find(|meaning| meaning.value == value).unwrap();
    for value in ["in part", "2"] {
        assert_eq!((&of(value).rating, of(value).guessed), (&None, false), "{value}");
    }
    assert_eq!(of("yellow").rating, Some(Rating::Level(tool.levels[2].code.clone())));
    assert_eq!(of("3").rating, Some(Rating::Level(tool.levels[0].code.clone())));
}

#[test]
fn a_row_is_matched_by_words_then_by_number_and_never_against_its_words() {
    let tool = sample();
    let standards: Vec<_> = tool.standards().collect();
    let english = Language::english();
    let first = &standards[0];
    let words = first.standard.statement.get(&english);
    let told = |number: &str, text: &str| Closest::new(&standards, &english).find(number, text);
    let same = told("99.9", &format!("  {} ", words.to_uppercase())).unwrap();
    assert_eq!((same.standard, same.how), (first.standard.id.clone(), How::SameWords));
    let alike = told("", &format!("{words} and say so")).unwrap();
    assert_eq!(alike.standard, first.standard.id);
    assert!(matches!(alike.how, How::AlikeWords(share) if share >= 500));
    let numbered = told(&format!("{}.", first.number), "").unwrap();
    assert_eq!((numbered.standard, numbered.how), (first.standard.id.clone(), How::Number));
    assert_eq!(
        told(&first.number, "Zebras graze beyond the fence"),
        None,
        "the number says one thing, the words another"
    );
    assert_eq!(told("", ""), None);
}

proptest! {
    /// Whatever stands in a sheet, reading it ends, proposes each kind at most once, and never more columns than there are.
    #[test]
    fn any_sheet_can_be_looked_at(rows in prop::collection::vec(prop::collection::vec(".{0,12}", 0..5), 0..8)) {
        let tool = sample();
        let standards: Vec<_> = tool.standards().collect();
        let english = Language::english();
        let at = header_row(&rows).unwrap_or(0);
        let headers = rows.get(at).cloned().unwrap_or_default();
        let proposed = propose(&headers, &rows, &standards, &english);
        prop_assert_eq!(proposed.len(), headers.len());
        for holds in Holds::ALL {
            prop_assert!(proposed.iter().filter(|found| **found == Some(holds)).count() <= 1);
        }
        for row in &rows {
            let cell = |place: usize| row.get(place).map_or("", String::as_str);
            Closest::new(&standards, &english).find(cell(0), cell(1));
        }
        meanings(rows.iter().flatten().map(String::as_str), &tool);
    }

    /// The quick look never says less than the slow one.
    #[test]
    fn the_quick_look_is_an_upper_bound(a in prop::collection::vec("[ab]{1,2}", 0..8), b in prop::collection::vec("[ab]{1,2}", 0..8)) {
        use crate::editions::words::{Numbers, Sorted, likeness};
        let (most, like) = (Sorted::of(&a).most_likeness(&Sorted::of(&b)), likeness(&a, &b));
        prop_assert!(most >= like);
        // As numbers they are as much alike.
        let mut numbers = Numbers::default();
        let known = numbers.learn(&b);
        let asked = numbers.of(&a);
        prop_assert_eq!(Sorted::of(&asked).most_likeness(&Sorted::of(&known)), most);
        prop_assert_eq!(likeness(&asked, &known), like);
    }
}

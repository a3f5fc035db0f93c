//! What is found, how well, and what is shown of it.

use super::*;

fn rank(typed: &str, head: &str, body: &str) -> Option<Rank> {
    Query::typed(typed).rank(&Words::of(head), &Words::of(body))
}

fn shown(typed: &str, head: &str, body: &str) -> String {
    let parts = Query::typed(typed).around(&Words::of(head), &Words::of(body));
    parts.into_iter().map(|part| if part.found { format!("[{}]", part.text) } else { part.text }).collect()
}

#[test]
fn an_abbreviation_finds_what_it_means_and_the_words_find_the_abbreviation() {
    assert_eq!(rank("scr", "7.2 The single central record is complete.", ""), Some(0));
    assert_eq!(rank("single central record", "7.2 The SCR is complete.", ""), Some(0));
    assert_eq!(rank("s.128", "7.3 Section 128 directions are looked for.", ""), Some(0));
    assert_eq!(rank("Section 128", "", "Look for s.128 directions."), Some(2));
    assert_eq!(rank("S128", "", "Look for a section 128 direction."), Some(2));
    assert_eq!(rank("LADO", "", "Ask the local authority designated officers."), Some(2));
    assert_eq!(rank("designated safeguarding leads", "Two DSLs are trained", ""), Some(0));
    assert_eq!(rank("child in need", "", "CIN plans are kept"), Some(2));
    assert_eq!(rank("scr", "7.4 References are taken up.", "Both referees"), None);
}

#[test]
fn what_is_a_word_as_well_is_an_abbreviation_only_in_capitals() {
    assert_eq!(rank("special educational needs and disabilities", "Send it to the head", ""), None);
    assert_eq!(rank("special educational needs and disabilities", "SEND policy", ""), Some(0));
    assert_eq!(rank("personal education plan", "A pep talk", ""), None);
}

#[test]
fn every_word_is_needed_and_the_last_may_be_unfinished() {
    assert_eq!(rank("dated reg", "Keep a dated register.", ""), Some(1));
    assert_eq!(rank("reg dated", "Keep a dated register.", ""), None, "only the last is unfinished");
    assert_eq!(rank("6.4", "6.4 Stay suitable", ""), Some(0));
    assert_eq!(rank("6.4", "6 people, 4 rooms", ""), None);
    assert_eq!(rank("zażółć", "Zazolc", ""), None, "the stroke of ł is no accent");
    assert_eq!(rank("élan", "ELAN", ""), Some(0));
    assert_eq!(rank("", "anything", ""), None);
    assert_eq!(rank("\" - *", "anything", ""), None);
    assert_eq!(rank("recruitment scr", "SCR and recruitment", ""), Some(0));
    assert_eq!(rank("recruitment scr", "", "The single central record after recruitment"), Some(4));
}

#[test]
fn what_is_asked_counts_more_than_guidance_and_whole_words_more_than_beginnings() {
    let ranks = [
        ("lac", "LAC reviews", ""),
        ("lac", "A lack of care", ""),
        ("lac", "", "Children looked after"),
        ("lac", "", "A lack"),
    ];
    let ranks: Vec<_> = ranks.into_iter().map(|(typed, head, body)| rank(typed, head, body).unwrap()).collect();
    assert_eq!(ranks, [0, 1, 2, 3]);
}

#[test]
fn what_was_found_is_marked_with_the_words_around_it() {
    assert_eq!(
        shown("scr", "7.2 The single central record, in one place.", ""),
        "7.2 The [single central record], in one place."
    );
    let long = format!("{}Keep the SCR {}", "before ".repeat(30), "after ".repeat(30));
    assert_eq!(
        shown("single central record", "7.2 Checks", &long),
        format!("…{}Keep the [SCR] {}…", "before ".repeat(4), "after ".repeat(17))
    );
    assert_eq!(shown("dated reg", "1.1 x", "Line\nKeep a dated register."), "Line Keep a [dated register].");
}

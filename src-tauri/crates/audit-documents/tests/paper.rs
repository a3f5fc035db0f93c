//! The paper for those who are asked to agree: at most two pages whatever is in it, nothing lost in silence, valid.

mod papers;
mod reader;

use audit_documents::paper::model::*;
use audit_documents::paper_pdf;
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use papers::paper;

/// Every text of it the same.
fn paper_of(text: &str) -> Paper {
    let t = || text.to_owned();
    let mut paper = paper(30, 30);
    (paper.audit_title, paper.edition, paper.notice, paper.organisation) = (t(), t(), t(), t());
    (paper.readers, paper.state, paper.made) = (t(), t(), t());
    paper.asked = vec![t(); 30];
    paper.since = vec![t(); 30];
    paper.questions = vec![t(); 5];
    for one in &mut paper.unmet {
        (one.statement, one.rating.label) = (t(), t());
    }
    for one in &mut paper.actions {
        (one.what, one.who, one.due) = (t(), t(), t());
    }
    paper
}

fn cases() -> Vec<(String, Paper)> {
    let mut cases = vec![("an empty model".to_owned(), Paper::default())];
    for (unmet, actions) in [(0, 0), (1, 1), (12, 9), (40, 40), (40, 0), (0, 40), (600, 900)] {
        cases.push((format!("{unmet} not met, {actions} actions"), paper(unmet, actions)));
    }
    for text in [
        "unbroken".repeat(50),
        "الدكتورة سميرة الخطيب، مسؤولة الحماية ".repeat(40),
        "Long words and short ones. ".repeat(200),
        "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ ਢਿੱਲੋਂ ".repeat(60),
    ] {
        cases.push((text.chars().take(20).collect(), paper_of(&text)));
    }
    cases
}

fn pages(bytes: &[u8]) -> usize {
    lopdf::Document::load_mem(bytes).unwrap().get_pages().len()
}

#[test]
fn it_never_has_more_than_two_pages_and_is_always_valid() {
    for (name, paper) in cases() {
        let bytes = paper_pdf(&paper).unwrap();
        assert!(pages(&bytes) <= 2, "{name}: {} pages", pages(&bytes));
        for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a] {
            let report = validate_pdf_bytes(&bytes, &ValidationOptions::default().profile(profile)).unwrap();
            assert!(report.is_compliant, "{name}: {report}");
        }
    }
}

fn text(paper: &Paper) -> String {
    let parts = reader::parts(&paper_pdf(paper).unwrap());
    parts.iter().map(|part| part.text.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_does_not_fit_is_counted_and_what_fits_is_whole() {
    let few = text(&paper(4, 3));
    assert!(!few.contains("see the full improvement plan"), "{few}");
    assert_eq!(few.matches("The single central record").count(), 4 + 5, "four rows and five questions");
    let many = text(&paper(40, 40));
    let rows = |what: &str| many.lines().filter(|line| line.contains(what)).count();
    let left = |called: &str| -> usize {
        let line = many.lines().find(|line| line.contains(called) && line.starts_with("And ")).expect(&many);
        line.split(' ').nth(1).unwrap().parse().unwrap()
    };
    assert_eq!(rows("The single central record") - 5 + left("standards: see"), 40, "{many}");
    assert_eq!(rows("Look at every line") + left("actions: see"), 40, "{many}");
    for said in [
        "Paper for governors",
        "Draft: 61 of 70 standards rated",
        "This copy is number K4-7Q",
        "Five questions to ask",
        "Notes",
    ] {
        assert!(many.contains(said), "{said}: {many}");
    }
}

#[test]
fn its_parts_are_told_apart_by_those_who_listen() {
    let parts = reader::parts(&paper_pdf(&paper(4, 3)).unwrap());
    let found =
        |path: &str, words: &str| parts.iter().any(|part| part.path.ends_with(path) && part.text.contains(words));
    assert!(found("Sect/H1", "Paper for governors"));
    for heading in ["What you are asked to agree", "What is not met", "What we will do", "Five questions", "Notes"] {
        assert!(found("Sect/H2", heading), "{heading}");
    }
    assert!(found("TR/TH/P", "1.1 (critical)") && found("LI/LBody", "1. 7.4"));
}

#[test]
fn nothing_not_met_is_said() {
    let none = text(&paper(0, 0));
    assert!(none.contains("every standard that is rated and applies is met"), "{none}");
    assert!(none.contains("No actions are needed so far."), "{none}");
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    assert_eq!(paper_pdf(&paper(12, 9)).unwrap(), paper_pdf(&paper(12, 9)).unwrap());
}

#[test]
fn the_real_verapdf_agrees() {
    reader::verapdf_agrees("the papers", cases().into_iter().map(|(_, paper)| paper_pdf(&paper).unwrap()));
}

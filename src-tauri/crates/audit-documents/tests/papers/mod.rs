//! Papers of an invented school, for tests and to look at.

use audit_core::plan::{Rating, RatingKind, Tally};
use audit_documents::paper::model::*;

const LONG: &str = "St Bartholomew and All Angels Church of England Voluntary Aided Junior School, Hayes";

/// A paper with so many standards that are not met, and so many actions.
pub fn paper(unmet: usize, actions: usize) -> Paper {
    let statement =
        "The single central record is complete for everyone required, checked at least termly by a leader and sampled.";
    let rating = |at: usize| match at % 3 {
        0 => Rating { kind: RatingKind::NotMet, label: "Not met".into() },
        _ => Rating { kind: RatingKind::Partly, label: "Partly met".into() },
    };
    Paper {
        language: "en-GB".into(),
        audit_title: "Section 175 and 157 safeguarding self-evaluation".into(),
        edition: "2026".into(),
        notice: "Draft for the partnership's approval.".into(),
        organisation: LONG.into(),
        readers: "governors".into(),
        copy: "K4-7Q".into(),
        state: "Draft: 61 of 70 standards rated".into(),
        made: "22 November 2026".into(),
        program: "Safeguarding Audit".into(),
        tally: Tally { met: 61 - unmet.min(61) as u32, partly: unmet as u32, not_met: 0, not_applicable: 0, unrated: 9 },
        percent: "87.1%".into(),
        asked: vec![format!("The answers for {LONG} are true as far as we know: 48 of 70 standards met."); 4],
        unmet: (0..unmet)
            .map(|at| Unmet {
                number: format!("{}.{}", 1 + at / 8, 1 + at % 8),
                statement: statement.into(),
                critical: at == 0,
                rating: rating(at),
            })
            .collect(),
        actions: (0..actions)
            .map(|at| Planned {
                number: format!("{}.{}", 1 + at / 8, 1 + at % 8),
                what: "Look at every line of the record together and write down what is missing, with a date for each gap.".into(),
                who: "School business manager".into(),
                due: "18 December 2026".into(),
            })
            .collect(),
        without_action: unmet.saturating_sub(actions),
        since: vec!["There is no earlier audit here to compare with.".into()],
        questions: vec![format!("7.4 (“{statement}”) is critical and not met. What keeps children safe until it is put right?"); 5],
        ..Paper::default()
    }
}

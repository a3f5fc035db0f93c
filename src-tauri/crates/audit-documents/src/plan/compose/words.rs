//! The document's own words, in one place: what the audit tool and the answers do not bring. Those that the workbook says too stand
//! beside the model of both.

use audit_core::plan::{ImprovementPlan, PlanState};

pub use audit_core::plan::words::{NO_ACTION_YET, TITLE, due, state, without_actions};

pub const SUMMARY: &str = "Summary";
pub const BY_AREA: &str = "How each area stands";
pub const ACTIONS: &str = "Actions";
pub const QUESTIONS: &str = "Questions that are not scored";
pub const DECLARATION: &str = "Declaration";
pub const FINGERPRINT: &str = "Fingerprint of the return";
pub const ANNEX: &str = "All standards with their ratings";
pub const EARLIER: &str = "Earlier answers to what is not asked any more";
pub const EARLIER_WHY: &str = "These answers were given to words that the audit has no longer, or were given again since. They stay with the organisation and are no part of its return.";
pub const EARLIER_NONE: &str = "There are none.";
pub const WORDS_UNKNOWN: &str = "The words that were answered are not known any more.";
pub const CRITICAL: &str = "Critical standards that are not fully met";
pub const ALL_AREAS: &str = "All areas";
pub const SIGNATURE: &str = "The digital signature shows that the file was not changed after this copy made it. It does not show who was at the keyboard.";
pub const ANSWERED: &str = "Answer";
pub const NO_ANSWER_YET: &str = "No answer is written down.";
pub const NO_FINGERPRINT: &str = "There is none yet: it is made when the return is exported.";
pub const NOBODY_YET: &str = "Nobody has confirmed this yet.";
pub const NOTHING_APPLIES: &str = "No score: no standard applies.";
pub const NONE_CRITICAL: &str = "Every critical standard that applies is met.";
pub const NO_STANDARDS: &str = "The audit tool shows no standards for this organisation.";
pub const NOTHING_WRITTEN: &str = "Nothing was written under \u{201c}How do you know?\u{201d}.";

/// "Revision 2, draft". An audit for own use has no revisions.
pub fn revision(number: u32, state: PlanState) -> String {
    match state {
        PlanState::Final => format!("Revision {number}"),
        PlanState::Draft { .. } => format!("Revision {number}, draft"),
        PlanState::Since => format!("Revision {number}, and what was done since"),
        PlanState::OwnUse => String::new(),
    }
}

/// What the foot of every page says before its number.
pub fn foot(plan: &ImprovementPlan) -> String {
    match (plan.state, plan.as_of.as_str()) {
        (PlanState::Final, _) | (_, "") => revision(plan.revision, plan.state),
        (_, as_of) => format!("As it stands on {as_of}"),
    }
}

/// "2 questions are not answered: 4, 7."
pub fn not_answered(count: usize, numbers: &str) -> String {
    let count = counted(count, "question is not answered", "questions are not answered");
    if numbers.is_empty() { format!("{count}.") } else { format!("{count}: {numbers}.") }
}

/// "8 questions that may be left open were left open."
pub fn left_open(count: usize) -> String {
    counted(count, "question that may be left open was left open.", "questions that may be left open were left open.")
}

/// "12 actions, each with the standard that it is for: 9 still to be done, 3 done. 1 more was dropped."
pub fn actions(open: usize, done: usize, dropped: usize) -> String {
    let each = format!("{}, each with the standard that it is for", counted(open + done, "action", "actions"));
    let all = match (open, done) {
        (_, 0) => format!("{each}."),
        (0, done) => format!("{each}: {done} done."),
        (open, done) => format!("{each}: {open} still to be done, {done} done."),
    };
    match dropped {
        0 => all,
        1 => format!("{all} 1 more was dropped: it is listed, and not counted."),
        n => format!("{all} {n} more were dropped: they are listed, and not counted."),
    }
}

/// The band that a signed return gives itself. The plan counts the score anew and has no audit tool to judge the band by.
pub fn band_given(band: &str) -> String {
    format!("The return gives itself the band \u{201c}{band}\u{201d}.")
}

/// "1 action", "20 actions".
pub fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

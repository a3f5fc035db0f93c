//! A return as plain text for a terminal: all that it says, in the order in which people read it.

use super::claims;
use crate::returns::plan_of;
use crate::words;
use audit_core::audit::{Action, ActionCount};
use audit_core::content::{ReturnContent, Submission};
use audit_core::ids::StandardId;
use audit_core::plan::{Evidence, ImprovementPlan, Standard, Tally};
use audit_core::readiness;

/// Columns of the names before the values.
const NAMES: usize = 22;

/// The whole return.
pub(super) fn of(submission: &Submission) -> String {
    let content = submission.content();
    let plan = plan_of(submission);
    let mut page = Page::default();
    front(&mut page, content, &plan);
    organisation(&mut page, content, &plan);
    summary(&mut page, content, &plan);
    declaration(&mut page, content, &plan);
    actions(&mut page, content, &plan);
    standards(&mut page, content, &plan);
    questions(&mut page, &plan);
    asked(&mut page, &plan);
    page.text
}

/// Only headings stand at the margin; everything else is indented.
#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    fn heading(&mut self, words: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(words);
        self.text.push('\n');
    }

    /// A name and its value; nothing where there is no value.
    fn row(&mut self, name: &str, value: &str) {
        if !value.trim().is_empty() {
            self.put(2, &format!("{name:<NAMES$}"), value);
        }
    }

    /// Words after a beginning; further lines stand below the first.
    fn put(&mut self, indent: usize, start: &str, words: &str) {
        // A name may come from the return as well.
        let start = start.replace(['\n', '\t'], " ");
        let hang = indent + start.chars().count();
        for (i, line) in words.trim_end().lines().enumerate() {
            let before = if i == 0 { format!("{}{start}", " ".repeat(indent)) } else { " ".repeat(hang) };
            self.text.push_str(format!("{before}{line}").trim_end());
            self.text.push('\n');
        }
    }
}

fn front(page: &mut Page, content: &ReturnContent, plan: &ImprovementPlan) {
    page.heading("The return");
    page.row("Audit", &plan.audit_title);
    page.row("Audit tool", &format!("{}, edition {}", content.tool.id, content.tool.edition));
    page.row("Notice", &content.tool.notice);
    page.row("Revision", &content.revision.to_string());
    page.row("Reason", &content.revision_reason);
    page.row("Replaces", content.replaces.as_deref().unwrap_or_default());
    page.row("Made", &plan.created);
    page.row("Made with", &content.program);
    page.row("Language", content.language.as_str());
    if let Some(issue) = &content.issue {
        page.row("Answers the issue", &issue.id.urn().to_string());
    }
}

fn organisation(page: &mut Page, content: &ReturnContent, plan: &ImprovementPlan) {
    page.heading("Organisation");
    page.row("Name", &plan.organisation.name);
    for (label, value) in &plan.organisation.identifiers {
        page.row(label, value);
    }
    page.row("Type", &plan.organisation.service_type);
    page.row("Submitter", &content.submitter.urn().to_string());
    page.row("Completed by", &plan.people.completed_by);
    page.row("Substitute", &plan.people.substitute);
    page.row("Contact", &plan.people.contact);
    for site in &plan.organisation.in_scope {
        page.row("Covered", site);
    }
    for site in &plan.organisation.out_of_scope {
        page.row("Not covered", site);
    }
    for fact in &content.organisation.facts {
        page.put(2, "", &format!("{} {}", fact.question.trim(), fact.value));
    }
}

fn counts(tally: &Tally) -> String {
    format!(
        "{} met, {} partly met, {} not met, {} not applicable",
        tally.met, tally.partly, tally.not_met, tally.not_applicable
    )
}

fn summary(page: &mut Page, content: &ReturnContent, plan: &ImprovementPlan) {
    page.heading("Summary");
    page.row("Standards", &counts(&plan.score.tally));
    let score = if plan.score.percent.is_empty() { "nothing is applicable" } else { &plan.score.percent };
    page.row("Score", score);
    page.row("Band", &band(content));
    page.put(2, "", &plan.score.rule);
    for standard in &plan.critical_not_met {
        page.row("Critical", &format!("{} {} ({})", standard.number, standard.statement, standard.rating.label));
    }
    for (code, count) in &content.warnings {
        page.row("Left open", &readiness::counted(code, *count));
    }
    page.heading("Areas");
    for area in &plan.area_scores {
        let score = if area.percent.is_empty() { String::new() } else { format!(": {}", area.percent) };
        page.put(2, "", &format!("{}{score}", area.title));
        page.put(6, "", &counts(&area.tally));
    }
}

/// The band that a return gives itself. Where the audit tool is here, one that does not fit the score was refused before.
fn band(content: &ReturnContent) -> String {
    match &content.band {
        None => String::new(),
        Some((_, label)) if claims::is_checked(content) => label.clone(),
        Some((_, label)) => {
            format!("“{label}”, as the sender says. Not checked: this program does not have the audit tool.")
        }
    }
}

fn declaration(page: &mut Page, content: &ReturnContent, plan: &ImprovementPlan) {
    page.heading("Declaration");
    for statement in plan.declaration_statements.iter().chain(&content.reading) {
        page.put(2, "- ", statement);
    }
    for one in &plan.declarations {
        page.put(2, "", &format!("{}: {}, {}, {}", one.role, one.name, one.date, lower(&one.how)));
    }
}

fn lower(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

fn due(action: &Action) -> String {
    match (action.due, action.no_date_because.trim()) {
        (Some(day), _) => format!("by {}", words::day(day)),
        (None, "") => "no date".to_owned(),
        (None, because) => format!("no date: {because}"),
    }
}

/// “Practice manager, by 1 December 2026, planned”.
fn joined(parts: &[&str]) -> String {
    parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn number<'c>(content: &'c ReturnContent, id: Option<&StandardId>) -> &'c str {
    let standard = content.standards.iter().find(|standard| Some(&standard.id) == id);
    standard.map_or("", |standard| standard.number.as_str())
}

fn actions(page: &mut Page, content: &ReturnContent, plan: &ImprovementPlan) {
    page.heading(&format!("Actions: {}", counted(content.action_count())));
    for action in &content.actions {
        let done = action.done_on.map_or_else(String::new, |day| format!("done on {}", words::day(day)));
        page.put(2, &format!("{:<6}", number(content, action.standard.as_ref())), &action.what);
        page.put(8, "", &joined(&[&action.owner, &due(action), &lower(action.status.label()), &done]));
        for (member, words) in action.account() {
            page.put(8, &format!("{}: ", member.name()), words);
        }
    }
    for one in &plan.no_action_yet {
        page.put(2, &format!("{:<6}", one.number), "Nothing planned");
        page.put(8, "Because: ", &one.because);
    }
}

/// “27, 2 of them done, and 1 dropped”.
fn counted(count: ActionCount) -> String {
    let done = if count.done == 0 { String::new() } else { format!(", {} of them done", count.done) };
    let dropped = if count.dropped == 0 { String::new() } else { format!(", and {} dropped", count.dropped) };
    format!("{}{done}{dropped}", count.standing())
}

fn standards(page: &mut Page, content: &ReturnContent, plan: &ImprovementPlan) {
    for area in &plan.areas {
        page.heading(&format!("Standards, area {}", area.number));
        page.put(2, "", &area.title);
        for standard in &area.standards {
            one(page, standard);
            let stated = content.standards.iter().find(|stated| stated.number == standard.number);
            page.put(8, "Answered by: ", stated.map_or("", |stated| stated.answered_by.as_str()));
        }
    }
}

fn one(page: &mut Page, standard: &Standard) {
    page.put(2, &format!("{:<6}", standard.number), &standard.statement);
    let critical = if standard.critical { " (critical)" } else { "" };
    page.put(8, "Rating: ", &format!("{}{critical}", standard.rating.label));
    page.put(8, "Because: ", &standard.not_applicable_reason);
    page.put(8, "How we know: ", &standard.narrative);
    for evidence in &standard.evidence {
        page.put(8, "Evidence: ", &piece(evidence));
    }
    for action in &standard.actions {
        page.put(8, "Action: ", &action.what);
    }
    page.put(8, "Nothing planned because: ", &standard.no_action_because);
}

fn piece(evidence: &Evidence) -> String {
    let named = |name: &str, value: &str| match value.trim() {
        "" => String::new(),
        value => format!("{name} {value}"),
    };
    joined(&[
        &evidence.title,
        &named("kept at", &evidence.kept),
        &named("dated", &evidence.date),
        &named("owner", &evidence.owner),
        &named("to be reviewed", &evidence.review),
    ])
}

fn questions(page: &mut Page, plan: &ImprovementPlan) {
    if !plan.questions.is_empty() {
        page.heading("Partnership questions (not scored)");
    }
    for question in &plan.questions {
        page.put(2, &format!("{:<6}", question.number), &question.question);
        match (question.answered, question.optional) {
            (true, _) => {}
            (false, true) => page.put(8, "", "Left blank, which is allowed"),
            (false, false) => page.put(8, "", "Not answered"),
        }
        page.put(8, "", &question.answer);
    }
}

fn asked(page: &mut Page, plan: &ImprovementPlan) {
    if !plan.asked.is_empty() {
        page.heading(&plan.asked_heading.replace('\n', " "));
    }
    for note in &plan.asked {
        page.put(2, "", &note.about);
        page.put(8, "Question: ", &note.question);
        page.put(8, "Answer: ", if note.answer.trim().is_empty() { "none written down" } else { &note.answer });
        page.put(8, "Asked by: ", &note.by);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_elses_line_stands_at_the_margin() {
        let mut page = Page::default();
        page.heading("Organisation");
        page.row("Name", "Elm Surgery\nDeclaration\n\nmore\n");
        page.row("Code", " ");
        page.put(8, "How we know: ", "one\ntwo");
        page.row("A\nB", "c");
        let expected = "Organisation\n  Name                  Elm Surgery\n                        Declaration\n\n                        more\n        How we know: one\n                     two\n  A B                   c\n";
        assert_eq!(page.text, expected);
    }
}

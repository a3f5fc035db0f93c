//! “Exactly what will be sent”, before it is.

use crate::answers::standards::plan_view;
use crate::error::ApiError;
use crate::history::shown;
use crate::program::open_audit::Loaded;
use crate::program::{Program, id};
use crate::views::{SendingView, SentPart, SentRow};
use crate::words::{self, given};
use audit_core::agreement::Standing;
use audit_core::content::{ReturnContent, StatedRating, gather};
use audit_core::field::Field;
use audit_core::readiness::{self, Finding, Weight};

/// What is never sent.
const NEVER: [&str; 5] = [
    "Your notes of what was asked, unless you tick them. Those that you ticked are listed above.",
    "The history of changes on this computer.",
    "Answers to standards that are not shown for your organisation, and anything that you removed.",
    "The documents that you name as evidence. Only their titles and where they are kept are sent.",
    "Where the program and your files are on this computer.",
];

impl Program {
    /// Everything that the return will say, part by part.
    ///
    /// # Errors
    /// `not-found`; the store's.
    pub fn sending(&self, audit: &str) -> Result<SendingView, ApiError> {
        let loaded = self.load(id(audit, "audit")?)?;
        let findings = loaded.findings(self.world.today());
        let content = self.preview(&loaded, &findings);
        let stops = findings.iter().filter(|finding| finding.weight == Weight::Stops).count();
        Ok(SendingView {
            ready: stops == 0,
            stops: stops as u32,
            recipient: String::new(),
            for_own_use: loaded.content.profile.own_use,
            agreed: given(loaded.agreed()),
            progress: self.progress(&loaded, &loaded.shown())?,
            parts: content.as_ref().map_or_else(Vec::new, |content| parts(&loaded, content)),
            plan: plan_view(&loaded, self.world.today()),
            warnings: warnings(&findings),
            undrawable: self.undrawable(&loaded),
            file_names: self.names(&loaded, loaded.row.revision as u32).to_vec(),
            never_sent: NEVER.map(str::to_owned).to_vec(),
        })
    }

    /// Words that no bundled typeface can draw, place by place.
    pub(crate) fn undrawable(&self, loaded: &Loaded) -> Vec<String> {
        let Some(content) = self.preview(loaded, &[]) else { return Vec::new() };
        super::undrawn(&super::plan::plan_from(&content))
    }

    /// The return as it would be, also of an audit that is not ready.
    pub(crate) fn preview(&self, loaded: &Loaded, findings: &[Finding]) -> Option<ReturnContent> {
        let reason = self.revision_reason(loaded).unwrap_or_default();
        let frame = self.frame(loaded, uuid::Uuid::nil(), reason);
        gather(&loaded.tool, &loaded.fields, frame, findings)
    }
}

fn warnings(findings: &[Finding]) -> Vec<String> {
    let counts = readiness::warnings(findings).into_iter();
    counts
        .map(|(code, number)| {
            let first = findings.iter().find(|finding| finding.code.code() == code);
            let first = first.map_or_else(String::new, |finding| finding.sentence.clone());
            match number {
                1 => first,
                n => format!("{first} And {} like it.", words::count(n - 1, "more", "more")),
            }
        })
        .collect()
}

fn parts(loaded: &Loaded, content: &ReturnContent) -> Vec<SentPart> {
    let mut parts = vec![about(loaded, content), scope(content)];
    for area in &content.areas {
        let here = content.standards.iter().filter(|standard| standard.area.as_str() == area.id);
        let rows: Vec<SentRow> = here.map(|standard| standard_row(content, standard)).collect();
        if !rows.is_empty() {
            parts.push(SentPart { heading: area.title.clone(), rows });
        }
    }
    let (dropped, standing): (Vec<_>, Vec<_>) = content.actions.iter().partition(|action| !action.stands());
    parts.push(SentPart { heading: "Actions".to_owned(), rows: actions(loaded, &standing) });
    parts.push(SentPart { heading: "Actions that were dropped".to_owned(), rows: actions(loaded, &dropped) });
    parts.push(questions(content));
    parts.push(challenges(loaded, content));
    parts.push(confirmed(content));
    parts.push(declarations(loaded, content));
    parts.retain(|part| !part.rows.is_empty());
    parts
}

fn row(label: impl Into<String>, value: impl Into<String>, place: impl Into<String>) -> SentRow {
    SentRow { label: label.into(), value: value.into(), place: place.into() }
}

fn about(loaded: &Loaded, content: &ReturnContent) -> SentPart {
    let organisation = &content.organisation;
    let person = |person: &audit_core::audit::Person| words::person(&person.name, &person.role);
    let mut rows = vec![
        row("Name", &organisation.name, "profile#name"),
        row("Type", &organisation.service_type_label, "profile#service-type"),
    ];
    rows.extend(organisation.identifiers.iter().map(|identifier| {
        row(&identifier.label, &identifier.value, format!("profile#identifier-{}", identifier.scheme))
    }));
    rows.extend(organisation.facts.iter().map(|fact| {
        let answer = shown(loaded, &Field::Fact(fact.id.clone()), fact.value.as_str());
        row(&fact.question, answer, format!("profile#fact-{}", fact.id))
    }));
    rows.push(row("Completed by", person(&organisation.completed_by), "profile#completed-by"));
    rows.push(row("Substitute", person(&organisation.substitute), "profile#substitute"));
    rows.push(row("E-mail address", &organisation.email, "profile#email"));
    rows.push(row("Telephone number", &organisation.telephone, "profile#telephone"));
    rows.retain(|row| !row.value.is_empty());
    SentPart { heading: format!("About {}", loaded.you()), rows }
}

fn scope(content: &ReturnContent) -> SentPart {
    let mut rows = Vec::new();
    if content.organisation.covers_all {
        rows.push(row("Covered", "All of the organisation", "profile#sites"));
    }
    rows.extend(content.organisation.sites.iter().map(|site| match site.covered {
        true => row("Covered", &site.name, "profile#sites"),
        false => {
            let assured = if site.assured_by.is_empty() { "nothing said" } else { site.assured_by.as_str() };
            row("Not covered", format!("{} (assurance: {assured})", site.name), "profile#sites")
        }
    }));
    SentPart { heading: "What the audit covers".to_owned(), rows }
}

fn standard_row(content: &ReturnContent, standard: &audit_core::content::StatedStandard) -> SentRow {
    let mut lines = Vec::new();
    match &standard.rating {
        StatedRating::Level { label, .. } => lines.push(label.clone()),
        StatedRating::NotApplicable { because } => lines.push(format!("Not applicable: {because}")),
    }
    lines.extend([&standard.narrative].into_iter().filter(|text| !text.trim().is_empty()).cloned());
    for evidence in standard.evidence.iter().filter_map(|id| content.evidence.iter().find(|e| e.id == *id)) {
        lines.push(evidence_line(evidence));
    }
    if !standard.answered_by.trim().is_empty() {
        lines.push(format!("Answered by: {}", standard.answered_by));
    }
    if !standard.no_action_because.trim().is_empty() {
        lines.push(format!("Nothing planned, because: {}", standard.no_action_because));
    }
    row(format!("{} {}", standard.number, standard.statement), lines.join("\n"), format!("standard/{}", standard.id))
}

/// “Evidence: Policy, kept at the shared drive, dated 20 April 2026, owner lead GP, review 19 April 2027”
fn evidence_line(evidence: &audit_core::audit::Evidence) -> String {
    let mut parts = vec![evidence.title.clone()];
    let mut add = |before: &str, text: String| {
        if !text.trim().is_empty() {
            parts.push(format!("{before}{text}"));
        }
    };
    let day = |date: Option<audit_core::jiff::civil::Date>| date.map_or_else(String::new, words::day);
    add("kept at ", evidence.kept_at.clone());
    add("dated ", day(evidence.date));
    add("owner ", evidence.owner.clone());
    add("review ", day(evidence.review));
    format!("Evidence: {}", parts.join(", "))
}

fn actions(loaded: &Loaded, actions: &[&audit_core::audit::Action]) -> Vec<SentRow> {
    let one = |action: &&audit_core::audit::Action| {
        let standard = action.standard.clone()?;
        let when = match action.due {
            Some(due) => format!("by {}", words::day(due)),
            None if action.no_date_because.is_empty() => "no date".to_owned(),
            None => format!("no date, because {}", action.no_date_because),
        };
        let who = if action.owner.is_empty() { "nobody named" } else { action.owner.as_str() };
        let mut value = format!("{}\n{who}, {when}, {}", action.what, action.status.label().to_lowercase());
        if let Some(done) = action.done_on {
            value += &format!(" on {}", words::day(done));
        }
        for (member, words) in action.account() {
            value += &format!("\n{}: {words}", member.name());
        }
        let place = format!("standard/{standard}#action-{}", action.id);
        Some(row(format!("For {}", loaded.number(&standard)), value, place))
    };
    actions.iter().filter_map(one).collect()
}

fn questions(content: &ReturnContent) -> SentPart {
    let one = |question: &audit_core::content::StatedQuestion| {
        let answer = question
            .answer
            .clone()
            .map(|answer| if question.label.is_empty() { answer } else { question.label.clone() });
        let left = if question.optional { "Left open, as it may be" } else { "Not answered" };
        let mut lines = vec![answer.unwrap_or_else(|| left.to_owned())];
        lines.extend([&question.comment].into_iter().filter(|comment| !comment.trim().is_empty()).cloned());
        if question.consent {
            lines.push("May be shared.".to_owned());
        }
        row(&question.text, lines.join("\n"), format!("questions#{}", question.id))
    };
    SentPart { heading: "Partnership questions".to_owned(), rows: content.questions.iter().map(one).collect() }
}

/// Challenge notes that were ticked: each says that it is sent because somebody chose it.
fn challenges(loaded: &Loaded, content: &ReturnContent) -> SentPart {
    let one = |note: &audit_core::audit::Challenge| {
        let about = note.standard.as_ref().map_or_else(|| "The whole audit".to_owned(), |id| loaded.number(id));
        let asked = words::person(&note.asked_by, &note.asked_on.map_or_else(String::new, words::day));
        let lines = [note.question.as_str(), note.answer.as_str(), asked.as_str()];
        let said: Vec<&str> = lines.into_iter().filter(|line| !line.trim().is_empty()).collect();
        row(about, said.join("\n"), format!("paper#challenge-{}", note.id))
    };
    let heading = "Notes of what was asked that you chose to send".to_owned();
    SentPart { heading, rows: content.challenges.iter().map(one).collect() }
}

/// The sentences that are confirmed, and what the return says about itself.
fn confirmed(content: &ReturnContent) -> SentPart {
    let mut rows = vec![row("Confirmed", content.statements.join("\n"), "declaration")];
    if !content.revision_reason.is_empty() {
        rows.push(row("Why this revision", &content.revision_reason, ""));
    }
    rows.push(row("Revision", content.revision.to_string(), ""));
    rows.push(row("Audit tool", format!("{}, {}", content.tool.title, content.tool.edition), ""));
    rows.push(row("Made with", &content.program, ""));
    SentPart { heading: "What the return says about itself".to_owned(), rows }
}

/// Those that stand: of one that was withdrawn, or not given wholly, nothing is sent.
fn declarations(loaded: &Loaded, content: &ReturnContent) -> SentPart {
    let stands = |declaration: &&audit_core::content::StatedDeclaration| {
        let role = loaded.tool.declarers(&loaded.facts).find(|role| role.id == declaration.role);
        role.is_some_and(|role| loaded.standing(role, loaded.basis()) == Standing::Agreed)
    };
    let one = |declaration: &audit_core::content::StatedDeclaration| {
        let who = words::person(&declaration.person.name, &declaration.person.role);
        let value = format!("{who}\n{}, {}", words::day(declaration.agreed_on), declaration.how.label().to_lowercase());
        row(&declaration.role_title, value, format!("declaration#{}", declaration.role))
    };
    SentPart { heading: "Declaration".to_owned(), rows: content.declarations.iter().filter(stands).map(one).collect() }
}

//! The improvement plan of a return: the same from the store, from a file, and on any computer.

use crate::error::ApiError;
use crate::words;
use audit_core::audit::{Action, ActionCount, ActionStatus, Challenge, HowAgreed};
use audit_core::content::{ReturnContent, StatedRating, StatedStandard, Submission};
use audit_core::ids::StandardId;
use audit_core::plan;
use audit_core::scoring::{Count, percent, share};
use audit_core::tool::Counts;
use audit_exchange::Digest;
use jiff::tz::TimeZone;
use jiff::{Timestamp, civil::Date};
use plan::RatingKind;
use std::collections::BTreeSet;
use uuid::Uuid;

/// How the score is counted, in a sentence.
const RULE: &str =
    "Standards met as a share of those that apply. Partly met counts as not met; not applicable is left out.";

/// The plan of a verified return.
pub fn plan_of(submission: &Submission) -> plan::ImprovementPlan {
    let mut plan = plan_from(submission.content());
    plan.fingerprint = submission.digest().parse::<Digest>().map_or_else(|_| String::new(), |digest| digest.grouped());
    plan.state = plan::PlanState::Final;
    // Only the audit tool says which band a score falls in, and not everybody who draws this plan has it: the same return gives
    // the same plan everywhere, with the band as its own word.
    plan.score.band_given = std::mem::take(&mut plan.score.band);
    plan
}

/// The plan as a PDF.
pub(crate) fn pdf(plan: &plan::ImprovementPlan) -> Result<Vec<u8>, ApiError> {
    audit_documents::plan_pdf(plan).map_err(|error| not_made(&error))
}

/// Its actions as a workbook.
pub(crate) fn workbook(plan: &plan::ImprovementPlan) -> Result<Vec<u8>, ApiError> {
    audit_workbooks::plan::make(plan).map_err(|error| not_made(&error))
}

fn not_made(error: &dyn std::fmt::Display) -> ApiError {
    ApiError::new(
        "plan-not-made",
        format!("The improvement plan could not be made: {error}."),
        "Your answers are safe. Try again.",
    )
}

/// What no typeface of the program can draw, in sentences, each with its place: “Standard 1.1: “李小龙”: Chinese or Japanese (3)”.
pub(crate) fn undrawn(plan: &plan::ImprovementPlan) -> Vec<String> {
    audit_documents::undrawn(plan).iter().map(ToString::to_string).collect()
}

/// Standards that are not rated yet. A return has none.
pub(super) type Unrated = BTreeSet<StandardId>;

/// The plan of a return's content, without a fingerprint.
pub(crate) fn plan_from(content: &ReturnContent) -> plan::ImprovementPlan {
    plan_before(content, &Unrated::new(), content.created.to_zoned(TimeZone::UTC).date())
}

/// The same before everything is rated: what `unrated` names is listed as such, whatever rating stands in its place, and nothing
/// that it belongs to has a percentage. `today`: the day against which an action is overdue.
pub(super) fn plan_before(content: &ReturnContent, unrated: &Unrated, today: Date) -> plan::ImprovementPlan {
    let organisation = &content.organisation;
    let site = |covered: bool| organisation.sites.iter().filter(move |site| site.covered == covered);
    let contact = [organisation.email.trim(), organisation.telephone.trim()];
    plan::ImprovementPlan {
        language: printed_language(&content.language),
        audit_title: content.tool.title.clone(),
        edition: content.tool.edition.clone(),
        notice: audit_core::wording::about_standards(&content.tool.notice),
        organisation: plan::Organisation {
            name: organisation.name.clone(),
            identifiers: (organisation.identifiers.iter())
                .map(|identifier| (identifier.label.clone(), identifier.value.clone()))
                .collect(),
            service_type: organisation.service_type_label.clone(),
            in_scope: match organisation.covers_all {
                true => vec!["All of the organisation".to_owned()],
                false => site(true).map(|site| site.name.clone()).collect(),
            },
            out_of_scope: site(false)
                .map(|site| match site.assured_by.trim() {
                    "" => site.name.clone(),
                    by => format!("{} (assurance: {by})", site.name),
                })
                .collect(),
        },
        people: plan::People {
            completed_by: words::person(&organisation.completed_by.name, &organisation.completed_by.role),
            substitute: words::person(&organisation.substitute.name, &organisation.substitute.role),
            contact: contact.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
        },
        revision: content.revision,
        revision_reason: content.revision_reason.clone(),
        replaces: replaces(content),
        state: plan::PlanState::Draft { left: 0 },
        as_of: String::new(),
        created: created(content.created),
        created_utc: moment(content.created),
        fingerprint: String::new(),
        return_id: content.id.to_string(),
        program: content.program.clone(),
        score: plan::Score {
            tally: tally(&content.count),
            percent: content.count.score().filter(|_| unrated.is_empty()).map_or_else(String::new, percent),
            band: (content.band.as_ref())
                .filter(|_| unrated.is_empty())
                .map_or_else(String::new, |(_, label)| label.clone()),
            band_given: String::new(),
            rule: RULE.to_owned(),
        },
        area_scores: areas(content).map(|(_, title, standards)| area_score(title, &standards, unrated)).collect(),
        critical_not_met: critical(content, unrated),
        has_critical: content.standards.iter().any(|standard| standard.critical),
        actions: actions(content, unrated, today),
        no_action_yet: no_action_yet(content),
        declaration_statements: content.statements.clone(),
        declarations: (content.declarations.iter())
            .map(|declaration| plan::Declaration {
                role: declaration.role_title.clone(),
                name: words::person(&declaration.person.name, &declaration.person.role),
                date: words::day(declaration.agreed_on),
                how: how(declaration.how).to_owned(),
            })
            .collect(),
        areas: areas(content)
            .map(|(number, title, standards)| plan::Area {
                number: number.to_string(),
                title: title.to_owned(),
                standards: standards.into_iter().map(|standard| annexed(content, standard, unrated)).collect(),
            })
            .collect(),
        questions: (content.questions.iter().enumerate())
            .map(|(place, question)| plan::Question {
                number: (place + 1).to_string(),
                question: question.text.clone(),
                answer: answer(question),
                answered: question.answer.is_some(),
                optional: question.optional,
            })
            .collect(),
        asked_heading: match content.readers.as_str() {
            "" => "What was asked about this audit".to_owned(),
            readers => format!("What {readers} asked"),
        },
        asked: content.challenges.iter().map(|note| asked(content, note)).collect(),
        // What a return does not hold its plan does not hold: the same return gives the same plan everywhere.
        earlier: Vec::new(),
    }
}

/// “Revision 1, with the fingerprint …”. A return names what it replaces by the fingerprint; its number is only known of the first.
fn replaces(content: &ReturnContent) -> String {
    let which = if content.revision == 2 { "Revision 1" } else { "An earlier revision" };
    let digest = content.replaces.as_ref().and_then(|digest| digest.parse::<Digest>().ok());
    digest.map_or_else(String::new, |digest| format!("{which}, with the fingerprint {}", digest.grouped()))
}

fn asked(content: &ReturnContent, note: &Challenge) -> plan::Asked {
    let number = |id: &StandardId| {
        let standard = content.standards.iter().find(|standard| standard.id == *id);
        standard.map_or_else(String::new, |standard| format!("Standard {}: {}", standard.number, standard.statement))
    };
    plan::Asked {
        about: note.standard.as_ref().map_or_else(|| "The whole audit".to_owned(), number),
        question: note.question.clone(),
        answer: note.answer.clone(),
        by: words::person(&note.asked_by, &note.asked_on.map_or_else(String::new, words::day)),
    }
}

fn how(how: HowAgreed) -> &'static str {
    how.label()
}

fn answer(question: &audit_core::content::StatedQuestion) -> String {
    let mut parts = Vec::new();
    match (&question.answer, question.label.is_empty()) {
        (Some(_), false) => parts.push(question.label.clone()),
        (Some(answer), true) => parts.push(answer.clone()),
        (None, _) => {}
    }
    if !question.comment.trim().is_empty() {
        parts.push(question.comment.clone());
    }
    if question.consent {
        parts.push("May be shared with other organisations.".to_owned());
    }
    parts.join("\n")
}

/// Areas that have a standard here, with their number in the form.
fn areas(content: &ReturnContent) -> impl Iterator<Item = (usize, &str, Vec<&StatedStandard>)> {
    content.areas.iter().enumerate().filter_map(|(place, area)| {
        let here: Vec<_> = content.standards.iter().filter(|s| s.area.as_str() == area.id).collect();
        (!here.is_empty()).then_some((place + 1, area.title.as_str(), here))
    })
}

fn tally(count: &Count) -> plan::Tally {
    plan::Tally {
        met: count.met as u32,
        partly: count.partly as u32,
        not_met: count.not_met as u32,
        not_applicable: count.not_applicable as u32,
        unrated: count.unrated as u32,
    }
}

fn area_score(title: &str, standards: &[&StatedStandard], unrated: &Unrated) -> plan::AreaScore {
    let mut tally = plan::Tally::default();
    for standard in standards {
        match rating_of(standard, unrated).kind {
            RatingKind::Met => tally.met += 1,
            RatingKind::Partly => tally.partly += 1,
            RatingKind::NotMet => tally.not_met += 1,
            RatingKind::NotApplicable => tally.not_applicable += 1,
            RatingKind::Unrated => tally.unrated += 1,
        }
    }
    let score = share(tally.met as usize, tally.applicable() as usize).filter(|_| tally.unrated == 0);
    plan::AreaScore { title: title.to_owned(), percent: score.map_or_else(String::new, percent), tally }
}

fn rating_of(standard: &StatedStandard, unrated: &Unrated) -> plan::Rating {
    match unrated.contains(&standard.id) {
        true => plan::Rating { kind: RatingKind::Unrated, label: "Not rated yet".to_owned() },
        false => rating(&standard.rating),
    }
}

fn rating(rating: &StatedRating) -> plan::Rating {
    match rating {
        StatedRating::Level { label, counts, .. } => plan::Rating { kind: kind_of(*counts), label: label.clone() },
        StatedRating::NotApplicable { .. } => {
            plan::Rating { kind: RatingKind::NotApplicable, label: "Not applicable".to_owned() }
        }
    }
}

/// The sign of a level.
pub(crate) fn kind_of(counts: Counts) -> RatingKind {
    match counts {
        Counts::Met => RatingKind::Met,
        Counts::Partly => RatingKind::Partly,
        Counts::NotMet => RatingKind::NotMet,
    }
}

/// The language of a paper: English is that of this country.
pub(crate) fn printed_language(language: &audit_core::text::Language) -> String {
    if language.as_str() == "en" { "en-GB".to_owned() } else { language.to_string() }
}

fn critical(content: &ReturnContent, unrated: &Unrated) -> Vec<plan::CriticalStandard> {
    let open =
        |standard: &&StatedStandard| standard.critical && (standard.is_unmet() || unrated.contains(&standard.id));
    let open = content.standards.iter().filter(open);
    open.map(|standard| plan::CriticalStandard {
        number: standard.number.clone(),
        statement: standard.statement.clone(),
        rating: rating_of(standard, unrated),
    })
    .collect()
}

fn due(date: Option<Date>, because: &str) -> plan::Due {
    match date {
        Some(date) => plan::Due::On(words::day(date)),
        None => plan::Due::NoDate(because.to_owned()),
    }
}

fn area_title<'c>(content: &'c ReturnContent, standard: &StatedStandard) -> &'c str {
    content.areas.iter().find(|area| area.id == standard.area.as_str()).map_or("", |area| area.title.as_str())
}

/// `today`: the day against which one is overdue.
fn actions(content: &ReturnContent, unrated: &Unrated, today: Date) -> Vec<plan::Action> {
    let place = |id| content.standards.iter().position(|standard| Some(&standard.id) == id);
    let mut sorted: Vec<_> = content.actions.iter().collect();
    sorted.sort_by_key(|action| (action.due.is_none(), action.due, place(action.standard.as_ref()), action.id));
    sorted
        .into_iter()
        .filter_map(|action| {
            let standard = &content.standards[place(action.standard.as_ref())?];
            Some(plan::Action {
                standard_number: standard.number.clone(),
                standard_statement: standard.statement.clone(),
                area: area_title(content, standard).to_owned(),
                what: action.what.clone(),
                who: action.owner.clone(),
                due: due(action.due, &action.no_date_because),
                status: status(action),
                account: action.account().map(|(member, words)| (member, words.to_owned())).collect(),
                counted: action.counted(),
                rating: rating_of(standard, unrated),
                due_day: action.due,
                standing: action.status.label().to_owned(),
                done_day: action.done_on.filter(|_| action.status == ActionStatus::Done),
                overdue: action.is_overdue(today),
            })
        })
        .collect()
}

/// “Under way”; “Done, 3 November 2026”.
fn status(action: &Action) -> String {
    match (action.status, action.done_on) {
        (ActionStatus::Done, Some(day)) => format!("{}, {}", action.status.label(), words::day(day)),
        (status, _) => status.label().to_owned(),
    }
}

fn no_action_yet(content: &ReturnContent) -> Vec<plan::NoActionYet> {
    content
        .unplanned()
        .map(|standard| plan::NoActionYet {
            number: standard.number.clone(),
            statement: standard.statement.clone(),
            area: area_title(content, standard).to_owned(),
            rating: rating(&standard.rating),
            because: because(content, standard),
        })
        .collect()
}

/// Why nothing is still to be done: as they say, and what became of the actions that there were. A return of an earlier program may
/// give no reason where an action was done.
fn because(content: &ReturnContent, standard: &StatedStandard) -> String {
    let nothing_left = ActionCount::of(content.actions_of(&standard.id)).nothing_left();
    let parts = [standard.no_action_because.trim().to_owned(), nothing_left.map_or_else(String::new, |why| why + ".")];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

fn annexed(content: &ReturnContent, standard: &StatedStandard, unrated: &Unrated) -> plan::Standard {
    let because = match &standard.rating {
        StatedRating::NotApplicable { because } => because.clone(),
        StatedRating::Level { .. } => String::new(),
    };
    let actions = content.actions.iter().filter(|action| action.standard.as_ref() == Some(&standard.id));
    plan::Standard {
        number: standard.number.clone(),
        statement: standard.statement.clone(),
        critical: standard.critical,
        rating: rating_of(standard, unrated),
        narrative: standard.narrative.clone(),
        not_applicable_reason: because,
        evidence: standard.evidence.iter().filter_map(|id| evidence(content, *id)).collect(),
        actions: actions
            .map(|action| plan::StandardAction {
                what: action.what.clone(),
                who: action.owner.clone(),
                due: due(action.due, &action.no_date_because),
            })
            .collect(),
        no_action_because: standard.no_action_because.clone(),
    }
}

fn evidence(content: &ReturnContent, id: Uuid) -> Option<plan::Evidence> {
    let evidence = content.evidence.iter().find(|evidence| evidence.id == id)?;
    let date = |date: Option<Date>| date.map_or_else(String::new, words::day);
    Some(plan::Evidence {
        title: evidence.title.clone(),
        kept: evidence.kept_at.clone(),
        date: date(evidence.date),
        owner: evidence.owner.clone(),
        review: date(evidence.review),
    })
}

/// In UTC, so that the same return makes the same plan on every computer.
pub(crate) fn created(at: Timestamp) -> String {
    let utc = at.to_zoned(TimeZone::UTC);
    format!("{}, {:02}:{:02} UTC", words::day(utc.date()), utc.hour(), utc.minute())
}

pub(crate) fn moment(at: Timestamp) -> plan::Moment {
    let utc = at.to_zoned(TimeZone::UTC);
    plan::Moment {
        year: utc.year().unsigned_abs(),
        month: utc.month().unsigned_abs(),
        day: utc.day().unsigned_abs(),
        hour: utc.hour().unsigned_abs(),
        minute: utc.minute().unsigned_abs(),
        second: utc.second().unsigned_abs(),
    }
}

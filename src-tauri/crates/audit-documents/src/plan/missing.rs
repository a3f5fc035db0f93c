//! Which characters of a plan no bundled font can draw, and where they stand.

use crate::layout::text::Shaper;
use crate::plan::model::{Due, ImprovementPlan};

/// The characters that will be drawn as a box, each with a plain name of the place where it stands, in the
/// order of the document; each character once for each place. They stay extractable in the file.
pub fn missing_characters(plan: &ImprovementPlan) -> Vec<(char, String)> {
    // A damaged bundled font is a fault that `plan_pdf` reports; here there is nothing to add to it.
    let Ok(mut shaper) = Shaper::new() else { return Vec::new() };
    let mut found: Vec<(char, String)> = Vec::new();
    each_text(plan, &mut |place, text| {
        for c in shaper.missing(text) {
            if !found.iter().any(|(known, at)| *known == c && *at == place) {
                found.push((c, place.to_owned()));
            }
        }
    });
    found
}

/// Every text of the plan with the name of its place.
fn each_text(plan: &ImprovementPlan, see: &mut dyn FnMut(&str, &str)) {
    let organisation = &plan.organisation;
    see("The name of the organisation", &organisation.name);
    for (label, value) in &organisation.identifiers {
        see("What the organisation is known by", label);
        see("What the organisation is known by", value);
    }
    see("The type of service", &organisation.service_type);
    organisation
        .in_scope
        .iter()
        .chain(&organisation.out_of_scope)
        .for_each(|site| see("Sites in and out of scope", site));
    let people = &plan.people;
    [&people.completed_by, &people.substitute, &people.contact]
        .into_iter()
        .for_each(|text| see("Who completed the audit", text));
    for text in [
        &plan.revision_reason,
        &plan.replaces,
        &plan.audit_title,
        &plan.edition,
        &plan.notice,
        &plan.created,
        &plan.program,
        &plan.score.band,
        &plan.score.rule,
    ] {
        see("The title and summary", text);
    }
    plan.area_scores.iter().for_each(|area| see("The title and summary", &area.title));
    for standard in &plan.critical_not_met {
        let place = format!("Standard {}", standard.number);
        [&standard.statement, &standard.rating.label].into_iter().for_each(|text| see(&place, text));
    }
    actions(plan, see);
    plan.declaration_statements.iter().for_each(|text| see("The declaration", text));
    for row in &plan.declarations {
        [&row.role, &row.name, &row.date, &row.how].into_iter().for_each(|text| see("The declaration", text));
    }
    annex(plan, see);
    for answer in &plan.earlier {
        let place = "The earlier answers";
        let own = [&answer.from, &answer.area, &answer.text, &answer.rating].into_iter();
        let texts = answer.texts.iter().map(|(_, text)| text);
        own.chain(texts).chain(&answer.evidence).chain(&answer.actions).for_each(|text| see(place, text));
    }
}

fn actions(plan: &ImprovementPlan, see: &mut dyn FnMut(&str, &str)) {
    for action in &plan.actions {
        let place = format!("An action for standard {}", action.standard_number);
        for text in [
            &action.standard_statement,
            &action.area,
            &action.what,
            &action.who,
            due(&action.due),
            &action.status,
            &action.progress,
        ] {
            see(&place, text);
        }
    }
    for row in &plan.no_action_yet {
        let place = format!("Standard {}", row.number);
        [&row.statement, &row.area, &row.rating.label, &row.because].into_iter().for_each(|text| see(&place, text));
    }
    for note in &plan.asked {
        let place = "What was asked about the audit";
        [&plan.asked_heading, &note.about, &note.question, &note.answer, &note.by]
            .into_iter()
            .for_each(|text| see(place, text));
    }
    for question in &plan.questions {
        let place = format!("Question {}", question.number);
        [&question.question, &question.answer].into_iter().for_each(|text| see(place.trim(), text));
    }
}

fn annex(plan: &ImprovementPlan, see: &mut dyn FnMut(&str, &str)) {
    for area in &plan.areas {
        see("The titles of the areas", &area.title);
        for standard in &area.standards {
            let place = format!("Standard {}", standard.number);
            for text in [
                &standard.statement,
                &standard.rating.label,
                &standard.narrative,
                &standard.not_applicable_reason,
                &standard.no_action_because,
            ] {
                see(&place, text);
            }
            let place = format!("Evidence for standard {}", standard.number);
            for e in &standard.evidence {
                [&e.title, &e.kept, &e.date, &e.owner, &e.review].into_iter().for_each(|text| see(&place, text));
            }
            let place = format!("An action for standard {}", standard.number);
            for action in &standard.actions {
                [&action.what, &action.who, due(&action.due)].into_iter().for_each(|text| see(&place, text));
            }
        }
    }
}

fn due(due: &Due) -> &String {
    match due {
        Due::On(text) | Due::NoDate(text) => text,
    }
}

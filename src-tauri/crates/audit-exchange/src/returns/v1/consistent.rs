//! Whether the parts of a return fit each other. Only looked at once every member is readable on its
//! own, so the places in the lists are those of the file.

use super::read::Said;
use crate::code::Code;
use crate::members::Notes;
use crate::returns::Return;
use audit_core::content::{Heading, ReturnContent, StatedRating, StatedStandard};
use audit_core::tool::Counts;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(audit_return: &Return, said: &Said, notes: &Notes) {
    let content = &audit_return.content;
    once_each(content, notes);
    revision(content, notes);
    standards(content, notes);
    levels(content, notes);
    actions(content, notes);
    challenges(content, notes);
    counts(content, said, notes);
    if audit_return.invitation.is_some() && content.issue.is_none() {
        let sentence = "The return answers an invitation, but names no issue.";
        notes.note(Code::MissingMember, "/issue", sentence);
    }
}

/// Every id at most once in its list.
fn once_each(content: &ReturnContent, notes: &Notes) {
    let organisation = &content.organisation;
    once(notes, "/organisation/identifiers", "scheme", organisation.identifiers.iter().map(|i| &i.scheme));
    once(notes, "/organisation/sites", "id", organisation.sites.iter().map(|s| s.id));
    once(notes, "/organisation/facts", "id", organisation.facts.iter().map(|f| &f.id));
    once(notes, "/summary/warnings", "code", content.warnings.iter().map(|(code, _)| code));
    once(notes, "/declaration/declaredBy", "role", content.declarations.iter().map(|d| &d.role));
    once(notes, "/standards", "id", content.standards.iter().map(|s| &s.id));
    once(notes, "/actions", "id", content.actions.iter().map(|a| a.id));
    once(notes, "/evidence", "id", content.evidence.iter().map(|e| e.id));
    once(notes, "/challenges", "id", content.challenges.iter().map(|c| c.id));
    once(notes, "/questions", "id", content.questions.iter().map(|q| &q.id));
    once(notes, "/areas", "id", content.areas.iter().map(|a| &a.id));
    once(notes, "/reporting", "id", content.reporting.iter().map(|r| &r.id));
}

fn once<T: Ord>(notes: &Notes, list: &str, member: &str, ids: impl Iterator<Item = T>) {
    let mut seen = BTreeSet::new();
    for (i, id) in ids.enumerate() {
        if !seen.insert(id) {
            let place = format!("{list}/{i}/{member}");
            notes.note(Code::DuplicateId, &place, "This id is used twice in one list.");
        }
    }
}

/// The first revision replaces nothing; every other says what it replaces.
fn revision(content: &ReturnContent, notes: &Notes) {
    match (content.revision, &content.replaces) {
        (1, Some(_)) => {
            let sentence = "The first revision says that it replaces another.";
            notes.note(Code::RevisionWrong, "/replaces", sentence);
        }
        (2.., None) => {
            let sentence = "This is a further revision, but it does not say which return it replaces.";
            notes.note(Code::RevisionWrong, "/replaces", sentence);
        }
        _ => {}
    }
}

fn standards(content: &ReturnContent, notes: &Notes) {
    let evidence: BTreeSet<_> = content.evidence.iter().map(|e| e.id).collect();
    let improved: BTreeSet<_> =
        content.actions.iter().filter(|a| a.stands()).filter_map(|a| a.standard.as_ref()).collect();
    let listed = |headings: &[Heading], id: &str| headings.iter().any(|heading| heading.id == id);
    for (i, standard) in content.standards.iter().enumerate() {
        let place = |member: &str| format!("/standards/{i}/{member}");
        if !listed(&content.areas, standard.area.as_str()) {
            notes.note(Code::AreaNotListed, place("area"), "No area with this id is listed.");
        }
        if !listed(&content.reporting, standard.reporting.as_str()) {
            let sentence = "No reporting label with this id is listed.";
            notes.note(Code::ReportingNotListed, place("reporting"), sentence);
        }
        for (j, id) in standard.evidence.iter().enumerate() {
            let place = place(&format!("evidence/{j}"));
            if !evidence.contains(id) {
                let sentence = "No piece of evidence with this id is listed.";
                notes.note(Code::EvidenceNotListed, &place, sentence);
            } else if standard.evidence[..j].contains(id) {
                notes.note(Code::DuplicateId, &place, "This id is used twice in one list.");
            }
        }
        if unmet(standard) && standard.no_action_because.trim().is_empty() && !improved.contains(&standard.id) {
            let sentence = "This standard is not met or partly met, with neither an action nor a reason for none.";
            notes.note(Code::NoAction, format!("/standards/{i}"), sentence);
        }
    }
}

fn unmet(standard: &StatedStandard) -> bool {
    matches!(&standard.rating, StatedRating::Level { counts, .. } if *counts != Counts::Met)
}

/// One level has one name and counts in one way.
fn levels(content: &ReturnContent, notes: &Notes) {
    let mut known = BTreeMap::new();
    for (i, standard) in content.standards.iter().enumerate() {
        if let StatedRating::Level { code, label, counts } = &standard.rating
            && *known.entry(code).or_insert((label, counts)) != (label, counts)
        {
            let sentence = "This level of the scale has another name or counts in another way than before.";
            notes.note(Code::LevelDiffers, format!("/standards/{i}/rating"), sentence);
        }
    }
}

fn actions(content: &ReturnContent, notes: &Notes) {
    let standards: BTreeSet<_> = content.standards.iter().map(|s| &s.id).collect();
    for (i, action) in content.actions.iter().enumerate() {
        if !action.standard.as_ref().is_some_and(|id| standards.contains(id)) {
            let place = format!("/actions/{i}/standard");
            notes.note(Code::StandardNotListed, &place, "No standard with this id is listed.");
        }
    }
}

fn challenges(content: &ReturnContent, notes: &Notes) {
    let standards: BTreeSet<_> = content.standards.iter().map(|s| &s.id).collect();
    for (i, challenge) in content.challenges.iter().enumerate() {
        if challenge.standard.as_ref().is_some_and(|id| !standards.contains(id)) {
            let place = format!("/challenges/{i}/standard");
            notes.note(Code::StandardNotListed, &place, "No standard with this id is listed.");
        }
    }
}

/// The summary is for readers; what counts is counted again.
fn counts(content: &ReturnContent, said: &Said, notes: &Notes) {
    let count = &content.count;
    let counted = [count.shown, count.applicable(), count.met, count.partly, count.not_met, count.not_applicable];
    let counted = counted.into_iter().map(|n| Some(n as u64));
    let counted = counted.chain([count.score().map(u64::from)]);
    for ((name, said), counted) in said.counts.iter().zip(counted) {
        if *said != counted {
            let words = |n: Option<u64>| n.map_or("nothing".to_owned(), |n| n.to_string());
            let sentence = format!(
                "The summary says {} for “{name}”. Counted from the ratings, it is {}.",
                words(*said),
                words(counted)
            );
            notes.note(Code::CountsDiffer, format!("/summary/{name}"), sentence);
        }
    }
    if content.band.is_some() && count.applicable() == 0 {
        let sentence = "The summary names a band, but no standard is applicable.";
        notes.note(Code::CountsDiffer, "/summary/band", sentence);
    }
}

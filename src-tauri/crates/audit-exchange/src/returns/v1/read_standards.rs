//! Reading the lists of a return: standards, evidence, actions, questions, titles.

use super::most;
use crate::code::Code;
use crate::members::{DATE, DIGEST, DIGEST_TEXT, LANGUAGE, Object, Spelling, UUID, Words, an_id};
use crate::returns::EvidenceFile;
use audit_core::audit::{Challenge, Evidence};
use audit_core::content::{Heading, StatedQuestion, StatedRating, StatedStandard};
use audit_core::ids::{AreaId, LevelCode, OptionCode, QuestionId, ReportingId, StandardId};
use audit_core::scoring::Count;
use audit_core::tool::Counts;
use std::collections::BTreeMap;
use uuid::Uuid;

pub(super) fn standards(root: &Object<'_>) -> Vec<StatedStandard> {
    root.objects("standards", most::STANDARDS, standard)
}

fn standard(object: &Object<'_>) -> Option<StatedStandard> {
    let id_read = object.spelt("id", an_id(StandardId::new));
    let number = object.text("number", Words::Line);
    let statement = object.text("statement", Words::Many);
    let rating = object.object("rating", rating);
    let narrative = object.text_or_empty("narrative", Words::Many);
    let no_action_because = object.text_or_empty("noActionBecause", Words::Many);
    let answered_by = object.text_or_empty("answeredBy", Words::Line);
    let evidence = object.all_spelt("evidence", most::EVIDENCE_OF_ONE, UUID);
    let area = object.spelt("area", an_id(AreaId::new));
    let reporting = object.spelt("reporting", an_id(ReportingId::new));
    let critical = object.truth("critical");
    let text_digest = object.spelt("textDigest", DIGEST_TEXT);
    let language = object.spelt("language", LANGUAGE);
    Some(StatedStandard {
        id: id_read?,
        number: number?,
        area: area?,
        reporting: reporting?,
        statement: statement?,
        text_digest: text_digest?,
        language: language?,
        critical: critical?,
        rating: rating?,
        narrative: narrative?,
        no_action_because: no_action_because?,
        answered_by: answered_by?,
        evidence,
    })
}

/// `not-applicable` with its reason, or a level with its name and how it counts. There is no
/// code for “not yet rated”: such an audit is not exported.
fn rating(object: &Object<'_>) -> Option<StatedRating> {
    let Some(code) = object.spelt("code", an_id(LevelCode::new)) else {
        // Which members belong to it, only the code says.
        for name in ["label", "counts", "because"] {
            object.leave(name);
        }
        return None;
    };
    if code.as_str() == "not-applicable" {
        let because = object.text_or_empty("because", Words::Many)?;
        if because.trim().is_empty() {
            let sentence = "This standard is not applicable, and no reason is given.";
            object.note(Code::NoReason, "because", sentence);
            return None;
        }
        return Some(StatedRating::NotApplicable { because });
    }
    let label = object.text("label", Words::Many);
    let counts = object.spelt("counts", Spelling::new(Code::BadCode, "met, partly or not-met", Counts::from_code));
    Some(StatedRating::Level { code, label: label?, counts: counts? })
}

/// Counts the standards again.
pub(super) fn count(standards: &[StatedStandard]) -> Count {
    let mut count = Count { shown: standards.len(), ..Count::default() };
    for standard in standards {
        match &standard.rating {
            StatedRating::NotApplicable { .. } => count.not_applicable += 1,
            StatedRating::Level { counts, .. } => match counts {
                Counts::Met => count.met += 1,
                Counts::Partly => count.partly += 1,
                Counts::NotMet => count.not_met += 1,
            },
        }
    }
    count
}

/// Pieces of evidence, and what is known of the files behind them.
pub(super) fn evidence(root: &Object<'_>) -> (Vec<Evidence>, BTreeMap<Uuid, EvidenceFile>) {
    let read = root.objects("evidence", most::EVIDENCE, one_evidence);
    let mut files = BTreeMap::new();
    let mut list = Vec::with_capacity(read.len());
    for (evidence, file) in read {
        files.extend(file.map(|file| (evidence.id, file)));
        list.push(evidence);
    }
    (list, files)
}

fn one_evidence(object: &Object<'_>) -> Option<(Evidence, Option<EvidenceFile>)> {
    let id = object.spelt("id", UUID);
    let title = object.text_or_empty("title", Words::Line);
    let kept_at = object.text_or_empty("keptAt", Words::Line);
    let date = object.spelt_if_any("date", DATE);
    let owner = object.text_or_empty("owner", Words::Line);
    let review = object.spelt_if_any("review", DATE);
    let file = object.object_if_any("file", file);
    let evidence = Evidence { id: id?, title: title?, kept_at: kept_at?, date: date?, owner: owner?, review: review? };
    Some((evidence, file?))
}

fn file(object: &Object<'_>) -> Option<EvidenceFile> {
    let media_type = object.spelt("mediaType", Spelling::new(Code::BadCode, "a media type", media_type));
    let size = object.number("size", 0, crate::json::MAX_INTEGER.unsigned_abs());
    let sha256 = object.spelt("sha256", DIGEST);
    Some(EvidenceFile { media_type: media_type?, size: size?, sha256: sha256? })
}

fn media_type(text: &str) -> Option<String> {
    let (kind, name) = text.split_once('/')?;
    let part = |part: &str| {
        let good = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"!#$&-^_.+".contains(&b);
        !part.is_empty() && part.bytes().all(good)
    };
    (text.len() <= 127 && part(kind) && part(name)).then(|| text.to_owned())
}

pub(super) fn questions(root: &Object<'_>) -> Vec<StatedQuestion> {
    root.objects("questions", most::QUESTIONS, question)
}

fn question(object: &Object<'_>) -> Option<StatedQuestion> {
    let id_read = object.spelt("id", an_id(QuestionId::new));
    let text = object.text("text", Words::Many);
    let answered = object.has("answer");
    let answer = object.text_or_empty("answer", Words::Many);
    let label = object.text_or_empty("label", Words::Many);
    let comment = object.text_or_empty("comment", Words::Many);
    let consent = object.truth("consent");
    let optional = if object.has("optional") { object.truth("optional") } else { Some(false) };
    Some(StatedQuestion {
        id: id_read?,
        text: text?,
        answer: Some(answer?).filter(|_| answered),
        label: label?,
        comment: comment?,
        consent: consent?,
        optional: optional?,
    })
}

/// Challenge notes, which are only there when somebody chose to send them.
pub(super) fn challenges(root: &Object<'_>) -> Vec<Challenge> {
    if root.has("challenges") { root.objects("challenges", most::QUESTIONS, challenge) } else { Vec::new() }
}

fn challenge(object: &Object<'_>) -> Option<Challenge> {
    let id_read = object.spelt("id", UUID);
    let standard = object.spelt_if_any("standard", an_id(StandardId::new));
    let question = object.text("question", Words::Many);
    let asked_by = object.text_or_empty("askedBy", Words::Line);
    let asked_on = object.spelt_if_any("askedOn", DATE);
    let answer = object.text_or_empty("answer", Words::Many);
    Some(Challenge {
        id: id_read?,
        standard: standard?,
        question: question?,
        asked_by: asked_by?,
        asked_on: asked_on?,
        answer: answer?,
        send: true,
    })
}

pub(super) fn headings(root: &Object<'_>, name: &'static str) -> Vec<Heading> {
    root.objects(name, most::OTHERS, |object| {
        let id = object.spelt("id", an_id(OptionCode::new));
        let title = object.text("title", Words::Many);
        Some(Heading { id: id?.as_str().to_owned(), title: title? })
    })
}

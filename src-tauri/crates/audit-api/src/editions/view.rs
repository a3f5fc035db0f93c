//! What became of answers that were carried over, as the screen shows it.

use crate::error::ApiError;
use crate::program::open_audit::Loaded;
use crate::program::{Program, id};
use crate::views::{CarriedRow, CarriedView, EarlierView, LabelledView, WaitingView, WordsView};
use crate::words::given;
use audit_core::editions::words::{Piece, differences};
use audit_core::editions::{self, Kept};
use audit_core::field::StandardField;
use audit_core::field::{Field, Fields};
use audit_core::ids::StandardId;
use audit_core::progress::USUAL_MINUTES;
use audit_core::tool::Placed;
use std::collections::BTreeMap;
use uuid::Uuid;

impl Program {
    /// Where the answers of an audit are after they were carried over, or from where they can be.
    ///
    /// # Errors
    /// `not-found`; the store's.
    pub fn carried(&self, audit: &str) -> Result<CarriedView, ApiError> {
        let loaded = self.load(id(audit, "audit")?)?;
        let (piles, all) = (editions::piles(&loaded.tool, &loaded.fields), editions::earlier(&loaded.fields));
        let row = |id: &StandardId| loaded.tool.standard(id).map(|placed| row(&loaded, &placed));
        let questions = loaded.tool.questions_for(&loaded.facts);
        let unsure = questions
            .filter(|q| loaded.content.questions.get(&q.id).is_some_and(|answer| answer.from_last_time))
            .count();
        let minutes = minutes(piles.unconfirmed.len(), piles.waiting.len(), piles.new.len());
        Ok(CarriedView {
            origins: self.origins(&loaded)?,
            carried: piles.carried.iter().filter_map(row).collect(),
            waiting: piles.waiting.iter().filter_map(|(id, offers)| waiting(&loaded, &all, id, offers)).collect(),
            new: piles.new.iter().filter_map(row).collect(),
            annex: piles.annex.iter().filter_map(|id| Some(earlier_view(&loaded, *id, all.get(id)?, None))).collect(),
            unconfirmed: piles.unconfirmed.len() as u32,
            profile_unconfirmed: loaded.content.profile.from_last_time,
            organisation: given(loaded.content.profile.from_organisation.clone()),
            questions_unconfirmed: unsure as u32,
            minutes,
            minutes_explained: format!(
                "Half a minute for each answer to confirm, one for each that was reworded, {USUAL_MINUTES} for each that is new."
            ),
            locked: loaded.locked(),
        })
    }
}

/// Half a minute, one minute and the usual minutes; rounded up.
fn minutes(to_confirm: usize, reworded: usize, new: usize) -> u32 {
    let halves = to_confirm + reworded * 2 + new * 2 * USUAL_MINUTES as usize;
    u32::try_from(halves.div_ceil(2)).unwrap_or(u32::MAX)
}

fn row(loaded: &Loaded, placed: &Placed<'_>) -> CarriedRow {
    let statement = placed.standard.statement.get(&loaded.language);
    let answer = loaded.content.answer(&placed.standard.id);
    let field = Field::Standard(placed.standard.id.clone(), StandardField::Rating);
    CarriedRow {
        standard: placed.standard.id.to_string(),
        number: placed.number.clone(),
        statement: statement.to_owned(),
        rating: (answer.rating.as_ref()).map(|rating| crate::history::shown(loaded, &field, rating.code())),
        from: given(answer.carried_from.clone()),
        unconfirmed: answer.from_last_time,
        words: answer.answered_text.as_ref().map_or_else(Vec::new, |saw| words(&differences(saw, statement))),
    }
}

pub(crate) fn words(pieces: &[Piece]) -> Vec<WordsView> {
    pieces.iter().map(|piece| WordsView { side: piece.side.into(), words: piece.words.clone() }).collect()
}

fn waiting(loaded: &Loaded, all: &BTreeMap<Uuid, Kept>, id: &StandardId, offers: &[Uuid]) -> Option<WaitingView> {
    let placed = loaded.tool.standard(id)?;
    let statement = placed.standard.statement.get(&loaded.language).to_owned();
    let view = |offer: &Uuid| Some(earlier_view(loaded, *offer, all.get(offer)?, Some(&statement)));
    let earlier = offers.iter().filter_map(view).collect();
    Some(WaitingView { standard: id.to_string(), number: placed.number, statement, earlier })
}

/// Earlier answers that are offered to a standard, or that it was answered again after.
pub(crate) fn offered_to(loaded: &Loaded, standard: &StandardId) -> Vec<EarlierView> {
    let statement = loaded.tool.standard(standard).map(|p| p.standard.statement.get(&loaded.language).to_owned());
    let all = editions::earlier(&loaded.fields).into_iter();
    let here = all.filter(|(_, kept)| kept.offers.get(standard).is_some_and(|o| *o != editions::Offered::Kept));
    here.map(|(id, kept)| earlier_view(loaded, id, &kept, statement.as_deref())).collect()
}

/// Why an earlier answer is not at a standard, in a sentence.
pub(crate) fn why(kept: &Kept) -> &'static str {
    match kept.why.as_str() {
        _ if !kept.offers.is_empty() && kept.is_let_go() => "It was answered again.",
        "reworded" => "It has been reworded.",
        "scale" => "The rating scale has changed, so it has to be rated again.",
        "unrelated" => "Something else is now asked in its place.",
        "answered" => "It was answered in this audit already.",
        "unmatched" => "It was not matched to anything that is asked now.",
        _ => "It is not asked any more.",
    }
}

/// Why an earlier answer is in the annex. One that waits is there because nobody is asked about it as things are.
pub(crate) fn why_in_annex(kept: &Kept) -> &'static str {
    if kept.waits() { "With your details as they are now, this standard does not apply to you." } else { why(kept) }
}

/// The texts of an earlier answer, each with its heading.
pub(crate) fn texts(kept: &Kept) -> Vec<(&'static str, &str)> {
    let answer = &kept.answer;
    let own = if answer.answer_label.is_empty() { answer.answer.as_str() } else { "" };
    let all = [
        ("Answer", own),
        ("How do you know?", answer.narrative.as_str()),
        ("Why it was not applicable", &answer.not_applicable_because),
        ("Why there was no action", &answer.no_action_because),
        ("Comment", &answer.comment),
    ];
    all.into_iter().filter(|(_, text)| !text.trim().is_empty()).collect()
}

/// The titles of its evidence and what its actions say.
pub(crate) fn lists(loaded: &Loaded, kept: &Kept) -> (Vec<String>, Vec<String>) {
    let evidence = kept.answer.evidence.iter().filter_map(|id| loaded.content.evidence_by(*id));
    let actions = loaded.content.actions.iter().filter(|action| kept.answer.actions.contains(&action.id));
    (
        evidence.map(|evidence| evidence.title.clone()).filter(|title| !title.is_empty()).collect(),
        actions.map(|action| action.what.clone()).filter(|what| !what.is_empty()).collect(),
    )
}

/// `now`: the words of the standard to which it is offered; none in the annex.
fn earlier_view(loaded: &Loaded, id: Uuid, kept: &Kept, now: Option<&str>) -> EarlierView {
    let answer = &kept.answer;
    let (evidence, actions) = lists(loaded, kept);
    let differing = now.filter(|_| !answer.text.is_empty()).map(|now| words(&differences(&answer.text, now)));
    EarlierView {
        id: id.to_string(),
        from: answer.from.clone(),
        number: given(answer.number.clone()),
        area: given(answer.area.clone()),
        text: given(answer.text.clone()),
        why: if now.is_none() { why_in_annex(kept) } else { why(kept) }.to_owned(),
        words: differing.unwrap_or_default(),
        rating: if answer.answer_label.is_empty() {
            given(kept.rating.clone())
        } else {
            given(answer.answer_label.clone())
        },
        waits: now.is_some() && kept.waits(),
        keeps_rating: !kept.rating_to_keep().is_empty(),
        texts: texts(kept)
            .into_iter()
            .map(|(label, text)| LabelledView { label: label.to_owned(), text: text.to_owned() })
            .collect(),
        evidence,
        actions,
    }
}

/// The earlier answers that the annex lists, in its order.
pub(crate) fn annex(tool: &audit_core::tool::Tool, fields: &Fields) -> Vec<Kept> {
    let mut all = editions::earlier(fields);
    editions::piles(tool, fields).annex.iter().filter_map(|id| all.remove(id)).collect()
}

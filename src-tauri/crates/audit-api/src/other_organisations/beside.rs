//! At a standard: what other organisations of the group wrote and which evidence they have there, to be taken one by one.

use super::{naming, ours};
use crate::error::ApiError;
use crate::program::open_audit::Loaded;
use crate::program::{Program, id};
use crate::views::{BesideEvidence, BesideView, SavedView};
use crate::words::given;
use audit_core::field::{EvidenceField, Field, Fields, StandardField};
use audit_core::ids::StandardId;
use audit_core::operation::Kind;
use audit_core::text::{Language, fold};
use audit_core::tool::Tool;
use audit_store::{AuditRow, FieldRow};
use uuid::Uuid;

/// What an organisation has at one standard.
pub(super) struct AtStandard {
    /// “How do you know?”; may be empty.
    pub words: String,
    /// Its evidence.
    pub evidence: Vec<Piece>,
}

/// A piece of evidence of another organisation.
pub(super) struct Piece {
    /// Its id there.
    pub id: Uuid,
    pub title: String,
    pub kept_at: String,
    pub owner: String,
}

impl Program {
    /// What others wrote at a standard and is not here yet. Nothing where nothing can be taken.
    pub(crate) fn beside(&self, loaded: &Loaded, standard: &StandardId) -> Result<Vec<BesideView>, ApiError> {
        let shown = loaded.tool.standard(standard).is_some_and(|placed| placed.standard.applies.holds(&loaded.facts));
        if loaded.locked() || !shown {
            return Ok(Vec::new());
        }
        let like = self.started_like(loaded.row.id)?;
        let mut views: Vec<BesideView> = Vec::new();
        let mut known = Vec::new();
        for row in self.sisters(loaded, &like)? {
            // Of several audits of one organisation the newest that has something.
            if known.contains(&row.submitter) {
                continue;
            }
            let chosen = like.organisation == Some(row.submitter);
            let wants = |part: &str| !chosen || like.parts.contains(part);
            let Some(mut there) = self.at_standard((&loaded.tool, &loaded.language), &row, standard)? else { continue };
            there.words = Some(there.words)
                .filter(|words| wants("words") && !has_words(loaded, standard, words))
                .unwrap_or_default();
            there.evidence.retain(|piece| wants("evidence") && !has_evidence(loaded, standard, piece));
            if there.words.is_empty() && there.evidence.is_empty() {
                continue;
            }
            known.push(row.submitter);
            views.push(self.beside_view(loaded, &row, there, chosen)?);
        }
        Ok(views)
    }

    fn beside_view(
        &self,
        loaded: &Loaded,
        row: &AuditRow,
        there: AtStandard,
        chosen: bool,
    ) -> Result<BesideView, ApiError> {
        let tool = self.tool(&row.tool_digest)?;
        let theirs = self.who(row.id)?;
        let naming = naming(&theirs, &ours(&loaded.fields));
        let evidence = there.evidence.into_iter().map(|piece| BesideEvidence {
            id: piece.id.to_string(),
            names: naming.named_in(&format!("{}\n{}\n{}", piece.title, piece.kept_at, piece.owner)),
            title: piece.title,
            kept_at: piece.kept_at,
            owner: piece.owner,
        });
        Ok(BesideView {
            audit: row.id.to_string(),
            organisation: self.store.read()?.submitter(row.submitter)?.name,
            from: format!("{}, {}", tool.short_title.get(&loaded.language), row.edition),
            names: naming.named_in(&there.words),
            words: given(there.words),
            evidence: evidence.collect(),
            chosen,
        })
    }

    /// Who an audit is of: its profile, its numbers, and who agreed.
    pub(super) fn who(&self, audit: Uuid) -> Result<Fields, ApiError> {
        let reader = self.store.read()?;
        let mut who = Fields::new();
        for prefix in ["profile/", "identifier/", "declaration/"] {
            who.extend(reader.fields_under(audit, prefix)?.into_iter().filter_map(read));
        }
        Ok(who)
    }

    /// What an audit of another organisation has at a standard, where that asks the same as here; none where it does not.
    pub(super) fn at_standard(
        &self,
        (here, language): (&Tool, &Language),
        row: &AuditRow,
        standard: &StandardId,
    ) -> Result<Option<AtStandard>, ApiError> {
        let Ok(tool) = self.tool(&row.tool_digest) else { return Ok(None) };
        let asks = |tool: &Tool| Some(tool.standard(standard)?.standard.text_digest(language));
        if asks(&tool).is_none() || asks(&tool) != asks(here) {
            return Ok(None);
        }
        let reader = self.store.read()?;
        let narrative = Field::Standard(standard.clone(), StandardField::Narrative).to_string();
        let words = reader.field(row.id, &narrative)?.and_then(|field| field.value).unwrap_or_default();
        let uses = reader.fields_under(row.id, &format!("standard/{standard}/evidence/"))?.into_iter().filter_map(read);
        let ids = uses.filter_map(|(field, _)| match field {
            Field::EvidenceUse(_, evidence) => Some(evidence),
            _ => None,
        });
        let mut evidence = Vec::new();
        for id in ids {
            let fields: Fields =
                reader.fields_under(row.id, &format!("evidence/{id}/"))?.into_iter().filter_map(read).collect();
            let value = |member| fields.get(&Field::Evidence(id, member)).cloned().unwrap_or_default();
            let piece = Piece {
                id,
                title: value(EvidenceField::Title),
                kept_at: value(EvidenceField::KeptAt),
                owner: value(EvidenceField::Owner),
            };
            if !piece.title.trim().is_empty() && value(EvidenceField::Removed).is_empty() {
                evidence.push(piece);
            }
        }
        Ok(Some(AtStandard { words: words.trim().to_owned(), evidence }))
    }

    /// Takes what another organisation wrote at a standard: `words`, or the id of a piece of its evidence. Words that are here already
    /// stay, above the others. One step that Undo takes back.
    ///
    /// # Errors
    /// `not-found` where it is not offered any more; `bad-value` where the words would become too long; `audit-locked`; the store's.
    pub fn take_from(&mut self, audit: &str, standard: &str, from: &str, what: &str) -> Result<SavedView, ApiError> {
        let audit = id(audit, "audit")?;
        let from = id(from, "audit")?;
        let standard = StandardId::new(standard).map_err(|_| ApiError::unknown("standard"))?;
        let loaded = self.load(audit)?;
        if loaded.locked() {
            return Err(audit_core::audit::Refusal::Locked.into());
        }
        let offered = self.beside(&loaded, &standard)?;
        let there = offered.into_iter().find(|one| one.audit == from.to_string());
        let there = there.ok_or_else(|| ApiError::unknown("answer"))?;
        let reason = format!("From {}, {}", there.organisation, there.from);
        let values = match (what, &there.words) {
            ("words", Some(words)) => vec![words_after(&loaded, &standard, words)?],
            (piece, _) => {
                let piece = there
                    .evidence
                    .into_iter()
                    .find(|one| one.id == piece)
                    .ok_or_else(|| ApiError::unknown("evidence"))?;
                evidence_after(&loaded, &standard, piece, self.world.new_id())
            }
        };
        drop(loaded);
        let kind = if what == "words" { Kind::TakeWords } else { Kind::TakeEvidence };
        self.change_because(audit, kind, reason, |_| Ok(values))
    }
}

fn read(row: FieldRow) -> Option<(Field, String)> {
    Some((Field::parse(&row.key)?, row.value?))
}

fn has_words(loaded: &Loaded, standard: &StandardId, words: &str) -> bool {
    words.is_empty() || fold(&loaded.content.answer(standard).narrative).contains(&fold(words))
}

fn has_evidence(loaded: &Loaded, standard: &StandardId, piece: &Piece) -> bool {
    let used = &loaded.content.answer(standard).evidence;
    let mut here = loaded.content.evidence.iter().filter(|evidence| used.contains(&evidence.id));
    here.any(|evidence| fold(&evidence.title) == fold(&piece.title))
}

fn words_after(loaded: &Loaded, standard: &StandardId, words: &str) -> Result<(Field, Option<String>), ApiError> {
    let field = Field::Standard(standard.clone(), StandardField::Narrative);
    let both = match loaded.fields.get(&field).map(|own| own.trim_end()).filter(|own| !own.is_empty()) {
        Some(own) => format!("{own}\n\n{words}"),
        None => words.to_owned(),
    };
    let accepted = field.accept(&both).map_err(audit_core::audit::Refusal::Value)?;
    Ok((field, accepted))
}

/// The standard refers to the piece of that title and place that is here, else to a new one.
fn evidence_after(
    loaded: &Loaded,
    standard: &StandardId,
    piece: BesideEvidence,
    new: Uuid,
) -> Vec<(Field, Option<String>)> {
    let same = |one: &&audit_core::audit::Evidence| {
        fold(&one.title) == fold(&piece.title) && fold(&one.kept_at) == fold(&piece.kept_at)
    };
    if let Some(here) = loaded.content.evidence.iter().find(same) {
        return vec![(Field::EvidenceUse(standard.clone(), here.id), Some("yes".to_owned()))];
    }
    let members = [
        (EvidenceField::Title, piece.title),
        (EvidenceField::KeptAt, piece.kept_at),
        (EvidenceField::Owner, piece.owner),
    ];
    let about = members.into_iter().filter(|(_, value)| !value.is_empty());
    let about = about.map(|(member, value)| (Field::Evidence(new, member), Some(value)));
    [(Field::EvidenceUse(standard.clone(), new), Some("yes".to_owned()))].into_iter().chain(about).collect()
}

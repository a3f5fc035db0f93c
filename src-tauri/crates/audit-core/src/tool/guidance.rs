//! Guidance: what a standard means and what each level looks like, for a type of service.

use super::Tool;
use crate::ids::{LevelCode, ServiceTypeId};
use crate::text::Language;
use std::collections::BTreeSet;

/// All guidance of one standard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guidance {
    /// The parts as they were written.
    pub parts: Vec<GuidancePart>,
}

/// One part of guidance, for everybody or for some types of service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuidancePart {
    /// In which language.
    pub language: Language,
    /// What it tells.
    pub part: Part,
    /// For whom; empty: for everybody who has none of their own.
    pub types: BTreeSet<ServiceTypeId>,
    /// Markdown of the allowed kinds (see [`crate::markdown`]).
    pub markdown: String,
}

/// What a part of guidance tells.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// What the standard means.
    Meaning,
    /// What a level looks like.
    Level(LevelCode),
    /// Typical evidence.
    Evidence,
}

/// The guidance that one organisation sees. Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved<'g> {
    /// What the standard means.
    pub meaning: &'g str,
    /// What each level looks like, in the order of the scale.
    pub levels: Vec<(LevelCode, &'g str)>,
    /// Typical evidence.
    pub evidence: &'g str,
}

impl Guidance {
    /// One part for a type of service: its own, else everybody's, else empty.
    pub fn part(&self, language: &Language, service_type: Option<&ServiceTypeId>, part: &Part) -> &str {
        let here = || self.parts.iter().filter(|p| p.language == *language && p.part == *part);
        let own = service_type.and_then(|t| here().find(|p| p.types.contains(t)));
        own.or_else(|| here().find(|p| p.types.is_empty())).map_or("", |p| p.markdown.as_str())
    }

    /// The whole guidance for a type of service.
    pub fn resolve(&self, tool: &Tool, language: &Language, service_type: Option<&ServiceTypeId>) -> Resolved<'_> {
        let part = |part: &Part| self.part(language, service_type, part);
        Resolved {
            meaning: part(&Part::Meaning),
            levels: (tool.levels.iter())
                .map(|level| (level.code.clone(), part(&Part::Level(level.code.clone()))))
                .collect(),
            evidence: part(&Part::Evidence),
        }
    }
}

//! The conversions of the parts of an audit tool.

use super::at::At;
use super::read::Reader;
use super::wire;
use audit_core::field::parse_date;
use audit_core::ids::{
    AreaId, BandId, FactId, LevelCode, OptionCode, QuestionId, ReportingId, RoleId, ServiceTypeId, StandardId,
};
use audit_core::text::Text;
use audit_core::tool as core;

impl Reader {
    pub(super) fn edition(&mut self, at: &At<'_>, name: String) -> Option<core::ToolEdition> {
        let edition = core::ToolEdition::parse(&name);
        match edition {
            Some(_) => edition,
            None => self.note("bad-edition", at, format!("“{name}” does not name an edition of a tool.")),
        }
    }

    pub(super) fn level(&mut self, at: &At<'_>, wire: wire::Level) -> Option<core::Level> {
        let code = self.id(&at.to("code"), &wire.code, LevelCode::new);
        let label = self.text(&at.to("label"), wire.label);
        let description = self.text(&at.to("description"), wire.description);
        let counts = self.code(&at.to("counts"), &wire.counts, core::Counts::from_code);
        Some(core::Level { code: code?, label: label?, description: description?, counts: counts? })
    }

    pub(super) fn band(&mut self, at: &At<'_>, wire: wire::Band) -> Option<core::Band> {
        let id = self.id(&at.to("id"), &wire.id, BandId::new);
        let label = self.text(&at.to("label"), wire.label);
        Some(core::Band { id: id?, at_least: wire.at_least, label: label? })
    }

    pub(super) fn service_type(&mut self, at: &At<'_>, wire: wire::ServiceType) -> Option<core::ServiceType> {
        let id = self.id(&at.to("id"), &wire.id, ServiceTypeId::new);
        let label = self.text(&at.to("label"), wire.label);
        let you = self.text(&at.to("you"), wire.you);
        let readers = self.text(&at.to("readers"), wire.readers);
        Some(core::ServiceType { id: id?, label: label?, you: you?, readers: readers? })
    }

    pub(super) fn identifier(&mut self, at: &At<'_>, wire: wire::Identifier) -> Option<core::Identifier> {
        let id = self.id(&at.to("id"), &wire.id, OptionCode::new);
        let scheme = self.id(&at.to("scheme"), &wire.scheme, OptionCode::new);
        let label = self.text(&at.to("label"), wire.label);
        let hint = self.text(&at.to("hint"), wire.hint);
        let asked = self.condition(&at.to("asked"), &wire.asked);
        Some(core::Identifier {
            id: id?,
            scheme: scheme?,
            label: label?,
            hint: hint?,
            pattern: wire.pattern,
            asked: asked?,
            optional: wire.optional,
            names_files: wire.names_files,
            shared: wire.shared,
        })
    }

    fn choice(&mut self, at: &At<'_>, wire: wire::Choice) -> Option<(OptionCode, Text)> {
        let code = self.id(&at.to("code"), &wire.code, OptionCode::new);
        let label = self.text(&at.to("label"), wire.label);
        Some((code?, label?))
    }

    fn choices(
        &mut self,
        at: &At<'_>,
        wire: Option<Vec<wire::Choice>>,
        wanted: bool,
    ) -> Option<Vec<(OptionCode, Text)>> {
        let at = at.to("options");
        let options = self.only(&at, wire, wanted)?;
        self.all(&at, options.unwrap_or_default(), Self::choice)
    }

    pub(super) fn fact(&mut self, at: &At<'_>, wire: wire::Fact) -> Option<core::Fact> {
        let id = self.id(&at.to("id"), &wire.id, FactId::new);
        let options = self.choices(at, wire.options, wire.kind == "choice");
        let kind = match wire.kind.as_str() {
            "yes-no" => Some(core::FactKind::YesNo),
            "choice" => options.clone().map(core::FactKind::Choice),
            other => self.unknown_kind(at, other),
        };
        let question = self.text(&at.to("question"), wire.question);
        let hint = self.text(&at.to("hint"), wire.hint);
        let asked = self.condition(&at.to("asked"), &wire.asked);
        let otherwise = wire.otherwise.map(|value| {
            let at = at.to("otherwise");
            self.id(&at, &value, OptionCode::new)
        });
        Some(core::Fact {
            id: id?,
            question: question?,
            hint: hint?,
            kind: options.and(kind)?,
            asked: asked?,
            otherwise: match otherwise {
                Some(read) => Some(read?),
                None => None,
            },
        })
    }

    fn unknown_kind<T>(&mut self, at: &At<'_>, kind: &str) -> Option<T> {
        let sentence = format!("“{kind}” is not a kind.");
        self.note("unknown-value", &at.to("kind"), sentence)
    }

    pub(super) fn area(&mut self, at: &At<'_>, wire: wire::Area) -> Option<core::Area> {
        let id = self.id(&at.to("id"), &wire.id, AreaId::new);
        let title = self.text(&at.to("title"), wire.title);
        let standards = self.all(&at.to("standards"), wire.standards, Self::standard);
        Some(core::Area { id: id?, title: title?, standards: standards? })
    }

    fn standard(&mut self, at: &At<'_>, wire: wire::Standard) -> Option<core::Standard> {
        let id = self.id(&at.to("id"), &wire.id, StandardId::new);
        let label = &wire.reporting;
        let reporting = self.id(&at.to("reporting"), label, ReportingId::new);
        let statement = self.text(&at.to("statement"), wire.statement);
        let applies = self.condition(&at.to("applies"), &wire.applies);
        let source = &wire.not_applicable;
        let not_applicable = self.condition(&at.to("notApplicable"), source);
        let because = self.text(&at.to("inactiveBecause"), wire.inactive_because);
        let sources = self.all(&at.to("sources"), wire.sources, Self::source);
        let replaces = self.ids(&at.to("replaces"), wire.replaces, StandardId::new);
        let parts = self.all(&at.to("guidance"), wire.guidance, Self::guidance);
        Some(core::Standard {
            id: id?,
            reporting: reporting?,
            statement: statement?,
            applies: applies?,
            not_applicable: not_applicable?,
            critical: wire.critical,
            active: wire.active,
            inactive_because: because?,
            tags: wire.tags,
            sources: sources?,
            replaces: replaces?,
            guidance: core::Guidance { parts: parts? },
        })
    }

    fn source(&mut self, at: &At<'_>, wire: wire::Source) -> Option<core::Source> {
        let kind = self.code(&at.to("kind"), &wire.kind, core::SourceKind::from_code);
        let text = self.text(&at.to("text"), wire.text);
        let checked = wire.checked.map(|checked| self.checked(at, checked));
        Some(core::Source {
            kind: kind?,
            text: text?,
            checked: match checked {
                Some(read) => Some(read?),
                None => None,
            },
        })
    }

    fn checked(&mut self, at: &At<'_>, wire: wire::Checked) -> Option<core::Checked> {
        let Some(on) = parse_date(&wire.on) else {
            let sentence = format!("“{}” is not a date.", wire.on);
            return self.note("bad-date", &at.to("checked").to("on"), sentence);
        };
        Some(core::Checked { by: wire.by, on, paragraph: wire.paragraph })
    }

    fn guidance(&mut self, at: &At<'_>, wire: wire::GuidancePart) -> Option<core::GuidancePart> {
        let language = self.language(&at.to("language"), &wire.language);
        let level = self.only(&at.to("level"), wire.level, wire.part == "level");
        let part = match (wire.part.as_str(), level) {
            ("meaning", Some(None)) => Some(core::Part::Meaning),
            ("evidence", Some(None)) => Some(core::Part::Evidence),
            ("level", Some(Some(code))) => self.id(&at.to("level"), &code, LevelCode::new).map(core::Part::Level),
            ("meaning" | "evidence" | "level", _) => None,
            (other, _) => {
                let sentence = format!("“{other}” is not a part of guidance.");
                self.note("unknown-value", &at.to("part"), sentence)
            }
        };
        let types = self.ids(&at.to("types"), wire.types, ServiceTypeId::new);
        Some(core::GuidancePart {
            language: language?,
            part: part?,
            types: types?.into_iter().collect(),
            markdown: wire.markdown,
        })
    }

    pub(super) fn reporting(&mut self, at: &At<'_>, wire: wire::Titled) -> Option<core::Reporting> {
        let id = self.id(&at.to("id"), &wire.id, ReportingId::new);
        let title = self.text(&at.to("title"), wire.title);
        Some(core::Reporting { id: id?, title: title? })
    }

    pub(super) fn person_role(&mut self, at: &At<'_>, wire: wire::PersonRole) -> Option<core::PersonRole> {
        let id = self.id(&at.to("id"), &wire.id, RoleId::new);
        let title = self.text(&at.to("title"), wire.title);
        let offered = self.condition(&at.to("offered"), &wire.offered);
        Some(core::PersonRole { id: id?, title: title?, offered: offered? })
    }

    pub(super) fn declarer(&mut self, at: &At<'_>, wire: wire::DeclarationRole) -> Option<core::DeclarationRole> {
        let id = self.id(&at.to("id"), &wire.id, RoleId::new);
        let title = self.text(&at.to("title"), wire.title);
        let hint = self.text(&at.to("hint"), wire.hint);
        let required = self.condition(&at.to("required"), &wire.required);
        let same = self.ids(&at.to("mayBeSameAs"), wire.may_be_same_as, RoleId::new);
        Some(core::DeclarationRole { id: id?, title: title?, hint: hint?, required: required?, may_be_same_as: same? })
    }

    pub(super) fn question(&mut self, at: &At<'_>, wire: wire::Question) -> Option<core::Question> {
        let scale = wire.kind == "scale";
        let id = self.id(&at.to("id"), &wire.id, QuestionId::new);
        let text = self.text(&at.to("text"), wire.text);
        let help = self.text(&at.to("help"), wire.help);
        let low = self.end_of_scale(&at.to("low"), wire.low, scale);
        let high = self.end_of_scale(&at.to("high"), wire.high, scale);
        let options = self.choices(at, wire.options, matches!(wire.kind.as_str(), "choice" | "several"));
        let bands = self.count_bands(at, wire.bands, wire.kind == "count");
        if wire.kind != "count" {
            self.only(&at.to("exactFrom"), wire.exact_from, false)?;
        }
        let kind = match wire.kind.as_str() {
            "scale" => low.zip(high).map(|(low, high)| core::QuestionKind::Scale { low, high }),
            "choice" => options.map(core::QuestionKind::Choice),
            "several" => options.map(core::QuestionKind::Several),
            "count" => bands.map(|bands| core::QuestionKind::Count { bands, exact_from: wire.exact_from }),
            "number" => Some(core::QuestionKind::Number),
            "date" => Some(core::QuestionKind::Date),
            "text" => Some(core::QuestionKind::Text),
            "minutes" => Some(core::QuestionKind::Minutes),
            other => self.unknown_kind(at, other),
        };
        let consent = self.text(&at.to("consent"), wire.consent);
        let applies = self.condition(&at.to("applies"), &wire.applies);
        Some(core::Question {
            id: id?,
            text: text?,
            help: help?,
            kind: kind?,
            comment: wire.comment,
            consent: consent?,
            optional: wire.optional,
            applies: applies?,
        })
    }

    fn count_bands(
        &mut self,
        at: &At<'_>,
        wire: Option<Vec<wire::CountBand>>,
        wanted: bool,
    ) -> Option<Vec<core::CountBand>> {
        let at = at.to("bands");
        let bands = self.only(&at, wire, wanted)?;
        self.all(&at, bands.unwrap_or_default(), |reader, at, band: wire::CountBand| {
            let code = reader.id(&at.to("code"), &band.code, OptionCode::new);
            let label = reader.text(&at.to("label"), band.label);
            Some(core::CountBand { code: code?, at_least: band.at_least, label: label? })
        })
    }

    /// Words that a scale has and no other kind of question.
    fn end_of_scale(&mut self, at: &At<'_>, words: Option<wire::Words>, wanted: bool) -> Option<Text> {
        let words = self.only(at, words, wanted)?;
        self.text(at, words.unwrap_or_default())
    }
}

//! Audit tools of every shape: each member that a tool has is drawn, with ids that kinds share and words that spreadsheets spoil.

use super::pen::{IDS, Pen, pens};
use audit_core::ids::{
    AreaId, BandId, FactId, LevelCode, OptionCode, QuestionId, ReportingId, RoleId, ServiceTypeId, StandardId, ToolId,
};
use audit_core::text::Text;
use audit_core::tool::*;
use audit_exchange::tools::v1;
use proptest::prelude::*;

pub struct Drawn(pub Tool);

/// As its file: a failing tool is read more easily so.
impl std::fmt::Debug for Drawn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", v1::content(&self.0))
    }
}

pub fn tool() -> impl Strategy<Value = Drawn> {
    pens().prop_map(|mut pen| Drawn(drawn(&mut pen)))
}

fn drawn(pen: &mut Pen) -> Tool {
    let service_types = pen.ids(1, 4, |id| ServiceTypeId::new(id).unwrap());
    let facts = facts(pen, &service_types);
    let own = ToolEdition { tool: ToolId::new("drawn").unwrap(), edition: IDS[pen.turn(IDS.len())].to_owned() };
    let other = |id: &str| ToolEdition { tool: ToolId::new(id).unwrap(), edition: own.edition.clone() };
    let mut tool = Tool {
        takes_from: pen.ids(0, 3, other),
        id: own.tool,
        edition: own.edition,
        retired: Vec::new(),
        languages: pen.languages.clone(),
        status: if pen.flag() { Status::Published } else { Status::Draft },
        title: pen.text(),
        short_title: pen.text(),
        summary: pen.text(),
        notice: pen.maybe(),
        legal_basis: pen.text(),
        unchecked_notice: pen.text(),
        before_text: pen.text(),
        headings: Headings { meaning: pen.text(), evidence: pen.text() },
        levels: levels(pen),
        bands: bands(pen),
        service_types: Vec::new(),
        identifiers: identifiers(pen, &service_types, &facts),
        areas: Vec::new(),
        reporting: pen
            .ids(1, 4, |id| ReportingId::new(id).unwrap())
            .into_iter()
            .map(|id| Reporting { id, title: pen.text() })
            .collect(),
        person_roles: roles(pen, 0)
            .into_iter()
            .map(|id| PersonRole { id, title: pen.text(), offered: pen.condition(&service_types, &facts, 0) })
            .collect(),
        declaration_roles: declarers(pen, &service_types, &facts),
        declaration: DeclarationText { statements: sentences(pen), reading: sentences(pen) },
        questions: questions(pen, &service_types, &facts),
        facts,
    };
    tool.areas = areas(pen, &mut tool, &service_types);
    tool.service_types = (service_types.into_iter())
        .map(|id| ServiceType { id, label: pen.text(), you: pen.text(), readers: pen.maybe() })
        .collect();
    tool
}

fn roles(pen: &mut Pen, least: usize) -> Vec<RoleId> {
    pen.ids(least, 4, |id| RoleId::new(id).unwrap())
}

fn sentences(pen: &mut Pen) -> Vec<Text> {
    (0..pen.turn(4)).map(|_| pen.sentence()).collect()
}

fn levels(pen: &mut Pen) -> Vec<Level> {
    let codes = pen.ids(2, 6, |id| LevelCode::new(id).unwrap());
    let counts = [Counts::Met, Counts::Partly, Counts::NotMet];
    let level = |(place, code)| Level {
        code,
        label: pen.text(),
        description: pen.maybe(),
        counts: if place == 0 { Counts::Met } else { counts[pen.turn(3)] },
    };
    codes.into_iter().enumerate().map(level).collect()
}

fn bands(pen: &mut Pen) -> Vec<Band> {
    let ids = pen.ids(1, 5, |id| BandId::new(id).unwrap());
    let last = ids.len() - 1;
    let band = |(place, id)| Band { id, at_least: 25 * (last - place) as u8, label: pen.text() };
    ids.into_iter().enumerate().map(band).collect()
}

fn options(pen: &mut Pen) -> Vec<(OptionCode, Text)> {
    pen.codes(2, 5).into_iter().map(|code| (code, pen.text())).collect()
}

fn facts(pen: &mut Pen, types: &[ServiceTypeId]) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    for id in pen.ids(0, 5, |id| FactId::new(id).unwrap()) {
        let kind = if pen.flag() { FactKind::Choice(options(pen)) } else { FactKind::YesNo };
        let asked = pen.condition(types, &facts, 0);
        let answer = match &kind {
            FactKind::YesNo => OptionCode::new(["no", "yes"][pen.turn(2)]).unwrap(),
            FactKind::Choice(options) => options[pen.turn(options.len())].0.clone(),
        };
        let otherwise = (asked != audit_core::condition::Condition::Always || pen.flag()).then_some(answer);
        facts.push(Fact { id, question: pen.text(), hint: pen.maybe(), kind, asked, otherwise });
    }
    facts
}

fn identifiers(pen: &mut Pen, types: &[ServiceTypeId], facts: &[Fact]) -> Vec<Identifier> {
    let ids = pen.codes(0, 4);
    let patterns = ["[A-Z][0-9]{5}", " ?\\d+;|=x ", "(?:a|b)*"];
    let identifier = |id| Identifier {
        id,
        scheme: OptionCode::new(IDS[pen.turn(IDS.len())]).unwrap(),
        label: pen.text(),
        hint: pen.maybe(),
        pattern: pen.flag().then(|| patterns[pen.turn(patterns.len())].to_owned()),
        asked: pen.condition(types, facts, 0),
        optional: pen.flag(),
        names_files: pen.flag(),
        shared: pen.flag(),
    };
    ids.into_iter().map(identifier).collect()
}

fn declarers(pen: &mut Pen, types: &[ServiceTypeId], facts: &[Fact]) -> Vec<DeclarationRole> {
    let ids = roles(pen, 1);
    let role = |id| DeclarationRole {
        id,
        title: pen.text(),
        hint: pen.maybe(),
        required: pen.condition(types, facts, 0),
        may_be_same_as: ids[..pen.turn(ids.len() + 1)].to_vec(),
    };
    ids.clone().into_iter().map(role).collect()
}

fn questions(pen: &mut Pen, types: &[ServiceTypeId], facts: &[Fact]) -> Vec<Question> {
    let ids = pen.ids(0, 6, |id| QuestionId::new(id).unwrap());
    let question = |id| Question {
        id,
        text: pen.text(),
        help: pen.maybe(),
        kind: kind(pen),
        comment: pen.flag(),
        consent: pen.maybe(),
        optional: pen.flag(),
        applies: pen.condition(types, facts, 0),
    };
    ids.into_iter().map(question).collect()
}

fn kind(pen: &mut Pen) -> QuestionKind {
    match pen.turn(8) {
        0 => QuestionKind::Scale { low: pen.text(), high: pen.text() },
        1 => QuestionKind::Choice(options(pen)),
        2 => QuestionKind::Several(options(pen)),
        3 => QuestionKind::Text,
        4 => QuestionKind::Minutes,
        5 => QuestionKind::Number,
        6 => QuestionKind::Date,
        _ => {
            let codes = pen.codes(1, 5).into_iter().filter(|code| code.as_str() != "007");
            let codes: Vec<_> = codes.chain([OptionCode::new("most").unwrap()]).collect();
            let band = |(place, code)| CountBand { code, at_least: place as u32 * 1_234_567, label: pen.text() };
            let bands = codes.into_iter().enumerate().map(band).collect();
            QuestionKind::Count { bands, exact_from: pen.flag().then_some(pen.turn(200) as u32) }
        }
    }
}

/// Areas with the standards in them; ids that are left over are retired.
fn areas(pen: &mut Pen, tool: &mut Tool, types: &[ServiceTypeId]) -> Vec<Area> {
    let mut ids: Vec<StandardId> = pen.ids(IDS.len(), IDS.len() + 1, |id| StandardId::new(id).unwrap());
    tool.retired = ids.split_off(pen.turn(7));
    let mut gone = tool.retired.clone();
    let mut areas = Vec::new();
    for id in pen.ids(1, 4, |id| AreaId::new(id).unwrap()) {
        let here = ids.split_off(ids.len() - pen.turn(ids.len() + 1));
        let standards = here.into_iter().map(|id| {
            let standard = standard(pen, tool, types, id, &gone);
            gone.extend((!standard.active).then(|| standard.id.clone()));
            standard
        });
        areas.push(Area { id, title: Text::default(), standards: standards.collect() });
    }
    areas.iter_mut().for_each(|area| area.title = pen.text());
    areas
}

fn standard(pen: &mut Pen, tool: &Tool, types: &[ServiceTypeId], id: StandardId, gone: &[StandardId]) -> Standard {
    let active = pen.turn(4) != 3;
    Standard {
        id,
        reporting: tool.reporting[pen.turn(tool.reporting.len())].id.clone(),
        statement: pen.text(),
        applies: pen.condition(types, &tool.facts, 0),
        not_applicable: pen.condition(types, &tool.facts, 0),
        critical: pen.flag(),
        active,
        inactive_because: if active { pen.maybe() } else { pen.text() },
        tags: (0..pen.turn(5)).map(|_| pen.words()).collect(),
        sources: (0..=pen.turn(2)).map(|_| source(pen)).collect(),
        replaces: gone[..pen.turn(gone.len() + 1)].to_vec(),
        guidance: guidance(pen, tool, types),
    }
}

fn source(pen: &mut Pen) -> Source {
    let kinds = [SourceKind::Law, SourceKind::Professional, SourceKind::Practice];
    let days = ["1900-01-01", "2026-02-28", "2199-12-31"];
    let checked =
        pen.flag().then(|| Checked { by: pen.words(), on: days[pen.turn(3)].parse().unwrap(), paragraph: pen.words() });
    Source { kind: kinds[pen.turn(3)], text: pen.text(), checked }
}

fn guidance(pen: &mut Pen, tool: &Tool, types: &[ServiceTypeId]) -> Guidance {
    let mut parts = vec![Part::Meaning, Part::Evidence];
    parts.extend(tool.levels.iter().map(|level| Part::Level(level.code.clone())));
    let mut all = Vec::new();
    for (language, part) in tool.languages.iter().flat_map(|language| parts.iter().map(move |part| (language, part))) {
        let mut write = |types: &[ServiceTypeId]| GuidancePart {
            language: language.clone(),
            part: part.clone(),
            types: types.iter().cloned().collect(),
            markdown: pen.guidance(),
        };
        all.push(write(&[]));
        all.push(write(types));
    }
    // As many for some types only, in any order.
    all.retain(|part| part.types.is_empty() || pen.flag());
    if pen.flag() {
        all.reverse();
    }
    Guidance { parts: all }
}

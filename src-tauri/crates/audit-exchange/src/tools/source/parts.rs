//! The lists in `tool.toml`: levels, bands, types of service, facts, areas, labels, roles and questions.

use super::findings::Findings;
use super::table::Table;
use audit_core::ids::{AreaId, BandId, FactId, LevelCode, OptionCode, QuestionId, ReportingId, RoleId, ServiceTypeId};
use audit_core::text::Text;
use audit_core::tool::{
    Area, Band, CountBand, Counts, DeclarationRole, Fact, FactKind, Identifier, Level, PersonRole, Question,
    QuestionKind, Reporting, ServiceType,
};

/// Reads each table behind `key`. A table is always read to its end, so that its other problems are found too, and left
/// out when what it cannot do without is missing.
fn each<T>(
    table: &mut Table<'_>,
    key: &'static str,
    findings: &mut Findings,
    read: impl Fn(&mut Table<'_>, &mut Findings) -> Option<T>,
) -> Vec<T> {
    let mut all = Vec::new();
    for mut table in table.things(key, findings) {
        all.extend(read(&mut table, findings));
        table.finish(findings);
    }
    all
}

pub(super) fn levels(table: &mut Table<'_>, findings: &mut Findings) -> Vec<Level> {
    each(table, "level", findings, |table, f| {
        let code = table.own_id("level", "code", LevelCode::new, f);
        let label = table.text("label", f);
        let description = table.text("description", f);
        let counts = table.code("counts", Counts::from_code, "met, partly, not-met", f);
        Some(Level { code: code?, label, description, counts: counts.unwrap_or(Counts::Met) })
    })
}

pub(super) fn bands(table: &mut Table<'_>, findings: &mut Findings) -> Vec<Band> {
    each(table, "band", findings, |table, f| {
        let id = table.own_id("band", "id", BandId::new, f);
        let at_least = table.number("at_least", f);
        let label = table.text("label", f);
        if at_least.is_none() {
            f.spoil("tool", "band");
        }
        // What does not fit is more than 100, and the checks refuse that.
        let at_least = at_least.map_or(0, |number| u8::try_from(number).unwrap_or(u8::MAX));
        Some(Band { id: id?, at_least, label })
    })
}

pub(super) fn service_types(table: &mut Table<'_>, findings: &mut Findings) -> Vec<ServiceType> {
    each(table, "service_type", findings, |table, f| {
        let id = table.own_id("service_type", "id", ServiceTypeId::new, f);
        let label = table.text("label", f);
        let you = table.text("you", f);
        let readers = table.text("readers", f);
        Some(ServiceType { id: id?, label, you, readers })
    })
}

pub(super) fn identifiers(table: &mut Table<'_>, findings: &mut Findings) -> Vec<Identifier> {
    each(table, "identifier", findings, |table, f| {
        let id = table.own_id("identifier", "id", OptionCode::new, f);
        let scheme = table.id("scheme", OptionCode::new, f);
        let label = table.text("label", f);
        let hint = table.text("hint", f);
        let pattern = table.optional_words("pattern", f);
        let asked = table.condition("asked", f);
        let optional = table.flag("optional", false, f);
        let names_files = table.flag("names_files", false, f);
        let shared = table.flag("shared", false, f);
        Some(Identifier {
            id: id?,
            scheme: scheme.unwrap_or_else(stand_in),
            label,
            hint,
            pattern,
            asked,
            optional,
            names_files,
            shared,
        })
    })
}

/// A code for one that could not be read, which is a problem already.
fn stand_in() -> OptionCode {
    OptionCode::new("unread").expect("a code")
}

pub(super) fn facts(table: &mut Table<'_>, findings: &mut Findings) -> Vec<Fact> {
    each(table, "fact", findings, |table, f| {
        let id = table.own_id("fact", "id", FactId::new, f);
        let kind = table.code("kind", some_fact_kind, "yes-no, choice", f);
        let kind = match kind {
            Some(true) => FactKind::Choice(options(table, f)),
            _ => FactKind::YesNo,
        };
        let question = table.text("question", f);
        let hint = table.text("hint", f);
        let asked = table.condition("asked", f);
        let otherwise = table.optional_id("otherwise", OptionCode::new, f);
        Some(Fact { id: id?, question, hint, kind, asked, otherwise })
    })
}

/// Whether a kind of fact has choices.
fn some_fact_kind(code: &str) -> Option<bool> {
    match code {
        "yes-no" => Some(false),
        "choice" => Some(true),
        _ => None,
    }
}

fn options(table: &mut Table<'_>, findings: &mut Findings) -> Vec<(OptionCode, Text)> {
    if table.need("options", findings).is_none() {
        return Vec::new();
    }
    let mut options = Vec::new();
    for mut option in table.tables("options", findings) {
        let code = option.id("code", OptionCode::new, findings);
        let label = option.text("label", findings);
        option.finish(findings);
        options.extend(code.map(|code| (code, label)));
    }
    options
}

pub(super) fn areas(table: &mut Table<'_>, findings: &mut Findings) -> Vec<Area> {
    each(table, "area", findings, |table, f| {
        let id = table.own_id("area", "id", AreaId::new, f);
        let title = table.text("title", f);
        Some(Area { id: id?, title, standards: Vec::new() })
    })
}

pub(super) fn reporting(table: &mut Table<'_>, findings: &mut Findings) -> Vec<Reporting> {
    each(table, "reporting", findings, |table, f| {
        let id = table.own_id("reporting", "id", ReportingId::new, f);
        let title = table.text("title", f);
        Some(Reporting { id: id?, title })
    })
}

pub(super) fn person_roles(table: &mut Table<'_>, findings: &mut Findings) -> Vec<PersonRole> {
    each(table, "person_role", findings, |table, f| {
        let id = table.own_id("person_role", "id", RoleId::new, f);
        let title = table.text("title", f);
        let offered = table.condition("for", f);
        Some(PersonRole { id: id?, title, offered })
    })
}

pub(super) fn declaration_roles(table: &mut Table<'_>, findings: &mut Findings) -> Vec<DeclarationRole> {
    each(table, "declaration_role", findings, |table, f| {
        let id = table.own_id("declaration_role", "id", RoleId::new, f);
        let title = table.text("title", f);
        let hint = table.text("hint", f);
        let required = table.condition("required", f);
        let may_be_same_as = table.ids("may_be_same_as", RoleId::new, f);
        Some(DeclarationRole { id: id?, title, hint, required, may_be_same_as })
    })
}

pub(super) fn questions(table: &mut Table<'_>, findings: &mut Findings) -> Vec<Question> {
    each(table, "question", findings, |table, f| {
        let id = table.own_id("question", "id", QuestionId::new, f);
        let text = table.text("text", f);
        let help = table.text("help", f);
        let kind = question_kind(table, f);
        let comment = table.flag("comment", false, f);
        let consent = table.text("consent", f);
        let optional = table.flag("optional", false, f);
        let applies = table.condition("applies", f);
        Some(Question { id: id?, text, help, kind, comment, consent, optional, applies })
    })
}

/// A kind that cannot be read stands as free text; its members are then unknown keys, which is true of a kind misspelt.
fn question_kind(table: &mut Table<'_>, findings: &mut Findings) -> QuestionKind {
    let known = |code: &str| {
        let codes = ["scale", "choice", "several", "text", "minutes", "number", "date", "count"];
        codes.into_iter().find(|known| *known == code)
    };
    match table.code("kind", known, "scale, choice, several, text, minutes, number, date, count", findings) {
        Some("scale") => QuestionKind::Scale { low: table.text("low", findings), high: table.text("high", findings) },
        Some("choice") => QuestionKind::Choice(options(table, findings)),
        Some("several") => QuestionKind::Several(options(table, findings)),
        Some("minutes") => QuestionKind::Minutes,
        Some("number") => QuestionKind::Number,
        Some("date") => QuestionKind::Date,
        Some("count") => {
            let bands = count_bands(table, findings);
            QuestionKind::Count { bands, exact_from: table.optional_count("exact_from", findings) }
        }
        _ => QuestionKind::Text,
    }
}

fn count_bands(table: &mut Table<'_>, findings: &mut Findings) -> Vec<CountBand> {
    let mut bands = Vec::new();
    for mut band in table.tables("bands", findings) {
        let code = band.id("code", OptionCode::new, findings);
        let at_least = band.count("at_least", findings).unwrap_or_default();
        let label = band.text("label", findings);
        band.finish(findings);
        bands.extend(code.map(|code| CountBand { code, at_least, label }));
    }
    bands
}

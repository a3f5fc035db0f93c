//! `areas/<area>.toml`: the standards of one area.

use super::findings::Findings;
use super::place::File;
use super::table::{self, Table};
use audit_core::ids::{ReportingId, StandardId};
use audit_core::tool::{Checked, Guidance, Source, SourceKind, Standard};

/// The standards of a file, their guidance still empty.
pub(super) fn read(file: &File<'_>, findings: &mut Findings) -> Vec<Standard> {
    let Some(document) = table::parse(file, findings) else {
        return Vec::new();
    };
    let mut table = Table::whole(file, &document, file.name);
    let found = table.need("standard", findings);
    let tables = found.map_or_else(Vec::new, |_| table.things("standard", findings));
    let mut standards = Vec::new();
    for mut one in tables {
        standards.extend(standard(&mut one, findings));
        one.finish(findings);
    }
    table.finish(findings);
    standards
}

fn standard(table: &mut Table<'_>, findings: &mut Findings) -> Option<Standard> {
    let f = findings;
    let id = table.own_id("standard", "id", StandardId::new, f);
    let reporting = table.id("reporting", ReportingId::new, f);
    let statement = table.text("statement", f);
    let applies = table.condition("applies", f);
    let not_applicable = table.condition("not_applicable", f);
    let critical = table.flag("critical", false, f);
    let active = table.flag("active", true, f);
    let inactive_because = table.text("inactive_because", f);
    let tags = table.list("tags", f);
    let sources = sources(table, f);
    let replaces = table.ids("replaces", StandardId::new, f);
    Some(Standard {
        id: id?,
        // One that could not be read is spoiled, so that nothing is said of this stand-in.
        reporting: reporting.unwrap_or_else(|| ReportingId::new("unread").expect("an id")),
        statement,
        applies,
        not_applicable,
        critical,
        active,
        inactive_because,
        tags: tags.into_iter().map(|(tag, _)| tag).collect(),
        sources,
        replaces,
        guidance: Guidance::default(),
    })
}

fn sources(table: &mut Table<'_>, findings: &mut Findings) -> Vec<Source> {
    let tables = table.tables("sources", findings);
    let mut sources = Vec::new();
    for mut one in tables {
        let known = "law, professional, practice";
        let kind = one.code("kind", SourceKind::from_code, known, findings);
        sources.push(Source {
            kind: kind.unwrap_or(SourceKind::Practice),
            text: one.text("text", findings),
            checked: reading(&mut one, findings),
        });
        one.finish(findings);
    }
    sources
}

fn reading(table: &mut Table<'_>, findings: &mut Findings) -> Option<Checked> {
    let mut inner = table.optional_table("checked", findings)?;
    let by = inner.words("by", findings);
    let on = inner.date("on", findings);
    let paragraph = inner.words("paragraph", findings);
    inner.finish(findings);
    Some(Checked { by: by?, on: on?, paragraph: paragraph? })
}

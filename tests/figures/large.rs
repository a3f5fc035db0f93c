//! A large audit tool, 600 standards with 3 MB of guidance: opening its file, opening an audit of it, rating, searching, and
//! comparing it with its next edition. It is made of the words of the Section 11 audit, mixed.

use crate::measure::Times;
use audit_api::reading::{diff_tools, tool_named};
use audit_api::views::StartAudit;
use audit_core::ids::{AreaId, StandardId, ToolId};
use audit_core::text::Text;
use audit_core::tool::{Area, Standard, Tool};
use audit_exchange::tools::v1;
use audit_tests::{Dice, open};
use std::error::Error;
use std::path::Path;

const STANDARDS: usize = 600;
const AREAS: usize = 40;
/// Characters of guidance that each standard has at least.
const GUIDANCE: usize = 5_300;
const ROUNDS: usize = 10;
const RATINGS: usize = 100;
const TYPED: [&str; 3] = ["chaperone policy", "supervision", "31.12"];

pub fn figures(folder: &Path) -> Result<(), Box<dyn Error>> {
    let tool = large()?;
    let (old, new) = (folder.join("large.tool.json"), folder.join("large-next.tool.json"));
    std::fs::write(&old, v1::document(&tool))?;
    std::fs::write(&new, v1::document(&next(&tool)))?;
    let mut times = Times::default();
    let store = folder.join("large");
    for round in 0..ROUNDS {
        let mut program = open(&folder.join(format!("large-{round}")))?;
        let opened = times.of(|| program.import_tool(&old.display().to_string()))?;
        if let Some(problem) = opened.problems.first() {
            return Err(format!("the large tool is refused: {problem:?}").into());
        }
    }
    times.print("large-import", "ms");
    let (audit, rows) = begin(&store, &old, &tool)?;

    let (mut opening, mut standards) = (Times::default(), Times::default());
    for round in 0..ROUNDS {
        let program = open(&store)?;
        // As the window does when the audit is chosen: its overview, and the standard where the person was.
        opening.of(|| program.audit(&audit))?;
        standards.of(|| program.standard(&audit, &rows[round * 7]))?;
    }
    opening.print("large-open", "ms");
    standards.print("large-standard", "ms");

    let mut program = open(&store)?;
    let mut times = Times::default();
    for row in &rows[..RATINGS] {
        times.of(|| program.set_field(&audit, &format!("standard/{row}/rating"), "partly", ""))?;
    }
    times.print("large-rating", "ms");

    let mut times = Times::default();
    for typed in TYPED {
        for end in 1..=typed.len() {
            times.of(|| program.search(&audit, &typed[..end]))?;
        }
    }
    times.print("large-search", "ms");

    let mut times = Times::default();
    for _ in 0..ROUNDS {
        let found = times.of(|| diff_tools(&old, &new)).map_err(|_| "the next edition is refused")?;
        if found.changes.len() < STANDARDS {
            return Err("the comparison leaves standards out".into());
        }
    }
    times.print("large-diff", "ms");
    Ok(())
}

/// An audit of the large tool in a store of its own, all rated and written about; its id, and its standards.
fn begin(store: &Path, file: &Path, tool: &Tool) -> Result<(String, Vec<String>), Box<dyn Error>> {
    let mut program = open(store)?;
    program.import_tool(&file.display().to_string())?;
    program.set_person("Ann Example", "Practice manager")?;
    let start = StartAudit {
        tool: v1::digest(tool).to_string(),
        name: "Northgate Surgery".to_owned(),
        service_type: "gp-practice".to_owned(),
        ..StartAudit::default()
    };
    let audit = program.start_audit(&start)?;
    let rows: Vec<String> = audit.areas.iter().flat_map(|area| &area.standards).map(|row| row.id.clone()).collect();
    for row in &rows {
        program.set_field(&audit.id, &format!("standard/{row}/rating"), "met", "")?;
        program.set_field(&audit.id, &format!("standard/{row}/narrative"), "Read out at the meeting in May.", "")?;
    }
    Ok((audit.id, rows))
}

fn large() -> Result<Tool, Box<dyn Error>> {
    let mut tool = tool_named(Path::new("section-11")).map_err(|faults| format!("{faults:?}"))?;
    let seeds: Vec<Standard> = tool.areas.iter().flat_map(|area| area.standards.clone()).collect();
    // Everybody is asked everything, and nothing stands in for something else.
    let always = seeds.iter().map(|one| one.applies.clone()).find(|applies| applies.to_string() == "always");
    let always = always.ok_or("nothing is asked of everybody")?;
    let mut dice = Dice::new(600);
    let words: Vec<String> = seeds.iter().flat_map(|one| words(one, &tool)).collect();
    let standards = (0..STANDARDS).map(|number| {
        let mut one = seeds[number % seeds.len()].clone();
        one.id = StandardId::new(&format!("large-{number}")).expect("an id");
        (one.applies, one.active, one.replaces) = (always.clone(), true, Vec::new());
        let statement = (0..18).map(|_| dice.one(&words).clone()).collect::<Vec<_>>().join(" ");
        one.statement = Text::english(&format!("We see to it that {statement}."));
        let many = one.guidance.parts.len();
        let long = one.guidance.parts.iter().map(|part| part.markdown.len()).sum::<usize>();
        for part in &mut one.guidance.parts {
            let more = GUIDANCE.saturating_sub(long) / many / 8 + 3;
            let more = (0..more).map(|_| dice.one(&words).clone()).collect::<Vec<_>>().join(" ");
            part.markdown = format!("{}\n\n{more}.", part.markdown.trim_end());
        }
        one
    });
    let standards: Vec<Standard> = standards.collect();
    tool.id = ToolId::new("large-audit").expect("an id");
    tool.retired = Vec::new();
    tool.takes_from = Vec::new();
    let titles: Vec<Text> = tool.areas.iter().map(|area| area.title.clone()).collect();
    tool.areas = standards
        .chunks(STANDARDS / AREAS)
        .enumerate()
        .map(|(number, standards)| Area {
            id: AreaId::new(&format!("area-{number}")).expect("an id"),
            title: titles[number % titles.len()].clone(),
            standards: standards.to_vec(),
        })
        .collect();
    Ok(tool)
}

/// The words of a statement, in small letters.
fn words(standard: &Standard, tool: &Tool) -> Vec<String> {
    let statement = standard.statement.get(&tool.language());
    statement.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()).collect()
}

/// The next edition: every eighth standard reworded, every fortieth gone and another one in its place, areas in another order.
fn next(tool: &Tool) -> Tool {
    let mut next = tool.clone();
    next.edition = "2027".to_owned();
    next.takes_from = vec![tool.name()];
    let language = tool.language();
    for (number, one) in next.areas.iter_mut().flat_map(|area| &mut area.standards).enumerate() {
        let said = one.statement.get(&language).to_owned();
        if number % 40 == 0 {
            next.retired.push(one.id.clone());
            one.id = StandardId::new(&format!("next-{number}")).expect("an id");
            one.statement = Text::english(&said.split(' ').rev().collect::<Vec<_>>().join(" "));
        } else if number % 8 == 0 {
            one.statement = Text::english(&said.replacen(" and ", " or ", 1).replace(" that ", " each year that "));
        }
    }
    next.areas.rotate_left(3);
    next
}

//! A large audit tool, 600 standards with 3 MB of guidance: opening its file, opening an audit of it, rating, searching, and
//! comparing it with its next edition, each beside something plain. It is made of the words of the Section 11 audit, mixed.

use crate::measure::Times;
use crate::scan::Scan;
use audit_api::Program;
use audit_api::reading::{diff_tools, tool_named};
use audit_api::views::StartAudit;
use audit_core::ids::{AreaId, StandardId, ToolId};
use audit_core::text::Text;
use audit_core::tool::{Area, Standard, Tool};
use audit_exchange::json;
use audit_exchange::tools::v1;
use audit_store::BareStore;
use audit_tests::{Dice, open};
use serde_json::Value;
use std::error::Error;
use std::hint::black_box;
use std::path::{Path, PathBuf};

type Done = Result<(), Box<dyn Error>>;

const STANDARDS: usize = 600;
const AREAS: usize = 40;
/// Characters of guidance that each standard has at least.
const GUIDANCE: usize = 5_300;
const ROUNDS: usize = 10;
const RATINGS: usize = 100;
const NARRATIVE: &str = "Read out at the meeting in May.";
const TYPED: [&str; 3] = ["chaperone policy", "supervision", "31.12"];

/// Each round does everything once, beside what it is compared with.
pub fn figures(folder: &Path) -> Done {
    let tool = large()?;
    let files = Files { old: folder.join("large.tool.json"), new: folder.join("large-next.tool.json") };
    std::fs::write(&files.old, v1::document(&tool))?;
    std::fs::write(&files.new, v1::document(&next(&tool)))?;
    let store = folder.join("large");
    let (audit, rows) = begin(&store, &files.old, &tool)?;
    let mut whole = Whole::default();
    for round in 0..ROUNDS {
        whole.import(&files, &folder.join(format!("large-{round}")))?;
        whole.open(&store, &audit, &rows[round * 7])?;
        whole.compare(&files)?;
    }
    whole.print();
    let mut program = open(&store)?;
    rating(&mut program, &audit, &rows, folder)?;
    search(&program, &audit, &tool, rows.len())
}

/// The tool's file, and that of its next edition.
struct Files {
    old: PathBuf,
    new: PathBuf,
}

/// What is done with a file or an audit as a whole, and a plain parse of that file.
#[derive(Default)]
struct Whole {
    import: Times,
    parse: Times,
    open: Times,
    standard: Times,
    diff: Times,
    read_both: Times,
}

impl Whole {
    fn import(&mut self, files: &Files, fresh: &Path) -> Done {
        let mut program = open(fresh)?;
        let opened = self.import.of(|| program.import_tool(&files.old.display().to_string()))?;
        if let Some(problem) = opened.problems.first() {
            return Err(format!("the large tool is refused: {problem:?}").into());
        }
        self.parse.of(|| Ok::<Value, Box<dyn Error>>(serde_json::from_slice(&std::fs::read(&files.old)?)?))?;
        Ok(())
    }

    /// As the window does when the audit is chosen: its overview, and the standard where the person was.
    fn open(&mut self, store: &Path, audit: &str, standard: &str) -> Done {
        let program = open(store)?;
        self.open.of(|| program.audit(audit))?;
        self.standard.of(|| program.standard(audit, standard))?;
        Ok(())
    }

    /// Comparing two editions, then only reading and checking them, side by side as comparing does.
    fn compare(&mut self, files: &Files) -> Done {
        let found = self.diff.of(|| diff_tools(&files.old, &files.new)).map_err(|_| "the next edition is refused")?;
        if found.changes.len() < STANDARDS {
            return Err("the comparison leaves standards out".into());
        }
        let read = self.read_both.of(|| {
            std::thread::scope(|scope| {
                let beside = scope.spawn(|| is_sound(&files.new));
                is_sound(&files.old) && beside.join().unwrap_or(false)
            })
        });
        if read { Ok(()) } else { Err("an edition is refused".into()) }
    }

    fn print(self) {
        self.import.print("large-import", "ms");
        self.parse.print("large-parse", "ms");
        self.open.print("large-open", "ms");
        self.standard.print("large-standard", "ms");
        self.diff.print("large-diff", "ms");
        self.read_both.print("large-read-both", "ms");
    }
}

/// Reads and checks the file of an audit tool.
fn is_sound(file: &Path) -> bool {
    let document = std::fs::read(file).ok().and_then(|bytes| json::parse(&bytes).ok());
    document.is_some_and(|document| v1::from_content(&document).is_ok())
}

/// A rating with what the screen is told afterwards, and one bare commit, in turn.
fn rating(program: &mut Program, audit: &str, rows: &[String], folder: &Path) -> Done {
    let bare = BareStore::create(&folder.join("large-bare.db"))?;
    let (mut rated, mut bared) = (Times::default(), Times::default());
    for row in &rows[..RATINGS] {
        rated.of(|| program.set_field(audit, &format!("standard/{row}/rating"), "partly", ""))?;
        bared.of(|| bare.commit("partly"))?;
    }
    rated.print("large-rating", "ms");
    bared.print("large-bare-commit", "ms");
    Ok(())
}

/// A letter more, then a plain scan of the same words for the same letters, in turn.
fn search(program: &Program, audit: &str, tool: &Tool, answers: usize) -> Done {
    let scan = Scan::of(tool, std::iter::repeat_n(NARRATIVE.to_owned(), answers));
    let (mut searched, mut scanned) = (Times::default(), Times::default());
    for typed in TYPED {
        for end in 1..=typed.len() {
            searched.of(|| program.search(audit, &typed[..end]))?;
            scanned.of(|| black_box(scan.count(&typed[..end])));
        }
    }
    searched.print("large-search", "ms");
    scanned.print("large-scan", "ms");
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
        service_type: Some("gp-practice".to_owned()),
        ..StartAudit::default()
    };
    let audit = program.start_audit(&start)?;
    let rows: Vec<String> = audit.areas.iter().flat_map(|area| &area.standards).map(|row| row.id.clone()).collect();
    for row in &rows {
        program.set_field(&audit.id, &format!("standard/{row}/rating"), "met", "")?;
        program.set_field(&audit.id, &format!("standard/{row}/narrative"), NARRATIVE, "")?;
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

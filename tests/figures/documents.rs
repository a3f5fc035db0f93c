//! The improvement plan of 20 and of 200 actions, drawn by us and by typst in turn: time, and the size of what is made.
//!
//! Each round draws another plan, as each practice's is another. typst remembers what it has set, so that the same plan is a
//! matter of writing it down a second time; that is measured as well, and said as what it is.

use crate::measure::{Both, Times};
use crate::sample;
use crate::typst::{Drawn, Typst};
use audit_core::plan::ImprovementPlan;
use std::error::Error;
use std::path::Path;
use std::process::{Command, Stdio};

type Done = Result<(), Box<dyn Error>>;

const ROUNDS: usize = 20;
/// Starting a process and drawing one plan in it.
const COLD_ROUNDS: usize = 5;
/// Bytes.
const KIB: f64 = 1024.0;

/// Draws; without typst's package only ours is drawn.
pub fn plans(package: Option<&Path>, folder: &Path) -> Done {
    let mut typst = package.map(|package| Typst::start(package, folder)).transpose()?;
    for actions in [20, 200] {
        plan_of(actions, typst.as_mut())?;
    }
    package.map_or(Ok(()), |package| cold(package, folder))
}

fn plan_of(actions: usize, mut typst: Option<&mut Typst>) -> Done {
    let (mut ours, mut ours_size) = (Both::default(), Times::default());
    let (mut theirs, mut again, mut theirs_size) = (Both::default(), Times::default(), Times::default());
    // The first of each fills the caches and is not counted.
    for round in 0..=ROUNDS {
        let plan = of_another_practice(sample::plan(actions), round);
        let mut drawn = Both::default();
        let bytes = drawn.of(|| audit_documents::plan_pdf(&plan))?;
        let other = match typst.as_deref_mut() {
            Some(typst) => Some((typst.draw(&plan)?, typst.draw(&plan)?)),
            None => None,
        };
        if round == 0 {
            continue;
        }
        ours.take(drawn);
        ours_size.add(bytes.len() as f64 / KIB);
        if let Some((Drawn { clock, processor, bytes }, second)) = other {
            theirs.clock.add(clock);
            theirs.processor.add(processor);
            theirs_size.add(bytes / KIB);
            again.add(second.clock);
        }
    }
    ours.print(&format!("plan-{actions}"));
    ours_size.print(&format!("plan-{actions}-size"), "KiB");
    if typst.is_some() {
        theirs.print(&format!("typst-{actions}"));
        theirs_size.print(&format!("typst-{actions}-size"), "KiB");
        again.print(&format!("typst-{actions}-again"), "ms");
    }
    Ok(())
}

/// The same plan with other words in what a practice writes; the words of the standards are the same for all.
fn of_another_practice(mut plan: ImprovementPlan, number: usize) -> ImprovementPlan {
    let other = |text: &mut String| {
        if !text.is_empty() {
            *text = format!("{number} {text}");
        }
    };
    other(&mut plan.organisation.name);
    for action in &mut plan.actions {
        let account = action.account.iter_mut().map(|(_, words)| words);
        [&mut action.what, &mut action.who].into_iter().chain(account).for_each(other);
    }
    for standard in plan.areas.iter_mut().flat_map(|area| &mut area.standards) {
        other(&mut standard.narrative);
        standard.evidence.iter_mut().for_each(|evidence| other(&mut evidence.title));
    }
    plan
}

/// A process that is started, draws one plan of 200 actions and ends: ours and typst's in turn.
fn cold(package: &Path, folder: &Path) -> Done {
    let own = std::env::current_exe()?;
    let (mut ours, mut theirs) = (Times::default(), Times::default());
    for _ in 0..COLD_ROUNDS {
        let ended = ours.of(|| Command::new(&own).arg("--draw").stdout(Stdio::null()).status())?;
        if !ended.success() {
            return Err("a process of its own could not draw the plan".into());
        }
        theirs.of(|| Typst::start(package, folder)?.draw(&sample::plan(200)))?;
    }
    ours.print("plan-200-cold", "ms");
    theirs.print("typst-200-cold", "ms");
    Ok(())
}

/// Draws one plan, as a process of its own.
pub fn draw_once() -> Done {
    println!("{}", audit_documents::plan_pdf(&sample::plan(200))?.len());
    Ok(())
}

//! Ratings while the most expensive of the hostile forms is read and held against the audit, again and again, as the window does
//! beside the store; in turn with as many while nothing else is under way.

use crate::measure::Times;
use audit_api::views::OldFormAsked;
use audit_api::workbooks::Book;
use audit_tests::hostile::{Made, Size, all};
use audit_tests::{Answers, begin, open};
use std::error::Error;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

type Done<T> = Result<T, Box<dyn Error>>;

/// Of each kind, and as many as the audit is lent out for to be compared.
const SAVES: usize = 200;
const FORM: &str = "a form in the words of the standards, mixed and long";

pub fn figures(folder: &Path) -> Done<()> {
    let file = folder.join("hostile.xlsx");
    let known = all();
    let hostile = known.iter().find(|one| one.name == FORM).ok_or("there is no such form")?;
    let Made::File(bytes) = hostile.make(Size::Full) else { return Err("the form is no file".into()) };
    std::fs::write(&file, bytes)?;
    let mut program = open(&folder.join("beside"))?;
    let audit = begin(&mut program, &Answers::of_practice("Northgate Surgery", "Z99901"))?;
    let areas = program.audit(&audit)?.areas;
    let rows: Vec<String> = areas.into_iter().flat_map(|area| area.standards).map(|row| row.id).collect();
    let (mut alone, mut beside) = (Times::default(), Times::default());
    let mut save = |round: usize, times: &mut Times| -> Done<()> {
        let key = format!("standard/{}/rating", rows[round % rows.len()]);
        let value = if (round / rows.len()).is_multiple_of(2) { "not-met" } else { "met" };
        times.of(|| program.save_field(&audit, &key, value, ""))?;
        Ok(())
    };
    for round in 0..SAVES {
        save(round, &mut alone)?;
    }
    let lent = program_lent(folder)?;
    let (sheet, columns, levels, matches) = Default::default();
    let asked = OldFormAsked { audit: audit.clone(), sheet, header: 0, columns, levels, matches };
    let (ended, reads) = (AtomicBool::new(false), AtomicBool::new(false));
    thread::scope(|scope| -> Done<()> {
        let reading = scope.spawn(|| -> Result<(), String> {
            for audit in lent {
                reads.store(true, Ordering::Release);
                let book = Book::read(&file).map_err(|error| error.to_string())?;
                audit.look_at(&book, &asked).map_err(|error| error.to_string())?;
                if ended.load(Ordering::Acquire) {
                    return Ok(());
                }
            }
            Err("reading came to an end before the saves did".to_owned())
        });
        while !reads.load(Ordering::Acquire) {
            thread::yield_now();
        }
        let saved = (SAVES..2 * SAVES).try_for_each(|round| save(round, &mut beside));
        ended.store(true, Ordering::Release);
        reading.join().map_err(|_| "reading the form ended suddenly")??;
        saved
    })?;
    alone.print("save-alone", "ms");
    beside.worst().print("save-beside-worst", "ms");
    beside.print("save-beside", "ms");
    Ok(())
}

/// An audit as it stands, often enough; of another program, so that the one that saves is not held by it.
fn program_lent(folder: &Path) -> Done<Vec<audit_api::workbooks::AuditAsItStands>> {
    let mut program = open(&folder.join("lent"))?;
    let audit = begin(&mut program, &Answers::of_practice("Northgate Surgery", "Z99901"))?;
    Ok((0..SAVES).map(|_| program.as_it_stands(&audit)).collect::<Result<_, _>>()?)
}

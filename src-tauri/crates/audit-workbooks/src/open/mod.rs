//! Opening a file as a workbook: what it is, within bounds, then its cells. Whatever is given, the answer is a value or a problem.

mod bounds;
mod parts;
mod refused;

pub use refused::MOST_BYTES;

use crate::grid::{Grid, Value};
use crate::problem::{Place, Problem};
use crate::sheet::cell_name;
use audit_core::jiff::civil::DateTime;
use bounds::Counted;
use calamine::{DataRef, ExcelDateTime, Reader as _, Xlsx, XlsxError};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The most cells that hold something, in all sheets together.
const MOST_CELLS: usize = 400_000;
/// The most cells that are looked at, empty ones too.
const MOST_LOOKED_AT: usize = 1_500_000;
/// The most text in all cells together, in bytes.
const MOST_TEXT: usize = 48 << 20;
/// The most text in one cell, in bytes: more than the 32,767 characters that Excel takes, whatever the script.
const MOST_IN_A_CELL: usize = 4 * 32_767;
const MOST_SHEETS: usize = 200;
/// Rows and columns of a sheet in Excel.
const MOST_ROWS: u32 = 1 << 20;
const MOST_COLUMNS: u32 = 1 << 14;
/// The most merged areas of a sheet that are told apart; more stand in no form.
const MOST_MERGED: usize = 1_000;

/// Reads every sheet of an `.xlsx` or `.xlsm` file. Macros are never read, formulas give their last value.
///
/// # Errors
/// One problem of the file as a whole: it is no workbook, another kind of workbook, protected by a password, damaged, or too large.
pub fn open(bytes: &[u8]) -> Result<Vec<Grid>, Problem> {
    if let Some(problem) = refused::kind(bytes) {
        return Err(problem);
    }
    let parts = parts::plain(bytes)?;
    // The reader is somebody else's and the file may be hostile: a fault in it is a damaged file.
    let read = catch_unwind(AssertUnwindSafe(|| grids(parts)));
    read.unwrap_or_else(|_| Err(refused::damaged()))
}

fn grids(parts: Vec<u8>) -> Result<Vec<Grid>, Problem> {
    let length = parts.len();
    let (counted, spent) = Counted::new(Cursor::new(parts), length);
    let read = sheets(counted);
    if spent.get() { Err(refused::too_large()) } else { read }
}

fn sheets(parts: Parts) -> Result<Vec<Grid>, Problem> {
    let mut workbook: Xlsx<_> = Xlsx::new(parts).map_err(trouble)?;
    let names = workbook.sheet_names();
    if names.len() > MOST_SHEETS {
        return Err(refused::too_large());
    }
    let mut room = Room { looks: MOST_LOOKED_AT, cells: MOST_CELLS, text: MOST_TEXT };
    let mut grids = Vec::new();
    for name in names {
        // Charts and dialogs are sheets without cells.
        match grid(&mut workbook, &name, &mut room) {
            Ok(grid) => grids.push(grid),
            Err(Stop::Full) => return Err(refused::too_large()),
            Err(Stop::Long((row, column))) => {
                let place = Place { sheet: name, cell: cell_name(row, column) };
                return Err(Problem { place, ..refused::long_cell() });
            }
            Err(Stop::Faulty(XlsxError::WorksheetNotFound(_))) => {}
            Err(Stop::Faulty(error)) => {
                let place = Place { sheet: name, cell: String::new() };
                return Err(Problem { place, ..trouble(error) });
            }
        }
    }
    Ok(grids)
}

type Parts = Counted<Cursor<Vec<u8>>>;

struct Room {
    looks: usize,
    cells: usize,
    text: usize,
}

enum Stop {
    Full,
    /// One cell holds more than a cell can.
    Long((u32, u32)),
    Faulty(XlsxError),
}

impl From<XlsxError> for Stop {
    fn from(error: XlsxError) -> Self {
        Self::Faulty(error)
    }
}

fn grid(workbook: &mut Xlsx<Parts>, name: &str, room: &mut Room) -> Result<Grid, Stop> {
    let merged = workbook.merge_cells_by_sheet_name(name).unwrap_or_default();
    let mut grid = Grid {
        name: name.to_owned(),
        merged: merged.into_iter().take(MOST_MERGED).map(|area| (area.start, area.end)).collect(),
        ..Grid::default()
    };
    let mut cells = workbook.worksheet_cells_reader(name)?;
    while let Some(cell) = cells.next_cell()? {
        room.looks = room.looks.checked_sub(1).ok_or(Stop::Full)?;
        // Before it is copied: many cells may share one text.
        if length_of(cell.get_value()) > MOST_IN_A_CELL {
            return Err(Stop::Long(cell.get_position()));
        }
        let Some(value) = value(cell.get_value()) else { continue };
        let length = if let Value::Text(text) = &value { text.len() } else { 0 };
        room.cells = room.cells.checked_sub(1).ok_or(Stop::Full)?;
        room.text = room.text.checked_sub(length).ok_or(Stop::Full)?;
        // No program shows a cell beyond these.
        let (row, column) = cell.get_position();
        if row >= MOST_ROWS || column >= MOST_COLUMNS {
            return Err(XlsxError::Unexpected("a cell beyond the last one").into());
        }
        grid.cells.insert((row, column), value);
    }
    Ok(grid)
}

fn length_of(found: &DataRef<'_>) -> usize {
    match found {
        DataRef::String(words) => words.len(),
        DataRef::SharedString(words) => words.len(),
        _ => 0,
    }
}

fn value(found: &DataRef<'_>) -> Option<Value> {
    let text = |text: &str| (!text.is_empty()).then(|| Value::Text(text.replace("\r\n", "\n").replace('\r', "\n")));
    match found {
        DataRef::Empty => None,
        DataRef::Int(number) => Some(Value::Number(*number as f64)),
        DataRef::Float(number) => Some(Value::Number(*number)),
        DataRef::String(words) => text(words),
        DataRef::SharedString(words) => text(words),
        DataRef::Bool(truth) => Some(Value::Truth(*truth)),
        DataRef::DateTime(moment) => Some(moment_of(moment)),
        DataRef::DateTimeIso(iso) => Some(iso_moment(iso)),
        DataRef::DurationIso(words) => text(words),
        DataRef::Error(fault) => Some(Value::Fault(fault.to_string())),
    }
}

fn moment_of(found: &ExcelDateTime) -> Value {
    let serial = found.as_f64();
    let (year, month, day, hour, minute, second, _) = found.to_ymd_hms_milli();
    if found.is_duration() || (0.0..1.0).contains(&serial) {
        let minutes = (serial * 24.0 * 60.0).round() as i64;
        return Value::Clock(format!("{:02}:{:02}", minutes / 60, minutes % 60));
    }
    let date = DateTime::new(
        year as i16,
        month as i8,
        day as i8,
        hour.min(23) as i8,
        minute.min(59) as i8,
        second.min(59) as i8,
        0,
    );
    date.map_or(Value::Number(serial), Value::Moment)
}

fn iso_moment(iso: &str) -> Value {
    let trimmed = iso.trim_end_matches('Z');
    let moment = trimmed.parse::<DateTime>().or_else(|_| {
        let day = trimmed.get(..10).unwrap_or(trimmed);
        day.parse::<audit_core::jiff::civil::Date>().map(|date| date.at(0, 0, 0, 0))
    });
    moment.map_or_else(|_| Value::Text(iso.to_owned()), Value::Moment)
}

fn trouble(error: XlsxError) -> Problem {
    match error {
        XlsxError::Password => refused::password(),
        _ => refused::damaged(),
    }
}

//! What stands in a workbook, sheet by sheet, as plain values.

use crate::problem::Place;
use crate::sheet::cell_name;
use audit_core::jiff::civil::{Date, DateTime};
use std::collections::BTreeMap;

/// One sheet as it is in a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// Its name.
    pub name: String,
    /// Values by row and column from 0; empty cells are absent.
    pub cells: BTreeMap<(u32, u32), Value>,
    /// Merged areas: first and last row and column.
    pub merged: Vec<((u32, u32), (u32, u32))>,
}

/// The value of a cell. A formula gives its last value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Text as it was typed; line ends are line feeds.
    Text(String),
    /// A number.
    Number(f64),
    /// A date, with a time where there is one.
    Moment(DateTime),
    /// A time of day or a length of time, as `14:30`.
    Clock(String),
    /// True or false.
    Truth(bool),
    /// An error such as `#REF!`.
    Fault(String),
}

impl Grid {
    /// A cell's place, for people.
    pub fn place(&self, row: u32, column: u32) -> Place {
        Place { sheet: self.name.clone(), cell: cell_name(row, column) }
    }

    /// The value in a cell.
    pub fn value(&self, row: u32, column: u32) -> Option<&Value> {
        self.cells.get(&(row, column))
    }

    /// The text of a cell; empty where there is none.
    pub fn text(&self, row: u32, column: u32) -> String {
        self.value(row, column).map(Value::as_typed).unwrap_or_default()
    }

    /// The last row that holds something.
    pub fn last_row(&self) -> u32 {
        self.cells.keys().next_back().map_or(0, |(row, _)| *row)
    }

    /// The merged area that swallows this cell: it lies in it, and is not its first.
    pub fn swallowed(&self, row: u32, column: u32) -> bool {
        let within = |((r1, c1), (r2, c2)): &((u32, u32), (u32, u32))| {
            (*r1..=*r2).contains(&row) && (*c1..=*c2).contains(&column) && (row, column) != (*r1, *c1)
        };
        self.merged.iter().any(within)
    }
}

impl Value {
    /// The value as a person would type it.
    pub fn as_typed(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => plain_number(*number),
            Self::Moment(moment) => {
                let day = day(moment.date());
                match (moment.hour(), moment.minute()) {
                    (0, 0) => day,
                    (hour, minute) => format!("{day} {hour:02}:{minute:02}"),
                }
            }
            Self::Clock(clock) => clock.clone(),
            Self::Truth(true) => "Yes".to_owned(),
            Self::Truth(false) => "No".to_owned(),
            Self::Fault(fault) => fault.clone(),
        }
    }
}

/// `12 October 2026`
pub fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// A number as it is typed: whole ones without a point, others to 15 digits, as the programs show them.
fn plain_number(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        return format!("{number:.0}");
    }
    let digits = 14 - (number.abs().log10().floor() as i32).clamp(-14, 14);
    let fixed = format!("{number:.*}", digits.clamp(0, 20) as usize);
    match fixed.contains('.') {
        true => fixed.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => fixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_people_type_them() {
        let shown = [5.0, 0.1 + 0.2, -2.5, 207_946_321.0, 1e20, 6.4, 0.0].map(plain_number);
        assert_eq!(shown, ["5", "0.3", "-2.5", "207946321", "100000000000000000000", "6.4", "0"]);
    }
}

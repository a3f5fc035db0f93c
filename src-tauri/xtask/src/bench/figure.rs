//! What was measured under one name, and how two that were measured in turn compare.

use std::collections::BTreeMap;

/// Into how many parts a run is cut, so that it shows how far a ratio is to be trusted.
const PARTS: usize = 5;

/// By name.
pub type Figures = BTreeMap<String, Figure>;

/// What was measured under one name, in the order in which it was measured: never nothing.
pub struct Figure {
    pub unit: String,
    /// Said behind what the table says of it; empty: nothing.
    pub note: String,
    values: Vec<f64>,
}

/// How many times as much one thing is as another.
#[derive(Debug, PartialEq)]
pub struct Ratio {
    /// The medians of the whole run.
    pub of_medians: f64,
    /// The least and the greatest of the same ratio in each part of the run.
    pub in_parts: (f64, f64),
}

impl Figure {
    /// Values in a unit. None at all is one that is not a number.
    pub fn new(unit: &str, values: Vec<f64>) -> Self {
        let values = if values.is_empty() { vec![f64::NAN] } else { values };
        Self { unit: unit.to_owned(), note: String::new(), values }
    }

    pub fn least(&self) -> f64 {
        self.values.iter().copied().fold(f64::INFINITY, f64::min)
    }

    pub fn median(&self) -> f64 {
        median(&self.values)
    }

    /// This against what was measured in turn with it.
    pub fn against(&self, other: &Figure) -> Ratio {
        let parts = PARTS.min(self.values.len()).min(other.values.len());
        let ratios: Vec<f64> = (0..parts)
            .map(|part| median(cut(&self.values, part, parts)) / median(cut(&other.values, part, parts)))
            .collect();
        Ratio {
            of_medians: self.median() / other.median(),
            in_parts: (
                ratios.iter().copied().fold(f64::INFINITY, f64::min),
                ratios.iter().copied().fold(f64::NEG_INFINITY, f64::max),
            ),
        }
    }
}

fn cut(values: &[f64], part: usize, parts: usize) -> &[f64] {
    &values[values.len() * part / parts..values.len() * (part + 1) / parts]
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let half = sorted.len() / 2;
    if sorted.len().is_multiple_of(2) { f64::midpoint(sorted[half - 1], sorted[half]) } else { sorted[half] }
}

/// A line of the figures: `figure`, name, unit and every value, parted by tabs and the values by spaces; and a note, where there is one.
pub fn read(line: &str) -> Option<(String, Figure)> {
    let parts: Vec<&str> = line.split('\t').collect();
    let (name, unit, values, note) = match parts[..] {
        ["figure", name, unit, values] => (name, unit, values, ""),
        ["figure", name, unit, values, note] => (name, unit, values, note),
        _ => return None,
    };
    let values: Result<Vec<f64>, _> = values.split(' ').map(str::parse).collect();
    Some((name.into(), Figure { note: note.to_owned(), ..Figure::new(unit, values.ok()?) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_figures_is_read() {
        let (name, figure) = read("figure\tsearch\tms\t0.5 0.2 0.9").unwrap();
        assert_eq!((name.as_str(), figure.unit.as_str(), figure.least(), figure.median()), ("search", "ms", 0.2, 0.5));
        let (_, noted) = read("figure\tslowest\tms\t7\ta long form").unwrap();
        assert_eq!((noted.median(), noted.note.as_str(), figure.note.as_str()), (7.0, "a long form", ""));
        assert!(read("running 0 tests").is_none());
        assert!(read("figure\tsearch\tms\t0.5 fast").is_none());
    }

    #[test]
    fn the_median_of_an_even_number_lies_between_the_two_in_the_middle() {
        assert_eq!(Figure::new("ms", vec![4.0, 1.0, 2.0, 9.0]).median(), 3.0);
    }

    #[test]
    fn a_ratio_says_how_far_it_differs_over_the_run() {
        let ours = Figure::new("ms", vec![2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 6.0, 6.0]);
        let other = Figure::new("ms", vec![1.0; 10]);
        assert_eq!(ours.against(&other), Ratio { of_medians: 2.0, in_parts: (2.0, 6.0) });
    }

    #[test]
    fn a_busy_minute_that_meets_both_sides_leaves_the_ratio_as_it_is() {
        let ours = Figure::new("ms", vec![2.0, 2.0, 8.0, 8.0, 2.0]);
        let other = Figure::new("ms", vec![1.0, 1.0, 4.0, 4.0, 1.0]);
        assert_eq!(ours.against(&other), Ratio { of_medians: 2.0, in_parts: (2.0, 2.0) });
    }
}

//! The table: what was measured, beside what it is measured against in the same run, the aim, and whether it is met.

use super::figure::Figures;

/// A row: the name of its figure, what it says, what it is compared with, and the most that it should be.
struct Row {
    name: &'static str,
    says: &'static str,
    against: &'static str,
    aim: Option<f64>,
}

/// Something that is only measured.
const fn row(name: &'static str, says: &'static str) -> Row {
    Row { name, says, against: "", aim: None }
}

/// Something beside another that was measured in turn with it.
const fn beside(name: &'static str, says: &'static str, against: &'static str, aim: Option<f64>) -> Row {
    Row { name, says, against, aim }
}

const ROWS: &[Row] = &[
    beside("start", "Start to usable window, 20 audits", "start-empty", Some(1.3)),
    row("start-empty", "  an empty window, set as ours"),
    beside("memory", "Memory of all processes (PSS)", "memory-empty", Some(1.2)),
    row("memory-empty", "  an empty window, set as ours"),
    row("open", "Open the store of 20 audits, with every check"),
    beside("rating", "A rating on disk", "bare-commit", Some(1.2)),
    row("bare-commit", "  one bare SQLite commit, same settings"),
    beside("rating-cpu", "  the processor's part of a rating", "bare-commit-cpu", None),
    row("bare-commit-cpu", "  the processor's part of a commit"),
    row("rating-view", "  what the screen is told afterwards"),
    beside("search", "Search as you type, each letter", "scan", Some(10.0)),
    row("scan", "  a plain scan of the same words"),
    beside("large-import", "600 standards, 3 MB of guidance: open the file", "large-parse", Some(30.0)),
    row("large-parse", "  a plain parse of the same file"),
    beside("large-open", "  open an audit of it", "large-parse", Some(10.0)),
    row("large-standard", "  look at a standard"),
    beside("large-rating", "  a rating, until the screen has its answer", "large-bare-commit", None),
    row("large-bare-commit", "  one bare SQLite commit"),
    beside("large-search", "  search as you type, each letter", "large-scan", Some(5.0)),
    row("large-scan", "  a plain scan of the same words"),
    beside("large-diff", "  compare it with its next edition", "large-read-both", Some(3.0)),
    row("large-read-both", "  only read and check both"),
    beside("save-beside", "A rating while a hostile form is read", "save-alone", None),
    row("save-alone", "  with nothing else under way"),
    row("save-beside-worst", "  the slowest of 200 (at most 200 ms)"),
    row("hostile", "A hostile file, as large as it may be"),
    row("hostile-worst", "  the one that takes longest (at most 2 s)"),
    row("return", "Return signed, written and read back"),
    row("verify", "Verify a return"),
    beside("plan-20", "Plan as PDF, 20 actions", "typst-20", None),
    row("typst-20", "  the same by typst"),
    row("plan-20-size", "  its size"),
    beside("plan-200", "Plan as PDF, 200 actions", "typst-200", Some(1.0)),
    row("typst-200", "  the same by typst"),
    beside("plan-200-cpu", "  the processor's part of it", "typst-200-cpu", Some(1.0)),
    row("typst-200-cpu", "  the same by typst, all threads"),
    beside("plan-200-cold", "  in a process started for it", "typst-200-cold", Some(1.0)),
    row("typst-200-cold", "  the same by typst, with Python"),
    row("typst-200-again", "  typst, a plan that it has just drawn"),
    Row { aim: Some(180.0), ..row("plan-200-size", "  its size") },
    row("typst-200-size", "  typst's size"),
    Row { aim: Some(15.0), ..row("deb", "Package deb") },
    row("rpm", "Package rpm"),
];

/// Prints the table as Markdown.
pub fn print(figures: &Figures, machine: &str, date: &str) {
    println!(
        "\n{date}, {machine}. Least and median of many runs. A ratio is of two medians of this one run, in which both sides were \
         measured in turn; beside it the least and the greatest of the same ratio in fifths of the run.\n"
    );
    println!("| what | least | median | ratio | in fifths | aim | met |\n|---|---:|---:|---:|---:|---:|---|");
    ROWS.iter().for_each(|row| println!("{}", line(row, figures)));
}

fn line(row: &Row, figures: &Figures) -> String {
    let Some(figure) = figures.get(row.name) else {
        return format!("| {} | not made | | | | {} | |", row.says, aim(row, ""));
    };
    let ratio = figures.get(row.against).map(|other| figure.against(other));
    // An aim against something that was not measured is neither met nor missed.
    let judged = ratio.as_ref().map(|ratio| ratio.of_medians).or(row.against.is_empty().then(|| figure.median()));
    let met = row.aim.zip(judged).map_or("", |(aim, judged)| if judged <= aim { "yes" } else { "no" });
    let parts = ratio.as_ref().map(|ratio| ratio.in_parts);
    let note = if figure.note.is_empty() { String::new() } else { format!(": {}", figure.note) };
    format!(
        "| {}{note} | {} | {} | {} | {} | {} | {met} |",
        row.says,
        number(figure.least(), &figure.unit),
        number(figure.median(), &figure.unit),
        ratio.map_or_else(String::new, |ratio| format!("{:.2}×", ratio.of_medians)),
        parts.map_or_else(String::new, |(least, most)| format!("{least:.2}–{most:.2}")),
        aim(row, &figure.unit),
    )
}

fn aim(row: &Row, unit: &str) -> String {
    match row.aim {
        None => String::new(),
        Some(aim) if row.against.is_empty() => format!("≤ {aim} {unit}").trim_end().to_owned(),
        Some(aim) => format!("≤ {aim}×"),
    }
}

fn number(value: f64, unit: &str) -> String {
    match value {
        v if v < 10.0 => format!("{v:.2} {unit}"),
        v if v < 100.0 => format!("{v:.1} {unit}"),
        v => format!("{v:.0} {unit}"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::figure::Figure;
    use super::*;

    fn said(name: &str, values: &[(&str, &str, f64)]) -> String {
        let figures = values.iter().map(|(name, unit, value)| ((*name).to_owned(), Figure::new(unit, vec![*value])));
        line(ROWS.iter().find(|row| row.name == name).unwrap(), &figures.collect())
    }

    #[test]
    fn an_aim_is_met_or_not() {
        assert_eq!(
            said("rating", &[("rating", "ms", 1.1), ("bare-commit", "ms", 1.0)]),
            "| A rating on disk | 1.10 ms | 1.10 ms | 1.10× | 1.10–1.10 | ≤ 1.2× | yes |"
        );
        assert!(said("rating", &[("rating", "ms", 1.3), ("bare-commit", "ms", 1.0)]).ends_with("| no |"));
        assert!(said("plan-200-size", &[("plan-200-size", "KiB", 190.0)]).ends_with("|  |  | ≤ 180 KiB | no |"));
        let mut slowest = Figure::new("ms", vec![900.0]);
        slowest.note = "a form".to_owned();
        let row = ROWS.iter().find(|row| row.name == "hostile-worst").unwrap();
        let noted = line(row, &[("hostile-worst".to_owned(), slowest)].into());
        assert_eq!(noted, "|   the one that takes longest (at most 2 s): a form | 900 ms | 900 ms |  |  |  |  |");
        assert_eq!(said("deb", &[]), "| Package deb | not made | | | | ≤ 15 | |");
    }

    #[test]
    fn without_the_other_side_an_aim_is_not_judged() {
        assert!(said("plan-200", &[("plan-200", "ms", 64.0)]).ends_with("|  |  | ≤ 1× |  |"));
    }

    #[test]
    fn every_time_with_an_aim_is_judged_against_something_of_the_same_run() {
        for row in ROWS.iter().filter(|row| row.aim.is_some()) {
            let is_a_size = ["plan-200-size", "deb"].contains(&row.name);
            assert!(is_a_size || ROWS.iter().any(|other| other.name == row.against), "{} stands alone", row.name);
        }
    }
}

//! The table: what was measured, beside what it is measured against, the aim, and whether it is met.

use super::Figures;

/// A row: the name of its figure, what it says, what it is compared with, and the most that it should be.
struct Row {
    name: &'static str,
    says: &'static str,
    against: &'static str,
    aim: Option<f64>,
}

const fn row(name: &'static str, says: &'static str) -> Row {
    Row { name, says, against: "", aim: None }
}

const ROWS: &[Row] = &[
    Row { against: "start-empty", aim: Some(1.3), ..row("start", "Start to usable window, 20 audits") },
    row("start-empty", "  an empty Tauri window"),
    row("start-empty-plain", "  one that also draws without the graphics card"),
    Row { against: "memory-empty", aim: Some(1.2), ..row("memory", "Memory of all processes (PSS)") },
    row("memory-empty", "  of an empty Tauri window"),
    row("memory-empty-plain", "  of one that also draws without the graphics card"),
    row("open", "Open the store of 20 audits, with every check"),
    Row { against: "bare-commit", aim: Some(1.2), ..row("rating", "A rating on disk") },
    row("bare-commit", "  one bare SQLite commit, same settings"),
    Row { against: "bare-commit", ..row("rating-shown", "  a rating, until the screen has its answer") },
    row("search", "Search as you type, each letter"),
    Row { aim: Some(300.0), ..row("large-import", "600 standards, 3 MB of guidance: open the file") },
    Row { aim: Some(300.0), ..row("large-open", "  open an audit of it") },
    row("large-standard", "  look at a standard"),
    row("large-rating", "  a rating, until the screen has its answer"),
    Row { aim: Some(100.0), ..row("large-search", "  search as you type, each letter") },
    Row { aim: Some(100.0), ..row("large-diff", "  compare it with its next edition") },
    row("return", "Return signed, written and read back"),
    row("verify", "Verify a return"),
    row("plan-20", "Plan as PDF, 20 actions"),
    row("plan-20-size", "  its size"),
    Row { aim: Some(90.0), ..row("plan-200", "Plan as PDF, 200 actions") },
    Row { aim: Some(180.0), ..row("plan-200-size", "  its size") },
    Row { aim: Some(15.0), ..row("deb", "Package deb") },
    row("rpm", "Package rpm"),
];

/// Prints the table as Markdown.
pub fn print(figures: &Figures, machine: &str, date: &str) {
    println!("\n{date}, {machine}. Least and median of many runs; a ratio is of two medians of one run.\n");
    println!("| what | least | median | ratio | aim | met |\n|---|---:|---:|---:|---:|---|");
    ROWS.iter().for_each(|row| println!("{}", line(row, figures)));
}

fn line(row: &Row, figures: &Figures) -> String {
    let Some(figure) = figures.get(row.name) else {
        return format!("| {} | not made | | | {} | |", row.says, aim(row, ""));
    };
    let ratio = figures.get(row.against).map(|other| figure.median / other.median);
    let judged = ratio.unwrap_or(figure.median);
    let met = row.aim.map_or("", |aim| if judged <= aim { "yes" } else { "no" });
    format!(
        "| {} | {} | {} | {} | {} | {met} |",
        row.says,
        number(figure.least, &figure.unit),
        number(figure.median, &figure.unit),
        ratio.map_or_else(String::new, |ratio| format!("{ratio:.2}×")),
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
    use super::super::Figure;
    use super::*;

    fn figures(values: &[(&str, &str, f64)]) -> Figures {
        let figure = |unit: &str, value: f64| Figure { unit: unit.to_owned(), least: value, median: value };
        values.iter().map(|(name, unit, value)| ((*name).to_owned(), figure(unit, *value))).collect()
    }

    fn said(name: &str, values: &[(&str, &str, f64)]) -> String {
        line(ROWS.iter().find(|row| row.name == name).unwrap(), &figures(values))
    }

    #[test]
    fn an_aim_is_met_or_not() {
        assert_eq!(
            said("rating", &[("rating", "ms", 1.1), ("bare-commit", "ms", 1.0)]),
            "| A rating on disk | 1.10 ms | 1.10 ms | 1.10× | ≤ 1.2× | yes |"
        );
        assert!(said("rating", &[("rating", "ms", 1.3), ("bare-commit", "ms", 1.0)]).ends_with("| no |"));
        assert!(said("plan-200", &[("plan-200", "ms CPU", 135.0)]).ends_with("| 135 ms CPU |  | ≤ 90 ms CPU | no |"));
        assert_eq!(said("deb", &[]), "| Package deb | not made | | | ≤ 15 | |");
    }
}

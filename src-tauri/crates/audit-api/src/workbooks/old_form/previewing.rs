//! What an old form would bring in, for the screen: columns, values and rows with what each is taken for.

use super::placing::{Placed, becomes, from, placed};
use super::{About, Book, LEAVE_OUT, OldFormLooked, OldRow, standards};
use crate::editions::view::words;
use crate::error::ApiError;
use crate::program::Program;
use crate::views::{
    Becomes, CarriedIn, ColumnView, HoldsView, OldFormAsked, OldFormView, OldRowView, OptionView, ValueView,
};
use crate::words::given;
use crate::workbooks::previewing::problem;
use audit_core::audit::Rating;
use audit_core::editions::words::{differences, same_words};
use audit_core::ids::StandardId;
use audit_core::old_form::{Holds, How};
use std::path::Path;

impl Program {
    /// Reads an old form and looks at it in one go: what each column, value and row is taken for, and what would become of each
    /// answer. What the person has not said is proposed; nothing is changed.
    ///
    /// # Errors
    /// As [`Book::read`], [`Program::as_it_stands`] and [`AuditAsItStands::look_at`](super::AuditAsItStands::look_at).
    pub fn preview_old_form(&self, path: &str, asked: &OldFormAsked) -> Result<OldFormView, ApiError> {
        let book = Book::read(Path::new(path))?;
        Ok(self.as_it_stands(&asked.audit)?.look_at(&book, asked)?.view())
    }
}

impl OldFormLooked {
    /// What it would bring in, for the screen. This needs no store.
    pub fn view(&self) -> OldFormView {
        let looked = self;
        let placed = placed(looked);
        let rows: Vec<OldRowView> =
            looked.rows.iter().map(|(row, about)| row_view(looked, &placed, row, about)).collect();
        let count = |what: Becomes| rows.iter().filter(|row| row.becomes == what).count() as u32;
        let carried = CarriedIn {
            from: looked.file.clone(),
            carried: count(Becomes::Carried),
            waiting: count(Becomes::Waiting),
            annex: count(Becomes::Annex),
        };
        let form = &looked.form;
        OldFormView {
            file: looked.file.clone(),
            digest: looked.digest.clone(),
            sheets: form.sheets.clone(),
            sheet: form.sheet.clone(),
            header: form.header as u32 + 1,
            headers: form.first.iter().enumerate().filter_map(|(place, row)| header_option(place, row)).collect(),
            columns: columns(looked),
            holds: Holds::ALL
                .iter()
                .map(|holds| HoldsView { code: (*holds).into(), label: holds.label().to_owned() })
                .collect(),
            values: values(looked),
            ratings: ratings(looked),
            known: count(Becomes::Known),
            rows,
            standards: options(looked),
            carried,
            problems: placed.problems.iter().map(problem).collect(),
        }
    }
}

fn option(code: &str, label: &str) -> OptionView {
    OptionView { code: code.to_owned(), label: label.to_owned() }
}

/// A row that could be the headers, with the beginning of what stands in it.
fn header_option(place: usize, row: &[String]) -> Option<OptionView> {
    let words: Vec<&str> = row.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
    let said = audit_workbooks::sheet::cut(&words.join(" · ").replace('\n', " "), 90);
    (!words.is_empty()).then(|| option(&(place + 1).to_string(), &format!("Row {}: {said}", place + 1)))
}

fn columns(looked: &OldFormLooked) -> Vec<ColumnView> {
    let form = &looked.form;
    let one = |(place, name): (usize, &String)| {
        let cells = form.rows.iter().filter_map(|row| row.get(place)).map(|cell| cell.trim());
        let mut samples: Vec<String> = Vec::new();
        for cell in cells.filter(|cell| !cell.is_empty()) {
            let short = audit_workbooks::sheet::cut(&cell.replace('\n', " "), 70);
            if samples.len() < 3 && !samples.contains(&short) {
                samples.push(short);
            }
        }
        let header = form.headers[place].trim().to_owned();
        let holds = looked.holds.get(place).copied().flatten().map(Into::into);
        ColumnView { column: name.clone(), header, samples, holds }
    };
    let all = form.names.iter().enumerate().map(one);
    all.filter(|column| !column.header.is_empty() || !column.samples.is_empty()).collect()
}

fn values(looked: &OldFormLooked) -> Vec<ValueView> {
    let one = |meaning: &audit_core::old_form::Meaning| ValueView {
        value: meaning.value.clone(),
        count: meaning.count as u32,
        rating: meaning.rating.as_ref().map(|rating| rating.code().to_owned()),
        guessed: meaning.guessed,
    };
    looked.meanings.iter().map(one).collect()
}

fn ratings(looked: &OldFormLooked) -> Vec<OptionView> {
    let loaded = &looked.loaded;
    let levels = loaded.tool.levels.iter().map(|level| option(level.code.as_str(), level.label.get(&loaded.language)));
    levels.chain([option(Rating::NotApplicable.code(), "Not applicable")]).collect()
}

fn options(looked: &OldFormLooked) -> Vec<OptionView> {
    let loaded = &looked.loaded;
    let label = |placed: &audit_core::tool::Placed<'_>| {
        let statement = audit_workbooks::sheet::cut(placed.standard.statement.get(&loaded.language), 100);
        option(placed.standard.id.as_str(), &format!("{} {statement}", placed.number))
    };
    standards(loaded).iter().map(label).collect()
}

fn row_view(looked: &OldFormLooked, placed: &Placed, row: &OldRow, about: &About) -> OldRowView {
    let (standard, how) = match about {
        About::LeftOut => (LEAVE_OUT.to_owned(), String::new()),
        About::Nothing => (String::new(), String::new()),
        About::Standard(id, how) => (id.to_string(), how.map_or_else(|| "You chose it".to_owned(), why)),
    };
    let becomes = match about {
        About::LeftOut => Becomes::LeftOut,
        _ => becomes(&placed.new, &from(looked, row)),
    };
    OldRowView {
        row: row.row + 1,
        cell: looked.form.place(row).to_string(),
        number: row.number.clone(),
        text: row.text.clone(),
        answer: answer(looked, row),
        words: differing(looked, row, &standard),
        standard: given(standard),
        how: given(how),
        becomes,
    }
}

fn why(how: How) -> String {
    match how {
        How::SameWords => "The same words".to_owned(),
        How::AlikeWords(share) => format!("{}% of the words", share / 10),
        How::Number => "The same number".to_owned(),
    }
}

/// The words that differ, where a standard is worded otherwise.
fn differing(looked: &OldFormLooked, row: &OldRow, standard: &str) -> Vec<crate::views::WordsView> {
    let loaded = &looked.loaded;
    let found = StandardId::new(standard).ok().and_then(|id| loaded.tool.standard(&id));
    let statement = found.map_or("", |placed| placed.standard.statement.get(&loaded.language));
    match statement.is_empty() || row.text.is_empty() || same_words(&row.text, statement) {
        true => Vec::new(),
        false => words(&differences(&row.text, statement)),
    }
}

/// What was answered, in lines.
fn answer(looked: &OldFormLooked, row: &OldRow) -> String {
    let mut lines = Vec::new();
    if !row.rating.is_empty() {
        let meaning = looked.meaning(&row.rating);
        let rating = meaning.and_then(|meaning| meaning.rating.as_ref()).map(Rating::code);
        let known = ratings(looked).into_iter().find(|option| Some(option.code.as_str()) == rating);
        let as_what = known.map_or_else(|| "not rated".to_owned(), |option| option.label);
        lines.push(format!("{} → {as_what}", row.rating));
    }
    lines.extend(Some(row.narrative.clone()).filter(|text| !text.is_empty()));
    lines.extend(row.evidence.iter().map(|(_, title)| format!("Evidence: {title}")));
    for action in &row.actions {
        let more: Vec<&str> =
            [action.owner.as_str(), &action.due].into_iter().filter(|part| !part.is_empty()).collect();
        let more = if more.is_empty() { String::new() } else { format!(" ({})", more.join(", ")) };
        lines.push(format!("Action: {}{more}", action.what));
    }
    lines.join("\n")
}

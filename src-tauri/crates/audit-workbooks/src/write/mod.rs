//! Writing a workbook: the same model gives the same bytes.

mod finished;
mod heights;
mod looks;

use crate::error::WorkbookError;
use crate::sheet::{Book, Cell, Content, List, Sheet, Table, cell_name};
use looks::Looks;
use rust_xlsxwriter as xlsx;
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Formula, Workbook};
use std::collections::BTreeMap;

/// The hidden sheet that holds what cells choose from.
const LISTS: &str = "Lists";

/// The workbook as the bytes of an `.xlsx` file.
///
/// # Errors
/// Only a fault of the program, such as a text that is too long for a cell.
pub fn write(book: &Book) -> Result<Vec<u8>, WorkbookError> {
    let bytes = made(book).map_err(|error| WorkbookError::Write(error.to_string()))?;
    finished::finished(&bytes, &book.language).map_err(|error| WorkbookError::Pack(error.to_string()))
}

fn made(book: &Book) -> Result<Vec<u8>, xlsx::XlsxError> {
    let mut workbook = Workbook::new();
    let made_on = date(book.made_on)?;
    workbook.set_properties(&DocProperties::new().set_title(&book.title).set_creation_datetime(&made_on));
    let looks = Looks::new();
    let lists = placed(&book.lists);
    for sheet in &book.sheets {
        let page = workbook.add_worksheet();
        write_sheet(page, sheet, &looks, &lists)?;
    }
    if !book.lists.is_empty() {
        let page = workbook.add_worksheet();
        page.set_name(LISTS)?;
        page.set_hidden(true);
        for (column, list) in (0..).zip(&book.lists) {
            for (row, entry) in (0..).zip(&list.entries) {
                page.write_string(row, column, entry)?;
            }
        }
    }
    workbook.save_to_buffer()
}

/// Lists by name, with the range where they stand.
fn placed(lists: &[List]) -> BTreeMap<&str, (&List, String)> {
    let range = |column: u32, list: &List| {
        let absolute = |row: u32| {
            let name = cell_name(row, column);
            let letters: String = name.chars().take_while(char::is_ascii_alphabetic).collect();
            format!("${letters}${}", row + 1)
        };
        format!("={LISTS}!{}:{}", absolute(0), absolute((list.entries.len() as u32).saturating_sub(1)))
    };
    (0..).zip(lists).map(|(column, list)| (list.name.as_str(), (list, range(column, list)))).collect()
}

type Lists<'b> = BTreeMap<&'b str, (&'b List, String)>;

fn write_sheet(
    page: &mut xlsx::Worksheet,
    sheet: &Sheet,
    looks: &Looks,
    lists: &Lists<'_>,
) -> Result<(), xlsx::XlsxError> {
    page.set_name(&sheet.name)?;
    set_up(page, sheet)?;
    for (column, one) in (0u16..).zip(&sheet.columns) {
        page.set_column_width(column, one.width)?;
        if one.hidden {
            page.set_column_hidden(column)?;
        }
    }
    let folding = |column: &u16| sheet.columns.get(usize::from(*column)).is_some_and(|one| one.folds);
    let all: Vec<u16> = (0..sheet.columns.len() as u16).collect();
    for run in all.chunk_by(|a, b| folding(a) == folding(b)).filter(|run| folding(&run[0])) {
        page.group_columns(run[0], run[run.len() - 1])?;
    }
    for (place, row) in (0u32..).zip(&sheet.rows) {
        if row.hidden {
            page.set_row_hidden(place)?;
        }
        if let Some(height) = heights::needed(sheet, row) {
            page.set_row_height(place, height)?;
        }
        for (column, cell) in (0u16..).zip(&row.cells) {
            write_cell(page, place, column, cell, looks)?;
        }
    }
    if let Some(column) = sheet.numbers_as_words {
        let last = (sheet.rows.len() as u32).saturating_sub(1);
        page.ignore_error_range(0, column, last, column, xlsx::IgnoreError::NumberStoredAsText)?;
    }
    for table in &sheet.tables {
        add_table(page, sheet, table, looks)?;
    }
    choices(page, sheet, lists)
}

fn set_up(page: &mut xlsx::Worksheet, sheet: &Sheet) -> Result<(), xlsx::XlsxError> {
    page.set_paper_size(9).set_landscape();
    page.set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3);
    page.set_footer("&L&A&RPage &P of &N");
    page.set_screen_gridlines(false);
    match sheet.scale {
        Some(scale) => page.set_print_scale(scale),
        None => page.set_print_fit_to_pages(1, 0),
    };
    if !sheet.breaks.is_empty() {
        page.set_vertical_page_breaks(&sheet.breaks)?;
    }
    if sheet.frozen != (0, 0) {
        page.set_freeze_panes(sheet.frozen.0, sheet.frozen.1)?;
    }
    if let Some(row) = sheet.repeated_row {
        page.set_repeat_rows(row, row)?;
    }
    if let Some((first, last)) = sheet.repeated_columns {
        page.set_repeat_columns(first, last)?;
    }
    page.set_selection(sheet.first.0, sheet.first.1, sheet.first.0, sheet.first.1)?;
    Ok(())
}

fn write_cell(
    page: &mut xlsx::Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    looks: &Looks,
) -> Result<(), xlsx::XlsxError> {
    let format = looks.of(cell.look);
    match &cell.content {
        Content::Empty => page.write_blank(row, column, format)?,
        Content::Text(text) => page.write_string_with_format(row, column, text, format)?,
        Content::Number(number) => page.write_number_with_format(row, column, *number, format)?,
        Content::Date(day) => page.write_datetime_with_format(row, column, &date(*day)?, format)?,
        Content::Formula(formula, now) => {
            let formula = Formula::new(formula).set_result(now.to_string());
            page.write_formula_with_format(row, column, formula, format)?
        }
    };
    Ok(())
}

fn date(day: audit_core::jiff::civil::Date) -> Result<ExcelDateTime, xlsx::XlsxError> {
    ExcelDateTime::from_ymd(day.year().max(1900) as u16, day.month() as u8, day.day() as u8)
}

/// A table marks its header row for screen readers, sorts as a whole, and grows when a row is typed below it.
fn add_table(page: &mut xlsx::Worksheet, sheet: &Sheet, table: &Table, looks: &Looks) -> Result<(), xlsx::XlsxError> {
    let header = &sheet.rows[table.header as usize];
    let columns: Vec<xlsx::TableColumn> = (table.columns.0..=table.columns.1)
        .map(|column| {
            let cell = header.cells.get(usize::from(column));
            let caption = match cell.map(|cell| &cell.content) {
                Some(Content::Text(text)) => text.clone(),
                _ => String::new(),
            };
            let look = cell.map_or_else(Default::default, |cell| cell.look);
            xlsx::TableColumn::new().set_header(caption).set_header_format(looks.of(look))
        })
        .collect();
    let made = xlsx::Table::new()
        .set_name(&table.name)
        .set_columns(&columns)
        .set_style(xlsx::TableStyle::None)
        .set_banded_rows(false);
    page.add_table(table.header, table.columns.0, table.last, table.columns.1, &made)?;
    Ok(())
}

/// Drop-downs and prompts: runs of cells below each other with the same list share one rule.
fn choices(page: &mut xlsx::Worksheet, sheet: &Sheet, lists: &Lists<'_>) -> Result<(), xlsx::XlsxError> {
    let width = sheet.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    for column in 0..width {
        let rule = |row: usize| {
            let cell = sheet.rows[row].cells.get(column)?;
            (cell.list.is_some() || cell.prompt.is_some()).then_some((&cell.list, &cell.prompt))
        };
        let rows: Vec<usize> = (0..sheet.rows.len()).collect();
        for run in rows.chunk_by(|a, b| rule(*a) == rule(*b)) {
            let Some((list, prompt)) = rule(run[0]) else { continue };
            let mut validation = DataValidation::new().ignore_blank(true);
            validation = match list.as_ref().and_then(|name| lists.get(name.as_str())) {
                Some((list, range)) => of_list(validation, list, range)?,
                None => validation.allow_any_value(),
            };
            if let Some((title, words)) = prompt {
                validation = validation.set_input_title(title)?.set_input_message(words)?;
            }
            page.add_data_validation(
                run[0] as u32,
                column as u16,
                run[run.len() - 1] as u32,
                column as u16,
                &validation,
            )?;
        }
    }
    Ok(())
}

fn of_list(validation: DataValidation, list: &List, range: &str) -> Result<DataValidation, xlsx::XlsxError> {
    let validation = validation.allow_list_formula(Formula::new(range));
    if list.open {
        return Ok(validation.show_error_message(false));
    }
    validation
        .set_error_style(DataValidationErrorStyle::Stop)
        .set_error_title("Choose one from the list")?
        .set_error_message("Open the list with the small arrow, or with Alt and the down arrow, and choose one.")
}

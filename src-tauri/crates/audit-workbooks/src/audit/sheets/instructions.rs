//! The first sheet: what this is, how it is filled in, what happens next.

use super::making::Making;
use crate::audit::names;
use crate::grid::day;
use crate::sheet::{Cell, Column, Look, Row, Sheet};

pub(super) fn sheet(making: &Making<'_>) -> Sheet {
    let (form, tool) = (making.form, making.form.tool);
    let label = tool.service_type(form.service_type).map_or("", |t| making.text(&t.label));
    let mut rows = Vec::new();
    let mut say = |look: Look, words: &str| {
        if !words.trim().is_empty() {
            rows.push(Row::of(vec![Cell::empty(), Cell::text(look, words)]));
        }
    };
    say(Look::Title, &format!("{}, {}", making.text(&tool.title), tool.edition));
    say(Look::Heading, making.text(&tool.notice));
    say(Look::Plain, making.text(&tool.summary));
    let name = &making.content.profile.name;
    let of = if name.is_empty() { String::new() } else { format!(" It holds the answers of {name} on that day.") };
    say(Look::Plain, &format!("This workbook is for: {label}. It was made on {}.{of}", day(form.made_on)));
    say(Look::Plain, "");
    say(Look::Heading, "Before you begin");
    say(Look::Plain, making.text(&tool.before_text));
    say(Look::Plain, "");
    say(Look::Heading, "How to fill it in");
    let steps = [
        format!("Start with the sheet “{}”. Your answers there decide which standards apply to you.", names::ORGANISATION),
        format!(
            "On “{}” rate each standard: choose from the list in its cell. Beside it you see what each level looks like. Leave a \
             standard empty only if its column “Only if” does not fit you.",
            names::STANDARDS
        ),
        "Fill in the cells with a cream background. Their headings begin with a pencil (✎). You need not fill in everything \
         at once."
            .to_owned(),
        format!(
            "List what shows it on “{}”, and what you will do on “{}”: one row each, as many as you need for a standard. Each \
             row says to which standard it belongs. Standards that are partly met or not met need an action, or a reason why \
             there is none yet.",
            names::EVIDENCE,
            names::ACTIONS
        ),
        format!("Answer “{}”. They are not scored.", names::QUESTIONS),
        format!("Last, “{}”: who agrees to these answers, when and how.", names::DECLARATION),
        "Write dates with the day first, such as 12/10/2026 or 12 October 2026.".to_owned(),
        "To begin a new line within a cell, press Alt and Enter (in LibreOffice Ctrl and Enter).".to_owned(),
        "You may rename and move sheets, add columns and rows, sort and filter. Do not delete hidden columns and rows: they \
         tell which answer belongs to which standard."
            .to_owned(),
    ];
    for (place, step) in (1..).zip(&steps) {
        say(Look::Plain, &format!("{place}.  {step}"));
    }
    say(Look::Plain, "");
    say(Look::Heading, "What happens next");
    say(
        Look::Plain,
        "You may send this workbook to the partnership as it is. Keep the file as .xlsx, and do not protect it with a password.",
    );
    say(
        Look::Plain,
        "Or bring it into the program Safeguarding Audit: it shows what comes in before anything is changed, checks what is \
         missing, and makes a signed return and an improvement plan. Empty cells never remove anything there.",
    );
    say(
        Look::Plain,
        "This workbook is not signed. Anybody who has it can change it, so send it in a way that your organisation trusts.",
    );
    Sheet {
        name: names::INSTRUCTIONS.to_owned(),
        columns: vec![Column::wide(2.0), Column::wide(110.0)],
        rows,
        first: (0, 1),
        ..Sheet::default()
    }
}

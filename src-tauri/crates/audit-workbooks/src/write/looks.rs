//! How cells look, by what they are for. Colours only repeat what words and marks say; contrast is at least 7:1.

use crate::sheet::Look;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};
use std::collections::BTreeMap;

const INK: u32 = 0x0B0C0C;
const BLUE: u32 = 0x12436D;
const GREY: u32 = 0x505A5F;
const LINE: u32 = 0xB1B4B6;
const PALE: u32 = 0xF3F2F1;
const CREAM: u32 = 0xFFF9E5;

/// A format for every look.
pub struct Looks(BTreeMap<Look, Format>);

impl Looks {
    /// The looks of a workbook.
    pub fn new() -> Self {
        let all = [
            Look::Plain,
            Look::Title,
            Look::Heading,
            Look::Note,
            Look::Header,
            Look::AnswerHeader,
            Look::Label,
            Look::Reading,
            Look::Answer,
            Look::AnswerDate,
            Look::Words,
            Look::Day,
            Look::Machine,
            Look::Counted,
        ];
        Self(all.into_iter().map(|look| (look, format(look))).collect())
    }

    /// The format of a look.
    pub fn of(&self, look: Look) -> &Format {
        &self.0[&look]
    }
}

fn format(look: Look) -> Format {
    let base = Format::new().set_font_name("Arial").set_font_size(10).set_font_color(INK).set_align(FormatAlign::Top);
    let boxed = |format: Format| format.set_border(FormatBorder::Thin).set_border_color(LINE).set_text_wrap();
    let answer = || boxed(base.clone()).set_background_color(CREAM).set_unlocked();
    match look {
        Look::Plain => base.set_text_wrap(),
        Look::Title => base.set_bold().set_font_size(16).set_font_color(BLUE),
        Look::Heading => base.set_bold().set_font_size(12).set_font_color(BLUE),
        // Not wrapped: it runs over the empty cells beside it.
        Look::Note => base.set_font_color(GREY),
        Look::Header => boxed(base).set_bold().set_background_color(BLUE).set_font_color(0xFFFFFF),
        Look::AnswerHeader => boxed(base).set_bold().set_background_color(0xFFE8A3),
        Look::Label => boxed(base).set_bold().set_background_color(PALE),
        Look::Reading => boxed(base).set_background_color(PALE),
        // Text: nothing that is typed becomes a formula, a date or a number by itself.
        Look::Answer => answer().set_num_format("@"),
        Look::AnswerDate => answer().set_num_format("d mmmm yyyy").set_align(FormatAlign::Left),
        Look::Words => boxed(base).set_quote_prefix(),
        // English whatever the computer's own language is.
        Look::Day => boxed(base).set_num_format("[$-809]d mmm yyyy").set_align(FormatAlign::Left),
        Look::Machine => base.set_font_color(GREY).set_num_format("@"),
        Look::Counted => boxed(base).set_align(FormatAlign::Left).set_num_format("0"),
    }
}

//! Characters that nobody sees and that change what a text says to a program, or to whoever copies it: an edition must read alike
//! for everybody. What a script needs, such as the joiner in Persian or in a family of emoji, stays.

use crate::limits::ACCENTS;
use std::fmt;
use unicode_normalization::char::is_combining_mark;

/// What is hidden in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unseen {
    /// It turns the letters after it round.
    Turning(char),
    /// It takes no room, or it looks like a space and is none, or no two computers draw the same.
    Invisible(char),
    /// More marks stand on one letter than any script needs.
    Heap,
}

impl Unseen {
    /// The code of the problem.
    pub fn code(self) -> &'static str {
        match self {
            Self::Turning(_) => "direction-character",
            Self::Invisible(_) => "invisible-character",
            Self::Heap => "too-many-marks",
        }
    }
}

/// “contains an invisible character (U+200B, zero width space)”
impl fmt::Display for Unseen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Turning(_) => f.write_str("contains a hidden character that reverses text direction"),
            Self::Invisible(c) => {
                write!(f, "contains an invisible character (U+{:04X}, {})", u32::from(*c), name(*c))
            }
            Self::Heap => write!(f, "has more than {} marks on one letter", ACCENTS.most),
        }
    }
}

/// Whether this invisible character turns the letters after it round, so that words read otherwise than they are written
/// (Unicode's embeddings, overrides and isolates). Marks such as U+200F, which belong to a script, are not among them.
pub fn turns_words(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The first thing that is hidden in a text; none in nearly all.
pub fn unseen(words: &str) -> Option<Unseen> {
    if words.is_ascii() {
        return None;
    }
    let from_right = words.chars().any(runs_from_the_right);
    let (mut before, mut marks, mut flag) = (None, 0, false);
    let mut letters = words.chars().peekable();
    while let Some(c) = letters.next() {
        if turns_words(c) {
            return Some(Unseen::Turning(c));
        }
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        if marks > ACCENTS.most {
            return Some(Unseen::Heap);
        }
        flag = matches!(c, '\u{1f3f4}') || (flag && is_tag(c));
        let allowed = (flag && is_tag(c)) || (from_right && is_mark_of_way(c));
        if is_unseen(c) && !allowed && !is_needed(c, before, letters.peek().copied()) {
            return Some(Unseen::Invisible(c));
        }
        before = Some(c);
    }
    None
}

/// Whether nobody sees it, wherever it stands.
pub(super) fn is_unseen(c: char) -> bool {
    let blank = matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffc}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}');
    blank || turns_words(c) || is_nobodys(c)
}

/// Places that Unicode gives to nobody: each computer may draw what it likes there.
fn is_nobodys(c: char) -> bool {
    let code = u32::from(c);
    matches!(code, 0xe000..=0xf8ff | 0xf_0000..) || (0xfdd0..=0xfdef).contains(&code) || code & 0xfffe == 0xfffe
}

/// Whether the script around it needs it.
fn is_needed(c: char, before: Option<char>, after: Option<char>) -> bool {
    match c {
        // Joiners: within a word of a script whose letters join, and between the parts of one emoji.
        '\u{200c}' | '\u{200d}' => before.is_some_and(joins) && (c == '\u{200c}' || after.is_some_and(joins)),
        // Drawn in colour or in black: behind a sign.
        '\u{fe0e}' | '\u{fe0f}' => before.is_some_and(|sign| matches!(sign, '#' | '*' | '0'..='9') || is_sign(sign)),
        _ => false,
    }
}

/// Which way a stop or a bracket belongs, where there are letters that run from the right.
fn is_mark_of_way(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}')
}

/// The flags of England, Scotland and Wales are a black flag and the letters of the country.
fn is_tag(c: char) -> bool {
    matches!(c, '\u{e0020}'..='\u{e007f}')
}

/// Signs that may be drawn as pictures.
fn is_sign(c: char) -> bool {
    matches!(c, '©' | '®' | '\u{203c}' | '\u{2049}' | '\u{2100}'..='\u{2bff}' | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}' | '\u{1f000}'..='\u{1faff}')
}

/// Letters of Arabic, Syriac, the scripts of India and its neighbours, Mongolian; marks on them; emoji and what colours them.
fn joins(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{8ff}' | '\u{900}'..='\u{dff}' | '\u{f00}'..='\u{109f}' | '\u{1780}'..='\u{18af}'
        | '\u{a8e0}'..='\u{a8ff}' | '\u{fb50}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{fe0f}' | '\u{200d}')
        || is_sign(c)
}

fn runs_from_the_right(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

fn name(c: char) -> &'static str {
    match c {
        '\u{ad}' => "soft hyphen",
        '\u{200b}' => "zero width space",
        '\u{200c}' => "zero width non-joiner",
        '\u{200d}' => "zero width joiner",
        '\u{200e}' => "left-to-right mark",
        '\u{200f}' | '\u{61c}' => "right-to-left mark",
        '\u{2028}' | '\u{2029}' => "line separator",
        '\u{2060}' => "word joiner",
        '\u{2061}'..='\u{2064}' => "invisible operator",
        '\u{2800}' => "blank Braille pattern",
        '\u{feff}' => "byte order mark",
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' | '\u{180b}'..='\u{180f}' => "variation selector",
        '\u{fffc}' => "place of an object",
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' => "Hangul filler",
        '\u{e0000}'..='\u{e0fff}' => "tag character",
        _ if is_nobodys(c) => "private use",
        _ => "control character",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_named() {
        for (words, c, called) in [
            ("You have a\u{200b} lead.", 0x200b, "zero width space"),
            ("safe\u{ad}guarding", 0xad, "soft hyphen"),
            ("lead\u{200d}", 0x200d, "zero width joiner"),
            ("a\u{200c}b", 0x200c, "zero width non-joiner"),
            ("lead\u{200f}", 0x200f, "right-to-left mark"),
            ("\u{feff}You", 0xfeff, "byte order mark"),
            ("You\u{e0041}\u{e0042}", 0xe0041, "tag character"),
            ("a\u{fe0f}", 0xfe0f, "variation selector"),
            ("a\u{e0101}", 0xe0101, "variation selector"),
            ("\u{e000}", 0xe000, "private use"),
            ("\u{10ffff}", 0x10_ffff, "private use"),
            ("\u{fdd0}", 0xfdd0, "private use"),
            ("\u{2800}", 0x2800, "blank Braille pattern"),
            ("one\u{2028}two", 0x2028, "line separator"),
            ("\u{3164}", 0x3164, "Hangul filler"),
        ] {
            let found = unseen(words).unwrap_or_else(|| panic!("{}", words.escape_unicode()));
            assert_eq!(found, Unseen::Invisible(char::from_u32(c).unwrap()));
            assert_eq!(found.to_string(), format!("contains an invisible character (U+{c:04X}, {called})"));
        }
        assert_eq!(unseen("a\u{202e}b"), Some(Unseen::Turning('\u{202e}')));
        assert_eq!(unseen(&format!("e{}", "\u{301}".repeat(9))), Some(Unseen::Heap));
    }

    #[test]
    fn what_a_script_or_a_picture_needs_stays() {
        for words in [
            "You have a lead: “one”, two – and café, cafe\u{301}.",
            "non-breaking\u{a0}space, thin\u{2009}space",
            "می\u{200c}خواهم",
            "क\u{94d}\u{200d}ष ശ്രീ ශ්\u{200d}රී",
            "שלום (GP)\u{200f}.",
            "✔\u{fe0f} ⚠\u{fe0e} 1\u{fe0f}\u{20e3}",
            "👨\u{200d}👩\u{200d}👧 👩🏽\u{200d}⚕\u{fe0f}",
            "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
            "Nguyễn Thị ẗ̀̂",
            "ትምህርት ภาษาไทย 漢字",
        ] {
            assert_eq!(unseen(words), None, "{}", words.escape_unicode());
        }
    }
}

//! Signs that word processors put into text and that nothing else can draw or keep: they become what a reader saw.

use std::borrow::Cow;

/// Words with the signs that people see instead of those that only a word processor knows: its line ends are line ends; the bullets,
/// ticks and boxes of the typefaces Symbol and Wingdings (U+F020 to U+F0FF, private to them) are those of Unicode; what no text may
/// hold (U+FEFF, U+FFFC, the non-characters) is left out. The screen does the same while somebody types (`ui/src/lib/text/plain.ts`).
pub fn readable(words: &str) -> Cow<'_, str> {
    if words.chars().all(|c| as_read(c) == Some(c)) {
        return Cow::Borrowed(words);
    }
    Cow::Owned(words.chars().filter_map(as_read).collect())
}

/// The character that is read in place of another; none: it is left out.
fn as_read(c: char) -> Option<char> {
    match c {
        '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\u{feff}' | '\u{fffc}' | '\u{fdd0}'..='\u{fdef}' => None,
        c if u32::from(c) & 0xfffe == 0xfffe => None,
        '\u{f020}'..='\u{f0ff}' => Some(of_symbol(u32::from(c) & 0xff)),
        c => Some(c),
    }
}

/// What the typefaces of signs draw for a code. Which of them was meant is not known any more: the signs of lists and forms are those of
/// Wingdings, those of sums are Symbol's; anything else stood before an entry of a list.
fn of_symbol(code: u32) -> char {
    match code {
        0x20 | 0xa0 => ' ',
        0xfc => '✓',
        0xfb => '✗',
        0xfe => '☑',
        0xfd => '☒',
        0x6f | 0x71 | 0x72 | 0xa8 => '☐',
        0xe0 | 0xe8 | 0xae => '→',
        0xa3 => '≤',
        0xb3 => '≥',
        0xb0 => '°',
        0xb1 => '±',
        0xb4 => '×',
        0xb8 => '÷',
        0xb9 => '≠',
        _ => '•',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets_and_ticks_of_a_word_processor_are_those_of_everybody() {
        assert_eq!(readable("\u{f0b7}\tSeen\u{b}\u{f0a7} \u{f0d8} \u{f076} \u{f0fc}"), "•\tSeen\n• • • ✓");
        assert_eq!(readable("\u{f0a8} no \u{f0fe} yes, \u{f0b3} 5\u{f020}%"), "☐ no ☑ yes, ≥ 5 %");
        for code in 0xf020..=0xf0ff_u32 {
            let read = readable(&char::from_u32(code).unwrap().to_string()).into_owned();
            assert!(!read.contains(|c| matches!(c, '\u{e000}'..='\u{f8ff}')), "{code:x}");
        }
    }

    #[test]
    fn line_ends_of_every_kind_are_line_ends_and_what_is_no_character_goes() {
        assert_eq!(readable("a\u{2028}b\u{2029}c\u{c}d\u{85}e"), "a\nb\nc\nd\ne");
        assert_eq!(readable("\u{feff}a\u{fffc}b\u{fdd0}\u{ffff}\u{1fffe}c"), "abc");
    }

    #[test]
    fn everything_else_is_as_it_was_written() {
        let words = "Światło “CAFÉ” \u{200d} \u{ad} 李 \u{e000} \u{f8ff} \t\r\n \u{1}";
        assert!(matches!(readable(words), Cow::Borrowed(same) if same == words));
    }
}

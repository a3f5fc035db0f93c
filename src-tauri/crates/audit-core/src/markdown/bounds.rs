//! What is found in guidance before it is read: nesting, and signs that have to be matched with each other.

use super::{Block, Refused, Span};
use crate::limits::{GUIDANCE, INDENT, MARKS, NESTING};
use crate::wording::thousands;

/// The first bound that a text goes beyond. One look along the text, whatever it holds.
pub fn beyond(source: &str) -> Option<Refused> {
    // A text has no more characters than bytes, and no more than four bytes in a character.
    if source.len() > GUIDANCE.most && source.chars().count() > GUIDANCE.most {
        return refused(format!("more than {} characters in one part", thousands(GUIDANCE.most)), 1);
    }
    let mut marks = 0;
    for (number, line) in (1..).zip(source.lines()) {
        let opening = opening(line);
        if opening.lists > NESTING.most {
            return refused(format!("more than {} lists or quotations in each other", NESTING.most), number);
        }
        if opening.indent > INDENT.most {
            return refused(format!("a line that begins with more than {} spaces", INDENT.most), number);
        }
        marks += line.bytes().filter(|byte| is_mark(*byte)).count();
        if marks > MARKS.most {
            return refused(format!("more than {} signs of Markdown in one part", MARKS.most), number);
        }
    }
    None
}

fn refused(what: String, line: usize) -> Option<Refused> {
    Some(Refused { what, line })
}

/// Signs that the library looks for the other half of.
fn is_mark(byte: u8) -> bool {
    matches!(byte, b'[' | b']' | b'<' | b'*' | b'_' | b'`' | b'&' | b'\\' | b'!' | b'~')
}

/// How a line begins: how many lists and quotations it opens or goes on with, and the spaces between.
struct Opening {
    lists: usize,
    indent: usize,
}

fn opening(line: &str) -> Opening {
    let bytes = line.as_bytes();
    let (mut found, mut at) = (Opening { lists: 0, indent: 0 }, 0);
    loop {
        while let Some(blank) = bytes.get(at).filter(|byte| matches!(byte, b' ' | b'\t')) {
            found.indent += if *blank == b'\t' { 4 } else { 1 };
            at += 1;
        }
        let digits = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        match bytes.get(at + digits) {
            Some(b'>') if digits == 0 => at += 1,
            Some(b'-' | b'+' | b'*') if digits == 0 && ends(bytes, at + 1) => at += 1,
            Some(b'.' | b')') if digits > 0 && ends(bytes, at + digits + 1) => at += digits + 1,
            _ => return found,
        }
        found.lists += 1;
    }
}

/// Whether the sign of a list ends here: a blank or the end of the line follows.
fn ends(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_none_or(|byte| matches!(byte, b' ' | b'\t'))
}

/// The lines of a text, each as it was typed.
pub fn as_it_is(source: &str) -> Vec<Block> {
    let lines = source.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| Block::Paragraph(vec![Span { text: line.to_owned(), ..Span::default() }])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::{plain, read};

    fn refuses(source: &str, what: &str, line: usize) {
        let found = beyond(source).unwrap_or_else(|| panic!("{:.60}", source));
        assert!(found.what.contains(what) && found.line == line, "{found:?}");
        assert_eq!(read(source).1, [found]);
    }

    #[test]
    fn what_grows_faster_than_the_text_never_reaches_the_library() {
        let deeper = |n: usize| (0..n).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect::<String>();
        refuses(&deeper(160), "begins with more than 40 spaces", 21);
        refuses(&format!("fine\n\n{}x", "- ".repeat(9)), "more than 8 lists", 3);
        refuses(&format!("{}x", "> ".repeat(9)), "more than 8 lists", 1);
        refuses(&format!("{}x", ">".repeat(9)), "more than 8 lists", 1);
        refuses(&format!("{}x", "1. ".repeat(9)), "more than 8 lists", 1);
        refuses(&format!("{}x", ">- 1) ".repeat(3)), "more than 8 lists", 1);
        for half in ["<a ", "[", "![", "*a ", "**a_", "`", "\\`", "&", "]("] {
            refuses(&format!("a\n{}", half.repeat(501)), "signs of Markdown", 2);
        }
        refuses(&"wörds ".repeat(5_500), "more than 32,767 characters", 1);
    }

    #[test]
    fn a_text_beyond_the_bounds_is_still_words() {
        let source = format!("First.\n\n{}second\nthird", "- ".repeat(9));
        assert_eq!(plain(&source), format!("First.\n{}second\nthird", "- ".repeat(9)));
    }

    #[test]
    fn what_people_write_is_within() {
        for source in [
            "One **two** *three*\nfour.\n\n- a\n- [b](https://example.org)\n",
            "1. one\n2. two\n   - three\n\n> four",
            "- - - - -\n",
            "* * *",
            "2026. A year.\n-5 degrees, 3.5 hours",
            &"- A policy that everybody has signed, *each year*.\n".repeat(150),
        ] {
            assert_eq!(beyond(source), None, "{source}");
        }
    }
}

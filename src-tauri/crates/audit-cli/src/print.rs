//! Printing other people's texts: nothing in them may steer a terminal, and a reader that goes away is no fault.

use crate::failure::Failure;
use serde::Serialize;
use std::fmt::Write as _;
use std::io::{self, ErrorKind, Write};

/// Characters that steer a terminal or turn the order of letters round, so that a text looks like another one.
fn is_unsafe(c: char) -> bool {
    let turns = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let breaks = matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}');
    (c.is_control() && c != '\n' && c != '\t') || turns || breaks
}

/// The text with unsafe characters as `\u{…}`; line feeds and tabs stay.
pub fn safe(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match is_unsafe(c) {
            true => safe.extend(c.escape_unicode()),
            false => safe.push(c),
        }
    }
    safe
}

/// The same on one line: line feeds and tabs are escaped as well.
pub fn one_line(text: &str) -> String {
    safe(text).replace('\n', "\\n").replace('\t', "\\t")
}

/// Where results are printed. After a reader has gone away nothing is printed, and nothing is wrong.
pub struct Page<'o> {
    out: &'o mut dyn Write,
    failed: Option<io::Error>,
}

impl<'o> Page<'o> {
    /// A page that prints to `out`.
    pub fn new(out: &'o mut dyn Write) -> Self {
        Self { out, failed: None }
    }

    /// Prints text of our own, as it is.
    pub fn own(&mut self, text: &str) {
        if self.failed.is_none()
            && let Err(error) = self.out.write_all(text.as_bytes())
        {
            self.failed = Some(error);
        }
    }

    /// Prints text that may hold other people's words.
    pub fn text(&mut self, text: &str) {
        self.own(&safe(text));
    }

    /// Prints a line that may hold other people's words and stays one line.
    pub fn line(&mut self, text: &str) {
        self.own(&one_line(text));
        self.own("\n");
    }

    /// Prints JSON, two spaces deep; unsafe characters are written as JSON escapes, so the value is the same.
    pub fn json(&mut self, value: &impl Serialize) {
        let text = serde_json::to_string_pretty(value).expect("text and numbers make JSON");
        let mut safe = String::with_capacity(text.len());
        for c in text.chars() {
            match is_unsafe(c) {
                true => write!(safe, "\\u{:04x}", u32::from(c)).expect("a string takes it"),
                false => safe.push(c),
            }
        }
        self.own(&safe);
        self.own("\n");
    }

    /// Everything is out, or nobody reads it any more.
    pub fn close(mut self) -> Result<(), Failure> {
        if self.failed.is_none() {
            self.failed = self.out.flush().err();
        }
        match self.failed {
            Some(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::output(&error)),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(safe("a\u{1b}[31mb\r\n\tc\u{9b}\u{7f}"), "a\\u{1b}[31mb\\u{d}\n\tc\\u{9b}\\u{7f}");
        assert_eq!(one_line("exe.\u{202e}nosj\n"), "exe.\\u{202e}nosj\\n");
        assert_eq!(safe("Łącka, 👩‍⚕️, ਪੰਜਾਬੀ, العربية"), "Łącka, 👩‍⚕️, ਪੰਜਾਬੀ, العربية");
    }

    #[test]
    fn json_keeps_its_value() {
        let text = "a\u{1b}\u{9b}\u{202e}\n\u{7f}é";
        let mut out = Vec::new();
        let mut page = Page::new(&mut out);
        page.json(&text);
        assert!(page.close().is_ok());
        let printed = String::from_utf8(out).unwrap();
        assert!(!printed.trim_end().chars().any(|c| is_unsafe(c) || c.is_control()), "{printed:?}");
        assert_eq!(serde_json::from_str::<String>(&printed).unwrap(), text);
    }

    struct Broken(ErrorKind);

    impl Write for Broken {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_broken_pipe_is_quiet_and_a_full_disk_is_not() {
        for (kind, fine) in [(ErrorKind::BrokenPipe, true), (ErrorKind::StorageFull, false)] {
            let mut out = Broken(kind);
            let mut page = Page::new(&mut out);
            page.line("one");
            page.line("two");
            assert_eq!(page.close().is_ok(), fine);
        }
    }
}

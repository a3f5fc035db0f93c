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
    err: &'o mut dyn Write,
    /// Whether a person reads standard output as it comes.
    terminal: bool,
    /// Whether standard output has a file: what is said goes to standard error then.
    aside: bool,
    failed: Option<io::Error>,
}

impl<'o> Page<'o> {
    /// A page that prints to `out`, and what stops nothing but should be known to `err`.
    pub fn new(out: &'o mut dyn Write, err: &'o mut dyn Write, terminal: bool) -> Self {
        Self { out, err, terminal, aside: false, failed: None }
    }

    /// Prints text of our own, as it is.
    pub fn own(&mut self, text: &str) {
        if self.aside {
            return self.beside(text);
        }
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

    /// Says to standard error, on one line, what stops nothing but should be known.
    pub fn warn(&mut self, text: &str) {
        self.beside(&format!("{}\n", one_line(text)));
    }

    fn beside(&mut self, text: &str) {
        // Where even this cannot be said, there is no other place to say it.
        let _ = self.err.write_all(text.as_bytes()).and_then(|()| self.err.flush());
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

    /// Whether a file of bytes that are no text would be shown to a person.
    pub fn is_terminal(&self) -> bool {
        self.terminal
    }

    /// From now on standard output has a file, and what is said goes to standard error.
    pub fn set_aside(&mut self) {
        self.aside = true;
    }

    /// Writes a file to standard output, byte for byte, to its end.
    pub fn file(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)?;
        self.out.flush()
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
        let mut err = Vec::new();
        let mut page = Page::new(&mut out, &mut err, false);
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
            let mut err = Vec::new();
            let mut page = Page::new(&mut out, &mut err, false);
            page.line("one");
            page.line("two");
            assert_eq!(page.close().is_ok(), fine);
        }
    }

    #[test]
    fn what_is_said_beside_a_file_does_not_get_into_it() {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut page = Page::new(&mut out, &mut err, false);
        page.set_aside();
        page.file(b"%PDF-\0\xff").unwrap();
        page.line("Saved");
        page.warn("one\ntwo");
        assert!(page.close().is_ok());
        assert_eq!((out.as_slice(), err.as_slice()), (b"%PDF-\0\xff".as_slice(), b"Saved\none\\ntwo\n".as_slice()));
    }
}

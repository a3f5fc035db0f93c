//! Where a JSON Pointer points to in the text of a file: line and column.

/// The line and the column (in characters), both from 1, of what a JSON Pointer names, or of the innermost part of it that
/// is there. Total: text that is no JSON gives some place in it.
pub(super) fn place(text: &str, pointer: &str) -> (usize, usize) {
    let mut scan = Scan { text: text.as_bytes(), at: 0 };
    scan.space();
    let mut found = scan.at;
    for step in pointer.split('/').skip(1) {
        let step = step.replace("~1", "/").replace("~0", "~");
        match scan.step(&step) {
            Some(at) => found = at,
            None => break,
        }
    }
    line_and_column(text, found)
}

fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.matches('\n').count() + 1, before[start..].chars().count() + 1)
}

struct Scan<'t> {
    text: &'t [u8],
    at: usize,
}

impl<'t> Scan<'t> {
    fn peek(&self) -> u8 {
        self.text.get(self.at).copied().unwrap_or(0)
    }

    fn space(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    /// Goes into the object or array here, to the value of a member or an item. Gives the place of its name or itself.
    fn step(&mut self, wanted: &str) -> Option<usize> {
        let is_object = match self.peek() {
            b'{' => true,
            b'[' => false,
            _ => return None,
        };
        self.at += 1;
        for index in 0.. {
            self.space();
            let start = self.at;
            let here = if is_object {
                let name = self.string()?;
                self.space();
                self.at += usize::from(self.peek() == b':');
                self.space();
                serde_json::from_slice::<String>(name).is_ok_and(|name| name == wanted)
            } else {
                wanted == index.to_string() && self.peek() != b']'
            };
            if here {
                return Some(start);
            }
            self.skip();
            self.space();
            if self.peek() != b',' {
                return None;
            }
            self.at += 1;
        }
        None
    }

    /// A string with its quotation marks.
    fn string(&mut self) -> Option<&'t [u8]> {
        let start = self.at;
        if self.peek() != b'"' {
            return None;
        }
        self.at += 1;
        while self.at < self.text.len() {
            match self.peek() {
                b'\\' => self.at += 2,
                b'"' => {
                    self.at += 1;
                    return self.text.get(start..self.at);
                }
                _ => self.at += 1,
            }
        }
        None
    }

    /// Over one value.
    fn skip(&mut self) {
        let mut depth = 0usize;
        while self.at < self.text.len() {
            match self.peek() {
                b'"' if self.string().is_none() => return,
                b'"' => {}
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' if depth == 0 => return,
                b'}' | b']' => {
                    depth -= 1;
                    self.at += 1;
                }
                b',' if depth == 0 => return,
                _ => self.at += 1,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "{\n  \"é\": [1, {\"x\": \"}\\\"]\"}, [2, 3]],\n  \"a/b\": {\"c~\": {}},\n  \"e\": []\n}\n";

    fn check(pointer: &str, line: usize, column: usize) {
        assert_eq!(place(TEXT, pointer), (line, column), "{pointer}");
    }

    #[test]
    fn a_pointer_has_its_place() {
        check("", 1, 1);
        check("/é", 2, 3);
        check("/é/0", 2, 9);
        check("/é/1/x", 2, 13);
        check("/é/2/1", 2, 31);
        check("/a~1b/c~0", 3, 11);
        check("/e", 4, 3);
    }

    #[test]
    fn what_is_not_there_has_the_place_of_what_is() {
        check("/gone", 1, 1);
        check("/a~1b/gone/too", 3, 3);
        check("/e/0", 4, 3);
        check("/é/9", 2, 3);
    }

    #[test]
    fn cut_text_does_no_harm() {
        for end in (0..TEXT.len()).filter(|end| TEXT.is_char_boundary(*end)) {
            for pointer in ["/é/1/x", "/e/0", "/a~1b/c~0", "no pointer"] {
                let (line, column) = place(&TEXT[..end], pointer);
                assert!(line >= 1 && column >= 1);
            }
        }
    }
}

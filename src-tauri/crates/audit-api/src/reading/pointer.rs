//! Where a JSON Pointer points to in the text of a file: line and column.

use std::collections::BTreeMap;

/// For each JSON Pointer the line and the column (in characters), both from 1, of what it names, or of the innermost part of it
/// that is there. One look along the text, however many there are. Total: text that is no JSON gives some place in it.
pub(super) fn places(text: &str, pointers: &[&str]) -> Vec<(usize, usize)> {
    let steps: Vec<Vec<String>> = pointers.iter().map(|pointer| steps(pointer)).collect();
    let mut scan = Scan { text: text.as_bytes(), at: 0 };
    scan.space();
    let mut found = vec![scan.at; pointers.len()];
    let all: Vec<usize> = (0..pointers.len()).collect();
    scan.follow(&steps, &all, 0, &mut found);
    lines_and_columns(text, &found)
}

fn steps(pointer: &str) -> Vec<String> {
    pointer.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~")).collect()
}

fn lines_and_columns(text: &str, found: &[usize]) -> Vec<(usize, usize)> {
    let lines: Vec<usize> = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let place = |at: &usize| {
        let at = if text.is_char_boundary(*at) { *at } else { text.len() };
        let line = lines.partition_point(|start| *start <= at);
        (line, text[lines[line - 1]..at].chars().count() + 1)
    };
    found.iter().map(place).collect()
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

    /// Goes through the value here. `wanted`: the pointers that lead through it, `depth` of their steps are behind us.
    fn follow(&mut self, steps: &[Vec<String>], wanted: &[usize], depth: usize, found: &mut [usize]) {
        let mut next: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for pointer in wanted {
            if let Some(step) = steps[*pointer].get(depth) {
                next.entry(step).or_default().push(*pointer);
            }
        }
        let is_object = self.peek() == b'{';
        if next.is_empty() || !(is_object || self.peek() == b'[') {
            return self.skip();
        }
        self.at += 1;
        for index in 0.. {
            self.space();
            let start = self.at;
            let Some(name) = self.name(is_object, index) else { break };
            // Of two members of one name the first is meant.
            match next.remove(name.as_str()) {
                Some(here) => {
                    here.iter().for_each(|pointer| found[*pointer] = start);
                    self.follow(steps, &here, depth + 1, found);
                }
                None => self.skip(),
            }
            self.space();
            if self.peek() != b',' {
                break;
            }
            self.at += 1;
        }
        // Behind the end, where there is one.
        self.at += usize::from(matches!(self.peek(), b'}' | b']'));
    }

    /// The name of the member here, up to its value; the index of the item here. None at the end.
    fn name(&mut self, is_object: bool, index: usize) -> Option<String> {
        if !is_object {
            return (self.peek() != b']').then(|| index.to_string());
        }
        let name = self.string()?;
        self.space();
        self.at += usize::from(self.peek() == b':');
        self.space();
        Some(serde_json::from_slice(name).unwrap_or_default())
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
        assert_eq!(places(TEXT, &[pointer]), [(line, column)], "{pointer}");
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
    fn many_are_found_in_one_look() {
        let all = ["/e", "/é/2/1", "", "/é/1/x", "/gone", "/é/0", "/é/2/1", "/a~1b/c~0", "/é"];
        let expected = [(4, 3), (2, 31), (1, 1), (2, 13), (1, 1), (2, 9), (2, 31), (3, 11), (2, 3)];
        assert_eq!(places(TEXT, &all), expected);
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
                let [(line, column)] = places(&TEXT[..end], &[pointer])[..] else { panic!("one place") };
                assert!(line >= 1 && column >= 1);
            }
        }
    }
}

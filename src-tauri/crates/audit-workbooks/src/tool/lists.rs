//! Lists in one cell: members parted by semicolons or line ends. A backslash takes what follows as it is, `\\n` is a line end.

/// The members as they stand in a cell.
pub(super) fn joined<'m>(members: impl Iterator<Item = &'m str>) -> String {
    members.map(escaped).collect::<Vec<_>>().join("; ")
}

/// What parts members has a backslash before it, and so has a space at an end, which would be trimmed.
fn escaped(member: &str) -> String {
    let plain = member.replace('\\', "\\\\").replace(';', "\\;").replace('\n', "\\n");
    let middle = plain.trim_start_matches(char::is_whitespace);
    let (before, after) = (&plain[..plain.len() - middle.len()], &middle[middle.trim_end().len()..]);
    let kept = |spaces: &str| spaces.chars().flat_map(|space| ['\\', space]).collect::<String>();
    format!("{}{}{}", kept(before), middle.trim_end(), kept(after))
}

/// The members of a cell, none of them empty.
pub(super) fn members(cell: &str) -> Vec<String> {
    let mut members = vec![Member::default()];
    let mut letters = cell.chars();
    while let Some(letter) = letters.next() {
        let last = members.last_mut().expect("never empty");
        match letter {
            ';' | '\n' => members.push(Member::default()),
            '\\' => match letters.next() {
                Some('n') => last.keep("\n"),
                Some(next) if matches!(next, ';' | '\\') || next.is_whitespace() => {
                    last.keep(next.encode_utf8(&mut [0; 4]))
                }
                Some(next) => last.keep(&format!("\\{next}")),
                None => last.keep("\\"),
            },
            letter if letter.is_whitespace() => last.space(letter),
            letter => last.keep(letter.encode_utf8(&mut [0; 4])),
        }
    }
    members.into_iter().map(|member| member.words).filter(|words| !words.is_empty()).collect()
}

/// Words so far, and the spaces after them, which count only once more words come.
#[derive(Default)]
struct Member {
    words: String,
    spaces: String,
}

impl Member {
    fn keep(&mut self, words: &str) {
        self.words.push_str(&std::mem::take(&mut self.spaces));
        self.words.push_str(words);
    }

    fn space(&mut self, space: char) {
        if !self.words.is_empty() {
            self.spaces.push(space);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_come_back_as_they_were() {
        let all =
            ["plain", "one; two", " both ", "\t", "a\nb\n", "\\", "\\n", "\\ ", " \\; \n", "a \\ b", "\u{3000}x\u{a0}"];
        assert_eq!(members(&joined(all.into_iter())), all);
        assert_eq!(joined(["door", "key; lock"].into_iter()), "door; key\\; lock");
    }

    #[test]
    fn what_people_type_is_read_as_they_mean_it() {
        assert_eq!(members(" door ;key\n\n lock ; "), ["door", "key", "lock"]);
        assert_eq!(members("C:\\old\\door"), ["C:\\old\\door"]);
        assert_eq!(members("  "), Vec::<String>::new());
    }
}

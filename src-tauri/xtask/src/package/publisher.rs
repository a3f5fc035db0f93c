//! Who publishes the program: `.github/publisher.toml`, read by its lines, because chores depend on no crate.

use std::fs;

use crate::place::Place;
use crate::step::Outcome;

/// What is written down, in the order of the file.
pub struct Publisher(Vec<(String, String)>);

impl Publisher {
    /// Reads the file.
    ///
    /// # Errors
    /// When it is not there, or a line is not `key = "text"`.
    pub fn read(place: &Place) -> Result<Self, String> {
        let file = place.root().join(".github/publisher.toml");
        let text = fs::read_to_string(&file).map_err(|e| format!("{} cannot be read: {e}.", file.display()))?;
        Self::parse(&text)
    }

    /// Reads the file's text.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let pair = |line: &str| {
            let (key, value) = line.split_once('=')?;
            let value = value.trim().strip_prefix('"')?.strip_suffix('"')?;
            let plain = !value.is_empty() && !value.contains(['"', '\\']);
            plain.then(|| (key.trim().to_owned(), value.to_owned()))
        };
        let wrong = |line: &str| format!(".github/publisher.toml: this line is not `key = \"text\"`: {line}");
        lines.map(|line| pair(line).ok_or_else(|| wrong(line))).collect::<Result<_, _>>().map(Self)
    }

    /// What is written under a key; nothing while it is a placeholder.
    pub fn get(&self, key: &str) -> Option<&str> {
        let (key, value) = self.0.iter().find(|(name, _)| name == key)?;
        (*value != placeholder(key)).then_some(value)
    }

    /// The keys that nobody has filled in.
    pub fn unfilled(&self) -> Vec<&str> {
        self.0.iter().filter(|(key, value)| *value == placeholder(key)).map(|(key, _)| key.as_str()).collect()
    }

    /// A paper with what is known in the place of its placeholders.
    pub fn fill(&self, paper: &str) -> String {
        self.0.iter().fold(paper.to_owned(), |paper, (key, value)| paper.replace(&placeholder(key), value))
    }
}

fn placeholder(key: &str) -> String {
    format!("[publisher: {key}]")
}

/// Fails while something is left to fill in.
pub fn check(place: &Place) -> Outcome {
    let publisher = Publisher::read(place)?;
    match publisher.unfilled()[..] {
        [] => Ok(()),
        ref left => Err(format!("Nobody has filled in these in .github/publisher.toml: {}.", left.join(", "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_placeholder_is_nothing_and_what_is_known_takes_its_place() {
        let text = "# a comment\nname = \"Example Ltd\"\n\nweb = \"[publisher: web]\"\n";
        let publisher = Publisher::parse(text).unwrap();
        assert_eq!(
            (publisher.get("name"), publisher.get("web"), publisher.get("x")),
            (Some("Example Ltd"), None, None)
        );
        assert_eq!(publisher.unfilled(), ["web"]);
        let paper = "By [publisher: name], [publisher: web].";
        assert_eq!(publisher.fill(paper), "By Example Ltd, [publisher: web].");
    }

    #[test]
    fn what_is_no_plain_text_is_refused() {
        for line in ["name = Example", "name: \"Example\"", "name = \"\"", r#"name = "a\"b""#] {
            let error = Publisher::parse(line).err().unwrap_or_default();
            assert!(error.contains(line), "{line}: {error}");
        }
    }
}

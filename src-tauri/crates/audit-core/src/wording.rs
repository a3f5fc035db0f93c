//! Words that are filled in or compared: places in braces, and the pattern of a code.

use crate::limits::LINE;
use std::collections::BTreeMap;

/// The names that a declaration may fill in.
pub const PLACES: [&str; 7] = ["organisation", "met", "applicable", "partly", "not_met", "not_applicable", "actions"];

/// Fills `{name}` with its value; a name that is not given stays as it is.
pub fn fill(words: &str, values: &BTreeMap<&str, String>) -> String {
    let mut filled = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(start) = rest.find('{') {
        filled.push_str(&rest[..start]);
        rest = &rest[start..];
        match rest.find('}').map(|end| (end, values.get(&rest[1..end]))) {
            Some((end, Some(value))) => {
                filled.push_str(value);
                rest = &rest[end + 1..];
            }
            _ => {
                filled.push('{');
                rest = &rest[1..];
            }
        }
    }
    filled + rest
}

/// Names in braces that cannot be filled in.
pub fn unknown_places(words: &str) -> Vec<String> {
    let after_braces = words.split('{').skip(1);
    let names = after_braces.map(|part| part.split('}').next().unwrap_or_default());
    names.filter(|name| !PLACES.contains(name)).map(str::to_owned).collect()
}

/// What a pattern may grow to when it is compiled, in bytes: `[A-Z][0-9]{5}` needs some hundreds.
const MOST_COMPILED: usize = 64 << 10;

/// A pattern for a whole code, or why it is not one: also when matching it would take long.
pub fn code_pattern(pattern: &str) -> Result<regex_lite::Regex, String> {
    if pattern.len() > 4 * LINE.most {
        return Err(format!("The pattern is longer than {} characters", LINE.most));
    }
    (regex_lite::RegexBuilder::new(&format!("^(?:{pattern})$")).size_limit(MOST_COMPILED).build())
        .map_err(|error| format!("“{pattern}” is not a pattern: {error}"))
}

/// Whether a code has the usual shape. No pattern: always.
pub fn code_looks_right(pattern: Option<&str>, code: &str) -> bool {
    let Some(pattern) = pattern else { return true };
    code_pattern(pattern).is_ok_and(|pattern| pattern.is_match(&code.trim().to_uppercase()))
}

/// Whether this can be an e-mail address: something, one @, and a name with a dot. Nothing at all is not looked at.
pub fn email_looks_right(text: &str) -> bool {
    let text = text.trim();
    let dotted = |name: &str| name.contains('.') && name.split('.').all(|part| !part.is_empty());
    let one = |address: &str| {
        address.split_once('@').is_some_and(|(who, at)| !who.is_empty() && !at.contains('@') && dotted(at))
    };
    text.is_empty() || (one(text) && !text.contains(char::is_whitespace))
}

/// Whether this can be a telephone number: at least ten digits with the usual signs between them, then perhaps an
/// extension. Nothing at all is not looked at.
pub fn telephone_looks_right(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    let (number, extension) = text.split_once('x').map_or((text.as_str(), ""), |(number, after)| (number, after));
    let number = number.trim_end().trim_end_matches("e").trim_end_matches([' ', ',']);
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let signs = number.chars().all(|c| c.is_ascii_digit() || " +-()./".contains(c));
    let extension = extension.trim_start_matches("tension").trim_start_matches(['t', '.', ' ']);
    text.is_empty() || (signs && (10..=15).contains(&digits) && extension.chars().all(|c| c.is_ascii_digit()))
}

/// Whether text holds a full path of a computer: `C:\\…`, `\\\\server\\…`, `/home/…`, `/Users/…`, `file:…`.
pub fn looks_like_a_path(text: &str) -> bool {
    let drive = text.as_bytes().windows(3).enumerate().any(|(place, part)| {
        let begins = place == 0 || !text.as_bytes()[place - 1].is_ascii_alphanumeric();
        begins && part[0].is_ascii_alphabetic() && part[1] == b':' && matches!(part[2], b'\\' | b'/')
    });
    drive || ["\\\\", "/home/", "/Users/", "file:/"].iter().any(|mark| text.contains(mark))
}

/// `32,767`
pub fn thousands(number: usize) -> String {
    match number {
        0..1_000 => number.to_string(),
        _ => format!("{},{:03}", thousands(number / 1_000), number % 1_000),
    }
}

/// What an audit tool says of itself, so that nobody takes it for a word about their own answers or plan: “Standards: draft
/// for the partnership's approval.” Empty when it says nothing.
pub fn about_standards(notice: &str) -> String {
    let notice = notice.trim();
    if notice.is_empty() { String::new() } else { format!("Standards: {}", within_sentence(notice)) }
}

/// A label within a sentence: `Charity number` as `charity number`, `ODS code` as it is.
pub fn within_sentence(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(label.chars().skip(1)).collect()
        }
        _ => label.to_owned(),
    }
}

/// “1 action”, “2 actions”.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_is_about_the_standards() {
        assert_eq!(about_standards("Draft for approval."), "Standards: draft for approval.");
        assert_eq!(about_standards(" "), "");
    }

    #[test]
    fn contact_data_that_cannot_be_right_is_seen() {
        for good in ["", "denise@oakfield.nhs.uk", "a.b+c@x.org", " o'neill@x.co.uk "] {
            assert!(email_looks_right(good), "{good}");
        }
        for bad in
            ["denise at oakfield", "denise@oakfield", "@x.org", "a@@x.org", "a@x..org", "a b@x.org", "a@x.org, b@x.org"]
        {
            assert!(!email_looks_right(bad), "{bad}");
        }
        for good in [
            "",
            "01234 567890",
            "(0121) 496 0000",
            "+44 20 7946 0000",
            "0113 496 0000 ext. 12",
            "0113-496-0000 x3",
            "01134960000 extension 5",
        ] {
            assert!(telephone_looks_right(good), "{good}");
        }
        for bad in ["01234 five", "12345", "call reception", "0123456789012345", "0113 496 0000 ext twelve"] {
            assert!(!telephone_looks_right(bad), "{bad}");
        }
    }

    #[test]
    fn places_are_filled_once_and_unknown_ones_stay() {
        let values = BTreeMap::from([("met", "4".to_owned()), ("organisation", "{met} Ltd".to_owned())]);
        assert_eq!(fill("{organisation}: {met} of {x} {", &values), "{met} Ltd: 4 of {x} {");
        assert_eq!(unknown_places("{met} {mett} {"), ["mett", ""]);
    }

    #[test]
    fn paths_are_told_from_words() {
        for path in ["C:\\Users\\ann\\policy.docx", "see (d:/audit)", "\\\\server\\share", "/home/ann/x", "file:///x"] {
            assert!(looks_like_a_path(path), "{path}");
        }
        for words in ["Shared drive, Policies", "Intranet / HR", "Minutes: see June", "http://intranet.example.org/x"] {
            assert!(!looks_like_a_path(words), "{words}");
        }
    }

    #[test]
    fn numbers_and_labels_stand_well_in_a_sentence() {
        assert_eq!(
            (thousands(7), thousands(32_767), thousands(1_000_000)),
            ("7".into(), "32,767".into(), "1,000,000".into())
        );
        assert_eq!(
            (within_sentence("ODS code"), within_sentence("Charity number")),
            ("ODS code".into(), "charity number".into())
        );
    }

    #[test]
    fn a_code_is_looked_at_as_a_whole() {
        assert!(code_looks_right(Some("[A-Z][0-9]{5}"), " e86001 "));
        assert!(!code_looks_right(Some("[A-Z][0-9]{5}"), "E860012"));
        assert!(code_looks_right(None, "anything"));
        assert!(code_pattern("(").is_err());
        assert!(code_pattern("[A-Z]{3,20}(-[0-9]{1,20}){0,3}").is_ok());
        assert!(code_pattern("((([A-Z]{90}){90}){90})").is_err(), "it would be matched for minutes");
        assert!(code_pattern(&"[A-Z]".repeat(10_000)).is_err());
    }
}

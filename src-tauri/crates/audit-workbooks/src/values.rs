//! Reading what people type: dates in the ways they are written here, choices by their words, ticks, numbers.

use crate::grid::Value;
use audit_core::jiff::civil::Date;

/// A date: a date cell, or text such as 2026-10-12, 12/10/2026, 12.10.26, 12 10 2026, 12 October 2026, 12th Oct 2026. The day comes
/// first, as it does in this country. None when it is no date.
pub fn date(value: &Value) -> Option<Date> {
    match value {
        Value::Moment(moment) => Some(moment.date()),
        Value::Text(text) => date_in(text),
        _ => None,
    }
}

fn date_in(text: &str) -> Option<Date> {
    let text = text.trim().to_lowercase().replace(',', " ");
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let parts: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | '.' | '-' | '\u{2010}'..='\u{2014}'))
        .filter(|part| {
            !part.is_empty() && !days.iter().any(|day| *day == *part || (part.len() >= 3 && day[..3] == **part))
        })
        .collect();
    let [first, second, third] = parts[..] else { return None };
    if first.len() == 4 && first.bytes().all(|b| b.is_ascii_digit()) {
        return build(first, month(second)?, third);
    }
    let day = ["st", "nd", "rd", "th"].iter().find_map(|end| first.strip_suffix(end)).unwrap_or(first);
    build(third, month(second)?, day)
}

fn month(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    if let Some(place) = MONTHS.iter().position(|month| word.len() >= 3 && month.starts_with(word)) {
        return Some(place as i8 + 1);
    }
    if word == "sept" {
        return Some(9);
    }
    (word.len() <= 2).then(|| word.parse().ok()).flatten()
}

fn build(year: &str, month: i8, day: &str) -> Option<Date> {
    let digits = |text: &str, most: usize| text.len() <= most && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(year, 4) || !digits(day, 2) {
        return None;
    }
    let year: i16 = match year.len() {
        4 => year.parse().ok()?,
        2 => 2000 + year.parse::<i16>().ok()?,
        _ => return None,
    };
    Date::new(year, month, day.parse().ok()?).ok()
}

/// Words without what does not matter when they are compared: case, spaces at the ends and runs of them, marks at the end.
pub fn folded(words: &str) -> String {
    let lower =
        words.to_lowercase().replace(['\u{2019}', '\u{2018}'], "'").replace(['\u{2010}', '\u{2011}', '\u{2013}'], "-");
    let joined = lower.split_whitespace().collect::<Vec<_>>().join(" ");
    joined.trim_end_matches(['.', ',', ';', ':']).to_owned()
}

/// The choice that is meant, by its place: its words or its code, or the beginning of the words of just one choice.
/// Choices are pairs of code and words.
pub fn choice(typed: &str, choices: &[(String, String)]) -> Option<usize> {
    let typed = folded(typed);
    let same = |(code, words): &(String, String)| folded(words) == typed || *code == typed;
    if let Some(place) = choices.iter().position(same) {
        return Some(place);
    }
    let typed = match typed.as_str() {
        "y" | "true" | "✓" | "✔" | "x" | "1" if is_yes_no(choices) => "yes",
        "n" | "false" | "✗" | "✘" | "0" if is_yes_no(choices) => "no",
        "n/a" | "na" | "n.a" | "not applicable (n/a)" => "not applicable",
        other => other,
    };
    let begins = |(code, words): &(String, String)| code == typed || folded(words).starts_with(typed);
    let mut found = choices.iter().enumerate().filter(|(_, one)| begins(one));
    match (found.next(), found.next()) {
        (Some((place, _)), None) if typed.chars().count() >= 2 => Some(place),
        _ => None,
    }
}

fn is_yes_no(choices: &[(String, String)]) -> bool {
    choices.len() == 2 && choices[0].0 == "yes" && choices[1].0 == "no"
}

/// A whole number, with a comma before each three digits or without, and with one of these units after it or none: `45`, `45.0`,
/// `1,200`, `45 minutes`. Any other word makes it something else: two hours are not two minutes.
pub fn whole_number(typed: &str, units: &[&str]) -> Option<u64> {
    let typed = typed.trim();
    let end = typed.find(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.')).unwrap_or(typed.len());
    let (number, unit) = typed.split_at(end);
    let unit = unit.trim().trim_end_matches('.').to_lowercase();
    if !unit.is_empty() && !units.contains(&unit.as_str()) {
        return None;
    }
    let number = number.strip_suffix('.').filter(|_| !unit.is_empty()).unwrap_or(number);
    let number = number.strip_suffix(".0").unwrap_or(number);
    let mut groups = number.split(',');
    let digits = |group: &str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    let (first, rest) = (groups.next()?, groups.collect::<Vec<_>>());
    let parted = first.len() <= 3 && rest.iter().all(|group| group.len() == 3 && digits(group));
    let good = digits(first) && (rest.is_empty() || parted);
    good.then(|| number.replace(',', "").parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_here_write_them() {
        for typed in [
            "2026-10-12",
            "12/10/2026",
            "12.10.26",
            "12 10 2026",
            "12 October 2026",
            " 12th Oct 2026 ",
            "12-Oct-26",
            "Monday 12 October 2026",
            "Mon, 12 Oct, 2026",
            "12 – 10 – 2026",
        ] {
            assert_eq!(date_in(typed).map(|d| d.to_string()).as_deref(), Some("2026-10-12"), "{typed}");
        }
        for typed in ["October 2026", "10/25/2026", "31/11/2026", "soon", "", "12/10", "1 2 3", "12/10/226", "٣/١/٢٠٢٦"]
        {
            assert_eq!(date_in(typed), None, "{typed}");
        }
    }

    #[test]
    fn choices_are_known_by_words_code_or_a_clear_beginning() {
        let pairs = |all: &[(&str, &str)]| all.iter().map(|(c, w)| (c.to_string(), w.to_string())).collect::<Vec<_>>();
        let levels = pairs(&[
            ("met", "Met"),
            ("partly", "Partly met"),
            ("not-met", "Not met"),
            ("not-applicable", "Not applicable"),
        ]);
        let which = |typed: &str| choice(typed, &levels).map(|place| levels[place].0.as_str());
        assert_eq!(which(" met. "), Some("met"));
        assert_eq!(which("PARTLY"), Some("partly"));
        assert_eq!(which("not  met"), Some("not-met"));
        assert_eq!(which("N/A"), Some("not-applicable"));
        assert_eq!((which("not"), which("m"), which("mostly"), which("")), (None, None, None, None));
        let yes_no = pairs(&[("yes", "Yes"), ("no", "No")]);
        assert_eq!(choice("Y", &yes_no), Some(0));
        assert_eq!(choice("0", &yes_no), Some(1));
        assert_eq!(choice("Y", &levels), None);
    }

    #[test]
    fn numbers_may_carry_their_unit_and_no_other_word() {
        let units = ["minute", "minutes", "min", "mins"];
        for (typed, number) in [
            ("45", 45),
            ("45.0", 45),
            ("1,200", 1200),
            ("1,200,000", 1_200_000),
            (" 45 minutes ", 45),
            ("45 Min.", 45),
            ("45min", 45),
            ("0045", 45),
        ] {
            assert_eq!(whole_number(typed, &units), Some(number), "{typed}");
        }
        for typed in [
            "about 45",
            "45-60",
            "4.5",
            "-1",
            "2 hours",
            "3 days altogether",
            "1,5",
            "12,00",
            "1,2345",
            "1,200,5",
            ",200",
            "5 or fewer",
            "45 minutes each",
            "",
            ".0",
            "1.000",
            "٤٥",
            "1 200",
        ] {
            assert_eq!(whole_number(typed, &units), None, "{typed}");
        }
        assert_eq!(whole_number("45 minutes", &[]), None);
    }
}

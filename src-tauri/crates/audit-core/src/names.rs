//! Whether words of one organisation name it: before another organisation takes them, somebody should know.

use crate::search::Words;
use std::collections::BTreeSet;

/// Words that many names have: they tell nobody which organisation it is.
const COMMON: &[&str] = &[
    "a",
    "academies",
    "academy",
    "aided",
    "all",
    "and",
    "at",
    "avenue",
    "c",
    "catholic",
    "ce",
    "center",
    "centre",
    "christian",
    "church",
    "clinic",
    "club",
    "cofe",
    "college",
    "community",
    "controlled",
    "dr",
    "drs",
    "e",
    "east",
    "england",
    "federation",
    "first",
    "for",
    "form",
    "foundation",
    "free",
    "further",
    "gp",
    "grammar",
    "group",
    "health",
    "high",
    "hospital",
    "house",
    "in",
    "independent",
    "infant",
    "infants",
    "junior",
    "lane",
    "learning",
    "limited",
    "lower",
    "ltd",
    "maintained",
    "medical",
    "middle",
    "multi",
    "new",
    "north",
    "nursery",
    "of",
    "old",
    "on",
    "partners",
    "partnership",
    "practice",
    "preparatory",
    "prep",
    "primary",
    "pru",
    "pupil",
    "rc",
    "referral",
    "road",
    "roman",
    "s",
    "saint",
    "saints",
    "school",
    "schools",
    "secondary",
    "sixth",
    "south",
    "special",
    "st",
    "street",
    "surgery",
    "the",
    "trust",
    "unit",
    "upper",
    "va",
    "vc",
    "voluntary",
    "west",
];

/// The end of a name that says only of what kind it is: “Hill Park” names “Hill Park Primary School”.
const SHORTEST: usize = 3;

/// What names an organisation.
#[derive(Clone, Debug, Default)]
pub struct Naming {
    /// Its name, people and numbers: however they are written.
    whole: Vec<Vec<String>>,
    /// Words of them that are its own: only where they are written as names are.
    telling: BTreeSet<String>,
}

impl Naming {
    /// `names`: what it is called and who its people are. `numbers`: what it is known and reached by. `ours`: what the other one is called
    /// and who its people are, of which nothing counts.
    pub fn of(names: &[&str], numbers: &[&str], ours: &[&str]) -> Self {
        let own: BTreeSet<String> = ours.iter().flat_map(|name| Words::of(name).all().to_vec()).collect();
        let ours: Vec<Vec<String>> = ours.iter().map(|name| Words::of(name).all().to_vec()).collect();
        let mut naming = Self::default();
        for name in names {
            let words = Words::of(name).all().to_vec();
            let tells = |word: &&String| {
                word.chars().count() >= SHORTEST && !COMMON.contains(&word.as_str()) && !own.contains(*word)
            };
            naming.telling.extend(words.iter().filter(tells).cloned());
            let kind = words.iter().rev().take_while(|word| COMMON.contains(&word.as_str())).count();
            naming.add(words[..words.len() - kind].to_vec(), &ours);
            naming.add(words, &ours);
        }
        for number in numbers {
            naming.add(Words::of(number).all().to_vec(), &ours);
        }
        naming
    }

    fn add(&mut self, words: Vec<String>, ours: &[Vec<String>]) {
        let theirs = !ours.iter().any(|own| own.windows(words.len().max(1)).any(|some| *some == words));
        // One short word alone, such as “St”, names nobody.
        let telling = words.len() > 1 || words.first().is_some_and(|word| word.chars().any(|c| c.is_ascii_digit()));
        if theirs
            && telling
            && !words.iter().all(|word| COMMON.contains(&word.as_str()))
            && !self.whole.contains(&words)
        {
            self.whole.push(words);
        }
    }

    /// What of a text names it, as it is written there, each once and in the order of the text.
    pub fn named_in(&self, text: &str) -> Vec<String> {
        let words = Words::of(text);
        let all = words.all();
        let mut found: Vec<String> = Vec::new();
        let mut at = 0;
        while at < all.len() {
            let here = self.whole.iter().filter(|whole| all[at..].starts_with(whole)).map(Vec::len).max();
            let length = here.or_else(|| (self.telling.contains(&all[at]) && words.is_capital(at)).then_some(1));
            let written = length.map(|length| words.written(at..at + length).to_owned());
            if let Some(written) = written.filter(|written| !found.contains(written)) {
                found.push(written);
            }
            at += length.unwrap_or(1);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Vec<String> {
        let names = ["Ash Hill Church of England Primary School", "Jo Lead"];
        let numbers = ["999901", "office@ashhill.example.org", "020 7946 0001"];
        Naming::of(&names, &numbers, &["Beech Hill Primary School", "Ann Lead"]).named_in(text)
    }

    #[test]
    fn a_name_a_short_name_a_person_and_a_number_are_found_as_they_are_written() {
        assert_eq!(
            named("At Ash Hill Church of England Primary School we check."),
            ["Ash Hill Church of England Primary School"]
        );
        assert_eq!(named("Kept at ASH HILL, and by Jo Lead"), ["ASH HILL", "Jo Lead"]);
        assert_eq!(named("Ash’s register, Ash’s policy"), ["Ash"]);
        assert_eq!(named("URN 999901; write to office@ashhill.example.org"), ["999901", "office@ashhill.example.org"]);
        assert_eq!(named("Ask Jo."), [""; 0], "two letters name nobody");
    }

    #[test]
    fn what_is_common_or_our_own_names_nobody() {
        assert_eq!(named("The primary school keeps its ash tray on the hill."), [""; 0]);
        assert_eq!(named("Beech Hill Primary School; Hill; Ann Lead; Lead"), [""; 0]);
        assert_eq!(named(""), [""; 0]);
        let alike = Naming::of(&["Ash Infant School"], &[], &["Ash Junior School"]);
        assert_eq!(alike.named_in("Ash Junior School took it from Ash Infant School"), ["Ash Infant School"]);
    }
}

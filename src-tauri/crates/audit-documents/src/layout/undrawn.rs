//! What no bundled typeface can draw: named by its script, and said at the foot of each page where it stands.

use super::display::{Draw, Mark, Owner, PAGE_HEIGHT, Rgb};
use super::flow::{Flow, MARGIN, WIDTH, draw_lines};
use super::text::Style;
use icu_properties::props::Script;
use icu_properties::{CodePointMapData, PropertyNamesLong};
use std::collections::BTreeMap;

/// Distance of the line from the top: between the content and the foot.
const LINE: f32 = PAGE_HEIGHT - 59.5;
const LOOK: Style = Style { size: 7.4, bold: true, colour: Rgb(0x14, 0x17, 0x1a), leading: 1.2 };
/// The most signs that are listed one by one.
const MOST_SIGNS: usize = 3;
/// The most scripts that are listed one by one.
const MOST_SCRIPTS: usize = 5;

/// Says on each page what could not be drawn on it. It belongs to the running foot: who has the page read out hears the words themselves,
/// which stand behind the boxes.
pub fn say(flow: &mut Flow) {
    for number in 0..flow.pages.len() {
        let mut undrawn = Vec::new();
        for draw in flow.pages[number].marks.iter().flat_map(|mark| &mark.draws) {
            if let Draw::Text { piece, .. } = draw {
                undrawn.extend(piece.undrawn.iter().copied());
            }
        }
        if undrawn.is_empty() {
            continue;
        }
        let text =
            format!("Some characters on this page could not be drawn: {}. Each stands as a box.", summed(&undrawn));
        let lines = flow.shaper.lines(&text, LOOK, WIDTH, 0);
        let draws = draw_lines(&lines, MARGIN, LINE);
        flow.pages[number].marks.push(Mark { owner: Owner::Running, draws });
    }
}

/// “Chinese or Japanese (5), Korean (3), 1 sign (U+1FABF)”: the scripts in the order of their names, each with how many of its characters.
pub fn summed(characters: &[char]) -> String {
    let mut scripts: BTreeMap<&str, Vec<char>> = BTreeMap::new();
    let mut signs = Vec::new();
    for c in characters {
        let all = script_of(*c).map_or(&mut signs, |script| scripts.entry(script).or_default());
        if !all.contains(c) {
            all.push(*c);
        }
    }
    let mut parts: Vec<String> =
        scripts.iter().map(|(script, characters)| format!("{script} ({})", characters.len())).collect();
    if parts.len() > MOST_SCRIPTS {
        let more = parts.split_off(MOST_SCRIPTS).len();
        parts.push(format!("{more} other {}", if more == 1 { "script" } else { "scripts" }));
    }
    if !signs.is_empty() {
        let mut codes: Vec<String> =
            signs.iter().take(MOST_SIGNS).map(|sign| format!("U+{:04X}", u32::from(*sign))).collect();
        if signs.len() > MOST_SIGNS {
            codes.push("…".to_owned());
        }
        let called = if signs.len() == 1 { "sign" } else { "signs" };
        parts.push(format!("{} {called} ({})", signs.len(), codes.join(", ")));
    }
    parts.join(", ")
}

/// The script of a character as people call it; none: it is a sign that belongs to no script.
pub fn script_of(c: char) -> Option<&'static str> {
    match CodePointMapData::<Script>::new().get(c) {
        Script::Common | Script::Inherited | Script::Unknown => None,
        Script::Han => Some("Chinese or Japanese"),
        Script::Hiragana | Script::Katakana => Some("Japanese"),
        Script::Bopomofo => Some("Chinese"),
        Script::Hangul => Some("Korean"),
        Script::Myanmar => Some("Burmese"),
        Script::Ethiopic => Some("Amharic or Tigrinya"),
        Script::Thaana => Some("Dhivehi"),
        script => PropertyNamesLong::<Script>::new().get(script),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_summed_by_script() {
        let typed: Vec<char> = "李小龙李 한국 ไทย ロ".chars().filter(|c| *c != ' ').collect();
        assert_eq!(summed(&typed), "Chinese or Japanese (3), Japanese (1), Korean (2), Thai (3)");
        assert_eq!(summed(&['\u{1FABF}']), "1 sign (U+1FABF)");
        let signs = ['\u{1FABF}', '\u{1FABE}', '\u{1FABD}', '\u{1FABC}'];
        assert_eq!(summed(&signs), "4 signs (U+1FABF, U+1FABE, U+1FABD, …)");
        let many: Vec<char> = "李한ไロᚠ𓀀ᎠལခБ".chars().collect();
        assert!(summed(&many).ends_with("other scripts"), "{}", summed(&many));
    }

    #[test]
    fn what_stands_for_a_word_processors_signs_can_be_drawn() {
        let mut shaper = crate::layout::text::Shaper::new().unwrap();
        let typed: String = (0xf020..=0xf0ff_u32).filter_map(char::from_u32).collect();
        assert_eq!(shaper.missing(&typed), Vec::<char>::new());
        assert_eq!(crate::layout::text::fold("\u{f0b7}\tSeen\u{2028}in May"), "• Seen in May");
        let paragraphs: Vec<_> = crate::layout::text::paragraphs("\u{f0b7} One\u{b}\u{f0a7} Two").collect();
        assert_eq!(paragraphs, ["• One", "• Two"]);
        assert_eq!(shaper.missing("\u{e000}"), ['\u{e000}'], "another typeface's own signs are nobody's bullets");
    }
}

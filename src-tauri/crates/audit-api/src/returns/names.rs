//! Names of files: a code that every system takes, never a reserved one.

use audit_core::text::plain;

/// Names that Windows keeps for devices.
const RESERVED: [&str; 22] = [
    "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "LPT1", "LPT2",
    "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
];

/// A code as part of a file name: A to Z, 0 to 9 and hyphens, at most 40 characters; the name where there is no code.
pub fn code_part(code: &str, name: &str) -> String {
    [code, name].into_iter().map(mapped).find(|part| !part.is_empty()).unwrap_or_else(|| "RETURN".to_owned())
}

fn mapped(text: &str) -> String {
    let mut part = String::new();
    for c in plain(text).to_uppercase().chars() {
        match c {
            'A'..='Z' | '0'..='9' => part.push(c),
            // “St John's” is two words, not three.
            '\'' | '’' => {}
            _ if part.ends_with('-') || part.is_empty() => {}
            _ => part.push('-'),
        }
        if part.len() == 40 {
            break;
        }
    }
    let part = part.trim_end_matches('-');
    if RESERVED.contains(&part) { format!("X-{part}") } else { part.to_owned() }
}

/// The three names of a return's files: return, plan, to-send zip.
pub fn of_return(code: &str, name: &str, tool: &str, edition: &str, revision: u32) -> [String; 3] {
    let base = format!("{}-{tool}-{}-r{revision}", code_part(code, name), mapped(edition).to_lowercase());
    [format!("{base}.return.json"), format!("{base}.plan.pdf"), format!("{base}.to-send.zip")]
}

/// The name of the plan as it stands on a day, which goes with no return.
pub fn of_plan_today(code: &str, name: &str, tool: &str, edition: &str, day: &str) -> String {
    format!("{}-{tool}-{}-as-of-{day}.plan.pdf", code_part(code, name), mapped(edition).to_lowercase())
}

/// The name of a copy of the paper.
pub fn of_paper(code: &str, name: &str, tool: &str, edition: &str, number: &str) -> String {
    format!("{}-{tool}-{}-paper-{number}.pdf", code_part(code, name), mapped(edition).to_lowercase())
}

/// The name of a workbook: of an organisation's audit, or blank.
pub fn of_workbook(code: &str, name: &str, tool: &str, edition: &str) -> String {
    let edition = mapped(edition).to_lowercase();
    match [code, name].iter().all(|part| mapped(part).is_empty()) {
        true => format!("{tool}-{edition}.workbook.xlsx"),
        false => format!("{}-{tool}-{edition}.workbook.xlsx", code_part(code, name)),
    }
}

/// The name of the paper with earlier answers.
pub fn of_annex(code: &str, name: &str, tool: &str, edition: &str) -> String {
    format!("{}-{tool}-{}.earlier-answers.pdf", code_part(code, name), mapped(edition).to_lowercase())
}

/// `name (2).return.json` for the second: the number goes before the endings.
pub fn numbered(name: &str, number: usize) -> String {
    match name.split_once('.') {
        Some((base, endings)) => format!("{base} ({number}).{endings}"),
        None => format!("{name} ({number})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_become_safe_names() {
        assert_eq!(code_part("e86001", "Elm"), "E86001");
        assert_eq!(code_part("  ", "St John's, Hayes"), "ST-JOHNS-HAYES");
        assert_eq!(code_part("", "Saint Elspeth’s crèche"), "SAINT-ELSPETHS-CRECHE");
        assert_eq!(code_part("../../etc", ""), "ETC");
        assert_eq!(code_part("con", ""), "X-CON");
        assert_eq!(code_part("", "مدرسة"), "RETURN");
        assert_eq!(code_part(&"A".repeat(60), "").len(), 40);
        assert_eq!(code_part(&format!("{}-B", "A".repeat(39)), "").len(), 39);
    }

    #[test]
    fn the_names_of_a_return() {
        let names = of_return("E86001", "", "section-11", "2026", 1);
        assert_eq!(names[0], "E86001-section-11-2026-r1.return.json");
        assert_eq!(numbered(&names[1], 2), "E86001-section-11-2026-r1 (2).plan.pdf");
    }
}

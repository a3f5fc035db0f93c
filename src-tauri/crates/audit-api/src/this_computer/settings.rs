//! How the screen behaves on this computer: its colours, its size, and the keys that pick a level.

use crate::error::ApiError;
use crate::program::Program;
use crate::views::{LevelKeyView, SettingName, SettingsView, Theme};
use std::path::{Path, PathBuf};

/// Sizes of the text, in per cent.
pub(crate) const TEXT_SIZES: [u32; 5] = [100, 125, 150, 175, 200];

/// The keys as long as nobody chose others; a scale has at most so many levels with “not applicable”.
const DIGITS: &str = "123456789";

impl Program {
    /// How the screen behaves.
    ///
    /// # Errors
    /// The store's.
    pub fn settings(&self) -> Result<SettingsView, ApiError> {
        let kept = self.computer.content();
        let picks = self.choices()?;
        Ok(SettingsView {
            theme: Theme::from_code(&kept.theme).unwrap_or(Theme::System),
            single_keys: kept.single_keys,
            level_keys: filled_up(&kept.level_keys)
                .into_iter()
                .zip(picks)
                .map(|(key, picks)| LevelKeyView { key: key.to_string(), picks })
                .collect(),
            text_size: kept.text_size,
            second_folder: self.second_folder_view(),
        })
    }

    /// Changes one of these; [`SettingName`] says what each takes.
    ///
    /// # Errors
    /// `not-a-choice`, `bad-key`, `key-twice`; `disk-full`, `file-unusable`; the store's.
    pub fn set_setting(&mut self, name: SettingName, value: &str) -> Result<SettingsView, ApiError> {
        let size = value.parse().ok().filter(|size| TEXT_SIZES.contains(size));
        match (name, size) {
            (SettingName::Theme, _) if Theme::from_code(value).is_some() => {
                self.computer.change(|kept| kept.theme = value.to_owned())?
            }
            (SettingName::SingleKeys, _) if matches!(value, "yes" | "no") => {
                self.computer.change(|kept| kept.single_keys = value == "yes")?;
            }
            (SettingName::TextSize, Some(size)) => self.computer.change(|kept| kept.text_size = size)?,
            (SettingName::LevelKeys, _) => {
                let keys = level_keys(value, self.choices()?.len())?;
                self.computer.change(|kept| kept.level_keys = keys)?;
            }
            _ => {
                return Err(ApiError::new(
                    "not-a-choice",
                    "This is not one of the choices.",
                    "Choose one of the options shown.",
                ));
            }
        }
        self.settings()
    }

    /// The folder that was chosen last, for whatever: the next dialog begins there.
    pub fn last_folder(&self) -> Option<PathBuf> {
        self.computer.content().last_folder.as_ref().map(PathBuf::from)
    }

    /// Keeps the folder that was chosen now. One that is no whole path is not kept.
    ///
    /// # Errors
    /// `disk-full`, `file-unusable`.
    pub fn keep_last_folder(&mut self, folder: &str) -> Result<(), ApiError> {
        if !Path::new(folder).is_absolute() {
            return Ok(());
        }
        self.computer.change(|kept| kept.last_folder = Some(folder.to_owned()))
    }

    /// What the first, the second, … choice of a rating is called, in any audit tool that is here.
    fn choices(&self) -> Result<Vec<String>, ApiError> {
        let mut choices: Vec<Vec<String>> = Vec::new();
        for row in self.store.read()?.tools()? {
            let tool = self.tool(&row.digest)?;
            let language = tool.language();
            let levels = tool.levels.iter().map(|level| level.label.get(&language).to_owned());
            for (at, label) in levels.chain(["Not applicable".to_owned()]).enumerate() {
                if choices.len() <= at {
                    choices.push(Vec::new());
                }
                if !choices[at].contains(&label) {
                    choices[at].push(label);
                }
            }
        }
        Ok(choices.into_iter().take(DIGITS.len()).map(|labels| labels.join(" or ")).collect())
    }
}

/// One character for each choice: nothing that types nothing, no character twice. Letters are kept small, because a key is
/// the same key with Caps Lock on.
fn level_keys(value: &str, choices: usize) -> Result<String, ApiError> {
    let keys: Vec<char> = value.chars().flat_map(char::to_lowercase).collect();
    if keys.is_empty() {
        return Ok(String::new());
    }
    if keys.len() != choices || keys.iter().any(|key| key.is_whitespace() || key.is_control()) {
        return Err(ApiError::new(
            "bad-key",
            "Each choice needs one key that types a letter, a digit or a symbol.",
            "Press one key for each choice, without Ctrl, Alt or Shift. The space bar cannot be one of them.",
        ));
    }
    let twice = keys.iter().enumerate().find(|(at, key)| keys[..*at].contains(key));
    if let Some((_, key)) = twice {
        return Err(ApiError::new(
            "key-twice",
            format!("“{key}” is the key of another choice already."),
            "Choose a different key for each choice.",
        ));
    }
    Ok(keys.into_iter().collect())
}

/// The keys chosen, and digits for what was not there when they were chosen.
fn filled_up(chosen: &str) -> Vec<char> {
    let free = DIGITS.chars().skip(chosen.chars().count()).chain(DIGITS.chars()).filter(|key| !chosen.contains(*key));
    let mut keys: Vec<char> = chosen.chars().collect();
    for key in free {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_one_character_each_and_all_different() {
        assert_eq!(level_keys("JKL;", 4).unwrap(), "jkl;");
        assert_eq!(level_keys("", 4).unwrap(), "");
        for (bad, code) in [
            ("jkl", "bad-key"),
            ("jkl;m", "bad-key"),
            ("jk l", "bad-key"),
            ("jk\tl", "bad-key"),
            ("jkjl", "key-twice"),
            ("jkJl", "key-twice"),
        ] {
            assert_eq!(level_keys(bad, 4).unwrap_err().code, code, "{bad:?}");
        }
    }

    #[test]
    fn what_was_not_chosen_has_a_digit_that_is_free() {
        assert_eq!(filled_up("").into_iter().take(4).collect::<String>(), "1234");
        assert_eq!(filled_up("jk").into_iter().take(4).collect::<String>(), "jk34");
        assert_eq!(filled_up("34").into_iter().take(4).collect::<String>(), "3456");
        assert_eq!(filled_up("4321").into_iter().take(5).collect::<String>(), "43215");
    }
}

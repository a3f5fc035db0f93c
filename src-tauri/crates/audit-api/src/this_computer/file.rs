//! The file itself: strict, of one version, and small.

use crate::this_computer::settings::TEXT_SIZES;
use crate::views::Theme;
use serde::{Deserialize, Serialize};
use std::io::ErrorKind;
use std::path::Path;
use uuid::Uuid;

const VERSION: u32 = 1;
/// The file holds names, keys and two folders.
const MOST_BYTES: u64 = 64 * 1024;
const MOST_CHARACTERS: usize = 4_000;

/// What the file holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Content {
    version: u32,
    /// This installation: drawn once, and written into its snapshots.
    pub place: Uuid,
    /// Who is here; empty: not said yet.
    pub person: String,
    /// Their role; may be empty.
    pub role: String,
    /// `system`, `light` or `dark`.
    pub theme: String,
    /// Whether a single key picks a level.
    pub single_keys: bool,
    /// The keys of the choices of a rating; empty: 1, 2, 3.
    pub level_keys: String,
    /// In per cent.
    pub text_size: u32,
    /// Where the next dialog begins.
    pub last_folder: Option<String>,
    /// The second folder for snapshots that somebody chose.
    pub second_folder: Option<String>,
    /// How the copies in the second folder went.
    pub copies: Option<Copies>,
}

/// How the copies in a second folder went.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Copies {
    /// The folder that this is about.
    pub folder: String,
    /// Since when it is used, RFC 3339 UTC.
    pub since: String,
    /// When the newest snapshot was last known to be there, RFC 3339 UTC; none: never yet.
    pub last: Option<String>,
    /// What went wrong last; empty: nothing.
    pub problem: String,
    /// Whether it is on the same disk as the answers.
    pub same_disk: bool,
    /// Whether another copy of the same audits lies there that may be newer, and is kept.
    #[serde(default)]
    pub beside: bool,
}

/// What there is at a path.
pub(super) enum Found {
    Nothing,
    Content(Box<Content>),
    /// With what to say.
    Unreadable(String),
}

impl Content {
    /// The usual settings.
    pub fn new(place: Uuid) -> Self {
        Self {
            version: VERSION,
            place,
            person: String::new(),
            role: String::new(),
            theme: "system".to_owned(),
            single_keys: true,
            level_keys: String::new(),
            text_size: 100,
            last_folder: None,
            second_folder: None,
            copies: None,
        }
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).expect("names, keys and folders are JSON");
        bytes.push(b'\n');
        bytes
    }

    fn is_sound(&self) -> bool {
        let texts = [&self.person, &self.role, &self.level_keys];
        let folders = [&self.last_folder, &self.second_folder];
        let line = |text: &str| text.chars().count() <= MOST_CHARACTERS && !text.chars().any(char::is_control);
        Theme::from_code(&self.theme).is_some()
            && TEXT_SIZES.contains(&self.text_size)
            && texts.iter().all(|text| line(text))
            && folders.into_iter().flatten().all(|folder| line(folder) && Path::new(folder).is_absolute())
    }
}

/// Only the version: another one may look otherwise altogether.
#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

/// Reads what there is.
pub(super) fn read(path: &Path) -> Found {
    let bytes = match bytes_of(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Found::Nothing,
        Err(_) => return Found::Unreadable(lost("could not be read")),
    };
    if serde_json::from_slice::<Versioned>(&bytes).is_ok_and(|found| found.version > VERSION) {
        return Found::Unreadable(lost("were last saved by a newer version of this program"));
    }
    match serde_json::from_slice::<Content>(&bytes) {
        Ok(content) if content.version == VERSION && content.is_sound() => Found::Content(Box::new(content)),
        _ => Found::Unreadable(lost("could not be read")),
    }
}

fn bytes_of(path: &Path) -> std::io::Result<Vec<u8>> {
    let about = std::fs::metadata(path)?;
    if !about.is_file() || about.len() > MOST_BYTES {
        return Err(ErrorKind::InvalidData.into());
    }
    std::fs::read(path)
}

/// What is said where the settings are gone.
pub(super) fn lost(how: &str) -> String {
    format!(
        "The settings of this computer {how}: who you are, how the screen looks, and the second folder for snapshots. Set them again \
         under Settings and Snapshots. Your answers are not affected."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Found {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("this-computer.json");
        std::fs::write(&path, text).unwrap();
        read(&path)
    }

    #[test]
    fn what_is_written_is_read_and_nothing_else() {
        let whole = Content { person: "Ann Example".to_owned(), ..Content::new(Uuid::from_u128(7)) };
        let text = String::from_utf8(whole.bytes()).unwrap();
        assert!(matches!(of(&text), Found::Content(read) if *read == whole));
        for (from, to) in [
            ("\"version\": 1", "\"version\": 0"),
            ("\"system\"", "\"pink\""),
            ("\"textSize\": 100", "\"textSize\": 101"),
            ("\"person\"", "\"Person\""),
            ("Ann Example", "Ann\\nExample"),
            ("\"secondFolder\": null", "\"secondFolder\": \"beside\""),
            ("{", ""),
        ] {
            let changed = text.replacen(from, to, 1);
            assert_ne!(changed, text, "{from}");
            assert!(matches!(of(&changed), Found::Unreadable(why) if why.contains("could not be read")), "{to}");
        }
        let newer = text.replacen("\"version\": 1", "\"version\": 2, \"more\": []", 1);
        assert!(matches!(of(&newer), Found::Unreadable(why) if why.contains("newer version")));
    }
}

//! Settings of a store of earlier programs: taken over once, where that store was opened here in the ordinary way and this computer
//! has no file of its own yet. A store that came from a snapshot is never asked.

use super::{Content, State, file};
use crate::error::ApiError;
use crate::program::Program;
use crate::start::line;
use crate::this_computer::settings::TEXT_SIZES;
use crate::views::Theme;
use std::collections::BTreeMap;
use std::path::Path;

/// What earlier programs kept in the store. None of them is read from there any more but once.
const FORMER: [&str; 9] = [
    "person-name",
    "person-role",
    "theme",
    "single-keys",
    "level-keys",
    "text-size",
    "last-folder",
    "snapshot-folder",
    "snapshot-folder-problem",
];

type Former = BTreeMap<&'static str, String>;

impl Program {
    /// Takes over what an earlier program kept in the store, once, and takes it out of there. What cannot be written now is done at
    /// the next start: the program opens all the same.
    pub(crate) fn settle_settings(&mut self) {
        let Ok(former) = self.former_settings() else { return };
        if self.computer.state == State::Missing {
            adopt(&mut self.computer.content, &former);
            if former.is_empty() && self.somebody_worked_here() {
                self.computer.said = Some(file::lost("are not there any more"));
            }
            if self.computer.begin().is_err() {
                self.know_who_is_here();
                return;
            }
        }
        self.forget_former_settings();
        self.know_who_is_here();
    }

    /// Takes out of the store what an earlier program kept there, and what a snapshot brought along. Nothing reads it.
    pub(crate) fn forget_former_settings(&mut self) {
        let Ok(former) = self.former_settings() else { return };
        if former.is_empty() {
            return;
        }
        // Where it stays it is taken out at the next start.
        let _ = self
            .store
            .write(|writer| former.keys().try_for_each(|key| writer.set_setting(key, None)).map_err(ApiError::from));
    }

    /// Lets the store's snapshots say who is here.
    pub(crate) fn know_who_is_here(&mut self) {
        let by = self.made_by();
        self.store.set_made_by(by);
    }

    fn former_settings(&self) -> Result<Former, ApiError> {
        let reader = self.store.read()?;
        let mut former = Former::new();
        for key in FORMER {
            former.extend(reader.setting(key)?.map(|value| (key, value)));
        }
        Ok(former)
    }

    fn somebody_worked_here(&self) -> bool {
        let people = self.store.read().and_then(|reader| reader.people(1));
        people.is_ok_and(|people| !people.is_empty())
    }
}

/// Each that is sound by itself.
fn adopt(content: &mut Content, former: &Former) {
    let text = |key: &str| former.get(key).cloned();
    let named = |key: &str| text(key).and_then(|text| line(&text).ok()).unwrap_or_default();
    let folder = |key: &str| text(key).filter(|folder| Path::new(folder).is_absolute());
    content.person = named("person-name");
    content.role = named("person-role");
    if let Some(theme) = text("theme").filter(|theme| Theme::from_code(theme).is_some()) {
        content.theme = theme;
    }
    content.single_keys = text("single-keys").as_deref() != Some("no");
    content.level_keys = named("level-keys");
    let size = text("text-size").and_then(|size| size.parse().ok());
    content.text_size = size.filter(|size| TEXT_SIZES.contains(size)).unwrap_or(content.text_size);
    content.last_folder = folder("last-folder");
    content.second_folder = folder("snapshot-folder");
}

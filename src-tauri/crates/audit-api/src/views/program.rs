//! The program, the person at it, and what went wrong.

use super::ImportView;

view! {
    /// What went wrong: a stable code, what happened, what to do.
    pub struct ErrorView {
        /// Stable code; the screen switches on it, never on the words.
        #[ts(type = "ErrorCode")]
        pub code: String,
        /// What happened.
        pub message: String,
        /// What to do; may be empty.
        pub hint: String,
    }

    /// About the program.
    pub struct AboutView {
        /// Version of the program.
        pub version: String,
        /// Where it keeps its data.
        pub data_folder: String,
        /// Whether IT decided on that folder.
        pub data_folder_by_it: bool,
        /// Licence.
        pub licence: String,
        /// Who publishes it; none: nobody has filled that in.
        pub publisher: Option<PublisherView>,
        /// The day on which it was made; none: not known.
        pub made: Option<String>,
    }

    /// A file that helps whoever helps, as it would be saved.
    pub struct HelpFileView {
        /// Its name.
        pub name: String,
        /// All of its words.
        pub text: String,
    }

    /// Who publishes the program.
    pub struct PublisherView {
        /// Their name.
        pub name: String,
        /// Where questions are answered; not filled in yet.
        pub contact: Option<String>,
        /// Web address about the program; not filled in yet.
        pub web: Option<String>,
    }

    /// The person at this computer: “You are …”.
    pub struct PersonView {
        /// Their name.
        pub name: String,
        /// Their role.
        pub role: String,
    }

    /// How the screen behaves.
    pub struct SettingsView {
        /// Its colours.
        pub theme: Theme,
        /// Whether a single key picks a level while the rating has focus.
        pub single_keys: bool,
        /// The key of each choice of a rating, first choice first; as many as the longest rating has.
        pub level_keys: Vec<LevelKeyView>,
        /// Size of the text in per cent: 100, 125, 150, 175 or 200.
        pub text_size: u32,
        /// Second folder for snapshots; none: there is none.
        pub second_folder: Option<super::SecondFolderView>,
    }

    /// The key that picks one choice of a rating.
    pub struct LevelKeyView {
        /// One character, small.
        pub key: String,
        /// What it picks: “Met”; where audit tools differ, “Met or Good”.
        pub picks: String,
    }

    /// A file or a folder that somebody chose in a dialog.
    pub struct ChosenView {
        /// What the window calls it, for every command that works with it: the page never names a path.
        pub token: String,
        /// Where it is, to be read. It leads nowhere.
        pub shown: String,
    }

    /// A file that was dropped on the window.
    pub struct DroppedView {
        /// What became of it.
        pub kind: DroppedKind,
        /// What the window calls the workbook, for bringing it in; none otherwise.
        pub token: Option<String>,
        /// The tool that was opened, or what is wrong with its file.
        pub tool: Option<ImportView>,
        /// Why nothing was taken, and what to do.
        pub told: Option<ErrorView>,
    }
}

codes! {
    /// What became of a file that was dropped on the window.
    pub enum DroppedKind {
        /// An audit tool, opened or refused: see `tool`.
        Tool = "tool",
        /// A workbook, not read yet: see `token`.
        Workbook = "workbook",
        /// Nothing that is taken: see `told`.
        NotTaken = "not-taken",
    }

    /// Colours.
    pub enum Theme {
        /// As on the rest of this computer.
        System = "system",
        /// Dark on light.
        Light = "light",
        /// Light on dark.
        Dark = "dark",
    }

    /// What can be set about how the screen behaves.
    pub enum SettingName {
        /// A [`Theme`].
        Theme = "theme",
        /// In per cent: 100, 125, 150, 175 or 200.
        TextSize = "text-size",
        /// `yes` or `no`: whether a single key picks a level.
        SingleKeys = "single-keys",
        /// The keys of the choices of a rating as one text, such as `jkl`; empty brings back 1, 2, 3.
        LevelKeys = "level-keys",
    }
}

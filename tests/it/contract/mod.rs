//! What the screen and the program agree on, written from the program for the screen: its commands, the codes of what can go wrong,
//! the keys of fields. `UPDATE_GOLDEN=1` writes it anew.

mod client;
#[path = "../../../src-tauri/build/commands.rs"]
pub(crate) mod commands;

use audit_tests::{root, updating};
use commands::{Command, commands_of};

/// Every command of the window.
pub(crate) fn all_commands() -> Vec<Command> {
    let all = commands_of(&root("src-tauri/src/commands")).unwrap_or_else(|told| panic!("{told}"));
    assert!(all.len() > 60, "the commands are read: {}", all.len());
    all
}

/// Compares a text with a file that is generated for the screen, or writes it where `UPDATE_GOLDEN=1` asks for that.
pub(crate) fn generated(name: &str, made: &str) {
    let path = root("ui/src/lib/api/generated").join(name);
    if updating() {
        std::fs::write(&path, made).expect("the file is written");
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let pairs = made.lines().zip(kept.lines().chain(std::iter::repeat("")));
    let differs = pairs.into_iter().find(|(made, kept)| made != kept);
    assert!(made == kept, "ui/src/lib/api/generated/{name} is not what is made now ({differs:?}); set UPDATE_GOLDEN=1");
}

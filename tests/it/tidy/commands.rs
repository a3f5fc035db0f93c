//! What the page may hand to the program: never a path. Where a command works with a folder or a file it takes a token.

use super::none;
use super::tree::files;
use crate::contract::all_commands;
use crate::contract::commands::{Command, commands_in};

/// Names by which somebody would call a path.
const PATHS: [&str; 7] = ["path", "file", "folder", "directory", "dir", "from_file", "place_on_disk"];
/// What may be called so.
const TOKENS: [&str; 3] = ["FolderToken", "FileToken", "PlaceToken"];

#[test]
fn no_command_takes_a_path() {
    let all = all_commands();
    let tokens = all.iter().flat_map(|command| &command.parameters).filter(|(_, kind)| is_token(kind)).count();
    assert!(tokens > 10, "those with tokens are read: {tokens}");
    let takes = |command: &Command| {
        let bad = command.parameters.iter().find(|(parameter, kind)| is_path(parameter, kind))?;
        Some(format!("{} takes {}: {}", command.name, bad.0, bad.1))
    };
    none(
        &all.iter().filter_map(takes).collect::<Vec<_>>(),
        "The page never names a path. Take a token (src-tauri/src/tokens.rs) in these commands:",
    );
}

/// What the page sends as a whole is read into these; none of it may be a path either.
#[test]
fn nothing_that_the_page_sends_holds_a_path() {
    let asked = ["StartAudit", "HistoryAsk", "Agreement", "Unrecorded", "MakeWorkbook", "OldFormAsked"];
    let views = files().iter().filter(|file| file.path.starts_with("src-tauri/crates/audit-api/src/views/"));
    let views: String = views.map(|file| file.text.as_str()).collect();
    let mut faults = Vec::new();
    for name in asked {
        let (_, body) = views.split_once(&format!("pub struct {name} {{")).unwrap_or_else(|| panic!("{name} is gone"));
        let body = body.split("\n    }").next().unwrap_or_default();
        let members = body.lines().filter_map(|line| line.trim().strip_prefix("pub ")?.split_once(": "));
        faults
            .extend(members.filter(|(member, _)| PATHS.contains(member)).map(|(member, _)| format!("{name}.{member}")));
    }
    none(&faults, "The page never names a path. Take a token beside these:");
}

#[test]
fn the_rule_would_see_a_path() {
    let text = "\n#[tauri::command]\npub async fn save_it<R: Runtime>(app: AppHandle<R>, audit: String, folder: String) -> Answer<()> {";
    let found = commands_in("files", text).unwrap();
    assert_eq!(found[0].name, "save_it");
    assert!(found[0].parameters.iter().any(|(name, kind)| is_path(name, kind)));
    let text = "\n#[tauri::command(async)]\npub fn read(\n    desk: State<'_, Desk>,\n    file: FileToken,\n    where_to: PathBuf,\n) {";
    let found = commands_in("files", text).unwrap();
    let bad: Vec<&str> =
        found[0].parameters.iter().filter(|(name, kind)| is_path(name, kind)).map(|(name, _)| name.as_str()).collect();
    assert_eq!(bad, ["where_to"]);
}

fn is_token(kind: &str) -> bool {
    TOKENS.iter().any(|token| kind == *token || kind == format!("Option<{token}>"))
}

fn is_path(name: &str, kind: &str) -> bool {
    kind.contains("Path")
        || (PATHS.iter().any(|path| name == *path || name.ends_with(&format!("_{path}"))) && kind.contains("String"))
}

/// A command that takes in when it was sent is told so by the page, and no other: else two that are under way at once overtake each other.
#[test]
fn commands_in_the_order_of_the_page_are_numbered_by_it() {
    let taking = |file: &super::tree::File| -> Vec<String> {
        let commands = file.text.split("#[tauri::command").skip(1);
        let takes = |text: &str| {
            let (head, _) = text.split_once('{')?;
            let name = head.split_once("fn ")?.1.split(['(', '<']).next()?;
            head.contains("order: Order").then(|| name.to_owned())
        };
        commands.filter_map(takes).collect()
    };
    let mut taking: Vec<String> =
        files().iter().filter(|file| file.path.starts_with("src-tauri/src/commands/")).flat_map(taking).collect();
    let page = files().iter().find(|file| file.path == "ui/src/lib/backend/tauri.ts").expect("it is there");
    let (_, list) = page.text.split_once("IN_ORDER: ReadonlySet<string> = new Set([").expect("the page numbers some");
    let list = list.split("])").next().unwrap_or_default();
    let mut numbered: Vec<String> = list.split('"').skip(1).step_by(2).map(str::to_owned).collect();
    taking.sort();
    numbered.sort();
    assert!(taking.len() > 3, "{taking:?}");
    assert_eq!(taking, numbered);
}

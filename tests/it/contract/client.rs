//! The screen's client: every command as a typed function with its docs.

use super::commands::{Command, Wait, commands_in};
use super::{all_commands, generated};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// What the window itself gives to a command, and what the page's door to the window says with each (`order.rs`): no call sends it.
const GIVEN: [&str; 4] = ["State<", "AppHandle<", "WebviewWindow<", "Order"];
/// Tokens are text to the page.
const TOKENS: [&str; 3] = ["FolderToken", "FileToken", "PlaceToken"];

#[test]
fn the_screens_client_is_current() {
    generated("client.ts", &client(&all_commands()));
}

fn client(commands: &[Command]) -> String {
    let mut views = BTreeSet::new();
    let (mut table, mut methods) = (String::new(), String::new());
    for command in commands {
        let sent: Vec<(String, String)> =
            sent(command).map(|(name, kind)| (camel(name), typed(command, kind, &mut views))).collect();
        let answer = command.answer.strip_prefix("Answer<").and_then(|inner| inner.strip_suffix('>'));
        let answer = typed(command, answer.unwrap_or(&command.answer), &mut views);
        writeln!(table, "  {}: {{ takes: {}; answers: {answer} }};", command.name, taken(&sent)).unwrap();
        methods.push_str(&method(command, &sent, &answer));
    }
    let views: Vec<String> = views.into_iter().collect();
    format!(
        "// Made from src-tauri/src/commands. Never edited: run the tests with UPDATE_GOLDEN=1.\n\
         import {{ Calls }} from \"../calls\";\n\
         import type {{ {} }} from \"./api\";\n\n\
         /** Every command by its name: what it takes, and what it answers. */\n\
         export interface Commands {{\n{table}}}\n\n\
         /** Every command as a function. Each rejects only ever with a BackendError. */\n\
         export class Api extends Calls {{{}}}\n",
        views.join(", "),
        methods.strip_prefix('\n').map_or_else(String::new, |methods| format!("\n{methods}"))
    )
}

/// What the page sends.
fn sent(command: &Command) -> impl Iterator<Item = (&str, &str)> {
    let all = command.parameters.iter().map(|(name, kind)| (name.as_str(), kind.as_str()));
    all.filter(|(_, kind)| !GIVEN.iter().any(|given| kind.starts_with(given)))
}

fn taken(sent: &[(String, String)]) -> String {
    match sent {
        [] => "Record<string, never>".to_owned(),
        _ => {
            let members: Vec<String> = sent.iter().map(|(name, kind)| format!("{name}: {kind}")).collect();
            format!("{{ {} }}", members.join("; "))
        }
    }
}

fn method(command: &Command, sent: &[(String, String)], answer: &str) -> String {
    let mut out = String::from("\n");
    match command.docs.as_slice() {
        [] => panic!("the command {} has no docs", command.name),
        [only] => writeln!(out, "  /** {only} */").unwrap(),
        lines => {
            let lines: String = lines.iter().map(|line| format!("   * {line}\n")).collect();
            write!(out, "  /**\n{lines}   */\n").unwrap();
        }
    }
    let parameters: Vec<String> = sent.iter().map(|(name, kind)| format!("{name}: {kind}")).collect();
    let names: Vec<&str> = sent.iter().map(|(name, _)| name.as_str()).collect();
    let names = if names.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", names.join(", ")) };
    let call = format!("this.call(\"{}\", {names})", command.name);
    writeln!(out, "  {}({}): Promise<{answer}> {{", camel(&command.name), parameters.join(", ")).unwrap();
    match &command.waits {
        None => writeln!(out, "    return {call};").unwrap(),
        Some(Wait { words, with: None }) => writeln!(out, "    return this.wait(\"{words}\", {call});").unwrap(),
        Some(Wait { words, with: Some(with) }) => {
            let with = camel(with);
            let kind = &sent.iter().find(|(name, _)| *name == with).expect("a parameter with which it takes long").1;
            let long = if kind == "boolean" { with.clone() } else { format!("{with} !== null") };
            writeln!(out, "    const done = {call};\n    return {long} ? this.wait(\"{words}\", done) : done;")
                .unwrap();
        }
    }
    out.push_str("  }\n");
    out
}

/// A type of Rust as the screen has it.
fn typed(command: &Command, kind: &str, views: &mut BTreeSet<String>) -> String {
    let inner = |start: &str| kind.strip_prefix(start).and_then(|inner| inner.strip_suffix('>'));
    if let Some(kind) = inner("Option<") {
        return format!("{} | null", typed(command, kind, views));
    }
    if let Some(kind) = inner("Vec<") {
        return format!("{}[]", typed(command, kind, views));
    }
    match kind {
        "()" => "null".to_owned(),
        "String" => "string".to_owned(),
        "bool" => "boolean".to_owned(),
        "u32" => "number".to_owned(),
        _ if TOKENS.contains(&kind) => "string".to_owned(),
        _ => {
            let plain = kind.starts_with(char::is_uppercase) && kind.chars().all(char::is_alphanumeric);
            assert!(plain, "the screen has no type for {kind} in {}", command.name);
            views.insert(kind.to_owned());
            kind.to_owned()
        }
    }
}

fn camel(name: &str) -> String {
    let mut parts = name.split('_');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut letters = part.chars();
        out.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        out.push_str(letters.as_str());
    }
    out
}

#[test]
fn a_command_becomes_a_function() {
    let text = "\n/// Saves it again.\n/// While it takes long, with `folder`: “Saving the files”.\n#[tauri::command]\npub async fn save_again<R: Runtime>(\n    app: AppHandle<R>,\n    dialogs: State<'_, Dialogs>,\n    revision: u32,\n    folder: Option<FolderToken>,\n) -> Answer<Vec<FileView>> {\n}\n\n/// Nobody waits.\n#[tauri::command]\npub fn stop(desk: State<'_, Desk>) {\n}\n";
    let made = client(&commands_in("files", text).unwrap());
    let expected = "import type { FileView } from \"./api\";

/** Every command by its name: what it takes, and what it answers. */
export interface Commands {
  save_again: { takes: { revision: number; folder: string | null }; answers: FileView[] };
  stop: { takes: Record<string, never>; answers: null };
}

/** Every command as a function. Each rejects only ever with a BackendError. */
export class Api extends Calls {
  /** Saves it again. */
  saveAgain(revision: number, folder: string | null): Promise<FileView[]> {
    const done = this.call(\"save_again\", { revision, folder });
    return folder !== null ? this.wait(\"Saving the files\", done) : done;
  }

  /** Nobody waits. */
  stop(): Promise<null> {
    return this.call(\"stop\", {});
  }
}
";
    assert!(made.ends_with(expected), "{made}");
}

#[test]
fn what_is_not_understood_is_said() {
    let refused = |text: &str| commands_in("files", text).unwrap_err();
    assert!(refused("\n#[tauri::command]\npub fn stop;").contains("“stop” takes no list"));
    assert!(refused("\n#[tauri::command]\npub fn stop(desk) {}").contains("“stop” has a parameter without a type"));
    let wait = "\n/// While it takes long: Saving.\n#[tauri::command]\npub fn save() {}";
    assert!(refused(wait).contains("“save” says in a way that is not understood"));
}

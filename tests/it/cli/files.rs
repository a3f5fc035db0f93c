//! The files of a case: copied, written, changed, signed.

use audit_core::tool::Tool;
use audit_exchange::envelope::{CONTEXT, to_file};
use audit_exchange::tools::{source, v1};
use audit_exchange::{SigningKey, proof};
use audit_tests::root;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use toml_edit::{Item, TableLike};

/// Makes a file or a folder by its recipe. `tests/data/cli/README.md` says what a recipe can hold.
pub fn make(path: &Path, recipe: &dyn TableLike) {
    let known = ["text", "from", "tool", "folder", "spaces", "bytes", "replace", "set", "sign"];
    for (key, _) in recipe.iter() {
        assert!(known.contains(&key), "{}: unknown {key}", path.display());
    }
    if let Some(copied) = text(recipe, "folder") {
        return copy_folder(&root("tests/data").join(copied), path);
    }
    let mut bytes = begun(recipe);
    for (old, new) in pairs(recipe, "replace") {
        let before = String::from_utf8(bytes).expect("text");
        assert!(before.contains(&old), "{}: “{old}” is not in it", path.display());
        bytes = before.replace(&old, &new).into_bytes();
    }
    let set = pairs(recipe, "set");
    if !set.is_empty() || recipe.contains_key("sign") {
        bytes = to_file(&changed(&bytes, set, seed(recipe)));
    }
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

fn begun(recipe: &dyn TableLike) -> Vec<u8> {
    if let Some(from) = text(recipe, "from") {
        return fs::read(root("tests/data").join(from)).unwrap_or_else(|error| panic!("{from}: {error}"));
    }
    if let Some(name) = text(recipe, "tool") {
        return to_file(&v1::content(&tool(name)));
    }
    if let Some(count) = recipe.get("spaces").and_then(Item::as_integer) {
        return vec![b' '; usize::try_from(count).expect("a count")];
    }
    if let Some(bytes) = recipe.get("bytes").and_then(Item::as_array) {
        return bytes.iter().map(|byte| u8::try_from(byte.as_integer().unwrap()).expect("a byte")).collect();
    }
    text(recipe, "text").unwrap_or_default().as_bytes().to_vec()
}

/// Whose key signs: `sign = true` is the sample's, a number is the seed of somebody else's.
fn seed(recipe: &dyn TableLike) -> Option<u8> {
    let sign = recipe.get("sign")?;
    match sign.as_integer() {
        Some(seed) => Some(u8::try_from(seed).expect("a seed from 0 to 255")),
        None => sign.as_bool().filter(|sign| *sign).map(|_| 7),
    }
}

/// Members are set before signing; a value is JSON.
fn changed(bytes: &[u8], set: Vec<(String, String)>, sign: Option<u8>) -> Value {
    let mut document: Value = serde_json::from_slice(bytes).expect("JSON");
    if sign.is_some() {
        let members = document.as_object_mut().expect("an object");
        members.remove("proof");
        members.entry("@context").or_insert_with(|| serde_json::json!(CONTEXT));
        let id = "urn:uuid:0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e72";
        members.entry("id").or_insert_with(|| id.into());
    }
    for (pointer, json) in set {
        let value = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{json}: {error}"));
        *document.pointer_mut(&pointer).unwrap_or_else(|| panic!("{pointer} is not there")) = value;
    }
    match sign {
        Some(seed) => {
            let key = SigningKey::from_seed(&[seed; 32]);
            proof::sign(document, &key, "2026-10-12T09:30:00Z").expect("it can be signed")
        }
        None => document,
    }
}

/// One of the valid tools for tests.
pub fn tool(name: &str) -> Tool {
    let folder = root("tests/data/tools/valid").join(name);
    let mut texts = BTreeMap::new();
    gather(&folder, "", &mut texts);
    source::read(&texts).unwrap_or_else(|problems| panic!("{name}: {}", problems[0]))
}

fn gather(folder: &Path, name: &str, texts: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.unwrap().path();
        let own = path.file_name().unwrap().to_string_lossy();
        let inner = if name.is_empty() { own.into_owned() } else { format!("{name}/{own}") };
        match path.is_dir() {
            true => gather(&path, &inner, texts),
            false => drop(texts.insert(inner, fs::read_to_string(&path).unwrap())),
        }
    }
}

fn copy_folder(from: &Path, to: &Path) {
    let mut texts = BTreeMap::new();
    gather(from, "", &mut texts);
    for (name, text) in texts {
        let path = to.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

fn text<'a>(recipe: &'a dyn TableLike, key: &str) -> Option<&'a str> {
    recipe.get(key).and_then(Item::as_str)
}

/// `[["a", "b"], …]`
fn pairs(recipe: &dyn TableLike, key: &str) -> Vec<(String, String)> {
    let list = recipe.get(key).and_then(Item::as_array).into_iter().flatten();
    let pair = |item: &toml_edit::Value| {
        let pair = item.as_array().expect("a pair");
        let part = |at: usize| pair.get(at).and_then(|part| part.as_str()).expect("a text").to_owned();
        (part(0), part(1))
    };
    list.map(pair).collect()
}

//! A case of the command line: what is written in its file, and how it is compared.

use super::{Printed, files};
use audit_exchange::tools::v1;
use audit_tests::{root, updating};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use toml_edit::{Document, DocumentMut, Item, value};

/// One case.
pub struct Case {
    path: PathBuf,
    document: DocumentMut,
}

/// A value that differs from computer to computer or with every word of a bundled tool, and what stands for it in cases.
pub type Places = Vec<(&'static str, String)>;

static SAME_FOR_ALL: LazyLock<Places> = LazyLock::new(|| {
    let sample = fs::read(root("tests/data/returns/valid-small.return.json")).unwrap();
    let sample = audit_exchange::returns::verify(&sample).expect("the sample is valid");
    let bundled = audit_api::bundled_tools().expect("the program's tools are whole");
    let bundled = |id: &str| {
        let tool = bundled.iter().find(|tool| tool.id.as_str() == id).expect("it comes with the program");
        v1::digest(tool).to_string()
    };
    let small = files::tool("small");
    vec![
        ("{data}", root("tests/data").display().to_string()),
        ("{assets}", root("assets").display().to_string()),
        ("{fingerprint}", sample.digest().to_string()),
        ("{section-11}", bundled("section-11")),
        ("{section-11-short}", bundled("section-11-short")),
        ("{section-175}", bundled("section-175")),
        ("{small}", v1::digest(&small).to_string()),
        ("{version}", env!("CARGO_PKG_VERSION").to_owned()),
    ]
});

/// Every case, by name.
pub fn all() -> Vec<Case> {
    let entries = fs::read_dir(root("tests/data/cli")).expect("tests/data/cli is there");
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    paths.into_iter().map(Case::read).collect()
}

impl Case {
    fn read(path: PathBuf) -> Self {
        let text = fs::read_to_string(&path).unwrap();
        let document: Document<String> = text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let case = Self { document: document.into_mut(), path };
        let known = ["about", "args", "only", "stdin", "files", "exit", "stdout", "stderr", "after"];
        for (key, _) in case.document.iter() {
            assert!(known.contains(&key), "{}: unknown key {key}", case.name());
        }
        assert!(case.document.contains_key("about"), "{}: it does not say what it is about", case.name());
        case
    }

    fn name(&self) -> String {
        self.path.file_name().unwrap().to_string_lossy().into_owned()
    }

    fn text(&self, key: &str) -> &str {
        self.document.get(key).and_then(Item::as_str).unwrap_or_default()
    }

    fn table(&self, key: &str) -> impl Iterator<Item = (&str, &Item)> {
        self.document.get(key).and_then(Item::as_table_like).into_iter().flat_map(|table| table.iter())
    }

    /// What it expects to be printed.
    pub fn expected(&self) -> String {
        format!("{}{}", self.text("stdout"), self.text("stderr"))
    }

    /// Whether it is a case for this system.
    pub fn runs_here(&self) -> bool {
        self.text("only") != "unix" || cfg!(unix)
    }

    /// Makes its files.
    pub fn lay_out(&self, folder: &Path) {
        for (name, recipe) in self.table("files") {
            let recipe = recipe.as_table_like().unwrap_or_else(|| panic!("{}: {name} is no table", self.name()));
            files::make(&folder.join(name), recipe);
        }
    }

    /// The values that stand for `{…}` here.
    pub fn places(&self, folder: &Path) -> Places {
        let mut places = vec![("{folder}", folder.display().to_string())];
        places.extend(SAME_FOR_ALL.iter().cloned());
        places
    }

    /// The arguments, with the places filled in.
    pub fn args(&self, places: &Places) -> Vec<String> {
        let args =
            self.document.get("args").and_then(Item::as_array).unwrap_or_else(|| panic!("{}: no args", self.name()));
        args.iter().map(|arg| filled(arg.as_str().expect("args are texts"), places)).collect()
    }

    /// Standard input: a text, or the bytes of a file.
    pub fn input(&self, places: &Places) -> Vec<u8> {
        let given = filled(self.text("stdin"), places);
        match given.strip_prefix("file:") {
            Some(path) => fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", self.name())),
            None => given.into_bytes(),
        }
    }

    /// What is not as expected; writes it down where `UPDATE_GOLDEN=1` asks for that.
    pub fn compare(&self, places: &Places, printed: &Printed) -> Vec<String> {
        let parts = [("stdout", masked(&printed.out, places)), ("stderr", masked(&printed.err, places))];
        let exit = self.document.get("exit").and_then(Item::as_integer).unwrap_or(-1);
        if updating() {
            let mut document = self.document.clone();
            document["exit"] = value(i64::from(printed.exit));
            for (key, text) in parts {
                match text.is_empty() {
                    true => drop(document.remove(key)),
                    false => document[key] = multiline(&text),
                }
            }
            fs::write(&self.path, document.to_string()).unwrap();
            return Vec::new();
        }
        let mut wrong = Vec::new();
        if exit != i64::from(printed.exit) {
            wrong.push(format!("{}: exit {} instead of {exit}", self.name(), printed.exit));
        }
        for (key, text) in parts.iter().filter(|(key, text)| self.text(key) != text) {
            wrong.push(format!("{}: {key} is\n{text}\ninstead of\n{}", self.name(), self.text(key)));
        }
        wrong
    }

    /// What is not as it should be among the files: `""` for gone, else how the file begins.
    pub fn afterwards(&self, folder: &Path) -> Vec<String> {
        let mut wrong = Vec::new();
        for (name, begins) in self.table("after") {
            let begins = begins.as_str().expect("a text");
            let there = fs::read(folder.join(name));
            let good = match begins {
                "" => there.is_err(),
                begins => there.is_ok_and(|bytes| bytes.starts_with(begins.as_bytes())),
            };
            if !good {
                wrong.push(format!("{}: {name} is not as it should be", self.name()));
            }
        }
        let stray = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
        wrong.extend(
            stray.filter(|name| name.to_string_lossy().starts_with(".saving-")).map(|name| format!("{name:?} is left")),
        );
        wrong
    }
}

/// In `'''` where that can be read back, so that a case can be read as it is printed.
fn multiline(text: &str) -> Item {
    let literal = format!("x = '''\n{text}'''\n");
    let parsed = literal.parse::<DocumentMut>().ok().filter(|parsed| parsed["x"].as_str() == Some(text));
    parsed.map_or_else(|| value(text), |mut parsed| parsed.remove("x").expect("it was put there"))
}

fn filled(text: &str, places: &Places) -> String {
    places.iter().fold(text.to_owned(), |text, (name, value)| text.replace(name, value))
}

/// Places instead of values; in JSON the backslashes of a path are doubled.
fn masked(text: &str, places: &Places) -> String {
    let masked = places.iter().filter(|(name, _)| *name != "{version}").fold(text.to_owned(), |text, (name, value)| {
        text.replace(&value.replace('\\', "\\\\"), name).replace(value, name)
    });
    let (version, number) = places.last().expect("the version is last");
    masked.replace(&format!("safeguarding-returns {number}"), &format!("safeguarding-returns {version}"))
}

//! Fixtures: a store in a folder of its own, an invented practice, fixed times.
use std::io::Write as _;
use std::path::{Path, PathBuf};

use audit_store::{
    Change, Committed, NewAudit, NewOperation, OpenOptions, OrganisationStore, Person, STORE_FILE, StandardText,
    StoreError, SubmitterRow, ToolRow, ToolSource,
};
use proptest::{prelude::Rng, test_runner::TestRng};
use uuid::Uuid;

pub const NOW: &str = "2026-11-03T14:02:03.123Z";
pub const TOOL: &str = "digest-of-a-tool";

/// A store in a temporary folder with one audit.
pub struct Fixture {
    pub folder: tempfile::TempDir,
    pub store: OrganisationStore,
    pub audit: Uuid,
}

pub fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

pub fn options() -> OpenOptions {
    OpenOptions {
        copy_id_if_new: id(0xC0),
        now: NOW.to_owned(),
        computer: "DESK-4".to_owned(),
        user: "anna".to_owned(),
        person: "Anna Field".to_owned(),
        place: Some(id(0xDE5)),
    }
}

pub fn anna() -> Person {
    Person { name: "Anna Field".to_owned(), role: "Practice manager".to_owned(), typed_by: None }
}

pub fn fixture() -> Fixture {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = OrganisationStore::open(&folder.path().join(STORE_FILE), &options()).expect("a new store");
    let audit = add_audit(&mut store, 0xA1);
    Fixture { folder, store, audit }
}

impl Fixture {
    pub fn path(&self) -> PathBuf {
        self.folder.path().join(STORE_FILE)
    }

    /// Closes the store and opens it again.
    pub fn again(self) -> Self {
        let Self { folder, store, audit } = self;
        drop(store);
        let store = OrganisationStore::open(&folder.path().join(STORE_FILE), &options()).expect("opens again");
        Self { folder, store, audit }
    }

    pub fn commit(&mut self, new: &NewOperation) -> Result<Committed, StoreError> {
        let audit = self.audit;
        self.store.write(|writer| writer.commit(audit, new))
    }

    /// Sets a field to a value, whatever it holds.
    pub fn set(&mut self, number: u128, key: &str, value: Option<&str>) -> Committed {
        let old = self.value(key);
        self.commit(&operation(number, vec![Change::text(key, old.as_deref(), value)])).expect("commits")
    }

    pub fn value(&self, key: &str) -> Option<String> {
        self.store.read().expect("open").field(self.audit, key).expect("reads").and_then(|field| field.value)
    }

    pub fn undo(&mut self, number: u128) -> Result<Committed, StoreError> {
        let audit = self.audit;
        self.store.write(|writer| writer.undo(audit, id(number), &anna(), NOW))
    }

    pub fn redo(&mut self, number: u128) -> Result<Committed, StoreError> {
        let audit = self.audit;
        self.store.write(|writer| writer.redo(audit, id(number), &anna(), NOW))
    }
}

pub fn operation(number: u128, changes: Vec<Change>) -> NewOperation {
    NewOperation {
        id: id(number),
        kind: "write".to_owned(),
        person: anna(),
        at: NOW.to_owned(),
        reason: None,
        undoes: None,
        entry: None,
        barrier: false,
        format: 1,
        changes,
    }
}

pub fn submitter(number: u128) -> SubmitterRow {
    SubmitterRow {
        id: id(number),
        name: "Northgate Surgery".to_owned(),
        code_scheme: "ods".to_owned(),
        code: "X99001".to_owned(),
        service_type: "gp-practice".to_owned(),
        created_at: NOW.to_owned(),
    }
}

pub fn tool() -> (ToolRow, Vec<StandardText>) {
    let row = ToolRow {
        digest: TOOL.to_owned(),
        id: "invented-tool".to_owned(),
        edition: "2026".to_owned(),
        languages: vec!["en".to_owned(), "cy".to_owned()],
        title: "An invented audit".to_owned(),
        status: "draft".to_owned(),
        document: br#"{"id":"invented-tool"}"#.to_vec(),
        source: ToolSource::Bundled,
        taken_in_at: NOW.to_owned(),
    };
    let text = |standard: &str, language: &str, number: &str, statement: &str, guidance: &str| StandardText {
        standard: standard.to_owned(),
        area: "recruitment".to_owned(),
        language: language.to_owned(),
        number: number.to_owned(),
        statement: statement.to_owned(),
        guidance: guidance.to_owned(),
    };
    let texts = vec![
        text("stay-suitable", "en", "6.4", "After appointment, suitability is checked.", "Keep a dated register."),
        text("stay-suitable", "cy", "6.4", "Gwirir addasrwydd ar ôl penodi.", "Cadwch gofrestr â dyddiad."),
        text("references", "en", "6.2", "Two references are taken up.", "Suitability is judged from both."),
    ];
    (row, texts)
}

/// Adds an audit, with its submitter and tool where they are not there yet.
pub fn add_audit(store: &mut OrganisationStore, number: u128) -> Uuid {
    let audit = id(number);
    store
        .write(|writer| {
            if writer.submitters()?.is_empty() {
                writer.add_submitter(&submitter(0x51))?;
            }
            let (row, texts) = tool();
            writer.take_in_tool(&row, &texts)?;
            let new = NewAudit {
                id: audit,
                submitter: id(0x51),
                tool_digest: TOOL.to_owned(),
                language: "en".to_owned(),
                created_at: NOW.to_owned(),
            };
            writer.add_audit(&new)
        })
        .expect("adds an audit");
    audit
}

/// The code of a failure.
pub fn code<T: std::fmt::Debug>(outcome: Result<T, StoreError>) -> &'static str {
    outcome.expect_err("should fail").code()
}

/// Everything a person could read, as one text.
pub fn everything(store: &OrganisationStore) -> String {
    let reader = store.read().expect("open");
    let mut text = format!("{:?}\n{:?}\n", reader.submitters(), reader.tools());
    for audit in reader.audits().expect("reads") {
        text += &format!("{audit:?}\n{:?}\n{:?}\n", reader.fields(audit.id), reader.operations_since(audit.id, 0));
        for export in reader.exports(audit.id).expect("reads") {
            text += &format!("{export:?}\n{:?}\n", reader.export_bytes(export.id));
        }
        text += &format!("{:?}\n", reader.times(audit.id));
    }
    text + &format!("{:?}", reader.setting("second-folder"))
}

pub fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).expect("readable")
}

/// A random number from 0, below `end`.
pub fn below(random: &mut TestRng, end: usize) -> usize {
    usize::try_from(random.next_u64() % end as u64).expect("small")
}

/// Says that something was not tested: not through the macros, which are heard only when a test fails.
pub fn skipped(why: &str) {
    let _ = std::io::stderr().write_all(format!("\nSKIPPED {why}\n").as_bytes());
}

/// Every word typed, the last one unfinished.
pub fn wanted(typed: &str) -> Vec<audit_store::Wanted> {
    let mut words: Vec<_> = typed.split_whitespace().map(|words| (words.to_owned(), false)).collect();
    words.last_mut().into_iter().for_each(|(_, unfinished)| *unfinished = true);
    let phrase = |(words, unfinished)| audit_store::Wanted(vec![vec![audit_store::Phrase { words, unfinished }]]);
    words.into_iter().map(phrase).collect()
}

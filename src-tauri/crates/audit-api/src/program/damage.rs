//! A damaged file of audits: mended when the program starts, from what is whole in it and from what the program has itself; what
//! nobody can read any more is said, place by place, until a person has looked at it.

use crate::answers::places;
use crate::error::ApiError;
use crate::history::name_of;
use crate::program::Program;
use crate::tools::bundled::{self, bundled_tools};
use crate::views::{DamageView, DamagedView};
use crate::words::given;
use audit_core::field::{Field, Kind};
use audit_exchange::tools::v1;
use audit_exchange::{Digest, returns};
use audit_store::{
    Known, Lost, OpenOptions, Organisation, OrganisationStore, Restored, StandardText, StoreError, ToolRow, ToolSource,
};
use std::cell::OnceCell;
use std::path::Path;

/// What the program knows of what a store holds.
pub(crate) struct Own {
    now: String,
    tools: OnceCell<Vec<(ToolRow, Vec<StandardText>)>>,
}

impl Own {
    fn new(options: &OpenOptions) -> Self {
        Self { now: options.now.clone(), tools: OnceCell::new() }
    }

    fn bundled(&self) -> &[(ToolRow, Vec<StandardText>)] {
        self.tools.get_or_init(|| {
            let tools = bundled_tools().unwrap_or_default();
            tools.iter().map(|tool| bundled::row(tool, ToolSource::Bundled, &self.now)).collect()
        })
    }
}

impl Known for Own {
    fn tool(&self, digest: &str) -> Option<(ToolRow, Vec<StandardText>)> {
        self.bundled().iter().find(|(tool, _)| tool.digest == digest).cloned()
    }

    fn tool_in(&self, document: &[u8]) -> Option<(ToolRow, Vec<StandardText>)> {
        let tool = v1::read_checked_before(document).ok()?;
        let (row, texts) = bundled::row(&tool, ToolSource::Imported, &self.now);
        (row.digest == Digest::of_bytes(document).to_string()).then_some((row, texts))
    }

    fn is_searched(&self, key: &str) -> bool {
        Field::parse(key).is_some_and(|field| matches!(field.kind(), Kind::Words | Kind::Line))
    }

    fn is_field(&self, key: &str) -> bool {
        Field::parse(key).is_some()
    }

    fn is_return(&self, bytes: &[u8], fingerprint: &str) -> bool {
        returns::verify(bytes).is_ok_and(|verified| verified.submission().digest() == fingerprint)
    }

    fn plan_of(&self, return_bytes: &[u8]) -> Option<Vec<u8>> {
        plan_again(return_bytes).ok()
    }
}

/// Opens the store, and mends it where it is damaged. What is damaged is kept aside first.
pub(crate) fn open_mended(path: &Path, options: &OpenOptions) -> Result<OrganisationStore, StoreError> {
    match OrganisationStore::open(path, options) {
        // A bit of the version may have been hit: one of a newer program stays as it is.
        Err(StoreError::Damaged { .. } | StoreError::NotAStore { .. } | StoreError::Newer { .. }) => {
            audit_store::mend_with::<Organisation>(path, options, &Own::new(options)).map(|mended| mended.store)
        }
        opened => opened,
    }
}

/// Puts a snapshot in the place of the store, mended where it is damaged.
pub(crate) fn restore_mended(
    path: &Path,
    snapshot: &Path,
    options: &OpenOptions,
) -> Result<Restored<Organisation>, StoreError> {
    audit_store::restore_with::<Organisation>(path, snapshot, options, &Own::new(options))
}

/// Looks at a snapshot before it is restored: a damaged one is mended then.
pub(crate) fn may_be_restored(snapshot: &Path) -> Result<(), StoreError> {
    match audit_store::inspect_snapshot::<Organisation>(snapshot) {
        Err(error) if !audit_store::can_be_mended::<Organisation>(snapshot, &error) => Err(error),
        _ => Ok(()),
    }
}

impl Program {
    /// What was damaged and mended, and nobody has looked at yet.
    pub(crate) fn damage(&self) -> Result<Option<DamageView>, ApiError> {
        let mendings = self.store.read()?.mendings()?;
        let Some(last) = mendings.last() else { return Ok(None) };
        let places: Vec<DamagedView> =
            mendings.iter().flat_map(|mending| &mending.left).map(|left| self.damaged(left)).collect();
        let what = "The file that holds your audits was damaged, by the disk or by another program.";
        let sentence = match places.len() {
            0 => format!("{what} Everything in it could be put right: nothing is lost."),
            1 => format!("{what} One thing in it could not be read any more, and everything else is as it was:"),
            many => {
                format!("{what} {many} things in it could not be read any more, and everything else is as it was:")
            }
        };
        let kept = self.store.path().with_file_name(audit_store::SNAPSHOT_FOLDER).join(&last.kept_as);
        Ok(Some(DamageView { sentence, places, kept: kept.display().to_string() }))
    }

    /// Somebody has looked at what was damaged: it is not said any more.
    ///
    /// # Errors
    /// The store's.
    pub fn damage_seen(&mut self) -> Result<crate::views::StartView, ApiError> {
        self.store.write(|writer| Ok::<_, ApiError>(writer.forget_mendings()?))?;
        self.start()
    }

    /// One thing, in the words of the form, and where to go and look at it.
    fn damaged(&self, left: &Lost) -> DamagedView {
        let name = left.damage.name.clone().unwrap_or_default();
        let loaded = left.damage.audit.and_then(|audit| self.load(audit).ok());
        let audit = loaded.as_ref().map_or_else(String::new, |loaded| loaded.row.id.to_string());
        let field = Field::parse(&name);
        let named = match (&loaded, &field) {
            (Some(loaded), Some(field)) => name_of(loaded, field),
            _ => String::new(),
        };
        let (table, older) = match left.damage.table.strip_prefix(audit_store::OLDER) {
            Some(table) => (table, true),
            None => (left.damage.table.as_str(), false),
        };
        let (what, place) = match (table, &loaded, &field) {
            ("export", Some(_), _) if older => {
                ("Whether a return was sent, and whether it was received".to_owned(), "returns".to_owned())
            }
            ("field", Some(loaded), Some(field)) => (named, places::of_field(loaded, field)),
            ("history" | "change", Some(_), Some(_)) => {
                (format!("An earlier change in the history: {named}"), "history".to_owned())
            }
            ("export", Some(_), _) => {
                let revision =
                    left.read.parse::<u32>().map_or_else(|_| String::new(), |number| format!(" of revision {number}"));
                (format!("The return{revision}. The files that you saved or sent are whole"), "returns".to_owned())
            }
            ("audit", Some(_), _) => {
                ("The audit’s own details: check its tool and its revision".to_owned(), "profile".to_owned())
            }
            ("operation", Some(_), _) => {
                ("Who made one of the changes in the history, and when".to_owned(), "history".to_owned())
            }
            (table, _, _) => (about(table, &name).to_owned(), String::new()),
        };
        let what = match &loaded {
            Some(loaded) if !loaded.content.profile.name.is_empty() => {
                format!("{}, {}: {what}", loaded.content.profile.name, loaded.audit_name())
            }
            _ => what,
        };
        if older {
            let day = crate::words::day_of(&left.read);
            let what = format!("{what}. This is as it was in the snapshot of {day}: what changed after that is lost");
            let audit = if place.is_empty() { String::new() } else { audit };
            return DamagedView { what, read: None, audit: given(audit), place: given(place) };
        }
        // A return's revision is in its words already.
        let read = if matches!(left.damage.table.as_str(), "export" | "operation") { "" } else { left.read.trim() };
        let audit = if place.is_empty() { String::new() } else { audit };
        DamagedView { what, read: given(read.to_owned()), audit: given(audit), place: given(place) }
    }
}

/// What belongs to no audit that can be opened.
fn about(table: &str, name: &str) -> &'static str {
    match (table, name) {
        ("setting", name) if name.starts_with("draft/") => "Words that waited in a field",
        ("setting", "person-name" | "person-role") => "Your name or role",
        ("setting", name) if name.starts_with("known-return/") => "What was known of a return made earlier",
        ("setting", _) => "A setting",
        ("submitter", _) => "The details of an organisation",
        ("tool", _) => "An audit tool: open its file again",
        ("standard_text", _) => "Words of an audit tool, for the search",
        ("signing_key", _) => "Which key returns were signed with",
        ("saved_place", _) => "Where a return was saved",
        ("time_spent", _) => "How long a standard took",
        ("audit", _) => "An audit",
        ("export", _) => "A return. The files that you saved or sent are whole",
        ("field", _) => "An answer",
        _ => "Part of the history",
    }
}

/// The plan of a return, drawn again where its bytes are gone: the same return gives the same plan.
pub(crate) fn plan_again(bytes: &[u8]) -> Result<Vec<u8>, ApiError> {
    let verified = returns::verify(bytes)?;
    crate::returns::plan_pdf(&crate::returns::plan_of(&verified.submission()))
}

//! Making workbooks: blank ones for a type of service, and of an audit with its answers.

use super::elsewhere;
use crate::error::ApiError;
use crate::program::open_audit::Loaded;
use crate::program::{Program, id};
use crate::returns::Drawing;
use crate::returns::numbering;
use crate::views::{FileKind, MakeWorkbook};
use crate::words;
use audit_core::Uuid;
use audit_core::field::Fields;
use audit_core::ids::ServiceTypeId;
use audit_core::jiff::Timestamp;
use audit_core::jiff::civil::Date;
use audit_core::text::Language;
use audit_core::tool::Tool;
use audit_exchange::tools::v1;
use audit_workbooks::answers::Known;
use audit_workbooks::audit::{Form, make};

/// A blank workbook of a tool for one type of service, made on a day.
///
/// # Errors
/// `unknown-type`: the message lists the types that there are.
pub fn blank(tool: &Tool, service_type: &str, made: Timestamp, made_on: Date) -> Result<Vec<u8>, ApiError> {
    let known = known_type(tool, service_type)?;
    let digest = v1::digest(tool).to_string();
    let fields = Fields::new();
    made_of(tool, &digest, known, &tool.language(), &fields, (None, Last::default()), (made, made_on))
}

fn known_type<'t>(tool: &'t Tool, service_type: &str) -> Result<&'t ServiceTypeId, ApiError> {
    let found = tool.service_types.iter().find(|known| known.id.as_str() == service_type);
    found.map(|known| &known.id).ok_or_else(|| {
        let language = tool.language();
        let all = tool.service_types.iter().map(|t| format!("{} ({})", t.id, t.label.get(&language)));
        ApiError::new(
            "unknown-type",
            format!("“{service_type}” is not a type of organisation in this audit tool."),
            format!("Give one of these: {}.", all.collect::<Vec<_>>().join(", ")),
        )
    })
}

fn made_of(
    tool: &Tool,
    digest: &str,
    service_type: &ServiceTypeId,
    language: &Language,
    fields: &Fields,
    (submitter, last): (Option<Uuid>, Last),
    (made, made_on): (Timestamp, Date),
) -> Result<Vec<u8>, ApiError> {
    let made = words::stamp(made);
    // Whom it is for counts only beside who they are.
    let known_by = submitter.map_or_else(String::new, |_| Known::of(tool, fields).mark());
    let form = Form {
        tool,
        digest,
        service_type,
        language,
        fields,
        submitter,
        known_by: &known_by,
        exported: last.revision,
        exported_return: &last.named,
        made: &made,
        made_on,
    };
    make(&form).map_err(|error| ApiError::new(error.code(), error.to_string(), error.hint()))
}

/// The last return of an audit.
#[derive(Default)]
struct Last {
    /// Its revision; 0: none was made.
    revision: u32,
    /// What tells it from others; empty: it is not known.
    named: String,
}

impl Program {
    /// The workbook of an audit with its present answers.
    ///
    /// # Errors
    /// `not-found`, `no-service-type`; the store's.
    pub fn workbook(&self, audit: &str) -> Result<Vec<u8>, ApiError> {
        let loaded = self.load(id(audit, "audit")?)?;
        with_answers(&loaded, self.last_return(&loaded)?, (self.world.now(), self.world.today()))
    }

    /// The last return that was made of an audit, or that it comes after.
    fn last_return(&self, loaded: &Loaded) -> Result<Last, ApiError> {
        let number = u32::try_from(loaded.row.revision).unwrap_or_default();
        let revision = if loaded.locked() { number } else { number.saturating_sub(1) };
        if revision == 0 {
            return Ok(Last::default());
        }
        let reader = self.store.read()?;
        let own = reader.made_returns()?.into_iter().filter(|one| one.audit == loaded.row.id);
        let mut all = own.chain(numbering::before(&reader, &loaded.row)?);
        let last = all.find(|one| one.revision == i64::from(revision));
        Ok(Last { revision, named: last.map_or_else(String::new, |one| elsewhere::named(&one)) })
    }

    /// A workbook to be saved: of an audit with its answers, or blank for a type of service.
    ///
    /// # Errors
    /// `not-found`, `no-service-type`, `unknown-type`; the store's.
    pub fn draw_workbook(&self, asked: &MakeWorkbook) -> Result<Drawing, ApiError> {
        let now = (self.world.now(), self.world.today());
        let named = crate::returns::workbook_name;
        match asked.audit.as_deref() {
            None | Some("") => {
                let tool = self.tool(&asked.tool)?;
                known_type(&tool, &asked.service_type)?;
                let (name, service_type) = (named("", "", tool.id.as_str(), &tool.edition), asked.service_type.clone());
                Ok(Drawing::new(FileKind::Workbook, name, move || blank(&tool, &service_type, now.0, now.1)))
            }
            Some(audit) => {
                let loaded = self.load(id(audit, "audit")?)?;
                type_of(&loaded)?;
                let (tool, name) = (loaded.tool.id.as_str(), &loaded.content.profile.name);
                let name = named(&loaded.naming_code().1, name, tool, &loaded.tool.edition);
                let last = self.last_return(&loaded)?;
                Ok(Drawing::new(FileKind::Workbook, name, move || with_answers(&loaded, last, now)))
            }
        }
    }
}

/// The workbook of an audit with its answers, made at a time and on a day.
fn with_answers(loaded: &Loaded, last: Last, made: (Timestamp, Date)) -> Result<Vec<u8>, ApiError> {
    made_of(
        &loaded.tool,
        &loaded.row.tool_digest,
        type_of(loaded)?,
        &loaded.language,
        &loaded.fields,
        (Some(loaded.row.submitter), last),
        made,
    )
}

fn type_of(loaded: &Loaded) -> Result<&ServiceTypeId, ApiError> {
    loaded.content.profile.service_type.as_ref().ok_or_else(|| {
        ApiError::new(
            "no-service-type",
            "The type of your organisation is not chosen yet.",
            "Choose it under “About your organisation”, so that the workbook holds the right standards.",
        )
    })
}

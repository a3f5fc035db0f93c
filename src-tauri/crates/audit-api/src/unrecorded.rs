//! The form of an agreement that is typed and not recorded: kept beside the audit as words that wait, until it is recorded or discarded.
//!
//! It waits in the place of the field that only recording, and taking back what was recorded, writes: so both take it away.

use crate::error::ApiError;
use crate::loaded::Loaded;
use crate::program::{Program, id};
use crate::views::Unrecorded;
use audit_core::audit::{HowAgreed, Refusal};
use audit_core::field::{BadValue, DeclarationField, Field, parse_date};
use audit_core::ids::RoleId;
use audit_core::readiness::{Code, Finding, Place};
use audit_core::text::turns_words;

/// As long as any line.
const MOST: usize = 300;

impl Program {
    /// Keeps what is typed into the form of an agreement; `None` discards it.
    ///
    /// # Errors
    /// `not-asked`, `audit-locked`, `bad-value`, `not-a-choice`; the store's.
    pub fn keep_unrecorded(&mut self, audit: &str, role: &str, typed: Option<&Unrecorded>) -> Result<(), ApiError> {
        let audit = id(audit, "audit")?;
        let loaded = self.load(audit)?;
        let role = RoleId::new(role).map_err(|_| ApiError::from(Refusal::Unknown))?;
        if !loaded.tool.declaration_roles.iter().any(|known| known.id == role) {
            return Err(Refusal::Unknown.into());
        }
        if loaded.locked() {
            return Err(Refusal::Locked.into());
        }
        let text = typed
            .map(cleaned)
            .transpose()?
            .map_or_else(String::new, |typed| serde_json::to_string(&typed).expect("texts become JSON"));
        self.store.write(|writer| Ok(writer.keep_draft(audit, &place(&role).to_string(), &text)?))
    }

    /// What is typed for a role and not recorded.
    pub(crate) fn unrecorded(&self, loaded: &Loaded, role: &RoleId) -> Result<Option<Unrecorded>, ApiError> {
        let own = place(role).to_string();
        let found = self.store.read()?.drafts(loaded.row.id)?.into_iter().find(|row| row.key == own);
        Ok(found.and_then(|row| serde_json::from_str(&row.words).ok()))
    }

    /// Adds to what the check says of a declaration that is missing that one is typed there.
    pub(crate) fn say_typed(&self, loaded: &Loaded, findings: &mut [Finding]) -> Result<(), ApiError> {
        for finding in findings.iter_mut() {
            let Place::Declaration(role, _) = &finding.place else { continue };
            let missing =
                matches!(finding.code, Code::NoDeclaration | Code::DeclarationWithdrawn | Code::DeclarationSamePerson);
            if missing && self.unrecorded(loaded, role)?.is_some() {
                finding.sentence.push_str(" Something is typed there and not recorded yet.");
            }
        }
        Ok(())
    }
}

fn place(role: &RoleId) -> Field {
    Field::Declaration(role.clone(), DeclarationField::Basis)
}

/// Without what nobody sees: it comes with pasting, and would turn round what stands beside the words on the screen.
fn cleaned(typed: &Unrecorded) -> Result<Unrecorded, ApiError> {
    let line = |words: &str| {
        let seen: String = words.chars().filter(|one| !one.is_control() && !turns_words(*one)).collect();
        match seen.chars().count() <= MOST {
            true => Ok(seen),
            false => Err(ApiError::from(Refusal::Value(BadValue::TooLong { most: MOST }))),
        }
    };
    if !typed.agreed_on.is_empty() && parse_date(&typed.agreed_on).is_none() {
        return Err(Refusal::Value(BadValue::NotADate).into());
    }
    if !typed.how.is_empty() && HowAgreed::from_code(&typed.how).is_none() {
        return Err(Refusal::NotAChoice.into());
    }
    Ok(Unrecorded {
        name: line(&typed.name)?,
        person_title: line(&typed.person_title)?,
        agreed_on: typed.agreed_on.clone(),
        date_words: line(&typed.date_words)?,
        how: typed.how.clone(),
    })
}

//! The form of an agreement that is typed and not recorded: kept beside the audit as words that wait, until it is recorded or discarded.
//!
//! It waits in the place of the field that only recording, and taking back what was recorded, writes: so both take it away.

use crate::error::ApiError;
use crate::program::open_audit::Loaded;
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
        Ok(found.and_then(|row| Some(Kept::read(&row.words)?.seen())))
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
fn cleaned(typed: &Unrecorded) -> Result<Kept, ApiError> {
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
    Ok(Kept {
        name: line(&typed.name)?,
        person_title: line(&typed.person_title)?,
        agreed_on: typed.agreed_on.clone(),
        date_words: line(&typed.date_words)?,
        how: typed.how.map_or_else(String::new, |how| how.code().to_owned()),
    })
}

/// The form as it is stored, whatever the screen's shape becomes: its members never change their names, and one that is missing
/// is empty. So what was typed is found again by every later program.
#[derive(Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Kept {
    name: String,
    person_title: String,
    agreed_on: String,
    date_words: String,
    /// A code of [`HowAgreed`]; empty: not chosen.
    how: String,
}

impl Kept {
    /// Nothing where this is no form at all.
    fn read(words: &str) -> Option<Self> {
        serde_json::from_str(words).ok()
    }

    fn seen(self) -> Unrecorded {
        Unrecorded {
            name: self.name,
            person_title: self.person_title,
            agreed_on: self.agreed_on,
            date_words: self.date_words,
            how: HowAgreed::from_code(&self.how).map(Into::into),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_that_was_typed_before_is_found_again() {
        let before =
            r#"{"name":"Ann Shah","personTitle":"Chair","agreedOn":"","dateWords":"last week","how":"meeting"}"#;
        let kept = Kept::read(before).unwrap();
        assert_eq!((kept.name.as_str(), kept.date_words.as_str()), ("Ann Shah", "last week"));
        assert_eq!(serde_json::to_string(&kept).unwrap(), before, "and it is written in the same way");
        let seen = kept.seen();
        assert_eq!((seen.person_title.as_str(), seen.how), ("Chair", Some(HowAgreed::Meeting.into())));
        // What another program left out or added, or a way that it alone knows, costs nothing else.
        let other = Kept::read(r#"{"name":"Ann Shah","how":"by-post","since":"2027"}"#).unwrap().seen();
        assert_eq!((other.name.as_str(), other.how), ("Ann Shah", None));
    }
}

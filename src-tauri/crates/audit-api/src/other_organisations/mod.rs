//! Organisations of one group, such as the schools of a trust: what one can take from another. Nothing is copied unseen, and never a
//! rating or a declaration.

mod beside;
mod like;

use crate::error::ApiError;
use crate::program::Program;
use crate::program::open_audit::Loaded;
use audit_core::audit::Content;
use audit_core::field::{Field, Fields, ProfileField};
use audit_core::names::Naming;
use audit_core::text::fold;
use audit_store::{AuditRow, OrganisationWriter};
use std::collections::BTreeSet;
use uuid::Uuid;

/// What an audit was started like: kept among the settings, `like/<audit>`, because it is no answer of the audit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Like {
    /// The organisation.
    pub organisation: Option<Uuid>,
    /// The parts that were wanted.
    pub parts: BTreeSet<String>,
    /// Roles of it that are offered here too.
    pub roles: Vec<String>,
}

fn key(audit: Uuid) -> String {
    format!("like/{audit}")
}

impl Like {
    /// In the first line the organisation and the parts, in each other line a role.
    fn text(&self) -> Option<String> {
        let organisation = self.organisation?;
        let first =
            [organisation.to_string()].into_iter().chain(self.parts.iter().cloned()).collect::<Vec<_>>().join(" ");
        Some([first].into_iter().chain(self.roles.iter().cloned()).collect::<Vec<_>>().join("\n"))
    }

    fn read(text: &str) -> Self {
        let mut lines = text.lines();
        let mut first = lines.next().unwrap_or_default().split(' ');
        Self {
            organisation: first.next().and_then(|id| Uuid::try_parse(id).ok()),
            parts: first.map(str::to_owned).collect(),
            roles: lines.map(str::to_owned).collect(),
        }
    }

    pub(crate) fn keep(&self, writer: &OrganisationWriter<'_>, audit: Uuid) -> Result<(), ApiError> {
        Ok(writer.set_setting(&key(audit), self.text().as_deref())?)
    }
}

impl Program {
    /// What an audit was started like; nothing where it began by itself.
    pub(crate) fn started_like(&self, audit: Uuid) -> Result<Like, ApiError> {
        Ok(self.store.read()?.setting(&key(audit))?.map_or_else(Like::default, |text| Like::read(&text)))
    }

    /// Audits of other organisations whose words are offered in this one, newest first: those of the same group, and of the
    /// organisation that it was started like, which comes first.
    fn sisters(&self, loaded: &Loaded, like: &Like) -> Result<Vec<AuditRow>, ApiError> {
        let reader = self.store.read()?;
        let shared = loaded.tool.identifiers.iter().filter(|identifier| identifier.shared);
        let ours = |field: Field| Some((field.to_string(), same(loaded.fields.get(&field)?)));
        let groups: Vec<_> = shared.filter_map(|one| ours(Field::Identifier(one.scheme.clone()))).collect();
        let mut sisters = Vec::new();
        for row in reader.audits()?.into_iter().filter(|row| row.submitter != loaded.row.submitter && !row.archived) {
            let mut is_one = like.organisation == Some(row.submitter);
            for (key, group) in groups.iter().filter(|(_, group)| !group.is_empty()) {
                let theirs = reader.field(row.id, key)?.and_then(|field| field.value);
                is_one |= theirs.is_some_and(|theirs| same(&theirs) == *group);
            }
            if is_one {
                sisters.push(row);
            }
        }
        sisters.sort_by_key(|row| like.organisation != Some(row.submitter));
        Ok(sisters)
    }
}

fn same(group: &str) -> String {
    fold(group).to_lowercase()
}

/// What names the organisation of these fields, for an organisation that is called and has people as `ours` says.
fn naming(theirs: &Fields, ours: &[&str]) -> Naming {
    let value = |field: &Field| theirs.get(field).map_or("", String::as_str);
    let profile = |member| value(&Field::Profile(member));
    let mut names = vec![profile(ProfileField::Name)];
    let people = [profile(ProfileField::CompletedBy), profile(ProfileField::Substitute)];
    names.extend(people.into_iter().filter(|name| !name.is_empty() && !ours.contains(name)));
    let signed = Content::read(theirs);
    names.extend(signed.declarations.values().map(|one| one.person.name.as_str()).filter(|name| !ours.contains(name)));
    let email = profile(ProfileField::Email);
    let numbers =
        theirs.iter().filter(|(field, _)| matches!(field, Field::Identifier(_))).map(|(_, value)| value.as_str());
    let reached = [email, email.split_once('@').map_or("", |(_, domain)| domain), profile(ProfileField::Telephone)];
    let numbers: Vec<&str> =
        numbers.chain(reached).filter(|number| !number.is_empty() && !ours.contains(number)).collect();
    Naming::of(&names, &numbers, ours)
}

/// What this organisation is called, and what it is known and reached by: none of it is another's.
fn ours(fields: &Fields) -> Vec<&str> {
    let named = fields.iter().filter(|(field, _)| match field {
        Field::Profile(member) => matches!(
            member,
            ProfileField::Name
                | ProfileField::CompletedBy
                | ProfileField::Substitute
                | ProfileField::Email
                | ProfileField::Telephone
        ),
        field => matches!(field, Field::Identifier(_)),
    });
    named.map(|(_, value)| value.as_str()).collect()
}

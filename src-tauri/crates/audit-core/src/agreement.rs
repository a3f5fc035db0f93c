//! What a declaration agrees to: for whom it is given, the ratings and the promises. When one of them changes afterwards, the agreement is
//! withdrawn and what changed is listed.

use crate::audit::{Content, Declaration};
use crate::field::{Field, Fields};
use crate::ids::{RoleId, StandardId};
use crate::parts::Parts;
use crate::text;
use crate::tool::{DeclarationRole, Tool};
use std::collections::BTreeSet;
use uuid::Uuid;

/// The fields that a declaration agrees to: name and scope of the organisation, ratings with their reasons and whether they
/// still wait to be confirmed, and what actions promise, of the standards that are shown. An action that is dropped promises
/// nothing.
pub fn basis(tool: &Tool, fields: &Fields) -> Fields {
    let content = Content::read(fields);
    agreed(tool, fields, &content).map(|(field, value)| (field.clone(), value.clone())).collect()
}

fn agreed<'f>(
    tool: &'f Tool,
    fields: &'f Fields,
    content: &'f Content,
) -> impl Iterator<Item = (&'f Field, &'f String)> {
    let shown: BTreeSet<&StandardId> = content.shown(tool).into_iter().map(|placed| &placed.standard.id).collect();
    let promised: BTreeSet<Uuid> = content
        .actions
        .iter()
        .filter(|action| action.stands() && action.standard.as_ref().is_some_and(|id| shown.contains(id)))
        .map(|action| action.id)
        .collect();
    fields.iter().filter(move |(field, _)| match field {
        field if !field.is_agreed_to() => false,
        Field::Site(id, _) => content.sites.iter().any(|site| site.id == *id),
        Field::Standard(id, _) => shown.contains(id),
        Field::Action(id, _) => promised.contains(id),
        _ => true,
    })
}

/// A digest of [`basis`], 64 hexadecimal digits, which a declaration keeps.
pub fn basis_digest(tool: &Tool, fields: &Fields) -> String {
    digest_of(tool, fields, &Content::read(fields))
}

/// As [`basis_digest`], where the fields were read already.
pub fn digest_of(tool: &Tool, fields: &Fields, content: &Content) -> String {
    let mut parts = Parts::new();
    for (field, value) in agreed(tool, fields, content) {
        parts.add(field.to_string());
        parts.add(value);
    }
    parts.digest()
}

/// How a required declaration stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Not yet given, or not whole.
    Open,
    /// Given, and nothing that it agreed to has changed.
    Agreed,
    /// Given, but a rating or a promise has changed since.
    Withdrawn,
    /// Its holder already declares in a role that may not be shared.
    SamePerson {
        /// The other role.
        other: RoleId,
    },
}

/// Judges a declaration against the present digest of what is agreed to.
pub fn standing(tool: &Tool, content: &Content, role: &DeclarationRole, present_digest: &str) -> Standing {
    let Some(declaration) = content.declarations.get(&role.id) else {
        return Standing::Open;
    };
    if !is_whole(declaration) {
        return Standing::Open;
    }
    if let Some(other) = same_person(tool, content, role, declaration) {
        return Standing::SamePerson { other: other.id.clone() };
    }
    if declaration.basis.as_deref() == Some(present_digest) { Standing::Agreed } else { Standing::Withdrawn }
}

fn is_whole(declaration: &Declaration) -> bool {
    !declaration.person.name.trim().is_empty()
        && declaration.agreed_on.is_some()
        && declaration.how.is_some()
        && declaration.basis.is_some()
}

fn same_person<'t>(
    tool: &'t Tool,
    content: &Content,
    role: &DeclarationRole,
    declaration: &Declaration,
) -> Option<&'t DeclarationRole> {
    let name = text::same_name(&declaration.person.name);
    let facts = content.facts(tool);
    let earlier = tool.declaration_roles.iter().take_while(|other| other.id != role.id);
    earlier.filter(|other| other.required.holds(&facts)).find(|other| {
        let same = content
            .declarations
            .get(&other.id)
            .is_some_and(|theirs| is_whole(theirs) && text::same_name(&theirs.person.name) == name);
        let shared = role.may_be_same_as.contains(&other.id) || other.may_be_same_as.contains(&role.id);
        same && !shared
    })
}

/// One thing that changed since a declaration agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Which field.
    pub field: Field,
    /// What they agreed to; none: it was not there.
    pub then: Option<String>,
    /// What it is now; none: it is gone.
    pub now: Option<String>,
}

/// What differs between what was agreed to and what is there now.
pub fn changes(tool: &Tool, then: &Fields, now: &Fields) -> Vec<Changed> {
    let (then, now) = (basis(tool, then), basis(tool, now));
    let mut keys: Vec<&Field> = then.keys().chain(now.keys()).collect();
    keys.sort();
    keys.dedup();
    let differing = keys.into_iter().filter(|key| then.get(key) != now.get(key));
    differing
        .map(|field| Changed { field: field.clone(), then: then.get(field).cloned(), now: now.get(field).cloned() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tool::sample;

    fn agreed(name: &str, role: &str, fields: &mut Fields) {
        let tool = sample::tool();
        let digest = basis_digest(&tool, fields);
        for (member, value) in [("name", name), ("agreed-on", "2026-10-01"), ("how", "here"), ("basis", &digest)] {
            let key = format!("declaration/{role}/{member}");
            fields.insert(Field::parse(&key).unwrap(), value.to_owned());
        }
    }

    fn stands(fields: &Fields, role: usize) -> Standing {
        let tool = sample::tool();
        let content = Content::read(fields);
        standing(&tool, &content, &tool.declaration_roles[role], &basis_digest(&tool, fields))
    }

    #[test]
    fn a_changed_rating_withdraws_and_an_undone_one_restores() {
        let mut fields = sample::fields("standard/s-one/rating=met standard/s-two/rating=met");
        assert_eq!(stands(&fields, 0), Standing::Open);
        agreed("Ann Ash", "senior", &mut fields);
        assert_eq!(stands(&fields, 0), Standing::Agreed);
        let before = fields.clone();
        fields.insert(Field::parse("standard/s-one/rating").unwrap(), "partly".to_owned());
        assert_eq!(stands(&fields, 0), Standing::Withdrawn);
        let changed = changes(&sample::tool(), &before, &fields);
        assert_eq!(changed.len(), 1);
        assert_eq!((changed[0].then.as_deref(), changed[0].now.as_deref()), (Some("met"), Some("partly")));
        fields.insert(Field::parse("standard/s-one/rating").unwrap(), "met".to_owned());
        assert_eq!(stands(&fields, 0), Standing::Agreed);
    }

    #[test]
    fn what_was_agreed_to_unconfirmed_is_agreed_to_again() {
        let mut fields = sample::fields("standard/s-one/rating=met standard/s-one/from-last-time=yes");
        agreed("Ann Ash", "senior", &mut fields);
        assert_eq!(stands(&fields, 0), Standing::Agreed);
        fields.remove(&Field::parse("standard/s-one/from-last-time").unwrap());
        assert_eq!(stands(&fields, 0), Standing::Withdrawn);
    }

    #[test]
    fn another_name_or_scope_withdraws() {
        for change in ["profile/name=Elm_Surgery", "site/0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e6f/scope=out"] {
            let mut fields = sample::fields("profile/name=Elm standard/s-one/rating=met");
            agreed("Ann Ash", "senior", &mut fields);
            fields.extend(sample::fields(change));
            assert_eq!(stands(&fields, 0), Standing::Withdrawn, "{change}");
        }
    }

    #[test]
    fn a_dropped_action_withdraws_and_progress_does_not() {
        const ACTION: &str = "action/0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e6f";
        let promise = format!("standard/s-one/rating=partly {ACTION}/standard=s-one {ACTION}/what=Write_it_down");
        let mut fields = sample::fields(&promise);
        agreed("Ann Ash", "senior", &mut fields);
        let before = fields.clone();
        fields.extend(sample::fields(&format!("{ACTION}/status=done {ACTION}/progress=It_is_written")));
        assert_eq!(stands(&fields, 0), Standing::Agreed);
        fields.extend(sample::fields(&format!("{ACTION}/status=dropped")));
        assert_eq!(stands(&fields, 0), Standing::Withdrawn);
        let gone: Vec<_> = changes(&sample::tool(), &before, &fields).into_iter().filter(|c| c.now.is_none()).collect();
        assert!(gone.iter().any(|change| change.then.as_deref() == Some("Write it down")), "{gone:?}");
    }

    #[test]
    fn words_about_evidence_do_not_withdraw() {
        let mut fields = sample::fields("standard/s-one/rating=met");
        agreed("Ann Ash", "senior", &mut fields);
        fields.insert(Field::parse("standard/s-one/narrative").unwrap(), "More".to_owned());
        assert_eq!(stands(&fields, 0), Standing::Agreed);
    }

    #[test]
    fn one_person_fills_two_roles_only_where_the_tool_allows_it() {
        let mut fields = sample::fields("standard/s-one/rating=met");
        agreed("Ann Ash", "senior", &mut fields);
        agreed("ann  ash", "lead", &mut fields);
        agreed("Ann Ash", "governor", &mut fields);
        assert_eq!(stands(&fields, 1), Standing::Agreed);
        assert!(matches!(stands(&fields, 2), Standing::SamePerson { .. }));
        agreed("Ann\u{200b} Ash", "governor", &mut fields);
        assert!(
            matches!(stands(&fields, 2), Standing::SamePerson { .. }),
            "a letter that nobody sees is no other person"
        );
    }
}

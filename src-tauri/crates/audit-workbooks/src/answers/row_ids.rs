//! Ids for rows of evidence, actions and sites that have none: the same row gives the same id each time that its workbook is brought
//! in, so that bringing it in twice adds nothing twice.

use crate::audit::read::NewRow;
use crate::blocks::About;
use audit_core::Uuid;
use audit_core::editions::words::related;
use audit_core::field::{ActionField, ChallengeField, EvidenceField, Field, Fields, SiteField};
use audit_core::parts::Parts;

/// The id of a new row: in the order of the rows, and never that of a record which says something else altogether. Two copies of one
/// blank workbook, filled in by two people, have the same rows with different things in them.
pub fn id_of(seed: Uuid, about: &About, row: &NewRow<'_>, there: &Fields) -> Uuid {
    let id = derived(seed, about, row, false);
    if is_there(there, row, id) && !is_same(there, row, id) { derived(seed, about, row, true) } else { id }
}

fn derived(seed: Uuid, about: &About, row: &NewRow<'_>, by_words: bool) -> Uuid {
    let words = (by_words || row.token.is_empty()).then_some(row.words);
    let standard = words.and(row.standard).map_or("", |standard| standard.as_str());
    let parts = [about.get("made"), about.get("digest"), row.table, row.token, standard, words.unwrap_or_default()];
    let made = about.get("made").parse::<audit_core::jiff::Timestamp>().map_or(0, |made| made.as_millisecond());
    // Rows keep their order: later rows are a millisecond later.
    let number = row.token.trim_start_matches('+').parse().unwrap_or(u64::from(row.row));
    Parts::of(seed).with(parts).id_in_order(made.unsigned_abs() + number)
}

fn is_there(there: &Fields, row: &NewRow<'_>, id: Uuid) -> bool {
    let any = |first: Field, last: Field| there.range(first..=last).next().is_some();
    match row.table {
        "evidence" => {
            let used = row.standard.is_some_and(|s| there.contains_key(&Field::EvidenceUse(s.clone(), id)));
            used || any(Field::Evidence(id, EvidenceField::Title), Field::Evidence(id, EvidenceField::Removed))
        }
        "action" => any(Field::Action(id, ActionField::Standard), Field::Action(id, ActionField::Removed)),
        "challenge" => {
            any(Field::Challenge(id, ChallengeField::Standard), Field::Challenge(id, ChallengeField::Removed))
        }
        _ => any(Field::Site(id, SiteField::Name), Field::Site(id, SiteField::Removed)),
    }
}

/// Whether the record says the same in its words, or something like it about the same standard. The same row of two people's copies
/// can hold different things about one standard.
fn is_same(there: &Fields, row: &NewRow<'_>, id: Uuid) -> bool {
    let words = |field: Field| there.get(&field).map_or("", |value| value.trim());
    let (says, about) = match row.table {
        "evidence" => {
            let used = row.standard.is_some_and(|s| there.contains_key(&Field::EvidenceUse(s.clone(), id)));
            (words(Field::Evidence(id, EvidenceField::Title)), used)
        }
        "action" => {
            let of = words(Field::Action(id, ActionField::Standard));
            (words(Field::Action(id, ActionField::What)), row.standard.is_some_and(|standard| of == standard.as_str()))
        }
        "challenge" => (words(Field::Challenge(id, ChallengeField::Question)), false),
        _ => (words(Field::Site(id, SiteField::Name)), false),
    };
    says == row.words.trim() || (about && (says.is_empty() || related(says, row.words)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use audit_core::ids::StandardId;

    fn about() -> About {
        let values = [("made", "2026-10-12T09:00:00Z"), ("digest", "d")];
        About { format: 1, values: values.map(|(n, v)| (n.to_owned(), v.to_owned())).into() }
    }

    fn row<'a>(token: &'a str, standard: &'a StandardId, words: &'a str, row: u32) -> NewRow<'a> {
        NewRow { table: "action", token, standard: Some(standard), words, row }
    }

    #[test]
    fn a_row_keeps_its_id_when_it_moves_or_is_reworded() {
        let (seed, one) = (Uuid::nil(), StandardId::new("s-one").unwrap());
        let id = |token, words, place| id_of(seed, &about(), &row(token, &one, words, place), &Fields::new());
        let first = id("+1", "Write it down", 5);
        assert_eq!(first.get_version_num(), 7);
        assert_eq!(first, id("+1", "Write it down soon", 9));
        assert!(first < id("+2", "Write it down", 4), "the order is that of the rows");
        assert_ne!(id("", "Write it down", 5), id("", "Train", 5));
    }

    #[test]
    fn a_row_of_another_copy_is_another_action() {
        let (seed, one, two) = (Uuid::nil(), StandardId::new("s-one").unwrap(), StandardId::new("s-two").unwrap());
        let first = id_of(seed, &about(), &row("+1", &one, "Write it down", 5), &Fields::new());
        let there: Fields = [
            (Field::Action(first, ActionField::Standard), "s-one".to_owned()),
            (Field::Action(first, ActionField::What), "Write it down".to_owned()),
        ]
        .into();
        let id = |standard, words| id_of(seed, &about(), &row("+1", standard, words, 5), &there);
        assert_eq!(id(&one, "Write it all down"), first);
        assert_ne!(id(&one, "Train everybody"), first, "another promise for the same standard");
        assert_eq!(id(&one, "Train everybody"), id(&one, "Train everybody"));
        assert_eq!(id(&two, "Write it down"), first);
        assert_ne!(id(&two, "Train everybody"), first);
    }
}

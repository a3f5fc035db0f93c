//! A change: a value, and what comes about together with it. The screen, a workbook and an old form all change an audit here, so that an
//! answer leaves the same fields whichever way it came.

use crate::audit::{Content, Refusal, accept};
use crate::editions;
use crate::field::{ActionField, Field, Fields, ProfileField, SiteField, StandardField, Trait, Values};
use crate::text::Language;
use crate::tool::Tool;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The audit that is changed, as it is before.
#[derive(Clone, Copy, Debug)]
pub struct Before<'a> {
    /// What it asks.
    pub tool: &'a Tool,
    /// The language in which it is shown.
    pub language: &'a Language,
    /// Its fields.
    pub fields: &'a Fields,
    /// The same, read.
    pub content: &'a Content,
    /// Whether an export has locked it.
    pub locked: bool,
}

impl Before<'_> {
    /// New values with everything that comes about together with them; an empty text empties a field.
    ///
    /// # Errors
    /// Why the first value that cannot be taken is refused. Then nothing changes.
    pub fn change(&self, wanted: impl IntoIterator<Item = (Field, String)>) -> Result<Values, Refusal> {
        let accepted: Result<Values, Refusal> = wanted
            .into_iter()
            .map(|(field, value)| {
                let value = accept(self.tool, self.content, self.locked, &field, &value)?;
                Ok((field, value))
            })
            .collect();
        let mut values = accepted?;
        let own: BTreeSet<Field> = values.iter().map(|(field, _)| field.clone()).collect();
        values.extend(self.along(&values, &own));
        Ok(values)
    }

    /// What comes about together with values that are accepted already, where it changes something:
    ///
    /// - a rating notes which words it answered, is confirmed, and lets go what waited from another edition;
    /// - an answer to a question that somebody touches is confirmed;
    /// - details that are confirmed are the organisation's own;
    /// - a new action is planned, and a new site is covered.
    ///
    /// `own`: fields about which whoever brings the values says something, also where that is what is there already. Nothing
    /// of this overrules them.
    pub fn along(&self, values: &[(Field, Option<String>)], own: &BTreeSet<Field>) -> Values {
        let mut more: BTreeMap<Field, Option<String>> = BTreeMap::new();
        for (field, value) in values {
            match field {
                Field::Standard(id, StandardField::Rating) => {
                    let standard = self.tool.standard(id).map(|placed| placed.standard);
                    let rated = value.as_ref().and(standard);
                    let noted = [
                        (StandardField::AnsweredDigest, rated.map(|standard| standard.text_digest(self.language))),
                        (StandardField::AnsweredLanguage, rated.map(|_| self.language.to_string())),
                        (StandardField::AnsweredText, None),
                    ];
                    more.extend(noted.map(|(member, value)| (Field::Standard(id.clone(), member), value)));
                    if value.is_some() {
                        // Whoever rates has looked: it is confirmed, and what waited from another edition waits no more.
                        more.insert(Field::Standard(id.clone(), StandardField::FromLastTime), None);
                        more.extend(editions::answer_again(self.fields, id));
                    }
                }
                Field::Question(..) if !field.is_unconfirmed() => {
                    more.extend(field.unconfirmed().map(|tick| (tick, None)));
                }
                Field::Profile(ProfileField::FromLastTime) if value.is_none() => {
                    more.insert(Field::Profile(ProfileField::FromOrganisation), None);
                }
                Field::Action(id, _) if begins(field, value) && !self.has_action(*id) => {
                    more.insert(Field::Action(*id, ActionField::Status), Some("planned".to_owned()));
                }
                Field::Site(id, _) if begins(field, value) && !self.has_site(*id) => {
                    more.insert(Field::Site(*id, SiteField::Scope), Some("in".to_owned()));
                }
                _ => {}
            }
        }
        more.into_iter()
            .filter(|(field, value)| !own.contains(field) && self.fields.get(field) != value.as_ref())
            .collect()
    }

    fn has_action(&self, id: Uuid) -> bool {
        ActionField::ALL.iter().any(|member| self.fields.contains_key(&Field::Action(id, *member)))
    }

    fn has_site(&self, id: Uuid) -> bool {
        SiteField::ALL.iter().any(|member| self.fields.contains_key(&Field::Site(id, *member)))
    }
}

/// Whether something that is not there yet begins with this value.
fn begins(field: &Field, value: &Option<String>) -> bool {
    value.is_some() && !field.is(Trait::OffList)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tool::sample;

    const ROW: &str = "0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e6f";

    fn changed(there: &str, wanted: &[(&str, &str)]) -> BTreeMap<String, Option<String>> {
        let (tool, fields) = (sample::tool(), sample::fields(there));
        let content = Content::read(&fields);
        let before =
            Before { tool: &tool, language: &tool.language(), fields: &fields, content: &content, locked: false };
        let wanted = wanted.iter().map(|(key, value)| (Field::parse(key).unwrap(), (*value).to_owned()));
        before.change(wanted).unwrap().into_iter().map(|(field, value)| (field.to_string(), value)).collect()
    }

    #[test]
    fn a_rating_notes_the_words_that_it_answered_and_is_confirmed() {
        let values = changed("standard/s-one/from-last-time=yes", &[("standard/s-one/rating", "met")]);
        let keys: Vec<&str> = values.keys().map(String::as_str).collect();
        assert_eq!(
            keys,
            [
                "standard/s-one/answered-digest",
                "standard/s-one/answered-language",
                "standard/s-one/from-last-time",
                "standard/s-one/rating"
            ]
        );
        assert_eq!(values["standard/s-one/from-last-time"], None);
    }

    #[test]
    fn a_rating_that_is_taken_away_takes_its_notes_along_and_confirms_nothing() {
        let there = "standard/s-one/rating=met standard/s-one/answered-digest=d standard/s-one/answered-language=en \
                     standard/s-one/from-last-time=yes";
        let values = changed(there, &[("standard/s-one/rating", "")]);
        assert!(values.values().all(Option::is_none), "{values:?}");
        assert_eq!(values.len(), 3, "{values:?}");
    }

    #[test]
    fn what_the_bringer_says_itself_is_not_overruled() {
        let wanted = [("standard/s-one/rating", "met"), ("standard/s-one/answered-digest", "words-of-the-workbook")];
        assert_eq!(changed("", &wanted)["standard/s-one/answered-digest"].as_deref(), Some("words-of-the-workbook"));
    }

    #[test]
    fn what_is_new_begins_as_on_the_screen_and_what_is_there_stays() {
        let what = format!("action/{ROW}/what");
        let status = format!("action/{ROW}/status");
        assert_eq!(changed("", &[(&what, "Write it")])[&status].as_deref(), Some("planned"));
        assert!(!changed(&format!("{status}=done"), &[(&what, "Write it")]).contains_key(&status));
        let name = format!("site/{ROW}/name");
        assert_eq!(changed("", &[(&name, "Branch")])[&format!("site/{ROW}/scope")].as_deref(), Some("in"));
    }

    #[test]
    fn details_that_are_confirmed_are_nobody_elses_any_more() {
        let there = "profile/from-last-time=yes profile/from-organisation=Elm";
        let values = changed(there, &[("profile/from-last-time", "")]);
        assert_eq!(values.get("profile/from-organisation"), Some(&None));
    }
}

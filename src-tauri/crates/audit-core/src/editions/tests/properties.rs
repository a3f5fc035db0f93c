//! Over any pair of editions and any answers: nothing is lost, nothing is put beside words that its author did not see.

use super::{id_of, tool};
use crate::condition::Condition;
use crate::editions::words::same_words;
use crate::editions::{Arrival, Kind, Origin, carry, compare, earlier, keep, piles};
use crate::field::{ActionField, EarlierField, Field, Fields, ProfileField, QuestionField, StandardField, Values};
use crate::ids::{LevelCode, StandardId};
use crate::text::{Language, Text, digest};
use crate::tool::{Counts, Tool};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Few, alike and equal but for punctuation, so that they meet.
const WORDS: [&str; 9] = [
    "You have a named lead for safeguarding.",
    "you have a named lead for safeguarding",
    "You have a trained lead for safeguarding.",
    "You keep a register of visitors.",
    "You keep a register, of visitors!",
    "Doors of rooms have windows.",
    "All staff are trained every 1.5 years.",
    "All staff are trained every 15 years.",
    "?",
];
const IDS: [&str; 7] = ["a", "b", "c", "d", "e", "f", "g"];

fn editions() -> impl Strategy<Value = Tool> {
    let standard = (0..IDS.len(), 0..WORDS.len(), prop::collection::vec(0..IDS.len(), 0..3), 0..6_usize);
    let areas = prop::collection::vec(prop::collection::vec(standard, 0..5), 1..4);
    (areas, 0..4_usize, any::<bool>()).prop_map(|(areas, variant, welsh)| {
        let mut used = BTreeSet::new();
        let mut layout = Vec::new();
        for area in areas {
            let mut standards = Vec::new();
            for (id, words, replaces, off) in area {
                if used.insert(id) {
                    let off = if off == 0 { "-" } else { "" };
                    let replaces: Vec<&str> = replaces.into_iter().map(|id| IDS[id]).collect();
                    standards.push(format!("{off}{}<{}: {}", IDS[id], replaces.join(","), WORDS[words]));
                }
            }
            layout.push(standards.join(";"));
        }
        let mut tool = tool("1", &layout.join("|"));
        if variant == 1 {
            tool.levels[1].label = Text::english("Half way");
        }
        if variant == 2 {
            for standard in tool.areas.iter_mut().flat_map(|area| &mut area.standards).step_by(2) {
                standard.applies = Condition::parse("lets-rooms").expect("a condition");
            }
            tool.questions[0].text = Text::english("What else worries you?");
            tool.facts[0].question = Text::english("Do others use your rooms?");
        }
        if variant == 3 {
            tool.service_types[0].label = Text::english("Hospital");
            tool.questions.clear();
        }
        if welsh {
            let welsh = Language::new("cy").unwrap();
            for standard in tool.areas.iter_mut().flat_map(|area| &mut area.standards) {
                let words = format!("{} (yn Gymraeg)", standard.statement.get(&Language::english()));
                standard.statement.insert(welsh.clone(), words);
            }
            tool.languages.push(welsh);
        }
        tool
    })
}

/// Answers to some standards, known to the tool or not; each narrative names whose it is.
fn answers() -> impl Strategy<Value = Fields> {
    let one = (0..IDS.len(), 0..5_usize, 0..=WORDS.len(), any::<bool>(), any::<bool>());
    (prop::collection::vec(one, 0..7), any::<bool>()).prop_map(|(all, worried)| {
        let mut fields = Fields::new();
        let mut put =
            |key: String, value: &str| _ = fields.insert(Field::parse(&key).expect("a key"), value.to_owned());
        for (id, rating, saw, evidence, action) in all {
            let standard = IDS[id];
            put(format!("standard/{standard}/narrative"), &format!("words of {standard}"));
            if rating < 4 {
                put(format!("standard/{standard}/rating"), ["met", "partly", "not-applicable", "of-old"][rating]);
                if let Some(words) = WORDS.get(saw) {
                    put(format!("standard/{standard}/answered-digest"), &digest(words));
                    put(format!("standard/{standard}/answered-language"), "en");
                }
            }
            if evidence {
                let uuid = format!("0190a8f0-3c55-7f3e-9a37-0000000000{id:02}");
                put(format!("standard/{standard}/evidence/{uuid}"), "yes");
                put(format!("evidence/{uuid}/title"), "Policy");
            }
            if action {
                let uuid = format!("0190a8f0-3c55-7f3e-9a37-1000000000{id:02}");
                put(format!("action/{uuid}/standard"), standard);
                put(format!("action/{uuid}/what"), &format!("act on {standard}"));
            }
        }
        put("profile/service-type".to_owned(), "clinic");
        put("profile/name".to_owned(), "Elm");
        put("fact/lets-rooms".to_owned(), "no");
        if worried {
            put("question/q-worry/answer".to_owned(), "Doors");
        }
        fields
    })
}

fn carried(tool: &Tool, fields: &Fields, new: &Tool) -> Fields {
    let language = Language::english();
    carry(Origin { tool, fields, language: &language }, new, &Fields::new(), Arrival::FromLastTime)
}

/// Where the words of each standard's answer are: `standard/<id>` or `earlier/<uuid>`.
fn places(fields: &Fields) -> BTreeMap<String, Vec<String>> {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (field, value) in fields {
        let key = field.to_string();
        if let Some(place) = key.strip_suffix("/narrative") {
            places.entry(value.clone()).or_default().push(place.to_owned());
        }
    }
    places
}

fn get(fields: &Fields, key: &str) -> Option<String> {
    Field::parse(key).and_then(|field| fields.get(&field).cloned())
}

/// What is known of the words that the author of an answer saw: the words, or their digest alone.
fn saw(tool: &Tool, fields: &Fields, id: &StandardId) -> (Option<String>, Option<String>) {
    let value = |member| fields.get(&Field::Standard(id.clone(), member)).cloned();
    let shown = (tool.areas.iter().flat_map(|area| &area.standards)).find(|standard| standard.id == *id);
    let shown = shown.map(|standard| standard.statement.get(&Language::english()).to_owned());
    match value(StandardField::AnsweredDigest) {
        None => (shown.clone(), shown.map(|words| digest(&words))),
        Some(saw) => {
            let kept = value(StandardField::AnsweredText).into_iter().chain(shown);
            (kept.into_iter().find(|words| digest(words) == saw), Some(saw))
        }
    }
}

fn nothing_is_lost(before: &Fields, after: &Fields) -> Result<(), TestCaseError> {
    let (then, now) = (places(before), places(after));
    prop_assert_eq!(then.keys().collect::<Vec<_>>(), now.keys().collect::<Vec<_>>());
    for (words, found) in &now {
        prop_assert_eq!(found.len(), 1, "{} is at {:?}", words, found);
        let (from, to) = (&then[words][0], &found[0]);
        prop_assert_eq!(get(before, &format!("{from}/rating")), get(after, &format!("{to}/rating")));
        for field in before.keys().map(ToString::to_string) {
            if let Some(evidence) = field.strip_prefix(&format!("{from}/evidence/")) {
                let use_there = format!("{to}/evidence/{evidence}");
                prop_assert!(get(after, &use_there).is_some());
            }
        }
        for (field, value) in before {
            let key = field.to_string();
            let of = from.strip_prefix("standard/").is_some_and(|id| key.ends_with("/standard") && value == id);
            if key.starts_with("action/") && of {
                let (member, expected) = match to.split_once('/').expect("a place") {
                    ("standard", id) => ("standard", id),
                    (_, id) => ("earlier", id),
                };
                let there = key.replace("/standard", &format!("/{member}"));
                let there = get(after, &there);
                prop_assert_eq!(there.as_deref(), Some(expected));
            }
        }
    }
    for (field, value) in before {
        let key = field.to_string();
        let whole = key.starts_with("evidence/")
            || key.starts_with("action/") && !key.ends_with("/standard") && !key.ends_with("/earlier");
        if let Field::Earlier(id, EarlierField::Why) = field {
            // It waited, and what it waited for was taken by an answer that belongs there: that is why it is in the annex now.
            let waited = earlier(before)[id].waits() && !earlier(after)[id].waits();
            let there = after.get(field).map(String::as_str);
            prop_assert!(there == Some(value) || waited && there == Some("answered"), "{}: {:?}", key, there);
            continue;
        }
        if whole || matches!(field, Field::Earlier(..) | Field::EarlierUse(..)) || key == "profile/name" {
            prop_assert_eq!(after.get(field), Some(value), "{}", key);
        }
        let about = match field {
            Field::Fact(id) => format!("fact/{id}"),
            Field::Question(id, QuestionField::Answer) => format!("question/{id}"),
            Field::Profile(ProfileField::ServiceType) => "profile/service-type".to_owned(),
            _ => continue,
        };
        let aside = earlier(after).values().any(|kept| kept.answer.about == about && kept.answer.answer == *value);
        let stays = after.get(field) == Some(value);
        prop_assert!(stays || aside, "{} is lost", key);
    }
    Ok(())
}

fn nothing_is_beside_words_its_author_did_not_see(
    old: &Tool,
    before: &Fields,
    new: &Tool,
    after: &Fields,
) -> Result<(), TestCaseError> {
    let then = places(before);
    for (words, found) in places(after) {
        let (Some(id), Some(from)) = (found[0].strip_prefix("standard/"), then[&words][0].strip_prefix("standard/"))
        else {
            continue;
        };
        let placed = new.standard(&id_of(id)).expect("an active standard");
        let asked = placed.standard.statement.exactly(&Language::english()).expect("English");
        let (seen, seen_digest) = saw(old, before, &id_of(from));
        let exactly = seen_digest == Some(digest(asked));
        prop_assert!(exactly || seen.is_some_and(|seen| same_words(&seen, asked)), "{words} is beside {asked}");
    }
    for (field, value) in after {
        if let Field::Question(id, _) = field {
            let (was, is) = (old.question(id).expect("asked"), new.question(id).expect("asked"));
            prop_assert_eq!(&was.text, &is.text);
        }
        if let Field::Fact(id) = field {
            let find = |tool: &Tool| tool.facts.iter().find(|fact| fact.id == *id).expect("asked").question.clone();
            prop_assert_eq!(find(old), find(new), "{}", value);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_answer_is_lost_and_none_meets_words_its_author_did_not_see(
        (old, new, third, fields) in (editions(), editions(), editions(), answers())
    ) {
        let second = carried(&old, &fields, &new);
        nothing_is_lost(&fields, &second)?;
        nothing_is_beside_words_its_author_did_not_see(&old, &fields, &new, &second)?;
        prop_assert_eq!(&second, &carried(&old, &fields, &new));
        let last = carried(&new, &second, &third);
        nothing_is_lost(&second, &last)?;
        nothing_is_beside_words_its_author_did_not_see(&new, &second, &third, &last)?;
    }

    #[test]
    fn every_standard_stands_in_one_change((old, new) in (editions(), editions())) {
        let compared = compare(&old, &new);
        let ids = |tool: &Tool| tool.standards().map(|placed| placed.standard.id.clone()).collect::<Vec<_>>();
        let sorted = |mut ids: Vec<StandardId>| { ids.sort(); ids };
        let olds = compared.changes.iter().flat_map(|change| change.old.clone()).collect();
        let news = compared.changes.iter().flat_map(|change| change.new.clone()).collect();
        prop_assert_eq!(sorted(olds), sorted(ids(&old)));
        prop_assert_eq!(sorted(news), sorted(ids(&new)));
        prop_assert_eq!(compared.counts().values().sum::<usize>(), compared.changes.len());
        prop_assert_eq!(&compared, &compare(&old, &new));
        let same = compare(&old, &old);
        prop_assert!(same.changes.iter().all(|change| change.kind == Kind::Unchanged));
    }

    #[test]
    fn every_earlier_answer_is_before_a_person_or_in_the_annex(
        (old, new, third, fields, lets) in (editions(), editions(), editions(), answers(), any::<bool>())
    ) {
        let second = carried(&old, &fields, &new);
        for (tool, mut after) in [(&new, second.clone()), (&third, carried(&new, &second, &third))] {
            let lets = if lets { "yes" } else { "no" };
            after.insert(Field::parse("fact/lets-rooms").expect("a key"), lets.to_owned());
            let piles = piles(tool, &after);
            let waiting: BTreeSet<_> = piles.waiting.iter().flat_map(|(_, offers)| offers).collect();
            for id in earlier(&after).keys() {
                prop_assert!(waiting.contains(id) != piles.annex.contains(id), "{id}");
            }
        }
    }

    #[test]
    fn what_is_kept_means_what_its_author_meant(
        (old, new, third, fields, last_first) in (editions(), editions(), editions(), answers(), any::<bool>())
    ) {
        let second = carried(&old, &fields, &new);
        let meant = meanings(&old, &fields);
        for (tool, mut after) in [(&new, second.clone()), (&third, carried(&new, &second, &third))] {
            let mut offers: Vec<_> = piles(tool, &after).waiting;
            if last_first {
                offers.reverse();
            }
            for (standard, ids) in offers {
                let own = Field::Standard(standard.clone(), StandardField::Narrative);
                prop_assert!(!after.contains_key(&own), "{standard} has an answer, and waits");
                after.insert(own.clone(), "typed since".to_owned());
                for id in ids {
                    let Some(values) = keep(tool, &after, &Language::english(), id, &standard) else { continue };
                    let then = earlier(&after)[&id].answer.narrative.clone();
                    apply(&mut after, values);
                    prop_assert!(after[&own].contains("typed since") && after[&own].contains(&then));
                }
            }
            for (field, value) in &after {
                if let Field::Standard(id, StandardField::Rating) = field {
                    let narrative = get(&after, &format!("standard/{id}/narrative")).unwrap_or_default();
                    let said = |(words, _): &(&String, _)| narrative.contains(words.as_str());
                    let (_, expected) = meant.iter().find(said).expect("its author said it");
                    prop_assert_eq!(&meaning(tool, value), expected, "{}: {}", id, narrative);
                }
                if let Field::Action(action, ActionField::What) = field {
                    let of = ["standard", "earlier"].map(|member| get(&after, &format!("action/{action}/{member}")));
                    prop_assert!(of.iter().flatten().count() == 1, "{of:?}");
                }
            }
        }
    }
}

/// What a rating is called and how it counts.
fn meaning(tool: &Tool, code: &str) -> Option<(String, Counts)> {
    let level = tool.level(&LevelCode::new(code).ok()?)?;
    Some((level.label.get(&Language::english()).to_lowercase(), level.counts))
}

/// By the words of an answer: what its rating meant to its author.
fn meanings(tool: &Tool, fields: &Fields) -> BTreeMap<String, Option<(String, Counts)>> {
    let mut found = BTreeMap::new();
    for (words, places) in places(fields) {
        if let Some(rating) = get(fields, &format!("{}/rating", places[0])) {
            found.insert(words, meaning(tool, &rating));
        }
    }
    found
}

fn apply(fields: &mut Fields, values: Values) {
    for (field, value) in values {
        match value {
            Some(value) => _ = fields.insert(field, value),
            None => _ = fields.remove(&field),
        }
    }
}

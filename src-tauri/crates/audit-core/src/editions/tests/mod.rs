//! Two editions side by side, and what becomes of answers.

use super::*;
use crate::field::{Field, Fields, Values};
use crate::ids::{AreaId, LevelCode, StandardId};
use crate::text::{Language, Text};
use crate::tool::{Area, Part, Standard, Tool, sample};

mod properties;

/// A tool whose areas are parted by `|` and whose standards are `id: words`, parted by `;`. An id that begins with `-` is switched
/// off; `id<a,b: words` replaces `a` and `b`.
pub(super) fn tool(edition: &str, layout: &str) -> Tool {
    let mut tool = sample::tool();
    let pattern = tool.areas[0].standards[0].clone();
    tool.edition = edition.to_owned();
    tool.areas = (layout.split('|').enumerate())
        .map(|(place, standards)| Area {
            id: AreaId::new(&format!("area-{place}")).unwrap(),
            title: Text::english(&format!("Area {place}")),
            standards: (standards.split(';').map(str::trim).filter(|text| !text.is_empty()))
                .map(|text| standard(&pattern, text))
                .collect(),
        })
        .collect();
    tool
}

fn standard(pattern: &Standard, text: &str) -> Standard {
    let (head, words) = text.split_once(':').expect(text);
    let (id, replaces) = head.split_once('<').unwrap_or((head, ""));
    let mut standard = pattern.clone();
    standard.active = !id.starts_with('-');
    standard.id = id_of(id.trim_start_matches('-'));
    standard.replaces = replaces.split(',').filter(|id| !id.is_empty()).map(id_of).collect();
    standard.statement = Text::english(words.trim());
    standard
}

pub(super) fn id_of(text: &str) -> StandardId {
    StandardId::new(text.trim()).unwrap()
}

/// `kind old,old>new,new` for each change.
fn changes(old: &str, new: &str) -> Vec<String> {
    let join = |ids: &[StandardId]| ids.iter().map(StandardId::as_str).collect::<Vec<_>>().join(",");
    let compared = compare(&tool("1", old), &tool("2", new));
    let one = |change: &Change| format!("{} {}>{}", change.kind.code(), join(&change.old), join(&change.new));
    compared.changes.iter().map(one).collect()
}

const LEAD: &str = "You have a named lead for safeguarding.";
const KEYS: &str = "You know who holds the keys to every room.";

fn check(old: &str, new: &str, expected: &[&str]) {
    let fill = |text: &str| text.replace("LEAD", LEAD).replace("KEYS", KEYS);
    assert_eq!(changes(&fill(old), &fill(new)), expected, "{old} | {new}");
}

#[test]
fn each_kind_of_change_is_told() {
    check("a: LEAD; b: KEYS", "a: LEAD; b: KEYS", &["unchanged a>a", "unchanged b>b"]);
    check("a: You have a lead", "a: You  Have a lead.", &["editorial a>a"]);
    check("a: LEAD", "a: You have two named leads for safeguarding.", &["reworded a>a"]);
    check("a: LEAD", "b: LEAD", &["moved a>b"]);
    check("a: LEAD | b: KEYS", "b: KEYS | a: LEAD", &["moved b>b", "moved a>a"]);
    check("a: LEAD; b: KEYS", "b: KEYS; a: LEAD", &["unchanged b>b", "moved a>a"]);
    check("a: LEAD", "n: Something new; a: LEAD", &["new >n", "unchanged a>a"]);
    check("a: LEAD; b: KEYS", "b: KEYS", &["unchanged b>b", "removed a>"]);
    check("a: LEAD", "b<a: One part; c<a: Another part", &["split a>b,c"]);
    check("a: LEAD; b: KEYS", "c<a,b: Both in one", &["merged a,b>c"]);
    check("a: LEAD", "b<a: Written quite differently", &["reworded a>b"]);
    check("a: LEAD; -b: KEYS", "b: KEYS", &["new >b", "removed a>"]);
    check("a: LEAD", "-a: LEAD", &["removed a>"]);
}

#[test]
fn text_comes_before_ids() {
    check("a: LEAD; b: KEYS", "a: KEYS; b: LEAD", &["moved b>a", "moved a>b"]);
    check("a: LEAD", "a: You have a deputy lead for safeguarding.; b: LEAD", &["new >a", "moved a>b"]);
    check("a: LEAD", "b<a: You have a deputy.; c: LEAD", &["new >b", "moved a>c"]);
}

#[test]
fn an_id_alone_joins_nothing() {
    check("a: LEAD", "a: Doors of rooms have windows.", &["new >a", "removed a>"]);
    let compared = compare(&tool("1", "a: You have a lead"), &tool("2", "a: Doors of rooms have windows"));
    assert_eq!(compared.reused, [id_of("a")]);
}

#[test]
fn replaces_reaches_through_what_is_switched_off() {
    check("a: LEAD", "-b<a: Between; c<b: The newest words", &["reworded a>c"]);
}

#[test]
fn guidance_and_rules_are_told_besides() {
    let (old, mut new) = (tool("1", "a: One"), tool("2", "a: One"));
    let standard = &mut new.areas[0].standards[0];
    standard.guidance.parts[1].markdown = "Met is otherwise".to_owned();
    standard.critical = !standard.critical;
    let compared = compare(&old, &new);
    assert_eq!(compared.changes[0].kind, Kind::Editorial);
    assert_eq!(compared.changes[0].besides, ["guidance", "whether it is named whatever the score"]);
    assert_eq!(compared.counts()[&Kind::Editorial], 1);
    assert!(!compared.scale);
    new.levels[1].label = Text::english("Nearly");
    assert!(compare(&old, &new).scale);
}

fn carried(old: &Tool, new: &Tool, fields: &str, arrival: Arrival) -> Fields {
    let fields = sample::fields(fields);
    carry(Origin { tool: old, fields: &fields, language: &Language::english() }, new, &Fields::new(), arrival)
}

fn value(fields: &Fields, key: &str) -> Option<String> {
    fields.get(&Field::parse(key).expect(key)).cloned()
}

const EVIDENCE: &str = "0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e6f";
const ACTION: &str = "0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e70";

fn answer() -> String {
    format!(
        "standard/a/rating=partly standard/a/narrative=So_we_do standard/a/evidence/{EVIDENCE}=yes evidence/{EVIDENCE}/title=Policy \
         action/{ACTION}/standard=a action/{ACTION}/what=Train"
    )
}

#[test]
fn the_same_words_are_carried_with_everything_that_hangs_on_them() {
    let (old, new) = (tool("1", "x: Else; a: You have a lead"), tool("2", "b: You have a lead."));
    let fields = carried(&old, &new, &answer(), Arrival::AsTheyStand);
    assert_eq!(value(&fields, "standard/b/rating").as_deref(), Some("partly"));
    assert_eq!(value(&fields, "standard/b/answered-text").as_deref(), Some("You have a lead"));
    assert_eq!(value(&fields, "standard/b/carried-from").as_deref(), Some("Sample, 1: 1.2"));
    assert_eq!(value(&fields, &format!("standard/b/evidence/{EVIDENCE}")).as_deref(), Some("yes"));
    assert_eq!(value(&fields, &format!("action/{ACTION}/standard")).as_deref(), Some("b"));
    assert_eq!(value(&fields, "fact/lets-rooms").as_deref(), Some("no"));
    assert_eq!(value(&fields, "standard/b/from-last-time"), None);
    let piles = piles(&new, &fields);
    assert_eq!((piles.carried, piles.annex.len()), (vec![id_of("b")], 0));
    // What was carried once goes on being carried: its author saw the words of the first edition.
    let again = tool("3", "c: You have a lead!");
    let origin = Origin { tool: &new, fields: &fields, language: &Language::english() };
    let third = carry(origin, &again, &Fields::new(), Arrival::AsTheyStand);
    assert_eq!(value(&third, "standard/c/rating").as_deref(), Some("partly"));
    assert_eq!(value(&third, "standard/c/answered-text").as_deref(), Some("You have a lead"));
}

#[test]
fn from_last_time_everything_waits_to_be_confirmed() {
    let (old, new) = (tool("1", "a: LEAD"), tool("1", "a: LEAD"));
    let pairs = format!("{} question/q-worry/answer=Yes", answer());
    let fields = carried(&old, &new, &pairs, Arrival::FromLastTime);
    for key in ["standard/a/from-last-time", "profile/from-last-time", "question/q-worry/from-last-time"] {
        assert_eq!(value(&fields, key).as_deref(), Some("yes"), "{key}");
    }
    assert_eq!(piles(&new, &fields).unconfirmed, [id_of("a")]);
}

#[test]
fn reworded_ones_wait_and_are_kept_or_answered_again() {
    let old = tool("1", "a: You have a named lead for safeguarding");
    let new = tool("2", "a: You have a trained lead for safeguarding");
    let fields = carried(&old, &new, &answer(), Arrival::FromLastTime);
    assert!(!fields.keys().any(|field| field.standard().is_some()));
    let waiting = piles(&new, &fields).waiting;
    let [(standard, offers)] = &waiting[..] else { panic!("{waiting:?}") };
    let english = Language::english();
    let apply = |values: Values| {
        let mut fields = fields.clone();
        for (field, value) in values {
            match value {
                Some(value) => _ = fields.insert(field, value),
                None => _ = fields.remove(&field),
            }
        }
        fields
    };
    let kept = apply(keep(&new, &fields, &english, offers[0], standard).unwrap());
    assert_eq!(value(&kept, "standard/a/rating").as_deref(), Some("partly"));
    let seen = new.areas[0].standards[0].text_digest(&english);
    assert_eq!(value(&kept, "standard/a/answered-digest"), Some(seen));
    assert_eq!(value(&kept, &format!("standard/a/evidence/{EVIDENCE}")).as_deref(), Some("yes"));
    assert_eq!(value(&kept, &format!("action/{ACTION}/standard")).as_deref(), Some("a"));
    assert_eq!(piles(&new, &kept).carried, [id_of("a")]);
    assert!(piles(&new, &kept).annex.is_empty());
    assert_eq!(keep(&new, &kept, &english, offers[0], standard), None);
    let again = apply(answer_again(&fields, standard));
    assert_eq!(value(&again, "standard/a/rating"), None);
    assert_eq!(value(&again, &format!("action/{ACTION}/standard")).as_deref(), Some("a"));
    assert_eq!(piles(&new, &again).annex, *offers);
    assert_eq!(piles(&new, &again).new, [id_of("a")]);
}

#[test]
fn a_rating_from_another_scale_is_not_kept() {
    let old = tool("1", "a: You have a lead");
    let mut new = tool("2", "a: You have a lead");
    new.levels[1].label = Text::english("Half way");
    for part in &mut new.areas[0].standards[0].guidance.parts {
        if part.part == Part::Level(LevelCode::new("partly").unwrap()) {
            part.markdown = "Half way is".to_owned();
        }
    }
    let fields = carried(&old, &new, &answer(), Arrival::AsTheyStand);
    let waiting = piles(&new, &fields).waiting;
    let [(standard, offers)] = &waiting[..] else { panic!("{waiting:?}") };
    let values = keep(&new, &fields, &Language::english(), offers[0], standard).unwrap();
    let value = |key: &str| values.iter().find(|(field, _)| field.to_string() == key).and_then(|(_, v)| v.clone());
    assert_eq!(value("standard/a/rating"), None);
    assert_eq!(value("standard/a/narrative").as_deref(), Some("So we do"));
}

#[test]
fn a_rating_from_another_scale_is_not_kept_beside_other_words_either() {
    let old = tool("1", "a: You have a named lead for safeguarding");
    let words = "a: You have a trained lead for safeguarding";
    let (mut new, mut third) = (tool("2", words), tool("3", "a: You have a trained lead for all safeguarding"));
    third.levels[1].label = Text::english("Half way");
    let fields = carried(&old, &new, &answer(), Arrival::AsTheyStand);
    let kept = |tool: &Tool, fields: &Fields| {
        let waiting = piles(tool, fields).waiting;
        let [(standard, offers)] = &waiting[..] else { panic!("{waiting:?}") };
        let values = keep(tool, fields, &Language::english(), offers[0], standard).unwrap();
        let rating = Field::parse("standard/a/rating").unwrap();
        values.into_iter().find(|(field, _)| *field == rating).and_then(|(_, value)| value)
    };
    assert_eq!(kept(&new, &fields).as_deref(), Some("partly"));
    let origin = Origin { tool: &new, fields: &fields, language: &Language::english() };
    let last = carry(origin, &third, &Fields::new(), Arrival::AsTheyStand);
    assert_eq!(kept(&third, &last), None, "it waited since the first edition, and the scale changed in the third");
    new.levels[1].label = Text::english("Half way");
    assert_eq!(kept(&new, &carried(&old, &new, &answer(), Arrival::AsTheyStand)), None);
}

#[test]
fn what_waits_for_a_standard_that_is_not_shown_is_in_the_annex_until_it_is() {
    let old = tool("1", "a: You have a named lead for safeguarding");
    let mut new = tool("2", "a: You have a trained lead for safeguarding");
    new.areas[0].standards[0].applies = crate::condition::Condition::parse("lets-rooms").unwrap();
    let mut fields = carried(&old, &new, &answer(), Arrival::AsTheyStand);
    let hidden = piles(&new, &fields);
    assert_eq!((hidden.waiting.len(), hidden.annex.len()), (0, 1));
    fields.insert(Field::parse("fact/lets-rooms").unwrap(), "yes".to_owned());
    let shown = piles(&new, &fields);
    assert_eq!((shown.waiting.len(), shown.annex.len()), (1, 0));
}

#[test]
fn the_annex_can_be_read_without_the_old_edition() {
    let (old, new) = (tool("1", "a: You have a lead"), tool("2", "a: Doors of rooms have windows"));
    let fields = carried(&old, &new, &answer(), Arrival::AsTheyStand);
    let all = earlier(&fields);
    let kept = all.values().next().unwrap();
    assert_eq!((kept.why.as_str(), kept.answer.text.as_str()), ("unrelated", "You have a lead"));
    assert_eq!((kept.answer.number.as_str(), kept.answer.area.as_str()), ("1.1", "Area 0"));
    assert_eq!((kept.answer.answer_label.as_str(), kept.answer.narrative.as_str()), ("partly", "So we do"));
    assert_eq!((kept.answer.evidence.len(), kept.answer.actions.len()), (1, 1));
    assert_eq!(value(&fields, &format!("action/{ACTION}/standard")), None);
    assert_eq!(piles(&new, &fields).annex.len(), 1);
}

#[test]
fn what_is_there_already_is_not_overwritten() {
    let (old, new) = (tool("1", "a: You have a lead"), tool("2", "a: You have a lead"));
    let fields = sample::fields(&answer());
    let onto = sample::fields("standard/a/rating=met profile/name=Elm");
    let origin = Origin { tool: &old, fields: &fields, language: &Language::english() };
    let after = carry(origin, &new, &onto, Arrival::AsTheyStand);
    assert_eq!(value(&after, "standard/a/rating").as_deref(), Some("met"));
    assert_eq!(earlier(&after).values().next().unwrap().why, "answered");
}

#[test]
fn rows_of_a_workbook_are_placed_by_what_their_author_saw() {
    let new = tool("2", "a: You have a lead; b: You keep a register of visitors");
    let row = |cell: &str, text: &str| Earlier {
        about: cell.to_owned(),
        from: format!("Audit.xlsx, {cell}"),
        text: text.to_owned(),
        narrative: cell.to_owned(),
        ..Earlier::default()
    };
    let rows = vec![
        (row("C1", "you have a lead"), Some(id_of("a"))),
        (row("C2", "You keep a list of visitors"), Some(id_of("b"))),
        (row("C3", "You have a cat"), None),
    ];
    let fields = place(rows, &new, &Fields::new(), Arrival::FromLastTime);
    assert_eq!(value(&fields, "standard/a/narrative").as_deref(), Some("C1"));
    assert_eq!(value(&fields, "standard/a/carried-from").as_deref(), Some("Audit.xlsx, C1"));
    let piles = piles(&new, &fields);
    assert_eq!(piles.waiting.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>(), [id_of("b")]);
    assert_eq!(piles.annex.len(), 1);
}

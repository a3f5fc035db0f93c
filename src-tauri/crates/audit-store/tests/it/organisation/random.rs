//! Random operations, undo and redo, beside a model that keeps every state.
use std::collections::BTreeMap;

use audit_store::Change;
use proptest::prelude::*;

use crate::common::{code, fixture, id, operation};

type State = BTreeMap<String, String>;

#[derive(Clone, Debug)]
enum Deed {
    Set(Vec<(u8, Option<u8>)>),
    Type(u8, u8),
    Undo,
    Redo,
    Barrier,
}

fn deed() -> impl Strategy<Value = Deed> {
    let sets = proptest::collection::vec((0u8..5, proptest::option::of(0u8..4)), 1..4);
    prop_oneof![
        4 => sets.prop_map(Deed::Set),
        2 => (0u8..5, 0u8..4).prop_map(|(key, value)| Deed::Type(key, value)),
        4 => Just(Deed::Undo),
        3 => Just(Deed::Redo),
        1 => Just(Deed::Barrier),
    ]
}

/// What the store should hold: the states that undo goes back to, and those that redo brings back.
#[derive(Default)]
struct Model {
    state: State,
    done: Vec<State>,
    undone: Vec<State>,
}

impl Model {
    fn go(&mut self, next: State) {
        self.done.push(std::mem::replace(&mut self.state, next));
        self.undone.clear();
    }

    fn undo(&mut self) -> bool {
        let Some(before) = self.done.pop() else { return false };
        self.undone.push(std::mem::replace(&mut self.state, before));
        true
    }

    fn redo(&mut self) -> bool {
        let Some(after) = self.undone.pop() else { return false };
        self.done.push(std::mem::replace(&mut self.state, after));
        true
    }
}

fn changes(state: &State, wanted: &[(u8, Option<u8>)]) -> (Vec<Change>, State) {
    let mut next = state.clone();
    let mut changes: Vec<Change> = Vec::new();
    for (key, value) in wanted {
        let (key, value) = (format!("standard/s{key}/text"), value.map(|value| format!("words {value}")));
        if changes.iter().any(|known| known.key == key) {
            continue;
        }
        changes.push(Change::text(&*key, state.get(&key).map(String::as_str), value.as_deref()));
        match value {
            Some(value) => next.insert(key, value),
            None => next.remove(&key),
        };
    }
    (changes, next)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undo_redo_and_as_it_stood_agree_with_a_model(deeds in proptest::collection::vec(deed(), 1..24)) {
        let mut fixture = fixture();
        let mut model = Model::default();
        let mut recorded: BTreeMap<i64, State> = BTreeMap::from([(0, State::new())]);
        for (number, deed) in (1u128..).zip(deeds) {
            let position = match deed {
                Deed::Set(wanted) => {
                    let (changes, next) = changes(&model.state, &wanted);
                    let committed = fixture.commit(&operation(number, changes)).unwrap();
                    if committed.operation.is_some() { model.go(next) }
                    committed.position
                }
                Deed::Type(key, value) => {
                    let latest = fixture.store.read().unwrap().latest(fixture.audit).unwrap();
                    let (changes, next) = changes(&model.state, &[(key, Some(value))]);
                    let mut new = operation(number, changes);
                    new.entry = Some(latest.as_ref().filter(|latest| latest.entry_open).map_or(id(number), |latest| latest.id));
                    let committed = fixture.commit(&new).unwrap();
                    match (committed.operation, committed.rewritten) {
                        (None, _) => {}
                        (_, false) => model.go(next),
                        // An entry that went back to where it began is no step of its own.
                        (_, true) => {
                            model.state = next;
                            model.undone.clear();
                            let began = latest.unwrap().changes[0].old.clone();
                            let ends = model.state.get(&format!("standard/s{key}/text")).cloned();
                            prop_assert!(began != ends || model.done.last() == Some(&model.state));
                        }
                    }
                    committed.position
                }
                Deed::Undo => {
                    while model.done.last() == Some(&model.state) { model.done.pop(); }
                    let outcome = fixture.undo(number);
                    prop_assert_eq!(outcome.is_ok(), model.undo());
                    match outcome { Ok(committed) => committed.position, refused => { prop_assert_eq!(code(refused), "cannot-undo"); continue } }
                }
                Deed::Redo => {
                    let outcome = fixture.redo(number);
                    prop_assert_eq!(outcome.is_ok(), model.redo());
                    match outcome { Ok(committed) => committed.position, refused => { prop_assert_eq!(code(refused), "cannot-undo"); continue } }
                }
                Deed::Barrier => {
                    let mut barrier = operation(number, Vec::new());
                    barrier.barrier = true;
                    (model.done, model.undone) = Default::default();
                    fixture.commit(&barrier).unwrap().position
                }
            };
            recorded.insert(position, model.state.clone());
            prop_assert_eq!(&fixture.store.read().unwrap().fields_as_of(fixture.audit, i64::MAX).unwrap(), &model.state);
        }
        let fixture = fixture.again();
        let reader = fixture.store.read().unwrap();
        for (position, state) in &recorded {
            prop_assert_eq!(&reader.fields_as_of(fixture.audit, *position).unwrap(), state, "at {}", position);
        }
        let mut replayed = State::new();
        for change in reader.operations_since(fixture.audit, 0).unwrap().into_iter().flat_map(|row| row.changes) {
            prop_assert_eq!(replayed.get(&change.key), change.old.as_ref());
            match change.new {
                Some(value) => replayed.insert(change.key, value),
                None => replayed.remove(&change.key),
            };
        }
        prop_assert_eq!(&replayed, &model.state);
    }
}

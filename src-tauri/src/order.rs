//! The order in which a page sent what it saves in one field. Each command runs on a thread of its own, so two that are under way at
//! once may overtake each other on their way to the store: as a page goes, it sends all that waits without waiting for answers.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use serde::Deserialize;
use tauri::Runtime;
use tauri::ipc::{CommandArg, CommandItem, InvokeBody, InvokeError};

/// Which page sent a command, and as the how manieth: `ui/src/lib/backend/tauri.ts` says so with every one.
#[derive(Clone, Debug, Deserialize)]
pub struct Sent {
    /// Another one each time the page is loaded.
    page: String,
    number: u64,
}

/// Nothing where a command says nothing of it.
impl<'de, R: Runtime> CommandArg<'de, R> for Order {
    fn from_command(command: CommandItem<'de, R>) -> Result<Self, InvokeError> {
        let InvokeBody::Json(given) = command.message.payload() else { return Ok(Self(None)) };
        Ok(Self(given.get("sent").and_then(|sent| Sent::deserialize(sent).ok())))
    }
}

/// When a command was sent, among those of its page; what a command takes in beside its arguments.
#[derive(Clone, Debug)]
pub struct Order(Option<Sent>);

/// What was saved last in each field.
#[derive(Debug, Default)]
pub struct Orders(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    /// In the order in which they came.
    pages: Vec<String>,
    /// By audit and key: which page saved, and its number.
    last: HashMap<(String, String), (usize, u64)>,
}

impl Orders {
    /// A page is there: it comes after all that were there before. Its first command tells, before anything is saved.
    pub fn begun(&self, order: &Order) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).place(order);
    }

    /// Whether something that was sent later was saved in this field already; without a key, anywhere in the audit. Asked with the
    /// store in hand.
    pub fn is_overtaken(&self, order: &Order, audit: &str, key: Option<&str>) -> bool {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(place) = state.place(order) else { return false };
        let within = |(of, field): &(String, String)| of == audit && key.is_none_or(|key| field == key);
        state.last.iter().any(|(field, last)| within(field) && *last > place)
    }

    /// This was saved.
    pub fn saved(&self, order: &Order, audit: &str, key: &str) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(place) = state.place(order) {
            state.last.insert((audit.to_owned(), key.to_owned()), place);
        }
    }
}

impl State {
    fn place(&mut self, order: &Order) -> Option<(usize, u64)> {
        let Order(Some(sent)) = order else { return None };
        let known = self.pages.iter().position(|page| *page == sent.page);
        let page = known.unwrap_or_else(|| {
            self.pages.push(sent.page.clone());
            self.pages.len() - 1
        });
        Some((page, sent.number))
    }
}

#[cfg(test)]
mod tests {
    use audit_api::Policy;
    use audit_api::views::{StartAudit, Unrecorded};

    use super::*;
    use crate::desk::Desk;
    use crate::folders::Folders;

    fn sent(page: &str, number: u64) -> Order {
        Order(Some(Sent { page: page.to_owned(), number }))
    }

    /// A window's program with an audit; its id.
    fn begun(data: &std::path::Path) -> (Desk, String) {
        let desk = Desk::open(&Folders { data: data.to_path_buf(), by_it: false, policy: Policy::default() });
        let audit = desk.with(|program| {
            program.set_person("Ann Example", "Practice manager")?;
            let tool = program.start()?.tools[0].digest.clone();
            let name = "Northgate Surgery".to_owned();
            program.start_audit(&StartAudit { tool, name, ..StartAudit::default() }).map(|audit| audit.id)
        });
        (desk, audit.expect("it begins"))
    }

    #[test]
    fn a_save_that_is_overtaken_changes_nothing_and_is_answered() {
        let data = tempfile::tempdir().unwrap();
        let (desk, audit) = begun(data.path());
        let key = "profile/telephone";
        let save = |order: &Order, value: &str| {
            let save = |program: &mut audit_api::Program| program.save_field(&audit, key, value, "");
            desk.in_order(order, (&audit, key), save, |program| program.as_saved(&audit)).map(|_| ())
        };
        let there = || desk.with(|program| Ok(program.profile(&audit)?.telephone)).unwrap();
        desk.page_begins(&sent("first", 1));
        save(&sent("first", 3), "020 7946 0003").unwrap();
        save(&sent("first", 2), "020 7946 0002").unwrap();
        assert_eq!(there(), "020 7946 0003", "the second save came after the third");
        save(&sent("first", 4), "020 7946 0004").unwrap();
        assert_eq!(there(), "020 7946 0004");
        // The page was loaded again: what the one before it sent comes late, whatever its number.
        desk.page_begins(&sent("second", 1));
        save(&sent("second", 2), "020 7946 0102").unwrap();
        save(&sent("first", 9), "020 7946 0009").unwrap();
        assert_eq!(there(), "020 7946 0102");
        // A save that failed is none, and what says nothing of its order is taken as it comes.
        save(&sent("second", 8), &"x".repeat(4_000)).unwrap_err();
        save(&sent("second", 7), "020 7946 0107").unwrap();
        assert_eq!(there(), "020 7946 0107");
        save(&Order(None), "020 7946 0200").unwrap();
        assert_eq!(there(), "020 7946 0200");
    }

    #[test]
    fn what_is_saved_counts_even_where_the_answer_to_it_fails() {
        let data = tempfile::tempdir().unwrap();
        let (desk, audit) = begun(data.path());
        let key = "profile/telephone";
        let save = |number: u64, value: &'static str, fails: bool| {
            let save = |program: &mut audit_api::Program| program.save_field(&audit, key, value, "");
            let after = |program: &audit_api::Program| match fails {
                true => program.as_saved("no audit").map(drop),
                false => Ok(()),
            };
            desk.in_order(&sent("first", number), (&audit, key), save, after)
        };
        save(3, "020 7946 0003", true).unwrap_err();
        save(2, "020 7946 0002", false).unwrap();
        assert_eq!(desk.with(|program| Ok(program.profile(&audit)?.telephone)).unwrap(), "020 7946 0003");
    }

    #[test]
    fn undo_that_is_overtaken_takes_nothing_back() {
        let data = tempfile::tempdir().unwrap();
        let (desk, audit) = begun(data.path());
        let key = "profile/telephone";
        let save = |number: u64, value: &str| {
            let save = |program: &mut audit_api::Program| program.save_field(&audit, key, value, "");
            desk.in_order(&sent("first", number), (&audit, key), save, |_| Ok(())).unwrap();
        };
        let undo = |number: u64| {
            let work = |program: &mut audit_api::Program| program.undo(&audit).map(drop);
            desk.unless_overtaken(&sent("first", number), &audit, work, |_| Ok(())).unwrap();
        };
        let there = || desk.with(|program| Ok(program.profile(&audit)?.telephone)).unwrap();
        save(2, "020 7946 0002");
        // It was sent before the words of number 4, and means those of number 2.
        save(4, "020 7946 0004");
        undo(3);
        assert_eq!(there(), "020 7946 0004");
        undo(5);
        assert_eq!(there(), "020 7946 0002");
    }

    #[test]
    fn a_form_that_is_discarded_stays_discarded() {
        let data = tempfile::tempdir().unwrap();
        let (desk, audit) = begun(data.path());
        let role = desk.with(|program| Ok(program.declaration(&audit)?.roles[0].role.clone())).unwrap();
        let none = String::new;
        let name = "Ann Example".to_owned();
        let typed = Unrecorded { name, person_title: none(), agreed_on: none(), date_words: none(), how: None };
        let keep = |number: u64, typed: Option<&Unrecorded>| {
            let save = |program: &mut audit_api::Program| program.keep_unrecorded(&audit, &role, typed);
            desk.in_order(&sent("first", number), (&audit, "declaration"), save, |_| Ok(())).unwrap();
        };
        keep(2, Some(&typed));
        keep(4, None);
        keep(3, Some(&typed));
        assert_eq!(desk.with(|program| Ok(program.declaration(&audit)?.roles[0].typed.clone())).unwrap(), None);
    }
}

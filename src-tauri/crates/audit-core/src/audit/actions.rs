//! Which actions count, and as what: the one definition that every paper and every screen goes by.

use super::{Action, ActionStatus, Content};
use crate::jiff::civil::Date;
use crate::tool::Placed;

/// As what an action counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Counted {
    /// It is still to be done, begun or not.
    #[default]
    Open,
    /// It was done.
    Done,
    /// It will not be done after all: listed, and not counted.
    Dropped,
    /// It does not say what will be done, so it is no action yet: neither counted nor sent.
    Unsaid,
}

impl Action {
    /// As what it counts.
    pub fn counted(&self) -> Counted {
        match self.status {
            _ if !self.says_what() => Counted::Unsaid,
            ActionStatus::Planned | ActionStatus::UnderWay => Counted::Open,
            ActionStatus::Done => Counted::Done,
            ActionStatus::Dropped => Counted::Dropped,
        }
    }

    /// Whether it is a promise that stands: it says what will be done, and was not dropped.
    pub fn stands(&self) -> bool {
        matches!(self.counted(), Counted::Open | Counted::Done)
    }

    /// Whether it is still to be done.
    pub fn is_open(&self) -> bool {
        self.counted() == Counted::Open
    }

    /// Whether it is still to be done and should have been by `today`.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.is_open() && self.due.is_some_and(|due| due < today)
    }
}

/// How many actions there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ActionCount {
    /// Still to be done.
    pub open: usize,
    /// Done.
    pub done: usize,
    /// Dropped.
    pub dropped: usize,
    /// Without words.
    pub unsaid: usize,
}

impl ActionCount {
    /// Counts these.
    pub fn of<'a>(actions: impl IntoIterator<Item = &'a Action>) -> Self {
        let mut count = Self::default();
        for action in actions {
            match action.counted() {
                Counted::Open => count.open += 1,
                Counted::Done => count.done += 1,
                Counted::Dropped => count.dropped += 1,
                Counted::Unsaid => count.unsaid += 1,
            }
        }
        count
    }

    /// “The number of actions”, wherever one number is said: those that are still to be done and those that were.
    pub fn standing(&self) -> usize {
        self.open + self.done
    }

    /// Why nothing is left to do: “Its only action is done”. None where an action is open, and where there never was one.
    pub fn nothing_left(&self) -> Option<String> {
        let sentence = match (self.open, self.done, self.dropped) {
            (1.., _, _) | (0, 0, 0) => return None,
            (0, 1, 0) => "Its only action is done".to_owned(),
            (0, 2, 0) => "Both its actions are done".to_owned(),
            (0, done, 0) => format!("All its {done} actions are done"),
            (0, 0, 1) => "Its only action was dropped".to_owned(),
            (0, 0, 2) => "Both its actions were dropped".to_owned(),
            (0, 0, dropped) => format!("All its {dropped} actions were dropped"),
            (0, _, _) => "Its actions are done or dropped".to_owned(),
        };
        Some(sentence)
    }
}

impl Content {
    /// The actions of the improvement plan: those of standards that are shown, the soonest first, without a date last; those
    /// of one day as the form goes. What is kept aside with its standard is none of them.
    pub fn planned(&self, shown: &[Placed<'_>]) -> Vec<&Action> {
        let place = |action: &Action| shown.iter().position(|one| Some(&one.standard.id) == action.standard.as_ref());
        let mut found: Vec<_> = self.actions.iter().filter_map(|action| Some((place(action)?, action))).collect();
        found.sort_by_key(|(place, action)| (action.due.is_none(), action.due, *place, action.id));
        found.into_iter().map(|(_, action)| action).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(statuses: &str) -> ActionCount {
        let action = |word: &str| Action {
            what: if word == "unsaid" { "  ".to_owned() } else { "Write it down".to_owned() },
            status: ActionStatus::from_code(word).unwrap_or_default(),
            ..Action::new(uuid::Uuid::nil())
        };
        ActionCount::of(&statuses.split_whitespace().map(action).collect::<Vec<_>>())
    }

    #[test]
    fn an_action_counts_as_one_thing() {
        let all = count("planned under-way done dropped unsaid");
        assert_eq!(all, ActionCount { open: 2, done: 1, dropped: 1, unsaid: 1 });
        assert_eq!(all.standing(), 3);
    }

    #[test]
    fn why_nothing_is_left_is_said_in_words() {
        let said = |statuses: &str| count(statuses).nothing_left().unwrap_or_default();
        assert_eq!(said(""), "");
        assert_eq!(said("unsaid"), "");
        assert_eq!(said("done planned"), "");
        assert_eq!(said("done"), "Its only action is done");
        assert_eq!(said("done done"), "Both its actions are done");
        assert_eq!(said("done done done"), "All its 3 actions are done");
        assert_eq!(said("dropped"), "Its only action was dropped");
        assert_eq!(said("dropped done"), "Its actions are done or dropped");
    }
}
